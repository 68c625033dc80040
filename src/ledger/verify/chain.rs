//! What entries must be to each other: in order, in the tree, under a signed head, by who may write.

use std::collections::BTreeMap;

use rusqlite::Rows;

use super::super::codec::{Entry, Record};
use super::super::head::Head;
use super::super::note::VerifierKey;
use super::super::personal::{Personal, PersonalValues};
use super::super::tree::{Frontier, Hash};
use super::super::{Binding, LedgerError};
use super::authority::Authority;
use super::entry::Examined;
use super::{Problem, Verdict};
use crate::domain::names::{OperatorName, PersonId};

/// A signed head, and the keys that must have signed it.
pub(super) struct Signed {
    pub(super) size: u64,
    pub(super) note: String,
    pub(super) keys: Vec<VerifierKey>,
}

/// The walk along the log, entry after entry.
pub(super) struct Chain<'r, 's> {
    binding: &'r Binding,
    /// `idx, hash` of the stored tree, in order.
    hashes: Rows<'s>,
    /// Whether the stored tree can still be followed.
    has_hashes: bool,
    /// Whether the tree could not be followed over a gap.
    is_lost: bool,
    /// `size, note` of the heads, in order.
    heads: Rows<'s>,
    next_head: Option<(i64, String)>,
    personal: PersonalValues<'r>,
    /// Commitments whose value is not there: the first entry of each person.
    absent: BTreeMap<PersonId, u64>,
    frontier: Frontier,
    pub(super) authority: Authority,
    /// Who wrote the entries since the last head, from which entry on.
    segment: Option<(OperatorName, u64)>,
    /// How many heads came after the first one with a wrong root.
    more_wrong_roots: u64,
    wrong_root: Option<u64>,
    /// How many heads were read.
    pub(super) heads_read: u64,
    pub(super) signed: Vec<Signed>,
    op: Option<(uuid::Uuid, u32)>,
    at: i64,
}

impl<'r, 's> Chain<'r, 's> {
    pub(super) fn new(
        binding: &'r Binding,
        hashes: Rows<'s>,
        heads: Rows<'s>,
        personal: PersonalValues<'r>,
    ) -> Result<Self, LedgerError> {
        let mut chain = Self {
            binding,
            hashes,
            has_hashes: true,
            is_lost: false,
            heads,
            next_head: None,
            personal,
            absent: BTreeMap::new(),
            frontier: Frontier::default(),
            authority: Authority::default(),
            segment: None,
            more_wrong_roots: 0,
            wrong_root: None,
            heads_read: 0,
            signed: Vec::new(),
            op: None,
            at: 0,
        };
        chain.read_head()?;
        Ok(chain)
    }

    fn read_head(&mut self) -> Result<(), LedgerError> {
        let row = self.heads.next()?;
        self.next_head =
            row.map(|row| Ok::<_, LedgerError>((row.get(0)?, row.get(1)?))).transpose()?;
        Ok(())
    }

    /// Takes the next row of the log.
    pub(super) fn follow(
        &mut self,
        examined: Examined,
        verdict: &mut Verdict,
    ) -> Result<Option<Entry>, LedgerError> {
        let Ok(seq) = u64::try_from(examined.seq) else {
            verdict.problem(None, "contiguity", format!("there is an entry {}", examined.seq));
            return Ok(None);
        };
        let expected = self.frontier.size();
        if seq < expected {
            verdict.problem(Some(seq), "contiguity", "there is a second entry at this place");
            return Ok(None);
        }
        if seq > expected {
            let gap = format!("entries {expected} to {} are not there", seq - 1);
            verdict.problem(Some(seq), "contiguity", gap);
            self.bridge(seq, verdict)?;
        }
        for (rule, message) in examined.problems {
            verdict.problem(Some(seq), rule, message);
        }
        if let Some(entry) = &examined.entry {
            self.check_entry(seq, entry, verdict)?;
        }
        self.grow(seq, examined.leaf, verdict)?;
        self.pass_heads(verdict)?;
        Ok(examined.entry)
    }

