//! Reads the printed commands that steer a scan session: `CUSTCTL`, a verb, an argument, a check.
//!
//! The alphabet is chosen so that the code survives any keyboard layout: `BCDEFGHIJKLNOPRS` (and T, U, V, X of the
//! verbs) are the same key on every layout in use, and Caps Lock only swaps their case. No serial number begins this
//! way, and the check stops half-read codes.
//!
//! ```text
//! code    = "CUSTCTL" verb [ "XX" 1*(nibble nibble) ] nibble nibble
//! nibble  = one of "BCDEFGHIJKLNOPRS", worth 0 to 15
//! ```
//! The last byte is the CRC-8 (polynomial 07) of the text before it; the argument is UTF-8.

use super::reading::{Candidate, Class, Field, Reason};

/// Begins every command code.
pub const PREFIX: &str = "CUSTCTL";

const NIBBLES: &[u8; 16] = b"BCDEFGHIJKLNOPRS";
const ARGUMENT_MARK: &str = "XX";

/// Are the verbs; a code with another one is refused, whatever its check says.
pub const VERBS: [&str; 21] = [
    "UNDO", "NEXT", "DONE", "HOLD", "OK", "NO", "STOP", "COUNT", "LOC", "PRINT", "GIVE", "RETURN",
    "RECEIVE", "SER", "PCL", "PUT", "CHECK", "LOCK", "PHONE", "SORT", "DROP",
];

/// Is one printed command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// One of [`VERBS`].
    pub verb: &'static str,
    /// What the verb works on, such as a place or a count.
    pub argument: Option<String>,
}

impl Command {
    /// Reads a command code in either case; `None` when it is damaged.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.to_ascii_uppercase();
        let split = code.len().checked_sub(2).filter(|&at| code.is_char_boundary(at))?;
        let (text, check) = code.split_at(split);
        if bytes_of(check)? != [crc8(text.as_bytes())] {
            return None;
        }
        let rest = text.strip_prefix(PREFIX)?;
        let (verb, argument) = match rest.split_once(ARGUMENT_MARK) {
            Some((verb, argument)) => (verb, Some(argument)),
            None => (rest, None),
        };
        let verb = VERBS.into_iter().find(|&known| known == verb)?;
        let argument = match argument {
            Some("") => return None,
            Some(nibbles) => Some(String::from_utf8(bytes_of(nibbles)?).ok()?),
            None => None,
        };
        Some(Self { verb, argument })
    }

    /// Returns the code to print for this command.
    #[must_use]
    pub fn code(&self) -> String {
        let mut code = format!("{PREFIX}{}", self.verb);
        if let Some(argument) = &self.argument {
            code.push_str(ARGUMENT_MARK);
            argument.bytes().for_each(|byte| push_nibbles(&mut code, byte));
        }
        let check = crc8(code.as_bytes());
        push_nibbles(&mut code, check);
        code
    }

    pub(super) fn candidate(&self) -> Candidate {
        let candidate = Candidate::new(Class::Control, "control", self.verb)
            .because(100, Reason::Prefix)
            .because(100, Reason::CheckDigit("CRC-8"))
            .with(Field::new("verb", "command", self.verb));
        match &self.argument {
            Some(argument) => candidate.with(Field::new("arg", "argument", argument)),
            None => candidate,
        }
    }
}

/// Says whether a scan claims to be a command.
pub(super) fn claims(code: &str) -> bool {
    code.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

fn push_nibbles(code: &mut String, byte: u8) {
    for nibble in [byte >> 4, byte & 0x0f] {
        code.push(char::from(NIBBLES[usize::from(nibble)]));
    }
}

fn bytes_of(nibbles: &str) -> Option<Vec<u8>> {
    let value = |letter: u8| NIBBLES.iter().position(|&known| known == letter);
    if !nibbles.len().is_multiple_of(2) {
        return None;
    }
    nibbles
        .as_bytes()
        .chunks_exact(2)
        .map(|pair| u8::try_from(value(pair[0])? * 16 + value(pair[1])?).ok())
        .collect()
}

/// CRC-8 with polynomial x^8 + x^2 + x + 1, initial value 0 ("CRC-8/SMBUS" in the catalogue of CRC algorithms).
fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |crc, _| if crc & 0x80 == 0 { crc << 1 } else { (crc << 1) ^ 0x07 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(verb: &'static str, argument: Option<&str>) -> Command {
        Command { verb, argument: argument.map(str::to_owned) }
    }

    #[test]
    fn the_crc_is_the_one_of_the_catalogue() {
        assert_eq!(crc8(b"123456789"), 0xf4);
    }

    #[test]
    fn every_verb_and_argument_comes_back_in_either_case() {
        for verb in VERBS {
            for argument in [None, Some("3"), Some("B1 / 204 / shelf Ü"), Some("XX")] {
                let command = command(verb, argument);
                let code = command.code();
                assert!(code.bytes().all(|b| b"BCDEFGHIJKLNOPRSTUVX".contains(&b)), "{code}");
                assert_eq!(Command::parse(&code), Some(command.clone()), "{code}");
                assert_eq!(Command::parse(&code.to_lowercase()), Some(command), "{code}");
            }
        }
    }

    #[test]
    fn a_damaged_code_is_no_command() {
        let code = command("LOC", Some("A3")).code();
        for cut in 0..code.len() {
            assert_eq!(Command::parse(&code[..cut]), None, "{}", &code[..cut]);
        }
        for place in 0..code.len() {
            let mut damaged = code.clone().into_bytes();
            damaged[place] = if damaged[place] == b'B' { b'C' } else { b'B' };
            assert_eq!(Command::parse(std::str::from_utf8(&damaged).unwrap()), None);
        }
        for odd in ["", "Ä", "CUSTCTL", "CUSTCTLÄÄ", "CUSTCTLUNDO€"] {
            assert_eq!(Command::parse(odd), None);
        }
    }

    #[test]
    fn a_verb_that_nobody_knows_is_refused_though_its_check_fits() {
        let forged = Command { verb: "BOO", argument: None }.code();
        assert_eq!(Command::parse(&forged), None);
        assert!(claims(&forged) && claims("custctlx") && !claims("CUSTC"));
    }
}
