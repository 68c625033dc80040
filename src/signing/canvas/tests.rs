//! Somebody signs, changes their mind, resizes the window, and scans a parcel meanwhile.

use unicode_width::UnicodeWidthStr as _;

use super::super::terms::{Act, Detail, Shown, Terms};
use super::super::words::Language;
use super::*;

fn terms(items: usize) -> Terms {
    let item = |n: usize| Shown {
        title: format!("Lenovo ThinkPad T14 Gen {n}"),
        details: vec![(Detail::Serial, format!("PF3ABC{n}")), (Detail::Tag, format!("IT-{n}"))],
    };
    Terms {
        language: Language::En,
        act: Act::HandOff,
        tenant: "Acme".to_owned(),
        facility: "HQ".to_owned(),
        from: "Mailroom HQ".to_owned(),
        to: "Ada Lovelace".to_owned(),
        through: None,
        items: (1..=items).map(item).collect(),
        statement: vec!["I have received these items.".to_owned()],
        signer: "Ada Lovelace".to_owned(),
    }
}

fn shown(canvas: &Canvas<'_>) -> Vec<String> {
    let row = |row: Row| row.into_iter().map(|(_, text)| text).collect::<String>();
    canvas.frame().into_iter().map(|pieces| row(pieces).trim_end().to_owned()).collect()
}

/// The middle of a cell.
fn cell(column: u32, row: u32) -> (u32, u32) {
    (column * ACROSS + ACROSS / 2, row * DOWN + DOWN / 2)
}

fn press(canvas: &mut Canvas<'_>, column: u32, row: u32, now_ms: u32) -> Step {
    let (x, y) = cell(column, row);
    canvas.step(Input::Press { x, y }, now_ms)
}

fn draw(canvas: &mut Canvas<'_>, cells: &[(u32, u32)], from_ms: u32) {
    assert_eq!(press(canvas, cells[0].0, cells[0].1, from_ms), Step::Goes);
    for (at, (column, row)) in cells.iter().enumerate().skip(1) {
        let (x, y) = cell(*column, *row);
        let now_ms = from_ms + 10 * u32::try_from(at).unwrap();
        assert_eq!(canvas.step(Input::Drag { x, y }, now_ms), Step::Goes);
    }
    assert_eq!(canvas.step(Input::Release, from_ms + 500), Step::Goes);
}

const ZIGZAG: [(u32, u32); 5] = [(10, 20), (20, 14), (30, 20), (40, 14), (50, 19)];

fn key(canvas: &mut Canvas<'_>, key: Key, now_ms: u32) -> Step {
    canvas.step(Input::Key(key), now_ms)
}

#[test]
fn what_was_drawn_is_what_is_signed() {
    let terms = terms(1);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    draw(&mut canvas, &ZIGZAG, 5_000);
    draw(&mut canvas, &[(12, 18), (44, 18)], 7_000);
    let Step::Done(strokes) = key(&mut canvas, Key::Enter, 9_000) else { panic!("it is enough") };
    let (width, height) = strokes.size();
    assert_eq!(u32::from(width), 76 * ACROSS);
    assert_eq!(u32::from(height), u32::from(canvas.layout.box_cells.1) * DOWN);
    assert_eq!(strokes.lines().len(), 2);
    let points: Vec<_> = strokes.lines()[0].iter().map(|p| (p.x, p.t_ms)).collect();
    assert_eq!(points, [(68, 0), (148, 10), (228, 20), (308, 30), (388, 40)]);
    assert_eq!(strokes.lines()[1][0].t_ms, 2_000);
}

#[test]
fn a_screen_of_80_by_24_shows_what_is_signed_above_the_box() {
    let terms = terms(2);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    let empty = shown(&canvas);
    assert_eq!(empty.len(), 24);
    assert!(empty[0].starts_with("  Please sign for what you receive"), "{empty:#?}");
    assert!(empty[0].ends_with("Acme · HQ"));
    for text in ["Ada Lovelace", "ThinkPad T14 Gen 2", "Serial number PF3ABC2 · Asset tag IT-2"] {
        assert!(empty.iter().any(|row| row.contains(text)), "{text}: {empty:#?}");
    }
    assert!(empty[23].contains("Done: Enter") && empty[23].contains("Cancel: Esc"));
    draw(&mut canvas, &ZIGZAG, 0);
    let drawn = shown(&canvas);
    assert!(drawn.iter().any(|row| row.contains('⡠') || row.contains('⠔')), "{drawn:#?}");
    assert_ne!(empty, drawn);
    for row in drawn.iter().chain(&empty) {
        assert!(row.width() <= 80, "{row}");
    }
}

