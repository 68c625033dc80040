use proptest::prelude::*;

use super::*;
use crate::domain::names::{ItemId, PersonId};
use crate::scan::{Command, classify};
use uuid::Uuid;

fn code(verb: &'static str, argument: Option<&str>) -> String {
    Command { verb, argument: argument.map(str::to_owned) }.code()
}

fn scan(text: &str) -> Met {
    Met {
        text: text.to_owned(),
        is_typed: false,
        reading: classify(text, None),
        place: None,
        person: None,
        operator: None,
        is_own_tag: text.starts_with("AT-"),
        things: Vec::new(),
    }
}

fn verb(verb: &'static str) -> Met {
    scan(&code(verb, None))
}

fn item(n: u128) -> ItemId {
    ItemId::from_uuid(Uuid::from_u128(n))
}

fn somebody(n: u128, name: &str) -> Somebody {
    Somebody { id: PersonId::from_uuid(Uuid::from_u128(n)), name: name.to_owned() }
}

fn person(n: u128, name: &str) -> Met {
    Met { person: Some(somebody(n, name)), ..scan("4711") }
}

fn place(name: &str) -> Met {
    Met { place: PlaceName::parse(name).ok(), ..scan(name) }
}

fn thing(n: u128, name: &str, kind: ItemKind, standing: Standing) -> Thing {
    let (holder, meant_for, place) = (None, None, None);
    Thing { id: item(n), kind, name: name.to_owned(), standing, holder, meant_for, place }
}

fn met(thing: &Thing) -> Met {
    Met { things: vec![thing.clone()], ..scan(&thing.name) }
}

fn asset(n: u128) -> Thing {
    thing(n, &format!("SN-100{n}"), ItemKind::Asset, Standing::Held)
}

fn out(n: u128, who: &Somebody) -> Thing {
    Thing { standing: Standing::Out, holder: Some(who.clone()), ..asset(n) }
}

fn parcel(n: u128) -> Thing {
    thing(n, "1Z999AA10123456784", ItemKind::Parcel, Standing::Held)
}

fn said(effect: &Effect) -> (Sign, &str) {
    match effect {
        Effect::Say(saying) => (saying.sign, &saying.text),
        other => panic!("{other:?} is not only said"),
    }
}

#[test]
fn boxes_are_received_until_a_command_says_otherwise() {
    let mut dialog = Dialog::new(Act::Receive);
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), Effect::Receive);
    assert_eq!(dialog.step(&met(&parcel(1))), Effect::Receive, "known already: the record says so");
    assert_eq!(said(&dialog.step(&met(&asset(2)))).0, Sign::No);
    assert_eq!(said(&dialog.step(&verb("SER"))).0, Sign::Set);
    assert_eq!(dialog.act(), Act::Serialize);
}

#[test]
fn a_box_is_asked_for_serial_numbers_and_tags_until_it_is_empty() {
    let mut dialog = Dialog::new(Act::Serialize);
    assert_eq!(said(&dialog.step(&scan("5CG1234ABC"))).0, Sign::No, "no box is open");
    assert_eq!(said(&dialog.step(&met(&parcel(1)))).0, Sign::Set);
    assert_eq!(said(&dialog.step(&scan("5CG1234ABC"))).0, Sign::Ask, "now its tag");
    let first = Effect::Serialize {
        parcel: item(1),
        serial: Some("5CG1234ABC".into()),
        tag: Some("AT-0001".into()),
    };
    assert_eq!(dialog.step(&scan("AT-0001")), first);
    assert_eq!(said(&dialog.step(&scan("5CG1234ABD"))).0, Sign::Ask);
    let without_tag = |serial: &str| Effect::Serialize {
        parcel: item(1),
        serial: Some(serial.into()),
        tag: None,
    };
    assert_eq!(dialog.step(&scan("5CG1234ABE")), without_tag("5CG1234ABD"), "it has no tag");
    assert_eq!(dialog.step(&verb("NEXT")), without_tag("5CG1234ABE"));
    let close = Effect::CloseParcel { parcel: item(1) };
    assert_eq!(dialog.step(&verb("DONE")), close);
    dialog.done(&close, Came::Recorded);
    assert_eq!(said(&dialog.step(&verb("DONE"))).0, Sign::No, "it is closed");
}

#[test]
fn what_is_no_serial_number_is_asked_about_and_never_taken_in_silence() {
    let mut dialog = Dialog::new(Act::Serialize);
    dialog.step(&met(&parcel(1)));
    // A valid IMEI.
    let asked = dialog.step(&scan("490154203237518"));
    assert_eq!(said(&asked).0, Sign::Ask);
    assert_eq!(said(&dialog.step(&verb("NO"))).0, Sign::Set);
    dialog.step(&scan("490154203237518"));
    assert!(matches!(dialog.step(&verb("OK")), Effect::Serialize { tag: None, .. }));
    dialog.step(&scan("490154203237518"));
    let next = dialog.step(&scan("5CG1234ABC"));
    assert!(said(&next).1.starts_with("not done: "), "{next:?}: a scan is no answer");
    assert!(matches!(dialog.step(&verb("OK")), Effect::Say(_)), "the question is gone");
}

