//! What shows that the other party agreed: whether it is enough, and what comes of it later.

use super::super::event::{Event, Evidence, Fact, Identity, Proof, Proxy};
use super::super::history;
use super::super::manifest::Passes;
use super::super::names::{EventId, OperatorName};
use super::super::party::Role;
use super::super::proof::{Means, Needs};
use super::super::refusal::Refusal;
use super::{Decision, Rule};

impl Rule<'_> {
    /// Whether what was given is what the facility asks for this item. `unattended` says that nobody was there
    /// who could have given anything.
    pub(super) fn proved(
        &mut self,
        passes: Passes<'_>,
        identity: &Identity,
        unattended: bool,
    ) -> Result<(), Refusal> {
        let (policy, proof) = (self.cx.policy, passes.proof());
        if let Some(witness) = &proof.witness {
            self.stands_by(witness)?;
        }
        if proof.manifest.is_some() && proof.manifest != self.cx.manifest {
            return Err(Refusal::ManifestChanged);
        }
        let mut given = proof.means();
        if proof.is_owed() && policy.may_sign_later {
            given = given.and(Means::Signature);
        }
        let needs = policy.needs(passes.act(), self.item.kind, identity);
        let missing = if unattended { Needs::default() } else { needs.without(given) };
        self.require(missing.is_empty(), || Refusal::ProofMissing { missing })
    }

    /// A second operator is somebody else, and one of ours.
    fn stands_by(&self, witness: &OperatorName) -> Result<(), Refusal> {
        if *witness == self.cx.operator.name {
            return Err(Refusal::ApproverIsRequester);
        }
        match self.cx.approver {
            Some(operator) if operator.role >= Role::Operator => Ok(()),
            Some(_) | None => Err(Refusal::ApproverUnknown { name: witness.clone() }),
        }
    }

    /// Whoever comes for somebody may do so today.
    pub(super) fn authorised(&mut self, by: Option<&Proxy>) -> Result<(), Refusal> {
        match by.and_then(|by| by.until) {
            Some(until) if until < self.cx.occurred => {
                self.require(false, || Refusal::AuthorityExpired { until })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// What the entry says: as it was asked for, with the list that it belongs to.
    pub(super) fn proof_with_list(&self, proof: &Proof) -> Proof {
        Proof { manifest: self.cx.manifest, ..proof.clone() }
    }

    pub(super) fn sign(&self, event: EventId, proof: &Proof) -> Decision {
        let facts = history::in_order(self.cx.facts);
        let target = counting(&facts, event)?;
        let passes = Passes::of(&target.event).ok_or(Refusal::NothingToSign { event })?;
        if let Some(witness) = &proof.witness {
            self.stands_by(witness)?;
        }
        let missing = Needs::SIGNATURE.without(proof.means());
        if !missing.is_empty() {
            return Err(Refusal::ProofMissing { missing });
        }
        let manifest = passes.proof().manifest;
        if proof.manifest.is_some() && proof.manifest != manifest {
            return Err(Refusal::ManifestChanged);
        }
        let corrections = history::corrections(&facts);
        let later = facts.iter().filter(|fact| !corrections.set_aside.contains_key(&fact.id));
        let signatures = later.filter_map(|fact| match &fact.event {
            Event::Signed { event: signed, proof, .. } if *signed == event => Some(proof),
            _nothing_signed => None,
        });
        let mut signatures = std::iter::once(passes.proof())
            .chain(signatures)
            .filter(|proof| proof.means().has(Means::Signature));
        match signatures.next() {
            None => {
                let proof = Proof { manifest, ..proof.clone() };
                Ok(vec![Event::Signed { event, signer: passes.signer(), proof }])
            }
            Some(before) if before.signature == proof.signature => Ok(Vec::new()),
            Some(_) => Err(Refusal::SignedAlready { event }),
        }
    }

    pub(super) fn attach(&self, event: EventId, evidence: &[Evidence]) -> Decision {
        let facts = history::in_order(self.cx.facts);
        counting(&facts, event)?;
        let has = |piece: &Evidence| {
            facts.iter().any(|fact| {
                let is_of_it = match &fact.event {
                    Event::Attached { event: of, .. } | Event::Signed { event: of, .. } => {
                        *of == event
                    }
                    _itself => fact.id == event,
                };
                is_of_it && fact.event.evidence().contains(&piece)
            })
        };
        let new: Vec<Evidence> = evidence.iter().filter(|piece| !has(piece)).cloned().collect();
        Ok(if new.is_empty() { Vec::new() } else { vec![Event::Attached { event, evidence: new }] })
    }
}

/// An event of the item that was not set aside.
fn counting<'f>(facts: &[&'f Fact], event: EventId) -> Result<&'f Fact, Refusal> {
    let target = facts.iter().find(|fact| fact.id == event);
    match target {
        Some(fact) if !history::corrections(facts).set_aside.contains_key(&event) => Ok(fact),
        Some(_) | None => Err(Refusal::NoSuchEvent { event }),
    }
}
