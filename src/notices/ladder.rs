//! When somebody is told what: rungs, days, quiet hours and tries. Pure: the time is handed in.
//!
//! Days are days of the calendar in the facility's zone, so that no change of the clocks moves a notice to another
//! day. A rung that is some days on is due from the beginning of that day; the quiet hours decide when it goes out.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, Zoned};

use crate::domain::event::NoticeResult;
use crate::domain::names::Timestamp;

/// How long to wait after each failed try, in minutes; the last one for every further try.
const WAITS_MIN: [i64; 6] = [5, 30, 120, 360, 720, 1440];

/// How often one rung is tried.
pub const TRIES_MAX: usize = 8;

/// How far up the ladder a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// It has arrived; it will be due; it was collected; please sign.
    First,
    Reminder,
    Overdue,
    /// Somebody else is told: the manager, or the desk.
    Escalation,
}

impl Rung {
    /// Every rung, from below.
    pub const ALL: [Self; 4] = [Self::First, Self::Reminder, Self::Overdue, Self::Escalation];

    /// The word that templates know it by.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Reminder => "reminder",
            Self::Overdue => "overdue",
            Self::Escalation => "escalation",
        }
    }

    /// Its number in the log, from 0.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 0,
            Self::Reminder => 1,
            Self::Overdue => 2,
            Self::Escalation => 3,
        }
    }
}

/// After how many days each rung is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// Before the date on which something is due back.
    pub due_soon: u16,
    pub reminder: u16,
    pub overdue: u16,
    pub escalation: u16,
}

impl Default for Days {
    fn default() -> Self {
        Self { due_soon: 2, reminder: 1, overdue: 3, escalation: 5 }
    }
}

/// Hours of the day, by the facility's clocks: from one up to the other, over midnight if need be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub from: Time,
    pub until: Time,
}

impl Hours {
    fn contain(self, time: Time) -> bool {
        if self.from <= self.until {
            self.from <= time && time < self.until
        } else {
            self.from <= time || time < self.until
        }
    }
}

/// From when the days of a matter are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// It has been so since then: it waits, or is not signed for.
    Since(Timestamp),
    /// It is due back then, which is said a little before.
    Due(Timestamp),
    /// It was asked for at once, and has until then.
    Asked(Timestamp),
    /// It happened then, and is news once.
    News(Timestamp),
}

impl Clock {
    /// Until when there is time, if there is a date.
    #[must_use]
    pub const fn until(self) -> Option<Timestamp> {
        match self {
            Self::Due(at) | Self::Asked(at) => Some(at),
            Self::Since(_) | Self::News(_) => None,
        }
    }
}

/// What was said about a matter before, or was to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub rung: u8,
    pub result: NoticeResult,
    pub at: Timestamp,
}

impl Told {
    /// Whether it reached somebody, as far as anybody knows.
    #[must_use]
    pub const fn may_be_there(self) -> bool {
        match self.result {
            NoticeResult::Delivered | NoticeResult::Unsure => true,
            NoticeResult::Failed => false,
        }
    }
}

/// The ladder of a facility.
#[derive(Debug, Clone)]
pub struct Ladder {
    pub zone: TimeZone,
    pub days: Days,
    /// When nothing is sent.
    pub quiet: Option<Hours>,
    /// Whether Saturdays and Sundays are days like any other: else nothing is sent on them, and they do not count.
    pub weekends: bool,
}

impl Ladder {
    fn zoned(&self, at: Timestamp) -> Option<Zoned> {
        let instant = jiff::Timestamp::from_millisecond(at.as_millis()).ok()?;
        Some(instant.to_zoned(self.zone.clone()))
    }

    fn date(&self, at: Timestamp) -> Option<Date> {
        Some(self.zoned(at)?.date())
    }

    fn counts(&self, day: Date) -> bool {
        self.weekends || !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// Whether anything is sent at this hour at all.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        let Some(now) = self.zoned(now) else { return false };
        self.counts(now.date()) && self.quiet.is_none_or(|quiet| !quiet.contain(now.time()))
    }

