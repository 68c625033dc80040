//! Key sources: passphrase and systemd credential, when they are asked, and what doctor learns.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use custody::vault::key_source::{KeyError, PassphraseProblem};
use custody::vault::{FileProblem, KeySource, Reach, Vault, VaultError};
use tempfile::TempDir;

use super::{Around, World, acme, holds, told, vault_in};

const SECRETS: [(&str, &[u8]); 1] = [("log-key", b"seed")];

#[test]
fn a_source_is_named_in_one_way() {
    let sources = [
        ("keyring", KeySource::Keyring),
        ("passphrase", KeySource::Passphrase),
        ("keyfile:/etc/custody/key", KeySource::Keyfile(PathBuf::from("/etc/custody/key"))),
        ("credential:custody.key", KeySource::Credential("custody.key".to_owned())),
    ];
    for (text, source) in sources {
        assert_eq!(text.parse::<KeySource>().unwrap(), source);
        assert_eq!(source.to_string(), text);
    }
    let long = format!("credential:{}", "a".repeat(65));
    let wrong = [
        "",
        "Keyring",
        "keyfile",
        "keyfile:",
        "keyring:x",
        "credential:",
        "credential:../x",
        "credential:a/b",
        "credential:.hidden",
        &long,
    ];
    for wrong in wrong {
        let error = wrong.parse::<KeySource>().unwrap_err();
        assert!(error.to_string().contains("keyfile:PATH"), "{wrong}");
    }
}

#[test]
fn a_passphrase_opens_its_vault_and_is_asked_once_and_only_when_needed() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault_in(&folder);
    let mut around = Around { passphrase: Some("correct horse battery"), ..Around::default() };
    let made =
        Vault::create(&path, &acme(), &KeySource::Passphrase, around.boxed(), &SECRETS).unwrap().0;
    holds(&made, "log-key", b"seed");
    assert_eq!(around.asked.swap(0, Ordering::SeqCst), 1);

    let vault = Vault::open(&path, &acme(), around.boxed()).unwrap();
    assert_eq!(vault.secret_names().unwrap(), ["log-key"]);
    let about = vault.describe().unwrap();
    assert!(matches!(about.reach, Reach::AsksAPerson));
    assert_eq!(around.asked.load(Ordering::SeqCst), 0, "nothing secret was needed yet");
    holds(&vault, "log-key", b"seed");
    holds(&vault, "log-key", b"seed");
    vault.put_secret("more", b"x").unwrap();
    vault.rotate().unwrap();
    assert_eq!(around.asked.load(Ordering::SeqCst), 1);

    around.passphrase = Some("correct horse batterY");
    let vault = Vault::open(&path, &acme(), around.boxed()).unwrap();
    let error = vault.unlock().unwrap_err();
    let wrong =
        matches!(&error, VaultError::WrongKey { source_name, .. } if source_name == "passphrase");
    assert!(wrong, "{error}");
}

#[test]
fn a_passphrase_that_cannot_be_used_is_refused_with_its_reason() {
    let refused = |passphrase: Option<&'static str>| {
        let folder = tempfile::tempdir().unwrap();
        let around = Around { passphrase, ..Around::default() }.boxed();
        let path = vault_in(&folder);
        let made = Vault::create(&path, &acme(), &KeySource::Passphrase, around, &SECRETS);
        assert!(!path.exists());
        match made.unwrap_err() {
            VaultError::Key(KeyError::Passphrase { source }) => source,
            other => panic!("not a problem of the passphrase: {other}"),
        }
    };
    assert!(matches!(refused(None), PassphraseProblem::NobodyToAsk));
    assert!(matches!(refused(Some("")), PassphraseProblem::NotGiven));
    assert!(matches!(refused(Some("1234567")), PassphraseProblem::TooShort));
    assert!(matches!(refused(Some("äöüäöü1")), PassphraseProblem::TooShort));
    let long: &'static str = "a".repeat(1025).leak();
    assert!(matches!(refused(Some(long)), PassphraseProblem::TooLong));
}

