//! What is kept of passwords, PINs and badges.
//!
//! Crash window: a credential is one row, so that the hash and the key that it opens change together.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior};

use super::own_key;
use super::password::{PEPPER_BYTES, Proof, badge_mark};
pub use super::tries::{Clocks, LOCKED_MS, TRIES_MAX};
use super::tries::{Counted, Failures, NOBODY};
use crate::domain::names::OperatorName;
use crate::durable;
use crate::vault::{Secret, Vault, VaultError};

/// The name of the pepper among the secrets of the vault.
const PEPPER: &str = "access/pepper";

/// Why the credentials cannot be used. That a password is wrong is not among them.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    #[error("cannot use {}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the credentials in {} cannot be used", path.display())]
    Storage { path: PathBuf, source: rusqlite::Error },
    #[error("another process is checking a password")]
    Busy,
    #[error("the credentials in {} are of a newer version", path.display())]
    Newer { path: PathBuf },
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error("this machine has no randomness to give")]
    NoRandomness,
    #[error("the key of {operator} does not open with the password that was just right")]
    KeyDoesNotOpen { operator: OperatorName },
}

/// What became of a try.
#[derive(Debug)]
pub enum Tried {
    /// It was right. The operator's private key, if a password was tried.
    Right { key: Option<[u8; 32]>, failed_before: u32 },
    /// It was wrong; if it was one too many, locked from now on.
    Wrong { locked_until_ms: Option<i64> },
    /// Nobody looked at it.
    Locked,
}

/// What is known of an operator's credentials without opening any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    pub has_password: bool,
    pub has_pin: bool,
    pub has_badge: bool,
    pub set_by: Option<String>,
    pub failed: u32,
    pub locked_until_ms: Option<i64>,
}

/// The credentials of one profile.
#[derive(Debug)]
pub struct Credentials<'v> {
    pub(super) path: PathBuf,
    pub(super) connection: Connection,
    pub(super) vault: &'v Vault,
    pub(super) pepper: Secret,
}

impl<'v> Credentials<'v> {
    /// Opens the credentials, or begins them.
    pub fn open(path: &Path, vault: &'v Vault) -> Result<Self, AccessError> {
        let storage = |source| AccessError::of(path, source);
        make_private(path).map_err(|source| AccessError::Io { path: path.to_owned(), source })?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(storage)?;
        prepare(&mut connection, path)?;
        let pepper = match vault.secret(PEPPER) {
            Err(VaultError::NoSecret { .. }) => {
                // Two processes do not make two: whoever comes second waits here.
                let tx = connection
                    .transaction_with_behavior(TransactionBehavior::Immediate)
                    .map_err(storage)?;
                let pepper = pepper_of(vault)?;
                tx.commit().map_err(storage)?;
                pepper
            }
            other => other?,
        };
        Ok(Self { path: path.to_owned(), connection, vault, pepper })
    }

    /// Gives an operator a password and the private key that it opens, instead of what they had. Their
    /// PIN and badge stay, and a lock is lifted.
    pub fn put_password(
        &mut self,
        operator: &OperatorName,
        password: &Proof,
        key: &[u8; 32],
        set_by: &OperatorName,
        now_ms: i64,
    ) -> Result<(), AccessError> {
        let hash = self.hash(password)?;
        let own_key = own_key::close(self.vault.tenant(), operator, password.secret(), key)?;
        self.write(|tx, vault| {
            let sealed = seal(vault, "password", operator, hash.as_bytes())?;
            let own_key = seal(vault, "own_key", operator, &own_key)?;
            tx.execute(
                "INSERT INTO credential (operator, password, own_key, set_by, set_at)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (operator) DO UPDATE
                 SET password = ?2, own_key = ?3, set_by = ?4, set_at = ?5",
                (operator.as_str(), sealed, own_key, set_by.as_str(), now_ms),
            )?;
            tx.execute("DELETE FROM failure WHERE operator = ?1", [operator.as_str()])?;
            Ok(())
        })
    }

    /// Gives an operator a PIN, with which they go on with a session.
    pub fn put_pin(&mut self, operator: &OperatorName, pin: &Proof) -> Result<bool, AccessError> {
        let hash = self.hash(pin)?;
        self.write(|tx, vault| {
            let sealed = seal(vault, "pin", operator, hash.as_bytes())?;
            let sql = "UPDATE credential SET pin = ?2 WHERE operator = ?1";
            Ok(tx.execute(sql, (operator.as_str(), sealed))? == 1)
        })
    }

    /// Gives an operator a badge; nobody else may have the same one.
    pub fn put_badge(&mut self, operator: &OperatorName, badge: &str) -> Result<bool, AccessError> {
        let mark = badge_mark(badge, &self.pepper);
        self.write(|tx, _vault| {
            let sql = "UPDATE OR IGNORE credential SET badge = ?2 WHERE operator = ?1";
            Ok(tx.execute(sql, (operator.as_str(), mark))? == 1)
        })
    }

