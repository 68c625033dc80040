//! How fast the ledger is, beside what the disk, the processor and the `sqlite3` shell can do.
//!
//! ```text
//! cargo bench --bench ledger -- [--rows N] [--only NAME]
//! ```
//! Prints one table. Both sides of every row are measured in turns, in the same run and on the same
//! disk, and stand there as medians: times differ from machine to machine and from hour to hour, the
//! ratio much less. Nothing here passes or fails.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::hint::black_box;
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use custody::access::session_file::{HeldSession, SessionFolder};
use custody::domain::command::Command as Wish;
use custody::domain::event::{Arrival, Condition, ParcelClass, Recipient, Unmatched};
use custody::domain::names::{
    CommandId, Label, OperatorName, PlaceName, SessionId, TenantName, Timestamp, TrackingNumber,
};
use custody::domain::party::{Operator, Role};
use custody::domain::policy::Policy;
use custody::ledger::codec::leaf_hash;
use custody::ledger::{
    Clock, KeyError, KeyHolder, Keys, Ledger, Line, Mode, Moment, NoSealing, Order, Outcome,
    Outside, Target,
};
use custody::scan::classify;
use custody::vault::key_source::PassphraseProblem;
use custody::vault::{Ask, Secret, Unlock, Vault};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;
use uuid::Uuid;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The program, built with the same profile as this benchmark.
const CUSTODY: &str = env!("CARGO_BIN_EXE_custody");

/// A folder below the target folder: on a disk, where a temporary folder may be in memory.
const SCRATCH: &str = env!("CARGO_TARGET_TMPDIR");

const ROWS: u32 = 100_000;
const PEOPLE: u32 = 1_000;
const CODES: u32 = 1_000_000;

/// How often whole-file operations are repeated, and how many scans and starts make a round.
const ROUNDS: usize = 5;
const SCAN_ROUNDS: usize = 11;
const SCANS: usize = 400;
const STARTS: usize = 201;

/// Makes a station.
const INIT: &str =
    "init --tenant acme --facility hq --station dock-1 --zone UTC --admin alice --password-stdin";
const PASSWORD: &[u8] = b"correct horse battery\n";

/// A measurement: its name for `--only`, and the function that takes it.
type Measurement = (&'static str, fn(&Bench, &mut Table) -> Result<()>);

const MEASUREMENTS: [Measurement; 6] = [
    ("scan", scan),
    ("import", import),
    ("verify", verify),
    ("export", export),
    ("show", show),
    ("classify", classify_codes),
];

fn main() -> Result<()> {
    let Some(options) = Options::read(env::args().skip(1))? else { return Ok(()) };
    let bench = Bench::prepare(options.rows)?;
    let mut table = Table::default();
    for (name, measure) in MEASUREMENTS {
        if options.only.as_deref().is_none_or(|only| only == name) {
            measure(&bench, &mut table)?;
        }
    }
    print(&table.render(options.rows));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a benchmark is there to print its table")]
fn print(text: &str) {
    print!("{text}");
}

/// What the command line asks for.
struct Options {
    rows: u32,
    only: Option<String>,
}

impl Options {
    /// `None` without `--bench`, which cargo passes to measure: `cargo test --benches` does not.
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>> {
        let mut options = Self { rows: ROWS, only: None };
        let mut is_asked = false;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => is_asked = true,
                "--rows" => options.rows = arguments.next().ok_or("--rows N")?.parse()?,
                "--only" => options.only = Some(arguments.next().ok_or("--only NAME")?),
                other => return Err(format!("what is {other}?").into()),
            }
        }
        if let Some(only) = &options.only {
            let names = MEASUREMENTS.map(|(name, _)| name);
            if !names.contains(&only.as_str()) {
                return Err(format!("--only is one of {}", names.join(", ")).into());
            }
        }
        Ok(is_asked.then_some(options))
    }
}

// ---------------------------------------------------------------------------------------------
// What is measured.

