//! Checked names: once one of these exists, its text is known to be good.
//!
//! Text from a scanner, a file or a keyboard is parsed here exactly once, at the edge; everything
//! inside trusts it. Identifiers are held in the one form in which they are compared and exported:
//! upper case, without spaces, drawn from `[A-Z0-9][A-Z0-9._/+#-]*`, so that no spreadsheet can take
//! one for a formula and no two spellings of a serial number pass for two devices.

use std::fmt;

use uuid::Uuid;

/// Says what is wrong with a text that should have been a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} {problem}")]
pub struct NameError {
    /// What was being read, as a person says it: `serial number`.
    pub what: &'static str,
    /// What is wrong with it.
    pub problem: NameProblem,
}

/// The ways in which a text can fail to be a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// Nothing is left after trimming.
    #[error("is empty")]
    Empty,
    /// Fewer characters than any real one has.
    #[error("has {length} characters, fewer than {limit}")]
    TooShort { length: usize, limit: usize },
    /// More characters than any real one has.
    #[error("has {length} characters, more than {limit}")]
    TooLong { length: usize, limit: usize },
    /// A character that may not stand there.
    #[error("has {} at position {position}", printable(*character))]
    BadCharacter { character: char, position: usize },
    /// A word that systems print where a value is missing.
    #[error("is a placeholder, not a value")]
    Placeholder,
    /// Not the text form of an identifier of ours.
    #[error("is not a valid identifier")]
    NotAnId,
}

fn printable(character: char) -> String {
    if character == ' ' {
        "a space".to_owned()
    } else if character.is_control() || !character.is_ascii() {
        format!("the character U+{:04X}", u32::from(character))
    } else {
        format!("the character `{character}`")
    }
}

fn bounded(what: &'static str, text: &str, min: usize, max: usize) -> Result<(), NameError> {
    let length = text.chars().count();
    let problem = if length == 0 {
        NameProblem::Empty
    } else if length < min {
        NameProblem::TooShort { length, limit: min }
    } else if length > max {
        NameProblem::TooLong { length, limit: max }
    } else {
        return Ok(());
    };
    Err(NameError { what, problem })
}

fn each_character(
    what: &'static str,
    text: &str,
    allowed: impl Fn(usize, char) -> bool,
) -> Result<(), NameError> {
    match text.chars().enumerate().find(|&(at, c)| !allowed(at, c)) {
        None => Ok(()),
        Some((at, character)) => Err(NameError {
            what,
            problem: NameProblem::BadCharacter { character, position: at + 1 },
        }),
    }
}

/// Brings an identifier to the form in which it is compared: upper case, spaces dropped.
fn identifier(what: &'static str, text: &str, min: usize, max: usize) -> Result<String, NameError> {
    let mut key = String::with_capacity(text.len());
    key.extend(text.trim().chars().filter(|c| *c != ' ').map(|c| c.to_ascii_uppercase()));
    bounded(what, &key, min, max)?;
    each_character(what, &key, |at, c| {
        c.is_ascii_uppercase() || c.is_ascii_digit() || (at > 0 && "._/+#-".contains(c))
    })?;
    Ok(key)
}

/// What firmware and hurried people write where a serial number should be.
const PLACEHOLDERS: [&str; 12] = [
    "NONE",
    "N/A",
    "NA",
    "NULL",
    "NIL",
    "UNKNOWN",
    "TBD",
    "TBA",
    "DEFAULT",
    "NOTAVAILABLE",
    "TOBEFILLEDBYO.E.M.",
    "SYSTEMSERIALNUMBER",
];

fn not_a_placeholder(what: &'static str, key: &str) -> Result<(), NameError> {
    let one_character_repeated =
        key.len() >= 4 && key.bytes().all(|b| b == key.as_bytes()[0]) && "0X-".contains(&key[..1]);
    if one_character_repeated || PLACEHOLDERS.contains(&key) {
        return Err(NameError { what, problem: NameProblem::Placeholder });
    }
    Ok(())
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $what:literal, $parse:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads one, or says what is wrong with the text.
            pub fn parse(text: &str) -> Result<Self, NameError> {
                let parse: fn(&'static str, &str) -> Result<String, NameError> = $parse;
                parse($what, text).map(Self)
            }

            /// The checked text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NameError;
            fn from_str(text: &str) -> Result<Self, NameError> {
                Self::parse(text)
            }
        }
    };
}

