//! By what items are found, added up: many links as one number, whatever the order they come in.

use std::hash::{BuildHasher as _, RandomState};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::LedgerError;
use crate::domain::event::Fact;
use crate::domain::item::Item;

/// Two hashes under keys that are new each time: nobody can make two lists of links whose sums are the same.
#[derive(Default)]
pub(super) struct Hashers(RandomState, RandomState);

/// How many links there are, and the sums of their hashes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sum {
    count: u64,
    first: u64,
    second: u64,
}

impl Sum {
    fn add(&mut self, link: &[&[u8]], Hashers(first, second): &Hashers) {
        self.join(Self { count: 1, first: first.hash_one(link), second: second.hash_one(link) });
    }

    const fn join(&mut self, other: Self) {
        self.count = self.count.wrapping_add(other.count);
        self.first = self.first.wrapping_add(other.first);
        self.second = self.second.wrapping_add(other.second);
    }

    /// Adds up a table of links.
    fn read(
        &mut self,
        connection: &Connection,
        sql: &str,
        hashers: &Hashers,
    ) -> Result<(), LedgerError> {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(())?;
        let mut link: [&[u8]; 3] = [&[]; 3];
        while let Some(row) = rows.next()? {
            for (column, part) in link[..columns].iter_mut().enumerate() {
                *part = match row.get_ref(column)? {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
                    // No program of ours writes it, and no fact asks for it.
                    ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => b"\0",
                };
            }
            self.add(&link[..columns], hashers);
            link = [&[]; 3];
        }
        Ok(())
    }
}

/// The links to items: by identifier, and by person.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Linked {
    identifiers: Sum,
    people: Sum,
}

impl Linked {
    /// Takes the links of others in.
    pub(super) const fn join(&mut self, other: Self) {
        self.identifiers.join(other.identifiers);
        self.people.join(other.people);
    }

    /// Takes in what an item's facts ask for, each once.
    pub(super) fn want(&mut self, item: &Item, facts: &[Fact], hashers: &Hashers) {
        let id = item.id.uuid();
        let mut identifiers: Vec<_> =
            item.identifiers().map(|(kind, value)| (value, kind.as_str())).collect();
        identifiers.sort_unstable();
        identifiers.dedup();
        for (value, kind) in identifiers {
            self.identifiers.add(&[value.as_bytes(), kind.as_bytes(), id.as_bytes()], hashers);
        }
        let mut people: Vec<_> = facts.iter().flat_map(|fact| fact.event.people()).collect();
        people.sort_unstable();
        people.dedup();
        for person in people {
            self.people.add(&[person.uuid().as_bytes(), id.as_bytes()], hashers);
        }
    }

    /// Takes in the table of identifiers.
    pub(super) fn read_identifiers(
        &mut self,
        connection: &Connection,
        hashers: &Hashers,
    ) -> Result<(), LedgerError> {
        self.identifiers.read(connection, "SELECT value, kind, item FROM identifier", hashers)
    }

    /// Takes in the table of the people whom items involve.
    pub(super) fn read_involved(
        &mut self,
        connection: &Connection,
        hashers: &Hashers,
    ) -> Result<(), LedgerError> {
        self.people.read(connection, "SELECT person, item FROM involved", hashers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Link = [&'static [u8]; 2];

    fn sum(links: &[Link], hashers: &Hashers) -> Sum {
        let mut sum = Sum::default();
        for link in links {
            sum.add(link, hashers);
        }
        sum
    }

    #[test]
    fn the_same_links_have_the_same_sum_in_any_order_and_no_others_have() {
        let hashers = Hashers::default();
        let (a, b, c): (Link, Link, Link) = ([b"a", b"1"], [b"b", b"2"], [b"a1", b""]);
        assert_eq!(sum(&[a, b], &hashers), sum(&[b, a], &hashers));
        for others in [&[a, c][..], &[c, b], &[a], &[a, a], &[a, b, b]] {
            assert_ne!(sum(&[a, b], &hashers), sum(others, &hashers));
        }
    }
}
