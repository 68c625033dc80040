//! One row of a file: from texts to an order, or what is wrong with it.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::num::NonZeroU16;
use std::path::Path;

use super::desk::Desk;
use super::failure::Failure;
use super::import::ImportKind;
use super::import_people::person;
use super::import_twice::Identifier;
use super::matching::rosters;
use super::time::Zone;
use crate::domain::command::{Adopt, Command};
use crate::domain::event::{
    AdoptedHow, Arrival, Condition, Expectation, Identity, Late, MatchHow, ParcelClass, Recipient,
    Unmatched,
};
use crate::domain::names::{
    AssetTag, CommandId, Label, NameError, Note, PlaceName, SerialNumber, Timestamp,
    TrackingNumber, steers,
};
use crate::domain::party::Operator;
use crate::exchange::table::{DateOrder, Place, Row, read_flag};
use crate::ledger::{Batch, Line, NewPerson, Order, OrderLine, Target};
use crate::recipients::{Roster, said, winner};
use crate::scan;

/// How many names are remembered with whom they mean: memory stays bounded, however long the file is.
const NAMES_KEPT: usize = 50_000;

/// What a row asks for.
pub enum RowWork {
    Order(Order),
    Person(NewPerson, Timestamp),
    Announced(Box<Announcement>, Timestamp),
}

/// What rows say of one parcel that is to come, or of lines of an order that no parcel is known of yet.
#[derive(Debug)]
pub struct Announcement {
    /// The lines of the order, with a line of its own for each device.
    pub lines: Vec<OrderLine>,
    /// The announcement of the parcel, if one is named.
    pub order: Option<Order>,
    /// The rows that said it, and whether their lines were news.
    pub rows: Vec<(Place, bool)>,
}

impl Announcement {
    fn expectation(&self) -> Option<&Expectation> {
        match &self.order.as_ref()?.lines.first()?.command {
            Command::Expect(expectation) => Some(expectation),
            _others => None,
        }
    }

    /// Whether both say something of one parcel, and nothing that differs but what is in it.
    pub fn is_of_the_same_parcel(&self, other: &Self) -> bool {
        let bare = |said: &Self| {
            said.expectation().map(|e| Expectation { serials: Vec::new(), ..e.clone() })
        };
        self.order.is_some() && bare(self) == bare(other)
    }

    /// Takes over what another one says is in the parcel.
    pub fn join(&mut self, other: Self) {
        let more = other.expectation().map(|e| e.serials.clone()).unwrap_or_default();
        self.rows.extend(other.rows);
        self.add(more, false);
    }

    fn add(&mut self, more: Vec<SerialNumber>, in_front: bool) {
        let line = self.order.as_mut().and_then(|order| order.lines.first_mut());
        let Some(Line { command: Command::Expect(expectation), .. }) = line else { return };
        let (mut first, second) = if in_front {
            (more, std::mem::take(&mut expectation.serials))
        } else {
            (std::mem::take(&mut expectation.serials), more)
        };
        let known: HashSet<SerialNumber> = first.iter().cloned().collect();
        first.extend(second.into_iter().filter(|serial| !known.contains(serial)));
        expectation.serials = first;
    }

    /// The order, with what was announced for the parcel before: rows may say it bit by bit.
    pub fn order_with(&self, batch: &Batch<'_>) -> Result<Option<Order>, Failure> {
        let Some(tracking) = self.expectation().and_then(|e| e.tracking.clone()) else {
            return Ok(None);
        };
        let before = batch.announced_for(&tracking)?;
        let mut whole = Self { lines: Vec::new(), order: self.order.clone(), rows: Vec::new() };
        if self.expectation().is_some_and(|e| !e.serials.is_empty()) {
            whole.add(before, true);
        }
        Ok(whole.order)
    }

    /// What may stand in a file once only: a device, or a line of which no device is named.
    pub fn identifiers(&self) -> Vec<Identifier> {
        let devices: Vec<Identifier> = self
            .lines
            .iter()
            .filter_map(|line| line.serial.as_ref())
            .map(|serial| ("serial", serial.to_string()))
            .collect();
        if !devices.is_empty() {
            return devices;
        }
        let text = |line: &OrderLine| format!("{line:?}");
        self.lines.iter().map(|line| ("line", text(line))).collect()
    }
}

impl RowWork {
    /// The identifiers, each with its kind, that may stand in a file once only.
    pub fn identifiers(&self) -> Vec<Identifier> {
        let mut found = Vec::new();
        match self {
            Self::Order(order) => return Self::identifiers_of(order),
            Self::Announced(announcement, _) => return announcement.identifiers(),
            Self::Person(person, _) => {
                found.extend(person.number.as_ref().map(|number| ("number", number.to_string())));
                let email = person.email.as_ref();
                found.extend(email.map(|email| ("email", email.as_str().to_lowercase())));
                if found.is_empty() {
                    let name = person.name.as_ref();
                    found.extend(name.map(|name| ("name", name.as_str().to_lowercase())));
                }
            }
        }
        found
    }

