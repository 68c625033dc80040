//! What a session carries out, and how it is answered: each deed is an order like any other command's.

use serde_json::json;

use super::answer::Came as Answered;
use super::desk::Circumstances;
use super::failure::{Failure, Kind};
use super::phrases::NameBook;
use super::scan::{Shift, SignWith};
use super::signing::{Occasion, SigningArgs};
use crate::dialog::{Found, Saying, Sign, Somebody};
use crate::domain::command::{Command, Serialize};
use crate::domain::event::{
    Condition, ContentLine, Event, Fact, Giver, HandBack, HandOver, Identity, Origin, Proof,
};
use crate::domain::manifest::Passes;
use crate::domain::names::{AssetTag, ItemId, Note, PersonId, PlaceName, SerialNumber};
use crate::domain::refusal::Names as _;
use crate::ledger::{Filter, Line, Target};

impl Shift<'_> {
    pub(super) fn record(&mut self, item: ItemId, command: Command) -> Result<Answered, Failure> {
        let name = NameBook::new(&self.desk.ledger, &self.desk.zone).item(item);
        let line = Line { target: Target::Item(item), command };
        self.desk.try_out(vec![line], &self.circumstances(), &[name])
    }

    pub(super) fn serialize(
        &mut self,
        parcel: ItemId,
        serial: Option<&str>,
        tag: Option<&str>,
    ) -> Result<Answered, Failure> {
        let serial = serial.map(SerialNumber::parse).transpose();
        let tag = tag.map(AssetTag::parse).transpose();
        let (serial, tag) = match (serial, tag) {
            (Ok(serial), Ok(tag)) => (serial, tag),
            (Err(error), _) => {
                self.screen.refuse("", &error.to_string(), "scan the code of the serial number");
                return Ok(Answered::Refused);
            }
            (_, Err(error)) => {
                self.screen.refuse("", &error.to_string(), "scan the company's own label");
                return Ok(Answered::Refused);
            }
        };
        let name = serial.as_ref().map(ToString::to_string);
        let name = name.or_else(|| tag.as_ref().map(ToString::to_string)).unwrap_or_default();
        let identity = Identity { serial, tag, ..Identity::default() };
        let wish = Serialize {
            identity: identity.clone(),
            raw: None,
            origin: Origin::Parcel(parcel),
            recipient: None,
            place: self.dialog.place().cloned(),
            last: false,
            confirmed: false,
        };
        let line = Line { target: Target::Asset(identity), command: Command::Serialize(wish) };
        self.desk.try_out(vec![line], &Circumstances::default(), &[name])
    }

    /// Nothing else is in the parcel: what was found is all there is.
    pub(super) fn close_parcel(&mut self, parcel: ItemId) -> Result<Answered, Failure> {
        let Some(item) = self.desk.ledger.item(parcel)? else { return Ok(Answered::Refused) };
        match u16::try_from(item.lines.len()) {
            Ok(0) | Err(_) => {
                self.screen.refuse("", "nothing was found in it yet", "scan what is in it");
                Ok(Answered::Refused)
            }
            Ok(found) => self.record(parcel, Command::Count { contents: found }),
        }
    }

    pub(super) fn hand_off(
        &mut self,
        to: &Somebody,
        items: &[ItemId],
    ) -> Result<Answered, Failure> {
        let hand_over = HandOver {
            to: to.id,
            by: None,
            proof: Proof::default(),
            due: None,
            place: None,
            items: u16::try_from(items.len()).unwrap_or(u16::MAX),
            accessories: Vec::new(),
            photos: Vec::new(),
            note: None,
        };
        let occasion = Occasion::now(Passes::HandOff(&hand_over));
        let command = Command::HandOff(hand_over);
        let mut lines: Vec<Line> = items
            .iter()
            .map(|item| Line { target: Target::Item(*item), command: command.clone() })
            .collect();
        let mut circumstances = self.circumstances();
        let signing = match self.sign_with {
            SignWith::Phone => SigningArgs::phone(self.listen),
            SignWith::Paper => SigningArgs::paper(),
            SignWith::Later => SigningArgs::later(&note("handed off in a session, to be signed")),
        };
        let signed = self.desk.have_signed(&signing, &occasion, &mut lines, &mut circumstances);
        if let Err(failure) = signed {
            // Whoever did not sign may sign later or another way; the session goes on. What a rule said has been said.
            if !failure.message.is_empty() {
                let again = "scan DONE to ask again, or NO to drop the batch";
                let hint = match failure.kind {
                    Kind::No | Kind::Interrupted => again,
                    _the_page_could_not_open => failure.hints.first().map_or(again, String::as_str),
                };
                self.screen.refuse("", &failure.message, hint);
            }
            return Ok(Answered::Refused);
        }
        let names = self.names_of(items.iter().copied());
        let came = self.desk.try_out(lines, &circumstances, &names)?;
        if came != Answered::Refused {
            self.desk.say_what_is_owed(&signing, items)?;
        }
        Ok(came)
    }

    pub(super) fn take_back(
        &mut self,
        from: Option<&Somebody>,
        items: &[(ItemId, Option<PersonId>)],
    ) -> Result<Answered, Failure> {
        let place = self.desk.place_or_default(self.dialog.place())?;
        let line = |(item, holder): &(ItemId, Option<PersonId>)| {
            let giver = from.map(|person| person.id).or(*holder);
            let hand_back = HandBack {
                from: giver.map_or(Giver::Unknown, Giver::Person),
                condition: Condition::Unknown,
                accessories: Vec::new(),
                missing: Vec::new(),
                photos: Vec::new(),
                proof: Proof::default(),
                unattended: false,
                place: place.clone(),
                note: None,
            };
            let command = Command::Return { hand_back, unseen: None };
            Line { target: Target::Item(*item), command }
        };
        let lines: Vec<Line> = items.iter().map(line).collect();
        let names = self.names_of(items.iter().map(|(item, _)| *item));
        self.desk.try_out(lines, &self.circumstances(), &names)
    }

    fn names_of(&self, items: impl Iterator<Item = ItemId>) -> Vec<String> {
        let names = NameBook::new(&self.desk.ledger, &self.desk.zone);
        items.map(|item| names.item(item)).collect()
    }

    /// Says how the last thing is put on paper.
    pub(super) fn say_receipt(&mut self) -> Result<(), Failure> {
        let last = self.done.last().map(|range| range.start);
        let Some(fact) = last.map(|seq| self.desk.ledger.fact(seq)).transpose()?.flatten() else {
            self.refuse("print", "this session has recorded nothing", "scan something first");
            return Ok(());
        };
        let number = self.desk.receipt_number(fact.id);
        let said = format!("last receipt {number}: `custody receipt {number} --pdf FILE`");
        self.say(&Saying::new(Sign::Set, said));
        Ok(())
    }

    /// Takes back the last thing that this session recorded, all of it.
    pub(super) fn undo(&mut self) -> Result<(), Failure> {
        let Some(range) = self.done.pop() else {
            self.refuse(
                "undo",
                "this session has recorded nothing",
                "`custody correct` sets older events right",
            );
            return Ok(());
        };
        let mut facts: Vec<Fact> = Vec::new();
        for seq in range {
            let fact = self.desk.ledger.fact(seq)?.filter(|f| f.actor == self.desk.operator.name);
            let Some(fact) = fact else { continue };
            let stands_with_another =
                matches!(&fact.event, Event::LineSettled { line: ContentLine::Asset(_) });
            if !stands_with_another && facts.iter().all(|other| other.item != fact.item) {
                facts.push(fact);
            }
        }
        let reason = note("taken back in the session");
        let lines: Vec<Line> = facts
            .iter()
            .rev()
            .map(|fact| Line {
                target: Target::Item(fact.item),
                command: Command::Void { event: fact.id, reason: reason.clone() },
            })
            .collect();
        let names = self.names_of(facts.iter().rev().map(|fact| fact.item));
        let came = self.desk.try_out(lines, &Circumstances::default(), &names)?;
        self.screen.ring(if came == Answered::Refused { Sign::No } else { Sign::Done });
        Ok(())
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances { overriding: self.word.clone(), ..Circumstances::default() }
    }

    /// Says what is on a shelf and what is not. Nothing is changed: each line is for somebody to look into.
    pub(super) fn close_shelf(
        &mut self,
        place: &PlaceName,
        found: &[Found],
    ) -> Result<(), Failure> {
        let filter = Filter {
            standing: Some("held".to_owned()),
            place: Some(place.to_string()),
            ..Filter::default()
        };
        let seen: Vec<ItemId> = found.iter().filter_map(Found::item).collect();
        let mut missing = Vec::new();
        self.desk.ledger.for_each_item(&filter, &mut |row| {
            if !seen.contains(&row.id) {
                missing.push(row.known_as());
            }
            true
        })?;
        let ui = self.desk.ui;
        let mut exceptions = 0;
        let mut one = |name: &str, what: &str, more: String| -> Result<(), Failure> {
            exceptions += 1;
            if ui.is_json() {
                return ui.json_line(&json!({
                    "schema": "custody.audit_line.v1",
                    "place": place.as_str(), "item": name, "exception": what, "detail": more,
                }));
            }
            ui.line(&format!("? {name}  {what}{more}"))
        };
        for found in found {
            match found {
                Found::There { .. } => {}
                Found::Elsewhere { name, place, .. } => {
                    let place = place.as_ref().map_or("no place", PlaceName::as_str);
                    one(name, "elsewhere", format!(": the record has it at {place}"))?;
                }
                Found::Unexpected { name, standing, .. } => {
                    one(
                        name,
                        "unexpected",
                        format!(": by the record it is {}", standing.as_str()),
                    )?;
                }
                Found::Unknown { text } => one(text, "unknown", ": not on record".to_owned())?,
            }
        }
        for name in &missing {
            one(name, "missing", format!(": the record has it at {place}"))?;
        }
        let there = found.iter().filter(|found| matches!(found, Found::There { .. })).count();
        let said = format!("audit of {place}: {there} found, {exceptions} exceptions");
        self.say(&Saying::new(if exceptions == 0 { Sign::Done } else { Sign::Ask }, said));
        Ok(())
    }
}

pub(super) fn note(text: &str) -> Note {
    Note::parse(text).unwrap_or_else(|_| unreachable!("{text:?} is a note"))
}
