//! One scan a line on stdin, as a USB scanner types it and as a pipe sends it.

use std::io::{BufRead as _, BufReader, Write as _};

use serde_json::Value;

use crate::common::program::{Home, json_lines, ups};

fn outcomes(answers: &[Value]) -> Vec<&str> {
    answers.iter().map(|answer| answer["outcome"].as_str().expect("an outcome")).collect()
}

#[test]
fn the_example_of_the_readme_records_one_parcel_and_answers_in_json() {
    let home = Home::new();
    let answers = home.feeds("receive --json", "1Z999AA10123456784\r\n").ends(0).json_lines();
    assert_eq!(outcomes(&answers), ["recorded"]);
    assert_eq!(answers[0]["tracking"], "1Z999AA10123456784");
    assert_eq!(answers[0]["carrier"], "UPS");
    assert_eq!(answers[0]["receipt"], "dock-1-2");
}

#[test]
fn every_terminator_of_a_scanner_ends_a_scan() {
    for end in ["\r", "\n", "\r\n", "\t"] {
        let home = Home::new();
        let input: String = (0..5).map(|n| ups(n) + end).collect();
        let answers = home.feeds("receive --json", input).ends(0).json_lines();
        assert_eq!(outcomes(&answers), ["recorded"; 5], "{end:?}");
        let numbers: Vec<_> = answers.iter().map(|a| a["tracking"].clone()).collect();
        assert_eq!(numbers, (0..5).map(ups).collect::<Vec<_>>(), "{end:?}");
    }
}

#[test]
fn terminators_may_be_mixed_empty_lines_are_nothing_and_the_last_scan_needs_no_end() {
    let home = Home::new();
    let (a, b, c, d) = (ups(1), ups(2), ups(3), ups(4));
    let input = format!("\r\n\n{a}\r{b}\t\t{c}\r\n\r\n\n{d}");
    let answers = home.feeds("receive --json", input).ends(0).json_lines();
    assert_eq!(outcomes(&answers), ["recorded"; 4]);
    home.feeds("receive", "").ends(0).warns("0 received, 0 known already, 0 refused");
}

#[test]
fn garbage_between_good_scans_is_refused_by_itself_and_harms_none_of_them() {
    let home = Home::new();
    let mut input = Vec::new();
    let garbage: [&[u8]; 6] = [
        b"?",
        b"\xff\xfe\xfd",
        b"AB\x1b[2JCD",
        b"1Z999AA10123456785",
        &[b'A'; 5000],
        b"https://example.com/track",
    ];
    for (n, bad) in (0..).zip(garbage) {
        input.extend_from_slice(ups(n).as_bytes());
        input.push(b'\n');
        input.extend_from_slice(bad);
        input.push(b'\n');
    }
    let answer = home.feeds("receive --json", input).ends(65);
    let answers = answer.warns("6 received, 0 known already, 6 refused").json_lines();
    assert_eq!(outcomes(&answers), ["recorded", "refused"].repeat(6));
    for refused in answers.iter().filter(|answer| answer["outcome"] == "refused") {
        assert_eq!(refused["schema"], "custody.answer.v1");
        for field in ["code", "message", "hint"] {
            assert!(refused[field].as_str().is_some_and(|text| !text.is_empty()), "{refused}");
        }
    }
    let messages: Vec<_> = answers.iter().filter_map(|a| a["message"].as_str()).collect();
    assert!(messages[1].contains("byte 1 of the scan is not valid UTF-8"), "{messages:?}");
    assert!(messages[2].contains("U+001B"), "{messages:?}");
    assert!(messages[3].contains("check digit"), "{messages:?}");
    assert!(messages[4].contains("5000 bytes"), "{messages:?}");
    assert_eq!(home.items().len(), 6);
}

#[test]
fn a_double_scan_is_answered_with_the_first_receipt() {
    let home = Home::new();
    let input = format!("{0}\n{1}\n{0}\n", ups(1), ups(2));
    let answers = home.feeds("receive --json", input).ends(0).json_lines();
    assert_eq!(outcomes(&answers), ["recorded", "recorded", "unchanged"]);
    assert_eq!(answers[2]["receipt"], answers[0]["receipt"]);
    assert_eq!(home.verifies(), 2);
}

#[test]
fn what_was_scanned_is_kept_beside_what_it_was_taken_for() {
    let home = Home::new();
    home.feeds("receive", "1Z 999 AA1 01 2345 6784\n").ends(0);
    // A FedEx Ground 96 barcode says much more than its number.
    home.feeds("receive", "9622001560001234567100794808390594\n").ends(0).says("794808390594");
    let raw = |item: &str| {
        let history = home.does(&format!("history {item} --json")).json();
        history[0]["data"]["raw"].clone()
    };
    assert_eq!(raw("1Z999AA10123456784"), "1Z 999 AA1 01 2345 6784");
    assert_eq!(raw("794808390594"), "9622001560001234567100794808390594");
}

