//! One run through the rows of a file that is imported.

use super::failure::Failure;
use super::import::{ImportKind, Job, RowCame, Tally};
use super::import_people::Census;
use super::import_rejects::Rejects;
use super::import_rows::{Announcement, RowWork};
use super::import_twice::{Twice, sentence};
use crate::domain::names::Timestamp;
use crate::domain::refusal::Refusal;
use crate::exchange::table::{Place, Table, TableError};
use crate::ledger::{Batch, LineChange, Order, Outcome, PersonChange};

/// How many rows about one parcel become one announcement.
const ANNOUNCED_AT_ONCE: usize = 2_000;

/// One run through the rows.
pub struct Run {
    tally: Tally,
    twice: Twice,
    rejects: Option<Rejects>,
    /// Who is mentioned, if the rows are people.
    census: Option<Census>,
    /// Only looks for rows that come twice; says nothing.
    is_quiet: bool,
    /// Rows about one parcel, one below the other, are one announcement.
    waiting: Option<Announcement>,
    /// Rows that came again: where, what to say if the other is not found, and their cells.
    again: Vec<(Place, String, Vec<String>)>,
}

impl Run {
    pub fn new(rejects: Option<Rejects>, census: Option<Census>, is_quiet: bool) -> Self {
        let (tally, twice) = (Tally::default(), Twice::default());
        Self { tally, twice, rejects, census, is_quiet, waiting: None, again: Vec::new() }
    }

    /// Draws from a whole file of people what follows for those who are not in it.
    pub fn draw_census(
        &mut self,
        job: &Job<'_>,
        batch: &Batch<'_>,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let Some(census) = self.census.take() else { return Ok(()) };
        // All of it is set right first: nobody leaves because of a row that cannot be read.
        if self.tally.is_good() {
            self.tally.count(census.end(batch, at, (job.ui, job.how.dry_run))?);
        }
        Ok(())
    }

    /// What was counted, and the rows that were rejected.
    pub fn done(self) -> (Tally, Option<Rejects>) {
        (self.tally, self.rejects)
    }

    /// Takes every row.
    pub fn rows(
        &mut self,
        job: &Job<'_>,
        table: &mut Table,
        batch: &mut Batch<'_>,
    ) -> Result<(), Failure> {
        let bar = job.ui.progress(job.file.bytes(), job.kind.noun());
        let mut number = 0_u64;
        while let Some(row) = table.next_row() {
            number += 1;
            let (at, made) = match row {
                Ok(row) => {
                    if number.is_multiple_of(64) {
                        bar.set_position(row.offset);
                    }
                    (row.at, job.maker.work(job.kind, &row, batch, job.file.command(number))?)
                }
                Err(TableError::Row { at, problem }) => (at, Err(problem)),
                Err(error) => return Err(job.file.about(&error)),
            };
            let made = match job.twice.other(at) {
                Some(other) if made.is_ok() => Err(sentence(other)),
                _no_other => made,
            };
            let came = match made {
                Ok(RowWork::Announced(said, now)) => {
                    self.collect(job, *said, (at, now), (table, batch))?
                }
                Ok(work) => Some(self.take(job, work, at, batch)?),
                Err(problem) => Some(RowCame::Rejected(problem)),
            };
            if let Some(came) = came {
                self.tell(job, (at, &came), table, batch)?;
            }
        }
        if let Some(waiting) = self.waiting.take() {
            self.announce(job, waiting, table, batch)?;
        }
        bar.finish_and_clear();
        if !self.is_quiet {
            self.tell_twice(job, batch)?;
        }
        Ok(())
    }

