//! Nothing secret shows: not in `Debug`, not in errors, not in files.

use std::fmt::Write as _;
use std::fs;

use custody::vault::{KeySource, RecoveryCode, Secret, Vault, VaultError};
use data_encoding::{BASE64, HEXLOWER, HEXUPPER};

use super::{Around, World, acme, told, vault_in};

const CANARY: &str = "canary-7f41c0de";

/// Every way in which bytes may show in a text.
fn shapes(secret: &[u8]) -> Vec<String> {
    let list = format!("{secret:?}");
    vec![
        String::from_utf8_lossy(secret).into_owned(),
        list.trim_matches(['[', ']']).to_owned(),
        HEXLOWER.encode(secret),
        HEXUPPER.encode(secret),
        BASE64.encode(secret).trim_end_matches('=').to_owned(),
    ]
}

#[track_caller]
fn hides(text: &str, secret: &[u8]) {
    for shape in shapes(secret).iter().filter(|shape| !shape.is_empty()) {
        assert!(!text.contains(shape.as_str()), "{shape} shows in: {text}");
    }
}

#[test]
fn the_search_finds_what_is_not_hidden() {
    let seen = std::panic::catch_unwind(|| hides(&format!("{:?}", CANARY.as_bytes()), b"canary"));
    assert!(seen.is_err());
}

#[test]
fn no_debug_output_tells_a_secret() {
    let world = World::new();
    world.vault.put_secret("token", CANARY.as_bytes()).unwrap();
    let secret = world.vault.secret("token").unwrap();
    let mut seen = format!("{secret:?} {:?} {:?}", world.vault, world.code);
    write!(seen, " {:#?} {:#?}", world.vault.describe().unwrap(), world.vault).unwrap();
    hides(&seen, CANARY.as_bytes());
    let printed = world.code.printed();
    hides(&seen, printed.expose());
    hides(&seen, &printed.expose()[..14]);
    let key = fs::read_to_string(world.keyfile()).unwrap();
    hides(&seen, key.trim().as_bytes());
    hides(&seen, &HEXLOWER.decode(key.trim().as_bytes()).unwrap());
    let longer = format!("{:?}", Secret::from(CANARY.repeat(9)));
    assert_eq!(longer, format!("{secret:?}"), "not even the length shows");
}

#[test]
fn no_error_tells_a_secret() {
    let world = World::new();
    world.vault.put_secret("token", CANARY.as_bytes()).unwrap();
    let place = world.vault.place("person", "email", "0197");
    let mut sealed = world.vault.seal(&place, CANARY.as_bytes()).unwrap();
    *sealed.last_mut().unwrap() ^= 1;
    let mut errors: Vec<VaultError> = Vec::new();
    errors.extend(world.vault.open_sealed(&place, &sealed).err());
    errors.extend(world.vault.put_secret("Bad Name", CANARY.as_bytes()).err());
    errors.extend(world.vault.put_secret("large", CANARY.repeat(10_000).as_bytes()).err());
    // What a person wrote into the wrong file, or on the wrong line.
    fs::write(world.keyfile(), format!("{CANARY}\n")).unwrap();
    errors.extend(world.reopened().secret("token").err());
    for damaged in [CANARY.to_owned(), format!("{{\"custody_vault\": \"{CANARY}\"}}")] {
        fs::write(world.path(), damaged).unwrap();
        errors.extend(Vault::open(&world.path(), &acme(), Around::nothing()).err());
    }
    let folder = tempfile::tempdir().unwrap();
    let long: &'static str = CANARY.repeat(100).leak();
    for passphrase in ["canary-", long] {
        let around = Around { passphrase: Some(passphrase), ..Around::default() }.boxed();
        let path = vault_in(&folder);
        errors.extend(Vault::create(&path, &acme(), &KeySource::Passphrase, around, &[]).err());
    }
    assert_eq!(errors.len(), 8);
    for error in errors {
        hides(&format!("{error:?} {}", told(&error)), CANARY.as_bytes());
        hides(&format!("{error:?} {}", told(&error)), b"canary-");
    }
    let error = RecoveryCode::parse(CANARY).unwrap_err();
    hides(&format!("{error:?} {error}"), CANARY.as_bytes());
}

#[test]
fn no_file_of_the_vault_has_a_secret_in_the_clear() {
    let world = World::new();
    world.vault.put_secret("token", CANARY.as_bytes()).unwrap();
    let blob = world.vault.seal_blob("0197", CANARY.repeat(100).as_bytes()).unwrap();
    fs::write(world.folder.path().join("blob"), blob.to_bytes()).unwrap();
    world.vault.rotate().unwrap();
    world.vault.remove_secret("token").unwrap();
    let key = fs::read(world.keyfile()).unwrap();
    for entry in fs::read_dir(world.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        hides(&text, CANARY.as_bytes());
        if path != world.keyfile() {
            hides(&text, key.trim_ascii());
            hides(&text, &HEXLOWER.decode(key.trim_ascii()).unwrap());
        }
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(["key", "blob", "vault.json", "vault.json.lock"].contains(&&*name), "{name}");
    }
}
