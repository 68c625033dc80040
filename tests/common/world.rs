//! A mailroom without a file: commands are decided and facts folded as the ledger does it, in memory.

use std::collections::BTreeMap;

use custody::domain::command::Command;
use custody::domain::decide::{Context, Decision, decide};
use custody::domain::event::{AliasKind, ContentLine, Event, Fact, ItemKind, Late, Origin};
use custody::domain::item::{Item, Standing};
use custody::domain::names::{EventId, ItemId, StationId, Timestamp};
use custody::domain::party::{Operator, Role};
use custody::domain::policy::Policy;
use custody::domain::refusal::Refusal;

use super::{NOON, item, name, op, operator, station};

/// A place that does not belong to the facility; every other one does.
pub const NOWHERE: &str = "nowhere";

/// An item and the facts that made it what it is.
#[derive(Debug, Clone)]
pub struct Thing {
    pub item: Item,
    pub facts: Vec<Fact>,
}

/// One station and everything that has come through its door.
#[derive(Debug, Clone)]
pub struct World {
    pub things: BTreeMap<ItemId, Thing>,
    pub operator: Operator,
    /// Who else works here.
    pub colleagues: Vec<Operator>,
    pub policy: Policy,
    pub station: StationId,
    pub now: i64,
    /// When the next command is said to have happened, if not now.
    pub occurred: Option<i64>,
    /// An asset that may take another's place, where the test has made none.
    pub spare: Option<Item>,
    /// The place of the next fact.
    pub next_seq: u64,
    next_op: u128,
}

impl World {
    /// An admin called `ada` at work, `olga` beside her, nothing on the shelves.
    pub fn new() -> Self {
        Self {
            things: BTreeMap::new(),
            operator: operator("ada", Role::Admin),
            colleagues: vec![operator("olga", Role::Operator), operator("vera", Role::Viewer)],
            policy: Policy::default(),
            station: station(1),
            now: NOON,
            occurred: None,
            next_seq: 0,
            next_op: 1,
            spare: Some(Item {
                kind: ItemKind::Asset,
                standing: Standing::Held,
                ..Item::unseen(item(99))
            }),
        }
    }

    /// The item as its facts leave it.
    pub fn item(&self, id: ItemId) -> Item {
        self.things.get(&id).map_or_else(|| Item::unseen(id), |thing| thing.item.clone())
    }

    pub fn facts(&self, id: ItemId) -> &[Fact] {
        self.things.get(&id).map_or(&[], |thing| &thing.facts)
    }

    /// The last fact about an item.
    pub fn last(&self, id: ItemId) -> EventId {
        self.facts(id).last().expect("the item has a history").id
    }

    /// What a command would make true, as things stand.
    pub fn ask(&self, id: ItemId, command: &Command) -> Decision {
        self.ask_with(id, command, |cx| cx)
    }

    /// The same, with the context changed.
    pub fn ask_with<'a>(
        &'a self,
        id: ItemId,
        command: &Command,
        change: impl FnOnce(Context<'a>) -> Context<'a>,
    ) -> Decision {
        decide(&self.item(id), command, &change(self.context(id, command)))
    }

    /// Records a command and what follows from it, all or nothing.
    pub fn order(
        &mut self,
        id: ItemId,
        command: &Command,
    ) -> Result<Vec<(ItemId, Event)>, Refusal> {
        let before = self.clone();
        self.try_order(id, command).inspect_err(|_| *self = before)
    }