#[test]
fn each_scan_is_answered_and_on_record_before_the_next_one_is_read() {
    let home = Home::new();
    let mut child = home.starts("receive --json");
    let mut scanner = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped"));
    for n in 0..3 {
        // The answer to this line can only come because nothing waits for more input.
        writeln!(scanner, "{}", ups(n)).expect("custody listens");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("custody answers");
        assert_eq!(json_lines(&answer)[0]["outcome"], "recorded");
        assert_eq!(home.items().len(), n as usize + 1, "another process sees it");
    }
    drop(scanner);
    assert!(child.wait().expect("custody ends").success());
}

#[test]
fn a_command_code_is_never_taken_for_a_parcel() {
    let home = Home::new();
    let answers = home.feeds("receive --json", "CUSTCTLDONE\n").ends(65).json_lines();
    assert_eq!(outcomes(&answers), ["refused"]);
    assert!(home.items().is_empty());
}

#[test]
fn serial_numbers_are_scanned_into_a_parcel_one_a_line() {
    let home = Home::new();
    home.does("receive 1Z999AA10123456784 --contents 2");
    let line = "serialize 1Z999AA10123456784 --maker Dell --json";
    let answers = home.feeds(line, "SN-1001\rS\rSN-1001\rSN-1002\r").ends(65).json_lines();
    assert_eq!(outcomes(&answers), ["recorded", "refused", "unchanged", "recorded"]);
    home.does("show 1Z999AA10123456784").says("converted").says("2 of 2 found");
    home.verifies();
}

#[test]
fn one_scan_that_is_no_serial_number_does_not_end_the_others() {
    let home = Home::new();
    let line = "serialize --no-parcel stock --confirm --json";
    let answers = home.feeds(line, "SN-1001\n!!\nSN-1002\n").ends(65).json_lines();
    assert_eq!(outcomes(&answers), ["recorded", "refused", "recorded"]);
    assert_eq!(answers[1]["code"], "refused.not_a_serial_number");
}

#[test]
fn a_late_entry_says_when_it_happened_and_when_it_was_recorded() {
    let home = Home::new();
    let line = "receive 1Z999AA10123456784 --occurred-at";
    home.tries(&format!("{line} 2026-05-04T10:00:00Z"))
        .ends(2)
        .warns("a late entry needs a reason");
    home.does(&format!("{line} '2026-05-04 10:00' --reason outage"));
    let history = home.does("history 1Z999AA10123456784 --json").json();
    assert_eq!(history[0]["late"], true);
    assert_eq!(history[0]["late_reason"], "outage");
    assert_eq!(history[0]["occurred_at"], "2026-05-04T09:00:00.000Z", "London is an hour ahead");
    assert_ne!(history[0]["at"], history[0]["occurred_at"]);
    home.does("history 1Z999AA10123456784").says("(recorded late, on ").says(": outage)");
}

#[test]
fn a_time_that_was_not_or_is_not_yet_is_refused() {
    let home = Home::new();
    let receive = |time: &str| {
        home.tries(&format!("receive 1Z999AA10123456784 --occurred-at '{time}' --reason outage"))
    };
    receive("2026-03-29 01:30").ends(2).warns("is not a time");
    receive("yesterday").ends(2).warns("is not a time");
    receive("2999-01-01T00:00:00Z").ends(1).warns("lies in the future");
    home.does("receive 1Z999AA10123456784");
    home.tries("hand-off 1Z999AA10123456784 --to x").ends(1);
    home.does("person add x --number 1");
    home.tries("hand-off 1Z999AA10123456784 --to x --occurred-at 2020-01-01T00:00:00Z --reason y")
        .ends(1)
        .warns("it cannot have happened before");
    assert_eq!(home.verifies(), 1);
}

#[test]
fn a_picture_of_a_label_is_a_scan_and_one_without_a_code_is_not() {
    let home = Home::new();
    home.has_pictures();
    home.does("receive --image parcel-ups.png").says("1Z999AA10123456784");
    home.tries("receive --image signature.png").ends(66).warns("no code was found");
    home.tries("receive --image box-laptop.png").ends(66).warns("no tracking number");
    home.tries("receive --image nothing.png").ends(66).warns("there is no file nothing.png");
    home.write("text.png", "not a picture");
    home.tries("receive --image text.png").ends(66).warns("text.png");
    assert_eq!(home.verifies(), 1);
}
