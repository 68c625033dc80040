//! What a session carries out, and how it is answered: each deed is an order like any other command's.

use serde_json::json;

use super::answer::Came as Answered;
use super::desk::Circumstances;
use super::failure::{Failure, Kind};
use super::phrases::NameBook;
use super::scan::{Shift, SignWith};
use super::serialize;
use super::signing::{Occasion, SigningArgs};
use crate::dialog::{Came, Effect, Found, Saying, Sign, Somebody};
use crate::domain::command::{Command, Serialize};
use crate::domain::event::{
    Condition, ContentLine, Event, Fact, Giver, HandBack, HandOver, Identity, ItemKind, MatchHow,
    Origin, Proof, Recipient,
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
        confirmed: bool,
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
            confirmed,
        };
        let line = Line { target: Target::Asset(identity), command: Command::Serialize(wish) };
        let circumstances = self.circumstances();
        serialize::record(&mut self.desk, vec![line], &circumstances, &[name])
    }

    /// Nothing else is in the parcel: what was found, and what was announced and is not in it, is all there is.
    pub(super) fn close_parcel(
        &mut self,
        parcel: ItemId,
        short: &[SerialNumber],
    ) -> Result<Answered, Failure> {
        let Some(item) = self.desk.ledger.item(parcel)? else { return Ok(Answered::Refused) };
        let Some(contents) =
            u16::try_from(item.lines.len() + short.len()).ok().filter(|contents| *contents > 0)
        else {
            self.screen.refuse("", "nothing was found in it yet", "scan what is in it");
            return Ok(Answered::Refused);
        };
        let short = short.iter().map(|serial| {
            let line =
                ContentLine::Short(note(&format!("{serial} was announced and is not in it")));
            Command::SettleLine { line, last: false }
        });
        let commands: Vec<Command> =
            [Command::Count { contents }].into_iter().chain(short).collect();
        let name = NameBook::new(&self.desk.ledger, &self.desk.zone).item(parcel);
        let names = vec![name; commands.len()];
        let target = || Target::Item(parcel);
        let lines =
            commands.into_iter().map(|command| Line { target: target(), command }).collect();
        self.desk.try_out(lines, &self.circumstances(), &names)
    }

    /// What has to be said once something is on record: how far the parcel at hand is, or which one is next.
    pub(super) fn follow_up(&mut self, effect: &Effect, came: Came) -> Result<(), Failure> {
        match effect {
            Effect::Match { .. } if came != Came::Refused => {
                let Effect::Unmatched { passed_over } = self.dialog.goes_on_sorting() else {
                    return Ok(());
                };
                self.show_unmatched(&passed_over)
            }
            Effect::Serialize { .. } | Effect::Count { .. } | Effect::CloseParcel { .. } => {
                let parcel = self.dialog.open().map(|parcel| parcel.id);
                let names = NameBook::new(&self.desk.ledger, &self.desk.zone);
                let parcel = parcel.map(|id| self.thing(id, &names)).transpose()?.flatten();
                if let Some(saying) = parcel.and_then(|parcel| self.dialog.is_now(parcel)) {
                    self.say(&saying);
                }
                Ok(())
            }
            _says_all_itself => Ok(()),
        }
    }

    pub(super) fn match_to(&mut self, parcel: ItemId, to: &Somebody) -> Result<Answered, Failure> {
        let recipient = Recipient::Matched { person: to.id, how: MatchHow::Manual, score: None };
        self.record(parcel, Command::Match { recipient })
    }

    /// The parcels that nobody is known for, oldest first, but for those that were passed over.
    fn unmatched(&self, passed_over: &[ItemId]) -> Result<(Option<ItemId>, usize), Failure> {
        let filter = Filter {
            standing: Some("held".to_owned()),
            kind: Some(ItemKind::Parcel.as_str().to_owned()),
            unmatched: true,
            ..Filter::default()
        };
        let (mut oldest, mut count) = (None, 0);
        self.desk.ledger.for_each_bare_item(&filter, &mut |row| {
            count += 1;
            let is_older = oldest.is_none_or(|(since, _)| row.since < since);
            if is_older && !passed_over.contains(&row.id) {
                oldest = Some((row.since, row.id));
            }
            true
        })?;
        Ok((oldest.map(|(_, id)| id), count))
    }

    /// Shows the next parcel that nobody is known for, and asks for whom it is.
    pub(super) fn show_unmatched(&mut self, passed_over: &[ItemId]) -> Result<(), Failure> {
        let (oldest, count) = self.unmatched(passed_over)?;
        let names = NameBook::new(&self.desk.ledger, &self.desk.zone);
        let parcel = oldest.map(|id| self.thing(id, &names)).transpose()?.flatten();
        let saying = match &parcel {
            None if count == 0 => Saying::new(Sign::Set, "every parcel here has a recipient"),
            None => {
                let said = format!("{count} parcels without a recipient were passed over");
                Saying::new(Sign::Set, said)
            }
            Some(parcel) => {
                let item = self.desk.ledger.item(parcel.id)?;
                let sender = item.and_then(|item| item.sender);
                let sender =
                    sender.map_or_else(String::new, |sender| format!(", sent by {sender}"));
                let place = parcel.place.as_ref().map_or("no place", PlaceName::as_str);
                Saying::new(
                    Sign::Ask,
                    format!(
                        "{} at {place} since {}{sender}: for whom? ({count} without a recipient; NEXT passes over)",
                        parcel.name, parcel.since
                    ),
                )
            }
        };
        self.dialog.sorts(parcel);
        self.say(&saying);
        Ok(())
    }

    /// Says how much has been done, and what waits.
    pub(super) fn tally(&mut self) -> Result<(), Failure> {
        let (_, waiting) = self.unmatched(&[])?;
        let waiting = match waiting {
            0 => String::new(),
            1 => "; 1 parcel has no recipient: SORT".to_owned(),
            count => format!("; {count} parcels have no recipient: SORT walks through them"),
        };
        let said = format!("{} done so far{waiting}", self.dialog.counts.recorded);
        self.say(&Saying::new(Sign::Set, said));
        Ok(())
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
            // A count and each line of contents stand for themselves, even if one order made them all.
            let stands_alone =
                matches!(&fact.event, Event::LineSettled { .. } | Event::Counted { .. });
            let is_first = facts.iter().all(|other| other.item != fact.item);
            if !stands_with_another && (is_first || stands_alone) {
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
