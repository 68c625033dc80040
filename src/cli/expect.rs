//! `custody expect`: what is announced.

use std::path::PathBuf;

use clap::Args;

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::import::{How, ImportKind, import};
use super::import_people::PeopleArgs;
use super::input_file::Reading;
use super::ui::Ui;
use crate::ledger::Mode;

/// Arguments of `expect`.
#[derive(Debug, Args)]
pub struct ExpectArgs {
    /// A CSV, TSV or XLSX file with tracking numbers, serial numbers or lines of orders; `-` for stdin
    file: PathBuf,

    #[command(flatten)]
    how: How,

    #[command(flatten)]
    reading: Reading,
}

/// Announces parcels, serial numbers and lines of orders.
pub fn run(args: ExpectArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let reading = (&args.reading, PeopleArgs::default());
    import(&mut desk, &args.file, ImportKind::Expected, reading, (args.how, None))
}
