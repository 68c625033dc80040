//! How an item stands, in the words that other systems map.

use crate::domain::event::HoldCode;
use crate::domain::item::{Closing, Item, Standing};
use crate::domain::party::Custodian;

/// One way for an asset to stand that another system has a word of its own for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Expected,
    Stored,
    Reserved,
    Returned,
    Staging,
    Issued,
    InTransit,
    AtVendor,
    OnHold,
    Damaged,
    LegalHold,
    Missing,
    Disposed,
    Replaced,
    Void,
}

impl State {
    pub const ALL: &'static [Self] = &[
        Self::Expected,
        Self::Stored,
        Self::Reserved,
        Self::Returned,
        Self::Staging,
        Self::Issued,
        Self::InTransit,
        Self::AtVendor,
        Self::OnHold,
        Self::Damaged,
        Self::LegalHold,
        Self::Missing,
        Self::Disposed,
        Self::Replaced,
        Self::Void,
    ];

    /// The word for it in settings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Stored => "stored",
            Self::Reserved => "reserved",
            Self::Returned => "returned",
            Self::Staging => "staging",
            Self::Issued => "issued",
            Self::InTransit => "in-transit",
            Self::AtVendor => "at-vendor",
            Self::OnHold => "on-hold",
            Self::Damaged => "damaged",
            Self::LegalHold => "legal-hold",
            Self::Missing => "missing",
            Self::Disposed => "disposed",
            Self::Replaced => "replaced",
            Self::Void => "void",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == word)
    }

    /// The state of an asset. `is_staging` says whether whoever has it stands for IT staging.
    #[must_use]
    pub fn of(item: &Item, is_staging: bool) -> Self {
        match item.standing {
            Standing::Unseen | Standing::Expected => Self::Expected,
            Standing::Held if item.holds.contains(&HoldCode::Legal) => Self::LegalHold,
            Standing::Held if item.holds.contains(&HoldCode::Damage) => Self::Damaged,
            Standing::Held if !item.holds.is_empty() => Self::OnHold,
            Standing::Held if item.brought_back_by.is_some() => Self::Returned,
            Standing::Held if item.recipient.person().is_some() => Self::Reserved,
            Standing::Held => Self::Stored,
            Standing::Out => match item.custodian {
                Custodian::Person(_) if is_staging => Self::Staging,
                Custodian::Person(_) => Self::Issued,
                Custodian::Vendor(_) => Self::AtVendor,
                Custodian::Courier(_)
                | Custodian::Carrier(_)
                | Custodian::Mailroom(_)
                | Custodian::Nobody
                | Custodian::Unknown => Self::InTransit,
            },
            Standing::Missing => Self::Missing,
            Standing::Closed(Closing::Void) => Self::Void,
            Standing::Closed(Closing::Replaced) => Self::Replaced,
            Standing::Closed(_) => Self::Disposed,
        }
    }

    /// ServiceNow's state and substate of an asset, as a new instance has them.
    #[must_use]
    pub const fn servicenow(self) -> &'static str {
        match self {
            Self::Expected => "On order",
            Self::Stored => "In stock / Available",
            Self::Reserved => "In stock / Reserved",
            Self::Returned => "In stock / Pending repair",
            Self::Staging => "In stock / Pending install",
            Self::Issued => "In use",
            Self::InTransit => "In transit / Reserved",
            Self::AtVendor => "In maintenance",
            Self::OnHold => "In stock / Quarantine",
            Self::Damaged => "In stock / Defective",
            Self::LegalHold => "In stock / Legal hold",
            Self::Missing => "Missing / Lost",
            Self::Disposed | Self::Replaced | Self::Void => "Retired / Disposed",
        }
    }

    /// The status label that a new Snipe-IT has for it.
    #[must_use]
    pub const fn snipe_it(self) -> &'static str {
        match self {
            Self::Stored | Self::Reserved | Self::Staging | Self::Issued => "Ready to Deploy",
            Self::Expected
            | Self::Returned
            | Self::InTransit
            | Self::AtVendor
            | Self::OnHold
            | Self::Damaged
            | Self::LegalHold => "Pending",
            Self::Missing | Self::Disposed | Self::Replaced | Self::Void => "Archived",
        }
    }
}
