//! Pictures, encoded anew: what is kept are the pixels, upright, and nothing that a camera wrote beside them.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The longest side of a picture that is taken.
const SIDE_PIXELS_MAX: u32 = 10_000;

/// The memory that decoding a file may take.
const DECODED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Small enough for thousands, and no mark of the encoder near thin strokes.
const JPEG_QUALITY: u8 = 90;

/// Enough to recognise a thing by.
const SMALL_QUALITY: u8 = 80;

const TOO_MANY_PIXELS: &str =
    "the picture is larger than 10000 pixels a side or needs too much memory; save it smaller";

/// Whether bytes begin like a picture whose pixels can be kept.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    is_heic(bytes) || image::guess_format(bytes).is_ok_and(is_read)
}

fn is_read(format: ImageFormat) -> bool {
    use ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    matches!(format, Png | Jpeg | WebP | Tiff | Bmp | Gif)
}

/// Whether a file is a HEIF picture: its first box names its brand (ISO/IEC 14496-12, 4.3).
fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(4..12).unwrap_or_default();
    [b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftypmif1", b"ftypmif2"]
        .iter()
        .any(|known| brand == *known)
}

/// Decodes a picture and encodes its pixels: photographs as JPEG, everything else as PNG, which loses nothing.
/// The same file gives the same bytes.
pub(super) fn encoded_anew(bytes: &[u8]) -> Result<Vec<u8>, String> {
    // Decoders panic on pictures nobody thought of; that is the picture's fault, not the command's.
    let encoded = catch_unwind(AssertUnwindSafe(|| {
        let (picture, is_photograph) = decoded(bytes)?;
        encoded(&picture, is_photograph)
    }));
    encoded.unwrap_or_else(|_| Err("the decoder failed on this picture; save it anew".to_owned()))
}

/// Decodes a picture and encodes a small one of it, on white where it is transparent.
pub(super) fn small(bytes: &[u8], side: u32) -> Option<Vec<u8>> {
    let small = catch_unwind(AssertUnwindSafe(|| {
        let (picture, _) = decoded(bytes).ok()?;
        let picture = if picture.width().max(picture.height()) > side {
            picture.thumbnail(side, side)
        } else {
            picture
        };
        let mut pixels = picture.into_rgba8();
        for pixel in pixels.pixels_mut() {
            let alpha = u16::from(pixel.0[3]);
            let on_white = |shade: u8| (u16::from(shade) * alpha + 255 * (255 - alpha)) / 255;
            pixel.0 = pixel.0.map(|shade| u8::try_from(on_white(shade)).unwrap_or(u8::MAX));
        }
        let mut file = Cursor::new(Vec::new());
        let encoder = JpegEncoder::new_with_quality(&mut file, SMALL_QUALITY);
        DynamicImage::from(pixels).to_rgb8().write_with_encoder(encoder).ok()?;
        Some(file.into_inner())
    }));
    small.ok().flatten()
}

/// The picture upright, and whether it is a photograph, as far as its format tells.
fn decoded(bytes: &[u8]) -> Result<(DynamicImage, bool), String> {
    if is_heic(bytes) {
        return Ok((heic(bytes)?, true));
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let reader = reader.map_err(|error| error.to_string())?;
    let is_photograph = matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::WebP));
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    decoder.set_limits(limits).map_err(refused)?;
    if decoder.total_bytes() > DECODED_BYTES_MAX {
        return Err(TOO_MANY_PIXELS.to_owned());
    }
    // A picture whose orientation cannot be read is still a picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    picture.apply_orientation(orientation);
    Ok((picture, is_photograph))
}

fn encoded(picture: &DynamicImage, is_photograph: bool) -> Result<Vec<u8>, String> {
    let (has_alpha, has_color) = (picture.color().has_alpha(), picture.color().has_color());
    let mut file = Cursor::new(Vec::new());
    let done = if is_photograph && !has_alpha {
        let encoder = JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY);
        if has_color {
            picture.to_rgb8().write_with_encoder(encoder)
        } else {
            picture.to_luma8().write_with_encoder(encoder)
        }
    } else {
        match (has_color, has_alpha) {
            (true, true) => picture.to_rgba8().write_to(&mut file, ImageFormat::Png),
            (true, false) => picture.to_rgb8().write_to(&mut file, ImageFormat::Png),
            (false, true) => picture.to_luma_alpha8().write_to(&mut file, ImageFormat::Png),
            (false, false) => picture.to_luma8().write_to(&mut file, ImageFormat::Png),
        }
    };
    done.map_err(refused)?;
    Ok(file.into_inner())
}

