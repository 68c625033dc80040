//! Recognises makers' serial numbers, and the part numbers that are scanned in their place.
//!
//! A serial number's form proves little: seven characters without vowels are a Dell tag and a third of everything else.
//! What the forms are good for is the opposite: a part number has a form too, and saying "this is the part number"
//! spares the operator a wrong record.

use std::sync::LazyLock;

use super::reading::{Candidate, Class, Field, Reason};
use super::shape::ByLength;

/// Is one form of a maker's numbers.
#[derive(Debug)]
pub(super) struct Pattern {
    id: &'static str,
    vendor: &'static str,
    class: Class,
    shapes: &'static [&'static str],
    needs: Needs,
    confidence: u8,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kept beside the row for its reader, and tested to be there")
    )]
    source: &'static str,
}

/// Is what a form asks for besides its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Letter,
    LetterAndDigit,
}

const fn serial(
    id: &'static str,
    vendor: &'static str,
    shapes: &'static [&'static str],
    needs: Needs,
    confidence: u8,
    source: &'static str,
) -> Pattern {
    Pattern { id, vendor, class: Class::Serial, shapes, needs, confidence, source }
}

const fn part(
    id: &'static str,
    vendor: &'static str,
    shapes: &'static [&'static str],
    needs: Needs,
    confidence: u8,
    source: &'static str,
) -> Pattern {
    let class = Class::PartNumber;
    Pattern { id, vendor, class, shapes, needs, confidence, source }
}

/// HP: two country characters, site, year, week, then four characters without vowels.
const HP: &[&str] = &[
    "aaxx0[1-9][0-9B-DF-HJ-NP-TV-Z]{4}",
    "aaxx[1-4]d[0-9B-DF-HJ-NP-TV-Z]{4}",
    "aaxx5[0-3][0-9B-DF-HJ-NP-TV-Z]{4}",
    "daax0[1-9][0-9B-DF-HJ-NP-TV-Z]{4}",
    "daax[1-4]d[0-9B-DF-HJ-NP-TV-Z]{4}",
    "daax5[0-3][0-9B-DF-HJ-NP-TV-Z]{4}",
];

/// Cisco: plant, year since 1996, week, then four characters without I and O.
const CISCO: &[&str] = &[
    "a{3}[0-4]d0[1-9][0-9A-HJ-NP-Z]{4}",
    "a{3}[0-4]d[1-4]d[0-9A-HJ-NP-Z]{4}",
    "a{3}[0-4]d5[0-3][0-9A-HJ-NP-Z]{4}",
];

/// Lenovo: a plant, then six characters (five until about 2012) without I and O.
const LENOVO: &[&str] = &["[LMPRSUVY][0-9A-HJ-NP-Z]{7}"];
const LENOVO_OLD: &[&str] = &["[LMPR][0-9A-HJ-NP-Z]{6}"];

/// Apple until 2021: plant, half-year, week, unit, model; none uses I or O, and half-year and week skip more.
const APPLE_12: &[&str] = &["[0-9A-HJ-NP-Z]{3}[C-HJ-NP-TV-Z][1-9C-HJ-NP-RTV-Y][0-9A-HJ-NP-Z]{7}"];

#[rustfmt::skip]
const PATTERNS: &[Pattern] = &[
    part("apple_part", "Apple", &["x{4,7}a{1,2}/A"], Needs::Nothing, 85, "order numbers on Apple's boxes and price lists"),
    part("hp_part", "HP", &["x{5,7}#x{3}"], Needs::Nothing, 85, "HP PartSurfer: product number and option"),
    part("lenovo_mtm", "Lenovo", &["[1-48]dx{6}a{2}", "30aaS0x{4}"], Needs::Nothing, 60, "Lenovo PSREF: machine type and model"),
    part("lenovo_fru", "Lenovo", &["d{2}a{2}d{3}"], Needs::Nothing, 58, "Lenovo parts lookup: field replaceable unit"),
    part("dell_part", "Dell", &["0[0-9A-Z]{5}"], Needs::LetterAndDigit, 32, "Dell part number on the piece part label"),
    serial("cisco_11", "Cisco", CISCO, Needs::Nothing, 72, "Cisco field notices: LLLYYWWSSSS"),
    serial("juniper_12", "Juniper", &["a{2}d{4}a{2}d{4}"], Needs::Nothing, 62, "Juniper hardware guides"),
    serial("hp_10", "HP", HP, Needs::Nothing, 55, "HP serial number decode sheet"),
    serial("apple_12", "Apple", APPLE_12, Needs::LetterAndDigit, 50, "Apple serial format 2010 to 2021"),
    serial("logitech_12", "Logitech", &["d{4}LZx{6}"], Needs::Nothing, 48, "labels of Logitech devices"),
    serial("huawei_20", "Huawei", &["21x{10}[0-9A-HJ-NP-Y][1-9A-C]x{6}"], Needs::Nothing, 45, "Huawei bar code description"),
    serial("lenovo_8", "Lenovo", LENOVO, Needs::LetterAndDigit, 45, "Lenovo support: where is my serial number"),
    serial("dell_tag", "Dell", &["[0-9B-DF-HJ-NP-TV-Z]{7}"], Needs::Letter, 40, "Dell service tags; the missing vowels are folklore"),
    serial("lenovo_7", "Lenovo", LENOVO_OLD, Needs::LetterAndDigit, 38, "Lenovo support, older machines"),
    serial("apple_10", "Apple", &["[0-9A-HJ-NP-Z]{10}"], Needs::LetterAndDigit, 38, "Apple's random serials since 2021"),
    serial("surface_12", "Microsoft", &["0d{11}"], Needs::Nothing, 35, "labels of Surface devices"),
];

