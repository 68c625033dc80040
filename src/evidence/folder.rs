//! The folder of sealed evidence: private, and with names that say nothing.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Read as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use uuid::Uuid;

use super::{EVIDENCE_BYTES_MAX, EvidenceError};
use crate::durable;

/// The largest sealed file: the largest evidence, and what sealing adds.
const SEALED_BYTES_MAX: u64 = EVIDENCE_BYTES_MAX + 1024;

/// Where the sealed files of a profile lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at a path, whether it is there or not.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where a sealed file lies.
    #[must_use]
    pub fn file(&self, name: Uuid) -> PathBuf {
        self.0.join(name.simple().to_string())
    }

    /// Whether it is there; one that others could have put there is refused.
    pub fn is_there(&self) -> Result<bool, EvidenceError> {
        let about = match fs::symlink_metadata(&self.0) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(source) => return Err(EvidenceError::Io { path: self.0.clone(), source }),
        };
        let user = rustix::process::geteuid().as_raw();
        let problem = if about.is_symlink() {
            "is a symbolic link, which somebody else could point elsewhere".to_owned()
        } else if !about.is_dir() {
            "is not a folder".to_owned()
        } else if about.uid() != user {
            format!("belongs to user {}, not to user {user}", about.uid())
        } else {
            return Ok(true);
        };
        Err(EvidenceError::Folder { path: self.0.clone(), problem })
    }

    /// Makes it, if it is not there, and closes it to others.
    pub fn make(&self) -> Result<(), EvidenceError> {
        let io = |source| EvidenceError::Io { path: self.0.clone(), source };
        if !self.is_there()? {
            return durable::make_folder(&self.0, durable::PRIVATE).map_err(io);
        }
        // A copy that somebody made may have come with the mode of the day.
        let mode = fs::symlink_metadata(&self.0).map_err(io)?.mode() & 0o777;
        if mode & 0o077 != 0 {
            fs::set_permissions(&self.0, Permissions::from_mode(durable::PRIVATE)).map_err(io)?;
        }
        Ok(())
    }

    /// Writes a sealed file: it is durable afterwards, and only its owner can read it.
    pub fn write(&self, name: Uuid, sealed: &[u8]) -> Result<(), EvidenceError> {
        self.make()?;
        let path = self.file(name);
        durable::write(&path, sealed).map_err(|source| EvidenceError::Io { path, source })
    }

    /// Reads a sealed file.
    pub fn read(&self, name: Uuid) -> Result<Vec<u8>, EvidenceError> {
        let path = self.file(name);
        let io = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => EvidenceError::Missing { path: path.clone() },
            _otherwise => EvidenceError::Io { path: path.clone(), source },
        };
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(&path).map_err(io)?;
        let about = file.metadata().map_err(io)?;
        if !about.is_file() {
            return Err(EvidenceError::NotAFile { path });
        }
        let mut sealed = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0).min(1 << 25));
        file.take(SEALED_BYTES_MAX + 1).read_to_end(&mut sealed).map_err(io)?;
        let bytes = sealed.len() as u64;
        if bytes > SEALED_BYTES_MAX {
            return Err(EvidenceError::TooLarge { path, bytes });
        }
        Ok(sealed)
    }

    /// How many bytes a sealed file has.
    pub fn size(&self, name: Uuid) -> Result<u64, EvidenceError> {
        let path = self.file(name);
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_file() => Ok(about.len()),
            Ok(_) => Err(EvidenceError::NotAFile { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(EvidenceError::Missing { path })
            }
            Err(source) => Err(EvidenceError::Io { path, source }),
        }
    }

    /// Removes sealed files; one that is gone already is as good.
    pub fn remove(&self, names: impl IntoIterator<Item = Uuid>) -> Result<(), EvidenceError> {
        let mut is_any = false;
        for name in names {
            let path = self.file(name);
            match fs::remove_file(&path) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(EvidenceError::Io { path, source });
                }
                _gone => is_any = true,
            }
        }
        if is_any && self.0.is_dir() {
            let io = |source| EvidenceError::Io { path: self.0.clone(), source };
            durable::sync(&self.0).map_err(io)?;
        }
        Ok(())
    }

    /// Everything in it that is none of the named files, in order.
    pub fn others(&self, named: &BTreeSet<Uuid>) -> Result<Vec<PathBuf>, EvidenceError> {
        if !self.is_there()? {
            return Ok(Vec::new());
        }
        let io = |source| EvidenceError::Io { path: self.0.clone(), source };
        let mut others = Vec::new();
        for entry in fs::read_dir(&self.0).map_err(io)? {
            let entry = entry.map_err(io)?;
            let name = entry.file_name();
            let name = name.to_str().filter(|name| name.len() == 32);
            let name = name.and_then(|name| Uuid::try_parse(name).ok());
            if name.is_none_or(|name| !named.contains(&name)) {
                others.push(entry.path());
            }
        }
        others.sort();
        Ok(others)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn folder() -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path().join("evidence"));
        (dir, folder)
    }

    #[test]
    fn sealed_files_are_private_and_come_back() {
        let (_dir, folder) = folder();
        assert!(!folder.is_there().unwrap());
        assert!(folder.others(&BTreeSet::new()).unwrap().is_empty());
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        folder.write(one, b"sealed").unwrap();
        assert_eq!(folder.read(one).unwrap(), b"sealed");
        assert_eq!(folder.size(one).unwrap(), 6);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(folder.path()), mode(&folder.file(one))), (0o700, 0o600));
        assert!(matches!(folder.read(other), Err(EvidenceError::Missing { .. })));
        assert_eq!(folder.others(&BTreeSet::from([one])).unwrap(), [] as [PathBuf; 0]);
        assert_eq!(folder.others(&BTreeSet::from([other])).unwrap(), [folder.file(one)]);
        folder.remove([one, other]).unwrap();
        assert!(matches!(folder.size(one), Err(EvidenceError::Missing { .. })));
    }

    #[test]
    fn a_folder_or_a_file_that_others_may_have_put_there_is_refused() {
        let (dir, folder) = folder();
        symlink(dir.path(), folder.path()).unwrap();
        let error = folder.write(Uuid::from_u128(1), b"sealed").unwrap_err();
        assert!(error.to_string().contains("symbolic link"), "{error}");
        fs::remove_file(folder.path()).unwrap();
        fs::write(folder.path(), "a file").unwrap();
        assert!(folder.make().unwrap_err().to_string().contains("is not a folder"));
        fs::remove_file(folder.path()).unwrap();
        folder.make().unwrap();
        let name = Uuid::from_u128(1);
        symlink("/etc/passwd", folder.file(name)).unwrap();
        folder.read(name).unwrap_err();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o750)).unwrap();
        folder.write(Uuid::from_u128(2), b"sealed").unwrap();
        assert_eq!(fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
