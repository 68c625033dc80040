//! Writes pages as a PDF: bars as one path of rectangles, letters as text in the embedded typeface.
//!
//! There is no date, no random identifier and no name of a machine in it: the same pages give the same bytes.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use super::face::{ASCENT_UNITS, CAP_HEIGHT_UNITS, DESCENT_UNITS, GlyphId, UNITS_PER_EM, Weight};
use super::{Area, Mark, Page, Resolution, Text};

/// Is the grid on which bars stand: whole dots of it are whole dots at 600 and 1200 dpi, too.
const GRID: Resolution = Resolution::DPI_300;

/// Is what a Type 0 font's glyph numbers mean here: glyphs of the embedded file (ISO 32000-1, 9.7.4.2).
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const REGULAR: i32 = 4;
const BOLD: i32 = 9;
const FIRST_PAGE: i32 = 14;

/// Writes the pages.
#[must_use]
pub fn write(title: &str, pages: &[Page]) -> Vec<u8> {
    let mut pdf = Pdf::new();
    pdf.document_info(INFO).title(TextStr(title));
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES);
    // A label that a viewer shrinks "to fit" no longer fits its stock.
    catalog.viewer_preferences().pair(Name(b"PrintScaling"), Name(b"None"));
    catalog.finish();

    let mut used: BTreeMap<Weight, BTreeMap<GlyphId, char>> = BTreeMap::new();
    let mut number = FIRST_PAGE;
    let mut kids = Vec::new();
    for page in pages {
        let (id, content_id) = (Ref::new(number), Ref::new(number + 1));
        number += 2;
        kids.push(id);
        let content = content(page, &mut used);
        let mut object = pdf.page(id);
        object.parent(PAGES).contents(content_id);
        object.media_box(Rect::new(
            0.0,
            0.0,
            points(page.size.width_um),
            points(page.size.height_um),
        ));
        let mut resources = object.resources();
        let mut fonts = resources.fonts();
        for weight in Weight::ALL {
            fonts.pair(Name(name(weight)), Ref::new(first_ref(weight)));
        }
        fonts.finish();
        resources.finish();
        object.finish();
        stream(&mut pdf, content_id, &content);
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(PAGES).kids(kids).count(count);
    for weight in Weight::ALL {
        font(&mut pdf, weight, used.get(&weight).unwrap_or(&BTreeMap::new()));
    }
    pdf.finish()
}

/// Draws a page; remembers which glyphs it used for which characters.
fn content(page: &Page, used: &mut BTreeMap<Weight, BTreeMap<GlyphId, char>>) -> Vec<u8> {
    let height_um = page.size.height_um;
    let mut content = Content::new();
    for mark in &page.marks {
        match mark {
            Mark::Symbol(placed) => {
                for area in placed.boxes(GRID) {
                    rectangle(&mut content, area, height_um);
                }
                // All in one path: viewers would show a light seam between two that touch.
                content.fill_nonzero();
            }
            Mark::Text(text) => {
                show(&mut content, text, height_um, used.entry(text.weight).or_default());
            }
            Mark::Rule(area) => {
                let bottom = points(height_um - area.top - area.height);
                content.rect(points(area.left), bottom, points(area.width), points(area.height));
                content.fill_nonzero();
            }
        }
    }
    content.finish().to_vec()
}

/// Adds a rectangle in dots of the grid to the path. PDF counts from the bottom of the page.
fn rectangle(content: &mut Content, area: Area, page_height_um: i32) {
    // An inch has 72 points.
    let points_of = |dots: i32| float(dots) * 72.0 / 300.0;
    let top = points(page_height_um) - points_of(area.top);
    let height = points_of(area.height);
    content.rect(points_of(area.left), top - height, points_of(area.width), height);
}

fn show(
    content: &mut Content,
    text: &Text,
    page_height_um: i32,
    used: &mut BTreeMap<GlyphId, char>,
) {
    let face = text.weight.face();
    let mut glyphs = Vec::with_capacity(text.text.len() * 2);
    for c in text.text.chars() {
        let glyph = face.glyph(c);
        glyphs.extend(glyph.to_be_bytes());
        used.entry(glyph).or_insert(c);
    }
    content.begin_text();
    content.set_font(Name(name(text.weight)), points(text.size_um));
    content.next_line(points(text.left_um), points(page_height_um - text.baseline_um));
    content.show(Str(&glyphs));
    content.end_text();
}

/// Embeds a typeface: the file, how wide the used glyphs are, and what they mean when text is copied or searched.
fn font(pdf: &mut Pdf, weight: Weight, used: &BTreeMap<GlyphId, char>) {
    let face = weight.face();
    let id = |at: i32| Ref::new(first_ref(weight) + at);
    let base = match weight {
        Weight::Regular => Name(b"RobotoCondensed-Regular"),
        Weight::Bold => Name(b"RobotoCondensed-Bold"),
    };
    let mut type0 = pdf.type0_font(id(0));
    type0.base_font(base).encoding_predefined(Name(b"Identity-H"));
    type0.descendant_font(id(1)).to_unicode(id(3));
    type0.finish();

    let mut cid = pdf.cid_font(id(1));
    cid.subtype(CidFontType::Type2).base_font(base).system_info(IDENTITY);
    cid.font_descriptor(id(2)).default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = cid.widths();
    for &glyph in used.keys() {
        widths.consecutive(glyph, [thousandths(face.advance(glyph))]);
    }
    widths.finish();
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
    descriptor.stem_v(if weight == Weight::Bold { 140.0 } else { 80.0 });
    descriptor.font_file2(id(4));
    descriptor.finish();

    let mut meanings = UnicodeCmap::new(Name(b"Custom"), IDENTITY);
    // Glyph 0 is the box: it stands for several characters, and means none.
    for (&glyph, &c) in used.iter().filter(|(glyph, _)| **glyph != 0) {
        meanings.pair(glyph, c);
    }
    stream(pdf, id(3), meanings.finish().as_slice());

    let packed = miniz_oxide::deflate::compress_to_vec_zlib(face.bytes, 6);
    let length = i32::try_from(face.bytes.len()).unwrap_or(i32::MAX);
    pdf.stream(id(4), &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
}

fn stream(pdf: &mut Pdf, id: Ref, data: &[u8]) {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(data, 6);
    pdf.stream(id, &packed).filter(Filter::FlateDecode);
}

const fn name(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => b"F1",
        Weight::Bold => b"F2",
    }
}

/// Returns the number of the first of the five objects that make a font.
const fn first_ref(weight: Weight) -> i32 {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    }
}

/// Turns micrometres into points, 72 an inch.
fn points(um: i32) -> f32 {
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
