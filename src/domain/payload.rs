//! What an event says: the words that a command and the event it becomes mostly share.

use super::names::{
    AssetTag, FacilityName, ItemId, Label, Note, OperatorName, PersonId, PlaceName, SerialNumber,
    Timestamp, TrackingNumber,
};
pub use super::proof::{AuthorityHow, Proof};
use super::vocabulary::{
    AdoptedHow, Channel, Condition, EvidenceKind, ListFit, MatchHow, NoticeAbout, NoticeResult,
    ParcelClass, SanitizeMethod, Unmatched,
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

/// Somebody who acts for a person, and by what right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy {
    /// Who acts.
    pub person: PersonId,
    /// By what right: "desk neighbour, asked by e-mail on 3 May".
    pub authority: Note,
    /// What it covers, if that was said.
    pub scope: Option<Note>,
    /// How it was given.
    pub how: Option<AuthorityHow>,
    /// Until when it holds.
    pub until: Option<Timestamp>,
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
    /// It was found: nobody knows who brought it, or when.
    pub unattended: bool,
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
    /// What it is worth, in whole units of the facility's currency.
    pub worth: Option<u32>,
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
    pub by: Option<Box<Proxy>>,
    pub proof: Proof,
    /// When it is due back.
    pub due: Option<Timestamp>,
    /// Where it was handed over.
    pub place: Option<PlaceName>,
    /// How many items the manifest had.
    pub items: u16,
    /// What goes with each of them: charger, bag.
    pub accessories: Vec<Label>,
    pub photos: Vec<Evidence>,
    pub note: Option<Note>,
}

/// Who brought an item back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Giver {
    /// The person themself.
    Person(PersonId),
    /// Somebody for the person.
    Proxy { person: PersonId, by: Box<Proxy> },
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
    /// Accessories that came with it.
    pub accessories: Vec<Label>,
    /// Accessories that should have come with it.
    pub missing: Vec<Label>,
    pub photos: Vec<Evidence>,
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

/// Somebody was told something about an item, or was to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub about: NoticeAbout,
    /// How far up the ladder: 0 is the first notice, the last one goes to somebody else.
    pub rung: u8,
    pub channel: Channel,
    pub result: NoticeResult,
    /// Who was told, if they are in the directory.
    pub to: Option<PersonId>,
    /// What went wrong.
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
