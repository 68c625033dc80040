//! Orders: recorded, unchanged or refused; once, and all of it or nothing.

use custody::domain::command::Command;
use custody::domain::event::{
    Condition, Event, Expectation, HandBack, HoldCode, Identity, Late, Origin,
};
use custody::domain::item::{Closing, Item, Standing};
use custody::domain::names::{EventId, ItemId};
use custody::domain::party::Custodian;
use custody::domain::refusal::Refusal;
use custody::ledger::{LedgerError, LineAnswer, Mode, Order, Outcome, Target};

use crate::common::desk::{Desk, FOUNDING, asset, line, outside, parcel, tagged};
use crate::common::{
    NOON, announced, at, commands as c, data_bearing, hand_back, identity, name, no_parcel, person,
    serialize, station,
};

fn event(seq: u64) -> EventId {
    EventId { station: station(1), seq: seq + FOUNDING }
}

fn unchanged(outcome: Outcome) -> LineAnswer {
    match outcome {
        Outcome::Unchanged(mut answers) if answers.len() == 1 => answers.remove(0),
        other => panic!("it was not so already: {other:?}"),
    }
}

fn refusal(outcome: Outcome) -> Refusal {
    match outcome {
        Outcome::Refused(mut lines) if lines.len() == 1 => lines.remove(0).refusal,
        other => panic!("it was not refused: {other:?}"),
    }
}

fn receipt(answer: &LineAnswer) -> (u64, &str) {
    let receipt = answer.receipt.as_ref().expect("there is a receipt");
    (receipt.event.seq - FOUNDING, receipt.kind.as_str())
}

fn item(desk: &Desk, id: ItemId) -> Item {
    desk.ledger.item(id).expect("the ledger answers").expect("the item is on record")
}

#[test]
fn a_double_scan_returns_the_first_receipt() {
    let mut desk = Desk::new();
    let first = desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    assert_eq!(receipt(&first), (0, "received"));
    let second = unchanged(desk.record(parcel("1Z0001"), c::receive("1Z0001")));
    assert_eq!((second.item, &second.receipt), (first.item, &first.receipt));
    assert!(second.made.is_empty());
    desk.does(parcel("1Z0001"), c::move_to("shelf B"));
    desk.does(parcel("1Z0001"), c::match_to(person(1)));
    let third = unchanged(desk.record(parcel("1Z0001"), c::receive("1Z0001")));
    assert_eq!(third.receipt, first.receipt, "what happened since does not matter");
    assert_eq!(desk.events(), 3);
}

#[test]
fn the_first_receipt_is_of_the_very_thing_that_is_so() {
    let mut desk = Desk::new();
    let target = || parcel("1Z0001");
    desk.does(target(), c::receive("1Z0001"));
    desk.does(target(), c::hold(HoldCode::Damage));
    desk.does(target(), c::hold(HoldCode::Legal));
    let again = unchanged(desk.record(target(), c::hold(HoldCode::Damage)));
    assert_eq!(receipt(&again), (1, "hold_placed"));
    desk.does(target(), c::settle_line("dock"));
    desk.does(asset("SN0001"), c::serialize_from(again.item, "SN0001"));
    desk.does(target(), c::settle_line("mouse"));
    let id = unchanged(desk.record(asset("SN0001"), c::serialize_from(again.item, "SN0001"))).item;
    let settled =
        Command::SettleLine { line: custody::domain::event::ContentLine::Asset(id), last: false };
    let again = unchanged(desk.record(target(), settled));
    assert_eq!(receipt(&again), (5, "line_settled"));
}

#[test]
fn the_first_receipt_is_not_of_what_was_voided_since() {
    let mut desk = Desk::new();
    let target = || parcel("1Z0001");
    desk.does(target(), c::receive("1Z0001"));
    desk.does(target(), c::match_to(person(1)));
    desk.does(target(), c::match_to(person(2)));
    desk.does(target(), c::void(event(2)));
    let again = unchanged(desk.record(target(), c::match_to(person(1))));
    assert_eq!(receipt(&again), (1, "matched"));
    let again = unchanged(desk.record(target(), c::void(event(2))));
    assert_eq!(receipt(&again), (3, "voided"));
}

