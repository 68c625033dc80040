//! What SQLite itself says of the file.

use rusqlite::Connection;

use super::Problem;

/// Indexes of some rows of a table. SQLite's check finds what they leave out, but nothing that they have
/// too much; so their lines are counted beside the rows that they are for. A `+` keeps a term
/// from being looked up in an index (<https://sqlite.org/optoverview.html>).
const PARTIAL_INDEXES: [(&str, &str); 4] = [
    (
        "person_key_is_of_one",
        "SELECT (SELECT count(*) FROM person_key WHERE +kind IN ('number', 'email', 'login')),
           (SELECT count(*) FROM person_key INDEXED BY person_key_is_of_one
              WHERE kind IN ('number', 'email', 'login'))",
    ),
    (
        "event_by_item",
        "SELECT (SELECT count(*) FROM event WHERE +item IS NOT NULL),
           (SELECT count(*) FROM event INDEXED BY event_by_item WHERE item IS NOT NULL)",
    ),
    (
        "item_by_custodian",
        "SELECT (SELECT count(*) FROM item
              WHERE +custodian_id IS NOT NULL AND +custodian_type = 'person'),
           (SELECT count(*) FROM item INDEXED BY item_by_custodian
              WHERE custodian_id IS NOT NULL AND custodian_type = 'person')",
    ),
    (
        "item_by_origin",
        "SELECT (SELECT count(*) FROM item WHERE +origin_parcel IS NOT NULL),
           (SELECT count(*) FROM item INDEXED BY item_by_origin WHERE origin_parcel IS NOT NULL)",
    ),
];

/// SQLite's own check may fail as an error or as rows; either way it is a finding. The whole of it:
/// the quick one believes that indexes say what their tables do, and histories are read by index.
pub(super) fn check_storage(connection: &Connection) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut problem = |message: String| {
        problems.push(Problem { seq: None, rule: "storage", message });
    };
    let rows = connection.prepare("PRAGMA integrity_check").and_then(|mut statement| {
        let lines = statement.query_map((), |row| row.get::<_, String>(0))?;
        lines.collect::<Result<Vec<_>, _>>()
    });
    match rows {
        Ok(lines) => {
            for line in lines.iter().filter(|line| *line != "ok") {
                problem(line.clone());
            }
        }
        Err(error) => problem(error.to_string()),
    }
    for (index, rows_and_lines) in PARTIAL_INDEXES {
        let counts = connection.query_row(rows_and_lines, (), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        });
        // What cannot be counted has another schema, which is said elsewhere.
        if counts.is_ok_and(|(rows, lines)| rows != lines) {
            let text = format!("index {index} says something else than its table");
            problem(text);
        }
    }
    problems
}
