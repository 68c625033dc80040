//! What should have been back by now.

use super::{Cell, Range, Sheet, days_between, each_open, make_of, with_whom};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::domain::item::Standing;

const COLUMNS: &[&str] =
    &["days_overdue", "item", "tag", "with", "email", "due_at", "since", "make", "item_id"];

/// Assets that are out and past the date that was agreed. `range` is that date.
pub(super) fn sheet(desk: &Desk<'_>, range: Range) -> Result<Sheet, Failure> {
    let now = desk.now();
    let mut found: Vec<(i64, Vec<Cell>)> = Vec::new();
    each_open(desk, &mut |row| {
        let Some(due) = row.due.filter(|due| *due < now && range.has(*due)) else { return };
        if row.standing != Standing::Out {
            return;
        }
        let cells = vec![
            Cell::Number(days_between(due, now)),
            Cell::Text(row.known_as()),
            Cell::maybe(row.tag.as_deref()),
            Cell::Text(with_whom(desk, row)),
            Cell::maybe(row.custodian_email.as_deref()),
            Cell::Time(due),
            Cell::Time(row.since),
            make_of(row),
            Cell::Text(row.id.to_string()),
        ];
        found.push((due.as_millis(), cells));
    })?;
    found.sort_by_key(|(due, _)| *due);
    let rows = found.into_iter().map(|(_, cells)| cells).collect();
    Ok(Sheet { schema: "custody.report_overdue.v1", columns: COLUMNS, rows })
}
