//! What a scan means in a session, and what the session asks next: pure, one open question at a time.
//!
//! ```text
//! scan, and what is known of it (Met) -> Dialog::step -> one Effect: something to say, or something to carry out
//! what became of it                   -> Dialog::done -> counts, the parcel or batch at hand
//! ```
//! The operator's eyes are on the box. So every scan has exactly one answer; what was scanned for another purpose than
//! the one at hand is never thrown away but said; and nothing that a scan contains is a command unless it is one of the
//! printed command codes, whose check nobody hits by chance.

mod saying;
mod shelf;
mod steer;

use crate::domain::event::ItemKind;
use crate::domain::item::Standing;
use crate::domain::names::{ItemId, OperatorName, PersonId, PlaceName};
use crate::scan::{Class, Expect, Reading, Verdict};

pub use saying::{Saying, Sign};
pub use shelf::{Found, Shelf};
pub use steer::is_no;

/// The most items that one signature is asked for in a session: a list that a person can still read.
pub const BATCH_MAX: usize = 50;

/// What the session is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Act {
    /// Boxes come in.
    #[default]
    Receive,
    /// What is in a box becomes assets.
    Serialize,
    /// Items go to a person.
    Give,
    /// Items come back.
    Return,
    /// Items are put elsewhere.
    Put,
    /// A shelf is compared with the record.
    Check,
}

impl Act {
    /// The word that people see.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Serialize => "serialize",
            Self::Give => "hand off",
            Self::Return => "return",
            Self::Put => "move",
            Self::Check => "audit",
        }
    }
}

/// Somebody in the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    pub id: PersonId,
    pub name: String,
}

/// An item that answers to what was scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub id: ItemId,
    pub kind: ItemKind,
    /// The identifier that people know it by.
    pub name: String,
    pub standing: Standing,
    /// The person who has it.
    pub holder: Option<Somebody>,
    /// The person whom it is meant for.
    pub meant_for: Option<Somebody>,
    pub place: Option<PlaceName>,
}

/// A scan, and what is on record of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Met {
    pub text: String,
    /// Typed by hand: only then may a line be a command in words.
    pub is_typed: bool,
    pub reading: Reading,
    pub place: Option<PlaceName>,
    pub person: Option<Somebody>,
    /// The operator whose badge it is.
    pub operator: Option<OperatorName>,
    /// Whether it begins as the organisation's own tags do.
    pub is_own_tag: bool,
    /// The open items that answer to it; a closed one if there is no open one.
    pub things: Vec<Thing>,
}

/// What is to happen because of a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing but words.
    Say(Saying),
    /// The box at hand is received.
    Receive,
    /// A device becomes an asset of a parcel.
    Serialize {
        parcel: ItemId,
        serial: Option<String>,
        tag: Option<String>,
    },
    /// How many things are in a parcel.
    Count {
        parcel: ItemId,
        contents: u16,
    },
    /// Nothing else is in a parcel.
    CloseParcel {
        parcel: ItemId,
    },
    HandOff {
        to: Somebody,
        items: Vec<ItemId>,
    },
    /// Items come back from a person; without one, from whoever has each.
    Return {
        from: Option<Somebody>,
        items: Vec<(ItemId, Option<PersonId>)>,
    },
    Put {
        item: ItemId,
        place: PlaceName,
    },
    /// An item is damaged: nobody gets it until somebody has looked at it.
    Hold {
        item: ItemId,
    },
    /// What was recorded last is wanted on paper.
    Print,
    /// A page for the camera of a phone is wanted.
    Phone,
    /// The last thing that this session recorded is taken back.
    Undo,
    /// The shelf that was compared: what is on record there has to be looked up.
    CloseShelf {
        place: PlaceName,
        found: Vec<Found>,
    },
    /// Somebody else goes on here.
    Switch(OperatorName),
    Lock,
    End,
}

/// How an effect came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    Recorded,
    Unchanged,
    Refused,
}

/// What an operator has done in this session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub recorded: u32,
    pub unchanged: u32,
    pub refused: u32,
}

/// A question that waits for OK or NO.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Question {
    about: String,
    then: Effect,
}

