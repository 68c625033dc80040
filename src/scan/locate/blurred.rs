//! Reads Code 128 out of focus, where single bars have run into each other and no edges are left.
//!
//! Edges are not needed: every symbol of Code 128 is one of 103 patterns of eleven modules, and what a lens makes of each
//! is known. The line is walked symbol by symbol, keeping the best few explanations (a beam search), each a sum of blurred
//! bars compared with the shades that were seen. A reading counts when its check symbol fits, its errors are small, and a
//! second line says the same.

use super::super::image::{Code, Picture};
use super::bars::{self, Row};
use super::lens::{LENSES, Lens, PATTERNS, STARTS, STOP, STOP_SYMBOL, SYMBOL, template_step};
use super::linear::{self, LineReader};
use super::region::Strip;
use super::scanline::ScanLine;

/// Is the range of module widths that is tried, in samples of the line.
const MODULES: (f32, f32) = (2.4, 24.0);
/// Is how many explanations are kept.
const BEAM: usize = 20;
/// Is how many values are tried at every shift, of those that fit best unshifted.
const SHIFTED_VALUES: usize = 6;
/// Is how many samples of a module are compared; more say nothing new behind a lens.
const SAMPLES_A_MODULE: f32 = 3.0;
/// Are the shifts of a symbol against its expected place, in modules: perspective and bent labels.
const SHIFTS: [f32; 5] = [-0.16, -0.08, 0.0, 0.08, 0.16];
/// Is the largest mean error of a reading that is believed, in parts of the light.
const LARGEST_ERROR: f32 = 0.06;

/// Reads a blurred Code 128 on a strip; two lines must agree.
pub(super) fn read(reader: &LineReader, picture: &Picture, strip: &Strip) -> Option<Code> {
    let half = ((strip.height() * 0.06) as u8).clamp(1, 8);
    let mut agreed: Option<String> = None;
    for part in [0.0, 0.2, -0.2, 0.1] {
        let v = f32::midpoint(strip.v.0, strip.v.1) + part * strip.height();
        let mut line = ScanLine::default();
        line.take(picture, strip, v, half);
        let Some((values, row)) = values_of(&line) else {
            // A line that is no Code 128 at all speaks for its neighbours.
            agreed.as_ref()?;
            continue;
        };
        let Some(code) = reader.decode(&clean_row(&values, row)) else { continue };
        if agreed.as_deref() == Some(&*code.text) {
            let place = Strip { u: row, ..*strip };
            return Some(Code { place: linear::area(place.bounds()), ..code });
        }
        agreed = Some(code.text);
    }
    None
}

/// Is a line, divided by its light, from one end of the code to the other.
struct Profile {
    /// 1 is paper, 0 would be perfect black.
    shades: Vec<f32>,
    start: f32,
    end: f32,
}

/// Is one guess at scale and blur.
#[derive(Clone, Copy)]
struct Guess {
    module: f32,
    symbols: usize,
    lens: &'static Lens,
    start: u8,
    first: f32,
    error: f32,
}

/// Is one explanation of the symbols so far.
#[derive(Clone)]
struct Path {
    values: Vec<u8>,
    /// Where the next symbol begins, in samples.
    next: f32,
    error: f32,
}

/// Finds the symbol values of a line and the ends of the code along the strip.
fn values_of(line: &ScanLine) -> Option<(Vec<u8>, (f32, f32))> {
    let row = bars::rows(line).into_iter().next()?;
    let profile = Profile::of(line, row.ends)?;
    let mut guesses = profile.guesses();
    guesses.truncate(3);
    let path = guesses
        .iter()
        .filter_map(|guess| profile.walk(guess))
        .min_by(|one, other| one.error.total_cmp(&other.error))?;
    Some((path.values, row.ends))
}

impl Profile {
    fn of(line: &ScanLine, ends: (f32, f32)) -> Option<Self> {
        let sample = |u: f32| (u - line.start) / super::scanline::STEP;
        let (start, end) = (sample(ends.0), sample(ends.1));
        let last = line.shades.len().checked_sub(1)?;
        // The light of the paper on either side, away from the blur of the first bar.
        let paper = |from: f32, to: f32| {
            let (from, to) = (from.max(0.0) as usize, (to.max(0.0) as usize).min(last));
            line.shades.get(from..=to)?.iter().copied().reduce(f32::max)
        };
        let (left, right) = (paper(start - 50.0, start)?, paper(end, end + 50.0)?);
        let light =
            |place: f32| left + (right - left) * ((place - start) / (end - start)).clamp(0.0, 1.0);
        let shades = line
            .shades
            .iter()
            .enumerate()
            .map(|(place, shade)| shade / light(place as f32).max(1.0))
            .collect();
        (end - start > 60.0).then_some(Self { shades, start, end })
    }