name!(
    /// The number by which the carrier knows a parcel.
    TrackingNumber, "tracking number", |what, text| identifier(what, text, 4, 64)
);
name!(
    /// The maker's number for one device.
    SerialNumber, "serial number", |what, text| {
        let key = identifier(what, text, 2, 64)?;
        not_a_placeholder(what, &key)?;
        Ok(key)
    }
);
name!(
    /// The number that the organisation itself sticks on a device.
    AssetTag, "asset tag", |what, text| {
        let key = identifier(what, text, 1, 64)?;
        not_a_placeholder(what, &key)?;
        Ok(key)
    }
);
name!(
    /// Any further number that a device answers to: IMEI, MAC address, a former serial number.
    AliasValue, "identifier", |what, text| {
        let key: String = text.chars().filter(|c| *c != ':').collect();
        identifier(what, &key, 2, 64)
    }
);
name!(
    /// Where an item lies: `dock-1`, `Room 4/Shelf B`.
    PlaceName, "place", |what, text| {
        let text = text.trim();
        bounded(what, text, 1, 64)?;
        each_character(what, text, |at, c| c.is_alphanumeric() || (at > 0 && " ._/+-".contains(c)))?;
        Ok(text.to_owned())
    }
);
name!(
    /// The person at the station.
    OperatorName, "operator name", |what, text| {
        let text = text.trim();
        bounded(what, text, 1, 64)?;
        each_character(what, text, |at, c| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || (at > 0 && "._-".contains(c))
        })?;
        Ok(text.to_owned())
    }
);

impl OperatorName {
    /// In whose name the station records what nobody who is known to it did. No operator is called so.
    pub const STATION: &str = "station";

    /// The station itself.
    #[must_use]
    pub fn station() -> Self {
        Self(Self::STATION.to_owned())
    }

    /// Whether it is the station itself.
    #[must_use]
    pub fn is_station(&self) -> bool {
        self.0 == Self::STATION
    }
}

/// Short lower-case names that also stand in file names and in a log's origin line.
fn slug(what: &'static str, text: &str) -> Result<String, NameError> {
    bounded(what, text, 1, 32)?;
    each_character(what, text, |at, c| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || (at > 0 && "_-".contains(c))
    })?;
    Ok(text.to_owned())
}

name!(
    /// The organisation whose ledger this is.
    TenantName, "tenant name", slug
);
name!(
    /// The mailroom site.
    FacilityName, "facility name", slug
);
name!(
    /// One terminal and its log.
    StationName, "station name", slug
);
name!(
    /// Another system that events are pushed to.
    RemoteName, "remote name", slug
);
name!(
    /// Named settings that bind a station to one tenant and facility.
    ProfileName, "profile name", slug
);

fn one_line(what: &'static str, text: &str, max: usize) -> Result<String, NameError> {
    let text = text.trim();
    bounded(what, text, 1, max)?;
    each_character(what, text, |_, c| !steers(c))?;
    Ok(text.to_owned())
}

