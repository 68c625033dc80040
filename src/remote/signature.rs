//! Signatures of Standard Webhooks: HMAC-SHA-256 (`v1`) and Ed25519 (`v1a`) over id, time and body.

use data_encoding::{BASE64, BASE64_NOPAD};
use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::Credential;

/// The keys of a webhook. Several may be in force while they are changed; each of them signs.
pub struct SigningKeys(Vec<Key>);

enum Key {
    Shared(Vec<u8>),
    Own(Box<SigningKey>),
}

impl std::fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKeys({})", self.0.len())
    }
}

impl SigningKeys {
    /// Reads one or more secrets: `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of an Ed25519 key.
    pub fn parse(secret: &Credential) -> Result<Self, &'static str> {
        let keys: Result<Vec<Key>, _> = secret.expose().split_whitespace().map(read).collect();
        match keys {
            Ok(keys) if !keys.is_empty() && keys.len() <= 4 => Ok(Self(keys)),
            Ok(_) => Err("one to four secrets are needed, with spaces between them"),
            Err(why) => Err(why),
        }
    }

    /// The header `webhook-signature`.
    #[must_use]
    pub fn sign(&self, id: &str, seconds: i64, body: &[u8]) -> String {
        let mut text = format!("{id}.{seconds}.").into_bytes();
        text.extend_from_slice(body);
        let signatures: Vec<String> = self.0.iter().map(|key| signature(key, &text)).collect();
        signatures.join(" ")
    }
}

fn signature(key: &Key, text: &[u8]) -> String {
    match key {
        Key::Shared(secret) => {
            // HMAC takes keys of any length.
            let mac = Hmac::<Sha256>::new_from_slice(secret).map(|mac| mac.chain_update(text));
            let tag = mac.map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default();
            format!("v1,{}", BASE64.encode(&tag))
        }
        Key::Own(key) => format!("v1a,{}", BASE64.encode(&key.sign(text).to_bytes())),
    }
}

fn read(secret: &str) -> Result<Key, &'static str> {
    let wrong = "a secret begins with whsec_ or whsk_ and goes on in base64";
    // Some hand out secrets without the padding.
    let bytes =
        |text: &str| BASE64_NOPAD.decode(text.trim_end_matches('=').as_bytes()).map_err(|_| wrong);
    if let Some(shared) = secret.strip_prefix("whsec_") {
        let key = bytes(shared)?;
        let good = (24..=64).contains(&key.len());
        return if good { Ok(Key::Shared(key)) } else { Err("a whsec_ secret has 24 to 64 bytes") };
    }
    let own = bytes(secret.strip_prefix("whsk_").ok_or(wrong)?)?;
    // The seed alone, or the seed with the public key behind it.
    let seed: [u8; 32] = match own.len() {
        32 | 64 => own[..32].try_into().map_err(|_| wrong)?,
        _other => return Err("a whsk_ secret has 32 or 64 bytes"),
    };
    let key = SigningKey::from_bytes(&seed);
    if own.len() == 64 && own[32..] != key.verifying_key().to_bytes() {
        return Err("the halves of the whsk_ secret do not belong together");
    }
    Ok(Key::Own(Box::new(key)))
}

/// The two halves of a new Ed25519 key: the secret one, and the one to be given away.
pub fn make_key_pair() -> Result<(Credential, String), super::Fault> {
    let mut seed = zeroize::Zeroizing::new([0; 32]);
    getrandom::fill(&mut *seed)?;
    let public = SigningKey::from_bytes(&seed).verifying_key();
    let secret = Credential::new(format!("whsk_{}", BASE64.encode(&*seed)));
    Ok((secret, format!("whpk_{}", BASE64.encode(public.as_bytes()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Result<SigningKeys, &'static str> {
        SigningKeys::parse(&Credential::new(text.to_owned()))
    }

    #[test]
    fn the_published_example_is_signed_the_same() {
        // The worked example of the Standard Webhooks libraries.
        let keys = keys("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed =
            keys.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn an_own_key_signs_so_that_its_public_half_verifies() {
        let (secret, public) = make_key_pair().unwrap();
        let signed = SigningKeys::parse(&secret).unwrap().sign("id", 7, b"body");
        let bytes = |text: &str| BASE64.decode(text.as_bytes()).unwrap();
        let signature = bytes(signed.strip_prefix("v1a,").unwrap());
        let key: [u8; 32] = bytes(public.strip_prefix("whpk_").unwrap()).try_into().unwrap();
        let key = ed25519_dalek::VerifyingKey::from_bytes(&key).unwrap();
        let signature = ed25519_dalek::Signature::from_slice(&signature).unwrap();
        assert!(key.verify_strict(b"id.7.body", &signature).is_ok());
    }

    #[test]
    fn several_secrets_sign_side_by_side_and_bad_ones_are_not_repeated() {
        let (own, _) = make_key_pair().unwrap();
        let both = format!("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw {}", own.expose());
        let signed = keys(&both).unwrap().sign("id", 7, b"");
        assert!(signed.starts_with("v1,") && signed.contains(" v1a,"), "{signed}");
        for bad in ["", "canary", "whsec_", "whsec_Y2FuYXJ5", "whsec_!!", "whsk_Y2FuYXJ5"] {
            let why = keys(bad).expect_err(bad);
            assert!(!why.contains("canary") && !why.contains("Y2Fu"), "{why}");
        }
        assert_eq!(format!("{:?}", keys(&both).unwrap()), "SigningKeys(2)");
    }
}
