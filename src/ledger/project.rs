//! The projection: what the log amounts to, one row an item, written in the same transaction.
//!
//! It is for reading only. Rules fold an item's own facts; a wrong row can therefore mislead a list
//! but never a decision, and `rebuild` makes every row again.

use std::borrow::Cow;

use rusqlite::{Connection, Row, Statement, TransactionBehavior};
use uuid::Uuid;

use super::cases::Cases;
use super::read::Store;
use super::waiting::Waiting;
use super::{Ledger, LedgerError};
use crate::domain::item::{Item, Standing};
use crate::domain::names::{
    AssetTag, ItemId, Label, PersonId, PlaceName, SerialNumber, StationId, Timestamp,
    TrackingNumber,
};
use crate::domain::party::Custodian;

/// The columns of `item`, in the order of [`ProjectedRow`].
pub(super) const COLUMNS: &str = "id, kind, standing, closed_how, custodian_type, custodian_id, custodian_name, \
    since, place, condition, holds, due_at, tracking, carrier, sender, class, recipient, contents, \
    settled, serial, tag, maker, model, category, data_bearing, used, origin_parcel, disputed, \
    unsigned, epoch, last_seq, last_at";

/// How many they are.
pub(super) const COLUMN_COUNT: usize = 32;

/// A text of an item that is folded, or of a row that is read.
type Text<'r> = Cow<'r, str>;

/// One row of `item`.
#[expect(clippy::struct_excessive_bools, reason = "they are columns")]
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ProjectedRow<'r> {
    pub(super) id: Uuid,
    kind: Text<'r>,
    standing: Text<'r>,
    closed_how: Option<Text<'r>>,
    custodian_type: Text<'r>,
    custodian_id: Option<Uuid>,
    custodian_name: Option<Text<'r>>,
    since: i64,
    place: Option<Text<'r>>,
    condition: Text<'r>,
    holds: Text<'r>,
    due_at: Option<i64>,
    tracking: Option<Text<'r>>,
    carrier: Option<Text<'r>>,
    sender: Option<Text<'r>>,
    class: Text<'r>,
    recipient: Option<Uuid>,
    contents: Option<i64>,
    settled: i64,
    serial: Option<Text<'r>>,
    tag: Option<Text<'r>>,
    maker: Option<Text<'r>>,
    model: Option<Text<'r>>,
    category: Option<Text<'r>>,
    data_bearing: bool,
    used: bool,
    origin_parcel: Option<Uuid>,
    disputed: bool,
    unsigned: bool,
    epoch: i64,
    last_seq: i64,
    last_at: i64,
}

pub(super) fn row_of<'i>(item: &'i Item, last_seq: u64) -> ProjectedRow<'i> {
    let (custodian_id, custodian_name) = match &item.custodian {
        Custodian::Unknown | Custodian::Nobody | Custodian::Carrier(None) => (None, None),
        Custodian::Person(person) => (Some(person.uuid()), None),
        Custodian::Mailroom(station) => (Some(station.uuid()), None),
        Custodian::Carrier(Some(name)) | Custodian::Courier(name) | Custodian::Vendor(name) => {
            (None, Some(name.as_str()))
        }
    };
    let closed_how = match item.standing {
        Standing::Closed(how) => Some(Text::Borrowed(how.as_str())),
        Standing::Unseen
        | Standing::Expected
        | Standing::Held
        | Standing::Out
        | Standing::Missing => None,
    };
    let holds: Vec<&str> = item.holds.iter().map(|code| code.as_str()).collect();
    let identity = &item.identity;
    let text = |text: Option<&'i str>| text.map(Text::Borrowed);
    ProjectedRow {
        id: item.id.uuid(),
        kind: Text::Borrowed(item.kind.as_str()),
        standing: Text::Borrowed(item.standing.as_str()),
        closed_how,
        custodian_type: Text::Borrowed(item.custodian.kind()),
        custodian_id,
        custodian_name: text(custodian_name),
        since: item.since.as_millis(),
        place: text(item.place.as_ref().map(PlaceName::as_str)),
        condition: Text::Borrowed(item.condition.as_str()),
        holds: Text::Owned(holds.join(",")),
        due_at: item.due.map(Timestamp::as_millis),
        tracking: text(item.tracking.as_ref().map(TrackingNumber::as_str)),
        carrier: text(item.carrier.as_ref().map(Label::as_str)),
        sender: text(item.sender.as_ref().map(Label::as_str)),
        class: Text::Borrowed(item.class.as_str()),
        recipient: item.recipient.person().map(PersonId::uuid),
        contents: item.contents.map(i64::from),
        settled: i64::try_from(item.lines.len()).unwrap_or(i64::MAX),
        serial: text(identity.serial.as_ref().map(SerialNumber::as_str)),
        tag: text(identity.tag.as_ref().map(AssetTag::as_str)),
        maker: text(identity.maker.as_ref().map(Label::as_str)),
        model: text(identity.model.as_ref().map(Label::as_str)),
        category: text(identity.category.as_ref().map(Label::as_str)),
        data_bearing: identity.data_bearing,
        used: item.used,
        origin_parcel: item.origin_parcel.map(ItemId::uuid),
        disputed: item.is_disputed(),
        unsigned: item.unsigned.is_some(),
        epoch: i64::from(item.epoch),
        last_seq: i64::try_from(last_seq).unwrap_or(i64::MAX),
        last_at: item.last_at.as_millis(),
    }
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<Text<'r>> {
    Ok(Text::Borrowed(row.get_ref(column)?.as_str()?))
}

fn text_if_there<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<Option<Text<'r>>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.map(Text::Borrowed))
}

