//! `custody export upload`: the file of a run goes to ServiceNow as it is.
//!
//! The other side loads whatever it gets, also for the second time. So an upload is noted before anything is sent,
//! and only what surely was not taken is forgotten again:
//!
//! 1. The file is compared with the manifest of its run; sign-in and staging table are tried.
//! 2. The ledger notes that the upload is begun. *Crash from here to 4:* nobody knows whether the file arrived,
//!    and the next try says so and stops.
//! 3. The file is sent, and compared again on the way.
//! 4. The ledger notes the answer, or that there was none.

use std::fs::File;
use std::io::Seek as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use data_encoding::HEXLOWER;
use serde_json::json;

use super::shelf::digest_of;
use crate::cli::args::Globals;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Kind};
use crate::cli::posting;
use crate::cli::ui::Ui;
use crate::domain::names::RemoteName;
use crate::exchange::export::RowFormat;
use crate::exchange::manifest::{FileEntry, Manifest};
use crate::exchange::targets::Target;
use crate::ledger::{ExportRun, LedgerError, Mode, Taken, Upload};
use crate::remote::{self, LoadFile, NotLoaded, Setback};

/// How long the note of an answer waits for other writers.
const PATIENCE: Duration = Duration::from_mins(1);

/// Arguments of `export upload`.
#[derive(Debug, Args)]
#[command(
    after_help = "The file is compared with the manifest of its run before and while it is sent. What ServiceNow \
    loads twice stands in its staging table twice; that the assets come out the same is the work of the transform \
    map (coalesce, and the script of docs/push.md). So a run is sent to a remote once. If the line breaks after all of it \
    was sent, nobody knows whether it was taken: that is said, and it is not sent again without --again."
)]
pub struct UploadArgs {
    /// The run: its number, as in its manifest
    run: u64,

    /// The remote of kind servicenow to send it to
    #[arg(long, value_name = "NAME")]
    remote: RemoteName,

    /// The folder in which the export put its file
    #[arg(long, value_name = "DIR", default_value = ".")]
    folder: PathBuf,

    /// Send it although it, or a later run of its series, was sent before
    #[arg(long)]
    again: bool,

    /// How many seconds to wait for the answer, which comes when all rows are transformed
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=3600))]
    wait: u64,
}

/// Uploads the file of a run.
pub fn run(args: &UploadArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let (run, manifest) = published(&desk, args.run)?;
    let file = only_file(&run, &manifest)?;
    let row = posting::named(&desk.ledger, &args.remote)?;
    if row.kind != remote::Kind::ServiceNow.as_str() {
        let text = format!("{} is of kind {}, which takes no files", row.name, row.kind);
        return Err(Failure::new(Kind::Usage, text).hint("name one of kind servicenow"));
    }
    if manifest.rows == 0 {
        ui.status(&format!("run {} has no rows: there is nothing to send", run.number));
        return Ok(());
    }
    let _until_we_are_done = posting::lock(&desk, &row.name)?;
    let others = desk.ledger.uploads()?;
    if !args.again {
        may_be_sent(&desk, &run, &args.remote, &others)?;
    }
    let content = open(&args.folder, file, run.number)?;
    let mut there = posting::service_now(&desk, &row)?;
    there.knocks(desk.now()).map_err(nothing_loaded)?;

    let by = desk.operator.name.clone();
    let (begun, before) = desk.ledger.begin_upload(run.number, &args.remote, &by)?;
    let load = LoadFile { name: &file.name, bytes: file.bytes, sha256: &file.sha256, content };
    match there.load(load, Duration::from_secs(args.wait), desk.now()) {
        Ok(loaded) => {
            let taken = Taken { status: loaded.status, digest: loaded.digest };
            let done = Upload { taken: Some(taken), ..begun };
            patiently(|| desk.ledger.settle_upload(&done))?;
            say(&desk, &manifest, file, &done, taken)
        }
        Err(NotLoaded::Unsure { why }) => Err(unsure(args, &why, file)),
        Err(NotLoaded::Setback(setback)) => {
            take_back(&desk, &begun, before.as_ref())?;
            Err(nothing_loaded(setback))
        }
        Err(NotLoaded::Changed) => {
            take_back(&desk, &begun, before.as_ref())?;
            Err(is_another(&args.folder.join(&file.name), run.number))
        }
    }
}

/// Forgets an upload that surely was not taken; what was known of an earlier one stays.
fn take_back(desk: &Desk<'_>, begun: &Upload, before: Option<&Upload>) -> Result<(), LedgerError> {
    patiently(|| match before {
        Some(before) => desk.ledger.settle_upload(before),
        None => desk.ledger.forget_upload(begun),
    })
}

/// The run, which must be complete, and what it is.
fn published(desk: &Desk<'_>, number: u64) -> Result<(ExportRun, Manifest), Failure> {
    let no = |text: String| Failure::new(Kind::No, text);
    let run = desk.ledger.export_run(number)?;
    let run = run
        .ok_or_else(|| no(format!("there is no run {number}")).hint("see `custody export runs`"))?;
    let Some(text) = run.manifest.as_ref().filter(|_| run.is_published) else {
        return Err(no(format!("run {number} is not published yet"))
            .hint("run its export again: it is finished then"));
    };
    let manifest = Manifest::read(text).map_err(|error| {
        Failure::new(Kind::NotVerified, format!("the manifest of run {number} {error}"))
    })?;
    Ok((run, manifest))
}

