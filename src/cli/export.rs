//! `custody export`: events, assets and hand-offs, as other systems import them.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::Globals;
use super::corrections::Corrections;
use super::desk::Desk;
use super::export_rows::{ASSET_COLUMNS, EVENT_COLUMNS, HANDOFF_COLUMNS, Rows, Trouble};
use super::failure::{Failure, Kind};
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

/// Writes beside the target and renames, so that a reader never sees half a file. What is no regular
/// file (a pipe, a device) is written into: a rename would put a file in its place.
fn write_file(
    desk: &Desk<'_>,
    kind: ExportKind,
    range: &Range,
    format: RowFormat,
    path: &Path,
) -> Result<u64, Failure> {
    let failed = |error: io::Error| {
        let mut failure = Failure::because(Kind::CannotCreate, &error);
        failure.message = format!("{}: {}", path.display(), failure.message);
        failure.hint("check that the folder exists and can be written")
    };
    let said = |trouble: Trouble| match trouble {
        Trouble::Output(error) => failed(error),
        Trouble::Ledger(error) => error.into(),
    };
    let path = &behind_links(path).map_err(failed)?;
    let before = match fs::metadata(path) {
        Ok(about) => Some(about),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if before.as_ref().is_some_and(|about| !about.is_file()) {
        let file = File::options().write(true).open(path).map_err(failed)?;
        return write_rows(desk, kind, range, format, file).map_err(said);
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // What a program makes anew is for whom the umask says; what was there stays as it was set.
    let file = tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .map_err(failed)?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions()).map_err(failed)?;
    }
    let rows = write_rows(desk, kind, range, format, file.as_file()).map_err(said)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(rows)
}

/// The file that a path leads to, through symbolic links, whether it is there or not.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    // As many as Linux follows (path_resolution(7)).
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    Err(io::Error::other("too many symbolic links"))
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
