//! `custody list` and `custody holdings`.

use clap::Args;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::phrases::NameBook;
use super::show::row_json;
use super::time::{read_age, rfc3339};
use super::ui::{Format, Ui};
use crate::domain::item::Item;
use crate::domain::names::Timestamp;
use crate::domain::party::Custodian;
use crate::exchange::export::io_error;
use crate::ledger::{Filter, ItemRow, LedgerError, Mode};

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Only items in this standing
    #[arg(long, value_parser = ["expected", "held", "out", "missing", "closed"])]
    standing: Option<String>,

    /// Only what this person has
    #[arg(long, value_name = "PERSON")]
    with: Option<String>,

    /// Only what is meant for this person
    #[arg(long = "for", value_name = "PERSON")]
    recipient: Option<String>,

    /// Only what lies at this place
    #[arg(long, value_name = "PLACE")]
    at: Option<String>,

    /// Only what has been with its custodian for longer than this (3d, 12h, 90m)
    #[arg(long, value_name = "AGE")]
    older_than: Option<String>,

    /// Only parcels, or only assets
    #[arg(long, value_parser = ["parcel", "asset"])]
    kind: Option<String>,

    /// Only what is on hold
    #[arg(long)]
    on_hold: bool,

    /// Only what a signature is owed for
    #[arg(long)]
    unsigned: bool,

    /// Only what has no recipient
    #[arg(long)]
    unmatched: bool,
}

/// Arguments of `holdings`.
#[derive(Debug, Args)]
pub struct HoldingsArgs {
    /// The person: id, e-mail address, employee number or name
    person: String,

    /// What they had at this time, instead of now
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,
}

const HEADER: [&str; 9] =
    ["item", "kind", "status", "with", "place", "since", "for", "maker and model", "carrier"];

/// Lists items.
pub fn run(args: ListArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let person = |text: &Option<String>| match text {
        Some(text) => desk.person(text).map(|person| Some(person.id)),
        None => Ok(None),
    };
    let since_before = match &args.older_than {
        Some(age) => Some(Timestamp::from_millis(desk.now().as_millis() - read_age(age)?)),
        None => None,
    };
    let filter = Filter {
        with: person(&args.with)?,
        for_person: person(&args.recipient)?,
        standing: args.standing,
        kind: args.kind,
        place: args.at,
        since_before,
        on_hold: args.on_hold,
        unmatched: args.unmatched,
        unsigned: args.unsigned,
        open: false,
    };
    show(&desk, &filter)
}

fn show(desk: &Desk<'_>, filter: &Filter) -> Result<(), Failure> {
    write(desk, |take| desk.ledger.for_each_item(filter, take))
}

/// Writes rows as they come, in the form that was asked for.
pub fn write(
    desk: &Desk<'_>,
    each: impl FnOnce(&mut dyn FnMut(ItemRow) -> bool) -> Result<(), LedgerError>,
) -> Result<(), Failure> {
    let ui = desk.ui;
    let names = NameBook::new(&desk.ledger, &desk.zone);
    let now = desk.now();
    match ui.format {
        Format::Table => {
            let mut rows = Vec::new();
            each(&mut |row| {
                rows.push(cells(desk, &names, &row, now));
                true
            })?;
            ui.table(&HEADER, &rows)
        }
        Format::Json => {
            let mut all = Vec::new();
            each(&mut |row| {
                all.push(row_json(desk, &row));
                true
            })?;
            ui.json(&serde_json::Value::Array(all))
        }
        Format::Jsonl => {
            let mut written = Ok(());
            each(&mut |row| {
                written = ui.json_line(&row_json(desk, &row));
                written.is_ok()
            })?;
            written
        }
        Format::Csv => {
            let mut csv = ui.csv_writer();
            let mut done = csv.write_record(CSV_HEADER);
            each(&mut |row| {
                done = csv.write_record(csv_cells(desk, &row, now));
                done.is_ok()
            })?;
            done.map_err(io_error).and_then(|()| csv.flush()).map_err(Failure::stdout)
        }
    }
}

