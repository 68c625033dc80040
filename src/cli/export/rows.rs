//! The rows of what is exported for any program: what stands in each column.

use std::borrow::Cow;

use data_encoding::HEXLOWER;

use super::columns::HANDOFF_COLUMNS;
use super::context::{Context, Used};
use crate::cli::corrections::place_in_log;
use crate::cli::time::{TimeText, rfc3339};
use crate::domain::event::{Event, Giver, Proof, Proxy};
use crate::domain::item::Item;
use crate::domain::names::{EventId, Label, PersonId, PlaceName, Timestamp};
use crate::domain::party::Custodian;
use crate::exchange::export::{Cell, TakeRows};
use crate::exchange::targets::Party;
use crate::ledger::codec::Glance;
use crate::ledger::{EventLine, EventView, ItemNames, Person};

/// Name, e-mail address and number.
fn person_cells(person: Option<Party<'_>>) -> [Cell<'_>; 3] {
    [
        Cell::maybe(person.map(|p| p.name)),
        Cell::maybe(person.and_then(|p| p.email)),
        Cell::maybe(person.and_then(|p| p.number)),
    ]
}

fn named<'n>(text: Option<&'n Cow<'_, str>>) -> Cell<'n> {
    Cell::maybe(text.map(|text| &**text))
}

/// What every row about an event begins with, as text.
struct Head<'r> {
    said: &'r Glance<'r>,
    item: &'r ItemNames<'r>,
    event_id: Id,
    item_id: uuid::fmt::Hyphenated,
    occurred: TimeText,
    recorded: TimeText,
    context: &'r Context,
}

/// An event's id as text, without a place in memory of its own.
struct Id {
    text: [u8; 64],
    length: usize,
}

impl Id {
    fn of(id: EventId) -> Self {
        let mut text = [0; 64];
        id.station.uuid().hyphenated().encode_lower(&mut text[..36]);
        text[36] = b':';
        let mut digits = itoa::Buffer::new();
        let digits = digits.format(id.seq);
        text[37..37 + digits.len()].copy_from_slice(digits.as_bytes());
        Self { text, length: 37 + digits.len() }
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text[..self.length]).unwrap_or_default()
    }
}

impl<'r> Head<'r> {
    fn of(said: &'r Glance<'r>, item: &'r ItemNames<'r>, context: &'r Context) -> Self {
        Self {
            said,
            item,
            event_id: Id::of(said.id),
            item_id: said.item.uuid().hyphenated(),
            occurred: TimeText::of(said.occurred),
            recorded: TimeText::of(said.recorded),
            context,
        }
    }

    /// From `event_type` to `item_kind`.
    fn cells<'h>(&'h self, item_id: &'h mut [u8; 36]) -> [Cell<'h>; 11] {
        [
            Cell::Text(self.said.kind),
            Cell::Text(self.event_id.as_str()),
            Cell::Integer(place_in_log(self.said.id)),
            Cell::Text(self.occurred.as_str()),
            Cell::Text(self.recorded.as_str()),
            Cell::Flag(self.said.is_late),
            Cell::Text(self.said.actor),
            Cell::Text(&self.context.station),
            Cell::Text(&self.context.facility),
            Cell::Text(self.item_id.encode_lower(item_id)),
            Cell::Text(&self.item.kind),
        ]
    }

    /// From `manufacturer` to `category`.
    fn make(&self) -> [Cell<'_>; 3] {
        let ItemNames { maker, model, category, .. } = self.item;
        [named(maker.as_ref()), named(model.as_ref()), named(category.as_ref())]
    }
}

