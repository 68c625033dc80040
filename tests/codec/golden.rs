//! One entry, byte for byte: what is on disk in the field must stay readable for ever.

use custody::domain::event::{Event, Fact, Late};
use custody::domain::names::EventId;
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
        n: 2,
        boot: "b007".to_owned(),
        up_ms: 5_000,
        commitments: Vec::new(),
    }
}

const BYTES: &str = concat!(
    r#"{"actor":"ada","at":1780000005000,"boot":"b007","#,
    r#""data":{"due":1780086400000,"items":1,"note":"über \"Ünal\" \\ €","#,
    r#""proof":{"signature":{"bytes":4096,"kind":"signature","sha256":"#,
    r#""0707070707070707070707070707070707070707070707070707070707070707"}},"#,
    r#""to":"01970000-0000-7000-8000-000100000005"},"#,
    r#""item":"01970000-0000-7000-8000-000000000001","kind":"handed_off","late":true,"n":2,"#,
    r#""occurred":1780000001000,"op":"01970000-0000-7000-8000-000200000007","#,
    r#""parents":[3,"01970000-0000-7000-8000-000300000002:9"],"seq":4,"#,
    r#""station":"01970000-0000-7000-8000-000300000001","step":3,"tenant":"acme","up":5000,"#,
    r#""v":1,"why":"the power was out"}"#,
);

/// Computed by hand with Python from the text above:
/// `hashlib.sha256(b"\0" + text.encode()).hexdigest()`.
const LEAF: &str = "c94269588f01fd1307112315ccd5dab82b46e2569e190c0e2df0b5afcd815083";

#[test]
fn the_bytes_of_an_entry_never_change() {
    let mut bytes = Vec::new();
    encode(&golden(), &mut bytes).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), BYTES);
}

#[test]
fn bytes_written_long_ago_are_still_read() {
    assert_eq!(decode(BYTES.as_bytes()), Ok(golden()));
}

#[test]
fn the_leaf_of_an_entry_is_the_hash_that_anybody_can_compute() {
    assert_eq!(HEXLOWER.encode(&leaf_hash(BYTES.as_bytes())), LEAF);
}

#[test]
fn the_leaf_of_no_bytes_is_that_of_rfc_6962() {
    // RFC 6962, section 2.1.3, and every implementation of it: SHA-256 of one zero byte.
    assert_eq!(
        HEXLOWER.encode(&leaf_hash(b"")),
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    );
}
