//! What somebody is to be told of an item, read off its history.

use std::collections::BTreeMap;

use super::ladder::{Clock, Told};
use crate::domain::cases::Case;
use crate::domain::event::{Event, Fact, NoticeAbout};
use crate::domain::item::{Item, Standing};
use crate::domain::manifest::Passes;
use crate::domain::names::{EventId, PersonId, Timestamp};
use crate::domain::party::Custodian;

/// How long after a collection the person is still told of it: what is older is no news.
pub const COLLECTED_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Something that one person is to be told of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    pub about: NoticeAbout,
    pub person: PersonId,
    /// Who collected it for them.
    pub by: Option<PersonId>,
    pub clock: Clock,
    /// What made it so: what was said before that was about something else.
    pub since: EventId,
    pub told: Vec<Told>,
}

/// Everything that is to be told of an item as it is now. `case` is the open one on whose list it stands.
#[must_use]
pub fn matters(
    item: &Item,
    facts: &[Fact],
    set_aside: &BTreeMap<EventId, EventId>,
    case: Option<&Case>,
    now: Timestamp,
) -> Vec<Matter> {
    if item.is_disputed() || item.not_understood {
        return Vec::new();
    }
    let facts: Vec<&Fact> = facts.iter().filter(|f| !set_aside.contains_key(&f.id)).collect();
    let asked_for = case.and_then(|case| give_back(item, &facts, case));
    let found = [
        pickup(item, &facts),
        // What a case asks for is not asked for twice.
        asked_for.or_else(|| due_back(item, &facts)),
        collected(item, &facts, now),
        signature(item, &facts),
    ];
    found.into_iter().flatten().collect()
}

/// A matter that began with one of the facts.
fn matter(
    facts: &[&Fact],
    began: usize,
    about: NoticeAbout,
    person: PersonId,
    clock: Clock,
) -> Matter {
    let told = told(&facts[began..], about).collect();
    Matter { about, person, by: None, clock, since: facts[began].id, told }
}

/// What some facts say that somebody was told.
fn told(facts: &[&Fact], about: NoticeAbout) -> impl Iterator<Item = Told> {
    facts.iter().filter_map(move |fact| match &fact.event {
        Event::Notified(notice) if notice.about == about => {
            Some(Told { rung: notice.rung, result: notice.result, at: fact.at })
        }
        _others_tell_nobody => None,
    })
}

/// It lies here for somebody, and nothing is in the way of handing it off.
fn pickup(item: &Item, facts: &[&Fact]) -> Option<Matter> {
    let person = item.recipient.person()?;
    let is_unpacked = !item.lines.is_empty();
    if item.standing != Standing::Held || !item.holds.is_empty() || is_unpacked {
        return None;
    }
    let (mut began, mut meant_for) = (None, None);
    for (at, fact) in facts.iter().enumerate() {
        let is_for = match &fact.event {
            Event::Matched { recipient } => recipient.person(),
            other if other.moves_custody() => other.first_person().or(meant_for),
            _others_change_neither => continue,
        };
        // The same person once more is nothing new, as long as it lies here.
        if fact.event.moves_custody() || is_for != meant_for {
            began = Some(at);
        }
        meant_for = is_for;
    }
    let began = began?;
    let is_lift = |fact: &&&Fact| matches!(fact.event, Event::HoldReleased { .. });
    let lifted = facts[began..].iter().rev().find(is_lift);
    let from = lifted.unwrap_or(&facts[began]).occurred();
    Some(matter(facts, began, NoticeAbout::Pickup, person, Clock::Since(from)))
}

/// Somebody has it, and has to bring it back.
fn due_back(item: &Item, facts: &[&Fact]) -> Option<Matter> {
    let (Custodian::Person(person), Some(due)) = (&item.custodian, item.due) else { return None };
    if item.standing != Standing::Out {
        return None;
    }
    let sets =
        |fact: &&Fact| matches!(fact.event, Event::DueSet { .. }) || fact.event.moves_custody();
    let began = facts.iter().rposition(sets)?;
    Some(matter(facts, began, NoticeAbout::DueBack, *person, Clock::Due(due)))
}

/// Somebody has it, and an open case wants it back.
fn give_back(item: &Item, facts: &[&Fact], case: &Case) -> Option<Matter> {
    let person = case.opening.person;
    let is_open =
        case.closed.is_none() && case.line(item.id).is_some_and(|line| line.settled.is_none());
    if !is_open || item.standing != Standing::Out || item.custodian != Custodian::Person(person) {
        return None;
    }
    let about = NoticeAbout::GiveBack;
    let clock = case.opening.due.map_or(Clock::Since(case.opened_at), Clock::Asked);
    let began = facts.iter().position(|fact| fact.at >= case.opened_at).unwrap_or(facts.len());
    let told = told(&facts[began..], about).collect();
    Some(Matter { about, person, by: None, clock, since: case.id, told })
}

/// Somebody else has collected it, lately.
fn collected(item: &Item, facts: &[&Fact], now: Timestamp) -> Option<Matter> {
    let began = facts.iter().rposition(|fact| fact.event.moves_custody())?;
    let fact = facts[began];
    let Event::HandedOff(hand_over) = &fact.event else { return None };
    let by = hand_over.by.as_ref()?.person;
    if item.custodian != Custodian::Person(hand_over.to)
        || by == hand_over.to
        || fact.at.as_millis().saturating_add(COLLECTED_MS) < now.as_millis()
    {
        return None;
    }
    let clock = Clock::News(fact.occurred());
    let matter = matter(facts, began, NoticeAbout::Collected, hand_over.to, clock);
    Some(Matter { by: Some(by), ..matter })
}

/// Somebody took it, or brought it back, and has not signed.
fn signature(item: &Item, facts: &[&Fact]) -> Option<Matter> {
    let owed = item.unsigned?;
    let began = facts.iter().position(|fact| fact.id == owed)?;
    let person = Passes::of(&facts[began].event).and_then(Passes::signer)?;
    let clock = Clock::Since(facts[began].occurred());
    Some(matter(facts, began, NoticeAbout::Signature, person, clock))
}
