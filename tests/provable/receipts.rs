//! Receipts prove themselves, without the ledger, to whoever has the public key.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use custody::ledger::codec::Record;
use custody::ledger::note::VerifierKey;
use custody::ledger::proof::{ProofError, Proven, ReceiptProof};

use super::{after_a_hand_off, keys};
use crate::common::program::Home;

fn golden(name: &str) -> String {
    fs::read_to_string(golden_path(name)).expect("it is part of the project")
}

fn golden_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn key(text: &str) -> VerifierKey {
    VerifierKey::parse(text.trim()).expect("it is a key")
}

/// The log keys of the golden receipts: of the first epoch and of the second.
fn golden_log_keys() -> Vec<VerifierKey> {
    golden("log-keys").lines().map(key).collect()
}

fn check(receipt: &str, keys: &[VerifierKey]) -> Result<Proven, ProofError> {
    ReceiptProof::parse(receipt)?.verify(keys)
}

/// What was handed out once must verify for ever: never make these files anew.
#[test]
fn the_golden_receipts_verify() {
    let [first, second] = golden_log_keys().try_into().expect("two epochs");
    let proven = check(&golden("hold-before-restore.tlog-proof"), &[first]).unwrap();
    assert_eq!((proven.entry.record.kind(), proven.checkpoint.size), ("hold_placed", 5));
    let alice = key(&golden("alice.key"));
    let proven = check(&golden("hand-off.tlog-proof"), &[second, alice]).unwrap();
    assert_eq!(proven.entry.record.kind(), "handed_off");
    assert_eq!(proven.entry.record.actor().as_str(), "alice");
    assert!(proven.unchecked.is_empty(), "both signatures were checked");
    let values: Vec<_> = proven.disclosures.iter().map(|d| d.value.as_str()).collect();
    assert_eq!(values, ["Ada Lovelace", "E100"]);
}

#[test]
fn a_receipt_with_a_flipped_bit_is_refused_wherever_it_is() {
    let text = golden("hand-off.tlog-proof");
    let keys = [golden_log_keys().remove(1), key(&golden("alice.key"))];
    check(&text, &keys).unwrap();
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << (at % 8);
        let proven = String::from_utf8(bytes).ok().map(|text| check(&text, &keys));
        assert!(!matches!(proven, Some(Ok(_))), "byte {at}: {:?}", &text[..at]);
    }
}

#[test]
fn a_receipt_is_checked_against_the_right_log_and_the_right_operator() {
    let text = golden("hand-off.tlog-proof");
    let [first, second] = golden_log_keys().try_into().expect("two epochs");
    let alice = key(&golden("alice.key"));
    assert!(matches!(check(&text, &[first]), Err(ProofError::OtherLog(_))));
    assert!(matches!(check(&text, &[]), Err(ProofError::OtherLog(_))));
    assert!(matches!(check(&text, std::slice::from_ref(&alice)), Err(ProofError::OtherLog(_))));
    let other = golden("hold-before-restore.tlog-proof");
    assert!(matches!(check(&other, &[second.clone(), alice]), Err(ProofError::OtherLog(_))));
    let proven = check(&text, &[second]).unwrap();
    assert_eq!(proven.unchecked, ["acme/custody/hq/dock-1/operator/alice"]);
}

#[test]
fn a_receipt_is_written_as_it_was_read() {
    for name in ["hand-off.tlog-proof", "hold-before-restore.tlog-proof"] {
        let text = golden(name);
        assert_eq!(ReceiptProof::parse(&text).unwrap().to_string(), text, "{name}");
    }
}

#[test]
fn parts_of_two_receipts_make_none() {
    let keys = golden_log_keys();
    let one = ReceiptProof::parse(&golden("hand-off.tlog-proof")).unwrap();
    let other = ReceiptProof::parse(&golden("hold-before-restore.tlog-proof")).unwrap();
    let second = &keys[1..];
    let entry = ReceiptProof { entry: other.entry.clone(), ..one.clone() };
    assert_eq!(entry.verify(second), Err(ProofError::NotIncluded));
    let index = ReceiptProof { index: other.index, ..one.clone() };
    assert_eq!(index.verify(second), Err(ProofError::NotIncluded));
    let mut value = one.clone();
    value.disclosures[0].value = "Grace Hopper".to_owned();
    assert!(matches!(value.verify(second), Err(ProofError::OtherValue(_))));
}

