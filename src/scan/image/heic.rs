//! Reads HEIC, the format in which phones keep photos, where the feature `heic` is on.

use image::DynamicImage;

use super::ImageError;

/// Says whether a file is a HEIF picture, whatever codec is inside: its first box names its brand (ISO/IEC 14496-12, 4.3).
pub(super) fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(4..12).unwrap_or_default();
    [b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftypmif1", b"ftypmif2"]
        .iter()
        .any(|known| brand == *known)
}

#[cfg(feature = "heic")]
pub(super) fn load(bytes: &[u8]) -> Result<DynamicImage, ImageError> {
    use super::picture::MAX_DECODED_BYTES;

    // Four bytes a pixel; one thread, because several pictures are read side by side.
    let options = heifer::Options { max_threads: 1, max_pixels: MAX_DECODED_BYTES / 4 };
    let damaged = |error: heifer::Error| match error {
        heifer::Error::Unsupported(_) => ImageError::UnknownFormat(
            "this variant of HEIC is not read; save the picture as JPEG or PNG",
        ),
        other => ImageError::Damaged(other.to_string()),
    };
    let decoded = heifer::decode_rgba8(bytes, &options).map_err(damaged)?;
    let (width, height) = (decoded.width, decoded.height);
    // The picture is turned the right way already: HEIF has its orientation outside of EXIF.
    image::RgbaImage::from_raw(width, height, decoded.data)
        .map(DynamicImage::from)
        .ok_or_else(|| ImageError::Damaged("its size does not fit its pixels".to_owned()))
}

#[cfg(not(feature = "heic"))]
pub(super) fn load(_bytes: &[u8]) -> Result<DynamicImage, ImageError> {
    Err(ImageError::UnknownFormat(
        "this is a HEIC picture; save it as JPEG, or set the phone's camera to \"most compatible\"",
    ))
}

#[cfg(test)]
#[cfg(feature = "heic")]
mod tests {
    use super::super::drawing::draw;
    use super::super::picture::Picture;
    use super::super::{ImageError, Symbology, read_codes};

    fn encoded(picture: &Picture) -> Vec<u8> {
        let rgb: Vec<u8> = picture.pixels.iter().flat_map(|shade| [*shade; 3]).collect();
        let [width, height] =
            [picture.width, picture.height].map(|side| u32::try_from(side).unwrap());
        heifer::encode_rgb8(width, height, &rgb, &heifer::EncodeOptions::default()).unwrap()
    }

    #[test]
    fn a_photo_in_heic_is_read() {
        let heic = encoded(&draw("1Z12345E0112345675", Symbology::Code128, 3));
        let codes = read_codes(&heic).unwrap();
        assert_eq!(codes[0].text, "1Z12345E0112345675");
    }

    #[test]
    fn a_damaged_photo_is_read_or_refused() {
        let heic = encoded(&draw("SN12345678", Symbology::DataMatrix, 3));
        for place in (0..heic.len()).step_by(heic.len() / 150 + 1) {
            let mut damaged = heic.clone();
            damaged[place] ^= 0x55;
            let _ = super::load(&damaged);
            let _ = super::load(&heic[..place]);
        }
    }

    #[test]
    fn a_photo_of_too_many_pixels_is_refused() {
        let mut heic = encoded(&Picture::filled(64, 64, 255));
        // The size stands in the property `ispe`, behind its version and flags.
        let ispe = heic.windows(4).position(|word| word == b"ispe").unwrap() + 8;
        heic[ispe..ispe + 8].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        assert!(matches!(
            super::load(&heic),
            Ok(_) | Err(ImageError::Damaged(_) | ImageError::TooManyPixels)
        ));
    }
}
