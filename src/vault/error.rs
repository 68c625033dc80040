//! What can go wrong with a vault.

use std::path::PathBuf;

use super::SECRET_BYTES_MAX;
use super::blob::BlobError;
use super::key_source::KeyError;
use super::private_file::FileProblem;
use super::sealed_box::{BoxError, KeyId};
use crate::domain::names::TenantName;

/// Why a vault cannot do what was asked. What to do about it is in [`VaultError::remedy`].
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("there is no vault at {}", path.display())]
    Missing { path: PathBuf },
    #[error("there is a vault at {} already", path.display())]
    Exists { path: PathBuf },
    #[error("{} cannot be used", path.display())]
    File { path: PathBuf, source: FileProblem },
    #[error("{}: line {line}, column {column}: this is not a vault", path.display())]
    Malformed { path: PathBuf, line: usize, column: usize },
    #[error("{} is a vault of version {version}, which this custody does not know", path.display())]
    UnknownVersion { path: PathBuf, version: u64 },
    #[error("{} is not a vault of {tenant}", path.display())]
    OtherTenant { path: PathBuf, tenant: TenantName },
    /// The source answered, with something else than what this vault was made with.
    #[error("the key from {source_name} does not open {}", path.display())]
    WrongKey { path: PathBuf, source_name: String },
    #[error("{} was changed by something else than custody", path.display())]
    Altered { path: PathBuf },
    #[error("another process is changing {}", path.display())]
    Busy { path: PathBuf },
    #[error("another process gave {} a new root key meanwhile", path.display())]
    Renewed { path: PathBuf },
    #[error("the vault has no secret {name}")]
    NoSecret { name: String },
    #[error("{name:?} cannot name a secret")]
    BadName { name: String },
    #[error("a secret has at most {SECRET_BYTES_MAX} bytes, this has {bytes}")]
    SecretTooLarge { bytes: usize },
    #[error("the vault has no key {id}")]
    UnknownKey { id: KeyId },
    #[error("key {id} seals what is new and cannot be retired")]
    KeyInUse { id: KeyId },
    #[error("a place of {found} cannot be used in the vault of {tenant}")]
    ForeignPlace { tenant: TenantName, found: TenantName },
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Box(#[from] BoxError),
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl VaultError {
    /// What to do about it, in a sentence, where something can be done.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        match self {
            Self::Missing { .. } => {
                Some("restore it from a backup: without it nothing sealed opens")
            }
            Self::Exists { .. } => Some("choose another profile, or change the key of this vault"),
            Self::File { source, .. } => match source {
                FileProblem::Exposed { .. } => Some("chmod 600 the file"),
                FileProblem::ForeignOwner { .. } => Some("run as the user that owns the file"),
                _otherwise => None,
            },
            Self::Malformed { .. } | Self::Altered { .. } => Some("restore it from a backup"),
            Self::UnknownVersion { .. } => Some("upgrade custody on this station"),
            Self::WrongKey { .. } => {
                Some("check the key source, or open the vault with the recovery code")
            }
            Self::Busy { .. } | Self::Renewed { .. } => Some("try again"),
            Self::UnknownKey { .. } => {
                Some("the key was retired, or the value is of another vault")
            }
            Self::Key(error) => Some(error.remedy()),
            Self::OtherTenant { .. }
            | Self::NoSecret { .. }
            | Self::BadName { .. }
            | Self::SecretTooLarge { .. }
            | Self::KeyInUse { .. }
            | Self::ForeignPlace { .. }
            | Self::Box(_)
            | Self::Blob(_) => None,
        }
    }
}