/// A session at a scanner.
#[derive(Debug, Clone, Default)]
pub struct Dialog {
    act: Act,
    place: Option<PlaceName>,
    person: Option<Somebody>,
    /// The parcel whose content is serialized.
    parcel: Option<Thing>,
    /// A serial number that waits for its tag.
    serial: Option<String>,
    /// What is going to be handed off, or returned.
    batch: Vec<Thing>,
    shelf: Option<Shelf>,
    question: Option<Question>,
    /// The next item is to be held.
    holds_next: bool,
    pub counts: Counts,
}

impl Dialog {
    /// What the session does when nobody says otherwise.
    #[must_use]
    pub fn new(act: Act) -> Self {
        Self { act, ..Self::default() }
    }

    /// What it is doing.
    #[must_use]
    pub const fn act(&self) -> Act {
        self.act
    }

    /// The place that was set with a scan.
    #[must_use]
    pub const fn place(&self) -> Option<&PlaceName> {
        self.place.as_ref()
    }

    /// Answers a scan.
    pub fn step(&mut self, met: &Met) -> Effect {
        if let Some(refused) = &met.reading.refused {
            return no(&met.text, &refused.to_string(), "scan the code again");
        }
        if let Some(effect) = self.steered(met) {
            return effect;
        }
        // A question that is not answered is answered with no, and the scan has its own meaning.
        let passed_over = self.question.take();
        let effect = self.meaning(met);
        match (passed_over, effect) {
            (Some(question), Effect::Say(saying)) => {
                Effect::Say(saying.after(&format!("not done: {}", question.about)))
            }
            (_, effect) => effect,
        }
    }

    fn meaning(&mut self, met: &Met) -> Effect {
        if let Some(operator) = &met.operator {
            return Effect::Switch(operator.clone());
        }
        // A number that an item answers to is that item, whatever else it could be.
        if met.things.is_empty() {
            if let Some(place) = &met.place {
                return self.at(place.clone());
            }
            if let Some(person) = &met.person {
                return self.with(person.clone());
            }
        }
        if std::mem::take(&mut self.holds_next) {
            return self.hold(met);
        }
        match self.act {
            Act::Receive => receive(met),
            Act::Serialize => self.serialize(met),
            Act::Give => self.give(met),
            Act::Return => self.take_back(met),
            Act::Put => self.put(met),
            Act::Check => self.check(met),
        }
    }

    /// A place is set: for what is put there from now on, or for the shelf that is compared.
    pub(super) fn at(&mut self, place: PlaceName) -> Effect {
        if self.act == Act::Check {
            return self.open_shelf(place);
        }
        let said = format!("place: {place}");
        self.place = Some(place);
        Effect::Say(Saying::new(Sign::Set, said))
    }

    /// A person is set: for what is handed off or comes back from now on.
    pub(super) fn with(&mut self, person: Somebody) -> Effect {
        match self.act {
            Act::Give | Act::Return => {
                let word = if self.act == Act::Give { "to" } else { "from" };
                let said = format!("{word}: {}{}", person.name, self.batch_so_far());
                self.person = Some(person);
                Effect::Say(Saying::new(Sign::Set, said))
            }
            Act::Receive | Act::Serialize | Act::Put | Act::Check => no(
                &person.name,
                "that is a person",
                "scan GIVE or RETURN first, then the person, then the items",
            ),
        }
    }

