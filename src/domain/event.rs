//! What happened: past tense, never changed.
//!
//! The payloads are shared with [`Command`](super::command::Command): what an operator says and what
//! the log then holds are mostly the same words; the rules decide whether the one becomes the other.

use super::names::{
    AliasValue, AssetTag, EventId, FacilityName, ItemId, Label, Note, OperatorName, PersonId,
    PlaceName, SerialNumber, Timestamp, TrackingNumber,
};
pub use super::vocabulary::{
    AdoptedHow, AliasKind, Channel, Condition, EvidenceKind, HoldCode, ItemKind, ListFit, MatchHow,
    ParcelClass, PartyRole, PersonalLabel, SanitizeMethod, Unmatched,
};

/// The recipient of a parcel, or why there is none yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// Nobody has been found for it.
    Unmatched(Unmatched),
    /// A person, how they were found, and how sure that is (0 to 100).
    Matched { person: PersonId, how: MatchHow, score: Option<u8> },
}

impl Recipient {
    /// The person, if one was found.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Unmatched(_) => None,
            Self::Matched { person, .. } => Some(*person),
        }
    }
}

/// A signature, photo or paper that lies outside the log and is bound to it by its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// How many bytes it has.
    pub bytes: u64,
}

/// What shows that the other party agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// Their signature.
    pub signature: Option<Evidence>,
}

/// Somebody who acts for a person, and by what right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy {
    /// Who acts.
    pub person: PersonId,
    /// By what right: "desk neighbour, asked by e-mail on 3 May".
    pub authority: Note,
}

/// An item that has been announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The parcel's number; without it the announcement is of an asset.
    pub tracking: Option<TrackingNumber>,
    /// The asset's number, for an announced asset.
    pub serial: Option<SerialNumber>,
    /// Who brings it.
    pub carrier: Option<Label>,
    /// Purchase order, dispatch advice or return label.
    pub reference: Option<Label>,
    /// The serial numbers said to be inside.
    pub serials: Vec<SerialNumber>,
    /// For whom.
    pub recipient: Option<PersonId>,
    /// From whom.
    pub sender: Option<Label>,
}

/// A parcel that has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub tracking: TrackingNumber,
    /// What the scanner said, when that was not the tracking number itself.
    pub raw: Option<Note>,
    pub carrier: Option<Label>,
    pub sender: Option<Label>,
    pub recipient: Recipient,
    pub class: ParcelClass,
    pub condition: Condition,
    pub place: PlaceName,
    /// How many things are inside, if somebody counted.
    pub contents: Option<u16>,
    pub note: Option<Note>,
    pub photos: Vec<Evidence>,
}

/// What makes one device that device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub serial: Option<SerialNumber>,
    pub tag: Option<AssetTag>,
    pub maker: Option<Label>,
    pub model: Option<Label>,
    pub category: Option<Label>,
    /// Whether it can hold data that must be wiped before it leaves for good.
    pub data_bearing: bool,
}

/// A device that has become an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serialization {
    pub identity: Identity,
    /// What the scanner said, when that was not the serial number itself.
    pub raw: Option<Note>,
    /// The parcel it came out of, or why there is none.
    pub origin: Origin,
    /// How the serial stood to the announced list, if there was one.
    pub fit: Option<ListFit>,
    /// For whom it is meant.
    pub recipient: Option<PersonId>,
    pub place: PlaceName,
}

/// Where a new asset came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Out of a parcel that we received.
    Parcel(ItemId),
    /// From elsewhere, and why that is so.
    NoParcel(Note),
}

/// One thing found in a parcel, or found to be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentLine {
    /// A device that is now an asset of its own.
    Asset(ItemId),
    /// A thing that is not tracked by itself.
    Accessory(Label),
    /// Somebody's private purchase.
    Personal(Note),
    /// Not what was ordered.
    Wrong(Note),
    /// Announced and not there.
    Short(Note),
}

/// An asset that came to light without a parcel of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    pub identity: Identity,
    pub how: AdoptedHow,
    pub place: PlaceName,
    pub note: Option<Note>,
}

