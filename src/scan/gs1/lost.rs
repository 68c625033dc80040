//! Notices GS1 messages whose separators were lost on the way.
//!
//! A keyboard cannot type GS, and a scanner that drops it makes `21ABC<GS>10LOT` into `21ABC10LOT`, which parses, with
//! a wrong serial number. Nothing can prove the loss; what can be done is to see that the value contains what reads,
//! to its very end, as further elements that usually stand beside it, and to ask.

use super::super::controls::GS;
use super::super::reading::Warning;
use super::{Element, parse, table, values};

/// Are the identifiers of open length that follow each other on IT boxes and logistic labels.
const COMPANIONS: [&str; 12] =
    ["10", "21", "240", "241", "250", "400", "401", "403", "4301", "4302", "8040", "8041"];

/// Is the shortest value on either side of a lost separator that is believed.
const LEAST_VALUE: usize = 3;

/// Looks for a lost separator; returns the warning and the message as it was probably meant.
pub(super) fn find(message: &str) -> Option<(Warning, Vec<Element>)> {
    let mut rest = message;
    let mut before = Vec::new();
    loop {
        let (ai, length) = table::starting(rest)?;
        let (number, after) = rest.split_at(length);
        if ai.predefined_length {
            let value = after.get(..ai.longest)?;
            before.push(Element::new(number, ai.title, value));
            rest = after[value.len()..].trim_start_matches(GS);
            continue;
        }
        let end = after.find(GS).unwrap_or(after.len());
        let (value, behind) = after.split_at(end);
        if let Some(meant) = split(number, ai, value) {
            let behind = parse(behind).unwrap_or_default();
            let elements = before.into_iter().chain(meant).chain(behind).collect();
            return Some((Warning::SeparatorLost(number.to_owned()), elements));
        }
        before.push(Element::new(number, ai.title, value));
        rest = behind.trim_start_matches(GS);
    }
}

/// Splits one value where the rest reads as companions of its identifier; the first such place counts.
fn split(number: &str, ai: &table::Ai, value: &str) -> Option<Vec<Element>> {
    // Numbers such as 10 occur everywhere inside digits, so a short identifier needs a letter beside it.
    let bytes = value.as_bytes();
    let longest = ai.longest;
    (LEAST_VALUE..value.len().min(longest + 1)).find_map(|at| {
        // Most places are no place for an identifier, and are passed over quickly.
        if !bytes[at].is_ascii_digit() || !b"12489".contains(&bytes[at]) {
            return None;
        }
        let rest = value.get(at..)?;
        let (next, length) = table::starting(rest)?;
        let companion = is_companion(number, &rest[..length]);
        let letter_beside = bytes[at - 1].is_ascii_alphabetic()
            || bytes.get(at + length).is_some_and(u8::is_ascii_alphabetic);
        let long_enough = rest.len() >= length + LEAST_VALUE;
        if !companion || !long_enough || (length == 2 && !letter_beside) || next.predefined_length {
            return None;
        }
        let head = Element::new(number, ai.title, &value[..at]);
        values::check(&ai.components, &head.value).ok()?;
        let deeper = split(&rest[..length], next, &rest[length..]);
        let tail = deeper.or_else(|| parse(rest).ok())?;
        Some(std::iter::once(head).chain(tail).collect())
    })
}

fn is_companion(number: &str, next: &str) -> bool {
    if next == number {
        return false;
    }
    // Company-internal identifiers keep to themselves.
    if number.starts_with('9') || next.starts_with('9') {
        return number.starts_with('9') && next.starts_with('9') && number < next;
    }
    COMPANIONS.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(message: &str) -> Option<Vec<(String, String)>> {
        find(message).map(|(_, elements)| elements.into_iter().map(|e| (e.ai, e.value)).collect())
    }

    #[test]
    fn a_lost_separator_between_usual_neighbours_is_noticed() {
        let read = meant("010003600029145221AB6D2X10LOTK7").unwrap();
        assert_eq!(read[1], ("21".to_owned(), "AB6D2X".to_owned()));
        assert_eq!(read[2], ("10".to_owned(), "LOTK7".to_owned()));
        let read = meant("21AB6D25LW28040490154203237518").unwrap();
        assert_eq!(read[1], ("8040".to_owned(), "490154203237518".to_owned()));
        let (warning, _) = find("400PO77401061414\u{1d}21X").unwrap();
        assert_eq!(warning, Warning::SeparatorLost("400".to_owned()));
    }

    #[test]
    fn three_in_a_row_come_apart() {
        let read = meant("2411WU2V-U4Q21DC2TVF10AIBODW").unwrap();
        let values: Vec<_> = read.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["1WU2V-U4Q", "DC2TVF", "AIBODW"]);
    }

    #[test]
    fn whole_messages_raise_no_alarm() {
        for message in [
            "010003600029145221SN12345678",
            "21AB6D25LW2\u{1d}10HZ0HK3",
            "400PO-112187",
            "420945021234",
            "9191234567899012345",
            "",
            "XYZ",
        ] {
            assert_eq!(meant(message), None, "{message}");
        }
    }
}
