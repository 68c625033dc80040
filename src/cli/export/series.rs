//! Increments: each begins where the one before it ended, and is made once, whatever comes in between.

use std::fs::File;
use std::path::Path;

use super::job::{Job, Trouble};
use super::publish::{self, Stands, files_of, manifest_name, sha256, stands};
use super::shelf::{Form, Parts};
use super::{ExportArgs, say_unknown_columns};
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Kind};
use crate::cli::output::cannot_create;
use crate::durable;
use crate::exchange::manifest::{Manifest, Plan, SCHEMA};
use crate::ledger::{ExportRun, NewRun, Window};

/// What files of a window are called, before their extension.
pub fn stem(tenant: &str, name: &str, window: Window) -> String {
    // The last entry of the window; one before the first if it has none.
    let last = window.until.saturating_sub(1);
    format!("{tenant}_{name}_{:012}-{last:012}", window.from)
}

/// Which run a manifest is of.
struct Place<'p> {
    name: Option<&'p str>,
    run: Option<u64>,
    previous: Option<String>,
}

/// Makes the next increment of a series, or finishes the one that was begun.
pub fn run(
    mut desk: Desk<'_>,
    args: &ExportArgs,
    plan: Plan,
    template: Option<Vec<u8>>,
) -> Result<(), Failure> {
    let (Some(name), Some(folder)) = (&args.since_last, &args.out) else {
        return Err(Failure::new(Kind::Usage, "a series is written with --out DIR"));
    };
    let _until_we_are_done = lock(&desk)?;
    is_same_series(&desk, name, &plan)?;
    let text = serde_json::to_string(&plan).unwrap_or_default();
    let mut run = desk.ledger.stage_run(NewRun { name, plan: &text })?;
    if run.manifest.is_none() && run.plan != text {
        // Nobody has seen anything of it: the newest word counts.
        desk.ledger.replan_run(run.number, &text)?;
        run.plan = text;
    }
    make_folder(folder)?;
    let stem = stem(desk.ledger.binding().tenant.as_str(), name, run.window);
    let manifest = match known(&run)? {
        Some(manifest) if all_stand(folder, &manifest)? => manifest,
        earlier => {
            let previous = desk.ledger.run_before(name, run.number)?;
            let previous = previous.and_then(|run| run.manifest).map(|text| sha256(&text));
            let place = Place { name: Some(name), run: Some(run.number), previous };
            let plan: Plan = serde_json::from_str(&run.plan).map_err(|e| unreadable(&run, &e))?;
            let job = super::job(&desk, plan, run.window, template)?;
            say_unknown_columns(&job);
            let made = make(&job, folder, &stem, &place)?;
            drop(job);
            if let Some(earlier) = earlier.filter(|earlier| *earlier != made) {
                if run.is_published {
                    return Err(no_longer_the_same(&run, &earlier, &made));
                }
                desk.ledger.run_is_unwritten(run.number)?;
            }
            desk.ledger.run_is_written(run.number, &made.to_text())?;
            made
        }
    };
    publish::publish(folder, &stem, &manifest, args.also_as.as_deref())?;
    desk.ledger.run_is_published(run.number)?;
    say(&desk, folder, &stem, &manifest)
}

/// Writes everything there is into a folder, without a series.
pub fn once(job: &Job<'_, '_>, folder: &Path) -> Result<(), Failure> {
    make_folder(folder)?;
    let name = format!("{}-{}", job.kind.as_str(), job.target.as_str());
    let stem = stem(job.desk.ledger.binding().tenant.as_str(), &name, job.window);
    let manifest = make(job, folder, &stem, &Place { name: None, run: None, previous: None })?;
    publish::publish(folder, &stem, &manifest, None)?;
    say(job.desk, folder, &stem, &manifest)
}

/// One line for each problem, and none for success when it is to be quiet.
fn say(desk: &Desk<'_>, folder: &Path, stem: &str, manifest: &Manifest) -> Result<(), Failure> {
    let path = folder.join(manifest_name(stem));
    let rows = manifest.rows;
    desk.ui.status(&format!("{rows} rows written; see {}", path.display()));
    match &manifest.rejected {
        None => Ok(()),
        Some(rejected) => {
            let file = folder.join(&rejected.name);
            let text = format!("{} rows are rejected: see {}", rejected.rows, file.display());
            Err(Failure::new(Kind::RowsRejected, text))
        }
    }
}

