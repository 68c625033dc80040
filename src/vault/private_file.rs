//! Files that only their owner may read: checked on the opened file, never on its name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use super::secret::Secret;
use crate::durable;

/// Why a file cannot be trusted with a secret, or cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    #[error("there is no such file")]
    Missing,
    #[error("it is there already")]
    Exists,
    #[error("it is a symbolic link, which somebody else could point elsewhere")]
    Symlink,
    #[error("it is not a regular file")]
    NotAFile,
    #[error("it belongs to user {owner}, not to user {user}")]
    ForeignOwner { owner: u32, user: u32 },
    #[error("others may use it (mode {mode:04o})")]
    Exposed { mode: u32 },
    #[error("it has more than {max} bytes")]
    TooLarge { max: u64 },
    #[error("it does not hold a key: 64 hexadecimal digits in one line")]
    NotAKey,
    #[error("its path is not absolute, or not text")]
    Path,
    #[error("the file cannot be used")]
    Io(#[source] io::Error),
}

impl From<io::Error> for FileProblem {
    fn from(error: io::Error) -> Self {
        // With O_NOFOLLOW a link answers ELOOP, which the standard library has no stable word for.
        let is_loop = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::Exists,
            _link if is_loop => Self::Symlink,
            _otherwise => Self::Io(error),
        }
    }
}

/// Who besides us may have put a file there, and who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Our own file, mode `0600` or less.
    Own,
    /// Made by the system's manager: root may own it. With an access list the group bits show the list's
    /// mask, so only the bits of others count.
    System,
}

/// Opens a file for reading without following a link and without waiting for a pipe's other end.
fn open(path: &Path, trust: Trust) -> Result<File, FileProblem> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut options = OpenOptions::new();
    let file = options.read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    check(&file, trust)?;
    Ok(file)
}

fn check(file: &File, trust: Trust) -> Result<(), FileProblem> {
    let about = file.metadata()?;
    let user = rustix::process::geteuid().as_raw();
    let (owner, mode) = (about.uid(), about.mode() & 0o7777);
    if !about.is_file() {
        return Err(FileProblem::NotAFile);
    }
    let root_may = trust == Trust::System && owner == 0;
    if owner != user && !root_may {
        return Err(FileProblem::ForeignOwner { owner, user });
    }
    let forbidden = if trust == Trust::Own { 0o077 } else { 0o007 };
    if mode & forbidden != 0 {
        return Err(FileProblem::Exposed { mode });
    }
    Ok(())
}

/// Reads a private file, at most `max` bytes of it.
pub(super) fn read(path: &Path, trust: Trust, max: u64) -> Result<Secret, FileProblem> {
    let file = open(path, trust)?;
    // Roomy from the start: a buffer that grows leaves copies of the secret behind.
    let size = file.metadata()?.len().min(max);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 64);
    let read = file.take(max + 1).read_to_end(&mut bytes);
    let bytes = Secret::new(bytes);
    read?;
    if bytes.expose().len() as u64 > max {
        return Err(FileProblem::TooLarge { max });
    }
    Ok(bytes)
}

/// What tells one version of a file from the next: a replaced file has another inode or another time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp([i64; 4]);

/// The stamp of the file that has this name now.
pub(super) fn stamp(path: &Path) -> Result<Stamp, FileProblem> {
    let about = fs::symlink_metadata(path)?;
    let inode = about.ino().cast_signed();
    let size = about.size().cast_signed();
    Ok(Stamp([inode, size, about.mtime(), about.mtime_nsec()]))
}

/// Makes the folder of a file, for its owner only, if it is not there.
fn make_folder(path: &Path) -> Result<&Path, FileProblem> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    durable::make_folder(folder, durable::PRIVATE)?;
    Ok(folder)
}

/// Writes a file whole or not at all, readable by its owner only whatever the umask.
///
/// Crash windows: before the rename the old file stands, and a nameless rest may lie beside it; after it the
/// new one stands. It is durable once the folder is.
pub(super) fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), FileProblem> {
    let folder = make_folder(path)?;
    let mut unfinished = tempfile::NamedTempFile::new_in(folder)?;
    unfinished.as_file().set_permissions(fs::Permissions::from_mode(0o600))?;
    unfinished.write_all(bytes)?;
    unfinished.as_file().sync_all()?;
    let kept = if replace { unfinished.persist(path) } else { unfinished.persist_noclobber(path) };
    kept.map_err(|e| e.error)?;
    Ok(durable::sync(folder)?)
}

/// Opens the file that writers lock, making it if need be. It is never replaced and holds nothing.
pub(super) fn lock_file(path: &Path) -> Result<File, FileProblem> {
    make_folder(path)?;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    let file = options.custom_flags(flags.bits().cast_signed()).open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(FileProblem::NotAFile);
    }
    // Whatever the umask left of the mode.
    if about.mode() & 0o777 != 0o600 {
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

/// Reads a file that only its owner may read, and refuses one that others may.
///
/// # Errors
/// What is wrong with the file, never what it holds.
pub fn read_own_file(path: &Path, max: u64) -> Result<Secret, FileProblem> {
    read(path, Trust::Own, max)
}

/// Writes a file that only its owner may read, whole or not at all, over whatever has its name.
///
/// # Errors
/// What is wrong with the place.
pub fn write_own_file(path: &Path, bytes: &[u8]) -> Result<(), FileProblem> {
    write(path, bytes, true)
}

/// The same, over nothing that is there.
///
/// # Errors
/// What is wrong with the place.
pub fn write_new_own_file(path: &Path, bytes: &[u8]) -> Result<(), FileProblem> {
    write(path, bytes, false)
}
