//! What happened: past tense, never changed.
//!
//! The payloads are shared with [`Command`](super::command::Command): what an operator says and what
//! the log then holds are mostly the same words; the rules decide whether the one becomes the other.

use super::manifest::Passes;
use super::names::{
    AliasValue, EventId, ItemId, Label, Note, OperatorName, PersonId, PlaceName, SerialNumber,
    Timestamp, TrackingNumber,
};
pub use super::payload::{
    Adoption, Amendment, Arrival, AuthorityHow, ContentLine, Destination, Disposal, Evidence,
    Expectation, Giver, HandBack, HandOver, Identity, Inspection, Notice, Origin, Passing, Proof,
    Proxy, Recipient, Sanitization, Sending, Serialization,
};
pub use super::vocabulary::{
    AdoptedHow, AliasKind, Channel, Condition, EvidenceKind, HoldCode, ItemKind, ListFit, MatchHow,
    NoticeAbout, NoticeResult, ParcelClass, PartyRole, PersonalLabel, SanitizeMethod, Unmatched,
};
/// One thing that happened to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Expected(Expectation),
    Received(Arrival),
    Refused {
        tracking: TrackingNumber,
        carrier: Option<Label>,
        reason: Note,
    },
    Matched {
        recipient: Recipient,
    },
    Moved {
        place: PlaceName,
    },
    HoldPlaced {
        code: HoldCode,
        note: Option<Note>,
    },
    HoldReleased {
        code: HoldCode,
        note: Option<Note>,
    },
    Serialized(Serialization),
    Counted {
        contents: u16,
    },
    LineSettled {
        line: ContentLine,
    },
    Converted,
    Adopted(Adoption),
    AliasAdded {
        kind: AliasKind,
        value: AliasValue,
    },
    Reidentified {
        serial: SerialNumber,
        reason: Note,
    },
    Inspected(Inspection),
    Notified(Notice),
    HandedOff(HandOver),
    Declined {
        reason: Note,
    },
    AttemptFailed {
        reason: Note,
        photo: Option<Evidence>,
    },
    Transferred(Passing),
    Returned(HandBack),
    DueSet {
        due: Option<Timestamp>,
        reason: Option<Note>,
    },
    SentOut(Sending),
    TakenIn {
        place: PlaceName,
        condition: Condition,
    },
    ReportedMissing {
        reason: Note,
    },
    Found {
        place: PlaceName,
        condition: Condition,
        note: Option<Note>,
    },
    Disposed(Disposal),
    ReturnedToSender {
        carrier: Option<Label>,
        tracking: Option<TrackingNumber>,
        reason: Note,
    },
    Replaced {
        by: ItemId,
        approver: OperatorName,
        reason: Note,
    },
    Sanitized(Sanitization),
    Overridden {
        code: Note,
        by: OperatorName,
        reason: Note,
    },
    Voided {
        event: EventId,
        reason: Note,
    },
    Amended {
        event: EventId,
        amendment: Amendment,
        reason: Note,
    },
    Settled {
        keep: EventId,
        over: EventId,
        reason: Note,
    },
    /// What was owed, or nobody asked for, when custody passed: the other party has signed since.
    Signed {
        event: EventId,
        /// Who signed.
        signer: Option<PersonId>,
        proof: Proof,
    },
    /// Evidence that came later than what it belongs to.
    Attached {
        event: EventId,
        evidence: Vec<Evidence>,
    },
    /// A kind that a newer version wrote: kept, passed on, and never acted upon.
    NotUnderstood {
        kind: Label,
    },
}

