//! `custody decode`: what codes mean, on pictures or one scan a line.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value, json};

use super::args::Globals;
use super::failure::Failure;
use super::pictures;
use super::scanner::{self, Scanned, SourceArgs};
use super::ui::Ui;
use crate::scan::image::Code;
use crate::scan::wedge::{Mark, WedgeScan};
use crate::scan::{Candidate, Class, Field, Reading};

/// Arguments of `decode`.
#[derive(Debug, Args)]
pub struct DecodeArgs {
    /// Pictures
    #[arg(required_unless_present = "lines", conflicts_with = "lines")]
    images: Vec<PathBuf>,

    /// Read scans instead, one a line, from stdin or a scanner
    #[arg(long)]
    lines: bool,

    #[command(flatten)]
    source: SourceArgs,
}

impl DecodeArgs {
    /// Whether it asks for a table: what scans mean is told in sentences.
    pub const fn is_a_table(&self) -> bool {
        !self.lines
    }
}

/// Decodes.
pub fn run(args: &DecodeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    if args.lines {
        return lines(args, globals, ui);
    }
    args.source.not_needed("pictures are named")?;
    let mut files = Vec::new();
    let mut failed = None;
    pictures::each(&args.images, |path, codes| {
        match codes {
            Ok(codes) if ui.is_json() => files.push(picture_json(path, &codes)),
            Ok(codes) => table(path, &codes, ui)?,
            Err(failure) if args.images.len() == 1 => return Err(failure),
            Err(failure) => {
                ui.error(&failure.message);
                failed = Some(failure.kind);
            }
        }
        Ok(())
    })?;
    if ui.is_json() {
        ui.json_list(files, Value::Array)?;
    }
    failed.map_or(Ok(()), |kind| Err(Failure::said(kind)))
}

fn table(path: &Path, codes: &[Code], ui: &Ui) -> Result<(), Failure> {
    if codes.is_empty() {
        ui.status(&format!("{}: no code was found", path.display()));
        return Ok(());
    }
    ui.line(&format!("{}", path.display()))?;
    let rows: Vec<Vec<String>> = codes
        .iter()
        .map(|code| {
            let reading = code.reading();
            let best = reading.best();
            let carrier = best.and_then(|c| c.carrier).map_or("", |carrier| carrier.name());
            let vendor = best.and_then(|c| c.vendor).unwrap_or_default();
            let text =
                if reading.fields.is_empty() { code.text.clone() } else { fields_text(&reading) };
            vec![
                best.map_or("unknown", |c| c.class.as_str()).to_owned(),
                best.map_or_else(|| code.text.clone(), |c| c.value.clone()),
                format!("{carrier}{vendor}"),
                best.map_or_else(String::new, |c| format!("{} %", c.confidence)),
                code.symbology.as_str().to_owned(),
                text,
            ]
        })
        .collect();
    ui.table(&["class", "value", "of", "sure", "symbology", "text"], &rows)
}

fn fields_text(reading: &Reading) -> String {
    let fields = reading.fields.iter().map(|field| format!("({}) {}", field.label, field.value));
    fields.collect::<Vec<_>>().join(" ")
}

fn picture_json(path: &Path, codes: &[Code]) -> Value {
    let codes: Vec<Value> = codes
        .iter()
        .map(|code| {
            let reading = code.reading();
            let best = reading.best();
            let place = code.place;
            json!({
                "symbology": code.symbology.as_str(),
                "text": code.text,
                "aim": code.aim,
                "class": best.map_or("unknown", |c| c.class.as_str()),
                "value": best.map(|c| c.value.as_str()),
                "carrier": best.and_then(|c| c.carrier).map(crate::scan::Carrier::name),
                "fields": fields_json(&reading),
                "confidence": best.map_or(0, |c| c.confidence),
                "box": {"left": place.left, "top": place.top, "width": place.width, "height": place.height},
            })
        })
        .collect();
    json!({"schema": "custody.decode.v1", "file": path.display().to_string(), "codes": codes})
}

fn fields_json(reading: &Reading) -> Value {
    let mut fields = Map::new();
    for Field { label, value, .. } in reading.all_fields() {
        fields.insert(label.clone(), json!(value));
    }
    Value::Object(fields)
}

fn lines(args: &DecodeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let settings = scanner::settings_if_any(globals)?;
    let mut session = args.source.listen(&settings, "anything", ui)?;
    for scanned in session.by_ref() {
        let scan = match scanned? {
            Scanned::Scan(scan) | Scanned::Twice(scan) => scan,
            Scanned::Quiet => continue,
            Scanned::Unreadable(why) if ui.is_json() => {
                ui.json_line(&json!({
                    "schema": "custody.scan.v1", "raw": null, "value": null, "class": "unknown",
                    "carrier": null, "fields": {}, "confidence": 0, "alternatives": [],
                    "reasons": [], "warnings": [], "aim": null, "marks": [], "refused": why,
                }))?;
                continue;
            }
            Scanned::Unreadable(why) => {
                ui.refused("", &why, Some("scan it again"));
                continue;
            }
        };
        if ui.is_json() {
            ui.json_line(&reading_json(&scan))?;
        } else {
            let again = if scan.has(Mark::Duplicate) { "; already scanned" } else { "" };
            ui.line(&format!("{}{again}", reading_text(&scan.reading())))?;
        }
    }
    session.end()
}

fn reading_text(reading: &Reading) -> String {
    if let Some(refused) = &reading.refused {
        return format!("{}  refused: {refused}", reading.raw);
    }
    let Some(best) = reading.best() else { return format!("{}  unknown", reading.raw) };
    let carrier =
        best.carrier.map_or_else(String::new, |carrier| format!(" of {}", carrier.name()));
    let reasons: Vec<String> = best.reasons.iter().map(ToString::to_string).collect();
    let others: Vec<String> = reading.candidates[1..]
        .iter()
        .take(3)
        .map(|c| format!("{} {} %", c.class.as_str(), c.confidence))
        .collect();
    let others =
        if others.is_empty() { String::new() } else { format!("; or {}", others.join(", ")) };
    format!(
        "{}  {}{carrier}, {} %: {}{others}",
        best.value,
        best.class.in_words(),
        best.confidence,
        reasons.join(", ")
    )
}

fn reading_json(scan: &WedgeScan) -> Value {
    let reading = &scan.reading();
    let best = reading.best();
    let alternatives: Vec<Value> = reading
        .candidates
        .iter()
        .skip(1)
        .map(|c| json!({"class": c.class.as_str(), "carrier": carrier(c), "value": c.value}))
        .collect();
    let reasons: Vec<String> =
        best.into_iter().flat_map(|c| &c.reasons).map(ToString::to_string).collect();
    let warnings: Vec<&str> = reading.warnings.iter().map(crate::scan::Warning::code).collect();
    json!({
        "schema": "custody.scan.v1",
        "raw": scan.raw,
        "value": best.map(|c| c.value.as_str()),
        "class": best.map_or(Class::Unknown, |c| c.class).as_str(),
        "carrier": best.and_then(carrier),
        "fields": fields_json(reading),
        "confidence": best.map_or(0, |c| c.confidence),
        "alternatives": alternatives,
        "reasons": reasons,
        "warnings": warnings,
        "aim": reading.aim.map(crate::scan::AimId::as_string),
        "marks": scan.marks.iter().map(|mark| mark.code()).collect::<Vec<_>>(),
        "refused": reading.refused.as_ref().map(ToString::to_string),
    })
}

fn carrier(candidate: &Candidate) -> Option<&'static str> {
    candidate.carrier.map(crate::scan::Carrier::name)
}
