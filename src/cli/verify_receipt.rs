//! `custody verify --receipt`: checks a receipt with nothing but the file and public keys. It may be the proof alone, a
//! page that carries it, or the code of a page, as text or as a picture.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde_json::json;

use super::failure::{Failure, Kind};
use super::time::rfc3339;
use super::ui::Ui;
use super::verify_page;
use crate::ledger::codec::Record;
use crate::ledger::note::VerifierKey;
use crate::ledger::proof::{Proven, ReceiptProof};
use crate::paper::code;
use crate::scan::read_codes;

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

/// The largest file that is read: a photo of a code.
const FILE_BYTES_MAX: u64 = 24 * 1024 * 1024;

/// What is known when a receipt holds.
pub struct Good {
    pub proven: Proven,
    /// What the file was: `proof`, `code`, `html`, `pdf`.
    pub form: &'static str,
    /// The page, if the file was one: what it is called, and whether it was laid out anew and compared.
    pub page: Option<(String, bool)>,
    /// What else should be known.
    pub notes: Vec<String>,
}

/// Why a receipt does not hold.
pub struct Bad {
    pub problems: Vec<String>,
    pub hint: &'static str,
}

impl Bad {
    pub fn one(problem: impl ToString) -> Self {
        Self { problems: vec![problem.to_string()], hint: "this receipt proves nothing" }
    }
}

/// Checks a receipt and says what it proves.
pub fn run(path: &Path, keys: &[String], ui: &Ui) -> Result<(), Failure> {
    if keys.is_empty() {
        return Err(Failure::new(Kind::Usage, "--key is missing: whose log is it?")
            .hint("the owner of the log sees the key with `custody keys`; get it another way than the receipt"));
    }
    let keys = keys.iter().map(|key| read_key(key)).collect::<Result<Vec<_>, _>>()?;
    let file = read_file(path)?;
    match checked(&file, &keys) {
        Ok(good) => say(&good, ui),
        Err(bad) => refuse(bad, ui),
    }
}

/// Reads a file of any kind, within limits.
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes));
    read.map_err(|error| {
        let mut failure = Failure::because(Kind::InputMissing, &error);
        failure.message = format!("{}: {}", path.display(), failure.message);
        failure
    })?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let text = format!("{} has more than {FILE_BYTES_MAX} bytes", path.display());
        return Err(Failure::new(Kind::InputMissing, text));
    }
    Ok(bytes)
}

/// Checks what a file holds, by what it begins with and never by its name.
fn checked(file: &[u8], keys: &[VerifierKey]) -> Result<Good, Bad> {
    if file.starts_with(b"%PDF") {
        return verify_page::pdf(file, keys);
    }
    if let Ok(text) = std::str::from_utf8(file) {
        let begins = text.trim_start_matches('\u{feff}').trim_start();
        if begins.get(..9).is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype")) {
            return verify_page::html(text, keys);
        }
        if text.starts_with(code::PREFIX) || text.starts_with(code::PLACE_PREFIX) {
            return of_code(text.trim_end_matches(['\r', '\n']), keys);
        }
        return of_proof(text, "proof", keys);
    }
    // What is no text is a picture, or nothing.
    let codes = match read_codes(file) {
        Ok(codes) => codes,
        Err(error) => {
            return Err(Bad {
                problems: vec![format!("this is neither a receipt nor a picture of one: {error}")],
                hint: "give the file as it was handed out: *.tlog-proof, *.html, *.pdf, or a picture of its code",
            });
        }
    };
    let texts = codes.iter().map(|code| code.text.as_str());
    let ours = |text: &&str| text.starts_with(code::PREFIX) || text.starts_with(code::PLACE_PREFIX);
    match texts.clone().find(ours) {
        Some(text) => of_code(text, keys),
        None => Err(Bad {
            problems: vec!["there is no code of a receipt on the picture".to_owned()],
            hint: "photograph the code flat, sharp and alone, or scan the page at 300 dpi",
        }),
    }
}

fn of_proof(text: &str, form: &'static str, keys: &[VerifierKey]) -> Result<Good, Bad> {
    let proven = ReceiptProof::parse(text).and_then(|receipt| receipt.verify(keys));
    let proven = proven.map_err(Bad::one)?;
    Ok(Good { proven, form, page: None, notes: Vec::new() })
}

fn of_code(text: &str, keys: &[VerifierKey]) -> Result<Good, Bad> {
    if let Some(place) = text.strip_prefix(code::PLACE_PREFIX) {
        return Err(Bad {
            problems: vec![format!("the code only says where the proof is: {place}")],
            hint: "ask the owner of that log for the receipt of that number",
        });
    }
    let proof = code::unpack(text).ok_or_else(|| Bad::one("the code is damaged"))?;
    of_proof(&proof, "code", keys)
}

fn refuse(bad: Bad, ui: &Ui) -> Result<(), Failure> {
    if ui.is_json() {
        ui.json(&json!({
            "schema": "custody.receipt_verdict.v1",
            "verdict": "broken",
            "problem": bad.problems.first(),
            "problems": bad.problems,
        }))?;
        return Err(Failure::said(Kind::NotVerified));
    }
    let mut problems = bad.problems.into_iter();
    let first = problems.next().unwrap_or_default();
    for problem in problems {
        ui.error(&problem);
    }
    Err(Failure::new(Kind::NotVerified, first).hint(bad.hint))
}

fn say(good: &Good, ui: &Ui) -> Result<(), Failure> {
    let Proven { entry, checkpoint, disclosures, signed_by, unchecked } = &good.proven;
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
            "form": good.form,
            "page": good.page.as_ref().map(|(title, _)| title),
            "page_compared": good.page.as_ref().map(|(_, compared)| compared),
            "notes": good.notes,
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
    if let Some((title, compared)) = &good.page {
        let how = if *compared { "every byte is as its proof gives it" } else { "not compared" };
        facts.push(("page", format!("{title}: {how}")));
    }
    for (label, value) in &facts {
        ui.line(&format!("  {label:<12}{value}"))?;
    }
    for name in unchecked {
        ui.status(&format!(
            "note: {name} signed too; its key was not given, so that was not checked"
        ));
    }
    for note in &good.notes {
        ui.status(&format!("note: {note}"));
    }
    Ok(())
}
