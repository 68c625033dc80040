//! Re-derives everything that can be re-derived, and lists every difference.

use rusqlite::Row;

use super::codec::{self, Entry, leaf_hash};
use super::compare::Difference;
use super::{Ledger, LedgerError};
use crate::domain::event::Fact;

/// One thing that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The entry, if it is about one.
    pub seq: Option<u64>,
    /// The rule that does not hold; stable.
    pub rule: &'static str,
    pub message: String,
}

/// What verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries were read.
    pub entries: u64,
    /// Everything that is not as it must be.
    pub problems: Vec<Problem>,
    /// Things to know that are no fault: the wall clock went back between two entries.
    pub notices: Vec<Problem>,
}

impl Verdict {
    /// Whether the record verifies.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        self.problems.is_empty()
    }

    fn problem(&mut self, seq: Option<u64>, rule: &'static str, message: impl Into<String>) {
        self.problems.push(Problem { seq, rule, message: message.into() });
    }
}

/// What the row before leaves for the next one to fit.
#[derive(Default)]
struct Before {
    seq: Option<u64>,
    op: Option<(uuid::Uuid, i64)>,
    at: i64,
}

impl Ledger {
    /// Checks the log entry by entry, then the projection item by item.
    ///
    /// `progress` hears how many of twice the entries are done.
    pub fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Verdict, LedgerError> {
        self.verify_with(&mut |_| {}, progress)
    }

    /// As [`Ledger::verify`]; `visit` is shown every entry that can be read, for what lies outside the ledger.
    pub fn verify_with(
        &self,
        visit: &mut dyn FnMut(&Fact),
        progress: &mut dyn FnMut(u64),
    ) -> Result<Verdict, LedgerError> {
        // One snapshot for both passes, so that a scan recorded meanwhile is not a difference.
        self.connection.execute_batch("BEGIN")?;
        let verdict = self.verify_snapshot(visit, progress);
        self.connection.execute_batch("ROLLBACK")?;
        verdict
    }

    fn verify_snapshot(
        &self,
        visit: &mut dyn FnMut(&Fact),
        progress: &mut dyn FnMut(u64),
    ) -> Result<Verdict, LedgerError> {
        let mut verdict = Verdict::default();
        self.check_storage(&mut verdict);
        self.check_log(&mut verdict, visit, progress)?;
        let entries = verdict.entries;
        // Folding needs readable entries; what cannot be read has been reported.
        if verdict.problems.iter().all(|problem| problem.rule != "entry") {
            self.check_projection(&mut verdict, &mut |done| progress(entries + done))?;
        }
        Ok(verdict)
    }

    /// SQLite's own check may fail as an error or as rows; either way it is a finding.
    fn check_storage(&self, verdict: &mut Verdict) {
        let rows = self.connection.prepare("PRAGMA quick_check").and_then(|mut statement| {
            let lines = statement.query_map((), |row| row.get::<_, String>(0))?;
            lines.collect::<Result<Vec<_>, _>>()
        });
        match rows {
            Ok(lines) => {
                for line in lines.iter().filter(|line| *line != "ok") {
                    verdict.problem(None, "storage", line.clone());
                }
            }
            Err(error) => verdict.problem(None, "storage", error.to_string()),
        }
    }

    fn check_log(
        &self,
        verdict: &mut Verdict,
        visit: &mut dyn FnMut(&Fact),
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        let mut statement = self.connection.prepare(
            "SELECT seq, body, leaf, item, op, n, kind, actor, occurred_at, recorded_at
             FROM event ORDER BY seq",
        )?;
        let mut rows = statement.query(())?;
        let mut before = Before::default();
        while let Some(row) = rows.next()? {
            if let Some(entry) = self.check_row(row, &mut before, verdict)? {
                visit(&entry.fact);
            }
            verdict.entries += 1;
            progress(verdict.entries);
        }
        Ok(())
    }