/// One durable scan beside the least that durability costs.
fn scan(bench: &Bench, table: &mut Table) -> Result<()> {
    let mut desk = Desk::open(&bench.station)?;
    let mut overwritten = SyncedFile::create(bench.folder.path(), "overwritten")?;
    let mut appended = SyncedFile::create(bench.folder.path(), "appended")?;
    let (mut ours, mut overwrite, mut append) = (Vec::new(), Vec::new(), Vec::new());
    // Until the write-ahead log has its working size.
    times(SCANS, || desk.receive())?;
    for _ in 0..SCAN_ROUNDS {
        ours.push(times(SCANS, || desk.receive())?);
        overwrite.push(times(SCANS, || overwritten.overwrite())?);
        append.push(times(SCANS, || appended.append())?);
    }
    for (name, percent) in [("p50", 50), ("p99", 99)] {
        let operation = format!("durable scan, {name}");
        let reference = format!("overwrite 4 KiB, fdatasync, {name}");
        table.times(&operation, typical(&ours, percent), &reference, typical(&overwrite, percent));
        let reference = format!("append 4 KiB, fdatasync, {name}");
        table.times(&operation, typical(&ours, percent), &reference, typical(&append, percent));
    }
    Ok(())
}

/// The import of a file through the program, with everything it checks and writes.
fn import(bench: &Bench, table: &mut Table) -> Result<()> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut our_peak, mut their_peak) = (None, None);
    for _ in 0..ROUNDS {
        let station = Station::with_people(bench.folder.path(), &bench.people)?;
        let run = finish(&mut station.import("parcels", &bench.parcels))?;
        ours.push(run.time);
        our_peak = our_peak.max(run.peak_kib);
        if let Some(mut import) = sqlite3_import(bench, station.home.path()) {
            let run = finish(&mut import)?;
            theirs.push(run.time);
            their_peak = their_peak.max(run.peak_kib);
        }
    }
    let operation = format!("import {} parcels", grouped(bench.rows));
    let reference = "sqlite3: .import, create index";
    table.times_each(&operation, bench.rows, median(&ours), reference, median(&theirs));
    table.peaks("import, peak memory", our_peak, reference, their_peak);
    Ok(())
}

/// Checks every entry and every projected row; the least is to hash the entries.
fn verify(bench: &Bench, table: &mut Table) -> Result<()> {
    let entries = bench.station.entries()?;
    let ledger = bench.station.open(Mode::Read)?;
    let (mut ours, mut hashing) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(time(|| {
            let verdict = ledger.verify(&mut |_| {})?;
            if verdict.is_ok() { Ok(()) } else { Err("the ledger does not verify".into()) }
        })?);
        hashing.push(time(|| {
            for entry in &entries {
                black_box(leaf_hash(black_box(entry)));
            }
            Ok(())
        })?);
    }
    let count = u32::try_from(entries.len())?;
    let operation = format!("verify {} entries", grouped(count));
    table.times_each(&operation, count, median(&ours), "SHA-256 in memory", median(&hashing));
    Ok(())
}

/// The export of every event beside the shell's own and Python's, from the same file.
fn export(bench: &Bench, table: &mut Table) -> Result<()> {
    let count = u32::try_from(bench.station.entries()?.len())?;
    let file = |name: &str| bench.folder.path().join(name);
    let names = bench.names()?;
    let ledger = bench.station.ledger_file();
    let sql = EXPORT_SQL.replace("FROM event", "FROM l.event");
    let attach = format!("ATTACH '{}' AS l", ledger.display());
    let (mut ours, mut shell, mut python) = (Vec::new(), Vec::new(), Vec::new());
    let (mut our_peak, mut their_peak) = (None, None);
    for _ in 0..ROUNDS {
        let mut export = bench.station.custody(["export", "events", "--output"]);
        let run = finish(export.arg(file("ours.csv")))?;
        ours.push(run.time);
        our_peak = our_peak.max(run.peak_kib);
        if let Some(mut command) = sqlite3(&names) {
            command.args(["-cmd", &attach, "-csv", "-header", &sql]);
            let run = finish(command.stdout(File::create(file("theirs.csv"))?))?;
            shell.push(run.time);
            their_peak = their_peak.max(run.peak_kib);
        }
        let mut peer = python3(["csv"]);
        peer.arg(&names).arg(&ledger).arg(&sql).arg(file("python.csv"));
        python.extend(finish(&mut peer).ok().map(|run| run.time));
    }
    let operation = format!("export {} events to CSV", grouped(count));
    table.times_each(&operation, count, median(&ours), "sqlite3 -csv", median(&shell));
    table.times_each(&operation, count, median(&ours), "Python csv, sqlite3", median(&python));
    table.peaks("export to CSV, peak memory", our_peak, "sqlite3 -csv", their_peak);
    export_workbook(bench, count, &file("ours.csv"), table)
}

