//! The other systems that events are pushed to: how far each has got, and what it answered.
//!
//! The log is the queue: what is kept here is a cursor for each remote, and its receipts.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, TransactionBehavior};
use uuid::Uuid;

use super::codec::{self, Record};
use super::head::Tree;
use super::read::Store;
use super::tree::{Hash, prove_consistency};
use super::{Ledger, LedgerError, note};
use crate::domain::event::Fact;
use crate::domain::item::Item;
use crate::domain::names::{ItemId, RemoteName, Timestamp};

/// A remote as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteRow {
    pub name: RemoteName,
    pub kind: String,
    pub url: String,
    /// A JSON object of texts.
    pub options: String,
    pub added_at: Timestamp,
    pub cursor: PushCursor,
}

/// How far a remote has got.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PushCursor {
    pub next: u64,
    /// Events below this place may have been sent.
    pub begun: u64,
    pub failures: u32,
    pub not_before: Option<Timestamp>,
    pub trouble: Option<String>,
    pub stopped: bool,
    pub paced_until_ms: i64,
}

/// What a remote answered for an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushReceipt {
    pub seq: u64,
    pub verdict: String,
    pub remote_id: Option<String>,
    pub status: u16,
    pub digest: [u8; 32],
    pub at: Timestamp,
}

/// An entry of the log, and what it made of the item that it is about.
#[derive(Debug)]
pub struct EntryRow {
    pub record: Record,
    /// The entry, byte for byte.
    pub body: Vec<u8>,
    /// The item before and after, if that was asked for and it is an asset.
    pub asset: Option<(Item, Item)>,
}

/// A signed head, and the proof that it continues an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub size: u64,
    pub note: String,
    pub consistency: Vec<Hash>,
}

fn place(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn seq(place: i64) -> u64 {
    u64::try_from(place).unwrap_or(0)
}

const SELECT_REMOTE: &str = "SELECT name, kind, url, options, added_at, next_seq, begun_seq, failures, \
    not_before, trouble, stopped, paced_until FROM remote ";

/// The remotes of a ledger.
#[derive(Debug, Clone, Copy)]
pub struct Remotes<'c>(&'c Connection);

impl Ledger {
    /// The other systems that events are pushed to.
    #[must_use]
    pub const fn remotes(&self) -> Remotes<'_> {
        Remotes(&self.connection)
    }

    /// Entries of the log from a place on, in order. With `folds`, those about assets say what they made of them.
    pub fn entries(
        &self,
        from: u64,
        most: usize,
        folds: bool,
    ) -> Result<Vec<EntryRow>, LedgerError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT seq, body FROM event WHERE seq >= ?1 ORDER BY seq LIMIT ?2")?;
        let mut rows = statement.query((place(from), i64::try_from(most).unwrap_or(i64::MAX)))?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let body: Vec<u8> = row.get(1)?;
            let at = seq(row.get(0)?);
            let entry =
                codec::decode(&body).map_err(|source| LedgerError::BadEntry { seq: at, source })?;
            let asset = match &entry.record {
                Record::Item(fact) if folds => self.around(fact)?,
                Record::Item(_) | Record::Log(_) => None,
            };
            entries.push(EntryRow { record: entry.record, body, asset });
        }
        Ok(entries)
    }

    /// An asset before and after a fact, by what stood in the log then.
    fn around(&self, fact: &Fact) -> Result<Option<(Item, Item)>, LedgerError> {
        let facts = Store(&self.connection).facts(fact.item)?;
        let until = facts.iter().position(|other| other.id == fact.id).unwrap_or(facts.len());
        let after = Item::from_history(fact.item, facts.iter().take(until + 1));
        if after.kind != crate::domain::event::ItemKind::Asset {
            return Ok(None);
        }
        Ok(Some((Item::from_history(fact.item, facts.iter().take(until)), after)))
    }

    /// An item as it was before a place of the log; nothing if there was none.
    pub fn item_before(&self, id: ItemId, seq: u64) -> Result<Option<Item>, LedgerError> {
        let facts = Store(&self.connection).facts(id)?;
        let until = facts.iter().filter(|fact| fact.id.seq < seq).count();
        Ok((until > 0).then(|| Item::from_history(id, facts.iter().take(until))))
    }

    /// The largest signed head of at most `most` entries, and why it continues that of `old` entries.
    pub fn published(&self, most: u64, old: u64) -> Result<Option<Published>, LedgerError> {
        let sql = "SELECT note FROM checkpoint WHERE size <= ?1 ORDER BY size DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let note: Option<String> =
            statement.query_row([place(most)], |row| row.get(0)).optional()?;
        let Some(note) = note else { return Ok(None) };
        let unreadable = |error: note::NoteError| LedgerError::Damaged(error.to_string());
        let text = note::unverified_text(&note).map_err(unreadable)?;
        let size = note::Checkpoint::parse(text).map_err(unreadable)?.size;
        if size < old {
            return Ok(None);
        }
        let consistency = prove_consistency(old, size, &Tree(&self.connection))?;
        Ok(Some(Published { size, note, consistency }))
    }
}

