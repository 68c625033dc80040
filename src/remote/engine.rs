//! Pushing: read what is next, note it, send it, keep what was answered.

use std::time::Duration;

use super::schedule::{LADDER, wait_before_try};
use super::{
    Book, Cursor, Delivery, Fault, Log, Office, Outgoing, Receipt, Setback, Target, Time, Verdict,
};
use crate::domain::names::{EventId, Timestamp};

/// How many entries are read at a time: most of a long log may be no matter of the remote.
const WINDOW: usize = 1_000;

/// How often a remote may say in one run that it has fewer events than it answered for.
const REWINDS_MAX: u32 = 3;

/// What is asked of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run {
    /// Do not wait for the next try that is due.
    pub now: bool,
}

/// How a run ended.
#[derive(Debug)]
pub enum Ending {
    /// Everything has been answered for.
    Done,
    /// The next try is not due yet.
    Waiting {
        until: Timestamp,
        why: String,
    },
    /// Nothing is sent until somebody resumes the remote.
    Stopped {
        why: String,
    },
    Unavailable {
        why: String,
        until: Timestamp,
    },
    Untrusted {
        why: String,
    },
    Refused {
        event: EventId,
        why: String,
    },
    Gone {
        why: String,
    },
    Fork {
        why: String,
        evidence: Vec<u8>,
    },
}

/// What a run did.
#[derive(Debug)]
pub struct Summary {
    /// Events that the remote took.
    pub accepted: u64,
    /// Events that it had already.
    pub known: u64,
    /// Events that it says are disputed.
    pub disputed: u64,
    /// Entries of the log that it has not answered for.
    pub left: u64,
    pub notes: Vec<String>,
    pub ending: Ending,
}

/// Pushes until nothing is left or something is in the way.
pub fn push(
    target: &mut dyn Target,
    log: &dyn Log,
    book: &mut dyn Book,
    time: &dyn Time,
    run: Run,
) -> Result<Summary, Fault> {
    let mut state = State { cursor: book.cursor()?, target, log, book, time, rewinds: 0 };
    let mut summary = Summary {
        accepted: 0,
        known: 0,
        disputed: 0,
        left: 0,
        notes: Vec::new(),
        ending: Ending::Done,
    };
    summary.ending = state.run(run, &mut summary)?;
    summary.left = log.size()?.saturating_sub(state.cursor.next);
    Ok(summary)
}

struct State<'s> {
    cursor: Cursor,
    target: &'s mut dyn Target,
    log: &'s dyn Log,
    book: &'s mut dyn Book,
    time: &'s dyn Time,
    rewinds: u32,
}

