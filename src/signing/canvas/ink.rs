//! Lines as dots.

use super::super::strokes::Point;
use super::{ACROSS, DOWN, Glyphs, Look, Row};

/// The first Braille pattern; each dot of the eight has a bit (Unicode 17, section 21.1).
const BLANK: u32 = 0x2800;
/// The bits of a cell's dots, row by row from the top.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/// How many places a dot has in each direction.
const PLACES: u32 = ACROSS / 2;
/// The row that a hint of a line is drawn in, from below.
const GROUND: usize = 2;

/// Writes what was drawn in a box of so many cells.
pub(super) fn rows(lines: &[Vec<Point>], width: u16, height: u16, glyphs: Glyphs) -> Vec<Row> {
    let (width, height) = (usize::from(width), usize::from(height));
    let mut cells = vec![vec![0_u8; width]; height];
    for line in lines {
        draw(&mut cells, line);
    }
    let ground = height.saturating_sub(GROUND);
    let rows = cells.into_iter().enumerate();
    rows.map(|(at, row)| pieces(&row, at + 1 == ground, glyphs)).collect()
}

/// Puts pieces of the same look together.
fn pieces(cells: &[u8], is_ground: bool, glyphs: Glyphs) -> Row {
    let mut row: Row = Vec::new();
    for &cell in cells {
        let (look, glyph) = match (cell, glyphs, is_ground) {
            (0, _, false) => (Look::Plain, ' '),
            (0, Glyphs::Unicode, true) => (Look::Faint, '\u{2504}'),
            (0, Glyphs::Ascii, true) => (Look::Faint, '_'),
            (dots, Glyphs::Unicode, _) => {
                (Look::Strong, char::from_u32(BLANK + u32::from(dots)).unwrap_or('#'))
            }
            (_, Glyphs::Ascii, _) => (Look::Strong, '#'),
        };
        match row.last_mut() {
            Some((last, text)) if *last == look => text.push(glyph),
            _ => row.push((look, glyph.to_string())),
        }
    }
    row
}

fn draw(cells: &mut [Vec<u8>], line: &[Point]) {
    let dot = |point: &Point| {
        (i64::from(u32::from(point.x) / PLACES), i64::from(u32::from(point.y) * 4 / DOWN))
    };
    if let [only] = line {
        set(cells, dot(only));
    }
    for pair in line.windows(2) {
        connect(cells, dot(&pair[0]), dot(&pair[1]));
    }
}

/// Sets every dot between two, and both.
fn connect(cells: &mut [Vec<u8>], from: (i64, i64), to: (i64, i64)) {
    let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).max(1);
    for step in 0..=steps {
        // Halves are rounded away from where the line begins.
        let along =
            |from: i64, to: i64| from + (2 * (to - from) * step + steps).div_euclid(2 * steps);
        set(cells, (along(from.0, to.0), along(from.1, to.1)));
    }
}

fn set(cells: &mut [Vec<u8>], (x, y): (i64, i64)) {
    let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
    // The last place of the box lies on its border.
    if let Some(cell) = cells.get_mut(y / 4).and_then(|row| row.get_mut(x / 2)) {
        *cell |= BITS[y % 4][x % 2];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(lines: &[&[(u16, u16)]], glyphs: Glyphs) -> Vec<String> {
        let line = |line: &&[(u16, u16)]| line.iter().map(|&(x, y)| (x, y, 0).into()).collect();
        let lines: Vec<Vec<Point>> = lines.iter().map(line).collect();
        let row = |row: Row| row.into_iter().map(|(_, text)| text).collect();
        rows(&lines, 6, 3, glyphs).into_iter().map(row).collect()
    }

    #[test]
    fn lines_are_dots_without_gaps() {
        assert_eq!(drawn(&[], Glyphs::Unicode), ["┄┄┄┄┄┄", "      ", "      "]);
        assert_eq!(
            drawn(&[&[(0, 0), (47, 47)]], Glyphs::Unicode),
            ["⠑⢄┄┄┄┄", "  ⠑⢄  ", "    ⠑⢄"],
            "a diagonal"
        );
        assert_eq!(drawn(&[&[(0, 20), (47, 20)]], Glyphs::Unicode)[1], "⠒⠒⠒⠒⠒⠒");
        assert_eq!(drawn(&[&[(0, 0), (47, 47)]], Glyphs::Ascii), ["##____", "  ##  ", "    ##"]);
        assert_eq!(drawn(&[&[(9, 17)]], Glyphs::Unicode)[1], " ⠁    ", "a dot");
        assert_eq!(drawn(&[&[(48, 48), (0, 48)]], Glyphs::Unicode)[2], "      ", "on the border");
    }
}
