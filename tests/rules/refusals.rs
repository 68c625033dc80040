//! Every refusal has a code of its own, a sentence and a hint.

use std::collections::BTreeSet;

use custody::domain::event::{HoldCode, ItemKind};
use custody::domain::item::{Closing, Standing};
use custody::domain::names::{EventId, ItemId, PersonId, StationId, Timestamp};
use custody::domain::party::{Custodian, Role};
use custody::domain::proof::Needs;
use custody::domain::refusal::{Names, Refusal};

use crate::common::{at, item, name, person, station};

/// The refusal after this one; a new one does not compile until it has its place here.
fn next(refusal: &Refusal) -> Option<Refusal> {
    use Refusal as R;
    let custodian = Custodian::Person(person(1));
    let (since, standing) = (at(0), Standing::Out);
    let event = EventId { station: station(1), seq: 7 };
    Some(match refusal {
        R::UnknownItem => R::WrongKind { is: ItemKind::Asset },
        R::WrongKind { is: ItemKind::Asset } => R::WrongKind { is: ItemKind::Parcel },
        R::WrongKind { is: ItemKind::Parcel } => R::NotHeld { standing, custodian },
        R::NotHeld { .. } => R::NotOut { standing: Standing::Held },
        R::NotOut { .. } => R::NotMissing { standing },
        R::NotMissing { .. } => R::NotExpected { standing },
        R::NotExpected { .. } => R::AlreadyHere { since },
        R::AlreadyHere { .. } => R::Closed { how: Closing::Void, since },
        R::Closed { .. } => R::TrackingClosed { how: Closing::Delivered, since },
        R::TrackingClosed { .. } => R::NoIdentifier,
        R::NoIdentifier => R::SerialInUse { by: item(1), custodian },
        R::SerialInUse { .. } => R::TagInUse { by: item(1), custodian },
        R::TagInUse { .. } => R::IdentifierInUse { by: item(1) },
        R::IdentifierInUse { .. } => R::SerialNotListed { listed: vec![name("SN0001")] },
        R::SerialNotListed { .. } => R::SerialOneTypoAway { listed: name("SN0001") },
        R::SerialOneTypoAway { .. } => R::ParcelNotHeld { standing },
        R::ParcelNotHeld { .. } => R::ParcelNamedWrongly,
        R::ParcelNamedWrongly => R::ContentsComplete { contents: 3 },
        R::ContentsComplete { .. } => R::ContentsBelowFound { found: 3 },
        R::ContentsBelowFound { .. } => R::LinesOpen { open: 2 },
        R::LinesOpen { .. } => R::ParcelOpened { open: None },
        R::ParcelOpened { open: None } => R::ParcelOpened { open: Some(2) },
        R::ParcelOpened { open: Some(_) } => R::NoSuchHold { code: HoldCode::Legal },
        R::NoSuchHold { .. } => R::OnHold { code: HoldCode::Damage },
        R::OnHold { .. } => R::Disputed,
        R::Disputed => R::ProofMissing { missing: Needs::SIGNATURE },
        R::ProofMissing { .. } => R::ManifestChanged,
        R::ManifestChanged => R::AuthorityExpired { until: since },
        R::AuthorityExpired { .. } => R::OtherRecipient { recipient: person(1) },
        R::OtherRecipient { .. } => R::NothingToSign { event },
        R::NothingToSign { .. } => R::SignedAlready { event },
        R::SignedAlready { .. } => R::SameCustodian,
        R::SameCustodian => R::NotWithGiver { custodian },
        R::NotWithGiver { .. } => R::PlaceUnknown { place: name("attic") },
        R::PlaceUnknown { .. } => R::PlaceMissing,
        R::PlaceMissing => R::ApproverIsRequester,
        R::ApproverIsRequester => R::ApproverUnknown { name: name("olga") },
        R::ApproverUnknown { .. } => R::NotSanitized,
        R::NotSanitized => R::NotDisputed,
        R::NotDisputed => R::NoSuchEvent { event },
        R::NoSuchEvent { .. } => R::NotACandidate { event },
        R::NotACandidate { .. } => R::CorrectionOfCorrection,
        R::CorrectionOfCorrection => R::StandsWithAsset { asset: item(1) },
        R::StandsWithAsset { .. } => R::DiffersFromRecord { fields: vec!["tag", "maker"] },
        R::DiffersFromRecord { .. } => R::NotASuccessor,
        R::NotASuccessor => R::DependedUpon { dependants: vec![event] },
        R::DependedUpon { .. } => R::UndoWindowOver { minutes: 10 },
        R::UndoWindowOver { .. } => R::NotYourEvent { actor: name("olga") },
        R::NotYourEvent { .. } => R::FieldNotThere { field: "carrier" },
        R::FieldNotThere { .. } => R::RoleTooLow { needs: Role::Admin },
        R::RoleTooLow { .. } => R::InTheFuture { occurred: at(1) },
        R::InTheFuture { .. } => R::BeforeCustody { since },
        R::BeforeCustody { .. } => R::ReadOnlyUntilUpgrade,
        R::ReadOnlyUntilUpgrade => R::ReplacedByItself,
        R::ReplacedByItself => return None,
    })
}

