//! `custody push`: sending what has happened to other systems.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::output;
use super::posting::{self, Here, Known, Records, Telling};
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::names::RemoteName;
use crate::ledger::{Mode, RemoteRow};
use crate::remote::{self, Ending, Log as _, Run, Summary};

/// How many events a dry run shows.
const SHOWN_MAX: usize = 1_000;

/// Arguments of `push`.
#[derive(Debug, Args)]
#[command(
    after_help = "Safe to run from cron: nothing to send is success, and says nothing. What could not be sent is \
    safe here and is sent by a later run: after a failure the next try is due in 5 s, then 5 min, 30 min, 2 h, 5 h, \
    10 h, 14 h, 20 h and 24 h. docs/push.md says what each kind of remote is sent."
)]
pub struct PushArgs {
    /// Push to this remote only
    #[arg(long, value_name = "NAME")]
    remote: Option<RemoteName>,

    /// Say what would be sent, and send nothing
    #[arg(long)]
    dry_run: bool,

    /// Try even if the next try is not due yet
    #[arg(long)]
    now: bool,
}

/// Runs `push`.
pub fn run(args: &PushArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mode = if args.dry_run { Mode::Read } else { Mode::Write };
    let desk = Desk::open(globals, ui, mode)?;
    let remotes = match &args.remote {
        Some(name) => vec![posting::named(&desk.ledger, name)?],
        None => desk.ledger.remotes().all()?,
    };
    if remotes.is_empty() {
        ui.status("there is no remote; see `custody help remote add`");
    }
    let mut failures = Vec::new();
    for remote in &remotes {
        let done =
            if args.dry_run { preview(&desk, remote) } else { push(&desk, remote, args.now) };
        failures.extend(done.err());
    }
    if failures.len() > 1 {
        // Each is said; the most serious one decides how the command ends.
        let worst = failures.iter().map(|failure| failure.kind).min_by_key(|kind| gravity(*kind));
        for failure in &failures {
            let _exit_code = failure.report(ui);
        }
        return Err(Failure::said(worst.unwrap_or(Kind::Unavailable)));
    }
    failures.pop().map_or(Ok(()), Err)
}

/// The most serious first.
const fn gravity(kind: Kind) -> u8 {
    match kind {
        Kind::NotVerified => 0,
        Kind::Bug => 1,
        Kind::Config | Kind::NotAllowed => 2,
        Kind::RowsRejected => 3,
        Kind::Busy => 5,
        Kind::Unavailable => 6,
        _others => 4,
    }
}

fn push(desk: &Desk<'_>, row: &RemoteRow, now: bool) -> Result<(), Failure> {
    let _lock = posting::lock(desk, &row.name)?;
    // Read again under the lock: another process may have pushed meanwhile.
    let row = posting::named(&desk.ledger, &row.name)?;
    let known = Known::of(&row)?;
    let log = Telling::of(&desk.ledger, known.kind);
    if row.cursor.next >= log.size().map_err(posting::our_fault)? && !row.cursor.stopped {
        return answer(desk, &row, &nothing());
    }
    let mut target = known.target(desk, &row)?;
    let mut book = Records::of(&desk.ledger, row.name.clone());
    let summary = remote::push(&mut *target, &log, &mut book, &Here::new(), Run { now })
        .map_err(posting::our_fault)?;
    for note in &summary.notes {
        desk.ui.status(&format!("note: {note}"));
    }
    answer(desk, &row, &summary)?;
    ended(desk, &row, summary)
}

const fn nothing() -> Summary {
    Summary { accepted: 0, known: 0, disputed: 0, left: 0, notes: Vec::new(), ending: Ending::Done }
}

/// Says what was sent, if anything was.
fn answer(desk: &Desk<'_>, row: &RemoteRow, summary: &Summary) -> Result<(), Failure> {
    let Summary { accepted, known, disputed, left, .. } = summary;
    if desk.ui.is_json() {
        return desk.ui.json_line(&json!({
            "schema": "custody.push.v1",
            "remote": row.name.as_str(),
            "outcome": outcome_word(&summary.ending),
            "accepted": accepted,
            "known": known,
            "disputed": disputed,
            "left": left,
        }));
    }
    let sent = accepted + known + disputed;
    if sent == 0 {
        return Ok(());
    }
    let events = if sent == 1 { "event" } else { "events" };
    let mut extra = String::new();
    if *known > 0 {
        extra = format!(", {known} of them there already");
    }
    if *disputed > 0 {
        extra = format!("{extra}, {disputed} of them disputed");
    }
    desk.ui.line(&format!("{}: {sent} {events} pushed{extra}", row.name))
}

