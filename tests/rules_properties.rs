//! What holds whatever anybody asks for, in whatever order the facts arrive.

use custody::domain::command::Command;
use custody::domain::event::{ContentLine, Event, Fact, HoldCode};
use custody::domain::item::{Closing, Item, Standing};
use custody::domain::names::{ItemId, StationId};
use custody::domain::party::Custodian;
use custody::domain::refusal::Refusal;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::common::wishes::{THINGS, Wish, day, long_story, wish};
use crate::common::world::World;
use crate::common::{cases, commands as c, station};

/// What an event that lets go of an item must not meet.
fn stopped_by(event: &Event) -> &'static [HoldCode] {
    use HoldCode as H;
    match event {
        Event::HandedOff(_) | Event::Transferred(_) => HoldCode::ALL,
        Event::SentOut(_) => &[H::Legal, H::Identity, H::Unwiped, H::Dispute, H::Customs],
        Event::Disposed(_) | Event::Replaced { .. } | Event::ReturnedToSender { .. } => {
            &[H::Legal, H::Identity, H::Dispute, H::Customs]
        }
        _others_let_nothing_go => &[],
    }
}

/// What is true of an item wherever it stands.
fn assert_consistent(item: &Item, here: StationId) {
    assert!(!item.is_disputed(), "one station alone does not contradict itself: {item:?}");
    let custodian_fits = match (item.standing, &item.custodian) {
        (Standing::Held | Standing::Closed(Closing::Converted), Custodian::Mailroom(station)) => {
            *station == here
        }
        (Standing::Unseen | Standing::Closed(Closing::Void), Custodian::Unknown)
        | (
            Standing::Expected
            | Standing::Closed(Closing::Refused | Closing::ReturnedToSender),
            Custodian::Carrier(_),
        )
        | (
            Standing::Out,
            Custodian::Person(_) | Custodian::Vendor(_) | Custodian::Courier(_),
        )
        | (Standing::Closed(Closing::Delivered), Custodian::Person(_))
        | (Standing::Closed(Closing::Disposed | Closing::Replaced), Custodian::Nobody)
        // Whoever had it last is frozen.
        | (Standing::Missing, _) => true,
        _no_such_pair => false,
    };
    assert!(custodian_fits, "{:?} with {:?}", item.standing, item.custodian);
    assert!(item.standing != Standing::Held || item.place.is_some(), "it lies somewhere: {item:?}");
    if item.standing == Standing::Closed(Closing::Converted) {
        assert!(item.lines_open().is_none_or(|open| open == 0), "every counted line: {item:?}");
    }
    assert!(item.due.is_none() || !matches!(item.standing, Standing::Held | Standing::Closed(_)));
    assert_eq!(item.tips.len(), usize::from(item.step > 0), "one end");
}

/// What holds from one standing to the next.
fn assert_step(before: &Item, made: &[&Event], after: &Item) {
    let corrects = made.iter().any(|event| event.rewrites_history());
    let moves = made.iter().any(|event| event.moves_custody());
    let missed = made.iter().any(|event| matches!(event, Event::ReportedMissing { .. }));
    if before.custodian != after.custodian || before.standing != after.standing {
        assert!(moves || corrects, "custody passes by an event that says so: {made:?}");
    }
    if matches!(before.standing, Standing::Closed(_)) && before.standing != after.standing {
        let anew = after.epoch == before.epoch + 1;
        let delivered = before.standing == Standing::Closed(Closing::Delivered);
        assert!(corrects || anew || (missed && delivered), "a closed item stays closed: {made:?}");
    }
    assert!(before.standing == Standing::Unseen || before.kind == after.kind, "{made:?}");
    assert_eq!(usize::try_from(after.step - before.step), Ok(made.len()), "nothing is deleted");
    for event in made {
        for code in stopped_by(event) {
            assert!(!before.holds.contains(code), "{code} did not stop {event:?}");
        }
    }
}

