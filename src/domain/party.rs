//! Who can answer for an item, and who may act at a station.

use super::names::{Label, OperatorName, PersonId, StationId};

words! {
    /// What an operator may do; each role includes the ones before it.
    Role {
        /// May look.
        Viewer = "viewer",
        /// May record what happens at the dock and the counter.
        Operator = "operator",
        /// May set earlier records right, override a refusal and settle a dispute.
        Admin = "admin",
    }
}

words! {
    /// What stands behind the name of an operator.
    OperatorKind {
        /// A person, who logs in.
        Person = "person",
        /// A script, which has a token.
        Service = "service",
    }
}

/// The person at the station, as far as a rule needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// Their name in the log.
    pub name: OperatorName,
    /// What they may do.
    pub role: Role,
}

/// Who answers for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Custodian {
    /// Nobody is known to answer for it.
    Unknown,
    /// The carrier that is bringing it, or took it back.
    Carrier(Option<Label>),
    /// The mailroom, through the station that took it in.
    Mailroom(StationId),
    /// Somebody who moves it between two places of ours.
    Courier(Label),
    /// A person in the directory.
    Person(PersonId),
    /// A repair shop, a lessor, a recycler.
    Vendor(Label),
    /// Nobody any more: the item is gone for good.
    Nobody,
}

impl Custodian {
    /// The stable word for the kind of custodian.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Carrier(_) => "carrier",
            Self::Mailroom(_) => "mailroom",
            Self::Courier(_) => "courier",
            Self::Person(_) => "person",
            Self::Vendor(_) => "vendor",
            Self::Nobody => "nobody",
        }
    }
}
