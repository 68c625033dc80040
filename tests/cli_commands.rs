//! The command line, driven through the program itself.

mod answers;
mod exit_codes;
mod operators;
mod people;
mod people_files;
mod profiles;
mod scans;
mod untrusted;
pub mod verbs;
