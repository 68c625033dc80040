//! `custody show`: one item as it is now.

use clap::Args;
use serde_json::{Value, json};

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::phrases::{NameBook, sentence};
use super::time::rfc3339;
use super::ui::Ui;
use crate::domain::event::ItemKind;
use crate::domain::item::{Item, Standing};
use crate::domain::names::{ItemId, Label, PersonId};
use crate::domain::party::Custodian;
use crate::domain::refusal::Names as _;
use crate::ledger::{ItemRow, Mode};

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The item, by any identifier: tracking number, serial number, tag, IMEI or id
    item: String,
}

/// Shows an item.
pub fn run(args: &ShowArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let id = desk.item(&args.item)?;
    let gone = || Failure::new(Kind::No, format!("nothing is known by {}", args.item));
    let row = desk.ledger.row(id)?.ok_or_else(gone)?;
    let item = desk.ledger.item(id)?.ok_or_else(gone)?;
    if ui.is_json() {
        return ui.json(&item_json(&desk, &row, &item));
    }
    lines(&desk, &row, &item)
}

fn lines(desk: &Desk<'_>, row: &ItemRow, item: &Item) -> Result<(), Failure> {
    let ui = desk.ui;
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let noun = match item.kind {
        ItemKind::Parcel => "Parcel",
        ItemKind::Asset => "Asset",
    };
    let maker =
        [&row.maker, &row.model].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let maker = if maker.is_empty() { maker } else { format!("  {maker}") };
    ui.line(&format!("{noun} {}{maker}  {}", row.known_as(), row.word(desk.now())))?;
    let custodian = names.custodian(&item.custodian);
    let since = desk.zone.show(item.since);
    let holds: Vec<&str> = item.holds.iter().map(|code| code.as_str()).collect();
    let lines_of = |item: &Item| {
        let found = item.lines.len();
        item.contents.map_or_else(|| format!("{found} found"), |n| format!("{found} of {n} found"))
    };
    let opened =
        item.kind == ItemKind::Parcel && (item.contents.is_some() || !item.lines.is_empty());
    let aliases: Vec<String> = item.aliases.iter().map(|(kind, v)| format!("{kind} {v}")).collect();
    let facts = [
        ("with", Some(format!("{custodian}, since {since}"))),
        ("place", row.place.clone()),
        ("for", row.recipient_name.clone()),
        ("on hold for", (!holds.is_empty()).then(|| holds.join(", "))),
        ("due back", item.due.map(|due| desk.zone.show_date(due))),
        ("signature", item.unsigned.map(|event| format!("owed for event {}", event.seq))),
        ("condition", Some(row.condition.clone())),
        ("with it", listed(&item.accessories)),
        ("tracking", row.tracking.clone()),
        ("carrier", row.carrier.clone()),
        ("sender", row.sender.clone()),
        ("serial", row.serial.clone()),
        ("tag", row.tag.clone()),
        ("category", row.category.clone()),
        ("also known by", (!aliases.is_empty()).then(|| aliases.join(", "))),
        ("from parcel", row.origin_tracking.clone()),
        ("contents", opened.then(|| lines_of(item))),
        ("item id", Some(row.id.to_string())),
    ];
    for (label, value) in facts {
        if let Some(value) = value {
            ui.line(&format!("  {label:<14}{value}"))?;
        }
    }
    for pair in &item.discrepancies {
        let (earlier, later) = (pair.earlier.seq, pair.later.seq);
        ui.line(&format!(
            "  disputed      event {earlier} and event {later} contradict each other"
        ))?;
    }
    let last = u64::try_from(row.last_seq).unwrap_or(0);
    if let Some(fact) = desk.ledger.fact(last)? {
        let text = sentence(&fact, item.kind, &names, desk.ledger.binding().station.as_str());
        ui.line(&format!("  last          {text}"))?;
    }
    Ok(())
}

fn listed(things: &[Label]) -> Option<String> {
    let things: Vec<&str> = things.iter().map(Label::as_str).collect();
    (!things.is_empty()).then(|| things.join(", "))
}

/// The JSON form of a custodian.
pub fn custodian_json(desk: &Desk<'_>, custodian: &Custodian) -> Value {
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let (id, name) = match custodian {
        Custodian::Unknown | Custodian::Nobody | Custodian::Carrier(None) => (None, None),
        Custodian::Person(person) => (Some(person.to_string()), Some(names.person(*person))),
        Custodian::Mailroom(station) => (Some(station.to_string()), Some(names.facility(*station))),
        Custodian::Carrier(Some(name)) | Custodian::Courier(name) | Custodian::Vendor(name) => {
            (None, Some(name.to_string()))
        }
    };
    json!({"type": custodian.kind(), "id": id, "name": name})
}

fn item_json(desk: &Desk<'_>, row: &ItemRow, item: &Item) -> Value {
    let mut value = row_json(desk, row);
    let holds: Vec<&str> = item.holds.iter().map(|code| code.as_str()).collect();
    let aliases: Vec<Value> = item
        .aliases
        .iter()
        .map(|(kind, value)| json!({"kind": kind.as_str(), "value": value.as_str()}))
        .collect();
    let lines: Vec<Value> = item.lines.iter().map(line_json).collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("schema".into(), json!("custody.item.v1"));
        object.insert("holds".into(), json!(holds));
        object.insert("aliases".into(), json!(aliases));
        object.insert(
            "origin_parcel".into(),
            json!(item.origin_parcel.map(|id: ItemId| id.to_string())),
        );
        object.insert("lines".into(), json!(lines));
        object.insert("epoch".into(), json!(item.epoch));
    }
    value
}

fn line_json(line: &crate::domain::event::ContentLine) -> Value {
    use crate::domain::event::ContentLine as L;
    match line {
        L::Asset(asset) => json!({"asset": asset.to_string()}),
        L::Accessory(what) => json!({"accessory": what.as_str()}),
        L::Personal(what) => json!({"personal": what.as_str()}),
        L::Wrong(what) => json!({"wrong": what.as_str()}),
        L::Short(what) => json!({"short": what.as_str()}),
    }
}

/// The JSON form of an item in a list.
pub fn row_json(desk: &Desk<'_>, row: &ItemRow) -> Value {
    let closed_how = match row.standing {
        Standing::Closed(how) => Some(how.as_str()),
        Standing::Unseen
        | Standing::Expected
        | Standing::Held
        | Standing::Out
        | Standing::Missing => None,
    };
    let holds: Vec<&str> = row.holds.split(',').filter(|code| !code.is_empty()).collect();
    json!({
        "schema": "custody.row.v1",
        "item": row.id.to_string(),
        "kind": row.kind,
        "standing": row.standing.as_str(),
        "closed_how": closed_how,
        "word": row.word(desk.now()),
        "custodian": custodian_json(desk, &row.custodian),
        "since": rfc3339(row.since),
        "place": row.place,
        "condition": row.condition,
        "holds": holds,
        "due": row.due.map(rfc3339),
        "recipient": row.recipient.map(|id: PersonId| json!({"id": id.to_string(), "name": row.recipient_name})),
        "tracking": row.tracking,
        "carrier": row.carrier,
        "sender": row.sender,
        "class": row.class,
        "contents": row.contents,
        "settled": row.settled,
        "serial": row.serial,
        "tag": row.tag,
        "maker": row.maker,
        "model": row.model,
        "category": row.category,
        "data_bearing": row.data_bearing,
        "origin_tracking": row.origin_tracking,
        "disputed": row.disputed,
        "unsigned": row.unsigned,
        "last_event": row.last_seq,
        "last_at": rfc3339(row.last_at),
    })
}
