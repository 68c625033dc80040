//! Who may write what: by people who have keys, but not the right ones.

use serde_json::{Value, json};

use super::forger::{
    ORIGIN, forged_key, is_by, log_key, operator_key, operator_key_name, place, session_key,
    session_key_name,
};
use super::{
    Attack, ENROLLED, HANDED_OFF, LAST, LOGGED_IN, MOVED, RECEIVED, SIZE, Scene, all_are_noticed,
    at_entry, by_rule,
};
use crate::common::station;

/// Adds an entry in an operator's name, with the log's key and that of whoever writes it.
fn writes(scene: &Scene, key_of: &str, like: u64, change: impl FnOnce(&mut Value)) {
    let (log, own) = (log_key(), session_key(key_of));
    scene.forger().append_signed(like, change, &[&log, &own]);
}

/// The same for something that happened to the log itself.
fn says(scene: &Scene, actor: &'static str, kind: &'static str, data: Value) {
    writes(scene, actor, ENROLLED, |entry| {
        is_by(entry, actor);
        entry["kind"] = json!(kind);
        entry["data"] = data;
    });
}

fn enrolment(who: &str, role: &str) -> Value {
    json!({ "key": operator_key(who).verifier().to_string(), "name": who, "role": role })
}

const WRITTEN: &[Attack] = &[
    at_entry("in another operator's name", SIZE, "signature", |scene| {
        writes(scene, "ada", LAST, |_| {});
    }),
    at_entry(
        "in another operator's name, under a head with one's own",
        SIZE + 1,
        "authority",
        |scene| {
            let (log, olga) = (log_key(), session_key("olga"));
            let forger = scene.forger();
            forger.append_like(LAST, |_| {});
            forger.append_signed(
                MOVED,
                |entry| entry["op"] = json!(crate::common::op(0xF10).to_string()),
                &[&log, &olga],
            );
        },
    ),
    at_entry("with an operator's key and without the log's", SIZE, "signature", |scene| {
        let (log, olga) = (forged_key(ORIGIN), session_key("olga"));
        scene.forger().append_signed(LAST, |_| {}, &[&log, &olga]);
    }),
    at_entry("with the log's key and without an operator's", SIZE, "signature", |scene| {
        let (log, olga) = (log_key(), forged_key(&session_key_name("olga")));
        scene.forger().append_signed(LAST, |_| {}, &[&log, &olga]);
    }),
    at_entry("by a viewer", SIZE, "authority", |scene| {
        writes(scene, "vera", LAST, |entry| is_by(entry, "vera"));
    }),
    at_entry("by somebody who was never enrolled", SIZE, "authority", |scene| {
        writes(scene, "eve", LAST, |entry| is_by(entry, "eve"));
    }),
    at_entry("by somebody who is in the list of operators alone", SIZE, "authority", |scene| {
        let forger = scene.forger();
        let key = operator_key("eve").verifier().to_string();
        forger.change("INSERT INTO operator VALUES ('eve', 'admin', 'person', ?1, 1)", [key]);
        drop(forger);
        writes(scene, "eve", LAST, |entry| is_by(entry, "eve"));
    }),
    at_entry("a legal hold is released by an operator", SIZE, "authority", |scene| {
        writes(scene, "olga", LAST, |entry| {
            entry["kind"] = json!("hold_released");
            entry["data"] = json!({ "code": "legal" });
        });
    }),
    at_entry("a dispute is settled by an operator", SIZE, "authority", |scene| {
        writes(scene, "olga", LAST, |entry| {
            let event = |seq: u64| json!(format!("{}:{seq}", station(1)));
            entry["kind"] = json!("settled");
            entry["data"] = json!({ "keep": event(3), "over": event(9), "reason": "mine" });
        });
    }),
];

