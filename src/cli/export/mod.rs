//! `custody export`: what other systems import the same day.
//!
//! `job.rs` says which rows, `shelf.rs` where they go, `series.rs` what an increment is, `publish.rs` when others
//! see it, `replay.rs` makes it again, `upload.rs` sends it. What each system wants is in `exchange::targets`.

mod ack;
mod columns;
mod context;
mod job;
mod parallel;
mod publish;
mod replay;
mod rows;
mod series;
mod shelf;
mod single;
mod upload;

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind as FailureKind};
use super::ui::{Format, Ui};
use crate::domain::party::Role;
use crate::exchange::export::template::Template;
use crate::exchange::manifest::{Filters, Plan};
use crate::exchange::targets::{Headers, Kind, Settings, Target, setup_page};
use crate::ledger::{Mode, Window};
use context::Context;
use job::{Filling, Job};

pub use replay::{read_manifest, verify_manifest};

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ExportArgs {
    #[command(subcommand)]
    command: Option<ExportCommand>,

    /// What to export
    #[arg(value_parser = kind_parser(), required_unless_present_any = ["replay", "setup"])]
    kind: Option<Kind>,

    /// For whom: decides columns, words and form
    #[arg(long = "for", value_name = "TARGET", value_parser = target_parser(), default_value = "generic", hide_default_value = true)]
    target: Target,

    /// The file to write, whole or not at all; `-` for stdout. A new file is for whom the umask says, an
    /// existing one keeps its mode
    #[arg(long, value_name = "FILE", required_unless_present_any = ["out", "setup"])]
    output: Option<PathBuf>,

    /// The folder to write into: a file named after what is in it, a manifest, and a line in SHA256SUMS
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    out: Option<PathBuf>,

    /// Only what came since the last export of this series: nothing is left out, and nothing comes twice
    #[arg(long, value_name = "NAME", value_parser = series_name, requires = "out", conflicts_with_all = ["from", "to", "replay"])]
    since_last: Option<String>,

    /// Also keep the last file of the series under a name that stays the same
    #[arg(long, value_name = "FILE", value_parser = file_name, requires = "since_last")]
    also_as: Option<String>,

    /// Only what was recorded at this time or later
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// Only what was recorded before this time
    #[arg(long, value_name = "TIME")]
    to: Option<String>,

    /// Fill this template of the other side: an XLSX workbook or a CSV file with header rows
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,

    /// Make an export again, byte for byte: the number of a run, or its manifest
    #[arg(long, value_name = "RUN|FILE", conflicts_with_all = ["kind", "from", "to"])]
    replay: Option<String>,

    /// Print what has to be set up on the other side
    #[arg(long, value_name = "TARGET", value_parser = target_parser(), conflicts_with_all = ["kind", "replay", "out", "output"])]
    setup: Option<Target>,
}

#[derive(Debug, Subcommand)]
enum ExportCommand {
    /// Take note that the other side has the rows of a run
    Ack(ack::AckArgs),
    /// List the runs of all series
    Runs,
    /// Send the file of a run to ServiceNow, which loads it into its staging table
    Upload(upload::UploadArgs),
}

impl ExportArgs {
    /// Whether its answer is rows.
    pub const fn is_a_table(&self) -> bool {
        !matches!(self.command, Some(ExportCommand::Ack(_) | ExportCommand::Upload(_)))
    }
}

fn kind_parser() -> impl clap::builder::TypedValueParser<Value = Kind> {
    let help = |kind: &Kind| match kind {
        Kind::Events => "every event, in the order of the log",
        Kind::Assets => "every asset as it stands",
        Kind::Handoffs => {
            "every hand-off, return and transfer: who had what, from when, and what proves it"
        }
        Kind::Parcels => "every parcel as it stands",
        Kind::People => "the recipient directory",
    };
    let words =
        Kind::ALL.iter().map(move |kind| PossibleValue::new(kind.as_str()).help(help(kind)));
    PossibleValuesParser::new(words).try_map(|word| Kind::from_word(&word).ok_or("unknown word"))
}

fn target_parser() -> impl clap::builder::TypedValueParser<Value = Target> {
    let help = |target: &Target| match target {
        Target::Generic => "any program: CSV, or JSON Lines with --format jsonl",
        Target::ServiceNow => "an import set's staging table, or its receiving log with --template",
        Target::SnipeIt => "its importer",
        Target::SuccessFactors => "the template of a custom object (--template)",
        Target::Intune => "corporate device identifiers",
        Target::JiraAssets => "a CSV import into an object type",
        Target::Excel => "people: a workbook with text cells",
    };
    let words = Target::ALL
        .iter()
        .map(move |target| PossibleValue::new(target.as_str()).help(help(target)));
    PossibleValuesParser::new(words).try_map(|word| Target::from_word(&word).ok_or("unknown word"))
}

