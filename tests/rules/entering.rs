//! How things enter the books: received, announced, opened, adopted, named.

use custody::domain::command::{Adopt, Command, Serialize};
use custody::domain::event::{
    AdoptedHow, AliasKind, Arrival, Condition, ContentLine, Event, Expectation, HandBack, HoldCode,
    Identity, ListFit, Origin, Recipient,
};
use custody::domain::item::{Closing, Item, Standing};
use custody::domain::names::ItemId;
use custody::domain::party::Custodian;
use custody::domain::refusal::Refusal;

use crate::common::world::World;
use crate::common::{
    adopt, announced, announced_asset, arrival, commands as c, data_bearing, hand_back, identity,
    item, name, no_parcel, person, serialize,
};

const PARCEL: ItemId = item(1);
const ASSET: ItemId = item(2);

fn received() -> World {
    let mut world = World::new();
    world.does(PARCEL, &c::receive("1Z0001"));
    world
}

/// A parcel here, announced with these serial numbers.
fn received_with_list(serials: &[&str]) -> World {
    let mut world = World::new();
    world.does(PARCEL, &Command::Expect(announced("1Z0001", serials)));
    world.does(PARCEL, &c::receive("1Z0001"));
    world
}

fn counted(contents: u16) -> World {
    let mut world = World::new();
    let arrival = Arrival { contents: Some(contents), ..arrival("1Z0001") };
    world.does(PARCEL, &Command::Receive { arrival, again: false });
    world
}

fn confirmed(serial: &str) -> Command {
    let wish = serialize(identity(serial), Origin::Parcel(PARCEL));
    Command::Serialize(Serialize { confirmed: true, ..wish })
}

fn fit_of(world: &World, command: &Command) -> Option<ListFit> {
    match world.ask(ASSET, command).as_deref() {
        Ok([Event::Serialized(serialization)]) => serialization.fit,
        other => panic!("not serialized: {other:?}"),
    }
}

#[test]
fn a_closed_number_is_an_old_label_until_the_operator_says_again() {
    let mut world = received();
    world.does(PARCEL, &c::match_to(person(1)));
    world.does(PARCEL, &c::hold(HoldCode::Customs));
    world.does(PARCEL, &c::release(HoldCode::Customs));
    world.does(PARCEL, &c::hand_off(person(1)));
    let since = world.item(PARCEL).since;
    assert_eq!(
        world.ask(PARCEL, &c::receive("1Z0001")),
        Err(Refusal::TrackingClosed { how: Closing::Delivered, since })
    );
    world.does(PARCEL, &c::receive_again("1Z0001"));
    let fresh = world.item(PARCEL);
    assert_eq!((fresh.standing, fresh.epoch), (Standing::Held, 2));
    assert_eq!(fresh.recipient.person(), None, "the last recipient is not this one's");
}

#[test]
fn a_new_epoch_starts_without_the_holds_of_the_last() {
    let mut world = World::new();
    let arrival = Arrival { condition: Condition::Damaged, ..arrival("1Z0001") };
    let damaged = |again| Command::Receive { arrival: arrival.clone(), again };
    world.does(PARCEL, &damaged(false));
    world.does(PARCEL, &c::return_to_sender());
    let made = world.does(PARCEL, &damaged(true));
    assert_eq!(made.len(), 2, "it is put on hold anew: {made:?}");
    assert!(world.item(PARCEL).holds.contains(&HoldCode::Damage));
    world.does(PARCEL, &c::return_to_sender());
    world.does(PARCEL, &c::receive_again("1Z0001"));
    assert!(world.item(PARCEL).holds.is_empty());
}

#[test]
fn a_parcel_that_arrives_damaged_waits_on_hold() {
    for (condition, waits) in [
        (Condition::Unknown, false),
        (Condition::Good, false),
        (Condition::Cosmetic, false),
        (Condition::Damaged, true),
        (Condition::Tampered, true),
        (Condition::Inoperable, true),
    ] {
        let mut world = World::new();
        let arrival = Arrival { condition, ..arrival("1Z0001") };
        world.does(PARCEL, &Command::Receive { arrival, again: false });
        assert_eq!(world.item(PARCEL).holds.contains(&HoldCode::Damage), waits, "{condition}");
    }
}

