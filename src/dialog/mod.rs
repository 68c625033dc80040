//! What a scan means in a session, and what the session asks next: pure, one open question at a time.
//!
//! ```text
//! scan, and what is known of it (Met) -> Dialog::step -> one Effect: something to say, or something to carry out
//! what became of it                   -> Dialog::done -> counts, the parcel or batch at hand
//! ```
//! The operator's eyes are on the box. So every scan has exactly one answer; what was scanned for another purpose than
//! the one at hand is never thrown away but said; and nothing that a scan contains is a command unless it is one of the
//! printed command codes, whose check nobody hits by chance.

mod batch;
mod saying;
mod serials;
mod shelf;
mod sort;
mod steer;

use crate::domain::event::ItemKind;
use crate::domain::item::{Closing, Standing};
use crate::domain::names::{ItemId, OperatorName, PersonId, PlaceName, SerialNumber};
use crate::scan::Reading;

pub use saying::{Saying, Sign};
pub use serials::Inside;
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
    /// Parcels that nobody is known for get somebody.
    Sort,
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
            Self::Sort => "sort",
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
    /// Since when it stands so, as people write it.
    pub since: String,
    /// What is in it, where that matters.
    pub inside: Option<Inside>,
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
    /// Who may be meant by a name that was typed and says nobody for certain.
    pub alike: Vec<String>,
    /// Whether it begins as the organisation's own tags do.
    pub is_own_tag: bool,
    /// Whether it is known how those begin.
    pub tags_are_known: bool,
    /// The open items that answer to it; a closed one if there is no open one.
    pub things: Vec<Thing>,
}

/// What is to happen because of a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing but words.
    Say(Saying),
    /// The box at hand is received.
    Receive {
        /// It was found: nobody knows who brought it, or when.
        unattended: bool,
        /// A parcel with this number was here before, and somebody has looked at the box.
        again: bool,
    },
    /// A device becomes an asset of a parcel.
    Serialize {
        parcel: ItemId,
        serial: Option<String>,
        tag: Option<String>,
        /// Somebody has confirmed the serial number, though it is not on the list of the parcel.
        confirmed: bool,
    },
    /// How many things are in a parcel.
    Count {
        parcel: ItemId,
        contents: u16,
    },
    /// Nothing else is in a parcel, and what was announced for it and is not in it.
    CloseParcel {
        parcel: ItemId,
        short: Vec<SerialNumber>,
    },
    /// The next parcel is wanted that nobody is known for, but for those that were passed over.
    Unmatched {
        passed_over: Vec<ItemId>,
    },
    /// A parcel is for somebody.
    Match {
        parcel: ItemId,
        to: Somebody,
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
    /// How much has been done is to be said.
    Tally,
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
    then: Then,
}

/// What follows when somebody agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Then {
    Do(Effect),
    /// A text is a serial number after all, and waits for its tag.
    TakeSerial(Waiting),
}

/// A serial number that waits for its tag.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiting {
    value: String,
    confirmed: bool,
}

