//! Turns a line of grey values into dark and light runs.
//!
//! A threshold fails where the light changes or the bars blur into each other. What survives are the turning points:
//! between a dark and a light extreme lies an edge, where the shade is half-way, and that place is known to less than a
//! pixel.

use super::scanline::{STEP, ScanLine};

/// Is the number of bits a sample becomes.
const BITS_A_SAMPLE: f32 = 2.0;
/// Is the width of the quiet zones that are painted, in narrow modules.
///
/// The row decoders ask for up to ten; labels with bearer bars give less.
const QUIET_MODULES: f32 = 12.0;
/// Is the widest bar or gap inside any linear code, in narrow modules, with some room: Code 128 has four, Code 39 wide
/// gaps between characters.
const WIDEST_RUN: f32 = 5.8;
/// Is the least number of dark bars of a code: EAN-8 has 22 and the shortest Code 39 has 15, a short ITF 9.
const LEAST_BARS: usize = 9;
/// Is how many samples share a measure of contrast.
const WINDOW: usize = 32;

/// Is a row of bits for the row decoders, and where it lies.
#[derive(Debug)]
pub(super) struct Row {
    /// True where it is dark.
    pub(super) bits: Vec<bool>,
    /// Where the first and the last bar are along the strip.
    pub(super) ends: (f32, f32),
    /// How many bars it has.
    pub(super) bars: usize,
}

/// Is a dark bar: where it begins and ends, in samples.
type Bar = (f32, f32);

/// Returns the rows of a line that may be codes, the longest first.
pub(super) fn rows(line: &ScanLine) -> Vec<Row> {
    let bars = bars(&line.shades);
    let Some(narrow) = narrow_width(&bars) else { return Vec::new() };
    let mut rows: Vec<Row> = pieces(&bars, narrow * WIDEST_RUN)
        .into_iter()
        .filter(|piece| piece.len() >= LEAST_BARS)
        .map(|piece| row(piece, narrow, line.start))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.bits.len()));
    rows.truncate(3);
    rows
}

/// Holds the contrast along a line, window by window.
struct Contrast {
    windows: Vec<f32>,
    usual: f32,
}

impl Contrast {
    fn of(shades: &[f32]) -> Self {
        let ranges: Vec<(f32, f32)> = shades
            .chunks(WINDOW)
            .map(|chunk| {
                chunk.iter().fold((f32::MAX, f32::MIN), |(low, high), &shade| {
                    (low.min(shade), high.max(shade))
                })
            })
            .collect();
        let windows = (0..ranges.len())
            .map(|place| {
                let near = &ranges[place.saturating_sub(2)..(place + 3).min(ranges.len())];
                let low = near.iter().fold(f32::MAX, |low, range| low.min(range.0));
                let high = near.iter().fold(f32::MIN, |high, range| high.max(range.1));
                high - low
            })
            .collect();
        let mut spans: Vec<f32> = ranges.iter().map(|(low, high)| high - low).collect();
        spans.sort_by(f32::total_cmp);
        let usual = spans.get(spans.len() * 3 / 4).copied().unwrap_or_default();
        Self { windows, usual }
    }

    /// Returns how far the shade must turn at a sample to count as an extreme.
    fn prominence(&self, sample: usize) -> f32 {
        (self.windows[sample / WINDOW] * 0.16).max(self.usual * 0.10).max(3.0)
    }
}

/// Finds the alternating dark and light extremes of a line, as places.
fn extremes(shades: &[f32]) -> Vec<usize> {
    let contrast = Contrast::of(shades);
    let mut found = Vec::new();
    let (mut lowest, mut highest) = (0, 0);
    // Unknown until the shade has turned once.
    let mut rising = None;
    for (place, &shade) in shades.iter().enumerate().skip(1) {
        let turn = contrast.prominence(place);
        if shade > shades[highest] {
            highest = place;
        }
        if shade < shades[lowest] {
            lowest = place;
        }
        if rising != Some(false) && shades[highest] - shade > turn {
            found.push(highest);
            rising = Some(false);
            lowest = place;
        } else if rising != Some(true) && shade - shades[lowest] > turn {
            found.push(lowest);
            rising = Some(true);
            highest = place;
        }
    }
    match rising {
        Some(true) => found.push(highest),
        Some(false) => found.push(lowest),
        None => {}
    }
    found
}

/// Finds the dark bars of a line.
fn bars(shades: &[f32]) -> Vec<Bar> {
    let extremes = extremes(shades);
    if extremes.len() < 2 * LEAST_BARS {
        return Vec::new();
    }
    let mut bars = Vec::new();
    let begins_dark = shades[extremes[0]] < shades[extremes[1]];
    let mut start = begins_dark.then(|| extremes[0] as f32);
    for pair in extremes.windows(2) {
        let edge = half_way(shades, pair[0], pair[1]);
        if shades[pair[1]] < shades[pair[0]] {
            start = Some(edge);
        } else if let Some(start) = start.take() {
            bars.push((start, edge));
        }
    }
    if let Some(start) = start {
        bars.push((start, (shades.len() - 1) as f32));
    }
    bars
}

