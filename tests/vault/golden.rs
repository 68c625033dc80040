//! A vault that was made by the first version of the format: every later custody opens it.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use custody::vault::{RecoveryCode, SealedBlob, Vault};
use data_encoding::BASE64;

use super::{Around, acme, holds, vault_in};

const PASSPHRASE: &str = "golden passphrase";
const VAULT: &str = include_str!("golden/vault.json");
const CODE: &str = include_str!("golden/recovery-code.txt");
const VALUE: &str = include_str!("golden/value.txt");
const BLOB: &str = include_str!("golden/blob.txt");

fn bytes(text: &str) -> Vec<u8> {
    BASE64.decode(text.trim().as_bytes()).expect("it is base 64")
}

#[test]
fn a_vault_of_the_first_version_opens_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let path = vault_in(&folder);
    fs::write(&path, VAULT).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let around = Around { passphrase: Some(PASSPHRASE), ..Around::default() };
    let code = RecoveryCode::parse(CODE).unwrap();
    let opened = [
        Vault::open(&path, &acme(), around.boxed()).unwrap(),
        Vault::recover(&path, &acme(), Around::nothing(), code).unwrap(),
    ];
    for vault in opened {
        holds(&vault, "log-key", b"seed");
        let place = vault.place("person", "email", "0197");
        assert_eq!(vault.open_sealed(&place, &bytes(VALUE)).unwrap().expose(), b"ada@example.com");
        let blob = SealedBlob::from_bytes(&bytes(BLOB)).unwrap();
        assert_eq!(vault.open_blob("0197", &blob).unwrap().expose(), b"a signature");
        assert_eq!(vault.describe().unwrap().older.len(), 1, "its key was rotated");
    }
}
