//! The rules of return cases: what may be listed, what settles a line, and who closes it.

use std::collections::BTreeSet;

use custody::domain::authority::{LogEvent, LogFact};
use custody::domain::cases::{
    Case, CaseKind, CaseOpening, CaseRefusal, CaseVerdict, LineSettlement, LineWish,
};
use custody::domain::command::Command;
use custody::domain::event::{Condition, HandBack};
use custody::domain::item::Item;
use custody::domain::names::{EventId, ItemId};
use custody::domain::party::{Custodian, Role};

use crate::common::world::World;
use crate::common::{at, commands as c, hand_back, item, name, op, operator, person, station};

const LAPTOP: ItemId = item(2);

/// A laptop that was handed off to a person.
fn handed_off() -> World {
    let mut world = World::new();
    world.does(LAPTOP, &c::serialize_loose("SN0001"));
    world.does(LAPTOP, &c::hand_off(person(1)));
    world
}

/// Opens a case about the laptop, as the next entry of the log.
fn opened(world: &mut World) -> Case {
    let event = LogEvent::CaseOpened(CaseOpening {
        person: person(1),
        kind: CaseKind::Leaver,
        reason: None,
        due: None,
        items: vec![LAPTOP],
    });
    Case::opened(&fact(world, "olga", event)).expect("it opens a case")
}

fn fact(world: &mut World, actor: &str, event: LogEvent) -> LogFact {
    let id = EventId { station: station(1), seq: world.next_seq };
    world.next_seq += 1;
    LogFact { id, op: op(900), actor: name(actor), at: at(0), event }
}

fn wish(verdict: CaseVerdict) -> LineWish {
    LineWish { item: LAPTOP, verdict, note: None, lacking: Vec::new() }
}

fn because(verdict: CaseVerdict) -> LineWish {
    LineWish { note: Some(name("asked")), ..wish(verdict) }
}

fn settles(
    case: &Case,
    world: &World,
    wish: &LineWish,
    role: Role,
) -> Result<LineSettlement, CaseRefusal> {
    case.settle(wish, role, world.facts(LAPTOP)).map(|said| said.expect("it is new"))
}

use CaseVerdict as V;

fn back(condition: Condition) -> Command {
    let hand_back = HandBack { condition, ..hand_back(person(1)) };
    Command::Return { hand_back, unseen: None }
}

/// What happened after the opening, and the verdicts that it allows without a reason to an operator.
type Row = (&'static str, fn() -> Vec<Command>, &'static [CaseVerdict]);

const ROWS: [Row; 9] = [
    ("nothing", Vec::new, &[]),
    ("taken back", || vec![c::take_back(person(1))], &[V::Returned]),
    ("taken back damaged", || vec![back(Condition::Damaged)], &[V::Damaged]),
    ("taken back, unlooked at", || vec![back(Condition::Unknown)], &[V::Returned, V::Damaged]),
    (
        "taken back and handed off again",
        || vec![c::take_back(person(1)), c::hand_off(person(1))],
        &[],
    ),
    (
        "taken back and handed off to another",
        || vec![c::take_back(person(1)), c::hand_off(person(2))],
        &[V::Returned],
    ),
    ("passed on", || vec![c::transfer(person(1), person(2))], &[]),
    ("reported missing", || vec![c::report_missing()], &[V::Missing]),
    ("missing and found", || vec![c::report_missing(), c::find()], &[]),
];

#[test]
fn a_verdict_rests_on_what_the_items_own_history_shows() {
    for (what, after, allowed) in ROWS {
        let mut world = handed_off();
        let case = opened(&mut world);
        for command in after() {
            world.does(LAPTOP, &command);
        }
        for verdict in CaseVerdict::ALL {
            let said = case.settle(&wish(*verdict), Role::Operator, world.facts(LAPTOP));
            assert_eq!(said.is_ok(), allowed.contains(verdict), "{what}: {verdict}: {said:?}");
            if let Ok(said) = said {
                assert!(said.expect("it is new").rests_on.is_some(), "{what}: {verdict}");
            }
        }
    }
}

