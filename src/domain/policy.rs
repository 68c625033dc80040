//! What a facility may set about the rules.

use super::event::{Identity, ItemKind};
use super::proof::{ClassRule, Needs, Passage};

/// The settings of the rules; [`Policy::default`] is what a new profile starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// For an asset that leaves the mailroom, and for one that passes from person to person.
    pub asset_hand_off: Needs,
    /// For a parcel that leaves the mailroom.
    pub parcel_hand_off: Needs,
    /// For an asset that comes back. A return is blocked by nothing unless the facility says so.
    pub asset_return: Needs,
    /// What some of them need instead: the last rule that fits counts.
    pub classes: Vec<ClassRule>,
    /// Whether somebody may take an item now and sign later.
    pub may_sign_later: bool,
    /// How long operators may take back their own last record, in milliseconds.
    pub undo_window_ms: i64,
    /// How far a claimed time may lie ahead of this station's clock, in milliseconds.
    pub clock_skew_ms: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            asset_hand_off: Needs::SIGNATURE,
            parcel_hand_off: Needs::NAME,
            asset_return: Needs::NAME,
            classes: Vec::new(),
            may_sign_later: true,
            undo_window_ms: 10 * 60 * 1000,
            clock_skew_ms: 2 * 60 * 1000,
        }
    }
}

impl Policy {
    /// The proof that a passage of custody needs.
    #[must_use]
    pub fn needs(&self, passage: Passage, kind: ItemKind, identity: &Identity) -> Needs {
        let fitting = self.classes.iter().rev().find(|rule| rule.fits(passage, kind, identity));
        match (fitting, passage, kind) {
            (Some(rule), _, _) => rule.needs,
            (None, Passage::HandedOff, ItemKind::Parcel) => self.parcel_hand_off,
            (None, Passage::HandedOff | Passage::Transferred, _) => self.asset_hand_off,
            (None, Passage::Returned, _) => self.asset_return,
        }
    }
}
