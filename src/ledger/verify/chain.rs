//! What entries must be to each other: in order, in the tree, under a signed head, by who may write.

use std::collections::BTreeMap;

use rusqlite::Rows;

use super::super::codec::{Entry, Record};
use super::super::head::Head;
use super::super::note::VerifierKey;
use super::super::tree::{Frontier, Hash};
use super::super::{Binding, LedgerError};
use super::authority::Authority;
use super::entry::Examined;
use super::runs::Runs;
use super::values::Values;
use super::{Problem, Verdict};
use crate::domain::names::{OperatorName, SessionId};

/// A signed head, and the keys that must have signed it.
pub(super) struct Signed {
    pub(super) size: u64,
    pub(super) note: String,
    pub(super) keys: Vec<VerifierKey>,
}

/// Entries that one operator is to sign for, in one session.
struct Segment {
    actor: OperatorName,
    session: Option<SessionId>,
    /// The key that must have signed for them besides the log's; the station itself needs none.
    key: Option<VerifierKey>,
    from: u64,
    /// Whether somebody else's were found among them.
    is_mixed: bool,
}

/// The walk along the log, entry after entry.
pub(super) struct Chain<'r, 's> {
    binding: &'r Binding,
    /// `idx, hash` of the stored tree, in order.
    hashes: Rows<'s>,
    /// Whether the stored tree can still be followed.
    has_hashes: bool,
    /// The place of the next stored hash.
    next_place: i64,
    /// Whether the tree could not be followed over a gap.
    is_lost: bool,
    /// `size, note` of the heads, in order.
    heads: Rows<'s>,
    next_head: Option<(i64, Option<String>)>,
    values: Values<'r, 's>,
    frontier: Frontier,
    pub(super) authority: Authority,
    /// Who wrote the entries since the last head, from which entry on.
    segment: Option<Segment>,
    pub(super) wrong_heads: WrongHeads,
    /// Heads of sizes that the log never had.
    misplaced: Heads,
    /// How many heads were read.
    pub(super) heads_read: u64,
    pub(super) signed: Vec<Signed>,
    op: Option<(uuid::Uuid, u32)>,
    at: i64,
    runs: Runs,
}

/// Heads with which the same is wrong: the first one, and how many come after it.
#[derive(Default)]
struct Heads {
    first: Option<i64>,
    more: u64,
}

