//! The fault harness in short: a few points of every kind. `cargo bench --bench faults -- --full` tries
//! them all.

#[path = "../benches/faults/mod.rs"]
mod harness;

use harness::{KINDS, Options, Report};

/// Runs one kind and demands that nothing was lost, repeated or overlooked, and that its controls failed
/// as they must.
fn survives(name: &str) {
    let mut report = Report::default();
    let kind = KINDS.iter().find(|kind| kind.name == name).expect("a kind of that name");
    (kind.run)(&Options::short(), &mut report).expect("the harness itself works");
    let violations: Vec<&String> = report.violations().collect();
    assert!(violations.is_empty(), "{violations:#?}\n{}", report.table());
}

#[test]
fn a_kill_at_any_system_call_loses_and_repeats_nothing() {
    survives("kill");
}

#[test]
fn a_disk_that_fails_or_is_full_is_said_aloud_and_loses_nothing() {
    survives("error");
}

#[test]
fn three_writers_that_are_killed_lose_and_repeat_nothing() {
    survives("writers");
}

#[test]
fn a_power_cut_leaves_everything_that_was_answered() {
    survives("power");
}

#[test]
fn a_damaged_ledger_is_noticed_or_means_the_same() {
    survives("damage");
}

#[test]
fn a_damaged_receipt_anchor_key_evidence_or_backup_is_noticed_or_means_the_same() {
    survives("paper");
}
