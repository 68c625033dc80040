//! What was tried, what came of it, and what must not have.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// What must not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Something that had been answered is not there.
    Lost,
    /// Something is there twice.
    Repeated,
    /// A change went unnoticed.
    Unnoticed,
    /// Anything else: a crash, a wrong exit code, a way out that leads nowhere.
    Other,
}

/// Why a point is not as it must be.
#[derive(Debug, Clone)]
pub struct Broken {
    pub fault: Fault,
    pub text: String,
}

impl Broken {
    pub fn new(fault: Fault, text: impl Into<String>) -> Self {
        Self { fault, text: text.into() }
    }
}

impl<E: std::fmt::Display> From<E> for Broken {
    fn from(error: E) -> Self {
        Self::new(Fault::Other, error.to_string())
    }
}

/// One kind of fault in one place.
#[derive(Debug)]
pub struct Row {
    name: String,
    begun: Instant,
    took: Option<Duration>,
    points: u64,
    classes: BTreeMap<String, u64>,
    lost: u64,
    repeated: u64,
    unnoticed: u64,
    /// The first of them.
    violations: Vec<String>,
    broken: usize,
}

/// So many violations of one row are told; what is wrong with the others is mostly the same.
const TOLD: usize = 12;

impl Row {
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            begun: Instant::now(),
            took: None,
            points: 0,
            classes: BTreeMap::new(),
            lost: 0,
            repeated: 0,
            unnoticed: 0,
            violations: Vec::new(),
            broken: 0,
        }
    }

    /// Counts one point; `again` says how to meet it once more.
    pub fn count(&mut self, outcome: Result<String, Broken>, again: impl FnOnce() -> String) {
        self.points += 1;
        match outcome {
            Ok(class) => *self.classes.entry(class).or_default() += 1,
            Err(broken) => {
                *self.classes.entry("BROKEN".to_owned()).or_default() += 1;
                match broken.fault {
                    Fault::Lost => self.lost += 1,
                    Fault::Repeated => self.repeated += 1,
                    Fault::Unnoticed => self.unnoticed += 1,
                    Fault::Other => {}
                }
                self.broken += 1;
                if self.broken <= TOLD {
                    let again = again();
                    self.violations.push(format!("{}: {again}\n    {}", self.name, broken.text));
                }
            }
        }
    }

    /// A control: the judge was shown what must not be, and has to say so.
    pub fn control(&mut self, outcome: Result<String, Broken>, wanted: &[Fault], of: &str) {
        let noticed = match outcome {
            Err(broken) if wanted.contains(&broken.fault) => Ok(format!("noticed: {of}")),
            Err(broken) => Err(format!("it was taken for something else: {}", broken.text)),
            Ok(class) => Err(format!("nobody noticed; the judge said: {class}")),
        };
        self.count(noticed.map_err(|text| Broken::new(Fault::Unnoticed, text)), || of.to_owned());
    }

    pub const fn points(&self) -> u64 {
        self.points
    }

    pub const fn lost(&self) -> u64 {
        self.lost
    }
}

/// Everything that was tried.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
    /// What could not be tried, and why.
    skipped: Vec<String>,
}

impl Report {
    pub fn add(&mut self, mut row: Row) {
        row.took = Some(row.begun.elapsed());
        if let Some(more) = row.broken.checked_sub(TOLD).filter(|more| *more > 0) {
            row.violations.push(format!("{}: and {more} more", row.name));
        }
        self.rows.push(row);
    }

    pub fn skip(&mut self, text: impl Into<String>) {
        self.skipped.push(text.into());
    }

    pub fn violations(&self) -> impl Iterator<Item = &String> {
        self.rows.iter().flat_map(|row| &row.violations)
    }

    pub fn table(&self) -> String {
        let width = self.rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
        let mut text = format!(
            "{:width$} | {:>7} | {:>4} | {:>8} | {:>9} | {:>7} | outcomes\n",
            "fault", "points", "lost", "repeated", "unnoticed", "seconds"
        );
        for row in &self.rows {
            let outcomes: Vec<String> =
                row.classes.iter().map(|(class, count)| format!("{count} {class}")).collect();
            let seconds = row.took.unwrap_or_default().as_secs_f64();
            _ = writeln!(
                text,
                "{:width$} | {:>7} | {:>4} | {:>8} | {:>9} | {seconds:>7.1} | {}",
                row.name,
                row.points,
                row.lost,
                row.repeated,
                row.unnoticed,
                outcomes.join("; ")
            );
        }
        for skipped in &self.skipped {
            _ = writeln!(text, "NOT TRIED: {skipped}");
        }
        text
    }
}
