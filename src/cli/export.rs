//! `custody export`: events, assets and hand-offs, as other systems import them.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::Globals;
use super::corrections::Corrections;
use super::desk::Desk;
use super::export_rows::{ASSET_COLUMNS, EVENT_COLUMNS, HANDOFF_COLUMNS, Rows, Trouble};
use super::failure::{Failure, Kind};
use super::output;
use super::ui::{Format, Ui};
use crate::domain::names::Timestamp;
use crate::exchange::export::{RowFormat, RowWriter};
use crate::ledger::{Filter, Mode};

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportKind {
    /// Every event, in the order of the log.
    Events,
    /// Every asset as it is now.
    Assets,
    /// Every hand-off, return and transfer: who had what, from when, and what proves it.
    Handoffs,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What to export
    #[arg(value_enum)]
    kind: ExportKind,

    /// The file to write, whole or not at all; `-` for stdout. A new file is for whom the umask says, an
    /// existing one keeps its mode
    #[arg(long, value_name = "FILE")]
    output: PathBuf,

    /// Only what was recorded at this time or later
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// Only what was recorded before this time
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
}

/// Exports.
pub fn run(args: ExportArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let range = Range {
        from: args.from.as_deref().map(|text| desk.zone.read(text)).transpose()?,
        to: args.to.as_deref().map(|text| desk.zone.read(text)).transpose()?,
    };
    if args.kind == ExportKind::Assets && (args.from.is_some() || args.to.is_some()) {
        let text = "assets are exported as they are now; --from and --to choose among events";
        return Err(Failure::new(Kind::Usage, text));
    }
    let format = match ui.format {
        Format::Table | Format::Csv => RowFormat::Csv,
        Format::Json | Format::Jsonl => RowFormat::JsonLines,
    };
    if args.output.as_os_str() == "-" {
        return match write_rows(&desk, args.kind, &range, format, ui.stdout()) {
            Ok(_) => Ok(()),
            Err(Trouble::Output(error)) => Err(Failure::stdout(error)),
            Err(Trouble::Ledger(error)) => Err(error.into()),
        };
    }
    let rows = write_file(&desk, args.kind, &range, format, &args.output)?;
    ui.status(&format!("{rows} rows written to {}", args.output.display()));
    Ok(())
}

/// Which events, by the time of their recording.
struct Range {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
}

impl Range {
    fn has(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| at >= from) && self.to.is_none_or(|to| at < to)
    }
}

/// Writes to a file, whole or not at all.
fn write_file(
    desk: &Desk<'_>,
    kind: ExportKind,
    range: &Range,
    format: RowFormat,
    path: &Path,
) -> Result<u64, Failure> {
    output::whole(path, |file| {
        write_rows(desk, kind, range, format, file).map_err(|trouble| match trouble {
            Trouble::Output(error) => output::cannot_create(path, &error),
            Trouble::Ledger(error) => error.into(),
        })
    })
}

fn write_rows(
    desk: &Desk<'_>,
    kind: ExportKind,
    range: &Range,
    format: RowFormat,
    to: impl Write,
) -> Result<u64, Trouble> {
    let ledger = &desk.ledger;
    let total = ledger.counts()?.events;
    let bar = desk.ui.progress(total, "exporting");
    let (schema, header) = match kind {
        ExportKind::Events => ("custody.event.v1", EVENT_COLUMNS),
        ExportKind::Assets => ("custody.asset.v1", ASSET_COLUMNS),
        ExportKind::Handoffs => ("custody.handoff.v1", HANDOFF_COLUMNS),
    };
    let corrections = match kind {
        ExportKind::Events | ExportKind::Handoffs => Corrections::of(ledger)?,
        ExportKind::Assets => Corrections::default(),
    };
    let mut rows = Rows::new(desk, corrections, RowWriter::begin(to, format, schema, header)?);
    match kind {
        ExportKind::Assets => {
            let filter = Filter { kind: Some("asset".to_owned()), ..Filter::default() };
            ledger.for_each_item(&filter, &mut |row| rows.keep_going(|rows| rows.asset(&row)))?;
        }
        ExportKind::Events | ExportKind::Handoffs => {
            ledger.for_each_event(0, total, &mut |row| {
                if row.fact.id.seq % 4096 == 0 {
                    bar.set_position(row.fact.id.seq);
                }
                if !range.has(row.fact.at) {
                    return true;
                }
                rows.keep_going(|rows| match kind {
                    ExportKind::Events => rows.event(&row),
                    ExportKind::Handoffs | ExportKind::Assets => rows.handoff(&row),
                })
            })?;
        }
    }
    bar.finish_and_clear();
    rows.finish()
}
