//! `custody hand-off`: custody passes to a person, with a manifest and a signature.

use std::path::PathBuf;

use clap::Args;

use super::args::{Globals, LateArgs};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{EvidenceKind, HandOver, Proof, Proxy};
use crate::domain::names::{Note, PlaceName};
use crate::ledger::{Line, Mode, Target};

/// Arguments of `hand-off`.
#[derive(Debug, Args)]
pub struct HandOffArgs {
    /// The items, by any identifier; all are handed off, or none
    #[arg(required = true)]
    items: Vec<String>,

    /// To whom
    #[arg(long, value_name = "PERSON")]
    to: String,

    /// Who collects for them
    #[arg(long, value_name = "PERSON", requires = "authority")]
    by: Option<String>,

    /// By what right the other person collects
    #[arg(long, value_name = "TEXT", requires = "by")]
    authority: Option<Note>,

    /// The signature: a PNG, JPEG or SVG picture, or a PDF
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,

    /// When it is due back (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE")]
    due: Option<String>,

    /// Where it is handed over
    #[arg(long, value_name = "PLACE")]
    place: Option<PlaceName>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    /// Set a refusal aside, and say why (admins; recorded)
    #[arg(long = "override", value_name = "REASON")]
    overriding: Option<Note>,

    #[command(flatten)]
    late: LateArgs,
}

/// Hands items off.
pub fn run(args: HandOffArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let items = args.items.iter().map(|text| desk.item(text)).collect::<Result<Vec<_>, _>>()?;
    let circumstances = desk.circumstances(&args.late, args.overriding.as_ref())?;
    let to = desk.person(&args.to)?.id;
    let due = args.due.as_deref().map(|text| desk.zone.read_end_of_day(text)).transpose()?;
    let by = match args.by.zip(args.authority) {
        Some((name, authority)) => Some(Proxy { person: desk.person_or_new(&name)?, authority }),
        None => None,
    };
    let signature = match &args.signature {
        Some(file) => Some(desk.keep(EvidenceKind::Signature, file)?),
        None => None,
    };
    let hand_over = HandOver {
        to,
        by,
        proof: Proof { signature },
        due,
        place: args.place,
        items: u16::try_from(items.len()).unwrap_or(u16::MAX),
        note: args.note,
    };
    let line =
        |item| Line { target: Target::Item(item), command: Command::HandOff(hand_over.clone()) };
    desk.carry_out(items.into_iter().map(line).collect(), &circumstances, &args.items)
}
