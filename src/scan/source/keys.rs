//! Makes characters of the keys that a grabbed scanner presses, as a US keyboard would.
//!
//! Key codes say which key it was and not what a host makes of it, so whatever layout the host has, a scanner that was
//! left as it came is understood. The numbers are those of `linux/input-event-codes.h`. What a key means besides
//! letters follows scanners' manuals: Ctrl with a key, Alt with digits, F8, arrows and Caps Lock stand for separators.

const BACKSPACE: u16 = 14;
const TAB: u16 = 15;
const ENTER: u16 = 28;
const LEFT_CTRL: u16 = 29;
const LEFT_SHIFT: u16 = 42;
const RIGHT_SHIFT: u16 = 54;
const LEFT_ALT: u16 = 56;
const CAPS_LOCK: u16 = 58;
const F8: u16 = 66;
const KEYPAD_ENTER: u16 = 96;
const RIGHT_CTRL: u16 = 97;
const RIGHT_ALT: u16 = 100;
const UP: u16 = 103;
const LEFT: u16 = 105;
const RIGHT: u16 = 106;
const DOWN: u16 = 108;

const EOT: &str = "\u{4}";

/// Are the keys that type characters: the first code of a run, and what it types without and with Shift.
const RUNS: [(u16, &str, &str); 7] = [
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    // Not a run of its own on a US keyboard, but the key that others have beside Shift.
    (86, "\\", "|"),
];

/// Are the keys of the keypad.
const KEYPAD: [(u16, char); 14] = [
    (71, '7'),
    (72, '8'),
    (73, '9'),
    (74, '-'),
    (75, '4'),
    (76, '5'),
    (77, '6'),
    (78, '+'),
    (79, '1'),
    (80, '2'),
    (81, '3'),
    (82, '0'),
    (83, '.'),
    (98, '/'),
];

/// Is what a key does when it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It goes down.
    Down,
    /// It comes up.
    Up,
    /// It is held, and repeats.
    Repeat,
}

impl Press {
    /// Reads the value of a key event (`EV_KEY`).
    #[must_use]
    pub const fn of(value: i32) -> Self {
        match value {
            0 => Self::Up,
            1 => Self::Down,
            _held => Self::Repeat,
        }
    }
}

/// Is what a key types.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// The bytes, as a terminal would send them; often none.
    pub bytes: Vec<u8>,
    /// A lost release of Shift was made up for.
    pub recovered: bool,
}

/// Keeps the state of one device's keys.
#[derive(Debug, Default)]
pub struct Keys {
    shift: Shift,
    ctrl: bool,
    caps: bool,
    /// The digits typed while Alt is held.
    alt: Option<String>,
    /// The beginning of the scan, as far as it tells an envelope.
    head: String,
}

/// Follows Shift, whose release gets lost when a kernel is busy.
#[derive(Debug, Default)]
struct Shift {
    down: bool,
    /// The keys typed since it went down.
    covered: usize,
    /// The key before was typed with Shift, too.
    follows_shifted: bool,
    /// This scanner lets go of Shift after every character: it was seen to do so between two that both need it.
    lets_go: bool,
}

impl Shift {
    fn press(&mut self, press: Press) {
        match press {
            Press::Down => {
                // Only a released key can go down between two characters.
                self.lets_go |= self.follows_shifted && !self.down;
                (self.down, self.covered) = (true, 0);
            }
            Press::Up => self.down = false,
            Press::Repeat => {}
        }
    }

    /// Says whether the key that is typed now is shifted, and whether a release was missing.
    fn type_key(&mut self) -> (bool, bool) {
        let lost_release = self.down && self.covered > 0 && self.lets_go;
        if lost_release {
            self.down = false;
        }
        self.covered += 1;
        self.follows_shifted = self.down;
        (self.down, lost_release)
    }

    /// Forgets what is held, and keeps what is known of the scanner.
    fn release(&mut self) {
        *self = Self { lets_go: self.lets_go, ..Self::default() };
    }
}

