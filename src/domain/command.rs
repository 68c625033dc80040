//! What somebody wants: the imperative, not yet a fact.

use super::event::{
    AdoptedHow, AliasKind, Amendment, Arrival, Condition, ContentLine, Disposal, Event, Evidence,
    Expectation, HandBack, HandOver, HoldCode, Identity, Inspection, Notice, Origin, Passing,
    Proof, Recipient, Sanitization, Sending,
};
use super::manifest::Passes;
use super::names::{
    AliasValue, AssetTag, EventId, ItemId, Label, Note, OperatorName, PersonId, PlaceName,
    SerialNumber, TrackingNumber,
};

/// A wish for a device found in a parcel, or elsewhere, to become an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serialize {
    pub identity: Identity,
    pub raw: Option<Note>,
    pub origin: Origin,
    pub recipient: Option<PersonId>,
    /// Where it lies; without it, where its parcel lies.
    pub place: Option<PlaceName>,
    /// Nothing else is in the parcel.
    pub last: bool,
    /// The operator has looked again at a serial number that the announcement does not list.
    pub confirmed: bool,
}

/// A wish for an asset that nobody here has seen before to enter the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopt {
    pub identity: Identity,
    pub how: AdoptedHow,
    pub place: PlaceName,
    pub note: Option<Note>,
}

/// Something an operator asks to be made true of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Expect(Expectation),
    Receive { arrival: Arrival, again: bool },
    Refuse { tracking: TrackingNumber, carrier: Option<Label>, reason: Note },
    Match { recipient: Recipient },
    Move { place: PlaceName },
    Hold { code: HoldCode, note: Option<Note> },
    Release { code: HoldCode, note: Option<Note> },
    Serialize(Serialize),
    Count { contents: u16 },
    SettleLine { line: ContentLine, last: bool },
    Adopt(Adopt),
    AddAlias { kind: AliasKind, value: AliasValue },
    Reidentify { serial: SerialNumber, reason: Note },
    Inspect(Inspection),
    Notify(Notice),
    HandOff(HandOver),
    Decline { reason: Note },
    FailAttempt { reason: Note, photo: Option<Evidence> },
    Return { hand_back: HandBack, unseen: Option<Identity> },
    Transfer(Passing),
    SetDue { due: Option<super::names::Timestamp>, reason: Option<Note> },
    SendOut(Sending),
    TakeIn { place: PlaceName, condition: Condition },
    ReportMissing { reason: Note },
    Find { place: PlaceName, condition: Condition, note: Option<Note> },
    Dispose(Disposal),
    ReturnToSender { carrier: Option<Label>, tracking: Option<TrackingNumber>, reason: Note },
    Replace { by: ItemId, approver: OperatorName, reason: Note },
    Sanitize(Sanitization),
    Void { event: EventId, reason: Note },
    Amend { event: EventId, amendment: Amendment, reason: Note },
    Settle { keep: EventId, over: EventId, reason: Note },
    Sign { event: EventId, proof: Proof },
    Attach { event: EventId, evidence: Vec<Evidence> },
}

/// An admin's word that a refusal is to be set aside, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    pub by: super::party::Operator,
    pub reason: Note,
}

