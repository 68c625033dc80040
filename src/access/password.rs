//! Passwords and PINs: what may be one, and what is kept of it.
//!
//! ```text
//! bcrypt, cost 12, of base64(HMAC-SHA-384(pepper, NFKC(password)))
//! ```
//! bcrypt (Provos and Mazières, 1999) takes 72 bytes and stops at a NUL; 48 bytes in base64 are 64
//! characters, so every character of the password counts. The pepper lies in the vault: whoever has only
//! the hashes cannot even begin to guess. NFKC (Unicode TR 15) makes one password of what two keyboards
//! type.

use data_encoding::BASE64;
use hmac::{Hmac, Mac as _};
use sha2::{Sha256, Sha384};
use unicode_normalization::UnicodeNormalization as _;

use crate::vault::Secret;

/// The work of one try: 2 to the power of this many rounds.
pub const COST: u32 = 12;

/// The fewest characters of a password. Length is what counts (NIST SP 800-63B, section 3.1.1).
pub const PASSWORD_CHARS_MIN: usize = 10;

/// The most bytes that are taken for a password.
pub const PASSWORD_BYTES_MAX: usize = 1024;

/// How many digits a PIN has.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 4..=12;

/// The length of the pepper, in bytes.
pub const PEPPER_BYTES: usize = 32;

/// A hash that no password has: tries for somebody who is not there must cost the same.
const NOBODY: &str = "$2b$12$CustodyCustodyCustodyeHb8k0E8yq8r6vN2tQO1D0kW7yL5m3Pe";

/// Why a text cannot become a password or PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    #[error("a password has at least {PASSWORD_CHARS_MIN} characters")]
    TooShort,
    #[error("a password has at most {PASSWORD_BYTES_MAX} bytes")]
    TooLong,
    #[error("a password is not one character over and over, nor the operator's name")]
    Guessable,
    #[error("a PIN has 4 to 12 digits")]
    NotAPin,
    #[error("a PIN is not one digit over and over, and not counted up or down")]
    GuessablePin,
}

/// What somebody typed to show who they are.
#[derive(Debug)]
pub enum Proof {
    Password(Secret),
    Pin(Secret),
}

impl Proof {
    /// A password as it was typed; whether it is the right one is another question.
    #[must_use]
    pub fn password(typed: &Secret) -> Self {
        Self::Password(normal(typed))
    }

    /// A PIN as it was typed.
    #[must_use]
    pub fn pin(typed: &Secret) -> Self {
        Self::Pin(normal(typed))
    }

    /// A password that somebody chooses for an operator.
    ///
    /// # Errors
    /// If it can be guessed in few tries.
    pub fn new_password(typed: &Secret, operator: &str) -> Result<Self, PasswordProblem> {
        let password = normal(typed);
        let text = password.expose_text().unwrap_or_default();
        let mut characters = text.chars();
        let first = characters.next();
        match text.chars().count() {
            _bytes if typed.expose().len() > PASSWORD_BYTES_MAX => Err(PasswordProblem::TooLong),
            0..PASSWORD_CHARS_MIN => Err(PasswordProblem::TooShort),
            _ if characters.all(|c| Some(c) == first) => Err(PasswordProblem::Guessable),
            _ if text.to_lowercase() == operator => Err(PasswordProblem::Guessable),
            _ => Ok(Self::Password(password)),
        }
    }

    /// Whether a text has the form of a PIN at all.
    #[must_use]
    pub fn looks_like_a_pin(typed: &str) -> bool {
        PIN_DIGITS.contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// A PIN that somebody chooses.
    ///
    /// # Errors
    /// If it is no number, or one that everybody tries first.
    pub fn new_pin(typed: &Secret) -> Result<Self, PasswordProblem> {
        let pin = normal(typed);
        let digits = pin.expose();
        if !PIN_DIGITS.contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
            return Err(PasswordProblem::NotAPin);
        }
        let steps_by = |step: u8| digits.windows(2).all(|two| two[1] == two[0].wrapping_add(step));
        if steps_by(0) || steps_by(1) || steps_by(u8::MAX) {
            return Err(PasswordProblem::GuessablePin);
        }
        Ok(Self::Pin(pin))
    }

