//! The tables beside the log, and the schema: none of them is believed.

use super::forger::{forged_key, operator_key_name};
use super::{Attack, RETURNED, Scene, all_are_noticed, at_entry, by_rule};

const OPERATORS: &[Attack] = &[
    by_rule("a role is raised", "operators", |scene| {
        scene.forger().sql("UPDATE operator SET role = 'admin' WHERE name = 'vera'");
    }),
    by_rule("a role is none", "operators", |scene| {
        scene.forger().sql("UPDATE operator SET role = 'king' WHERE name = 'vera'");
    }),
    by_rule("a key is swapped", "operators", |scene| {
        let key = forged_key(&operator_key_name("olga")).verifier().to_string();
        scene.forger().change("UPDATE operator SET key = ?1 WHERE name = 'olga'", [key]);
    }),
    by_rule("two keys change places", "operators", |scene| {
        scene.forger().sql(
            "CREATE TEMP TABLE honest AS SELECT * FROM operator;
             UPDATE operator SET key = (SELECT key FROM honest WHERE name = 'vera') WHERE name = 'olga';
             UPDATE operator SET key = (SELECT key FROM honest WHERE name = 'olga') WHERE name = 'vera';",
        );
    }),
    by_rule("an operator is added", "operators", |scene| {
        scene.forger().sql(
            "INSERT INTO operator SELECT 'eve', role, kind, key, active FROM operator LIMIT 1",
        );
    }),
    by_rule("an operator is removed", "operators", |scene| {
        scene.forger().sql("DELETE FROM operator WHERE name = 'olga'");
    }),
];

const BINDING: &[Attack] = &[
    by_rule("the facility", "binding", |scene| {
        scene.forger().sql("UPDATE binding SET facility = 'elsewhere'");
    }),
    by_rule("the station's name", "binding", |scene| {
        scene.forger().sql("UPDATE binding SET station = 'dock-2'");
    }),
    by_rule("the station", "binding", |scene| {
        scene.forger().sql("UPDATE epoch SET station_id = randomblob(16)");
    }),
    by_rule("the log's key", "binding", |scene| {
        let key = forged_key(super::forger::ORIGIN).verifier().to_string();
        scene.forger().change("UPDATE epoch SET log_key = ?1", [key]);
    }),
    by_rule("the number of the epoch", "binding", |scene| {
        scene.forger().sql("UPDATE epoch SET number = 7");
    }),
    by_rule("where the epoch begins", "binding", |scene| {
        scene.forger().sql("UPDATE epoch SET first_seq = 3");
    }),
    by_rule("an epoch that never was", "binding", |scene| {
        scene.forger().sql("INSERT INTO epoch SELECT 1, station_id, 99, log_key FROM epoch");
    }),
];

const SCHEMA: &[Attack] = &[
    by_rule("a trigger that rewrites entries is added", "schema", |scene| {
        scene.forger().sql(
            "CREATE TRIGGER helpful AFTER INSERT ON event BEGIN
               UPDATE item SET place = 'attic' WHERE id = NEW.item; END",
        );
    }),
    by_rule("a trigger in disguise is added", "schema", |scene| {
        // In LIKE, `_` stands for any letter: this is called almost like SQLite's own.
        scene.forger().sql(
            "CREATE TRIGGER sqliteXhelpful AFTER INSERT ON event BEGIN
               UPDATE item SET place = 'attic' WHERE id = NEW.item; END",
        );
    }),
    by_rule("a view is added", "schema", |scene| {
        scene.forger().sql("CREATE VIEW held AS SELECT * FROM item");
    }),
    by_rule("a table is added", "schema", |scene| {
        scene.forger().sql("CREATE TABLE notes (text TEXT)");
    }),
    by_rule("a trigger is dropped", "schema", |scene| {
        drop(scene.forger());
        drop(scene.forger());
        let raw = rusqlite::Connection::open(scene.path()).expect("the file is there");
        raw.execute_batch("DROP TRIGGER event_is_never_changed").expect("it is there");
    }),
    by_rule("a trigger is made harmless", "schema", |scene| {
        drop(scene.forger());
        let raw = rusqlite::Connection::open(scene.path()).expect("the file is there");
        raw.execute_batch(
            "DROP TRIGGER event_is_never_changed;
             CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT 1; END;",
        )
        .expect("it is SQL");
    }),
    by_rule("an index is dropped", "schema", |scene| {
        scene.forger().sql("DROP INDEX item_by_custodian");
    }),
    by_rule("the index of the histories is dropped", "schema", |scene| {
        scene.forger().sql("DROP INDEX event_by_item");
    }),
    by_rule("a check is taken out of a table", "schema", |scene| {
        scene.forger().sql(
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(hash) = 32)', '')
             WHERE name = 'tree'; PRAGMA writable_schema = OFF;",
        );
    }),
    by_rule("an index says something else than its table", "storage", |scene| {
        stale_index(scene);
    }),
];