/// What `olga` says when she logs in: the session, its key, and until when it is good.
fn logs_in(scene: &Scene, data: impl FnOnce(&mut Value)) {
    let (log, own) = (log_key(), operator_key("olga"));
    let change = |entry: &mut Value| data(&mut entry["data"]);
    scene.forger().append_signed(LOGGED_IN, change, &[&log, &own]);
}

const IN_SESSIONS: &[Attack] = &[
    at_entry("outside of any session, with the operator's own key", SIZE, "authority", |scene| {
        let (log, own) = (log_key(), operator_key("olga"));
        let no_session = |entry: &mut Value| entry["session"] = Value::Null;
        scene.forger().append_signed(LAST, no_session, &[&log, &own]);
    }),
    at_entry("in a session that nobody opened", SIZE, "authority", |scene| {
        writes(scene, "olga", LAST, |entry| {
            entry["session"] = json!(station(0xF).to_string());
        });
    }),
    at_entry("in somebody else's session, with its key", SIZE, "authority", |scene| {
        writes(scene, "ada", LAST, |entry| {
            is_by(entry, "ada");
            entry["actor"] = json!("olga");
        });
    }),
    at_entry("after the session's time", SIZE, "authority", |scene| {
        writes(scene, "olga", LAST, |entry| entry["at"] = json!(4_000_000_000_000_000_i64));
    }),
    at_entry("in a session that was closed", SIZE + 1, "authority", |scene| {
        let session = scene.forger().entry(LAST)["session"].clone();
        writes(scene, "olga", LAST, |entry| {
            entry["kind"] = json!("session_closed");
            entry["data"] = json!({ "session": session });
            for field in ["item", "step", "parents"] {
                entry[field] = Value::Null;
            }
        });
        writes(scene, "olga", LAST, |entry| {
            entry["op"] = json!(crate::common::op(0xF10).to_string());
        });
    }),
    at_entry("in a session that a later log-in ended", SIZE + 1, "authority", |scene| {
        let key = forged_key(&session_key_name("olga")).verifier().to_string();
        logs_in(scene, |data| {
            data["session"] = json!(station(0xF).to_string());
            data["key"] = json!(key);
        });
        writes(scene, "olga", LAST, |entry| {
            entry["op"] = json!(crate::common::op(0xF10).to_string());
        });
    }),
    at_entry("by somebody who was disabled", SIZE + 1, "authority", |scene| {
        says(scene, "ada", "operator_disabled", json!({ "name": "olga" }));
        writes(scene, "olga", LAST, |entry| {
            entry["op"] = json!(crate::common::op(0xF10).to_string());
        });
    }),
    at_entry("by a viewer who was an operator", SIZE + 1, "authority", |scene| {
        says(scene, "ada", "role_changed", json!({ "name": "olga", "role": "viewer" }));
        writes(scene, "olga", LAST, |entry| {
            entry["op"] = json!(crate::common::op(0xF10).to_string());
        });
    }),
    at_entry("a session that its operator's key did not open", SIZE, "signature", |scene| {
        let (log, own) = (log_key(), forged_key(&operator_key_name("olga")));
        scene.forger().append_signed(LOGGED_IN, |_| {}, &[&log, &own]);
    }),
    at_entry("a session opened in a session", SIZE, "authority", |scene| {
        writes(scene, "olga", LOGGED_IN, |entry| is_by(entry, "olga"));
    }),
    at_entry("a token made by an operator", SIZE, "authority", |scene| {
        let key = session_key("eve").verifier().to_string();
        let token = station(0xF).to_string();
        let data = json!({
            "key": key, "name": "eve", "role": "admin", "token": token, "until": 4_000_000_000_000_i64,
        });
        says(scene, "olga", "token_created", data);
    }),
    at_entry("in the station's own name", SIZE, "authority", |scene| {
        let log = log_key();
        let by_station = |entry: &mut Value| {
            entry["actor"] = json!("station");
            entry["session"] = Value::Null;
        };
        scene.forger().append_signed(LAST, by_station, &[&log]);
    }),
    by_rule("a session in the table that the log does not have", "operators", |scene| {
        scene.forger().sql(
            "INSERT INTO session SELECT randomblob(16), operator, key, until, 0 FROM session LIMIT 1",
        );
    }),
    by_rule("a session gone from the table", "operators", |scene| {
        scene.forger().sql("DELETE FROM session WHERE operator = 'olga'");
    }),
    by_rule("a session that lasts longer than the log says", "operators", |scene| {
        scene.forger().sql("UPDATE session SET until = until + 1");
    }),
    by_rule("an operator who is back in the list", "operators", |scene| {
        scene.forger().sql("UPDATE operator SET active = 0 WHERE name = 'vera'");
    }),
];

