//! What others say will come: a list beside the log, to hold against what did come.

use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use super::question::SELECT_ITEM;
use super::{Batch, Directory, ItemRow, Ledger, LedgerError};
use crate::domain::event::ItemKind;
use crate::domain::likeness::are_alike;
use crate::domain::names::{ItemId, Label, PersonId, SerialNumber, Timestamp, TrackingNumber};

/// One line of an order, or one device of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderLine {
    pub reference: Option<Label>,
    pub line: Option<Label>,
    pub part: Option<Label>,
    pub tracking: Option<TrackingNumber>,
    pub serial: Option<SerialNumber>,
    /// How many; said of lines, not of devices.
    pub quantity: Option<u32>,
    pub supplier: Option<Label>,
    pub recipient: Option<PersonId>,
}

/// What entering a line did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineChange {
    Added,
    Changed,
    Unchanged,
}

/// How a number stands to what is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Announced {
    /// Nothing is announced that has not come yet.
    Nothing,
    /// It is on these lines.
    Exactly(Vec<OrderLine>),
    /// It is on none, but one typo away from a number that is, and that has not come yet.
    Nearly(OrderLine),
    NotListed,
}

const COLUMNS: &str =
    "SELECT reference, line, part, tracking, serial, quantity, supplier, recipient FROM order_line";

/// How many announced numbers are compared with a scan that is on no list.
const COMPARED_MAX: u32 = 100_000;

fn line_of(row: &Row<'_>) -> Result<OrderLine, rusqlite::Error> {
    let text = |at: usize| -> Result<Option<Label>, rusqlite::Error> {
        Ok(row.get::<_, Option<String>>(at)?.and_then(|text| Label::parse(&text).ok()))
    };
    let tracking: String = row.get(3)?;
    let serial: String = row.get(4)?;
    Ok(OrderLine {
        reference: text(0)?,
        line: text(1)?,
        part: text(2)?,
        tracking: TrackingNumber::parse(&tracking).ok(),
        serial: SerialNumber::parse(&serial).ok(),
        quantity: row.get(5)?,
        supplier: text(6)?,
        recipient: row.get::<_, Option<Uuid>>(7)?.map(PersonId::from_uuid),
    })
}

