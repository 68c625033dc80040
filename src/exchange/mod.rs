//! Files in and out: what others send us, and what they import unedited.
//!
//! This module knows files, columns and rows. It asks nothing and records nothing: rows that were
//! read are handed to the command line, and rows to be written come from there.

pub mod export;
pub mod import;
pub mod manifest;
pub mod people;
pub mod table;
pub mod targets;
