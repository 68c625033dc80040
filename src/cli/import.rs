//! `custody import`: a file of people, parcels, assets or past events becomes facts: all of it or nothing,
//! or, where that is asked for, all but the rows that cannot be taken.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::args::Globals;
use super::case;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::import_people::{Census, PeopleArgs};
use super::import_rejects::Rejects;
use super::import_rows::Maker;
use super::import_run::Run;
use super::import_twice::Twice;
use super::input_file::{InputFile, Reading, shown, sniffed_json};
use super::ui::Ui;
use crate::domain::command::Override;
use crate::domain::names::Note;
use crate::domain::refusal::{Names, Refusal};
use crate::exchange::import::{ASSETS, EVENTS, EXPECTED, PARCELS};
use crate::exchange::people::{PEOPLE, system_of};
use crate::exchange::table::{Place, Shape, Table};
use crate::ledger::{Batch, LedgerError, Mode};

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// The recipient directory.
    People,
    /// Parcels that have arrived.
    Parcels,
    /// What is announced: parcels, serial numbers, lines of orders.
    Expected,
    /// Assets that are here without a parcel of ours.
    Assets,
    /// Receipts, hand-offs and returns that another system recorded.
    Events,
}

impl ImportKind {
    fn shape(self) -> &'static Shape {
        match self {
            Self::People => &PEOPLE,
            Self::Parcels => &PARCELS,
            Self::Expected => &EXPECTED,
            Self::Assets => &ASSETS,
            Self::Events => &EVENTS,
        }
    }

    /// What its rows are called.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Parcels => "parcels",
            Self::Expected => "announced rows",
            Self::Assets => "assets",
            Self::Events => "events",
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

    #[command(flatten)]
    how: How,

    /// Take past events that nobody here can show a signature for, by the word of an admin
    #[arg(long = "override", value_name = "REASON")]
    overriding: Option<Note>,

    #[command(flatten)]
    people: PeopleArgs,

    #[command(flatten)]
    reading: Reading,
}

/// What is to be done with the rows.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct How {
    /// Say for every row what would happen, and record nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv
    #[arg(long)]
    pub skip_bad: bool,
}

/// Rejected rows that are listed one by one before only their number is told.
const REJECTIONS_LISTED: u64 = 50;

/// What became of the rows.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    recorded: u64,
    unchanged: u64,
    /// Announced, and here already.
    arrived: u64,
    rejected: u64,
}

impl Tally {
    /// A row that was counted as recorded is one of two that say the same.
    pub const fn take_back(&mut self) {
        self.recorded = self.recorded.saturating_sub(1);
    }

    /// Whether every row so far can be taken.
    pub const fn is_good(self) -> bool {
        self.rejected == 0
    }

    /// So many more are recorded.
    pub const fn count(&mut self, more: u64) {
        self.recorded += more;
    }
}

/// What became of one row.
#[derive(Debug)]
pub enum RowCame {
    Recorded,
    Unchanged,
    /// It is announced, and here already.
    Arrived,
    Rejected(String),
    Refused(Refusal),
    /// It says what another row of this very file has said; what to say if that one cannot be found.
    Twice(String),
}

/// Imports a file.
pub fn run(args: ImportArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    if args.overriding.is_some() && args.kind != ImportKind::Events {
        let text = "--override is for past events; the rules about other rows stand";
        return Err(Failure::new(Kind::Usage, text));
    }
    let reading = (&args.reading, args.people);
    import(&mut desk, &args.file, args.kind, reading, (args.how, args.overriding))
}

/// Imports a file of one kind into an open ledger.
pub fn import(
    desk: &mut Desk<'_>,
    path: &Path,
    kind: ImportKind,
    (reading, people): (&Reading, PeopleArgs),
    (how, overriding): (How, Option<Note>),
) -> Result<(), Failure> {
    let ui = desk.ui;
    let file = InputFile::open(path, &format!("{kind:?}"), reading)?;
    let mut table = file.table(kind.shape(), ui)?;
    if kind == ImportKind::People
        && let Some(system) = system_of(table.header())
    {
        ui.status(&format!("it looks like an export of {system}"));
    }
    let maker = Maker::new(desk, path, reading.order())?;
    let now = desk.now();
    let mut job = Job {
        maker,
        zone: desk.zone.clone(),
        ui,
        file: &file,
        kind,
        how,
        overriding: overriding.map(|reason| Override { by: desk.operator.clone(), reason }),
        source: sniffed_json(table.sniffed()),
        twice: Twice::default(),
    };
    // Of two rows with one number neither may be right, and the first comes before the second. Where all
    // fails together, that can be said at the end; else it has to be known before.
    if how.dry_run || how.skip_bad {
        let mut batch = wait_for_batch(&mut desk.ledger, ui)?;
        batch.take_file(file.space(), file.bytes())?;
        let census = Census::begin(kind, people, how.skip_bad, &batch)?;
        let mut run = Run::new(None, census, true);
        run.rows(&job, &mut table, &mut batch)?;
        job.twice = run.into_twice(&job, &batch)?;
        drop(batch);
        table = file.table_again(kind.shape())?;
    }
    let rejects = if how.skip_bad && !how.dry_run {
        Some(Rejects::of(table.header(), table.sniffed().header.unit()))
    } else {
        None
    };
    let mut batch = wait_for_batch(&mut desk.ledger, ui)?;
    batch.take_file(file.space(), file.bytes())?;
    job.maker.begin_again();
    let census = Census::begin(kind, people, how.skip_bad, &batch)?;
    let mut run = Run::new(rejects, census, false);
    run.rows(&job, &mut table, &mut batch)?;
    run.draw_census(&job, &batch, now)?;
    if job.maker.unmatched() > 0 {
        ui.status(&format!(
            "{} rows name a recipient who is not, or not clearly, in the directory; see `custody list --unmatched`",
            job.maker.unmatched()
        ));
    }
    let finished = job.finish(run, batch, path);
    desk.say_anchor_trouble();
    if kind == ImportKind::People && finished.is_ok() && !how.dry_run {
        case::say_leavers(desk)?;
    }
    finished
}

