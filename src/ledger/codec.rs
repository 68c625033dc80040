//! An entry of the log: a fact as bytes, and back.
//!
//! The bytes are stored and hashed as they are and never re-encoded; `verify` demands that encoding
//! what was decoded gives the same bytes again, so that there is one way only to write a fact.

mod events;

pub use super::tree::leaf_hash;

use super::json::{FieldError, Fields, ObjectWriter, Value, Wire};
use crate::domain::event::{Event, Fact, Late};
use crate::domain::names::{
    CommandId, EventId, ItemId, Note, OperatorName, StationId, TenantName, Timestamp,
};

/// The format version that this program writes.
const VERSION: u8 = 1;

/// The longest entry, in bytes.
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// A fact and what the log holds around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub fact: Fact,
    pub tenant: TenantName,
    /// The place of this event among those that its command made, from 0.
    pub n: u32,
    /// Which boot of the machine recorded it.
    pub boot: String,
    /// Milliseconds since that boot, sleep included.
    pub up_ms: i64,
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
    let fact = &entry.fact;
    let start = out.len();
    let mut object = ObjectWriter::begin(out);
    object.put("actor", &fact.actor);
    object.put("at", &fact.at);
    object.put("boot", &entry.boot);
    object.nested("data", |data| events::write(&fact.event, data));
    object.put("item", &fact.item);
    object.text("kind", fact.event.kind());
    object.flag("late", fact.late.is_some());
    if entry.n > 0 {
        object.put("n", &entry.n);
    }
    object.maybe("occurred", fact.late.as_ref().map(|late| &late.occurred));
    object.put("op", &fact.op);
    let parents: Vec<Parent> =
        fact.parents.iter().map(|p| Parent::seen_from(*p, fact.id)).collect();
    object.list("parents", &parents);
    object.put("seq", &i64::try_from(fact.id.seq).unwrap_or(i64::MAX));
    object.put("station", &fact.id.station);
    object.put("step", &fact.step);
    object.put("tenant", &entry.tenant);
    object.put("up", &entry.up_ms);
    object.put("v", &VERSION);
    object.maybe("why", fact.late.as_ref().map(|late| &late.reason));
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
    let value: Value<'_> =
        serde_json::from_slice(bytes).map_err(|e| CodecError::NotJson(e.to_string()))?;
    let mut fields = Fields::of(value).map_err(CodecError::NotJson)?;
    let version: u8 = fields.need("v")?;
    if version != VERSION {
        return Err(CodecError::Version(version));
    }
    let kind: String = fields.need("kind")?;
    let data = fields.nested("data")?;
    let late = match (fields.flag("late")?, fields.maybe("occurred")?, fields.maybe("why")?) {
        (true, Some(occurred), Some(reason)) => Some(Late { occurred, reason }),
        (false, None, None) => None,
        _half_of_it => return Err(FieldError::new("late", "is incomplete").into()),
    };
    let seq: i64 = fields.need("seq")?;
    let id = EventId {
        station: fields.need("station")?,
        seq: u64::try_from(seq).map_err(|_| FieldError::new("seq", "is negative"))?,
    };
    let parents: Vec<Parent> = fields.list("parents")?;
    let entry = Entry {
        fact: Fact {
            id,
            item: fields.need("item")?,
            step: fields.need("step")?,
            parents: parents.into_iter().map(|p| p.from(id.station)).collect(),
            op: fields.need("op")?,
            actor: fields.need("actor")?,
            at: fields.need("at")?,
            late,
            event: events::read(&kind, data)?,
        },
        tenant: fields.need("tenant")?,
        n: fields.maybe("n")?.unwrap_or(0),
        boot: fields.need("boot")?,
        up_ms: fields.need("up")?,
    };
    fields.end()?;
    Ok(entry)
}

/// Whether the bytes are the one way to write what they say.
#[must_use]
pub fn is_canonical(bytes: &[u8], entry: &Entry) -> bool {
    if matches!(entry.fact.event, Event::NotUnderstood { .. }) {
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
