//! Questions: found by anything an item answers to, as it is now and as it was.

use custody::domain::command::Command;
use custody::domain::event::{AliasKind, Amendment, Arrival, Identity, Late};
use custody::domain::item::{Closing, Standing};
use custody::domain::names::{EventId, ItemId, PersonId};
use custody::ledger::{Filter, Found, NewPerson, Order, Outcome, PersonChange, Target};

use crate::common::desk::{Desk, FOUNDING, asset, line, parcel};
use crate::common::{
    NOON, announced, arrival, at, commands as c, identity, name, no_parcel, person, serialize,
    station,
};

fn event(seq: u64) -> EventId {
    EventId { station: station(1), seq: seq + FOUNDING }
}

fn found(desk: &Desk, text: &str) -> Found {
    desk.ledger.find(text).expect("the ledger answers")
}

fn searched(desk: &Desk, text: &str) -> Vec<ItemId> {
    let rows = desk.ledger.search(text, 100).expect("the ledger answers");
    rows.iter().map(|row| row.id).collect()
}

fn person_called(desk: &Desk, who: PersonId, called: &str) {
    let said = NewPerson { name: Some(name(called)), ..NewPerson::of(who) };
    let change = desk.ledger.directory().put_person(&said, at(0)).expect("it is written");
    assert_eq!(change, PersonChange::Added(who));
}

#[test]
fn an_item_is_found_by_everything_it_answers_to() {
    let mut desk = Desk::new();
    let labelled = Identity { tag: Some(name("IT-0042")), ..identity("SN0001") };
    let id = desk.does(asset("SN0001"), Command::Serialize(serialize(labelled, no_parcel()))).item;
    desk.does(asset("SN0001"), c::add_alias(AliasKind::Imei, "490154203237518"));
    desk.does(asset("SN0001"), c::add_alias(AliasKind::Mac, "00:1b:44:11:3a:b7"));
    for text in [
        "SN0001",
        " sn 0001 ",
        "it-0042",
        "490154203237518",
        "001B44113AB7",
        "00:1b:44:11:3a:b7",
        &id.to_string(),
    ] {
        assert_eq!(found(&desk, text), Found::One(id), "{text}");
    }
    for text in ["SN0002", "", "%", "SN000_", "0197e2a0-0000-7000-8000-000000000001"] {
        assert_eq!(found(&desk, text), Found::Nothing, "{text}");
    }
}

#[test]
fn an_item_is_still_found_by_its_former_numbers() {
    let mut desk = Desk::new();
    let id = desk.does(asset("SN0001"), c::serialize_loose("SN0001")).item;
    desk.does(asset("SN0001"), c::reidentify("SN0002"));
    for text in ["SN0001", "SN0002"] {
        assert_eq!(found(&desk, text), Found::One(id), "{text}");
    }
    desk.does(Target::Item(id), c::void(event(1)));
    assert_eq!(found(&desk, "SN0001"), Found::One(id));
    assert_eq!(found(&desk, "SN0002"), Found::Nothing, "that was never its number");
}

#[test]
fn a_voided_item_is_still_found() {
    let mut desk = Desk::new();
    let id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::void(event(0)));
    assert_eq!(found(&desk, "1Z0001"), Found::One(id));
    let row = desk.ledger.row(id).unwrap().unwrap();
    assert_eq!(row.standing, Standing::Closed(Closing::Void));
}

#[test]
fn an_open_item_comes_before_a_closed_one_and_two_open_ones_are_an_answer_of_their_own() {
    let mut desk = Desk::new();
    let of = |maker: &str| Identity { maker: Some(name(maker)), ..identity("SN0001") };
    let wish = |maker| Command::Serialize(serialize(of(maker), no_parcel()));
    let dell = desk.does(Target::Asset(of("Dell")), wish("Dell")).item;
    let lenovo = desk.does(Target::Asset(of("Lenovo")), wish("Lenovo")).item;
    assert_eq!(found(&desk, "SN0001"), Found::Several(vec![lenovo, dell]));
    desk.does(Target::Item(lenovo), c::dispose());
    assert_eq!(found(&desk, "SN0001"), Found::One(dell));
    desk.does(Target::Item(dell), c::dispose());
    assert_eq!(found(&desk, "SN0001"), Found::One(dell), "of closed ones the last");
}

