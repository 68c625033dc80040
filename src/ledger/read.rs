//! Reading facts and folding them: what both the write transaction and every question rest on.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::LedgerError;
use super::codec::{self, Record};
use crate::domain::event::{AliasKind, ContentLine, Event, Fact, Identity, ItemKind, Origin};
use crate::domain::item::Item;
use crate::domain::names::{
    CommandId, EventId, ItemId, Label, SerialNumber, Timestamp, TrackingNumber,
};

/// The event that stands for an answer: what a receipt is a view of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub event: EventId,
    pub kind: String,
    pub at: Timestamp,
    pub occurred: Timestamp,
    pub actor: String,
}

impl Recorded {
    pub(super) fn of(fact: &Fact) -> Self {
        Self {
            event: fact.id,
            kind: fact.event.kind().to_owned(),
            at: fact.at,
            occurred: fact.occurred(),
            actor: fact.actor.to_string(),
        }
    }
}

/// A range of item ids: from the first to the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct ItemIds {
    pub(super) first: Uuid,
    pub(super) last: Uuid,
}

impl ItemIds {
    pub(super) const ALL: Self = Self { first: Uuid::nil(), last: Uuid::max() };
}

/// Takes one item's history; an error ends the walk.
pub(super) type TakeHistory<'t> = dyn FnMut(ItemId, &[Fact]) -> Result<(), LedgerError> + 't;

/// The tables of one connection, inside or outside a transaction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Store<'c>(pub(super) &'c Connection);

/// Reads an entry from the columns `seq, body`.
pub(super) fn fact_of(row: &Row<'_>) -> Result<Fact, LedgerError> {
    let seq: i64 = row.get(0)?;
    let seq = u64::try_from(seq).unwrap_or(0);
    let body = row
        .get_ref(1)?
        .as_blob()
        .map_err(|_| LedgerError::Damaged(format!("entry {seq} has no bytes")))?;
    let entry = codec::decode(body).map_err(|source| LedgerError::BadEntry { seq, source })?;
    match entry.record {
        Record::Item(fact) => Ok(fact),
        Record::Log(_) => Err(LedgerError::Damaged(format!("entry {seq} is not about an item"))),
    }
}

