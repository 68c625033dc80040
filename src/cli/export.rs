//! `custody export`: events, assets and hand-offs, as other systems import them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::{Args, ValueEnum};
use data_encoding::HEXLOWER;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::time::rfc3339;
use super::ui::{Format, Ui};
use crate::domain::event::{Destination, Event, Giver, Proof, Proxy};
use crate::domain::names::{PersonId, Timestamp};
use crate::exchange::export::{Cell, RowFormat, RowWriter};
use crate::ledger::{EventRow, Filter, Ledger, LedgerError, Mode, Person};

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

    /// The file to write, whole or not at all; `-` for stdout
    #[arg(long, value_name = "FILE")]
    output: PathBuf,

    /// Only what was recorded at this time or later
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// Only what was recorded before this time
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
}

static EVENT_COLUMNS: &[&str] = &[
    "event_type",
    "event_id",
    "seq",
    "occurred_at",
    "recorded_at",
    "late",
    "operator",
    "station",
    "facility",
    "item_id",
    "item_kind",
    "tracking_number",
    "carrier",
    "serial_number",
    "asset_tag",
    "manufacturer",
    "model",
    "category",
    "person_id",
    "person_name",
    "person_email",
    "person_number",
    "place",
    "condition",
    "data",
];

static ASSET_COLUMNS: &[&str] = &[
    "standing",
    "status",
    "item_id",
    "serial_number",
    "asset_tag",
    "manufacturer",
    "model",
    "category",
    "custodian_type",
    "custodian_name",
    "custodian_email",
    "since",
    "place",
    "condition",
    "holds",
    "due_at",
    "reserved_for",
    "tracking_number",
    "data_bearing",
    "disputed",
    "last_seq",
    "last_recorded_at",
];

static HANDOFF_COLUMNS: &[&str] = &[
    "event_type",
    "event_id",
    "seq",
    "occurred_at",
    "recorded_at",
    "late",
    "operator",
    "station",
    "facility",
    "item_id",
    "item_kind",
    "serial_number",
    "asset_tag",
    "tracking_number",
    "manufacturer",
    "model",
    "category",
    "from_name",
    "from_email",
    "from_number",
    "to_name",
    "to_email",
    "to_number",
    "by_name",
    "authority",
    "items_in_manifest",
    "signature_sha256",
    "due_at",
    "condition",
    "missing_accessories",
    "receipt",
];

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
        let out = io::stdout().lock();
        return match write_rows(&desk, args.kind, &range, format, out) {
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

enum Trouble {
    Output(io::Error),
    Ledger(LedgerError),
}

impl From<LedgerError> for Trouble {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Writes beside the target and renames, so that a reader never sees half a file.
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
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    let rows = match write_rows(desk, kind, range, format, file.as_file()) {
        Ok(rows) => rows,
        Err(Trouble::Output(error)) => return Err(failed(error)),
        Err(Trouble::Ledger(error)) => return Err(error.into()),
    };
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(rows)
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
    let people = People { ledger, known: HashMap::new() };
    let (schema, header) = match kind {
        ExportKind::Events => ("custody.event.v1", EVENT_COLUMNS),
        ExportKind::Assets => ("custody.asset.v1", ASSET_COLUMNS),
        ExportKind::Handoffs => ("custody.handoff.v1", HANDOFF_COLUMNS),
    };
    let mut writer = RowWriter::begin(to, format, schema, header)?;
    let mut page = Page { desk, people, writer: &mut writer, trouble: None };
    match kind {
        ExportKind::Assets => {
            let filter = Filter { kind: Some("asset".to_owned()), ..Filter::default() };
            ledger.for_each_item(&filter, &mut |row| page.keep_going(|page| page.asset(&row)))?;
        }
        ExportKind::Events | ExportKind::Handoffs => {
            ledger.for_each_event(0, total, &mut |row| {
                if row.fact.id.seq % 4096 == 0 {
                    bar.set_position(row.fact.id.seq);
                }
                if !range.has(row.fact.at) {
                    return true;
                }
                page.keep_going(|page| match kind {
                    ExportKind::Events => page.event(&row),
                    ExportKind::Handoffs | ExportKind::Assets => page.handoff(&row),
                })
            })?;
        }
    }
    if let Some(trouble) = page.trouble {
        return Err(trouble);
    }
    bar.finish_and_clear();
    let (mut to, rows) = writer.finish()?;
    to.flush()?;
    Ok(rows)
}

/// The people of the directory, each looked up once.
struct People<'l> {
    ledger: &'l Ledger,
    known: HashMap<PersonId, Option<Rc<Person>>>,
}

