//! Personal values: entries commit to them without containing them, so that they can be erased.
//!
//! The commitment is `HMAC-SHA-256(salt, label || 0x00 || value)` with a random 32-byte salt (RFC
//! 2104). Whoever is given value and salt can check it; without the salt it says nothing, not even to
//! somebody who tries every name.

use hmac::{Hmac, KeyInit as _, Mac as _};
use rusqlite::Connection;
use sha2::Sha256;

use super::LedgerError;
use super::codec::Commitment;
use super::directory::Directory;
use super::order::Signer;
use super::sealing::{Seals, Spot};
use crate::domain::event::{Event, PartyRole, PersonalLabel};
use crate::domain::names::PersonId;

/// A personal value with what is needed to check a commitment to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    pub label: PersonalLabel,
    pub salt: [u8; 32],
    pub value: String,
}

impl Disclosure {
    /// What an entry says of the value.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        // A key shorter than a block is padded with zeros (RFC 2104, section 2).
        let mut key = [0; 64];
        key[..32].copy_from_slice(&self.salt);
        let mut mac = Hmac::<Sha256>::new(&key.into());
        mac.update(self.label.as_str().as_bytes());
        mac.update(&[0]);
        mac.update(self.value.as_bytes());
        Commitment { label: self.label, digest: mac.finalize().into_bytes().into() }
    }
}

/// The personal values behind one entry, each with the person it belongs to.
pub(super) type Personal = Vec<(PersonId, Disclosure)>;

/// What an event says of the persons it names, as the directory has them now.
pub(super) fn of_event(
    event: &Event,
    signer: Option<&Signer>,
    directory: Directory<'_>,
) -> Result<Personal, LedgerError> {
    let mut values = Personal::new();
    for (role, id) in event.parties() {
        // What whoever signs wrote and showed is not in the directory.
        if role == PartyRole::Signer {
            continue;
        }
        let Some(person) = directory.person(id)? else { continue };
        let (name, number) = PersonalLabel::of(role);
        values.push((id, Disclosure { label: name, salt: salt()?, value: person.name }));
        if let Some(value) = person.number {
            values.push((id, Disclosure { label: number, salt: salt()?, value }));
        }
    }
    if let Some(Signer { person, name, document }) = signer
        && event.has_a_signer()
    {
        let (as_signed, shown) = PersonalLabel::of(PartyRole::Signer);
        for (label, value) in [(as_signed, name), (shown, document)] {
            if let Some(value) = value.clone() {
                values.push((*person, Disclosure { label, salt: salt()?, value }));
            }
        }
    }
    values.sort_by_key(|(_, value)| value.label);
    Ok(values)
}

fn salt() -> Result<[u8; 32], LedgerError> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|error| LedgerError::NoRandomness(error.to_string()))?;
    Ok(salt)
}

/// The table of personal values.
#[derive(Debug, Clone, Copy)]
pub(super) struct PersonalValues<'c> {
    connection: &'c Connection,
    seals: &'c Seals,
}

/// A value as it is kept: which one it is, whose it is, and the box around salt and value.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) label: PersonalLabel,
    pub(super) person: PersonId,
    pub(super) sealed: Vec<u8>,
}

/// The row of a value as its box is bound to it: entry, label and person.
pub(super) fn row_of(seq: u64, label: PersonalLabel, person: PersonId) -> String {
    format!("{seq}/{}/{person}", label.as_str())
}

pub(super) fn spot(row: &str) -> Spot<'_> {
    Spot { table: "personal", column: "sealed", row }
}

impl<'c> PersonalValues<'c> {
    pub(super) const fn of(connection: &'c Connection, seals: &'c Seals) -> Self {
        Self { connection, seals }
    }

    pub(super) fn put(self, seq: u64, values: &Personal) -> Result<(), LedgerError> {
        for (person, value) in values {
            let row = row_of(seq, value.label, *person);
            let plain = [&value.salt[..], value.value.as_bytes()].concat();
            let sealed = self.seals.sealing.seal(spot(&row), &plain)?;
            self.connection
                .prepare_cached(
                    "INSERT INTO personal (seq, label, person, sealed) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((place_of(seq), value.label.as_str(), person.uuid(), sealed))?;
        }
        Ok(())
    }

    /// What is kept for an entry, in the order of the labels.
    pub(super) fn kept_for(self, seq: u64) -> Result<Vec<Kept>, LedgerError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT label, person, sealed FROM personal WHERE seq = ?1 ORDER BY label",
        )?;
        let mut rows = statement.query([place_of(seq)])?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let damaged =
                || LedgerError::Damaged(format!("a personal value of entry {seq} is unreadable"));
            let label: String = row.get(0)?;
            let label = PersonalLabel::from_word(&label).ok_or_else(damaged)?;
            let person = PersonId::from_uuid(row.get(1)?);
            kept.push(Kept { label, person, sealed: row.get(2)? });
        }
        Ok(kept)
    }

    /// Opens a value that is kept for an entry.
    pub(super) fn open(self, seq: u64, kept: &Kept) -> Result<Disclosure, LedgerError> {
        let row = row_of(seq, kept.label, kept.person);
        let plain = self.seals.sealing.open(spot(&row), &kept.sealed)?;
        let damaged =
            || LedgerError::Damaged(format!("a personal value of entry {seq} is unreadable"));
        let (salt, value) = plain.split_first_chunk().ok_or_else(damaged)?;
        let value = String::from_utf8(value.to_vec()).map_err(|_| damaged())?;
        Ok(Disclosure { label: kept.label, salt: *salt, value })
    }

    /// The values behind an entry that have not been erased.
    pub(super) fn of_entry(self, seq: u64) -> Result<Personal, LedgerError> {
        let kept = self.kept_for(seq)?;
        kept.iter().map(|kept| Ok((kept.person, self.open(seq, kept)?))).collect()
    }

    /// Forgets everything that entries say of a person; answers with how many values there were.
    pub(super) fn erase(self, person: PersonId) -> Result<usize, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("DELETE FROM personal WHERE person = ?1")?;
        Ok(statement.execute([person.uuid()])?)
    }
}

fn place_of(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn a_commitment_is_what_any_hmac_says() {
        // printf 'to.name\0Ada Lovelace' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707...07
        let disclosure = Disclosure {
            label: PersonalLabel::ToName,
            salt: [7; 32],
            value: "Ada Lovelace".to_owned(),
        };
        let digest = HEXLOWER.encode(&disclosure.commitment().digest);
        assert_eq!(digest, "043a122c40b2eeff27ded10ead6131bac899fed786f493d9bdf9de5c5b67c441");
        let other = Disclosure { value: "Ada Lovelac".to_owned(), ..disclosure.clone() };
        assert_ne!(other.commitment(), disclosure.commitment());
        let moved = Disclosure { label: PersonalLabel::ByName, ..disclosure.clone() };
        assert_ne!(moved.commitment().digest, disclosure.commitment().digest);
    }
}
