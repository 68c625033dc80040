//! The one write transaction.
//!
//! ```text
//! BEGIN IMMEDIATE          one writer at a time; the head is read after this, never before
//!   has this command id been recorded?   -> Unchanged, with the first receipt
//!   for each line: find the item, read what a rule may ask, decide
//!     refusal              -> ROLLBACK, nothing was written
//!     append entries, commit to the personal values behind them, project
//!   read again what was written, sign the new head: as the log and as the operator
//! COMMIT                   the point of no return: fsync of the write-ahead log
//! ```
//! Crash windows: before COMMIT returns, nothing happened and the operator scans again. After COMMIT
//! and before the answer is printed, it happened; the second scan is answered `Unchanged`. The anchor
//! is moved after COMMIT: if that does not happen any more, it lags behind, which harms nobody.

use rusqlite::config::DbConfig;
use rusqlite::{Transaction, TransactionBehavior};
use uuid::Uuid;

use super::codec::{self, Entry, Record};
use super::directory::Directory;
use super::epoch::Epoch;
use super::head::{LogIdentity, Tree};
use super::order::{Line, LineAnswer, LineRefusal, Order, Outcome, Target};
use super::personal::{self, Personal, PersonalValues};
use super::project::Projection;
use super::read::{Recorded, Store};
use super::roster::Rosters;
use super::rows::Rows;
use super::sealing::Seals;
use super::sign::{Author, Signing};
use super::tree::{Frontier, stored_count};
use super::{Binding, Clock, Digest, Ledger, LedgerError, Moment};
use crate::domain::authority::Shown;
use crate::domain::command::Command;
use crate::domain::decide::{Context, decide};
use crate::domain::event::{AliasKind, Event, Fact, ItemKind, Origin};
use crate::domain::item::Item;
use crate::domain::names::{EventId, ItemId, SessionId};
use crate::domain::party::Role;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;

impl Ledger {
    /// Records one order in a transaction of its own.
    pub fn record(&mut self, order: &Order) -> Result<Outcome, LedgerError> {
        let mut batch = self.batch()?;
        let outcome = batch.record(order)?;
        match outcome {
            Outcome::Recorded(_) => batch.commit()?,
            Outcome::Unchanged(_) | Outcome::Refused(_) => drop(batch),
        }
        Ok(outcome)
    }

    /// Waits until no other process is writing, or says that the ledger is busy.
    pub fn is_free(&mut self) -> Result<(), LedgerError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?.rollback()?)
    }

    /// Begins a transaction for many orders. Nothing is durable, or seen by others, until it commits.
    pub fn batch(&mut self) -> Result<Batch<'_>, LedgerError> {
        self.is_trusted()?;
        let mut batch = self.found()?;
        let entries: i64 =
            batch
                .tx
                .query_row("SELECT coalesce(max(seq), -1) + 1 FROM event", (), |row| row.get(0))?;
        let entries = u64::try_from(entries).unwrap_or(0);
        let frontier = batch.signing.take_up(Tree(&batch.tx), batch.identity, entries)?;
        batch.take_up_at(frontier);
        Ok(batch)
    }

    /// Begins a transaction on a log without entries.
    pub(super) fn found(&mut self) -> Result<Batch<'_>, LedgerError> {
        // Switched off while rows of a file are written, see `Batch::take_file`.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
        Ok(Batch {
            tx: self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?,
            binding: &self.binding,
            identity: &self.identity,
            epochs: &self.epochs,
            policy: &self.policy,
            clock: self.clock.as_ref(),
            signing: &mut self.signing,
            seals: &self.seals,
            before: Frontier::default(),
            frontier: Frontier::default(),
            author: None,
            up_ms: 0,
            rows: Rows::default(),
        })
    }
}

/// What every line of an order is asked under.
#[derive(Clone, Copy)]
pub(super) struct Under<'o> {
    pub(super) order: &'o Order,
    pub(super) moment: &'o Moment,
    /// Of all that passes custody with it.
    pub(super) manifest: Option<Digest>,
}

