//! The texts that people signed, kept word for word: entries only have their digests.

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use super::{Digest, Ledger, LedgerError};
use crate::domain::statement::Statement;

/// What an entry says of a text.
#[must_use]
pub fn digest_of_statement(statement: &Statement) -> Digest {
    Sha256::digest(statement.text.as_bytes()).into()
}

/// Keeps a text that is being signed; the same text is kept once.
pub(super) fn keep(connection: &Connection, statement: &Statement) -> Result<(), LedgerError> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO statement (sha256, version, language, text)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((
            digest_of_statement(statement),
            &statement.version,
            &statement.language,
            &statement.text,
        ))?;
    Ok(())
}

impl Ledger {
    /// The text that an entry names by its digest.
    pub fn statement(&self, sha256: &Digest) -> Result<Option<Statement>, LedgerError> {
        let sql = "SELECT version, language, text FROM statement WHERE sha256 = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Statement { version: row.get(0)?, language: row.get(1)?, text: row.get(2)? })
        };
        Ok(self.connection.prepare_cached(sql)?.query_row([sha256], read).optional()?)
    }
}
