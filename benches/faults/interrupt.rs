//! Kills at every system call, and disks that fail or are full at every one.

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitStatus;

use super::report::{Broken, Fault, Report, Row};
use super::scenes::{Scene, Stage};
use super::station::{Ended, HONEST_CODES};
use super::strace::{self, Injection};
use super::{Dice, Options, Result};

/// What comes between one durable state and the next. A file is also read: a lock and a page that is
/// looked at are places to die, too.
const CALLS: [&str; 24] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fallocate",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "chmod",
    "fchmod",
    "openat",
    "close",
    "fcntl",
    "pread64",
    "copy_file_range",
    "flock",
];

/// Calls that a disk answers with "input/output error".
const MAY_FAIL: [&str; 18] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "fchmod",
    "openat",
    "pread64",
    "copy_file_range",
];

/// Calls that a full disk refuses.
const NEED_ROOM: [&str; 10] = [
    "write",
    "pwrite64",
    "fsync",
    "rename",
    "renameat2",
    "link",
    "linkat",
    "mkdir",
    "openat",
    "copy_file_range",
];

/// Calls without which nothing is durable.
const BARRIERS: [&str; 2] = ["fsync", "fdatasync"];

const NO_STRACE: &str = "kills and failing disks: strace is not installed, or may not trace here";

/// Kills each command at each of its system calls.
pub fn kill(options: &Options, report: &mut Report) -> Result<()> {
    if !strace::is_there() {
        report.skip(NO_STRACE);
        return Ok(());
    }
    let stage = Stage::set()?;
    for scene in &stage.scenes {
        let points = points(scene, &CALLS, &["signal=SIGKILL"], options)?;
        let mut row = Row::new(format!("kill: {}", scene.name));
        for (n, point) in points.iter().enumerate() {
            let outcome = disturb(scene, point, n % 2 == 0, |ended, _| {
                if ended.status.code().is_some() {
                    return Err(Broken::new(Fault::Other, "it was not killed"));
                }
                Ok(None)
            });
            row.count(outcome, || again(scene, point));
        }
        report.add(row);
    }
    control(&stage, report)
}

/// Lets each system call of each command fail.
pub fn error(options: &Options, report: &mut Report) -> Result<()> {
    if !strace::is_there() {
        report.skip(NO_STRACE);
        return Ok(());
    }
    let stage = Stage::set()?;
    for (name, calls, whats) in [
        ("EIO", &MAY_FAIL[..], &["error=EIO"][..]),
        ("ENOSPC", &NEED_ROOM[..], &["error=ENOSPC", "error=ENOSPC, for good"][..]),
    ] {
        for scene in &stage.scenes {
            let points = points(scene, calls, whats, options)?;
            let mut row = Row::new(format!("{name}: {}", scene.name));
            for (n, point) in points.iter().enumerate() {
                let outcome = disturb(scene, point, n % 2 == 0, |ended, hit| {
                    is_honest(scene, ended, point, hit)
                });
                row.count(outcome, || again(scene, point));
            }
            report.add(row);
        }
    }
    control_of_errors(&stage, report)
}

/// The judge is shown a command that says "a bug in custody", and one that answers although the evidence
/// it names is not durable.
fn control_of_errors(stage: &Stage, report: &mut Report) -> Result<()> {
    let mut row = Row::new("control: EIO");
    let scene = stage.scene("receive")?;
    let home = scene.begin()?;
    let mut ended = scene.run(&home)?;
    let call = "fsync".to_owned();
    let point = Injection { call, what: "error=EIO", when: "1".to_owned() };
    let hit = ["fsync(3</home/data/acme/evidence/.tmp>) = -1 EIO (INJECTED)".to_owned()];
    let outcome = is_honest(scene, &ended, &point, &hit).map(Option::unwrap_or_default);
    row.control(outcome, &[Fault::Lost], "an answer, and its evidence is not durable");
    ended.status = ExitStatus::from_raw(70 << 8);
    let outcome = is_honest(scene, &ended, &point, &[]).map(Option::unwrap_or_default);
    row.control(outcome, &[Fault::Other], "a bug in custody");
    report.add(row);
    Ok(())
}

