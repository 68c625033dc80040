//! `custody backup` and `custody restore`.
//!
//! A backup is a folder: the ledger, the evidence, the profile, the signed head, and a manifest with the
//! SHA-256 of each. Private keys are not in it: a restored log goes on with new ones, as a new epoch.

use std::fs::{self, File, Permissions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use clap::Args;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::args::Globals;
use super::desk::{Desk, outside};
use super::failure::{Failure, Kind};
use super::output::cannot_create;
use super::time::rfc3339;
use super::ui::Ui;
use crate::config::{Folders, Profile};
use crate::domain::authority::Ended;
use crate::domain::names::{Note, OperatorName, PersonId, ProfileName, StationId};
use crate::domain::party::{Operator, Role};
use crate::domain::policy::Policy;
use crate::durable;
use crate::ledger::{Anchored, Gap, Head, Ledger, LedgerError, Mode, Outside};

/// The form of the manifest that this program writes and reads.
const SCHEMA: &str = "custody.backup.v1";

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The folder to make the backup in; it gets a folder of its own there
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// Arguments of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The folder of the backup
    backup: PathBuf,

    /// Why the log is begun anew; it becomes part of it
    #[arg(long, value_name = "TEXT")]
    reason: Note,

    /// Set the ledger that is there aside, although it has entries that the backup does not have
    #[arg(long)]
    set_aside: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    schema: String,
    made_at: String,
    profile: String,
    origin: String,
    size: u64,
    root: String,
    log_key: String,
    files: Vec<ManifestFile>,
    /// SHA-256 over the values before.
    sha256: String,
}

impl Manifest {
    fn digest(&self) -> String {
        let Self { schema, made_at, profile, origin, size, root, log_key, files, sha256: _ } = self;
        let parts = json!([schema, made_at, profile, origin, size, root, log_key, files]);
        HEXLOWER.encode(&Sha256::digest(parts.to_string().as_bytes()))
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct ManifestFile {
    path: String,
    bytes: u64,
    sha256: String,
}

/// Makes a backup while others go on working.
pub fn run(args: &BackupArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    desk.need_role(Role::Operator)?;
    desk.ledger.is_trusted()?;
    let failed = |error: io::Error| cannot_create(&args.out, &error);
    durable::make_folder(&args.out, 0o777).map_err(failed)?;
    let unfinished =
        tempfile::Builder::new().prefix(".backup-").tempdir_in(&args.out).map_err(failed)?;
    let folder = unfinished.path();
    fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(failed)?;
    let copy = folder.join("ledger.db");
    desk.ledger.back_up(&copy)?;
    let backed_up = Ledger::open_evidence(&copy, reading_only())?;
    // A copy that does not verify is no backup, and it is better to know that today.
    let bar = ui.progress(backed_up.size()? * 2, "verifying the copy");
    let verdict = backed_up.verify(&mut |done| bar.set_position(done))?;
    bar.finish_and_clear();
    if let Some(problem) = verdict.problems.first() {
        let text = format!("the copy does not verify: {}", problem.message);
        return Err(Failure::new(Kind::NotVerified, text).hint("see `custody verify`"));
    }
    let head = backed_up.head()?;
    write_file(&folder.join("checkpoint"), head.note.as_bytes()).map_err(failed)?;
    let profile = fs::read(desk.folders.profile_file(&desk.profile.name)).map_err(failed)?;
    write_file(&folder.join("profile.toml"), &profile).map_err(failed)?;
    copy_evidence(&desk.folders.evidence_folder(&desk.profile.name), &folder.join("evidence"))
        .map_err(failed)?;
    let mut manifest = Manifest {
        schema: SCHEMA.to_owned(),
        made_at: rfc3339(desk.now()),
        profile: desk.profile.name.to_string(),
        origin: head.checkpoint.origin.clone(),
        size: head.checkpoint.size,
        root: HEXLOWER.encode(&head.checkpoint.root),
        log_key: backed_up.identity().key.to_string(),
        files: list_files(folder).map_err(failed)?,
        sha256: String::new(),
    };
    manifest.sha256 = manifest.digest();
    drop(backed_up);
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n";
    write_file(&folder.join("manifest.json"), text.as_bytes()).map_err(failed)?;
    let made = publish(folder, &args.out, &manifest)?;
    say_backup(&made, &manifest, ui)
}

fn say_backup(made: &Path, manifest: &Manifest, ui: &Ui) -> Result<(), Failure> {
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.backup_made.v1",
            "folder": made.display().to_string(),
            "entries": manifest.size,
            "root": manifest.root,
            "files": manifest.files.len(),
        }));
    }
    ui.line(&format!(
        "{} entries and {} files are backed up in {}",
        manifest.size,
        manifest.files.len(),
        made.display()
    ))?;
    ui.status(
        "The copy verifies. Private keys are not in it: a restored log goes on with new ones",
    );
    Ok(())
}

