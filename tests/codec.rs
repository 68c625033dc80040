//! Entries as bytes: one way to write each fact, and every way to get it wrong is an error.

mod golden;
mod strategies;

use custody::domain::authority::LogEvent;
use custody::domain::event::{AdoptedHow, Adoption, Event, Fact};
use custody::domain::names::ItemId;
use custody::ledger::codec::{
    CodecError, ENTRY_BYTES_MAX, Entry, Glance, Record, decode, encode, glance, is_canonical,
    leaf_hash,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::{arrival, cases, hand_over, identity, item, name, person};
use golden::{golden, golden_founding, golden_with_commitments};
use strategies::{entry, event, log_event};

fn fact_of(entry: &Entry) -> &Fact {
    match &entry.record {
        Record::Item(fact) => fact,
        Record::Log(_) => panic!("it is about an item"),
    }
}

fn set_event(entry: &mut Entry, event: Event) {
    match &mut entry.record {
        Record::Item(fact) => fact.event = event,
        Record::Log(_) => panic!("it is about an item"),
    }
}

fn set_log_event(entry: &mut Entry, event: LogEvent) {
    match &mut entry.record {
        Record::Log(fact) => fact.event = event,
        Record::Item(_) => panic!("it is about the log"),
    }
}

fn bytes_of(entry: &Entry) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode(entry, &mut bytes).expect("the entry is short enough");
    bytes
}

fn value_of(entry: &Entry) -> Value {
    serde_json::from_slice(&bytes_of(entry)).expect("an entry is JSON")
}

/// Reads an entry that was changed as a JSON value; serde writes it in canonical form again.
fn decode_value(value: &Value) -> Result<Entry, CodecError> {
    decode(value.to_string().as_bytes())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_glance_sees_what_is_there_or_nothing(entry in entry()) {
        let bytes = bytes_of(&entry);
        let seen = glance(&bytes);
        match &entry.record {
            Record::Item(fact) => prop_assert!(seen.is_none_or(|seen| seen == Glance::of(fact))),
            Record::Log(_) => prop_assert_eq!(seen, None),
        }
    }

    #[test]
    fn every_entry_is_read_back_as_it_was_written(entry in entry()) {
        let bytes = bytes_of(&entry);
        prop_assert_eq!(decode(&bytes), Ok(entry.clone()));
        prop_assert!(is_canonical(&bytes, &entry));
    }

    #[test]
    fn the_bytes_are_the_canonical_form_of_their_value(entry in entry()) {
        let bytes = bytes_of(&entry);
        let value: Value = serde_json::from_slice(&bytes).expect("an entry is JSON");
        prop_assert_eq!(String::from_utf8(bytes).expect("UTF-8"), value.to_string());
        prop_assert!(is_plain(&value, 0), "integers only, no null, not deep: {}", value);
    }

    #[test]
    fn an_entry_is_appended_to_what_is_there(entry in entry()) {
        let mut out = b"before".to_vec();
        encode(&entry, &mut out).expect("short enough");
        prop_assert_eq!(&out[6..], bytes_of(&entry));
    }

    #[test]
    fn a_flipped_bit_changes_the_leaf_and_is_never_taken_for_the_same_fact(
        entry in entry(), place in any::<prop::sample::Index>(), bit in 0_u8..8,
    ) {
        let bytes = bytes_of(&entry);
        let mut flipped = bytes.clone();
        flipped[place.index(bytes.len())] ^= 1 << bit;
        prop_assert_ne!(leaf_hash(&flipped), leaf_hash(&bytes));
        if let Ok(other) = decode(&flipped) {
            prop_assert!(other != entry || !is_canonical(&flipped, &other));
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(entry) = decode(&bytes) {
            prop_assert_eq!(decode(&bytes_of(&entry)), Ok(entry));
        }
    }

    #[test]
    fn a_damaged_entry_never_panics(
        entry in entry(), place in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut bytes = bytes_of(&entry);
        let at = place.index(bytes.len());
        bytes[at] = byte;
        if let Ok(entry) = decode(&bytes) {
            let _canonical_or_not = is_canonical(&bytes, &entry);
        }
        bytes.truncate(at);
        prop_assert!(decode(&bytes).is_err(), "half an entry is none");
    }
}

/// Whether a value keeps to the subset in which entries are stored.
fn is_plain(value: &Value, depth: usize) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => number.as_i64().is_some_and(|n| n.unsigned_abs() < 1 << 53),
        Value::Array(values) => values.iter().all(|v| is_plain(v, depth + 1)) && depth < 8,
        Value::Object(map) => {
            map.iter().all(|(key, v)| key.is_ascii() && is_plain(v, depth + 1)) && depth < 8
        }
    }
}