    /// Returns the scales and blurs under which the line begins and ends as a code does, the best first.
    fn guesses(&self) -> Vec<Guess> {
        let span = self.end - self.start;
        let mut guesses: Vec<Guess> = Vec::new();
        for symbols in 4..=60 {
            let module = span / (SYMBOL * symbols as f32 + STOP_SYMBOL);
            if !(MODULES.0..=MODULES.1).contains(&module) {
                continue;
            }
            let at_this_scale = LENSES.iter().flat_map(|lens| {
                let stop = self
                    .window(lens, None, self.end - STOP_SYMBOL * module, module)
                    .error(lens, STOP);
                STARTS.into_iter().flat_map(move |start| {
                    (-2..=2).map(move |shift| {
                        let first = self.start + shift as f32 * 0.15 * module;
                        let error =
                            stop + self.window(lens, None, first, module).error(lens, start);
                        Guess { module, symbols, lens, start, first, error }
                    })
                })
            });
            // Of guesses at one scale the best is enough.
            guesses.extend(at_this_scale.min_by(|one, other| one.error.total_cmp(&other.error)));
        }
        guesses.retain(|guess| guess.error < LARGEST_ERROR * LARGEST_ERROR * 6.0);
        guesses.sort_by(|one, other| one.error.total_cmp(&other.error));
        guesses
    }

    /// Walks the line from a guess to its end; `None` when nothing fits or the check symbol does not.
    fn walk(&self, guess: &Guess) -> Option<Path> {
        let Guess { module, lens, .. } = *guess;
        let mut paths = vec![Path {
            values: vec![guess.start],
            next: guess.first + SYMBOL * module,
            error: guess.error,
        }];
        for place in 1..guess.symbols {
            let mut longer: Vec<(usize, Step)> = Vec::new();
            for (parent, path) in paths.iter().enumerate() {
                let steps = self.steps(lens, path, module);
                longer.extend(
                    steps
                        .into_iter()
                        .map(|step| (parent, Step { error: path.error + step.error, ..step })),
                );
            }
            longer.sort_by(|one, other| one.1.error.total_cmp(&other.1.error));
            longer.truncate(BEAM);
            paths = longer
                .into_iter()
                .map(|(parent, step)| {
                    let Path { values, next, .. } = &paths[parent];
                    let values = values.iter().copied().chain([step.value]).collect();
                    Path { values, next: next + step.shift + SYMBOL * module, error: step.error }
                })
                .collect();
            let best = paths.first()?.error / (place + 1) as f32;
            if best.sqrt() > 2.0 * LARGEST_ERROR {
                return None;
            }
        }
        for path in &mut paths {
            path.error = (path.error / guess.symbols as f32).sqrt();
        }
        // Among twenty explanations one passes the check by chance too often; only the best one is asked.
        let path = paths.into_iter().next()?;
        (path.error < LARGEST_ERROR && check_symbol_fits(&path.values)).then_some(path)
    }

    /// Returns the symbols that may follow a path, the best first.
    fn steps(&self, lens: &Lens, path: &Path, module: f32) -> Vec<Step> {
        let before = path.values.last().copied();
        let window = self.window(lens, before, path.next, module);
        let mut steps: Vec<Step> = (0..STARTS[0])
            .map(|value| Step { value, shift: 0.0, error: window.error(lens, value) })
            .collect();
        steps.sort_by(|one, other| one.error.total_cmp(&other.error));
        steps.truncate(BEAM);
        for shift in SHIFTS {
            let window = self.window(lens, before, path.next + shift * module, module);
            for step in steps.iter_mut().take(SHIFTED_VALUES) {
                // Shifting costs a little, or noise would lead the path astray.
                let error = window.error(lens, step.value) + 2e-5 * (shift / 0.08).powi(2);
                if error < step.error {
                    *step = Step { shift: shift * module, error, ..*step };
                }
            }
        }
        steps
    }

    /// Returns what was seen where a symbol is expected to begin, behind another.
    fn window(&self, lens: &Lens, before: Option<u8>, first: f32, module: f32) -> Window {
        // Behind an unknown symbol, only what its last gap cannot reach is compared.
        let lead = if before.is_some() { -0.5 } else { 0.3 };
        let stride = (module / SAMPLES_A_MODULE).max(1.0);
        let count = ((SYMBOL - 0.7 - lead) * module / stride) as usize;
        let mut window = Window { points: Vec::with_capacity(count) };
        for step in 0..count {
            let sample = first + lead * module + step as f32 * stride;
            let Some(shade) = self.shades.get(sample.max(0.0).round() as usize) else { break };
            let z = (sample.round() - first) / module;
            let around = before.map_or(0.0, |before| lens.darkness(before, z + SYMBOL))
                + lens.follower(z - SYMBOL);
            window.points.push(Point { seen: 1.0 - shade, around, step: template_step(z) });
        }
        window
    }
}

/// Is one symbol that may follow.
#[derive(Clone, Copy)]
struct Step {
    value: u8,
    shift: f32,
    error: f32,
}

/// Is a stretch of the line, ready to be compared with symbols.
struct Window {
    points: Vec<Point>,
}

