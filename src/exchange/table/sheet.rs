//! Rows of a workbook, streamed: a thread reads cell after cell, and hands over rows.
//!
//! The thread is there because the reader of cells borrows from the workbook, and because a workbook
//! that makes the library panic must end an import with a message. No more than a few hundred rows wait.

use std::fs::File;
use std::io::BufReader;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx};

use super::header::{self, Header, ROWS_ABOVE_MAX, Shape};
use super::value::{SheetCell, long_number};
use super::{Place, RECORD_BYTES_MAX, Said, Sniffed, TableError, guard};

/// Rows that are handed over at once, and how many such bundles may wait.
const BUNDLE_ROWS: usize = 64;
const BUNDLES: usize = 4;

/// More columns than a sheet can have are no sheet.
const COLUMNS_MAX: usize = 16_384;

/// One row of a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetRow {
    /// As the spreadsheet counts, from 1.
    pub number: u64,
    pub cells: Vec<SheetCell>,
}

impl SheetRow {
    pub fn cell(&self, place: usize) -> Option<&SheetCell> {
        self.cells.get(place)
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty() && cell.problem.is_none())
    }
}

type Bundle = Result<Vec<SheetRow>, TableError>;

/// Streams the rows of a sheet.
#[derive(Debug)]
pub(super) struct SheetRows {
    from: Receiver<Bundle>,
    thread: Option<JoinHandle<()>>,
    bundle: std::vec::IntoIter<SheetRow>,
    current: SheetRow,
    /// How many bytes of the file one row stands for, roughly.
    bytes_a_row: f64,
}

/// What the thread found before it began to hand over rows.
struct Opening {
    sheet: String,
    header: Header,
    header_row: u64,
    labels_row: Option<u64>,
    rows: u64,
}

impl SheetRows {
    pub fn open(
        file: File,
        shape: &Shape,
        said: &Said<'_>,
    ) -> Result<(Self, Header, Sniffed), TableError> {
        guard::measure(&file)?;
        let bytes = file.metadata()?.len();
        let (tell, told) = sync_channel(1);
        let (to, from) = sync_channel(BUNDLES);
        let shape = *shape;
        let map = said.map.to_vec();
        let sheet = said.sheet.map(str::to_owned);
        let thread = thread::spawn(move || {
            let said = Said { map: &map, encoding: None, sheet: sheet.as_deref() };
            read(file, &shape, &said, &tell, &to);
        });
        let Ok(opening) = told.recv() else { return Err(ended(thread.join())) };
        let opening = opening?;
        let sniffed = Sniffed {
            encoding: "XLSX",
            byte_order_mark: false,
            delimiter: None,
            sheet: Some(opening.sheet),
            columns: opening.header.names.len(),
            header: Place::Row(opening.header_row),
            labels: opening.labels_row.map(Place::Row),
            fields: opening.header.fields(&shape),
            ignored: opening.header.ignored(),
        };
        #[expect(clippy::cast_precision_loss, reason = "it moves a progress bar")]
        let bytes_a_row = bytes as f64 / opening.rows.max(1) as f64;
        let rows = Self {
            from,
            thread: Some(thread),
            bundle: Vec::new().into_iter(),
            current: SheetRow::default(),
            bytes_a_row,
        };
        Ok((rows, opening.header, sniffed))
    }

    /// The next row that is not empty, and how far into the file it is, roughly.
    pub fn next(&mut self) -> Option<Result<(&SheetRow, u64), TableError>> {
        loop {
            if let Some(row) = self.bundle.next() {
                self.current = row;
                #[expect(
                    clippy::cast_precision_loss,
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "it moves a progress bar"
                )]
                let offset = (self.current.number as f64 * self.bytes_a_row) as u64;
                return Some(Ok((&self.current, offset)));
            }
            match self.from.recv() {
                Ok(Ok(bundle)) => self.bundle = bundle.into_iter(),
                Ok(Err(error)) => return Some(Err(error)),
                Err(_) => {
                    let ended_how = self.thread.take()?.join();
                    return ended_how.is_err().then(|| Err(ended(ended_how)));
                }
            }
        }
    }

    /// The row that was handed out last.
    pub const fn current(&self) -> &SheetRow {
        &self.current
    }
}

