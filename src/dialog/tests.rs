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
        alike: Vec::new(),
        is_own_tag: text.starts_with("AT-"),
        tags_are_known: true,
        things: Vec::new(),
    }
}

fn verb(verb: &'static str) -> Met {
    scan(&code(verb, None))
}

const RECEIVE: Effect = Effect::Receive { unattended: false, again: false };

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
    let (since, inside) = ("2026-11-20".to_owned(), None);
    Thing {
        id: item(n),
        kind,
        name: name.to_owned(),
        standing,
        holder,
        meant_for,
        place,
        since,
        inside,
    }
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
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), RECEIVE);
    assert_eq!(dialog.step(&met(&parcel(1))), RECEIVE, "known already: the record says so");
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
        confirmed: false,
    };
    assert_eq!(dialog.step(&scan("AT-0001")), first);
    assert_eq!(said(&dialog.step(&scan("5CG1234ABD"))).0, Sign::Ask);
    let without_tag = |serial: &str| Effect::Serialize {
        parcel: item(1),
        serial: Some(serial.into()),
        tag: None,
        confirmed: false,
    };
    assert_eq!(dialog.step(&scan("5CG1234ABE")), without_tag("5CG1234ABD"), "it has no tag");
    assert_eq!(dialog.step(&verb("NEXT")), without_tag("5CG1234ABE"));
    let close = Effect::CloseParcel { parcel: item(1), short: Vec::new() };
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
    assert_eq!(said(&dialog.step(&verb("OK"))).0, Sign::Ask, "now its tag");
    assert!(matches!(dialog.step(&verb("NEXT")), Effect::Serialize { tag: None, .. }));
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
        assert_eq!(dialog.step(&scan(line)), RECEIVE, "{line} is data");
    }
    assert_eq!(dialog.step(&Met { is_typed: true, ..scan("/undo") }), Effect::Undo);
    assert_eq!(dialog.step(&Met { is_typed: true, ..scan("undo") }), RECEIVE);
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
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), RECEIVE, "only the next one");
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

fn box_with(found: usize, contents: Option<u16>, announced: &[&str], missing: &[&str]) -> Thing {
    let serials = |names: &[&str]| -> Vec<SerialNumber> {
        names.iter().map(|name| SerialNumber::parse(name).unwrap()).collect()
    };
    let (announced, missing) = (serials(announced), serials(missing));
    Thing { inside: Some(Inside { found, contents, announced, missing }), ..parcel(1) }
}

#[test]
fn what_was_announced_is_ticked_off_and_what_is_missing_is_said() {
    let list = ["SN-1001", "SN-1002", "490154203237518"];
    let mut dialog = Dialog::new(Act::Serialize);
    let opened = dialog.step(&met(&box_with(0, None, &list, &list)));
    assert!(said(&opened).1.contains("0 of 3; not found yet: SN-1001"), "{opened:?}");
    // On the list: it is a serial number, though it looks like an IMEI.
    let taken = dialog.step(&scan("490154203237518"));
    assert!(said(&taken).1.starts_with("serial 490154203237518: now its tag"), "{taken:?}");
    let recorded = dialog.step(&verb("NEXT"));
    assert!(matches!(recorded, Effect::Serialize { confirmed: false, .. }), "{recorded:?}");
    let now = box_with(1, None, &list, &list[..2]);
    let progress = dialog.is_now(now.clone()).expect("there is a list");
    assert_eq!(progress.text, "1 of 3; not found yet: SN-1001, SN-1002");
    assert!(dialog.prompt().contains(&"1 of 3".to_owned()));
    for (scanned, why) in [("SN-1003", "one typo away"), ("XK9920042", "not among the announced")] {
        let asked = dialog.step(&scan(scanned));
        assert!(said(&asked).1.contains(why), "{asked:?}");
    }
    dialog.step(&verb("OK"));
    let taken = dialog.step(&scan("AT-0007"));
    assert!(matches!(taken, Effect::Serialize { confirmed: true, .. }), "{taken:?}");
    // Not all of it is there: closing says so first.
    let asked = dialog.step(&verb("DONE"));
    assert!(said(&asked).1.contains("without SN-1001, SN-1002"), "{asked:?}");
    let Effect::CloseParcel { short, .. } = dialog.step(&verb("OK")) else { panic!("it closes") };
    assert_eq!(short.len(), 2);
    let complete = Thing { standing: Standing::Closed(Closing::Converted), ..now };
    assert!(dialog.is_now(complete).expect("it is said").text.contains("is complete"));
    assert_eq!(dialog.open(), None);
}

#[test]
fn a_count_that_is_not_reached_is_asked_about() {
    let mut dialog = Dialog::new(Act::Serialize);
    dialog.step(&met(&box_with(1, Some(3), &[], &[])));
    let asked = dialog.step(&verb("DONE"));
    assert!(said(&asked).1.contains("with 1 of 3"), "{asked:?}");
    assert_eq!(dialog.step(&verb("OK")), Effect::CloseParcel { parcel: item(1), short: vec![] });
}

