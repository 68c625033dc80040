//! Every "no": a stable code, a sentence, what to do next, and who may set it aside.
//!
//! A refusal is an answer, not a fault. It carries values, not prose; the prose is made here and only
//! here, with the names that the edge can look up.

use super::event::{HoldCode, ItemKind};
use super::item::{Closing, Standing};
use super::names::{
    EventId, ItemId, OperatorName, PersonId, PlaceName, SerialNumber, StationId, Timestamp,
};
use super::party::{Custodian, Role};
use super::proof::{Means, Needs};

/// Looks up what people call things that the rules know by id only.
pub trait Names {
    /// A person's name, or their id if the name was erased.
    fn person(&self, id: PersonId) -> String;
    /// The facility that a station belongs to.
    fn facility(&self, id: StationId) -> String;
    /// The identifier that people know an item by.
    fn item(&self, id: ItemId) -> String;
    /// A time in the facility's zone.
    fn time(&self, at: Timestamp) -> String;
}

/// Why a command makes nothing true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    UnknownItem,
    WrongKind { is: ItemKind },
    NotHeld { standing: Standing, custodian: Custodian },
    NotOut { standing: Standing },
    NotMissing { standing: Standing },
    NotExpected { standing: Standing },
    AlreadyHere { since: Timestamp },
    Closed { how: Closing, since: Timestamp },
    TrackingClosed { how: Closing, since: Timestamp },
    NoIdentifier,
    SerialInUse { by: ItemId, custodian: Custodian },
    TagInUse { by: ItemId, custodian: Custodian },
    IdentifierInUse { by: ItemId },
    SerialNotListed { listed: Vec<SerialNumber> },
    SerialOneTypoAway { listed: SerialNumber },
    ParcelNotHeld { standing: Standing },
    ParcelNamedWrongly,
    ContentsComplete { contents: u16 },
    ContentsBelowFound { found: usize },
    LinesOpen { open: usize },
    ParcelOpened { open: Option<usize> },
    NoSuchHold { code: HoldCode },
    OnHold { code: HoldCode },
    Disputed,
    ProofMissing { missing: Needs },
    ManifestChanged,
    AuthorityExpired { until: Timestamp },
    OtherRecipient { recipient: PersonId },
    NothingToSign { event: EventId },
    SignedAlready { event: EventId },
    SameCustodian,
    NotWithGiver { custodian: Custodian },
    PlaceUnknown { place: PlaceName },
    PlaceMissing,
    ApproverIsRequester,
    ApproverUnknown { name: OperatorName },
    NotSanitized,
    NotDisputed,
    NoSuchEvent { event: EventId },
    NotACandidate { event: EventId },
    CorrectionOfCorrection,
    StandsWithAsset { asset: ItemId },
    DiffersFromRecord { fields: Vec<&'static str> },
    NotASuccessor,
    DependedUpon { dependants: Vec<EventId> },
    UndoWindowOver { minutes: i64 },
    NotYourEvent { actor: OperatorName },
    FieldNotThere { field: &'static str },
    RoleTooLow { needs: Role },
    InTheFuture { occurred: Timestamp },
    BeforeCustody { since: Timestamp },
    ReadOnlyUntilUpgrade,
    ReplacedByItself,
}

impl Refusal {
    /// The stable code; scripts and tests rely on it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownItem => "refused.unknown_item",
            Self::WrongKind { .. } => "refused.wrong_kind",
            Self::NotHeld { .. } => "refused.not_held",
            Self::NotOut { .. } => "refused.not_out",
            Self::NotMissing { .. } => "refused.not_missing",
            Self::NotExpected { .. } => "refused.not_expected",
            Self::AlreadyHere { .. } => "refused.already_here",
            Self::Closed { .. } => "refused.closed",
            Self::TrackingClosed { .. } => "refused.tracking_closed",
            Self::NoIdentifier => "refused.no_identifier",
            Self::SerialInUse { .. } => "refused.serial_in_use",
            Self::TagInUse { .. } => "refused.tag_in_use",
            Self::IdentifierInUse { .. } => "refused.identifier_in_use",
            Self::SerialNotListed { .. } => "refused.serial_not_listed",
            Self::SerialOneTypoAway { .. } => "refused.serial_one_typo_away",
            Self::ParcelNotHeld { .. } => "refused.parcel_not_held",
            Self::ParcelNamedWrongly => "refused.parcel_named_wrongly",
            Self::ContentsComplete { .. } => "refused.contents_complete",
            Self::ContentsBelowFound { .. } => "refused.contents_below_found",
            Self::LinesOpen { .. } => "refused.lines_open",
            Self::ParcelOpened { .. } => "refused.parcel_opened",
            Self::NoSuchHold { .. } => "refused.no_such_hold",
            Self::OnHold { .. } => "refused.on_hold",
            Self::Disputed => "refused.disputed",
            Self::ProofMissing { missing } => code_of_missing(*missing),
            Self::ManifestChanged => "refused.manifest_changed",
            Self::AuthorityExpired { .. } => "refused.authority_expired",
            Self::OtherRecipient { .. } => "refused.other_recipient",
            Self::NothingToSign { .. } => "refused.nothing_to_sign",
            Self::SignedAlready { .. } => "refused.signed_already",
            Self::SameCustodian => "refused.same_custodian",
            Self::NotWithGiver { .. } => "refused.not_with_giver",
            Self::PlaceUnknown { .. } => "refused.place_unknown",
            Self::PlaceMissing => "refused.place_missing",
            Self::ApproverIsRequester => "refused.approver_is_requester",
            Self::ApproverUnknown { .. } => "refused.approver_unknown",
            Self::NotSanitized => "refused.not_sanitized",
            Self::NotDisputed => "refused.not_disputed",
            Self::NoSuchEvent { .. } => "refused.no_such_event",
            Self::NotACandidate { .. } => "refused.not_a_candidate",
            Self::CorrectionOfCorrection => "refused.correction_of_correction",
            Self::StandsWithAsset { .. } => "refused.stands_with_asset",
            Self::DiffersFromRecord { .. } => "refused.differs_from_record",
            Self::NotASuccessor => "refused.not_a_successor",
            Self::DependedUpon { .. } => "refused.depended_upon",
            Self::UndoWindowOver { .. } => "refused.undo_window_over",
            Self::NotYourEvent { .. } => "refused.not_your_event",
            Self::FieldNotThere { .. } => "refused.field_not_there",
            Self::RoleTooLow { .. } => "refused.role_too_low",
            Self::InTheFuture { .. } => "refused.in_the_future",
            Self::BeforeCustody { .. } => "refused.before_custody",
            Self::ReadOnlyUntilUpgrade => "refused.read_only_until_upgrade",
            Self::ReplacedByItself => "refused.replaced_by_itself",
        }
    }

    /// The least role that may set it aside, if any may.
    #[must_use]
    pub const fn may_be_overridden_by(&self) -> Option<Role> {
        match self {
            Self::ProofMissing { .. }
            | Self::AuthorityExpired { .. }
            | Self::OtherRecipient { .. }
            | Self::NotSanitized
            | Self::BeforeCustody { .. }
            | Self::OnHold {
                code: HoldCode::Damage | HoldCode::Identity | HoldCode::Customs | HoldCode::Vacation,
            } => Some(Role::Admin),
            _the_rest_is_fact_not_judgement => None,
        }
    }

    /// What stands in the way, in one sentence without a full stop.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one arm per refusal, in the order of the list")]
    pub fn sentence(&self, names: &dyn Names) -> String {
        match self {
            Self::UnknownItem => "nothing by that number is on record".to_owned(),
            Self::WrongKind { is: ItemKind::Parcel } => "it is a parcel, not an asset".to_owned(),
            Self::WrongKind { is: ItemKind::Asset } => "it is an asset, not a parcel".to_owned(),
            Self::NotHeld { standing, custodian } => format!(
                "it is {}, not in the mailroom{}",
                standing_phrase(*standing),
                with(custodian, names)
            ),
            Self::NotOut { standing } => format!("it is {}, not out", standing_phrase(*standing)),
            Self::NotMissing { standing } => {
                format!("it is {}, not missing", standing_phrase(*standing))
            }
            Self::NotExpected { standing } => {
                format!("it is {} already", standing_phrase(*standing))
            }
            Self::AlreadyHere { since } => {
                format!("it has been in the mailroom since {}", names.time(*since))
            }
            Self::Closed { how, since } => {
                format!("it was closed as {} on {}", spoken(*how), names.time(*since))
            }
            Self::TrackingClosed { how, since } => format!(
                "a parcel with this number was closed as {} on {}: this may be an old label",
                spoken(*how),
                names.time(*since)
            ),
            Self::NoIdentifier => "an asset needs a serial number or an asset tag".to_owned(),
            Self::SerialInUse { by, custodian } => {
                format!(
                    "the serial number belongs to {}{}",
                    names.item(*by),
                    with(custodian, names)
                )
            }
            Self::TagInUse { by, custodian } => {
                format!("the asset tag belongs to {}{}", names.item(*by), with(custodian, names))
            }
            Self::IdentifierInUse { by } => format!("it belongs to {}", names.item(*by)),
            Self::SerialNotListed { .. } => {
                "the serial number is not among those announced for this parcel".to_owned()
            }
            Self::SerialOneTypoAway { listed } => {
                format!("the serial number is one character away from the announced {listed}")
            }
            Self::ParcelNotHeld { standing } => {
                format!("its parcel is {}, not in the mailroom", standing_phrase(*standing))
            }
            Self::ParcelNamedWrongly => "what was named as its parcel is not a parcel".to_owned(),
            Self::ContentsComplete { contents } => {
                format!("all {contents} things counted in this parcel are already accounted for")
            }
            Self::ContentsBelowFound { found } => {
                format!("{found} things have been found in it already")
            }
            Self::LinesOpen { open } => {
                format!("{open} of the things counted in it are not accounted for")
            }
            Self::ParcelOpened { open: Some(open) } => {
                format!("the parcel has been opened and {open} of its things are not accounted for")
            }
            Self::ParcelOpened { open: None } => "the parcel has been opened".to_owned(),
            Self::NoSuchHold { code } => format!("there is no hold for {code} on it"),
            Self::OnHold { code } => format!("it is on hold for {code}"),
            Self::Disputed => "two stations disagree about who has it".to_owned(),
            Self::ProofMissing { missing } => match spoken_means(*missing).as_slice() {
                [one] => format!("{one} is needed"),
                several => format!("{} are needed", several.join(" and ")),
            },
            Self::ManifestChanged => {
                "what was shown to the signer is no longer what would be recorded".to_owned()
            }
            Self::AuthorityExpired { until } => {
                format!("whoever comes was allowed to until {}", names.time(*until))
            }
            Self::OtherRecipient { recipient } => {
                format!("it is for {}", names.person(*recipient))
            }
            Self::NothingToSign { event } => {
                format!("event {} passes custody to nobody who could sign for it", event.seq)
            }
            Self::SignedAlready { event } => format!("event {} has been signed", event.seq),
            Self::SameCustodian => "giver and receiver are the same person".to_owned(),
            Self::NotWithGiver { custodian } => {
                format!("they do not have it{}", with(custodian, names))
            }
            Self::PlaceUnknown { place } => format!("{place} is not a place of this facility"),
            Self::PlaceMissing => "nothing says where it lies".to_owned(),
            Self::ApproverIsRequester => "whoever asks for it cannot approve it".to_owned(),
            Self::ApproverUnknown { name } => {
                format!("{name} is not an operator who may approve it")
            }
            Self::NotSanitized => "it held a person's data and has not been sanitized".to_owned(),
            Self::NotDisputed => "nothing about it is disputed".to_owned(),
            Self::NoSuchEvent { event } => format!("event {} is not in its history", event.seq),
            Self::NotACandidate { event } => {
                format!("event {} is not one of those that disagree", event.seq)
            }
            Self::CorrectionOfCorrection => "a correction cannot itself be corrected".to_owned(),
            Self::StandsWithAsset { asset } => {
                format!("that line stands with the serialization of {}", names.item(*asset))
            }
            Self::DiffersFromRecord { fields } => {
                format!("it is on record already, with another {}", fields.join(", "))
            }
            Self::NotASuccessor => "what is to take its place is not an asset in use".to_owned(),
            Self::DependedUpon { dependants } => {
                let list: Vec<String> = dependants.iter().map(|e| e.seq.to_string()).collect();
                format!("later events rest on it: {}", list.join(", "))
            }
            Self::UndoWindowOver { minutes } => {
                format!("it was recorded more than {minutes} minutes ago")
            }
            Self::NotYourEvent { actor } => format!("it was recorded by {actor}"),
            Self::FieldNotThere { field } => format!("that event has no {field} to amend"),
            Self::RoleTooLow { needs } => format!("only an {needs} may do that"),
            Self::InTheFuture { occurred } => {
                format!("{} lies in the future", names.time(*occurred))
            }
            Self::BeforeCustody { since } => format!(
                "it cannot have happened before {}, when custody last changed",
                names.time(*since)
            ),
            Self::ReadOnlyUntilUpgrade => {
                "its history has events of a newer version of custody".to_owned()
            }
            Self::ReplacedByItself => "an asset cannot replace itself".to_owned(),
        }
    }

    /// What the operator can do about it.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one arm per refusal, in the order of the list")]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::UnknownItem => {
                "check the number with `custody find TEXT`; a new parcel starts with `custody receive`"
            }
            Self::WrongKind { is: ItemKind::Parcel } => {
                "`custody serialize` makes assets of what is in a parcel"
            }
            Self::WrongKind { is: ItemKind::Asset } => {
                "an asset goes back with `custody send ITEM --to VENDOR`"
            }
            Self::NotHeld { standing: Standing::Out, custodian: Custodian::Person(_) } => {
                "take it back with `custody return ITEM --from PERSON`, or record `custody transfer`"
            }
            Self::NotHeld { standing: Standing::Out, .. } => {
                "take it in with `custody take-in ITEM`"
            }
            Self::NotHeld { standing: Standing::Missing, .. } => {
                "record `custody found ITEM --at PLACE` first"
            }
            Self::NotHeld { standing: Standing::Expected, .. } | Self::ParcelNotHeld { .. } => {
                "record its arrival with `custody receive TRACKING` first"
            }
            Self::NotHeld { .. } | Self::Closed { .. } => {
                "see what happened with `custody history ITEM`"
            }
            Self::NotOut { .. } | Self::NotMissing { .. } | Self::AlreadyHere { .. } => {
                "see where it is with `custody show ITEM`"
            }
            Self::NotExpected { .. } => "an item is announced before it arrives",
            Self::TrackingClosed { .. } => {
                "look at the box; if the carrier uses the number again, add --again"
            }
            Self::NoIdentifier => "give --serial or --tag",
            Self::SerialInUse { .. } | Self::TagInUse { .. } | Self::IdentifierInUse { .. } => {
                "look at the device again; if it came back, use `custody return`; a wrong record is set right with `custody correct`"
            }
            Self::SerialNotListed { .. } | Self::SerialOneTypoAway { .. } => {
                "scan it again; if the device really says so, add --confirm"
            }
            Self::ParcelNamedWrongly => "name the parcel by its tracking number",
            Self::ContentsComplete { .. } => "if there is more in the box, raise --contents first",
            Self::ContentsBelowFound { .. } => "count again",
            Self::LinesOpen { .. } => {
                "account for the rest with `custody serialize`, or count again with --contents"
            }
            Self::ParcelOpened { .. } => {
                "hand off its assets instead, and account for the rest with `custody serialize`"
            }
            Self::NoSuchHold { .. } => "see its holds with `custody show ITEM`",
            Self::OnHold { code: HoldCode::Unwiped } | Self::NotSanitized => {
                "record `custody sanitize ITEM --method clear|purge|destroy` first"
            }
            Self::OnHold { .. } => {
                "lift the hold with `custody release ITEM --code CODE` once its reason is gone"
            }
            Self::Disputed => {
                "an admin settles it with `custody settle ITEM --keep EVENT --reason TEXT`"
            }
            Self::ProofMissing { missing } => hint_for_missing(*missing),
            Self::ManifestChanged => "show the list again, and have it signed again",
            Self::AuthorityExpired { .. } => {
                "ask whom they act for, or have an admin add --override REASON"
            }
            Self::OtherRecipient { .. } => {
                "if it is for somebody else now, say so first: `custody match ITEM --to PERSON`; who collects for them is --by"
            }
            Self::NothingToSign { .. } => {
                "name a hand-off, a return or a transfer: see `custody history ITEM`"
            }
            Self::SignedAlready { .. } => {
                "see it with `custody evidence EVENT`; set it aside with `custody correct EVENT --void`"
            }
            Self::SameCustodian => "name two different people",
            Self::NotWithGiver { .. } => "see who has it with `custody show ITEM`",
            Self::PlaceUnknown { .. } => {
                "add it with `custody place add NAME`, or see `custody place list`"
            }
            Self::PlaceMissing => "name the place with --at PLACE",
            Self::ApproverIsRequester => "name another operator with --approver",
            Self::ApproverUnknown { .. } => "see `custody operator list`",
            Self::NotDisputed => "see its events with `custody history ITEM`",
            Self::NoSuchEvent { .. } | Self::NotACandidate { .. } => {
                "see the event numbers with `custody history ITEM`"
            }
            Self::CorrectionOfCorrection => "record what is true with a new event",
            Self::StandsWithAsset { .. } => {
                "void the serialization instead; see its number with `custody history ASSET`"
            }
            Self::DiffersFromRecord { .. } => {
                "nothing was changed; set it right with `custody match`, `inspect`, `move`, `due`, `alias` or `correct`"
            }
            Self::NotASuccessor => "name an asset that is on record and not closed",
            Self::DependedUpon { .. } => {
                "void those first, the latest first, or record what is true with new events"
            }
            Self::UndoWindowOver { .. } | Self::NotYourEvent { .. } | Self::RoleTooLow { .. } => {
                "ask an admin"
            }
            Self::FieldNotThere { .. } => {
                "only descriptive fields can be amended; void the event to undo it"
            }
            Self::InTheFuture { .. } => "check the clock and --occurred-at",
            Self::BeforeCustody { .. } => {
                "check --occurred-at, or have an admin add --override REASON"
            }
            Self::ReadOnlyUntilUpgrade => "upgrade custody on this station",
            Self::ReplacedByItself => "name the asset that takes its place",
        })
    }
}