impl State<'_> {
    fn run(&mut self, run: Run, summary: &mut Summary) -> Result<Ending, Fault> {
        let why = || self.cursor.trouble.clone().unwrap_or_default();
        if self.cursor.stopped {
            return Ok(Ending::Stopped { why: why() });
        }
        // What is further ahead than any wait was noted by a clock that has been set back since.
        let longest = LADDER[LADDER.len() - 1] * 2;
        let longest = i64::try_from(longest.as_millis()).unwrap_or(i64::MAX);
        let ahead = |at: Timestamp| at.as_millis() - self.time.now().as_millis();
        let is_due = self.cursor.not_before.is_none_or(|at| !(1..=longest).contains(&ahead(at)));
        if let Some(until) = self.cursor.not_before
            && !is_due
            && !run.now
            && self.log.size()? > self.cursor.next
        {
            return Ok(Ending::Waiting { until, why: why() });
        }
        'windows: loop {
            let window = self.log.entries(self.cursor.next, WINDOW)?;
            let Some(last) = window.last() else { return Ok(Ending::Done) };
            let events: Vec<&Outgoing> =
                window.iter().filter(|event| self.target.concerns(event)).collect();
            for batch in events.chunks(self.target.batch().max(1)) {
                if let Some(ending) = self.deliver(batch, summary)? {
                    return Ok(ending);
                }
                if self.cursor.next < end_of(batch) {
                    continue 'windows;
                }
            }
            // What follows the last event that concerns the remote is behind it, too.
            self.cursor.next = last.id.seq + 1;
            self.cursor.begun = self.cursor.begun.max(self.cursor.next);
            self.book.set_cursor(&self.cursor)?;
        }
    }

    /// Sends a batch and keeps what was answered; says why the run ends here, if it does.
    fn deliver(
        &mut self,
        batch: &[&Outgoing],
        summary: &mut Summary,
    ) -> Result<Option<Ending>, Fault> {
        let suspect_below = self.cursor.begun;
        // What lies between is no matter of the remote.
        self.cursor.next = batch.first().map_or(self.cursor.next, |first| first.id.seq);
        if self.cursor.begun < end_of(batch) {
            self.cursor.begun = end_of(batch);
            self.book.set_cursor(&self.cursor)?;
        }
        let office = Office { log: self.log, time: self.time, suspect_below };
        let Delivery { receipts, setback, notes, cosigned } = self.target.send(batch, &office);
        summary.notes.extend(notes);
        self.cursor.paced_until_ms = self.target.paced_until_ms();
        self.take(&receipts, summary);
        let ending = match setback {
            None if self.cursor.next < end_of(batch) => {
                let why = "the remote has not answered for every event that it was sent";
                self.set_back(Setback::unavailable(why), !receipts.is_empty())?
            }
            None => {
                self.clear();
                None
            }
            Some(setback) => self.set_back(setback, !receipts.is_empty())?,
        };
        self.book.settle(&receipts, &self.cursor)?;
        for head in &cosigned {
            summary.notes.extend(self.book.witness(head)?);
        }
        Ok(ending)
    }

    fn take(&mut self, receipts: &[Receipt], summary: &mut Summary) {
        for receipt in receipts {
            match receipt.verdict {
                Verdict::Accepted => summary.accepted += 1,
                Verdict::Known => summary.known += 1,
                Verdict::Disputed => summary.disputed += 1,
                Verdict::LeftOut => {}
            }
            self.cursor.next = self.cursor.next.max(receipt.seq + 1);
        }
        self.cursor.begun = self.cursor.begun.max(self.cursor.next);
    }

    fn clear(&mut self) {
        self.cursor.failures = 0;
        self.cursor.not_before = None;
        self.cursor.trouble = None;
    }

    fn set_back(&mut self, setback: Setback, has_progress: bool) -> Result<Option<Ending>, Fault> {
        if has_progress {
            self.clear();
        }
        let ending = match setback {
            Setback::Fault(fault) => return Err(fault),
            Setback::Rewind { to } if to < self.cursor.next && self.rewinds < REWINDS_MAX => {
                self.rewinds += 1;
                self.cursor.next = to;
                return Ok(None);
            }
            Setback::Rewind { to } => {
                let why = format!("the remote asks for event {to}, which makes no sense here");
                let until = self.fail(&why, None);
                Ending::Unavailable { why, until }
            }
            Setback::Unavailable { why, wait } => {
                let until = self.fail(&why, wait);
                Ending::Unavailable { why, until }
            }
            Setback::Untrusted { why } => {
                self.fail(&why, None);
                Ending::Untrusted { why }
            }
            Setback::Refused { event, why } => {
                self.fail(&why, None);
                Ending::Refused { event, why }
            }
            Setback::Gone { why } => {
                self.stop(&why);
                Ending::Gone { why }
            }
            Setback::Fork { why, evidence } => {
                self.stop(&why);
                Ending::Fork { why, evidence }
            }
        };
        Ok(Some(ending))
    }

    /// Notes a failure, and when the next try is due: by the ladder, or later if the remote asks for it.
    fn fail(&mut self, why: &str, asked: Option<Duration>) -> Timestamp {
        self.cursor.failures = self.cursor.failures.saturating_add(1);
        let wait = wait_before_try(self.cursor.failures, self.time.random());
        let wait = wait.max(asked.unwrap_or_default());
        let wait_ms = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
        let until = Timestamp::from_millis(self.time.now().as_millis().saturating_add(wait_ms));
        self.cursor.not_before = Some(until);
        self.cursor.trouble = Some(shortened(why));
        until
    }

    fn stop(&mut self, why: &str) {
        self.cursor.stopped = true;
        self.cursor.trouble = Some(shortened(why));
    }
}

/// The place behind the last event of a batch.
fn end_of(batch: &[&Outgoing]) -> u64 {
    batch.last().map_or(0, |event| event.id.seq + 1)
}

/// What is kept of a message that may come from outside.
fn shortened(text: &str) -> String {
    text.chars().take(300).collect()
}
