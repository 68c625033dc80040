//! What is past its time goes, and what is still needed stays: the ledger's part, with a clock of our own.

use custody::domain::command::Command;
use custody::domain::event::{Condition, Evidence, EvidenceKind, HoldCode, Inspection};
use custody::domain::names::Timestamp;
use custody::domain::party::Role;
use custody::domain::retention::Retention;
use custody::ledger::{Digest, LedgerError, Mode, NewPerson, Purge, new_person_id};
use uuid::Uuid;

use super::{DAY, keep};
use crate::common::desk::{Desk, asset, parcel};
use crate::common::{NOON, commands as c, look, name, operator, person};

const PHOTO: Digest = [1; 32];
/// What [`crate::common::signature`] says.
const SIGNATURE: Digest = [7; 32];

/// Keeps a piece of evidence, now.
fn keeps(desk: &mut Desk, sha256: Digest) {
    let batch = desk.ledger.batch().expect("nobody else writes");
    let now = batch.now();
    let sealed_key = [&b"sealed key of "[..], &sha256[..4]].concat();
    keep(&batch, sha256, Uuid::from_bytes([sha256[0]; 16]), &sealed_key, now);
    batch.commit().expect("it is written");
}

fn with_photo(sha256: Digest) -> Command {
    let photo = Evidence { kind: EvidenceKind::Photo, sha256, bytes: 9 };
    Command::Inspect(Inspection { photos: vec![photo], ..look(Condition::Good) })
}

/// A desk with an asset in the mailroom, inspected with a photo at noon.
fn inspected() -> Desk {
    let mut desk = Desk::new();
    desk.does(asset("SN0001"), c::serialize_loose("SN0001"));
    keeps(&mut desk, PHOTO);
    desk.does(asset("SN0001"), with_photo(PHOTO));
    desk
}

/// Goes on to a day, and purges.
fn purge_on(desk: &mut Desk, day: i64) -> Purge {
    desk.clock.set(NOON + day * DAY + 60_000);
    let due = desk.ledger.due(&Retention::default()).expect("it can be asked");
    let by = operator("ada", Role::Admin);
    let purge = desk.ledger.purge(&by, &Retention::default()).expect("it can be done");
    assert_eq!(due, purge, "a dry run says what will be");
    purge
}

fn digests(purge: &Purge) -> Vec<Digest> {
    purge.over.iter().map(|old| old.kept.sha256).collect()
}

fn verifies(desk: &Desk) {
    let verdict = desk.ledger.verify(&mut |_| {}).expect("it can be read");
    assert!(verdict.is_ok(), "{:?}", verdict.problems);
}

#[test]
fn day_89_is_kept_and_day_90_is_gone_and_twice_is_once() {
    let mut desk = inspected();
    let entries = desk.events();
    assert_eq!(purge_on(&mut desk, 89), Purge::default());
    assert_eq!(desk.events(), entries, "nothing was recorded");
    let purge = purge_on(&mut desk, 90);
    assert_eq!(digests(&purge), [PHOTO]);
    assert_eq!((purge.over[0].kind, purge.staying), (EvidenceKind::Photo, 0));
    assert_eq!(desk.events(), entries + 1);
    assert_eq!(desk.ledger.evidence(&PHOTO).unwrap(), None);
    assert_eq!(desk.ledger.purged().unwrap().keys().collect::<Vec<_>>(), [&PHOTO]);
    verifies(&desk);
    assert_eq!(purge_on(&mut desk, 91), Purge::default());
    assert_eq!(desk.events(), entries + 1);
}

#[test]
fn a_later_entry_that_names_the_same_makes_it_stay() {
    let mut desk = inspected();
    desk.clock.set(NOON + 50 * DAY);
    desk.does(asset("SN0001"), with_photo(PHOTO));
    assert_eq!(purge_on(&mut desk, 120), Purge::default());
    assert_eq!(digests(&purge_on(&mut desk, 141)), [PHOTO]);
}

