//! Backups while work goes on, and beginning anew from one with the gap declared.

use std::fs;
use std::path::PathBuf;

use super::{after_a_hand_off, keys};
use crate::common::program::{Home, PASSWORD, ups};

/// Makes a backup and answers with its folder.
fn back_up(home: &Home) -> PathBuf {
    let answer = home.does("backup --out backups --json").json();
    home.path(answer["folder"].as_str().expect("a folder"))
}

fn restore(home: &Home, backup: &std::path::Path, more: &str) -> crate::common::program::Answer {
    let backup = backup.display();
    home.tries(&format!("restore {backup} --reason 'the disk died' {more}"))
}

#[test]
fn what_a_backup_has_is_restored_and_the_gap_is_declared() {
    let (home, receipt) = after_a_hand_off();
    home.does(&format!("receipt {receipt} --proof before.tlog-proof"));
    let (old_key, _) = keys(&home, "olga");
    let backup = back_up(&home);
    home.does(&format!("receive {}", ups(1)));
    home.does(&format!("receive {}", ups(2)));
    let before = home.verifies();
    let lost = home.does(&format!("history {} --json", ups(2))).json();
    let lost = super::receipt_in(&lost);

    restore(&home, &backup, "").ends(73).warns("--set-aside");
    restore(&home, &backup, "--set-aside").ends(0).says("2 entries after it are lost");
    let verdict = home.does("verify --json").json();
    assert_eq!((&verdict["verdict"], &verdict["level"]), (&"ok".into(), &"L1".into()));
    let notices = verdict["notices"].to_string();
    assert!(notices.contains("2 entries are lost (the disk died)"), "{notices}");
    assert!(verdict["entries"].as_u64() >= Some(before - 2));
    home.tries(&format!("show {}", ups(2))).ends(1);
    home.tries(&format!("receipt {lost}")).ends(1).warns("was written in another epoch");

    home.does(&format!("verify --receipt before.tlog-proof --key {old_key}"));
    home.does(&format!("receipt {receipt}")).says("Asset handed off to Ada Lovelace");
    let again = home.does(&format!("receive {} --json", ups(3))).json();
    assert!(super::receipt_in(&again).starts_with("dock-1-e1-"), "{again}");
    home.tries("--as olga list").ends(77).warns("the session of olga has ended");
    home.does("login olga");
    home.does("--as olga return 5CG1234XYZ --from 1815 --signature sign.svg");
    home.verifies();
    assert!(home.path("data/acme/set-aside-1/ledger.db").exists(), "nothing is thrown away");
}

#[test]
fn a_backup_can_be_restored_on_another_machine() {
    let (home, receipt) = after_a_hand_off();
    let backup = back_up(&home);
    let other = Home::empty();
    restore(&other, &backup, "").ends(78).warns("--recover");
    assert!(!other.path("config/profiles/acme.toml").exists(), "nothing was begun");
    bring_key(&home, &other);
    restore(&other, &backup, "").ends(0).says("is not known");
    let verdict = other.does("verify --json").json();
    assert_eq!(verdict["verdict"], "ok", "{verdict}");
    assert_eq!(verdict["evidence"], 1, "the signature came with it");
    other.does(&format!("receipt {receipt}")).says("Ada Lovelace");
    other.does("login olga");
    other.does(&format!("receive {}", ups(7)));
    // Two epochs, one after the other.
    let second = back_up(&other);
    restore(&other, &second, "--set-aside").ends(0).says("No entry after the backup");
    let answer = other.does(&format!("receive {} --json", ups(8))).json();
    assert!(super::receipt_in(&answer).starts_with("dock-1-e2-"), "{answer}");
    other.verifies();
}

/// Carries the key of a vault over to another machine.
fn bring_key(from: &Home, to: &Home) {
    fs::create_dir_all(to.path("config/keys")).expect("a folder");
    fs::copy(from.path("config/keys/acme.key"), to.path("config/keys/acme.key")).expect("a key");
}

