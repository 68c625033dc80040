//! Profiles: one tenant each, strangers to each other; and settings that are wrong.

use std::fs;

use crate::common::program::{FOUNDING, Home};

const OTHER: &str = "init --profile other --tenant other --facility north --station n-1 --zone UTC";

#[test]
fn what_one_profile_knows_is_unknown_in_the_other() {
    let home = Home::staffed();
    home.does(&format!("{OTHER} --admin ada"));
    home.does("receive 1Z999AA10123456784 --to 1815");
    home.does("serialize --no-parcel stock --serial SN-1001 --tag AT-1");
    let asset = home.does("show AT-1 --json").json();
    let id = asset["item"].as_str().expect("an id").to_owned();
    let person = home.does("person show 1815 --json").json()["id"].clone();
    let person = person.as_str().expect("an id").to_owned();
    for theirs in ["1Z999AA10123456784", "SN-1001", "AT-1", &id] {
        for verb in ["show", "history"] {
            let there = home.tries(&format!("{verb} {theirs} --profile other")).ends(1);
            let nowhere = home.tries(&format!("{verb} AT-9999 --profile other")).ends(1);
            assert_eq!(there.err.replace(theirs, "AT-9999"), nowhere.err, "not even a hint");
        }
    }
    for theirs in ["1815", "ada@example.com", "'Ada Lovelace'", &person] {
        home.tries(&format!("person show {theirs} --profile other")).ends(1);
    }
    home.tries("receive 123456789012 --profile other --as olga").ends(77);
    home.does("list --profile other").warns("nothing to show");
    home.does("verify --profile other").says(&format!("ok: {FOUNDING} entries"));
}

#[test]
fn a_ledger_that_belongs_to_another_tenant_is_not_opened() {
    let home = Home::new();
    home.does(&format!("{OTHER} --admin ada"));
    fs::copy(home.ledger(), home.path("data/other/ledger.db")).expect("ours to copy");
    home.tries("list --profile other").ends(78).warns("the ledger belongs to acme, not to other");
}

#[test]
fn the_profile_is_the_one_named_else_the_one_chosen_else_the_only_one() {
    let home = Home::new();
    home.does(&format!("{OTHER} --admin ada"));
    home.does("profile show").says("acme");
    home.does("profile use other").says("other is used from now on");
    home.does("profile show").says("north");
    home.does("profile show --profile acme").says("hq");
    let mut command = home.command("profile show");
    let output = command.env("CUSTODY_PROFILE", "acme").output().expect("custody starts");
    assert!(String::from_utf8_lossy(&output.stdout).contains("hq"));
    fs::remove_file(home.path("config/profile")).expect("it is there");
    home.tries("list").ends(78).warns("several profiles exist").warns("custody profile use NAME");
    home.does("profile list").says("acme").says("other");
}

#[test]
fn a_mistyped_setting_is_answered_with_the_one_that_was_meant() {
    let home = Home::new();
    for (typed, meant) in [
        ("zoen", "did you mean zone?"),
        ("Zone", "did you mean zone?"),
        ("tagprefix", "did you mean tag_prefix?"),
        ("rules.asset_handoff", "did you mean rules.asset_hand_off?"),
        ("xyzzy", "settings are zone, place,"),
    ] {
        home.tries(&format!("profile set {typed} value"))
            .ends(2)
            .warns(&format!("there is no setting {typed}"))
            .warns(meant);
    }
}

#[test]
fn a_setting_is_checked_before_it_is_written() {
    let home = Home::new();
    let before = home.read("config/profiles/acme.toml");
    for (key, value, problem) in [
        ("zone", "Mars/Olympus", "there is no time zone Mars/Olympus"),
        ("tag_prefix", "'=1'", "asset tag has the character `=`"),
        ("rules.asset_hand_off", "maybe", "must be one of name, pin, badge"),
        ("rules.undo_window_minutes", "-1", "must be a whole number of minutes"),
        ("tenant", "other", "binds the ledger and cannot be changed"),
    ] {
        home.tries_words(&["profile", "set", "--", key, value.trim_matches('\'')])
            .ends(2)
            .warns(problem);
    }
    assert_eq!(home.read("config/profiles/acme.toml"), before);
}

#[test]
fn a_setting_takes_effect_and_says_where_it_comes_from() {
    let home = Home::staffed();
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does("profile set rules.asset_hand_off name");
    let shown = home.does("profile show --origin --json").json();
    let rule = &shown["settings"]["rules.asset_hand_off"];
    assert_eq!(rule["value"], "name");
    assert!(rule["origin"].as_str().is_some_and(|path| path.ends_with("acme.toml")), "{rule}");
    assert_eq!(shown["settings"]["rules.asset_return"]["origin"], "built in");
    home.does("hand-off SN-1001 --to 1815").says("handed off to Ada Lovelace");
}

#[test]
fn settings_that_cannot_be_read_show_the_line_and_the_place_in_it() {
    let home = Home::new();
    home.write("config/profiles/acme.toml", "tenant = \"acme\"\nfacility = hq\n");
    home.tries("list")
        .ends(78)
        .warns("acme.toml is not readable as settings")
        .warns("line 2, column 12")
        .warns("2 | facility = hq\n")
        .warns("|            ^");
    home.write("config/profiles/acme.toml", "tenant = \"acme\"\nfacilty = \"hq\"\n");
    home.tries("list").ends(78).warns("unknown field `facilty`").warns("^^^^^^^");
    home.write("config/profiles/acme.toml", "tenant = \"acme\"\nstation = \"Dock 1\"\n");
    home.tries("list").ends(78).warns("station name has the character `D` at position 1");
    home.write("config/profiles/acme.toml", "tenant = \"acme\"\n");
    home.tries("list").ends(78).warns("station is missing");
    home.write("config/profiles/acme.toml", b"tenant = \"\xff\"\n");
    home.tries("list").ends(78).warns("acme.toml");
}

#[test]
fn a_profile_without_its_ledger_and_a_file_that_is_none_are_told_apart() {
    let home = Home::new();
    fs::write(home.ledger(), "not a database").expect("ours to write");
    let answer = home.tries("list");
    assert!([Some(3), Some(78)].contains(&answer.code), "{answer:?}");
    assert!(answer.err.starts_with("error: "), "{}", answer.err);
    fs::remove_dir_all(home.path("data")).expect("ours to remove");
    home.tries("list").ends(78).warns("there is no ledger at");
}

#[test]
fn what_is_made_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    for (path, wanted) in [
        ("config/profiles/acme.toml", 0o600),
        ("config/profile", 0o600),
        ("data/acme/ledger.db", 0o600),
        ("data/acme", 0o700),
    ] {
        let mode = fs::metadata(home.path(path)).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, wanted, "{path}");
    }
}
