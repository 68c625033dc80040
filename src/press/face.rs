//! Reads the bundled typeface: which glyph a character has, how wide it is, and its outline.
//!
//! The layout of the tables is that of the OpenType specification 1.9 (`head`, `cmap` format 4, `hmtx`, `loca`, `glyf`).
//! It reads two files that are part of the program and no others, so it knows only what they hold; whatever is not
//! there comes out as an empty glyph.

use std::sync::LazyLock;

/// Is how heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// For what may be read up close.
    Regular,
    /// For what must be read at arm's length.
    Bold,
}

impl Weight {
    /// Holds both.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    /// Returns the face that is cut in this weight.
    #[must_use]
    pub fn face(self) -> &'static Face {
        static REGULAR: LazyLock<Face> =
            LazyLock::new(|| Face::read(include_bytes!("face/RobotoCondensed-Regular.ttf")));
        static BOLD: LazyLock<Face> =
            LazyLock::new(|| Face::read(include_bytes!("face/RobotoCondensed-Bold.ttf")));
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

/// Is how many units of the outlines make one em.
pub const UNITS_PER_EM: i32 = 2048;

/// Is how far letters rise above the baseline, with their accents, in units.
pub const ASCENT_UNITS: i32 = 1900;

/// Is how far letters hang below the baseline, in units.
pub const DESCENT_UNITS: i32 = 500;

/// Is the height of a capital letter in units.
pub const CAP_HEIGHT_UNITS: i32 = 1456;

/// Is the number of a glyph; 0 is the box that stands for a character the face lacks.
pub type GlyphId = u16;

/// Is a point of an outline, in units, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The distance from the origin to the right.
    pub x: i32,
    /// The distance from the baseline upwards.
    pub y: i32,
    /// Whether the outline passes through it; if not, it pulls a quadratic curve.
    pub on: bool,
}

/// Is a typeface in one weight.
#[derive(Debug)]
pub struct Face {
    /// The whole file, as a PDF embeds it.
    pub bytes: &'static [u8],
    characters: &'static [u8],
    advances: &'static [u8],
    advance_count: u16,
    offsets: &'static [u8],
    long_offsets: bool,
    outlines: &'static [u8],
}

impl Face {
    fn read(bytes: &'static [u8]) -> Self {
        let table = |tag: &[u8; 4]| table(bytes, *tag).unwrap_or_default();
        Self {
            bytes,
            characters: characters(table(b"cmap")).unwrap_or_default(),
            advances: table(b"hmtx"),
            advance_count: word(table(b"hhea"), 34).unwrap_or(0),
            offsets: table(b"loca"),
            long_offsets: word(table(b"head"), 50) == Some(1),
            outlines: table(b"glyf"),
        }
    }

    /// Returns the glyph of a character, the box if there is none.
    #[must_use]
    pub fn glyph(&self, c: char) -> GlyphId {
        u16::try_from(u32::from(c)).ok().and_then(|code| self.find(code)).unwrap_or(0)
    }

    /// Looks a character up in a `cmap` subtable of format 4.
    fn find(&self, code: u16) -> Option<GlyphId> {
        let map = self.characters;
        let length = usize::from(word(map, 6)?);
        let (ends, starts) = (14, 16 + length);
        let (deltas, ranges) = (starts + length, starts + 2 * length);
        let segment = (0..length).step_by(2).find(|at| word(map, ends + at) >= Some(code))?;
        let start = word(map, starts + segment)?;
        let delta = word(map, deltas + segment)?;
        let range = usize::from(word(map, ranges + segment)?);
        let beyond = usize::from(code.checked_sub(start)?);
        match range {
            0 => Some(code.wrapping_add(delta)),
            _ => match word(map, ranges + segment + range + 2 * beyond)? {
                0 => None,
                glyph => Some(glyph.wrapping_add(delta)),
            },
        }
    }

    /// Returns how far a glyph moves the pen, in units.
    #[must_use]
    pub fn advance(&self, glyph: GlyphId) -> i32 {
        let last = self.advance_count.saturating_sub(1);
        word(self.advances, usize::from(glyph.min(last)) * 4).map_or(0, i32::from)
    }

    /// Returns how wide a text is at a size.
    #[must_use]
    pub fn width_um(&self, text: &str, size_um: i32) -> i32 {
        let units: i64 = text.chars().map(|c| i64::from(self.advance(self.glyph(c)))).sum();
        let width = units * i64::from(size_um) / i64::from(UNITS_PER_EM);
        i32::try_from(width).unwrap_or(i32::MAX)
    }