/// The same as a workbook, beside what writes workbooks in Python; they are given the rows.
fn export_workbook(bench: &Bench, count: u32, rows: &Path, table: &mut Table) -> Result<()> {
    const TURNS: usize = 3;
    let out = |name: &str| bench.folder.path().join(name);
    let (mut ours, mut peak) = (Vec::new(), None);
    let mut theirs: [(&str, Vec<Duration>, Option<u32>); 2] =
        [("openpyxl", Vec::new(), None), ("xlsxwriter", Vec::new(), None)];
    for _ in 0..TURNS {
        let mut export = bench.station.custody(["export", "events", "--for", "excel", "--output"]);
        let run = finish(export.arg(out("ours.xlsx")))?;
        ours.push(run.time);
        peak = peak.max(run.peak_kib);
        for (way, times, peak) in &mut theirs {
            let mut peer = python3([*way]);
            let Ok(run) = finish(peer.arg(rows).arg(out("theirs.xlsx"))) else { continue };
            times.push(run.time);
            *peak = (*peak).max(run.peak_kib);
        }
    }
    let operation = format!("export {} events to XLSX", grouped(count));
    for (way, times, their_peak) in &theirs {
        table.times_each(&operation, count, median(&ours), way, median(times));
        table.peaks("export to XLSX, peak memory", peak, way, *their_peak);
    }
    Ok(())
}

/// The script that writes as others do.
fn python3<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = quiet(Command::new("python3"));
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/export_peers.py")).args(arguments);
    command
}

/// What `export events` writes, except that ids and times are not put into words. The names of people are
/// sealed in the ledger; here they lie open in a file of their own, already looked up.
const EXPORT_SQL: &str = "SELECT e.kind, b.station_id, e.seq, e.occurred_at, e.recorded_at,
      e.occurred_at <> e.recorded_at, e.actor, b.station, b.facility, hex(e.item), i.kind,
      i.tracking, i.carrier, i.serial, i.tag, i.maker, i.model, i.category, hex(p.id), p.name,
      p.email, p.number, i.place, i.condition, CAST(e.body AS TEXT)
    FROM event e JOIN l.item i ON i.id = e.item LEFT JOIN main.person p ON p.id = i.recipient,
      (SELECT hex(station_id) AS station_id, station, facility FROM l.binding, l.epoch LIMIT 1) b
    ORDER BY e.seq";

/// The whole process, from its start to its answer about one parcel.
fn show(bench: &Bench, table: &mut Table) -> Result<()> {
    let tracking = ups_number(bench.rows / 2);
    let (mut ours, mut theirs, mut nothing) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(time(|| run(&mut bench.station.custody(["show", &tracking])))?);
        nothing.push(time(|| run(&mut Command::new("true")))?);
        if let Some(mut shell) = sqlite3(&bench.station.ledger_file()) {
            shell.arg(format!(
                "SELECT i.* FROM identifier d JOIN item i ON i.id = d.item
                 WHERE d.value = '{tracking}'"
            ));
            theirs.push(time(|| run(&mut shell))?);
        }
    }
    let operation = "show one parcel, whole process";
    table.times(operation, median(&ours), "sqlite3 LEDGER \"SELECT ...\"", median(&theirs));
    table.times(operation, median(&ours), "true", median(&nothing));
    Ok(())
}

