//! Evidence under seal: the one way in and out, for every command that keeps it or looks at it.
//!
//! The bytes lie sealed in the folder of the profile, their keys in its ledger, and what opens those in its
//! vault. Crash windows: a sealed file is durable before its key is written down, and its key before an entry
//! names it. What a killed command leaves behind opens nothing, or is named by nothing; `purge` clears it away.

use std::time::Instant;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::desk::{Desk, PATIENCE};
use super::failure::{Failure, Kind};
use super::time::{Zone, rfc3339};
use super::vault_keys::VaultKeys;
use crate::domain::event::{Evidence, EvidenceKind};
use crate::domain::names::OperatorName;
use crate::evidence::{EvidenceError, Folder, Prepared};
use crate::ledger::{Batch, Digest, KeptEvidence, LedgerError, PHOTOS_PER_HOUR};
use crate::vault::sealed_box::BOX_BYTES_MORE;
use crate::vault::{SealedBlob, Secret, VaultError};

/// Why kept evidence does not open.
#[derive(Debug)]
pub enum Closed {
    /// Its file is gone.
    NotThere,
    /// Its file, its key or its digest is not as it was.
    Changed,
    /// The file cannot be read.
    Unreadable(EvidenceError),
    /// The vault cannot be used.
    Vault(VaultError),
}

/// Which row of the sealed box a piece is.
fn row_of(file: Uuid) -> String {
    file.simple().to_string()
}

/// Opens a piece of evidence, and compares it with what entries say of it.
pub fn open(folder: &Folder, vault: &VaultKeys, kept: &KeptEvidence) -> Result<Secret, Closed> {
    let content = folder.read(kept.file).map_err(|error| match error {
        EvidenceError::Missing { .. } => Closed::NotThere,
        other => Closed::Unreadable(other),
    })?;
    let blob = SealedBlob { key: kept.sealed_key.clone(), content };
    let opened = vault.open().and_then(|vault| vault.open_blob(&row_of(kept.file), &blob));
    let opened = opened.map_err(|error| match error {
        // A cipher cannot tell what was damaged from what was moved or sealed by somebody else.
        VaultError::Box(_) | VaultError::Blob(_) | VaultError::UnknownKey { .. } => Closed::Changed,
        other => Closed::Vault(other),
    })?;
    let found: Digest = Sha256::digest(opened.expose()).into();
    if found == kept.sha256 { Ok(opened) } else { Err(Closed::Changed) }
}

/// Looks at a piece without its key: whether there is as much of it as there must be.
pub fn is_whole(folder: &Folder, kept: &KeptEvidence, evidence: &Evidence) -> Result<(), Closed> {
    match folder.size(kept.file) {
        Ok(size) if size == evidence.bytes + BOX_BYTES_MORE as u64 => Ok(()),
        Ok(_) => Err(Closed::Changed),
        Err(EvidenceError::Missing { .. }) => Err(Closed::NotThere),
        Err(other) => Err(Closed::Unreadable(other)),
    }
}

/// Keeps what was prepared: all of it, or nothing. Waits for other writers as long as an operator would.
pub fn keep(desk: &mut Desk<'_>, prepared: &[Prepared]) -> Result<(), Failure> {
    if prepared.is_empty() {
        return Ok(());
    }
    // Before anything is locked: a person may have to be asked for the key.
    desk.vault.open()?.unlock()?;
    let begun = Instant::now();
    while matches!(desk.ledger.is_free(), Err(LedgerError::Busy)) && begun.elapsed() < PATIENCE {
        desk.ui.status("waiting for another custody process to finish writing");
    }
    let folder = Folder::at(desk.folders.evidence_folder(&desk.profile.name));
    let Desk { ledger, vault, operator, zone, .. } = desk;
    let batch = ledger.batch()?;
    let mut new: Vec<&Prepared> = Vec::new();
    for piece in prepared {
        let sha256 = &piece.evidence.sha256;
        match batch.evidence(sha256)? {
            // The same again: of a command that is repeated, or of one signature for several items.
            Some(kept) if open(&folder, vault, &kept).is_ok() => {
                batch.keep_evidence(&KeptEvidence { kept_at: batch.now(), ..kept })?;
            }
            _not_there_or_damaged if new.iter().any(|new| new.evidence.sha256 == *sha256) => {}
            _not_there_or_damaged => new.push(piece),
        }
    }
    if let Err(failure) = take_photos(&batch, &operator.name, zone, &new) {
        batch.commit()?;
        return Err(failure);
    }
    for piece in new {
        // Within the transaction, so that no key of the vault is retired in between.
        let file = Uuid::new_v4();
        let sealed = vault.open()?.seal_blob(&row_of(file), &piece.bytes)?;
        folder.write(file, &sealed.content)?;
        batch.keep_evidence(&KeptEvidence {
            sha256: piece.evidence.sha256,
            file,
            sealed_key: sealed.key,
            kept_at: batch.now(),
        })?;
    }
    Ok(batch.commit()?)
}

/// Takes new photos off the operator's allowance.
fn take_photos(
    batch: &Batch<'_>,
    operator: &OperatorName,
    zone: &Zone,
    new: &[&Prepared],
) -> Result<(), Failure> {
    let is_photo = |kind| matches!(kind, EvidenceKind::Photo | EvidenceKind::Label);
    let photos = new.iter().filter(|piece| is_photo(piece.evidence.kind)).count();
    let photos = u32::try_from(photos).unwrap_or(u32::MAX);
    if photos == 0 {
        return Ok(());
    }
    if photos > PHOTOS_PER_HOUR {
        let text = format!("{photos} photos are more than the {PHOTOS_PER_HOUR} of an hour");
        return Err(Failure::new(Kind::Usage, text).hint("name fewer of them"));
    }
    let Err(free) = batch.take_photos(operator, photos)? else { return Ok(()) };
    let text = format!(
        "{operator} has no room for {photos} more: {PHOTOS_PER_HOUR} photos may come within an hour"
    );
    let when = format!("{} ({})", zone.show(free), rfc3339(free));
    Err(Failure::new(Kind::Busy, text).hint(format!("nothing was recorded; try again at {when}")))
}
