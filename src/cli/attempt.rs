//! `custody decline` and `custody attempt`: a hand-off that did not come about.

use std::path::PathBuf;

use clap::Args;

use super::args::{Globals, LateOnly};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::EvidenceKind;
use crate::domain::names::Note;
use crate::ledger::Mode;

/// Arguments of `decline`.
#[derive(Debug, Args)]
pub struct DeclineArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Why the recipient did not want it
    #[arg(long, value_name = "TEXT")]
    reason: Note,

    #[command(flatten)]
    late: LateOnly,
}

/// Arguments of `attempt`.
#[derive(Debug, Args)]
pub struct AttemptArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Why it could not be delivered
    #[arg(long, value_name = "TEXT")]
    reason: Note,

    /// A picture to keep as evidence
    #[arg(long, value_name = "FILE")]
    photo: Option<PathBuf>,

    #[command(flatten)]
    late: LateOnly,
}

/// Records that the recipient said no.
pub fn decline(args: DeclineArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late.because(&args.reason), None)?;
    desk.carry_out_for(&args.items, &Command::Decline { reason: args.reason }, &circumstances)
}

/// Records a failed delivery round.
pub fn run(args: AttemptArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late.because(&args.reason), None)?;
    let photo = desk.keep_if_given(EvidenceKind::Photo, args.photo.as_ref())?;
    let command = Command::FailAttempt { reason: args.reason, photo };
    desk.carry_out_for(&args.items, &command, &circumstances)
}