/// The file of a run, if the other side can load it.
fn only_file<'m>(run: &ExportRun, manifest: &'m Manifest) -> Result<&'m FileEntry, Failure> {
    let plan = &manifest.plan;
    let is_table = plan.row_format() == RowFormat::Csv && plan.template_sha256.is_none();
    match (plan.target(), manifest.files.as_slice()) {
        (Some(Target::ServiceNow), [only]) if is_table => Ok(only),
        _others => {
            let text = format!("run {} is not a CSV file for ServiceNow", run.number);
            let made_with = format!("it was made with: {}", plan.command.join(" "));
            Err(Failure::new(Kind::Usage, text)
                .hint(made_with)
                .hint("make one with `custody export events --for servicenow --since-last NAME --out DIR`"))
        }
    }
}

/// Refuses what would be loaded twice, or after what is newer.
fn may_be_sent(
    desk: &Desk<'_>,
    run: &ExportRun,
    remote: &RemoteName,
    uploads: &[Upload],
) -> Result<(), Failure> {
    let no = |text: String| Failure::new(Kind::No, text);
    let mut there = uploads.iter().filter(|upload| upload.remote == remote.as_str());
    if let Some(upload) = there.clone().find(|upload| upload.run == run.number) {
        let (number, when, by) = (run.number, desk.zone.show(upload.at), &upload.by);
        let again = "--again sends it once more: its rows stand in the staging table twice then, and only the \
                     transform map keeps the assets right";
        return Err(match upload.taken {
            Some(_) => no(format!("run {number} was uploaded to {remote} on {when} by {by}"))
                .hint(again),
            None => no(format!(
                "{by} sent run {number} to {remote} on {when}, and nobody knows whether it was taken"
            ))
            .hint(format!("look over there, in the import sets of that time; if it is there, `custody export ack {number}` takes note"))
            .hint(again),
        });
    }
    let series = desk.ledger.export_runs()?;
    let is_later = |upload: &Upload| {
        let other = series.iter().find(|other| other.number == upload.run);
        other.is_some_and(|other| other.name == run.name && other.number > run.number)
    };
    if let Some(later) = there.find(|upload| is_later(upload)) {
        return Err(no(format!(
            "run {} of the same series was sent to {remote} already, and is newer than run {}",
            later.run, run.number
        ))
        .hint("its assets would go back to an older state; --again sends it even so"));
    }
    let is_left_out = |other: &&ExportRun| {
        other.name == run.name
            && other.number < run.number
            && other.window.from < other.window.until
            && other.acknowledged.is_none()
            && !uploads.iter().any(|up| up.run == other.number && up.remote == remote.as_str())
    };
    if let Some(earlier) = series.iter().find(is_left_out) {
        desk.ui.status(&format!(
            "note: run {} of the series comes before it, and was neither sent to {remote} nor acknowledged",
            earlier.number
        ));
    }
    Ok(())
}

/// The file as the manifest has it, at its beginning.
fn open(folder: &Path, file: &FileEntry, run: u64) -> Result<File, Failure> {
    let path = folder.join(&file.name);
    let missing = |error: std::io::Error| {
        Failure::new(Kind::InputMissing, format!("{}: {error}", path.display()))
            .hint("name the folder of the export with --folder")
            .hint(format!("`custody export --replay {run} --out DIR` makes the file again"))
    };
    let mut content = File::open(&path).map_err(missing)?;
    let (sha256, _) = digest_of(&mut content).map_err(missing)?;
    if sha256 != file.sha256 {
        return Err(is_another(&path, run));
    }
    content.rewind().map_err(missing)?;
    Ok(content)
}

fn is_another(path: &Path, run: u64) -> Failure {
    let text = format!("{} is not the file of run {run}; nothing was loaded", path.display());
    Failure::new(Kind::NotVerified, text)
        .hint(format!("`custody export --replay {run} --out DIR` makes it again"))
}

/// It was not taken, whatever the reason.
fn nothing_loaded(setback: Setback) -> Failure {
    let failure = posting::setback(setback);
    match failure.kind {
        Kind::Unavailable => failure.hint("nothing was loaded; the same command sends it"),
        _others_say_it => failure,
    }
}

/// A note of what has happened over there must not be lost because somebody else scans.
fn patiently(write: impl Fn() -> Result<(), LedgerError>) -> Result<(), LedgerError> {
    let begun = Instant::now();
    loop {
        match write() {
            Err(LedgerError::Busy) if begun.elapsed() < PATIENCE => {}
            other => return other,
        }
    }
}

fn unsure(args: &UploadArgs, why: &str, file: &FileEntry) -> Failure {
    let UploadArgs { run, remote, .. } = args;
    let text = format!("{why}: nobody knows whether {remote} has taken run {run}");
    Failure::new(Kind::Unavailable, text)
        .hint(format!(
            "all of it was sent; look over there, in the import sets of now, for {}",
            file.name
        ))
        .hint("if it is not there, send it with --again; it is not sent again by itself")
}

fn say(
    desk: &Desk<'_>,
    manifest: &Manifest,
    file: &FileEntry,
    upload: &Upload,
    taken: Taken,
) -> Result<(), Failure> {
    let Upload { run, remote, .. } = upload;
    if desk.ui.is_json() {
        return desk.ui.json(&json!({
            "schema": "custody.export_upload.v1",
            "run": run,
            "remote": remote,
            "file": file.name,
            "bytes": file.bytes,
            "rows": manifest.rows,
            "sha256": file.sha256,
            "status": taken.status,
            "body_sha256": HEXLOWER.encode(&taken.digest),
        }));
    }
    let rows = manifest.rows;
    desk.ui.line(&format!("Run {run} is uploaded to {remote}: {rows} rows"))?;
    desk.ui.status(&format!(
        "what became of each row stands in its import set there; then: custody export ack {run} --rows {rows} \
         --sha256 {}",
        file.sha256
    ));
    Ok(())
}
