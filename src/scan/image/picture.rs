//! Turns a picture file into grey pixels, within limits that are set before anything is decoded.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView, ImageDecoder, ImageReader, Limits};

use super::{ImageError, heic};

/// Is the largest file that is read.
pub const MAX_FILE_BYTES: usize = 20 * 1024 * 1024;
/// Is the longest side of a picture that is read.
pub const MAX_SIDE_PIXELS: u32 = 10_000;
/// Is the memory that decoding a file may take.
pub(super) const MAX_DECODED_BYTES: u64 = 256 * 1024 * 1024;

/// Is a picture in grey: one byte a pixel, row by row, 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Picture {
    pub(in super::super) width: usize,
    pub(in super::super) height: usize,
    pub(in super::super) pixels: Vec<u8>,
}

impl Picture {
    /// Makes a picture of one shade.
    pub(in super::super) fn filled(width: usize, height: usize, shade: u8) -> Self {
        Self { width, height, pixels: vec![shade; width * height] }
    }

    /// Returns the picture turned a quarter to the left.
    pub(super) fn turned_left(&self) -> Self {
        let mut turned = Self::filled(self.height, self.width, 0);
        for (y, row) in self.pixels.chunks_exact(self.width.max(1)).enumerate() {
            for (x, &shade) in row.iter().enumerate() {
                turned.pixels[(self.width - 1 - x) * self.height + y] = shade;
            }
        }
        turned
    }

    /// Returns the picture at half its size, every pixel the mean of four.
    pub(in super::super) fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for rows in self.pixels.chunks_exact(2 * self.width.max(1)).take(height) {
            let (upper, lower) = rows.split_at(self.width);
            let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2)).take(width);
            pixels.extend(pairs.map(|(above, below)| {
                let sum: u16 = above.iter().chain(below).map(|&shade| u16::from(shade)).sum();
                u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX)
            }));
        }
        Self { width, height, pixels }
    }

    /// Returns the picture with black and white exchanged.
    pub(super) fn inverted(&self) -> Self {
        let pixels = self.pixels.iter().map(|shade| !shade).collect();
        Self { pixels, ..*self }
    }
}

/// Decodes a file, turns it the way its EXIF data says, and reduces it to grey.
pub(super) fn load(bytes: &[u8]) -> Result<Picture, ImageError> {
    if bytes.is_empty() {
        return Err(ImageError::Empty);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ImageError::FileTooLarge { bytes: bytes.len() });
    }
    if heic::is_heic(bytes) {
        return heic::load(bytes).map(grey);
    }
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| damaged(&error))?;
    if reader.format().is_none() {
        return Err(ImageError::UnknownFormat(what_instead(bytes)));
    }
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE_PIXELS);
    limits.max_image_height = Some(MAX_SIDE_PIXELS);
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    decoder.set_limits(limits).map_err(refused)?;
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(ImageError::TooManyPixels);
    }
    // A picture whose orientation cannot be read is still a picture.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    image.apply_orientation(orientation);
    Ok(grey(image))
}

/// Reduces a picture to grey; what is transparent is white, as paper.
fn grey(image: DynamicImage) -> Picture {
    let (width, height) = image.dimensions();
    let (width, height) = (width as usize, height as usize);
    let pixels = if image.color().has_alpha() {
        let on_paper = |luma: u8, alpha: u8| {
            let (luma, alpha) = (u16::from(luma), u16::from(alpha));
            u8::try_from((luma * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        image.into_luma_alpha8().pixels().map(|pixel| on_paper(pixel[0], pixel[1])).collect()
    } else {
        image.into_luma8().into_raw()
    };
    Picture { width, height, pixels }
}

fn damaged(error: &dyn std::error::Error) -> ImageError {
    ImageError::Damaged(error.to_string())
}

fn refused(error: image::ImageError) -> ImageError {
    match error {
        image::ImageError::Limits(_) => ImageError::TooManyPixels,
        image::ImageError::Unsupported(_) => ImageError::UnknownFormat(
            "this variant of the format is not read; save the picture as PNG or JPEG",
        ),
        other => damaged(&other),
    }
}

/// Says what to do with a file that is no picture this program reads.
fn what_instead(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"%PDF") {
        "this is a PDF; save its page as a picture (PNG or JPEG) first"
    } else {
        "this is not a picture that is read; PNG, JPEG, HEIC, WebP, TIFF, BMP and GIF are"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(picture: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    fn wedge() -> DynamicImage {
        image::GrayImage::from_fn(40, 20, |x, y| image::Luma([u8::try_from(x * 5 + y).unwrap()]))
            .into()
    }

    #[test]
    fn every_format_is_loaded() {
        use image::ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
        for format in [Png, Jpeg, WebP, Tiff, Bmp, Gif] {
            // GIF and WebP encoders of the crate take colour only.
            let picture = DynamicImage::from(wedge().to_rgb8());
            let loaded = load(&encoded(&picture, format)).unwrap();
            assert_eq!((loaded.width, loaded.height), (40, 20), "{format:?}");
            let error = i32::from(loaded.pixels[10 * 40 + 20]) - 110;
            assert!(error.abs() < 8, "{format:?} {error}");
        }
    }

    #[test]
    fn transparent_is_paper() {
        let mut picture = image::RgbaImage::from_pixel(2, 1, image::Rgba([0, 0, 0, 0]));
        picture.put_pixel(1, 0, image::Rgba([0, 0, 0, 255]));
        let loaded = load(&encoded(&picture.into(), image::ImageFormat::Png)).unwrap();
        assert_eq!(loaded.pixels, [255, 0]);
    }

    #[test]
    fn what_is_no_picture_says_what_to_do() {
        let said = |bytes: &[u8]| load(bytes).unwrap_err().to_string();
        assert!(said(b"").contains("empty"));
        assert!(said(b"%PDF-1.7 ...").contains("PDF"));
        assert!(said(b"\0\0\0\x18ftypavif....").contains("save the picture as PNG or JPEG"));
        assert!(said(b"\0\0\0\x18ftypheic....").contains("JPEG") || cfg!(feature = "heic"));
        assert!(said(b"hello world, no picture").contains("PNG, JPEG"));
        assert!(said(&vec![0; MAX_FILE_BYTES + 1]).contains("20971521 bytes"));
        let png = encoded(&wedge(), image::ImageFormat::Png);
        assert!(said(&png[..png.len() / 2]).contains("damaged"));
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
        // The header of a PNG of 60000 x 60000 pixels and nothing else.
        let mut png = encoded(&wedge(), image::ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(matches!(load(&png), Err(ImageError::TooManyPixels)));
    }

    /// The checksum of PNG chunks (RFC 2083, 15).
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }

    #[test]
    fn turning_and_halving_keep_the_pixels() {
        let picture = Picture { width: 3, height: 2, pixels: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(picture.turned_left().pixels, [3, 6, 2, 5, 1, 4]);
        assert_eq!(picture.halved().pixels, [3]);
        assert_eq!(picture.inverted().inverted(), picture);
        assert_eq!(Picture::filled(0, 0, 0).halved().pixels.len(), 0);
    }
}