    fn check_entry(
        &mut self,
        seq: u64,
        entry: &Entry,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        for (rule, message) in self.authority.follow(entry, self.binding, &self.frontier) {
            verdict.problem(Some(seq), rule, message);
        }
        let record = &entry.record;
        match &self.segment {
            Some((actor, _)) if actor != record.actor() => {
                let text = format!("it is by {}, but {actor} signed for it", record.actor());
                verdict.problem(Some(seq), "authority", text);
            }
            Some(_) => {}
            None => self.segment = Some((record.actor().clone(), seq)),
        }
        let op = record.op().uuid();
        let in_sequence = match self.op {
            Some((last, last_n)) if last == op => entry.n == last_n + 1,
            Some(_) | None => entry.n == 0,
        };
        if !in_sequence {
            verdict.problem(Some(seq), "command", "the entries of one command are not in sequence");
        }
        self.op = Some((op, entry.n));
        let at = record.at().as_millis();
        if at < self.at {
            let seconds = (self.at - at) / 1000;
            verdict.notice(Some(seq), "clock", format!("the clock went back by {seconds} s"));
        }
        self.at = at;
        if let Record::Item(fact) = record
            && let Some(parent) =
                fact.parents.iter().find(|p| p.station == fact.id.station && p.seq >= seq)
        {
            let message = format!("it claims to follow entry {}", parent.seq);
            verdict.problem(Some(seq), "order", message);
        }
        self.check_personal(seq, entry, verdict)
    }

    /// Every commitment has its value, unless that was erased; every value has its commitment.
    fn check_personal(
        &mut self,
        seq: u64,
        entry: &Entry,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        if entry.commitments.is_empty() {
            return Ok(());
        }
        let values: Personal = self.personal.of_entry(seq)?;
        let Record::Item(fact) = &entry.record else { return Ok(()) };
        for commitment in &entry.commitments {
            let label = commitment.label;
            match values.iter().find(|(_, value)| value.label == label) {
                Some((_, value)) if value.commitment() == *commitment => {}
                Some(_) => {
                    let text = format!("the value of {label} is not the one committed to");
                    verdict.problem(Some(seq), "personal", text);
                }
                None => {
                    let role = label.role();
                    let parties = fact.event.parties();
                    if let Some((_, person)) = parties.iter().find(|(party, _)| *party == role) {
                        self.absent.entry(*person).or_insert(seq);
                    }
                }
            }
        }
        Ok(())
    }

    /// Appends a leaf to the tree, and holds the stored tree against it.
    fn grow(
        &mut self,
        seq: u64,
        leaf: Option<Hash>,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        let stored = self.next_hash(seq, verdict)?;
        if let (Some(stored), Some(leaf)) = (stored, leaf)
            && stored != leaf
        {
            verdict.problem(Some(seq), "leaf", "the entry's bytes do not have the stored hash");
        }
        // The stored hash counts, so that one changed entry does not make every later root wrong.
        let Some(leaf) = stored.or(leaf) else {
            self.has_hashes = false;
            return Ok(());
        };
        let mut completed = Vec::new();
        self.frontier.push(leaf, |hash| completed.push(hash));
        for hash in &completed[1..] {
            if self.next_hash(seq, verdict)?.is_some_and(|stored| stored != *hash) {
                let text = "a stored hash of the tree is not that of the entries below it";
                verdict.problem(Some(seq), "tree", text);
            }
        }
        Ok(())
    }

    fn next_hash(&mut self, seq: u64, verdict: &mut Verdict) -> Result<Option<Hash>, LedgerError> {
        if !self.has_hashes {
            return Ok(None);
        }
        let row = self.hashes.next()?;
        let hash = row.and_then(|row| row.get(0).ok());
        if hash.is_none() {
            self.has_hashes = false;
            verdict.problem(Some(seq), "tree", "the stored tree ends before this entry");
        }
        Ok(hash)
    }

