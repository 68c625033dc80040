//! How cases are shown.

use serde_json::{Value, json};

use super::super::desk::Desk;
use super::super::failure::Failure;
use super::super::phrases::NameBook;
use super::super::time::rfc3339;
use super::{beside_the_list, is_still_theirs};
use crate::domain::cases::{Case, CaseLine, CaseVerdict, LineSettlement};
use crate::domain::names::ItemId;
use crate::domain::refusal::Names as _;
use crate::ledger::LedgerError;

/// A case as programs see it.
pub fn case_json(desk: &Desk<'_>, case: &Case) -> Result<Value, LedgerError> {
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let opening = &case.opening;
    let lines = case.lines.iter().map(|line| line_json(desk, &names, line));
    let beside = beside_the_list(desk, case)?;
    Ok(json!({
        "schema": "custody.case.v1",
        "case": case.id.seq,
        "event": case.id.to_string(),
        "person": opening.person.to_string(),
        "name": names.person(opening.person),
        "kind": opening.kind.as_str(),
        "reason": opening.reason.as_ref().map(ToString::to_string),
        "due": opening.due.map(rfc3339),
        "opened_at": rfc3339(case.opened_at),
        "opened_by": case.opened_by.as_str(),
        "open_lines": case.open_lines(),
        "lines": lines.collect::<Result<Vec<_>, _>>()?,
        "not_listed": beside.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "closed": case.closed.as_ref().map(|closed| json!({
            "event": closed.entry.to_string(),
            "at": rfc3339(closed.at),
            "by": closed.by.as_str(),
            "override": closed.overriding.as_ref().map(ToString::to_string),
        })),
    }))
}

fn line_json(desk: &Desk<'_>, names: &NameBook<'_>, line: &CaseLine) -> Result<Value, LedgerError> {
    let row = desk.ledger.row(line.item)?;
    let settled = line.settled.as_ref();
    let said = settled.map(|settled| &settled.said);
    let event = |event: crate::domain::names::EventId| event.to_string();
    Ok(json!({
        "item": line.item.to_string(),
        "known_as": names.item(line.item),
        "maker": row.as_ref().and_then(|row| row.maker.clone()),
        "model": row.as_ref().and_then(|row| row.model.clone()),
        "verdict": said.map(|said| said.verdict.as_str()),
        "note": said.and_then(|said| said.note.as_ref()).map(ToString::to_string),
        "lacking": said.map(|said| said.lacking.iter().map(ToString::to_string).collect::<Vec<_>>()),
        "rests_on": said.and_then(|said| said.rests_on).map(event),
        "instead_of": said.and_then(|said| said.instead).map(event),
        "event": settled.map(|settled| event(settled.entry)),
        "settled_at": settled.map(|settled| rfc3339(settled.at)),
        "settled_by": settled.map(|settled| settled.by.as_str()),
    }))
}

/// Lists cases.
pub fn list(desk: &Desk<'_>, cases: &[Case]) -> Result<(), Failure> {
    if desk.ui.is_json() {
        let list = cases.iter().map(|case| case_json(desk, case)).collect::<Result<_, _>>()?;
        let whole = |list| json!({"schema": "custody.cases.v1", "cases": list});
        return desk.ui.json_list(list, whole);
    }
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let now = desk.now();
    let row = |case: &Case| {
        let is_late = case.closed.is_none() && case.opening.due.is_some_and(|due| due < now);
        let due = case.opening.due.map_or_else(String::new, |due| desk.zone.show_date(due));
        let settled = case.lines.len() - case.open_lines();
        vec![
            case.id.seq.to_string(),
            case.opening.kind.to_string(),
            names.person(case.opening.person),
            state(case).to_owned(),
            format!("{settled} of {}", case.lines.len()),
            if is_late { format!("{due}, overdue") } else { due },
            desk.zone.show(case.opened_at),
        ]
    };
    let header = ["case", "kind", "person", "state", "settled", "due", "opened"];
    desk.ui.table(&header, &cases.iter().map(row).collect::<Vec<_>>())
}

const fn state(case: &Case) -> &'static str {
    if case.closed.is_some() { "closed" } else { "open" }
}

/// Shows a case line by line.
pub fn show(desk: &Desk<'_>, case: &Case) -> Result<(), Failure> {
    if desk.ui.is_json() {
        return desk.ui.json(&case_json(desk, case)?);
    }
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let Case { opening, .. } = case;
    let due =
        opening.due.map_or_else(String::new, |due| format!(", due {}", desk.zone.show_date(due)));
    let reason = opening.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
    desk.ui.line(&format!(
        "case {} of {} ({}){due}{reason}",
        case.id.seq,
        names.person(opening.person),
        opening.kind
    ))?;
    desk.ui.line(&format!(
        "opened on {} by {}  receipt {}",
        desk.zone.show(case.opened_at),
        case.opened_by,
        desk.receipt_number(case.id)
    ))?;
    if let Some(closed) = &case.closed {
        let overriding = closed
            .overriding
            .as_ref()
            .map_or_else(String::new, |reason| format!(", who took things back: {reason}"));
        desk.ui.line(&format!(
            "closed on {} by {}{overriding}  receipt {}",
            desk.zone.show(closed.at),
            closed.by,
            desk.receipt_number(closed.entry)
        ))?;
    }
    let rows =
        case.lines.iter().map(|line| cells(desk, &names, line)).collect::<Result<Vec<_>, _>>()?;
    desk.ui.table(
        &["item", "maker and model", "verdict", "why", "shown by", "settled", "by"],
        &rows,
    )?;
    say_beside(desk, case)
}