#[test]
fn a_refusal_writes_nothing() {
    let mut desk = Desk::new();
    let answer = desk.record(parcel("1Z0001"), c::hand_off(person(1)));
    assert_eq!(refusal(answer), Refusal::UnknownItem);
    assert_eq!(desk.events(), 0);
    assert_eq!(desk.ledger.counts().unwrap().items, 0);
}

#[test]
fn a_command_id_is_recorded_once() {
    let mut desk = Desk::new();
    let order = desk.order(vec![line(parcel("1Z0001"), c::receive("1Z0001"))]);
    let order_id = order.id;
    let Outcome::Recorded(first) = desk.ledger.record(&order).unwrap() else { panic!("recorded") };
    let Outcome::Unchanged(second) = desk.ledger.record(&order).unwrap() else { panic!("a retry") };
    assert_eq!(first[0].receipt, second[0].receipt);
    let other = Order { lines: vec![line(parcel("1Z0002"), c::receive("1Z0002"))], ..order };
    let reused = desk.ledger.record(&other);
    assert!(matches!(reused, Err(LedgerError::CommandReused { id }) if id == order_id));
    assert_eq!(desk.events(), 1);
}

#[test]
fn a_refused_command_id_may_be_tried_again() {
    let mut desk = Desk::new();
    let order = desk.order(vec![line(parcel("1Z0001"), c::move_to("shelf B"))]);
    assert!(matches!(desk.ledger.record(&order).unwrap(), Outcome::Refused(_)));
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    assert!(matches!(desk.ledger.record(&order).unwrap(), Outcome::Recorded(_)));
}

/// Records an order twice and demands the same items and receipts.
fn assert_retry_answers_alike(desk: &mut Desk, order: &Order) {
    let Outcome::Recorded(first) = desk.ledger.record(order).expect("it answers") else {
        panic!("recorded")
    };
    let events = desk.events();
    let Outcome::Unchanged(second) = desk.ledger.record(order).expect("it answers") else {
        panic!("a retry")
    };
    let view = |answers: &[LineAnswer]| {
        answers.iter().map(|a| (a.item, a.receipt.clone())).collect::<Vec<_>>()
    };
    assert_eq!(view(&second), view(&first));
    assert!(second.iter().all(|answer| answer.made.is_empty()));
    assert_eq!(desk.events(), events);
}

#[test]
fn a_retry_of_many_lines_answers_each_of_them_as_it_did_first() {
    let mut desk = Desk::new();
    let received = desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    desk.does(parcel("1Z0002"), c::receive("1Z0002"));
    let order = desk.order(vec![
        line(parcel("1Z0003"), c::receive("1Z0003")),
        line(parcel("1Z0002"), c::receive("1Z0002")),
        line(parcel("1Z0003"), c::match_to(person(1))),
        line(asset("SN0001"), c::serialize_from(received.item, "SN0001")),
        line(asset("SN0002"), c::serialize_from(received.item, "SN0002")),
        line(parcel("1Z0001"), c::settle_line("dock")),
        line(parcel("1Z0001"), c::settle_line("mouse")),
        line(parcel("1Z0004"), c::receive("1Z0004")),
    ]);
    assert_retry_answers_alike(&mut desk, &order);
}

#[test]
fn a_retry_of_an_unforeseen_return_has_the_receipt_of_the_return() {
    let mut desk = Desk::new();
    let command = Command::Return {
        hand_back: HandBack { condition: Condition::Damaged, ..hand_back(person(1)) },
        unseen: Some(data_bearing("SN0001")),
    };
    let order = desk.order(vec![line(asset("SN0001"), command)]);
    assert_retry_answers_alike(&mut desk, &order);
}

