//! The lock that falls after too many wrong tries.
//!
//! Crash window: a try is counted before it is examined, so that a killed process has had its try.

use rusqlite::{Connection, OptionalExtension as _};

use super::credentials::{AccessError, Credentials};
use crate::domain::names::OperatorName;

/// Wrong tries in a row that lock an operator.
pub const TRIES_MAX: u32 = 5;

/// For how long.
pub const LOCKED_MS: i64 = 15 * 60 * 1000;

/// In whose row tries for names are counted that nobody has; no operator can be called so.
pub(super) const NOBODY: &str = "";

/// A reading of the clocks: a wall clock can be set, the time since boot cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    pub wall_ms: i64,
    pub boot: String,
    pub up_ms: i64,
}

/// What became of counting a try.
pub(super) enum Counted {
    Locked,
    Try { before: u32, locks_until: Option<i64> },
}

/// Tries since the last good one.
#[derive(Default)]
pub(super) struct Failures {
    pub(super) tries: u32,
    pub(super) until_ms: Option<i64>,
    boot: Option<String>,
    until_up_ms: Option<i64>,
}

impl Failures {
    pub(super) fn of(connection: &Connection, who: &str) -> rusqlite::Result<Self> {
        let sql = "SELECT tries, until, boot, until_up FROM failure WHERE operator = ?1";
        let row = connection.query_row(sql, [who], |row| {
            Ok(Self {
                tries: row.get(0)?,
                until_ms: row.get(1)?,
                boot: row.get(2)?,
                until_up_ms: row.get(3)?,
            })
        });
        Ok(row.optional()?.unwrap_or_default())
    }

    /// Until both clocks say that the time is over; within another boot only the wall clock can.
    pub(super) fn is_locked(&self, now: &Clocks) -> bool {
        let Some(until_ms) = self.until_ms else { return false };
        let same_boot = self.boot.as_ref() == Some(&now.boot);
        let by_up = same_boot && self.until_up_ms.is_some_and(|until| now.up_ms < until);
        now.wall_ms < until_ms || by_up
    }
}

impl Credentials<'_> {
    /// Counts a try before it is examined.
    pub(super) fn count(&mut self, who: &str, now: &Clocks) -> Result<Counted, AccessError> {
        let now = now.clone();
        let who = who.to_owned();
        self.write(move |tx, _vault| {
            let before = Failures::of(tx, &who)?;
            let is_locked = before.is_locked(&now);
            let begun = if before.until_ms.is_some() && !is_locked { 0 } else { before.tries };
            let tries = if is_locked { begun } else { begun + 1 };
            let locks = !is_locked && tries >= TRIES_MAX && who != NOBODY;
            let (until, boot, up) = if locks {
                (Some(now.wall_ms + LOCKED_MS), Some(now.boot), Some(now.up_ms + LOCKED_MS))
            } else if is_locked {
                (before.until_ms, before.boot, before.until_up_ms)
            } else {
                (None, None, None)
            };
            // Written in any case: that a try does not count must not show in how long it takes.
            tx.execute(
                "INSERT INTO failure (operator, tries, until, boot, until_up)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (operator) DO UPDATE
                 SET tries = ?2, until = ?3, boot = ?4, until_up = ?5",
                (&who, tries, until, boot, up),
            )?;
            Ok(if is_locked {
                Counted::Locked
            } else {
                Counted::Try { before: begun, locks_until: until }
            })
        })
    }

    /// Forgets the wrong tries of an operator; answers whether there were any.
    pub fn unlock(&mut self, operator: &OperatorName) -> Result<bool, AccessError> {
        self.forget_tries(operator.as_str())
    }

    pub(super) fn forget_tries(&mut self, who: &str) -> Result<bool, AccessError> {
        self.write(|tx, _vault| {
            Ok(tx.execute("DELETE FROM failure WHERE operator = ?1", [who])? == 1)
        })
    }
}
