//! What is to be sent to whom: the matters of many items, put together so that nobody gets two letters of one kind.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::desk::Desk;
use super::super::failure::{Failure, Kind};
use super::office::Office;
use crate::domain::event::NoticeAbout;
use crate::domain::names::{EventId, ItemId, PersonId, Timestamp};
use crate::ledger::{Detail, Filter, LedgerError, Person};
use crate::notices::{COLLECTED_MS, Line, Matter, Rung, Way, Ways, Words, matters};

/// The most items that one notice lists.
const ITEMS_MAX: usize = 50;

/// One notice.
#[derive(Debug)]
pub struct Errand {
    pub about: NoticeAbout,
    pub rung: Rung,
    pub way: Way,
    pub whereto: Ways,
    /// Who is told, if they are in the directory.
    pub to: Option<PersonId>,
    /// What they are called at the terminal.
    pub called: String,
    pub words: Words,
    pub items: Vec<ItemId>,
    /// The events that made it so: they tell this notice from a later one of the same kind.
    pub since: Vec<EventId>,
}

/// All that is to be sent, and what nobody can be told.
#[derive(Debug, Default)]
pub struct Plan {
    pub errands: Vec<Errand>,
    pub unreachable: Vec<String>,
}

/// No way is set up.
pub fn nothing_is_set_up() -> Failure {
    Failure::new(Kind::Config, "no way to send notices is set up").hint(
        "write [notices.email] into the profile (docs/notices.md), then `custody notify --check`",
    )
}

/// A way is not set up.
pub fn not_set_up(way: Way) -> Failure {
    let word = way.as_str();
    Failure::new(Kind::Config, format!("{word} is not set up: there is no [notices.{word}]"))
        .hint("docs/notices.md says what it needs")
}

/// What belongs into one notice.
type Key = (Option<PersonId>, NoticeAbout, Rung, PersonId, Option<PersonId>);

/// Who is told.
enum Told {
    Person(PersonId),
    Desk,
    Nobody,
}

struct Gathering<'g> {
    desk: &'g Desk<'g>,
    office: &'g Office,
    people: HashMap<PersonId, Option<Person>>,
    /// Who a manager's name means.
    managers: HashMap<String, Option<PersonId>>,
    groups: BTreeMap<Key, Vec<(ItemId, Matter)>>,
    unreachable: BTreeSet<String>,
    wanted: Option<Way>,
}

impl Plan {
    /// Every notice whose time has come.
    pub fn due(desk: &Desk<'_>, office: &Office) -> Result<Self, Failure> {
        let now = desk.now();
        if office.settings.open_ways().next().is_none() {
            // As for remotes: a cron line may be there before there is anything to do.
            desk.ui.status("no way to send notices is set up; see `custody notify --check`");
            return Ok(Self::default());
        }
        let mut gathering = Gathering::new(desk, office, None);
        // Asked first: at night, and on most runs of the day, that is all that is done.
        if !office.settings.ladder.is_open(now) {
            return Ok(Self::default());
        }
        for id in candidates(desk, now)? {
            for matter in matters_of(desk, id, now)? {
                if office.settings.about.contains(&matter.about) {
                    gathering.take(id, matter, now)?;
                }
            }
        }
        gathering.into_plan()
    }

    /// The first notice of these items, now.
    pub fn of_items(
        desk: &Desk<'_>,
        office: &Office,
        texts: &[String],
        way: Option<Way>,
    ) -> Result<Self, Failure> {
        let now = desk.now();
        match way {
            Some(way) if !office.settings.has(way) => return Err(not_set_up(way)),
            None if office.settings.open_ways().next().is_none() => {
                return Err(nothing_is_set_up());
            }
            _set_up => {}
        }
        let mut gathering = Gathering::new(desk, office, way);
        let named = desk.items(texts)?;
        for (id, subject) in named.ids.iter().zip(&named.subjects) {
            let matters = matters_of(desk, *id, now)?;
            let Some(matter) = matters.into_iter().next() else {
                return Err(Failure::new(Kind::No, format!("{subject}: nobody waits for it or owes it"))
                    .hint("a notice goes to the recipient of what is held, and to whoever has to bring something back or to sign"));
            };
            gathering.tell_now(*id, matter, subject)?;
        }
        gathering.into_plan()
    }
}

