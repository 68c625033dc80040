//! Rows of a write transaction on their way to the tables.
//!
//! Rows of an order that nothing after it looks at may wait for one another: they are then written table by table,
//! in the order of the keys, many with one statement. Whoever reads what may be waiting has it written first.
//!
//! How many is set by what SQLite keeps to undo one statement alone (its "statement journal"): a copy of each page
//! that it changes, in memory as long as they are few. Once they were too many they go into a file until the
//! transaction ends, page by page: that took as long as all else that is written. So only rows that lie side by side
//! share a statement. A row that comes alone needs no such copy if no trigger runs and its transaction ends with it,
//! which is what `OR ROLLBACK` says.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::ops::Range;

use rusqlite::{Connection, Statement};
use uuid::Uuid;

use super::LedgerError;
use super::codec::{self, CodecError, Entry};
use super::order::{Line, Order, Target};
use super::project::{COLUMN_COUNT, row_of};
use super::tree::Hash;
use crate::domain::command::Command;
use crate::domain::event::{Fact, Identity};
use crate::domain::item::Item;
use crate::domain::names::{AssetTag, ItemId, SerialNumber};

/// So many entries, or items, wait at most: a few megabytes.
const ROWS_MAX: usize = 4_096;

/// An entry as a row; its texts lie with those of the others.
#[derive(Debug)]
struct EntryRow {
    seq: i64,
    item: Option<Uuid>,
    op: Uuid,
    n: u32,
    kind: Range<usize>,
    actor: Range<usize>,
    occurred_at: i64,
    recorded_at: i64,
    body: Range<usize>,
}

/// An item as its facts leave it, and its last entry: what its row follows from.
#[derive(Debug)]
struct ItemRow {
    item: Box<Item>,
    last_seq: u64,
}

/// What an item answers to, as a row.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct IdentifierRow {
    value: String,
    kind: &'static str,
    item: Uuid,
}

/// Rows that are not in their tables yet.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    bytes: Vec<u8>,
    entries: Vec<EntryRow>,
    hashes: Vec<(i64, Hash)>,
    new_items: Vec<ItemRow>,
    changed_items: Vec<ItemRow>,
    identifiers: Vec<IdentifierRow>,
    /// Person and item.
    involved: Vec<(Uuid, Uuid)>,
    /// All that the waiting items answer to, as hashes, and which they are.
    values: HashSet<u64>,
    ids: HashSet<Uuid>,
    hasher: RandomState,
}

impl Waiting {
    /// Whether an order enters one item by its own name, and none that waits here: then its rules can be asked
    /// without what waits.
    pub(super) fn stands_apart(&self, order: &Order) -> bool {
        let [Line { target, command }] = order.lines.as_slice() else { return false };
        let enters =
            matches!(command, Command::Receive { .. } | Command::Expect(_) | Command::Adopt(_));
        let named = match target {
            Target::Item(_) => return false,
            Target::Parcel(tracking) => [Some(tracking.as_str()), None],
            Target::Asset(Identity { serial, tag, .. }) => {
                [serial.as_ref().map(SerialNumber::as_str), tag.as_ref().map(AssetTag::as_str)]
            }
        };
        let (serial, tag) = command.claims();
        let claimed = [serial.map(SerialNumber::as_str), tag.map(AssetTag::as_str)];
        enters && !named.into_iter().chain(claimed).flatten().any(|value| self.knows(value))
    }

    /// Whether an item that waits here answers to a value.
    pub(super) fn knows(&self, value: &str) -> bool {
        self.values.contains(&self.hasher.hash_one(value))
    }

    /// Whether an item waits here.
    pub(super) fn has(&self, item: ItemId) -> bool {
        self.ids.contains(&item.uuid())
    }

    /// Whether no more should wait.
    pub(super) const fn is_full(&self) -> bool {
        self.entries.len() >= ROWS_MAX || self.new_items.len() >= ROWS_MAX
    }