    /// The same of an order. One item may have many events in a file, each of them once.
    pub fn identifiers_of(order: &Order) -> Vec<Identifier> {
        let event = order.lines.first().map_or("", |line| line.command.makes());
        let when = match (event, &order.late) {
            ("handed_off" | "returned" | "transferred", Some(late)) => {
                format!(" {event} {}", late.occurred.as_millis())
            }
            _enters_the_item => String::new(),
        };
        let mut found = Vec::new();
        match order.lines.first().map(|line| &line.target) {
            Some(Target::Parcel(tracking)) => found.push(("tracking", format!("{tracking}{when}"))),
            Some(Target::Asset(identity)) => {
                // Two makers may well use the same serial number.
                let maker = identity.maker.as_ref().map_or("", Label::as_str).to_lowercase();
                let serial = identity.serial.as_ref();
                found.extend(serial.map(|serial| ("serial", format!("{serial} {maker}{when}"))));
                found.extend(identity.tag.as_ref().map(|tag| ("tag", format!("{tag}{when}"))));
            }
            Some(Target::Item(_)) | None => {}
        }
        found
    }
}

/// Makes orders of rows.
pub struct Maker {
    operator: Operator,
    pub(super) place: PlaceName,
    /// The places of the facility, as they are registered.
    places: Vec<String>,
    pub(super) zone: Zone,
    pub(super) date_order: Option<DateOrder>,
    now: Timestamp,
    pub(super) late_reason: Note,
    recipients: RefCell<HashMap<String, Recipient>>,
    /// The directory as it was when somebody in it was first searched for.
    rosters: OnceCell<Vec<Roster>>,
    /// Rows that name somebody whom the directory does not know, or knows twice.
    unmatched: Cell<u64>,
}

/// A row's order, or what is wrong with the row; the outer error ends the import.
pub(super) type Made = Result<Result<RowWork, String>, Failure>;

pub(super) fn checked<T>(read: Result<T, NameError>) -> Result<T, String> {
    read.map_err(|error| error.to_string())
}

pub(super) fn maybe<T>(
    text: Option<&str>,
    read: impl Fn(&str) -> Result<T, NameError>,
) -> Result<Option<T>, String> {
    text.map(read).transpose().map_err(|error| error.to_string())
}

pub(super) fn word<T: Copy>(
    text: Option<&str>,
    from: impl Fn(&str) -> Option<T>,
    otherwise: T,
    what: &str,
) -> Result<T, String> {
    match text {
        None => Ok(otherwise),
        Some(text) => from(&text.to_lowercase()).ok_or_else(|| format!("`{text}` is not a {what}")),
    }
}

impl Maker {
    /// Takes over what all rows have in common.
    pub fn new(desk: &Desk<'_>, path: &Path, order: Option<DateOrder>) -> Result<Self, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = if name == "-" { "stdin".into() } else { name };
        let name: String = name.chars().filter(|c| !steers(*c)).take(200).collect();
        let reason = Note::parse(&format!("imported from {name}"));
        Ok(Self {
            operator: desk.operator.clone(),
            place: desk.place_or_default(None)?,
            places: desk.ledger.directory().places()?,
            zone: desk.zone.clone(),
            date_order: order,
            now: desk.now(),
            late_reason: reason.unwrap_or_else(|_| desk_reason()),
            recipients: RefCell::default(),
            rosters: OnceCell::new(),
            unmatched: Cell::default(),
        })
    }

    /// The place of a row as it is registered, in whatever case it is written.
    pub(super) fn place(&self, text: Option<&str>) -> Result<PlaceName, String> {
        let Some(text) = text else { return Ok(self.place.clone()) };
        let same = self.places.iter().find(|place| place.eq_ignore_ascii_case(text));
        checked(PlaceName::parse(same.map_or(text, String::as_str)))
    }

    /// Makes the order of one row.
    pub fn work(&self, kind: ImportKind, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        match kind {
            ImportKind::People => {
                Ok(person(row, self.date_order).map(|person| RowWork::Person(person, self.now)))
            }
            ImportKind::Parcels => self.parcel(row, batch, id),
            ImportKind::Expected => self.expected(row, batch, id),
            ImportKind::Assets => Ok(self.asset(row, id)),
            ImportKind::Events => self.event(row, batch, id),
        }
    }

