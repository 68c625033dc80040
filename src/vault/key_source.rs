//! Key sources: where the key that opens a vault comes from.
//!
//! One is chosen when the vault is made, and it is the only one that is asked: what cannot be reached is an
//! error that says so, never a reason to try another.

mod keyring;
mod passphrase;

use std::fmt;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER_PERMISSIVE;
use serde::{Deserialize, Serialize};

use super::private_file::{self, FileProblem, Trust};
use super::sealed_box::{BoxError, DataKey};
use super::secret::Secret;
use crate::domain::names::TenantName;
pub use keyring::{Keyring, KeyringProblem};
pub use passphrase::{PASSPHRASE_BYTES_MAX, PASSPHRASE_CHARS_MIN, PassphraseProblem, password_key};

/// A key as text, with room for the end of the line.
const KEY_FILE_BYTES_MAX: u64 = 128;

/// The word for each kind of source, as settings and the vault's file have it.
const KINDS: &str = "keyring, keyfile:PATH, credential:NAME or passphrase";

/// Where the key of a vault comes from, as it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeySource {
    /// The keyring of the desktop session.
    Keyring,
    /// A file with one key; it is made if it is not there.
    Keyfile(PathBuf),
    /// A file of that name in the folder of credentials that systemd gives a service.
    Credential(String),
    /// Something that somebody knows.
    Passphrase,
}

/// Why a text does not name a key source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a key source is {KINDS}")]
pub struct KeySourceError;

impl std::str::FromStr for KeySource {
    type Err = KeySourceError;

    fn from_str(text: &str) -> Result<Self, KeySourceError> {
        match text.split_once(':') {
            None if text == "keyring" => Ok(Self::Keyring),
            None if text == "passphrase" => Ok(Self::Passphrase),
            Some(("keyfile", path)) if !path.is_empty() => Ok(Self::Keyfile(PathBuf::from(path))),
            Some(("credential", name)) if is_credential_name(name) => {
                Ok(Self::Credential(name.to_owned()))
            }
            _other => Err(KeySourceError),
        }
    }
}

impl fmt::Display for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keyring => f.write_str("keyring"),
            Self::Keyfile(path) => write!(f, "keyfile:{}", path.display()),
            Self::Credential(name) => write!(f, "credential:{name}"),
            Self::Passphrase => f.write_str("passphrase"),
        }
    }
}

/// A name that stays inside its folder.
fn is_credential_name(name: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    (1..=64).contains(&name.len()) && !name.starts_with('.') && name.chars().all(good)
}

/// Whether a passphrase is being chosen or asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// For a new vault or a new source: worth asking twice.
    New,
    Existing,
}

/// What a key source may need from the process around it.
///
/// Whoever runs the vault implements this; the vault itself reads no terminal, no argument and no variable.
pub trait Unlock: Send + Sync {
    /// Asks a person for the passphrase. Never from an argument or a variable.
    ///
    /// It is taken as the bytes given: normalising it, and taking the end of the line off, is the asker's.
    fn passphrase(&self, ask: Ask) -> Result<Secret, PassphraseProblem>;

    /// The folder of credentials that systemd gave this process, `$CREDENTIALS_DIRECTORY`.
    fn credentials_folder(&self) -> Option<PathBuf>;

    /// The keyring to ask.
    fn keyring(&self) -> Keyring {
        Keyring::of_the_session()
    }
}

/// Why a key source gives no key. What to do about it is in [`KeyError::remedy`].
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the keyring has no usable key for {account}")]
    Keyring { account: String, source: KeyringProblem },
    #[error("the keyfile {} cannot be used", path.display())]
    Keyfile { path: PathBuf, source: FileProblem },
    #[error(
        "the credential {name} is not there: no folder of credentials was given to this process"
    )]
    NoCredentialsFolder { name: String },
    #[error("the credential {name} cannot be used")]
    Credential { name: String, source: FileProblem },
    #[error("the passphrase cannot be used")]
    Passphrase { source: PassphraseProblem },
    #[error(transparent)]
    Box(#[from] BoxError),
}

impl KeyError {
    /// What to do about it, in a sentence for `doctor` and for hints.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Keyring { source, .. } => source.remedy(),
            Self::Keyfile { source, .. } => match source {
                FileProblem::Missing => {
                    "mount or restore the keyfile, or open the vault with the recovery code"
                }
                FileProblem::Symlink => "name the file itself instead of a link to it",
                FileProblem::ForeignOwner { .. } => {
                    "run as the user that owns it, or give the file to this user"
                }
                FileProblem::Exposed { .. } => {
                    "chmod 600 the keyfile; if others may have read it, renew the vault's key"
                }
                _otherwise => "make a key with `openssl rand -hex 32`, or name another file",
            },
            Self::NoCredentialsFolder { .. } => {
                "run it as a systemd service with LoadCredentialEncrypted=, or choose a keyfile"
            }
            Self::Credential { .. } => {
                "see LoadCredentialEncrypted= in the unit; the credential is 64 hexadecimal digits"
            }
            Self::Passphrase { source } => source.remedy(),
            Self::Box(_) => "try again; if it stays, the system is out of order",
        }
    }
}

/// A key source as the vault's file remembers it: with everything that is needed to ask it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Origin {
    Keyring { account: String },
    Keyfile { path: PathBuf },
    Credential { name: String },
    Passphrase { stretch: passphrase::Stretch },
}

