//! A QR code in the terminal: two rows of modules a line, or two letters a module where there is no Unicode.

use crate::label::Symbol;
use crate::signing::canvas::Glyphs;

/// Black on white, whatever the colours of the terminal are.
const BEGIN: &str = "\u{1b}[30;47m";
/// Where there are no colours: the light modules are lit, as they are on paper.
const BEGIN_WITHOUT_COLORS: &str = "\u{1b}[7m";
const END: &str = "\u{1b}[0m";

/// Writes a code as rows of text, with its quiet zone.
pub fn rows(symbol: &Symbol, glyphs: Glyphs, has_colors: bool) -> Vec<String> {
    let begin = if has_colors { BEGIN } else { BEGIN_WITHOUT_COLORS };
    let quiet = symbol.kind.quiet_modules();
    let is_dark = |row: i32, column: i32| {
        symbol
            .runs
            .iter()
            .any(|run| run.row == row && (run.column..run.column + run.length).contains(&column))
    };
    let columns = -quiet..symbol.columns + quiet;
    let step = if glyphs == Glyphs::Unicode { 2 } else { 1 };
    let line = |row: i32| {
        let modules: String = columns
            .clone()
            .map(|column| match (glyphs, is_dark(row, column), is_dark(row + 1, column)) {
                (Glyphs::Ascii, true, _) => "##",
                (Glyphs::Ascii, false, _) => "  ",
                (Glyphs::Unicode, true, true) => "\u{2588}",
                (Glyphs::Unicode, true, false) => "\u{2580}",
                (Glyphs::Unicode, false, true) => "\u{2584}",
                (Glyphs::Unicode, false, false) => " ",
            })
            .collect();
        format!("{begin}{modules}{END}")
    };
    (-quiet..symbol.rows + quiet).step_by(step).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::SymbolKind;

    /// What a camera sees of a terminal whose cells are twice as high as wide; four pixels a module.
    fn decoded(rows: &[String], glyphs: Glyphs) -> Option<String> {
        let inside = |row: &String| row.replace(BEGIN, "").replace(END, "").chars().collect();
        let cells: Vec<Vec<char>> = rows.iter().map(inside).collect();
        let (wide, high) = if glyphs == Glyphs::Unicode { (4, 8) } else { (2, 4) };
        let width = u32::try_from(cells[0].len()).ok()? * wide;
        let height = u32::try_from(cells.len()).ok()? * high;
        let picture = bitmap(width, height, |x, y| {
            let cell = cells[(y / high) as usize][(x / wide) as usize];
            let is_upper = y % high < high / 2;
            match cell {
                '\u{2588}' | '#' => 0,
                '\u{2580}' if is_upper => 0,
                '\u{2584}' if !is_upper => 0,
                _ => 255,
            }
        });
        let found = crate::scan::image::read_codes(&picture).ok()?;
        found.into_iter().next().map(|code| code.text)
    }

    /// A BMP file of three bytes a pixel, from the lowest row up.
    fn bitmap(width: u32, height: u32, grey: impl Fn(u32, u32) -> u8) -> Vec<u8> {
        let row = (width * 3).next_multiple_of(4);
        let mut file = b"BM".to_vec();
        for number in [54 + row * height, 0, 54, 40, width, height, 1 | 24 << 16, 0, row * height] {
            file.extend(number.to_le_bytes());
        }
        file.extend([0; 16]);
        for y in (0..height).rev() {
            let pixels: Vec<u8> = (0..width).flat_map(|x| [grey(x, y); 3]).collect();
            file.extend(&pixels);
            file.resize(file.len() + (row as usize - pixels.len()), 0);
        }
        file
    }

    #[test]
    fn a_code_in_a_terminal_says_what_it_should() {
        let url =
            "HTTPS://192.168.100.200:54321/S/ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRST";
        let symbol = Symbol::encode(SymbolKind::Qr, url).unwrap();
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let rows = rows(&symbol, glyphs, true);
            assert_eq!(decoded(&rows, glyphs).as_deref(), Some(url), "{glyphs:?}");
        }
        let rows = rows(&symbol, Glyphs::Unicode, true);
        let plain = super::rows(&symbol, Glyphs::Ascii, false);
        assert!(plain.iter().all(|row| row.starts_with("\u{1b}[7m") && row.is_ascii()));
        assert!(rows.len() <= 21 && rows[0].chars().count() <= 41 + BEGIN.len() + END.len());
    }
}
