//! A home with a station in it: the program run there as a person runs it, and what its ledger holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use tempfile::TempDir;

use super::Result;
use super::report::{Broken, Fault};

/// The program, built with the same profile as this harness.
pub const CUSTODY: &str = env!("CARGO_BIN_EXE_custody");

/// Codes that custody has for what may go wrong here: never a bug (70), a signal or a panic (101).
pub const HONEST_CODES: [i32; 5] = [3, 66, 73, 74, 78];

/// A folder that goes away. In memory where that is possible: a kill loses nothing that a file has, and
/// power cuts are made by a model, so that nothing here depends on a real disk.
pub fn scratch() -> Result<TempDir> {
    let in_memory = Path::new("/dev/shm");
    let builder = || tempfile::Builder::new().prefix("custody-faults-").clone();
    Ok(builder()
        .tempdir_in(in_memory)
        .or_else(|_| builder().tempdir_in(env!("CARGO_TARGET_TMPDIR")))?)
}

/// A program that has ended.
#[derive(Debug)]
pub struct Ended {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
}

impl Ended {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status, out: text(&output.stdout), err: text(&output.stderr) }
    }

    pub fn code(&self) -> i32 {
        self.status.code().unwrap_or(-1)
    }

    /// Every whole line of the answer that is JSON.
    pub fn answers(&self) -> Vec<Value> {
        let whole = self.out.rfind('\n').map_or("", |end| &self.out[..end]);
        let lines: Vec<Value> = whole
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .filter(Value::is_object)
            .collect();
        // An answer over several lines is one answer.
        if lines.is_empty() { serde_json::from_str(whole).into_iter().collect() } else { lines }
    }

    pub fn or_fail(self, what: &str) -> Result<Self> {
        if self.status.success() {
            return Ok(self);
        }
        Err(format!("{what}: {}\n{}{}", self.status, self.out, self.err).into())
    }
}

/// An event that was answered for: its place in the log and its kind.
pub type Acknowledged = BTreeMap<u64, String>;

/// What answers promise.
pub fn acknowledged(answers: &[Value]) -> Acknowledged {
    let promises = answers
        .iter()
        .filter_map(|answer| Some((answer["seq"].as_u64()?, answer["kind"].as_str()?.to_owned())));
    promises.collect()
}

/// A folder in which a station works.
#[derive(Debug)]
pub struct Home(pub PathBuf);

impl Home {
    /// A command line that is not run yet.
    pub fn command(&self, program: &Path, words: &[String]) -> Command {
        let mut command = Command::new(program);
        for name in ["CUSTODY_PROFILE", "CUSTODY_OPERATOR", "CUSTODY_TOKEN_FILE", "NO_COLOR"] {
            command.env_remove(name);
        }
        command.env("CUSTODY_HOME", &self.0).current_dir(&self.0).args(words);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, words: &[String], input: &[u8]) -> Result<Ended> {
        feed(self.command(Path::new(CUSTODY), words), input)
    }

    /// Runs a command line that has to succeed.
    pub fn does(&self, line: &str, input: &[u8]) -> Result<Ended> {
        self.run(&words(line), input)?.or_fail(line)
    }

    pub fn ledger(&self) -> PathBuf {
        self.0.join("data/acme/ledger.db")
    }

    pub fn holdings(&self) -> Result<Holdings> {
        Holdings::read(&self.ledger())
    }

    /// Whether the record verifies, as `custody verify` says.
    pub fn verifies(&self) -> std::result::Result<Verdict, Broken> {
        let ended = self.run(&words("--json verify"), b"")?;
        let verdict = ended.answers().pop().unwrap_or_default();
        let problems: Vec<String> = verdict["problems"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|problem| format!("[{}] {}", problem["rule"], problem["message"]))
            .collect();
        match ended.code() {
            0 => Ok(Verdict::Good),
            3 if problems.iter().all(|p| p.starts_with("[\"anchor\"]")) && !problems.is_empty() => {
                Ok(Verdict::Anchor(problems.join("; ")))
            }
            code => {
                let text = format!("verify ends with {code}: {}{}", problems.join("; "), ended.err);
                Err(Broken::new(Fault::Other, text))
            }
        }
    }

