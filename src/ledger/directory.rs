//! The lists beside the log: people, places, operators.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::person::{Detail, Details, LookUp, NewPerson, Person};
use super::sealing::{Seals, Spot};
use super::{Ledger, LedgerError};
use crate::domain::names::{Label, OperatorName, PersonId, PlaceName, PublicKey, Timestamp};
use crate::domain::party::{Operator, Role};

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

/// The lists of a connection, inside or outside a transaction.
#[derive(Debug, Clone, Copy)]
pub struct Directory<'c> {
    pub(super) connection: &'c Connection,
    pub(super) seals: &'c Seals,
}

/// The row of a person as the box in it is bound to it.
pub(super) fn spot(row: &str) -> Spot<'_> {
    Spot { table: "person", column: "sealed", row }
}

impl<'c> Directory<'c> {
    pub(super) const fn of(connection: &'c Connection, seals: &'c Seals) -> Self {
        Self { connection, seals }
    }

    /// The person with this id.
    pub fn person(self, id: PersonId) -> Result<Option<Person>, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("SELECT sealed FROM person WHERE id = ?1")?;
        let sealed: Option<Vec<u8>> =
            statement.query_row([id.uuid()], |row| row.get(0)).optional()?;
        let Some(sealed) = sealed else { return Ok(None) };
        let text = self.seals.sealing.open(spot(&id.to_string()), &sealed)?;
        Ok(Some(read_person(id, text)?))
    }

    /// The people whom a text names exactly: by id, number, e-mail address, login, or full name.
    pub fn people_named(self, text: &str) -> Result<Vec<Person>, LedgerError> {
        let text = text.trim();
        if let Ok(id) = PersonId::parse(text) {
            return Ok(self.person(id)?.into_iter().collect());
        }
        let mut exact = Vec::new();
        for by in [LookUp::Number, LookUp::Email, LookUp::Login] {
            exact.extend(self.known_by(by, text)?);
        }
        if exact.is_empty() {
            exact = self.known_by(LookUp::MoreEmail, text)?;
        }
        exact.sort();
        exact.dedup();
        if !exact.is_empty() {
            return self.all_of(&exact);
        }
        let mut named = self.all_of(&self.known_by(LookUp::Name, text)?)?;
        named.sort_by_key(|person| (!person.active, person.id));
        // Somebody who left does not make the name of somebody who is here ambiguous.
        let here: Vec<Person> = named.iter().filter(|p| p.active).cloned().collect();
        Ok(if here.is_empty() { named } else { here })
    }

    fn all_of(self, ids: &[PersonId]) -> Result<Vec<Person>, LedgerError> {
        ids.iter().filter_map(|id| self.person(*id).transpose()).collect()
    }

    fn known_by(self, by: LookUp, text: &str) -> Result<Vec<PersonId>, LedgerError> {
        let digest = self.seals.digest(self.connection, by.as_str(), &by.normal(text))?;
        let Some(digest) = digest else { return Ok(Vec::new()) };
        let mut statement = self
            .connection
            .prepare_cached("SELECT person FROM person_key WHERE kind = ?1 AND digest = ?2")?;
        let ids = statement.query_map((by.as_str(), digest), |row| row.get(0))?;
        ids.map(|id| Ok(PersonId::from_uuid(id?))).collect()
    }

    /// People in whose name, number or addresses a text occurs; those who are here first.
    pub fn people_like(self, text: &str, limit: u32) -> Result<Vec<Person>, LedgerError> {
        let key = text.trim().to_lowercase();
        let mut people = self.everybody()?;
        people.retain(|person| {
            let number = person.number.as_deref().map(str::to_lowercase);
            let texts = [number.as_deref(), person.email.as_deref()].into_iter().flatten();
            person.name.to_lowercase().contains(&key) || texts.into_iter().any(|t| t.contains(&key))
        });
        people.sort_by_cached_key(|person| (!person.active, person.name.to_lowercase(), person.id));
        people.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(people)
    }

    /// Everybody in the directory, in no order that says anything.
    pub fn everybody(self) -> Result<Vec<Person>, LedgerError> {
        let mut statement = self.connection.prepare_cached("SELECT id, sealed FROM person")?;
        let mut rows = statement.query(())?;
        let mut people = Vec::new();
        let mut opener = None;
        while let Some(row) = rows.next()? {
            let opener = match &opener {
                Some(opener) => opener,
                None => opener.insert(self.seals.sealing.opener()?),
            };
            let id = PersonId::from_uuid(row.get(0)?);
            let sealed = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            people.push(read_person(id, opener.open(spot(&id.to_string()), sealed)?)?);
        }
        Ok(people)
    }

    /// Adds a person, or brings what is known of them up to date. Known by number, else by e-mail;
    /// if neither is said, by name, so that saying the same twice adds nobody.
    pub fn put_person(self, said: &NewPerson, at: Timestamp) -> Result<PersonChange, LedgerError> {
        let email = said.email.as_ref().map(|e| e.as_str().to_lowercase());
        let by_number = self.only(LookUp::Number, said.number.as_ref().map(Label::as_str))?;
        let by_email = self.only(LookUp::Email, email.as_deref())?;
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
        let mut details = before.as_ref().map_or_else(Details::new, |p| p.details.clone());
        details.extend(said.details.iter().map(|(detail, text)| (*detail, text.to_string())));
        let person = Person {
            id: known.as_ref().map_or(said.id, |person| person.id),
            name,
            number: kept(text(&said.number), |p| &p.number),
            email: kept(email, |p| &p.email),
            department: kept(text(&said.department), |p| &p.department),
            location: kept(text(&said.location), |p| &p.location),
            active: said.active.or_else(|| known.as_ref().map(|p| p.active)).unwrap_or(true),
            details,
        };
        let login = self.only(LookUp::Login, person.detail(Detail::Login))?;
        if login.is_some_and(|other| other.id != person.id) {
            return Ok(PersonChange::TwoPeople);
        }
        match known {
            Some(had) if had == person => Ok(PersonChange::Unchanged(had.id)),
            Some(_) => self.write_person(&person, at).map(|()| PersonChange::Changed(person.id)),
            None => self.write_person(&person, at).map(|()| PersonChange::Added(person.id)),
        }
    }

    fn only(self, by: LookUp, text: Option<&str>) -> Result<Option<Person>, LedgerError> {
        let Some(text) = text else { return Ok(None) };
        match self.known_by(by, text)?.as_slice() {
            [id, ..] => self.person(*id),
            [] => Ok(None),
        }
    }

    fn write_person(self, person: &Person, at: Timestamp) -> Result<(), LedgerError> {
        let row = person.id.to_string();
        let sealed = self.seals.sealing.seal(spot(&row), person.to_text().as_bytes())?;
        self.connection
            .prepare_cached(
                "INSERT INTO person (id, sealed, added_at, changed_at) VALUES (?1, ?2, ?3, ?3)
                 ON CONFLICT (id) DO UPDATE SET sealed = ?2, changed_at = ?3",
            )?
            .execute((person.id.uuid(), sealed, at.as_millis()))?;
        self.write_look_ups(person)
    }

    /// Writes what a person is looked up by, instead of what it was before.
    pub(super) fn write_look_ups(self, person: &Person) -> Result<(), LedgerError> {
        self.forget_look_ups(person.id)?;
        for (by, text) in person.look_ups() {
            let digest = self.seals.new_digest(self.connection, by.as_str(), &text)?;
            self.connection
                .prepare_cached(
                    "INSERT INTO person_key (kind, digest, person) VALUES (?1, ?2, ?3)",
                )?
                .execute((by.as_str(), digest, person.id.uuid()))?;
        }
        Ok(())
    }

    fn forget_look_ups(self, id: PersonId) -> Result<(), LedgerError> {
        let mut statement =
            self.connection.prepare_cached("DELETE FROM person_key WHERE person = ?1")?;
        statement.execute([id.uuid()])?;
        Ok(())
    }

    /// Forgets a person; answers whether there was one.
    pub(super) fn forget_person(self, id: PersonId) -> Result<bool, LedgerError> {
        self.forget_look_ups(id)?;
        let mut statement = self.connection.prepare_cached("DELETE FROM person WHERE id = ?1")?;
        Ok(statement.execute([id.uuid()])? == 1)
    }

    /// The places of the facility, in order.
    pub fn places(self) -> Result<Vec<String>, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("SELECT name FROM place ORDER BY name")?;
        let names = statement.query_map((), |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Whether a place belongs to the facility.
    pub fn has_place(self, place: &PlaceName) -> Result<bool, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM place WHERE name = ?1")?;
        Ok(statement.exists([place.as_str()])?)
    }

    /// Adds a place; answers whether it is new.
    pub fn add_place(self, place: &PlaceName, at: Timestamp) -> Result<bool, LedgerError> {
        let added = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO place (name, added_at) VALUES (?1, ?2)")?
            .execute((place.as_str(), at.as_millis()))?;
        Ok(added == 1)
    }

    /// The operators of the station, in order.
    pub fn operators(self) -> Result<Vec<Operator>, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("SELECT name, role FROM operator ORDER BY name")?;
        let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.map(|row| {
            row.map_err(LedgerError::from).and_then(|(n, r): (String, String)| operator_of(&n, &r))
        })
        .collect()
    }

    /// The operator with this name.
    pub fn operator(self, name: &OperatorName) -> Result<Option<Operator>, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("SELECT name, role FROM operator WHERE name = ?1")?;
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
        self.connection
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
        Directory::of(&self.connection, &self.seals)
    }
}

/// Reads what was in a person's box.
pub(super) fn read_person(id: PersonId, text: Vec<u8>) -> Result<Person, LedgerError> {
    let text = String::from_utf8(text).ok();
    let person = text.and_then(|text| Person::from_text(id, &text));
    person
        .ok_or_else(|| LedgerError::Damaged(format!("what is known of person {id} is unreadable")))
}

/// Makes a person id: random, so that it says nothing about anybody (RFC 9562, version 4).
#[must_use]
pub fn new_person_id() -> PersonId {
    PersonId::from_uuid(Uuid::new_v4())
}
