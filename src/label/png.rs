//! Draws pages as one PNG picture at 300 dots an inch: bars in whole dots, letters with soft edges.

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};

use super::{Area, LabelError, Mark, Page, Resolution};
use crate::press::Canvas;

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
    let mut canvas = Canvas::white(width, height, RESOLUTION);
    let mut top = 0;
    for page in pages {
        if top > 0 {
            canvas.fill(Area { left: 0, top, width, height: 1 }, CUT_SHADE);
        }
        for mark in &page.marks {
            draw(&mut canvas, mark, top);
        }
        top += dots(page).1;
    }
    encode(&canvas)
}

fn draw(canvas: &mut Canvas, mark: &Mark, top: i32) {
    let dots = |um: i32| RESOLUTION.dots(um);
    match mark {
        Mark::Symbol(placed) => {
            for area in placed.boxes(RESOLUTION) {
                canvas.fill(Area { top: area.top + top, ..area }, 0);
            }
        }
        Mark::Text(text) => {
            let (left, baseline) = (dots(text.left_um), dots(text.baseline_um) + top);
            canvas.text(&text.text, text.weight, text.size_um, left, baseline);
        }
        Mark::Rule(area) => {
            let (width, height) = (dots(area.width).max(1), dots(area.height).max(1));
            let (left, top) = (dots(area.left), dots(area.top) + top);
            canvas.fill(Area { left, top, width, height }, 0);
        }
    }
}

fn encode(canvas: &Canvas) -> Result<Vec<u8>, LabelError> {
    let failed = |error: png::EncodingError| LabelError::Picture(error.to_string());
    let mut file = Vec::new();
    let side = |dots: i32| dots.unsigned_abs();
    let mut encoder = Encoder::new(&mut file, side(canvas.width), side(canvas.height));
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: DOTS_PER_METRE,
        yppu: DOTS_PER_METRE,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&canvas.shades).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(file)
}