fn refused(error: image::ImageError) -> String {
    match error {
        image::ImageError::Limits(_) => TOO_MANY_PIXELS.to_owned(),
        image::ImageError::Unsupported(_) => {
            "this variant of the format is not read; save the picture as PNG or JPEG".to_owned()
        }
        other => format!("the picture is damaged or cut short ({other}); save or take it again"),
    }
}

#[cfg(feature = "heic")]
fn heic(bytes: &[u8]) -> Result<DynamicImage, String> {
    // Four bytes a pixel. It comes out upright: HEIF has its orientation outside of EXIF.
    let options = heifer::Options { max_threads: 1, max_pixels: DECODED_BYTES_MAX / 4 };
    let decoded = heifer::decode_rgba8(bytes, &options)
        .map_err(|error| format!("the picture cannot be read ({error}); save it as JPEG"))?;
    let (width, height) = (decoded.width, decoded.height);
    if width.max(height) > SIDE_PIXELS_MAX {
        return Err(TOO_MANY_PIXELS.to_owned());
    }
    let picture = image::RgbaImage::from_raw(width, height, decoded.data);
    let picture = picture.ok_or("its size does not fit its pixels")?;
    // A photograph is opaque.
    Ok(DynamicImage::from(picture).into_rgb8().into())
}

#[cfg(not(feature = "heic"))]
fn heic(_bytes: &[u8]) -> Result<DynamicImage, String> {
    Err("this is a HEIC picture; save it as JPEG".to_owned())
}

#[cfg(test)]
mod tests {
    use image::{GenericImageView as _, RgbImage};

    use super::*;

    /// A picture whose four corners tell how it lies.
    fn corners() -> RgbImage {
        RgbImage::from_fn(48, 32, |x, y| match (x < 24, y < 16) {
            (true, true) => image::Rgb([250, 10, 10]),
            (false, true) => image::Rgb([10, 250, 10]),
            (true, false) => image::Rgb([10, 10, 250]),
            (false, false) => image::Rgb([250, 250, 250]),
        })
    }

    fn file(format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        corners().write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    /// An EXIF block with an orientation, a position and a camera's number.
    fn exif(orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        exif.extend_from_slice(&[0x01, 0x0e, 0, 2, 0, 0, 0, 24, 0, 0, 0, 38]);
        exif.extend_from_slice(b"\0\0\0\0GPS 52.5163 N 13.3777 E\0");
        exif
    }

    /// A JPEG as a phone writes it.
    fn photograph(orientation: u8) -> Vec<u8> {
        let plain = file(ImageFormat::Jpeg);
        let exif = exif(orientation);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let comment = b"\xff\xfe\0\x0ecamera 4711\0";
        let parts: [&[u8]; 6] = [&plain[..2], b"\xff\xe1", &length, &exif, comment, &plain[2..]];
        parts.concat()
    }

    fn has(bytes: &[u8], needle: &[u8]) -> bool {
        bytes.windows(needle.len()).any(|window| window == needle)
    }

    #[test]
    fn what_a_camera_writes_beside_the_pixels_is_gone_and_the_picture_upright() {
        let taken = photograph(6);
        assert!(has(&taken, b"GPS 52.5163") && has(&taken, b"camera 4711"));
        let kept = encoded_anew(&taken).unwrap();
        for trace in [&b"Exif"[..], b"GPS", b"13.3777", b"camera"] {
            assert!(!has(&kept, trace));
        }
        assert_eq!(image::guess_format(&kept).unwrap(), ImageFormat::Jpeg);
        // Orientation 6: to be turned a quarter to the right.
        let upright = image::load_from_memory(&kept).unwrap();
        assert_eq!(upright.dimensions(), (32, 48));
        let near = |x, y, wanted: [u8; 3]| {
            let found = upright.get_pixel(x, y).0;
            found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 40)
        };
        assert!(near(4, 4, [10, 10, 250]) && near(28, 4, [250, 10, 10]));
        assert_eq!(encoded_anew(&taken).unwrap(), kept, "the same again");
    }

