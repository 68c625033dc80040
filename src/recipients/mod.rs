//! Who in a directory is meant by a text from a label, a file or a keyboard: candidates with a score and a
//! reason. Pure: a roster is filled with what is known of people, and asked.
//!
//! Nobody is ever guessed. Only a text that *says* somebody (their name in any spelling or order, what they
//! are called according to the directory) and nobody else is taken for them, see [`winner`]. Whatever is
//! merely like a name is a question.

mod fold;
mod nicknames;
mod query;

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use crate::domain::names::PersonId;
use query::Query;

/// From this score on a text says a name; below it, it is like one.
pub const SAYS: u8 = 97;

/// What is less alike is not shown.
pub const ALIKE: u8 = 60;

/// What a roster is told of a person.
#[derive(Debug, Clone, Copy)]
pub struct Described<'p> {
    pub id: PersonId,
    pub name: &'p str,
    /// What they are called besides.
    pub nicknames: &'p str,
    pub last: &'p str,
    pub email: &'p str,
    pub login: &'p str,
    pub department: &'p str,
    pub active: bool,
}

/// Why somebody is a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Name,
    Spelling,
    Order,
    Alias,
    Mail,
    ShortForm,
    Initial,
    Part,
    Typo,
    Department,
}

impl Why {
    /// The reason, for people.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "the name",
            Self::Spelling => "the name in another spelling",
            Self::Order => "the name in another order",
            Self::Alias => "what they are called",
            Self::Mail => "the address",
            Self::ShortForm => "a short form of the name",
            Self::Initial => "an initial",
            Self::Part => "a part of the name",
            Self::Typo => "a similar name",
            Self::Department => "the department",
        }
    }
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    /// From 0 to 100.
    pub score: u8,
    pub why: Why,
    pub active: bool,
}

/// The one candidate whom a text says, if there is one. Somebody who left does not make the name of
/// somebody who is here ambiguous.
#[must_use]
pub fn winner(candidates: &[Candidate]) -> Option<&Candidate> {
    let best = candidates.iter().filter(|one| one.score >= SAYS).map(|one| one.score).max()?;
    let said: Vec<&Candidate> = candidates.iter().filter(|one| one.score == best).collect();
    let here: Vec<&Candidate> = said.iter().filter(|one| one.active).copied().collect();
    match (said.as_slice(), here.as_slice()) {
        ([one], _) | (_, [one]) => Some(one),
        _several => None,
    }
}

/// One way of calling somebody.
struct Called {
    person: PersonId,
    /// Of the name as it is written, in lower case.
    literal: u64,
    /// Of the folded letters, whatever their order: what says a name has the same.
    content: u64,
    first_name: u32,
    names: u8,
    says: Says,
    active: bool,
    titled: bool,
    department: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Name,
    Alias,
    Mail,
}

/// A folded name, where it stands in the text of all names.
struct Name {
    at: u32,
    len: u8,
    letters: u32,
}

/// What people are called, ready to be searched.
#[derive(Default)]
pub struct Roster {
    called: Vec<Called>,
    names: Vec<Name>,
    text: String,
    departments: HashMap<String, u32>,
}

impl std::fmt::Debug for Roster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Roster").field("called", &self.called.len()).finish_non_exhaustive()
    }
}

/// A name in lower case, with single spaces.
fn literal(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in name.split_whitespace() {
        if word.is_ascii() {
            word.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
        } else {
            word.to_lowercase().bytes().for_each(|byte| hasher.write_u8(byte));
        }
        hasher.write_u8(b' ');
    }
    ' '.hash(&mut hasher);
    hasher.finish()
}

impl Roster {
    /// Takes somebody in.
    pub fn add(&mut self, person: &Described<'_>) {
        let department = self.department(person.department);
        let (names, titled) = fold::names(person.name);
        let own = (person, department, titled);
        self.call(own, Says::Name, person.name, &names);
        for nickname in person.nicknames.split(';').map(str::trim).filter(|n| !n.is_empty()) {
            let (alias, _) = fold::names(nickname);
            self.call(own, Says::Alias, nickname, &alias);
            let last = if person.last.is_empty() { names.last().cloned() } else { None };
            let last = last.map_or_else(|| fold::names(person.last).0, |last| vec![last]);
            let whole = [alias, last].concat();
            self.call(own, Says::Alias, "", &whole);
        }
        for address in [person.email, person.login] {
            let (local, _) = fold::names(address.split('@').next().unwrap_or_default());
            let is_new = local.iter().any(|part| !names.contains(part));
            if is_new {
                self.call(own, Says::Mail, "", &local);
            }
        }
    }

