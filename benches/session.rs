//! A dock session under a burst: 400 scans, one every 10 ms, from the line to its answer, beside one write and
//! fdatasync of 4 KiB on the same disk, done in the same run while nothing else is.
//!
//! `cargo bench --bench session`

#![expect(clippy::print_stdout, reason = "a benchmark says what it has measured")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Seek as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const SCANS: u32 = 400;
const SPACING: Duration = Duration::from_millis(10);
const PASSWORD: &str = "correct horse battery\n";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(std::env::current_dir()?.join("target"))
        .or_else(|_| tempfile::tempdir())?;
    let home = folder.path();
    let setup =
        "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada --password-stdin";
    run(home, setup, PASSWORD)?;
    let limit = fdatasync(&home.join("limit"))?;
    let mut session = Command::new(env!("CARGO_BIN_EXE_custody"))
        .arg("scan")
        .env("CUSTODY_HOME", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut input = session.stdin.take().ok_or("no input")?;
    let output = BufReader::new(session.stdout.take().ok_or("no output")?);
    let (sender, answers) = channel();
    let reader = std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if line.starts_with("+ ") {
                let _ = sender.send(Instant::now());
            }
        }
    });
    std::thread::sleep(Duration::from_millis(500));
    let (begun, mut sent) = (Instant::now(), Vec::new());
    for n in 0..SCANS {
        let due = begun + SPACING * n;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        sent.push(Instant::now());
        writeln!(input, "{}", ups(n + 1))?;
    }
    let mut times = Vec::new();
    for sent in sent {
        times.push(answers.recv_timeout(Duration::from_secs(30))?.duration_since(sent));
    }
    drop(input);
    session.wait()?;
    reader.join().map_err(|_| "the reader failed")?;
    times.sort_unstable();
    println!(
        "{SCANS} scans, one every {} ms: {} answered, none lost",
        SPACING.as_millis(),
        times.len()
    );
    row("write 4 KiB + fdatasync", &limit, &limit);
    row("line to answer, session", &times, &limit);
    Ok(())
}

fn run(home: &Path, line: &str, input: &str) -> Result<(), Box<dyn Error>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_custody"))
        .args(line.split(' '))
        .env("CUSTODY_HOME", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    child.stdin.take().ok_or("no input")?.write_all(input.as_bytes())?;
    if child.wait()?.success() { Ok(()) } else { Err(format!("{line} failed").into()) }
}

fn fdatasync(path: &Path) -> Result<Vec<Duration>, Box<dyn Error>> {
    fs::write(path, vec![0; 4096 * 64])?;
    let mut file = File::options().write(true).open(path)?;
    let mut times = Vec::new();
    for n in 0..u64::from(SCANS) {
        let begun = Instant::now();
        file.seek(std::io::SeekFrom::Start(n % 64 * 4096))?;
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}

fn row(what: &str, times: &[Duration], limit: &[Duration]) {
    let at = |times: &[Duration], percent: usize| times[(times.len() - 1) * percent / 100];
    let ratio = |percent| at(times, percent).as_secs_f64() / at(limit, percent).as_secs_f64();
    println!(
        "{what:<26} p50 {:>9.3} ms ({:>5.1}x)   p99 {:>9.3} ms ({:>5.1}x)   max {:>9.3} ms",
        at(times, 50).as_secs_f64() * 1e3,
        ratio(50),
        at(times, 99).as_secs_f64() * 1e3,
        ratio(99),
        at(times, 100).as_secs_f64() * 1e3,
    );
}

/// A UPS number with its check digit (UPS Tracking Number, modulo 10 with letters as numbers).
fn ups(n: u32) -> String {
    let body = format!("999AA101{n:07}");
    let value = |c: char| match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        letter => (u32::from(letter) - 63) % 10,
    };
    let sum: u32 =
        body.chars().enumerate().map(|(at, c)| value(c) * if at % 2 == 1 { 2 } else { 1 }).sum();
    format!("1Z{body}{}", (10 - sum % 10) % 10)
}
