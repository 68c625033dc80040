//! Whatever is changed in the file behind the program's back, `verify` says what and where.

use custody::domain::names::ItemId;
use custody::ledger::Problem;
use custody::ledger::codec::leaf_hash;
use rusqlite::Connection;

use crate::common::desk::{Desk, asset, parcel};
use crate::common::{NOON, commands as c, person};

/// A parcel with an asset out of it, handed off: five entries, two items.
fn busy_desk() -> (Desk, ItemId, ItemId) {
    let mut desk = Desk::new();
    let box_id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    let asset_id = desk.does(asset("SN0001"), c::serialize_from(box_id, "SN0001")).item;
    desk.does(parcel("1Z0001"), c::move_to("shelf B"));
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    (desk, box_id, asset_id)
}

/// Changes the file as somebody who has read the schema would: without triggers and checks.
fn tamper(desk: &Desk, change: impl FnOnce(&Connection)) {
    let raw = desk.raw();
    raw.execute_batch(
        "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;
         DROP TRIGGER event_has_no_gap; PRAGMA ignore_check_constraints = ON;",
    )
    .expect("the triggers can be dropped");
    change(&raw);
}

fn execute(raw: &Connection, sql: &str) {
    let changed = raw.execute(sql, ()).expect("the statement runs");
    assert!(changed > 0, "it changes something: {sql}");
}

/// Rewrites the bytes of an entry, and its hash with them if the forger is careful.
fn rewrite(raw: &Connection, seq: i64, careful: bool, change: impl FnOnce(String) -> String) {
    let body: Vec<u8> = raw
        .query_row("SELECT body FROM event WHERE seq = ?1", [seq], |row| row.get(0))
        .expect("the entry is there");
    let before = String::from_utf8(body).expect("an entry is text");
    let after = change(before.clone());
    assert_ne!(before, after, "the forger changes something");
    raw.execute("UPDATE event SET body = ?1 WHERE seq = ?2", (after.as_bytes(), seq))
        .expect("it is written");
    if careful {
        let leaf = leaf_hash(after.as_bytes());
        raw.execute("UPDATE event SET leaf = ?1 WHERE seq = ?2", (leaf.as_slice(), seq))
            .expect("it is written");
    }
}

fn problems(desk: &Desk) -> Vec<Problem> {
    desk.ledger.verify(&mut |_| {}).expect("the record can be read").problems
}

/// Where and which rule, for every problem.
fn found(desk: &Desk) -> Vec<(Option<u64>, &'static str)> {
    problems(desk).iter().map(|problem| (problem.seq, problem.rule)).collect()
}

#[test]
fn an_untouched_record_verifies() {
    let (desk, _, _) = busy_desk();
    let verdict = desk.ledger.verify(&mut |_| {}).unwrap();
    assert_eq!((verdict.entries, verdict.is_ok(), verdict.notices.len()), (5, true, 0));
}

#[test]
fn progress_counts_every_entry_twice() {
    let (desk, _, _) = busy_desk();
    let mut last = 0;
    desk.ledger
        .verify(&mut |done| {
            assert!(done > last, "it only grows");
            last = done;
        })
        .unwrap();
    assert_eq!(last, 10);
}

#[test]
fn an_edited_entry_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| rewrite(raw, 6, false, |body| body.replace("shelf B", "shelf C")));
    assert_eq!(found(&desk), [(Some(6), "leaf"), (Some(6), "projection")]);
}

#[test]
fn an_edited_hash_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| execute(raw, "UPDATE event SET leaf = zeroblob(32) WHERE seq = 5"));
    assert_eq!(found(&desk), [(Some(5), "leaf")]);
}

#[test]
fn an_entry_edited_together_with_its_hash_no_longer_fits_what_stands_beside_it() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        rewrite(raw, 7, true, |body| body.replace("\"actor\":\"ada\"", "\"actor\":\"eve\""));
    });
    assert_eq!(found(&desk), [(Some(7), "columns")]);
}

#[test]
fn an_entry_of_another_tenant_or_station_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        rewrite(raw, 3, true, |body| body.replace("\"tenant\":\"acme\"", "\"tenant\":\"evil\""));
    });
    assert_eq!(found(&desk), [(Some(3), "binding")]);
}

