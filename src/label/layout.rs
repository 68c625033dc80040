//! Gives everything on a label its place: the symbol first, then as many lines as there is room for.
//!
//! A symbol must stay readable and an identifier whole, whatever the label's size. Other lines are cut with an ellipsis,
//! and the least important ones left out, rather than that.

use super::{
    Label, LabelError, Line, Mark, Page, Placed, Rank, Resolution, Size, Symbol, SymbolKind, Text,
};
use crate::press::{ASCENT_UNITS, UNITS_PER_EM, Weight};

/// Is the finest module: 10 mil, three dots at 300 dpi. Hand scanners of every make read it, some finer ones not.
const LEAST_MODULE_DOTS: i32 = 3;

/// Is the coarsest module of bars: 20 mil, as on shipping labels; coarser is only wider.
const GREATEST_BAR_MODULE_UM: i32 = 508;

/// Is the coarsest module of a QR code.
const GREATEST_QR_MODULE_UM: i32 = 1_000;

/// Keeps a symbol off the cut: labels come out of the printer a little askew.
pub(super) const EDGE_UM: i32 = 1_000;

/// Is the height below which bars are hard to hit.
const LEAST_BAR_HEIGHT_UM: i32 = 5_000;

/// Is the height from which bars get no easier to hit; on shipping labels they are as high.
const GREATEST_BAR_HEIGHT_UM: i32 = 32_000;

/// Is the smallest size in which an identifier can be read off and typed (about 6 points).
const LEAST_IDENTIFIER_UM: i32 = 2_000;

/// Is how many lines an identifier may take.
const IDENTIFIER_LINES_MAX: usize = 4;

/// Lays a label out.
pub fn lay_out(label: &Label) -> Result<Page, LabelError> {
    let symbol = Symbol::encode(label.symbol, &label.identifier)?;
    let marks = arrange(label, label.size, &symbol).ok_or_else(|| LabelError::TooLong {
        identifier: label.identifier.clone(),
        kind: label.symbol,
        size: label.size,
        needed: larger(label, &symbol),
    })?;
    Ok(Page { size: label.size, marks })
}

/// Chooses between symbol and text beside each other and under each other.
fn arrange(label: &Label, size: Size, symbol: &Symbol) -> Option<Vec<Mark>> {
    let is_wide = size.width_um * 10 >= size.height_um * 14;
    if symbol.kind == SymbolKind::Qr && is_wide {
        beside(label, size, symbol)
    } else {
        stacked(label, size, symbol)
    }
}

/// Looks for a size that has room: the same height if possible, in steps of a millimetre.
fn larger(label: &Label, symbol: &Symbol) -> Option<Size> {
    const STEP_UM: usize = 1_000;
    let Size { width_um, height_um } = label.size;
    let wider = (width_um..=Size::GREATEST_SIDE_UM).step_by(STEP_UM);
    let higher = (height_um..=Size::GREATEST_SIDE_UM).step_by(STEP_UM);
    let mut sizes = wider
        .map(|width_um| Size { width_um, height_um })
        .chain(higher.map(|height_um| Size { width_um: width_um.max(height_um * 2), height_um }));
    sizes.find(|&size| arrange(label, size, symbol).is_some())
}

/// A line with its size, before it has a place.
struct Row {
    text: String,
    size_um: i32,
    weight: Weight,
    /// Whether it may be left out.
    is_spare: bool,
}

impl Row {
    fn height_um(&self) -> i32 {
        self.size_um * 6 / 5
    }
}

/// Puts the symbol at the left and the text at its right, both in the middle of the height.
fn beside(label: &Label, size: Size, symbol: &Symbol) -> Option<Vec<Mark>> {
    let room = (size.height_um - 2 * EDGE_UM).min(size.width_um * 45 / 100);
    let module_um = module_um(room, symbol.full_columns(), GREATEST_QR_MODULE_UM)?;
    let length = module_um * symbol.full_columns();
    let left_um = EDGE_UM + length;
    let margin = margin_um(size);
    let text_width = size.width_um - left_um - margin;

    let mut rows = rows(&label.above, size, text_width);
    rows.extend(identifier(&label.identifier, size.height_um * 24 / 100, 7_000, text_width)?);
    rows.extend(self::rows(&label.below, size, text_width));
    drop_until(&mut rows, size.height_um - 2 * margin)?;

    let placed = square(symbol, EDGE_UM, (size.height_um - length) / 2, module_um);
    let mut marks = vec![Mark::Symbol(placed)];
    let text_top = (size.height_um - height_of(&rows)) / 2;
    set(rows, left_um, text_top, &mut marks);
    Some(marks)
}