/// The row of an event.
pub fn event(
    context: &Context,
    used: &mut Used,
    line: &EventLine<'_>,
    to: &mut dyn TakeRows,
) -> std::io::Result<()> {
    let said = &line.said;
    // An amendment says nothing of whom an event is about.
    let person = said.person.and_then(|id| context.person(id, used));
    let mut person_id = [0; 36];
    let person_id = said.person.map(|id| &*id.uuid().hyphenated().encode_lower(&mut person_id));
    let head = Head::of(said, &line.item, context);
    let (place, condition) = match context.corrections.amended(said.id) {
        Some(event) => event.place_and_condition(),
        None => (said.place, said.condition),
    };
    // An entry is UTF-8, or its export shows where it is not.
    let body = match std::str::from_utf8(line.body) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(line.body),
    };
    let mut item_id = [0; 36];
    let [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10] = head.cells(&mut item_id);
    let [maker, model, category] = head.make();
    let [name, email, number] = person_cells(person);
    let [voided_by, reason] = context.corrections.cells(said.id);
    let ItemNames { tracking, carrier, serial, tag, .. } = &*line.item;
    to.row(&[
        c0,
        c1,
        c2,
        c3,
        c4,
        c5,
        c6,
        c7,
        c8,
        c9,
        c10,
        named(tracking.as_ref()),
        named(carrier.as_ref()),
        named(serial.as_ref()),
        named(tag.as_ref()),
        maker,
        model,
        category,
        Cell::maybe(person_id),
        name,
        email,
        number,
        Cell::maybe(place),
        Cell::maybe(condition),
        Cell::Text(&body),
        voided_by,
        reason,
    ])
}

/// The row of a hand-off, a return or a transfer; other events have none.
pub fn handoff(
    context: &Context,
    used: &mut Used,
    view: &EventView<'_>,
    receipt: &str,
    to: &mut dyn TakeRows,
) -> std::io::Result<bool> {
    let fact = &view.fact;
    let Some(passage) = Passage::of(context.corrections.read(fact)) else { return Ok(false) };
    let from = passage.from.and_then(|id| context.person(id, used));
    let whom = passage.to.and_then(|id| context.person(id, used));
    let by = passage.by.and_then(|by| context.person(by.person, used));
    let signature = passage.proof.signature.as_ref().map(|s| HEXLOWER.encode(&s.sha256));
    let due = passage.due.map(rfc3339);
    let missing = passage.missing.join("; ");
    let said = Glance::of(fact);
    let head = Head::of(&said, &view.item, context);
    let mut item_id = [0; 36];
    let mut cells = Vec::with_capacity(HANDOFF_COLUMNS.len());
    cells.extend(head.cells(&mut item_id));
    let ItemNames { tracking, serial, tag, .. } = &view.item;
    cells.extend([named(serial.as_ref()), named(tag.as_ref()), named(tracking.as_ref())]);
    cells.extend(head.make());
    cells.extend(person_cells(from));
    cells.extend(person_cells(whom));
    cells.extend([
        Cell::maybe(by.map(|by| by.name)),
        Cell::maybe(passage.by.map(|by| by.authority.as_str())),
        passage.items.map_or(Cell::Nothing, |items| Cell::Integer(i64::from(items))),
        Cell::maybe(signature.as_deref()),
        Cell::maybe(due.as_deref()),
        Cell::maybe(passage.condition),
        Cell::Text(&missing),
        Cell::Text(receipt),
    ]);
    cells.extend(context.corrections.cells(fact.id));
    to.row(&cells)?;
    Ok(true)
}

/// What the rows of items share, as text.
struct Facets {
    id: String,
    since: String,
    due: Option<String>,
    holds: String,
    last: String,
    custodian: Option<String>,
}

impl Facets {
    fn of(context: &Context, used: &mut Used, item: &Item) -> Self {
        let holds: Vec<&str> = item.holds.iter().map(|code| code.as_str()).collect();
        let custodian = match &item.custodian {
            Custodian::Mailroom(_) => Some(context.facility.clone()),
            Custodian::Person(id) => context.person(*id, used).map(|p| p.name.to_owned()),
            Custodian::Carrier(name) => name.as_ref().map(ToString::to_string),
            Custodian::Courier(name) | Custodian::Vendor(name) => Some(name.to_string()),
            Custodian::Unknown | Custodian::Nobody => None,
        };
        Self {
            id: item.id.to_string(),
            since: rfc3339(item.since),
            due: item.due.map(rfc3339),
            holds: holds.join(","),
            last: rfc3339(item.last_at),
            custodian,
        }
    }
}

