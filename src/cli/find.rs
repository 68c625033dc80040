//! `custody find`: items by any part of a number, a name or a description.

use clap::Args;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::list;
use super::phrases::NameBook;
use super::show::row_json;
use super::ui::{Format, Ui};
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
    match ui.format {
        Format::Json => {
            ui.json(&rows.iter().map(|row| row_json(&desk, row)).collect::<serde_json::Value>())
        }
        Format::Jsonl => rows.iter().try_for_each(|row| ui.json_line(&row_json(&desk, row))),
        Format::Table | Format::Csv => {
            let names = NameBook::new(&desk.ledger, &desk.zone);
            let now = desk.now();
            let cells: Vec<_> =
                rows.iter().map(|row| list::cells(&desk, &names, row, now)).collect();
            ui.table(list::header(), &cells)
        }
    }
}