/// Puts the lines above, the symbol and the lines below under each other, along one line at the left.
fn stacked(label: &Label, size: Size, symbol: &Symbol) -> Option<Vec<Mark>> {
    let margin = margin_um(size);
    let across = size.width_um - 2 * EDGE_UM;
    let full = symbol.full_columns();
    let is_bars = symbol.kind == SymbolKind::Code128;
    let (least, wanted, coarsest) = if is_bars {
        let module = module_um(across, full, GREATEST_BAR_MODULE_UM)?;
        (LEAST_BAR_HEIGHT_UM, size.height_um / 4, module)
    } else {
        (least_module_um() * full, size.height_um * 60 / 100, GREATEST_QR_MODULE_UM)
    };
    // The text begins where the bars begin; a QR code stands in the middle, and the text at the margin.
    let quiet = EDGE_UM + coarsest * symbol.kind.quiet_modules();
    let left_um = if is_bars { quiet.max(margin) } else { margin };
    let text_width = size.width_um - left_um - margin;

    let mut above = rows(&label.above, size, text_width);
    let mut below = identifier(&label.identifier, size.height_um * 12 / 100, 5_000, text_width)?;
    below.extend(rows(&label.below, size, text_width));
    let gap = size.height_um / 50;
    let room = size.height_um - 2 * margin - 2 * gap;
    for height in [wanted.max(least), least] {
        let fits = drop_until(&mut below, room - height - height_of(&above))
            .or_else(|| drop_until(&mut above, room - height - height_of(&below)));
        if fits.is_some() {
            break;
        }
    }
    let height = room - height_of(&above) - height_of(&below);
    if height < least {
        return None;
    }

    let top_um = margin + height_of(&above) + gap;
    let (placed, bottom_um) = if is_bars {
        let module_um = coarsest;
        let symbol = symbol.clone();
        let bar_height_um = height.min(GREATEST_BAR_HEIGHT_UM);
        (Placed { symbol, left_um, top_um, module_um, bar_height_um }, top_um + bar_height_um)
    } else {
        let module_um = module_um(height.min(across), full, coarsest)?;
        let left_um = (size.width_um - module_um * full) / 2;
        (square(symbol, left_um, top_um, module_um), top_um + module_um * full)
    };
    let mut marks = Vec::new();
    set(above, left_um, margin, &mut marks);
    marks.push(Mark::Symbol(placed));
    set(below, left_um, bottom_um + gap, &mut marks);
    Some(marks)
}

/// Places a QR code by the corner of its quiet zone.
fn square(symbol: &Symbol, left_um: i32, top_um: i32, module_um: i32) -> Placed {
    let quiet = module_um * symbol.kind.quiet_modules();
    let (left_um, top_um) = (left_um + quiet, top_um + quiet);
    Placed { symbol: symbol.clone(), left_um, top_um, module_um, bar_height_um: module_um }
}

/// Returns the largest module that fits, in whole dots at 300 dpi and so in whole dots at 600 and 1200, too.
pub(super) fn module_um(room_um: i32, modules: i32, greatest_um: i32) -> Option<i32> {
    let dots = Resolution::DPI_300.whole_dots((room_um / modules).min(greatest_um));
    (dots >= LEAST_MODULE_DOTS).then(|| Resolution::DPI_300.length_um(dots))
}

fn least_module_um() -> i32 {
    Resolution::DPI_300.length_um(LEAST_MODULE_DOTS)
}

fn margin_um(size: Size) -> i32 {
    (size.height_um / 15).clamp(1_000, 3_000)
}

