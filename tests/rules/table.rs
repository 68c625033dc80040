//! Every command in every standing, written from the lifecycle and not from the code.
//!
//! A cell says which events are made (`handed_off`), that it is so already (`=`), or the code of the
//! refusal (`!not_held`).

use custody::domain::command::Command;
use custody::domain::event::{AliasKind, Amendment, Condition, Event, HoldCode, ItemKind};
use custody::domain::item::{Closing, Standing};
use custody::domain::names::{EventId, ItemId};

use crate::common::world::World;
use crate::common::{
    announced_asset, commands as c, hand_back, identity, item, name, person, signature, signed,
};

const PARCEL_OPEN: &str = "
                | unseen                         | expected      | held               | out              | missing
expect          | expected                       | =             | !not_expected      | !not_expected    | !not_expected
receive         | received                       | received      | =                  | !not_held        | !not_held
receive again   | received                       | received      | =                  | !not_held        | !not_held
refuse          | refused                        | refused       | !already_here      | !not_held        | !not_held
match           | !unknown_item                  | matched       | matched            | matched          | matched
move            | !unknown_item                  | !not_held     | moved              | taken_in         | !not_held
hold            | !unknown_item                  | hold_placed   | hold_placed        | hold_placed      | hold_placed
release         | !unknown_item                  | !no_such_hold | !no_such_hold      | !no_such_hold    | !no_such_hold
serialize       | serialized                     | !wrong_kind   | !wrong_kind        | !wrong_kind      | !wrong_kind
count           | !unknown_item                  | !not_held     | counted            | !not_held        | !not_held
settle line     | !unknown_item                  | !not_held     | line_settled       | !not_held        | !not_held
adopt           | adopted+hold_placed            | !wrong_kind   | !wrong_kind        | !wrong_kind      | !wrong_kind
alias           | !unknown_item                  | alias_added   | alias_added        | alias_added      | alias_added
reidentify      | !unknown_item                  | !wrong_kind   | !wrong_kind        | !wrong_kind      | !wrong_kind
inspect         | !unknown_item                  | inspected     | inspected          | inspected        | inspected
notify          | !unknown_item                  | notified      | notified           | notified         | notified
hand off        | !unknown_item                  | !not_held     | handed_off         | !not_held        | !not_held
decline         | !unknown_item                  | !not_held     | declined           | !not_held        | !not_held
attempt         | !unknown_item                  | !not_held     | attempt_failed     | !not_held        | !not_held
return          | !unknown_item                  | !not_out      | !already_here      | returned         | returned
return unseen   | adopted+hold_placed+returned   | !not_out      | !already_here      | returned         | returned
transfer        | !unknown_item                  | !not_out      | !not_out           | !not_with_giver  | !not_out
set due         | !unknown_item                  | !not_out      | !not_out           | due_set          | !not_out
send on         | !unknown_item                  | !not_held     | sent_out           | =                | !not_held
take in         | !unknown_item                  | !not_out      | =                  | taken_in         | !not_out
missing         | !unknown_item                  | reported_missing | reported_missing | reported_missing | =
found           | !unknown_item                  | !not_missing  | =                  | !not_missing     | found
dispose         | !unknown_item                  | !not_held     | disposed           | !not_held        | disposed
return sender   | !unknown_item                  | !not_held     | returned_to_sender | !not_held        | returned_to_sender
replace         | !unknown_item                  | !wrong_kind   | !wrong_kind        | !wrong_kind      | !wrong_kind
sanitize        | !unknown_item                  | !wrong_kind   | !wrong_kind        | !wrong_kind      | !wrong_kind
void            | !no_such_event                 | voided        | voided             | voided           | voided
amend           | !no_such_event                 | amended       | amended            | amended          | !field_not_there
settle          | !not_disputed                  | !not_disputed | !not_disputed      | !not_disputed    | !not_disputed
sign            | !no_such_event                 | !nothing_to_sign| !nothing_to_sign   | !nothing_to_sign | !nothing_to_sign
attach          | !no_such_event                 | attached      | attached           | attached         | attached
";

const PARCEL_CLOSED: &str = "
                | delivered        | converted        | refused          | returned_to_sender | disposed         | void