    fn department(&mut self, department: &str) -> u32 {
        let folded = fold::names(department).0.join(" ");
        if folded.is_empty() {
            return 0;
        }
        let next = u32::try_from(self.departments.len()).unwrap_or(u32::MAX - 1) + 1;
        *self.departments.entry(folded).or_insert(next)
    }

    fn call(
        &mut self,
        (person, department, titled): (&Described<'_>, u32, bool),
        says: Says,
        written: &str,
        names: &[String],
    ) {
        if names.is_empty() {
            return;
        }
        let names = &names[..names.len().min(MAX_NAMES)];
        let first_name = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let mut content = 0_u64;
        for name in names {
            let end = (0..=name.len().min(MAX_NAME)).rev().find(|end| name.is_char_boundary(*end));
            let name = &name[..end.unwrap_or(0)];
            let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            let len = u8::try_from(name.len()).unwrap_or(u8::MAX);
            self.names.push(Name { at, len, letters: fold::letters(name) });
            self.text.push_str(name);
            content = content.wrapping_add(fold::content(name));
        }
        self.called.push(Called {
            person: person.id,
            literal: literal(written),
            content,
            first_name,
            names: u8::try_from(names.len()).unwrap_or(u8::MAX),
            says,
            active: person.active,
            titled,
            department,
        });
    }

    fn names_of(&self, called: &Called) -> &[Name] {
        let first = usize::try_from(called.first_name).unwrap_or(usize::MAX);
        &self.names[first..first + usize::from(called.names)]
    }

    fn text_of(&self, name: &Name) -> &str {
        let at = usize::try_from(name.at).unwrap_or(usize::MAX);
        &self.text[at..at + usize::from(name.len)]
    }

    /// Everybody who may be meant; if only those matter whom the text says, others are passed over.
    fn candidates(&self, query: &Query, is_said: bool) -> Vec<Candidate> {
        let departments = query.departments_among(&self.departments);
        let content = query.content(&departments);
        let mut best: HashMap<PersonId, Candidate> = HashMap::new();
        for called in &self.called {
            if is_said && called.content != content && !query.is_literally(called) {
                continue;
            }
            let Some((score, why)) = query.rate(self, called, &departments) else { continue };
            let candidate = Candidate { person: called.person, score, why, active: called.active };
            match best.entry(called.person) {
                std::collections::hash_map::Entry::Occupied(mut known) => {
                    if known.get().score < score {
                        known.insert(candidate);
                    }
                }
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(candidate);
                }
            }
        }
        best.into_values().collect()
    }
}

/// The most names of one person, and the longest, in bytes: what is longer is cut.
const MAX_NAMES: usize = 8;
const MAX_NAME: usize = 64;

/// Whether two texts are one name: whatever the case, the accents and the order of its parts.
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    let parts = |name: &str| {
        let words = name.split(|c: char| c.is_whitespace() || c == ',' || c == '-');
        let mut parts: Vec<String> =
            words.map(fold::fold).filter(|word| !word.is_empty()).collect();
        parts.sort_unstable();
        parts
    };
    let parts_of_one = parts(one);
    !parts_of_one.is_empty() && parts_of_one == parts(other)
}

/// Everybody in several rosters who may be meant by a text, the likeliest first, at most so many.
#[must_use]
pub fn rank(rosters: &[Roster], text: &str, limit: usize) -> Vec<Candidate> {
    let mut found = search(rosters, text, false);
    found.truncate(limit);
    found
}

/// Only those whom a text says; see [`SAYS`]. Much faster, for files of many rows.
#[must_use]
pub fn said(rosters: &[Roster], text: &str) -> Vec<Candidate> {
    let mut found = search(rosters, text, true);
    found.retain(|one| one.score >= SAYS);
    found
}

fn search(rosters: &[Roster], text: &str, is_said: bool) -> Vec<Candidate> {
    let Some(query) = Query::of(text) else { return Vec::new() };
    let found = rosters.iter().flat_map(|roster| roster.candidates(&query, is_said));
    let mut found: Vec<Candidate> = found.collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.score), !one.active, one.why, one.person));
    found
}
