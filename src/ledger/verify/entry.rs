//! What can be said of one entry by itself: pure, so that many can be examined at once.

use rusqlite::Row;
use uuid::Uuid;

use super::super::codec::{self, Entry};
use super::super::tree::{Hash, leaf_hash};
use crate::domain::names::ItemId;

/// One row of the log as the file has it; a column that cannot be read is not there.
pub(super) struct Stored {
    pub(super) seq: i64,
    body: Option<Vec<u8>>,
    item: Option<Uuid>,
    op: Option<Uuid>,
    n: Option<i64>,
    kind: Option<String>,
    actor: Option<String>,
    occurred_at: Option<i64>,
    recorded_at: Option<i64>,
}

impl Stored {
    /// The whole log, as [`Stored::read`] wants it.
    pub(super) const SELECT: &str =
        "SELECT seq, body, item, op, n, kind, actor, occurred_at, recorded_at
         FROM event ORDER BY seq";

    pub(super) fn read(row: &Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            seq: row.get(0)?,
            body: row.get(1).ok(),
            item: row.get(2).ok(),
            op: row.get(3).ok(),
            n: row.get(4).ok(),
            kind: row.get(5).ok(),
            actor: row.get(6).ok(),
            occurred_at: row.get(7).ok(),
            recorded_at: row.get(8).ok(),
        })
    }
}

/// What was found out about one row.
pub(super) struct Examined {
    pub(super) seq: i64,
    pub(super) leaf: Option<Hash>,
    pub(super) entry: Option<Entry>,
    /// Rule and message.
    pub(super) problems: Vec<(&'static str, String)>,
}

/// Reads the entry, and compares it with its one stored form and with the columns beside it.
pub(super) fn examine(row: Stored) -> Examined {
    let mut examined = Examined { seq: row.seq, leaf: None, entry: None, problems: Vec::new() };
    let mut problem = |rule, message: &str| examined.problems.push((rule, message.to_owned()));
    let Some(body) = &row.body else {
        problem("entry", "has no bytes");
        return examined;
    };
    examined.leaf = Some(leaf_hash(body));
    let entry = match codec::decode(body) {
        Ok(entry) => entry,
        Err(error) => {
            problem("entry", &error.to_string());
            return examined;
        }
    };
    if !codec::is_canonical(body, &entry) {
        problem("canonical", "the entry is not in its one stored form");
    }
    let record = &entry.record;
    let columns = [
        ("seq", u64::try_from(row.seq).is_ok_and(|seq| seq == record.id().seq)),
        ("item", row.item == record.item().map(ItemId::uuid)),
        ("op", row.op == Some(record.op().uuid())),
        ("n", row.n == Some(i64::from(entry.n))),
        ("kind", row.kind.as_deref() == Some(record.kind())),
        ("actor", row.actor.as_deref() == Some(record.actor().as_str())),
        ("occurred_at", row.occurred_at == Some(record.occurred().as_millis())),
        ("recorded_at", row.recorded_at == Some(record.at().as_millis())),
    ];
    let wrong: Vec<&str> =
        columns.into_iter().filter(|(_, agrees)| !agrees).map(|(name, _)| name).collect();
    if !wrong.is_empty() {
        let text = format!("beside the entry stands another {} than in it", wrong.join(", "));
        problem("columns", &text);
    }
    examined.entry = Some(entry);
    examined
}
