//! How items enter the books: announced, received, refused, serialized, adopted, named.

use super::super::command::{Adopt, Serialize};
use super::super::event::{
    AdoptedHow, Adoption, AliasKind, Arrival, ContentLine, Event, Expectation, HoldCode, Identity,
    ItemKind, ListFit, Origin, ParcelClass, Serialization,
};
use super::super::item::{Closing, Item, Standing};
use super::super::likeness::are_alike;
use super::super::names::{AliasValue, Label, Note, PersonId, SerialNumber, TrackingNumber};
use super::super::refusal::Refusal;
use super::{Decision, Differences, Rule, add_hold, either};

impl Rule<'_> {
    pub(super) fn expect(&self, expectation: &Expectation) -> Decision {
        let is_parcel = expectation.tracking.is_some();
        self.may_be(if is_parcel { ItemKind::Parcel } else { ItemKind::Asset })?;
        match self.item.standing {
            Standing::Unseen | Standing::Closed(Closing::Void) => {
                if expectation.tracking.is_none() && expectation.serial.is_none() {
                    return Err(Refusal::NoIdentifier);
                }
                Ok(vec![Event::Expected(expectation.clone())])
            }
            Standing::Expected if self.is_announced_so(expectation) => Ok(Vec::new()),
            Standing::Expected => Ok(vec![Event::Expected(expectation.clone())]),
            standing @ (Standing::Held | Standing::Out | Standing::Missing) => {
                Err(Refusal::NotExpected { standing })
            }
            Standing::Closed(how) if is_parcel => {
                Err(Refusal::TrackingClosed { how, since: self.item.since })
            }
            Standing::Closed(how) => Err(Refusal::Closed { how, since: self.item.since }),
        }
    }

    pub(super) fn receive(&self, arrival: &Arrival, again: bool) -> Decision {
        let item = self.item;
        self.may_be(ItemKind::Parcel)?;
        match item.standing {
            Standing::Unseen | Standing::Expected | Standing::Closed(Closing::Void) => {}
            Standing::Held => return self.arrived_so(arrival),
            Standing::Out | Standing::Missing => return Err(self.not_held()),
            Standing::Closed(_) if again => {}
            Standing::Closed(how) => {
                return Err(Refusal::TrackingClosed { how, since: item.since });
            }
        }
        let mut events = vec![Event::Received(Arrival {
            carrier: either(arrival.carrier.as_ref(), item.carrier.as_ref()),
            ..arrival.clone()
        })];
        if arrival.condition.needs_hold() {
            add_hold(&mut events, item, HoldCode::Damage);
        }
        Ok(events)
    }

    pub(super) fn refuse(
        &self,
        tracking: &TrackingNumber,
        carrier: Option<&Label>,
        reason: &Note,
    ) -> Decision {
        self.may_be(ItemKind::Parcel)?;
        match self.item.standing {
            Standing::Unseen | Standing::Expected | Standing::Closed(Closing::Void) => {
                Ok(vec![Event::Refused {
                    tracking: tracking.clone(),
                    carrier: either(carrier, self.item.carrier.as_ref()),
                    reason: reason.clone(),
                }])
            }
            Standing::Closed(Closing::Refused) => Ok(Vec::new()),
            Standing::Held => Err(Refusal::AlreadyHere { since: self.item.since }),
            Standing::Out | Standing::Missing => Err(self.not_held()),
            Standing::Closed(how) => Err(Refusal::TrackingClosed { how, since: self.item.since }),
        }
    }

    pub(super) fn serialize(&self, wish: &Serialize) -> Decision {
        let item = self.item;
        self.may_be(ItemKind::Asset)?;
        match item.standing {
            Standing::Unseen | Standing::Expected | Standing::Closed(Closing::Void) => {}
            Standing::Held if came_from(item, &wish.origin) => {
                return self.is_known_as(&wish.identity, wish.recipient);
            }
            Standing::Held | Standing::Out | Standing::Missing => {
                let custodian = item.custodian.clone();
                return Err(Refusal::SerialInUse { by: item.id, custodian });
            }
            Standing::Closed(how) => return Err(Refusal::Closed { how, since: item.since }),
        }
        self.identity_is_free(&wish.identity)?;
        let (fit, parcel) = match wish.origin {
            Origin::NoParcel(_) => (None, None),
            Origin::Parcel(_) => {
                let parcel = self.cx.parcel.ok_or(Refusal::ParcelNamedWrongly)?;
                has_room(parcel)?;
                (announced(parcel, wish)?, Some(parcel))
            }
        };
        let parcel_place = parcel.and_then(|p| p.place.clone());
        let Some(place) = wish.place.clone().or(parcel_place) else {
            return Err(Refusal::PlaceMissing);
        };
        Ok(vec![Event::Serialized(Serialization {
            identity: wish.identity.clone(),
            raw: wish.raw.clone(),
            origin: wish.origin.clone(),
            fit,
            recipient: wish.recipient.or_else(|| parcel.and_then(|p| p.recipient.person())),
            place,
        })])
    }

    pub(super) fn count(&self, contents: u16) -> Decision {
        self.parcel_only()?;
        match self.item.standing {
            Standing::Held => {
                let found = self.item.lines.len();
                if usize::from(contents) < found {
                    return Err(Refusal::ContentsBelowFound { found });
                }
                if self.item.contents == Some(contents) {
                    return Ok(Vec::new());
                }
                let mut events = vec![Event::Counted { contents }];
                if found > 0 && usize::from(contents) == found {
                    events.push(Event::Converted);
                }
                Ok(events)
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => Err(self.not_held()),
        }
    }

    pub(super) fn settle_line(&self, line: &ContentLine, last: bool) -> Decision {
        self.parcel_only()?;
        let item = self.item;
        let known = matches!(line, ContentLine::Asset(_)) && item.lines.contains(line);
        match item.standing {
            Standing::Held | Standing::Closed(Closing::Converted) if known => Ok(Vec::new()),
            Standing::Held => {
                has_room(item)?;
                let mut events = vec![Event::LineSettled { line: line.clone() }];
                let left = item.contents.map(|n| usize::from(n) - item.lines.len() - 1);
                match left {
                    Some(0) => events.push(Event::Converted),
                    Some(open) if last => return Err(Refusal::LinesOpen { open }),
                    None if last => events.push(Event::Converted),
                    Some(_) | None => {}
                }
                Ok(events)
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => Err(self.not_held()),
        }
    }

    pub(super) fn adopt(&self, wish: &Adopt) -> Decision {
        let item = self.item;
        self.may_be(ItemKind::Asset)?;
        match item.standing {
            Standing::Unseen | Standing::Expected | Standing::Closed(_) => {}
            Standing::Held => return self.is_known_as(&wish.identity, None),
            Standing::Out | Standing::Missing => return Err(self.not_held()),
        }
        self.identity_is_free(&wish.identity)?;
        let mut events = vec![Event::Adopted(Adoption {
            identity: wish.identity.clone(),
            how: wish.how,
            place: wish.place.clone(),
            note: wish.note.clone(),
        })];
        match wish.how {
            // What it is has to be looked at before it may leave again.
            AdoptedHow::Return | AdoptedHow::Found | AdoptedHow::Surplus => {
                add_hold(&mut events, item, HoldCode::Identity);
            }
            AdoptedHow::Import => {}
        }
        // Written off with a person's data on it, and here again; or of a history that nobody knows.
        let unknown_history = wish.how != AdoptedHow::Import && wish.identity.data_bearing;
        if unknown_history || item.identity.data_bearing && item.used {
            add_hold(&mut events, item, HoldCode::Unwiped);
        }
        Ok(events)
    }

    pub(super) fn add_alias(&self, kind: AliasKind, value: &AliasValue) -> Decision {
        self.open_item()?;
        if self.item.identifiers().any(|known| known == (kind, value.as_str())) {
            return Ok(Vec::new());
        }
        if let Some(other) = self.cx.alias_holder {
            return Err(Refusal::IdentifierInUse { by: other.id });
        }
        Ok(vec![Event::AliasAdded { kind, value: value.clone() }])
    }

    pub(super) fn reidentify(&self, serial: &SerialNumber, reason: &Note) -> Decision {
        self.open_item()?;
        self.asset_only()?;
        if self.item.identity.serial.as_ref() == Some(serial) {
            return Ok(Vec::new());
        }
        let identity = Identity { serial: Some(serial.clone()), ..Identity::default() };
        self.identity_is_free(&identity)?;
        Ok(vec![Event::Reidentified { serial: serial.clone(), reason: reason.clone() }])
    }

    fn is_announced_so(&self, said: &Expectation) -> bool {
        let item = self.item;
        let mut differs = Differences::default();
        differs.compare("carrier", said.carrier.as_ref(), item.carrier.as_ref());
        differs.compare("sender", said.sender.as_ref(), item.sender.as_ref());
        let recipient = item.recipient.person();
        differs.compare("recipient", said.recipient.as_ref(), recipient.as_ref());
        let serials = !said.serials.is_empty() && said.serials != item.announced;
        differs.note("serials", serials);
        differs.decide().is_ok()
    }

    /// The second scan of a parcel that lies here.
    fn arrived_so(&self, said: &Arrival) -> Decision {
        let item = self.item;
        let mut differs = Differences::default();
        let (recipient, known) = (said.recipient.person(), item.recipient.person());
        differs.compare("recipient", recipient.as_ref(), known.as_ref());
        differs.compare("sender", said.sender.as_ref(), item.sender.as_ref());
        differs.compare("contents", said.contents.as_ref(), item.contents.as_ref());
        let class = said.class != ParcelClass::Unknown && said.class != item.class;
        differs.note("class", class);
        let damage = said.condition.needs_hold() && said.condition != item.condition;
        differs.note("condition", damage);
        differs.decide()
    }

    /// The second scan of a device that lies here.
    fn is_known_as(&self, said: &Identity, recipient: Option<PersonId>) -> Decision {
        let known = &self.item.identity;
        let mut differs = Differences::default();
        differs.compare("serial", said.serial.as_ref(), known.serial.as_ref());
        differs.compare("tag", said.tag.as_ref(), known.tag.as_ref());
        differs.compare("maker", said.maker.as_ref(), known.maker.as_ref());
        differs.compare("model", said.model.as_ref(), known.model.as_ref());
        differs.compare("category", said.category.as_ref(), known.category.as_ref());
        differs.note("data_bearing", said.data_bearing && !known.data_bearing);
        let known_recipient = self.item.recipient.person();
        differs.compare("recipient", recipient.as_ref(), known_recipient.as_ref());
        differs.decide()
    }

    /// An asset has a number of its own, and no other open asset has it.
    pub(super) fn identity_is_free(&self, identity: &Identity) -> Result<(), Refusal> {
        if identity.serial.is_none() && identity.tag.is_none() {
            return Err(Refusal::NoIdentifier);
        }
        if let Some(other) = self.cx.serial_holder {
            let custodian = other.custodian.clone();
            return Err(Refusal::SerialInUse { by: other.id, custodian });
        }
        if let Some(other) = self.cx.tag_holder {
            let custodian = other.custodian.clone();
            return Err(Refusal::TagInUse { by: other.id, custodian });
        }
        Ok(())
    }

    pub(super) fn parcel_only(&self) -> Result<(), Refusal> {
        self.kind_is(ItemKind::Parcel)
    }

    pub(super) fn asset_only(&self) -> Result<(), Refusal> {
        self.kind_is(ItemKind::Asset)
    }

    fn kind_is(&self, kind: ItemKind) -> Result<(), Refusal> {
        if self.item.standing == Standing::Unseen {
            return Err(Refusal::UnknownItem);
        }
        self.may_be(kind)
    }

    /// What is on record stays the kind of thing that it is; what nobody has seen may become either.
    pub(super) fn may_be(&self, kind: ItemKind) -> Result<(), Refusal> {
        let item = self.item;
        if item.standing == Standing::Unseen || item.kind == kind {
            Ok(())
        } else {
            Err(Refusal::WrongKind { is: item.kind })
        }
    }
}

/// A double scan: the asset lies here and came from that very parcel.
fn came_from(item: &Item, origin: &Origin) -> bool {
    match origin {
        Origin::Parcel(parcel) => item.origin_parcel == Some(*parcel),
        Origin::NoParcel(_) => item.origin_parcel.is_none() && item.brought_back_by.is_none(),
    }
}

/// The parcel lies here and not everything counted in it has been found yet.
fn has_room(parcel: &Item) -> Result<(), Refusal> {
    match parcel.standing {
        Standing::Held => {}
        Standing::Closed(Closing::Converted) => {
            let contents = u16::try_from(parcel.lines.len()).unwrap_or(u16::MAX);
            return Err(Refusal::ContentsComplete { contents });
        }
        standing @ (Standing::Unseen
        | Standing::Expected
        | Standing::Out
        | Standing::Missing
        | Standing::Closed(_)) => return Err(Refusal::ParcelNotHeld { standing }),
    }
    if parcel.kind != ItemKind::Parcel {
        return Err(Refusal::ParcelNamedWrongly);
    }
    match parcel.contents {
        Some(contents) if parcel.lines.len() >= usize::from(contents) => {
            Err(Refusal::ContentsComplete { contents })
        }
        Some(_) | None => Ok(()),
    }
}

/// Compares a serial number with those announced for its parcel; asks before it believes a near miss.
fn announced(parcel: &Item, wish: &Serialize) -> Result<Option<ListFit>, Refusal> {
    let (Some(serial), false) = (&wish.identity.serial, parcel.announced.is_empty()) else {
        return Ok(None);
    };
    if parcel.announced.contains(serial) {
        return Ok(Some(ListFit::Exact));
    }
    let near = parcel.announced.iter().find(|s| are_alike(s.as_str(), serial.as_str()));
    match (near, wish.confirmed) {
        (Some(listed), false) => Err(Refusal::SerialOneTypoAway { listed: listed.clone() }),
        (Some(_), true) => Ok(Some(ListFit::OneTypoAway)),
        (None, false) => Err(Refusal::SerialNotListed { listed: parcel.announced.clone() }),
        (None, true) => Ok(Some(ListFit::NotListed)),
    }
}