    /// Whose badge it is.
    pub fn operator_with_badge(&self, badge: &str) -> Result<Option<OperatorName>, AccessError> {
        let mark = badge_mark(badge, &self.pepper);
        let sql = "SELECT operator FROM credential WHERE badge = ?1";
        let name: Option<String> = self
            .connection
            .query_row(sql, [mark], |row| row.get(0))
            .optional()
            .map_err(|source| AccessError::of(&self.path, source))?;
        Ok(name.and_then(|name| OperatorName::parse(&name).ok()))
    }

    /// Lets an operator try a password or PIN. It takes the same time whether or not there is such an
    /// operator, and whether or not they are locked.
    pub fn attempt(
        &mut self,
        operator: &OperatorName,
        proof: &Proof,
        now: &Clocks,
    ) -> Result<Tried, AccessError> {
        let pepper = Secret::new(self.pepper.expose().to_vec());
        self.attempt_with(operator, proof, now, &mut |hash| proof.fits(hash, &pepper))
    }

    /// The same, with what compares a password with a hash in the caller's hands.
    pub fn attempt_with(
        &mut self,
        operator: &OperatorName,
        proof: &Proof,
        now: &Clocks,
        fits: &mut dyn FnMut(Option<&str>) -> bool,
    ) -> Result<Tried, AccessError> {
        let column = match proof {
            Proof::Password(_) => Column::Password,
            Proof::Pin(_) => Column::Pin,
        };
        let row: Option<(Option<Vec<u8>>, Vec<u8>)> = self
            .connection
            .query_row(column.select(), [operator.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .map_err(|source| AccessError::of(&self.path, source))?;
        let counted_as = if row.is_some() { operator.as_str() } else { NOBODY };
        let counted = self.count(counted_as, now)?;
        let sealed = row.as_ref().and_then(|(sealed, _)| sealed.as_ref());
        let hash = match (&counted, sealed) {
            (Counted::Try { .. }, Some(sealed)) => {
                Some(open(self.vault, column.name(), operator, sealed)?)
            }
            _nothing_to_compare => None,
        };
        let is_right = fits(hash.as_ref().and_then(Secret::expose_text));
        let (failed_before, locked_until_ms) = match counted {
            Counted::Locked => return Ok(Tried::Locked),
            Counted::Try { before, locks_until } => (before, locks_until),
        };
        let Some((_, own_key)) = row.filter(|_| is_right) else {
            return Ok(Tried::Wrong { locked_until_ms });
        };
        let key = match proof {
            Proof::Pin(_) => None,
            Proof::Password(password) => {
                let closed = open(self.vault, "own_key", operator, &own_key)?;
                let key = own_key::open(self.vault.tenant(), operator, password, closed.expose())?;
                Some(key.ok_or_else(|| AccessError::KeyDoesNotOpen { operator: operator.clone() })?)
            }
        };
        self.unlock(operator)?;
        Ok(Tried::Right { key, failed_before })
    }

    /// What is known of an operator's credentials.
    pub fn standing(&self, operator: &OperatorName, now: &Clocks) -> Result<Standing, AccessError> {
        let standing = || -> rusqlite::Result<Standing> {
            let sql = "SELECT set_by, pin IS NOT NULL, badge IS NOT NULL FROM credential
                       WHERE operator = ?1";
            let row = self.connection.query_row(sql, [operator.as_str()], |row| {
                Ok(Standing {
                    has_password: true,
                    set_by: row.get(0)?,
                    has_pin: row.get(1)?,
                    has_badge: row.get(2)?,
                    ..Standing::default()
                })
            });
            let mut standing = row.optional()?.unwrap_or_default();
            let failures = Failures::of(&self.connection, operator.as_str())?;
            standing.failed = failures.tries;
            standing.locked_until_ms = failures.until_ms.filter(|_| failures.is_locked(now));
            Ok(standing)
        };
        standing().map_err(|source| AccessError::of(&self.path, source))
    }

    /// Seals everything under the vault's current key; answers with how many values were under an older
    /// one.
    pub fn reseal(&mut self) -> Result<u64, AccessError> {
        self.write(|tx, vault| {
            let mut rows = tx.prepare("SELECT operator, password, own_key, pin FROM credential")?;
            let rows = rows
                .query_map((), |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])))?;
            let rows: Vec<(String, [Option<Vec<u8>>; 3])> = rows.collect::<Result<_, _>>()?;
            let mut resealed = 0;
            for (operator, values) in rows {
                let columns = [Column::Password, Column::OwnKey, Column::Pin];
                for (column, value) in columns.into_iter().zip(values) {
                    let Some(value) = value else { continue };
                    let place = vault.place("credential", column.name(), &operator);
                    if let Some(new) = vault.reseal(&place, &value)? {
                        tx.execute(column.update(), (&operator, new))?;
                        resealed += 1;
                    }
                }
            }
            Ok(resealed + super::people::reseal(tx, vault)?)
        })
    }

    /// Writes a copy for a backup: everything in it is sealed.
    pub fn back_up(path: &Path, target: &Path) -> Result<(), AccessError> {
        let storage = |source| AccessError::of(path, source);
        let io = |source| AccessError::Io { path: target.to_owned(), source };
        make_private(target).map_err(io)?;
        let connection = Connection::open(path).map_err(storage)?;
        let name = target.to_str().ok_or_else(|| io(std::io::ErrorKind::InvalidInput.into()))?;
        connection.execute("VACUUM INTO ?1", [name]).map_err(storage)?;
        durable::sync(target).map_err(io)
    }

    pub(super) fn hash(&self, proof: &Proof) -> Result<String, AccessError> {
        proof.hash(&self.pepper).map_err(|_| AccessError::NoRandomness)
    }

    pub(super) fn write<T>(
        &mut self,
        change: impl FnOnce(&rusqlite::Transaction<'_>, &Vault) -> Result<T, Fault>,
    ) -> Result<T, AccessError> {
        let of = |source| AccessError::of(&self.path, source);
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(of)?;
        let value = change(&tx, self.vault).map_err(|fault| match fault {
            Fault::Storage(source) => of(source),
            Fault::Vault(error) => AccessError::Vault(error),
        })?;
        tx.commit().map_err(of)?;
        Ok(value)
    }
}

