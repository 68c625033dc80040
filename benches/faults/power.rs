//! Power cuts: a day at a dock is recorded call by call, and cut at every one of them.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use custody::access::credentials::{Clocks, Credentials, Tried};
use custody::access::password::Proof;
use custody::config::{Folders, Profile};
use custody::domain::names::{OperatorName, ProfileName, StationId, TenantName};
use custody::ledger::note::{SignerKey, VerifierKey};
use custody::ledger::{Anchored, KeyHolder, Ledger, Mode};
use custody::vault::key_source::PassphraseProblem;
use custody::vault::{Ask, SealedBlob, Secret, Unlock, Vault};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::disk::{Disk, Left, State};
use super::look::{self, reading};
use super::report::{Broken, Fault, Report, Row};
use super::scenes::{PASSWORD, finished_backups, has_what_it_lists, scans, staffed};
use super::station::{Holdings, Home, copy_tree, scratch, words};
use super::strace;
use super::trace::{self, Op};
use super::{Dice, Options, Result};

/// A day: of everything something.
const DAY: [&str; 10] = [
    "--json --no-input receive --confirm --photo s.png",
    "--json --no-input serialize PKG00001 --serial C02XL0THJGH5 --tag AT-1 --category laptop",
    "--json --no-input hand-off AT-1 --to ada@example.com --signature s.png",
    "--json --no-input return AT-1 --from ada@example.com --condition good",
    "--json operator add otto --password-stdin",
    "--json login otto --password-stdin",
    "--json --no-input --as otto receive --confirm OTTO00001",
    "--json --no-input backup --out bk",
    "--json --no-input receive --confirm LATE00001",
    "--json --no-input import p.csv --kind parcels",
];

const RESTORE: &str = "--json --no-input restore saved --reason fire --set-aside --password-stdin";

/// One state in so many is also shown to the program itself, which has to go on in it.
const SHOWN: u64 = 50;

/// An answer that was given: whoever got it relies on it.
#[derive(Debug, Clone)]
struct Promise {
    epoch: u64,
    seq: u64,
    kind: String,
    item: String,
}

/// Scans in one session until the write-ahead log is taken into the ledger in the middle of it, and begun
/// anew (SQLite: after 1,000 pages).
const LONG: u32 = 180;

/// What happened, and from where.
struct Recording {
    before: Home,
    ops: Vec<Op>,
    /// Which operations are worth a power cut.
    window: Range<usize>,
}

pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    if !strace::is_there() {
        report.skip("power cuts: strace is not installed, or may not trace here");
        return Ok(());
    }
    let folder = scratch()?;
    let day = record_day(folder.path(), options)?;
    let restore = record_restore(folder.path())?;
    let mut recordings = vec![
        ("power cut: a day", &day, options.either(7_000, 150)),
        ("power cut: restore", &restore, options.either(3_000, 100)),
    ];
    // Hundreds of scans to get there are too many for the short form.
    let long = if options.full { Some(record_long(folder.path())?) } else { None };
    recordings.extend(long.as_ref().map(|long| ("power cut: a long session", long, 1_500)));
    for (name, recording, states) in recordings {
        let mut row = Row::new(name);
        replay(recording, states, true, options, &mut row, folder.path())?;
        report.add(row);
    }
    control(&day, options, report, folder.path())
}

/// The same disk without barriers loses what was answered, and the judge has to say so.
fn control(day: &Recording, options: &Options, report: &mut Report, folder: &Path) -> Result<()> {
    let mut row = Row::new("control: power cut");
    let mut careless = Row::new("power cut, fsync ignored");
    replay(day, options.either(500, 30), false, options, &mut careless, folder)?;
    let outcome = match careless.lost() {
        0 => Ok("nothing was lost".to_owned()),
        lost => Err(Broken::new(Fault::Lost, format!("{lost} of {}", careless.points()))),
    };
    row.control(outcome, &[Fault::Lost], "without fsync, answers are lost");
    report.add(row);
    Ok(())
}

fn record_day(folder: &Path, options: &Options) -> Result<Recording> {
    let home = staffed(&folder.join("day"))?;
    let before = home.copy_to(&folder.join("day-before"))?;
    let mut ops = Vec::new();
    let scans = scans(1..=u32::try_from(options.either(12, 5))?);
    for line in DAY {
        let input = match line {
            line if line.contains("--photo") => scans.as_bytes(),
            line if line.contains("--password-stdin") => PASSWORD,
            _others_ask_nothing => b"",
        };
        ops.extend(record(&home, line, input)?);
    }
    let window = 0..ops.len();
    Ok(Recording { before, ops, window })
}

