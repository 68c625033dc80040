//! Writes a page as text, for the terminal and for mail: as wide as asked, 80 columns unless told.

use unicode_normalization::char::is_combining_mark;

use super::document::{Block, Column, Document, Party};

/// Is the least width that a page is set in.
pub const WIDTH_MIN: usize = 32;

/// Is the width that a page is set in if nobody says otherwise.
pub const WIDTH: usize = 80;

/// Writes a page.
#[must_use]
pub fn write(document: &Document, width: usize) -> String {
    let mut page = Page { width: width.max(WIDTH_MIN), lines: Vec::new() };
    for from in &document.from {
        page.wrapped(from, 0);
    }
    page.lines.push("=".repeat(page.width));
    page.wrapped(&document.title, 0);
    page.wrapped(&document.heading, 0);
    page.wrapped(&document.when, 0);
    for block in &document.blocks {
        page.block(block);
    }
    let mut text = page.lines.join("\n");
    text.push('\n');
    text
}

/// Sets one block.
pub(super) fn lines_of(block: &Block, width: usize) -> Vec<String> {
    let mut page = Page { width, lines: Vec::new() };
    page.block(block);
    page.lines
}

struct Page {
    width: usize,
    lines: Vec<String>,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.gap();
                self.wrapped(text, 0);
                self.lines.push("-".repeat(self.width));
            }
            Block::Facts(facts) | Block::Code { facts, .. } => self.facts(facts),
            Block::Parties(parties) => {
                for party in parties {
                    self.gap();
                    self.party(party);
                }
            }
            Block::Table { columns, rows } => self.table(columns, rows),
            Block::Quote(text) => text.split('\n').for_each(|line| self.wrapped(line, 2)),
            Block::Text(text) => self.wrapped(text, 0),
            Block::Picture { alt, facts, .. } => {
                self.wrapped(&format!("[{alt}]"), 0);
                self.facts(facts);
            }
            Block::Thumbnails(pictures) => {
                for (_, caption) in pictures {
                    self.wrapped(&format!("[{caption}]"), 0);
                }
            }
            Block::Lines(parties) => {
                for party in parties {
                    self.lines.extend([
                        String::new(),
                        String::new(),
                        "_".repeat(self.width.min(50)),
                    ]);
                    self.party(party);
                }
            }
        }
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn party(&mut self, party: &Party) {
        self.facts(&[(party.role.clone(), party.name.clone())]);
        for line in &party.lines {
            self.wrapped(line, self.name_width());
        }
    }

    const fn name_width(&self) -> usize {
        if self.width < 60 { 2 } else { 18 }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let indent = self.name_width();
        for (name, value) in facts {
            if columns(name) + 1 < indent {
                let before = self.lines.len();
                self.wrapped(value, indent);
                if let Some(first) = self.lines.get_mut(before) {
                    let value = first.trim_start().to_owned();
                    *first = format!("{name}{}{value}", " ".repeat(indent - columns(name)));
                }
            } else {
                self.wrapped(name, 0);
                self.wrapped(value, indent);
            }
        }
    }

    /// Sets a table in columns where it fits, and else each row as a list of names and values.
    fn table(&mut self, heads: &[Column], rows: &[Vec<String>]) {
        let widest = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell));
            cells.chain([columns(&heads[at].head)]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..heads.len()).map(widest).collect();
        if widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1) <= self.width {
            let names: Vec<String> = heads.iter().map(|column| column.head.clone()).collect();
            for row in std::iter::once(&names).chain(rows) {
                let cells = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width));
                self.lines.push(cells.collect::<Vec<_>>().join("  ").trim_end().to_owned());
            }
            return;
        }
        for row in rows {
            let facts: Vec<(String, String)> = heads
                .iter()
                .zip(row)
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(column, cell)| (column.head.clone(), cell.clone()))
                .collect();
            self.facts(&facts);
            self.gap();
        }
    }

    /// Breaks a text into lines of the page, each indented.
    fn wrapped(&mut self, text: &str, indent: usize) {
        let room = self.width.saturating_sub(indent).max(8);
        let before = " ".repeat(indent);
        let mut line = String::new();
        for word in text.split(' ') {
            let more = usize::from(!line.is_empty());
            if columns(&line) + more + columns(word) <= room {
                line.push_str(&" ".repeat(more));
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                self.lines.push(format!("{before}{}", std::mem::take(&mut line)));
            }
            for c in word.chars() {
                if columns(&line) + columns_of(c) > room {
                    self.lines.push(format!("{before}{}", std::mem::take(&mut line)));
                }
                line.push(c);
            }
        }
        self.lines.push(format!("{before}{line}").trim_end().to_owned());
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// How many columns of a terminal a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// Two for the wide letters of East Asia (Unicode Standard Annex 11), none for an accent that stands by itself.
fn columns_of(c: char) -> usize {
    match c {
        c if is_combining_mark(c) => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _others => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_page_and_no_letter_is_lost() {
        for width in [32, 40, 80, 132] {
            let mut page = Page { width, lines: Vec::new() };
            let text = "one 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 two-words-that-are-one-very-long-word-indeed-they-are";
            page.wrapped(text, 3);
            page.facts(&[("Key of the log".to_owned(), text.to_owned())]);
            assert!(page.lines.iter().all(|line| columns(line) <= width), "{:?}", page.lines);
            let kept: String = page.lines.concat().split_whitespace().collect();
            assert_eq!(kept.matches("漢").count(), 22);
            assert_eq!(kept.matches("they-are").count(), 2);
        }
    }
}
