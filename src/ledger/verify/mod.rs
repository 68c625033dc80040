//! Re-derives everything that can be re-derived, and lists every difference.
//!
//! One thread reads the file and walks the chain; the others examine entries and check signatures,
//! which is most of the work. Memory stays flat: only so many rows are under way at a time.

mod authority;
mod chain;
mod entry;
mod workers;

use super::anchor::Anchored;
use super::compare::Difference;
use super::head::Tree;
use super::note;
use super::personal::PersonalValues;
use super::{Ledger, LedgerError};
use crate::domain::event::Fact;
use crate::domain::party::Operator;
use authority::Authority;
use chain::Chain;
use entry::Stored;
use workers::{Done, Job, ROWS_AT_ONCE, Workers};

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
    /// How many signed heads were read.
    pub heads: u64,
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

impl Ledger {
    /// Checks the log entry by entry, then the projection item by item.
    ///
    /// `progress` hears how many of twice the entries are done.
    pub fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Verdict, LedgerError> {
        self.verify_with(&mut |_| {}, progress)
    }

    /// As [`Ledger::verify`]; `visit` is shown every fact that can be read, for what lies outside the ledger.
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
        for alteration in super::schema::alterations(&self.connection)? {
            verdict.problem(None, "schema", alteration);
        }
        let authority = self.check_log(&mut verdict, visit, progress)?;
        self.check_tables(&authority, &mut verdict)?;
        self.check_anchor(&mut verdict)?;
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
    ) -> Result<Authority, LedgerError> {
        let mut rows = self.connection.prepare(Stored::SELECT)?;
        let mut rows = rows.query_map((), Stored::read)?;
        let mut hashes = self.connection.prepare("SELECT hash FROM tree ORDER BY idx")?;
        let mut heads =
            self.connection.prepare("SELECT size, note FROM checkpoint ORDER BY size")?;
        let personal = PersonalValues(&self.connection);
        let mut chain = Chain::new(&self.binding, hashes.query(())?, heads.query(())?, personal)?;
        let mut wrong_signatures = Vec::new();
        Workers::run(|workers| {
            let mut is_read = false;
            loop {
                while !is_read && workers.have_room() {
                    let rows: Vec<Stored> =
                        rows.by_ref().take(ROWS_AT_ONCE).collect::<Result<_, _>>()?;
                    is_read = rows.len() < ROWS_AT_ONCE;
                    workers.give(Job::Rows(rows));
                }
                match workers.take() {
                    None => break,
                    Some(Done::Signatures(problems)) => wrong_signatures.extend(problems),
                    Some(Done::Rows(rows)) => {
                        for examined in rows {
                            if let Some(entry) = chain.follow(examined, verdict)?
                                && let super::codec::Record::Item(fact) = &entry.record
                            {
                                visit(fact);
                            }
                            verdict.entries += 1;
                            progress(verdict.entries);
                        }
                        workers.give(Job::Signatures(std::mem::take(&mut chain.signed)));
                    }
                }
            }
            Ok(())
        })?;
        chain.end(verdict)?;
        verdict.heads = chain.heads_read;
        verdict.problems.extend(wrong_signatures);
        Ok(chain.authority)
    }

    /// The tables beside the log that repeat what it says of itself.
    fn check_tables(
        &self,
        authority: &Authority,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        let binding = &self.binding;
        if let Some(founding) = &authority.founding {
            let agrees = founding.facility == binding.facility
                && founding.station == binding.station
                && founding.epoch == self.identity.epoch
                && founding.log_key.as_str() == self.identity.key.to_string()
                && authority.station == Some(binding.station_id);
            if !agrees {
                verdict.problem(None, "binding", "the ledger says that it is another one's");
            }
        }
        let found = self.directory().operators()?;
        let wanted: Vec<Operator> = authority
            .operators
            .iter()
            .map(|(name, (role, _))| Operator { name: name.clone(), role: *role })
            .collect();
        let tree = Tree(&self.connection);
        let mut keys_agree = true;
        for (name, (_, key)) in &authority.operators {
            keys_agree &= tree.key_of(name)?.as_deref() == Some(key.as_str());
        }
        if found != wanted || !keys_agree {
            let text = "the list of operators is not what the log says";
            verdict.problem(None, "projection", text);
        }
        Ok(())
    }

    fn check_anchor(&self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        let anchored = self.signing.compare_anchor(Tree(&self.connection), &self.identity)?;
        match anchored {
            Anchored::NotUsed => {}
            Anchored::Absent => {
                let text = "there is no anchor: nothing outside the ledger vouches for it";
                verdict.notice(None, "anchor", text.to_owned());
            }
            Anchored::Contradicts { message, .. } => verdict.problem(None, "anchor", message),
            Anchored::Agrees { note, .. } => {
                if let Err(error) = note::open(&note, &[&self.identity.key]) {
                    verdict.problem(None, "anchor", format!("the anchor is forged: {error}"));
                }
            }
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