    fn serialize(&mut self, met: &Met) -> Effect {
        if let Some(parcel) = met.things.iter().find(|thing| thing.kind == ItemKind::Parcel) {
            return self.open_parcel(parcel.clone());
        }
        let Some(parcel) = self.parcel.clone() else {
            return no(&met.text, "no parcel is open", "scan the tracking number of the box first");
        };
        if met.is_own_tag
            || met.reading.best_of(Class::AssetTag).is_some_and(|tag| tag.confidence >= 85)
        {
            let tag = Some(met.text.trim().to_owned());
            let serial = self.serial.take();
            return Effect::Serialize { parcel: parcel.id, serial, tag };
        }
        if let Some(thing) = met.things.first() {
            let held = with_whom(thing);
            return no(
                &thing.name,
                &format!("that device is on record already{held}"),
                "scan the next one, or DONE",
            );
        }
        let (value, doubt) = match met.reading.verdict(Expect::Serial) {
            Verdict::Accept(candidate) => (candidate.value, None),
            Verdict::Confirm(candidate, doubt) => {
                (candidate.value, Some(format!("{doubt}; {}", doubt.hint())))
            }
            Verdict::Choose(candidates) => {
                let several: Vec<&str> = candidates.iter().map(|c| c.value.as_str()).collect();
                let why = format!("it may be {}", several.join(" or "));
                return no(&met.text, &why, "scan the code that is only the serial number");
            }
            Verdict::Reject { why, hint } => return no(&met.text, &why, &hint),
        };
        if let Some(doubt) = doubt {
            let then =
                Effect::Serialize { parcel: parcel.id, serial: Some(value.clone()), tag: None };
            return self.ask(format!("{value} as a serial number"), &doubt, then);
        }
        match self.serial.replace(value.clone()) {
            // The device before has no tag: it is recorded, and this one waits for its own.
            Some(before) => {
                Effect::Serialize { parcel: parcel.id, serial: Some(before), tag: None }
            }
            None => Effect::Say(Saying::new(
                Sign::Ask,
                format!("serial {value}: now its tag, or NEXT if it has none"),
            )),
        }
    }

    fn open_parcel(&mut self, parcel: Thing) -> Effect {
        if parcel.standing != Standing::Held {
            return no(&parcel.name, "that parcel is not here", "scan RECEIVE to log it first");
        }
        let said = format!("parcel {} is open: scan serial numbers, then DONE", parcel.name);
        let before = self.parcel.replace(parcel);
        if let (Some(serial), Some(before)) = (self.serial.take(), before) {
            // The device that waits for its tag is recorded; the prompt shows the parcel that is open now.
            return Effect::Serialize { parcel: before.id, serial: Some(serial), tag: None };
        }
        Effect::Say(Saying::new(Sign::Set, said))
    }

    fn give(&mut self, met: &Met) -> Effect {
        let thing = match the_thing(met) {
            Ok(thing) => thing,
            Err(said) => return said,
        };
        if thing.standing != Standing::Held {
            let why = format!("it is not here{}", with_whom(&thing));
            return no(&thing.name, &why, "see `custody show`; RETURN takes it back");
        }
        if self.person.is_none()
            && let Some(person) = thing.meant_for.clone()
        {
            self.person = Some(person);
        }
        self.pick(thing)
    }

    fn take_back(&mut self, met: &Met) -> Effect {
        let thing = match the_thing(met) {
            Ok(thing) => thing,
            Err(said) => return said,
        };
        if !matches!(thing.standing, Standing::Out | Standing::Missing) {
            return no(&thing.name, "it is not out", "scan PUT to move it, or GIVE");
        }
        self.pick(thing)
    }

    fn pick(&mut self, thing: Thing) -> Effect {
        if self.batch.iter().any(|picked| picked.id == thing.id) {
            let said = format!("{} is in the batch already", thing.name);
            return Effect::Say(Saying::new(Sign::Known, said));
        }
        if self.batch.len() == BATCH_MAX {
            let why = format!("{BATCH_MAX} items are enough for one signature");
            return no(&thing.name, &why, "scan DONE first");
        }
        let whose = match (self.act, &self.person, &thing.holder) {
            (Act::Give, Some(person), _) => format!(" for {}", person.name),
            (Act::Give, None, _) => ": for whom? scan their badge".to_owned(),
            (_, None, Some(holder)) => format!(" from {}", holder.name),
            (_, Some(person), Some(holder)) if person.id != holder.id => {
                format!(" from {}; by the record {} had it", person.name, holder.name)
            }
            (_, Some(person), _) => format!(" from {}", person.name),
            (_, None, None) => String::new(),
        };
        let said = format!("{}{whose}", thing.name);
        self.batch.push(thing);
        Effect::Say(Saying::new(Sign::Picked, format!("{said}{}", self.batch_so_far())))
    }

    fn batch_so_far(&self) -> String {
        match self.batch.len() {
            0 => String::new(),
            count => format!("  [{count} in the batch; DONE to finish]"),
        }
    }

    fn hold(&mut self, met: &Met) -> Effect {
        match the_thing(met) {
            Ok(thing) => {
                let then = Effect::Hold { item: thing.id };
                self.ask(format!("hold {} for damage", thing.name), "", then)
            }
            Err(said) => said,
        }
    }

