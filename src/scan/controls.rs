//! Restores the separators of ISO/IEC 15434 and GS1 that keyboards spell in other ways.
//!
//! A code contains GS, RS, FS, US and EOT; a scanner that plays keyboard cannot type them and sends what its maker
//! chose instead. Every spelling here was seen in a manual or an issue tracker. A spelling that could be data (`{GS}`,
//! `]`) is replaced only inside a message that announced itself, so a brace in a part number survives.

use std::borrow::Cow;

/// Separates the elements of a message.
pub const GS: char = '\u{1d}';
/// Separates the formats of an ISO/IEC 15434 envelope.
pub const RS: char = '\u{1e}';
/// Separates files.
pub const FS: char = '\u{1c}';
/// Separates units.
pub const US: char = '\u{1f}';
/// Ends an ISO/IEC 15434 envelope.
pub const EOT: char = '\u{4}';

/// Spells one separator as a terminal receives the key that a scanner pressed for it.
struct KeySpelling {
    keys: &'static str,
    means: char,
}

/// Honeywell and HHP, "function key table" (`ValueTeam` 3060 manual, page A-5): FS up, GS down, RS left, US right. Others
/// press F8 for GS. The byte sequences are those of ECMA-48 and xterm.
const KEY_SPELLINGS: [KeySpelling; 7] = [
    KeySpelling { keys: "\u{1b}[19~", means: GS },
    KeySpelling { keys: "\u{1b}[A", means: FS },
    KeySpelling { keys: "\u{1b}[B", means: GS },
    KeySpelling { keys: "\u{1b}[D", means: RS },
    KeySpelling { keys: "\u{1b}[C", means: US },
    KeySpelling { keys: "\u{1b}OB", means: GS },
    KeySpelling { keys: "\u{1b}OD", means: RS },
];

/// Cannot be data: pictures of control characters (Unicode block 2400), and the private code points that Apple's
/// keyboard layer hands on for F8 and F9 (`InvenTree` issue 865).
const PICTURE_SPELLINGS: [(char, char); 7] = [
    ('\u{241d}', GS),
    ('\u{241e}', RS),
    ('\u{241c}', FS),
    ('\u{241f}', US),
    ('\u{2404}', EOT),
    ('\u{f70b}', GS),
    ('\u{f70c}', RS),
];

/// May be data elsewhere, so they count only inside an announced message.
const NAMED_SPELLINGS: [(&str, char); 8] = [
    ("{GS}", GS),
    ("{RS}", RS),
    ("{EOT}", EOT),
    ("{FS}", FS),
    ("<GS>", GS),
    ("<RS>", RS),
    ("<EOT>", EOT),
    ("<FS>", FS),
];

/// Caret notation (`^]` is Ctrl+], the key for GS).
const CARET_SPELLINGS: [(&str, char); 4] = [("^]", GS), ("^^", RS), ("^D", EOT), ("^\\", FS)];

/// Counts the characters of the key sequence at the start of `text`, if a scanner types it for a separator.
pub(super) fn key_sequence_len(text: &str) -> Option<usize> {
    KEY_SPELLINGS.iter().find(|s| text.starts_with(s.keys)).map(|s| s.keys.len())
}

