//! The durable log, and the present derived from it. SQLite lives here and nowhere else.
//!
//! [`Ledger::record`] is the one way in: a write transaction that reads the head, asks the rules,
//! appends, projects and commits. Everything else reads.

pub mod codec;
mod compare;
mod directory;
mod json;
pub mod note;
mod project;
mod question;
mod read;
mod receipt;
mod record;
mod schema;
pub mod tree;
mod verify;

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use compare::Difference;
pub use directory::{Directory, NewPerson, Person, PersonChange, new_person_id};
pub use question::{Counts, EventRow, Filter, Found, History, ItemRow};
pub use read::Recorded;
pub use record::{Batch, Line, LineAnswer, LineRefusal, Order, Outcome, Target};
pub use schema::Mode;
pub use verify::{Problem, Verdict};

use crate::domain::names::{FacilityName, StationId, StationName, TenantName, Timestamp};
use crate::domain::policy::Policy;

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
    pub station_id: StationId,
}

impl Binding {
    /// The facility of a station, as far as this ledger knows.
    #[must_use]
    pub fn facility_of(&self, station: StationId) -> String {
        if station == self.station_id {
            self.facility.to_string()
        } else {
            format!("station {station}")
        }
    }
}

/// Why the ledger could not do what it was asked. A rule's "no" is not among them.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("there is no ledger at {}", path.display())]
    Missing { path: PathBuf },
    #[error("there is a ledger at {} already", path.display())]
    Exists { path: PathBuf },
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

/// One station's log and what it amounts to, open for one tenant.
pub struct Ledger {
    connection: Connection,
    binding: Binding,
    policy: Policy,
    clock: Box<dyn Clock>,
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger").field("binding", &self.binding).finish_non_exhaustive()
    }
}

impl Ledger {
    /// Makes a new ledger.
    pub fn create(
        path: &Path,
        binding: &Binding,
        policy: Policy,
        clock: Box<dyn Clock>,
    ) -> Result<Self, LedgerError> {
        let connection = schema::open(path, Mode::Create)?;
        connection.execute(
            "INSERT INTO binding (one, tenant, facility, station, station_id, created_at)
             VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            (
                binding.tenant.as_str(),
                binding.facility.as_str(),
                binding.station.as_str(),
                binding.station_id.uuid(),
                clock.now().at.as_millis(),
            ),
        )?;
        Ok(Self { connection, binding: binding.clone(), policy, clock })
    }

    /// Opens a tenant's ledger.
    pub fn open(
        path: &Path,
        tenant: &TenantName,
        mode: Mode,
        policy: Policy,
        clock: Box<dyn Clock>,
    ) -> Result<Self, LedgerError> {
        let connection = schema::open(path, mode)?;
        let binding = read_binding(&connection)?;
        if binding.tenant != *tenant {
            return Err(LedgerError::OtherTenant { found: binding.tenant, wanted: tenant.clone() });
        }
        Ok(Self { connection, binding, policy, clock })
    }

    /// Whose ledger it is.
    #[must_use]
    pub const fn binding(&self) -> &Binding {
        &self.binding
    }

    /// Now, by the clock that the ledger was given.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now().at
    }
}

fn read_binding(connection: &Connection) -> Result<Binding, LedgerError> {
    let damaged = |_| LedgerError::Damaged("it does not say whose it is".to_owned());
    let (tenant, facility, station, id) = connection
        .query_row("SELECT tenant, facility, station, station_id FROM binding", (), |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, uuid::Uuid>(3)?,
            ))
        })
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => {
                LedgerError::Damaged("it does not say whose it is".to_owned())
            }
            other => other.into(),
        })?;
    Ok(Binding {
        tenant: TenantName::parse(&tenant).map_err(damaged)?,
        facility: FacilityName::parse(&facility).map_err(damaged)?,
        station: StationName::parse(&station).map_err(damaged)?,
        station_id: StationId::from_uuid(id),
    })
}
