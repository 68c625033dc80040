//! Every command and every role: the table is asked for each, and what it says is done.

use custody::access::{Needs, TABLE};
use custody::domain::party::Role;

use crate::cli_commands::verbs::lines;
use crate::common::program::{FOUNDING, Home, STAFFED};

/// Commands of which no line stands in the stories, because they go on for ever or need more of a
/// home: a line that can be read is enough here.
const MORE: &[(&str, &str)] = &[
    (
        "export ack",
        "export ack 1 --rows 1 --sha256 0000000000000000000000000000000000000000000000000000000000000000",
    ),
    ("case close", "case close 7"),
    ("case open", "case open 1906"),
    ("case settle", "case settle 7 AT-1 --verdict returned"),
    ("case show", "case show 7"),
    ("operator badge", "operator badge olga --scan BADGE-0815"),
    ("operator password", "operator password --password-stdin"),
    ("operator pin", "operator pin --pin-stdin"),
    ("operator unlock", "operator unlock olga"),
    ("subject export", "subject export 1815 --out ada.json"),
    ("vault renew", "vault renew keyfile:new.key"),
    ("vault source", "vault source keyfile:new.key"),
    ("attach", "attach 7 paper.pdf"),
    ("notify secret", "notify secret sms --secret-stdin"),
    ("person badge", "person badge 1815 BADGE-4711"),
    ("person erase", "person erase 1815"),
    ("person list", "person list"),
    ("person match", "person match 1815"),
    ("person pin", "person pin 1815 --pin-stdin"),
    ("place list", "place list"),
    ("profile set", "profile set zone UTC"),
    ("remote remove", "remote remove itsm"),
    ("remote resume", "remote resume itsm"),
    ("remote secret", "remote secret itsm --secret-stdin"),
    ("remote test", "remote test itsm"),
    ("sign", "sign 7 --type-name"),
    ("settle", "settle AT-1 --keep 6 --reason asked"),
];

fn line_of(words: &str) -> String {
    let more = MORE.iter().find(|(more, _)| *more == words).map(|(_, line)| *line);
    let is_one = |line: &&str| {
        line.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let told = lines().into_iter().find(is_one).and_then(|line| line.split(" --as ").next());
    more.or(told).unwrap_or(words).to_owned()
}

const EVERYBODY: [(&str, Role); 3] =
    [("vera", Role::Viewer), ("olga", Role::Operator), ("ada", Role::Admin)];

#[test]
fn whoever_has_not_the_role_is_turned_away_and_that_is_on_record() {
    let home = Home::staffed();
    let mut turned_away = 0;
    for (words, needs) in TABLE {
        let Needs::Role(least) = needs else { continue };
        for (who, _) in EVERYBODY.iter().filter(|(_, role)| role < least) {
            let line = format!("{} --as {who}", line_of(words));
            home.tries(&line).ends(77).warns("may do that");
            turned_away += 1;
        }
    }
    assert!(turned_away > 50, "{turned_away}");
    let entries = home.verifies() + FOUNDING;
    assert_eq!(entries, STAFFED + turned_away);
}

#[test]
fn whoever_has_the_role_is_let_in() {
    for (words, needs) in TABLE {
        let Needs::Role(least) = needs else { continue };
        // What is done may end a session, or change who may what: everybody gets a new home.
        let home = Home::staffed();
        let (who, _) = EVERYBODY.iter().find(|(_, role)| role == least).expect("somebody has it");
        let line = format!("{} --as {who}", line_of(words));
        let answer = home.tries(&line);
        let is_denied = answer.err.contains("may do that") && answer.code == Some(77);
        assert!(!is_denied && answer.code.is_some(), "{line}: {answer:?}");
        let is_told = answer.code != Some(2) || answer.err.contains("standard input");
        assert!(is_told, "{line} is no command line: add one to MORE: {answer:?}");
    }
}

#[test]
fn without_a_session_nothing_that_needs_a_role_is_done() {
    let home = Home::staffed();
    std::fs::remove_dir_all(home.path("runtime")).expect("there are sessions");
    for (words, needs) in TABLE {
        if let Needs::Role(_) = needs {
            home.tries(&line_of(words)).ends(77).warns("nobody is logged in");
        }
    }
}
