//! The ledger, on real files.

mod asking;
mod file;
mod recording;
mod tampering;