/// What can go wrong inside a transaction.
pub(super) enum Fault {
    Storage(rusqlite::Error),
    Vault(VaultError),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error)
    }
}

impl From<VaultError> for Fault {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

/// The columns that hold something sealed.
#[derive(Clone, Copy)]
enum Column {
    Password,
    OwnKey,
    Pin,
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::OwnKey => "own_key",
            Self::Pin => "pin",
        }
    }

    const fn select(self) -> &'static str {
        match self {
            Self::Pin => "SELECT pin, own_key FROM credential WHERE operator = ?1",
            Self::Password | Self::OwnKey => {
                "SELECT password, own_key FROM credential WHERE operator = ?1"
            }
        }
    }

    const fn update(self) -> &'static str {
        match self {
            Self::Password => "UPDATE credential SET password = ?2 WHERE operator = ?1",
            Self::OwnKey => "UPDATE credential SET own_key = ?2 WHERE operator = ?1",
            Self::Pin => "UPDATE credential SET pin = ?2 WHERE operator = ?1",
        }
    }
}

impl AccessError {
    pub(super) fn of(path: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match source.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            _otherwise => Self::Storage { path: path.to_owned(), source },
        }
    }
}

fn seal(
    vault: &Vault,
    column: &str,
    operator: &OperatorName,
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    vault.seal(&vault.place("credential", column, operator.as_str()), plain)
}

fn open(
    vault: &Vault,
    column: &str,
    operator: &OperatorName,
    sealed: &[u8],
) -> Result<Secret, VaultError> {
    vault.open_sealed(&vault.place("credential", column, operator.as_str()), sealed)
}

fn pepper_of(vault: &Vault) -> Result<Secret, AccessError> {
    match vault.secret(PEPPER) {
        Err(VaultError::NoSecret { .. }) => {}
        other => return Ok(other?),
    }
    let mut pepper = [0; PEPPER_BYTES];
    getrandom::fill(&mut pepper).map_err(|_| AccessError::NoRandomness)?;
    vault.put_secret(PEPPER, &pepper)?;
    Ok(Secret::new(pepper.to_vec()))
}

/// Makes the file before SQLite does, so that nobody else can read it, whatever the umask.
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    durable::make_folder(path.parent().unwrap_or(path), durable::PRIVATE)?;
    let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match file {
        Ok(file) => file.set_permissions(std::fs::Permissions::from_mode(0o600)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn prepare(connection: &mut Connection, path: &Path) -> Result<(), AccessError> {
    let setting_up = |connection: &mut Connection| -> rusqlite::Result<i64> {
        // Ten wrong tries at once take each other's turn.
        connection.busy_timeout(Duration::from_secs(20))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        let version = |connection: &Connection| {
            connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
        };
        if version(connection)? == 0 {
            let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if version(&tx)? == 0 {
                tx.execute_batch(include_str!("credentials.sql"))?;
            }
            tx.commit()?;
        }
        version(connection)
    };
    match setting_up(connection).map_err(|source| AccessError::of(path, source))? {
        1 => Ok(()),
        _newer => Err(AccessError::Newer { path: path.to_owned() }),
    }
}
