//! `custody import`: a file of people, parcels or assets becomes facts, all of it or nothing.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufReader, Read as _, Seek as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::import_rows::{Maker, RowWork};
use super::ui::Ui;
use crate::domain::names::CommandId;
use crate::domain::refusal::Names;
use crate::exchange::import::{
    self, ASSET_COLUMNS, Column, EXPECTED_COLUMNS, ImportError, PARCEL_COLUMNS, PERSON_COLUMNS,
};
use crate::ledger::{Batch, LedgerError, Mode, Outcome, PersonChange};

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// The recipient directory.
    People,
    /// Parcels that have arrived.
    Parcels,
    /// Parcels that are announced.
    Expected,
    /// Assets that are here without a parcel of ours.
    Assets,
}

impl ImportKind {
    const fn columns(self) -> &'static [Column] {
        match self {
            Self::People => PERSON_COLUMNS,
            Self::Parcels => PARCEL_COLUMNS,
            Self::Expected => EXPECTED_COLUMNS,
            Self::Assets => ASSET_COLUMNS,
        }
    }

    const fn needed(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::People => &[&["name", "last", "email"]],
            Self::Parcels | Self::Expected => &[&["tracking"]],
            Self::Assets => &[&["serial", "tag"]],
        }
    }

    const fn noun(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Parcels => "parcels",
            Self::Expected => "announced parcels",
            Self::Assets => "assets",
        }
    }
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file, CSV or TSV with a header; `-` for stdin
    file: PathBuf,

    /// What its rows are
    #[arg(long, value_enum)]
    kind: ImportKind,

    /// Say what would happen, and record nothing
    #[arg(long)]
    dry_run: bool,

    /// A column of the file and what it is, for example "Inventory No=tag"; may be given several times
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
}

/// Rejected rows that are listed one by one before only their number is told.
const REJECTIONS_LISTED: u64 = 50;

/// What became of the rows.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    recorded: u64,
    unchanged: u64,
    rejected: u64,
}

/// Imports a file.
pub fn run(args: ImportArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    import(&mut desk, &args.file, args.kind, &args.map, args.dry_run)
}

/// Imports a file of one kind into an open ledger.
pub fn import(
    desk: &mut Desk<'_>,
    path: &Path,
    kind: ImportKind,
    map: &[String],
    dry_run: bool,
) -> Result<(), Failure> {
    let map = read_map(map)?;
    let source = Source::open(path, &format!("{kind:?}/{map:?}"))?;
    let mut rows = import::open(source.reader()?, kind.columns(), kind.needed(), &map)
        .map_err(|error| about(path, &error))?;
    let ui = desk.ui;
    ui.status(&format!("{}: {}", shown(path), rows.sniffed));
    if !rows.ignored.is_empty() {
        ui.status(&format!("columns that are not used: {}", rows.ignored.join(", ")));
    }
    let bar = ui.progress(source.bytes, kind.noun());
    let maker = Maker::new(desk, path)?;
    let mut seen: HashMap<u64, u64> = HashMap::new();
    let mut tally = Tally::default();
    let zone = desk.zone.clone();
    let mut batch = wait_for_batch(&mut desk.ledger, ui)?;
    let mut number = 0_u64;
    while let Some(row) = rows.next_row() {
        number += 1;
        let (line, made) = match row {
            Ok(row) => {
                bar.set_position(row.offset);
                (row.line, maker.work(kind, &row, &batch, source.command(number)))
            }
            Err(ImportError::Row { line, problem }) => (line, Ok(Err(problem))),
            Err(error) => return Err(about(path, &error)),
        };
        let came = match made? {
            Ok(work) => match first_line_with(&work, line, &mut seen) {
                Some(first) => RowCame::Rejected(format!("the same number stands in line {first}")),
                None => take(work, &mut batch)?,
            },
            Err(problem) => RowCame::Rejected(problem),
        };
        report(ui, line, &came, &mut tally, &BatchNames { batch: &batch, zone: &zone }, dry_run)?;
    }
    bar.finish_and_clear();
    if maker.unmatched() > 0 {
        ui.status(&format!(
            "{} rows name a recipient who is not, or not clearly, in the directory; see `custody list --unmatched`",
            maker.unmatched()
        ));
    }
    let finished = finish(batch, path, kind, tally, dry_run, ui);
    desk.say_anchor_trouble();
    finished
}

/// What became of one row.
enum RowCame {
    Recorded,
    Unchanged,
    Rejected(String),
    Refused(crate::domain::refusal::Refusal),
}

