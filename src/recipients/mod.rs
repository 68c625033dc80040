//! Who in a directory is meant by a text from a label, a file or a keyboard: candidates with a score and a
//! reason. Pure: a roster is filled with what is known of people, and asked.
//!
//! Nobody is ever guessed. Only a text that *says* somebody (their name in any spelling or order, what they
//! are called according to the directory) and nobody else is taken for them, see [`winner`]. Whatever is
//! merely like a name is a question.

mod bound;
mod fold;
mod nicknames;
mod query;

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher as _;
use std::ops::Range;
use std::sync::LazyLock;
use std::thread;

use crate::domain::names::PersonId;
use fold::Folded;
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
    /// Of all its names.
    len: u16,
    letters: u32,
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
    /// The first byte.
    first: u8,
    letters: u32,
}

/// What people are called, ready to be searched.
#[derive(Default)]
pub struct Roster {
    called: Vec<Called>,
    names: Vec<Name>,
    text: String,
    departments: HashMap<String, u32>,
    /// The same as they were written: many people have one.
    written_departments: HashMap<String, u32>,
    scratch: Scratch,
}

/// Room for what is needed while somebody is taken in.
#[derive(Default)]
struct Scratch {
    own: Folded,
    other: Folded,
    whole: Folded,
    literal: Vec<u8>,
}

impl std::fmt::Debug for Roster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Roster").field("called", &self.called.len()).finish_non_exhaustive()
    }
}