expect          | !tracking_closed | !tracking_closed | !tracking_closed | !tracking_closed   | !tracking_closed | expected
receive         | !tracking_closed | !tracking_closed | !tracking_closed | !tracking_closed   | !tracking_closed | received
receive again   | received         | received         | received         | received           | received         | received
refuse          | !tracking_closed | !tracking_closed | =                | !tracking_closed   | !tracking_closed | refused
match           | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
move            | !not_held        | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
hold            | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
release         | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
serialize       | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind        | !wrong_kind      | !wrong_kind
count           | !not_held        | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
settle line     | !not_held        | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
adopt           | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind        | !wrong_kind      | !wrong_kind
alias           | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
reidentify      | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
inspect         | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
notify          | notified         | notified         | notified         | notified           | notified         | notified
hand off        | =                | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
decline         | !not_held        | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
attempt         | !not_held        | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
return          | !closed          | !closed          | !closed          | !closed            | !closed          | !closed
return unseen   | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind        | !wrong_kind      | !wrong_kind
transfer        | !not_out         | !not_out         | !not_out         | !not_out           | !not_out         | !not_out
set due         | !not_out         | !not_out         | !not_out         | !not_out           | !not_out         | !not_out
send on         | !not_held        | !not_held        | !not_held        | !not_held          | !not_held        | !not_held
take in         | !not_out         | !not_out         | !not_out         | !not_out           | !not_out         | !not_out
missing         | reported_missing | !closed          | !closed          | !closed            | !closed          | !closed
found           | !not_missing     | !not_missing     | !not_missing     | !not_missing       | !not_missing     | !not_missing
dispose         | !not_held        | !not_held        | !not_held        | !not_held          | =                | !not_held
return sender   | !not_held        | !not_held        | !not_held        | =                  | !not_held        | !not_held
replace         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind        | !wrong_kind      | !wrong_kind
sanitize        | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind        | !wrong_kind      | !wrong_kind
void            | voided           | voided           | voided           | voided             | voided           | !correction_of_correction
amend           | !field_not_there | !field_not_there | !field_not_there | !field_not_there   | !field_not_there | !correction_of_correction
settle          | !not_disputed    | !not_disputed    | !not_disputed    | !not_disputed      | !not_disputed    | !not_disputed
sign            | =                | !nothing_to_sign | !nothing_to_sign | !nothing_to_sign   | !nothing_to_sign | !nothing_to_sign
attach          | =                | attached         | attached         | attached           | attached         | attached
";

const ASSET_OPEN: &str = "
                | expected            | held             | with a person    | at a vendor      | on the way       | missing
expect          | =                   | !not_expected    | !not_expected    | !not_expected    | !not_expected    | !not_expected
receive         | !wrong_kind         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind
receive again   | !wrong_kind         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind
refuse          | !wrong_kind         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind
match           | matched             | matched          | matched          | matched          | matched          | matched
move            | !not_held           | moved            | !not_held        | !not_held        | taken_in         | !not_held
hold            | hold_placed         | hold_placed      | hold_placed      | hold_placed      | hold_placed      | hold_placed
release         | !no_such_hold       | !no_such_hold    | !no_such_hold    | !no_such_hold    | !no_such_hold    | !no_such_hold
serialize       | serialized          | =                | !serial_in_use   | !serial_in_use   | !serial_in_use   | !serial_in_use
count           | !wrong_kind         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind
settle line     | !wrong_kind         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind
adopt           | adopted+hold_placed | =                | !not_held        | !not_held        | !not_held        | !not_held
alias           | alias_added         | alias_added      | alias_added      | alias_added      | alias_added      | alias_added
reidentify      | reidentified        | reidentified     | reidentified     | reidentified     | reidentified     | reidentified
inspect         | inspected           | inspected        | inspected        | inspected        | inspected        | inspected
notify          | notified            | notified         | notified         | notified         | notified         | notified
hand off        | !not_held           | handed_off       | =                | !not_held        | !not_held        | !not_held
decline         | !not_held           | declined         | !not_held        | !not_held        | !not_held        | !not_held
attempt         | !not_held           | attempt_failed   | !not_held        | !not_held        | !not_held        | !not_held
return          | returned            | !already_here    | returned         | returned         | returned         | returned
return unseen   | returned            | !already_here    | returned         | returned         | returned         | returned
transfer        | !not_out            | !not_out         | transferred      | !not_with_giver  | !not_with_giver  | !not_out
set due         | !not_out            | !not_out         | due_set          | due_set          | due_set          | !not_out
send on         | !not_held           | sent_out         | !not_held        | !not_held        | =                | !not_held
take in         | !not_out            | !differs_from_record | !not_held        | taken_in         | taken_in         | !not_out
missing         | reported_missing    | reported_missing | reported_missing | reported_missing | reported_missing | =
found           | !not_missing        | !differs_from_record | !not_missing     | !not_missing     | !not_missing     | found
dispose         | !not_held           | disposed         | !not_held        | !not_held        | !not_held        | disposed
return sender   | !wrong_kind         | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind      | !wrong_kind
replace         | !not_held           | replaced         | !not_held        | !not_held        | !not_held        | replaced
sanitize        | !not_held           | sanitized        | !not_held        | !not_held        | !not_held        | !not_held
void            | voided              | voided           | voided           | voided           | voided           | voided
amend           | !field_not_there    | amended          | !field_not_there | !field_not_there | !field_not_there | !field_not_there
settle          | !not_disputed       | !not_disputed    | !not_disputed    | !not_disputed    | !not_disputed    | !not_disputed
sign            | !nothing_to_sign    | !nothing_to_sign | =                | !nothing_to_sign | !nothing_to_sign | !nothing_to_sign
attach          | attached            | attached         | =                | attached         | attached         | attached
";