#[test]
fn a_retry_is_known_even_if_its_items_have_moved_on() {
    let mut desk = Desk::new();
    let order = desk.order(vec![
        line(parcel("1Z0001"), c::receive("1Z0001")),
        line(parcel("1Z0002"), c::receive("1Z0002")),
    ]);
    desk.ledger.record(&order).unwrap();
    desk.does(parcel("1Z0001"), c::hand_off(person(1)));
    desk.does(parcel("1Z0002"), c::void(event(1)));
    let Outcome::Unchanged(answers) = desk.ledger.record(&order).unwrap() else { panic!("known") };
    assert_eq!(answers.iter().map(receipt).collect::<Vec<_>>(), [(0, "received"), (1, "received")]);
}

#[test]
fn an_order_of_several_lines_is_all_or_nothing_and_lists_every_refusal() {
    let mut desk = Desk::new();
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    let known = desk.does(parcel("1Z0002"), c::receive("1Z0002")).item;
    desk.does(parcel("1Z0002"), c::hold(HoldCode::Legal));
    let order = desk.order(vec![
        line(parcel("1Z0001"), c::hand_off(person(1))),
        line(parcel("1Z0002"), c::hand_off(person(1))),
        line(parcel("1Z0003"), c::hand_off(person(1))),
        line(parcel("1Z0004"), c::receive("1Z0004")),
    ]);
    let Outcome::Refused(refused) = desk.ledger.record(&order).unwrap() else { panic!("refused") };
    let lines: Vec<_> = refused.iter().map(|r| (r.line, r.item, r.refusal.clone())).collect();
    assert_eq!(
        lines,
        [
            (1, Some(known), Refusal::OnHold { code: HoldCode::Legal }),
            (2, None, Refusal::UnknownItem),
        ]
    );
    assert_eq!(desk.events(), 3);
    assert_eq!(desk.ledger.counts().unwrap().items, 2, "the fourth parcel was not received");
    assert!(desk.ledger.verify(&mut |_| {}).unwrap().is_ok());
}

#[test]
fn an_asset_whose_parcel_refuses_its_line_is_not_made() {
    let mut desk = Desk::new();
    let id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::count(3));
    let wish = serialize(identity("SN0001"), Origin::Parcel(id));
    let last = custody::domain::command::Serialize { last: true, ..wish };
    let Outcome::Refused(refused) = desk.record(asset("SN0001"), Command::Serialize(last)) else {
        panic!("two counted lines are open")
    };
    assert_eq!((refused[0].item, &refused[0].refusal), (Some(id), &Refusal::LinesOpen { open: 2 }));
    assert_eq!(desk.events(), 2);
    assert!(desk.ledger.find("SN0001").unwrap() == custody::ledger::Found::Nothing);
}

#[test]
fn lines_of_one_order_see_what_the_lines_before_them_made() {
    let mut desk = Desk::new();
    let order = desk.order(vec![
        line(parcel("1Z0001"), c::receive("1Z0001")),
        line(parcel("1Z0001"), c::match_to(person(1))),
        line(parcel("1Z0001"), c::hand_off(person(1))),
    ]);
    let Outcome::Recorded(answers) = desk.ledger.record(&order).unwrap() else {
        panic!("recorded")
    };
    let parcel = item(&desk, answers[0].item);
    assert_eq!(parcel.standing, Standing::Closed(Closing::Delivered));
    let history = desk.ledger.history(parcel.id).unwrap().unwrap();
    let steps: Vec<u32> = history.facts.iter().map(|fact| fact.step).collect();
    assert_eq!(steps, [1, 2, 3]);
    assert_eq!(history.facts[2].parents, [event(1)]);
}

#[test]
fn an_asset_and_the_line_of_its_parcel_are_one_command() {
    let mut desk = Desk::new();
    let id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    let made = desk.does(asset("SN0001"), c::serialize_from(id, "SN0001"));
    let facts: Vec<_> = [1, 2].map(|seq| desk.ledger.fact(FOUNDING + seq).unwrap().unwrap()).into();
    assert_eq!(facts[0].op, facts[1].op);
    assert_eq!((facts[0].item, facts[1].item), (made.item, id));
    assert!(matches!(facts[1].event, Event::LineSettled { .. }));
}

