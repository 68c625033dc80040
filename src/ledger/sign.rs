//! Signing: which key signs, and what is checked before it does.

use super::anchor::{Anchor, Anchored};
use super::head::{Head, LogIdentity, Tree};
use super::keys::{KeyError, KeyHolder, Keys, named};
use super::note::{self, SignerKey};
use super::tree::Frontier;
use super::{Binding, LedgerError};
use crate::domain::names::{OperatorName, PublicKey, SessionId, Timestamp};

/// Who made the entries of a transaction: all of them are attributed to one operator by one signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author {
    pub(super) operator: OperatorName,
    /// The session or token, if the entries are made in one.
    pub(super) session: Option<SessionId>,
    /// When the time of that is over: a long transaction may outlast it.
    pub(super) until: Option<Timestamp>,
    /// Whose signature the log asks for besides its own; nobody's for what the station itself saw.
    pub(super) key: Option<PublicKey>,
}

impl Author {
    /// The holder of the key, and the name that it signs with.
    fn signs_as(&self, binding: &Binding) -> Option<(KeyHolder, String)> {
        let operator = &self.operator;
        match self.session {
            Some(id) => Some((KeyHolder::Session { id }, binding.session_key_name(operator))),
            None if operator.is_station() => None,
            None => {
                let holder = KeyHolder::Operator { name: operator.clone() };
                Some((holder, binding.operator_key_name(operator)))
            }
        }
    }
}

/// The keys of a ledger that is open, as far as they have been asked for.
pub(super) struct Signing {
    pub(super) keys: Box<dyn Keys>,
    signers: Vec<(KeyHolder, SignerKey)>,
    /// The head whose signature this process has checked, or made.
    checked: Option<String>,
    anchor: Option<Anchor>,
    /// Why the anchor could not be moved on, if it could not.
    pub(super) anchor_trouble: Option<std::io::Error>,
}

impl Signing {
    pub(super) const fn new(keys: Box<dyn Keys>, anchor: Option<Anchor>) -> Self {
        Self { keys, signers: Vec::new(), checked: None, anchor, anchor_trouble: None }
    }

    /// Takes up the tree at its head, which must be that of the entries and signed by the log: to sign
    /// on top of a forged head would make it true.
    pub(super) fn take_up(
        &mut self,
        tree: Tree<'_>,
        identity: &LogIdentity,
        entries: u64,
    ) -> Result<Frontier, LedgerError> {
        let damaged = |what: &str| LedgerError::Damaged(what.to_owned());
        let head = tree.head()?.ok_or_else(|| damaged("the log has no head"))?;
        if head.checkpoint.size != entries || head.checkpoint.origin != identity.origin() {
            return Err(damaged("the last head is not that of the entries"));
        }
        let frontier = tree.frontier(entries)?;
        if frontier.root() != head.checkpoint.root {
            return Err(damaged("the last head is not that of the tree"));
        }
        if self.checked.as_ref() != Some(&head.note) {
            note::open(&head.note, &[&identity.key])
                .map_err(|error| damaged(&format!("the last head: {error}")))?;
            self.checked = Some(head.note);
        }
        Ok(frontier)
    }

    /// Signs what was appended, as the log and as whoever appended it.
    pub(super) fn sign(
        &mut self,
        tree: Tree<'_>,
        (before, after): (&Frontier, &Frontier),
        (binding, identity): (&Binding, &LogIdentity),
        author: &Author,
    ) -> Result<Head, LedgerError> {
        let log = KeyHolder::Log { log: binding.station_id };
        self.load(&log, identity.origin())?;
        if self.signer(&log)?.verifier() != identity.key {
            return Err(LedgerError::OtherKey(log));
        }
        let mut keys = vec![log];
        if let Some((holder, name)) = author.signs_as(binding) {
            self.load(&holder, &name)?;
            let key = self.signer(&holder)?.verifier().to_string();
            if author.key.as_ref().is_none_or(|known| known.as_str() != key) {
                return Err(LedgerError::OtherKey(holder));
            }
            keys.push(holder);
        }
        let keys: Result<Vec<_>, _> = keys.iter().map(|holder| self.signer(holder)).collect();
        tree.sign(before, after, identity.origin(), &keys?)
    }

    /// Compares the anchor with the ledger as it is now.
    pub(super) fn compare_anchor(
        &self,
        tree: Tree<'_>,
        identity: &LogIdentity,
    ) -> Result<Anchored, LedgerError> {
        self.anchor.as_ref().map_or(Ok(Anchored::NotUsed), |anchor| anchor.check(tree, identity))
    }

    /// Makes the anchor vouch for a head, whatever it vouched for before.
    pub(super) fn anchor_at(&mut self, head: &Head) -> std::io::Result<()> {
        self.anchor.as_mut().map_or(Ok(()), |anchor| anchor.replace(head))
    }

    /// After the commit: the head is durable.
    pub(super) fn committed(&mut self, head: Head, now_ms: i64) {
        self.checked = Some(head.note.clone());
        let Some(anchor) = &mut self.anchor else { return };
        if let Err(error) = anchor.follow(head, now_ms) {
            self.anchor_trouble = Some(error);
        }
    }

    fn load(&mut self, holder: &KeyHolder, name: &str) -> Result<(), LedgerError> {
        if self.signers.iter().all(|(known, _)| known != holder) {
            let key = named(holder, name, &self.keys.seed(holder)?)?;
            self.signers.push((holder.clone(), key));
        }
        Ok(())
    }

    fn signer(&self, holder: &KeyHolder) -> Result<&SignerKey, KeyError> {
        let found = self.signers.iter().find(|(known, _)| known == holder);
        found.map(|(_, key)| key).ok_or_else(|| KeyError::Missing(holder.clone()))
    }
}