/// Gives the finished folder its name, which says how far the log went.
fn publish(unfinished: &Path, out: &Path, manifest: &Manifest) -> Result<PathBuf, Failure> {
    let day = manifest.made_at.get(..10).unwrap_or("undated");
    let name = format!("custody-{}-{day}-{}", manifest.profile, manifest.size);
    let target = out.join(&name);
    let failed = |error: io::Error| cannot_create(&target, &error);
    durable::sync(unfinished).map_err(failed)?;
    if target.exists() {
        let text = format!("there is a backup {} already", target.display());
        return Err(Failure::new(Kind::CannotCreate, text)
            .hint("nothing has been recorded since; move it away to make another"));
    }
    fs::rename(unfinished, &target).map_err(failed)?;
    durable::sync(out).map_err(failed)?;
    Ok(target)
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn copy_evidence(from: &Path, to: &Path) -> io::Result<()> {
    let files = match fs::read_dir(from) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    durable::make_folder(to, durable::PRIVATE)?;
    for file in files {
        let file = file?;
        let target = to.join(file.file_name());
        // What lies under its digest already may be a rest of a try that was interrupted.
        if file.file_type()?.is_file() && !is_copied(&file.path(), &target) {
            durable::write(&target, &fs::read(file.path())?)?;
        }
    }
    durable::sync(to)
}

fn is_copied(from: &Path, to: &Path) -> bool {
    digest(to).is_ok_and(|found| digest(from).is_ok_and(|wanted| found == wanted))
}

/// Every file below a folder, with its digest.
fn list_files(folder: &Path) -> io::Result<Vec<ManifestFile>> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                files.push(ManifestFile {
                    path: name,
                    bytes: entry.metadata()?.len(),
                    sha256: digest(&entry.path())?,
                });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn digest(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = BufReader::with_capacity(64 * 1024, File::open(path)?);
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            break;
        }
        hash.update(bytes);
        let read = bytes.len();
        file.consume(read);
    }
    Ok(HEXLOWER.encode(&hash.finalize()))
}

/// What a ledger gets that is only looked at.
pub fn reading_only() -> Outside {
    Outside {
        policy: Policy::default(),
        clock: Box::new(super::time::SystemClock::new()),
        keys: Box::new(super::key_files::KeyFiles::in_folder(PathBuf::new())),
        anchor: None,
    }
}

/// Begins a new epoch of the log from a backup.
pub fn restore(args: RestoreArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let manifest = read_manifest(&args.backup)?;
    let copy = args.backup.join("ledger.db");
    let source = Ledger::open_evidence(&copy, reading_only())?;
    if let Some(problem) = source.verify(&mut |_| {})?.problems.first() {
        let text = format!("the backup does not verify: {}", problem.message);
        return Err(Failure::new(Kind::NotVerified, text));
    }
    let folders = globals.folders()?;
    let name = match &globals.profile {
        Some(name) => name.clone(),
        None => ProfileName::parse(&manifest.profile)?,
    };
    let is_new = !folders.profile_names()?.contains(&name);
    if is_new {
        write_profile(&args.backup, &folders, &name)?;
    }
    let profile = Profile::load(&folders, &name)?;
    if profile.tenant.value != source.binding().tenant {
        return Err(LedgerError::OtherTenant {
            found: source.binding().tenant.clone(),
            wanted: profile.tenant.value,
        }
        .into());
    }
    let admin = who_restores(globals, &profile, &source)?;
    let place = Place { ledger: folders.ledger_file(&name), folders, name };
    let known_size = if let Some(ended) = place.was_restored_from(&source)? {
        place.anchor()?;
        ended.known_size
    } else {
        let known = place.what_is_known(&source, args.set_aside)?;
        let gap = Gap { known_size: known.size, reason: args.reason };
        place.put(&copy, &args.backup, &admin, &gap, &known.erased)?;
        known.size
    };
    let lost = known_size.map(|known| known.saturating_sub(manifest.size));
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.restored.v1",
            "profile": place.name.as_str(),
            "entries": manifest.size,
            "known": known_size,
            "lost": lost,
        }));
    }
    ui.line(&format!("{} entries are restored; the log goes on as a new epoch", manifest.size))?;
    ui.line(&match lost {
        Some(0) => "No entry after the backup is known to be lost".to_owned(),
        Some(lost) => format!("{lost} entries after it are lost, and the log says so"),
        None => "How many entries after it are lost is not known, and the log says so".to_owned(),
    })?;
    ui.status("Every operator has a new key; receipts from before still verify with the old ones");
    Ok(())
}

