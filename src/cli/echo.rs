//! Shows what is typed while the terminal is raw and echoes nothing itself.

/// Follows the line that is being typed.
#[derive(Debug, Default)]
pub struct Echo {
    /// What of it is shown.
    shown: String,
    /// The beginning of a character whose other bytes have not come yet.
    held: Vec<u8>,
}

impl Echo {
    /// What the terminal has to be sent for keys that arrived: nothing in it can steer the terminal.
    pub fn keys(&mut self, bytes: &[u8]) -> String {
        let mut text = String::new();
        for byte in bytes {
            match byte {
                b'\r' | b'\n' | b'\t' => text.push_str(&self.end_line()),
                0x08 | 0x7f => {
                    if self.shown.pop().is_some() {
                        text.push_str("\u{8} \u{8}");
                    }
                }
                0x20..=0x7e => {
                    self.held.clear();
                    self.shown.push(char::from(*byte));
                    text.push(char::from(*byte));
                }
                0x00..=0x1f => {}
                _part_of_a_character => text.extend(self.wide(*byte)),
            }
        }
        text
    }

    fn wide(&mut self, byte: u8) -> Option<char> {
        self.held.push(byte);
        match std::str::from_utf8(&self.held) {
            Ok(text) => {
                let c = text.chars().next().filter(|c| !crate::domain::names::steers(*c));
                self.shown.extend(c);
                self.held.clear();
                c
            }
            Err(error) if error.error_len().is_none() => None,
            Err(_no_text) => {
                self.held.clear();
                None
            }
        }
    }

    /// What of the line is shown.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// What begins a new line, if something stands on this one.
    pub fn end_line(&mut self) -> String {
        self.held.clear();
        if std::mem::take(&mut self.shown).is_empty() { String::new() } else { "\n".to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_shown_and_what_steers_is_not() {
        let mut echo = Echo::default();
        assert_eq!(echo.keys(b"A\x1b[2Jb\x07\x1d"), "A[2Jb");
        assert_eq!(echo.keys(b"\x7f"), "\u{8} \u{8}");
        assert_eq!(echo.keys(b"\r\n\n"), "\n");
        assert_eq!(echo.keys(b"\x7f"), "", "nothing stands there to be taken back");
        assert_eq!(echo.keys("\u{e4}\u{202e}\u{9b}".as_bytes()), "\u{e4}");
        assert_eq!(echo.keys(b"\xff\xc3"), "");
        assert_eq!(echo.keys(b"\xa4"), "\u{e4}", "in two pieces");
    }

    proptest::proptest! {
        #[test]
        fn no_keys_steer_the_terminal(keys in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..100)) {
            let shown = Echo::default().keys(&keys);
            let harmless = |c: char| c == '\n' || c == '\u{8}' || !crate::domain::names::steers(c);
            proptest::prop_assert!(shown.chars().all(harmless), "{:?}", shown);
        }
    }
}
