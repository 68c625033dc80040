//! The tree and its signed heads.

use custody::ledger::note::{Checkpoint, SignerKey, sign};

use super::forger::{ORIGIN, forged_key, log_key, place, session_key};
use super::{
    Attack, HANDED_OFF, LAST, MOVED, RECEIVED_LATER, RETURNED, SIZE, Scene, all_are_noticed,
    at_entry, by_rule,
};

/// The sizes of the heads over the hand-off by `ada`, and over the two transactions after it.
const OVER_HAND_OFF: u64 = HANDED_OFF + 1;
const OVER_RECEIVED: u64 = RECEIVED_LATER + 1;
const OVER_RETURN: u64 = RETURNED + 1;

/// The signature lines of a note.
fn signatures(note: &str) -> (&str, Vec<&str>) {
    let (text, lines) = note.split_once("\n\n").expect("a note");
    (text, lines.lines().collect())
}

fn note_of(text: &str, lines: &[&str]) -> String {
    format!("{text}\n\n{}\n", lines.join("\n"))
}

/// Signs another text for a head with every key that it needs.
fn say_instead(scene: &Scene, size: u64, change: impl FnOnce(&mut Checkpoint)) {
    let forger = scene.forger();
    let note = forger.note(size);
    let mut checkpoint = Checkpoint::parse(signatures(&note).0).expect("a checkpoint");
    change(&mut checkpoint);
    let keys: [SignerKey; 3] = [log_key(), session_key("ada"), session_key("olga")];
    let note = sign(&checkpoint.to_string(), &keys.each_ref()).expect("it can be signed");
    forger.put_note(size, &note);
}

const TREE: &[Attack] = &[
    at_entry("the hash of an entry is changed", MOVED, "leaf", |scene| {
        let index = custody::ledger::tree::stored_index(0, MOVED);
        scene.forger().change("UPDATE tree SET hash = zeroblob(32) WHERE idx = ?1", [place(index)]);
    }),
    at_entry("an inner hash is changed", MOVED + 1, "tree", |scene| {
        let index = custody::ledger::tree::stored_index(1, MOVED / 2);
        scene.forger().change("UPDATE tree SET hash = zeroblob(32) WHERE idx = ?1", [place(index)]);
    }),
    at_entry("all hashes are changed", 0, "leaf", |scene| {
        scene.forger().sql("UPDATE tree SET hash = randomblob(32)");
    }),
    at_entry("the end of the tree is deleted", LAST, "tree", |scene| {
        let index = custody::ledger::tree::stored_index(0, LAST);
        scene.forger().change("DELETE FROM tree WHERE idx >= ?1", [place(index)]);
    }),
    at_entry("the tree is deleted", 0, "tree", |scene| scene.forger().sql("DELETE FROM tree")),
    at_entry("the tree goes on", SIZE, "tree", |scene| {
        scene.forger().sql("INSERT INTO tree SELECT max(idx) + 1, zeroblob(32) FROM tree");
    }),
    at_entry("the hashes are renumbered", 0, "tree", |scene| {
        let forger = scene.forger();
        forger.sql("UPDATE tree SET idx = idx + 1000; UPDATE tree SET idx = idx - 999");
    }),
];

