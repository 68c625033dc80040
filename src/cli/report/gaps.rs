//! Where custody cannot be shown.

use super::{Cell, Range, Sheet, each_event, each_open, known_as, with_whom};
use crate::cli::corrections::Corrections;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::domain::event::Event;
use crate::domain::item::Standing;
use crate::domain::party::Custodian;
use crate::ledger::ItemRow;

const COLUMNS: &[&str] =
    &["gap", "item", "kind", "since", "with", "seq", "operator", "detail", "item_id"];

/// What is in doubt now, and then what was passed on without the proof that it was. `range` is since when
/// the one is so, and when the other was recorded.
pub(super) fn sheet(desk: &Desk<'_>, range: Range) -> Result<Sheet, Failure> {
    let mut rows = Vec::new();
    each_open(desk, &mut |row| {
        if let Some(gap) = gap_now(row).filter(|_| range.has(row.since)) {
            rows.push(vec![
                Cell::from(gap),
                Cell::Text(row.known_as()),
                Cell::Text(row.kind.clone()),
                Cell::Time(row.since),
                Cell::Text(with_whom(desk, row)),
                Cell::Number(row.last_seq),
                Cell::Nothing,
                Cell::Nothing,
                Cell::Text(row.id.to_string()),
            ]);
        }
    })?;
    let corrections = Corrections::before(&desk.ledger, desk.ledger.counts()?.events)?;
    each_event(desk, range, &mut |row| {
        let fact = &row.fact;
        // What was taken back passed nothing on.
        let event = corrections.read(fact);
        let Some((gap, detail)) = gap_of(event).filter(|_| !corrections.sets_aside(fact.id)) else {
            return;
        };
        rows.push(vec![
            Cell::from(gap),
            Cell::Text(known_as(row)),
            Cell::Text(row.item_kind.clone()),
            Cell::Time(fact.occurred()),
            Cell::Nothing,
            Cell::Number(i64::try_from(fact.id.seq).unwrap_or(i64::MAX)),
            Cell::from(fact.actor.as_str()),
            Cell::maybe(detail.as_deref()),
            Cell::Text(fact.item.to_string()),
        ]);
    })?;
    Ok(Sheet { schema: "custody.report_gaps.v1", columns: COLUMNS, rows })
}

/// Why nobody can say for certain who answers for an item now.
fn gap_now(row: &ItemRow) -> Option<&'static str> {
    if row.disputed {
        return Some("disputed");
    }
    match (row.standing, &row.custodian) {
        (Standing::Missing, _) => Some("missing"),
        (_, Custodian::Unknown | Custodian::Nobody) => Some("nobody answers for it"),
        (Standing::Out, Custodian::Courier(_) | Custodian::Carrier(_)) => Some("in transit"),
        _somebody_answers_for_it => None,
    }
}

/// What an event lacks that would prove who had the item, and its remark.
fn gap_of(event: &Event) -> Option<(&'static str, Option<String>)> {
    let remark = |note: &Option<crate::domain::names::Note>| note.as_ref().map(ToString::to_string);
    match event {
        Event::Received(a) if a.unattended => Some(("received unattended", remark(&a.note))),
        Event::HandedOff(h) if h.proof.signature.is_none() => {
            Some(("handed off without a signature", remark(&h.note)))
        }
        Event::Transferred(p) if p.proof.signature.is_none() => {
            Some(("transferred without a signature", remark(&p.note)))
        }
        Event::Returned(r) if r.unattended => Some(("returned unattended", remark(&r.note))),
        Event::Returned(r) if r.from.person().is_none() => {
            Some(("returned by somebody unknown", remark(&r.note)))
        }
        Event::Overridden { code, .. } => Some(("a rule was set aside", Some(code.to_string()))),
        _others_leave_no_gap => None,
    }
}
