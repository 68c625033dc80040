//! Guards that stand before every rule: role, time, place, and what an admin may set aside.

use custody::domain::command::{Command, Override};
use custody::domain::decide::{Context, Decision};
use custody::domain::event::{Event, HoldCode, ItemKind, Proof};
use custody::domain::item::Standing;
use custody::domain::names::{EventId, ItemId};
use custody::domain::party::Role;
use custody::domain::policy::Policy;
use custody::domain::proof::{Needs, Passage};
use custody::domain::refusal::Refusal;

use super::refusals;
use crate::common::world::{NOWHERE, World};
use crate::common::{
    NOON, at, commands as c, data_bearing, hand_over, identity, item, name, no_parcel, operator,
    person, serialize,
};

const ASSET: ItemId = item(2);

fn asset_here() -> World {
    let mut world = World::new();
    world.does(ASSET, &Command::Serialize(serialize(data_bearing("SN0001"), no_parcel())));
    world
}

fn asset_back() -> World {
    let mut world = asset_here();
    world.does(ASSET, &c::hand_off(person(1)));
    world.does(ASSET, &c::take_back(person(1)));
    world
}

fn word_of(role: Role) -> Override {
    Override { by: operator("boss", role), reason: name("the customer is waiting") }
}

fn ask_overriding(world: &World, command: &Command, role: Role) -> Decision {
    let said = word_of(role);
    world.ask_with(ASSET, command, |cx| Context { overriding: Some(&said), ..cx })
}

fn unsigned() -> Command {
    let hand_over = hand_over(person(1));
    Command::HandOff(custody::domain::event::HandOver { proof: Proof::default(), ..hand_over })
}

#[test]
fn a_viewer_records_nothing() {
    let mut world = asset_here();
    world.operator = operator("vera", Role::Viewer);
    let last = world.last(ASSET);
    for command in [
        c::hand_off(person(1)),
        c::move_to("dock"),
        c::notify(),
        c::void(last),
        c::serialize_loose("SN0001"),
    ] {
        let refusal = Refusal::RoleTooLow { needs: Role::Operator };
        assert_eq!(world.ask(ASSET, &command), Err(refusal), "{command:?}");
    }
}

#[test]
fn an_override_is_recorded_with_its_code_its_author_and_its_reason() {
    let events = ask_overriding(&asset_here(), &unsigned(), Role::Admin).unwrap();
    let [Event::HandedOff(_), Event::Overridden { code, by, reason }] = events.as_slice() else {
        panic!("the override follows what it made possible: {events:?}");
    };
    assert_eq!(code.as_str(), "refused.signature_missing");
    assert_eq!(by.as_str(), "boss");
    assert_eq!(reason.as_str(), "the customer is waiting");
}

#[test]
fn an_operator_cannot_override() {
    for role in [Role::Viewer, Role::Operator] {
        let answer = ask_overriding(&asset_here(), &unsigned(), role);
        assert_eq!(answer, Err(Refusal::ProofMissing { missing: Needs::SIGNATURE }), "{role}");
    }
}

#[test]
fn an_override_that_nothing_needed_leaves_no_trace() {
    let events = ask_overriding(&asset_here(), &c::hand_off(person(1)), Role::Admin).unwrap();
    assert!(matches!(events.as_slice(), [Event::HandedOff(_)]));
}

#[test]
fn every_hold_that_was_overridden_is_recorded() {
    let mut world = asset_here();
    world.does(ASSET, &c::hold(HoldCode::Damage));
    world.does(ASSET, &c::hold(HoldCode::Customs));
    let events = ask_overriding(&world, &unsigned(), Role::Admin).unwrap();
    let codes: Vec<&str> = events
        .iter()
        .filter_map(|event| match event {
            Event::Overridden { code, .. } => Some(code.as_str()),
            _others => None,
        })
        .collect();
    assert_eq!(codes, ["refused.on_hold", "refused.on_hold", "refused.signature_missing"]);
}

#[test]
fn legal_holds_disputes_and_unwiped_devices_are_not_overridden_at_the_counter() {
    for &code in HoldCode::ALL {
        let mut world = asset_here();
        world.does(ASSET, &c::hold(code));
        let may_be = match code {
            HoldCode::Damage | HoldCode::Identity | HoldCode::Customs | HoldCode::Vacation => true,
            HoldCode::Legal | HoldCode::Dispute | HoldCode::Unwiped => false,
        };
        let answer = ask_overriding(&world, &c::hand_off(person(1)), Role::Admin);
        assert_eq!(answer.is_ok(), may_be, "{code}");
    }
}

#[test]
fn only_judgements_may_be_overridden_and_only_by_an_admin() {
    let mut codes: Vec<&str> = refusals::every_one()
        .iter()
        .filter(|refusal| refusal.may_be_overridden_by().is_some())
        .map(Refusal::code)
        .collect();
    codes.dedup();
    assert_eq!(
        codes,
        [
            "refused.on_hold",
            "refused.signature_missing",
            "refused.authority_expired",
            "refused.other_recipient",
            "refused.not_sanitized",
            "refused.before_custody"
        ]
    );
    for refusal in refusals::every_one() {
        assert!(refusal.may_be_overridden_by().is_none_or(|role| role == Role::Admin));
    }
}

