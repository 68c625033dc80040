//! `strace`: counts the system calls of a command, and makes one of them fail or be the last.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Result;
use super::station::{Ended, Home, feed};

const STRACE: &str = "strace";

/// Whether it is installed and may trace here.
pub fn is_there() -> bool {
    let mut command = Command::new(STRACE);
    command.args(["-f", "-qq", "-o", "/dev/null", "true"]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// One way for one system call to go wrong.
#[derive(Debug, Clone)]
pub struct Injection {
    pub call: String,
    /// `signal=SIGKILL` or `error=EIO`.
    pub what: &'static str,
    /// Which one, from 1; with `+`, all from there on.
    pub when: String,
}

impl Injection {
    fn words(&self) -> [String; 4] {
        let Self { call, what, when } = self;
        // What is written tells what had been answered by then.
        let words = ["-e", &format!("trace={call},write"), "-e"];
        let [e, trace, inject] = words.map(str::to_owned);
        [e, trace, inject, format!("inject={call}:{what}:when={when}")]
    }
}

impl std::fmt::Display for Injection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "strace -f {}", self.words().join(" "))
    }
}

/// A command under `strace`, with what `strace` itself is told.
fn traced(home: &Home, log: &Path, options: &[String], words: &[String]) -> Command {
    let mut all = vec!["-f".to_owned(), "-qq".to_owned(), "-o".to_owned()];
    all.push(log.display().to_string());
    all.extend_from_slice(options);
    all.push(super::station::CUSTODY.to_owned());
    all.extend_from_slice(words);
    home.command(Path::new(STRACE), &all)
}

/// Runs a command in which one system call goes wrong; answers also with the calls that did before the
/// last answer was given.
pub fn inject(
    home: &Home,
    log: &Path,
    words: &[String],
    input: &[u8],
    injection: &Injection,
) -> Result<(Ended, Vec<String>)> {
    let mut options = vec!["-y".to_owned()];
    options.extend(injection.words());
    let ended = feed(traced(home, log, &options, words), input)?;
    let lines = std::fs::read_to_string(log).unwrap_or_default();
    let before = lines.rfind(" write(1<").map_or(lines.as_str(), |last| &lines[..last]);
    let hit = before.lines().filter(|line| line.ends_with("(INJECTED)"));
    Ok((ended, hit.map(str::to_owned).collect()))
}

/// Runs a command undisturbed and counts the calls of each name that its main thread makes.
pub fn count(
    home: &Home,
    log: &Path,
    words: &[String],
    input: &[u8],
    calls: &[&str],
) -> Result<BTreeMap<String, usize>> {
    let options = ["-e".to_owned(), format!("trace=?{}", calls.join(",?"))];
    feed(traced(home, log, &options, words), input)?.or_fail("an undisturbed run")?;
    let text = std::fs::read_to_string(log)?;
    let main_thread = text.split(' ').next().unwrap_or_default().to_owned();
    let mut counts = BTreeMap::new();
    for line in text.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        // `strace` counts for each thread; only the main thread writes.
        if thread == main_thread
            && let Some((name, _)) = call.split_once('(')
            && calls.contains(&name)
        {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    Ok(counts)
}

/// Runs a command undisturbed and writes down every call that changes a file, bytes and all.
pub fn record(
    home: &Home,
    log: &Path,
    words: &[String],
    input: &[u8],
    calls: &[&str],
) -> Result<Ended> {
    let options = ["-y", "-xx", "-s", "67108864", "-e"].map(str::to_owned);
    let mut options = options.to_vec();
    options.push(format!("trace=?{}", calls.join(",?")));
    feed(traced(home, log, &options, words), input)
}

/// Where the notes of `strace` go: beside the home, so that they are not copied with it.
pub fn log_beside(home: &Path) -> PathBuf {
    home.with_extension("strace")
}
