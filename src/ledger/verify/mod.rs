//! Re-derives everything that can be re-derived, and lists every difference.
//!
//! One thread reads the file and walks the chain; others examine entries and check signatures; one has SQLite
//! check the file meanwhile. Then all compare the projection with the log, each a part of it. Memory stays flat: only
//! so many rows are under way at a time.

mod authority;
mod cases;
mod chain;
mod entry;
mod people;
mod runs;
mod signed;
mod snapshot;
mod storage;
mod values;
mod witnesses;
mod workers;

use std::panic::resume_unwind;
use std::thread;

use rusqlite::{Connection, ErrorCode};

use super::anchor::Anchored;
use super::compare::Difference;
use super::head::{LogIdentity, Tree};
use super::personal::PersonalValues;
use super::{Ledger, LedgerError, SealError};
use crate::domain::event::Fact;
use crate::domain::roster::Roster;
use authority::Authority;
use chain::Chain;
use entry::Stored;
use signed::Signed;
use storage::check_storage;
use values::Values;
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

/// How many differences between the log and the present are listed one by one: nobody reads more, and a
/// file may have millions.
const DIFFERENCES_MAX: u64 = 1_000;

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
        let mut verdict = Verdict::default();
        // First: the anchor is read before the snapshot is taken, and so never ahead of it.
        let anchored = self.check_anchor(&mut verdict);
        // One snapshot for all passes, so that a scan recorded meanwhile is not a difference.
        let readers = self.begin_snapshot()?;
        let verified =
            anchored.and_then(|()| self.verify_snapshot(readers, &mut verdict, visit, progress));
        self.connection.execute_batch("ROLLBACK")?;
        if let Err(text) = as_finding(verified)? {
            verdict.problem(None, "storage", format!("the file cannot be read further: {text}"));
        }
        Ok(verdict)
    }

    /// SQLite's own check of the file has a thread of its own beside all else.
    fn verify_snapshot(
        &self,
        mut readers: Vec<Connection>,
        verdict: &mut Verdict,
        visit: &mut dyn FnMut(&Fact),
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        let at = verdict.problems.len();
        let reader = readers.pop();
        thread::scope(|scope| {
            let checking = reader.map(|reader| scope.spawn(move || check_storage(&reader)));
            let verified = self.verify_content(readers, verdict, visit, progress);
            let problems = match checking.map(thread::ScopedJoinHandle::join) {
                Some(Ok(problems)) => problems,
                Some(Err(panic)) => resume_unwind(panic),
                None => check_storage(&self.connection),
            };
            verdict.problems.splice(at..at, problems);
            verified
        })
    }

    fn verify_content(
        &self,
        readers: Vec<Connection>,
        verdict: &mut Verdict,
        visit: &mut dyn FnMut(&Fact),
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        self.check_schema(verdict)?;
        let opener = self.opener_for_verify(verdict)?;
        let mut signed = Signed::new(self);
        let mut see = |fact: &Fact| {
            signed.see(fact);
            visit(fact);
        };
        let authority = self.check_log(verdict, &mut see, progress, opener.is_some())?;
        signed.end(verdict)?;
        let entries = verdict.entries;
        if entries == 0 {
            // Everything beside the log would have to be listed.
            verdict.problem(None, "founding", "the log has no entries");
            return Ok(());
        }
        self.check_tables(&authority, verdict)?;
        if let Some(opener) = opener
            && let Err(text) = as_finding(self.check_people(&*opener, verdict))?
        {
            verdict.problem(None, "directory", text);
        }
        // Folding needs readable entries; what cannot be read has been reported.
        if verdict.problems.iter().all(|problem| problem.rule != "entry") {
            self.check_projection(readers, verdict, &mut |done| progress(entries + done))?;
            self.check_cases(verdict)?;
            self.check_cosignatures(verdict)?;
        }
        Ok(())
    }

    fn check_log(
        &self,
        verdict: &mut Verdict,
        visit: &mut dyn FnMut(&Fact),
        progress: &mut dyn FnMut(u64),
        can_open: bool,
    ) -> Result<Authority, LedgerError> {
        let mut rows = self.connection.prepare(Stored::SELECT)?;
        let mut rows = rows.query_map((), Stored::read)?;
        let mut hashes = self.connection.prepare("SELECT idx, hash FROM tree ORDER BY idx")?;
        let mut heads =
            self.connection.prepare("SELECT size, note FROM checkpoint ORDER BY size")?;
        let mut holders = self.connection.prepare(Values::SELECT_HOLDERS)?;
        let kept = PersonalValues::of(&self.connection, &self.seals);
        let values = Values::new(kept, holders.query(())?, can_open)?;
        let mut chain = Chain::new(&self.binding, hashes.query(())?, heads.query(())?, values)?;
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
                    Some(Done::Signatures(wrong)) => {
                        for (size, error) in wrong {
                            chain.wrong_heads.add(size, "signature", error.to_string());
                        }
                    }
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
        chain.wrong_heads.report(verdict);
        Ok(chain.authority)
    }

    /// The tables beside the log that repeat what it says of itself.
    fn check_tables(
        &self,
        authority: &Authority,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        self.check_binding(authority, verdict);
        match as_finding(self.roster().all())? {
            Ok(found) => check_roster(&found, &authority.roster, verdict),
            Err(text) => verdict.problem(None, "operators", text),
        }
        let mut kept = self
            .connection
            .prepare("SELECT min(seq) FROM personal WHERE person = ?1 AND seq < ?2")?;
        for (person, erased) in &authority.erased {
            let place = i64::try_from(*erased).unwrap_or(i64::MAX);
            let seq: Option<i64> = kept.query_row((person.uuid(), place), |row| row.get(0))?;
            if let Some(seq) = seq {
                let text = format!(
                    "a value of person {person} is there, though entry {erased} says it was erased"
                );
                verdict.problem(u64::try_from(seq).ok(), "personal", text);
            }
        }
        self.check_purged(authority, verdict)
    }

    /// What was purged is gone, unless the same was handed in again later.
    fn check_purged(
        &self,
        authority: &Authority,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        for (sha256, (seq, at)) in &authority.purged {
            let kept = as_finding(self.evidence(sha256))?;
            if kept.is_ok_and(|kept| kept.is_some_and(|kept| kept.kept_at < *at)) {
                let text = "the key of evidence is there that this entry says was purged";
                verdict.problem(Some(*seq), "evidence", text);
            }
        }
        Ok(())
    }

    fn check_binding(&self, authority: &Authority, verdict: &mut Verdict) {
        let binding = &self.binding;
        let wrong = |what: &str| format!("the file says another {what} than its log");
        if let Some(founding) = &authority.founding {
            for (what, agrees) in [
                ("facility", founding.facility == binding.facility),
                ("station", founding.station == binding.station),
                ("purpose", founding.is_training == binding.is_training),
            ] {
                if !agrees {
                    verdict.problem(None, "binding", wrong(what));
                }
            }
        }
        let epochs = self.epochs.iter().map(|epoch| {
            let LogIdentity { epoch: number, key } = &epoch.identity;
            (epoch.first_seq, epoch.station, *number, key.to_string())
        });
        let wanted = authority.epochs.iter().map(|(seq, station, founding)| {
            (*seq, *station, founding.epoch, founding.log_key.to_string())
        });
        if !epochs.eq(wanted) {
            verdict.problem(None, "binding", wrong("station, or another key of an epoch,"));
        }
    }

    fn check_anchor(&self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        match self.signing.compare_anchor(Tree(&self.connection), &self.identity)? {
            Anchored::NotUsed | Anchored::Agrees { .. } => {}
            Anchored::Absent => {
                let text = "there is no anchor: nothing outside the ledger vouches for it";
                verdict.notice(None, "anchor", text.to_owned());
            }
            Anchored::Contradicts { message, .. } => verdict.problem(None, "anchor", message),
        }
        Ok(())
    }

    fn check_schema(&self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        for alteration in super::schema::alterations(&self.connection)? {
            verdict.problem(None, "schema", alteration);
        }
        Ok(())
    }

    fn check_projection(
        &self,
        readers: Vec<Connection>,
        verdict: &mut Verdict,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerError> {
        let mut found = 0;
        self.compare_projection(
            readers,
            &mut |item, last_seq, difference| {
                found += 1;
                if found > DIFFERENCES_MAX {
                    return;
                }
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
                verdict.problem(seq, "projection", format!("item {item} {message}"));
            },
            progress,
        )?;
        if found > DIFFERENCES_MAX {
            let text = format!("and {} more differences like these", found - DIFFERENCES_MAX);
            verdict.problem(None, "projection", text);
        }
        Ok(())
    }
}