fn take(work: RowWork, batch: &mut Batch<'_>) -> Result<RowCame, Failure> {
    Ok(match work {
        RowWork::Order(order) => match batch.record(&order)? {
            Outcome::Recorded(_) => RowCame::Recorded,
            Outcome::Unchanged(_) => RowCame::Unchanged,
            Outcome::Refused(mut refusals) => RowCame::Refused(refusals.swap_remove(0).refusal),
        },
        RowWork::Person(person, at) => match batch.directory().put_person(&person, at)? {
            PersonChange::Added(_) | PersonChange::Changed(_) => RowCame::Recorded,
            PersonChange::Unchanged(_) => RowCame::Unchanged,
            PersonChange::Nameless => RowCame::Rejected("the name is missing".to_owned()),
            PersonChange::TwoPeople => RowCame::Rejected(
                "the number belongs to one person and the e-mail address to another".to_owned(),
            ),
        },
    })
}

/// The line that had one of the same identifiers before, if any. Neither of the two can be right.
fn first_line_with(work: &RowWork, line: u64, seen: &mut HashMap<u64, u64>) -> Option<u64> {
    let key = |identifier: &(&str, String)| {
        let mut hasher = DefaultHasher::new();
        identifier.hash(&mut hasher);
        hasher.finish()
    };
    let keys: Vec<u64> = work.identifiers().iter().map(key).collect();
    let first = keys.iter().find_map(|key| seen.get(key)).copied();
    if first.is_none() {
        seen.extend(keys.into_iter().map(|key| (key, line)));
    }
    first
}

fn report(
    ui: &Ui,
    line: u64,
    came: &RowCame,
    tally: &mut Tally,
    names: &dyn Names,
    dry_run: bool,
) -> Result<(), Failure> {
    let (word, why) = match came {
        RowCame::Recorded => {
            tally.recorded += 1;
            ("recorded", None)
        }
        RowCame::Unchanged => {
            tally.unchanged += 1;
            ("unchanged", None)
        }
        RowCame::Rejected(problem) => {
            tally.rejected += 1;
            ("rejected", Some(problem.clone()))
        }
        RowCame::Refused(refusal) => {
            tally.rejected += 1;
            ("rejected", Some(refusal.sentence(names)))
        }
    };
    if ui.is_json() && (dry_run || why.is_some()) {
        return ui.json_line(&json!({
            "schema": "custody.import_row.v1", "line": line, "outcome": word, "message": why,
        }));
    }
    if let Some(why) = why.filter(|_| tally.rejected <= REJECTIONS_LISTED) {
        ui.refused(
            &format!("line {line}"),
            why.strip_prefix(&format!("line {line}: ")).unwrap_or(&why),
            None,
        );
    }
    Ok(())
}

fn finish(
    batch: Batch<'_>,
    path: &Path,
    kind: ImportKind,
    tally: Tally,
    dry_run: bool,
    ui: &Ui,
) -> Result<(), Failure> {
    let Tally { recorded, unchanged, rejected } = tally;
    let all_good = rejected == 0;
    if all_good && !dry_run {
        batch.commit()?;
    } else {
        drop(batch);
    }
    let noun = kind.noun();
    let done = if dry_run { "would be recorded" } else { "recorded" };
    if ui.is_json() {
        ui.json_line(&json!({
            "schema": "custody.import.v1", "file": shown(path), "kind": noun,
            "recorded": if all_good { recorded } else { 0 }, "unchanged": unchanged,
            "rejected": rejected, "dry_run": dry_run,
        }))?;
    } else if all_good {
        ui.line(&format!("{recorded} {noun} {done}, {unchanged} known already"))?;
    }
    if all_good {
        return Ok(());
    }
    if rejected > REJECTIONS_LISTED {
        ui.status(&format!("and {} more", rejected - REJECTIONS_LISTED));
    }
    Err(Failure::new(
        Kind::RowsRejected,
        format!("{rejected} of {} rows cannot be taken; nothing was recorded", rejected + recorded + unchanged),
    )
    .hint("set these rows right and import the file again; rows that are known already stay as they are"))
}

/// Waits for other writers as long as a person would.
fn wait_for_batch<'l>(
    ledger: &'l mut crate::ledger::Ledger,
    ui: &Ui,
) -> Result<Batch<'l>, Failure> {
    for _ in 0..11 {
        match ledger.is_free() {
            Err(LedgerError::Busy) => {
                ui.status("waiting for another custody process to finish writing");
            }
            Err(other) => return Err(other.into()),
            Ok(()) => break,
        }
    }
    Ok(ledger.batch()?)
}