#[test]
fn a_deleted_entry_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| execute(raw, "DELETE FROM event WHERE seq = 6"));
    assert_eq!(found(&desk), [(Some(7), "contiguity"), (Some(5), "projection")]);
    let message = &problems(&desk)[0].message;
    assert_eq!(message, "entries 3 to 3 are not there");
}

#[test]
fn an_entry_put_behind_a_gap_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        execute(
            raw,
            "INSERT INTO event SELECT 9, item, randomblob(16), n, kind, actor, occurred_at,
             recorded_at, body FROM event WHERE seq = 7",
        );
    });
    let found = found(&desk);
    assert!(found.starts_with(&[(Some(12), "contiguity"), (Some(12), "columns")]), "{found:?}");
}

#[test]
fn an_entry_that_is_there_twice_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        execute(
            raw,
            "INSERT INTO event SELECT 5, item, randomblob(16), n, kind, actor, occurred_at,
             recorded_at, body FROM event WHERE seq = 7",
        );
    });
    let found = found(&desk);
    assert!(found.contains(&(Some(8), "columns")), "{found:?}");
    assert!(found.contains(&(Some(8), "command")), "{found:?}");
}

#[test]
fn swapped_columns_are_detected() {
    for column in ["item", "op", "kind", "actor", "occurred_at", "recorded_at"] {
        let (mut desk, _, _) = busy_desk();
        desk.ledger = desk.open(custody::ledger::Mode::Write).unwrap();
        let order = custody::ledger::Order {
            operator: crate::common::operator("olga", custody::domain::party::Role::Operator),
            ..desk.order(vec![crate::common::desk::line(parcel("1Z0001"), c::move_to("dock"))])
        };
        desk.ledger.record(&order).unwrap();
        tamper(&desk, |raw| {
            raw.execute_batch(&format!(
                "CREATE TEMP TABLE honest AS SELECT seq, {column} AS value FROM event"
            ))
            .unwrap();
            // No moment may have one command id twice.
            raw.execute_batch("UPDATE event SET n = n + 7 WHERE seq = 8").unwrap();
            let other = "SELECT value FROM honest WHERE honest.seq = 12 - event.seq";
            execute(raw, &format!("UPDATE event SET {column} = ({other}) WHERE seq IN (4, 5)"));
            raw.execute_batch("UPDATE event SET n = n - 7 WHERE seq = 8").unwrap();
        });
        let found = found(&desk);
        for seq in [4, 5] {
            assert!(found.contains(&(Some(seq), "columns")), "{column}: {found:?}");
        }
    }
}

#[test]
fn a_column_that_is_no_id_is_a_finding_and_not_a_failure() {
    for column in ["item", "op"] {
        let (desk, _, _) = busy_desk();
        tamper(&desk, |raw| {
            execute(raw, &format!("UPDATE event SET {column} = x'00' WHERE seq = 6"));
        });
        let found = found(&desk);
        assert!(found.contains(&(Some(6), "columns")), "{column}: {found:?}");
    }
}

#[test]
fn bytes_that_are_no_entry_are_detected() {
    for body in ["", "{", "[]", "null", "{}", "{\"v\":1}"] {
        let (desk, _, _) = busy_desk();
        tamper(&desk, |raw| rewrite(raw, 6, true, |_| body.to_owned()));
        assert_eq!(found(&desk), [(Some(6), "entry")], "{body}");
    }
}

#[test]
fn numbers_beyond_what_json_readers_keep_are_detected() {
    for number in ["9007199254740992", "9223372036854775807", "18446744073709551615", "1e3", "-0"] {
        let (desk, _, _) = busy_desk();
        let up = |body: &str| body.find("\"up\":").map(|at| at + 5).unwrap();
        tamper(&desk, |raw| {
            rewrite(raw, 6, true, |body| {
                let (head, tail) = body.split_at(up(&body));
                let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit());
                format!("{head}{number}{rest}")
            });
        });
        assert_eq!(found(&desk), [(Some(6), "entry")], "{number}");
        let (desk, _, _) = busy_desk();
        tamper(&desk, |raw| {
            rewrite(raw, 6, true, |body| {
                body.replace("\"parents\":[0]", &format!("\"parents\":[{number}]"))
                    .replace("\"parents\":[2]", &format!("\"parents\":[{number}]"))
            });
        });
        assert_eq!(found(&desk), [(Some(6), "entry")], "a parent {number}");
    }
}

