//! Where rows go: a stream, or the parts of a file in a folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::job::{Job, REJECTED_COLUMNS, Rejection, Shelf, row_format};
use crate::exchange::export::template::TemplateWriter;
use crate::exchange::export::xlsx::XlsxWriter;
use crate::exchange::export::{Cell, RowFormat, RowWriter, TakeRows};
use crate::exchange::manifest::FileEntry;
use crate::exchange::targets::Target;

/// How the files of a job are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Lines(RowFormat),
    Workbook,
    Template,
}

impl Form {
    pub fn of(job: &Job<'_, '_>) -> Self {
        if job.filling.is_some() {
            return Self::Template;
        }
        match job.target {
            Target::Excel => Self::Workbook,
            Target::Generic
            | Target::ServiceNow
            | Target::SnipeIt
            | Target::SuccessFactors
            | Target::Intune
            | Target::JiraAssets => Self::Lines(row_format(job)),
        }
    }

    /// How the names of its files end.
    pub fn extension(self, job: &Job<'_, '_>) -> &'static str {
        match self {
            Self::Lines(RowFormat::Csv) => "csv",
            Self::Lines(RowFormat::JsonLines) => "jsonl",
            Self::Workbook => "xlsx",
            Self::Template => {
                job.filling.as_ref().map_or("csv", |filling| filling.template.extension())
            }
        }
    }

    /// What a manifest says of it.
    pub fn encoding(self, job: &Job<'_, '_>) -> String {
        match (self, self.extension(job)) {
            (_, "xlsx") => "XLSX (Office Open XML)",
            (Self::Lines(RowFormat::JsonLines), _) => "JSON Lines, UTF-8, LF",
            (_, _csv) if job.target.has_header() => {
                "CSV, UTF-8 without byte order mark, CRLF, header"
            }
            (_, _csv) => "CSV, UTF-8 without byte order mark, CRLF, no header",
        }
        .to_owned()
    }
}

/// One file that is being written.
enum Writer<W: Write + Seek + Send> {
    Lines(RowWriter<W>),
    /// Lines that other threads make.
    Bytes(W),
    Workbook(Box<XlsxWriter>, W),
    Template(Box<TemplateWriter<W>>),
}

impl<W: Write + Seek + Send> Writer<W> {
    fn begin(job: &Job<'_, '_>, mut to: W) -> io::Result<Self> {
        let columns = job.columns();
        Ok(match (Form::of(job), &job.filling) {
            (Form::Template, Some(filling)) => {
                Self::Template(Box::new(TemplateWriter::begin(&filling.template, to)?))
            }
            (Form::Lines(format), _) if super::parallel::makes_lines(job) => {
                let header = RowWriter::begin(Vec::new(), format, job.schema(), &columns)?;
                to.write_all(&header.finish()?.0)?;
                Self::Bytes(to)
            }
            (Form::Lines(format), _) if job.target.has_header() => {
                Self::Lines(RowWriter::begin(to, format, job.schema(), &columns)?)
            }
            (Form::Lines(format), _) => {
                Self::Lines(RowWriter::go_on(to, format, job.schema(), &columns))
            }
            (Form::Workbook | Form::Template, _) => {
                let made_at = job.context.as_of.as_millis() / 1000;
                let writer = XlsxWriter::begin(job.kind.as_str(), &columns, made_at)?;
                Self::Workbook(Box::new(writer), to)
            }
        })
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Lines(writer) => writer.finish()?.0.flush(),
            Self::Bytes(mut to) => to.flush(),
            Self::Workbook(writer, mut to) => {
                writer.finish(&mut to)?;
                to.flush()
            }
            Self::Template(writer) => writer.finish(),
        }
    }
}

impl<W: Write + Seek + Send> TakeRows for Writer<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        match self {
            Self::Lines(writer) => writer.row(cells),
            Self::Workbook(writer, _) => writer.row(cells),
            Self::Template(writer) => writer.row(cells),
            Self::Bytes(_) => Err(io::Error::other("rows where lines were to come")),
        }
    }
}

impl<W: Write + Seek + Send> Writer<W> {
    fn lines(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Bytes(to) => to.write_all(bytes),
            _others => Err(io::Error::other("lines where rows were to come")),
        }
    }
}

/// One file, whatever has become of the rows that it cannot hold.
pub struct Stream<W: Write + Seek + Send> {
    writer: Writer<W>,
    rows: u64,
    rows_max: Option<u64>,
    pub rejected: Vec<Rejection>,
}

/// How many rejected rows are kept in memory for a single file.
const REJECTED_MAX: usize = 100_000;

impl<W: Write + Seek + Send> Stream<W> {
    pub fn begin(job: &Job<'_, '_>, to: W) -> io::Result<Self> {
        let writer = Writer::begin(job, to)?;
        Ok(Self { writer, rows: 0, rows_max: job.target.rows_max(), rejected: Vec::new() })
    }

    pub fn finish(self) -> io::Result<Vec<Rejection>> {
        self.writer.finish()?;
        Ok(self.rejected)
    }
}

impl<W: Write + Seek + Send> TakeRows for Stream<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.rows += 1;
        if let Some(max) = self.rows_max.filter(|max| self.rows > *max) {
            let text = format!(
                "there are more than {max} rows, and one file takes no more: use --out DIR"
            );
            return Err(io::Error::other(text));
        }
        self.writer.row(cells)
    }
}

impl<W: Write + Seek + Send> Shelf for Stream<W> {
    fn lines(&mut self, bytes: &[u8], _rows: u64) -> io::Result<()> {
        self.writer.lines(bytes)
    }

