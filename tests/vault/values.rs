//! Secrets, values and evidence: what comes back, and what does not.

use custody::vault::blob::BlobError;
use custody::vault::sealed_box::BoxError;
use custody::vault::{KeySource, SealedBlob, Vault, VaultError};

use super::{Around, World, acme, holds};
use crate::common::name;

#[test]
fn a_vault_gives_its_secrets_back_in_another_process() {
    let world = World::new();
    let vault = world.reopened();
    holds(&vault, "log-key", b"seed");
    holds(&vault, "operator/alice", b"pepper");
    assert_eq!(vault.secret_names().unwrap(), ["log-key", "operator/alice"]);
    let error = vault.secret("operator/bob").unwrap_err();
    assert!(matches!(error, VaultError::NoSecret { name } if name == "operator/bob"));
}

#[test]
fn a_secret_is_kept_replaced_and_forgotten() {
    let world = World::new();
    world.vault.put_secret("token/snipe-it", b"one").unwrap();
    world.vault.put_secret("token/snipe-it", b"two").unwrap();
    holds(&world.reopened(), "token/snipe-it", b"two");
    assert!(world.vault.remove_secret("token/snipe-it").unwrap());
    assert!(!world.vault.remove_secret("token/snipe-it").unwrap());
    assert!(world.reopened().secret("token/snipe-it").is_err());
}

#[test]
fn a_secret_has_a_plain_name_and_a_limit() {
    let world = World::new();
    for bad in ["", "Log-Key", "log key", "lög", "a\u{0}", &"a".repeat(161)] {
        let error = world.vault.put_secret(bad, b"x").unwrap_err();
        assert!(matches!(error, VaultError::BadName { .. }), "{bad:?}: {error}");
    }
    world.vault.put_secret("large", &vec![1; 64 * 1024]).unwrap();
    let error = world.vault.put_secret("large", &vec![1; 64 * 1024 + 1]).unwrap_err();
    assert!(matches!(error, VaultError::SecretTooLarge { .. }));
}

#[test]
fn a_value_opens_in_its_row_only_and_in_its_vault_only() {
    let (world, stranger) = (World::new(), World::new());
    let vault = &world.vault;
    let place = vault.place("person", "email", "0197");
    let sealed = vault.seal(&place, b"ada@example.com").unwrap();
    assert_eq!(vault.open_sealed(&place, &sealed).unwrap().expose(), b"ada@example.com");
    let moved = vault.open_sealed(&vault.place("person", "email", "0198"), &sealed).unwrap_err();
    assert!(matches!(moved, VaultError::Box(BoxError::DamagedOrMoved { .. })), "{moved}");
    let foreign = stranger.vault.open_sealed(&place, &sealed).unwrap_err();
    assert!(matches!(foreign, VaultError::UnknownKey { .. }), "{foreign}");
    assert_ne!(vault.seal(&place, b"ada@example.com").unwrap(), sealed, "a nonce of its own");
}

#[test]
fn a_vault_serves_one_tenant() {
    let world = World::new();
    let error = Vault::open(&world.path(), &name("other"), Around::nothing()).unwrap_err();
    assert!(matches!(error, VaultError::OtherTenant { .. }), "{error}");
    let other = tempfile::tempdir().unwrap();
    let source = KeySource::Keyfile(world.keyfile());
    let path = other.path().join("vault.json");
    let other = Vault::create(&path, &name("other"), &source, Around::nothing(), &[]).unwrap().0;
    let place = other.place("person", "email", "0197");
    assert!(matches!(world.vault.seal(&place, b"x"), Err(VaultError::ForeignPlace { .. })));
    let sealed = other.seal(&place, b"x").unwrap();
    let opened = world.vault.open_sealed(&place, &sealed);
    assert!(matches!(opened, Err(VaultError::ForeignPlace { .. })));
}

#[test]
fn evidence_is_sealed_under_a_key_of_its_own() {
    let world = World::new();
    let vault = &world.vault;
    let picture: Vec<u8> = (0..200_000_u32).map(|at| at.to_le_bytes()[0]).collect();
    let sealed = vault.seal_blob("0197", &picture).unwrap();
    let again = SealedBlob::from_bytes(&sealed.to_bytes()).unwrap();
    assert_eq!(again, sealed);
    assert_eq!(world.reopened().open_blob("0197", &again).unwrap().expose(), picture);
    assert!(vault.open_blob("0198", &again).is_err(), "moved to another row");
    let other = vault.seal_blob("0197", &picture).unwrap();
    let mixed = SealedBlob { key: other.key, content: sealed.content };
    assert!(vault.open_blob("0197", &mixed).is_err(), "each has its own key");
}

#[test]
fn every_flipped_byte_of_sealed_evidence_is_an_error() {
    let world = World::new();
    let bytes = world.vault.seal_blob("0197", b"a signature").unwrap().to_bytes();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x20;
        let blob = SealedBlob::from_bytes(&flipped);
        let opened = blob.is_ok_and(|blob| world.vault.open_blob("0197", &blob).is_ok());
        assert!(!opened, "byte {at}");
        let cut = SealedBlob::from_bytes(&bytes[..at]);
        let opened = cut.is_ok_and(|blob| world.vault.open_blob("0197", &blob).is_ok());
        assert!(!opened, "cut at {at}");
    }
    assert_eq!(SealedBlob::from_bytes(b"\x89PNG\r\n").unwrap_err(), BlobError::NotABlob);
}

#[test]
fn evidence_as_large_as_it_may_be_and_no_larger() {
    let world = World::new();
    let most = custody::vault::sealed_box::PLAIN_BYTES_MAX;
    let error = world.vault.seal_blob("0197", &vec![1; most + 1]).unwrap_err();
    assert!(matches!(error, VaultError::Box(BoxError::TooLarge { .. })));
    let huge = vec![0; custody::vault::blob::BLOB_BYTES_MAX + 1];
    assert!(matches!(SealedBlob::from_bytes(&huge), Err(BlobError::TooLarge { .. })));
    assert_eq!(most as u64, custody::evidence::EVIDENCE_BYTES_MAX, "what is taken can be sealed");
}

#[test]
fn there_is_one_vault_at_a_path() {
    let world = World::new();
    let source = KeySource::Keyfile(world.keyfile());
    let again = Vault::create(&world.path(), &acme(), &source, Around::nothing(), &[]);
    assert!(matches!(again, Err(VaultError::Exists { .. })));
    holds(&world.reopened(), "log-key", b"seed");
    let nowhere = world.folder.path().join("nowhere.json");
    let missing = Vault::open(&nowhere, &acme(), Around::nothing()).unwrap_err();
    assert!(matches!(missing, VaultError::Missing { .. }));
}
