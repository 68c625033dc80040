//! The dock session, driven by lines as a scanner sends them: a whole shift, hostile scans, a power cut.

use std::io::Write as _;
use std::process::Stdio;

use custody::scan::Command;
use serde_json::Value;

use crate::common::program::{Answer, Home, ups};

fn code(verb: &'static str) -> String {
    Command { verb, argument: None }.code()
}

fn place(name: &str) -> String {
    Command { verb: "LOC", argument: Some(name.to_owned()) }.code()
}

/// Scans one line after the other in a session of its own.
fn shift(home: &Home, scans: &[&str]) -> Answer {
    home.feeds("scan", scans.join("\n") + "\n")
}

/// The same, where nothing is refused.
fn good(home: &Home, scans: &[&str]) -> Answer {
    shift(home, scans).ends(0)
}

fn standing(home: &Home, item: &str) -> Value {
    home.does(&format!("show {item} --json")).json()["standing"].clone()
}

#[test]
fn boxes_become_assets_and_assets_go_to_a_person_without_a_keyboard() {
    let home = Home::staffed();
    let (one, two) = (ups(1), ups(2));
    good(
        &home,
        &[
            &one,
            &two,
            &code("SER"),
            &one,
            "5CG1234ABC",
            "5CG1234ABD",
            &code("NEXT"),
            &code("DONE"),
            &code("GIVE"),
            "1815",
            "5CG1234ABC",
            "5CG1234ABD",
            &code("DONE"),
            &code("OK"),
            &code("RETURN"),
            "5CG1234ABD",
            &code("DONE"),
            &code("OK"),
        ],
    )
    .says("Parcel received from UPS")
    .says("5CG1234ABC  Asset serialized from parcel")
    .says("handed off to Ada Lovelace, signing on paper")
    .says("received from Ada Lovelace");
    assert_eq!(standing(&home, &one), "closed");
    assert_eq!(standing(&home, "5CG1234ABC"), "out");
    assert_eq!(standing(&home, "5CG1234ABD"), "held");
    home.does("list --unsigned").says("5CG1234ABC");
    home.verifies();
}

#[test]
fn the_last_thing_is_taken_back_and_then_the_one_before() {
    let home = Home::staffed();
    let (one, two) = (ups(1), ups(2));
    good(
        &home,
        &[
            &one,
            &two,
            &code("SER"),
            &one,
            "5CG1234ABC",
            &code("NEXT"),
            &code("UNDO"),
            &code("UNDO"),
        ],
    )
    .says("voided: taken back in the session");
    home.tries("show 5CG1234ABC").ends(0).says("void");
    assert_eq!(standing(&home, &two), "closed", "void");
    assert_eq!(standing(&home, &one), "held");
    shift(&home, &[&code("UNDO")]).ends(65).warns("this session has recorded nothing");
    home.verifies();
}

#[test]
fn a_place_is_set_once_and_everything_follows() {
    let home = Home::staffed();
    home.does("place add shelf-1");
    home.does("place add 'shelf 2'");
    let one = ups(1);
    good(&home, &[&place("shelf-1"), &one, &code("PUT"), "SHELF 2", &one]).says("moved to shelf 2");
    shift(&home, &[&place("nowhere"), &ups(2)]).ends(65).warns("nowhere is not a place");
    home.verifies();
}

#[test]
fn a_shelf_is_compared_and_nothing_is_changed_by_it() {
    let home = Home::staffed();
    home.does("place add shelf-1");
    home.does("place add shelf-2");
    for (serial, at) in [("SN-1001", "shelf-1"), ("SN-1002", "shelf-1"), ("SN-1003", "shelf-2")] {
        home.does(&format!("serialize --no-parcel stock --serial {serial} --at {at}"));
    }
    home.does("serialize --no-parcel stock --serial SN-1004 --at shelf-1");
    home.does("send SN-1004 --to 'Repair Ltd'");
    let before = home.verifies();
    good(
        &home,
        &[&code("CHECK"), "shelf-1", "SN-1001", "SN-1003", "SN-1004", "XYZ-77", &code("DONE")],
    )
    .says("SN-1003  elsewhere: the record has it at shelf-2")
    .says("SN-1004  unexpected: by the record it is out")
    .says("XYZ-77  unknown: not on record")
    .says("SN-1002  missing: the record has it at shelf-1")
    .warns("audit of shelf-1: 1 found, 4 exceptions");
    assert_eq!(home.verifies(), before, "an audit records nothing by itself");
}

