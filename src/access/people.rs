//! What persons show at the counter: a PIN that they chose, and their badge.
//!
//! Wrong PINs are counted and locked as those of operators are. Nobody logs in with any of it.

use rusqlite::{OptionalExtension as _, Transaction};

use super::credentials::{AccessError, Credentials, Fault, Tried};
use super::password::{Proof, badge_mark};
use super::tries::{Clocks, Counted};
use crate::domain::names::{OperatorName, PersonId};
use crate::vault::{Secret, Vault};

/// In whose row the tries for a person are counted; no operator can be called so.
fn counted_as(person: PersonId) -> String {
    format!("person {person}")
}

impl Credentials<'_> {
    /// Gives a person a PIN instead of what they had, and lifts a lock.
    pub fn put_person_pin(
        &mut self,
        person: PersonId,
        pin: &Proof,
        set_by: &OperatorName,
        now_ms: i64,
    ) -> Result<(), AccessError> {
        let hash = self.hash(pin)?;
        self.write(|tx, vault| {
            let id = person.to_string();
            let sealed = vault.seal(&vault.place("person", "pin", &id), hash.as_bytes())?;
            tx.execute(
                "INSERT INTO person (person, pin, set_by, set_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (person) DO UPDATE SET pin = ?2, set_by = ?3, set_at = ?4",
                (&id, sealed, set_by.as_str(), now_ms),
            )?;
            tx.execute("DELETE FROM failure WHERE operator = ?1", [counted_as(person)])?;
            Ok(())
        })
    }

    /// Gives a person a badge; nobody else may have the same one. Answers whether nobody had.
    pub fn put_person_badge(
        &mut self,
        person: PersonId,
        badge: &str,
        set_by: &OperatorName,
        now_ms: i64,
    ) -> Result<bool, AccessError> {
        if self.person_with_badge(badge)?.is_some_and(|has| has != person) {
            return Ok(false);
        }
        let mark = badge_mark(badge, &self.pepper);
        self.write(|tx, _vault| {
            let sql = "INSERT INTO person (person, badge, set_by, set_at) VALUES (?1, ?2, ?3, ?4)
                       ON CONFLICT (person) DO UPDATE SET badge = ?2, set_by = ?3, set_at = ?4";
            tx.execute(sql, (person.to_string(), mark, set_by.as_str(), now_ms))?;
            Ok(true)
        })
    }

    /// Whose badge it is.
    pub fn person_with_badge(&self, badge: &str) -> Result<Option<PersonId>, AccessError> {
        let mark = badge_mark(badge, &self.pepper);
        let id: Option<String> = self
            .connection
            .query_row("SELECT person FROM person WHERE badge = ?1", [mark], |row| row.get(0))
            .optional()
            .map_err(|source| AccessError::of(&self.path, source))?;
        Ok(id.and_then(|id| PersonId::parse(&id).ok()))
    }

    /// Whether a person has a PIN.
    pub fn has_person_pin(&self, person: PersonId) -> Result<bool, AccessError> {
        let sql = "SELECT pin IS NOT NULL FROM person WHERE person = ?1";
        let has = self.connection.query_row(sql, [person.to_string()], |row| row.get(0)).optional();
        Ok(has.map_err(|source| AccessError::of(&self.path, source))?.unwrap_or(false))
    }

    /// Lets a person try their PIN. Whoever has none fails like everybody else.
    pub fn try_person_pin(
        &mut self,
        person: PersonId,
        pin: &Proof,
        now: &Clocks,
    ) -> Result<Tried, AccessError> {
        let id = person.to_string();
        let sql = "SELECT pin FROM person WHERE person = ?1 AND pin IS NOT NULL";
        let sealed: Option<Vec<u8>> = self
            .connection
            .query_row(sql, [&id], |row| row.get(0))
            .optional()
            .map_err(|source| AccessError::of(&self.path, source))?;
        let who = counted_as(person);
        let counted = self.count(&who, now)?;
        let place = self.vault.place("person", "pin", &id);
        let hash: Option<Secret> =
            sealed.map(|sealed| self.vault.open_sealed(&place, &sealed)).transpose()?;
        let is_right = pin.fits(hash.as_ref().and_then(Secret::expose_text), &self.pepper);
        match counted {
            Counted::Locked => Ok(Tried::Locked),
            Counted::Try { before, .. } if is_right => {
                self.forget_tries(&who)?;
                Ok(Tried::Right { key: None, failed_before: before })
            }
            Counted::Try { locks_until, .. } => Ok(Tried::Wrong { locked_until_ms: locks_until }),
        }
    }

    /// Forgets what a person showed; answers whether there was anything.
    pub fn forget_person(&mut self, person: PersonId) -> Result<bool, AccessError> {
        self.write(|tx, _vault| {
            tx.execute("DELETE FROM failure WHERE operator = ?1", [counted_as(person)])?;
            Ok(tx.execute("DELETE FROM person WHERE person = ?1", [person.to_string()])? == 1)
        })
    }
}

/// Seals every PIN under the vault's current key; answers with how many were under an older one.
pub(super) fn reseal(tx: &Transaction<'_>, vault: &Vault) -> Result<u64, Fault> {
    let mut rows = tx.prepare("SELECT person, pin FROM person WHERE pin IS NOT NULL")?;
    let rows = rows.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(String, Vec<u8>)> = rows.collect::<Result<_, _>>()?;
    let mut resealed = 0;
    for (person, pin) in rows {
        if let Some(new) = vault.reseal(&vault.place("person", "pin", &person), &pin)? {
            tx.execute("UPDATE person SET pin = ?2 WHERE person = ?1", (&person, new))?;
            resealed += 1;
        }
    }
    Ok(resealed)
}
