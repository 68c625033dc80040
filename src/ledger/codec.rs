//! An entry of the log: a fact as bytes, and back.
//!
//! The bytes are stored and hashed as they are and never re-encoded; `verify` demands that encoding
//! what was decoded gives the same bytes again, so that there is one way only to write a fact.

mod authority;
mod events;
mod glance;
mod payloads;

use data_encoding::HEXLOWER;

pub use super::tree::leaf_hash;
pub use glance::{Glance, glance};

use super::json::{FieldError, Fields, ObjectWriter, Value, Wire};
use crate::domain::authority::{LogEvent, LogFact};
use crate::domain::event::{Event, Fact, Late, PersonalLabel};
use crate::domain::names::{
    CommandId, EventId, ItemId, Note, OperatorName, SessionId, StationId, TenantName, Timestamp,
};

/// The format version that this program writes.
const VERSION: u8 = 1;

/// The longest entry, in bytes.
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// What an entry is about: an item, or the log itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    Item(Fact),
    Log(LogFact),
}

impl Record {
    /// Its place in its log.
    #[must_use]
    pub const fn id(&self) -> EventId {
        match self {
            Self::Item(fact) => fact.id,
            Self::Log(fact) => fact.id,
        }
    }

    /// The item, if it is about one.
    #[must_use]
    pub const fn item(&self) -> Option<ItemId> {
        match self {
            Self::Item(fact) => Some(fact.item),
            Self::Log(_) => None,
        }
    }

    /// The command that made it.
    #[must_use]
    pub const fn op(&self) -> CommandId {
        match self {
            Self::Item(fact) => fact.op,
            Self::Log(fact) => fact.op,
        }
    }

    /// The operator.
    #[must_use]
    pub const fn actor(&self) -> &OperatorName {
        match self {
            Self::Item(fact) => &fact.actor,
            Self::Log(fact) => &fact.actor,
        }
    }

    /// When the station recorded it.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Item(fact) => fact.at,
            Self::Log(fact) => fact.at,
        }
    }

    /// When it is said to have happened.
    #[must_use]
    pub fn occurred(&self) -> Timestamp {
        match self {
            Self::Item(fact) => fact.occurred(),
            Self::Log(fact) => fact.at,
        }
    }

    /// The stable word for the kind of event.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Item(fact) => fact.event.kind(),
            Self::Log(fact) => fact.event.kind(),
        }
    }
}

/// A personal value that the entry commits to without containing it (see `commitment.rs`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    pub label: PersonalLabel,
    pub digest: [u8; 32],
}

/// A fact and what the log holds around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub record: Record,
    pub tenant: TenantName,
    /// The session or token that it was recorded in.
    pub session: Option<SessionId>,
    /// The place of this event among those that its command made, from 0.
    pub n: u32,
    /// Which boot of the machine recorded it.
    pub boot: String,
    /// Milliseconds since that boot, sleep included.
    pub up_ms: i64,
    /// In the order of their labels.
    pub commitments: Vec<Commitment>,
}

/// Says why bytes are not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    #[error("is not a JSON object: {0}")]
    NotJson(String),
    #[error("{0}")]
    Field(#[from] FieldError),
    #[error("has format version {0}, which this program does not know")]
    Version(u8),
    #[error("has {0} bytes, more than {ENTRY_BYTES_MAX}")]
    TooLong(usize),
}

