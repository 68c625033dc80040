//! Reads GS1 messages: element strings, their bracketed spelling, and Digital Links.
//!
//! An element is an application identifier and a value. Values of pre-defined length need no separator; every other one
//! ends at GS (the FNC1 of the symbol) or at the end. Values are checked in full, because a misread that happens to
//! parse is worse than one that does not. Rules about which elements must stand together are not: one symbol of a label
//! rarely carries the whole message.

mod link;
mod lost;
mod meaning;
mod table;
mod values;

use super::controls::GS;
use super::reading::{Field, Refused, Warning};

pub(super) use link::{is_web_address, parse_link};
pub(super) use meaning::candidates;

/// Is one element of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) ai: String,
    pub(super) title: &'static str,
    pub(super) value: String,
}

impl Element {
    fn new(ai: &str, title: &'static str, value: &str) -> Self {
        Self { ai: ai.to_owned(), title, value: value.to_owned() }
    }

    pub(super) fn field(&self) -> Field {
        Field::new(&*self.ai, self.title, &*self.value)
    }
}

fn damaged(ai: &str, problem: &'static str) -> Refused {
    // What stands where an identifier should may be anything, and long.
    Refused::Gs1 { ai: ai.chars().take(4).collect(), problem }
}

/// Reads an element string; a GS in front, behind, or after a value of pre-defined length is tolerated.
pub(super) fn parse(message: &str) -> Result<Vec<Element>, Refused> {
    let mut rest = message.trim_start_matches(GS);
    let mut elements = Vec::new();
    while !rest.is_empty() {
        let (ai, length) =
            table::starting(rest).ok_or_else(|| damaged(rest, "is no application identifier"))?;
        let (number, after) = rest.split_at(length);
        let until_separator = after.find(GS).unwrap_or(after.len());
        let end =
            if ai.predefined_length { until_separator.min(ai.longest) } else { until_separator };
        let (value, behind) = after
            .split_at_checked(end)
            .ok_or_else(|| damaged(number, "contains a character outside its character set"))?;
        values::check(&ai.components, value).map_err(|problem| damaged(number, problem))?;
        elements.push(Element::new(number, ai.title, value));
        rest = behind.strip_prefix(GS).unwrap_or(behind);
    }
    if elements.is_empty() { Err(damaged("", "the message is empty")) } else { Ok(elements) }
}

/// Reads the spelling that is printed under a symbol: `(01)...(21)...`.
pub(super) fn parse_bracketed(text: &str) -> Result<Vec<Element>, Refused> {
    let mut rest = text;
    let mut elements = Vec::new();
    while let Some(inside) = rest.strip_prefix('(') {
        let (number, after) =
            inside.split_once(')').ok_or_else(|| damaged(inside, "has no closing bracket"))?;
        let ai =
            table::find(number).ok_or_else(|| damaged(number, "is no application identifier"))?;
        // A bracket may be data, so only one that opens a known identifier ends the value.
        let end = after
            .match_indices('(')
            .map(|(at, _)| at)
            .find(|&at| opens_identifier(&after[at..]))
            .unwrap_or(after.len());
        let (value, behind) = after.split_at(end);
        values::check(&ai.components, value).map_err(|problem| damaged(number, problem))?;
        elements.push(Element::new(number, ai.title, value));
        rest = behind;
    }
    if rest.is_empty() && !elements.is_empty() {
        return Ok(elements);
    }
    Err(damaged(rest, "is no application identifier"))
}

/// Says whether a text begins with a known application identifier in brackets.
pub(super) fn opens_identifier(text: &str) -> bool {
    text.strip_prefix('(')
        .and_then(|inside| inside.split_once(')'))
        .is_some_and(|(number, _)| table::find(number).is_some())
}

/// Notices a value that seems to contain the next element, because its separator was lost.
pub(super) fn lost_separator(message: &str) -> Option<(Warning, Vec<Element>)> {
    lost::find(message.trim_start_matches(GS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(message: &str) -> Result<Vec<(String, String)>, Refused> {
        parse(message).map(|elements| elements.into_iter().map(|e| (e.ai, e.value)).collect())
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(ai, value)| ((*ai).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn elements_are_split_by_length_and_by_separator() {
        let expected = owned(&[("01", "00036000291452"), ("21", "SN-1"), ("10", "LOT")]);
        for message in [
            "010003600029145221SN-1\u{1d}10LOT",
            "\u{1d}0100036000291452\u{1d}21SN-1\u{1d}10LOT\u{1d}",
        ] {
            assert_eq!(pairs(message), Ok(expected.clone()), "{message:?}");
        }
    }

    #[test]
    fn damage_is_refused_and_named() {
        for (message, ai, problem) in [
            ("", "", "the message is empty"),
            ("0100036000291453", "01", "check digit does not fit"),
            ("01000360002914", "01", "is too short"),
            ("21", "21", "has no value"),
            ("05123", "0512", "is no application identifier"),
            ("ABC", "ABC", "is no application identifier"),
            ("10Ä", "10", "contains a character outside its character set"),
        ] {
            let expected = Refused::Gs1 { ai: ai.to_owned(), problem };
            assert_eq!(pairs(message), Err(expected), "{message:?}");
        }
    }

    #[test]
    fn a_multibyte_character_inside_a_fixed_value_is_refused() {
        assert!(pairs("010003600029145Ä").is_err());
        assert!(pairs("11Ä€Ä").is_err());
    }

    #[test]
    fn the_bracketed_spelling_reads_the_same() {
        let read = parse_bracketed("(01)00036000291452(21)SN(X)1(10)LOT").unwrap();
        let pairs: Vec<_> = read.iter().map(|e| (&*e.ai, &*e.value)).collect();
        assert_eq!(pairs, [("01", "00036000291452"), ("21", "SN(X)1"), ("10", "LOT")]);
        for bad in ["", "(01", "()1", "(1A)1", "(10)", "(01)1", "x(10)1"] {
            assert!(parse_bracketed(bad).is_err(), "{bad}");
        }
    }
}
