//! `custody hand-off`: custody passes to a person, with a manifest and a signature.

use std::path::PathBuf;

use clap::Args;

use super::args::{Globals, LateArgs, OverrideArg, ProxyArgs};
use super::case;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::finding::Named;
use super::signing::{Occasion, SigningArgs};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{EvidenceKind, HandOver, Proof};
use crate::domain::manifest::Passes;
use crate::domain::names::{Label, Note, PersonId, PlaceName};
use crate::ledger::{Filter, Line, Mode, Target};

/// Arguments of `hand-off`.
#[derive(Debug, Args)]
pub struct HandOffArgs {
    /// The items, by any identifier; all are handed off, or none
    #[arg(required_unless_present = "declined")]
    items: Vec<String>,

    /// To whom
    #[arg(long, value_name = "PERSON")]
    to: String,

    #[command(flatten)]
    proxy: ProxyArgs,

    #[command(flatten)]
    signing: SigningArgs,

    /// An item that they do not take, and why; may be given several times
    #[arg(long, value_name = "ITEM=REASON")]
    declined: Vec<String>,

    /// What goes with each of them: charger, bag; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    with: Vec<Label>,

    /// A picture of the items as they are handed over; may be given several times
    #[arg(long, value_name = "FILE")]
    photo: Vec<PathBuf>,

    /// When it is due back (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE")]
    due: Option<String>,

    /// Where it is handed over
    #[arg(long, value_name = "PLACE")]
    place: Option<PlaceName>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    #[command(flatten)]
    overriding: OverrideArg,

    #[command(flatten)]
    late: LateArgs,
}

/// Hands items off.
pub fn run(args: HandOffArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let named = desk.items(&args.items)?;
    let mut circumstances = desk.circumstances(&args.late, args.overriding.overriding.as_ref())?;
    let to = desk.receiver(&args.to)?.id;
    let due = args.due.as_deref().map(|text| desk.zone.read_end_of_day(text)).transpose()?;
    let by = desk.proxy(&args.proxy, &mut circumstances)?;
    let (declined, reasons) = declined(&desk, &args.declined)?;
    let hand_over = HandOver {
        to,
        by,
        proof: Proof::default(),
        due,
        place: args.place.map(|place| desk.place(&place)).transpose()?,
        items: u16::try_from(named.ids.len()).unwrap_or(u16::MAX),
        accessories: args.with,
        photos: desk.keep_all(EvidenceKind::Photo, &args.photo)?,
        note: args.note,
    };
    let line = |(id, command)| Line { target: Target::Item(id), command };
    let handed = named.ids.iter().map(|id| (*id, Command::HandOff(hand_over.clone())));
    let mut lines: Vec<Line> = handed.map(line).collect();
    let occasion = Occasion::now(Passes::HandOff(&hand_over));
    desk.have_signed(&args.signing, &occasion, &mut lines, &mut circumstances)?;
    let refused = declined.ids.iter().zip(reasons);
    lines.extend(refused.map(|(id, reason)| line((*id, Command::Decline { reason }))));
    let mut subjects = named.subjects;
    subjects.extend(declined.subjects);
    desk.carry_out(lines, &circumstances, &subjects)?;
    desk.say_what_is_owed(&args.signing, &named.ids)?;
    if let Some(by) = &hand_over.by {
        desk.tell_the_principal(to, by.person);
    }
    case::say_open_cases(&desk, to)?;
    say_the_remainder(&desk, to)
}

/// Reads `ITEM=REASON`.
fn declined(desk: &Desk<'_>, texts: &[String]) -> Result<(Named, Vec<Note>), Failure> {
    let mut items = Vec::with_capacity(texts.len());
    let mut reasons = Vec::with_capacity(texts.len());
    for text in texts {
        // Identifiers may contain the sign; reasons rarely begin without a space after it.
        let (item, reason) = text.split_once('=').ok_or_else(|| {
            Failure::new(Kind::Usage, format!("--declined {text}: write it as ITEM=REASON"))
        })?;
        items.push(item.to_owned());
        reasons.push(Note::parse(reason)?);
    }
    Ok((desk.items(&items)?, reasons))
}

/// What else waits for the same person, so that nobody walks away with half of it.
fn say_the_remainder(desk: &Desk<'_>, to: PersonId) -> Result<(), Failure> {
    let filter =
        Filter { for_person: Some(to), standing: Some("held".to_owned()), ..Filter::default() };
    let (mut names, mut count) = (Vec::new(), 0_u32);
    desk.ledger.for_each_item(&filter, &mut |row| {
        count += 1;
        if count <= 5 {
            names.push(row.known_as());
        }
        true
    })?;
    if count == 0 || desk.ui.is_json() {
        return Ok(());
    }
    let more = if count > 5 { format!(" and {} more", count - 5) } else { String::new() };
    desk.ui.status(&format!("still here for them: {}{more}", names.join(", ")));
    Ok(())
}