/// Items of which somebody may have to be told something.
fn candidates(desk: &Desk<'_>, now: Timestamp) -> Result<BTreeSet<ItemId>, Failure> {
    let mut ids = BTreeSet::new();
    let open = Filter { open: true, ..Filter::default() };
    desk.ledger.for_each_bare_item(&open, &mut |row| {
        let is_held = row.standing.as_str() == "held" && row.recipient.is_some();
        if is_held || row.due.is_some() || row.unsigned {
            ids.insert(row.id);
        }
        true
    })?;
    let unsigned = Filter { unsigned: true, ..Filter::default() };
    desk.ledger.for_each_bare_item(&unsigned, &mut |row| {
        ids.insert(row.id);
        true
    })?;
    let lately = Timestamp::from_millis(now.as_millis() - COLLECTED_MS);
    ids.extend(desk.ledger.items_with("handed_off", lately)?);
    for case in desk.ledger.cases().all(true)? {
        ids.extend(case.lines.iter().filter(|l| l.settled.is_none()).map(|line| line.item));
    }
    Ok(ids)
}

fn matters_of(desk: &Desk<'_>, id: ItemId, now: Timestamp) -> Result<Vec<Matter>, Failure> {
    let Some(history) = desk.ledger.history(id)? else { return Ok(Vec::new()) };
    let case = desk.ledger.cases().open_with(id)?;
    Ok(matters(&history.item, &history.facts, &history.set_aside, case.as_ref(), now))
}

impl<'g> Gathering<'g> {
    fn new(desk: &'g Desk<'_>, office: &'g Office, wanted: Option<Way>) -> Self {
        Self {
            desk,
            office,
            people: HashMap::new(),
            managers: HashMap::new(),
            groups: BTreeMap::new(),
            unreachable: BTreeSet::new(),
            wanted,
        }
    }

    /// Somebody of the directory; nobody if they were erased.
    fn person(&mut self, id: PersonId) -> Result<Option<Person>, Failure> {
        if !self.people.contains_key(&id) {
            let person = self.desk.ledger.directory().person(id)?;
            self.people.insert(id, person);
        }
        Ok(self.people.get(&id).cloned().flatten())
    }

    fn can_be_told(&self, person: &Person) -> bool {
        person.active && self.office.way_to(person, self.wanted).is_some()
    }

    fn take(&mut self, id: ItemId, matter: Matter, now: Timestamp) -> Result<(), Failure> {
        let person = self.person(matter.person)?;
        let can_be_told = person.as_ref().is_some_and(|person| self.can_be_told(person));
        // Whoever leaves is often out of reach: their manager is asked in their place, rung by rung.
        let stood_in_for = !can_be_told && matter.about == NoticeAbout::GiveBack;
        let ladder = &self.office.settings.ladder;
        let has_a_reader = can_be_told || stood_in_for;
        let rung = ladder.next(matter.clock, &matter.told, has_a_reader, now);
        let Some(rung) = rung else { return Ok(()) };
        let to = match rung {
            Rung::Escalation if stood_in_for && self.office.way_to_desk().is_some() => Told::Desk,
            Rung::Escalation => self.above(person.as_ref())?,
            _their_managers if stood_in_for => self.above(person.as_ref())?,
            _their_own if can_be_told => Told::Person(matter.person),
            // What somebody else collected is nobody else's business.
            _their_own => return Ok(()),
        };
        match to {
            Told::Person(to) => self.put(Some(to), rung, id, matter),
            Told::Desk => self.put(None, rung, id, matter),
            Told::Nobody => self.nobody(id)?,
        }
        Ok(())
    }

    fn tell_now(&mut self, id: ItemId, matter: Matter, subject: &str) -> Result<(), Failure> {
        let person = self.person(matter.person)?;
        let is_out_of_reach = !person.as_ref().is_some_and(|person| self.can_be_told(person));
        if matter.about == NoticeAbout::GiveBack && is_out_of_reach {
            match self.above(person.as_ref())? {
                Told::Person(to) => self.put(Some(to), Rung::First, id, matter),
                Told::Desk => self.put(None, Rung::First, id, matter),
                Told::Nobody => self.nobody(id)?,
            }
            return Ok(());
        }
        let Some(person) = person.filter(|person| person.active) else {
            let text = format!("{subject}: whoever it is for has left, and is told nothing");
            return Err(
                Failure::new(Kind::No, text).hint("set another recipient with `custody match`")
            );
        };
        if self.office.way_to(&person, self.wanted).is_none() {
            let text =
                format!("{subject}: {} cannot be told: no address is known for it", person.name);
            return Err(Failure::new(Kind::No, text).hint("add one with `custody person add`"));
        }
        self.put(Some(person.id), Rung::First, id, matter);
        Ok(())
    }

