//! Draws the codes that the tests read back.

use rxing::{BarcodeFormat, MultiFormatWriter, Writer};

use super::Symbology;
use super::picture::Picture;

/// Draws one code with a quiet zone around it.
pub(crate) fn draw(text: &str, symbology: Symbology, module: usize) -> Picture {
    let format = match symbology {
        Symbology::Code128 => BarcodeFormat::CODE_128,
        Symbology::Code39 => BarcodeFormat::CODE_39,
        Symbology::Code93 => BarcodeFormat::CODE_93,
        Symbology::Itf => BarcodeFormat::ITF,
        Symbology::Ean13 => BarcodeFormat::EAN_13,
        Symbology::Ean8 => BarcodeFormat::EAN_8,
        Symbology::UpcA => BarcodeFormat::UPC_A,
        Symbology::UpcE => BarcodeFormat::UPC_E,
        Symbology::Codabar => BarcodeFormat::CODABAR,
        Symbology::DataMatrix => BarcodeFormat::DATA_MATRIX,
        Symbology::Qr => BarcodeFormat::QR_CODE,
        Symbology::Pdf417 => BarcodeFormat::PDF_417,
        Symbology::Aztec => BarcodeFormat::AZTEC,
        Symbology::MaxiCode => panic!("no encoder draws it"),
    };
    let height = if symbology.is_linear() { 40 } else { 0 };
    let matrix = MultiFormatWriter.encode(text, &format, 0, height).unwrap();
    let (columns, rows) = (matrix.width() as usize, matrix.height() as usize);
    let margin = 12 * module;
    let row_module = if height == 0 { module } else { module.div_ceil(2) };
    let mut picture =
        Picture::filled(columns * module + 2 * margin, rows * row_module + 2 * margin, 255);
    for y in 0..rows * row_module {
        for x in 0..columns * module {
            let (column, row) =
                (u32::try_from(x / module).unwrap(), u32::try_from(y / row_module).unwrap());
            if matrix.get(column, row) {
                picture.pixels[(y + margin) * picture.width + x + margin] = 0;
            }
        }
    }
    picture
}

/// Puts a picture into a larger one.
pub(crate) fn paste(onto: &mut Picture, what: &Picture, left: usize, top: usize) {
    for (y, row) in what.pixels.chunks_exact(what.width).enumerate() {
        let start = (top + y) * onto.width + left;
        onto.pixels[start..start + what.width].copy_from_slice(row);
    }
}

/// Turns a picture by an angle around its middle, onto white, with bilinear sampling.
pub(crate) fn turn(picture: &Picture, degrees: f64) -> Picture {
    let side = picture.width.max(picture.height) * 3 / 2;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let mut turned = Picture::filled(side, side, 255);
    #[expect(clippy::cast_precision_loss, reason = "pixels of a test picture")]
    let middle = |length: usize| length as f64 / 2.0;
    for y in 0..side {
        for x in 0..side {
            #[expect(clippy::cast_precision_loss, reason = "pixels of a test picture")]
            let (dx, dy) = (x as f64 - middle(side), y as f64 - middle(side));
            let source_x = dx * cos + dy * sin + middle(picture.width);
            let source_y = dy * cos - dx * sin + middle(picture.height);
            if let Some(shade) = sample(picture, source_x, source_y) {
                turned.pixels[y * side + x] = shade;
            }
        }
    }
    turned
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "coordinates are checked to lie inside a test picture"
)]
fn sample(picture: &Picture, x: f64, y: f64) -> Option<u8> {
    if x < 0.0 || y < 0.0 || x >= (picture.width - 1) as f64 || y >= (picture.height - 1) as f64 {
        return None;
    }
    let (column, row) = (x as usize, y as usize);
    let (fx, fy) = (x - column as f64, y - row as f64);
    let at =
        |dx: usize, dy: usize| f64::from(picture.pixels[(row + dy) * picture.width + column + dx]);
    let upper = at(0, 0) * (1.0 - fx) + at(1, 0) * fx;
    let lower = at(0, 1) * (1.0 - fx) + at(1, 1) * fx;
    Some((upper * (1.0 - fy) + lower * fy).round() as u8)
}

/// Adds noise, the same every time: up to `strength` shades either way.
pub(crate) fn add_noise(picture: &mut Picture, strength: i32) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for shade in &mut picture.pixels {
        // xorshift64 (Marsaglia 2003)
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let noise = i32::try_from(state % 1000).unwrap() * 2 * strength / 1000 - strength;
        *shade = u8::try_from((i32::from(*shade) + noise).clamp(0, 255)).unwrap();
    }
}

/// Writes a picture as a PNG file.
pub(crate) fn png(picture: &Picture) -> Vec<u8> {
    let (width, height) =
        (u32::try_from(picture.width).unwrap(), u32::try_from(picture.height).unwrap());
    let grey = image::GrayImage::from_raw(width, height, picture.pixels.clone()).unwrap();
    let mut file = std::io::Cursor::new(Vec::new());
    grey.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}