fn read_manifest(backup: &Path) -> Result<Manifest, Failure> {
    let path = backup.join("manifest.json");
    let text = super::verify_receipt::read(&path, 64 * 1024 * 1024)?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
        let text = format!("{}: {error}", path.display());
        Failure::new(Kind::InputMissing, text).hint("the folder of a backup is what is wanted")
    })?;
    if manifest.schema != SCHEMA {
        let text = format!("{} is in the form {}", path.display(), manifest.schema);
        return Err(Failure::new(Kind::InputMissing, text).hint("upgrade custody"));
    }
    if manifest.sha256 != manifest.digest() {
        let text = format!("{} was changed", path.display());
        return Err(Failure::new(Kind::NotVerified, text).hint("use another backup"));
    }
    for file in &manifest.files {
        let is_plain = Path::new(&file.path)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        let found = if is_plain { digest(&backup.join(&file.path)).ok() } else { None };
        if found.as_deref() != Some(&file.sha256) {
            let text = format!("{} of the backup is missing or was changed", file.path);
            return Err(Failure::new(Kind::NotVerified, text).hint("use another backup"));
        }
    }
    Ok(manifest)
}

fn write_profile(backup: &Path, folders: &Folders, name: &ProfileName) -> Result<(), Failure> {
    let target = folders.profile_file(name);
    let failed = |error: io::Error| cannot_create(&target, &error);
    let folder = target.parent().unwrap_or(&target);
    durable::make_folder(folder, durable::PRIVATE).map_err(failed)?;
    let text = fs::read(backup.join("profile.toml")).map_err(failed)?;
    durable::write(&target, &text).map_err(failed)
}

fn who_restores(
    globals: &Globals,
    profile: &Profile,
    source: &Ledger,
) -> Result<OperatorName, Failure> {
    let own = profile.operator.as_ref().map(|setting| &setting.value);
    let name = globals.operator.as_ref().or(own);
    let operator = name.map(|name| source.directory().operator(name)).transpose()?.flatten();
    match operator {
        Some(Operator { name, role: Role::Admin }) => Ok(name),
        _no_admin => Err(Failure::new(Kind::NotAllowed, "only an admin may restore a ledger")
            .hint("add --as ADMIN")),
    }
}

/// Where a ledger is restored to.
struct Place {
    folders: Folders,
    name: ProfileName,
    ledger: PathBuf,
}

/// What the place of the ledger says of the time after the backup.
struct Known {
    size: Option<u64>,
    erased: Vec<PersonId>,
}

impl Place {
    fn what_is_known(&self, source: &Ledger, set_aside: bool) -> Result<Known, Failure> {
        let origin = source.identity().origin();
        let anchor = fs::read_to_string(self.folders.anchor_file(&self.name)).ok();
        let anchor = anchor.and_then(|note| Head::parse(note).ok()).map(|head| head.checkpoint);
        let anchored = anchor.filter(|anchor| anchor.origin == origin).map(|anchor| anchor.size);
        let tenant = &source.binding().tenant;
        let present = Ledger::open(&self.ledger, tenant, Mode::Read, reading_only()).ok();
        let present_size = present.as_ref().and_then(|ledger| ledger.size().ok());
        if self.ledger.exists() && !set_aside {
            let text = format!("there is a ledger at {}", self.ledger.display());
            let has = present_size.map_or_else(
                || "it cannot be read".to_owned(),
                |size| format!("it has {size} entries, the backup {}", source.size().unwrap_or(0)),
            );
            return Err(Failure::new(Kind::CannotCreate, format!("{text}; {has}"))
                .hint("add --set-aside to keep it beside the restored one and go on without it"));
        }
        let erased = present.as_ref().map_or(Ok(Vec::new()), Ledger::erased).unwrap_or_default();
        Ok(Known { size: anchored.into_iter().chain(present_size).max(), erased })
    }