#[test]
fn what_sql_takes_for_a_pattern_is_only_text_to_a_search() {
    let mut desk = Desk::new();
    let senders = ["100% Cotton", "snake_case Ltd", "back\\slash GmbH", "plain"];
    let ids: Vec<ItemId> = (1..)
        .zip(senders)
        .map(|(n, sender)| {
            let tracking = format!("1Z000{n}");
            let arrival = Arrival { sender: Some(name(sender)), ..arrival(&tracking) };
            desk.does(parcel(&tracking), Command::Receive { arrival, again: false }).item
        })
        .collect();
    assert_eq!(searched(&desk, "%"), [ids[0]]);
    assert_eq!(searched(&desk, "_"), [ids[1]]);
    assert_eq!(searched(&desk, "\\"), [ids[2]]);
    assert_eq!(searched(&desk, "0% cot"), [ids[0]]);
    assert_eq!(searched(&desk, "e_c"), [ids[1]]);
    assert_eq!(searched(&desk, "1z0004"), [ids[3]]);
    assert_eq!(searched(&desk, "' OR 1=1 --"), []);
    assert_eq!(searched(&desk, "1Z000").len(), 4);
}

#[test]
fn a_search_looks_into_descriptions_numbers_and_names() {
    let mut desk = Desk::new();
    person_called(&desk, person(1), "Zoë Müller");
    let described = Identity { model: Some(name("XPS 13")), ..identity("SN0001") };
    let id = desk.does(asset("SN0001"), Command::Serialize(serialize(described, no_parcel()))).item;
    desk.does(asset("SN0001"), c::add_alias(AliasKind::Mac, "00:1b:44:11:3a:b7"));
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    for text in ["xps", "dell", "N000", "müller", "ZOË", "1b:44:11"] {
        assert_eq!(searched(&desk, text), [id], "{text}");
    }
    assert_eq!(searched(&desk, "meier"), []);
}

fn holdings(desk: &Desk, who: PersonId, ms: i64) -> Vec<ItemId> {
    let items = desk.ledger.holdings_at(who, at(ms)).expect("the ledger answers");
    items.iter().map(|item| item.id).collect()
}

#[test]
fn what_a_person_held_is_known_for_every_past_moment() {
    let mut desk = Desk::new();
    desk.does(asset("SN0001"), c::serialize_loose("SN0001"));
    desk.clock.set(NOON + 100_000);
    let id = desk.does(asset("SN0001"), c::hand_off(person(1))).item;
    desk.clock.set(NOON + 200_000);
    desk.does(asset("SN0001"), c::transfer(person(1), person(2)));
    desk.clock.set(NOON + 300_000);
    desk.does(asset("SN0001"), c::take_back(person(2)));
    for (ms, first, second) in [
        (99_999, vec![], vec![]),
        (100_000, vec![id], vec![]),
        (199_999, vec![id], vec![]),
        (200_000, vec![], vec![id]),
        (299_999, vec![], vec![id]),
        (300_000, vec![], vec![]),
    ] {
        assert_eq!(holdings(&desk, person(1), ms), first, "at {ms}");
        assert_eq!(holdings(&desk, person(2), ms), second, "at {ms}");
    }
}

#[test]
fn a_late_entry_counts_from_when_it_happened() {
    let mut desk = Desk::new();
    let id = desk.does(asset("SN0001"), c::serialize_loose("SN0001")).item;
    desk.clock.set(NOON + 500_000);
    let late = Some(Late { occurred: at(100_000), reason: name("the power was out") });
    let order = desk.order(vec![line(asset("SN0001"), c::hand_off(person(1)))]);
    let outcome = desk.ledger.record(&Order { late, ..order }).unwrap();
    assert!(matches!(outcome, Outcome::Recorded(_)));
    assert_eq!(holdings(&desk, person(1), 99_999), []);
    assert_eq!(holdings(&desk, person(1), 100_000), [id]);
}

#[test]
fn what_was_voided_was_never_held() {
    let mut desk = Desk::new();
    desk.does(asset("SN0001"), c::serialize_loose("SN0001"));
    desk.clock.set(NOON + 100_000);
    let mistake = desk.does(asset("SN0001"), c::hand_off(person(1)));
    desk.clock.set(NOON + 200_000);
    desk.does(asset("SN0001"), c::void(mistake.receipt.unwrap().event));
    assert_eq!(holdings(&desk, person(1), 150_000), []);
}