/// Whether a character acts on what shows it rather than being shown: control characters, line and
/// paragraph separators, bidirectional overrides and invisible characters (Unicode TR 36, section 2.5).
#[must_use]
pub const fn steers(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{061c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

name!(
    /// A short free text on one line: a maker, a model, a carrier, a sender.
    Label, "text", |what, text| one_line(what, text, 120)
);
name!(
    /// A longer free text on one line: a reason, a remark.
    Note, "text", |what, text| one_line(what, text, 1000)
);

name!(
    /// A public key in its text form, `name+hash+key` (c2sp.org/signed-note).
    PublicKey, "public key", |what, text| {
        bounded(what, text, 1, 400)?;
        each_character(what, text, |_, c| c.is_ascii_graphic())?;
        Ok(text.to_owned())
    }
);

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an identifier made at the edge.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare identifier.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }

            /// Reads the hyphenated text form, lower case, and nothing else.
            pub fn parse(text: &str) -> Result<Self, NameError> {
                let problem = NameError { what: $what, problem: NameProblem::NotAnId };
                let uuid = Uuid::try_parse(text).map_err(|_| problem.clone())?;
                let mut buffer = Uuid::encode_buffer();
                if uuid.hyphenated().encode_lower(&mut buffer) == text { Ok(Self(uuid)) } else { Err(problem) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    };
}

id!(
    /// One parcel or asset, from dock to return.
    ItemId, "item id"
);
id!(
    /// Somebody in the recipient directory; says nothing about who it is.
    PersonId, "person id"
);
id!(
    /// One command, made before the first try, so that a retry records nothing twice.
    CommandId, "command id"
);
id!(
    /// One station's log.
    StationId, "station id"
);
id!(
    /// The time in which an operator acts after logging in once, or a token by which a script does.
    SessionId, "session id"
);

/// One fact in one log: the station and the place in its log, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// Whose log.
    pub station: StationId,
    /// The leaf index in it.
    pub seq: u64,
}

impl EventId {
    /// Reads `<station id>:<seq>`.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let problem = NameError { what: "event id", problem: NameProblem::NotAnId };
        let (station, seq) = text.split_once(':').ok_or_else(|| problem.clone())?;
        let canonical = seq == "0" || !seq.starts_with('0');
        match (StationId::parse(station), seq.parse()) {
            (Ok(station), Ok(seq)) if canonical => Ok(Self { station, seq }),
            _ => Err(problem),
        }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.station, self.seq)
    }
}

/// An instant: milliseconds since 1970-01-01T00:00:00Z. The domain never asks what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Takes milliseconds since the epoch, UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch, UTC.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_compared_in_upper_case_without_spaces() {
        let printed = TrackingNumber::parse(" 1z 999 aa1 01 2345 6784 ").unwrap();
        assert_eq!(printed.as_str(), "1Z999AA10123456784");
        assert_eq!(AliasValue::parse("00:1b:44:11:3a:b7").unwrap().as_str(), "001B44113AB7");
    }

    #[test]
    fn a_bad_character_is_named_with_its_position() {
        let error = SerialNumber::parse("AB\u{1}CD").unwrap_err();
        assert_eq!(error.to_string(), "serial number has the character U+0001 at position 3");
        assert_eq!(
            AssetTag::parse("=1+1").unwrap_err().to_string(),
            "asset tag has the character `=` at position 1"
        );
    }

    #[test]
    fn placeholders_are_not_serial_numbers() {
        for text in ["N/A", "To be filled by O.E.M.", "0000000", "xxxx", "unknown"] {
            let error = SerialNumber::parse(text).unwrap_err();
            assert_eq!(error.problem, NameProblem::Placeholder, "{text}");
        }
        assert!(SerialNumber::parse("00012E5").is_ok(), "leading zeros belong to the serial");
    }

    #[test]
    fn lengths_have_limits_on_both_sides() {
        assert!(TrackingNumber::parse("123").is_err());
        assert!(TrackingNumber::parse(&"1".repeat(65)).is_err());
        assert!(Note::parse(&"x".repeat(1001)).is_err());
        assert_eq!(Label::parse("   ").unwrap_err().problem, NameProblem::Empty);
    }

    #[test]
    fn texts_have_no_character_that_hides_or_turns_others() {
        for text in ["a\u{202e}b", "a\u{200b}b", "a\u{85}b", "a\u{2028}b", "a\u{e0041}b"] {
            assert!(Label::parse(text).is_err() && Note::parse(text).is_err(), "{text:?}");
        }
        assert!(Label::parse("Zoë, שלום, 東京").is_ok());
    }

    #[test]
    fn ids_have_one_text_form() {
        let text = "0197e2a0-0000-7000-8000-000000000001";
        assert_eq!(ItemId::parse(text).unwrap().to_string(), text);
        assert!(ItemId::parse(&text.to_uppercase()).is_err());
        let event = format!("{text}:12");
        assert_eq!(EventId::parse(&event).unwrap().to_string(), event);
        assert!(EventId::parse(&format!("{text}:012")).is_err());
    }
}
