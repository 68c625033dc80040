//! Files of runs that were sent to other systems as they are: noted first, so that none goes out twice by
//! accident.
//!
//! Crash windows: between [`Ledger::begin_upload`] and [`Ledger::settle_upload`] the file may have arrived or not;
//! what stands here then has no answer, and says so.

use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior};

use super::{Ledger, LedgerError};
use crate::domain::names::{OperatorName, RemoteName, Timestamp};

/// With which answer a file was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The status of the HTTP answer.
    pub status: u16,
    /// SHA-256 of the answer's body.
    pub digest: [u8; 32],
}

/// The file of a run that was sent to a remote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub run: u64,
    pub remote: String,
    pub at: Timestamp,
    pub by: String,
    /// Nothing if nobody knows whether it was taken.
    pub taken: Option<Taken>,
}

const SELECT_UPLOAD: &str =
    "SELECT run, remote, begun_at, begun_by, status, digest FROM export_upload ";

fn upload_of(row: &Row<'_>) -> Result<Upload, rusqlite::Error> {
    let run: i64 = row.get(0)?;
    let (status, digest): (Option<u16>, Option<[u8; 32]>) = (row.get(4)?, row.get(5)?);
    Ok(Upload {
        run: u64::try_from(run).unwrap_or(0),
        remote: row.get(1)?,
        at: Timestamp::from_millis(row.get(2)?),
        by: row.get(3)?,
        taken: status.zip(digest).map(|(status, digest)| Taken { status, digest }),
    })
}

fn number(run: u64) -> i64 {
    i64::try_from(run).unwrap_or(i64::MAX)
}

fn write(connection: &Connection, upload: &Upload) -> Result<(), LedgerError> {
    connection.execute(
        "INSERT OR REPLACE INTO export_upload (run, remote, begun_at, begun_by, status, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            number(upload.run),
            &upload.remote,
            upload.at.as_millis(),
            &upload.by,
            upload.taken.map(|taken| taken.status),
            upload.taken.map(|taken| taken.digest),
        ),
    )?;
    Ok(())
}

impl Ledger {
    /// Takes note that the file of a run is about to be sent, and answers with that note and the one that
    /// stood there.
    pub fn begin_upload(
        &mut self,
        run: u64,
        remote: &RemoteName,
        by: &OperatorName,
    ) -> Result<(Upload, Option<Upload>), LedgerError> {
        let at = self.now();
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let sql = format!("{SELECT_UPLOAD} WHERE run = ?1 AND remote = ?2");
        let before = tx.query_row(&sql, (number(run), remote.as_str()), upload_of).optional()?;
        let (remote, by) = (remote.to_string(), by.to_string());
        let begun = Upload { run, remote, at, by, taken: None };
        write(&tx, &begun)?;
        tx.commit()?;
        Ok((begun, before))
    }

    /// Takes note of how an upload ended.
    pub fn settle_upload(&self, upload: &Upload) -> Result<(), LedgerError> {
        write(&self.connection, upload)
    }

    /// Forgets an upload that surely was not taken.
    pub fn forget_upload(&self, upload: &Upload) -> Result<(), LedgerError> {
        self.connection.execute(
            "DELETE FROM export_upload WHERE run = ?1 AND remote = ?2",
            (number(upload.run), &upload.remote),
        )?;
        Ok(())
    }

    /// All uploads, by run and remote.
    pub fn uploads(&self) -> Result<Vec<Upload>, LedgerError> {
        let mut statement =
            self.connection.prepare(&format!("{SELECT_UPLOAD} ORDER BY run, remote"))?;
        let uploads = statement.query_map((), upload_of)?;
        Ok(uploads.collect::<Result<_, _>>()?)
    }
}