    fn tell(
        &mut self,
        job: &Job<'_>,
        (at, came): (Place, &RowCame),
        table: &Table,
        batch: &Batch<'_>,
    ) -> Result<(), Failure> {
        if self.is_quiet {
            return Ok(());
        }
        if let RowCame::Twice(otherwise) = came {
            self.again.push((at, otherwise.clone(), table.last_raw()));
            return Ok(());
        }
        let why = job.tell(at, came, &mut self.tally, batch)?;
        if let (Some(why), Some(rejects)) = (why, &mut self.rejects) {
            rejects.add(table.last_raw(), at.number(), &why)?;
        }
        Ok(())
    }

    /// Does what one row asks for.
    fn take(
        &mut self,
        job: &Job<'_>,
        work: RowWork,
        at: Place,
        batch: &mut Batch<'_>,
    ) -> Result<RowCame, Failure> {
        match work {
            RowWork::Order(order) => self.record(job, &order, batch),
            RowWork::Person(person, now) => {
                let work = RowWork::Person(person, now);
                if self.twice.comes_again(&work.identifiers(), at) {
                    return Ok(RowCame::Twice(String::new()));
                }
                let RowWork::Person(person, now) = work else { return Ok(RowCame::Unchanged) };
                let person = match &self.census {
                    Some(census) => census.said(person),
                    None => person,
                };
                let change = batch.directory().put_person(&person, now)?;
                if let Some(census) = &mut self.census {
                    census.mention(&person, change);
                }
                Ok(match change {
                    PersonChange::Added(_) | PersonChange::Changed(_) => RowCame::Recorded,
                    PersonChange::Unchanged(_) => RowCame::Unchanged,
                    PersonChange::Nameless => RowCame::Rejected("the name is missing".to_owned()),
                    PersonChange::TwoPeople => RowCame::Rejected(
                        "its number, e-mail address and login belong to more than one person"
                            .to_owned(),
                    ),
                })
            }
            RowWork::Announced(..) => Ok(RowCame::Unchanged),
        }
    }

    fn record(
        &mut self,
        job: &Job<'_>,
        order: &Order,
        batch: &mut Batch<'_>,
    ) -> Result<RowCame, Failure> {
        let mut outcome = batch.record(order)?;
        if let (Outcome::Refused(refusals), Some(word)) = (&outcome, &job.overriding)
            && refusals
                .iter()
                .all(|refused| matches!(refused.refusal, Refusal::ProofMissing { .. }))
        {
            let order = Order { overriding: Some(word.clone()), ..order.clone() };
            outcome = batch.record(&order)?;
        }
        let came = match outcome {
            Outcome::Recorded(_) => RowCame::Recorded,
            Outcome::Unchanged(answers) => {
                // Of past events the same may well happen again, at another time.
                let late = order.late.as_ref().map(|late| late.occurred);
                let receipts = answers.iter().filter_map(|answer| answer.receipt.as_ref());
                let is_new = |receipt: &crate::ledger::Recorded| {
                    batch.has_made(receipt.event)
                        && (job.kind != ImportKind::Events || late == Some(receipt.occurred))
                };
                if receipts.into_iter().any(is_new) {
                    RowCame::Twice("another row of the file says the same".to_owned())
                } else {
                    RowCame::Unchanged
                }
            }
            Outcome::Refused(mut refusals) => {
                let refused = refusals.swap_remove(0);
                let other = match &refused.refusal {
                    Refusal::SerialInUse { by, .. } | Refusal::TagInUse { by, .. } => Some(*by),
                    _others => refused.item,
                };
                let is_twice = match other {
                    Some(item) if job.kind != ImportKind::Events => batch.has_touched(item)?,
                    _nothing_or_a_later_event => false,
                };
                if is_twice {
                    RowCame::Twice(job.sentence(&refused.refusal, batch))
                } else {
                    RowCame::Refused(refused.refusal)
                }
            }
        };
        if matches!(came, RowCame::Twice(_)) {
            self.twice.suspect(&RowWork::identifiers_of(order));
        }
        Ok(came)
    }

