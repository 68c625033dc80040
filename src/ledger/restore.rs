//! Backups, and beginning anew from one.

use std::path::Path;

use data_encoding::HEXLOWER;
use rusqlite::OptionalExtension as _;

use super::epoch::Epoch;
use super::found::{as_text, public};
use super::head::{Head, LogIdentity, Tree};
use super::keys::KeyHolder;
use super::personal::PersonalValues;
use super::{Batch, Ledger, LedgerError, schema};
use crate::domain::authority::{Ended, Founding, LogEvent};
use crate::domain::names::{Label, Note, OperatorName, PersonId, StationId};
use crate::domain::party::Operator;

/// How an epoch ended, as far as its heir knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// How many entries the log is known to have had.
    pub known_size: Option<u64>,
    /// Why it is restored.
    pub reason: Note,
}

impl Ledger {
    /// Writes a copy of the ledger as it is at this moment, while others go on writing.
    pub fn back_up(&self, target: &Path) -> Result<(), LedgerError> {
        let io = |source| LedgerError::Io { path: target.to_owned(), source };
        schema::create_private_file(target)?;
        // VACUUM INTO takes a new or an empty file, and leaves behind what was deleted.
        let path = target.to_str().ok_or_else(|| {
            io(std::io::Error::new(std::io::ErrorKind::InvalidInput, "its name is not UTF-8"))
        })?;
        // A reader may not write, and its copy counts as writing.
        let is_reader: bool =
            self.connection.pragma_query_value(None, "query_only", |row| row.get(0))?;
        self.connection.pragma_update(None, "query_only", false)?;
        let copied = self.connection.execute("VACUUM INTO ?1", [path]);
        self.connection.pragma_update(None, "query_only", is_reader)?;
        copied?;
        std::fs::File::open(target).and_then(|file| file.sync_all()).map_err(io)
    }

    /// How the epoch before ended, if the one in force was begun from a backup with this head and nothing
    /// happened to any item since.
    pub fn begun_from(&self, backup: &Head) -> Result<Option<Ended>, LedgerError> {
        let Some(epoch) = self.epochs.last().filter(|epoch| epoch.identity.epoch > 0) else {
            return Ok(None);
        };
        let first = i64::try_from(epoch.first_seq).unwrap_or(i64::MAX);
        let sql = "SELECT body FROM event WHERE seq = ?1
                   AND NOT EXISTS (SELECT 1 FROM event WHERE seq > ?1 AND item IS NOT NULL)";
        let body: Option<Vec<u8>> =
            self.connection.query_row(sql, [first], |row| row.get(0)).optional()?;
        let Some(Ok(entry)) = body.map(|body| super::codec::decode(&body)) else { return Ok(None) };
        let super::codec::Record::Log(fact) = entry.record else { return Ok(None) };
        let LogEvent::LogRestored { ended, .. } = fact.event else { return Ok(None) };
        let backup = &backup.checkpoint;
        let is_of_it = ended.origin.as_str() == backup.origin
            && ended.size == backup.size
            && ended.root.as_str() == HEXLOWER.encode(&backup.root);
        Ok(is_of_it.then_some(ended))
    }

    /// Begins a new epoch on what a backup had. The ledger must be a copy that nobody else has open.
    pub fn begin_epoch(
        &mut self,
        admin: &OperatorName,
        station: StationId,
        gap: &Gap,
    ) -> Result<(), LedgerError> {
        // Checks the head of the backup, as every writer does.
        let frontier = {
            let batch = self.batch()?;
            batch.frontier.clone()
        };
        let damaged =
            |error: crate::domain::names::NameError| LedgerError::Damaged(error.to_string());
        let ended = Ended {
            origin: Note::parse(self.identity.origin()).map_err(damaged)?,
            size: frontier.size(),
            root: Label::parse(&HEXLOWER.encode(&frontier.root())).map_err(damaged)?,
            known_size: gap.known_size.filter(|known| *known >= frontier.size()),
            reason: gap.reason.clone(),
        };
        let epoch = self.identity.epoch + 1;
        let holder = KeyHolder::Log { log: station };
        let origin = self.binding.origin(epoch);
        let key = public(&holder, &origin, &self.signing.keys.make(&holder)?)?;
        self.binding.station_id = station;
        self.identity = LogIdentity { epoch, key };
        let identity = self.identity.clone();
        self.epochs.push(Epoch { station, first_seq: frontier.size(), identity });

        let mut batch = self.found()?;
        batch.take_up_at(frontier);
        let founding = Founding {
            facility: batch.binding.facility.clone(),
            station: batch.binding.station.clone(),
            epoch,
            log_key: as_text(&batch.identity.key)?,
            admin: admin.clone(),
            admin_key: batch.key_for(admin)?,
            is_training: batch.binding.is_training,
        };
        let event = LogEvent::LogRestored { founding: founding.clone(), ended };
        batch.begin_epoch(&founding, event)?;
        batch.commit()
    }

    /// Forgets the personal values of somebody: what the directory and the entries' commitments have.
    /// Answers with how many values there were, or nothing if nobody has that id.
    pub fn erase(&mut self, by: &Operator, person: PersonId) -> Result<Option<usize>, LedgerError> {
        let mut batch = self.batch()?;
        let Some(values) = batch.erase(&by.name, person)? else { return Ok(None) };
        batch.commit()?;
        self.forget_deleted()?;
        Ok(Some(values))
    }

    /// Takes the write-ahead log into the file and empties it: what was deleted is nowhere any more.
    pub fn forget_deleted(&self) -> Result<(), LedgerError> {
        let busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
        if busy { Err(LedgerError::Busy) } else { Ok(()) }
    }

    /// Everybody whose personal values were erased.
    pub fn erased(&self) -> Result<Vec<PersonId>, LedgerError> {
        let mut statement =
            self.connection.prepare("SELECT body FROM event WHERE kind = 'erased' ORDER BY seq")?;
        let mut rows = statement.query(())?;
        let mut erased = Vec::new();
        while let Some(row) = rows.next()? {
            let entry = super::codec::decode(row.get_ref(0)?.as_blob().unwrap_or_default());
            if let Ok(super::codec::Entry { record: super::codec::Record::Log(fact), .. }) = entry
                && let LogEvent::Erased { person } = fact.event
            {
                erased.push(person);
            }
        }
        Ok(erased)
    }

    /// How many entries are under the last head.
    pub fn size(&self) -> Result<u64, LedgerError> {
        Ok(Tree(&self.connection).head()?.map_or(0, |head| head.checkpoint.size))
    }
}

impl Batch<'_> {
    fn erase(&mut self, by: &OperatorName, person: PersonId) -> Result<Option<usize>, LedgerError> {
        let known = self.directory().forget_person(person)?;
        let values = PersonalValues::of(&self.tx, self.seals).erase(person)?;
        if !known && values == 0 {
            return Ok(None);
        }
        self.append_log(by, LogEvent::Erased { person })?;
        Ok(Some(values))
    }
}
