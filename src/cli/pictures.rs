//! Several pictures at a time: decoded side by side, answered in the order given.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::failure::Failure;
use super::scans;
use crate::scan::image::Code;

/// The codes of one picture, or why there are none.
pub type Seen = Result<Vec<Code>, Failure>;

/// Reads every picture and hands each over in the order of the list, as soon as it and all before it are read.
///
/// One picture is in memory for each core; what waits for its turn are codes. If `take` fails, no further picture
/// is begun.
pub fn each(
    paths: &[PathBuf],
    take: impl FnMut(&PathBuf, Seen) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    in_order(paths, cores, |path| scans::picture(path), take)
}

/// The same into a list; the first picture that cannot be read ends it.
pub fn all(paths: &[PathBuf]) -> Result<Vec<Vec<Code>>, Failure> {
    let mut seen = Vec::with_capacity(paths.len());
    each(paths, |_, codes| {
        seen.push(codes?);
        Ok(())
    })?;
    Ok(seen)
}

/// Works on several things at a time, and hands the results over in order.
fn in_order<T: Sync, R: Send, E>(
    things: &[T],
    workers: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> Result<(), E>,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let (done, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers.min(things.len()) {
            let (done, next, work) = (done.clone(), &next, &work);
            scope.spawn(move || {
                // Whoever takes has given up when the results are no longer wanted.
                while let at = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(thing) = things.get(at)
                    && done.send((at, work(thing))).is_ok()
                {}
            });
        }
        drop(done);
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (at, result) in results {
            early.insert(at, result);
            while let Some(result) = early.remove(&turn) {
                if let Err(error) = take(&things[turn], result) {
                    next.store(things.len(), Ordering::Relaxed);
                    return Err(error);
                }
                turn += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let things: Vec<u64> = (0..20).collect();
        let (busy, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |thing: &u64| {
            most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis((thing * 7) % 5));
            busy.fetch_sub(1, Ordering::SeqCst);
            thing * 10
        };
        let mut taken = Vec::new();
        let all: Result<(), ()> = in_order(&things, 3, work, |thing, result| {
            assert_eq!(result, thing * 10);
            taken.push(*thing);
            Ok(())
        });
        assert!(all.is_ok() && taken == things);
        assert!((1..=3).contains(&most.into_inner()));
    }

    #[test]
    fn nothing_more_is_begun_when_nobody_wants_it() {
        let things: Vec<usize> = (0..1000).collect();
        let begun = AtomicUsize::new(0);
        let work = |thing: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            thread::sleep(Duration::from_millis(1));
            *thing
        };
        assert_eq!(
            in_order(&things, 2, work, |thing, _| if *thing < 3 { Ok(()) } else { Err(*thing) }),
            Err(3)
        );
        assert!(begun.load(Ordering::Relaxed) < 100);
        assert_eq!(in_order(&[], 2, work, |_, _| Err(())), Ok(()));
    }
}
