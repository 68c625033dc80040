//! Recording an order and saying what became of it.

use serde_json::{Map, Value, json};

use super::desk::{Circumstances, Desk};
use super::failure::{Failure, Kind};
use super::finding::Named;
use super::phrases::{NameBook, summary};
use super::scans::NotTaken;
use super::time::rfc3339;
use crate::domain::command::Command;
use crate::domain::event::ItemKind;
use crate::domain::names::ItemId;
use crate::domain::refusal::Names as _;
use crate::ledger::{Ledger, Line, LineAnswer, LineRefusal, Outcome};

/// How the order came out, for whoever counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    Recorded,
    Unchanged,
    Refused,
}

/// What an answer for programs has beside what was recorded: fields and their values. Asked once for each
/// answer.
pub type Beside<'b> = dyn Fn(&Ledger, ItemId) -> Result<Vec<(String, Value)>, Failure> + 'b;

impl Desk<'_> {
    /// Records an order and answers; a refusal ends the command with the answer no.
    pub fn carry_out(
        &mut self,
        lines: Vec<Line>,
        circumstances: &Circumstances,
        subjects: &[String],
    ) -> Result<(), Failure> {
        match self.try_out(lines, circumstances, subjects)? {
            Came::Recorded | Came::Unchanged => Ok(()),
            Came::Refused => Err(Failure::said(Kind::No)),
        }
    }

    /// Asks for the same to become true of several items, all of them or none.
    pub fn carry_out_for(
        &mut self,
        items: &[String],
        command: &Command,
        circumstances: &Circumstances,
    ) -> Result<(), Failure> {
        let named = self.items(items)?;
        self.carry_out_each(&named, command, circumstances)
    }

    /// The same for items that have been found already.
    pub fn carry_out_each(
        &mut self,
        named: &Named,
        command: &Command,
        circumstances: &Circumstances,
    ) -> Result<(), Failure> {
        self.carry_out(named.lines(command), circumstances, &named.subjects)
    }

    /// Records an order and answers; the caller decides what a refusal means.
    ///
    /// `subjects` are the names under which the operator gave the items, one for each line.
    pub fn try_out(
        &mut self,
        lines: Vec<Line>,
        circumstances: &Circumstances,
        subjects: &[String],
    ) -> Result<Came, Failure> {
        self.try_out_beside(lines, circumstances, subjects, &|_, _| Ok(Vec::new()))
    }

    /// The same, with something about the item beside each answer for programs.
    pub fn try_out_beside(
        &mut self,
        lines: Vec<Line>,
        circumstances: &Circumstances,
        subjects: &[String],
        beside: &Beside<'_>,
    ) -> Result<Came, Failure> {
        let outcome = self.record(lines, circumstances)?;
        match &outcome {
            Outcome::Recorded(answers) => {
                for answer in answers {
                    self.say(answer, beside)?;
                }
                Ok(Came::Recorded)
            }
            Outcome::Unchanged(answers) => {
                for answer in answers {
                    self.say(answer, beside)?;
                }
                Ok(Came::Unchanged)
            }
            Outcome::Refused(refusals) => {
                for refusal in refusals {
                    let subject = subjects.get(refusal.line).map_or("", String::as_str);
                    self.say_refused(subject, refusal)?;
                }
                Ok(Came::Refused)
            }
        }
    }

    fn say(&self, answer: &LineAnswer, beside: &Beside<'_>) -> Result<(), Failure> {
        let beside = beside(&self.ledger, answer.item)?;
        if self.ui.is_json() {
            let mut object = self.answer_json(answer)?;
            object.extend(beside);
            return self.ui.json_line(&Value::Object(object));
        }
        let Some(receipt) = &answer.receipt else { return Ok(()) };
        let number = self.receipt_number(receipt.event);
        let names = NameBook::new(&self.ledger, &self.zone);
        let known_as = names.item(answer.item);
        let row = self.ledger.row(answer.item)?;
        let kind = row.and_then(|row| ItemKind::from_word(&row.kind)).unwrap_or(ItemKind::Parcel);
        let fact = self.ledger.fact(receipt.event.seq)?;
        let what = fact.map_or_else(String::new, |fact| summary(&fact.event, kind, &names));
        if answer.made.is_empty() {
            let when = self.zone.show(receipt.occurred);
            let actor = &receipt.actor;
            return self.ui.line(&format!(
                "= {known_as}  already so: {what}, {when} by {actor}  receipt {number}"
            ));
        }
        self.ui.line(&format!("+ {known_as}  {what}  receipt {number}"))
    }

    /// The JSON form of an answer.
    fn answer_json(&self, answer: &LineAnswer) -> Result<Map<String, Value>, Failure> {
        let outcome = if answer.made.is_empty() { "unchanged" } else { "recorded" };
        let mut object = Map::new();
        object.insert("schema".into(), json!("custody.answer.v1"));
        object.insert("outcome".into(), json!(outcome));
        object.insert("item".into(), json!(answer.item.to_string()));
        if let Some(receipt) = &answer.receipt {
            object.insert("event".into(), json!(receipt.event.to_string()));
            object.insert("seq".into(), json!(receipt.event.seq));
            object.insert("receipt".into(), json!(self.receipt_number(receipt.event)));
            object.insert("kind".into(), json!(receipt.kind));
            object.insert("at".into(), json!(rfc3339(receipt.at)));
            object.insert("actor".into(), json!(receipt.actor));
        }
        let made: Vec<u64> = answer.made.iter().map(|event| event.seq).collect();
        object.insert("made".into(), json!(made));
        if let Some(row) = self.ledger.row(answer.item)? {
            object.insert("item_kind".into(), json!(row.kind));
            object.insert("standing".into(), json!(row.standing.as_str()));
            object.insert("tracking".into(), json!(row.tracking));
            object.insert("carrier".into(), json!(row.carrier));
            object.insert("serial".into(), json!(row.serial));
            object.insert("tag".into(), json!(row.tag));
        }
        Ok(object)
    }

    pub fn say_refused(&self, subject: &str, refused: &LineRefusal) -> Result<(), Failure> {
        let names = NameBook::new(&self.ledger, &self.zone);
        let sentence = refused.refusal.sentence(&names);
        self.refuse(
            subject,
            refused.item,
            refused.refusal.code(),
            &sentence,
            refused.refusal.hint(),
        )
    }

    /// Says that a code is no serial number, and gives back the failure that it has been said.
    pub fn not_a_serial(&self, text: &str, no: &NotTaken) -> Result<Failure, Failure> {
        self.refuse(text, None, "refused.not_a_serial_number", &no.why, Some(&no.hint))?;
        Ok(Failure::said(Kind::No))
    }

    /// Says that a scan came twice in a moment, and that nothing was made of the second.
    pub fn already_scanned(&self, subject: &str) -> Result<(), Failure> {
        if !self.ui.is_json() {
            self.ui.status(&format!("{subject}: already scanned"));
            return Ok(());
        }
        self.ui.json_line(&json!({
            "schema": "custody.answer.v1",
            "outcome": "ignored",
            "subject": subject,
            "code": "already_scanned",
            "message": "already scanned",
        }))
    }

    /// Says no, in the form that was asked for.
    pub fn refuse(
        &self,
        subject: &str,
        item: Option<ItemId>,
        code: &str,
        sentence: &str,
        hint: Option<&str>,
    ) -> Result<(), Failure> {
        if !self.ui.is_json() {
            self.ui.refused(subject, sentence, hint);
            return Ok(());
        }
        self.ui.json_line(&json!({
            "schema": "custody.answer.v1",
            "outcome": "refused",
            "subject": subject,
            "item": item.map(|item| item.to_string()),
            "code": code,
            "message": sentence,
            "hint": hint,
        }))
    }
}
