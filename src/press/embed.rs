//! Letters in a PDF: the part of a typeface that a file uses, how wide its glyphs are, and what they mean when
//! text is copied or searched.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use super::face::{ASCENT_UNITS, CAP_HEIGHT_UNITS, DESCENT_UNITS, UNITS_PER_EM, Weight};

/// Is what a Type 0 font's glyph numbers mean here: glyphs of the embedded file (ISO 32000-1, 9.7.4.2).
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Is how hard streams are packed: beyond this it takes longer, and gains nothing.
const PACKED: u8 = 6;

/// Collects the letters of one weight that a file uses.
#[derive(Debug)]
pub struct Letters {
    weight: Weight,
    /// From glyphs of the whole typeface to those of the part that is embedded.
    glyphs: GlyphRemapper,
    /// What each glyph of the part stands for, and its number in the whole typeface.
    used: BTreeMap<u16, (char, u16)>,
}

impl Letters {
    /// Is the number of objects that [`Letters::embed`] writes.
    pub const OBJECTS: i32 = 5;

    /// Begins with none.
    #[must_use]
    pub fn new(weight: Weight) -> Self {
        Self { weight, glyphs: GlyphRemapper::new(), used: BTreeMap::new() }
    }

    /// Returns how heavy they are.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        self.weight
    }

    /// Returns a text as the glyphs that a content stream shows, and remembers them.
    pub fn of(&mut self, text: &str) -> Vec<u8> {
        let face = self.weight.face();
        let mut shown = Vec::with_capacity(text.len() * 2);
        for c in text.chars() {
            let whole = face.glyph(c);
            // Glyph 0 is the box that stands for a character which the typeface lacks, in both.
            let part = if whole == 0 { 0 } else { self.glyphs.remap(whole) };
            self.used.entry(part).or_insert((c, whole));
            shown.extend(part.to_be_bytes());
        }
        shown
    }

    /// Writes the font: five objects, from the number given.
    pub fn embed(self, pdf: &mut Pdf, first: i32) {
        let face = self.weight.face();
        let id = |at: i32| Ref::new(first + at);
        // The tag says that the file holds a part only (ISO 32000-1, 9.6.4).
        let base = match self.weight {
            Weight::Regular => Name(b"CSTDYR+RobotoCondensed-Regular"),
            Weight::Bold => Name(b"CSTDYB+RobotoCondensed-Bold"),
        };
        let mut type0 = pdf.type0_font(id(0));
        type0.base_font(base).encoding_predefined(Name(b"Identity-H"));
        type0.descendant_font(id(1)).to_unicode(id(3));
        type0.finish();

        let mut cid = pdf.cid_font(id(1));
        cid.subtype(CidFontType::Type2).base_font(base).system_info(IDENTITY);
        cid.font_descriptor(id(2)).default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let widths = self.used.values().map(|(_, whole)| thousandths(face.advance(*whole)));
        let first_used = self.used.keys().next().copied().unwrap_or(0);
        if self.used.keys().copied().eq((first_used..).take(self.used.len())) {
            cid.widths().consecutive(first_used, widths);
        } else {
            let mut list = cid.widths();
            for (part, width) in self.used.keys().zip(widths) {
                list.consecutive(*part, [width]);
            }
            list.finish();
        }
        cid.finish();

        let mut descriptor = pdf.font_descriptor(id(2));
        descriptor.name(base).flags(FontFlags::NON_SYMBOLIC).italic_angle(0.0);
        descriptor.bbox(Rect::new(
            -1000.0,
            thousandths(-DESCENT_UNITS),
            2000.0,
            thousandths(ASCENT_UNITS),
        ));
        descriptor.ascent(thousandths(ASCENT_UNITS)).descent(thousandths(-DESCENT_UNITS));
        descriptor.cap_height(thousandths(CAP_HEIGHT_UNITS));
        descriptor.stem_v(if self.weight == Weight::Bold { 140.0 } else { 80.0 });
        descriptor.font_file2(id(4));
        descriptor.finish();

        let mut meanings = UnicodeCmap::new(Name(b"Custom"), IDENTITY);
        // The box stands for several characters, and means the one that says so.
        for (&part, &(c, _)) in &self.used {
            meanings.pair(part, if part == 0 { char::REPLACEMENT_CHARACTER } else { c });
        }
        stream(pdf, id(3), meanings.finish().as_slice());

        // The typeface is part of the program, and a test cuts parts out of it: this never fails.
        let bytes = subsetter::subset(face.bytes, 0, &self.glyphs).unwrap_or_default();
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&bytes, PACKED);
        let length = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
        pdf.stream(id(4), &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    }
}

/// Writes a packed stream.
pub fn stream(pdf: &mut Pdf, id: Ref, data: &[u8]) {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(data, PACKED);
    pdf.stream(id, &packed).filter(Filter::FlateDecode);
}

/// Turns micrometres into points, 72 an inch.
#[must_use]
pub fn points(um: i32) -> f32 {
    float(um) * 72.0 / 25_400.0
}

/// Turns units of the typeface into thousandths of an em, in which PDF measures glyphs.
fn thousandths(units: i32) -> f32 {
    float(units) * 1000.0 / float(UNITS_PER_EM)
}

#[expect(clippy::cast_precision_loss, reason = "lengths on paper are far below 2^24 micrometres")]
const fn float(value: i32) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_typeface_is_cut_out_with_every_letter_it_has() {
        for weight in Weight::ALL {
            let mut letters = Letters::new(weight);
            let every: String = ('\0'..='\u{ffff}').collect();
            letters.of(&every);
            let part = subsetter::subset(weight.face().bytes, 0, &letters.glyphs).unwrap();
            assert!(part.len() > 50_000, "{}", part.len());
            let mut letters = Letters::new(weight);
            assert_eq!(letters.of("ada漢"), [0, 1, 0, 2, 0, 1, 0, 0]);
            let part = subsetter::subset(weight.face().bytes, 0, &letters.glyphs).unwrap();
            assert!(part.len() < 2_000, "{}", part.len());
        }
    }
}
