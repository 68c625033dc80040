//! `custody subject export`: everything that is held about one person, and nothing about others.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::output::{cannot_create, private};
use super::person::person_json;
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::cases::{Case, CaseLine};
use crate::domain::event::Fact;
use crate::domain::names::PersonId;
use crate::ledger::{LedgerError, Mode};

/// Arguments of `subject`.
#[derive(Debug, Args)]
pub struct SubjectArgs {
    #[command(subcommand)]
    command: SubjectCommand,
}

#[derive(Debug, Subcommand)]
enum SubjectCommand {
    /// Write everything that is held about a person into a JSON file
    Export {
        /// Id, e-mail address, employee number or name
        person: String,

        /// The file
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Runs `subject`.
pub fn run(args: SubjectArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let SubjectCommand::Export { person, out } = args.command;
    let desk = Desk::open(globals, ui, Mode::Read)?;
    // Somebody who was erased is still known by their id.
    let (id, record) = match PersonId::parse(person.trim()) {
        Ok(id) => (id, desk.ledger.directory().person(id)?),
        Err(_) => desk.person(&person).map(|person| (person.id, Some(person)))?,
    };
    let mut events = Vec::new();
    for fact in desk.ledger.facts_about(id)? {
        events.push(event_json(&desk, id, &fact)?);
    }
    let held = desk.ledger.holdings_at(id, desk.now())?;
    let held: Vec<Value> = held.iter().map(|item| json!(item.id.to_string())).collect();
    let cases = desk.ledger.cases().of_person(id)?;
    let cases: Vec<Value> = cases.iter().map(|case| subject_case_json(&desk, case)).collect();
    let count = events.len();
    let whole = json!({
        "schema": "custody.subject.v1",
        "exported_at": rfc3339(desk.now()),
        "id": id.to_string(),
        "directory": record.as_ref().map(person_json),
        "holds": held,
        "events": events,
        "cases": cases,
    });
    let text = serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n";
    private(&out, |mut file| {
        file.write_all(text.as_bytes()).map_err(|error| cannot_create(&out, &error))
    })?;
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.subject_exported.v1",
            "person": id.to_string(),
            "file": out.display().to_string(),
            "events": count,
        }));
    }
    ui.line(&format!("{count} events and what the directory has are in {}", out.display()))
}

/// What somebody had to give back, and what became of it; who settled it is about others.
fn subject_case_json(desk: &Desk<'_>, case: &Case) -> Value {
    let line = |line: &CaseLine| {
        json!({
            "item": line.item.to_string(),
            "verdict": line.settled.as_ref().map(|settled| settled.said.verdict.as_str()),
            "settled_at": line.settled.as_ref().map(|settled| rfc3339(settled.at)),
        })
    };
    json!({
        "event": desk.receipt_number(case.id),
        "kind": case.opening.kind.as_str(),
        "opened_at": rfc3339(case.opened_at),
        "due": case.opening.due.map(rfc3339),
        "lines": case.lines.iter().map(line).collect::<Vec<_>>(),
        "closed_at": case.closed.as_ref().map(|closed| rfc3339(closed.at)),
    })
}

/// What happened to somebody: what and when, as whom, and what is kept of it. Who else took part, what was
/// remarked and who recorded it is about others.
fn event_json(desk: &Desk<'_>, id: PersonId, fact: &Fact) -> Result<Value, LedgerError> {
    let row = desk.ledger.row(fact.item)?;
    let as_whom: Vec<&str> = fact
        .event
        .parties()
        .into_iter()
        .filter(|(_, person)| *person == id)
        .map(|(role, _)| role.as_str())
        .collect();
    // Entries of other stations have their values there.
    let values = if desk.ledger.is_own(fact.id) {
        desk.ledger.personal_values(fact.id.seq)?
    } else {
        Vec::new()
    };
    let values: Vec<Value> = values
        .iter()
        .filter(|(person, _)| *person == id)
        .map(|(_, value)| json!({"label": value.label.as_str(), "value": value.value}))
        .collect();
    let evidence: Vec<Value> = fact
        .event
        .evidence()
        .into_iter()
        .map(|one| {
            json!({"kind": one.kind.as_str(), "sha256": HEXLOWER.encode(&one.sha256), "bytes": one.bytes})
        })
        .collect();
    Ok(json!({
        "event": desk.receipt_number(fact.id),
        "kind": fact.event.kind(),
        "occurred_at": rfc3339(fact.occurred()),
        "recorded_at": rfc3339(fact.at),
        "as": as_whom,
        "item": {
            "id": fact.item.to_string(),
            "kind": row.as_ref().map(|row| row.kind.clone()),
            "known_as": row.as_ref().map(crate::ledger::ItemRow::known_as),
            "maker": row.as_ref().and_then(|row| row.maker.clone()),
            "model": row.as_ref().and_then(|row| row.model.clone()),
        },
        "personal_values": values,
        "evidence": evidence,
    }))
}