impl People<'_> {
    fn get(&mut self, id: Option<PersonId>) -> Result<Option<Rc<Person>>, LedgerError> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let person = self.ledger.directory().person(id)?.map(Rc::new);
        self.known.insert(id, person.clone());
        Ok(person)
    }
}

struct Page<'p, 'l, 'u, W: Write> {
    desk: &'l Desk<'u>,
    people: People<'l>,
    writer: &'p mut RowWriter<W>,
    trouble: Option<Trouble>,
}

fn name(person: Option<&Person>) -> Cell<'_> {
    Cell::maybe(person.map(|p| p.name.as_str()))
}

fn email(person: Option<&Person>) -> Cell<'_> {
    Cell::maybe(person.and_then(|p| p.email.as_deref()))
}

fn number(person: Option<&Person>) -> Cell<'_> {
    Cell::maybe(person.and_then(|p| p.number.as_deref()))
}

fn seq(row: &EventRow) -> Cell<'_> {
    Cell::Integer(i64::try_from(row.fact.id.seq).unwrap_or(i64::MAX))
}

impl<W: Write> Page<'_, '_, '_, W> {
    fn keep_going(&mut self, write: impl FnOnce(&mut Self) -> Result<(), Trouble>) -> bool {
        match write(self) {
            Ok(()) => true,
            Err(trouble) => {
                self.trouble = Some(trouble);
                false
            }
        }
    }

    fn event(&mut self, row: &EventRow) -> Result<(), Trouble> {
        let fact = &row.fact;
        let id = fact.event.people().first().copied();
        let person = self.people.get(id)?;
        let (event_id, item_id) = (fact.id.to_string(), fact.item.to_string());
        let person_id = id.map(|id| id.to_string());
        let (occurred, recorded) = (rfc3339(fact.occurred()), rfc3339(fact.at));
        let binding = self.desk.ledger.binding();
        let (place, condition) = place_and_condition(&fact.event);
        self.writer.row(&[
            Cell::Text(fact.event.kind()),
            Cell::Text(&event_id),
            seq(row),
            Cell::Text(&occurred),
            Cell::Text(&recorded),
            Cell::Flag(fact.late.is_some()),
            Cell::Text(fact.actor.as_str()),
            Cell::Text(binding.station.as_str()),
            Cell::Text(binding.facility.as_str()),
            Cell::Text(&item_id),
            Cell::Text(&row.item_kind),
            Cell::maybe(row.tracking.as_deref()),
            Cell::maybe(row.carrier.as_deref()),
            Cell::maybe(row.serial.as_deref()),
            Cell::maybe(row.tag.as_deref()),
            Cell::maybe(row.maker.as_deref()),
            Cell::maybe(row.model.as_deref()),
            Cell::maybe(row.category.as_deref()),
            Cell::maybe(person_id.as_deref()),
            name(person.as_deref()),
            email(person.as_deref()),
            number(person.as_deref()),
            Cell::maybe(place),
            Cell::maybe(condition),
            Cell::Text(&String::from_utf8_lossy(&row.body)),
        ])?;
        Ok(())
    }

    fn asset(&mut self, row: &crate::ledger::ItemRow) -> Result<(), Trouble> {
        let now = self.desk.now();
        let id = row.id.to_string();
        let (since, last) = (rfc3339(row.since), rfc3339(row.last_at));
        let due = row.due.map(rfc3339);
        let facility = self.desk.ledger.binding().facility.as_str();
        let custodian = match row.custodian.kind() {
            "mailroom" => Some(facility),
            _others_have_names => row.custodian_name.as_deref(),
        };
        self.writer.row(&[
            Cell::Text(row.standing.as_str()),
            Cell::Text(row.word(now)),
            Cell::Text(&id),
            Cell::maybe(row.serial.as_deref()),
            Cell::maybe(row.tag.as_deref()),
            Cell::maybe(row.maker.as_deref()),
            Cell::maybe(row.model.as_deref()),
            Cell::maybe(row.category.as_deref()),
            Cell::Text(row.custodian.kind()),
            Cell::maybe(custodian),
            Cell::maybe(row.custodian_email.as_deref()),
            Cell::Text(&since),
            Cell::maybe(row.place.as_deref()),
            Cell::Text(&row.condition),
            Cell::Text(&row.holds),
            Cell::maybe(due.as_deref()),
            Cell::maybe(row.recipient_name.as_deref()),
            Cell::maybe(row.origin_tracking.as_deref()),
            Cell::Flag(row.data_bearing),
            Cell::Flag(row.disputed),
            Cell::Integer(row.last_seq),
            Cell::Text(&last),
        ])?;
        Ok(())
    }

    fn handoff(&mut self, row: &EventRow) -> Result<(), Trouble> {
        let Some(passage) = Passage::of(&row.fact.event) else { return Ok(()) };
        let fact = &row.fact;
        let from = self.people.get(passage.from)?;
        let to = self.people.get(passage.to)?;
        let by = self.people.get(passage.by.map(|by| by.person))?;
        let (event_id, item_id) = (fact.id.to_string(), fact.item.to_string());
        let (occurred, recorded) = (rfc3339(fact.occurred()), rfc3339(fact.at));
        let signature = passage.proof.signature.as_ref().map(|s| HEXLOWER.encode(&s.sha256));
        let due = passage.due.map(rfc3339);
        let missing = passage.missing.join("; ");
        let receipt = self.desk.receipt_number(fact.id);
        let binding = self.desk.ledger.binding();
        self.writer.row(&[
            Cell::Text(fact.event.kind()),
            Cell::Text(&event_id),
            seq(row),
            Cell::Text(&occurred),
            Cell::Text(&recorded),
            Cell::Flag(fact.late.is_some()),
            Cell::Text(fact.actor.as_str()),
            Cell::Text(binding.station.as_str()),
            Cell::Text(binding.facility.as_str()),
            Cell::Text(&item_id),
            Cell::Text(&row.item_kind),
            Cell::maybe(row.serial.as_deref()),
            Cell::maybe(row.tag.as_deref()),
            Cell::maybe(row.tracking.as_deref()),
            Cell::maybe(row.maker.as_deref()),
            Cell::maybe(row.model.as_deref()),
            Cell::maybe(row.category.as_deref()),
            name(from.as_deref()),
            email(from.as_deref()),
            number(from.as_deref()),
            name(to.as_deref()),
            email(to.as_deref()),
            number(to.as_deref()),
            name(by.as_deref()),
            Cell::maybe(passage.by.map(|by| by.authority.as_str())),
            passage.items.map_or(Cell::Nothing, |items| Cell::Integer(i64::from(items))),
            Cell::maybe(signature.as_deref()),
            Cell::maybe(due.as_deref()),
            Cell::maybe(passage.condition),
            Cell::Text(&missing),
            Cell::Text(&receipt),
        ])?;
        Ok(())
    }
}

