use std::fs::File;
use std::io::{Seek as _, Write as _};

use super::*;

static SHAPE: Shape = Shape {
    columns: &[
        Column { name: "tracking", also: &["tracking number", "awb"] },
        Column { name: "carrier", also: &["courier"] },
        Column { name: "note", also: &[] },
    ],
    needed: &[&["tracking"]],
};

fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

fn opened(bytes: &[u8], said: &Said<'_>) -> Result<Table, TableError> {
    Input::take(file(bytes)).unwrap().table(&SHAPE, said)
}

fn table(bytes: &[u8]) -> Table {
    opened(bytes, &Said::default()).unwrap()
}

/// Every row as `place: tracking|carrier|note`, or what is wrong with it.
fn rows(mut table: Table) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(row) = table.next_row() {
        let cells = |row: Row<'_>| {
            let text = |at: usize| match row.text(at) {
                Ok(text) => text.unwrap_or_default().to_owned(),
                Err(problem) => problem,
            };
            format!("{}: {}|{}|{}", row.at, text(0), text(1), text(2))
        };
        all.push(row.map_or_else(|error| error.to_string(), cells));
    }
    all
}

#[test]
fn columns_are_found_whatever_their_order_case_and_delimiter() {
    for text in [
        "carrier,Tracking-Number\nUPS,1Z\n",
        "\u{feff}Courier;TRACKING_NUMBER;x\r\nUPS; 1Z ;\r\n",
        "tracking\tcarrier\n1Z\tUPS",
        "x|awb|courier\n1|1Z|UPS\n",
        "awb,courier\n1Z,UPS,,\n",
        "sep=;\nawb;courier\n\n1Z;UPS\n",
    ] {
        let lines = rows(table(text.as_bytes()));
        assert_eq!(lines.len(), 1, "{text}");
        assert!(lines[0].ends_with(": 1Z|UPS|"), "{text}: {lines:?}");
    }
}

#[test]
fn a_header_below_a_title_and_one_in_two_rows_are_found_and_said() {
    let text = "Open orders;;\r\n\r\nprinted;2026-11-22;\r\ntracking;courier;x\r\n\
        Tracking Number;Carrier;X\r\n1Z;UPS;\r\n;;\r\n2Z;UPS;\r\n";
    let table = table(text.as_bytes());
    let said = "UTF-8, semicolons between 3 columns, header in line 4, labels in line 5";
    assert_eq!(table.sniffed().sentence(), said);
    assert_eq!(table.sniffed().renamed().as_deref(), Some("taken: carrier from `courier`"));
    assert_eq!(table.sniffed().ignored, ["x"]);
    assert_eq!(rows(table), ["line 6: 1Z|UPS|", "line 8: 2Z|UPS|"]);
}

#[test]
fn the_same_table_is_read_from_every_encoding() {
    let text = "tracking;note\r\n1Z;Müller, Zoé\r\n2Z;Größe\r\n";
    let wide = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(to_bytes).collect()
    };
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    for (bytes, name) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        (wide(u16::to_le_bytes), "UTF-16LE"),
        (wide(u16::to_be_bytes), "UTF-16BE"),
        (windows.to_vec(), "windows-1252"),
    ] {
        let table = table(&bytes);
        assert_eq!(table.sniffed().encoding, name);
        assert_eq!(rows(table), ["line 2: 1Z||Müller, Zoé", "line 3: 2Z||Größe"], "{name}");
    }
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("tracking,note\n1Z,Привет мир\n");
    assert!(matches!(
        opened(&cyrillic, &Said::default()),
        Err(TableError::Encoding { looks_like: Some(_) })
    ));
    let said = Said { encoding: Some("windows-1251"), ..Said::default() };
    assert_eq!(rows(opened(&cyrillic, &said).unwrap()), ["line 2: 1Z||Привет мир"]);
    let said = Said { encoding: Some("klingon"), ..Said::default() };
    assert!(matches!(opened(b"tracking\n", &said), Err(TableError::NoEncoding { .. })));
}

