//! Cases: what somebody has to give back, as a list that is frozen when the case is opened, settled line
//! by line, and closed by somebody else than whoever took the things back.
//!
//! A case is a story in the log, like an item: [`Case`] folds it, and its rules read nothing but it and
//! the histories of its items. Writers and verification ask the same rules.

use std::collections::BTreeSet;

use super::authority::{LogEvent, LogFact};
use super::event::{Condition, Event, Fact, HandBack};
use super::history;
use super::item::{Item, Standing};
use super::names::{EventId, ItemId, Label, Note, OperatorName, PersonId, Timestamp};
use super::party::{Custodian, Operator, Role};

mod refusal;

pub use refusal::CaseRefusal;

/// How many items one case may have; its opening is one entry, whose bytes are limited.
pub const ITEMS_MAX: usize = 1000;

words! {
    /// Why things have to come back.
    CaseKind {
        /// The person leaves the organisation.
        Leaver = "leaver",
        /// The person goes elsewhere within it.
        Mover = "mover",
        /// The organisation wants the things back.
        Recall = "recall",
    }
}

words! {
    /// What became of one item of a case.
    CaseVerdict {
        /// It was taken back.
        Returned = "returned",
        /// It was taken back, and is damaged.
        Damaged = "damaged",
        /// It was taken back, but not all that belongs to it.
        Incomplete = "incomplete",
        /// Nobody knows where it is.
        Missing = "missing",
        /// It need not come back.
        Waived = "waived",
        /// The person keeps it and paid for it.
        BoughtOut = "bought_out",
        /// The person never had it, whatever the record says.
        NotHeld = "not_held",
        /// They gave back another device than this one.
        WrongDevice = "wrong_device",
    }
}

impl CaseVerdict {
    /// Whether somebody must have taken the item back since the case was opened.
    #[must_use]
    pub const fn needs_return(self) -> bool {
        matches!(self, Self::Returned | Self::Damaged | Self::Incomplete)
    }

    /// The least role that may say so: to give something up is not for everybody.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Waived | Self::BoughtOut => Role::Admin,
            Self::Returned
            | Self::Damaged
            | Self::Incomplete
            | Self::Missing
            | Self::NotHeld
            | Self::WrongDevice => Role::Operator,
        }
    }

    /// Whether it says nothing without a reason.
    #[must_use]
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Waived | Self::BoughtOut | Self::NotHeld | Self::WrongDevice)
    }
}

/// A case as it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOpening {
    /// Who has to give things back.
    pub person: PersonId,
    pub kind: CaseKind,
    pub reason: Option<Note>,
    /// Until when.
    pub due: Option<Timestamp>,
    /// What they had at that moment; never changed.
    pub items: Vec<ItemId>,
}

/// What somebody says of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineWish {
    pub item: ItemId,
    pub verdict: CaseVerdict,
    pub note: Option<Note>,
    /// What should have come with it.
    pub lacking: Vec<Label>,
}

/// A line of a case as it was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineSettlement {
    /// The entry that opened the case.
    pub case: EventId,
    pub item: ItemId,
    pub verdict: CaseVerdict,
    pub note: Option<Note>,
    /// What should have come with it.
    pub lacking: Vec<Label>,
    /// The event in the item's own history that shows it.
    pub rests_on: Option<EventId>,
    /// The settlement of the same line that it takes the place of.
    pub instead: Option<EventId>,
}

impl LineSettlement {
    /// The least role that may say so.
    #[must_use]
    pub const fn role(&self) -> Role {
        if self.instead.is_some() { Role::Admin } else { self.verdict.role() }
    }
}

/// A settlement, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub entry: EventId,
    pub by: OperatorName,
    pub at: Timestamp,
    pub said: LineSettlement,
}

/// One item of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    pub item: ItemId,
    pub settled: Option<Settled>,
}

/// The end of a case, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseClosure {
    pub entry: EventId,
    pub by: OperatorName,
    pub at: Timestamp,
    /// Why whoever took things back closed it all the same.
    pub overriding: Option<Note>,
}

/// A case, as the log has it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The entry that opened it; people call the case by its number.
    pub id: EventId,
    pub opening: CaseOpening,
    pub opened_by: OperatorName,
    pub opened_at: Timestamp,
    pub lines: Vec<CaseLine>,
    pub closed: Option<CaseClosure>,
}