    /// Records a command that the rules have nothing against.
    pub fn does(&mut self, id: ItemId, command: &Command) -> Vec<(ItemId, Event)> {
        self.order(id, command)
            .unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal:?}"))
    }

    fn try_order(
        &mut self,
        id: ItemId,
        command: &Command,
    ) -> Result<Vec<(ItemId, Event)>, Refusal> {
        self.now += 1_000;
        let op_number = self.next_op;
        self.next_op += 1;
        let mut made = Vec::new();
        for event in self.ask(id, command)? {
            self.record(id, op_number, event.clone());
            made.push((id, event));
        }
        if let Some((other, consequence)) = self.consequence(id, command) {
            let as_consequence = |cx| Context { is_consequence: true, ..cx };
            for event in self.ask_with(other, &consequence, as_consequence)? {
                self.record(other, op_number, event.clone());
                made.push((other, event));
            }
        }
        Ok(made)
    }

    /// Adds a fact as this station would write it, without asking the rules.
    pub fn record(&mut self, id: ItemId, op_number: u128, event: Event) {
        let item = self.item(id);
        let fact = Fact {
            id: EventId { station: self.station, seq: self.next_seq },
            item: id,
            step: item.step + 1,
            parents: item.tips,
            op: op(op_number),
            actor: self.operator.name.clone(),
            at: Timestamp::from_millis(self.now),
            late: self.occurred.map(|ms| Late {
                occurred: Timestamp::from_millis(ms),
                reason: name("the power was out"),
            }),
            event,
        };
        self.next_seq += 1;
        let unseen = || Thing { item: Item::unseen(id), facts: Vec::new() };
        let thing = self.things.entry(id).or_insert_with(unseen);
        let simply_next = thing.item.follow(&fact);
        thing.facts.push(fact);
        if !simply_next {
            thing.item = Item::from_history(id, &thing.facts);
        }
    }

    /// Takes over the facts of another station that are not known here yet.
    pub fn pull(&mut self, id: ItemId, facts: &[Fact]) {
        let unseen = || Thing { item: Item::unseen(id), facts: Vec::new() };
        let thing = self.things.entry(id).or_insert_with(unseen);
        for fact in facts {
            if thing.facts.iter().all(|known| known.id != fact.id) {
                thing.facts.push(fact.clone());
            }
        }
        thing.item = Item::from_history(id, &thing.facts);
    }

    fn consequence(&self, id: ItemId, command: &Command) -> Option<(ItemId, Command)> {
        let Command::Void { event, reason } = command else { return command.consequence(id) };
        let serialized = self.facts(id).iter().find(|fact| fact.id == *event)?;
        let Event::Serialized(serialization) = &serialized.event else { return None };
        let Origin::Parcel(parcel) = serialization.origin else { return None };
        let line = Event::LineSettled { line: ContentLine::Asset(id) };
        let settled = self.facts(parcel).iter().rev().find(|fact| fact.event == line)?;
        Some((parcel, Command::Void { event: settled.id, reason: reason.clone() }))
    }

    fn context<'a>(&'a self, id: ItemId, command: &Command) -> Context<'a> {
        let (serial, tag) = command.claims();
        let items = || self.things.values().map(|thing| &thing.item);
        let others = || items().filter(|other| other.id != id && other.standing.is_open());
        let parcel = match command {
            Command::Serialize(wish) => match wish.origin {
                Origin::Parcel(parcel) => Some(parcel),
                Origin::NoParcel(_) => None,
            },
            _others => None,
        };
        Context {
            operator: &self.operator,
            station: self.station,
            at: Timestamp::from_millis(self.now),
            occurred: Timestamp::from_millis(self.occurred.unwrap_or(self.now)),
            policy: &self.policy,
            place_is_known: command.place().is_none_or(|place| place.as_str() != NOWHERE),
            parcel: parcel.and_then(|parcel| self.things.get(&parcel)).map(|thing| &thing.item),
            // Everything here is of one maker.
            serial_holder: serial.and_then(|serial| {
                let assets = others().filter(|other| other.kind == ItemKind::Asset);
                answers_to(assets, AliasKind::Serial, serial.as_str())
            }),
            tag_holder: tag.and_then(|tag| answers_to(others(), AliasKind::Tag, tag.as_str())),
            alias_holder: match command {
                Command::AddAlias { kind, value } => answers_to(others(), *kind, value.as_str()),
                _others => None,
            },
            successor: match command {
                Command::Replace { by, .. } => {
                    self.things.get(by).map(|thing| &thing.item).or(self.spare.as_ref())
                }
                _others => None,
            },
            is_consequence: false,
            approver: command
                .approver()
                .and_then(|wanted| self.staff().find(|operator| operator.name == *wanted)),
            manifest: command.passes().map(|_| [7; 32]),
            facts: self.facts(id),
            overriding: None,
        }
    }

    fn staff(&self) -> impl Iterator<Item = &Operator> {
        std::iter::once(&self.operator).chain(&self.colleagues)
    }
}

fn answers_to<'a>(
    mut items: impl Iterator<Item = &'a Item>,
    kind: AliasKind,
    value: &str,
) -> Option<&'a Item> {
    items.find(|item| item.identifiers().any(|known| known == (kind, value)))
}
