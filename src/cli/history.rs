//! `custody history`: everything that happened to an item, mistakes included.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::phrases::{NameBook, sentence, summary};
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::event::{Event, Fact};
use crate::domain::names::EventId;
use crate::ledger::{History, Mode};

/// Arguments of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// The item, by any identifier
    item: String,
}

/// Shows a history.
pub fn run(args: &HistoryArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let id = desk.item(&args.item)?;
    let history = desk.ledger.history(id)?;
    let history = history
        .ok_or_else(|| Failure::new(Kind::No, format!("nothing is known by {}", args.item)))?;
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let amended = amendments(&history);
    if ui.is_json() {
        let events = history
            .facts
            .iter()
            .map(|fact| fact_json(&desk, &history, &amended, fact, &names))
            .collect::<Result<Vec<_>, Failure>>()?;
        return ui.json_list(events, Value::Array);
    }
    let station = desk.ledger.binding().station.as_str();
    let width = history.facts.last().map_or(1, |fact| fact.id.seq.to_string().len());
    for fact in &history.facts {
        let text = sentence(fact, history.item.kind, &names, station);
        let void = history
            .set_aside
            .get(&fact.id)
            .map_or_else(String::new, |by| format!("  [does not count: see {}]", by.seq));
        let amended = amended.get(&fact.id).map_or_else(String::new, |by| {
            let by: Vec<String> = by.iter().map(ToString::to_string).collect();
            format!("  [amended: see {}]", by.join(", "))
        });
        ui.line(&format!("{:>width$}  {text}{void}{amended}", fact.id.seq))?;
    }
    Ok(())
}

/// The events that read differently now, each with the numbers of those that say so.
fn amendments(history: &History) -> BTreeMap<EventId, Vec<u64>> {
    let mut found: BTreeMap<EventId, Vec<u64>> = BTreeMap::new();
    for fact in &history.facts {
        if let Event::Amended { event, .. } = &fact.event {
            found.entry(*event).or_default().push(fact.id.seq);
        }
    }
    found
}

fn fact_json(
    desk: &Desk<'_>,
    history: &History,
    amended: &BTreeMap<EventId, Vec<u64>>,
    fact: &Fact,
    names: &NameBook<'_>,
) -> Result<Value, Failure> {
    let data = desk.ledger.data_of(fact.id.seq)?;
    Ok(json!({
        "schema": "custody.event.v1",
        "seq": fact.id.seq,
        "event": fact.id.to_string(),
        "receipt": desk.receipt_number(fact.id),
        "kind": fact.event.kind(),
        "at": rfc3339(fact.at),
        "occurred_at": rfc3339(fact.occurred()),
        "late": fact.late.is_some(),
        "late_reason": fact.late.as_ref().map(|late| late.reason.as_str()),
        "actor": fact.actor.as_str(),
        "station": desk.ledger.binding().station.as_str(),
        "summary": summary(&fact.event, history.item.kind, names),
        "data": data,
        "voided_by": history.set_aside.get(&fact.id).map(|by| by.seq),
        "amended_by": amended.get(&fact.id).cloned().unwrap_or_default(),
    }))
}