    /// Takes an entry, and answers with its bytes.
    pub(super) fn entry(&mut self, entry: &Entry) -> Result<&[u8], LedgerError> {
        let record = &entry.record;
        let seq = record.id().seq;
        let mut text = |text: &str| {
            let start = self.bytes.len();
            self.bytes.extend_from_slice(text.as_bytes());
            start..self.bytes.len()
        };
        let (kind, actor) = (text(record.kind()), text(record.actor().as_str()));
        let start = self.bytes.len();
        codec::encode(entry, &mut self.bytes).map_err(|error| match error {
            CodecError::TooLong(bytes) => LedgerError::TooLarge { bytes },
            source => LedgerError::BadEntry { seq, source },
        })?;
        let body = start..self.bytes.len();
        self.entries.push(EntryRow {
            seq: i64::try_from(seq).unwrap_or(i64::MAX),
            item: record.item().map(ItemId::uuid),
            op: record.op().uuid(),
            n: entry.n,
            kind,
            actor,
            occurred_at: record.occurred().as_millis(),
            recorded_at: record.at().as_millis(),
            body: body.clone(),
        });
        Ok(&self.bytes[body])
    }

    /// Takes a hash of the tree, and its place there.
    pub(super) fn hash(&mut self, index: i64, hash: Hash) {
        self.hashes.push((index, hash));
    }

    /// Takes an item, which has a row already or has none, and notes all that it answers to.
    pub(super) fn item(&mut self, item: Item, last_seq: u64, is_new: bool) {
        self.ids.insert(item.id.uuid());
        let hashes = item.identifiers().map(|(_, value)| self.hasher.hash_one(value));
        self.values.extend(hashes);
        let row = ItemRow { item: Box::new(item), last_seq };
        if is_new { &mut self.new_items } else { &mut self.changed_items }.push(row);
    }

    /// Takes what an item answers to from now on.
    pub(super) fn identifier(&mut self, value: &str, kind: &'static str, item: ItemId) {
        self.identifiers.push(IdentifierRow { value: value.to_owned(), kind, item: item.uuid() });
    }

    /// Takes note of everybody whom facts name.
    pub(super) fn involve(&mut self, facts: &[Fact]) {
        for fact in facts {
            let people = fact.event.people().into_iter();
            self.involved.extend(people.map(|person| (person.uuid(), fact.item.uuid())));
        }
    }

    /// Writes everything that waits, each table in the order of its keys.
    pub(super) fn write(&mut self, connection: &Connection) -> Result<(), LedgerError> {
        let bytes = &self.bytes;
        let text = |range: &Range<usize>| std::str::from_utf8(&bytes[range.clone()]);
        write(connection, &ENTRY, &self.entries, |s, at, row| {
            s.raw_bind_parameter(at, row.seq)?;
            s.raw_bind_parameter(at + 1, row.item)?;
            s.raw_bind_parameter(at + 2, row.op)?;
            s.raw_bind_parameter(at + 3, row.n)?;
            s.raw_bind_parameter(at + 4, text(&row.kind)?)?;
            s.raw_bind_parameter(at + 5, text(&row.actor)?)?;
            s.raw_bind_parameter(at + 6, row.occurred_at)?;
            s.raw_bind_parameter(at + 7, row.recorded_at)?;
            s.raw_bind_parameter(at + 8, &bytes[row.body.clone()])
        })?;
        write(connection, &HASH, &self.hashes, |s, at, (index, hash)| {
            s.raw_bind_parameter(at, index)?;
            s.raw_bind_parameter(at + 1, hash)
        })?;
        let bind =
            |s: &mut Statement<'_>, at, row: &ItemRow| row_of(&row.item, row.last_seq).bind(s, at);
        self.new_items.sort_unstable_by_key(|row| row.item.id);
        write(connection, &NEW_ITEM, &self.new_items, bind)?;
        write(connection, &CHANGED_ITEM, &self.changed_items, bind)?;
        self.identifiers.sort_unstable();
        write(connection, &IDENTIFIER, &self.identifiers, |s, at, row| {
            s.raw_bind_parameter(at, &row.value)?;
            s.raw_bind_parameter(at + 1, row.kind)?;
            s.raw_bind_parameter(at + 2, row.item)
        })?;
        self.involved.sort_unstable();
        write(connection, &INVOLVED, &self.involved, |s, at, (person, item)| {
            s.raw_bind_parameter(at, person)?;
            s.raw_bind_parameter(at + 1, item)
        })?;
        self.clear();
        Ok(())
    }

