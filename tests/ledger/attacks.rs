//! Attacks: whatever is changed behind the program's back, `verify` says where and by which rule.
//!
//! Each attack is a row: what the forger does, and what must be found. All are played against copies of
//! one busy day at a station with three operators, and with an anchor; no forger is careless where it
//! costs nothing: triggers are dropped and made again, columns, hashes and the present are redone.

mod authority;
mod entries;
mod files;
mod forger;
mod heads;
mod tables;
mod values;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use custody::domain::party::Role;
use custody::ledger::{Ledger, LedgerError, Line, Mode, NewPerson, Order, Outside, Verdict};
use forger::Forger;
use tempfile::TempDir;

use crate::common::desk::{Desk, Steps, acme, asset, line, outside, parcel};
use crate::common::{NOON, at, commands as c, name, op, operator, person};

/// `ada` enrolls `olga`.
const ENROLLED: u64 = 2;
/// `olga` logs in.
const LOGGED_IN: u64 = 4;
/// `olga` takes the parcel 1Z0001 in: a transaction of one entry. The six before it found the log, enroll
/// `olga` and `vera`, and open a session of each.
const RECEIVED: u64 = 6;
/// `ada` takes in 1Z0002, 1Z0003 and 1Z0004 and moves the first two: one transaction.
const BATCH: std::ops::RangeInclusive<u64> = 7..=11;
/// Of these, the move of 1Z0002 to shelf B.
const MOVED: u64 = 8;
/// `olga` serializes SN0001 out of 1Z0001: two entries of one command.
const SERIALIZED: u64 = 12;
/// `ada` hands SN0001 to a person, with a signature; name and number are committed to.
const HANDED_OFF: u64 = 14;
/// `olga` takes 1Z0005 in.
const RECEIVED_LATER: u64 = 15;
/// `ada` takes SN0001 back.
const RETURNED: u64 = 16;
/// `olga` moves 1Z0005.
const LAST: u64 = 17;
const SIZE: u64 = LAST + 1;

/// The files of a day, as they lie on the disk when everybody has gone home.
struct Day {
    ledger: Vec<u8>,
    anchor: String,
    /// The same before the last two transactions.
    earlier: Vec<u8>,
}

fn day() -> &'static Day {
    static DAY: OnceLock<Day> = OnceLock::new();
    DAY.get_or_init(|| {
        let mut desk = Desk::anchored();
        for (who, called, number) in [(1, "Ada Lovelace", "1815"), (2, "Alan Turing", "1912")] {
            let said = NewPerson {
                name: Some(name(called)),
                number: Some(name(number)),
                ..NewPerson::of(person(who))
            };
            desk.ledger.directory().put_person(&said, at(0)).expect("it is written");
        }
        let mut records = |who: &str, lines: Vec<Line>| {
            let orders: Vec<Order> = lines
                .into_iter()
                .map(|line| Order { operator: member(who), ..desk.order(vec![line]) })
                .collect();
            let mut batch = desk.ledger.batch().expect("the ledger is free");
            for order in &orders {
                batch.record(order).expect("the ledger answers");
            }
            batch.commit().expect("it is written");
            desk.ledger.find("1Z0001").expect("it answers")
        };
        let receive = |tracking: &str| line(parcel(tracking), c::receive(tracking));
        let shelve = |tracking: &str| line(parcel(tracking), c::move_to("shelf B"));
        let found = records("olga", vec![receive("1Z0001")]);
        let custody::ledger::Found::One(first) = found else { panic!("it is on record") };
        let batch = vec![
            receive("1Z0002"),
            shelve("1Z0002"),
            receive("1Z0003"),
            shelve("1Z0003"),
            receive("1Z0004"),
        ];
        records("ada", batch);
        records("olga", vec![line(asset("SN0001"), c::serialize_from(first, "SN0001"))]);
        records("ada", vec![line(asset("SN0001"), c::hand_off(person(1)))]);
        records("olga", vec![receive("1Z0005")]);
        let earlier = Copy::of(&desk);
        let mut records_last = |who: &str, line: Line| {
            let order = Order { operator: member(who), ..desk.order(vec![line]) };
            desk.ledger.record(&order).expect("the ledger answers");
        };
        records_last("ada", line(asset("SN0001"), c::take_back(person(1))));
        records_last("olga", line(parcel("1Z0005"), c::move_to("shelf B")));
        let last = Copy::of(&desk);
        Day { ledger: last.ledger, anchor: last.anchor, earlier: earlier.ledger }
    })
}

/// What lies on the disk when nobody has the ledger open.
struct Copy {
    ledger: Vec<u8>,
    anchor: String,
}

impl Copy {
    fn of(desk: &Desk) -> Self {
        let raw = desk.raw();
        let copy = desk.folder().join("copy.db");
        raw.execute("VACUUM INTO ?1", [copy.to_str()]).expect("it can be copied");
        let ledger = fs::read(&copy).expect("it is there");
        fs::remove_file(copy).expect("it is there");
        let head = desk.ledger.head().expect("there is a head");
        Self { ledger, anchor: head.note }
    }
}

fn member(who: &str) -> custody::domain::party::Operator {
    let role = match who {
        "ada" => Role::Admin,
        "vera" => Role::Viewer,
        _others => Role::Operator,
    };
    operator(who, role)
}

/// A copy of the day, for one attack.
struct Scene {
    folder: TempDir,
    clock: Steps,
}

impl Scene {
    fn new() -> Self {
        Self::with(&day().ledger)
    }

    fn with(ledger: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let scene = Self { folder, clock: Steps::from(NOON + 3_600_000) };
        fs::write(scene.path(), ledger).expect("it can be written");
        fs::write(scene.anchor(), &day().anchor).expect("it can be written");
        scene.forger().sql("PRAGMA journal_mode = WAL");
        scene
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.db")
    }

