//! Personal values, which entries commit to without containing them.

use custody::domain::party::Role;
use custody::ledger::{Ledger, LookUps, Mode, NoSealing, Outside, Sealing as _, Spot};

use super::{Attack, HANDED_OFF, RECEIVED, RETURNED, Scene, all_are_noticed, at_entry, by_rule};
use crate::common::desk::{SameSeal, acme, outside};
use crate::common::{operator, person};

const VALUES: &[Attack] = &[
    at_entry("a name is changed", HANDED_OFF, "personal", |scene| {
        scene.forger().sql(
            "UPDATE personal SET sealed = CAST('Alan Turing' AS BLOB) WHERE label = 'to.name'",
        );
    }),
    at_entry("a bit of a box is changed", HANDED_OFF, "personal", |scene| {
        scene.forger().sql(
            "UPDATE personal SET sealed = CAST(substr(sealed, 1, 30)
               || CASE hex(substr(sealed, 31, 1)) WHEN '00' THEN x'01' ELSE x'00' END
               || substr(sealed, 32) AS BLOB) WHERE label = 'to.number'",
        );
    }),
    at_entry("a box is put in the place of another", HANDED_OFF, "personal", |scene| {
        scene.forger().sql(
            "UPDATE personal SET sealed = (SELECT sealed FROM personal WHERE label = 'from.name')
             WHERE label = 'to.name'",
        );
    }),
    at_entry("a value is sealed by somebody who has the key", HANDED_OFF, "personal", |scene| {
        let row = format!("11/to.name/{}", person(1));
        let spot = Spot { table: "personal", column: "sealed", row: &row };
        let plain = [&[0; 32], "Alan Turing".as_bytes()].concat();
        let sealed = SameSeal::default().seal(spot, &plain).expect("it can be sealed");
        scene.forger().change(
            "UPDATE personal SET sealed = ?1 WHERE seq = 14 AND label = 'to.name'",
            [sealed],
        );
    }),
    at_entry("a value is sealed with another key", HANDED_OFF, "personal", |scene| {
        let row = format!("11/to.name/{}", person(1));
        let spot = Spot { table: "personal", column: "sealed", row: &row };
        let sealed = SameSeal { nth: 1 }.seal(spot, &[0; 40]).expect("it can be sealed");
        scene.forger().change(
            "UPDATE personal SET sealed = ?1 WHERE seq = 14 AND label = 'to.name'",
            [sealed],
        );
    }),
    at_entry("a value is deleted without erasing the person", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("DELETE FROM personal WHERE label = 'to.name'");
    }),
    at_entry("all values are deleted", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("DELETE FROM personal");
    }),
    at_entry("a value is moved to another entry", RECEIVED, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET seq = 6 WHERE label = 'from.name'");
    }),
    at_entry("a value is moved to an entry with values", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET seq = 14 WHERE label = 'from.name'");
    }),
    at_entry("two values of one entry are swapped", RETURNED, "personal", |scene| {
        scene.forger().sql(
            "UPDATE personal SET label = 'x' WHERE label = 'from.name';
             UPDATE personal SET label = 'from.name' WHERE label = 'from.number';
             UPDATE personal SET label = 'from.number' WHERE label = 'x';",
        );
    }),
    at_entry(
        "a value is given to another person, who would be erased instead",
        HANDED_OFF,
        "personal",
        |scene| {
            scene
                .forger()
                .change("UPDATE personal SET person = ?1 WHERE seq = 14", [person(2).uuid()]);
        },
    ),
    at_entry("a value is kept for an entry to come", 99, "personal", |scene| {
        scene
            .forger()
            .sql("INSERT INTO personal SELECT 99, label, person, sealed FROM personal LIMIT 1");
    }),
    at_entry("a value has a label that nobody knows", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET label = 'to.phone' WHERE label = 'to.name'");
    }),
    at_entry("a value is put back after it was erased", HANDED_OFF, "personal", |scene| {
        let sql = "SELECT sealed, person FROM personal WHERE label = 'to.name'";
        let kept: (Vec<u8>, Vec<u8>) = scene
            .forger()
            .raw
            .query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("it is there");
        erase(scene);
        let sql =
            "INSERT INTO personal (seq, label, sealed, person) VALUES (14, 'to.name', ?1, ?2)";
        scene.forger().change(sql, kept);
    }),
];

fn erase(scene: &Scene) {
    let mut ledger = scene.open_with(Mode::Write, Some(scene.anchor())).expect("it is sound");
    let by = operator("ada", Role::Admin);
    ledger.erase(&by, person(1)).expect("it is written").expect("there is something to erase");
}

