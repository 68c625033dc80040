//! A white sheet that takes ink: letters and shapes with soft edges, drawn with integers only, so that every machine
//! draws the same picture.

use super::face::{Point, UNITS_PER_EM, Weight};
use super::{Area, Resolution};

/// Is a white sheet that takes ink; whatever would lie outside is left out.
#[derive(Debug, Clone)]
pub struct Canvas {
    /// Its width in dots.
    pub width: i32,
    /// Its height in dots.
    pub height: i32,
    /// Its dots, row by row: 0 is black, 255 is white.
    pub shades: Vec<u8>,
    resolution: Resolution,
}

impl Canvas {
    /// Is a white sheet of some dots.
    #[must_use]
    pub fn white(width: i32, height: i32, resolution: Resolution) -> Self {
        let shades = vec![0xff; index(width) * index(height)];
        Self { width, height, shades, resolution }
    }

    /// Fills an area, in dots, with a shade.
    pub fn fill(&mut self, area: Area, shade: u8) {
        let right = (area.left + area.width).clamp(0, self.width);
        for y in area.top.max(0)..(area.top + area.height).min(self.height) {
            let row = index(y) * index(self.width);
            let (from, to) = (index(area.left.max(0).min(right)), index(right));
            self.shades[row + from..row + to].fill(shade);
        }
    }

    /// Writes a line of text: where it begins and the line it stands on, in dots, and the size of its em.
    pub fn text(&mut self, text: &str, weight: Weight, size_um: i32, left: i32, baseline: i32) {
        let face = weight.face();
        let scale = Scale { size_um, resolution: self.resolution };
        let mut pen = 0;
        for c in text.chars() {
            let glyph = face.glyph(c);
            let left = scale.length(pen) + i64::from(left) * DOT;
            let baseline = i64::from(baseline) * DOT;
            let place = |x: i32, y: i32| (left + scale.length(x), baseline - scale.length(y));
            let edges: Vec<Edge> =
                face.outline(glyph).iter().flat_map(|contour| edges(contour, place)).collect();
            self.ink(&edges);
            pen += face.advance(glyph);
        }
    }

    /// Fills what edges enclose (by the nonzero rule), with the share of each dot that lies inside.
    pub fn ink(&mut self, edges: &[Edge]) {
        let tops = edges.iter().map(|edge| edge.from.1.min(edge.to.1));
        let bottoms = edges.iter().map(|edge| edge.from.1.max(edge.to.1));
        let (Some(top), Some(bottom)) = (tops.min(), bottoms.max()) else { return };
        let first = top.div_euclid(DOT).max(0);
        let last = bottom.div_euclid(DOT).min(i64::from(self.height) - 1);
        for y in first..=last {
            let row = index_of(y) * index(self.width);
            let mut cover = vec![0; index(self.width)];
            for line in 0..LINES {
                let y = y * DOT + (2 * line + 1) * DOT / (2 * LINES);
                spans(edges, y, |from, to| add_cover(&mut cover, from, to));
            }
            for (shade, cover) in self.shades[row..].iter_mut().zip(cover) {
                let ink = u8::try_from(cover * 255 / (DOT * LINES)).unwrap_or(u8::MAX);
                *shade = (*shade).min(u8::MAX - ink);
            }
        }
    }
}

/// Is one dot in the fine units in which letters are drawn. With integers only, every machine draws the same picture.
pub(super) const DOT: i64 = 256;

/// Is how many lines of a dot are looked at.
const LINES: i64 = 8;

/// Is how many straight pieces stand for a curve.
const PIECES: i64 = 6;

struct Scale {
    size_um: i32,
    resolution: Resolution,
}

impl Scale {
    /// Turns units of the typeface into fine units at this size and resolution.
    fn length(&self, units: i32) -> i64 {
        const TENTHS_OF_UM_PER_INCH: i64 = 254_000;
        i64::from(units) * i64::from(self.size_um) * self.resolution.tenths_per_inch * DOT
            / (i64::from(UNITS_PER_EM) * TENTHS_OF_UM_PER_INCH)
    }
}