#[test]
fn a_file_without_the_column_that_matters_is_refused_and_says_what_it_has() {
    let none = Said::default();
    let error = opened(b"number,x\n1,2\n", &none).unwrap_err();
    assert!(matches!(error, TableError::NoColumn { ref found, .. } if found == &["number", "x"]));
    let map = [("Number".to_owned(), "tracking".to_owned())];
    assert!(opened(b"number,x\n1,2\n", &Said { map: &map, ..none }).is_ok());
    let map = [("Number".to_owned(), "colour".to_owned())];
    let error = opened(b"number,x\n1,2\n", &Said { map: &map, ..none }).unwrap_err();
    assert!(matches!(error, TableError::MapField { .. }));
    assert!(matches!(opened(b"", &none), Err(TableError::Empty)));
    assert!(matches!(opened(b"\xEF\xBB\xBF", &none), Err(TableError::Empty)));
    assert!(matches!(opened(b"tracking,awb\n", &none), Err(TableError::TwoColumns { .. })));
}

#[test]
fn a_bad_row_names_its_line_and_does_not_end_the_file() {
    let good = "ünïcödé,".repeat(4);
    let mut bytes = b"tracking,carrier\nA123,UPS\nB\nC123,".to_vec();
    bytes.extend(b"\xFF\nD123,UPS\n\"");
    bytes.extend(good.as_bytes());
    bytes.extend(b"\",UPS\n");
    let mut table = table(&bytes);
    assert!(table.next_row().unwrap().is_ok());
    let short = table.next_row().unwrap().unwrap_err().to_string();
    assert_eq!(short, "line 3: has 1 fields where the header has 2");
    assert_eq!(table.last_raw(), ["B"]);
    assert!(table.next_row().unwrap().unwrap().text(1).unwrap_err().contains("UTF-8"));
    assert_eq!(table.next_row().unwrap().unwrap().text(0), Ok(Some("D123")));
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text = "tracking,carrier\nA123,UPS\n\n\"B1\n23\",UPS\nshort\nC123,UPS";
    for ending in ["\n", "\r\n", "\r"] {
        let mut table = table(text.replace('\n', ending).as_bytes());
        let mut lines = Vec::new();
        while let Some(row) = table.next_row() {
            lines.push(match row {
                Ok(row) => row.at.number(),
                Err(TableError::Row { at, .. }) => at.number(),
                Err(error) => panic!("{error}"),
            });
        }
        assert_eq!(lines, [2, 4, 6, 7], "{ending:?}");
    }
}

#[test]
fn a_row_that_does_not_end_is_not_read_into_memory() {
    let mut text = String::from("tracking,note\n1Z,fine\n2Z,\"open");
    text += &"x".repeat(8 * RECORD_BYTES_MAX);
    let mut table = table(text.as_bytes());
    assert!(table.next_row().unwrap().is_ok());
    let error = table.next_row().unwrap().unwrap_err();
    assert!(matches!(error, TableError::Endless { line: 3 }), "{error}");
    assert!(table.csv_buffer() < 4 * RECORD_BYTES_MAX);
}

impl Table {
    fn csv_buffer(&self) -> usize {
        match &self.source {
            Source::Text(rows) => rows.record().as_slice().len(),
            Source::Sheet(_) => 0,
        }
    }
}

#[test]
fn what_a_spreadsheet_has_damaged_is_no_identifier() {
    let text = "tracking,carrier\n1.2E+06,UPS\n\"=\"\"00012E5\"\"\",UPS\n00012E5,UPS\n";
    let mut table = table(text.as_bytes());
    let damaged = table.next_row().unwrap().unwrap().identifier(0).unwrap_err();
    assert!(damaged.contains("`1.2E+06`"), "{damaged}");
    assert_eq!(table.next_row().unwrap().unwrap().identifier(0), Ok(Some("00012E5")));
    assert_eq!(table.next_row().unwrap().unwrap().identifier(0), Ok(Some("00012E5")));
}
