//! Power cuts and crowds: a process is killed in the middle of its work, and several work at once.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Child;
use std::thread;

use serde_json::Value;

use crate::common::program::{Answer, Home, json_lines, ups};

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    /// A number below `below` (xorshift64*).
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % below
    }
}

const ROWS: u32 = 20_000;

fn fleet(rows: u32) -> String {
    let row = |n| format!("SN-{n:06},AT-{n:06}\n");
    format!("serial,tag\n{}", (0..rows).map(row).collect::<String>())
}

fn serials(home: &Home) -> BTreeSet<String> {
    let list = home.does("list --kind asset --format csv").out;
    list.lines().skip(1).filter_map(|row| row.split(',').nth(5)).map(str::to_owned).collect()
}

/// Kills an import once it has written so much, and never mind if it was faster.
fn kill_in_the_middle(home: &Home, bytes: u64) {
    let mut import = home.starts("import fleet.csv --kind assets");
    let log = home.ledger().with_extension("db-wal");
    let written = || fs::metadata(&log).map_or(0, |log| log.len());
    while written() < bytes && import.try_wait().expect("a child").is_none() {
        thread::yield_now();
    }
    import.kill().expect("ours to kill");
    import.wait().expect("a child");
}

#[test]
fn an_import_that_is_killed_leaves_nothing_and_its_rerun_leaves_everything_once() {
    let home = Home::new();
    home.write("fleet.csv", fleet(ROWS));
    let mut dice = Dice(0x0C05_70D7);
    for round in 0..3 {
        kill_in_the_middle(&home, dice.roll(1_000_000));
        assert_eq!(home.verifies(), 0, "round {round}");
        assert!(home.items().is_empty(), "round {round}");
    }
    // Killed as soon as it has said that all is recorded.
    let mut import = home.starts("import fleet.csv --kind assets");
    let mut said = String::new();
    let out = import.stdout.as_mut().expect("piped");
    BufReader::new(out).read_line(&mut said).expect("it answers");
    import.kill().expect("ours to kill");
    import.wait().expect("a child");
    assert_eq!(said, format!("{ROWS} assets recorded, 0 known already\n"));
    let again = home.does("import fleet.csv --kind assets");
    again.says(&format!("0 assets recorded, {ROWS} known already"));
    assert_eq!(home.verifies(), u64::from(ROWS));
    assert_eq!(serials(&home), (0..ROWS).map(|n| format!("SN-{n:06}")).collect());
}

const SCANS: u32 = 100;

fn scans(from: u32, to: u32) -> String {
    (from..to).map(|n| ups(n) + "\r\n").collect()
}

/// Starts a process that reads these scans.
fn scanner(home: &Home, input: &str) -> Child {
    let mut child = home.starts("receive --json");
    // So few bytes fit into the pipe: this does not wait for custody to read them.
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("custody listens");
    child
}

/// Kills a process after so many answers and a little more, and tells all that it has answered.
fn kill_after(mut child: Child, answers: u64, spins: u64) -> Vec<Value> {
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    let mut said = String::new();
    for _ in 0..answers {
        out.read_line(&mut said).expect("it answers");
    }
    (0..spins).for_each(|_| std::hint::spin_loop());
    child.kill().expect("ours to kill");
    child.wait().expect("a child");
    out.read_to_string(&mut said).expect("the rest of what it said");
    // The last line may be cut; it is no answer then.
    json_lines(said.rsplit_once('\n').map_or("", |(whole, _)| whole))
}

fn numbers(rows: &[Value]) -> BTreeSet<String> {
    rows.iter().map(|row| row["tracking"].as_str().expect("a parcel").to_owned()).collect()
}

#[test]
fn a_hundred_scans_that_are_killed_lose_nothing_that_was_answered_and_repeat_nothing() {
    let mut dice = Dice(0x5CA9);
    for round in 0..5 {
        let home = Home::new();
        let child = scanner(&home, &scans(0, SCANS));
        let answered = kill_after(child, dice.roll(u64::from(SCANS)), dice.roll(400_000));
        let kept = home.items();
        assert!(numbers(&answered).is_subset(&numbers(&kept)), "round {round}");
        assert!(kept.len() <= answered.len() + 1, "at most the scan under way is not answered");
        assert_eq!(home.verifies(), kept.len() as u64, "round {round}");
        let again = home.feeds("receive --json", scans(0, SCANS)).ends(0).json_lines();
        for (first, second) in answered.iter().zip(&again) {
            assert_eq!(first["receipt"], second["receipt"], "the first receipt stands");
            assert_eq!(second["outcome"], "unchanged");
        }
        let undisturbed: BTreeSet<String> = (0..SCANS).map(ups).collect();
        assert_eq!(numbers(&home.items()), undisturbed, "round {round}");
        assert_eq!(home.verifies(), u64::from(SCANS), "round {round}");
    }
}

/// Waits for all, and tells what they answered and that nobody was told of locks.
fn finish(children: Vec<Child>) -> Vec<Value> {
    let mut answers = Vec::new();
    for child in children {
        let answer = Answer::when_done("receive --json", child).ends(0);
        assert!(!answer.err.to_lowercase().contains("lock"), "{}", answer.err);
        answers.extend(answer.json_lines());
    }
    answers
}

#[test]
fn three_processes_at_once_lose_no_scan_and_record_none_twice() {
    let home = Home::new();
    // Each has scans of its own, and shares some with its neighbour.
    let spans = [(0, 60), (40, 100), (80, 140)];
    let children = spans.map(|(from, to)| scanner(&home, &scans(from, to))).into();
    let answers = finish(children);
    assert_eq!(answers.len(), 180);
    let recorded = answers.iter().filter(|answer| answer["outcome"] == "recorded").count();
    assert_eq!(recorded, 140, "each parcel by one of them");
    assert_eq!(home.verifies(), 140, "without a gap");
    assert_eq!(numbers(&home.items()), (0..140).map(ups).collect());
    let receipt = |answer: &Value| (answer["tracking"].to_string(), answer["receipt"].to_string());
    let receipts: BTreeSet<_> = answers.iter().map(receipt).collect();
    assert_eq!(receipts.len(), 140, "whoever asks gets the same receipt");
}

#[test]
fn scans_go_on_beside_an_import() {
    let home = Home::new();
    home.write("fleet.csv", fleet(4_000));
    let import = home.starts("import fleet.csv --kind assets");
    let scanners = vec![scanner(&home, &scans(0, 30)), scanner(&home, &scans(30, 60))];
    let answers = finish(scanners);
    assert!(answers.iter().all(|answer| answer["outcome"] == "recorded"));
    assert_eq!(numbers(&answers).len(), 60);
    let import = Answer::when_done("import", import).ends(0).says("4000 assets recorded");
    assert!(!import.err.to_lowercase().contains("lock"), "{}", import.err);
    assert_eq!(home.verifies(), 4_060);
    assert_eq!(serials(&home).len(), 4_000);
}

#[test]
fn several_people_enter_the_same_person_at_once_and_there_is_one() {
    let home = Home::new();
    let line = "person add 'Ada Lovelace' --number 1815";
    let children: Vec<Child> = (0..6).map(|_| home.starts(line)).collect();
    for child in children {
        Answer::when_done(line, child).ends(0);
    }
    assert_eq!(home.does("person list --format csv").out.lines().count(), 2);
}