    /// Returns the closed contours of a glyph.
    #[must_use]
    pub fn outline(&self, glyph: GlyphId) -> Vec<Vec<Point>> {
        self.contours(glyph, 0).unwrap_or_default()
    }

    fn contours(&self, glyph: GlyphId, depth: u8) -> Option<Vec<Vec<Point>>> {
        let offset = |index: usize| {
            if self.long_offsets {
                Some(usize::from(word(self.offsets, index * 4)?) << 16)
                    .zip(word(self.offsets, index * 4 + 2))
                    .map(|(high, low)| high | usize::from(low))
            } else {
                word(self.offsets, index * 2).map(|half| usize::from(half) * 2)
            }
        };
        let index = usize::from(glyph);
        let outline = self.outlines.get(offset(index)?..offset(index + 1)?)?;
        match signed_word(outline, 0) {
            None => Some(Vec::new()),
            Some(count) if count >= 0 => simple(outline, usize::from(count.unsigned_abs())),
            // No glyph of the face is made of others that are made of others of others.
            Some(_) if depth > 2 => None,
            Some(_) => self.composite(outline, depth),
        }
    }

    /// Puts a glyph together from others: a letter and its accent, a dash from a shorter one.
    fn composite(&self, outline: &[u8], depth: u8) -> Option<Vec<Vec<Point>>> {
        const WORDS: u16 = 0x0001;
        const MORE: u16 = 0x0020;
        const SCALED_BOTH_WAYS: u16 = 0x0040;
        // One scale for both, or a turn: no glyph of the two files has that.
        const SCALED_OTHERWISE: u16 = 0x0008 | 0x0080;
        let mut all = Vec::new();
        let mut at = 10;
        loop {
            let (flags, part) = (word(outline, at)?, word(outline, at + 2)?);
            at += 4;
            let (dx, dy) = if flags & WORDS == 0 {
                let signed = |at: usize| outline.get(at).map(|byte| i32::from(byte.cast_signed()));
                (signed(at)?, signed(at + 1)?)
            } else {
                let signed = |at: usize| signed_word(outline, at).map(i32::from);
                (signed(at)?, signed(at + 2)?)
            };
            at += if flags & WORDS == 0 { 2 } else { 4 };
            let (mut across, mut up) = (ONE, ONE);
            if flags & SCALED_BOTH_WAYS != 0 {
                across = i32::from(signed_word(outline, at)?);
                up = i32::from(signed_word(outline, at + 2)?);
                at += 4;
            }
            if flags & SCALED_OTHERWISE != 0 {
                return None;
            }
            for mut contour in self.contours(part, depth + 1)? {
                for point in &mut contour {
                    point.x = point.x * across / ONE + dx;
                    point.y = point.y * up / ONE + dy;
                }
                all.push(contour);
            }
            if flags & MORE == 0 {
                return Some(all);
            }
        }
    }
}

/// Is 1 in the format of scales, F2DOT14.
const ONE: i32 = 1 << 14;

/// Reads the contours of a glyph that has its own.
fn simple(outline: &[u8], count: usize) -> Option<Vec<Vec<Point>>> {
    const ON: u8 = 0x01;
    const REPEATED: u8 = 0x08;
    let ends: Vec<usize> =
        (0..count).map(|at| word(outline, 10 + 2 * at).map(usize::from)).collect::<Option<_>>()?;
    let points = ends.last().map_or(0, |last| last + 1);
    let instructions = usize::from(word(outline, 10 + 2 * count)?);
    let mut at = 12 + 2 * count + instructions;
    let mut flags = Vec::with_capacity(points);
    while flags.len() < points {
        let flag = *outline.get(at)?;
        let repeats = if flag & REPEATED == 0 { 0 } else { *outline.get(at + 1)? };
        at += if flag & REPEATED == 0 { 1 } else { 2 };
        flags.extend(std::iter::repeat_n(flag, 1 + usize::from(repeats)));
    }
    let xs = coordinates(outline, &mut at, &flags, 0x02, 0x10)?;
    let ys = coordinates(outline, &mut at, &flags, 0x04, 0x20)?;
    let all: Vec<Point> = flags
        .iter()
        .zip(xs.into_iter().zip(ys))
        .map(|(flag, (x, y))| Point { x, y, on: flag & ON != 0 })
        .collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
    starts.zip(&ends).map(|(start, end)| all.get(start..=*end).map(<[Point]>::to_vec)).collect()
}

