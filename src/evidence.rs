//! Evidence: signatures, photos and papers, kept outside the log and bound to it by their digests.
//!
//! A file is stored under the SHA-256 of its bytes, before the event that names it is recorded. If the
//! recording fails, the file is an orphan that nothing refers to; the other way round an event could
//! name a file that does not exist.

use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::domain::event::{Evidence, EvidenceKind};
use crate::durable;

/// The largest file that is taken as evidence, in bytes.
pub const EVIDENCE_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// Why a file cannot be kept as evidence.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    #[error("there is no file {}", path.display())]
    Missing { path: PathBuf },
    #[error("{} is not a regular file", path.display())]
    NotAFile { path: PathBuf },
    #[error("{} is empty", path.display())]
    Empty { path: PathBuf },
    #[error("{} has {bytes} bytes, more than {EVIDENCE_BYTES_MAX}", path.display())]
    TooLarge { path: PathBuf, bytes: u64 },
    #[error("{} is neither a PNG, JPEG, WebP, TIFF, BMP, GIF or SVG picture nor a PDF", path.display())]
    UnknownFormat { path: PathBuf },
    #[error("cannot use {}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
}

/// Reads a file that is to become evidence, within limits.
pub fn read_source(path: &Path) -> Result<Vec<u8>, EvidenceError> {
    let io = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => EvidenceError::Missing { path: path.to_owned() },
        _otherwise => EvidenceError::Io { path: path.to_owned(), source },
    };
    let about = fs::metadata(path).map_err(io)?;
    if !about.is_file() {
        return Err(EvidenceError::NotAFile { path: path.to_owned() });
    }
    match about.len() {
        0 => Err(EvidenceError::Empty { path: path.to_owned() }),
        bytes if bytes > EVIDENCE_BYTES_MAX => {
            Err(EvidenceError::TooLarge { path: path.to_owned(), bytes })
        }
        _within_limits => fs::read(path).map_err(io),
    }
}

/// Whether bytes begin like a format that a person can look at later.
fn is_viewable(bytes: &[u8]) -> bool {
    let magic: [&[u8]; 8] = [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"%PDF-",
        b"RIFF",
    ];
    let head = &bytes[..bytes.len().min(1024)];
    magic.iter().any(|magic| head.starts_with(magic))
        || head.windows(4).any(|window| window.eq_ignore_ascii_case(b"<svg"))
}

/// Keeps a file as evidence and answers with what the log will say of it.
pub fn keep(folder: &Path, kind: EvidenceKind, source: &Path) -> Result<Evidence, EvidenceError> {
    let bytes = read_source(source)?;
    if !is_viewable(&bytes) {
        return Err(EvidenceError::UnknownFormat { path: source.to_owned() });
    }
    let sha256: [u8; 32] = Sha256::digest(&bytes).into();
    let path = folder.join(HEXLOWER.encode(&sha256));
    let evidence = Evidence { kind, sha256, bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) };
    let io = |source| EvidenceError::Io { path: path.clone(), source };
    // A file that was cut short or changed is as good as none: what the log names is written again. One
    // that is whole may come from a try that was interrupted before it was durable.
    if matches!(check(folder, &evidence), Ok(true)) {
        durable::sync(&path).and_then(|()| durable::sync(folder)).map_err(io)?;
        return Ok(evidence);
    }
    durable::make_folder(folder, durable::PRIVATE).map_err(io)?;
    durable::write(&path, &bytes).map_err(io)?;
    Ok(evidence)
}

/// Whether the evidence that the log names is there and unchanged.
pub fn check(folder: &Path, evidence: &Evidence) -> Result<bool, EvidenceError> {
    let path = folder.join(HEXLOWER.encode(&evidence.sha256));
    match fs::read(&path) {
        Ok(bytes) => Ok(Sha256::digest(&bytes).as_slice() == evidence.sha256),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(EvidenceError::Missing { path }),
        Err(source) => Err(EvidenceError::Io { path, source }),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

    #[test]
    fn evidence_is_kept_under_its_digest_and_checked_against_it() {
        let dir = tempfile::tempdir().unwrap();
        let source = dir.path().join("sign.png");
        fs::write(&source, PNG).unwrap();
        let folder = dir.path().join("evidence");
        let evidence = keep(&folder, EvidenceKind::Signature, &source).unwrap();
        assert_eq!(keep(&folder, EvidenceKind::Signature, &source).unwrap(), evidence);
        assert!(check(&folder, &evidence).unwrap());
        let stored = folder.join(HEXLOWER.encode(&evidence.sha256));
        assert_eq!(fs::metadata(&stored).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&stored, b"other").unwrap();
        assert!(!check(&folder, &evidence).unwrap());
        keep(&folder, EvidenceKind::Signature, &source).unwrap();
        assert!(check(&folder, &evidence).unwrap(), "what was damaged is written again");
        fs::remove_file(&stored).unwrap();
        assert!(matches!(check(&folder, &evidence), Err(EvidenceError::Missing { .. })));
    }

    #[test]
    fn what_nobody_can_look_at_is_not_evidence() {
        let dir = tempfile::tempdir().unwrap();
        let source = dir.path().join("sign");
        for (bytes, wanted) in [(&b""[..], "is empty"), (b"MZ\x90", "neither a PNG")] {
            fs::write(&source, bytes).unwrap();
            let error = keep(dir.path(), EvidenceKind::Photo, &source).unwrap_err();
            assert!(error.to_string().contains(wanted), "{error}");
        }
        let error = keep(dir.path(), EvidenceKind::Photo, dir.path()).unwrap_err();
        assert!(matches!(error, EvidenceError::NotAFile { .. }));
    }
}