#[test]
fn whoever_has_the_file_and_the_key_needs_nothing_else() {
    let (home, receipt) = after_a_hand_off();
    home.does(&format!("receipt {receipt} --proof laptop.tlog-proof"))
        .says("HP EliteBook asset 5CG1234XYZ")
        .says("Asset handed off to Ada Lovelace, signed");
    let (log, olga) = keys(&home, "olga");
    let stranger = Home::empty();
    stranger.write("laptop.tlog-proof", home.read("laptop.tlog-proof"));
    stranger.write("log.key", &log);
    stranger
        .does(&format!("verify --receipt laptop.tlog-proof --key log.key --key {olga}"))
        .says("ok: entry ")
        .says("handed_off")
        .says("to.name     Ada Lovelace")
        .says("not shown   1 personal values");
    let verdict = stranger.does(&format!("verify --receipt laptop.tlog-proof --key {log} --json"));
    assert_eq!(verdict.json()["disclosed"]["to.name"], "Ada Lovelace");
    assert_eq!(verdict.json()["not_checked"][0], "acme/custody/hq/dock-1/session/olga");
    stranger.tries("verify --receipt laptop.tlog-proof").ends(2).warns("--key is missing");
    let ada = keys(&home, "ada").1;
    stranger
        .tries(&format!("verify --receipt laptop.tlog-proof --key {log} --key {ada}"))
        .ends(3)
        .warns("no signature is by acme/custody/hq/dock-1/session/ada");
    let text = String::from_utf8(home.read("laptop.tlog-proof")).unwrap();
    let at = text.find("extra ").unwrap() + 100;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    stranger.write("bad", format!("{}{other}{}", &text[..at], &text[at + 1..]));
    let refused = stranger.tries(&format!("verify --receipt bad --key {log}")).ends(3);
    assert!(refused.out.is_empty() && refused.err.contains("this receipt proves nothing"));
}

#[test]
fn a_receipt_shows_what_its_owner_chooses() {
    let (home, receipt) = after_a_hand_off();
    let (log, _) = keys(&home, "olga");
    for (shows, name, number) in
        [("none", false, false), ("names", true, false), ("all", true, true)]
    {
        let proof = home.does(&format!("receipt {receipt} --proof - --disclose {shows}")).out;
        let proven = check(&proof, &[key(&log)]).unwrap();
        let values: Vec<_> = proven.disclosures.iter().map(|d| d.value.as_str()).collect();
        assert_eq!((values.contains(&"Ada Lovelace"), values.contains(&"1815")), (name, number));
        let Record::Item(_) = proven.entry.record else { panic!("it is about an item") };
        assert!(!String::from_utf8_lossy(&home.read("data/acme/ledger.db")).is_empty());
    }
}

#[test]
fn every_event_has_a_receipt_and_what_is_none_has_none() {
    let (home, _) = after_a_hand_off();
    let (log, _) = keys(&home, "olga");
    let entries = home.verifies();
    let entries = home.does("verify --json").json()["entries"].as_u64().unwrap_or(entries);
    for seq in 0..entries {
        let proof = home.does(&format!("receipt {seq} --proof -")).out;
        let proven = check(&proof, &[key(&log)]).unwrap();
        assert_eq!(proven.entry.record.id().seq, seq);
    }
    home.tries(&format!("receipt {entries}")).ends(1).warns("there is no event");
    home.tries("receipt dock-9-1").ends(2);
}

/// Runs the verifier of docs/, written in another language by somebody who does not trust this program.
#[test]
#[expect(clippy::print_stderr, reason = "a test that did nothing has to say so")]
fn another_program_comes_to_the_same_answers() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verify_receipt.py");
    let has_package = Command::new("python3").args(["-c", "import cryptography"]).output();
    if !has_package.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no Python with the package cryptography");
        return;
    }
    let second = golden("log-keys").lines().nth(1).expect("two epochs").to_owned();
    let run = |file: &Path, keys: &[&str]| {
        let output = Command::new("python3").arg(&script).arg(file).args(keys).output();
        output.expect("Python starts")
    };
    let receipt = golden_path("hand-off.tlog-proof");
    let alice = golden("alice.key");
    let output = run(&receipt, &[&second, alice.trim()]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("to.name: Ada Lovelace") && said.contains("verified: entry 8"), "{said}");
    let home = Home::empty();
    let text = golden("hand-off.tlog-proof");
    for (from, to) in [("index 8", "index 7"), ("\n10\n", "\n11\n"), ("\n9\n", "\n10\n")] {
        let changed = text.replace(from, to);
        if changed != text {
            home.write("changed", changed);
            assert!(!run(&home.path("changed"), &[&second]).status.success(), "{from}");
        }
    }
    assert!(!run(&receipt, &[golden("log-keys").lines().next().unwrap()]).status.success());
}
