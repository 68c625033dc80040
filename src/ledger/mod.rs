//! The durable log, and the present derived from it. SQLite lives here and nowhere else.
//!
//! [`Ledger::record`] is the one way in: a write transaction that reads the head, asks the rules,
//! appends, projects, signs the new head and commits. Everything else reads.

mod anchor;
mod cases;
pub mod codec;
mod compare;
mod directory;
mod epoch;
mod evidence;
mod found;
mod head;
mod json;
mod keys;
mod linked;
pub mod manifest;
pub mod note;
mod notices;
mod order;
mod orders;
mod person;
mod personal;
mod pieces;
mod project;
pub mod proof;
mod prove;
mod question;
mod read;
mod receipt;
mod record;
mod remotes;
mod reseal;
mod restore;
mod roster;
mod rows;
mod runs;
mod schema;
mod sealing;
mod sign;
mod statements;
mod stream;
pub mod tree;
mod uploads;
mod verify;
mod waiting;
mod witnesses;

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _};

pub use anchor::Anchored;
pub use cases::{CaseAnswer, CaseNo, Cases, NewCase};
pub use compare::Difference;
pub use directory::{Directory, PersonChange, new_person_id};
pub use epoch::Numbered;
pub use evidence::{Digest, KeptEvidence, OldEvidence, PHOTOS_PER_HOUR, Purge};
pub use head::{Head, LogIdentity};
pub use keys::{KeyError, KeyHolder, Keys};
pub use notices::{NoticeIntent, NoticeIntents};
pub use order::{Line, LineAnswer, LineRefusal, Order, Outcome, Signer, Target};
pub use orders::{Announced, LineChange, OrderLine};
pub use person::{Detail, Details, NewPerson, Person, Sketch, several};
pub use personal::Disclosure;
pub use question::{Counts, EventRow, Filter, Found, History, ItemRow};
pub use read::Recorded;
pub use record::Batch;
pub use remotes::{EntryRow, Published, PushCursor, PushReceipt, RemoteRow, Remotes};
pub use reseal::LookUps;
pub use restore::Gap;
pub use roster::Rosters;
pub use runs::{Acknowledged, ExportRun, NewRun};
pub use schema::Mode;
pub use sealing::{NoSealing, Opener, SealError, Sealing, Spot};
pub use statements::digest_of_statement;
pub use stream::{EventLine, EventView, ItemNames, LogReader, Window};
pub use uploads::{Taken, Upload};
pub use verify::{Problem, Verdict};
pub use witnesses::Witnessed;

use crate::domain::names::{FacilityName, StationId, StationName, TenantName, Timestamp};
use crate::domain::policy::Policy;
use anchor::Anchor;
use epoch::Epoch;
use head::Tree;
use sealing::Seals;
use sign::Signing;

/// A reading of the station's clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Wall clock.
    pub at: Timestamp,
    /// Which boot of the machine.
    pub boot: String,
    /// Milliseconds since that boot, sleep included.
    pub up_ms: i64,
}

/// Where the ledger learns what time it is; the real one lives at the edge.
pub trait Clock {
    /// Reads the clocks.
    fn now(&self) -> Moment;
}

/// Whose ledger it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub tenant: TenantName,
    pub facility: FacilityName,
    pub station: StationName,
    /// In whose name it writes now.
    pub station_id: StationId,
    /// Nothing in it happened: it is for practice.
    pub is_training: bool,
}

/// Why the ledger could not do what it was asked. A rule's "no" is not among them.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("there is no ledger at {}", path.display())]
    Missing { path: PathBuf },
    #[error("there is a ledger at {} already", path.display())]
    Exists { path: PathBuf },
    #[error("{} vouches for an earlier ledger of this name", path.display())]
    AnchorExists { path: PathBuf },
    #[error("{} is not a custody ledger", path.display())]
    NotALedger { path: PathBuf },
    #[error("the ledger has schema version {found}; this program knows versions up to {known}")]
    Newer { found: usize, known: usize },
    #[error("the ledger has schema version {found} and must first be brought to version {known}")]
    Older { found: usize, known: usize },
    #[error("the ledger belongs to {found}, not to {wanted}")]
    OtherTenant { found: TenantName, wanted: TenantName },
    #[error("{} lies on a network filesystem, where SQLite cannot keep a ledger safe", path.display())]
    NetworkFilesystem { path: PathBuf },
    #[error("another process is writing to the ledger")]
    Busy,
    #[error("the command id {id} was used for something else before")]
    CommandReused { id: crate::domain::names::CommandId },
    #[error("the record would have {bytes} bytes, more than {}", codec::ENTRY_BYTES_MAX)]
    TooLarge { bytes: usize },
    #[error("the disk is full")]
    DiskFull,
    #[error("entry {seq} {source}")]
    BadEntry { seq: u64, source: codec::CodecError },
    #[error("the ledger file is damaged: {0}")]
    Damaged(String),
    #[error("the ledger cannot be trusted: {message}")]
    NotTrusted { rule: &'static str, message: String },
    #[error("one transaction has entries of one operator in one session only")]
    SeveralOperators,
    #[error("{0} is not enrolled in this log")]
    NotEnrolled(crate::domain::names::OperatorName),
    #[error("{0}")]
    NotAllowed(String),
    #[error("the key of {0} is not the one that the log knows")]
    OtherKey(KeyHolder),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error("this machine has no randomness to give: {0}")]
    NoRandomness(String),
    #[error("cannot use {}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the ledger's storage failed")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(Code::NotADatabase) => Self::Damaged("it is not a database".to_owned()),
            _other => Self::Sqlite(error),
        }
    }
}