#[test]
fn an_entry_has_one_form_only() {
    for (from, to) in [
        ("{\"actor\"", "{ \"actor\""),
        ("\"actor\":\"ada\"", "\"actor\":\"\\u0061da\""),
        ("\"actor\":\"ada\"", "\"actor\":\"eve\",\"actor\":\"ada\""),
        ("\"place\":\"shelf B\"", "\"place\":\" shelf B\""),
        ("\"kind\":\"moved\"", "\"kind\":\"moved\",\"late\":false"),
    ] {
        let (desk, _, _) = busy_desk();
        tamper(&desk, |raw| rewrite(raw, 6, true, |body| body.replacen(from, to, 1)));
        assert_eq!(found(&desk), [(Some(6), "canonical")], "{to}");
    }
}

#[test]
fn an_entry_that_is_not_understood_has_one_form_too() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        rewrite(raw, 6, true, |body| body.replace("\"kind\":\"moved\"", "\"kind\":\"leased\""));
        execute(raw, "UPDATE event SET kind = 'leased' WHERE seq = 6");
    });
    assert_eq!(found(&desk), [(Some(6), "projection")], "kept as it is, but not understood");
    tamper_again(&desk, |raw| {
        rewrite(raw, 6, true, |body| body.replace("\"data\":{", "\"data\": {"));
    });
    assert!(found(&desk).contains(&(Some(6), "canonical")));
}

/// A second change to a file whose triggers are gone.
fn tamper_again(desk: &Desk, change: impl FnOnce(&Connection)) {
    change(&desk.raw());
}

#[test]
fn an_entry_that_follows_a_later_one_is_detected() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        rewrite(raw, 7, true, |body| body.replace("\"parents\":[1]", "\"parents\":[7]"));
    });
    assert!(found(&desk).contains(&(Some(7), "order")));
}

#[test]
fn entries_of_one_command_stay_in_sequence() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        rewrite(raw, 5, true, |body| body.replace("\"n\":1,", "\"n\":2,"));
        execute(raw, "UPDATE event SET n = 2 WHERE seq = 5");
    });
    assert_eq!(found(&desk), [(Some(5), "command")]);
}

#[test]
fn a_clock_that_goes_back_is_noted_and_is_no_fault() {
    let (mut desk, _, _) = busy_desk();
    desk.clock.set(NOON - 3_600_000);
    desk.does(parcel("1Z0002"), c::receive("1Z0002"));
    let verdict = desk.ledger.verify(&mut |_| {}).unwrap();
    assert!(verdict.is_ok());
    let [notice] = verdict.notices.as_slice() else { panic!("one step: {:?}", verdict.notices) };
    assert_eq!((notice.seq, notice.rule), (Some(8), "clock"));
}

#[test]
fn an_edited_projection_is_detected_column_by_column() {
    for (column, value) in [
        ("kind", "'asset'"),
        ("standing", "'missing'"),
        ("custodian_type", "'nobody'"),
        ("custodian_id", "randomblob(16)"),
        ("custodian_name", "'mallory'"),
        ("since", "since + 1"),
        ("place", "'attic'"),
        ("condition", "'damaged'"),
        ("holds", "'legal'"),
        ("due_at", "1"),
        ("tracking", "'1Z9999'"),
        ("carrier", "'GLS'"),
        ("sender", "'HP'"),
        ("class", "'mail'"),
        ("recipient", "randomblob(16)"),
        ("contents", "7"),
        ("settled", "0"),
        ("serial", "'SN9'"),
        ("tag", "'T9'"),
        ("maker", "'HP'"),
        ("model", "'X'"),
        ("category", "'laptop'"),
        ("data_bearing", "1"),
        ("used", "1"),
        ("origin_parcel", "randomblob(16)"),
        ("disputed", "1"),
        ("epoch", "2"),
        ("last_seq", "1"),
        ("last_at", "0"),
    ] {
        let (desk, box_id, _) = busy_desk();
        let raw = desk.raw();
        let sql = format!("UPDATE item SET {column} = {value} WHERE id = ?1");
        assert_eq!(raw.execute(&sql, [box_id.uuid()]).unwrap(), 1);
        let problems = problems(&desk);
        assert_eq!((problems.len(), problems[0].seq, problems[0].rule), (1, Some(6), "projection"));
        assert!(problems[0].message.contains(&format!("a wrong {column}")), "{problems:?}");
    }
}

