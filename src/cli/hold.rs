//! `custody hold` and `custody release`: what forbids a release, and when it no longer does.

use clap::Args;

use super::args::{self, Globals, LateArgs, OverrideArg};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::HoldCode;
use crate::domain::names::Note;
use crate::ledger::Mode;

/// Arguments of `hold`.
#[derive(Debug, Args)]
pub struct HoldArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Why they may not be released
    #[arg(long, value_parser = args::hold_code())]
    code: HoldCode,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    late: LateArgs,
}

/// Arguments of `release`.
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Which hold is lifted
    #[arg(long, value_parser = args::hold_code())]
    code: HoldCode,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    overriding: OverrideArg,

    #[command(flatten)]
    late: LateArgs,
}

/// Places a hold.
pub fn run(args: HoldArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let command = Command::Hold { code: args.code, note: args.note };
    desk.carry_out_for(&args.items, &command, &circumstances)
}

/// Lifts a hold.
pub fn release(args: ReleaseArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, args.overriding.overriding.as_ref())?;
    let command = Command::Release { code: args.code, note: args.note };
    desk.carry_out_for(&args.items, &command, &circumstances)
}