/// Who wants a command carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    ByOperator,
    /// It follows from another command of the same order.
    ByRule,
}

/// A write transaction under way.
pub struct Batch<'l> {
    pub(super) tx: Transaction<'l>,
    pub(super) binding: &'l Binding,
    pub(super) identity: &'l LogIdentity,
    pub(super) epochs: &'l [Epoch],
    policy: &'l Policy,
    pub(super) clock: &'l dyn Clock,
    pub(super) signing: &'l mut Signing,
    pub(super) seals: &'l Seals,
    /// The tree as it was when the transaction began.
    before: Frontier,
    pub(super) frontier: Frontier,
    /// Whose entries they are: one operator signs for all of them.
    author: Option<Author>,
    /// When the last entry was made, in milliseconds since the machine started.
    up_ms: i64,
    pub(super) rows: Rows,
}

impl std::fmt::Debug for Batch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batch").field("next_seq", &self.frontier.size()).finish_non_exhaustive()
    }
}

impl Batch<'_> {
    /// Goes on where a tree ends.
    pub(super) fn take_up_at(&mut self, frontier: Frontier) {
        self.before = frontier.clone();
        self.frontier = frontier;
    }

    /// Signs for everything recorded so far, and makes it durable.
    pub fn commit(self) -> Result<(), LedgerError> {
        // After a fault there is nothing left to commit, which SQLite says itself.
        if !self.tx.is_autocommit() {
            self.write_waiting()?;
        }
        let Some(author) = &self.author else { return Ok(self.tx.commit()?) };
        let trees = (&self.before, &self.frontier);
        let log = (self.binding, self.identity);
        let head = self.signing.sign(Tree(&self.tx), trees, log, author)?;
        self.tx.commit()?;
        self.signing.committed(head, self.up_ms);
        Ok(())
    }

    /// Whether an event is one of this transaction.
    #[must_use]
    pub fn has_made(&self, event: EventId) -> bool {
        event.station == self.binding.station_id && event.seq >= self.before.size()
    }

    /// Whether this transaction has recorded anything about an item.
    pub fn has_touched(&self, item: ItemId) -> Result<bool, LedgerError> {
        self.write_waiting_of(item)?;
        let row = super::question::row(&self.tx, item)?;
        let before = i64::try_from(self.before.size()).unwrap_or(i64::MAX);
        Ok(row.is_some_and(|row| row.last_seq >= before))
    }

    /// What people call an item, as this transaction sees it.
    pub fn known_as(&self, id: ItemId) -> Result<Option<String>, LedgerError> {
        self.write_waiting_of(id)?;
        Ok(super::question::row(&self.tx, id)?.map(|row| row.known_as()))
    }

    /// The recipient directory and the other lists, inside this transaction.
    #[must_use]
    pub fn directory(&self) -> Directory<'_> {
        Directory::of(&self.tx, self.seals)
    }

    /// Records one order, or refuses it and leaves no trace of it.
    ///
    /// After a fault nothing of the batch can be committed: half an order might be in it.
    pub fn record(&mut self, order: &Order) -> Result<Outcome, LedgerError> {
        if self.tx.is_autocommit() {
            // Rolled back by the fault, or by SQLite itself: without this, writes would go through
            // one by one. SQLite says what is wrong.
            self.tx.execute_batch("COMMIT")?;
        }
        let outcome = self.record_or_fail(order);
        if outcome.is_err() {
            self.rows.waiting.borrow_mut().clear();
            if !self.tx.is_autocommit() {
                self.tx.execute_batch("ROLLBACK")?;
            }
        }
        outcome
    }

    fn record_or_fail(&mut self, order: &Order) -> Result<Outcome, LedgerError> {
        self.prepare_for(order)?;
        if !self.is_of_new_file()
            && let Some(answers) = Store(&self.tx).earlier(order)?
        {
            return Ok(Outcome::Unchanged(answers));
        }
        // An order of one line writes only after its last rule has answered; several lines need a
        // place to go back to.
        let several =
            order.lines.len() > 1 || order.lines.iter().any(|l| l.command.reaches_further());
        let size_before = self.frontier.size();
        let mut before = None;
        if several {
            before = Some((self.frontier.clone(), self.author.clone()));
            self.tx.execute_batch("SAVEPOINT order_begins")?;
        }
        let (answers, refused) = self.run(order)?;
        if let Some(before) = before {
            if !refused.is_empty() {
                self.tx.execute_batch("ROLLBACK TO order_begins")?;
                (self.frontier, self.author) = before;
            }
            self.tx.execute_batch("RELEASE order_begins")?;
        }
        Ok(if !refused.is_empty() {
            Outcome::Refused(refused)
        } else if self.frontier.size() > size_before {
            if let Some(statement) = &order.statement {
                super::statements::keep(&self.tx, statement)?;
            }
            // Also when only a consequence was: the line of a parcel that had been opened again.
            Outcome::Recorded(answers)
        } else {
            Outcome::Unchanged(answers)
        })
    }

    fn run(&mut self, order: &Order) -> Result<(Vec<LineAnswer>, Vec<LineRefusal>), LedgerError> {
        let moment = self.clock.now();
        let under = Under { order, moment: &moment, manifest: self.manifest_digest(order)? };
        let mut made = 0;
        let (mut answers, mut refused) = (Vec::with_capacity(order.lines.len()), Vec::new());
        for (line, Line { target, command }) in order.lines.iter().enumerate() {
            let item = self.find_or_begin(target, moment.at.as_millis())?;
            let id = item.id;
            let known = (item.step > 0).then_some(id);
            match self.answer(under, &item, command, Asked::ByOperator, &mut made)? {
                Ok(answer) => answers.push(answer),
                Err(refusal) => {
                    refused.push(LineRefusal { line, item: known, refusal });
                    continue;
                }
            }
            let consequences = self.consequences(command, id)?;
            for (other, consequence) in consequences {
                let item = Store(&self.tx).item(other)?.unwrap_or_else(|| Item::unseen(other));
                if let Err(refusal) =
                    self.answer(under, &item, &consequence, Asked::ByRule, &mut made)?
                {
                    refused.push(LineRefusal { line, item: Some(other), refusal });
                }
            }
        }
        Ok((answers, refused))
    }

    fn answer(
        &mut self,
        under: Under<'_>,
        item: &Item,
        command: &Command,
        asked: Asked,
        made: &mut u32,
    ) -> Result<Result<LineAnswer, Refusal>, LedgerError> {
        let events = match self.ask(under, item, command, asked)? {
            Ok(events) => events,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let id = item.id;
        if events.is_empty() {
            let receipt = Store(&self.tx).what_made_it_so(id, command)?;
            return Ok(Ok(LineAnswer { item: id, receipt, made: Vec::new() }));
        }
        let facts = self.append(under, item, events, made)?;
        self.project(item, &facts)?;
        let main = facts.iter().find(|f| command.would_make(&f.event));
        let receipt = main.or(facts.first()).map(Recorded::of);
        Ok(Ok(LineAnswer { item: id, receipt, made: facts.iter().map(|f| f.id).collect() }))
    }

    /// Reads what the rules may ask for, and asks them.
    pub(super) fn ask(
        &self,
        under: Under<'_>,
        item: &Item,
        command: &Command,
        asked: Asked,
    ) -> Result<crate::domain::decide::Decision, LedgerError> {
        let Under { order, moment, manifest } = under;
        let store = Store(&self.tx);
        let (serial, tag) = command.claims();
        let maker =
            command.new_identity().map_or(item.identity.maker.as_ref(), |i| i.maker.as_ref());
        let serial_holder = match serial {
            Some(serial) => store.open_asset_by_serial(serial, maker, Some(item.id))?,
            None => None,
        };
        let tag_holder = match tag {
            Some(tag) => store.open_item_by(AliasKind::Tag, tag.as_str(), Some(item.id))?,
            None => None,
        };
        let alias_holder = match command {
            Command::AddAlias { kind, value } => {
                store.open_item_by(*kind, value.as_str(), Some(item.id))?
            }
            _others_add_no_alias => None,
        };
        let parcel = match command {
            Command::Serialize(wish) => match wish.origin {
                Origin::Parcel(parcel) => store.item(parcel)?,
                Origin::NoParcel(_) => None,
            },
            _others_name_no_parcel => None,
        };
        let successor = match command {
            Command::Replace { by, .. } => store.item(*by)?,
            _others_name_no_successor => None,
        };
        let approver = match command.approver() {
            Some(name) => Rosters(&self.tx).operator(name)?,
            None => None,
        };
        let facts = if command.looks_back() { store.facts(item.id)? } else { Vec::new() };
        let cx = Context {
            operator: &order.operator,
            station: self.binding.station_id,
            at: moment.at,
            occurred: order.late.as_ref().map_or(moment.at, |late| late.occurred),
            policy: self.policy,
            place_is_known: match command.place() {
                Some(place) => self.has_place(place)?,
                None => true,
            },
            parcel: parcel.as_ref(),
            serial_holder: serial_holder.as_ref(),
            tag_holder: tag_holder.as_ref(),
            alias_holder: alias_holder.as_ref(),
            successor: successor.as_ref(),
            is_consequence: asked == Asked::ByRule,
            approver: approver.as_ref(),
            manifest,
            facts: &facts,
            overriding: order.overriding.as_ref(),
        };
        Ok(decide(item, command, &cx))
    }

    fn append(
        &mut self,
        Under { order, moment, .. }: Under<'_>,
        item: &Item,
        events: Vec<Event>,
        made: &mut u32,
    ) -> Result<Vec<Fact>, LedgerError> {
        let mut facts: Vec<Fact> = Vec::with_capacity(events.len());
        for event in events {
            let steps_before = u32::try_from(facts.len()).unwrap_or(u32::MAX);
            let personal = personal::of_event(&event, order.signer.as_ref(), self.directory())?;
            let fact = Fact {
                id: EventId { station: self.binding.station_id, seq: self.frontier.size() },
                item: item.id,
                step: item.step + 1 + steps_before,
                parents: facts.last().map_or_else(|| item.tips.clone(), |last| vec![last.id]),
                op: order.id,
                actor: order.operator.name.clone(),
                at: moment.at,
                late: order.late.clone(),
                event,
            };
            if let Record::Item(fact) = self.insert(Record::Item(fact), *made, moment, &personal)? {
                facts.push(fact);
            }
            *made += 1;
        }
        Ok(facts)
    }

    /// Says in whose name, and in which session, an entry is made; without leave to make it, there is none.
    fn attribute(&mut self, record: &Record) -> Result<Option<SessionId>, LedgerError> {
        let operator = record.actor();
        let shown = match record {
            // How much more a rule asks for, the rule says.
            Record::Item(_) => Shown::SessionOf(Role::Operator),
            Record::Log(fact) => fact.event.takes(),
        };
        let session = match shown {
            Shown::SessionOf(_) => self.signing.keys.session_of(operator),
            Shown::OwnKey | Shown::Nothing => None,
        };
        if let Some(author) = &self.author {
            if author.operator != *operator || author.session != session {
                return Err(LedgerError::SeveralOperators);
            }
            if author.until.is_some_and(|until| record.at() > until) {
                let text = format!("the session of {operator} ended before all was recorded");
                return Err(LedgerError::NotAllowed(text));
            }
            return Ok(session);
        }
        let founding = match record {
            Record::Item(_) => None,
            Record::Log(fact) => fact.event.founding(),
        };
        let (key, until) = if let Some(founding) = founding {
            (Some(founding.admin_key.clone()), None)
        } else {
            let roster = Rosters(&self.tx).about(operator, session)?;
            roster
                .allows(operator, session, record.at(), shown)
                .map_err(LedgerError::NotAllowed)?;
            let until =
                session.and_then(|id| roster.sessions.get(&id)).map(|session| session.until);
            (roster.signer(operator, session).cloned(), until)
        };
        self.author = Some(Author { operator: operator.clone(), session, until, key });
        Ok(session)
    }

    /// Appends one entry to the log and to the tree, and hands its record back.
    pub(super) fn insert(
        &mut self,
        record: Record,
        n: u32,
        moment: &Moment,
        personal: &Personal,
    ) -> Result<Record, LedgerError> {
        let session = self.attribute(&record)?;
        self.up_ms = moment.up_ms;
        let entry = Entry {
            record,
            tenant: self.binding.tenant.clone(),
            session,
            n,
            boot: moment.boot.clone(),
            up_ms: moment.up_ms,
            commitments: personal.iter().map(|(_, value)| value.commitment()).collect(),
        };
        let seq = entry.record.id().seq;
        let mut waiting = self.rows.waiting.borrow_mut();
        let leaf = codec::leaf_hash(waiting.entry(&entry)?);
        let mut index = i64::try_from(stored_count(seq)).unwrap_or(i64::MAX);
        self.frontier.push(leaf, |hash| {
            waiting.hash(index, hash);
            index += 1;
        });
        drop(waiting);
        self.write_unless_it_may_wait()?;
        PersonalValues::of(&self.tx, self.seals).put(seq, personal)?;
        Ok(entry.record)
    }

    /// Brings the item's row up to its new facts: by the next step where it is one, else by refolding.
    fn project(&self, before: &Item, facts: &[Fact]) -> Result<(), LedgerError> {
        let mut after = before.clone();
        if !facts.iter().all(|fact| after.follow(fact)) {
            self.write_waiting()?;
            let history = Store(&self.tx).facts(before.id)?;
            after = Item::from_history(before.id, &history);
        }
        let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
        let mut waiting = self.rows.waiting.borrow_mut();
        Projection(&self.tx).replace(before, after, last_seq, &mut waiting)?;
        waiting.involve(facts);
        drop(waiting);
        self.write_unless_it_may_wait()
    }

    /// Finds the item that a line means, or begins a new one.
    pub(super) fn find_or_begin(&self, target: &Target, at_ms: i64) -> Result<Item, LedgerError> {
        let begin = || match target {
            Target::Item(id) => Item::unseen(*id),
            Target::Parcel(_) => Item::unseen(new_item_id(at_ms)),
            Target::Asset(_) => Item { kind: ItemKind::Asset, ..Item::unseen(new_item_id(at_ms)) },
        };
        Ok(Store(&self.tx).meant_by(target)?.unwrap_or_else(begin))
    }

    /// What follows for other items once a line has become true.
    fn consequences(
        &self,
        command: &Command,
        item: ItemId,
    ) -> Result<Vec<(ItemId, Command)>, LedgerError> {
        let store = Store(&self.tx);
        if let Command::Void { event, reason } = command {
            // A serialization that is taken back gives its parcel the open line back.
            let Some(parcel) = store.origin_settled_with(*event, item)? else {
                return Ok(Vec::new());
            };
            let command = Command::Void { event: parcel.1, reason: reason.clone() };
            return Ok(vec![(parcel.0, command)]);
        }
        Ok(command.consequence(item).into_iter().collect())
    }
}

/// A time-ordered id (RFC 9562, version 7), so that new items lie side by side in the index.
fn new_item_id(at_ms: i64) -> ItemId {
    ItemId::from_uuid(uuid_of(at_ms))
}

pub(super) fn uuid_of(at_ms: i64) -> Uuid {
    let ms = u64::try_from(at_ms).unwrap_or(0);
    let (seconds, rest) = (ms / 1000, ms % 1000);
    let nanos = u32::try_from(rest).unwrap_or(0) * 1_000_000;
    let time = uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos);
    Uuid::new_v7(time)
}