#[test]
fn hostile_scans_are_data() {
    let home = Home::staffed();
    let before = home.verifies();
    let long = "9".repeat(5_000);
    shift(
        &home,
        &[
            "\u{3}",
            "\u{1a}",
            "\u{4}x",
            "/end",
            "/undo",
            "'; DROP TABLE event;--",
            "$(reboot)",
            "\u{1b}[2J\u{1b}]0;x\u{7}",
            "../../etc/passwd",
            "CUSTCTLDONEXX",
            "CUSTCTLUNDOKC",
            "\u{202e}evil",
            &long,
            "\u{0}",
        ],
    )
    .ends(65);
    assert_eq!(home.verifies(), before);
    good(&home, &[&ups(1)]).says("received");
}

#[test]
fn whoever_is_in_the_middle_is_told_what_was_not_recorded() {
    let home = Home::staffed();
    home.does("serialize --no-parcel stock --serial SN-1001");
    good(&home, &[&code("GIVE"), "1815", "SN-1001"])
        .warns("1 items in the batch were not recorded");
    assert_eq!(standing(&home, "SN-1001"), "held");
    shift(&home, &[&code("GIVE"), "SN-1001", &code("RECEIVE")])
        .ends(65)
        .warns("scan DONE to finish it, or NO to drop it");
}

#[test]
fn a_badge_of_another_operator_locks_the_session_for_them() {
    let home = Home::staffed();
    home.does("operator badge olga --scan B-OLGA");
    home.sits("olga");
    home.feeds("operator pin --pin-stdin", "correct horse battery\n9031\n").ends(0);
    home.sits("ada");
    // Boxes that are scanned now are no guesses at her PIN.
    let boxes: Vec<String> = (2..12).map(ups).collect();
    let boxes: Vec<&str> = boxes.iter().map(String::as_str).collect();
    let first = ups(1);
    shift(&home, &[&[&first, "B-OLGA"], &boxes[..], &["9031"]].concat())
        .ends(0)
        .says(&first)
        .warns("locked for olga")
        .warns("olga goes on");
    home.feeds("login ada --password-stdin", "correct horse battery\n").ends(0);
    shift(&home, &["B-OLGA", &ups(2), "0000"]).ends(65).warns("that does not fit");
    home.tries(&format!("show {}", ups(2))).ends(77).warns("locked");
    home.feeds("login ada --password-stdin", "correct horse battery\n").ends(0);
    home.tries(&format!("show {}", ups(2))).ends(1);
}

#[test]
fn who_has_no_pin_is_not_locked_out() {
    let home = Home::staffed();
    shift(&home, &[&code("LOCK"), &ups(1)])
        .warns("ada has no PIN to go on with")
        .warns("custody operator pin")
        .says(&ups(1));
    home.does("operator badge olga --scan B-OLGA");
    shift(&home, &["B-OLGA", &ups(2)]).ends(65).warns("locked for olga, who has no PIN");
}

#[test]
fn a_supervisor_sets_a_refusal_aside_with_badge_and_pin() {
    let home = Home::staffed();
    home.does("operator badge ada --scan B-ADA");
    home.feeds("operator pin --pin-stdin", "correct horse battery\n9031\n").ends(0);
    for serial in ["SN-1001", "SN-1002"] {
        home.does(&format!("serialize --no-parcel stock --serial {serial}"));
        home.does(&format!("hold {serial} --code damage"));
    }
    home.sits("olga");
    let (done, ok, give) = (code("DONE"), code("OK"), code("GIVE"));
    shift(&home, &[&give, "1815", "SN-1001", &done, &ok, "B-ADA", "1111", &code("NO")])
        .ends(65)
        .warns("that does not fit: the refusal stands");
    assert_eq!(standing(&home, "SN-1001"), "held");
    shift(&home, &[&give, "1815", "SN-1002", &done, &ok, "B-ADA", "9031"])
        .ends(65)
        .says("handed off to Ada Lovelace");
    home.does("history SN-1002").says("set aside by ada: set aside at the dock, by badge and PIN");
    home.verifies();
}

