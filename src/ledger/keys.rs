//! The seam to wherever private keys are kept: the ledger asks for a key when it first signs.

use super::note::{NoteError, SignerKey};
use crate::domain::names::{OperatorName, StationId};

/// Whose key it is. Every log has keys of its own: an operator signs in no two with the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyHolder {
    Log { log: StationId },
    Operator { log: StationId, name: OperatorName },
}

impl std::fmt::Display for KeyHolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Log { log } => write!(f, "{log}/log"),
            Self::Operator { log, name } => write!(f, "{log}/operator-{name}"),
        }
    }
}

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the key {0} is not at hand")]
    Missing(KeyHolder),
    #[error("there is a key {0} already")]
    Exists(KeyHolder),
    #[error("the key {holder} cannot be used: {problem}")]
    Unusable { holder: KeyHolder, problem: String },
}

/// Keeps private keys: 32-byte seeds (RFC 8032, section 5.1.5).
pub trait Keys {
    /// The key of somebody who has one.
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError>;

    /// Makes a key for somebody who has none.
    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError>;
}

/// A key under the name that it signs with.
pub(super) fn named(
    holder: &KeyHolder,
    name: &str,
    seed: &[u8; 32],
) -> Result<SignerKey, KeyError> {
    SignerKey::from_seed(name, seed).map_err(|error: NoteError| KeyError::Unusable {
        holder: holder.clone(),
        problem: error.to_string(),
    })
}
