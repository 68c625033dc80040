//! Rows of one file that say the same: neither of two can be right, so both are named.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::exchange::table::Place;

/// An identifier with its kind.
pub type Identifier = (&'static str, String);

/// What is known of rows that come twice.
///
/// Rows that enter an item are compared by the ledger itself, which costs nothing until there are two of
/// them; only then the file is read once more, to find the other. Rows of lists are remembered.
#[derive(Debug, Default)]
pub struct Twice {
    /// Of rows of lists: where each identifier, as a hash, was seen first.
    seen: HashMap<u64, Place>,
    /// Identifiers of rows that were seen before, as hashes, with the places where they are.
    suspected: HashMap<u64, Vec<Place>>,
    /// Each row that has another one like it, and that one.
    pairs: BTreeMap<u64, (Place, Place)>,
}

fn hash(identifier: &Identifier) -> u64 {
    let mut hasher = DefaultHasher::new();
    identifier.hash(&mut hasher);
    hasher.finish()
}

impl Twice {
    /// Whether a row of a list has an identifier that an earlier one has.
    pub fn comes_again(&mut self, identifiers: &[Identifier], at: Place) -> bool {
        let keys: Vec<u64> = identifiers.iter().map(hash).collect();
        let first = keys.iter().find_map(|key| self.seen.get(key)).copied();
        match first {
            Some(first) => self.are_a_pair(first, at),
            None => self.seen.extend(keys.into_iter().map(|key| (key, at))),
        }
        first.is_some()
    }

    /// Takes note of the identifiers of a row whose item an earlier row has entered.
    pub fn suspect(&mut self, identifiers: &[Identifier]) {
        for identifier in identifiers {
            self.suspected.entry(hash(identifier)).or_default();
        }
    }

    /// Whether the file has to be read again to find the rows that belong together.
    pub fn is_suspected(&self) -> bool {
        !self.suspected.is_empty()
    }

    /// Takes note of where a row stands, if it is one of those that are looked for.
    pub fn look_at(&mut self, identifiers: &[Identifier], at: Place) {
        for identifier in identifiers {
            if let Some(places) = self.suspected.get_mut(&hash(identifier)) {
                places.push(at);
            }
        }
    }

    /// Puts together what belongs together.
    pub fn pair_up(&mut self) {
        for places in std::mem::take(&mut self.suspected).into_values() {
            let Some((first, others)) = places.split_first() else { continue };
            for other in others {
                self.are_a_pair(*first, *other);
            }
        }
    }

    fn are_a_pair(&mut self, first: Place, second: Place) {
        if first != second {
            self.pairs.entry(first.number()).or_insert((first, second));
            self.pairs.entry(second.number()).or_insert((second, first));
        }
    }

    /// The other row like this one.
    pub fn other(&self, at: Place) -> Option<Place> {
        self.pairs.get(&at.number()).map(|(_, other)| *other)
    }

    /// All rows that have another one, from the top, each with that one.
    pub fn pairs(&self) -> impl Iterator<Item = (Place, Place)> + '_ {
        self.pairs.values().copied()
    }
}

/// What is said of a row that has another one.
pub fn sentence(other: Place) -> String {
    format!("the same number stands in {other}")
}
