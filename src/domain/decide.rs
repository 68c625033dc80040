//! What a command makes true of an item, or why it may not.
//!
//! One pure function. No arm over standings or commands is a wildcard: a new standing or a new
//! command does not compile until every rule has answered. An empty answer means *already so*: the
//! second scan of a double scan changes nothing and is not an error.

mod correct;
mod custody;
mod ending;
mod facets;
mod intake;
mod proving;

use super::command::{Command, Override};
use super::event::{Event, Fact, HoldCode, Proof};
use super::item::{Item, Standing};
use super::names::{Label, Note, StationId, Timestamp};
use super::party::{Operator, Role};
use super::policy::Policy;
use super::refusal::Refusal;

/// The events that a command makes, none if it is already so, or the refusal.
pub type Decision = Result<Vec<Event>, Refusal>;

/// All that a rule may know besides the item: read once at the edge, passed as a value.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Who acts.
    pub operator: &'a Operator,
    /// The station that records it.
    pub station: StationId,
    /// Now, by the station's clock.
    pub at: Timestamp,
    /// When it is said to have happened: `at`, unless the entry is late.
    pub occurred: Timestamp,
    pub policy: &'a Policy,
    /// Whether the place that the command names belongs to the facility.
    pub place_is_known: bool,
    /// The parcel that the command names, if it names one.
    pub parcel: Option<&'a Item>,
    /// Another open asset that answers to the serial number that the command would give this one.
    pub serial_holder: Option<&'a Item>,
    /// Another open asset that carries the tag that the command would give this one.
    pub tag_holder: Option<&'a Item>,
    /// Another open item that answers to the alias that the command would give this one.
    pub alias_holder: Option<&'a Item>,
    /// The asset that is to take this one's place, if the command names one.
    pub successor: Option<&'a Item>,
    /// The command follows from another one of the same order; nobody asked for it by itself.
    pub is_consequence: bool,
    /// The operator whose consent the command names, if there is such an operator.
    pub approver: Option<&'a Operator>,
    /// SHA-256 of the list of all that passes custody with this order.
    pub manifest: Option<[u8; 32]>,
    /// The item's history; read only for what is about an earlier event.
    pub facts: &'a [Fact],
    /// An admin's word that a refusal may be set aside.
    pub overriding: Option<&'a Override>,
}

/// Decides what a command makes true of an item.
///
/// # Errors
/// A [`Refusal`] that says why nothing may become true.
pub fn decide(item: &Item, command: &Command, cx: &Context<'_>) -> Decision {
    let mut rule = Rule { item, cx, overridden: Vec::new() };
    rule.before_anything(command)?;
    let mut events = rule.answer(command)?;
    if !events.is_empty() {
        events.append(&mut rule.overridden);
    }
    Ok(events)
}

/// Whether two commands about custody could be meant to leave the mailroom's hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Release {
    ToPerson,
    ToVendor,
    ForGood,
}

/// Whether a hold stands in the way of a release. A hold never stops a move within the mailroom.
const fn stops(code: HoldCode, release: Release) -> bool {
    match (code, release) {
        (
            HoldCode::Legal
            | HoldCode::Dispute
            | HoldCode::Customs
            | HoldCode::Identity,
            _,
        )
        | (HoldCode::Damage | HoldCode::Vacation, Release::ToPerson)
        | (HoldCode::Unwiped, Release::ToPerson | Release::ToVendor) => true,
        (HoldCode::Damage | HoldCode::Vacation, Release::ToVendor | Release::ForGood)
        // Leaving for good asks for the sanitization itself, so that the refusal says what to do.
        | (HoldCode::Unwiped, Release::ForGood) => false,
    }
}

struct Rule<'a> {
    item: &'a Item,
    cx: &'a Context<'a>,
    overridden: Vec<Event>,
}

