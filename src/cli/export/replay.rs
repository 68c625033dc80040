//! Making an export again, byte for byte, and checking one against the ledger that it came from.

use std::fs;
use std::path::{Path, PathBuf};

use super::job::Job;
use super::publish::{files_of, publish, sha256};
use super::series::{make_again, stem};
use super::shelf::{digest, passing_name};
use super::{ExportArgs, read_template};
use crate::cli::args::Globals;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Kind};
use crate::cli::output;
use crate::cli::ui::Ui;
use crate::exchange::manifest::{MANIFEST_BYTES_MAX, Manifest};
use crate::ledger::{Head, Mode, Problem, Window};

/// Reads a manifest out of a file.
pub fn read_manifest(path: &Path) -> Result<Manifest, Failure> {
    let missing =
        |why: String| Failure::new(Kind::InputMissing, format!("{}: {why}", path.display()));
    let length = fs::metadata(path).map_err(|error| missing(error.to_string()))?.len();
    if length > MANIFEST_BYTES_MAX {
        return Err(missing("is larger than any manifest".to_owned()));
    }
    let text = fs::read_to_string(path).map_err(|error| missing(error.to_string()))?;
    Manifest::read(&text).map_err(|error| missing(error.to_string()))
}

/// Makes an export again.
pub fn run(args: &ExportArgs, which: &str, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let manifest = match which.parse::<u64>() {
        Ok(number) => manifest_of_run(&desk, number)?,
        Err(_) => read_manifest(Path::new(which))?,
    };
    let template = args.template.as_deref().map(read_template).transpose()?;
    let scratch = tempfile::tempdir().map_err(|error| Failure::because(Kind::Io, &error))?;
    let folder = args.out.clone().unwrap_or_else(|| scratch.path().to_owned());
    crate::durable::make_folder(&folder, 0o777)
        .map_err(|error| output::cannot_create(&folder, &error))?;
    let (stem, made) = again(&desk, &manifest, template, &folder)?;
    if made.files != manifest.files || made.rejected != manifest.rejected {
        for file in files_of(&made) {
            // Nobody looks at passing names; what cannot be taken away does no harm.
            let _ = fs::remove_file(passing_name(&folder, &file.name));
        }
        let text = "the export cannot be made again as it was; nothing was written";
        return Err(Failure::new(Kind::NotVerified, text).hint(why(&manifest, &made)));
    }
    match (&args.output, made.files.as_slice()) {
        (None, _) => publish(&folder, &stem, &manifest, None)?,
        (Some(path), [only]) => {
            let from = passing_name(&folder, &only.name);
            if path.as_os_str() == "-" {
                let bytes = fs::read(&from).map_err(|error| Failure::because(Kind::Io, &error))?;
                ui.bytes(&bytes, manifest.encoding.starts_with("XLSX"))?;
            } else {
                copy(&from, path)?;
            }
        }
        (Some(_), _several) => {
            return Err(Failure::new(Kind::Usage, "it has several files: use --out DIR"));
        }
    }
    ui.status(&format!("{} rows made again, byte for byte", manifest.rows));
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    output::whole(to, |mut file| {
        fs::File::open(from)
            .and_then(|mut from| std::io::copy(&mut from, &mut file))
            .map_err(|error| output::cannot_create(to, &error))
    })?;
    Ok(())
}

fn manifest_of_run(desk: &Desk<'_>, number: u64) -> Result<Manifest, Failure> {
    let no = |text: String| Failure::new(Kind::No, text).hint("see `custody export runs`");
    let run = desk.ledger.export_run(number)?;
    let run = run.ok_or_else(|| no(format!("there is no run {number}")))?;
    let text = run.manifest.ok_or_else(|| no(format!("run {number} was never finished")))?;
    Manifest::read(&text).map_err(|error| {
        Failure::new(Kind::NotVerified, format!("the manifest of run {number} {error}"))
    })
}

/// Makes the files of a manifest under passing names; answers with what their names begin with, and what
/// they are.
fn again(
    desk: &Desk<'_>,
    manifest: &Manifest,
    template: Option<Vec<u8>>,
    folder: &Path,
) -> Result<(String, Manifest), Failure> {
    let binding = desk.ledger.binding();
    let window = Window { from: manifest.from_seq, until: manifest.until_seq() };
    if manifest.tenant != binding.tenant.as_str() || manifest.station != binding.station.as_str() {
        let text = "the manifest is not of this ledger";
        return Err(Failure::new(Kind::No, text).hint("choose its profile with --profile NAME"));
    }
    if window.until > desk.ledger.size()? || window.from > window.until {
        let text = format!(
            "the manifest goes up to entry {}, which is not in this ledger",
            manifest.to_seq
        );
        return Err(Failure::new(Kind::NotVerified, text));
    }
    let digest = template.as_ref().map(|bytes| {
        use sha2::Digest as _;
        data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes))
    });
    if digest != manifest.plan.template_sha256 {
        let text = "the template is not the one that was filled: name that one with --template";
        return Err(Failure::new(Kind::Usage, text));
    }
    let stem = stem_of(manifest, window);
    let job: Job<'_, '_> = super::job(desk, manifest.plan.clone(), window, template)?;
    let made = make_again(&job, folder, &stem, manifest)?;
    Ok((stem, made))
}

