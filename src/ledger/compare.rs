//! Whether the projection is what the log amounts to, row by row and link by link.

use std::collections::BTreeSet;

use rusqlite::{Connection, Params};
use uuid::Uuid;

use super::project::{COLUMNS, ProjectedRow, row_of};
use super::read::Store;
use super::{Ledger, LedgerError};
use crate::domain::event::Fact;
use crate::domain::item::Item;
use crate::domain::names::ItemId;

/// What the projection says and the log does not, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The log has an item without a row.
    Absent,
    /// There is a row for an item that the log does not know.
    Surplus,
    /// The row says something else in these columns.
    Columns(Vec<&'static str>),
    /// The item is not found by this identifier, or for this person.
    NotLinked(String),
    /// The item is found by an identifier, or for a person, that its facts do not name.
    WronglyLinked(String),
}

type Report<'r> = dyn FnMut(ItemId, u64, Difference) + 'r;

/// How many links the log asks for and the tables have.
#[derive(Default)]
struct Linked {
    identifiers: u64,
    people: u64,
}

impl Ledger {
    /// Compares every row with what the log says, and reports what differs.
    pub(super) fn compare_projection(
        &self,
        report: &mut Report<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        let links = Links(&self.connection);
        let sql = format!("SELECT {COLUMNS} FROM item ORDER BY id");
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query_map((), ProjectedRow::read)?.peekable();
        let mut done = 0;
        let mut linked = Linked::default();
        Store(&self.connection).for_each_history(&mut |id, facts| {
            let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
            let item = Item::from_history(id, facts);
            let wanted = row_of(&item, last_seq);
            // Both sides come in the order of item ids: rows below this one have no history.
            while let Some(row) =
                rows.next_if(|row| row.as_ref().is_ok_and(|row| row.id < wanted.id))
            {
                let row = row?;
                report(ItemId::from_uuid(row.id), 0, Difference::Surplus);
            }
            match rows.next_if(|row| row.as_ref().is_ok_and(|row| row.id == wanted.id)) {
                Some(row) => {
                    let columns = row?.differs_from(&wanted);
                    if !columns.is_empty() {
                        report(id, last_seq, Difference::Columns(columns));
                    }
                }
                None => report(id, last_seq, Difference::Absent),
            }
            links.compare(&item, facts, &mut linked, &mut |difference| {
                report(id, last_seq, difference);
            })?;
            done += u64::try_from(facts.len()).unwrap_or(0);
            progress(done);
            Ok(())
        })?;
        for row in rows {
            report(ItemId::from_uuid(row?.id), 0, Difference::Surplus);
        }
        links.report_surplus(&linked, report)
    }
}

/// The tables by which items are found: by identifier and by person.
struct Links<'c>(&'c Connection);

impl Links<'_> {
    /// Looks for every link that an item's facts ask for, and counts those that are there.
    fn compare(
        &self,
        item: &Item,
        facts: &[Fact],
        linked: &mut Linked,
        report: &mut dyn FnMut(Difference),
    ) -> Result<(), LedgerError> {
        let id = item.id.uuid();
        for (kind, value) in item.identifiers().collect::<BTreeSet<_>>() {
            let sql = "SELECT 1 FROM identifier WHERE value = ?1 AND kind = ?2 AND item = ?3";
            if self.has(sql, (value, kind.as_str(), id))? {
                linked.identifiers += 1;
            } else {
                report(Difference::NotLinked(format!("{kind} {value}")));
            }
        }
        let people: BTreeSet<_> = facts.iter().flat_map(|fact| fact.event.people()).collect();
        for person in people {
            let sql = "SELECT 1 FROM involved WHERE person = ?1 AND item = ?2";
            if self.has(sql, (person.uuid(), id))? {
                linked.people += 1;
            } else {
                report(Difference::NotLinked(format!("person {person}")));
            }
        }
        Ok(())
    }

    fn has(&self, sql: &'static str, link: impl Params) -> Result<bool, LedgerError> {
        Ok(self.0.prepare_cached(sql)?.exists(link)?)
    }

    /// Walks the tables only if they have more links than the log asks for.
    fn report_surplus(&self, linked: &Linked, report: &mut Report<'_>) -> Result<(), LedgerError> {
        if self.count("SELECT count(*) FROM identifier")? > linked.identifiers {
            self.each_surplus(
                "SELECT item, kind || ' ' || value FROM identifier ORDER BY item",
                &|item, _, link| item.identifiers().any(|(k, v)| format!("{k} {v}") == link),
                report,
            )?;
        }
        if self.count("SELECT count(*) FROM involved")? > linked.people {
            self.each_surplus(
                "SELECT item, lower(hex(person)) FROM involved ORDER BY item",
                &|_, facts, link| {
                    let mut people = facts.iter().flat_map(|fact| fact.event.people());
                    people.any(|person| person.uuid().simple().to_string() == link)
                },
                report,
            )?;
        }
        Ok(())
    }

    fn count(&self, sql: &'static str) -> Result<u64, LedgerError> {
        let count: i64 = self.0.query_row(sql, (), |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    fn each_surplus(
        &self,
        sql: &'static str,
        is_wanted: &dyn Fn(&Item, &[Fact], &str) -> bool,
        report: &mut Report<'_>,
    ) -> Result<(), LedgerError> {
        let mut statement = self.0.prepare(sql)?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let (id, link): (Uuid, String) = (row.get(0)?, row.get(1)?);
            let id = ItemId::from_uuid(id);
            let facts = Store(self.0).facts(id)?;
            if !is_wanted(&Item::from_history(id, &facts), &facts, &link) {
                let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
                report(id, last_seq, Difference::WronglyLinked(link));
            }
        }
        Ok(())
    }
}
