//! Receipts and certificates: what a page says, and the file that it becomes.
//!
//! ```text
//! Bundle            everything that a page shows, with its proofs; canonical JSON
//!   -> content      what the page says: a Document
//!     -> text, html, pdf, thermal
//! ```
//! A page is a function of its bundle and of nothing else: no clock, no machine, no setting. So whoever has a page lays
//! it out anew from the bundle that it carries, and sees whether a byte of it was changed. Whether the proofs of the
//! bundle hold is for others to say: they come in as [`Proved`]. What a bundle says must agree with them: [`check`].

#![warn(missing_docs)]

mod bundle;
mod case_lines;
mod certificate;
mod check;
pub mod code;
mod content;
mod document;
mod drawing;
mod entry;
pub mod html;
mod items;
mod parties;
pub mod pdf;
mod picture;
pub mod text;
pub mod thermal;
mod words;

pub use bundle::{Bundle, BundleError, PageKind, PaperSize, Picture};
pub use check::check;
pub use content::{document, times};
pub use document::{Block, Column, Document, Party};
pub use entry::{Proved, wanted};

/// Is how pages are laid out: raised whenever the same bundle would give other bytes.
pub const LAYOUT: u32 = 1;

/// Is the largest picture that goes into a bundle as it is; a larger one is named by its digest.
pub const PICTURE_BYTES_MAX: usize = 192 * 1024;

/// Is the longest side of a photo on a receipt.
pub const THUMBNAIL_PIXELS: u32 = 96;

/// Says why a page cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// What the bundle's proof proves is not an entry of a log.
    #[error("the entry cannot be read: {0}")]
    Entry(String),
    /// There is no proof in the bundle.
    #[error("there is no proof in it")]
    NoProof,
    /// The printer's commands cannot be made.
    #[error("the commands for the printer cannot be made: {0}")]
    Printer(String),
}

/// Makes text harmless where it is shown: what would steer the reading of it is written as its number.
fn visible(text: &str) -> String {
    use std::fmt::Write as _;

    use unicode_normalization::UnicodeNormalization as _;

    use crate::domain::names::steers;
    let mut shown = String::with_capacity(text.len());
    // A letter and its accent may come as two; the typeface has them as one.
    for c in text.nfc() {
        if steers(c) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}
