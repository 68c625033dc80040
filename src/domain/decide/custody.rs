//! Custody passes: to a person, back, on, out and in, lost and found.

use super::super::event::{
    AdoptedHow, Adoption, Condition, Destination, Event, Evidence, Giver, HandBack, HandOver,
    HoldCode, Identity, ItemKind, Passing, Sending,
};
use super::super::item::{Closing, Standing};
use super::super::manifest::Passes;
use super::super::names::{Note, PlaceName, Timestamp};
use super::super::party::Custodian;
use super::super::refusal::Refusal;
use super::{Decision, Differences, Release, Rule, add_hold};

impl Rule<'_> {
    pub(super) fn hand_off(&mut self, hand_over: &HandOver) -> Decision {
        let item = self.item;
        match item.standing {
            Standing::Held => {}
            Standing::Out | Standing::Closed(Closing::Delivered)
                if item.custodian == Custodian::Person(hand_over.to) =>
            {
                let mut differs = Differences::default();
                differs.compare("due date", hand_over.due.as_ref(), item.due.as_ref());
                differs.signature(&hand_over.proof, item);
                return differs.decide();
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => return Err(self.not_held()),
        }
        if item.kind == ItemKind::Parcel && !item.lines.is_empty() {
            return Err(Refusal::ParcelOpened { open: item.lines_open() });
        }
        self.may_leave(Release::ToPerson)?;
        if let Some(recipient) = item.recipient.person() {
            // Whose it is now is a fact of its own, not something that happens at the counter.
            self.require(recipient == hand_over.to, || Refusal::OtherRecipient { recipient })?;
        }
        self.authorised(hand_over.by.as_deref())?;
        self.proved(Passes::HandOff(hand_over), &item.identity, false)?;
        let proof = self.proof_with_list(&hand_over.proof);
        Ok(vec![Event::HandedOff(HandOver { proof, ..hand_over.clone() })])
    }

    pub(super) fn decline(&self, reason: &Note) -> Decision {
        match self.item.standing {
            Standing::Held => Ok(vec![Event::Declined { reason: reason.clone() }]),
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => Err(self.not_held()),
        }
    }

    pub(super) fn fail_attempt(&self, reason: &Note, photo: Option<&Evidence>) -> Decision {
        match self.item.standing {
            Standing::Held => {
                let (reason, photo) = (reason.clone(), photo.cloned());
                Ok(vec![Event::AttemptFailed { reason, photo }])
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => Err(self.not_held()),
        }
    }

    pub(super) fn take_back(&mut self, back: &HandBack, unseen: Option<&Identity>) -> Decision {
        let item = self.item;
        let mut events = Vec::new();
        match (item.standing, unseen) {
            (Standing::Unseen | Standing::Closed(_), Some(identity)) => {
                self.may_be(ItemKind::Asset)?;
                self.identity_is_free(identity)?;
                events.push(Event::Adopted(Adoption {
                    identity: identity.clone(),
                    how: AdoptedHow::Return,
                    place: back.place.clone(),
                    note: None,
                }));
                add_hold(&mut events, item, HoldCode::Identity);
            }
            (Standing::Unseen, None) => return Err(Refusal::UnknownItem),
            (Standing::Closed(how), None) => {
                return Err(Refusal::Closed { how, since: item.since });
            }
            // A return label announces an asset; what announces a parcel is not a return.
            (Standing::Expected, _) if item.kind == ItemKind::Parcel => return Err(self.not_out()),
            (Standing::Expected | Standing::Out | Standing::Missing, _) => {}
            (Standing::Held, _) => {
                let before = item.brought_back_by.as_ref().map(Giver::person);
                if before != Some(back.from.person()) {
                    return Err(Refusal::AlreadyHere { since: item.since });
                }
                let mut differs = Differences::default();
                let seen = back.condition != Condition::Unknown;
                differs.note("condition", seen && back.condition != item.condition);
                let lacking = !back.missing.is_empty() && back.missing != item.lacking;
                differs.note("missing accessories", lacking);
                differs.signature(&back.proof, item);
                return differs.decide();
            }
        }
        let identity = unseen.unwrap_or(&item.identity);
        self.proved(Passes::Return(back), identity, back.unattended)?;
        let proof = self.proof_with_list(&back.proof);
        events.push(Event::Returned(HandBack { proof, ..back.clone() }));
        if back.condition.needs_hold() {
            add_hold(&mut events, item, HoldCode::Damage);
        }
        // A device that nobody here has seen before may hold anything.
        let may_hold_data = item.identity.data_bearing && item.used
            || unseen.is_some_and(|identity| identity.data_bearing);
        if may_hold_data {
            add_hold(&mut events, item, HoldCode::Unwiped);
        }
        Ok(events)
    }

    pub(super) fn transfer(&mut self, passing: &Passing) -> Decision {
        let item = self.item;
        if passing.from == passing.to {
            return Err(Refusal::SameCustodian);
        }
        match item.standing {
            Standing::Out if item.custodian == Custodian::Person(passing.to) => {
                let mut differs = Differences::default();
                differs.compare("due date", passing.due.as_ref(), item.due.as_ref());
                differs.signature(&passing.proof, item);
                return differs.decide();
            }
            Standing::Out if item.custodian == Custodian::Person(passing.from) => {}
            Standing::Out => {
                return Err(Refusal::NotWithGiver { custodian: item.custodian.clone() });
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Held
            | Standing::Missing
            | Standing::Closed(_) => return Err(self.not_out()),
        }
        self.may_leave(Release::ToPerson)?;
        self.proved(Passes::Transfer(passing), &item.identity, false)?;
        let proof = self.proof_with_list(&passing.proof);
        Ok(vec![Event::Transferred(Passing { proof, ..passing.clone() })])
    }

    pub(super) fn set_due(&self, due: Option<Timestamp>, reason: Option<&Note>) -> Decision {
        match self.item.standing {
            Standing::Out if self.item.due == due => Ok(Vec::new()),
            Standing::Out => Ok(vec![Event::DueSet { due, reason: reason.cloned() }]),
            Standing::Unseen
            | Standing::Expected
            | Standing::Held
            | Standing::Missing
            | Standing::Closed(_) => Err(self.not_out()),
        }
    }

    pub(super) fn send_out(&mut self, sending: &Sending) -> Decision {
        let item = self.item;
        match item.standing {
            Standing::Held => {}
            Standing::Out if on_that_way(&item.custodian, sending) => {
                let mut differs = Differences::default();
                let tracking = sending.tracking.as_ref();
                let other = tracking.is_some_and(|t| item.identifiers().all(|i| i.1 != t.as_str()));
                differs.note("tracking number", other);
                return differs.decide();
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => return Err(self.not_held()),
        }
        self.may_leave(Release::ToVendor)?;
        Ok(vec![Event::SentOut(sending.clone())])
    }

    pub(super) fn take_in(&self, place: &PlaceName, condition: Condition) -> Decision {
        let item = self.item;
        match (item.standing, &item.custodian) {
            (Standing::Held, _) => return self.lies_here(place, condition),
            (Standing::Out, Custodian::Person(_)) => return Err(self.not_held()),
            (
                Standing::Out,
                Custodian::Vendor(_)
                | Custodian::Courier(_)
                | Custodian::Carrier(_)
                | Custodian::Mailroom(_)
                | Custodian::Unknown
                | Custodian::Nobody,
            ) => {}
            (
                Standing::Unseen | Standing::Expected | Standing::Missing | Standing::Closed(_),
                _,
            ) => return Err(self.not_out()),
        }
        let mut events = vec![Event::TakenIn { place: place.clone(), condition }];
        if condition.needs_hold() {
            add_hold(&mut events, item, HoldCode::Damage);
        }
        Ok(events)
    }

    /// Whether an item that lies here lies there, and is as it was said to be.
    fn lies_here(&self, place: &PlaceName, condition: Condition) -> Decision {
        let mut differs = Differences::default();
        differs.compare("place", Some(place), self.item.place.as_ref());
        let seen = condition != Condition::Unknown;
        differs.note("condition", seen && condition != self.item.condition);
        differs.decide()
    }

    pub(super) fn report_missing(&self, reason: &Note) -> Decision {
        match self.item.standing {
            Standing::Expected
            | Standing::Held
            | Standing::Out
            | Standing::Closed(Closing::Delivered) => {
                Ok(vec![Event::ReportedMissing { reason: reason.clone() }])
            }
            Standing::Missing => Ok(Vec::new()),
            Standing::Unseen => Err(Refusal::UnknownItem),
            Standing::Closed(how) => Err(Refusal::Closed { how, since: self.item.since }),
        }
    }

    pub(super) fn find(
        &self,
        place: &PlaceName,
        condition: Condition,
        note: Option<&Note>,
    ) -> Decision {
        let item = self.item;
        match item.standing {
            Standing::Missing => {}
            Standing::Held => return self.lies_here(place, condition),
            Standing::Unseen => return Err(Refusal::UnknownItem),
            standing @ (Standing::Expected | Standing::Out | Standing::Closed(_)) => {
                return Err(Refusal::NotMissing { standing });
            }
        }
        let mut events =
            vec![Event::Found { place: place.clone(), condition, note: note.cloned() }];
        if condition == Condition::Unknown {
            // Nobody has looked at it yet, so nobody can say that it is still what it was.
            add_hold(&mut events, item, HoldCode::Identity);
        }
        if condition.needs_hold() {
            add_hold(&mut events, item, HoldCode::Damage);
        }
        if item.identity.data_bearing && item.used {
            add_hold(&mut events, item, HoldCode::Unwiped);
        }
        Ok(events)
    }
}

fn on_that_way(custodian: &Custodian, sending: &Sending) -> bool {
    match (&sending.to, custodian) {
        (Destination::Vendor(vendor), Custodian::Vendor(has)) => vendor == has,
        (Destination::Facility(_), Custodian::Courier(has)) => {
            sending.carrier.as_ref().is_none_or(|carrier| carrier == has)
        }
        (Destination::Vendor(_) | Destination::Facility(_), _) => false,
    }
}
