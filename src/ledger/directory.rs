//! The lists beside the log: people, places, operators.

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::{Ledger, LedgerError};
use crate::domain::names::{Label, OperatorName, PersonId, PlaceName, PublicKey, Timestamp};
use crate::domain::party::{Operator, Role};

/// Somebody in the recipient directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub number: Option<String>,
    pub email: Option<String>,
    pub department: Option<String>,
    pub location: Option<String>,
    /// False once they have left.
    pub active: bool,
}

/// What is said of a person who may or may not be in the directory yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Used if they are new.
    pub id: PersonId,
    /// Nothing that is not said replaces what is known.
    pub name: Option<Label>,
    pub number: Option<Label>,
    pub email: Option<Label>,
    pub department: Option<Label>,
    pub location: Option<Label>,
    pub active: Option<bool>,
}

/// What became of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonChange {
    Added(PersonId),
    Changed(PersonId),
    Unchanged(PersonId),
    /// The number belongs to one person and the e-mail address to another.
    TwoPeople,
    /// Nobody is known by that number or address, and no name was said.
    Nameless,
}

const SELECT_PERSON: &str =
    "SELECT id, name, number, email, department, location, active FROM person ";

fn person_of(row: &Row<'_>) -> Result<Person, rusqlite::Error> {
    Ok(Person {
        id: PersonId::from_uuid(row.get(0)?),
        name: row.get(1)?,
        number: row.get(2)?,
        email: row.get(3)?,
        department: row.get(4)?,
        location: row.get(5)?,
        active: row.get(6)?,
    })
}

/// The lists of a connection, inside or outside a transaction.
#[derive(Debug, Clone, Copy)]
pub struct Directory<'c>(pub(super) &'c Connection);

