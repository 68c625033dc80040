//! Evidence beside the log: the key of each sealed piece, how many photos an operator may still hand in,
//! and which pieces are past their time.
//!
//! Entries name evidence by the digest of its open bytes. The bytes lie sealed in files; the key of each
//! is a row here, itself sealed under the vault's. Once a row is deleted, what is left of the file, and
//! of every copy of it, cannot be opened any more.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use super::read::{Store, fact_of};
use super::reseal::resealed;
use super::sealing::{SealError, Sealing, Spot};
use super::{Batch, Ledger, LedgerError};
use crate::domain::authority::LogEvent;
use crate::domain::event::EvidenceKind;
use crate::domain::names::{ItemId, OperatorName, PersonId, Timestamp};
use crate::domain::party::Operator;
use crate::domain::retention::{Retention, before, must_stay};

/// SHA-256 of the open bytes of a piece of evidence.
pub type Digest = [u8; 32];

/// How many photos an operator may hand in within an hour.
pub const PHOTOS_PER_HOUR: u32 = 60;

const HOUR_MS: i64 = 60 * 60 * 1000;

/// How many digests one entry holds at most, which keeps it well below the limit of entries.
const DIGESTS_PER_ENTRY: usize = 500;

/// For how many days a piece stays that no entry names yet: its command may still be running.
const UNNAMED_DAYS: u32 = 1;

/// A piece of evidence as the ledger knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEvidence {
    pub sha256: Digest,
    /// Names the sealed file.
    pub file: Uuid,
    /// The key of the file, sealed under the vault's.
    pub sealed_key: Vec<u8>,
    /// When it was handed in for the last time.
    pub kept_at: Timestamp,
}

/// A piece whose time is over, with the last entry that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldEvidence {
    pub kept: KeptEvidence,
    pub kind: EvidenceKind,
    pub seq: u64,
    pub recorded: Timestamp,
}

/// What is to be deleted, or was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purge {
    /// Past their time.
    pub over: Vec<OldEvidence>,
    /// How many are past their time and stay, because of their items.
    pub staying: u64,
    /// Kept for a command that never recorded anything: refused, or killed.
    pub unnamed: Vec<KeptEvidence>,
}

/// The table of evidence.
#[derive(Debug, Clone, Copy)]
struct Table<'c>(&'c Connection);

fn kept_of(row: &Row<'_>) -> Result<KeptEvidence, rusqlite::Error> {
    Ok(KeptEvidence {
        sha256: row.get(0)?,
        file: row.get(1)?,
        sealed_key: row.get(2)?,
        kept_at: Timestamp::from_millis(row.get(3)?),
    })
}

