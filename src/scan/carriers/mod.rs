//! Recognises carriers' tracking numbers.
//!
//! The formats are data ([`table`]): a shape, a check digit, which part is the number a person reads, and where the
//! fact comes from. This file only runs them: rows are sorted by length once, and a code is compared, position by
//! position, with the few rows of its own length.

mod table;

use std::sync::LazyLock;

use super::check_digits;
use super::countries;
use super::reading::{Candidate, Class, Field, Reason, Warning};
use super::shape::ByLength;
use table::FORMATS;

/// Is a company that carries parcels, or the union of posts for its common number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the company's own name, and `name` spells it")]
pub enum Carrier {
    Ups,
    Usps,
    FedEx,
    Dhl,
    DhlParcel,
    Amazon,
    OnTrac,
    LaserShip,
    CanadaPost,
    Canpar,
    Purolator,
    Gofo,
    Landmark,
    OldDominion,
    SpeeDee,
    UpuS10,
    Dpd,
    Yodel,
    YunExpress,
}

impl Carrier {
    /// Returns the name a person knows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ups => "UPS",
            Self::Usps => "USPS",
            Self::FedEx => "FedEx",
            Self::Dhl => "DHL",
            Self::DhlParcel => "DHL Parcel",
            Self::Amazon => "Amazon",
            Self::OnTrac => "OnTrac",
            Self::LaserShip => "LaserShip",
            Self::CanadaPost => "Canada Post",
            Self::Canpar => "Canpar",
            Self::Purolator => "Purolator",
            Self::Gofo => "GOFO Express",
            Self::Landmark => "Landmark Global",
            Self::OldDominion => "Old Dominion",
            Self::SpeeDee => "Spee-Dee",
            Self::UpuS10 => "UPU S10",
            Self::Dpd => "DPD",
            Self::Yodel => "Yodel",
            Self::YunExpress => "YunExpress",
        }
    }

    /// Returns the stable code for exports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ups => "ups",
            Self::Usps => "usps",
            Self::FedEx => "fedex",
            Self::Dhl => "dhl",
            Self::DhlParcel => "dhl_parcel",
            Self::Amazon => "amazon",
            Self::OnTrac => "ontrac",
            Self::LaserShip => "lasership",
            Self::CanadaPost => "canada_post",
            Self::Canpar => "canpar",
            Self::Purolator => "purolator",
            Self::Gofo => "gofo",
            Self::Landmark => "landmark",
            Self::OldDominion => "old_dominion",
            Self::SpeeDee => "speedee",
            Self::UpuS10 => "s10",
            Self::Dpd => "dpd",
            Self::Yodel => "yodel",
            Self::YunExpress => "yunexpress",
        }
    }
}

impl std::fmt::Display for Carrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Is one row of the table.
#[derive(Debug)]
pub(super) struct Format {
    /// The stable name of the rule.
    id: &'static str,
    /// `None` for the SSCC, which any carrier may use.
    carrier: Option<Carrier>,
    /// What the whole number looks like; see `shape` for the notation.
    shapes: &'static [&'static str],
    check: Check,
    /// Which part of the code is the tracking number.
    key: Key,
    /// How much a match says, the check included.
    confidence: u8,
    /// Whether a near miss is worth a warning: the shape is too distinctive to be anything else.
    distinctive: bool,
    /// Where the facts come from.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kept beside the row for its reader, and tested to be there")
    )]
    source: &'static str,
}

/// Is the check that a row's number must pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    None,
    /// UPS modulo 10 over what follows this many characters.
    Ups(usize),
    /// No check digit, but at least one digit.
    HasDigit,
    /// GS1 modulo 10 over what follows this many digits.
    Gs1From(usize),
    /// GS1 modulo 10, plain or with the service code 91 in front.
    Usps20,
    /// `FedEx` modulo 11 over 12 digits from this place.
    Fedex12(usize),
    /// `FedEx` modulo 11 over the last 14 of 34 digits.
    Fedex14,
    Mod7,
    Luhn,
    /// The nine digits of a UPU item number, and its country.
    S10,
    Mod37,
}

/// Is the part of a code that is the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Whole,
    /// From this place to the end.
    From(usize),
    /// From this place, so many characters.
    Part(usize, usize),
    /// What follows a USPS routing code: `420` and this many digits.
    AfterZip(usize),
}

/// Holds the rows of every length, in the order of the table.
static BY_LENGTH: LazyLock<ByLength<Format>> =
    LazyLock::new(|| ByLength::new(FORMATS.iter().map(|format| (format, format.shapes))));

impl Check {
    fn passes(self, code: &[u8]) -> bool {
        match self {
            Self::None => true,
            Self::Ups(skip) => check_digits::ups_mod10(&code[skip..]),
            Self::HasDigit => code.iter().any(u8::is_ascii_digit),
            Self::Gs1From(skip) => check_digits::gs1_mod10(&code[skip..]),
            Self::Usps20 => {
                check_digits::gs1_mod10(code) || check_digits::gs1_mod10(&[b"91", code].concat())
            }
            Self::Fedex12(from) => check_digits::fedex_12(&code[from..from + 12]),
            Self::Fedex14 => check_digits::fedex_14(&code[20..]),
            Self::Mod7 => check_digits::mod7(code),
            Self::Luhn => check_digits::luhn(code),
            Self::S10 => check_digits::s10(&code[2..11]) && countries::is_alpha2(&code[11..]),
            Self::Mod37 => check_digits::mod37_36(code),
        }
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::None | Self::HasDigit => None,
            Self::Ups(_) => Some("UPS modulo 10"),
            Self::Gs1From(_) | Self::Usps20 => Some("GS1 modulo 10"),
            Self::Fedex12(_) | Self::Fedex14 => Some("FedEx modulo 11"),
            Self::Mod7 => Some("modulo 7"),
            Self::Luhn => Some("Luhn"),
            Self::S10 => Some("UPU S10 modulo 11"),
            Self::Mod37 => Some("ISO 7064 modulo 37,36"),
        }
    }
}

