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
