//! The seam to whatever seals personal values: the ledger stores boxes, and knows no key.
//!
//! People are found without their names in clear text by *look-up digests*: HMAC-SHA-256 (RFC 2104) of a
//! name, number or address under a key of its own, cut to 16 bytes. Without the key a digest says nothing,
//! not even to somebody who tries every name.

use std::cell::Cell;

use hmac::{Hmac, KeyInit as _, Mac as _};
use rusqlite::{Connection, OptionalExtension as _};
use sha2::Sha256;

use super::LedgerError;

/// Where a sealed value stands; it opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot<'s> {
    pub table: &'static str,
    pub column: &'static str,
    pub row: &'s str,
}

/// Why a personal value cannot be sealed or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The keys are not there: nothing is said about the value.
    #[error("personal values are sealed, and their key is not at hand: {0}")]
    OutOfReach(String),
    /// The keys are there, and the value is not what was sealed in its place.
    #[error("{0}")]
    Broken(String),
}

/// Opens many values at once, on several threads.
pub trait Opener: Send + Sync {
    /// Opens what was sealed for this spot.
    fn open(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError>;

    /// The same into room that is there already, instead of what was in it.
    fn open_into(
        &self,
        spot: Spot<'_>,
        sealed: &[u8],
        plain: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        *plain = self.open(spot, sealed)?;
        Ok(())
    }
}

/// Seals personal values, and keeps the keys of the look-up digests.
pub trait Sealing {
    /// Seals a value for its spot.
    fn seal(&self, spot: Spot<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError>;

    /// Opens what was sealed for this spot.
    fn open(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError>;

    /// The same value under the key that seals what is new; nothing if it is already.
    fn reseal(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, SealError>;

    /// For many values.
    fn opener(&self) -> Result<Box<dyn Opener>, SealError>;

    /// The key of the look-up digests of one generation.
    fn lookup_key(&self, generation: u32) -> Result<[u8; 32], SealError>;

    /// Makes that key, or takes up the one that a try before this one made.
    fn make_lookup_key(&self, generation: u32) -> Result<[u8; 32], SealError>;
}

/// For ledgers that are only looked at, by somebody who has no keys.
#[derive(Debug, Clone, Copy)]
pub struct NoSealing;

impl NoSealing {
    fn no<T>() -> Result<T, SealError> {
        Err(SealError::OutOfReach("the vault of its station is not here".to_owned()))
    }
}

impl Sealing for NoSealing {
    fn seal(&self, _: Spot<'_>, _: &[u8]) -> Result<Vec<u8>, SealError> {
        Self::no()
    }

    fn open(&self, _: Spot<'_>, _: &[u8]) -> Result<Vec<u8>, SealError> {
        Self::no()
    }

    fn reseal(&self, _: Spot<'_>, _: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
        Self::no()
    }

    fn opener(&self) -> Result<Box<dyn Opener>, SealError> {
        Self::no()
    }

    fn lookup_key(&self, _: u32) -> Result<[u8; 32], SealError> {
        Self::no()
    }

    fn make_lookup_key(&self, _: u32) -> Result<[u8; 32], SealError> {
        Self::no()
    }
}

/// A digest under which somebody is looked up.
pub(super) type Digest = [u8; 16];

/// The sealing of an open ledger, with the look-up key once it was needed.
pub(super) struct Seals {
    pub(super) sealing: Box<dyn Sealing>,
    known: Cell<Option<(u32, [u8; 32])>>,
}

impl std::fmt::Debug for Seals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Seals").finish_non_exhaustive()
    }
}

impl Seals {
    pub(super) const fn new(sealing: Box<dyn Sealing>) -> Self {
        Self { sealing, known: Cell::new(None) }
    }

    /// The digest of what somebody is known by; nothing as long as nobody is known by anything.
    pub(super) fn digest(
        &self,
        connection: &Connection,
        kind: &str,
        text: &str,
    ) -> Result<Option<Digest>, LedgerError> {
        let Some(generation) = generation(connection)? else { return Ok(None) };
        let key = match self.known.get().filter(|(known, _)| *known == generation) {
            Some((_, key)) => key,
            None => self.sealing.lookup_key(generation)?,
        };
        self.known.set(Some((generation, key)));
        Ok(Some(digest_under(&key, kind, text)))
    }

    /// The same for what is about to be written: the first such digest makes the key.
    pub(super) fn new_digest(
        &self,
        connection: &Connection,
        kind: &str,
        text: &str,
    ) -> Result<Digest, LedgerError> {
        if let Some(digest) = self.digest(connection, kind, text)? {
            return Ok(digest);
        }
        self.begin_generation(connection, 1)?;
        let digest = self.digest(connection, kind, text)?;
        digest.ok_or_else(|| LedgerError::Damaged("it keeps no look-up key".to_owned()))
    }

    /// From here on digests are made under another key.
    pub(super) fn begin_generation(
        &self,
        connection: &Connection,
        generation: u32,
    ) -> Result<(), LedgerError> {
        let key = self.sealing.make_lookup_key(generation)?;
        connection.execute(
            "INSERT INTO lookup_key (one, generation) VALUES (1, ?1)
             ON CONFLICT (one) DO UPDATE SET generation = ?1",
            [generation],
        )?;
        self.known.set(Some((generation, key)));
        Ok(())
    }
}

/// Which look-up key is in use, if one is.
pub(super) fn generation(connection: &Connection) -> Result<Option<u32>, LedgerError> {
    let mut statement = connection.prepare_cached("SELECT generation FROM lookup_key")?;
    Ok(statement.query_row((), |row| row.get(0)).optional()?)
}

fn digest_under(key: &[u8; 32], kind: &str, text: &str) -> Digest {
    // A key shorter than a block is padded with zeros (RFC 2104, section 2).
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(kind.as_bytes());
    mac.update(&[0]);
    mac.update(text.as_bytes());
    let mut digest = Digest::default();
    digest.copy_from_slice(&mac.finalize().into_bytes()[..16]);
    digest
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn a_digest_is_what_any_hmac_says() {
        // printf 'email\0ada@example.com' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707...07
        let digest = digest_under(&[7; 32], "email", "ada@example.com");
        assert_eq!(HEXLOWER.encode(&digest), "88d1a33fdfe037beb47fc3648e70db98");
        assert_ne!(digest, digest_under(&[7; 32], "name", "ada@example.com"));
        assert_ne!(digest, digest_under(&[8; 32], "email", "ada@example.com"));
    }
}