/// Cuts lines to the width that they have.
fn rows(lines: &[Line], size: Size, width_um: i32) -> Vec<Row> {
    let plain = (size.height_um * 11 / 100).clamp(1_800, 3_500);
    let strong = (size.height_um * 16 / 100).clamp(2_200, 8_000);
    let row = |line: &Line| {
        let (size_um, least, weight) = match line.rank {
            Rank::Strong => (strong, plain, Weight::Bold),
            Rank::Plain => (plain, plain, Weight::Regular),
        };
        let text = printable(&line.text);
        let size_um = fitting_size(&text, weight, size_um, width_um).max(least);
        Row { text: cut(&text, weight, size_um, width_um), size_um, weight, is_spare: true }
    };
    lines.iter().map(row).filter(|row| !row.text.is_empty()).collect()
}

/// Sets the identifier as large as it fits: on one line, or on several, but never cut.
fn identifier(text: &str, wanted_um: i32, greatest_um: i32, width_um: i32) -> Option<Vec<Row>> {
    let greatest = wanted_um.clamp(LEAST_IDENTIFIER_UM, greatest_um);
    let weight = Weight::Bold;
    (1..=IDENTIFIER_LINES_MAX).find_map(|lines| {
        let length = text.len().div_ceil(lines);
        // Encoded identifiers are ASCII: every byte is a character.
        let parts: Vec<&str> = text
            .as_bytes()
            .chunks(length)
            .filter_map(|part| std::str::from_utf8(part).ok())
            .collect();
        let fitting = |part: &&str| fitting_size(part, weight, greatest, width_um);
        let size_um = parts.iter().map(fitting).min()?;
        let row = |part: &str| Row { text: part.to_owned(), size_um, weight, is_spare: false };
        (size_um >= LEAST_IDENTIFIER_UM).then(|| parts.into_iter().map(row).collect())
    })
}

/// Returns the largest size, up to a limit, in which a text is no wider than its room.
fn fitting_size(text: &str, weight: Weight, greatest_um: i32, width_um: i32) -> i32 {
    let width = weight.face().width_um(text, greatest_um);
    if width <= width_um {
        return greatest_um;
    }
    let size = i64::from(greatest_um) * i64::from(width_um.max(0)) / i64::from(width);
    i32::try_from(size).unwrap_or(greatest_um)
}

/// Cuts a text that is too wide, and shows that it was cut.
pub(super) fn cut(text: &str, weight: Weight, size_um: i32, width_um: i32) -> String {
    let fits = |text: &str| weight.face().width_um(text, size_um) <= width_um;
    if fits(text) {
        return text.to_owned();
    }
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    // Longer beginnings are wider, so the longest that fits can be found by halving.
    let shown = |end: usize| format!("{}…", text[..end].trim_end());
    let fitting = ends.partition_point(|&end| fits(&shown(end)));
    ends.truncate(fitting);
    ends.last().filter(|&&end| end > 0).map_or_else(String::new, |&end| shown(end))
}

/// Drops characters that show nothing but change what others look like (Unicode TR 36, section 2.5).
pub(super) fn printable(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c,
                '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}')
    };
    let shown: String = text.chars().filter(|&c| !hidden(c)).collect();
    shown.trim().to_owned()
}

fn height_of(rows: &[Row]) -> i32 {
    rows.iter().map(Row::height_um).sum()
}

/// Leaves out the last lines that may be left out, until the rest fits.
fn drop_until(rows: &mut Vec<Row>, room_um: i32) -> Option<()> {
    while height_of(rows) > room_um {
        let last = rows.iter().rposition(|row| row.is_spare)?;
        rows.remove(last);
    }
    Some(())
}

/// Gives lines their places under each other.
fn set(rows: Vec<Row>, left_um: i32, mut top_um: i32, marks: &mut Vec<Mark>) {
    for row in rows {
        let height = row.height_um();
        let baseline_um = top_um + row.size_um * ASCENT_UNITS / UNITS_PER_EM;
        let Row { text, size_um, weight, .. } = row;
        marks.push(Mark::Text(Text { text, left_um, baseline_um, size_um, weight }));
        top_um += height;
    }
}