/// Adds every tracking number that the code may be; `code` is in capitals and without blanks.
pub(super) fn recognise(code: &str, out: &mut Vec<Candidate>, warnings: &mut Vec<Warning>) {
    let bytes = code.as_bytes();
    let first_own = out.len();
    let mut near_miss = None;
    for format in BY_LENGTH.fitting(bytes) {
        if format.check.passes(bytes) {
            out.push(candidate(format, code));
        } else if format.distinctive {
            near_miss = near_miss.or(Some(format));
        }
    }
    let Some(missed) = near_miss else { return };
    // A number with a distinctive shape and a wrong check digit is a misread of that carrier's number, not somebody
    // else's number of a vaguer shape.
    let mut place = 0;
    out.retain(|candidate| {
        place += 1;
        place <= first_own || candidate.confidence >= missed.confidence
    });
    if out.len() == first_own {
        warnings.push(Warning::CheckDigit(missed.id));
    }
}

fn candidate(format: &Format, code: &str) -> Candidate {
    let value = match format.key {
        Key::Whole => code,
        Key::From(place) => &code[place..],
        Key::Part(from, count) => &code[from..from + count],
        Key::AfterZip(digits) => &code[3 + digits..],
    };
    let mut candidate = Candidate::new(Class::Tracking, format.id, value);
    candidate.carrier = format.carrier;
    candidate = match format.check.name() {
        Some(name) => candidate.because(format.confidence, Reason::CheckDigit(name)),
        None if format.distinctive => candidate.because(format.confidence, Reason::Prefix),
        None => candidate.because(format.confidence, Reason::Shape),
    };
    if value.len() < code.len() {
        candidate.also.push(code.to_owned());
    }
    if let Key::AfterZip(digits) = format.key {
        candidate =
            candidate.with(Field::new("postal", "receiver's postal code", &code[3..3 + digits]));
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::super::shape::lowest_fitting;
    use super::*;

    fn read(code: &str) -> Vec<Candidate> {
        let mut out = Vec::new();
        recognise(code, &mut out, &mut Vec::new());
        out
    }

    fn best(code: &str) -> Option<(&'static str, String)> {
        read(code).into_iter().rev().max_by_key(|c| c.confidence).map(|c| (c.format, c.value))
    }

    #[test]
    fn every_row_has_a_name_a_source_and_a_shape_that_its_check_can_read() {
        let mut names: Vec<_> = FORMATS.iter().map(|format| format.id).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FORMATS.len(), "two rows share a name");
        for format in FORMATS {
            assert!(!format.source.is_empty(), "{}", format.id);
            assert!((1..=100).contains(&format.confidence), "{}", format.id);
            for code in format.shapes.iter().flat_map(|shape| lowest_fitting(shape)) {
                // Running the check over any code that fits must not panic.
                assert!(BY_LENGTH.fitting(code.as_bytes()).any(|f| f.id == format.id), "{code}");
                let _ = read(&code);
            }
        }
    }

    #[test]
    fn numbers_of_sample_labels_are_recognised() {
        let samples = [
            ("1Z12345E0112345675", "ups_1z", "1Z12345E0112345675"),
            ("777123456008", "fedex_12", "777123456008"),
            ("1234567891", "dhl_express_10", "1234567891"),
            ("TBA123456789012", "amazon_tb", "TBA123456789012"),
            ("RR473124829GB", "s10", "RR473124829GB"),
            ("376104250021234569", "sscc_18", "376104250021234569"),
            ("00376104250021234569", "sscc_20", "376104250021234569"),
            ("JJD014600001234567890", "dhl_piece_j", "JD014600001234567890"),
            ("JJD0001234567890123", "yodel", "JJD0001234567890123"),
            ("LTN12345678N1", "landmark", "LTN12345678N1"),
        ];
        for (code, format, value) in samples {
            assert_eq!(best(code), Some((format, value.to_owned())), "{code}");
        }
    }

    #[test]
    fn a_usps_label_loses_its_routing_code_and_keeps_it_as_a_field() {
        let body = "9400111899560000000007";
        assert_eq!(best(body), Some(("usps_impb", body.to_owned())));
        for zip in ["94502", "945021234"] {
            let read = read(&format!("420{zip}{body}"));
            assert_eq!(read[0].value, body);
            assert_eq!(read[0].fields[0].value, zip);
        }
    }

    #[test]
    fn a_wrong_check_digit_of_a_distinctive_shape_is_a_warning_and_no_candidate() {
        for code in ["1Z12345E0112345676", "9400111899560000000008", "CN473124820GB"] {
            let (mut out, mut warnings) = (Vec::new(), Vec::new());
            recognise(code, &mut out, &mut warnings);
            assert!(out.is_empty(), "{code}: {out:?}");
            assert!(matches!(warnings[..], [Warning::CheckDigit(_)]), "{code}: {warnings:?}");
        }
    }

    #[test]
    fn a_routing_code_alone_is_no_tracking_number() {
        assert!(read("42094502").is_empty());
        assert!(read("420945021234").iter().all(|c| c.confidence < 60));
    }
}
