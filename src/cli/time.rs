//! Times: the station's clocks, what people type, and what they read.

use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::HEXLOWER;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::failure::{Failure, Kind};
use crate::domain::names::Timestamp;
use crate::ledger::{Clock, Moment};

/// The clocks of this machine.
#[derive(Debug, Clone)]
pub struct SystemClock {
    boot: String,
}

impl SystemClock {
    /// Learns which boot this is.
    #[must_use]
    pub fn new() -> Self {
        // Hashed, because the boot id itself would let two logs of one machine be linked.
        let id = std::fs::read("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        Self { boot: HEXLOWER.encode(&Sha256::digest(id)[..8]) }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let up = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Moment {
            at: Timestamp::from_millis(i64::try_from(wall.as_millis()).unwrap_or(i64::MAX)),
            boot: self.boot.clone(),
            up_ms: up.tv_sec.saturating_mul(1000).saturating_add(up.tv_nsec / 1_000_000),
        }
    }
}

/// The facility's time zone.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

impl Zone {
    /// Looks up an IANA zone name.
    pub fn named(name: &str) -> Result<Self, Failure> {
        TimeZone::get(name).map(Self).map_err(|_| {
            Failure::new(Kind::Config, format!("there is no time zone {name}"))
                .hint("use an IANA name such as Europe/Berlin, America/New_York or UTC")
        })
    }

    /// The same for a name on the command line, which is not a matter of the settings.
    pub fn typed(name: &str) -> Result<Self, Failure> {
        Self::named(name).map_err(|failure| Failure { kind: Kind::Usage, ..failure })
    }

    /// The name of this machine's own zone, if it says so.
    #[must_use]
    pub fn of_this_machine() -> String {
        let zone = TimeZone::system();
        zone.iana_name().filter(|name| *name != "Etc/Unknown").unwrap_or("UTC").to_owned()
    }

    /// A time as people read it: `2026-11-22 14:05 GMT`.
    #[must_use]
    pub fn show(&self, at: Timestamp) -> String {
        self.zoned(at).map_or_else(
            || format!("{} ms", at.as_millis()),
            |zoned| zoned.strftime("%Y-%m-%d %H:%M %Z").to_string(),
        )
    }

    /// A date as people read it: `2026-11-22`.
    #[must_use]
    pub fn show_date(&self, at: Timestamp) -> String {
        self.zoned(at).map_or_else(String::new, |zoned| zoned.strftime("%Y-%m-%d").to_string())
    }

    /// How many seconds it is ahead of UTC at a time.
    #[must_use]
    pub fn seconds_ahead(&self, at: Timestamp) -> i32 {
        self.zoned(at).map_or(0, |zoned| zoned.offset().seconds())
    }

    fn zoned(&self, at: Timestamp) -> Option<jiff::Zoned> {
        let instant = jiff::Timestamp::from_millisecond(at.as_millis()).ok()?;
        Some(instant.to_zoned(self.0.clone()))
    }

    /// Reads RFC 3339, or `2026-11-22 09:30` in the facility's zone.
    pub fn read(&self, text: &str) -> Result<Timestamp, Failure> {
        if let Ok(instant) = text.parse::<jiff::Timestamp>() {
            return Ok(Timestamp::from_millis(instant.as_millisecond()));
        }
        let civil = text.parse::<DateTime>();
        let zoned = civil.and_then(|civil| self.0.to_ambiguous_zoned(civil).unambiguous());
        zoned.map(|z| Timestamp::from_millis(z.timestamp().as_millisecond())).map_err(|_| {
            Failure::new(Kind::Usage, format!("`{text}` is not a time"))
                .hint("write 2026-11-22T09:30:00Z, or 2026-11-22 09:30 in the facility's zone")
        })
    }

    /// Reads a date, and takes the end of that day in the facility's zone.
    pub fn read_end_of_day(&self, text: &str) -> Result<Timestamp, Failure> {
        let end =
            text.parse::<Date>().and_then(|date| date.at(23, 59, 59, 0).to_zoned(self.0.clone()));
        end.map(|z| Timestamp::from_millis(z.timestamp().as_millisecond())).map_err(|_| {
            Failure::new(Kind::Usage, format!("`{text}` is not a date")).hint("write 2026-11-22")
        })
    }
}

/// RFC 3339 in UTC, with milliseconds: what programs read.
#[must_use]
pub fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map_or_else(|_| String::new(), |instant| format!("{instant:.3}"))
}

