//! `custody demo`: the whole main job on bundled sample labels, in a profile of its own.
//!
//! Every step is a command line that is parsed and carried out like any other; nothing is acted.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Parser as _};

use super::failure::{Failure, Kind};
use super::ui::{Color, Format, Ui};
use super::{Cli, Command, dispatch};
use crate::vault::Secret;

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Leave everything in this folder, to look around
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// The sample pictures, drawn by this project.
const PICTURES: [(&str, &[u8]); 8] = [
    ("parcel-ups.png", include_bytes!("demo/parcel-ups.png")),
    ("parcel-fedex.png", include_bytes!("demo/parcel-fedex.png")),
    ("parcel-usps.png", include_bytes!("demo/parcel-usps.png")),
    ("box-laptop.png", include_bytes!("demo/box-laptop.png")),
    ("box-docks.png", include_bytes!("demo/box-docks.png")),
    ("tag-asset.png", include_bytes!("demo/tag-asset.png")),
    ("signature.png", include_bytes!("demo/signature.png")),
    ("signature-return.png", include_bytes!("demo/signature-return.png")),
];

/// The password of the demo's operator; whoever keeps the demo logs in with it.
const PASSWORD: &str = "no secret in a demo";

/// What a step is meant to show.
enum Ends {
    Well,
    /// With the answer no, and this refusal.
    Refused,
}

/// The story: what it shows, the command line, and how it ends. A `@` names a file of the demo.
const STEPS: &[(&str, &[&str], Ends)] = &[
    (
        "Bind this station to a tenant and a facility",
        &[
            "init",
            "--tenant",
            "demo",
            "--facility",
            "hq",
            "--station",
            "dock-1",
            "--zone",
            "Europe/London",
            "--admin",
            "alice",
        ],
        Ends::Well,
    ),
    ("Our own asset tags begin with AT-", &["profile", "set", "tag_prefix", "AT-"], Ends::Well),
    (
        "Fill the directory",
        &[
            "person",
            "add",
            "Ada Lovelace",
            "--number",
            "1815",
            "--email",
            "ada@example.com",
            "--department",
            "Engineering",
        ],
        Ends::Well,
    ),
    (
        "",
        &["person", "add", "Grace Hopper", "--number", "1906", "--email", "grace@example.com"],
        Ends::Well,
    ),
    (
        "",
        &["person", "add", "Alan Turing", "--number", "1912", "--email", "alan@example.com"],
        Ends::Well,
    ),
    (
        "Receive three parcels from pictures of their labels",
        &[
            "receive",
            "--image",
            "@parcel-ups.png",
            "--to",
            "Ada Lovelace",
            "--class",
            "it",
            "--contents",
            "1",
        ],
        Ends::Well,
    ),
    (
        "",
        &[
            "receive",
            "--image",
            "@parcel-fedex.png",
            "--to",
            "Grace Hopper",
            "--class",
            "it",
            "--contents",
            "2",
        ],
        Ends::Well,
    ),
    (
        "",
        &["receive", "--image", "@parcel-usps.png", "--to", "Alan Turing", "--class", "mail"],
        Ends::Well,
    ),
    ("A double scan changes nothing", &["receive", "1Z999AA10123456784"], Ends::Well),
    (
        "Serialize: the parcel becomes assets with serial numbers",
        &[
            "serialize",
            "1Z999AA10123456784",
            "--image",
            "@box-laptop.png",
            "--image",
            "@tag-asset.png",
            "--maker",
            "Northstar",
            "--category",
            "laptop",
            "--data-bearing",
        ],
        Ends::Well,
    ),
    (
        "",
        &[
            "serialize",
            "123456789012",
            "--image",
            "@box-docks.png",
            "--maker",
            "Tidewater",
            "--category",
            "dock",
        ],
        Ends::Well,
    ),
    (
        "A hand-off without a signature is refused",
        &["hand-off", "AT-004217", "--to", "Ada Lovelace"],
        Ends::Refused,
    ),
    (
        "With a signature, liability passes",
        &["hand-off", "AT-004217", "--to", "Ada Lovelace", "--signature", "@signature.png"],
        Ends::Well,
    ),
    (
        "Ordinary mail needs a name only",
        &["hand-off", "9205591234567800042172", "--to", "Alan Turing"],
        Ends::Well,
    ),
    (
        "The laptop comes back, without its charger",
        &[
            "return",
            "AT-004217",
            "--from",
            "Ada Lovelace",
            "--condition",
            "good",
            "--missing",
            "charger",
            "--signature",
            "@signature-return.png",
        ],
        Ends::Well,
    ),
    (
        "It cannot go out again with somebody's data on it",
        &["hand-off", "AT-004217", "--to", "Grace Hopper", "--signature", "@signature.png"],
        Ends::Refused,
    ),
    ("", &["sanitize", "AT-004217", "--method", "purge", "--tool", "nvme sanitize"], Ends::Well),
    ("One asset from dock to return", &["history", "AT-004217"], Ends::Well),
    ("Where everything is", &["list"], Ends::Well),
    ("What ITAM imports", &["export", "handoffs", "--output", "@handoffs.csv"], Ends::Well),
    ("Check the whole record", &["verify"], Ends::Well),
];

