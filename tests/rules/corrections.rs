//! Corrections: void, amend and settle.

use custody::domain::command::Command;
use custody::domain::event::{Amendment, Arrival, Condition, HoldCode, ParcelClass};
use custody::domain::item::{Closing, Item, Standing};
use custody::domain::names::{EventId, ItemId};
use custody::domain::party::{Custodian, Role};
use custody::domain::refusal::Refusal;

use crate::common::world::World;
use crate::common::{arrival, commands as c, item, name, operator, person, station};

const PARCEL: ItemId = item(1);
const ASSET: ItemId = item(2);

fn asset_here() -> World {
    let mut world = World::new();
    world.operator = operator("olga", Role::Operator);
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world
}

fn event(world: &World, seq: u64) -> EventId {
    EventId { station: world.station, seq }
}

/// The item without what only says how long its history is.
fn present(world: &World, id: ItemId) -> Item {
    let blank = Item::unseen(id);
    Item { step: blank.step, tips: blank.tips, last_at: blank.last_at, ..world.item(id) }
}

#[test]
fn a_void_restores_what_was_before() {
    let mut world = asset_here();
    world.does(ASSET, &c::move_to("shelf B"));
    let before = present(&world, ASSET);
    world.does(ASSET, &c::hand_off(person(1)));
    let mistake = world.last(ASSET);
    world.does(ASSET, &c::void(mistake));
    assert_eq!(present(&world, ASSET), before);
    assert_eq!(world.facts(ASSET).len(), 4, "and nothing is deleted");
}

#[test]
fn a_voided_beginning_leaves_the_numbers_findable() {
    let mut world = asset_here();
    let first = world.last(ASSET);
    world.does(ASSET, &c::void(first));
    let asset = world.item(ASSET);
    assert_eq!(asset.standing, Standing::Closed(Closing::Void));
    assert_eq!(asset.identity.serial, Some(name("SN0001")));
    assert_eq!(asset.custodian, Custodian::Unknown);
}

#[test]
fn what_begins_after_a_void_inherits_nothing_from_the_mistake() {
    let mut world = World::new();
    let arrival = Arrival { contents: Some(3), ..arrival("1Z0001") };
    world.does(PARCEL, &Command::Receive { arrival, again: false });
    let mistake = world.last(PARCEL);
    world.does(PARCEL, &c::void(mistake));
    let mut refused = world.clone();
    refused.does(PARCEL, &c::refuse("1Z0001"));
    world.does(PARCEL, &c::receive("1Z0001"));
    for parcel in [world.item(PARCEL), refused.item(PARCEL)] {
        assert_eq!((parcel.contents, parcel.epoch), (None, 2));
    }
}

#[test]
fn voiding_twice_is_already_so() {
    let mut world = asset_here();
    world.does(ASSET, &c::hand_off(person(1)));
    let mistake = world.last(ASSET);
    world.does(ASSET, &c::void(mistake));
    assert_eq!(world.ask(ASSET, &c::void(mistake)), Ok(Vec::new()));
}

#[test]
fn a_void_takes_what_the_same_command_made_along() {
    let mut world = World::new();
    let arrival = Arrival { condition: Condition::Damaged, ..arrival("1Z0001") };
    world.does(PARCEL, &Command::Receive { arrival, again: false });
    let [received, hold] = [event(&world, 0), event(&world, 1)];
    let made = world.does(PARCEL, &c::void(received));
    assert_eq!(made.len(), 2);
    assert_eq!(world.ask(PARCEL, &c::void(hold)), Ok(Vec::new()));
    assert_eq!(world.item(PARCEL).standing, Standing::Closed(Closing::Void));
}

#[test]
fn what_later_events_rest_on_is_not_voided_and_they_are_all_listed() {
    let mut world = asset_here();
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(ASSET, &c::notify());
    world.does(ASSET, &c::take_back(person(1)));
    world.does(ASSET, &c::move_to("shelf B"));
    let dependants = vec![event(&world, 3), event(&world, 4)];
    assert_eq!(
        world.ask(ASSET, &c::void(event(&world, 1))),
        Err(Refusal::DependedUpon { dependants }),
        "the notice rests on nothing"
    );
    for seq in [4, 3, 1] {
        world.does(ASSET, &c::void(event(&world, seq)));
    }
    assert_eq!(world.item(ASSET).standing, Standing::Held);
}