    /// Prepares the new ledger completely, then puts it in place: a crash before that changes nothing.
    fn put(
        &self,
        copy: &Path,
        backup: &Path,
        admin: &OperatorName,
        gap: &Gap,
        erased: &[PersonId],
    ) -> Result<(), Failure> {
        let failed = |error: io::Error| cannot_create(&self.ledger, &error);
        let folder = self.ledger.parent().unwrap_or(&self.ledger);
        durable::make_folder(folder, durable::PRIVATE).map_err(failed)?;
        let unfinished =
            tempfile::Builder::new().prefix(".restore-").tempdir_in(folder).map_err(failed)?;
        let file = unfinished.path().join("ledger.db");
        write_file(&file, &fs::read(copy).map_err(failed)?).map_err(failed)?;
        let outside =
            Outside { anchor: None, ..outside(&self.folders, &self.name, Policy::default()) };
        let mut ledger = Ledger::open_restored(&file, outside)?;
        ledger.begin_epoch(admin, StationId::from_uuid(Uuid::now_v7()), gap)?;
        let by = Operator { name: admin.clone(), role: Role::Admin };
        for person in erased {
            ledger.erase(&by, *person)?;
        }
        // The last connection to close does that, too, but says nothing if it cannot.
        ledger.forget_deleted()?;
        drop(ledger);
        let evidence = self.folders.evidence_folder(&self.name);
        copy_evidence(&backup.join("evidence"), &evidence).map_err(failed)?;
        self.set_aside().map_err(failed)?;
        fs::rename(&file, &self.ledger).map_err(failed)?;
        durable::sync(folder).map_err(failed)?;
        self.anchor()
    }

    /// Makes the anchor vouch for what was restored. A crash before that leaves the anchor of the epoch
    /// before, which contradicts: the same restore again is the way out.
    fn anchor(&self) -> Result<(), Failure> {
        let mut ledger = self.open()?;
        if matches!(ledger.anchored(), Anchored::Agrees { .. }) {
            return Ok(());
        }
        Ok(ledger.anchor_head()?)
    }

    /// How the epoch before ended, if the ledger that is there is what a restore from the same backup has
    /// made before it could say so.
    fn was_restored_from(&self, source: &Ledger) -> Result<Option<Ended>, Failure> {
        let tenant = &source.binding().tenant;
        let Ok(present) = Ledger::open(&self.ledger, tenant, Mode::Read, reading_only()) else {
            return Ok(None);
        };
        Ok(present.begun_from(&source.head()?)?)
    }

    fn open(&self) -> Result<Ledger, Failure> {
        let profile = Profile::load(&self.folders, &self.name)?;
        let outside = outside(&self.folders, &self.name, profile.policy.clone());
        Ok(Ledger::open(&self.ledger, &profile.tenant.value, Mode::Write, outside)?)
    }

    /// Gives the ledger that is there, if one is, a second name in a folder of its own. Until the new one
    /// takes its first name, it stands where it stood.
    fn set_aside(&self) -> io::Result<()> {
        if !self.ledger.exists() {
            return Ok(());
        }
        let folder = self.ledger.parent().unwrap_or(&self.ledger);
        let name = |n: u32| folder.join(format!("set-aside-{n}"));
        let aside = (1..1_000).map(name).find(|path| !path.exists());
        let aside = aside.unwrap_or_else(|| folder.join("set-aside"));
        durable::make_folder(&aside, durable::PRIVATE)?;
        for ending in ["db-wal", "db"] {
            let file = self.ledger.with_extension(ending);
            if file.exists() {
                durable::link(&file, &aside.join(format!("ledger.{ending}")))?;
            }
        }
        durable::sync(&aside)?;
        // A log of writes that stayed, or came back after a power cut, would be taken for the new file's.
        for ending in ["db-wal", "db-shm"] {
            match fs::remove_file(self.ledger.with_extension(ending)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _gone => {}
            }
        }
        durable::sync(folder)
    }
}
