//! The demo: the whole main job, in front of somebody who has never seen it.

use crate::common::program::{FOUNDING, Home};

/// How many events the demo records.
const EVENTS: u64 = 17;

#[test]
fn the_demo_goes_through_shows_its_refusals_its_export_and_a_verified_record() {
    let home = Home::empty();
    let answer = home.does("demo");
    assert_eq!(answer.err.matches("refused: ").count(), 2, "{}", answer.err);
    assert_eq!(answer.err.matches("hint: ").count(), 2, "{}", answer.err);
    let answer = answer
        .warns("refused: AT-004217: a signature is needed")
        .warns("refused: AT-004217: it is on hold for unwiped")
        .says("already so: Parcel received from UPS for Ada Lovelace")
        .says("Asset received from Ada Lovelace, signed, good, without charger")
        .says(&format!("\nok: {} entries", FOUNDING + EVENTS))
        .says("  event_type,event_id,seq,occurred_at");
    for person in ["handed_off", "Ada Lovelace", "Alan Turing"] {
        assert!(answer.out.lines().rev().take(6).any(|line| line.contains(person)), "{person}");
    }
    assert!(!home.path("config").exists(), "it leaves nothing in the home of whoever ran it");
    home.tries("list").ends(78).warns("there is no profile yet");
    can_be_typed(&answer.out);
}

/// Every step of the demo is a command line that does the same when it is typed.
fn can_be_typed(shown: &str) {
    let home = Home::empty();
    let steps: Vec<&str> =
        shown.lines().filter_map(|line| line.strip_prefix("$ custody ")).collect();
    assert!(steps.len() > 15, "{steps:?}");
    home.has_pictures();
    let answers: Vec<_> =
        steps.iter().map(|step| home.tries(&step.replace('"', "'")).code).collect();
    let refused = answers.iter().filter(|code| **code == Some(1)).count();
    assert_eq!(refused, 2, "{answers:?}");
    assert!(answers.iter().all(|code| [Some(0), Some(1)].contains(code)), "{answers:?}");
    assert_eq!(home.read("handoffs.csv").split(|b| *b == b'\n').count(), 5);
}

#[test]
fn a_demo_that_is_kept_can_be_explored_and_verifies() {
    let home = Home::empty();
    let answer = home.does("demo --keep look");
    answer.says("Look around with CUSTODY_HOME=look custody list");
    let kept = |line: &str| {
        let mut command = home.command(line);
        let output = command.env("CUSTODY_HOME", "look").output().expect("custody starts");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, verdict) = kept("verify");
    assert_eq!(code, Some(0), "{verdict}");
    assert!(verdict.starts_with(&format!("ok: {} entries", FOUNDING + EVENTS)), "{verdict}");
    assert!(kept("show AT-004217").1.contains("Northstar NB14-512"));
    home.tries("demo --keep look").ends(73).warns("look holds profiles already");
}
