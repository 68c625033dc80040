//! Takes off what a scanner was told to put around a code, and puts back the separator it was told to replace.

use std::borrow::Cow;

use super::aim::AimId;
use super::classify;
use super::controls::GS;

/// Is the longest prefix, suffix or substitute, in bytes.
const MAX_PART_BYTES: usize = 32;

/// Is what a scanner puts around every code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Framing {
    /// What it sends before the code, AIM identifier included in the code.
    pub prefix: String,
    /// What it sends behind the code, before the key that ends the scan.
    pub suffix: String,
    /// The key that ends every scan (`\r`, `\n`, `\t`, or another control character), if that is known: silence
    /// then ends none.
    pub end: Option<u8>,
    /// What it sends in place of FNC1, which separates the parts of a GS1 message; empty if it sends GS itself.
    pub fnc1: String,
}

impl Framing {
    /// Reads a suffix as settings have it: what stands behind the code, and last the key that ends the scan.
    pub fn set_suffix(&mut self, written: &str) -> Result<(), String> {
        let text = unescape(written)?;
        // A scanner that sends CR LF is done at the CR.
        let text = text.strip_suffix("\r\n").map_or(text.clone(), |rest| format!("{rest}\r"));
        let last = text.chars().next_back().filter(char::is_ascii_control);
        self.end = last.and_then(|end| u8::try_from(end).ok());
        let length = text.len() - usize::from(self.end.is_some());
        text[..length].clone_into(&mut self.suffix);
        Ok(())
    }

    /// Returns the code without its frame; borrows when there was none.
    #[must_use]
    pub fn strip<'t>(&self, text: &'t str) -> &'t str {
        let text = text.strip_prefix(self.prefix.as_str()).unwrap_or(text);
        text.strip_suffix(self.suffix.as_str()).unwrap_or(text)
    }

    /// Puts GS where the substitute for FNC1 stands, if the code is a GS1 message or becomes one by it.
    ///
    /// The substitute may be an ordinary character of other codes, which stay as they are.
    #[must_use]
    pub fn separate<'t>(&self, aim: Option<AimId>, text: &'t str) -> Cow<'t, str> {
        if self.fnc1.is_empty() || !text.contains(&self.fnc1) {
            return Cow::Borrowed(text);
        }
        let separated = text.replace(&self.fnc1, GS.encode_utf8(&mut [0; 4]));
        if aim.is_some_and(AimId::is_gs1) || text.starts_with(&self.fnc1) {
            return Cow::Owned(separated);
        }
        let message = format!("{GS}{separated}");
        let reading = classify(&message, None);
        if reading.refused.is_none() && reading.fields.len() > 1 {
            return Cow::Owned(message);
        }
        Cow::Borrowed(text)
    }
}

/// Reads a text in which control characters are written `\r`, `\n`, `\t` or `\x1d`, and a backslash `\\`.
pub fn unescape(written: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = written.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('r') => text.push('\r'),
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('\\') => text.push('\\'),
            Some('x') => {
                let mut digit = || rest.next().and_then(|c| c.to_digit(16));
                let code = digit().zip(digit()).map(|(high, low)| high * 16 + low);
                let c = code.and_then(char::from_u32).filter(char::is_ascii);
                text.push(c.ok_or("must have two hexadecimal digits, at most 7f, behind \\x")?);
            }
            _other => {
                return Err(
                    "may have \\r, \\n, \\t, \\\\ and \\x1d, and no other backslash".to_owned()
                );
            }
        }
    }
    if text.len() > MAX_PART_BYTES {
        return Err(format!("must not be longer than {MAX_PART_BYTES} bytes"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_can_be_written_down() {
        assert_eq!(unescape(r"A\r\n\t\\\x1d").unwrap(), "A\r\n\t\\\u{1d}");
        for wrong in [r"\", r"\q", r"\x1", r"\xff", r"\xgg", &"x".repeat(33)] {
            assert!(unescape(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_end_of_a_scan_is_the_last_control_character_of_its_suffix() {
        let suffix = |written: &str| {
            let mut framing = Framing::default();
            framing.set_suffix(written).unwrap();
            (framing.suffix, framing.end)
        };
        assert_eq!(suffix(r"\r"), (String::new(), Some(b'\r')));
        assert_eq!(suffix(r"#\r\n"), ("#".to_owned(), Some(b'\r')));
        assert_eq!(suffix(r"\x03"), (String::new(), Some(3)));
        assert_eq!(suffix("#"), ("#".to_owned(), None));
        assert_eq!(suffix(""), (String::new(), None));
    }

    #[test]
    fn a_frame_is_taken_off_once() {
        let framing = Framing { prefix: "<<".into(), suffix: "#".into(), ..Framing::default() };
        assert_eq!(framing.strip("<<SN1#"), "SN1");
        assert_eq!(framing.strip("SN1"), "SN1");
        assert_eq!(framing.strip("<<<<SN1##"), "<<SN1#");
        assert_eq!(Framing::default().strip("SN1"), "SN1");
    }

    #[test]
    fn a_substitute_is_a_separator_only_in_gs1_messages() {
        let framing = Framing { fnc1: "~".into(), ..Framing::default() };
        let gs1 = AimId::parse("]C1");
        assert_eq!(framing.separate(gs1, "21SN1~10LOT"), "21SN1\u{1d}10LOT");
        assert_eq!(framing.separate(None, "~21SN1~10LOT"), "\u{1d}21SN1\u{1d}10LOT");
        assert_eq!(framing.separate(None, "21SN1~10LOT"), "\u{1d}21SN1\u{1d}10LOT");
        assert_eq!(framing.separate(None, "C9200L~24P"), "C9200L~24P");
        assert_eq!(framing.separate(gs1, "21SN1"), "21SN1");
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_written_or_framed_panics(
            written in ".{0,40}", prefix in ".{0,3}", suffix in ".{0,3}", fnc1 in ".{0,2}", text in ".{0,60}"
        ) {
            let _ = unescape(&written);
            let mut framing = Framing { prefix, fnc1, ..Framing::default() };
            let _ = framing.set_suffix(&suffix);
            let stripped = framing.strip(&text);
            proptest::prop_assert!(text.contains(stripped));
            let aim = AimId::parse("]C1");
            proptest::prop_assert!(framing.separate(aim, stripped).len() <= 4 + 4 * text.len());
        }
    }
}