/// A session at a scanner.
#[derive(Debug, Clone, Default)]
pub struct Dialog {
    act: Act,
    place: Option<PlaceName>,
    person: Option<Somebody>,
    /// The parcel whose content is serialized, or whose recipient is wanted.
    parcel: Option<Thing>,
    serial: Option<Waiting>,
    /// What is going to be handed off, or returned.
    batch: Vec<Thing>,
    shelf: Option<Shelf>,
    question: Option<Question>,
    /// What was asked and answered with another scan.
    passed_over: Option<String>,
    /// The next item is to be held.
    holds_next: bool,
    /// The boxes were found without a courier.
    unattended: bool,
    /// Parcels whose recipient somebody will look for later.
    sorted_later: Vec<ItemId>,
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
            (Some(question), effect) => {
                self.passed_over = Some(question.about);
                effect
            }
            (None, effect) => effect,
        }
    }

    /// What was asked and is not done, because something else was scanned that is answered by the record.
    pub fn take_passed_over(&mut self) -> Option<String> {
        self.passed_over.take()
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
            Act::Receive => self.receive(met),
            Act::Serialize => self.serialize(met),
            Act::Give => self.give(met),
            Act::Return => self.take_back(met),
            Act::Put => self.put(met),
            Act::Check => self.check(met),
            Act::Sort => self.sort(met),
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
            Act::Sort => self.match_to(person),
            Act::Receive | Act::Serialize | Act::Put | Act::Check => no(
                &person.name,
                "that is a person",
                "scan GIVE or RETURN first, then the person, then the items",
            ),
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
        self.ask_then(about, why, Then::Do(then))
    }

    fn ask_then(&mut self, about: String, why: &str, then: Then) -> Effect {
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
            Effect::CloseParcel { .. } | Effect::Match { .. } if went_well => self.parcel = None,
            // Another tag may fit; NEXT says that there is none.
            Effect::Serialize { serial: Some(value), tag: Some(_), confirmed, .. }
                if !went_well =>
            {
                self.serial = Some(Waiting { value: value.clone(), confirmed: *confirmed });
            }
            Effect::CloseShelf { .. } => self.shelf = None,
            _others_leave_the_state => {}
        }
    }

    /// Whether something was begun that is not recorded yet.
    #[must_use]
    pub fn unfinished(&self) -> Option<String> {
        let batch = match self.batch.len() {
            0 => None,
            count => Some(format!("{count} items in the batch were not recorded")),
        };
        let serial =
            self.serial.as_ref().map(|serial| format!("{} was not recorded", serial.value));
        let audit =
            self.shelf.as_ref().map(|open| format!("the audit of {} was not finished", open.place));
        batch.or(serial).or(audit)
    }

    /// What stands before the cursor: what is being done, with whom, where, and how much. Where there is no room for all
    /// of it the last is left out first, but for the question.
    #[must_use]
    pub fn prompt(&self) -> Vec<String> {
        let mut parts = vec![self.act.word().to_owned()];
        parts.extend(self.unattended.then(|| "UNATTENDED".to_owned()));
        // What the next scan is taken for comes before what it belongs to.
        parts.extend(self.serial.as_ref().map(|serial| format!("tag of {}?", serial.value)));
        parts.extend(self.person.as_ref().map(|person| person.name.clone()));
        if !self.batch.is_empty() {
            parts.push(format!("{} in the batch", self.batch.len()));
        }
        if let Some(parcel) = &self.parcel {
            parts.push(parcel.name.clone());
            parts.extend(parcel.inside.as_ref().map(Inside::in_short));
        }
        let place = match (&self.shelf, &self.place) {
            (Some(open), _) => Some(open.prompt()),
            (None, place) => place.as_ref().map(ToString::to_string),
        };
        parts.extend(place);
        parts.push(format!("{} done", self.counts.recorded));
        parts
    }

    /// Whether the boxes that come in were found without a courier.
    #[must_use]
    pub const fn is_unattended(&self) -> bool {
        self.unattended
    }

    /// Whether a name that somebody types may be that of a person.
    #[must_use]
    pub const fn wants_somebody(&self) -> bool {
        matches!(self.act, Act::Give | Act::Return | Act::Sort)
    }

    /// Whether a question waits for OK or NO.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.question.is_some()
    }

    fn receive(&mut self, met: &Met) -> Effect {
        let (unattended, again) = (self.unattended, false);
        match met.things.as_slice() {
            [thing] if thing.kind == ItemKind::Asset && thing.standing == Standing::Out => no(
                &thing.name,
                &format!("that is an asset{}", with_whom(thing)),
                "scan RETURN to take it back",
            ),
            [thing] if thing.kind == ItemKind::Asset => {
                no(&thing.name, "that is an asset of ours", "scan PUT to move it, or GIVE")
            }
            [Thing { standing: Standing::Closed(how), name, since, .. }]
                if *how != Closing::Void =>
            {
                let how = how.as_str().replace('_', " ");
                let why = format!(
                    "it was here before, {how} since {since}: an old label? look for another one and scan that"
                );
                let then = Effect::Receive { unattended, again: true };
                self.ask(format!("receive {name} again"), &why, then)
            }
            _parcels_or_nothing => Effect::Receive { unattended, again },
        }
    }
}

/// The one open item that a scan means.
fn the_thing(met: &Met) -> Result<Thing, Effect> {
    match met.things.as_slice() {
        [thing] => Ok(thing.clone()),
        [] if !met.alike.is_empty() => Err(nobody(met)),
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

/// A name was typed that says nobody for certain.
fn nobody(met: &Met) -> Effect {
    let hint = if met.alike.is_empty() {
        "scan their badge, or type their number or name".to_owned()
    } else {
        format!("type the number of {}", met.alike.join("; or of "))
    };
    no(&met.text, "nobody is known by that for certain", &hint)
}

fn with_whom(thing: &Thing) -> String {
    thing.holder.as_ref().map_or_else(String::new, |holder| format!("; {} has it", holder.name))
}

fn no(subject: &str, why: &str, hint: &str) -> Effect {
    Effect::Say(Saying::no(subject, why, hint))
}

#[cfg(test)]
mod tests;
