//! Writes pages as a PDF: bars as one path of rectangles, letters as text in the embedded typeface.
//!
//! There is no date, no random identifier and no name of a machine in it: the same pages give the same bytes.

use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use super::{Area, Mark, Page, Resolution, Text, Weight};
use crate::press::{Letters, points, stream};

/// Is the grid on which bars stand: whole dots of it are whole dots at 600 and 1200 dpi, too.
const GRID: Resolution = Resolution::DPI_300;

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

    let mut letters = Weight::ALL.map(Letters::new);
    let mut number = FIRST_PAGE;
    let mut kids = Vec::new();
    for page in pages {
        let (id, content_id) = (Ref::new(number), Ref::new(number + 1));
        number += 2;
        kids.push(id);
        let content = content(page, &mut letters);
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
    for letters in letters {
        let first = first_ref(letters.weight());
        letters.embed(&mut pdf, first);
    }
    pdf.finish()
}

/// Draws a page; remembers which letters it used.
fn content(page: &Page, letters: &mut [Letters; 2]) -> Vec<u8> {
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
                let used = letters.iter_mut().find(|used| used.weight() == text.weight);
                if let Some(used) = used {
                    show(&mut content, text, height_um, used);
                }
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

fn show(content: &mut Content, text: &Text, page_height_um: i32, letters: &mut Letters) {
    let glyphs = letters.of(&text.text);
    content.begin_text();
    content.set_font(Name(name(text.weight)), points(text.size_um));
    content.next_line(points(text.left_um), points(page_height_um - text.baseline_um));
    content.show(Str(&glyphs));
    content.end_text();
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

#[expect(clippy::cast_precision_loss, reason = "lengths on paper are far below 2^24 micrometres")]
const fn float(value: i32) -> f32 {
    value as f32
}
