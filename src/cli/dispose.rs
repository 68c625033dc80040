//! How items leave the books: `dispose`, `return-to-sender`, `replace`; and `sanitize` before that.

use std::path::PathBuf;

use clap::Args;

use super::args::{self, Globals, LateArgs, LateOnly, OverrideArg};
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Disposal, EvidenceKind, Sanitization, SanitizeMethod};
use crate::domain::names::{Label, Note, OperatorName, TrackingNumber};
use crate::ledger::Mode;

/// Arguments of `dispose`.
#[derive(Debug, Args)]
pub struct DisposeArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// How: recycled, destroyed, sold, donated, written off
    #[arg(long)]
    method: Label,

    /// The other operator who approved it
    #[arg(long, value_name = "OPERATOR")]
    approver: OperatorName,

    /// The certificate of destruction or the receipt
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    overriding: OverrideArg,

    #[command(flatten)]
    late: LateArgs,
}

/// Arguments of `return-to-sender`.
#[derive(Debug, Args)]
pub struct ReturnToSenderArgs {
    /// The parcels, by tracking number
    #[arg(required = true)]
    parcels: Vec<String>,

    /// Why
    #[arg(long, value_name = "TEXT", default_value = "undeliverable")]
    reason: Note,

    /// Who takes it back [default: who brought it]
    #[arg(long)]
    carrier: Option<Label>,

    /// The tracking number it travels back under
    #[arg(long, value_name = "T")]
    tracking: Option<TrackingNumber>,

    #[command(flatten)]
    late: LateOnly,
}

/// Arguments of `replace`.
#[derive(Debug, Args)]
pub struct ReplaceArgs {
    /// The asset, by any identifier
    item: String,

    /// The asset that takes its place
    #[arg(long, value_name = "ITEM")]
    by: String,

    /// The other operator who approved it
    #[arg(long, value_name = "OPERATOR")]
    approver: OperatorName,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Note,
}

/// Arguments of `sanitize`.
#[derive(Debug, Args)]
pub struct SanitizeArgs {
    /// The assets, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// How far (NIST SP 800-88)
    #[arg(long, value_parser = args::sanitize_method())]
    method: SanitizeMethod,

    /// With what
    #[arg(long)]
    tool: Option<Label>,

    /// It did not succeed
    #[arg(long)]
    failed: bool,

    /// The operator who checked it
    #[arg(long, value_name = "OPERATOR")]
    verifier: Option<OperatorName>,

    /// The certificate of the tool
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,

    #[command(flatten)]
    late: LateArgs,
}

/// Disposes of items.
pub fn run(args: DisposeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, args.overriding.overriding.as_ref())?;
    let certificate = desk.keep_if_given(EvidenceKind::Certificate, args.certificate.as_ref())?;
    let disposal =
        Disposal { method: args.method, approver: args.approver, certificate, note: args.note };
    desk.carry_out_for(&args.items, &Command::Dispose(disposal), &circumstances)
}

/// Sends parcels back.
pub fn return_to_sender(
    args: ReturnToSenderArgs,
    globals: &Globals,
    ui: &Ui,
) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late.because(&args.reason), None)?;
    let (carrier, tracking, reason) = (args.carrier, args.tracking, args.reason);
    let command = Command::ReturnToSender { carrier, tracking, reason };
    let parcels = desk.parcels(&args.parcels)?;
    desk.carry_out_each(&parcels, &command, &circumstances)
}

/// Closes an asset because another takes its place.
pub fn replace(args: ReplaceArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let by = desk.item(&args.by)?;
    let command = Command::Replace { by, approver: args.approver, reason: args.reason };
    desk.carry_out_for(&[args.item], &command, &super::desk::Circumstances::default())
}

/// Records a sanitization.
pub fn sanitize(args: SanitizeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let certificate = desk.keep_if_given(EvidenceKind::Certificate, args.certificate.as_ref())?;
    let sanitization = Sanitization {
        method: args.method,
        tool: args.tool,
        passed: !args.failed,
        verifier: args.verifier,
        certificate,
    };
    desk.carry_out_for(&args.items, &Command::Sanitize(sanitization), &circumstances)
}
