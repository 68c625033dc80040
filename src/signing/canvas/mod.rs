//! Drawing in the terminal: what somebody does goes in, what the screen shows comes out. Pure.
//!
//! ```text
//! text    the terms, wrapped to the width of the screen and made harmless
//! layout  where everything stands
//! ink     lines as dots, eight to a cell (Braille patterns, U+2800 to U+28FF)
//! ```
//! Places are in eighths of a cell across and sixteenths down, which makes them square on most terminals: the
//! drawing keeps its shape on paper.

mod ink;
mod layout;
mod text;

use super::strokes::{Point, Strokes, StrokesError};
use super::terms::Terms;
use super::words::Words;
use layout::{Button, Layout};

/// How many places a cell has across.
pub(super) const ACROSS: u32 = 8;
/// How many places a cell has down.
pub(super) const DOWN: u32 = 16;
/// The most points that are drawn; fewer than [`Strokes`] takes.
const POINTS_MAX: usize = 9_000;
/// An Enter that follows another character faster ends a scan, and means nothing here.
const BURST_MS: u32 = 60;

/// Is what somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The mouse button goes down at a place of the screen.
    Press {
        /// From the left, in eighths of a cell.
        x: u32,
        /// From the top, in sixteenths of a cell.
        y: u32,
    },
    /// The mouse moves with its button down.
    Drag {
        /// From the left.
        x: u32,
        /// From the top.
        y: u32,
    },
    /// The mouse button goes up.
    Release,
    /// A key.
    Key(Key),
    /// The window has another size, in cells.
    Resize {
        /// Its width.
        columns: u16,
        /// Its height.
        rows: u16,
    },
}

/// Is a key that means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Enter: done.
    Enter,
    /// Backspace: the last line was not meant.
    Backspace,
    /// Delete: all of it was not meant.
    Delete,
    /// Escape or Ctrl-C: no signature.
    Escape,
    /// To read on.
    Down,
    /// To read back.
    Up,
    /// To read on by a page.
    PageDown,
    /// To read back by a page.
    PageUp,
    /// Anything else.
    Other,
}

/// Is what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It goes on.
    Goes,
    /// Somebody has signed.
    Done(Strokes),
    /// Somebody would rather not.
    Cancelled,
}

/// Is how a piece of the screen looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As any text.
    Plain,
    /// As a heading.
    Strong,
    /// As something beside the matter.
    Faint,
    /// As something to click on.
    Button,
    /// As something to heed.
    Notice,
}

/// Is a row of the screen, in pieces.
pub type Row = Vec<(Look, String)>;

/// Is how lines and frames are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// With Braille patterns and box drawing.
    Unicode,
    /// With what every terminal has.
    Ascii,
}

/// Is a canvas, the text above it, and what was drawn so far.
#[derive(Debug)]
pub struct Canvas<'t> {
    terms: &'t Terms,
    glyphs: Glyphs,
    layout: Layout,
    /// The text above, in lines.
    text: Vec<Row>,
    /// How many lines of the text are above its window, and up to where it has been shown.
    scrolled: usize,
    seen: usize,
    lines: Vec<Vec<Point>>,
    is_pressed: bool,
    begun_ms: Option<u32>,
    typed_ms: Option<u32>,
    notice: Option<&'static str>,
}

impl<'t> Canvas<'t> {
    /// Begins one on a screen of some size.
    #[must_use]
    pub fn new(terms: &'t Terms, glyphs: Glyphs, columns: u16, rows: u16) -> Self {
        let mut canvas = Self {
            terms,
            glyphs,
            layout: Layout::default(),
            text: Vec::new(),
            scrolled: 0,
            seen: 0,
            lines: Vec::new(),
            is_pressed: false,
            begun_ms: None,
            typed_ms: None,
            notice: None,
        };
        canvas.fit(columns, rows);
        canvas
    }

    /// Takes what somebody does, and when.
    pub fn step(&mut self, input: Input, now_ms: u32) -> Step {
        match input {
            Input::Resize { columns, rows } => self.fit(columns, rows),
            Input::Key(key) => return self.key(key, now_ms),
            Input::Press { x, y } => {
                if let Some(button) = self.layout.button_at(x, y) {
                    return self.press(button);
                }
                if let Some(at) = self.layout.inside(x, y) {
                    self.begin_line(at, now_ms);
                }
            }
            Input::Drag { x, y } if self.is_pressed => {
                self.draw(self.layout.nearest(x, y), now_ms);
            }
            Input::Drag { .. } => {}
            Input::Release => self.is_pressed = false,
        }
        Step::Goes
    }

    fn key(&mut self, key: Key, now_ms: u32) -> Step {
        let is_burst = self.typed_ms.is_some_and(|typed| now_ms.saturating_sub(typed) < BURST_MS);
        let page = self.layout.text_rows.saturating_sub(1).max(1);
        match key {
            Key::Enter if is_burst => {}
            Key::Enter => return self.press(Button::Done),
            Key::Backspace => return self.press(Button::Undo),
            Key::Delete => return self.press(Button::Clear),
            Key::Escape => return self.press(Button::Cancel),
            Key::Down => self.scroll_to(self.scrolled + 1),
            Key::Up => self.scroll_to(self.scrolled.saturating_sub(1)),
            Key::PageDown => self.scroll_to(self.scrolled + page),
            Key::PageUp => self.scroll_to(self.scrolled.saturating_sub(page)),
            Key::Other => self.typed_ms = Some(now_ms),
        }
        Step::Goes
    }

    fn press(&mut self, button: Button) -> Step {
        self.is_pressed = false;
        match button {
            Button::Cancel => return Step::Cancelled,
            Button::Clear => self.lines.clear(),
            Button::Undo => drop(self.lines.pop()),
            Button::Done => return self.finish(),
        }
        self.notice = None;
        if self.lines.is_empty() {
            self.begun_ms = None;
            self.layout.let_box_go();
            self.fit(self.layout.columns, self.layout.rows);
        }
        Step::Goes
    }