    fn reject(&mut self, rejection: &Rejection) -> io::Result<()> {
        if self.rejected.len() == REJECTED_MAX {
            return Err(io::Error::other("too many rows are rejected: use --out DIR"));
        }
        self.rejected.push(rejection.clone());
        Ok(())
    }
}

/// A file under the name that nobody looks at yet.
#[derive(Debug)]
struct Part {
    path: PathBuf,
    rows: u64,
}

/// The files of a job in a folder, each under a passing name until all are there.
pub struct Parts<'p, 'j, 'u> {
    job: &'p Job<'j, 'u>,
    folder: &'p Path,
    stem: &'p str,
    done: Vec<Part>,
    open: Option<(Part, Writer<BufWriter<File>>)>,
    rejected: Option<(Part, RowWriter<File>)>,
}

/// A file that was made, and what it will be called.
#[derive(Debug)]
pub struct Made {
    pub files: Vec<FileEntry>,
    pub rejected: Option<FileEntry>,
}

/// The name of a file until it is given its own.
pub fn passing_name(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".{name}.tmp"))
}

/// Bytes collected before a write.
const BUFFER_BYTES: usize = 256 * 1024;

impl<'p, 'j, 'u> Parts<'p, 'j, 'u> {
    pub fn begin(job: &'p Job<'j, 'u>, folder: &'p Path, stem: &'p str) -> io::Result<Self> {
        let mut parts = Self { job, folder, stem, done: Vec::new(), open: None, rejected: None };
        parts.begin_part()?;
        Ok(parts)
    }

    fn begin_part(&mut self) -> io::Result<()> {
        let path =
            passing_name(self.folder, &format!("{}.part-{}", self.stem, self.done.len() + 1));
        let file = BufWriter::with_capacity(BUFFER_BYTES, create(&path)?);
        self.open = Some((Part { path, rows: 0 }, Writer::begin(self.job, file)?));
        Ok(())
    }

    fn end_part(&mut self) -> io::Result<()> {
        if let Some((part, writer)) = self.open.take() {
            writer.finish()?;
            self.done.push(part);
        }
        Ok(())
    }

    /// Ends all files, makes them durable, and says what they are. They keep a passing name: that of their
    /// own with a dot before and `.tmp` behind.
    pub fn finish(mut self) -> io::Result<Made> {
        self.end_part()?;
        let extension = Form::of(self.job).extension(self.job);
        let count = self.done.len();
        let mut files = Vec::with_capacity(count);
        for (at, part) in self.done.iter().enumerate() {
            let name = if count == 1 {
                format!("{}.{extension}", self.stem)
            } else {
                format!("{}_{}-of-{count}.{extension}", self.stem, at + 1)
            };
            files.push(settle(part, self.folder, name)?);
        }
        let rejected = match self.rejected.take() {
            None => None,
            Some((part, writer)) => {
                writer.finish()?;
                Some(settle(&part, self.folder, format!("{}.rejected.csv", self.stem))?)
            }
        };
        Ok(Made { files, rejected })
    }
}

/// Makes a file, over whatever an earlier try has left.
fn create(path: &Path) -> io::Result<File> {
    File::options().write(true).create(true).truncate(true).open(path)
}

/// Makes a file durable under the passing name of its own name.
fn settle(part: &Part, folder: &Path, name: String) -> io::Result<FileEntry> {
    let (sha256, bytes) = digest(&part.path)?;
    File::open(&part.path)?.sync_all()?;
    fs::rename(&part.path, passing_name(folder, &name))?;
    Ok(FileEntry { bytes, name, rows: part.rows, sha256 })
}

/// SHA-256 and length of a file as it stands there.
pub fn digest(path: &Path) -> io::Result<(String, u64)> {
    digest_of(&mut File::open(path)?)
}

/// The same of an open file, from where it stands to its end.
pub fn digest_of(file: &mut File) -> io::Result<(String, u64)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; BUFFER_BYTES];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((HEXLOWER.encode(&hash.finalize()), bytes));
        }
        bytes += u64::try_from(read).unwrap_or(0);
        hash.update(&buffer[..read]);
    }
}

impl TakeRows for Parts<'_, '_, '_> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let is_full = |part: &Part| self.job.target.rows_max().is_some_and(|max| part.rows >= max);
        if self.open.as_ref().is_some_and(|(part, _)| is_full(part)) {
            self.end_part()?;
            self.begin_part()?;
        }
        if let Some((part, writer)) = &mut self.open {
            part.rows += 1;
            writer.row(cells)?;
        }
        Ok(())
    }
}

impl Shelf for Parts<'_, '_, '_> {
    fn lines(&mut self, bytes: &[u8], rows: u64) -> io::Result<()> {
        if let Some((part, writer)) = &mut self.open {
            part.rows += rows;
            writer.lines(bytes)?;
        }
        Ok(())
    }

    fn reject(&mut self, rejection: &Rejection) -> io::Result<()> {
        if self.rejected.is_none() {
            let path = passing_name(self.folder, &format!("{}.rejected", self.stem));
            let writer = RowWriter::begin(create(&path)?, RowFormat::Csv, "", REJECTED_COLUMNS)?;
            self.rejected = Some((Part { path, rows: 0 }, writer));
        }
        if let Some((part, writer)) = &mut self.rejected {
            part.rows += 1;
            writer.row(&rejection.cells())?;
        }
        Ok(())
    }
}

/// Writes rejected rows beside a single file.
pub fn write_rejected(rejected: &[Rejection], to: impl Write) -> io::Result<()> {
    let mut writer = RowWriter::begin(to, RowFormat::Csv, "", REJECTED_COLUMNS)?;
    for rejection in rejected {
        writer.row(&rejection.cells())?;
    }
    writer.finish()?.0.flush()
}