#[test]
fn a_missing_and_a_surplus_row_are_detected() {
    let (desk, box_id, asset_id) = busy_desk();
    let raw = desk.raw();
    raw.execute("DELETE FROM item WHERE id = ?1", [asset_id.uuid()]).unwrap();
    for id in ["x'00000000000000000000000000000000'", "x'ffffffffffffffffffffffffffffffff'"] {
        raw.execute_batch(&format!(
            "CREATE TEMP TABLE forged AS SELECT * FROM item LIMIT 1; UPDATE forged SET id = {id};
             INSERT INTO item SELECT * FROM forged; DROP TABLE forged;"
        ))
        .unwrap();
    }
    let messages: Vec<String> = problems(&desk).into_iter().map(|p| p.message).collect();
    assert!(messages.contains(&format!("item {asset_id} has no row")), "{messages:?}");
    let surplus = messages.iter().filter(|m| m.ends_with("has a row but no events")).count();
    assert_eq!(surplus, 2, "{messages:?}");
    assert!(!messages.iter().any(|m| m.contains(&box_id.to_string())));
}

#[test]
fn a_wrong_identifier_is_detected() {
    for sql in [
        "DELETE FROM identifier WHERE value = 'SN0001'",
        "UPDATE identifier SET value = 'SN0002' WHERE value = 'SN0001'",
        "UPDATE identifier SET kind = 'imei' WHERE value = 'SN0001'",
        "INSERT INTO identifier SELECT 'SN0009', kind, item FROM identifier WHERE kind = 'serial'",
        "INSERT INTO identifier VALUES ('SN0009', 'serial', randomblob(16))",
    ] {
        let (desk, _, _) = busy_desk();
        execute(&desk.raw(), sql);
        let found = found(&desk);
        assert!(found.iter().any(|(_, rule)| *rule == "projection"), "{sql}: {found:?}");
    }
}

#[test]
fn a_wrong_link_from_a_person_to_an_item_is_detected() {
    for sql in [
        "DELETE FROM involved",
        "UPDATE involved SET person = randomblob(16)",
        "INSERT INTO involved SELECT randomblob(16), item FROM involved",
    ] {
        let (desk, _, _) = busy_desk();
        execute(&desk.raw(), sql);
        let found = found(&desk);
        assert!(found.iter().any(|(_, rule)| *rule == "projection"), "{sql}: {found:?}");
    }
}

#[test]
fn every_problem_is_listed_and_not_only_the_first() {
    let (desk, _, _) = busy_desk();
    tamper(&desk, |raw| {
        execute(raw, "UPDATE event SET leaf = zeroblob(32) WHERE seq IN (0, 2)");
        execute(raw, "UPDATE event SET actor = 'eve' WHERE seq = 6");
    });
    assert_eq!(found(&desk), [(Some(3), "leaf"), (Some(5), "leaf"), (Some(6), "columns")]);
}

#[test]
fn a_rebuild_makes_a_damaged_projection_whole_again() {
    let (mut desk, _, _) = busy_desk();
    desk.raw()
        .execute_batch(
            "UPDATE item SET standing = 'missing'; DELETE FROM identifier; DELETE FROM involved;",
        )
        .unwrap();
    assert!(!problems(&desk).is_empty());
    assert_eq!(desk.ledger.rebuild(&mut |_| {}).unwrap(), 2);
    assert_eq!(problems(&desk), []);
}