const fn code_of_missing(missing: Needs) -> &'static str {
    match first_of(missing) {
        Some(Means::Signature) => "refused.signature_missing",
        Some(Means::Pin) => "refused.pin_missing",
        Some(Means::Badge) => "refused.badge_missing",
        Some(Means::IdDocument) => "refused.id_document_missing",
        Some(Means::SecondOperator) => "refused.second_operator_missing",
        Some(Means::Name) | None => "refused.proof_missing",
    }
}

const fn hint_for_missing(missing: Needs) -> &'static str {
    match first_of(missing) {
        Some(Means::Signature) => {
            "add --sign-here, --sign-on-phone or --signature FILE, or have an admin add --override REASON"
        }
        Some(Means::Pin) => "add --pin: they enter their number; set one with `custody person pin`",
        Some(Means::Badge) => "add --badge SCAN",
        Some(Means::IdDocument) => "look at a document and add --id-document TYPE:LAST4",
        Some(Means::SecondOperator) => "add --witness OPERATOR, who has to be there",
        Some(Means::Name) | None => "see what is asked for with `custody profile show`",
    }
}

/// The means that is said first, if several are missing: the signature, which most people think of.
const fn first_of(missing: Needs) -> Option<Means> {
    if missing.has(Means::Signature) {
        return Some(Means::Signature);
    }
    let mut at = 0;
    while at < Means::ALL.len() {
        if missing.has(Means::ALL[at]) {
            return Some(Means::ALL[at]);
        }
        at += 1;
    }
    None
}