/// A folder as systemd makes one, with a credential in it.
fn credentials(key: &str) -> (TempDir, Around, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let credential = folder.path().join("custody.key");
    fs::write(&credential, key).expect("it is written");
    let read_only = fs::Permissions::from_mode(0o400);
    fs::set_permissions(&credential, read_only).expect("it is ours");
    let around = Around { credentials: Some(folder.path().to_owned()), ..Around::default() };
    (folder, around, credential)
}

fn source() -> KeySource {
    KeySource::Credential("custody.key".to_owned())
}

#[test]
fn a_systemd_credential_opens_the_vault_unattended() {
    let (folder, around, credential) = credentials(&"7c".repeat(32));
    let path = vault_in(&folder);
    Vault::create(&path, &acme(), &source(), around.boxed(), &SECRETS).unwrap();
    let vault = Vault::open(&path, &acme(), around.boxed()).unwrap();
    holds(&vault, "log-key", b"seed");
    assert!(matches!(vault.describe().unwrap().reach, Reach::Ready));
    // With an access list for the service's user, the group bits show its mask.
    fs::set_permissions(&credential, fs::Permissions::from_mode(0o440)).unwrap();
    holds(&Vault::open(&path, &acme(), around.boxed()).unwrap(), "log-key", b"seed");
}

#[test]
fn a_credential_that_is_not_as_it_should_be_says_what_is_missing() {
    let (folder, around, credential) = credentials(&"7c".repeat(32));
    let path = vault_in(&folder);
    Vault::create(&path, &acme(), &source(), around.boxed(), &SECRETS).unwrap();
    let unreachable = |around: &Around| {
        let vault = Vault::open(&path, &acme(), around.boxed()).unwrap();
        match vault.describe().unwrap().reach {
            Reach::Unreachable(error) => {
                assert_eq!(told(&vault.unlock().unwrap_err()), told(&error));
                error
            }
            other => panic!("not unreachable: {other:?}"),
        }
    };
    let outside_of_a_unit = Around::default();
    let error = unreachable(&outside_of_a_unit);
    assert!(matches!(error, VaultError::Key(KeyError::NoCredentialsFolder { .. })));
    assert!(error.remedy().unwrap().contains("LoadCredentialEncrypted="));

    let file_problem = |around: &Around| match unreachable(around) {
        VaultError::Key(KeyError::Credential { source, .. }) => source,
        other => panic!("not a problem of the credential: {other}"),
    };
    let relative = Around { credentials: Some(PathBuf::from("here")), ..Around::default() };
    assert!(matches!(file_problem(&relative), FileProblem::Path));
    fs::set_permissions(&credential, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(file_problem(&around), FileProblem::Exposed { mode: 0o444 }));
    fs::remove_file(&credential).unwrap();
    assert!(matches!(file_problem(&around), FileProblem::Missing));
    symlink(&path, &credential).unwrap();
    assert!(matches!(file_problem(&around), FileProblem::Symlink));
    fs::remove_file(&credential).unwrap();
    fs::write(&credential, "8d".repeat(32)).unwrap();
    fs::set_permissions(&credential, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(unreachable(&around), VaultError::WrongKey { .. }));
}

#[test]
fn doctor_learns_the_source_the_keys_and_what_is_wrong() {
    let world = World::new();
    let about = world.vault.describe().unwrap();
    assert_eq!(about.path, world.path());
    assert_eq!(about.source, KeySource::Keyfile(world.keyfile()));
    assert!(matches!(about.reach, Reach::Ready));
    assert_eq!(about.recovery, world.code.id());
    assert!(about.older.is_empty());
    assert_eq!(about.secrets, ["log-key", "operator/alice"]);
    fs::remove_file(world.keyfile()).unwrap();
    let Reach::Unreachable(error) = world.vault.describe().unwrap().reach else {
        panic!("there is no keyfile any more")
    };
    assert!(told(&error).contains("no such file"), "{}", told(&error));
    assert!(error.remedy().unwrap().contains("recovery code"));
    // Whoever had it open goes on.
    holds(&world.vault, "log-key", b"seed");
}
