//! The secret of a session: a file that only its owner reads, in a folder that does not outlive the
//! machine's run.
//!
//! Every operator has one file at a station; `current` names the one whose session is meant when nobody
//! is named. That a session was used is kept as the time at which its file was last changed: one call,
//! and nothing to wait for.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::domain::names::{OperatorName, SessionId};
use crate::durable;
use crate::vault::{FileProblem, Secret, read_own_file, write_own_file};

/// After so long without a command a session is locked.
pub const IDLE_MS: i64 = 15 * 60 * 1000;

/// After so long it is over, however busy.
pub const LIFETIME_MS: i64 = 12 * 60 * 60 * 1000;

const FILE_BYTES_MAX: u64 = 4096;

/// Why the secret of a session cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum SessionFileError {
    #[error("the session in {} cannot be used", path.display())]
    File { path: PathBuf, source: FileProblem },
    #[error("{} is not the session of an operator", path.display())]
    Malformed { path: PathBuf },
}

/// The secret of one session.
#[derive(Debug)]
pub struct HeldSession {
    pub id: SessionId,
    pub operator: OperatorName,
    pub seed: Secret,
    /// When it was last used.
    pub used_ms: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    schema: String,
    session: String,
    operator: String,
    secret: String,
}

const SCHEMA: &str = "custody.session.v1";

/// The sessions of one profile.
#[derive(Debug, Clone)]
pub struct SessionFolder(PathBuf);

impl SessionFolder {
    /// The folder in which the sessions of a profile are kept.
    #[must_use]
    pub const fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn file(&self, operator: &OperatorName) -> PathBuf {
        self.0.join(format!("session-{operator}.json"))
    }

    fn current_file(&self) -> PathBuf {
        self.0.join("current")
    }

    /// Keeps the secret of a new session instead of an earlier one of the same operator, and makes it the
    /// one that is meant when nobody is named.
    pub fn keep(
        &self,
        operator: &OperatorName,
        id: SessionId,
        seed: &[u8],
    ) -> Result<(), SessionFileError> {
        let sheet = Sheet {
            schema: SCHEMA.to_owned(),
            session: id.to_string(),
            operator: operator.to_string(),
            secret: HEXLOWER.encode(seed),
        };
        let path = self.file(operator);
        let text = Secret::new(serde_json::to_vec(&sheet).unwrap_or_default());
        write_own_file(&path, text.expose())
            .map_err(|source| SessionFileError::File { path, source })?;
        self.set_current(operator)
    }

    /// Makes the session of an operator the one that is meant when nobody is named.
    pub fn set_current(&self, operator: &OperatorName) -> Result<(), SessionFileError> {
        let path = self.current_file();
        let text = format!("{operator}\n");
        write_own_file(&path, text.as_bytes())
            .map_err(|source| SessionFileError::File { path, source })
    }

    /// Whose session is meant when nobody is named.
    pub fn current(&self) -> Result<Option<OperatorName>, SessionFileError> {
        let path = self.current_file();
        match read_own_file(&path, FILE_BYTES_MAX) {
            Ok(text) => {
                let name = text.expose_text().and_then(|text| OperatorName::parse(text).ok());
                name.map(Some).ok_or(SessionFileError::Malformed { path })
            }
            Err(FileProblem::Missing) => Ok(None),
            Err(source) => Err(SessionFileError::File { path, source }),
        }
    }

    /// The secret of an operator's session, if they have one here.
    pub fn held(&self, operator: &OperatorName) -> Result<Option<HeldSession>, SessionFileError> {
        let path = self.file(operator);
        let text = match read_own_file(&path, FILE_BYTES_MAX) {
            Ok(text) => text,
            Err(FileProblem::Missing) => return Ok(None),
            Err(source) => return Err(SessionFileError::File { path, source }),
        };
        let malformed = || SessionFileError::Malformed { path: path.clone() };
        let sheet: Sheet = serde_json::from_slice(text.expose()).map_err(|_| malformed())?;
        let seed = HEXLOWER.decode(sheet.secret.as_bytes()).ok().filter(|seed| seed.len() == 32);
        let id = SessionId::parse(&sheet.session).map_err(|_| malformed())?;
        if sheet.schema != SCHEMA || sheet.operator != operator.as_str() {
            return Err(malformed());
        }
        let used = fs::metadata(&path).and_then(|about| about.modified());
        let used =
            used.map_err(|e| SessionFileError::File { path: path.clone(), source: e.into() })?;
        let used = used.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        Ok(Some(HeldSession {
            id,
            operator: operator.clone(),
            seed: Secret::new(seed.ok_or_else(malformed)?),
            used_ms: i64::try_from(used).unwrap_or(i64::MAX),
        }))
    }

    /// Notes that a session was used now.
    pub fn touch(&self, operator: &OperatorName, now_ms: i64) -> io::Result<()> {
        let now = UNIX_EPOCH + Duration::from_millis(u64::try_from(now_ms).unwrap_or(0));
        set_modified(&self.file(operator), now)
    }

    /// Locks a session, as if it had not been used for too long.
    pub fn lock(&self, operator: &OperatorName) -> io::Result<()> {
        set_modified(&self.file(operator), UNIX_EPOCH)
    }

    /// Forgets the secret of an operator's session.
    pub fn forget(&self, operator: &OperatorName) -> io::Result<()> {
        for path in [self.file(operator), self.current_file()] {
            let is_meant = path != self.current_file()
                || self.current().ok().flatten().is_none_or(|current| current == *operator);
            if !is_meant {
                continue;
            }
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _gone => {}
            }
        }
        if self.0.is_dir() { durable::sync(&self.0) } else { Ok(()) }
    }
}

impl HeldSession {
    /// Whether it was not used for too long. A time that has not come yet is no excuse.
    #[must_use]
    pub const fn is_idle(&self, now_ms: i64) -> bool {
        let ahead_ms = 60_000;
        now_ms - self.used_ms > IDLE_MS || self.used_ms - now_ms > ahead_ms
    }
}

fn set_modified(path: &Path, time: SystemTime) -> io::Result<()> {
    File::options().write(true).open(path)?.set_modified(time)
}
