//! Where everything stands on the screen.

use unicode_width::UnicodeWidthStr as _;

use super::super::terms::Terms;
use super::super::words::Words;
use super::text::cut;
use super::{ACROSS, DOWN, Look, Row};

/// The smallest screen, in cells.
const COLUMNS_MIN: u16 = 40;
const ROWS_MIN: u16 = 16;
/// The box that is drawn in, in cells.
const BOX_COLUMNS_MAX: u16 = 110;
const BOX_ROWS_MIN: u16 = 6;
const BOX_ROWS_MAX: u16 = 18;
/// Heading, border above and below, status, buttons.
const OTHER_ROWS: u16 = 5;

/// What can be clicked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Button {
    Done,
    Undo,
    Clear,
    Cancel,
}

/// Where everything stands, in cells.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub columns: u16,
    pub rows: u16,
    pub is_too_small: bool,
    pub text_rows: usize,
    /// The inside of the box: its first column and row, and its size.
    pub box_left: u16,
    pub box_top: u16,
    pub box_cells: (u16, u16),
    /// Once something is drawn the box keeps its size: what was drawn must not move.
    is_held: bool,
    buttons: Vec<(Button, u16, String)>,
}

impl Layout {
    pub fn fitted(&self, columns: u16, rows: u16, text: usize, words: &Words) -> Self {
        let room = rows.saturating_sub(OTHER_ROWS);
        let text = u16::try_from(text).unwrap_or(u16::MAX);
        let (width, height) = if self.is_held {
            self.box_cells
        } else {
            // Nearly half of the room, and what the text does not need.
            let height = (room * 9 / 20).max(room.saturating_sub(text));
            let height = height.clamp(BOX_ROWS_MIN, BOX_ROWS_MAX);
            (columns.saturating_sub(4).min(BOX_COLUMNS_MAX), height)
        };
        let text_rows = room.saturating_sub(height);
        let is_too_small = columns < COLUMNS_MIN.max(width + 4) || rows < ROWS_MIN || text_rows < 3;
        Self {
            columns,
            rows,
            is_too_small,
            text_rows: usize::from(text_rows),
            box_left: (columns.saturating_sub(width) / 2).max(1),
            box_top: text_rows + 2,
            box_cells: (width, height),
            is_held: self.is_held,
            buttons: buttons(words, columns),
        }
    }

    pub fn hold_box(&mut self) {
        self.is_held = true;
    }

    pub fn let_box_go(&mut self) {
        self.is_held = false;
    }

    /// The size of the box in places.
    pub fn box_size(&self) -> (u16, u16) {
        let places = |cells: u16, of: u32| u16::try_from(u32::from(cells) * of).unwrap_or(u16::MAX);
        (places(self.box_cells.0, ACROSS), places(self.box_cells.1, DOWN))
    }

    /// A place of the screen as one of the box, if it lies in it.
    pub fn inside(&self, x: u32, y: u32) -> Option<(u16, u16)> {
        let (width, height) = self.box_size();
        let x = x.checked_sub(u32::from(self.box_left) * ACROSS)?;
        let y = y.checked_sub(u32::from(self.box_top) * DOWN)?;
        let is_in = !self.is_too_small && x < u32::from(width) && y < u32::from(height);
        is_in.then(|| self.nearest_of(x, y))
    }

    /// A place of the screen as the nearest one of the box.
    pub fn nearest(&self, x: u32, y: u32) -> (u16, u16) {
        let x = x.saturating_sub(u32::from(self.box_left) * ACROSS);
        self.nearest_of(x, y.saturating_sub(u32::from(self.box_top) * DOWN))
    }

    fn nearest_of(&self, x: u32, y: u32) -> (u16, u16) {
        let (width, height) = self.box_size();
        let side = |at: u32, max: u16| u16::try_from(at).unwrap_or(max).min(max);
        (side(x, width), side(y, height))
    }

    /// The button at a place.
    pub fn button_at(&self, x: u32, y: u32) -> Option<Button> {
        let (column, row) = (x / ACROSS, y / DOWN);
        if self.is_too_small || row != u32::from(self.rows.saturating_sub(1)) {
            return None;
        }
        let hit = self.buttons.iter().find(|(_, from, text)| {
            let width = u32::try_from(text.width()).unwrap_or(0);
            (u32::from(*from)..u32::from(*from) + width).contains(&column)
        });
        hit.map(|(button, ..)| *button)
    }

    pub fn button_row(&self) -> Row {
        let mut row = Row::new();
        let mut at = 0;
        for (_, from, text) in &self.buttons {
            row.push((Look::Plain, " ".repeat(usize::from(*from) - at)));
            row.push((Look::Button, text.clone()));
            at = usize::from(*from) + text.width();
        }
        row
    }

    /// The first row: what to do, and where one is.
    pub fn heading(&self, terms: &Terms) -> Row {
        let columns = usize::from(self.columns).saturating_sub(4);
        let heading = cut(terms.heading(), columns);
        let room = columns.saturating_sub(heading.width() + 3);
        let place = format!("{} \u{b7} {}", terms.tenant, terms.facility);
        let place = if room < 8 { String::new() } else { cut(&place, room) };
        let gap = columns - heading.width() - place.width();
        vec![
            (Look::Plain, "  ".to_owned()),
            (Look::Strong, heading),
            (Look::Plain, " ".repeat(gap)),
            (Look::Faint, place),
        ]
    }
}

/// The buttons with their keys, or only their words where there is no room for more.
fn buttons(words: &Words, columns: u16) -> Vec<(Button, u16, String)> {
    let all = [
        (Button::Done, words.done, "Enter"),
        (Button::Undo, words.undo, "Backspace"),
        (Button::Clear, words.clear, "Del"),
        (Button::Cancel, words.cancel, "Esc"),
    ];
    let with_keys = all.map(|(button, word, key)| (button, format!(" {word}: {key} ")));
    let width: usize = with_keys.iter().map(|(_, text)| text.width() + 2).sum();
    let texts = if width <= usize::from(columns) {
        with_keys
    } else {
        all.map(|(button, word, _)| (button, format!(" {word} ")))
    };
    let mut at = 2;
    let mut placed = Vec::new();
    for (button, text) in texts {
        let width = u16::try_from(text.width()).unwrap_or(0);
        placed.push((button, at, text));
        at += width + 2;
    }
    placed
}
