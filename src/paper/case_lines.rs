//! What a certificate says of a return case: the list as it was frozen, and what became of each line.

use serde_json::Value;

use super::certificate::described;
use super::content::Page;
use super::document::{Block, Column};
use super::entry::{Entry, listed, text};
use super::items::{Item, table};
use super::words;

/// The entries of one case.
struct Told<'e> {
    opened: &'e Entry<'e>,
    closed: Option<&'e Entry<'e>>,
    page: &'e Page<'e>,
}

/// The case that a certificate tells of, if it tells of one.
pub(super) fn blocks(page: &Page<'_>) -> Vec<Block> {
    let of = |kind: &str| page.entries.iter().find(|entry| entry.kind() == kind);
    let Some(opened) = of("case_opened") else { return Vec::new() };
    let told = Told { opened, closed: of("case_closed"), page };
    vec![
        Block::Heading(format!("Case {}", opened.proved.index)),
        Block::Facts(told.facts()),
        told.table(),
    ]
}

impl Told<'_> {
    fn items(&self) -> &[Value] {
        self.opened.data()["items"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The settlement of a line that counts: the last one.
    fn settled(&self, item: &Value) -> Option<&Entry<'_>> {
        let of_line = |entry: &&Entry<'_>| {
            entry.kind() == "case_line_settled" && entry.data()["item"] == *item
        };
        self.page.entries.iter().filter(of_line).max_by_key(|entry| entry.proved.index)
    }

    fn facts(&self) -> Vec<(String, String)> {
        let by = |entry: &Entry<'_>| {
            let at = self.page.time(entry.time("at").unwrap_or_default());
            format!("{at} by {}, entry {}", entry.text("actor"), entry.proved.index)
        };
        let open = self.items().iter().filter(|item| self.settled(item).is_none()).count();
        let closed = match self.closed {
            Some(closed) => by(closed),
            None => format!("not closed; lines that are not settled: {open}"),
        };
        let overriding = self.closed.map_or_else(String::new, |closed| closed.said("override"));
        let due = self.opened.data()["due"].as_i64().map(|due| self.page.date(due));
        let facts = [
            ("Kind", words::plain(&self.opened.said("kind"))),
            ("Reason", self.opened.said("reason")),
            ("Opened", by(self.opened)),
            ("Due", due.unwrap_or_default()),
            ("Closed", closed),
            ("Closed by who took things back", overriding),
        ];
        let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn table(&self) -> Block {
        let named = |item: &Value| {
            let found = described(self.page, item);
            let item = found.unwrap_or_else(|| Item { known_as: text(item), ..Item::default() });
            Item {
                condition: String::new(),
                accessories: String::new(),
                missing: String::new(),
                ..item
            }
        };
        let items: Vec<Item> = self.items().iter().map(named).collect();
        let Block::Table { mut columns, mut rows } = table(&items) else { return table(&items) };
        let head = |head: &str, share| Column { head: head.to_owned(), share };
        columns.extend([head("Verdict", 20), head("Remark", 30), head("Settled", 24)]);
        for (row, item) in rows.iter_mut().zip(self.items()) {
            row.extend(self.verdict(item));
        }
        Block::Table { columns, rows }
    }

    fn verdict(&self, item: &Value) -> [String; 3] {
        let Some(entry) = self.settled(item) else {
            return ["not settled".to_owned(), String::new(), String::new()];
        };
        let lacking = match listed(&entry.data()["lacking"]) {
            nothing if nothing.is_empty() => String::new(),
            lacking => format!("without {lacking}"),
        };
        let instead = match entry.said("instead").rsplit_once(':') {
            Some((_, seq)) => format!("instead of entry {seq}"),
            None => String::new(),
        };
        let remarks: Vec<String> = [lacking, entry.said("note"), instead]
            .into_iter()
            .filter(|remark| !remark.is_empty())
            .collect();
        let date = self.page.date(entry.time("at").unwrap_or_default());
        let when = format!("{date} by {}, entry {}", entry.text("actor"), entry.proved.index);
        [words::plain(&entry.said("verdict")), remarks.join("; "), when]
    }
}

/// What is wrong with an entry about a case: all here are of one case, and that is the person's.
pub(super) fn problem(entry: &Entry<'_>, entries: &[Entry<'_>], person: &str) -> Option<String> {
    let opened = entries.iter().find(|entry| entry.kind() == "case_opened");
    let is_of_it = opened.is_some_and(|opened| match entry.kind() {
        "case_opened" => entry.id() == opened.id() && entry.said("person") == person,
        _settles_or_closes => entry.said("case") == opened.id(),
    });
    (!is_of_it).then(|| format!("entry {} is not of a case of {person}", entry.proved.index))
}

/// Whether an item stands on the list of the case.
pub(super) fn is_listed(entries: &[Entry<'_>], item: &Value) -> bool {
    let mut opened = entries.iter().filter(|entry| entry.kind() == "case_opened");
    opened.any(|entry| entry.data()["items"].as_array().is_some_and(|list| list.contains(item)))
}

/// Whether an entry is about a case, and not about an item.
pub(super) fn is_about_a_case(entry: &Entry<'_>) -> bool {
    matches!(entry.kind(), "case_opened" | "case_line_settled" | "case_closed")
}