/// What hand-offs, returns and transfers have in common.
struct Passage<'e> {
    from: Option<PersonId>,
    to: Option<PersonId>,
    by: Option<&'e Proxy>,
    proof: &'e Proof,
    due: Option<Timestamp>,
    items: Option<u16>,
    condition: Option<&'static str>,
    missing: Vec<&'e str>,
}

impl<'e> Passage<'e> {
    fn of(event: &'e Event) -> Option<Self> {
        match event {
            Event::HandedOff(h) => Some(Self {
                from: None,
                to: Some(h.to),
                by: h.by.as_ref(),
                proof: &h.proof,
                due: h.due,
                items: Some(h.items),
                condition: None,
                missing: Vec::new(),
            }),
            Event::Transferred(p) => Some(Self {
                from: Some(p.from),
                to: Some(p.to),
                by: None,
                proof: &p.proof,
                due: p.due,
                items: None,
                condition: None,
                missing: Vec::new(),
            }),
            Event::Returned(r) => Some(Self {
                from: r.from.person(),
                to: None,
                by: match &r.from {
                    Giver::Proxy { by, .. } => Some(by),
                    Giver::Person(_) | Giver::Parcel { .. } | Giver::Unknown => None,
                },
                proof: &r.proof,
                due: None,
                items: None,
                condition: Some(r.condition.as_str()),
                missing: r.missing.iter().map(crate::domain::names::Label::as_str).collect(),
            }),
            _others_pass_no_person => None,
        }
    }
}

fn place_and_condition(event: &Event) -> (Option<&str>, Option<&'static str>) {
    match event {
        Event::Received(a) => (Some(a.place.as_str()), Some(a.condition.as_str())),
        Event::Moved { place } => (Some(place.as_str()), None),
        Event::Serialized(s) => (Some(s.place.as_str()), None),
        Event::Adopted(a) => (Some(a.place.as_str()), None),
        Event::Inspected(i) => (None, Some(i.condition.as_str())),
        Event::HandedOff(h) => {
            (h.place.as_ref().map(crate::domain::names::PlaceName::as_str), None)
        }
        Event::Returned(r) => (Some(r.place.as_str()), Some(r.condition.as_str())),
        Event::TakenIn { place, condition } | Event::Found { place, condition, .. } => {
            (Some(place.as_str()), Some(condition.as_str()))
        }
        Event::SentOut(s) => match &s.to {
            Destination::Vendor(vendor) => (Some(vendor.as_str()), None),
            Destination::Facility(facility) => (Some(facility.as_str()), None),
        },
        _others_have_no_place => (None, None),
    }
}
