//! What a file cannot say of itself: whether it is yesterday's copy, or another history.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::{after_a_hand_off, broken_rules, copy_folder};
use crate::common::program::{Home, PASSWORD, ups};

/// Puts back a copy of the data folder as it was before.
fn put_back(home: &Home, copy: &str) {
    fs::remove_dir_all(home.path("data")).expect("it is there");
    copy_folder(&home.path(copy), &home.path("data"));
}

#[test]
fn an_old_copy_is_noticed_by_whoever_opens_it_and_nothing_is_written_to_it() {
    let (home, _) = after_a_hand_off();
    copy_folder(&home.path("data"), &home.path("yesterday"));
    home.does(&format!("receive {}", ups(1)));
    put_back(&home, "yesterday");
    home.tries(&format!("receive {}", ups(2)))
        .ends(3)
        .warns("an older copy was put in its place")
        .warns("what speaks against it is kept in");
    home.tries("list").ends(3).says("5CG1234XYZ").warns("cannot be trusted");
    assert_eq!(broken_rules(&home, ""), ["anchor"]);
    home.tries("backup --out backups").ends(3);
    let kept = fs::read_dir(home.path("state/acme")).unwrap().flatten();
    let kept: Vec<_> = kept
        .filter(|file| file.file_name().to_string_lossy().starts_with("contradiction-"))
        .collect();
    assert_eq!(kept.len(), 1, "one contradiction, one file");
    let evidence: serde_json::Value =
        serde_json::from_slice(&fs::read(kept[0].path()).unwrap()).unwrap();
    for side in ["anchor", "head"] {
        assert!(evidence[side].as_str().unwrap().contains("acme/custody/hq/dock-1/e0"));
    }
}

#[test]
fn a_history_that_was_grown_anew_is_noticed() {
    let (home, _) = after_a_hand_off();
    copy_folder(&home.path("data"), &home.path("yesterday"));
    home.does(&format!("receive {}", ups(1)));
    home.does("checkpoint --out head");
    copy_folder(&home.path("state"), &home.path("anchors"));
    put_back(&home, "yesterday");
    // The forger has taken the anchor away, works on, and puts it back.
    fs::remove_file(home.path("state/acme/anchor")).unwrap();
    home.does(&format!("receive {}", ups(2))).warns("the anchor is gone");
    home.does(&format!("receive {}", ups(3)));
    home.verifies();
    assert_eq!(broken_rules(&home, "--checkpoint head"), ["fork"]);
    fs::copy(home.path("anchors/acme/anchor"), home.path("state/acme/anchor")).unwrap();
    home.tries("list").ends(3).warns("this is another history");
}

#[test]
fn two_machines_with_one_ledger_contradict_each_other() {
    let (home, _) = after_a_hand_off();
    let clone = Home::empty();
    for folder in ["config", "data", "state", "runtime"] {
        copy_folder(&home.path(folder), &clone.path(folder));
    }
    home.does(&format!("receive {}", ups(1)));
    clone.does(&format!("receive {}", ups(2)));
    home.verifies();
    clone.verifies();
    clone.does("checkpoint --out head");
    home.write("head", clone.read("head"));
    assert_eq!(broken_rules(&home, "--checkpoint head"), ["fork"]);
}

#[test]
fn a_head_that_was_kept_is_compared_with_the_log_later() {
    let (home, _) = after_a_hand_off();
    home.does("checkpoint --out head").warns("custody verify --checkpoint");
    home.does(&format!("receive {}", ups(1)));
    home.does("verify --checkpoint head");
    let other = Home::other();
    other.write("head", home.read("head"));
    assert_eq!(broken_rules(&other, "--checkpoint head"), ["signature"]);
    let note = String::from_utf8(home.read("head")).unwrap();
    let size = note.lines().nth(1).unwrap();
    home.write("forged", note.replacen(&format!("\n{size}\n"), "\n3\n", 1));
    assert_eq!(broken_rules(&home, "--checkpoint forged"), ["signature"]);
    home.write("none", "hello\n");
    home.tries("verify --checkpoint none").ends(66);
}

#[test]
fn a_file_on_media_that_nobody_writes_is_verified_as_it_lies() {
    let (home, _) = after_a_hand_off();
    let backup = home.does("backup --out backups --json").json()["folder"].clone();
    let file = home.path(backup.as_str().unwrap()).join("ledger.db");
    let before = fs::read(&file).unwrap();
    let media = Home::empty();
    let (key, _) = super::keys(&home, "ada");
    let line = format!("verify --immutable {}", file.display());
    media
        .does(&line)
        .says("ok: ")
        .warns("evidence was not looked at")
        .warns("the personal values were not compared")
        .warns(&key);
    let evidence = file.with_file_name("evidence");
    let line = format!("{line} --evidence {} --key {key}", evidence.display());
    let answer = media.does(&line).says("1 pieces of evidence");
    assert!(!answer.err.contains("note: the file says itself"), "{}", answer.err);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(
        fs::read_dir(file.parent().unwrap()).unwrap().count(),
        7,
        "nothing was made beside it"
    );
    let (other_key, _) = super::keys(&Home::other(), "ada");
    let line = format!("verify --immutable {} --key {other_key}", file.display());
    media.tries(&line).ends(3).says("[founding] the log is not signed with the key");
}

