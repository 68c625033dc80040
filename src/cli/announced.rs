//! How what is scanned stands to what is announced, said when it is recorded.

use serde_json::{Value, json};

use super::failure::Failure;
use super::ui::Ui;
use crate::domain::event::ItemKind;
use crate::domain::names::{ItemId, SerialNumber, TrackingNumber};
use crate::ledger::{Announced, Ledger, OrderLine};

/// Says how an item stands to what is announced, and gives the same for programs.
pub fn beside(ui: &Ui, ledger: &Ledger, item: ItemId) -> Result<Option<(String, Value)>, Failure> {
    let Some(row) = ledger.row(item)? else { return Ok(None) };
    let is_parcel = row.kind == ItemKind::Parcel.as_str();
    let number = if is_parcel { row.tracking.as_deref() } else { row.serial.as_deref() };
    let Some(number) = number else { return Ok(None) };
    let directory = ledger.directory();
    let announced = if is_parcel {
        TrackingNumber::parse(number).ok().map(|number| directory.parcel_announced(&number))
    } else {
        SerialNumber::parse(number).ok().map(|number| directory.serial_announced(&number))
    };
    let Some(announced) = announced.transpose()? else { return Ok(None) };
    let listed = |line: &OrderLine| {
        let number = if is_parcel {
            line.tracking.as_ref().map(ToString::to_string)
        } else {
            line.serial.as_ref().map(ToString::to_string)
        };
        number.unwrap_or_default()
    };
    let (fit, lines, said) = match &announced {
        Announced::Nothing => return Ok(None),
        Announced::Exactly(lines) => {
            let what: Vec<String> = lines.iter().take(LINES_SAID).map(place_of).collect();
            let more = lines.len().saturating_sub(LINES_SAID);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            ("exact", lines.as_slice(), format!("{number} is announced: {}{more}", what.join("; ")))
        }
        Announced::Nearly(line) => (
            "one_typo_away",
            std::slice::from_ref(line),
            format!(
                "warning: {number} is not announced, but {} is, one typo away ({}); look again",
                listed(line),
                place_of(line)
            ),
        ),
        Announced::NotListed => (
            "not_listed",
            &[][..],
            format!("warning: {number} is not on any order or announcement"),
        ),
    };
    if !ui.is_json() {
        ui.status(&said);
    }
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!({
                "order": line.reference.as_ref().map(ToString::to_string),
                "line": line.line.as_ref().map(ToString::to_string),
                "part": line.part.as_ref().map(ToString::to_string),
                "quantity": line.quantity,
                "number": listed(line),
            })
        })
        .collect();
    Ok(Some(("expected".to_owned(), json!({"fit": fit, "lines": lines}))))
}

/// Lines that are told one by one.
const LINES_SAID: usize = 3;

/// Where a line stands: `order 4711, line 10, 3 x LAT-5440`.
fn place_of(line: &OrderLine) -> String {
    let mut parts = Vec::new();
    parts.extend(line.reference.as_ref().map(|order| format!("order {order}")));
    parts.extend(line.line.as_ref().map(|line| format!("line {line}")));
    let quantity = line.quantity.map(|quantity| format!("{quantity} x "));
    let part = line.part.as_ref().map(ToString::to_string);
    if let Some(part) = part {
        parts.push(quantity.unwrap_or_default() + &part);
    }
    if parts.is_empty() { "without an order".to_owned() } else { parts.join(", ") }
}
