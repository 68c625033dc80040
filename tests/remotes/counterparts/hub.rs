//! The hub, as its contract has it: stations, tokens, and entries that are taken in order.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::remotes::server::{Incoming, Outcome, Service, form};

#[derive(Debug, Default)]
pub struct Hub {
    pub key: Option<VerifyingKey>,
    pub entries: Vec<Vec<u8>>,
    pub witnessed: u64,
    pub tokens: u32,
    /// Places of entries that another station contradicts.
    pub disputed: Vec<u64>,
    /// The station's name and log, as it enrolled itself.
    pub enrolled: Value,
    /// The seed of the key with which it cosigns heads, if it does.
    pub witness: Option<[u8; 32]>,
    /// What it signs is another head than it was sent.
    pub witness_lies: bool,
    /// Assertions that have been used.
    pub used: Vec<String>,
}

pub const CODE: &str = "canary-code-1";

fn leaf(entry: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::new().chain_update([0]).chain_update(entry).finalize())
}

/// By what name the hub witnesses.
pub const WITNESS: &str = "hub.example.com/witness";

/// Four bytes that stand for a witness's key (c2sp.org/tlog-cosignature).
fn witness_id(key: &VerifyingKey) -> Vec<u8> {
    let hash =
        Sha256::new().chain_update(WITNESS).chain_update(b"\n\x04").chain_update(key.as_bytes());
    hash.finalize()[..4].to_vec()
}

pub fn witness_key(seed: &[u8; 32]) -> String {
    let key = SigningKey::from_bytes(seed).verifying_key();
    let typed: Vec<u8> = std::iter::once(4).chain(*key.as_bytes()).collect();
    format!("{WITNESS}+{}+{}", HEXLOWER.encode(&witness_id(&key)), BASE64.encode(&typed))
}

fn cosigned(seed: &[u8; 32], body: &str) -> String {
    let key = SigningKey::from_bytes(seed);
    let time: u64 = 1_700_000_000;
    let signature = key.sign(format!("cosignature/v1\ntime {time}\n{body}").as_bytes());
    let mut bytes = witness_id(&key.verifying_key());
    bytes.extend(time.to_be_bytes());
    bytes.extend(signature.to_bytes());
    format!("— {WITNESS} {}\n", BASE64.encode(&bytes))
}

fn problem(status: u16, title: &str) -> Outcome {
    Outcome::json(status, &json!({"type": "about:blank", "title": title, "status": status}))
}

impl Hub {
    fn enrol(&mut self, body: &Value) -> Outcome {
        if body["code"] != CODE {
            return problem(403, "this code is used up");
        }
        let key = body["public_key"]["x"].as_str().unwrap_or_default();
        let key = BASE64URL_NOPAD.decode(key.as_bytes()).ok().and_then(|key| key.try_into().ok());
        let Some(key) = key.and_then(|key: [u8; 32]| VerifyingKey::from_bytes(&key).ok()) else {
            return problem(422, "this is no key");
        };
        self.key = Some(key);
        self.enrolled =
            json!({"name": body["name"], "origin": body["origin"], "log_key": body["log_key"]});
        let witness_key = self.witness.map(|seed| witness_key(&seed));
        Outcome::json(201, &json!({"station": "st-1", "witness_key": witness_key}))
    }

