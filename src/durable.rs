//! Files and folders that survive a power cut.
//!
//! A file's bytes are durable once the file was synced, and its name once its folder was: a new folder,
//! too, is only a name in the one above it.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

/// The mode of a folder that only its owner enters.
pub const PRIVATE: u32 = 0o700;

/// Makes a folder, and those above it that are not there.
pub fn make_folder(folder: &Path, mode: u32) -> io::Result<()> {
    // A bare file name has an empty parent: the folder in which one stands.
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    make_folder(parent, mode)?;
    match DirBuilder::new().mode(mode).create(folder) {
        // Another process was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        // A umask that takes away from its owner, too, would lock them out.
        Ok(()) if mode == PRIVATE => fs::set_permissions(folder, Permissions::from_mode(mode))?,
        other => other?,
    }
    sync(parent)
}

/// Makes the names in a folder durable, or the bytes of a file.
pub fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Writes a file that only its owner can read, whole or not at all, over whatever has its name.
///
/// Crash windows: before the rename the old file stands, and a nameless rest may lie beside it; after it
/// the new one stands.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(Permissions::from_mode(0o600))?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync(folder)
}

/// Gives a file a second name, or makes a copy where the file system knows no second names. The bytes
/// are durable then, whoever wrote them.
pub fn link(file: &Path, name: &Path) -> io::Result<()> {
    if fs::hard_link(file, name).is_err() {
        fs::copy(file, name)?;
    }
    sync(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_made_one_in_the_other_and_files_replaced_whole() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a/b/c");
        make_folder(&folder, PRIVATE).unwrap();
        make_folder(&folder, PRIVATE).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&dir.path().join("a")), 0o700);
        let file = folder.join("file");
        write(&file, b"one").unwrap();
        link(&file, &folder.join("other")).unwrap();
        write(&file, b"two").unwrap();
        assert_eq!(mode(&file), 0o600);
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(fs::read(folder.join("other")).unwrap(), b"one", "the name went to a new file");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left");
        make_folder(&file, PRIVATE).unwrap_err();
    }
}
