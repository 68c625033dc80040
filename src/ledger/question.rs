//! Questions about the present and the past, answered without writing anything.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::directory::Directory;
use super::person::Person;
use super::project::custodian_of;
use super::read::{Store, fact_of};
use super::{Ledger, LedgerError};
use crate::domain::event::Fact;
use crate::domain::history;
use crate::domain::item::{Facets, Item, Standing};
use crate::domain::names::{EventId, ItemId, PersonId, Timestamp};
use crate::domain::party::Custodian;

/// One item as lists and exports show it.
#[derive(Debug, Clone)]
pub struct ItemRow {
    pub id: ItemId,
    pub kind: String,
    pub standing: Standing,
    pub custodian: Custodian,
    pub custodian_name: Option<String>,
    pub custodian_email: Option<String>,
    pub since: Timestamp,
    pub place: Option<String>,
    pub condition: String,
    pub holds: String,
    pub due: Option<Timestamp>,
    pub tracking: Option<String>,
    pub carrier: Option<String>,
    pub sender: Option<String>,
    pub class: String,
    pub recipient: Option<PersonId>,
    pub recipient_name: Option<String>,
    pub contents: Option<i64>,
    pub settled: i64,
    pub serial: Option<String>,
    pub tag: Option<String>,
    pub maker: Option<String>,
    pub model: Option<String>,
    pub category: Option<String>,
    pub data_bearing: bool,
    pub origin_tracking: Option<String>,
    pub disputed: bool,
    /// A signature is owed for how its custodian got it.
    pub unsigned: bool,
    pub last_seq: i64,
    pub last_at: Timestamp,
}

impl ItemRow {
    /// The one word that people see.
    #[must_use]
    pub fn word(&self, now: Timestamp) -> &'static str {
        let facets = Facets {
            standing: self.standing,
            custodian: &self.custodian,
            on_hold: !self.holds.is_empty(),
            has_recipient: self.recipient.is_some(),
            due: self.due,
            disputed: self.disputed,
        };
        facets.word(now)
    }

    /// The identifier that people know it by.
    #[must_use]
    pub fn known_as(&self) -> String {
        let asset = self.serial.as_ref().or(self.tag.as_ref());
        let own = if self.kind == "asset" { asset } else { self.tracking.as_ref() };
        own.or(self.tracking.as_ref()).cloned().unwrap_or_else(|| self.id.to_string())
    }
}

/// Which items a list is about; every part that is set must hold.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub standing: Option<String>,
    pub kind: Option<String>,
    pub with: Option<PersonId>,
    pub for_person: Option<PersonId>,
    pub place: Option<String>,
    /// Custody last changed before this instant.
    pub since_before: Option<Timestamp>,
    pub on_hold: bool,
    /// No recipient has been found.
    pub unmatched: bool,
    /// A signature is owed for it.
    pub unsigned: bool,
    /// Somebody still has to answer for it.
    pub open: bool,
}

/// What an identifier means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Nothing,
    One(ItemId),
    /// Several open items answer to it.
    Several(Vec<ItemId>),
}

/// Everything that is known of one item.
#[derive(Debug, Clone)]
pub struct History {
    pub item: Item,
    /// In the order in which they are folded.
    pub facts: Vec<Fact>,
    /// Facts that no longer count, each with the fact that set it aside.
    pub set_aside: BTreeMap<EventId, EventId>,
}

/// One event as exports show it.
#[derive(Debug)]
pub struct EventRow {
    pub fact: Fact,
    /// The entry, byte for byte.
    pub body: Vec<u8>,
    pub item_kind: String,
    pub tracking: Option<String>,
    pub carrier: Option<String>,
    pub serial: Option<String>,
    pub tag: Option<String>,
    pub maker: Option<String>,
    pub model: Option<String>,
    pub category: Option<String>,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub events: u64,
    pub items: u64,
    pub people: u64,
}

pub(super) const SELECT_ITEM: &str = "SELECT i.id, i.kind, i.standing, i.closed_how, i.custodian_type, \
    i.custodian_id, i.custodian_name, i.since, i.place, i.condition, i.holds, i.due_at, \
    i.tracking, i.carrier, i.sender, i.class, i.recipient, i.contents, i.settled, i.serial, i.tag, \
    i.maker, i.model, i.category, i.data_bearing, i.disputed, i.last_seq, i.last_at, \
    o.tracking, i.unsigned \
    FROM item i \
    LEFT JOIN item o ON o.id = i.origin_parcel ";

