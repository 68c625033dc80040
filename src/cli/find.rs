//! `custody find`: items by any part of a number, a name or a description.

use clap::Args;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::list;
use super::ui::Ui;
use crate::ledger::Mode;

/// Arguments of `find`.
#[derive(Debug, Args)]
pub struct FindArgs {
    /// The text: part of a number, a maker, a model, a sender or a person's name
    text: String,

    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
}

/// Looks for items.
pub fn run(args: &FindArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let rows = desk.ledger.search(&args.text, args.limit)?;
    if rows.is_empty() {
        return Err(Failure::new(Kind::No, format!("nothing is known with {}", args.text)));
    }
    list::write(&desk, |take| {
        for row in rows {
            if !take(row) {
                break;
            }
        }
        Ok(())
    })
}