    /// Checks an assertion as RFC 7523 has it.
    fn token(&mut self, request: &Incoming) -> Outcome {
        let fields = form(&String::from_utf8_lossy(&request.body));
        let field = |name: &str| fields.get(name).map_or("", String::as_str);
        assert_eq!(field("grant_type"), "client_credentials");
        assert_eq!(
            field("client_assertion_type"),
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        );
        let assertion = field("client_assertion");
        let (text, signature) = assertion.rsplit_once('.').expect("three parts");
        let (header, claims) = text.split_once('.').expect("three parts");
        let bytes = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url");
        let header: Value = serde_json::from_slice(&bytes(header)).expect("JSON");
        let claims: Value = serde_json::from_slice(&bytes(claims)).expect("JSON");
        assert_eq!(header["alg"], "EdDSA");
        assert_eq!((&claims["iss"], &claims["sub"]), (&json!("st-1"), &json!("st-1")));
        assert!(claims["aud"].as_str().expect("an audience").ends_with("/v1/token"));
        let signature = Signature::from_slice(&bytes(signature)).expect("64 bytes");
        let is_good =
            self.key.is_some_and(|key| key.verify_strict(text.as_bytes(), &signature).is_ok());
        let jti = claims["jti"].as_str().expect("an id").to_owned();
        // An assertion that somebody sends twice is good once.
        if !is_good || self.used.contains(&jti) {
            return problem(401, "who are you?");
        }
        self.used.push(jti);
        self.tokens += 1;
        let token = format!("bearer-{}", self.tokens);
        Outcome::json(
            200,
            &json!({"access_token": token, "token_type": "Bearer", "expires_in": 600}),
        )
    }

    fn events(&mut self, request: &Incoming) -> Outcome {
        assert!(request.body.len() <= 1024 * 1024);
        assert!(request.header("idempotency-key").starts_with('"'));
        let (mut results, mut cosignature) = (Vec::new(), None);
        for line in request.body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let value: Value = serde_json::from_slice(line).expect("one JSON object a line");
            if let Some(text) = value["add-checkpoint"].as_str() {
                let old =
                    text.strip_prefix("old ").and_then(|t| t.lines().next()?.parse::<u64>().ok());
                let size =
                    text.split("\n\n").nth(1).and_then(|note| note.lines().nth(1)?.parse().ok());
                if let (Some(old), Some(size)) = (old, size)
                    && old == self.witnessed
                {
                    self.witnessed = size;
                    let note = text.split_once("\n\n").expect("a note follows").1;
                    let body = note.split_once("\n\n").expect("it is signed").0;
                    let body = if self.witness_lies { "another\n" } else { &format!("{body}\n") };
                    cosignature = self.witness.map(|seed| cosigned(&seed, body));
                }
                continue;
            }
            let seq = value["seq"].as_u64().expect("a place");
            let at = usize::try_from(seq).expect("a small place");
            let result = match self.entries.get(at) {
                Some(own) if own.as_slice() == line => "duplicate",
                Some(own) => {
                    return Outcome::json(
                        409,
                        &json!({"title": "fork", "fork": {"seq": seq, "leaf": leaf(own)}}),
                    );
                }
                None if at > self.entries.len() => {
                    return Outcome::json(
                        409,
                        &json!({"title": "gap", "expected": self.entries.len()}),
                    );
                }
                None => {
                    self.entries.push(line.to_vec());
                    if self.disputed.contains(&seq) { "disputed" } else { "accepted" }
                }
            };
            results.push(json!({"seq": seq, "result": result, "id": format!("e{seq}")}));
        }
        assert!(results.len() <= 1_000);
        let through = self.entries.len();
        Outcome::json(
            200,
            &json!({"results": results, "accepted_through": through, "cosignature": cosignature}),
        )
    }
}

impl Service for Hub {
    fn handle(&mut self, request: &Incoming) -> Outcome {
        let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
        match (request.method.as_str(), path.as_slice()) {
            ("POST", ["v1", "stations", "enrol"]) => return self.enrol(&request.json()),
            ("POST", ["v1", "token"]) => return self.token(request),
            _with_a_token => {}
        }
        if request.header("authorization") != format!("Bearer bearer-{}", self.tokens) {
            return problem(401, "this token has run out");
        }
        match (request.method.as_str(), path.as_slice()) {
            ("POST", ["v1", "events"]) => self.events(request),
            ("GET", ["v1", "stations", "st-1"]) => {
                let last = self.entries.last().map(|entry| leaf(entry));
                Outcome::json(
                    200,
                    &json!({
                        "size": self.entries.len(), "leaf": last, "witnessed": self.witnessed,
                    }),
                )
            }
            _other => problem(404, "not found"),
        }
    }
}
