//! An export into one file, or to stdout.

use std::io::{self, Read as _, Seek, SeekFrom, Write};
use std::path::Path;

use super::job::{Job, Rejection, Trouble};
use super::shelf::{Form, Stream, write_rejected};
use crate::cli::failure::{Failure, Kind};
use crate::cli::output;

/// Makes stdout out of a writer that cannot be rewound: lines of text never ask for that.
struct Straight<W>(W);

impl<W: Write> Write for Straight<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W> Seek for Straight<W> {
    fn seek(&mut self, _to: SeekFrom) -> io::Result<u64> {
        Err(io::ErrorKind::NotSeekable.into())
    }
}

pub fn run(job: &Job<'_, '_>, path: &Path) -> Result<(), Failure> {
    let ui = job.desk.ui;
    if path.as_os_str() == "-" {
        let rejected = to_stdout(job)?;
        for one in &rejected {
            ui.error(&format!("{} {}: {}", one.event_type, one.item, one.reason));
        }
        return end(&rejected);
    }
    let (rows, rejected) = output::whole(path, |file| {
        write(job, file).map_err(|trouble| match trouble {
            Trouble::Output(error) => output::cannot_create(path, &error),
            Trouble::Ledger(error) => error.into(),
        })
    })?;
    ui.status(&format!("{rows} rows written to {}", path.display()));
    if !rejected.is_empty() {
        let beside = path.with_extension("rejected.csv");
        output::whole(&beside, |file| {
            write_rejected(&rejected, file).map_err(|error| output::cannot_create(&beside, &error))
        })?;
        ui.error(&format!("{} rows are rejected: see {}", rejected.len(), beside.display()));
    }
    end(&rejected)
}

fn end(rejected: &[Rejection]) -> Result<(), Failure> {
    if rejected.is_empty() { Ok(()) } else { Err(Failure::said(Kind::RowsRejected)) }
}

fn write(
    job: &Job<'_, '_>,
    to: impl Write + Seek + Send,
) -> Result<(u64, Vec<Rejection>), Trouble> {
    let mut stream = Stream::begin(job, to)?;
    let summary = job.run(&mut stream)?;
    Ok((summary.rows(), stream.finish()?))
}

fn to_stdout(job: &Job<'_, '_>) -> Result<Vec<Rejection>, Failure> {
    let ui = job.desk.ui;
    let failed = |trouble| match trouble {
        Trouble::Output(error) => Failure::stdout(error),
        Trouble::Ledger(error) => error.into(),
    };
    if matches!(Form::of(job), Form::Lines(_)) {
        // Not locked: several threads hand their lines to this one.
        return write(job, Straight(ui.stdout())).map(|(_, rejected)| rejected).map_err(failed);
    }
    // A workbook is written back and forth.
    let mut file = tempfile::tempfile().map_err(|error| Failure::because(Kind::Io, &error))?;
    let (_, rejected) = write(job, &file).map_err(failed)?;
    let mut bytes = Vec::new();
    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes));
    read.map_err(|error| Failure::because(Kind::Io, &error))?;
    ui.bytes(&bytes, true)?;
    Ok(rejected)
}
