//! Personal values beside the entries that commit to them.

use std::collections::BTreeMap;

use rusqlite::Rows;

use super::super::LedgerError;
use super::super::codec::{Commitment, Entry, Record};
use super::super::personal::{Kept, PersonalValues};
use super::runs::Runs;
use super::{Verdict, as_finding};
use crate::domain::authority::LogEvent;
use crate::domain::event::PersonalLabel;
use crate::domain::names::PersonId;

/// The walk along the personal values, beside that along the log.
pub(super) struct Values<'r, 's> {
    kept: PersonalValues<'r>,
    /// Whether the keys are at hand with which the values are sealed.
    can_open: bool,
    /// The entries that have values, in order.
    holders: Rows<'s>,
    next_holder: Option<i64>,
    /// Values of entries that were passed over: the first such entry, and how many there are.
    stray: Option<(i64, u64)>,
    /// Commitments whose value is not there: the first entry of each person since the last erasure.
    absent: BTreeMap<PersonId, u64>,
}

impl<'r, 's> Values<'r, 's> {
    /// What [`Values::new`] is to be given.
    pub(super) const SELECT_HOLDERS: &'static str =
        "SELECT DISTINCT seq FROM personal ORDER BY seq";

    pub(super) fn new(
        kept: PersonalValues<'r>,
        holders: Rows<'s>,
        can_open: bool,
    ) -> Result<Self, LedgerError> {
        let absent = BTreeMap::new();
        let mut walk = Self { kept, can_open, holders, next_holder: None, stray: None, absent };
        walk.read_holder()?;
        Ok(walk)
    }

    /// Every commitment has its value, unless that was erased; every value has its commitment.
    pub(super) fn check(
        &mut self,
        seq: u64,
        entry: &Entry,
        runs: &mut Runs,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        let has_values = self.reach(seq)?;
        let parties = match &entry.record {
            Record::Item(fact) => fact.event.parties(),
            Record::Log(fact) => {
                if let LogEvent::Erased { person } = &fact.event {
                    // What was said of them until now may be gone.
                    self.absent.remove(person);
                }
                Vec::new()
            }
        };
        if entry.commitments.is_empty() && !has_values {
            return Ok(());
        }
        let values = match as_finding(self.kept.kept_for(seq))? {
            Ok(values) => values,
            Err(text) => {
                runs.add(verdict, seq, "personal", text);
                return Ok(());
            }
        };
        let person_of = |label: PersonalLabel| {
            parties.iter().find(|(role, _)| *role == label.role()).map(|(_, person)| *person)
        };
        for commitment in &entry.commitments {
            let label = commitment.label;
            match values.iter().find(|value| value.label == label) {
                Some(value) if Some(value.person) != person_of(label) => {
                    let text = format!("the value of {label} is kept as that of another person");
                    runs.add(verdict, seq, "personal", text);
                }
                Some(value) => {
                    if let Err(text) = self.compare(seq, value, commitment)? {
                        runs.add(verdict, seq, "personal", text);
                    }
                }
                None => {
                    if let Some(person) = person_of(label) {
                        self.absent.entry(person).or_insert(seq);
                    }
                }
            }
        }
        for value in values {
            if entry.commitments.iter().all(|known| known.label != value.label) {
                let text = format!("a value of {} is kept, but not committed to", value.label);
                runs.add(verdict, seq, "personal", text);
            }
        }
        Ok(())
    }

    fn compare(
        &self,
        seq: u64,
        kept: &Kept,
        commitment: &Commitment,
    ) -> Result<Result<(), String>, LedgerError> {
        if !self.can_open {
            return Ok(Ok(()));
        }
        let label = kept.label;
        Ok(match as_finding(self.kept.open(seq, kept))? {
            Ok(value) if value.commitment() == *commitment => Ok(()),
            Ok(_) => Err(format!("the value of {label} is not the one committed to")),
            Err(text) => Err(format!("the value of {label} does not open: {text}")),
        })
    }

    /// After the last entry.
    pub(super) fn end(&mut self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        while let Some(holder) = self.next_holder {
            self.pass_over(holder)?;
        }
        if let Some((first, count)) = self.stray {
            let text = format!(
                "values are kept for {count} entries that are not there, or cannot be read: entry {first} is the first"
            );
            verdict.problem(u64::try_from(first).ok(), "personal", text);
        }
        for (person, seq) in std::mem::take(&mut self.absent) {
            let text = format!("a value of person {person} is not there, and was not erased");
            verdict.problem(Some(seq), "personal", text);
        }
        Ok(())
    }

    fn read_holder(&mut self) -> Result<(), LedgerError> {
        self.next_holder = self.holders.next()?.map(|row| row.get(0)).transpose()?;
        Ok(())
    }

    /// Whether an entry has values; those of entries that do not come are passed over.
    fn reach(&mut self, seq: u64) -> Result<bool, LedgerError> {
        while let Some(holder) = self.next_holder {
            match u64::try_from(holder) {
                Ok(holder) if holder > seq => return Ok(false),
                Ok(holder) if holder == seq => {
                    self.read_holder()?;
                    return Ok(true);
                }
                _no_entry_like_that => self.pass_over(holder)?,
            }
        }
        Ok(false)
    }

    fn pass_over(&mut self, holder: i64) -> Result<(), LedgerError> {
        let (first, count) = self.stray.unwrap_or((holder, 0));
        self.stray = Some((first, count + 1));
        self.read_holder()
    }
}
