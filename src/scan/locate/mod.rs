//! Finds codes in a large picture before anything is decoded.
//!
//! Searching a whole photograph line by line is what makes decoders slow, and blind to a code that stands askew. Codes
//! give themselves away: bars have strong edges that all run the same way, matrix codes have strong edges that run two
//! ways. So:
//!
//! ```text
//! tensor    per block of 16 x 16 pixels: how strong the edges are, and how much they agree in direction
//! region    neighbouring blocks of one kind, joined and boxed at their own angle
//! scanline  grey values along a line across the bars, averaged along the bars
//! bars      edges of such a line, to less than a pixel -> dark and light runs for the row decoders
//! linear    several lines a region, and how many must agree
//! blurred   Code 128 out of focus, by fitting instead of by edges
//! matrix    upright cut-outs of what is left, cut apart at white gaps, for the matrix decoders
//! ```
//! Nothing is turned or scaled but the cut-outs, so a photograph of twelve megapixels takes tens of milliseconds. The
//! structure tensor is that of Bigun and Granlund (1987); using it to find bar codes is old practice.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic: sides are at most 10,000 pixels, and every coordinate is clamped before it indexes"
)]

mod bars;
mod blurred;
mod lens;
mod linear;
mod matrix;
mod pieces;
mod region;
mod scanline;
mod tensor;

use super::image::{Code, Family, Finds, Picture};
use region::Strip;
use tensor::Grid;

pub(super) use linear::is_supported;

/// Is how many linear candidates of a picture are tried, the largest first.
const MOST_LINEAR: usize = 48;
/// Is how many stacked candidates are tried.
const MOST_STACKED: usize = 8;
/// Below this many pixels a side there is nothing to locate.
const LEAST_SIDE: usize = 64;

/// Finds the codes of a picture and puts them into `finds`.
pub(super) fn find(picture: &Picture, finds: &Finds) {
    if picture.width < LEAST_SIDE || picture.height < LEAST_SIDE {
        return;
    }
    let grid = Grid::of(picture);
    let mut explained = vec![false; grid.len()];
    let coherent = region::coherent(&grid);
    let mut not_linear = Vec::new();
    let mut reader = linear::LineReader::new();
    for region in coherent.iter().take(MOST_LINEAR) {
        if finds.is_over() {
            return;
        }
        let strip = region.strip(region.angle());
        let codes = reader.read(picture, &strip);
        if codes.is_empty() {
            not_linear.push((region, strip));
            continue;
        }
        finds.add(codes);
        region.mark(&grid, &mut explained);
    }
    for (region, strip) in not_linear.iter().take(MOST_STACKED) {
        if finds.is_over() {
            return;
        }
        if let Some(code) = blurred::read(&reader, picture, strip) {
            finds.add([code]);
            region.mark(&grid, &mut explained);
            continue;
        }
        if let Some(code) = stacked(picture, strip) {
            finds.add([code]);
            region.mark(&grid, &mut explained);
        }
    }
    matrix::find(picture, &grid, &explained, finds);
}

/// Tries a coherent region that holds no linear code as PDF417, whose rows also run one way.
fn stacked(picture: &Picture, strip: &Strip) -> Option<Code> {
    let aspect = strip.length() / strip.height();
    if aspect < 0.6 || strip.length() < 80.0 {
        return None;
    }
    // The start and stop patterns are wide bars with few edges, which the region may have missed.
    let cutout = matrix::Cutout::of(picture, &strip.grown(0.15 * strip.length(), 30.0));
    cutout.decode(&[Family::Pdf417])
}

#[cfg(test)]
mod tests;
