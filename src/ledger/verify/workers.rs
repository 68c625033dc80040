//! Threads that examine entries and check signatures while one thread reads the file.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::super::LedgerError;
use super::super::note::{self, NoteError};
use super::chain::Signed;
use super::entry::{Examined, Stored, examine};

/// How many rows make one job.
pub(super) const ROWS_AT_ONCE: usize = 512;

/// More threads than this would only wait for the one that reads.
const THREADS_MAX: usize = 8;

pub(super) enum Job {
    Rows(Vec<Stored>),
    Signatures(Vec<Signed>),
}

pub(super) enum Done {
    Rows(Vec<Examined>),
    /// The heads whose signatures are wrong, and why.
    Signatures(Vec<(u64, NoteError)>),
}

/// The threads, and the jobs that are under way; answers come in the order of the jobs.
pub(super) struct Workers {
    jobs: Sender<(u64, Job)>,
    done: Receiver<(u64, Done)>,
    early: BTreeMap<u64, Done>,
    given: u64,
    taken: u64,
    room: u64,
}

impl Workers {
    /// Runs a piece of work with threads at its side; they end with it.
    pub(super) fn run<T>(
        work: impl FnOnce(&mut Self) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS_MAX);
        let (jobs, waiting) = channel::<(u64, Job)>();
        let (answers, done) = channel();
        let waiting = Mutex::new(waiting);
        thread::scope(|scope| {
            for _ in 0..threads {
                let (waiting, answers) = (&waiting, answers.clone());
                scope.spawn(move || serve(waiting, &answers));
            }
            drop(answers);
            let room = u64::try_from(threads).unwrap_or(1) * 3;
            let early = BTreeMap::new();
            // Dropping it ends the threads, whatever the work answers.
            work(&mut Self { jobs, done, early, given: 0, taken: 0, room })
        })
    }

    /// Whether another job may be given without holding too much in memory.
    pub(super) const fn have_room(&self) -> bool {
        self.given - self.taken < self.room
    }

    pub(super) fn give(&mut self, job: Job) {
        let is_empty = match &job {
            Job::Rows(rows) => rows.is_empty(),
            Job::Signatures(signed) => signed.is_empty(),
        };
        // The threads live as long as this, so there is always somebody to take it.
        if !is_empty && self.jobs.send((self.given, job)).is_ok() {
            self.given += 1;
        }
    }

    /// The answer to the oldest job that is under way, or nothing when all are answered.
    pub(super) fn take(&mut self) -> Option<Done> {
        while self.taken < self.given {
            if let Some(done) = self.early.remove(&self.taken) {
                self.taken += 1;
                return Some(done);
            }
            let (number, done) = self.done.recv().ok()?;
            self.early.insert(number, done);
        }
        None
    }
}

fn serve(waiting: &Mutex<Receiver<(u64, Job)>>, answers: &Sender<(u64, Done)>) {
    loop {
        let next = waiting.lock().map_or(None, |jobs| jobs.recv().ok());
        let Some((number, job)) = next else { return };
        let done = match job {
            Job::Rows(rows) => Done::Rows(rows.into_iter().map(examine).collect()),
            Job::Signatures(signed) => {
                Done::Signatures(signed.iter().filter_map(wrong_signature).collect())
            }
        };
        if answers.send((number, done)).is_err() {
            return;
        }
    }
}

fn wrong_signature(signed: &Signed) -> Option<(u64, NoteError)> {
    let keys: Vec<_> = signed.keys.iter().collect();
    note::open(&signed.note, &keys).err().map(|error| (signed.size, error))
}
