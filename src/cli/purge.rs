//! `custody purge`: deletes what is past its time, and clears away what interrupted commands left behind.
//!
//! What goes first is the key in the ledger, in one transaction with the entry that says so; then the sealed
//! files; then the write-ahead log is emptied. Crash windows: after the commit nothing opens the files any
//! more, and the next run removes them, for nothing names them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use clap::Args;
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use uuid::Uuid;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::names::PersonId;
use crate::domain::retention::before;
use crate::evidence::Folder;
use crate::ledger::{LedgerError, Mode, OldEvidence, Purge};

/// How the folders and files begin in which a command prepares something; it removes them itself, unless it
/// is killed.
const UNFINISHED: [&str; 5] = [".init-", ".restore-", ".backup-", ".vault-", ".tmp"];

/// For how many days they are left alone: their command may still be running.
const UNFINISHED_DAYS: u32 = 1;

/// Arguments of `purge`.
#[derive(Debug, Args)]
pub struct PurgeArgs {
    /// Say what would be deleted, and delete nothing
    #[arg(long)]
    dry_run: bool,

    /// A folder with backups, to remove what interrupted ones left there; may be given several times
    #[arg(long, value_name = "FOLDER")]
    backups: Vec<PathBuf>,
}

/// Everything that goes.
struct Gone {
    purge: Purge,
    people: Vec<PersonId>,
    leftovers: Vec<PathBuf>,
}

/// Deletes what is past its time.
pub fn run(args: &PurgeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mode = if args.dry_run { Mode::Read } else { Mode::Write };
    let mut desk = Desk::open(globals, ui, mode)?;
    let folder = Folder::at(desk.folders.evidence_folder(&desk.profile.name));
    folder.is_there()?;
    let retention = desk.profile.retention;
    let people = match retention.left_before(desk.now()) {
        Some(time) => desk.ledger.left_before(time)?,
        None => Vec::new(),
    };
    let by = desk.operator.clone();
    let purge = if args.dry_run {
        desk.ledger.due(&retention)?
    } else {
        let purge = desk.ledger.purge(&by, &retention)?;
        for person in &people {
            match desk.ledger.erase(&by, *person) {
                // It is erased; the write-ahead log is emptied at the end.
                Ok(_) | Err(LedgerError::Busy) => {}
                Err(error) => return Err(error.into()),
            }
        }
        folder.remove(files_of(&purge))?;
        purge
    };
    let leftovers = leftovers(&desk, &folder, &purge, args)?;
    if !args.dry_run {
        for path in &leftovers {
            remove(path)?;
        }
    }
    say(&desk, &Gone { purge, people, leftovers }, args)?;
    if args.dry_run {
        return Ok(());
    }
    match desk.ledger.forget_deleted() {
        Err(LedgerError::Busy) => {
            Err(Failure::new(Kind::Busy, "another process keeps old pages in use")
                .hint("run the command again when it has ended: until then traces may be left"))
        }
        other => Ok(other?),
    }
}

fn files_of(purge: &Purge) -> Vec<Uuid> {
    purge.over.iter().map(|old| &old.kept).chain(&purge.unnamed).map(|kept| kept.file).collect()
}

/// What interrupted commands left behind, if that was long enough ago.
fn leftovers(
    desk: &Desk<'_>,
    folder: &Folder,
    purge: &Purge,
    args: &PurgeArgs,
) -> Result<Vec<PathBuf>, Failure> {
    let oldest = before(desk.now(), UNFINISHED_DAYS).as_millis();
    let name = &desk.profile.name;
    let places = [desk.folders.ledger_file(name), desk.folders.anchor_file(name)];
    let mut found = Vec::new();
    for place in places.iter().filter_map(|file| file.parent()) {
        found.extend(unfinished(place, &UNFINISHED)?);
    }
    for backups in &args.backups {
        found.extend(unfinished(backups, &[".backup-"])?);
    }
    let data = desk.folders.ledger_file(name);
    if is_any_set_aside(data.parent().unwrap_or(&data))? {
        desk.ui.status(
            "note: a ledger was set aside: sealed files that nothing else names may be its, and stay as long as \
             it does",
        );
    } else {
        let kept = desk.ledger.all_evidence()?.into_iter().map(|kept| kept.file);
        // Those that go by name are no leftovers, also where nothing is deleted yet.
        let named: BTreeSet<Uuid> = kept.chain(files_of(purge)).collect();
        found.extend(folder.others(&named)?);
    }
    found.retain(|path| is_older(path, oldest));
    Ok(found)
}

