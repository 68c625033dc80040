//! Nothing said is passed over in silence, and nothing is taken back from under what rests on it.

use custody::domain::command::{Command, Serialize};
use custody::domain::event::{
    AdoptedHow, Amendment, Condition, Event, HandBack, HandOver, HoldCode, Identity, Origin,
};
use custody::domain::item::Standing;
use custody::domain::names::ItemId;
use custody::domain::refusal::Refusal;

use crate::common::world::World;
use crate::common::{
    adopt, arrival, at, commands as c, data_bearing, hand_back, hand_over, identity, item, name,
    no_parcel, person, serialize, signed,
};

const PARCEL: ItemId = item(1);
const ASSET: ItemId = item(2);

fn differs(fields: &[&'static str]) -> Result<Vec<Event>, Refusal> {
    Err(Refusal::DiffersFromRecord { fields: fields.to_vec() })
}

#[test]
fn a_second_scan_that_says_something_else_is_not_already_so() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    assert_eq!(world.ask(PARCEL, &c::receive("1Z0001")), Ok(Vec::new()));
    let mut arrival = arrival("1Z0001");
    arrival.contents = Some(4);
    arrival.condition = Condition::Damaged;
    let said = Command::Receive { arrival, again: false };
    assert_eq!(world.ask(PARCEL, &said), differs(&["contents", "condition"]));
}

#[test]
fn a_serial_number_scanned_again_with_another_tag_is_not_already_so() {
    let mut world = World::new();
    let wish = serialize(identity("SN0001"), no_parcel());
    world.does(ASSET, &Command::Serialize(wish.clone()));
    assert_eq!(world.ask(ASSET, &Command::Serialize(wish.clone())), Ok(Vec::new()));
    let identity = Identity { tag: Some(name("AT-7")), data_bearing: true, ..identity("SN0001") };
    let said = Command::Serialize(Serialize { identity, ..wish });
    assert_eq!(world.ask(ASSET, &said), differs(&["tag", "data_bearing"]));
}

#[test]
fn a_second_hand_off_with_another_due_date_or_signature_is_not_already_so() {
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    let first = HandOver { proof: signed(), ..hand_over(person(1)) };
    world.does(ASSET, &Command::HandOff(first.clone()));
    assert_eq!(world.ask(ASSET, &Command::HandOff(first.clone())), Ok(Vec::new()));
    let mut other = HandOver { due: Some(at(9_000)), ..first };
    if let Some(signature) = &mut other.proof.signature {
        signature.sha256 = [9; 32];
    }
    assert_eq!(world.ask(ASSET, &Command::HandOff(other)), differs(&["due date", "signature"]));
}

#[test]
fn a_second_return_that_found_damage_is_not_already_so() {
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(ASSET, &c::take_back(person(1)));
    assert_eq!(world.ask(ASSET, &c::take_back(person(1))), Ok(Vec::new()));
    let hand_back = HandBack {
        condition: Condition::Damaged,
        missing: vec![name("charger")],
        ..hand_back(person(1))
    };
    let said = Command::Return { hand_back, unseen: None };
    assert_eq!(world.ask(ASSET, &said), differs(&["condition", "missing accessories"]));
}

#[test]
fn an_announcement_that_says_more_is_recorded_too() {
    let mut world = World::new();
    world.does(PARCEL, &c::expect("1Z0001"));
    assert_eq!(world.ask(PARCEL, &c::expect("1Z0001")), Ok(Vec::new()));
    let more = crate::common::announced("1Z0001", &["SN0001", "SN0002"]);
    world.does(PARCEL, &Command::Expect(more.clone()));
    assert_eq!(world.item(PARCEL).announced, more.serials);
}

#[test]
fn a_parcels_line_stands_and_falls_with_its_assets_serialization() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    let (line, serialized) = (world.last(PARCEL), world.last(ASSET));
    assert_eq!(world.ask(PARCEL, &c::void(line)), Err(Refusal::StandsWithAsset { asset: ASSET }));
    world.does(ASSET, &c::void(serialized));
    assert!(world.item(PARCEL).lines.is_empty());
}

