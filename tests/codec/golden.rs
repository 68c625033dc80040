//! Entries byte for byte: what is on disk in the field must stay readable for ever.

use custody::domain::authority::{Founding, LogEvent, LogFact};
use custody::domain::event::{Event, Fact, Late, PersonalLabel};
use custody::domain::names::EventId;
use custody::ledger::Disclosure;
use custody::ledger::codec::{Entry, Record, decode, encode, leaf_hash};
use data_encoding::HEXLOWER;

use crate::common::{at, hand_over, item, name, op, person, station};

/// A hand-off recorded late, after facts of two logs.
pub(super) fn golden() -> Entry {
    let mut event = hand_over(person(5));
    event.due = Some(at(86_400_000));
    event.note = Some(name("über \"Ünal\" \\ €"));
    Entry {
        record: Record::Item(Fact {
            id: EventId { station: station(1), seq: 4 },
            item: item(1),
            step: 3,
            parents: vec![
                EventId { station: station(1), seq: 3 },
                EventId { station: station(2), seq: 9 },
            ],
            op: op(7),
            actor: name("ada"),
            at: at(5_000),
            late: Some(Late { occurred: at(1_000), reason: name("the power was out") }),
            event: Event::HandedOff(event),
        }),
        tenant: name("acme"),
        session: None,
        n: 2,
        boot: "b007".to_owned(),
        up_ms: 5_000,
        commitments: Vec::new(),
    }
}

/// The same hand-off, with what it says of the person.
pub(super) fn golden_with_commitments() -> Entry {
    let value = |label, value: &str| Disclosure { label, salt: [7; 32], value: value.to_owned() };
    let disclosures =
        [value(PersonalLabel::ToName, "Ada Lovelace"), value(PersonalLabel::ToNumber, "1815")];
    Entry { commitments: disclosures.iter().map(Disclosure::commitment).collect(), ..golden() }
}

/// The first entry of a log.
pub(super) fn golden_founding() -> Entry {
    Entry {
        record: Record::Log(LogFact {
            id: EventId { station: station(1), seq: 0 },
            op: op(1),
            actor: name("ada"),
            at: at(0),
            event: LogEvent::LogCreated(Founding {
                facility: name("hq"),
                station: name("dock-1"),
                epoch: 0,
                log_key: name(
                    "acme/custody/hq/dock-1/e0+2c65e2ac+AQcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH",
                ),
                admin: name("ada"),
                admin_key: name(
                    "acme/custody/hq/dock-1/operator/ada+51432d3e+AQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ",
                ),
                is_training: false,
            }),
        }),
        tenant: name("acme"),
        session: None,
        n: 0,
        boot: "b007".to_owned(),
        up_ms: 0,
        commitments: Vec::new(),
    }
}

macro_rules! hand_off {
    ($commitments:literal) => {
        concat!(
            r#"{"actor":"ada","at":1780000005000,"boot":"b007","#,
            r#""data":{"due":1780086400000,"items":1,"note":"über \"Ünal\" \\ €","#,
            r#""proof":{"signature":{"bytes":4096,"kind":"signature","sha256":"#,
            r#""0707070707070707070707070707070707070707070707070707070707070707"}},"#,
            r#""to":"01970000-0000-7000-8000-000100000005"},"#,
            r#""item":"01970000-0000-7000-8000-000000000001","kind":"handed_off","late":true,"n":2,"#,
            r#""occurred":1780000001000,"op":"01970000-0000-7000-8000-000200000007","#,
            r#""parents":[3,"01970000-0000-7000-8000-000300000002:9"],"#,
            $commitments,
            r#""seq":4,"station":"01970000-0000-7000-8000-000300000001","step":3,"tenant":"acme","#,
            r#""up":5000,"v":1,"why":"the power was out"}"#,
        )
    };
}

/// The text of each, and its leaf hash, computed by hand with Python:
/// `hashlib.sha256(b"\0" + text.encode()).hexdigest()`.
fn samples() -> [(Entry, &'static str, &'static str); 3] {
    [
        (
            golden(),
            hand_off!(""),
            "c94269588f01fd1307112315ccd5dab82b46e2569e190c0e2df0b5afcd815083",
        ),
        (
            golden_with_commitments(),
            hand_off!(
                r#""pii":{"to.name":"043a122c40b2eeff27ded10ead6131bac899fed786f493d9bdf9de5c5b67c441","to.number":"5ddf0ab5bf323f115c8065459e5f1820ddb1ea59c12c0fad9e214f08dd11c0a2"},"#
            ),
            "bf0672374e2e1aa833dc80742af14a2eb6445ab610fa9fe42392fe36a85a5cd3",
        ),
        (
            golden_founding(),
            concat!(
                r#"{"actor":"ada","at":1780000000000,"boot":"b007","data":{"admin":"ada","admin_key":"#,
                r#""acme/custody/hq/dock-1/operator/ada+51432d3e+AQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ","#,
                r#""epoch":0,"facility":"hq","log_key":"#,
                r#""acme/custody/hq/dock-1/e0+2c65e2ac+AQcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","#,
                r#""station_name":"dock-1"},"kind":"log_created","op":"01970000-0000-7000-8000-000200000001","#,
                r#""seq":0,"station":"01970000-0000-7000-8000-000300000001","tenant":"acme","up":0,"v":1}"#,
            ),
            "f6248bfd9f8256bb3bdc6088e88ae6a45fd2415633b00910d351429ae66b1750",
        ),
    ]
}

#[test]
fn the_bytes_of_an_entry_never_change() {
    for (entry, text, _) in samples() {
        let mut bytes = Vec::new();
        encode(&entry, &mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), text);
    }
}

#[test]
fn bytes_written_long_ago_are_still_read() {
    for (entry, text, _) in samples() {
        assert_eq!(decode(text.as_bytes()), Ok(entry));
    }
}

#[test]
fn the_leaf_of_an_entry_is_the_hash_that_anybody_can_compute() {
    for (_, text, leaf) in samples() {
        assert_eq!(HEXLOWER.encode(&leaf_hash(text.as_bytes())), leaf);
    }
}

#[test]
fn the_leaf_of_no_bytes_is_that_of_rfc_6962() {
    // RFC 6962, section 2.1.3, and every implementation of it: SHA-256 of one zero byte.
    assert_eq!(
        HEXLOWER.encode(&leaf_hash(b"")),
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    );
}