/// One increment of a profile is made at a time.
fn lock(desk: &Desk<'_>) -> Result<File, Failure> {
    let folder = desk.folders.state.join(desk.profile.name.as_str());
    let path = folder.join("export.lock");
    let failed = |error: std::io::Error| cannot_create(&path, &error);
    durable::make_folder(&folder, durable::PRIVATE).map_err(failed)?;
    let file =
        File::options().write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => {
            Err(Failure::new(Kind::Busy, "another export of this profile is under way")
                .hint("it does the same work; run the command again when it has ended"))
        }
        Err(std::fs::TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// A series keeps what it is of: whoever reads it relies on that.
fn is_same_series(desk: &Desk<'_>, name: &str, plan: &Plan) -> Result<(), Failure> {
    let Some(last) = desk.ledger.last_run(name)? else { return Ok(()) };
    let before: Plan =
        serde_json::from_str(&last.plan).map_err(|error| unreadable(&last, &error))?;
    let same = |a: &Plan, b: &Plan| {
        a.kind == b.kind
            && a.target == b.target
            && a.format == b.format
            && a.template_sha256.is_some() == b.template_sha256.is_some()
    };
    if same(&before, plan) {
        return Ok(());
    }
    let text = format!("the series {name} was begun with: {}", before.command.join(" "));
    Err(Failure::new(Kind::Usage, text).hint("use another name for another series"))
}

fn unreadable(run: &ExportRun, error: &serde_json::Error) -> Failure {
    Failure::new(Kind::NotVerified, format!("run {} cannot be read: {error}", run.number))
}

fn known(run: &ExportRun) -> Result<Option<Manifest>, Failure> {
    let read = |text: &String| {
        Manifest::read(text).map_err(|error| {
            Failure::new(Kind::NotVerified, format!("the manifest of run {} {error}", run.number))
        })
    };
    run.manifest.as_ref().map(read).transpose()
}

/// Whether every file of a manifest is there, under one name or the other.
fn all_stand(folder: &Path, manifest: &Manifest) -> Result<bool, Failure> {
    for file in files_of(manifest) {
        if stands(folder, file)? == Stands::Nowhere {
            return Ok(false);
        }
    }
    Ok(true)
}

fn no_longer_the_same(run: &ExportRun, earlier: &Manifest, now: &Manifest) -> Failure {
    let text = format!("run {} was published, and cannot be made again as it was", run.number);
    Failure::new(Kind::NotVerified, text).hint(super::replay::why(earlier, now))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    durable::make_folder(folder, 0o777).map_err(|error| cannot_create(folder, &error))
}

/// Makes the files of a window under passing names, and says what they are.
fn make(
    job: &Job<'_, '_>,
    folder: &Path,
    stem: &str,
    place: &Place<'_>,
) -> Result<Manifest, Failure> {
    let failed = |error: std::io::Error| cannot_create(folder, &error);
    let mut parts = Parts::begin(job, folder, stem).map_err(failed)?;
    let summary = job.run(&mut parts).map_err(|trouble| match trouble {
        Trouble::Output(error) => failed(error),
        Trouble::Ledger(error) => error.into(),
    })?;
    let made = parts.finish().map_err(failed)?;
    durable::sync(folder).map_err(failed)?;
    let binding = job.desk.ledger.binding();
    let head = job.desk.ledger.head_covering(job.window.until)?;
    Ok(Manifest {
        bytes: made.files.iter().map(|file| file.bytes).sum(),
        checkpoint: head.map(|head| head.note),
        columns: job.columns(),
        encoding: Form::of(job).encoding(job),
        facility: binding.facility.to_string(),
        files: made.files,
        from_seq: job.window.from,
        left_out: summary.left_out.clone(),
        name: place.name.map(str::to_owned),
        people_sha256: job.context.digest(&summary.used),
        plan: job.plan.clone(),
        previous_manifest_sha256: place.previous.clone(),
        rejected: made.rejected,
        rows: summary.rows(),
        rows_by_kind: summary.rows_by_kind,
        run: place.run,
        schema: SCHEMA.to_owned(),
        station: binding.station.to_string(),
        tenant: binding.tenant.to_string(),
        to_seq: i64::try_from(job.window.until).unwrap_or(i64::MAX) - 1,
        tool: concat!("custody ", env!("CARGO_PKG_VERSION")).to_owned(),
        zone: job.desk.profile.zone.value.clone(),
    })
}

/// The same for a replay: in a folder of its own, and in the words of its manifest.
pub fn make_again(
    job: &Job<'_, '_>,
    folder: &Path,
    stem: &str,
    manifest: &Manifest,
) -> Result<Manifest, Failure> {
    let place = Place {
        name: manifest.name.as_deref(),
        run: manifest.run,
        previous: manifest.previous_manifest_sha256.clone(),
    };
    make(job, folder, stem, &place)
}