/// The cells of a row for people.
fn cells(desk: &Desk<'_>, names: &NameBook<'_>, row: &ItemRow, now: Timestamp) -> Vec<String> {
    let with = match &row.custodian {
        Custodian::Mailroom(_) => "mailroom".to_owned(),
        other => row.custodian_name.clone().unwrap_or_else(|| names.custodian(other)),
    };
    let maker =
        [&row.maker, &row.model].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    vec![
        row.known_as(),
        row.kind.clone(),
        row.word(now).to_owned(),
        with,
        row.place.clone().unwrap_or_default(),
        desk.zone.show(row.since),
        row.recipient_name.clone().unwrap_or_default(),
        maker,
        row.carrier.clone().unwrap_or_default(),
    ]
}

const CSV_HEADER: [&str; 15] = [
    "standing",
    "status",
    "item_id",
    "kind",
    "tracking_number",
    "serial_number",
    "asset_tag",
    "manufacturer",
    "model",
    "custodian_type",
    "custodian_name",
    "since",
    "place",
    "recipient_name",
    "carrier",
];

fn csv_cells(desk: &Desk<'_>, row: &ItemRow, now: Timestamp) -> [String; 15] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let custodian = match row.custodian {
        Custodian::Mailroom(station) => desk.ledger.facility_of(station),
        ref _others => text(&row.custodian_name),
    };
    [
        row.standing.as_str().to_owned(),
        row.word(now).to_owned(),
        row.id.to_string(),
        row.kind.clone(),
        text(&row.tracking),
        text(&row.serial),
        text(&row.tag),
        text(&row.maker),
        text(&row.model),
        row.custodian.kind().to_owned(),
        custodian,
        rfc3339(row.since),
        text(&row.place),
        text(&row.recipient_name),
        text(&row.carrier),
    ]
}

/// Lists what a person has, or had.
pub fn holdings(args: &HoldingsArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let person = desk.person(&args.person)?;
    let Some(as_of) = &args.as_of else {
        return show(&desk, &Filter { with: Some(person.id), open: true, ..Filter::default() });
    };
    if ui.format == Format::Csv {
        return Err(Failure::new(Kind::Usage, "holdings of the past cannot be written as CSV")
            .hint("use --format jsonl, or leave out --as-of"));
    }
    let at = desk.zone.read(as_of)?;
    let items = desk.ledger.holdings_at(person.id, at)?;
    if ui.is_json() {
        let list = items.iter().map(holding_json).collect();
        let whole = |list| {
            serde_json::json!({
                "schema": "custody.holdings.v1", "person": person.id.to_string(),
                "name": person.name, "as_of": rfc3339(at), "items": list,
            })
        };
        return ui.json_list(list, whole);
    }
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let identity = &item.identity;
            let name = identity.serial.as_ref().map(ToString::to_string);
            let name = name.or_else(|| identity.tag.as_ref().map(ToString::to_string));
            let name = name.or_else(|| item.tracking.as_ref().map(ToString::to_string));
            let words = [&identity.maker, &identity.model].into_iter().flatten();
            let words: Vec<String> = words.map(ToString::to_string).collect();
            vec![
                name.unwrap_or_else(|| item.id.to_string()),
                item.kind.to_string(),
                desk.zone.show(item.since),
                words.join(" "),
            ]
        })
        .collect();
    ui.table(&["item", "kind", "since", "maker and model"], &rows)
}

fn holding_json(item: &Item) -> serde_json::Value {
    serde_json::json!({
        "schema": "custody.holding.v1",
        "item": item.id.to_string(),
        "kind": item.kind.as_str(),
        "serial": item.identity.serial.as_ref().map(ToString::to_string),
        "tag": item.identity.tag.as_ref().map(ToString::to_string),
        "tracking": item.tracking.as_ref().map(ToString::to_string),
        "since": rfc3339(item.since),
    })
}
