//! The list of all that passes custody with one command, as bytes; and how it is found again in the log.
//!
//! Its digest stands in each entry that the command made. So one entry proves the whole list, and whoever signed
//! it signed that list. The bytes are not kept: they follow from the log, and `verify` derives them anew.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::json::ObjectWriter;
use super::order::{Line, LineRefusal, Order};
use super::read::Store;
use super::record::{Asked, Batch, Under};
use super::{Digest, Ledger, LedgerError};
use crate::domain::event::{Event, Fact};
use crate::domain::item::{Item, Standing};
use crate::domain::manifest::{Manifest, Passes};
use crate::domain::names::{CommandId, EventId};
use crate::domain::refusal::Refusal;

/// The form of the bytes.
const FORM: u8 = 1;

/// Writes a manifest: RFC 8785 JSON, like an entry.
#[must_use]
pub fn bytes_of(manifest: &Manifest) -> Vec<u8> {
    let mut out = Vec::with_capacity(256 * (1 + manifest.lines.len()));
    let mut object = ObjectWriter::begin(&mut out);
    object.text("act", manifest.act.as_str());
    object.maybe("by", manifest.by.as_ref());
    object.maybe("from", manifest.from.as_ref());
    object.objects("items", &manifest.lines, |line, o| {
        o.list("accessories", &line.accessories);
        o.put("condition", &line.condition);
        o.maybe("item", line.item.as_ref());
        o.text("kind", line.kind.as_str());
        o.maybe("maker", line.identity.maker.as_ref());
        o.list("missing", &line.missing);
        o.maybe("model", line.identity.model.as_ref());
        o.maybe("serial", line.identity.serial.as_ref());
        o.maybe("tag", line.identity.tag.as_ref());
        o.maybe("tracking", line.tracking.as_ref());
    });
    object.maybe("to", manifest.to.as_ref());
    object.put("v", &FORM);
    object.end();
    out
}

/// What an entry says of a manifest.
#[must_use]
pub fn digest_of(manifest: &Manifest) -> Digest {
    Sha256::digest(bytes_of(manifest)).into()
}

/// What an order would pass, and what stands in its way besides proof that is still to be given.
#[derive(Debug)]
pub struct Preview {
    /// Nothing, if no custody would pass.
    pub manifest: Option<Manifest>,
    pub refused: Vec<LineRefusal>,
}

impl Ledger {
    /// Says what an order would pass, before anybody signs for it. Nothing is written.
    pub fn preview(&mut self, order: &Order) -> Result<Preview, LedgerError> {
        self.batch()?.preview(order)
    }

    /// The list that an event of this log belongs to, derived from what was on record then.
    pub fn manifest(&self, event: EventId) -> Result<Option<Manifest>, LedgerError> {
        if !self.is_own(event) {
            return Ok(None);
        }
        let Some(fact) = self.fact(event.seq)? else { return Ok(None) };
        self.manifest_of(fact.op)
    }

    /// The events by which a command passed custody.
    pub fn passages(&self, op: CommandId) -> Result<Vec<Fact>, LedgerError> {
        let mut facts = Store(&self.connection).facts_of_command(op)?;
        facts.retain(|fact| Passes::of(&fact.event).is_some());
        Ok(facts)
    }

    /// The list of what a command passed.
    pub fn manifest_of(&self, op: CommandId) -> Result<Option<Manifest>, LedgerError> {
        Store(&self.connection).manifest_of(op)
    }
}

impl Store<'_> {
    fn manifest_of(self, op: CommandId) -> Result<Option<Manifest>, LedgerError> {
        let mut manifest: Option<Manifest> = None;
        let mut adopted: Option<Fact> = None;
        for fact in self.facts_of_command(op)? {
            if let Some(passes) = Passes::of(&fact.event) {
                let unseen = match &adopted {
                    Some(Fact { item, event: Event::Adopted(adoption), .. })
                        if *item == fact.item =>
                    {
                        Some(&adoption.identity)
                    }
                    _on_record_before => None,
                };
                // As its writer knew it: what was set right later does not change what was signed.
                let before = self.facts_before(fact.item, fact.id.seq)?;
                let item = Item::from_history(fact.item, &before);
                let line = passes.line(&item, unseen);
                manifest.get_or_insert_with(|| passes.manifest()).lines.push(line);
            }
            if matches!(fact.event, Event::Adopted(_)) {
                adopted = Some(fact);
            }
        }
        Ok(manifest)
    }
}

impl Batch<'_> {
    /// See [`Ledger::preview`].
    pub fn preview(&self, order: &Order) -> Result<Preview, LedgerError> {
        let moment = self.clock.now();
        let under = Under { order, moment: &moment, manifest: None };
        let (mut manifest, mut refused) = (None::<Manifest>, Vec::new());
        let mut seen = BTreeSet::new();
        for (at, Line { target, command }) in order.lines.iter().enumerate() {
            let Some(passes) = command.passes() else { continue };
            let item = self.find_or_begin(target, moment.at.as_millis())?;
            if !seen.insert(item.id) {
                continue;
            }
            match self.ask(under, &item, command, Asked::ByOperator)? {
                Ok(events) if events.is_empty() => {}
                Err(Refusal::ProofMissing { .. } | Refusal::ManifestChanged) | Ok(_) => {
                    let is_new = matches!(item.standing, Standing::Unseen | Standing::Closed(_));
                    let unseen = command.new_identity().filter(|_| is_new);
                    let line = passes.line(&item, unseen);
                    manifest.get_or_insert_with(|| passes.manifest()).lines.push(line);
                }
                Err(refusal) => {
                    let known = (item.step > 0).then_some(item.id);
                    refused.push(LineRefusal { line: at, item: known, refusal });
                }
            }
        }
        Ok(Preview { manifest, refused })
    }

    /// The digest of what an order passes; nothing for orders that pass nothing.
    pub(super) fn manifest_digest(&self, order: &Order) -> Result<Option<Digest>, LedgerError> {
        if order.lines.iter().all(|line| line.command.passes().is_none()) {
            return Ok(None);
        }
        Ok(self.preview(order)?.manifest.as_ref().map(digest_of))
    }
}
