//! The hub: entries of the log as they are, in order, with the signed head that they lead to.
//!
//! A station is enrolled once, with a one-time code and its own public key; from then on it proves itself with
//! that key (RFC 7523, `EdDSA`) and gets a bearer token for some minutes. The hub answers for every entry. That
//! it has fewer than it said leads back to there; that it holds another entry in the same place stops the
//! station: one of the two is forged, and both are kept.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::http::{Address, Answer, Client, Request, Verb};
use super::outgoing::{Outgoing, Situation, Subject};
use super::schedule::retry_after;
use super::{
    Belief, Cosigned, Credential, Delivery, Kind, Log, Office, Options, Receipt, Setback,
    SignedHead, Target, Time, Verdict,
};
use crate::domain::names::Timestamp;

/// The most entries of one request.
const ENTRIES_MAX: usize = 1_000;

/// The most bytes of one request.
const BYTES_MAX: usize = 1024 * 1024;

/// How long an assertion is good for.
const ASSERTION_SECONDS: i64 = 60;

/// The most bytes of what a witness answers to a head.
const COSIGNATURE_BYTES_MAX: usize = 8 * 1024;

/// The hub, for one station.
pub struct Hub {
    client: Client,
    address: Address,
    station: String,
    key: SigningKey,
    token: Option<Credential>,
    /// How many entries the last head covered that the hub took; not known until it was asked.
    witnessed: Option<u64>,
    /// It said when it enrolled us that it cosigns heads.
    cosigns: bool,
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub").field("station", &self.station).finish_non_exhaustive()
    }
}

/// What a station says of itself when it is enrolled.
#[derive(Debug, Clone, Copy)]
pub struct Enrolment<'e> {
    pub code: &'e Credential,
    /// The station's name.
    pub name: &'e str,
    /// The origin of its log.
    pub origin: &'e str,
    /// The public key of its log, as a note's verifier key.
    pub log_key: &'e str,
}

/// What a hub says to a station that it has enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// By what name the hub knows it.
    pub station: String,
    /// The key with which the hub cosigns heads, if it is a witness; not yet read.
    pub witness: Option<String>,
}

impl Enrolment<'_> {
    /// Enrols a station under its public key.
    pub fn send(
        &self,
        client: &Client,
        address: &Address,
        seed: &[u8; 32],
        now: Timestamp,
    ) -> Result<Enrolled, Setback> {
        let public = SigningKey::from_bytes(seed).verifying_key();
        let body = json!({
            "code": self.code.expose(),
            "name": self.name,
            "origin": self.origin,
            "log_key": self.log_key,
            "public_key": {
                "kty": "OKP", "crv": "Ed25519", "x": BASE64URL_NOPAD.encode(public.as_bytes()),
            },
        });
        let to = address.below(&["v1", "stations", "enrol"], &[]);
        let bytes = body.to_string().into_bytes();
        let answer = client.send(
            Request::with_body(Verb::Post, to, "application/json", bytes)
                .header("accept", "application/json, application/problem+json"),
        )?;
        if !answer.is_success() {
            return Err(setback(&answer, now));
        }
        let json = answer.json().unwrap_or_default();
        let station = json["station"].as_str().filter(|name| !name.is_empty() && name.len() <= 200);
        let station =
            station.ok_or_else(|| Setback::unavailable("the hub did not say who we are"))?;
        let witness = json["witness_key"].as_str().map(ToOwned::to_owned);
        Ok(Enrolled { station: station.to_owned(), witness })
    }
}

impl Hub {
    /// An enrolled station at a hub. `seed` is the station's own private key.
    #[must_use]
    pub fn new(client: Client, address: Address, seed: &[u8; 32], options: &Options) -> Self {
        let station = options.get("station").cloned().unwrap_or_default();
        let key = SigningKey::from_bytes(seed);
        let cosigns = options.contains_key("witness");
        Self { client, address, station, key, token: None, witnessed: None, cosigns }
    }

