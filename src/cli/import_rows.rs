//! One row of a file: from texts to an order, or what is wrong with it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::num::NonZeroU16;
use std::path::Path;

use super::desk::Desk;
use super::failure::Failure;
use super::import::ImportKind;
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
use crate::exchange::table::{DateOrder, Row, read_flag};
use crate::ledger::{Batch, Line, NewPerson, Order, Target, new_person_id};
use crate::scan;

/// What a row asks for.
pub enum RowWork {
    Order(Order),
    Person(NewPerson, Timestamp),
}

impl RowWork {
    /// The identifiers, each with its kind, that may stand in a file once only.
    pub fn identifiers(&self) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        match self {
            Self::Order(order) => match order.lines.first().map(|line| &line.target) {
                Some(Target::Parcel(tracking)) => found.push(("tracking", tracking.to_string())),
                Some(Target::Asset(identity)) => {
                    // Two makers may well use the same serial number.
                    let maker = identity.maker.as_ref().map_or("", Label::as_str).to_lowercase();
                    let serial = identity.serial.as_ref();
                    found.extend(serial.map(|serial| ("serial", format!("{serial} {maker}"))));
                    found.extend(identity.tag.as_ref().map(|tag| ("tag", tag.to_string())));
                }
                Some(Target::Item(_)) | None => {}
            },
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
}

/// Makes orders of rows.
pub struct Maker {
    operator: Operator,
    place: PlaceName,
    /// The places of the facility, as they are registered.
    places: Vec<String>,
    zone: Zone,
    order: Option<DateOrder>,
    now: Timestamp,
    late_reason: Note,
    recipients: RefCell<HashMap<String, Recipient>>,
    /// Rows that name somebody whom the directory does not know, or knows twice.
    unmatched: Cell<u64>,
}

/// A row's order, or what is wrong with the row; the outer error ends the import.
type Made = Result<Result<RowWork, String>, Failure>;

fn checked<T>(read: Result<T, NameError>) -> Result<T, String> {
    read.map_err(|error| error.to_string())
}

fn maybe<T>(
    text: Option<&str>,
    read: impl Fn(&str) -> Result<T, NameError>,
) -> Result<Option<T>, String> {
    text.map(read).transpose().map_err(|error| error.to_string())
}

fn word<T: Copy>(
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
            order,
            now: desk.now(),
            late_reason: reason.unwrap_or_else(|_| desk_reason()),
            recipients: RefCell::default(),
            unmatched: Cell::default(),
        })
    }

    /// The place of a row as it is registered, in whatever case it is written.
    fn place(&self, text: Option<&str>) -> Result<PlaceName, String> {
        let Some(text) = text else { return Ok(self.place.clone()) };
        let same = self.places.iter().find(|place| place.eq_ignore_ascii_case(text));
        checked(PlaceName::parse(same.map_or(text, String::as_str)))
    }

    /// Makes the order of one row.
    pub fn work(&self, kind: ImportKind, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        match kind {
            ImportKind::People => Ok(person(row).map(|person| RowWork::Person(person, self.now))),
            ImportKind::Parcels => self.parcel(row, batch, id),
            ImportKind::Expected => self.expected(row, batch, id),
            ImportKind::Assets => Ok(self.asset(row, id)),
        }
    }

    fn order(
        &self,
        id: CommandId,
        target: Target,
        command: Command,
        late: Option<Late>,
    ) -> RowWork {
        RowWork::Order(Order {
            id,
            operator: self.operator.clone(),
            lines: vec![Line { target, command }],
            late,
            overriding: None,
        })
    }

    fn parcel(&self, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        let recipient = match row.text(3) {
            Ok(text) => self.recipient(text, batch)?,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok((|| {
            let (tracking, raw, carrier) = tracking(row)?;
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
            };
            let late = match row.date(9, self.order)? {
                None => None,
                Some(text) => Some(Late {
                    occurred: self.zone.read(&text).map_err(|failure| failure.message)?,
                    reason: self.late_reason.clone(),
                }),
            };
            let command = Command::Receive { arrival, again: false };
            Ok(self.order(id, Target::Parcel(tracking), command, late))
        })())
    }

    fn expected(&self, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        let recipient = match row.text(3) {
            Ok(text) => self.recipient(text, batch)?,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok((|| {
            let (tracking, _, carrier) = tracking(row)?;
            let listed = row.identifier(5)?.unwrap_or_default();
            let words = listed.split([';', ',', ' ', '|']).filter(|word| !word.is_empty());
            let expectation = Expectation {
                tracking: Some(tracking.clone()),
                serial: None,
                carrier: maybe(row.text(1)?, Label::parse)?.or(carrier),
                sender: maybe(row.text(2)?, Label::parse)?,
                recipient: recipient.person(),
                reference: maybe(row.text(4)?, Label::parse)?,
                serials: checked(words.map(SerialNumber::parse).collect())?,
            };
            let command = Command::Expect(expectation);
            Ok(self.order(id, Target::Parcel(tracking), command, None))
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
        };
        let wish = Adopt {
            identity: identity.clone(),
            how: AdoptedHow::Import,
            place: self.place(row.text(5)?)?,
            note: maybe(row.text(7)?, Note::parse)?,
        };
        Ok(self.order(id, Target::Asset(identity), Command::Adopt(wish), None))
    }

    /// How many rows name a recipient who could not be found; their parcels wait for a person to decide.
    pub fn unmatched(&self) -> u64 {
        self.unmatched.get()
    }

    /// Finds a recipient by an exact name only; what is not certain waits for a person to decide.
    fn recipient(&self, text: Option<&str>, batch: &Batch<'_>) -> Result<Recipient, Failure> {
        let Some(text) = text else { return Ok(Recipient::Unmatched(Unmatched::Missing)) };
        let recipient = self.looked_up(text, batch)?;
        if recipient.person().is_none() {
            self.unmatched.set(self.unmatched.get() + 1);
        }
        Ok(recipient)
    }

    fn looked_up(&self, text: &str, batch: &Batch<'_>) -> Result<Recipient, Failure> {
        if let Some(known) = self.recipients.borrow().get(text) {
            return Ok(known.clone());
        }
        let named = batch.directory().people_named(text)?;
        let recipient = match named.as_slice() {
            [one] => Recipient::Matched { person: one.id, how: MatchHow::Exact, score: Some(100) },
            [] => Recipient::Unmatched(Unmatched::Partial),
            _several => Recipient::Unmatched(Unmatched::Multiple),
        };
        self.recipients.borrow_mut().insert(text.to_owned(), recipient.clone());
        Ok(recipient)
    }
}

fn desk_reason() -> Note {
    Note::parse("imported").unwrap_or_else(|_| unreachable!("a constant that is a note"))
}

/// The tracking number of a row, how it was written if otherwise, and whose it is.
fn tracking(row: &Row<'_>) -> Result<(TrackingNumber, Option<Note>, Option<Label>), String> {
    let text = row.identifier(0)?.ok_or("the tracking number is missing")?;
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

fn person(row: &Row<'_>) -> Result<NewPerson, String> {
    let (first, last) = (row.text(1)?, row.text(2)?);
    let joined = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = row.text(0)?.or((!joined.is_empty()).then_some(joined.as_str()));
    Ok(NewPerson {
        name: maybe(name, Label::parse)?,
        number: maybe(row.identifier(3)?, Label::parse)?,
        email: maybe(row.text(4)?, Label::parse)?,
        department: maybe(row.text(5)?, Label::parse)?,
        location: maybe(row.text(6)?, Label::parse)?,
        active: row.text(7)?.map(read_flag).transpose()?,
        ..NewPerson::of(new_person_id())
    })
}
