//! Three writers at once, each killed at a random moment.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use super::report::{Broken, Fault, Report, Row};
use super::scenes::{scans, staffed};
use super::station::{CUSTODY, Ended, Home, Verdict, scratch, words};
use super::{Dice, Options, Result};

const RECEIVE: &str = "--json --no-input receive --confirm";

/// Each writer has scans of its own, and shares some with its neighbour.
const SPANS: [(u32, u32); 3] = [(0, 39), (25, 64), (50, 89)];
const PARCELS: i64 = 90;

pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    let folder = scratch()?;
    let before = staffed(&folder.path().join("before"))?;
    let mut row = Row::new("kill -9 of 3 writers");
    let rounds = u64::try_from(options.either(60, 2))?;
    for round in 0..rounds {
        let home = before.copy_to(&folder.path().join(format!("round-{round}")))?;
        let mut dice = Dice::of(options.seed, "writers", round);
        let answers = disturbed(&home, &mut dice)?;
        let outcome = judge(&home, &answers);
        row.count(outcome, || format!("--only writers --seed {} (round {round})", options.seed));
        std::fs::remove_dir_all(&home.0)?;
    }
    report.add(row);
    let mut row = Row::new("control: kill -9 of 3 writers");
    let home = before.copy_to(&folder.path().join("control"))?;
    let scan = home.does(&format!("{RECEIVE} PKG00000"), b"")?.answers();
    let home = before.copy_to(&folder.path().join("rolled-back"))?;
    row.control(judge(&home, &scan), &[Fault::Lost], "an acknowledged scan is gone");
    report.add(row);
    Ok(())
}

/// Starts the writers, kills each after a while, and collects what they had answered.
fn disturbed(home: &Home, dice: &mut Dice) -> Result<Vec<Value>> {
    let mut children = Vec::new();
    for span in SPANS {
        let mut command = home.command(Path::new(CUSTODY), &words(RECEIVE));
        let mut child = command.stdin(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(scans(span.0..=span.1).as_bytes())?;
        }
        children.push(child);
    }
    dice.shuffle(&mut children);
    let mut answers = Vec::new();
    for mut child in children {
        // Machines differ: now right after the start, now in the middle, now near the end.
        let at_most = [6_000, 20_000, 60_000][dice.below(3)];
        sleep(Duration::from_micros(u64::try_from(dice.below(at_most))?));
        child.kill()?;
        answers.extend(Ended::of(&child.wait_with_output()?).answers());
    }
    Ok(answers)
}

fn judge(home: &Home, answers: &[Value]) -> std::result::Result<String, Broken> {
    let good = |verdict| match verdict {
        Verdict::Good => Ok(()),
        Verdict::Anchor(text) => Err(Broken::new(Fault::Other, text)),
    };
    good(home.verifies()?)?;
    let text = |answer: &Value, key: &str| answer[key].as_str().unwrap_or_default().to_owned();
    let mut promised = BTreeMap::new();
    for answer in answers.iter().filter(|answer| !answer["receipt"].is_null()) {
        let (tracking, receipt) = (text(answer, "tracking"), text(answer, "receipt"));
        if promised.insert(tracking.clone(), receipt.clone()).is_some_and(|other| other != receipt)
        {
            return Err(Broken::new(Fault::Repeated, format!("two receipts for {tracking}")));
        }
    }
    let held = home.holdings()?;
    held.has(&super::station::acknowledged(answers))?;
    for span in SPANS {
        for answer in home.does(RECEIVE, scans(span.0..=span.1).as_bytes())?.answers() {
            let (tracking, receipt) = (text(&answer, "tracking"), text(&answer, "receipt"));
            if promised.get(&tracking).is_some_and(|first| *first != receipt) {
                return Err(Broken::new(Fault::Lost, format!("another receipt for {tracking}")));
            }
        }
    }
    good(home.verifies()?)?;
    match home.holdings()?.items.cmp(&PARCELS) {
        std::cmp::Ordering::Equal => {
            Ok(if promised.len() < usize::try_from(PARCELS).unwrap_or(0) {
                "killed on the way".to_owned()
            } else {
                "came to its end".to_owned()
            })
        }
        std::cmp::Ordering::Less => Err(Broken::new(Fault::Lost, "a parcel is missing")),
        std::cmp::Ordering::Greater => Err(Broken::new(Fault::Repeated, "a parcel is there twice")),
    }
}