const ASSET_CLOSED: &str = "
                | disposed                     | replaced                     | void
expect          | !closed                      | !closed                      | expected
receive         | !wrong_kind                  | !wrong_kind                  | !wrong_kind
receive again   | !wrong_kind                  | !wrong_kind                  | !wrong_kind
refuse          | !wrong_kind                  | !wrong_kind                  | !wrong_kind
match           | !closed                      | !closed                      | !closed
move            | !not_held                    | !not_held                    | !not_held
hold            | !closed                      | !closed                      | !closed
release         | !closed                      | !closed                      | !closed
serialize       | !closed                      | !closed                      | serialized
count           | !wrong_kind                  | !wrong_kind                  | !wrong_kind
settle line     | !wrong_kind                  | !wrong_kind                  | !wrong_kind
adopt           | adopted+hold_placed          | adopted+hold_placed          | adopted+hold_placed
alias           | !closed                      | !closed                      | !closed
reidentify      | !closed                      | !closed                      | !closed
inspect         | !closed                      | !closed                      | !closed
notify          | notified                     | notified                     | notified
hand off        | !not_held                    | !not_held                    | !not_held
decline         | !not_held                    | !not_held                    | !not_held
attempt         | !not_held                    | !not_held                    | !not_held
return          | !closed                      | !closed                      | !closed
return unseen   | adopted+hold_placed+returned | adopted+hold_placed+returned | adopted+hold_placed+returned
transfer        | !not_out                     | !not_out                     | !not_out
set due         | !not_out                     | !not_out                     | !not_out
send on         | !not_held                    | !not_held                    | !not_held
take in         | !not_out                     | !not_out                     | !not_out
missing         | !closed                      | !closed                      | !closed
found           | !not_missing                 | !not_missing                 | !not_missing
dispose         | =                            | !not_held                    | !not_held
return sender   | !wrong_kind                  | !wrong_kind                  | !wrong_kind
replace         | !not_held                    | =                            | !not_held
sanitize        | !not_held                    | !not_held                    | !not_held
void            | voided                       | voided                       | !correction_of_correction
amend           | !field_not_there             | !field_not_there             | !correction_of_correction
settle          | !not_disputed                | !not_disputed                | !not_disputed
sign            | !nothing_to_sign             | !nothing_to_sign             | !nothing_to_sign
attach          | attached                     | attached                     | attached
";

const ROWS: [&str; 36] = [
    "expect",
    "receive",
    "receive again",
    "refuse",
    "match",
    "move",
    "hold",
    "release",
    "serialize",
    "count",
    "settle line",
    "adopt",
    "alias",
    "reidentify",
    "inspect",
    "notify",
    "hand off",
    "decline",
    "attempt",
    "return",
    "return unseen",
    "transfer",
    "set due",
    "send on",
    "take in",
    "missing",
    "found",
    "dispose",
    "return sender",
    "replace",
    "sanitize",
    "void",
    "amend",
    "settle",
    "sign",
    "attach",
];

/// The item that every row is about.
const IT: ItemId = item(1);

