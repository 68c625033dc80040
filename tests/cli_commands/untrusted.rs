//! Text from labels, files, names and arguments never steers a terminal.

use custody::vault::Vault;

use crate::common::program::{Answer, Home};
use crate::vault::Around;

/// Clears a screen, rings the bell, turns the reading direction round, hides, and a C1 CSI.
const EVIL: &str = "\u{1b}[2J\u{7}\u{202e}\u{200b}\u{9b}31mX";
/// The part of it that no terminal acts upon, and an eye is deceived by.
const BIDI: &str = "Ada \u{202e}ecalevoL\u{2066}\u{200b}\u{feff}";

/// Whether a character may steer a terminal, or hide what stands on it.
fn is_wild(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[track_caller]
fn is_tame(answer: &Answer) {
    for text in [&answer.out, &answer.err] {
        assert!(!text.contains(is_wild), "{answer:?}");
    }
}

#[test]
fn names_and_remarks_that_would_steer_a_terminal_are_refused_and_shown_escaped() {
    let home = Home::new();
    is_tame(&home.tries_words(&["person", "add", BIDI, "--number", "1"]).ends(2));
    is_tame(&home.tries_words(&["receive", "1Z999AA10123456784", "--note", BIDI]).ends(2));
    is_tame(&home.tries_words(&["receive", "1Z999AA10123456784", "--from", BIDI]).ends(2));
    let file = format!("name,number\n{BIDI},1\n");
    home.write("people.csv", &file);
    is_tame(&home.tries("import people.csv --kind people --delta").ends(65));
    assert_eq!(home.does("person list --json").json()["people"], serde_json::json!([]));
}

#[test]
fn what_came_into_the_file_another_way_is_shown_escaped_wherever_it_turns_up() {
    let home = Home::new();
    home.does("person add 'Ada ecalevoL' --number 1");
    home.does("receive 1Z999AA10123456784 --to 1");
    let ledger = rusqlite::Connection::open(home.ledger()).expect("a ledger");
    let id: uuid::Uuid =
        ledger.query_row("SELECT id FROM person", (), |row| row.get(0)).expect("a person");
    let acme = custody::domain::names::TenantName::parse("acme").expect("a name");
    let vault = Vault::open(&home.path("data/acme/vault.json"), &acme, Around::nothing());
    let vault = vault.expect("a vault");
    let text = format!("1\u{1f}{BIDI}\u{1f}1\u{1f}\u{1f}\u{1f}\u{1f}1");
    let row = id.to_string();
    let sealed = vault.seal(&vault.place("person", "sealed", &row), text.as_bytes());
    let sealed = sealed.expect("somebody has the key");
    ledger.execute("UPDATE person SET sealed = ?1", [sealed]).expect("a list beside the log");
    ledger.execute("UPDATE item SET sender = ?1", [BIDI]).expect("no fact, the present");
    drop(ledger);
    for line in [
        "list",
        "show 1Z999AA10123456784",
        "history 1Z999AA10123456784",
        "find ecalevol",
        "person list",
        "person show 1",
        "person show adda",
    ] {
        for format in ["table", "json", "jsonl"] {
            let answer = home.tries(&format!("{line} --format {format}"));
            is_tame(&answer);
        }
    }
    // Escaped for the eye, but the same text for a program.
    assert_eq!(home.does("person show 1 --json").json()["name"], BIDI);
}

#[test]
fn arguments_are_shown_escaped_in_every_error() {
    let home = Home::new();
    for words in [
        &["show", EVIL][..],
        &["history", EVIL],
        &["find", EVIL],
        &["holdings", EVIL],
        &["person", "show", EVIL],
        &["receive", EVIL],
        &["receive", "1Z999AA10123456784", "--note", EVIL],
        &["receive", "--image", EVIL],
        &["receive", "1Z999AA10123456784", "--occurred-at", EVIL, "--reason", "x"],
        &["import", EVIL, "--kind", "people"],
        &["export", "events", "--output", EVIL],
        &["export", EVIL, "--output", "-"],
        &["decode", EVIL],
        &["correct", EVIL, "--void", "--reason", "x"],
        &["correct", "0", "--set", EVIL, "--reason", "x"],
        &["profile", "set", EVIL, "x"],
        &["profile", "set", "zone", EVIL],
        &["list", "--profile", EVIL],
        &["list", "--as", EVIL],
        &["list", "--older-than", EVIL],
        &["list", "--standing", EVIL],
        &[EVIL],
    ] {
        for format in ["table", "json"] {
            let mut words = words.to_vec();
            words.extend(["--format", format]);
            is_tame(&home.tries_words(&words));
        }
    }
    let output = home.command("list").env("CUSTODY_PROFILE", EVIL).output().expect("it starts");
    assert!(!String::from_utf8_lossy(&output.stderr).contains(is_wild));
}

#[test]
fn an_argument_keeps_no_colour_of_its_own_even_where_colours_are_wanted() {
    let home = Home::empty();
    for words in [&["receive", "1", "--note", EVIL][..], &[EVIL], &["list", "--as", EVIL]] {
        let mut command = home.command_of(words);
        let output = command.env("CLICOLOR_FORCE", "1").output().expect("custody starts");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        // What colour there is, is the program's own.
        let said = said.replacen("\u{1b}[1;31merror:\u{1b}[0m", "error:", 1);
        assert!(!said.contains(is_wild), "{words:?}: {said:?}");
    }
}

#[test]
fn scans_are_shown_escaped_whatever_becomes_of_them() {
    let home = Home::new();
    let input = format!("{EVIL}\n{BIDI}\n[)>\u{1e}06\u{1d}S1\u{1e}\u{4}\n");
    for line in [
        "receive",
        "receive --json",
        "serialize --no-parcel stock",
        "serialize --no-parcel stock --json",
        "decode --lines",
        "decode --lines --json",
    ] {
        is_tame(&home.feeds(line, input.clone()));
    }
}

#[test]
fn files_are_shown_escaped_their_names_and_what_is_in_them() {
    let home = Home::new();
    home.has_pictures();
    let picture = format!("{EVIL}.png");
    home.write(&picture, home.read("parcel-ups.png"));
    is_tame(&home.tries_words(&["decode", &picture]).ends(0));
    is_tame(&home.tries_words(&["decode", &picture, "--json"]).ends(0));
    let csv = format!("{EVIL}.csv");
    home.write(&csv, format!("tracking,{EVIL}\n{EVIL},x\n1Z999AA10123456784,{EVIL}\n"));
    for format in ["table", "json"] {
        let words = ["import", &csv, "--kind", "parcels", "--format", format];
        is_tame(&home.tries_words(&words).ends(65));
    }
    home.write("config/profiles/acme.toml", format!("tenant = \"acme\"\n{EVIL} = 1\n"));
    is_tame(&home.tries("list").ends(78));
    is_tame(&home.tries("list --json").ends(78));
}

#[test]
fn a_table_keeps_its_lines_even_if_a_name_would_break_them() {
    let home = Home::new();
    let line = home.tries_words(&["person", "add", "Ada\u{2028}Grace"]);
    is_tame(&line.ends(2));
    let line = home.tries_words(&["person", "add", "Ada\nGrace"]);
    line.ends(2).warns("U+000A");
    assert_eq!(home.does("person list").out, "");
}

#[test]
fn stdout_carries_the_answer_and_nothing_else() {
    let home = Home::staffed();
    let answer = home.feeds("receive", "1Z999AA10123456784\n?\n").ends(65);
    assert_eq!(answer.out.lines().count(), 1, "{}", answer.out);
    for line in ["show AT-1", "list --with nobody", "import nothing.csv --kind people"] {
        assert_eq!(home.tries(line).out, "", "{line}");
    }
    home.write("people.csv", "name,shoe size\nEve,39\n");
    let answer = home.does("import people.csv --kind people --delta --json");
    assert_eq!(answer.json_lines().len(), 1);
    answer.warns("columns that are not used: shoe size");
    let quiet = home.does("--quiet import people.csv --kind people --delta");
    assert_eq!(quiet.err, "");
}
