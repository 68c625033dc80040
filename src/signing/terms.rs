//! What is signed, as whoever signs is shown it, on a phone or in the terminal.

use super::words::{Language, Words};

/// Is what somebody is asked to sign. All of it is shown, and none of it is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The language of the words around it; the statement is given in the same.
    pub language: Language,
    /// What happens to the items.
    pub act: Act,
    /// The organisation.
    pub tenant: String,
    /// The mailroom.
    pub facility: String,
    /// Who gives the items.
    pub from: String,
    /// Who gets them.
    pub to: String,
    /// Who gives or gets them for somebody else.
    pub through: Option<String>,
    /// The items.
    pub items: Vec<Shown>,
    /// The statement, a paragraph each.
    pub statement: Vec<String>,
    /// Who signs, as far as that is known; they can set it right.
    pub signer: String,
}

/// Is what happens to the items that somebody signs for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// They get them.
    HandOff,
    /// They give them back.
    Return,
    /// They pass from one person to another.
    Transfer,
}

/// Is an item, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What a person would call it: "Lenovo T14".
    pub title: String,
    /// What tells it from others.
    pub details: Vec<(Detail, String)>,
}

/// Is a property that tells an item from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// A parcel or a device.
    Kind,
    /// Its serial number.
    Serial,
    /// Its asset tag.
    Tag,
    /// The tracking number of a parcel.
    Tracking,
    /// The condition it is in.
    Condition,
    /// What goes with it.
    Accessories,
    /// What should go with it and is not there.
    Missing,
}

impl Terms {
    /// Returns the words of its language.
    #[must_use]
    pub const fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// Returns its heading: what somebody is asked to do.
    #[must_use]
    pub const fn heading(&self) -> &'static str {
        self.words().heading(self.act)
    }

    /// Returns who takes part, each with what they are.
    #[must_use]
    pub fn parties(&self) -> Vec<(&'static str, &str)> {
        let words = self.words();
        let mut parties = vec![(words.from, self.from.as_str()), (words.to, self.to.as_str())];
        if let Some(through) = &self.through {
            parties.push((words.through, through));
        }
        parties
    }
}

impl Shown {
    /// Returns its details on one line: "Serial number PF3ABCDE · Asset tag IT-0412".
    #[must_use]
    pub fn details_line(&self, words: &Words) -> String {
        let one = |(detail, value): &(Detail, String)| format!("{} {value}", words.detail(*detail));
        self.details.iter().map(one).collect::<Vec<_>>().join(" \u{b7} ")
    }
}