    /// The day so many counted days after another, or before it.
    fn day(&self, from: Date, days: u16, back: bool) -> Option<Date> {
        let step = if back { -1 } else { 1 };
        let (mut day, mut left) = (from, days);
        while left > 0 {
            day = day.checked_add(step.days()).ok()?;
            left -= u16::from(self.counts(day));
        }
        Some(day)
    }

    fn beginning(&self, day: Date) -> Option<Timestamp> {
        let midnight = day.to_zoned(self.zone.clone()).ok()?;
        Some(Timestamp::from_millis(midnight.timestamp().as_millisecond()))
    }

    fn days_before(&self, at: Timestamp, days: u16) -> Option<Timestamp> {
        self.beginning(self.day(self.date(at)?, days, true)?)
    }

    fn days_after(&self, at: Timestamp, days: u16) -> Option<Timestamp> {
        self.beginning(self.day(self.date(at)?, days, false)?)
    }

    /// From when on a rung is due, quiet hours aside.
    #[must_use]
    pub fn starts(&self, clock: Clock, rung: Rung) -> Option<Timestamp> {
        let days = &self.days;
        match (rung, clock) {
            (Rung::First, Clock::Since(at) | Clock::News(at)) => Some(at),
            // Whoever is asked is asked as soon as there is something to ask for.
            (Rung::First, Clock::Asked(_)) => Some(Timestamp::from_millis(0)),
            (Rung::First, Clock::Due(at)) | (Rung::Reminder, Clock::Asked(at)) => {
                self.days_before(at, days.due_soon)
            }
            (Rung::Reminder, Clock::Since(at) | Clock::Due(at)) => {
                self.days_after(at, days.reminder)
            }
            (Rung::Overdue, Clock::Since(at) | Clock::Due(at) | Clock::Asked(at)) => {
                self.days_after(at, days.overdue)
            }
            (Rung::Escalation, Clock::Since(at) | Clock::Due(at) | Clock::Asked(at)) => {
                self.days_after(at, days.escalation)
            }
            (_, Clock::News(_)) => None,
        }
    }

    /// The highest rung whose time has come. Somebody who can be told nothing is passed over for the last one.
    #[must_use]
    pub fn reached(
        &self,
        clock: Clock,
        told: &[Told],
        can_be_told: bool,
        now: Timestamp,
    ) -> Option<Rung> {
        let has_come = |rung: &Rung| self.starts(clock, *rung).is_some_and(|start| start <= now);
        let rung = Rung::ALL.into_iter().rev().find(has_come)?;
        // A day of tries is enough; an outage of an hour is not.
        let today = self.date(now)?;
        let was_told = |told: &Told| told.may_be_there() || self.date(told.at) < Some(today);
        let was_told = told.iter().any(was_told);
        Some(match (rung, clock) {
            (_, Clock::News(_)) => rung,
            _any if !can_be_told => Rung::Escalation,
            // Nobody is reminded, or complained of, who has not been told.
            (Rung::Reminder, Clock::Since(_) | Clock::Asked(_)) if !was_told => Rung::First,
            (Rung::Escalation, _) if !was_told => Rung::Overdue,
            _its_turn => rung,
        })
    }

    /// The rung that is to be sent now: once each, one a day, and a failed one again after a while.
    #[must_use]
    pub fn next(
        &self,
        clock: Clock,
        told: &[Told],
        can_be_told: bool,
        now: Timestamp,
    ) -> Option<Rung> {
        if !self.is_open(now) {
            return None;
        }
        let rung = self.reached(clock, told, can_be_told, now)?;
        let today = self.date(now)?;
        let is_said = |told: &Told| {
            told.may_be_there() && (told.rung >= rung.number() || self.date(told.at) == Some(today))
        };
        if told.iter().any(is_said) {
            return None;
        }
        let failed: Vec<&Told> = told.iter().filter(|told| told.rung == rung.number()).collect();
        let Some(last) = failed.iter().map(|told| told.at.as_millis()).max() else {
            return Some(rung);
        };
        let wait = WAITS_MIN[(failed.len() - 1).min(WAITS_MIN.len() - 1)] * 60_000;
        (failed.len() < TRIES_MAX && now.as_millis() >= last.saturating_add(wait)).then_some(rung)
    }
}

#[cfg(test)]
mod tests;