/// Replaces every spelling of a separator by the separator; borrows when there is nothing to replace.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    let announced = announces_message(text);
    let suspicious = |b: u8| b == 0x1b || b >= 0x80 || (announced && b"{<^]".contains(&b));
    if !text.bytes().any(suspicious) {
        return Cow::Borrowed(text);
    }
    let mut out = replace_keys_and_pictures(text);
    if announced {
        out = restore_announced(&out);
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// Says whether the text begins as an ISO/IEC 15434 envelope or with a GS1 AIM identifier.
fn announces_message(text: &str) -> bool {
    let body = strip_aim(text);
    is_envelope(body)
        || ["]C1", "]d2", "]d5", "]Q3", "]e0", "]J1", "]z1"].iter().any(|id| text.starts_with(id))
}

fn strip_aim(text: &str) -> &str {
    let id = text.as_bytes();
    if id.len() >= 3
        && id[0] == b']'
        && id[1].is_ascii_alphabetic()
        && id[2].is_ascii_alphanumeric()
    {
        return &text[3..];
    }
    text
}

fn is_envelope(body: &str) -> bool {
    body.starts_with("[)>") || body.starts_with(">[)>")
}

fn replace_keys_and_pictures(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(spelling) = KEY_SPELLINGS.iter().find(|s| rest.starts_with(s.keys)) {
            out.push(spelling.means);
            rest = &rest[spelling.keys.len()..];
            continue;
        }
        let means = PICTURE_SPELLINGS.iter().find(|(picture, _)| *picture == c);
        out.push(means.map_or(c, |(_, means)| *means));
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Replaces the spellings that count only inside an announced message.
fn restore_announced(text: &str) -> String {
    let body_at = text.len() - strip_aim(text).len();
    let (head, body) = text.split_at(body_at);
    let mut body = body.to_owned();
    for (name, means) in NAMED_SPELLINGS {
        if body.contains(name) {
            body = body.replace(name, means.encode_utf8(&mut [0; 4]));
        }
    }
    if !is_envelope(&body) || body.contains(GS) {
        return format!("{head}{body}");
    }
    // Only an envelope proves what stands for what: the character after `[)>` must be its record separator.
    let message = &body[body.find("[)>").map_or(0, |at| at + 3)..];
    if message.starts_with("^^") || message.contains("^]") {
        for (caret, means) in CARET_SPELLINGS {
            body = body.replace(caret, means.encode_utf8(&mut [0; 4]));
        }
    } else if message.starts_with('^') && message.contains(']') {
        // Binner issue 305: `^` and `]` are what is left of Ctrl+^ and Ctrl+] when the Ctrl is lost.
        let (start, rest) = body.split_at(body.len() - message.len());
        body = format!("{start}{}", rest.replace('^', "\u{1e}").replace(']', "\u{1d}"));
    }
    format!("{head}{body}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "[)>\u{1e}06\u{1d}SAB12\u{1d}Q1\u{1e}\u{4}";

    #[test]
    fn every_spelling_of_an_envelope_comes_back_to_the_separators() {
        let spelled = [
            ("[)>{RS}06{GS}SAB12{GS}Q1{RS}{EOT}", PLAIN),
            ("[)><RS>06<GS>SAB12<GS>Q1<RS><EOT>", PLAIN),
            ("[)>^^06^]SAB12^]Q1^^^D", PLAIN),
            ("[)>\u{241e}06\u{241d}SAB12\u{241d}Q1\u{241e}\u{2404}", PLAIN),
            ("[)>\u{f70c}06\u{f70b}SAB12\u{f70b}Q1\u{f70c}", PLAIN.trim_end_matches(EOT)),
            ("[)>\u{1b}[D06\u{1b}[BSAB12\u{1b}[BQ1\u{1b}[D", PLAIN.trim_end_matches(EOT)),
            ("[)>^06]SAB12]Q1^", PLAIN.trim_end_matches(EOT)),
        ];
        for (spelling, expected) in spelled {
            assert_eq!(restore(spelling), expected, "{spelling:?}");
        }
    }

    #[test]
    fn an_aim_identifier_in_front_stays_and_announces_the_message() {
        assert_eq!(restore("]d1[)>^^06^]SAB12"), "]d1[)>\u{1e}06\u{1d}SAB12");
        assert_eq!(restore("]C121AB{GS}10CD"), "]C121AB\u{1d}10CD");
        assert_eq!(restore("]C121AB\u{1b}[19~10CD"), "]C121AB\u{1d}10CD");
    }

    #[test]
    fn what_may_be_data_is_left_alone_outside_a_message() {
        for text in ["PN{GS}12", "A^]B", "X]Y^Z", "SN-1", "Müller"] {
            assert!(matches!(restore(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(restore(PLAIN), Cow::Borrowed(_)));
    }
}