/// Reads one coordinate of every point: the distance from the point before, in one byte, two, or none.
fn coordinates(
    outline: &[u8],
    at: &mut usize,
    flags: &[u8],
    short: u8,
    same_or_positive: u8,
) -> Option<Vec<i32>> {
    let mut value = 0;
    let mut all = Vec::with_capacity(flags.len());
    for flag in flags {
        if flag & short != 0 {
            let distance = i32::from(*outline.get(*at)?);
            value += if flag & same_or_positive == 0 { -distance } else { distance };
            *at += 1;
        } else if flag & same_or_positive == 0 {
            value += i32::from(signed_word(outline, *at)?);
            *at += 2;
        }
        all.push(value);
    }
    Some(all)
}

/// Finds a table by its tag.
fn table(bytes: &'static [u8], tag: [u8; 4]) -> Option<&'static [u8]> {
    let count = usize::from(word(bytes, 4)?);
    let records = bytes.get(12..)?.chunks_exact(16).take(count);
    let record = records.into_iter().find(|record| record.starts_with(&tag))?;
    let long = |at| Some(usize::from(word(record, at)?) << 16 | usize::from(word(record, at + 2)?));
    let start: usize = long(8)?;
    bytes.get(start..start + long(12)?)
}

/// Finds the subtable of `cmap` for the Basic Multilingual Plane: platform 3, encoding 1.
fn characters(map: &'static [u8]) -> Option<&'static [u8]> {
    let count = usize::from(word(map, 2)?);
    let mut records = map.get(4..)?.chunks_exact(8).take(count);
    let record = records.find(|record| record.starts_with(&[0, 3, 0, 1]))?;
    let start = usize::from(word(record, 4)?) << 16 | usize::from(word(record, 6)?);
    map.get(start..).filter(|subtable| word(subtable, 0) == Some(4))
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

fn signed_word(bytes: &[u8], at: usize) -> Option<i16> {
    word(bytes, at).map(u16::cast_signed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_of_both_weights_is_read() {
        for weight in Weight::ALL {
            let face = weight.face();
            let glyphs = word(table(face.bytes, *b"maxp").unwrap(), 4).unwrap();
            assert!(glyphs > 1000, "{glyphs}");
            for glyph in 0..glyphs {
                assert!(face.contours(glyph, 0).is_some(), "{weight:?} {glyph}");
            }
        }
    }

    #[test]
    fn the_constants_are_those_of_the_files() {
        for weight in Weight::ALL {
            let bytes = weight.face().bytes;
            let read = |tag: &[u8; 4], at| {
                i32::from(signed_word(table(bytes, *tag).unwrap(), at).unwrap())
            };
            assert_eq!(read(b"head", 18), UNITS_PER_EM);
            assert_eq!(read(b"hhea", 4), ASCENT_UNITS);
            assert_eq!(read(b"hhea", 6), -DESCENT_UNITS);
            assert_eq!(read(b"OS/2", 88), CAP_HEIGHT_UNITS);
        }
    }

    #[test]
    fn letters_of_many_languages_have_a_glyph_and_others_the_box() {
        let face = Weight::Regular.face();
        for c in "Az09éŁčğøßŞ Ωя Ђ Ț ễ …–€№".chars() {
            assert_ne!(face.glyph(c), 0, "{c}");
        }
        for c in ['漢', '\u{5d0}', '🎁', '\n', '\u{10FFFF}'] {
            assert_eq!(face.glyph(c), 0, "{c}");
        }
        assert!(!face.outline(0).is_empty(), "the box can be seen");
        assert!(face.outline(face.glyph(' ')).is_empty());
        // A letter and its accent: the contours of both.
        let contours = |c| face.outline(face.glyph(c)).len();
        assert_eq!(contours('é'), contours('e') + 1);
        // A dash that is stretched from another.
        let width = |c| face.outline(face.glyph(c)).iter().flatten().map(|p| p.x).max();
        assert!(width('—') > width('–') && width('–') > width('-'));
    }

    #[test]
    fn widths_grow_with_the_text_and_its_size() {
        let face = Weight::Bold.face();
        let width = face.width_um("AT-004217", 4_000);
        assert!((14_000..20_000).contains(&width), "{width}");
        assert_eq!(face.width_um("", 4_000), 0);
        assert!(face.width_um("AT-004217", 8_000) - 2 * width <= 1);
    }
}
