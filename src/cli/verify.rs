//! `custody verify` and `custody rebuild`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::{Desk, outside_with, reading_only};
use super::failure::{Failure, Kind};
use super::ui::Ui;
use super::vault_keys::VaultKeys;
use super::verify_evidence::{EvidenceCheck, EvidenceCounts};
use super::verify_manifest;
use super::verify_receipt;
use crate::config::Profile;
use crate::evidence::Folder;
use crate::ledger::{Anchored, Head, Ledger, Mode, Problem, Verdict, Witnessed};

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Check a receipt by itself: no ledger, no profile and no network is needed
    #[arg(long, value_name = "FILE", conflicts_with_all = ["immutable", "checkpoint"])]
    receipt: Option<PathBuf>,

    /// A public key that must have signed, or a file that holds it; may be given several times
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,

    /// Check a ledger file on media that cannot be written, whoever's it is
    #[arg(long, value_name = "FILE")]
    immutable: Option<PathBuf>,

    /// Open all evidence and compare it, also where a person must be asked for the key; with --immutable,
    /// the folder where it lies
    #[arg(long, value_name = "FOLDER", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "a flag whose value may be left out")]
    evidence: Option<Option<PathBuf>>,

    /// Check an export by its manifest: its files, its series, and that the ledger gives the same rows again
    #[arg(long, value_name = "FILE", conflicts_with_all = ["receipt", "immutable", "checkpoint", "key"])]
    manifest: Option<PathBuf>,

    /// The template that the export filled
    #[arg(long, value_name = "FILE", requires = "manifest")]
    template: Option<PathBuf>,

    /// Also compare the log with a head that was published before: by `custody checkpoint --out`
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
}

/// Arguments of `rebuild`.
#[derive(Debug, Args)]
pub struct RebuildArgs {}

/// Verifies the record, or a receipt.
pub fn run(args: &VerifyArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    if let Some(receipt) = &args.receipt {
        return verify_receipt::run(receipt, &args.key, ui);
    }
    if let Some(manifest) = &args.manifest {
        return verify_manifest::run(manifest, args.template.as_deref(), globals, ui);
    }
    let named = args.evidence.clone().flatten();
    let (ledger, vault, folder) = if let Some(file) = &args.immutable {
        let ledger = Ledger::open_evidence(file, reading_only())?;
        // The vault that was copied with it, if one was.
        let beside = file.with_file_name("vault.json");
        let vault = VaultKeys::at(&beside, &ledger.binding().tenant, ui);
        (ledger, vault, named)
    } else if named.is_some() {
        return Err(Failure::new(Kind::Usage, "--evidence FOLDER goes with --immutable FILE")
            .hint("the evidence of a profile is found without a folder"));
    } else {
        // Whatever speaks against it is for the verdict to say.
        let (folders, name) = Desk::look(globals)?;
        let profile = Profile::load(&folders, &name)?;
        let tenant = &profile.tenant.value;
        let vault = VaultKeys::of(&folders, &name, tenant, ui);
        let anchor = Some(folders.anchor_file(&name));
        let outside = outside_with(&vault, profile.policy.clone(), anchor);
        let file = folders.ledger_file(&name);
        let ledger = Ledger::open(&file, tenant, Mode::Read, outside)?;
        (ledger, vault, Some(folders.evidence_folder(&name)))
    };
    let bar = ui.progress(ledger.counts()?.events * 2, "verifying");
    let folder = folder.map(Folder::at);
    if let (Some(folder), None) = (&folder, &args.immutable) {
        folder.is_there()?;
    }
    let mut evidence = EvidenceCheck::new(&ledger, folder, &vault, args.evidence.is_some())?;
    let mut verdict = ledger.verify_with(&mut |fact| evidence.check(fact), &mut |done| {
        if done % 1024 == 0 {
            bar.set_position(done);
        }
    })?;
    bar.finish_and_clear();
    let evidence = evidence.end(&mut verdict)?;
    verdict.problems.extend(other_key(&ledger, args)?);
    if let Some(file) = &args.checkpoint {
        let text = verify_receipt::read(file, 64 * 1024)?;
        let head =
            Head::parse(text).map_err(|error| Failure::because(Kind::InputMissing, &error))?;
        verdict.problems.extend(ledger.agrees_with(&head)?);
    }
    let level = if matches!(ledger.anchored(), Anchored::Agrees { .. }) { "L1" } else { "L0" };
    let ok = verdict.is_ok();
    let witnesses = if ok { ledger.witnesses()? } else { Vec::new() };
    if ui.is_json() {
        ui.json(&json!({
            "schema": "custody.verdict.v1",
            "verdict": if ok { "ok" } else { "broken" },
            "level": level,
            "log": ledger.identity().origin(),
            "entries": verdict.entries,
            "evidence": evidence.opened,
            "evidence_not_opened": evidence.not_opened,
            "evidence_purged": evidence.purged,
            "checkpoints": verdict.heads,
            "witnesses": witnesses.iter().map(witness_json).collect::<Vec<_>>(),
            "problems": problems_json(&verdict.problems),
            "notices": problems_json(&verdict.notices),
        }))?;
    } else {
        say(&verdict, &evidence, ui)?;
        for Witnessed { key, size } in &witnesses {
            ui.line(&format!("witnessed: the first {size} entries, by {}", key.name()))?;
        }
        if args.immutable.is_some() {
            say_evidence_media(&ledger, args, ui);
        }
    }
    if ok { Ok(()) } else { Err(Failure::said(Kind::NotVerified)) }
}

/// A key that somebody insists on, and that is not the log's.
fn other_key(ledger: &Ledger, args: &VerifyArgs) -> Result<Option<Problem>, Failure> {
    for text in &args.key {
        let key = verify_receipt::read_key(text)?;
        if ledger.identities().all(|identity| identity.key != key) {
            let message = format!("the log is not signed with the key {key}");
            return Ok(Some(Problem { seq: None, rule: "founding", message }));
        }
    }
    Ok(None)
}

fn say_evidence_media(ledger: &Ledger, args: &VerifyArgs, ui: &Ui) {
    if args.evidence.clone().flatten().is_none() {
        ui.status("note: evidence was not looked at; --evidence FOLDER says where it lies");
    }
    if args.key.is_empty() {
        ui.status(&format!(
            "note: the file says itself which key is its log's; ask its owner whether it is {}",
            ledger.identity().key
        ));
    }
    if args.immutable.as_ref().is_some_and(|file| file.with_extension("db-wal").exists()) {
        ui.status(
            "note: a write-ahead log lies beside it, and was not read: newer entries may be there",
        );
    }
}

pub fn problems_json(problems: &[Problem]) -> Vec<Value> {
    let one = |p: &Problem| json!({"seq": p.seq, "rule": p.rule, "message": p.message});
    problems.iter().map(one).collect()
}

/// Who else has signed heads of the log, and how far.
fn witness_json(witnessed: &Witnessed) -> Value {
    let Witnessed { key, size } = witnessed;
    json!({"name": key.name(), "key": key.to_string(), "entries": size})
}

fn say(verdict: &Verdict, evidence: &EvidenceCounts, ui: &Ui) -> Result<(), Failure> {
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
            "ok: {} entries under {} signed heads, without a gap; every item agrees with them; {evidence}",
            verdict.entries, verdict.heads
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

/// Makes the present anew from the log.
pub fn rebuild(_args: &RebuildArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
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
