//! `custody checkpoint` and `custody keys`: the signed head of the log, and with what it is checked.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::output;
use super::ui::Ui;
use crate::domain::party::OperatorKind;
use crate::ledger::Mode;

/// Arguments of `checkpoint`.
#[derive(Debug, Args)]
pub struct CheckpointArgs {
    /// Write it to a file: whoever keeps it can tell later whether the log was changed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Arguments of `keys`.
#[derive(Debug, Args)]
pub struct KeysArgs {}

/// Writes the signed head.
pub fn run(args: &CheckpointArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let head = desk.ledger.with_cosignatures(desk.ledger.head()?)?;
    let Some(path) = &args.out else {
        if ui.is_json() {
            return ui.json(&json!({
                "schema": "custody.checkpoint.v1",
                "origin": head.checkpoint.origin,
                "size": head.checkpoint.size,
                "root": data_encoding::HEXLOWER.encode(&head.checkpoint.root),
                "note": head.note,
            }));
        }
        return ui.bytes(head.note.as_bytes(), false);
    };
    output::whole(path, |mut file| {
        file.write_all(head.note.as_bytes()).map_err(|error| output::cannot_create(path, &error))
    })?;
    ui.status(&format!(
        "The head of {} entries is {}; compare it later with `custody verify --checkpoint FILE`",
        head.checkpoint.size,
        path.display()
    ));
    Ok(())
}

/// Lists the public keys.
pub fn keys(_args: &KeysArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let mut keys: Vec<(String, String, String)> = Vec::new();
    for identity in desk.ledger.identities() {
        let key = identity.key.to_string();
        keys.push(("log".to_owned(), format!("epoch {}", identity.epoch), key));
    }
    let roster = desk.ledger.roster().all()?;
    for (name, member) in roster.members.iter().filter(|(_, m)| m.kind == OperatorKind::Person) {
        keys.push(("operator".to_owned(), name.to_string(), member.key.to_string()));
    }
    for session in roster.sessions.values() {
        let kind = if session.is_token { "token" } else { "session" };
        keys.push((kind.to_owned(), session.operator.to_string(), session.key.to_string()));
    }
    for witnessed in desk.ledger.witnesses()? {
        let name = witnessed.key.name().to_owned();
        keys.push(("witness".to_owned(), name, witnessed.key.to_string()));
    }
    if ui.is_json() {
        let line = |(kind, name, key): &(String, String, String)| json!({"schema": "custody.key.v1", "kind": kind, "name": name, "key": key});
        let whole = |list| json!({"schema": "custody.keys.v1", "keys": list});
        return ui.json_list(keys.iter().map(line).collect(), whole);
    }
    let rows: Vec<Vec<String>> = keys.into_iter().map(|(a, b, c)| vec![a, b, c]).collect();
    ui.table(&["kind", "name", "key"], &rows)
}
