//! A passphrase, stretched with Argon2id until guessing is dear.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Ask, KeyError, Unlock};
use crate::vault::sealed_box::{BoxError, DataKey};
use crate::vault::secret::Secret;

/// The shortest passphrase that is taken for a new vault, in characters.
pub const PASSPHRASE_CHARS_MIN: usize = 8;

/// The longest passphrase, in bytes.
pub const PASSPHRASE_BYTES_MAX: usize = 1024;

const SALT_BYTES: usize = 16;

/// What opening one vault may cost at most: a file must not make a station swap to death.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 16;
const LANES_MAX: u32 = 16;

/// Why there is no key from a passphrase.
#[derive(Debug, thiserror::Error)]
pub enum PassphraseProblem {
    #[error("there is nobody to ask for it")]
    NobodyToAsk,
    #[error("it was not given")]
    NotGiven,
    #[error("the two entries differ")]
    EntriesDiffer,
    #[error("it has fewer than {PASSPHRASE_CHARS_MIN} characters")]
    TooShort,
    #[error("it has more than {PASSPHRASE_BYTES_MAX} bytes")]
    TooLong,
    #[error("the vault asks for more work than a passphrase may cost")]
    TooDear,
    #[error("there is not enough memory to check it")]
    NoMemory,
    #[error("it cannot be read")]
    Io(#[from] std::io::Error),
}

impl PassphraseProblem {
    pub(super) const fn remedy(&self) -> &'static str {
        match self {
            Self::NobodyToAsk => {
                "run it at a terminal or give the passphrase on standard input; for unattended \
                 jobs choose a keyfile or a systemd credential"
            }
            Self::TooShort => "choose a longer one: several words are easy to remember",
            Self::TooDear => "the vault's file was changed by hand: restore it from a backup",
            Self::NoMemory => "free 64 MiB of memory and try again",
            Self::NotGiven | Self::EntriesDiffer | Self::TooLong | Self::Io(_) => "type it again",
        }
    }
}

/// How a passphrase is stretched; stored, so that a later version may do more for new vaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::vault) struct Stretch {
    #[serde(with = "salt")]
    salt: [u8; SALT_BYTES],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// A salt is written in hexadecimal digits.
mod salt {
    use data_encoding::HEXLOWER;
    use serde::{Deserialize as _, Deserializer, Serializer, de};

    use super::SALT_BYTES;

    pub(super) fn serialize<S: Serializer>(
        salt: &[u8; SALT_BYTES],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&HEXLOWER.encode(salt))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[u8; SALT_BYTES], D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = HEXLOWER.decode(text.as_bytes()).ok().and_then(|salt| salt.try_into().ok());
        bytes.ok_or_else(|| de::Error::custom("a salt is not 32 hexadecimal digits"))
    }
}

impl Stretch {
    /// RFC 9106, second recommended option: 64 MiB, three passes, four lanes.
    pub(super) fn new() -> Result<Self, BoxError> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(|_| BoxError::NoEntropy)?;
        Ok(Self { salt, memory_kib: 64 * 1024, passes: 3, lanes: 4 })
    }

    fn params(&self) -> Option<Params> {
        let bearable = self.memory_kib <= MEMORY_KIB_MAX
            && self.passes <= PASSES_MAX
            && self.lanes <= LANES_MAX;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(DataKey::BYTES));
        params.ok().filter(|_| bearable)
    }

    fn key(&self, passphrase: &Secret) -> Result<DataKey, PassphraseProblem> {
        let params = self.params().ok_or(PassphraseProblem::TooDear)?;
        let count = params.block_count();
        // Memory of our own, because the library does not overwrite what it takes itself.
        let mut memory: Zeroizing<Vec<Block>> = Zeroizing::new(Vec::new());
        memory.try_reserve_exact(count).map_err(|_| PassphraseProblem::NoMemory)?;
        memory.resize(count, Block::default());
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        DataKey::filled(|key| {
            let words = passphrase.expose();
            argon2.hash_password_into_with_memory(words, &self.salt, key, memory.as_mut_slice())
        })
        .map_err(|_| PassphraseProblem::TooDear)
    }
}

/// Asks for the passphrase and stretches it.
pub(super) fn ask(stretch: &Stretch, unlock: &dyn Unlock, ask: Ask) -> Result<DataKey, KeyError> {
    let key = || {
        let passphrase = unlock.passphrase(ask)?;
        let length = passphrase.expose().len();
        let characters = passphrase.expose_text().map_or(length, |text| text.chars().count());
        match ask {
            _either if length > PASSPHRASE_BYTES_MAX => Err(PassphraseProblem::TooLong),
            _either if length == 0 => Err(PassphraseProblem::NotGiven),
            Ask::New if characters < PASSPHRASE_CHARS_MIN => Err(PassphraseProblem::TooShort),
            Ask::New | Ask::Existing => stretch.key(&passphrase),
        }
    };
    key().map_err(|source| KeyError::Passphrase { source })
}

/// The key that the password of an operator gives. Less dear than the passphrase of a vault, because it
/// is asked for several times a day and seals what the vault seals once more: the least that OWASP's
/// Password Storage Cheat Sheet asks of Argon2id.
///
/// # Errors
/// [`PassphraseProblem::NoMemory`] without 19 MiB of it.
pub fn password_key(password: &Secret, salt: [u8; 16]) -> Result<DataKey, KeyError> {
    let stretch = Stretch { salt, memory_kib: 19 * 1024, passes: 2, lanes: 1 };
    stretch.key(password).map_err(|source| KeyError::Passphrase { source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_gives_the_same_key_for_ever() {
        let stretch = Stretch { salt: [7; SALT_BYTES], memory_kib: 64, passes: 3, lanes: 4 };
        let key = stretch.key(&Secret::from("correct horse battery".to_owned())).unwrap();
        // Computed with another implementation of Argon2id.
        assert_eq!(key.id().to_string(), "dd9ebf32c868230c");
        let other = stretch.key(&Secret::from("correct horse batterY".to_owned())).unwrap();
        assert_ne!(key.id(), other.id());
        let salted = Stretch { salt: [8; SALT_BYTES], ..stretch };
        let other = salted.key(&Secret::from("correct horse battery".to_owned())).unwrap();
        assert_ne!(key.id(), other.id());
    }

    #[test]
    fn a_new_vault_is_stretched_as_promised_and_salted_anew() {
        let (one, other) = (Stretch::new().unwrap(), Stretch::new().unwrap());
        assert_eq!((one.memory_kib, one.passes, one.lanes), (64 * 1024, 3, 4));
        assert_ne!(one.salt, other.salt);
    }

    #[test]
    fn a_file_cannot_ask_for_more_memory_than_a_station_has() {
        let bearable = Stretch::new().unwrap();
        let wild = [
            Stretch { memory_kib: u32::MAX, ..bearable.clone() },
            Stretch { memory_kib: 0, ..bearable.clone() },
            Stretch { passes: u32::MAX, ..bearable.clone() },
            Stretch { passes: 0, ..bearable.clone() },
            Stretch { lanes: 17, ..bearable.clone() },
            Stretch { lanes: 0, ..bearable },
        ];
        for stretch in wild {
            let error = stretch.key(&Secret::from("correct horse".to_owned())).unwrap_err();
            assert!(matches!(error, PassphraseProblem::TooDear), "{stretch:?}");
        }
    }
}
