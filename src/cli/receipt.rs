//! `custody receipt`: one event, as it can be shown to others, and the proof that it is in the log.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::output;
use super::phrases::{NameBook, sentence};
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::event::{Fact, ItemKind};
use crate::ledger::proof::ReceiptProof;
use crate::ledger::{Disclosure, Mode};

/// Arguments of `receipt`.
#[derive(Debug, Args)]
pub struct ReceiptArgs {
    /// The event: its number in `custody history`, or as it is printed on a receipt
    event: String,

    /// Write the proof to a file, by custom *.tlog-proof; - is standard output
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,

    /// Which personal values the proof shows; the others stay behind their commitments
    #[arg(long, value_enum, default_value_t = Disclose::Names, value_name = "WHICH")]
    disclose: Disclose,
}

/// Which personal values a proof shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Disclose {
    None,
    Names,
    All,
}

impl Disclose {
    fn shows(self, value: &Disclosure) -> bool {
        match self {
            Self::None => false,
            Self::Names => value.label.is_a_name(),
            Self::All => true,
        }
    }
}

/// Shows a receipt, and writes its proof.
pub fn run(args: &ReceiptArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let event = desk.event(&args.event)?;
    let unknown = || {
        Failure::new(Kind::No, format!("there is no event {}", args.event))
            .hint("event numbers are in the first column of `custody history ITEM`")
    };
    if !desk.ledger.is_own(event) {
        return Err(unknown());
    }
    let proof = desk.ledger.prove(event.seq, |value| args.disclose.shows(value))?;
    let proof = proof.ok_or_else(unknown)?;
    // An event about the log itself has a proof, but nothing to show at the counter.
    let fact = desk.ledger.fact(event.seq)?;
    match &args.proof {
        Some(path) if path.as_os_str() == "-" => {
            return ui.bytes(proof.to_string().as_bytes(), false);
        }
        Some(path) => write(path, &proof)?,
        None => {}
    }
    if ui.is_json() {
        return ui.json(&receipt_json(&desk, fact.as_ref(), &proof)?);
    }
    say(&desk, fact.as_ref(), &proof, ui)?;
    if let Some(path) = &args.proof {
        ui.status(&format!("The proof is {}", path.display()));
        ui.status(&format!(
            "Whoever has it checks it with `custody verify --receipt FILE --key {}`",
            desk.ledger.identity_of(event.seq).key
        ));
    }
    Ok(())
}

fn write(path: &Path, proof: &ReceiptProof) -> Result<(), Failure> {
    let text = proof.to_string();
    output::whole(path, |mut file| {
        file.write_all(text.as_bytes()).map_err(|error| output::cannot_create(path, &error))
    })
}

fn say(desk: &Desk<'_>, fact: Option<&Fact>, proof: &ReceiptProof, ui: &Ui) -> Result<(), Failure> {
    let binding = desk.ledger.binding();
    let number = desk.ledger.receipt_number(desk.ledger.event_at(proof.index));
    ui.line(&format!("Receipt {number}"))?;
    let facts = [
        ("from", format!("{}, {}, {}", binding.tenant, binding.facility, binding.station)),
        ("item", fact.map_or_else(|| Ok("the log itself".to_owned()), |fact| item(desk, fact))?),
        ("what", fact.map_or_else(String::new, |fact| what(desk, fact))),
        ("event", desk.ledger.event_at(proof.index).to_string()),
        ("log", desk.ledger.identity_of(proof.index).origin().to_owned()),
    ];
    for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        ui.line(&format!("  {label:<10}{value}"))?;
    }
    Ok(())
}

fn item(desk: &Desk<'_>, fact: &Fact) -> Result<String, Failure> {
    let Some(row) = desk.ledger.row(fact.item)? else { return Ok(fact.item.to_string()) };
    let words = [row.maker.clone(), row.model.clone(), Some(row.kind.clone())];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let tag = row.tag.as_ref().map_or_else(String::new, |tag| format!(", tag {tag}"));
    Ok(format!("{} {}{tag}", words.join(" "), row.known_as()))
}

fn what(desk: &Desk<'_>, fact: &Fact) -> String {
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let row = desk.ledger.row(fact.item).ok().flatten();
    let kind = row.and_then(|row| ItemKind::from_word(&row.kind)).unwrap_or(ItemKind::Asset);
    sentence(fact, kind, &names, desk.ledger.binding().station.as_str())
}

fn receipt_json(
    desk: &Desk<'_>,
    fact: Option<&Fact>,
    proof: &ReceiptProof,
) -> Result<Value, Failure> {
    let entry: Value = serde_json::from_slice(&proof.entry).unwrap_or_default();
    let id = desk.ledger.event_at(proof.index);
    Ok(json!({
        "schema": "custody.receipt.v1",
        "receipt": desk.ledger.receipt_number(id),
        "event": id.to_string(),
        "kind": entry["kind"],
        "item": fact.map(|fact| item(desk, fact)).transpose()?,
        "summary": fact.map(|fact| what(desk, fact)),
        "at": fact.map(|fact| rfc3339(fact.at)),
        "occurred_at": fact.map(|fact| rfc3339(fact.occurred())),
        "actor": entry["actor"],
        "log": desk.ledger.identity_of(proof.index).origin(),
        "log_key": desk.ledger.identity_of(proof.index).key.to_string(),
        "entry": entry,
        "proof": proof.to_string(),
    }))
}
