//! Says what a scan may be: the words every syntax of this module answers in.

use super::aim::AimId;
use super::carriers::Carrier;

/// Is what one scan may mean, best guess first.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The scan as it arrived, for the record.
    pub raw: String,
    /// The scan as it was read: separators restored, AIM identifier removed.
    pub text: String,
    /// The symbology, when the scanner or the picture said so.
    pub aim: Option<AimId>,
    /// What the message itself says, when it labels its parts (GS1, ISO/IEC 15434, one data identifier).
    pub fields: Vec<Field>,
    /// The possible meanings, most likely first; never empty unless refused.
    pub candidates: Vec<Candidate>,
    /// What an operator should know before trusting the first candidate.
    pub warnings: Vec<Warning>,
    /// Why the scan cannot be used at all.
    pub refused: Option<Refused>,
}

/// Is one labelled part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The application identifier (`21`), data identifier (`1P`) or name (`postal`) as the standard writes it.
    pub label: String,
    /// What the label means, in words.
    pub title: &'static str,
    /// The value behind the label.
    pub value: String,
}

impl Field {
    pub(super) fn new(
        label: impl Into<String>,
        title: &'static str,
        value: impl Into<String>,
    ) -> Self {
        Self { label: label.into(), title, value: value.into() }
    }
}

/// Is one possible meaning of a scan.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The kind of thing it would be.
    pub class: Class,
    /// The key to store and to compare: what a person would read from the label.
    pub value: String,
    /// Other spellings under which the same thing may already be known.
    pub also: Vec<String>,
    /// The rule that recognised it (`ups_1z`, `imei`, `hp_10`); stable, for tests and exports.
    pub format: &'static str,
    /// Who carries the parcel.
    pub carrier: Option<Carrier>,
    /// Who made the device, as far as its number tells.
    pub vendor: Option<&'static str>,
    /// What this meaning adds to the fields of the message.
    pub fields: Vec<Field>,
    /// How much speaks for it, from 0 to 100.
    pub confidence: u8,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

impl Candidate {
    pub(super) fn new(class: Class, format: &'static str, value: impl Into<String>) -> Self {
        Self {
            class,
            value: value.into(),
            also: Vec::new(),
            format,
            carrier: None,
            vendor: None,
            fields: Vec::new(),
            confidence: 0,
            reasons: Vec::new(),
        }
    }

    #[must_use]
    pub(super) fn because(mut self, confidence: u8, reason: Reason) -> Self {
        self.confidence = self.confidence.max(confidence).min(100);
        self.reasons.push(reason);
        self
    }

    #[must_use]
    pub(super) fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// Says whether a check digit speaks for this meaning.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::CheckDigit(_)))
    }

    /// Says whether the message itself named this value.
    #[must_use]
    pub fn is_labelled(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::Labelled(_)))
    }
}

/// Is a kind of thing that a code can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A parcel's tracking number.
    Tracking,
    /// A device's serial number.
    Serial,
    /// A maker's part, product or model number: the same on every box.
    PartNumber,
    /// A product number (UPC, EAN, GTIN): the same on every box.
    Gtin,
    /// A phone's IMEI.
    Imei,
    /// A phone's MEID.
    Meid,
    /// The number of a SIM card, or of an eSIM (EID).
    Iccid,
    /// A network address.
    Mac,
    /// The company's own tag.
    AssetTag,
    /// A place in the building.
    Place,
    /// A person.
    Person,
    /// A person's badge.
    Badge,
    /// A printed command.
    Control,
    /// A web address.
    Url,
    /// Something else.
    Unknown,
}

impl Class {
    /// Returns the word that exports use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tracking => "tracking",
            Self::Serial => "serial",
            Self::PartNumber => "part_number",
            Self::Gtin => "gtin",
            Self::Imei => "imei",
            Self::Meid => "meid",
            Self::Iccid => "iccid",
            Self::Mac => "mac",
            Self::AssetTag => "asset_tag",
            Self::Place => "place",
            Self::Person => "person",
            Self::Badge => "badge",
            Self::Control => "control",
            Self::Url => "url",
            Self::Unknown => "unknown",
        }
    }

    /// Names the kind to a person, with its article.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Tracking => "a tracking number",
            Self::Serial => "a serial number",
            Self::PartNumber => "the part number",
            Self::Gtin => "the product code (UPC or EAN)",
            Self::Imei => "the IMEI",
            Self::Meid => "the MEID",
            Self::Iccid => "a SIM or eSIM number",
            Self::Mac => "a network address (MAC)",
            Self::AssetTag => "an asset tag",
            Self::Place => "a place",
            Self::Person => "a person",
            Self::Badge => "a badge",
            Self::Control => "a command code",
            Self::Url => "a web address",
            Self::Unknown => "another field of the label",
        }
    }
}

