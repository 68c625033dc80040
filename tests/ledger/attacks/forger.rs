//! Somebody with a shell, the published formats and as many keys as the test gives them.

use std::path::Path;

use custody::ledger::note::{Checkpoint, SignerKey, sign};
use custody::ledger::tree::{Frontier, Hash, leaf_hash};
use custody::ledger::{KeyHolder, Keys as _};
use rusqlite::{Connection, OptionalExtension as _, Params};
use serde_json::Value;
use uuid::Uuid;

use crate::common::desk::{SameKeys, session_of};
use crate::common::{name, station};

pub const ORIGIN: &str = "acme/custody/hq/dock-1/e0";

/// The private key of the log.
pub fn log_key() -> SignerKey {
    key_of(ORIGIN, &KeyHolder::Log { log: station(1) })
}

/// The private key with which an operator opens sessions.
pub fn operator_key(who: &str) -> SignerKey {
    let holder = KeyHolder::Operator { name: name(who) };
    key_of(&operator_key_name(who), &holder)
}

/// The private key of an operator's session.
pub fn session_key(who: &str) -> SignerKey {
    let holder = KeyHolder::Session { id: session_of(&name(who)) };
    key_of(&session_key_name(who), &holder)
}

pub fn session_key_name(who: &str) -> String {
    format!("acme/custody/hq/dock-1/session/{who}")
}

/// Says that an entry is by somebody, in their session.
pub fn is_by(entry: &mut Value, who: &str) {
    entry["actor"] = who.into();
    entry["session"] = session_of(&name(who)).to_string().into();
}

pub fn operator_key_name(who: &str) -> String {
    format!("acme/custody/hq/dock-1/operator/{who}")
}

fn key_of(name: &str, holder: &KeyHolder) -> SignerKey {
    let seed = SameKeys.seed(holder).expect("every key can be had");
    SignerKey::from_seed(name, &seed).expect("a good name")
}

/// A key of the forger's own under somebody else's name.
pub fn forged_key(name: &str) -> SignerKey {
    SignerKey::from_seed(name, &[0x66; 32]).expect("a good name")
}

/// A number as SQLite has it.
pub fn place(n: u64) -> i64 {
    i64::try_from(n).expect("a place in a log")
}

/// The file without its triggers; they are back, word for word, when the forger has gone.
pub struct Forger {
    pub raw: Connection,
    triggers: Vec<String>,
}

impl Drop for Forger {
    fn drop(&mut self) {
        for trigger in &self.triggers {
            self.raw.execute_batch(trigger).expect("the triggers can be made again");
        }
    }
}

