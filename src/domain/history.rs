//! Reading many facts together: their order, what corrections do to them, and where they disagree.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Amendment, Event, Fact, Identity};
use super::names::EventId;

/// Two facts about custody that cannot both be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Discrepancy {
    pub earlier: EventId,
    pub later: EventId,
}

/// What later facts have set right.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Corrections<'f> {
    /// Facts that no longer count, each with the fact that set it aside.
    pub set_aside: BTreeMap<EventId, EventId>,
    /// Facts that read differently now, each with its amendments in order.
    pub amended: BTreeMap<EventId, Vec<&'f Amendment>>,
}

/// Puts facts in the one order in which every reader folds them, and drops repetitions.
///
/// A fact's step is greater than that of every fact its writer knew, so cause comes before effect;
/// time and place only order what nobody could have ordered.
#[must_use]
pub fn in_order<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> Vec<&'f Fact> {
    let mut facts: Vec<&Fact> = facts.into_iter().collect();
    facts.sort_by_key(|fact| (fact.step, fact.at, fact.id));
    facts.dedup_by_key(|fact| fact.id);
    facts
}

/// Collects what later facts say about earlier ones. Corrections themselves are never set aside.
#[must_use]
pub fn corrections<'f>(facts: &[&'f Fact]) -> Corrections<'f> {
    let mut found = Corrections::default();
    for fact in facts {
        match &fact.event {
            Event::Voided { event, .. } => {
                found.set_aside.entry(*event).or_insert(fact.id);
            }
            Event::Amended { event, amendment, .. } => {
                found.amended.entry(*event).or_default().push(amendment);
            }
            Event::Settled { keep, over, .. } => {
                let known = Ancestry::of(facts);
                found.set_aside.entry(*over).or_insert(fact.id);
                let branch = facts.iter().filter(|f| {
                    known.knew(f.id, *over) && !known.knew(f.id, *keep) && f.id != fact.id
                });
                for lost in branch {
                    found.set_aside.entry(lost.id).or_insert(fact.id);
                }
            }
            _other_kinds_correct_nothing => {}
        }
    }
    for fact in facts.iter().filter(|f| f.event.rewrites_history()) {
        found.set_aside.remove(&fact.id);
    }
    found
}

/// The event as its amendments leave it.
#[must_use]
pub fn amended_event(event: &Event, amendments: Option<&Vec<&Amendment>>) -> Event {
    let mut event = event.clone();
    for amendment in amendments.into_iter().flatten() {
        amend(&mut event, amendment);
    }
    event
}

/// Whether an event has the field that an amendment sets.
#[must_use]
pub fn can_be_amended(event: &Event, amendment: &Amendment) -> bool {
    amend(&mut event.clone(), amendment)
}

fn amend(event: &mut Event, amendment: &Amendment) -> bool {
    match (event, amendment) {
        (Event::Received(a), Amendment::Carrier(x)) => a.carrier = Some(x.clone()),
        (Event::Received(a), Amendment::Sender(x)) => a.sender = Some(x.clone()),
        (Event::Received(a), Amendment::Note(x)) => a.note = Some(x.clone()),
        (Event::Received(a), Amendment::Condition(x)) => a.condition = *x,
        (Event::Received(a), Amendment::Class(x)) => a.class = *x,
        (Event::Expected(e), Amendment::Carrier(x)) => e.carrier = Some(x.clone()),
        (Event::Expected(e), Amendment::Sender(x)) => e.sender = Some(x.clone()),
        (Event::Serialized(s), amendment) => return amend_identity(&mut s.identity, amendment),
        (Event::Adopted(a), Amendment::Note(x)) => a.note = Some(x.clone()),
        (Event::Adopted(a), amendment) => return amend_identity(&mut a.identity, amendment),
        (Event::Inspected(i), Amendment::Condition(x)) => i.condition = *x,
        (Event::Inspected(i), Amendment::Note(x)) => i.note = Some(x.clone()),
        (Event::Returned(r), Amendment::Condition(x)) => r.condition = *x,
        (Event::Returned(r), Amendment::Note(x)) => r.note = Some(x.clone()),
        (Event::HandedOff(h), Amendment::Note(x)) => h.note = Some(x.clone()),
        (
            Event::TakenIn { condition, .. } | Event::Found { condition, .. },
            Amendment::Condition(x),
        ) => {
            *condition = *x;
        }
        (Event::SentOut(s), Amendment::Carrier(x)) => s.carrier = Some(x.clone()),
        _no_such_field => return false,
    }
    true
}

fn amend_identity(identity: &mut Identity, amendment: &Amendment) -> bool {
    match amendment {
        Amendment::Maker(x) => identity.maker = Some(x.clone()),
        Amendment::Model(x) => identity.model = Some(x.clone()),
        Amendment::Category(x) => identity.category = Some(x.clone()),
        Amendment::Carrier(_)
        | Amendment::Sender(_)
        | Amendment::Note(_)
        | Amendment::Condition(_)
        | Amendment::Class(_) => return false,
    }
    true
}

/// Which facts the writer of each fact had seen.
struct Ancestry(BTreeMap<EventId, BTreeSet<EventId>>);

impl Ancestry {
    fn of(in_order: &[&Fact]) -> Self {
        let mut known: BTreeMap<EventId, BTreeSet<EventId>> = BTreeMap::new();
        for fact in in_order {
            let mut seen: BTreeSet<EventId> = fact.parents.iter().copied().collect();
            for parent in &fact.parents {
                seen.extend(known.get(parent).into_iter().flatten());
            }
            known.insert(fact.id, seen);
        }
        Self(known)
    }

    fn knew(&self, writer: EventId, earlier: EventId) -> bool {
        self.0.get(&writer).is_some_and(|seen| seen.contains(&earlier))
    }
}

fn is_one_line(facts: &[&Fact]) -> bool {
    facts.windows(2).all(|pair| pair[1].parents == [pair[0].id])
        && facts.first().is_none_or(|first| first.parents.is_empty())
}

/// Pairs of facts that move custody, recorded in ignorance of each other, with different outcomes.
pub(super) fn discrepancies(facts: &[&Fact], corrections: &Corrections<'_>) -> Vec<Discrepancy> {
    if is_one_line(facts) {
        return Vec::new();
    }
    let known = Ancestry::of(facts);
    let counting: Vec<&&Fact> = facts
        .iter()
        .filter(|f| f.event.moves_custody() && !corrections.set_aside.contains_key(&f.id))
        .collect();
    let mut found = Vec::new();
    for (at, later) in counting.iter().enumerate() {
        for earlier in &counting[..at] {
            let ignorant = !known.knew(later.id, earlier.id) && !known.knew(earlier.id, later.id);
            if ignorant && earlier.event != later.event {
                found.push(Discrepancy { earlier: earlier.id, later: later.id });
            }
        }
    }
    found
}
