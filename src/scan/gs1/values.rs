//! Checks the value of a GS1 element against the components of its application identifier.
//!
//! The rules are those of the GS1 General Specifications, section 3, as the GS1 Barcode Syntax Dictionary names them.
//! Two lists are not held here because no parcel carries them: coupon grammars and package type codes pass unchecked.

use super::super::check_digits::{gs1_mod10, mod97};
use super::super::countries;

/// Is one component of a value, read from its notation.
#[derive(Debug, Clone)]
pub(super) struct Component {
    set: u8,
    least: usize,
    pub(super) most: usize,
    optional: bool,
    checks: Vec<&'static str>,
}

impl Component {
    /// Reads `N6,yymmd0`, `X..20`, `[N..2]` or `[X1],hyphen`.
    pub(super) fn parse(notation: &'static str) -> Self {
        let (shape, checks) = notation.split_once(',').unwrap_or((notation, ""));
        let optional = shape.starts_with('[');
        let shape = shape.trim_matches(['[', ']']);
        let set = shape.as_bytes().first().copied().unwrap_or(b'X');
        let length = shape.get(1..).unwrap_or_default();
        let (least, most) = match length.strip_prefix("..") {
            Some(most) => (1, most.parse().unwrap_or(0)),
            None => (length.parse().unwrap_or(0), length.parse().unwrap_or(0)),
        };
        let checks = checks.split(',').filter(|name| !name.is_empty()).collect();
        Self { set, least, most, optional, checks }
    }
}

/// Checks a whole value; the error says what is wrong with it.
pub(super) fn check(components: &[Component], value: &str) -> Result<(), &'static str> {
    let mut rest = value;
    for component in components {
        if rest.is_empty() && component.optional {
            break;
        }
        let length = rest.len().min(component.most);
        if length < component.least {
            return Err(if rest.is_empty() { "has no value" } else { "is too short" });
        }
        let Some((part, after)) = rest.split_at_checked(length) else {
            return Err("contains a character outside its character set");
        };
        rest = after;
        check_set(component.set, part)?;
        for name in &component.checks {
            check_named(name, part)?;
        }
    }
    if rest.is_empty() { Ok(()) } else { Err("is too long") }
}

/// The 82 invariant characters of ISO/IEC 646 that GS1 allows (figure 7.11-1).
pub(super) fn in_set_82(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!\"%&'()*+,-./:;<=>?_".contains(&byte)
}

fn check_set(set: u8, part: &str) -> Result<(), &'static str> {
    let bytes = part.as_bytes();
    let fits = match set {
        b'N' => bytes.iter().all(u8::is_ascii_digit),
        b'Y' => bytes
            .iter()
            .all(|&b| b.is_ascii_digit() || b.is_ascii_uppercase() || b"#-/".contains(&b)),
        b'Z' => return check_base64url(part),
        _ => bytes.iter().all(|&b| in_set_82(b)),
    };
    match (fits, set) {
        (true, _) => Ok(()),
        (false, b'N') => Err("must be digits"),
        (false, _) => Err("contains a character outside its character set"),
    }
}

/// Checks file-safe base64 (RFC 4648, 5) with the padding that GS1 asks for: to a multiple of three characters.
fn check_base64url(part: &str) -> Result<(), &'static str> {
    let body = part.trim_end_matches('=');
    let padding = part.len() - body.len();
    let fits = body.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    match (fits, padding) {
        (false, _) => Err("contains a character outside its character set"),
        (true, 0) => Ok(()),
        (true, 1 | 2) if part.len().is_multiple_of(3) => Ok(()),
        (true, _) => Err("is padded wrongly"),
    }
}

