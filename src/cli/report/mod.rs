//! `custody report`: questions that somebody asks every week, each answered by one list.
//!
//! Each report is a file of its own that makes a [`Sheet`]; how a sheet is written (table, CSV, JSON) is
//! decided here, once for all.

mod activity;
mod ageing;
mod expected;
mod gaps;
mod late_entries;
mod overdue;

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::time::rfc3339;
use super::ui::{Format, Ui};
use crate::domain::item::Standing;
use crate::domain::names::Timestamp;
use crate::domain::party::Custodian;
use crate::ledger::{EventRow, ItemRow, Mode};

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(subcommand)]
    command: ReportCommand,
}

#[derive(Debug, Subcommand)]
enum ReportCommand {
    /// How long things have been in the mailroom or on their way, longest first
    Ageing(RangeArgs),
    /// Where custody cannot be shown: missing, disputed, in transit, passed on without a signature
    Gaps(RangeArgs),
    /// What should have been back by now, longest first
    Overdue(RangeArgs),
    /// What was recorded later than it happened, and why
    LateEntries(RangeArgs),
    /// How much of what each operator has recorded
    Activity(RangeArgs),
    /// What was announced against what came: order line, serial number, parcel, signed hand-off
    Expected(ExpectedArgs),
}

/// Which times a report is about.
#[derive(Debug, Clone, Args)]
pub struct RangeArgs {
    /// Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// Only before this time
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
}

/// Which announcements the report is about.
#[derive(Debug, Clone, Args)]
pub struct ExpectedArgs {
    /// Only this order
    #[arg(long, value_name = "PO")]
    order: Option<String>,
}

/// The same, read.
#[derive(Debug, Clone, Copy)]
struct Range {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
}

impl Range {
    fn has(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| at >= from) && self.to.is_none_or(|to| at < to)
    }
}

/// One value of a sheet.
#[derive(Debug, Clone)]
enum Cell {
    Text(String),
    Number(i64),
    /// RFC 3339 for programs, the facility's own time for people.
    Time(Timestamp),
    Nothing,
}

impl Cell {
    fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_owned()))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The answer of a report. Columns are part of the interface: new ones come at the end.
struct Sheet {
    schema: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

/// Runs a report.
pub fn run(args: &ReportArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let sheet = match &args.command {
        ReportCommand::Ageing(range) => ageing::sheet(&desk, range_of(&desk, range)?)?,
        ReportCommand::Gaps(range) => gaps::sheet(&desk, range_of(&desk, range)?)?,
        ReportCommand::Overdue(range) => overdue::sheet(&desk, range_of(&desk, range)?)?,
        ReportCommand::LateEntries(range) => late_entries::sheet(&desk, range_of(&desk, range)?)?,
        ReportCommand::Activity(range) => activity::sheet(&desk, range_of(&desk, range)?)?,
        ReportCommand::Expected(args) => expected::sheet(&desk, args.order.as_deref())?,
    };
    write(&desk, sheet)
}

fn range_of(desk: &Desk<'_>, args: &RangeArgs) -> Result<Range, Failure> {
    let read = |text: &Option<String>| text.as_ref().map(|text| desk.zone.read(text)).transpose();
    Ok(Range { from: read(&args.from)?, to: read(&args.to)? })
}

fn write(desk: &Desk<'_>, sheet: Sheet) -> Result<(), Failure> {
    let ui = desk.ui;
    if ui.is_json() {
        let object = |row: Vec<Cell>| {
            let mut object = Map::new();
            object.insert("schema".to_owned(), json!(sheet.schema));
            let named = sheet.columns.iter().zip(row);
            object.extend(named.map(|(name, cell)| ((*name).to_owned(), value_of(cell))));
            Value::Object(object)
        };
        return ui.json_list(sheet.rows.into_iter().map(object).collect(), Value::Array);
    }
    let people = ui.format == Format::Table;
    let shown = |cell: Cell| match cell {
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Time(at) if people => desk.zone.show(at),
        Cell::Time(at) => rfc3339(at),
        Cell::Nothing => String::new(),
    };
    let rows: Vec<Vec<String>> =
        sheet.rows.into_iter().map(|row| row.into_iter().map(shown).collect()).collect();
    if !people {
        return ui.table(sheet.columns, &rows);
    }
    let header: Vec<String> = sheet.columns.iter().map(|name| name.replace('_', " ")).collect();
    ui.table(&header.iter().map(String::as_str).collect::<Vec<_>>(), &rows)
}

fn value_of(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) => json!(text),
        Cell::Number(number) => json!(number),
        Cell::Time(at) => json!(rfc3339(at)),
        Cell::Nothing => Value::Null,
    }
}

const DAY_MS: i64 = 86_400_000;

/// Whole days between two times.
fn days_between(earlier: Timestamp, later: Timestamp) -> i64 {
    (later.as_millis() - earlier.as_millis()).max(0) / DAY_MS
}

/// Who answers for an item, in a word or two.
fn with_whom(desk: &Desk<'_>, row: &ItemRow) -> String {
    match &row.custodian {
        Custodian::Mailroom(station) => desk.ledger.facility_of(*station),
        other => row.custodian_name.clone().unwrap_or_else(|| other.kind().to_owned()),
    }
}

/// The identifier that people know an event's item by.
fn known_as(row: &EventRow) -> String {
    let asset = row.serial.as_ref().or(row.tag.as_ref());
    let own = if row.item_kind == "asset" { asset } else { row.tracking.as_ref() };
    own.or(row.tracking.as_ref()).cloned().unwrap_or_else(|| row.fact.item.to_string())
}

/// Maker and model.
fn make_of(row: &ItemRow) -> Cell {
    let words: Vec<&str> =
        [&row.maker, &row.model].into_iter().filter_map(|text| text.as_deref()).collect();
    Cell::maybe((!words.is_empty()).then(|| words.join(" ")).as_deref())
}

/// Hands over every item that somebody still has to answer for.
fn each_open(desk: &Desk<'_>, take: &mut dyn FnMut(&ItemRow)) -> Result<(), Failure> {
    let filter = crate::ledger::Filter { open: true, ..crate::ledger::Filter::default() };
    desk.ledger.for_each_item(&filter, &mut |row| {
        if row.standing != Standing::Unseen {
            take(&row);
        }
        true
    })?;
    Ok(())
}

/// Hands over every event that was recorded in a range.
fn each_event(
    desk: &Desk<'_>,
    range: Range,
    take: &mut dyn FnMut(&EventRow),
) -> Result<(), Failure> {
    let total = desk.ledger.counts()?.events;
    let bar = desk.ui.progress(total, "reading");
    desk.ledger.for_each_event(0, total, &mut |row| {
        if row.fact.id.seq % 4096 == 0 {
            bar.set_position(row.fact.id.seq);
        }
        if range.has(row.fact.at) {
            take(&row);
        }
        true
    })?;
    bar.finish_and_clear();
    Ok(())
}