    fn anchor(&self) -> PathBuf {
        self.folder.path().join("anchor")
    }

    fn forger(&self) -> Forger {
        Forger::at(&self.path())
    }

    fn open(&self, mode: Mode) -> Result<Ledger, LedgerError> {
        self.open_with(mode, Some(self.anchor()))
    }

    fn open_with(&self, mode: Mode, anchor: Option<PathBuf>) -> Result<Ledger, LedgerError> {
        let outside = Outside { anchor, ..outside(&self.clock) };
        Ledger::open(&self.path(), &acme(), mode, outside)
    }

    /// Makes the present anew from the forged log, with the program itself.
    fn rebuild(&self) {
        let ledger = self.open_with(Mode::Write, None).and_then(|mut l| l.rebuild(&mut |_| {}));
        ledger.expect("the entries can be folded");
    }

    fn verify(&self) -> Result<Verdict, LedgerError> {
        self.open(Mode::Read)?.verify(&mut |_| {})
    }

    /// Takes in one more parcel, as `ada`.
    fn record(&self, tracking: &str) -> Result<(), LedgerError> {
        let order = Order {
            id: op(u128::from(tracking.bytes().fold(7_u64, |n, b| n * 31 + u64::from(b)))),
            operator: member("ada"),
            lines: vec![line(parcel(tracking), c::receive(tracking))],
            late: None,
            overriding: None,
            signer: None,
            statement: None,
        };
        self.open(Mode::Write)?.record(&order).map(drop)
    }
}

/// What must be found.
#[derive(Clone, Copy)]
enum Noticed {
    /// By `verify`: at this entry, if it is about one, and by this rule.
    By(Option<u64>, &'static str),
    /// When the file is opened, with these words.
    AtOpen(&'static str),
}

/// One attack.
struct Attack {
    name: &'static str,
    play: fn(&Scene),
    noticed: Noticed,
}

/// An attack that `verify` finds at an entry, by a rule.
const fn at_entry(name: &'static str, seq: u64, rule: &'static str, play: fn(&Scene)) -> Attack {
    Attack { name, play, noticed: Noticed::By(Some(seq), rule) }
}

/// An attack that `verify` finds by a rule that is about no entry.
const fn by_rule(name: &'static str, rule: &'static str, play: fn(&Scene)) -> Attack {
    Attack { name, play, noticed: Noticed::By(None, rule) }
}

/// An attack after which the file is not opened any more.
const fn at_open(name: &'static str, words: &'static str, play: fn(&Scene)) -> Attack {
    Attack { name, play, noticed: Noticed::AtOpen(words) }
}

/// No change, however many entries it spoils, may give more lines than somebody reads.
const PROBLEMS_MAX: usize = 20;

/// Plays every attack, and demands that each is noticed.
#[track_caller]
fn all_are_noticed(attacks: &[Attack]) {
    let missed: Vec<String> = attacks.iter().filter_map(|attack| misses(attack).err()).collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

fn misses(attack: &Attack) -> Result<(), String> {
    let scene = Scene::new();
    (attack.play)(&scene);
    let missed = |why: String| Err(format!("{}: was not noticed: {why}", attack.name));
    let (verdict, seq, rule) = match (scene.verify(), attack.noticed) {
        (Err(error), Noticed::AtOpen(words)) if error.to_string().contains(words) => {
            return Ok(());
        }
        (Ok(verdict), Noticed::By(seq, rule)) => (verdict, seq, rule),
        (other, _) => return missed(format!("{other:?}")),
    };
    let found = verdict.problems.iter().find(|p| p.seq == seq && p.rule == rule);
    if found.is_none() {
        return missed(format!("{:#?}", verdict.problems));
    }
    assert!(
        verdict.problems.len() <= PROBLEMS_MAX,
        "{}: too many lines: {:#?}",
        attack.name,
        verdict.problems
    );
    // Whatever is written on top of it, or refused, does not make it good.
    let written = scene.record("1Z9999");
    let verdict = scene.verify().map_err(|error| format!("{}: {error}", attack.name))?;
    if verdict.is_ok() {
        return missed(format!("any more, after one more scan ({written:?})"));
    }
    Ok(())
}

#[test]
fn a_day_that_nobody_has_touched_verifies() {
    let verdict = Scene::new().verify().unwrap();
    assert_eq!((verdict.problems, verdict.notices), (Vec::new(), Vec::new()));
    assert_eq!((verdict.entries, verdict.heads), (SIZE, 13));
}

/// The harness reports nothing when nothing was changed: what is found is found in the attacks.
#[test]
fn a_forger_who_changes_nothing_is_not_noticed() {
    let scene = Scene::new();
    let forger = scene.forger();
    forger.retell();
    forger.regrow();
    drop(forger);
    scene.rebuild();
    let verdict = scene.verify().unwrap();
    assert_eq!((verdict.problems, verdict.notices), (Vec::new(), Vec::new()));
}

#[test]
#[should_panic(expected = "was not noticed")]
fn an_attack_that_is_not_noticed_fails_the_test() {
    all_are_noticed(&[at_entry("nothing is done", LAST, "leaf", |scene| drop(scene.forger()))]);
}

#[test]
#[should_panic(expected = "was not noticed")]
fn an_attack_that_is_noticed_elsewhere_fails_the_test() {
    all_are_noticed(&[at_entry("the wrong entry", LAST, "leaf", |scene| {
        scene.forger().replace(MOVED, "shelf B", "shelf C");
    })]);
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).expect("it can be copied");
}
