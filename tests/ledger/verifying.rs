//! What `verify` says of a record that nobody has touched, and of entries in every wrong form.

use custody::ledger::{Mode, Problem};
use rusqlite::Connection;

use crate::common::desk::{Desk, FOUNDING, asset, line, parcel};
use crate::common::{NOON, commands as c, operator, person};
use custody::domain::party::Role;

/// A parcel with an asset out of it, handed off: five entries, two items.
fn busy_desk() -> Desk {
    let mut desk = Desk::new();
    let box_id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(asset("SN0001"), c::serialize_from(box_id, "SN0001"));
    desk.does(parcel("1Z0001"), c::move_to("shelf B"));
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    desk
}

const ENTRIES: u64 = FOUNDING + 5;
/// The move of the parcel to shelf B.
const MOVED: u64 = FOUNDING + 3;

/// Changes the file as somebody who has read the schema would: without the trigger and checks.
fn tamper(desk: &Desk, change: impl FnOnce(&Connection)) {
    let raw = desk.raw();
    let trigger = "SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_changed'";
    let trigger: String = raw.query_row(trigger, (), |row| row.get(0)).expect("it is there");
    let drop = "DROP TRIGGER event_is_never_changed; PRAGMA ignore_check_constraints = ON";
    raw.execute_batch(drop).expect("the trigger can be dropped");
    change(&raw);
    raw.execute_batch(&trigger).expect("it can be made again");
}

/// Rewrites the bytes of the entry `MOVED`.
fn rewrite(desk: &Desk, change: impl FnOnce(String) -> String) {
    tamper(desk, |raw| {
        let sql = "SELECT CAST(body AS TEXT) FROM event WHERE seq = ?1";
        let before: String =
            raw.query_row(sql, [MOVED as i64], |row| row.get(0)).expect("it is there");
        let after = change(before.clone());
        assert_ne!(before, after, "the forger changes something");
        let sql = "UPDATE event SET body = ?1 WHERE seq = ?2";
        raw.execute(sql, (after.as_bytes(), MOVED as i64)).expect("it is written");
    });
}

fn problems(desk: &Desk) -> Vec<Problem> {
    desk.ledger.verify(&mut |_| {}).expect("the record can be read").problems
}

/// The rules that do not hold for the entry `MOVED`.
fn rules(desk: &Desk) -> Vec<&'static str> {
    let of_moved = |problem: &Problem| (problem.seq == Some(MOVED)).then_some(problem.rule);
    problems(desk).iter().filter_map(of_moved).collect()
}

#[test]
fn an_untouched_record_verifies() {
    let verdict = busy_desk().ledger.verify(&mut |_| {}).unwrap();
    assert_eq!((verdict.entries, verdict.is_ok(), verdict.notices.len()), (ENTRIES, true, 0));
}

#[test]
fn progress_only_grows_and_ends_with_every_entry_and_every_fact() {
    let mut last = 0;
    busy_desk()
        .ledger
        .verify(&mut |done| {
            assert!(done > last, "it only grows");
            last = done;
        })
        .unwrap();
    assert_eq!(last, ENTRIES + 5);
}

#[test]
fn swapped_columns_are_named() {
    for column in ["item", "op", "kind", "actor", "occurred_at", "recorded_at"] {
        let mut desk = busy_desk();
        desk.ledger = desk.open(Mode::Write).unwrap();
        let order = custody::ledger::Order {
            operator: operator("olga", Role::Operator),
            ..desk.order(vec![line(parcel("1Z0001"), c::move_to("dock"))])
        };
        desk.ledger.record(&order).unwrap();
        tamper(&desk, |raw| {
            // The serialization, with the last entry: each has something else in every column.
            let (one, other) = (FOUNDING + 1, ENTRIES);
            raw.execute_batch(&format!(
                "CREATE TEMP TABLE honest AS SELECT seq, {column} AS value FROM event;
                 UPDATE event SET n = n + 7 WHERE seq = {other};
                 UPDATE event SET {column} = (
                   SELECT value FROM honest WHERE honest.seq = {one} + {other} - event.seq
                 ) WHERE seq IN ({one}, {other});
                 UPDATE event SET n = n - 7 WHERE seq = {other};"
            ))
            .unwrap();
        });
        let wrong: Vec<_> = problems(&desk).into_iter().filter(|p| p.rule == "columns").collect();
        let seqs: Vec<_> = wrong.iter().map(|problem| problem.seq).collect();
        assert_eq!(seqs, [Some(FOUNDING + 1), Some(ENTRIES)], "{column}");
        assert!(wrong.iter().all(|problem| problem.message.contains(column)), "{wrong:?}");
    }
}

