//! Entries edited, deleted, inserted and reordered.

use custody::ledger::note::SignerKey;
use serde_json::{Value, json};

use super::forger::{
    Forger, ORIGIN, forged_key, is_by, log_key, place, session_key, session_key_name,
};
use super::{
    Attack, BATCH, HANDED_OFF, LAST, MOVED, RECEIVED, RECEIVED_LATER, SERIALIZED, SIZE, Scene,
    all_are_noticed, at_entry, by_rule,
};

/// The head that `MOVED` is under stands over the whole batch.
const HEAD_OF_BATCH: u64 = *BATCH.end();

/// Moves the parcel elsewhere, with everything that follows from it but the heads.
fn move_elsewhere(scene: &Scene) -> Forger {
    let forger = scene.forger();
    forger.replace(MOVED, "shelf B", "front desk");
    forger.retell();
    forger.regrow();
    forger
}

/// The same, with heads that say so, signed by whom the forger can.
fn move_elsewhere_and_sign(scene: &Scene, log: &SignerKey, operator: &dyn Fn(&str) -> SignerKey) {
    let forger = move_elsewhere(scene);
    let keys = ["ada", "olga"].map(|who| (who, operator(who)));
    let of = |who: &str| keys.iter().find(|(name, _)| *name == who).map(|(_, key)| key);
    forger.sign_from(MOVED + 1, |actor| [Some(log), of(actor)].into_iter().flatten().collect());
    drop(forger);
    scene.rebuild();
}

fn forged_operator(who: &str) -> SignerKey {
    forged_key(&session_key_name(who))
}

const EDITED: &[Attack] = &[
    at_entry("edited, and nothing else", MOVED, "leaf", |scene| {
        scene.forger().replace(MOVED, "shelf B", "shelf C");
    }),
    at_entry("edited with its stored leaf", MOVED + 1, "tree", |scene| {
        let forger = scene.forger();
        forger.replace(MOVED, "shelf B", "shelf C");
        let leaf = custody::ledger::tree::leaf_hash(forger.body(MOVED).as_bytes());
        let index = custody::ledger::tree::stored_index(0, MOVED);
        forger.change("UPDATE tree SET hash = ?2 WHERE idx = ?1", (place(index), leaf));
    }),
    at_entry("edited with tree, columns and present", HEAD_OF_BATCH, "root", |scene| {
        drop(move_elsewhere(scene));
        scene.rebuild();
    }),
    at_entry("edited, old signatures under new heads", HEAD_OF_BATCH, "signature", |scene| {
        move_elsewhere(scene).sign_from(MOVED + 1, |_| Vec::new());
        scene.rebuild();
    }),
    at_entry(
        "edited, heads signed with keys of the forger's",
        HEAD_OF_BATCH,
        "signature",
        |scene| {
            move_elsewhere_and_sign(scene, &forged_key(ORIGIN), &forged_operator);
        },
    ),
    at_entry("edited, with the log's key and no operator's", HEAD_OF_BATCH, "signature", |scene| {
        move_elsewhere_and_sign(scene, &log_key(), &forged_operator);
    }),
    at_entry(
        "edited, with every operator's key and not the log's",
        HEAD_OF_BATCH,
        "signature",
        |scene| {
            move_elsewhere_and_sign(scene, &forged_key(ORIGIN), &session_key);
        },
    ),
    at_entry(
        "edited, with the log's key and that of the author alone",
        SERIALIZED + 1,
        "signature",
        |scene| {
            move_elsewhere_and_sign(scene, &log_key(), &|who| match who {
                "ada" => session_key(who),
                _others => forged_operator(who),
            });
        },
    ),
    at_entry("the digest of a signature is replaced", HANDED_OFF, "root", |scene| {
        let forger = scene.forger();
        forger.replace(HANDED_OFF, "\"sha256\":\"07", "\"sha256\":\"08");
        forger.regrow();
    }),
    at_entry("a recording time is changed, with its column", RECEIVED, "root", |scene| {
        let forger = scene.forger();
        forger.edit(RECEIVED, |entry| {
            entry["at"] = json!(entry["at"].as_i64().expect("a time") - 60_000);
        });
        forger.retell();
        forger.regrow();
        drop(forger);
        scene.rebuild();
    }),
    at_entry("somebody else is said to have done it", RECEIVED, "root", |scene| {
        let forger = scene.forger();
        forger.edit(RECEIVED, |entry| is_by(entry, "ada"));
        forger.retell();
        forger.regrow();
    }),
    at_entry(
        "somebody else's work, with the log's key and one's own",
        SERIALIZED + 1,
        "signature",
        |scene| {
            let forger = scene.forger();
            forger.edit(RECEIVED, |entry| is_by(entry, "ada"));
            forger.retell();
            forger.regrow();
            let (log, ada) = (log_key(), session_key("ada"));
            forger.sign_from(RECEIVED + 1, |_| vec![&log, &ada]);
        },
    ),
];