/// A name in lower case, with single spaces.
fn literal(name: &str, room: &mut Vec<u8>) -> u64 {
    room.clear();
    for word in name.split_whitespace() {
        if word.is_ascii() {
            room.extend(word.bytes().map(|byte| byte.to_ascii_lowercase()));
        } else {
            room.extend_from_slice(word.to_lowercase().as_bytes());
        }
        room.push(b' ');
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(room);
    hasher.finish()
}

impl Roster {
    /// Takes somebody in.
    pub fn add(&mut self, person: &Described<'_>) {
        let mut scratch = std::mem::take(&mut self.scratch);
        self.add_with(person, &mut scratch);
        self.scratch = scratch;
    }

    fn add_with(&mut self, person: &Described<'_>, scratch: &mut Scratch) {
        let Scratch { own, other, whole, literal: room } = scratch;
        let department = self.department(person.department);
        own.read(person.name);
        let about = (person, department, own.titled);
        self.call(about, Says::Name, literal(person.name, room), own);
        for nickname in person.nicknames.split(';').map(str::trim).filter(|n| !n.is_empty()) {
            other.read(nickname);
            self.call(about, Says::Alias, literal(nickname, room), other);
            whole.clear();
            whole.extend(other.names());
            if person.last.is_empty() {
                whole.extend(own.names().next_back().into_iter());
            } else {
                other.read(person.last);
                whole.extend(other.names());
            }
            self.call(about, Says::Alias, literal("", room), whole);
        }
        for address in [person.email, person.login] {
            other.read(address.split('@').next().unwrap_or_default());
            let is_new = other.names().any(|part| own.names().all(|name| name != part));
            if is_new {
                self.call(about, Says::Mail, literal("", room), other);
            }
        }
    }

    fn department(&mut self, department: &str) -> u32 {
        if let Some(known) = self.written_departments.get(department) {
            return *known;
        }
        let folded = fold::names(department).0.join(" ");
        let number = if folded.is_empty() {
            0
        } else {
            let next = u32::try_from(self.departments.len()).unwrap_or(u32::MAX - 1) + 1;
            *self.departments.entry(folded).or_insert(next)
        };
        self.written_departments.insert(department.to_owned(), number);
        number
    }

    fn call(
        &mut self,
        (person, department, titled): (&Described<'_>, u32, bool),
        says: Says,
        literal: u64,
        names: &Folded,
    ) {
        let first_name = self.names.len();
        let (mut content, mut letters, mut len) = (0_u64, 0, 0);
        for name in names.names().take(MAX_NAMES) {
            let name = &name[..name.floor_char_boundary(MAX_NAME)];
            let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            let of_name = fold::letters(name);
            self.names.push(Name {
                at,
                len: u8::try_from(name.len()).unwrap_or(u8::MAX),
                first: name.as_bytes().first().copied().unwrap_or_default(),
                letters: of_name,
            });
            self.text.push_str(name);
            content = content.wrapping_add(fold::content(name));
            letters |= of_name;
            len += name.len();
        }
        let names = self.names.len() - first_name;
        if names == 0 {
            return;
        }
        self.called.push(Called {
            person: person.id,
            literal,
            content,
            first_name: u32::try_from(first_name).unwrap_or(u32::MAX),
            names: u8::try_from(names).unwrap_or(u8::MAX),
            len: u16::try_from(len).unwrap_or(u16::MAX),
            letters,
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

    /// Everybody in a part of the roster who may be meant; if only those matter whom the text says,
    /// others are passed over.
    fn candidates(&self, part: Range<usize>, query: &Query, is_said: bool) -> Vec<Candidate> {
        let aside = query.departments_among(&self.departments);
        let content = query.content(&aside);
        let mut found = Vec::new();
        for called in &self.called[part] {
            if is_said && called.content != content && !query.is_literally(called) {
                continue;
            }
            let Some((score, why)) = query.rate(self, called, &aside, content) else { continue };
            found.push(Candidate { person: called.person, score, why, active: called.active });
        }
        found
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
    // A text among those of a file is looked up too soon for a thread to be worth it.
    search_by(if is_said { 1 } else { *WORKERS }, rosters, text, is_said)
}

fn search_by(workers: usize, rosters: &[Roster], text: &str, is_said: bool) -> Vec<Candidate> {
    let Some(query) = Query::of(text) else { return Vec::new() };
    let parts = parts(rosters, workers);
    let work = |(roster, part): (&Roster, Range<usize>)| roster.candidates(part, &query, is_said);
    let found: Vec<Vec<Candidate>> = if parts.len() < 2 || workers < 2 {
        parts.into_iter().map(work).collect()
    } else {
        thread::scope(|scope| {
            let begun: Vec<_> = parts.into_iter().map(|part| scope.spawn(|| work(part))).collect();
            begun
                .into_iter()
                .map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    };
    // Whoever is called in several ways is a candidate once, for the first of the best reasons.
    let mut best: HashMap<PersonId, Candidate> = HashMap::new();
    for candidate in found.into_iter().flatten() {
        let known = best.entry(candidate.person).or_insert_with(|| candidate.clone());
        if known.score < candidate.score {
            *known = candidate;
        }
    }
    let mut found: Vec<Candidate> = best.into_values().collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.score), !one.active, one.why, one.person));
    found
}

/// How many threads search a large roster.
static WORKERS: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from).min(8));

/// The fewest names that are worth a thread of their own.
const PART_MIN: usize = 8_192;

/// Cuts rosters into parts, about one for each thread.
fn parts(rosters: &[Roster], workers: usize) -> Vec<(&Roster, Range<usize>)> {
    let all: usize = rosters.iter().map(|roster| roster.called.len()).sum();
    let length = all.div_ceil(workers).max(PART_MIN);
    let cut = |roster: &'_ Roster| {
        let end = roster.called.len();
        // A few names more are no reason for another thread.
        let count = ((end + length / 2) / length).max(1);
        let at = move |nth: usize| end * nth / count;
        (0..count).map(move |nth| at(nth)..at(nth + 1))
    };
    rosters.iter().flat_map(|roster| cut(roster).map(move |part| (roster, part))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn roster(names: impl Iterator<Item = String>) -> Roster {
        let mut roster = Roster::default();
        for (n, name) in names.enumerate() {
            roster.add(&Described {
                id: PersonId::from_uuid(Uuid::from_u128(n as u128)),
                name: &name,
                nicknames: if n % 5 == 0 { "Bobby; Red" } else { "" },
                last: "",
                email: "",
                login: "",
                department: ["", "Finance", "abc"][n % 3],
                active: n % 2 == 0,
            });
        }
        roster
    }

    #[test]
    fn however_many_threads_search_the_answer_is_one() {
        let letters = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        let name =
            |n: usize| format!("Ada {}{}{}mann", letters(n), letters(n / 26), letters(n / 676));
        let rosters = [roster((0..3 * PART_MIN).map(name)), roster((0..9).map(name))];
        assert_eq!(parts(&rosters, 1).len(), 2);
        assert!(parts(&rosters, 3).len() > 2);
        for text in ["Ada Abcman", "Bobby Abdmann", "ADA AAAMANN"] {
            let alone = search_by(1, &rosters, text, false);
            assert!(!alone.is_empty(), "{text}");
            for workers in [2, 3, 7] {
                assert_eq!(search_by(workers, &rosters, text, false), alone, "{text}: {workers}");
            }
        }
    }

    proptest! {
        /// Few letters, so that much is alike.
        #[test]
        fn whoever_is_passed_over_would_not_be_shown(
            names in prop::collection::vec("[abcdeü1]{1,9}( [abcdü]{1,9}){0,3}|(Robert|Ann) [a-c]{1,5}", 1..12),
            text in "[abcdeü]{1,9}( [abcdü]{1,9}){0,2}(, (abc|[ab]{1,4}))?|(Bob|A)[. ][a-c]{1,5}",
        ) {
            let roster = roster(names.iter().cloned());
            let texts = names.iter().flat_map(|name| {
                let mut slip: Vec<char> = name.chars().collect();
                slip.remove(slip.len() / 2);
                [slip.iter().collect(), slip.iter().rev().collect(), name.replace(' ', "")]
            });
            for text in texts.chain([text]) {
                let Some(query) = Query::of(&text) else { continue };
                let aside = query.departments_among(&roster.departments);
                for called in &roster.called {
                    let rated = query.rate(&roster, called, &aside, query.content(&aside));
                    prop_assert_eq!(rated, query.rate_slowly(&roster, called, &aside), "{}", text);
                }
            }
        }
    }
}