/// Only where the write-ahead log is taken in and begun anew.
fn record_long(folder: &Path) -> Result<Recording> {
    let home = staffed(&folder.join("long"))?;
    let before = home.copy_to(&folder.join("long-before"))?;
    let scans = scans(1..=LONG);
    let ops = record(&home, "--json --no-input receive --confirm", scans.as_bytes())?;
    let is_taken_in = |op: &Op| matches!(op, Op::Write(path, ..) if path.ends_with("ledger.db"));
    let begin = ops.iter().position(is_taken_in).ok_or("nothing was taken in")?;
    let scans_to_come = ops[begin..].iter().filter(|op| matches!(op, Op::Say(_))).count();
    if scans_to_come < 5 {
        return Err("the session was not long enough".into());
    }
    let window = begin.saturating_sub(60)..(begin + 240).min(ops.len());
    Ok(Recording { before, ops, window })
}

fn record_restore(folder: &Path) -> Result<Recording> {
    let home = staffed(&folder.join("restore"))?;
    home.does("--quiet backup --out bk", b"")?;
    let backup = fs::read_dir(home.0.join("bk"))?.next().ok_or("there is no backup")??.path();
    copy_tree(&backup, &home.0.join("saved"))?;
    let mut before = Home(PathBuf::new());
    let mut ops = Vec::new();
    for (line, input) in [
        ("--json --no-input receive --confirm --photo s.png", &b"PKG00001\nPKG00002\n"[..]),
        (RESTORE, PASSWORD),
        ("--json --no-input receive --confirm AFTER00001", b""),
    ] {
        if before.0.as_os_str().is_empty() {
            before = home.copy_to(&folder.join("restore-before"))?;
        }
        ops.extend(record(&home, line, input)?);
    }
    let window = 0..ops.len();
    Ok(Recording { before, ops, window })
}

fn record(home: &Home, line: &str, input: &[u8]) -> Result<Vec<Op>> {
    let log = strace::log_beside(&home.0);
    strace::record(home, &log, &words(line), input, &trace::CALLS)?.or_fail(line)?;
    trace::read(&fs::read_to_string(log)?, &home.0)
}

/// Cuts the power after each operation, so often that there are so many states.
fn replay(
    recording: &Recording,
    states: usize,
    barriers: bool,
    options: &Options,
    row: &mut Row,
    folder: &Path,
) -> Result<()> {
    let Recording { before, ops, window } = recording;
    let mut disk = Disk::of(&before.0, barriers)?;
    let mut told = Told::default();
    let draws = states.div_ceil(window.len().max(1)).max(if options.full { 3 } else { 1 });
    let stride = if options.full { 1 } else { (ops.len() / states.max(1)).max(1) };
    let home = Home(folder.join("cut"));
    let mut point = 0;
    for (at, op) in ops.iter().enumerate() {
        disk.apply(op)?;
        told.hear(op);
        // What was answered is durable right then.
        let is_answer = matches!(op, Op::Say(_));
        if !window.contains(&at) || (at % stride != 0 && !is_answer) {
            continue;
        }
        for draw in 0..draws {
            point += 1;
            if options.at.is_some_and(|only| only != point) {
                continue;
            }
            let mut dice = Dice::of(options.seed, "power", point);
            let left = match draw {
                0 if is_answer || draws > 2 => Left::Nothing,
                1 if draws > 2 => Left::Everything,
                _others => Left::Some,
            };
            let state = disk.cut(left, &mut dice);
            let is_shown = point % SHOWN == 0;
            let outcome = judge(&home, &state, &told, is_shown);
            row.count(outcome, || {
                let seed = options.seed;
                format!("--only power --seed {seed} --at {point} (after operation {at}: {op:.80})")
            });
        }
    }
    Ok(())
}

/// Everything that was answered so far.
#[derive(Default)]
struct Told {
    text: Vec<u8>,
    promises: Vec<Promise>,
    is_restored: bool,
    backups: usize,
}

