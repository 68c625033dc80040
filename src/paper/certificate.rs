//! What a certificate says: everything that somebody returned, and what they still hold.

use serde_json::Value;

use super::bundle::Bundle;
use super::content::Page;
use super::document::{Block, Column, Document, Party};
use super::entry::{Entry, listed, text};
use super::items::{Item, table};
use super::{PaperError, case_lines, visible, words};

/// Says how far the list of what is still held can be trusted.
const HELD_IS_SAID: &str = "Each line above is proved. That nothing else is held, and that nothing of it came back since, is \
what the mailroom says as of the signed head: only the whole log can show that.";

/// Says what the proofs are.
const PROVES: &str = "This certificate carries the entry behind each line as it stands in the log, its place in the log's \
Merkle tree, and a head that the log signed. Get the key from the log's owner, not from here.";

pub(super) fn certificate(bundle: &Bundle, entries: &[Entry<'_>]) -> Result<Document, PaperError> {
    let page = Page { bundle, entries };
    let main = entries.first().ok_or(PaperError::NoProof)?;
    let person = bundle.person.clone().unwrap_or_default();
    let of = |wanted: Part| -> Vec<&Entry<'_>> {
        entries.iter().filter(|entry| part_of(entry, &person) == Some(wanted)).collect()
    };
    let (returned, passed_on, held) = (of(Part::Returned), of(Part::PassedOn), of(Part::Held));
    let name = entries.iter().find_map(|entry| named(entry, &person));
    let name = name.unwrap_or_else(|| format!("person {}", visible(&person)));
    let last = entries.iter().map(|entry| entry.time("at").unwrap_or_default()).max().unwrap_or(0);
    let zone = visible(&bundle.zone);
    let mut blocks = vec![Block::Facts(vec![
        ("For".to_owned(), name.clone()),
        ("Person".to_owned(), visible(&person)),
        ("Returned".to_owned(), counted(returned.len())),
        ("Still held".to_owned(), counted(held.len())),
        ("Last entry here".to_owned(), format!("{} ({zone})", page.time(last))),
        ("As of".to_owned(), format!("the signed head of {} entries", main.proved.size)),
    ])];
    blocks.extend(case_lines::blocks(&page));
    blocks.push(Block::Heading("Returned".to_owned()));
    if returned.is_empty() {
        blocks.push(Block::Text("Nothing.".to_owned()));
    } else {
        blocks.push(listing(&page, &returned, "Returned"));
    }
    if !passed_on.is_empty() {
        blocks.push(Block::Heading("Passed on to somebody else".to_owned()));
        blocks.push(listing(&page, &passed_on, "Passed on"));
    }
    blocks.push(Block::Heading("Still held".to_owned()));
    if held.is_empty() {
        blocks.push(Block::Text("Nothing, by the record of this mailroom.".to_owned()));
    } else {
        blocks.push(listing(&page, &held, "Handed over"));
    }
    blocks.push(Block::Text(HELD_IS_SAID.to_owned()));
    if bundle.to_sign {
        let line = |name: String, role: &str| Party {
            role: role.to_owned(),
            name,
            lines: vec!["Date, signature".to_owned()],
        };
        let facility = format!("Mailroom {}", visible(main.log().facility));
        blocks.push(Block::Heading("To sign".to_owned()));
        blocks.push(Block::Lines(vec![
            line(name.clone(), "Returned by"),
            line(facility, "Received by"),
        ]));
    }
    blocks.push(Block::Heading("Proof".to_owned()));
    blocks.push(Block::Facts(vec![
        ("Log".to_owned(), visible(&main.proved.origin)),
        (
            "Proofs".to_owned(),
            format!("{}, all under the signed head of {} entries", entries.len(), main.proved.size),
        ),
        (
            "To check this file".to_owned(),
            format!("custody verify --receipt FILE --key {}", visible(&bundle.key)),
        ),
        ("What this proves".to_owned(), PROVES.to_owned()),
    ]));
    Ok(Document {
        title: format!("Certificate of return for {name}"),
        from: Page::letterhead(main),
        heading: "Certificate of return".to_owned(),
        when: name,
        blocks,
        foot: format!("Certificate of return, as of {} entries", main.proved.size),
    })
}

fn counted(items: usize) -> String {
    match items {
        0 => "nothing".to_owned(),
        1 => "1 item".to_owned(),
        items => format!("{items} items"),
    }
}

/// Where on the page an entry is listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Returned,
    PassedOn,
    Held,
}

