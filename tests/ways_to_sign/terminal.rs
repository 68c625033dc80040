//! Somebody draws with the mouse in a terminal: reports go in through a pseudo-terminal, escape sequences come out.

use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use custody::signing::canvas::Glyphs;
use custody::signing::strokes::Strokes;
use custody::signing::terminal::{CanvasError, Terminal, sign};

use super::world::terms;
use crate::common::line::{PtyLine, until};

/// A program has one terminal; here the tests share a program.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a terminal has been sent so far.
#[derive(Clone, Default)]
pub struct Screen(Arc<Mutex<String>>);

impl Screen {
    pub fn of(line: &PtyLine) -> Self {
        let screen = Self::default();
        let (mut ours, seen) = (line.screen(), Arc::clone(&screen.0));
        // It ends when the terminal does.
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = ours.read(&mut bytes) {
                seen.lock()
                    .expect("nobody panics")
                    .push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        screen
    }

    pub fn text(&self) -> String {
        self.0.lock().expect("nobody panics").clone()
    }

    /// Some Braille pattern.
    #[track_caller]
    fn shows_ink(&self) {
        until(|| self.text().contains(|c| ('\u{2801}'..='\u{28ff}').contains(&c)));
    }

    #[track_caller]
    pub fn shows(&self, text: &str) {
        let begun = Instant::now();
        while !self.text().contains(text) {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "{text:?} is not in {:?}",
                self.text()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn terminal(line: &PtyLine) -> Terminal {
    Terminal {
        input: line.end(),
        output: line.end(),
        kind: "xterm-256color".to_owned(),
        glyphs: Glyphs::Unicode,
    }
}

type Signing = thread::JoinHandle<Result<Option<Strokes>, CanvasError>>;

fn begin(line: &PtyLine) -> (Signing, Screen) {
    line.resize(80, 30);
    let (screen, terminal, begun) = (Screen::of(line), terminal(line), Instant::now());
    let now_ms = move || u32::try_from(begun.elapsed().as_millis()).expect("a short test");
    let signing = thread::spawn(move || sign(&terms(), terminal, now_ms));
    screen.shows("Done: Enter");
    (signing, screen)
}

#[track_caller]
fn ends(signing: Signing) -> Option<Strokes> {
    until(|| signing.is_finished());
    signing.join().expect("no panic").expect("it works")
}

/// Reports of the mouse, from cell to cell.
fn drags(cells: &[(u32, u32)]) -> String {
    let report =
        |code: u32, (column, row): (u32, u32), end| format!("\u{1b}[<{code};{column};{row}{end}");
    let moves = cells[1..].iter().map(|cell| report(32, *cell, 'M')).collect::<String>();
    format!("{}{moves}{}", report(0, cells[0], 'M'), report(0, cells[cells.len() - 1], 'm'))
}

const ZIGZAG: [(u32, u32); 5] = [(11, 26), (21, 20), (31, 26), (41, 20), (51, 25)];

#[test]
fn somebody_signs_with_the_mouse_and_the_terminal_is_as_before() {
    let _alone = alone();
    let mut line = PtyLine::new();
    let before = line.modes();
    let (signing, screen) = begin(&line);
    line.becomes_raw();
    for sequence in ["\u{1b}[?1049h", "\u{1b}[?1002h", "\u{1b}[?1006h", "ThinkPad T14", "PF3ABCDE"]
    {
        screen.shows(sequence);
    }
    // Letters of a scan, an Enter that belongs to it, and a line that is taken back.
    line.types("1Z999AA10123456784\r");
    line.types(drags(&[(12, 20), (40, 22)]));
    line.types("\u{7f}");
    line.types(drags(&ZIGZAG));
    screen.shows_ink();
    assert!(!signing.is_finished());
    thread::sleep(Duration::from_millis(50));
    line.types("\u{1b}[6~");
    thread::sleep(Duration::from_millis(50));
    line.types("\r");
    let strokes = ends(signing).expect("signed");
    assert_eq!(strokes.lines().len(), 1);
    assert_eq!(strokes.lines()[0].len(), ZIGZAG.len());
    assert!(line.is_as(&before));
    screen.shows("\u{1b}[?1002l\u{1b}[?25h\u{1b}[?1049l");
}

#[test]
fn who_would_rather_not_and_a_terminal_that_goes_away_sign_nothing() {
    let _alone = alone();
    for cancel in ["\u{1b}", "\u{3}", "\u{1b}[<0;54;30M"] {
        let mut line = PtyLine::new();
        let before = line.modes();
        let (signing, screen) = begin(&line);
        line.types(drags(&ZIGZAG));
        line.types(cancel);
        let signed = ends(signing);
        assert_eq!(signed, None, "{cancel:?}");
        assert!(line.is_as(&before));
        screen.shows("\u{1b}[?1049l");
    }
}

#[test]
fn the_window_may_change_its_size_meanwhile() {
    let _alone = alone();
    let mut line = PtyLine::new();
    let (signing, screen) = begin(&line);
    line.types(drags(&ZIGZAG));
    screen.shows_ink();
    line.resize(50, 20);
    screen.shows("make the window larger");
    line.resize(100, 40);
    screen.shows("\u{1b}[40;1H");
    line.types("\r");
    let strokes = ends(signing).expect("signed");
    assert_eq!(strokes.lines()[0].len(), ZIGZAG.len());
}

#[test]
fn a_panic_leaves_no_canvas_behind() {
    let _alone = alone();
    let line = PtyLine::new();
    line.resize(80, 30);
    let (before, screen) = (line.modes(), Screen::of(&line));
    // The clock is asked when the window has another size.
    let clock = || -> u32 { panic!("on purpose") };
    let panicking = thread::scope(|scope| {
        let terminal = terminal(&line);
        let signing = scope.spawn(move || {
            catch_unwind(AssertUnwindSafe(|| sign(&terms(), terminal, clock))).is_err()
        });
        screen.shows("Done: Enter");
        line.resize(90, 30);
        signing.join().expect("it was caught")
    });
    assert!(panicking && line.is_as(&before));
    screen.shows("\u{1b}[?1049l");
}

#[test]
fn where_nobody_can_draw_it_is_said() {
    let line = PtyLine::new();
    for kind in ["linux", "dumb", ""] {
        let terminal = Terminal { kind: kind.to_owned(), ..terminal(&line) };
        let error = sign(&terms(), terminal, || 0).expect_err("it has no mouse");
        assert!(matches!(&error, CanvasError::NoMouse(said) if said == kind), "{error}");
    }
    let file = tempfile::tempfile().expect("a file");
    let terminal = Terminal { input: file, ..terminal(&line) };
    assert!(matches!(sign(&terms(), terminal, || 0), Err(CanvasError::NoTerminal)));
}
