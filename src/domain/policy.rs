//! What a facility may set about the rules.

use super::event::ItemKind;

words! {
    /// What must show that the other party agreed.
    ProofRule {
        /// Their name is enough.
        Name = "name",
        /// A signature must be there.
        Signature = "signature",
    }
}

/// The settings of the rules; [`Policy::default`] is what a new profile starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// For an asset that leaves the mailroom, and for one that passes from person to person.
    pub asset_hand_off: ProofRule,
    /// For a parcel that leaves the mailroom.
    pub parcel_hand_off: ProofRule,
    /// For an asset that comes back. A return is blocked by nothing unless the facility says so.
    pub asset_return: ProofRule,
    /// How long operators may take back their own last record, in milliseconds.
    pub undo_window_ms: i64,
    /// How far a claimed time may lie ahead of this station's clock, in milliseconds.
    pub clock_skew_ms: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            asset_hand_off: ProofRule::Signature,
            parcel_hand_off: ProofRule::Name,
            asset_return: ProofRule::Name,
            undo_window_ms: 10 * 60 * 1000,
            clock_skew_ms: 2 * 60 * 1000,
        }
    }
}

impl Policy {
    /// The proof that a hand-off of this kind of item needs.
    #[must_use]
    pub const fn hand_off(&self, kind: ItemKind) -> ProofRule {
        match kind {
            ItemKind::Parcel => self.parcel_hand_off,
            ItemKind::Asset => self.asset_hand_off,
        }
    }
}