impl<'r> ProjectedRow<'r> {
    pub(super) fn read(row: &'r Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            id: row.get(0)?,
            kind: text(row, 1)?,
            standing: text(row, 2)?,
            closed_how: text_if_there(row, 3)?,
            custodian_type: text(row, 4)?,
            custodian_id: row.get(5)?,
            custodian_name: text_if_there(row, 6)?,
            since: row.get(7)?,
            place: text_if_there(row, 8)?,
            condition: text(row, 9)?,
            holds: text(row, 10)?,
            due_at: row.get(11)?,
            tracking: text_if_there(row, 12)?,
            carrier: text_if_there(row, 13)?,
            sender: text_if_there(row, 14)?,
            class: text(row, 15)?,
            recipient: row.get(16)?,
            contents: row.get(17)?,
            settled: row.get(18)?,
            serial: text_if_there(row, 19)?,
            tag: text_if_there(row, 20)?,
            maker: text_if_there(row, 21)?,
            model: text_if_there(row, 22)?,
            category: text_if_there(row, 23)?,
            data_bearing: row.get(24)?,
            used: row.get(25)?,
            origin_parcel: row.get(26)?,
            disputed: row.get(27)?,
            unsigned: row.get(28)?,
            epoch: row.get(29)?,
            last_seq: row.get(30)?,
            last_at: row.get(31)?,
        })
    }

    /// Binds its values, from a parameter on, in the order of [`COLUMNS`].
    pub(super) fn bind(&self, to: &mut Statement<'_>, first: usize) -> rusqlite::Result<()> {
        let values: [&dyn rusqlite::ToSql; COLUMN_COUNT] = [
            &self.id,
            &self.kind,
            &self.standing,
            &self.closed_how,
            &self.custodian_type,
            &self.custodian_id,
            &self.custodian_name,
            &self.since,
            &self.place,
            &self.condition,
            &self.holds,
            &self.due_at,
            &self.tracking,
            &self.carrier,
            &self.sender,
            &self.class,
            &self.recipient,
            &self.contents,
            &self.settled,
            &self.serial,
            &self.tag,
            &self.maker,
            &self.model,
            &self.category,
            &self.data_bearing,
            &self.used,
            &self.origin_parcel,
            &self.disputed,
            &self.unsigned,
            &self.epoch,
            &self.last_seq,
            &self.last_at,
        ];
        for (parameter, value) in (first..).zip(values) {
            to.raw_bind_parameter(parameter, value)?;
        }
        Ok(())
    }

    /// Names the columns in which two rows differ.
    pub(super) fn differs_from(&self, other: &Self) -> Vec<&'static str> {
        let mut columns = Vec::new();
        macro_rules! compare {
            ($($column:ident)+) => {
                $(if self.$column != other.$column { columns.push(stringify!($column)); })+
            };
        }
        compare!(id kind standing closed_how custodian_type custodian_id custodian_name since place
            condition holds due_at tracking carrier sender class recipient contents settled serial
            tag maker model category data_bearing used origin_parcel disputed unsigned epoch last_seq last_at);
        columns
    }
}

/// The projection tables of a connection.
pub(super) struct Projection<'c>(pub(super) &'c Connection);

impl Projection<'_> {
    /// Takes an item's row to be written, and keeps its identifiers in step.
    pub(super) fn replace(
        &self,
        before: &Item,
        after: Item,
        last_seq: u64,
        to: &mut Waiting,
    ) -> Result<(), LedgerError> {
        for (kind, value) in before.identifiers() {
            if !after.identifiers().any(|kept| kept == (kind, value)) {
                self.0
                    .prepare_cached(
                        "DELETE FROM identifier WHERE value = ?1 AND kind = ?2 AND item = ?3",
                    )?
                    .execute((value, kind.as_str(), after.id.uuid()))?;
            }
        }
        for (kind, value) in after.identifiers() {
            if !before.identifiers().any(|had| had == (kind, value)) {
                to.identifier(value, kind.as_str(), after.id);
            }
        }
        to.item(after, last_seq, before.step == 0);
        Ok(())
    }

    fn clear(&self) -> Result<(), LedgerError> {
        Ok(self
            .0
            .execute_batch("DELETE FROM item; DELETE FROM identifier; DELETE FROM involved;")?)
    }
}

impl Ledger {
    /// Throws the present away and folds it again from the log; answers with the number of items.
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(u64)) -> Result<u64, LedgerError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let projection = Projection(&tx);
        projection.clear()?;
        let (mut items, mut waiting) = (0, Waiting::default());
        Store(&tx).for_each_history(&mut |id, facts| {
            let item = Item::from_history(id, facts);
            let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
            projection.replace(&Item::unseen(id), item, last_seq, &mut waiting)?;
            waiting.involve(facts);
            if waiting.is_full() {
                waiting.write(&tx)?;
            }
            items += 1;
            progress(items);
            Ok(())
        })?;
        waiting.write(&tx)?;
        Cases::of(&tx).rebuild()?;
        tx.commit()?;
        Ok(items)
    }
}

/// The custodian that a row tells of.
pub(super) fn custodian_of(kind: &str, id: Option<Uuid>, name: Option<&str>) -> Custodian {
    let label = name.and_then(|text| Label::parse(text).ok());
    match (kind, id, label) {
        ("person", Some(id), _) => Custodian::Person(PersonId::from_uuid(id)),
        ("mailroom", Some(id), _) => Custodian::Mailroom(StationId::from_uuid(id)),
        ("carrier", _, label) => Custodian::Carrier(label),
        ("courier", _, Some(label)) => Custodian::Courier(label),
        ("vendor", _, Some(label)) => Custodian::Vendor(label),
        ("nobody", _, _) => Custodian::Nobody,
        _no_such_custodian => Custodian::Unknown,
    }
}