    /// A JSON Web Token that says who we are, for one request of a token.
    fn assertion(&self, audience: &str, time: &dyn Time) -> String {
        let now = time.now().as_millis().div_euclid(1000);
        let claims = json!({
            "iss": self.station,
            "sub": self.station,
            "aud": audience,
            "iat": now,
            "exp": now + ASSERTION_SECONDS,
            "jti": format!("{:08x}{:08x}", time.random(), time.random()),
        });
        let header = json!({"alg": "EdDSA", "typ": "JWT"});
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let text = format!("{}.{}", part(&header), part(&claims));
        let signature = BASE64URL_NOPAD.encode(&self.key.sign(text.as_bytes()).to_bytes());
        format!("{text}.{signature}")
    }

    fn bearer(&mut self, time: &dyn Time) -> Result<String, Setback> {
        if let Some(token) = &self.token {
            return Ok(format!("Bearer {}", token.expose()));
        }
        let to = self.address.below(&["v1", "token"], &[]);
        let fields = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &self.assertion(to.as_str(), time)),
        ];
        // The query of an address is written as a form is.
        let form = to.below(&[], &fields);
        let form = form.as_str().split_once('?').map_or("", |(_, form)| form);
        let media_type = "application/x-www-form-urlencoded";
        let request = Request::with_body(Verb::Post, to, media_type, form.as_bytes().to_vec());
        let answer = self.client.send(request.header("accept", "application/json"))?;
        if !answer.is_success() {
            return Err(setback(&answer, time.now()));
        }
        let json = answer.json().unwrap_or_default();
        let token = json["access_token"].as_str().filter(|token| !token.is_empty());
        let token = token.ok_or_else(|| Setback::unavailable("the hub gave no access token"))?;
        self.token = Some(Credential::new(token.to_owned()));
        Ok(format!("Bearer {token}"))
    }

    /// Asks, and once more with a new token if the old one has run out.
    fn ask(&mut self, request: &dyn Fn() -> Request, time: &dyn Time) -> Result<Answer, Setback> {
        let had_token = self.token.is_some();
        let bearer = self.bearer(time)?;
        let answer = self.client.send(request().header("authorization", bearer))?;
        if answer.status != 401 || !had_token {
            return Ok(answer);
        }
        self.token = None;
        let bearer = self.bearer(time)?;
        Ok(self.client.send(request().header("authorization", bearer))?)
    }

    /// The beginning of a batch that fits into one request, as lines.
    fn lines<'b>(batch: &'b [&'b Outgoing]) -> (&'b [&'b Outgoing], Vec<u8>) {
        let (mut body, mut taken) = (Vec::new(), 0);
        // Room for the head, whose proof has at most 64 hashes.
        let most = BYTES_MAX - 16 * 1024;
        for event in batch {
            if taken > 0 && body.len() + event.entry.len() + 1 > most {
                break;
            }
            body.extend_from_slice(&event.entry);
            body.push(b'\n');
            taken += 1;
        }
        (&batch[..taken], body)
    }

    /// How many entries the last head has that the hub took, whoever asked it then.
    fn witnessed(&mut self, office: &Office<'_>) -> Result<u64, Setback> {
        if let Some(size) = self.witnessed {
            return Ok(size);
        }
        let size = self.standing(office)?["witnessed"].as_u64().unwrap_or(0);
        self.witnessed = Some(size);
        Ok(size)
    }

    /// What the hub has of this station.
    fn standing(&mut self, office: &Office<'_>) -> Result<Value, Setback> {
        let to = self.address.below(&["v1", "stations", &self.station], &[]);
        let request = || Request::get(to.clone()).header("accept", "application/json");
        let answer = self.ask(&request, office.time)?;
        if !answer.is_success() {
            return Err(setback(&answer, office.time.now()));
        }
        answer.json().ok_or_else(|| Setback::unavailable("the hub did not answer in JSON"))
    }

    /// Sends one request: the events, and the signed head that they lead to.
    fn send_lines(
        &mut self,
        events: &[&Outgoing],
        mut body: Vec<u8>,
        office: &Office<'_>,
        delivery: &mut Delivery,
    ) -> Result<(), Setback> {
        let behind = events.last().map_or(0, |event| event.id.seq + 1);
        let witnessed = self.witnessed(office)?;
        let head = office.log.head(behind, witnessed)?.filter(|head| head.size > witnessed);
        if let Some(head) = &head {
            let line = json!({ "add-checkpoint": add_checkpoint(head) });
            body.extend_from_slice(line.to_string().as_bytes());
            body.push(b'\n');
        }
        let key = HEXLOWER.encode(&Sha256::digest(&body)[..16]);
        let to = self.address.below(&["v1", "events"], &[]);
        let request = || {
            Request::with_body(Verb::Post, to.clone(), "application/x-ndjson", body.clone())
                .header("accept", "application/json, application/problem+json")
                .header("idempotency-key", format!("\"{key}\""))
        };
        let answer = self.ask(&request, office.time)?;
        Self::read(events, &answer, office, delivery)?;
        if let (Some(head), None) = (head, &delivery.setback) {
            self.witnessed = Some(head.size);
            if self.cosigns {
                delivery.cosigned.push(Cosigned { size: head.size, lines: cosignature(&answer) });
            }
        }
        Ok(())
    }

    /// Reads the answer for one request.
    fn read(
        events: &[&Outgoing],
        answer: &Answer,
        office: &Office<'_>,
        delivery: &mut Delivery,
    ) -> Result<(), Setback> {
        let now = office.time.now();
        let json = answer.json().unwrap_or_default();
        if answer.status == 409 {
            delivery.setback = Some(contradiction(events, &json, answer));
            return Ok(());
        }
        if !answer.is_success() {
            delivery.setback = Some(setback(answer, now));
            return Ok(());
        }
        let results = json["results"].as_array().ok_or_else(|| {
            Setback::unavailable("the hub did not answer for the events that it was sent")
        })?;
        for event in events {
            let own = |result: &&Value| result["seq"].as_u64() == Some(event.id.seq);
            let Some(result) = results.iter().find(own) else {
                let why = format!("the hub did not answer for event {}", event.id);
                delivery.setback = Some(Setback::unavailable(why));
                return Ok(());
            };
            let verdict = match result["result"].as_str() {
                Some("accepted") => Verdict::Accepted,
                Some("duplicate") => Verdict::Known,
                Some("disputed") => {
                    let word = event.subject.as_ref().map_or("", |subject| subject.known_as());
                    delivery.notes.push(format!(
                        "{word} is disputed: another station recorded something else (event {})",
                        event.id
                    ));
                    Verdict::Disputed
                }
                other => {
                    let reason = result["reason"].as_str().or(other).unwrap_or("no reason");
                    let why = format!("the hub rejected it: {reason}").chars().take(300).collect();
                    delivery.setback = Some(Setback::Refused { event: event.id, why });
                    return Ok(());
                }
            };
            delivery.receipts.push(Receipt {
                seq: event.id.seq,
                verdict,
                remote_id: result["id"].as_str().map(ToOwned::to_owned),
                status: answer.status,
                digest: answer.digest(),
                at: now,
            });
        }
        Ok(())
    }
}

