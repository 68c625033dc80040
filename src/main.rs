//! Starts custody, and turns its answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    custody::cli::run(std::env::args_os())
}
