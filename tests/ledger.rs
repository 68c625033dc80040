//! The ledger, on real files.

mod asking;
mod attacks;
mod file;
mod files;
mod properties;
mod recording;
mod verifying;
