//! `custody doctor`: is everything here, and what is missing.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use clap::Args;
use serde_json::json;

use super::acting::{Acting, Idle, who_acts};
use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::time::Zone;
use super::ui::Ui;
use super::vault::reach_text;
use crate::config::{Folders, Profile};
use crate::ledger::{Anchored, Ledger, Mode};
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
    let door = match Desk::door(globals, ui, Mode::Read) {
        Ok(door) => door,
        Err(failure) => {
            let text = format!("{}; {}", failure.message, failure.hints.join("; "));
            findings.push(Finding { what: "ledger", good: false, text });
            return Some(failure.kind);
        }
    };
    let mut add = |what, good, text| findings.push(Finding { what, good, text });
    match door.ledger.counts() {
        Ok(counts) => add(
            "ledger",
            true,
            format!("{} events, {} items, {} people", counts.events, counts.items, counts.people),
        ),
        Err(error) => add("ledger", false, error.to_string()),
    }
    let name = &door.profile.name;
    match who_acts(globals, folders, name, &door.ledger, &door.vault, Idle::Refused) {
        Ok(Acting { operator, .. }) => {
            add("operator", true, format!("{} ({})", operator.name, operator.role));
        }
        // That nobody works here now is no fault of the installation.
        Err(failure) => add("operator", true, failure.message),
    }
    let place = &door.profile.place.value;
    match door.ledger.directory().has_place(place) {
        Ok(true) => add("place", true, place.to_string()),
        Ok(false) => {
            add("place", false, format!("{place} is not a place; `custody place add {place}`"));
        }
        Err(error) => add("place", false, error.to_string()),
    }
    match Zone::named(&door.profile.zone.value) {
        Ok(zone) => {
            let now = zone.show(door.ledger.now());
            add("time", true, format!("{now} in {}", door.profile.zone.value));
        }
        Err(failure) => add("time", false, failure.message),
    }
    let (good, level) = evidence_level(&door.ledger);
    add("evidence level", good, level);
    match door.vault.open().and_then(Vault::describe) {
        Ok(vault) => {
            let good = !matches!(vault.reach, Reach::Unreachable(_));
            add("vault", good, format!("key from {}: {}", vault.source, reach_text(&vault)));
        }
        Err(error) => add("vault", false, error.to_string()),
    }
    match door.ledger.can_sign() {
        Ok(()) => add("keys", true, "the log's is at hand".to_owned()),
        Err(error) => add("keys", false, error.to_string()),
    }
    add("data", true, folders.data.display().to_string());
    None
}

/// How far somebody else could tell that the ledger was changed.
fn evidence_level(ledger: &Ledger) -> (bool, String) {
    match ledger.anchored() {
        Anchored::NotUsed | Anchored::Absent => {
            (false, "L0: nothing outside this ledger vouches for it".to_owned())
        }
        Anchored::Agrees { size, .. } => {
            let behind = ledger.size().unwrap_or(0).saturating_sub(*size);
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
