//! Somebody who receives webhooks, checks their signatures, and takes each event once.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::remotes::server::{Incoming, Outcome, Service};

pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

#[derive(Debug, Default)]
pub struct Receiver {
    /// Ids in the order in which they were first seen, each with the body.
    pub taken: Vec<(String, Vec<u8>)>,
    pub resent: usize,
    pub last: Option<Incoming>,
}

impl Service for Receiver {
    fn handle(&mut self, request: &Incoming) -> Outcome {
        self.last = Some(request.clone());
        let id = request.header("webhook-id").to_owned();
        let mut text = format!("{id}.{}.", request.header("webhook-timestamp")).into_bytes();
        text.extend_from_slice(&request.body);
        let key = BASE64.decode(&SECRET.as_bytes()["whsec_".len()..]).expect("a secret");
        let mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length").chain_update(text);
        let wanted = format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()));
        if !request.header("webhook-signature").split(' ').any(|one| one == wanted) {
            return Outcome::json(401, &serde_json::json!({"title": "bad signature"}));
        }
        assert_eq!(request.header("idempotency-key"), format!("\"{id}\""));
        match self.taken.iter().find(|(known, _)| *known == id) {
            Some((_, body)) => {
                assert_eq!(*body, request.body, "a resend says the same");
                self.resent += 1;
            }
            None => self.taken.push((id, request.body.clone())),
        }
        Outcome { status: 204, headers: Vec::new(), body: Vec::new() }
    }
}