#[test]
fn a_voided_serialization_gives_its_parcel_the_open_line_back_every_time() {
    let mut desk = Desk::new();
    let id = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::count(1));
    for _ in 0..2 {
        let made = desk.does(asset("SN0001"), c::serialize_from(id, "SN0001"));
        assert_eq!(item(&desk, id).standing, Standing::Closed(Closing::Converted));
        let serialized = made.receipt.unwrap().event;
        desk.does(Target::Item(made.item), c::void(serialized));
        let parcel = item(&desk, id);
        assert_eq!((parcel.standing, parcel.lines_open()), (Standing::Held, Some(1)));
    }
    assert!(desk.ledger.verify(&mut |_| {}).unwrap().is_ok());
}

#[test]
fn a_batch_is_durable_when_it_commits_and_forgotten_when_it_does_not() {
    let mut desk = Desk::new();
    let orders = [
        desk.order(vec![line(parcel("1Z0001"), c::receive("1Z0001"))]),
        desk.order(vec![line(parcel("1Z0002"), c::hand_off(person(1)))]),
        desk.order(vec![line(parcel("1Z0003"), c::receive("1Z0003"))]),
    ];
    for commits in [false, true] {
        let mut batch = desk.ledger.batch().unwrap();
        let outcomes: Vec<Outcome> =
            orders.iter().map(|order| batch.record(order).unwrap()).collect();
        assert!(matches!(
            outcomes[..],
            [Outcome::Recorded(_), Outcome::Refused(_), Outcome::Recorded(_)]
        ));
        if commits {
            batch.commit().unwrap();
        } else {
            drop(batch);
        }
        assert_eq!(desk.events(), if commits { 2 } else { 0 });
    }
}

/// An announcement that does not fit into an entry.
fn too_long() -> Command {
    let serials: Vec<String> = (0..2_000).map(|n| format!("SN{n:060}")).collect();
    let serials: Vec<&str> = serials.iter().map(String::as_str).collect();
    Command::Expect(Expectation { ..announced("1Z0002", &serials) })
}

#[test]
fn a_batch_that_failed_half_way_cannot_be_committed() {
    let mut desk = Desk::new();
    let good = desk.order(vec![line(parcel("1Z0001"), c::receive("1Z0001"))]);
    let bad = desk.order(vec![
        line(parcel("1Z0003"), c::receive("1Z0003")),
        line(parcel("1Z0002"), too_long()),
    ]);
    let mut batch = desk.ledger.batch().unwrap();
    batch.record(&good).unwrap();
    assert!(matches!(batch.record(&bad), Err(LedgerError::TooLarge { .. })));
    assert!(batch.commit().is_err(), "half an order must not become durable");
    assert_eq!(desk.events(), 0);
}

#[test]
fn a_late_entry_keeps_both_times() {
    let mut desk = Desk::new();
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    desk.clock.set(NOON + 86_400_000);
    let late = Late { occurred: at(60_000), reason: name("the power was out") };
    let order = Order {
        late: Some(late.clone()),
        ..desk.order(vec![line(parcel("1Z0001"), c::hand_off(person(1)))])
    };
    let Outcome::Recorded(answers) = desk.ledger.record(&order).unwrap() else {
        panic!("recorded")
    };
    let receipt = answers[0].receipt.clone().unwrap();
    assert_eq!((receipt.at, receipt.occurred), (at(86_400_000), at(60_000)));
    assert_eq!(desk.ledger.fact(FOUNDING + 1).unwrap().unwrap().late, Some(late));
    let row = desk.ledger.row(answers[0].item).unwrap().unwrap();
    assert_eq!(row.since, at(60_000));
    assert!(desk.ledger.verify(&mut |_| {}).unwrap().is_ok());
}