/// Runs one check by its name in the Syntax Dictionary.
fn check_named(name: &str, part: &str) -> Result<(), &'static str> {
    let (passes, problem) = match name {
        "csum" => (gs1_mod10(part.as_bytes()), "check digit does not fit"),
        "csumalpha" => (check_pair(part), "check character pair does not fit"),
        // A GS1 Company Prefix has at least four digits; which ones are given out is not public.
        "gcppos1" => (starts_with_digits(part, 0, 4), "is too short for a company prefix"),
        "gcppos2" => (starts_with_digits(part, 1, 4), "is too short for a company prefix"),
        "yymmd0" => (is_date(part, true), "is not a date"),
        "yymmdd" => (is_date(part, false), "is not a date"),
        "yyyymmdd" => (part.get(2..).is_some_and(|rest| is_date(rest, false)), "is not a date"),
        "hhmi" => (is_clock(part), "is not a time"),
        "hh" => (number(part) < 24, "is not an hour"),
        "mi" | "ss" => (number(part) < 60, "is not a minute or second"),
        "iso3166" => (is_country(part), "is not a country"),
        "iso3166999" => (part == "999" || is_country(part), "is not a country"),
        "iso3166alpha2" => (countries::is_alpha2(part.as_bytes()), "is not a country"),
        "iso4217" => {
            (u16::try_from(number(part)).is_ok_and(countries::is_currency), "is not a currency")
        }
        "pcenc" => (is_percent_encoded(part), "has a broken percent sequence"),
        "latitude" => (number(part) <= 1_800_000_000, "is not a latitude"),
        "longitude" => (number(part) <= 3_600_000_000, "is not a longitude"),
        "yesno" => (matches!(part, "0" | "1"), "must be 0 or 1"),
        "zero" => (part == "0", "must begin with 0"),
        "nonzero" => (number(part) != 0, "must not be zero"),
        "winding" => (matches!(part, "0" | "1" | "9"), "has no such winding direction"),
        "hyphen" => (part == "-", "must end with a hyphen"),
        "iso5218" => (matches!(part, "0" | "1" | "2" | "9"), "is not a sex code"),
        "mediatype" => (matches!(number(part), 1..=10 | 80..=99), "is not a media type"),
        "nozeroprefix" => (part == "0" || !part.starts_with('0'), "must not begin with 0"),
        "hasnondigit" => (part.bytes().any(|b| !b.is_ascii_digit()), "must contain a letter"),
        "importeridx" => (
            part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'),
            "has no such importer index",
        ),
        "pieceoftotal" => (is_piece_of_total(part), "is not a piece of a total"),
        "posinseqslash" => (is_position_in_sequence(part), "is not a position in a sequence"),
        "iban" => (is_iban(part), "is not an IBAN"),
        _ => (true, ""),
    };
    if passes { Ok(()) } else { Err(problem) }
}

/// Reads digits; what is not a number is larger than any limit.
fn number(part: &str) -> u64 {
    part.parse().unwrap_or(u64::MAX)
}

fn is_country(part: &str) -> bool {
    u16::try_from(number(part)).is_ok_and(countries::is_numeric)
}

fn starts_with_digits(part: &str, from: usize, count: usize) -> bool {
    part.as_bytes()
        .get(from..from + count)
        .is_some_and(|start| start.iter().all(u8::is_ascii_digit))
}

/// Checks `YYMMDD`; GS1 allows day 00 where only the month is known.
fn is_date(part: &str, day_may_be_zero: bool) -> bool {
    if part.len() != 6 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let pair = |at: usize| number(&part[at..at + 2]);
    let days = match pair(2) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        // The century is not known; only 1900 and 2100 would differ.
        2 if pair(0).is_multiple_of(4) => 29,
        2 => 28,
        _ => return false,
    };
    let day = pair(4);
    day <= days && (day > 0 || day_may_be_zero)
}

fn is_clock(part: &str) -> bool {
    part.len() == 4 && number(&part[..2]) < 24 && number(&part[2..]) < 60
}

fn is_percent_encoded(part: &str) -> bool {
    part.split('%').skip(1).all(|rest| {
        rest.as_bytes().get(..2).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
    })
}

fn is_piece_of_total(part: &str) -> bool {
    part.split_at_checked(part.len() / 2)
        .is_some_and(|(piece, total)| (1..=number(total)).contains(&number(piece)))
}

fn is_position_in_sequence(part: &str) -> bool {
    let counts = |text: &str| !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    part.split_once('/').is_some_and(|(position, end)| {
        counts(position) && counts(end) && (1..=number(end)).contains(&number(position))
    })
}

/// Checks an IBAN (ISO 13616): the first four characters move to the end, letters count 10 to 35, modulo 97 is 1.
fn is_iban(part: &str) -> bool {
    let bytes = part.as_bytes();
    if bytes.len() < 5 || !bytes.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
        return false;
    }
    let digits: String = bytes[4..]
        .iter()
        .chain(&bytes[..4])
        .filter_map(|&b| char::from(b).to_digit(36))
        .map(|value| value.to_string())
        .collect();
    countries::is_alpha2(&bytes[..2]) && mod97(digits.as_bytes())
}

