//! Workbooks as input: cells as they were entered, rows as the spreadsheet numbers them, limits held.

use std::fs::File;
use std::io::{Seek as _, Write as _};

use custody::exchange::table::{Column, Input, Said, Shape, Table, TableError};

use crate::common::workbook::{Cell, Style, workbook, workbook_of, zipped};

static SHAPE: Shape = Shape {
    columns: &[
        Column { name: "serial", also: &["serial number"] },
        Column { name: "when", also: &["date"] },
        Column { name: "note", also: &[] },
    ],
    needed: &[&["serial"]],
};

fn opened(bytes: &[u8], said: &Said<'_>) -> Result<Table, TableError> {
    let mut file = tempfile::tempfile().expect("a file for the test");
    file.write_all(bytes).expect("it can be written");
    file.rewind().expect("it can be read again");
    Input::take(file).expect("it can be read").table(&SHAPE, said)
}

/// Every row as `place serial|when|note`, or what is wrong with it.
fn rows(table: &mut Table) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(row) = table.next_row() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                all.push(error.to_string());
                break;
            }
        };
        let text = |cell: Result<Option<&str>, String>| match cell {
            Ok(text) => text.unwrap_or_default().to_owned(),
            Err(problem) => format!("!{problem}"),
        };
        let when = row.date(1, None).map_or_else(|p| p, Option::unwrap_or_default);
        all.push(format!("{} {}|{when}|{}", row.at, text(row.identifier(0)), text(row.text(2))));
    }
    all
}

const HEADER: &[Cell] = &[Cell::Text("Serial Number"), Cell::Text("Date"), Cell::Text("Note")];

