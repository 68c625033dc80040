//! `custody transfer`: custody passes from person to person.

use clap::Args;

use super::args::{Globals, LateArgs, OverrideArg};
use super::desk::Desk;
use super::failure::Failure;
use super::signing::{Occasion, SigningArgs};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Passing, Proof};
use crate::domain::manifest::Passes;
use crate::domain::names::Note;
use crate::ledger::Mode;

/// Arguments of `transfer`.
#[derive(Debug, Args)]
pub struct TransferArgs {
    /// The assets, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Who has it now
    #[arg(long, value_name = "PERSON")]
    from: String,

    /// Who gets it
    #[arg(long, value_name = "PERSON")]
    to: String,

    #[command(flatten)]
    signing: SigningArgs,

    /// When it is due back (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE")]
    due: Option<String>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    overriding: OverrideArg,

    #[command(flatten)]
    late: LateArgs,
}

/// Passes assets on.
pub fn run(args: TransferArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let mut circumstances = desk.circumstances(&args.late, args.overriding.overriding.as_ref())?;
    let (from, to) = (desk.person(&args.from)?.id, desk.receiver(&args.to)?.id);
    let due = args.due.as_deref().map(|text| desk.zone.read_end_of_day(text)).transpose()?;
    let passing = Passing { from, to, proof: Proof::default(), due, note: args.note };
    let named = desk.items(&args.items)?;
    let occasion = Occasion::now(Passes::Transfer(&passing));
    let mut lines = named.lines(&Command::Transfer(passing.clone()));
    desk.have_signed(&args.signing, &occasion, &mut lines, &mut circumstances)?;
    desk.carry_out(lines, &circumstances, &named.subjects)?;
    desk.say_what_is_owed(&args.signing, &named.ids)
}