/// Checks the two check characters of a GMN (GS1 General Specifications 7.9.5): primes as weights, modulo 1021.
fn check_pair(part: &str) -> bool {
    const SET_82: &[u8] =
        b"!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    const SET_32: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    const PRIMES: [usize; 23] =
        [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];
    let Some((body, pair)) = part.split_at_checked(part.len().saturating_sub(2)) else {
        return false;
    };
    if body.is_empty() || body.len() > PRIMES.len() {
        return false;
    }
    let sum: Option<usize> = body
        .bytes()
        .rev()
        .zip(PRIMES)
        .map(|(byte, prime)| {
            SET_82.iter().position(|&known| known == byte).map(|value| value * prime)
        })
        .sum();
    sum.is_some_and(|sum| {
        let check = sum % 1021;
        pair.as_bytes() == [SET_32[check / 32], SET_32[check % 32]]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(components: &'static str, value: &str) -> Result<(), &'static str> {
        let components: Vec<Component> = components.split(' ').map(Component::parse).collect();
        super::check(&components, value)
    }

    #[test]
    fn lengths_and_sets_are_kept() {
        assert_eq!(check("X..20", "A1"), Ok(()));
        assert_eq!(check("X..20", ""), Err("has no value"));
        assert_eq!(check("X..3", "ABCD"), Err("is too long"));
        assert_eq!(check("N6", "12345"), Err("is too short"));
        assert_eq!(check("N6", "12345X"), Err("must be digits"));
        assert_eq!(check("X..20", "A~"), Err("contains a character outside its character set"));
        assert_eq!(check("X..20", "Ä"), Err("contains a character outside its character set"));
        assert_eq!(check("Y..9", "AB-1/#"), Ok(()));
        assert!(check("Y..9", "ab").is_err());
        assert_eq!(check("Z..90", "ab-_"), Ok(()));
        assert!(check("Z..90", "abcd=").is_err());
    }

    #[test]
    fn optional_components_may_be_missing_as_a_whole_only() {
        let days = "N6,yymmdd [N6],yymmdd";
        assert_eq!(check(days, "260101"), Ok(()));
        assert_eq!(check(days, "260101260131"), Ok(()));
        assert!(check(days, "2601012601").is_err());
    }

    #[test]
    fn named_checks_pass_and_fail() {
        let rows = [
            ("csum", "6291041500213", "6291041500214"),
            // The worked example of the General Specifications.
            ("csumalpha", "1987654Ad4X4bL5ttr2310c2K", "1987654Ad4X4bL5ttr2310c2L"),
            ("gcppos1", "0614141", "061"),
            ("gcppos2", "00614141", "0A614"),
            ("yymmd0", "240200", "241300"),
            ("yymmdd", "240229", "230229"),
            ("yyyymmdd", "20240229", "20230229"),
            ("hhmi", "2359", "2400"),
            ("hh", "23", "24"),
            ("mi", "59", "60"),
            ("iso3166", "840", "841"),
            ("iso3166999", "999", "998"),
            ("iso3166alpha2", "DE", "XX"),
            ("iso4217", "978", "979979"),
            ("pcenc", "A%20B", "A%2"),
            ("latitude", "1800000000", "1800000001"),
            ("longitude", "3600000000", "3600000001"),
            ("yesno", "1", "2"),
            ("zero", "0", "1"),
            ("nonzero", "10", "00"),
            ("winding", "9", "2"),
            ("hyphen", "-", "+"),
            ("iso5218", "9", "3"),
            ("mediatype", "80", "11"),
            ("nozeroprefix", "10", "010"),
            ("hasnondigit", "A1", "11"),
            ("importeridx", "_", "="),
            ("pieceoftotal", "0102", "0302"),
            ("posinseqslash", "1/2", "3/2"),
            // The registry's example of a German IBAN.
            ("iban", "DE89370400440532013000", "DE89370400440532013001"),
        ];
        for (name, good, bad) in rows {
            assert_eq!(check_named(name, good), Ok(()), "{name} {good}");
            assert!(check_named(name, bad).is_err(), "{name} {bad}");
        }
    }

    #[test]
    fn odd_input_never_panics() {
        for odd in ["", "Ä", "€€€€€€", "-", "0", "/"] {
            for name in [
                "csum",
                "csumalpha",
                "yymmdd",
                "hhmi",
                "pieceoftotal",
                "posinseqslash",
                "iban",
                "yyyymmdd",
                "pcenc",
            ] {
                let _ = check_named(name, odd);
            }
        }
    }
}
