//! How custody passes: out, back, on, lost, found, and for good.

use custody::domain::command::Command;
use custody::domain::decide::{Context, Decision};
use custody::domain::event::{
    Condition, Event, Giver, HandBack, HandOver, HoldCode, ItemKind, Proof,
};
use custody::domain::item::{Closing, Standing};
use custody::domain::names::ItemId;
use custody::domain::party::Custodian;
use custody::domain::policy::Policy;
use custody::domain::proof::Needs;
use custody::domain::refusal::Refusal;

use crate::common::world::World;
use crate::common::{
    arrival, at, commands as c, data_bearing, disposal, hand_back, hand_over, identity, item, name,
    no_parcel, passing, person, proxy, serialize, signed, wipe,
};

const PARCEL: ItemId = item(1);
const ASSET: ItemId = item(2);

fn parcel_here() -> World {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    world
}

fn asset_here() -> World {
    let mut world = World::new();
    world.does(ASSET, &Command::Serialize(serialize(data_bearing("SN0001"), no_parcel())));
    world
}

fn asset_out() -> World {
    let mut world = asset_here();
    world.does(ASSET, &c::hand_off(person(1)));
    world
}

#[test]
fn what_is_for_one_person_is_not_handed_to_another_by_mistake() {
    let mut world = parcel_here();
    world.does(PARCEL, &c::match_to(person(1)));
    let refused = Err(Refusal::OtherRecipient { recipient: person(1) });
    assert_eq!(world.ask(PARCEL, &c::hand_off(person(2))), refused);
    world.does(PARCEL, &c::match_to(person(2)));
    world.does(PARCEL, &c::hand_off(person(2)));

    // Whoever collects for somebody is not whom it is for, and what came back is for nobody.
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world.does(ASSET, &c::match_to(person(1)));
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(ASSET, &c::take_back(person(1)));
    world.does(ASSET, &c::hand_off(person(2)));
}

/// What each hold says to a release to a person, to a vendor, and for good.
const HOLDS: [(HoldCode, [bool; 3]); 7] = [
    (HoldCode::Damage, [false, true, true]),
    (HoldCode::Legal, [false, false, false]),
    (HoldCode::Identity, [false, false, false]),
    (HoldCode::Unwiped, [false, false, false]),
    (HoldCode::Dispute, [false, false, false]),
    (HoldCode::Customs, [false, false, false]),
    (HoldCode::Vacation, [false, true, true]),
];

fn assert_stopped(answer: &Decision, code: HoldCode, allowed: bool, command: &Command) {
    match answer {
        Ok(events) => {
            assert!(allowed && !events.is_empty(), "{code} stops {command:?}: {events:?}");
        }
        Err(refusal) => {
            assert!(!allowed, "{code} does not stop {command:?}");
            let asks_for_it = code == HoldCode::Unwiped && *refusal == Refusal::NotSanitized;
            assert!(asks_for_it || *refusal == Refusal::OnHold { code }, "{refusal:?}");
        }
    }
}

#[test]
fn a_hold_stops_the_releases_that_it_is_about() {
    assert_eq!(HOLDS.map(|(code, _)| code).as_slice(), HoldCode::ALL);
    for (code, [to_person, to_vendor, for_good]) in HOLDS {
        let (mut parcel, mut asset) = (parcel_here(), asset_here());
        parcel.does(PARCEL, &c::hold(code));
        asset.does(ASSET, &c::hold(code));
        for (command, allowed) in [
            (c::hand_off(person(1)), to_person),
            (c::send_out(), to_vendor),
            (c::send_on(), to_vendor),
            (c::dispose(), for_good),
        ] {
            assert_stopped(&parcel.ask(PARCEL, &command), code, allowed, &command);
            assert_stopped(&asset.ask(ASSET, &command), code, allowed, &command);
        }
        let (back, swap) = (c::return_to_sender(), c::replace(item(9)));
        assert_stopped(&parcel.ask(PARCEL, &back), code, for_good, &back);
        assert_stopped(&asset.ask(ASSET, &swap), code, for_good, &swap);
        let (mut out, on) = (asset_out(), c::transfer(person(1), person(2)));
        out.does(ASSET, &c::hold(code));
        assert_stopped(&out.ask(ASSET, &on), code, to_person, &on);
    }
}

#[test]
fn a_hold_never_stops_a_move_a_look_or_a_return() {
    for &code in HoldCode::ALL {
        let (mut here, mut out, mut away) = (asset_here(), asset_out(), asset_here());
        here.does(ASSET, &c::hold(code));
        out.does(ASSET, &c::hold(code));
        away.does(ASSET, &c::send_on());
        away.does(ASSET, &c::hold(code));
        for (world, command) in [
            (&here, c::move_to("shelf B")),
            (&here, c::inspect(Condition::Good)),
            (&here, c::match_to(person(1))),
            (&here, c::notify()),
            (&here, c::report_missing()),
            (&here, c::sanitize()),
            (&out, c::take_back(person(1))),
            (&out, c::set_due(1)),
            (&away, c::take_in()),
            (&away, c::move_to("shelf B")),
        ] {
            let made = world.ask(ASSET, &command);
            assert!(made.is_ok_and(|events| !events.is_empty()), "{code} stops {command:?}");
        }
    }
}

