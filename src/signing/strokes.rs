//! What a hand drew: lines of points with their times, and the drawing that they are kept as.

use std::fmt::Write as _;

use serde::Deserialize;

/// The most bytes in which strokes may come in.
pub const BYTES_MAX: usize = 64 * 1024;
/// The longest side of the box that is drawn in.
const SIDE_MAX: u16 = 20_000;
/// The shortest side of it.
const SIDE_MIN: u16 = 8;
/// The most lines; nobody lifts the pen as often.
const LINES_MAX: usize = 500;
/// The most points of all lines together.
const POINTS_MAX: usize = 10_000;
/// The longest time that a drawing may take.
const TIME_MAX_MS: u32 = 15 * 60 * 1000;

/// Says why something is not a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StrokesError {
    /// More than anybody draws.
    #[error("too much was drawn to be a signature")]
    TooMuch,
    /// Nothing, a dot, or a touch by mistake.
    #[error("too little was drawn to be a signature")]
    TooLittle,
    /// Not what a drawing looks like.
    #[error("what was sent is no drawing: {0}")]
    Malformed(&'static str),
}

/// Is one point of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "(u16, u16, u32)")]
pub struct Point {
    /// From the left side of the box.
    pub x: u16,
    /// From its upper side.
    pub y: u16,
    /// Milliseconds since the first point of the drawing.
    pub t_ms: u32,
}

impl From<(u16, u16, u32)> for Point {
    fn from((x, y, t_ms): (u16, u16, u32)) -> Self {
        Self { x, y, t_ms }
    }
}

/// Is a drawing that may be a signature: checked, and kept point for point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strokes {
    width: u16,
    height: u16,
    lines: Vec<Vec<Point>>,
}

/// Is how a page sends a drawing. Numbers are whole, so that there is none that is not a number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    width: u16,
    height: u16,
    lines: Vec<Vec<Point>>,
}

impl TryFrom<Sent> for Strokes {
    type Error = StrokesError;

    fn try_from(sent: Sent) -> Result<Self, StrokesError> {
        Self::new(sent.width, sent.height, sent.lines)
    }
}

impl Strokes {
    /// Takes what was drawn in a box of some size, if it can be a signature.
    pub fn new(width: u16, height: u16, lines: Vec<Vec<Point>>) -> Result<Self, StrokesError> {
        let sides = SIDE_MIN..=SIDE_MAX;
        if !sides.contains(&width) || !sides.contains(&height) {
            return Err(StrokesError::Malformed("its box has no possible size"));
        }
        let points: usize = lines.iter().map(Vec::len).sum();
        if lines.len() > LINES_MAX || points > POINTS_MAX {
            return Err(StrokesError::TooMuch);
        }
        let mut last_ms = lines.first().and_then(|line| line.first()).map_or(0, |point| point.t_ms);
        if last_ms != 0 {
            return Err(StrokesError::Malformed("its time does not begin at 0"));
        }
        for line in &lines {
            if line.is_empty() {
                return Err(StrokesError::Malformed("a line has no points"));
            }
            for point in line {
                if point.x > width || point.y > height {
                    return Err(StrokesError::Malformed("a point lies outside of its box"));
                }
                if point.t_ms < last_ms || point.t_ms > TIME_MAX_MS {
                    return Err(StrokesError::Malformed("its times do not follow each other"));
                }
                last_ms = point.t_ms;
            }
        }
        let strokes = Self { width, height, lines };
        if strokes.is_scribble() { Err(StrokesError::TooLittle) } else { Ok(strokes) }
    }

    /// Reads a drawing as a page sends it: `{"width":..,"height":..,"lines":[[[x,y,ms],..],..]}`.
    pub fn parse(json: &[u8]) -> Result<Self, StrokesError> {
        if json.len() > BYTES_MAX {
            return Err(StrokesError::TooMuch);
        }
        let sent: Sent = serde_json::from_slice(json)
            .map_err(|_| StrokesError::Malformed("it is not written as one"))?;
        sent.try_into()
    }

    /// Whether it is a dot, a touch, or a tick so small that nobody could tell whose it is: shorter than an
    /// eighth of the box's longer side, or fewer than four points.
    fn is_scribble(&self) -> bool {
        let length: f64 = self.lines.iter().map(|line| length(line)).sum();
        let points: usize = self.lines.iter().map(Vec::len).sum();
        points < 4 || length * 8.0 < f64::from(self.width.max(self.height))
    }

    /// Returns the size of the box.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        (self.width, self.height)
    }

    /// Returns the lines, in the order in which they were drawn.
    #[must_use]
    pub fn lines(&self) -> &[Vec<Point>] {
        &self.lines
    }

    /// Writes it as an SVG drawing that has every point with its time, and nothing that acts. The same strokes
    /// give the same bytes.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let Self { width, height, lines } = self;
        // A pen is as thick as it looks on paper: a hundredth of the longer side, and never invisible.
        let pen = (width.max(height) / 100).max(1);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             data-strokes=\"1\">\n<g fill=\"none\" stroke=\"#000\" stroke-width=\"{pen}\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\n"
        );
        for line in lines {
            write_path(&mut svg, line);
        }
        svg.push_str("</g>\n</svg>\n");
        svg
    }
}