#[test]
fn programs_hear_one_object_for_every_scan() {
    let home = Home::staffed();
    let answer = home.feeds("scan --json", format!("{}\n{}\n5CG1234ABC\n", ups(1), code("SER")));
    let lines = crate::common::program::json_lines(&answer.out);
    let schemas: Vec<&str> = lines.iter().filter_map(|line| line["schema"].as_str()).collect();
    assert_eq!(schemas.first(), Some(&"custody.answer.v1"));
    assert!(schemas.contains(&"custody.saying.v1"), "{schemas:?}");
}

#[test]
fn four_hundred_scans_in_a_burst_are_four_hundred_answers() {
    let home = Home::staffed();
    let scans: Vec<String> = (1..=400).map(ups).collect();
    let scans: Vec<&str> = scans.iter().map(String::as_str).collect();
    let answer = good(&home, &scans).warns("400 recorded, 0 known already, 0 refused");
    assert_eq!(answer.out.lines().filter(|line| line.starts_with("+ ")).count(), 400);
    home.verifies();
}

#[test]
fn after_a_power_cut_what_was_answered_is_there_and_the_shift_goes_on() {
    let home = Home::staffed();
    let scans: Vec<String> = (1..=60).map(ups).collect();
    let mut child = home
        .command("scan")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it listens");
    for scan in &scans[..30] {
        writeln!(input, "{scan}").expect("it listens");
    }
    input.flush().expect("it listens");
    // Killed as soon as it has answered ten of them.
    let mut answered = 0;
    let output = std::io::BufReader::new(child.stdout.take().expect("it answers"));
    for line in std::io::BufRead::lines(output) {
        answered += usize::from(line.expect("it answers").starts_with("+ "));
        if answered == 10 {
            child.kill().expect("it can be killed");
            break;
        }
    }
    child.wait().expect("it has ended");
    home.does("verify");
    let there = home.items().len();
    assert!(there >= 10, "what was answered is durable: {there}");
    let all: Vec<&str> = scans.iter().map(String::as_str).collect();
    good(&home, &all).warns(&format!("{} recorded, {there} known already", 60 - there));
    home.verifies();
}

#[test]
fn boxes_that_were_found_are_told_from_boxes_that_were_brought() {
    let home = Home::staffed();
    let (found, brought) = (ups(1), ups(2));
    good(&home, &[&code("DROP"), &found, &code("DONE"), &brought, &code("DONE")])
        .says("found unattended")
        .warns("1 done so far; 1 parcel has no recipient: SORT")
        .warns("2 parcels have no recipient");
    home.does(&format!("receive {} --unattended", ups(3))).says("found unattended");
    home.does("report gaps").says("received unattended");
    let gaps = home.does("report gaps --format jsonl").json_lines();
    assert_eq!(gaps.len(), 2, "{gaps:?}");
    home.does(&format!("history {brought}"));
    home.verifies();
}

#[test]
fn an_old_label_is_flagged_and_taken_only_when_somebody_has_looked() {
    let home = Home::staffed();
    home.does(&format!("receive {} --to 1815", ups(1)));
    home.does(&format!("hand-off {} --to 1815 --on-paper", ups(1)));
    good(&home, &[&ups(1), &code("NO"), &ups(1), &ups(2)])
        .warns("it was here before, delivered since")
        .warns("an old label?")
        .warns("not done: receive");
    assert_eq!(standing(&home, &ups(1)), "closed");
    good(&home, &[&ups(1), &code("OK")]).says(&format!("+ {}", ups(1)));
    assert_eq!(standing(&home, &ups(1)), "held");
    home.does(&format!("history {}", ups(1))).says("looked at: not an old label");
    home.verifies();
}

