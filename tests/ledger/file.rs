//! The file: whose it is, who may open it, and what SQLite itself refuses.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command as Process;

use custody::ledger::{Ledger, LedgerError, Mode};
use rusqlite::Connection;

use crate::common::desk::{Desk, Steps, acme, binding, outside, parcel};
use crate::common::{NOON, commands as c, name};

fn open(path: &Path, mode: Mode) -> Result<Ledger, LedgerError> {
    Ledger::open(path, &acme(), mode, outside(&Steps::from(NOON)))
}

fn create(path: &Path) -> Result<Ledger, LedgerError> {
    Ledger::create(path, &binding(), &name("ada"), outside(&Steps::from(NOON)))
}

#[test]
fn a_ledger_that_is_not_there_is_missing_and_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(open(&path, mode), Err(LedgerError::Missing { .. })));
    }
    assert!(!path.exists());
}

#[test]
fn a_ledger_is_not_made_over_another() {
    let desk = Desk::new();
    assert!(matches!(create(&desk.path()), Err(LedgerError::Exists { .. })));
    assert!(desk.open(Mode::Write).is_ok());
}

#[test]
fn a_ledger_belongs_to_one_tenant() {
    let desk = Desk::new();
    let other = Ledger::open(&desk.path(), &name("globex"), Mode::Read, outside(&desk.clock));
    let Err(LedgerError::OtherTenant { found, wanted }) = other else { panic!("it is not theirs") };
    assert_eq!((found.as_str(), wanted.as_str()), ("acme", "globex"));
}

#[test]
fn a_ledger_remembers_whose_it_is() {
    let desk = Desk::new();
    assert_eq!(*desk.open(Mode::Read).unwrap().binding(), binding());
}

#[test]
fn a_newer_schema_is_refused() {
    let desk = Desk::new();
    desk.raw().pragma_update(None, "user_version", 99).unwrap();
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(desk.open(mode), Err(LedgerError::Newer { found: 99, .. })));
    }
}

#[test]
fn a_foreign_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("CREATE TABLE event (seq INTEGER PRIMARY KEY); PRAGMA user_version = 1;")
        .unwrap();
    drop(other);
    let before = fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(open(&path, mode), Err(LedgerError::NotALedger { .. })));
    }
    assert!(matches!(create(&path), Err(LedgerError::Exists { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (file, bytes) in [("empty.db", &b""[..]), ("notes.txt", &[b'x'; 4_096])] {
        let path = folder.path().join(file);
        fs::write(&path, bytes).unwrap();
        for mode in [Mode::Read, Mode::Write] {
            let answer = open(&path, mode);
            assert!(
                matches!(answer, Err(LedgerError::NotALedger { .. } | LedgerError::Damaged(_))),
                "{file}: {answer:?}"
            );
        }
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn a_ledger_without_an_owner_is_damaged() {
    let desk = Desk::new();
    desk.raw().execute("DELETE FROM binding", ()).unwrap();
    assert!(matches!(desk.open(Mode::Read), Err(LedgerError::Damaged(_))));
}

#[test]
fn who_opened_it_to_read_does_not_record() {
    let mut desk = Desk::new();
    desk.ledger = desk.open(Mode::Read).unwrap();
    let order = desk.order(vec![crate::common::desk::line(parcel("1Z0001"), c::receive("1Z0001"))]);
    assert!(desk.ledger.record(&order).is_err());
    assert_eq!(desk.events(), 0);
}

fn mode_of(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

/// Set in a child: where it makes its ledger. Umask and working folder belong to a whole process,
/// and tests share theirs.
const IN_CHILD: &str = "CUSTODY_TEST_IN_CHILD";

/// Runs a test again in a process of its own, in a folder.
fn run_in_child(test: &str, folder: &Path) {
    let child = Process::new(std::env::current_exe().expect("tests know their program"))
        .args(["--exact", test])
        .env(IN_CHILD, folder)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
}

#[test]
fn only_the_owner_can_read_it_whatever_the_umask() {
    if let Some(folder) = std::env::var_os(IN_CHILD) {
        rustix::process::umask(rustix::fs::Mode::empty());
        drop(create(&Path::new(&folder).join("state/custody/ledger.db")).unwrap());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    run_in_child("ledger::file::only_the_owner_can_read_it_whatever_the_umask", folder.path());
    let state = folder.path().join("state");
    assert_eq!(mode_of(&state), 0o700);
    assert_eq!(mode_of(&state.join("custody")), 0o700);
    assert_eq!(mode_of(&state.join("custody/ledger.db")), 0o600);
}

#[test]
fn a_ledger_can_be_made_where_one_stands() {
    if std::env::var_os(IN_CHILD).is_some() {
        drop(create(Path::new("ledger.db")).unwrap());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    run_in_child("ledger::file::a_ledger_can_be_made_where_one_stands", folder.path());
    assert!(open(&folder.path().join("ledger.db"), Mode::Read).is_ok());
}

#[test]
fn the_files_beside_it_are_as_private_as_it_is() {
    let mut desk = Desk::new();
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    let mut seen = 0;
    for entry in fs::read_dir(desk.folder()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode_of(&path), 0o600, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 2, "the write-ahead log lies beside it");
}

#[test]
fn the_log_refuses_to_be_changed() {
    let mut desk = Desk::new();
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    desk.does(parcel("1Z0002"), c::receive("1Z0002"));
    let raw = desk.raw();
    let copy = "item, randomblob(16), n, kind, actor, occurred_at, recorded_at, body FROM event WHERE seq = 1";
    for (sql, rule) in [
        ("UPDATE event SET actor = 'mallory' WHERE seq = 0".to_owned(), "append-only"),
        ("UPDATE OR REPLACE event SET seq = 0 WHERE seq = 1".to_owned(), "append-only"),
        ("DELETE FROM event WHERE seq = 1".to_owned(), "append-only"),
        ("DELETE FROM event".to_owned(), "append-only"),
        (format!("INSERT OR REPLACE INTO event SELECT 1, {copy}"), "no gaps"),
        (format!("INSERT OR REPLACE INTO event SELECT 0, {copy}"), "no gaps"),
        (format!("INSERT INTO event SELECT 3, {copy}"), "no gaps"),
        (format!("INSERT INTO event SELECT -1, {copy}"), "no gaps"),
    ] {
        let error = raw.execute(&sql, ()).unwrap_err().to_string();
        assert!(error.contains(rule), "{sql}: {error}");
    }
    assert!(desk.ledger.verify(&mut |_| {}).unwrap().is_ok());
}
