//! What was announced against what came: order line, serial number, parcel, signed hand-off.

use std::collections::BTreeMap;

use super::{Cell, Sheet, make_of, with_whom};
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Kind};
use crate::domain::event::{ContentLine, Event, Fact};
use crate::domain::likeness::are_alike;
use crate::domain::names::{EventId, SerialNumber, Timestamp, TrackingNumber};
use crate::ledger::{ItemRow, OrderLine};

const COLUMNS: &[&str] = &[
    "fit",
    "order",
    "line",
    "part",
    "quantity",
    "listed_serial",
    "serial",
    "model",
    "parcel",
    "received_at",
    "status",
    "with",
    "handed_off_at",
    "receipt",
    "signed",
    "remark",
    "item_id",
];

/// Everything that is announced, of one order or of all, each line with what came of it.
pub(super) fn sheet(desk: &Desk<'_>, order: Option<&str>) -> Result<Sheet, Failure> {
    let lines = desk.ledger.directory().order_lines(order)?;
    if let (Some(order), true) = (order, lines.is_empty()) {
        return Err(Failure::new(Kind::No, format!("nothing is announced for order {order}"))
            .hint("see all of them with `custody report expected`"));
    }
    let mut orders: BTreeMap<String, Vec<OrderLine>> = BTreeMap::new();
    for line in lines {
        let order = line.reference.as_ref().map(ToString::to_string).unwrap_or_default();
        orders.entry(order).or_default().push(line);
    }
    let mut rows = Vec::new();
    for lines in orders.values() {
        Reconciled::of(desk, lines)?.write(lines, &mut rows)?;
    }
    Ok(Sheet { schema: "custody.report_expected.v1", columns: COLUMNS, rows })
}

/// One order, held against the parcels that it names.
struct Reconciled<'d> {
    desk: &'d Desk<'d>,
    parcels: BTreeMap<String, Came>,
    /// What came in them and is on no list.
    unlisted: Vec<(String, ItemRow)>,
}

/// One parcel of the order.
struct Came {
    received: Option<Timestamp>,
    /// What the operator wrote down of its contents: not ordered, or not there.
    remarks: Vec<(&'static str, String)>,
}

impl<'d> Reconciled<'d> {
    fn of(desk: &'d Desk<'d>, lines: &[OrderLine]) -> Result<Self, Failure> {
        let listed: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.serial.as_ref().map(SerialNumber::as_str))
            .collect();
        let (mut parcels, mut unlisted) = (BTreeMap::new(), Vec::new());
        for tracking in lines.iter().filter_map(|line| line.tracking.as_ref()) {
            if parcels.contains_key(tracking.as_str()) {
                continue;
            }
            let (parcel, assets) = desk.ledger.came_in(tracking)?;
            let came = match &parcel {
                Some(parcel) => came(desk, parcel)?,
                None => Came { received: None, remarks: Vec::new() },
            };
            parcels.insert(tracking.to_string(), came);
            let is_new =
                |row: &ItemRow| !row.serial.as_deref().is_some_and(|s| listed.contains(&s));
            let new = assets.into_iter().filter(is_new);
            unlisted.extend(new.map(|row| (tracking.to_string(), row)));
        }
        Ok(Self { desk, parcels, unlisted })
    }

    fn write(mut self, lines: &[OrderLine], rows: &mut Vec<Vec<Cell>>) -> Result<(), Failure> {
        for line in lines {
            let Some(serial) = &line.serial else { continue };
            let exact = self.desk.ledger.assets_with_serial(serial)?.into_iter().next();
            if let Some(asset) = exact {
                let parcel = asset.origin_tracking.clone();
                rows.push(self.asset_row("exact", Some(line), parcel, &asset)?);
                continue;
            }
            let like = |(_, row): &(String, ItemRow)| {
                row.serial.as_deref().is_some_and(|found| are_alike(found, serial.as_str()))
            };
            match self.unlisted.iter().position(like) {
                Some(at) => {
                    let (parcel, asset) = self.unlisted.remove(at);
                    rows.push(self.asset_row("one typo away", Some(line), Some(parcel), &asset)?);
                }
                None => rows.push(self.line_row("short", line, 1)),
            }
        }
        self.write_counted(lines, rows)?;
        let has_lists = lines.iter().any(|line| line.serial.is_some());
        for (parcel, asset) in std::mem::take(&mut self.unlisted) {
            let fit = if has_lists { "not listed" } else { "over" };
            let order = lines.first().map(|line| OrderLine {
                reference: line.reference.clone(),
                ..OrderLine::default()
            });
            rows.push(self.asset_row(fit, order.as_ref(), Some(parcel), &asset)?);
        }
        for (tracking, came) in &self.parcels {
            for (fit, remark) in &came.remarks {
                let line = OrderLine {
                    reference: lines.first().and_then(|line| line.reference.clone()),
                    tracking: TrackingNumber::parse(tracking).ok(),
                    ..OrderLine::default()
                };
                let mut row = self.line_row(fit, &line, 1);
                row[REMARK] = Cell::Text(remark.clone());
                rows.push(row);
            }
        }
        Ok(())
    }

