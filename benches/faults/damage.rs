//! Bytes that change under a ledger: flipped bits, swapped pages, cut ends.
//!
//! Each is noticed, or proved harmless: every row of every table is what it was before.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use custody::domain::names::TenantName;
use custody::ledger::{Anchored, Ledger, Mode};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use super::look::reading;
use super::report::{Broken, Fault, Report, Row};
use super::scenes::staffed;
use super::station::{Home, scratch, words};
use super::{Dice, Options, Result};

const PAGE: usize = 4096;

/// What is longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(10);

/// What people and places are called stands beside the log and is no part of it: README says so. Neither are
/// runs of exports, how many photos an operator may hand in, nor when evidence was handed in for the last time.
const BESIDE_THE_LOG: [&str; 8] = [
    "evidence",
    "export_run",
    "person",
    "photo_allowance",
    "place",
    "push_receipt",
    "remote",
    "order_line",
];

/// Of what is proved harmless, one in so many is also opened and verified: it must not crash either.
const HARMLESS_OPENED: usize = 16;

pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    let target = Target::make()?;
    let size = target.bytes.len();
    let mut row = Row::new("one bit flipped in the ledger");
    let mut dice = Dice::of(options.seed, "flip", 0);
    let stride = options.either(1, size / 250);
    for bit in 0..options.either(3, 1) {
        let mut at = if options.full { 0 } else { dice.below(stride) };
        while at < size {
            // Three bits of every byte, each another one.
            let mask = 1_u8 << ((dice.below(8) + bit * 3) % 8);
            target.damaged(options, &mut row, at, &format!("byte {at} ^ {mask:#04x}"), |bytes| {
                bytes[at] ^= mask;
            });
            at += stride;
        }
    }
    report.add(row);
    report.add(target.swapped(options));
    report.add(target.cut(options));
    report.add(target.control());
    Ok(())
}

/// A small ledger with everything in it that a ledger can have.
struct Target {
    _folder: TempDir,
    home: Home,
    ledger: PathBuf,
    anchor: PathBuf,
    bytes: Vec<u8>,
    rows: Rows,
}

/// The digest of all rows of each table; nothing if they cannot all be read.
type Rows = Option<BTreeMap<String, [u8; 32]>>;

/// What was noticed.
enum Noticed {
    /// It does not open, or cannot be read, and says why.
    Refused,
    Problems,
    /// All is well but for the personal values, of which it says that they were not compared: no key is here.
    NotCompared,
    Nothing,
}

impl Target {
    fn make() -> Result<Self> {
        let folder = scratch()?;
        let home = staffed(&folder.path().join("home"))?;
        work(&home)?;
        let bytes = fs::read(home.ledger())?;
        let rows = rows_of(&home.ledger());
        if rows.is_none() {
            return Err("the rows of an intact ledger cannot be read".into());
        }
        let anchor = home.0.join("state/acme/anchor");
        Ok(Self { ledger: home.ledger(), anchor, bytes, rows, home, _folder: folder })
    }

    /// Judges one change.
    fn damaged(
        &self,
        options: &Options,
        row: &mut Row,
        nth: usize,
        again: &str,
        change: impl FnOnce(&mut Vec<u8>),
    ) {
        if options.at.is_some_and(|only| only != row.points() + 1) {
            return;
        }
        let point = row.points() + 1;
        let mut bytes = self.bytes.clone();
        change(&mut bytes);
        let is_sampled = nth < 100 || nth.is_multiple_of(HARMLESS_OPENED);
        let outcome = self.judge(&bytes, is_sampled, examine, || self.program_notices());
        row.count(outcome, || {
            format!("--only damage --seed {} --at {point}: {again}", options.seed)
        });
    }

    /// Whether `custody verify` finds something where the vault is.
    fn program_notices(&self) -> bool {
        self.home.run(&words("verify"), b"").is_ok_and(|ended| ended.code() != 0)
    }

