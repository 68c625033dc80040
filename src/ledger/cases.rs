//! Return cases: the tables by which their entries are found, and what is written of them.
//!
//! What a case says is folded from its own entries; a wrong row can hide a case from a list, but not change
//! what is in it. `rebuild` makes the rows again, and `verify` compares them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::codec::{self, Record};
use super::read::Store;
use super::{Batch, Ledger, LedgerError};
use crate::domain::authority::{LogEvent, LogFact};
use crate::domain::cases::{
    Case, CaseKind, CaseOpening, CaseRefusal, ITEMS_MAX, LineSettlement, LineWish,
};
use crate::domain::event::{Event, Fact};
use crate::domain::item::Item;
use crate::domain::names::{EventId, ItemId, Note, OperatorName, PersonId, Timestamp};
use crate::domain::party::{Operator, Role};

/// A case that somebody wants to open.
#[derive(Debug, Clone)]
pub struct NewCase {
    pub person: PersonId,
    pub kind: CaseKind,
    pub reason: Option<Note>,
    pub due: Option<Timestamp>,
    /// Everything that they have and that no case is about yet, if nothing is named.
    pub items: Vec<ItemId>,
}

/// A rule said no, to an item or to all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseNo {
    pub item: Option<ItemId>,
    pub refusal: CaseRefusal,
}

impl CaseNo {
    const fn all(refusal: CaseRefusal) -> Self {
        Self { item: None, refusal }
    }

    const fn of(item: ItemId, refusal: CaseRefusal) -> Self {
        Self { item: Some(item), refusal }
    }
}

/// What became of what was asked: nothing, if it was so already.
pub type CaseAnswer<T> = Result<Result<T, CaseNo>, LedgerError>;

/// The cases of a ledger.
#[derive(Debug, Clone, Copy)]
pub struct Cases<'c>(&'c Connection);

impl Ledger {
    /// The return cases.
    #[must_use]
    pub const fn cases(&self) -> Cases<'_> {
        Cases(&self.connection)
    }
}

impl<'c> Cases<'c> {
    pub(super) const fn of(connection: &'c Connection) -> Self {
        Self(connection)
    }

    /// The case that an entry opened.
    pub fn case(self, id: EventId) -> Result<Option<Case>, LedgerError> {
        let case = self.numbered(place(id.seq))?;
        Ok(case.filter(|case| case.id == id))
    }

