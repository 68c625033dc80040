//! `custody doctor`: is everything here, and what is missing.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use clap::Args;
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use super::vault::reach_text;
use super::vault_keys::Terminal;
use crate::config::{Folders, Profile};
use crate::ledger::{Anchored, Mode};
use crate::vault::{Reach, Vault};

/// Arguments of `doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {}

/// One thing that was looked at.
struct Finding {
    what: &'static str,
    good: bool,
    text: String,
}

/// Looks at everything that can be wrong before work begins.
pub fn run(_args: &DoctorArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let folders = globals.folders()?;
    let mut findings = vec![Finding {
        what: "program",
        good: true,
        text: format!("custody {}", env!("CARGO_PKG_VERSION")),
    }];
    let kind =
        match folders.choose(globals.profile.as_ref()).map_err(Failure::from).and_then(|name| {
            let profile = Profile::load(&folders, &name)?;
            Ok(profile)
        }) {
            Ok(profile) => {
                let text = format!(
                    "{} ({}, {}, {})",
                    profile.name,
                    profile.tenant.value,
                    profile.facility.value,
                    profile.station.value
                );
                findings.push(Finding { what: "profile", good: true, text });
                findings.extend(private("profile file", &folders.profile_file(&profile.name)));
                findings.extend(private("ledger file", &folders.ledger_file(&profile.name)));
                ledger(globals, ui, &folders, &mut findings)
            }
            Err(failure) => {
                let hint = failure.hints.join("; ");
                let text = format!("{}; {hint}", failure.message);
                findings.push(Finding { what: "profile", good: false, text });
                Some(failure.kind)
            }
        };
    say(&findings, ui)?;
    match (kind, findings.iter().all(|finding| finding.good)) {
        (Some(kind), _) => Err(Failure::said(kind)),
        (None, true) => Ok(()),
        (None, false) => Err(Failure::said(Kind::Config)),
    }
}

fn ledger(
    globals: &Globals,
    ui: &Ui,
    folders: &Folders,
    findings: &mut Vec<Finding>,
) -> Option<Kind> {
    let desk = match Desk::open(globals, ui, Mode::Read) {
        Ok(desk) => desk,
        Err(failure) => {
            let text = format!("{}; {}", failure.message, failure.hints.join("; "));
            findings.push(Finding { what: "ledger", good: false, text });
            return Some(failure.kind);
        }
    };
    let mut add = |what, good, text| findings.push(Finding { what, good, text });
    match desk.ledger.counts() {
        Ok(counts) => add(
            "ledger",
            true,
            format!("{} events, {} items, {} people", counts.events, counts.items, counts.people),
        ),
        Err(error) => add("ledger", false, error.to_string()),
    }
    add("operator", true, format!("{} ({})", desk.operator.name, desk.operator.role));
    let place = &desk.profile.place.value;
    match desk.ledger.directory().has_place(place) {
        Ok(true) => add("place", true, place.to_string()),
        Ok(false) => {
            add("place", false, format!("{place} is not a place; `custody place add {place}`"));
        }
        Err(error) => add("place", false, error.to_string()),
    }
    add("time", true, format!("{} in {}", desk.zone.show(desk.now()), desk.profile.zone.value));
    let (good, level) = evidence_level(&desk);
    add("evidence level", good, level);
    let vault = folders.vault_file(&desk.profile.name);
    match Vault::open(&vault, &desk.profile.tenant.value, Box::new(Terminal::of(ui)))
        .and_then(|vault| vault.describe())
    {
        Ok(vault) => {
            let good = !matches!(vault.reach, Reach::Unreachable(_));
            add("vault", good, format!("key from {}: {}", vault.source, reach_text(&vault)));
        }
        Err(error) => add("vault", false, error.to_string()),
    }
    match desk.ledger.can_sign(&desk.operator.name) {
        Ok(()) => add("keys", true, "the log's and the operator's are at hand".to_owned()),
        Err(error) => add("keys", false, error.to_string()),
    }
    add("data", true, folders.data.display().to_string());
    None
}

/// How far somebody else could tell that the ledger was changed.
fn evidence_level(desk: &Desk<'_>) -> (bool, String) {
    match desk.ledger.anchored() {
        Anchored::NotUsed | Anchored::Absent => {
            (false, "L0: nothing outside this ledger vouches for it".to_owned())
        }
        Anchored::Agrees { size, .. } => {
            let behind = desk.ledger.size().unwrap_or(0).saturating_sub(*size);
            (true, format!("L1: an anchor vouches for {size} entries, {behind} came after"))
        }
        Anchored::Contradicts { message, .. } => (false, message.clone()),
    }
}

/// A file that others can read is worth a word.
fn private(what: &'static str, path: &Path) -> Option<Finding> {
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
    let good = mode.trailing_zeros() >= 6;
    let advice = if good { String::new() } else { format!("; `chmod 600 {}`", path.display()) };
    Some(Finding { what, good, text: format!("mode {mode:03o}{advice}") })
}

fn say(findings: &[Finding], ui: &Ui) -> Result<(), Failure> {
    if ui.is_json() {
        let list: Vec<_> = findings
            .iter()
            .map(|f| json!({"what": f.what, "good": f.good, "message": f.text}))
            .collect();
        let good = findings.iter().all(|finding| finding.good);
        return ui.json(&json!({"schema": "custody.doctor.v1", "good": good, "findings": list}));
    }
    for finding in findings {
        let mark = if finding.good { "ok" } else { "!!" };
        ui.line(&format!("{mark}  {:<16}{}", finding.what, finding.text))?;
    }
    Ok(())
}
