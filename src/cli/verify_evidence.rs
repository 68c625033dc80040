//! `custody verify`, the part about evidence: every piece that the log names is there and what it was.

use std::collections::BTreeMap;
use std::fmt;

use super::failure::Failure;
use super::sealed_evidence::{Closed, is_whole, open};
use super::vault_keys::VaultKeys;
use crate::domain::event::{Evidence, EvidenceKind, Fact};
use crate::evidence::Folder;
use crate::ledger::{Digest, Ledger, Problem, Verdict};
use crate::vault::Reach;

/// The rule of what is found here.
const RULE: &str = "evidence";

/// What was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EvidenceCounts {
    /// Opened, and what it was.
    pub opened: u64,
    /// There in its full length, but not opened.
    pub not_opened: u64,
    /// Deleted when its time was over, as the log says.
    pub purged: u64,
}

impl fmt::Display for EvidenceCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} pieces of evidence", self.opened)?;
        if self.not_opened > 0 {
            write!(f, ", {} more not opened", self.not_opened)?;
        }
        if self.purged > 0 {
            write!(f, ", {} purged when their time was over", self.purged)?;
        }
        Ok(())
    }
}

/// The look at every piece of evidence that the log names.
pub struct EvidenceCheck<'l> {
    ledger: &'l Ledger,
    /// Where the evidence lies; without it nothing is looked at.
    folder: Option<Folder>,
    /// Opens the pieces; without it only their length is looked at.
    vault: Option<&'l VaultKeys>,
    /// Why there is no vault.
    why_closed: String,
    purged: BTreeMap<Digest, u64>,
    counts: EvidenceCounts,
    problems: Vec<Problem>,
    /// What was not there: the entry, the digest, and what it is.
    absent: Vec<(u64, Digest, EvidenceKind)>,
}

impl<'l> EvidenceCheck<'l> {
    /// Begins; whether a person may be asked for the key of the vault is for the caller to say.
    pub fn new(
        ledger: &'l Ledger,
        folder: Option<Folder>,
        vault: &'l VaultKeys,
        may_ask: bool,
    ) -> Result<Self, Failure> {
        let (vault, why_closed) = match reach(vault, may_ask) {
            Ok(()) => (Some(vault), String::new()),
            Err(why) => (None, why),
        };
        Ok(Self {
            ledger,
            folder,
            vault,
            why_closed,
            purged: ledger.purged()?,
            counts: EvidenceCounts::default(),
            problems: Vec::new(),
            absent: Vec::new(),
        })
    }

    /// Looks at what one entry names.
    pub fn check(&mut self, fact: &Fact) {
        let Some(folder) = self.folder.clone() else { return };
        for evidence in fact.event.evidence() {
            self.check_piece(&folder, fact.id.seq, evidence);
        }
    }

    fn check_piece(&mut self, folder: &Folder, seq: u64, evidence: &Evidence) {
        let kind = evidence.kind;
        let kept = match self.ledger.evidence(&evidence.sha256) {
            Ok(Some(kept)) => kept,
            Ok(None) if self.purged.get(&evidence.sha256).is_some_and(|purge| *purge > seq) => {
                self.counts.purged += 1;
                return;
            }
            Ok(None) => return self.absent.push((seq, evidence.sha256, kind)),
            Err(error) => {
                return self.problem(seq, format!("the key of the {kind} is unreadable: {error}"));
            }
        };
        let looked = match self.vault {
            Some(vault) => open(folder, vault, &kept).map(|_| true),
            None => is_whole(folder, &kept, evidence).map(|()| false),
        };
        match looked {
            Ok(true) => self.counts.opened += 1,
            Ok(false) => self.counts.not_opened += 1,
            Err(Closed::NotThere) => self.absent.push((seq, evidence.sha256, kind)),
            Err(Closed::Changed) => self.problem(seq, format!("the {kind} was changed")),
            Err(Closed::Unreadable(error)) => {
                self.problem(seq, format!("the {kind} cannot be read: {error}"));
            }
            Err(Closed::Vault(error)) => {
                self.problem(seq, format!("the {kind} cannot be opened: {error}"));
            }
        }
    }

    fn problem(&mut self, seq: u64, message: String) {
        self.problems.push(Problem { seq: Some(seq), rule: RULE, message });
    }

    /// Adds what was found to the verdict.
    pub fn end(mut self, verdict: &mut Verdict) -> Result<EvidenceCounts, Failure> {
        if !self.absent.is_empty() {
            // A purge may have run meanwhile: what it deleted is not missed.
            let purged = self.ledger.purged()?;
            for (seq, sha256, kind) in std::mem::take(&mut self.absent) {
                let is_kept = self.ledger.evidence(&sha256)?.is_some();
                if !is_kept && purged.get(&sha256).is_some_and(|purge| *purge > seq) {
                    self.counts.purged += 1;
                } else {
                    self.problem(seq, format!("the {kind} is not there"));
                }
            }
        }
        self.problems.sort_by_key(|problem| problem.seq);
        verdict.problems.append(&mut self.problems);
        if self.counts.not_opened > 0 {
            let count = self.counts.not_opened;
            let message =
                format!("{count} pieces of evidence were not opened: {}", self.why_closed);
            verdict.notices.push(Problem { seq: None, rule: RULE, message });
        }
        Ok(self.counts)
    }
}

/// Whether the vault opens; else why not.
fn reach(vault: &VaultKeys, may_ask: bool) -> Result<(), String> {
    let vault = vault.open().map_err(|error| error.to_string())?;
    match vault.describe().map_err(|error| error.to_string())?.reach {
        Reach::Ready => Ok(()),
        Reach::AsksAPerson if may_ask => vault.unlock().map_err(|error| error.to_string()),
        Reach::AsksAPerson => Err("a person must be asked for the key; add --evidence".to_owned()),
        Reach::Unreachable(error) => Err(error.to_string()),
    }
}
