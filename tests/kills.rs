//! An import that is killed anywhere, and run again, leaves the ledger that it would have left undisturbed.

use std::fs;
use std::io::Read as _;
use std::process::Child;
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use crate::common::program::{Home, ups};

const ROWS: u32 = 600;

/// A file, how it is imported, and how that ends.
struct Story {
    rows: String,
    command: &'static str,
    code: i32,
}

fn file(header: &str, row: impl Fn(u32) -> String) -> String {
    format!("{header}\n{}", (0..ROWS).map(row).collect::<String>())
}

/// How much processor time a process has used, in ticks of the system; `None` once it has ended.
fn ticks(child: &Child) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // proc(5): the name, which may have spaces, ends with the last bracket; then state, ..., utime, stime.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let used = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    (fields[0] != "Z").then_some(used)
}

/// Imports undisturbed, and tells how much processor time that took.
fn undisturbed(home: &Home, story: &Story) -> u64 {
    let mut child = home.starts(story.command);
    let mut most = 0;
    while let Some(used) = ticks(&child) {
        most = used;
        thread::sleep(Duration::from_millis(1));
    }
    let status = child.wait().expect("a child");
    assert_eq!(status.code(), Some(story.code), "{}", story.command);
    most
}

/// Kills an import after so much processor time, and never mind if it was faster.
fn kill_after(home: &Home, story: &Story, most: u64) {
    let mut child = home.starts(story.command);
    while ticks(&child).is_some_and(|used| used < most) {
        thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("ours to kill");
    let mut said = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
    child.wait().expect("a child");
}

/// What the ledger says, without what differs from run to run: ids and the times of recording.
fn told(home: &Home) -> Vec<String> {
    let ledger = Connection::open(home.ledger()).expect("it is there");
    let mut all = Vec::new();
    for sql in [
        "SELECT concat_ws('|', e.seq, e.kind, e.n, i.tracking, i.serial, i.tag) FROM event e
           JOIN item i ON i.id = e.item ORDER BY e.seq",
        "SELECT concat_ws('|', kind, standing, closed_how, custodian_type, place, condition, tracking, serial,
           tag, recipient IS NULL, last_seq) FROM item ORDER BY last_seq",
        "SELECT concat_ws('|', kind, value) FROM identifier ORDER BY value, kind",
        "SELECT concat_ws('|', reference, line, part, tracking, serial, quantity) FROM order_line
           ORDER BY reference, line, part, tracking, serial",
    ] {
        let mut statement = ledger.prepare(sql).expect("the tables are there");
        let rows = statement.query_map((), |row| row.get::<_, String>(0)).expect("it can be read");
        all.extend(rows.map(|row| row.expect("a text")));
    }
    all
}

fn lives_through(story: &Story) {
    let (calm, home) = (Home::staffed(), Home::staffed());
    for home in [&calm, &home] {
        home.write("rows.csv", &story.rows);
    }
    let before = told(&home);
    let took = undisturbed(&calm, story);
    let whole = told(&calm);
    assert!(whole.len() > before.len());
    let rejected = fs::read(calm.path("rows.rejected.csv")).ok();
    for part in 1..=4 {
        kill_after(&home, story, took * part / 5);
        home.verifies();
        let left = told(&home);
        assert!(
            left == before || left == whole,
            "all or nothing: {} after {part}/5",
            story.command
        );
    }
    home.tries(story.command).ends(story.code);
    assert_eq!(told(&home), whole, "{}", story.command);
    assert_eq!(home.verifies(), calm.verifies());
    assert_eq!(fs::read(home.path("rows.rejected.csv")).ok(), rejected);
}

#[test]
fn bad_rows_that_are_skipped() {
    // Every fiftieth says what the one before it has said.
    let row = |n: u32| format!("SN-{:06},AT-{n:06}\n", if n % 50 == 49 { n - 1 } else { n });
    lives_through(&Story {
        rows: file("serial,tag", row),
        command: "import rows.csv --kind assets --skip-bad",
        code: 65,
    });
}

#[test]
fn orders_and_what_they_announce() {
    let row = |n: u32| format!("PO-{},{},{},SN-{n:06}\n", n / 50, n % 50 + 1, ups(n / 10));
    lives_through(&Story {
        rows: file("reference,line,tracking,serial", row),
        command: "import rows.csv --kind expected",
        code: 0,
    });
}

#[test]
fn past_events() {
    let row = |n: u32| {
        let (day, asset) = (n % 9 + 1, n / 3);
        match n % 3 {
            0 => format!("received,2026-01-0{day} 08:00,AT-{asset:06},SN-{asset:06},\n"),
            1 => format!("checkout,2026-02-0{day} 08:00,AT-{asset:06},SN-{asset:06},1815\n"),
            _ => format!("checkin from,2026-03-0{day} 08:00,AT-{asset:06},SN-{asset:06},1815\n"),
        }
    };
    lives_through(&Story {
        rows: file("action,date,asset tag,serial,target", row),
        command: "import rows.csv --kind events --override 'signed on paper then'",
        code: 0,
    });
}
