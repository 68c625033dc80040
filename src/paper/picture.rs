//! Signatures and photos as a page shows them.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use super::drawing::Drawing;

/// Is the longest side of a picture whose pixels are taken; a page shows a twentieth of it.
const SIDE_PIXELS_MAX: u32 = 10_000;

/// Is the memory that decoding may take.
const DECODED_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Is the greatest width in which a page has pixels: 70 mm at 400 dots an inch.
const SHOWN_PIXELS_MAX: u32 = 1_100;

/// Is a picture that can be drawn.
#[derive(Debug, Clone)]
pub struct Drawable {
    /// Its width, in pixels or in the units of the drawing.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What it is made of.
    pub what: What,
    /// The file, as HTML shows it.
    pub file: Vec<u8>,
}

/// Is what a picture is made of.
#[derive(Debug, Clone)]
pub enum What {
    /// A JPEG that a PDF shows as it is.
    Jpeg {
        /// Whether it has no colours.
        is_gray: bool,
    },
    /// Dots, row by row: 0 is black, 255 is white.
    Shades(Vec<u8>),
    /// Lines and areas.
    Drawing(Drawing),
}

impl Drawable {
    /// Reads a picture; `None` if it cannot be drawn on a page, as a PDF cannot.
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Self> {
        // Decoders panic on pictures nobody thought of; the page then goes without.
        catch_unwind(AssertUnwindSafe(|| Self::read_file(file))).ok().flatten()
    }

    fn read_file(file: &[u8]) -> Option<Self> {
        match image::guess_format(file) {
            Ok(ImageFormat::Jpeg) => jpeg(file),
            Ok(ImageFormat::Png) => png(file),
            Ok(_) => None,
            Err(_) if file.starts_with(b"%PDF") => None,
            Err(_) => {
                let drawing = Drawing::read(file)?;
                let (width, height) = (drawing.width, drawing.height);
                let what = What::Drawing(drawing);
                Some(Self { width, height, what, file: file.to_owned() })
            }
        }
    }

    /// Returns what kind of file it is, as HTML names it.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        match self.what {
            What::Jpeg { .. } => "image/jpeg",
            What::Shades(_) => "image/png",
            What::Drawing(_) => "image/svg+xml",
        }
    }

    /// Returns the size in which it fits into a frame.
    #[must_use]
    pub fn fit(&self, width: i32, height: i32) -> (i32, i32) {
        let (own_width, own_height) = (i64::from(self.width.max(1)), i64::from(self.height.max(1)));
        let by_width = (i64::from(width), own_height * i64::from(width) / own_width);
        let (w, h) = if by_width.1 <= i64::from(height) {
            by_width
        } else {
            (own_width * i64::from(height) / own_height, i64::from(height))
        };
        let side = |length: i64| i32::try_from(length).unwrap_or(1).max(1);
        (side(w), side(h))
    }

    /// Returns its dots at a width and height of dots.
    #[must_use]
    pub fn dots(&self, width: i32, height: i32) -> Vec<u8> {
        let (w, h) = (width.unsigned_abs(), height.unsigned_abs());
        match &self.what {
            What::Drawing(drawing) => drawing.dots(width, height),
            What::Shades(shades) => scaled(shades, (self.width, self.height), (w, h)),
            What::Jpeg { .. } => {
                let decoded =
                    catch_unwind(AssertUnwindSafe(|| decode(&self.file, ImageFormat::Jpeg)));
                match decoded.ok().flatten() {
                    Some(picture) => {
                        let luma = picture.to_luma8();
                        scaled(luma.as_raw(), luma.dimensions(), (w, h))
                    }
                    None => vec![0xff; w as usize * h as usize],
                }
            }
        }
    }
}

fn reader(file: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    reader
}

fn decode(file: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let decoder = reader(file, format).into_decoder().ok()?;
    if decoder.total_bytes() > DECODED_BYTES_MAX {
        return None;
    }
    DynamicImage::from_decoder(decoder).ok()
}

fn jpeg(file: &[u8]) -> Option<Drawable> {
    let decoder = reader(file, ImageFormat::Jpeg).into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let is_gray = !decoder.color_type().has_color();
    let what = What::Jpeg { is_gray };
    Some(Drawable { width, height, what, file: file.to_owned() })
}

/// Takes the pixels as ink on white paper: what is transparent is paper.
fn png(file: &[u8]) -> Option<Drawable> {
    let pixels = decode(file, ImageFormat::Png)?.into_luma_alpha8();
    let on_paper = |pixel: &image::LumaA<u8>| {
        let [shade, alpha] = pixel.0.map(u32::from);
        u8::try_from((shade * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let shades: Vec<u8> = pixels.pixels().map(on_paper).collect();
    let (mut width, mut height) = pixels.dimensions();
    let mut shown = shades;
    if width > SHOWN_PIXELS_MAX {
        let less = (SHOWN_PIXELS_MAX, (height * SHOWN_PIXELS_MAX / width).max(1));
        shown = scaled(&shown, (width, height), less);
        (width, height) = less;
    }
    Some(Drawable { width, height, what: What::Shades(shown), file: file.to_owned() })
}

/// Brings dots to another size: each new dot is the mean of those that it covers, or the one it lies in. Whole numbers
/// only, so that every machine has the same.
fn scaled(shades: &[u8], from: (u32, u32), to: (u32, u32)) -> Vec<u8> {
    let (from_width, from_height) = (from.0 as usize, from.1 as usize);
    let (width, height) = (to.0 as usize, to.1 as usize);
    let span = |at: usize, to: usize, from: usize| {
        let begin = at * from / to.max(1);
        begin..((at + 1) * from / to.max(1)).max(begin + 1).min(from.max(1))
    };
    let mut scaled = Vec::with_capacity(width * height);
    for y in 0..height {
        let rows = span(y, height, from_height);
        for x in 0..width {
            let columns = span(x, width, from_width);
            let (mut sum, mut count) = (0_usize, 0_usize);
            for row in rows.clone() {
                for column in columns.clone() {
                    sum += shades.get(row * from_width + column).copied().map_or(255, usize::from);
                    count += 1;
                }
            }
            scaled.push(u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX));
        }
    }
    scaled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_brought_to_another_size_by_their_means() {
        let shades = [0, 255, 0, 255, 255, 0, 255, 0];
        assert_eq!(scaled(&shades, (4, 2), (2, 1)), [127, 127]);
        assert_eq!(scaled(&[0, 255], (2, 1), (4, 2)), [0, 0, 255, 255, 0, 0, 255, 255]);
        assert_eq!(scaled(&shades, (4, 2), (4, 2)), shades);
    }

    #[test]
    fn what_is_transparent_is_paper() {
        let mut file = Cursor::new(Vec::new());
        let picture = image::RgbaImage::from_fn(3, 2, |x, _| {
            image::Rgba([10, 20, 200, if x == 1 { 255 } else { 0 }])
        });
        picture.write_to(&mut file, ImageFormat::Png).unwrap();
        let drawable = Drawable::read(file.get_ref()).unwrap();
        let What::Shades(shades) = &drawable.what else { panic!("{drawable:?}") };
        assert_eq!((shades[0], shades[2]), (255, 255));
        assert!(shades[1] < 60, "{shades:?}");
        assert_eq!(drawable.fit(600, 600), (600, 400));
        assert_eq!(drawable.fit(600, 200), (300, 200));
        for file in [&b"%PDF-1.7"[..], b"", b"MZ", b"\x89PNG\r\n\x1a\nnone", b"<svg"] {
            assert!(Drawable::read(file).is_none(), "{file:?}");
        }
    }
}
