//! Webhooks: each event is one `CloudEvent`, signed as Standard Webhooks say.
//!
//! Who receives them tells events apart by `webhook-id`, which is the event's own id and the same on every try;
//! so a resend after a lost answer is harmless there.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::http::{Address, Answer, Client, Request, Verb};
use super::outgoing::{Outgoing, Situation, Subject};
use super::schedule::retry_after;
use super::{
    Belief, Delivery, Fault, Kind, Log, Office, Options, Receipt, Setback, SigningKeys, Target,
    Time, Verdict,
};
use crate::domain::names::Timestamp;

/// A webhook.
#[derive(Debug)]
pub struct Webhook {
    client: Client,
    address: Address,
    keys: SigningKeys,
    people: People,
}

/// What of a person is sent besides the opaque id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum People {
    Nothing,
    Email,
    Number,
}

impl Webhook {
    /// One that sends to an address.
    #[must_use]
    pub fn new(client: Client, address: Address, keys: SigningKeys, options: &Options) -> Self {
        let people = match options.get("people").map(String::as_str) {
            Some("email") => People::Email,
            Some("number") => People::Number,
            _none => People::Nothing,
        };
        Self { client, address, keys, people }
    }

    fn body(&self, event: &Outgoing, log: &dyn Log) -> Result<Vec<u8>, Fault> {
        let mut cloud = json!({
            "specversion": "1.0",
            "id": event.id.to_string(),
            "source": format!("/{}", event.source),
            "type": format!("custody.{}.v1", event.kind),
            "time": rfc3339(event.occurred),
            "datacontenttype": "application/json",
            "data": self.data(event, log)?,
        });
        if let (Some(subject), Some(cloud)) = (&event.subject, cloud.as_object_mut()) {
            cloud.insert("subject".to_owned(), subject.known_as().into());
        }
        Ok(cloud.to_string().into_bytes())
    }

    fn data(&self, event: &Outgoing, log: &dyn Log) -> Result<Value, Fault> {
        let mut data = Map::new();
        data.insert("seq".to_owned(), event.id.seq.into());
        data.insert("recorded_at".to_owned(), rfc3339(event.recorded).into());
        data.insert("operator".to_owned(), event.actor.clone().into());
        data.insert("said".to_owned(), event.data.clone());
        if let Some(subject) = &event.subject {
            data.insert("item".to_owned(), item(subject));
        }
        let mut people = Map::new();
        for person in &event.people {
            let contact = match self.people {
                People::Nothing => None,
                People::Email | People::Number => log.contact(*person)?,
            };
            let Some(contact) = contact else { continue };
            let (key, value) = match self.people {
                People::Number => ("number", contact.number),
                People::Email | People::Nothing => ("email", contact.email),
            };
            if let Some(value) = value {
                people.insert(person.to_string(), json!({ key: value }));
            }
        }
        if !people.is_empty() {
            data.insert("people".to_owned(), people.into());
        }
        Ok(data.into())
    }

    fn request(&self, id: &str, body: Vec<u8>, time: &dyn Time) -> Request {
        let seconds = time.now().as_millis().div_euclid(1000);
        let signature = self.keys.sign(id, seconds, &body);
        let trace = Sha256::digest(id);
        let span = Sha256::digest(format!("{id} {} {}", time.now().as_millis(), time.random()));
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        Request::with_body(Verb::Post, self.address.clone(), "application/cloudevents+json", body)
            .header("accept", "application/json, application/problem+json")
            .header("webhook-id", id)
            .header("webhook-timestamp", seconds.to_string())
            .header("webhook-signature", signature)
            .header("idempotency-key", format!("\"{id}\""))
            .header("traceparent", format!("00-{}-{}-01", hex(&trace[..16]), hex(&span[..8])))
    }

