//! Rows out: CSV for machines, JSON Lines for programs.
//!
//! CSV is RFC 4180: comma, CRLF, UTF-8 without a byte order mark (Request Tracker loses its first
//! column to one), a header always, columns only ever added at the end, rows in the order of the log.
//! Nothing in it says when it was made, so that the same range gives the same bytes.

use std::io::{self, Write};

use csv::Terminator;

pub mod packed;
pub mod template;
pub mod xlsx;

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'c> {
    Text(&'c str),
    Integer(i64),
    Flag(bool),
    Nothing,
}

impl<'c> Cell<'c> {
    /// A text that may be absent.
    #[must_use]
    pub fn maybe(text: Option<&'c str>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    Csv,
    JsonLines,
}

/// Whatever rows go into.
pub trait TakeRows {
    /// Takes one row: a cell for each column.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;
}

/// Writes rows under one header.
#[derive(Debug)]
pub struct RowWriter<W: Write> {
    to: Sink<W>,
    columns: usize,
    rows: u64,
}

#[derive(Debug)]
enum Sink<W: Write> {
    Csv(Box<csv::Writer<W>>),
    JsonLines { to: io::BufWriter<W>, line: Vec<u8>, keys: Vec<String>, opening: String },
}

/// What went wrong with the writer below; the way there through [`csv::Error`] loses its kind.
#[must_use]
pub fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Bytes collected before a write.
const BUFFER_BYTES: usize = 256 * 1024;

impl<W: Write> RowWriter<W> {
    /// Begins a file; a CSV file has its header even if no row follows.
    pub fn begin<S: AsRef<str>>(
        to: W,
        format: RowFormat,
        schema: &str,
        header: &[S],
    ) -> io::Result<Self> {
        let mut writer = Self::go_on(to, format, schema, header);
        if let Sink::Csv(csv) = &mut writer.to {
            csv.write_record(header.iter().map(AsRef::as_ref)).map_err(io_error)?;
        }
        Ok(writer)
    }

    /// Writes rows of a file whose header stands elsewhere, or that has none.
    pub fn go_on<S: AsRef<str>>(to: W, format: RowFormat, schema: &str, header: &[S]) -> Self {
        let to = match format {
            RowFormat::Csv => Sink::Csv(Box::new(
                csv::WriterBuilder::new()
                    .terminator(Terminator::CRLF)
                    .buffer_capacity(BUFFER_BYTES)
                    .from_writer(to),
            )),
            RowFormat::JsonLines => Sink::JsonLines {
                to: io::BufWriter::with_capacity(BUFFER_BYTES, to),
                line: Vec::new(),
                keys: header.iter().map(|name| format!(",{}:", quoted(name.as_ref()))).collect(),
                opening: format!("{{\"schema\":{}", quoted(schema)),
            },
        };
        Self { to, columns: header.len(), rows: 0 }
    }

    /// Hands everything to the writer below, and gives that back with the number of rows.
    pub fn finish(self) -> io::Result<(W, u64)> {
        let inner = match self.to {
            Sink::Csv(writer) => writer.into_inner().map_err(csv::IntoInnerError::into_error)?,
            Sink::JsonLines { to, .. } => {
                to.into_inner().map_err(io::IntoInnerError::into_error)?
            }
        };
        Ok((inner, self.rows))
    }
}

impl<W: Write> TakeRows for RowWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        debug_assert_eq!(cells.len(), self.columns, "every column has a cell");
        self.rows += 1;
        match &mut self.to {
            Sink::Csv(writer) => {
                let mut digits = itoa::Buffer::new();
                for cell in cells {
                    match cell {
                        Cell::Text(text) => writer.write_field(text),
                        Cell::Integer(number) => writer.write_field(digits.format(*number)),
                        Cell::Flag(set) => writer.write_field(if *set { "true" } else { "false" }),
                        Cell::Nothing => writer.write_field(""),
                    }
                    .map_err(io_error)?;
                }
                writer.write_record(None::<&[u8]>).map_err(io_error)
            }
            Sink::JsonLines { to, line, keys, opening } => {
                line.clear();
                line.extend_from_slice(opening.as_bytes());
                for (key, cell) in keys.iter().zip(cells) {
                    line.extend_from_slice(key.as_bytes());
                    match cell {
                        Cell::Text(text) => serde_json::to_writer(&mut *line, text)?,
                        Cell::Integer(number) => serde_json::to_writer(&mut *line, number)?,
                        Cell::Flag(set) => serde_json::to_writer(&mut *line, set)?,
                        Cell::Nothing => line.extend_from_slice(b"null"),
                    }
                }
                line.extend_from_slice(b"}\n");
                to.write_all(line)
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: RowFormat, rows: &[[Cell<'_>; 3]]) -> String {
        let mut writer =
            RowWriter::begin(Vec::new(), format, "custody.test.v1", &["a", "b", "c"]).unwrap();
        for row in rows {
            writer.row(row).unwrap();
        }
        String::from_utf8(writer.finish().unwrap().0).unwrap()
    }

    #[test]
    fn a_csv_file_has_a_header_crlf_and_no_byte_order_mark() {
        assert_eq!(written(RowFormat::Csv, &[]), "a,b,c\r\n");
        let row = [Cell::Text("x, \"y\"\n"), Cell::Integer(-3), Cell::Nothing];
        assert_eq!(written(RowFormat::Csv, &[row]), "a,b,c\r\n\"x, \"\"y\"\"\n\",-3,\r\n");
    }

    #[test]
    fn json_lines_name_their_schema_and_keep_types() {
        let row = [Cell::Text("ü\u{7}"), Cell::Flag(true), Cell::Nothing];
        assert_eq!(
            written(RowFormat::JsonLines, &[row]),
            "{\"schema\":\"custody.test.v1\",\"a\":\"ü\\u0007\",\"b\":true,\"c\":null}\n"
        );
    }
}