#[test]
fn a_hold_that_was_lifted_rests_on_having_been_placed() {
    let mut world = asset_here();
    world.does(ASSET, &c::hold(HoldCode::Damage));
    world.does(ASSET, &c::release(HoldCode::Damage));
    assert_eq!(
        world.ask(ASSET, &c::void(event(&world, 1))),
        Err(Refusal::DependedUpon { dependants: vec![event(&world, 2)] })
    );
}

#[test]
fn whatever_let_a_device_go_rests_on_its_having_been_wiped() {
    for release in [c::hand_off(person(2)), c::send_out(), c::dispose(), c::replace(item(9))] {
        let mut world = asset_here();
        world.operator = operator("ada", Role::Admin);
        world.does(ASSET, &c::hand_off(person(1)));
        world.does(ASSET, &c::take_back(person(1)));
        world.does(ASSET, &c::sanitize());
        let sanitized = world.last(ASSET);
        world.does(ASSET, &release);
        let dependants = vec![world.last(ASSET)];
        let answer = world.ask(ASSET, &c::void(sanitized));
        assert_eq!(answer, Err(Refusal::DependedUpon { dependants }), "{release:?}");
    }
}

#[test]
fn operators_take_back_their_own_records_while_the_window_is_open() {
    let mut world = asset_here();
    let recorded_at = world.now;
    let own = c::void(world.last(ASSET));
    world.now = recorded_at + world.policy.undo_window_ms;
    assert!(world.ask(ASSET, &own).is_ok());
    world.now += 1;
    assert_eq!(world.ask(ASSET, &own), Err(Refusal::UndoWindowOver { minutes: 10 }));
    world.operator = operator("ada", Role::Admin);
    assert!(world.ask(ASSET, &own).is_ok(), "an admin may, later too");
}

#[test]
fn operators_do_not_take_back_the_records_of_others() {
    let mut world = asset_here();
    let hers = world.last(ASSET);
    world.operator = operator("otto", Role::Operator);
    let refusal = Err(Refusal::NotYourEvent { actor: name("olga") });
    assert_eq!(world.ask(ASSET, &c::void(hers)), refusal);
    assert_eq!(world.ask(ASSET, &c::amend(hers, Amendment::Model(name("XPS")))), refusal);
    world.operator = operator("ada", Role::Admin);
    assert!(world.ask(ASSET, &c::void(hers)).is_ok());
}

#[test]
fn a_correction_is_not_itself_corrected() {
    let mut world = asset_here();
    world.does(ASSET, &c::hand_off(person(1)));
    let mistake = world.last(ASSET);
    world.does(ASSET, &c::void(mistake));
    let correction = world.last(ASSET);
    assert_eq!(world.ask(ASSET, &c::void(correction)), Err(Refusal::CorrectionOfCorrection));
}

#[test]
fn an_event_of_another_history_is_not_found() {
    let mut world = asset_here();
    world.does(PARCEL, &c::receive("1Z0001"));
    let elsewhere = world.last(PARCEL);
    assert_eq!(
        world.ask(ASSET, &c::void(elsewhere)),
        Err(Refusal::NoSuchEvent { event: elsewhere })
    );
}

#[test]
fn descriptive_fields_are_amended_and_the_event_stays() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    let received = world.last(PARCEL);
    let original = world.facts(PARCEL)[0].clone();
    for amendment in [
        Amendment::Carrier(name("DHL")),
        Amendment::Sender(name("Lenovo")),
        Amendment::Class(ParcelClass::Mail),
        Amendment::Condition(Condition::Cosmetic),
        Amendment::Note(name("wet on one side")),
    ] {
        world.does(PARCEL, &c::amend(received, amendment.clone()));
        assert_eq!(world.ask(PARCEL, &c::amend(received, amendment)), Ok(Vec::new()));
    }
    let parcel = world.item(PARCEL);
    assert_eq!((parcel.carrier, parcel.sender), (Some(name("DHL")), Some(name("Lenovo"))));
    assert_eq!((parcel.class, parcel.condition), (ParcelClass::Mail, Condition::Cosmetic));
    assert_eq!(world.facts(PARCEL)[0], original);
}

#[test]
fn the_last_amendment_of_a_field_counts() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    let received = world.last(PARCEL);
    for carrier in ["DHL", "GLS", "DHL"] {
        world.does(PARCEL, &c::amend(received, Amendment::Carrier(name(carrier))));
    }
    assert_eq!(world.item(PARCEL).carrier, Some(name("DHL")));
}

