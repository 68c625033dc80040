//! The log as exports read it: a window of it, and items as they were where it ends.
//!
//! Everything here is a function of the entries before `until`, whatever was recorded since: that is why a
//! window that is read again gives the same rows. The projection is used as a short cut only where an item
//! has not changed since.

use std::borrow::Cow;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use super::codec::{self, Glance};
use super::read::{Store, fact_of};
use super::{Head, Ledger, LedgerError};
use crate::domain::event::Fact;
use crate::domain::item::Item;
use crate::domain::names::{ItemId, Timestamp};

/// A part of a log: the entries from `from` on and before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: u64,
    pub until: u64,
}

/// What an item is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemNames<'r> {
    pub kind: Cow<'r, str>,
    pub tracking: Option<Cow<'r, str>>,
    pub carrier: Option<Cow<'r, str>>,
    pub serial: Option<Cow<'r, str>>,
    pub tag: Option<Cow<'r, str>>,
    pub maker: Option<Cow<'r, str>>,
    pub model: Option<Cow<'r, str>>,
    pub category: Option<Cow<'r, str>>,
}

impl ItemNames<'static> {
    /// The names of an item that was folded.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let text = |value: Option<String>| value.map(Cow::Owned);
        let identity = &item.identity;
        Self {
            kind: Cow::Borrowed(item.kind.as_str()),
            tracking: text(item.tracking.as_ref().map(ToString::to_string)),
            carrier: text(item.carrier.as_ref().map(ToString::to_string)),
            serial: text(identity.serial.as_ref().map(ToString::to_string)),
            tag: text(identity.tag.as_ref().map(ToString::to_string)),
            maker: text(identity.maker.as_ref().map(ToString::to_string)),
            model: text(identity.model.as_ref().map(ToString::to_string)),
            category: text(identity.category.as_ref().map(ToString::to_string)),
        }
    }
}

/// One event about an item, and what that item was called where the window ends.
#[derive(Debug)]
pub struct EventView<'r> {
    pub fact: Fact,
    /// The entry, byte for byte.
    pub body: &'r [u8],
    pub item: ItemNames<'r>,
}

/// One event about an item as lists show it, and what that item was called where the window ends.
#[derive(Debug)]
pub struct EventLine<'r> {
    pub said: Glance<'r>,
    /// The entry, byte for byte.
    pub body: &'r [u8],
    pub item: Cow<'r, ItemNames<'r>>,
}

impl<'r> EventLine<'r> {
    /// The same of an event that has been decoded.
    #[must_use]
    pub fn of(view: &'r EventView<'r>) -> Self {
        Self { said: Glance::of(&view.fact), body: view.body, item: Cow::Borrowed(&view.item) }
    }
}

const SELECT_EVENTS: &str = "SELECT e.seq, e.body, i.last_seq, i.kind, i.tracking, i.carrier, i.serial, i.tag, \
    i.maker, i.model, i.category \
    FROM event e LEFT JOIN item i ON i.id = e.item \
    WHERE e.seq >= ?1 AND e.seq < ?2 AND e.item IS NOT NULL ORDER BY e.seq";

/// The memory for pages of a reader that goes straight through, in KiB: what it has seen it needs no more.
const READER_CACHE_KIB: i64 = 2 * 1024;

/// A second look at a ledger, for a thread of its own.
#[derive(Debug)]
pub struct LogReader {
    connection: Connection,
}

/// Takes an event; `false` ends the walk.
pub type TakeEvent<'t> = dyn FnMut(&EventView<'_>) -> bool + 't;

/// Takes an event as lists show it; `false` ends the walk.
pub type TakeLine<'t> = dyn FnMut(&EventLine<'_>) -> bool + 't;

impl LogReader {
    /// Hands over the events about items from `chunk.from` to `chunk.until`, as they stand in a window that
    /// ends at `until`.
    pub fn for_each(
        &self,
        chunk: Window,
        until: u64,
        take: &mut TakeLine<'_>,
    ) -> Result<(), LedgerError> {
        let connection = &self.connection;
        for_each_row(connection, chunk, &mut |row| {
            let body = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            let fact;
            let said = if let Some(said) = codec::glance(body) {
                said
            } else {
                fact = fact_of(row)?;
                Glance::of(&fact)
            };
            let item = Cow::Owned(names_until(connection, row, said.item, until)?);
            Ok(take(&EventLine { said, body, item }))
        })
    }
}

fn for_each(
    connection: &Connection,
    chunk: Window,
    until: u64,
    take: &mut TakeEvent<'_>,
) -> Result<(), LedgerError> {
    for_each_row(connection, chunk, &mut |row| {
        let fact = fact_of(row)?;
        let body = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        let item = names_until(connection, row, fact.item, until)?;
        Ok(take(&EventView { fact, body, item }))
    })
}

