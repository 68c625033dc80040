//! `custody verify` and `custody rebuild`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::event::{Event, Evidence, Fact};
use crate::domain::party::Role;
use crate::evidence::{self, EvidenceError};
use crate::ledger::{Mode, Problem, Verdict};

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {}

/// Arguments of `rebuild`.
#[derive(Debug, Args)]
pub struct RebuildArgs {}

/// Verifies the record.
pub fn run(_args: &VerifyArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let bar = ui.progress(desk.ledger.counts()?.events * 2, "verifying");
    let folder = desk.folders.evidence_folder(&desk.profile.name);
    let mut evidence = EvidenceCheck { folder, checked: 0, problems: Vec::new() };
    let mut verdict = desk.ledger.verify_with(&mut |fact| evidence.check(fact), &mut |done| {
        if done % 1024 == 0 {
            bar.set_position(done);
        }
    })?;
    bar.finish_and_clear();
    verdict.problems.append(&mut evidence.problems);
    let evidence = evidence.checked;
    let ok = verdict.is_ok();
    if ui.is_json() {
        ui.json(&json!({
            "schema": "custody.verdict.v1",
            "verdict": if ok { "ok" } else { "broken" },
            "level": "L0",
            "entries": verdict.entries,
            "evidence": evidence,
            "checkpoints": 0,
            "problems": problems_json(&verdict.problems),
            "notices": problems_json(&verdict.notices),
        }))?;
    } else {
        say(&verdict, evidence, ui)?;
    }
    if ok { Ok(()) } else { Err(Failure::said(Kind::NotVerified)) }
}

fn problems_json(problems: &[Problem]) -> Vec<Value> {
    let one = |p: &Problem| json!({"seq": p.seq, "rule": p.rule, "message": p.message});
    problems.iter().map(one).collect()
}

fn say(verdict: &Verdict, evidence: u64, ui: &Ui) -> Result<(), Failure> {
    for problem in &verdict.problems {
        let place = problem.seq.map_or_else(String::new, |seq| format!("entry {seq}: "));
        ui.line(&format!("{place}[{}] {}", problem.rule, problem.message))?;
    }
    for notice in &verdict.notices {
        let place = notice.seq.map_or_else(String::new, |seq| format!("entry {seq}: "));
        ui.status(&format!("note: {place}{}", notice.message));
    }
    if verdict.is_ok() {
        return ui.line(&format!(
            "ok: {} entries, without a gap, each with its hash; every item agrees with them; {evidence} pieces of evidence",
            verdict.entries
        ));
    }
    let count = verdict.problems.len();
    ui.error(&format!(
        "the record does not verify: {count} problems in {} entries",
        verdict.entries
    ));
    let only_present = verdict.problems.iter().all(|problem| problem.rule == "projection");
    ui.hint(if only_present {
        "the log and the present disagree: compare both with a backup before `custody rebuild` takes the log's word"
    } else {
        "keep a copy of the ledger file as it is, and compare it with a backup"
    });
    Ok(())
}

/// Compares every piece of evidence that the log names with its digest.
struct EvidenceCheck {
    folder: PathBuf,
    checked: u64,
    problems: Vec<Problem>,
}

impl EvidenceCheck {
    fn check(&mut self, fact: &Fact) {
        for evidence in evidence_of(&fact.event) {
            self.checked += 1;
            let message = match evidence::check(&self.folder, evidence) {
                Ok(true) => continue,
                Ok(false) => format!("the {} was changed", evidence.kind),
                Err(EvidenceError::Missing { .. }) => format!("the {} is not there", evidence.kind),
                Err(error) => format!("the {} cannot be read: {error}", evidence.kind),
            };
            self.problems.push(Problem { seq: Some(fact.id.seq), rule: "evidence", message });
        }
    }
}

fn evidence_of(event: &Event) -> Vec<&Evidence> {
    match event {
        Event::Received(a) => a.photos.iter().collect(),
        Event::Inspected(i) => i.photos.iter().collect(),
        Event::HandedOff(h) => h.proof.signature.iter().collect(),
        Event::Transferred(p) => p.proof.signature.iter().collect(),
        Event::Returned(r) => r.proof.signature.iter().collect(),
        Event::AttemptFailed { photo, .. } => photo.iter().collect(),
        Event::Disposed(d) => d.certificate.iter().collect(),
        Event::Sanitized(s) => s.certificate.iter().collect(),
        _others_have_none => Vec::new(),
    }
}

/// Makes the present anew from the log.
pub fn rebuild(_args: &RebuildArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    desk.need_role(Role::Admin)?;
    let verdict = desk.ledger.verify(&mut |_| {})?;
    let (present, log): (Vec<_>, Vec<_>) =
        verdict.problems.into_iter().partition(|problem| problem.rule == "projection");
    if !log.is_empty() {
        let text = "the log itself does not verify, so the present cannot be derived from it";
        return Err(Failure::new(Kind::NotVerified, text).hint("see `custody verify`"));
    }
    for problem in &present {
        ui.status(&problem.message);
    }
    let bar = ui.progress(desk.ledger.counts()?.items, "rebuilding");
    let items = desk.ledger.rebuild(&mut |done| {
        if done % 1024 == 0 {
            bar.set_position(done);
        }
    })?;
    bar.finish_and_clear();
    if ui.is_json() {
        return ui.json(
            &json!({"schema": "custody.rebuild.v1", "items": items, "differed": present.len()}),
        );
    }
    ui.line(&format!(
        "{items} items derived anew from the log; {} differences are gone",
        present.len()
    ))
}
