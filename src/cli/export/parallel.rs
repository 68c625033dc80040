//! Every event as a row, made by several threads and written in the order of the log: as lines of text, or as cells
//! of a workbook.
//!
//! The window is cut into chunks that are dealt out in turn, one thread after the other; each hands its chunks
//! over in order, and never is more than a few ahead. The rows are the same whatever the number of threads.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::context::{Context, Used};
use super::job::{Job, Shelf, Summary, Trouble, row_format};
use super::{columns, rows};
use crate::exchange::export::packed::PackedRows;
use crate::exchange::export::{RowFormat, RowWriter, TakeRows};
use crate::exchange::manifest::Filters;
use crate::exchange::targets::{Kind, Target};
use crate::ledger::{EventLine, LedgerError, LogReader, Window};

/// How many entries make a chunk.
const CHUNK: u64 = 512;

/// How many chunks a thread may have waiting to be written.
const AHEAD: usize = 4;

/// More threads than this would only wait for the one that writes.
const THREADS_MAX: usize = 8;

/// A chunk of rows.
struct Chunk {
    rows: Rows,
    summary: Summary,
}

enum Rows {
    Lines(Vec<u8>),
    Cells(PackedRows),
}

/// What threads share.
struct Shared<'j> {
    context: &'j Context,
    /// What the lines are; nothing if cells are wanted.
    format: Option<RowFormat>,
    filters: Filters,
    until: u64,
}

/// Whether the lines of a job are made here.
pub fn makes_lines(job: &Job<'_, '_>) -> bool {
    job.kind == Kind::Events && job.target == Target::Generic
}

/// Whether the rows of a job are made here.
pub fn is_for(job: &Job<'_, '_>) -> bool {
    let is_workbook = job.target == Target::Excel && job.filling.is_none();
    makes_lines(job) || job.kind == Kind::Events && is_workbook
}

pub fn events(job: &Job<'_, '_>, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
    let shared = Shared {
        context: &job.context,
        format: makes_lines(job).then(|| row_format(job)),
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
        let mut turns: Vec<Receiver<Result<Chunk, Trouble>>> = Vec::with_capacity(threads);
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
            let mut made = turns[turn].recv().map_err(|_| gone())??;
            match &made.rows {
                Rows::Lines(bytes) => to.lines(bytes, made.summary.rows())?,
                Rows::Cells(cells) => cells.unpack(|row| to.row(row))?,
            }
            for (kind, rows) in &made.summary.rows_by_kind {
                summary.count(kind, *rows);
            }
            summary.used.append(&mut made.summary.used);
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
    give: &SyncSender<Result<Chunk, Trouble>>,
) {
    let begins = (window.from..window.until).step_by(usize::try_from(CHUNK).unwrap_or(usize::MAX));
    for from in begins.skip(turn).step_by(threads) {
        let chunk = Window { from, until: (from + CHUNK).min(window.until) };
        let made = rows_of(shared, reader, chunk);
        let failed = made.is_err();
        if give.send(made).is_err() || failed {
            return;
        }
    }
}

fn rows_of(shared: &Shared<'_>, reader: &LogReader, chunk: Window) -> Result<Chunk, Trouble> {
    let Some(format) = shared.format else {
        let mut cells = PackedRows::default();
        let summary = put_rows(shared, reader, chunk, &mut cells)?;
        return Ok(Chunk { rows: Rows::Cells(cells), summary });
    };
    let (schema, header) = columns::of(Kind::Events);
    // About as much as events have in a ledger: grown once at most.
    let bytes = Vec::with_capacity(usize::try_from(CHUNK).unwrap_or(0) * 768);
    let mut writer = RowWriter::go_on(bytes, format, schema, header);
    let summary = put_rows(shared, reader, chunk, &mut writer)?;
    Ok(Chunk { rows: Rows::Lines(writer.finish()?.0), summary })
}

fn put_rows(
    shared: &Shared<'_>,
    reader: &LogReader,
    chunk: Window,
    to: &mut dyn TakeRows,
) -> Result<Summary, Trouble> {
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
            trouble = rows::event(shared.context, &mut used, line, to).map_err(Into::into);
        }
        trouble.is_ok()
    });
    read?;
    trouble?;
    summary.used = used;
    Ok(summary)
}
