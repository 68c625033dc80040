//! `custody import`: a file of people, parcels or assets becomes facts, all of it or nothing.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::import_rows::{Maker, RowWork};
use super::input_file::{InputFile, Reading, shown, sniffed_json};
use super::ui::Ui;
use crate::domain::refusal::Names;
use crate::exchange::import::{ASSETS, EXPECTED, PARCELS, PEOPLE};
use crate::exchange::table::{Place, Shape, Sniffed, TableError};
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
    fn shape(self) -> &'static Shape {
        match self {
            Self::People => &PEOPLE,
            Self::Parcels => &PARCELS,
            Self::Expected => &EXPECTED,
            Self::Assets => &ASSETS,
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
    /// The file: CSV, TSV or XLSX with a header; `-` for stdin
    file: PathBuf,

    /// What its rows are
    #[arg(long, value_enum)]
    kind: ImportKind,

    /// Say what would happen, and record nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    reading: Reading,
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
    import(&mut desk, &args.file, args.kind, &args.reading, args.dry_run)
}

/// Imports a file of one kind into an open ledger.
pub fn import(
    desk: &mut Desk<'_>,
    path: &Path,
    kind: ImportKind,
    reading: &Reading,
    dry_run: bool,
) -> Result<(), Failure> {
    let ui = desk.ui;
    let file = InputFile::open(path, &format!("{kind:?}"), reading)?;
    let mut table = file.table(kind.shape(), ui)?;
    let sniffed = table.sniffed().clone();
    let bar = ui.progress(file.bytes(), kind.noun());
    let maker = Maker::new(desk, path, reading.order())?;
    let mut seen: HashMap<u64, Place> = HashMap::new();
    let mut tally = Tally::default();
    let zone = desk.zone.clone();
    let mut batch = wait_for_batch(&mut desk.ledger, ui)?;
    let mut number = 0_u64;
    while let Some(row) = table.next_row() {
        number += 1;
        let (at, made) = match row {
            Ok(row) => {
                bar.set_position(row.offset);
                (row.at, maker.work(kind, &row, &batch, file.command(number)))
            }
            Err(TableError::Row { at, problem }) => (at, Ok(Err(problem))),
            Err(error) => return Err(file.about(&error)),
        };
        let came = match made? {
            Ok(work) => match first_place_with(&work, at, &mut seen) {
                Some(first) => RowCame::Rejected(format!("the same number stands in {first}")),
                None => take(work, &mut batch)?,
            },
            Err(problem) => RowCame::Rejected(problem),
        };
        report(ui, at, &came, &mut tally, &BatchNames { batch: &batch, zone: &zone }, dry_run)?;
    }
    bar.finish_and_clear();
    if maker.unmatched() > 0 {
        ui.status(&format!(
            "{} rows name a recipient who is not, or not clearly, in the directory; see `custody list --unmatched`",
            maker.unmatched()
        ));
    }
    let finished = finish(batch, path, kind, (tally, &sniffed), dry_run, ui);
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

/// The row that had one of the same identifiers before, if any. Neither of the two can be right.
fn first_place_with(work: &RowWork, at: Place, seen: &mut HashMap<u64, Place>) -> Option<Place> {
    let key = |identifier: &(&str, String)| {
        let mut hasher = DefaultHasher::new();
        identifier.hash(&mut hasher);
        hasher.finish()
    };
    let keys: Vec<u64> = work.identifiers().iter().map(key).collect();
    let first = keys.iter().find_map(|key| seen.get(key)).copied();
    if first.is_none() {
        seen.extend(keys.into_iter().map(|key| (key, at)));
    }
    first
}

fn report(
    ui: &Ui,
    at: Place,
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
            "schema": "custody.import_row.v1", at.unit(): at.number(), "outcome": word, "message": why,
        }));
    }
    if let Some(why) = why.filter(|_| tally.rejected <= REJECTIONS_LISTED) {
        ui.refused(&at.to_string(), &why, None);
    }
    Ok(())
}

fn finish(
    batch: Batch<'_>,
    path: &Path,
    kind: ImportKind,
    (tally, sniffed): (Tally, &Sniffed),
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
            "rejected": rejected, "dry_run": dry_run, "source": sniffed_json(sniffed),
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