/// What all rows of one import share.
pub struct Job<'j> {
    pub maker: Maker,
    zone: super::time::Zone,
    pub ui: &'j Ui,
    pub file: &'j InputFile,
    pub kind: ImportKind,
    pub how: How,
    /// Whose word takes the place of a signature.
    pub overriding: Option<Override>,
    /// What the file was taken for, for programs.
    source: serde_json::Value,
    /// Rows that say what another row says, as far as that is known before.
    pub twice: Twice,
}

impl Job<'_> {
    /// Begins to read the rows once more.
    pub fn table_again(&self) -> Result<Table, Failure> {
        self.file.table_again(self.kind.shape())
    }

    /// Why a rule says no, in a sentence.
    pub fn sentence(&self, refusal: &Refusal, batch: &Batch<'_>) -> String {
        refusal.sentence(&BatchNames { batch, zone: &self.zone })
    }

    /// Says and counts what became of one row; answers with the reason where it was rejected.
    pub fn tell(
        &self,
        at: Place,
        came: &RowCame,
        tally: &mut Tally,
        batch: &Batch<'_>,
    ) -> Result<Option<String>, Failure> {
        let (word, why) = match came {
            RowCame::Recorded => ("recorded", None),
            RowCame::Unchanged => ("unchanged", None),
            RowCame::Arrived => ("arrived", None),
            RowCame::Rejected(problem) => ("rejected", Some(problem.clone())),
            RowCame::Refused(refusal) => ("rejected", Some(self.sentence(refusal, batch))),
            // Said at the end, when it is known which row the other one is.
            RowCame::Twice(_) => return Ok(None),
        };
        match word {
            "recorded" => tally.recorded += 1,
            "unchanged" => tally.unchanged += 1,
            "arrived" => tally.arrived += 1,
            _rejected => tally.rejected += 1,
        }
        if self.ui.is_json() {
            if self.how.dry_run || why.is_some() {
                self.ui.json_line(&json!({
                    "schema": "custody.import_row.v1", at.unit(): at.number(), "outcome": word,
                    "message": why,
                }))?;
            }
        } else if let Some(why) = &why {
            if tally.rejected <= REJECTIONS_LISTED {
                self.ui.refused(&at.to_string(), why, None);
            }
        } else if self.how.dry_run {
            let would = match came {
                RowCame::Recorded => "would be recorded",
                RowCame::Arrived => "is announced, and here already",
                _known => "is known already",
            };
            self.ui.line(&format!("{at}: {would}"))?;
        }
        Ok(why)
    }

    fn finish(&self, run: Run, batch: Batch<'_>, path: &Path) -> Result<(), Failure> {
        let ui = self.ui;
        let (tally, rejects) = run.done();
        let Tally { recorded, unchanged, arrived, rejected } = tally;
        let all = recorded + unchanged + arrived + rejected;
        let How { dry_run, skip_bad } = self.how;
        let takes = rejected == 0 || skip_bad;
        // Written before anything is durable: a row must not be lost between the two.
        let rejected_file = match rejects {
            Some(rejects) if rejected > 0 => Some(rejects.write(path)?),
            _none => None,
        };
        if takes && !dry_run {
            batch.commit()?;
        } else {
            drop(batch);
        }
        let noun = self.kind.noun();
        if ui.is_json() {
            ui.json_line(&json!({
                "schema": "custody.import.v1", "file": shown(path), "kind": noun,
                "recorded": if takes { recorded } else { 0 }, "unchanged": unchanged,
                "arrived": arrived, "rejected": rejected, "dry_run": dry_run, "source": self.source,
                "rejected_file": rejected_file,
            }))?;
        } else if takes {
            let done = if dry_run { "would be recorded" } else { "recorded" };
            let here =
                if arrived > 0 { format!(", {arrived} here already") } else { String::new() };
            ui.line(&format!("{recorded} {noun} {done}, {unchanged} known already{here}"))?;
        }
        if rejected == 0 {
            return Ok(());
        }
        if rejected > REJECTIONS_LISTED && !ui.is_json() {
            ui.status(&format!("and {} more", rejected - REJECTIONS_LISTED));
        }
        let what = match &rejected_file {
            _ if !takes || dry_run => "nothing was recorded".to_owned(),
            Some(file) => format!("they are in {file}, each with its reason"),
            None => "they were left out".to_owned(),
        };
        let message = format!("{rejected} of {all} rows cannot be taken; {what}");
        Err(Failure::new(Kind::RowsRejected, message).hint(
            "set these rows right and import the file again; rows that are known already stay as they are",
        ))
    }
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