const WHERE_FILTER: &str = "WHERE (?1 IS NULL OR i.standing = ?1) AND (?2 IS NULL OR i.kind = ?2) \
    AND (?3 IS NULL OR i.custodian_type = 'person' AND i.custodian_id = ?3) \
    AND (?4 IS NULL OR i.recipient = ?4) \
    AND (?5 IS NULL OR i.place = ?5 COLLATE NOCASE) AND (?6 IS NULL OR i.since < ?6) \
    AND (NOT ?7 OR i.holds <> '') AND (NOT ?8 OR i.recipient IS NULL) AND (NOT ?9 OR i.standing <> 'closed') \
    AND (NOT ?10 OR i.unsigned) ";

pub(super) fn item_row(row: &Row<'_>) -> Result<ItemRow, rusqlite::Error> {
    let (standing, how): (String, Option<String>) = (row.get(2)?, row.get(3)?);
    let (kind, id, name): (String, Option<Uuid>, Option<String>) =
        (row.get(4)?, row.get(5)?, row.get(6)?);
    let millis = Timestamp::from_millis;
    Ok(ItemRow {
        id: ItemId::from_uuid(row.get(0)?),
        kind: row.get(1)?,
        standing: Standing::from_words(&standing, how.as_deref()).unwrap_or(Standing::Unseen),
        custodian: custodian_of(&kind, id, name.as_deref()),
        since: millis(row.get(7)?),
        place: row.get(8)?,
        condition: row.get(9)?,
        holds: row.get(10)?,
        due: row.get::<_, Option<i64>>(11)?.map(millis),
        tracking: row.get(12)?,
        carrier: row.get(13)?,
        sender: row.get(14)?,
        class: row.get(15)?,
        recipient: row.get::<_, Option<Uuid>>(16)?.map(PersonId::from_uuid),
        contents: row.get(17)?,
        settled: row.get(18)?,
        serial: row.get(19)?,
        tag: row.get(20)?,
        maker: row.get(21)?,
        model: row.get(22)?,
        category: row.get(23)?,
        data_bearing: row.get(24)?,
        disputed: row.get(25)?,
        last_seq: row.get(26)?,
        last_at: millis(row.get(27)?),
        custodian_name: name,
        custodian_email: None,
        recipient_name: None,
        origin_tracking: row.get(28)?,
        unsigned: row.get(29)?,
    })
}

/// What people are called, each looked up once.
struct Called<'l> {
    directory: Directory<'l>,
    known: HashMap<PersonId, Option<Person>>,
}

impl<'l> Called<'l> {
    fn new(directory: Directory<'l>) -> Self {
        Self { directory, known: HashMap::new() }
    }

    /// Somebody of whom nothing can be read has no name: an item is shown all the same.
    fn person(&mut self, id: PersonId) -> Result<Option<&Person>, LedgerError> {
        if !self.known.contains_key(&id) {
            let person = match self.directory.person(id) {
                Err(LedgerError::Seal(_)) => None,
                read => read?,
            };
            self.known.insert(id, person);
        }
        Ok(self.known.get(&id).and_then(Option::as_ref))
    }

    /// Puts the names into a row.
    fn name(&mut self, mut row: ItemRow) -> Result<ItemRow, LedgerError> {
        if let Custodian::Person(id) = row.custodian
            && let Some(person) = self.person(id)?
        {
            row.custodian_name = Some(person.name.clone());
            row.custodian_email.clone_from(&person.email);
        }
        if let Some(id) = row.recipient {
            row.recipient_name = self.person(id)?.map(|person| person.name.clone());
        }
        Ok(row)
    }
}

