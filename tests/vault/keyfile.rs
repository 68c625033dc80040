//! Keyfiles: who may own one, who may read it, and what is in it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;

use custody::vault::key_source::KeyError;
use custody::vault::{FileProblem, KeySource, Vault, VaultError};

use super::{Around, World, acme, holds, open, vault_in};

/// The problem with the keyfile of a vault, as its secrets are asked for.
#[track_caller]
fn problem(world: &World) -> FileProblem {
    match world.reopened().secret("log-key").expect_err("the keyfile cannot be used") {
        VaultError::Key(error @ KeyError::Keyfile { .. }) => {
            assert!(!error.remedy().is_empty());
            let KeyError::Keyfile { source, path } = error else { unreachable!() };
            assert_eq!(path, world.keyfile());
            source
        }
        other => panic!("not a problem of the keyfile: {other}"),
    }
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o7777
}

#[test]
fn a_keyfile_that_others_may_use_is_refused() {
    let world = World::new();
    for exposed in [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o666, 0o777] {
        chmod(&world.keyfile(), exposed);
        let found = problem(&world);
        assert!(matches!(found, FileProblem::Exposed { mode } if mode == exposed), "{found}");
    }
    for private in [0o600, 0o400] {
        chmod(&world.keyfile(), private);
        holds(&world.reopened(), "log-key", b"seed");
    }
}

#[test]
fn a_link_to_a_keyfile_is_refused_even_to_a_good_one() {
    let world = World::new();
    let real = world.folder.path().join("real");
    fs::rename(world.keyfile(), &real).unwrap();
    symlink(&real, world.keyfile()).unwrap();
    assert!(matches!(problem(&world), FileProblem::Symlink));
    fs::remove_file(&real).unwrap();
    assert!(matches!(problem(&world), FileProblem::Symlink), "also when it leads nowhere");
}

#[test]
fn only_a_regular_file_is_a_keyfile() {
    let world = World::new();
    fs::remove_file(world.keyfile()).unwrap();
    assert!(matches!(problem(&world), FileProblem::Missing));
    fs::create_dir(world.keyfile()).unwrap();
    chmod(&world.keyfile(), 0o700);
    assert!(matches!(problem(&world), FileProblem::NotAFile));
    fs::remove_dir(world.keyfile()).unwrap();
    // Nobody writes to the pipe: whoever waited for it would wait for ever.
    assert!(Command::new("mkfifo").arg(world.keyfile()).status().unwrap().success());
    chmod(&world.keyfile(), 0o600);
    assert!(matches!(problem(&world), FileProblem::NotAFile));
}

#[test]
fn a_keyfile_of_somebody_else_is_refused_even_for_root() {
    let world = World::new();
    if chown(world.keyfile(), Some(54_321), None).is_err() {
        return; // Only root can give a file away.
    }
    let found = problem(&world);
    assert!(matches!(found, FileProblem::ForeignOwner { owner: 54_321, .. }), "{found}");
    let source = KeySource::Keyfile(world.keyfile());
    let error = Vault::create(
        &world.folder.path().join("other.json"),
        &acme(),
        &source,
        Around::nothing(),
        &[],
    );
    assert!(matches!(error, Err(VaultError::Key(KeyError::Keyfile { .. }))));
}

#[test]
fn what_is_no_key_is_said_to_be_none() {
    let world = World::new();
    let good = fs::read(world.keyfile()).unwrap();
    assert_eq!(good.len(), 65);
    let wrong: [&[u8]; 7] =
        [b"", b"\n", b"0123", &[b'0'; 63], &[b'0'; 65], &[b'x'; 64], &[0xff; 64]];
    for wrong in wrong {
        fs::write(world.keyfile(), wrong).unwrap();
        assert!(matches!(problem(&world), FileProblem::NotAKey), "{wrong:?}");
    }
    fs::write(world.keyfile(), vec![b'0'; 1_000_000]).unwrap();
    assert!(matches!(problem(&world), FileProblem::TooLarge { .. }));
    fs::write(world.keyfile(), [b'0'; 64]).unwrap();
    let error = world.reopened().secret("log-key").unwrap_err();
    assert!(matches!(error, VaultError::WrongKey { .. }), "well-formed, but another key: {error}");
    // However it was made: upper case, without an end of line, with another one.
    let text = String::from_utf8(good).unwrap();
    for good in [text.trim_end().to_uppercase(), format!("{}\r\n", text.trim_end())] {
        fs::write(world.keyfile(), good).unwrap();
        holds(&world.reopened(), "log-key", b"seed");
    }
}

