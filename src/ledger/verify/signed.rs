//! What people signed: the lists, derived anew from the log, and the texts that were shown.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::super::manifest::digest_of;
use super::super::{Digest, Ledger, LedgerError};
use super::{Verdict, as_finding};
use crate::domain::event::{Event, Fact, Proof};
use crate::domain::manifest::Passes;
use crate::domain::names::CommandId;

/// The walk along the lists, beside that along the log. What one command made lies together, so that one list is
/// under way at a time.
pub(super) struct Signed<'l> {
    ledger: &'l Ledger,
    /// The command under way, its first entry, and what that says of the list.
    list: Option<(CommandId, u64, Digest)>,
    /// Entries with a wrong list.
    wrong: Vec<u64>,
    /// The texts, each with the first entry that names it.
    statements: BTreeMap<Digest, u64>,
    fault: Option<LedgerError>,
}

impl<'l> Signed<'l> {
    pub(super) const fn new(ledger: &'l Ledger) -> Self {
        Self { ledger, list: None, wrong: Vec::new(), statements: BTreeMap::new(), fault: None }
    }

    /// Takes note of an entry.
    pub(super) fn see(&mut self, fact: &Fact) {
        let passes = Passes::of(&fact.event);
        if let Some(digest) = passes.and_then(|passes| passes.proof().manifest) {
            match self.list {
                Some((op, _, first)) if op == fact.op => {
                    if first != digest {
                        self.wrong.push(fact.id.seq);
                    }
                }
                Some(_) | None => {
                    self.check_list();
                    self.list = Some((fact.op, fact.id.seq, digest));
                }
            }
        }
        let later = match &fact.event {
            Event::Signed { proof, .. } => Some(proof),
            _not_signed_later => None,
        };
        let proof: Option<&Proof> = passes.map(Passes::proof).or(later);
        if let Some(signing) = proof.and_then(|proof| proof.signing.as_ref()) {
            self.statements.entry(signing.statement.sha256).or_insert(fact.id.seq);
        }
    }

    fn check_list(&mut self) {
        let Some((op, seq, digest)) = self.list.take() else { return };
        if self.fault.is_some() {
            return;
        }
        match as_finding(self.ledger.manifest_of(op)) {
            Ok(Ok(Some(list))) if digest_of(&list) == digest => {}
            Ok(_another_or_unreadable) => self.wrong.push(seq),
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// After the last entry.
    pub(super) fn end(mut self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        self.check_list();
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        for seq in self.wrong {
            let text = "the list that was signed is not the list of what passed";
            verdict.problem(Some(seq), "manifest", text.to_owned());
        }
        for (sha256, seq) in &self.statements {
            let problem = match as_finding(self.ledger.statement(sha256))? {
                Ok(Some(statement)) if is_of(&statement.text, sha256) => continue,
                Ok(Some(_)) => "the text that was signed was changed",
                Ok(None) => "the text that was signed is not there",
                Err(_) => "the text that was signed cannot be read",
            };
            verdict.problem(Some(*seq), "statement", problem.to_owned());
        }
        Ok(())
    }
}

fn is_of(text: &str, sha256: &Digest) -> bool {
    <[u8; 32]>::from(Sha256::digest(text.as_bytes())) == *sha256
}