#[test]
fn what_came_back_before_the_opening_or_was_set_aside_shows_nothing() {
    let mut world = handed_off();
    world.does(LAPTOP, &c::take_back(person(1)));
    let case = opened(&mut world);
    let refused = Err(CaseRefusal::NotSeen);
    assert_eq!(settles(&case, &world, &wish(V::Returned), Role::Admin), refused);

    let mut world = handed_off();
    let case = opened(&mut world);
    world.does(LAPTOP, &c::take_back(person(1)));
    let back = world.last(LAPTOP);
    let said = settles(&case, &world, &wish(V::Returned), Role::Operator).expect("it was seen");
    assert_eq!(said.rests_on, Some(back));
    assert_eq!(case.collectors(world.facts(LAPTOP)), BTreeSet::from([name("ada")]));
    world.does(LAPTOP, &c::void(back));
    assert_eq!(settles(&case, &world, &wish(V::Returned), Role::Admin), refused);
    assert_eq!(case.collectors(world.facts(LAPTOP)), BTreeSet::new());
}

#[test]
fn giving_something_up_is_for_admins_and_needs_a_reason() {
    let mut world = handed_off();
    let case = opened(&mut world);
    for verdict in [V::Waived, V::BoughtOut] {
        let refused = Err(CaseRefusal::RoleTooLow { needs: Role::Admin });
        assert_eq!(settles(&case, &world, &because(verdict), Role::Operator), refused);
        let refused = Err(CaseRefusal::NoteMissing { verdict });
        assert_eq!(settles(&case, &world, &wish(verdict), Role::Admin), refused);
        let said = settles(&case, &world, &because(verdict), Role::Admin).expect("an admin may");
        assert_eq!((said.role(), said.rests_on), (Role::Admin, None));
    }
    for verdict in [V::NotHeld, V::WrongDevice] {
        let said = settles(&case, &world, &because(verdict), Role::Operator).expect("it says why");
        assert_eq!(said.role(), Role::Operator);
    }
}

#[test]
fn what_is_incomplete_says_what_is_missing_or_has_it_from_the_return() {
    let mut world = handed_off();
    let case = opened(&mut world);
    let Command::Return { mut hand_back, unseen } = c::take_back(person(1)) else { panic!() };
    world.does(LAPTOP, &Command::Return { hand_back: hand_back.clone(), unseen: unseen.clone() });
    let refused = Err(CaseRefusal::NothingLacking);
    assert_eq!(settles(&case, &world, &wish(V::Incomplete), Role::Operator), refused);
    let dock = LineWish { lacking: vec![name("dock")], ..wish(V::Incomplete) };
    let said = settles(&case, &world, &dock, Role::Operator).expect("it says what");
    assert_eq!(said.lacking, [name("dock")]);
    let unsaid = LineWish { lacking: vec![name("dock")], ..wish(V::Returned) };
    let refused = Err(CaseRefusal::LackingUnsaid);
    assert_eq!(settles(&case, &world, &unsaid, Role::Operator), refused);

    let mut world = handed_off();
    let case = opened(&mut world);
    (hand_back.missing, hand_back.condition) = (vec![name("charger")], Condition::Good);
    world.does(LAPTOP, &Command::Return { hand_back, unseen });
    let said = settles(&case, &world, &wish(V::Incomplete), Role::Operator).expect("it is known");
    assert_eq!(said.lacking, [name("charger")]);
}

#[test]
fn a_line_is_settled_once_and_anew_only_by_an_admin_who_says_why() {
    let mut world = handed_off();
    let mut case = opened(&mut world);
    world.does(LAPTOP, &c::take_back(person(1)));
    let said = settles(&case, &world, &wish(V::Returned), Role::Operator).expect("it was seen");
    let settled = fact(&mut world, "olga", LogEvent::CaseLineSettled(said));
    case.follow(&settled);
    assert_eq!(case.open_lines(), 0);
    let again = case.settle(&wish(V::Returned), Role::Operator, world.facts(LAPTOP));
    assert_eq!(again, Ok(None), "already so");
    let refused = Err(CaseRefusal::LineSettled { verdict: V::Returned });
    assert_eq!(settles(&case, &world, &because(V::Damaged), Role::Operator), refused);
    assert_eq!(settles(&case, &world, &wish(V::Damaged), Role::Admin), refused);
    let anew = settles(&case, &world, &because(V::Damaged), Role::Admin).expect("an admin may");
    assert_eq!((anew.instead, anew.role()), (Some(settled.id), Role::Admin));
    case.follow(&fact(&mut world, "ada", LogEvent::CaseLineSettled(anew)));
    let line = case.line(LAPTOP).and_then(|line| line.settled.as_ref()).expect("it is settled");
    assert_eq!(line.said.verdict, V::Damaged, "the last word counts");
}