impl Store<'_> {
    /// All facts about an item, in the order of the log.
    pub(super) fn facts(self, item: ItemId) -> Result<Vec<Fact>, LedgerError> {
        self.facts_where("SELECT seq, body FROM event WHERE item = ?1 ORDER BY seq", item.uuid())
    }

    /// The facts about an item before a place of the log.
    pub(super) fn facts_before(self, item: ItemId, until: u64) -> Result<Vec<Fact>, LedgerError> {
        let sql = "SELECT seq, body FROM event WHERE item = ?1 AND seq < ?2 ORDER BY seq";
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query((item.uuid(), i64::try_from(until).unwrap_or(i64::MAX)))?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next()? {
            facts.push(fact_of(row)?);
        }
        Ok(facts)
    }

    /// All facts that one command made.
    pub(super) fn facts_of_command(self, op: CommandId) -> Result<Vec<Fact>, LedgerError> {
        self.facts_where("SELECT seq, body FROM event WHERE op = ?1 ORDER BY n", op.uuid())
    }

    fn facts_where(self, sql: &'static str, id: Uuid) -> Result<Vec<Fact>, LedgerError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next()? {
            facts.push(fact_of(row)?);
        }
        Ok(facts)
    }

    /// The item as its facts leave it, if it has any.
    pub(super) fn item(self, id: ItemId) -> Result<Option<Item>, LedgerError> {
        let facts = self.facts(id)?;
        Ok((!facts.is_empty()).then(|| Item::from_history(id, &facts)))
    }

    /// Hands over every item's history, in the order of item ids, one at a time.
    pub(super) fn for_each_history(self, take: &mut TakeHistory<'_>) -> Result<(), LedgerError> {
        self.for_each_history_in(ItemIds::ALL, take)
    }

    /// The same of the items within a range.
    pub(super) fn for_each_history_in(
        self,
        ids: ItemIds,
        take: &mut TakeHistory<'_>,
    ) -> Result<(), LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT seq, body, item FROM event INDEXED BY event_by_item
             WHERE item >= ?1 AND item <= ?2 ORDER BY item, seq",
        )?;
        let mut rows = statement.query((ids.first, ids.last))?;
        let mut current: Option<ItemId> = None;
        let mut facts: Vec<Fact> = Vec::new();
        while let Some(row) = rows.next()? {
            let item = ItemId::from_uuid(row.get(2)?);
            if current != Some(item) {
                if let Some(done) = current {
                    take(done, &facts)?;
                }
                current = Some(item);
                facts.clear();
            }
            facts.push(fact_of(row)?);
        }
        current.map_or(Ok(()), |last| take(last, &facts))
    }

    /// The parcel with this number: the open one, else the one closed last.
    pub(super) fn parcel(self, tracking: &TrackingNumber) -> Result<Option<Item>, LedgerError> {
        let mut statement = self.0.prepare_cached(
            "SELECT i.standing <> 'closed', i.last_seq, i.id
             FROM identifier d JOIN item i ON i.id = d.item
             WHERE d.value = ?1 AND d.kind = 'tracking' AND i.kind = 'parcel'",
        )?;
        let found: Vec<(bool, i64, Uuid)> = statement
            .query_map([tracking.as_str()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        // Chosen here: to sort, SQLite would make and drop a table for every parcel that comes in.
        let chosen = found.into_iter().max();
        chosen.map_or(Ok(None), |(_, _, id)| self.item(ItemId::from_uuid(id)))
    }

    /// The asset that an identity means: by serial number and maker, else by tag.
    pub(super) fn asset(self, identity: &Identity) -> Result<Option<Item>, LedgerError> {
        if let Some(serial) = &identity.serial {
            let maker = identity.maker.as_ref();
            return match self.open_asset_by_serial(serial, maker, None)? {
                Some(item) => Ok(Some(item)),
                None => self.closed_asset(AliasKind::Serial, serial.as_str(), maker),
            };
        }
        let Some(tag) = &identity.tag else { return Ok(None) };
        match self.open_item_by(AliasKind::Tag, tag.as_str(), None)? {
            Some(item) => Ok(Some(item)),
            None => self.closed_asset(AliasKind::Tag, tag.as_str(), identity.maker.as_ref()),
        }
    }

    /// Another open asset with this serial number, unless both makers are known and differ.
    pub(super) fn open_asset_by_serial(
        self,
        serial: &SerialNumber,
        maker: Option<&Label>,
        except: Option<ItemId>,
    ) -> Result<Option<Item>, LedgerError> {
        let items = self.items_by(AliasKind::Serial, serial.as_str())?;
        Ok(items.into_iter().find(|item| {
            item.kind == ItemKind::Asset
                && item.standing.is_open()
                && Some(item.id) != except
                && may_be_same_maker(item, maker)
        }))
    }

    /// Another open item that answers to an identifier of this kind.
    pub(super) fn open_item_by(
        self,
        kind: AliasKind,
        value: &str,
        except: Option<ItemId>,
    ) -> Result<Option<Item>, LedgerError> {
        let items = self.items_by(kind, value)?;
        Ok(items.into_iter().find(|item| item.standing.is_open() && Some(item.id) != except))
    }

    fn closed_asset(
        self,
        kind: AliasKind,
        value: &str,
        maker: Option<&Label>,
    ) -> Result<Option<Item>, LedgerError> {
        let items = self.items_by(kind, value)?;
        Ok(items.into_iter().find(|item| {
            item.kind == ItemKind::Asset
                && !item.standing.is_open()
                && may_be_same_maker(item, maker)
        }))
    }

    fn items_by(self, kind: AliasKind, value: &str) -> Result<Vec<Item>, LedgerError> {
        let mut statement =
            self.0.prepare_cached("SELECT item FROM identifier WHERE value = ?1 AND kind = ?2")?;
        let ids: Vec<Uuid> = statement
            .query_map((value, kind.as_str()), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut items = Vec::with_capacity(ids.len());
        for id in ids {
            items.extend(self.item(ItemId::from_uuid(id))?);
        }
        Ok(items)
    }

    /// The parcel, and the event there, that settled its line when this event serialized an asset.
    pub(super) fn origin_settled_with(
        self,
        event: EventId,
        asset: ItemId,
    ) -> Result<Option<(ItemId, EventId)>, LedgerError> {
        let facts = self.facts(asset)?;
        let serialized = facts.iter().find(|fact| fact.id == event);
        let Some(Event::Serialized(serialization)) = serialized.map(|fact| &fact.event) else {
            return Ok(None);
        };
        let Origin::Parcel(parcel) = serialization.origin else { return Ok(None) };
        let line = ContentLine::Asset(asset);
        // The last one: earlier ones were voided before the asset could settle its line again.
        let settled = self.facts(parcel)?.into_iter().rfind(
            |fact| matches!(&fact.event, Event::LineSettled { line: settled } if *settled == line),
        );
        Ok(settled.map(|fact| (parcel, fact.id)))
    }
}

fn may_be_same_maker(item: &Item, maker: Option<&Label>) -> bool {
    match (&item.identity.maker, maker) {
        (Some(known), Some(said)) => known.as_str().eq_ignore_ascii_case(said.as_str()),
        _one_of_them_is_not_known => true,
    }
}
