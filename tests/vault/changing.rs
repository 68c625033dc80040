//! The vault's file: new sources, new keys, and hands that do not belong there.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use custody::vault::{KeySource, RecoveryCode, Vault, VaultError};
use serde_json::Value;

use super::{Around, World, acme, holds, open, told};

#[test]
fn the_recovery_code_opens_the_vault_without_its_source() {
    let world = World::new();
    fs::remove_file(world.keyfile()).unwrap();
    let typed = world.code.printed().expose_text().unwrap().to_lowercase().replace('-', " ");
    let recover = |code| Vault::recover(&world.path(), &acme(), Around::nothing(), code).unwrap();
    let vault = recover(RecoveryCode::parse(&typed).unwrap());
    holds(&vault, "log-key", b"seed");
    // The way back to a source: choose one.
    vault.rewrap(&KeySource::Keyfile(world.folder.path().join("new-key"))).unwrap();
    holds(&world.reopened(), "log-key", b"seed");
    let error = recover(World::new().code).secret("log-key").unwrap_err();
    let wrong = matches!(&error, VaultError::WrongKey { source_name, .. } if source_name == "the recovery code");
    assert!(wrong, "{error}");
}

#[test]
fn a_new_source_rewraps_the_root_key_and_nothing_else() {
    let world = World::new();
    let before: Value = serde_json::from_slice(&fs::read(world.path()).unwrap()).unwrap();
    let place = world.vault.place("person", "email", "0197");
    let sealed = world.vault.seal(&place, b"ada@example.com").unwrap();
    let new_key = world.folder.path().join("new-key");
    world.vault.rewrap(&KeySource::Keyfile(new_key.clone())).unwrap();
    let after: Value = serde_json::from_slice(&fs::read(world.path()).unwrap()).unwrap();
    for kept in ["root", "recovery", "current", "keys", "secrets"] {
        assert_eq!(before["content"][kept], after["content"][kept], "{kept}");
    }
    assert_ne!(before["content"]["slot"], after["content"]["slot"]);
    fs::remove_file(world.keyfile()).unwrap();
    let vault = world.reopened();
    assert_eq!(vault.open_sealed(&place, &sealed).unwrap().expose(), b"ada@example.com");
    assert_eq!(vault.describe().unwrap().source, KeySource::Keyfile(new_key));
}

#[test]
fn a_source_that_cannot_be_used_leaves_the_old_one() {
    let world = World::new();
    let before = fs::read(world.path()).unwrap();
    for source in [KeySource::Passphrase, KeySource::Credential("custody".to_owned())] {
        world.vault.rewrap(&source).unwrap_err();
        world.vault.renew(&source).unwrap_err();
    }
    assert_eq!(fs::read(world.path()).unwrap(), before);
    holds(&world.vault, "log-key", b"seed");
}

#[test]
fn rotating_seals_what_is_new_under_a_new_key_and_opens_what_is_old() {
    let world = World::new();
    let vault = &world.vault;
    let place = vault.place("person", "email", "0197");
    let (old, blob) = (vault.seal(&place, b"old").unwrap(), vault.seal_blob("1", b"old").unwrap());
    let first = vault.describe().unwrap().current;
    assert_eq!(vault.reseal(&place, &old).unwrap(), None);
    assert_eq!(vault.reseal_blob("1", &blob).unwrap(), None);

    let second = vault.rotate().unwrap();
    let about = vault.describe().unwrap();
    assert_eq!((about.current, about.older), (second, vec![first]));
    assert_eq!(vault.open_sealed(&place, &old).unwrap().expose(), b"old");
    assert_eq!(vault.open_blob("1", &blob).unwrap().expose(), b"old");
    holds(&world.reopened(), "log-key", b"seed");

    let new = vault.reseal(&place, &old).unwrap().expect("it was under the old key");
    let new_blob = vault.reseal_blob("1", &blob).unwrap().expect("it was under the old key");
    assert_eq!(new_blob.content, blob.content, "only its key is sealed anew");
    assert!(matches!(vault.retire(second), Err(VaultError::KeyInUse { .. })));
    vault.retire(first).unwrap();
    assert!(matches!(vault.retire(first), Err(VaultError::UnknownKey { .. })));
    for vault in [vault, &world.reopened()] {
        assert_eq!(vault.open_sealed(&place, &new).unwrap().expose(), b"old");
        assert_eq!(vault.open_blob("1", &new_blob).unwrap().expose(), b"old");
        let gone = vault.open_sealed(&place, &old).unwrap_err();
        assert!(matches!(gone, VaultError::UnknownKey { id } if id == first));
        holds(vault, "operator/alice", b"pepper");
    }
}