/// One sample of each kind, drawn until every kind has come up.
fn one_of_each<E>(
    events: impl Strategy<Value = E>,
    kinds: usize,
    kind: impl Fn(&E) -> &str,
) -> Vec<E> {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut samples: Vec<E> = Vec::new();
    for _ in 0..5_000 {
        if samples.len() == kinds {
            break;
        }
        let sample = events.new_tree(&mut runner).expect("a sample").current();
        if samples.iter().all(|known| kind(known) != kind(&sample)) {
            samples.push(sample);
        }
    }
    samples
}

fn one_of_each_event() -> Vec<Event> {
    one_of_each(event(), strategies::KINDS, Event::kind)
}

fn one_of_each_log_event() -> Vec<LogEvent> {
    one_of_each(log_event(), strategies::LOG_KINDS, LogEvent::kind)
}

#[test]
fn the_strategies_draw_every_kind_of_event() {
    let samples = one_of_each_event();
    assert_eq!(samples.len(), strategies::KINDS);
    assert!(samples.iter().all(is_drawn));
    let samples = one_of_each_log_event();
    assert_eq!(samples.len(), strategies::LOG_KINDS);
    assert!(samples.iter().all(is_log_event_drawn));
}

/// The same for what happens to the log itself.
fn is_log_event_drawn(event: &LogEvent) -> bool {
    match event {
        LogEvent::LogCreated(_)
        | LogEvent::LogRestored { .. }
        | LogEvent::OperatorEnrolled { .. }
        | LogEvent::KeyRenewed { .. }
        | LogEvent::RoleChanged { .. }
        | LogEvent::OperatorDisabled { .. }
        | LogEvent::OperatorEnabled { .. }
        | LogEvent::SessionOpened { .. }
        | LogEvent::SessionClosed { .. }
        | LogEvent::TokenCreated { .. }
        | LogEvent::LockedOut { .. }
        | LogEvent::Unlocked { .. }
        | LogEvent::Denied { .. }
        | LogEvent::Erased { .. }
        | LogEvent::Purged { .. }
        | LogEvent::CaseOpened(_)
        | LogEvent::CaseLineSettled(_)
        | LogEvent::CaseClosed { .. } => true,
        LogEvent::NotUnderstood { .. } => false,
    }
}

/// A new kind of event does not compile until somebody has thought of how to draw it.
fn is_drawn(event: &Event) -> bool {
    match event {
        Event::Expected(_)
        | Event::Received(_)
        | Event::Refused { .. }
        | Event::Matched { .. }
        | Event::Moved { .. }
        | Event::HoldPlaced { .. }
        | Event::HoldReleased { .. }
        | Event::Serialized(_)
        | Event::Counted { .. }
        | Event::LineSettled { .. }
        | Event::Converted
        | Event::Adopted(_)
        | Event::AliasAdded { .. }
        | Event::Reidentified { .. }
        | Event::Inspected(_)
        | Event::Notified(_)
        | Event::HandedOff(_)
        | Event::Declined { .. }
        | Event::AttemptFailed { .. }
        | Event::Transferred(_)
        | Event::Returned(_)
        | Event::DueSet { .. }
        | Event::SentOut(_)
        | Event::TakenIn { .. }
        | Event::ReportedMissing { .. }
        | Event::Found { .. }
        | Event::Disposed(_)
        | Event::ReturnedToSender { .. }
        | Event::Replaced { .. }
        | Event::Sanitized(_)
        | Event::Overridden { .. }
        | Event::Voided { .. }
        | Event::Amended { .. }
        | Event::Settled { .. }
        | Event::Signed { .. }
        | Event::Attached { .. } => true,
        Event::NotUnderstood { .. } => false,
    }
}