/// Custody passes from the mailroom to a person. The items of one manifest share one command id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    pub to: PersonId,
    /// Who collected, if it was not the person.
    pub by: Option<Proxy>,
    pub proof: Proof,
    /// When it is due back.
    pub due: Option<Timestamp>,
    /// Where it was handed over.
    pub place: Option<PlaceName>,
    /// How many items the manifest had.
    pub items: u16,
    pub note: Option<Note>,
}

/// Who brought an item back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Giver {
    /// The person themself.
    Person(PersonId),
    /// Somebody for the person.
    Proxy { person: PersonId, by: Proxy },
    /// It came in a parcel that we received.
    Parcel { parcel: ItemId, person: Option<PersonId> },
    /// Left at the counter by nobody knows whom.
    Unknown,
}

impl Giver {
    /// The person who is discharged by the return, if known.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) | Self::Proxy { person, .. } => Some(*person),
            Self::Parcel { person, .. } => *person,
            Self::Unknown => None,
        }
    }
}

/// Custody passes back to the mailroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandBack {
    pub from: Giver,
    pub condition: Condition,
    /// Accessories that should have come with it.
    pub missing: Vec<Label>,
    pub proof: Proof,
    /// Nobody was there to sign.
    pub unattended: bool,
    pub place: PlaceName,
    pub note: Option<Note>,
}

/// Custody passes from person to person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passing {
    pub from: PersonId,
    pub to: PersonId,
    pub proof: Proof,
    pub due: Option<Timestamp>,
    pub note: Option<Note>,
}

/// Where an item is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To somebody outside who works on it.
    Vendor(Label),
    /// To another mailroom of ours.
    Facility(FacilityName),
}

/// An item leaves for a vendor or another facility, to come back or to be taken in there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    pub to: Destination,
    pub carrier: Option<Label>,
    pub tracking: Option<TrackingNumber>,
    pub purpose: Option<Note>,
}

/// Somebody looked at an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    pub condition: Condition,
    pub present: Vec<Label>,
    pub missing: Vec<Label>,
    pub photos: Vec<Evidence>,
    pub note: Option<Note>,
}

/// An asset is destroyed, recycled or sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    pub method: Label,
    pub approver: OperatorName,
    pub certificate: Option<Evidence>,
    pub note: Option<Note>,
}

/// Data was, or was to be, removed from a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanitization {
    pub method: SanitizeMethod,
    pub tool: Option<Label>,
    pub passed: bool,
    pub verifier: Option<OperatorName>,
    pub certificate: Option<Evidence>,
}

/// A descriptive field set right. Custodian, item, time and signature are not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    Carrier(Label),
    Sender(Label),
    Note(Note),
    Condition(Condition),
    Class(ParcelClass),
    Maker(Label),
    Model(Label),
    Category(Label),
}

impl Amendment {
    /// The field's stable name.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Carrier(_) => "carrier",
            Self::Sender(_) => "sender",
            Self::Note(_) => "note",
            Self::Condition(_) => "condition",
            Self::Class(_) => "class",
            Self::Maker(_) => "maker",
            Self::Model(_) => "model",
            Self::Category(_) => "category",
        }
    }

    /// The value as text.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Carrier(text)
            | Self::Sender(text)
            | Self::Maker(text)
            | Self::Model(text)
            | Self::Category(text) => text.as_str(),
            Self::Note(text) => text.as_str(),
            Self::Condition(condition) => condition.as_str(),
            Self::Class(class) => class.as_str(),
        }
    }
}

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
    Notified {
        rung: u8,
        channel: Channel,
        delivered: bool,
        note: Option<Note>,
    },
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
            Self::Notified { .. } => "notified",
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
            | Self::Notified { .. }
            | Self::Declined { .. }
            | Self::AttemptFailed { .. }
            | Self::DueSet { .. }
            | Self::Sanitized(_)
            | Self::Overridden { .. }
            | Self::Voided { .. }
            | Self::Amended { .. }
            | Self::Settled { .. }
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
    /// Whom custody passes between, as far as they are persons: those whom a receipt names.
    #[must_use]
    pub fn parties(&self) -> Vec<(PartyRole, PersonId)> {
        match self {
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
