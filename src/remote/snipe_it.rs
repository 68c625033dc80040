//! Snipe-IT, REST v1: what an event changes of an asset becomes a few calls, each of them done once.
//!
//! Snipe-IT takes no idempotency key. Each check-out and check-in therefore carries its own mark in `note`, and
//! before one is sent again, or when one is refused, the asset's activity is searched for that mark. Setting a
//! status is the same however often it is done, and an asset is looked for before it is made.

mod answer;
mod lookups;
mod plan;

use std::collections::HashMap;
use std::time::Duration;

use serde_json::{Map, Value, json};

use self::answer::{Judged, judge, unescape};
use self::lookups::{Asset, rows, tag_of};
use self::plan::{Step, plan};
use super::http::{Address, Answer, Client, Request, Verb};
use super::options::number;
use super::outgoing::{Change, Outgoing, Situation, Subject};
use super::schedule::Pace;
use super::{
    Belief, Credential, Cursor, Delivery, Kind, Log, Office, Options, Receipt, Setback, Target,
    Verdict,
};
use crate::domain::names::PersonId;

/// Requests a minute, as a fresh installation allows them.
const RATE: u32 = 120;

/// A Snipe-IT installation.
#[derive(Debug)]
pub struct SnipeIt {
    client: Client,
    /// Up to and with `/api/v1`.
    address: Address,
    token: Credential,
    options: Options,
    pace: Pace,
    users: HashMap<PersonId, u64>,
}

/// Why a step did not succeed.
enum No {
    /// The remote has spoken, and it is about this event.
    Refused(String),
    Setback(Setback),
}

impl From<Setback> for No {
    fn from(setback: Setback) -> Self {
        Self::Setback(setback)
    }
}

impl SnipeIt {
    /// One at an address, with an API token.
    #[must_use]
    pub fn new(
        client: Client,
        address: &Address,
        token: Credential,
        options: Options,
        cursor: &Cursor,
    ) -> Self {
        let has_path = address.as_str().trim_end_matches('/').ends_with("/api/v1");
        let address = if has_path { address.clone() } else { address.below(&["api", "v1"], &[]) };
        let rate = number(&options, "rate").unwrap_or(RATE);
        let pace = Pace::per_minute(rate, cursor.paced_until_ms);
        Self { client, address, token, options, pace, users: HashMap::new() }
    }

    fn ask(&mut self, request: Request, office: &Office<'_>) -> Result<Answer, Setback> {
        let wait = self.pace.take(office.time.now());
        if wait > Duration::ZERO {
            office.time.sleep(wait);
        }
        let bearer = format!("Bearer {}", self.token.expose());
        // Without this header errors come as pages for people.
        let request = request.header("accept", "application/json").header("authorization", bearer);
        Ok(self.client.send(request)?)
    }

    fn get(
        &mut self,
        path: &[&str],
        query: &[(&str, &str)],
        office: &Office<'_>,
    ) -> Result<Judged, Setback> {
        let answer = self.ask(Request::get(self.address.below(path, query)), office)?;
        judge(answer, office.time.now())
    }

    fn write(
        &mut self,
        verb: Verb,
        path: &[&str],
        body: &Value,
        office: &Office<'_>,
    ) -> Result<Judged, Setback> {
        let to = self.address.below(path, &[]);
        let body = body.to_string().into_bytes();
        let answer = self.ask(Request::with_body(verb, to, "application/json", body), office)?;
        judge(answer, office.time.now())
    }

    /// Does what an event means, step by step, and tells the last answer.
    fn carry_out(
        &mut self,
        event: &Outgoing,
        subject: &Subject,
        change: &Change,
        office: &Office<'_>,
    ) -> Result<Receipt, No> {
        let is_suspect = event.id.seq < office.suspect_below;
        let found = self.asset(subject, office)?;
        // If a try before this one made it, the steps are still those of an asset that was not there.
        let first_mark = format!("{}/1", event.id);
        let is_ours = |asset: &Asset| asset.notes.split_whitespace().any(|word| word == first_mark);
        let was_there = found.as_ref().is_some_and(|asset| !is_ours(asset));
        let before = if was_there { &change.before } else { &Situation::Absent };
        let mut steps = plan(before, &change.after);
        if steps.first() == Some(&Step::Enter) && found.is_some() {
            // It was there before us, or a try before this one made it.
            steps[0] = Step::Label(change.after.clone());
        }
        let mut outcome = Outcome::default();
        let mut asset = found;
        for (n, step) in steps.iter().enumerate() {
            let mark = format!("{}/{}", event.id, n + 1);
            let doing = Doing { event, subject, step, mark: &mark, is_suspect };
            asset = Some(self.step(&doing, asset, &mut outcome, office)?);
        }
        Ok(Receipt {
            seq: event.id.seq,
            verdict: if outcome.did_something { Verdict::Accepted } else { Verdict::Known },
            remote_id: asset.map(|asset| format!("hardware/{}", asset.id)),
            status: outcome.status,
            digest: outcome.digest,
            at: office.time.now(),
        })
    }

