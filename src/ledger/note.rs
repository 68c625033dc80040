//! Signed notes and checkpoints: the head of a log, as anybody can check it.
//!
//! Formats: <https://c2sp.org/signed-note@v1.0.0> with Ed25519 (signature type 0x01) and
//! <https://c2sp.org/tlog-checkpoint@v1.0.0>. A witness that has seen how a head continues the one before may have signed
//! it, too: <https://c2sp.org/tlog-cosignature@v1.0.0> (signature type 0x04). Pure: text in, text out.

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use super::tree::Hash;

/// The signature type of Ed25519, which stands before the key in its text form and in its hash.
const ED25519: u8 = 0x01;

/// The signature type of a cosignature, which has a time of the witness's and signs it.
const COSIGNATURE: u8 = 0x04;

/// The longest note that is read, in bytes.
const NOTE_BYTES_MAX: usize = 64 * 1024;

/// The most signatures that a note may carry.
const SIGNATURES_MAX: usize = 100;

/// Why a text is not a note, or not one that can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("the note is malformed: {0}")]
    Malformed(&'static str),
    #[error("the key is malformed: {0}")]
    BadKey(&'static str),
    #[error("no signature is by {0}")]
    NotSigned(String),
    #[error("the signature by {0} is wrong")]
    WrongSignature(String),
}

/// A public key with its name, in the text form `name+hash+key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    /// What it signs: [`ED25519`] a note, [`COSIGNATURE`] a head that it has seen.
    kind: u8,
    id: [u8; 4],
    key: VerifyingKey,
}

/// A private key with its name.
#[derive(Clone)]
pub struct SignerKey {
    name: String,
    key: SigningKey,
}

impl std::fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignerKey").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A key name has no spaces and no plus sign.
fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c == '+' || c.is_control())
}

/// The first four bytes of SHA-256 over name, newline, type and key.
fn key_id(name: &str, kind: u8, key: &VerifyingKey) -> [u8; 4] {
    let hash = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', kind])
        .chain_update(key.as_bytes())
        .finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

impl SignerKey {
    /// Takes a 32-byte seed (RFC 8032, section 5.1.5) under a name.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        if !is_key_name(name) {
            return Err(NoteError::BadKey("its name has a space or a plus sign"));
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(seed) })
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> VerifierKey {
        let key = self.key.verifying_key();
        let id = key_id(&self.name, ED25519, &key);
        VerifierKey { name: self.name.clone(), kind: ED25519, id, key }
    }
}

impl VerifierKey {
    /// Reads the text form `name+hash+key`, and checks that the hash is that of name and key.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteError::BadKey("it is not name+hash+key"));
        };
        let bytes = BASE64.decode(key.as_bytes()).ok();
        let bytes = bytes.ok_or(NoteError::BadKey("its last part is not base64"))?;
        let (kind, key) = match bytes.split_first() {
            Some((&kind @ (ED25519 | COSIGNATURE), key)) => (kind, key),
            _none_or_another => return Err(NoteError::BadKey("it is not an Ed25519 key")),
        };
        let key: [u8; 32] = key.try_into().map_err(|_| NoteError::BadKey("it has not 32 bytes"))?;
        let key = VerifyingKey::from_bytes(&key)
            .map_err(|_| NoteError::BadKey("it is not a point of the curve"))?;
        if !is_key_name(name) {
            return Err(NoteError::BadKey("its name has a space or a plus sign"));
        }
        let own_id = key_id(name, kind, &key);
        if HEXLOWER.encode(&own_id) != id {
            return Err(NoteError::BadKey("its hash is not that of its name and key"));
        }
        Ok(Self { name: name.to_owned(), kind, id: own_id, key })
    }

    /// Whether it is that of a witness, whose signatures are cosignatures.
    #[must_use]
    pub const fn is_a_witness(&self) -> bool {
        self.kind == COSIGNATURE
    }

    /// Whether it has made a signature under a text.
    fn has_signed(&self, text: &str, bytes: &[u8]) -> bool {
        // verify_strict: no second public key or malleated signature passes for this one.
        let by_key = |said: &[u8], bytes: &[u8]| {
            Signature::from_slice(bytes).is_ok_and(|s| self.key.verify_strict(said, &s).is_ok())
        };
        if !self.is_a_witness() {
            return by_key(text.as_bytes(), bytes);
        }
        bytes.split_first_chunk::<8>().is_some_and(|(time, bytes)| {
            let time = u64::from_be_bytes(*time);
            by_key(format!("cosignature/v1\ntime {time}\n{text}").as_bytes(), bytes)
        })
    }

    /// Whose key it is.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl std::fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut key = vec![self.kind];
        key.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, HEXLOWER.encode(&self.id), BASE64.encode(&key))
    }
}

