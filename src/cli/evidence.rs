//! `custody evidence`: what an event was proved with, and the way to see it.

use std::path::{Path, PathBuf};

use clap::Args;
use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::output;
use super::sealed_evidence::{Closed, open};
use super::ui::Ui;
use crate::domain::event::Evidence;
use crate::durable;
use crate::evidence::{Folder, extension};
use crate::ledger::{KeptEvidence, Mode};

/// Arguments of `evidence`.
#[derive(Debug, Args)]
pub struct EvidenceArgs {
    /// The event: its number in `custody history`, or as it is printed on a receipt
    event: String,

    /// Open the evidence and write it into a folder, for its owner only
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// One piece, and what became of it.
struct Piece {
    evidence: Evidence,
    kept: Option<KeptEvidence>,
    state: &'static str,
    written: Option<PathBuf>,
}

/// Lists the evidence of an event, and opens it.
pub fn run(args: &EvidenceArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let event = desk.event(&args.event)?;
    let fact = if desk.ledger.is_own(event) { desk.ledger.fact(event.seq)? } else { None };
    let fact = fact.ok_or_else(|| {
        Failure::new(Kind::No, format!("there is no event {}", args.event))
            .hint("event numbers are in the first column of `custody history ITEM`")
    })?;
    let purged = desk.ledger.purged()?;
    let mut pieces = Vec::new();
    for evidence in fact.event.evidence() {
        let kept = desk.ledger.evidence(&evidence.sha256)?;
        let state = match &kept {
            Some(_) => "kept",
            None if purged.get(&evidence.sha256).is_some_and(|seq| *seq > fact.id.seq) => "purged",
            None => "missing",
        };
        pieces.push(Piece { evidence: evidence.clone(), kept, state, written: None });
    }
    if let Some(out) = &args.out {
        write_all(&desk, &mut pieces, out)?;
    }
    say(&desk, event.seq, &pieces, ui)
}

fn write_all(desk: &Desk<'_>, pieces: &mut [Piece], out: &Path) -> Result<(), Failure> {
    durable::make_folder(out, durable::PRIVATE)
        .map_err(|error| output::cannot_create(out, &error))?;
    let folder = Folder::at(desk.folders.evidence_folder(&desk.profile.name));
    for piece in pieces {
        let Some(kept) = &piece.kept else { continue };
        let opened = open(&folder, &desk.vault, kept).map_err(closed)?;
        let digest = HEXLOWER.encode(&piece.evidence.sha256[..6]);
        let ending = extension(opened.expose());
        let path = out.join(format!("{}-{digest}.{ending}", piece.evidence.kind));
        durable::write(&path, opened.expose())
            .map_err(|error| output::cannot_create(&path, &error))?;
        piece.written = Some(path);
    }
    Ok(())
}

/// Says why evidence does not open.
pub fn closed(why: Closed) -> Failure {
    match why {
        Closed::NotThere => Failure::new(Kind::NotVerified, "its sealed file is not there")
            .hint("see `custody verify`; a backup may have it"),
        Closed::Changed => Failure::new(Kind::NotVerified, "it was changed, or moved there")
            .hint("see `custody verify`; a backup may have it as it was"),
        Closed::Unreadable(error) => error.into(),
        Closed::Vault(error) => error.into(),
    }
}

fn say(desk: &Desk<'_>, seq: u64, pieces: &[Piece], ui: &Ui) -> Result<(), Failure> {
    if ui.is_json() {
        let one = |piece: &Piece| -> Value {
            json!({
                "schema": "custody.evidence.v1",
                "kind": piece.evidence.kind.as_str(),
                "sha256": HEXLOWER.encode(&piece.evidence.sha256),
                "bytes": piece.evidence.bytes,
                "state": piece.state,
                "file": piece.written.as_ref().map(|path| path.display().to_string()),
            })
        };
        let event = desk.ledger.event_at(seq).to_string();
        let whole =
            |list| json!({"schema": "custody.evidence_of.v1", "event": event, "evidence": list});
        return ui.json_list(pieces.iter().map(one).collect(), whole);
    }
    if pieces.is_empty() {
        return ui.line("there is no evidence with this event");
    }
    for piece in pieces {
        let Evidence { kind, sha256, bytes } = &piece.evidence;
        let digest = HEXLOWER.encode(sha256);
        ui.line(&format!("{kind:<12}{:<8}{bytes:>9} bytes  sha256 {digest}", piece.state))?;
        if let Some(path) = &piece.written {
            ui.status(&format!("written to {}", path.display()));
        }
    }
    Ok(())
}
