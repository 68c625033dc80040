//! `custody expect`: parcels that are announced.

use std::path::PathBuf;

use clap::Args;

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::import::{ImportKind, import};
use super::input_file::Reading;
use super::ui::Ui;
use crate::ledger::Mode;

/// Arguments of `expect`.
#[derive(Debug, Args)]
pub struct ExpectArgs {
    /// A CSV, TSV or XLSX file with tracking, and optionally carrier, sender, recipient, reference and serials;
    /// `-` for stdin
    file: PathBuf,

    /// Say what would happen, and record nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    reading: Reading,
}

/// Announces parcels.
pub fn run(args: ExpectArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    import(&mut desk, &args.file, ImportKind::Expected, &args.reading, args.dry_run)
}