impl Remotes<'_> {
    /// Every remote, in order.
    pub fn all(self) -> Result<Vec<RemoteRow>, LedgerError> {
        let mut statement = self.0.prepare_cached(&format!("{SELECT_REMOTE} ORDER BY name"))?;
        let mut rows = statement.query(())?;
        let mut remotes = Vec::new();
        while let Some(row) = rows.next()? {
            remotes.push(self.remote_of(row)?);
        }
        Ok(remotes)
    }

    /// The remote with this name.
    pub fn named(self, name: &RemoteName) -> Result<Option<RemoteRow>, LedgerError> {
        let mut statement = self.0.prepare_cached(&format!("{SELECT_REMOTE} WHERE name = ?1"))?;
        let mut rows = statement.query([name.as_str()])?;
        rows.next()?.map(|row| self.remote_of(row)).transpose()
    }

    fn remote_of(self, row: &Row<'_>) -> Result<RemoteRow, LedgerError> {
        let name: String = row.get(0)?;
        let name =
            RemoteName::parse(&name).map_err(|error| LedgerError::Damaged(error.to_string()))?;
        let millis = Timestamp::from_millis;
        let mut cursor = PushCursor {
            next: seq(row.get(5)?),
            begun: seq(row.get(6)?),
            failures: u32::try_from(row.get::<_, i64>(7)?).unwrap_or(u32::MAX),
            not_before: row.get::<_, Option<i64>>(8)?.map(millis),
            trouble: row.get(9)?,
            stopped: row.get(10)?,
            paced_until_ms: row.get(11)?,
        };
        // A restored ledger remembers the cursor of its backup; what came before the restore may have
        // been sent by the ledger that was lost.
        let mut statement = self.0.prepare_cached("SELECT max(first_seq) FROM epoch")?;
        let restored: Option<i64> = statement.query_row((), |row| row.get(0))?;
        cursor.begun = cursor.begun.max(seq(restored.unwrap_or(0)));
        Ok(RemoteRow {
            name,
            kind: row.get(1)?,
            url: row.get(2)?,
            options: row.get(3)?,
            added_at: millis(row.get(4)?),
            cursor,
        })
    }

    /// Adds a remote; answers whether its name was free.
    pub fn enter(self, remote: &RemoteRow) -> Result<bool, LedgerError> {
        let added = self
            .0
            .prepare_cached(
                "INSERT OR IGNORE INTO remote (name, kind, url, options, added_at, next_seq, begun_seq,
                   failures, stopped, paced_until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0, 0, 0)",
            )?
            .execute(rusqlite::params![
                remote.name.as_str(),
                remote.kind,
                remote.url,
                remote.options,
                remote.added_at.as_millis(),
                place(remote.cursor.next),
            ])?;
        Ok(added == 1)
    }

    /// Changes what was mapped for a remote.
    pub fn set_options(self, name: &RemoteName, options: &str) -> Result<(), LedgerError> {
        let sql = "UPDATE remote SET options = ?2 WHERE name = ?1";
        self.0.prepare_cached(sql)?.execute((name.as_str(), options))?;
        Ok(())
    }

    /// Forgets a remote and its receipts; answers whether there was one.
    pub fn remove(self, name: &RemoteName) -> Result<bool, LedgerError> {
        let tx = Transaction::new_unchecked(self.0, TransactionBehavior::Immediate)?;
        tx.execute("DELETE FROM push_receipt WHERE remote = ?1", [name.as_str()])?;
        let removed = tx.execute("DELETE FROM remote WHERE name = ?1", [name.as_str()])?;
        tx.commit()?;
        Ok(removed == 1)
    }

    /// Keeps receipts and the cursor behind them, both or neither.
    pub fn settle(
        self,
        name: &RemoteName,
        receipts: &[PushReceipt],
        cursor: &PushCursor,
    ) -> Result<(), LedgerError> {
        let tx = Transaction::new_unchecked(self.0, TransactionBehavior::Immediate)?;
        for receipt in receipts {
            // The first answer for an event is kept, or a resend would seem to be the delivery.
            tx.prepare_cached(
                "INSERT OR IGNORE INTO push_receipt (remote, seq, verdict, remote_id, status, digest, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(rusqlite::params![
                name.as_str(),
                place(receipt.seq),
                receipt.verdict,
                receipt.remote_id,
                receipt.status,
                receipt.digest,
                receipt.at.as_millis(),
            ])?;
        }
        tx.prepare_cached(
            "UPDATE remote SET next_seq = ?2, begun_seq = ?3, failures = ?4, not_before = ?5, trouble = ?6,
               stopped = ?7, paced_until = ?8 WHERE name = ?1",
        )?
        .execute(rusqlite::params![
            name.as_str(),
            place(cursor.next),
            place(cursor.begun),
            cursor.failures,
            cursor.not_before.map(Timestamp::as_millis),
            cursor.trouble,
            cursor.stopped,
            cursor.paced_until_ms,
        ])?;
        tx.commit()?;
        Ok(())
    }

    /// The last receipts of a remote, newest first.
    pub fn receipts(self, name: &RemoteName, most: u32) -> Result<Vec<PushReceipt>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT seq, verdict, remote_id, status, digest, at FROM push_receipt
             WHERE remote = ?1 ORDER BY seq DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((name.as_str(), most), |row| {
            Ok(PushReceipt {
                seq: seq(row.get(0)?),
                verdict: row.get(1)?,
                remote_id: row.get(2)?,
                status: row.get(3)?,
                digest: row.get(4)?,
                at: Timestamp::from_millis(row.get(5)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many events a remote has answered for.
    pub fn answered(self, name: &RemoteName) -> Result<u64, LedgerError> {
        let sql = "SELECT count(*) FROM push_receipt WHERE remote = ?1";
        Ok(seq(self.0.prepare_cached(sql)?.query_row([name.as_str()], |row| row.get(0))?))
    }

    /// The items of which a remote has been told, in the order in which it first heard of them.
    pub fn items_told(self, name: &RemoteName) -> Result<Vec<ItemId>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT e.item FROM push_receipt r JOIN event e ON e.seq = r.seq
             WHERE r.remote = ?1 AND r.verdict <> 'left_out' AND e.item IS NOT NULL
             GROUP BY e.item ORDER BY min(r.seq)",
        )?;
        let ids = statement.query_map([name.as_str()], |row| row.get::<_, Uuid>(0))?;
        Ok(ids.map(|id| id.map(ItemId::from_uuid)).collect::<Result<_, _>>()?)
    }
}