    fn put(&self, met: &Met) -> Effect {
        let thing = match the_thing(met) {
            Ok(thing) => thing,
            Err(said) => return said,
        };
        match &self.place {
            Some(place) => Effect::Put { item: thing.id, place: place.clone() },
            None => no(&thing.name, "nothing says where to", "scan the place first"),
        }
    }

    /// Asks something that OK or NO answers.
    fn ask(&mut self, about: String, why: &str, then: Effect) -> Effect {
        let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
        let said = format!("{about}?{why} OK or NO");
        self.question = Some(Question { about, then });
        Effect::Say(Saying::new(Sign::Ask, said))
    }

    /// Takes note of how an effect came out.
    pub fn done(&mut self, effect: &Effect, came: Came) {
        match came {
            Came::Recorded => self.counts.recorded += 1,
            Came::Unchanged => self.counts.unchanged += 1,
            Came::Refused => self.counts.refused += 1,
        }
        let went_well = came != Came::Refused;
        match effect {
            Effect::HandOff { .. } | Effect::Return { .. } if went_well => self.forget_batch(),
            Effect::CloseParcel { .. } if went_well => self.parcel = None,
            Effect::CloseShelf { .. } => self.shelf = None,
            _others_leave_the_state => {}
        }
    }

    fn forget_batch(&mut self) {
        self.batch.clear();
        self.person = None;
        self.question = None;
    }

    /// Whether something was begun that is not recorded yet.
    #[must_use]
    pub fn unfinished(&self) -> Option<String> {
        let batch = match self.batch.len() {
            0 => None,
            count => Some(format!("{count} items in the batch were not recorded")),
        };
        let serial = self.serial.as_ref().map(|serial| format!("{serial} was not recorded"));
        let audit =
            self.shelf.as_ref().map(|open| format!("the audit of {} was not finished", open.place));
        batch.or(serial).or(audit)
    }

    /// What stands before the cursor: what is being done, with whom, where, and how much.
    #[must_use]
    pub fn prompt(&self) -> String {
        let mut parts = vec![self.act.word().to_owned()];
        parts.extend(self.person.as_ref().map(|person| person.name.clone()));
        parts.extend(
            self.parcel.as_ref().filter(|_| self.act == Act::Serialize).map(|p| p.name.clone()),
        );
        parts.extend(self.serial.as_ref().map(|serial| format!("tag of {serial}?")));
        let place = match (&self.shelf, &self.place) {
            (Some(open), _) => Some(open.prompt()),
            (None, place) => place.as_ref().map(ToString::to_string),
        };
        parts.extend(place);
        if !self.batch.is_empty() {
            parts.push(format!("{} in the batch", self.batch.len()));
        }
        parts.push(format!("{} done", self.counts.recorded));
        if self.question.is_some() {
            parts.push("OK or NO?".to_owned());
        }
        parts.join(" | ")
    }
}

fn receive(met: &Met) -> Effect {
    match met.things.as_slice() {
        [thing] if thing.kind == ItemKind::Asset && thing.standing == Standing::Out => no(
            &thing.name,
            &format!("that is an asset{}", with_whom(thing)),
            "scan RETURN to take it back",
        ),
        [thing] if thing.kind == ItemKind::Asset => {
            no(&thing.name, "that is an asset of ours", "scan PUT to move it, or GIVE")
        }
        _parcels_or_nothing => Effect::Receive,
    }
}

/// The one open item that a scan means.
fn the_thing(met: &Met) -> Result<Thing, Effect> {
    match met.things.as_slice() {
        [thing] => Ok(thing.clone()),
        [] => Err(no(
            &met.text,
            "nothing by that number is on record",
            "scan RECEIVE if it just came in",
        )),
        several => {
            let why = format!("{} items answer to it", several.len());
            Err(no(&met.text, &why, "scan another code of it"))
        }
    }
}

fn with_whom(thing: &Thing) -> String {
    thing.holder.as_ref().map_or_else(String::new, |holder| format!("; {} has it", holder.name))
}

fn no(subject: &str, why: &str, hint: &str) -> Effect {
    Effect::Say(Saying::no(subject, why, hint))
}

#[cfg(test)]
mod tests;
