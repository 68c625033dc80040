//! Rows for people: a workbook whose cells are text, so that nothing makes `1.2E+06` of the serial number
//! `00012E5` or takes the zeros off an employee number.

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::{Cell, TakeRows};

/// The most rows that a sheet holds, its header among them.
const SHEET_ROWS: u32 = 1_048_576;

/// The most characters that a cell holds.
const CELL_CHARS: usize = 32_767;

/// How hard it is compressed, from 1 to 9. With what is usual (6) a file is a seventh smaller, and that alone takes a
/// third of the time.
const DEFLATE: u8 = 2;

/// Stands at the end of a text that was cut.
const CUT: &str = " [cut: a cell holds no more]";

/// Begins a text that a spreadsheet would take for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes rows into as many sheets as they need.
pub struct XlsxWriter {
    book: Workbook,
    name: String,
    header: Vec<String>,
    text: Format,
    heading: Format,
    sheet: usize,
    next_row: u32,
    sheet_rows: u32,
}

impl std::fmt::Debug for XlsxWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("XlsxWriter").field("name", &self.name).finish_non_exhaustive()
    }
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

impl XlsxWriter {
    /// Begins a workbook. It says of itself that it was made at a time that follows from its content, so that
    /// the same rows give the same bytes.
    pub fn begin<S: AsRef<str>>(name: &str, header: &[S], made_at_secs: i64) -> io::Result<Self> {
        Self::with_sheets_of(SHEET_ROWS, name, header, made_at_secs)
    }

    fn with_sheets_of<S: AsRef<str>>(
        sheet_rows: u32,
        name: &str,
        header: &[S],
        made_at_secs: i64,
    ) -> io::Result<Self> {
        let mut book = Workbook::new();
        let made_at = ExcelDateTime::from_timestamp(made_at_secs).map_err(io_error)?;
        book.set_zip_compression_level(DEFLATE);
        book.set_properties(&DocProperties::new().set_creation_datetime(&made_at));
        let mut writer = Self {
            book,
            name: name.to_owned(),
            header: header.iter().map(|name| name.as_ref().to_owned()).collect(),
            text: Format::new().set_num_format("@"),
            heading: Format::new().set_bold().set_num_format("@"),
            sheet: 0,
            next_row: 0,
            sheet_rows,
        };
        writer.begin_sheet()?;
        Ok(writer)
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        let number = self.sheet + 1;
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(io_error)?;
        let name = if number == 1 { self.name.clone() } else { format!("{} {number}", self.name) };
        sheet.set_name(name).map_err(io_error)?;
        sheet.set_freeze_panes(1, 0).map_err(io_error)?;
        for (column, name) in self.header.iter().enumerate() {
            let column = column_number(column)?;
            sheet.set_column_width(column, width_of(name)).map_err(io_error)?;
            sheet.set_column_format(column, &self.text).map_err(io_error)?;
        }
        for (column, name) in self.header.iter().enumerate() {
            let column = column_number(column)?;
            sheet.write_string_with_format(0, column, name, &self.heading).map_err(io_error)?;
        }
        self.sheet = number;
        self.next_row = 1;
        Ok(())
    }

    /// Writes the workbook.
    pub fn finish(mut self, to: impl Write + Seek + Send) -> io::Result<()> {
        self.book.save_to_writer(to).map_err(io_error)
    }
}

impl TakeRows for XlsxWriter {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.next_row == self.sheet_rows {
            self.begin_sheet()?;
        }
        let row = self.next_row;
        let sheet = self.book.worksheet_from_index(self.sheet - 1).map_err(io_error)?;
        for (column, cell) in cells.iter().enumerate() {
            let column = column_number(column)?;
            match cell {
                Cell::Text("") | Cell::Nothing => continue,
                // Its format is that of its column: to look it up for every cell takes as long as to write it.
                Cell::Text(text) => sheet.write_string(row, column, harmless(text)),
                // Exact up to 2^53, which no log comes near.
                #[expect(clippy::cast_precision_loss, reason = "a spreadsheet knows no integers")]
                Cell::Integer(number) => sheet.write_number(row, column, *number as f64),
                Cell::Flag(set) => sheet.write_boolean(row, column, *set),
            }
            .map_err(io_error)?;
        }
        self.next_row += 1;
        Ok(())
    }
}

