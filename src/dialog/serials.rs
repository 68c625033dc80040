//! What is in a parcel: serial number, then tag, as long as there is something in it; what was announced is ticked off.

use super::{Act, Dialog, Effect, Met, Saying, Sign, Then, Thing, Waiting, no, with_whom};
use crate::domain::event::ItemKind;
use crate::domain::item::Standing;
use crate::domain::likeness::are_alike;
use crate::domain::names::SerialNumber;
use crate::scan::{Candidate, Class, Doubt, Expect, Verdict};

/// How many missing serial numbers are told one by one.
const MISSING_SAID: usize = 4;

/// What is known of the content of a parcel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// How many things were found in it.
    pub found: usize,
    /// How many there are, if somebody counted.
    pub contents: Option<u16>,
    /// The serial numbers that were announced for it.
    pub announced: Vec<SerialNumber>,
    /// Those of them that were not found yet.
    pub missing: Vec<SerialNumber>,
}

impl Inside {
    /// For the prompt: `2 of 3`.
    pub(super) fn in_short(&self) -> String {
        match (self.announced.len(), self.contents) {
            (0, None) => format!("{} found", self.found),
            (0, Some(contents)) => format!("{} of {contents}", self.found),
            (announced, _) => format!("{} of {announced}", announced - self.missing.len()),
        }
    }

    /// Whether there is something to tick off.
    const fn is_counted(&self) -> bool {
        self.contents.is_some() || !self.announced.is_empty()
    }

    /// What is announced and not found: `; not found yet: SN-3`.
    fn missing(&self) -> String {
        let names: Vec<&str> =
            self.missing.iter().take(MISSING_SAID).map(SerialNumber::as_str).collect();
        let more = self.missing.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", names.join(", "))
    }

    fn so_far(&self) -> String {
        let missing = match self.missing.len() {
            0 => String::new(),
            _some => format!("; not found yet: {}", self.missing()),
        };
        format!("{}{missing}", self.in_short())
    }

    /// Why a serial number may not belong there: a list was announced, and it is not on it.
    fn doubts(&self, serial: &str) -> Option<String> {
        if self.announced.is_empty() || self.lists(serial) {
            return None;
        }
        let near = self.missing.iter().find(|listed| are_alike(listed.as_str(), serial));
        Some(match near {
            Some(listed) => format!("announced is {listed}, one typo away: look again"),
            None => format!("it is not among the announced; not found yet: {}", self.missing()),
        })
    }

    fn lists(&self, serial: &str) -> bool {
        SerialNumber::parse(serial).is_ok_and(|serial| self.announced.contains(&serial))
    }
}