const AUTHORISED: &[Attack] = &[
    at_entry("somebody is enrolled by an operator", SIZE, "authority", |scene| {
        says(scene, "olga", "operator_enrolled", enrolment("eve", "operator"));
    }),
    at_entry("an operator makes herself an admin", SIZE, "authority", |scene| {
        says(scene, "olga", "operator_enrolled", enrolment("olga", "admin"));
    }),
    at_entry(
        "a viewer makes herself an admin in the list, and then in the log",
        SIZE,
        "authority",
        |scene| {
            scene.forger().sql("UPDATE operator SET role = 'admin' WHERE name = 'vera'");
            says(scene, "vera", "operator_enrolled", enrolment("vera", "admin"));
        },
    ),
    at_entry("a person is erased by an operator", SIZE, "authority", |scene| {
        says(scene, "olga", "erased", json!({ "person": crate::common::person(1).to_string() }));
    }),
    at_entry("the log is founded a second time", SIZE, "founding", |scene| {
        let data = scene.forger().entry(0)["data"].clone();
        writes(scene, "ada", 0, |entry| entry["data"] = data);
    }),
    at_entry("the founding names another admin's key", 0, "signature", |scene| {
        let forger = scene.forger();
        let key = forged_key(&operator_key_name("ada")).verifier().to_string();
        forger.edit(0, |entry| entry["data"]["admin_key"] = json!(key));
        forger.regrow();
        let log = log_key();
        forger.sign_from(1, |_| vec![&log]);
    }),
    at_entry("the founding names another key of the log", 0, "signature", |scene| {
        let forger = scene.forger();
        let key = forged_key(ORIGIN).verifier().to_string();
        forger.edit(0, |entry| entry["data"]["log_key"] = json!(key));
        forger.regrow();
    }),
    at_entry("the log does not begin with its founding", 0, "founding", |scene| {
        let forger = scene.forger();
        let mut first = forger.entry(RECEIVED);
        first["seq"] = json!(0);
        first["op"] = json!(crate::common::op(0xF10).to_string());
        forger.edit(0, |entry| *entry = first);
        forger.retell();
        forger.regrow();
    }),
    at_entry("an enrolment names another key", ENROLLED, "root", |scene| {
        let forger = scene.forger();
        let key = forged_key(&operator_key_name("olga")).verifier().to_string();
        forger.edit(ENROLLED, |entry| entry["data"]["key"] = json!(key));
        forger.change("UPDATE operator SET key = ?1 WHERE name = 'olga'", [key]);
        forger.regrow();
    }),
    at_entry("an epoch that does not follow the one before it", SIZE, "founding", |scene| {
        let data = begun_anew(scene, 2);
        writes(scene, "ada", ENROLLED, |entry| {
            entry["session"] = Value::Null;
            entry["kind"] = json!("log_restored");
            entry["data"] = data;
        });
    }),
    // Whoever restores a log has new keys, so that no signature of the old ones is asked for: this is
    // what the anchor is for.
    by_rule("an epoch of the forger's own, without any key", "anchor", own_epoch),
];

