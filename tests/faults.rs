//! The fault harness in short: a few points of every kind. `cargo bench --bench faults -- --full` tries
//! them all.

#[path = "../benches/faults/mod.rs"]
mod harness;

use std::fs;

use data_encoding::BASE64;

use crate::common::program::{Home, INIT, small_picture};
use harness::{KINDS, Options, Report};

/// Runs one kind and demands that nothing was lost, repeated or overlooked, and that its controls failed
/// as they must.
fn survives(name: &str) {
    let mut report = Report::default();
    let kind = KINDS.iter().find(|kind| kind.name == name).expect("a kind of that name");
    (kind.run)(&Options::short(), &mut report).expect("the harness itself works");
    let violations: Vec<&String> = report.violations().collect();
    assert!(violations.is_empty(), "{violations:#?}\n{}", report.table());
}

#[test]
fn a_kill_at_any_system_call_loses_and_repeats_nothing() {
    survives("kill");
}

#[test]
fn a_disk_that_fails_or_is_full_is_said_aloud_and_loses_nothing() {
    survives("error");
}

#[test]
fn three_writers_that_are_killed_lose_and_repeat_nothing() {
    survives("writers");
}

#[test]
fn a_power_cut_leaves_everything_that_was_answered() {
    survives("power");
}

#[test]
fn a_damaged_ledger_is_noticed_or_means_the_same() {
    survives("damage");
}

#[test]
fn a_damaged_receipt_anchor_key_evidence_or_backup_is_noticed_or_means_the_same() {
    survives("paper");
}

#[test]
fn an_init_that_was_interrupted_before_its_profile_is_taken_up_by_the_next() {
    let home = Home::new();
    let log_key = |home: &Home| home.does("keys --json").json()["keys"][0].clone();
    let before = log_key(&home);
    let forget = || {
        fs::remove_dir_all(home.path("config/profiles")).expect("the profile is there");
        fs::remove_file(home.path("config/profile")).expect("one was chosen");
    };
    forget();
    home.tries(&INIT.replace("dock-1", "dock-2")).ends(73);
    let other_password = format!("{INIT} --password-stdin");
    home.feeds(&other_password, "another password\n").ends(77).warns("with another password");
    home.does(INIT);
    assert_eq!(log_key(&home), before, "it is the same log");
    home.does("receive --confirm PKG00001");
    home.verifies();
    forget();
    home.tries(INIT).ends(73).warns("there is a ledger at");
}

/// A home with a backup in `saved`, and a scan after it.
fn saved() -> Home {
    let home = Home::new();
    home.write("s.png", small_picture(1));
    home.does("receive --confirm PKG00001 --photo s.png");
    home.does("backup --out bk");
    let mut made = fs::read_dir(home.path("bk")).expect("there are backups");
    let made = made.next().expect("a backup").expect("it can be read").path();
    fs::rename(made, home.path("saved")).expect("it can be moved");
    home.does("receive --confirm PKG00002");
    home
}

#[test]
fn a_restore_that_is_repeated_restores_nothing_twice() {
    let home = saved();
    let line = "restore saved --json --reason fire --set-aside";
    let first = home.does(line).json();
    let second = home.does(line).json();
    assert_eq!(first, second);
    assert_eq!(first["lost"], 1);
    assert!(home.path("data/acme/set-aside-1/ledger.db").exists());
    assert!(!home.path("data/acme/set-aside-2").exists());
    home.does("receive --confirm PKG00003");
    home.tries("restore saved --reason fire").ends(73).warns("--set-aside");
}

#[test]
fn a_restore_goes_over_the_rests_of_one_that_was_interrupted() {
    let home = saved();
    fs::remove_dir_all(home.path("data")).expect("the data is there");
    fs::remove_dir_all(home.path("state")).expect("the state is there");
    fs::create_dir_all(home.path("data/acme/evidence")).expect("a folder can be made");
    for evidence in fs::read_dir(home.path("saved/evidence")).expect("there is evidence") {
        let name = evidence.expect("it can be read").file_name();
        home.write(&format!("data/acme/evidence/{}", name.to_string_lossy()), b"half");
    }
    home.does("restore saved --reason fire");
    home.verifies();
}

#[test]
fn a_backup_whose_manifest_was_changed_is_not_restored() {
    let home = saved();
    let manifest = String::from_utf8(home.read("saved/manifest.json")).expect("it is text");
    let changed = manifest.replace("\"size\": 3", "\"size\": 4");
    assert_ne!(manifest, changed);
    home.write("saved/manifest.json", changed);
    home.tries("restore saved --reason fire --set-aside").ends(3).warns("was changed");
}

#[test]
fn a_receipt_whose_list_of_disclosures_has_another_name_is_refused() {
    let home = saved();
    home.does("receipt dock-1-2 --proof r.tlog-proof");
    let keys = home.does("--json keys").json();
    let key = keys["keys"][0]["key"].as_str().expect("the log's key").to_owned();
    let line = format!("verify --receipt r.tlog-proof --key {key}");
    home.does(&line);
    let receipt = String::from_utf8(home.read("r.tlog-proof")).expect("it is text");
    let extra = receipt.lines().find_map(|line| line.strip_prefix("extra ")).expect("its entry");
    let said = BASE64.decode(extra.as_bytes()).expect("it is base64");
    let said = String::from_utf8(said).expect("it is JSON").replace("disclosures", "disclosurez");
    home.write("r.tlog-proof", receipt.replace(extra, &BASE64.encode(said.as_bytes())));
    home.tries(&line).ends(3);
}
