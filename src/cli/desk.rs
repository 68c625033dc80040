//! A place to work at: profile, ledger, operator and the way of speaking, opened together.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::args::Globals;
use super::failure::{Failure, Kind};
use super::time::{SystemClock, Zone};
use super::ui::Ui;
use crate::config::{Folders, Profile};
use crate::domain::command::Override;
use crate::domain::event::{Evidence, EvidenceKind, Late};
use crate::domain::names::{
    CommandId, EventId, ItemId, Label, Note, PersonId, PlaceName, Timestamp,
};
use crate::domain::party::{Operator, Role};
use crate::evidence;
use crate::ledger::{
    Found, Ledger, LedgerError, Line, Mode, NewPerson, Order, Outcome, Person, PersonChange,
    new_person_id,
};
use crate::scan;

/// How long a recording waits for other writers before it gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Everything a command works with.
#[derive(Debug)]
pub struct Desk<'u> {
    pub ui: &'u Ui,
    pub folders: Folders,
    pub profile: Profile,
    pub zone: Zone,
    pub ledger: Ledger,
    pub operator: Operator,
}

/// When something happened, if that was earlier, and whose word sets a refusal aside.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    pub late: Option<Late>,
    pub overriding: Option<Override>,
}

impl<'u> Desk<'u> {
    /// Opens the profile that the command line, the environment or the settings name.
    pub fn open(globals: &Globals, ui: &'u Ui, mode: Mode) -> Result<Self, Failure> {
        let folders = globals.folders()?;
        let name = folders.choose(globals.profile.as_ref())?;
        let profile = Profile::load(&folders, &name)?;
        let zone = Zone::named(&profile.zone.value)?;
        let ledger = Ledger::open(
            &folders.ledger_file(&name),
            &profile.tenant.value,
            mode,
            profile.policy.clone(),
            Box::new(SystemClock::new()),
        )?;
        let operator = who_acts(globals, &profile, &ledger)?;
        let desk = Self { ui, folders, profile, zone, ledger, operator };
        // Before anything is kept or entered, not only when the rules are asked.
        if mode == Mode::Write {
            desk.need_role(Role::Operator)?;
        }
        Ok(desk)
    }