    fn finish(&mut self) -> Step {
        if self.layout.is_too_small {
            return Step::Goes;
        }
        if !self.is_read() {
            self.notice = Some(self.words().read_on);
            return Step::Goes;
        }
        let (width, height) = self.layout.box_size();
        match Strokes::new(width, height, self.lines.clone()) {
            Ok(strokes) => return Step::Done(strokes),
            Err(StrokesError::TooLittle) => self.notice = Some(self.words().needs_strokes),
            Err(StrokesError::TooMuch | StrokesError::Malformed(_)) => {
                self.notice = Some(self.words().too_much);
            }
        }
        Step::Goes
    }

    fn begin_line(&mut self, at: (u16, u16), now_ms: u32) {
        self.is_pressed = true;
        self.notice = None;
        if self.lines.is_empty() {
            self.begun_ms = Some(now_ms);
            self.layout.hold_box();
        }
        self.lines.push(Vec::new());
        self.draw(at, now_ms);
    }

    fn draw(&mut self, (x, y): (u16, u16), now_ms: u32) {
        let points: usize = self.lines.iter().map(Vec::len).sum();
        if points >= POINTS_MAX {
            self.is_pressed = false;
            self.notice = Some(self.words().too_much);
            self.lines.retain(|line| !line.is_empty());
            return;
        }
        let t_ms = now_ms.saturating_sub(self.begun_ms.unwrap_or(now_ms));
        if let Some(line) = self.lines.last_mut()
            && line.last().is_none_or(|last| (last.x, last.y) != (x, y))
        {
            line.push(Point { x, y, t_ms });
        }
    }

    /// Lays everything out anew. What was drawn stays as it is.
    fn fit(&mut self, columns: u16, rows: u16) {
        self.text = text::lines(self.terms, usize::from(columns).saturating_sub(4));
        self.layout = self.layout.fitted(columns, rows, self.text.len(), self.words());
        self.scroll_to(self.scrolled);
    }

    fn scroll_to(&mut self, line: usize) {
        let last = self.text.len().saturating_sub(self.layout.text_rows);
        self.scrolled = line.min(last);
        if !self.layout.is_too_small {
            self.seen = self.seen.max(self.scrolled + self.layout.text_rows);
        }
        if self.is_read() && self.notice == Some(self.words().read_on) {
            self.notice = None;
        }
    }

    /// Whether all of the text has been on the screen: nobody signs what they were not shown.
    fn is_read(&self) -> bool {
        self.seen >= self.text.len()
    }

    const fn words(&self) -> &'static Words {
        self.terms.words()
    }

    /// Returns what the screen shows, row by row.
    #[must_use]
    pub fn frame(&self) -> Vec<Row> {
        let Layout { columns, rows, .. } = self.layout;
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        if self.layout.is_too_small {
            let notice = text::cut(self.words().too_small, columns);
            return vec![vec![(Look::Notice, notice)]];
        }
        let mut frame = vec![self.layout.heading(self.terms)];
        let shown = self.text.iter().skip(self.scrolled).take(self.layout.text_rows);
        frame.extend(shown.map(|row| indented(2, row.clone())));
        frame.resize(1 + self.layout.text_rows, Row::new());
        frame.extend(self.pad());
        frame.push(vec![self.status(columns)]);
        frame.push(self.layout.button_row());
        frame.truncate(rows);
        frame
    }

    /// The box that is drawn in, with its border.
    fn pad(&self) -> Vec<Row> {
        let (width, height) = self.layout.box_cells;
        let left = usize::from(self.layout.box_left) - 1;
        let (across, down, corners) = match self.glyphs {
            Glyphs::Unicode => ('─', "│", ['╭', '╮', '╰', '╯']),
            Glyphs::Ascii => ('-', "|", ['+'; 4]),
        };
        let more = self.text.len().saturating_sub(self.scrolled + self.layout.text_rows);
        let hint = match (more, self.glyphs) {
            (0, _) => String::new(),
            (more, Glyphs::Unicode) => format!(" ↓ {more} "),
            (more, Glyphs::Ascii) => format!(" Down: {more} "),
        };
        let side: String = std::iter::repeat_n(across, usize::from(width)).collect();
        let top: String = side.chars().skip(hint.chars().count()).collect();
        let border = |text: String| (Look::Faint, text);
        let mut rows = vec![indented(
            left,
            vec![
                border(corners[0].to_string()),
                (Look::Notice, hint),
                border(format!("{top}{}", corners[1])),
            ],
        )];
        let inked = ink::rows(&self.lines, width, height, self.glyphs);
        for row in inked {
            let mut pieces = vec![border(down.to_owned())];
            pieces.extend(row);
            pieces.push(border(down.to_owned()));
            rows.push(indented(left, pieces));
        }
        rows.push(indented(left, vec![border(format!("{}{side}{}", corners[2], corners[3]))]));
        rows
    }

    fn status(&self, columns: usize) -> (Look, String) {
        let words = self.words();
        let (look, text) = match self.notice {
            Some(notice) => (Look::Notice, notice),
            None if self.lines.is_empty() && !self.is_read() => (Look::Plain, words.read_on),
            None if self.lines.is_empty() => (Look::Plain, words.no_mouse),
            None => (Look::Plain, ""),
        };
        (look, format!("  {}", text::cut(text, columns.saturating_sub(4))))
    }
}

fn indented(by: usize, row: Row) -> Row {
    std::iter::once((Look::Plain, " ".repeat(by))).chain(row).collect()
}

#[cfg(test)]
mod tests;
