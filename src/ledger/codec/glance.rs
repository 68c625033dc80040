//! What a list shows of an entry, read without a place in memory of its own.
//!
//! For the kinds of events that lists mostly consist of, and where no text has an escape; everything else is
//! decoded as a whole. That an entry is whole and well-formed is for `verify` to say.

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use uuid::Uuid;

use super::{ENTRY_BYTES_MAX, VERSION};
use crate::domain::event::{Condition, Fact};
use crate::domain::names::{EventId, ItemId, PersonId, StationId, Timestamp};

/// What a list shows of an entry about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance<'e> {
    pub id: EventId,
    pub item: ItemId,
    pub kind: &'e str,
    pub actor: &'e str,
    pub occurred: Timestamp,
    pub recorded: Timestamp,
    /// It was recorded later than it happened.
    pub is_late: bool,
    /// The person whom it is about first of all.
    pub person: Option<PersonId>,
    pub place: Option<&'e str>,
    pub condition: Option<&'static str>,
}

impl<'e> Glance<'e> {
    /// The same of a fact that has been decoded.
    #[must_use]
    pub fn of(fact: &'e Fact) -> Self {
        let (place, condition) = fact.event.place_and_condition();
        Self {
            id: fact.id,
            item: fact.item,
            kind: fact.event.kind(),
            actor: fact.actor.as_str(),
            occurred: fact.occurred(),
            recorded: fact.at,
            is_late: fact.late.is_some(),
            person: fact.event.first_person(),
            place,
            condition,
        }
    }
}

#[derive(Deserialize)]
struct Outer<'e> {
    actor: &'e str,
    at: i64,
    #[serde(borrow)]
    data: Data<'e>,
    item: Id,
    kind: &'e str,
    occurred: Option<i64>,
    seq: u64,
    station: Id,
    v: u8,
}

#[derive(Deserialize)]
struct Data<'e> {
    condition: Option<&'e str>,
    place: Option<&'e str>,
    recipient: Option<Whom>,
    to: Option<Whom>,
}

struct Id(Uuid);

impl<'e> Deserialize<'e> for Id {
    fn deserialize<D: Deserializer<'e>>(from: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(from)?;
        Uuid::try_parse_ascii(text.as_bytes()).map(Self).map_err(serde::de::Error::custom)
    }
}

/// A person as an event names one: by id, or by id among other things, or not.
struct Whom(Option<Uuid>);

impl<'e> Deserialize<'e> for Whom {
    fn deserialize<D: Deserializer<'e>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(WhomVisitor)
    }
}

struct WhomVisitor;

impl<'e> Visitor<'e> for WhomVisitor {
    type Value = Whom;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a person")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'e str) -> Result<Whom, E> {
        let id = Uuid::try_parse_ascii(text.as_bytes()).map_err(E::custom)?;
        Ok(Whom(Some(id)))
    }

    fn visit_map<A: MapAccess<'e>>(self, mut entries: A) -> Result<Whom, A::Error> {
        let mut whom = Whom(None);
        while let Some(key) = entries.next_key::<&str>()? {
            if key == "person" {
                whom = Whom(Some(entries.next_value::<Id>()?.0));
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(whom)
    }
}

/// Reads what a list shows, if that is as simple as it mostly is.
#[must_use]
pub fn glance(bytes: &[u8]) -> Option<Glance<'_>> {
    if bytes.len() > ENTRY_BYTES_MAX {
        return None;
    }
    // Looked at once as a whole, not once more for every text in it.
    let outer: Outer<'_> = serde_json::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
    if outer.v != VERSION {
        return None;
    }
    let Data { condition, place, recipient, to } = outer.data;
    let (person, place, condition) = match outer.kind {
        "received" => (recipient?.0, place, Some(Condition::from_word(condition?)?)),
        "adopted" | "moved" => (None, place, None),
        "serialized" => (recipient.and_then(|whom| whom.0), place, None),
        "handed_off" => (Some(to?.0?), place, None),
        _others_are_few => return None,
    };
    let at = Timestamp::from_millis;
    Some(Glance {
        id: EventId { station: StationId::from_uuid(outer.station.0), seq: outer.seq },
        item: ItemId::from_uuid(outer.item.0),
        kind: outer.kind,
        actor: outer.actor,
        occurred: at(outer.occurred.unwrap_or(outer.at)),
        recorded: at(outer.at),
        is_late: outer.occurred.is_some(),
        person: person.map(PersonId::from_uuid),
        place,
        condition: condition.map(Condition::as_str),
    })
}