/// The name of a series stands in the names of files.
fn series_name(text: &str) -> Result<String, String> {
    let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if text.is_empty() || text.len() > 32 || !text.chars().all(is_good) {
        return Err("a name has up to 32 lower-case letters, digits and hyphens".to_owned());
    }
    Ok(text.to_owned())
}

/// A name in the folder, not a path out of it.
fn file_name(text: &str) -> Result<String, String> {
    let is_plain = Path::new(text).file_name().is_some_and(|name| name == text);
    if is_plain && !text.starts_with('.') {
        Ok(text.to_owned())
    } else {
        Err("it is the name of a file in the folder of --out, without a path".to_owned())
    }
}

/// Exports.
pub fn run(args: ExportArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match &args.command {
        Some(ExportCommand::Ack(ack)) => return ack::run(ack, globals, ui),
        Some(ExportCommand::Runs) => return ack::list(globals, ui),
        Some(ExportCommand::Upload(upload)) => return upload::run(upload, globals, ui),
        None => {}
    }
    if let Some(target) = args.setup {
        return print_setup(target, globals, ui);
    }
    if let Some(which) = &args.replay {
        return replay::run(&args, which, globals, ui);
    }
    let Some(kind) = args.kind else {
        return Err(Failure::new(FailureKind::Usage, "what to export?"));
    };
    check(&args, kind, ui.format)?;
    let mode = if args.since_last.is_some() { Mode::Write } else { Mode::Read };
    let desk = Desk::open(globals, ui, mode)?;
    let template = args.template.as_deref().map(read_template).transpose()?;
    let plan = plan(&args, kind, &desk, template.as_deref())?;
    if args.since_last.is_some() {
        let desk = desk.for_role(Role::Operator, "export --since-last")?;
        return series::run(desk, &args, plan, template);
    }
    let window = Window { from: 0, until: desk.ledger.size()? };
    let job = job(&desk, plan, window, template)?;
    say_unknown_columns(&job);
    match (&args.out, &args.output) {
        (Some(folder), _) => series::once(&job, folder),
        (None, Some(file)) => single::run(&job, file),
        (None, None) => {
            Err(Failure::new(FailureKind::Usage, "where to? use --out DIR or --output FILE"))
        }
    }
}

fn print_setup(target: Target, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let Some(page) = setup_page(target, &settings(&desk)?) else {
        let text = format!("nothing has to be set up for {}", target.name());
        return Err(Failure::new(FailureKind::No, text));
    };
    page.trim_end().split('\n').try_for_each(|line| ui.line(line))
}

/// Refuses what makes no sense, with the reason.
fn check(args: &ExportArgs, kind: Kind, format: Format) -> Result<(), Failure> {
    let usage = |text: String| Err(Failure::new(FailureKind::Usage, text));
    let target = args.target;
    let name = target.name();
    if let Err(reason) = target.takes(kind) {
        return usage(format!("{name} cannot take {}: {reason}", kind.as_str()));
    }
    let is_of_events = matches!(kind, Kind::Events | Kind::Handoffs);
    if !is_of_events && (args.from.is_some() || args.to.is_some()) {
        return usage(format!(
            "{} are exported as they are now; --from and --to choose among events",
            kind.as_str()
        ));
    }
    let is_lines = matches!(target, Target::Generic | Target::ServiceNow);
    if matches!(format, Format::Json | Format::Jsonl) && (!is_lines || args.template.is_some()) {
        return usage(format!("{name} does not take JSON"));
    }
    match (target, &args.template) {
        (Target::SuccessFactors, None) => {
            return Err(Failure::new(
                FailureKind::Usage,
                "SuccessFactors has no columns of its own: name the template of your object with --template",
            )
            .hint("custody export --setup successfactors"));
        }
        (Target::SuccessFactors | Target::ServiceNow, _) | (_, None) => {}
        (_, Some(_)) => return usage(format!("there is no template for {name}")),
    }
    if args.since_last.is_some() {
        if kind == Kind::People {
            return usage(
                "the directory has no order in which people came: export all of it".to_owned(),
            );
        }
        if target == Target::SnipeIt && kind == Kind::Assets {
            return usage(
                "a row that Snipe-IT gets twice is a checkout that never was: use `export events --since-last`"
                    .to_owned(),
            );
        }
        if args.also_as.is_some() && target.rows_max().is_some() {
            return usage(format!(
                "what {name} takes may be several files; --also-as holds only one"
            ));
        }
    }
    Ok(())
}

