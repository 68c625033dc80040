//! Corrections: later facts that set earlier ones right, and never hide them.

use super::super::event::{Amendment, ContentLine, Event, Fact, HoldCode};
use super::super::history::{self, Corrections};
use super::super::item::Standing;
use super::super::names::{EventId, Note};
use super::super::party::Role;
use super::super::refusal::Refusal;
use super::{Decision, Rule, add_hold};

impl Rule<'_> {
    /// Sets an event aside, together with what the same command made of the same item.
    pub(super) fn void(&self, event: EventId, reason: &Note) -> Decision {
        let facts = history::in_order(self.cx.facts);
        let corrections = history::corrections(&facts);
        let target = correctable(&facts, event)?;
        let siblings: Vec<&Fact> = facts
            .iter()
            .copied()
            .filter(|f| belongs_with(f, target) && !corrections.set_aside.contains_key(&f.id))
            .collect();
        if corrections.set_aside.contains_key(&event) {
            return Ok(Vec::new());
        }
        // A line that an asset came out of stands and falls with the asset's own serialization.
        if let (Event::LineSettled { line: ContentLine::Asset(asset) }, false) =
            (&target.event, self.cx.is_consequence)
        {
            return Err(Refusal::StandsWithAsset { asset: *asset });
        }
        self.may_undo(target)?;
        let dependants: Vec<EventId> = facts
            .iter()
            .filter(|later| !corrections.set_aside.contains_key(&later.id))
            .filter(|later| !belongs_with(later, target))
            .filter(|later| siblings.iter().any(|sibling| rests_on(later, sibling)))
            .map(|later| later.id)
            .collect();
        if !dependants.is_empty() {
            return Err(Refusal::DependedUpon { dependants });
        }
        let void = |f: &&Fact| Event::Voided { event: f.id, reason: reason.clone() };
        Ok(siblings.iter().rev().map(void).collect())
    }

    pub(super) fn amend(&self, event: EventId, amendment: &Amendment, reason: &Note) -> Decision {
        let facts = history::in_order(self.cx.facts);
        let corrections = history::corrections(&facts);
        let target = correctable(&facts, event)?;
        if corrections.set_aside.contains_key(&event) {
            return Err(Refusal::NoSuchEvent { event });
        }
        self.may_undo(target)?;
        if !history::can_be_amended(&target.event, amendment) {
            return Err(Refusal::FieldNotThere { field: amendment.field() });
        }
        if already_reads_so(target, &corrections, amendment) {
            return Ok(Vec::new());
        }
        let (amendment, reason) = (amendment.clone(), reason.clone());
        let damaged = matches!(amendment, Amendment::Condition(seen) if seen.needs_hold());
        let mut events = vec![Event::Amended { event, amendment, reason }];
        if damaged && self.item.standing == Standing::Held {
            add_hold(&mut events, self.item, HoldCode::Damage);
        }
        Ok(events)
    }

    pub(super) fn settle(&self, keep: EventId, over: EventId, reason: &Note) -> Decision {
        if self.cx.operator.role < Role::Admin {
            return Err(Refusal::RoleTooLow { needs: Role::Admin });
        }
        let facts = history::in_order(self.cx.facts);
        if history::corrections(&facts).set_aside.contains_key(&over) {
            return Ok(Vec::new());
        }
        if !self.item.is_disputed() {
            return Err(Refusal::NotDisputed);
        }
        let pairs = self.item.discrepancies.iter().map(|d| [d.earlier, d.later]);
        let rivals: Vec<EventId> =
            pairs.filter(|pair| pair.contains(&keep)).flatten().filter(|e| *e != keep).collect();
        if rivals.is_empty() {
            return Err(Refusal::NotACandidate { event: keep });
        }
        if !rivals.contains(&over) {
            return Err(Refusal::NotACandidate { event: over });
        }
        Ok(vec![Event::Settled { keep, over, reason: reason.clone() }])
    }

    /// Operators take back their own last record for a while; afterwards it takes an admin.
    fn may_undo(&self, target: &Fact) -> Result<(), Refusal> {
        let cx = self.cx;
        if cx.operator.role >= Role::Admin {
            return Ok(());
        }
        if target.actor != cx.operator.name {
            return Err(Refusal::NotYourEvent { actor: target.actor.clone() });
        }
        let window_ms = cx.policy.undo_window_ms;
        if cx.at.as_millis() - target.at.as_millis() > window_ms {
            return Err(Refusal::UndoWindowOver { minutes: window_ms / 60_000 });
        }
        Ok(())
    }
}

fn correctable<'h>(facts: &[&'h Fact], event: EventId) -> Result<&'h Fact, Refusal> {
    let target = facts.iter().find(|f| f.id == event).ok_or(Refusal::NoSuchEvent { event })?;
    if target.event.rewrites_history() || matches!(target.event, Event::Overridden { .. }) {
        return Err(Refusal::CorrectionOfCorrection);
    }
    Ok(target)
}

fn already_reads_so(target: &Fact, corrections: &Corrections<'_>, wish: &Amendment) -> bool {
    let amendments = corrections.amended.get(&target.id);
    let before = history::amended_event(&target.event, amendments);
    let after = history::amended_event(&before, Some(&vec![wish]));
    before == after
}

/// Whether the same command made both, so that one is nothing without the other. A parcel's count and
/// each of its lines stand for themselves, even if one command made them all.
fn belongs_with(other: &Fact, target: &Fact) -> bool {
    let stands_alone = matches!(other.event, Event::LineSettled { .. } | Event::Counted { .. });
    other.op == target.op && (!stands_alone || other.id == target.id)
}

/// Whether the item left the mailroom's hands, which holds and unwiped data forbid.
const fn is_release(event: &Event) -> bool {
    matches!(
        event,
        Event::HandedOff(_)
            | Event::Transferred(_)
            | Event::SentOut(_)
            | Event::Disposed(_)
            | Event::ReturnedToSender { .. }
            | Event::Replaced { .. }
    )
}

/// Whether a later fact would make no sense, or another sense, without an earlier one.
fn rests_on(later: &Fact, earlier: &Fact) -> bool {
    if later.step <= earlier.step || later.event.rewrites_history() {
        return false;
    }
    match (&earlier.event, &later.event) {
        (_, Event::Notified(_) | Event::Overridden { .. } | Event::Attached { .. }) => false,
        (Event::HoldPlaced { code, .. }, Event::HoldReleased { code: lifted, .. }) => {
            code == lifted
        }
        (Event::Sanitized(_), Event::HoldReleased { code, .. }) => *code == HoldCode::Unwiped,
        (Event::HoldReleased { .. } | Event::Sanitized(_), later) if is_release(later) => true,
        (Event::LineSettled { .. }, Event::Converted)
        | (
            Event::Counted { .. },
            Event::Converted | Event::Counted { .. } | Event::LineSettled { .. },
        )
        | (Event::Reidentified { .. }, Event::Reidentified { .. }) => true,
        (before, _) => before.moves_custody(),
    }
}
