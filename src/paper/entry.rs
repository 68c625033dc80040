//! An entry of a log, read as anybody reads it who has only a receipt: as JSON, field by field.
//!
//! Entries of newer versions are shown as far as they are understood; nothing here is a rule.

use data_encoding::HEXLOWER;
use serde_json::Value;

use super::{PaperError, visible};

/// Is an entry whose proof holds: what a page may say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// The proof itself (c2sp.org/tlog-proof).
    pub proof: String,
    /// The entry, byte for byte.
    pub entry: Vec<u8>,
    /// Its hash as a leaf of the tree.
    pub leaf: [u8; 32],
    /// Its place in the log.
    pub index: u64,
    /// The log.
    pub origin: String,
    /// How many entries the log had under the signed head.
    pub size: u64,
    /// Personal values that it commits to, each with its label.
    pub disclosed: Vec<(String, String)>,
}

/// Returns the digests of everything that an entry commits to and that a page can show: manifest, statement and
/// evidence, in this order.
#[must_use]
pub fn wanted(entry: &[u8]) -> Vec<[u8; 32]> {
    let Ok(value) = serde_json::from_slice::<Value>(entry) else { return Vec::new() };
    let proof = &value["data"]["proof"];
    let mut digests: Vec<[u8; 32]> = [&proof["manifest"], &proof["signing"]["statement"]]
        .into_iter()
        .filter_map(digest)
        .collect();
    evidence(&value["data"], &mut |piece| digests.extend(digest(&piece["sha256"])));
    digests
}

/// Reads a digest.
pub(super) fn digest(value: &Value) -> Option<[u8; 32]> {
    HEXLOWER.decode(value.as_str()?.as_bytes()).ok()?.try_into().ok()
}

/// Finds every piece of evidence in a part of an entry.
fn evidence<'v>(value: &'v Value, found: &mut impl FnMut(&'v Value)) {
    match value {
        Value::Object(fields) if fields.contains_key("sha256") && fields.contains_key("kind") => {
            found(value);
        }
        Value::Object(fields) => fields.values().for_each(|value| evidence(value, found)),
        Value::Array(list) => list.iter().for_each(|value| evidence(value, found)),
        _others => {}
    }
}

/// Is a piece of evidence as an entry names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: String,
    pub(super) sha256: [u8; 32],
    pub(super) bytes: u64,
}

impl Piece {
    fn of(value: &Value) -> Option<Self> {
        let sha256 = digest(&value["sha256"])?;
        let bytes = value["bytes"].as_u64().unwrap_or(0);
        Some(Self { kind: text(&value["kind"]), sha256, bytes })
    }
}

/// Is an entry with its fields at hand.
#[derive(Debug)]
pub(super) struct Entry<'p> {
    pub(super) proved: &'p Proved,
    pub(super) value: Value,
}

impl<'p> Entry<'p> {
    pub(super) fn of(proved: &'p Proved) -> Result<Self, PaperError> {
        let value = serde_json::from_slice(&proved.entry)
            .map_err(|error| PaperError::Entry(error.to_string()))?;
        Ok(Self { proved, value })
    }

    pub(super) fn data(&self) -> &Value {
        &self.value["data"]
    }

    pub(super) fn kind(&self) -> &str {
        self.value["kind"].as_str().unwrap_or_default()
    }

    /// What stands in a field of the entry, harmless to show; empty if nothing does.
    pub(super) fn text(&self, field: &str) -> String {
        text(&self.value[field])
    }

    /// The same of what it says about its event.
    pub(super) fn said(&self, field: &str) -> String {
        text(&self.data()[field])
    }

    /// A time of the entry.
    pub(super) fn time(&self, field: &str) -> Option<i64> {
        self.value[field].as_i64()
    }

    /// When it happened, as far as anybody claims.
    pub(super) fn occurred(&self) -> i64 {
        self.time("occurred").or_else(|| self.time("at")).unwrap_or_default()
    }

    /// A personal value that the receipt shows: `to.name`.
    pub(super) fn disclosed(&self, label: &str) -> Option<String> {
        let value = self.proved.disclosed.iter().find(|(of, _)| of == label);
        value.map(|(_, value)| visible(value))
    }

    /// Whether it commits to a personal value, shown or not.
    pub(super) fn commits_to(&self, label: &str) -> bool {
        self.value["pii"].get(label).is_some()
    }

    pub(super) fn evidence(&self) -> Vec<Piece> {
        let mut found = Vec::new();
        evidence(self.data(), &mut |value| found.extend(Piece::of(value)));
        found
    }

    /// The mark that somebody made.
    pub(super) fn signature(&self) -> Option<Piece> {
        Piece::of(&self.data()["proof"]["signature"])
    }

    /// The parts of its log's name (`TENANT/custody/FACILITY/STATION/eEPOCH`).
    pub(super) fn log(&self) -> Log<'_> {
        let mut parts = self.proved.origin.rsplitn(5, '/');
        let mut next = || parts.next().unwrap_or_default();
        let (epoch, station, facility, program, tenant) = (next(), next(), next(), next(), next());
        Log { tenant, facility, station, epoch, is_training: program != "custody" }
    }

    /// The number that people know the receipt by.
    pub(super) fn number(&self) -> String {
        let log = self.log();
        let station = visible(log.station);
        match log.epoch {
            "e0" | "" => format!("{station}-{}", self.proved.index),
            epoch => format!("{station}-{}-{}", visible(epoch), self.proved.index),
        }
    }

    /// Its id in all logs.
    pub(super) fn id(&self) -> String {
        format!("{}:{}", self.text("station"), self.proved.index)
    }
}

/// Is what the name of a log says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Log<'e> {
    pub(super) tenant: &'e str,
    pub(super) facility: &'e str,
    pub(super) station: &'e str,
    pub(super) epoch: &'e str,
    pub(super) is_training: bool,
}

/// What a field says, harmless to show.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => visible(text),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        other => visible(&other.to_string()),
    }
}

/// What a list says, in one line.
pub(super) fn listed(value: &Value) -> String {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(text).collect::<Vec<_>>().join(", ")
}
