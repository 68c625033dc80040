//! Drawings, as signature pads make them: the lines and areas of an SVG, in whole steps of a fine grid.

use usvg::tiny_skia_path::{PathSegment, PathStroker, Point};
use usvg::{FillRule, LineCap, LineJoin, Node, Options, Paint, Path, Transform, Tree};

use crate::press::{Canvas, Edge, Resolution, Spot};

/// Is how many steps of the grid the longer side of a drawing has. Places are rounded to it, so that the last bit of a
/// fraction never decides over a byte of a page.
const GRID: f32 = 20_000.0;

/// Is how many pieces stand for a curve where dots are drawn.
const PIECES: i64 = 8;

/// Is the greatest number of segments that a page takes.
const SEGMENTS_MAX: usize = 50_000;

/// Is a drawing.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its width in steps of its grid.
    pub width: u32,
    /// Its height in steps of its grid.
    pub height: u32,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<Shape>,
}

/// Is a line, or an area.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Where it goes along.
    pub segments: Vec<Segment>,
    /// How dark it is: 0 is black, 255 is white.
    pub shade: u8,
    /// How it is drawn.
    pub how: How,
    /// The outline of a line, for those who can only fill.
    outline: Vec<Segment>,
}

/// Is how a shape is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Filled; whether by the even-odd rule.
    Filled {
        /// Not by the nonzero rule.
        even_odd: bool,
    },
    /// Drawn along, with a pen of some steps.
    Stroked {
        /// The width of the pen.
        width: i32,
        /// Whether its ends are round.
        round_cap: bool,
        /// Whether its corners are round.
        round_join: bool,
    },
}

/// Is a step of a path, in steps of the grid from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// To a place, without drawing.
    Move(i32, i32),
    /// Straight to a place.
    Line(i32, i32),
    /// Along a cubic curve.
    Curve([i32; 6]),
    /// Back to where it began.
    Close,
}

impl Drawing {
    /// Reads an SVG; `None` if it cannot be drawn here. Writing and pictures in it are left out.
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        let tree = Tree::from_data(file, &options()).ok()?;
        let size = tree.size();
        let scale = GRID / size.width().max(size.height());
        let mut drawing = Self {
            width: steps(size.width() * scale).unsigned_abs().max(1),
            height: steps(size.height() * scale).unsigned_abs().max(1),
            shapes: Vec::new(),
        };
        let mut left = SEGMENTS_MAX;
        drawing.take(tree.root().children(), scale, &mut left)?;
        Some(drawing)
    }

    fn take(&mut self, nodes: &[Node], scale: f32, left: &mut usize) -> Option<()> {
        for node in nodes {
            match node {
                Node::Group(group) => self.take(group.children(), scale, left)?,
                Node::Path(path) if path.is_visible() => {
                    let taken = path.data().len();
                    *left = left.checked_sub(taken)?;
                    self.path(path, scale);
                }
                Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
            }
        }
        Some(())
    }

    fn path(&mut self, path: &Path, scale: f32) {
        let transform = path.abs_transform().post_scale(scale, scale);
        if let Some(fill) = path.fill() {
            let even_odd = fill.rule() == FillRule::EvenOdd;
            self.shapes.push(Shape {
                segments: segments(path.data(), transform),
                shade: shade(fill.paint(), fill.opacity().get()),
                how: How::Filled { even_odd },
                outline: Vec::new(),
            });
        }
        if let Some(stroke) = path.stroke() {
            // Pads draw evenly; where a drawing is stretched, its pen has the size between the two.
            let stretch = (transform.sx * transform.sy - transform.kx * transform.ky).abs().sqrt();
            let pen = stroke.to_tiny_skia();
            let outline = PathStroker::new().stroke(path.data(), &pen, stretch.max(0.001));
            self.shapes.push(Shape {
                segments: segments(path.data(), transform),
                shade: shade(stroke.paint(), stroke.opacity().get()),
                how: How::Stroked {
                    width: steps(stroke.width().get() * stretch).max(1),
                    round_cap: stroke.linecap() == LineCap::Round,
                    round_join: stroke.linejoin() == LineJoin::Round,
                },
                outline: outline.map_or_else(Vec::new, |outline| segments(&outline, transform)),
            });
        }
    }

    /// Returns its dots at a width and height of dots.
    pub(super) fn dots(&self, width: i32, height: i32) -> Vec<u8> {
        const FINE: i64 = 256;
        let across = |x: i32| i64::from(x) * i64::from(width) * FINE / i64::from(self.width);
        let down = |y: i32| i64::from(y) * i64::from(height) * FINE / i64::from(self.height);
        let mut canvas = Canvas::white(width, height, Resolution::DPI_203);
        for shape in self.shapes.iter().filter(|shape| shape.shade < 0x80) {
            let path = match shape.how {
                How::Filled { .. } => &shape.segments,
                How::Stroked { .. } => &shape.outline,
            };
            canvas.ink(&edges(path, |x, y| (across(x), down(y))));
        }
        canvas.shades
    }
}

fn options() -> Options<'static> {
    // Nothing outside of a drawing is looked at, whatever it names.
    let mut options = Options { resources_dir: None, ..Options::default() };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|_, _, _| None);
    options
}

#[expect(clippy::cast_possible_truncation, reason = "a cast of a fraction stops at the ends")]
fn steps(length: f32) -> i32 {
    length.round() as i32
}

