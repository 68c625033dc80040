//! What the tests share: short ways to say names, payloads and commands, and a world to try them in.

pub mod commands;
pub mod desk;
pub mod line;
pub mod program;
pub mod templates;
pub mod wishes;
pub mod workbook;
pub mod world;

use std::fmt::Debug;
use std::str::FromStr;

use custody::domain::command::{Adopt, Serialize};
use custody::domain::event::{
    AdoptedHow, Arrival, Condition, Destination, Disposal, Evidence, EvidenceKind, Expectation,
    Giver, HandBack, HandOver, Identity, Inspection, Origin, ParcelClass, Passing, Proof, Proxy,
    Recipient, Sanitization, SanitizeMethod, Sending, Unmatched,
};
use custody::domain::names::{CommandId, ItemId, PersonId, StationId, Timestamp};
use custody::domain::party::{Operator, Role};
use proptest::test_runner::Config;
use uuid::Uuid;

/// 2026-05-28T20:26:40Z, when every story here begins.
pub const NOON: i64 = 1_780_000_000_000;

/// Any checked name; the type that is wanted decides which.
pub fn name<T>(text: &str) -> T
where
    T: FromStr,
    T::Err: Debug,
{
    text.parse().expect("the tests use good names")
}

pub const fn item(n: u128) -> ItemId {
    ItemId::from_uuid(Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 + n))
}

pub const fn person(n: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(0x0197_0000_0000_7000_8000_0001_0000_0000 + n))
}

pub const fn op(n: u128) -> CommandId {
    CommandId::from_uuid(Uuid::from_u128(0x0197_0000_0000_7000_8000_0002_0000_0000 + n))
}

pub const fn station(n: u128) -> StationId {
    StationId::from_uuid(Uuid::from_u128(0x0197_0000_0000_7000_8000_0003_0000_0000 + n))
}

/// So many milliseconds after [`NOON`].
pub const fn at(ms: i64) -> Timestamp {
    Timestamp::from_millis(NOON + ms)
}

pub fn operator(who: &str, role: Role) -> Operator {
    Operator { name: name(who), role }
}

pub fn signature() -> Evidence {
    Evidence { kind: EvidenceKind::Signature, sha256: [7; 32], bytes: 4_096 }
}

pub fn signed() -> Proof {
    Proof { signature: Some(signature()), ..Proof::default() }
}

pub fn announced(tracking: &str, serials: &[&str]) -> Expectation {
    Expectation {
        tracking: Some(name(tracking)),
        serial: None,
        carrier: Some(name("UPS")),
        reference: Some(name("PO 4711")),
        serials: serials.iter().map(|serial| name(serial)).collect(),
        recipient: None,
        sender: None,
    }
}

pub fn announced_asset(serial: &str) -> Expectation {
    Expectation { tracking: None, serial: Some(name(serial)), ..announced("1Z000", &[]) }
}

pub fn arrival(tracking: &str) -> Arrival {
    Arrival {
        tracking: name(tracking),
        raw: None,
        carrier: Some(name("UPS")),
        sender: Some(name("Dell")),
        recipient: Recipient::Unmatched(Unmatched::Missing),
        class: ParcelClass::It,
        condition: Condition::Good,
        place: name("dock"),
        contents: None,
        note: None,
        photos: Vec::new(),
        unattended: false,
    }
}

pub fn identity(serial: &str) -> Identity {
    Identity { serial: Some(name(serial)), maker: Some(name("Dell")), ..Identity::default() }
}

pub fn data_bearing(serial: &str) -> Identity {
    Identity { data_bearing: true, ..identity(serial) }
}

pub fn serialize(identity: Identity, origin: Origin) -> Serialize {
    Serialize {
        identity,
        raw: None,
        origin,
        recipient: None,
        place: Some(name("dock")),
        last: false,
        confirmed: false,
    }
}

pub fn no_parcel() -> Origin {
    Origin::NoParcel(name("was here before the books"))
}

pub fn adopt(identity: Identity, how: AdoptedHow) -> Adopt {
    Adopt { identity, how, place: name("dock"), note: None }
}

/// Somebody who was asked to come.
pub fn proxy(who: u128) -> Proxy {
    Proxy {
        person: person(who),
        authority: name("asked by e-mail"),
        scope: None,
        how: None,
        until: None,
    }
}

/// A signed hand-off of one item.
pub fn hand_over(to: PersonId) -> HandOver {
    HandOver {
        to,
        by: None,
        proof: signed(),
        due: None,
        place: None,
        items: 1,
        accessories: Vec::new(),
        photos: Vec::new(),
        note: None,
    }
}

/// A person brings an item back in good order.
pub fn hand_back(from: PersonId) -> HandBack {
    HandBack {
        from: Giver::Person(from),
        condition: Condition::Good,
        accessories: Vec::new(),
        missing: Vec::new(),
        photos: Vec::new(),
        proof: Proof::default(),
        unattended: false,
        place: name("dock"),
        note: None,
    }
}

pub fn passing(from: PersonId, to: PersonId) -> Passing {
    Passing { from, to, proof: signed(), due: None, note: None }
}

pub fn to_vendor() -> Sending {
    Sending {
        to: Destination::Vendor(name("Repair Ltd")),
        carrier: Some(name("DHL")),
        tracking: None,
        purpose: None,
    }
}

pub fn to_facility() -> Sending {
    Sending { to: Destination::Facility(name("north")), ..to_vendor() }
}

pub fn look(condition: Condition) -> Inspection {
    Inspection {
        condition,
        present: Vec::new(),
        missing: Vec::new(),
        photos: Vec::new(),
        note: None,
    }
}

pub fn disposal(approver: &str) -> Disposal {
    Disposal { method: name("recycled"), approver: name(approver), certificate: None, note: None }
}

pub fn wipe(passed: bool) -> Sanitization {
    Sanitization {
        method: SanitizeMethod::Purge,
        tool: Some(name("nwipe 0.37")),
        passed,
        verifier: None,
        certificate: None,
    }
}

/// So many random cases, and no file of past failures: a failure becomes a test with a name.
pub fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}
