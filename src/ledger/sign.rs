//! Signing: which key signs, and what is checked before it does.

use super::anchor::{Anchor, Anchored};
use super::head::{Head, LogIdentity, Tree, key_name_of};
use super::keys::{KeyError, KeyHolder, Keys, named};
use super::note::{self, SignerKey};
use super::tree::Frontier;
use super::{Binding, LedgerError};
use crate::domain::names::OperatorName;

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

    /// Signs what was appended, as the log and as the operator who appended it.
    pub(super) fn sign(
        &mut self,
        tree: Tree<'_>,
        (before, after): (&Frontier, &Frontier),
        (binding, identity): (&Binding, &LogIdentity),
        actor: &OperatorName,
    ) -> Result<Head, LedgerError> {
        let log = KeyHolder::Log { log: binding.station_id };
        self.load(&log, identity.origin())?;
        if self.signer(&log)?.verifier() != identity.key {
            return Err(LedgerError::OtherKey(log));
        }
        let operator = KeyHolder::Operator { log: binding.station_id, name: actor.clone() };
        let Binding { tenant, facility, station, .. } = binding;
        self.load(&operator, &key_name_of(tenant, facility, station, actor))?;
        let enrolled = tree.key_of(actor)?;
        let enrolled = enrolled.ok_or_else(|| LedgerError::NotEnrolled(actor.clone()))?;
        if self.signer(&operator)?.verifier().to_string() != enrolled {
            return Err(LedgerError::OtherKey(operator));
        }
        let keys = [self.signer(&log)?, self.signer(&operator)?];
        tree.sign(before, after, identity.origin(), &keys)
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