#[test]
fn nobody_signs_what_they_were_not_shown() {
    let terms = terms(12);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    draw(&mut canvas, &ZIGZAG, 0);
    assert_eq!(key(&mut canvas, Key::Enter, 1_000), Step::Goes);
    assert!(shown(&canvas)[22].contains("more to read"), "{:#?}", shown(&canvas));
    assert!(shown(&canvas).iter().any(|row| row.contains("╭ ↓ ")));
    for at in 0..8 {
        assert_eq!(
            key(&mut canvas, Key::PageDown, 2_000 + at),
            Step::Goes,
            "not held for a scanner"
        );
    }
    assert!(shown(&canvas).iter().any(|row| row.contains("agree to sign it electronically")));
    assert!(!shown(&canvas).iter().any(|row| row.contains("╭ ↓ ")));
    key(&mut canvas, Key::PageUp, 4_000);
    key(&mut canvas, Key::Up, 5_000);
    assert!(matches!(key(&mut canvas, Key::Enter, 6_000), Step::Done(_)), "once is enough");
}

#[test]
fn too_little_is_said_and_can_be_set_right() {
    let terms = terms(1);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    assert!(shown(&canvas)[22].contains("another way to sign"), "without a mouse");
    assert_eq!(key(&mut canvas, Key::Enter, 0), Step::Goes);
    assert!(shown(&canvas)[22].contains("too little"), "{:#?}", shown(&canvas));
    draw(&mut canvas, &[(10, 16), (11, 16)], 1_000);
    assert_eq!(key(&mut canvas, Key::Enter, 2_000), Step::Goes);
    draw(&mut canvas, &ZIGZAG, 3_000);
    assert_eq!(canvas.lines.len(), 2);
    key(&mut canvas, Key::Backspace, 4_000);
    assert_eq!(canvas.lines.len(), 1);
    key(&mut canvas, Key::Delete, 5_000);
    assert!(canvas.lines.is_empty() && canvas.begun_ms.is_none());
    draw(&mut canvas, &ZIGZAG, 8_000);
    let Step::Done(strokes) = key(&mut canvas, Key::Enter, 9_000) else { panic!("it is enough") };
    assert_eq!(strokes.lines()[0][0].t_ms, 0, "its time begins with its own first point");
}

#[test]
fn buttons_can_be_clicked() {
    let terms = terms(1);
    for language in Language::ALL {
        let terms = Terms { language, ..terms.clone() };
        let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
        draw(&mut canvas, &ZIGZAG, 0);
        let row = shown(&canvas)[23].clone();
        assert!(row.contains("Esc"), "{row}");
        let words = language.words();
        let column = |word: &str| {
            let (before, _) = row.split_once(word).unwrap();
            u32::try_from(before.width()).unwrap()
        };
        assert_eq!(press(&mut canvas, 0, 23, 900), Step::Goes, "beside them");
        press(&mut canvas, column(words.undo), 23, 1_000);
        assert!(canvas.lines.is_empty());
        draw(&mut canvas, &ZIGZAG, 2_000);
        assert!(matches!(press(&mut canvas, column(words.done), 23, 3_000), Step::Done(_)));
        assert_eq!(press(&mut canvas, column(words.cancel), 23, 4_000), Step::Cancelled);
    }
}

#[test]
fn a_parcel_that_is_scanned_meanwhile_signs_nothing_and_clears_nothing() {
    let terms = terms(1);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    draw(&mut canvas, &ZIGZAG, 0);
    for at in 0..18 {
        assert_eq!(key(&mut canvas, Key::Other, 1_000 + at * 10), Step::Goes);
    }
    assert_eq!(key(&mut canvas, Key::Enter, 1_190), Step::Goes);
    assert_eq!(canvas.lines.len(), 1);
    assert!(matches!(key(&mut canvas, Key::Enter, 2_000), Step::Done(_)), "a hand is slower");
}

