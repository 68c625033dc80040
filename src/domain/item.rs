//! What is true of one item now: its facts, folded.
//!
//! Folding has no business rule and cannot fail. A fact from another station is never rejected; two
//! facts that were recorded in ignorance of each other and disagree about custody leave the item
//! *disputed* until a person settles it. The order in which facts arrive does not matter: they are
//! put in the order of their steps first.

use std::collections::BTreeSet;

use super::event::{
    AliasKind, Arrival, Condition, ContentLine, Destination, Event, Expectation, Fact, Giver,
    HoldCode, Identity, ItemKind, MatchHow, Origin, ParcelClass, Proof, Recipient, Unmatched,
};
use super::history::{self, Discrepancy};
use super::manifest::Passes;
use super::names::{
    AliasValue, AssetTag, EventId, ItemId, Label, PersonId, PlaceName, SerialNumber, StationId,
    Timestamp, TrackingNumber,
};
use super::party::Custodian;
pub use super::standing::{Closing, Facets, Standing};

/// One parcel or asset as its facts leave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    pub kind: ItemKind,
    pub standing: Standing,
    pub custodian: Custodian,
    /// Since when the custodian has answered for it.
    pub since: Timestamp,
    pub place: Option<PlaceName>,
    pub condition: Condition,
    pub holds: BTreeSet<HoldCode>,
    pub due: Option<Timestamp>,
    /// How often this identity has come through the door, from 1.
    pub epoch: u32,

    pub tracking: Option<TrackingNumber>,
    pub carrier: Option<Label>,
    pub sender: Option<Label>,
    pub class: ParcelClass,
    pub recipient: Recipient,
    /// The serial numbers announced for a parcel.
    pub announced: Vec<SerialNumber>,
    /// How many things a parcel holds, if anybody counted.
    pub contents: Option<u16>,
    /// What has been found in it so far.
    pub lines: Vec<ContentLine>,

    pub identity: Identity,
    pub aliases: Vec<(AliasKind, AliasValue)>,
    pub origin_parcel: Option<ItemId>,
    /// A person has had it since its data was last removed.
    pub used: bool,
    /// Who brought it back, while it lies here because of that.
    pub brought_back_by: Option<Giver>,
    /// What did not come with it then.
    pub lacking: Vec<Label>,
    /// What its custodian got with it.
    pub accessories: Vec<Label>,
    /// The digest of the signature with which its custodian got it.
    pub signed: Option<[u8; 32]>,
    /// The event for which a signature is still owed.
    pub unsigned: Option<EventId>,

    pub discrepancies: Vec<Discrepancy>,
    /// A newer version wrote something that this one cannot judge: read-only until the upgrade.
    pub not_understood: bool,
    /// How many facts its history has.
    pub step: u32,
    /// The ends of its history: one, unless stations diverged.
    pub tips: Vec<EventId>,
    /// When its last fact was recorded.
    pub last_at: Timestamp,
}

impl Item {
    /// The item before its first fact.
    #[must_use]
    pub fn unseen(id: ItemId) -> Self {
        Self {
            id,
            kind: ItemKind::Parcel,
            standing: Standing::Unseen,
            custodian: Custodian::Unknown,
            since: Timestamp::from_millis(0),
            place: None,
            condition: Condition::Unknown,
            holds: BTreeSet::new(),
            due: None,
            epoch: 1,
            tracking: None,
            carrier: None,
            sender: None,
            class: ParcelClass::Unknown,
            recipient: Recipient::Unmatched(Unmatched::Missing),
            announced: Vec::new(),
            contents: None,
            lines: Vec::new(),
            identity: Identity::default(),
            aliases: Vec::new(),
            origin_parcel: None,
            used: false,
            brought_back_by: None,
            lacking: Vec::new(),
            accessories: Vec::new(),
            signed: None,
            unsigned: None,
            discrepancies: Vec::new(),
            not_understood: false,
            step: 0,
            tips: Vec::new(),
            last_at: Timestamp::from_millis(0),
        }
    }