const DIRECTORY: &[Attack] = &[
    by_rule("the box of one person is put in the row of another", "directory", |scene| {
        let sql =
            "UPDATE person SET sealed = (SELECT sealed FROM person WHERE id = ?1) WHERE id = ?2";
        scene.forger().change(sql, [person(1).uuid(), person(2).uuid()]);
    }),
    by_rule("what is known of somebody is sealed with another key", "directory", |scene| {
        let row = person(1).to_string();
        let spot = Spot { table: "person", column: "sealed", row: &row };
        let sealed = SameSeal { nth: 1 }.seal(spot, b"1").expect("it can be sealed");
        scene
            .forger()
            .change("UPDATE person SET sealed = ?1 WHERE id = ?2", (sealed, person(1).uuid()));
    }),
    by_rule("a box holds no person", "directory", |scene| {
        let row = person(1).to_string();
        let spot = Spot { table: "person", column: "sealed", row: &row };
        let sealed = SameSeal::default().seal(spot, b"Ada").expect("it can be sealed");
        scene
            .forger()
            .change("UPDATE person SET sealed = ?1 WHERE id = ?2", (sealed, person(1).uuid()));
    }),
    by_rule("somebody is found by the number of another", "directory", |scene| {
        scene.forger().change(
            "UPDATE person_key SET person = ?2 WHERE person = ?1 AND kind = 'number'",
            [person(1).uuid(), person(2).uuid()],
        );
    }),
    by_rule("somebody is not found by their name any more", "directory", |scene| {
        scene.forger().sql("DELETE FROM person_key WHERE kind = 'name'");
    }),
    by_rule("a digest is changed", "directory", |scene| {
        scene.forger().sql("UPDATE person_key SET digest = zeroblob(16) WHERE kind = 'name'");
    }),
    by_rule("a person is deleted and what finds them stays", "directory", |scene| {
        scene.forger().change("DELETE FROM person WHERE id = ?1", [person(2).uuid()]);
    }),
    by_rule("the digests are said to be of another key", "directory", |scene| {
        scene.forger().sql("UPDATE lookup_key SET generation = 2");
    }),
];

#[test]
fn a_changed_directory_is_noticed() {
    all_are_noticed(DIRECTORY);
}

#[test]
fn whoever_has_no_keys_is_told_what_was_not_compared() {
    let scene = Scene::new();
    let outside = Outside { sealing: Box::new(NoSealing), ..outside(&scene.clock) };
    let ledger = Ledger::open(&scene.path(), &acme(), Mode::Read, outside).expect("it opens");
    let verdict = ledger.verify(&mut |_| {}).expect("it can be verified");
    assert_eq!(verdict.problems, []);
    let said = verdict.notices.iter().find(|notice| notice.rule == "personal").expect("it is said");
    assert!(said.message.starts_with("the personal values were not compared"), "{said:?}");
    // What needs no key is found without one.
    scene.forger().sql("DELETE FROM personal WHERE label = 'to.name'");
    let found = ledger.verify(&mut |_| {}).expect("it can be verified").problems;
    assert!(found.iter().any(|problem| problem.rule == "personal"), "{found:?}");
}

#[test]
fn a_ledger_comes_to_another_vault_with_everything_that_it_keeps() {
    let scene = Scene::new();
    let other = SameSeal { nth: 1 };
    let open = |anchor| {
        let outside = Outside { sealing: Box::new(other), anchor, ..outside(&scene.clock) };
        Ledger::open(&scene.path(), &acme(), Mode::Write, outside).expect("it opens")
    };
    let mut ledger = open(Some(scene.anchor()));
    ledger.reseal(LookUps::Renewed, None).expect_err("the key of before is needed");
    let count = ledger.reseal(LookUps::Renewed, Some(&SameSeal::default())).expect("it is sealed");
    assert!(count > 4, "{count}");
    assert_eq!(ledger.verify(&mut |_| {}).expect("it can be verified").problems, []);
    let found = ledger.directory().people_named("1815").expect("it can be read");
    assert_eq!(found[0].name, "Ada Lovelace");
    assert_eq!(ledger.reseal(LookUps::Stay, None).expect("it is sealed"), 0, "once is enough");
}

#[test]
fn a_changed_personal_value_is_noticed() {
    all_are_noticed(VALUES);
}

#[test]
fn what_was_erased_is_not_missed_but_what_is_deleted_later_is() {
    let scene = Scene::new();
    erase(&scene);
    let verdict = scene.verify().unwrap();
    assert_eq!(verdict.problems, []);
}
