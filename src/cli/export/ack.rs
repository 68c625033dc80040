//! `custody export ack` and `runs`: what was exported, and what has arrived.

use clap::Args;
use serde_json::json;

use super::publish::sha256;
use crate::cli::args::Globals;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Kind};
use crate::cli::time::rfc3339;
use crate::cli::ui::{Format, Ui};
use crate::exchange::manifest::Manifest;
use crate::ledger::{ExportRun, Mode, Upload};

/// Arguments of `export ack`.
#[derive(Debug, Args)]
pub struct AckArgs {
    /// The run: its number, as in its manifest
    run: u64,

    /// How many rows the other side has
    #[arg(long, value_name = "N")]
    rows: u64,

    /// SHA-256 of the file that it has; of the manifest, if there are several files
    #[arg(long, value_name = "HEX")]
    sha256: String,
}

/// Takes note that the rows of a run have arrived, if they are those of the run.
pub fn run(args: &AckArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let no = |text: String| Failure::new(Kind::No, text);
    let run = desk.ledger.export_run(args.run)?;
    let run = run.ok_or_else(|| {
        no(format!("there is no run {}", args.run)).hint("see `custody export runs`")
    })?;
    let Some(text) = run.manifest.as_ref().filter(|_| run.is_published) else {
        return Err(no(format!("run {} is not published yet", run.number))
            .hint("run its export again: it is finished then"));
    };
    let manifest = Manifest::read(text)
        .map_err(|error| Failure::new(Kind::NotVerified, format!("the manifest {error}")))?;
    if manifest.rows != args.rows {
        return Err(no(format!(
            "run {} has {} rows, and the other side has {}",
            run.number, manifest.rows, args.rows
        ))
        .hint("load the file again, or make it again with --replay"));
    }
    let wanted = match manifest.files.as_slice() {
        [only] => only.sha256.clone(),
        _several => sha256(text),
    };
    if !wanted.eq_ignore_ascii_case(&args.sha256) {
        return Err(no(format!("run {} has the digest {wanted}, not {}", run.number, args.sha256))
            .hint("what the other side has is another file, or a part of it"));
    }
    if run.acknowledged.is_some() {
        return ui.line(&format!("Run {} was acknowledged already", run.number));
    }
    let by = desk.operator.name.clone();
    desk.ledger.acknowledge_run(run.number, args.rows, &by)?;
    ui.line(&format!("Run {} is acknowledged: {} rows", run.number, args.rows))
}

const HEADER: [&str; 12] = [
    "run",
    "series",
    "kind",
    "target",
    "from_seq",
    "to_seq",
    "rows",
    "state",
    "acknowledged_at",
    "acknowledged_by",
    "sha256",
    "uploaded_to",
];

/// Lists all runs.
pub fn list(globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let (runs, uploads) = (desk.ledger.export_runs()?, desk.ledger.uploads()?);
    if ui.is_json() {
        let lines: Vec<serde_json::Value> =
            runs.iter().map(|run| run_json(run, &uploads)).collect();
        return ui.json_list(lines, serde_json::Value::Array);
    }
    let time = |at| if ui.format == Format::Table { desk.zone.show(at) } else { rfc3339(at) };
    let row = |run: &ExportRun| {
        let about = About::of(run);
        vec![
            run.number.to_string(),
            run.name.clone(),
            about.kind,
            about.target,
            run.window.from.to_string(),
            last_of(run).to_string(),
            about.rows.map(|rows| rows.to_string()).unwrap_or_default(),
            state(run).to_owned(),
            run.acknowledged.as_ref().map(|ack| time(ack.at)).unwrap_or_default(),
            run.acknowledged.as_ref().map(|ack| ack.by.clone()).unwrap_or_default(),
            about.sha256,
            uploaded_to(run, &uploads),
        ]
    };
    ui.table(&HEADER, &runs.iter().map(row).collect::<Vec<_>>())
}

struct About {
    kind: String,
    target: String,
    rows: Option<u64>,
    sha256: String,
}

impl About {
    fn of(run: &ExportRun) -> Self {
        let plan: serde_json::Value = serde_json::from_str(&run.plan).unwrap_or_default();
        let word = |key: &str| plan[key].as_str().unwrap_or_default().to_owned();
        let manifest = run.manifest.as_deref().and_then(|text| Manifest::read(text).ok());
        let sha256 = match (&manifest, &run.manifest) {
            (Some(Manifest { files, .. }), Some(text)) => match files.as_slice() {
                [only] => only.sha256.clone(),
                _several => sha256(text),
            },
            _not_made_yet => String::new(),
        };
        Self {
            kind: word("kind"),
            target: word("target"),
            rows: manifest.map(|manifest| manifest.rows),
            sha256,
        }
    }
}

fn last_of(run: &ExportRun) -> i64 {
    i64::try_from(run.window.until).unwrap_or(i64::MAX) - 1
}

const fn state(run: &ExportRun) -> &'static str {
    match (&run.acknowledged, run.is_published) {
        (Some(_), _) => "acknowledged",
        (None, true) => "published",
        (None, false) => "begun",
    }
}

fn uploads_of<'u>(run: &ExportRun, all: &'u [Upload]) -> impl Iterator<Item = &'u Upload> {
    let number = run.number;
    all.iter().filter(move |upload| upload.run == number)
}

const fn word_of(upload: &Upload) -> &'static str {
    if upload.taken.is_some() { "taken" } else { "unsure" }
}

/// The remotes that have its file, or may have it.
fn uploaded_to(run: &ExportRun, all: &[Upload]) -> String {
    let word = |upload: &Upload| match upload.taken {
        Some(_) => upload.remote.clone(),
        None => format!("{} (unsure)", upload.remote),
    };
    uploads_of(run, all).map(word).collect::<Vec<_>>().join(", ")
}

fn run_json(run: &ExportRun, uploads: &[Upload]) -> serde_json::Value {
    let about = About::of(run);
    let upload = |upload: &Upload| {
        json!({
            "remote": upload.remote,
            "state": word_of(upload),
            "at": rfc3339(upload.at),
            "by": upload.by,
            "status": upload.taken.map(|taken| taken.status),
        })
    };
    json!({
        "schema": "custody.export_run.v1",
        "run": run.number,
        "series": run.name,
        "kind": about.kind,
        "target": about.target,
        "from_seq": run.window.from,
        "to_seq": last_of(run),
        "rows": about.rows,
        "state": state(run),
        "sha256": about.sha256,
        "acknowledged_at": run.acknowledged.as_ref().map(|ack| rfc3339(ack.at)),
        "acknowledged_by": run.acknowledged.as_ref().map(|ack| ack.by.clone()),
        "uploads": uploads_of(run, uploads).map(upload).collect::<Vec<_>>(),
    })
}