/// Holds the tables of operators and sessions against what the log says of them.
fn check_roster(found: &Roster, log: &Roster, verdict: &mut Verdict) {
    let mut problem = |text: String| verdict.problem(None, "operators", text);
    for (name, member) in &found.members {
        match log.members.get(name) {
            None => problem(format!("the list of operators has {name}, whom nobody enrolled")),
            Some(known) if known.role != member.role => {
                let (role, enrolled) = (member.role, known.role);
                problem(format!(
                    "the list of operators has {name} as {role}, the log as {enrolled}"
                ));
            }
            Some(known) if known.key != member.key => {
                problem(format!("the list of operators has another key of {name} than the log"));
            }
            Some(known) if known != member => {
                problem(format!(
                    "the list of operators says something else of {name} than the log"
                ));
            }
            Some(_) => {}
        }
    }
    for name in log.members.keys().filter(|name| !found.members.contains_key(*name)) {
        problem(format!("the list of operators is without {name}, who was enrolled"));
    }
    for (id, session) in &found.sessions {
        match log.sessions.get(id) {
            None => problem(format!("there is a session {id}, which nobody opened or which ended")),
            Some(known) if known != session => {
                problem(format!("session {id} is another one than the log says"));
            }
            Some(_) => {}
        }
    }
    for id in log.sessions.keys().filter(|id| !found.sessions.contains_key(*id)) {
        problem(format!("session {id} is missing, though it was opened and not closed"));
    }
}

/// Tells a file that holds something else than it must, which is a finding, from one that cannot be
/// used.
fn as_finding<T>(read: Result<T, LedgerError>) -> Result<Result<T, String>, LedgerError> {
    match read {
        Ok(value) => Ok(Ok(value)),
        Err(LedgerError::Damaged(text) | LedgerError::Seal(SealError::Broken(text))) => {
            Ok(Err(text))
        }
        // A value of a kind that no program of ours writes has no code; a table or an index that is
        // not there has that of all faulty SQL.
        Err(LedgerError::Sqlite(error))
            if matches!(error.sqlite_error_code(), None | Some(ErrorCode::Unknown)) =>
        {
            Ok(Err(error.to_string()))
        }
        Err(other) => Err(other),
    }
}