const OTHER_ORDER: &[Attack] = &[
    at_entry("the last one is deleted", LAST, "checkpoint", |scene| {
        scene.forger().sql("DELETE FROM event WHERE seq = 17");
    }),
    at_entry("the last one is deleted, with its hashes", LAST, "checkpoint", |scene| {
        let forger = scene.forger();
        forger.sql("DELETE FROM event WHERE seq = 17");
        forger.regrow();
        drop(forger);
        scene.rebuild();
    }),
    at_entry("one in the middle is deleted", MOVED, "contiguity", |scene| {
        scene.forger().sql("DELETE FROM event WHERE seq = 8");
    }),
    at_entry("several in the middle are deleted, with the tree", MOVED, "contiguity", |scene| {
        let forger = scene.forger();
        forger.sql("DELETE FROM event WHERE seq IN (8, 9, 10)");
        forger.regrow();
    }),
    at_entry("one is deleted, and the others renumbered", *BATCH.end() - 1, "signature", |scene| {
        let forger = delete_and_renumber(scene);
        forger.sign_from(MOVED + 1, |_| Vec::new());
    }),
    at_entry(
        "one is deleted, renumbered, and signed by the log",
        *BATCH.end() - 1,
        "signature",
        |scene| {
            let forger = delete_and_renumber(scene);
            let (log, eve) = (log_key(), session_key("eve"));
            forger.sign_from(MOVED + 1, |_| vec![&log, &eve]);
            drop(forger);
            scene.rebuild();
        },
    ),
    at_entry("one is inserted in the middle", *BATCH.end() + 1, "signature", |scene| {
        let forger = scene.forger();
        let mut entry = forger.entry(MOVED);
        forger.shift(MOVED + 1, 1);
        entry["seq"] = json!(MOVED + 1);
        entry["op"] = json!("01970000-0000-7000-8000-000200000f0f");
        forger.insert(&entry);
        forger.regrow();
        forger.sign_from(MOVED + 1, |_| Vec::new());
    }),
    at_entry("one is added behind a gap", SIZE, "contiguity", |scene| {
        scene.forger().append_like(MOVED, |entry| entry["seq"] = json!(SIZE + 3));
    }),
    by_rule("one is added before the first", "contiguity", |scene| {
        scene.forger().sql(
            "INSERT INTO event SELECT -1, item, randomblob(16), n, kind, actor, occurred_at,
             recorded_at, body FROM event WHERE seq = 8",
        );
    }),
    at_entry("one is there twice", SIZE, "columns", |scene| {
        scene.forger().sql(
            "INSERT INTO event SELECT 18, item, randomblob(16), n, kind, actor, occurred_at,
             recorded_at, body FROM event WHERE seq = 8",
        );
    }),
    at_entry("the last one gets a later number", LAST, "contiguity", |scene| {
        let forger = scene.forger();
        forger.sql("UPDATE event SET seq = 20 WHERE seq = 17");
        forger.edit(20, |entry| entry["seq"] = json!(20));
    }),
    at_entry("two are swapped", MOVED, "leaf", |scene| swap(&scene.forger())),
    at_entry("two are swapped, with the tree", *BATCH.end(), "root", |scene| {
        let forger = scene.forger();
        swap(&forger);
        forger.regrow();
        drop(forger);
        scene.rebuild();
    }),
    at_entry("one is added, and nothing else", SIZE, "checkpoint", |scene| {
        scene.forger().append_like(LAST, |_| {});
    }),
    at_entry("one is added with its hashes", SIZE, "checkpoint", |scene| {
        let forger = scene.forger();
        forger.append_like(LAST, |_| {});
        forger.regrow();
        drop(forger);
        scene.rebuild();
    }),
    at_entry("all entries are deleted", 0, "checkpoint", |scene| {
        scene.forger().sql("DELETE FROM event");
    }),
    by_rule("the tables are emptied", "founding", |scene| {
        scene.forger().sql(
            "DELETE FROM event; DELETE FROM tree; DELETE FROM checkpoint; DELETE FROM personal;
             DELETE FROM item; DELETE FROM identifier; DELETE FROM involved; DELETE FROM operator; DELETE FROM session;",
        );
    }),
];

