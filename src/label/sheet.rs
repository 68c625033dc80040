//! Lays out a sheet of captioned codes, two beside each other: what hangs at the dock for the scanner.

use super::layout::{cut, module_um, printable};
use super::{Area, LabelError, Mark, Page, Placed, Size, Symbol, SymbolKind, Text};
use crate::press::{ASCENT_UNITS, NotEncodable, UNITS_PER_EM, Weight};

/// Is a heading and the codes below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// The codes, in reading order.
    pub codes: Vec<Captioned>,
}

/// Is a code and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captioned {
    /// What people call it.
    pub caption: String,
    /// What the code says.
    pub code: String,
}

/// Is the paper: ISO 216 A4. It also fits US Letter when printed "to fit", and the codes stay readable.
const PAPER: Size = Size { width_um: 210_000, height_um: 297_000 };

const MARGIN_UM: i32 = 14_000;
const COLUMNS: i32 = 2;
const GUTTER_UM: i32 = 8_000;
const COLUMN_UM: i32 = (PAPER.width_um - 2 * MARGIN_UM - (COLUMNS - 1) * GUTTER_UM) / COLUMNS;

/// Is the coarsest module: 20 mil, which imagers read from arm's length; most codes come out at 13.
const GREATEST_MODULE_UM: i32 = 508;

const TITLE_UM: i32 = 7_500;
const NOTE_UM: i32 = 3_500;
const HEADING_UM: i32 = 4_200;
const CAPTION_UM: i32 = 4_800;
const CODE_UM: i32 = 2_600;
const BARS_UM: i32 = 9_000;
/// Is what a heading takes, with the white above it.
const HEADING_ROOM_UM: i32 = 11_000;
/// Is what a code takes: caption, bars, the code in letters, and enough white that no scanner hits its neighbour.
const CELL_UM: i32 = 20_000;

/// Lays groups of codes out on as many sheets as they need.
pub fn sheet(title: &str, note: &str, groups: &[Group]) -> Result<Vec<Page>, LabelError> {
    let mut sheet = Sheet { pages: Vec::new(), top_um: 0 };
    sheet.turn(title, note);
    for group in groups {
        // A heading stays with its first row.
        sheet.make_room(HEADING_ROOM_UM + CELL_UM, title, note);
        sheet.heading(&group.title);
        for pair in group.codes.chunks(2) {
            sheet.make_room(CELL_UM, title, note);
            let lefts = [MARGIN_UM, MARGIN_UM + COLUMN_UM + GUTTER_UM];
            for (code, left_um) in pair.iter().zip(lefts) {
                sheet.code(code, left_um)?;
            }
            sheet.top_um += CELL_UM;
        }
    }
    Ok(sheet.pages)
}

struct Sheet {
    pages: Vec<Page>,
    /// Where the next row begins.
    top_um: i32,
}

impl Sheet {
    fn make_room(&mut self, height_um: i32, title: &str, note: &str) {
        if self.top_um + height_um > PAPER.height_um - MARGIN_UM {
            self.turn(title, note);
        }
    }

    fn turn(&mut self, title: &str, note: &str) {
        self.pages.push(Page { size: PAPER, marks: Vec::new() });
        self.top_um = MARGIN_UM;
        self.text(title, MARGIN_UM, TITLE_UM, Weight::Bold);
        self.top_um += TITLE_UM * 5 / 4;
        self.text(note, MARGIN_UM, NOTE_UM, Weight::Regular);
        self.top_um += NOTE_UM * 5 / 4;
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    /// Writes a line whose top is where the next row begins.
    fn text(&mut self, text: &str, left_um: i32, size_um: i32, weight: Weight) {
        let text = cut(&printable(text), weight, size_um, PAPER.width_um - MARGIN_UM - left_um);
        let baseline_um = self.top_um + size_um * ASCENT_UNITS / UNITS_PER_EM;
        self.mark(Mark::Text(Text { text, left_um, baseline_um, size_um, weight }));
    }

    fn heading(&mut self, title: &str) {
        self.top_um += HEADING_ROOM_UM - HEADING_UM * 5 / 4 - 2_500;
        self.text(title, MARGIN_UM, HEADING_UM, Weight::Regular);
        self.top_um += HEADING_UM * 5 / 4;
        let width = PAPER.width_um - 2 * MARGIN_UM;
        let rule = Area { left: MARGIN_UM, top: self.top_um, width, height: 200 };
        self.mark(Mark::Rule(rule));
        self.top_um += 2_500;
    }

    fn code(&mut self, captioned: &Captioned, left_um: i32) -> Result<(), LabelError> {
        let symbol = Symbol::encode(SymbolKind::Code128, &captioned.code)?;
        // The margin or the gutter is the quiet zone at the left; the one at the right needs room of its own.
        let modules = symbol.columns + symbol.kind.quiet_modules();
        let Some(module_um) = module_um(COLUMN_UM, modules, GREATEST_MODULE_UM) else {
            return Err(NotEncodable {
                text: captioned.code.clone(),
                why: "it is too long for a column of the sheet".to_owned(),
            }
            .into());
        };
        let begin = self.top_um;
        self.text(&captioned.caption, left_um, CAPTION_UM, Weight::Bold);
        let top_um = begin + CAPTION_UM * 5 / 4;
        self.mark(Mark::Symbol(Placed {
            symbol,
            left_um,
            top_um,
            module_um,
            bar_height_um: BARS_UM,
        }));
        self.top_um = top_um + BARS_UM + 500;
        self.text(&captioned.code, left_um, CODE_UM, Weight::Regular);
        self.top_um = begin;
        Ok(())
    }
}
