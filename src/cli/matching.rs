//! `custody match`: for whom a parcel is.

use clap::Args;

use super::args::{Globals, LateArgs};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{MatchHow, Recipient};
use crate::ledger::Mode;

/// Arguments of `match`.
#[derive(Debug, Args)]
pub struct MatchArgs {
    /// The parcels, by tracking number
    #[arg(required = true)]
    parcels: Vec<String>,

    /// For whom they are
    #[arg(long, value_name = "PERSON")]
    to: String,

    #[command(flatten)]
    late: LateArgs,
}

/// Sets the recipient.
pub fn run(args: MatchArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let person = desk.person(&args.to)?.id;
    let recipient = Recipient::Matched { person, how: MatchHow::Manual, score: None };
    let parcels = desk.parcels(&args.parcels)?;
    desk.carry_out_each(&parcels, &Command::Match { recipient }, &circumstances)
}
