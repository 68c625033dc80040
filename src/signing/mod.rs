//! Ways to sign: with the mouse in the terminal, or with a finger on a phone.
//!
//! ```text
//! terms, words   what is signed, and the words around it, in the languages that are built in
//! strokes        what a hand drew, checked at the edge, and the drawing that is kept of it
//! canvas         drawing in the terminal: pure, events in and lines out
//! terminal       the loop around it: the mouse, the screen, and how both are put back
//! page           a page for a phone: one server, one purpose, once
//! ```
//! Nothing here records: what comes out is a value, and whoever asked for it says what became of it. No clock is
//! read; the caller gives one.

#![warn(missing_docs)]

pub mod canvas;
pub mod page;
pub mod strokes;
pub mod terminal;
mod terms;
mod words;

pub use terms::{Act, Detail, Shown, Terms};
pub use words::{Language, Words};