    /// Lines that say how many, and not which: what came and is on no list fills them.
    fn write_counted(
        &mut self,
        lines: &[OrderLine],
        rows: &mut Vec<Vec<Cell>>,
    ) -> Result<(), Failure> {
        let mut open: Vec<(&OrderLine, usize)> = Vec::new();
        for line in lines.iter().filter(|line| line.serial.is_none()) {
            let of_it = |other: &&OrderLine| other.line == line.line && other.part == line.part;
            let listed = lines.iter().filter(|other| other.serial.is_some()).filter(of_it);
            let wanted = usize::try_from(line.quantity.unwrap_or(0)).unwrap_or(usize::MAX);
            open.push((line, wanted.saturating_sub(listed.count())));
        }
        // What says that it is of a line goes there first; then what came in the line's own parcel.
        for by_model in [true, false] {
            for (line, left) in &mut open {
                while *left > 0 {
                    let fits = |(parcel, row): &(String, ItemRow)| {
                        if by_model { is_part(row, line) } else { comes_with(parcel, line) }
                    };
                    let Some(at) = self.unlisted.iter().position(fits) else { break };
                    let (parcel, asset) = self.unlisted.remove(at);
                    rows.push(self.asset_row("counted", Some(line), Some(parcel), &asset)?);
                    *left -= 1;
                }
            }
        }
        for (line, left) in open {
            if left > 0 {
                rows.push(self.line_row("short", line, left));
            }
        }
        Ok(())
    }

    /// A line of which something has not come.
    fn line_row(&self, fit: &str, line: &OrderLine, quantity: usize) -> Vec<Cell> {
        let parcel = line.tracking.as_ref().map(ToString::to_string);
        let mut row = self.begin(fit, Some(line), quantity, parcel);
        row.resize_with(COLUMNS.len(), || Cell::Nothing);
        row
    }

    fn asset_row(
        &self,
        fit: &str,
        line: Option<&OrderLine>,
        parcel: Option<String>,
        asset: &ItemRow,
    ) -> Result<Vec<Cell>, Failure> {
        let mut row = self.begin(fit, line, 1, parcel);
        row[SERIAL] = Cell::maybe(asset.serial.as_deref());
        row[SERIAL + 1] = make_of(asset);
        let hand_off = last_hand_off(self.desk, asset)?;
        let (at, event, signed) = match hand_off {
            Some((at, event, signed)) => {
                let receipt = Cell::Text(self.desk.receipt_number(event));
                (Cell::Time(at), receipt, Cell::from(if signed { "yes" } else { "no" }))
            }
            None => (Cell::Nothing, Cell::Nothing, Cell::Nothing),
        };
        row.extend([
            Cell::from(asset.word(self.desk.now())),
            Cell::Text(with_whom(self.desk, asset)),
            at,
            event,
            signed,
            Cell::Nothing,
            Cell::Text(asset.id.to_string()),
        ]);
        Ok(row)
    }

    /// The columns up to where the parcel came in.
    fn begin(
        &self,
        fit: &str,
        line: Option<&OrderLine>,
        quantity: usize,
        parcel: Option<String>,
    ) -> Vec<Cell> {
        let text = |part: Option<String>| part.map_or(Cell::Nothing, Cell::Text);
        let of = |part: fn(&OrderLine) -> Option<String>| text(line.and_then(part));
        let came = parcel.as_ref().and_then(|parcel| self.parcels.get(parcel));
        vec![
            Cell::from(fit),
            of(|line| line.reference.as_ref().map(ToString::to_string)),
            of(|line| line.line.as_ref().map(ToString::to_string)),
            of(|line| line.part.as_ref().map(ToString::to_string)),
            Cell::Number(i64::try_from(quantity).unwrap_or(i64::MAX)),
            of(|line| line.serial.as_ref().map(ToString::to_string)),
            Cell::Nothing,
            Cell::Nothing,
            text(parcel),
            came.and_then(|came| came.received).map_or(Cell::Nothing, Cell::Time),
        ]
    }
}

const SERIAL: usize = 6;
const REMARK: usize = 15;

/// When a parcel of the order came in, and what was written down of it.
fn came(desk: &Desk<'_>, parcel: &ItemRow) -> Result<Came, Failure> {
    let Some(history) = desk.ledger.history(parcel.id)? else {
        return Ok(Came { received: None, remarks: Vec::new() });
    };
    let stands = |id: &EventId| !history.set_aside.contains_key(id);
    let mut facts = history.facts.iter().filter(|fact| stands(&fact.id));
    let received = facts.rfind(|fact| matches!(fact.event, Event::Received(_)));
    let remark = |line: &ContentLine| match line {
        ContentLine::Wrong(note) => Some(("wrong item", note.to_string())),
        ContentLine::Short(note) => Some(("short", note.to_string())),
        ContentLine::Asset(_) | ContentLine::Accessory(_) | ContentLine::Personal(_) => None,
    };
    let remarks = history.item.lines.iter().filter_map(remark).collect();
    Ok(Came { received: received.map(Fact::occurred), remarks })
}

/// When an asset was last handed to a person, the event that is its receipt, and whether it was signed.
fn last_hand_off(
    desk: &Desk<'_>,
    asset: &ItemRow,
) -> Result<Option<(Timestamp, EventId, bool)>, Failure> {
    let Some(history) = desk.ledger.history(asset.id)? else { return Ok(None) };
    let facts = history.facts.iter().rev();
    let mut facts = facts.filter(|fact| !history.set_aside.contains_key(&fact.id));
    Ok(facts.find_map(|fact| {
        let proof = match &fact.event {
            Event::HandedOff(hand_over) => &hand_over.proof,
            Event::Transferred(passing) => &passing.proof,
            _others_hand_nothing_off => return None,
        };
        Some((fact.occurred(), fact.id, proof.signature.is_some()))
    }))
}

/// Whether an asset is said to be what a line orders.
fn is_part(row: &ItemRow, line: &OrderLine) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (Some(part), Some(model)) = (&line.part, &row.model) else { return false };
    bare(part.as_str()) == bare(model)
}

/// Whether an asset came in the parcel that a line names, or the line names none.
fn comes_with(parcel: &str, line: &OrderLine) -> bool {
    line.tracking.as_ref().is_none_or(|tracking| tracking.as_str() == parcel)
}