impl Case {
    /// The case that a fact opens, if it opens one.
    #[must_use]
    pub fn opened(fact: &LogFact) -> Option<Self> {
        let LogEvent::CaseOpened(opening) = &fact.event else { return None };
        let line = |item: &ItemId| CaseLine { item: *item, settled: None };
        Some(Self {
            id: fact.id,
            lines: opening.items.iter().map(line).collect(),
            opening: opening.clone(),
            opened_by: fact.actor.clone(),
            opened_at: fact.at,
            closed: None,
        })
    }

    /// The case that entries of one story tell of.
    #[must_use]
    pub fn from_entries(facts: &[LogFact]) -> Option<Self> {
        let (first, rest) = facts.split_first()?;
        let mut case = Self::opened(first)?;
        for fact in rest {
            case.follow(fact);
        }
        Some(case)
    }

    /// Takes one more fact into account; those of other cases change nothing.
    pub fn follow(&mut self, fact: &LogFact) {
        let (entry, by, at) = (fact.id, fact.actor.clone(), fact.at);
        match &fact.event {
            LogEvent::CaseLineSettled(said) if said.case == self.id => {
                if let Some(line) = self.lines.iter_mut().find(|line| line.item == said.item) {
                    line.settled = Some(Settled { entry, by, at, said: said.clone() });
                }
            }
            LogEvent::CaseClosed { case, overriding } if *case == self.id => {
                let overriding = overriding.clone();
                self.closed = Some(CaseClosure { entry, by, at, overriding });
            }
            _others_are_not_of_this_case => {}
        }
    }

    /// How many lines nobody has settled.
    #[must_use]
    pub fn open_lines(&self) -> usize {
        self.lines.iter().filter(|line| line.settled.is_none()).count()
    }

    /// The line of an item.
    #[must_use]
    pub fn line(&self, item: ItemId) -> Option<&CaseLine> {
        self.lines.iter().find(|line| line.item == item)
    }

    /// Whether something may stand on the list of a case of somebody.
    ///
    /// # Errors
    /// It is not with them, or stands on the list of another case.
    pub fn may_list(
        person: PersonId,
        item: &Item,
        in_case: Option<EventId>,
    ) -> Result<(), CaseRefusal> {
        let is_theirs = item.custodian == Custodian::Person(person)
            && matches!(item.standing, Standing::Out | Standing::Missing);
        if !is_theirs {
            return Err(CaseRefusal::NotWithPerson { custodian: item.custodian.clone() });
        }
        in_case.map_or(Ok(()), |case| Err(CaseRefusal::InAnotherCase { case }))
    }

    /// What settles a line; nothing if the same was said of it already. `facts` are all of the item.
    ///
    /// # Errors
    /// Says why not.
    pub fn settle(
        &self,
        wish: &LineWish,
        role: Role,
        facts: &[Fact],
    ) -> Result<Option<LineSettlement>, CaseRefusal> {
        let line = self.line(wish.item).ok_or(CaseRefusal::NotListed { case: self.id })?;
        let mut instead = None;
        if let Some(settled) = &line.settled {
            let said = &settled.said;
            let is_same = said.verdict == wish.verdict
                && (wish.note.is_none() || wish.note == said.note)
                && (wish.lacking.is_empty() || wish.lacking == said.lacking);
            if is_same {
                return Ok(None);
            }
            instead = Some(settled.entry);
        }
        if let Some(closed) = &self.closed {
            return Err(CaseRefusal::CaseClosed { by: closed.by.clone(), at: closed.at });
        }
        if let Some(settled) = &line.settled
            && (role < Role::Admin || wish.note.is_none())
        {
            return Err(CaseRefusal::LineSettled { verdict: settled.said.verdict });
        }
        let needs = wish.verdict.role();
        if role < needs {
            return Err(CaseRefusal::RoleTooLow { needs });
        }
        if wish.verdict.needs_note() && wish.note.is_none() {
            return Err(CaseRefusal::NoteMissing { verdict: wish.verdict });
        }
        let shown_by = self.shown_by(wish.verdict, facts)?;
        if let Some(Event::Returned(back)) = shown_by.map(|fact| &fact.event)
            && wish.note.is_none()
            && contradicts(wish.verdict, back)
        {
            return Err(CaseRefusal::SeenOtherwise { verdict: wish.verdict });
        }
        let mut lacking = wish.lacking.clone();
        if wish.verdict == CaseVerdict::Incomplete {
            if let (true, Some(Event::Returned(back))) =
                (lacking.is_empty(), shown_by.map(|fact| &fact.event))
            {
                lacking.clone_from(&back.missing);
            }
            if lacking.is_empty() {
                return Err(CaseRefusal::NothingLacking);
            }
        } else if !lacking.is_empty() {
            return Err(CaseRefusal::LackingUnsaid);
        }
        Ok(Some(LineSettlement {
            case: self.id,
            item: wish.item,
            verdict: wish.verdict,
            note: wish.note.clone(),
            lacking,
            rests_on: shown_by.map(|fact| fact.id),
            instead,
        }))
    }