#[test]
fn a_window_of_another_size_changes_nothing_that_was_drawn() {
    let terms = terms(1);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    draw(&mut canvas, &ZIGZAG, 0);
    let (before, size) = (canvas.lines.clone(), canvas.layout.box_size());
    canvas.step(Input::Resize { columns: 60, rows: 20 }, 1_000);
    assert_eq!(shown(&canvas), ["Please make the window larger"]);
    draw(&mut canvas, &[(10, 10), (20, 12)], 1_100);
    assert_eq!(key(&mut canvas, Key::Enter, 1_500), Step::Goes);
    canvas.step(Input::Resize { columns: 132, rows: 50 }, 2_000);
    assert_eq!((&canvas.lines, canvas.layout.box_size()), (&before, size));
    let (left, top) = (u32::from(canvas.layout.box_left), u32::from(canvas.layout.box_top));
    draw(&mut canvas, &[(left, top), (left + 5, top + 2)], 3_000);
    assert_eq!(
        (canvas.lines[1][0].x, canvas.lines[1][0].y),
        (4, 8),
        "the box moved with the window"
    );
    assert!(matches!(key(&mut canvas, Key::Enter, 4_000), Step::Done(_)));
    // Cleared, it takes the room that there is.
    key(&mut canvas, Key::Delete, 5_000);
    assert!(canvas.layout.box_size() > size);
}

#[test]
fn a_line_that_leaves_the_box_goes_along_its_border() {
    let terms = terms(1);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    draw(&mut canvas, &[(40, 15), (90, 2), (0, 40), (40, 16)], 0);
    let (width, height) = canvas.layout.box_size();
    let points: Vec<_> = canvas.lines[0].iter().map(|point| (point.x, point.y)).collect();
    assert_eq!(points[1..3], [(width, 0), (0, height)]);
    assert!(matches!(key(&mut canvas, Key::Enter, 4_000), Step::Done(_)));
}

#[test]
fn a_drawing_without_end_is_cut_off_and_said() {
    let terms = terms(1);
    let mut canvas = Canvas::new(&terms, Glyphs::Unicode, 80, 24);
    press(&mut canvas, 10, 16, 0);
    for at in 0..12_000 {
        let (x, y) = cell(10 + at % 2, 16);
        canvas.step(Input::Drag { x, y }, at);
    }
    assert_eq!(canvas.lines[0].len(), POINTS_MAX);
    assert!(shown(&canvas)[22].contains("too much"));
}

#[test]
fn hostile_text_steers_no_terminal() {
    let mut terms = terms(1);
    terms.tenant = "\u{1b}]0;owned\u{7}".to_owned();
    terms.signer = "Ada\u{202e}\u{1b}[2J".to_owned();
    terms.items[0].title = "\u{9b}31m\r\n".to_owned();
    let canvas = Canvas::new(&terms, Glyphs::Ascii, 80, 24);
    for row in shown(&canvas) {
        assert!(!row.chars().any(crate::domain::names::steers), "{row:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_screen_and_no_input_panics_and_every_frame_fits(
        columns in 0u16..200, rows in 0u16..80, items in 0usize..30,
        inputs in proptest::collection::vec((0u32..1700, 0u32..1300, 0u8..12), 0..60),
    ) {
        let terms = terms(items);
        let mut canvas = Canvas::new(&terms, Glyphs::Unicode, columns, rows);
        for (at, (x, y, kind)) in inputs.into_iter().enumerate() {
            let input = match kind {
                0..=3 => Input::Drag { x, y },
                4 | 5 => Input::Press { x, y },
                6 => Input::Release,
                7 => Input::Resize { columns: (x % 200) as u16, rows: (y % 80) as u16 },
                8 => Input::Key(Key::PageDown),
                9 => Input::Key(Key::Up),
                10 => Input::Key(Key::Backspace),
                _ => Input::Key(Key::Enter),
            };
            let _ = canvas.step(input, u32::try_from(at).unwrap() * 70);
            let frame = canvas.frame();
            let (columns, rows) = (canvas.layout.columns, canvas.layout.rows);
            proptest::prop_assert!(frame.len() <= usize::from(rows).max(1));
            for row in frame {
                let width: usize = row.iter().map(|(_, text)| text.width()).sum();
                proptest::prop_assert!(width <= usize::from(columns), "{} > {}: {:?}", width, columns, row);
            }
        }
    }
}