fn delete_and_renumber(scene: &Scene) -> Forger {
    let forger = scene.forger();
    forger.sql("DELETE FROM event WHERE seq = 8");
    forger.shift(MOVED + 1, -1);
    forger.retell();
    forger.regrow();
    forger
}

/// Two entries of one operator in one transaction, about two items, change places.
fn swap(forger: &Forger) {
    let (one, other) = (forger.entry(MOVED), forger.entry(MOVED + 2));
    let at = |entry: Value, place: &Value| {
        let mut moved = entry;
        for field in ["seq", "op", "at", "up"] {
            moved[field] = place[field].clone();
        }
        moved
    };
    forger.edit(MOVED, |entry| *entry = at(other.clone(), &one));
    forger.edit(MOVED + 2, |entry| *entry = at(one.clone(), &other));
    forger.retell();
}

const SPOILED: &[Attack] = &[
    at_entry("not in canonical form", MOVED, "canonical", |scene| {
        let forger = scene.forger();
        forger.replace(MOVED, "{\"actor\"", "{ \"actor\"");
        forger.regrow();
    }),
    at_entry("not an entry at all", MOVED, "entry", |scene| {
        let forger = scene.forger();
        forger.rewrite(MOVED, |_| "{}".to_owned());
        forger.regrow();
    }),
    at_entry("of another station", MOVED, "binding", |scene| {
        let forger = scene.forger();
        let elsewhere = crate::common::station(2).to_string();
        forger.edit(MOVED, |entry| entry["station"] = json!(elsewhere));
        forger.regrow();
    }),
    at_entry("of another tenant", MOVED, "binding", |scene| {
        let forger = scene.forger();
        forger.edit(MOVED, |entry| entry["tenant"] = json!("evil"));
        forger.regrow();
    }),
    at_entry("with the number of another", MOVED, "columns", |scene| {
        let forger = scene.forger();
        forger.edit(MOVED, |entry| entry["seq"] = json!(9));
        forger.regrow();
    }),
    at_entry("of a command that is over", RECEIVED_LATER, "command", |scene| {
        let forger = scene.forger();
        let first = forger.entry(RECEIVED)["op"].clone();
        forger.edit(RECEIVED_LATER, |entry| {
            entry["op"] = first;
            entry["n"] = json!(1);
        });
        forger.retell();
        forger.regrow();
    }),
    at_entry("out of sequence in its command", SERIALIZED + 1, "command", |scene| {
        let forger = scene.forger();
        forger.edit(SERIALIZED + 1, |entry| entry["n"] = json!(2));
        forger.retell();
        forger.regrow();
    }),
    at_entry("after one that came later", MOVED, "order", |scene| {
        let forger = scene.forger();
        forger.edit(MOVED, |entry| entry["parents"] = json!([MOVED]));
        forger.regrow();
    }),
    at_entry("its recording time in the column", MOVED, "columns", |scene| {
        scene.forger().sql("UPDATE event SET recorded_at = recorded_at - 60000 WHERE seq = 8");
    }),
    at_entry("its item in the column, so that its history hides it", MOVED, "columns", |scene| {
        scene.forger().sql("UPDATE event SET item = NULL WHERE seq = 8");
    }),
    at_entry("the item of the founding in the column", 0, "columns", |scene| {
        scene.forger().sql("UPDATE event SET item = zeroblob(16) WHERE seq = 0");
    }),
];

#[test]
fn an_entry_that_is_edited_is_noticed() {
    all_are_noticed(EDITED);
}

#[test]
fn an_entry_that_is_deleted_inserted_or_moved_is_noticed() {
    all_are_noticed(OTHER_ORDER);
}

#[test]
fn an_entry_that_says_what_it_cannot_say_is_noticed() {
    all_are_noticed(SPOILED);
}
