//! Writes laid out pages as the objects of a PDF.

use pdf_writer::types::{ArtifactType, AssociationKind, StructRole};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use super::super::drawing::{Drawing, How, Segment};
use super::super::picture::{Drawable, What};
use super::ATTACHED;
use super::flow::{Mark, Pages, Placed};
use super::tags::{ROOT, Role, Tags};
use crate::press::{Area, Letters, Symbol, Weight, points, stream};

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const FILE: Ref = Ref::new(4);
const FILE_SPEC: Ref = Ref::new(5);
const STRUCTURE: Ref = Ref::new(6);
const PARENTS: Ref = Ref::new(7);
const FONTS: i32 = 8;
const FIRST_FREE: i32 = FONTS + 2 * Letters::OBJECTS;

/// How many dots a module of a code has: a viewer that smooths pictures then leaves its middle alone.
const DOTS_PER_MODULE: i32 = 4;

/// Gives objects their numbers.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0 - 1)
    }
}

pub(super) fn write(title: &str, bundle: &str, mut pages: Pages) -> Vec<u8> {
    let mut pdf = Pdf::with_settings(pdf_writer::Settings { pretty: false });
    pdf.document_info(INFO).title(TextStr(title));
    let mut numbers = Numbers(FIRST_FREE);
    let pictures: Vec<Ref> = pages.pictures.iter().map(|_| numbers.next()).collect();
    for (picture, id) in pages.pictures.iter().zip(&pictures) {
        draw_once(&mut pdf, picture, *id);
    }
    let mut letters = Weight::ALL.map(Letters::new);
    let mut page_refs = Vec::new();
    // Which part each mark of each page belongs to.
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (at, page) in pages.sheets.iter().enumerate() {
        let (id, content_id) = (numbers.next(), numbers.next());
        page_refs.push(id);
        let mut writer = PageWriter {
            height: pages.height,
            content: Content::new(),
            letters: &mut letters,
            pictures: &pages.pictures,
            used: Vec::new(),
            codes: Vec::new(),
            parts: Vec::new(),
        };
        writer.marks(page);
        let PageWriter { content, used, codes, parts: page_parts, .. } = writer;
        let bytes = content.finish().to_vec();
        let codes: Vec<(usize, Ref)> = codes
            .iter()
            .enumerate()
            .map(|(at, symbol)| {
                let id = numbers.next();
                code(&mut pdf, symbol, id);
                (at, id)
            })
            .collect();
        let mut object = pdf.page(id);
        object.parent(PAGES).contents(content_id);
        object.struct_parents(i32::try_from(at).unwrap_or(0));
        object.media_box(Rect::new(0.0, 0.0, points(pages.width), points(pages.height)));
        let mut resources = object.resources();
        let mut fonts = resources.fonts();
        for weight in Weight::ALL {
            fonts.pair(Name(font_name(weight)), Ref::new(font_ref(weight)));
        }
        fonts.finish();
        if !used.is_empty() || !codes.is_empty() {
            let mut objects = resources.x_objects();
            for index in used {
                objects.pair(Name(&picture_name(index)), pictures[index]);
            }
            for (at, id) in codes {
                objects.pair(Name(&code_name(at)), id);
            }
            objects.finish();
        }
        resources.finish();
        object.finish();
        stream(&mut pdf, content_id, &bytes);
        for (mcid, part) in (0..).zip(&page_parts) {
            pages.tags.0[*part].content.push((at, mcid));
        }
        parts.push(page_parts);
    }
    let count = i32::try_from(page_refs.len()).unwrap_or(i32::MAX);
    pdf.pages(PAGES).kids(page_refs.iter().copied()).count(count);
    for letters in letters {
        let first = font_ref(letters.weight());
        letters.embed(&mut pdf, first);
    }
    structure(&mut pdf, &pages.tags, &page_refs, &parts, &mut numbers);
    attach(&mut pdf, bundle);
    catalog(&mut pdf);
    pdf.finish()
}