    fn numbered(self, seq: i64) -> Result<Option<Case>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT e.seq, e.body FROM case_entry c JOIN event e ON e.seq = c.seq
             WHERE c.opened = ?1 AND e.item IS NULL ORDER BY e.seq",
        )?;
        let facts = log_facts(&mut statement.query([seq])?)?;
        Ok(Case::from_entries(&facts))
    }

    /// The open case on whose list an item stands.
    pub fn open_with(self, item: ItemId) -> Result<Option<Case>, LedgerError> {
        let found = self.select(
            "SELECT i.opened FROM case_item i JOIN return_case c ON c.opened = i.opened
             WHERE i.item = ?1 AND NOT c.closed ORDER BY i.opened",
            [item.uuid()],
        )?;
        Ok(found.into_iter().next())
    }

    /// All cases of somebody, in the order in which they were opened.
    pub fn of_person(self, person: PersonId) -> Result<Vec<Case>, LedgerError> {
        self.select(
            "SELECT opened FROM return_case WHERE person = ?1 ORDER BY opened",
            [person.uuid()],
        )
    }

    /// All cases, in the order in which they were opened.
    pub fn all(self, only_open: bool) -> Result<Vec<Case>, LedgerError> {
        self.select(
            "SELECT opened FROM return_case WHERE NOT (?1 AND closed) ORDER BY opened",
            [only_open],
        )
    }

    fn select(
        self,
        sql: &'static str,
        about: impl rusqlite::Params,
    ) -> Result<Vec<Case>, LedgerError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let found: Vec<i64> =
            statement.query_map(about, |row| row.get(0))?.collect::<Result<_, _>>()?;
        let cases = found.into_iter().map(|seq| self.numbered(seq));
        cases.filter_map(Result::transpose).collect()
    }

    /// Whether somebody has an open case.
    pub fn has_open(self, person: PersonId) -> Result<bool, LedgerError> {
        let sql = "SELECT 1 FROM return_case WHERE person = ?1 AND NOT closed";
        Ok(self.0.prepare_cached(sql)?.exists([person.uuid()])?)
    }

    /// What somebody has of our assets, missing ones among them.
    pub fn held_by(self, person: PersonId) -> Result<Vec<ItemId>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT id FROM item WHERE custodian_type = 'person' AND custodian_id = ?1
               AND kind = 'asset' AND standing IN ('out', 'missing') ORDER BY id",
        )?;
        let ids = statement.query_map([person.uuid()], |row| row.get(0).map(ItemId::from_uuid))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// What of it is to be asked for: not what a closed case has dealt with since they got it.
    pub fn to_ask_of(self, person: PersonId) -> Result<Vec<ItemId>, LedgerError> {
        let mut items = Vec::new();
        for item in self.held_by(person)? {
            if !self.was_dealt_with(person, item)? {
                items.push(item);
            }
        }
        Ok(items)
    }

    /// Whether the last closed case of somebody that lists an item was opened after they got it.
    fn was_dealt_with(self, person: PersonId, item: ItemId) -> Result<bool, LedgerError> {
        let sql = "SELECT max(i.opened) FROM case_item i JOIN return_case c ON c.opened = i.opened
             WHERE i.item = ?1 AND c.person = ?2 AND c.closed";
        let mut statement = self.0.prepare_cached(sql)?;
        let opened: Option<i64> =
            statement.query_row((item.uuid(), person.uuid()), |row| row.get(0))?;
        let Some(opened) = opened else { return Ok(false) };
        let got_since = |fact: &Fact| {
            let to = match &fact.event {
                Event::HandedOff(over) => Some(over.to),
                Event::Transferred(passing) => Some(passing.to),
                _others => None,
            };
            to == Some(person) && place(fact.id.seq) > opened
        };
        Ok(!Store(self.0).facts(item)?.iter().any(got_since))
    }

    /// Everybody who has any of our assets.
    pub fn holders(self) -> Result<BTreeSet<PersonId>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT DISTINCT custodian_id FROM item WHERE custodian_type = 'person'
               AND custodian_id IS NOT NULL AND kind = 'asset' AND standing IN ('out', 'missing')",
        )?;
        let ids = statement.query_map((), |row| row.get(0).map(PersonId::from_uuid))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Who took anything of a case back since it was opened.
    pub fn collectors(self, case: &Case) -> Result<BTreeSet<OperatorName>, LedgerError> {
        let mut collectors = BTreeSet::new();
        for line in &case.lines {
            collectors.extend(case.collectors(&Store(self.0).facts(line.item)?));
        }
        Ok(collectors)
    }

    /// Brings the tables up to a fact.
    pub(super) fn follow(self, fact: &LogFact) -> Result<(), LedgerError> {
        let opened = match &fact.event {
            LogEvent::CaseOpened(opening) => {
                self.0.execute(
                    "INSERT INTO return_case (opened, person, closed) VALUES (?1, ?2, 0)",
                    (place(fact.id.seq), opening.person.uuid()),
                )?;
                // Whoever forged an entry may have listed an item twice; `verify` tells.
                let sql = "INSERT OR IGNORE INTO case_item (item, opened) VALUES (?1, ?2)";
                let mut insert = self.0.prepare_cached(sql)?;
                for item in &opening.items {
                    insert.execute((item.uuid(), place(fact.id.seq)))?;
                }
                fact.id
            }
            LogEvent::CaseLineSettled(said) => said.case,
            LogEvent::CaseClosed { case, .. } => {
                let sql = "UPDATE return_case SET closed = 1 WHERE opened = ?1";
                self.0.execute(sql, [place(case.seq)])?;
                *case
            }
            _others_are_about_no_case => return Ok(()),
        };
        self.0.execute(
            "INSERT INTO case_entry (opened, seq) VALUES (?1, ?2)",
            (place(opened.seq), place(fact.id.seq)),
        )?;
        Ok(())
    }

    /// Makes the tables again from the log.
    pub(super) fn rebuild(self) -> Result<(), LedgerError> {
        self.0.execute_batch(
            "DELETE FROM return_case; DELETE FROM case_item; DELETE FROM case_entry;",
        )?;
        for fact in self.entries()? {
            self.follow(&fact)?;
        }
        Ok(())
    }

    /// Everything that the log says of cases.
    pub(super) fn entries(self) -> Result<Vec<LogFact>, LedgerError> {
        let mut statement = self.0.prepare(
            "SELECT seq, body FROM event WHERE item IS NULL
               AND kind IN ('case_opened', 'case_line_settled', 'case_closed') ORDER BY seq",
        )?;
        log_facts(&mut statement.query(())?)
    }

    /// The tables as they are: who and whether it is closed, the list, and the entries, of each case.
    pub(super) fn rows(self) -> Result<BTreeMap<i64, CaseRows>, LedgerError> {
        let mut found: BTreeMap<i64, CaseRows> = BTreeMap::new();
        let mut statement = self.0.prepare("SELECT opened, person, closed FROM return_case")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let person = PersonId::from_uuid(row.get(1)?);
            found.entry(row.get(0)?).or_default().about = Some((person, row.get(2)?));
        }
        let mut statement = self.0.prepare("SELECT opened, item FROM case_item")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default().items.insert(ItemId::from_uuid(row.get(1)?));
        }
        let mut statement = self.0.prepare("SELECT opened, seq FROM case_entry")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default().entries.insert(row.get(1)?);
        }
        Ok(found)
    }
}

