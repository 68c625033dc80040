//! The loop around the canvas: reads the mouse and the keys, shows the frames, and puts the terminal back.
//!
//! ```text
//! reports  bytes of a terminal as what somebody does: pure
//! screen   the terminal while it is a canvas, and how it is put back: at the end, on an error, a panic, a signal
//! ```

mod reports;
mod screen;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{isatty, tcgetwinsize};

use super::canvas::{Canvas, Glyphs, Input, Look, Row, Step};
use super::strokes::Strokes;
use super::terms::Terms;
use reports::{Cells, Reader};
use screen::Screen;

/// How many bytes are read at once.
const READ_BYTES: usize = 4096;
/// How long to wait before the size of the window is looked at again, and a lone Escape is a key.
const TICK: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
/// Terminals that report no mouse, by what they call themselves.
const WITHOUT_MOUSE: [&str; 6] = ["", "dumb", "linux", "vt52", "vt100", "unknown"];

/// Says why nobody can draw here.
#[derive(Debug, thiserror::Error)]
pub enum CanvasError {
    /// It is a pipe or a file.
    #[error("nobody can draw here: this is no terminal")]
    NoTerminal,
    /// It cannot tell where the mouse is.
    #[error("nobody can draw here: a terminal of the kind {0:?} reports no mouse")]
    NoMouse(String),
    /// It was closed.
    #[error("the terminal was closed before anybody had signed")]
    Closed,
    /// It cannot be read or written.
    #[error("the terminal cannot be used")]
    Io(#[from] io::Error),
}

/// Is the terminal that somebody draws in.
#[derive(Debug)]
pub struct Terminal {
    /// What is typed and clicked.
    pub input: File,
    /// What is shown.
    pub output: File,
    /// What it calls itself (`TERM`).
    pub kind: String,
    /// What it can show.
    pub glyphs: Glyphs,
}

/// Lets somebody sign with the mouse; `None` if they would rather not. `now_ms` is a clock that only goes forward.
pub fn sign(
    terms: &Terms,
    terminal: Terminal,
    now_ms: impl Fn() -> u32,
) -> Result<Option<Strokes>, CanvasError> {
    if !isatty(&terminal.input) || !isatty(&terminal.output) {
        return Err(CanvasError::NoTerminal);
    }
    if WITHOUT_MOUSE.contains(&terminal.kind.as_str()) {
        return Err(CanvasError::NoMouse(terminal.kind));
    }
    let mut cells = cells(&terminal.input)?;
    let mut canvas = Canvas::new(terms, terminal.glyphs, cells.columns, cells.rows);
    let mut input = terminal.input;
    let screen = Screen::begin(&input, &terminal.output)?;
    let mut shown = Shown { output: terminal.output, rows: Vec::new() };
    let mut reader = Reader::default();
    loop {
        shown.show(canvas.frame())?;
        let inputs = match read(&mut input)? {
            Some(bytes) => reader.read(&bytes, cells),
            None => reader.rest(),
        };
        for one in inputs {
            match canvas.step(one, now_ms()) {
                Step::Goes => {}
                Step::Done(strokes) => {
                    drop(screen);
                    return Ok(Some(strokes));
                }
                Step::Cancelled => {
                    drop(screen);
                    return Ok(None);
                }
            }
        }
        // What was read was done in the window as it was.
        let now = self::cells(&input)?;
        if now != cells {
            cells = now;
            shown.rows.clear();
            canvas.step(Input::Resize { columns: cells.columns, rows: cells.rows }, now_ms());
        }
    }
}

/// How many cells the window has, and how many pixels if it says so. A line that knows of no size has 80 by 24.
fn cells(input: &File) -> io::Result<Cells> {
    let size = tcgetwinsize(input)?;
    let or = |length: u16, usual: u16| if length == 0 { usual } else { length };
    Ok(Cells {
        columns: or(size.ws_col, 80),
        rows: or(size.ws_row, 24),
        width_px: size.ws_xpixel,
        height_px: size.ws_ypixel,
    })
}

/// Reads what has come, or nothing if nothing comes for a moment.
fn read(input: &mut File) -> Result<Option<Vec<u8>>, CanvasError> {
    match poll(&mut [PollFd::new(&*input, PollFlags::IN)], Some(&TICK)) {
        Ok(0) | Err(rustix::io::Errno::INTR) => return Ok(None),
        Ok(_) => {}
        Err(error) => return Err(io::Error::from(error).into()),
    }
    let mut bytes = vec![0; READ_BYTES];
    match rustix::io::read(&*input, &mut bytes) {
        Ok(count) if count > 0 => {
            bytes.truncate(count);
            Ok(Some(bytes))
        }
        // A terminal that is gone reads as its end or as an error.
        Ok(_) | Err(rustix::io::Errno::IO) => Err(CanvasError::Closed),
        Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Ok(None),
        Err(error) => Err(io::Error::from(error).into()),
    }
}

/// What is on the screen. Only rows that change are written: a line over SSH may be slow.
struct Shown {
    output: File,
    rows: Vec<Row>,
}

impl Shown {
    fn show(&mut self, frame: Vec<Row>) -> io::Result<()> {
        let mut out = String::new();
        if self.rows.is_empty() {
            out.push_str("\u{1b}[2J");
        }
        for (at, row) in frame.iter().enumerate() {
            if self.rows.get(at) == Some(row) {
                continue;
            }
            let _ = write!(out, "\u{1b}[{};1H\u{1b}[2K", at + 1);
            for (look, text) in row {
                out.push_str(&painted(*look, text));
            }
        }
        for at in frame.len()..self.rows.len() {
            let _ = write!(out, "\u{1b}[{};1H\u{1b}[2K", at + 1);
        }
        self.rows = frame;
        if out.is_empty() {
            return Ok(());
        }
        // Terminals that know how show all of it at once.
        self.output.write_all(format!("\u{1b}[?2026h{out}\u{1b}[?2026l").as_bytes())?;
        self.output.flush()
    }
}

/// Looks are weights and an inverse, no colours: they show on every background, and to everybody.
fn painted(look: Look, text: &str) -> String {
    let sgr = match look {
        Look::Plain => return text.to_owned(),
        Look::Strong => "1",
        Look::Faint => "2",
        Look::Button => "7",
        Look::Notice => "1;7",
    };
    if text.is_empty() { String::new() } else { format!("\u{1b}[{sgr}m{text}\u{1b}[0m") }
}