fn lines(
    connection: &Connection,
    sql: &str,
    with: &[&dyn rusqlite::ToSql],
) -> Result<Vec<OrderLine>, LedgerError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(with, line_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Directory<'_> {
    /// Enters a line of an order, or brings what is known of it up to date.
    pub fn put_order_line(
        self,
        said: &OrderLine,
        at: Timestamp,
    ) -> Result<LineChange, LedgerError> {
        let empty = |label: &Option<Label>| {
            label.as_ref().map_or_else(String::new, |label| label.as_str().to_owned())
        };
        let (reference, line, part) =
            (empty(&said.reference), empty(&said.line), empty(&said.part));
        let tracking = said.tracking.as_ref().map_or("", TrackingNumber::as_str);
        let serial = said.serial.as_ref().map_or("", SerialNumber::as_str);
        let sql = "SELECT quantity, supplier, recipient FROM order_line
            WHERE reference = ?1 AND line = ?2 AND part = ?3 AND tracking = ?4 AND serial = ?5";
        let key = (&reference, &line, &part, tracking, serial);
        let known: Option<(Option<u32>, Option<String>, Option<Uuid>)> = self
            .connection
            .prepare_cached(sql)?
            .query_row(key, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let supplier = said.supplier.as_ref().map(|label| label.as_str().to_owned());
        let recipient = said.recipient.map(PersonId::uuid);
        let change = match &known {
            None => LineChange::Added,
            // What is not said leaves what is known.
            Some((has, from, whom)) => {
                let same = (said.quantity.is_none() || said.quantity == *has)
                    && (supplier.is_none() || supplier == *from)
                    && (recipient.is_none() || recipient == *whom);
                if same { LineChange::Unchanged } else { LineChange::Changed }
            }
        };
        if change != LineChange::Unchanged {
            self.connection
                .prepare_cached(
                    "INSERT INTO order_line
                       (reference, line, part, tracking, serial, quantity, supplier, recipient, added_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                     ON CONFLICT (reference, line, part, tracking, serial) DO UPDATE SET
                       quantity = coalesce(excluded.quantity, quantity),
                       supplier = coalesce(excluded.supplier, supplier),
                       recipient = coalesce(excluded.recipient, recipient)",
                )?
                .execute((
                    &reference,
                    &line,
                    &part,
                    tracking,
                    serial,
                    said.quantity,
                    supplier,
                    recipient,
                    at.as_millis(),
                ))?;
        }
        Ok(change)
    }

    /// Every line that is announced, of one order or of all, line by line.
    pub fn order_lines(self, reference: Option<&str>) -> Result<Vec<OrderLine>, LedgerError> {
        let sql = format!(
            "{COLUMNS} WHERE ?1 IS NULL OR reference = ?1 COLLATE NOCASE
             ORDER BY reference, line, part, tracking, id"
        );
        lines(self.connection, &sql, &[&reference])
    }

    /// How a parcel's number stands to what is announced.
    pub fn parcel_announced(self, tracking: &TrackingNumber) -> Result<Announced, LedgerError> {
        let exact = format!("{COLUMNS} WHERE tracking = ?1 AND tracking <> '' ORDER BY id");
        let exact = lines(self.connection, &exact, &[&tracking.as_str()])?;
        if !exact.is_empty() {
            return Ok(Announced::Exactly(exact));
        }
        let open = format!(
            "{COLUMNS} WHERE tracking <> '' AND tracking NOT IN (
               SELECT d.value FROM identifier d JOIN item i ON i.id = d.item
               WHERE d.kind = 'tracking' AND i.standing <> 'expected')
             GROUP BY tracking ORDER BY max(id) DESC LIMIT ?1"
        );
        let open = lines(self.connection, &open, &[&COMPARED_MAX])?;
        Ok(nearest(open, tracking.as_str(), |line| {
            line.tracking.as_ref().map(TrackingNumber::as_str)
        }))
    }

    /// How a serial number stands to what is announced.
    pub fn serial_announced(self, serial: &SerialNumber) -> Result<Announced, LedgerError> {
        let exact = format!("{COLUMNS} WHERE serial = ?1 AND serial <> '' ORDER BY id");
        let exact = lines(self.connection, &exact, &[&serial.as_str()])?;
        if !exact.is_empty() {
            return Ok(Announced::Exactly(exact));
        }
        let open = format!(
            "{COLUMNS} WHERE serial <> '' AND serial NOT IN (
               SELECT d.value FROM identifier d JOIN item i ON i.id = d.item
               WHERE d.kind = 'serial' AND i.standing <> 'expected')
             ORDER BY id DESC LIMIT ?1"
        );
        let open = lines(self.connection, &open, &[&COMPARED_MAX])?;
        Ok(nearest(open, serial.as_str(), |line| line.serial.as_ref().map(SerialNumber::as_str)))
    }
}

fn nearest(
    open: Vec<OrderLine>,
    scanned: &str,
    number: impl Fn(&OrderLine) -> Option<&str>,
) -> Announced {
    if open.is_empty() {
        return Announced::Nothing;
    }
    let near = open.into_iter().find(|line| number(line).is_some_and(|n| are_alike(n, scanned)));
    near.map_or(Announced::NotListed, Announced::Nearly)
}

impl Batch<'_> {
    /// The serial numbers announced for a parcel that has not come yet.
    pub fn announced_for(
        &self,
        tracking: &TrackingNumber,
    ) -> Result<Vec<SerialNumber>, LedgerError> {
        Ok(self.parcel(tracking)?.map(|parcel| parcel.announced).unwrap_or_default())
    }
}

impl Ledger {
    /// The parcel with a number, whether it is still open or not, and the assets that came out of it.
    pub fn came_in(
        &self,
        tracking: &TrackingNumber,
    ) -> Result<(Option<ItemRow>, Vec<ItemRow>), LedgerError> {
        let parcel = super::read::Store(&self.connection).parcel(tracking)?;
        let Some(parcel) = parcel else { return Ok((None, Vec::new())) };
        let sql = format!("{SELECT_ITEM} WHERE i.origin_parcel = ?1 ORDER BY i.id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([parcel.id.uuid()])?;
        let mut assets = Vec::new();
        while let Some(row) = rows.next()? {
            assets.push(super::question::item_row(row)?);
        }
        Ok((self.row(parcel.id)?, assets))
    }

    /// The assets that answer to a serial number, whoever made them.
    pub fn assets_with_serial(&self, serial: &SerialNumber) -> Result<Vec<ItemRow>, LedgerError> {
        let sql = "SELECT item FROM identifier WHERE value = ?1 AND kind = 'serial'";
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids: Vec<Uuid> =
            statement.query_map([serial.as_str()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut assets = Vec::new();
        for id in ids {
            assets.extend(self.row(ItemId::from_uuid(id))?);
        }
        assets.retain(|row| row.kind == ItemKind::Asset.as_str());
        Ok(assets)
    }
}