/// Writes an entry.
///
/// # Errors
/// [`CodecError::TooLong`] if it would exceed [`ENTRY_BYTES_MAX`].
pub fn encode(entry: &Entry, out: &mut Vec<u8>) -> Result<(), CodecError> {
    let record = &entry.record;
    let (fact, late) = match record {
        Record::Item(fact) => (Some(fact), fact.late.as_ref()),
        Record::Log(_) => (None, None),
    };
    let start = out.len();
    let mut object = ObjectWriter::begin(out);
    object.put("actor", record.actor());
    object.put("at", &record.at());
    object.put("boot", &entry.boot);
    object.nested("data", |data| match record {
        Record::Item(fact) => events::write(&fact.event, data),
        Record::Log(fact) => authority::write(&fact.event, data),
    });
    object.maybe("item", fact.map(|fact| &fact.item));
    object.text("kind", record.kind());
    object.flag("late", late.is_some());
    if entry.n > 0 {
        object.put("n", &entry.n);
    }
    object.maybe("occurred", late.map(|late| &late.occurred));
    object.put("op", &record.op());
    if let Some(fact) = fact {
        let parents: Vec<Parent> =
            fact.parents.iter().map(|p| Parent::seen_from(*p, fact.id)).collect();
        object.list("parents", &parents);
    }
    if !entry.commitments.is_empty() {
        object.nested("pii", |labels| {
            for commitment in &entry.commitments {
                labels.text(commitment.label.as_str(), &HEXLOWER.encode(&commitment.digest));
            }
        });
    }
    let id = record.id();
    object.put("seq", &i64::try_from(id.seq).unwrap_or(i64::MAX));
    object.maybe("session", entry.session.as_ref());
    object.put("station", &id.station);
    object.maybe("step", fact.map(|fact| &fact.step));
    object.put("tenant", &entry.tenant);
    object.put("up", &entry.up_ms);
    object.put("v", &VERSION);
    object.maybe("why", late.map(|late| &late.reason));
    object.end();
    match out.len() - start {
        0..=ENTRY_BYTES_MAX => Ok(()),
        length => Err(CodecError::TooLong(length)),
    }
}

/// Reads an entry. An event kind that a newer version wrote is kept as not understood.
///
/// # Errors
/// A [`CodecError`] that names the field.
pub fn decode(bytes: &[u8]) -> Result<Entry, CodecError> {
    if bytes.len() > ENTRY_BYTES_MAX {
        return Err(CodecError::TooLong(bytes.len()));
    }
    // Whether it is UTF-8 is asked once of all of it, not of every text in it; if it is not, where is said below.
    let value: Result<Value<'_>, serde_json::Error> = match std::str::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(bytes),
    };
    let value = value.map_err(|e| CodecError::NotJson(e.to_string()))?;
    let mut fields = Fields::of(value).map_err(CodecError::NotJson)?;
    let version: u8 = fields.need("v")?;
    if version != VERSION {
        return Err(CodecError::Version(version));
    }
    let kind: String = fields.need("kind")?;
    let data = fields.nested("data")?;
    let seq: i64 = fields.need("seq")?;
    let id = EventId {
        station: fields.need("station")?,
        seq: u64::try_from(seq).map_err(|_| FieldError::new("seq", "is negative"))?,
    };
    let (op, actor, at) = (fields.need("op")?, fields.need("actor")?, fields.need("at")?);
    let record = match fields.maybe("item")? {
        None => Record::Log(LogFact { id, op, actor, at, event: authority::read(&kind, data)? }),
        Some(item) => {
            let parents: Vec<Parent> = fields.list("parents")?;
            Record::Item(Fact {
                id,
                item,
                step: fields.need("step")?,
                parents: parents.into_iter().map(|p| p.from(id.station)).collect(),
                op,
                actor,
                at,
                late: late(&mut fields)?,
                event: events::read(&kind, data)?,
            })
        }
    };
    let entry = Entry {
        record,
        tenant: fields.need("tenant")?,
        session: fields.maybe("session")?,
        n: fields.maybe("n")?.unwrap_or(0),
        boot: fields.need("boot")?,
        up_ms: fields.need("up")?,
        commitments: commitments(&mut fields)?,
    };
    fields.end()?;
    Ok(entry)
}

fn late(fields: &mut Fields<'_>) -> Result<Option<Late>, FieldError> {
    match (fields.flag("late")?, fields.maybe("occurred")?, fields.maybe("why")?) {
        (true, Some(occurred), Some(reason)) => Ok(Some(Late { occurred, reason })),
        (false, None, None) => Ok(None),
        _half_of_it => Err(FieldError::new("late", "is incomplete")),
    }
}

