//! Giving files their names: all of them before the manifest, which says that they are complete.
//!
//! Crash windows: until the first rename nobody sees anything; after it and before the manifest stands there,
//! files stand there that are complete and not announced; the same export again finds them as they are and
//! goes on. The manifest is the ready mark: whoever waits for it never reads half an export.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::shelf::{digest, passing_name};
use crate::cli::failure::{Failure, Kind};
use crate::cli::output::cannot_create;
use crate::durable;
use crate::exchange::manifest::{FileEntry, Manifest};

/// Where the digests of everything in a folder stand, for `sha256sum --check`.
const SUMS: &str = "SHA256SUMS";

/// The name of the manifest of files that begin like this.
pub fn manifest_name(stem: &str) -> String {
    format!("{stem}.manifest.json")
}

/// The digest of a text.
pub fn sha256(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text))
}

/// All files of a manifest, the rejected rows last.
pub fn files_of(manifest: &Manifest) -> impl Iterator<Item = &FileEntry> {
    manifest.files.iter().chain(&manifest.rejected)
}

/// Where a file of a manifest stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Under its own name, as the manifest says.
    Named,
    /// Under its passing name, as the manifest says.
    Passing,
    /// Not there, or not like that.
    Nowhere,
}

/// Looks for a file of a manifest. One that has its name and other bytes was put there by somebody else.
pub fn stands(folder: &Path, file: &FileEntry) -> Result<Stands, Failure> {
    let path = folder.join(&file.name);
    let is_it = |path: &Path| digest(path).is_ok_and(|(sha256, _)| sha256 == file.sha256);
    if path.exists() {
        if is_it(&path) {
            return Ok(Stands::Named);
        }
        let text = format!("{}: a file with this name and other content is there", path.display());
        return Err(Failure::new(Kind::CannotCreate, text)
            .hint("move it away, or export into another folder with --out")
            .hint(
                "after a restore, or with two stations in one folder, give the series another name",
            ));
    }
    Ok(if is_it(&passing_name(folder, &file.name)) { Stands::Passing } else { Stands::Nowhere })
}

/// Gives the files of a manifest their names, and then the manifest its own.
pub fn publish(
    folder: &Path,
    stem: &str,
    manifest: &Manifest,
    also_as: Option<&str>,
) -> Result<(), Failure> {
    let failed = |path: &Path, error: &std::io::Error| cannot_create(path, error);
    // All are looked at before one is renamed.
    let mut passing = Vec::new();
    for file in files_of(manifest) {
        if stands(folder, file)? == Stands::Passing {
            passing.push(file);
        }
    }
    for file in passing {
        let to = folder.join(&file.name);
        fs::rename(passing_name(folder, &file.name), &to).map_err(|e| failed(&to, &e))?;
    }
    durable::sync(folder).map_err(|error| failed(folder, &error))?;
    let text = manifest.to_text();
    let name = manifest_name(stem);
    let mut sums: BTreeMap<String, String> =
        files_of(manifest).map(|file| (file.name.clone(), file.sha256.clone())).collect();
    sums.insert(name.clone(), sha256(&text));
    add_sums(folder, sums)?;
    if let (Some(stable), Some(file)) = (also_as, manifest.files.first()) {
        let to = folder.join(stable);
        replace(folder, stable, |tmp| fs::copy(folder.join(&file.name), tmp).map(|_| ()))
            .map_err(|error| failed(&to, &error))?;
    }
    let to = folder.join(&name);
    // Whether it stands there from an earlier try or not: it says the same.
    replace(folder, &name, |tmp| File::create(tmp)?.write_all(text.as_bytes()))
        .map_err(|error| failed(&to, &error))
}

/// Makes a file under a passing name, and gives it its own, over what has it.
fn replace(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&Path) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let tmp = passing_name(folder, name);
    write(&tmp)?;
    durable::sync(&tmp)?;
    fs::rename(&tmp, folder.join(name))?;
    durable::sync(folder)
}

/// Brings the list of digests up to date, in the order of the names.
fn add_sums(folder: &Path, mut sums: BTreeMap<String, String>) -> Result<(), Failure> {
    let path = folder.join(SUMS);
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(cannot_create(&path, &error)),
    };
    for line in before.lines() {
        if let Some((sha256, name)) = line.split_once("  ") {
            sums.entry(name.to_owned()).or_insert_with(|| sha256.to_owned());
        }
    }
    let mut text = String::new();
    for (name, sha256) in &sums {
        text.extend([sha256, "  ", name, "\n"]);
    }
    if text == before {
        return Ok(());
    }
    replace(folder, SUMS, |tmp| File::create(tmp)?.write_all(text.as_bytes()))
        .map_err(|error| cannot_create(&path, &error))
}