/// One of each.
pub(super) fn every_one() -> Vec<Refusal> {
    std::iter::successors(Some(Refusal::UnknownItem), next).collect()
}

struct Plain;

impl Names for Plain {
    fn person(&self, _: PersonId) -> String {
        "Mia Meier".to_owned()
    }

    fn facility(&self, _: StationId) -> String {
        "north".to_owned()
    }

    fn item(&self, _: ItemId) -> String {
        "SN0001".to_owned()
    }

    fn time(&self, _: Timestamp) -> String {
        "2026-05-28 20:26".to_owned()
    }
}

#[test]
fn every_refusal_has_a_code_of_its_own() {
    let mut kinds = every_one();
    kinds.dedup_by_key(|refusal| std::mem::discriminant(refusal));
    let codes: BTreeSet<&str> = kinds.iter().map(Refusal::code).collect();
    assert_eq!(codes.len(), kinds.len());
    for code in codes {
        let name = code.strip_prefix("refused.").unwrap_or_default();
        assert!(!name.is_empty() && name.bytes().all(|b| b == b'_' || b.is_ascii_lowercase()));
    }
}

#[test]
fn every_refusal_is_one_sentence_without_a_full_stop_and_says_what_to_do() {
    for refusal in every_one() {
        let sentence = refusal.sentence(&Plain);
        let first = sentence.chars().next().unwrap_or_default();
        let named = ["Mia", "SN0001", "2026", "attic"].iter().any(|n| sentence.starts_with(n));
        assert!(first.is_lowercase() || first.is_ascii_digit() || named, "{sentence}");
        assert!(!sentence.ends_with(['.', ' ', ',', ';']), "{sentence}");
        let hint = refusal.hint().unwrap_or_default();
        assert!(!hint.is_empty() && !hint.ends_with('.'), "{refusal:?}: {hint}");
    }
}

#[test]
fn a_refusal_speaks_of_people_and_places_by_name() {
    let custodian = Custodian::Person(person(1));
    let in_use = Refusal::SerialInUse { by: item(1), custodian: custodian.clone() };
    assert_eq!(in_use.sentence(&Plain), "the serial number belongs to SN0001; Mia Meier has it");
    let out = Refusal::NotHeld { standing: Standing::Out, custodian };
    assert_eq!(out.sentence(&Plain), "it is out, not in the mailroom; Mia Meier has it");
    let elsewhere = Custodian::Mailroom(station(2));
    let held = Refusal::NotWithGiver { custodian: elsewhere };
    assert_eq!(held.sentence(&Plain), "they do not have it; the mailroom of north has it");
}