impl Table<'_> {
    fn get(self, sha256: &Digest) -> Result<Option<KeptEvidence>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT sha256, file, sealed_key, kept_at FROM evidence WHERE sha256 = ?1",
        )?;
        Ok(statement.query_row([sha256.as_slice()], kept_of).optional()?)
    }

    fn all(self) -> Result<Vec<KeptEvidence>, LedgerError> {
        let mut statement = self
            .0
            .prepare("SELECT sha256, file, sealed_key, kept_at FROM evidence ORDER BY sha256")?;
        let rows = statement.query_map((), kept_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn put(self, kept: &KeptEvidence) -> Result<(), LedgerError> {
        self.0
            .prepare_cached(
                "INSERT INTO evidence (sha256, file, sealed_key, kept_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (sha256) DO UPDATE SET file = ?2, sealed_key = ?3, kept_at = ?4",
            )?
            .execute((
                kept.sha256.as_slice(),
                kept.file,
                kept.sealed_key.as_slice(),
                kept.kept_at.as_millis(),
            ))?;
        Ok(())
    }

    fn delete(self, sha256: &Digest) -> Result<bool, LedgerError> {
        let mut statement = self.0.prepare_cached("DELETE FROM evidence WHERE sha256 = ?1")?;
        Ok(statement.execute([sha256.as_slice()])? == 1)
    }

    /// What may go now.
    fn due(self, retention: &Retention, now: Timestamp) -> Result<Purge, LedgerError> {
        // A time to come is of a clock that went back, and says nothing.
        let settled = before(now, UNNAMED_DAYS);
        let rows = self.all()?.into_iter();
        let rows = rows.filter(|kept| kept.kept_at <= settled || kept.kept_at > now);
        let mut named: BTreeMap<Digest, Named> =
            rows.map(|kept| (kept.sha256, Named::not_yet(kept))).collect();
        if named.is_empty() {
            return Ok(Purge::default());
        }
        // Entries are written in one way only, so whatever names evidence has this key in it.
        let mut entries = self.0.prepare(
            "SELECT seq, body FROM event
             WHERE item IS NOT NULL AND instr(body, CAST('\"sha256\":' AS BLOB)) ORDER BY seq",
        )?;
        let mut entries = entries.query(())?;
        while let Some(row) = entries.next()? {
            let fact = fact_of(row)?;
            for evidence in fact.event.evidence() {
                if let Some(named) = named.get_mut(&evidence.sha256) {
                    named.is_over &= retention.is_over(evidence.kind, fact.at, now);
                    named.last = Some((evidence.kind, fact.id.seq, fact.at));
                    named.items.push(fact.item);
                }
            }
        }
        self.sort_out(named.into_values())
    }

    fn sort_out(self, named: impl Iterator<Item = Named>) -> Result<Purge, LedgerError> {
        let mut purge = Purge::default();
        let mut stays: BTreeMap<ItemId, bool> = BTreeMap::new();
        for Named { kept, last, is_over, mut items } in named {
            let Some((kind, seq, recorded)) = last else {
                purge.unnamed.push(kept);
                continue;
            };
            if !is_over {
                continue;
            }
            items.dedup();
            let mut is_needed = false;
            for item in items {
                if let Entry::Vacant(new) = stays.entry(item) {
                    // Of its facts, not of its row: a wrong row must not delete anything.
                    new.insert(Store(self.0).item(item)?.is_some_and(|item| must_stay(&item)));
                }
                is_needed |= stays[&item];
            }
            if is_needed {
                purge.staying += 1;
            } else {
                purge.over.push(OldEvidence { kept, kind, seq, recorded });
            }
        }
        Ok(purge)
    }
}

/// A piece, and what the log says of it.
struct Named {
    kept: KeptEvidence,
    last: Option<(EvidenceKind, u64, Timestamp)>,
    /// Whether the time of every entry that names it is over.
    is_over: bool,
    items: Vec<ItemId>,
}

impl Named {
    const fn not_yet(kept: KeptEvidence) -> Self {
        Self { kept, last: None, is_over: true, items: Vec::new() }
    }
}

impl Ledger {
    /// The piece of evidence with this digest, unless it is purged or was never here.
    pub fn evidence(&self, sha256: &Digest) -> Result<Option<KeptEvidence>, LedgerError> {
        Table(&self.connection).get(sha256)
    }

    /// Every piece of evidence.
    pub fn all_evidence(&self) -> Result<Vec<KeptEvidence>, LedgerError> {
        Table(&self.connection).all()
    }

    /// What [`Ledger::purge`] would delete now.
    pub fn due(&self, retention: &Retention) -> Result<Purge, LedgerError> {
        Table(&self.connection).due(retention, self.now())
    }

    /// Deletes the keys of evidence that is past its time, and puts that on record.
    ///
    /// Crash window: after the commit the files are still there, and nothing opens them.
    pub fn purge(&mut self, by: &Operator, retention: &Retention) -> Result<Purge, LedgerError> {
        let mut batch = self.batch()?;
        let purge = Table(&batch.tx).due(retention, batch.clock.now().at)?;
        for kept in purge.over.iter().map(|old| &old.kept).chain(&purge.unnamed) {
            Table(&batch.tx).delete(&kept.sha256)?;
        }
        let digests: Vec<Digest> = purge.over.iter().map(|old| old.kept.sha256).collect();
        batch.append_purged(&by.name, &digests)?;
        batch.commit()?;
        Ok(purge)
    }

    /// Deletes again what was purged after a backup was made; answers with how many pieces there were.
    pub fn purge_again(&mut self, by: &Operator, purged: &[Digest]) -> Result<usize, LedgerError> {
        let mut batch = self.batch()?;
        let mut gone = Vec::new();
        for sha256 in purged {
            if Table(&batch.tx).delete(sha256)? {
                gone.push(*sha256);
            }
        }
        batch.append_purged(&by.name, &gone)?;
        batch.commit()?;
        Ok(gone.len())
    }

    /// The digests of everything that was ever purged, with the last entry that says so.
    pub fn purged(&self) -> Result<BTreeMap<Digest, u64>, LedgerError> {
        let mut statement = self
            .connection
            .prepare("SELECT seq, body FROM event WHERE kind = 'purged' ORDER BY seq")?;
        let mut rows = statement.query(())?;
        let mut purged = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let entry = super::codec::decode(row.get_ref(1)?.as_blob().unwrap_or_default());
            if let Ok(super::codec::Entry { record: super::codec::Record::Log(fact), .. }) = entry
                && let LogEvent::Purged { digests } = fact.event
            {
                purged.extend(digests.into_iter().map(|digest| (digest, fact.id.seq)));
            }
        }
        Ok(purged)
    }

    /// Everybody who left before a time, has nothing of ours, and in no item of whom there is a legal hold.
    pub fn left_before(&self, time: Timestamp) -> Result<Vec<PersonId>, LedgerError> {
        let mut statement = self.connection.prepare(
            "SELECT id FROM person p WHERE changed_at <= ?1
             AND NOT EXISTS (SELECT 1 FROM involved v JOIN item i ON i.id = v.item
               WHERE v.person = p.id AND (
                 i.standing IN ('out', 'missing') AND i.custodian_type = 'person' AND i.custodian_id = p.id
                 OR i.standing IN ('expected', 'held') AND i.recipient = p.id
                 OR instr(',' || i.holds || ',', ',legal,')))
             ORDER BY id",
        )?;
        let mut left = Vec::new();
        for id in statement.query_map([time.as_millis()], |row| row.get(0))? {
            let id = PersonId::from_uuid(id?);
            // Whether they are here is under seal.
            if self.directory().person(id)?.is_some_and(|person| !person.active) {
                left.push(id);
            }
        }
        Ok(left)
    }
}