impl Event {
    /// The stable word for the kind of event.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Expected(_) => "expected",
            Self::Received(_) => "received",
            Self::Refused { .. } => "refused",
            Self::Matched { .. } => "matched",
            Self::Moved { .. } => "moved",
            Self::HoldPlaced { .. } => "hold_placed",
            Self::HoldReleased { .. } => "hold_released",
            Self::Serialized(_) => "serialized",
            Self::Counted { .. } => "counted",
            Self::LineSettled { .. } => "line_settled",
            Self::Converted => "converted",
            Self::Adopted(_) => "adopted",
            Self::AliasAdded { .. } => "alias_added",
            Self::Reidentified { .. } => "reidentified",
            Self::Inspected(_) => "inspected",
            Self::Notified(_) => "notified",
            Self::HandedOff(_) => "handed_off",
            Self::Declined { .. } => "declined",
            Self::AttemptFailed { .. } => "attempt_failed",
            Self::Transferred(_) => "transferred",
            Self::Returned(_) => "returned",
            Self::DueSet { .. } => "due_set",
            Self::SentOut(_) => "sent_out",
            Self::TakenIn { .. } => "taken_in",
            Self::ReportedMissing { .. } => "reported_missing",
            Self::Found { .. } => "found",
            Self::Disposed(_) => "disposed",
            Self::ReturnedToSender { .. } => "returned_to_sender",
            Self::Replaced { .. } => "replaced",
            Self::Sanitized(_) => "sanitized",
            Self::Overridden { .. } => "overridden",
            Self::Voided { .. } => "voided",
            Self::Amended { .. } => "amended",
            Self::Settled { .. } => "settled",
            Self::Signed { .. } => "signed",
            Self::Attached { .. } => "attached",
            Self::NotUnderstood { kind } => kind.as_str(),
        }
    }

    /// Whether it changes who answers for the item, or whether anybody does.
    #[must_use]
    pub const fn moves_custody(&self) -> bool {
        match self {
            Self::Expected(_)
            | Self::Received(_)
            | Self::Refused { .. }
            | Self::Serialized(_)
            | Self::Converted
            | Self::Adopted(_)
            | Self::HandedOff(_)
            | Self::Transferred(_)
            | Self::Returned(_)
            | Self::SentOut(_)
            | Self::TakenIn { .. }
            | Self::ReportedMissing { .. }
            | Self::Found { .. }
            | Self::Disposed(_)
            | Self::ReturnedToSender { .. }
            | Self::Replaced { .. } => true,
            Self::Matched { .. }
            | Self::Moved { .. }
            | Self::HoldPlaced { .. }
            | Self::HoldReleased { .. }
            | Self::Counted { .. }
            | Self::LineSettled { .. }
            | Self::AliasAdded { .. }
            | Self::Reidentified { .. }
            | Self::Inspected(_)
            | Self::Notified(_)
            | Self::Declined { .. }
            | Self::AttemptFailed { .. }
            | Self::DueSet { .. }
            | Self::Sanitized(_)
            | Self::Overridden { .. }
            | Self::Voided { .. }
            | Self::Amended { .. }
            | Self::Settled { .. }
            | Self::Signed { .. }
            | Self::Attached { .. }
            | Self::NotUnderstood { .. } => false,
        }
    }

    /// Whether it changes what earlier events mean, so that the item must be folded anew.
    #[must_use]
    pub const fn rewrites_history(&self) -> bool {
        matches!(self, Self::Voided { .. } | Self::Amended { .. } | Self::Settled { .. })
    }
}

impl Event {
    /// Whom custody passes between, as far as they are persons, and who signs: those whom a receipt names.
    #[must_use]
    pub fn parties(&self) -> Vec<(PartyRole, PersonId)> {
        let signer = match self {
            Self::Signed { signer, .. } => *signer,
            other => Passes::of(other).and_then(Passes::signer),
        };
        let mut parties = match self {
            Self::HandedOff(HandOver { to, by, .. }) => {
                let by = by.as_ref().map(|by| (PartyRole::By, by.person));
                by.into_iter().chain([(PartyRole::To, *to)]).collect()
            }
            Self::Transferred(p) => vec![(PartyRole::From, p.from), (PartyRole::To, p.to)],
            Self::Returned(r) => match &r.from {
                Giver::Proxy { person, by } => {
                    vec![(PartyRole::By, by.person), (PartyRole::From, *person)]
                }
                Giver::Person(person) | Giver::Parcel { person: Some(person), .. } => {
                    vec![(PartyRole::From, *person)]
                }
                Giver::Parcel { person: None, .. } | Giver::Unknown => Vec::new(),
            },
            _others_pass_nothing_between_persons => Vec::new(),
        };
        parties.extend(signer.map(|signer| (PartyRole::Signer, signer)));
        parties
    }

    /// Whether somebody signs with it.
    #[must_use]
    pub const fn has_a_signer(&self) -> bool {
        matches!(
            self,
            Self::HandedOff(_) | Self::Returned(_) | Self::Transferred(_) | Self::Signed { .. }
        )
    }