impl Rule<'_> {
    fn before_anything(&mut self, command: &Command) -> Result<(), Refusal> {
        let cx = self.cx;
        if cx.operator.role < Role::Operator {
            return Err(Refusal::RoleTooLow { needs: Role::Operator });
        }
        if self.item.not_understood {
            return Err(Refusal::ReadOnlyUntilUpgrade);
        }
        if cx.occurred.as_millis() > cx.at.as_millis() + cx.policy.clock_skew_ms {
            return Err(Refusal::InTheFuture { occurred: cx.occurred });
        }
        let late = cx.occurred != cx.at;
        // Whoever announced it did not have it, and may have done so after it came.
        let had = !matches!(self.item.standing, Standing::Unseen | Standing::Expected);
        if late && had && !command.looks_back() {
            let since = self.item.since;
            self.require(cx.occurred >= since, || Refusal::BeforeCustody { since })?;
        }
        match command.place() {
            Some(place) if !cx.place_is_known => {
                Err(Refusal::PlaceUnknown { place: place.clone() })
            }
            Some(_) | None => Ok(()),
        }
    }

    fn answer(&mut self, command: &Command) -> Decision {
        match command {
            Command::Expect(expectation) => self.expect(expectation),
            Command::Receive { arrival, again } => self.receive(arrival, *again),
            Command::Refuse { tracking, carrier, reason } => {
                self.refuse(tracking, carrier.as_ref(), reason)
            }
            Command::Serialize(serialize) => self.serialize(serialize),
            Command::Count { contents } => self.count(*contents),
            Command::SettleLine { line, last } => self.settle_line(line, *last),
            Command::Adopt(adopt) => self.adopt(adopt),
            Command::AddAlias { kind, value } => self.add_alias(*kind, value),
            Command::Reidentify { serial, reason } => self.reidentify(serial, reason),
            Command::Match { recipient } => self.match_recipient(recipient),
            Command::Move { place } => self.move_to(place),
            Command::Hold { code, note } => self.hold(*code, note.as_ref()),
            Command::Release { code, note } => self.release(*code, note.as_ref()),
            Command::Inspect(inspection) => self.inspect(inspection),
            Command::Notify(notice) => {
                self.seen_item().map(|()| vec![Event::Notified(notice.clone())])
            }
            Command::HandOff(hand_over) => self.hand_off(hand_over),
            Command::Decline { reason } => self.decline(reason),
            Command::FailAttempt { reason, photo } => self.fail_attempt(reason, photo.as_ref()),
            Command::Return { hand_back, unseen } => self.take_back(hand_back, unseen.as_ref()),
            Command::Transfer(passing) => self.transfer(passing),
            Command::SetDue { due, reason } => self.set_due(*due, reason.as_ref()),
            Command::SendOut(sending) => self.send_out(sending),
            Command::TakeIn { place, condition } => self.take_in(place, *condition),
            Command::ReportMissing { reason } => self.report_missing(reason),
            Command::Find { place, condition, note } => self.find(place, *condition, note.as_ref()),
            Command::Dispose(disposal) => self.dispose(disposal),
            Command::ReturnToSender { carrier, tracking, reason } => {
                self.return_to_sender(carrier.as_ref(), tracking.as_ref(), reason)
            }
            Command::Replace { by, approver, reason } => self.replace(*by, approver, reason),
            Command::Sanitize(sanitization) => self.sanitize(sanitization),
            Command::Void { event, reason } => self.void(*event, reason),
            Command::Amend { event, amendment, reason } => self.amend(*event, amendment, reason),
            Command::Settle { keep, over, reason } => self.settle(*keep, *over, reason),
            Command::Sign { event, proof } => self.sign(*event, proof),
            Command::Attach { event, evidence } => self.attach(*event, evidence),
        }
    }

    /// Holds a guard, unless somebody who may has set its refusal aside; that is then recorded too.
    fn require(&mut self, holds: bool, refusal: impl FnOnce() -> Refusal) -> Result<(), Refusal> {
        if holds {
            return Ok(());
        }
        let refusal = refusal();
        match (refusal.may_be_overridden_by(), self.cx.overriding) {
            (Some(role), Some(word)) if word.by.role >= role => {
                self.overridden.push(overridden(&refusal, word));
                Ok(())
            }
            _nobody_has_set_it_aside => Err(refusal),
        }
    }

    /// Holds the guards that every release shares: no dispute, no hold in the way.
    fn may_leave(&mut self, release: Release) -> Result<(), Refusal> {
        if self.item.is_disputed() {
            return Err(Refusal::Disputed);
        }
        let item = self.item;
        for &code in &item.holds {
            self.require(!stops(code, release), || Refusal::OnHold { code })?;
        }
        Ok(())
    }

    fn open_item(&self) -> Result<(), Refusal> {
        match self.item.standing {
            Standing::Unseen => Err(Refusal::UnknownItem),
            Standing::Expected | Standing::Held | Standing::Out | Standing::Missing => Ok(()),
            Standing::Closed(how) => Err(Refusal::Closed { how, since: self.item.since }),
        }
    }

    /// What somebody was told is a fact, also of an item that was closed meanwhile.
    const fn seen_item(&self) -> Result<(), Refusal> {
        match self.item.standing {
            Standing::Unseen => Err(Refusal::UnknownItem),
            Standing::Expected
            | Standing::Held
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_) => Ok(()),
        }
    }

    fn not_held(&self) -> Refusal {
        match self.item.standing {
            Standing::Unseen => Refusal::UnknownItem,
            standing @ (Standing::Expected
            | Standing::Held
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_)) => {
                Refusal::NotHeld { standing, custodian: self.item.custodian.clone() }
            }
        }
    }

    fn not_out(&self) -> Refusal {
        match self.item.standing {
            Standing::Unseen => Refusal::UnknownItem,
            standing @ (Standing::Expected
            | Standing::Held
            | Standing::Out
            | Standing::Missing
            | Standing::Closed(_)) => Refusal::NotOut { standing },
        }
    }
}

