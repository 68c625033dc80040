//! What a page says, before it is known what it is printed on. Every text in it is harmless to show.

use super::picture::Drawable;
use crate::press::Symbol;

/// Is a page, or several.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is called: `Receipt dock-1-42`.
    pub title: String,
    /// Whose it is, the greatest first.
    pub from: Vec<String>,
    /// What happened: `Hand-off of 3 items`.
    pub heading: String,
    /// When.
    pub when: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What stands at the foot of every page.
    pub foot: String,
}

/// Is a part of a page.
#[derive(Debug, Clone)]
pub enum Block {
    /// Is the name of a section.
    Heading(String),
    /// Is a list of names and values.
    Facts(Vec<(String, String)>),
    /// Are those between whom something passed, beside each other.
    Parties(Vec<Party>),
    /// Is a table.
    Table {
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// Is what somebody agreed to, word for word.
    Quote(String),
    /// Is a paragraph.
    Text(String),
    /// Is a picture with facts beside it.
    Picture {
        /// The picture.
        picture: Drawable,
        /// What it shows, for those who do not see it.
        alt: String,
        /// What is known of it.
        facts: Vec<(String, String)>,
    },
    /// Are small pictures, each with what it shows.
    Thumbnails(Vec<(Drawable, String)>),
    /// Are lines to sign on.
    Lines(Vec<Party>),
    /// Is a QR code with facts beside it.
    Code {
        /// The code.
        symbol: Symbol,
        /// What stands beside it.
        facts: Vec<(String, String)>,
    },
}

/// Is somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What they do: `Released by`.
    pub role: String,
    /// Who they are.
    pub name: String,
    /// What else is known.
    pub lines: Vec<String>,
}

/// Is a column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// How wide it is beside the others.
    pub share: i32,
}

impl Document {
    /// Returns everything that it says, for finding out which letters it needs.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = vec![&self.title, &self.heading, &self.when, &self.foot];
        texts.extend(self.from.iter().map(String::as_str));
        for block in &self.blocks {
            match block {
                Block::Heading(text) | Block::Quote(text) | Block::Text(text) => texts.push(text),
                Block::Facts(facts) | Block::Picture { facts, .. } | Block::Code { facts, .. } => {
                    texts.extend(facts.iter().flat_map(|(name, value)| [name.as_str(), value]));
                }
                Block::Parties(parties) | Block::Lines(parties) => {
                    for party in parties {
                        texts.extend([party.role.as_str(), &party.name]);
                        texts.extend(party.lines.iter().map(String::as_str));
                    }
                }
                Block::Table { columns, rows } => {
                    texts.extend(columns.iter().map(|column| column.head.as_str()));
                    texts.extend(rows.iter().flatten().map(String::as_str));
                }
                Block::Thumbnails(pictures) => {
                    texts.extend(pictures.iter().map(|(_, caption)| caption.as_str()));
                }
            }
        }
        texts
    }
}
