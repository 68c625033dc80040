//! ServiceNow: events become rows of a staging table, whose transform map does the rest.
//!
//! One row is answered for at once. Several go in by `insertMultiple`, which says nothing of any row, so each
//! one is looked up afterwards by its event id; the same question is asked before a row is sent again.

mod row;
mod upload;

use std::collections::HashMap;

use serde_json::{Value, json};

pub use upload::{LoadFile, Loaded, NotLoaded};

use super::http::{Address, Answer, Client, Request, Verb};
use super::options::number;
use super::outgoing::{Outgoing, Situation, Subject};
use super::schedule::retry_after;
use super::{
    Belief, Credential, Delivery, Kind, Log, Office, Options, Receipt, Setback, Target, Verdict,
};
use crate::domain::names::{EventId, Timestamp};

/// The most rows of one `insertMultiple`.
const BATCH: usize = 200;

/// How many event ids go into one question, so that its address stays short.
const ASK_AT_ONCE: usize = 50;

/// A ServiceNow instance.
#[derive(Debug)]
pub struct ServiceNow {
    client: Client,
    address: Address,
    secret: Credential,
    options: Options,
    token: Option<Credential>,
}

/// What became of a row.
#[derive(Debug, Clone)]
enum Fate {
    /// It was inserted, updated, or changed nothing.
    Done { word: String, remote_id: Option<String> },
    /// It is being worked on.
    Pending,
    /// It was skipped or is wrong.
    Bad { why: String },
}

/// What an answer was, for the receipt.
#[derive(Debug, Clone, Copy)]
struct Seal {
    status: u16,
    digest: [u8; 32],
}

impl ServiceNow {
    /// One at an address.
    #[must_use]
    pub fn new(client: Client, address: Address, secret: Credential, options: Options) -> Self {
        Self { client, address, secret, options, token: None }
    }

    fn option(&self, key: &str) -> &str {
        self.options.get(key).map_or("", String::as_str)
    }

    fn prefix(&self) -> &str {
        self.options.get("prefix").map_or("u_", String::as_str)
    }

    fn column(&self, label: &str) -> String {
        format!("{}{label}", self.prefix())
    }

    fn authorization(&mut self, now: Timestamp) -> Result<String, Setback> {
        if self.option("sign_in") != "oauth" {
            let pair = format!("{}:{}", self.option("user"), self.secret.expose());
            return Ok(format!("Basic {}", data_encoding::BASE64.encode(pair.as_bytes())));
        }
        if let Some(token) = &self.token {
            return Ok(format!("Bearer {}", token.expose()));
        }
        let form = form(&[
            ("grant_type", "client_credentials"),
            ("client_id", self.option("user")),
            ("client_secret", self.secret.expose()),
        ]);
        let to = self.address.below(&["oauth_token.do"], &[]);
        let media_type = "application/x-www-form-urlencoded";
        let request = Request::with_body(Verb::Post, to, media_type, form.into_bytes());
        let answer = self.client.send(request.header("accept", "application/json"))?;
        if answer.status != 200 {
            return Err(setback(&answer, now));
        }
        let json = answer.json().unwrap_or_default();
        let token = json["access_token"].as_str().filter(|token| !token.is_empty());
        let token = token.ok_or_else(|| Setback::unavailable("ServiceNow gave no access token"))?;
        self.token = Some(Credential::new(token.to_owned()));
        Ok(format!("Bearer {token}"))
    }

    fn ask(
        &mut self,
        verb: Verb,
        to: &Address,
        body: Option<&Value>,
        now: Timestamp,
    ) -> Result<Answer, Setback> {
        for is_last in [false, true] {
            let request = match body {
                None => Request::get(to.clone()),
                Some(body) => {
                    let bytes = body.to_string().into_bytes();
                    Request::with_body(verb, to.clone(), "application/json", bytes)
                }
            };
            let authorization = self.authorization(now)?;
            let request = request.header("accept", "application/json");
            let answer = self.client.send(request.header("authorization", authorization))?;
            // A token may have run out since it was given; a request that was not let in did nothing.
            if answer.status == 401 && self.token.take().is_some() && !is_last {
                continue;
            }
            if answer.is_success() {
                return Ok(answer);
            }
            return Err(setback(&answer, now));
        }
        Err(Setback::unavailable("ServiceNow does not accept a token that it has just given"))
    }