impl Keys {
    /// Takes one key event and returns what it types.
    pub fn press(&mut self, code: u16, press: Press) -> Stroke {
        match code {
            LEFT_SHIFT | RIGHT_SHIFT => self.shift.press(press),
            LEFT_CTRL | RIGHT_CTRL => match press {
                Press::Down => self.ctrl = true,
                Press::Up => self.ctrl = false,
                Press::Repeat => {}
            },
            LEFT_ALT | RIGHT_ALT => match press {
                Press::Down => self.alt = Some(String::new()),
                Press::Up => {
                    let text = self.alt_code();
                    return self.typed(text, false);
                }
                Press::Repeat => {}
            },
            // A scanner that repeats a key is late with its release, and means the key once.
            _ if press == Press::Down => return self.key(code),
            _ => {}
        }
        Stroke::default()
    }

    /// Forgets every key that is held, because events were lost.
    pub fn release_all(&mut self) {
        self.shift.release();
        (self.ctrl, self.caps, self.alt) = (false, false, None);
        self.head.clear();
    }

    fn key(&mut self, code: u16) -> Stroke {
        if let Some(digits) = &mut self.alt
            && let Some(digit) =
                keypad(code).or_else(|| plain(code, false)).filter(char::is_ascii_digit)
        {
            // No character has more digits, and a stuck key fills no memory.
            if digits.len() < 6 {
                digits.push(digit);
            }
            return Stroke::default();
        }
        let spelled = match code {
            ENTER | KEYPAD_ENTER => Some("\r"),
            TAB => Some("\t"),
            BACKSPACE => Some("\u{8}"),
            F8 => Some("\u{1b}[19~"),
            UP => Some("\u{1b}[A"),
            DOWN => Some("\u{1b}[B"),
            RIGHT => Some("\u{1b}[C"),
            LEFT => Some("\u{1b}[D"),
            // In an envelope it spells EOT, by the same table of manuals as the arrows.
            CAPS_LOCK if self.head.contains("[)>") => Some(EOT),
            CAPS_LOCK => {
                self.caps = !self.caps;
                None
            }
            _ => return self.character(code),
        };
        self.typed(spelled.unwrap_or_default().to_owned(), false)
    }

    fn character(&mut self, code: u16) -> Stroke {
        let Some(bare) = keypad(code).or_else(|| plain(code, false)) else {
            return Stroke::default();
        };
        let (shifted, recovered) = self.shift.type_key();
        let capital = shifted != (self.caps && bare.is_ascii_alphabetic());
        let typed = plain(code, capital).unwrap_or(bare);
        let typed = if self.ctrl { control(bare) } else { Some(typed) };
        self.typed(typed.map_or_else(String::new, String::from), recovered)
    }

    /// Reads the digits typed with Alt: the code of a character.
    fn alt_code(&mut self) -> String {
        let digits = self.alt.take().unwrap_or_default();
        let code = digits.parse().ok().filter(|code| *code > 0);
        code.and_then(char::from_u32).map_or_else(String::new, String::from)
    }

    fn typed(&mut self, text: String, recovered: bool) -> Stroke {
        if text.ends_with(['\r', '\t']) {
            // Whatever is still held belongs to the scan that is over.
            self.release_all();
        } else if self.head.len() < 8 {
            self.head.push_str(&text);
        }
        Stroke { bytes: text.into_bytes(), recovered }
    }
}

fn keypad(code: u16) -> Option<char> {
    KEYPAD.iter().find(|(key, _)| *key == code).map(|(_, c)| *c)
}

fn plain(code: u16, shifted: bool) -> Option<char> {
    RUNS.iter().find_map(|(first, bare, capital)| {
        let place = code.checked_sub(*first)?;
        let row = if shifted { capital } else { bare };
        row.chars().nth(usize::from(place))
    })
}

