//! Pushing events to other systems: what is sent, when it is tried again, and what was answered.
//!
//! The log is the queue. All that is kept for a remote is a [`Cursor`] and a [`Receipt`] for each event, in a
//! [`Book`] that whoever calls brings along, like the clock and the network's secrets.
//!
//! The order of every step, and what a crash between two of them leaves:
//!
//! 1. The book notes how far the events go that are about to be sent (`Cursor::begun`), durably.
//! 2. They are sent. *Crash here or before 3:* they are below `begun` and not below `next`, so the next run knows
//!    that they may have arrived, and asks the remote before it sends them again.
//! 3. The book takes the receipts and moves `next`, in one transaction.

mod engine;
mod hub;
mod options;
mod outgoing;
mod schedule;
mod service_now;
mod signature;
mod snipe_it;
mod webhook;

use std::fmt;
use std::time::Duration;

pub use engine::{Ending, Run, Summary, push};
pub use hub::{Enrolled, Enrolment, Hub};
pub use options::{OptionError, Options, fits};
pub use outgoing::{Change, Contact, Outgoing, Situation, Subject};
pub use schedule::{LADDER, Pace, retry_after, wait_before_try};
pub use service_now::{LoadFile, Loaded, NotLoaded, ServiceNow};
pub use signature::{SigningKeys, make_key_pair};
pub use snipe_it::SnipeIt;
pub use webhook::Webhook;

use crate::domain::names::{EventId, PersonId, Timestamp};
pub use crate::net::{Credential, http};

/// What went wrong on our side of the network: the ledger, a file, the vault.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What kind of system a remote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Hub,
    Webhook,
    SnipeIt,
    ServiceNow,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Hub, Self::Webhook, Self::SnipeIt, Self::ServiceNow];

    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Webhook => "webhook",
            Self::SnipeIt => "snipe-it",
            Self::ServiceNow => "servicenow",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }

    /// Whether it keeps assets, so that an event matters to it only if it changes one.
    #[must_use]
    pub const fn keeps_assets(self) -> bool {
        match self {
            Self::SnipeIt | Self::ServiceNow => true,
            Self::Hub | Self::Webhook => false,
        }
    }
}

impl Kind {
    /// Whether a remote of this kind is told of an event at all.
    #[must_use]
    pub const fn concerns(self, event: &Outgoing) -> bool {
        match self {
            Self::Hub => true,
            Self::Webhook => event.subject.is_some(),
            Self::SnipeIt | Self::ServiceNow => event.change.is_some(),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How far a remote has got.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The place of the first event that the remote has not answered for.
    pub next: u64,
    /// Events below this place may have been sent.
    pub begun: u64,
    /// How many tries in a row have failed.
    pub failures: u32,
    /// No try before this instant.
    pub not_before: Option<Timestamp>,
    /// What was wrong the last time.
    pub trouble: Option<String>,
    /// Nothing is sent any more until somebody resumes it.
    pub stopped: bool,
    /// Until when the remote's allowance of requests is used up; see [`Pace`].
    pub paced_until_ms: i64,
}

/// What a remote said of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It took it.
    Accepted,
    /// It had it already.
    Known,
    /// It took it, and says that it contradicts what another station said.
    Disputed,
    /// An admin here said that it is to be left out.
    LeftOut,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: &'static [Self] = &[Self::Accepted, Self::Known, Self::Disputed, Self::LeftOut];

    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Known => "known",
            Self::Disputed => "disputed",
            Self::LeftOut => "left_out",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verdict| verdict.as_str() == word)
    }
}

/// The remote's answer for one event, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The place of the event in the log.
    pub seq: u64,
    pub verdict: Verdict,
    /// What the event, or what it changed, is called over there.
    pub remote_id: Option<String>,
    /// The status of the HTTP answer.
    pub status: u16,
    /// SHA-256 of the answer's body.
    pub digest: [u8; 32],
    pub at: Timestamp,
}

/// Where cursor and receipts are kept.
pub trait Book {
    /// How far the remote has got.
    fn cursor(&self) -> Result<Cursor, Fault>;
    /// Keeps a cursor.
    fn set_cursor(&mut self, cursor: &Cursor) -> Result<(), Fault>;
    /// Keeps receipts and the cursor behind them: both or neither.
    fn settle(&mut self, receipts: &[Receipt], cursor: &Cursor) -> Result<(), Fault>;
    /// Keeps what a witness answered to a signed head; says what is wrong with it, if something is.
    fn witness(&mut self, cosigned: &Cosigned) -> Result<Option<String>, Fault>;
}

