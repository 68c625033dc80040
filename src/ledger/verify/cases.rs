//! Whether every case was opened, settled and closed as the rules say, and whether its tables agree.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cases::{CaseRows, Cases, place};
use super::super::read::Store;
use super::super::{Ledger, LedgerError};
use super::{Verdict, as_finding};
use crate::domain::authority::{LogEvent, LogFact};
use crate::domain::cases::{Case, CaseOpening, ITEMS_MAX, LineSettlement, LineWish};
use crate::domain::item::Item;
use crate::domain::names::{EventId, ItemId, Note};
use crate::domain::party::{Operator, Role};

/// The rule that an entry breaks.
const RULE: &str = "cases";

/// The rule that tables beside the log break, which can be made anew.
const TABLES: &str = "projection";

/// The cases so far, and on which open list each item stands.
#[derive(Default)]
struct Replayed {
    cases: BTreeMap<EventId, Case>,
    listed: BTreeMap<ItemId, EventId>,
}

impl Ledger {
    /// Plays what the log says of cases again, and holds it against the tables beside it.
    pub(super) fn check_cases(&self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        let mut replayed = Replayed::default();
        let entries = match as_finding(Cases::of(&self.connection).entries())? {
            Ok(entries) => entries,
            Err(text) => {
                verdict.problem(None, RULE, text);
                return Ok(());
            }
        };
        let mut wanted: BTreeMap<i64, CaseRows> = BTreeMap::new();
        for fact in &entries {
            if let Some(wrong) = self.play(&mut replayed, fact)? {
                verdict.problem(Some(fact.id.seq), RULE, wrong);
            }
            follow(&mut wanted, fact);
        }
        let found = match as_finding(Cases::of(&self.connection).rows())? {
            Ok(found) => found,
            Err(text) => {
                verdict.problem(None, TABLES, text);
                return Ok(());
            }
        };
        for (opened, rows) in &found {
            match wanted.get(opened) {
                None => {
                    let text = format!("the list of cases has {opened}, which nobody opened");
                    verdict.problem(None, TABLES, text);
                }
                Some(wanted) if wanted != rows => {
                    let text =
                        format!("the list of cases says something else of {opened} than the log");
                    verdict.problem(u64::try_from(*opened).ok(), TABLES, text);
                }
                Some(_) => {}
            }
        }
        for opened in wanted.keys().filter(|opened| !found.contains_key(opened)) {
            let text = format!("the list of cases is without {opened}");
            verdict.problem(u64::try_from(*opened).ok(), TABLES, text);
        }
        Ok(())
    }

    /// What is wrong with an entry, in the light of those before it.
    fn play(&self, replayed: &mut Replayed, fact: &LogFact) -> Result<Option<String>, LedgerError> {
        let wrong = match &fact.event {
            LogEvent::CaseOpened(opening) => self.wrongly_opened(replayed, opening, fact)?,
            LogEvent::CaseLineSettled(said) => match replayed.cases.get(&said.case) {
                Some(case) => self.wrongly_settled(case, said, fact)?,
                None => Some("settles a line of a case that nobody opened".to_owned()),
            },
            LogEvent::CaseClosed { case, overriding } => match replayed.cases.get(case) {
                Some(case) => self.wrongly_closed(case, overriding.as_ref(), fact)?,
                None => Some("closes a case that nobody opened".to_owned()),
            },
            _others_are_about_no_case => None,
        };
        replayed.follow(fact);
        Ok(wrong)
    }

    fn wrongly_opened(
        &self,
        replayed: &Replayed,
        opening: &CaseOpening,
        fact: &LogFact,
    ) -> Result<Option<String>, LedgerError> {
        let items = opening.items.len();
        if items == 0 || items > ITEMS_MAX {
            return Ok(Some(format!("opens a case with a list of {items} items")));
        }
        let different: BTreeSet<ItemId> = opening.items.iter().copied().collect();
        if different.len() < items {
            return Ok(Some("opens a case that lists an item twice".to_owned()));
        }
        for item in &opening.items {
            let facts = Store(&self.connection).facts_before(*item, fact.id.seq)?;
            let state = Item::from_history(*item, &facts);
            let listed = replayed.listed.get(item).copied();
            if let Err(refusal) = Case::may_list(opening.person, &state, listed) {
                return Ok(Some(format!("lists item {item} against {}", refusal.code())));
            }
        }
        Ok(None)
    }

    fn wrongly_settled(
        &self,
        case: &Case,
        said: &LineSettlement,
        fact: &LogFact,
    ) -> Result<Option<String>, LedgerError> {
        let facts = Store(&self.connection).facts_before(said.item, fact.id.seq)?;
        let LineSettlement { item, verdict, note, lacking, .. } = said.clone();
        let wish = LineWish { item, verdict, note, lacking };
        // Which role it takes, the entry itself says, and that is held against the operators elsewhere.
        Ok(match case.settle(&wish, said.role(), &facts) {
            Ok(Some(right)) if right == *said => None,
            Ok(Some(_)) => Some("settles a line, and rests on something else".to_owned()),
            Ok(None) => Some("settles a line that was settled so".to_owned()),
            Err(refusal) => Some(format!("settles a line against {}", refusal.code())),
        })
    }

    fn wrongly_closed(
        &self,
        case: &Case,
        overriding: Option<&Note>,
        fact: &LogFact,
    ) -> Result<Option<String>, LedgerError> {
        let mut collectors = BTreeSet::new();
        for line in &case.lines {
            let facts = Store(&self.connection).facts_before(line.item, fact.id.seq)?;
            collectors.extend(case.collectors(&facts));
        }
        let role = if overriding.is_some() { Role::Admin } else { Role::Operator };
        let by = Operator { name: fact.actor.clone(), role };
        Ok(match case.close(&by, &collectors, overriding) {
            Ok(Some(right)) if right == fact.event => None,
            Ok(_) => {
                Some("closes a case that was closed, or for a reason that none is needed".into())
            }
            Err(refusal) => Some(format!("closes a case against {}", refusal.code())),
        })
    }
}

impl Replayed {
    fn follow(&mut self, fact: &LogFact) {
        if let Some(case) = Case::opened(fact) {
            self.listed.extend(case.opening.items.iter().map(|item| (*item, case.id)));
            self.cases.insert(case.id, case);
            return;
        }
        let (LogEvent::CaseLineSettled(LineSettlement { case, .. })
        | LogEvent::CaseClosed { case, .. }) = &fact.event
        else {
            return;
        };
        let Some(case) = self.cases.get_mut(case) else { return };
        case.follow(fact);
        if case.closed.is_some() {
            let closed = case.id;
            self.listed.retain(|_, listed| *listed != closed);
        }
    }
}

/// What the tables must have.
fn follow(wanted: &mut BTreeMap<i64, CaseRows>, fact: &LogFact) {
    let seq = place(fact.id.seq);
    let rows = match &fact.event {
        LogEvent::CaseOpened(opening) => {
            let rows = wanted.entry(seq).or_default();
            rows.about = Some((opening.person, false));
            rows.items = opening.items.iter().copied().collect();
            rows
        }
        LogEvent::CaseLineSettled(said) => wanted.entry(place(said.case.seq)).or_default(),
        LogEvent::CaseClosed { case, .. } => {
            let rows = wanted.entry(place(case.seq)).or_default();
            rows.about = rows.about.map(|(person, _)| (person, true));
            rows
        }
        _others_are_about_no_case => return,
    };
    rows.entries.insert(seq);
}