    fn step(
        &mut self,
        doing: &Doing<'_>,
        asset: Option<Asset>,
        outcome: &mut Outcome,
        office: &Office<'_>,
    ) -> Result<Asset, No> {
        let Some(asset) = asset else { return self.enter(doing, outcome, office) };
        if let Step::Label(situation) = doing.step {
            let status = self.status(situation)?;
            if asset.status == Some(status) {
                return Ok(asset);
            }
            let path = ["hardware", &asset.id.to_string()];
            let judged = self.write(Verb::Patch, &path, &json!({"status_id": status}), office)?;
            outcome.take(judged)?;
            return Ok(Asset { status: Some(status), ..asset });
        }
        let id = asset.id.to_string();
        if doing.is_suspect && self.is_on_record(&asset, doing.mark, outcome, office)? {
            return Ok(asset);
        }
        let (verb, body) = self.passing(doing, office)?;
        match self.write(Verb::Post, &["hardware", &id, verb], &body, office)? {
            Judged::Bad { why, .. } => {
                // The network may have delivered an earlier copy of this very call.
                if self.is_on_record(&asset, doing.mark, outcome, office)? {
                    return Ok(asset);
                }
                match doing.step {
                    // Somebody was faster; what is left to do is the label.
                    Step::CheckIn(situation) if is_checked_in(&why) => {
                        let label = Step::Label(situation.clone());
                        let asset = Asset { status: None, ..asset };
                        self.step(&Doing { step: &label, ..*doing }, Some(asset), outcome, office)
                    }
                    _other => Err(No::Refused(why)),
                }
            }
            good @ Judged::Good { .. } => {
                outcome.take(good)?;
                Ok(asset)
            }
        }
    }

    /// What a check-out or check-in says.
    fn passing(
        &mut self,
        doing: &Doing<'_>,
        office: &Office<'_>,
    ) -> Result<(&'static str, Value), No> {
        let note = note_of(doing);
        let day =
            super::webhook::rfc3339(doing.event.occurred).get(..10).unwrap_or_default().to_owned();
        Ok(match doing.step {
            Step::CheckIn(situation) => {
                ("checkin", json!({"status_id": self.status(situation)?, "note": note}))
            }
            Step::CheckOut(person) => {
                let user = self.user(*person, office)?;
                let body = json!({
                    "checkout_to_type": "user", "assigned_user": user, "checkout_at": day, "note": note,
                });
                ("checkout", body)
            }
            Step::SendAway | Step::Enter | Step::Label(_) => {
                let location = number(&self.options, "location.transit").ok_or_else(|| {
                    No::Refused("no location is mapped for what is sent out: set the option location.transit".to_owned())
                })?;
                let body = json!({
                    "checkout_to_type": "location", "assigned_location": location, "checkout_at": day, "note": note,
                });
                ("checkout", body)
            }
        })
    }

    fn enter(
        &mut self,
        doing: &Doing<'_>,
        outcome: &mut Outcome,
        office: &Office<'_>,
    ) -> Result<Asset, No> {
        let subject = doing.subject;
        let status = self.status(&Situation::Available)?;
        let mut body = Map::new();
        // Its error report is keyed by name, so the name is the tag.
        let tag = tag_of(subject).unwrap_or_default();
        body.insert("asset_tag".to_owned(), tag.into());
        body.insert("name".to_owned(), tag.into());
        body.insert("model_id".to_owned(), self.model(subject)?.into());
        body.insert("status_id".to_owned(), status.into());
        body.insert("notes".to_owned(), note_of(doing).into());
        // What is empty is left out: it would clear what is stored.
        if let Some(serial) = &subject.serial {
            body.insert("serial".to_owned(), serial.clone().into());
        }
        match self.write(Verb::Post, &["hardware"], &body.into(), office)? {
            Judged::Bad { why, .. } => match self.asset(subject, office)? {
                // An earlier copy of this call has made it.
                Some(asset) => Ok(asset),
                None => Err(No::Refused(why)),
            },
            good @ Judged::Good { .. } => {
                let id = good.json()["payload"]["id"].as_u64();
                outcome.take(good)?;
                let id = id.ok_or_else(|| {
                    Setback::unavailable("Snipe-IT made an asset and did not say which")
                })?;
                let (status_name, notes) = (String::new(), note_of(doing));
                Ok(Asset { id, status: Some(status), status_name, assigned: None, notes })
            }
        }
    }