    /// The words themselves, normalised.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        match self {
            Self::Password(secret) | Self::Pin(secret) => secret,
        }
    }

    /// What is kept: `$2b$12$...`.
    ///
    /// # Errors
    /// If there is no randomness for a salt.
    pub fn hash(&self, pepper: &Secret) -> Result<String, bcrypt::BcryptError> {
        bcrypt::non_truncating_hash(self.peppered(pepper).expose(), COST)
    }

    /// Whether this is what a hash was made of. Without a hash it takes as long, and is not.
    #[must_use]
    pub fn fits(&self, hash: Option<&str>, pepper: &Secret) -> bool {
        let peppered = self.peppered(pepper);
        let fits = bcrypt::non_truncating_verify(peppered.expose(), hash.unwrap_or(NOBODY));
        fits.unwrap_or(false) && hash.is_some()
    }

    fn peppered(&self, pepper: &Secret) -> Secret {
        let mut mac = keyed::<Hmac<Sha384>>(pepper);
        if let Self::Pin(_) = self {
            // A PIN is not a short password.
            mac.update(b"pin\0");
        }
        mac.update(self.secret().expose());
        Secret::from(BASE64.encode(&mac.finalize().into_bytes()))
    }
}

/// What is kept of a badge: enough to know it again.
#[must_use]
pub fn badge_mark(badge: &str, pepper: &Secret) -> [u8; 32] {
    let mut mac = keyed::<Hmac<Sha256>>(pepper);
    mac.update(b"badge\0");
    mac.update(badge.trim().to_uppercase().as_bytes());
    mac.finalize().into_bytes().into()
}

fn keyed<M: hmac::KeyInit>(pepper: &Secret) -> M {
    M::new_from_slice(pepper.expose()).unwrap_or_else(|_| unreachable!("HMAC takes any key"))
}

fn normal(typed: &Secret) -> Secret {
    let text = typed.expose_text().unwrap_or_default();
    Secret::from(text.nfkc().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    #[test]
    fn every_character_counts_and_two_keyboards_agree() {
        let pepper = secret("salt and pepper");
        let long = "ä".repeat(100);
        let hash = Proof::password(&secret(&long)).hash(&pepper).unwrap();
        assert!(hash.starts_with("$2b$12$"), "{hash}");
        let decomposed = "a\u{308}".repeat(100);
        assert!(Proof::password(&secret(&decomposed)).fits(Some(&hash), &pepper));
        let other = format!("{}a", "ä".repeat(99));
        assert!(!Proof::password(&secret(&other)).fits(Some(&hash), &pepper));
        assert!(!Proof::password(&secret(&long)).fits(Some(&hash), &secret("other pepper")));
        assert!(!Proof::pin(&secret(&long)).fits(Some(&hash), &pepper), "it is no PIN");
        assert!(!Proof::password(&secret(&long)).fits(None, &pepper));
    }

    #[test]
    fn nobodys_hash_is_one_and_costs_as_much() {
        let parts: bcrypt::HashParts = NOBODY.parse().unwrap();
        assert_eq!(parts.get_cost(), COST);
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        let new = |text: &str| Proof::new_password(&secret(text), "olga.smirnova").map(drop);
        assert_eq!(new("123456789"), Err(PasswordProblem::TooShort));
        assert_eq!(new("aaaaaaaaaaaa"), Err(PasswordProblem::Guessable));
        assert_eq!(new("Olga.Smirnova"), Err(PasswordProblem::Guessable));
        assert_eq!(new(&"x1".repeat(600)), Err(PasswordProblem::TooLong));
        assert_eq!(new("four words and more"), Ok(()));
        let pin = |text: &str| Proof::new_pin(&secret(text)).map(drop);
        for bad in ["123", "12a4", "", "１２３"] {
            assert_eq!(pin(bad), Err(PasswordProblem::NotAPin), "{bad}");
        }
        for bad in ["1111", "1234", "98765"] {
            assert_eq!(pin(bad), Err(PasswordProblem::GuessablePin), "{bad}");
        }
        assert_eq!(pin("2580"), Ok(()));
    }

    #[test]
    fn a_badge_is_known_again_however_the_scanner_writes_it() {
        let pepper = secret("pepper");
        assert_eq!(badge_mark(" ab-12\r\n", &pepper), badge_mark("AB-12", &pepper));
        assert_ne!(badge_mark("AB-12", &pepper), badge_mark("AB-13", &pepper));
    }
}