fn column_number(column: usize) -> io::Result<u16> {
    u16::try_from(column).map_err(io::Error::other)
}

/// A text as a cell can hold it. Only free text can begin like a formula: identifiers begin with a letter or
/// a digit, and times with a digit. As text it is harmless in the workbook, but not in a CSV file that
/// somebody saves from it (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 1);
    if text.starts_with(FORMULA) {
        shown.push('\'');
    }
    shown.push_str(text);
    // Counted as Excel counts: in units of UTF-16, of which no text has more than bytes.
    if shown.len() > CELL_CHARS && shown.encode_utf16().count() > CELL_CHARS {
        let mut room = CELL_CHARS - CUT.len();
        let keep = shown.char_indices().find(|(_, c)| match room.checked_sub(c.len_utf16()) {
            Some(left) => {
                room = left;
                false
            }
            None => true,
        });
        shown.truncate(keep.map_or(shown.len(), |(at, _)| at));
        shown.push_str(CUT);
    }
    shown
}

/// How wide a column is, in characters: wide enough for what it usually holds.
fn width_of(name: &str) -> f64 {
    let usual: u8 = match name {
        "event_id" => 48,
        "item_id" | "person_id" => 38,
        "signature_sha256" => 66,
        "data" | "comments" | "void_reason" | "note" => 60,
        _ if name.ends_with("_at") => 26,
        _ if name.ends_with("_name") || name.ends_with("_email") || name == "manufacturer" => 28,
        "tracking_number" | "serial_number" | "asset_tag" | "model" | "place" => 22,
        _ => 14,
    };
    let own = u8::try_from(name.chars().count() + 2).unwrap_or(u8::MAX);
    f64::from(usual.max(own))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    fn written(rows: &[[Cell<'_>; 3]], sheet_rows: u32) -> Vec<u8> {
        let header = ["serial_number", "seq", "note"];
        let mut writer =
            XlsxWriter::with_sheets_of(sheet_rows, "events", &header, 1_780_000_000).unwrap();
        for row in rows {
            writer.row(row).unwrap();
        }
        let mut bytes = Cursor::new(Vec::new());
        writer.finish(&mut bytes).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn cells_are_text_and_stay_as_they_are() {
        let row = [Cell::Text("00012E5"), Cell::Integer(42), Cell::Text("=1+1")];
        let bytes = written(&[row], SHEET_ROWS);
        let mut book = Xlsx::new(Cursor::new(&bytes)).unwrap();
        let sheet = book.worksheet_range("events").unwrap();
        let found: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(found[0], ["serial_number", "seq", "note"].map(text));
        assert_eq!(found[1], [text("00012E5"), Data::Float(42.0), text("'=1+1")]);
        assert_eq!(bytes, written(&[row], SHEET_ROWS), "the same rows give the same bytes");
    }

    #[test]
    fn what_does_not_fit_on_a_sheet_goes_on_the_next_one() {
        let row = |n| [Cell::Text("SN-1001"), Cell::Integer(n), Cell::Nothing];
        let bytes = written(&[row(1), row(2), row(3)], 3);
        let mut book = Xlsx::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["events", "events 2"]);
        assert_eq!(book.worksheet_range("events").unwrap().height(), 3);
        assert_eq!(book.worksheet_range("events 2").unwrap().height(), 2, "it has its own header");
    }

    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_says_so() {
        let long = "ü😀".repeat(20_000);
        let cut = harmless(&long);
        assert!(cut.encode_utf16().count() <= CELL_CHARS && cut.ends_with(CUT));
        assert_eq!(harmless("plain"), "plain");
        for formula in ["=1", "+1", "-1", "@x", "\tx", "\rx"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
    }
}