#[test]
fn an_unknown_field_is_an_error_wherever_it_stands() {
    let about_items = one_of_each_event().into_iter().map(|event| {
        let mut entry = golden_with_commitments();
        set_event(&mut entry, event);
        entry
    });
    let about_the_log = one_of_each_log_event().into_iter().map(|event| {
        let mut entry = golden_founding();
        set_log_event(&mut entry, event);
        entry
    });
    for entry in about_items.chain(about_the_log) {
        let plain = value_of(&entry);
        let mut outside = plain.clone();
        outside["zone"] = json!("UTC");
        assert!(decode_value(&outside).is_err(), "{outside}");
        let mut inside = plain.clone();
        inside["data"]["zone"] = json!("UTC");
        assert!(decode_value(&inside).is_err(), "{inside}");
        for (key, _) in plain["data"].as_object().unwrap().iter().filter(|(_, v)| v.is_object()) {
            let mut deeper = plain.clone();
            deeper["data"][key]["zone"] = json!("UTC");
            assert!(decode_value(&deeper).is_err(), "{deeper}");
        }
    }
}

#[test]
fn a_field_that_is_missing_is_named() {
    let optional = ["item", "late", "n", "occurred", "parents", "pii", "why"];
    for plain in [value_of(&golden_with_commitments()), value_of(&golden_founding())] {
        let keys = plain.as_object().unwrap().keys();
        for key in keys.filter(|key| !optional.contains(&key.as_str())) {
            let mut without = plain.clone();
            without.as_object_mut().unwrap().remove(key);
            let error = decode_value(&without).unwrap_err().to_string();
            assert!(error.contains(&format!("`{key}`")), "{key}: {error}");
        }
    }
}

#[test]
fn an_entry_about_an_item_and_one_about_the_log_are_not_taken_for_each_other() {
    let mut nobody = value_of(&golden());
    nobody.as_object_mut().unwrap().remove("item");
    assert!(decode_value(&nobody).is_err(), "it has the fields of one about an item");
    for key in ["item", "step", "parents", "late", "why", "occurred"] {
        let mut founding = value_of(&golden_founding());
        founding[key] = value_of(&golden())[key].clone();
        assert!(decode_value(&founding).is_err(), "{key}");
    }
}

#[test]
fn a_commitment_has_one_form_and_a_label_that_is_known() {
    for (label, digest) in [
        ("to.name", json!("")),
        ("to.name", json!("07".repeat(31))),
        ("to.name", json!("AB".repeat(32))),
        ("to.name", json!(7)),
        ("to.phone", json!("07".repeat(32))),
    ] {
        let mut value = value_of(&golden());
        value["pii"] = json!({ label: digest });
        assert!(decode_value(&value).is_err(), "{value}");
    }
    let mut value = value_of(&golden());
    value["pii"] = json!({});
    let entry = decode_value(&value).unwrap();
    assert!(!is_canonical(value.to_string().as_bytes(), &entry), "no commitments, no field");
}

#[test]
fn half_a_late_entry_is_an_error() {
    for key in ["late", "occurred", "why"] {
        let mut half = value_of(&golden());
        half.as_object_mut().unwrap().remove(key);
        assert!(decode_value(&half).is_err(), "without {key}");
    }
}

