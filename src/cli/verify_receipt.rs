//! `custody verify --receipt`: checks a receipt with nothing but the file and public keys.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde_json::json;

use super::failure::{Failure, Kind};
use super::time::rfc3339;
use super::ui::Ui;
use crate::ledger::codec::Record;
use crate::ledger::note::VerifierKey;
use crate::ledger::proof::{ProofError, Proven, RECEIPT_BYTES_MAX, ReceiptProof};

/// Reads a public key: the text itself, or a file that holds it.
pub fn read_key(text: &str) -> Result<VerifierKey, Failure> {
    let wrong = |error| {
        Failure::because(Kind::Usage, &error).hint(
            "a key looks like NAME+HASH+KEY; the owner of the log sees it with `custody keys`",
        )
    };
    if let Ok(key) = VerifierKey::parse(text.trim()) {
        return Ok(key);
    }
    match read(Path::new(text), 4096) {
        Ok(inside) => VerifierKey::parse(inside.trim()).map_err(wrong),
        Err(_) => VerifierKey::parse(text.trim()).map_err(wrong),
    }
}

/// Reads a small text file.
pub fn read(path: &Path, bytes_max: usize) -> Result<String, Failure> {
    let failed = |error: std::io::Error| {
        let mut failure = Failure::because(Kind::InputMissing, &error);
        failure.message = format!("{}: {}", path.display(), failure.message);
        failure
    };
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() > bytes_max {
        let text = format!("{} has more than {bytes_max} bytes", path.display());
        return Err(Failure::new(Kind::InputMissing, text));
    }
    String::from_utf8(bytes)
        .map_err(|_| Failure::new(Kind::InputMissing, format!("{} is not text", path.display())))
}

/// Checks a receipt and says what it proves.
pub fn run(path: &Path, keys: &[String], ui: &Ui) -> Result<(), Failure> {
    if keys.is_empty() {
        return Err(Failure::new(Kind::Usage, "--key is missing: whose log is it?")
            .hint("the owner of the log sees the key with `custody keys`; get it another way than the receipt"));
    }
    let keys = keys.iter().map(|key| read_key(key)).collect::<Result<Vec<_>, _>>()?;
    let text = read(path, RECEIPT_BYTES_MAX)?;
    let proven = ReceiptProof::parse(&text).and_then(|receipt| receipt.verify(&keys));
    match proven {
        Ok(proven) => say(&proven, ui),
        Err(error) => refuse(&error, ui),
    }
}

fn refuse(error: &ProofError, ui: &Ui) -> Result<(), Failure> {
    if ui.is_json() {
        ui.json(&json!({
            "schema": "custody.receipt_verdict.v1",
            "verdict": "broken",
            "problem": error.to_string(),
        }))?;
        return Err(Failure::said(Kind::NotVerified));
    }
    Err(Failure::because(Kind::NotVerified, error).hint("this receipt proves nothing"))
}

fn say(proven: &Proven, ui: &Ui) -> Result<(), Failure> {
    let Proven { entry, checkpoint, disclosures, signed_by, unchecked } = proven;
    let record = &entry.record;
    let seq = record.id().seq;
    if ui.is_json() {
        let mut bytes = Vec::new();
        let body = crate::ledger::codec::encode(entry, &mut bytes).ok();
        let body = body.and_then(|()| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
        let values: serde_json::Map<_, _> =
            disclosures.iter().map(|d| (d.label.to_string(), json!(d.value))).collect();
        return ui.json(&json!({
            "schema": "custody.receipt_verdict.v1",
            "verdict": "ok",
            "log": checkpoint.origin,
            "size": checkpoint.size,
            "seq": seq,
            "kind": record.kind(),
            "at": rfc3339(record.at()),
            "actor": record.actor().as_str(),
            "entry": body,
            "disclosed": values,
            "signed_by": signed_by,
            "not_checked": unchecked,
        }));
    }
    ui.line(&format!(
        "ok: entry {seq} is in the log {} of {} entries",
        checkpoint.origin, checkpoint.size
    ))?;
    let mut facts = vec![
        ("what", record.kind().to_owned()),
        ("recorded", rfc3339(record.at())),
        ("by", record.actor().to_string()),
    ];
    if let Record::Item(fact) = record {
        facts.push(("item", fact.item.to_string()));
        if let Some(late) = &fact.late {
            facts.push(("occurred", format!("{} ({})", rfc3339(late.occurred), late.reason)));
        }
    }
    facts.extend(disclosures.iter().map(|d| (d.label.as_str(), d.value.clone())));
    facts.extend(signed_by.iter().map(|name| ("signed by", name.clone())));
    let hidden = entry.commitments.len().saturating_sub(disclosures.len());
    if hidden > 0 {
        facts.push(("not shown", format!("{hidden} personal values that it commits to")));
    }
    for (label, value) in &facts {
        ui.line(&format!("  {label:<12}{value}"))?;
    }
    for name in unchecked {
        ui.status(&format!(
            "note: {name} signed too; its key was not given, so that was not checked"
        ));
    }
    Ok(())
}