    fn send_one(&self, event: &Outgoing, office: &Office<'_>) -> Result<Receipt, Setback> {
        let id = event.id.to_string();
        let body = self.body(event, office.log).map_err(Setback::Fault)?;
        let answer = self.client.send(self.request(&id, body, office.time))?;
        let now = office.time.now();
        if answer.is_success() {
            let (status, digest) = (answer.status, answer.digest());
            let remote_id = answer.header("location").map(ToOwned::to_owned);
            let verdict = Verdict::Accepted;
            return Ok(Receipt { seq: event.id.seq, verdict, remote_id, status, digest, at: now });
        }
        // Said of what was sent, and not of the webhook: bad request, too large, wrong type, not to be processed.
        if matches!(answer.status, 400 | 413 | 415 | 422) {
            let why = format!("the webhook answered {}", answer.problem());
            return Err(Setback::Refused { event: event.id, why });
        }
        Err(setback(&answer, now))
    }
}

/// What an answer that is no success means. A redirect is a failure: whoever can redirect could take
/// the events elsewhere.
fn setback(answer: &Answer, now: Timestamp) -> Setback {
    let problem = answer.problem();
    match answer.status {
        410 => Setback::Gone { why: format!("the webhook wants nothing any more: {problem}") },
        300..=399 => Setback::unavailable(format!(
            "the webhook answered with a redirect, which is not followed: {problem}"
        )),
        _other => Setback::Unavailable {
            why: format!("the webhook answered {problem}"),
            wait: answer.header("retry-after").and_then(|value| retry_after(value, now)),
        },
    }
}

fn item(subject: &Subject) -> Value {
    let mut item = Map::new();
    item.insert("id".to_owned(), subject.item.clone().into());
    item.insert("kind".to_owned(), subject.kind.clone().into());
    let fields = [
        ("tracking", &subject.tracking),
        ("carrier", &subject.carrier),
        ("serial", &subject.serial),
        ("tag", &subject.tag),
        ("maker", &subject.maker),
        ("model", &subject.model),
        ("category", &subject.category),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            item.insert(key.to_owned(), value.clone().into());
        }
    }
    item.into()
}

/// RFC 3339 in UTC.
pub(super) fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map_or_else(|_| String::new(), |instant| format!("{instant:.3}"))
}

impl Target for Webhook {
    fn batch(&self) -> usize {
        1
    }

    fn kind(&self) -> Kind {
        Kind::Webhook
    }

    fn send(&mut self, batch: &[&Outgoing], office: &Office<'_>) -> Delivery {
        let mut delivery = Delivery::default();
        for event in batch {
            match self.send_one(event, office) {
                Ok(receipt) => delivery.receipts.push(receipt),
                Err(setback) => {
                    delivery.setback = Some(setback);
                    break;
                }
            }
        }
        delivery
    }

    fn describe(&self, event: &Outgoing, log: &dyn Log) -> Result<String, Setback> {
        let body = self.body(event, log).map_err(Setback::Fault)?;
        Ok(format!("POST {} {}", self.address.as_str(), String::from_utf8_lossy(&body)))
    }

    fn test(&mut self, office: &Office<'_>) -> Result<Vec<String>, Setback> {
        let now = office.time.now();
        let id = format!("test-{:08x}", office.time.random());
        let body = json!({
            "specversion": "1.0",
            "id": id,
            "source": "/custody",
            "type": "custody.test.v1",
            "time": rfc3339(now),
            "datacontenttype": "application/json",
            "data": {},
        });
        let request = self.request(&id, body.to_string().into_bytes(), office.time);
        let answer = self.client.send(request)?;
        if answer.is_success() {
            return Ok(vec![format!(
                "the webhook took an event of type custody.test.v1: {}",
                answer.status
            )]);
        }
        Err(setback(&answer, now))
    }

    fn beliefs(
        &mut self,
        _items: &[(Subject, Situation)],
        _office: &Office<'_>,
    ) -> Result<Vec<Belief>, Setback> {
        // Nobody can ask a webhook what it made of what it was told.
        Ok(Vec::new())
    }
}
