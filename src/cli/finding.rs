//! What an identifier or a name means: the one item, parcel or person, or why it is not clear.

use std::collections::HashSet;

use super::args::ProxyArgs;
use super::desk::{Circumstances, Desk};
use super::failure::{Failure, Kind};
use crate::domain::command::Command;
use crate::domain::event::{ItemKind, Proxy};
use crate::domain::names::{ItemId, Label, TrackingNumber};
use crate::ledger::{Found, Line, NewPerson, Target, new_person_id};
use crate::scan;

/// Items, each once, with the first name under which the operator gave it.
#[derive(Debug)]
pub struct Named {
    pub ids: Vec<ItemId>,
    pub subjects: Vec<String>,
}

impl Desk<'_> {
    /// Finds the one item that an identifier means.
    pub fn item(&self, text: &str) -> Result<ItemId, Failure> {
        let keys = Keys::of(text);
        for key in &keys.sure {
            match self.ledger.find(key)? {
                Found::One(id) => return Ok(id),
                Found::Several(ids) => return Err(self.ambiguous(text, &ids)?),
                Found::Nothing => {}
            }
        }
        let mut failure = Failure::new(Kind::No, format!("nothing is known by {text}"));
        for key in &keys.guessed {
            if let Found::One(id) = self.ledger.find(key)? {
                failure = failure.hint(format!("did you mean {key}?{}", self.in_words(id)?));
            }
        }
        Err(failure.hint("look for it with `custody find TEXT`"))
    }

    /// Finds the one parcel that an identifier means, even if an asset answers to the same.
    pub fn parcel(&self, text: &str) -> Result<ItemId, Failure> {
        for key in Keys::of(text).sure {
            let found = match self.ledger.find(&key)? {
                Found::Nothing => continue,
                Found::One(id) => vec![id],
                Found::Several(ids) => ids,
            };
            let mut parcels = Vec::new();
            for id in found {
                if self.ledger.row(id)?.is_some_and(|row| row.kind == ItemKind::Parcel.as_str()) {
                    parcels.push(id);
                }
            }
            match parcels.as_slice() {
                [one] => return Ok(*one),
                // An open asset stands before a parcel that is closed.
                [] => {
                    if let Some(id) = self.closed_parcel(&key)? {
                        return Ok(id);
                    }
                }
                several => return Err(self.ambiguous(text, several)?),
            }
        }
        // Something else, if anything: the rules say that it is no parcel.
        self.item(text)
    }

    fn closed_parcel(&self, key: &str) -> Result<Option<ItemId>, Failure> {
        let Ok(tracking) = TrackingNumber::parse(key) else { return Ok(None) };
        let rows = self.ledger.search(tracking.as_str(), 50)?;
        let is_it = |row: &&crate::ledger::ItemRow| {
            row.kind == ItemKind::Parcel.as_str()
                && row.tracking.as_deref() == Some(tracking.as_str())
        };
        Ok(rows.iter().find(is_it).map(|row| row.id))
    }

    /// The items that answer to a scan: open ones, or closed ones if there are none.
    pub fn things(&self, text: &str) -> Result<Vec<ItemId>, Failure> {
        for key in &Keys::of(text).sure {
            match self.ledger.find(key)? {
                Found::One(id) => return Ok(vec![id]),
                Found::Several(ids) => return Ok(ids),
                Found::Nothing => {}
            }
        }
        Ok(Vec::new())
    }

    /// Finds the items that identifiers mean; two names of one item are one item.
    pub fn items(&self, texts: &[String]) -> Result<Named, Failure> {
        each_once(texts, |text| self.item(text))
    }

    /// Finds the parcels that identifiers mean; two names of one parcel are one parcel.
    pub fn parcels(&self, texts: &[String]) -> Result<Named, Failure> {
        each_once(texts, |text| self.parcel(text))
    }

    fn ambiguous(&self, text: &str, ids: &[ItemId]) -> Result<Failure, Failure> {
        let failure =
            Failure::new(Kind::No, format!("{text} means {} items; name one by its id", ids.len()));
        ids.iter().take(8).try_fold(failure, |failure, id| {
            Ok(failure.hint(format!("{id}{}", self.in_words(*id)?)))
        })
    }

    fn in_words(&self, id: ItemId) -> Result<String, Failure> {
        Ok(self.ledger.row(id)?.map_or_else(String::new, |row| {
            let maker = row.maker.clone().unwrap_or_default();
            format!("  {} {maker} {}", row.kind, row.known_as())
        }))
    }

    /// Finds who acts for a person. A new one is entered with the order, and only if that is recorded.
    pub fn proxy(
        &self,
        args: &ProxyArgs,
        circumstances: &mut Circumstances,
    ) -> Result<Option<Box<Proxy>>, Failure> {
        let Some((name, authority)) = args.by.as_ref().zip(args.authority.as_ref()) else {
            return Ok(None);
        };
        let until = args.authority_until.as_deref();
        let until = until.map(|text| self.zone.read_end_of_day(text)).transpose()?;
        let proxy = |person| {
            Box::new(Proxy {
                person,
                authority: authority.clone(),
                scope: args.scope.clone(),
                how: args.authority_given,
                until,
            })
        };
        let is_known = !self.ledger.directory().people_named(name)?.is_empty();
        if is_known || !args.new_person {
            let person = self.person(name).map_err(|failure| {
                if is_known {
                    return failure;
                }
                failure.hint("or add --new-person to enter them together with this")
            })?;
            return Ok(Some(proxy(person.id)));
        }
        let (name, active) = (Some(Label::parse(name)?), Some(true));
        let person = NewPerson { name, active, ..NewPerson::of(new_person_id()) };
        let proxy = proxy(person.id);
        circumstances.newcomer = Some(person);
        Ok(Some(proxy))
    }
}

