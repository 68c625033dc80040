//! How long things have been in the mailroom or on their way.

use super::{Cell, Range, Sheet, days_between, each_open, make_of, with_whom};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::domain::item::Standing;
use crate::domain::party::Custodian;
use crate::ledger::ItemRow;

const COLUMNS: &[&str] = &[
    "age", "days", "item", "kind", "status", "with", "place", "for", "since", "make", "carrier",
    "item_id",
];

/// The groups in which people look at ages: the first day that no longer belongs to each, and its word.
const GROUPS: [(i64, &str); 4] =
    [(3, "0-2 days"), (8, "3-7 days"), (31, "8-30 days"), (91, "31-90 days")];

/// What is to be passed on: what lies here, and what a courier or vendor has. `range` is when their
/// custody began.
pub(super) fn sheet(desk: &Desk<'_>, range: Range) -> Result<Sheet, Failure> {
    let now = desk.now();
    let mut found: Vec<(i64, Vec<Cell>)> = Vec::new();
    each_open(desk, &mut |row| {
        if is_underway(row) && range.has(row.since) {
            let days = days_between(row.since, now);
            found.push((row.since.as_millis(), cells(desk, row, days)));
        }
    })?;
    found.sort_by_key(|(since, _)| *since);
    let rows = found.into_iter().map(|(_, cells)| cells).collect();
    Ok(Sheet { schema: "custody.report_ageing.v1", columns: COLUMNS, rows })
}

fn is_underway(row: &ItemRow) -> bool {
    match row.standing {
        Standing::Held => true,
        Standing::Out => !matches!(row.custodian, Custodian::Person(_)),
        Standing::Unseen | Standing::Expected | Standing::Missing | Standing::Closed(_) => false,
    }
}

fn cells(desk: &Desk<'_>, row: &ItemRow, days: i64) -> Vec<Cell> {
    let group = GROUPS.iter().find(|(end, _)| days < *end);
    vec![
        Cell::from(group.map_or("over 90 days", |(_, word)| *word)),
        Cell::Number(days),
        Cell::Text(row.known_as()),
        Cell::Text(row.kind.clone()),
        Cell::from(row.word(desk.now())),
        Cell::Text(with_whom(desk, row)),
        Cell::maybe(row.place.as_deref()),
        Cell::maybe(row.recipient_name.as_deref()),
        Cell::Time(row.since),
        make_of(row),
        Cell::maybe(row.carrier.as_deref()),
        Cell::Text(row.id.to_string()),
    ]
}