/// How dark a colour is on white paper (ITU-R BT.601). Patterns and gradients are drawn in black.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 255 is between 0 and 255"
)]
fn shade(paint: &Paint, opacity: f32) -> u8 {
    let Paint::Color(color) = paint else { return 0 };
    let shade =
        (u32::from(color.red) * 299 + u32::from(color.green) * 587 + u32::from(color.blue) * 114)
            / 1000;
    let opacity = (opacity * 255.0).round() as u32;
    u8::try_from((shade * opacity + 255 * (255 - opacity.min(255))) / 255).unwrap_or(u8::MAX)
}

fn segments(path: &usvg::tiny_skia_path::Path, transform: Transform) -> Vec<Segment> {
    let place = |mut point: Point| {
        transform.map_point(&mut point);
        (steps(point.x), steps(point.y))
    };
    let mut at = Point::zero();
    let mut all = Vec::with_capacity(path.len());
    for segment in path.segments() {
        all.push(match segment {
            PathSegment::MoveTo(to) => {
                at = to;
                let (x, y) = place(to);
                Segment::Move(x, y)
            }
            PathSegment::LineTo(to) => {
                at = to;
                let (x, y) = place(to);
                Segment::Line(x, y)
            }
            PathSegment::QuadTo(pull, to) => {
                // A quadratic curve is a cubic one whose points lie two thirds of the way to its one.
                let blend = |a: Point, b: Point| {
                    Point::from_xy(a.x + (b.x - a.x) * 2.0 / 3.0, a.y + (b.y - a.y) * 2.0 / 3.0)
                };
                let (first, second) = (place(blend(at, pull)), place(blend(to, pull)));
                at = to;
                let end = place(to);
                Segment::Curve([first.0, first.1, second.0, second.1, end.0, end.1])
            }
            PathSegment::CubicTo(first, second, to) => {
                at = to;
                let (first, second, end) = (place(first), place(second), place(to));
                Segment::Curve([first.0, first.1, second.0, second.1, end.0, end.1])
            }
            PathSegment::Close => Segment::Close,
        });
    }
    all
}

/// Turns a path into closed contours of straight pieces.
fn edges(path: &[Segment], place: impl Fn(i32, i32) -> Spot) -> Vec<Edge> {
    let mut edges = Vec::new();
    let (mut start, mut at) = ((0, 0), (0, 0));
    let line = |edges: &mut Vec<Edge>, from: Spot, to: Spot| edges.push(Edge { from, to });
    for segment in path {
        match *segment {
            Segment::Move(x, y) => {
                line(&mut edges, at, start);
                start = place(x, y);
                at = start;
            }
            Segment::Line(x, y) => {
                let to = place(x, y);
                line(&mut edges, at, to);
                at = to;
            }
            Segment::Curve([ax, ay, bx, by, x, y]) => {
                let (from, a, b, to) = (at, place(ax, ay), place(bx, by), place(x, y));
                for past in 1..=PIECES {
                    let left = PIECES - past;
                    let blend = |from: i64, a: i64, b: i64, to: i64| {
                        (left.pow(3) * from
                            + 3 * left.pow(2) * past * a
                            + 3 * left * past.pow(2) * b
                            + past.pow(3) * to)
                            / PIECES.pow(3)
                    };
                    let next = (blend(from.0, a.0, b.0, to.0), blend(from.1, a.1, b.1, to.1));
                    line(&mut edges, at, next);
                    at = next;
                }
            }
            Segment::Close => {
                line(&mut edges, at, start);
                at = start;
            }
        }
    }
    line(&mut edges, at, start);
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_read_with_its_lines_and_areas_and_without_anything_from_outside() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'>\
            <image href='/etc/passwd' width='9' height='9'/><image href='data:image/png;base64,iVBO'/>\
            <path d='M20 50 Q 60 0 100 50 T 180 50' fill='none' stroke='#003' stroke-width='4' stroke-linecap='round'/>\
            <rect x='10' y='80' width='180' height='10' fill='white'/></svg>";
        let drawing = Drawing::read(svg).unwrap();
        assert_eq!((drawing.width, drawing.height), (20_000, 10_000));
        let [line, area] = &drawing.shapes[..] else { panic!("{drawing:?}") };
        assert_eq!(line.how, How::Stroked { width: 400, round_cap: true, round_join: false });
        assert!(line.shade < 0x20 && area.shade == 255);
        assert_eq!(line.segments[0], Segment::Move(2_000, 5_000));
        let dots = drawing.dots(100, 50);
        let dark = dots.iter().filter(|dot| **dot < 0x80).count();
        assert!((150..400).contains(&dark), "{dark}");
        let of_row = |row: usize| dots[row * 100..(row + 1) * 100].iter().any(|dot| *dot < 0x80);
        assert!(of_row(25) && !of_row(2) && !of_row(48));
    }

    #[test]
    fn a_dot_is_a_stroke_that_goes_nowhere_and_is_drawn() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 200'><g fill='none' stroke='#000' \
            stroke-width='8' stroke-linecap='round'><path d='M10 100L60 20'/><path d='M200 50h0'/></g></svg>";
        let drawing = Drawing::read(svg).unwrap();
        assert_eq!(drawing.shapes.len(), 2, "{drawing:?}");
        let dots = drawing.dots(400, 200);
        assert!(dots[50 * 400 + 200] < 0x80, "its middle is black");
    }
}
