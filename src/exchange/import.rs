//! Rows in: CSV and TSV files of people, parcels and assets.
//!
//! A file is read as it comes from another system: the delimiter is sniffed and said aloud, a byte
//! order mark is eaten, columns are found by name whatever their case and punctuation, and may be
//! called by any of several names or be mapped. Everything has a limit, and every refusal names its line.

use std::io::{self, BufRead, Read};

use csv::{ByteRecord, ReaderBuilder};

use super::lines::Numbered;

/// The longest field, in bytes.
const FIELD_BYTES_MAX: usize = 64 * 1024;

/// One column that a kind of file may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Our name for it.
    pub name: &'static str,
    /// What other systems call it; compared without case, space, `_` and `-`.
    pub also: &'static [&'static str],
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the file is empty")]
    Empty,
    #[error("the file is UTF-16; save it as UTF-8")]
    Utf16,
    #[error("two columns are called {name}")]
    TwoColumns { name: String },
    #[error("there is no column {}", wanted.join(" or "))]
    NoColumn { wanted: Vec<&'static str>, found: Vec<String> },
    #[error("--map names a column {column} that the file does not have")]
    MapColumn { column: String, found: Vec<String> },
    #[error("--map names a field {field} that this kind of file does not have")]
    MapField { field: String },
    #[error("line {line}: {problem}")]
    Row { line: u64, problem: String },
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
}

/// Reads the rows of a file.
pub struct Rows<R: Read> {
    csv: csv::Reader<Numbered<R>>,
    /// For each column of ours, where it stands in the file.
    places: Vec<Option<usize>>,
    record: ByteRecord,
    /// What the file was taken for, to be said aloud.
    pub sniffed: String,
    /// Columns that nobody asked for.
    pub ignored: Vec<String>,
}

impl<R: Read> std::fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("sniffed", &self.sniffed).finish_non_exhaustive()
    }
}

/// One row, by columns of ours.
#[derive(Debug)]
pub struct Row<'r> {
    record: &'r ByteRecord,
    places: &'r [Option<usize>],
    /// The line of the file where it begins, from 1.
    pub line: u64,
    /// How many bytes of the file have been read.
    pub offset: u64,
}

impl Row<'_> {
    /// The text in a column; nothing if it is empty or the file does not have the column.
    pub fn text(&self, column: usize) -> Result<Option<&str>, String> {
        let Some(bytes) = self.places[column].and_then(|place| self.record.get(place)) else {
            return Ok(None);
        };
        if bytes.len() > FIELD_BYTES_MAX {
            return Err(format!("a field has {} bytes, more than {FIELD_BYTES_MAX}", bytes.len()));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|_| "a field is not UTF-8; save the file as UTF-8".to_owned())?;
        let text = text.trim();
        Ok((!text.is_empty()).then_some(text))
    }
}

/// Opens a file whose columns are among `columns`, at least one of each group in `needed` present.
pub fn open<R: BufRead>(
    mut from: R,
    columns: &'static [Column],
    needed: &[&[&'static str]],
    map: &[(String, String)],
) -> Result<Rows<R>, ImportError> {
    let head = from.fill_buf()?;
    if head.is_empty() {
        return Err(ImportError::Empty);
    }
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return Err(ImportError::Utf16);
    }
    let has_mark = head.starts_with(&[0xEF, 0xBB, 0xBF]);
    let first_line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let delimiter = sniff(first_line);
    if has_mark {
        from.consume(3);
    }
    let mut csv =
        ReaderBuilder::new().delimiter(delimiter).flexible(false).from_reader(Numbered::new(from));
    let header: Vec<String> = csv
        .byte_headers()
        .map_err(|error| row_error(&error))?
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_owned())
        .collect();
    let places = find_columns(&header, columns, map)?;
    for group in needed {
        let is_there = |name: &&str| {
            columns.iter().position(|c| c.name == *name).is_some_and(|at| places[at].is_some())
        };
        if !group.iter().any(is_there) {
            return Err(ImportError::NoColumn { wanted: group.to_vec(), found: header });
        }
    }
    let ignored = header
        .iter()
        .enumerate()
        .filter(|(at, _)| !places.contains(&Some(*at)))
        .map(|(_, name)| name.clone())
        .collect();
    let name = match delimiter {
        b'\t' => "tabs",
        b';' => "semicolons",
        _comma => "commas",
    };
    let mark = if has_mark { ", with a byte order mark" } else { "" };
    let sniffed = format!("UTF-8, {name} between {} columns{mark}", header.len());
    Ok(Rows { csv, places, record: ByteRecord::new(), sniffed, ignored })
}

