//! The seam to wherever private keys are kept: the ledger asks for a key when it first signs.

use super::note::{NoteError, SignerKey};
use crate::domain::names::{OperatorName, SessionId, StationId};

/// Whose key it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyHolder {
    /// Signs every head of one epoch of a log.
    Log { log: StationId },
    /// Opens sessions of an operator.
    Operator { name: OperatorName },
    /// Signs what is recorded in a session, or with a token.
    Session { id: SessionId },
}

impl std::fmt::Display for KeyHolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Log { log } => write!(f, "{log}/log"),
            Self::Operator { name } => write!(f, "operator-{name}"),
            Self::Session { id } => write!(f, "session-{id}"),
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

    /// The session or token in which an operator acts here, if they do.
    fn session_of(&self, operator: &OperatorName) -> Option<SessionId>;
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