const UNSIGNED: Refusal = Refusal::ProofMissing { missing: Needs::SIGNATURE };

fn unsigned(to: u128) -> Command {
    Command::HandOff(HandOver { proof: Proof::default(), ..hand_over(person(to)) })
}

#[test]
fn a_hand_off_is_proved_as_the_policy_says() {
    for (rule, refused) in [(Needs::NAME, false), (Needs::SIGNATURE, true)] {
        for kind in [ItemKind::Parcel, ItemKind::Asset] {
            let (mut world, id) = match kind {
                ItemKind::Parcel => (parcel_here(), PARCEL),
                ItemKind::Asset => (asset_here(), ASSET),
            };
            world.policy = match kind {
                ItemKind::Parcel => Policy { parcel_hand_off: rule, ..Policy::default() },
                ItemKind::Asset => Policy { asset_hand_off: rule, ..Policy::default() },
            };
            let answer = world.ask(id, &unsigned(1));
            assert_eq!(answer == Err(UNSIGNED), refused, "{kind} {rule}");
            assert!(world.ask(id, &c::hand_off(person(1))).is_ok());
        }
    }
}

#[test]
fn out_of_the_box_an_asset_needs_a_signature_and_a_parcel_does_not() {
    assert!(parcel_here().ask(PARCEL, &unsigned(1)).is_ok());
    assert_eq!(asset_here().ask(ASSET, &unsigned(1)), Err(UNSIGNED));
    let bare = Command::Transfer(custody::domain::event::Passing {
        proof: Proof::default(),
        ..passing(person(1), person(2))
    });
    assert_eq!(asset_out().ask(ASSET, &bare), Err(UNSIGNED));
}

#[test]
fn a_return_is_proved_only_if_the_facility_says_so_and_somebody_was_there() {
    let mut world = asset_out();
    assert!(world.ask(ASSET, &c::take_back(person(1))).is_ok());
    world.policy.asset_return = Needs::SIGNATURE;
    assert_eq!(world.ask(ASSET, &c::take_back(person(1))), Err(UNSIGNED));
    for hand_back in [
        HandBack { proof: signed(), ..hand_back(person(1)) },
        HandBack { unattended: true, ..hand_back(person(1)) },
    ] {
        assert!(world.ask(ASSET, &Command::Return { hand_back, unseen: None }).is_ok());
    }
}

#[test]
fn a_parcel_handed_off_is_delivered_and_an_asset_is_out() {
    let mut parcel = parcel_here();
    parcel.does(PARCEL, &c::hand_off(person(1)));
    assert_eq!(parcel.item(PARCEL).standing, Standing::Closed(Closing::Delivered));
    assert_eq!(parcel.item(PARCEL).custodian, Custodian::Person(person(1)));
    let asset = asset_out().item(ASSET);
    assert_eq!((asset.standing, asset.custodian), (Standing::Out, Custodian::Person(person(1))));
}

#[test]
fn a_proxy_collects_but_the_person_answers_for_it() {
    let mut world = asset_here();
    let by = Some(Box::new(proxy(2)));
    world.does(ASSET, &Command::HandOff(HandOver { by, ..hand_over(person(1)) }));
    assert_eq!(world.item(ASSET).custodian, Custodian::Person(person(1)));
}

#[test]
fn an_opened_parcel_is_not_released_as_if_it_were_whole() {
    let mut world = World::new();
    let arrival = custody::domain::event::Arrival { contents: Some(3), ..arrival("1Z0001") };
    world.does(PARCEL, &Command::Receive { arrival, again: false });
    world.does(PARCEL, &c::settle_line("dock"));
    let refusal = Err(Refusal::ParcelOpened { open: Some(2) });
    assert_eq!(world.ask(PARCEL, &c::hand_off(person(1))), refusal);
    assert_eq!(world.ask(PARCEL, &c::return_to_sender()), refusal);
}

#[test]
fn a_transfer_needs_the_giver_to_have_it_and_two_people() {
    let world = asset_out();
    assert_eq!(world.ask(ASSET, &c::transfer(person(1), person(1))), Err(Refusal::SameCustodian));
    assert_eq!(
        world.ask(ASSET, &c::transfer(person(2), person(3))),
        Err(Refusal::NotWithGiver { custodian: Custodian::Person(person(1)) })
    );
    assert_eq!(world.ask(ASSET, &c::transfer(person(2), person(1))), Ok(Vec::new()));
}