    /// Copies everything to a new place.
    pub fn copy_to(&self, folder: &Path) -> Result<Self> {
        copy_tree(&self.0, folder)?;
        Ok(Self(folder.to_owned()))
    }
}

/// What `custody verify` says of a record in which nothing is wrong inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Good,
    /// Only the anchor speaks against it.
    Anchor(String),
}

/// Splits a line at blanks.
pub fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

/// Runs a command to its end, with something on its standard input.
pub fn feed(mut command: Command, input: &[u8]) -> Result<Ended> {
    if !input.is_empty() {
        command.stdin(Stdio::piped());
    }
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // It may be dead before it has read anything.
        let _pipe_may_break = stdin.write_all(input);
    }
    Ok(Ended::of(&child.wait_with_output()?))
}

pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// What a ledger holds: enough to see what is missing and what is there twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holdings {
    /// How many events of each kind.
    pub kinds: BTreeMap<String, i64>,
    pub items: i64,
    pub people: i64,
    /// The kind and the entry of every event.
    pub events: BTreeMap<u64, (String, Vec<u8>)>,
}

impl Holdings {
    /// Reads a ledger with its write-ahead log, past the library that is being tested.
    pub fn read(file: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags)?;
        let count = |sql: &str| connection.query_row(sql, (), |row| row.get::<_, i64>(0));
        let mut holdings = Self {
            items: count("SELECT count(*) FROM item")?,
            people: count("SELECT count(*) FROM person")?,
            ..Self::default()
        };
        let mut statement = connection.prepare("SELECT seq, kind, body FROM event")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get(1)?;
            *holdings.kinds.entry(kind.clone()).or_default() += 1;
            let seq = u64::try_from(row.get::<_, i64>(0)?)?;
            holdings.events.insert(seq, (kind, row.get(2)?));
        }
        Ok(holdings)
    }

    /// Demands everything that was answered for.
    pub fn has(&self, promised: &Acknowledged) -> std::result::Result<(), Broken> {
        for (seq, kind) in promised {
            match self.events.get(seq) {
                Some((found, _)) if found == kind => {}
                found => {
                    let found = found.map(|(kind, _)| kind);
                    let text =
                        format!("{kind} {seq} was acknowledged, and the ledger has {found:?}");
                    return Err(Broken::new(Fault::Lost, text));
                }
            }
        }
        Ok(())
    }

    /// Demands what there would be if nothing had gone wrong: no more and no less.
    pub fn is_as(&self, wanted: &Self) -> std::result::Result<(), Broken> {
        let kinds: BTreeSet<&String> = self.kinds.keys().chain(wanted.kinds.keys()).collect();
        for kind in kinds {
            let of = |kinds: &BTreeMap<String, i64>| kinds.get(kind).copied().unwrap_or(0);
            let (found, wanted) = (of(&self.kinds), of(&wanted.kinds));
            // Whoever was interrupted before the secret of a session was kept has to log in again.
            let is_another_log_in = kind == "session_opened" && found > wanted;
            if !is_another_log_in {
                differ(kind, found, wanted)?;
            }
        }
        differ("items", self.items, wanted.items)?;
        differ("people", self.people, wanted.people)
    }
}

fn differ(what: &str, found: i64, wanted: i64) -> std::result::Result<(), Broken> {
    let fault = match found.cmp(&wanted) {
        std::cmp::Ordering::Equal => return Ok(()),
        std::cmp::Ordering::Less => Fault::Lost,
        std::cmp::Ordering::Greater => Fault::Repeated,
    };
    Err(Broken::new(fault, format!("{what}: {found} where {wanted} should be")))
}