fn ended(how: thread::Result<()>) -> TableError {
    let what = if how.is_err() { "it is not built as a workbook is" } else { "it ends too early" };
    TableError::Workbook(what.to_owned())
}

/// The work of the thread. Whoever does not listen any more has seen enough.
fn read(
    file: File,
    shape: &Shape,
    said: &Said<'_>,
    tell: &SyncSender<Result<Opening, TableError>>,
    to: &SyncSender<Bundle>,
) {
    let workbook = Xlsx::new(BufReader::with_capacity(64 * 1024, file));
    let mut workbook = match workbook.map_err(broken) {
        Ok(workbook) => workbook,
        Err(error) => return drop(tell.send(Err(error))),
    };
    let sheet = match choose(&mut workbook, shape, said) {
        Ok(sheet) => sheet,
        Err(error) => return drop(tell.send(Err(error))),
    };
    let begun = Cells::open(&mut workbook, &sheet).and_then(|mut cells| {
        let first = cells.first_rows()?;
        Ok((cells, first))
    });
    let (mut cells, mut first) = match begun {
        Ok(begun) => begun,
        Err(error) => return drop(tell.send(Err(error))),
    };
    let header = match header::find(&texts(&first), shape, said) {
        Ok(header) => header,
        Err(error) => return drop(tell.send(Err(error))),
    };
    let (index, has_labels) = (header.index, header.has_labels);
    let opening = Opening {
        sheet,
        header_row: first[index].number,
        labels_row: has_labels.then(|| first[index + 1].number),
        header,
        rows: cells.rows,
    };
    if tell.send(Ok(opening)).is_err() {
        return;
    }
    let mut bundle: Vec<SheetRow> = first.split_off(index + 1 + usize::from(has_labels));
    loop {
        if bundle.len() >= BUNDLE_ROWS && to.send(Ok(std::mem::take(&mut bundle))).is_err() {
            return;
        }
        match cells.next_row() {
            Ok(Some(row)) => bundle.push(row),
            Ok(None) => return drop(to.send(Ok(bundle))),
            Err(error) => {
                if to.send(Ok(bundle)).is_ok() {
                    drop(to.send(Err(error)));
                }
                return;
            }
        }
    }
}

/// The sheet that is meant: the one named, else the only visible one with the columns that are needed.
fn choose(
    workbook: &mut Xlsx<BufReader<File>>,
    shape: &Shape,
    said: &Said<'_>,
) -> Result<String, TableError> {
    let sheets = workbook.sheets_metadata().to_vec();
    let all = || sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    if let Some(name) = said.sheet {
        let same = sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name));
        return same
            .map(|sheet| sheet.name.clone())
            .ok_or_else(|| TableError::NoSheet { name: name.to_owned(), sheets: all() });
    }
    let (mut fitting, mut why) = (Vec::new(), None);
    for sheet in sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
        let first = Cells::open(workbook, &sheet.name).and_then(|mut cells| cells.first_rows());
        match first.and_then(|rows| header::find(&texts(&rows), shape, said)) {
            Ok(_) => fitting.push(sheet.name.clone()),
            // Said of the first sheet, which is what people see.
            Err(error) => why = why.or(Some(error)),
        }
    }
    if fitting.len() > 1 {
        return Err(TableError::SeveralSheets { sheets: fitting });
    }
    fitting.pop().ok_or_else(|| why.unwrap_or(TableError::Empty))
}

