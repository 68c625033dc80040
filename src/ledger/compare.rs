//! Whether the projection is what the log amounts to, row by row and link by link.
//!
//! Items are dealt out, range by range of their ids, to threads that see the same snapshot. Links are counted and
//! added up on both sides: as many with the same sum are the same. Only if they are not, each is looked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Connection, Params};
use uuid::Uuid;

use super::linked::{Hashers, Linked};
use super::pieces::{Piece, Pieces};
use super::project::{COLUMNS, ProjectedRow, row_of};
use super::read::{ItemIds, Store};
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

/// What was found out about one piece.
#[derive(Default)]
struct Compared {
    differences: Vec<(ItemId, u64, Difference)>,
    facts: u64,
    /// The links that the log asks for.
    wanted: Linked,
    /// The links that the tables have.
    found: Linked,
}

impl Ledger {
    /// Compares every row with what the log says, and reports what differs; `readers` see the same as this
    /// connection, and are given to threads.
    pub(super) fn compare_projection(
        &self,
        readers: Vec<Connection>,
        report: &mut Report<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        let (pieces, hashers) = (Pieces::default(), Hashers::default());
        let (mut done, mut wanted, mut found) = (0, Linked::default(), Linked::default());
        let mut take = |compared: Compared| {
            for (item, last_seq, difference) in compared.differences {
                report(item, last_seq, difference);
            }
            wanted.join(compared.wanted);
            found.join(compared.found);
            if compared.facts > 0 {
                done += compared.facts;
                progress(done);
            }
        };
        if readers.is_empty() {
            while let Some((_, piece)) = pieces.next(&self.connection) {
                take(compare(&self.connection, piece?, &hashers)?);
            }
        } else {
            thread::scope(|scope| {
                let (give, results) = channel();
                for reader in readers {
                    let (pieces, hashers, give) = (&pieces, &hashers, give.clone());
                    scope.spawn(move || serve(&reader, pieces, hashers, &give));
                }
                drop(give);
                // What is found is said in the order of the items, whoever is first.
                let (mut early, mut next) = (BTreeMap::new(), 0);
                for (number, compared) in results {
                    early.insert(number, compared);
                    while let Some(compared) = early.remove(&next) {
                        take(compared?);
                        next += 1;
                    }
                }
                Ok::<(), LedgerError>(())
            })?;
        }
        if wanted == found { Ok(()) } else { Links(&self.connection).report(report) }
    }
}

/// Compares piece after piece until there is none left, or nobody listens any more.
fn serve(
    reader: &Connection,
    pieces: &Pieces,
    hashers: &Hashers,
    give: &Sender<(u64, Result<Compared, LedgerError>)>,
) {
    while let Some((number, piece)) = pieces.next(reader) {
        let compared = piece.and_then(|piece| compare(reader, piece, hashers));
        if give.send((number, compared)).is_err() {
            return;
        }
    }
}

fn compare(
    connection: &Connection,
    piece: Piece,
    hashers: &Hashers,
) -> Result<Compared, LedgerError> {
    let mut compared = Compared::default();
    match piece {
        Piece::Identifiers => compared.found.read_identifiers(connection, hashers)?,
        Piece::Involved => compared.found.read_involved(connection, hashers)?,
        Piece::Items(ids) => compare_items(connection, ids, hashers, &mut compared)?,
    }
    Ok(compared)
}

fn compare_items(
    connection: &Connection,
    ids: ItemIds,
    hashers: &Hashers,
    to: &mut Compared,
) -> Result<(), LedgerError> {
    let sql = format!("SELECT {COLUMNS} FROM item WHERE id >= ?1 AND id <= ?2 ORDER BY id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((ids.first, ids.last))?;
    rows.advance()?;
    let Compared { differences, facts: done, wanted: links, .. } = to;
    Store(connection).for_each_history_in(ids, &mut |id, facts| {
        let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
        let item = Item::from_history(id, facts);
        let wanted = row_of(&item, last_seq);
        // Both sides come in the order of item ids: rows below this one have no history.
        let mut has_row = false;
        while let Some(row) = rows.get() {
            let found: Uuid = row.get(0)?;
            if found > wanted.id {
                break;
            }
            if found == wanted.id {
                has_row = true;
                let columns = ProjectedRow::read(row)?.differs_from(&wanted);
                if !columns.is_empty() {
                    differences.push((id, last_seq, Difference::Columns(columns)));
                }
            } else {
                differences.push((ItemId::from_uuid(found), 0, Difference::Surplus));
            }
            rows.advance()?;
        }
        if !has_row {
            differences.push((id, last_seq, Difference::Absent));
        }
        links.want(&item, facts, hashers);
        *done += u64::try_from(facts.len()).unwrap_or(0);
        Ok(())
    })?;
    while let Some(row) = rows.get() {
        differences.push((ItemId::from_uuid(row.get(0)?), 0, Difference::Surplus));
        rows.advance()?;
    }
    Ok(())
}

/// The tables by which items are found: by identifier and by person.
struct Links<'c>(&'c Connection);

/// How many links that the log asks for are there.
#[derive(Default)]
struct Found {
    identifiers: u64,
    people: u64,
}

impl Links<'_> {
    /// Says which links are missing, and which are too many.
    fn report(&self, report: &mut Report<'_>) -> Result<(), LedgerError> {
        let mut found = Found::default();
        Store(self.0).for_each_history(&mut |id, facts| {
            let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
            let item = Item::from_history(id, facts);
            self.compare(&item, facts, &mut found, &mut |difference| {
                report(id, last_seq, difference);
            })
        })?;
        self.report_surplus(&found, report)
    }

    /// Looks for every link that an item's facts ask for, and counts those that are there.
    fn compare(
        &self,
        item: &Item,
        facts: &[Fact],
        linked: &mut Found,
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
    fn report_surplus(&self, linked: &Found, report: &mut Report<'_>) -> Result<(), LedgerError> {
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
