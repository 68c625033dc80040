//! What an operator asks the ledger to record, and the three answers to it.

use super::read::Recorded;
use crate::domain::command::{Command, Override};
use crate::domain::event::{Identity, Late};
use crate::domain::names::{CommandId, EventId, ItemId, PersonId, TrackingNumber};
use crate::domain::party::Operator;
use crate::domain::refusal::Refusal;
use crate::domain::statement::Statement;

/// Whom a line of an order is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An item that is on record.
    Item(ItemId),
    /// The parcel with this number, on record or not.
    Parcel(TrackingNumber),
    /// The asset with this serial number or tag, on record or not.
    Asset(Identity),
}

/// One item and what is to become true of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub target: Target,
    pub command: Command,
}

/// What an operator asks for, all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Made before the first try: a retry records nothing twice.
    pub id: CommandId,
    pub operator: Operator,
    pub lines: Vec<Line>,
    /// Set when it happened earlier than now.
    pub late: Option<Late>,
    pub overriding: Option<Override>,
    /// Who signed, and what else is known of them: entries only commit to it.
    pub signer: Option<Signer>,
    /// The text that they were shown.
    pub statement: Option<Statement>,
}

/// Whoever stands at the counter and signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    pub person: PersonId,
    /// The name as they wrote it.
    pub name: Option<String>,
    /// The document that they showed: its kind and its last four characters.
    pub document: Option<String>,
}

/// What became of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAnswer {
    pub item: ItemId,
    /// The event that stands for it: the one just made, or the one that made it so before.
    pub receipt: Option<Recorded>,
    /// The events just made, none if it was already so.
    pub made: Vec<EventId>,
}

/// Why one line may not become true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRefusal {
    /// Which line, from 0.
    pub line: usize,
    /// The item, if the line names one that is on record.
    pub item: Option<ItemId>,
    pub refusal: Refusal,
}

/// Three answers, none of them a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was recorded.
    Recorded(Vec<LineAnswer>),
    /// It was so before; nothing was written.
    Unchanged(Vec<LineAnswer>),
    /// A rule said no; nothing was written. Every line that was refused is listed.
    Refused(Vec<LineRefusal>),
}