fn texts(rows: &[SheetRow]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn broken(error: calamine::XlsxError) -> TableError {
    TableError::Workbook(error.to_string())
}

/// Puts cells together to rows.
struct Cells<'w> {
    reader: calamine::XlsxCellReader<'w, BufReader<File>>,
    /// The first cell of the row after the one that was handed out.
    ahead: Option<(u32, usize, SheetCell)>,
    last: Option<u32>,
    /// The library may not be asked again after its last cell.
    has_ended: bool,
    /// How many rows the sheet says it has.
    rows: u64,
}

impl<'w> Cells<'w> {
    fn open(workbook: &'w mut Xlsx<BufReader<File>>, sheet: &str) -> Result<Self, TableError> {
        let reader = workbook.worksheet_cells_reader(sheet).map_err(broken)?;
        let rows = u64::from(reader.dimensions().end.0) + 1;
        Ok(Self { reader, ahead: None, last: None, has_ended: false, rows })
    }

    fn first_rows(&mut self) -> Result<Vec<SheetRow>, TableError> {
        let mut rows = Vec::new();
        while rows.len() < ROWS_ABOVE_MAX + 2 {
            let Some(row) = self.next_row()? else { break };
            rows.push(row);
        }
        Ok(rows)
    }

    /// The next row that is not empty.
    fn next_row(&mut self) -> Result<Option<SheetRow>, TableError> {
        loop {
            let Some((number, place, cell)) = self.next_cell()? else { return Ok(None) };
            if self.last.is_some_and(|last| number <= last) {
                return Err(TableError::Workbook(format!("row {} comes twice", number + 1)));
            }
            self.last = Some(number);
            let mut row = SheetRow { number: u64::from(number) + 1, cells: Vec::new() };
            let mut bytes = 0;
            let (mut place, mut cell) = (place, cell);
            loop {
                bytes += cell.text.len();
                if bytes > RECORD_BYTES_MAX || place >= COLUMNS_MAX {
                    return Err(TableError::Workbook(format!("row {} is too long", number + 1)));
                }
                if !cell.is_nothing() {
                    if row.cells.len() <= place {
                        row.cells.resize_with(place + 1, SheetCell::default);
                    }
                    row.cells[place] = cell;
                }
                match self.next_cell()? {
                    Some((same, at, next)) if same == number => (place, cell) = (at, next),
                    other => {
                        self.ahead = other;
                        break;
                    }
                }
            }
            if !row.is_empty() {
                return Ok(Some(row));
            }
        }
    }

    fn next_cell(&mut self) -> Result<Option<(u32, usize, SheetCell)>, TableError> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        if self.has_ended {
            return Ok(None);
        }
        let Some((cell, style)) = self.reader.next_cell_with_style_id().map_err(broken)? else {
            self.has_ended = true;
            return Ok(None);
        };
        let (row, column) = cell.get_position();
        let format = self.reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let code = format.map_or("General", |format| format.format_code.as_str());
        let read = read_cell(cell.get_value(), code);
        Ok(Some((row, usize::try_from(column).unwrap_or(usize::MAX), read)))
    }
}

fn read_cell(value: &DataRef<'_>, code: &str) -> SheetCell {
    match value {
        DataRef::Empty => SheetCell::default(),
        DataRef::String(text) => SheetCell::text(text),
        DataRef::SharedString(text) => SheetCell::text(text),
        DataRef::Bool(yes) => SheetCell::text(if *yes { "true" } else { "false" }),
        DataRef::Int(number) => long_number(&number.to_string(), code),
        DataRef::Float(number) => long_number(&number.to_string(), code),
        DataRef::DateTime(date) if date.is_datetime() => SheetCell::date(&shown(*date)),
        DataRef::DateTimeIso(text) => SheetCell::date(text),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => {
            SheetCell::broken("the cell holds a duration")
        }
        DataRef::Error(error) => SheetCell::broken(&format!("the cell holds the error {error}")),
    }
}

fn shown(date: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _some_time => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}
