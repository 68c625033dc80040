//! Every event as lines of text, made by several threads and written in the order of the log.
//!
//! The window is cut into chunks that are dealt out in turn, one thread after the other; each hands its chunks
//! over in order, and never is more than a few ahead. The lines are the same whatever the number of threads.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::context::{Context, Used};
use super::job::{Job, Shelf, Summary, Trouble, row_format};
use super::{columns, rows};
use crate::exchange::export::{RowFormat, RowWriter};
use crate::exchange::manifest::Filters;
use crate::exchange::targets::{Kind, Target};
use crate::ledger::{EventLine, LedgerError, LogReader, Window};

/// How many entries make a chunk.
const CHUNK: u64 = 512;

/// How many chunks a thread may have waiting to be written.
const AHEAD: usize = 4;

/// More threads than this would only wait for the one that writes.
const THREADS_MAX: usize = 8;

/// A chunk as lines.
struct Lines {
    bytes: Vec<u8>,
    summary: Summary,
}

/// What threads share.
struct Shared<'j> {
    context: &'j Context,
    format: RowFormat,
    filters: Filters,
    until: u64,
}

/// Whether the lines of a job are made here.
pub fn is_for(job: &Job<'_, '_>) -> bool {
    job.kind == Kind::Events && job.target == Target::Generic
}

pub fn events(job: &Job<'_, '_>, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
    let shared = Shared {
        context: &job.context,
        format: row_format(job),
        filters: job.plan.filters,
        until: job.window.until,
    };
    let chunks = (job.window.until - job.window.from).div_ceil(CHUNK);
    let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS_MAX);
    let threads = threads.min(usize::try_from(chunks).unwrap_or(usize::MAX)).max(1);
    let readers: Vec<LogReader> =
        (0..threads).map(|_| job.desk.ledger.log_reader()).collect::<Result<_, _>>()?;
    let bar = job.desk.ui.progress(job.window.until - job.window.from, "exporting");
    let mut summary = Summary::default();
    thread::scope(|scope| {
        let mut turns: Vec<Receiver<Result<Lines, Trouble>>> = Vec::with_capacity(threads);
        for (turn, reader) in readers.into_iter().enumerate() {
            let (give, take) = sync_channel(AHEAD);
            let (shared, window) = (&shared, job.window);
            scope.spawn(move || deal(shared, &reader, window, (turn, threads), &give));
            turns.push(take);
        }
        // Whatever ends this, the receivers go with it, and with them the threads.
        for chunk in 0..chunks {
            let turn = usize::try_from(chunk).unwrap_or(0) % threads;
            let gone = || Trouble::Output(io::Error::other("a thread ended early"));
            let mut lines = turns[turn].recv().map_err(|_| gone())??;
            to.lines(&lines.bytes, lines.summary.rows())?;
            for (kind, rows) in &lines.summary.rows_by_kind {
                summary.count(kind, *rows);
            }
            summary.used.append(&mut lines.summary.used);
            bar.set_position(chunk * CHUNK);
        }
        Ok(())
    })
    .inspect(|()| bar.finish_and_clear())
    .map(|()| summary)
}

/// Makes every chunk that falls to one thread.
fn deal(
    shared: &Shared<'_>,
    reader: &LogReader,
    window: Window,
    (turn, threads): (usize, usize),
    give: &SyncSender<Result<Lines, Trouble>>,
) {
    let begins = (window.from..window.until).step_by(usize::try_from(CHUNK).unwrap_or(usize::MAX));
    for from in begins.skip(turn).step_by(threads) {
        let chunk = Window { from, until: (from + CHUNK).min(window.until) };
        let lines = lines_of(shared, reader, chunk);
        let failed = lines.is_err();
        if give.send(lines).is_err() || failed {
            return;
        }
    }
}

fn lines_of(shared: &Shared<'_>, reader: &LogReader, chunk: Window) -> Result<Lines, Trouble> {
    let (schema, header) = columns::of(Kind::Events);
    // About as much as events have in a ledger: grown once at most.
    let bytes = Vec::with_capacity(usize::try_from(CHUNK).unwrap_or(0) * 768);
    let mut writer = RowWriter::go_on(bytes, shared.format, schema, header);
    let mut used = Used::new();
    let mut summary = Summary::default();
    let mut trouble: Result<(), Trouble> = Ok(());
    let is_wanted = |line: &EventLine<'_>| {
        let (at, filters) = (line.said.recorded.as_millis(), shared.filters);
        filters.from_ms.is_none_or(|from| at >= from) && filters.to_ms.is_none_or(|to| at < to)
    };
    let read: Result<(), LedgerError> = reader.for_each(chunk, shared.until, &mut |line| {
        if is_wanted(line) {
            summary.count(line.said.kind, 1);
            trouble = rows::event(shared.context, &mut used, line, &mut writer).map_err(Into::into);
        }
        trouble.is_ok()
    });
    read?;
    trouble?;
    let (bytes, _) = writer.finish()?;
    summary.used = used;
    Ok(Lines { bytes, summary })
}
