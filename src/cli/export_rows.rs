//! The rows of `custody export`: what stands in each column. Columns are only ever added at the end.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use data_encoding::HEXLOWER;

use super::corrections::{Corrections, place_in_log};
use super::desk::Desk;
use super::time::rfc3339;
use crate::domain::event::{Destination, Event, Giver, Proof, Proxy};
use crate::domain::names::{Label, PersonId, PlaceName, Timestamp};
use crate::exchange::export::{Cell, RowWriter};
use crate::ledger::{EventRow, ItemRow, Ledger, LedgerError, Person};

pub static EVENT_COLUMNS: &[&str] = &[
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
    "voided_by",
    "void_reason",
];

pub static ASSET_COLUMNS: &[&str] = &[
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

pub static HANDOFF_COLUMNS: &[&str] = &[
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
    "voided_by",
    "void_reason",
];

/// Why rows could not be written.
pub enum Trouble {
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

/// The people of the directory, each looked up once.
struct People<'l> {
    ledger: &'l Ledger,
    known: HashMap<PersonId, Option<Person>>,
}

impl People<'_> {
    fn get(&mut self, id: Option<PersonId>) -> Result<Option<Person>, LedgerError> {
        let Some(id) = id else { return Ok(None) };
        if !self.known.contains_key(&id) {
            let person = self.ledger.directory().person(id)?;
            self.known.insert(id, person);
        }
        Ok(self.known.get(&id).cloned().flatten())
    }
}

/// Name, e-mail address and number.
fn person_cells(person: Option<&Person>) -> [Cell<'_>; 3] {
    [
        Cell::maybe(person.map(|p| p.name.as_str())),
        Cell::maybe(person.and_then(|p| p.email.as_deref())),
        Cell::maybe(person.and_then(|p| p.number.as_deref())),
    ]
}

/// What every row about an event begins with, as text.
struct Head<'r> {
    row: &'r EventRow,
    event_id: String,
    item_id: String,
    occurred: String,
    recorded: String,
    station: &'r str,
    facility: &'r str,
}

impl<'r> Head<'r> {
    fn of(row: &'r EventRow, desk: &'r Desk<'_>) -> Self {
        let fact = &row.fact;
        let binding = desk.ledger.binding();
        Self {
            row,
            event_id: fact.id.to_string(),
            item_id: fact.item.to_string(),
            occurred: rfc3339(fact.occurred()),
            recorded: rfc3339(fact.at),
            station: binding.station.as_str(),
            facility: binding.facility.as_str(),
        }
    }

    /// From `event_type` to `item_kind`.
    fn cells(&self) -> [Cell<'_>; 11] {
        let fact = &self.row.fact;
        [
            Cell::Text(fact.event.kind()),
            Cell::Text(&self.event_id),
            Cell::Integer(place_in_log(fact.id)),
            Cell::Text(&self.occurred),
            Cell::Text(&self.recorded),
            Cell::Flag(fact.late.is_some()),
            Cell::Text(fact.actor.as_str()),
            Cell::Text(self.station),
            Cell::Text(self.facility),
            Cell::Text(&self.item_id),
            Cell::Text(&self.row.item_kind),
        ]
    }

    /// From `manufacturer` to `category`.
    fn make(&self) -> [Cell<'_>; 3] {
        let row = self.row;
        [&row.maker, &row.model, &row.category].map(|text| Cell::maybe(text.as_deref()))
    }
}

/// Writes rows, one kind a file.
pub struct Rows<'l, 'u, W: Write> {
    desk: &'l Desk<'u>,
    corrections: Corrections,
    people: People<'l>,
    writer: RowWriter<W>,
    trouble: Option<Trouble>,
}

impl<'l, 'u, W: Write> Rows<'l, 'u, W> {
    pub fn new(desk: &'l Desk<'u>, corrections: Corrections, writer: RowWriter<W>) -> Self {
        let people = People { ledger: &desk.ledger, known: HashMap::new() };
        Self { desk, corrections, people, writer, trouble: None }
    }

    /// Writes a row and answers whether to go on; [`finish`](Self::finish) says what was in the way.
    pub fn keep_going(&mut self, write: impl FnOnce(&mut Self) -> Result<(), Trouble>) -> bool {
        match write(self) {
            Ok(()) => true,
            Err(trouble) => {
                self.trouble = Some(trouble);
                false
            }
        }
    }

    /// Hands everything on, and answers with the number of rows.
    pub fn finish(self) -> Result<u64, Trouble> {
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        let (mut to, rows) = self.writer.finish()?;
        to.flush()?;
        Ok(rows)
    }

    pub fn event(&mut self, row: &EventRow) -> Result<(), Trouble> {
        let fact = &row.fact;
        let id = fact.event.people().first().copied();
        let person = self.people.get(id)?;
        let person_id = id.map(|id| id.to_string());
        let head = Head::of(row, self.desk);
        let (place, condition) = place_and_condition(self.corrections.read(fact));
        let body: Cow<'_, str> = String::from_utf8_lossy(&row.body);
        let mut cells = Vec::with_capacity(EVENT_COLUMNS.len());
        cells.extend(head.cells());
        cells.extend(
            [&row.tracking, &row.carrier, &row.serial, &row.tag].map(|t| Cell::maybe(t.as_deref())),
        );
        cells.extend(head.make());
        cells.push(Cell::maybe(person_id.as_deref()));
        cells.extend(person_cells(person.as_ref()));
        cells.extend([Cell::maybe(place), Cell::maybe(condition), Cell::Text(&body)]);
        cells.extend(self.corrections.cells(fact.id));
        Ok(self.writer.row(&cells)?)
    }

    pub fn handoff(&mut self, row: &EventRow) -> Result<(), Trouble> {
        let fact = &row.fact;
        let Some(passage) = Passage::of(self.corrections.read(fact)) else { return Ok(()) };
        let from = self.people.get(passage.from)?;
        let to = self.people.get(passage.to)?;
        let by = self.people.get(passage.by.map(|by| by.person))?;
        let signature = passage.proof.signature.as_ref().map(|s| HEXLOWER.encode(&s.sha256));
        let due = passage.due.map(rfc3339);
        let missing = passage.missing.join("; ");
        let receipt = self.desk.receipt_number(fact.id);
        let head = Head::of(row, self.desk);
        let mut cells = Vec::with_capacity(HANDOFF_COLUMNS.len());
        cells.extend(head.cells());
        cells.extend([&row.serial, &row.tag, &row.tracking].map(|t| Cell::maybe(t.as_deref())));
        cells.extend(head.make());
        cells.extend(person_cells(from.as_ref()));
        cells.extend(person_cells(to.as_ref()));
        cells.extend([
            Cell::maybe(by.as_ref().map(|by| by.name.as_str())),
            Cell::maybe(passage.by.map(|by| by.authority.as_str())),
            passage.items.map_or(Cell::Nothing, |items| Cell::Integer(i64::from(items))),
            Cell::maybe(signature.as_deref()),
            Cell::maybe(due.as_deref()),
            Cell::maybe(passage.condition),
            Cell::Text(&missing),
            Cell::Text(&receipt),
        ]);
        cells.extend(self.corrections.cells(fact.id));
        Ok(self.writer.row(&cells)?)
    }

    pub fn asset(&mut self, row: &ItemRow) -> Result<(), Trouble> {
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
                missing: r.missing.iter().map(Label::as_str).collect(),
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
        Event::HandedOff(h) => (h.place.as_ref().map(PlaceName::as_str), None),
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
