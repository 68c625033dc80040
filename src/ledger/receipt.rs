//! Which event stands for an answer, when nothing new was recorded.

use super::LedgerError;
use super::order::{Line, LineAnswer, Order, Target};
use super::read::{Recorded, Store};
use crate::domain::command::Command;
use crate::domain::event::Fact;
use crate::domain::history;
use crate::domain::item::Item;
use crate::domain::names::ItemId;

impl Store<'_> {
    /// The item that a target means, if it is on record.
    pub(super) fn meant_by(self, target: &Target) -> Result<Option<Item>, LedgerError> {
        match target {
            Target::Item(id) => self.item(*id),
            Target::Parcel(tracking) => self.parcel(tracking),
            Target::Asset(identity) => self.asset(identity),
        }
    }

    /// The event that made it so: of the facts that still count, the last that the command would
    /// make; else the last that moved custody; else the last there is.
    pub(super) fn what_made_it_so(
        self,
        item: ItemId,
        command: &Command,
    ) -> Result<Option<Recorded>, LedgerError> {
        let facts = self.facts(item)?;
        let in_order = history::in_order(&facts);
        let set_aside = history::corrections(&in_order).set_aside;
        let counts = |fact: &&&Fact| !set_aside.contains_key(&fact.id);
        let counting = || in_order.iter().rev().filter(counts);
        let moved = counting().find(|fact| fact.event.moves_custody());
        let made_it = counting()
            .find(|fact| command.would_make(&fact.event))
            // What moved custody once is no answer any more when custody has moved since.
            .filter(|fact| !fact.event.moves_custody() || moved.is_some_and(|m| m.id == fact.id))
            .or(moved)
            .or(in_order.last());
        Ok(made_it.map(|fact| Recorded::of(fact)))
    }

    /// The answers that an order was given when its command id was first recorded.
    pub(super) fn earlier(self, order: &Order) -> Result<Option<Vec<LineAnswer>>, LedgerError> {
        let mut made = self.facts_of_command(order.id)?;
        if made.is_empty() {
            return Ok(None);
        }
        let count = made.len();
        let mut answers = Vec::with_capacity(order.lines.len());
        for line in &order.lines {
            answers.extend(self.answer_again(line, &mut made)?);
        }
        // Not one of the facts is what this order would make: the id is another order's.
        if made.len() == count {
            return Err(LedgerError::CommandReused { id: order.id });
        }
        Ok(Some(answers))
    }

    /// The answer to one line: the first fact that it made and no line before it has taken; what made
    /// it so if it made none.
    fn answer_again(
        self,
        Line { target, command }: &Line,
        made: &mut Vec<Fact>,
    ) -> Result<Option<LineAnswer>, LedgerError> {
        let Some(Item { id: item, .. }) = self.meant_by(target)? else { return Ok(None) };
        let made_it = |fact: &Fact| fact.item == item && command.would_make(&fact.event);
        if let Some(at) = made.iter().position(made_it) {
            return Ok(Some(answer_by(&made.remove(at))));
        }
        let receipt = self.what_made_it_so(item, command)?;
        Ok(Some(LineAnswer { item, receipt, made: Vec::new() }))
    }
}

fn answer_by(fact: &Fact) -> LineAnswer {
    LineAnswer { item: fact.item, receipt: Some(Recorded::of(fact)), made: Vec::new() }
}
