//! `custody operator`: who may act at this station.

use clap::{Args, Subcommand};
use serde_json::json;

use super::args::{self, Globals};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::names::OperatorName;
use crate::domain::party::{Operator, Role};
use crate::ledger::Mode;

/// Arguments of `operator`.
#[derive(Debug, Args)]
pub struct OperatorArgs {
    #[command(subcommand)]
    command: OperatorCommand,
}

impl OperatorArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, OperatorCommand::List)
    }
}

#[derive(Debug, Subcommand)]
enum OperatorCommand {
    /// Add an operator
    Add {
        /// Their name, lower case
        name: OperatorName,
        /// What they may do
        #[arg(long, value_parser = args::role(), default_value = "operator")]
        role: Role,
    },
    /// List the operators
    List,
}

/// Runs `operator`.
pub fn run(args: OperatorArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match args.command {
        OperatorCommand::Add { name, role } => {
            let mut desk = Desk::open(globals, ui, Mode::Write)?;
            let operator = Operator { name, role };
            let by = desk.operator.clone();
            if !desk.ledger.enroll(&by, &operator)? {
                let text = format!("there is an operator {} already", operator.name);
                return Err(Failure::new(Kind::No, text).hint("see `custody operator list`"));
            }
            ui.line(&format!("{} added as {role}", operator.name))
        }
        OperatorCommand::List => {
            let desk = Desk::open(globals, ui, Mode::Read)?;
            let operators = desk.ledger.directory().operators()?;
            if ui.is_json() {
                let line = |o: &Operator| {
                    json!({
                        "schema": "custody.operator.v1",
                        "name": o.name.as_str(),
                        "role": o.role.as_str(),
                    })
                };
                let whole = |list| json!({"schema": "custody.operators.v1", "operators": list});
                return ui.json_list(operators.iter().map(line).collect(), whole);
            }
            let rows = operators.iter().map(|o| vec![o.name.to_string(), o.role.to_string()]);
            ui.table(&["operator", "role"], &rows.collect::<Vec<_>>())
        }
    }
}
