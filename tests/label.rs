//! Printed labels: what goes onto paper is read back from it, and nothing that a name says can spoil it.

use std::fs;
use std::process::Command as Process;

use custody::label::{
    self, Label, LabelError, Line, Mark, Page, Placed, Resolution, Size, SymbolKind, Text, Weight,
    lay_out,
};
use custody::scan::{Command, Symbology, VERBS, read_codes};
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::common::program::Home;

mod files;
mod program;

pub use files::rendered;

fn label(identifier: &str, symbol: SymbolKind, size: Size) -> Label {
    Label {
        size,
        symbol,
        identifier: identifier.to_owned(),
        above: vec![Line::strong("for Ada Lovelace")],
        below: vec![Line::plain("Dell Latitude 7440"), Line::plain("acme")],
    }
}

fn laid_out(label: &Label) -> Page {
    lay_out(label).unwrap_or_else(|error| panic!("{error}"))
}

/// What our own decoder reads from a picture.
fn codes(picture: &[u8]) -> Vec<(Symbology, String)> {
    let codes = read_codes(picture).expect("a picture of ours is readable");
    codes.into_iter().map(|code| (code.symbology, code.text)).collect()
}

fn read_back(page: Page) -> Vec<(Symbology, String)> {
    codes(&label::png::write(&[page]).expect("a picture"))
}

const fn symbology(kind: SymbolKind) -> Symbology {
    match kind {
        SymbolKind::Code128 => Symbology::Code128,
        SymbolKind::Qr => Symbology::Qr,
    }
}

fn size(text: &str) -> Size {
    Size::parse(text).expect("a size")
}

#[test]
fn every_identifier_is_read_back_from_its_label_to_the_letter() {
    use SymbolKind::{Code128, Qr};
    let long = "A1B2C3D4".repeat(8);
    for (identifier, kind, at) in [
        ("AT-004217", Qr, "62x29"),
        ("AT-004217", Qr, "25x25"),
        ("AT-004217", Code128, "62x29"),
        ("C02XL0THJGH5", Qr, "40x20"),
        ("1Z999AA10123456784", Code128, "100x50"),
        ("1Z999AA10123456784", Code128, "80x20"),
        ("9622001900000000000000123456789012", Code128, "100x50"),
        ("9205591234567800042172", Qr, "100x50"),
        ("01976d2e-0000-7000-8000-000000000001", Qr, "62x29"),
        ("A._/+#-1", Code128, "62x29"),
        ("A._/+#-1", Qr, "62x29"),
        (&long, Qr, "62x29"),
        (&long, Code128, "210x60"),
    ] {
        let page = laid_out(&label(identifier, kind, size(at)));
        let wanted = (symbology(kind), identifier.to_owned());
        assert_eq!(read_back(page), [wanted], "{identifier} {at}");
    }
}

#[test]
fn an_identifier_too_long_for_the_label_says_which_size_has_room() {
    let identifier = "A1B2C3D4".repeat(4);
    for (kind, at) in [(SymbolKind::Code128, "62x29"), (SymbolKind::Qr, "12x10")] {
        let tight = label(&identifier, kind, size(at));
        let Err(LabelError::TooLong { needed: Some(needed), .. }) = lay_out(&tight) else {
            panic!("{at} has room for {identifier}");
        };
        assert!(lay_out(&Label { size: needed, ..tight.clone() }).is_ok(), "{needed}");
        if needed.height_um == tight.size.height_um {
            let narrower = Size { width_um: needed.width_um - 1_000, ..needed };
            assert!(lay_out(&Label { size: narrower, ..tight }).is_err(), "{needed} is too much");
        }
    }
    let endless = "9".repeat(2_000);
    let error = lay_out(&label(&endless, SymbolKind::Qr, Size::ASSET)).unwrap_err();
    assert!(matches!(error, LabelError::TooLong { needed: None, .. }), "{error}");
}

#[test]
fn what_symbols_cannot_carry_alike_everywhere_is_refused() {
    for identifier in ["", "ÄÖ-1", "A\nB", "A\u{1d}B", "漢字"] {
        for kind in [SymbolKind::Code128, SymbolKind::Qr] {
            let error = lay_out(&label(identifier, kind, Size::PARCEL)).unwrap_err();
            assert!(matches!(error, LabelError::NotEncodable { .. }), "{identifier:?}: {error}");
        }
    }
}

#[test]
fn a_long_line_ends_in_an_ellipsis_and_the_identifier_never_does() {
    let name = "Grażyna Brzęczyszczykiewicz-Öztürk von und zu Hohenlohe-Langenburg und Waldburg";
    let identifier = "X-1234567890123456";
    for kind in [SymbolKind::Code128, SymbolKind::Qr] {
        let mut long = label(identifier, kind, Size::PARCEL);
        long.above = vec![Line::strong(format!("for {name} {name}"))];
        let texts: Vec<String> = texts(&laid_out(&long)).map(|text| text.text.clone()).collect();
        assert!(texts[0].starts_with("for Grażyna Brzęczyszczykiewicz"), "{texts:?}");
        assert!(texts[0].ends_with('…'), "{texts:?}");
        assert!(texts.iter().any(|text| text == identifier), "{texts:?}");
    }
}

fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.marks.iter().filter_map(|mark| match mark {
        Mark::Text(text) => Some(text),
        Mark::Symbol(_) | Mark::Rule(_) => None,
    })
}

fn symbols(page: &Page) -> impl Iterator<Item = &Placed> {
    page.marks.iter().filter_map(|mark| match mark {
        Mark::Symbol(placed) => Some(placed),
        Mark::Text(_) | Mark::Rule(_) => None,
    })
}

/// Left, top, right, bottom.
type Corners = (i32, i32, i32, i32);

/// What a symbol takes with its quiet zones; a row of bars needs none above and below.
fn corners(placed: &Placed) -> Corners {
    let quiet = placed.symbol.kind.quiet_modules() * placed.module_um;
    let right = placed.left_um + placed.symbol.columns * placed.module_um + quiet;
    let (above, height) = match placed.symbol.kind {
        SymbolKind::Code128 => (0, placed.bar_height_um),
        SymbolKind::Qr => (quiet, placed.symbol.rows * placed.module_um),
    };
    (placed.left_um - quiet, placed.top_um - above, right, placed.top_um + height + above)
}

/// What a line takes: from the top of its capitals to the bottom of its descenders.
fn corners_of(text: &Text) -> Corners {
    let width = text.weight.face().width_um(&text.text, text.size_um);
    let (top, bottom) =
        (text.baseline_um - text.size_um * 71 / 100, text.baseline_um + text.size_um * 21 / 100);
    (text.left_um, top, text.left_um + width, bottom)
}

fn apart(one: Corners, other: Corners) -> bool {
    one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1
}

/// Everything stands on the page, and nothing on anything else.
fn is_tidy(page: &Page) -> Result<(), TestCaseError> {
    let mut all: Vec<Corners> = symbols(page).map(corners).collect();
    all.extend(texts(page).map(corners_of));
    for (at, one) in all.iter().enumerate() {
        let (left, top, right, bottom) = *one;
        prop_assert!(left >= 0 && top >= 0, "{one:?} {page:?}");
        prop_assert!(
            right <= page.size.width_um && bottom <= page.size.height_um,
            "{one:?} {page:?}"
        );
        for other in &all[at + 1..] {
            prop_assert!(apart(*one, *other), "{one:?} {other:?} {page:?}");
        }
    }
    Ok(())
}

prop_compose! {
    /// A label of any size that says anything.
    fn any_label()(
        identifier in "[A-Z0-9][A-Z0-9._/+#-]{1,63}",
        width in 10_i32..=150,
        height in 10_i32..=100,
        is_qr: bool,
        above in prop::collection::vec(any::<String>(), 0..3),
        below in prop::collection::vec("\\PC{0,80}", 0..4),
    ) -> Label {
        Label {
            size: Size { width_um: width * 1_000, height_um: height * 1_000 },
            symbol: if is_qr { SymbolKind::Qr } else { SymbolKind::Code128 },
            identifier,
            above: above.into_iter().map(Line::strong).collect(),
            below: below.into_iter().map(Line::plain).collect(),
        }
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(400) })]

    #[test]
    fn whatever_a_label_says_everything_on_it_stays_apart_and_the_identifier_whole(
        label in any_label(),
    ) {
        let Ok(page) = lay_out(&label) else { return Ok(()) };
        is_tidy(&page)?;
        let written: String = texts(&page).map(|text| text.text.as_str()).collect();
        prop_assert!(written.contains(&label.identifier), "{written}");
        let modules: Vec<i32> = symbols(&page).map(|placed| placed.module_um).collect();
        prop_assert!(modules.len() == 1 && modules[0] >= 254, "{modules:?}");
    }

    #[test]
    fn whatever_a_name_says_it_commands_no_printer(label in any_label()) {
        let Ok(page) = lay_out(&label) else { return Ok(()) };
        files::is_well_formed(&label::zpl::write(&[page], Resolution::DPI_203))?;
    }
}

proptest! {
    // Each case is a picture to decode.
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(24) })]

    #[test]
    fn whatever_stands_around_the_symbol_it_is_read_back(label in any_label()) {
        let Ok(page) = lay_out(&label) else { return Ok(()) };
        prop_assert_eq!(read_back(page), [(symbology(label.symbol), label.identifier)]);
    }
}

#[test]
fn a_line_that_shows_nothing_takes_no_room() {
    let mut bare = label("AT-1", SymbolKind::Qr, Size::ASSET);
    bare.above.clear();
    bare.below.clear();
    let mut empty = bare.clone();
    empty.above = vec![Line::strong(" \u{200b}\u{202e} ")];
    empty.below = vec![Line::plain("")];
    assert_eq!(laid_out(&empty), laid_out(&bare));
    let mut reversed = bare;
    reversed.below = vec![Line::plain("gnp\u{202e}exe.")];
    assert!(texts(&laid_out(&reversed)).any(|text| text.text == "gnpexe."));
}

#[test]
fn bold_letters_are_wider_than_regular_ones() {
    let width = |weight: Weight| weight.face().width_um("MacBook Pro", 10_000);
    assert!(width(Weight::Bold) > width(Weight::Regular));
}
