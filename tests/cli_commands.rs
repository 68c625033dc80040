//! The command line, driven through the program itself.

mod answers;
mod exit_codes;
mod operators;
mod profiles;
mod scans;
mod untrusted;
mod verbs;