/// What a witness answered to a signed head: lines of a note (c2sp.org/tlog-cosignature), not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosigned {
    pub size: u64,
    pub lines: String,
}

/// Where the events come from.
pub trait Log {
    /// How many entries there are.
    fn size(&self) -> Result<u64, Fault>;
    /// The entries from a place on, in order, at most so many.
    fn entries(&self, from: u64, most: usize) -> Result<Vec<Outgoing>, Fault>;
    /// How a person is known in other systems.
    fn contact(&self, person: PersonId) -> Result<Option<Contact>, Fault>;
    /// The largest signed head of at most so many entries, with a proof that it goes on from `old` entries.
    fn head(&self, most: u64, old: u64) -> Result<Option<SignedHead>, Fault>;
}

/// A signed head of the log, and why it continues an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedHead {
    pub size: u64,
    pub note: String,
    /// How many entries the earlier one had.
    pub old: u64,
    pub consistency: Vec<[u8; 32]>,
}

/// The clock, waiting, and chance: all three are brought along.
pub trait Time {
    /// Now.
    fn now(&self) -> Timestamp;
    /// Waits.
    fn sleep(&self, time: Duration);
    /// A number that nobody can foresee.
    fn random(&self) -> u32;
}

/// Why a delivery did not go on.
#[derive(Debug)]
pub enum Setback {
    /// The remote could not be reached, or could not answer; nobody knows whether it took what was sent.
    Unavailable {
        why: String,
        wait: Option<Duration>,
    },
    /// The remote cannot be trusted: its certificate is not good.
    Untrusted {
        why: String,
    },
    /// The remote said no to an event. It is tried again, because somebody may put the cause right.
    Refused {
        event: EventId,
        why: String,
    },
    /// The remote wants nothing any more.
    Gone {
        why: String,
    },
    /// The remote holds another log under this one's name.
    Fork {
        why: String,
        evidence: Vec<u8>,
    },
    /// The remote has fewer events than it answered for.
    Rewind {
        to: u64,
    },
    Fault(Fault),
}

impl Setback {
    /// The remote could not be reached.
    #[must_use]
    pub fn unavailable(why: impl Into<String>) -> Self {
        Self::Unavailable { why: why.into(), wait: None }
    }
}

impl From<http::HttpError> for Setback {
    fn from(error: http::HttpError) -> Self {
        match error {
            http::HttpError::Untrusted(why) => Self::Untrusted { why },
            other => Self::unavailable(other.to_string()),
        }
    }
}

impl From<Fault> for Setback {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What came of sending a batch: answers for its beginning, and why it went no further, if it did not.
#[derive(Debug, Default)]
pub struct Delivery {
    pub receipts: Vec<Receipt>,
    pub setback: Option<Setback>,
    /// Words for whoever is at the terminal.
    pub notes: Vec<String>,
    pub cosigned: Vec<Cosigned>,
}

/// What a target may use while it sends.
pub struct Office<'o> {
    pub log: &'o dyn Log,
    pub time: &'o dyn Time,
    /// Events below this place may be there already: ask before sending.
    pub suspect_below: u64,
}

impl fmt::Debug for Office<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("suspect_below", &self.suspect_below).finish_non_exhaustive()
    }
}

/// One line of a comparison: what is known here and what the remote believes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belief {
    /// The item, or the log.
    pub about: String,
    pub here: String,
    pub there: String,
    pub agrees: bool,
}

/// A system that events are pushed to.
pub trait Target {
    /// How many events go into one request at most.
    fn batch(&self) -> usize;
    /// What kind of system it is.
    fn kind(&self) -> Kind;
    /// Whether the remote is told of an event at all.
    fn concerns(&self, event: &Outgoing) -> bool {
        self.kind().concerns(event)
    }
    /// Sends events, in order.
    fn send(&mut self, batch: &[&Outgoing], office: &Office<'_>) -> Delivery;
    /// Says what would be sent for an event.
    fn describe(&self, event: &Outgoing, log: &dyn Log) -> Result<String, Setback>;
    /// Checks address, credential and what was mapped, without changing anything.
    fn test(&mut self, office: &Office<'_>) -> Result<Vec<String>, Setback>;
    /// What the remote believes of items that it has been told of.
    fn beliefs(
        &mut self,
        items: &[(Subject, Situation)],
        office: &Office<'_>,
    ) -> Result<Vec<Belief>, Setback>;
    /// Until when the allowance of requests is used up; it outlives the run.
    fn paced_until_ms(&self) -> i64 {
        0
    }
}
