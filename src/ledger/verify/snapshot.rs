//! One state of the file for all who look at it, whatever is recorded meanwhile.

use std::thread;

use rusqlite::Connection;

use super::super::{Ledger, LedgerError, schema};

/// More threads than this would only wait for the disk.
const THREADS_MAX: usize = 8;

/// How often it is tried to begin between two commits of others.
const TRIES: usize = 16;

/// The memory for pages of one reader, in KiB.
const CACHE_KIB: i64 = 8 * 1024;

impl Ledger {
    /// Begins to read, and opens the file again for each thread, so that all see the same. There are no readers if
    /// others write without a pause, or if the file cannot be opened again.
    pub(super) fn begin_snapshot(&self) -> Result<Vec<Connection>, LedgerError> {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS_MAX);
        // One more has the file checked.
        let opened: Result<Vec<Connection>, LedgerError> =
            (0..=threads).map(|_| schema::open_reader(&self.connection, CACHE_KIB)).collect();
        let readers = opened.unwrap_or_default();
        for _ in 0..TRIES {
            self.connection.execute_batch("BEGIN")?;
            let seen = last_head(&self.connection);
            for reader in &readers {
                reader.execute_batch("BEGIN")?;
            }
            if readers.iter().all(|reader| last_head(reader) == seen) {
                return Ok(readers);
            }
            for connection in readers.iter().chain([&self.connection]) {
                connection.execute_batch("ROLLBACK")?;
            }
        }
        self.connection.execute_batch("BEGIN")?;
        Ok(Vec::new())
    }
}

/// The size of the last head: entries, and what follows from them, are only ever written together with a new one.
fn last_head(connection: &Connection) -> Option<i64> {
    let sql = "SELECT size FROM checkpoint ORDER BY size DESC LIMIT 1";
    connection.query_row(sql, (), |row| row.get(0)).ok()
}