/// What is wrong with heads, each finding said once: one changed entry can be under very many.
#[derive(Default)]
pub(super) struct WrongHeads(BTreeMap<(&'static str, String), Heads>);

impl WrongHeads {
    pub(super) fn add(&mut self, size: u64, rule: &'static str, what: impl Into<String>) {
        let heads = self.0.entry((rule, what.into())).or_default();
        heads.add(i64::try_from(size).unwrap_or(i64::MAX));
    }

    pub(super) fn report(self, verdict: &mut Verdict) {
        for ((rule, what), heads) in self.0 {
            if let Some((head, more)) = heads.in_words() {
                let text = format!("the head of {head} entries{more}: {what}");
                verdict.problem(u64::try_from(head - 1).ok(), rule, text);
            }
        }
    }
}

impl Heads {
    const fn add(&mut self, size: i64) {
        match self.first {
            None => self.first = Some(size),
            Some(_) => self.more += 1,
        }
    }

    /// The size of the first one, and the rest of them in words.
    fn in_words(&self) -> Option<(i64, String)> {
        let more = match self.more {
            0 => String::new(),
            1 => ", and 1 head after it".to_owned(),
            more => format!(", and {more} heads after it"),
        };
        self.first.map(|first| (first, more))
    }
}

impl<'r, 's> Chain<'r, 's> {
    pub(super) fn new(
        binding: &'r Binding,
        hashes: Rows<'s>,
        heads: Rows<'s>,
        values: Values<'r, 's>,
    ) -> Result<Self, LedgerError> {
        let mut chain = Self {
            binding,
            hashes,
            has_hashes: true,
            next_place: 0,
            is_lost: false,
            heads,
            next_head: None,
            values,
            frontier: Frontier::default(),
            authority: Authority::default(),
            segment: None,
            wrong_heads: WrongHeads::default(),
            misplaced: Heads::default(),
            heads_read: 0,
            signed: Vec::new(),
            op: None,
            at: 0,
            runs: Runs::default(),
        };
        chain.read_head()?;
        Ok(chain)
    }

    fn read_head(&mut self) -> Result<(), LedgerError> {
        let row = self.heads.next()?;
        self.next_head =
            row.map(|row| Ok::<_, LedgerError>((row.get(0)?, row.get(1).ok()))).transpose()?;
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
            let gap = match seq - 1 {
                last if last == expected => format!("entry {expected} is not there"),
                last => format!("entries {expected} to {last} are not there"),
            };
            verdict.problem(Some(expected), "contiguity", gap);
            self.bridge(seq, verdict)?;
        }
        for (rule, message) in examined.problems {
            self.runs.add(verdict, seq, rule, message);
        }
        if let Some(entry) = &examined.entry {
            self.check_entry(seq, entry, verdict)?;
        }
        self.grow(seq, examined.leaf, verdict)?;
        self.pass_heads()?;
        Ok(examined.entry)
    }

    fn check_entry(
        &mut self,
        seq: u64,
        entry: &Entry,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        let record = &entry.record;
        let (actor, session) = (record.actor(), entry.session);
        // Only the first entry under a head is asked who signs for it: to read a key costs more than all else that
        // is checked here. Asked before the entry is taken into account: one that ends a session is signed in it.
        let begins = self.segment.is_none();
        let mut key = if begins { self.authority.signer(actor, session) } else { None };
        for (rule, message) in self.authority.follow(entry, self.binding, &self.frontier) {
            self.runs.add(verdict, seq, rule, message);
        }
        if begins && matches!(record, Record::Log(fact) if fact.event.founding().is_some()) {
            key = self.authority.signer(actor, session);
        }
        match &mut self.segment {
            Some(segment)
                if (&segment.actor, segment.session) != (actor, session) && !segment.is_mixed =>
            {
                segment.is_mixed = true;
                let other = &segment.actor;
                let text = if other == actor {
                    format!("it is under one head with entries by {actor} in another session")
                } else {
                    format!("it is by {actor}, but under one head with entries by {other}")
                };
                verdict.problem(Some(seq), "authority", text);
            }
            Some(_) => {}
            None => {
                let actor = actor.clone();
                self.segment = Some(Segment { actor, session, key, from: seq, is_mixed: false });
            }
        }
        let op = record.op().uuid();
        let in_sequence = match self.op {
            Some((last, last_n)) if last == op => entry.n == last_n + 1,
            Some(_) | None => entry.n == 0,
        };
        if !in_sequence {
            let text = "the entries of one command are not in sequence";
            self.runs.add(verdict, seq, "command", text);
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
            self.runs.add(verdict, seq, "order", message);
        }
        self.values.check(seq, entry, &mut self.runs, verdict)
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
            let text = "the entry was changed: its bytes do not have the stored hash";
            self.runs.add(verdict, seq, "leaf", text);
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
                self.runs.add(verdict, seq, "tree", text);
            }
        }
        Ok(())
    }

    fn next_hash(&mut self, seq: u64, verdict: &mut Verdict) -> Result<Option<Hash>, LedgerError> {
        if !self.has_hashes {
            return Ok(None);
        }
        let row = self.hashes.next()?;
        let place: Option<i64> = row.and_then(|row| row.get(0).ok());
        let hash = row.and_then(|row| row.get(1).ok());
        if place != Some(self.next_place) || hash.is_none() {
            self.has_hashes = false;
            let text = format!("hash {} of the stored tree is not there", self.next_place);
            verdict.problem(Some(seq), "tree", text);
            return Ok(None);
        }
        self.next_place += 1;
        Ok(hash)
    }

    /// Entries that are not there leave their hashes in the tree.
    fn bridge(&mut self, until: u64, verdict: &mut Verdict) -> Result<(), LedgerError> {
        while self.frontier.size() < until && self.has_hashes {
            let missing = self.frontier.size();
            self.grow(missing, None, verdict)?;
            self.pass_heads()?;
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
    fn pass_heads(&mut self) -> Result<(), LedgerError> {
        let size = self.frontier.size();
        while let Some((head_size, note)) = self.next_head.take() {
            match u64::try_from(head_size) {
                Ok(head_size) if head_size > size => {
                    self.next_head = Some((i64::try_from(head_size).unwrap_or(i64::MAX), note));
                    return Ok(());
                }
                Ok(head_size) if head_size == size => {
                    self.check_head(size, note.unwrap_or_default());
                    self.segment = None;
                }
                _the_log_was_never_like_that => self.misplaced.add(head_size),
            }
            self.heads_read += 1;
            self.read_head()?;
        }
        Ok(())
    }

    fn check_head(&mut self, size: u64, note: String) {
        let head = match Head::parse(note) {
            Ok(head) => head,
            Err(error) => {
                self.wrong_heads.add(size, "checkpoint", error.to_string());
                return;
            }
        };
        let log_key = self.authority.log_key();
        let origin = log_key.as_ref().map(VerifierKey::name);
        if origin.is_some_and(|origin| origin != head.checkpoint.origin) {
            self.wrong_heads.add(size, "checkpoint", "it says that it is of another log");
        }
        if head.checkpoint.size != size {
            self.wrong_heads.add(size, "checkpoint", "it says that it is of another size");
        }
        if !self.is_lost && head.checkpoint.root != self.frontier.root() {
            self.wrong_heads.add(size, "root", "its root is not that of the entries");
        }
        let Some(Segment { actor, key, .. }) = &self.segment else { return };
        if key.is_none() && !actor.is_station() {
            let text = format!("it is over entries by {actor}, who has no key");
            self.wrong_heads.add(size, "authority", text);
            return;
        }
        let keys = log_key.into_iter().chain(key.clone()).collect();
        self.signed.push(Signed { size, note: head.note, keys });
    }

    /// After the last row: what should still have come.
    pub(super) fn end(&mut self, verdict: &mut Verdict) -> Result<(), LedgerError> {
        self.runs.end(verdict);
        let size = self.frontier.size();
        if let Some(Segment { actor, from, .. }) = self.segment.take() {
            let text = match size - 1 {
                last if last == from => format!("the entry by {actor} is under no head"),
                last => format!("the entries up to {last}, by {actor}, are under no head"),
            };
            verdict.problem(Some(from), "checkpoint", text);
        }
        let mut beyond = Heads::default();
        while let Some((head, _)) = self.next_head.take() {
            beyond.add(head);
            self.heads_read += 1;
            self.read_head()?;
        }
        if let Some((head, more)) = beyond.in_words() {
            let text = format!("a head of {head} entries was signed{more}, but there are {size}");
            verdict.problem(Some(size), "checkpoint", text);
        }
        if let Some((head, more)) = self.misplaced.in_words() {
            let text = format!("a head of {head} entries{more} stands where no entry ends");
            verdict.problem(u64::try_from(head - 1).ok(), "checkpoint", text);
        }
        if self.has_hashes && self.hashes.next()?.is_some() {
            verdict.problem(Some(size), "tree", "the stored tree goes on after the last entry");
        }
        self.values.end(verdict)?;
        for (seq, rule, text) in std::mem::take(&mut self.authority.notices) {
            verdict.notice(Some(seq), rule, text);
        }
        Ok(())
    }
}

impl Verdict {
    pub(super) fn notice(&mut self, seq: Option<u64>, rule: &'static str, message: String) {
        self.notices.push(Problem { seq, rule, message });
    }
}
