//! The rows of a file as orders of one transaction: what is asked once for all of them, and what may wait.

use std::cell::RefCell;

use rusqlite::ErrorCode;
use rusqlite::config::DbConfig;
use uuid::Uuid;

use super::LedgerError;
use super::order::Order;
use super::read::Store;
use super::record::Batch;
use super::waiting::Waiting;
use crate::domain::item::Item;
use crate::domain::names::{ItemId, PlaceName, TrackingNumber};

/// The memory in which SQLite keeps pages while a large file is recorded, in KiB: the index of command ids is
/// filled in random order, and should lie in it.
const CACHE_KIB: i64 = 48 * 1024;

/// From how many bytes on a file is large.
const LARGE_BYTES: u64 = 4 * 1024 * 1024;

/// What a transaction knows of the rows that it records.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// What is known of their file, if they are of one.
    file: Option<FileIs>,
    /// Those that are not in their tables yet.
    pub(super) waiting: RefCell<Waiting>,
    /// Whether those of the order under way may go on waiting when it has been answered.
    may_wait: bool,
    /// The last place that was asked for and is registered.
    known_place: RefCell<Option<PlaceName>>,
}

/// Whether anything of a file is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileIs {
    New,
    Known,
}

impl Batch<'_> {
    /// Says that the orders to come are rows of one file, which is named by the space that their command ids lie
    /// in. Of a file that is new nothing can have been recorded before: its rows are not looked for one by one.
    pub fn take_file(&mut self, file: Uuid, bytes: u64) -> Result<(), LedgerError> {
        // The triggers stop people with a shell. What is written here begins where the log ends, and is read again,
        // entry by entry and hash by hash, before its head is signed. To let a trigger say no to one row, SQLite would
        // keep copies of all pages that the row changes.
        self.tx.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        if bytes >= LARGE_BYTES {
            self.tx.pragma_update(None, "cache_size", -CACHE_KIB)?;
        }
        let added = self
            .tx
            .prepare_cached("INSERT OR IGNORE INTO imported (file, at) VALUES (?1, ?2)")?
            .execute((file, self.clock.now().at.as_millis()))?;
        self.rows.file = Some(if added == 1 { FileIs::New } else { FileIs::Known });
        Ok(())
    }

    /// Writes what waits, so that it can be read.
    pub(super) fn write_waiting(&self) -> Result<(), LedgerError> {
        let written = self.rows.waiting.borrow_mut().write(&self.tx);
        written.map_err(|error| match error {
            LedgerError::Sqlite(error)
                if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) =>
            {
                LedgerError::Damaged(format!("what is to be recorded is there already ({error})"))
            }
            other => other,
        })
    }

    pub(super) fn write_waiting_of(&self, item: ItemId) -> Result<(), LedgerError> {
        let waits = self.rows.waiting.borrow().has(item);
        if waits { self.write_waiting() } else { Ok(()) }
    }

    /// The parcel with a number, as this transaction has left it.
    pub(super) fn parcel(&self, tracking: &TrackingNumber) -> Result<Option<Item>, LedgerError> {
        let waits = self.rows.waiting.borrow().knows(tracking.as_str());
        if waits {
            self.write_waiting()?;
        }
        Store(&self.tx).parcel(tracking)
    }

    /// Whether nothing of the file that is recorded was recorded before.
    pub(super) fn is_of_new_file(&self) -> bool {
        self.rows.file == Some(FileIs::New)
    }

    /// Has everything written that the rules about an order might look at.
    pub(super) fn prepare_for(&mut self, order: &Order) -> Result<(), LedgerError> {
        let waiting = self.rows.waiting.borrow();
        let may_wait = self.rows.file.is_some() && waiting.stands_apart(order);
        let must_write = !may_wait || waiting.is_full();
        drop(waiting);
        self.rows.may_wait = may_wait;
        if must_write { self.write_waiting() } else { Ok(()) }
    }

    /// Writes what an order has made, if anything that comes may look at it.
    pub(super) fn write_unless_it_may_wait(&self) -> Result<(), LedgerError> {
        if self.rows.may_wait { Ok(()) } else { self.write_waiting() }
    }

    /// Whether a place is registered; most rows of a file name one and the same.
    pub(super) fn has_place(&self, place: &PlaceName) -> Result<bool, LedgerError> {
        if self.rows.known_place.borrow().as_ref() == Some(place) {
            return Ok(true);
        }
        let has = self.directory().has_place(place)?;
        if has {
            *self.rows.known_place.borrow_mut() = Some(place.clone());
        }
        Ok(has)
    }
}