#[test]
fn a_hand_off_is_one_person_many_items_one_look_and_one_signature() {
    let mia = somebody(7, "Mia Meier");
    let mut dialog = Dialog::new(Act::Give);
    assert_eq!(said(&dialog.step(&verb("DONE"))).0, Sign::No, "to whom?");
    assert_eq!(said(&dialog.step(&person(7, "Mia Meier"))).0, Sign::Set);
    assert_eq!(said(&dialog.step(&verb("DONE"))).0, Sign::No, "what?");
    assert_eq!(said(&dialog.step(&met(&asset(1)))).0, Sign::Picked);
    assert_eq!(said(&dialog.step(&met(&asset(1)))).0, Sign::Known);
    assert_eq!(said(&dialog.step(&met(&asset(2)))).0, Sign::Picked);
    let asked = dialog.step(&verb("DONE"));
    assert!(said(&asked).1.contains("SN-1001, SN-1002 to Mia Meier"), "{asked:?}");
    let effect = dialog.step(&verb("OK"));
    assert_eq!(effect, Effect::HandOff { to: mia, items: vec![item(1), item(2)] });
    dialog.done(&effect, Came::Refused);
    assert!(dialog.unfinished().is_some(), "what was refused is not forgotten");
    dialog.done(&effect, Came::Recorded);
    assert_eq!(dialog.unfinished(), None);
}

#[test]
fn what_is_meant_for_somebody_says_to_whom_it_goes() {
    let mut dialog = Dialog::new(Act::Give);
    let meant = Thing { meant_for: Some(somebody(7, "Mia Meier")), ..asset(1) };
    let picked = dialog.step(&met(&meant));
    assert!(said(&picked).1.contains("for Mia Meier"), "{picked:?}");
    assert!(said(&dialog.step(&verb("DONE"))).1.contains("to Mia Meier"));
}

#[test]
fn what_comes_back_comes_from_whoever_had_it_unless_somebody_is_named() {
    let (mia, ben) = (somebody(7, "Mia Meier"), somebody(8, "Ben Berg"));
    let mut dialog = Dialog::new(Act::Return);
    assert_eq!(said(&dialog.step(&met(&asset(3)))).0, Sign::No, "it is here");
    assert!(said(&dialog.step(&met(&out(1, &mia)))).1.contains("from Mia Meier"));
    dialog.step(&verb("DONE"));
    let effect = Effect::Return { from: None, items: vec![(item(1), Some(mia.id))] };
    assert_eq!(dialog.step(&verb("OK")), effect);
    dialog.done(&effect, Came::Recorded);
    dialog.step(&Met { person: Some(ben.clone()), ..scan("4712") });
    let picked = dialog.step(&met(&out(1, &mia)));
    assert!(said(&picked).1.contains("by the record Mia Meier had it"), "{picked:?}");
}

#[test]
fn a_place_is_set_once_and_then_items_follow() {
    let mut dialog = Dialog::new(Act::Put);
    assert_eq!(said(&dialog.step(&met(&asset(1)))).0, Sign::No, "where to?");
    assert_eq!(said(&dialog.step(&place("shelf-3"))).0, Sign::Set);
    let shelf = PlaceName::parse("shelf-3").unwrap();
    for n in [1, 2] {
        let put = Effect::Put { item: item(n), place: shelf.clone() };
        assert_eq!(dialog.step(&met(&asset(n))), put);
    }
    let by_code = scan(&code("LOC", Some("shelf-4")));
    assert_eq!(said(&dialog.step(&by_code)).1, "place: shelf-4");
}

#[test]
fn an_audit_says_of_each_thing_how_it_stands_to_the_record() {
    let mut dialog = Dialog::new(Act::Check);
    assert_eq!(said(&dialog.step(&met(&asset(1)))).0, Sign::No, "of which shelf?");
    dialog.step(&place("shelf-3"));
    let on = |n, at: &str| Thing { place: PlaceName::parse(at).ok(), ..asset(n) };
    assert_eq!(said(&dialog.step(&met(&on(1, "shelf-3")))).0, Sign::Picked);
    assert_eq!(said(&dialog.step(&met(&on(1, "shelf-3")))).0, Sign::Known);
    assert_eq!(
        said(&dialog.step(&met(&on(2, "shelf-9")))).1,
        "SN-1002: the record has it at shelf-9"
    );
    assert_eq!(
        said(&dialog.step(&met(&out(3, &somebody(7, "Mia"))))).1,
        "SN-1003: by the record it is out"
    );
    assert_eq!(said(&dialog.step(&scan("XYZ-99"))).1, "XYZ-99: not on record");
    assert_eq!(said(&dialog.step(&place("shelf-4"))).0, Sign::No, "one shelf at a time");
    let Effect::CloseShelf { place, found } = dialog.step(&verb("DONE")) else { panic!() };
    assert_eq!((place.as_str(), found.len()), ("shelf-3", 4));
}

