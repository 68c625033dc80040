//! Orders that are the rows of a file: the same as one by one, however long their rows wait to be written.

use custody::ledger::{Batch, LedgerError, Order, Outcome};
use uuid::Uuid;

use crate::common::commands as c;
use crate::common::desk::{Desk, asset, line, parcel};
use crate::common::person;

const FILE: Uuid = Uuid::from_u128(0xF11E);

/// What is said of an answer here: the word for it, and the rules that say no.
fn said(outcome: &Outcome) -> (&'static str, Vec<&'static str>) {
    match outcome {
        Outcome::Recorded(_) => ("recorded", Vec::new()),
        Outcome::Unchanged(_) => ("unchanged", Vec::new()),
        Outcome::Refused(lines) => {
            ("refused", lines.iter().map(|line| line.refusal.code()).collect())
        }
    }
}

/// Rows that look back at rows before them in every way that a file can.
fn rows(desk: &mut Desk) -> Vec<Order> {
    let mut wishes = Vec::new();
    for n in 0..40 {
        wishes.push((parcel(&format!("1Z{n:04}")), c::receive(&format!("1Z{n:04}"))));
        wishes.push((asset(&format!("SN{n:04}")), c::adopt_found(&format!("SN{n:04}"))));
        wishes.push((parcel(&format!("2Z{n:04}")), c::expect(&format!("2Z{n:04}"))));
    }
    for n in [39, 0, 7] {
        let (here, coming) = (format!("1Z{n:04}"), format!("2Z{n:04}"));
        wishes.push((parcel(&here), c::receive(&here)));
        wishes.push((parcel(&coming), c::receive(&coming)));
        wishes.push((parcel(&coming), c::expect(&coming)));
        wishes.push((parcel(&here), c::hand_off(person(1))));
        wishes.push((asset(&format!("SN{n:04}")), c::adopt_found(&format!("SN{n:04}"))));
        wishes.push((asset(&format!("TN{n:04}")), c::adopt_found(&format!("SN{n:04}"))));
        wishes.push((parcel(&here), c::take_back(person(1))));
        wishes.push((parcel("9Z9999"), c::hand_off(person(1))));
    }
    wishes.into_iter().map(|(target, command)| desk.order(vec![line(target, command)])).collect()
}

/// Records all orders, and answers with what was said of each and what the items then are.
fn outcome_of(is_file: bool) -> (Vec<(&'static str, Vec<&'static str>)>, Vec<String>) {
    let mut desk = Desk::new();
    let orders = rows(&mut desk);
    let mut batch = desk.ledger.batch().expect("the ledger is free");
    if is_file {
        batch.take_file(FILE, 1).expect("it is written");
    }
    let said = orders.iter().map(|order| said(&batch.record(order).expect("it answers"))).collect();
    batch.commit().expect("it is written");
    let verdict = desk.ledger.verify(&mut |_| {}).expect("it can be read");
    assert!(verdict.is_ok(), "{:?}", verdict.problems);
    let raw = desk.raw();
    let sql = "SELECT concat_ws('|', i.kind, standing, tracking, serial, last_seq,
                 (SELECT group_concat(d.kind || d.value) FROM identifier d WHERE d.item = i.id),
                 (SELECT count(*) FROM involved v WHERE v.item = i.id))
               FROM item i ORDER BY coalesce(tracking, serial)";
    let mut statement = raw.prepare(sql).expect("the tables are there");
    let items = statement.query_map((), |row| row.get(0)).expect("it can be read");
    (said, items.collect::<Result<_, _>>().expect("row by row"))
}

#[test]
fn rows_of_a_file_are_recorded_as_if_one_by_one() {
    let (one_by_one, file) = (outcome_of(false), outcome_of(true));
    assert_eq!(file, one_by_one);
    let count = |word: &str| file.0.iter().filter(|(said, _)| *said == word).count();
    assert!(["recorded", "unchanged", "refused"].into_iter().all(|word| count(word) > 5));
}

#[test]
fn a_file_that_was_recorded_before_is_looked_through_row_by_row() {
    let mut desk = Desk::new();
    let orders = rows(&mut desk);
    for is_first in [true, false] {
        let mut batch = desk.ledger.batch().unwrap();
        batch.take_file(FILE, 1).unwrap();
        let recorded = |batch: &mut Batch<'_>| {
            let outcomes = orders.iter().map(|order| batch.record(order).unwrap());
            outcomes.filter(|outcome| matches!(outcome, Outcome::Recorded(_))).count()
        };
        let recorded = recorded(&mut batch);
        batch.commit().unwrap();
        assert_eq!(recorded > 0, is_first, "{recorded}");
    }
}

#[test]
fn what_waits_is_there_for_whoever_asks() {
    let mut desk = Desk::new();
    let order = desk.order(vec![line(parcel("1Z0001"), c::receive("1Z0001"))]);
    let mut batch = desk.ledger.batch().unwrap();
    batch.take_file(FILE, 1).unwrap();
    let Outcome::Recorded(answers) = batch.record(&order).unwrap() else { panic!("recorded") };
    assert_eq!(batch.known_as(answers[0].item).unwrap().as_deref(), Some("1Z0001"));
    assert!(batch.has_touched(answers[0].item).unwrap());
    assert!(batch.has_made(answers[0].made[0]));
}

#[test]
fn a_row_that_was_recorded_although_its_file_is_not_known_is_not_recorded_again() {
    let mut desk = Desk::new();
    let order = desk.order(vec![line(parcel("1Z0001"), c::receive("1Z0001"))]);
    desk.ledger.record(&order).unwrap();
    let other = Order { lines: vec![line(parcel("1Z0002"), c::receive("1Z0002"))], ..order };
    let mut batch = desk.ledger.batch().unwrap();
    batch.take_file(FILE, 1).unwrap();
    batch.record(&other).unwrap();
    assert!(matches!(batch.commit(), Err(LedgerError::Damaged(_))));
    assert_eq!(desk.events(), 1);
    assert!(desk.ledger.verify(&mut |_| {}).unwrap().is_ok());
}
