//! Who may do what: the table, the commands, and what is put on record.

mod locks;
mod matrix;
mod passwords;
mod profiles;
mod sessions;

use std::collections::BTreeSet;

use custody::access::{Needs, TABLE, needs};
use custody::cli::grammar;
use custody::domain::party::Role;

use crate::common::program::Home;

/// Every command that can be typed, by its words.
fn commands() -> BTreeSet<String> {
    fn walk(command: &clap::Command, words: &str, found: &mut BTreeSet<String>) {
        let mut is_leaf = true;
        for inner in command.get_subcommands().filter(|c| c.get_name() != "help") {
            is_leaf = false;
            let name = inner.get_name();
            let words = if words.is_empty() { name.to_owned() } else { format!("{words} {name}") };
            walk(inner, &words, found);
        }
        // One that takes words of its own can be typed as it is, whatever stands below it.
        if is_leaf || (!words.is_empty() && command.get_positionals().next().is_some()) {
            found.insert(words.to_owned());
        }
    }
    let mut found = BTreeSet::new();
    walk(&grammar(), "", &mut found);
    found
}

#[test]
fn every_command_is_in_the_table_and_every_row_is_a_command() {
    let table: BTreeSet<String> = TABLE.iter().map(|(words, _)| (*words).to_owned()).collect();
    assert_eq!(table, commands());
}

/// What records is for operators at least; what changes who may, or forgets, is for admins.
#[test]
fn no_viewer_may_do_what_records() {
    for (words, need) in TABLE {
        let looks = ["list", "show", "history", "find", "verify", "receipt", "keys"];
        let is_about_who = words.starts_with("token ");
        if !is_about_who && looks.iter().any(|look| words.split(' ').any(|word| word == *look)) {
            assert_ne!(*need, Needs::Role(Role::Admin), "{words}");
        }
    }
    for words in ["operator add", "person erase", "profile set", "rebuild"] {
        assert_eq!(needs(words), Needs::Role(Role::Admin), "{words}");
    }
    for words in ["receive", "hand-off", "return", "correct", "import", "backup"] {
        assert_eq!(needs(words), Needs::Role(Role::Operator), "{words}");
    }
}

#[test]
fn a_denial_is_on_record_under_the_name_of_whoever_was_denied() {
    let home = Home::staffed();
    let before = home.does("verify --json").json()["entries"].as_u64().expect("a number");
    home.tries("receive 1Z999AA10123456784 --as vera").ends(77).warns("vera is viewer");
    home.tries("operator add otto --as olga").ends(77).warns("only an admin may do that");
    let after = home.does("verify --json").json()["entries"].as_u64().expect("a number");
    assert_eq!(after, before + 2);
    for (seq, actor, command) in [(before, "vera", "receive"), (before + 1, "olga", "operator add")]
    {
        let receipt = home.does(&format!("receipt {seq} --json")).json();
        let entry = &receipt["entry"];
        assert_eq!((&entry["kind"], &entry["actor"]), (&"denied".into(), &actor.into()));
        assert_eq!(entry["data"]["command"], command);
    }
    assert!(home.items().is_empty());
}