#[test]
fn a_serial_number_is_one_device_of_one_maker() {
    let mut desk = Desk::new();
    let wish = |maker: Option<&str>| {
        let identity = Identity { maker: maker.map(name), ..identity("SN0001") };
        (Target::Asset(identity.clone()), Command::Serialize(serialize(identity, no_parcel())))
    };
    let (target, command) = wish(Some("Dell"));
    let dell = desk.does(target, command).item;
    let (target, command) = wish(Some("Lenovo"));
    let lenovo = desk.does(target, command).item;
    assert_ne!(dell, lenovo);
    desk.does(Target::Item(dell), c::hand_off(person(1)));
    let (target, command) = wish(None);
    let code = refusal(desk.record(target, command)).code();
    assert_eq!(code, "refused.serial_in_use", "it may be either");
    let (target, command) = wish(Some("DELL"));
    let in_use = refusal(desk.record(target, command));
    let custodian = Custodian::Person(person(1));
    assert_eq!(in_use, Refusal::SerialInUse { by: dell, custodian });
}

#[test]
fn a_number_that_comes_again_is_the_same_item() {
    let mut desk = Desk::new();
    let first = desk.does(parcel("1Z0001"), c::receive("1Z0001")).item;
    desk.does(parcel("1Z0001"), c::hand_off(person(1)));
    let again = desk.does(parcel("1Z0001"), c::receive_again("1Z0001")).item;
    assert_eq!(first, again);
    assert_eq!(item(&desk, first).epoch, 2);
}

#[test]
fn a_place_and_an_approver_are_looked_up() {
    let mut desk = Desk::new();
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    let nowhere = refusal(desk.record(parcel("1Z0001"), c::move_to("attic")));
    assert_eq!(nowhere, Refusal::PlaceUnknown { place: name("attic") });
    for (who, code) in
        [("vera", "refused.approver_unknown"), ("ada", "refused.approver_is_requester")]
    {
        let wish = Command::Dispose(crate::common::disposal(who));
        assert_eq!(refusal(desk.record(parcel("1Z0001"), wish)).code(), code);
    }
    desk.does(parcel("1Z0001"), c::dispose());
}

#[test]
fn a_tag_alone_means_the_asset_that_carries_it() {
    let mut desk = Desk::new();
    let labelled = Identity { tag: Some(name("IT-1")), ..identity("SN0001") };
    let wish = Command::Serialize(serialize(labelled, no_parcel()));
    let made = desk.does(asset("SN0001"), wish);
    let moved = desk.does(tagged("IT-1"), c::move_to("shelf B"));
    assert_eq!(made.item, moved.item);
}

#[test]
fn two_stations_of_one_file_lose_nothing_and_interleave_without_a_gap() {
    const EACH: u128 = 25;
    let desk = Desk::new();
    std::thread::scope(|threads| {
        for writer in [1, 2] {
            let desk_path = desk.path();
            let clock = desk.clock.clone();
            threads.spawn(move || {
                let tenant = crate::common::desk::acme();
                let mut ledger = custody::ledger::Ledger::open(
                    &desk_path,
                    &tenant,
                    Mode::Write,
                    outside(&clock),
                )
                .unwrap();
                for n in 0..EACH {
                    let tracking = format!("1Z{writer}{n:03}");
                    let order = Order {
                        id: crate::common::op(writer * 1_000 + n),
                        operator: crate::common::operator(
                            "ada",
                            custody::domain::party::Role::Admin,
                        ),
                        lines: vec![line(parcel(&tracking), c::receive(&tracking))],
                        late: None,
                        overriding: None,
                        signer: None,
                        statement: None,
                    };
                    assert!(matches!(ledger.record(&order).unwrap(), Outcome::Recorded(_)));
                }
            });
        }
    });
    let counts = desk.ledger.counts().unwrap();
    assert_eq!(u128::from(counts.events - FOUNDING), 2 * EACH);
    assert_eq!(u128::from(counts.items), 2 * EACH);
    let verdict = desk.ledger.verify(&mut |_| {}).unwrap();
    assert!(verdict.is_ok(), "{:?}", verdict.problems);
}