/// Is a place in 256ths of a dot, from the upper left corner.
pub type Spot = (i64, i64);

/// Is a straight piece of an outline, with its direction; places are in 256ths of a dot.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// Where it begins.
    pub from: Spot,
    /// Where it ends.
    pub to: Spot,
}

/// Draws the edges of a contour.
struct Pen {
    at: Spot,
    edges: Vec<Edge>,
}

impl Pen {
    fn line(&mut self, to: Spot) {
        self.edges.push(Edge { from: self.at, to });
        self.at = to;
    }

    /// Draws to a point: straight, or along a quadratic curve.
    fn draw(&mut self, pull: Option<Spot>, to: Spot) {
        let Some(pull) = pull else { return self.line(to) };
        let from = self.at;
        for past in 1..=PIECES {
            let left = PIECES - past;
            let blend = |from: i64, pull: i64, to: i64| {
                (left * left * from + 2 * left * past * pull + past * past * to) / (PIECES * PIECES)
            };
            self.line((blend(from.0, pull.0, to.0), blend(from.1, pull.1, to.1)));
        }
    }
}

/// Turns a contour into straight pieces. Two pulling points in a row have a point of the outline halfway between them
/// (OpenType 1.9, `glyf`).
fn edges(contour: &[Point], place: impl Fn(i32, i32) -> Spot) -> Vec<Edge> {
    let spot = |point: &Point| place(point.x, point.y);
    let middle = |a: Spot, b: Spot| (i64::midpoint(a.0, b.0), i64::midpoint(a.1, b.1));
    let (Some(first), Some(last)) = (contour.first(), contour.last()) else { return Vec::new() };
    let start = match (first.on, last.on) {
        (true, _) => spot(first),
        (false, true) => spot(last),
        (false, false) => middle(spot(first), spot(last)),
    };
    let mut pen = Pen { at: start, edges: Vec::new() };
    let mut pull: Option<Spot> = None;
    for point in contour {
        let here = spot(point);
        if point.on {
            pen.draw(pull.take(), here);
        } else if let Some(before) = pull.replace(here) {
            pen.draw(Some(before), middle(before, here));
        }
    }
    pen.draw(pull, start);
    pen.edges
}

/// Finds what lies inside the edges along one line: from where the windings begin to where they add up to nothing.
fn spans(edges: &[Edge], y: i64, mut span: impl FnMut(i64, i64)) {
    let crosses = |edge: &Edge| {
        let (from, to) = (edge.from, edge.to);
        let turn = match (from.1 <= y, to.1 <= y) {
            (true, false) => 1,
            (false, true) => -1,
            _beside => return None,
        };
        Some((from.0 + (y - from.1) * (to.0 - from.0) / (to.1 - from.1), turn))
    };
    let mut crossings: Vec<(i64, i32)> = edges.iter().filter_map(crosses).collect();
    crossings.sort_unstable();
    let (mut winding, mut from) = (0, 0);
    for (x, turn) in crossings {
        if winding == 0 {
            from = x;
        }
        winding += turn;
        if winding == 0 {
            span(from, x);
        }
    }
}

/// Adds to each dot how much of it a span covers.
fn add_cover(cover: &mut [i64], from: i64, to: i64) {
    for dot in from.div_euclid(DOT).max(0)..=to.div_euclid(DOT) {
        let Some(cover) = cover.get_mut(index_of(dot)) else { return };
        let begin = dot * DOT;
        *cover += (to.min(begin + DOT) - from.max(begin)).max(0);
    }
}

/// Is for sides and places that are known not to be negative.
fn index(value: i32) -> usize {
    usize::try_from(value).unwrap_or(0)
}

fn index_of(value: i64) -> usize {
    usize::try_from(value).unwrap_or(0)
}
