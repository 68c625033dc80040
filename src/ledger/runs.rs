//! Increments that were exported, so that none is left out and none comes twice.
//!
//! A run goes from *staged* (its window is fixed) over *written* (its files are made, and their digests are
//! known) to *published* (their manifest is there). Whatever comes in between, the same run is taken up
//! again, and makes the same files.

use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior};

use super::stream::Window;
use super::{Ledger, LedgerError};
use crate::domain::names::{OperatorName, Timestamp};

/// That the other side has the rows of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    pub at: Timestamp,
    pub rows: u64,
    pub by: String,
}

/// One increment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRun {
    pub number: u64,
    /// The series it belongs to.
    pub name: String,
    /// What was asked for, as JSON.
    pub plan: String,
    pub window: Window,
    /// What its files are; nothing before they were made.
    pub manifest: Option<String>,
    pub is_published: bool,
    pub acknowledged: Option<Acknowledged>,
}

/// An increment that is to begin.
#[derive(Debug, Clone, Copy)]
pub struct NewRun<'r> {
    pub name: &'r str,
    pub plan: &'r str,
}

const SELECT_RUN: &str = "SELECT number, name, plan, from_seq, until_seq, state, manifest, ack_at, \
    ack_rows, ack_by FROM export_run ";

fn run_of(row: &Row<'_>) -> Result<ExportRun, rusqlite::Error> {
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let state: String = row.get(5)?;
    let at: Option<i64> = row.get(7)?;
    let (rows, by): (Option<i64>, Option<String>) = (row.get(8)?, row.get(9)?);
    Ok(ExportRun {
        number: count(row.get(0)?),
        name: row.get(1)?,
        plan: row.get(2)?,
        window: Window { from: count(row.get(3)?), until: count(row.get(4)?) },
        manifest: row.get(6)?,
        is_published: state == "published",
        acknowledged: at.map(|at| Acknowledged {
            at: Timestamp::from_millis(at),
            rows: count(rows.unwrap_or(0)),
            by: by.unwrap_or_default(),
        }),
    })
}

fn last_of(connection: &Connection, name: &str) -> Result<Option<ExportRun>, LedgerError> {
    let sql = format!("{SELECT_RUN} WHERE name = ?1 ORDER BY number DESC LIMIT 1");
    Ok(connection.query_row(&sql, [name], run_of).optional()?)
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl Ledger {
    /// The run to make now: the one that was begun and not published, else a new one from where the last
    /// ended up to the head of the log.
    ///
    /// With nothing recorded since, the last run is made again if it was empty, too: a window without entries
    /// has one name and one content, however often somebody asks.
    pub fn stage_run(&mut self, new: NewRun<'_>) -> Result<ExportRun, LedgerError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = last_of(&tx, new.name)?;
        let head = super::head::Tree(&tx).head()?;
        let until = head.map_or(0, |head| head.checkpoint.size);
        let from = match &last {
            Some(run) if !run.is_published => return Ok(run.clone()),
            Some(run) if run.window.from == until && run.window.until == until => {
                return Ok(run.clone());
            }
            Some(run) => run.window.until,
            None => 0,
        };
        if from > until {
            let text = format!(
                "the increments {} go up to entry {from}, and the log has {until}: it was restored from an \
                 older backup",
                new.name
            );
            return Err(LedgerError::Damaged(text));
        }
        tx.execute(
            "INSERT INTO export_run (number, name, plan, from_seq, until_seq, state)
             VALUES ((SELECT coalesce(max(number), 0) + 1 FROM export_run), ?1, ?2, ?3, ?4, 'staged')",
            (new.name, new.plan, number(from), number(until)),
        )?;
        let run = last_of(&tx, new.name)?;
        tx.commit()?;
        run.ok_or_else(|| LedgerError::Damaged("a run that was staged is not there".to_owned()))
    }

    /// Changes what is asked of a run whose files were not made yet.
    pub fn replan_run(&mut self, run: u64, plan: &str) -> Result<(), LedgerError> {
        self.connection.execute(
            "UPDATE export_run SET plan = ?2 WHERE number = ?1 AND state = 'staged'",
            (number(run), plan),
        )?;
        Ok(())
    }

    /// Takes note of what the files of a run are. From here on they are made like this or not at all.
    pub fn run_is_written(&mut self, run: u64, manifest: &str) -> Result<(), LedgerError> {
        self.connection.execute(
            "UPDATE export_run SET state = 'written', manifest = ?2
             WHERE number = ?1 AND state = 'staged'",
            (number(run), manifest),
        )?;
        Ok(())
    }

    /// Goes back to before the files were made, because they can no longer be made like that. Nobody has
    /// seen them: their manifest was never there.
    pub fn run_is_unwritten(&mut self, run: u64) -> Result<(), LedgerError> {
        self.connection.execute(
            "UPDATE export_run SET state = 'staged', manifest = NULL
             WHERE number = ?1 AND state = 'written'",
            [number(run)],
        )?;
        Ok(())
    }

    /// The manifest is where others look for it: the next run begins where this one ends.
    pub fn run_is_published(&mut self, run: u64) -> Result<(), LedgerError> {
        self.connection.execute(
            "UPDATE export_run SET state = 'published' WHERE number = ?1",
            [number(run)],
        )?;
        Ok(())
    }

    /// The other side has the rows.
    pub fn acknowledge_run(
        &mut self,
        run: u64,
        rows: u64,
        by: &OperatorName,
    ) -> Result<(), LedgerError> {
        let at = self.now();
        self.connection.execute(
            "UPDATE export_run SET ack_at = ?2, ack_rows = ?3, ack_by = ?4 WHERE number = ?1",
            (number(run), at.as_millis(), number(rows), by.as_str()),
        )?;
        Ok(())
    }

    /// A run by its number.
    pub fn export_run(&self, run: u64) -> Result<Option<ExportRun>, LedgerError> {
        let sql = format!("{SELECT_RUN} WHERE number = ?1");
        Ok(self.connection.query_row(&sql, [number(run)], run_of).optional()?)
    }

    /// The run of a series before one of them.
    pub fn run_before(&self, name: &str, run: u64) -> Result<Option<ExportRun>, LedgerError> {
        let sql =
            format!("{SELECT_RUN} WHERE name = ?1 AND number < ?2 ORDER BY number DESC LIMIT 1");
        Ok(self.connection.query_row(&sql, (name, number(run)), run_of).optional()?)
    }

    /// The last run of a series.
    pub fn last_run(&self, name: &str) -> Result<Option<ExportRun>, LedgerError> {
        last_of(&self.connection, name)
    }

    /// All runs, in order.
    pub fn export_runs(&self) -> Result<Vec<ExportRun>, LedgerError> {
        let mut statement = self.connection.prepare(&format!("{SELECT_RUN} ORDER BY number"))?;
        let runs = statement.query_map((), run_of)?;
        Ok(runs.collect::<Result<_, _>>()?)
    }
}