impl Told {
    fn hear(&mut self, op: &Op) {
        let Op::Say(bytes) = op else { return };
        self.text.extend_from_slice(bytes);
        let Some(end) = self.text.iter().rposition(|byte| *byte == b'\n') else { return };
        let whole: Vec<u8> = self.text.drain(..=end).collect();
        for answer in serde_json::Deserializer::from_slice(&whole).into_iter::<Value>() {
            let Ok(answer) = answer else { return };
            self.is_restored |= answer["schema"] == "custody.restored.v1";
            self.backups += usize::from(answer["schema"] == "custody.backup_made.v1");
            let receipt = answer["receipt"].as_str().unwrap_or_default();
            let epoch = receipt.split('-').find_map(|part| part.strip_prefix('e')?.parse().ok());
            let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
            if let Some(seq) = answer["seq"].as_u64() {
                let (kind, item) = (text("kind"), text("item"));
                self.promises.push(Promise { epoch: epoch.unwrap_or(0), seq, kind, item });
            }
        }
    }
}

fn judge(
    home: &Home,
    state: &State,
    told: &Told,
    is_shown: bool,
) -> std::result::Result<String, Broken> {
    let _may_not_be_there = fs::remove_dir_all(&home.0);
    for (path, bytes) in state {
        let path = home.0.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&home.0))?;
        fs::write(&path, bytes)?;
        fs::set_permissions(&path, private())?;
    }
    let class = opens_whole(home, told)?;
    if is_shown {
        goes_on(home, &class)?;
    }
    Ok(class)
}

fn private() -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o600)
}

/// In this process, for speed: the program says the same of one state in so many.
fn opens_whole(home: &Home, told: &Told) -> std::result::Result<String, Broken> {
    let wrong = |text: String| Err(Broken::new(Fault::Other, text));
    let folders = Folders::locate(Some(&home.0))?;
    let name = ProfileName::parse("acme")?;
    let profile = Profile::load(&folders, &name)?;
    if profile.station.value.as_str() != "dock-1" {
        return wrong("the profile is another".to_owned());
    }
    let anchor = Some(folders.anchor_file(&name));
    let ledger =
        Ledger::open(&home.ledger(), &TenantName::parse("acme")?, Mode::Read, reading(anchor))?;
    let epoch = u64::from(ledger.identity().epoch);
    let class = match ledger.anchored() {
        Anchored::Agrees { .. } => "whole".to_owned(),
        Anchored::Contradicts { .. } if epoch == 1 && !told.is_restored => {
            "restored, the anchor not yet".to_owned()
        }
        other => return wrong(format!("the anchor: {other:?}")),
    };
    let verdict = ledger.verify(&mut |_| {})?;
    if let Some(problem) = verdict.problems.iter().find(|problem| problem.rule != "anchor") {
        return wrong(format!("[{}] {}", problem.rule, problem.message));
    }
    drop(ledger);
    let held = Holdings::read(&home.ledger())?;
    let aside = home.0.join("data/acme/set-aside-1/ledger.db");
    let aside = if aside.exists() {
        Holdings::read(&aside).unwrap_or_default()
    } else {
        Holdings::default()
    };
    if told.is_restored && epoch == 0 {
        return Err(Broken::new(Fault::Lost, "the restored ledger"));
    }
    for promise in &told.promises {
        let is_kept = |held: &Holdings| {
            held.events.get(&promise.seq).is_some_and(|(kind, body)| {
                let body = String::from_utf8_lossy(body);
                *kind == promise.kind && body.contains(&promise.item)
            })
        };
        let is_kept = is_kept(&held) || (promise.epoch < epoch && is_kept(&aside));
        if !is_kept {
            return Err(Broken::new(Fault::Lost, format!("{promise:?}")));
        }
    }
    let backups = finished_backups(&home.0.join("bk"))?;
    if backups.len() < told.backups {
        return Err(Broken::new(Fault::Lost, "a backup that was acknowledged"));
    }
    for backup in &backups {
        has_what_it_lists(backup)?;
    }
    let vault = folders.vault_file(&name);
    evidence_is_there(home, &held, &folders.evidence_folder(&name), &vault)?;
    keys_are_there(home, &folders.vault_file(&name), &TenantName::parse("acme")?)?;
    Ok(class)
}