fn catalog(pdf: &mut Pdf) {
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES).lang(TextStr("en"));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.mark_info().marked(true);
    catalog.pair(Name(b"StructTreeRoot"), STRUCTURE);
    catalog.names().embedded_files().names().insert(Str(ATTACHED.as_bytes()), FILE_SPEC);
    catalog.insert(Name(b"AF")).array().item(FILE_SPEC);
    catalog.finish();
}

/// Attaches the bundle (ISO 32000-2, 7.11.4 and 14.13).
fn attach(pdf: &mut Pdf, bundle: &str) {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(bundle.as_bytes(), 6);
    let size = i32::try_from(bundle.len()).unwrap_or(i32::MAX);
    let mut file = pdf.embedded_file(FILE, &packed);
    file.subtype(Name(b"application/json")).params().size(size);
    file.filter(Filter::FlateDecode);
    file.finish();
    let mut spec = pdf.indirect(FILE_SPEC).start::<pdf_writer::writers::FileSpec<'_>>();
    spec.path(Str(ATTACHED.as_bytes())).unic_file(TextStr(ATTACHED));
    spec.description(TextStr("The receipt with its proof, as custody verify reads it"));
    spec.embedded_file(FILE).association_kind(AssociationKind::Data);
    spec.finish();
}

/// Writes what the parts of the pages are (ISO 32000-1, 14.7).
fn structure(
    pdf: &mut Pdf,
    tags: &Tags,
    pages: &[Ref],
    parts: &[Vec<usize>],
    numbers: &mut Numbers,
) {
    let refs: Vec<Ref> = tags.0.iter().map(|_| numbers.next()).collect();
    for (element, id) in tags.0.iter().zip(&refs) {
        let mut object = pdf.struct_element(*id);
        object.kind(match element.role {
            Role::Document => StructRole::Document,
            Role::Title => StructRole::H1,
            Role::Heading => StructRole::H2,
            Role::Paragraph => StructRole::P,
            Role::Quote => StructRole::BlockQuote,
            Role::Table => StructRole::Table,
            Role::Row => StructRole::TR,
            Role::HeadCell => StructRole::TH,
            Role::Cell => StructRole::TD,
            Role::Figure => StructRole::Figure,
        });
        let is_root = *id == refs[ROOT];
        object.parent(if is_root { STRUCTURE } else { refs[element.parent] });
        if let Some(alt) = &element.alt {
            object.alt(TextStr(alt));
        }
        let mut children = object.children();
        for child in &element.children {
            children.struct_element(refs[*child]);
        }
        for (page, mcid) in &element.content {
            children.marked_content_ref().page(pages[*page]).marked_content_id(*mcid);
        }
        children.finish();
        object.finish();
    }
    let mut lists = Vec::new();
    for parts in parts {
        let id = numbers.next();
        lists.push(id);
        pdf.indirect(id).array().items(parts.iter().map(|part| refs[*part]));
    }
    let mut tree = pdf.indirect(PARENTS).dict();
    let mut nums = tree.insert(Name(b"Nums")).array();
    for (page, list) in (0..).zip(lists) {
        nums.item::<i32>(page).item(list);
    }
    nums.finish();
    tree.finish();
    let mut root = pdf.indirect(STRUCTURE).start::<pdf_writer::writers::StructTreeRoot<'_>>();
    root.child(refs[ROOT]);
    root.pair(Name(b"ParentTree"), PARENTS);
    root.parent_tree_next_key(i32::try_from(parts.len()).unwrap_or(0));
    root.finish();
}

struct PageWriter<'p> {
    height: i32,
    content: Content,
    letters: &'p mut [Letters; 2],
    pictures: &'p [Drawable],
    /// Pictures that are objects.
    used: Vec<usize>,
    codes: Vec<Symbol>,
    parts: Vec<usize>,
}