/// What the profile says about other systems.
fn settings(desk: &Desk<'_>) -> Result<Settings, Failure> {
    let wrong = |text: String| Failure::new(FailureKind::Config, format!("the profile: {text}"));
    let table = desk.profile.export.clone();
    let settings: Settings = table
        .try_into()
        .map_err(|error: toml::de::Error| wrong(format!("export: {}", error.message())))?;
    settings.check().map_err(|error| wrong(error.to_string()))?;
    Ok(settings)
}

/// The largest template that is read.
const TEMPLATE_BYTES_MAX: u64 = 16 * 1024 * 1024;

fn read_template(path: &Path) -> Result<Vec<u8>, Failure> {
    let missing = |error: &std::io::Error| {
        let mut failure = Failure::because(FailureKind::InputMissing, error);
        failure.message = format!("{}: {}", path.display(), failure.message);
        failure
    };
    let length = fs::metadata(path).map_err(|error| missing(&error))?.len();
    if length > TEMPLATE_BYTES_MAX {
        let text = format!("{}: is larger than 16 MiB", path.display());
        return Err(Failure::new(FailureKind::InputMissing, text));
    }
    fs::read(path).map_err(|error| missing(&error))
}

fn plan(
    args: &ExportArgs,
    kind: Kind,
    desk: &Desk<'_>,
    template: Option<&[u8]>,
) -> Result<Plan, Failure> {
    let time = |text: &Option<String>| -> Result<Option<i64>, Failure> {
        let at = text.as_deref().map(|text| desk.zone.read(text)).transpose()?;
        Ok(at.map(crate::domain::names::Timestamp::as_millis))
    };
    let is_lines = matches!(desk.ui.format, Format::Json | Format::Jsonl);
    Ok(Plan {
        command: command_line(args, kind, is_lines),
        filters: Filters { from_ms: time(&args.from)?, to_ms: time(&args.to)? },
        format: if is_lines { "jsonl" } else { "csv" }.to_owned(),
        kind: kind.as_str().to_owned(),
        settings: settings(desk)?,
        target: args.target.as_str().to_owned(),
        template_sha256: template.map(|bytes| HEXLOWER.encode(&Sha256::digest(bytes))),
    })
}

/// The command line, each thing said in one way.
fn command_line(args: &ExportArgs, kind: Kind, is_lines: bool) -> Vec<String> {
    let mut words: Vec<String> =
        ["custody", "export", kind.as_str(), "--for", args.target.as_str()]
            .map(str::to_owned)
            .to_vec();
    let mut say = |flag: &str, value: Option<String>| {
        if let Some(value) = value {
            words.extend([flag.to_owned(), value]);
        }
    };
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    say("--format", is_lines.then(|| "jsonl".to_owned()));
    say("--from", args.from.clone());
    say("--to", args.to.clone());
    say("--template", path(&args.template));
    say("--since-last", args.since_last.clone());
    say("--also-as", args.also_as.clone());
    say("--out", path(&args.out));
    words
}

/// Everything that an export of a window needs.
fn job<'j, 'u>(
    desk: &'j Desk<'u>,
    plan: Plan,
    window: Window,
    template: Option<Vec<u8>>,
) -> Result<Job<'j, 'u>, Failure> {
    let unknown = || {
        Failure::new(FailureKind::Usage, "the manifest is of a kind or target that is not known")
    };
    let kind = plan.kind().ok_or_else(unknown)?;
    let target = plan.target().ok_or_else(unknown)?;
    let filling = template.map(|bytes| filling(target, bytes)).transpose()?;
    let context = Context::of(desk, window.until)?;
    Ok(Job { desk, context, plan, kind, target, window, filling })
}

/// Reads a template, and finds out what its columns are.
fn filling(target: Target, bytes: Vec<u8>) -> Result<Filling, Failure> {
    let wrong = |why: String| {
        Failure::new(FailureKind::InputMissing, format!("the template {why}"))
            .hint(format!("custody export --setup {}", target.as_str()))
    };
    let header_rows = if target == Target::SuccessFactors { 2 } else { 1 };
    let template = Template::read(bytes, header_rows).map_err(|error| wrong(error.to_string()))?;
    let headers = Headers::read(target, template.header()).map_err(wrong)?;
    Ok(Filling { template, headers })
}

/// Columns of a template that stay empty are worth a word.
fn say_unknown_columns(job: &Job<'_, '_>) {
    let Some(filling) = &job.filling else { return };
    let unknown: Vec<&str> = filling.headers.unknown().collect();
    if !unknown.is_empty() {
        job.desk.ui.status(&format!("note: these columns stay empty: {}", unknown.join(", ")));
    }
}
