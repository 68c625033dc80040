//! `custody person`: the recipient directory.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::matching::Likely;
use super::person_secrets;
use super::ui::Ui;
use crate::domain::names::{Label, PersonId};
use crate::ledger::{Detail, LedgerError, Mode, NewPerson, Person, PersonChange, new_person_id};

/// Arguments of `person`.
#[derive(Debug, Args)]
pub struct PersonArgs {
    #[command(subcommand)]
    command: PersonCommand,
}

impl PersonArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, PersonCommand::List { .. } | PersonCommand::Match { .. })
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
        #[command(flatten)]
        details: Box<DetailArgs>,
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
    /// List who may be meant by a text from a label, the likeliest first, with a score and the reason
    Match {
        /// The text
        text: String,
    },
    /// Give a person a PIN, which they enter when they collect
    Pin {
        /// Id, e-mail address, employee number or name
        person: String,
        /// Read the PIN as a line of standard input
        #[arg(long)]
        pin_stdin: bool,
    },
    /// Make a badge known as a person's
    Badge {
        /// Id, e-mail address, employee number or name
        person: String,
        /// What the badge says
        scan: String,
    },
    /// Show one person
    Show {
        /// Id, e-mail address, employee number or name
        person: String,
    },
}

/// What else may be known of a person.
#[derive(Debug, Args)]
struct DetailArgs {
    /// Given names, where the name does not end with the family name
    #[arg(long, value_name = "NAMES")]
    first: Option<Label>,
    /// Family names
    #[arg(long, value_name = "NAMES")]
    last: Option<Label>,
    /// What they are called besides; several with `;` between them
    #[arg(long, value_name = "NAMES")]
    nicknames: Option<Label>,
    /// The name with which they log in elsewhere
    #[arg(long, value_name = "NAME")]
    login: Option<Label>,
    /// Further e-mail addresses; several with `;` between them
    #[arg(long, value_name = "ADDRESSES")]
    more_emails: Option<Label>,
    /// Mobile number
    #[arg(long, value_name = "NUMBER")]
    mobile: Option<Label>,
    /// Their manager
    #[arg(long, value_name = "NAME")]
    manager: Option<Label>,
    /// The site, if the location is a room
    #[arg(long, value_name = "NAME")]
    site: Option<Label>,
    /// Employee, contractor, ...
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<Label>,
    /// Their first day, for example 2026-11-22
    #[arg(long, value_name = "DATE", value_parser = day)]
    start: Option<Label>,
    /// Their last day
    #[arg(long, value_name = "DATE", value_parser = day)]
    last_day: Option<Label>,
}

/// Reads a day.
fn day(text: &str) -> Result<Label, String> {
    let is_day = text.parse::<jiff::civil::Date>().is_ok_and(|day| day.to_string() == text);
    if !is_day {
        return Err("a day is written like 2026-11-22".to_owned());
    }
    Label::parse(text).map_err(|error| error.to_string())
}

impl DetailArgs {
    fn into_details(self) -> BTreeMap<Detail, Label> {
        let all = [
            (Detail::First, self.first),
            (Detail::Last, self.last),
            (Detail::Login, self.login),
            (Detail::MoreEmails, self.more_emails),
            (Detail::Nicknames, self.nicknames),
            (Detail::Site, self.site),
            (Detail::Type, self.kind),
            (Detail::Mobile, self.mobile),
            (Detail::Manager, self.manager),
            (Detail::Start, self.start),
            (Detail::LastDay, self.last_day),
        ];
        all.into_iter().filter_map(|(detail, text)| Some((detail, text?))).collect()
    }
}

/// Runs `person`.
pub fn run(args: PersonArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match args.command {
        PersonCommand::Add { name, number, email, department, location, inactive, details } => {
            let mut desk = Desk::open(globals, ui, Mode::Write)?;
            let (name, active) = (Some(name), inactive.then_some(false));
            let details = details.into_details();
            let new = NewPerson { details, ..NewPerson::of(new_person_id()) };
            add(&mut desk, &NewPerson { name, number, email, department, location, active, ..new })
        }
        PersonCommand::Match { text } => list_likely(&text, globals, ui),
        PersonCommand::Pin { person, pin_stdin } => {
            person_secrets::pin(&person, pin_stdin, globals, ui)
        }
        PersonCommand::Badge { person, scan } => person_secrets::badge(&person, &scan, globals, ui),
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
            for (detail, value) in &person.details {
                ui.line(&format!("  {:<12}{value}", detail.as_str().replace('_', " ")))?;
            }
            if person.active { Ok(()) } else { ui.line("  has left") }
        }
    }
}

fn list_likely(text: &str, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let named = desk.ledger.directory().people_named(text)?;
    let (said, likely) = desk.likely(text, &named)?;
    let taken = match named.as_slice() {
        [one] => Some(one.id),
        _nobody_or_several => said.map(|said| said.person.id),
    };
    if ui.is_json() {
        let json = |one: &Likely| {
            json!({
                "schema": "custody.candidate.v1",
                "id": one.person.id.to_string(),
                "name": one.person.name,
                "number": one.person.number,
                "email": one.person.email,
                "department": one.person.department,
                "active": one.person.active,
                "score": one.score,
                "why": one.why.as_str(),
                "taken": Some(one.person.id) == taken,
            })
        };
        let whole =
            |list| json!({"schema": "custody.candidates.v1", "text": text, "candidates": list});
        return ui.json_list(likely.iter().map(json).collect(), whole);
    }
    let row = |one: &Likely| {
        let person = &one.person;
        vec![
            one.score.to_string(),
            person.name.clone(),
            person.number.clone().unwrap_or_default(),
            person.department.clone().unwrap_or_default(),
            one.why.as_str().to_owned(),
            if Some(person.id) == taken { "taken" } else { "a question" }.to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = likely.iter().map(row).collect();
    ui.table(&["score", "name", "number", "department", "why", "so it is"], &rows)
}

fn erase(person: &str, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let id = match PersonId::parse(person.trim()) {
        Ok(id) => id,
        Err(_) => desk.person(person)?.id,
    };
    let by = desk.operator.clone();
    person_secrets::forget(&desk, id)?;
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
            let text = "the number, e-mail address and login belong to more than one person";
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

/// A person, for programs.
pub fn person_json(person: &Person) -> Value {
    let details =
        person.details.iter().map(|(detail, text)| (detail.as_str().to_owned(), json!(text)));
    let details: serde_json::Map<String, Value> = details.collect();
    json!({
        "schema": "custody.person.v1",
        "id": person.id.to_string(),
        "name": person.name,
        "number": person.number,
        "email": person.email,
        "department": person.department,
        "location": person.location,
        "active": person.active,
        "details": details,
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
