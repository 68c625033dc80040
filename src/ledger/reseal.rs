//! Sealing anew: when the vault has a new key, and when a ledger comes to another vault.

use rusqlite::OptionalExtension as _;

use super::directory::{self, read_person};
use super::personal;
use super::sealing::{self, SealError, Sealing, Spot};
use super::{Batch, Ledger, LedgerError};
use crate::domain::event::PersonalLabel;
use crate::domain::names::PersonId;

/// How many rows are in hand at a time.
const ROWS_AT_ONCE: u32 = 512;

/// What became of the look-up digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookUps {
    /// They stay under the key that they were made with.
    Stay,
    /// They are made anew under a new key.
    Renewed,
}

impl Ledger {
    /// Seals everything that is sealed under the key that seals what is new, all of it or nothing: personal
    /// values, and the keys of evidence. Answers with how many were not. What the own keys do not open is opened with `before`, if that is given.
    pub fn reseal(
        &mut self,
        look_ups: LookUps,
        before: Option<&dyn Sealing>,
    ) -> Result<u64, LedgerError> {
        let batch = self.batch()?;
        if look_ups == LookUps::Renewed {
            let generation = sealing::generation(&batch.tx)?.unwrap_or(0) + 1;
            batch.seals.begin_generation(&batch.tx, generation)?;
        }
        let resealed = batch.reseal_people(look_ups, before)?
            + batch.reseal_values(before)?
            + batch.reseal_evidence(before)?;
        batch.commit()?;
        // The old boxes lie in no page any more, nor in the write-ahead log.
        self.forget_deleted()?;
        Ok(resealed)
    }
}

/// The same value under the key that seals what is new; nothing if it is already.
pub(super) fn resealed(
    sealing: &dyn Sealing,
    before: Option<&dyn Sealing>,
    spot: Spot<'_>,
    sealed: &[u8],
) -> Result<Option<Vec<u8>>, SealError> {
    match (sealing.reseal(spot, sealed), before) {
        (Err(SealError::Broken(_)), Some(before)) => {
            sealing.seal(spot, &before.open(spot, sealed)?).map(Some)
        }
        (answer, _) => answer,
    }
}

impl Batch<'_> {
    fn reseal_people(
        &self,
        look_ups: LookUps,
        before: Option<&dyn Sealing>,
    ) -> Result<u64, LedgerError> {
        let (sealing, mut count) = (&*self.seals.sealing, 0);
        let mut after = Vec::new();
        loop {
            let mut statement = self.tx.prepare_cached(
                "SELECT id, sealed FROM person WHERE id > ?1 ORDER BY id LIMIT ?2",
            )?;
            let rows = statement
                .query_map((&after, ROWS_AT_ONCE), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<Vec<(uuid::Uuid, Vec<u8>)>, _>>()?;
            let Some((last, _)) = rows.last() else { return Ok(count) };
            after = last.as_bytes().to_vec();
            for (id, sealed) in rows {
                let person = PersonId::from_uuid(id);
                let row = person.to_string();
                let spot = directory::spot(&row);
                let anew = resealed(sealing, before, spot, &sealed)?;
                if let Some(anew) = &anew {
                    let sql = "UPDATE person SET sealed = ?2 WHERE id = ?1";
                    self.tx.prepare_cached(sql)?.execute((id, anew))?;
                    count += 1;
                }
                if look_ups == LookUps::Renewed {
                    let text = sealing.open(spot, anew.as_ref().unwrap_or(&sealed))?;
                    self.directory().write_look_ups(&read_person(person, &text)?)?;
                }
            }
        }
    }

    fn reseal_values(&self, before: Option<&dyn Sealing>) -> Result<u64, LedgerError> {
        let (sealing, mut count) = (&*self.seals.sealing, 0);
        let mut after = (-1_i64, String::new());
        loop {
            let next: Option<(i64, String, uuid::Uuid, Vec<u8>)> = self
                .tx
                .prepare_cached(
                    "SELECT seq, label, person, sealed FROM personal
                     WHERE (seq, label) > (?1, ?2) ORDER BY seq, label LIMIT 1",
                )?
                .query_row((after.0, &after.1), |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })
                .optional()?;
            let Some((seq, word, person, sealed)) = next else { return Ok(count) };
            let damaged = || LedgerError::Damaged(format!("a personal value has the label {word}"));
            let label = PersonalLabel::from_word(&word).ok_or_else(damaged)?;
            let entry = u64::try_from(seq).unwrap_or(u64::MAX);
            let row = personal::row_of(entry, label, PersonId::from_uuid(person));
            if let Some(anew) = resealed(sealing, before, personal::spot(&row), &sealed)? {
                let sql = "UPDATE personal SET sealed = ?3 WHERE seq = ?1 AND label = ?2";
                self.tx.prepare_cached(sql)?.execute((seq, &word, anew))?;
                count += 1;
            }
            after = (seq, word);
        }
    }
}
