//! Several processes with one vault: nothing is lost, nobody waits for ever, and whoever dies leaves it whole.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use custody::vault::VaultError;

use super::{World, holds, open};

#[test]
fn what_another_process_changed_is_seen_at_once() {
    let world = World::new();
    let other = world.reopened();
    holds(&other, "log-key", b"seed");
    world.vault.put_secret("log-key", b"new seed").unwrap();
    holds(&other, "log-key", b"new seed");
    let second = world.vault.rotate().unwrap();
    let place = world.vault.place("person", "email", "0197");
    let sealed = world.vault.seal(&place, b"new").unwrap();
    assert_eq!(other.open_sealed(&place, &sealed).unwrap().expose(), b"new");
    assert_eq!(other.describe().unwrap().current, second);
}

#[test]
fn several_writers_lose_nothing() {
    let world = World::new();
    let writer = |number: usize| {
        // A vault of its own, like a process has it.
        let vault = world.reopened();
        for round in 0..8 {
            vault.put_secret(&format!("writer-{number}/{round}"), b"kept").unwrap();
            if round == 4 {
                vault.rotate().unwrap();
            }
        }
    };
    thread::scope(|scope| {
        for number in 0..4 {
            scope.spawn(move || writer(number));
        }
        // And two threads that share one.
        for half in 0..2 {
            let shared = &world.vault;
            scope.spawn(move || {
                for round in 0..8 {
                    shared.put_secret(&format!("shared-{half}/{round}"), b"kept").unwrap();
                }
            });
        }
    });
    let vault = world.reopened();
    let names = vault.secret_names().unwrap();
    assert_eq!(names.len(), 2 + 4 * 8 + 2 * 8, "{names:?}");
    for name in names.iter().filter(|name| name.contains("er-") || name.contains("shared")) {
        if !name.starts_with("operator") {
            holds(&vault, name, b"kept");
        }
    }
    assert_eq!(vault.describe().unwrap().older.len(), 4);
}

#[test]
fn a_writer_that_does_not_end_makes_the_others_busy_and_not_wait_for_ever() {
    let world = World::new();
    let lock = fs::File::options().write(true).open(world.folder.path().join("vault.json.lock"));
    let lock = lock.unwrap();
    lock.lock().unwrap();
    let error = world.vault.put_secret("late", b"x").unwrap_err();
    assert!(matches!(error, VaultError::Busy { .. }), "{error}");
    holds(&world.vault, "log-key", b"seed");
    drop(lock);
    world.vault.put_secret("late", b"x").unwrap();
}

/// Another process that writes to the vault until it is killed, or has written so many secrets.
fn writer(world: &World, prefix: &str, secrets: usize) -> Child {
    let child = "vault::writers::write_secrets_for_the_parent";
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", child, "--ignored"])
        .env("TEST_VAULT", world.path())
        .env("TEST_SECRETS", format!("{prefix} {secrets}"))
        .stdout(Stdio::null())
        .spawn()
        .expect("this program runs")
}

#[test]
#[ignore = "run by other tests, as a process of its own"]
fn write_secrets_for_the_parent() {
    let Some(path) = std::env::var_os("TEST_VAULT").map(PathBuf::from) else { return };
    let order = std::env::var("TEST_SECRETS").unwrap();
    let (prefix, secrets) = order.split_once(' ').unwrap();
    let vault = open(&path);
    for number in 0..secrets.parse().unwrap() {
        vault.put_secret(&format!("{prefix}/{number}"), b"kept").unwrap();
    }
}

#[test]
fn several_processes_lose_nothing() {
    let world = World::new();
    let writers = ["a", "b", "c"].map(|prefix| writer(&world, prefix, 10));
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    assert_eq!(world.vault.secret_names().unwrap().len(), 2 + 3 * 10);
    holds(&world.vault, "b/9", b"kept");
}

#[test]
fn a_writer_that_is_killed_leaves_a_whole_vault_and_no_lock() {
    let world = World::new();
    let mut before_death = 0;
    for round in 0..10 {
        let prefix = format!("round-{round}");
        let mut doomed = writer(&world, &prefix, 100_000);
        thread::sleep(Duration::from_millis(40 + 7 * round));
        doomed.kill().unwrap();
        doomed.wait().unwrap();
        let vault = world.reopened();
        vault.put_secret(&format!("after-{round}"), b"kept").unwrap();
        // What was written has no gap: each secret came after the one before it was durable.
        let names = vault.secret_names().unwrap();
        let written = names.iter().filter(|name| name.starts_with(&prefix)).count();
        before_death += written;
        for number in 0..written {
            holds(&vault, &format!("{prefix}/{number}"), b"kept");
        }
    }
    assert!(before_death > 0, "they were killed while they wrote");
    for round in 0..10 {
        holds(&world.vault, &format!("after-{round}"), b"kept");
    }
}