    /// Entries that are not there leave their hashes in the tree.
    fn bridge(&mut self, until: u64, verdict: &mut Verdict) -> Result<(), LedgerError> {
        while self.frontier.size() < until && self.has_hashes {
            let missing = self.frontier.size();
            self.grow(missing, None, verdict)?;
            self.pass_heads(verdict)?;
        }
        if self.frontier.size() < until {
            // Without hashes nothing can be said of the tree any more; of the entries it can.
            self.is_lost = true;
            let places = Frontier::places(until).len();
            self.frontier = Frontier::resume(until, vec![Hash::default(); places]);
        }
        Ok(())
    }

    /// Checks the heads that the tree has grown to.
    fn pass_heads(&mut self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        let size = self.frontier.size();
        while let Some((head_size, note)) = self.next_head.take() {
            let head_size_known = u64::try_from(head_size).unwrap_or(0);
            if head_size_known > size {
                self.next_head = Some((head_size, note));
                return Ok(());
            }
            self.heads_read += 1;
            if head_size_known == size {
                self.check_head(size, note, verdict);
                self.segment = None;
            } else {
                let text = format!("there is a head of {head_size} entries out of order");
                verdict.problem(None, "checkpoint", text);
            }
            self.read_head()?;
        }
        Ok(())
    }

    fn check_head(&mut self, size: u64, note: String, verdict: &mut Verdict) {
        let last = Some(size - 1);
        let head = match Head::parse(note) {
            Ok(head) => head,
            Err(error) => {
                verdict.problem(last, "checkpoint", format!("the head of {size} entries: {error}"));
                return;
            }
        };
        let log_key = self.authority.log_key();
        let origin = log_key.as_ref().map(VerifierKey::name);
        if head.checkpoint.size != size
            || origin.is_some_and(|origin| origin != head.checkpoint.origin)
        {
            let text = format!("the head of {size} entries says that it is another one");
            verdict.problem(last, "checkpoint", text);
        }
        if !self.is_lost && head.checkpoint.root != self.frontier.root() {
            if self.wrong_root.is_none() {
                self.wrong_root = Some(size);
            } else {
                self.more_wrong_roots += 1;
            }
        }
        let Some((actor, from)) = &self.segment else { return };
        let Some(operator_key) = self.authority.key_of(actor) else {
            let text = format!("entries {from} to {} are by {actor}, who has no key", size - 1);
            verdict.problem(last, "authority", text);
            return;
        };
        let keys = log_key.into_iter().chain([operator_key]).collect();
        self.signed.push(Signed { size, note: head.note, keys });
    }

    /// After the last row: what should still have come.
    pub(super) fn end(&mut self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        let size = self.frontier.size();
        if let Some((actor, from)) = self.segment.take() {
            let text = format!("entries {from} to {} by {actor} are under no head", size - 1);
            verdict.problem(Some(from), "checkpoint", text);
        }
        if size == 0 && self.next_head.is_none() {
            verdict.problem(None, "founding", "the log has no entries");
        }
        while let Some((head, _)) = self.next_head.take() {
            let text = format!("a head of {head} entries was signed, but there are {size}");
            verdict.problem(None, "checkpoint", text);
            self.heads_read += 1;
            self.read_head()?;
        }
        if self.has_hashes && self.hashes.next()?.is_some() {
            verdict.problem(None, "tree", "the stored tree goes on after the last entry");
        }
        if let Some(first) = self.wrong_root {
            let more = match self.more_wrong_roots {
                0 => String::new(),
                more => format!(", and {more} heads after it"),
            };
            let text = format!("the head of {first} entries has another root{more}");
            verdict.problem(Some(first - 1), "root", text);
        }
        for (person, seq) in std::mem::take(&mut self.absent) {
            if !self.authority.erased.contains(&person) {
                let text = format!("a value of person {person} is not there, and was not erased");
                verdict.problem(Some(seq), "personal", text);
            }
        }
        for (seq, text) in std::mem::take(&mut self.authority.notices) {
            verdict.notice(Some(seq), "epoch", text);
        }
        Ok(())
    }
}

impl Verdict {
    pub(super) fn notice(&mut self, seq: Option<u64>, rule: &'static str, message: String) {
        self.notices.push(Problem { seq, rule, message });
    }
}
