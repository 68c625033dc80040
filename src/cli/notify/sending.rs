//! Sending what was planned: an intent before each notice, the record after it.

use serde_json::json;
use uuid::Uuid;

use super::super::desk::{Circumstances, Desk, new_command_id};
use super::super::failure::{Failure, Kind};
use super::office::Office;
use super::plan::{Errand, Plan};
use crate::domain::command::Command;
use crate::domain::event::{self, NoticeAbout, NoticeResult};
use crate::domain::names::{CommandId, ItemId, Note};
use crate::ledger::{Line, NoticeIntent, Outcome, Target};
use crate::notices::{Message, Notice, Sent, TemplateError};

/// After how many failures in a row by one way a run gives the others of that way up: a server that is away is not
/// asked hundreds of times.
const FAILURES_MAX: usize = 3;

/// What is said of a notice whose sending was interrupted.
const INTERRUPTED: &str = "custody was interrupted while it was being sent";

/// Records what was interrupted before: it may have gone out, and is not sent again.
pub fn settle_what_was_interrupted(desk: &mut Desk<'_>) -> Result<usize, Failure> {
    let mut doubtful = 0;
    for intent in desk.ledger.notice_intents().left()? {
        let notice = event::Notice {
            about: intent.about,
            rung: intent.rung,
            channel: intent.channel,
            result: NoticeResult::Unsure,
            to: intent.to,
            note: Note::parse(INTERRUPTED).ok(),
        };
        let is_new = record(desk, intent.op, &intent.items, &notice)?;
        desk.ledger.notice_intents().end(intent.op)?;
        if is_new {
            doubtful += 1;
            let names = called(desk, &intent.items)?;
            desk.ui.status(&format!(
                "note: a notice about {names} was interrupted and may have been sent; it is not sent again by itself"
            ));
        }
    }
    Ok(doubtful)
}

/// Records a notice of several items; whether it was not on record before.
fn record(
    desk: &mut Desk<'_>,
    op: CommandId,
    items: &[ItemId],
    notice: &event::Notice,
) -> Result<bool, Failure> {
    let line = |item: &ItemId| Line {
        target: Target::Item(*item),
        command: Command::Notify(notice.clone()),
    };
    let lines = items.iter().map(line).collect();
    match desk.record_as(op, lines, &Circumstances::default())? {
        Outcome::Recorded(_) => Ok(true),
        Outcome::Unchanged(_) => Ok(false),
        Outcome::Refused(refused) => {
            let why = refused.first().map_or("", |line| line.refusal.code());
            Err(Failure::new(Kind::No, format!("a notice cannot be recorded: {why}")))
        }
    }
}

fn called(desk: &Desk<'_>, items: &[ItemId]) -> Result<String, Failure> {
    let mut names = Vec::new();
    for item in items.iter().take(5) {
        names.push(desk.ledger.row(*item)?.map_or_else(|| item.to_string(), |row| row.known_as()));
    }
    let more = items.len().saturating_sub(5);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Ok(format!("{}{more}", names.join(", ")))
}

/// How a run came out.
#[derive(Debug, Default)]
struct Tally {
    failed: usize,
    unsure: usize,
    put_off: usize,
    /// Failures in a row, by way.
    in_a_row: std::collections::BTreeMap<crate::notices::Way, usize>,
}

/// Sends everything that was planned.
pub fn send(
    desk: &mut Desk<'_>,
    mut office: Office,
    plan: Plan,
    doubtful: usize,
) -> Result<(), Failure> {
    let mut tally = Tally { unsure: doubtful, ..Tally::default() };
    // A setting or a template that cannot be used is found before anything is sent.
    let mut ready = Vec::with_capacity(plan.errands.len());
    for errand in plan.errands {
        office.make_ready(desk, errand.way)?;
        let notice = in_words(&office, &errand).map_err(|error| {
            Failure::because(Kind::Config, &error)
                .hint("nothing was sent; see `custody notify --check`")
        })?;
        ready.push((errand, notice));
    }
    for (errand, notice) in ready {
        let in_a_row = tally.in_a_row.get(&errand.way).copied().unwrap_or(0);
        if in_a_row >= FAILURES_MAX {
            tally.put_off += 1;
            continue;
        }
        let sent = send_one(desk, &mut office, &errand, notice)?;
        let is_bad = !matches!(sent, Sent::Delivered);
        let row = tally.in_a_row.entry(errand.way).or_default();
        *row = if is_bad { *row + 1 } else { 0 };
        match sent {
            Sent::Delivered => {}
            Sent::Failed { .. } => tally.failed += 1,
            Sent::Unsure { .. } => tally.unsure += 1,
        }
    }
    for item in &plan.unreachable {
        desk.ui.status(&format!(
            "note: {item}: nobody can be told; set notices.desk, or add an address"
        ));
    }
    ended(&tally)
}