fn overridden(refusal: &Refusal, word: &Override) -> Event {
    Event::Overridden {
        code: Note::parse(refusal.code()).unwrap_or_else(|_| word.reason.clone()),
        by: word.by.name.clone(),
        reason: word.reason.clone(),
    }
}

/// What an operator said that an item on record does not agree with. Nothing that was said is passed
/// over in silence: if it is not so already, the answer is not "already so".
#[derive(Default)]
struct Differences(Vec<&'static str>);

impl Differences {
    fn note(&mut self, field: &'static str, differs: bool) {
        if differs {
            self.0.push(field);
        }
    }

    /// Something said against something known; what was not said agrees with everything.
    fn compare<T: PartialEq>(&mut self, field: &'static str, said: Option<&T>, known: Option<&T>) {
        self.note(field, said.is_some() && said != known);
    }

    fn signature(&mut self, proof: &Proof, item: &Item) {
        let said = proof.signature.as_ref().map(|signature| &signature.sha256);
        self.compare("signature", said, item.signed.as_ref());
    }

    /// Already so, if nothing differs.
    fn decide(self) -> Decision {
        if self.0.is_empty() {
            Ok(Vec::new())
        } else {
            Err(Refusal::DiffersFromRecord { fields: self.0 })
        }
    }
}

/// Appends a hold, unless the item has it already. What a closed item has belongs to its earlier
/// epoch and ends with it.
fn add_hold(events: &mut Vec<Event>, item: &Item, code: HoldCode) {
    let has_it = item.standing.is_open() && item.holds.contains(&code);
    if !has_it {
        events.push(Event::HoldPlaced { code, note: None });
    }
}

fn either(said: Option<&Label>, known: Option<&Label>) -> Option<Label> {
    said.or(known).cloned()
}
