//! What changes beside custody: recipient, place, holds, condition.

use super::super::event::{Condition, Event, HoldCode, Inspection, Recipient};
use super::super::item::Standing;
use super::super::names::{Note, PlaceName};
use super::super::party::{Custodian, Role};
use super::super::refusal::Refusal;
use super::{Decision, Rule, add_hold};

impl Rule<'_> {
    pub(super) fn match_recipient(&self, recipient: &Recipient) -> Decision {
        self.open_item()?;
        let known = &self.item.recipient;
        let same_person = known.person().is_some() && known.person() == recipient.person();
        if same_person || known == recipient {
            return Ok(Vec::new());
        }
        Ok(vec![Event::Matched { recipient: recipient.clone() }])
    }

    pub(super) fn move_to(&self, place: &PlaceName) -> Decision {
        match self.item.standing {
            Standing::Held if self.item.place.as_ref() == Some(place) => Ok(Vec::new()),
            Standing::Held => Ok(vec![Event::Moved { place: place.clone() }]),
            // A courier that brings it to a place of ours has given it up there.
            Standing::Out if matches!(self.item.custodian, Custodian::Courier(_)) => {
                Ok(vec![Event::TakenIn { place: place.clone(), condition: Condition::Unknown }])
            }
            Standing::Unseen
            | Standing::Expected
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => Err(self.not_held()),
        }
    }

    pub(super) fn hold(&self, code: HoldCode, note: Option<&Note>) -> Decision {
        self.open_item()?;
        if self.item.holds.contains(&code) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::HoldPlaced { code, note: note.cloned() }])
    }

    pub(super) fn release(&mut self, code: HoldCode, note: Option<&Note>) -> Decision {
        self.open_item()?;
        if !self.item.holds.contains(&code) {
            return Err(Refusal::NoSuchHold { code });
        }
        let needs = match code {
            HoldCode::Legal | HoldCode::Dispute => Role::Admin,
            HoldCode::Damage
            | HoldCode::Identity
            | HoldCode::Unwiped
            | HoldCode::Customs
            | HoldCode::Vacation => Role::Operator,
        };
        if self.cx.operator.role < needs {
            return Err(Refusal::RoleTooLow { needs });
        }
        if code == HoldCode::Unwiped {
            self.require(!self.item.used, || Refusal::NotSanitized)?;
        }
        Ok(vec![Event::HoldReleased { code, note: note.cloned() }])
    }

    pub(super) fn inspect(&self, inspection: &Inspection) -> Decision {
        self.open_item()?;
        let mut events = vec![Event::Inspected(inspection.clone())];
        if inspection.condition.needs_hold() && self.item.standing == Standing::Held {
            add_hold(&mut events, self.item, HoldCode::Damage);
        }
        Ok(events)
    }
}