/// Every piece of evidence that an entry names opens, and is what the entry says.
fn evidence_is_there(
    home: &Home,
    held: &Holdings,
    folder: &Path,
    vault: &Path,
) -> std::result::Result<(), Broken> {
    let lost = |why: String| Broken::new(Fault::Lost, why);
    let tenant = TenantName::parse("acme")?;
    let vault = Vault::open(vault, &tenant, Box::new(Nobody)).map_err(|e| lost(e.to_string()))?;
    let connection = rusqlite::Connection::open(home.ledger())?;
    let sql = "SELECT file, sealed_key FROM evidence WHERE sha256 = ?1";
    for (seq, (kind, body)) in &held.events {
        let body: Value = serde_json::from_slice(body)?;
        for digest in look::digests_in(&body) {
            let sha256 = data_encoding::HEXLOWER.decode(digest.as_bytes())?;
            let opened = connection
                .query_row(sql, [&sha256], |row| Ok((row.get(0)?, row.get(1)?)))
                .ok()
                .and_then(|(file, key): (uuid::Uuid, Vec<u8>)| {
                    let row = file.simple().to_string();
                    let content = fs::read(folder.join(&row)).ok()?;
                    vault.open_blob(&row, &SealedBlob { key, content }).ok()
                });
            let is_right =
                opened.is_some_and(|bytes| Sha256::digest(bytes.expose()).as_slice() == sha256);
            if !is_right {
                return Err(lost(format!("{kind} {seq} names evidence that is not there")));
            }
        }
    }
    Ok(())
}

/// The private half of every key that the log counts on.
fn keys_are_there(
    home: &Home,
    vault: &Path,
    tenant: &TenantName,
) -> std::result::Result<(), Broken> {
    let lost = |why: String| Broken::new(Fault::Lost, why);
    let vault = Vault::open(vault, tenant, Box::new(Nobody)).map_err(|e| lost(e.to_string()))?;
    let connection = rusqlite::Connection::open(home.ledger())?;
    let sql = "SELECT station_id, log_key FROM epoch ORDER BY number DESC LIMIT 1";
    let (station, log): (uuid::Uuid, String) =
        connection.query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let log_holder = KeyHolder::Log { log: StationId::from_uuid(station) };
    let secret = vault.secret(&log_holder.to_string()).map_err(|e| lost(e.to_string()))?;
    let mut wanted = vec![(log_holder, secret.expose().to_vec(), log)];
    let path = home.0.join("data/acme/credentials.db");
    let mut credentials = Credentials::open(&path, &vault).map_err(|e| lost(e.to_string()))?;
    let mut statement = connection.prepare("SELECT name, key FROM operator")?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let name = OperatorName::parse(&row.get::<_, String>(0)?)?;
        let password = Secret::new(PASSWORD.trim_ascii_end().to_vec());
        let password = Proof::password(&password);
        let now = Clocks { wall_ms: 0, boot: String::new(), up_ms: 0 };
        // Whether the password is right, its key tells; the slow hash would only say it once more.
        let tried = credentials.attempt_with(&name, &password, &now, &mut |hash| hash.is_some());
        match tried.map_err(|error| lost(error.to_string()))? {
            Tried::Right { key: Some(key), .. } => {
                wanted.push((KeyHolder::Operator { name }, key.to_vec(), row.get(1)?));
            }
            other => return Err(lost(format!("the password of {name} is not there: {other:?}"))),
        }
    }
    for (holder, seed, key) in wanted {
        let lost = |why: String| lost(format!("the key of {holder}: {why}"));
        let seed: Option<[u8; 32]> = seed.try_into().ok();
        let public = VerifierKey::parse(&key)?;
        let signer = seed.and_then(|seed| SignerKey::from_seed(public.name(), &seed).ok());
        if signer.is_none_or(|signer| signer.verifier() != public) {
            return Err(lost("it is another".to_owned()));
        }
    }
    Ok(())
}

/// A vault with a keyfile needs nobody.
struct Nobody;

impl Unlock for Nobody {
    fn passphrase(&self, _ask: Ask) -> std::result::Result<Secret, PassphraseProblem> {
        Err(PassphraseProblem::NobodyToAsk)
    }

    fn credentials_folder(&self) -> Option<PathBuf> {
        None
    }
}

/// The program itself opens the state, and records in it. After an interrupted restore, the same
/// restore is the way on.
fn goes_on(home: &Home, class: &str) -> std::result::Result<(), Broken> {
    if class != "whole" {
        home.does(RESTORE, PASSWORD)?;
    }
    match home.verifies()? {
        super::station::Verdict::Good => {}
        super::station::Verdict::Anchor(text) => return Err(Broken::new(Fault::Other, text)),
    }
    home.does("--json --no-input receive --confirm AGAIN00001", b"")?;
    Ok(())
}
