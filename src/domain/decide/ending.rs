//! How items leave the books, and what must be done before.

use super::super::event::{Disposal, Event, HoldCode, ItemKind, Sanitization};
use super::super::item::{Closing, Item, Standing};
use super::super::names::{ItemId, Label, Note, OperatorName, TrackingNumber};
use super::super::party::Role;
use super::super::refusal::Refusal;
use super::{Decision, Release, Rule, either};

impl Rule<'_> {
    pub(super) fn dispose(&mut self, disposal: &Disposal) -> Decision {
        if self.ends(Closing::Disposed)? {
            return Ok(Vec::new());
        }
        self.approved_by(&disposal.approver)?;
        self.wiped()?;
        self.may_leave(Release::ForGood)?;
        Ok(vec![Event::Disposed(disposal.clone())])
    }

    pub(super) fn return_to_sender(
        &mut self,
        carrier: Option<&Label>,
        tracking: Option<&TrackingNumber>,
        reason: &Note,
    ) -> Decision {
        self.parcel_only()?;
        if self.ends(Closing::ReturnedToSender)? {
            return Ok(Vec::new());
        }
        if !self.item.lines.is_empty() {
            return Err(Refusal::ParcelOpened { open: self.item.lines_open() });
        }
        self.wiped()?;
        self.may_leave(Release::ForGood)?;
        Ok(vec![Event::ReturnedToSender {
            carrier: either(carrier, self.item.carrier.as_ref()),
            tracking: tracking.cloned(),
            reason: reason.clone(),
        }])
    }

    pub(super) fn replace(
        &mut self,
        by: ItemId,
        approver: &OperatorName,
        reason: &Note,
    ) -> Decision {
        self.asset_only()?;
        if by == self.item.id {
            return Err(Refusal::ReplacedByItself);
        }
        if self.ends(Closing::Replaced)? {
            return Ok(Vec::new());
        }
        let is_in_use = |other: &Item| other.kind == ItemKind::Asset && other.standing.is_open();
        if !self.cx.successor.is_some_and(is_in_use) {
            return Err(Refusal::NotASuccessor);
        }
        self.approved_by(approver)?;
        self.wiped()?;
        self.may_leave(Release::ForGood)?;
        Ok(vec![Event::Replaced { by, approver: approver.clone(), reason: reason.clone() }])
    }

    pub(super) fn sanitize(&self, sanitization: &Sanitization) -> Decision {
        self.asset_only()?;
        if let (Some(name), None) = (&sanitization.verifier, self.cx.approver) {
            return Err(Refusal::ApproverUnknown { name: name.clone() });
        }
        match self.item.standing {
            Standing::Held => {
                let mut events = vec![Event::Sanitized(sanitization.clone())];
                if sanitization.passed && self.item.holds.contains(&HoldCode::Unwiped) {
                    events.push(Event::HoldReleased { code: HoldCode::Unwiped, note: None });
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

    /// Whether it has already ended in that way; refused if it cannot.
    fn ends(&self, how: Closing) -> Result<bool, Refusal> {
        match self.item.standing {
            Standing::Held | Standing::Missing => Ok(false),
            Standing::Closed(was) if was == how => Ok(true),
            Standing::Unseen | Standing::Expected | Standing::Out | Standing::Closed(_) => {
                Err(self.not_held())
            }
        }
    }

    /// No person's data leaves for good. A device that is missing cannot be wiped any more; the
    /// approver answers for writing it off.
    fn wiped(&mut self) -> Result<(), Refusal> {
        let here = self.item.standing == Standing::Held;
        let unwiped = self.item.holds.contains(&HoldCode::Unwiped);
        let has_data = unwiped || self.item.identity.data_bearing && self.item.used;
        self.require(!(here && has_data), || Refusal::NotSanitized)
    }

    /// Two people stand behind it: the one who asks and another who may agree.
    fn approved_by(&self, name: &OperatorName) -> Result<(), Refusal> {
        if *name == self.cx.operator.name {
            return Err(Refusal::ApproverIsRequester);
        }
        match self.cx.approver {
            Some(approver) if approver.role >= Role::Operator => Ok(()),
            Some(_) | None => Err(Refusal::ApproverUnknown { name: name.clone() }),
        }
    }
}