#[test]
fn a_case_is_closed_when_all_is_settled_and_by_nobody_who_took_anything_back() {
    let mut world = handed_off();
    let mut case = opened(&mut world);
    let (olga, ada) = (operator("olga", Role::Operator), operator("ada", Role::Admin));
    let nobody = BTreeSet::new();
    let open = Err(CaseRefusal::LinesOpen { open: 1 });
    assert_eq!(case.close(&ada, &nobody, Some(&name("haste"))), open, "not even an admin");
    world.does(LAPTOP, &c::take_back(person(1)));
    let said = settles(&case, &world, &wish(V::Returned), Role::Operator).expect("it was seen");
    case.follow(&fact(&mut world, "olga", LogEvent::CaseLineSettled(said)));

    let collector = Err(CaseRefusal::CloserIsCollector);
    let too_low = Err(CaseRefusal::RoleTooLow { needs: Role::Admin });
    let closing = |why: Option<&str>| {
        Ok(Some(LogEvent::CaseClosed { case: case.id, overriding: why.map(name) }))
    };
    let why = name("nobody else is here");
    for (by, collectors, overriding, expected) in [
        (&olga, &["ada"][..], None, closing(None)),
        (&ada, &["ada"], None, collector.clone()),
        (&olga, &["ada", "olga"], None, collector),
        (&olga, &["olga"], Some(&why), too_low),
        (&ada, &["ada"], Some(&why), closing(Some("nobody else is here"))),
        // A reason that none is needed for is not recorded.
        (&ada, &["olga"], Some(&why), closing(None)),
    ] {
        let collectors: BTreeSet<_> = collectors.iter().map(|who| name(who)).collect();
        assert_eq!(case.close(by, &collectors, overriding), expected, "{by:?} {collectors:?}");
    }
    let closed = fact(&mut world, "olga", LogEvent::CaseClosed { case: case.id, overriding: None });
    case.follow(&closed);
    assert_eq!(case.close(&olga, &nobody, None), Ok(None), "already so");
    let late = case.settle(&because(V::Damaged), Role::Admin, world.facts(LAPTOP));
    assert!(matches!(late, Err(CaseRefusal::CaseClosed { .. })), "{late:?}");
}

#[test]
fn a_list_has_what_is_with_the_person_and_in_no_other_case() {
    let mut world = handed_off();
    let theirs = world.item(LAPTOP);
    assert_eq!(Case::may_list(person(1), &theirs, None), Ok(()));
    let custodian = Custodian::Person(person(1));
    let refused = Err(CaseRefusal::NotWithPerson { custodian });
    assert_eq!(Case::may_list(person(2), &theirs, None), refused);
    let case = opened(&mut world).id;
    let refused = Err(CaseRefusal::InAnotherCase { case });
    assert_eq!(Case::may_list(person(1), &theirs, Some(case)), refused);
    world.does(LAPTOP, &c::report_missing());
    assert_eq!(Case::may_list(person(1), &world.item(LAPTOP), None), Ok(()), "it may turn up");
    let unseen = Item::unseen(item(9));
    assert!(Case::may_list(person(1), &unseen, None).is_err());
}

#[test]
fn what_is_said_of_another_case_or_item_changes_nothing() {
    let mut world = handed_off();
    let mut case = opened(&mut world);
    let before = case.clone();
    let stranger = LineWish { item: item(7), ..because(V::Waived) };
    let refused = Err(CaseRefusal::NotListed { case: case.id });
    assert_eq!(case.settle(&stranger, Role::Admin, &[]), refused);
    let other = EventId { station: station(1), seq: 77 };
    let said = settles(&case, &world, &because(V::Waived), Role::Admin).expect("an admin may");
    let said = LineSettlement { case: other, ..said };
    case.follow(&fact(&mut world, "ada", LogEvent::CaseLineSettled(said)));
    case.follow(&fact(&mut world, "ada", LogEvent::CaseClosed { case: other, overriding: None }));
    assert_eq!(case, before);
}