#[test]
fn nothing_that_was_begun_is_lost_without_a_word() {
    let mut dialog = Dialog::new(Act::Give);
    dialog.step(&person(7, "Mia Meier"));
    dialog.step(&met(&asset(1)));
    assert_eq!(said(&dialog.step(&verb("RECEIVE"))).0, Sign::No);
    assert_eq!(said(&dialog.step(&Met { is_typed: true, ..scan("/end") })).0, Sign::No);
    assert!(said(&dialog.step(&verb("STOP"))).1.contains("dropped: batch of 1"));
    assert_eq!(said(&dialog.step(&verb("RECEIVE"))).0, Sign::Set);
    assert_eq!(dialog.step(&Met { is_typed: true, ..scan("/end") }), Effect::End);
}

#[test]
fn a_scan_is_never_a_word_that_steers() {
    let mut dialog = Dialog::new(Act::Receive);
    for line in ["/end", "/undo", "/give", "end", "undo"] {
        assert_eq!(dialog.step(&scan(line)), Effect::Receive, "{line} is data");
    }
    assert_eq!(dialog.step(&Met { is_typed: true, ..scan("/undo") }), Effect::Undo);
    assert_eq!(dialog.step(&Met { is_typed: true, ..scan("undo") }), Effect::Receive);
    let help = dialog.step(&Met { is_typed: true, ..scan("/what") });
    assert!(said(&help).1.starts_with("type / and one of"), "{help:?}");
}

#[test]
fn a_damaged_item_is_held_after_a_question() {
    let mut dialog = Dialog::new(Act::Receive);
    assert_eq!(said(&dialog.step(&verb("HOLD"))).0, Sign::Set);
    assert_eq!(said(&dialog.step(&met(&parcel(1)))).0, Sign::Ask);
    assert_eq!(dialog.step(&verb("OK")), Effect::Hold { item: item(1) });
    assert_eq!(dialog.step(&verb("PRINT")), Effect::Print);
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), Effect::Receive, "only the next one");
}

#[test]
fn the_batch_has_an_end() {
    let mut dialog = Dialog::new(Act::Give);
    for n in 0..=BATCH_MAX as u128 {
        let picked = dialog.step(&met(&asset(n)));
        assert_eq!(said(&picked).0, if n < BATCH_MAX as u128 { Sign::Picked } else { Sign::No });
    }
}

#[test]
fn another_operator_takes_over_with_a_badge() {
    let mut dialog = Dialog::new(Act::Receive);
    let olga = OperatorName::parse("olga").unwrap();
    let badge = Met { operator: Some(olga.clone()), ..scan("BADGE-1") };
    assert_eq!(dialog.step(&badge), Effect::Switch(olga));
    assert_eq!(dialog.step(&verb("LOCK")), Effect::Lock);
}

proptest! {
    /// Whatever is scanned in whatever order: one answer each, the prompt stays short, nothing is recorded twice by itself.
    #[test]
    fn every_scan_has_one_answer(scans in proptest::collection::vec((0..40_u8, ".{0,20}"), 0..60)) {
        let mut dialog = Dialog::new(Act::Receive);
        let mia = somebody(7, "Mia Meier");
        for (kind, text) in scans {
            let met = match kind {
                0..=17 => verb(crate::scan::VERBS[usize::from(kind)]),
                18..=22 => met(&asset(u128::from(kind))),
                23..=25 => met(&out(u128::from(kind), &mia)),
                26 => met(&parcel(26)),
                27 => person(7, "Mia Meier"),
                28 => place("shelf-3"),
                29..=33 => Met { is_typed: true, ..scan(&text) },
                _whatever => scan(&text),
            };
            let effect = dialog.step(&met);
            if !matches!(effect, Effect::Say(_) | Effect::End | Effect::Lock) {
                dialog.done(&effect, if kind % 2 == 0 { Came::Recorded } else { Came::Refused });
            }
            if let Effect::Say(saying) = &effect {
                prop_assert!(!saying.text.is_empty());
                prop_assert!(saying.sign != Sign::No || saying.hint.is_some(), "{saying:?}");
            }
            prop_assert!(dialog.batch.len() <= BATCH_MAX);
            prop_assert!(dialog.prompt().len() < 400);
        }
    }
}