    /// What became of rows that were sent before, or just now.
    fn fates(
        &mut self,
        events: &[EventId],
        now: Timestamp,
    ) -> Result<HashMap<EventId, (Fate, Seal)>, Setback> {
        let staging = self.option("staging").to_owned();
        let (id_column, mut fates) = (self.column("event_id"), HashMap::new());
        for some in events.chunks(ASK_AT_ONCE) {
            let ids: Vec<String> = some.iter().map(ToString::to_string).collect();
            let query = format!("{id_column}IN{}^ORDERBYsys_created_on", ids.join(","));
            let fields =
                format!("{id_column},sys_import_state,sys_import_state_comment,sys_target_sys_id");
            let to = self.address.below(
                &["api", "now", "table", &staging],
                &[
                    ("sysparm_query", &query),
                    ("sysparm_fields", &fields),
                    ("sysparm_limit", "10000"),
                ],
            );
            let answer = self.ask(Verb::Get, &to, None, now)?;
            let seal = Seal { status: answer.status, digest: answer.digest() };
            let json = answer.json().unwrap_or_default();
            let rows = json["result"].as_array().ok_or_else(|| {
                Setback::unavailable("ServiceNow did not answer with rows of the staging table")
            })?;
            for row in rows {
                let id = row[id_column.as_str()].as_str().and_then(|id| EventId::parse(id).ok());
                let Some(id) = id else { continue };
                let fate = fate_of_row(row);
                // A row that was taken outweighs one of another try that was not.
                let is_better = match (fates.get(&id), &fate) {
                    (None | Some((Fate::Bad { .. }, _)), _) => true,
                    (Some((Fate::Pending, _)), fate) => matches!(fate, Fate::Done { .. }),
                    (Some((Fate::Done { .. }, _)), _) => false,
                };
                if is_better {
                    fates.insert(id, (fate, seal));
                }
            }
        }
        Ok(fates)
    }

    fn put(
        &mut self,
        events: &[&Outgoing],
        office: &Office<'_>,
    ) -> Result<HashMap<EventId, (Fate, Seal)>, Setback> {
        let now = office.time.now();
        let staging = self.option("staging").to_owned();
        if let [event] = events {
            let row = self.row(event, office.log, true)?;
            let to = self.address.below(&["api", "now", "import", &staging], &[]);
            let answer = self.ask(Verb::Post, &to, Some(&row), now)?;
            let seal = Seal { status: answer.status, digest: answer.digest() };
            let json = answer.json().unwrap_or_default();
            let fate = fate_of_import(&json).ok_or_else(|| {
                Setback::unavailable("ServiceNow did not say what became of the row")
            })?;
            return Ok(HashMap::from([(event.id, (fate, seal))]));
        }
        let rows: Result<Vec<Value>, Setback> =
            events.iter().map(|event| self.row(event, office.log, false)).collect();
        let to = self.address.below(&["api", "now", "import", &staging, "insertMultiple"], &[]);
        self.ask(Verb::Post, &to, Some(&json!({ "records": rows? })), now)?;
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        self.fates(&ids, now)
    }

    fn deliver(&mut self, batch: &[&Outgoing], office: &Office<'_>) -> Result<Delivery, Setback> {
        let now = office.time.now();
        let suspects: Vec<EventId> =
            batch.iter().map(|event| event.id).filter(|id| id.seq < office.suspect_below).collect();
        let before = if suspects.is_empty() { HashMap::new() } else { self.fates(&suspects, now)? };
        let is_there = |event: &&&Outgoing| {
            !matches!(before.get(&event.id), None | Some((Fate::Bad { .. }, _)))
        };
        let missing: Vec<&Outgoing> =
            batch.iter().filter(|event| !is_there(event)).copied().collect();
        let put = if missing.is_empty() { HashMap::new() } else { self.put(&missing, office)? };
        let mut delivery = Delivery::default();
        for event in batch {
            let was_there = is_there(&event);
            let found = if was_there { before.get(&event.id) } else { put.get(&event.id) };
            match found {
                Some((Fate::Done { word, remote_id }, seal)) => {
                    let is_known = was_there || word == "ignored";
                    delivery.receipts.push(Receipt {
                        seq: event.id.seq,
                        verdict: if is_known { Verdict::Known } else { Verdict::Accepted },
                        remote_id: remote_id.clone(),
                        status: seal.status,
                        digest: seal.digest,
                        at: now,
                    });
                }
                Some((Fate::Bad { why }, _)) => {
                    delivery.setback = Some(Setback::Refused { event: event.id, why: why.clone() });
                    break;
                }
                Some((Fate::Pending, _)) | None => {
                    let why = "ServiceNow has not worked through the rows yet";
                    delivery.setback = Some(Setback::unavailable(why));
                    break;
                }
            }
        }
        Ok(delivery)
    }
}

/// What an import answers: one result for each transform map, of which none may be bad.
fn fate_of_import(json: &Value) -> Option<Fate> {
    let results = json["result"].as_array().filter(|results| !results.is_empty())?;
    let mut last = None;
    for result in results {
        let message =
            ["error_message", "status_message"].iter().find_map(|key| result[*key].as_str());
        let table = result["table"].as_str().unwrap_or_default();
        let sys_id = result["sys_id"].as_str().filter(|id| !id.is_empty());
        let remote_id = sys_id.map(|id| format!("{table}/{id}"));
        match fate(result["status"].as_str()?, message.unwrap_or_default(), remote_id) {
            bad @ Fate::Bad { .. } => return Some(bad),
            other => last = Some(other),
        }
    }
    last
}