fn ended(tally: &Tally) -> Result<(), Failure> {
    if tally.failed + tally.put_off + tally.unsure == 0 {
        return Ok(());
    }
    let count = |n: usize, what: &str| {
        let noun = if n == 1 { "notice" } else { "notices" };
        (n > 0).then(|| format!("{n} {noun} {what}"))
    };
    let parts = [
        count(tally.failed, "could not be sent"),
        count(tally.put_off, "put off"),
        count(tally.unsure, "may or may not have been sent"),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut failure = Failure::new(Kind::Unavailable, text);
    if tally.failed + tally.put_off > 0 {
        failure = failure
            .hint("everything is safe here, and tried again by a later `custody notify --due`");
    }
    if tally.unsure > 0 {
        failure = failure.hint(
            "what may have been sent is not sent again by itself; `custody notify ITEM` does",
        );
    }
    Err(failure)
}

fn in_words(office: &Office, errand: &Errand) -> Result<Notice, TemplateError> {
    let language = &office.settings.language;
    office.templates.render(errand.about, errand.rung, language, &errand.words)
}

fn send_one(
    desk: &mut Desk<'_>,
    office: &mut Office,
    errand: &Errand,
    notice: Notice,
) -> Result<Sent, Failure> {
    let op = new_command_id();
    let now = desk.now();
    let intent = NoticeIntent {
        op,
        about: errand.about,
        rung: errand.rung.number(),
        channel: errand.way.channel(),
        to: errand.to,
        items: errand.items.clone(),
        begun_at: now,
    };
    desk.ledger.notice_intents().begin(&intent)?;
    let id = message_id(errand);
    let message = Message { notice, id, at_ms: now.as_millis(), enclosures: Vec::new() };
    let sent = office.send(desk, errand.way, &errand.whereto, &message)?;
    // Crash here: the next run finds the intent, and says that nobody knows.
    let (result, note) = match &sent {
        Sent::Delivered => (NoticeResult::Delivered, None),
        Sent::Failed { short, .. } => (NoticeResult::Failed, Note::parse(short).ok()),
        Sent::Unsure { short, .. } => (NoticeResult::Unsure, Note::parse(short).ok()),
    };
    let told = event::Notice {
        about: errand.about,
        rung: errand.rung.number(),
        channel: errand.way.channel(),
        result,
        to: errand.to,
        note,
    };
    record(desk, op, &errand.items, &told)?;
    desk.ledger.notice_intents().end(op)?;
    say(desk, errand, &sent)?;
    Ok(sent)
}

/// The same for the same notice about the same state of things, however often it is tried.
fn message_id(errand: &Errand) -> String {
    let since: Vec<String> = errand.since.iter().map(ToString::to_string).collect();
    let to = errand.to.map_or_else(String::new, |to| to.to_string());
    let text = format!("{} {} {to} {}", errand.about, errand.rung.number(), since.join(" "));
    Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes()).to_string()
}

const fn what(about: NoticeAbout) -> &'static str {
    match about {
        NoticeAbout::Pickup => "to collect",
        NoticeAbout::DueBack => "due back",
        NoticeAbout::Collected => "collected",
        NoticeAbout::Signature => "to sign for",
        NoticeAbout::GiveBack => "to give back",
    }
}

fn as_json(errand: &Errand, result: &str) -> serde_json::Value {
    json!({
        "schema": "custody.notice.v1",
        "about": errand.about.as_str(),
        "rung": errand.rung.as_str(),
        "way": errand.way.as_str(),
        "to": errand.to.map(|to| to.to_string()),
        "items": errand.items.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "result": result,
    })
}

fn in_a_line(errand: &Errand) -> String {
    let ids: Vec<&str> = errand.words.items.iter().map(|item| item.id.as_str()).collect();
    let (rung, way) = (errand.rung.as_str(), errand.way.as_str());
    format!("{} by {way}: {} {} ({rung})", errand.called, what(errand.about), ids.join(", "))
}

fn say(desk: &Desk<'_>, errand: &Errand, sent: &Sent) -> Result<(), Failure> {
    let (result, why) = match sent {
        Sent::Delivered => (NoticeResult::Delivered, None),
        Sent::Failed { why, .. } => (NoticeResult::Failed, Some(why)),
        Sent::Unsure { why, .. } => (NoticeResult::Unsure, Some(why)),
    };
    if desk.ui.is_json() {
        desk.ui.json_line(&as_json(errand, result.as_str()))?;
    } else if why.is_none() {
        desk.ui.line(&format!("told {}", in_a_line(errand)))?;
    }
    if let Some(why) = why {
        desk.ui.status(&format!("note: {}: {why}", in_a_line(errand)));
    }
    Ok(())
}

/// Says what would be sent.
pub fn preview(desk: &Desk<'_>, office: &Office, plan: &Plan) -> Result<(), Failure> {
    for errand in &plan.errands {
        let notice =
            in_words(office, errand).map_err(|error| Failure::because(Kind::Config, &error))?;
        if desk.ui.is_json() {
            let mut whole = as_json(errand, "not_sent");
            whole["subject"] = notice.subject.into();
            whole["body"] = notice.body.into();
            desk.ui.json_line(&whole)?;
        } else {
            desk.ui.line(&format!("would tell {}", in_a_line(errand)))?;
        }
    }
    for item in &plan.unreachable {
        desk.ui.status(&format!(
            "note: {item}: nobody can be told; set notices.desk, or add an address"
        ));
    }
    Ok(())
}
