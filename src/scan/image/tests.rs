//! Reads back what `drawing` drew, straight, turned and noisy.

use rxing::BarcodeFormat;

use super::drawing::{add_noise, draw, paste, png, turn};
use super::picture::Picture;
use super::*;

/// Every symbology that the encoders can draw, with a text of its kind.
const DRAWABLE: [(BarcodeFormat, Symbology, &str, &str); 13] = [
    (BarcodeFormat::CODE_128, Symbology::Code128, "1Z12345E0112345675", "]C0"),
    (BarcodeFormat::CODE_39, Symbology::Code39, "S5CG8123BCD", "]A0"),
    (BarcodeFormat::CODE_93, Symbology::Code93, "SN-12345", "]G0"),
    (BarcodeFormat::ITF, Symbology::Itf, "00036000291452", "]I0"),
    (BarcodeFormat::EAN_13, Symbology::Ean13, "6291041500213", "]E0"),
    (BarcodeFormat::EAN_8, Symbology::Ean8, "96385074", "]E4"),
    (BarcodeFormat::UPC_A, Symbology::UpcA, "036000291452", "]E0"),
    (BarcodeFormat::UPC_E, Symbology::UpcE, "01234565", "]E0"),
    (BarcodeFormat::CODABAR, Symbology::Codabar, "40156789", "]F0"),
    (BarcodeFormat::DATA_MATRIX, Symbology::DataMatrix, "SN12345678", "]d1"),
    (BarcodeFormat::QR_CODE, Symbology::Qr, "https://example.com/01/00036000291452/21/SN1", "]Q1"),
    (
        BarcodeFormat::PDF_417,
        Symbology::Pdf417,
        "a message of some length, in two dimensions",
        "]L0",
    ),
    (BarcodeFormat::AZTEC, Symbology::Aztec, "AZTEC 12345", "]z0"),
];

fn only_code(picture: &Picture) -> Option<Code> {
    let mut codes = read_codes(&png(picture)).unwrap();
    assert!(codes.len() <= 1, "{codes:?}");
    codes.pop()
}

#[test]
fn every_symbology_is_read_with_its_identifier_and_place() {
    for (format, symbology, text, aim) in DRAWABLE {
        let drawn = draw(text, format, 3);
        let mut picture = Picture::filled(drawn.width + 200, drawn.height + 160, 255);
        paste(&mut picture, &drawn, 100, 80);
        let code = only_code(&picture).unwrap_or_else(|| panic!("{symbology} was not found"));
        assert_eq!((code.symbology, &*code.text), (symbology, text));
        assert_eq!(code.aim.as_deref(), Some(aim), "{symbology}");
        // A decoder's outer points may lie in the quiet zone, or for Codabar beyond it.
        let Area { left, top, width, height } = code.place;
        let middle = ((left + width / 2) as usize, (top + height / 2) as usize);
        assert!((100..100 + drawn.width).contains(&middle.0), "{symbology} {:?}", code.place);
        assert!((80..80 + drawn.height).contains(&middle.1), "{symbology} {:?}", code.place);
    }
}

#[test]
fn every_symbology_is_read_upside_down_and_standing() {
    for (format, symbology, text, _) in DRAWABLE {
        let mut picture = draw(text, format, 3);
        for quarter in 1..=3 {
            picture = picture.turned_left();
            let code =
                only_code(&picture).unwrap_or_else(|| panic!("{symbology}, {quarter} quarters"));
            assert_eq!((code.symbology, &*code.text), (symbology, text));
        }
    }
}

#[test]
fn a_turned_and_noisy_code_is_read() {
    for (format, text) in
        [(BarcodeFormat::QR_CODE, "SN12345678"), (BarcodeFormat::DATA_MATRIX, "SN12345678")]
    {
        let mut picture = turn(&draw(text, format, 4), 7.0);
        add_noise(&mut picture, 40);
        assert_eq!(only_code(&picture).map(|code| code.text).as_deref(), Some(text), "{format}");
    }
}

#[test]
fn a_gs1_code_keeps_its_separators() {
    // The encoder writes U+00F1 as FNC1.
    let drawn = draw("\u{f1}42094502\u{f1}9400111899560000000007", BarcodeFormat::CODE_128, 3);
    let code = only_code(&drawn).unwrap();
    assert_eq!(
        (&*code.text, code.aim.as_deref()),
        ("42094502\u{1d}9400111899560000000007", Some("]C1"))
    );
    assert_eq!(code.reading().best().unwrap().value, "9400111899560000000007");
}

#[test]
fn every_code_of_a_label_is_read_and_the_parcel_comes_first() {
    let mut label = Picture::filled(1100, 1000, 255);
    paste(&mut label, &draw("https://example.com/", BarcodeFormat::QR_CODE, 4), 40, 20);
    paste(&mut label, &draw("0036000291452", BarcodeFormat::EAN_13, 3), 500, 30);
    paste(&mut label, &draw("5CG8123BCD", BarcodeFormat::CODE_39, 2), 30, 350);
    paste(&mut label, &draw("1Z12345E0112345675", BarcodeFormat::CODE_128, 3), 40, 600);
    let codes = read_codes(&png(&label)).unwrap();
    let texts: Vec<_> = codes.iter().map(|code| &*code.text).collect();
    assert_eq!(texts.len(), 4, "{texts:?}");
    assert_eq!(texts[..2], ["1Z12345E0112345675", "5CG8123BCD"]);
}

#[test]
fn white_on_black_is_read() {
    let drawn = draw("SN12345678", BarcodeFormat::CODE_128, 3).inverted();
    assert_eq!(only_code(&drawn).unwrap().text, "SN12345678");
}

#[test]
fn a_picture_without_codes_gives_none() {
    let mut noise = Picture::filled(300, 200, 128);
    add_noise(&mut noise, 100);
    assert_eq!(read_codes(&png(&noise)).unwrap(), []);
    assert_eq!(read_codes(&png(&Picture::filled(1, 1, 0))).unwrap(), []);
}

#[test]
fn no_file_panics() {
    for bytes in [
        &b"\x89PNG\r\n\x1a\n"[..],
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"BM",
        b"II*\0",
        b"RIFF\0\0\0\0WEBP",
    ] {
        assert!(read_codes(bytes).is_err(), "{bytes:?}");
    }
}
