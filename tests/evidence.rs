//! Evidence from hand to grave: sealed, opened, limited in number, and deleted when its time is over.

mod allowance;
mod purging;
mod retention;
mod sealing;

use std::fs;
use std::path::{Path, PathBuf};

use custody::domain::names::{TenantName, Timestamp};
use custody::ledger::{Batch, Digest, KeptEvidence};
use custody::vault::key_source::PassphraseProblem;
use custody::vault::{Ask, Secret, Unlock, Vault};
use uuid::Uuid;

use crate::common::name;
use crate::common::program::Home;

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

fn acme() -> TenantName {
    name("acme")
}

/// Nobody is asked for anything.
#[derive(Debug, Clone, Copy)]
struct Nobody;

impl Unlock for Nobody {
    fn passphrase(&self, _: Ask) -> Result<Secret, PassphraseProblem> {
        Err(PassphraseProblem::NobodyToAsk)
    }

    fn credentials_folder(&self) -> Option<PathBuf> {
        None
    }
}

/// The vault of a home, opened as the program opens it.
fn vault_of(home: &Home) -> Vault {
    let path = home.path("data/acme/vault.json");
    Vault::open(&path, &acme(), Box::new(Nobody)).expect("the vault is there")
}

/// Writes down the key of a piece of evidence, at a time.
fn keep(batch: &Batch<'_>, sha256: Digest, file: Uuid, sealed_key: &[u8], at: Timestamp) {
    let sealed_key = sealed_key.to_vec();
    let kept = KeptEvidence { sha256, file, sealed_key, kept_at: at };
    batch.keep_evidence(&kept).expect("it is written");
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// The files below a folder in which some bytes stand.
fn traces(folder: &Path, needle: &[u8]) -> Vec<PathBuf> {
    let mut files = files_below(folder);
    files.retain(|path| {
        let bytes = fs::read(path).expect("it can be read");
        bytes.windows(needle.len()).any(|window| window == needle)
    });
    files
}