/// Puts a line into `item_by_custodian` that the table does not have, so that lists by person lie.
fn stale_index(scene: &Scene) {
    let run = |sql: &str| {
        // Each in a connection of its own, which reads the schema anew.
        let raw = rusqlite::Connection::open(scene.path()).expect("the file is there");
        raw.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    let index_those_of = |from: &str, to: &str| {
        run(&format!(
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema
             SET sql = replace(sql, '= ''{from}''', '= ''{to}''') WHERE name = 'item_by_custodian'"
        ));
    };
    run("CREATE TABLE honest AS SELECT * FROM item WHERE serial = 'SN0001'");
    run("UPDATE item SET custodian_type = 'person', custodian_id = zeroblob(16)
         WHERE serial = 'SN0001'");
    // For a moment the index is one of other rows, and does not follow this one.
    index_those_of("person", "nobody");
    run("UPDATE item SET (custodian_type, custodian_id) =
           (SELECT custodian_type, custodian_id FROM honest) WHERE serial = 'SN0001'");
    index_those_of("nobody", "person");
    run("DROP TABLE honest");
}

#[test]
fn a_changed_list_of_operators_is_noticed() {
    all_are_noticed(OPERATORS);
}

#[test]
fn a_changed_binding_is_noticed() {
    all_are_noticed(BINDING);
}

#[test]
fn a_changed_schema_is_noticed() {
    all_are_noticed(SCHEMA);
}

/// Every column of the present, with another value than it has.
const COLUMNS: [(&str, &str); 29] = [
    ("kind", "'parcel'"),
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
    ("settled", "9"),
    ("serial", "'SN9'"),
    ("tag", "'T9'"),
    ("maker", "'HP'"),
    ("model", "'X'"),
    ("category", "'laptop'"),
    ("data_bearing", "1"),
    ("used", "0"),
    ("origin_parcel", "randomblob(16)"),
    ("disputed", "1"),
    ("epoch", "2"),
    ("last_seq", "1"),
    ("last_at", "0"),
];

#[test]
fn the_present_is_compared_column_by_column() {
    let scene = Scene::new();
    let raw = rusqlite::Connection::open(scene.path()).unwrap();
    raw.execute_batch("CREATE TEMP TABLE honest AS SELECT * FROM item").unwrap();
    for (column, value) in COLUMNS {
        let sql = format!("UPDATE item SET {column} = {value} WHERE serial = 'SN0001'");
        assert_eq!(raw.execute(&sql, ()).unwrap(), 1);
        let problems = scene.verify().unwrap().problems;
        let [problem] = problems.as_slice() else { panic!("{column}: {problems:?}") };
        assert_eq!((problem.seq, problem.rule), (Some(RETURNED), "projection"), "{column}");
        assert!(problem.message.ends_with(&format!("has a wrong {column}")), "{problem:?}");
        raw.execute_batch("DELETE FROM item; INSERT INTO item SELECT * FROM honest").unwrap();
    }
    assert_eq!(scene.verify().unwrap().problems, []);
}

const PRESENT: &[Attack] = &[
    at_entry("a row is deleted", RETURNED, "projection", |scene| {
        scene.forger().sql("DELETE FROM item WHERE serial = 'SN0001'");
    }),
    by_rule("a row is added before all others", "projection", |scene| {
        add_row(scene, "zeroblob(16)");
    }),
    by_rule("a row is added behind all others", "projection", |scene| {
        add_row(scene, "x'ffffffffffffffffffffffffffffffff'");
    }),
    at_entry("an identifier is deleted", RETURNED, "projection", |scene| {
        scene.forger().sql("DELETE FROM identifier WHERE value = 'SN0001'");
    }),
    at_entry("an identifier is changed", RETURNED, "projection", |scene| {
        scene.forger().sql("UPDATE identifier SET value = 'SN0002' WHERE value = 'SN0001'");
    }),
    at_entry("the kind of an identifier is changed", RETURNED, "projection", |scene| {
        scene.forger().sql("UPDATE identifier SET kind = 'imei' WHERE value = 'SN0001'");
    }),
    at_entry("an identifier is added", RETURNED, "projection", |scene| {
        scene.forger().sql(
            "INSERT INTO identifier SELECT 'SN0009', kind, item FROM identifier WHERE kind = 'serial'",
        );
    }),
    at_entry("an identifier of nothing is added", 0, "projection", |scene| {
        scene.forger().sql("INSERT INTO identifier VALUES ('SN0009', 'serial', zeroblob(16))");
    }),
    at_entry("a link to a person is deleted", RETURNED, "projection", |scene| {
        scene.forger().sql("DELETE FROM involved");
    }),
    at_entry("a link to a person is changed", RETURNED, "projection", |scene| {
        scene.forger().sql("UPDATE involved SET person = randomblob(16)");
    }),
    at_entry("a link to a person is added", RETURNED, "projection", |scene| {
        scene.forger().sql("INSERT INTO involved SELECT randomblob(16), item FROM involved");
    }),
];

fn add_row(scene: &Scene, id: &str) {
    scene.forger().sql(&format!(
        "CREATE TEMP TABLE forged AS SELECT * FROM item LIMIT 1; UPDATE forged SET id = {id};
         INSERT INTO item SELECT * FROM forged;"
    ));
}

#[test]
fn a_changed_present_is_noticed() {
    all_are_noticed(PRESENT);
}
