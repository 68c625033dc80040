//! Filling a template that somebody else made: its header rows, sheets and formats stay as they are, and rows
//! are put below the headers.

use std::io::{self, Cursor, Read as _, Seek, Write};

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::escape::escape;
use quick_xml::events::Event as Xml;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{BUFFER_BYTES, Cell, RowFormat, RowWriter, TakeRows};

/// The largest template that is read, and the largest sheet in one.
const TEMPLATE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Why a template cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct TemplateError(String);

fn wrong(why: impl std::fmt::Display) -> TemplateError {
    TemplateError(why.to_string())
}

/// A file with header rows and nothing that matters below them.
#[derive(Debug, Clone)]
pub struct Template {
    bytes: Vec<u8>,
    form: Form,
    header: Vec<Vec<String>>,
}

#[derive(Debug, Clone)]
enum Form {
    /// How many bytes the header rows have.
    Csv {
        header_bytes: usize,
    },
    Workbook(Sheet),
}

/// The first sheet of a workbook, and where rows go in it.
#[derive(Debug, Clone)]
struct Sheet {
    path: String,
    /// Everything up to the end of the header rows.
    before: Vec<u8>,
    /// Everything from the end of the rows on.
    after: Vec<u8>,
    /// What stands before the names of elements, with its colon.
    prefix: String,
}

impl Template {
    /// Reads a template of which the first rows are headers.
    pub fn read(bytes: Vec<u8>, header_rows: usize) -> Result<Self, TemplateError> {
        if bytes.len() > TEMPLATE_BYTES_MAX {
            return Err(wrong("is larger than 16 MiB"));
        }
        if bytes.starts_with(b"PK") {
            let header = workbook_header(&bytes, header_rows)?;
            let form = Form::Workbook(find_sheet(&bytes, header_rows)?);
            return Ok(Self { bytes, form, header });
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map_or(bytes.clone(), <[u8]>::to_vec);
        std::str::from_utf8(&bytes)
            .map_err(|_| wrong("is neither an XLSX workbook nor UTF-8 text"))?;
        let (header, header_bytes) = csv_header(&bytes, header_rows)?;
        Ok(Self { bytes, form: Form::Csv { header_bytes }, header })
    }

    /// The header rows, one name a column each.
    #[must_use]
    pub fn header(&self) -> &[Vec<String>] {
        &self.header
    }

    /// How a file that is made of it ends.
    #[must_use]
    pub const fn extension(&self) -> &'static str {
        match self.form {
            Form::Csv { .. } => "csv",
            Form::Workbook(_) => "xlsx",
        }
    }
}

fn csv_header(bytes: &[u8], rows: usize) -> Result<(Vec<Vec<String>>, usize), TemplateError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut header = Vec::new();
    let mut record = csv::StringRecord::new();
    while header.len() < rows {
        if !reader.read_record(&mut record).map_err(wrong)? {
            return Err(wrong(format!("has fewer than {rows} header rows")));
        }
        header.push(record.iter().map(str::to_owned).collect());
    }
    let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(bytes.len());
    Ok((header, end))
}

fn workbook_header(bytes: &[u8], rows: usize) -> Result<Vec<Vec<String>>, TemplateError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(wrong)?;
    let sheet = book.worksheet_range_at(0).ok_or_else(|| wrong("has no sheet"))?.map_err(wrong)?;
    if sheet.start() != Some((0, 0)) {
        return Err(wrong("has no header in its first row and column"));
    }
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    };
    let header: Vec<Vec<String>> =
        sheet.rows().take(rows).map(|row| row.iter().map(cell).collect()).collect();
    if header.len() < rows {
        return Err(wrong(format!("has fewer than {rows} header rows")));
    }
    Ok(header)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, TemplateError> {
    let file = archive.by_name(name).map_err(wrong)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(TEMPLATE_BYTES_MAX).unwrap_or(u64::MAX);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(wrong)?;
    if bytes.len() > TEMPLATE_BYTES_MAX {
        return Err(wrong(format!("{name} is larger than 16 MiB")));
    }
    Ok(bytes)
}

/// The attribute of the first element by this name that `fits`.
fn attribute(
    xml: &[u8],
    element: &str,
    wanted: &str,
    fits: impl Fn(&str, &str) -> bool,
) -> Result<Option<String>, TemplateError> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    loop {
        let event = reader.read_event().map_err(wrong)?;
        let (Xml::Start(start) | Xml::Empty(start)) = &event else {
            if matches!(event, Xml::Eof) {
                return Ok(None);
            }
            continue;
        };
        if start.local_name().as_ref() != element {
            continue;
        }
        let mut found = None;
        let mut all_fit = true;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(wrong)?;
            let name = attribute.key.as_ref().to_owned();
            let value = attribute.value.to_string();
            all_fit &= fits(&name, &value);
            if name == wanted || name.ends_with(&format!(":{wanted}")) {
                found = Some(value);
            }
        }
        if all_fit && found.is_some() {
            return Ok(found);
        }
    }
}