fn for_each_row(
    connection: &Connection,
    chunk: Window,
    take: &mut dyn FnMut(&Row<'_>) -> Result<bool, LedgerError>,
) -> Result<(), LedgerError> {
    let mut statement = connection.prepare_cached(SELECT_EVENTS)?;
    let mut rows = statement.query([place(chunk.from), place(chunk.until)])?;
    while let Some(row) = rows.next()? {
        if !take(row)? {
            break;
        }
    }
    Ok(())
}

/// What an item was called where a window ends.
fn names_until<'r>(
    connection: &Connection,
    row: &'r Row<'_>,
    item: ItemId,
    until: u64,
) -> Result<ItemNames<'r>, LedgerError> {
    let last: Option<i64> = row.get(2)?;
    if last.is_some_and(|last| last < place(until)) {
        return names_of(row);
    }
    let (item, _) = item_until(connection, item, until)?;
    Ok(ItemNames::of(&item))
}

fn names_of<'r>(row: &'r Row<'_>) -> Result<ItemNames<'r>, LedgerError> {
    let text = |column: usize| -> Result<Option<Cow<'r, str>>, rusqlite::Error> {
        match row.get_ref(column)? {
            ValueRef::Null => Ok(None),
            value => Ok(Some(Cow::Borrowed(value.as_str()?))),
        }
    };
    Ok(ItemNames {
        kind: text(3)?.unwrap_or_default(),
        tracking: text(4)?,
        carrier: text(5)?,
        serial: text(6)?,
        tag: text(7)?,
        maker: text(8)?,
        model: text(9)?,
        category: text(10)?,
    })
}

/// The item as the facts before `until` leave it, and those facts.
fn item_until(
    connection: &Connection,
    id: ItemId,
    until: u64,
) -> Result<(Item, Vec<Fact>), LedgerError> {
    let facts = Store(connection).facts_before(id, until)?;
    Ok((Item::from_history(id, &facts), facts))
}

fn place(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

impl Ledger {
    /// Opens the same file once more. It reads only, and sees what is committed.
    pub fn log_reader(&self) -> Result<LogReader, LedgerError> {
        let connection = super::schema::open_reader(&self.connection, READER_CACHE_KIB)?;
        Ok(LogReader { connection })
    }

    /// Hands over the events of a window in the order of the log.
    pub fn for_each_in(&self, window: Window, take: &mut TakeEvent<'_>) -> Result<(), LedgerError> {
        for_each(&self.connection, window, window.until, take)
    }

    /// An item as the facts before a place of the log leave it, and those facts.
    pub fn item_until(&self, id: ItemId, until: u64) -> Result<(Item, Vec<Fact>), LedgerError> {
        item_until(&self.connection, id, until)
    }

    /// The items of a kind that a window has events of, in the order of those events.
    pub fn items_in(
        &self,
        kind: &str,
        window: Window,
        take: &mut dyn FnMut(ItemId) -> bool,
    ) -> Result<(), LedgerError> {
        let mut statement = self.connection.prepare(
            "SELECT e.item FROM event e JOIN item i ON i.id = e.item
             WHERE e.seq >= ?1 AND e.seq < ?2 AND e.item IS NOT NULL AND i.kind = ?3
             GROUP BY e.item ORDER BY min(e.seq)",
        )?;
        let mut rows = statement.query((place(window.from), place(window.until), kind))?;
        while let Some(row) = rows.next()? {
            if !take(ItemId::from_uuid(row.get(0)?)) {
                break;
            }
        }
        Ok(())
    }

    /// When the last entry before a place of the log was recorded: the present, as a window knows it.
    pub fn time_before(&self, until: u64) -> Result<Timestamp, LedgerError> {
        let sql = "SELECT recorded_at FROM event WHERE seq < ?1 ORDER BY seq DESC LIMIT 1";
        let at = self.connection.query_row(sql, [place(until)], |row| row.get(0)).optional()?;
        Ok(Timestamp::from_millis(at.unwrap_or(0)))
    }

    /// The first signed head that covers the entries before a place of the log.
    pub fn head_covering(&self, until: u64) -> Result<Option<Head>, LedgerError> {
        match until.checked_sub(1) {
            Some(last) => super::head::Tree(&self.connection).head_over(last),
            None => Ok(None),
        }
    }

    /// The items that an event of a window sets right.
    pub fn corrected_before(&self, until: u64) -> Result<Vec<ItemId>, LedgerError> {
        let mut statement = self.connection.prepare(
            "SELECT DISTINCT item FROM event INDEXED BY event_that_corrects
             WHERE kind IN ('voided', 'amended', 'settled') AND item IS NOT NULL AND seq < ?1",
        )?;
        let ids = statement.query_map([place(until)], |row| row.get::<_, Uuid>(0))?;
        Ok(ids.map(|id| id.map(ItemId::from_uuid)).collect::<Result<_, _>>()?)
    }
}
