//! Draws pages as one PNG picture at 300 dots an inch: bars in whole dots, letters with soft edges.

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};

use super::face::{Point, UNITS_PER_EM};
use super::{Area, LabelError, Mark, Page, Resolution, Text};

/// Is how fine the picture is; it is also said in the file, so that a printer prints it in its true size.
pub const RESOLUTION: Resolution = Resolution::DPI_300;

/// Is 300 dots an inch in dots a metre, as PNG wants it (PNG specification, 11.3.4.3).
const DOTS_PER_METRE: u32 = 11_811;

/// Is the longest side of a picture; more is refused by much that opens pictures, our own decoder included.
const GREATEST_SIDE_DOTS: i32 = 10_000;

/// Parts the labels of one picture: a light line to cut along.
const CUT_SHADE: u8 = 0xc0;

/// Draws the pages under each other.
pub fn write(pages: &[Page]) -> Result<Vec<u8>, LabelError> {
    let dots =
        |page: &Page| (RESOLUTION.dots(page.size.width_um), RESOLUTION.dots(page.size.height_um));
    let width = pages.iter().map(|page| dots(page).0).max().unwrap_or(0);
    let height: i32 = pages.iter().map(|page| dots(page).1).fold(0, i32::saturating_add);
    if width.max(height) > GREATEST_SIDE_DOTS {
        return Err(LabelError::TooManyForAPicture { labels: pages.len() });
    }
    let mut canvas = Canvas::white(width, height);
    let mut top = 0;
    for page in pages {
        if top > 0 {
            canvas.fill(Area { left: 0, top, width, height: 1 }, CUT_SHADE);
        }
        for mark in &page.marks {
            canvas.mark(mark, top);
        }
        top += dots(page).1;
    }
    canvas.encode()
}

/// Is a white sheet that takes ink; whatever would lie outside is left out.
struct Canvas {
    width: i32,
    height: i32,
    shades: Vec<u8>,
}

impl Canvas {
    fn white(width: i32, height: i32) -> Self {
        let shades = vec![0xff; index(width) * index(height)];
        Self { width, height, shades }
    }

    fn mark(&mut self, mark: &Mark, top: i32) {
        match mark {
            Mark::Symbol(placed) => {
                for area in placed.boxes(RESOLUTION) {
                    self.fill(Area { top: area.top + top, ..area }, 0);
                }
            }
            Mark::Text(text) => self.text(text, top),
            Mark::Rule(area) => {
                let dots = |um: i32| RESOLUTION.dots(um);
                let (width, height) = (dots(area.width).max(1), dots(area.height).max(1));
                let (left, top) = (dots(area.left), dots(area.top) + top);
                self.fill(Area { left, top, width, height }, 0);
            }
        }
    }

    fn fill(&mut self, area: Area, shade: u8) {
        let right = (area.left + area.width).clamp(0, self.width);
        for y in area.top.max(0)..(area.top + area.height).min(self.height) {
            let row = index(y) * index(self.width);
            let (from, to) = (index(area.left.max(0).min(right)), index(right));
            self.shades[row + from..row + to].fill(shade);
        }
    }

    fn text(&mut self, text: &Text, top: i32) {
        let face = text.weight.face();
        let scale = Scale { size_um: text.size_um };
        let mut pen = 0;
        for c in text.text.chars() {
            let glyph = face.glyph(c);
            let left = scale.length(pen) + i64::from(RESOLUTION.dots(text.left_um)) * DOT;
            let baseline = i64::from(RESOLUTION.dots(text.baseline_um) + top) * DOT;
            let place = |x: i32, y: i32| (left + scale.length(x), baseline - scale.length(y));
            let edges: Vec<Edge> =
                face.outline(glyph).iter().flat_map(|contour| edges(contour, place)).collect();
            self.ink(&edges);
            pen += face.advance(glyph);
        }
    }

    /// Fills what edges enclose (by the nonzero rule), with the share of each dot that lies inside.
    fn ink(&mut self, edges: &[Edge]) {
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

    fn encode(self) -> Result<Vec<u8>, LabelError> {
        let failed = |error: png::EncodingError| LabelError::Picture(error.to_string());
        let mut file = Vec::new();
        let side = |dots: i32| dots.unsigned_abs();
        let mut encoder = Encoder::new(&mut file, side(self.width), side(self.height));
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        encoder.set_pixel_dims(Some(PixelDimensions {
            xppu: DOTS_PER_METRE,
            yppu: DOTS_PER_METRE,
            unit: Unit::Meter,
        }));
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(&self.shades).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(file)
    }
}

/// Is one dot in the fine units in which letters are drawn. With integers only, every machine draws the same picture.
const DOT: i64 = 256;

/// Is how many lines of a dot are looked at.
const LINES: i64 = 8;

/// Is how many straight pieces stand for a curve.
const PIECES: i64 = 6;

struct Scale {
    size_um: i32,
}

impl Scale {
    /// Turns units of the typeface into fine units: at this size, 300 dots an inch.
    fn length(&self, units: i32) -> i64 {
        const DOTS_PER_INCH: i64 = 300;
        const UM_PER_INCH: i64 = 25_400;
        i64::from(units) * i64::from(self.size_um) * DOTS_PER_INCH * DOT
            / (i64::from(UNITS_PER_EM) * UM_PER_INCH)
    }
}

type Spot = (i64, i64);

/// Is a straight piece of an outline, with its direction.
#[derive(Debug, Clone, Copy)]
struct Edge {
    from: Spot,
    to: Spot,
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