fn find_sheet(bytes: &[u8], header_rows: usize) -> Result<Sheet, TemplateError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
    let book = part(&mut archive, "xl/workbook.xml")?;
    let id = attribute(&book, "sheet", "id", |_, _| true)?.ok_or_else(|| wrong("has no sheet"))?;
    let relations = part(&mut archive, "xl/_rels/workbook.xml.rels")?;
    let fits = |name: &str, value: &str| name != "Id" || value == id;
    let target = attribute(&relations, "Relationship", "Target", fits)?;
    let target = target.ok_or_else(|| wrong("does not say where its first sheet is"))?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let xml = part(&mut archive, &path)?;
    split_sheet(path, &xml, header_rows)
}

/// Finds where rows go, and leaves out how large the sheet was.
fn split_sheet(path: String, xml: &[u8], header_rows: usize) -> Result<Sheet, TemplateError> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let place = |reader: &quick_xml::Reader<&[u8]>| {
        usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
    };
    let (mut rows, mut headers_end, mut prefix) = (0, None, String::new());
    let mut dimension = None;
    loop {
        let start = place(&reader);
        match reader.read_event().map_err(wrong)? {
            Xml::Empty(e) if e.local_name().as_ref() == "dimension" => {
                dimension = Some(start..place(&reader));
            }
            Xml::Start(e) if e.local_name().as_ref() == "sheetData" => {
                let name = e.name().as_ref().to_owned();
                name.strip_suffix("sheetData").unwrap_or_default().clone_into(&mut prefix);
            }
            Xml::End(e) if e.local_name().as_ref() == "row" => {
                rows += 1;
                if rows == header_rows {
                    headers_end = Some(place(&reader));
                }
            }
            Xml::End(e) if e.local_name().as_ref() == "sheetData" => {
                let end = headers_end.ok_or_else(|| wrong("has no header rows"))?;
                let mut before = xml[..end].to_vec();
                if let Some(dimension) = dimension {
                    before.drain(dimension);
                }
                return Ok(Sheet { path, before, after: xml[start..].to_vec(), prefix });
            }
            Xml::Eof => return Err(wrong("has a sheet without rows")),
            _other => {}
        }
    }
}

/// Writes rows below the headers of a template.
pub enum TemplateWriter<W: Write + Seek> {
    Csv(RowWriter<W>),
    Workbook(Box<WorkbookWriter<W>>),
}

impl<W: Write + Seek> std::fmt::Debug for TemplateWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TemplateWriter")
    }
}

impl<W: Write + Seek> std::fmt::Debug for WorkbookWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkbookWriter").field("next_row", &self.next_row).finish_non_exhaustive()
    }
}

/// A workbook that is being filled.
pub struct WorkbookWriter<W: Write + Seek> {
    archive: ZipWriter<W>,
    sheet: Sheet,
    next_row: usize,
    pending: Vec<u8>,
}

impl<W: Write + Seek> TemplateWriter<W> {
    /// Begins with everything that the template has.
    pub fn begin(template: &Template, mut to: W) -> io::Result<Self> {
        let width = template.header.iter().map(Vec::len).max().unwrap_or(0);
        match &template.form {
            Form::Csv { header_bytes } => {
                let header = &template.bytes[..*header_bytes];
                to.write_all(header)?;
                if !header.ends_with(b"\n") {
                    to.write_all(b"\r\n")?;
                }
                let columns = vec![""; width];
                Ok(Self::Csv(RowWriter::go_on(to, RowFormat::Csv, "", &columns)))
            }
            Form::Workbook(sheet) => {
                let mut archive = ZipWriter::new(to);
                let mut from = ZipArchive::new(Cursor::new(&template.bytes[..]))?;
                for at in 0..from.len() {
                    let part = from.by_index_raw(at)?;
                    if part.name()? != sheet.path {
                        archive.raw_copy_file(part)?;
                    }
                }
                // The time of a part is part of the bytes: it is always the same.
                archive.start_file(&*sheet.path, SimpleFileOptions::default())?;
                archive.write_all(&sheet.before)?;
                let next_row = template.header.len() + 1;
                let sheet = sheet.clone();
                let pending = Vec::with_capacity(BUFFER_BYTES);
                Ok(Self::Workbook(Box::new(WorkbookWriter { archive, sheet, next_row, pending })))
            }
        }
    }