/// A command that a hold must never stop.
fn never_stopped(command: &Command) -> bool {
    matches!(
        command,
        Command::Move { .. }
            | Command::TakeIn { .. }
            | Command::Return { .. }
            | Command::Find { .. }
            | Command::Inspect(_)
            | Command::ReportMissing { .. }
            | Command::Sanitize(_)
            | Command::Match { .. }
            | Command::Notify(_)
    )
}

/// Whether the second of two equal commands may make the same again: each is a new fact.
fn may_happen_twice(command: &Command) -> bool {
    match command {
        Command::Inspect(_)
        | Command::Notify(_)
        | Command::Decline { .. }
        | Command::FailAttempt { .. }
        | Command::Sanitize(_) => true,
        // A second mouse is another mouse.
        Command::SettleLine { line, .. } => !matches!(line, ContentLine::Asset(_)),
        _others_are_done_once => false,
    }
}

fn of_item(made: &[(ItemId, Event)], id: ItemId) -> Vec<&Event> {
    made.iter().filter(|(of, _)| *of == id).map(|(_, event)| event).collect()
}

fn all_items(world: &World) -> Vec<Item> {
    THINGS.iter().map(|(id, _)| world.item(*id)).collect()
}

/// The command of a wish, if there is anything to ask for.
fn command_of(world: &World, wish: &Wish) -> Option<Command> {
    wish.command(world.facts(wish.item()))
}

/// Carries a day out and checks every step of it.
fn live_through(wishes: &[Wish]) -> World {
    let mut world = World::new();
    for wish in wishes {
        let Some(command) = command_of(&world, wish) else { continue };
        let before = all_items(&world);
        match world.order(wish.item(), &command) {
            Ok(made) => {
                for (before, after) in before.iter().zip(all_items(&world)) {
                    assert_consistent(&after, world.station);
                    assert_step(before, &of_item(&made, after.id), &after);
                }
            }
            Err(refusal) => {
                let on_hold = matches!(refusal, Refusal::OnHold { .. });
                assert!(!(on_hold && never_stopped(&command)), "{command:?}: {refusal:?}");
                assert_eq!(before, all_items(&world), "a refusal changes nothing");
            }
        }
    }
    world
}

/// The item without what only says how long its history is.
fn present(item: &Item) -> Item {
    let blank = Item::unseen(item.id);
    Item { step: blank.step, tips: blank.tips, last_at: blank.last_at, ..item.clone() }
}