    /// The fact of an item's own history on which a verdict rests.
    fn shown_by<'f>(
        &self,
        verdict: CaseVerdict,
        facts: &'f [Fact],
    ) -> Result<Option<&'f Fact>, CaseRefusal> {
        match verdict {
            CaseVerdict::Returned | CaseVerdict::Damaged | CaseVerdict::Incomplete => {
                self.taken_back(facts).map(Some).ok_or(CaseRefusal::NotSeen)
            }
            CaseVerdict::Missing => {
                let reported = in_force(facts)
                    .into_iter()
                    .rfind(|fact| matches!(fact.event, Event::ReportedMissing { .. }));
                let is_missing = facts.first().is_some_and(|first| {
                    Item::from_history(first.item, facts).standing == Standing::Missing
                });
                let reported = reported.filter(|_| is_missing);
                reported.map(Some).ok_or(CaseRefusal::NotReportedMissing)
            }
            CaseVerdict::Waived
            | CaseVerdict::BoughtOut
            | CaseVerdict::NotHeld
            | CaseVerdict::WrongDevice => match self.taken_back(facts) {
                Some(_) => Err(CaseRefusal::TakenBack { verdict }),
                None => Ok(None),
            },
        }
    }

    /// The fact by which an item came back after the opening, unless the person got it again since.
    #[must_use]
    pub fn taken_back<'f>(&self, facts: &'f [Fact]) -> Option<&'f Fact> {
        let person = self.opening.person;
        for fact in in_force(facts).into_iter().rev().filter(|fact| self.precedes(fact)) {
            match &fact.event {
                Event::Returned(_) => return Some(fact),
                Event::HandedOff(over) if over.to == person => return None,
                Event::Transferred(passing) if passing.to == person => return None,
                _others_pass_it_elsewhere => {}
            }
        }
        None
    }

    fn precedes(&self, fact: &Fact) -> bool {
        fact.id.seq > self.id.seq
    }

    /// Who took an item back since the opening.
    #[must_use]
    pub fn collectors(&self, facts: &[Fact]) -> BTreeSet<OperatorName> {
        let since = in_force(facts).into_iter().filter(|fact| self.precedes(fact));
        since
            .filter(|fact| matches!(fact.event, Event::Returned(_)))
            .map(|fact| fact.actor.clone())
            .collect()
    }

    /// What closes the case. `collectors` are those who took any of its items back.
    ///
    /// # Errors
    /// Says why not.
    pub fn close(
        &self,
        by: &Operator,
        collectors: &BTreeSet<OperatorName>,
        overriding: Option<&Note>,
    ) -> Result<Option<LogEvent>, CaseRefusal> {
        if self.closed.is_some() {
            return Ok(None);
        }
        match self.open_lines() {
            0 => {}
            open => return Err(CaseRefusal::LinesOpen { open }),
        }
        if !collectors.contains(&by.name) {
            return Ok(Some(LogEvent::CaseClosed { case: self.id, overriding: None }));
        }
        match overriding {
            Some(_) if by.role < Role::Admin => Err(CaseRefusal::RoleTooLow { needs: Role::Admin }),
            Some(reason) => {
                let overriding = Some(reason.clone());
                Ok(Some(LogEvent::CaseClosed { case: self.id, overriding }))
            }
            None => Err(CaseRefusal::CloserIsCollector),
        }
    }
}

/// Whether a verdict says something else than the return on which it rests. Unknown contradicts nothing.
fn contradicts(verdict: CaseVerdict, back: &HandBack) -> bool {
    let is_damaged =
        matches!(back.condition, Condition::Damaged | Condition::Tampered | Condition::Inoperable);
    match verdict {
        CaseVerdict::Returned => is_damaged || !back.missing.is_empty(),
        CaseVerdict::Damaged => matches!(back.condition, Condition::Good | Condition::Cosmetic),
        _rest_on_no_condition => false,
    }
}

/// Facts in their order, without those that were set aside.
fn in_force(facts: &[Fact]) -> Vec<&Fact> {
    let mut ordered = history::in_order(facts);
    let set_aside = history::corrections(&ordered).set_aside;
    ordered.retain(|fact| !set_aside.contains_key(&fact.id));
    ordered
}