/// How far a pen went.
fn length(line: &[Point]) -> f64 {
    let pieces = line.windows(2).map(|pair| {
        let along = |a: u16, b: u16| f64::from(a) - f64::from(b);
        along(pair[0].x, pair[1].x).hypot(along(pair[0].y, pair[1].y))
    });
    pieces.sum()
}

fn write_path(svg: &mut String, line: &[Point]) {
    svg.push_str("<path d=\"");
    for (at, point) in line.iter().enumerate() {
        let _ = write!(svg, "{}{} {}", if at == 0 { 'M' } else { 'L' }, point.x, point.y);
    }
    if line.len() == 1 {
        // A line without length shows as a dot, because its ends are round.
        svg.push_str("h0");
    }
    svg.push_str("\" data-t=\"");
    for (at, point) in line.iter().enumerate() {
        let _ = write!(svg, "{}{}", if at == 0 { "" } else { " " }, point.t_ms);
    }
    svg.push_str("\"/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(lines: &str) -> Result<Strokes, StrokesError> {
        Strokes::parse(format!(r#"{{"width":400,"height":200,"lines":{lines}}}"#).as_bytes())
    }

    const GOOD: &str = "[[[10,100,0],[60,20,8],[110,180,16],[160,90,33]],[[200,50,400]]]";

    #[test]
    fn every_point_and_its_time_is_in_the_drawing() {
        let strokes = parse(GOOD).unwrap();
        assert_eq!(
            strokes.to_svg(),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 200\" data-strokes=\"1\">\n\
             <g fill=\"none\" stroke=\"#000\" stroke-width=\"4\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\">\n\
             <path d=\"M10 100L60 20L110 180L160 90\" data-t=\"0 8 16 33\"/>\n\
             <path d=\"M200 50h0\" data-t=\"400\"/>\n\
             </g>\n</svg>\n"
        );
        assert_eq!(strokes.size(), (400, 200));
        assert_eq!(strokes.lines().len(), 2);
    }

    #[test]
    fn nothing_a_dot_and_a_touch_are_no_signature() {
        for little in [
            "[]",
            "[[[10,10,0]]]",
            "[[[10,10,0],[10,10,5],[10,10,9],[10,10,12],[11,10,13]]]",
            "[[[0,0,0],[400,200,5]]]",
            "[[[10,10,0]],[[90,90,5]],[[10,90,9]],[[90,10,12]]]",
        ] {
            assert_eq!(parse(little), Err(StrokesError::TooLittle), "{little}");
        }
    }

    #[test]
    fn what_no_hand_draws_is_refused() {
        for odd in [
            "[[]]",
            "[[[10,10,0],[401,10,1]]]",
            "[[[10,10,0],[10,201,1]]]",
            "[[[10,10,5],[90,90,6]]]",
            "[[[10,10,0],[90,90,9],[10,90,8]]]",
            "[[[10,10,0],[90,90,900001]]]",
            "[[[1.5,10,0]]]",
            "[[[-1,10,0]]]",
            "[[[null,10,0]]]",
            "[[[NaN,10,0]]]",
            "[[[1e9,10,0]]]",
            "[[[10,10]]]",
            "[[[10,10,0,0]]]",
            "7",
        ] {
            assert!(matches!(parse(odd), Err(StrokesError::Malformed(_))), "{odd}");
        }
        for whole in
            ["", "{}", r#"{"width":400,"height":200,"lines":[],"more":1}"#, "[400,200,[[1,1,0]]"]
        {
            assert!(Strokes::parse(whole.as_bytes()).is_err(), "{whole}");
        }
        let small = br#"{"width":1,"height":0,"lines":[]}"#;
        assert!(matches!(Strokes::parse(small), Err(StrokesError::Malformed(_))));
    }

    #[test]
    fn more_than_anybody_draws_is_refused() {
        let dots = |n: usize| vec![vec![Point::from((1, 1, 0))]; n];
        assert_eq!(Strokes::new(400, 200, dots(LINES_MAX + 1)), Err(StrokesError::TooMuch));
        let long = |n: usize| {
            vec![(0..n).map(|at| Point::from((u16::from(at % 2 == 0) * 9, 1, 0))).collect()]
        };
        assert!(Strokes::new(400, 200, long(POINTS_MAX)).is_ok());
        assert_eq!(Strokes::new(400, 200, long(POINTS_MAX + 1)), Err(StrokesError::TooMuch));
        assert_eq!(Strokes::parse(&vec![b' '; BYTES_MAX + 1]), Err(StrokesError::TooMuch));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "[\\[\\]{}0-9,.eE:\"a-z-]{0,60}") {
            let _ = parse(&text);
        }

        #[test]
        fn a_drawing_has_as_many_points_as_were_drawn(
            lines in proptest::collection::vec(
                proptest::collection::vec((0u16..=400, 0u16..=200), 1..20), 1..10),
        ) {
            let timed = lines.iter().map(|line| line.iter().map(|&(x, y)| (x, y, 0).into()).collect());
            if let Ok(strokes) = Strokes::new(400, 200, timed.collect()) {
                let svg = strokes.to_svg();
                let points: usize = lines.iter().map(Vec::len).sum();
                proptest::prop_assert_eq!(svg.matches(['M', 'L']).count(), points);
                proptest::prop_assert_eq!(svg.matches("<path").count(), lines.len());
            }
        }
    }
}