/// What a ledger gets from outside: the rules of the facility, the time, its keys, its anchor.
pub struct Outside {
    pub policy: Policy,
    pub clock: Box<dyn Clock>,
    pub keys: Box<dyn Keys>,
    /// Seals what the ledger keeps about persons.
    pub sealing: Box<dyn Sealing>,
    /// Where the last head is kept besides the ledger, if anywhere.
    pub anchor: Option<PathBuf>,
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outside").field("anchor", &self.anchor).finish_non_exhaustive()
    }
}

/// One station's log and what it amounts to, open for one tenant.
pub struct Ledger {
    connection: Connection,
    binding: Binding,
    identity: LogIdentity,
    epochs: Vec<Epoch>,
    policy: Policy,
    clock: Box<dyn Clock>,
    signing: Signing,
    seals: Seals,
    anchor: Option<PathBuf>,
    anchored: Anchored,
    /// What of the schema is not as this program makes it.
    altered: Vec<String>,
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger").field("binding", &self.binding).finish_non_exhaustive()
    }
}

impl Ledger {
    /// Opens a tenant's ledger.
    pub fn open(
        path: &Path,
        tenant: &TenantName,
        mode: Mode,
        outside: Outside,
    ) -> Result<Self, LedgerError> {
        let connection = schema::open(path, mode)?;
        let (binding, epochs) = read_binding(&connection)?;
        if binding.tenant != *tenant {
            return Err(LedgerError::OtherTenant { found: binding.tenant, wanted: tenant.clone() });
        }
        let mut ledger = Self::with(connection, binding, epochs, outside)?;
        ledger.anchored =
            ledger.signing.compare_anchor(Tree(&ledger.connection), &ledger.identity)?;
        Ok(ledger)
    }

    /// Opens a copy that is about to become the ledger of a new epoch, whoever's it is.
    pub fn open_restored(path: &Path, outside: Outside) -> Result<Self, LedgerError> {
        let connection = schema::open(path, Mode::Restored)?;
        let (binding, epochs) = read_binding(&connection)?;
        Self::with(connection, binding, epochs, outside)
    }

    /// Opens a file as evidence: on media that cannot be written, whoever's it is.
    pub fn open_evidence(path: &Path, outside: Outside) -> Result<Self, LedgerError> {
        let connection = schema::open(path, Mode::Immutable)?;
        let (binding, epochs) = read_binding(&connection)?;
        Self::with(connection, binding, epochs, outside)
    }

    fn with(
        connection: Connection,
        binding: Binding,
        epochs: Vec<Epoch>,
        outside: Outside,
    ) -> Result<Self, LedgerError> {
        let Outside { policy, clock, keys, sealing, anchor } = outside;
        let altered = schema::alterations(&connection)?;
        let signing = Signing::new(keys, anchor.clone().map(Anchor::at));
        let identity = epoch::identity(&epochs)?.clone();
        Ok(Self {
            connection,
            binding,
            identity,
            epochs,
            policy,
            clock,
            signing,
            seals: Seals::new(sealing),
            anchor,
            anchored: Anchored::NotUsed,
            altered,
        })
    }

    /// Which log it is, as its signatures say.
    #[must_use]
    pub const fn identity(&self) -> &LogIdentity {
        &self.identity
    }

    /// What the anchor said of the ledger when it was opened.
    #[must_use]
    pub const fn anchored(&self) -> &Anchored {
        &self.anchored
    }

    /// Why the anchor could not be moved on after a commit, if it could not; told once.
    pub fn take_anchor_trouble(&mut self) -> Option<std::io::Error> {
        self.signing.anchor_trouble.take()
    }

    /// The signed head of the log.
    pub fn head(&self) -> Result<Head, LedgerError> {
        let head = Tree(&self.connection).head()?;
        head.ok_or_else(|| LedgerError::Damaged("the log has no head".to_owned()))
    }

    /// Why nothing may be written, if that is so.
    pub fn is_trusted(&self) -> Result<(), LedgerError> {
        if let Anchored::Contradicts { message, .. } = &self.anchored {
            return Err(LedgerError::NotTrusted { rule: "anchor", message: message.clone() });
        }
        if let Some(first) = self.altered.first() {
            let message = format!("its schema was altered: {first}");
            return Err(LedgerError::NotTrusted { rule: "schema", message });
        }
        Ok(())
    }

    /// Whose ledger it is.
    #[must_use]
    pub const fn binding(&self) -> &Binding {
        &self.binding
    }

    /// What the clocks say that the ledger was given.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.clock.now()
    }

    /// Now, by the clock that the ledger was given.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now().at
    }
}

/// Whose ledger it is, and its epochs, the one in force last.
fn read_binding(connection: &Connection) -> Result<(Binding, Vec<Epoch>), LedgerError> {
    let damaged = || LedgerError::Damaged("it does not say whose it is".to_owned());
    let epochs = epoch::read(connection)?;
    let sql = "SELECT tenant, facility, station, training FROM binding";
    let row: Option<(String, String, String, bool)> = connection
        .query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let (tenant, facility, station, is_training) = row.ok_or_else(damaged)?;
    let binding = Binding {
        tenant: TenantName::parse(&tenant).map_err(|_| damaged())?,
        facility: FacilityName::parse(&facility).map_err(|_| damaged())?,
        station: StationName::parse(&station).map_err(|_| damaged())?,
        station_id: epochs.last().ok_or_else(damaged)?.station,
        is_training,
    };
    Ok((binding, epochs))
}
