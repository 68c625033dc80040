//! Personal values can be erased; the log and its receipts stay valid.

use std::fs;

use super::{after_a_hand_off, keys};
use crate::common::program::Home;

/// Where in the data of a home a text occurs.
fn traces(home: &Home, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![home.path("data"), home.path("state")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("it can be read");
                let is_in = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
                if is_in(text.as_bytes()) || is_in(text.to_lowercase().as_bytes()) {
                    found.push(path.display().to_string());
                }
            }
        }
    }
    found
}

#[test]
fn what_is_erased_is_in_no_file_any_more_and_everything_still_verifies() {
    let (home, receipt) = after_a_hand_off();
    home.does(&format!("receipt {receipt} --proof hers.tlog-proof --disclose all"));
    let (log, _) = keys(&home, "olga");
    home.does("backup --out data/backups");
    for text in ["Lovelace", "ada@example.com"] {
        assert_eq!(traces(&home, text), Vec::<String>::new(), "{text} is sealed");
    }
    assert!(!traces(&home, "olga").is_empty(), "the search finds what is there");
    let id = home.does("person show 1815 --json").json()["id"].as_str().unwrap().to_owned();
    home.does("person erase 1815").says("erased").warns("Backups made before");
    for text in ["Lovelace", "ada@example.com"] {
        assert_eq!(traces(&home, text), Vec::<String>::new(), "{text}");
    }
    let raw = rusqlite::Connection::open(home.ledger()).unwrap();
    let id = uuid::Uuid::parse_str(&id).unwrap();
    for sql in [
        "SELECT count(*) FROM person WHERE id = ?1",
        "SELECT count(*) FROM person_key WHERE person = ?1",
        "SELECT count(*) FROM personal WHERE person = ?1",
    ] {
        let left: i64 = raw.query_row(sql, [id], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{sql}");
    }
    drop(raw);
    home.verifies();
    home.does("history 5CG1234XYZ").says("handed off to person ");
    home.does(&format!("verify --receipt hers.tlog-proof --key {log}")).says("Ada Lovelace");
    let now = home.does(&format!("receipt {receipt} --proof - --disclose all")).out;
    home.write("now.tlog-proof", now);
    home.does(&format!("verify --receipt now.tlog-proof --key {log}"))
        .says("not shown   2 personal values");
    home.does("show 5CG1234XYZ");
    home.tries("person show 1815").ends(1);
}

#[test]
fn erasing_is_for_admins_and_twice_is_once() {
    let (home, _) = after_a_hand_off();
    home.tries("--as olga person erase 1815").ends(77);
    home.does("person list").says("Ada Lovelace");
    let id = home.does("person show 1815 --json").json()["id"].as_str().unwrap().to_owned();
    home.does("person erase 1815");
    let entries = home.verifies();
    home.does(&format!("person erase {id}")).says("nothing is known");
    assert_eq!(home.verifies(), entries);
    home.tries("person erase 1815").ends(1);
}

#[test]
fn a_backup_from_before_does_not_bring_back_what_was_erased() {
    let (home, _) = after_a_hand_off();
    let backup = home.does("backup --out backups --json").json()["folder"].clone();
    home.does("person erase 1815");
    let backup = backup.as_str().unwrap();
    home.does(&format!("restore {backup} --reason 'wrong button' --set-aside"));
    home.tries("person show 1815").ends(1);
    home.does("history 5CG1234XYZ").says("handed off to person ");
    let left = traces(&home, "Lovelace");
    assert!(left.is_empty(), "{left:?}");
    home.verifies();
}

#[test]
fn history_calls_people_as_they_were_called_then() {
    let (home, receipt) = after_a_hand_off();
    home.does("person add 'Ada King' --number 1815");
    home.does("history 5CG1234XYZ").says("handed off to Ada Lovelace");
    home.does(&format!("receipt {receipt}")).says("handed off to Ada Lovelace");
    home.does("show 5CG1234XYZ").says("Ada King");
}
