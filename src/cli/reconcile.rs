//! `custody reconcile`: what other systems believe, beside what is known here.

use clap::Args;
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::posting::{self, Here, Known, Telling};
use super::ui::Ui;
use crate::domain::names::RemoteName;
use crate::ledger::{Mode, RemoteRow};
use crate::remote::{self, Belief, Log as _, Office, Situation, Subject};

/// Arguments of `reconcile`.
#[derive(Debug, Args)]
#[command(
    after_help = "Only what the remote has been told of is compared, as it was after the last event that it has \
    answered for. Nothing is changed on either side. Exit code 1: something differs."
)]
pub struct ReconcileArgs {
    /// Compare with this remote only
    #[arg(long, value_name = "NAME")]
    remote: Option<RemoteName>,

    /// Show what agrees, too
    #[arg(long)]
    all: bool,
}

/// Runs `reconcile`.
pub fn run(args: &ReconcileArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let remotes = match &args.remote {
        Some(name) => vec![posting::named(&desk.ledger, name)?],
        None => desk.ledger.remotes().all()?,
    };
    let (mut rows, mut differs) = (Vec::new(), false);
    for remote in &remotes {
        let beliefs = beliefs(&desk, remote)?;
        differs |= beliefs.iter().any(|belief| !belief.agrees);
        let shown = beliefs.into_iter().filter(|belief| args.all || !belief.agrees);
        rows.extend(shown.map(|belief| (remote.name.to_string(), belief)));
    }
    if ui.is_json() {
        let line = |(remote, belief): &(String, Belief)| {
            json!({
                "schema": "custody.belief.v1",
                "remote": remote,
                "about": belief.about,
                "here": belief.here,
                "there": belief.there,
                "agrees": belief.agrees,
            })
        };
        let whole = |list| json!({"schema": "custody.beliefs.v1", "beliefs": list});
        ui.json_list(rows.iter().map(line).collect(), whole)?;
    } else {
        let cells = |(remote, belief): (String, Belief)| {
            let verdict = if belief.agrees { "same" } else { "differs" };
            vec![remote, belief.about, belief.here, belief.there, verdict.to_owned()]
        };
        let rows: Vec<Vec<String>> = rows.into_iter().map(cells).collect();
        if !rows.is_empty() || ui.format == super::ui::Format::Csv {
            ui.table(&["remote", "about", "here", "there", "verdict"], &rows)?;
        }
    }
    if differs { Err(Failure::said(Kind::No)) } else { Ok(()) }
}

fn beliefs(desk: &Desk<'_>, row: &RemoteRow) -> Result<Vec<Belief>, Failure> {
    let known = Known::of(row)?;
    let log = Telling::of(&desk.ledger, known.kind);
    let ledger_says = desk.ledger.remotes();
    let answered = ledger_says.answered(&row.name)?;
    let left = log.size().map_err(posting::our_fault)?.saturating_sub(row.cursor.next);
    desk.ui.status(&format!(
        "{}: {answered} events answered for, {left} entries of the log not looked at yet",
        row.name
    ));
    if known.kind == remote::Kind::Webhook {
        desk.ui.status(&format!(
            "{}: a webhook cannot be asked what it believes; its receipts are in `custody remote show {}`",
            row.name, row.name
        ));
        return Ok(Vec::new());
    }
    let items = if known.kind.keeps_assets() { told(desk, row)? } else { Vec::new() };
    let mut target = known.target(desk, row)?;
    let here = Here::new();
    let office = Office { log: &log, time: &here, suspect_below: 0 };
    target.beliefs(&items, &office).map_err(posting::setback)
}

/// The items of which the remote has been told, each as it was after the last event that was answered for.
fn told(desk: &Desk<'_>, row: &RemoteRow) -> Result<Vec<(Subject, Situation)>, Failure> {
    let mut told = Vec::new();
    for id in desk.ledger.remotes().items_told(&row.name)? {
        let Some(item) = desk.ledger.item_before(id, row.cursor.next)? else { continue };
        let subject = posting::subject_of(id, desk.ledger.row(id)?.as_ref());
        told.push((subject, Situation::of(&item)));
    }
    Ok(told)
}