impl PageWriter<'_> {
    fn marks(&mut self, marks: &[Placed]) {
        // Marks of one part in a row are one sequence.
        for run in marks.chunk_by(|a, b| a.part == b.part) {
            if let Some(part) = run.first().and_then(|first| first.part) {
                let mcid = i32::try_from(self.parts.len()).unwrap_or(0);
                self.parts.push(part);
                let mut marked = self.content.begin_marked_content_with_properties(Name(b"P"));
                marked.properties().identify(mcid);
            } else {
                let mut marked =
                    self.content.begin_marked_content_with_properties(Name(b"Artifact"));
                marked.properties().artifact().kind(ArtifactType::Layout);
            }
            for placed in run {
                self.mark(&placed.mark);
            }
            self.content.end_marked_content();
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { text, left, baseline, size, weight, shade } => {
                self.text(text, (*left, *baseline), *size, *weight, *shade);
            }
            Mark::Rule { area, shade } => {
                self.content.set_fill_gray(gray(*shade));
                let Area { left, top, width, height } = *area;
                let bottom = points(self.height - top - height);
                self.content.rect(points(left), bottom, points(width), points(height));
                self.content.fill_nonzero();
            }
            Mark::Picture { index, area } => match &self.pictures[*index].what {
                What::Drawing(drawing) => self.drawing(drawing, *area),
                What::Jpeg { .. } | What::Shades(_) => {
                    self.used.push(*index);
                    self.object(&picture_name(*index), *area);
                }
            },
            Mark::Code { symbol, area } => {
                let name = code_name(self.codes.len());
                self.codes.push(symbol.clone());
                self.object(&name, *area);
            }
        }
    }

    fn text(&mut self, text: &str, at: (i32, i32), size: i32, weight: Weight, shade: u8) {
        let Some(letters) = self.letters.iter_mut().find(|letters| letters.weight() == weight)
        else {
            return;
        };
        let mut glyphs = letters.of(text);
        // Read out, the last word of a line would else run into the first of the next.
        glyphs.extend(letters.of(" "));
        let face = weight.face();
        let lacks_some = text.chars().any(|c| face.glyph(c) == 0);
        if lacks_some {
            // Whoever copies or hears the text gets the letters that cannot be shown.
            let mut span = self.content.begin_marked_content_with_properties(Name(b"Span"));
            span.properties().actual_text(TextStr(text));
        }
        self.content.set_fill_gray(gray(shade));
        self.content.begin_text();
        self.content.set_font(Name(font_name(weight)), points(size));
        self.content.next_line(points(at.0), points(self.height - at.1));
        self.content.show(Str(&glyphs));
        self.content.end_text();
        if lacks_some {
            self.content.end_marked_content();
        }
    }

    fn object(&mut self, name: &[u8], area: Area) {
        let Area { left, top, width, height } = area;
        self.content.save_state();
        self.content.transform([
            points(width),
            0.0,
            0.0,
            points(height),
            points(left),
            points(self.height - top - height),
        ]);
        self.content.x_object(Name(name));
        self.content.restore_state();
    }

    fn drawing(&mut self, drawing: &Drawing, area: Area) {
        use pdf_writer::types::{LineCapStyle, LineJoinStyle};
        let Area { left, top, width, height } = area;
        self.content.save_state();
        // Steps of the grid from the upper left corner, down.
        let across = points(width) / whole(i32::try_from(drawing.width).unwrap_or(1));
        let down = points(height) / whole(i32::try_from(drawing.height).unwrap_or(1));
        self.content.transform([across, 0.0, 0.0, -down, points(left), points(self.height - top)]);
        for shape in &drawing.shapes {
            self.content.set_fill_gray(gray(shape.shade)).set_stroke_gray(gray(shape.shade));
            if let How::Stroked { width, round_cap, round_join } = shape.how {
                self.content.set_line_width(whole(width));
                self.content.set_line_cap(if round_cap {
                    LineCapStyle::RoundCap
                } else {
                    LineCapStyle::ButtCap
                });
                self.content.set_line_join(if round_join {
                    LineJoinStyle::RoundJoin
                } else {
                    LineJoinStyle::MiterJoin
                });
            }
            for segment in &shape.segments {
                match *segment {
                    Segment::Move(x, y) => self.content.move_to(whole(x), whole(y)),
                    Segment::Line(x, y) => self.content.line_to(whole(x), whole(y)),
                    Segment::Curve(places) => {
                        let [x1, y1, x2, y2, x3, y3] = places.map(whole);
                        self.content.cubic_to(x1, y1, x2, y2, x3, y3)
                    }
                    Segment::Close => self.content.close_path(),
                };
            }
            match shape.how {
                How::Filled { even_odd: true } => self.content.fill_even_odd(),
                How::Filled { even_odd: false } => self.content.fill_nonzero(),
                How::Stroked { .. } => self.content.stroke(),
            };
        }
        self.content.restore_state();
    }
}

