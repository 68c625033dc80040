//! An increment is killed at its system calls, one after the other; the same command then makes what an
//! undisturbed one makes, byte for byte.
//!
//! Some calls are tried with the tests; `CUSTODY_EVERY_CALL=1 cargo test export_is_killed` tries them all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::series::folder;
use super::{home_with_a_laptop, say};
use crate::common::program::Home;

const LINE: &str = "export events --for snipe-it --since-last snipe --out out --quiet";

/// What changes a file, or makes a change durable.
const CALLS: [&str; 12] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat2",
    "ftruncate",
    "unlink",
    "mkdir",
    "flock",
    "close",
];

/// How many calls are tried when not all are.
const SOME: usize = 24;

fn strace(home: &Home, options: &[String]) -> Command {
    let inner = home.command(LINE);
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o"]).arg(home.path("trace")).args(options);
    command.arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
        .current_dir(home.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// How often the main thread makes each call, undisturbed.
fn counts(home: &Home) -> BTreeMap<String, usize> {
    let options = ["-e".to_owned(), format!("trace=?{}", CALLS.join(",?"))];
    strace(home, &options).status().expect("strace runs");
    let trace = fs::read_to_string(home.path("trace")).expect("a trace");
    let main = trace.split(' ').next().unwrap_or_default().to_owned();
    let mut counts = BTreeMap::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        if thread == main
            && let Some((name, _)) = call.trim_start().split_once('(')
            && CALLS.contains(&name)
        {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
            let mode = fs::metadata(entry.path()).expect("a file").permissions();
            fs::set_permissions(&target, mode).expect("its mode");
        }
    }
}

/// A station with something to send, something that is rejected, and an increment behind it.
fn station() -> Home {
    let home = home_with_a_laptop();
    home.does(LINE);
    home.does("hand-off AT-1 --to 1815 --signature signature.png");
    home.does("serialize --no-parcel stock --serial SN-2001");
    home
}

#[test]
fn an_export_that_is_killed_anywhere_is_finished_by_the_same_command() {
    let is_there = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !is_there.is_ok_and(|status| status.success()) {
        say("skipped: strace is not installed, or may not trace here");
        return;
    }
    let begin = station();
    let again = || {
        let home = Home::empty();
        copy(&begin.path(""), &home.path(""));
        home
    };
    let undisturbed = again();
    let counts = counts(&undisturbed);
    let wanted = folder(&undisturbed, "out");
    let manifests = wanted.keys().filter(|name| name.ends_with(".manifest.json")).count();
    assert_eq!(manifests, 2);
    let mut points: Vec<(String, usize)> = counts
        .into_iter()
        .flat_map(|(call, count)| (1..=count).map(move |nth| (call.clone(), nth)))
        .collect();
    // Where something becomes durable or gets its name comes first, and of that the last.
    let weight = |(call, nth): &(String, usize)| {
        let durable = ["rename", "renameat2", "fsync", "fdatasync", "pwrite64", "write"];
        (!durable.contains(&call.as_str()), std::cmp::Reverse(*nth))
    };
    points.sort_by_key(weight);
    if std::env::var_os("CUSTODY_EVERY_CALL").is_none() {
        let (durable, others): (Vec<_>, Vec<_>) =
            points.into_iter().partition(|(call, _)| call.starts_with("rename") || call == "fsync");
        points = durable.into_iter().chain(others).take(SOME).collect();
    }
    let mut killed = 0;
    for (call, nth) in &points {
        let home = again();
        let inject = format!("inject={call}:signal=SIGKILL:when={nth}");
        let options = ["-e".to_owned(), format!("trace={call}"), "-e".to_owned(), inject];
        let status = strace(&home, &options).status().expect("strace runs");
        killed += usize::from(status.code().is_none() || status.code() == Some(137));
        let half = folder(&home, "out");
        for (name, bytes) in &half {
            if name.starts_with("acme_") {
                assert_eq!(
                    Some(bytes),
                    wanted.get(name),
                    "{call} {nth}: half of {name} has its name"
                );
            }
        }
        let was_published =
            runs(&home).last().is_some_and(|(number, state)| *number == 2 && state == "published");
        // What was published is not made again: then there is nothing new.
        home.tries(LINE).ends(if was_published { 0 } else { 65 });
        let mut found = folder(&home, "out");
        if was_published {
            assert_eq!(found.len(), wanted.len() + 2, "{call} {nth}: an empty increment, no more");
            assert!(sums_without(&mut found, &wanted), "{call} {nth}");
        }
        assert_eq!(names(&found), names(&wanted), "{call} {nth}");
        assert_eq!(found, wanted, "{call} {nth}: other bytes");
        let runs = runs(&home);
        assert_eq!(runs.len(), if was_published { 3 } else { 2 }, "{call} {nth}: {runs:?}");
        assert!(runs.iter().all(|(_, state)| state == "published"), "{call} {nth}: {runs:?}");
    }
    assert!(killed * 10 >= points.len() * 9, "{killed} of {} were killed", points.len());
    say(&format!("{} points, {killed} killed", points.len()));
}

/// The number and the state of every run.
fn runs(home: &Home) -> Vec<(u64, String)> {
    let runs = home.does("export runs --json").json();
    let run = |run: &serde_json::Value| {
        (run["run"].as_u64().expect("a number"), run["state"].as_str().expect("a word").to_owned())
    };
    runs.as_array().expect("a list").iter().map(run).collect()
}

/// Takes the files of an empty increment away, and what the sums say of them; answers whether there was one.
fn sums_without(found: &mut BTreeMap<String, Vec<u8>>, wanted: &BTreeMap<String, Vec<u8>>) -> bool {
    let more: Vec<String> =
        found.keys().filter(|name| !wanted.contains_key(*name)).cloned().collect();
    let sums = String::from_utf8(found["SHA256SUMS"].clone()).expect("text");
    let kept = |line: &&str| !more.iter().any(|name| line.ends_with(&**name));
    let sums: Vec<&str> =
        sums.split_inclusive('\n').filter(|line| kept(&line.trim_end())).collect();
    found.insert("SHA256SUMS".to_owned(), sums.concat().into_bytes());
    more.iter().all(|name| {
        let bytes = found.remove(name).unwrap_or_default();
        name.ends_with(".manifest.json")
            || bytes.split_inclusive(|byte| *byte == b'\n').count() == 1
    })
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().collect()
}
