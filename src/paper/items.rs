//! Items as a page lists them.

use serde_json::Value;

use super::document::{Block, Column};
use super::entry::{Entry, listed, text};
use super::words;

/// An item as a page lists it.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) known_as: String,
    pub(super) tag: String,
    pub(super) condition: String,
    pub(super) accessories: String,
    pub(super) missing: String,
}

impl Item {
    pub(super) fn of_manifest(item: &Value) -> Self {
        let words = [text(&item["maker"]), text(&item["model"])];
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let name =
            if words.is_empty() { words::capital(&text(&item["kind"])) } else { words.join(" ") };
        let known_as = [("", &item["serial"]), ("parcel ", &item["tracking"])];
        let known_as = known_as.into_iter().find(|(_, value)| value.is_string());
        Self {
            name,
            known_as: known_as.map_or_else(
                || text(&item["item"]),
                |(what, value)| format!("{what}{}", text(value)),
            ),
            tag: text(&item["tag"]),
            condition: words::plain(&text(&item["condition"])),
            accessories: listed(&item["accessories"]),
            missing: listed(&item["missing"]),
        }
    }

    /// Reads the entry with which an item came on record.
    pub(super) fn first_recorded(entry: &Entry<'_>) -> Option<Self> {
        let data = entry.data();
        match entry.kind() {
            "received" | "expected" | "refused" if data["tracking"].is_string() => Some(Self {
                name: "Parcel".to_owned(),
                known_as: text(&data["tracking"]),
                ..Self::default()
            }),
            "serialized" | "adopted" => {
                let mut item = Self::of_manifest(&data["identity"]);
                if item.name.is_empty() {
                    "Asset".clone_into(&mut item.name);
                }
                if item.known_as.is_empty() {
                    item.known_as = text(&entry.value["item"]);
                }
                Some(item)
            }
            _says_not_what_it_is => None,
        }
    }
}

/// Lists items; columns that would be empty are left out.
pub(super) fn table(items: &[Item]) -> Block {
    type Of = fn(&Item) -> String;
    let all: [(&str, i32, Of); 6] = [
        ("Item", 30, |item| item.name.clone()),
        ("Serial / tracking", 28, |item| item.known_as.clone()),
        ("Tag", 16, |item| item.tag.clone()),
        ("Condition", 14, |item| item.condition.clone()),
        ("With", 18, |item| item.accessories.clone()),
        ("Without", 18, |item| item.missing.clone()),
    ];
    let used: Vec<_> = all
        .into_iter()
        .enumerate()
        .filter(|(at, (_, _, of))| *at < 2 || items.iter().any(|item| !of(item).is_empty()))
        .map(|(_, column)| column)
        .collect();
    let mut columns = vec![Column { head: "No.".to_owned(), share: 6 }];
    columns.extend(
        used.iter().map(|(head, share, _)| Column { head: (*head).to_owned(), share: *share }),
    );
    let row = |(at, item): (usize, &Item)| {
        let cells = used.iter().map(|(_, _, of)| of(item));
        std::iter::once((at + 1).to_string()).chain(cells).collect()
    };
    Block::Table { columns, rows: items.iter().enumerate().map(row).collect() }
}
