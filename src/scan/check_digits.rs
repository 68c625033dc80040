//! Computes the check digits that carriers, GS1 and device makers print at the end of their numbers.
//!
//! Every function takes ASCII digits (or letters, where it says so) including the check character, and answers whether
//! the number is whole. Bytes of another kind make the answer "no", never a panic.

/// Returns the value of an ASCII digit.
fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

fn all_digits(number: &[u8]) -> bool {
    number.iter().all(u8::is_ascii_digit)
}

/// Sums digits times weights, which repeat from the left.
fn weighted_sum(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights.iter().cycle()).map(|(&d, w)| u32::from(d & 0x0f) * w).sum()
}

/// Checks the last digit by the GS1 rule (GS1 General Specifications 7.9): weights 3, 1, 3 ... from the right.
///
/// USPS, `FedEx` Ground, Canada Post and every GS1 key use it.
#[must_use]
pub fn gs1_mod10(number: &[u8]) -> bool {
    if number.len() < 2 || !all_digits(number) {
        return false;
    }
    // The check digit itself weighs 1, so a whole number sums to a multiple of ten.
    let odd: u32 = number.iter().rev().step_by(2).map(|d| u32::from(d & 0x0f)).sum();
    let even: u32 = number.iter().rev().skip(1).step_by(2).map(|d| u32::from(d & 0x0f)).sum();
    (odd + 3 * even).is_multiple_of(10)
}

/// Checks the last digit by Luhn's rule (ISO/IEC 7812-1 annex B).
#[must_use]
pub fn luhn(number: &[u8]) -> bool {
    if number.len() < 2 || !all_digits(number) {
        return false;
    }
    let sum: u32 = number
        .iter()
        .rev()
        .enumerate()
        .map(|(place, d)| match (place % 2, u32::from(d & 0x0f)) {
            (0, d) => d,
            (_, d) if d > 4 => 2 * d - 9,
            (_, d) => 2 * d,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Checks the last digit of a UPS or `OnTrac` number, whose body may hold capital letters.
///
/// A letter counts (ASCII code - 3) mod 10; every second character counts double, without summing digits.
#[must_use]
pub fn ups_mod10(number: &[u8]) -> bool {
    let Some((&check, body)) = number.split_last() else {
        return false;
    };
    let Some(check) = digit(check) else {
        return false;
    };
    let mut sum = 0;
    for (place, &byte) in body.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'A'..=b'Z' => (u32::from(byte) - 3) % 10,
            _ => return false,
        };
        sum += if place % 2 == 1 { 2 * value } else { value };
    }
    !body.is_empty() && (sum + check).is_multiple_of(10)
}

/// Checks a 12-digit `FedEx` Express number: weights 3, 1, 7 repeating, sum modulo 11 modulo 10.
#[must_use]
pub fn fedex_12(number: &[u8]) -> bool {
    number.len() == 12 && fedex_mod11(number, &[3, 1, 7])
}

/// Checks the last 14 digits of a 34-digit `FedEx` code: weights 1, 7, 3 repeating, sum modulo 11 modulo 10.
#[must_use]
pub fn fedex_14(number: &[u8]) -> bool {
    number.len() == 14 && fedex_mod11(number, &[1, 7, 3])
}

fn fedex_mod11(number: &[u8], weights: &[u32]) -> bool {
    let Some((&check, body)) = number.split_last() else {
        return false;
    };
    all_digits(number) && weighted_sum(body, weights) % 11 % 10 == u32::from(check & 0x0f)
}

/// Checks a DHL Express waybill: the last digit is the rest of the others divided by 7.
#[must_use]
pub fn mod7(number: &[u8]) -> bool {
    let Some((&check, body)) = number.split_last() else {
        return false;
    };
    if body.is_empty() || !all_digits(number) {
        return false;
    }
    let rest = body.iter().fold(0, |rest, d| (rest * 10 + u32::from(d & 0x0f)) % 7);
    rest == u32::from(check & 0x0f)
}

/// Checks the nine digits of a UPU S10 item number (S10-12: weights 8 6 4 2 3 5 9 7, modulo 11).
#[must_use]
pub fn s10(number: &[u8]) -> bool {
    if number.len() != 9 || !all_digits(number) {
        return false;
    }
    let expected = match 11 - weighted_sum(&number[..8], &[8, 6, 4, 2, 3, 5, 9, 7]) % 11 {
        10 => 0,
        11 => 5,
        other => other,
    };
    expected == u32::from(number[8] & 0x0f)
}

/// Checks the last character by ISO/IEC 7064 MOD 37,36, which DPD uses; digits and capital letters.
#[must_use]
pub fn mod37_36(number: &[u8]) -> bool {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        _ => None,
    };
    let Some((&check, body)) = number.split_last() else {
        return false;
    };
    let mut product = 36;
    for &byte in body {
        let Some(value) = value(byte) else {
            return false;
        };
        let sum = (product + value) % 36;
        product = if sum == 0 { 36 } else { sum } * 2 % 37;
    }
    !body.is_empty() && value(check) == Some((37 - product) % 36)
}

/// Checks a number that must leave the rest 1 when divided by 97 (ISO/IEC 7064 MOD 97-10), such as an eSIM's EID.
#[must_use]
pub fn mod97(number: &[u8]) -> bool {
    !number.is_empty()
        && all_digits(number)
        && number.iter().fold(0, |rest, d| (rest * 10 + u32::from(d & 0x0f)) % 97) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Is one algorithm with a number that passes it.
    type Row = (&'static str, fn(&[u8]) -> bool, &'static str);

    const ROWS: [Row; 10] = [
        // GS1 General Specifications 7.9.1, the worked example of a GTIN-13 and of an SSCC.
        ("gs1", gs1_mod10, "6291041500213"),
        ("gs1 sscc", gs1_mod10, "376104250021234569"),
        // The example that every description of Luhn's rule uses.
        ("luhn", luhn, "79927398713"),
        // The sample number of the MaxiCode chapters of printer manuals, 1Z12345E0112345675, without its prefix.
        ("ups", ups_mod10, "12345E0112345675"),
        ("fedex 12", fedex_12, "123456789012"),
        ("fedex 14", fedex_14, "10123456789013"),
        ("mod 7", mod7, "1234567891"),
        // UPU S10-12, the worked example 473124829.
        ("s10", s10, "473124829"),
        // The worked example of the GRid standard, which takes its check character from ISO/IEC 7064.
        ("mod 37,36", mod37_36, "A12425GABC1234002M"),
        ("mod 97", mod97, "89049032000001000000128255600034"),
    ];

    #[test]
    fn published_numbers_pass() {
        for (name, check, number) in ROWS {
            assert!(check(number.as_bytes()), "{name} {number}");
        }
    }

    #[test]
    fn every_single_wrong_check_character_fails() {
        for (name, check, number) in ROWS {
            let mut bytes = number.as_bytes().to_vec();
            let last = bytes.len() - 1;
            let right = bytes[last];
            for wrong in b'0'..=b'9' {
                bytes[last] = wrong;
                assert_eq!(check(&bytes), wrong == right, "{name} {number} {wrong}");
            }
        }
    }

    #[test]
    fn other_bytes_and_short_numbers_are_not_whole() {
        for (name, check, _) in ROWS {
            for odd in ["", "0", "-", "12-4", "ÄÖ", "00000000000x"] {
                assert!(!check(odd.as_bytes()), "{name} {odd}");
            }
        }
    }
}