/// The delimiter that the header has most of.
fn sniff(first_line: &[u8]) -> u8 {
    let count = |byte: u8| first_line.split(|b| *b == byte).count();
    *b",;\t".iter().max_by_key(|byte| (count(**byte), **byte == b',')).unwrap_or(&b',')
}

fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn find_columns(
    header: &[String],
    columns: &[Column],
    map: &[(String, String)],
) -> Result<Vec<Option<usize>>, ImportError> {
    let mut places: Vec<Option<usize>> = vec![None; columns.len()];
    let mut mapped = Vec::new();
    for (column, field) in map {
        let at = header.iter().position(|name| key(name) == key(column)).ok_or_else(|| {
            ImportError::MapColumn { column: column.clone(), found: header.to_vec() }
        })?;
        let ours = columns.iter().position(|c| c.name == field);
        let ours = ours.ok_or_else(|| ImportError::MapField { field: field.clone() })?;
        places[ours] = Some(at);
        mapped.push(at);
    }
    for (ours, column) in columns.iter().enumerate() {
        if places[ours].is_some() {
            continue;
        }
        let names = std::iter::once(column.name).chain(column.also.iter().copied());
        let names: Vec<String> = names.map(key).collect();
        let mut found = header
            .iter()
            .enumerate()
            .filter(|(at, name)| !mapped.contains(at) && names.contains(&key(name)))
            .map(|(at, _)| at);
        places[ours] = found.next();
        if found.next().is_some() {
            return Err(ImportError::TwoColumns { name: column.name.to_owned() });
        }
    }
    Ok(places)
}

fn row_error(error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    let problem = match error.kind() {
        csv::ErrorKind::Io(source) => source.to_string(),
        kind => problem_of(kind),
    };
    ImportError::Row { line, problem }
}

impl<R: Read> Rows<R> {
    /// The next row. An error about one row does not end the file.
    pub fn next_row(&mut self) -> Option<Result<Row<'_>, ImportError>> {
        let read = self.csv.read_byte_record(&mut self.record);
        let begin = self.record.position().map_or(0, csv::Position::byte);
        match read {
            Ok(false) => None,
            Ok(true) => {
                let line = self.csv.get_mut().line_from(begin);
                let offset = self.csv.position().byte();
                Some(Ok(Row { record: &self.record, places: &self.places, line, offset }))
            }
            Err(error) => Some(Err(match error.into_kind() {
                csv::ErrorKind::Io(source) => ImportError::Io(source),
                kind => ImportError::Row {
                    line: self.csv.get_mut().line_from(begin),
                    problem: problem_of(&kind),
                },
            })),
        }
    }
}

fn problem_of(kind: &csv::ErrorKind) -> String {
    match kind {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("has {len} fields where the header has {expected_len}")
        }
        other => format!("{other:?}"),
    }
}

/// The columns of a parcels file.
pub static PARCEL_COLUMNS: &[Column] = &[
    Column { name: "tracking", also: &["tracking number", "tracking no", "awb", "parcel"] },
    Column { name: "carrier", also: &["courier", "shipper"] },
    Column { name: "sender", also: &["from", "vendor"] },
    Column { name: "recipient", also: &["to", "for", "addressee"] },
    Column { name: "class", also: &["type"] },
    Column { name: "condition", also: &[] },
    Column { name: "place", also: &["location", "shelf", "at"] },
    Column { name: "contents", also: &["pieces", "quantity"] },
    Column { name: "note", also: &["notes", "comment", "comments", "remark"] },
    Column { name: "received_at", also: &["received", "date received", "occurred at"] },
];

/// The columns of an announcement of parcels.
pub static EXPECTED_COLUMNS: &[Column] = &[
    Column { name: "tracking", also: &["tracking number", "tracking no", "awb", "parcel"] },
    Column { name: "carrier", also: &["courier", "shipper"] },
    Column { name: "sender", also: &["from", "vendor", "supplier"] },
    Column { name: "recipient", also: &["to", "for", "addressee"] },
    Column { name: "reference", also: &["po number", "purchase order", "order", "asn"] },
    Column { name: "serial", also: &["serials", "serial number", "serial numbers"] },
];

/// The columns of an assets file.
pub static ASSET_COLUMNS: &[Column] = &[
    Column { name: "serial", also: &["serial number", "serial no", "sn"] },
    Column { name: "tag", also: &["asset tag", "asset number", "inventory number"] },
    Column { name: "maker", also: &["manufacturer", "vendor", "brand"] },
    Column { name: "model", also: &["model name", "product"] },
    Column { name: "category", also: &["model category", "type"] },
    Column { name: "place", also: &["location", "stockroom", "at"] },
    Column { name: "data_bearing", also: &["has storage", "data"] },
    Column { name: "note", also: &["notes", "comment", "comments", "remark"] },
];

