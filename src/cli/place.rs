//! `custody place`: the places of the facility.

use clap::{Args, Subcommand};
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::names::PlaceName;
use crate::ledger::Mode;

/// Arguments of `place`.
#[derive(Debug, Args)]
pub struct PlaceArgs {
    #[command(subcommand)]
    command: PlaceCommand,
}

impl PlaceArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, PlaceCommand::List)
    }
}

#[derive(Debug, Subcommand)]
enum PlaceCommand {
    /// Add places
    Add {
        /// Their names, for example "Room 4/Shelf B"
        #[arg(required = true)]
        names: Vec<PlaceName>,
    },
    /// List the places
    List,
}

/// Runs `place`.
pub fn run(args: PlaceArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match args.command {
        PlaceCommand::Add { names } => {
            let desk = Desk::open(globals, ui, Mode::Write)?;
            for name in names {
                let added = desk.ledger.directory().add_place(&name, desk.now())?;
                ui.line(&format!("{name} {}", if added { "added" } else { "was there already" }))?;
            }
            Ok(())
        }
        PlaceCommand::List => {
            let desk = Desk::open(globals, ui, Mode::Read)?;
            let places = desk.ledger.directory().places()?;
            if ui.is_json() {
                let line = |name: &String| json!({"schema": "custody.place.v1", "name": name});
                let whole = |_| json!({"schema": "custody.places.v1", "places": places});
                return ui.json_list(places.iter().map(line).collect(), whole);
            }
            ui.table(&["place"], &places.into_iter().map(|name| vec![name]).collect::<Vec<_>>())
        }
    }
}