/// The facts in another order, some of them twice.
fn shuffled(facts: &[Fact], order: &[Index]) -> Vec<Fact> {
    let mut left: Vec<Fact> = facts.to_vec();
    let mut drawn = Vec::new();
    for index in order.iter().cycle().take(facts.len()) {
        drawn.push(left.remove(index.index(left.len())));
    }
    let twice: Vec<Fact> = drawn.iter().step_by(2).cloned().collect();
    drawn.into_iter().chain(twice).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_invariants_hold_at_every_step_of_a_day(wishes in day(80)) {
        live_through(&wishes);
    }

    #[test]
    fn the_invariants_hold_through_long_stories(wishes in long_story(80)) {
        live_through(&wishes);
    }

    #[test]
    fn following_step_by_step_and_folding_the_whole_history_agree(wishes in long_story(60)) {
        let world = live_through(&wishes);
        for (id, thing) in &world.things {
            prop_assert_eq!(&thing.item, &Item::from_history(*id, &thing.facts));
        }
    }

    #[test]
    fn what_was_done_is_not_done_twice(wishes in long_story(60)) {
        let mut world = World::new();
        for wish in &wishes {
            let Some(command) = command_of(&world, wish) else { continue };
            if world.order(wish.item(), &command).is_ok_and(|made| !made.is_empty())
                && !may_happen_twice(&command)
            {
                let again = world.clone().order(wish.item(), &command);
                prop_assert!(again.clone().is_ok_and(|made| made.is_empty()) || again.is_err(),
                    "{:?} made {:?}", command, again);
            }
        }
    }

    #[test]
    fn voiding_what_was_just_done_restores_what_was_before(wishes in long_story(40)) {
        let mut world = World::new();
        for wish in &wishes {
            let Some(command) = command_of(&world, wish) else { continue };
            let (id, before) = (wish.item(), all_items(&world));
            let Ok(made) = world.order(id, &command) else { continue };
            if of_item(&made, id).is_empty() || command.looks_back() {
                continue;
            }
            let mut undone = world.clone();
            let first = undone.facts(id)[undone.facts(id).len() - of_item(&made, id).len()].id;
            undone.does(id, &c::void(first));
            for (before, after) in before.iter().zip(all_items(&undone)) {
                if before.standing == Standing::Unseen && after.step > 0 {
                    prop_assert_eq!(after.standing, Standing::Closed(Closing::Void));
                } else {
                    prop_assert_eq!(present(before), present(&after), "after {:?}", command);
                }
            }
        }
    }

    #[test]
    fn the_order_in_which_facts_arrive_does_not_matter(
        wishes in long_story(40), order in prop::collection::vec(any::<Index>(), 1..20),
    ) {
        let world = live_through(&wishes);
        for (id, thing) in &world.things {
            let arrived = shuffled(&thing.facts, &order);
            prop_assert_eq!(&Item::from_history(*id, &arrived), &thing.item);
        }
    }

    #[test]
    fn two_stations_that_diverged_come_to_the_same_conclusion(
        together in long_story(20),
        here_alone in prop::collection::vec(wish(THINGS.len()), 0..15),
        there_alone in prop::collection::vec(wish(THINGS.len()), 0..15),
        order in prop::collection::vec(any::<Index>(), 1..20),
    ) {
        let mut here = live_through(&together);
        let mut there = here.clone();
        there.station = station(2);
        for (world, wishes) in [(&mut here, &here_alone), (&mut there, &there_alone)] {
            for wish in wishes {
                if let Some(command) = command_of(world, wish) {
                    let _made_or_refused = world.order(wish.item(), &command);
                }
            }
        }
        let (from_here, from_there) = (here.clone(), there.clone());
        for (id, _) in THINGS {
            here.pull(id, from_there.facts(id));
            there.pull(id, from_here.facts(id));
            prop_assert_eq!(here.item(id), there.item(id));
            let arrived = shuffled(here.facts(id), &order);
            prop_assert_eq!(Item::from_history(id, &arrived), here.item(id));
        }
        // Whoever goes on from there has seen both ends, and adds no new contradiction.
        for (id, _) in THINGS {
            let disputes = here.item(id).discrepancies;
            if here.order(id, &c::notify()).is_ok() {
                prop_assert_eq!(here.item(id).tips.len(), 1);
                prop_assert_eq!(here.item(id).discrepancies, disputes);
            }
        }
    }

    #[test]
    fn a_dispute_can_always_be_settled(
        here_alone in prop::collection::vec(wish(THINGS.len()), 0..15),
        there_alone in prop::collection::vec(wish(THINGS.len()), 0..15),
    ) {
        let mut here = World::new();
        let mut there = World::new();
        there.station = station(2);
        for (world, wishes) in [(&mut here, &here_alone), (&mut there, &there_alone)] {
            for wish in wishes {
                if let Some(command) = command_of(world, wish) {
                    let _made_or_refused = world.order(wish.item(), &command);
                }
            }
        }
        for (id, _) in THINGS {
            here.pull(id, there.facts(id));
            while let Some(pair) = here.item(id).discrepancies.first().copied() {
                let disputes = here.item(id).discrepancies.len();
                here.does(id, &c::settle(pair.earlier, pair.later));
                prop_assert!(here.item(id).discrepancies.len() < disputes, "each settles something");
            }
        }
    }
}