fn stem_of(manifest: &Manifest, window: Window) -> String {
    let whole = format!("{}-{}", manifest.plan.kind, manifest.plan.target);
    stem(&manifest.tenant, manifest.name.as_deref().unwrap_or(&whole), window)
}

/// Why an export came out differently, as far as that can be told.
pub fn why(then: &Manifest, now: &Manifest) -> String {
    if then.people_sha256 != now.people_sha256 {
        return "what the directory says of people in it has changed since, or was erased"
            .to_owned();
    }
    if then.tool != now.tool {
        return format!("it was made by {}, and this is {}", then.tool, now.tool);
    }
    if then.rows != now.rows {
        return format!("it had {} rows, and now there are {}", then.rows, now.rows);
    }
    "see `custody verify`: the ledger is not what it was, or the manifest is not of it".to_owned()
}

/// Checks an export: its files, its place in its series, and that the ledger still gives the same.
pub fn verify_manifest(
    desk: &Desk<'_>,
    path: &Path,
    template: Option<&Path>,
) -> Result<Vec<Problem>, Failure> {
    let manifest = read_manifest(path)?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut problems = Vec::new();
    let mut wrong = |rule, message: String| problems.push(Problem { seq: None, rule, message });
    for file in files_of(&manifest) {
        match digest(&folder.join(&file.name)) {
            Ok((sha256, _)) if sha256 == file.sha256 => {}
            Ok(_) => wrong("file", format!("{} is not what the manifest says", file.name)),
            Err(error) => wrong("file", format!("{}: {error}", file.name)),
        }
    }
    let text = manifest.to_text();
    if let Some(number) = manifest.run {
        let run = desk.ledger.export_run(number)?;
        let recorded = run.as_ref().and_then(|run| run.manifest.as_deref());
        if recorded.is_some_and(|recorded| recorded != text) {
            wrong("run", format!("run {number} of this ledger has another manifest"));
        }
    }
    match manifest.checkpoint.clone().map(Head::parse) {
        Some(Ok(head)) if head.checkpoint.size < manifest.until_seq() => {
            wrong("checkpoint", "the head does not cover the window".to_owned());
        }
        Some(Ok(head)) => problems.extend(desk.ledger.agrees_with(&head)?),
        Some(Err(error)) => wrong("checkpoint", error.to_string()),
        None if manifest.until_seq() > 0 => wrong("checkpoint", "it has no head".to_owned()),
        None => {}
    }
    problems.extend(follows(&manifest, folder)?);
    let template = template.map(read_template).transpose()?;
    let scratch = tempfile::tempdir().map_err(|error| Failure::because(Kind::Io, &error))?;
    let (_, made) = again(desk, &manifest, template, scratch.path())?;
    if made.files != manifest.files
        || made.rejected != manifest.rejected
        || made.rows != manifest.rows
    {
        let message = format!("the ledger gives other rows now: {}", why(&manifest, &made));
        problems.push(Problem { seq: None, rule: "rows", message });
    }
    Ok(problems)
}

/// Whether a manifest goes on where the one before it ended, if that one still stands there.
fn follows(manifest: &Manifest, folder: &Path) -> Result<Option<Problem>, Failure> {
    let Some(wanted) = &manifest.previous_manifest_sha256 else {
        let gap = manifest.name.is_some() && manifest.from_seq != 0;
        let message = "it is the first of its series, and does not begin with the log".to_owned();
        return Ok(gap.then_some(Problem {
            seq: Some(manifest.from_seq),
            rule: "series",
            message,
        }));
    };
    let unreadable = |error: std::io::Error| Failure::because(Kind::Io, &error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path: PathBuf = entry.map_err(unreadable)?.path();
        if !path.to_string_lossy().ends_with(".manifest.json") {
            continue;
        }
        let Ok(before) = read_manifest(&path) else { continue };
        if sha256(&before.to_text()) == *wanted && before.until_seq() != manifest.from_seq {
            let message = format!(
                "the manifest before it ends with entry {}, and it begins with {}",
                before.to_seq, manifest.from_seq
            );
            return Ok(Some(Problem { seq: Some(manifest.from_seq), rule: "series", message }));
        }
    }
    Ok(None)
}
