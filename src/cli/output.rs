//! Files that a command makes: whole or not at all.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::failure::{Failure, Kind};

/// The same for what only its owner may read, whatever was there before.
pub fn private<T>(
    path: &Path,
    write: impl FnOnce(&File) -> Result<T, Failure>,
) -> Result<T, Failure> {
    whole(path, |file| {
        let mode = Permissions::from_mode(0o600);
        let is_file = file.metadata().is_ok_and(|about| about.is_file());
        if is_file {
            file.set_permissions(mode).map_err(|error| cannot_create(path, &error))?;
        }
        write(file)
    })
}

/// Writes beside the target and renames, so that a reader never sees half a file. What is no regular
/// file (a pipe, a device) is written into: a rename would put a file in its place.
pub fn whole<T>(
    path: &Path,
    write: impl FnOnce(&File) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let failed = |error: io::Error| cannot_create(path, &error);
    let path = &behind_links(path).map_err(failed)?;
    let before = match fs::metadata(path) {
        Ok(about) => Some(about),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if before.as_ref().is_some_and(|about| !about.is_file()) {
        return write(&File::options().write(true).open(path).map_err(failed)?);
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // What a program makes anew is for whom the umask says; what was there stays as it was set.
    let file = tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .map_err(failed)?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions()).map_err(failed)?;
    }
    let written = write(file.as_file())?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(written)
}

/// The file that a path leads to, through symbolic links, whether it is there or not.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    // As many as Linux follows (path_resolution(7)).
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Says that a file could not be made.
pub fn cannot_create(path: &Path, error: &io::Error) -> Failure {
    let mut failure = Failure::because(Kind::CannotCreate, error);
    failure.message = format!("{}: {}", path.display(), failure.message);
    failure.hint("check that the folder exists and can be written")
}
