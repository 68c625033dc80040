//! `custody receipt`: one event, as it can be shown to others, on screen and on paper, with the proof that it is in the log.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::args::Globals;
use super::bundling::{self, Wish};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::forms::{self, FormArgs};
use super::phrases::{NameBook, sentence};
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::event::{Event, Fact, ItemKind};
use crate::ledger::proof::ReceiptProof;
use crate::ledger::{Disclosure, Mode};
use crate::paper;

/// Arguments of `receipt`.
#[derive(Debug, Args)]
pub struct ReceiptArgs {
    /// The event: its number in `custody history`, or as it is printed on a receipt
    event: String,

    #[command(flatten)]
    forms: FormArgs,

    /// Write the commands of a receipt printer (ESC/POS, 80 mm paper) to a file or a device; - is standard output
    #[arg(long, value_name = "FILE")]
    escpos: Option<PathBuf>,

    /// Write the proof alone to a file, by custom *.tlog-proof; - is standard output
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,

    /// Leave lines for both parties to sign on; a receipt that was signed on paper has them anyway
    #[arg(long)]
    copies_to_sign: bool,

    /// Prove it under a head that a witness has signed, too, rather than the first one
    #[arg(long)]
    witnessed: bool,

    /// Which personal values the receipt shows; the others stay behind their commitments
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

/// Shows a receipt, and writes it in the forms that are asked for.
pub fn run(args: &ReceiptArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let files = [&args.forms.html, &args.forms.pdf, &args.escpos, &args.proof];
    forms::one_standard_output(&files)?;
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let event = desk.event(&args.event)?;
    let unknown = || {
        Failure::new(Kind::No, format!("there is no event {}", args.event))
            .hint("event numbers are in the first column of `custody history ITEM`")
    };
    if !desk.ledger.is_own(event) {
        return Err(unknown());
    }
    if event.seq >= desk.ledger.head()?.checkpoint.size {
        return Err(unknown());
    }
    let head = bundling::head_for(&desk, event.seq, args.witnessed)?;
    let proof = desk.ledger.prove_under(event.seq, &head, |value| args.disclose.shows(value))?;
    let proof = proof.ok_or_else(unknown)?;
    // An event about the log itself has a proof, but nothing to show at the counter.
    let fact = desk.ledger.fact(event.seq)?;
    let mut written = Vec::new();
    if args.forms.is_asked_for() || args.escpos.is_some() {
        let wish = Wish {
            paper: args.forms.paper.size(),
            to_sign: args.copies_to_sign || is_signed_on_paper(&proof),
            witnessed: args.witnessed,
            discloses: &|value| args.disclose.shows(value),
        };
        let (bundle, proved) = bundling::of_event(&desk, event.seq, &wish)?.ok_or_else(unknown)?;
        let page = paper::document(&bundle, &proved)?;
        written = args.forms.write(&bundle, &page, ui)?;
        if let Some(path) = &args.escpos {
            forms::write(path, &paper::thermal::write(&page)?, true, ui)?;
            written.push(("The receipt for the printer", path));
        }
    }
    if let Some(path) = &args.proof {
        forms::write(path, proof.to_string().as_bytes(), false, ui)?;
        written.push(("The proof", path));
    }
    if args.forms.text || files.iter().any(|file| file.as_deref().is_some_and(forms::is_stdout)) {
        return Ok(());
    }
    if ui.is_json() {
        return ui.json(&receipt_json(&desk, fact.as_ref(), &proof)?);
    }
    say(&desk, fact.as_ref(), &proof, ui)?;
    if let Some(fact) = &fact {
        say_what_came_later(&desk, fact)?;
    }
    for (what, path) in &written {
        ui.status(&format!("{what} is {}", path.display()));
    }
    if !written.is_empty() {
        ui.status(&format!(
            "Whoever has it checks it with `custody verify --receipt FILE --key {}`",
            desk.ledger.identity_of(event.seq).key
        ));
    }
    Ok(())
}

/// A receipt never changes, so a signature or a paper that came later has one of its own.
fn say_what_came_later(desk: &Desk<'_>, main: &Fact) -> Result<(), Failure> {
    let Some(history) = desk.ledger.history(main.item)? else { return Ok(()) };
    for fact in &history.facts {
        let came = match &fact.event {
            Event::Signed { event, .. } if *event == main.id => "signed since",
            Event::Attached { event, .. } if *event == main.id => "something was attached since",
            _others => continue,
        };
        if !history.set_aside.contains_key(&fact.id) {
            let number = desk.receipt_number(fact.id);
            desk.ui.status(&format!("note: {came}: see `custody receipt {number}`"));
        }
    }
    Ok(())
}

/// Whether the parties signed, or will sign, what is printed.
fn is_signed_on_paper(proof: &ReceiptProof) -> bool {
    let entry: Value = serde_json::from_slice(&proof.entry).unwrap_or_default();
    entry["data"]["proof"]["signing"]["way"] == "paper"
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
