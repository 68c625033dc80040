//! Finding people among 100,000: in an open session, and by one command from start to end, beside a linear
//! Jaro-Winkler scan (strsim) over the same names in the same run.
//!
//! `cargo bench --bench people`

#![expect(clippy::print_stdout, reason = "a benchmark says what it has measured")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use custody::domain::names::PersonId;
use custody::recipients::{Described, Roster, rank, said};
use uuid::Uuid;

const PEOPLE: usize = 100_000;
const QUERIES: usize = 200;
const STARTS: usize = 9;

const FIRST: [&str; 40] = [
    "Ada",
    "Albrecht",
    "Beatriz",
    "Björn",
    "Camille",
    "Charles",
    "Daniela",
    "Dmitri",
    "Edward",
    "Elif",
    "Fabian",
    "Françoise",
    "Gaurav",
    "Grace",
    "Hannah",
    "Hans-Peter",
    "Ignacio",
    "Ines",
    "Jürgen",
    "Joseph",
    "Katarzyna",
    "Kenji",
    "Liam",
    "Lucía",
    "Margaret",
    "Mehmet",
    "Nadia",
    "Noah",
    "Olga",
    "Oscar",
    "Patricia",
    "Priya",
    "Quentin",
    "Robert",
    "Sandra",
    "Søren",
    "Theresa",
    "Udo",
    "Vera",
    "William",
];

const SYLLABLES: [&str; 30] = [
    "ber", "dal", "kow", "ström", "mann", "ov", "ski", "ton", "well", "ham", "ger", "rei", "sch",
    "lind", "var", "mül", "ler", "gar", "cía", "pet", "ros", "tan", "aka", "vel", "nor", "dor",
    "fel", "hof", "win", "zer",
];

fn name(n: usize) -> String {
    let part = |at: usize| SYLLABLES[at % SYLLABLES.len()];
    let last = format!("{}{}{}", part(n / 40), part(n / 1_200), part(n / 36_000 + n / 7));
    let mut letters = last.chars();
    let capital = letters.next().map(|c| c.to_uppercase().collect::<String>());
    format!("{} {}{}", FIRST[n % FIRST.len()], capital.unwrap_or_default(), letters.as_str())
}

/// A name with one letter left out, as a label reader may do.
fn misread(n: usize) -> String {
    let mut letters: Vec<char> = name(n).to_uppercase().chars().collect();
    letters.remove(letters.len() - 2);
    letters.into_iter().collect()
}

fn described(n: usize, name: &str) -> Described<'_> {
    let id = PersonId::from_uuid(Uuid::from_u128(n as u128));
    let (nicknames, last, email, login, department) = ("", "", "", "", "");
    Described { id, name, nicknames, last, email, login, department, active: true }
}

fn percentiles(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    (times[times.len() / 2], times[times.len() * 95 / 100])
}

fn say(what: &str, (median, p95): (Duration, Duration), reference: Duration) {
    let ratio = median.as_secs_f64() / reference.as_secs_f64();
    println!("{what:<44} {median:>12.2?} {p95:>12.2?} {ratio:>8.3}");
}

fn timed(mut work: impl FnMut(usize)) -> Vec<Duration> {
    (0..QUERIES)
        .map(|n| {
            let begun = Instant::now();
            work(n * 499 % PEOPLE);
            begun.elapsed()
        })
        .collect()
}

fn session(names: &[String]) -> Duration {
    let begun = Instant::now();
    let mut roster = Roster::default();
    for (n, name) in names.iter().enumerate() {
        roster.add(&described(n, name));
    }
    let built = begun.elapsed();
    let rosters = [roster];
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let (mut hits, mut theirs) = (0, 0);
    let reference = percentiles(timed(|n| {
        let wanted = misread(n).to_lowercase();
        let best = lower
            .iter()
            .enumerate()
            .map(|(at, name)| (at, strsim::jaro_winkler(&wanted, name)))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        theirs += usize::from(best.is_some_and(|(at, _)| names[at] == names[n]));
    }));
    let alike = percentiles(timed(|n| {
        let found = rank(&rosters, &misread(n), 8);
        hits += usize::from(found.iter().any(|one| {
            usize::try_from(one.person.uuid().as_u128()).is_ok_and(|at| names[at] == names[n])
        }));
    }));
    let exact = percentiles(timed(|n| {
        black_box(said(&rosters, &names[n].to_uppercase()));
    }));
    println!(
        "{:<44} {:>12} {:>12} {:>8}",
        "one query among 100,000 people", "median", "p95", "ratio"
    );
    say("strsim jaro_winkler, linear (reference)", reference, reference.0);
    say("a slip, ranked", alike, reference.0);
    say("another spelling, said", exact, reference.0);
    println!(
        "filling the roster: {built:.2?}; found among 8: {hits} of {QUERIES}, strsim first: {theirs}"
    );
    reference.0
}

fn custody(home: &Path, words: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_custody"));
    command.args(words).env("CUSTODY_HOME", home).stdin(Stdio::null());
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

fn one_shot(names: &[String], reference: Duration) -> Result<(), Box<dyn Error>> {
    let home = tempfile::tempdir()?;
    let home = home.path();
    let init = "init --tenant acme --facility hq --station dock-1 --zone UTC --admin ada";
    custody(home, &init.split(' ').collect::<Vec<_>>())?;
    let mut file = "name,number,email,department\n".to_owned();
    for (n, name) in names.iter().enumerate() {
        writeln!(file, "{name},{n},p{n}@example.com,Department {}", n % 40)?;
    }
    let path = home.join("people.csv");
    fs::write(&path, file)?;
    let path = path.to_str().ok_or("a path that is no text")?;
    let begun = Instant::now();
    custody(home, &["--quiet", "import", path, "--kind", "people", "--delta"])?;
    println!("import of {PEOPLE} people: {:.2?}", begun.elapsed());
    for (what, words) in [
        ("start alone: `person match` by number", ["person", "match", "4711"]),
        ("one command: `person match`, a slip", ["person", "match", &misread(4_711)]),
    ] {
        let mut times = Vec::new();
        for _ in 0..STARTS {
            let begun = Instant::now();
            custody(home, &words)?;
            times.push(begun.elapsed());
        }
        say(what, percentiles(times), reference);
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let names: Vec<String> = (0..PEOPLE).map(name).collect();
    let reference = session(&names);
    one_shot(&names, reference)
}