#[test]
fn an_admin_may_let_an_unwiped_device_go_for_good() {
    let world = asset_back();
    let events = ask_overriding(&world, &c::dispose(), Role::Admin).unwrap();
    assert_eq!(events.iter().map(Event::kind).collect::<Vec<_>>(), ["disposed", "overridden"]);
}

#[test]
fn who_may_lift_a_hold_depends_on_its_code() {
    for &code in HoldCode::ALL {
        let mut world = asset_here();
        world.does(ASSET, &c::hold(code));
        world.operator = operator("olga", Role::Operator);
        let admin_only = matches!(code, HoldCode::Legal | HoldCode::Dispute);
        let answer = world.ask(ASSET, &c::release(code));
        assert_eq!(answer == Err(Refusal::RoleTooLow { needs: Role::Admin }), admin_only, "{code}");
        world.operator = operator("ada", Role::Admin);
        assert!(world.ask(ASSET, &c::release(code)).is_ok(), "{code}");
    }
}

#[test]
fn a_hold_that_is_not_there_is_not_lifted() {
    let refusal = Refusal::NoSuchHold { code: HoldCode::Damage };
    assert_eq!(asset_here().ask(ASSET, &c::release(HoldCode::Damage)), Err(refusal));
}

#[test]
fn a_place_that_the_facility_does_not_have_is_refused() {
    let world = asset_here();
    let answer = world.ask(ASSET, &c::move_to(NOWHERE));
    assert_eq!(answer, Err(Refusal::PlaceUnknown { place: name(NOWHERE) }));
}

#[test]
fn nothing_happens_in_the_future_beyond_the_skew_of_clocks() {
    let mut world = asset_here();
    let skew = world.policy.clock_skew_ms;
    world.occurred = Some(world.now + skew);
    assert!(world.ask(ASSET, &c::move_to("shelf B")).is_ok());
    world.occurred = Some(world.now + skew + 1);
    let occurred = at(world.now + skew + 1 - NOON);
    let refusal = Err(Refusal::InTheFuture { occurred });
    assert_eq!(world.ask(ASSET, &c::move_to("shelf B")), refusal);
    assert_eq!(ask_overriding(&world, &c::move_to("shelf B"), Role::Admin), refusal);
}

#[test]
fn a_late_entry_lies_after_custody_last_changed_unless_an_admin_says_so() {
    let mut world = asset_here();
    let since = world.item(ASSET).since;
    world.now += 86_400_000;
    world.occurred = Some(since.as_millis());
    assert!(world.ask(ASSET, &c::hand_off(person(1))).is_ok());
    world.occurred = Some(since.as_millis() - 1);
    let refusal = Err(Refusal::BeforeCustody { since });
    assert_eq!(world.ask(ASSET, &c::hand_off(person(1))), refusal);
    let events = ask_overriding(&world, &c::hand_off(person(1)), Role::Admin).unwrap();
    assert!(matches!(events.last(), Some(Event::Overridden { .. })));
}

#[test]
fn custody_is_counted_from_when_it_passed_and_not_from_when_that_was_recorded() {
    let mut world = asset_here();
    let handed_over_at = world.now + 60_000;
    world.now += 86_400_000;
    world.occurred = Some(handed_over_at);
    world.does(ASSET, &c::hand_off(person(1)));
    assert_eq!(world.item(ASSET).since.as_millis(), handed_over_at);
    world.occurred = Some(handed_over_at + 1);
    assert!(world.ask(ASSET, &c::take_back(person(1))).is_ok());
}

#[test]
fn a_new_item_may_be_entered_as_late_as_it_takes() {
    let mut world = World::new();
    world.occurred = Some(0);
    world.does(ASSET, &c::serialize_loose("SN0001"));
    assert_eq!(world.item(ASSET).since.as_millis(), 0);
}

#[test]
fn what_a_newer_version_wrote_makes_an_item_read_only() {
    let mut world = asset_here();
    world.record(ASSET, 99, Event::NotUnderstood { kind: name("leased") });
    let last = EventId { station: world.station, seq: 0 };
    for command in [c::hand_off(person(1)), c::notify(), c::void(last)] {
        assert_eq!(world.ask(ASSET, &command), Err(Refusal::ReadOnlyUntilUpgrade));
    }
    assert_eq!(world.item(ASSET).standing, Standing::Held, "it still shows as it was");
}

#[test]
fn a_new_profile_asks_for_what_a_careful_mailroom_would() {
    let policy = Policy::default();
    let needs = |passage, kind| policy.needs(passage, kind, &identity("SN0001"));
    assert_eq!(needs(Passage::HandedOff, ItemKind::Asset), Needs::SIGNATURE);
    assert_eq!(needs(Passage::Transferred, ItemKind::Asset), Needs::SIGNATURE);
    assert_eq!(needs(Passage::HandedOff, ItemKind::Parcel), Needs::NAME);
    assert_eq!(needs(Passage::Returned, ItemKind::Asset), Needs::NAME);
    assert!(policy.may_sign_later && policy.classes.is_empty());
    assert_eq!(policy.undo_window_ms, 600_000);
}
