//! Cuts matrix and stacked codes out of a picture, upright, and hands them to their decoders.

use super::super::image::{Area, Code, Family, Finds, Picture, one};
use super::linear;
use super::pieces::{self, Cuts, Piece};
use super::region::{self, Region, Strip};
use super::scanline::shade_at;
use super::tensor::Grid;

/// Is how many regions are looked at, the strongest first.
const MOST_REGIONS: usize = 16;
/// Is how many cut-outs of a picture are decoded.
const MOST_CUTOUTS: usize = 24;
/// Is how many pieces of one region are decoded.
const MOST_PIECES: usize = 4;
/// Is the shortest side of a code that is tried, in pixels.
const LEAST_SIDE: usize = 36;
/// Is the longest side of a region that is cut out, in pixels.
const LONGEST_SIDE: f32 = 2400.0;
/// Is the longest shorter side of a piece that is decoded pixel for pixel; a larger one is halved.
///
/// The largest Data Matrix has 144 modules a side, so more pixels only cost time.
const LARGEST_PIECE: usize = 640;
/// Is the white margin around a piece, in pixels: four modules of a usual photograph.
const MARGIN: usize = 30;

/// Finds the matrix codes among the blocks that nothing explains yet.
pub(super) fn find(picture: &Picture, grid: &Grid, explained: &[bool], finds: &Finds) {
    let mut budget = MOST_CUTOUTS;
    for region in region::energetic(grid, explained).iter().take(MOST_REGIONS) {
        if budget == 0 || finds.is_over() {
            return;
        }
        let strip = region.strip(region.matrix_angle(grid));
        let (length, height) = (strip.length(), strip.height());
        if length.min(height) < LEAST_SIDE as f32 || length.max(height) > LONGEST_SIDE {
            continue;
        }
        let cutout = Cutout::of(picture, &strip.grown(24.0, 24.0));
        let codes = decode_region(region, &cutout, &mut budget);
        finds.add(codes);
    }
}

/// Decodes what stands in one region.
fn decode_region(region: &Region, cutout: &Cutout, budget: &mut usize) -> Vec<Code> {
    // A stacked code has more edges across its bars than along them.
    if region.tensor.coherence() > 0.2 {
        let bands = cutout.pieces(Cuts::BetweenRows, |piece| {
            piece.height() >= LEAST_SIDE && piece.width() * 5 >= piece.height() * 8
        });
        let codes: Vec<Code> = bands
            .iter()
            .take(2)
            .filter_map(|band| cutout.part(band).decode(&[Family::Pdf417]))
            .collect();
        if !codes.is_empty() {
            return codes;
        }
    }
    let pieces =
        cutout.pieces(Cuts::BetweenRowsAndColumns, |piece| piece.shorter_side() >= LEAST_SIDE);
    let mut codes = Vec::new();
    for piece in pieces.iter().take(MOST_PIECES) {
        if *budget == 0 {
            break;
        }
        let families: &[Family] = match piece.aspect() {
            aspect if aspect < 1.45 => {
                &[Family::Qr, Family::DataMatrix, Family::Aztec, Family::MaxiCode]
            }
            // Rectangular Data Matrix codes are up to four times as wide as high.
            aspect if aspect < 5.0 && piece.width() > piece.height() => &[Family::DataMatrix],
            _ => continue,
        };
        if !cutout.is_half_dark(piece) {
            continue;
        }
        *budget -= 1;
        codes.extend(cutout.part(piece).decode(families));
    }
    codes
}

/// Is an upright picture of a strip, which remembers where it came from.
#[derive(Debug)]
pub(super) struct Cutout {
    picture: Picture,
    /// The upright rectangle around it in the whole picture.
    place: Area,
    strip: Strip,
    /// The shade half-way between its dark and its light.
    threshold: u8,
}