const HEADS: &[Attack] = &[
    at_entry("two heads change places", HANDED_OFF, "checkpoint", |scene| {
        let forger = scene.forger();
        let (one, other) = (forger.note(OVER_HAND_OFF), forger.note(OVER_RETURN));
        forger.put_note(OVER_HAND_OFF, &other);
        forger.put_note(OVER_RETURN, &one);
    }),
    at_entry("two heads change their signatures", HANDED_OFF, "signature", |scene| {
        let forger = scene.forger();
        let (one, other) = (forger.note(OVER_HAND_OFF), forger.note(OVER_RETURN));
        let ((text, lines), (other_text, other_lines)) = (signatures(&one), signatures(&other));
        forger.put_note(OVER_HAND_OFF, &note_of(text, &other_lines));
        forger.put_note(OVER_RETURN, &note_of(other_text, &lines));
    }),
    at_entry("two heads change the operator's signature alone", HANDED_OFF, "signature", |scene| {
        let forger = scene.forger();
        let (one, other) = (forger.note(OVER_HAND_OFF), forger.note(OVER_RETURN));
        let ((text, lines), (other_text, other_lines)) = (signatures(&one), signatures(&other));
        forger.put_note(OVER_HAND_OFF, &note_of(text, &[lines[0], other_lines[1]]));
        forger.put_note(OVER_RETURN, &note_of(other_text, &[other_lines[0], lines[1]]));
    }),
    at_entry(
        "the operator's signature is given to another operator",
        HANDED_OFF,
        "signature",
        |scene| {
            let forger = scene.forger();
            let note = forger.note(OVER_HAND_OFF);
            forger.put_note(OVER_HAND_OFF, &note.replace("/session/ada ", "/session/olga "));
        },
    ),
    at_entry(
        "a head is put over more entries than it says",
        RECEIVED_LATER,
        "checkpoint",
        |scene| {
            let forger = scene.forger();
            forger.put_note(OVER_RECEIVED, &forger.note(OVER_HAND_OFF));
        },
    ),
    at_entry("a head of another log is put in its place", RECEIVED_LATER, "checkpoint", |scene| {
        say_instead(scene, OVER_RECEIVED, |head| head.origin = ORIGIN.replace("dock-1", "dock-2"));
    }),
    at_entry("a head says another root, with every key", RECEIVED_LATER, "root", |scene| {
        say_instead(scene, OVER_RECEIVED, |head| head.root = [7; 32]);
    }),
    at_entry("a head says another size, with every key", RECEIVED_LATER, "checkpoint", |scene| {
        say_instead(scene, OVER_RECEIVED, |head| head.size += 1);
    }),
    at_entry("the operator's signature is left out", RECEIVED_LATER, "signature", |scene| {
        let forger = scene.forger();
        let note = forger.note(OVER_RECEIVED);
        let (text, lines) = signatures(&note);
        forger.put_note(OVER_RECEIVED, &note_of(text, &lines[..1]));
    }),
    at_entry("the log's signature is left out", RECEIVED_LATER, "signature", |scene| {
        let forger = scene.forger();
        let note = forger.note(OVER_RECEIVED);
        let (text, lines) = signatures(&note);
        forger.put_note(OVER_RECEIVED, &note_of(text, &lines[1..]));
    }),
    at_entry("another operator signs", RECEIVED_LATER, "signature", |scene| {
        let forger = scene.forger();
        let (log, ada) = (log_key(), session_key("ada"));
        let note = forger.note(OVER_RECEIVED);
        let text = format!("{}\n", signatures(&note).0);
        forger.put_note(OVER_RECEIVED, &sign(&text, &[&log, &ada]).expect("it can be signed"));
    }),
    at_entry("a key of the same name signs", RECEIVED_LATER, "signature", |scene| {
        let forger = scene.forger();
        let (log, olga) = (forged_key(ORIGIN), session_key("olga"));
        let note = forger.note(OVER_RECEIVED);
        let text = format!("{}\n", signatures(&note).0);
        forger.put_note(OVER_RECEIVED, &sign(&text, &[&log, &olga]).expect("it can be signed"));
    }),
    at_entry("the last head is deleted", LAST, "checkpoint", |scene| {
        scene.forger().change("DELETE FROM checkpoint WHERE size = ?1", [place(SIZE)]);
    }),
    at_entry("the head between two operators is deleted", RECEIVED_LATER, "authority", |scene| {
        scene.forger().change("DELETE FROM checkpoint WHERE size = ?1", [place(OVER_HAND_OFF)]);
    }),
    at_entry("all heads are deleted", 0, "checkpoint", |scene| {
        scene.forger().sql("DELETE FROM checkpoint");
    }),
    at_entry("the last head is no note", LAST, "checkpoint", |scene| {
        scene.forger().put_note(SIZE, "hello");
    }),
    at_entry("all heads are no notes", 0, "checkpoint", |scene| {
        scene.forger().sql("UPDATE checkpoint SET note = ''");
    }),
    at_entry("a head of entries to come is added", SIZE, "checkpoint", |scene| {
        scene
            .forger()
            .sql("INSERT INTO checkpoint SELECT 99, note FROM checkpoint WHERE size = 18");
    }),
    by_rule("a head of no entries is added", "checkpoint", |scene| {
        scene.forger().sql("INSERT INTO checkpoint SELECT 0, note FROM checkpoint WHERE size = 18");
    }),
];

#[test]
fn a_changed_tree_is_noticed() {
    all_are_noticed(TREE);
}

#[test]
fn a_changed_head_is_noticed() {
    all_are_noticed(HEADS);
}

/// What does not touch what was recorded, in which order and by whom, is no problem.
#[test]
fn what_changes_no_fact_is_no_problem() {
    let scene = Scene::new();
    let forger = scene.forger();
    let note = forger.note(OVER_RECEIVED);
    let (text, lines) = signatures(&note);
    // Another order of the signatures, and one more by a stranger: a witness may add its own.
    let stranger = sign(&format!("{text}\n"), &[&forged_key("example.com/witness")]).unwrap();
    let witnessed = [lines[1], signatures(&stranger).1[0], lines[0]];
    forger.put_note(OVER_RECEIVED, &note_of(text, &witnessed));
    forger.sql("VACUUM");
    drop(forger);
    assert_eq!(scene.verify().unwrap().problems, []);
    scene.record("1Z9999").unwrap();
}
