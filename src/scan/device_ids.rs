//! Recognises the numbers that stand beside the serial number on a box: IMEI, MEID, SIM, network address, product code.
//!
//! They are the usual wrong answer to "scan the serial number", so telling them apart matters as much as finding them.

use super::aim::AimId;
use super::check_digits::{gs1_mod10, luhn, mod97};
use super::reading::{Candidate, Class, Field, Reason, Refused};

/// Adds every device number that a code may be; `code` is in capitals and without blanks.
pub(super) fn recognise(code: &str, aim: Option<AimId>, out: &mut Vec<Candidate>) {
    let bytes = code.as_bytes();
    if bytes.iter().all(u8::is_ascii_digit) {
        recognise_digits(code, aim, out);
    } else {
        recognise_mixed(code, out);
    }
}

fn recognise_digits(code: &str, aim: Option<AimId>, out: &mut Vec<Candidate>) {
    let bytes = code.as_bytes();
    match bytes.len() {
        8 | 12 | 13 | 14 if gs1_mod10(bytes) => out.push(gtin(code, aim)),
        15 if is_imei(bytes) => out.push(imei(code)),
        // IMEISV: the IMEI without its check digit, then two digits of software version (3GPP TS 23.003, 6.2.2).
        18 if is_decimal_meid(bytes) => {
            out.push(Candidate::new(Class::Meid, "meid_dec", code).because(35, Reason::Shape));
        }
        19 | 20 if is_iccid(bytes) => out.push(
            Candidate::new(Class::Iccid, "iccid", code)
                .because(75, Reason::Prefix)
                .because(75, Reason::CheckDigit("Luhn")),
        ),
        32 if code.starts_with("89") && mod97(bytes) => out.push(
            Candidate::new(Class::Iccid, "eid", code)
                .because(88, Reason::Prefix)
                .because(88, Reason::CheckDigit("modulo 97")),
        ),
        _ => {}
    }
}

fn recognise_mixed(code: &str, out: &mut Vec<Candidate>) {
    if let Some(mac) = mac_with_separators(code) {
        out.push(Candidate::new(Class::Mac, "mac", mac).because(90, Reason::Shape));
        return;
    }
    let bytes = code.as_bytes();
    let is_hex = bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
    match bytes.len() {
        // Sixteen of 36 characters, twelve times over, is no accident.
        12 if is_hex => {
            out.push(Candidate::new(Class::Mac, "mac_bare", code).because(68, Reason::Shape));
        }
        15 if is_hex && is_hexadecimal_meid(bytes) && luhn_16(bytes) => {
            let meid = Candidate::new(Class::Meid, "meid", &code[..14]);
            out.push(meid.because(82, Reason::CheckDigit("Luhn, base 16")));
        }
        14 if is_hex && is_hexadecimal_meid(bytes) => {
            out.push(Candidate::new(Class::Meid, "meid", code).because(70, Reason::Shape));
        }
        _ => {}
    }
    if let Some(imei) = imei_with_dashes(code) {
        out.push(imei);
    }
}

/// Reads a product code that the symbology itself vouches for (EAN, UPC); nothing else can stand in those.
///
/// A scanner sends thirteen digits behind `]E0` (ISO/IEC 15424); the decoder of pictures leaves UPC-A and UPC-E as short
/// as they are printed.
pub(super) fn product(code: &str, aim: AimId, by_decoder: bool) -> Result<Candidate, Refused> {
    let modifier = aim.as_string().chars().last();
    let number = match (modifier, code.len()) {
        (Some('0'), 13) | (Some('4'), 8) => code.to_owned(),
        (Some('0'), 8 | 12) if by_decoder => expand_upc_e(code).unwrap_or_else(|| code.to_owned()),
        // An add-on of two or five digits follows the number and says nothing about the product.
        (Some('3'), 15 | 18) => code.get(..13).unwrap_or_default().to_owned(),
        _ => return Err(Refused::Product),
    };
    if gs1_mod10(number.as_bytes()) { Ok(gtin(&number, Some(aim))) } else { Err(Refused::Product) }
}

/// Writes the eight digits of a UPC-E as the UPC-A they stand for (GS1 General Specifications 5.2.2.4.2).
fn expand_upc_e(code: &str) -> Option<String> {
    if code.len() != 8 || !code.starts_with(['0', '1']) || !code.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let (system, body, last, check) = (&code[..1], &code[1..6], &code[6..7], &code[7..]);
    let number = match last {
        "0" | "1" | "2" => format!("{}{last}0000{}", &body[..2], &body[2..]),
        "3" => format!("{}00000{}", &body[..3], &body[3..]),
        "4" => format!("{}00000{}", &body[..4], &body[4..]),
        _ => format!("{body}0000{last}"),
    };
    let expanded = format!("{system}{number}{check}");
    gs1_mod10(expanded.as_bytes()).then_some(expanded)
}