/// Writes a picture of dots as an object.
fn draw_once(pdf: &mut Pdf, picture: &Drawable, id: Ref) {
    let side = |length: u32| i32::try_from(length).unwrap_or(1);
    let (bytes, filter, is_gray) = match &picture.what {
        What::Jpeg { is_gray } => (picture.file.clone(), Filter::DctDecode, *is_gray),
        What::Shades(shades) => {
            (miniz_oxide::deflate::compress_to_vec_zlib(shades, 6), Filter::FlateDecode, true)
        }
        // A drawing is drawn where it stands; its object is empty.
        What::Drawing(_) => (Vec::new(), Filter::FlateDecode, true),
    };
    if bytes.is_empty() {
        pdf.indirect(id).dict();
        return;
    }
    let mut image = pdf.image_xobject(id, &bytes);
    image.filter(filter);
    image.width(side(picture.width)).height(side(picture.height));
    if is_gray {
        image.color_space().device_gray();
    } else {
        image.color_space().device_rgb();
    }
    image.bits_per_component(8);
    image.finish();
}

/// Writes a code as an object of black and white dots.
fn code(pdf: &mut Pdf, symbol: &Symbol, id: Ref) {
    let side = symbol.columns * DOTS_PER_MODULE;
    let row_bytes = usize::try_from((side + 7) / 8).unwrap_or(0);
    let mut rows = Vec::with_capacity(row_bytes * usize::try_from(side).unwrap_or(0));
    let mut runs = symbol.runs.iter().peekable();
    for row in 0..symbol.rows {
        let mut bits = vec![0xff_u8; row_bytes];
        while let Some(run) = runs.next_if(|run| run.row == row) {
            let dots = run.column * DOTS_PER_MODULE..(run.column + run.length) * DOTS_PER_MODULE;
            for dot in dots.filter_map(|dot| usize::try_from(dot).ok()) {
                bits[dot / 8] &= !(0x80 >> (dot % 8));
            }
        }
        for _ in 0..DOTS_PER_MODULE {
            rows.extend_from_slice(&bits);
        }
    }
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6);
    let mut image = pdf.image_xobject(id, &packed);
    image.filter(Filter::FlateDecode);
    image.width(side).height(symbol.rows * DOTS_PER_MODULE);
    image.color_space().device_gray();
    image.bits_per_component(1);
    image.finish();
}

fn picture_name(index: usize) -> Vec<u8> {
    format!("P{index}").into_bytes()
}

fn code_name(index: usize) -> Vec<u8> {
    format!("C{index}").into_bytes()
}

const fn font_name(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => b"F1",
        Weight::Bold => b"F2",
    }
}

const fn font_ref(weight: Weight) -> i32 {
    match weight {
        Weight::Regular => FONTS,
        Weight::Bold => FONTS + Letters::OBJECTS,
    }
}

fn gray(shade: u8) -> f32 {
    f32::from(shade) / 255.0
}

#[expect(clippy::cast_precision_loss, reason = "the grid has fewer steps than an f32 has digits")]
const fn whole(value: i32) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_attached_is_found_again() {
        let mut pdf = Pdf::with_settings(pdf_writer::Settings { pretty: false });
        attach(&mut pdf, "{\"a\":1}");
        let bytes = pdf.finish();
        assert!(super::super::find(&bytes, super::super::MARK).is_some());
        assert_eq!(super::super::bundle_in(&bytes).unwrap(), "{\"a\":1}");
    }
}