#[test]
fn what_was_announced_is_kept_when_the_arrival_does_not_say_otherwise() {
    let mut world = World::new();
    let expectation =
        Expectation { recipient: Some(person(1)), ..announced("1Z0001", &["SN0001"]) };
    world.does(PARCEL, &Command::Expect(expectation));
    let arrival = Arrival { carrier: None, ..arrival("1Z0001") };
    world.does(PARCEL, &Command::Receive { arrival, again: false });
    let parcel = world.item(PARCEL);
    assert_eq!(parcel.carrier, Some(name("UPS")));
    assert_eq!(parcel.recipient.person(), Some(person(1)));
    assert_eq!(parcel.announced, [name("SN0001")]);
}

#[test]
fn an_announcement_and_an_asset_need_a_number() {
    let world = World::new();
    let nameless = Expectation { serial: None, ..announced_asset("SN0001") };
    let wish = serialize(Identity::default(), no_parcel());
    let unseen = Some(Identity::default());
    for command in [
        Command::Expect(nameless),
        Command::Serialize(wish),
        Command::Adopt(adopt(Identity::default(), AdoptedHow::Found)),
        Command::Return { hand_back: hand_back(person(1)), unseen },
    ] {
        assert_eq!(world.ask(ASSET, &command), Err(Refusal::NoIdentifier), "{command:?}");
    }
}

#[test]
fn a_serial_number_in_use_is_refused_with_who_has_it() {
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(item(3), &c::serialize_loose("SN0003"));
    let refusal = Refusal::SerialInUse { by: ASSET, custodian: Custodian::Person(person(1)) };
    let unseen = Some(identity("SN0001"));
    for (target, command) in [
        (item(9), c::serialize_loose("SN0001")),
        (item(9), c::adopt_found("SN0001")),
        (item(9), Command::Return { hand_back: hand_back(person(1)), unseen }),
        (item(3), c::reidentify("SN0001")),
    ] {
        assert_eq!(world.ask(target, &command), Err(refusal.clone()), "{command:?}");
    }
}

#[test]
fn a_tag_in_use_is_refused_with_who_has_it() {
    let mut world = World::new();
    let tagged = |serial| Identity { tag: Some(name("IT-1")), ..identity(serial) };
    world.does(ASSET, &Command::Serialize(serialize(tagged("SN0001"), no_parcel())));
    let second = Command::Serialize(serialize(tagged("SN0002"), no_parcel()));
    let custodian = Custodian::Mailroom(world.station);
    assert_eq!(world.ask(item(3), &second), Err(Refusal::TagInUse { by: ASSET, custodian }));
}

#[test]
fn an_announced_serial_number_fits_exactly() {
    let world = received_with_list(&["SN0001", "SN0002"]);
    let fit = fit_of(&world, &c::serialize_from(PARCEL, "SN0002"));
    assert_eq!(fit, Some(ListFit::Exact));
}

#[test]
fn a_serial_number_one_typo_away_is_asked_about_first() {
    let world = received_with_list(&["SN0001"]);
    assert_eq!(
        world.ask(ASSET, &c::serialize_from(PARCEL, "SN001")),
        Err(Refusal::SerialOneTypoAway { listed: name("SN0001") })
    );
    assert_eq!(fit_of(&world, &confirmed("SN001")), Some(ListFit::OneTypoAway));
}

#[test]
fn a_serial_number_that_is_not_listed_is_asked_about_first() {
    let world = received_with_list(&["SN0001"]);
    assert_eq!(
        world.ask(ASSET, &c::serialize_from(PARCEL, "XY9999")),
        Err(Refusal::SerialNotListed { listed: vec![name("SN0001")] })
    );
    assert_eq!(fit_of(&world, &confirmed("XY9999")), Some(ListFit::NotListed));
}

#[test]
fn without_a_list_there_is_nothing_to_fit() {
    let world = received();
    assert_eq!(fit_of(&world, &c::serialize_from(PARCEL, "SN0001")), None);
}

#[test]
fn an_asset_lies_where_its_parcel_lies_and_is_for_whom_its_parcel_is() {
    let mut world = received();
    world.does(PARCEL, &c::match_to(person(1)));
    world.does(PARCEL, &c::move_to("shelf B"));
    let wish = serialize(identity("SN0001"), Origin::Parcel(PARCEL));
    world.does(ASSET, &Command::Serialize(Serialize { place: None, ..wish }));
    let asset = world.item(ASSET);
    assert_eq!(asset.place, Some(name("shelf B")));
    assert_eq!(asset.recipient.person(), Some(person(1)));
    assert_eq!(asset.origin_parcel, Some(PARCEL));
}