static BY_LENGTH: LazyLock<ByLength<Pattern>> =
    LazyLock::new(|| ByLength::new(PATTERNS.iter().map(|pattern| (pattern, pattern.shapes))));

impl Needs {
    fn has(self, code: &[u8]) -> bool {
        let letter = || code.iter().any(u8::is_ascii_uppercase);
        let digit = || code.iter().any(u8::is_ascii_digit);
        match self {
            Self::Nothing => true,
            Self::Letter => letter(),
            Self::LetterAndDigit => letter() && digit(),
        }
    }
}

fn fitting(code: &str) -> impl Iterator<Item = &'static Pattern> {
    BY_LENGTH.fitting(code.as_bytes()).filter(|pattern| pattern.needs.has(code.as_bytes()))
}

/// Adds every maker's number that a code may be; `code` is in capitals and without blanks.
pub(super) fn recognise(code: &str, out: &mut Vec<Candidate>) {
    for pattern in fitting(code) {
        let mut candidate = Candidate::new(pattern.class, pattern.id, code)
            .because(pattern.confidence, Reason::VendorPattern);
        candidate.vendor = Some(pattern.vendor);
        out.push(candidate);
    }
    if let Some(tag) = dell_express(code) {
        out.push(tag);
    }
    if let Some(model) = dashed_model(code) {
        out.push(model);
    }
}

/// Returns the best serial number pattern that a code has, with its maker and confidence.
pub(super) fn best_serial(code: &str) -> Option<(&'static str, u8)> {
    fitting(code)
        .filter(|pattern| pattern.class == Class::Serial)
        .max_by_key(|pattern| pattern.confidence)
        .map(|pattern| (pattern.vendor, pattern.confidence))
}

/// Returns how sure it is that a value behind a part identifier is one, or `None` when it has no such form.
pub(super) fn part_behind_identifier(code: &str) -> Option<u8> {
    let by_maker =
        |pattern: &Pattern| pattern.class == Class::PartNumber && pattern.confidence >= 50;
    if fitting(code).any(by_maker) {
        return Some(80);
    }
    dashed_model(code).map(|_| 74)
}

/// Reads a Dell express service code: the service tag as a number, which telephone keypads could type.
///
/// The code is the tag read in base 36, printed in groups of three: `125-423-316-01` is `5RFDP01`.
fn dell_express(code: &str) -> Option<Candidate> {
    let digits: String = code.chars().filter(|&c| c != '-').collect();
    let grouped = code.len() > digits.len();
    let plausible = (10..=11).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if !plausible || (grouped && !groups_of_three(code)) {
        return None;
    }
    let tag = base36(digits.parse().ok()?);
    let is_tag = tag.len() == 7 && fitting(&tag).any(|pattern| pattern.id == "dell_tag");
    is_tag.then(|| {
        let confidence = match (grouped, digits.len()) {
            (true, _) => 75,
            (false, 11) => 42,
            (false, _) => 28,
        };
        let mut candidate = Candidate::new(Class::Serial, "dell_express", tag)
            .because(confidence, Reason::VendorPattern)
            .because(confidence, Reason::Converted)
            .with(Field::new("express", "express service code", digits));
        candidate.vendor = Some("Dell");
        candidate.also.push(code.to_owned());
        candidate
    })
}

fn groups_of_three(code: &str) -> bool {
    let groups: Vec<&str> = code.split('-').collect();
    groups.len() == 4 && groups[..3].iter().all(|group| group.len() == 3)
}

