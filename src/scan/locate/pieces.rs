//! Cuts an upright cut-out apart at its white gaps, so that a matrix code stands alone.
//!
//! The recursive X-Y cut is that of Nagy and Seth (1984).

use super::super::image::Picture;

/// Is a rectangle of a cut-out: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Piece {
    pub(super) fn width(&self) -> usize {
        self.right - self.left
    }

    pub(super) fn height(&self) -> usize {
        self.bottom - self.top
    }

    pub(super) fn area(&self) -> usize {
        self.width() * self.height()
    }

    pub(super) fn shorter_side(&self) -> usize {
        self.width().min(self.height())
    }

    /// Returns how much longer one side is than the other.
    pub(super) fn aspect(&self) -> f32 {
        let (width, height) = (self.width() as f32, self.height() as f32);
        (width / height).max(height / width)
    }
}

/// Says where cuts may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cuts {
    /// Between rows only: stacked codes have white gaps between their columns.
    BetweenRows,
    BetweenRowsAndColumns,
}

/// Is the narrowest gap that parts two things, in pixels: more than a module, less than a quiet zone.
const LEAST_GAP: usize = 7;
/// Is how often a piece is cut again.
const DEEPEST: usize = 6;
/// Is how much of a line may be dark for it to count as white: dust and noise.
const DUST: f32 = 0.012;

/// Cuts a cut-out into pieces, darker than `threshold`, without their white margins.
pub(super) fn cut(picture: &Picture, threshold: u8, cuts: Cuts) -> Vec<Piece> {
    let whole = Piece { left: 0, top: 0, right: picture.width, bottom: picture.height };
    let mut pieces = Vec::new();
    let cutter = Cutter { picture, threshold, cuts };
    cutter.cut(whole, DEEPEST, &mut pieces);
    pieces
}

struct Cutter<'a> {
    picture: &'a Picture,
    threshold: u8,
    cuts: Cuts,
}

/// Is a run of white lines.
#[derive(Clone, Copy)]
struct Gap {
    start: usize,
    end: usize,
}

impl Cutter<'_> {
    fn cut(&self, piece: Piece, depth: usize, out: &mut Vec<Piece>) {
        let Some(piece) = self.trimmed(piece) else { return };
        let between_rows = self.widest_gap(piece, true);
        let between_columns = match self.cuts {
            Cuts::BetweenRows => None,
            Cuts::BetweenRowsAndColumns => self.widest_gap(piece, false),
        };
        let width = |gap: Option<Gap>| gap.map_or(0, |gap| gap.end - gap.start);
        if depth == 0 || width(between_rows).max(width(between_columns)) < LEAST_GAP {
            out.push(piece);
            return;
        }
        match (between_rows, between_columns) {
            (Some(gap), _) if width(between_rows) >= width(between_columns) => {
                self.cut(Piece { bottom: gap.start, ..piece }, depth - 1, out);
                self.cut(Piece { top: gap.end, ..piece }, depth - 1, out);
            }
            (_, Some(gap)) => {
                self.cut(Piece { right: gap.start, ..piece }, depth - 1, out);
                self.cut(Piece { left: gap.end, ..piece }, depth - 1, out);
            }
            _ => out.push(piece),
        }
    }

    /// Says whether a row or column of a piece is white; every second pixel is looked at.
    fn is_white(&self, piece: Piece, line: usize, is_row: bool) -> bool {
        let Picture { width, pixels, .. } = self.picture;
        let (dark, length) = if is_row {
            let row = &pixels[line * width + piece.left..line * width + piece.right];
            (row.iter().step_by(2).filter(|&&shade| shade < self.threshold).count(), piece.width())
        } else {
            let column = (piece.top..piece.bottom).step_by(2).map(|y| pixels[y * width + line]);
            (column.filter(|&shade| shade < self.threshold).count(), piece.height())
        };
        dark as f32 * 2.0 <= length as f32 * DUST + 1.0
    }

    /// Takes the white margins off; `None` when nothing is left.
    fn trimmed(&self, piece: Piece) -> Option<Piece> {
        let top = (piece.top..piece.bottom).find(|&y| !self.is_white(piece, y, true))?;
        let bottom = (top..piece.bottom).rfind(|&y| !self.is_white(piece, y, true))? + 1;
        let piece = Piece { top, bottom, ..piece };
        let left = (piece.left..piece.right).find(|&x| !self.is_white(piece, x, false))?;
        let right = (left..piece.right).rfind(|&x| !self.is_white(piece, x, false))? + 1;
        Some(Piece { left, right, ..piece })
    }

    fn widest_gap(&self, piece: Piece, rows: bool) -> Option<Gap> {
        let lines = if rows { piece.top..piece.bottom } else { piece.left..piece.right };
        let mut widest: Option<Gap> = None;
        let mut start = None;
        for line in lines {
            if self.is_white(piece, line, rows) {
                start = start.or(Some(line));
            } else if let Some(start) = start.take()
                && widest.is_none_or(|gap| line - start > gap.end - gap.start)
            {
                widest = Some(Gap { start, end: line });
            }
        }
        widest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(picture: &mut Picture, piece: Piece) {
        for y in piece.top..piece.bottom {
            picture.pixels[y * picture.width + piece.left..y * picture.width + piece.right].fill(0);
        }
    }

    #[test]
    fn blocks_between_white_gaps_come_apart_without_margins() {
        let mut picture = Picture::filled(200, 120, 255);
        let blocks = [
            Piece { left: 10, top: 10, right: 60, bottom: 60 },
            Piece { left: 80, top: 12, right: 180, bottom: 58 },
            Piece { left: 15, top: 80, right: 190, bottom: 110 },
        ];
        for piece in blocks {
            block(&mut picture, piece);
        }
        assert_eq!(cut(&picture, 128, Cuts::BetweenRowsAndColumns), blocks);
        let rows = cut(&picture, 128, Cuts::BetweenRows);
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].left, rows[0].right), (10, 180));
    }

    #[test]
    fn a_narrow_gap_and_dust_part_nothing() {
        let mut picture = Picture::filled(100, 100, 255);
        block(&mut picture, Piece { left: 10, top: 10, right: 50, bottom: 90 });
        block(&mut picture, Piece { left: 54, top: 10, right: 90, bottom: 90 });
        picture.pixels[5 * 100 + 5] = 0;
        assert_eq!(cut(&picture, 128, Cuts::BetweenRowsAndColumns).len(), 1);
        assert!(cut(&Picture::filled(30, 30, 255), 128, Cuts::BetweenRows).is_empty());
    }
}
