//! The terms as lines for a screen.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::super::terms::Terms;
use super::{Look, Row};
use crate::domain::names::steers;

/// How wide the names of parties are set.
const LABEL_MAX: usize = 14;

/// Writes the terms in lines of at most so many columns.
pub(super) fn lines(terms: &Terms, columns: usize) -> Vec<Row> {
    let columns = columns.max(20);
    let words = terms.words();
    let mut lines = Vec::new();
    let mut parties = terms.parties();
    parties.push((words.name, &terms.signer));
    let label = parties.iter().map(|(label, _)| label.width()).max().unwrap_or(0).min(LABEL_MAX);
    for (name, value) in parties {
        let name = cut(name, label);
        let gap = " ".repeat(label - name.width() + 2);
        for (at, part) in wrap(value, columns - label - 2).into_iter().enumerate() {
            let name = if at == 0 { format!("{name}{gap}") } else { " ".repeat(label + 2) };
            lines.push(vec![(Look::Faint, name), (Look::Strong, part)]);
        }
    }
    lines.push(Row::new());
    for (at, item) in terms.items.iter().enumerate() {
        let number = format!("{}. ", at + 1);
        let indent = number.len();
        for (at, part) in wrap(&item.title, columns - indent).into_iter().enumerate() {
            let number = if at == 0 { number.clone() } else { " ".repeat(indent) };
            lines.push(vec![(Look::Faint, number), (Look::Strong, part)]);
        }
        for part in wrap(&item.details_line(words), columns - indent) {
            lines.push(vec![(Look::Plain, format!("{}{part}", " ".repeat(indent)))]);
        }
    }
    for paragraph in terms.statement.iter().map(String::as_str).chain([words.consent]) {
        lines.push(Row::new());
        lines.extend(wrap(paragraph, columns).into_iter().map(|part| vec![(Look::Plain, part)]));
    }
    lines
}

/// Makes text harmless on a terminal: what acts on it is shown as its number.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Breaks text between its words, and words that are too long anywhere.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in harmless(text).split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("there is always one");
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= columns {
            line.push_str(&" "[..gap]);
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        for c in word.chars() {
            let line = lines.last_mut().expect("there is always one");
            if !line.is_empty() && line.width() + c.width().unwrap_or(0) > columns {
                lines.push(String::new());
            }
            lines.last_mut().expect("there is always one").push(c);
        }
    }
    lines
}

/// Cuts text to so many columns; what is cut ends in an ellipsis.
pub(super) fn cut(text: &str, columns: usize) -> String {
    let text = harmless(text);
    if text.width() <= columns {
        return text;
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.width().unwrap_or(0) + 1 > columns {
            break;
        }
        kept.push(c);
    }
    if columns > 0 {
        kept.push('\u{2026}');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_between_words_and_loses_nothing() {
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij klm", 4), ["abcd", "efgh", "ij", "klm"]);
        assert_eq!(
            wrap("漢字漢字漢", 4),
            ["漢字", "漢字", "漢"],
            "wide characters have two columns"
        );
        assert_eq!(wrap("a\u{1b}[2Jb\u{202e}", 40), ["a\\u{1b}[2Jb\\u{202e}"]);
    }

    #[test]
    fn what_is_cut_shows_it() {
        assert_eq!(cut("whole", 5), "whole");
        assert_eq!(cut("too long", 5), "too \u{2026}");
        assert_eq!(cut("漢字", 3), "漢\u{2026}");
        assert_eq!(cut("x", 0), "");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "[a-z漢 \u{e9}]{0,80}", columns in 2usize..30) {
            let lines = wrap(&text, columns);
            for line in &lines {
                proptest::prop_assert!(line.width() <= columns, "{line:?}");
            }
            let letters = |text: &str| text.replace(' ', "");
            proptest::prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
