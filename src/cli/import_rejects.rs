//! Rows that could not be taken, handed back as a file: each as it came, with its place and the reason.

use std::fs::File;
use std::io::{BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::failure::{Failure, Kind};
use super::output;
use crate::exchange::export::io_error;

/// Collects rejected rows. They wait on disk, however many they are.
#[derive(Debug)]
pub struct Rejects {
    header: Vec<String>,
    rows: Option<csv::Writer<File>>,
}

impl Rejects {
    /// Begins with the header of the file; where a row stood and why it was rejected come behind it.
    pub fn of(header: &[String], unit: &str) -> Self {
        let mut header = header.to_vec();
        header.extend([format!("rejected_{unit}"), "rejected_reason".to_owned()]);
        Self { header, rows: None }
    }

    /// Adds a row.
    pub fn add(&mut self, mut cells: Vec<String>, at: u64, why: &str) -> Result<(), Failure> {
        let failed = |error| reading_failed(io_error(error));
        if self.rows.is_none() {
            let spool = tempfile::tempfile().map_err(reading_failed)?;
            let mut writer = csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .flexible(true)
                .from_writer(spool);
            writer.write_record(&self.header).map_err(failed)?;
            self.rows = Some(writer);
        }
        // A row that has too few cells still has its reason in the column of reasons.
        let columns = self.header.len() - 2;
        if cells.len() < columns {
            cells.resize(columns, String::new());
        }
        cells.extend([at.to_string(), why.to_owned()]);
        let rows = self.rows.as_mut();
        rows.map_or(Ok(()), |writer| writer.write_record(&cells).map_err(failed))
    }

    /// Writes the file beside the one that was imported, and names it.
    pub fn write(self, imported: &Path) -> Result<String, Failure> {
        let path = rejected_path(imported);
        let mut spool = match self.rows {
            Some(writer) => {
                writer.into_inner().map_err(|error| reading_failed(error.into_error()))?
            }
            None => tempfile::tempfile().map_err(reading_failed)?,
        };
        std::io::Seek::rewind(&mut spool).map_err(reading_failed)?;
        if let Ok(before) = File::open(&path) {
            let same = is_same(&spool, &before).map_err(reading_failed)?;
            if !same {
                let text = format!("{} is there already and says something else", path.display());
                return Err(Failure::new(Kind::CannotCreate, text).hint(
                    "nothing was recorded; if it was set right by hand, import it, else move it away",
                ));
            }
            return Ok(path.display().to_string());
        }
        output::whole(&path, |mut file| {
            std::io::copy(&mut spool, &mut file)
                .and_then(|_| file.flush())
                .map_err(|error| output::cannot_create(&path, &error))
        })?;
        Ok(path.display().to_string())
    }
}

/// Whether two files say the same, byte for byte.
fn is_same(ours: &File, theirs: &File) -> std::io::Result<bool> {
    if ours.metadata()?.len() != theirs.metadata()?.len() {
        return Ok(false);
    }
    let [ours, theirs] = [ours, theirs].map(|file| BufReader::new(file).bytes());
    for (ours, theirs) in ours.zip(theirs) {
        if ours? != theirs? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn reading_failed(error: std::io::Error) -> Failure {
    Failure::because(Kind::Io, &error)
}

/// `asn.csv` gives `asn.rejected.csv`, and stdin `stdin.rejected.csv`.
fn rejected_path(imported: &Path) -> PathBuf {
    if imported.as_os_str() == "-" {
        return PathBuf::from("stdin.rejected.csv");
    }
    let stem = imported.file_stem().unwrap_or(imported.as_os_str()).to_owned();
    let mut name = stem;
    name.push(".rejected.csv");
    imported.with_file_name(name)
}