#[test]
fn an_event_has_only_its_own_fields_to_amend() {
    let mut world = asset_here();
    world.does(ASSET, &c::hand_off(person(1)));
    let handed_off = world.last(ASSET);
    assert_eq!(
        world.ask(ASSET, &c::amend(handed_off, Amendment::Carrier(name("DHL")))),
        Err(Refusal::FieldNotThere { field: "carrier" })
    );
}

#[test]
fn what_was_voided_has_nothing_to_amend() {
    let mut world = asset_here();
    let first = world.last(ASSET);
    world.does(ASSET, &c::void(first));
    assert_eq!(
        world.ask(ASSET, &c::amend(first, Amendment::Model(name("XPS")))),
        Err(Refusal::NoSuchEvent { event: first })
    );
}

#[test]
fn a_voided_serialization_gives_its_parcel_the_open_line_back_every_time() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    for _ in 0..3 {
        world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
        assert_eq!(world.item(PARCEL).lines.len(), 1);
        let serialized = world.last(ASSET);
        world.does(ASSET, &c::void(serialized));
        assert_eq!(world.item(PARCEL).lines.len(), 0);
    }
}

/// Two stations that hand the same asset to two people, and both know both by now.
fn disputed() -> World {
    let mut here = asset_here();
    here.operator = operator("ada", Role::Admin);
    let mut there = here.clone();
    there.station = station(2);
    here.does(ASSET, &c::hand_off(person(1)));
    there.does(ASSET, &c::hand_off(person(2)));
    there.does(ASSET, &c::take_back(person(2)));
    here.pull(ASSET, there.facts(ASSET));
    here
}

fn rivals(world: &World) -> (EventId, EventId, EventId) {
    let there = |seq| EventId { station: station(2), seq };
    (event(world, 1), there(1), there(2))
}

#[test]
fn two_stations_that_disagree_leave_the_item_disputed() {
    let world = disputed();
    let (here, there, after_there) = rivals(&world);
    let pairs: Vec<_> =
        world.item(ASSET).discrepancies.iter().map(|d| [d.earlier, d.later]).collect();
    assert_eq!(pairs, [[here, there], [here, after_there]]);
}

#[test]
fn an_admin_settles_a_dispute_and_the_lost_branch_no_longer_counts() {
    let mut world = disputed();
    let (here, there, _) = rivals(&world);
    world.does(ASSET, &c::settle(here, there));
    let asset = world.item(ASSET);
    assert!(!asset.is_disputed());
    assert_eq!(asset.custodian, Custodian::Person(person(1)));
    assert_eq!(world.ask(ASSET, &c::settle(here, there)), Ok(Vec::new()));
}

#[test]
fn the_other_branch_can_be_kept_too() {
    let mut world = disputed();
    let (here, there, _) = rivals(&world);
    world.does(ASSET, &c::settle(there, here));
    let asset = world.item(ASSET);
    assert!(!asset.is_disputed());
    assert_eq!(asset.standing, Standing::Held, "there it came back");
}

#[test]
fn only_events_that_disagree_with_each_other_are_settled() {
    let world = disputed();
    let (here, there, after_there) = rivals(&world);
    let first = event(&world, 0);
    for (keep, over, blamed) in [
        (first, here, first),
        (here, first, first),
        (here, here, here),
        (there, after_there, after_there),
    ] {
        assert_eq!(
            world.ask(ASSET, &c::settle(keep, over)),
            Err(Refusal::NotACandidate { event: blamed })
        );
    }
}

#[test]
fn an_operator_does_not_settle_a_dispute() {
    let mut world = disputed();
    let (here, there, _) = rivals(&world);
    world.operator = operator("olga", Role::Operator);
    assert_eq!(
        world.ask(ASSET, &c::settle(here, there)),
        Err(Refusal::RoleTooLow { needs: Role::Admin })
    );
}

#[test]
fn the_same_fact_from_two_stations_is_no_dispute() {
    let mut here = asset_here();
    let mut there = here.clone();
    there.station = station(2);
    here.does(ASSET, &c::hand_off(person(1)));
    there.does(ASSET, &c::hand_off(person(1)));
    here.pull(ASSET, there.facts(ASSET));
    assert!(!here.item(ASSET).is_disputed());
}
