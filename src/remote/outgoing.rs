//! What is told of an event: the event itself, and what it means to a system that keeps assets.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::event::HoldCode;
use crate::domain::item::{Closing, Item, Standing};
use crate::domain::names::{EventId, PersonId, Timestamp};
use crate::domain::party::Custodian;

/// An entry of the log, ready to be told.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub id: EventId,
    /// What happened.
    pub kind: String,
    pub actor: String,
    pub occurred: Timestamp,
    pub recorded: Timestamp,
    /// Whose log it is: `acme/custody/hq/dock-1`.
    pub source: String,
    /// Whom it is about; nothing if it is about the log itself.
    pub subject: Option<Subject>,
    /// What the entry says of it: people are opaque ids in it.
    pub data: Value,
    /// Whom it names.
    pub people: Vec<PersonId>,
    /// The entry, byte for byte.
    pub entry: Vec<u8>,
    /// What it changes of an asset, if it changes anything that other systems show.
    pub change: Option<Change>,
}

/// An item, by what other systems know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    pub item: String,
    pub kind: String,
    pub tracking: Option<String>,
    pub carrier: Option<String>,
    pub serial: Option<String>,
    pub tag: Option<String>,
    pub maker: Option<String>,
    pub model: Option<String>,
    pub category: Option<String>,
}

impl Subject {
    /// The identifier that people know it by.
    #[must_use]
    pub fn known_as(&self) -> &str {
        let asset = self.serial.as_deref().or(self.tag.as_deref());
        asset.or(self.tracking.as_deref()).unwrap_or(&self.item)
    }
}

/// How a person is known in other systems.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub email: Option<String>,
    pub number: Option<String>,
}

/// Where an asset stands before and after an event, corrections included: to take an event back is to lead
/// from what it made to what was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub before: Situation,
    pub after: Situation,
    /// Where it lies then.
    pub place: Option<String>,
    /// The event that this one takes back.
    pub voids: Option<EventId>,
}

/// Where an asset stands, in the words that asset systems have for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    /// Not on the books.
    Absent,
    Available,
    Reserved(PersonId),
    /// It came back, and what a person left on it has not been removed.
    Returned,
    Quarantined {
        legal: bool,
    },
    With(PersonId),
    /// On its way to somebody outside or another facility.
    InTransit,
    Missing,
    Retired,
}

impl Situation {
    /// Reads it off an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        match item.standing {
            Standing::Unseen | Standing::Expected | Standing::Closed(Closing::Void) => Self::Absent,
            Standing::Closed(_) => Self::Retired,
            Standing::Missing => Self::Missing,
            Standing::Out => match &item.custodian {
                Custodian::Person(person) => Self::With(*person),
                _on_its_way => Self::InTransit,
            },
            Standing::Held => Self::here(item),
        }
    }

    fn here(item: &Item) -> Self {
        let holds: &BTreeSet<HoldCode> = &item.holds;
        if !holds.is_empty() {
            return Self::Quarantined { legal: holds.contains(&HoldCode::Legal) };
        }
        match (&item.brought_back_by, item.recipient.person()) {
            (Some(_), _) if item.used => Self::Returned,
            (_, Some(person)) => Self::Reserved(person),
            (_, None) => Self::Available,
        }
    }

    /// The stable word for it: what is mapped to the words of the other system.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Available => "available",
            Self::Reserved(_) => "reserved",
            Self::Returned => "returned",
            Self::Quarantined { legal: false } => "held",
            Self::Quarantined { legal: true } => "legal_hold",
            Self::With(_) => "issued",
            Self::InTransit => "in_transit",
            Self::Missing => "missing",
            Self::Retired => "retired",
        }
    }

    /// Whom it is with or for.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::With(person) | Self::Reserved(person) => Some(*person),
            Self::Absent
            | Self::Available
            | Self::Returned
            | Self::Quarantined { .. }
            | Self::InTransit
            | Self::Missing
            | Self::Retired => None,
        }
    }
}
