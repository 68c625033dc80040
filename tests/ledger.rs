//! The ledger, on real files.

mod asking;
mod attacks;
mod file;
mod properties;
mod recording;
mod verifying;