impl Named {
    /// The same for each of them.
    pub fn lines(&self, command: &Command) -> Vec<Line> {
        let line = |id: &ItemId| Line { target: Target::Item(*id), command: command.clone() };
        self.ids.iter().map(line).collect()
    }
}

fn each_once(
    texts: &[String],
    find: impl Fn(&str) -> Result<ItemId, Failure>,
) -> Result<Named, Failure> {
    let mut seen = HashSet::new();
    let mut named = Named { ids: Vec::new(), subjects: Vec::new() };
    for text in texts {
        let id = find(text)?;
        if seen.insert(id) {
            named.ids.push(id);
            named.subjects.push(text.clone());
        }
    }
    Ok(named)
}

/// The keys under which a scanned or typed identifier may be on record.
struct Keys {
    /// What it says, as it is; as the message itself labels it; or as a check digit proves it.
    sure: Vec<String>,
    /// What else it might mean: enough to ask about, never to act upon.
    guessed: Vec<String>,
}

impl Keys {
    fn of(text: &str) -> Self {
        let reading = scan::classify(text, None);
        let mut keys = Self { sure: vec![text.to_owned()], guessed: Vec::new() };
        // Without an AIM identifier in front, which no identifier of ours can begin with.
        keys.add(true, &reading.text);
        for candidate in &reading.candidates {
            let sure = candidate.is_labelled()
                || candidate.is_checked()
                || bare(&candidate.value) == bare(&reading.text);
            for key in std::iter::once(&candidate.value).chain(&candidate.also) {
                keys.add(sure, key);
            }
        }
        keys.guessed.retain(|key| !keys.sure.contains(key));
        keys.sure.truncate(8);
        keys.guessed.truncate(8);
        keys
    }

    fn add(&mut self, sure: bool, key: &str) {
        let keys = if sure { &mut self.sure } else { &mut self.guessed };
        if !key.is_empty() && keys.iter().all(|known| known != key) {
            keys.push(key.to_owned());
        }
    }
}

/// The letters and digits alone: a MAC address is the same with colons, with dashes and without.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn a_guess_is_no_key_to_act_upon() {
        let keys = Keys::of("S12345XYZ9");
        assert!(!keys.sure.iter().any(|key| key == "12345XYZ9"), "{:?}", keys.sure);
        assert!(keys.guessed.iter().any(|key| key == "12345XYZ9"), "{:?}", keys.guessed);
        assert!(Keys::of("00-1b-44-11-3a-b7").sure.iter().any(|key| key == "001B44113AB7"));
        let labelled = Keys::of("[)>\u{1e}06\u{1d}SAB12CD\u{1d}1PX9\u{1e}\u{4}");
        assert!(labelled.sure.iter().any(|key| key == "AB12CD"), "{:?}", labelled.sure);
    }
}
