//! `custody correct` and `custody settle`: later facts that set earlier ones right.

use clap::Args;

use super::args::Globals;
use super::desk::{Circumstances, Desk};
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Amendment, Condition, ParcelClass};
use crate::domain::names::{EventId, ItemId, Label, Note};
use crate::ledger::{Line, Mode, Target};

/// Arguments of `correct`.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// The event, by the number in `custody history`, or by its receipt number
    event: String,

    /// It did not happen: set it aside
    #[arg(long, required_unless_present = "set", conflicts_with = "set")]
    void: bool,

    /// A descriptive field and what it should say: carrier, sender, note, condition, class, maker,
    /// model or category
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Note,
}

/// Arguments of `settle`.
#[derive(Debug, Args)]
pub struct SettleArgs {
    /// The disputed item, by any identifier
    item: String,

    /// The event that stands
    #[arg(long, value_name = "EVENT")]
    keep: String,

    /// The event that does not [default: the one that contradicts it]
    #[arg(long, value_name = "EVENT")]
    over: Option<String>,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Note,
}

/// The fields that can be amended.
const FIELDS: [&str; 8] =
    ["carrier", "sender", "note", "condition", "class", "maker", "model", "category"];

/// Corrects an event.
pub fn run(args: CorrectArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let event = desk.event(&args.event)?;
    let item = own_fact(&desk, event)?;
    let commands = if args.void {
        vec![Command::Void { event, reason: args.reason }]
    } else {
        args.set
            .iter()
            .map(|text| {
                let amendment = read_amendment(text)?;
                Ok(Command::Amend { event, amendment, reason: args.reason.clone() })
            })
            .collect::<Result<Vec<_>, Failure>>()?
    };
    let subject = format!("event {}", event.seq);
    let subjects = vec![subject; commands.len()];
    let line = |command| Line { target: Target::Item(item), command };
    desk.carry_out(commands.into_iter().map(line).collect(), &Circumstances::default(), &subjects)
}

fn own_fact(desk: &Desk<'_>, event: EventId) -> Result<ItemId, Failure> {
    let own = desk.ledger.is_own(event);
    let fact = if own { desk.ledger.fact(event.seq)? } else { None };
    fact.map(|fact| fact.item).ok_or_else(|| {
        Failure::new(Kind::No, format!("there is no event {}", event.seq))
            .hint("event numbers are in the first column of `custody history ITEM`")
    })
}

fn read_amendment(text: &str) -> Result<Amendment, Failure> {
    let usage = |message: String| Failure::new(Kind::Usage, message);
    let Some((field, value)) = text.split_once('=') else {
        return Err(usage(format!("`{text}` is not FIELD=VALUE"))
            .hint(format!("the fields are {}", FIELDS.join(", "))));
    };
    let label = || Label::parse(value);
    Ok(match field {
        "carrier" => Amendment::Carrier(label()?),
        "sender" => Amendment::Sender(label()?),
        "note" => Amendment::Note(Note::parse(value)?),
        "condition" => Amendment::Condition(Condition::from_word(value).ok_or_else(|| {
            usage(format!("`{value}` is not a condition")).hint(words(Condition::ALL))
        })?),
        "class" => Amendment::Class(ParcelClass::from_word(value).ok_or_else(|| {
            usage(format!("`{value}` is not a class")).hint(words(ParcelClass::ALL))
        })?),
        "maker" => Amendment::Maker(label()?),
        "model" => Amendment::Model(label()?),
        "category" => Amendment::Category(label()?),
        unknown => {
            let near = super::failure::nearest(unknown, &FIELDS);
            let failure = usage(format!("`{unknown}` is not a field that can be amended"));
            return Err(match near {
                Some(near) => failure.hint(format!("did you mean {near}?")),
                None => failure.hint(format!("the fields are {}", FIELDS.join(", "))),
            });
        }
    })
}

fn words<T: std::fmt::Display>(all: &[T]) -> String {
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    format!("one of {}", all.join(", "))
}

/// The event that contradicts another; without one the rules will say that nothing is disputed.
fn contradicting(desk: &Desk<'_>, item: ItemId, keep: EventId) -> Result<EventId, Failure> {
    let item = desk.ledger.item(item)?;
    let pairs = item.map(|item| item.discrepancies).unwrap_or_default();
    let other = pairs.iter().find_map(|pair| match keep {
        keep if pair.earlier == keep => Some(pair.later),
        keep if pair.later == keep => Some(pair.earlier),
        _neither => None,
    });
    Ok(other.unwrap_or(keep))
}

/// Settles a dispute.
pub fn settle(args: SettleArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let id = desk.item(&args.item)?;
    let keep = desk.event(&args.keep)?;
    let over = match &args.over {
        Some(text) => desk.event(text)?,
        None => contradicting(&desk, id, keep)?,
    };
    let command = Command::Settle { keep, over, reason: args.reason };
    desk.carry_out_for(&[args.item], &command, &Circumstances::default())
}
