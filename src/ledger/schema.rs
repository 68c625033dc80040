//! Opening the file: is it ours, is it ours to read, is it safe to write.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::time::Duration;

use data_encoding::HEXLOWER;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest as _, Sha256};

use super::LedgerError;
use crate::durable;

/// "CUST": marks the file as a ledger of ours (SQLite file header, offset 68).
const APPLICATION_ID: i32 = 0x4355_5354;

/// The migrations, in order; the file's `user_version` says how many it has had.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001_ledger.sql")];

/// What [`fingerprint`] says of a ledger that has had all of them, and nothing else.
const FINGERPRINT: &str = "5ea0752db0c93d08ff3d15261b5fb7d9ab5a377007f0a3bdac500b1bc189b9e3";

/// From how many pages on the write-ahead log is carried over into the file, which takes as long as many scans. A scan
/// is some ten pages: at SQLite's own 1,000, one scan in a hundred would wait for it.
const WAL_PAGES: i64 = 4_096;

/// How long a writer waits for another one before it says that the ledger is busy.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// What the caller wants to do with the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Make it; refuse if it is there.
    Create,
    /// Read and record.
    Write,
    /// Only read.
    Read,
    /// Write to a copy out of a backup, which has lost how the file is written.
    Restored,
    /// Read a file that nobody writes, on media that may be read-only.
    Immutable,
}

pub(super) fn open(path: &Path, mode: Mode) -> Result<Connection, LedgerError> {
    match mode {
        Mode::Create => create_private_file(path)?,
        Mode::Write | Mode::Read | Mode::Restored | Mode::Immutable if !path.exists() => {
            return Err(LedgerError::Missing { path: path.to_owned() });
        }
        Mode::Write | Mode::Read | Mode::Restored | Mode::Immutable => {}
    }
    if mode == Mode::Immutable {
        return open_immutable(path);
    }
    refuse_network_filesystem(path.parent().unwrap_or(path))?;
    // A reader, too, may have to recover the write-ahead log of a process that was killed.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    configure(&connection, mode)?;
    migrate(&mut connection, path, mode)?;
    if mode == Mode::Read {
        connection.pragma_update(None, "query_only", true)?;
    }
    Ok(connection)
}

/// Opens a file without a lock and without a write-ahead log beside it
/// (<https://sqlite.org/uri.html>, "immutable").
fn open_immutable(path: &Path) -> Result<Connection, LedgerError> {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                uri.push(char::from(*byte));
            }
            other => uri.extend(["%", &data_encoding::HEXUPPER.encode(&[*other])]),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let mut connection = Connection::open_with_flags(uri, flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    migrate(&mut connection, path, Mode::Immutable)?;
    Ok(connection)
}

/// What of a file's schema is not as the migrations make it: an added trigger can change what is
/// written, an added view what is read.
pub(super) fn alterations(connection: &Connection) -> Result<Vec<String>, LedgerError> {
    if fingerprint(connection)? == FINGERPRINT {
        return Ok(Vec::new());
    }
    let fresh = Connection::open_in_memory()?;
    for migration in MIGRATIONS {
        fresh.execute_batch(migration)?;
    }
    let (wanted, found) = (objects(&fresh)?, objects(connection)?);
    let missing = wanted.iter().filter(|(name, _)| !found.contains_key(*name));
    let mut altered: Vec<String> = missing.map(|(name, _)| format!("{name} is missing")).collect();
    for (name, sql) in &found {
        match wanted.get(name) {
            Some(known) if known == sql => {}
            Some(_) => altered.push(format!("{name} was changed")),
            None => altered.push(format!("{name} was added")),
        }
    }
    Ok(altered)
}

/// A row that SQLite reads past its types, or that stands for another table than its SQL says, is none
/// that a migration made.
const SELECT_OBJECTS: &str = "SELECT CASE
       WHEN typeof(type) || typeof(name) || typeof(tbl_name) || typeof(rootpage) || typeof(sql)
              = 'texttexttextintegertext'
        AND (type IN ('table', 'view') AND tbl_name = name
             OR instr(replace(sql, char(10), ' '), ' ON ' || tbl_name || ' ') > 0)
       THEN type || ' ' || name
       ELSE 'damaged row ' || rowid END,
     coalesce(sql, '') FROM sqlite_schema
     WHERE NOT (typeof(type) || typeof(name) || typeof(tbl_name) || typeof(rootpage) || typeof(sql)
                  = 'texttexttextintegernull'
                AND type = 'index' AND tbl_name = 'event' AND name = 'sqlite_autoindex_event_1')
       AND name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name";

/// Every table, index, trigger and view with its SQL. The one index that SQLite makes by itself is left
/// out, and the statistics that anybody may let it gather.
fn objects(connection: &Connection) -> Result<BTreeMap<String, String>, LedgerError> {
    let mut statement = connection.prepare(SELECT_OBJECTS)?;
    let objects = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(objects.collect::<Result<_, _>>()?)
}

/// SHA-256 over every object of the schema and its SQL, in order.
fn fingerprint(connection: &Connection) -> Result<String, LedgerError> {
    let mut hash = Sha256::new();
    let mut statement = connection.prepare(SELECT_OBJECTS)?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        for column in 0..2 {
            let text = row.get_ref(column)?.as_bytes().map_err(rusqlite::Error::from)?;
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text);
        }
    }
    Ok(HEXLOWER.encode(&hash.finalize()))
}

