//! How long evidence and the names of people who have left are kept.

use super::event::{EvidenceKind, HoldCode};
use super::item::Item;
use super::names::Timestamp;
use super::standing::Standing;

/// The longest time that may be set, in days: a hundred years.
pub const DAYS_MAX: u32 = 36_500;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The times that a facility sets, in days; [`Retention::default`] is what a new profile starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    pub photo_days: u32,
    /// Pictures of labels.
    pub label_days: u32,
    pub signature_days: u32,
    pub paper_days: u32,
    pub certificate_days: u32,
    /// People who have left and have nothing of ours; nobody is forgotten if it is not set.
    pub left_people_days: Option<u32>,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            photo_days: 90,
            label_days: 90,
            signature_days: 3_650,
            paper_days: 3_650,
            certificate_days: 3_650,
            left_people_days: None,
        }
    }
}

impl Retention {
    /// How many days a kind of evidence is kept.
    #[must_use]
    pub const fn days(&self, kind: EvidenceKind) -> u32 {
        match kind {
            EvidenceKind::Photo => self.photo_days,
            EvidenceKind::Label => self.label_days,
            EvidenceKind::Signature => self.signature_days,
            EvidenceKind::Paper => self.paper_days,
            EvidenceKind::Certificate => self.certificate_days,
        }
    }

    /// Whether the time of evidence is over that an entry of `recorded` names.
    #[must_use]
    pub fn is_over(&self, kind: EvidenceKind, recorded: Timestamp, now: Timestamp) -> bool {
        recorded.as_millis() <= before(now, self.days(kind)).as_millis()
    }

    /// Until when somebody must have left to be forgotten now.
    #[must_use]
    pub fn left_before(&self, now: Timestamp) -> Option<Timestamp> {
        self.left_people_days.map(|days| before(now, days))
    }
}

/// The time that lies so many days back.
#[must_use]
pub fn before(now: Timestamp, days: u32) -> Timestamp {
    Timestamp::from_millis(now.as_millis().saturating_sub(i64::from(days) * DAY_MS))
}

/// Whether evidence of an item stays beyond its time: as long as somebody else has the item, as long as
/// nobody knows where it is, and under a legal hold.
#[must_use]
pub fn must_stay(item: &Item) -> bool {
    let is_under_way = match item.standing {
        Standing::Out | Standing::Missing => true,
        Standing::Unseen | Standing::Expected | Standing::Held | Standing::Closed(_) => false,
    };
    is_under_way || item.is_disputed() || item.holds.contains(&HoldCode::Legal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_kept_and_the_next_one_is_over() {
        let retention = Retention::default();
        let recorded = Timestamp::from_millis(1_780_000_000_000);
        let after = |days: i64, ms: i64| {
            let now = Timestamp::from_millis(recorded.as_millis() + days * DAY_MS + ms);
            retention.is_over(EvidenceKind::Photo, recorded, now)
        };
        assert!(!after(0, 0) && !after(89, 0) && !after(89, DAY_MS - 1));
        assert!(after(90, 0) && after(91, 0));
        assert!(!retention.is_over(EvidenceKind::Signature, recorded, before(recorded, 0)));
        assert_eq!(retention.left_before(recorded), None);
    }
}
