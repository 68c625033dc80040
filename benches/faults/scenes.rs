//! The commands that are disturbed, each with the home it is run in and what must be true afterwards.

use std::fmt::Write as _;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use super::Result;
use super::report::{Broken, Fault};
use super::station::{Acknowledged, Ended, Holdings, Home, Verdict, acknowledged, scratch, words};

pub const INIT: &str =
    "init --tenant acme --facility hq --station dock-1 --zone UTC --admin alice --password-stdin";

/// Everybody's password, as a line of standard input.
pub const PASSWORD: &[u8] = b"correct horse battery\n";

/// A picture of two pixels.
pub const SIGNATURE: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x00\x00\
    \x00\x00\xd1I V\x00\x00\x00\x0bIDATx\x9cc\x10x\x00\x00\x01\x03\x00\xf1E\xcd\xec#\x00\x00\
    \x00\x00IEND\xaeB`\x82";

/// What must be true afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    /// A station is made.
    Init,
    /// Events are recorded.
    Log,
    Backup,
    Restore,
}

/// A command, and where it is run.
#[derive(Debug)]
pub struct Scene {
    pub name: &'static str,
    pub words: Vec<String>,
    pub input: Vec<u8>,
    check: Check,
    /// The home as it is before: copied for every point.
    before: Home,
    /// What the ledger holds before, and after an undisturbed run.
    had: Holdings,
    wanted: Holdings,
}

/// All scenes, and the folder in which they lie.
#[derive(Debug)]
pub struct Stage {
    _folder: TempDir,
    pub scenes: Vec<Scene>,
}

/// A station with two operators, somebody in the directory, and files to work with.
pub fn staffed(folder: &Path) -> Result<Home> {
    let home = Home(folder.to_owned());
    fs::create_dir_all(folder)?;
    home.does(INIT, PASSWORD)?;
    home.does("operator add olga --password-stdin", PASSWORD)?;
    home.does("login olga --password-stdin", PASSWORD)?;
    home.does("login alice --password-stdin", PASSWORD)?;
    home.does("person add Ada --number 1815 --email ada@example.com", b"")?;
    fs::write(folder.join("s.png"), SIGNATURE)?;
    let mut csv = "tracking,contents,recipient\n".to_owned();
    for n in 0..20 {
        _ = writeln!(csv, "IMP{n:05},1,ada@example.com");
    }
    fs::write(folder.join("p.csv"), csv)?;
    Ok(home)
}

/// Scans of parcels, one a line.
pub fn scans(numbers: RangeInclusive<u32>) -> String {
    let mut text = String::new();
    for n in numbers {
        _ = writeln!(text, "PKG{n:05}");
    }
    text
}

/// Copies a home while another process has its ledger open: with a write-ahead log that holds the
/// latest scan, as a kill leaves it.
fn with_write_ahead_log(home: &Home, to: &Path) -> Result<Home> {
    let holding_open = Connection::open(home.ledger())?;
    holding_open.query_row("SELECT count(*) FROM event", (), |_| Ok(()))?;
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    home.does(&format!("receive --confirm HELD0000{name}"), b"")?;
    let copy = home.copy_to(to)?;
    fs::remove_file(copy.ledger().with_extension("db-shm"))?;
    let log = fs::metadata(copy.ledger().with_extension("db-wal"))?;
    if log.len() == 0 { Err("there is no write-ahead log".into()) } else { Ok(copy) }
}

impl Stage {
    pub fn set() -> Result<Self> {
        let folder = scratch()?;
        let root = folder.path().to_owned();
        let mut scenes = Vec::new();
        let mut add = |name, check, before: Home, line: &str, input: &[u8]| -> Result<()> {
            scenes.push(Scene::rehearse(name, check, before, words(line), input)?);
            Ok(())
        };
        let empty = Home(root.join("0"));
        fs::create_dir_all(&empty.0)?;
        add("init", Check::Init, empty, INIT, PASSWORD)?;
        let day = staffed(&root.join("day"))?;
        let copy = |name: &str| day.copy_to(&root.join(name));
        let scans = b"PKG00001\nPKG00002\nPKG00003\n";
        let receive = "--json --no-input receive --confirm --photo s.png";
        add("receive", Check::Log, copy("1")?, receive, scans)?;
        let held = with_write_ahead_log(&day, &root.join("2"))?;
        add("receive beside a log left behind", Check::Log, held, receive, scans)?;
        day.does(receive, scans)?;
        let line = "--json --no-input serialize PKG00001 --serial C02XL0THJGH5 --tag AT-1 --category laptop";
        add("serialize", Check::Log, copy("3")?, line, b"")?;
        day.does(line, b"")?;
        let line = "--json --no-input hand-off AT-1 --to ada@example.com --signature s.png";
        add("hand-off", Check::Log, copy("4")?, line, b"")?;
        day.does(line, b"")?;
        let line = "--json --no-input return AT-1 --from ada@example.com --condition good";
        add("return", Check::Log, copy("5")?, line, b"")?;
        let line = "--json --no-input import p.csv --kind parcels";
        add("import", Check::Log, copy("6")?, line, b"")?;
        let held = with_write_ahead_log(&day, &root.join("7"))?;
        add("backup", Check::Backup, held, "--json --no-input backup --out bk", b"")?;
        day.does("--quiet backup --out bk", b"")?;
        fs::rename(only_backup(&day.0.join("bk"))?, day.0.join("saved"))?;
        let elsewhere = Home(root.join("8"));
        super::station::copy_tree(&day.0.join("saved"), &elsewhere.0.join("saved"))?;
        // Whoever restores has the key of the vault, too.
        super::station::copy_tree(&day.0.join("config/keys"), &elsewhere.0.join("config/keys"))?;
        let line = "--json --no-input restore saved --reason fire --password-stdin";
        add("restore elsewhere", Check::Restore, elsewhere, line, PASSWORD)?;
        let held = with_write_ahead_log(&day, &root.join("9"))?;
        let line = "--json --no-input restore saved --reason theft --set-aside --password-stdin";
        add("restore in place", Check::Restore, held, line, PASSWORD)?;
        Ok(Self { _folder: folder, scenes })
    }

    pub fn scene(&self, name: &str) -> Result<&Scene> {
        let found = self.scenes.iter().find(|scene| scene.name == name);
        Ok(found.ok_or_else(|| format!("there is no scene {name}"))?)
    }
}

fn only_backup(folder: &Path) -> Result<PathBuf> {
    let mut made = finished_backups(folder)?;
    match (made.pop(), made.pop()) {
        (Some(one), None) => Ok(one),
        other => Err(format!("one backup was to be there: {other:?}").into()),
    }
}

/// The folders of backups that have their final name.
pub fn finished_backups(folder: &Path) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut made = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("custody-") {
            made.push(entry.path());
        }
    }
    Ok(made)
}

impl Scene {
    /// Runs the command undisturbed, in a copy, to know what has to come of it.
    fn rehearse(
        name: &'static str,
        check: Check,
        before: Home,
        words: Vec<String>,
        input: &[u8],
    ) -> Result<Self> {
        let trial = before.copy_to(&before.0.with_extension("trial"))?;
        let had = if trial.ledger().exists() { trial.holdings()? } else { Holdings::default() };
        trial.run(&words, input)?.or_fail(name)?;
        let wanted = trial.holdings()?;
        let scene = Self { name, words, input: input.to_vec(), check, before, had, wanted };
        fs::remove_dir_all(&trial.0)?;
        Ok(scene)
    }

    /// A fresh copy of the home, in place of the one before.
    pub fn begin(&self) -> Result<Home> {
        let folder = self.before.0.with_extension("now");
        let _may_not_be_there = fs::remove_dir_all(&folder);
        self.before.copy_to(&folder)
    }

    /// Whether another ledger is there, of which nothing may be lost either.
    pub fn looks_after_the_old_one(&self) -> bool {
        self.check == Check::Restore
    }

    /// Runs the command as it is meant to be run.
    pub fn run(&self, home: &Home) -> Result<Ended> {
        home.run(&self.words, &self.input)
    }

    /// Looks at what a disturbed run has left, and demands that the same command ends well.
    ///
    /// `look_first`: looking recovers and tidies up, as a person who looks does; the command must also
    /// do without.
    pub fn judge(
        &self,
        home: &Home,
        ended: &Ended,
        look_first: bool,
    ) -> std::result::Result<String, Broken> {
        match self.check {
            Check::Init => self.judge_init(home),
            Check::Log => self.judge_log(home, ended, look_first),
            Check::Backup => self.judge_backup(home, ended, look_first),
            Check::Restore => self.judge_restore(home, ended, look_first),
        }
    }

    fn judge_init(&self, home: &Home) -> std::result::Result<String, Broken> {
        let again = self.run(home)?;
        let was_there = again.code() == 73 && again.err.contains("there is a profile acme already");
        if again.code() != 0 && !was_there {
            return Err(other(format!("again: {} {}", again.code(), again.err)));
        }
        is_good(home)?;
        home.holdings()?.is_as(&self.wanted)?;
        Ok(if was_there { "had happened" } else { "made anew" }.to_owned())
    }

    fn judge_log(
        &self,
        home: &Home,
        ended: &Ended,
        look_first: bool,
    ) -> std::result::Result<String, Broken> {
        let promised = acknowledged(&ended.answers());
        let mut class = "not looked before".to_owned();
        if look_first {
            is_good(home)?;
            let left = home.holdings()?;
            left.has(&promised)?;
            if ended.status.success() {
                left.is_as(&self.wanted)?;
            }
            class = if left == self.had {
                "nothing had happened".to_owned()
            } else if left.is_as(&self.wanted).is_ok() {
                "had happened".to_owned()
            } else {
                "had half happened".to_owned()
            };
        }
        let again = self.run(home)?;
        if again.code() != 0 {
            return Err(other(format!("again: {} {}{}", again.code(), again.out, again.err)));
        }
        is_good(home)?;
        let holdings = home.holdings()?;
        holdings.has(&promised)?;
        holdings.is_as(&self.wanted)?;
        let answers = acknowledged(&again.answers());
        holdings.has(&answers)?;
        let same: Acknowledged =
            promised.iter().filter(|(seq, _)| !answers.contains_key(seq)).map(owned).collect();
        if same.is_empty() {
            Ok(class)
        } else {
            Err(Broken::new(Fault::Repeated, format!("another receipt the second time: {same:?}")))
        }
    }

    fn judge_backup(
        &self,
        home: &Home,
        ended: &Ended,
        look_first: bool,
    ) -> std::result::Result<String, Broken> {
        let folder = home.0.join("bk");
        let before = finished_backups(&folder)?;
        for made in &before {
            is_whole(home, made)?;
        }
        if ended.status.success() && before.is_empty() {
            return Err(Broken::new(Fault::Lost, "a backup was acknowledged and is not there"));
        }
        if look_first {
            is_good(home)?;
        }
        let again = self.run(home)?;
        let was_there = again.code() == 73 && again.err.contains("there is a backup");
        if again.code() != 0 && !(was_there && before.len() == 1) {
            return Err(other(format!("again: {} {}", again.code(), again.err)));
        }
        is_whole(home, &only_backup(&folder)?)?;
        is_good(home)?;
        home.holdings()?.is_as(&self.wanted)?;
        Ok(if was_there { "had happened" } else { "nothing had happened" }.to_owned())
    }

    fn judge_restore(
        &self,
        home: &Home,
        ended: &Ended,
        look_first: bool,
    ) -> std::result::Result<String, Broken> {
        let mut class = "not looked before".to_owned();
        if look_first && home.ledger().exists() {
            let left = home.holdings()?;
            class = match home.verifies()? {
                Verdict::Good if left == self.had => "the old one stood".to_owned(),
                Verdict::Good => "the new one stood".to_owned(),
                Verdict::Anchor(_) => "the new one stood, its anchor not yet".to_owned(),
            };
            if ended.status.success() {
                left.is_as(&self.wanted)?;
            }
        }
        let again = self.run(home)?;
        if again.code() != 0 {
            return Err(other(format!("{class}; again: {} {}", again.code(), again.err)));
        }
        is_good(home)?;
        home.holdings()?.is_as(&self.wanted)?;
        self.nothing_is_lost_aside(home)?;
        Ok(class)
    }

    /// Everything that the ledger before had is in one of the folders that were set aside.
    fn nothing_is_lost_aside(&self, home: &Home) -> std::result::Result<(), Broken> {
        let mut best = Holdings::default();
        for n in 1..20 {
            let file = home.0.join(format!("data/acme/set-aside-{n}/ledger.db"));
            if file.exists() {
                let holdings = Holdings::read(&file)?;
                let is_better = holdings.events.len() > best.events.len();
                if is_better
                    && self
                        .had
                        .events
                        .iter()
                        .all(|(seq, event)| holdings.events.get(seq) == Some(event))
                {
                    best = holdings;
                }
            }
        }
        if best.events.len() >= self.had.events.len() {
            return Ok(());
        }
        let text = format!(
            "of {} events that were set aside, {} can be read there",
            self.had.events.len(),
            best.events.len()
        );
        Err(Broken::new(Fault::Lost, text))
    }
}

fn owned((seq, kind): (&u64, &String)) -> (u64, String) {
    (*seq, kind.clone())
}

fn other(text: String) -> Broken {
    Broken::new(Fault::Other, text)
}

fn is_good(home: &Home) -> std::result::Result<(), Broken> {
    match home.verifies()? {
        Verdict::Good => Ok(()),
        Verdict::Anchor(text) => Err(other(format!("the anchor contradicts: {text}"))),
    }
}

/// A backup under its final name has everything that its manifest lists, and verifies.
fn is_whole(home: &Home, folder: &Path) -> std::result::Result<(), Broken> {
    has_what_it_lists(folder)?;
    let line = format!(
        "--json verify --immutable {0}/ledger.db --evidence {0}/evidence",
        folder.display()
    );
    match home.run(&words(&line), b"")? {
        ended if ended.code() == 0 => Ok(()),
        ended => Err(other(format!("a finished backup: {}{}", ended.out, ended.err))),
    }
}

/// Every file of a finished backup is what its manifest says.
pub fn has_what_it_lists(folder: &Path) -> std::result::Result<(), Broken> {
    let text = fs::read_to_string(folder.join("manifest.json"))
        .map_err(|error| other(format!("{}: {error}", folder.display())))?;
    let manifest: serde_json::Value = serde_json::from_str(&text)?;
    for file in manifest["files"].as_array().into_iter().flatten() {
        let path = file["path"].as_str().unwrap_or_default();
        let bytes = fs::read(folder.join(path))
            .map_err(|error| other(format!("{path} of a finished backup: {error}")))?;
        if file["sha256"] != data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)).as_str() {
            return Err(other(format!("{path} of a finished backup is another")));
        }
    }
    Ok(())
}
