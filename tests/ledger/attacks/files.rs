//! Whole files put back, cut off, grown again and cloned: consistent in themselves, and so for the
//! anchor to notice.

use std::fs;

use custody::ledger::note::{Checkpoint, sign};
use custody::ledger::{LedgerError, Mode};
use serde_json::json;

use super::forger::{Forger, ORIGIN, forged_key, is_by, log_key, session_key};
use super::{
    Attack, LAST, RETURNED, SIZE, Scene, all_are_noticed, at_entry, at_open, by_rule, copy, day,
};

/// Cuts off the last two transactions, and everything that speaks of them.
fn cut(scene: &Scene) -> Forger {
    let forger = scene.forger();
    forger.sql(
        "DELETE FROM event WHERE seq >= 16; DELETE FROM personal WHERE seq >= 16;
         DELETE FROM checkpoint WHERE size > 16;",
    );
    forger.regrow();
    forger
}

/// What every key that the station has can do with the log.
fn resign(forger: &Forger, from: u64) {
    let (log, ada, olga) = (log_key(), session_key("ada"), session_key("olga"));
    forger.sign_from(from, |who| vec![&log, if who == "ada" { &ada } else { &olga }]);
}

fn put_anchor(scene: &Scene, note: &str) {
    fs::write(scene.anchor(), note).expect("it can be written");
}

const ANCHORED: &[Attack] = &[
    by_rule("the end is cut off", "anchor", |scene| {
        drop(cut(scene));
        scene.rebuild();
    }),
    by_rule("an older copy is put back", "anchor", |scene| {
        fs::write(scene.path(), &day().earlier).expect("it can be written");
    }),
    by_rule("cut off, and grown again with every key", "anchor", |scene| {
        let (log, olga) = (log_key(), session_key("olga"));
        let forger = cut(scene);
        forger.append_signed(15, |entry| is_by(entry, "olga"), &[&log, &olga]);
        let op = crate::common::op(0xF11).to_string();
        forger.append_signed(15, |entry| entry["op"] = json!(op), &[&log, &olga]);
        drop(forger);
        scene.rebuild();
    }),
    by_rule("an entry is edited with every key", "anchor", |scene| {
        let forger = scene.forger();
        forger.replace(LAST, "shelf B", "front desk");
        forger.regrow();
        resign(&forger, SIZE);
        drop(forger);
        scene.rebuild();
    }),
    by_rule("an entry is deleted with every key", "anchor", |scene| {
        let forger = scene.forger();
        forger.sql("DELETE FROM event WHERE seq = 11");
        forger.shift(12, -1);
        forger.retell();
        forger.regrow();
        resign(&forger, 11);
        drop(forger);
        scene.rebuild();
    }),
    by_rule("two hosts go on with one log", "anchor", |scene| {
        let other = Scene::new();
        scene.record("1Z0006").expect("it goes on here");
        other.record("1Z0007").expect("and it goes on there");
        copy(&other.anchor(), &scene.anchor());
    }),
    by_rule("a host goes on with what was moved to another", "anchor", |scene| {
        let other = Scene::new();
        other.record("1Z0006").expect("it goes on there");
        copy(&other.anchor(), &scene.anchor());
    }),
    by_rule("the write-ahead log is deleted after a commit", "anchor", |scene| {
        let before = fs::read(scene.path()).expect("it is there");
        scene.record("1Z0006").expect("it goes on");
        // What the file was before the log was taken into it is what is left without the log.
        fs::write(scene.path(), before).expect("it can be written");
    }),
    by_rule("the anchor is another text", "anchor", |scene| put_anchor(scene, "nothing")),
    by_rule("the anchor is empty", "anchor", |scene| put_anchor(scene, "")),
    by_rule("the anchor is too long", "anchor", |scene| put_anchor(scene, &"x".repeat(70_000))),
    by_rule("the anchor is of another log", "anchor", |scene| {
        put_anchor(scene, &day().anchor.replace("dock-1/e0", "dock-2/e0"));
    }),
    by_rule("the anchor is forged so that it agrees", "anchor", |scene| {
        drop(cut(scene));
        let root = scene.forger().root();
        let text = Checkpoint { origin: ORIGIN.to_owned(), size: 16, root }.to_string();
        put_anchor(scene, &sign(&text, &[&forged_key(ORIGIN)]).expect("it can be signed"));
    }),
    by_rule("the anchor is cut back in text alone", "anchor", |scene| {
        put_anchor(scene, &day().anchor.replace("\n18\n", "\n17\n"));
    }),
];