fn unfinished(folder: &Path, prefixes: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(cannot_use(folder, &error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| cannot_use(folder, &error))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if prefixes.iter().any(|prefix| name.starts_with(prefix)) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn is_any_set_aside(data: &Path) -> Result<bool, Failure> {
    Ok(!unfinished(data, &["set-aside"])?.is_empty())
}

/// Whether nothing has changed in it since a time, in milliseconds.
fn is_older(path: &Path, time: i64) -> bool {
    let changed = fs::symlink_metadata(path).and_then(|about| about.modified());
    let since = changed.ok().and_then(|changed| changed.duration_since(UNIX_EPOCH).ok());
    since.is_some_and(|since| i64::try_from(since.as_millis()).is_ok_and(|ms| ms <= time))
}

fn remove(path: &Path) -> Result<(), Failure> {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|about| about.is_dir());
    let removed = if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot_use(path, &error)),
        _gone => Ok(()),
    }
}

fn cannot_use(path: &Path, error: &io::Error) -> Failure {
    let mut failure = Failure::because(Kind::Io, error);
    failure.message = format!("{}: {}", path.display(), failure.message);
    failure
}

fn say(desk: &Desk<'_>, gone: &Gone, args: &PurgeArgs) -> Result<(), Failure> {
    let Gone { purge, people, leftovers } = gone;
    let ui = desk.ui;
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.purge.v1",
            "dry_run": args.dry_run,
            "evidence": purge.over.iter().map(|old| as_json(desk, old)).collect::<Vec<_>>(),
            "staying": purge.staying,
            "unrecorded": purge.unnamed.len(),
            "people": people.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "leftovers": leftovers.len(),
        }));
    }
    for old in &purge.over {
        let digest = HEXLOWER.encode(&old.kept.sha256);
        let day = desk.zone.show_date(old.recorded);
        ui.line(&format!("{:<12}{day}  event {:<8}  sha256 {digest}", old.kind, old.seq))?;
    }
    let deleted = if args.dry_run { "would be deleted" } else { "deleted" };
    let mut is_any = false;
    for (count, what) in [
        (purge.over.len(), "past their time"),
        (purge.unnamed.len(), "kept for commands that recorded nothing"),
    ] {
        if count > 0 {
            is_any = true;
            ui.line(&format!("{count} pieces of evidence {what} {deleted}"))?;
        }
    }
    for (count, what) in [
        (people.len(), "people who have left"),
        (leftovers.len(), "leftovers of interrupted commands"),
    ] {
        if count > 0 {
            is_any = true;
            ui.line(&format!("{count} {what} {deleted}"))?;
        }
    }
    if !is_any {
        ui.line("nothing is past its time")?;
    }
    if purge.staying > 0 {
        ui.line(&format!(
            "{} more are past their time and stay: their items are out, missing, disputed or on legal hold",
            purge.staying
        ))?;
    }
    let is_in_no_backup = purge.over.is_empty() && people.is_empty();
    if !(args.dry_run || is_in_no_backup) {
        ui.status("Backups made before still have them; restoring one deletes them again");
    }
    Ok(())
}

fn as_json(desk: &Desk<'_>, old: &OldEvidence) -> Value {
    json!({
        "kind": old.kind.as_str(),
        "sha256": HEXLOWER.encode(&old.kept.sha256),
        "event": desk.ledger.event_at(old.seq).to_string(),
        "recorded_at": rfc3339(old.recorded),
    })
}