fn fate_of_row(row: &Value) -> Fate {
    let target = &row["sys_target_sys_id"];
    let target = target.as_str().or_else(|| target["value"].as_str()).filter(|id| !id.is_empty());
    let comment = row["sys_import_state_comment"].as_str().unwrap_or_default();
    fate(
        row["sys_import_state"].as_str().unwrap_or("pending"),
        comment,
        target.map(ToOwned::to_owned),
    )
}

fn fate(word: &str, message: &str, remote_id: Option<String>) -> Fate {
    match word {
        "inserted" | "updated" | "ignored" => Fate::Done { word: word.to_owned(), remote_id },
        "error" | "skipped" => {
            let message: String = message.chars().take(300).collect();
            Fate::Bad { why: format!("the row was {word}: {message}") }
        }
        _pending_or_processing => Fate::Pending,
    }
}

fn setback(answer: &Answer, now: Timestamp) -> Setback {
    let json = answer.json().unwrap_or_default();
    let said = json["error"]["message"].as_str().or_else(|| json["error_description"].as_str());
    let problem = said.map_or_else(|| answer.problem(), |said| format!("{} {said}", answer.status));
    let problem: String = problem.chars().take(300).collect();
    Setback::Unavailable {
        why: match answer.status {
            300..=399 => format!(
                "ServiceNow answered with a redirect, which is not followed: {}",
                answer.status
            ),
            _other => format!("ServiceNow answered {problem}"),
        },
        wait: answer.header("retry-after").and_then(|value| retry_after(value, now)),
    }
}

/// A form, as browsers write it.
fn form(fields: &[(&str, &str)]) -> String {
    // Nothing of it is an address; the query of one is written the same way.
    Address::parse("https://form/")
        .map(|address| address.below(&[], fields))
        .ok()
        .and_then(|address| address.as_str().split_once('?').map(|(_, form)| form.to_owned()))
        .unwrap_or_default()
}

impl Target for ServiceNow {
    fn batch(&self) -> usize {
        number(&self.options, "batch").and_then(|n| usize::try_from(n).ok()).unwrap_or(BATCH)
    }

    fn kind(&self) -> Kind {
        Kind::ServiceNow
    }

    fn send(&mut self, batch: &[&Outgoing], office: &Office<'_>) -> Delivery {
        self.deliver(batch, office)
            .unwrap_or_else(|setback| Delivery { setback: Some(setback), ..Delivery::default() })
    }

    fn describe(&self, event: &Outgoing, log: &dyn Log) -> Result<String, Setback> {
        Ok(self.row(event, log, true)?.to_string())
    }

    fn test(&mut self, office: &Office<'_>) -> Result<Vec<String>, Setback> {
        Ok(vec![self.knocks(office.time.now())?])
    }

    fn beliefs(
        &mut self,
        items: &[(Subject, Situation)],
        office: &Office<'_>,
    ) -> Result<Vec<Belief>, Setback> {
        let table = self.options.get("table").map_or("alm_hardware", String::as_str).to_owned();
        let mut beliefs = Vec::new();
        for (subject, situation) in items {
            let key = match (&subject.serial, &subject.tag) {
                (Some(serial), _) => format!("serial_number={serial}"),
                (None, Some(tag)) => format!("asset_tag={tag}"),
                (None, None) => continue,
            };
            let fields = "install_status,substatus,assigned_to";
            let query = [
                ("sysparm_query", key.as_str()),
                ("sysparm_fields", fields),
                ("sysparm_display_value", "true"),
                ("sysparm_limit", "2"),
            ];
            let to = self.address.below(&["api", "now", "table", &table], &query);
            let answer = self.ask(Verb::Get, &to, None, office.time.now())?;
            let json = answer.json().unwrap_or_default();
            let rows = json["result"].as_array().cloned().unwrap_or_default();
            let (state, substate) = self.state(situation);
            let here = joined(&state, &substate);
            let (there, agrees) = match rows.as_slice() {
                [] => ("not there".to_owned(), *situation == Situation::Absent),
                [row] => {
                    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
                    let (their_state, their_substate) = (text("install_status"), text("substatus"));
                    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
                    let agrees = same(&state, &their_state) && same(&substate, &their_substate);
                    (joined(&their_state, &their_substate), agrees)
                }
                _several => ("several have this number".to_owned(), false),
            };
            beliefs.push(Belief { about: subject.known_as().to_owned(), here, there, agrees });
        }
        Ok(beliefs)
    }
}

fn joined(state: &str, substate: &str) -> String {
    if substate.is_empty() { state.to_owned() } else { format!("{state} / {substate}") }
}
