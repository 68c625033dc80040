//! What was recorded later than it happened.

use super::{Cell, Range, Sheet, each_event, known_as};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;

const COLUMNS: &[&str] = &[
    "seq",
    "event_type",
    "item",
    "occurred_at",
    "recorded_at",
    "minutes_late",
    "operator",
    "reason",
    "item_id",
];

/// Late entries that were recorded in a range, in the order of the log.
pub(super) fn sheet(desk: &Desk<'_>, range: Range) -> Result<Sheet, Failure> {
    let mut rows = Vec::new();
    each_event(desk, range, &mut |row| {
        let fact = &row.fact;
        let Some(late) = &fact.late else { return };
        let minutes = (fact.at.as_millis() - late.occurred.as_millis()).max(0) / 60_000;
        rows.push(vec![
            Cell::Number(i64::try_from(fact.id.seq).unwrap_or(i64::MAX)),
            Cell::from(fact.event.kind()),
            Cell::Text(known_as(row)),
            Cell::Time(late.occurred),
            Cell::Time(fact.at),
            Cell::Number(minutes),
            Cell::from(fact.actor.as_str()),
            Cell::from(late.reason.as_str()),
            Cell::Text(fact.item.to_string()),
        ]);
    })?;
    Ok(Sheet { schema: "custody.report_late_entries.v1", columns: COLUMNS, rows })
}