#[test]
fn an_asset_without_a_parcel_needs_a_place() {
    let world = World::new();
    let wish = Serialize { place: None, ..serialize(identity("SN0001"), no_parcel()) };
    assert_eq!(world.ask(ASSET, &Command::Serialize(wish)), Err(Refusal::PlaceMissing));
}

#[test]
fn an_asset_comes_only_out_of_a_parcel_that_is_here() {
    let mut world = received();
    world.does(item(5), &c::serialize_loose("SN0005"));
    assert_eq!(
        world.ask(ASSET, &c::serialize_from(item(5), "SN0001")),
        Err(Refusal::ParcelNamedWrongly),
        "an asset is not a parcel"
    );
    assert_eq!(
        world.ask(ASSET, &c::serialize_from(item(8), "SN0001")),
        Err(Refusal::ParcelNamedWrongly),
        "nothing is on record there"
    );
    world.does(PARCEL, &c::hand_off(person(1)));
    let standing = Standing::Closed(Closing::Delivered);
    assert_eq!(
        world.ask(ASSET, &c::serialize_from(PARCEL, "SN0001")),
        Err(Refusal::ParcelNotHeld { standing })
    );
}

#[test]
fn a_double_scan_of_a_serial_number_is_harmless_and_another_parcel_is_not() {
    let mut world = received();
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    assert_eq!(world.does(ASSET, &c::serialize_from(PARCEL, "SN0001")), []);
    assert_eq!(world.item(PARCEL).lines, [ContentLine::Asset(ASSET)], "one line, not two");
    world.does(item(4), &c::receive("1Z0004"));
    let refusal = world.ask(ASSET, &c::serialize_from(item(4), "SN0001")).unwrap_err();
    assert_eq!(refusal.code(), "refused.serial_in_use");
}

#[test]
fn a_device_serialized_anew_without_a_parcel_did_not_come_out_of_one() {
    let mut world = received();
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    let first = world.last(ASSET);
    world.does(ASSET, &c::void(first));
    world.does(ASSET, &c::serialize_loose("SN0001"));
    assert_eq!(world.item(ASSET).origin_parcel, None);
    assert_eq!(world.does(ASSET, &c::serialize_loose("SN0001")), [], "a double scan is harmless");
}

#[test]
fn a_counted_parcel_is_converted_when_its_last_line_is_settled() {
    let mut world = counted(3);
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    world.does(PARCEL, &c::settle_line("dock"));
    assert_eq!(world.item(PARCEL).lines_open(), Some(1));
    assert_eq!(world.item(PARCEL).standing, Standing::Held);
    let short = ContentLine::Short(name("one mouse was invoiced and is not there"));
    world.does(PARCEL, &Command::SettleLine { line: short, last: false });
    assert_eq!(world.item(PARCEL).standing, Standing::Closed(Closing::Converted));
    assert_eq!(
        world.ask(item(3), &c::serialize_from(PARCEL, "SN0003")),
        Err(Refusal::ContentsComplete { contents: 3 })
    );
}

#[test]
fn an_uncounted_parcel_is_converted_when_the_operator_says_that_it_is_empty() {
    let mut world = received();
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    assert_eq!(world.item(PARCEL).standing, Standing::Held);
    world.does(PARCEL, &c::settle_last_line("dock"));
    assert_eq!(world.item(PARCEL).standing, Standing::Closed(Closing::Converted));
}

#[test]
fn saying_last_does_not_settle_lines_that_were_counted() {
    let mut world = counted(3);
    let last = |serial| {
        let wish = serialize(identity(serial), Origin::Parcel(PARCEL));
        Command::Serialize(Serialize { last: true, ..wish })
    };
    assert_eq!(world.order(ASSET, &last("SN0001")), Err(Refusal::LinesOpen { open: 2 }));
    assert_eq!(world.item(ASSET).standing, Standing::Unseen, "the asset was not made either");
    world.does(PARCEL, &c::count(1));
    world.does(ASSET, &last("SN0001"));
    assert_eq!(world.item(PARCEL).standing, Standing::Closed(Closing::Converted));
}