#[test]
fn a_null_a_fraction_and_a_wrong_type_are_errors() {
    for (key, value) in [
        ("actor", json!(null)),
        ("actor", json!(7)),
        ("actor", json!("Ada Lovelace")),
        ("at", json!(1.5)),
        ("at", json!("1780000000000")),
        ("data", json!([])),
        ("item", json!("0197")),
        ("late", json!("yes")),
        ("parents", json!({})),
        ("parents", json!([-1])),
        ("parents", json!(["4"])),
        ("seq", json!(-1)),
        ("step", json!(-1)),
        ("step", json!(4_294_967_296_i64)),
    ] {
        let mut wrong = value_of(&golden());
        wrong[key] = value.clone();
        let error = decode_value(&wrong).unwrap_err().to_string();
        assert!(error.contains(&format!("`{key}`")), "{key} = {value}: {error}");
    }
}

#[test]
fn two_alternatives_at_once_are_an_error() {
    let line = |line: Value| {
        let mut value = value_of(&golden());
        value["kind"] = json!("line_settled");
        value["data"] = json!({ "line": line });
        decode_value(&value)
    };
    assert!(line(json!({ "accessory": "dock" })).is_ok());
    assert!(line(json!({ "accessory": "dock", "wrong": "not ours" })).is_err());
    assert!(line(json!({})).is_err());
}

#[test]
fn a_kind_of_a_newer_version_is_kept_as_not_understood() {
    let mut value = value_of(&golden());
    value["kind"] = json!("leased");
    value["data"] = json!({ "lessor": "Big Bank", "months": 36, "terms": [1, 2] });
    let bytes = value.to_string().into_bytes();
    let entry = decode(&bytes).unwrap();
    assert_eq!(fact_of(&entry).event, Event::NotUnderstood { kind: name("leased") });
    assert_eq!(fact_of(&entry).event.kind(), "leased");
    assert_eq!(fact_of(&entry).item, fact_of(&golden()).item);
    assert!(is_canonical(&bytes, &entry));
    let spaced = value.to_string().replace("\"kind\":", "\"kind\": ");
    assert!(!is_canonical(spaced.as_bytes(), &entry), "it too has one form only");
}

#[test]
fn a_newer_format_of_the_entry_itself_is_an_error() {
    let mut value = value_of(&golden());
    value["v"] = json!(2);
    assert_eq!(decode_value(&value), Err(CodecError::Version(2)));
}

#[test]
fn an_entry_has_a_limit() {
    let mut entry = golden();
    let serials = (0..1_100).map(|n| name(&format!("SN{n:060}"))).collect();
    let event = Event::Expected(custody::domain::event::Expectation {
        serials,
        ..crate::common::announced("1Z0001", &[])
    });
    set_event(&mut entry, event);
    assert!(matches!(encode(&entry, &mut Vec::new()), Err(CodecError::TooLong(_))));
    let long = vec![b' '; ENTRY_BYTES_MAX + 1];
    assert_eq!(decode(&long), Err(CodecError::TooLong(ENTRY_BYTES_MAX + 1)));
}

#[test]
fn a_parent_in_the_same_log_is_a_number_and_one_elsewhere_says_where() {
    let value = value_of(&golden());
    let elsewhere = crate::common::station(2);
    assert_eq!(value["parents"], json!([3, format!("{elsewhere}:9")]));
}

#[test]
fn ids_are_written_in_one_form() {
    let mut value = value_of(&golden());
    let id: ItemId = item(0xabc);
    value["item"] = json!(id.to_string().to_uppercase());
    assert!(decode_value(&value).is_err());
    value["item"] = json!(id.uuid().simple().to_string());
    assert!(decode_value(&value).is_err());
}

#[test]
fn a_glance_is_enough_for_what_lists_mostly_consist_of() {
    let mut entry = golden();
    let many = [
        Event::Received(arrival("1Z0001")),
        Event::Moved { place: name("shelf 7") },
        Event::HandedOff(hand_over(person(1))),
        Event::Adopted(Adoption {
            identity: identity("SN0001"),
            how: AdoptedHow::Import,
            place: name("shelf 7"),
            note: None,
        }),
    ];
    for event in many {
        set_event(&mut entry, event);
        assert_eq!(glance(&bytes_of(&entry)), Some(Glance::of(fact_of(&entry))));
    }
    set_event(&mut entry, Event::Converted);
    assert_eq!(glance(&bytes_of(&entry)), None);
}