/// An item, and what is known of it beside its own facts.
pub struct Whole<'i> {
    pub item: &'i Item,
    pub last_seq: u64,
    /// The number of the parcel that it came out of.
    pub origin_tracking: Option<&'i str>,
}

/// The row of an asset.
pub fn asset(
    context: &Context,
    used: &mut Used,
    whole: &Whole<'_>,
    to: &mut dyn TakeRows,
) -> std::io::Result<()> {
    let item = whole.item;
    let facets = Facets::of(context, used, item);
    let email = match &item.custodian {
        Custodian::Person(id) => context.person(*id, used).and_then(|person| person.email),
        _others_have_none => None,
    };
    let reserved = item.recipient.person().and_then(|id| context.person(id, used));
    let names = ItemNames::of(item);
    to.row(&[
        Cell::Text(item.standing.as_str()),
        Cell::Text(item.word(context.as_of)),
        Cell::Text(&facets.id),
        named(names.serial.as_ref()),
        named(names.tag.as_ref()),
        named(names.maker.as_ref()),
        named(names.model.as_ref()),
        named(names.category.as_ref()),
        Cell::Text(item.custodian.kind()),
        Cell::maybe(facets.custodian.as_deref()),
        Cell::maybe(email),
        Cell::Text(&facets.since),
        Cell::maybe(item.place.as_ref().map(PlaceName::as_str)),
        Cell::Text(item.condition.as_str()),
        Cell::Text(&facets.holds),
        Cell::maybe(facets.due.as_deref()),
        Cell::maybe(reserved.map(|person| person.name)),
        Cell::maybe(whole.origin_tracking),
        Cell::Flag(item.identity.data_bearing),
        Cell::Flag(item.is_disputed()),
        Cell::Integer(i64::try_from(whole.last_seq).unwrap_or(i64::MAX)),
        Cell::Text(&facets.last),
    ])
}

/// The row of a parcel.
pub fn parcel(
    context: &Context,
    used: &mut Used,
    whole: &Whole<'_>,
    to: &mut dyn TakeRows,
) -> std::io::Result<()> {
    let item = whole.item;
    let facets = Facets::of(context, used, item);
    let recipient = item.recipient.person().and_then(|id| context.person(id, used));
    let [name, email, number] = person_cells(recipient);
    let names = ItemNames::of(item);
    let count = |n: usize| Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    to.row(&[
        Cell::Text(item.standing.as_str()),
        Cell::Text(item.word(context.as_of)),
        Cell::Text(&facets.id),
        named(names.tracking.as_ref()),
        named(names.carrier.as_ref()),
        Cell::maybe(item.sender.as_ref().map(Label::as_str)),
        Cell::Text(item.class.as_str()),
        name,
        email,
        number,
        Cell::Text(item.custodian.kind()),
        Cell::maybe(facets.custodian.as_deref()),
        Cell::Text(&facets.since),
        Cell::maybe(item.place.as_ref().map(PlaceName::as_str)),
        Cell::Text(item.condition.as_str()),
        Cell::Text(&facets.holds),
        item.contents.map_or(Cell::Nothing, |n| Cell::Integer(i64::from(n))),
        count(item.lines.len()),
        Cell::Flag(item.is_disputed()),
        Cell::Integer(i64::try_from(whole.last_seq).unwrap_or(i64::MAX)),
        Cell::Text(&facets.last),
    ])
}

/// The row of a person.
pub fn person(person: &Person, to: &mut dyn TakeRows) -> std::io::Result<()> {
    to.row(&[
        Cell::Text(&person.name),
        Cell::Text(&person.id.to_string()),
        Cell::maybe(person.number.as_deref()),
        Cell::maybe(person.email.as_deref()),
        Cell::maybe(person.department.as_deref()),
        Cell::maybe(person.location.as_deref()),
        Cell::Flag(person.active),
    ])
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
                by: h.by.as_deref(),
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
