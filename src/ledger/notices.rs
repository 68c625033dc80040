//! Notices that were about to be sent, and what has happened lately that somebody is to be told of.
//!
//! An intent is noted before a notice is sent and forgotten once it is recorded. What is found at the beginning of a
//! run was interrupted in between.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Ledger, LedgerError};
use crate::domain::event::{Channel, NoticeAbout};
use crate::domain::names::{CommandId, ItemId, PersonId, Timestamp};

/// A notice that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeIntent {
    /// The command that will record it.
    pub op: CommandId,
    pub about: NoticeAbout,
    pub rung: u8,
    pub channel: Channel,
    /// Who is told, if they are in the directory.
    pub to: Option<PersonId>,
    pub items: Vec<ItemId>,
    pub begun_at: Timestamp,
}

/// The notices of a ledger that are about to be sent.
#[derive(Debug, Clone, Copy)]
pub struct NoticeIntents<'c>(&'c Connection);

impl Ledger {
    /// The notices that are about to be sent.
    #[must_use]
    pub const fn notice_intents(&self) -> NoticeIntents<'_> {
        NoticeIntents(&self.connection)
    }

    /// The items of which something of a kind was recorded since an instant.
    pub fn items_with(&self, kind: &str, since: Timestamp) -> Result<Vec<ItemId>, LedgerError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item, recorded_at, kind = ?1 FROM event WHERE item IS NOT NULL ORDER BY seq DESC",
        )?;
        let mut rows = statement.query([kind])?;
        let mut items = Vec::new();
        // From the end, so that a long log costs no more than a short one.
        while let Some(row) = rows.next()? {
            if row.get::<_, i64>(1)? < since.as_millis() {
                break;
            }
            if row.get(2)? {
                items.push(ItemId::from_uuid(row.get(0)?));
            }
        }
        items.sort();
        items.dedup();
        Ok(items)
    }
}

fn intent_of(row: &Row<'_>) -> Result<NoticeIntent, LedgerError> {
    let damaged =
        |what: &str| LedgerError::Damaged(format!("a notice has no {what} that is known"));
    let (about, channel, items): (String, String, String) = (row.get(1)?, row.get(3)?, row.get(5)?);
    let items: Option<Vec<ItemId>> = items.split(' ').map(|id| ItemId::parse(id).ok()).collect();
    Ok(NoticeIntent {
        op: CommandId::from_uuid(row.get(0)?),
        about: NoticeAbout::from_word(&about).ok_or_else(|| damaged("subject"))?,
        rung: row.get(2)?,
        channel: Channel::from_word(&channel).ok_or_else(|| damaged("channel"))?,
        to: row.get::<_, Option<Uuid>>(4)?.map(PersonId::from_uuid),
        items: items.ok_or_else(|| damaged("items"))?,
        begun_at: Timestamp::from_millis(row.get(6)?),
    })
}

impl NoticeIntents<'_> {
    /// Takes note of one, durably.
    pub fn begin(self, intent: &NoticeIntent) -> Result<(), LedgerError> {
        let items: Vec<String> = intent.items.iter().map(ToString::to_string).collect();
        self.0
            .prepare_cached(
                "INSERT INTO notice_intent (op, about, rung, channel, person, items, begun_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(rusqlite::params![
                intent.op.uuid(),
                intent.about.as_str(),
                intent.rung,
                intent.channel.as_str(),
                intent.to.map(PersonId::uuid),
                items.join(" "),
                intent.begun_at.as_millis(),
            ])?;
        Ok(())
    }

    /// Forgets one: what became of it is recorded.
    pub fn end(self, op: CommandId) -> Result<(), LedgerError> {
        self.0.prepare_cached("DELETE FROM notice_intent WHERE op = ?1")?.execute([op.uuid()])?;
        Ok(())
    }

    /// Those that were interrupted, the oldest first.
    pub fn left(self) -> Result<Vec<NoticeIntent>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT op, about, rung, channel, person, items, begun_at FROM notice_intent
             ORDER BY begun_at, op",
        )?;
        let mut rows = statement.query(())?;
        let mut left = Vec::new();
        while let Some(row) = rows.next()? {
            left.push(intent_of(row)?);
        }
        Ok(left)
    }
}
