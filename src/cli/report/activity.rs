//! How much of what each operator has recorded.

use std::collections::BTreeMap;

use super::{Cell, Range, Sheet, each_event};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::domain::names::Timestamp;

const COLUMNS: &[&str] = &["operator", "event_type", "events", "late", "first_at", "last_at"];

struct Tally {
    events: i64,
    late: i64,
    first: Timestamp,
    last: Timestamp,
}

/// Events that were recorded in a range, counted by operator and kind.
pub(super) fn sheet(desk: &Desk<'_>, range: Range) -> Result<Sheet, Failure> {
    let mut tallies: BTreeMap<(String, String), Tally> = BTreeMap::new();
    each_event(desk, range, &mut |row| {
        let fact = &row.fact;
        let key = (fact.actor.to_string(), fact.event.kind().to_owned());
        let tally = tallies.entry(key).or_insert_with(|| Tally {
            events: 0,
            late: 0,
            first: fact.at,
            last: fact.at,
        });
        tally.events += 1;
        tally.late += i64::from(fact.late.is_some());
        // A clock may have been set back.
        tally.first = tally.first.min(fact.at);
        tally.last = tally.last.max(fact.at);
    })?;
    let cells = |((operator, kind), tally): ((String, String), Tally)| {
        vec![
            Cell::Text(operator),
            Cell::Text(kind),
            Cell::Number(tally.events),
            Cell::Number(tally.late),
            Cell::Time(tally.first),
            Cell::Time(tally.last),
        ]
    };
    let rows = tallies.into_iter().map(cells).collect();
    Ok(Sheet { schema: "custody.report_activity.v1", columns: COLUMNS, rows })
}