/// Says what codes of every sort mean.
fn classify_codes(_bench: &Bench, table: &mut Table) -> Result<()> {
    let codes: Vec<String> = (0..CODES).map(mixed_code).collect();
    let (mut ours, mut copying) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(time(|| {
            for code in &codes {
                black_box(classify(black_box(code), None));
            }
            Ok(())
        })?);
        copying.push(time(|| {
            for code in &codes {
                black_box(black_box(code).clone());
            }
            Ok(())
        })?);
    }
    let operation = format!("classify {} mixed codes", grouped(CODES));
    table.times_each(&operation, CODES, median(&ours), "copy the texts", median(&copying));
    Ok(())
}

// ---------------------------------------------------------------------------------------------
// What it is measured on.

/// Files for an import, and a station that has taken them in.
struct Bench {
    rows: u32,
    people: PathBuf,
    parcels: PathBuf,
    station: Station,
    folder: TempDir,
}

impl Bench {
    fn prepare(rows: u32) -> Result<Self> {
        let folder = tempfile::tempdir_in(SCRATCH)?;
        let people = folder.path().join("people.csv");
        fs::write(&people, people_csv())?;
        let parcels = folder.path().join("parcels.csv");
        fs::write(&parcels, parcels_csv(rows))?;
        let station = Station::with_people(folder.path(), &people)?;
        run(&mut station.import("parcels", &parcels))?;
        Ok(Self { rows, people, parcels, station, folder })
    }
}

impl Bench {
    /// A file with the names of people, for those who cannot open what is sealed.
    fn names(&self) -> Result<PathBuf> {
        let csv_file = self.folder.path().join("names.csv");
        run(self.station.custody(["export", "people", "--output"]).arg(&csv_file))?;
        let file = self.folder.path().join("names.db");
        let connection = Connection::open(&file)?;
        connection.execute_batch(
            "CREATE TABLE person (id BLOB PRIMARY KEY, name, email, number) WITHOUT ROWID; BEGIN",
        )?;
        for line in csv::Reader::from_path(&csv_file)?.records() {
            let line = line?;
            let id = Uuid::try_parse(&line[1])?;
            let values = (id.as_bytes(), &line[0], &line[3], &line[2]);
            connection.execute("INSERT INTO person VALUES (?1, ?2, ?3, ?4)", values)?;
        }
        connection.execute_batch("COMMIT")?;
        Ok(file)
    }
}

/// A station of its own, in a folder of its own.
struct Station {
    home: TempDir,
}

impl Station {
    fn with_people(folder: &Path, people: &Path) -> Result<Self> {
        let station = Self { home: tempfile::tempdir_in(folder)? };
        station.make()?;
        run(&mut station.import("people", people))?;
        Ok(station)
    }

    fn make(&self) -> Result<()> {
        let mut init = self.custody(INIT.split(' '));
        let mut init = init.stdin(Stdio::piped()).spawn()?;
        init.stdin.take().ok_or("no stdin")?.write_all(PASSWORD)?;
        if init.wait()?.success() { Ok(()) } else { Err("no station could be made".into()) }
    }