fn part_of(entry: &Entry<'_>, person: &str) -> Option<Part> {
    Some(match (entry.kind(), role_of(entry, person)?) {
        ("returned", _) => Part::Returned,
        ("transferred", "from") => Part::PassedOn,
        _got_it => Part::Held,
    })
}

/// The person's name as an entry of theirs discloses it.
fn named(entry: &Entry<'_>, person: &str) -> Option<String> {
    let role = role_of(entry, person)?;
    entry.disclosed(&format!("{role}.name"))
}

/// What a person is in an entry.
fn role_of(entry: &Entry<'_>, person: &str) -> Option<&'static str> {
    let data = entry.data();
    let is = |value: &Value| value.as_str() == Some(person);
    match entry.kind() {
        "returned" if is(&data["from"]["person"]) => Some("from"),
        "transferred" if is(&data["from"]) => Some("from"),
        "handed_off" | "transferred" if is(&data["to"]) => Some("to"),
        _not_theirs => None,
    }
}

/// The items of entries, each with when it passed.
fn listing(page: &Page<'_>, entries: &[&Entry<'_>], when: &str) -> Block {
    let rows: Vec<(Item, String)> = entries.iter().map(|entry| row(page, entry)).collect();
    let items: Vec<Item> = rows.iter().map(|(item, _)| item.clone()).collect();
    let Block::Table { mut columns, rows: mut cells } = table(&items) else { return table(&items) };
    columns.push(Column { head: when.to_owned(), share: 22 });
    for (cells, (_, when)) in cells.iter_mut().zip(rows) {
        cells.push(when);
    }
    Block::Table { columns, rows: cells }
}

/// An item as a list names that an entry commits to.
fn of_list(page: &Page<'_>, entry: &Entry<'_>, id: &Value) -> Option<Item> {
    let list = page.manifest(entry)?;
    let items = list["items"].as_array()?;
    items.iter().find(|item| item["item"] == *id).map(Item::of_manifest)
}

/// An item as it first came on record, if an entry here says how.
fn of_record(page: &Page<'_>, id: &Value) -> Option<Item> {
    let same = |other: &&Entry<'_>| other.value["item"] == *id;
    page.entries.iter().filter(same).find_map(Item::first_recorded)
}

/// An item as anything on the page describes it.
pub(super) fn described(page: &Page<'_>, id: &Value) -> Option<Item> {
    let listed = page.entries.iter().find_map(|entry| of_list(page, entry, id));
    listed.or_else(|| of_record(page, id))
}

fn row(page: &Page<'_>, entry: &Entry<'_>) -> (Item, String) {
    let id = &entry.value["item"];
    let same = |other: &&Entry<'_>| other.value["item"] == *id;
    // A list names what passed together; this entry is of one of them.
    let item = of_list(page, entry, id).or_else(|| of_record(page, id));
    let mut item = item.unwrap_or_else(|| Item { known_as: text(id), ..Item::default() });
    if entry.kind() == "returned" {
        item.condition = words::plain(&entry.said("condition"));
        item.missing = listed(&entry.data()["missing"]);
    }
    let lost = |other: &Entry<'_>| {
        other.kind() == "reported_missing" && other.proved.index > entry.proved.index
    };
    if page.entries.iter().filter(same).any(lost) {
        "reported missing".clone_into(&mut item.condition);
    }
    (item, format!("{}, entry {}", page.date(entry.occurred()), entry.proved.index))
}

/// What is wrong with a certificate besides what can be wrong with every page.
pub(super) fn check(bundle: &Bundle, entries: &[Entry<'_>]) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(person) = &bundle.person else {
        return vec!["it does not say whose it is".to_owned()];
    };
    for entry in entries {
        if case_lines::is_about_a_case(entry) {
            problems.extend(case_lines::problem(entry, entries, person));
            continue;
        }
        let item = &entry.value["item"];
        let is_beside = entry.kind() == "reported_missing" || Item::first_recorded(entry).is_some();
        let about_theirs =
            |other: &Entry<'_>| other.value["item"] == *item && role_of(other, person).is_some();
        let belongs = || entries.iter().any(about_theirs) || case_lines::is_listed(entries, item);
        if role_of(entry, person).is_none() && !(is_beside && belongs()) {
            problems.push(format!("entry {} is not about {person}", entry.proved.index));
        }
    }
    if entries.is_empty() {
        problems.push("there is no proof in it".to_owned());
    }
    problems
}
