//! Runs a decoder on a thread of its own, with a deadline.
//!
//! Decoders of damaged codes run away now and then (half a minute on one picture was measured) and panic on pictures
//! nobody thought of. Neither may take the program with it, and what was found until then is worth keeping.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::{Code, ImageError};

/// Is the name of the threads whose panics are expected.
const THREAD_NAME: &str = "picture-decoder";
/// Is enough for the deepest recursion of the decoders.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Is where a search puts what it finds, and learns that it should stop.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Finds {
    codes: Arc<Mutex<Vec<Code>>>,
    stop: Arc<AtomicBool>,
}

impl Finds {
    /// Keeps codes.
    pub(in super::super) fn add(&self, codes: impl IntoIterator<Item = Code>) {
        self.codes.lock().unwrap_or_else(PoisonError::into_inner).extend(codes);
    }

    /// Returns another, empty one that stops together with this one.
    pub(super) fn within(&self) -> Self {
        Self { codes: Arc::default(), stop: Arc::clone(&self.stop) }
    }

    /// Returns what was found so far.
    pub(in super::super) fn so_far(&self) -> Vec<Code> {
        self.codes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says whether nobody waits for more.
    pub(in super::super) fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Runs a search and returns what it found, at the latest when the budget is spent.
pub(super) fn run(
    budget: Duration,
    search: impl FnOnce(&Finds) -> Result<(), ImageError> + Send + 'static,
) -> Result<Vec<Code>, ImageError> {
    keep_expected_panics_quiet();
    let finds = Finds::default();
    let theirs = finds.clone();
    let (done, waiting) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name(THREAD_NAME.into())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| search(&theirs)));
            // Nobody listens any more when the deadline has passed.
            let _ = done.send(outcome.unwrap_or(Err(ImageError::DecoderFailed)));
        })
        .map_err(|error| ImageError::Damaged(error.to_string()))?;
    let outcome = waiting.recv_timeout(budget);
    // A thread cannot be killed; a search that is not stuck inside the decoder sees this and ends.
    finds.stop.store(true, Ordering::Relaxed);
    let codes = finds.so_far();
    let error = match outcome {
        Ok(Ok(())) => return Ok(codes),
        Ok(Err(error)) => error,
        Err(mpsc::RecvTimeoutError::Disconnected) => ImageError::DecoderFailed,
        Err(mpsc::RecvTimeoutError::Timeout) => ImageError::TimedOut(budget),
    };
    if codes.is_empty() { Err(error) } else { Ok(codes) }
}

/// Runs one attempt of a decoder; a panic is an attempt that found nothing.
pub(super) fn attempt<T>(decode: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(decode)).ok().flatten()
}

/// Keeps the panics of decoder threads out of the terminal; every other panic is reported as before.
fn keep_expected_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD_NAME) {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::super::{Area, Symbology};
    use super::*;

    fn code(text: &str) -> Code {
        Code { symbology: Symbology::Qr, text: text.into(), aim: None, place: Area::default() }
    }

    const SOON: Duration = Duration::from_millis(50);
    const LATE: Duration = Duration::from_mins(1);

    #[test]
    fn a_search_that_ends_gives_what_it_found() {
        let found = run(LATE, |finds| {
            finds.add([code("A"), code("B")]);
            Ok(())
        });
        assert_eq!(found.unwrap().len(), 2);
        assert!(run(LATE, |_| Ok(())).unwrap().is_empty());
        assert!(matches!(run(LATE, |_| Err(ImageError::Empty)), Err(ImageError::Empty)));
    }

    #[test]
    fn a_panic_is_an_error_and_loses_nothing_that_was_found() {
        let failed = run(LATE, |_| panic!("odd picture"));
        assert!(matches!(failed, Err(ImageError::DecoderFailed)));
        let found = run(LATE, |finds| {
            finds.add([code("A")]);
            panic!("odd picture");
        });
        assert_eq!(found.unwrap().len(), 1);
    }

    /// Runs until it is told to stop, as a search does between two attempts.
    fn run_away(finds: &Finds) {
        while !finds.is_over() {
            thread::yield_now();
        }
    }

    #[test]
    fn a_runaway_is_cut_off_and_told_to_stop() {
        let cut_off = run(SOON, |finds| {
            run_away(finds);
            Ok(())
        });
        assert!(matches!(cut_off, Err(ImageError::TimedOut(_))));
        let found = run(SOON, |finds| {
            finds.add([code("A")]);
            run_away(finds);
            Ok(())
        });
        assert_eq!(found.unwrap()[0].text, "A");
    }

    #[test]
    fn a_failed_attempt_is_no_find() {
        assert_eq!(attempt(|| Some(1)), Some(1));
        assert_eq!(attempt::<u8>(|| None), None);
    }
}