    /// The signatures, photos and papers that it names.
    #[must_use]
    pub fn evidence(&self) -> Vec<&Evidence> {
        match self {
            Self::Received(a) => a.photos.iter().collect(),
            Self::Inspected(i) => i.photos.iter().collect(),
            Self::HandedOff(h) => h.proof.signature.iter().chain(&h.photos).collect(),
            Self::Transferred(p) => p.proof.signature.iter().collect(),
            Self::Returned(r) => r.proof.signature.iter().chain(&r.photos).collect(),
            Self::Signed { proof, .. } => proof.signature.iter().collect(),
            Self::Attached { evidence, .. } => evidence.iter().collect(),
            Self::AttemptFailed { photo, .. } => photo.iter().collect(),
            Self::Disposed(d) => d.certificate.iter().collect(),
            Self::Sanitized(s) => s.certificate.iter().collect(),
            _others_have_none => Vec::new(),
        }
    }

    /// The first of those whom it names.
    #[must_use]
    pub fn first_person(&self) -> Option<PersonId> {
        match self {
            Self::Expected(e) => e.recipient,
            Self::Received(a) => a.recipient.person(),
            Self::Matched { recipient } => recipient.person(),
            Self::Serialized(s) => s.recipient,
            Self::HandedOff(h) => Some(h.to),
            Self::Transferred(p) => Some(p.from),
            Self::Returned(r) => r.from.person(),
            _others_name_nobody => None,
        }
    }

    /// Where it leaves the item, and in which condition, as far as it says.
    #[must_use]
    pub fn place_and_condition(&self) -> (Option<&str>, Option<&'static str>) {
        match self {
            Self::Received(a) => (Some(a.place.as_str()), Some(a.condition.as_str())),
            Self::Moved { place } => (Some(place.as_str()), None),
            Self::Serialized(s) => (Some(s.place.as_str()), None),
            Self::Adopted(a) => (Some(a.place.as_str()), None),
            Self::Inspected(i) => (None, Some(i.condition.as_str())),
            Self::HandedOff(h) => (h.place.as_ref().map(PlaceName::as_str), None),
            Self::Returned(r) => (Some(r.place.as_str()), Some(r.condition.as_str())),
            Self::TakenIn { place, condition } | Self::Found { place, condition, .. } => {
                (Some(place.as_str()), Some(condition.as_str()))
            }
            Self::SentOut(s) => match &s.to {
                Destination::Vendor(vendor) => (Some(vendor.as_str()), None),
                Destination::Facility(facility) => (Some(facility.as_str()), None),
            },
            _others_say_neither => (None, None),
        }
    }

    /// Everybody whom it names.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Expected(e) => e.recipient.into_iter().collect(),
            Self::Received(a) => a.recipient.person().into_iter().collect(),
            Self::Matched { recipient } => recipient.person().into_iter().collect(),
            Self::Serialized(s) => s.recipient.into_iter().collect(),
            Self::HandedOff(h) => {
                std::iter::once(h.to).chain(h.by.as_ref().map(|by| by.person)).collect()
            }
            Self::Transferred(p) => vec![p.from, p.to],
            Self::Returned(r) => match &r.from {
                Giver::Person(person) => vec![*person],
                Giver::Proxy { person, by } => vec![*person, by.person],
                Giver::Parcel { person, .. } => person.iter().copied().collect(),
                Giver::Unknown => Vec::new(),
            },
            Self::Signed { signer, .. } => signer.iter().copied().collect(),
            Self::Notified(notice) => notice.to.iter().copied().collect(),
            _others_name_nobody => Vec::new(),
        }
    }
}

/// An event that was recorded later than it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// When it is said to have happened.
    pub occurred: Timestamp,
    /// Why it was not recorded then.
    pub reason: Note,
}

/// One event as it stands in a log: who recorded it, when, and after what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub id: EventId,
    pub item: ItemId,
    /// The place of this fact in the item's history as its writer knew it, from 1.
    pub step: u32,
    /// The ends of the item's history that its writer had seen: one, unless stations diverged.
    pub parents: Vec<EventId>,
    pub op: super::names::CommandId,
    pub actor: OperatorName,
    /// When the station recorded it.
    pub at: Timestamp,
    /// Set when it happened earlier than that.
    pub late: Option<Late>,
    pub event: Event,
}

impl Fact {
    /// When it happened, as far as anybody claims.
    #[must_use]
    pub fn occurred(&self) -> Timestamp {
        self.late.as_ref().map_or(self.at, |late| late.occurred)
    }
}