impl Dialog {
    pub(super) fn serialize(&mut self, met: &Met) -> Effect {
        if let Some(parcel) = met.things.iter().find(|thing| thing.kind == ItemKind::Parcel) {
            return self.open_parcel(parcel.clone());
        }
        let Some(parcel) = self.parcel.clone() else {
            return no(&met.text, "no parcel is open", "scan the tracking number of the box first");
        };
        if self.is_tag(met) {
            return self.tag(&parcel, met);
        }
        if let Some(thing) = met.things.first() {
            let why = format!("that device is on record already{}", with_whom(thing));
            return no(&thing.name, &why, "scan the next one, or DONE");
        }
        let inside = parcel.inside.clone().unwrap_or_default();
        let (value, doubt) = match met.reading.verdict(Expect::Serial) {
            // What was announced is what it is, whatever it looks like.
            Verdict::Confirm(candidate, _) if inside.lists(&candidate.value) => {
                (candidate.value, None)
            }
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
        let unlisted = inside.doubts(&value);
        let waiting = Waiting { value, confirmed: unlisted.is_some() };
        match doubt.or(unlisted) {
            Some(doubt) => {
                let about = format!("{} as a serial number", waiting.value);
                self.ask_then(about, &doubt, Then::TakeSerial(waiting))
            }
            None => self.take_serial(waiting),
        }
    }

    /// A serial number is taken, and waits for its tag. The one that waited has none, and is recorded.
    pub(super) fn take_serial(&mut self, waiting: Waiting) -> Effect {
        let said = format!("serial {}: now its tag, or NEXT if it has none", waiting.value);
        let before = self.serial.replace(waiting);
        match (before, &self.parcel) {
            (Some(before), Some(parcel)) => untagged(parcel, before),
            _nothing_waited => Effect::Say(Saying::new(Sign::Ask, said)),
        }
    }

    /// Whether a code is the tag of the device at hand. Where nobody has said how the organisation's tags begin, the code
    /// after a serial number is its tag, unless it looks like the next serial number.
    fn is_tag(&self, met: &Met) -> bool {
        let is_marked = |tag: &Candidate| tag.confidence >= 85;
        if met.is_own_tag || met.reading.best_of(Class::AssetTag).is_some_and(is_marked) {
            return true;
        }
        let Some(waiting) = self.serial.as_ref().filter(|_| !met.tags_are_known) else {
            return false;
        };
        let text = met.text.trim();
        let is_listed = self.parcel.as_ref().and_then(|parcel| parcel.inside.as_ref());
        if shape(text) == shape(&waiting.value) || is_listed.is_some_and(|it| it.lists(text)) {
            return false;
        }
        match met.reading.verdict(Expect::Serial) {
            Verdict::Accept(candidate) => candidate.vendor.is_none() && !candidate.is_labelled(),
            Verdict::Confirm(_, Doubt::Unproven | Doubt::UnusualForm) => true,
            Verdict::Confirm(..) | Verdict::Choose(_) | Verdict::Reject { .. } => false,
        }
    }

    fn tag(&mut self, parcel: &Thing, met: &Met) -> Effect {
        let tag = met.text.trim().to_owned();
        if let Some(thing) = met.things.first() {
            let why = format!("that tag is on {} already{}", thing.name, with_whom(thing));
            return no(&tag, &why, "scan another tag, or NEXT if there is none");
        }
        let parcel = parcel.id;
        if let Some(Waiting { value, confirmed }) = self.serial.take() {
            return Effect::Serialize { parcel, serial: Some(value), tag: Some(tag), confirmed };
        }
        let about = format!("{tag} without a serial number");
        let then = Effect::Serialize { parcel, serial: None, tag: Some(tag), confirmed: false };
        self.ask(about, "the serial number comes first, if it has one", then)
    }

    fn open_parcel(&mut self, parcel: Thing) -> Effect {
        if parcel.standing != Standing::Held {
            return no(&parcel.name, "that parcel is not here", "scan RECEIVE to log it first");
        }
        let inside =
            parcel.inside.as_ref().filter(|inside| inside.is_counted() || inside.found > 0);
        let so_far = inside.map_or_else(String::new, |inside| format!(" ({})", inside.so_far()));
        let said =
            format!("parcel {} is open{so_far}: scan serial numbers, then DONE", parcel.name);
        let before = self.parcel.replace(parcel);
        if let (Some(waiting), Some(before)) = (self.serial.take(), before) {
            // The device that waits for its tag is recorded; the prompt shows the parcel that is open now.
            return untagged(&before, waiting);
        }
        Effect::Say(Saying::new(Sign::Set, said))
    }

    /// The device at hand has no tag.
    pub(super) fn next_device(&mut self) -> Effect {
        match (self.serial.take(), &self.parcel) {
            (Some(waiting), Some(parcel)) => untagged(parcel, waiting),
            _nothing_waits => no("next", "nothing waits", "scan the next code"),
        }
    }

    /// Nothing else is in the parcel; what should be in it is said first.
    pub(super) fn finish_parcel(&mut self) -> Effect {
        let Some(parcel) = self.parcel.clone() else {
            return no("done", "no parcel is open", "scan the tracking number of a box");
        };
        if let Some(waiting) = self.serial.take() {
            return untagged(&parcel, waiting);
        }
        let inside = parcel.inside.clone().unwrap_or_default();
        let short = inside.missing.clone();
        let close = Effect::CloseParcel { parcel: parcel.id, short };
        if !inside.missing.is_empty() {
            let about = format!("close {} without {}", parcel.name, inside.missing());
            return self.ask(about, "recorded as announced and not in it", close);
        }
        match inside.contents.filter(|contents| usize::from(*contents) > inside.found) {
            Some(contents) => {
                let about = format!("close {} with {} of {contents}", parcel.name, inside.found);
                self.ask(about, "the count is set to what was found", close)
            }
            None => close,
        }
    }

    /// The parcel whose content is serialized.
    #[must_use]
    pub fn open(&self) -> Option<&Thing> {
        self.parcel.as_ref().filter(|_| self.act == Act::Serialize)
    }

    /// Takes note of what is in that parcel by now, and says what there is to say of it.
    pub fn is_now(&mut self, parcel: Thing) -> Option<Saying> {
        let inside = parcel.inside.clone().unwrap_or_default();
        let said = if parcel.standing == Standing::Held {
            let said = inside.is_counted().then(|| inside.so_far());
            self.parcel = Some(parcel);
            said?
        } else {
            self.parcel = None;
            format!("parcel {} is complete: {} found", parcel.name, inside.found)
        };
        Some(Saying::new(Sign::Set, said))
    }
}

fn untagged(parcel: &Thing, waiting: Waiting) -> Effect {
    let Waiting { value, confirmed } = waiting;
    Effect::Serialize { parcel: parcel.id, serial: Some(value), tag: None, confirmed }
}

/// What a code looks like, letter for letter: serial numbers of one kind look alike, and a tag unlike them.
fn shape(text: &str) -> String {
    let kind = |c: char| match c {
        _ if c.is_ascii_digit() => '9',
        _ if c.is_alphabetic() => 'A',
        other => other,
    };
    text.chars().map(kind).collect()
}