impl Origin {
    /// Prepares a source that is chosen now, and gives its key: a new one where it can be made here.
    ///
    /// A key that was made and then not used, since a later step failed, lies there and opens nothing.
    pub(super) fn establish(
        source: &KeySource,
        tenant: &TenantName,
        unlock: &dyn Unlock,
        vault: &Path,
    ) -> Result<(Self, DataKey), KeyError> {
        match source {
            KeySource::Keyring => {
                // Its own account for each vault: two profiles of one tenant must not share an entry.
                let account = format!("{tenant}/{}", DataKey::generate()?.id());
                let key = DataKey::generate()?;
                let stored = unlock.keyring().store(&account, &key);
                match stored {
                    Ok(()) => Ok((Self::Keyring { account }, key)),
                    Err(source) => Err(KeyError::Keyring { account, source }),
                }
            }
            KeySource::Keyfile(path) => {
                let key = beside(vault, path)
                    .and_then(|path| establish_keyfile(&path))
                    .map_err(|source| KeyError::Keyfile { path: path.clone(), source })?;
                Ok((Self::Keyfile { path: path.clone() }, key))
            }
            KeySource::Credential(name) => {
                let origin = Self::Credential { name: name.clone() };
                let key = origin.fetch(unlock, vault)?;
                Ok((origin, key))
            }
            KeySource::Passphrase => {
                let stretch = passphrase::Stretch::new()?;
                let key = passphrase::ask(&stretch, unlock, Ask::New)?;
                Ok((Self::Passphrase { stretch }, key))
            }
        }
    }

    /// Asks the source for its key.
    pub(super) fn fetch(&self, unlock: &dyn Unlock, vault: &Path) -> Result<DataKey, KeyError> {
        match self {
            Self::Keyring { account } => {
                let fetched = unlock.keyring().fetch(account);
                fetched.map_err(|source| KeyError::Keyring { account: account.clone(), source })
            }
            Self::Keyfile { path } => beside(vault, path)
                .and_then(|path| read_key(&path, Trust::Own))
                .map_err(|source| KeyError::Keyfile { path: path.clone(), source }),
            Self::Credential { name } => {
                let failed = |source| KeyError::Credential { name: name.clone(), source };
                let folder = unlock.credentials_folder();
                let folder =
                    folder.ok_or_else(|| KeyError::NoCredentialsFolder { name: name.clone() })?;
                if !folder.is_absolute() || !is_credential_name(name) {
                    return Err(failed(FileProblem::Path));
                }
                read_key(&folder.join(name), Trust::System).map_err(failed)
            }
            Self::Passphrase { stretch } => passphrase::ask(stretch, unlock, Ask::Existing),
        }
    }

    /// Takes away what [`Origin::establish`] made, when another source has replaced it. A keyfile stays: it
    /// may open other vaults. Whether it worked is of no weight: the key opens nothing any more.
    pub(super) fn forget(&self, unlock: &dyn Unlock) {
        if let Self::Keyring { account } = self {
            unlock.keyring().forget(account);
        }
    }

    /// The source in the words in which it was chosen.
    pub(super) fn chosen(&self) -> KeySource {
        match self {
            Self::Keyring { .. } => KeySource::Keyring,
            Self::Keyfile { path } => KeySource::Keyfile(path.clone()),
            Self::Credential { name } => KeySource::Credential(name.clone()),
            Self::Passphrase { .. } => KeySource::Passphrase,
        }
    }

    /// Whether a person has to be asked: finding out whether it is reachable would disturb them.
    pub(super) const fn asks_a_person(&self) -> bool {
        matches!(self, Self::Passphrase { .. })
    }
}

/// A keyfile as it is found from any folder that a command may run in. A relative path begins where the
/// vault lies, so that both can be moved together.
fn beside(vault: &Path, path: &Path) -> Result<PathBuf, FileProblem> {
    if path.to_str().is_none() || path.as_os_str().is_empty() {
        return Err(FileProblem::Path);
    }
    let folder = vault.parent().unwrap_or(vault);
    std::path::absolute(folder.join(path)).map_err(FileProblem::Io)
}

/// Reads a keyfile that is there, or makes one.
fn establish_keyfile(path: &Path) -> Result<DataKey, FileProblem> {
    match read_key(path, Trust::Own) {
        Err(FileProblem::Missing) => {}
        there => return there,
    }
    let key = DataKey::generate().map_err(|_| {
        FileProblem::Io(std::io::Error::other("the system gives no random numbers"))
    })?;
    let mut line = vec![0; 2 * DataKey::BYTES + 1];
    HEXLOWER_PERMISSIVE.encode_mut(key.expose(), &mut line[..2 * DataKey::BYTES]);
    line[2 * DataKey::BYTES] = b'\n';
    let line = Secret::new(line);
    match private_file::write(path, line.expose(), false) {
        Ok(()) => Ok(key),
        // Somebody else made it meanwhile: then it is theirs that counts.
        Err(FileProblem::Exists) => read_key(path, Trust::Own),
        Err(other) => Err(other),
    }
}

fn read_key(path: &Path, trust: Trust) -> Result<DataKey, FileProblem> {
    let text = private_file::read(path, trust, KEY_FILE_BYTES_MAX)?;
    let digits = text.expose().trim_ascii();
    if digits.len() != 2 * DataKey::BYTES {
        return Err(FileProblem::NotAKey);
    }
    DataKey::filled(|bytes| match HEXLOWER_PERMISSIVE.decode_mut(digits, bytes) {
        Ok(_all) => Ok(()),
        Err(_) => Err(FileProblem::NotAKey),
    })
}