    fn check_row(
        &self,
        row: &Row<'_>,
        before: &mut Before,
        verdict: &mut Verdict,
    ) -> Result<Option<Entry>, LedgerError> {
        let signed: i64 = row.get(0)?;
        let Ok(seq) = u64::try_from(signed) else {
            verdict.problem(None, "contiguity", format!("there is an entry {signed}"));
            return Ok(None);
        };
        let expected = before.seq.map_or(0, |seq| seq + 1);
        if seq != expected {
            let gap = format!("entries {expected} to {} are not there", seq.saturating_sub(1));
            verdict.problem(Some(seq), "contiguity", gap);
        }
        before.seq = Some(seq);
        let (Ok(body), Ok(leaf)) = (row.get_ref(1)?.as_blob(), row.get_ref(2)?.as_blob()) else {
            verdict.problem(Some(seq), "entry", "has no bytes");
            return Ok(None);
        };
        if leaf_hash(body) != leaf {
            verdict.problem(Some(seq), "leaf", "the entry's bytes do not have the stored hash");
        }
        let entry = match codec::decode(body) {
            Ok(entry) => entry,
            Err(error) => {
                verdict.problem(Some(seq), "entry", error.to_string());
                return Ok(None);
            }
        };
        if !codec::is_canonical(body, &entry) {
            verdict.problem(Some(seq), "canonical", "the entry is not in its one stored form");
        }
        self.check_entry(row, seq, &entry, before, verdict)?;
        Ok(Some(entry))
    }

    fn check_entry(
        &self,
        row: &Row<'_>,
        seq: u64,
        entry: &Entry,
        before: &mut Before,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        let fact = &entry.fact;
        // A column that cannot be read at all does not agree either.
        let is_id = |column, id| row.get::<_, uuid::Uuid>(column).is_ok_and(|read| read == id);
        let columns_agree = is_id(3, fact.item.uuid())
            && is_id(4, fact.op.uuid())
            && i64::from(entry.n) == row.get::<_, i64>(5)?
            && fact.event.kind() == row.get_ref(6)?.as_str().unwrap_or_default()
            && fact.actor.as_str() == row.get_ref(7)?.as_str().unwrap_or_default()
            && fact.occurred().as_millis() == row.get::<_, i64>(8)?
            && fact.at.as_millis() == row.get::<_, i64>(9)?
            && fact.id.seq == seq;
        if !columns_agree {
            verdict.problem(Some(seq), "columns", "the columns do not repeat what the entry says");
        }
        if entry.tenant != self.binding.tenant || fact.id.station != self.binding.station_id {
            verdict.problem(Some(seq), "binding", "the entry is of another tenant or station");
        }
        let n = i64::from(entry.n);
        let op = fact.op.uuid();
        let in_sequence = match before.op {
            Some((last, last_n)) if last == op => n == last_n + 1,
            Some(_) | None => n == 0,
        };
        if !in_sequence {
            verdict.problem(Some(seq), "command", "the entries of one command are not in sequence");
        }
        before.op = Some((op, n));
        let at = fact.at.as_millis();
        if at < before.at {
            let seconds = (before.at - at) / 1000;
            verdict.notices.push(Problem {
                seq: Some(seq),
                rule: "clock",
                message: format!("the clock went back by {seconds} s"),
            });
        }
        before.at = at;
        if let Some(parent) =
            fact.parents.iter().find(|p| p.station == fact.id.station && p.seq >= seq)
        {
            let message = format!("it claims to follow entry {}", parent.seq);
            verdict.problem(Some(seq), "order", message);
        }
        Ok(())
    }

    fn check_projection(
        &self,
        verdict: &mut Verdict,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        let mut found = Vec::new();
        let compared = self.compare_projection(
            &mut |item, last_seq, difference| {
                let (seq, message) = match difference {
                    Difference::Absent => (Some(last_seq), "has no row".to_owned()),
                    Difference::Surplus => (None, "has a row but no events".to_owned()),
                    Difference::Columns(columns) => {
                        (Some(last_seq), format!("has a wrong {}", columns.join(", ")))
                    }
                    Difference::NotLinked(link) => {
                        (Some(last_seq), format!("is not found by {link}"))
                    }
                    Difference::WronglyLinked(link) => {
                        (Some(last_seq), format!("is found by {link}, which no event names"))
                    }
                };
                found.push((seq, format!("item {item} {message}")));
            },
            progress,
        );
        match compared {
            // A value of a kind that no program of ours writes; a fault of the storage is none.
            Err(LedgerError::Sqlite(error)) if error.sqlite_error_code().is_none() => {
                found.push((None, format!("a row cannot be read: {error}")));
            }
            other => other?,
        }
        for (seq, message) in found {
            verdict.problem(seq, "projection", message);
        }
        Ok(())
    }
}
