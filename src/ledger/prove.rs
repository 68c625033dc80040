//! Making receipts out of a ledger, and comparing it with heads that were published elsewhere.

use rusqlite::OptionalExtension as _;

use super::found::public;
use super::head::{Head, Tree};
use super::keys::KeyHolder;
use super::note;
use super::personal::{Disclosure, PersonalValues};
use super::proof::ReceiptProof;
use super::tree::{prove_inclusion, root_at};
use super::verify::Problem;
use super::{Ledger, LedgerError};
use crate::domain::names::{PersonId, SessionId};
use crate::domain::roster::Session;

impl Ledger {
    /// The receipt of an entry, proved by the first head over it: the one that its operator signed.
    /// Personal values are disclosed if `discloses` says so.
    pub fn prove(
        &self,
        seq: u64,
        discloses: impl Fn(&Disclosure) -> bool,
    ) -> Result<Option<ReceiptProof>, LedgerError> {
        if seq >= self.head()?.checkpoint.size {
            return Ok(None);
        }
        let head = self.head_over(seq)?;
        self.prove_under(seq, &head, discloses)
    }

    /// The first head that covers an entry of this log.
    pub fn head_over(&self, seq: u64) -> Result<Head, LedgerError> {
        let head = Tree(&self.connection).head_over(seq)?;
        head.ok_or_else(|| LedgerError::Damaged(format!("entry {seq} is under no signed head")))
    }

    /// The same, proved by a head of this log that covers it: several entries may share one.
    pub fn prove_under(
        &self,
        seq: u64,
        head: &Head,
        discloses: impl Fn(&Disclosure) -> bool,
    ) -> Result<Option<ReceiptProof>, LedgerError> {
        let place = i64::try_from(seq).unwrap_or(i64::MAX);
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM event WHERE seq = ?1")?;
        let entry: Option<Vec<u8>> = statement.query_row([place], |row| row.get(0)).optional()?;
        let Some(entry) = entry.filter(|_| seq < head.checkpoint.size) else { return Ok(None) };
        let tree = Tree(&self.connection);
        let path = prove_inclusion(seq, head.checkpoint.size, &tree)?;
        let values = PersonalValues::of(&self.connection, &self.seals).of_entry(seq)?;
        let disclosures = values.into_iter().map(|(_, value)| value).filter(discloses).collect();
        let note = head.note.clone();
        Ok(Some(ReceiptProof { index: seq, entry, disclosures, path, note }))
    }

    /// The personal values behind an entry, as the directory had them then.
    pub fn personal_values(&self, seq: u64) -> Result<Vec<(PersonId, Disclosure)>, LedgerError> {
        PersonalValues::of(&self.connection, &self.seals).of_entry(seq)
    }

    /// Whether the key of the log is at hand, with which every head is signed.
    pub fn can_sign(&self) -> Result<(), LedgerError> {
        let log = KeyHolder::Log { log: self.binding.station_id };
        let seed = self.signing.keys.seed(&log)?;
        if public(&log, self.identity.origin(), &seed)? == self.identity.key {
            Ok(())
        } else {
            Err(LedgerError::OtherKey(log))
        }
    }

    /// Whether a key is that of a session or token, as the log knows it.
    pub fn is_key_of(
        &self,
        session: &Session,
        id: SessionId,
        seed: &[u8; 32],
    ) -> Result<bool, LedgerError> {
        let name = self.binding.session_key_name(&session.operator);
        let key = public(&KeyHolder::Session { id }, &name, seed)?;
        Ok(key.to_string() == session.key.as_str())
    }

    /// Whether this ledger goes on from a head that was published elsewhere; what speaks against it.
    pub fn agrees_with(&self, published: &Head) -> Result<Option<Problem>, LedgerError> {
        let Head { checkpoint, note } = published;
        let size = checkpoint.size;
        let problem = |rule, message| Ok(Some(Problem { seq: size.checked_sub(1), rule, message }));
        let epoch = self.epochs.iter().find(|e| e.identity.origin() == checkpoint.origin);
        let Some(epoch) = epoch else {
            let message = format!("the head is of the log {}, not of this one", checkpoint.origin);
            return problem("checkpoint", message);
        };
        if let Err(error) = note::open(note, &[&epoch.identity.key]) {
            return problem("signature", format!("the head of {size} entries: {error}"));
        }
        let own = self.head()?.checkpoint.size;
        if size > own {
            let message = format!("a head of {size} entries was published, but there are {own}");
            return problem("checkpoint", message);
        }
        if root_at(size, &Tree(&self.connection))? != checkpoint.root {
            let message = format!("the published head of {size} entries has another root: a fork");
            return problem("fork", message);
        }
        Ok(None)
    }
}