impl Directory<'_> {
    /// The person with this id.
    pub fn person(self, id: PersonId) -> Result<Option<Person>, LedgerError> {
        let sql = format!("{SELECT_PERSON} WHERE id = ?1");
        let mut statement = self.0.prepare_cached(&sql)?;
        Ok(statement.query_row([id.uuid()], person_of).optional()?)
    }

    /// The people whom a text names exactly: by id, number, e-mail address, or full name.
    pub fn people_named(self, text: &str) -> Result<Vec<Person>, LedgerError> {
        let text = text.trim();
        if let Ok(id) = PersonId::parse(text) {
            return Ok(self.person(id)?.into_iter().collect());
        }
        let by_number = format!("{SELECT_PERSON} WHERE number = ?1 OR email = ?2");
        let key = text.to_lowercase();
        let exact = self.people(&by_number, rusqlite::params![text, key])?;
        if !exact.is_empty() {
            return Ok(exact);
        }
        let by_name = format!("{SELECT_PERSON} WHERE name_key = ?1 ORDER BY active DESC, id");
        let named = self.people(&by_name, rusqlite::params![key])?;
        // Somebody who left does not make the name of somebody who is here ambiguous.
        let here: Vec<Person> = named.iter().filter(|p| p.active).cloned().collect();
        Ok(if here.is_empty() { named } else { here })
    }

    /// People in whose name, number or e-mail address a text occurs.
    pub fn people_like(self, text: &str, limit: u32) -> Result<Vec<Person>, LedgerError> {
        let sql = format!(
            "{SELECT_PERSON} WHERE instr(name_key, ?1) OR instr(lower(coalesce(number, '')), ?1)
             OR instr(coalesce(email, ''), ?1) ORDER BY active DESC, name_key LIMIT ?2"
        );
        self.people(&sql, rusqlite::params![text.trim().to_lowercase(), limit])
    }

    fn people(
        self,
        sql: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<Person>, LedgerError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let people = statement.query_map(parameters, person_of)?;
        Ok(people.collect::<Result<_, _>>()?)
    }

    /// Adds a person, or brings what is known of them up to date. Known by number, else by e-mail;
    /// if neither is said, by name, so that saying the same twice adds nobody.
    pub fn put_person(self, said: &NewPerson, at: Timestamp) -> Result<PersonChange, LedgerError> {
        let email = said.email.as_ref().map(|e| e.as_str().to_lowercase());
        let by_number = self.person_by("number", said.number.as_ref().map(Label::as_str))?;
        let by_email = self.person_by("email", email.as_deref())?;
        let known = match (by_number, by_email) {
            (Some(a), Some(b)) if a.id != b.id => return Ok(PersonChange::TwoPeople),
            // An address that is used again does not make its new holder the old one.
            (None, Some(person)) if said.number.is_some() && person.number.is_some() => {
                return Ok(PersonChange::TwoPeople);
            }
            (Some(person), _) | (None, Some(person)) => Some(person),
            (None, None) => match &said.name {
                Some(name) if said.number.is_none() && said.email.is_none() => {
                    let mut named = self.people_named(name.as_str())?;
                    if named.len() == 1 { named.pop() } else { None }
                }
                _told_apart => None,
            },
        };
        let name = said.name.as_ref().map(ToString::to_string);
        let Some(name) = name.or_else(|| known.as_ref().map(|p| p.name.clone())) else {
            return Ok(PersonChange::Nameless);
        };
        let text = |label: &Option<Label>| label.as_ref().map(ToString::to_string);
        // A column that a file does not have must not wipe what is known.
        let before = known.clone();
        let kept = |said: Option<String>, had: fn(&Person) -> &Option<String>| {
            said.or_else(|| before.as_ref().and_then(|person| had(person).clone()))
        };
        let person = Person {
            id: known.as_ref().map_or(said.id, |person| person.id),
            name,
            number: kept(text(&said.number), |p| &p.number),
            email: kept(email, |p| &p.email),
            department: kept(text(&said.department), |p| &p.department),
            location: kept(text(&said.location), |p| &p.location),
            active: said.active.or_else(|| known.as_ref().map(|p| p.active)).unwrap_or(true),
        };
        match known {
            Some(had) if had == person => Ok(PersonChange::Unchanged(had.id)),
            Some(_) => self.write_person(&person, at).map(|()| PersonChange::Changed(person.id)),
            None => self.write_person(&person, at).map(|()| PersonChange::Added(person.id)),
        }
    }

    fn person_by(self, column: &str, value: Option<&str>) -> Result<Option<Person>, LedgerError> {
        let Some(value) = value else { return Ok(None) };
        let sql = match column {
            "number" => format!("{SELECT_PERSON} WHERE number = ?1"),
            _email => format!("{SELECT_PERSON} WHERE email = ?1"),
        };
        let mut statement = self.0.prepare_cached(&sql)?;
        Ok(statement.query_row([value], person_of).optional()?)
    }

    fn write_person(self, person: &Person, at: Timestamp) -> Result<(), LedgerError> {
        self.0
            .prepare_cached(
                "INSERT INTO person (id, name, name_key, number, email, department, location, active, added_at, changed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
                 ON CONFLICT (id) DO UPDATE SET name = ?2, name_key = ?3, number = ?4, email = ?5,
                   department = ?6, location = ?7, active = ?8, changed_at = ?9",
            )?
            .execute(rusqlite::params![
                person.id.uuid(),
                person.name,
                person.name.to_lowercase(),
                person.number,
                person.email,
                person.department,
                person.location,
                person.active,
                at.as_millis(),
            ])?;
        Ok(())
    }

    /// Forgets a person; answers whether there was one.
    pub(super) fn forget_person(self, id: PersonId) -> Result<bool, LedgerError> {
        let mut statement = self.0.prepare_cached("DELETE FROM person WHERE id = ?1")?;
        Ok(statement.execute([id.uuid()])? == 1)
    }

    /// The places of the facility, in order.
    pub fn places(self) -> Result<Vec<String>, LedgerError> {
        let mut statement = self.0.prepare_cached("SELECT name FROM place ORDER BY name")?;
        let names = statement.query_map((), |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Whether a place belongs to the facility.
    pub fn has_place(self, place: &PlaceName) -> Result<bool, LedgerError> {
        let mut statement = self.0.prepare_cached("SELECT 1 FROM place WHERE name = ?1")?;
        Ok(statement.exists([place.as_str()])?)
    }

    /// Adds a place; answers whether it is new.
    pub fn add_place(self, place: &PlaceName, at: Timestamp) -> Result<bool, LedgerError> {
        let added = self
            .0
            .prepare_cached("INSERT OR IGNORE INTO place (name, added_at) VALUES (?1, ?2)")?
            .execute((place.as_str(), at.as_millis()))?;
        Ok(added == 1)
    }

    /// The operators of the station, in order.
    pub fn operators(self) -> Result<Vec<Operator>, LedgerError> {
        let mut statement =
            self.0.prepare_cached("SELECT name, role FROM operator ORDER BY name")?;
        let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.map(|row| {
            row.map_err(LedgerError::from).and_then(|(n, r): (String, String)| operator_of(&n, &r))
        })
        .collect()
    }

    /// The operator with this name.
    pub fn operator(self, name: &OperatorName) -> Result<Option<Operator>, LedgerError> {
        let mut statement =
            self.0.prepare_cached("SELECT name, role FROM operator WHERE name = ?1")?;
        let row = statement
            .query_row([name.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        row.map(|(name, role): (String, String)| operator_of(&name, &role)).transpose()
    }

    /// Writes down what the log says of an operator.
    pub(super) fn put_operator(
        self,
        operator: &Operator,
        key: &PublicKey,
    ) -> Result<(), LedgerError> {
        let values = (operator.name.as_str(), operator.role.as_str(), key.as_str());
        self.0
            .prepare_cached(
                "INSERT INTO operator (name, role, key) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET role = ?2, key = ?3",
            )?
            .execute(values)?;
        Ok(())
    }
}

fn operator_of(name: &str, role: &str) -> Result<Operator, LedgerError> {
    let role = Role::from_word(role)
        .ok_or_else(|| LedgerError::Damaged(format!("operator {name} has the role {role}")))?;
    let name =
        OperatorName::parse(name).map_err(|error| LedgerError::Damaged(error.to_string()))?;
    Ok(Operator { name, role })
}

impl Ledger {
    /// The lists beside the log.
    #[must_use]
    pub const fn directory(&self) -> Directory<'_> {
        Directory(&self.connection)
    }
}

/// Makes a person id: random, so that it says nothing about anybody (RFC 9562, version 4).
#[must_use]
pub fn new_person_id() -> PersonId {
    PersonId::from_uuid(Uuid::new_v4())
}
