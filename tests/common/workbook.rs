//! Workbooks, put together part by part, good ones and bad ones.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell of a sheet.
#[derive(Debug, Clone, Copy)]
pub enum Cell {
    /// A text in the table of texts that sheets share.
    Text(&'static str),
    /// A text in the cell itself.
    Inline(&'static str),
    /// A number, as it is stored, and the style with which it is shown.
    Number(&'static str, Style),
    Flag(bool),
    Error(&'static str),
    Nothing,
}

/// The styles of [`STYLES`], in their order.
#[derive(Debug, Clone, Copy)]
pub enum Style {
    General,
    Date,
    DateTime,
    Zeros,
    Exponent,
    Duration,
}

const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="11"/><xf numFmtId="166"/></cellXfs></styleSheet>"#;

/// A sheet: its name, whether it is hidden, and its rows, each with its number.
pub type Sheet<'s> = (&'s str, bool, &'s [(u32, &'s [Cell])]);

/// A workbook as a spreadsheet would save it.
pub fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut texts: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for (nth, (_, _, rows)) in (1..).zip(sheets) {
        let mut xml = String::from(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
        );
        for (number, cells) in *rows {
            xml.push_str(&["<row r=\"", &number.to_string(), "\">"].concat());
            for (column, cell) in ('A'..='Z').zip(*cells) {
                xml += &cell_xml(&format!("{column}{number}"), *cell, &mut texts);
            }
            xml += "</row>";
        }
        xml += "</sheetData></worksheet>";
        parts.push((format!("xl/worksheets/sheet{nth}.xml"), xml));
    }
    let mut shared = format!(
        "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{0}\" uniqueCount=\"{0}\">",
        texts.len()
    );
    for text in &texts {
        shared.extend(["<si><t>", text, "</t></si>"]);
    }
    shared += "</sst>";
    parts.push(("xl/sharedStrings.xml".to_owned(), shared));
    zipped(&with_frame(parts, sheets))
}

/// A workbook of one sheet with this XML, and a table of texts with that.
pub fn workbook_of(sheet: &str, texts: &str) -> Vec<u8> {
    let parts = vec![
        ("xl/worksheets/sheet1.xml".to_owned(), sheet.to_owned()),
        ("xl/sharedStrings.xml".to_owned(), texts.to_owned()),
    ];
    zipped(&with_frame(parts, &[("Sheet1", false, &[])]))
}

fn with_frame(mut parts: Vec<(String, String)>, sheets: &[Sheet<'_>]) -> Vec<(String, String)> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let numbered = || (1..).zip(sheets);
    let list: Vec<String> = numbered()
        .map(|(nth, (name, is_hidden, _)): (u32, _)| {
            let state = if *is_hidden { " state=\"hidden\"" } else { "" };
            format!("<sheet name=\"{name}\" sheetId=\"{nth}\"{state} r:id=\"rId{nth}\"/>")
        })
        .collect();
    let targets: Vec<String> = numbered()
        .map(|(nth, _): (u32, _)| {
            let target = format!("worksheets/sheet{nth}.xml");
            format!("<Relationship Id=\"rId{nth}\" Type=\"{rel}/worksheet\" Target=\"{target}\"/>")
        })
        .collect();
    let mut add = |name: &str, xml: String| parts.push((name.to_owned(), xml));
    add("[Content_Types].xml", "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned());
    add(
        "_rels/.rels",
        format!(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    add(
        "xl/workbook.xml",
        format!(
            "<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{rel}\"><sheets>{}</sheets></workbook>",
            list.concat()
        ),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        format!(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"{package}\">{}</Relationships>",
            targets.concat()
        ),
    );
    add("xl/styles.xml", STYLES.to_owned());
    parts
}

/// A zip archive of these parts.
pub fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn cell_xml(at: &str, cell: Cell, texts: &mut Vec<&'static str>) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => {
            texts.push(text);
            format!("<c r=\"{at}\" t=\"s\"><v>{}</v></c>", texts.len() - 1)
        }
        Cell::Inline(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        Cell::Number(number, style) => {
            format!("<c r=\"{at}\" s=\"{}\"><v>{number}</v></c>", style as u8)
        }
        Cell::Flag(set) => format!("<c r=\"{at}\" t=\"b\"><v>{}</v></c>", u8::from(set)),
        Cell::Error(what) => format!("<c r=\"{at}\" t=\"e\"><v>{what}</v></c>"),
    }
}
