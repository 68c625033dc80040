//! Printed symbols: what a label or a sheet of command codes says, where each mark stands, and the file it becomes.
//!
//! ```text
//! Label, Group -> press::symbol   a text as rows of modules
//!                 layout, sheet   marks on a page, in micrometres
//!                 png, pdf, zpl   the page as a file
//! ```
//! Nothing here asks, writes or reads a clock: values go in, bytes come out, and the same label gives the same bytes.
//! Letters come from the bundled typeface ([`Face`]), so that a label looks alike on every machine.

#![warn(missing_docs)]

mod layout;
pub mod pdf;
pub mod png;
mod sheet;
pub mod zpl;

pub use crate::press::{Area, Face, Resolution, Run, Symbol, SymbolKind, Weight};
use crate::press::{NotEncodable, millimetres};
pub use layout::lay_out;
pub use sheet::{Captioned, Group, sheet};

/// Says why a label cannot be made; the message says what to change.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LabelError {
    /// The symbol cannot carry the text.
    #[error(transparent)]
    NotEncodable(#[from] NotEncodable),
    /// The label has no room for the symbol and its text in a readable size.
    #[error("{identifier} does not fit on a label of {size} mm{}", larger(.needed.as_ref()))]
    TooLong {
        /// What the symbol should say.
        identifier: String,
        /// The kind of symbol.
        kind: SymbolKind,
        /// The size of the label.
        size: Size,
        /// The next larger size that has the room, if there is one.
        needed: Option<Size>,
    },
    /// A stack of labels would be a picture that nothing opens.
    #[error("{labels} labels are too much for one picture")]
    TooManyForAPicture {
        /// How many there are.
        labels: usize,
    },
    /// The picture cannot be encoded.
    #[error("the picture cannot be made: {0}")]
    Picture(String),
}

fn larger(size: Option<&Size>) -> String {
    size.map_or_else(String::new, |size| format!("; it does on one of {size} mm"))
}

/// Is the size of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width_um: i32,
    /// From top to bottom.
    pub height_um: i32,
}

impl Size {
    /// Is a common die-cut label for a device.
    pub const ASSET: Self = Self { width_um: 62_000, height_um: 29_000 };
    /// Is half a shipping label: room for the longest tracking numbers.
    pub const PARCEL: Self = Self { width_um: 100_000, height_um: 50_000 };

    const LEAST_SIDE_UM: i32 = 10_000;
    const GREATEST_SIDE_UM: i32 = 300_000;

    /// Reads `62x29` or `57.5x32`, in millimetres.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wanted = "write it as WIDTHxHEIGHT in millimetres, such as 62x29";
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or(wanted)?;
        let side = |text: &str| {
            let um = micrometres(text.trim()).ok_or(wanted)?;
            if (Self::LEAST_SIDE_UM..=Self::GREATEST_SIDE_UM).contains(&um) {
                Ok(um)
            } else {
                Err("a side of a label has 10 to 300 mm")
            }
        };
        Ok(Self { width_um: side(width)?, height_um: side(height)? })
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", millimetres(self.width_um), millimetres(self.height_um))
    }
}

/// Reads millimetres with up to three decimals.
fn micrometres(text: &str) -> Option<i32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 3 {
        return None;
    }
    let whole: i32 = whole.parse().ok()?;
    let decimals: i32 = format!("{decimals:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(decimals)
}

/// Is what one label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// How large it is.
    pub size: Size,
    /// The kind of symbol.
    pub symbol: SymbolKind,
    /// What the symbol says, and what is written out beside it, whole.
    pub identifier: String,
    /// The lines before the identifier, the most important first.
    pub above: Vec<Line>,
    /// The lines after it, the most important first.
    pub below: Vec<Line>,
}

/// Is a line of text on a label; one that is too long ends in an ellipsis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// How large it is set.
    pub rank: Rank,
}

impl Line {
    /// Is a line to be seen from afar.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), rank: Rank::Strong }
    }

    /// Is a line to be read with the label in hand.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), rank: Rank::Plain }
    }
}

/// Is how much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// Large and bold.
    Strong,
    /// Small.
    Plain,
}

/// Is a page with everything at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How large it is.
    pub size: Size,
    /// What stands on it.
    pub marks: Vec<Mark>,
}

/// Is one thing on a page; places are those of its upper left corner, from the page's upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A symbol.
    Symbol(Placed),
    /// A line of text.
    Text(Text),
    /// A black rectangle.
    Rule(Area),
}

/// Is a line of text at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, already cut to the room it has.
    pub text: String,
    /// Where it begins.
    pub left_um: i32,
    /// The line it stands on, from the top of the page.
    pub baseline_um: i32,
    /// The size of its em.
    pub size_um: i32,
    /// How heavy it is.
    pub weight: Weight,
}

/// Is a symbol at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The symbol.
    pub symbol: Symbol,
    /// Where its first module begins; the quiet zone is left of it.
    pub left_um: i32,
    /// Where its first row begins.
    pub top_um: i32,
    /// The side of a module, at most: a printer cannot split a dot.
    pub module_um: i32,
    /// The height of a row of bars; a QR code has square modules.
    pub bar_height_um: i32,
}

impl Placed {
    /// Returns the side of a module in whole dots.
    #[must_use]
    pub fn module_dots(&self, resolution: Resolution) -> i32 {
        resolution.whole_dots(self.module_um).max(1)
    }

    /// Returns its dark rectangles in dots.
    #[must_use]
    pub fn boxes(&self, resolution: Resolution) -> Vec<Area> {
        let module = self.module_dots(resolution);
        let (left, top) = (resolution.dots(self.left_um), resolution.dots(self.top_um));
        let height = match self.symbol.kind {
            SymbolKind::Code128 => resolution.dots(self.bar_height_um),
            SymbolKind::Qr => module,
        };
        let area = |run: &Run| Area {
            left: left + run.column * module,
            top: top + run.row * height,
            width: run.length * module,
            height,
        };
        self.symbol.runs.iter().map(area).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_in_millimetres_and_written_back() {
        for (text, width_um, height_um) in [
            ("62x29", 62_000, 29_000),
            ("57.5 x 32", 57_500, 32_000),
            ("100X50.25", 100_000, 50_250),
        ] {
            assert_eq!(Size::parse(text), Ok(Size { width_um, height_um }), "{text}");
        }
        assert_eq!(Size::parse("57.5x32").unwrap().to_string(), "57.5x32");
        let odd = ["", "62", "x", "62x", "ax29", "-62x29", "62x29mm", "9x29", "62x301", "1e2x29"];
        for text in odd.into_iter().chain(["62.x29", "62.0001x29", "99999999999x29", "+62x29"]) {
            assert!(Size::parse(text).is_err(), "{text}");
        }
    }
}