#[test]
fn a_count_stands_for_itself_and_carries_the_lines_after_it() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    world.does(PARCEL, &c::count(2));
    let count = world.last(PARCEL);
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    let line = world.last(PARCEL);
    assert_eq!(
        world.ask(PARCEL, &c::void(count)),
        Err(Refusal::DependedUpon { dependants: vec![line] })
    );
    let serialized = world.last(ASSET);
    world.does(ASSET, &c::void(serialized));
    assert_eq!(world.item(PARCEL).contents, Some(2), "the count was not the device's");
}

#[test]
fn a_release_that_let_a_device_go_cannot_be_taken_back() {
    let mut world = World::new();
    world.does(ASSET, &c::adopt_found("SN0001"));
    world.does(ASSET, &c::release(HoldCode::Identity));
    let release = world.last(ASSET);
    world.does(ASSET, &c::hand_off(person(1)));
    let gone = world.last(ASSET);
    assert_eq!(
        world.ask(ASSET, &c::void(release)),
        Err(Refusal::DependedUpon { dependants: vec![gone] })
    );
}

#[test]
fn a_condition_amended_to_damaged_puts_the_item_on_hold() {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    let received = world.last(PARCEL);
    world.does(PARCEL, &c::amend(received, Amendment::Condition(Condition::Damaged)));
    assert!(world.item(PARCEL).holds.contains(&HoldCode::Damage));
}

#[test]
fn a_device_of_unknown_history_is_wiped_before_it_goes_anywhere() {
    let mut world = World::new();
    world.does(ASSET, &Command::Adopt(adopt(data_bearing("SN0001"), AdoptedHow::Found)));
    world.does(ASSET, &c::release(HoldCode::Identity));
    assert_eq!(world.ask(ASSET, &c::release(HoldCode::Unwiped)), Err(Refusal::NotSanitized));
    assert_eq!(world.ask(ASSET, &c::dispose()), Err(Refusal::NotSanitized));
    assert_eq!(
        world.ask(ASSET, &c::hand_off(person(1))),
        Err(Refusal::OnHold { code: HoldCode::Unwiped })
    );
    world.does(ASSET, &c::sanitize());
    world.does(ASSET, &c::hand_off(person(1)));
    assert_eq!(world.item(ASSET).standing, Standing::Out);
}

#[test]
fn only_an_asset_in_use_takes_the_place_of_another() {
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world.does(PARCEL, &c::receive("1Z0001"));
    assert_eq!(world.ask(ASSET, &c::replace(PARCEL)), Err(Refusal::NotASuccessor));
}

#[test]
fn an_arrival_may_be_older_than_its_announcement() {
    let mut world = World::new();
    world.does(PARCEL, &c::expect("1Z0001"));
    world.occurred = Some(world.now - 86_400_000);
    assert!(world.ask(PARCEL, &c::receive("1Z0001")).is_ok());
}

#[test]
fn a_device_named_by_its_former_serial_number_is_not_the_one_that_bears_it_now() {
    let origin = Origin::NoParcel(name("found in the store"));
    let mut desk = crate::common::desk::Desk::new();
    let first = Command::Serialize(serialize(identity("SN0001"), origin.clone()));
    desk.does(crate::common::desk::asset("SN0001"), first);
    desk.does(crate::common::desk::asset("SN0001"), c::reidentify("SN0002"));
    let second = Command::Serialize(serialize(identity("SN0001"), origin));
    desk.does(crate::common::desk::asset("SN0001"), second);
    assert_eq!(desk.ledger.counts().unwrap().items, 2);
    let found = desk.ledger.find("SN0001").unwrap();
    let custody::ledger::Found::One(id) = found else { panic!("{found:?}") };
    let bearer = desk.ledger.item(id).unwrap().unwrap();
    assert_eq!(bearer.identity.serial, Some(name("SN0001")));
}