/// Every point of a scene, or some of them.
fn points(
    scene: &Scene,
    calls: &[&str],
    whats: &[&'static str],
    options: &Options,
) -> Result<Vec<Injection>> {
    let home = scene.begin()?;
    let log = strace::log_beside(&home.0);
    let counts = strace::count(&home, &log, &scene.words, &scene.input, calls)?;
    let mut points = Vec::new();
    for (call, count) in counts {
        for what in whats {
            let (what, for_good) = match what.strip_suffix(", for good") {
                // Not of everything: without a word on stderr nobody could say what is wrong.
                Some(what) if call == "pwrite64" || call == "openat" => (what, "+"),
                Some(_) => continue,
                None => (*what, ""),
            };
            points.extend((1..=count).map(|k| Injection {
                call: call.clone(),
                what,
                when: format!("{k}{for_good}"),
            }));
        }
    }
    if !options.full {
        let mut dice = Dice::of(options.seed, scene.name, 0);
        dice.shuffle(&mut points);
        // Where a state becomes durable is where it is worth dying.
        points.sort_by_key(|point| !is_durable_step(&point.call));
        points.truncate(4);
    }
    Ok(points)
}

fn is_durable_step(call: &str) -> bool {
    !["openat", "close", "fcntl", "pread64"].contains(&call)
}

/// Runs a scene with one fault in it; `look` judges how it ended before the rest is looked at.
fn disturb(
    scene: &Scene,
    point: &Injection,
    look_first: bool,
    look: impl FnOnce(&Ended, &[String]) -> std::result::Result<Option<String>, Broken>,
) -> std::result::Result<String, Broken> {
    let home = scene.begin()?;
    let log = strace::log_beside(&home.0);
    let (ended, hit) = strace::inject(&home, &log, &scene.words, &scene.input, point)?;
    let class = look(&ended, &hit)?;
    let after = scene.judge(&home, &ended, look_first)?;
    fs::remove_dir_all(&home.0)?;
    Ok(class.unwrap_or(after))
}

/// An error is told with a documented exit code and a sentence, and nothing is acknowledged that is not
/// durable.
fn is_honest(
    scene: &Scene,
    ended: &Ended,
    point: &Injection,
    hit: &[String],
) -> std::result::Result<Option<String>, Broken> {
    let wrong = |text: String| Err(Broken::new(Fault::Other, text));
    let code = ended.code();
    if code == 127 && ended.err.contains("error while loading shared libraries") {
        return Ok(Some("was not even loaded".to_owned()));
    }
    if code == 0 {
        // The anchor may lag behind, and a ledger whose write-ahead log is durable need not be tidied up.
        // SQLite does not look whether a folder could be synced, nor do copies under way matter; a
        // ledger that is about to be set aside need not be tidied up.
        let may_be_lost = |line: &String| {
            let in_vain = ["/state/", "ledger.db>", "/data/acme>", "-journal>"];
            let unfinished = ["/.init-", "/.restore-", "/.backup-"];
            in_vain.iter().any(|part| line.contains(part))
                || (scene.looks_after_the_old_one() && line.contains("ledger.db-wal>"))
                || (unfinished.iter().any(|part| line.contains(part))
                    && !line.contains("ledger.db"))
        };
        let essential = BARRIERS.contains(&point.call.as_str()) && !hit.iter().all(may_be_lost);
        if essential {
            let text = format!("acknowledged, although it was not durable: {}", hit.join("; "));
            return Err(Broken::new(Fault::Lost, text));
        }
        return Ok(Some("coped".to_owned()));
    }
    if !HONEST_CODES.contains(&code) {
        return wrong(format!("it ends with {code}: {}{}", ended.out, ended.err));
    }
    let says_so = ended.err.contains("error:") || ended.err.contains("custody.error.v1");
    let was_the_word_itself = point.call == "write";
    if !says_so && !was_the_word_itself {
        return wrong(format!("it ends with {code} and says nothing: {}", ended.err));
    }
    Ok(Some(format!("said so with {code}")))
}

fn again(scene: &Scene, point: &Injection) -> String {
    format!("{point} custody {} # --only kill or error", scene.words.join(" "))
}

/// The judge is shown a home in which an acknowledged event is gone, and one in which an event stands
/// twice.
fn control(stage: &Stage, report: &mut Report) -> Result<()> {
    let mut row = Row::new("control: kill");
    let scene = stage.scene("receive")?;
    let home = scene.begin()?;
    let ended = scene.run(&home)?;
    // The home of before takes its place: everything that was answered is gone.
    let home = scene.begin()?;
    let outcome = scene.judge(&home, &ended, true);
    row.control(outcome, &[Fault::Lost], "three acknowledged scans are gone");
    let home = scene.begin()?;
    let ended = scene.run(&home)?;
    home.does("receive --confirm PKG00004", b"")?;
    let outcome = scene.judge(&home, &ended, true);
    row.control(outcome, &[Fault::Repeated], "one scan too many");
    report.add(row);
    Ok(())
}
