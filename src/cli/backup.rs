//! `custody backup`.
//!
//! A backup is a folder: the ledger, the evidence under seal, the profile, the vault, the signed head, and a manifest
//! with the SHA-256 of each. The vault is there to open what is sealed, and wants its key source or its
//! recovery code as ever. Private keys are not in it: a restored log goes on with new ones, as a new epoch.

use std::fs::{self, File, Permissions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use clap::Args;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::args::Globals;
use super::desk::{Desk, outside_with};
use super::failure::{Failure, Kind};
use super::output::cannot_create;
use super::posting::is_remote_secret;
use super::time::rfc3339;
use super::ui::Ui;
use super::vault_keys::is_signing_key;
use crate::access::credentials::Credentials;
use crate::durable;
use crate::evidence::{EvidenceError, Folder};
use crate::ledger::{Ledger, Mode};

/// The form of the manifest that this program writes and reads.
const SCHEMA: &str = "custody.backup.v1";

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The folder to make the backup in; it gets a folder of its own there
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    schema: String,
    made_at: String,
    pub profile: String,
    origin: String,
    pub size: u64,
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
pub struct ManifestFile {
    path: String,
    bytes: u64,
    sha256: String,
}

/// Makes a backup while others go on working.
pub fn run(args: &BackupArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    desk.ledger.is_trusted()?;
    let failed = |error: io::Error| cannot_create(&args.out, &error);
    durable::make_folder(&args.out, 0o777).map_err(failed)?;
    let unfinished =
        tempfile::Builder::new().prefix(".backup-").tempdir_in(&args.out).map_err(failed)?;
    let folder = unfinished.path();
    fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(failed)?;
    let copy = folder.join("ledger.db");
    desk.ledger.back_up(&copy)?;
    desk.vault.open()?.copy_to(&folder.join("vault.json"), |name| {
        !is_signing_key(name) && !is_remote_secret(name)
    })?;
    let outside = outside_with(&desk.vault, desk.profile.policy.clone(), None);
    let backed_up = Ledger::open_evidence(&copy, outside)?;
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
    let credentials = desk.folders.credentials_file(&desk.profile.name);
    Credentials::back_up(&credentials, &folder.join("credentials.db"))?;
    let evidence = Folder::at(desk.folders.evidence_folder(&desk.profile.name));
    evidence.is_there()?;
    let missing = copy_evidence(&backed_up, &evidence, &folder.join("evidence")).map_err(failed)?;
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
    if missing > 0 {
        ui.status(&format!(
            "note: {missing} pieces of evidence were not there to be copied; see `custody verify`"
        ));
    }
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
        "The copy verifies. Private keys are not in it: a restored log goes on with new ones. The key of \
         the vault is not in it either: keep the recovery code elsewhere",
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

/// Writes a private file into a folder that has no name yet.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Copies the sealed evidence that a ledger knows, as it is, where the target does not have it, or has only
/// half. Answers with how many pieces were not there.
pub fn copy_evidence(ledger: &Ledger, from: &Folder, to: &Path) -> io::Result<u64> {
    let all = ledger.all_evidence().map_err(io::Error::other)?;
    let mut missing = 0;
    if all.is_empty() {
        return Ok(missing);
    }
    let to = Folder::at(to.to_owned());
    to.make().map_err(io::Error::other)?;
    for kept in all {
        // What lies there already may be a rest of a try that was interrupted.
        if is_copied(&from.file(kept.file), &to.file(kept.file)) {
            continue;
        }
        match from.read(kept.file) {
            Ok(sealed) => to.write(kept.file, &sealed).map_err(io::Error::other)?,
            Err(EvidenceError::Missing { .. }) => missing += 1,
            Err(error) => return Err(io::Error::other(error)),
        }
    }
    durable::sync(to.path())?;
    Ok(missing)
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

/// Reads the manifest of a backup, and compares every file with it.
pub fn read_manifest(backup: &Path) -> Result<Manifest, Failure> {
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
