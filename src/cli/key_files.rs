//! Private keys as files, one a key, that only their owner can read.

use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::PathBuf;

use data_encoding::HEXLOWER;

use crate::durable;
use crate::ledger::{KeyError, KeyHolder, Keys};

/// A folder of keys.
#[derive(Debug)]
pub struct KeyFiles {
    folder: PathBuf,
}

impl KeyFiles {
    /// The keys in a folder, which is made when the first key is.
    #[must_use]
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, holder: &KeyHolder) -> PathBuf {
        self.folder.join(format!("{holder}.key"))
    }

    fn unusable(&self, holder: &KeyHolder, problem: impl std::fmt::Display) -> KeyError {
        let path = self.path(holder);
        let problem = format!("{}: {problem}", path.display());
        KeyError::Unusable { holder: holder.clone(), problem }
    }
}

impl Keys for KeyFiles {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        let unusable = |problem: &dyn std::fmt::Display| self.unusable(holder, problem);
        let flags = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
        let opened = OpenOptions::new().read(true).custom_flags(flags).open(self.path(holder));
        let file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(KeyError::Missing(holder.clone()));
            }
            Err(error) => return Err(unusable(&error)),
        };
        // What was opened is looked at, not what the name may mean by now.
        let about = file.metadata().map_err(|error| unusable(&error))?;
        if !about.is_file() || about.uid() != rustix::process::geteuid().as_raw() {
            return Err(unusable(&"it is not a file of this user"));
        }
        if about.permissions().mode() & 0o077 != 0 {
            return Err(unusable(&"others can read it (chmod 600)"));
        }
        let mut text = String::new();
        file.take(256).read_to_string(&mut text).map_err(|error| unusable(&error))?;
        let seed = HEXLOWER.decode(text.trim_end().as_bytes()).ok();
        let seed = seed.and_then(|seed| seed.try_into().ok());
        seed.ok_or_else(|| unusable(&"it is not 32 bytes in hexadecimal"))
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        let unusable = |problem: &dyn std::fmt::Display| self.unusable(holder, problem);
        let io = |error: io::Error| unusable(&error);
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| unusable(&error))?;
        let path = self.path(holder);
        let folder = path.parent().unwrap_or(&self.folder);
        durable::make_folder(folder, durable::PRIVATE).map_err(io)?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(io)?;
        writeln!(file, "{}", HEXLOWER.encode(&seed)).map_err(io)?;
        file.as_file().set_permissions(fs::Permissions::from_mode(0o600)).map_err(io)?;
        file.as_file().sync_all().map_err(io)?;
        // Whole or not at all, and never over a key that is there.
        match file.persist_noclobber(&path) {
            Ok(_) => {}
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                // It may come from a try that was interrupted before it was durable.
                durable::sync(&path).and_then(|()| durable::sync(folder)).map_err(io)?;
                return Err(KeyError::Exists(holder.clone()));
            }
            Err(error) => return Err(io(error.error)),
        }
        durable::sync(folder).map_err(io)?;
        Ok(seed)
    }
}
