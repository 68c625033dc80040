//! Rows in: one reader for whatever table a file holds.
//!
//! CSV, TSV, semicolons or XLSX; UTF-8, UTF-16 or Windows-1252; the header wherever it stands. A file is
//! read as it comes from another system, what it was taken for is told so that it can be said aloud, and
//! nothing is repaired in silence: what a spreadsheet has damaged is refused with the reason. Everything
//! has a limit, and rows are streamed: a file may be larger than memory.
//!
//! ```text
//! Input::take(file)       one pass: digest, encoding, or that it is a workbook
//!   .table(shape, ..)     finds delimiter, header and columns
//!   .next_row()           one row, numbered as an editor or a spreadsheet numbers it
//! ```

mod encoding;
mod guard;
mod header;
mod input;
mod lines;
mod sheet;
mod text;
pub mod value;

use std::io;

pub use header::{Column, Shape};
pub use input::Input;
pub use value::{DateOrder, read_flag};

use header::Header;
use sheet::{SheetRow, SheetRows};
use text::TextRows;

/// The longest field, in bytes.
pub const FIELD_BYTES_MAX: usize = 64 * 1024;

/// The longest row, in bytes.
pub const RECORD_BYTES_MAX: usize = 1024 * 1024;

/// Why a file cannot be read at all, or not any further.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("the file is empty")]
    Empty,
    #[error("the file is in no encoding that is known here")]
    Encoding { looks_like: Option<&'static str> },
    #[error("there is no encoding called {name}")]
    NoEncoding { name: String },
    #[error("two columns are called {name}")]
    TwoColumns { name: String },
    #[error("there is no column {}", wanted.join(" or "))]
    NoColumn { wanted: Vec<&'static str>, found: Vec<String> },
    #[error("--map names a column {column} that the file does not have")]
    MapColumn { column: String, found: Vec<String> },
    #[error("--map names a field {field} that this kind of file does not have")]
    MapField { field: String, fields: Vec<&'static str> },
    #[error("the workbook has no sheet {name}")]
    NoSheet { name: String, sheets: Vec<String> },
    #[error("several sheets of the workbook could be meant: {}", sheets.join(", "))]
    SeveralSheets { sheets: Vec<String> },
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    #[error("line {line}: a row has more than {RECORD_BYTES_MAX} bytes; is a quotation mark open?")]
    Endless { line: u64 },
    #[error("{at}: {problem}")]
    Row { at: Place, problem: String },
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
}

/// Where a row stands, as whoever looks at the file sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The line of a text file, from 1, as an editor counts.
    Line(u64),
    /// The row of a sheet, from 1, as a spreadsheet counts.
    Row(u64),
}

impl Place {
    /// The bare number.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Self::Line(number) | Self::Row(number) => number,
        }
    }

    /// What is counted: `line` or `row`.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Line(_) => "line",
            Self::Row(_) => "row",
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.unit(), self.number())
    }
}

/// What a person said about a file; where nothing was said, it is sniffed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'s> {
    /// Columns of the file, and the fields that they are.
    pub map: &'s [(String, String)],
    /// The name of an encoding, as on the web: `windows-1252`.
    pub encoding: Option<&'s str>,
    /// The sheet of a workbook.
    pub sheet: Option<&'s str>,
}

/// What a file was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sniffed {
    /// `UTF-8`, `UTF-16LE`, `windows-1252`; `XLSX` for a workbook.
    pub encoding: &'static str,
    pub byte_order_mark: bool,
    /// What stands between fields; nothing in a workbook.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// How many columns the header has.
    pub columns: usize,
    /// Where the header stands.
    pub header: Place,
    /// A second row of the header, which is not data either.
    pub labels: Option<Place>,
    /// Fields of ours, and what the file calls them.
    pub fields: Vec<(&'static str, String)>,
    /// Columns that nobody asked for.
    pub ignored: Vec<String>,
}

impl Sniffed {
    /// One sentence about the file itself.
    #[must_use]
    pub fn sentence(&self) -> String {
        let between = match self.delimiter {
            Some('\t') => "tabs between ",
            Some(';') => "semicolons between ",
            Some('|') => "bars between ",
            Some(_) => "commas between ",
            None => "",
        };
        let mut parts = vec![self.encoding.to_owned()];
        parts.extend(self.sheet.as_ref().map(|sheet| format!("sheet {sheet}")));
        parts.push(format!("{between}{} columns", self.columns));
        if self.byte_order_mark {
            parts.push("with a byte order mark".to_owned());
        }
        if self.header.number() > 1 {
            parts.push(format!("header in {}", self.header));
        }
        parts.extend(self.labels.map(|labels| format!("labels in {labels}")));
        parts.join(", ")
    }