#[test]
fn cells_come_out_as_they_were_entered_or_with_the_reason_why_not() {
    use Cell::{Error, Flag, Inline, Nothing, Number, Text};
    let rows_in: &[(u32, &[Cell])] = &[
        (1, &[Text("Stock of dock 1")]),
        (3, HEADER),
        (4, &[Text("00012E5"), Number("46348", Style::Date), Text("Zoé &amp; co")]),
        (
            5,
            &[
                Inline("SN-2"),
                Number("46348.395833333336", Style::DateTime),
                Number("1.5", Style::General),
            ],
        ),
        (6, &[Number("123456789012345", Style::General), Text("2026-11-22"), Flag(true)]),
        (7, &[Number("42", Style::Zeros), Text("22.11.2026"), Text("=1+1")]),
        (9, &[Text("9205591234567800042172"), Nothing, Nothing]),
        (20, &[Number("1200000", Style::Exponent), Nothing, Nothing]),
        (21, &[Number("9.20559123456780004E21", Style::General), Nothing, Nothing]),
        (22, &[Number("46348", Style::Date), Nothing, Nothing]),
        (23, &[Error("#N/A"), Nothing, Error("#REF!")]),
        (24, &[Text("SN-3"), Number("1.5", Style::Duration), Nothing]),
        (1_048_576, &[Text("SN-4"), Nothing, Nothing]),
    ];
    let mut table =
        opened(&workbook(&[("Stock", false, rows_in)]), &Said::default()).expect("rows");
    assert_eq!(table.sniffed().sentence(), "XLSX, sheet Stock, 3 columns, header in row 3");
    let rows = rows(&mut table);
    let wanted = [
        "row 4 00012E5|2026-11-22|Zoé & co",
        "row 5 SN-2|2026-11-22 09:30:00|1.5",
        "row 6 123456789012345|2026-11-22|true",
        "row 7 00042|2026-11-22|=1+1",
        "row 9 9205591234567800042172||",
        "row 20 !the spreadsheet has made a number with an exponent of what was entered; format the \
         column as text, and enter it again||",
        "row 21 !the spreadsheet has kept 15 digits of this number and lost the others; format the \
         column as text, and enter it again||",
        "row 22 !the spreadsheet has made the date 2026-11-22 of what was entered; format the column \
         as text, and enter it again||",
        "row 23 !the cell holds the error #N/A||!the cell holds the error #REF!",
        "row 24 SN-3|the cell holds a duration|",
        "row 1048576 SN-4||",
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn the_sheet_that_is_meant_is_found_or_asked_for() {
    let one: &[(u32, &[Cell])] = &[(1, HEADER), (2, &[Cell::Text("SN-1")])];
    let two: &[(u32, &[Cell])] = &[(1, HEADER), (2, &[Cell::Text("SN-2")])];
    let other: &[(u32, &[Cell])] = &[(1, &[Cell::Text("read me")])];
    let none = Said::default();
    let book = workbook(&[("About", false, other), ("Old", true, one), ("New", false, two)]);
    assert_eq!(rows(&mut opened(&book, &none).expect("one fits")), ["row 2 SN-2||"]);
    let said = Said { sheet: Some("old"), ..none };
    assert_eq!(rows(&mut opened(&book, &said).expect("it is named")), ["row 2 SN-1||"]);
    let both = workbook(&[("Old", false, one), ("New", false, two)]);
    let error = opened(&both, &none).expect_err("either could be meant");
    assert!(matches!(error, TableError::SeveralSheets { ref sheets } if sheets == &["Old", "New"]));
    let said = Said { sheet: Some("Newer"), ..none };
    assert!(matches!(opened(&both, &said), Err(TableError::NoSheet { .. })));
    assert!(matches!(
        opened(&workbook(&[("About", false, other)]), &none),
        Err(TableError::NoColumn { .. })
    ));
    assert!(matches!(opened(&workbook(&[("A", false, &[])]), &none), Err(TableError::Empty)));
}

const SHEET: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>serial</t></is></c></row>";
const NO_TEXTS: &str = "<sst count=\"0\" uniqueCount=\"0\"></sst>";

#[track_caller]
fn is_refused(bytes: &[u8], why: &str) {
    let error = match opened(bytes, &Said::default()) {
        Err(error) => error.to_string(),
        Ok(mut table) => rows(&mut table).pop().unwrap_or_default(),
    };
    assert!(error.contains(why), "{why}: {error}");
}

#[test]
fn a_workbook_that_lies_about_its_size_is_refused_before_memory_is_asked_for() {
    let cell =
        |at: &str| format!("{SHEET}<row><c r=\"{at}\"><v>1</v></c></row></sheetData></worksheet>");
    // Far away is not far in memory: the row is as short as its last column is near.
    let mut far =
        opened(&workbook_of(&cell("A1048576"), NO_TEXTS), &Said::default()).expect("rows");
    assert_eq!(rows(&mut far), ["row 1048576 1||"]);
    is_refused(&workbook_of(&cell("ZZZZZ2"), NO_TEXTS), "row 2 is too long");
    let many = "<sst count=\"1\" uniqueCount=\"99999999999999\"><si><t>x</t></si></sst>";
    is_refused(&workbook_of(&cell("A2"), many), "announces more than 16777216 texts");
    // A gigabyte of nothing, in a megabyte.
    let bomb = cell("A2").replace("<v>", &" ".repeat(40 << 20)) + "<v>";
    is_refused(&workbook_of(&bomb, NO_TEXTS), "unpacks to more than 200 times its size");
    let again = cell("A2").replace("<row><c", "<row><c r=\"A9\"><v>1</v></c></row><row><c");
    is_refused(&workbook_of(&again, NO_TEXTS), "row 2 comes twice");
}

#[test]
fn what_is_no_workbook_is_refused_with_what_it_is() {
    let none = zipped(&[("readme.txt".to_owned(), "hello".to_owned())]);
    is_refused(&none, "the workbook cannot be read");
    is_refused(b"PK\x03\x04 and nothing more", "the workbook cannot be read");
    is_refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "save it as .xlsx");
    let good = workbook(&[("A", false, &[(1, HEADER), (2, &[Cell::Text("SN-1")])])]);
    for cut in [good.len() / 4, good.len() / 2, good.len() - 30] {
        is_refused(&good[..cut], "the workbook cannot be read");
    }
}

#[test]
fn no_damage_to_a_workbook_makes_the_program_fall() {
    let rows_in: &[(u32, &[Cell])] =
        &[(1, HEADER), (2, &[Cell::Text("SN-1"), Cell::Number("46348", Style::Date)])];
    let good = workbook(&[("A", false, rows_in)]);
    let mut seed = 0x5EED_u64;
    for _ in 0..300 {
        let mut bad = good.clone();
        for _ in 0..3 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let at = usize::try_from(seed >> 33).expect("31 bits") % bad.len();
            bad[at] = seed.to_le_bytes()[0];
        }
        if let Ok(mut table) = opened(&bad, &Said::default()) {
            rows(&mut table);
        }
    }
}

#[test]
fn an_unpacked_sheet_with_broken_xml_is_an_answer_and_no_panic() {
    for xml in [
        "<worksheet><sheetData><row r=\"1\"><c r=\"99999999999A\"><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"x\"><c><v>1</v></c>",
        "<worksheet>",
        "",
    ] {
        is_refused(&workbook_of(xml, NO_TEXTS), "the workbook cannot be read");
    }
    let file = File::open(env!("CARGO_MANIFEST_DIR")).and_then(Input::take);
    assert!(file.is_err(), "a folder is no file");
}
