//! Signing: pages for phones against hostile visitors and a real browser, and the canvas in a terminal.

mod browser;
mod client;
mod commands;
mod page;
mod photos;
mod session;
mod terminal;
mod world;

pub use terminal::Screen;
