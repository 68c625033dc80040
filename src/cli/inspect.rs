//! `custody inspect`: somebody looked at an item.

use std::path::PathBuf;

use clap::Args;

use super::args::{self, Globals, LateArgs};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Condition, EvidenceKind, Inspection};
use crate::domain::names::{Label, Note};
use crate::ledger::Mode;

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// The state it is in; a damaged item goes on hold
    #[arg(long, value_parser = args::condition())]
    condition: Condition,

    /// An accessory that is there; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    present: Vec<Label>,

    /// An accessory that is not there; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    missing: Vec<Label>,

    /// A picture to keep as evidence; may be given several times
    #[arg(long, value_name = "FILE")]
    photo: Vec<PathBuf>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    late: LateArgs,
}

/// Records an inspection.
pub fn run(args: InspectArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let inspection = Inspection {
        condition: args.condition,
        present: args.present,
        missing: args.missing,
        photos: desk.keep_all(EvidenceKind::Photo, &args.photo)?,
        note: args.note,
    };
    desk.carry_out_for(&args.items, &Command::Inspect(inspection), &circumstances)
}