#[test]
fn a_history_shows_what_was_set_aside_and_by_what() {
    let mut desk = Desk::new();
    let id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::hand_off(person(1)));
    desk.does(parcel("1Z0001"), c::void(event(1)));
    let history = desk.ledger.history(id).unwrap().unwrap();
    assert_eq!(history.facts.len(), 3);
    assert_eq!(history.set_aside.into_iter().collect::<Vec<_>>(), [(event(1), event(2))]);
    assert!(desk.ledger.history(crate::common::item(9)).unwrap().is_none());
}

fn listed(desk: &Desk, filter: &Filter) -> Vec<ItemId> {
    let mut ids = Vec::new();
    desk.ledger
        .for_each_item(filter, &mut |row| {
            ids.push(row.id);
            true
        })
        .expect("the ledger answers");
    ids
}

#[test]
fn a_list_holds_what_passes_every_part_of_its_filter() {
    let mut desk = Desk::new();
    let here = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::match_to(person(1)));
    let out = desk.does(asset("SN0001"), c::serialize_loose("SN0001")).item;
    desk.does(asset("SN0001"), c::hand_off(person(1)));
    let held = desk.does(parcel("1Z0002"), c::receive("1Z0002")).item;
    desk.does(parcel("1Z0002"), c::hold(custody::domain::event::HoldCode::Damage));
    desk.does(parcel("1Z0002"), c::move_to("shelf B"));
    let all = Filter::default;
    let text = |text: &str| Some(text.to_owned());
    for (filter, expected) in [
        (all(), vec![here, out, held]),
        (Filter { standing: text("held"), ..all() }, vec![here, held]),
        (Filter { standing: text("held"), place: text("SHELF b"), ..all() }, vec![held]),
        (Filter { kind: text("asset"), ..all() }, vec![out]),
        (Filter { with: Some(person(1)), ..all() }, vec![out]),
        (Filter { for_person: Some(person(1)), ..all() }, vec![here]),
        (Filter { on_hold: true, ..all() }, vec![held]),
        (Filter { unmatched: true, kind: text("parcel"), ..all() }, vec![held]),
        (Filter { since_before: Some(at(1)), ..all() }, vec![]),
    ] {
        assert_eq!(listed(&desk, &filter), expected, "{filter:?}");
    }
}

#[test]
fn whoever_walks_a_list_may_stop() {
    let mut desk = Desk::new();
    for tracking in ["1Z0001", "1Z0002", "1Z0003"] {
        desk.does(parcel(tracking), c::receive(tracking));
    }
    let mut seen = 0;
    desk.ledger
        .for_each_item(&Filter::default(), &mut |_| {
            seen += 1;
            seen < 2
        })
        .unwrap();
    assert_eq!(seen, 2);
}

#[test]
fn events_are_read_in_the_order_of_the_log_from_any_place() {
    let mut desk = Desk::new();
    for tracking in ["1Z0001", "1Z0002", "1Z0003"] {
        desk.does(parcel(tracking), c::receive(tracking));
    }
    let mut seqs = Vec::new();
    desk.ledger
        .for_each_event(FOUNDING + 1, FOUNDING + 3, &mut |row| {
            assert_eq!(row.tracking.as_deref(), Some(["1Z0002", "1Z0003"][seqs.len()]));
            seqs.push(row.fact.id.seq);
            true
        })
        .unwrap();
    assert_eq!(seqs, [FOUNDING + 1, FOUNDING + 2]);
}

#[test]
fn the_row_of_an_item_says_what_its_facts_say() {
    let mut desk = Desk::new();
    person_called(&desk, person(1), "Mia Meier");
    desk.does(parcel("1Z0001"), Command::Expect(announced("1Z0001", &["SN0001"])));
    let id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::match_to(person(1)));
    desk.does(parcel("1Z0001"), c::amend(event(1), Amendment::Carrier(name("DHL"))));
    desk.does(parcel("1Z0001"), c::count(2));
    let made = desk.does(asset("SN0001"), c::serialize_from(id, "SN0001")).item;
    let row = desk.ledger.row(id).unwrap().unwrap();
    assert_eq!(row.word(at(0)), "waiting");
    assert_eq!(row.known_as(), "1Z0001");
    assert_eq!(row.recipient_name.as_deref(), Some("Mia Meier"));
    assert_eq!(row.carrier.as_deref(), Some("DHL"));
    assert_eq!((row.contents, row.settled), (Some(2), 1));
    let row = desk.ledger.row(made).unwrap().unwrap();
    assert_eq!(
        (row.known_as().as_str(), row.origin_tracking.as_deref()),
        ("SN0001", Some("1Z0001"))
    );
}