    /// Forgets everything: its transaction is over.
    pub(super) fn clear(&mut self) {
        let Self { bytes, entries, hashes, new_items, changed_items, identifiers, .. } = self;
        bytes.clear();
        entries.clear();
        hashes.clear();
        new_items.clear();
        changed_items.clear();
        identifiers.clear();
        self.involved.clear();
        self.values.clear();
        self.ids.clear();
    }
}

/// How rows of a table are written: one, and [`TOGETHER`] at once where they lie side by side.
struct Insert {
    columns: usize,
    one: &'static str,
    many: Option<&'static str>,
}

/// How many rows share a statement.
const TOGETHER: usize = 16;

macro_rules! item_row {
    () => {
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    };
}

macro_rules! together {
    ($row:literal) => {
        concat!(together!(4 $row), ", ", together!(4 $row), ", ", together!(4 $row), ", ", together!(4 $row))
    };
    (4 $row:literal) => {
        concat!($row, ", ", $row, ", ", $row, ", ", $row)
    };
}

const ENTRY: Insert = Insert {
    columns: 9,
    one: "INSERT OR ROLLBACK INTO event (seq, item, op, n, kind, actor, occurred_at, recorded_at, body)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    many: None,
};
const HASH: Insert = Insert {
    columns: 2,
    one: "INSERT OR ROLLBACK INTO tree (idx, hash) VALUES (?, ?)",
    many: Some(concat!("INSERT OR ROLLBACK INTO tree (idx, hash) VALUES ", together!("(?, ?)"))),
};
const NEW_ITEM: Insert = Insert {
    columns: COLUMN_COUNT,
    one: concat!("INSERT OR ROLLBACK INTO item VALUES ", item_row!()),
    many: None,
};
const CHANGED_ITEM: Insert = Insert {
    columns: COLUMN_COUNT,
    one: concat!("INSERT OR REPLACE INTO item VALUES ", item_row!()),
    many: None,
};
const IDENTIFIER: Insert = Insert {
    columns: 3,
    one: "INSERT OR IGNORE INTO identifier (value, kind, item) VALUES (?, ?, ?)",
    many: None,
};
const INVOLVED: Insert = Insert {
    columns: 2,
    one: "INSERT OR IGNORE INTO involved (person, item) VALUES (?, ?)",
    many: None,
};

/// Writes rows of one table; `bind` binds the values of a row from a parameter on.
fn write<T>(
    connection: &Connection,
    insert: &Insert,
    rows: &[T],
    bind: impl Fn(&mut Statement<'_>, usize, &T) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut rest = rows;
    if let Some(many) = insert.many.filter(|_| rows.len() >= TOGETHER) {
        let together = rows.chunks_exact(TOGETHER);
        rest = together.remainder();
        let mut statement = connection.prepare_cached(many)?;
        for rows in together {
            for (at, row) in rows.iter().enumerate() {
                bind(&mut statement, 1 + at * insert.columns, row)?;
            }
            statement.raw_execute()?;
        }
    }
    if !rest.is_empty() {
        let mut statement = connection.prepare_cached(insert.one)?;
        for row in rest {
            bind(&mut statement, 1, row)?;
            statement.raw_execute()?;
        }
    }
    Ok(())
}
