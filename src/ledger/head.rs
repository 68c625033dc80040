//! The head of the log: the signed checkpoint with which every write transaction ends.

use rusqlite::{Connection, OptionalExtension as _};

use super::note::{self, Checkpoint, SignerKey, VerifierKey};
use super::tree::{Frontier, Hash, StoredHashes, leaf_hash, stored_count};
use super::{Binding, LedgerError};
use crate::domain::names::{FacilityName, OperatorName, StationName, TenantName};

/// Which log it is, as its signatures say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogIdentity {
    /// How often the log was begun anew from a backup.
    pub epoch: u32,
    /// Signs every head; its name is the log's origin.
    pub key: VerifierKey,
}

impl LogIdentity {
    /// The first line of the log's checkpoints.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.key.name()
    }
}

/// How the names of all keys of a log begin. A log for practice says so in every signature.
pub(super) fn log_name(
    tenant: &TenantName,
    facility: &FacilityName,
    station: &StationName,
    is_training: bool,
) -> String {
    let what = if is_training { "custody-training" } else { "custody" };
    format!("{tenant}/{what}/{facility}/{station}")
}

impl Binding {
    fn log_name(&self) -> String {
        log_name(&self.tenant, &self.facility, &self.station, self.is_training)
    }

    /// The origin line of an epoch of the log, which is also the name of its key.
    pub(super) fn origin(&self, epoch: u32) -> String {
        format!("{}/e{epoch}", self.log_name())
    }

    /// The name of the key with which an operator opens sessions.
    pub(super) fn operator_key_name(&self, operator: &OperatorName) -> String {
        format!("{}/operator/{operator}", self.log_name())
    }

    /// The name of the key of a session or token of an operator.
    pub(super) fn session_key_name(&self, operator: &OperatorName) -> String {
        format!("{}/session/{operator}", self.log_name())
    }
}

/// A checkpoint and the signed note that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub checkpoint: Checkpoint,
    pub note: String,
}

impl Head {
    /// Reads a note; whether its signatures are good is another question.
    pub fn parse(note: String) -> Result<Self, note::NoteError> {
        let checkpoint = Checkpoint::parse(note::unverified_text(&note)?)?;
        Ok(Self { checkpoint, note })
    }
}

/// The tables of the tree and of its heads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tree<'c>(pub(super) &'c Connection);

impl StoredHashes for Tree<'_> {
    type Error = LedgerError;

    fn stored(&self, index: u64) -> Result<Hash, LedgerError> {
        let mut statement = self.0.prepare_cached("SELECT hash FROM tree WHERE idx = ?1")?;
        let place = i64::try_from(index).unwrap_or(i64::MAX);
        let hash: Option<Hash> = statement.query_row([place], |row| row.get(0)).optional()?;
        hash.ok_or_else(|| LedgerError::Damaged(format!("hash {index} of the tree is not there")))
    }
}

impl Tree<'_> {
    /// The last head.
    pub(super) fn head(self) -> Result<Option<Head>, LedgerError> {
        self.head_where("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1", None)
    }

    /// The first head that covers an entry: the one that its operator signed.
    pub(super) fn head_over(self, seq: u64) -> Result<Option<Head>, LedgerError> {
        let sql = "SELECT note FROM checkpoint WHERE size > ?1 ORDER BY size LIMIT 1";
        self.head_where(sql, Some(seq))
    }

    fn head_where(self, sql: &'static str, seq: Option<u64>) -> Result<Option<Head>, LedgerError> {
        let place = seq.map(|seq| i64::try_from(seq).unwrap_or(i64::MAX));
        let mut statement = self.0.prepare_cached(sql)?;
        let note: Option<String> =
            statement.query_row(rusqlite::params_from_iter(place), |row| row.get(0)).optional()?;
        let read = |note| Head::parse(note).map_err(|e| LedgerError::Damaged(e.to_string()));
        note.map(read).transpose()
    }

    /// Takes up the tree where its last head left it.
    pub(super) fn frontier(self, size: u64) -> Result<Frontier, LedgerError> {
        let roots = Frontier::places(size).into_iter().map(|place| self.stored(place));
        Ok(Frontier::resume(size, roots.collect::<Result<_, _>>()?))
    }

    /// Signs the tree as it is now. A signed head is for ever, so what is signed is what was stored:
    /// the entries are read again, and the root is computed from them a second time.
    pub(super) fn sign(
        self,
        before: &Frontier,
        after: &Frontier,
        origin: &str,
        keys: &[&SignerKey],
    ) -> Result<Head, LedgerError> {
        let root = after.root();
        if self.root_from_entries(before, after.size())? != root {
            let text = "what was stored is not what was to be stored; nothing was recorded";
            return Err(LedgerError::Damaged(text.to_owned()));
        }
        let checkpoint = Checkpoint { origin: origin.to_owned(), size: after.size(), root };
        let note = note::sign(&checkpoint.to_string(), keys)
            .map_err(|error| LedgerError::Damaged(error.to_string()))?;
        self.0
            .prepare_cached("INSERT INTO checkpoint (size, note) VALUES (?1, ?2)")?
            .execute((i64::try_from(after.size()).unwrap_or(i64::MAX), &note))?;
        Ok(Head { checkpoint, note })
    }

    /// The root of what the tables hold from a point on; what stands in both must agree.
    fn root_from_entries(self, before: &Frontier, size: u64) -> Result<Hash, LedgerError> {
        let place = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let mut again = before.clone();
        let mut entries =
            self.0.prepare_cached("SELECT body FROM event WHERE seq >= ?1 ORDER BY seq")?;
        let mut entries = entries.query([place(before.size())])?;
        let mut hashes =
            self.0.prepare_cached("SELECT hash FROM tree WHERE idx >= ?1 ORDER BY idx")?;
        let mut hashes = hashes.query([place(stored_count(before.size()))])?;
        let mut agrees = true;
        while let Some(entry) = entries.next()? {
            let body = entry.get_ref(0)?.as_blob();
            let body =
                body.map_err(|_| LedgerError::Damaged("an entry has no bytes".to_owned()))?;
            again.push(leaf_hash(body), |hash| {
                let stored = hashes.next().ok().flatten().and_then(|row| row.get(0).ok());
                agrees &= stored == Some(hash);
            });
        }
        if agrees && again.size() == size && hashes.next()?.is_none() {
            return Ok(again.root());
        }
        Err(LedgerError::Damaged("the tree is not that of the entries".to_owned()))
    }
}
