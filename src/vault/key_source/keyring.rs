//! The keyring of the desktop session, asked with a deadline.
//!
//! Every store is spoken to through `keyring_core`, so that a test can bring its own; which one the system
//! has is the business of the `keyring` crate, behind the feature `os-keyring`.

use std::fmt;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};

use crate::vault::sealed_box::DataKey;
use crate::vault::secret::Secret;

/// Under which name the entries stand in the keyring.
const SERVICE: &str = "custody";

/// A locked keyring may ask somebody to unlock it: long enough for typing, short enough for a cron job.
const DEADLINE: Duration = Duration::from_secs(30);

/// Why the keyring gives no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringProblem {
    #[error("it has no such entry")]
    Missing,
    #[error("it is locked, or denies access: {0}")]
    Locked(String),
    #[error("there is no keyring to talk to: {0}")]
    Unavailable(String),
    #[error("this custody was built without keyrings")]
    NotBuilt,
    #[error("it did not answer within {seconds} seconds")]
    TimedOut { seconds: u64 },
    #[error("its entry is not a key")]
    NotAKey,
    #[error("it did not keep what it was given")]
    NotKept,
    #[error("it refused: {0}")]
    Refused(&'static str),
}

impl KeyringProblem {
    pub(super) const fn remedy(&self) -> &'static str {
        match self {
            Self::Missing => "log in as the user who made the vault, or use the recovery code",
            Self::Locked(_) | Self::TimedOut { .. } => "unlock the keyring in the desktop session",
            Self::Unavailable(_) => {
                "a keyring needs a desktop session: cron, containers and plain ssh have none. \
                 Choose a keyfile or a systemd credential there"
            }
            Self::NotBuilt => "build custody with its feature os-keyring, or choose a keyfile",
            Self::NotAKey => "something else changed the entry: use the recovery code",
            Self::NotKept | Self::Refused(_) => "choose a keyfile instead",
        }
    }
}

/// Errors of a keyring may carry the bytes that it holds, so that only what is known to carry none is quoted.
impl From<&Error> for KeyringProblem {
    fn from(error: &Error) -> Self {
        match error {
            Error::NoEntry => Self::Missing,
            Error::NoStorageAccess(reason) => Self::Locked(reason.to_string()),
            Error::PlatformFailure(reason) => Self::Unavailable(reason.to_string()),
            Error::NoDefaultStore => Self::Unavailable("none was found".to_owned()),
            Error::BadEncoding(_) | Error::BadDataFormat(..) => Self::NotAKey,
            Error::Ambiguous(_) => Self::Refused("it has several such entries"),
            Error::BadStoreFormat(_) => Self::Refused("its store is damaged"),
            Error::TooLong(..) | Error::Invalid(..) => Self::Refused("the name of the entry"),
            _other => Self::Refused("it cannot keep keys"),
        }
    }
}

/// A keyring to ask.
#[derive(Clone)]
pub struct Keyring {
    /// Nothing: the one of the session, looked for when it is needed.
    store: Option<Arc<CredentialStore>>,
    deadline: Duration,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}

impl Keyring {
    /// The keyring of the desktop session. Nothing is asked yet.
    #[must_use]
    pub const fn of_the_session() -> Self {
        Self { store: None, deadline: DEADLINE }
    }

    /// A store of the caller's.
    #[must_use]
    pub fn with_store(store: Arc<CredentialStore>) -> Self {
        Self { store: Some(store), deadline: DEADLINE }
    }

    /// The same, with less patience or more.
    #[must_use]
    pub fn within(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Works with an entry on a thread of its own: a keyring that asks somebody may never come back.
    fn work<T: Send + 'static>(
        &self,
        account: &str,
        work: impl FnOnce(&Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, KeyringProblem> {
        let (answer, answered) = mpsc::channel();
        let (store, account) = (self.store.clone(), account.to_owned());
        let job = move || {
            let worked = store.map_or_else(session_store, Ok).and_then(|store| {
                let entry = store.build(SERVICE, &account, None);
                entry.and_then(|entry| work(&entry)).map_err(|error| KeyringProblem::from(&error))
            });
            // Nobody listens any more after the deadline.
            drop(answer.send(worked));
        };
        let unavailable = |why: &str| KeyringProblem::Unavailable(why.to_owned());
        let spawned = thread::Builder::new().name("keyring".to_owned()).spawn(job);
        spawned.map_err(|_| unavailable("no thread to ask it on"))?;
        match answered.recv_timeout(self.deadline) {
            Ok(worked) => worked,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                Err(KeyringProblem::TimedOut { seconds: self.deadline.as_secs() })
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(unavailable("it broke down")),
        }
    }

    pub(super) fn fetch(&self, account: &str) -> Result<DataKey, KeyringProblem> {
        let bytes = self.work(account, |entry| entry.get_secret().map(Secret::new))?;
        DataKey::from_bytes(bytes.expose()).ok_or(KeyringProblem::NotAKey)
    }

    /// Stores a key and reads it again: some stores take it and keep nothing.
    pub(super) fn store(&self, account: &str, key: &DataKey) -> Result<(), KeyringProblem> {
        let bytes = Secret::new(key.expose().to_vec());
        self.work(account, move |entry| entry.set_secret(bytes.expose()))?;
        match self.fetch(account) {
            Ok(kept) if kept.id() == key.id() => Ok(()),
            Ok(_) | Err(KeyringProblem::Missing | KeyringProblem::NotAKey) => {
                Err(KeyringProblem::NotKept)
            }
            Err(other) => Err(other),
        }
    }

    pub(super) fn forget(&self, account: &str) {
        drop(self.work(account, Entry::delete_credential));
    }
}

#[cfg(feature = "os-keyring")]
fn session_store() -> Result<Arc<CredentialStore>, KeyringProblem> {
    if let Err(error) = keyring::Entry::store_status() {
        return Err(KeyringProblem::from(error));
    }
    keyring_core::get_default_store().ok_or_else(|| KeyringProblem::from(&Error::NoDefaultStore))
}

#[cfg(not(feature = "os-keyring"))]
fn session_store() -> Result<Arc<CredentialStore>, KeyringProblem> {
    Err(KeyringProblem::NotBuilt)
}
