//! A station with a ledger on disk, in a folder that goes away with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use custody::domain::command::Command;
use custody::domain::event::Identity;
use custody::domain::names::{CommandId, OperatorName, SessionId, TenantName, Timestamp};
use custody::domain::party::Role;
use custody::domain::policy::Policy;
use custody::ledger::tree::leaf_hash;
use custody::ledger::{
    Binding, Clock, KeyError, KeyHolder, Keys, Ledger, LedgerError, Line, LineAnswer, Mode, Moment,
    Opener, Order, Outcome, Outside, SealError, Sealing, Spot, Target,
};
use custody::vault::sealed_box::{self, BoxError, DataKey, Place};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::{NOON, identity, name, op, operator, station};

/// How many entries the ledger of a [`Desk`] begins with: the founding, two enrolments and three log-ins.
pub const FOUNDING: u64 = 6;

/// A clock that goes on by a second whenever somebody looks at it.
#[derive(Debug, Clone)]
pub struct Steps(Arc<AtomicI64>);

impl Steps {
    pub fn from(ms: i64) -> Self {
        Self(Arc::new(AtomicI64::new(ms)))
    }

    pub fn set(&self, ms: i64) {
        self.0.store(ms, Ordering::SeqCst);
    }

    pub fn boxed(&self) -> Box<dyn Clock> {
        Box::new(self.clone())
    }
}

impl Clock for Steps {
    fn now(&self) -> Moment {
        let ms = self.0.fetch_add(1_000, Ordering::SeqCst);
        Moment { at: Timestamp::from_millis(ms), boot: "b007".to_owned(), up_ms: ms - NOON }
    }
}

/// Keys that are the same in every run.
#[derive(Debug, Clone, Copy)]
pub struct SameKeys;

impl Keys for SameKeys {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        Ok(leaf_hash(holder.to_string().as_bytes()))
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        self.seed(holder)
    }

    fn session_of(&self, operator: &OperatorName) -> Option<SessionId> {
        Some(session_of(operator))
    }
}

/// The one session that an operator ever opens here.
pub fn session_of(operator: &OperatorName) -> SessionId {
    let hash = leaf_hash(operator.as_str().as_bytes());
    SessionId::from_uuid(Uuid::from_slice(&hash[..16]).expect("16 bytes"))
}

/// Opens the session of an operator, which lasts longer than any test.
pub fn logs_in(ledger: &mut Ledger, who: &OperatorName) {
    let until = Timestamp::from_millis(NOON + 1_000 * 365 * 86_400_000);
    ledger.open_session(who, session_of(who), until).expect("they can log in");
}

/// Seals with a key that is the same in every run, as a vault does.
#[derive(Debug, Clone, Copy, Default)]
pub struct SameSeal {
    /// Another key for another number.
    pub nth: u8,
}

impl SameSeal {
    fn key(self) -> DataKey {
        DataKey::from_bytes(&[self.nth + 1; 32]).expect("a key has 32 bytes")
    }
}

fn place<'p>(tenant: &'p TenantName, spot: Spot<'p>) -> Place<'p> {
    Place { tenant, table: spot.table, column: spot.column, row: spot.row }
}

fn broken(error: BoxError) -> SealError {
    SealError::Broken(error.to_string())
}

impl Opener for SameSeal {
    fn open(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let opened = sealed_box::open(&self.key(), &place(&acme(), spot), sealed);
        opened.map(|plain| plain.expose().to_vec()).map_err(broken)
    }
}

impl Sealing for SameSeal {
    fn seal(&self, spot: Spot<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        sealed_box::seal(&self.key(), &place(&acme(), spot), plain).map_err(broken)
    }

    fn open(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        Opener::open(self, spot, sealed)
    }

    fn reseal(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
        Opener::open(self, spot, sealed).map(|_| None)
    }

    fn opener(&self) -> Result<Box<dyn Opener>, SealError> {
        Ok(Box::new(*self))
    }

    fn lookup_key(&self, generation: u32) -> Result<[u8; 32], SealError> {
        Ok(leaf_hash(format!("look-up {} {generation}", self.nth).as_bytes()))
    }

