//! The lists beside the log: people, places, operators.

use std::sync::Mutex;
use std::sync::mpsc::sync_channel;
use std::thread;

use rusqlite::{Connection, OptionalExtension, Rows};
use uuid::Uuid;

use super::person::{Detail, Details, LookUp, NewPerson, Person, Sketch};
use super::sealing::{Seals, Spot};
use super::{Ledger, LedgerError};
use crate::domain::names::{Label, PersonId, PlaceName, Timestamp};

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
        Ok(Some(read_person(id, &text)?))
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
        let parts = self.gather(Vec::new, |people, person| people.push(person.to_person()))?;
        Ok(parts.into_iter().flatten().collect())
    }

    /// Hands everybody to several threads, each of which gathers what it makes of them.
    pub fn gather<T: Send>(
        self,
        make: impl Fn() -> T + Sync,
        take: impl Fn(&mut T, &Sketch<'_>) + Sync,
    ) -> Result<Vec<T>, LedgerError> {
        let mut statement = self.connection.prepare_cached("SELECT id, sealed FROM person")?;
        let mut rows = statement.query(())?;
        let Some(mut chunk) = chunk_of(&mut rows)? else { return Ok(Vec::new()) };
        let opener = self.seals.sealing.opener()?;
        let read = |gathered: &mut T, chunk: Chunk| {
            let (mut plain, mut room) = (Vec::new(), Uuid::encode_buffer());
            for (id, sealed) in chunk.iter() {
                let row = id.uuid().hyphenated().encode_lower(&mut room);
                opener.open_into(spot(row), sealed, &mut plain)?;
                take(gathered, &sketch(id, &plain)?);
            }
            Ok::<(), LedgerError>(())
        };
        let workers = thread::available_parallelism().map_or(1, usize::from).min(WORKERS_MAX);
        let (sender, receiver) = sync_channel(workers * 2);
        let receiver = Mutex::new(receiver);
        let next = || receiver.lock().ok().and_then(|queue| queue.recv().ok());
        thread::scope(|scope| {
            let work = || {
                let (mut gathered, mut failed) = (make(), None);
                // Whoever has failed goes on emptying the queue, or nothing more could be put into it.
                while let Some(chunk) = next() {
                    if failed.is_none() {
                        failed = read(&mut gathered, chunk).err();
                    }
                }
                failed.map_or(Ok(gathered), Err)
            };
            // A small directory is read before a thread has begun.
            let threads = if chunk.people.len() < CHUNK { 0 } else { workers };
            let begun: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            if begun.is_empty() {
                let mut gathered = make();
                read(&mut gathered, chunk)?;
                return Ok(vec![gathered]);
            }
            loop {
                if sender.send(chunk).is_err() {
                    break;
                }
                match chunk_of(&mut rows)? {
                    Some(more) => chunk = more,
                    None => break,
                }
            }
            drop(sender);
            let stopped = || LedgerError::Damaged("a reader of the directory stopped".to_owned());
            begun
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|_| Err(stopped())))
                .collect()
        })
    }

    /// Adds a person, or brings what is known of them up to date. Known by number, else by e-mail;
    /// if neither is said, by name, so that saying the same twice adds nobody.
    pub fn put_person(self, said: &NewPerson, at: Timestamp) -> Result<PersonChange, LedgerError> {
        let email = said.email.as_ref().map(|e| e.as_str().to_lowercase());
        let by_number = self.only(LookUp::Number, said.number.as_ref().map(Label::as_str))?;
        let by_email = self.only(LookUp::Email, email.as_deref())?;
        let login = said.details.get(&Detail::Login).map(Label::as_str);
        let login = self.only(LookUp::Login, login)?;
        // Whoever has another number is somebody else, who will be told from them below.
        let by_login =
            login.clone().filter(|person| said.number.is_none() || person.number.is_none());
        let known = match (by_number, by_email) {
            (Some(a), Some(b)) if a.id != b.id => return Ok(PersonChange::TwoPeople),
            // An address that is used again does not make its new holder the old one.
            (None, Some(person)) if said.number.is_some() && person.number.is_some() => {
                return Ok(PersonChange::TwoPeople);
            }
            (Some(person), _) | (None, Some(person)) => Some(person),
            (None, None) if by_login.is_some() => by_login,
            (None, None) => match &said.name {
                Some(name)
                    if said.number.is_none()
                        && said.email.is_none()
                        && !said.details.contains_key(&Detail::Login) =>
                {
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
        if login.is_some_and(|other| other.id != person.id) {
            return Ok(PersonChange::TwoPeople);
        }
        match known {
            Some(had) if had == person => Ok(PersonChange::Unchanged(had.id)),
            Some(_) => self.write_person(&person, at).map(|()| PersonChange::Changed(person.id)),
            None => self.write_person(&person, at).map(|()| PersonChange::Added(person.id)),
        }
    }

    /// Takes note that somebody has left; answers with who it is, if they are known.
    pub fn leaves(self, id: PersonId, at: Timestamp) -> Result<Option<Person>, LedgerError> {
        let Some(person) = self.person(id)? else { return Ok(None) };
        let person = Person { active: false, ..person };
        self.write_person(&person, at)?;
        Ok(Some(person))
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
}

impl Ledger {
    /// The lists beside the log.
    #[must_use]
    pub const fn directory(&self) -> Directory<'_> {
        Directory::of(&self.connection, &self.seals)
    }
}

/// How many people are handed to a thread at once, and to how many threads.
const CHUNK: usize = 2_048;
const WORKERS_MAX: usize = 8;

/// Rows of the directory: ids, and where the box of each ends among all of them.
#[derive(Default)]
struct Chunk {
    people: Vec<(PersonId, usize)>,
    boxes: Vec<u8>,
}

impl Chunk {
    fn iter(&self) -> impl Iterator<Item = (PersonId, &[u8])> {
        let mut begin = 0;
        self.people.iter().map(move |(id, end)| {
            let sealed = &self.boxes[begin..*end];
            begin = *end;
            (*id, sealed)
        })
    }
}

/// The next rows of the directory, if there are any.
fn chunk_of(rows: &mut Rows<'_>) -> Result<Option<Chunk>, LedgerError> {
    let mut chunk = Chunk::default();
    while chunk.people.len() < CHUNK
        && let Some(row) = rows.next()?
    {
        let sealed = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        chunk.boxes.extend_from_slice(sealed);
        chunk.people.push((PersonId::from_uuid(row.get(0)?), chunk.boxes.len()));
    }
    Ok((!chunk.people.is_empty()).then_some(chunk))
}

/// Reads what was in a person's box.
pub(super) fn read_person(id: PersonId, text: &[u8]) -> Result<Person, LedgerError> {
    sketch(id, text).map(|sketch| sketch.to_person())
}

fn sketch(id: PersonId, text: &[u8]) -> Result<Sketch<'_>, LedgerError> {
    let text = std::str::from_utf8(text).ok();
    let sketch = text.and_then(|text| Sketch::read(id, text));
    sketch
        .ok_or_else(|| LedgerError::Damaged(format!("what is known of person {id} is unreadable")))
}

/// Makes a person id: random, so that it says nothing about anybody (RFC 9562, version 4).
#[must_use]
pub fn new_person_id() -> PersonId {
    PersonId::from_uuid(Uuid::new_v4())
}
