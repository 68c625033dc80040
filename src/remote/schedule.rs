//! When to try again, and how fast to go. Pure: the time is handed in.

use std::time::Duration;

use jiff::fmt::rfc2822::DateTimeParser;

use crate::domain::names::Timestamp;

const fn hours(n: u64) -> Duration {
    Duration::from_secs(n * 3600)
}

/// How long to wait before each try, from the first; the last one for every further try.
pub const LADDER: [Duration; 10] = [
    Duration::ZERO,
    Duration::from_secs(5),
    Duration::from_mins(5),
    Duration::from_mins(30),
    hours(2),
    hours(5),
    hours(10),
    hours(14),
    hours(20),
    hours(24),
];

/// The longest wait that a remote may ask for.
const ASKED_MAX: Duration = hours(24);

/// How long to wait after so many failures in a row, a tenth more or less, so that stations that lost the
/// same remote together do not come back together.
#[must_use]
pub fn wait_before_try(failures: u32, random: u32) -> Duration {
    let rung = usize::try_from(failures).unwrap_or(usize::MAX).min(LADDER.len() - 1);
    let base = u64::try_from(LADDER[rung].as_millis()).unwrap_or(u64::MAX);
    let fifth = base / 5;
    let share = fifth * u64::from(random) / u64::from(u32::MAX);
    Duration::from_millis(base - base / 10 + share)
}

/// Reads `Retry-After` in either form: seconds, or a date (RFC 9110, section 10.2.3).
#[must_use]
pub fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        let seconds = value.parse().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds).min(ASKED_MAX));
    }
    // A wrong day of the week does not make the date unclear.
    let parser = DateTimeParser::new().relaxed_weekday(true);
    let date = parser.parse_zoned(value).ok()?;
    let ahead = date.timestamp().as_millisecond().saturating_sub(now.as_millis());
    Some(Duration::from_millis(u64::try_from(ahead).unwrap_or(0)).min(ASKED_MAX))
}

/// An allowance of requests: some at once, then one in each interval (the generic cell rate algorithm).
///
/// In no minute do more than `per_minute` requests begin: those at once and those of the interval together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// All three in milliseconds.
    interval: i64,
    burst: i64,
    until: i64,
}

impl Pace {
    /// So many requests a minute. A sixth of them may go at once.
    #[must_use]
    pub fn per_minute(per_minute: u32, until_ms: i64) -> Self {
        let at_once = (per_minute / 6).max(1);
        let steady = (per_minute - at_once).max(1);
        let interval = i64::from(60_000_u32.div_ceil(steady));
        Self { interval, burst: interval * i64::from(at_once - 1), until: until_ms }
    }

    /// Takes one request out of the allowance, and says how long to wait before it.
    pub fn take(&mut self, now: Timestamp) -> Duration {
        let now = now.as_millis();
        // A clock that was set back must not stop the remote for as long as it was ahead.
        let furthest = now.saturating_add(self.burst + 2 * self.interval);
        let begin = self.until.clamp(now, furthest);
        let wait = begin - self.burst - now;
        self.until = begin + self.interval;
        Duration::from_millis(u64::try_from(wait).unwrap_or(0))
    }

    /// What has to be kept for the next run.
    #[must_use]
    pub const fn until_ms(&self) -> i64 {
        self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millis(ms)
    }

    #[test]
    fn the_ladder_is_climbed_with_a_tenth_of_play_and_not_left_at_its_top() {
        assert_eq!(wait_before_try(0, u32::MAX), Duration::ZERO);
        for failures in 1..40 {
            let base = LADDER[usize::try_from(failures).unwrap().min(9)];
            let (least, most) = (wait_before_try(failures, 0), wait_before_try(failures, u32::MAX));
            assert_eq!((least, most), (base * 9 / 10, base * 11 / 10), "{failures}");
        }
    }

    #[test]
    fn retry_after_is_read_in_both_forms() {
        // 1994-11-06T08:49:37Z
        let now = at(784_111_777_000 - 120_000);
        let wait = |text| retry_after(text, now).map(|wait| wait.as_secs());
        assert_eq!(wait("120"), Some(120));
        assert_eq!(wait(" 0 "), Some(0));
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:37 GMT"), Some(120));
        assert_eq!(wait("Sun, 06 Nov 1994 08:40:00 GMT"), Some(0), "it is past");
        assert_eq!(wait("99999999999999999999999"), Some(86_400), "nobody waits longer than a day");
        assert_eq!(wait("Sun, 06 Nov 2094 08:49:37 GMT"), Some(86_400));
        for bad in ["", "soon", "-5", "1.5"] {
            assert_eq!(wait(bad), None, "{bad}");
        }
    }

    #[test]
    fn no_minute_has_more_requests_than_are_allowed() {
        for allowed in [1_u32, 2, 6, 60, 120, 600] {
            let (mut pace, mut now, mut begun) =
                (Pace::per_minute(allowed, 0), 1_000_000, Vec::new());
            for _ in 0..allowed * 4 {
                now += i64::try_from(pace.take(at(now)).as_millis()).unwrap();
                begun.push(now);
                pace = Pace { until: pace.until_ms(), ..Pace::per_minute(allowed, 0) };
            }
            for first in &begun {
                let minute = begun.iter().filter(|t| (*first..first + 60_000).contains(*t)).count();
                assert!(
                    minute <= usize::try_from(allowed).unwrap() + usize::from(allowed == 1),
                    "{allowed}: {minute}"
                );
            }
        }
    }

    #[test]
    fn a_clock_that_is_set_back_costs_an_interval_and_not_the_difference() {
        let mut pace = Pace::per_minute(120, 9_000_000);
        assert!(pace.take(at(1_000_000)) < Duration::from_secs(2));
    }
}
