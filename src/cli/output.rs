//! Files that a command makes: whole or not at all.

use std::fs::File;
use std::io;
use std::path::Path;

use super::failure::{Failure, Kind};

/// Writes beside the target and renames, so that a reader never sees half a file.
pub fn whole<T>(
    path: &Path,
    write: impl FnOnce(&File) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let failed = |error: io::Error| cannot_create(path, &error);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    let written = write(file.as_file())?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(written)
}

/// Says that a file could not be made.
pub fn cannot_create(path: &Path, error: &io::Error) -> Failure {
    let mut failure = Failure::because(Kind::CannotCreate, error);
    failure.message = format!("{}: {}", path.display(), failure.message);
    failure.hint("check that the folder exists and can be written")
}