#[test]
fn a_keyfile_that_is_there_is_used_and_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, "5f".repeat(32)).unwrap();
    chmod(&key, 0o600);
    let source = KeySource::Keyfile(key.clone());
    let secrets: [(&str, &[u8]); 1] = [("log-key", b"seed")];
    let made = Vault::create(&vault_in(&folder), &acme(), &source, Around::nothing(), &secrets);
    holds(&made.unwrap().0, "log-key", b"seed");
    assert_eq!(fs::read_to_string(&key).unwrap(), "5f".repeat(32));
    holds(&open(&vault_in(&folder)), "log-key", b"seed");
    // A relative path begins where the vault lies, in whatever folder a command runs.
    let source = KeySource::Keyfile("key".into());
    let path = folder.path().join("other.json");
    Vault::create(&path, &acme(), &source, Around::nothing(), &secrets).unwrap();
    let moved = folder.path().join("moved");
    fs::create_dir(&moved).unwrap();
    for file in ["key", "other.json"] {
        fs::rename(folder.path().join(file), moved.join(file)).unwrap();
    }
    holds(&open(&moved.join("other.json")), "log-key", b"seed");
    let source = KeySource::Keyfile("".into());
    let path = folder.path().join("third.json");
    let error = Vault::create(&path, &acme(), &source, Around::nothing(), &[]).unwrap_err();
    let expected = KeyError::Keyfile { path: "".into(), source: FileProblem::Path };
    assert_eq!(error.to_string(), VaultError::Key(expected).to_string());
}

/// The umask is the whole process's, so that it is changed in one of its own.
#[test]
fn files_are_private_whatever_the_umask() {
    for umask in ["000", "777", "022"] {
        let child = "vault::keyfile::make_a_vault_under_the_umask_of_the_parent";
        let run = Command::new("sh")
            .args(["-c", r#"umask "$1"; exec "$2" --exact "$3" --ignored"#, "sh", umask])
            .arg(std::env::current_exe().unwrap())
            .arg(child)
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && out.contains("1 passed"), "{umask}: {out}");
    }
}

#[test]
#[ignore = "run by another test, under several umasks"]
fn make_a_vault_under_the_umask_of_the_parent() {
    let home = tempfile::tempdir().unwrap();
    chmod(home.path(), 0o700);
    let folder = home.path().join("a");
    let (vault, key) = (folder.join("vault.json"), home.path().join("k").join("key"));
    // With a umask of 777 a new folder is of no use to anybody, so that it has to be there.
    fs::create_dir(&folder).unwrap();
    fs::create_dir(key.parent().unwrap()).unwrap();
    chmod(&folder, 0o700);
    chmod(key.parent().unwrap(), 0o700);
    let source = KeySource::Keyfile(key.clone());
    let made = Vault::create(&vault, &acme(), &source, Around::nothing(), &[]).unwrap().0;
    made.put_secret("log-key", b"seed").unwrap();
    made.put_secret("log-key", b"seed").unwrap();
    for file in [&vault, &key, &folder.join("vault.json.lock")] {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    holds(&open(&vault), "log-key", b"seed");
}

#[test]
fn the_folder_of_a_new_vault_is_private() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data").join("acme");
    let source = KeySource::Keyfile(home.path().join("keys").join("key"));
    let path = folder.join("vault.json");
    Vault::create(&path, &acme(), &source, Around::nothing(), &[]).unwrap();
    for folder in [&folder, &home.path().join("keys")] {
        assert_eq!(mode(folder), 0o700);
    }
}