fn base36(mut number: u64) -> String {
    let mut tag = Vec::new();
    while number > 0 {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        tag.push(char::from_digit(digit, 36).unwrap_or('0').to_ascii_uppercase());
        number /= 36;
    }
    tag.iter().rev().collect()
}

/// Reads names such as `C9200L-24P-4G`: groups of letters and digits with dashes, as makers name products.
///
/// Letters, one dash and only digits behind it are left out: companies number their own tags that way.
fn dashed_model(code: &str) -> Option<Candidate> {
    let groups: Vec<&str> = code.split('-').collect();
    let alphanumeric = |group: &&str| {
        !group.is_empty() && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let is_number = |group: &&str| group.bytes().all(|b| b.is_ascii_digit());
    let fits = groups.len() >= 2
        && code.len() <= 25
        && groups.iter().all(alphanumeric)
        && !groups.iter().all(is_number)
        && looks_like_own_tag(code).is_none();
    fits.then(|| Candidate::new(Class::PartNumber, "dashed_model", code).because(62, Reason::Shape))
}

/// Reads `AT-004711` and `IT4711`-like numbers as a company's own tag, when they carry a dash.
pub(super) fn looks_like_own_tag(code: &str) -> Option<Candidate> {
    let (letters, digits) = code.split_once('-')?;
    let fits = (1..=6).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && (3..=10).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| Candidate::new(Class::AssetTag, "own_tag", code).because(50, Reason::Shape))
}

#[cfg(test)]
mod tests {
    use super::super::shape::lowest_fitting;
    use super::*;

    fn read(code: &str) -> Vec<Candidate> {
        let mut out = Vec::new();
        recognise(code, &mut out);
        out
    }

    fn has(code: &str, class: Class, format: &str) -> bool {
        read(code).iter().any(|c| c.class == class && c.format == format)
    }

    #[test]
    fn every_row_has_a_source_and_finds_its_own_shape() {
        for pattern in PATTERNS {
            assert!(!pattern.source.is_empty() && pattern.confidence <= 100, "{}", pattern.id);
            for code in pattern.shapes.iter().flat_map(|shape| lowest_fitting(shape)) {
                let found = BY_LENGTH.fitting(code.as_bytes()).any(|p| p.id == pattern.id);
                assert!(found, "{} {code}", pattern.id);
            }
        }
    }

    #[test]
    fn makers_patterns_are_recognised() {
        for (code, format) in [
            ("5RFDP01", "dell_tag"),
            ("FOC1734X0AB", "cisco_11"),
            ("5CG8123BCD", "hp_10"),
            ("C02ZK1ABMD6M", "apple_12"),
            ("PF2ABCD3", "lenovo_8"),
            ("AB1234CD5678", "juniper_12"),
        ] {
            assert!(has(code, Class::Serial, format), "{code} {:?}", read(code));
        }
        // Week 54 does not exist, and vowels do not occur.
        assert!(!has("5CG8543BCD", Class::Serial, "hp_10"));
        assert!(!has("5RFDPA1", Class::Serial, "dell_tag"));
    }

    #[test]
    fn part_numbers_are_told_apart() {
        for (code, format) in [
            ("MGN63LL/A", "apple_part"),
            ("1X2Y3UA#ABC", "hp_part"),
            ("21HD0012US", "lenovo_mtm"),
            ("01AB123", "lenovo_fru"),
            ("WS-C2960-24TT-L", "dashed_model"),
        ] {
            assert!(has(code, Class::PartNumber, format), "{code} {:?}", read(code));
            assert!(part_behind_identifier(code).is_some(), "{code}");
        }
        assert_eq!(part_behind_identifier("5RFDP01").or(part_behind_identifier("AT-004711")), None);
        assert!(looks_like_own_tag("AT-004711").is_some());
    }

    #[test]
    fn an_express_service_code_becomes_the_tag() {
        for code in ["12542331601", "125-423-316-01"] {
            let tag = read(code).into_iter().find(|c| c.format == "dell_express").unwrap();
            assert_eq!(tag.value, "5RFDP01");
            assert_eq!(tag.fields[0].value, "12542331601");
        }
        assert!(dell_express("1254-233-16-01").is_none());
        assert!(dell_express("00000000001").is_none());
        assert_eq!(base36(u64::from(u32::MAX)), "1Z141Z3");
    }

    #[test]
    fn the_best_serial_pattern_is_the_most_telling_one() {
        assert_eq!(best_serial("5CG8123BCD"), Some(("HP", 55)));
        assert_eq!(best_serial("MGN63LL/A"), None);
    }
}