#[test]
fn a_used_device_comes_back_unwiped_and_stays_until_it_is_sanitized() {
    let mut world = asset_out();
    world.does(ASSET, &c::take_back(person(1)));
    assert!(world.item(ASSET).holds.contains(&HoldCode::Unwiped));
    assert_eq!(
        world.ask(ASSET, &c::hand_off(person(2))),
        Err(Refusal::OnHold { code: HoldCode::Unwiped })
    );
    assert_eq!(world.ask(ASSET, &c::release(HoldCode::Unwiped)), Err(Refusal::NotSanitized));
    world.does(ASSET, &Command::Sanitize(wipe(false)));
    assert!(world.item(ASSET).holds.contains(&HoldCode::Unwiped), "a failed wipe lifts nothing");
    world.does(ASSET, &c::sanitize());
    assert!(world.item(ASSET).holds.is_empty());
    world.does(ASSET, &c::hand_off(person(2)));
}

#[test]
fn a_device_that_holds_no_data_is_not_held_for_it() {
    let mut world = World::new();
    world.does(ASSET, &Command::Serialize(serialize(identity("SN0001"), no_parcel())));
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(ASSET, &c::take_back(person(1)));
    assert!(world.item(ASSET).holds.is_empty());
}

#[test]
fn a_device_that_comes_back_damaged_waits() {
    let mut world = asset_out();
    let hand_back = HandBack { condition: Condition::Inoperable, ..hand_back(person(1)) };
    world.does(ASSET, &Command::Return { hand_back, unseen: None });
    assert!(world.item(ASSET).holds.contains(&HoldCode::Damage));
}

#[test]
fn a_return_of_a_device_that_nobody_has_seen_adopts_it() {
    let mut world = World::new();
    let unseen = Some(data_bearing("SN0009"));
    let command = Command::Return { hand_back: hand_back(person(1)), unseen };
    let made = world.does(ASSET, &command);
    let kinds: Vec<&str> = made.iter().map(|(_, event)| event.kind()).collect();
    assert_eq!(kinds, ["adopted", "hold_placed", "returned", "hold_placed"]);
    let asset = world.item(ASSET);
    assert_eq!(
        asset.holds.iter().copied().collect::<Vec<_>>(),
        [HoldCode::Identity, HoldCode::Unwiped]
    );
    assert_eq!(world.does(ASSET, &command), [], "a double scan is harmless");
}

#[test]
fn the_second_scan_of_a_return_is_harmless_and_another_giver_is_not() {
    let mut world = asset_out();
    world.does(ASSET, &c::take_back(person(1)));
    assert_eq!(world.ask(ASSET, &c::take_back(person(1))), Ok(Vec::new()));
    let since = world.item(ASSET).since;
    assert_eq!(world.ask(ASSET, &c::take_back(person(2))), Err(Refusal::AlreadyHere { since }));
}

#[test]
fn what_is_left_at_the_counter_by_nobody_knows_whom_is_taken_back() {
    let mut world = asset_out();
    let hand_back = HandBack { from: Giver::Unknown, unattended: true, ..hand_back(person(1)) };
    world.does(ASSET, &Command::Return { hand_back, unseen: None });
    assert_eq!(world.item(ASSET).standing, Standing::Held);
}

#[test]
fn what_is_missing_keeps_its_last_custodian() {
    let mut world = asset_out();
    world.does(ASSET, &c::report_missing());
    assert_eq!(world.item(ASSET).standing, Standing::Missing);
    assert_eq!(world.item(ASSET).custodian, Custodian::Person(person(1)));
}

#[test]
fn a_delivered_parcel_that_is_missed_keeps_what_a_claim_needs() {
    let mut world = parcel_here();
    world.does(PARCEL, &c::match_to(person(1)));
    world.does(PARCEL, &c::hand_off(person(1)));
    world.does(PARCEL, &c::report_missing());
    let parcel = world.item(PARCEL);
    assert_eq!(parcel.standing, Standing::Missing);
    assert_eq!(parcel.custodian, Custodian::Person(person(1)));
    assert_eq!(parcel.recipient.person(), Some(person(1)));
    assert_eq!((parcel.sender, parcel.carrier), (Some(name("Dell")), Some(name("UPS"))));
    assert_eq!(parcel.epoch, 1, "it has not come through the door again");
}

#[test]
fn what_is_found_waits_for_whatever_is_not_known_about_it() {
    for (condition, expected) in [
        (Condition::Good, vec![HoldCode::Unwiped]),
        (Condition::Unknown, vec![HoldCode::Identity, HoldCode::Unwiped]),
        (Condition::Tampered, vec![HoldCode::Damage, HoldCode::Unwiped]),
    ] {
        let mut world = asset_out();
        world.does(ASSET, &c::report_missing());
        world.does(ASSET, &Command::Find { place: name("dock"), condition, note: None });
        let holds: Vec<HoldCode> = world.item(ASSET).holds.iter().copied().collect();
        assert_eq!(holds, expected, "{condition}");
    }
}

