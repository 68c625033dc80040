//! Witnesses: what others who have seen a head grow out of the one before it have signed
//! (<https://c2sp.org/tlog-cosignature@v1.0.0>).
//!
//! A cosignature stands beside the log, not in it: it is checked when it comes, again by `verify`, and by whoever
//! gets a receipt that is proved under the head.

use rusqlite::OptionalExtension as _;

use super::head::{Head, Tree};
use super::note::{self, NoteError, VerifierKey};
use super::{Ledger, LedgerError};

/// How far a witness has seen the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    pub key: VerifierKey,
    /// How many entries the largest head has that it has signed.
    pub size: u64,
}

/// A cosignature as it is kept.
pub(super) struct Kept {
    pub(super) size: i64,
    key: String,
    line: String,
}

impl Kept {
    /// The witness, if this is its signature of a head.
    pub(super) fn of_head(&self, note: &str) -> Result<VerifierKey, NoteError> {
        let key = VerifierKey::parse(&self.key)?;
        note::cosigned(note, &self.line, &key)?;
        Ok(key)
    }
}

impl Ledger {
    /// Keeps what a witness answered to a signed head, if it is its cosignature of that head.
    pub fn keep_cosignature(
        &self,
        size: u64,
        answer: &str,
        witness: &VerifierKey,
    ) -> Result<Result<(), NoteError>, LedgerError> {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let Some(note) = self.note_of(size)? else {
            return Err(LedgerError::Damaged(format!("there is no head of {size} entries")));
        };
        let whole = match note::cosigned(&note, answer, witness) {
            Ok(whole) => whole,
            Err(error) => return Ok(Err(error)),
        };
        let sql = "INSERT OR IGNORE INTO cosignature (size, key, line) VALUES (?1, ?2, ?3)";
        let line = whole[note.len()..].trim_end();
        self.connection.prepare_cached(sql)?.execute((size, witness.to_string(), line))?;
        Ok(Ok(()))
    }

    /// Who has witnessed the log, and how far; in the order of their keys.
    pub fn witnesses(&self) -> Result<Vec<Witnessed>, LedgerError> {
        let sql = "SELECT key, max(size) FROM cosignature GROUP BY key ORDER BY key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(())?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let key = VerifierKey::parse(&key);
            let key = key.map_err(|error| LedgerError::Damaged(error.to_string()))?;
            let size: i64 = row.get(1)?;
            found.push(Witnessed { key, size: u64::try_from(size).unwrap_or(0) });
        }
        Ok(found)
    }

    /// The first head over an entry that a witness has signed, with its cosignatures; nothing if there is none.
    pub fn witnessed_head_over(&self, seq: u64) -> Result<Option<Head>, LedgerError> {
        let sql = "SELECT min(size) FROM cosignature WHERE size > ?1";
        let place = i64::try_from(seq).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(sql)?;
        let size: Option<i64> = statement.query_row([place], |row| row.get(0))?;
        let Some(size) = size else { return Ok(None) };
        let before = u64::try_from(size - 1).unwrap_or(0);
        let head = Tree(&self.connection).head_over(before)?;
        head.map(|head| self.with_cosignatures(head)).transpose()
    }

    /// A head with everything that witnesses have signed of it.
    pub fn with_cosignatures(&self, head: Head) -> Result<Head, LedgerError> {
        let size = i64::try_from(head.checkpoint.size).unwrap_or(i64::MAX);
        let Head { checkpoint, mut note } = head;
        for kept in self.cosignatures(Some(size))? {
            note.push_str(&kept.line);
            note.push('\n');
        }
        Ok(Head { checkpoint, note })
    }

    /// The cosignatures of one head, or of all.
    pub(super) fn cosignatures(&self, of: Option<i64>) -> Result<Vec<Kept>, LedgerError> {
        let sql = "SELECT size, key, line FROM cosignature WHERE ?1 IS NULL OR size = ?1
                   ORDER BY size, key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let kept = |row: &rusqlite::Row<'_>| {
            Ok(Kept { size: row.get(0)?, key: row.get(1)?, line: row.get(2)? })
        };
        Ok(statement.query_map([of], kept)?.collect::<Result<_, _>>()?)
    }

    /// The note of the head of exactly so many entries.
    pub(super) fn note_of(&self, size: i64) -> Result<Option<String>, LedgerError> {
        let sql = "SELECT note FROM checkpoint WHERE size = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([size], |row| row.get(0)).optional()?)
    }
}
