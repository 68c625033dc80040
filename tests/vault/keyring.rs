//! The keyring: with a store of the test's own, and on a box that has none.

use std::any::Any;
use std::collections::HashMap;
use std::process::Command;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use custody::vault::key_source::{KeyError, Keyring, KeyringProblem};
use custody::vault::{KeySource, Vault, VaultError};
use keyring_core::api::{CredentialApi, CredentialPersistence, CredentialStoreApi};
use keyring_core::{Credential, Entry, Error, mock};

use super::{Around, acme, holds, vault_in};

fn around(keyring: Keyring) -> Around {
    Around { keyring: Some(keyring), ..Around::default() }
}

fn problem(error: VaultError) -> KeyringProblem {
    match error {
        VaultError::Key(KeyError::Keyring { source, .. }) => source,
        other => panic!("not a problem of the keyring: {other}"),
    }
}

const SECRETS: [(&str, &[u8]); 1] = [("log-key", b"seed")];

#[test]
fn a_keyring_keeps_the_key_of_each_vault() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let around = around(Keyring::with_store(mock::Store::new().unwrap()));
    for folder in [&one, &other] {
        let made = Vault::create(
            &vault_in(folder),
            &acme(),
            &KeySource::Keyring,
            around.boxed(),
            &SECRETS,
        );
        made.unwrap();
    }
    for folder in [&one, &other] {
        let vault = Vault::open(&vault_in(folder), &acme(), around.boxed()).unwrap();
        holds(&vault, "log-key", b"seed");
    }
}

#[test]
fn an_entry_that_is_gone_is_missing_and_nothing_else_is_tried() {
    let folder = tempfile::tempdir().unwrap();
    let here = around(Keyring::with_store(mock::Store::new().unwrap()));
    let path = vault_in(&folder);
    Vault::create(&path, &acme(), &KeySource::Keyring, here.boxed(), &SECRETS).unwrap();
    let mut elsewhere = around(Keyring::with_store(mock::Store::new().unwrap()));
    elsewhere.passphrase = Some("a passphrase that nobody asks for");
    let vault = Vault::open(&path, &acme(), elsewhere.boxed()).unwrap();
    let error = vault.secret("log-key").unwrap_err();
    assert_eq!(problem(error), KeyringProblem::Missing);
    assert_eq!(elsewhere.asked.load(std::sync::atomic::Ordering::SeqCst), 0);
}

#[test]
fn a_keyring_that_is_replaced_as_a_source_forgets_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = mock::Store::new().unwrap();
    let around = around(Keyring::with_store(store));
    let path = vault_in(&folder);
    let made = Vault::create(&path, &acme(), &KeySource::Keyring, around.boxed(), &SECRETS);
    let before = std::fs::read(&path).unwrap();
    made.unwrap().0.rewrap(&KeySource::Keyfile(folder.path().join("key"))).unwrap();
    holds(&Vault::open(&path, &acme(), Around::nothing()).unwrap(), "log-key", b"seed");
    std::fs::write(&path, before).unwrap();
    let old = Vault::open(&path, &acme(), around.boxed()).unwrap();
    assert_eq!(problem(old.secret("log-key").unwrap_err()), KeyringProblem::Missing);
}

/// A store that answers every question in one way.
#[derive(Debug)]
struct Odd(fn() -> keyring_core::Result<Vec<u8>>);

impl CredentialStoreApi for Odd {
    fn vendor(&self) -> String {
        "odd".to_owned()
    }

    fn id(&self) -> String {
        "odd".to_owned()
    }

    fn build(
        &self,
        _service: &str,
        _user: &str,
        _modifiers: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        Ok(Entry::new_with_credential(Arc::new(OddEntry(self.0))))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn persistence(&self) -> CredentialPersistence {
        CredentialPersistence::ProcessOnly
    }
}

#[derive(Debug)]
struct OddEntry(fn() -> keyring_core::Result<Vec<u8>>);

impl CredentialApi for OddEntry {
    fn set_secret(&self, _secret: &[u8]) -> keyring_core::Result<()> {
        (self.0)().map(drop)
    }