/// The same without a place in memory of its own, for rows by the million.
#[derive(Debug, Clone, Copy)]
pub struct TimeText([u8; 24]);

impl TimeText {
    /// Writes a time of the years 1970 to 9999; an earlier or later one is cut to them.
    #[must_use]
    pub fn of(at: Timestamp) -> Self {
        const LAST_MS: i64 = 253_402_300_799_999;
        let ms = at.as_millis().clamp(0, LAST_MS);
        let (days, of_day) = (ms / 86_400_000, ms % 86_400_000);
        let (year, month, day) = civil(days);
        let mut text = *b"0000-00-00T00:00:00.000Z";
        let mut put = |at: usize, digits: usize, value: i64| {
            let mut rest = value;
            for place in (at..at + digits).rev() {
                text[place] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
                rest /= 10;
            }
        };
        put(0, 4, year);
        put(5, 2, month);
        put(8, 2, day);
        put(11, 2, of_day / 3_600_000);
        put(14, 2, of_day / 60_000 % 60);
        put(17, 2, of_day / 1000 % 60);
        put(20, 3, of_day % 1000);
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Year, month and day of a day counted from 1970-01-01, by counting from 1 March of the year 0
/// (Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022).
fn civil(days: i64) -> (i64, i64, i64) {
    let n = 4 * (days + 719_468) + 3;
    let (century, of_century) = (n / 146_097, n % 146_097 / 4);
    let n = 4 * of_century + 3;
    let (year, of_year) = (n / 1461, n % 1461 / 4);
    let n = 2141 * of_year + 197_913;
    let (month, day) = (n / 65_536, n % 65_536 / 2141 + 1);
    let year = 100 * century + year + i64::from(month > 12);
    (year, if month > 12 { month - 12 } else { month }, day)
}

/// Reads an age such as `3d`, `12h` or `90m`, in milliseconds.
pub fn read_age(text: &str) -> Result<i64, Failure> {
    let wrong = || {
        Failure::new(Kind::Usage, format!("`{text}` is not an age")).hint("write 3d, 12h or 90m")
    };
    let unit_ms: i64 = match text.chars().last() {
        Some('d') => 86_400_000,
        Some('h') => 3_600_000,
        Some('m') => 60_000,
        _no_unit => return Err(wrong()),
    };
    let number: i64 =
        text.strip_suffix(['d', 'h', 'm']).unwrap_or(text).parse().map_err(|_| wrong())?;
    if number < 0 { Err(wrong()) } else { number.checked_mul(unit_ms).ok_or_else(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_facilitys_zone_and_shown_with_its_name() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let at = berlin.read("2026-11-22 15:05").unwrap();
        assert_eq!(at, berlin.read("2026-11-22T14:05:00Z").unwrap());
        assert_eq!(berlin.show(at), "2026-11-22 15:05 CET");
        assert_eq!(Zone::named("Europe/London").unwrap().show(at), "2026-11-22 14:05 GMT");
        assert_eq!(rfc3339(at), "2026-11-22T14:05:00.000Z");
    }

    #[test]
    fn the_quick_way_to_write_a_time_writes_the_same() {
        // A step that meets every day, hour and month sooner or later, leap days among them.
        let mut ms = 0;
        while ms < 253_402_000_000_000 {
            let at = Timestamp::from_millis(ms);
            assert_eq!(TimeText::of(at).as_str(), rfc3339(at));
            ms += 86_399_999 * 17;
        }
        for at in [951_782_400_000, 1_709_164_800_123, 4_107_542_399_999] {
            let at = Timestamp::from_millis(at);
            assert_eq!(TimeText::of(at).as_str(), rfc3339(at));
        }
    }

    #[test]
    fn a_time_that_the_clocks_skipped_or_repeated_is_not_guessed() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        assert!(berlin.read("2026-03-29 02:30").is_err(), "skipped in spring");
        assert!(berlin.read("2026-10-25 02:30").is_err(), "comes twice in autumn");
        assert!(Zone::named("Mars/Olympus").is_err());
    }

    #[test]
    fn ages_have_a_unit() {
        assert_eq!(read_age("3d").unwrap(), 3 * 86_400_000);
        assert_eq!(read_age("90m").unwrap(), 5_400_000);
        for wrong in ["", "3", "d", "-1d", "3w", "99999999999999999h", "3é"] {
            assert!(read_age(wrong).is_err(), "{wrong}");
        }
    }
}