    /// Folds a whole history, in whatever order it arrived.
    #[must_use]
    pub fn from_history<'f>(id: ItemId, facts: impl IntoIterator<Item = &'f Fact>) -> Self {
        let facts = history::in_order(facts);
        let corrections = history::corrections(&facts);
        let mut item = Self::unseen(id);
        for fact in &facts {
            let set_aside = corrections.set_aside.contains_key(&fact.id);
            if !set_aside {
                let amended = corrections.amended.get(&fact.id);
                item.apply(fact, &history::amended_event(&fact.event, amended));
            } else if item.standing == Standing::Unseen {
                item.begin_as_void(fact);
            }
            item.note_place_in_history(fact);
        }
        item.discrepancies = history::discrepancies(&facts, &corrections);
        item
    }

    /// Takes the next fact, if it is simply the next one; otherwise the history must be folded anew.
    #[must_use]
    pub fn follow(&mut self, fact: &Fact) -> bool {
        if fact.event.rewrites_history() || fact.step != self.step + 1 || fact.parents != self.tips
        {
            return false;
        }
        self.apply(fact, &fact.event);
        self.note_place_in_history(fact);
        true
    }

    /// A founding fact that was voided leaves the item's names behind, so that they are still found.
    fn begin_as_void(&mut self, fact: &Fact) {
        self.apply(fact, &fact.event);
        self.standing = Standing::Closed(Closing::Void);
        self.custodian = Custodian::Unknown;
        self.place = None;
        self.holds.clear();
    }

    fn note_place_in_history(&mut self, fact: &Fact) {
        self.step = self.step.max(fact.step);
        self.tips.retain(|tip| !fact.parents.contains(tip));
        self.tips.push(fact.id);
        self.last_at = self.last_at.max(fact.at);
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm per event: splitting the list would hide it"
    )]
    fn apply(&mut self, fact: &Fact, event: &Event) {
        let station = fact.id.station;
        if let Some((standing, custodian)) = self.custody_after(event, station) {
            if self.begins_anew(standing) {
                self.begin_epoch();
            }
            self.standing = standing;
            self.custodian = custodian;
            self.since = fact.occurred();
            self.brought_back_by = None;
            self.lacking.clear();
            let proof = Passes::of(event).map(Passes::proof);
            self.signed = proof.and_then(signature_of);
            self.unsigned = proof.is_some_and(Proof::is_owed).then_some(fact.id);
            if !matches!(event, Event::Transferred(_)) {
                // With a transfer they pass on.
                self.accessories.clear();
            }
            // What is here, or gone for good, is owed by nobody.
            if !matches!(standing, Standing::Out | Standing::Missing) {
                self.due = None;
            }
        }
        match event {
            Event::Expected(expectation) => self.be_announced(expectation),
            Event::Received(arrival) => self.arrive(arrival),
            Event::Refused { tracking, carrier, .. } => {
                self.kind = ItemKind::Parcel;
                self.tracking = Some(tracking.clone());
                replace_if_said(&mut self.carrier, carrier.as_ref());
                self.place = None;
            }
            Event::Matched { recipient } => self.recipient = recipient.clone(),
            Event::Moved { place } => self.place = Some(place.clone()),
            Event::TakenIn { place, condition } | Event::Found { place, condition, .. } => {
                self.place = Some(place.clone());
                self.see(*condition);
            }
            Event::HoldPlaced { code, .. } => {
                self.holds.insert(*code);
            }
            Event::HoldReleased { code, .. } => {
                self.holds.remove(code);
            }
            Event::Serialized(serialization) => {
                self.become_asset(&serialization.identity, &serialization.place);
                self.origin_parcel = match serialization.origin {
                    Origin::Parcel(parcel) => Some(parcel),
                    Origin::NoParcel(_) => None,
                };
                self.is_meant_for(serialization.recipient);
            }
            Event::Adopted(adoption) => {
                self.become_asset(&adoption.identity, &adoption.place);
                // Whose it was before nobody here knows.
                self.used |= self.identity.data_bearing;
            }
            Event::Counted { contents } => self.contents = Some(*contents),
            Event::LineSettled { line } => self.lines.push(line.clone()),
            Event::AliasAdded { kind, value } => self.also_known_as(*kind, value),
            Event::Reidentified { serial, .. } => {
                let wrong = self.identity.serial.replace(serial.clone());
                let former = wrong.and_then(|w| AliasValue::parse(w.as_str()).ok());
                if let Some(former) = former {
                    self.also_known_as(AliasKind::FormerSerial, &former);
                }
            }
            Event::Inspected(inspection) => self.see(inspection.condition),
            Event::HandedOff(hand_over) => {
                if self.standing == Standing::Out {
                    self.due = hand_over.due;
                }
                self.used |= self.kind == ItemKind::Asset;
                self.place.clone_from(&hand_over.place);
                self.accessories.clone_from(&hand_over.accessories);
            }
            Event::Transferred(passing) => {
                self.used |= self.kind == ItemKind::Asset;
                if passing.due.is_some() {
                    self.due = passing.due;
                }
            }
            Event::Returned(hand_back) => {
                self.brought_back_by = Some(hand_back.from.clone());
                self.lacking.clone_from(&hand_back.missing);
                self.place = Some(hand_back.place.clone());
                self.recipient = Recipient::Unmatched(Unmatched::Missing);
                self.see(hand_back.condition);
            }
            Event::DueSet { due, .. } => self.due = *due,
            Event::SentOut(sending) => {
                self.place = None;
                if let Some(value) =
                    sending.tracking.as_ref().and_then(|t| AliasValue::parse(t.as_str()).ok())
                {
                    self.also_known_as(AliasKind::Tracking, &value);
                }
            }
            Event::Disposed(_) | Event::ReturnedToSender { .. } | Event::Replaced { .. } => {
                self.place = None;
            }
            Event::Sanitized(sanitization) => self.used &= !sanitization.passed,
            Event::Signed { event, proof, .. } => {
                self.settle_signature(*event);
                self.signed = signature_of(proof).or(self.signed);
            }
            Event::Attached { event, evidence } => {
                if evidence.iter().any(|e| e.kind.can_be_signed()) {
                    self.settle_signature(*event);
                }
            }
            Event::NotUnderstood { .. } => self.not_understood = true,
            Event::Converted
            | Event::ReportedMissing { .. }
            | Event::Notified(_)
            | Event::Declined { .. }
            | Event::AttemptFailed { .. }
            | Event::Overridden { .. }
            | Event::Voided { .. }
            | Event::Amended { .. }
            | Event::Settled { .. } => {}
        }
    }

    /// The standing and custodian that an event leads to, for the events that move custody.
    fn custody_after(&self, event: &Event, station: StationId) -> Option<(Standing, Custodian)> {
        let mailroom = Custodian::Mailroom(station);
        Some(match event {
            Event::Expected(e) => (Standing::Expected, Custodian::Carrier(e.carrier.clone())),
            Event::Received(_)
            | Event::Serialized(_)
            | Event::Adopted(_)
            | Event::Returned(_)
            | Event::TakenIn { .. }
            | Event::Found { .. } => (Standing::Held, mailroom),
            Event::Refused { carrier, .. } => {
                let carrier = carrier.clone().or_else(|| self.carrier.clone());
                (Standing::Closed(Closing::Refused), Custodian::Carrier(carrier))
            }
            Event::Converted => (Standing::Closed(Closing::Converted), mailroom),
            Event::HandedOff(h) => match self.kind {
                ItemKind::Parcel => (Standing::Closed(Closing::Delivered), Custodian::Person(h.to)),
                ItemKind::Asset => (Standing::Out, Custodian::Person(h.to)),
            },
            Event::Transferred(p) => (Standing::Out, Custodian::Person(p.to)),
            Event::SentOut(s) => (Standing::Out, on_the_way(s)),
            Event::ReportedMissing { .. } => (Standing::Missing, self.custodian.clone()),
            Event::Disposed(_) => (Standing::Closed(Closing::Disposed), Custodian::Nobody),
            Event::Replaced { .. } => (Standing::Closed(Closing::Replaced), Custodian::Nobody),
            Event::ReturnedToSender { carrier, .. } => (
                Standing::Closed(Closing::ReturnedToSender),
                Custodian::Carrier(carrier.clone().or_else(|| self.carrier.clone())),
            ),
            Event::Matched { .. }
            | Event::Moved { .. }
            | Event::HoldPlaced { .. }
            | Event::HoldReleased { .. }
            | Event::Counted { .. }
            | Event::LineSettled { .. }
            | Event::AliasAdded { .. }
            | Event::Reidentified { .. }
            | Event::Inspected(_)
            | Event::Notified(_)
            | Event::Declined { .. }
            | Event::AttemptFailed { .. }
            | Event::DueSet { .. }
            | Event::Sanitized(_)
            | Event::Overridden { .. }
            | Event::Voided { .. }
            | Event::Amended { .. }
            | Event::Settled { .. }
            | Event::Signed { .. }
            | Event::Attached { .. }
            | Event::NotUnderstood { .. } => return None,
        })
    }

    fn settle_signature(&mut self, event: EventId) {
        if self.unsigned == Some(event) {
            self.unsigned = None;
        }
    }

    /// Whether a step to this standing leaves what is closed behind. A parcel that is missed after
    /// its delivery has not come through the door again: what is known of it stays.
    fn begins_anew(&self, next: Standing) -> bool {
        match self.standing {
            Standing::Closed(Closing::Void) => true,
            Standing::Closed(_) => next.is_open() && next != Standing::Missing,
            Standing::Unseen
            | Standing::Expected
            | Standing::Held
            | Standing::Out
            | Standing::Missing => false,
        }
    }

    /// The same number comes through the door again: everything but the names begins anew.
    fn begin_epoch(&mut self) {
        let fresh = Self {
            epoch: self.epoch + 1,
            kind: self.kind,
            tracking: self.tracking.take(),
            identity: std::mem::take(&mut self.identity),
            aliases: std::mem::take(&mut self.aliases),
            origin_parcel: self.origin_parcel,
            used: self.used,
            not_understood: self.not_understood,
            step: self.step,
            tips: std::mem::take(&mut self.tips),
            last_at: self.last_at,
            ..Self::unseen(self.id)
        };
        *self = fresh;
    }

    fn be_announced(&mut self, expectation: &Expectation) {
        let is_parcel = expectation.tracking.is_some();
        self.kind = if is_parcel { ItemKind::Parcel } else { ItemKind::Asset };
        replace_if_said(&mut self.tracking, expectation.tracking.as_ref());
        replace_if_said(&mut self.identity.serial, expectation.serial.as_ref());
        replace_if_said(&mut self.carrier, expectation.carrier.as_ref());
        replace_if_said(&mut self.sender, expectation.sender.as_ref());
        if !expectation.serials.is_empty() {
            self.announced.clone_from(&expectation.serials);
        }
        self.is_meant_for(expectation.recipient);
    }

    fn is_meant_for(&mut self, person: Option<PersonId>) {
        if let Some(person) = person {
            self.recipient = Recipient::Matched { person, how: MatchHow::Id, score: None };
        }
    }

    fn arrive(&mut self, arrival: &Arrival) {
        self.kind = ItemKind::Parcel;
        self.tracking = Some(arrival.tracking.clone());
        replace_if_said(&mut self.carrier, arrival.carrier.as_ref());
        replace_if_said(&mut self.sender, arrival.sender.as_ref());
        if arrival.recipient.person().is_some() || self.recipient.person().is_none() {
            self.recipient = arrival.recipient.clone();
        }
        self.class = arrival.class;
        self.contents = arrival.contents;
        self.place = Some(arrival.place.clone());
        self.see(arrival.condition);
    }

    fn become_asset(&mut self, identity: &Identity, place: &PlaceName) {
        self.kind = ItemKind::Asset;
        self.place = Some(place.clone());
        let own = &mut self.identity;
        replace_if_said(&mut own.serial, identity.serial.as_ref());
        replace_if_said(&mut own.tag, identity.tag.as_ref());
        replace_if_said(&mut own.maker, identity.maker.as_ref());
        replace_if_said(&mut own.model, identity.model.as_ref());
        replace_if_said(&mut own.category, identity.category.as_ref());
        own.worth = identity.worth.or(own.worth);
        own.data_bearing |= identity.data_bearing;
    }

    fn also_known_as(&mut self, kind: AliasKind, value: &AliasValue) {
        if kind == AliasKind::Tag && self.identity.tag.is_none() {
            self.identity.tag = AssetTag::parse(value.as_str()).ok();
        }
        let alias = (kind, value.clone());
        if !self.aliases.contains(&alias) {
            self.aliases.push(alias);
        }
    }

    /// A later look replaces an earlier one, unless it saw nothing.
    fn see(&mut self, condition: Condition) {
        if condition != Condition::Unknown {
            self.condition = condition;
        }
    }

    /// Whether facts about its custody contradict each other.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.discrepancies.is_empty()
    }

    /// Every identifier it answers to, each with its kind.
    pub fn identifiers(&self) -> impl Iterator<Item = (AliasKind, &str)> {
        let own = [
            self.tracking.as_ref().map(|t| (AliasKind::Tracking, t.as_str())),
            self.identity.serial.as_ref().map(|s| (AliasKind::Serial, s.as_str())),
            self.identity.tag.as_ref().map(|t| (AliasKind::Tag, t.as_str())),
        ];
        let further = self.aliases.iter().map(|(kind, value)| (*kind, value.as_str()));
        own.into_iter().flatten().chain(further)
    }

    /// How many of a parcel's counted things are still unaccounted for.
    #[must_use]
    pub fn lines_open(&self) -> Option<usize> {
        self.contents.map(|n| usize::from(n).saturating_sub(self.lines.len()))
    }

    /// The one word that people see; derived, never stored.
    #[must_use]
    pub fn word(&self, now: Timestamp) -> &'static str {
        let facets = Facets {
            standing: self.standing,
            custodian: &self.custodian,
            on_hold: !self.holds.is_empty(),
            has_recipient: self.recipient.person().is_some(),
            due: self.due,
            disputed: self.is_disputed(),
        };
        facets.word(now)
    }
}

fn on_the_way(sending: &super::event::Sending) -> Custodian {
    match &sending.to {
        Destination::Vendor(vendor) => Custodian::Vendor(vendor.clone()),
        Destination::Facility(facility) => {
            let courier = sending.carrier.clone();
            courier
                .or_else(|| Label::parse(facility.as_str()).ok())
                .map_or(Custodian::Unknown, Custodian::Courier)
        }
    }
}

fn signature_of(proof: &Proof) -> Option<[u8; 32]> {
    proof.signature.as_ref().map(|signature| signature.sha256)
}

fn replace_if_said<T: Clone>(slot: &mut Option<T>, said: Option<&T>) {
    if let Some(value) = said {
        *slot = Some(value.clone());
    }
}