/// Reads a number whose label already says that it is a GTIN.
pub(super) fn gtin(code: &str, aim: Option<AimId>) -> Candidate {
    let check = Reason::CheckDigit("GS1 modulo 10");
    let mut candidate = match code.len() {
        8 => Candidate::new(Class::Gtin, "gtin_8", code).because(42, check),
        12 => Candidate::new(Class::Gtin, "gtin_12", code).because(55, check),
        13 => Candidate::new(Class::Gtin, "gtin_13", code).because(62, check),
        _ => Candidate::new(Class::Gtin, "gtin_14", code).because(55, check),
    };
    match aim {
        Some(aim) if aim.may_be_product() => {
            candidate = candidate.because(95, Reason::Symbology);
        }
        // A scanner that names its codes and does not name a product symbology speaks against it.
        Some(_) => candidate.confidence = candidate.confidence.saturating_sub(25),
        None => {}
    }
    // The same product is UPC-A with 12 digits, EAN-13 with 13 and GTIN with 14: compare them all as 14.
    let padded = format!("{code:0>14}");
    if padded != code {
        candidate.also.push(padded);
    }
    candidate
}

fn imei(code: &str) -> Candidate {
    // The reporting body that allocated the number; most phones come from these (GSMA TS.06).
    let usual_body = ["35", "86", "01", "99"].iter().any(|body| code.starts_with(body));
    let candidate = Candidate::new(Class::Imei, "imei", code)
        .because(if usual_body { 70 } else { 52 }, Reason::CheckDigit("Luhn"));
    if usual_body { candidate.because(70, Reason::Prefix) } else { candidate }
}

/// Reads the printed form of an IMEI: `35-209900-176148-1` (3GPP TS 23.003) or `35209900-176148-1`.
fn imei_with_dashes(code: &str) -> Option<Candidate> {
    let digits: String = code.chars().filter(|&c| c != '-').collect();
    let grouped = matches!(code.len(), 17 | 18) && digits.len() == 15;
    (grouped && is_imei(digits.as_bytes())).then(|| {
        let mut found = imei(&digits);
        found.confidence = 88;
        found.also.push(code.to_owned());
        found
    })
}

fn is_imei(digits: &[u8]) -> bool {
    // Type allocation codes beginning with 00 are test equipment.
    digits.len() == 15 && luhn(digits) && !digits.starts_with(b"00")
}

fn is_iccid(digits: &[u8]) -> bool {
    // ITU-T E.118: major industry identifier 89 (telecommunication), Luhn.
    digits.starts_with(b"89") && luhn(digits)
}

fn is_hexadecimal_meid(hex: &[u8]) -> bool {
    // 3GPP2 S.R0048: the first byte of a MEID is A0 to FF, or 99 (which is an IMEI's prefix).
    matches!(hex[0], b'A'..=b'F')
}

/// Checks the variant of Luhn's rule, in base 16, that a printed MEID may end with (3GPP2 S.R0048, annex B).
fn luhn_16(hex: &[u8]) -> bool {
    let sum: u32 = hex
        .iter()
        .rev()
        .enumerate()
        .filter_map(|(place, &byte)| Some((place, char::from(byte).to_digit(16)?)))
        .map(|(place, value)| if place % 2 == 0 { value } else { 2 * value / 16 + 2 * value % 16 })
        .sum();
    sum.is_multiple_of(16)
}

fn is_decimal_meid(digits: &[u8]) -> bool {
    // Ten digits of manufacturer code (A0000000 to FFFFFFFF), eight of serial (000000 to FFFFFF).
    let number = |part: &[u8]| part.iter().fold(0_u64, |n, d| n * 10 + u64::from(d & 0x0f));
    let (maker, serial) = digits.split_at(10);
    (0xA000_0000..=0xFFFF_FFFF).contains(&number(maker)) && number(serial) <= 0x00FF_FFFF
}

/// Reads `00:1B:..`, `00-1B-..` and `001b.44..` as twelve hexadecimal digits.
fn mac_with_separators(code: &str) -> Option<String> {
    let bytes = code.as_bytes();
    let (group, separators): (usize, &[u8]) = match bytes.len() {
        17 => (2, b":-"),
        14 => (4, b"."),
        _ => return None,
    };
    let separator = bytes[group];
    let fits = separators.contains(&separator)
        && bytes.iter().enumerate().all(|(place, &byte)| {
            if place % (group + 1) == group {
                byte == separator
            } else {
                matches!(byte, b'0'..=b'9' | b'A'..=b'F')
            }
        });
    fits.then(|| code.chars().filter(|&c| c != char::from(separator)).collect())
}

