//! Files that a command makes: whole or not at all.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use super::failure::{Failure, Kind};

/// Writes beside the target and renames, so that nobody reads half a file.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        let mut failure = Failure::because(Kind::CannotCreate, &error);
        failure.message = format!("{}: {}", path.display(), failure.message);
        failure.hint("check that the folder exists and can be written")
    };
    if path.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)
}