    fn put(&mut self, to: Option<PersonId>, rung: Rung, id: ItemId, matter: Matter) {
        let key = (to, matter.about, rung, matter.person, matter.by);
        self.groups.entry(key).or_default().push((id, matter));
    }

    fn nobody(&mut self, id: ItemId) -> Result<(), Failure> {
        let known_as =
            self.desk.ledger.row(id)?.map_or_else(|| id.to_string(), |row| row.known_as());
        self.unreachable.insert(known_as);
        Ok(())
    }

    /// Who is told in somebody's place.
    fn above(&mut self, person: Option<&Person>) -> Result<Told, Failure> {
        if let Some(person) = person
            && let Some(manager) = person.detail(Detail::Manager).map(ToOwned::to_owned)
            && let Some(manager) = self.manager(&manager)?
            && manager != person.id
        {
            return Ok(Told::Person(manager));
        }
        Ok(if self.office.way_to_desk().is_some() { Told::Desk } else { Told::Nobody })
    }

    /// The one person whom a manager's name, number or address means, if they can be told.
    fn manager(&mut self, text: &str) -> Result<Option<PersonId>, Failure> {
        if let Some(known) = self.managers.get(text) {
            return Ok(*known);
        }
        let named = self.desk.ledger.directory().people_named(text)?;
        let found = match named.as_slice() {
            [one] if self.can_be_told(one) => Some(one.id),
            _nobody_or_several => None,
        };
        self.managers.insert(text.to_owned(), found);
        Ok(found)
    }

    fn into_plan(mut self) -> Result<Plan, Failure> {
        let mut plan = Plan::default();
        for (key, all) in std::mem::take(&mut self.groups) {
            for some in all.chunks(ITEMS_MAX) {
                if let Some(errand) = self.errand(key, some)? {
                    plan.errands.push(errand);
                }
            }
        }
        plan.unreachable = self.unreachable.into_iter().collect();
        Ok(plan)
    }

    fn errand(&mut self, key: Key, some: &[(ItemId, Matter)]) -> Result<Option<Errand>, Failure> {
        let (to, about, rung, person, by) = key;
        let told = match to {
            Some(to) => self.person(to)?,
            None => None,
        };
        let way = match &told {
            Some(told) => self.office.way_to(told, self.wanted),
            None => self.office.way_to_desk(),
        };
        let Some((way, whereto)) = way else { return Ok(None) };
        let about_whom = self.person(person)?;
        let by = match by {
            Some(by) => self.person(by)?.map(|by| by.name),
            None => None,
        };
        let lines: Result<Vec<Line>, LedgerError> =
            some.iter().map(|(id, matter)| self.line(*id, matter)).collect();
        let name = told.map(|told| told.name).unwrap_or_default();
        let words = Words {
            left: about_whom.as_ref().is_some_and(|person| !person.active),
            told: some.iter().any(|(_, matter)| matter.told.iter().any(|told| told.may_be_there())),
            other: to != Some(person),
            person: about_whom.map(|person| person.name).unwrap_or_default(),
            by: by.unwrap_or_default(),
            facility: self.desk.profile.facility.value.to_string(),
            items: lines?,
            name: name.clone(),
        };
        let called = if name.is_empty() { "the desk".to_owned() } else { name };
        let items = some.iter().map(|(id, _)| *id).collect();
        let since = some.iter().map(|(_, matter)| matter.since).collect();
        Ok(Some(Errand { about, rung, way, whereto, to, called, words, items, since }))
    }

    fn line(&self, id: ItemId, matter: &Matter) -> Result<Line, LedgerError> {
        let Some(row) = self.desk.ledger.row(id)? else {
            return Ok(Line { id: id.to_string(), ..Line::default() });
        };
        let known_as = row.known_as();
        let made: Vec<String> = [&row.maker, &row.model].into_iter().flatten().cloned().collect();
        let what = if made.is_empty() { row.carrier.unwrap_or_default() } else { made.join(" ") };
        let zone = &self.desk.zone;
        let due = matter.clock.until();
        Ok(Line {
            id: known_as,
            kind: row.kind,
            what,
            place: row.place.filter(|_| matter.about == NoticeAbout::Pickup).unwrap_or_default(),
            since: zone.show_date(row.since),
            due: due.map_or_else(String::new, |due| zone.show_date(due)),
        })
    }
}
