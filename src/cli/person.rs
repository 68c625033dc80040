//! `custody person`: the recipient directory.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::names::{Label, PersonId};
use crate::ledger::{LedgerError, Mode, NewPerson, Person, PersonChange, new_person_id};

/// Arguments of `person`.
#[derive(Debug, Args)]
pub struct PersonArgs {
    #[command(subcommand)]
    command: PersonCommand,
}

impl PersonArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, PersonCommand::List { .. })
    }
}

#[derive(Debug, Subcommand)]
enum PersonCommand {
    /// Add a person, or bring what is known of them up to date
    Add {
        /// Their full name
        name: Label,
        /// Employee number
        #[arg(long)]
        number: Option<Label>,
        /// E-mail address
        #[arg(long)]
        email: Option<Label>,
        /// Department
        #[arg(long)]
        department: Option<Label>,
        /// Building, floor or room
        #[arg(long)]
        location: Option<Label>,
        /// They have left
        #[arg(long)]
        inactive: bool,
    },
    /// List people, or those in whose name, number or address a text occurs
    List {
        /// The text
        text: Option<String>,
    },
    /// Erase what is known of a person; what they had stays on record under an opaque id
    Erase {
        /// Id, e-mail address, employee number or name
        person: String,
    },
    /// Show one person
    Show {
        /// Id, e-mail address, employee number or name
        person: String,
    },
}

/// Runs `person`.
pub fn run(args: PersonArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match args.command {
        PersonCommand::Add { name, number, email, department, location, inactive } => {
            let mut desk = Desk::open(globals, ui, Mode::Write)?;
            let (name, active) = (Some(name), inactive.then_some(false));
            let new = NewPerson::of(new_person_id());
            add(&mut desk, &NewPerson { name, number, email, department, location, active, ..new })
        }
        PersonCommand::Erase { person } => erase(&person, globals, ui),
        PersonCommand::List { text } => {
            let desk = Desk::open(globals, ui, Mode::Read)?;
            let people =
                desk.ledger.directory().people_like(&text.unwrap_or_default(), u32::MAX)?;
            if ui.is_json() {
                let list: Vec<Value> = people.iter().map(person_json).collect();
                let whole = |list| json!({"schema": "custody.people.v1", "people": list});
                return ui.json_list(list, whole);
            }
            let rows: Vec<Vec<String>> = people.into_iter().map(row).collect();
            ui.table(&["name", "number", "email", "department", "location", "status"], &rows)
        }
        PersonCommand::Show { person } => {
            let desk = Desk::open(globals, ui, Mode::Read)?;
            let person = desk.person(&person)?;
            if ui.is_json() {
                return ui.json(&person_json(&person));
            }
            ui.line(&format!("{}  {}", person.name, person.id))?;
            let facts = [
                ("number", &person.number),
                ("e-mail", &person.email),
                ("department", &person.department),
                ("location", &person.location),
            ];
            for (label, value) in facts {
                if let Some(value) = value {
                    ui.line(&format!("  {label:<12}{value}"))?;
                }
            }
            if person.active { Ok(()) } else { ui.line("  has left") }
        }
    }
}

fn erase(person: &str, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let id = match PersonId::parse(person.trim()) {
        Ok(id) => id,
        Err(_) => desk.person(person)?.id,
    };
    let by = desk.operator.clone();
    let values = match desk.ledger.erase(&by, id) {
        Ok(values) => values,
        // It is erased; only the write-ahead log could not be emptied while others read.
        Err(LedgerError::Busy) => {
            return Err(Failure::new(Kind::Busy, "another process keeps old pages in use")
                .hint("run the command again when it has ended: until then traces may be left"));
        }
        Err(error) => return Err(error.into()),
    };
    let Some(values) = values else {
        desk.ledger.forget_deleted()?;
        return ui.line(&format!("nothing is known of {id}"));
    };
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.erased.v1",
            "person": id.to_string(),
            "values": values,
        }));
    }
    ui.line(&format!("erased: the directory entry and {values} values behind the log, of {id}"))?;
    ui.status("Backups made before still have them; restoring one erases them again");
    Ok(())
}

fn add(desk: &mut Desk<'_>, person: &NewPerson) -> Result<(), Failure> {
    let key = person.number.as_ref().or(person.email.as_ref());
    let before = match key {
        Some(key) => desk.ledger.directory().people_named(key.as_str())?.pop(),
        None => None,
    };
    let (id, what) = match desk.put_person(person)? {
        PersonChange::Added(id) => (id, "added"),
        PersonChange::Changed(id) => (id, "brought up to date"),
        PersonChange::Unchanged(id) => (id, "was known already"),
        PersonChange::Nameless => return Err(Failure::new(Kind::Usage, "the name is missing")),
        PersonChange::TwoPeople => {
            let text = "the number belongs to one person and the e-mail address to another";
            return Err(Failure::new(Kind::No, text).hint("see `custody person list`"));
        }
    };
    if desk.ui.is_json() {
        let known = desk.ledger.directory().person(id)?;
        return known.map_or(Ok(()), |person| desk.ui.json(&person_json(&person)));
    }
    let known = desk.ledger.directory().person(id)?;
    let name = known.map(|person| person.name).unwrap_or_default();
    // Every earlier event shows the new name from now on, so that is said aloud.
    let renamed = before.filter(|person| person.id == id && person.name != name);
    let was = renamed.map_or_else(String::new, |person| format!(", was {}", person.name));
    desk.ui.line(&format!("{name} {what}{was}  {id}"))
}

fn person_json(person: &Person) -> Value {
    json!({
        "schema": "custody.person.v1",
        "id": person.id.to_string(),
        "name": person.name,
        "number": person.number,
        "email": person.email,
        "department": person.department,
        "location": person.location,
        "active": person.active,
    })
}

fn row(person: Person) -> Vec<String> {
    vec![
        person.name,
        person.number.unwrap_or_default(),
        person.email.unwrap_or_default(),
        person.department.unwrap_or_default(),
        person.location.unwrap_or_default(),
        if person.active { "active" } else { "left" }.to_owned(),
    ]
}