#[test]
fn a_column_that_is_no_id_is_a_finding_and_not_a_failure() {
    for column in ["item", "op"] {
        let desk = busy_desk();
        tamper(&desk, |raw| {
            let sql = format!("UPDATE event SET {column} = x'00' WHERE seq = {MOVED}");
            raw.execute_batch(&sql).unwrap();
        });
        assert_eq!(rules(&desk), ["columns"], "{column}");
    }
}

#[test]
fn bytes_that_are_no_entry_are_named() {
    for body in ["", "{", "[]", "null", "{}", "{\"v\":1}"] {
        let desk = busy_desk();
        rewrite(&desk, |_| body.to_owned());
        assert_eq!(rules(&desk), ["entry", "leaf"], "{body}");
    }
}

#[test]
fn numbers_beyond_what_json_readers_keep_are_named() {
    for number in ["9007199254740992", "9223372036854775807", "18446744073709551615", "1e3", "-0"] {
        for field in ["\"up\":", "\"parents\":["] {
            let desk = busy_desk();
            rewrite(&desk, |body| {
                let (head, tail) = body.split_at(body.find(field).unwrap() + field.len());
                let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit());
                format!("{head}{number}{rest}")
            });
            assert_eq!(rules(&desk), ["entry", "leaf"], "{field} {number}");
        }
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
        let desk = busy_desk();
        rewrite(&desk, |body| body.replacen(from, to, 1));
        assert_eq!(rules(&desk), ["canonical", "leaf"], "{to}");
    }
}

#[test]
fn an_entry_that_is_not_understood_has_one_form_too() {
    let desk = busy_desk();
    tamper(&desk, |raw| {
        raw.execute_batch("UPDATE event SET kind = 'leased' WHERE kind = 'moved'").unwrap();
    });
    rewrite(&desk, |body| body.replace("\"kind\":\"moved\"", "\"kind\":\"leased\""));
    assert_eq!(rules(&desk), ["leaf", "projection"], "kept as it is, but not understood");
    rewrite(&desk, |body| body.replace("\"data\":{", "\"data\": {"));
    assert_eq!(rules(&desk), ["canonical", "leaf", "projection"]);
}

#[test]
fn a_clock_that_goes_back_is_noted_and_is_no_fault() {
    let mut desk = busy_desk();
    desk.clock.set(NOON - 3_600_000);
    desk.does(parcel("1Z0002"), c::receive("1Z0002"));
    let verdict = desk.ledger.verify(&mut |_| {}).unwrap();
    assert!(verdict.is_ok());
    let [notice] = verdict.notices.as_slice() else { panic!("one step: {:?}", verdict.notices) };
    assert_eq!((notice.seq, notice.rule), (Some(ENTRIES), "clock"));
}

#[test]
fn every_problem_is_listed_and_what_goes_on_is_said_once() {
    let desk = busy_desk();
    tamper(&desk, |raw| {
        raw.execute_batch(
            "UPDATE event SET kind = 'x' WHERE seq BETWEEN 3 AND 5; UPDATE event SET kind = 'y' WHERE seq = 7",
        )
        .unwrap();
    });
    let found: Vec<_> =
        problems(&desk).into_iter().map(|problem| (problem.seq, problem.message)).collect();
    let text = "beside the entry stands another kind than in it";
    assert_eq!(
        found,
        [(Some(3), format!("{text}; so it is up to entry 5")), (Some(7), text.to_owned())]
    );
}

#[test]
fn a_rebuild_makes_a_damaged_projection_whole_again() {
    let mut desk = busy_desk();
    desk.raw()
        .execute_batch(
            "UPDATE item SET standing = 'missing'; DELETE FROM identifier; DELETE FROM involved;",
        )
        .unwrap();
    assert!(!problems(&desk).is_empty());
    assert_eq!(desk.ledger.rebuild(&mut |_| {}).unwrap(), 2);
    assert_eq!(problems(&desk), []);
}