/// Returns what Ctrl makes of a key, as terminals have it (ECMA-48 and VT220).
fn control(key: char) -> Option<char> {
    let byte = match key {
        'a'..='z' | '[' | '\\' | ']' => u8::try_from(key).ok()? & 0x1f,
        '6' => 0x1e,
        '-' | '/' => 0x1f,
        _no_control_character => return None,
    };
    Some(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const C: u16 = 46;
    const ONE: u16 = 2;

    /// Presses keys one after the other: `+` holds the one behind it, `-` lets it go, anything else is both.
    fn play(keys: &mut Keys, codes: &[(char, u16)]) -> (String, bool) {
        let (mut bytes, mut recovered) = (Vec::new(), false);
        for (how, code) in codes {
            let presses: &[Press] = match how {
                '+' => &[Press::Down],
                '-' => &[Press::Up],
                _ => &[Press::Down, Press::Up],
            };
            for press in presses {
                let stroke = keys.press(*code, *press);
                bytes.extend(stroke.bytes);
                recovered |= stroke.recovered;
            }
        }
        (String::from_utf8(bytes).unwrap(), recovered)
    }

    fn text(codes: &[(char, u16)]) -> String {
        play(&mut Keys::default(), codes).0
    }

    #[test]
    fn keys_type_what_a_us_keyboard_does() {
        assert_eq!(
            text(&[
                ('=', ONE),
                ('+', LEFT_SHIFT),
                ('=', C),
                ('=', ONE),
                ('-', LEFT_SHIFT),
                ('=', C)
            ]),
            "1C!c"
        );
        assert_eq!(
            text(&[('=', 27), ('=', 12), ('=', 53), ('=', 82), ('=', KEYPAD_ENTER)]),
            "]-/0\r"
        );
        assert_eq!(
            text(&[('=', CAPS_LOCK), ('=', C), ('=', ONE), ('=', CAPS_LOCK), ('=', C)]),
            "C1c"
        );
        assert_eq!(text(&[('=', 0), ('=', 1), ('=', 500), ('=', u16::MAX)]), "");
    }

    #[test]
    fn separators_are_spelled_in_five_ways() {
        assert_eq!(
            text(&[('+', LEFT_CTRL), ('=', 27), ('=', 7), ('=', 43), ('=', 32), ('-', LEFT_CTRL)]),
            "\u{1d}\u{1e}\u{1c}\u{4}"
        );
        assert_eq!(
            text(&[('+', LEFT_ALT), ('=', 82), ('=', 80), ('=', 73), ('-', LEFT_ALT)]),
            "\u{1d}"
        );
        assert_eq!(text(&[('=', F8), ('=', DOWN), ('=', LEFT)]), "\u{1b}[19~\u{1b}[B\u{1b}[D");
        let envelope = [
            ('=', 26),
            ('+', LEFT_SHIFT),
            ('=', 11),
            ('=', 52),
            ('-', LEFT_SHIFT),
            ('=', CAPS_LOCK),
            ('=', C),
        ];
        assert_eq!(text(&envelope), "[)>\u{4}c", "Caps Lock is EOT there, and changes no case");
    }

    #[test]
    fn a_held_key_and_a_stuck_modifier_change_nothing() {
        let mut keys = Keys::default();
        keys.press(C, Press::Down);
        assert_eq!(keys.press(C, Press::Repeat), Stroke::default());
        assert_eq!(
            play(&mut keys, &[('+', LEFT_SHIFT), ('=', C), ('=', ENTER), ('=', C)]).0,
            "C\rc"
        );
    }

    #[test]
    fn a_lost_release_is_made_up_for_when_the_scanner_is_known_to_let_go() {
        let shifted = [('+', LEFT_SHIFT), ('=', C), ('-', LEFT_SHIFT)];
        let lost = [('+', LEFT_SHIFT), ('=', C), ('=', ONE), ('=', ONE)];
        let mut keys = Keys::default();
        assert_eq!(
            play(&mut keys, &[&shifted[..], &shifted, &lost].concat()),
            ("CCC11".into(), true)
        );
        // Without that it may hold Shift over several characters, as it does here.
        assert_eq!(play(&mut Keys::default(), &lost), ("C!!".into(), false));
    }

    proptest::proptest! {
        #[test]
        fn no_keys_panic_and_each_types_a_few_bytes_at_most(
            events in proptest::collection::vec((0_u16..130, 0_i32..3), 0..400)
        ) {
            let mut keys = Keys::default();
            for (code, value) in events {
                let stroke = keys.press(code, Press::of(value));
                proptest::prop_assert!(stroke.bytes.len() <= 5);
                proptest::prop_assert!(std::str::from_utf8(&stroke.bytes).is_ok());
            }
        }
    }
}