const REFUSED: &[Attack] = &[
    at_open("the file is of a newer program", "schema version 99", |scene| {
        scene.forger().sql("PRAGMA user_version = 99");
    }),
    at_open("the file is of an older program", "schema version 0", |scene| {
        scene.forger().sql("PRAGMA user_version = 0");
    }),
    at_open("the file is of another program", "is not a custody ledger", |scene| {
        scene.forger().sql("PRAGMA application_id = 7");
    }),
    at_open("the file is another tenant's", "belongs to evil", |scene| {
        scene.forger().sql("UPDATE binding SET tenant = 'evil'");
    }),
    at_open("the file is nobody's", "does not say whose it is", |scene| {
        scene.forger().sql("DELETE FROM binding");
    }),
    at_open("the log has no key", "damaged", |scene| {
        scene.forger().sql("UPDATE epoch SET log_key = ''");
    }),
];

#[test]
fn what_is_consistent_in_itself_is_noticed_by_the_anchor() {
    all_are_noticed(ANCHORED);
}

#[test]
fn a_file_that_is_not_the_ledger_is_not_opened() {
    all_are_noticed(REFUSED);
}

#[test]
fn nothing_is_written_to_a_ledger_that_its_anchor_contradicts() {
    let scene = Scene::new();
    drop(cut(&scene));
    let before = fs::read(scene.path()).unwrap();
    let refused = scene.record("1Z9999");
    assert!(matches!(refused, Err(LedgerError::NotTrusted { rule: "anchor", .. })), "{refused:?}");
    assert_eq!(fs::read(scene.path()).unwrap(), before);
    assert_eq!(fs::read_to_string(scene.anchor()).unwrap(), day().anchor, "it still vouches");
}

/// What cannot be noticed without an anchor is at least said.
#[test]
fn without_an_anchor_a_cut_is_not_noticed_and_verify_says_that_it_could_not_be() {
    let scene = Scene::new();
    drop(cut(&scene));
    scene.rebuild();
    fs::remove_file(scene.anchor()).unwrap();
    let verdict = scene.verify().unwrap();
    assert_eq!((verdict.problems, verdict.entries), (Vec::new(), RETURNED));
    let notices: Vec<_> = verdict.notices.iter().map(|notice| notice.rule).collect();
    assert_eq!(notices, ["anchor"]);
}

#[test]
fn scans_during_a_verification_are_not_taken_for_another_history() {
    let scene = Scene::new();
    let ledger = scene.open(Mode::Read).unwrap();
    let mut recorded = 0;
    let verdict = ledger
        .verify(&mut |_| {
            if recorded < 2 {
                recorded += 1;
                scene.record(&format!("1Z700{recorded}")).expect("the dock goes on");
            }
        })
        .unwrap();
    assert_eq!((verdict.problems, verdict.entries), (Vec::new(), SIZE));
    assert_eq!(scene.verify().unwrap().entries, SIZE + 2);
}

#[test]
fn an_entry_that_is_cut_off_without_its_head_is_named_besides() {
    all_are_noticed(&[at_entry("the head is left", LAST, "checkpoint", |scene| {
        let forger = scene.forger();
        forger.sql("DELETE FROM event WHERE seq = 17");
        forger.regrow();
    })]);
}