fn cells(
    desk: &Desk<'_>,
    names: &NameBook<'_>,
    line: &CaseLine,
) -> Result<Vec<String>, LedgerError> {
    let row = desk.ledger.row(line.item)?;
    let words = row.map(|row| [row.maker, row.model].into_iter().flatten().collect::<Vec<_>>());
    let mut cells = vec![names.item(line.item), words.unwrap_or_default().join(" ")];
    let Some(settled) = &line.settled else {
        cells.extend(["open", "", "", "", ""].map(str::to_owned));
        return Ok(cells);
    };
    let said = &settled.said;
    let lacking = said.lacking.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let lacking = if lacking.is_empty() { lacking } else { format!("without {lacking}") };
    let why = [Some(lacking), said.note.as_ref().map(ToString::to_string)];
    let why: Vec<String> = why.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    cells.extend([
        said.verdict.to_string(),
        why.join(": "),
        said.rests_on.map_or_else(String::new, |event| desk.receipt_number(event)),
        desk.zone.show(settled.at),
        settled.by.to_string(),
    ]);
    Ok(cells)
}

/// What they have and the list does not: it was frozen.
fn say_beside(desk: &Desk<'_>, case: &Case) -> Result<(), Failure> {
    let beside = beside_the_list(desk, case)?;
    if beside.is_empty() || case.closed.is_some() {
        return Ok(());
    }
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let shown: Vec<String> = beside.iter().take(5).map(|item| names.item(*item)).collect();
    let more =
        if beside.len() > 5 { format!(" and {} more", beside.len() - 5) } else { String::new() };
    desk.ui.status(&format!("they also have, not on this list: {}{more}", shown.join(", ")));
    Ok(())
}

/// Answers that a case was opened.
pub fn opened(desk: &Desk<'_>, case: &Case) -> Result<(), Failure> {
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let items: Vec<String> = case.lines.iter().map(|line| names.item(line.item)).collect();
    let count = items.len();
    let due = case
        .opening
        .due
        .map_or_else(String::new, |due| format!(", due {}", desk.zone.show_date(due)));
    desk.ui.line(&format!(
        "+ case {}  {} of {}{due}, {count} {}: {}  receipt {}",
        case.id.seq,
        case.opening.kind,
        names.person(case.opening.person),
        if count == 1 { "item" } else { "items" },
        items.join(", "),
        desk.receipt_number(case.id)
    ))?;
    say_beside(desk, case)
}

/// Answers what was settled, and what is left.
pub fn settled(
    desk: &Desk<'_>,
    case: &Case,
    said: &[(ItemId, Option<LineSettlement>)],
) -> Result<(), Failure> {
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let number = case.id.seq;
    for (item, settlement) in said {
        if desk.ui.is_json() {
            let line = case.line(*item).map(|line| line_json(desk, &names, line)).transpose()?;
            desk.ui.json_line(&json!({
                "schema": "custody.case_line.v1",
                "outcome": if settlement.is_some() { "recorded" } else { "unchanged" },
                "case": number,
                "open_lines": case.open_lines(),
                "line": line,
            }))?;
            continue;
        }
        let what = names.item(*item);
        let Some(settled) = case.line(*item).and_then(|line| line.settled.as_ref()) else {
            continue;
        };
        let verdict = settled.said.verdict;
        let receipt = desk.receipt_number(settled.entry);
        if settlement.is_none() {
            let (at, by) = (desk.zone.show(settled.at), &settled.by);
            desk.ui.line(&format!(
                "= {what}  already so: settled as {verdict} in case {number}, {at} by {by}  receipt {receipt}"
            ))?;
            continue;
        }
        desk.ui
            .line(&format!("+ {what}  settled as {verdict} in case {number}  receipt {receipt}"))?;
        let speaks_of_custody = !verdict.needs_return() && verdict != CaseVerdict::Missing;
        if speaks_of_custody && is_still_theirs(desk, case, *item)? {
            desk.ui.status(&format!(
                "by the record, {} still has {what}; settling does not change that",
                names.person(case.opening.person)
            ));
        }
    }
    if desk.ui.is_json() || case.closed.is_some() {
        return Ok(());
    }
    desk.ui.status(&match case.open_lines() {
        0 => format!(
            "every line is settled; whoever took none of it back closes it: `custody case close {number}`"
        ),
        1 => format!("1 line of case {number} is open"),
        open => format!("{open} lines of case {number} are open"),
    });
    Ok(())
}

/// Answers that a case is closed.
pub fn closed(desk: &Desk<'_>, case: &Case, is_new: bool) -> Result<(), Failure> {
    if desk.ui.is_json() {
        return desk.ui.json(&case_json(desk, case)?);
    }
    let Some(closed) = &case.closed else { return Ok(()) };
    let (number, receipt) = (case.id.seq, desk.receipt_number(closed.entry));
    if !is_new {
        let (at, by) = (desk.zone.show(closed.at), &closed.by);
        return desk.ui.line(&format!(
            "= case {number}  already so: closed, {at} by {by}  receipt {receipt}"
        ));
    }
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let who = names.person(case.opening.person);
    desk.ui.line(&format!("+ case {number}  of {who} closed  receipt {receipt}"))?;
    desk.ui.status(&format!(
        "what came back and what did not, with its proofs: `custody certificate --case {number} --pdf FILE`"
    ));
    Ok(())
}