    /// Ends the file.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.finish().map(|_| ()),
            Self::Workbook(mut writer) => {
                writer.archive.write_all(&writer.pending)?;
                writer.archive.write_all(&writer.sheet.after)?;
                writer.archive.finish()?.flush()
            }
        }
    }
}

impl<W: Write + Seek> TakeRows for TemplateWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.row(cells),
            Self::Workbook(writer) => writer.row(cells),
        }
    }
}

impl<W: Write + Seek> WorkbookWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let (p, row) = (&self.sheet.prefix, self.next_row);
        let out = &mut self.pending;
        write!(out, "<{p}row r=\"{row}\">")?;
        for (column, cell) in cells.iter().enumerate() {
            let text = match cell {
                Cell::Text("") | Cell::Nothing => continue,
                Cell::Text(text) => escape(*text),
                Cell::Integer(number) => number.to_string().into(),
                Cell::Flag(set) => set.to_string().into(),
            };
            let name = column_name(column);
            write!(
                out,
                "<{p}c r=\"{name}{row}\" t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{text}\
                 </{p}t></{p}is></{p}c>"
            )?;
        }
        write!(out, "</{p}row>")?;
        self.next_row += 1;
        if self.pending.len() >= BUFFER_BYTES / 2 {
            self.archive.write_all(&self.pending)?;
            self.pending.clear();
        }
        Ok(())
    }
}

/// The letters of a column, counted from 0: A to Z, AA and so on.
fn column_name(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    fn filled(template: &Template, rows: &[[Cell<'_>; 3]]) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = TemplateWriter::begin(template, &mut bytes).unwrap();
        for row in rows {
            writer.row(row).unwrap();
        }
        writer.finish().unwrap();
        bytes.into_inner()
    }

    #[test]
    fn columns_have_letters() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
        {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn a_text_template_keeps_its_header_rows_byte_for_byte() {
        let text =
            b"\xEF\xBB\xBFuserId,\"serial, no\",x\nUser,\"Serial\",X\nold,old,old\n".to_vec();
        let template = Template::read(text, 2).unwrap();
        assert_eq!(template.header()[0], ["userId", "serial, no", "x"]);
        let row = [Cell::Text("1815"), Cell::Text("00012E5"), Cell::Nothing];
        let wanted = "userId,\"serial, no\",x\nUser,\"Serial\",X\n1815,00012E5,\r\n";
        assert_eq!(String::from_utf8(filled(&template, &[row])).unwrap(), wanted);
        let bare = Template::read(b"a,b,c".to_vec(), 1).unwrap();
        assert_eq!(filled(&bare, &[row]), b"a,b,c\r\n1815,00012E5,\r\n");
        Template::read(b"only one row\n".to_vec(), 2).unwrap_err();
        Template::read(b"\xFF\xFEa".to_vec(), 1).unwrap_err();
        Template::read(b"PK not a workbook".to_vec(), 1).unwrap_err();
    }

    #[test]
    fn a_workbook_keeps_its_other_sheets_and_gets_rows_as_text() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Receiving log").unwrap();
        for (column, name) in [(0, "Serial number"), (1, "Asset tag"), (2, "Comments")] {
            sheet.write_string_with_format(0, column, name, &Format::new().set_bold()).unwrap();
        }
        sheet.write_string(1, 0, "an example").unwrap();
        book.add_worksheet().set_name("Help").unwrap().write_string(0, 0, "read me").unwrap();
        let template = Template::read(book.save_to_buffer().unwrap(), 1).unwrap();
        assert_eq!(template.header(), [["Serial number", "Asset tag", "Comments"]]);
        let row = [Cell::Text("00012E5"), Cell::Nothing, Cell::Text("a < b & \"c\"")];
        let bytes = filled(&template, &[row, row]);
        let mut filled_book = Xlsx::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(filled_book.sheet_names(), ["Receiving log", "Help"]);
        let sheet = filled_book.worksheet_range("Receiving log").unwrap();
        assert_eq!(sheet.height(), 3, "the example is gone");
        assert_eq!(sheet.get_value((2, 0)), Some(&Data::String("00012E5".to_owned())));
        assert_eq!(sheet.get_value((1, 2)), Some(&Data::String("a < b & \"c\"".to_owned())));
        let help = filled_book.worksheet_range("Help").unwrap();
        assert_eq!(help.get_value((0, 0)), Some(&Data::String("read me".to_owned())));
        assert_eq!(bytes, filled(&template, &[row, row]), "the same rows give the same bytes");
    }
}