    fn judge(
        &self,
        bytes: &[u8],
        is_sampled: bool,
        examine: impl Fn(&Path, &Path) -> Noticed,
        ask: impl Fn() -> bool,
    ) -> std::result::Result<String, Broken> {
        for ending in ["db-wal", "db-shm"] {
            let _may_not_be_there = fs::remove_file(self.ledger.with_extension(ending));
        }
        fs::write(&self.ledger, bytes)?;
        let rows = rows_of(&self.ledger);
        let is_harmless = rows == self.rows;
        if is_harmless && !is_sampled {
            return Ok("harmless: every row is as before".to_owned());
        }
        let begun = Instant::now();
        let noticed = catch_unwind(AssertUnwindSafe(|| examine(&self.ledger, &self.anchor)));
        if begun.elapsed() > PATIENCE {
            return Err(Broken::new(Fault::Other, format!("it took {:?}", begun.elapsed())));
        }
        match noticed {
            Err(_) => Err(Broken::new(Fault::Other, "a panic")),
            Ok(Noticed::Refused) => Ok("does not open".to_owned()),
            Ok(Noticed::Problems) => Ok("problems".to_owned()),
            Ok(Noticed::Nothing | Noticed::NotCompared) if is_harmless => {
                Ok("harmless: every row is as before".to_owned())
            }
            // What is under seal is looked at by whoever has the vault.
            Ok(Noticed::Nothing | Noticed::NotCompared) if ask() => Ok("problems".to_owned()),
            Ok(noticed @ (Noticed::Nothing | Noticed::NotCompared)) => {
                let differ = differing(self.rows.as_ref(), rows.as_ref());
                if matches!(noticed, Noticed::NotCompared) && differ.as_deref() == Some("personal")
                {
                    return Ok("said not to have been compared".to_owned());
                }
                let is_beside =
                    |tables: &str| tables.split(", ").all(|t| BESIDE_THE_LOG.contains(&t));
                if differ.as_deref().is_some_and(is_beside) {
                    return Ok("NOT NOTICED in a list beside the log".to_owned());
                }
                let differ = differ.map_or_else(
                    || "not every row can be read".to_owned(),
                    |tables| format!("rows of {tables} differ"),
                );
                let text = format!("{differ}; verify says that all is well");
                Err(Broken::new(Fault::Unnoticed, text))
            }
        }
    }

    /// Every two pages change places.
    fn swapped(&self, options: &Options) -> Row {
        let mut row = Row::new("two pages swapped");
        let pages = self.bytes.len() / PAGE;
        for one in 0..pages {
            for other in one + 1..pages {
                let nth = one * pages + other;
                if !options.full && !nth.is_multiple_of(13) {
                    continue;
                }
                self.damaged(options, &mut row, nth, &format!("{one} and {other}"), |bytes| {
                    let (front, back) = bytes.split_at_mut(other * PAGE);
                    front[one * PAGE..(one + 1) * PAGE].swap_with_slice(&mut back[..PAGE]);
                });
            }
        }
        row
    }

    /// The end is cut off at every page, and beside it.
    fn cut(&self, options: &Options) -> Row {
        let mut row = Row::new("cut short");
        let pages = self.bytes.len() / PAGE;
        for page in 0..=pages {
            if !options.full && !page.is_multiple_of(5) {
                continue;
            }
            for beside in [-513_isize, -512, -1, 0, 1, 100, 512, 2048] {
                let Some(size) = (page * PAGE).checked_add_signed(beside) else { continue };
                if size < self.bytes.len() {
                    self.damaged(options, &mut row, size, &format!("to {size}"), |bytes| {
                        bytes.truncate(size);
                    });
                }
            }
        }
        row
    }

    /// A verifier that finds nothing must be found out.
    fn control(&self) -> Row {
        let mut row = Row::new("control: damage");
        let mut bytes = self.bytes.clone();
        let text = b"C02XL0THJGH5";
        let found = bytes.windows(text.len()).position(|window| window == text);
        if let Some(byte) = found.and_then(|at| bytes.get_mut(at)) {
            *byte ^= 1;
        }
        let outcome = self.judge(&bytes, true, |_, _| Noticed::Nothing, || false);
        row.control(outcome, &[Fault::Unnoticed], "a verifier that finds nothing");
        row
    }
}