#[test]
fn the_recovery_code_outlives_a_rotation() {
    let World { folder, vault, code } = World::new();
    vault.rotate().unwrap();
    vault.rotate().unwrap();
    let path = super::vault_in(&folder);
    let recovered = Vault::recover(&path, &acme(), Around::nothing(), code).unwrap();
    holds(&recovered, "log-key", b"seed");
}

#[test]
fn renewing_shuts_out_the_old_source_and_the_old_code() {
    let World { folder, vault, code } = World::new();
    let path = super::vault_in(&folder);
    let place = vault.place("person", "email", "0197");
    let old = vault.seal(&place, b"old").unwrap();
    let other = open(&path);
    holds(&other, "log-key", b"seed");
    let new_code = vault.renew(&KeySource::Keyfile(folder.path().join("new-key"))).unwrap();
    assert_eq!(vault.describe().unwrap().recovery, new_code.id());
    assert_eq!(vault.open_sealed(&place, &old).unwrap().expose(), b"old");
    let resealed = vault.reseal(&place, &old).unwrap();
    assert!(resealed.is_some(), "what is new is under a new key");

    let recover = |code| Vault::recover(&path, &acme(), Around::nothing(), code).unwrap();
    let refused = recover(code).secret("log-key").unwrap_err();
    assert!(matches!(refused, VaultError::WrongKey { .. }), "{refused}");
    holds(&recover(new_code), "log-key", b"seed");
    holds(&other, "log-key", b"seed");
    // The old keyfile in the new one's place opens nothing.
    fs::copy(folder.path().join("key"), folder.path().join("new-key")).unwrap();
    let refused = open(&path).secret("log-key").unwrap_err();
    assert!(matches!(refused, VaultError::WrongKey { .. }), "{refused}");
}

/// Every place in a JSON document: strings and numbers are changed, members removed.
fn tampered(value: &Value, out: &mut Vec<Value>, rebuild: &dyn Fn(Value) -> Value) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                let mut without = members.clone();
                without.remove(key);
                out.push(rebuild(Value::Object(without)));
                let again = |inner: Value| {
                    let mut members = members.clone();
                    members.insert(key.clone(), inner);
                    rebuild(Value::Object(members))
                };
                tampered(inner, out, &again);
            }
        }
        Value::String(text) => {
            let other = |c: char| if c == 'A' { 'B' } else { 'A' };
            let mut changed: Vec<char> = text.chars().collect();
            let middle = changed.len() / 2;
            changed[middle] = other(changed[middle]);
            out.push(rebuild(Value::String(changed.into_iter().collect())));
            out.push(rebuild(Value::String(String::new())));
        }
        _number => out.push(rebuild(Value::from(7))),
    }
}

#[test]
fn every_change_by_hand_is_noticed() {
    let world = World::new();
    world.vault.rotate().unwrap();
    let original: Value = serde_json::from_slice(&fs::read(world.path()).unwrap()).unwrap();
    let mut all = Vec::new();
    tampered(&original, &mut all, &|value| value);
    assert!(all.len() > 30, "{}", all.len());
    for changed in all {
        fs::write(world.path(), changed.to_string()).unwrap();
        let opened = Vault::open(&world.path(), &acme(), Around::nothing());
        let secret = opened.and_then(|vault| vault.secret("log-key"));
        assert!(secret.is_err(), "{changed}");
    }
    // Whitespace is nobody's content.
    fs::write(world.path(), original.to_string()).unwrap();
    holds(&world.reopened(), "log-key", b"seed");
}

#[test]
fn an_older_entry_cannot_be_put_back() {
    let world = World::new();
    let old: Value = serde_json::from_slice(&fs::read(world.path()).unwrap()).unwrap();
    world.vault.put_secret("log-key", b"new seed").unwrap();
    let mut new: Value = serde_json::from_slice(&fs::read(world.path()).unwrap()).unwrap();
    new["content"]["secrets"]["log-key"] = old["content"]["secrets"]["log-key"].clone();
    fs::write(world.path(), new.to_string()).unwrap();
    let error = world.reopened().secret("log-key").unwrap_err();
    assert!(matches!(error, VaultError::Altered { .. }), "{error}");
    assert!(error.remedy().is_some());
}

#[test]
fn the_vaults_file_is_private_or_it_is_not_used() {
    let world = World::new();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&world.path()), 0o600);
    assert_eq!(mode(&world.folder.path().join("vault.json.lock")), 0o600);
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o640)).unwrap();
    let error = Vault::open(&world.path(), &acme(), Around::nothing()).unwrap_err();
    assert!(told(&error).contains("others may use it (mode 0640)"), "{}", told(&error));
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o600)).unwrap();
    let elsewhere = world.folder.path().join("link.json");
    symlink(world.path(), &elsewhere).unwrap();
    let error = Vault::open(&elsewhere, &acme(), Around::nothing()).unwrap_err();
    assert!(told(&error).contains("symbolic link"), "{}", told(&error));
}