impl Cutout {
    /// Cuts a strip out of a picture, pixel for pixel.
    pub(super) fn of(picture: &Picture, strip: &Strip) -> Self {
        let (width, height) = (strip.length().max(1.0) as usize, strip.height().max(1.0) as usize);
        let (sin, cos) = strip.angle.sin_cos();
        let (right, bottom) = ((picture.width - 2) as f32, (picture.height - 2) as f32);
        let mut pixels = Vec::with_capacity(width * height);
        for row in 0..height {
            let v = strip.v.0 + row as f32;
            for column in 0..width {
                let u = strip.u.0 + column as f32;
                let x = (strip.x + u * cos - v * sin).clamp(0.0, right);
                let y = (strip.y + u * sin + v * cos).clamp(0.0, bottom);
                pixels.push(shade_at(picture, x, y).unwrap_or(255.0) as u8);
            }
        }
        let threshold = middle_shade(&pixels);
        let picture = Picture { width, height, pixels };
        Self { picture, place: linear::area(strip.bounds()), strip: *strip, threshold }
    }

    /// Returns the pieces that a caller wants, the largest first.
    fn pieces(&self, cuts: Cuts, wanted: impl Fn(&Piece) -> bool) -> Vec<Piece> {
        let mut pieces = pieces::cut(&self.picture, self.threshold, cuts);
        pieces.retain(wanted);
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.area()));
        pieces
    }

    /// Says whether dark and light are as balanced as in a matrix code; print is lighter, pictures are anything.
    fn is_half_dark(&self, piece: &Piece) -> bool {
        let rows = (piece.top..piece.bottom).step_by(3);
        let sampled = rows.flat_map(|y| {
            let start = y * self.picture.width;
            self.picture.pixels[start + piece.left..start + piece.right].iter().step_by(3)
        });
        let (dark, all) = sampled.fold((0_u32, 0_u32), |(dark, all), &shade| {
            (dark + u32::from(shade < self.threshold), all + 1)
        });
        (0.25..=0.75).contains(&(dark as f32 / all.max(1) as f32))
    }

    /// Returns one piece with a white margin around it.
    fn part(&self, piece: &Piece) -> Self {
        let Picture { width, height, ref pixels } = self.picture;
        let (left, top) = (piece.left.saturating_sub(4), piece.top.saturating_sub(4));
        let (right, bottom) = ((piece.right + 4).min(width), (piece.bottom + 4).min(height));
        let mut edge: Vec<u8> = pixels[top * width + left..top * width + right].to_vec();
        edge.sort_unstable();
        let white = edge.get(edge.len() * 3 / 4).copied().unwrap_or(255);
        let mut part = Picture::filled(right - left + 2 * MARGIN, bottom - top + 2 * MARGIN, white);
        for (row, y) in (top..bottom).enumerate() {
            let start = (row + MARGIN) * part.width + MARGIN;
            part.pixels[start..start + right - left]
                .copy_from_slice(&pixels[y * width + left..y * width + right]);
        }
        if piece.shorter_side() > LARGEST_PIECE {
            part = part.halved();
        }
        let along = |from: f32, pixels: usize| from + pixels as f32;
        let strip = Strip {
            u: (along(self.strip.u.0, piece.left), along(self.strip.u.0, piece.right)),
            v: (along(self.strip.v.0, piece.top), along(self.strip.v.0, piece.bottom)),
            ..self.strip
        };
        Self {
            picture: part,
            place: linear::area(strip.bounds()),
            strip,
            threshold: self.threshold,
        }
    }

    /// Tries decoders in their order; the first code counts.
    pub(super) fn decode(&self, families: &[Family]) -> Option<Code> {
        families
            .iter()
            .find_map(|&family| one(&self.picture, family))
            .map(|code| Code { place: self.place, ..code })
    }
}

/// Returns the shade between the darkest and the lightest twentieth.
fn middle_shade(pixels: &[u8]) -> u8 {
    let mut sampled: Vec<u8> = pixels.iter().step_by(17).copied().collect();
    sampled.sort_unstable();
    let twentieth = sampled.len() / 20;
    match (sampled.get(twentieth), sampled.get(sampled.len().saturating_sub(twentieth + 1))) {
        (Some(&dark), Some(&light)) => u8::midpoint(dark, light),
        _ => 128,
    }
}
