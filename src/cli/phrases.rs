//! What happened, in sentences that a person trusts.

use std::cell::RefCell;
use std::collections::HashMap;

use super::time::Zone;
use crate::domain::event::{
    AdoptedHow, ContentLine, Destination, Event, Fact, Giver, Identity, ItemKind, ListFit, Notice,
    NoticeAbout, NoticeResult, Origin, PartyRole, Proof, Recipient,
};
use crate::domain::names::{ItemId, PersonId, StationId, Timestamp};
use crate::domain::party::Custodian;
use crate::domain::proof::SigningWay;
use crate::domain::refusal::Names;
use crate::ledger::Ledger;

/// Looks up names in a ledger, each once.
#[derive(Debug)]
pub struct NameBook<'l> {
    ledger: &'l Ledger,
    zone: &'l Zone,
    people: RefCell<HashMap<PersonId, String>>,
    /// How the event at hand called the people in it, whatever the directory says by now.
    then: RefCell<HashMap<PersonId, String>>,
    items: RefCell<HashMap<ItemId, String>>,
}

impl<'l> NameBook<'l> {
    #[must_use]
    pub fn new(ledger: &'l Ledger, zone: &'l Zone) -> Self {
        let (people, then, items) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { ledger, zone, people, then, items }
    }

    /// Calls people by the names that they had when something was recorded.
    fn recall(&self, fact: &Fact) {
        let mut then = self.then.borrow_mut();
        then.clear();
        if !fact.event.parties().is_empty() && self.ledger.is_own(fact.id) {
            let values = self.ledger.personal_values(fact.id.seq).unwrap_or_default();
            // A signer may write their name as they like.
            let names = values.into_iter().filter(|(_, value)| {
                value.label.is_a_name() && value.label.role() != PartyRole::Signer
            });
            then.extend(names.map(|(person, name)| (person, name.value)));
        }
    }

    /// What people call a custodian.
    #[must_use]
    pub fn custodian(&self, custodian: &Custodian) -> String {
        match custodian {
            Custodian::Unknown => "unknown".to_owned(),
            Custodian::Nobody => "nobody".to_owned(),
            Custodian::Carrier(None) => "the carrier".to_owned(),
            Custodian::Mailroom(station) => format!("mailroom {}", self.facility(*station)),
            Custodian::Person(person) => self.person(*person),
            Custodian::Carrier(Some(name)) | Custodian::Courier(name) | Custodian::Vendor(name) => {
                name.to_string()
            }
        }
    }
}

impl Names for NameBook<'_> {
    fn person(&self, id: PersonId) -> String {
        if let Some(name) = self.then.borrow().get(&id) {
            return name.clone();
        }
        let mut known = self.people.borrow_mut();
        let look_up = || {
            let person = self.ledger.directory().person(id).ok().flatten();
            person.map_or_else(|| format!("person {id}"), |person| person.name)
        };
        known.entry(id).or_insert_with(look_up).clone()
    }

    fn facility(&self, id: StationId) -> String {
        self.ledger.facility_of(id)
    }

    fn item(&self, id: ItemId) -> String {
        let mut known = self.items.borrow_mut();
        let look_up = || {
            let row = self.ledger.row(id).ok().flatten();
            row.map_or_else(|| format!("item {id}"), |row| row.known_as())
        };
        known.entry(id).or_insert_with(look_up).clone()
    }

    fn time(&self, at: Timestamp) -> String {
        self.zone.show(at)
    }
}

/// The whole sentence: what, when, by whom, where, and whether it was recorded late.
#[must_use]
pub fn sentence(fact: &Fact, kind: ItemKind, names: &NameBook<'_>, station: &str) -> String {
    names.recall(fact);
    let what = summary(&fact.event, kind, names);
    names.then.borrow_mut().clear();
    let when = names.time(fact.occurred());
    let late = fact.late.as_ref().map_or_else(String::new, |late| {
        format!(" (recorded late, on {}: {})", names.time(fact.at), late.reason)
    });
    format!("{what} on {when} by {} at {station}{late}", fact.actor)
}