const fn outcome_word(ending: &Ending) -> &'static str {
    match ending {
        Ending::Done => "done",
        Ending::Waiting { .. } => "waiting",
        Ending::Stopped { .. } => "stopped",
        Ending::Unavailable { .. } => "unavailable",
        Ending::Untrusted { .. } => "untrusted",
        Ending::Refused { .. } => "refused",
        Ending::Gone { .. } => "gone",
        Ending::Fork { .. } => "fork",
    }
}

/// How a run that did not get to the end fails.
fn ended(desk: &Desk<'_>, row: &RemoteRow, summary: Summary) -> Result<(), Failure> {
    let (name, left) = (&row.name, summary.left);
    let entries = if left == 1 { "1 entry is".to_owned() } else { format!("{left} entries are") };
    let safe = format!("everything is safe here: {entries} sent by a later run");
    let at = |until| desk.zone.show(until);
    let resume =
        format!("when that is settled, an admin goes on with `custody remote resume {name}`");
    Err(match summary.ending {
        Ending::Done => return Ok(()),
        Ending::Waiting { until, why } => {
            let text =
                format!("{name}: the next try is due on {}; the last one failed: {why}", at(until));
            Failure::new(Kind::Unavailable, text).hint(safe).hint("try at once with --now")
        }
        Ending::Unavailable { why, until } => {
            Failure::new(Kind::Unavailable, format!("{name}: {why}"))
                .hint(format!("{safe}, on {} at the earliest", at(until)))
        }
        Ending::Untrusted { why } => {
            let failure = posting::untrusted(&why);
            Failure { message: format!("{name}: {why}"), ..failure }.hint(safe)
        }
        Ending::Refused { event, why } => {
            let number = desk.receipt_number(event);
            Failure::new(Kind::RowsRejected, format!("{name}: event {number} was refused: {why}"))
                .hint("events go in order: put the cause right, over there or with `custody remote add`, and push again")
                .hint(format!("or let an admin leave it out: `custody remote resume {name} --leave-out {number}`"))
        }
        Ending::Stopped { why } => {
            Failure::new(Kind::No, format!("{name} is stopped: {why}")).hint(resume)
        }
        Ending::Gone { why } => Failure::new(Kind::No, format!("{name}: {why}"))
            .hint("nothing more is sent to it")
            .hint(resume),
        Ending::Fork { why, evidence } => {
            let path = keep_evidence(desk, row, &evidence)?;
            Failure::new(Kind::NotVerified, format!("{name}: {why}"))
                .hint(format!(
                    "one of the two is not the original: both are kept in {}",
                    path.display()
                ))
                .hint(format!("nothing more is sent to it; {resume}"))
        }
    })
}

fn keep_evidence(desk: &Desk<'_>, row: &RemoteRow, evidence: &[u8]) -> Result<PathBuf, Failure> {
    let file = format!("fork-{}-{}.json", row.name, row.cursor.next);
    let path = desk.folders.anchor_file(&desk.profile.name).with_file_name(file);
    output::whole(&path, |mut file| {
        file.write_all(evidence).map_err(|error| output::cannot_create(&path, &error))
    })?;
    Ok(path)
}

/// Says what would be sent.
fn preview(desk: &Desk<'_>, row: &RemoteRow) -> Result<(), Failure> {
    let known = Known::of(row)?;
    let log = Telling::of(&desk.ledger, known.kind);
    let target = known.target(desk, row)?;
    let (mut from, mut shown) = (row.cursor.next, 0);
    let mut refused = false;
    loop {
        let window = log.entries(from, SHOWN_MAX).map_err(posting::our_fault)?;
        let Some(last) = window.last() else { break };
        from = last.id.seq + 1;
        for event in window.iter().filter(|event| target.concerns(event)) {
            shown += 1;
            if shown > SHOWN_MAX {
                desk.ui.status(&format!(
                    "{}: more than {SHOWN_MAX} events; the first are shown",
                    row.name
                ));
                return Ok(());
            }
            let (what, is_refused) = match target.describe(event, &log) {
                Ok(text) => (text, false),
                Err(remote::Setback::Refused { why, .. }) => {
                    (format!("would be refused: {why}"), true)
                }
                Err(other) => return Err(posting::setback(other)),
            };
            refused |= is_refused;
            if desk.ui.is_json() {
                desk.ui.json_line(&json!({
                    "schema": "custody.push_preview.v1",
                    "remote": row.name.as_str(),
                    "event": event.id.to_string(),
                    "kind": event.kind,
                    "occurred_at": rfc3339(event.occurred),
                    "refused": is_refused,
                    "sends": what,
                }))?;
            } else {
                let number = desk.receipt_number(event.id);
                desk.ui.line(&format!("{}: {number} {}: {what}", row.name, event.kind))?;
            }
        }
    }
    if shown == 0 {
        desk.ui.status(&format!("{}: nothing to send", row.name));
    }
    if refused { Err(Failure::said(Kind::RowsRejected)) } else { Ok(()) }
}