fn about(path: &Path, error: &ImportError) -> Failure {
    let kind = match error {
        ImportError::MapColumn { .. } | ImportError::MapField { .. } => Kind::Usage,
        ImportError::Io(_) => Kind::Io,
        ImportError::Empty
        | ImportError::Utf16
        | ImportError::TwoColumns { .. }
        | ImportError::NoColumn { .. }
        | ImportError::Row { .. } => Kind::RowsRejected,
    };
    let mut failure = Failure::because(kind, error);
    failure.message = format!("{}: {}", shown(path), failure.message);
    match error {
        ImportError::NoColumn { found, .. } | ImportError::MapColumn { found, .. } => failure
            .hint(format!("its columns are {}", found.join(", ")))
            .hint("say which is which with --map \"COLUMN=FIELD\""),
        _others_say_enough => failure,
    }
}

/// What people call the file.
fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".to_owned() } else { path.display().to_string() }
}

fn read_map(map: &[String]) -> Result<Vec<(String, String)>, Failure> {
    map.iter()
        .map(|pair| match pair.split_once('=') {
            Some((column, field)) => Ok((column.to_owned(), field.to_owned())),
            None => Err(Failure::new(Kind::Usage, format!("`{pair}` is not COLUMN=FIELD"))),
        })
        .collect()
}

/// A file that can be read twice: once for its digest, once for its rows.
struct Source {
    file: File,
    bytes: u64,
    /// The space in which row numbers become command ids.
    space: Uuid,
}

impl Source {
    fn open(path: &Path, meaning: &str) -> Result<Self, Failure> {
        let failed = |error: io::Error| {
            let path = shown(path);
            match error.kind() {
                io::ErrorKind::NotFound => {
                    Failure::new(Kind::InputMissing, format!("there is no file {path}"))
                }
                io::ErrorKind::IsADirectory => {
                    Failure::new(Kind::InputMissing, format!("{path} is a folder"))
                }
                _otherwise => {
                    let failure = Failure::because(Kind::Io, &error);
                    Failure { message: format!("{path}: {}", failure.message), ..failure }
                }
            }
        };
        // What can be read once only is kept: `-`, a named pipe, `<(command)` of a shell.
        let spool = |mut from: Box<dyn io::Read>| {
            let mut spool = tempfile::tempfile()?;
            io::copy(&mut from, &mut spool).map(|_| spool)
        };
        let mut file = if path.as_os_str() == "-" {
            spool(Box::new(io::stdin().lock())).map_err(failed)?
        } else {
            let file = File::open(path).map_err(failed)?;
            let is_file = file.metadata().map_err(failed)?.is_file();
            if is_file { file } else { spool(Box::new(file)).map_err(failed)? }
        };
        file.rewind().map_err(failed)?;
        // The same file taken for something else asks for something else.
        let mut digest = Sha256::new_with_prefix(meaning);
        let mut buffer = vec![0; 256 * 1024];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut buffer).map_err(failed)?;
            if read == 0 {
                break;
            }
            digest.update(&buffer[..read]);
            bytes += u64::try_from(read).unwrap_or(0);
        }
        let space = Uuid::new_v5(&Uuid::NAMESPACE_OID, digest.finalize().as_slice());
        Ok(Self { file, bytes, space })
    }

    fn reader(&self) -> Result<BufReader<File>, Failure> {
        let again = self.file.try_clone().and_then(|mut file| file.rewind().map(|()| file));
        let file = again.map_err(|error| Failure::because(Kind::Io, &error))?;
        Ok(BufReader::with_capacity(256 * 1024, file))
    }

    /// The same file and row give the same command, so that importing it again records nothing twice.
    fn command(&self, row: u64) -> CommandId {
        CommandId::from_uuid(Uuid::new_v5(&self.space, &row.to_be_bytes()))
    }
}

/// Names as they are inside the transaction.
struct BatchNames<'b> {
    batch: &'b Batch<'b>,
    zone: &'b super::time::Zone,
}

impl Names for BatchNames<'_> {
    fn person(&self, id: crate::domain::names::PersonId) -> String {
        let person = self.batch.directory().person(id).ok().flatten();
        person.map_or_else(|| format!("person {id}"), |person| person.name)
    }

    fn facility(&self, id: crate::domain::names::StationId) -> String {
        self.batch.facility_of(id)
    }

    fn item(&self, id: crate::domain::names::ItemId) -> String {
        self.batch.known_as(id).ok().flatten().unwrap_or_else(|| format!("item {id}"))
    }

    fn time(&self, at: crate::domain::names::Timestamp) -> String {
        self.zone.show(at)
    }
}