impl Batch<'_> {
    /// Now, by the clock of the ledger.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now().at
    }

    /// The piece of evidence with this digest, as this transaction sees it.
    pub fn evidence(&self, sha256: &Digest) -> Result<Option<KeptEvidence>, LedgerError> {
        Table(&self.tx).get(sha256)
    }

    /// Writes down the key of a piece of evidence, whose sealed file is durable already.
    pub fn keep_evidence(&self, kept: &KeptEvidence) -> Result<(), LedgerError> {
        Table(&self.tx).put(kept)
    }

    /// Takes photos off what an operator may hand in, or answers when there will be room for them.
    ///
    /// A bucket of [`PHOTOS_PER_HOUR`] that fills up evenly within an hour. What is stored is when it is
    /// full again: one number, which needs no process to fill it up. Commit also after a "no", so that a
    /// clock that went back is not met again.
    pub fn take_photos(
        &self,
        operator: &OperatorName,
        count: u32,
    ) -> Result<Result<(), Timestamp>, LedgerError> {
        let now = self.now().as_millis();
        let full_at: Option<i64> = self
            .tx
            .prepare_cached("SELECT full_at FROM photo_allowance WHERE operator = ?1")?
            .query_row([operator.as_str()], |row| row.get(0))
            .optional()?;
        // Later than an hour from now it can be only if the clock went back: then it counts from here.
        let before = full_at.unwrap_or(now).clamp(now, now + HOUR_MS);
        let after = before + i64::from(count) * (HOUR_MS / i64::from(PHOTOS_PER_HOUR));
        let is_room = after <= now + HOUR_MS;
        let full_at = if is_room { after } else { before };
        self.tx
            .prepare_cached(
                "INSERT INTO photo_allowance (operator, full_at) VALUES (?1, ?2)
                 ON CONFLICT (operator) DO UPDATE SET full_at = ?2",
            )?
            .execute((operator.as_str(), full_at))?;
        Ok(if is_room { Ok(()) } else { Err(Timestamp::from_millis(after - HOUR_MS)) })
    }

    /// Seals the key of every piece under the key that seals what is new; answers with how many were not.
    pub(super) fn reseal_evidence(&self, before: Option<&dyn Sealing>) -> Result<u64, LedgerError> {
        let mut count = 0;
        for kept in Table(&self.tx).all()? {
            let row = kept.file.simple().to_string();
            let spot = Spot { table: "evidence", column: "key", row: &row };
            match resealed(&*self.seals.sealing, before, spot, &kept.sealed_key) {
                Ok(Some(sealed_key)) => {
                    Table(&self.tx).put(&KeptEvidence { sealed_key, ..kept })?;
                    count += 1;
                }
                // A piece that does not open is found by verify; it must not keep the others from being sealed.
                Ok(None) | Err(SealError::Broken(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(count)
    }

    fn append_purged(&mut self, by: &OperatorName, digests: &[Digest]) -> Result<(), LedgerError> {
        for some in digests.chunks(DIGESTS_PER_ENTRY) {
            self.append_log(by, LogEvent::Purged { digests: some.to_vec() })?;
        }
        Ok(())
    }
}
