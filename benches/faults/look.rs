//! Looking at a ledger through the library, in this process.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use custody::domain::names::{OperatorName, SessionId, Timestamp};
use custody::domain::policy::Policy;
use custody::ledger::{Clock, KeyError, KeyHolder, Keys, Moment, NoSealing, Outside};
use serde_json::Value;

/// What a ledger gets that is only looked at.
pub fn reading(anchor: Option<PathBuf>) -> Outside {
    let (policy, sealing) = (Policy::default(), Box::new(NoSealing));
    Outside { policy, clock: Box::new(Wall), keys: Box::new(NoKeys), sealing, anchor }
}

struct Wall;

impl Clock for Wall {
    fn now(&self) -> Moment {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = i64::try_from(wall.as_millis()).unwrap_or(i64::MAX);
        Moment { at: Timestamp::from_millis(at), boot: "faults".to_owned(), up_ms: 0 }
    }
}

/// Whoever only looks signs nothing.
struct NoKeys;

impl Keys for NoKeys {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        Err(KeyError::Missing(holder.clone()))
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        Err(KeyError::Exists(holder.clone()))
    }

    fn session_of(&self, _operator: &OperatorName) -> Option<SessionId> {
        None
    }
}

/// Every `sha256` in an entry: the evidence that it names.
pub fn digests_in(entry: &Value) -> Vec<String> {
    match entry {
        Value::Object(fields) => {
            let own = fields.get("sha256").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(digests_in)).collect()
        }
        Value::Array(items) => items.iter().flat_map(digests_in).collect(),
        _no_digest => Vec::new(),
    }
}