#[test]
fn a_count_below_what_was_found_is_refused_and_one_that_meets_it_converts() {
    let mut world = counted(3);
    world.does(ASSET, &c::serialize_from(PARCEL, "SN0001"));
    world.does(PARCEL, &c::settle_line("dock"));
    assert_eq!(world.ask(PARCEL, &c::count(1)), Err(Refusal::ContentsBelowFound { found: 2 }));
    assert_eq!(world.ask(PARCEL, &c::count(3)), Ok(Vec::new()));
    world.does(PARCEL, &c::count(2));
    assert_eq!(world.item(PARCEL).standing, Standing::Closed(Closing::Converted));
}

#[test]
fn an_asset_that_nobody_has_seen_before_waits_until_it_is_known() {
    for (how, waits) in [
        (AdoptedHow::Return, true),
        (AdoptedHow::Found, true),
        (AdoptedHow::Surplus, true),
        (AdoptedHow::Import, false),
    ] {
        let mut world = World::new();
        world.does(ASSET, &Command::Adopt(adopt(identity("SN0001"), how)));
        assert_eq!(world.item(ASSET).holds.contains(&HoldCode::Identity), waits, "{how}");
    }
}

/// An asset with a person's data on it, written off after it went missing with a hold on it.
fn written_off() -> World {
    let mut world = World::new();
    world.does(ASSET, &Command::Serialize(serialize(data_bearing("SN0001"), no_parcel())));
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(ASSET, &c::take_back(person(1)));
    world.does(ASSET, &c::inspect(Condition::Damaged));
    world.does(ASSET, &c::report_missing());
    world.does(ASSET, &c::dispose());
    world
}

fn holds(item: &Item) -> Vec<HoldCode> {
    item.holds.iter().copied().collect()
}

#[test]
fn a_written_off_device_that_turns_up_is_still_unwiped() {
    let mut world = written_off();
    let wish = Adopt { ..adopt(data_bearing("SN0001"), AdoptedHow::Found) };
    world.does(ASSET, &Command::Adopt(wish));
    let asset = world.item(ASSET);
    assert_eq!(holds(&asset), [HoldCode::Identity, HoldCode::Unwiped]);
    assert_eq!(asset.epoch, 2);
}

#[test]
fn a_written_off_device_that_is_brought_back_is_held_anew() {
    let mut world = written_off();
    let hand_back = HandBack { condition: Condition::Damaged, ..hand_back(person(1)) };
    let unseen = Some(data_bearing("SN0001"));
    world.does(ASSET, &Command::Return { hand_back, unseen });
    assert_eq!(
        holds(&world.item(ASSET)),
        [HoldCode::Damage, HoldCode::Identity, HoldCode::Unwiped]
    );
}

#[test]
fn a_further_number_is_added_once_and_belongs_to_one_open_item() {
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world.does(item(3), &c::serialize_loose("SN0003"));
    let imei = c::add_alias(AliasKind::Imei, "490154203237518");
    world.does(ASSET, &imei);
    assert_eq!(world.ask(ASSET, &imei), Ok(Vec::new()));
    assert_eq!(world.ask(item(3), &imei), Err(Refusal::IdentifierInUse { by: ASSET }));
}

#[test]
fn a_corrected_serial_number_leaves_the_former_one_findable() {
    let mut world = World::new();
    world.does(ASSET, &c::serialize_loose("SN0001"));
    world.does(ASSET, &c::reidentify("SN0002"));
    assert_eq!(world.ask(ASSET, &c::reidentify("SN0002")), Ok(Vec::new()));
    let asset = world.item(ASSET);
    let known: Vec<_> = asset.identifiers().collect();
    assert_eq!(known, [(AliasKind::Serial, "SN0002"), (AliasKind::FormerSerial, "SN0001")]);
}

#[test]
fn a_recipient_is_matched_once() {
    let mut world = received();
    let why = custody::domain::event::Unmatched::Partial;
    let unmatched = Command::Match { recipient: Recipient::Unmatched(why) };
    assert_eq!(world.does(PARCEL, &unmatched).len(), 1);
    assert_eq!(world.does(PARCEL, &unmatched), []);
    assert_eq!(world.does(PARCEL, &c::match_to(person(1))).len(), 1);
    assert_eq!(world.does(PARCEL, &c::match_to(person(1))), []);
    assert_eq!(world.does(PARCEL, &c::match_to(person(2))).len(), 1, "it may be changed");
}
