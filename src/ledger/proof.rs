//! Receipts that prove themselves: an entry, its place in the tree, and a signed head over it.
//!
//! Format: <https://c2sp.org/tlog-proof@v1>. Its `extra` line holds, as one JSON object, the entry
//! byte for byte and the personal values that the receipt discloses. Pure: text in, text out; no ledger
//! and no network is needed to check one.

use std::fmt;

use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};

use super::codec::{self, CodecError, Entry};
use super::note::{self, Checkpoint, NoteError, VerifierKey};
use super::personal::Disclosure;
use super::tree::{Hash, includes};
use crate::domain::event::PersonalLabel;

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// The longest receipt that is read, in bytes: an entry of the greatest length, in base64, and a head.
pub const RECEIPT_BYTES_MAX: usize = 512 * 1024;

/// Why a text is not a receipt, or not one that proves anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    #[error("the receipt is malformed: {0}")]
    Malformed(&'static str),
    #[error("the head of the receipt does not hold: {0}")]
    Note(#[from] NoteError),
    #[error("the head is of the log {0}, and none of the keys is that log's")]
    OtherLog(String),
    #[error("the entry is not in the log: its hash and the proof do not lead to the signed root")]
    NotIncluded,
    #[error("the entry {0}")]
    Entry(#[from] CodecError),
    #[error("the entry is not in its one stored form")]
    NotCanonical,
    #[error("the entry says that it is number {0}, and the proof that it is number {1}")]
    OtherPlace(u64, u64),
    #[error("the value of {0} is not the one that the entry commits to")]
    OtherValue(PersonalLabel),
}

/// An entry with all that is needed to check it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptProof {
    pub index: u64,
    /// The entry, byte for byte.
    pub entry: Vec<u8>,
    pub disclosures: Vec<Disclosure>,
    /// From the leaf's sibling up.
    pub path: Vec<Hash>,
    /// The signed head.
    pub note: String,
}

/// What a receipt proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    pub entry: Entry,
    pub checkpoint: Checkpoint,
    pub disclosures: Vec<Disclosure>,
    /// Whose signatures were checked.
    pub signed_by: Vec<String>,
    /// Who else claims to have signed; no key was given for them.
    pub unchecked: Vec<String>,
}

impl fmt::Display for ReceiptProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let disclosures: Vec<Value> = self
            .disclosures
            .iter()
            .map(|d| {
                let salt = HEXLOWER.encode(&d.salt);
                json!({"label": d.label.as_str(), "salt": salt, "value": d.value})
            })
            .collect();
        let entry = String::from_utf8_lossy(&self.entry);
        let extra = json!({"disclosures": disclosures, "entry": entry}).to_string();
        writeln!(f, "{FIRST_LINE}")?;
        writeln!(f, "extra {}", BASE64.encode(extra.as_bytes()))?;
        writeln!(f, "index {}", self.index)?;
        for hash in &self.path {
            writeln!(f, "{}", BASE64.encode(hash))?;
        }
        write!(f, "\n{}", self.note)
    }
}

impl ReceiptProof {
    /// Reads a receipt; whether it proves anything is what [`ReceiptProof::verify`] says.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let malformed = ProofError::Malformed;
        if text.len() > RECEIPT_BYTES_MAX {
            return Err(malformed("it is too long"));
        }
        let (head, note) = text.split_once("\n\n").ok_or(malformed("it has no signed head"))?;
        let mut lines = head.split('\n');
        if lines.next() != Some(FIRST_LINE) {
            return Err(malformed("it does not begin with c2sp.org/tlog-proof@v1"));
        }
        let extra = lines.next().and_then(|line| line.strip_prefix("extra "));
        let extra = extra.ok_or(malformed("it holds no entry"))?;
        let extra = BASE64.decode(extra.as_bytes()).ok();
        let (entry, disclosures) = read_extra(&extra.ok_or(malformed("its entry is not base64"))?)?;
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let canonical = |text: &&str| *text == "0" || !text.starts_with(['0', '+']);
        let index = index.filter(canonical).and_then(|text| text.parse().ok());
        let mut path = Vec::new();
        for line in lines {
            let hash = BASE64.decode(line.as_bytes()).ok().and_then(|hash| hash.try_into().ok());
            path.push(hash.ok_or(malformed("a hash of its proof cannot be read"))?);
        }
        // A tree of 2^63 entries is 63 levels high.
        if path.len() > 63 {
            return Err(malformed("its proof is too long"));
        }
        let index = index.ok_or(malformed("it does not say which entry it is of"))?;
        Ok(Self { index, entry, disclosures, path, note: note.to_owned() })
    }

    /// Checks everything that the receipt says, with nothing but public keys: the log's, and those of
    /// others whose signatures matter.
    pub fn verify(&self, keys: &[VerifierKey]) -> Result<Proven, ProofError> {
        let claimed = Checkpoint::parse(note::unverified_text(&self.note)?)?;
        if keys.iter().all(|key| key.name() != claimed.origin) {
            return Err(ProofError::OtherLog(claimed.origin));
        }
        let text = note::open(&self.note, &keys.iter().collect::<Vec<_>>())?;
        let checkpoint = Checkpoint::parse(text)?;
        let leaf = codec::leaf_hash(&self.entry);
        if !includes(&leaf, self.index, checkpoint.size, &self.path, &checkpoint.root) {
            return Err(ProofError::NotIncluded);
        }
        let entry = codec::decode(&self.entry)?;
        if !codec::is_canonical(&self.entry, &entry) {
            return Err(ProofError::NotCanonical);
        }
        let seq = entry.record.id().seq;
        if seq != self.index {
            return Err(ProofError::OtherPlace(seq, self.index));
        }
        for value in &self.disclosures {
            if !entry.commitments.contains(&value.commitment()) {
                return Err(ProofError::OtherValue(value.label));
            }
        }
        let signed_by: Vec<String> = keys.iter().map(|key| key.name().to_owned()).collect();
        let unchecked = note::claimed_signers(&self.note)?;
        let unchecked = unchecked.into_iter().filter(|name| !signed_by.iter().any(|s| s == name));
        let unchecked = unchecked.map(ToOwned::to_owned).collect();
        let disclosures = self.disclosures.clone();
        Ok(Proven { entry, checkpoint, disclosures, signed_by, unchecked })
    }
}

fn read_extra(bytes: &[u8]) -> Result<(Vec<u8>, Vec<Disclosure>), ProofError> {
    let malformed = ProofError::Malformed("its entry cannot be read");
    let extra: Value = serde_json::from_slice(bytes).map_err(|_| malformed.clone())?;
    let entry = extra["entry"].as_str().ok_or(malformed.clone())?;
    // A receipt that discloses nothing says so: were the list optional, one slip in its name would make
    // the receipt say less, and nobody would notice.
    let mut disclosures = Vec::new();
    for value in extra["disclosures"].as_array().ok_or(malformed)? {
        let text = |key: &str| value[key].as_str();
        let salt = text("salt").and_then(|salt| HEXLOWER.decode(salt.as_bytes()).ok());
        let salt = salt.and_then(|salt| salt.try_into().ok());
        let label = text("label").and_then(PersonalLabel::from_word);
        let (Some(label), Some(salt), Some(value)) = (label, salt, text("value")) else {
            return Err(ProofError::Malformed("a value that it discloses cannot be read"));
        };
        disclosures.push(Disclosure { label, salt, value: value.to_owned() });
    }
    Ok((entry.as_bytes().to_vec(), disclosures))
}
