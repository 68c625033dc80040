//! The ledger, on real files.

mod asking;
mod file;
mod properties;
mod recording;
mod tampering;