    /// Now, by the station's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.ledger.now()
    }

    /// Finds the one item that an identifier means.
    pub fn item(&self, text: &str) -> Result<ItemId, Failure> {
        for key in keys_of(text) {
            match self.ledger.find(&key)? {
                Found::One(id) => return Ok(id),
                Found::Several(ids) => return Err(self.ambiguous(text, &ids)?),
                Found::Nothing => {}
            }
        }
        Err(Failure::new(Kind::No, format!("nothing is known by {text}"))
            .hint("look for it with `custody find TEXT`"))
    }

    fn ambiguous(&self, text: &str, ids: &[ItemId]) -> Result<Failure, Failure> {
        let failure =
            Failure::new(Kind::No, format!("{text} means {} items; name one by its id", ids.len()));
        ids.iter().take(8).try_fold(failure, |failure, id| {
            let row = self.ledger.row(*id)?;
            let what = row.map_or_else(String::new, |row| {
                let maker = row.maker.clone().unwrap_or_default();
                format!("  {} {maker} {}", row.kind, row.known_as())
            });
            Ok(failure.hint(format!("{id}{what}")))
        })
    }

    /// Finds the one person that a text names.
    pub fn person(&self, text: &str) -> Result<Person, Failure> {
        let directory = self.ledger.directory();
        let mut named = directory.people_named(text)?;
        match named.len() {
            1 => Ok(named.swap_remove(0)),
            0 => {
                let failure = Failure::new(Kind::No, format!("nobody is known as {text}"));
                let near = directory.people_like(text, 5)?;
                let failure = near.iter().fold(failure, |f, person| {
                    f.hint(format!("did you mean {}?", describe(person)))
                });
                Ok(Err(failure.hint(format!("add them with `custody person add \"{text}\"`")))?)
            }
            several => {
                let failure =
                    Failure::new(Kind::No, format!("{text} may be any of {several} people"))
                        .hint("name one by employee number, e-mail address or id");
                Err(named.iter().take(8).fold(failure, |f, person| f.hint(describe(person))))
            }
        }
    }

    /// Enters a person, or brings what is known of them up to date.
    pub fn put_person(&mut self, person: &NewPerson) -> Result<PersonChange, Failure> {
        let now = self.now();
        // One transaction, or two processes could both find that there is no such person.
        let batch = self.ledger.batch()?;
        let change = batch.directory().put_person(person, now)?;
        batch.commit()?;
        Ok(change)
    }

    /// Finds a person, or enters a new one who is not of the house: a proxy, a visitor.
    pub fn person_or_new(&mut self, text: &str) -> Result<PersonId, Failure> {
        let named = self.ledger.directory().people_named(text)?;
        if named.len() == 1 {
            return Ok(named[0].id);
        }
        if named.len() > 1 {
            return self.person(text).map(|person| person.id);
        }
        let person = NewPerson {
            id: new_person_id(),
            name: Some(Label::parse(text)?),
            number: None,
            email: None,
            department: None,
            location: None,
            active: Some(true),
        };
        match self.put_person(&person)? {
            PersonChange::Added(id) | PersonChange::Changed(id) | PersonChange::Unchanged(id) => {
                Ok(id)
            }
            PersonChange::TwoPeople | PersonChange::Nameless => {
                Err(Failure::new(Kind::No, format!("{text} may be two people")))
            }
        }
    }

    /// How the organisation's own asset tags begin.
    #[must_use]
    pub fn tag_prefix(&self) -> Option<&str> {
        self.profile.tag_prefix.as_ref().map(|prefix| prefix.value.as_str())
    }

    /// The place named, or the one where this station puts things.
    #[must_use]
    pub fn place_or_default(&self, named: Option<&PlaceName>) -> PlaceName {
        named.unwrap_or(&self.profile.place.value).clone()
    }

    /// Reads an event's number as people write it: `42`, `dock-1-42` or `<station id>:42`.
    pub fn event(&self, text: &str) -> Result<EventId, Failure> {
        let binding = self.ledger.binding();
        let own = text.strip_prefix(binding.station.as_str()).and_then(|t| t.strip_prefix('-'));
        if let Ok(seq) = own.unwrap_or(text).parse() {
            return Ok(EventId { station: binding.station_id, seq });
        }
        EventId::parse(text).map_err(|error| {
            Failure::because(Kind::Usage, &error)
                .hint("event numbers are in the first column of `custody history ITEM`")
        })
    }

    /// The receipt number of an event: what is printed on paper and typed again.
    #[must_use]
    pub fn receipt_number(&self, event: EventId) -> String {
        format!("{}-{}", self.ledger.binding().station, event.seq)
    }

    /// Keeps a file as evidence.
    pub fn keep(&self, kind: EvidenceKind, file: &std::path::Path) -> Result<Evidence, Failure> {
        let folder = self.folders.evidence_folder(&self.profile.name);
        Ok(evidence::keep(&folder, kind, file)?)
    }

    /// Keeps several files as evidence.
    pub fn keep_all(
        &self,
        kind: EvidenceKind,
        files: &[PathBuf],
    ) -> Result<Vec<Evidence>, Failure> {
        files.iter().map(|file| self.keep(kind, file)).collect()
    }

    /// Reads `--occurred-at`, `--reason` and `--override`.
    pub fn circumstances(
        &self,
        late: &super::args::LateArgs,
        overriding: Option<&Note>,
    ) -> Result<Circumstances, Failure> {
        let late = match (&late.occurred_at, &late.reason) {
            (None, _) => None,
            (Some(text), Some(reason)) => {
                Some(Late { occurred: self.zone.read(text)?, reason: reason.clone() })
            }
            (Some(_), None) => {
                return Err(Failure::new(Kind::Usage, "a late entry needs a reason")
                    .hint("add --reason TEXT: why it was not recorded when it happened"));
            }
        };
        let overriding =
            overriding.map(|reason| Override { by: self.operator.clone(), reason: reason.clone() });
        Ok(Circumstances { late, overriding })
    }

    /// Records one order. Waits for other writers as long as an operator would.
    pub fn record(
        &mut self,
        lines: Vec<Line>,
        circumstances: &Circumstances,
    ) -> Result<Outcome, Failure> {
        let order = Order {
            id: new_command_id(),
            operator: self.operator.clone(),
            lines,
            late: circumstances.late.clone(),
            overriding: circumstances.overriding.clone(),
        };
        let begun = Instant::now();
        loop {
            match self.ledger.record(&order) {
                // The command id makes the retry safe, whatever became of the first try.
                Err(LedgerError::Busy) if begun.elapsed() < PATIENCE => {
                    self.ui.status("waiting for another custody process to finish writing");
                }
                other => return Ok(other?),
            }
        }
    }
}

/// A command id for something a person asks for now.
#[must_use]
pub fn new_command_id() -> CommandId {
    CommandId::from_uuid(Uuid::now_v7())
}

/// The keys under which a scanned or typed identifier may be on record, the literal one first.
fn keys_of(text: &str) -> Vec<String> {
    let mut keys = vec![text.to_owned()];
    for candidate in &scan::classify(text, None).candidates {
        for key in std::iter::once(&candidate.value).chain(&candidate.also) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    }
    keys.truncate(8);
    keys
}

fn describe(person: &Person) -> String {
    let further = [&person.number, &person.email, &person.department];
    let further: Vec<&str> = further.into_iter().flatten().map(String::as_str).collect();
    if further.is_empty() {
        format!("{} ({})", person.name, person.id)
    } else {
        format!("{} ({})", person.name, further.join(", "))
    }
}

/// Who acts: the operator named on the command line or in the environment, else the profile's own.
fn who_acts(globals: &Globals, profile: &Profile, ledger: &Ledger) -> Result<Operator, Failure> {
    let own = profile.operator.as_ref().map(|setting| &setting.value);
    let Some(name) = globals.operator.as_ref().or(own) else {
        return Err(Failure::new(Kind::Config, "the profile names no operator")
            .hint("add --as OPERATOR, or set one with `custody profile set operator NAME`"));
    };
    ledger.directory().operator(name)?.ok_or_else(|| {
        Failure::new(Kind::NotAllowed, format!("{name} is not an operator of this station"))
            .hint("see `custody operator list`")
    })
}

impl Desk<'_> {
    /// Refuses whoever may not change the lists of the station.
    pub fn need_role(&self, role: Role) -> Result<(), Failure> {
        if self.operator.role >= role {
            return Ok(());
        }
        let text = format!(
            "{} is {}, and only an {role} may do that",
            self.operator.name, self.operator.role
        );
        Err(Failure::new(Kind::NotAllowed, text).hint("ask an admin"))
    }
}