    /// Enters the lines of an order at once, and collects what is said of one parcel.
    fn collect(
        &mut self,
        job: &Job<'_>,
        mut said: Announcement,
        (at, now): (Place, Timestamp),
        (table, batch): (&Table, &mut Batch<'_>),
    ) -> Result<Option<RowCame>, Failure> {
        if self.twice.comes_again(&said.identifiers(), at) {
            return Ok(Some(RowCame::Twice(String::new())));
        }
        let mut is_news = false;
        for line in &said.lines {
            is_news |= batch.directory().put_order_line(line, now)? != LineChange::Unchanged;
        }
        if said.order.is_none() {
            return Ok(Some(if is_news { RowCame::Recorded } else { RowCame::Unchanged }));
        }
        said.rows = vec![(at, is_news)];
        match &mut self.waiting {
            Some(waiting)
                if waiting.is_of_the_same_parcel(&said)
                    && waiting.rows.len() < ANNOUNCED_AT_ONCE =>
            {
                waiting.join(said);
            }
            waiting => {
                if let Some(before) = waiting.replace(said) {
                    self.announce(job, before, table, batch)?;
                }
            }
        }
        Ok(None)
    }

    /// Announces one parcel with everything that was said of it.
    fn announce(
        &mut self,
        job: &Job<'_>,
        said: Announcement,
        table: &Table,
        batch: &mut Batch<'_>,
    ) -> Result<(), Failure> {
        let Some(order) = said.order_with(batch)? else { return Ok(()) };
        let outcome = batch.record(&order)?;
        for (at, is_news) in &said.rows {
            let came = match &outcome {
                Outcome::Recorded(_) => RowCame::Recorded,
                Outcome::Unchanged(_) if *is_news => RowCame::Recorded,
                Outcome::Unchanged(_) => RowCame::Unchanged,
                Outcome::Refused(refusals) => match &refusals[0].refusal {
                    Refusal::NotExpected { .. } | Refusal::TrackingClosed { .. } => {
                        RowCame::Arrived
                    }
                    other => RowCame::Refused(other.clone()),
                },
            };
            self.tell(job, (*at, &came), table, batch)?;
        }
        Ok(())
    }

    /// The rows that say the same, once all have been seen.
    pub fn into_twice(mut self, job: &Job<'_>, batch: &Batch<'_>) -> Result<Twice, Failure> {
        self.find_pairs(job, batch)?;
        Ok(self.twice)
    }

    fn find_pairs(&mut self, job: &Job<'_>, batch: &Batch<'_>) -> Result<(), Failure> {
        if !self.twice.is_suspected() {
            return Ok(());
        }
        let mut table = job.table_again()?;
        let mut number = 0;
        while let Some(row) = table.next_row() {
            number += 1;
            let Ok(row) = row else { continue };
            let work = job.maker.work(job.kind, &row, batch, job.file.command(number))?;
            if let Ok(work) = work {
                self.twice.look_at(&work.identifiers(), row.at);
            }
        }
        self.twice.pair_up();
        Ok(())
    }

    /// Names both of two rows that say the same.
    fn tell_twice(&mut self, job: &Job<'_>, batch: &Batch<'_>) -> Result<(), Failure> {
        self.find_pairs(job, batch)?;
        let again = std::mem::take(&mut self.again);
        let is_again = |at: Place| again.iter().any(|(row, _, _)| *row == at);
        for (at, other) in self.twice.pairs() {
            if !is_again(at) {
                // It was counted before the other came.
                self.tally.take_back();
            }
            job.tell(at, &RowCame::Rejected(sentence(other)), &mut self.tally, batch)?;
        }
        for (at, otherwise, cells) in &again {
            let other = self.twice.other(*at);
            let why = other.map_or_else(|| otherwise.clone(), sentence);
            if other.is_none() {
                job.tell(*at, &RowCame::Rejected(why.clone()), &mut self.tally, batch)?;
            }
            if let Some(rejects) = &mut self.rejects {
                rejects.add(cells.clone(), at.number(), &why)?;
            }
        }
        Ok(())
    }
}
