//! The vault, on real files.

mod changing;
mod golden;
mod keyfile;
mod keyring;
mod secrecy;
mod sources;
mod values;
mod writers;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use custody::domain::names::TenantName;
use custody::vault::key_source::{Keyring, PassphraseProblem};
use custody::vault::{Ask, KeySource, RecoveryCode, Secret, Unlock, Vault, VaultError};
use tempfile::TempDir;

use crate::common::name;

/// What the process around a vault has; a test says what.
#[derive(Clone, Default)]
pub struct Around {
    pub passphrase: Option<&'static str>,
    pub credentials: Option<PathBuf>,
    pub keyring: Option<Keyring>,
    /// How often somebody was asked for the passphrase.
    pub asked: Arc<AtomicUsize>,
}

impl Unlock for Around {
    fn passphrase(&self, _ask: Ask) -> Result<Secret, PassphraseProblem> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let words = self.passphrase.ok_or(PassphraseProblem::NobodyToAsk)?;
        Ok(Secret::from(words.to_owned()))
    }

    fn credentials_folder(&self) -> Option<PathBuf> {
        self.credentials.clone()
    }

    fn keyring(&self) -> Keyring {
        self.keyring.clone().unwrap_or_else(Keyring::of_the_session)
    }
}

impl Around {
    pub fn nothing() -> Box<dyn Unlock> {
        Box::new(Self::default())
    }

    pub fn boxed(&self) -> Box<dyn Unlock> {
        Box::new(self.clone())
    }
}

pub fn acme() -> TenantName {
    name("acme")
}

/// A vault with a keyfile, in a folder that goes away with the test.
pub struct World {
    pub folder: TempDir,
    pub vault: Vault,
    pub code: RecoveryCode,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let source = KeySource::Keyfile(folder.path().join("key"));
        let secrets: [(&str, &[u8]); 2] = [("log-key", b"seed"), ("operator/alice", b"pepper")];
        let (vault, code) =
            Vault::create(&vault_in(&folder), &acme(), &source, Around::nothing(), &secrets)
                .expect("a vault is made");
        Self { folder, vault, code }
    }

    pub fn path(&self) -> PathBuf {
        vault_in(&self.folder)
    }

    pub fn keyfile(&self) -> PathBuf {
        self.folder.path().join("key")
    }

    /// The same vault, as another process sees it.
    pub fn reopened(&self) -> Vault {
        open(&self.path())
    }
}

pub fn vault_in(folder: &TempDir) -> PathBuf {
    folder.path().join("vault.json")
}

pub fn open(path: &Path) -> Vault {
    Vault::open(path, &acme(), Around::nothing()).expect("the file is a vault")
}

/// Demands a secret of a vault.
#[track_caller]
pub fn holds(vault: &Vault, secret: &str, value: &[u8]) {
    assert_eq!(vault.secret(secret).expect("the vault has it").expose(), value);
}

/// An error and everything that caused it, in one line.
pub fn told(error: &VaultError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