/// Is one thing that speaks for a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The message labels the value as such; names the standard.
    Labelled(&'static str),
    /// A distinctive beginning.
    Prefix,
    /// A check digit fits; names the algorithm.
    CheckDigit(&'static str),
    /// The kind of code fits.
    Symbology,
    /// Length and characters fit, which says little.
    Shape,
    /// The pattern of a maker's numbers fits.
    VendorPattern,
    /// A data identifier in front was taken off.
    IdentifierRemoved(&'static str),
    /// The number was converted from another notation of it.
    Converted,
    /// The number was put together from several parts of the message.
    Assembled,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Labelled(standard) => write!(f, "labelled by {standard}"),
            Self::Prefix => f.write_str("distinctive prefix"),
            Self::CheckDigit(name) => write!(f, "check digit fits ({name})"),
            Self::Symbology => f.write_str("kind of code fits"),
            Self::Shape => f.write_str("length and characters fit"),
            Self::VendorPattern => f.write_str("pattern of the maker fits"),
            Self::IdentifierRemoved(di) => write!(f, "data identifier {di} removed"),
            Self::Converted => f.write_str("converted from its other notation"),
            Self::Assembled => f.write_str("put together from the parts of the message"),
        }
    }
}

/// Is something an operator should know about a scan that is usable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// It looks like the named format, but its check digit does not fit: misread or mistyped.
    CheckDigit(&'static str),
    /// A separator seems lost: the named field contains what looks like the next one.
    SeparatorLost(String),
    /// The scanner sent other characters for the separators; they were restored.
    ControlsRestored,
    /// Upper and lower case were swapped: Caps Lock is on.
    CaseInverted,
    /// The host's keyboard layout differed from the scanner's; the named layout was undone.
    Layout(&'static str),
}

impl Warning {
    /// Returns the stable word for exports.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CheckDigit(_) => "check_digit",
            Self::SeparatorLost(_) => "gs_missing",
            Self::ControlsRestored => "control_restored",
            Self::CaseInverted => "case_inverted",
            Self::Layout(_) => "layout",
        }
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::CheckDigit(format) => {
                write!(f, "the check digit does not fit ({format}): scan it again")
            }
            Self::SeparatorLost(label) => {
                write!(
                    f,
                    "field {label} seems to contain the next field: the scanner lost a separator"
                )
            }
            Self::ControlsRestored => {
                f.write_str("separators were restored from what the scanner typed")
            }
            Self::CaseInverted => f.write_str("upper and lower case were swapped: Caps Lock is on"),
            Self::Layout(name) => {
                write!(
                    f,
                    "the keyboard layout of this host ({name}) differs from the scanner's; the scan was put right"
                )
            }
        }
    }
}

/// Says why a scan cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Nothing but an AIM identifier or blanks.
    Empty,
    /// An ISO/IEC 15434 envelope without any separator: where a field ends cannot be known.
    SeparatorsDropped,
    /// An ISO/IEC 15434 envelope that is cut short or of an unknown format.
    Envelope(&'static str),
    /// A GS1 message that breaks the rules of the named application identifier.
    Gs1 {
        /// The application identifier, or what stands where one should.
        ai: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A printed command whose check character does not fit, or whose verb is not known.
    Control,
    /// A product code whose check digit does not fit.
    Product,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("the scan is empty"),
            Self::SeparatorsDropped => f.write_str(
                "the scanner does not send control characters, so the fields of this code run into each other; set it to send them (GS as Ctrl-]), or read it with --source serial or evdev",
            ),
            Self::Envelope(problem) => write!(f, "the ISO/IEC 15434 message is damaged: {problem}"),
            Self::Gs1 { ai, problem } => write!(f, "the GS1 message is damaged: ({ai}) {problem}"),
            Self::Control => f.write_str("the command code is damaged: scan it again"),
            Self::Product => f.write_str("the product code's check digit does not fit: scan it again"),
        }
    }
}

impl Reading {
    /// Returns the most likely meaning.
    #[must_use]
    pub fn best(&self) -> Option<&Candidate> {
        self.candidates.first()
    }

    /// Returns the most likely meaning of one kind.
    #[must_use]
    pub fn best_of(&self, class: Class) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.class == class)
    }

    /// Returns the labelled parts of the message, then what the best meaning adds.
    pub fn all_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().chain(self.best().into_iter().flat_map(|best| &best.fields))
    }
}