    fn get_secret(&self) -> keyring_core::Result<Vec<u8>> {
        (self.0)()
    }

    fn delete_credential(&self) -> keyring_core::Result<()> {
        (self.0)().map(drop)
    }

    fn get_credential(&self) -> keyring_core::Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn refused(answer: fn() -> keyring_core::Result<Vec<u8>>) -> (KeyringProblem, String) {
    refused_by(&Keyring::with_store(Arc::new(Odd(answer))))
}

fn refused_by(keyring: &Keyring) -> (KeyringProblem, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let around = around(keyring.clone()).boxed();
    let made = Vault::create(&vault_in(&folder), &acme(), &KeySource::Keyring, around, &SECRETS);
    let error = made.expect_err("the keyring cannot be used");
    assert!(!vault_in(&folder).exists(), "no vault without a key");
    assert!(error.remedy().is_some());
    let seen = format!("{error:?} {}", super::told(&error));
    (problem(error), seen)
}

#[test]
fn each_failure_of_a_keyring_has_its_own_words() {
    let locked = || Err(Error::NoStorageAccess("prompt dismissed".into()));
    assert_eq!(refused(locked).0, KeyringProblem::Locked("prompt dismissed".to_owned()));
    let broken = || Err(Error::PlatformFailure("no such socket".into()));
    assert_eq!(refused(broken).0, KeyringProblem::Unavailable("no such socket".to_owned()));
    let none = || Err(Error::NoDefaultStore);
    assert!(matches!(refused(none).0, KeyringProblem::Unavailable(_)));
    let forgetful = || Ok(vec![0; 32]);
    assert_eq!(refused(forgetful).0, KeyringProblem::NotKept);
    let short = || Ok(Vec::new());
    assert_eq!(refused(short).0, KeyringProblem::NotKept);
    let dead = || panic!("the store broke down");
    assert!(matches!(refused(dead).0, KeyringProblem::Unavailable(_)));
}

#[test]
fn a_keyring_that_never_answers_is_given_up() {
    let hung = || {
        thread::sleep(Duration::from_mins(1));
        Err(Error::NoEntry)
    };
    let keyring = Keyring::with_store(Arc::new(Odd(hung))).within(Duration::from_millis(200));
    assert!(matches!(refused_by(&keyring).0, KeyringProblem::TimedOut { .. }));
}

#[test]
fn what_a_keyring_held_is_not_quoted_in_errors() {
    let canary = || Err(Error::BadEncoding(b"canary-9f3a".to_vec()));
    let (problem, seen) = refused(canary);
    assert_eq!(problem, KeyringProblem::NotAKey);
    assert!(!seen.contains("canary"), "{seen}");
    let bytes = format!("{:?}", b"canary-9f3a");
    assert!(!seen.contains(bytes.trim_matches(['[', ']'])), "{seen}");
}

/// The address is the whole process's, so that it is changed in one of its own.
#[test]
fn without_a_session_bus_the_keyring_says_so() {
    let child = "vault::keyring::ask_the_keyring_of_a_session_that_is_not_there";
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", child, "--ignored"])
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
        .env_remove("XDG_RUNTIME_DIR")
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && out.contains("1 passed"), "{out}");
}

#[test]
#[ignore = "run by another test, without a session bus"]
fn ask_the_keyring_of_a_session_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault_in(&folder);
    let made = Vault::create(&path, &acme(), &KeySource::Keyring, Around::nothing(), &SECRETS);
    let error = made.unwrap_err();
    if cfg!(feature = "os-keyring") {
        assert!(error.remedy().unwrap().contains("desktop session"), "{error}");
        let problem = problem(error);
        assert!(matches!(problem, KeyringProblem::Unavailable(_)), "{problem}");
    } else {
        assert_eq!(problem(error), KeyringProblem::NotBuilt);
    }
    assert!(!path.exists());
}