/// Returns the place between two extremes where the shade is half-way.
fn half_way(shades: &[f32], from: usize, to: usize) -> f32 {
    let middle = f32::midpoint(shades[from], shades[to]);
    for place in from..to {
        let (here, next) = (shades[place], shades[place + 1]);
        if (here - middle) * (next - middle) <= 0.0 {
            let rise = next - here;
            let part = if rise.abs() > 1e-3 { (middle - here) / rise } else { 0.5 };
            return place as f32 + part;
        }
    }
    to as f32
}

/// Estimates the width of the narrowest module: the lower quartile of all runs.
fn narrow_width(bars: &[Bar]) -> Option<f32> {
    let gaps = bars.windows(2).map(|pair| pair[1].0 - pair[0].1);
    let mut runs: Vec<f32> = bars.iter().map(|bar| bar.1 - bar.0).chain(gaps).collect();
    if runs.len() < 2 * LEAST_BARS - 2 {
        return None;
    }
    let quarter = runs.len() / 4;
    let (_, narrow, _) = runs.select_nth_unstable_by(quarter, f32::total_cmp);
    Some(narrow.max(1.0))
}

/// Cuts the bars where a run is wider than any code has; a bar that wide is a frame and is left out.
fn pieces(bars: &[Bar], widest: f32) -> Vec<&[Bar]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for place in 0..bars.len() {
        let is_frame = bars[place].1 - bars[place].0 > widest;
        let after_gap = place > start && bars[place].0 - bars[place - 1].1 > widest;
        if is_frame || after_gap {
            pieces.push(&bars[start..place]);
            start = if is_frame { place + 1 } else { place };
        }
    }
    pieces.push(&bars[start.min(bars.len())..]);
    pieces
}

/// Paints the bars of one piece between two quiet zones.
fn row(piece: &[Bar], narrow: f32, line_start: f32) -> Row {
    let (first, last) = (piece[0].0, piece[piece.len() - 1].1);
    let origin = first - narrow * QUIET_MODULES;
    let bit = |sample: f32| ((sample - origin) * BITS_A_SAMPLE).round() as usize;
    let size = bit(last + narrow * QUIET_MODULES) + 2;
    let mut bits = vec![false; size];
    for &(start, end) in piece {
        let start = bit(start);
        bits[start..bit(end).max(start + 1).min(size)].fill(true);
    }
    let along = |sample: f32| line_start + sample * STEP;
    Row { bits, ends: (along(first), along(last)), bars: piece.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws runs of the given widths in samples, dark first, blurred, between light margins.
    fn line(runs: &[usize], dark: f32, light: f32) -> ScanLine {
        let mut shades = vec![light; 60];
        for (place, &width) in runs.iter().enumerate() {
            shades.extend(std::iter::repeat_n(if place % 2 == 0 { dark } else { light }, width));
        }
        shades.extend([light; 60]);
        let blurred = (0..shades.len())
            .map(|place| {
                let near = &shades[place.saturating_sub(2)..(place + 3).min(shades.len())];
                near.iter().sum::<f32>() / near.len() as f32
            })
            .collect();
        ScanLine { shades: blurred, start: 0.0 }
    }

    fn widths(row: &Row) -> Vec<usize> {
        row.bits.chunk_by(|one, next| one == next).filter(|run| run[0]).map(<[bool]>::len).collect()
    }

    #[test]
    fn blurred_bars_keep_their_widths() {
        let runs: Vec<usize> = (0..41).map(|place| 4 * (1 + place % 3)).collect();
        let rows = rows(&line(&runs, 40.0, 200.0));
        assert_eq!(rows.len(), 1);
        let expected: Vec<usize> = runs.iter().step_by(2).map(|width| width * 2).collect();
        for (found, expected) in widths(&rows[0]).iter().zip(&expected) {
            assert!(found.abs_diff(*expected) <= 2, "{found} {expected}");
        }
        assert!((rows[0].ends.0 - 30.0).abs() < 1.0, "{:?}", rows[0].ends);
        // A quiet zone of twelve modules on either side.
        assert!(rows[0].bits.iter().position(|dark| *dark) >= Some(80));
    }

    #[test]
    fn weak_contrast_is_enough_and_an_even_line_has_no_bars() {
        let runs = [4; 41];
        assert_eq!(widths(&rows(&line(&runs, 110.0, 130.0))[0]).len(), 21);
        assert!(rows(&line(&[], 110.0, 130.0)).is_empty());
        assert!(rows(&ScanLine::default()).is_empty());
    }

    #[test]
    fn a_wide_gap_parts_two_codes_and_a_frame_is_left_out() {
        let mut runs = vec![4; 41];
        runs.push(60);
        runs.extend([4; 31]);
        let parted = rows(&line(&runs, 0.0, 255.0));
        assert_eq!(parted.iter().map(|row| widths(row).len()).collect::<Vec<_>>(), [21, 16]);
        runs[41] = 8;
        runs.insert(42, 80);
        runs.insert(43, 8);
        let framed = rows(&line(&runs, 0.0, 255.0));
        assert_eq!(framed.iter().map(|row| widths(row).len()).collect::<Vec<_>>(), [21, 16]);
    }
}
