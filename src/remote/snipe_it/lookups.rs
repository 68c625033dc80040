//! What Snipe-IT has: assets, users, and the labels and models that were mapped.

use serde_json::Value;

use super::answer::{Judged, unescape};
use super::{No, SnipeIt};
use crate::domain::names::PersonId;
use crate::remote::options::number;
use crate::remote::outgoing::{Situation, Subject};
use crate::remote::{Belief, Office, Setback};

/// An asset over there.
#[derive(Debug, Clone)]
pub(super) struct Asset {
    pub id: u64,
    pub status: Option<u64>,
    pub status_name: String,
    pub assigned: Option<(String, u64)>,
    pub notes: String,
}

impl SnipeIt {
    /// The asset over there: by tag, else by serial number, which need not be unique there.
    pub(super) fn asset(
        &mut self,
        subject: &Subject,
        office: &Office<'_>,
    ) -> Result<Option<Asset>, No> {
        let tag = tag_of(subject).ok_or_else(|| {
            No::Refused("the asset has neither a tag nor a serial number".to_owned())
        })?;
        if let Judged::Good { json, .. } = self.get(&["hardware", "bytag", tag], &[], office)? {
            let found = rows(&json);
            let theirs = found.first().and_then(|row| row["serial"].as_str()).map(unescape);
            let (Some(row), theirs) = (found.first(), theirs.filter(|s| !s.is_empty())) else {
                return Ok(None);
            };
            return match (&subject.serial, theirs) {
                (Some(ours), Some(theirs)) if !ours.eq_ignore_ascii_case(&theirs) => {
                    Err(No::Refused(format!(
                        "the tag {tag} is on another device there, with serial {theirs}"
                    )))
                }
                _same_or_unknown => Ok(asset_of(row)),
            };
        }
        let Some(serial) = &subject.serial else { return Ok(None) };
        match self.get(&["hardware", "byserial", serial], &[], office)? {
            Judged::Good { json, .. } => match rows(&json).as_slice() {
                [] => Ok(None),
                [one] => Ok(asset_of(one)),
                several => Err(No::Refused(format!(
                    "{} assets there have the serial number {serial}",
                    several.len()
                ))),
            },
            Judged::Bad { .. } => Ok(None),
        }
    }

    /// The user over there whom a person is; nobody is ever made.
    pub(super) fn user(&mut self, person: PersonId, office: &Office<'_>) -> Result<u64, No> {
        if let Some(user) = self.users.get(&person) {
            return Ok(*user);
        }
        let contact = office.log.contact(person).map_err(Setback::Fault)?.unwrap_or_default();
        let by = self.options.get("people").map_or("email", String::as_str);
        let (key, value, word) = match by {
            "number" => ("employee_num", contact.number, "employee number"),
            "none" => {
                return Err(No::Refused(
                    "the option people says that nobody is told of".to_owned(),
                ));
            }
            _email => ("email", contact.email, "e-mail address"),
        };
        let Some(value) = value else {
            return Err(No::Refused(format!("person {person} has no {word} here")));
        };
        let found = self.get(&["users"], &[(key, &value), ("limit", "2")], office)?;
        let Judged::Good { json, .. } = found else {
            return Err(No::Refused(format!("users cannot be looked up by {word}")));
        };
        // A version that does not know the filter would answer with everybody.
        let same = |row: &&Value| {
            row[key].as_str().is_some_and(|v| unescape(v).eq_ignore_ascii_case(&value))
        };
        let users: Vec<u64> =
            rows(&json).iter().filter(same).filter_map(|row| row["id"].as_u64()).collect();
        match users.as_slice() {
            [one] => {
                self.users.insert(person, *one);
                Ok(*one)
            }
            [] => Err(No::Refused(format!("no user there has the {word} of person {person}"))),
            _several => {
                Err(No::Refused(format!("several users there have the {word} of person {person}")))
            }
        }
    }

    /// The number of the status label for a situation.
    pub(super) fn status(&self, situation: &Situation) -> Result<u64, No> {
        let word = situation.word();
        let own = number(&self.options, &format!("status.{word}"));
        let fallback = match situation {
            Situation::Reserved(_) | Situation::With(_) | Situation::InTransit => "available",
            Situation::Quarantined { legal: true } => "held",
            // To take back that something was entered is to put it away: nothing is deleted over there.
            Situation::Absent => "retired",
            _no_other_will_do => word,
        };
        let id = own.or_else(|| number(&self.options, &format!("status.{fallback}")));
        id.map(u64::from).ok_or_else(|| {
            No::Refused(format!("no status label is mapped: set the option status.{fallback}"))
        })
    }

    pub(super) fn model(&self, subject: &Subject) -> Result<u32, No> {
        let model = subject.model.as_deref().unwrap_or("*");
        let own = number(&self.options, &format!("model.{model}"));
        own.or_else(|| number(&self.options, "model.*")).ok_or_else(|| {
            No::Refused(format!("no model is mapped for {model}: set the option model.{model}"))
        })
    }

    /// What it believes of one item.
    pub(super) fn belief(
        &mut self,
        subject: &Subject,
        situation: &Situation,
        office: &Office<'_>,
    ) -> Result<Belief, Setback> {
        let about = subject.known_as().to_owned();
        let mut here = situation.word().to_owned();
        let found = match self.asset(subject, office) {
            Ok(found) => found,
            Err(No::Setback(setback)) => return Err(setback),
            Err(No::Refused(there)) => return Ok(Belief { about, here, there, agrees: false }),
        };
        let Some(asset) = found else {
            let agrees = *situation == Situation::Absent;
            return Ok(Belief { about, here, there: "not there".to_owned(), agrees });
        };
        let there = match &asset.assigned {
            Some((kind, id)) => format!("{}, checked out to {kind} {id}", asset.status_name),
            None => asset.status_name.clone(),
        };
        let agrees = match (situation, &asset.assigned) {
            (Situation::With(person), Some((kind, id))) if kind == "user" => {
                match self.user(*person, office) {
                    Ok(user) => {
                        here = format!("{here} to user {user}");
                        user == *id
                    }
                    Err(No::Setback(setback)) => return Err(setback),
                    Err(No::Refused(_)) => false,
                }
            }
            (Situation::InTransit, Some((kind, _))) => kind == "location",
            (Situation::With(_) | Situation::InTransit, _) | (_, Some(_)) => false,
            (situation, None) => {
                self.status(situation).is_ok_and(|status| asset.status == Some(status))
            }
        };
        Ok(Belief { about, here, there, agrees })
    }
}

/// The tag, which is the only key that is unique over there; what has none goes by its serial number.
pub(super) fn tag_of(subject: &Subject) -> Option<&str> {
    subject.tag.as_deref().or(subject.serial.as_deref())
}

/// The rows of a list, or the one object that stands for itself.
pub(super) fn rows(json: &Value) -> Vec<Value> {
    match (json["rows"].as_array(), json["id"].is_u64()) {
        (Some(rows), _) => rows.clone(),
        (None, true) => vec![json.clone()],
        (None, false) => Vec::new(),
    }
}

fn asset_of(row: &Value) -> Option<Asset> {
    let assigned = &row["assigned_to"];
    let kind = assigned["type"].as_str().unwrap_or("user").to_owned();
    Some(Asset {
        id: row["id"].as_u64()?,
        status: row["status_label"]["id"].as_u64(),
        status_name: row["status_label"]["name"].as_str().map(unescape).unwrap_or_default(),
        assigned: assigned["id"].as_u64().map(|id| (kind, id)),
        notes: row["notes"].as_str().map(unescape).unwrap_or_default(),
    })
}
