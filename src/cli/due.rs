//! `custody due`: when an asset that is out has to be back.

use clap::Args;

use super::args::Globals;
use super::desk::{Circumstances, Desk};
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::names::Note;
use crate::ledger::Mode;

/// Arguments of `due`.
#[derive(Debug, Args)]
pub struct DueArgs {
    /// The assets, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// The date (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE", required_unless_present = "waive")]
    on: Option<String>,

    /// It need not come back by any date
    #[arg(long, conflicts_with = "on")]
    waive: bool,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Note>,
}

/// Sets or waives the date.
pub fn run(args: DueArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let due = args.on.as_deref().map(|text| desk.zone.read_end_of_day(text)).transpose()?;
    let command = Command::SetDue { due, reason: args.reason };
    desk.carry_out_for(&args.items, &command, &Circumstances::default())
}