/// Reads the value of a label that says "MAC" (data identifier 23S).
pub(super) fn labelled_mac(value: &str) -> Option<Candidate> {
    let mac = mac_with_separators(value).unwrap_or_else(|| value.to_owned());
    let fits = mac.len() == 12 && mac.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then(|| Candidate::new(Class::Mac, "mac", mac))
}

/// Reads the value of a label that says "phone identity" (data identifier 22S, application identifiers 8040 and 8041).
pub(super) fn labelled_phone(value: &str) -> Candidate {
    let bytes = value.as_bytes();
    if bytes.len() == 15 && luhn(bytes) {
        let check = Reason::CheckDigit("Luhn");
        return Candidate::new(Class::Imei, "imei", value).because(1, check);
    }
    if bytes.len() == 14 && bytes.iter().all(u8::is_ascii_hexdigit) {
        return Candidate::new(Class::Meid, "meid", value);
    }
    Candidate::new(Class::Imei, "imei", value).with(Field::new(
        "note",
        "remark",
        "the IMEI's check digit does not fit",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(code: &str) -> Option<(Class, String)> {
        let mut out = Vec::new();
        recognise(code, None, &mut out);
        out.into_iter().next().map(|candidate| (candidate.class, candidate.value))
    }

    #[test]
    fn documented_samples_are_recognised() {
        let samples = [
            // 3GPP TS 23.003 and GSMA documents print these.
            ("490154203237518", Class::Imei, "490154203237518"),
            ("35-209900-176148-1", Class::Imei, "352099001761481"),
            ("AF0123450ABCDE", Class::Meid, "AF0123450ABCDE"),
            ("AF 01 23 45 0A BC DE C", Class::Meid, "AF0123450ABCDE"),
            ("8991101200003204514", Class::Iccid, "8991101200003204514"),
            ("00:1B:44:11:3A:B7", Class::Mac, "001B44113AB7"),
            ("00-1B-44-11-3A-B7", Class::Mac, "001B44113AB7"),
            ("001B.4411.3AB7", Class::Mac, "001B44113AB7"),
            ("001B44113AB7", Class::Mac, "001B44113AB7"),
            ("036000291452", Class::Gtin, "036000291452"),
            ("6291041500213", Class::Gtin, "6291041500213"),
            ("00036000291452", Class::Gtin, "00036000291452"),
        ];
        for (code, class, value) in samples {
            let code = code.replace(' ', "");
            assert_eq!(best(&code), Some((class, value.to_owned())), "{code}");
        }
        assert_eq!(best("AF0123450ABCDED"), None, "a wrong check digit");
    }

    #[test]
    fn a_wrong_check_digit_is_no_device_number() {
        for code in [
            "490154203237519",
            "36-209900-176148-1",
            "036000291453",
            "6291041500214",
            "8991101200003204515",
            "89049032000001000000128255600035",
        ] {
            assert_eq!(best(code), None, "{code}");
        }
        assert_eq!(best("89049032000001000000128255600034").unwrap().0, Class::Iccid);
    }

    #[test]
    fn twelve_digits_are_never_called_a_network_address() {
        assert_eq!(best("001122334456"), None);
        assert_eq!(best("00:1B-44:11:3A:B7"), None);
    }

    #[test]
    fn a_product_symbology_settles_the_matter() {
        let read = |code, aim| product(code, AimId::parse(aim).unwrap(), false);
        let found = read("0036000291452", "]E0").unwrap();
        assert_eq!((found.class, found.confidence), (Class::Gtin, 95));
        assert_eq!(found.also, ["00036000291452"]);
        assert!(read("003600029145212", "]E3").is_ok(), "an add-on is ignored");
        for (code, aim) in
            [("0036000291453", "]E0"), ("036000291452", "]E0"), ("SN12", "]E4"), ("12", "]E1")]
        {
            assert_eq!(read(code, aim), Err(Refused::Product), "{code}");
        }
    }

    #[test]
    fn a_decoder_may_leave_upc_short() {
        let read =
            |code| product(code, AimId::parse("]E0").unwrap(), true).map(|found| found.value);
        assert_eq!(read("036000291452").as_deref(), Ok("036000291452"));
        for (short, long) in [
            ("01234565", "012345000065"),
            ("01234505", "012000003455"),
            ("01234531", "012300000451"),
        ] {
            assert_eq!(read(short).as_deref(), Ok(long), "{short}");
        }
        assert!(read("01234566").is_err());
    }

    #[test]
    fn labelled_values_are_read_even_when_bare() {
        assert_eq!(labelled_mac("001B44113AB7").unwrap().value, "001B44113AB7");
        assert!(labelled_mac("not a mac").is_none());
        assert_eq!(labelled_phone("490154203237518").class, Class::Imei);
        assert_eq!(labelled_phone("A0000001234567").class, Class::Meid);
    }
}