    #[test]
    fn every_format_is_taken_and_drawings_lose_nothing() {
        use ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
        for format in [Png, Jpeg, WebP, Tiff, Bmp, Gif] {
            let taken = file(format);
            assert!(is_one(&taken), "{format:?}");
            let kept = encoded_anew(&taken).unwrap();
            assert_eq!(image::load_from_memory(&kept).unwrap().dimensions(), (48, 32));
        }
        let kept = image::load_from_memory(&encoded_anew(&file(Png)).unwrap()).unwrap();
        assert_eq!(kept.to_rgb8(), corners());
        // Signatures are often drawn on nothing.
        let drawn = image::RgbaImage::from_pixel(3, 2, image::Rgba([1, 2, 3, 99]));
        let mut taken = Cursor::new(Vec::new());
        drawn.write_to(&mut taken, Png).unwrap();
        let kept = encoded_anew(taken.get_ref()).unwrap();
        assert_eq!(image::load_from_memory(&kept).unwrap().to_rgba8(), drawn);
    }

    #[test]
    fn a_small_picture_has_the_pixels_and_nothing_beside_them() {
        let made = small(&photograph(6), 16).unwrap();
        let picture = image::load_from_memory(&made).unwrap();
        assert_eq!(picture.dimensions(), (11, 16), "upright, and in proportion");
        assert!(!has(&made, b"Exif") && made.len() < 1_000, "{}", made.len());
        let drawn = image::RgbaImage::from_pixel(3, 2, image::Rgba([1, 2, 3, 0]));
        let mut taken = Cursor::new(Vec::new());
        drawn.write_to(&mut taken, ImageFormat::Png).unwrap();
        let made = image::load_from_memory(&small(taken.get_ref(), 96).unwrap()).unwrap();
        assert_eq!(made.dimensions(), (3, 2));
        assert!(made.to_rgb8().pixels().all(|pixel| pixel.0[0] > 250), "paper is white");
        assert!(small(b"GIF89a", 96).is_none());
    }

    #[test]
    fn text_in_a_png_is_not_kept() {
        let plain = file(ImageFormat::Png);
        // A chunk `tEXt` behind the header (PNG, third edition, 11.3.3.2), its checksum left out: readers pass over it.
        let chunk = [&9_u32.to_be_bytes()[..], b"tEXtAuthor\0Ad", &[0x8d; 4]].concat();
        let taken = [&plain[..33], &chunk, &plain[33..]].concat();
        if let Ok(kept) = encoded_anew(&taken) {
            assert!(!has(&kept, b"Author"));
        }
        assert!(!has(&encoded_anew(&plain).unwrap(), b"tEXt"));
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
        // A BMP says its size in its header; there need not be that many bytes.
        let mut taken = file(ImageFormat::Bmp);
        taken[18..22].copy_from_slice(&60_000_u32.to_le_bytes());
        taken[22..26].copy_from_slice(&60_000_u32.to_le_bytes());
        assert_eq!(encoded_anew(&taken).unwrap_err(), TOO_MANY_PIXELS);
        let png = file(ImageFormat::Png);
        let error = encoded_anew(&png[..png.len() / 2]).unwrap_err();
        assert!(error.contains("damaged"), "{error}");
    }

    #[cfg(feature = "heic")]
    #[test]
    fn a_photo_of_a_phone_in_heic_becomes_a_jpeg() {
        let picture = corners();
        let options = heifer::EncodeOptions::default();
        let taken = heifer::encode_rgb8(48, 32, picture.as_raw(), &options).unwrap();
        assert!(is_one(&taken));
        let kept = encoded_anew(&taken).unwrap();
        assert_eq!(image::guess_format(&kept).unwrap(), ImageFormat::Jpeg);
        encoded_anew(&taken[..taken.len() / 2]).unwrap_err();
    }
}