fn command(row: &str, kind: ItemKind, world: &World) -> Command {
    let last = world.facts(IT).last().map_or_else(|| unknown(world), |fact| fact.id);
    let ada = person(1);
    match row {
        "expect" if kind == ItemKind::Asset => Command::Expect(announced_asset("SN0001")),
        "expect" => c::expect("1Z0001"),
        "receive" => c::receive("1Z0001"),
        "receive again" => c::receive_again("1Z0001"),
        "refuse" => c::refuse("1Z0001"),
        "match" => c::match_to(ada),
        "move" => c::move_to("shelf B"),
        "hold" => c::hold(HoldCode::Legal),
        "release" => c::release(HoldCode::Legal),
        "serialize" => c::serialize_loose("SN0001"),
        "count" => c::count(3),
        "settle line" => c::settle_line("dock"),
        "adopt" => c::adopt_found("SN0001"),
        "alias" => c::add_alias(AliasKind::Imei, "490154203237518"),
        "reidentify" => c::reidentify("SN0002"),
        "inspect" => c::inspect(Condition::Good),
        "notify" => c::notify(),
        "hand off" => c::hand_off(ada),
        "decline" => c::decline(),
        "attempt" => c::fail_attempt(),
        "return" => c::take_back(ada),
        "return unseen" => {
            let hand_back = hand_back(ada);
            Command::Return { hand_back, unseen: Some(identity("SN0001")) }
        }
        "transfer" => c::transfer(ada, person(2)),
        "set due" => c::set_due(86_400_000),
        "send on" => c::send_on(),
        "take in" => c::take_in(),
        "missing" => c::report_missing(),
        "found" => c::find(),
        "dispose" => c::dispose(),
        "return sender" => c::return_to_sender(),
        "replace" => c::replace(item(9)),
        "sanitize" => c::sanitize(),
        "void" => c::void(last),
        "amend" if kind == ItemKind::Asset => c::amend(last, Amendment::Model(name("XPS 13"))),
        "amend" => c::amend(last, Amendment::Carrier(name("FedEx"))),
        "settle" => c::settle(last, last),
        "sign" => Command::Sign { event: last, proof: signed() },
        "attach" => Command::Attach { event: last, evidence: vec![signature()] },
        other => panic!("no command is called {other}"),
    }
}

/// An event that no history has.
fn unknown(world: &World) -> EventId {
    EventId { station: world.station, seq: 999 }
}

/// The number of a command among all; a new one does not compile until the table has a row for it.
fn number(command: &Command) -> usize {
    match command {
        Command::Expect(_) => 0,
        Command::Receive { .. } => 1,
        Command::Refuse { .. } => 2,
        Command::Match { .. } => 3,
        Command::Move { .. } => 4,
        Command::Hold { .. } => 5,
        Command::Release { .. } => 6,
        Command::Serialize(_) => 7,
        Command::Count { .. } => 8,
        Command::SettleLine { .. } => 9,
        Command::Adopt(_) => 10,
        Command::AddAlias { .. } => 11,
        Command::Reidentify { .. } => 12,
        Command::Inspect(_) => 13,
        Command::Notify(_) => 14,
        Command::HandOff(_) => 15,
        Command::Decline { .. } => 16,
        Command::FailAttempt { .. } => 17,
        Command::Return { .. } => 18,
        Command::Transfer(_) => 19,
        Command::SetDue { .. } => 20,
        Command::SendOut(_) => 21,
        Command::TakeIn { .. } => 22,
        Command::ReportMissing { .. } => 23,
        Command::Find { .. } => 24,
        Command::Dispose(_) => 25,
        Command::ReturnToSender { .. } => 26,
        Command::Replace { .. } => 27,
        Command::Sanitize(_) => 28,
        Command::Void { .. } => 29,
        Command::Amend { .. } => 30,
        Command::Settle { .. } => 31,
        Command::Sign { .. } => 32,
        Command::Attach { .. } => 33,
    }
}