/// What a 409 means: the hub has fewer entries than it answered for, or another one in the same place.
fn contradiction(events: &[&Outgoing], json: &Value, answer: &Answer) -> Setback {
    if let Some(to) = json["expected"].as_u64() {
        return Setback::Rewind { to };
    }
    let Some(fork) = json.get("fork") else {
        return Setback::unavailable(format!("the hub answered {}", answer.problem()));
    };
    let seq = fork["seq"].as_u64().unwrap_or_default();
    let ours = events.iter().find(|event| event.id.seq == seq);
    let evidence = json!({
        "schema": "custody.fork.v1",
        "seq": seq,
        "ours": ours.map(|event| json!({
            "entry": String::from_utf8_lossy(&event.entry),
            "leaf": HEXLOWER.encode(&leaf(&event.entry)),
        })),
        "theirs": json,
        "answer_sha256": HEXLOWER.encode(&answer.digest()),
    });
    Setback::Fork {
        why: format!("the hub holds another entry in place {seq} of this log"),
        evidence: evidence.to_string().into_bytes(),
    }
}

/// The hash of a leaf (RFC 6962, section 2.1).
fn leaf(entry: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// What the answer has of a witness; nothing is a cosignature that is missing.
fn cosignature(answer: &Answer) -> String {
    let json = answer.json().unwrap_or_default();
    let lines = json["cosignature"].as_str().unwrap_or_default();
    if lines.len() > COSIGNATURE_BYTES_MAX { String::new() } else { lines.to_owned() }
}

/// The body of `add-checkpoint` (c2sp.org/tlog-witness).
fn add_checkpoint(head: &SignedHead) -> String {
    let mut text = format!("old {}\n", head.old);
    for hash in &head.consistency {
        text.push_str(&BASE64.encode(hash));
        text.push('\n');
    }
    format!("{text}\n{}", head.note)
}

fn setback(answer: &Answer, now: Timestamp) -> Setback {
    let why = format!("the hub answered {}", answer.problem());
    match answer.status {
        410 => Setback::Gone { why },
        _other => Setback::Unavailable {
            why,
            wait: answer.header("retry-after").and_then(|value| retry_after(value, now)),
        },
    }
}

impl Target for Hub {
    fn batch(&self) -> usize {
        ENTRIES_MAX
    }

    fn kind(&self) -> Kind {
        Kind::Hub
    }

    fn send(&mut self, batch: &[&Outgoing], office: &Office<'_>) -> Delivery {
        let mut delivery = Delivery::default();
        let mut rest = batch;
        while !rest.is_empty() && delivery.setback.is_none() {
            let (events, body) = Self::lines(rest);
            if let Err(setback) = self.send_lines(events, body, office, &mut delivery) {
                delivery.setback = Some(setback);
            }
            rest = &rest[events.len()..];
        }
        delivery
    }

    fn describe(&self, event: &Outgoing, _log: &dyn Log) -> Result<String, Setback> {
        Ok(String::from_utf8_lossy(&event.entry).into_owned())
    }

    fn test(&mut self, office: &Office<'_>) -> Result<Vec<String>, Setback> {
        self.bearer(office.time)?;
        Ok(vec![format!("the hub knows this station as {}", self.station)])
    }

    fn beliefs(
        &mut self,
        _items: &[(Subject, Situation)],
        office: &Office<'_>,
    ) -> Result<Vec<Belief>, Setback> {
        let json = self.standing(office)?;
        let size = json["size"]
            .as_u64()
            .ok_or_else(|| Setback::unavailable("the hub did not say how many entries it has"))?;
        let own = office.log.size()?;
        let theirs = json["leaf"].as_str().unwrap_or_default().to_owned();
        let last = size.checked_sub(1).map(|last| office.log.entries(last, 1)).transpose()?;
        let ours =
            last.unwrap_or_default().first().map(|event| HEXLOWER.encode(&leaf(&event.entry)));
        let same = match &ours {
            Some(ours) => *ours == theirs,
            None => size == 0,
        };
        let agrees = same && size <= own;
        let there = if same {
            format!("{size} entries")
        } else {
            format!("{size} entries, and the last of them is another one")
        };
        Ok(vec![Belief {
            about: "the log".to_owned(),
            here: format!("{own} entries"),
            there,
            agrees,
        }])
    }
}
