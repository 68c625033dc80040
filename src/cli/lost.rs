//! `custody missing` and `custody found`.

use clap::Args;

use super::args::{self, Globals, LateArgs, LateOnly};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::Condition;
use crate::domain::names::{Note, PlaceName};
use crate::ledger::Mode;

/// Arguments of `missing`.
#[derive(Debug, Args)]
pub struct MissingArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// How that was noticed
    #[arg(long, value_name = "TEXT", default_value = "not found")]
    reason: Note,

    #[command(flatten)]
    late: LateOnly,
}

/// Arguments of `found`.
#[derive(Debug, Args)]
pub struct FoundArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Where it is put
    #[arg(long, value_name = "PLACE")]
    at: PlaceName,

    /// The state it is in; until somebody has looked, it stays on hold
    #[arg(long, value_parser = args::condition(), default_value = "unknown")]
    condition: Condition,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    late: LateArgs,
}

/// Reports items missing.
pub fn run(args: MissingArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late.because(&args.reason), None)?;
    desk.carry_out_for(&args.items, &Command::ReportMissing { reason: args.reason }, &circumstances)
}

/// Records that items were found.
pub fn found(args: FoundArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let place = desk.place(&args.at)?;
    let command = Command::Find { place, condition: args.condition, note: args.note };
    desk.carry_out_for(&args.items, &command, &circumstances)
}