fn commitments(fields: &mut Fields<'_>) -> Result<Vec<Commitment>, FieldError> {
    let Some(mut labels) = fields.nested_if_there("pii")? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for label in PersonalLabel::ALL {
        let Some(text) = labels.maybe::<String>(label.as_str())? else { continue };
        let digest = HEXLOWER.decode(text.as_bytes()).ok().and_then(|d| d.try_into().ok());
        let digest = digest.ok_or_else(|| FieldError::new("pii", "is not a SHA-256 digest"))?;
        found.push(Commitment { label: *label, digest });
    }
    labels.end()?;
    Ok(found)
}

/// Whether the bytes are the one way to write what they say.
#[must_use]
pub fn is_canonical(bytes: &[u8], entry: &Entry) -> bool {
    let is_understood = match &entry.record {
        Record::Item(fact) => !matches!(fact.event, Event::NotUnderstood { .. }),
        Record::Log(fact) => !matches!(fact.event, LogEvent::NotUnderstood { .. }),
    };
    if !is_understood {
        // Its fields are unknown, but not how they must be written: keys in order, nothing between.
        let value = serde_json::from_slice::<serde_json::Value>(bytes);
        return value.is_ok_and(|value| value.to_string().as_bytes() == bytes);
    }
    let mut again = Vec::with_capacity(bytes.len());
    encode(entry, &mut again).is_ok() && again == bytes
}

macro_rules! wire_names {
    ($($name:ty),+ $(,)?) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                crate::ledger::json::write_text(self.as_str(), out);
            }

            fn read(value: crate::ledger::json::Value<'_>) -> Result<Self, String> {
                <$name>::parse(&value.text()?).map_err(|e| e.problem.to_string())
            }
        }
    )+};
}
pub(super) use wire_names;
wire_names!(Note, OperatorName, TenantName);

macro_rules! wire_ids {
    ($($name:ty),+ $(,)?) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                let mut buffer = uuid::Uuid::encode_buffer();
                crate::ledger::json::write_text(self.uuid().hyphenated().encode_lower(&mut buffer), out);
            }

            fn read(value: crate::ledger::json::Value<'_>) -> Result<Self, String> {
                <$name>::parse(&value.text()?).map_err(|e| e.problem.to_string())
            }
        }
    )+};
}
pub(super) use wire_ids;
wire_ids!(ItemId, CommandId, StationId);

impl Wire for EventId {
    fn write(&self, out: &mut Vec<u8>) {
        super::json::write_text(&self.to_string(), out);
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        Self::parse(&value.text()?).map_err(|e| e.problem.to_string())
    }
}

/// A parent as an entry names it: by its place alone when it stands in the same log.
enum Parent {
    SameLog(u64),
    OtherLog(EventId),
}

impl Parent {
    fn seen_from(parent: EventId, child: EventId) -> Self {
        if parent.station == child.station {
            Self::SameLog(parent.seq)
        } else {
            Self::OtherLog(parent)
        }
    }

    const fn from(self, station: StationId) -> EventId {
        match self {
            Self::SameLog(seq) => EventId { station, seq },
            Self::OtherLog(parent) => parent,
        }
    }
}

impl Wire for Parent {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::SameLog(seq) => i64::try_from(*seq).unwrap_or(i64::MAX).write(out),
            Self::OtherLog(parent) => parent.write(out),
        }
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        if matches!(value, Value::Text(_)) {
            return EventId::read(value).map(Self::OtherLog);
        }
        let seq = u64::try_from(i64::read(value)?).map_err(|_| "is negative".to_owned())?;
        Ok(Self::SameLog(seq))
    }
}

impl Wire for Timestamp {
    fn write(&self, out: &mut Vec<u8>) {
        super::json::write_integer(self.as_millis(), out);
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        i64::read(value).map(Self::from_millis)
    }
}