/// What happened, without when and by whom.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm per event, in the order of the event list")]
pub fn summary(event: &Event, kind: ItemKind, names: &NameBook<'_>) -> String {
    let noun = match kind {
        ItemKind::Parcel => "Parcel",
        ItemKind::Asset => "Asset",
    };
    match event {
        Event::Expected(e) => {
            let reference = tail(" under ", e.reference.as_ref());
            format!("{noun} announced{}{reference}", tail(" by ", e.sender.as_ref()))
        }
        Event::Received(a) => {
            let person = a.recipient.person().map(|p| format!(" for {}", names.person(p)));
            format!(
                "Parcel received{}{}{}, at {}{}{}{}",
                tail(" from ", a.carrier.as_ref()),
                tail(", sent by ", a.sender.as_ref()),
                person.unwrap_or_default(),
                a.place,
                if a.unattended { ", found unattended" } else { "" },
                if a.condition.needs_hold() { format!(", {}", a.condition) } else { String::new() },
                tail(": ", a.note.as_ref())
            )
        }
        Event::Refused { carrier, reason, .. } => {
            format!("Parcel refused to {}: {reason}", or_else(carrier.as_ref(), "the carrier"))
        }
        Event::Matched { recipient } => match recipient {
            Recipient::Matched { person, how, score } => {
                let score = score.map_or_else(String::new, |score| format!(", {score} %"));
                format!("Recipient set to {} ({how}{score})", names.person(*person))
            }
            Recipient::Unmatched(why) => format!("Recipient removed ({why})"),
        },
        Event::Moved { place } => format!("{noun} moved to {place}"),
        Event::HoldPlaced { code, note } => {
            format!("Hold placed for {code}{}", tail(": ", note.as_ref()))
        }
        Event::HoldReleased { code, note } => {
            format!("Hold for {code} released{}", tail(": ", note.as_ref()))
        }
        Event::Serialized(s) => {
            let from = match &s.origin {
                Origin::Parcel(parcel) => format!("from parcel {}", names.item(*parcel)),
                Origin::NoParcel(reason) => format!("without a parcel ({reason})"),
            };
            let fit = match s.fit {
                Some(ListFit::NotListed) => ", not on the announced list",
                Some(ListFit::OneTypoAway) => ", one character away from the announced list",
                Some(ListFit::Exact) | None => "",
            };
            format!("Asset serialized {from} as {}{fit}", identity(&s.identity))
        }
        Event::Counted { contents } => format!("Parcel counted: {contents} in it"),
        Event::LineSettled { line } => match line {
            ContentLine::Asset(asset) => {
                format!("Found in the parcel: asset {}", names.item(*asset))
            }
            ContentLine::Accessory(what) => format!("Found in the parcel: accessory {what}"),
            ContentLine::Personal(what) => format!("Found in the parcel: personal, {what}"),
            ContentLine::Wrong(what) => format!("Found in the parcel: wrong, {what}"),
            ContentLine::Short(what) => format!("Not in the parcel: {what}"),
        },
        Event::Converted => "Parcel converted: everything in it is accounted for".to_owned(),
        Event::Adopted(a) => {
            let how = match a.how {
                AdoptedHow::Return => "brought back without having been on record",
                AdoptedHow::Found => "found without having been on record",
                AdoptedHow::Surplus => "surplus",
                AdoptedHow::Import => "taken over from an earlier record",
            };
            let note = tail(": ", a.note.as_ref());
            format!("Asset entered as {} ({how}){note}", identity(&a.identity))
        }
        Event::AliasAdded { kind, value } => format!("Also known by {kind} {value}"),
        Event::Reidentified { serial, reason } => {
            format!("Serial number set right to {serial}: {reason}")
        }
        Event::Inspected(i) => format!(
            "{noun} inspected: {}{}{}{}",
            i.condition,
            listed(", with ", &i.present),
            listed(", without ", &i.missing),
            tail(": ", i.note.as_ref())
        ),
        Event::Notified(notice) => notified(notice, names),
        Event::HandedOff(h) => {
            let by = h.by.as_ref().map_or_else(String::new, |by| {
                format!(", collected by {} ({})", names.person(by.person), by.authority)
            });
            format!(
                "{noun} handed off to {}{by}{}{}{}{}",
                names.person(h.to),
                listed(", with ", &h.accessories),
                proved(&h.proof),
                due_back(h.due, names),
                tail(": ", h.note.as_ref())
            )
        }
        Event::Declined { reason } => format!("{noun} declined by the recipient: {reason}"),
        Event::AttemptFailed { reason, .. } => format!("Delivery attempt failed: {reason}"),
        Event::Transferred(p) => format!(
            "{noun} passed from {} to {}{}{}{}",
            names.person(p.from),
            names.person(p.to),
            proved(&p.proof),
            due_back(p.due, names),
            tail(": ", p.note.as_ref())
        ),
        Event::Returned(r) => format!(
            "{noun} received from {}{}{}, {}{}{}{}",
            giver(&r.from, names),
            proved(&r.proof),
            if r.unattended { ", unattended" } else { "" },
            r.condition,
            listed(", with ", &r.accessories),
            listed(", without ", &r.missing),
            tail(": ", r.note.as_ref())
        ),
        Event::DueSet { due, reason } => {
            let due = due.map_or_else(
                || "waived".to_owned(),
                |due| format!("set to {}", names.zone.show_date(due)),
            );
            format!("Due date {due}{}", tail(": ", reason.as_ref()))
        }
        Event::SentOut(s) => {
            let to = match &s.to {
                Destination::Vendor(vendor) => vendor.to_string(),
                Destination::Facility(facility) => format!("facility {facility}"),
            };
            format!(
                "{noun} sent out to {to}{}{}{}",
                tail(" with ", s.carrier.as_ref()),
                tail(", tracking ", s.tracking.as_ref()),
                tail(": ", s.purpose.as_ref())
            )
        }
        Event::TakenIn { place, condition } => format!("{noun} taken in at {place}, {condition}"),
        Event::ReportedMissing { reason } => format!("{noun} reported missing: {reason}"),
        Event::Found { place, condition, note } => {
            format!("{noun} found at {place}, {condition}{}", tail(": ", note.as_ref()))
        }
        Event::Disposed(d) => {
            let note = tail(": ", d.note.as_ref());
            format!("{noun} disposed of by {}, approved by {}{note}", d.method, d.approver)
        }
        Event::ReturnedToSender { carrier, tracking, reason } => format!(
            "{noun} returned to sender{}{}: {reason}",
            tail(" with ", carrier.as_ref()),
            tail(", tracking ", tracking.as_ref())
        ),
        Event::Replaced { by, approver, reason } => {
            format!("Asset replaced by {}, approved by {approver}: {reason}", names.item(*by))
        }
        Event::Sanitized(s) => format!(
            "Data {} ({}{}{})",
            if s.passed { "removed" } else { "removal failed" },
            s.method,
            tail(", ", s.tool.as_ref()),
            tail(", checked by ", s.verifier.as_ref())
        ),
        Event::Overridden { code, by, reason } => {
            format!("Refusal {code} set aside by {by}: {reason}")
        }
        Event::Voided { event, reason } => format!("Event {} voided: {reason}", event.seq),
        Event::Amended { event, amendment, reason } => format!(
            "Event {} amended, {} is now {}: {reason}",
            event.seq,
            amendment.field(),
            amendment.value()
        ),
        Event::Settled { keep, over, reason } => {
            format!("Dispute settled: event {} stands, not event {}: {reason}", keep.seq, over.seq)
        }
        Event::Signed { event, proof, .. } => {
            format!("Signature for event {} given{}", event.seq, proved(proof))
        }
        Event::Attached { event, evidence } => {
            let kinds: Vec<&str> = evidence.iter().map(|piece| piece.kind.as_str()).collect();
            format!("Evidence attached to event {}: {}", event.seq, kinds.join(", "))
        }
        Event::NotUnderstood { kind } => format!("{kind} (written by a newer version)"),
    }
}

