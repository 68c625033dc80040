//! Finds drawn codes wherever they stand and however they lie.

use std::f64::consts::TAU;

use super::super::image::Symbology;
use super::super::image::drawing::{add_noise, draw, paste, turn};
use super::super::image::merge::merge;
use super::*;

fn found(picture: &Picture) -> Vec<Code> {
    let finds = Finds::default();
    find(picture, &finds);
    finds.so_far()
}

fn texts(picture: &Picture) -> Vec<String> {
    found(picture).into_iter().map(|code| code.text).collect()
}

/// Puts a code on a large grey table.
fn on_table(code: &Picture, left: usize, top: usize) -> Picture {
    let (width, height) = (left + code.width + 80, top + code.height + 60);
    let mut table = Picture::filled(width.max(700), height.max(600), 170);
    add_noise(&mut table, 12);
    paste(&mut table, code, left, top);
    table
}

#[test]
fn a_linear_code_is_read_at_every_angle() {
    let code = draw("1Z12345E0112345675", Symbology::Code128, 3);
    for step in 0..12 {
        let degrees = f64::from(step) * 30.0 + 4.0;
        let table = on_table(&turn(&code, degrees), 90, 40);
        assert_eq!(texts(&table), ["1Z12345E0112345675"], "{degrees}");
    }
}

#[test]
fn matrix_codes_are_read_off_centre_and_askew() {
    for symbology in [Symbology::Qr, Symbology::DataMatrix, Symbology::Aztec] {
        let code = draw("SERIAL 12345678 / SHELF 3", symbology, 6);
        for degrees in [0.0, 8.0, 30.0, 95.0, 180.0] {
            let table = on_table(&turn(&code, degrees), 300, 200);
            // Rows of a matrix that read as bars are dropped when the finds are merged.
            let codes = merge(found(&table));
            assert_eq!(codes.len(), 1, "{symbology} {degrees}");
            assert_eq!(codes[0].symbology, symbology);
            assert_eq!(codes[0].text, "SERIAL 12345678 / SHELF 3");
        }
    }
}

#[test]
fn a_stacked_code_is_read_askew() {
    let code = draw("a message of some length, in two dimensions", Symbology::Pdf417, 3);
    for degrees in [0.0, 6.0, -12.0] {
        let texts = texts(&on_table(&turn(&code, degrees), 100, 40));
        assert!(texts.iter().any(|text| text.starts_with("a message")), "{degrees} {texts:?}");
    }
}

#[test]
fn noise_and_weak_light_do_not_matter() {
    let mut table = on_table(&turn(&draw("SN-2026-000417", Symbology::Code128, 3), 17.0), 300, 200);
    let width = table.width;
    for (place, shade) in table.pixels.iter_mut().enumerate() {
        // Light falls off from left to right.
        let light = 190 - 120 * (place % width) / width;
        *shade = (usize::from(*shade) * light / 255) as u8;
    }
    add_noise(&mut table, 18);
    assert_eq!(texts(&table), ["SN-2026-000417"]);
}

#[test]
fn the_place_of_a_code_is_where_it_was_put() {
    let code = draw("1Z12345E0112345675", Symbology::Code128, 3);
    let place = found(&on_table(&code, 400, 300))[0].place;
    let (right, bottom) =
        ((place.left + place.width) as usize, (place.top + place.height) as usize);
    assert!((400..480).contains(&(place.left as usize)), "{place:?}");
    assert!((400 + code.width - 80..=400 + code.width).contains(&right), "{place:?}");
    assert!((300..380).contains(&(place.top as usize)), "{place:?}");
    assert!((300 + code.height - 80..=300 + code.height + 16).contains(&bottom), "{place:?}");
}

#[test]
fn drawings_and_noise_are_no_codes() {
    let mut rings = Picture::filled(1200, 900, 255);
    for (place, shade) in rings.pixels.iter_mut().enumerate() {
        let (x, y) = ((place % 1200) as f64 - 600.0, (place / 1200) as f64 - 450.0);
        *shade = (127.0 + 120.0 * (x.hypot(y) * TAU / 23.0).sin()) as u8;
    }
    assert_eq!(texts(&rings), Vec::<String>::new());
    let mut noise = Picture::filled(900, 700, 128);
    add_noise(&mut noise, 120);
    assert_eq!(texts(&noise), Vec::<String>::new());
    for side in [0, 1, 17, 65] {
        assert!(texts(&Picture::filled(side, side, 9)).is_empty());
    }
}

#[test]
fn a_weak_symbology_needs_a_second_line() {
    let code = Code {
        symbology: Symbology::UpcE,
        text: "01234565".into(),
        aim: None,
        place: super::super::image::Area { left: 100, top: 100, width: 200, height: 1 },
    };
    assert!(!is_supported(&Picture::filled(400, 200, 255), &code));
    let drawn = draw("01234565", Symbology::UpcE, 3);
    let place = super::super::image::Area {
        left: 30,
        top: (drawn.height / 2) as u32,
        width: (drawn.width - 60) as u32,
        height: 1,
    };
    assert!(is_supported(&drawn, &Code { place, ..code }));
}
