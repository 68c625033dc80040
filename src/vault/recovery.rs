//! The recovery code: a key on paper, for the day when the key source is gone.
//!
//! 32 random bytes and three bytes of checksum, in Crockford's base 32: fourteen groups of four characters,
//! without I, L, O and U. Whoever types it may use lower case, forget the hyphens, and take O for 0 or L for 1.

use std::fmt;

use data_encoding::{Encoding, Specification};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::sealed_box::{BoxError, DataKey, KeyId};
use super::secret::Secret;

const LABEL: &[u8] = b"custody/recovery-code/v1";
const CHECK_BYTES: usize = 3;
const GROUP: usize = 4;
const CHARACTERS: usize = 56;

/// Why a text is not a recovery code. None of these quotes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    #[error("a recovery code has {CHARACTERS} letters and digits, this has {found}")]
    WrongLength { found: usize },
    #[error("character {at} of the recovery code is none that a recovery code can have")]
    WrongCharacter { at: usize },
    #[error("the recovery code has a typing error somewhere: its checksum does not fit")]
    WrongChecksum,
}

/// A recovery code, which opens the vault like a key source does.
pub struct RecoveryCode(DataKey);

impl RecoveryCode {
    pub(super) fn generate() -> Result<Self, BoxError> {
        DataKey::generate().map(Self)
    }

    pub(super) fn key(&self) -> &DataKey {
        &self.0
    }

    /// Reads what somebody typed from the paper.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let ignored = |c: &char| c.is_whitespace() || *c == '-';
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS));
        let mut found = 0;
        for c in typed.chars().filter(|c| !ignored(c)) {
            found += 1;
            if found <= CHARACTERS {
                let digit = digit(c).ok_or(RecoveryCodeError::WrongCharacter { at: found })?;
                text.push(digit);
            }
        }
        if found != CHARACTERS {
            return Err(RecoveryCodeError::WrongLength { found });
        }
        let wrong = RecoveryCodeError::WrongChecksum;
        let bytes = crockford().ok_or(wrong)?.decode(text.as_bytes()).map_err(|_| wrong)?;
        let bytes = Zeroizing::new(bytes);
        let (key, check) = bytes.split_at_checked(DataKey::BYTES).ok_or(wrong)?;
        let key = DataKey::from_bytes(key).ok_or(wrong)?;
        if checksum(&key) == check { Ok(Self(key)) } else { Err(wrong) }
    }

    /// Which code this is, to be printed beside it: [`super::Description::recovery`] names the one that opens
    /// a vault. It does not tell the code.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.0.id()
    }

    /// The code as it is printed, once: groups of four with hyphens between.
    #[must_use]
    pub fn printed(&self) -> Secret {
        let mut bytes = Zeroizing::new([0; DataKey::BYTES + CHECK_BYTES]);
        bytes[..DataKey::BYTES].copy_from_slice(self.0.expose());
        bytes[DataKey::BYTES..].copy_from_slice(&checksum(&self.0));
        let code =
            Zeroizing::new(crockford().map(|base| base.encode(&bytes[..])).unwrap_or_default());
        let mut text = Vec::with_capacity(CHARACTERS + CHARACTERS / GROUP);
        for (index, group) in code.as_bytes().chunks(GROUP).enumerate() {
            if index > 0 {
                text.push(b'-');
            }
            text.extend_from_slice(group);
        }
        Secret::new(text)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

/// What a character stands for, with what people read for another one.
fn digit(c: char) -> Option<char> {
    match c.to_ascii_uppercase() {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        'U' => None,
        c if c.is_ascii_alphanumeric() => Some(c),
        _other => None,
    }
}

/// Crockford's alphabet. It is always well-formed; `None` only keeps the promise not to panic.
fn crockford() -> Option<Encoding> {
    let mut base = Specification::new();
    base.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    base.encoding().ok()
}

fn checksum(key: &DataKey) -> [u8; CHECK_BYTES] {
    let hash = Sha256::new().chain_update(LABEL).chain_update(key.expose()).finalize();
    let mut check = [0; CHECK_BYTES];
    check.copy_from_slice(&hash[..CHECK_BYTES]);
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        let bytes: Vec<u8> = (0..32).collect();
        RecoveryCode(DataKey::from_bytes(&bytes).unwrap())
    }

    fn text(code: &RecoveryCode) -> String {
        code.printed().expose_text().unwrap().to_owned()
    }

    #[test]
    fn a_code_is_printed_the_same_way_for_ever() {
        assert_eq!(
            text(&code()),
            "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFX-XPF3"
        );
    }

    #[test]
    fn a_code_is_understood_however_it_is_typed() {
        let printed = text(&code());
        let typed = [
            printed.clone(),
            printed.to_lowercase(),
            printed.replace('-', ""),
            printed.replace('-', " \t\n"),
            printed.replace('0', "O").replace('1', "l"),
            printed.replace('0', "o").replace('1', "I"),
            format!("  {printed}\r\n"),
        ];
        for typed in typed {
            let read = RecoveryCode::parse(&typed).unwrap();
            assert_eq!(read.key().expose(), code().key().expose());
        }
    }

    #[test]
    fn every_single_typing_error_is_found() {
        let printed = text(&code()).replace('-', "");
        for at in 0..printed.len() {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let mut typed: Vec<char> = printed.chars().collect();
                if typed[at] != other {
                    typed[at] = other;
                    let typed: String = typed.into_iter().collect();
                    let error = RecoveryCode::parse(&typed).unwrap_err();
                    assert_eq!(error, RecoveryCodeError::WrongChecksum, "{at} {other}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_its_reason_and_without_quoting_it() {
        let printed = text(&code());
        let refused = |text: &str| RecoveryCode::parse(text).unwrap_err();
        assert_eq!(refused(""), RecoveryCodeError::WrongLength { found: 0 });
        assert_eq!(refused(&printed[..8]), RecoveryCodeError::WrongLength { found: 7 });
        let long = "7".repeat(100_000);
        assert_eq!(refused(&long), RecoveryCodeError::WrongLength { found: 100_000 });
        for odd in ["U", "ü", "!", "\u{0}", "🗝"] {
            let typed = format!("{odd}{}", &printed[1..]);
            assert_eq!(refused(&typed), RecoveryCodeError::WrongCharacter { at: 1 });
        }
        assert!(!format!("{:?}", code()).contains(&printed[..4]));
    }
}