fn begun_anew(scene: &Scene, epoch: u32) -> Value {
    let forger = scene.forger();
    let mut founding = forger.entry(0)["data"].clone();
    let origin = ORIGIN.replace("/e0", &format!("/e{epoch}"));
    founding["epoch"] = json!(epoch);
    founding["log_key"] = json!(forged_key(&origin).verifier().to_string());
    founding["admin_key"] = json!(forged_key(&operator_key_name("ada")).verifier().to_string());
    let head = custody::ledger::Head::parse(forger.note(SIZE)).expect("a checkpoint").checkpoint;
    let root = data_encoding::HEXLOWER.encode(&head.root);
    json!({
        "ended": { "origin": ORIGIN, "reason": "the disk failed", "root": root, "size": SIZE },
        "founding": founding,
    })
}

fn own_epoch(scene: &Scene) {
    let origin = ORIGIN.replace("/e0", "/e1");
    let (log, ada) = (forged_key(&origin), forged_key(&operator_key_name("ada")));
    let data = begun_anew(scene, 1);
    let forger = scene.forger();
    forger.append_like(ENROLLED, |entry| {
        entry["session"] = Value::Null;
        entry["kind"] = json!("log_restored");
        entry["data"] = data;
        entry["station"] = json!(station(9).to_string());
    });
    forger.regrow();
    let root = forger.root();
    let text = custody::ledger::note::Checkpoint { origin, size: SIZE + 1, root }.to_string();
    let note = custody::ledger::note::sign(&text, &[&log, &ada]).expect("it can be signed");
    forger.change("INSERT INTO checkpoint VALUES (?1, ?2)", (place(SIZE + 1), note));
    let key = log.verifier().to_string();
    forger
        .change("INSERT INTO epoch VALUES (1, ?1, ?2, ?3)", (station(9).uuid(), place(SIZE), key));
    let key = ada.verifier().to_string();
    forger.change("UPDATE operator SET key = ?1 WHERE name = 'ada'", [key]);
    forger.change("DELETE FROM session", ());
}

#[test]
fn what_somebody_writes_who_may_not_is_noticed() {
    all_are_noticed(WRITTEN);
}

#[test]
fn what_is_written_in_a_session_that_is_none_is_noticed() {
    all_are_noticed(IN_SESSIONS);
}

#[test]
fn authority_that_nobody_gave_is_noticed() {
    all_are_noticed(AUTHORISED);
}

#[test]
fn an_epoch_is_always_said_aloud() {
    let scene = Scene::new();
    own_epoch(&scene);
    std::fs::remove_file(scene.anchor()).unwrap();
    let verdict = scene.verify().unwrap();
    assert_eq!(verdict.problems, []);
    let notices: Vec<_> = verdict.notices.iter().map(|n| (n.seq, n.rule)).collect();
    assert_eq!(notices, [(None, "anchor"), (Some(SIZE), "epoch"), (Some(SIZE), "epoch")]);
}

#[test]
fn what_a_newer_version_said_of_the_log_is_kept_and_said_aloud() {
    let scene = Scene::new();
    says(&scene, "ada", "operator_praised", json!({ "role": "operator" }));
    let verdict = scene.verify().unwrap();
    assert_eq!(verdict.problems, []);
    let notices: Vec<_> = verdict.notices.iter().map(|n| (n.seq, n.rule)).collect();
    assert_eq!(notices, [(Some(SIZE), "kind")]);
}

#[test]
fn the_one_transaction_that_signs_for_somebody_else_is_named_with_both() {
    let scene = Scene::new();
    writes(&scene, "ada", HANDED_OFF, |entry| is_by(entry, "olga"));
    let problems = scene.verify().unwrap().problems;
    let message = format!(
        "the head of {} entries: no signature is by {}",
        SIZE + 1,
        session_key_name("olga")
    );
    assert!(problems.iter().any(|p| p.rule == "signature" && p.message == message), "{problems:?}");
}