#[test]
fn without_its_keys_a_ledger_can_be_read_and_nothing_is_written() {
    let (home, _) = after_a_hand_off();
    let entries = home.verifies();
    let key = home.path("config/keys/acme.key");
    let honest = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    home.tries(&format!("receive {}", ups(1))).ends(78).warns("there is no such file");
    home.tries("doctor").ends(78).says("!!  vault").says("!!  keys");
    home.does("list").says("5CG1234XYZ");
    fs::write(&key, &honest).unwrap();
    assert_eq!(home.verifies(), entries, "nothing was recorded");

    // The vault of another ledger has keys, but not this log's.
    let vault = home.path("data/acme/vault.json");
    let own = fs::read(&vault).unwrap();
    let other = Home::other();
    fs::copy(other.path("data/acme/vault.json"), &vault).unwrap();
    fs::copy(other.path("config/keys/acme.key"), &key).unwrap();
    home.tries(&format!("receive {}", ups(1))).ends(78).warns("is not at hand");
    fs::write(&key, &honest).unwrap();
    home.tries(&format!("receive {}", ups(1))).ends(78).warns("does not open");
    fs::write(&vault, own).unwrap();
    home.does(&format!("receive {}", ups(1)));
}

#[test]
fn the_recovery_code_opens_a_vault_whose_key_is_gone() {
    let home = Home::empty();
    let line = "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada --json";
    let code = home.does(line).json()["recovery_code"].as_str().unwrap().to_owned();
    fs::remove_file(home.path("config/keys/acme.key")).unwrap();
    home.tries(&format!("receive {}", ups(1))).ends(78);
    home.feeds("vault recover keyfile:new.key", "wrong").ends(2);
    let typed = code.to_lowercase().replace('-', " ");
    home.feeds("vault recover keyfile:new.key", typed).ends(0).says("open again");
    home.does(&format!("receive {}", ups(1)));
    home.does("vault rotate");
    home.does(&format!("receive {}", ups(2)));
    home.does("vault show").says("1 older");
    home.verifies();
}

#[test]
fn a_key_source_that_cannot_be_reached_is_said_and_none_is_taken_instead() {
    let home = Home::empty();
    let init = "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada";
    home.tries(&format!("{init} --key-source passphrase")).ends(2).warns("nobody to ask");
    home.tries(&format!("{init} --key-source credential:custody")).ends(78).warns("credential");
    home.tries(&format!("{init} --key-source vault")).ends(2).warns("a key source is keyring");
    assert!(!home.path("data/acme/ledger.db").exists() && !home.path("config/keys").exists());
    let folder = home.path("credentials");
    fs::create_dir(&folder).unwrap();
    home.write("credentials/custody", "07".repeat(32));
    fs::set_permissions(folder.join("custody"), fs::Permissions::from_mode(0o400)).unwrap();
    let run = |line: &str| {
        let mut command = home.command(line);
        command.env("CREDENTIALS_DIRECTORY", &folder);
        let password = format!("{PASSWORD}\n");
        assert_cmd::Command::from_std(command).write_stdin(password).output().unwrap()
    };
    assert!(
        run(&format!("{init} --key-source credential:custody --password-stdin")).status.success()
    );
    assert!(run(&format!("receive {}", ups(1))).status.success());
    home.tries(&format!("receive {}", ups(2))).ends(78).warns("credential");
}

#[test]
fn an_anchor_that_cannot_be_moved_on_is_said_and_the_scan_is_recorded() {
    let (home, _) = after_a_hand_off();
    // A folder in the place of the lock: even root cannot open it for writing.
    fs::remove_file(home.path("state/acme/anchor.lock")).unwrap();
    fs::create_dir(home.path("state/acme/anchor.lock")).unwrap();
    home.does(&format!("receive {}", ups(1))).says("received").warns("could not be moved on");
    home.write("fleet.csv", "serial\nSN-1001\n");
    home.does("import fleet.csv --kind assets").warns("could not be moved on");
    home.does("doctor").says("came after");
    fs::remove_dir(home.path("state/acme/anchor.lock")).unwrap();
    let answer = home.does(&format!("receive {}", ups(2)));
    assert!(!answer.err.contains("anchor"), "{}", answer.err);
    home.verifies();
}