    fn make_lookup_key(&self, generation: u32) -> Result<[u8; 32], SealError> {
        self.lookup_key(generation)
    }
}

/// What a ledger of the tests gets from outside; no anchor.
pub fn outside(clock: &Steps) -> Outside {
    Outside {
        policy: Policy::default(),
        clock: clock.boxed(),
        keys: Box::new(SameKeys),
        sealing: Box::new(SameSeal::default()),
        anchor: None,
    }
}

pub fn binding() -> Binding {
    Binding {
        tenant: name("acme"),
        facility: name("hq"),
        station: name("dock-1"),
        station_id: station(1),
        is_training: false,
    }
}

pub fn acme() -> TenantName {
    name("acme")
}

/// A parcel, by what is printed on it.
pub fn parcel(tracking: &str) -> Target {
    Target::Parcel(name(tracking))
}

/// An asset, by what is printed on it.
pub fn asset(serial: &str) -> Target {
    Target::Asset(identity(serial))
}

/// An asset, by its tag alone.
pub fn tagged(tag: &str) -> Target {
    Target::Asset(Identity { tag: Some(name(tag)), ..Identity::default() })
}

pub fn line(target: Target, command: Command) -> Line {
    Line { target, command }
}

pub struct Desk {
    pub ledger: Ledger,
    pub clock: Steps,
    folder: TempDir,
    next_op: u128,
}

impl Desk {
    /// A ledger with three places and three operators, which makes [`FOUNDING`] entries.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let clock = Steps::from(NOON);
        let path = folder.path().join("ledger.db");
        let mut ledger = Ledger::create(&path, &binding(), &name("ada"), outside(&clock))
            .expect("a ledger can be made in it");
        let ada = operator("ada", Role::Admin);
        logs_in(&mut ledger, &ada.name);
        for (who, role) in [("olga", Role::Operator), ("vera", Role::Viewer)] {
            assert!(ledger.enroll(&ada, &operator(who, role)).expect("it is written"));
        }
        for who in ["olga", "vera"] {
            logs_in(&mut ledger, &name(who));
        }
        let lists = ledger.directory();
        for place in ["dock", "shelf B", "front desk"] {
            lists.add_place(&name(place), Timestamp::from_millis(NOON)).expect("it is written");
        }
        Self { ledger, clock, folder, next_op: 1 }
    }

    /// The same, with an anchor beside it.
    pub fn anchored() -> Self {
        let mut desk = Self::new();
        let anchor = Some(desk.folder().join("anchor"));
        let outside = Outside { anchor, ..outside(&desk.clock) };
        desk.ledger = Ledger::open(&desk.path(), &acme(), Mode::Write, outside)
            .expect("the ledger can be opened");
        desk.ledger.anchor_head().expect("the anchor can be written");
        desk
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.db")
    }

    pub fn open(&self, mode: Mode) -> Result<Ledger, LedgerError> {
        Ledger::open(&self.path(), &acme(), mode, outside(&self.clock))
    }

    /// The file, as anybody with a shell sees it.
    pub fn raw(&self) -> Connection {
        Connection::open(self.path()).expect("the file is there")
    }

    /// An id that no command has had.
    pub fn fresh(&mut self) -> CommandId {
        self.next_op += 1;
        op(self.next_op)
    }

    /// An order by the admin `ada`.
    pub fn order(&mut self, lines: Vec<Line>) -> Order {
        Order {
            id: self.fresh(),
            operator: operator("ada", Role::Admin),
            lines,
            late: None,
            overriding: None,
            signer: None,
            statement: None,
        }
    }

    pub fn record(&mut self, target: Target, command: Command) -> Outcome {
        let order = self.order(vec![line(target, command)]);
        self.ledger.record(&order).expect("the ledger answers")
    }

    /// Records what the rules have nothing against.
    pub fn does(&mut self, target: Target, command: Command) -> LineAnswer {
        match self.record(target, command) {
            Outcome::Recorded(mut answers) if answers.len() == 1 => answers.remove(0),
            other => panic!("it was not recorded: {other:?}"),
        }
    }

    /// How many entries there are after those that found the log.
    pub fn events(&self) -> u64 {
        self.ledger.counts().expect("the ledger answers").events - FOUNDING
    }
}