/// Runs the demo.
pub fn run(args: &DemoArgs, ui: &Ui) -> Result<(), Failure> {
    let throw_away;
    let folder = if let Some(folder) = &args.keep {
        if folder.join("config").exists() {
            let text = format!("{} holds profiles already", folder.display());
            return Err(Failure::new(Kind::CannotCreate, text).hint("name a new folder"));
        }
        folder.clone()
    } else {
        throw_away = tempfile::tempdir().map_err(|error| Failure::because(Kind::Io, &error))?;
        throw_away.path().to_owned()
    };
    write_pictures(&folder)?;
    for (what, line, ends) in STEPS {
        if !what.is_empty() {
            ui.line("")?;
            ui.line(&format!("# {what}"))?;
        }
        step(&folder, line, ends, ui)?;
    }
    ui.line("")?;
    ui.line("handoffs.csv:")?;
    let csv = fs::read_to_string(folder.join("handoffs.csv"));
    for line in csv.map_err(|error| Failure::because(Kind::Io, &error))?.lines() {
        ui.line(&format!("  {line}"))?;
    }
    ui.line("")?;
    match &args.keep {
        Some(folder) => {
            let home = folder.display();
            ui.line(&format!("Look around with CUSTODY_HOME={home} custody list"))?;
            ui.line(&format!("alice is logged in for 15 minutes; her password is: {PASSWORD}"))
        }
        None => ui.line("That was a throw-away profile. Begin with `custody init`, or keep one: custody demo --keep DIR"),
    }
}

fn write_pictures(folder: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::because(Kind::CannotCreate, &error)
            .hint(format!("the folder is {}", folder.display()))
    };
    fs::create_dir_all(folder).map_err(failed)?;
    PICTURES
        .iter()
        .try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
        .map_err(failed)
}

fn step(folder: &Path, line: &[&str], ends: &Ends, ui: &Ui) -> Result<(), Failure> {
    let shown: Vec<String> = line
        .iter()
        .map(|word| word.trim_start_matches('@'))
        .map(|word| if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() })
        .collect();
    ui.line(&format!("$ custody {}", shown.join(" ")))?;
    let mut words: Vec<OsString> = vec!["custody".into(), "--home".into(), folder.into()];
    words.extend(line.iter().map(|word| match word.strip_prefix('@') {
        Some(file) => folder.join(file).into_os_string(),
        None => OsString::from(word),
    }));
    // What the caller's environment says about profiles and operators is not about the demo's own.
    words.extend(["--profile".into(), "demo".into(), "--as".into(), "alice".into()]);
    let mut cli = Cli::try_parse_from(words)
        .map_err(|error| Failure::new(Kind::Bug, format!("the demo is wrong: {error}")))?;
    cli.globals.token_file = None;
    if let Command::Init(init) = &mut cli.command {
        init.password = Some(Secret::from(PASSWORD.to_owned()));
    }
    let own = Ui::new(Format::Table, true, Color::Auto, true);
    match (dispatch(cli.command, &cli.globals, &own), ends) {
        (Ok(()), Ends::Well) => Ok(()),
        (Err(failure), Ends::Refused) if failure.kind == Kind::No => Ok(()),
        (Ok(()), Ends::Refused) => Err(Failure::new(Kind::Bug, "the demo's refusal did not come")),
        (Err(failure), _) => Err(failure),
    }
}
