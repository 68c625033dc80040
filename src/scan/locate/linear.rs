//! Reads linear codes along lines across their bars, and counts how many lines agree.
//!
//! One line is enough for a symbology whose check characters prove it. The others read bars into anything, so a second
//! line has to say the same.

use super::super::check_digits::gs1_mod10;
use super::super::image::{Area, Code, Picture, RowDecoder, Symbology};
use super::bars::{self, Row};
use super::region::Strip;
use super::scanline::ScanLine;

/// Are the places of the lines within a strip, from its middle, in parts of its height.
const OFFSETS: [f32; 9] = [0.0, 0.18, -0.18, 0.32, -0.32, 0.09, -0.09, 0.25, -0.25];
/// From this line on, lines are taken thin: a bent or torn code has no thick ones.
const THIN_FROM: usize = 5;
/// Is the part of the bars that an unproven code must explain.
const LEAST_EXPLAINED: f32 = 0.8;
/// Is the shortest strip that is tried, in pixels.
const LEAST_LENGTH: f32 = 48.0;

/// Reads strips; keeps the decoder and a buffer between calls.
pub(super) struct LineReader {
    decoder: RowDecoder,
    line: ScanLine,
}

/// Is a code that some lines of a strip gave.
struct Vote {
    code: Code,
    lines: usize,
    ends: (f32, f32),
    v: (f32, f32),
}

impl LineReader {
    pub(super) fn new() -> Self {
        Self { decoder: RowDecoder::new(), line: ScanLine::default() }
    }

    /// Reads the codes of a strip: usually one, two when they stand side by side.
    pub(super) fn read(&mut self, picture: &Picture, strip: &Strip) -> Vec<Code> {
        if strip.length() < LEAST_LENGTH {
            return Vec::new();
        }
        let mut votes: Vec<Vote> = Vec::new();
        for (place, part) in OFFSETS.into_iter().enumerate() {
            let v = f32::midpoint(strip.v.0, strip.v.1) + part * strip.height();
            let thick = (strip.height() * 0.06) as u8;
            let half = if place < THIN_FROM { thick.clamp(1, 6) } else { 1 };
            self.line.take(picture, strip, v, half);
            for row in bars::rows(&self.line) {
                if let Some(code) = self.decode(&row) {
                    count(&mut votes, code, &row, v);
                }
            }
            // The lines that are left could only find a second code beside the first, which the first lines saw too.
            if place >= 2 && votes.iter().any(Vote::is_believed) {
                break;
            }
        }
        votes.into_iter().filter(Vote::is_believed).map(|vote| vote.placed(strip)).collect()
    }

    /// Decodes a row; of several answers, takes one that is proven, or else the one that explains most of its bars.
    pub(super) fn decode(&self, row: &Row) -> Option<Code> {
        let mut best: Option<(f32, Code)> = None;
        for code in self.decoder.decode(&row.bits) {
            if is_proven(&code) {
                return Some(code);
            }
            let share = explained(&code, row);
            if share >= LEAST_EXPLAINED && best.as_ref().is_none_or(|(known, _)| share > *known) {
                best = Some((share, code));
            }
        }
        best.map(|(_, code)| code)
    }
}

/// Returns how much of the bars of a row a code explains, from 0 to 1.
///
/// Part of a Code 39 read backwards is an ITF to the decoder, and every line agrees; but it leaves bars over.
fn explained(code: &Code, row: &Row) -> f32 {
    let characters = code.text.chars().count();
    let bars = match code.symbology {
        // With start and stop characters; five bars a character, and four.
        Symbology::Code39 => 5 * (characters + 2),
        Symbology::Codabar => 4 * (characters + 2),
        // Two bars at either end, five for two digits.
        Symbology::Itf => 4 + 5 * characters / 2,
        Symbology::Ean8 => 22,
        Symbology::UpcE => 17,
        _ => row.bars,
    };
    (bars as f32 / row.bars.max(1) as f32).min(1.0)
}

fn count(votes: &mut Vec<Vote>, code: Code, row: &Row, v: f32) {
    let known = votes
        .iter_mut()
        .find(|vote| vote.code.symbology == code.symbology && vote.code.text == code.text);
    match known {
        Some(vote) => {
            vote.lines += 1;
            vote.ends = (vote.ends.0.min(row.ends.0), vote.ends.1.max(row.ends.1));
            vote.v = (vote.v.0.min(v), vote.v.1.max(v));
        }
        None => votes.push(Vote { code, lines: 1, ends: row.ends, v: (v, v) }),
    }
}

impl Vote {
    fn is_believed(&self) -> bool {
        self.lines >= 2 || is_proven(&self.code)
    }

    fn placed(self, strip: &Strip) -> Code {
        // The lines that read it are its surest part; the bars reach as far as the region.
        let of_code = Strip { u: self.ends, ..*strip };
        Code { place: area(of_code.bounds()), ..self.code }
    }
}

/// Says whether one line is enough: the symbology has check characters that chance rarely meets.
fn is_proven(code: &Code) -> bool {
    let length = code.text.chars().count();
    match code.symbology {
        Symbology::Code128 | Symbology::Code93 => length >= 4,
        Symbology::Ean13 | Symbology::UpcA => true,
        Symbology::Itf => length == 14 && gs1_mod10(code.text.as_bytes()),
        _ => false,
    }
}

/// Rounds a rectangle outwards to whole pixels.
pub(super) fn area([left, top, right, bottom]: [f32; 4]) -> Area {
    let (left, top) = (left.max(0.0) as u32, top.max(0.0) as u32);
    Area {
        left,
        top,
        width: (right.max(0.0).ceil() as u32).saturating_sub(left).max(1),
        height: (bottom.max(0.0).ceil() as u32).saturating_sub(top).max(1),
    }
}

/// Says whether a linear code that a whole-picture decoder reported is really there: lines beside it must agree.
///
/// The decoder looks along rows, and of the places it reports only the row is reliable.
pub(in super::super) fn is_supported(picture: &Picture, code: &Code) -> bool {
    if is_proven(code) {
        return true;
    }
    let half = picture.width as f32 / 2.0;
    let row = code.place.top as f32 + code.place.height as f32 / 2.0;
    let strip = Strip { x: half, y: row, angle: 0.0, u: (-half, half), v: (-8.0, 8.0) };
    let mut reader = LineReader::new();
    let agreeing = [-6.0, -3.0, 3.0, 6.0].into_iter().filter(|&v| {
        reader.line.take(picture, &strip, v, 0);
        bars::rows(&reader.line).iter().any(|row| {
            reader
                .decode(row)
                .is_some_and(|other| other.text == code.text && other.symbology == code.symbology)
        })
    });
    agreeing.count() >= 2
}