/// What the tables have of one case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CaseRows {
    pub(super) about: Option<(PersonId, bool)>,
    pub(super) items: BTreeSet<ItemId>,
    pub(super) entries: BTreeSet<i64>,
}

pub(super) fn place(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn log_facts(rows: &mut rusqlite::Rows<'_>) -> Result<Vec<LogFact>, LedgerError> {
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let seq = u64::try_from(seq).unwrap_or(0);
        let body: Vec<u8> = row.get(1)?;
        let entry = codec::decode(&body).map_err(|source| LedgerError::BadEntry { seq, source })?;
        if let Record::Log(fact) = entry.record {
            facts.push(fact);
        }
    }
    Ok(facts)
}

impl Batch<'_> {
    /// The return cases, as this transaction sees them.
    #[must_use]
    pub fn cases(&self) -> Cases<'_> {
        Cases(&self.tx)
    }

    /// Opens a case of somebody.
    pub fn open_case(&mut self, by: &Operator, new: NewCase) -> CaseAnswer<Case> {
        if by.role < Role::Operator {
            return Ok(Err(CaseNo::all(CaseRefusal::RoleTooLow { needs: Role::Operator })));
        }
        let items = match self.listed(&new)? {
            Ok(items) => items,
            Err(no) => return Ok(Err(no)),
        };
        let NewCase { person, kind, reason, due, .. } = new;
        let id = self.next_event();
        let event = LogEvent::CaseOpened(CaseOpening { person, kind, reason, due, items });
        self.append_log(&by.name, event)?;
        let case = self.cases().case(id)?;
        case.map(Ok).ok_or_else(|| LedgerError::Damaged("a case cannot be read back".to_owned()))
    }

    /// The items that a case would have.
    fn listed(&self, new: &NewCase) -> CaseAnswer<Vec<ItemId>> {
        let mut items = Vec::new();
        if new.items.is_empty() {
            let mut in_case = None;
            for item in self.cases().to_ask_of(new.person)? {
                match self.cases().open_with(item)? {
                    Some(case) => in_case = Some(case.id),
                    None => items.push(item),
                }
            }
            if items.is_empty() {
                let refusal = in_case
                    .map_or(CaseRefusal::NothingHeld, |case| CaseRefusal::InAnotherCase { case });
                return Ok(Err(CaseNo::all(refusal)));
            }
        } else {
            let named: BTreeSet<ItemId> = new.items.iter().copied().collect();
            for item in named {
                let in_case = self.cases().open_with(item)?.map(|case| case.id);
                let state = Store(&self.tx).item(item)?.unwrap_or_else(|| Item::unseen(item));
                if let Err(refusal) = Case::may_list(new.person, &state, in_case) {
                    return Ok(Err(CaseNo::of(item, refusal)));
                }
                items.push(item);
            }
        }
        if items.len() > ITEMS_MAX {
            return Ok(Err(CaseNo::all(CaseRefusal::TooManyItems)));
        }
        Ok(Ok(items))
    }

    /// Settles a line of a case; answers with nothing if that was said already.
    pub fn settle_line(
        &mut self,
        by: &Operator,
        case: &Case,
        wish: &LineWish,
    ) -> CaseAnswer<Option<LineSettlement>> {
        // Read again: another process may have settled it since the case was shown.
        let case = self.cases().case(case.id)?.unwrap_or_else(|| case.clone());
        let facts = Store(&self.tx).facts(wish.item)?;
        let said = match case.settle(wish, by.role, &facts) {
            Ok(said) => said,
            Err(refusal) => return Ok(Err(CaseNo::of(wish.item, refusal))),
        };
        if let Some(said) = &said {
            self.append_log(&by.name, LogEvent::CaseLineSettled(said.clone()))?;
        }
        Ok(Ok(said))
    }

    /// Closes a case; answers whether it was open.
    pub fn close_case(
        &mut self,
        by: &Operator,
        case: &Case,
        overriding: Option<&Note>,
    ) -> CaseAnswer<bool> {
        let case = self.cases().case(case.id)?.unwrap_or_else(|| case.clone());
        let collectors = self.cases().collectors(&case)?;
        match case.close(by, &collectors, overriding) {
            Ok(None) => Ok(Ok(false)),
            Ok(Some(event)) => {
                self.append_log(&by.name, event)?;
                Ok(Ok(true))
            }
            Err(refusal) => Ok(Err(CaseNo::all(refusal))),
        }
    }

    fn next_event(&self) -> EventId {
        EventId { station: self.binding.station_id, seq: self.frontier.size() }
    }
}