/// Some of everything: parcels, an asset with a signature, a correction, a person who is erased.
pub fn work(home: &Home) -> Result<()> {
    for line in [
        "receive --confirm PKG00001 --photo s.png",
        "receive --confirm PKG00002 --to ada@example.com",
        "serialize PKG00001 --serial C02XL0THJGH5 --tag AT-1 --category laptop",
        "hand-off AT-1 --to ada@example.com --signature s.png",
        "return AT-1 --from ada@example.com --condition good",
        "--as olga receive --confirm PKG00003",
        "missing PKG00003 --reason gone",
    ] {
        home.does(line, b"")?;
    }
    Ok(())
}

/// Opens and verifies as `custody verify` does.
fn examine(ledger: &Path, anchor: &Path) -> Noticed {
    let Ok(tenant) = TenantName::parse("acme") else { return Noticed::Nothing };
    let outside = reading(Some(anchor.to_owned()));
    let Ok(ledger) = Ledger::open(ledger, &tenant, Mode::Read, outside) else {
        return Noticed::Refused;
    };
    if let Anchored::Contradicts { .. } = ledger.anchored() {
        return Noticed::Problems;
    }
    match ledger.verify(&mut |_| {}) {
        Err(_) => Noticed::Refused,
        Ok(verdict) if verdict.is_ok() => {
            let not_compared = verdict.notices.iter().any(|notice| notice.rule == "personal");
            if not_compared { Noticed::NotCompared } else { Noticed::Nothing }
        }
        Ok(_) => Noticed::Problems,
    }
}

/// Reads every row past the library that is tested, from the file alone.
fn rows_of(ledger: &Path) -> Rows {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let uri = format!("file:{}?immutable=1", ledger.display());
    let connection = Connection::open_with_flags(uri, flags).ok()?;
    digest_of(&connection).ok()
}

fn digest_of(connection: &Connection) -> rusqlite::Result<BTreeMap<String, [u8; 32]>> {
    let mut digests = BTreeMap::new();
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
    digests.insert("the schema".to_owned(), digest_of_rows(connection, sql)?);
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names = statement.query_map((), |row| row.get::<_, String>(0))?;
    for name in names.collect::<rusqlite::Result<Vec<_>>>()? {
        let sql = format!("SELECT * FROM \"{name}\" NOT INDEXED");
        digests.insert(name, digest_of_rows(connection, &sql)?);
    }
    for pragma in ["application_id", "user_version", "encoding"] {
        let digest = digest_of_rows(connection, &format!("PRAGMA {pragma}"))?;
        digests.insert(pragma.to_owned(), digest);
    }
    Ok(digests)
}

fn differing(
    wanted: Option<&BTreeMap<String, [u8; 32]>>,
    found: Option<&BTreeMap<String, [u8; 32]>>,
) -> Option<String> {
    let (wanted, found) = (wanted?, found?);
    let differ = wanted.iter().filter(|(name, digest)| found.get(*name) != Some(*digest));
    let names: Vec<&str> = differ.map(|(name, _)| name.as_str()).collect();
    Some(names.join(", "))
}

/// Tables are read in the order of their keys, which is how they are stored.
fn digest_of_rows(connection: &Connection, sql: &str) -> rusqlite::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes) = match row.get_ref(column)? {
                ValueRef::Null => (0_u8, Vec::new()),
                ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec()),
                ValueRef::Real(number) => (2, number.to_le_bytes().to_vec()),
                ValueRef::Text(text) => (3, text.to_vec()),
                ValueRef::Blob(blob) => (4, blob.to_vec()),
            };
            hash.update([kind]);
            hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(bytes);
        }
        hash.update(b"row");
    }
    Ok(hash.finalize().into())
}