#[test]
fn whoever_asks_for_a_disposal_cannot_approve_it() {
    let world = asset_here();
    for make in [
        |approver: &str| Command::Dispose(disposal(approver)),
        |approver: &str| Command::Replace {
            by: item(9),
            approver: name(approver),
            reason: name("swapped"),
        },
    ] {
        assert_eq!(world.ask(ASSET, &make("ada")), Err(Refusal::ApproverIsRequester));
        for stranger in ["nobody", "vera"] {
            assert_eq!(
                world.ask(ASSET, &make(stranger)),
                Err(Refusal::ApproverUnknown { name: name(stranger) })
            );
        }
        assert!(world.ask(ASSET, &make("olga")).is_ok());
    }
}

#[test]
fn no_personal_data_leaves_for_good() {
    let mut world = asset_out();
    world.does(ASSET, &c::take_back(person(1)));
    for command in [c::dispose(), c::replace(item(9))] {
        assert_eq!(world.ask(ASSET, &command), Err(Refusal::NotSanitized), "{command:?}");
    }
    world.does(ASSET, &c::sanitize());
    for command in [c::dispose(), c::replace(item(9))] {
        assert!(world.ask(ASSET, &command).is_ok(), "{command:?}");
    }
}

#[test]
fn what_is_missing_can_be_written_off_without_being_wiped() {
    let mut world = asset_out();
    world.does(ASSET, &c::report_missing());
    assert!(world.ask(ASSET, &c::dispose()).is_ok());
}

#[test]
fn an_asset_does_not_replace_itself() {
    assert_eq!(asset_here().ask(ASSET, &c::replace(ASSET)), Err(Refusal::ReplacedByItself));
}

#[test]
fn a_due_date_is_set_extended_and_waived() {
    let mut world = asset_out();
    world.does(ASSET, &c::set_due(1_000));
    assert_eq!(world.ask(ASSET, &c::set_due(1_000)), Ok(Vec::new()));
    world.does(ASSET, &c::set_due(2_000));
    assert_eq!(world.item(ASSET).due, Some(at(2_000)));
    world.does(ASSET, &Command::SetDue { due: None, reason: Some(name("for good")) });
    assert_eq!(world.item(ASSET).due, None);
}

#[test]
fn nobody_owes_what_has_come_back_or_will_not() {
    let due = Some(at(1_000));
    let lent = |world: &mut World, id| {
        world.does(id, &Command::HandOff(HandOver { due, ..hand_over(person(1)) }));
    };
    let mut found = asset_here();
    lent(&mut found, ASSET);
    found.does(ASSET, &c::report_missing());
    assert_eq!(found.item(ASSET).due, due, "whoever had it last still owes it");
    found.does(ASSET, &c::find());
    let mut repaired = asset_here();
    repaired.does(ASSET, &c::send_out());
    repaired.does(ASSET, &c::set_due(1_000));
    repaired.does(ASSET, &c::take_in());
    for world in [found, repaired] {
        assert_eq!(world.item(ASSET).due, None);
    }
    let mut delivered = parcel_here();
    lent(&mut delivered, PARCEL);
    assert_eq!(delivered.item(PARCEL).due, None, "a parcel does not come back");
}

#[test]
fn what_a_person_has_is_returned_and_not_taken_in() {
    let world = asset_out();
    let refusal = world.ask(ASSET, &c::take_in()).unwrap_err();
    assert_eq!(refusal.code(), "refused.not_held");
    assert!(refusal.hint().is_some_and(|hint| hint.contains("custody return")));
}

#[test]
fn a_disputed_item_is_not_released() {
    let mut here = asset_here();
    let mut there = here.clone();
    there.station = crate::common::station(2);
    here.does(ASSET, &c::hand_off(person(1)));
    there.does(ASSET, &c::hand_off(person(2)));
    here.pull(ASSET, there.facts(ASSET));
    assert!(here.item(ASSET).is_disputed());
    let passing = c::transfer(person(2), person(3));
    assert_eq!(here.ask(ASSET, &passing), Err(Refusal::Disputed));
    let word = custody::domain::command::Override {
        by: here.operator.clone(),
        reason: name("they need it"),
    };
    let answer = here.ask_with(ASSET, &passing, |cx| Context { overriding: Some(&word), ..cx });
    assert_eq!(answer, Err(Refusal::Disputed), "a dispute is settled, not overridden");
    let back = here.ask(ASSET, &c::take_back(person(2)));
    assert!(matches!(back.as_deref(), Ok([Event::Returned(_), ..])), "a return is never stopped");
}