/// Signs a text, which must end with a newline, with each of the keys.
pub fn sign(text: &str, keys: &[&SignerKey]) -> Result<String, NoteError> {
    if !text.ends_with('\n') || text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(NoteError::Malformed("its text does not end with a newline"));
    }
    let mut note = format!("{text}\n");
    for signer in keys {
        let verifier = signer.verifier();
        let mut bytes = verifier.id.to_vec();
        bytes.extend_from_slice(&signer.key.sign(text.as_bytes()).to_bytes());
        note.extend(["— ", &verifier.name, " ", &BASE64.encode(&bytes), "\n"]);
    }
    Ok(note)
}

/// A signer's name, and the key id with the signature.
type SignatureLine<'n> = (&'n str, Vec<u8>);

/// Splits a note into its text and its signature lines.
fn split(note: &str) -> Result<(&str, Vec<SignatureLine<'_>>), NoteError> {
    if note.len() > NOTE_BYTES_MAX {
        return Err(NoteError::Malformed("it is too long"));
    }
    let end = note.rfind("\n\n").ok_or(NoteError::Malformed("it has no signatures"))?;
    let (text, signatures) = (&note[..=end], &note[end + 2..]);
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(NoteError::Malformed("its text has control characters"));
    }
    let lines =
        signatures.strip_suffix('\n').ok_or(NoteError::Malformed("its last line does not end"))?;
    let mut found = Vec::new();
    for line in lines.split('\n') {
        let rest =
            line.strip_prefix("— ").ok_or(NoteError::Malformed("a signature line has no dash"))?;
        let (name, signature) =
            rest.split_once(' ').ok_or(NoteError::Malformed("a signature line is short"))?;
        let bytes = BASE64.decode(signature.as_bytes()).ok();
        let bytes = bytes.filter(|b| is_key_name(name) && b.len() > 4);
        found.push((name, bytes.ok_or(NoteError::Malformed("a signature is not base64"))?));
    }
    if found.len() > SIGNATURES_MAX {
        return Err(NoteError::Malformed("it has too many signatures"));
    }
    Ok((text, found))
}

/// The text of a note, whoever signed it.
pub fn unverified_text(note: &str) -> Result<&str, NoteError> {
    split(note).map(|(text, _)| text)
}

/// Who claims to have signed a note, in the order of the lines.
pub fn claimed_signers(note: &str) -> Result<Vec<&str>, NoteError> {
    Ok(split(note)?.1.into_iter().map(|(name, _)| name).collect())
}

/// The text of a note that each of these keys has signed. Signatures by others are no matter.
pub fn open<'n>(note: &'n str, keys: &[&VerifierKey]) -> Result<&'n str, NoteError> {
    let (text, signatures) = split(note)?;
    for key in keys {
        let is_by_key =
            |(name, bytes): &&(&str, Vec<u8>)| *name == key.name && bytes[..4] == key.id;
        let Some((_, bytes)) = signatures.iter().find(is_by_key) else {
            return Err(NoteError::NotSigned(key.name.clone()));
        };
        if !key.has_signed(text, &bytes[4..]) {
            return Err(NoteError::WrongSignature(key.name.clone()));
        }
    }
    Ok(text)
}

/// Adds what a witness answered to a note, if a line of it is a cosignature of the note by this key. Lines by
/// others are left out.
pub fn cosigned(note: &str, answer: &str, witness: &VerifierKey) -> Result<String, NoteError> {
    let begin = format!("— {} ", witness.name);
    let line = answer.lines().find(|line| line.starts_with(&begin));
    let line = line.ok_or_else(|| NoteError::NotSigned(witness.name.clone()))?;
    let whole = format!("{note}{line}\n");
    open(&whole, &[witness])?;
    Ok(whole)
}

/// The head of a log: whose, how many entries, and their root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: String,
    pub size: u64,
    pub root: Hash,
}

impl Checkpoint {
    /// Reads the text of a checkpoint; lines after the third are extensions and are left alone.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let mut lines = text.lines();
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(NoteError::Malformed("a checkpoint has three lines"));
        };
        let canonical = size == "0" || !size.starts_with(['0', '+']);
        let size = size.parse().ok().filter(|_| canonical);
        let root = BASE64.decode(root.as_bytes()).ok().and_then(|root| root.try_into().ok());
        match (size, root) {
            (Some(size), Some(root)) if !origin.is_empty() => {
                Ok(Self { origin: origin.to_owned(), size, root })
            }
            _one_is_wrong => Err(NoteError::Malformed("its size or root cannot be read")),
        }
    }
}

impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(&self.root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, seed: u8) -> SignerKey {
        SignerKey::from_seed(name, &[seed; 32]).unwrap()
    }

    #[test]
    fn the_worked_example_of_the_specification_opens() {
        // c2sp.org/signed-note, "Example".
        let vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        let note = "If you think cryptography is the answer to your problem,\n\
            then you don't know what your problem is.\n\n\
            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        let key = VerifierKey::parse(vkey).unwrap();
        assert_eq!(key.to_string(), vkey);
        assert!(open(note, &[&key]).unwrap().starts_with("If you think"));
        let forged = note.replace("answer", "question");
        assert_eq!(
            open(&forged, &[&key]),
            Err(NoteError::WrongSignature("PeterNeumann".to_owned()))
        );
    }

    #[test]
    fn a_witness_cosigns_a_head_with_its_own_time() {
        let note = sign("a.example/log\n1\nAAAA\n", &[&key("a.example/log", 1)]).unwrap();
        let own = SigningKey::from_bytes(&[9; 32]);
        let verifying = own.verifying_key();
        let id = key_id("w.example", COSIGNATURE, &verifying);
        let key = VerifierKey { name: "w.example".into(), kind: COSIGNATURE, id, key: verifying };
        assert_eq!(VerifierKey::parse(&key.to_string()).unwrap(), key);
        let line = |text: &str, time: u64| {
            let said = format!("cosignature/v1\ntime {time}\n{text}");
            let mut bytes = id.to_vec();
            bytes.extend(time.to_be_bytes());
            bytes.extend(own.sign(said.as_bytes()).to_bytes());
            format!("— w.example {}\n", BASE64.encode(&bytes))
        };
        let text = unverified_text(&note).unwrap();
        let good = line(text, 1_700_000_000);
        let whole = cosigned(&note, &format!("— other {}\n{good}", BASE64.encode(b"12345")), &key);
        assert_eq!(open(&whole.unwrap(), &[&key]).unwrap(), text);
        let wrong = Err(NoteError::WrongSignature("w.example".to_owned()));
        assert_eq!(cosigned(&note, &line("a.example/log\n2\nAAAA\n", 1), &key), wrong);
        // A plain signature is not a cosignature.
        let plain = SignerKey::from_seed("w.example", &[9; 32]).unwrap();
        let plain = sign(text, &[&plain]).unwrap();
        let plain = plain.lines().last().unwrap();
        assert!(cosigned(&note, &format!("{plain}\n"), &key).is_err());
        assert!(cosigned(&note, "", &key).is_err());
    }

    #[test]
    fn a_checkpoint_signed_by_two_opens_for_both_and_for_nobody_else() {
        let (log, alice, eve) = (key("acme/log", 1), key("acme/alice", 2), key("acme/eve", 3));
        let checkpoint = Checkpoint { origin: "acme/log".to_owned(), size: 18, root: [7; 32] };
        let note = sign(&checkpoint.to_string(), &[&log, &alice]).unwrap();
        let text = open(&note, &[&log.verifier(), &alice.verifier()]).unwrap();
        assert_eq!(Checkpoint::parse(text).unwrap(), checkpoint);
        assert!(matches!(open(&note, &[&eve.verifier()]), Err(NoteError::NotSigned(_))));
        // A key of the same name is not the same key.
        let other = key("acme/log", 9).verifier();
        assert!(matches!(open(&note, &[&other]), Err(NoteError::NotSigned(_))));
    }

    #[test]
    fn every_flipped_byte_is_noticed_or_leaves_the_text_as_it_was() {
        let log = key("acme/log", 1);
        let text = "acme/log\n18\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n";
        let note = sign(text, &[&log]).unwrap();
        for at in 0..note.len() {
            let mut bytes = note.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            if let Ok(opened) = open(&changed, &[&log.verifier()]) {
                assert_eq!(opened, text, "byte {at}");
            }
        }
    }

    #[test]
    fn malformed_keys_and_notes_say_what_is_wrong() {
        for bad in ["", "a+b", "a b+00000000+AQ==", "a+00000000+AQ==", "a+00000000+!!"] {
            assert!(VerifierKey::parse(bad).is_err(), "{bad}");
        }
        let log = key("acme/log", 1).verifier();
        for bad in ["", "text\n", "text\n\n", "text\n\n— acme/log\n", "text\n\n- acme/log AAAA\n"]
        {
            assert!(matches!(open(bad, &[&log]), Err(NoteError::Malformed(_))), "{bad:?}");
        }
        assert!(SignerKey::from_seed("with space", &[0; 32]).is_err());
        for bad in
            ["o\n01\nAA==\n", "o\n1\n", "o\n+1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n"]
        {
            assert!(Checkpoint::parse(bad).is_err(), "{bad:?}");
        }
    }
}