/// An item's row without the names of persons.
pub(super) fn row(connection: &Connection, id: ItemId) -> Result<Option<ItemRow>, LedgerError> {
    let sql = format!("{SELECT_ITEM} WHERE i.id = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([id.uuid()], item_row).optional()?)
}

impl Ledger {
    /// Finds what an identifier means: an item id, or anything an item answers to.
    ///
    /// An open item comes before a closed one; of closed ones the last. Several open ones are an
    /// answer of their own.
    pub fn find(&self, text: &str) -> Result<Found, LedgerError> {
        if let Ok(id) = ItemId::parse(text.trim()) {
            let known = Store(&self.connection).item(id)?.is_some();
            return Ok(if known { Found::One(id) } else { Found::Nothing });
        }
        let key: String =
            text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
        let bare: String = key.chars().filter(|c| *c != ':').collect();
        let mut statement = self.connection.prepare_cached(
            "SELECT i.id, i.standing = 'closed', min(d.kind = 'former_serial') FROM identifier d
             JOIN item i ON i.id = d.item WHERE d.value IN (?1, ?2)
             GROUP BY i.id ORDER BY 2, 3, i.last_seq DESC",
        )?;
        let mut found: Vec<(ItemId, bool, bool)> = statement
            .query_map([&key, &bare], |row| {
                Ok((ItemId::from_uuid(row.get(0)?), row.get(1)?, row.get(2)?))
            })?
            .collect::<Result<_, _>>()?;
        // Whoever bears a number now comes before whoever bore it by mistake.
        if let Some((_, best_closed, false)) = found.first().copied() {
            found.retain(|(_, closed, former)| !former || *closed != best_closed);
        }
        let open: Vec<ItemId> =
            found.iter().filter(|(_, closed, _)| !closed).map(|f| f.0).collect();
        Ok(match (open.as_slice(), found.first()) {
            ([one], _) => Found::One(*one),
            ([], Some((last_closed, _, _))) => Found::One(*last_closed),
            ([], None) => Found::Nothing,
            (several, _) => Found::Several(several.to_vec()),
        })
    }

    /// The item, folded from its facts.
    pub fn item(&self, id: ItemId) -> Result<Option<Item>, LedgerError> {
        Store(&self.connection).item(id)
    }

    /// The item's row, as lists show it.
    pub fn row(&self, id: ItemId) -> Result<Option<ItemRow>, LedgerError> {
        let row = row(&self.connection, id)?;
        row.map(|row| Called::new(self.directory()).name(row)).transpose()
    }

    /// The item with all its facts.
    pub fn history(&self, id: ItemId) -> Result<Option<History>, LedgerError> {
        let facts = Store(&self.connection).facts(id)?;
        if facts.is_empty() {
            return Ok(None);
        }
        let item = Item::from_history(id, &facts);
        let in_order = history::in_order(&facts);
        let set_aside = history::corrections(&in_order).set_aside;
        let facts = in_order.into_iter().cloned().collect();
        Ok(Some(History { item, facts, set_aside }))
    }

    /// The fact at a place of the log, if it is about an item.
    pub fn fact(&self, seq: u64) -> Result<Option<Fact>, LedgerError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT seq, body FROM event WHERE seq = ?1 AND item IS NOT NULL")?;
        let mut rows = statement.query([i64::try_from(seq).unwrap_or(i64::MAX)])?;
        rows.next()?.map(fact_of).transpose()
    }

    /// The `data` of the entry at a place of the log, as it is stored.
    pub fn data_of(&self, seq: u64) -> Result<serde_json::Value, LedgerError> {
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM event WHERE seq = ?1")?;
        let place = i64::try_from(seq).unwrap_or(i64::MAX);
        let body: Vec<u8> = statement.query_row([place], |row| row.get(0))?;
        let mut entry: serde_json::Value = serde_json::from_slice(&body)
            .map_err(|error| LedgerError::Damaged(format!("entry {seq}: {error}")))?;
        Ok(entry.get_mut("data").map(serde_json::Value::take).unwrap_or_default())
    }

    /// Hands over the items that pass a filter, in the order in which they first came in.
    pub fn for_each_item(
        &self,
        filter: &Filter,
        take: &mut dyn FnMut(ItemRow) -> bool,
    ) -> Result<(), LedgerError> {
        let mut called = Called::new(self.directory());
        let mut fault = None;
        self.for_each_bare_item(filter, &mut |row| match called.name(row) {
            Ok(row) => take(row),
            Err(error) => {
                fault = Some(error);
                false
            }
        })?;
        fault.map_or(Ok(()), Err)
    }

    /// The same without the names of persons, which are sealed and take time to open.
    pub fn for_each_bare_item(
        &self,
        filter: &Filter,
        take: &mut dyn FnMut(ItemRow) -> bool,
    ) -> Result<(), LedgerError> {
        let sql = format!("{SELECT_ITEM}{WHERE_FILTER} ORDER BY i.id");
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(rusqlite::params![
            filter.standing,
            filter.kind,
            filter.with.map(PersonId::uuid),
            filter.for_person.map(PersonId::uuid),
            filter.place,
            filter.since_before.map(Timestamp::as_millis),
            filter.on_hold,
            filter.unmatched,
            filter.open,
            filter.unsigned,
        ])?;
        while let Some(row) = rows.next()? {
            if !take(item_row(row)?) {
                break;
            }
        }
        Ok(())
    }

    /// Items in which a text occurs: in an identifier, a description, or the name of a person.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<ItemRow>, LedgerError> {
        // Names are sealed: who is meant is found first.
        let people = match self.directory().people_like(text, limit) {
            // Without the key, items are still found by what is printed on them.
            Err(LedgerError::Seal(_)) => Vec::new(),
            read => read?,
        };
        let people: Vec<String> = people.iter().map(|p| p.id.uuid().simple().to_string()).collect();
        let people = format!("[\"{}\"]", people.join("\",\""));
        let literal = text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let pattern = format!("%{literal}%");
        let key = pattern.to_uppercase().replace([' ', ':'], "");
        let sql = format!(
            "{SELECT_ITEM} WHERE i.id IN (
               SELECT item FROM identifier WHERE value LIKE ?1 ESCAPE '\\'
               UNION SELECT id FROM item WHERE maker LIKE ?2 ESCAPE '\\' OR model LIKE ?2 ESCAPE '\\'
                 OR sender LIKE ?2 ESCAPE '\\' OR category LIKE ?2 ESCAPE '\\'
               UNION SELECT v.item FROM json_each(?3) q JOIN involved v ON v.person = unhex(q.value))
             ORDER BY i.standing = 'closed', i.last_seq DESC LIMIT ?4"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map((key, &pattern, people, limit), item_row)?;
        let mut called = Called::new(self.directory());
        rows.map(|row| called.name(row?)).collect()
    }

    /// What a person answered for at an instant, as far as is known today: folded from the facts up
    /// to then and every correction of them since.
    pub fn holdings_at(&self, person: PersonId, at: Timestamp) -> Result<Vec<Item>, LedgerError> {
        let store = Store(&self.connection);
        let mut statement =
            self.connection.prepare("SELECT item FROM involved WHERE person = ?1 ORDER BY item")?;
        let ids: Vec<Uuid> =
            statement.query_map([person.uuid()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut held = Vec::new();
        for id in ids {
            let id = ItemId::from_uuid(id);
            let facts = store.facts(id)?;
            let until_then = |f: &&Fact| f.occurred() <= at || f.event.rewrites_history();
            let then = Item::from_history(id, facts.iter().filter(until_then));
            if then.standing.is_open() && then.custodian == Custodian::Person(person) {
                // Who had it is of that time; what it is called is of today.
                let Item { standing, custodian, since, .. } = then;
                held.push(Item { standing, custodian, since, ..Item::from_history(id, &facts) });
            }
        }
        Ok(held)
    }

    /// Every fact that names a person, in the order in which they happened.
    pub fn facts_about(&self, person: PersonId) -> Result<Vec<Fact>, LedgerError> {
        let store = Store(&self.connection);
        let mut statement =
            self.connection.prepare_cached("SELECT item FROM involved WHERE person = ?1")?;
        let ids = statement.query_map([person.uuid()], |row| row.get(0).map(ItemId::from_uuid))?;
        let mut about = Vec::new();
        for id in ids {
            let facts = store.facts(id?)?;
            about.extend(facts.into_iter().filter(|fact| fact.event.people().contains(&person)));
        }
        about.sort_by_key(|fact| (fact.at, fact.id));
        Ok(about)
    }

    /// Hands over events about items in the order of the log: all of `from..to`, by place.
    pub fn for_each_event(
        &self,
        from: u64,
        to: u64,
        take: &mut dyn FnMut(EventRow) -> bool,
    ) -> Result<(), LedgerError> {
        let place = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare(
            "SELECT e.seq, e.body, i.kind, i.tracking, i.carrier, i.serial, i.tag, i.maker, i.model, i.category
             FROM event e LEFT JOIN item i ON i.id = e.item
             WHERE e.seq >= ?1 AND e.seq < ?2 AND e.item IS NOT NULL ORDER BY e.seq",
        )?;
        let mut rows = statement.query([place(from), place(to)])?;
        while let Some(row) = rows.next()? {
            let event = EventRow {
                fact: fact_of(row)?,
                body: row.get(1)?,
                item_kind: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                tracking: row.get(3)?,
                carrier: row.get(4)?,
                serial: row.get(5)?,
                tag: row.get(6)?,
                maker: row.get(7)?,
                model: row.get(8)?,
                category: row.get(9)?,
            };
            if !take(event) {
                break;
            }
        }
        Ok(())
    }

    /// How many events, items and people there are.
    pub fn counts(&self) -> Result<Counts, LedgerError> {
        let count = |sql: &'static str| -> Result<u64, LedgerError> {
            let n: i64 = self.connection.query_row(sql, (), |row| row.get(0))?;
            Ok(u64::try_from(n).unwrap_or(0))
        };
        Ok(Counts {
            events: count("SELECT coalesce(max(seq), -1) + 1 FROM event")?,
            items: count("SELECT count(*) FROM item")?,
            people: count("SELECT count(*) FROM person")?,
        })
    }
}