#[test]
fn without_the_key_the_recovery_code_opens_what_a_backup_has_sealed() {
    let home = Home::empty();
    let line = "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada --json";
    let code = home.does(line).json()["recovery_code"].as_str().unwrap().to_owned();
    home.does("person add 'Ada Lovelace' --number 1815");
    home.does(&format!("receive {} --to 1815", ups(1)));
    home.does("vault rotate");
    let backup = back_up(&home);
    let other = Home::empty();
    let line = format!("restore {} --reason fire --recover --password-stdin", backup.display());
    other.feeds(&line, "CUST-0000").ends(2);
    let typed = format!("{code}\n{PASSWORD}\n");
    other.feeds(&line, typed.as_str()).ends(0);
    other.does("person show 1815").says("Ada Lovelace");
    other.verifies();
    other.does(&format!("receive {}", ups(2)));
    // A third machine with a vault of its own.
    let third = Home::new();
    third.does("person add 'Alan Turing' --number 1912");
    let line = format!("{line} --set-aside");
    third
        .feeds(&line.replace(" --recover", ""), format!("{PASSWORD}\n"))
        .ends(78)
        .warns("--recover");
    third.does("person show 1912").says("Alan Turing");
    third.feeds(&line, typed.as_str()).ends(0);
    third.does("person show 1815").says("Ada Lovelace");
    third.tries("person show 1912").ends(1);
    third.verifies();
}

#[test]
fn a_backup_from_before_the_vault_was_renewed_is_restored() {
    let (home, _) = after_a_hand_off();
    let backup = back_up(&home);
    home.does("vault rotate").says("personal values");
    home.does("vault renew keyfile:other.key").warns("personal values");
    home.does("person show 1815").says("Ada Lovelace");
    home.verifies();
    restore(&home, &backup, "--set-aside").ends(0);
    home.does("person show 1815").says("Ada Lovelace");
    home.verifies();
}

#[test]
fn a_backup_that_was_changed_or_is_none_is_refused() {
    let (home, _) = after_a_hand_off();
    let backup = back_up(&home);
    let fresh = || Home::empty();
    for file in ["ledger.db", "profile.toml", "checkpoint", "vault.json"] {
        let path = backup.join(file);
        let honest = fs::read(&path).unwrap();
        let mut bytes = honest.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, &bytes).unwrap();
        restore(&fresh(), &backup, "").ends(3).warns(file);
        fs::remove_file(&path).unwrap();
        restore(&fresh(), &backup, "").ends(3).warns(file);
        fs::write(&path, honest).unwrap();
    }
    let home = fresh();
    restore(&home, &backup.join("evidence"), "").ends(66);
    fs::write(backup.join("manifest.json"), "{}").unwrap();
    restore(&home, &backup, "").ends(66);
    assert!(!home.path("data").exists() && !home.path("config").exists(), "nothing was begun");
}

#[test]
fn only_an_admin_restores_and_only_the_same_tenant() {
    let (home, _) = after_a_hand_off();
    let backup = back_up(&home);
    restore(&home, &backup, "--set-aside --admin olga").ends(77);
    restore(&home, &backup, "--set-aside --admin nobody").ends(77);
    let line = format!("restore {} --reason x --set-aside --password-stdin", backup.display());
    home.feeds(&line, "not the password\n").ends(77).warns("not the password of ada");
    let other = Home::empty();
    other.does("init --tenant globex --facility hq --station dock-1 --zone UTC --admin ada");
    restore(&other, &backup, "--set-aside --profile globex").ends(78);
    assert_eq!(other.does("list --format jsonl").out, "");
}

#[test]
fn two_backups_of_the_same_state_are_one() {
    let (home, _) = after_a_hand_off();
    back_up(&home);
    home.tries("backup --out backups").ends(73).warns("already");
    let left = fs::read_dir(home.path("backups")).unwrap().count();
    assert_eq!(left, 1, "nothing unfinished stays");
}

#[test]
fn a_backup_is_private_and_holds_no_private_key() {
    use std::os::unix::fs::PermissionsExt as _;
    let (home, _) = after_a_hand_off();
    let backup = back_up(&home);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&backup), 0o700);
    let key = fs::read_to_string(home.path("config/keys/acme.key")).unwrap();
    let vault = fs::read_to_string(backup.join("vault.json")).unwrap();
    assert!(
        vault.contains("personal/lookup-")
            && !vault.contains("/log\"")
            && !vault.contains("/operator")
    );
    for file in ["ledger.db", "profile.toml", "checkpoint", "manifest.json", "vault.json"] {
        assert_eq!(mode(&backup.join(file)), 0o600, "{file}");
        let text = String::from_utf8_lossy(&fs::read(backup.join(file)).unwrap()).into_owned();
        assert!(!text.contains(key.trim()), "{file}");
    }
}