fn spoken_means(missing: Needs) -> Vec<&'static str> {
    let spoken = |means| match means {
        Means::Name => "a name",
        Means::Pin => "their PIN",
        Means::Badge => "their badge",
        Means::IdDocument => "an identity document",
        Means::Signature => "a signature",
        Means::SecondOperator => "a second operator",
    };
    missing.iter().map(spoken).collect()
}

/// How an item was closed, as it is said.
fn spoken(how: Closing) -> String {
    how.as_str().replace('_', " ")
}

/// A standing as it reads after "it is".
fn standing_phrase(standing: Standing) -> &'static str {
    match standing {
        Standing::Unseen => "not on record",
        Standing::Expected => "expected",
        Standing::Held => "in the mailroom",
        Standing::Out => "out",
        Standing::Missing => "missing",
        Standing::Closed(how) => match how {
            Closing::Delivered => "closed (delivered)",
            Closing::Converted => "closed (converted to assets)",
            Closing::Refused => "closed (refused)",
            Closing::ReturnedToSender => "closed (returned to sender)",
            Closing::Disposed => "closed (disposed of)",
            Closing::Replaced => "closed (replaced)",
            Closing::Void => "closed (void)",
        },
    }
}

fn with(custodian: &Custodian, names: &dyn Names) -> String {
    match custodian {
        Custodian::Unknown | Custodian::Nobody | Custodian::Carrier(None) => String::new(),
        Custodian::Mailroom(station) => {
            format!("; the mailroom of {} has it", names.facility(*station))
        }
        Custodian::Person(person) => format!("; {} has it", names.person(*person)),
        Custodian::Carrier(Some(who)) | Custodian::Courier(who) | Custodian::Vendor(who) => {
            format!("; {who} has it")
        }
    }
}