fn giver(giver: &Giver, names: &NameBook<'_>) -> String {
    match giver {
        Giver::Person(person) => names.person(*person),
        Giver::Proxy { person, by } => {
            format!("{} for {} ({})", names.person(by.person), names.person(*person), by.authority)
        }
        Giver::Parcel { parcel, person } => {
            let from = person.map_or_else(String::new, |p| format!(" of {}", names.person(p)));
            format!("parcel {}{from}", names.item(*parcel))
        }
        Giver::Unknown => "an unknown person".to_owned(),
    }
}

fn identity(identity: &Identity) -> String {
    let words = [
        identity.maker.as_ref().map(ToString::to_string),
        identity.model.as_ref().map(ToString::to_string),
        identity.serial.as_ref().map(|serial| format!("serial {serial}")),
        identity.tag.as_ref().map(|tag| format!("tag {tag}")),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn due_back(due: Option<Timestamp>, names: &NameBook<'_>) -> String {
    due.map_or_else(String::new, |due| format!(", due back {}", names.zone.show_date(due)))
}

/// How the other party showed that they agree.
fn proved(proof: &Proof) -> String {
    let way = proof.signing.as_ref().map(|signing| match signing.way {
        SigningWay::File => ", signed",
        SigningWay::Terminal => ", signed in the terminal",
        SigningWay::Phone => ", signed on their phone",
        SigningWay::Typed => ", signed by typing their name and PIN",
        SigningWay::Paper => ", signing on paper",
    });
    let mut words = match (way, &proof.signature) {
        (Some(way), _) => way.to_owned(),
        (None, Some(_)) => ", signed".to_owned(),
        (None, None) => String::new(),
    };
    if let (None, Some(owed)) = (way, &proof.owed) {
        words.push_str(", signature owed (");
        words.push_str(owed.as_str());
        words.push(')');
    }
    let typed = proof.signing.as_ref().is_some_and(|signing| signing.way == SigningWay::Typed);
    let shown = [
        (proof.pin && !typed).then(|| ", PIN entered".to_owned()),
        proof.badge.then(|| ", badge read".to_owned()),
        proof.document.as_ref().map(|document| format!(", {document} shown")),
        proof.witness.as_ref().map(|witness| format!(", {witness} standing by")),
    ];
    words.extend(shown.into_iter().flatten());
    words
}

fn notified(notice: &Notice, names: &NameBook<'_>) -> String {
    let what = match notice.about {
        NoticeAbout::Pickup => "that it can be collected",
        NoticeAbout::DueBack => "when it is due back",
        NoticeAbout::Collected => "who collected it",
        NoticeAbout::Signature => "that a signature is owed",
        NoticeAbout::GiveBack => "to give it back",
    };
    let whom = notice.to.map_or_else(|| "the desk".to_owned(), |person| names.person(person));
    let Notice { rung, channel, note, .. } = notice;
    let note = tail(": ", note.as_ref());
    match notice.result {
        NoticeResult::Delivered => {
            format!("Told {whom} by {channel} {what} (notice {}){note}", rung + 1)
        }
        NoticeResult::Failed => {
            format!("Could not tell {whom} by {channel} {what} (notice {}){note}", rung + 1)
        }
        NoticeResult::Unsure => {
            format!("May have told {whom} by {channel} {what} (notice {}){note}", rung + 1)
        }
    }
}

fn tail<T: std::fmt::Display>(before: &str, said: Option<&T>) -> String {
    said.map_or_else(String::new, |said| format!("{before}{said}"))
}

fn or_else<T: std::fmt::Display>(said: Option<&T>, otherwise: &str) -> String {
    said.map_or_else(|| otherwise.to_owned(), ToString::to_string)
}

fn listed<T: std::fmt::Display>(before: &str, things: &[T]) -> String {
    if things.is_empty() {
        return String::new();
    }
    let things: Vec<String> = things.iter().map(ToString::to_string).collect();
    format!("{before}{}", things.join(", "))
}