fn configure(connection: &Connection, mode: Mode) -> Result<(), LedgerError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Without this, SQLite compiles a cached statement anew for every new value that it is given as soon
    // as a partial index is in sight (https://sqlite.org/queryplanner-ng.html, "QPSG").
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    if mode == Mode::Create {
        connection.pragma_update(None, "page_size", 4096)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    if matches!(mode, Mode::Create | Mode::Restored) {
        connection.pragma_update(None, "journal_mode", "WAL")?;
    }
    // FULL, not NORMAL: in WAL mode NORMAL may forget a commit after a power cut, and an
    // acknowledged scan must never be forgotten.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", WAL_PAGES)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    // In KiB when negative. SQLite's own 2 MiB is too little for indexes that are filled in random order.
    connection.pragma_update(None, "cache_size", -16 * 1024)?;
    Ok(())
}

/// Opens a file again that was opened, and looked at, before; only to read, with so much memory for its pages.
pub(super) fn open_reader(opened: &Connection, cache_kib: i64) -> Result<Connection, LedgerError> {
    let path = opened.path().unwrap_or_default();
    let connection = if opened.is_readonly("main")? {
        open_immutable(Path::new(path))?
    } else {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        configure(&connection, Mode::Read)?;
        connection.pragma_update(None, "query_only", true)?;
        connection
    };
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    Ok(connection)
}

/// Brings the file to the version that this program knows, each step in a transaction of its own.
fn migrate(connection: &mut Connection, path: &Path, mode: Mode) -> Result<(), LedgerError> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(LedgerError::NotALedger { path: path.to_owned() });
    }
    let found = user_version(connection)?;
    if found > MIGRATIONS.len() {
        return Err(LedgerError::Newer { found, known: MIGRATIONS.len() });
    }
    if found == MIGRATIONS.len() {
        return Ok(());
    }
    if matches!(mode, Mode::Read | Mode::Immutable) {
        return Err(LedgerError::Older { found, known: MIGRATIONS.len() });
    }
    for (version, migration) in MIGRATIONS.iter().enumerate().skip(found) {
        let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have been faster while this one waited for the lock.
        if user_version(&tx)? == version {
            tx.execute_batch(migration)?;
            tx.pragma_update(None, "user_version", i64::try_from(version + 1).unwrap_or(i64::MAX))?;
        }
        tx.commit()?;
    }
    Ok(())
}

fn user_version(connection: &Connection) -> Result<usize, LedgerError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Makes the file before SQLite does, so that nobody else can read it, whatever the umask.
pub(super) fn create_private_file(path: &Path) -> Result<(), LedgerError> {
    let io = |source| LedgerError::Io { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        let io = |source| LedgerError::Io { path: folder.to_owned(), source };
        durable::make_folder(folder, durable::PRIVATE).map_err(io)?;
    }
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match file {
        Ok(file) => file.set_permissions(fs::Permissions::from_mode(0o600)).map_err(io),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(LedgerError::Exists { path: path.to_owned() })
        }
        Err(e) => Err(io(e)),
    }
}

/// Write-ahead logging shares memory between processes, which no network filesystem can do
/// (<https://sqlite.org/wal.html>, "Disadvantages").
fn refuse_network_filesystem(folder: &Path) -> Result<(), LedgerError> {
    // statfs(2), f_type.
    const NETWORK: [u64; 4] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42];
    let Some(existing) = folder.ancestors().find(|f| f.is_dir()) else { return Ok(()) };
    let Ok(stat) = rustix::fs::statfs(existing) else { return Ok(()) };
    let magic = u64::try_from(stat.f_type).unwrap_or(0) & 0xFFFF_FFFF;
    if NETWORK.contains(&magic) {
        return Err(LedgerError::NetworkFilesystem { path: folder.to_owned() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_row_of_another_type_is_an_alteration() {
        let altered = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            altered.execute_batch(migration).unwrap();
        }
        altered.pragma_update(None, "writable_schema", true).unwrap();
        for (change, wanted) in [
            (
                "UPDATE sqlite_schema SET type = CAST(type AS BLOB) WHERE name = 'involved'",
                "table involved is missing",
            ),
            (
                "UPDATE sqlite_schema SET tbl_name = 'item' WHERE name = 'tree_has_no_gap'",
                "trigger tree_has_no_gap is missing",
            ),
            (
                "UPDATE sqlite_schema SET tbl_name = 'tree' WHERE name LIKE 'sqlite_autoindex%'",
                "damaged row 4 was added",
            ),
        ] {
            altered.execute_batch(change).unwrap();
            let found = alterations(&altered).unwrap();
            assert!(found.iter().any(|line| line == wanted), "{change}: {found:?}");
        }
    }

    #[test]
    fn the_fingerprint_is_that_of_a_new_ledger() {
        let fresh = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            fresh.execute_batch(migration).unwrap();
        }
        assert_eq!(fingerprint(&fresh).unwrap(), FINGERPRINT);
        assert!(alterations(&fresh).unwrap().is_empty());
        fresh.execute_batch("CREATE VIEW v AS SELECT 1; DROP INDEX person_key_by_person").unwrap();
        assert_eq!(
            alterations(&fresh).unwrap(),
            ["index person_key_by_person is missing", "view v was added"]
        );
    }
}