    fn custody<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new(CUSTODY);
        command.args(arguments).env("CUSTODY_HOME", self.home.path());
        quiet(command)
    }

    fn import(&self, kind: &str, file: &Path) -> Command {
        let mut command = self.custody(["import", "--kind", kind]);
        if kind == "people" {
            command.arg("--delta");
        }
        command.arg(file);
        command
    }

    fn ledger_file(&self) -> PathBuf {
        self.home.path().join("data/acme/ledger.db")
    }

    fn open(&self, mode: Mode) -> Result<Ledger> {
        let tenant = TenantName::parse("acme")?;
        let vault = self.home.path().join("data/acme/vault.json");
        let vault = Vault::open(&vault, &tenant, Box::new(Nobody))?;
        let sessions = SessionFolder::at(self.home.path().join("runtime/acme"));
        let session =
            sessions.held(&OperatorName::parse("alice")?)?.ok_or("nobody is logged in")?;
        let outside = Outside {
            policy: Policy::default(),
            clock: Box::new(WallClock(Instant::now())),
            keys: Box::new(VaultKeys { vault, session }),
            sealing: Box::new(NoSealing),
            anchor: Some(self.home.path().join("state/acme/anchor")),
        };
        Ok(Ledger::open(&self.ledger_file(), &tenant, mode, outside)?)
    }

    /// The bytes of every entry.
    fn entries(&self) -> Result<Vec<Vec<u8>>> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let connection = Connection::open_with_flags(self.ledger_file(), flags)?;
        let mut statement = connection.prepare("SELECT body FROM event ORDER BY seq")?;
        let entries = statement.query_map((), |row| row.get(0))?;
        Ok(entries.collect::<std::result::Result<_, _>>()?)
    }
}

/// An open session at a station, at which parcels arrive.
struct Desk {
    ledger: Ledger,
    operator: Operator,
    received: u32,
}

impl Desk {
    fn open(station: &Station) -> Result<Self> {
        let operator = Operator { name: OperatorName::parse("alice")?, role: Role::Admin };
        Ok(Self { ledger: station.open(Mode::Write)?, operator, received: 0 })
    }

    fn receive(&mut self) -> Result<()> {
        self.received += 1;
        let tracking = TrackingNumber::parse(&format!("SCAN{:09}", self.received))?;
        let arrival = Arrival {
            tracking: tracking.clone(),
            raw: None,
            carrier: Some(Label::parse("UPS")?),
            sender: Some(Label::parse("Dell")?),
            recipient: Recipient::Unmatched(Unmatched::Missing),
            class: ParcelClass::It,
            condition: Condition::Good,
            place: PlaceName::parse("dock-1")?,
            contents: None,
            note: None,
            photos: Vec::new(),
            unattended: false,
        };
        let command = Wish::Receive { arrival, again: false };
        let order = Order {
            id: CommandId::from_uuid(Uuid::now_v7()),
            operator: self.operator.clone(),
            lines: vec![Line { target: Target::Parcel(tracking), command }],
            late: None,
            overriding: None,
            signer: None,
            statement: None,
        };
        match self.ledger.record(&order)? {
            Outcome::Recorded(_) => Ok(()),
            other => Err(format!("a scan was not recorded: {other:?}").into()),
        }
    }
}

struct WallClock(Instant);

impl Clock for WallClock {
    fn now(&self) -> Moment {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let at = Timestamp::from_millis(millis(wall));
        Moment { at, boot: "bench".to_owned(), up_ms: millis(self.0.elapsed()) }
    }
}

/// The keys that the program has made for the station, and for the session of its operator.
struct VaultKeys {
    vault: Vault,
    session: HeldSession,
}

impl Keys for VaultKeys {
    fn seed(&self, holder: &KeyHolder) -> std::result::Result<[u8; 32], KeyError> {
        let seed = match holder {
            KeyHolder::Session { .. } => Some(self.session.seed.expose().to_vec()),
            other => self.vault.secret(&other.to_string()).ok().map(|s| s.expose().to_vec()),
        };
        let seed = seed.and_then(|seed| seed.try_into().ok());
        seed.ok_or_else(|| KeyError::Missing(holder.clone()))
    }

    fn session_of(&self, _operator: &OperatorName) -> Option<SessionId> {
        Some(self.session.id)
    }

    fn make(&self, holder: &KeyHolder) -> std::result::Result<[u8; 32], KeyError> {
        Err(KeyError::Exists(holder.clone()))
    }
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

/// A file whose every write is durable before the next.
struct SyncedFile(File);

impl SyncedFile {
    const PAGE: [u8; 4096] = [0x5A; 4096];

