//! Evidence: signatures, photos and papers, as they are handed in and as they are kept.
//!
//! ```text
//! file -> source    a regular file within limits
//!      -> picture   decoded within limits, turned upright, encoded anew: the pixels and nothing else
//!      -> drawing, document   SVG and PDF stay as they are; what acts by itself or points outside is refused
//!      -> folder    sealed bytes, in private files whose names say nothing
//! ```
//! What entries commit to is the digest of the bytes that are kept. Sealing is somebody else's: this module
//! never sees a key, and no open byte reaches the disk.

mod document;
mod drawing;
mod folder;
mod picture;

use std::fs::OpenOptions;
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use sha2::{Digest as _, Sha256};

use crate::domain::event::{Evidence, EvidenceKind};
pub use folder::Folder;

/// The largest file that is taken as evidence, in bytes.
pub const EVIDENCE_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// Why a file cannot be kept as evidence, or kept evidence cannot be used.
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
    #[error("{} is neither a PNG, JPEG, HEIC, WebP, TIFF, BMP, GIF or SVG picture nor a PDF", path.display())]
    UnknownFormat { path: PathBuf },
    #[error("{} is not a photo: PNG, JPEG, HEIC, WebP, TIFF, BMP and GIF are", path.display())]
    NotAPhoto { path: PathBuf },
    #[error("{}: {problem}", path.display())]
    Picture { path: PathBuf, problem: String },
    #[error("{} has {what}, and evidence must not do anything or fetch anything", path.display())]
    Active { path: PathBuf, what: String },
    #[error("{} {problem}", path.display())]
    Folder { path: PathBuf, problem: String },
    #[error("cannot use {}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

/// Bytes as they will be kept, and what an entry will say of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    pub bytes: Vec<u8>,
    pub evidence: Evidence,
}

/// Reads a file that somebody names, within limits.
pub fn read_source(path: &Path) -> Result<Vec<u8>, EvidenceError> {
    let io = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => EvidenceError::Missing { path: path.to_owned() },
        _otherwise => EvidenceError::Io { path: path.to_owned(), source },
    };
    // Asked of the file that was opened, and without waiting for the other end of a pipe.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(io)?;
    let about = file.metadata().map_err(io)?;
    if !about.is_file() {
        return Err(EvidenceError::NotAFile { path: path.to_owned() });
    }
    let too_large = |bytes| EvidenceError::TooLarge { path: path.to_owned(), bytes };
    match about.len() {
        0 => return Err(EvidenceError::Empty { path: path.to_owned() }),
        bytes if bytes > EVIDENCE_BYTES_MAX => return Err(too_large(bytes)),
        _within_limits => {}
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
    // It may have grown meanwhile.
    file.take(EVIDENCE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(io)?;
    let read = bytes.len() as u64;
    if read > EVIDENCE_BYTES_MAX { Err(too_large(read)) } else { Ok(bytes) }
}

/// Reads a file that is to become evidence, and brings it into the form in which it is kept.
pub fn prepare(kind: EvidenceKind, source: &Path) -> Result<Prepared, EvidenceError> {
    let bytes = clean(kind, read_source(source)?, source)?;
    let read = bytes.len() as u64;
    if read > EVIDENCE_BYTES_MAX {
        return Err(EvidenceError::TooLarge { path: source.to_owned(), bytes: read });
    }
    let evidence = Evidence { kind, sha256: Sha256::digest(&bytes).into(), bytes: read };
    Ok(Prepared { bytes, evidence })
}

/// Brings a drawing that was made here into the form in which it is kept.
pub fn prepare_drawn(kind: EvidenceKind, bytes: Vec<u8>) -> Result<Prepared, EvidenceError> {
    let bytes = clean(kind, bytes, Path::new("the drawing"))?;
    let read = bytes.len() as u64;
    let evidence = Evidence { kind, sha256: Sha256::digest(&bytes).into(), bytes: read };
    Ok(Prepared { bytes, evidence })
}

fn clean(kind: EvidenceKind, bytes: Vec<u8>, source: &Path) -> Result<Vec<u8>, EvidenceError> {
    let path = || source.to_owned();
    let active = |what| EvidenceError::Active { path: path(), what };
    if picture::is_one(&bytes) {
        return picture::encoded_anew(&bytes)
            .map_err(|problem| EvidenceError::Picture { path: path(), problem });
    }
    match kind {
        EvidenceKind::Photo | EvidenceKind::Label => Err(EvidenceError::NotAPhoto { path: path() }),
        EvidenceKind::Signature | EvidenceKind::Paper | EvidenceKind::Certificate => {
            if document::is_pdf(&bytes) {
                document::is_quiet(&bytes).map_err(active)?;
            } else if drawing::is_svg(&bytes) {
                drawing::is_quiet(&bytes).map_err(active)?;
            } else {
                return Err(EvidenceError::UnknownFormat { path: path() });
            }
            Ok(bytes)
        }
    }
}

/// Makes a small picture of one that is kept: a JPEG whose sides have at most so many pixels, without anything beside
/// them. `None` for what has no pixels, as drawings and documents have none.
#[must_use]
pub fn small_picture(bytes: &[u8], side: u32) -> Option<Vec<u8>> {
    if picture::is_one(bytes) { picture::small(bytes, side) } else { None }
}

/// How a file with these bytes is called, by what they begin with.
#[must_use]
pub fn extension(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\x89PNG") {
        "png"
    } else if bytes.starts_with(b"\xff\xd8") {
        "jpg"
    } else if document::is_pdf(bytes) {
        "pdf"
    } else {
        "svg"
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_nobody_can_look_at_is_not_evidence() {
        let dir = tempfile::tempdir().unwrap();
        let source = dir.path().join("sign");
        let large = vec![0; 20 * 1024 * 1024 + 1];
        for (bytes, wanted) in [
            (&b""[..], "is empty"),
            (b"MZ\x90", "neither a PNG"),
            (b"\x89PNG\r\n\x1a\nnone", "damaged"),
            (&large, "20971521 bytes"),
        ] {
            fs::write(&source, bytes).unwrap();
            let error = prepare(EvidenceKind::Signature, &source).unwrap_err();
            assert!(error.to_string().contains(wanted), "{error}");
        }
        let error = prepare(EvidenceKind::Photo, dir.path()).unwrap_err();
        assert!(matches!(error, EvidenceError::NotAFile { .. }));
        fs::remove_file(&source).unwrap();
        let error = prepare(EvidenceKind::Photo, &source).unwrap_err();
        assert!(matches!(error, EvidenceError::Missing { .. }));
    }

    #[test]
    fn drawings_and_documents_sign_and_certify_but_are_no_photos() {
        let dir = tempfile::tempdir().unwrap();
        let source = dir.path().join("paper");
        for (bytes, wanted) in
            [(&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], "svg"), (b"%PDF-1.7\n", "pdf")]
        {
            fs::write(&source, bytes).unwrap();
            let kept = prepare(EvidenceKind::Certificate, &source).unwrap();
            assert_eq!(kept.bytes, bytes, "as it is");
            assert_eq!(kept.evidence.sha256, <[u8; 32]>::from(Sha256::digest(bytes)));
            assert_eq!(extension(&kept.bytes), wanted);
            let error = prepare(EvidenceKind::Photo, &source).unwrap_err();
            assert!(matches!(error, EvidenceError::NotAPhoto { .. }), "{error}");
        }
    }
}
