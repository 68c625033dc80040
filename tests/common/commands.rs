//! Commands as an operator would give them, with nothing said that need not be.

use custody::domain::command::Command;
use custody::domain::event::{
    AdoptedHow, AliasKind, Amendment, Channel, Condition, ContentLine, HoldCode, MatchHow, Notice,
    NoticeAbout, NoticeResult, Origin, Recipient,
};
use custody::domain::names::{EventId, ItemId, PersonId};

use super::{
    adopt, announced, arrival, disposal, hand_back, hand_over, identity, look, name, no_parcel,
    passing, serialize, to_vendor, wipe,
};

pub fn expect(tracking: &str) -> Command {
    Command::Expect(announced(tracking, &[]))
}

pub fn receive(tracking: &str) -> Command {
    Command::Receive { arrival: arrival(tracking), again: false }
}

pub fn receive_again(tracking: &str) -> Command {
    Command::Receive { arrival: arrival(tracking), again: true }
}

pub fn refuse(tracking: &str) -> Command {
    Command::Refuse { tracking: name(tracking), carrier: None, reason: name("crushed") }
}

pub fn match_to(person: PersonId) -> Command {
    Command::Match { recipient: Recipient::Matched { person, how: MatchHow::Manual, score: None } }
}

pub fn move_to(place: &str) -> Command {
    Command::Move { place: name(place) }
}

pub fn hold(code: HoldCode) -> Command {
    Command::Hold { code, note: None }
}

pub fn release(code: HoldCode) -> Command {
    Command::Release { code, note: None }
}

pub fn serialize_from(parcel: ItemId, serial: &str) -> Command {
    Command::Serialize(serialize(identity(serial), Origin::Parcel(parcel)))
}

pub fn serialize_loose(serial: &str) -> Command {
    Command::Serialize(serialize(identity(serial), no_parcel()))
}

pub fn count(contents: u16) -> Command {
    Command::Count { contents }
}

pub fn settle_line(what: &str) -> Command {
    Command::SettleLine { line: ContentLine::Accessory(name(what)), last: false }
}

pub fn settle_last_line(what: &str) -> Command {
    Command::SettleLine { line: ContentLine::Accessory(name(what)), last: true }
}

pub fn adopt_found(serial: &str) -> Command {
    Command::Adopt(adopt(identity(serial), AdoptedHow::Found))
}

pub fn add_alias(kind: AliasKind, value: &str) -> Command {
    Command::AddAlias { kind, value: name(value) }
}

pub fn reidentify(serial: &str) -> Command {
    Command::Reidentify { serial: name(serial), reason: name("misread") }
}

pub fn inspect(condition: Condition) -> Command {
    Command::Inspect(look(condition))
}

pub fn notify() -> Command {
    Command::Notify(Notice {
        about: NoticeAbout::Pickup,
        rung: 1,
        channel: Channel::Email,
        result: NoticeResult::Delivered,
        to: None,
        note: None,
    })
}

pub fn hand_off(to: PersonId) -> Command {
    Command::HandOff(hand_over(to))
}

pub fn decline() -> Command {
    Command::Decline { reason: name("not mine") }
}

pub fn fail_attempt() -> Command {
    Command::FailAttempt { reason: name("nobody there"), photo: None }
}

pub fn take_back(from: PersonId) -> Command {
    Command::Return { hand_back: hand_back(from), unseen: None }
}

pub fn transfer(from: PersonId, to: PersonId) -> Command {
    Command::Transfer(passing(from, to))
}

pub fn set_due(ms: i64) -> Command {
    Command::SetDue { due: Some(super::at(ms)), reason: None }
}

pub fn send_out() -> Command {
    Command::SendOut(to_vendor())
}

pub fn send_on() -> Command {
    Command::SendOut(super::to_facility())
}

pub fn take_in() -> Command {
    Command::TakeIn { place: name("dock"), condition: Condition::Good }
}

pub fn report_missing() -> Command {
    Command::ReportMissing { reason: name("not on the shelf") }
}

pub fn find() -> Command {
    Command::Find { place: name("dock"), condition: Condition::Good, note: None }
}

pub fn dispose() -> Command {
    Command::Dispose(disposal("olga"))
}

pub fn return_to_sender() -> Command {
    Command::ReturnToSender { carrier: None, tracking: None, reason: name("unknown here") }
}

pub fn replace(by: ItemId) -> Command {
    Command::Replace { by, approver: name("olga"), reason: name("swapped under warranty") }
}

pub fn sanitize() -> Command {
    Command::Sanitize(wipe(true))
}

pub fn void(event: EventId) -> Command {
    Command::Void { event, reason: name("scanned by mistake") }
}

pub fn amend(event: EventId, amendment: Amendment) -> Command {
    Command::Amend { event, amendment, reason: name("misread") }
}

pub fn settle(keep: EventId, over: EventId) -> Command {
    Command::Settle { keep, over, reason: name("asked both desks") }
}