    pub(super) fn order(
        &self,
        id: CommandId,
        target: Target,
        command: Command,
        late: Option<Late>,
    ) -> Order {
        Order {
            id,
            operator: self.operator.clone(),
            lines: vec![Line { target, command }],
            late,
            overriding: None,
            signer: None,
            statement: None,
        }
    }

    fn parcel(&self, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        let recipient = match row.text(3) {
            Ok(text) => self.recipient(text, batch)?,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok((|| {
            let text = row.identifier(0)?.ok_or("the tracking number is missing")?;
            let (tracking, raw, carrier) = tracking(text)?;
            let contents = row.text(7)?;
            let contents = contents.map(str::parse::<NonZeroU16>).transpose();
            let arrival = Arrival {
                tracking: tracking.clone(),
                raw,
                carrier: maybe(row.text(1)?, Label::parse)?.or(carrier),
                sender: maybe(row.text(2)?, Label::parse)?,
                recipient,
                class: word(row.text(4)?, ParcelClass::from_word, ParcelClass::Unknown, "class")?,
                condition: word(
                    row.text(5)?,
                    Condition::from_word,
                    Condition::Unknown,
                    "condition",
                )?,
                place: self.place(row.text(6)?)?,
                contents: contents
                    .map_err(|_| "contents is not a number from 1 to 65535".to_owned())?
                    .map(NonZeroU16::get),
                note: maybe(row.text(8)?, Note::parse)?,
                photos: Vec::new(),
                unattended: false,
            };
            let late = match row.date(9, self.date_order)? {
                None => None,
                Some(text) => Some(Late {
                    occurred: self.zone.read(&text).map_err(|failure| failure.message)?,
                    reason: self.late_reason.clone(),
                }),
            };
            let command = Command::Receive { arrival, again: false };
            Ok(RowWork::Order(self.order(id, Target::Parcel(tracking), command, late)))
        })())
    }

    fn expected(&self, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        let recipient = match row.text(3) {
            Ok(text) => self.recipient(text, batch)?,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok((|| {
            let parcel = match row.identifier(0)? {
                Some(text) => Some(tracking(text)?),
                None => None,
            };
            let (number, carrier) =
                parcel.map_or((None, None), |(number, _, carrier)| (Some(number), carrier));
            let listed = row.identifier(5)?.unwrap_or_default();
            let words = listed.split([';', ',', ' ', '|', '\n']).filter(|word| !word.is_empty());
            let serials: Vec<SerialNumber> = checked(words.map(SerialNumber::parse).collect())?;
            let line = OrderLine {
                reference: maybe(row.identifier(4)?, Label::parse)?,
                line: maybe(row.identifier(6)?, Label::parse)?,
                part: maybe(row.identifier(7)?, Label::parse)?,
                tracking: number.clone(),
                serial: None,
                quantity: None,
                supplier: maybe(row.text(2)?, Label::parse)?,
                recipient: recipient.person(),
            };
            let quantity = quantity(row.text(8)?)?;
            let lines = lines_of(&line, &serials, quantity)?;
            let order = number.map(|number| {
                let expectation = Expectation {
                    tracking: Some(number.clone()),
                    serial: None,
                    carrier: maybe(row.text(1)?, Label::parse)?.or(carrier),
                    sender: line.supplier.clone(),
                    recipient: line.recipient,
                    reference: line.reference.clone(),
                    serials,
                };
                let target = Target::Parcel(number);
                Ok::<_, String>(self.order(id, target, Command::Expect(expectation), None))
            });
            let order = order.transpose()?;
            let announcement = Announcement { lines, order, rows: Vec::new() };
            Ok(RowWork::Announced(Box::new(announcement), self.now))
        })())
    }

    fn asset(&self, row: &Row<'_>, id: CommandId) -> Result<RowWork, String> {
        let identity = Identity {
            serial: maybe(row.identifier(0)?, SerialNumber::parse)?,
            tag: maybe(row.identifier(1)?, AssetTag::parse)?,
            maker: maybe(row.text(2)?, Label::parse)?,
            model: maybe(row.text(3)?, Label::parse)?,
            category: maybe(row.text(4)?, Label::parse)?,
            data_bearing: row.text(6)?.map(read_flag).transpose()?.unwrap_or(false),
            worth: None,
        };
        let wish = Adopt {
            identity: identity.clone(),
            how: AdoptedHow::Import,
            place: self.place(row.text(5)?)?,
            note: maybe(row.text(7)?, Note::parse)?,
        };
        Ok(RowWork::Order(self.order(id, Target::Asset(identity), Command::Adopt(wish), None)))
    }

    /// Forgets what was counted, for another run through the same rows.
    pub fn begin_again(&self) {
        self.unmatched.set(0);
    }

    /// How many rows name a recipient who could not be found; their parcels wait for a person to decide.
    pub fn unmatched(&self) -> u64 {
        self.unmatched.get()
    }

    /// Finds a recipient whom the text says; what is not certain waits for a person to decide.
    fn recipient(&self, text: Option<&str>, batch: &Batch<'_>) -> Result<Recipient, Failure> {
        let Some(text) = text else { return Ok(Recipient::Unmatched(Unmatched::Missing)) };
        let recipient = self.looked_up(text, batch)?;
        if recipient.person().is_none() {
            self.unmatched.set(self.unmatched.get() + 1);
        }
        Ok(recipient)
    }

    pub(super) fn looked_up(&self, text: &str, batch: &Batch<'_>) -> Result<Recipient, Failure> {
        if let Some(known) = self.recipients.borrow().get(text) {
            return Ok(known.clone());
        }
        let named = batch.directory().people_named(text)?;
        let recipient = match named.as_slice() {
            [one] => Recipient::Matched { person: one.id, how: MatchHow::Exact, score: Some(100) },
            [] => self.said(text, batch)?,
            _several => Recipient::Unmatched(Unmatched::Multiple),
        };
        let mut known = self.recipients.borrow_mut();
        if known.len() >= NAMES_KEPT {
            known.clear();
        }
        known.insert(text.to_owned(), recipient.clone());
        Ok(recipient)
    }
}

impl Maker {
    /// Whom a text says in another spelling or order. What is merely alike waits for a person.
    fn said(&self, text: &str, batch: &Batch<'_>) -> Result<Recipient, Failure> {
        if self.rosters.get().is_none() {
            let read = rosters(batch.directory())?;
            self.rosters.get_or_init(|| read);
        }
        let said = said(self.rosters.get().map_or(&[], Vec::as_slice), text);
        Ok(match winner(&said) {
            Some(one) => {
                let (person, score) = (one.person, Some(one.score));
                Recipient::Matched { person, how: MatchHow::Fuzzy, score }
            }
            None if said.is_empty() => Recipient::Unmatched(Unmatched::Partial),
            None => Recipient::Unmatched(Unmatched::Multiple),
        })
    }
}

fn desk_reason() -> Note {
    Note::parse("imported").unwrap_or_else(|_| unreachable!("a constant that is a note"))
}

/// A tracking number, how it was written if otherwise, and whose it is.
pub(super) type Tracked = (TrackingNumber, Option<Note>, Option<Label>);

/// The tracking number of a row, how it was written if otherwise, and whose it is.
pub(super) fn tracking(text: &str) -> Result<Tracked, String> {
    let reading = scan::classify(text, None);
    let known =
        reading.best_of(scan::Class::Tracking).filter(|c| c.is_checked() || c.confidence >= 75);
    let Some(known) = known else {
        return Ok((checked(TrackingNumber::parse(text))?, None, None));
    };
    let tracking = checked(TrackingNumber::parse(&known.value))?;
    let raw = if tracking.as_str() == text { None } else { Note::parse(text).ok() };
    let carrier = known.carrier.and_then(|carrier| Label::parse(carrier.name()).ok());
    Ok((tracking, raw, carrier))
}

fn quantity(text: Option<&str>) -> Result<Option<u32>, String> {
    let Some(text) = text else { return Ok(None) };
    // `3`, and what exports make of it: `3.00`.
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    match whole.parse() {
        Ok(quantity) if rest.bytes().all(|byte| byte == b'0') => Ok(Some(quantity)),
        _no_number => Err(format!("`{text}` is not a quantity")),
    }
}

/// A line for each device, and one for the line itself where it says more than they do.
fn lines_of(
    line: &OrderLine,
    serials: &[SerialNumber],
    quantity: Option<u32>,
) -> Result<Vec<OrderLine>, String> {
    let listed = u32::try_from(serials.len()).unwrap_or(u32::MAX);
    if quantity.is_some_and(|quantity| quantity < listed) {
        let said = quantity.unwrap_or(0);
        return Err(format!("it lists {listed} serial numbers for a quantity of {said}"));
    }
    let nothing_named = line.tracking.is_none() && line.reference.is_none();
    if nothing_named && serials.is_empty() {
        return Err("it names no parcel, no serial number and no order".to_owned());
    }
    let device = |serial: &SerialNumber| OrderLine { serial: Some(serial.clone()), ..line.clone() };
    let mut lines: Vec<OrderLine> = serials.iter().map(device).collect();
    if lines.is_empty() || quantity.is_some_and(|quantity| quantity > listed) {
        lines.push(OrderLine { quantity, ..line.clone() });
    }
    Ok(lines)
}
