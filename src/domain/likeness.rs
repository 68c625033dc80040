//! When two numbers are so alike that one may be the other, mistyped or misread.

/// Whether two numbers are one typo apart, or differ only in characters that look the same.
#[must_use]
pub fn are_alike(a: &str, b: &str) -> bool {
    a != b && (one_typo_apart(a, b) || a.chars().map(looks_like).eq(b.chars().map(looks_like)))
}

/// What a character may be taken for in print: O for 0, I and L for 1.
const fn looks_like(c: char) -> char {
    match c {
        'O' | 'o' => '0',
        'I' | 'i' | 'L' | 'l' => '1',
        other => other,
    }
}

/// Whether one character was changed, added, dropped, or two neighbours swapped.
fn one_typo_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = short[head..]
        .iter()
        .rev()
        .zip(long[head..].iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (left_short, left_long) = (short.len() - head - tail, long.len() - head - tail);
    match (left_short, left_long) {
        (0 | 1, 1) => true,
        (2, 2) => short[head] == long[head + 1] && short[head + 1] == long[head],
        _more_than_one => false,
    }
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn one_typo_is_a_change_an_addition_a_loss_or_a_swap() {
        for (a, b) in
            [("ABC1", "ABC2"), ("ABC", "ABCD"), ("XABC", "ABC"), ("ABCD", "ACBD"), ("AAB", "AB")]
        {
            assert!(are_alike(a, b) && are_alike(b, a), "{a} {b}");
        }
        for (a, b) in [("ABC", "ABC"), ("ABCD", "ABXY"), ("ABCD", "CDAB"), ("AB", "ABCD")] {
            assert!(!are_alike(a, b) && !are_alike(b, a), "{a} {b}");
        }
    }

    #[test]
    fn what_looks_the_same_in_print_is_alike_however_often() {
        assert!(are_alike("C02XL0O1", "CO2XLOOI"));
        assert!(are_alike("SN-1101", "SN-IlOI"));
        assert!(!are_alike("SN-11O1", "SN-2202"));
    }
}