    /// Whether the asset's activity has a mark of ours.
    fn is_on_record(
        &mut self,
        asset: &Asset,
        mark: &str,
        outcome: &mut Outcome,
        office: &Office<'_>,
    ) -> Result<bool, No> {
        let id = asset.id.to_string();
        let query = [("item_type", "asset"), ("item_id", &id), ("search", mark), ("limit", "50")];
        match self.get(&["reports", "activity"], &query, office)? {
            Judged::Good { json, status, digest } => {
                let has_mark = |row: &Value| {
                    let note = row["note"].as_str().map(unescape).unwrap_or_default();
                    note.split_whitespace().any(|word| word == mark)
                };
                let found = rows(&json).iter().any(has_mark);
                if found {
                    (outcome.status, outcome.digest) = (status, digest);
                }
                Ok(found)
            }
            Judged::Bad { why, .. } => {
                Err(Setback::unavailable(format!("the activity report cannot be read: {why}"))
                    .into())
            }
        }
    }
}

/// What the calls for one event came to.
#[derive(Default)]
struct Outcome {
    did_something: bool,
    status: u16,
    digest: [u8; 32],
}

impl Outcome {
    fn take(&mut self, judged: Judged) -> Result<(), No> {
        match judged {
            Judged::Good { status, digest, .. } => {
                *self = Self { did_something: true, status, digest };
                Ok(())
            }
            Judged::Bad { why, .. } => Err(No::Refused(why)),
        }
    }
}

/// One step of one event.
struct Doing<'d> {
    event: &'d Outgoing,
    subject: &'d Subject,
    step: &'d Step,
    mark: &'d str,
    is_suspect: bool,
}

fn note_of(doing: &Doing<'_>) -> String {
    let voids = doing.event.change.as_ref().and_then(|change| change.voids);
    let voids = voids.map_or_else(String::new, |event| format!(" voids {event}"));
    format!("custody {} {}{voids}", doing.mark, doing.event.kind)
}

fn is_checked_in(why: &str) -> bool {
    why.to_lowercase().contains("already checked in")
}

impl Target for SnipeIt {
    fn batch(&self) -> usize {
        1
    }

    fn kind(&self) -> Kind {
        Kind::SnipeIt
    }

    fn send(&mut self, batch: &[&Outgoing], office: &Office<'_>) -> Delivery {
        let mut delivery = Delivery::default();
        for event in batch {
            let (Some(subject), Some(change)) = (&event.subject, &event.change) else { continue };
            match self.carry_out(event, subject, change, office) {
                Ok(receipt) => delivery.receipts.push(receipt),
                Err(no) => {
                    delivery.setback = Some(match no {
                        No::Setback(setback) => setback,
                        No::Refused(why) => Setback::Refused {
                            event: event.id,
                            why: format!("{}: {why}", subject.known_as()),
                        },
                    });
                    break;
                }
            }
        }
        delivery
    }

    fn describe(&self, event: &Outgoing, _log: &dyn Log) -> Result<String, Setback> {
        let (Some(subject), Some(change)) = (&event.subject, &event.change) else {
            return Ok(String::new());
        };
        let steps = plan(&change.before, &change.after);
        let words: Vec<String> = steps.iter().map(ToString::to_string).collect();
        Ok(format!("{}: {}", subject.known_as(), words.join(", then ")))
    }

    fn test(&mut self, office: &Office<'_>) -> Result<Vec<String>, Setback> {
        let mut said = Vec::new();
        match self.get(&["users", "me"], &[], office)? {
            Judged::Good { json, .. } => {
                let name = json["username"].as_str().map(unescape).unwrap_or_default();
                said.push(format!("the token is good: it acts as {name}"));
            }
            Judged::Bad { why, .. } => return Err(Setback::unavailable(why)),
        }
        let mapped: Vec<(String, String)> =
            self.options.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        for (key, id) in mapped {
            let list = match key.split('.').next() {
                Some("status") => "statuslabels",
                Some("model") => "models",
                Some("location") => "locations",
                _other => continue,
            };
            match self.get(&[list, &id], &[], office)? {
                Judged::Good { json, .. } => {
                    let name = json["name"].as_str().map(unescape).unwrap_or_default();
                    said.push(format!("{key} is {name}"));
                }
                Judged::Bad { why, .. } => {
                    return Err(Setback::unavailable(format!("{key}={id}: {why}")));
                }
            }
        }
        Ok(said)
    }

    fn beliefs(
        &mut self,
        items: &[(Subject, Situation)],
        office: &Office<'_>,
    ) -> Result<Vec<Belief>, Setback> {
        let mut beliefs = Vec::new();
        for (subject, situation) in items {
            beliefs.push(self.belief(subject, situation, office)?);
        }
        Ok(beliefs)
    }

    fn paced_until_ms(&self) -> i64 {
        self.pace.until_ms()
    }
}