#[test]
fn what_is_out_missing_or_on_legal_hold_keeps_its_evidence() {
    let mut desk = inspected();
    keeps(&mut desk, SIGNATURE);
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    let out = purge_on(&mut desk, 4_000);
    assert_eq!((digests(&out), out.staying), (vec![], 2));
    desk.does(asset("SN0001"), c::report_missing());
    assert_eq!(purge_on(&mut desk, 4_001).staying, 2);
    desk.does(asset("SN0001"), c::find());
    desk.does(asset("SN0001"), c::hold(HoldCode::Legal));
    assert_eq!(purge_on(&mut desk, 4_002).staying, 2);
    desk.does(asset("SN0001"), c::release(HoldCode::Legal));
    desk.does(asset("SN0001"), c::hold(HoldCode::Customs));
    assert_eq!(digests(&purge_on(&mut desk, 4_003)), [PHOTO, SIGNATURE]);
    verifies(&desk);
}

#[test]
fn signatures_stay_for_ten_years() {
    let mut desk = Desk::new();
    keeps(&mut desk, SIGNATURE);
    desk.does(asset("SN0001"), c::serialize_loose("SN0001"));
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    desk.does(asset("SN0001"), c::take_back(person(1)));
    assert_eq!(purge_on(&mut desk, 3_649), Purge::default());
    assert_eq!(digests(&purge_on(&mut desk, 3_650)), [SIGNATURE]);
}

#[test]
fn what_no_entry_names_goes_after_a_day_without_a_word_in_the_log() {
    let mut desk = Desk::new();
    let entries = desk.events();
    keeps(&mut desk, PHOTO);
    assert_eq!(purge_on(&mut desk, 0), Purge::default());
    let purge = purge_on(&mut desk, 1);
    assert_eq!((digests(&purge), purge.unnamed.len()), (vec![], 1));
    assert_eq!(desk.ledger.evidence(&PHOTO).unwrap(), None);
    assert_eq!(desk.events(), entries);
}

#[test]
fn a_key_that_is_purged_is_in_no_file_any_more() {
    let mut desk = inspected();
    let sealed_key = [&b"sealed key of "[..], &PHOTO[..4]].concat();
    let traces = |desk: &Desk| super::traces(desk.folder(), &sealed_key).len();
    assert!(traces(&desk) > 0, "the search finds what is there");
    purge_on(&mut desk, 90);
    desk.ledger.forget_deleted().unwrap();
    assert_eq!(traces(&desk), 0);
}

#[test]
fn a_key_that_comes_back_after_its_purge_is_noticed() {
    let mut desk = inspected();
    purge_on(&mut desk, 90);
    verifies(&desk);
    desk.raw()
        .execute(
            "INSERT INTO evidence (sha256, file, sealed_key, kept_at) VALUES (?1, ?2, x'00', ?3)",
            (PHOTO, [1_u8; 16], NOON),
        )
        .unwrap();
    let problems = desk.ledger.verify(&mut |_| {}).unwrap().problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].rule, "evidence");
    // Handed in again later, it is another matter.
    keeps(&mut desk, PHOTO);
    verifies(&desk);
}

#[test]
fn only_an_admin_purges_by_the_record() {
    let mut desk = inspected();
    desk.clock.set(NOON + 90 * DAY + 60_000);
    let by = operator("olga", Role::Operator);
    let refused = desk.ledger.purge(&by, &Retention::default());
    assert!(matches!(refused, Err(LedgerError::NotAllowed(_))), "{refused:?}");
}

