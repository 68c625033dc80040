//! Rows of a text file: which delimiter, which row is the header, and where each row begins.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::Encoding;

use super::encoding::Decoded;
use super::header::{self, Header, ROWS_ABOVE_MAX, Shape};
use super::lines::{EndlessRow, Numbered};
use super::{Place, RECORD_BYTES_MAX, Said, Sniffed, TableError};

/// What the file is read through: its first bytes again, then the rest.
type Bytes = io::Chain<Cursor<Vec<u8>>, Decoded<BufReader<File>>>;

/// How much of a file is looked at to find delimiter and header.
const HEAD_BYTES: u64 = 256 * 1024;

/// Streams the records of a text file.
pub(super) struct TextRows {
    csv: csv::Reader<Numbered<Bytes>>,
    record: ByteRecord,
}

impl std::fmt::Debug for TextRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextRows").field("at", self.csv.position()).finish_non_exhaustive()
    }
}

/// Finds delimiter and header, and begins to read below it.
pub(super) fn open(
    from: BufReader<File>,
    encoding: &'static Encoding,
    shape: &Shape,
    said: &Said<'_>,
) -> Result<(TextRows, Header, Sniffed), TableError> {
    let mut decoded = Decoded::new(from, encoding);
    let mut head = Vec::new();
    (&mut decoded).take(HEAD_BYTES).read_to_end(&mut head)?;
    let is_whole = u64::try_from(head.len()).unwrap_or(u64::MAX) < HEAD_BYTES;
    // Other decoders eat the mark themselves, and only their own.
    let utf8_mark = head.starts_with(&[0xEF, 0xBB, 0xBF]);
    if utf8_mark {
        head.drain(..3);
    }
    if head.is_empty() {
        return Err(TableError::Empty);
    }
    let (delimiter, header) = sniff(&head, is_whole, shape, said)?;
    let bytes = Cursor::new(head).chain(decoded);
    let csv = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(TextRows::BUFFER_BYTES)
        .from_reader(Numbered::new(bytes));
    let mut rows = TextRows { csv, record: ByteRecord::new() };
    for _ in 0..header.index {
        rows.skip()?;
    }
    let at = rows.skip()?;
    let labels = if header.has_labels { Some(rows.skip()?) } else { None };
    let sniffed = Sniffed {
        encoding: encoding.name(),
        byte_order_mark: utf8_mark || encoding.name().starts_with("UTF-16"),
        delimiter: Some(char::from(delimiter)),
        sheet: None,
        columns: header.names.len(),
        header: at,
        labels,
        fields: header.fields(shape),
        ignored: header.ignored(),
    };
    Ok((rows, header, sniffed))
}

/// The delimiter with which the header has most of the columns that this kind of file may have.
fn sniff(
    head: &[u8],
    is_whole: bool,
    shape: &Shape,
    said: &Said<'_>,
) -> Result<(u8, Header), TableError> {
    let mut best: Option<(u8, Header)> = None;
    let mut why: Option<(usize, TableError)> = None;
    for delimiter in *b",;\t|" {
        let rows = first_rows(head, is_whole, delimiter);
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        match header::find(&rows, shape, said) {
            Ok(header) => {
                let score = |header: &Header| (header.found(), header.names.len());
                if best.as_ref().is_none_or(|(_, known)| score(&header) > score(known)) {
                    best = Some((delimiter, header));
                }
            }
            Err(error) => {
                if why.as_ref().is_none_or(|(width, _)| widest > *width) {
                    why = Some((widest, error));
                }
            }
        }
    }
    best.ok_or_else(|| why.map_or(TableError::Empty, |(_, error)| error))
}

fn first_rows(head: &[u8], is_whole: bool, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(head);
    let texts = |record: ByteRecord| -> Vec<String> {
        record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
    };
    let mut rows: Vec<_> =
        reader.byte_records().map_while(Result::ok).take(ROWS_ABOVE_MAX + 2).map(texts).collect();
    if !is_whole && rows.len() < ROWS_ABOVE_MAX + 2 {
        // The last of them may be cut.
        rows.pop();
    }
    rows
}

impl TextRows {
    /// How many bytes are read ahead.
    const BUFFER_BYTES: usize = 64 * 1024;

    /// The next record that is not empty, where it begins, and how far into the file that is.
    pub fn next(&mut self, wanted: usize) -> Option<Result<(&ByteRecord, Place, u64), TableError>> {
        loop {
            let at = match self.read() {
                Ok(Some(at)) => at,
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            };
            // Spreadsheets write rows of delimiters for rows that were emptied.
            if self.record.iter().all(<[u8]>::is_empty) {
                continue;
            }
            let has = self.record.len();
            let is_padded = has > wanted && self.record.iter().skip(wanted).all(<[u8]>::is_empty);
            if has != wanted && !is_padded {
                let problem = format!("has {has} fields where the header has {wanted}");
                return Some(Err(TableError::Row { at, problem }));
            }
            return Some(Ok((&self.record, at, self.csv.position().byte())));
        }
    }

    /// The cells of the row that was refused for their number.
    pub fn record(&self) -> &ByteRecord {
        &self.record
    }

    fn skip(&mut self) -> Result<Place, TableError> {
        self.read()?.ok_or(TableError::Empty)
    }

    fn read(&mut self) -> Result<Option<Place>, TableError> {
        let begin = self.csv.position().byte();
        let allowed = u64::try_from(RECORD_BYTES_MAX + Self::BUFFER_BYTES).unwrap_or(u64::MAX);
        self.csv.get_mut().stop_at(begin.saturating_add(allowed));
        match self.csv.read_byte_record(&mut self.record) {
            Ok(false) => Ok(None),
            Ok(true) => {
                let begin = self.record.position().map_or(0, csv::Position::byte);
                Ok(Some(Place::Line(self.csv.get_mut().line_from(begin))))
            }
            Err(error) => Err(match error.into_kind() {
                csv::ErrorKind::Io(source) if EndlessRow::is_in(&source) => {
                    TableError::Endless { line: self.csv.get_mut().line_from(begin) }
                }
                csv::ErrorKind::Io(source) => TableError::Io(source),
                other => TableError::Io(io::Error::other(format!("{other:?}"))),
            }),
        }
    }
}
