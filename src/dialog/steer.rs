//! What steers a session: printed command codes, and words that somebody types.

use super::{Act, Dialog, Effect, Met, Question, Saying, Shelf, Sign, Then, no};
use crate::domain::names::PlaceName;
use crate::scan::{Class, Reading};

/// A command, printed or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Steer {
    verb: String,
    argument: Option<String>,
}

/// What somebody may type, and the verb that it is.
const WORDS: [(&str, &str); 28] = [
    ("receive", "RECEIVE"),
    ("serialize", "SER"),
    ("give", "GIVE"),
    ("hand-off", "GIVE"),
    ("handoff", "GIVE"),
    ("return", "RETURN"),
    ("move", "PUT"),
    ("put", "PUT"),
    ("audit", "CHECK"),
    ("check", "CHECK"),
    ("place", "LOC"),
    ("count", "COUNT"),
    ("next", "NEXT"),
    ("done", "DONE"),
    ("ok", "OK"),
    ("yes", "OK"),
    ("no", "NO"),
    ("cancel", "STOP"),
    ("hold", "HOLD"),
    ("print", "PRINT"),
    ("undo", "UNDO"),
    ("lock", "LOCK"),
    ("phone", "PHONE"),
    ("sort", "SORT"),
    ("queue", "SORT"),
    ("drop", "DROP"),
    ("unattended", "DROP"),
    ("end", "END"),
];

impl Dialog {
    /// What a command does; nothing if it is none.
    pub(super) fn steered(&mut self, met: &Met) -> Option<Effect> {
        let steer = printed(&met.reading).or_else(|| typed(&met.text, met.is_typed))?;
        let argument = steer.argument.as_deref();
        Some(match steer.verb.as_str() {
            "RECEIVE" | "PCL" => self.turn_to(Act::Receive),
            "DROP" => self.begin_unattended(),
            "SORT" => self.turn_to(Act::Sort),
            "SER" => self.turn_to(Act::Serialize),
            "GIVE" => self.turn_to(Act::Give),
            "RETURN" => self.turn_to(Act::Return),
            "PUT" => self.turn_to(Act::Put),
            "CHECK" => self.turn_to(Act::Check),
            "LOC" => self.location(argument),
            "COUNT" => self.count(argument),
            "NEXT" if self.act == Act::Sort => self.sort_later(),
            "NEXT" => self.next_device(),
            "DONE" => self.finish(),
            "OK" => self.agree(),
            "NO" | "STOP" => self.cancel(),
            "HOLD" => {
                self.holds_next = true;
                Effect::Say(Saying::new(Sign::Set, "hold: scan the item that is damaged"))
            }
            "PRINT" => Effect::Print,
            "UNDO" => Effect::Undo,
            "PHONE" => Effect::Phone,
            "LOCK" => Effect::Lock,
            "END" => self.end(),
            "HELP" => Effect::Say(Saying::new(Sign::Set, help())),
            other => no(other, "that command does nothing here", "see the sheet of command codes"),
        })
    }

    /// Begins something else; what was begun before is not lost without a word.
    fn turn_to(&mut self, act: Act) -> Effect {
        if let Some(unfinished) = self.unfinished() {
            return no("", &unfinished, "scan DONE to finish it, or NO to drop it");
        }
        let parcel = self.parcel.take().filter(|_| act == Act::Serialize);
        *self =
            Self { act, parcel, place: self.place.take(), counts: self.counts, ..Self::default() };
        let next = match act {
            Act::Receive => "scan the boxes",
            Act::Serialize if self.parcel.is_some() => "scan serial numbers",
            Act::Serialize => "scan the tracking number of the box",
            Act::Give => "scan the person, then the items, then DONE",
            Act::Return => "scan the items, then DONE",
            Act::Put => "scan the place, then the items",
            Act::Check => "scan the place, then everything on it, then DONE",
            Act::Sort => return self.sort_later(),
        };
        Effect::Say(Saying::new(Sign::Set, format!("{}: {next}", act.word())))
    }

    /// The boxes from now on were found: a courier who is there is asked, one who is not cannot be.
    fn begin_unattended(&mut self) -> Effect {
        match self.turn_to(Act::Receive) {
            Effect::Say(saying) if saying.sign == Sign::Set => {
                self.unattended = true;
                let said =
                    "unattended: scan the boxes that were found without a courier, then DONE";
                Effect::Say(Saying::new(Sign::Set, said))
            }
            unfinished => unfinished,
        }
    }

    fn location(&mut self, argument: Option<&str>) -> Effect {
        match argument.map(PlaceName::parse) {
            Some(Ok(place)) => self.at(place),
            Some(Err(_)) | None => no("place", "the code names none", "scan the code of a place"),
        }
    }