impl Command {
    /// The kind of event that it makes, and by which an earlier one of its sort is known.
    #[must_use]
    pub const fn makes(&self) -> &'static str {
        match self {
            Self::Expect(_) => "expected",
            Self::Receive { .. } => "received",
            Self::Refuse { .. } => "refused",
            Self::Match { .. } => "matched",
            Self::Move { .. } => "moved",
            Self::Hold { .. } => "hold_placed",
            Self::Release { .. } => "hold_released",
            Self::Serialize(_) => "serialized",
            Self::Count { .. } => "counted",
            Self::SettleLine { .. } => "line_settled",
            Self::Adopt(_) => "adopted",
            Self::AddAlias { .. } => "alias_added",
            Self::Reidentify { .. } => "reidentified",
            Self::Inspect(_) => "inspected",
            Self::Notify(_) => "notified",
            Self::HandOff(_) => "handed_off",
            Self::Decline { .. } => "declined",
            Self::FailAttempt { .. } => "attempt_failed",
            Self::Return { .. } => "returned",
            Self::Transfer(_) => "transferred",
            Self::SetDue { .. } => "due_set",
            Self::SendOut(_) => "sent_out",
            Self::TakeIn { .. } => "taken_in",
            Self::ReportMissing { .. } => "reported_missing",
            Self::Find { .. } => "found",
            Self::Dispose(_) => "disposed",
            Self::ReturnToSender { .. } => "returned_to_sender",
            Self::Replace { .. } => "replaced",
            Self::Sanitize(_) => "sanitized",
            Self::Void { .. } => "voided",
            Self::Amend { .. } => "amended",
            Self::Settle { .. } => "settled",
            Self::Sign { .. } => "signed",
            Self::Attach { .. } => "attached",
        }
    }

    /// Whether an event is one that it would make: of its kind and, where an item can have several
    /// of a kind at once, about the same thing.
    #[must_use]
    pub fn would_make(&self, event: &Event) -> bool {
        match (self, event) {
            (Self::Match { recipient: wanted }, Event::Matched { recipient }) => {
                wanted.person() == recipient.person()
            }
            (
                Self::Move { place: wanted },
                Event::Moved { place } | Event::TakenIn { place, .. },
            ) => wanted == place,
            (Self::Hold { code: wanted, .. }, Event::HoldPlaced { code, .. })
            | (Self::Release { code: wanted, .. }, Event::HoldReleased { code, .. }) => {
                wanted == code
            }
            (Self::SettleLine { line: wanted, .. }, Event::LineSettled { line }) => wanted == line,
            (Self::AddAlias { kind, value }, Event::AliasAdded { kind: k, value: v }) => {
                (kind, value) == (k, v)
            }
            (Self::HandOff(wanted), Event::HandedOff(made)) => wanted.to == made.to,
            (Self::Transfer(wanted), Event::Transferred(made)) => wanted.to == made.to,
            (Self::Sign { event: wanted, .. }, Event::Signed { event, .. })
            | (Self::Attach { event: wanted, .. }, Event::Attached { event, .. })
            | (Self::Void { event: wanted, .. }, Event::Voided { event, .. })
            | (Self::Settle { over: wanted, .. }, Event::Settled { over: event, .. }) => {
                wanted == event
            }
            (
                Self::Amend { event: wanted, amendment: said, .. },
                Event::Amended { event, amendment, .. },
            ) => wanted == event && said == amendment,
            (_one_at_a_time, event) => event.kind() == self.makes(),
        }
    }

    /// The place that it names, which must be one of the facility's.
    #[must_use]
    pub fn place(&self) -> Option<&PlaceName> {
        match self {
            Self::Receive { arrival, .. } => Some(&arrival.place),
            Self::Serialize(serialize) => serialize.place.as_ref(),
            Self::Adopt(adopt) => Some(&adopt.place),
            Self::HandOff(hand_over) => hand_over.place.as_ref(),
            Self::Return { hand_back, .. } => Some(&hand_back.place),
            Self::Move { place } | Self::TakeIn { place, .. } | Self::Find { place, .. } => {
                Some(place)
            }
            Self::Expect(_)
            | Self::Refuse { .. }
            | Self::Match { .. }
            | Self::Hold { .. }
            | Self::Release { .. }
            | Self::Count { .. }
            | Self::SettleLine { .. }
            | Self::AddAlias { .. }
            | Self::Reidentify { .. }
            | Self::Inspect(_)
            | Self::Notify(_)
            | Self::Decline { .. }
            | Self::FailAttempt { .. }
            | Self::Transfer(_)
            | Self::SetDue { .. }
            | Self::SendOut(_)
            | Self::ReportMissing { .. }
            | Self::Dispose(_)
            | Self::ReturnToSender { .. }
            | Self::Replace { .. }
            | Self::Sanitize(_)
            | Self::Void { .. }
            | Self::Amend { .. }
            | Self::Settle { .. }
            | Self::Sign { .. }
            | Self::Attach { .. } => None,
        }
    }

    /// Whether it is about an earlier event: it needs the item's whole history, and not only its present.
    #[must_use]
    pub const fn looks_back(&self) -> bool {
        matches!(
            self,
            Self::Void { .. }
                | Self::Amend { .. }
                | Self::Settle { .. }
                | Self::Sign { .. }
                | Self::Attach { .. }
        )
    }

    /// Custody passing, if that is what it is about.
    #[must_use]
    pub const fn passes(&self) -> Option<Passes<'_>> {
        match self {
            Self::HandOff(hand_over) => Some(Passes::HandOff(hand_over)),
            Self::Return { hand_back, .. } => Some(Passes::Return(hand_back)),
            Self::Transfer(passing) => Some(Passes::Transfer(passing)),
            _others_pass_nothing => None,
        }
    }

    /// Says what shows that the other party agreed.
    pub fn set_proof(&mut self, given: &Proof) {
        match self {
            Self::HandOff(HandOver { proof, .. })
            | Self::Return { hand_back: HandBack { proof, .. }, .. }
            | Self::Transfer(Passing { proof, .. })
            | Self::Sign { proof, .. } => proof.clone_from(given),
            _nobody => {}
        }
    }

    /// What shows that the other party agreed, if anybody has to.
    #[must_use]
    pub const fn proof(&self) -> Option<&Proof> {
        match self {
            Self::HandOff(HandOver { proof, .. })
            | Self::Return { hand_back: HandBack { proof, .. }, .. }
            | Self::Transfer(Passing { proof, .. })
            | Self::Sign { proof, .. } => Some(proof),
            _nobody => None,
        }
    }

    /// The identity under which it would make an asset known.
    #[must_use]
    pub const fn new_identity(&self) -> Option<&Identity> {
        match self {
            Self::Serialize(serialize) => Some(&serialize.identity),
            Self::Adopt(adopt) => Some(&adopt.identity),
            Self::Return { unseen, .. } => unseen.as_ref(),
            _others_name_nothing_new => None,
        }
    }

    /// What follows for another item when this becomes true of `item`, under the same command id:
    /// an asset that came out of a parcel settles one of its lines.
    #[must_use]
    pub fn consequence(&self, item: ItemId) -> Option<(ItemId, Self)> {
        match self {
            Self::Serialize(Serialize { origin: Origin::Parcel(parcel), last, .. }) => {
                let line = ContentLine::Asset(item);
                Some((*parcel, Self::SettleLine { line, last: *last }))
            }
            _others_touch_one_item => None,
        }
    }

    /// Whether it may change a second item besides its own.
    #[must_use]
    pub const fn reaches_further(&self) -> bool {
        matches!(self, Self::Serialize(_) | Self::Void { .. })
    }

    /// A serial number or tag that the item would answer to from now on.
    #[must_use]
    pub fn claims(&self) -> (Option<&SerialNumber>, Option<&AssetTag>) {
        if let Self::Reidentify { serial, .. } = self {
            return (Some(serial), None);
        }
        self.new_identity().map_or((None, None), |id| (id.serial.as_ref(), id.tag.as_ref()))
    }

    /// The operator whose consent it names.
    #[must_use]
    pub const fn approver(&self) -> Option<&OperatorName> {
        match self {
            Self::Dispose(disposal) => Some(&disposal.approver),
            Self::Replace { approver, .. } => Some(approver),
            Self::Sanitize(sanitization) => sanitization.verifier.as_ref(),
            others => match others.proof() {
                Some(proof) => proof.witness.as_ref(),
                None => None,
            },
        }
    }
}