    /// One sentence about the columns that are called otherwise than here.
    #[must_use]
    pub fn renamed(&self) -> Option<String> {
        let other = |(field, column): &&(&str, String)| column != field;
        let pairs: Vec<String> = self
            .fields
            .iter()
            .filter(other)
            .map(|(field, column)| format!("{field} from `{column}`"))
            .collect();
        (!pairs.is_empty()).then(|| format!("taken: {}", pairs.join(", ")))
    }
}

/// The rows of a file, by columns of ours.
#[derive(Debug)]
pub struct Table {
    source: Source,
    header: Header,
    sniffed: Sniffed,
    /// Something was wrong with the file, not with a row of it.
    has_ended: bool,
}

#[derive(Debug)]
enum Source {
    Text(Box<TextRows>),
    Sheet(SheetRows),
}

/// One row, by columns of ours.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    cells: Cells<'r>,
    places: &'r [Option<usize>],
    /// Where it begins.
    pub at: Place,
    /// How far into the file it is, in bytes, for whoever waits.
    pub offset: u64,
}

#[derive(Debug, Clone, Copy)]
enum Cells<'r> {
    Text(&'r csv::ByteRecord),
    Sheet(&'r SheetRow),
}

impl Table {
    /// What the file was taken for.
    #[must_use]
    pub const fn sniffed(&self) -> &Sniffed {
        &self.sniffed
    }

    /// The header of the file, column by column as it stands there.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header.names
    }

    /// The next row that is not empty. An error about one row does not end the file; any other does.
    pub fn next_row(&mut self) -> Option<Result<Row<'_>, TableError>> {
        if self.has_ended {
            return None;
        }
        let (wanted, places) = (self.header.names.len(), self.header.places.as_slice());
        let next = match &mut self.source {
            Source::Text(rows) => rows.next(wanted)?.map(|(record, at, offset)| Row {
                cells: Cells::Text(record),
                places,
                at,
                offset,
            }),
            Source::Sheet(rows) => rows.next()?.map(|(row, offset)| Row {
                cells: Cells::Sheet(row),
                places,
                at: Place::Row(row.number),
                offset,
            }),
        };
        self.has_ended = matches!(&next, Err(error) if !matches!(error, TableError::Row { .. }));
        Some(next)
    }
}

impl Table {
    /// Every cell of the row that came last, refused or not, as the file has it.
    #[must_use]
    pub fn last_raw(&self) -> Vec<String> {
        match &self.source {
            Source::Text(rows) => {
                let cells = rows.record().iter();
                cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
            }
            Source::Sheet(rows) => {
                rows.current().cells.iter().map(|cell| cell.text.clone()).collect()
            }
        }
    }
}

impl<'r> Row<'r> {
    /// The text in a column of ours; nothing if it is empty or the file does not have the column.
    pub fn text(&self, column: usize) -> Result<Option<&'r str>, String> {
        let Some(place) = self.places[column] else { return Ok(None) };
        self.cell(place)
    }

    /// The same for a number that names something: what a spreadsheet has made of it is refused.
    pub fn identifier(&self, column: usize) -> Result<Option<&'r str>, String> {
        let Some(place) = self.places[column] else { return Ok(None) };
        if let Cells::Sheet(row) = self.cells
            && let Some(cell) = row.cell(place)
        {
            cell.names_something()?;
        }
        let Some(text) = self.cell(place)? else { return Ok(None) };
        let text = value::unguarded(text);
        if value::is_damaged(text) {
            return Err(format!(
                "a spreadsheet has made the number `{text}` of what stood here; format the column as \
                 text and export again"
            ));
        }
        Ok((!text.is_empty()).then_some(text))
    }

    /// A date, or a date and a time, as `2026-11-22 09:30`; one that may be read in two ways is refused.
    pub fn date(&self, column: usize, order: Option<DateOrder>) -> Result<Option<String>, String> {
        self.text(column)?.map(|text| value::read_date(text, order)).transpose()
    }

    fn cell(&self, place: usize) -> Result<Option<&'r str>, String> {
        let text = match self.cells {
            Cells::Sheet(row) => match row.cell(place) {
                None => return Ok(None),
                Some(cell) => cell.read()?,
            },
            Cells::Text(record) => {
                let Some(bytes) = record.get(place) else { return Ok(None) };
                is_short(bytes.len())?;
                std::str::from_utf8(bytes)
                    .map_err(|_| "a field is not UTF-8; save the file as UTF-8".to_owned())?
            }
        };
        is_short(text.len())?;
        let text = text.trim();
        Ok((!text.is_empty()).then_some(text))
    }
}

fn is_short(bytes: usize) -> Result<(), String> {
    if bytes > FIELD_BYTES_MAX {
        return Err(format!("a field has {bytes} bytes, more than {FIELD_BYTES_MAX}"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
