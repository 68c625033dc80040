//! Random days on real files: the ledger does what the rules say, and its projection what it says.

use custody::domain::event::AliasKind;
use custody::domain::refusal::Refusal;
use custody::ledger::{Found, Outcome, Target};
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::common::cases;
use crate::common::desk::{Desk, FOUNDING, line};
use crate::common::wishes::{Wish, day, long_story};
use crate::common::world::World;

/// Every row of every table of the projection.
fn projection(raw: &Connection) -> Vec<Vec<Vec<Value>>> {
    let dump = |sql: &str| {
        let mut statement = raw.prepare(sql).expect("the table is there");
        let columns = statement.column_count();
        let rows = statement.query_map((), |row| (0..columns).map(|at| row.get(at)).collect());
        rows.expect("it can be read").collect::<Result<_, _>>().expect("row by row")
    };
    vec![
        dump("SELECT * FROM item ORDER BY id"),
        dump("SELECT * FROM identifier ORDER BY item, kind, value"),
        dump("SELECT * FROM involved ORDER BY item, person"),
    ]
}

/// The refusals of an order, as the rules would give them.
fn refusals(outcome: &Outcome) -> Vec<Refusal> {
    match outcome {
        Outcome::Refused(lines) => lines.iter().map(|line| line.refusal.clone()).collect(),
        Outcome::Recorded(_) | Outcome::Unchanged(_) => Vec::new(),
    }
}

/// Carries a day out in memory and in a ledger, and compares the two.
fn live_through(desk: &mut Desk, wishes: &[Wish]) -> World {
    let mut world = World::new();
    (world.spare, world.next_seq) = (None, FOUNDING);
    let mut orders = Vec::new();
    for wish in wishes {
        let Some(command) = wish.command(world.facts(wish.item())) else { continue };
        let expected = world.order(wish.item(), &command);
        let order = desk.order(vec![line(Target::Item(wish.item()), command)]);
        // The world's clock goes on only with what was not refused.
        let at = if expected.is_ok() { world.now } else { world.now + 1_000 };
        orders.push((order, expected, at));
    }
    let mut batch = desk.ledger.batch().expect("the ledger is free");
    for (order, expected, at) in &orders {
        desk.clock.set(*at);
        let outcome = batch.record(order).expect("the ledger answers");
        match expected {
            Ok(made) if made.is_empty() => assert!(matches!(outcome, Outcome::Unchanged(_))),
            Ok(_) => assert!(matches!(outcome, Outcome::Recorded(_)), "{order:?}: {outcome:?}"),
            Err(refusal) => assert_eq!(refusals(&outcome), std::slice::from_ref(refusal)),
        }
    }
    batch.commit().expect("it is written");
    world
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_projection_is_what_a_rebuild_would_make(wishes in day(60)) {
        let mut desk = Desk::new();
        live_through(&mut desk, &wishes);
        let verdict = desk.ledger.verify(&mut |_| {}).expect("it can be read");
        prop_assert!(verdict.is_ok(), "{:?}", verdict.problems);
        let before = projection(&desk.raw());
        desk.ledger.rebuild(&mut |_| {}).expect("it is written");
        prop_assert_eq!(projection(&desk.raw()), before);
    }

    #[test]
    fn what_is_on_disk_folds_to_what_the_rules_say(wishes in long_story(60)) {
        let mut desk = Desk::new();
        let world = live_through(&mut desk, &wishes);
        for (id, thing) in &world.things {
            prop_assert_eq!(desk.ledger.item(*id).expect("it can be read"), Some(thing.item.clone()));
        }
    }

    #[test]
    fn everything_an_item_answers_to_leads_to_it(wishes in long_story(60)) {
        let mut desk = Desk::new();
        let world = live_through(&mut desk, &wishes);
        for thing in world.things.values() {
            for (kind, value) in thing.item.identifiers() {
                let found = match desk.ledger.find(value).expect("the ledger answers") {
                    Found::Nothing => Vec::new(),
                    Found::One(id) => vec![id],
                    Found::Several(ids) => ids,
                };
                // An open item comes before a closed one with the same number, and whoever bears a
                // number now before whoever bore it by mistake.
                let is_meant = thing.item.standing.is_open() && kind != AliasKind::FormerSerial;
                prop_assert!(!found.is_empty() && (!is_meant || found.contains(&thing.item.id)));
            }
        }
    }
}