struct Point {
    /// How dark the line is.
    seen: f32,
    /// How dark the neighbours make it.
    around: f32,
    /// Where it lies in a template.
    step: usize,
}

impl Window {
    /// Returns the mean squared difference between what was seen and a symbol.
    fn error(&self, lens: &Lens, value: u8) -> f32 {
        let template = &lens.templates[usize::from(value)];
        // Least squares for the contrast: it is that of the ink, but glare and noise change it along the code.
        let (mut seen_drawn, mut drawn_drawn, mut seen_seen) = (0.0, 0.0, 0.0);
        for point in &self.points {
            let drawn = template.get(point.step).copied().unwrap_or(0.0) + point.around;
            seen_drawn += point.seen * drawn;
            drawn_drawn += drawn * drawn;
            seen_seen += point.seen * point.seen;
        }
        if self.points.is_empty() {
            return f32::MAX;
        }
        let contrast = (seen_drawn / f32::max(drawn_drawn, 1e-6)).clamp(0.35, 1.05);
        (seen_seen - 2.0 * contrast * seen_drawn + contrast * contrast * drawn_drawn)
            / self.points.len() as f32
    }
}

/// Checks the last symbol value: the first plus every other times its place, modulo 103 (ISO/IEC 15417, annex A).
fn check_symbol_fits(values: &[u8]) -> bool {
    let Some((&check, body)) = values.split_last() else { return false };
    let sum: u32 = body
        .iter()
        .enumerate()
        .map(|(place, &value)| u32::from(value) * u32::try_from(place.max(1)).unwrap_or(1))
        .sum();
    body.len() >= 3 && sum % 103 == u32::from(check)
}

/// Draws the symbols as a clean row for the row decoder, which knows the code sets.
fn clean_row(values: &[u8], ends: (f32, f32)) -> Row {
    const MODULE: usize = 4;
    const QUIET: usize = 12 * MODULE;
    let widths: Vec<usize> = values
        .iter()
        .chain(std::iter::once(&STOP))
        .flat_map(|&value| PATTERNS[usize::from(value)].bytes())
        .map(|width| usize::from(width - b'0') * MODULE)
        .collect();
    let mut bits = vec![false; QUIET];
    for (run, width) in widths.iter().enumerate() {
        bits.extend(std::iter::repeat_n(run % 2 == 0, *width));
    }
    bits.extend([false; QUIET]);
    Row { bits, ends, bars: widths.len().div_ceil(2) }
}

#[cfg(test)]
mod tests {
    use super::super::super::image::Symbology;
    use super::super::super::image::drawing::{add_noise, draw};
    use super::*;

    /// Spreads every pixel along its row, as a lens does.
    fn blur(picture: &mut Picture, sigma: f32) {
        let reach = (3.0 * sigma) as usize;
        let weights: Vec<f32> = (0..=2 * reach)
            .map(|place| (-0.5 * ((place as f32 - reach as f32) / sigma).powi(2)).exp())
            .collect();
        let total: f32 = weights.iter().sum();
        let width = picture.width;
        for row in picture.pixels.chunks_exact_mut(width) {
            let sharp = row.to_vec();
            for (place, shade) in row.iter_mut().enumerate() {
                let sum: f32 = weights
                    .iter()
                    .enumerate()
                    .map(|(offset, weight)| {
                        let at = (place + offset).saturating_sub(reach).min(width - 1);
                        weight * f32::from(sharp[at])
                    })
                    .sum();
                *shade = (sum / total * 0.7 + 30.0) as u8;
            }
        }
    }

    fn read_blurred(text: &str, sigma: f32, noise: i32) -> Option<String> {
        let mut picture = draw(text, Symbology::Code128, 4);
        blur(&mut picture, sigma);
        add_noise(&mut picture, noise);
        let (width, height) = (picture.width as f32, picture.height as f32);
        let strip = Strip {
            x: width / 2.0,
            y: height / 2.0,
            angle: 0.0,
            u: (48.0 - width / 2.0, width / 2.0 - 48.0),
            v: (-30.0, 30.0),
        };
        read(&LineReader::new(), &picture, &strip).map(|code| code.text)
    }

    #[test]
    fn a_code_out_of_focus_is_read_where_no_edges_are_left() {
        for text in ["9400111899560000000007", "SN-2026/04 b"] {
            for sigma in [2.0, 3.3] {
                assert_eq!(read_blurred(text, sigma, 4).as_deref(), Some(text), "{sigma}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_guessed() {
        for (sigma, noise) in [(5.0, 4), (3.0, 90), (4.2, 40)] {
            let read = read_blurred("1Z12345E0112345675", sigma, noise);
            assert!(read.is_none_or(|text| text == "1Z12345E0112345675"), "{sigma} {noise}");
        }
    }

    #[test]
    fn the_check_symbol_is_counted_by_its_place() {
        assert!(check_symbol_fits(&[105, 12, 34, (105 + 12 + 68) % 103_u8]));
        assert!(!check_symbol_fits(&[105, 12, 34, 0]) && !check_symbol_fits(&[]));
    }
}
