//! Reads back what `drawing` drew, straight, turned and noisy.

use super::drawing::{add_noise, draw, paste, png, turn};
use super::picture::Picture;
use super::*;

/// Every symbology that the encoders can draw, with a text of its kind.
const DRAWABLE: [(Symbology, &str, &str); 13] = [
    (Symbology::Code128, "1Z12345E0112345675", "]C0"),
    (Symbology::Code39, "S5CG8123BCD", "]A0"),
    (Symbology::Code93, "SN-12345", "]G0"),
    (Symbology::Itf, "00036000291452", "]I0"),
    (Symbology::Ean13, "6291041500213", "]E0"),
    (Symbology::Ean8, "96385074", "]E4"),
    (Symbology::UpcA, "036000291452", "]E0"),
    (Symbology::UpcE, "01234565", "]E0"),
    (Symbology::Codabar, "40156789", "]F0"),
    (Symbology::DataMatrix, "SN12345678", "]d1"),
    (Symbology::Qr, "https://example.com/01/00036000291452/21/SN1", "]Q1"),
    (Symbology::Pdf417, "a message of some length, in two dimensions", "]L0"),
    (Symbology::Aztec, "AZTEC 12345", "]z0"),
];

fn only_code(picture: &Picture) -> Option<Code> {
    let mut codes = read_codes(&png(picture)).unwrap();
    assert!(codes.len() <= 1, "{codes:?}");
    codes.pop()
}

#[test]
fn every_symbology_is_read_with_its_identifier_and_place() {
    for (symbology, text, aim) in DRAWABLE {
        let drawn = draw(text, symbology, 3);
        let mut picture = Picture::filled(drawn.width + 200, drawn.height + 160, 255);
        paste(&mut picture, &drawn, 120, 90);
        let code = only_code(&picture).unwrap_or_else(|| panic!("{symbology} was not found"));
        assert_eq!((code.symbology, &*code.text), (symbology, text));
        assert_eq!(code.aim.as_deref(), Some(aim), "{symbology}");
        // A decoder's outer points may lie in the quiet zone, or for Codabar beyond it.
        let Area { left, top, width, height } = code.place;
        let middle = ((left + width / 2) as usize, (top + height / 2) as usize);
        assert!((120..120 + drawn.width).contains(&middle.0), "{symbology} {:?}", code.place);
        assert!((90..90 + drawn.height).contains(&middle.1), "{symbology} {:?}", code.place);
    }
}

#[test]
fn every_symbology_is_read_upside_down_and_standing() {
    for (symbology, text, _) in DRAWABLE {
        let mut picture = draw(text, symbology, 3);
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
    for (symbology, text) in [
        (Symbology::Code128, "1Z12345E0112345675"),
        (Symbology::Qr, "SN12345678"),
        (Symbology::DataMatrix, "SN12345678"),
    ] {
        let mut picture = turn(&draw(text, symbology, 4), 7.0);
        add_noise(&mut picture, 40);
        assert_eq!(only_code(&picture).map(|code| code.text).as_deref(), Some(text), "{symbology}");
    }
}

#[test]
fn a_gs1_code_keeps_its_separators() {
    // The encoder writes U+00F1 as FNC1.
    let drawn = draw("\u{f1}42094502\u{f1}9400111899560000000007", Symbology::Code128, 3);
    let code = only_code(&drawn).unwrap();
    assert_eq!(
        (&*code.text, code.aim.as_deref()),
        ("42094502\u{1d}9400111899560000000007", Some("]C1"))
    );
    assert_eq!(code.reading().best().unwrap().value, "9400111899560000000007");
}

#[test]
fn a_check_symbol_that_looks_like_a_separator_is_none() {
    // The check symbol of this text has the value 102, which is FNC1 among the data.
    let drawn = draw("1Z1149017272229847", Symbology::Code128, 3);
    assert_eq!(only_code(&drawn).unwrap().text, "1Z1149017272229847");
}

#[test]
fn every_code_of_a_label_is_read_and_the_parcel_comes_first() {
    let mut label = Picture::filled(1100, 1000, 255);
    paste(&mut label, &draw("https://example.com/", Symbology::Qr, 4), 40, 20);
    paste(&mut label, &draw("0036000291452", Symbology::Ean13, 3), 500, 30);
    paste(&mut label, &draw("5CG8123BCD", Symbology::Code39, 2), 30, 350);
    paste(&mut label, &draw("1Z12345E0112345675", Symbology::Code128, 3), 40, 600);
    let codes = read_codes(&png(&label)).unwrap();
    let texts: Vec<_> = codes.iter().map(|code| &*code.text).collect();
    assert_eq!(texts.len(), 4, "{texts:?}");
    assert_eq!(texts[..2], ["1Z12345E0112345675", "5CG8123BCD"]);
}

#[test]
fn white_on_black_is_read() {
    let drawn = draw("SN12345678", Symbology::Code128, 3).inverted();
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

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_file_is_read_or_refused(
        place in 8_usize..400,
        byte in proptest::prelude::any::<u8>(),
        cut in 20_usize..2000,
    ) {
        let mut bytes = png(&draw("SN12345678", Symbology::DataMatrix, 3));
        let last = bytes.len() - 1;
        bytes[place.min(last)] = byte;
        bytes.truncate(cut);
        if let Ok(codes) = read_codes(&bytes) {
            proptest::prop_assert!(codes.len() < 10);
        }
    }
}
