//! What becomes of the record when something goes wrong under it: kills, failing disks, power cuts,
//! flipped bytes.
//!
//! ```text
//! cargo bench --bench faults -- [--full] [--only NAME] [--seed N] [--at N]
//! ```
//! Prints one table and ends with 1 if anything was lost, repeated or not noticed; each such line says
//! how to meet that one point again. Every kind has a control beside it: the same judge, shown a ledger
//! in which something *was* lost, must say so. The short form runs with the tests.

#[path = "faults/mod.rs"]
mod harness;

use std::env;
use std::process::ExitCode;

use harness::{KINDS, Options, Report, Result};

fn main() -> Result<ExitCode> {
    let Some((options, only)) = read(env::args().skip(1))? else { return Ok(ExitCode::SUCCESS) };
    let mut report = Report::default();
    for kind in KINDS {
        if only.as_deref().is_none_or(|only| only == kind.name) {
            say(&format!("{} ...", kind.name));
            (kind.run)(&options, &mut report)?;
        }
    }
    print(&report.table());
    for line in report.violations() {
        print(&format!("{line}\n"));
    }
    Ok(if report.violations().next().is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[expect(clippy::print_stdout, reason = "it is there to print its table")]
fn print(text: &str) {
    print!("{text}");
}

#[expect(clippy::print_stderr, reason = "whoever waits wants to know for what")]
fn say(text: &str) {
    eprintln!("{text}");
}

/// Nothing without `--bench`, which cargo passes to measure: `cargo test --benches` does not.
fn read(mut arguments: impl Iterator<Item = String>) -> Result<Option<(Options, Option<String>)>> {
    let (mut options, mut only) = (Options::short(), None);
    let mut is_asked = false;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--bench" => is_asked = true,
            "--full" => options.full = true,
            "--seed" => options.seed = arguments.next().ok_or("--seed N")?.parse()?,
            "--at" => options.at = Some(arguments.next().ok_or("--at N")?.parse()?),
            "--only" => only = Some(arguments.next().ok_or("--only NAME")?),
            other => return Err(format!("what is {other}?").into()),
        }
    }
    if let Some(only) = &only {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        if !names.contains(&only.as_str()) {
            return Err(format!("--only is one of {}", names.join(", ")).into());
        }
    }
    Ok(is_asked.then_some((options, only)))
}
