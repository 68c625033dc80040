//! Personal values, which entries commit to without containing them.

use custody::domain::party::Role;
use custody::ledger::Mode;

use super::{Attack, HANDED_OFF, RECEIVED, RETURNED, Scene, all_are_noticed, at_entry};
use crate::common::{operator, person};

const VALUES: &[Attack] = &[
    at_entry("a name is changed", HANDED_OFF, "personal", |scene| {
        scene
            .forger()
            .sql("UPDATE personal SET value = CAST('Alan Turing' AS BLOB) WHERE label = 'to.name'");
    }),
    at_entry("a salt is changed", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET salt = zeroblob(32) WHERE label = 'to.number'");
    }),
    at_entry("a value is deleted without erasing the person", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("DELETE FROM personal WHERE label = 'to.name'");
    }),
    at_entry("all values are deleted", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("DELETE FROM personal");
    }),
    at_entry("a value is moved to another entry", RECEIVED, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET seq = 3 WHERE label = 'from.name'");
    }),
    at_entry("a value is moved to an entry with values", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET seq = 11 WHERE label = 'from.name'");
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
                .change("UPDATE personal SET person = ?1 WHERE seq = 11", [person(2).uuid()]);
        },
    ),
    at_entry("a value is kept for an entry to come", 99, "personal", |scene| {
        scene.forger().sql(
            "INSERT INTO personal SELECT 99, label, person, salt, value FROM personal LIMIT 1",
        );
    }),
    at_entry("a value has a label that nobody knows", HANDED_OFF, "personal", |scene| {
        scene.forger().sql("UPDATE personal SET label = 'to.phone' WHERE label = 'to.name'");
    }),
    at_entry("a value is put back after it was erased", HANDED_OFF, "personal", |scene| {
        let sql = "SELECT salt, value, person FROM personal WHERE label = 'to.name'";
        let kept: (Vec<u8>, Vec<u8>, Vec<u8>) = scene
            .forger()
            .raw
            .query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .expect("it is there");
        erase(scene);
        let sql = "INSERT INTO personal (seq, label, salt, value, person)
             VALUES (11, 'to.name', ?1, ?2, ?3)";
        scene.forger().change(sql, kept);
    }),
];

fn erase(scene: &Scene) {
    let mut ledger = scene.open_with(Mode::Write, Some(scene.anchor())).expect("it is sound");
    let by = operator("ada", Role::Admin);
    ledger.erase(&by, person(1)).expect("it is written").expect("there is something to erase");
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