/// A world in which the item stands as the column says.
fn situation(kind: ItemKind, column: &str) -> World {
    let mut world = World::new();
    let mut does = |command: Command| {
        world.does(IT, &command);
    };
    match (kind, column) {
        (_, "unseen") => return world,
        (ItemKind::Parcel, "expected") => does(c::expect("1Z0001")),
        (ItemKind::Asset, "expected") => does(Command::Expect(announced_asset("SN0001"))),
        (ItemKind::Parcel, "refused") => does(c::refuse("1Z0001")),
        (ItemKind::Parcel, _) => does(c::receive("1Z0001")),
        (ItemKind::Asset, _) => does(c::serialize_loose("SN0001")),
    }
    let last = world.last(IT);
    let mut does = |command: Command| {
        world.does(IT, &command);
    };
    match column {
        "expected" | "refused" | "held" => {}
        "out" | "on the way" => does(c::send_on()),
        "at a vendor" => does(c::send_out()),
        "with a person" | "delivered" => does(c::hand_off(person(1))),
        "missing" => does(c::report_missing()),
        "converted" => does(c::settle_last_line("dock")),
        "returned_to_sender" => does(c::return_to_sender()),
        "disposed" => does(c::dispose()),
        "replaced" => does(c::replace(item(9))),
        "void" => does(c::void(last)),
        other => panic!("no standing is called {other}"),
    }
    world
}

fn cell(world: &World, command: &Command) -> String {
    match world.ask(IT, command) {
        Ok(events) if events.is_empty() => "=".to_owned(),
        Ok(events) => events.iter().map(Event::kind).collect::<Vec<_>>().join("+"),
        Err(refusal) => refusal.code().replace("refused.", "!"),
    }
}

/// The cells of one line, without the name of the row.
fn cells(line: &str) -> (&str, Vec<&str>) {
    let (row, rest) = line.split_once('|').expect("a line has columns");
    (row.trim(), rest.split('|').map(str::trim).collect())
}

fn check(kind: ItemKind, table: &str) {
    let mut lines = table.trim_start_matches('\n').lines();
    let (_, columns) = cells(lines.next().expect("the table has a head"));
    let mut wrong = Vec::new();
    let mut rows = Vec::new();
    for (row, expected) in lines.map(cells) {
        assert_eq!(expected.len(), columns.len(), "{row}");
        for (column, expected) in columns.iter().zip(expected) {
            let world = situation(kind, column);
            let answer = cell(&world, &command(row, kind, &world));
            if answer != expected {
                wrong.push(format!("{row}, {kind} {column}: {answer}, not {expected}"));
            }
        }
        rows.push(row);
    }
    assert_eq!(rows, ROWS, "the table has every row");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_has_its_answer_for_a_parcel_that_is_open() {
    check(ItemKind::Parcel, PARCEL_OPEN);
}

#[test]
fn every_command_has_its_answer_for_a_parcel_that_is_closed() {
    check(ItemKind::Parcel, PARCEL_CLOSED);
}

#[test]
fn every_command_has_its_answer_for_an_asset_that_is_open() {
    check(ItemKind::Asset, ASSET_OPEN);
}

#[test]
fn every_command_has_its_answer_for_an_asset_that_is_closed() {
    check(ItemKind::Asset, ASSET_CLOSED);
}

#[test]
fn the_rows_name_every_command() {
    let world = situation(ItemKind::Parcel, "held");
    let mut numbers: Vec<usize> =
        ROWS.iter().map(|row| number(&command(row, ItemKind::Parcel, &world))).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (0..34).collect::<Vec<_>>());
}

#[test]
fn the_columns_are_the_standings_that_they_are_called() {
    let standing = |column: &str| match column {
        "unseen" => Standing::Unseen,
        "expected" => Standing::Expected,
        "held" => Standing::Held,
        "out" | "with a person" | "at a vendor" | "on the way" => Standing::Out,
        "missing" => Standing::Missing,
        how => Standing::Closed(Closing::from_word(how).expect("a way to close")),
    };
    let mut closings = Vec::new();
    for (kind, table) in [
        (ItemKind::Parcel, PARCEL_OPEN),
        (ItemKind::Parcel, PARCEL_CLOSED),
        (ItemKind::Asset, ASSET_OPEN),
        (ItemKind::Asset, ASSET_CLOSED),
    ] {
        let (_, columns) = cells(table.lines().nth(1).unwrap());
        for column in columns {
            let found = situation(kind, column).item(IT).standing;
            assert_eq!(found, standing(column), "{kind} {column}");
            if let Standing::Closed(how) = found {
                closings.push(how);
            }
        }
    }
    closings.sort_unstable();
    closings.dedup();
    assert_eq!(closings, Closing::ALL, "every way to close has a column");
}