#[test]
fn a_purge_of_very_many_is_several_entries() {
    let mut desk = Desk::new();
    desk.does(asset("SN0001"), c::serialize_loose("SN0001"));
    let digest =
        |n: u32| -> Digest { [&n.to_be_bytes()[..], &[9; 28]].concat().try_into().unwrap() };
    let batch = desk.ledger.batch().unwrap();
    let now = batch.now();
    for n in 0..1_201 {
        keep(&batch, digest(n), Uuid::from_u128(n.into()), b"key", now);
    }
    batch.commit().unwrap();
    for first in (0..1_201).step_by(100) {
        let evidence = |n| Evidence { kind: EvidenceKind::Photo, sha256: digest(n), bytes: 1 };
        let photos = (first..(first + 100).min(1_201)).map(evidence).collect();
        let look = Inspection { photos, ..look(Condition::Good) };
        desk.does(asset("SN0001"), Command::Inspect(look));
    }
    let entries = desk.events();
    assert_eq!(purge_on(&mut desk, 90).over.len(), 1_201);
    assert_eq!(desk.events(), entries + 3);
    assert_eq!(desk.ledger.purged().unwrap().len(), 1_201);
    verifies(&desk);
}

#[test]
fn what_was_purged_is_purged_again_from_a_copy_of_before() {
    let mut desk = inspected();
    let copy = desk.folder().join("copy.db");
    desk.ledger.back_up(&copy).unwrap();
    purge_on(&mut desk, 90);
    let purged: Vec<Digest> = desk.ledger.purged().unwrap().into_keys().collect();
    let outside = crate::common::desk::outside(&desk.clock);
    let mut restored = custody::ledger::Ledger::open_restored(&copy, outside).unwrap();
    assert!(restored.evidence(&PHOTO).unwrap().is_some());
    let by = operator("ada", Role::Admin);
    assert_eq!(restored.purge_again(&by, &purged).unwrap(), 1);
    assert_eq!(restored.purge_again(&by, &purged).unwrap(), 0);
    assert_eq!(restored.evidence(&PHOTO).unwrap(), None);
    assert!(restored.verify(&mut |_| {}).unwrap().is_ok());
}

#[test]
fn people_who_left_long_ago_and_have_nothing_are_found() {
    let mut desk = Desk::new();
    let enters = |desk: &mut Desk, who: &str, active: bool| {
        let new = NewPerson {
            name: Some(name(who)),
            number: Some(name(who)),
            active: Some(active),
            ..NewPerson::of(new_person_id())
        };
        let batch = desk.ledger.batch().unwrap();
        let now = batch.now();
        batch.directory().put_person(&new, now).unwrap();
        batch.commit().unwrap();
        desk.ledger.directory().people_named(who).unwrap()[0].id
    };
    let left = enters(&mut desk, "left", false);
    let holds = enters(&mut desk, "holds", true);
    let waits = enters(&mut desk, "waits", true);
    let sued = enters(&mut desk, "sued", true);
    enters(&mut desk, "here", true);
    desk.does(asset("SN0001"), c::serialize_loose("SN0001"));
    desk.does(asset("SN0001"), c::hand_off(holds));
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    desk.does(parcel("1Z0001"), c::match_to(waits));
    desk.does(asset("SN0002"), c::serialize_loose("SN0002"));
    desk.does(asset("SN0002"), c::hand_off(sued));
    desk.does(asset("SN0002"), c::take_back(sued));
    desk.does(asset("SN0002"), c::hold(HoldCode::Legal));
    for who in ["holds", "waits", "sued"] {
        enters(&mut desk, who, false);
    }
    let found = |desk: &Desk, day: i64| {
        let days = Retention { left_people_days: Some(30), ..Retention::default() };
        let time = days.left_before(Timestamp::from_millis(NOON + day * DAY)).unwrap();
        desk.ledger.left_before(time).unwrap()
    };
    assert!(found(&desk, 29).is_empty());
    assert_eq!(found(&desk, 31), [left]);
    desk.ledger = desk.open(Mode::Write).unwrap();
    desk.does(asset("SN0001"), c::take_back(holds));
    desk.does(asset("SN0002"), c::release(HoldCode::Legal));
    let mut free = vec![left, holds, sued];
    free.sort();
    let mut now = found(&desk, 31);
    now.sort();
    assert_eq!(now, free);
}