    fn create(folder: &Path, name: &str) -> Result<Self> {
        let path = folder.join(name);
        Ok(Self(OpenOptions::new().create(true).truncate(true).write(true).open(path)?))
    }

    fn overwrite(&mut self) -> Result<()> {
        self.0.rewind()?;
        self.append()
    }

    fn append(&mut self) -> Result<()> {
        self.0.write_all(&Self::PAGE)?;
        Ok(self.0.sync_data()?)
    }
}

fn people_csv() -> String {
    let mut csv = "name,number,email,department\n".to_owned();
    for n in 0..PEOPLE {
        _ = writeln!(csv, "Ada Example {n},E{n:05},ada.{n}@example.com,Research");
    }
    csv
}

fn parcels_csv(rows: u32) -> String {
    let mut csv = "tracking,sender,recipient,class,condition\n".to_owned();
    for n in 0..rows {
        let (tracking, person) = (ups_number(n), n.wrapping_mul(7919) % PEOPLE);
        _ = writeln!(csv, "{tracking},Dell,Ada Example {person},it,good");
    }
    csv
}

/// A UPS number, with its check digit; numbers far apart follow one another, as they do on a dock.
fn ups_number(n: u32) -> String {
    let digits = format!("{:015}", u64::from(n) * 7_368_787 % 1_000_000_000_000_000);
    let sum: u32 = weighted_digits(&digits, [1, 2]).sum();
    format!("1Z{digits}{}", (10 - sum % 10) % 10)
}

/// Digits with the check digit of GS1, of which the last one weighs three.
fn gs1_number(digits: &str) -> String {
    let weights = if digits.len() % 2 == 1 { [3, 1] } else { [1, 3] };
    let sum: u32 = weighted_digits(digits, weights).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn weighted_digits(digits: &str, weights: [u32; 2]) -> impl Iterator<Item = u32> {
    let values = digits.chars().filter_map(|c| c.to_digit(10));
    values.zip(weights.into_iter().cycle()).map(|(digit, weight)| digit * weight)
}

/// A code as a scanner may send it: parcels, assets, products, messages, and nonsense.
fn mixed_code(n: u32) -> String {
    match n % 12 {
        0 | 1 => ups_number(n),
        2 => gs1_number(&format!("940011189922{n:09}")),
        3 => gs1_number(&format!("0000614141{n:09}")),
        4 => format!("{:012}", u64::from(n) * 7_368_787),
        5 => format!("RR{n:09}DE"),
        6 => gs1_number(&format!("400{n:09}")),
        7 => format!("5CG{n:07}"),
        8 => format!("S{n:010}"),
        9 => format!("]d20109506000134352\u{1d}21{n}"),
        10 => format!("[)>\u{1e}06\u{1d}SABC{n}\u{1d}1P4711\u{1e}\u{4}"),
        _rest => format!("see room {n}"),
    }
}

// ---------------------------------------------------------------------------------------------
// Other programs.

fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The `sqlite3` shell on a file, if it is installed.
fn sqlite3(file: &Path) -> Option<Command> {
    let is_there = quiet(Command::new("sqlite3")).arg("--version").status().is_ok();
    is_there.then(|| {
        let mut command = quiet(Command::new("sqlite3"));
        command.arg(file);
        command
    })
}

fn sqlite3_import(bench: &Bench, folder: &Path) -> Option<Command> {
    let mut command = sqlite3(&folder.join("reference.db"))?;
    command
        .args(["-cmd", ".mode csv", "-cmd"])
        .arg(format!(".import \"{}\" parcel", bench.parcels.display()))
        .arg("CREATE INDEX parcel_by_tracking ON parcel (tracking)");
    Some(command)
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}").into()) }
}

/// How long a process took, and the most memory it had.
struct Run {
    time: Duration,
    peak_kib: Option<u32>,
}

/// Runs a process to its end, looking every few milliseconds how much memory it has had so far.
fn finish(command: &mut Command) -> Result<Run> {
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let mut peak_kib = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak_kib = peak_kib.max(peak_of(child.id()));
        std::thread::sleep(Duration::from_millis(2));
    };
    let time = begun.elapsed();
    if status.success() {
        Ok(Run { time, peak_kib })
    } else {
        Err(format!("{command:?}: {status}").into())
    }
}

