//! `custody verify --manifest`: is an export complete, unchanged, and what the ledger still says?

use std::path::Path;

use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::export::{read_manifest, verify_manifest};
use super::failure::{Failure, Kind};
use super::ui::Ui;
use super::verify::problems_json;
use crate::ledger::Mode;

/// Makes the export again and compares everything.
pub fn run(
    path: &Path,
    template: Option<&Path>,
    globals: &Globals,
    ui: &Ui,
) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let manifest = read_manifest(path)?;
    let problems = verify_manifest(&desk, path, template)?;
    let ok = problems.is_empty();
    if ui.is_json() {
        ui.json(&json!({
            "schema": "custody.manifest_verdict.v1",
            "verdict": if ok { "ok" } else { "broken" },
            "run": manifest.run,
            "rows": manifest.rows,
            "from_seq": manifest.from_seq,
            "to_seq": manifest.to_seq,
            "problems": problems_json(&problems),
        }))?;
    } else if ok {
        ui.line(&format!(
            "The export is complete and as it was made: {} rows from entry {} to {}, made again byte for byte",
            manifest.rows, manifest.from_seq, manifest.to_seq
        ))?;
        ui.status("note: that the entries themselves are as they were recorded is for `custody verify` to say");
    } else {
        for problem in &problems {
            ui.line(&format!("{}: {}", problem.rule, problem.message))?;
        }
        ui.error(&format!("the export does not verify: {} problems", problems.len()));
    }
    if ok { Ok(()) } else { Err(Failure::said(Kind::NotVerified)) }
}