impl Forger {
    pub fn at(path: &Path) -> Self {
        let raw = Connection::open(path).expect("the file is there");
        raw.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
            .expect("anybody may");
        let mut forger = Self { raw, triggers: Vec::new() };
        let triggers: Vec<(String, String)> = forger.rows(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid",
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        for (name, sql) in triggers {
            forger.sql(&format!("DROP TRIGGER {name}"));
            forger.triggers.push(sql);
        }
        forger
    }

    fn rows<T>(
        &self,
        sql: &str,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Vec<T> {
        let mut statement = self.raw.prepare(sql).expect("it is SQL");
        let rows = statement.query_map((), read).expect("it can be read");
        rows.collect::<Result<_, _>>().expect("row by row")
    }

    /// Runs one statement after the other.
    pub fn sql(&self, sql: &str) {
        self.raw.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Runs a statement that must change something.
    pub fn change(&self, sql: &str, values: impl Params) {
        let changed = self.raw.execute(sql, values).unwrap_or_else(|e| panic!("{sql}: {e}"));
        assert!(changed > 0, "it changes something: {sql}");
    }

    pub fn body(&self, seq: u64) -> String {
        let sql = "SELECT CAST(body AS TEXT) FROM event WHERE seq = ?1";
        self.raw.query_row(sql, [place(seq)], |row| row.get(0)).expect("the entry is there")
    }

    fn put_body(&self, seq: u64, body: &str) {
        let sql = "UPDATE event SET body = ?1 WHERE seq = ?2";
        self.change(sql, (body.as_bytes(), place(seq)));
    }

    /// Changes the bytes of an entry and nothing else.
    pub fn rewrite(&self, seq: u64, change: impl FnOnce(&str) -> String) {
        let before = self.body(seq);
        let after = change(&before);
        assert_ne!(before, after, "the forger changes something");
        self.put_body(seq, &after);
    }

    pub fn replace(&self, seq: u64, from: &str, to: &str) {
        self.rewrite(seq, |body| body.replacen(from, to, 1));
    }

    pub fn entry(&self, seq: u64) -> Value {
        serde_json::from_str(&self.body(seq)).expect("an entry is JSON")
    }

    /// Changes an entry and writes it in canonical form.
    pub fn edit(&self, seq: u64, change: impl FnOnce(&mut Value)) {
        let mut entry = self.entry(seq);
        change(&mut entry);
        self.put_body(seq, &entry.to_string());
    }

    /// How many entries there are.
    pub fn size(&self) -> u64 {
        let size: i64 = self
            .raw
            .query_row("SELECT coalesce(max(seq), -1) + 1 FROM event", (), |row| row.get(0))
            .expect("it can be read");
        u64::try_from(size).expect("a size")
    }

    /// Puts an entry into the log; its number is the one that it says.
    pub fn insert(&self, entry: &Value) {
        let sql = "INSERT INTO event VALUES (?1, NULL, randomblob(16), 0, '', '', 0, 0, ?2)";
        self.change(sql, (entry["seq"].as_i64(), entry.to_string().as_bytes()));
        self.retell();
    }

    /// Adds an entry like another one at the end of the log.
    pub fn append_like(&self, seq: u64, change: impl FnOnce(&mut Value)) {
        let mut entry = self.entry(seq);
        entry["seq"] = self.size().into();
        entry["op"] = Uuid::from_u128(0xF0F).to_string().into();
        entry["n"] = Value::Null;
        let last = self.entry(self.size() - 1);
        for clock in ["at", "up"] {
            entry[clock] = (last[clock].as_i64().expect("a time") + 1_000).into();
        }
        change(&mut entry);
        let fields = entry.as_object_mut().expect("an entry is an object");
        fields.retain(|_, value| !value.is_null());
        self.insert(&entry);
    }

    /// Adds a whole transaction: the last entry under a head of its own.
    pub fn append_signed(&self, seq: u64, change: impl FnOnce(&mut Value), keys: &[&SignerKey]) {
        self.append_like(seq, change);
        self.regrow();
        self.sql("INSERT INTO checkpoint SELECT max(seq) + 1, '' FROM event");
        self.sign_from(self.size(), |_| keys.to_vec());
    }

    /// Gives entries another number, with everything that names it, heads too.
    pub fn shift(&self, from: u64, by: i64) {
        let moved = |seq: &Value| {
            let seq = seq.as_i64().filter(|seq| *seq >= place(from))?;
            Some(Value::from(seq + by))
        };
        for seq in 0..self.size() {
            let there = "SELECT 1 FROM event WHERE seq = ?1";
            if !self.raw.prepare(there).expect("SQL").exists([place(seq)]).expect("it can be read")
            {
                continue;
            }
            self.edit(seq, |entry| {
                let own = moved(&entry["seq"]);
                entry["seq"] = own.unwrap_or_else(|| entry["seq"].clone());
                let parents = entry.get_mut("parents").and_then(Value::as_array_mut);
                for parent in parents.into_iter().flatten() {
                    *parent = moved(parent).unwrap_or_else(|| parent.clone());
                }
            });
        }
        // Through negative numbers, so that no two rows have one number for a moment.
        self.sql(&format!(
            "UPDATE event SET seq = -1 - (seq + {by}) WHERE seq >= {from};
             UPDATE event SET seq = -1 - seq WHERE seq < 0;
             UPDATE personal SET seq = -1 - (seq + {by}) WHERE seq >= {from};
             UPDATE personal SET seq = -1 - seq WHERE seq < 0;
             UPDATE checkpoint SET size = -(size + {by}) WHERE size > {from};
             UPDATE checkpoint SET size = -size WHERE size < 0;"
        ));
    }

    /// Makes the columns repeat what the entries say.
    pub fn retell(&self) {
        // No moment may have one command id twice.
        self.sql("UPDATE event SET op = randomblob(16)");
        let id = |value: &Value| value.as_str().and_then(|text| Uuid::parse_str(text).ok());
        for (seq, entry) in self.entries() {
            let Ok(entry) = serde_json::from_slice::<Value>(&entry) else { continue };
            let at = entry["at"].as_i64();
            self.change(
                "UPDATE event SET item = ?2, op = ?3, n = ?4, kind = ?5, actor = ?6,
                   occurred_at = ?7, recorded_at = ?8 WHERE seq = ?1",
                (
                    seq,
                    id(&entry["item"]),
                    id(&entry["op"]),
                    entry["n"].as_i64().unwrap_or(0),
                    entry["kind"].as_str(),
                    entry["actor"].as_str(),
                    entry["occurred"].as_i64().or(at),
                    at,
                ),
            );
        }
    }

    fn entries(&self) -> Vec<(i64, Vec<u8>)> {
        self.rows("SELECT seq, body FROM event ORDER BY seq", |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Stores the tree that the entries make.
    pub fn regrow(&self) {
        self.sql("DELETE FROM tree");
        let (mut tree, mut hashes) = (Frontier::default(), Vec::new());
        for (_, body) in self.entries() {
            tree.push(leaf_hash(&body), |hash| hashes.push(hash));
        }
        for (at, hash) in (0_i64..).zip(&hashes) {
            self.change("INSERT INTO tree VALUES (?1, ?2)", (at, hash));
        }
    }

    /// The root of the entries as they are now.
    pub fn root(&self) -> Hash {
        self.root_at(self.size())
    }

    fn root_at(&self, size: u64) -> Hash {
        let mut tree = Frontier::default();
        for (_, body) in self.entries().into_iter().take(usize::try_from(size).expect("a size")) {
            tree.push(leaf_hash(&body), |_| {});
        }
        tree.root()
    }

    pub fn note(&self, size: u64) -> String {
        let sql = "SELECT note FROM checkpoint WHERE size = ?1";
        let note = self.raw.query_row(sql, [place(size)], |row| row.get(0)).optional();
        note.expect("it can be read").expect("there is such a head")
    }

    pub fn put_note(&self, size: u64, note: &str) {
        self.change("UPDATE checkpoint SET note = ?2 WHERE size = ?1", (place(size), note));
    }

    /// Makes the heads say what the entries are, from one size on. Who signs, given who wrote: where
    /// nobody does, the old signatures stay below the new text.
    pub fn sign_from<'k>(&self, size: u64, signers: impl Fn(&str) -> Vec<&'k SignerKey>) {
        let heads: Vec<(i64, String)> = self.rows(
            "SELECT c.size, e.actor FROM checkpoint c JOIN event e ON e.seq = c.size - 1
             ORDER BY c.size",
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        for (head, actor) in heads.into_iter().filter(|(head, _)| *head >= place(size)) {
            let head = u64::try_from(head).expect("a size");
            let root = self.root_at(head);
            let text = Checkpoint { origin: ORIGIN.to_owned(), size: head, root }.to_string();
            let keys = signers(&actor);
            let note = if keys.is_empty() {
                let old = self.note(head);
                let signatures = old.split_once("\n\n").map_or("", |(_, signatures)| signatures);
                format!("{text}\n{signatures}")
            } else {
                sign(&text, &keys).expect("it can be signed")
            };
            self.put_note(head, &note);
        }
    }
}
