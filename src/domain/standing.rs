//! Where an item stands in its small lifecycle, and the one word that people see for it.

use super::names::Timestamp;
use super::party::Custodian;

words! {
    /// How an item left the books.
    Closing {
        Delivered = "delivered",
        Converted = "converted",
        Refused = "refused",
        ReturnedToSender = "returned_to_sender",
        Disposed = "disposed",
        Replaced = "replaced",
        Void = "void",
    }
}

/// The small lifecycle. Everything else that other systems call a status is a facet beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nothing has been recorded about it.
    Unseen,
    Expected,
    Held,
    Out,
    Missing,
    Closed(Closing),
}

impl Standing {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unseen => "unseen",
            Self::Expected => "expected",
            Self::Held => "held",
            Self::Out => "out",
            Self::Missing => "missing",
            Self::Closed(_) => "closed",
        }
    }

    /// Reads the words of [`Self::as_str`] and [`Closing::as_str`].
    #[must_use]
    pub fn from_words(standing: &str, closed_how: Option<&str>) -> Option<Self> {
        Some(match (standing, closed_how) {
            ("unseen", None) => Self::Unseen,
            ("expected", None) => Self::Expected,
            ("held", None) => Self::Held,
            ("out", None) => Self::Out,
            ("missing", None) => Self::Missing,
            ("closed", Some(how)) => Self::Closed(Closing::from_word(how)?),
            _no_such_standing => return None,
        })
    }

    /// Whether somebody still has to answer for it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Expected | Self::Held | Self::Out | Self::Missing => true,
            Self::Unseen | Self::Closed(_) => false,
        }
    }
}

/// What the word for an item depends on.
#[derive(Debug, Clone, Copy)]
pub struct Facets<'i> {
    pub standing: Standing,
    pub custodian: &'i Custodian,
    pub on_hold: bool,
    pub has_recipient: bool,
    pub due: Option<Timestamp>,
    pub disputed: bool,
}

impl Facets<'_> {
    /// The one word that people see.
    #[must_use]
    pub fn word(&self, now: Timestamp) -> &'static str {
        if self.disputed {
            return "disputed";
        }
        match self.standing {
            Standing::Unseen => "unknown",
            Standing::Expected => "expected",
            Standing::Held if self.on_hold => "on hold",
            Standing::Held if self.has_recipient => "waiting",
            Standing::Held => "stored",
            Standing::Out if self.due.is_some_and(|due| due < now) => "overdue",
            Standing::Out => match self.custodian {
                Custodian::Person(_) => "issued",
                Custodian::Vendor(_) => "at vendor",
                Custodian::Courier(_)
                | Custodian::Carrier(_)
                | Custodian::Mailroom(_)
                | Custodian::Nobody
                | Custodian::Unknown => "in transit",
            },
            Standing::Missing => "missing",
            Standing::Closed(Closing::ReturnedToSender) => "returned to sender",
            Standing::Closed(how) => how.as_str(),
        }
    }
}
