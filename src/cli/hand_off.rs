//! `custody hand-off`: custody passes to a person, with a manifest and a signature.

use clap::Args;

use super::args::{Globals, LateArgs, OverrideArg, ProxyArgs, SignatureArg};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{EvidenceKind, HandOver, Proof};
use crate::domain::names::{Note, PlaceName};
use crate::ledger::Mode;

/// Arguments of `hand-off`.
#[derive(Debug, Args)]
pub struct HandOffArgs {
    /// The items, by any identifier; all are handed off, or none
    #[arg(required = true)]
    items: Vec<String>,

    /// To whom
    #[arg(long, value_name = "PERSON")]
    to: String,

    #[command(flatten)]
    proxy: ProxyArgs,

    #[command(flatten)]
    signature: SignatureArg,

    /// When it is due back (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE")]
    due: Option<String>,

    /// Where it is handed over
    #[arg(long, value_name = "PLACE")]
    place: Option<PlaceName>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    overriding: OverrideArg,

    #[command(flatten)]
    late: LateArgs,
}

/// Hands items off.
pub fn run(args: HandOffArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let named = desk.items(&args.items)?;
    let mut circumstances = desk.circumstances(&args.late, args.overriding.overriding.as_ref())?;
    let to = desk.receiver(&args.to)?.id;
    let due = args.due.as_deref().map(|text| desk.zone.read_end_of_day(text)).transpose()?;
    let by = desk.proxy(&args.proxy, &mut circumstances)?;
    let signature =
        desk.keep_if_given(EvidenceKind::Signature, args.signature.signature.as_ref())?;
    let hand_over = HandOver {
        to,
        by,
        proof: Proof { signature },
        due,
        place: args.place.map(|place| desk.place(&place)).transpose()?,
        items: u16::try_from(named.ids.len()).unwrap_or(u16::MAX),
        note: args.note,
    };
    desk.carry_out_each(&named, &Command::HandOff(hand_over), &circumstances)
}