    fn count(&mut self, argument: Option<&str>) -> Effect {
        let contents = argument.and_then(|text| text.trim().parse().ok()).filter(|n| *n > 0);
        match (&self.parcel, contents) {
            (Some(parcel), Some(contents)) => Effect::Count { parcel: parcel.id, contents },
            (None, _) => no("count", "no parcel is open", "scan SER and the box first"),
            (_, None) => no("count", "the code has no number", "scan another one"),
        }
    }

    /// Finishes what was begun: a batch, a parcel, a shelf.
    fn finish(&mut self) -> Effect {
        if self.question.is_some() {
            return self.agree();
        }
        match self.act {
            Act::Serialize => self.finish_parcel(),
            Act::Give => self.finish_hand_off(),
            Act::Return => self.finish_return(),
            Act::Check => match self.shelf.take() {
                Some(Shelf { place, found }) => Effect::CloseShelf { place, found },
                None => no("done", "no shelf is open", "scan the place first"),
            },
            Act::Receive | Act::Put | Act::Sort => {
                self.unattended = false;
                Effect::Tally
            }
        }
    }

    fn finish_hand_off(&mut self) -> Effect {
        let Some(to) = self.person.clone() else {
            return no("done", "nothing says to whom", "scan their badge or number");
        };
        if self.batch.is_empty() {
            return no("done", "nothing is in the batch", "scan the items first");
        }
        let items = self.batch.iter().map(|thing| thing.id).collect();
        let about = format!("hand off {} to {}", self.names(), to.name);
        self.ask(about, "they see the list and sign", Effect::HandOff { to, items })
    }

    fn finish_return(&mut self) -> Effect {
        if self.batch.is_empty() {
            return no("done", "nothing is in the batch", "scan the items first");
        }
        let from = self.person.clone();
        let whose = |thing: &super::Thing| thing.holder.as_ref().map(|holder| holder.id);
        let items = self.batch.iter().map(|thing| (thing.id, whose(thing))).collect();
        let who = from.as_ref().map_or("whoever had them", |person| person.name.as_str());
        let about = format!("take back {} from {who}", self.names());
        self.ask(about, "", Effect::Return { from, items })
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.batch.iter().take(8).map(|thing| thing.name.as_str()).collect();
        let more = self.batch.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", names.join(", "))
    }

    fn agree(&mut self) -> Effect {
        match self.question.take() {
            Some(Question { then: Then::Do(effect), .. }) => effect,
            Some(Question { then: Then::TakeSerial(waiting), .. }) => self.take_serial(waiting),
            None => no("ok", "nothing was asked", "scan the next code"),
        }
    }

    /// Drops the question, else the device that waits, else the batch, else the person.
    fn cancel(&mut self) -> Effect {
        let dropped = if let Some(question) = self.question.take() {
            question.about
        } else if let Some(serial) = self.serial.take() {
            format!("serial {}", serial.value)
        } else if let Some(open) = self.shelf.take() {
            format!("audit of {}", open.place)
        } else if self.batch.is_empty() {
            match self.person.take() {
                Some(person) => person.name,
                None => {
                    return no(
                        "no",
                        "there is nothing to drop",
                        "UNDO takes back what was recorded",
                    );
                }
            }
        } else {
            let count = self.batch.len();
            self.forget_batch();
            format!("batch of {count}")
        };
        Effect::Say(Saying::new(Sign::Set, format!("dropped: {dropped}")))
    }

    fn end(&self) -> Effect {
        match self.unfinished() {
            Some(unfinished) => no("", &unfinished, "scan DONE to finish it, or NO to drop it"),
            None => Effect::End,
        }
    }
}

/// Whether a line drops what waits: a cancelled signature needs no state to be understood.
#[must_use]
pub fn is_no(text: &str, is_typed: bool, reading: &Reading) -> bool {
    let steer = printed(reading).or_else(|| typed(text, is_typed));
    steer.is_some_and(|steer| matches!(steer.verb.as_str(), "NO" | "STOP"))
}

fn printed(reading: &Reading) -> Option<Steer> {
    let code = reading.best_of(Class::Control)?;
    let argument = code.fields.iter().find(|field| field.label == "arg");
    Some(Steer { verb: code.value.clone(), argument: argument.map(|field| field.value.clone()) })
}

/// A word that somebody typed. A scan is never one, whatever it says.
fn typed(text: &str, is_typed: bool) -> Option<Steer> {
    let line = text.trim().strip_prefix('/').filter(|_| is_typed)?;
    let (word, argument) = line.split_once(' ').unwrap_or((line, ""));
    let argument = Some(argument.trim().to_owned()).filter(|argument| !argument.is_empty());
    let known = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    let verb = known.map_or_else(|| "HELP".to_owned(), |(_, verb)| (*verb).to_owned());
    Some(Steer { verb, argument })
}

fn help() -> String {
    let mut words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    words.sort_unstable();
    format!("type / and one of {}", words.join(", "))
}