/// The most memory that a process has had so far, where the system says so (proc(5), `VmHWM`).
fn peak_of(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

// ---------------------------------------------------------------------------------------------
// Times.

fn time(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed())
}

fn times(count: usize, mut work: impl FnMut() -> Result<()>) -> Result<Vec<Duration>> {
    (0..count).map(|_| time(&mut work)).collect()
}

/// The value that so many of a hundred do not exceed.
fn percentile(times: &[Duration], percent: usize) -> Option<Duration> {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied()
}

fn median(times: &[Duration]) -> Option<Duration> {
    percentile(times, 50)
}

/// The median of the rounds' percentiles.
fn typical(rounds: &[Vec<Duration>], percent: usize) -> Option<Duration> {
    let each: Option<Vec<_>> = rounds.iter().map(|times| percentile(times, percent)).collect();
    median(&each?)
}

// ---------------------------------------------------------------------------------------------
// The table.

#[derive(Default)]
struct Table {
    rows: Vec<[String; 5]>,
}

impl Table {
    fn times(
        &mut self,
        operation: &str,
        ours: Option<Duration>,
        reference: &str,
        theirs: Option<Duration>,
    ) {
        let ratio = ours.zip(theirs).map(|(ours, theirs)| ours.div_duration_f64(theirs));
        self.row(operation, ours.map(shown), reference, theirs.map(shown), ratio);
    }

    /// Also says how many that is in a second.
    fn times_each(
        &mut self,
        operation: &str,
        count: u32,
        ours: Option<Duration>,
        reference: &str,
        theirs: Option<Duration>,
    ) {
        let ratio = ours.zip(theirs).map(|(ours, theirs)| ours.div_duration_f64(theirs));
        let rate = |time: Duration| {
            format!("{}, {:.0} k/s", shown(time), f64::from(count) / time.as_secs_f64() / 1e3)
        };
        self.row(operation, ours.map(rate), reference, theirs.map(rate), ratio);
    }

    fn peaks(&mut self, operation: &str, ours: Option<u32>, reference: &str, theirs: Option<u32>) {
        let ratio = ours.zip(theirs).map(|(ours, theirs)| f64::from(ours) / f64::from(theirs));
        let mib = |kib: u32| format!("{:.1} MiB", f64::from(kib) / 1024.0);
        self.row(operation, ours.map(mib), reference, theirs.map(mib), ratio);
    }

    fn row(
        &mut self,
        operation: &str,
        ours: Option<String>,
        reference: &str,
        theirs: Option<String>,
        ratio: Option<f64>,
    ) {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| "not installed".to_owned());
        let ratio = ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"));
        self.rows.push([
            operation.to_owned(),
            or_none(ours),
            reference.to_owned(),
            or_none(theirs),
            ratio,
        ]);
    }

    fn render(&self, rows: u32) -> String {
        let header = ["operation", "ours", "reference", "", "ratio"].map(str::to_owned);
        let mut text = format!("{} parcels; medians, both sides in turns\n", grouped(rows));
        let width = |at: usize| {
            let lines = self.rows.iter().chain([&header]);
            lines.map(|line| line[at].chars().count()).max().unwrap_or(0)
        };
        let [operation, ours, reference, theirs, ratio] = [0, 1, 2, 3, 4].map(width);
        for [a, b, c, d, e] in [&header].into_iter().chain(&self.rows) {
            _ = writeln!(
                text,
                "{a:<operation$} | {b:>ours$} | {c:<reference$}  {d:>theirs$} | {e:>ratio$}"
            );
        }
        text
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 0.001 {
        format!("{:.0} us", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}

/// A number with its thousands set apart.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
