//! `custody move`: an item lies somewhere else now.

use clap::Args;

use super::args::{Globals, LateArgs};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::names::PlaceName;
use crate::ledger::Mode;

/// Arguments of `move`.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Where they lie now
    #[arg(long, value_name = "PLACE")]
    at: PlaceName,

    #[command(flatten)]
    late: LateArgs,
}

/// Moves items.
pub fn run(args: MoveArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let place = desk.place(&args.at)?;
    desk.carry_out_for(&args.items, &Command::Move { place }, &circumstances)
}
