//! `custody completions` and `custody man`: written from the grammar itself.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::failure::{Failure, Kind};
use super::ui::Ui;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Write one page for each command into this folder, instead of the main page to stdout
    dir: Option<PathBuf>,
}

/// Writes the completions.
pub fn completions(args: &CompletionsArgs, ui: &Ui) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::grammar(), "custody", &mut script);
    ui.raw(String::from_utf8_lossy(&script).trim_end())
}

/// Writes the manual.
pub fn man(args: &ManArgs, ui: &Ui) -> Result<(), Failure> {
    let main = main_page().map_err(|error| Failure::because(Kind::Io, &error))?;
    let Some(dir) = &args.dir else {
        return ui.raw(String::from_utf8_lossy(&main).trim_end());
    };
    std::fs::create_dir_all(dir)
        .and_then(|()| clap_mangen::generate_to(super::grammar(), dir))
        .and_then(|()| std::fs::write(dir.join("custody.1"), &main))
        .map_err(|error| {
            let mut failure = Failure::because(Kind::CannotCreate, &error);
            failure.message = format!("{}: {}", dir.display(), failure.message);
            failure
        })?;
    ui.status(&format!("manual pages written to {}", dir.display()));
    Ok(())
}

/// The main page: the grammar, and what the exit codes mean.
fn main_page() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(super::grammar().disable_help_subcommand(true)).render(&mut page)?;
    writeln!(page, ".SH \"EXIT STATUS\"")?;
    let mut kinds = Kind::ALL.to_vec();
    kinds.sort_by_key(|kind| kind.exit_code());
    for kind in kinds {
        writeln!(page, ".TP\n\\fB{}\\fR\n{}", kind.exit_code(), kind.meaning())?;
    }
    Ok(page)
}