/// The columns of a people file.
pub static PERSON_COLUMNS: &[Column] = &[
    Column { name: "name", also: &["full name", "display name", "employee name"] },
    Column { name: "first", also: &["first name", "given name", "firstname"] },
    Column { name: "last", also: &["last name", "surname", "family name", "lastname"] },
    Column {
        name: "number",
        also: &["employee number", "employee id", "id", "user id", "employee num"],
    },
    Column {
        name: "email",
        also: &["e-mail", "mail", "email address", "work email", "user principal name"],
    },
    Column { name: "department", also: &["dept", "cost center"] },
    Column { name: "location", also: &["room", "office", "desk", "site"] },
    Column {
        name: "active",
        also: &["status", "activated", "account enabled", "employment status"],
    },
];

/// Reads a yes or no as other systems write it.
pub fn read_flag(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" | "active" | "enabled" => Ok(true),
        "false" | "no" | "n" | "0" | "inactive" | "disabled" | "terminated" | "left" => Ok(false),
        _neither => Err(format!("`{text}` is neither yes nor no")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(file: &[u8]) -> Vec<Vec<Option<String>>> {
        let mut rows = open(file, PARCEL_COLUMNS, &[&["tracking"]], &[]).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.next_row() {
            let row = row.unwrap();
            all.push((0..3).map(|at| row.text(at).unwrap().map(str::to_owned)).collect());
        }
        all
    }

    #[test]
    fn columns_are_found_whatever_their_order_case_and_delimiter() {
        let some = |text: &str| Some(text.to_owned());
        let wanted = vec![vec![some("1Z"), some("UPS"), None]];
        assert_eq!(texts(b"carrier,Tracking-Number\nUPS,1Z\n"), wanted);
        assert_eq!(texts(b"\xEF\xBB\xBFCourier;TRACKING_NUMBER;x\r\nUPS; 1Z ;\r\n"), wanted);
        assert_eq!(texts(b"tracking\tcarrier\n1Z\tUPS"), wanted);
    }

    #[test]
    fn a_file_without_the_column_that_matters_is_refused_and_says_what_it_has() {
        let error =
            open(&b"number,x\n1,2\n"[..], PARCEL_COLUMNS, &[&["tracking"]], &[]).unwrap_err();
        assert!(
            matches!(error, ImportError::NoColumn { ref found, .. } if found == &["number", "x"])
        );
        let map = [("Number".to_owned(), "tracking".to_owned())];
        assert!(open(&b"number,x\n1,2\n"[..], PARCEL_COLUMNS, &[&["tracking"]], &map).is_ok());
        assert!(open(&b""[..], PARCEL_COLUMNS, &[], &[]).is_err());
        assert!(matches!(
            open(&b"tracking,awb\n"[..], PARCEL_COLUMNS, &[], &[]),
            Err(ImportError::TwoColumns { .. })
        ));
    }

    #[test]
    fn a_bad_row_names_its_line_and_does_not_end_the_file() {
        let file = b"tracking,carrier\nA123,UPS\nB\nC123,\xFF\nD123,UPS\n";
        let mut rows = open(&file[..], PARCEL_COLUMNS, &[&["tracking"]], &[]).unwrap();
        assert!(rows.next_row().unwrap().is_ok());
        let short = rows.next_row().unwrap().unwrap_err().to_string();
        assert_eq!(short, "line 3: has 1 fields where the header has 2");
        let latin = rows.next_row().unwrap().unwrap();
        assert!(latin.text(1).unwrap_err().contains("UTF-8"));
        assert_eq!(rows.next_row().unwrap().unwrap().text(0), Ok(Some("D123")));
        assert!(rows.next_row().is_none());
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let file = "tracking,carrier\nA123,UPS\n\n\"B1\n23\",UPS\nshort\nC123,UPS";
        for ending in ["\n", "\r\n", "\r"] {
            let file = file.replace('\n', ending);
            let mut rows = open(file.as_bytes(), PARCEL_COLUMNS, &[&["tracking"]], &[]).unwrap();
            let mut lines = Vec::new();
            while let Some(row) = rows.next_row() {
                lines.push(match row {
                    Ok(row) => row.line,
                    Err(ImportError::Row { line, .. }) => line,
                    Err(error) => panic!("{error}"),
                });
            }
            assert_eq!(lines, [2, 4, 6, 7], "{ending:?}");
        }
    }
}