#[test]
fn without_a_prefix_the_code_after_a_serial_number_is_its_tag() {
    let unmarked = |text: &str| Met { tags_are_known: false, is_own_tag: false, ..scan(text) };
    let mut dialog = Dialog::new(Act::Serialize);
    dialog.step(&met(&parcel(1)));
    dialog.step(&unmarked("5CG1234ABC"));
    let tag = dialog.step(&unmarked("INV-00042"));
    assert!(matches!(tag, Effect::Serialize { tag: Some(_), serial: Some(_), .. }), "{tag:?}");
    // What looks like the serial number before is the next one.
    dialog.step(&unmarked("5CG1234ABD"));
    let next = dialog.step(&unmarked("5CG1234ABE"));
    assert!(matches!(next, Effect::Serialize { tag: None, serial: Some(_), .. }), "{next:?}");
    // And what is plainly something else is asked about.
    let asked = dialog.step(&unmarked("490154203237518"));
    assert_eq!(said(&asked).0, Sign::Ask);
}

#[test]
fn a_tag_that_does_not_fit_leaves_its_serial_number_waiting() {
    let mut dialog = Dialog::new(Act::Serialize);
    dialog.step(&met(&parcel(1)));
    dialog.step(&scan("5CG1234ABC"));
    let taken = Met { things: vec![asset(9)], ..scan("AT-0009") };
    assert!(said(&dialog.step(&taken)).1.contains("that tag is on SN-1009 already"));
    let recorded = dialog.step(&scan("AT-0010"));
    dialog.done(&recorded, Came::Refused);
    assert_eq!(dialog.step(&scan("AT-0010")), recorded, "it waited");
    // A tag alone is asked about: the serial number may have been forgotten.
    dialog.done(&recorded, Came::Recorded);
    assert!(said(&dialog.step(&scan("AT-0011"))).1.contains("without a serial number"));
}

#[test]
fn an_old_label_is_asked_about_before_it_is_a_new_parcel() {
    let mut dialog = Dialog::new(Act::Receive);
    let closed = |how| met(&Thing { standing: Standing::Closed(how), ..parcel(1) });
    let asked = dialog.step(&closed(Closing::ReturnedToSender));
    let (sign, text) = said(&asked);
    assert!(sign == Sign::Ask && text.contains("returned to sender since 2026-11-20"), "{text}");
    let again = Effect::Receive { unattended: false, again: true };
    assert_eq!(dialog.step(&verb("OK")), again);
    dialog.step(&closed(Closing::Delivered));
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), RECEIVE);
    assert!(dialog.take_passed_over().expect("it is said").contains("again"));
    assert_eq!(dialog.step(&closed(Closing::Void)), RECEIVE, "what is void never was here");
}

#[test]
fn boxes_that_nobody_brought_are_flagged_until_done() {
    let mut dialog = Dialog::new(Act::Give);
    assert_eq!(said(&dialog.step(&verb("DROP"))).0, Sign::Set);
    assert!(dialog.prompt().contains(&"UNATTENDED".to_owned()));
    let unattended = Effect::Receive { unattended: true, again: false };
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), unattended);
    assert_eq!(dialog.step(&verb("DONE")), Effect::Tally);
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), RECEIVE);
    dialog.step(&verb("DROP"));
    dialog.step(&verb("RECEIVE"));
    assert_eq!(dialog.step(&scan("1Z999AA10123456784")), RECEIVE);
}

#[test]
fn the_queue_is_walked_and_a_box_in_the_hand_comes_first() {
    let mut dialog = Dialog::default();
    let first = Effect::Unmatched { passed_over: vec![] };
    assert_eq!(dialog.step(&verb("SORT")), first);
    assert_eq!(said(&dialog.step(&person(7, "Mia"))).0, Sign::No, "nothing is at hand");
    dialog.sorts(Some(parcel(1)));
    assert_eq!(dialog.step(&verb("NEXT")), Effect::Unmatched { passed_over: vec![item(1)] });
    dialog.sorts(None);
    assert_eq!(said(&dialog.step(&met(&parcel(2)))).0, Sign::Ask);
    let matched = Effect::Match { parcel: item(2), to: somebody(7, "Mia") };
    assert_eq!(dialog.step(&person(7, "Mia")), matched);
    dialog.done(&matched, Came::Recorded);
    assert_eq!(dialog.goes_on_sorting(), Effect::Unmatched { passed_over: vec![item(1)] });
    assert_eq!(said(&dialog.step(&met(&asset(3)))).0, Sign::No);
    let unsure = Met { alike: vec!["Mia Meier (1815)".into()], is_typed: true, ..scan("Meier") };
    let Effect::Say(saying) = dialog.step(&unsure) else { panic!("it is said") };
    assert!(saying.hint.expect("a hint").contains("1815"));
}