#[test]
fn the_parcels_that_nobody_is_known_for_are_walked_in_the_session() {
    let home = Home::staffed();
    home.does("person add 'Ada Byron' --number 1816");
    let scans = [&ups(1), &ups(2), &ups(3), &code("SORT"), &code("NEXT"), "1906", &ups(1), "1815"];
    good(&home, &scans)
        .warns(&format!("{} at dock-1 since", ups(1)))
        .warns("for whom? (3 without a recipient; NEXT passes over)")
        .says(&format!("+ {}  Recipient set to Grace Hopper", ups(2)))
        .says(&format!("+ {}  Recipient set to Ada Lovelace", ups(1)));
    let left = home.does("list --unmatched --format jsonl").json_lines();
    assert_eq!((left.len(), &left[0]["tracking"]), (1, &ups(3).into()));
    shift(&home, &[&code("SORT"), "B-NOBODY", "1906", &code("UNDO")])
        .ends(65)
        .warns("nobody is known by that")
        .warns("every parcel here has a recipient")
        .says("voided");
    home.verifies();
}

#[test]
fn an_announced_box_is_ticked_off_and_what_is_short_is_on_record() {
    let home = Home::staffed();
    home.write(
        "asn.csv",
        format!(
            "tracking_number,serial_number,purchase_order\n{0},SN-1001,PO-7\n{0},SN-1002,PO-7\n{0},SN-1003,PO-7\n",
            ups(1)
        ),
    );
    home.does("expect asn.csv");
    let next = code("NEXT");
    good(
        &home,
        &[
            &ups(1),
            &code("SER"),
            &ups(1),
            "SN-1001",
            "IT-00001",
            "SN-1002",
            &next,
            "XK9920042",
            &code("NO"),
            &code("DONE"),
            &code("OK"),
        ],
    )
    .warns("is open (0 of 3; not found yet: SN-1001, SN-1002, SN-1003)")
    .warns("1 of 3; not found yet: SN-1002, SN-1003")
    .warns("it is not among the announced; not found yet: SN-1003")
    .warns("without SN-1003? (recorded as announced and not in it) OK or NO")
    .says("SN-1003 was announced and is not in it");
    assert_eq!(standing(&home, &ups(1)), "closed");
    assert_eq!(home.does("show SN-1001 --json").json()["tag"], "IT-00001");
    home.verifies();
    // All of what closed it is taken back together.
    let two = ups(2);
    home.write("asn.csv", format!("tracking_number,serial_number\n{two},SN-2001\n{two},SN-2002\n"));
    home.does("expect asn.csv");
    good(
        &home,
        &[&two, &code("SER"), &two, "SN-2001", &next, &code("DONE"), &code("OK"), &code("UNDO")],
    );
    assert_eq!(standing(&home, &two), "held");
    home.verifies();
}

#[test]
fn a_counted_box_closes_itself_and_a_tag_in_use_leaves_the_device_waiting() {
    let home = Home::staffed();
    home.does("profile set tag_prefix IT-");
    let count = Command { verb: "COUNT", argument: Some("2".to_owned()) }.code();
    home.does("serialize --no-parcel stock --serial SN-9001 --tag IT-00001");
    shift(
        &home,
        &[
            &ups(1),
            &code("SER"),
            &ups(1),
            &count,
            "SN-1001",
            "IT-00001",
            "IT-00002",
            "SN-1002",
            &code("NEXT"),
            "SN-1003",
        ],
    )
    .ends(65)
    .warns("0 of 2")
    .warns("that tag is on SN-9001 already")
    .warns("1 of 2")
    .warns("is complete: 2 found")
    .warns("no parcel is open");
    assert_eq!(home.does("show SN-1001 --json").json()["tag"], "IT-00002");
    home.verifies();
}
