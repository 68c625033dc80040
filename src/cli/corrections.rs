//! What later facts have set right, for exports that show every event of the log.

use std::collections::HashMap;

use crate::domain::event::{Event, Fact};
use crate::domain::history;
use crate::domain::names::EventId;
use crate::exchange::export::Cell;
use crate::ledger::{Ledger, LedgerError};

/// What later facts have set right. Few items have such facts, and only theirs are read for it.
#[derive(Default)]
pub struct Corrections {
    /// Events that no longer count: the event that set each aside, and why.
    set_aside: HashMap<EventId, (i64, String)>,
    /// Events that read differently now.
    amended: HashMap<EventId, Event>,
}

impl Corrections {
    /// What the entries before a place of the log set right.
    pub fn before(ledger: &Ledger, until: u64) -> Result<Self, LedgerError> {
        let mut all = Self::default();
        for item in ledger.corrected_before(until)? {
            let (_, facts) = ledger.item_until(item, until)?;
            all.take(&facts);
        }
        Ok(all)
    }

    fn take(&mut self, facts: &[Fact]) {
        let by_id: HashMap<EventId, &Fact> = facts.iter().map(|fact| (fact.id, fact)).collect();
        let in_order = history::in_order(facts);
        let found = history::corrections(&in_order);
        for (event, by) in found.set_aside {
            let reason = by_id.get(&by).and_then(|fact| reason_of(&fact.event)).unwrap_or_default();
            self.set_aside.insert(event, (place_in_log(by), reason.to_owned()));
        }
        for (event, amendments) in &found.amended {
            if let Some(fact) = by_id.get(event) {
                let event = history::amended_event(&fact.event, Some(amendments));
                self.amended.insert(fact.id, event);
            }
        }
    }

    /// The event as it reads now.
    pub fn read<'e>(&'e self, fact: &'e Fact) -> &'e Event {
        self.amended(fact.id).unwrap_or(&fact.event)
    }

    /// The event as it reads now, if it was amended.
    pub fn amended(&self, event: EventId) -> Option<&Event> {
        if self.amended.is_empty() { None } else { self.amended.get(&event) }
    }

    /// Whether an event no longer counts.
    pub fn sets_aside(&self, event: EventId) -> bool {
        self.set_aside.contains_key(&event)
    }

    /// The last cells of every row about an event.
    pub fn cells(&self, event: EventId) -> [Cell<'_>; 2] {
        match (!self.set_aside.is_empty()).then(|| self.set_aside.get(&event)).flatten() {
            Some((by, reason)) => [Cell::Integer(*by), Cell::Text(reason)],
            None => [Cell::Nothing, Cell::Nothing],
        }
    }
}

fn reason_of(event: &Event) -> Option<&str> {
    match event {
        Event::Voided { reason, .. } | Event::Settled { reason, .. } => Some(reason.as_str()),
        _others_set_nothing_aside => None,
    }
}

/// The number of an event, as a cell has it.
pub fn place_in_log(event: EventId) -> i64 {
    i64::try_from(event.seq).unwrap_or(i64::MAX)
}
