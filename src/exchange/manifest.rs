//! What an export is: enough to say that it is complete, to check it, and to make it again.
//!
//! One JSON object in canonical form (RFC 8785), so that its digest is that of what it says. Nothing in it
//! says when the files were made.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::export::RowFormat;
use super::targets::{Kind, Settings, Target};

/// The form of manifests that this program writes.
pub const SCHEMA: &str = "custody.export_manifest.v1";

/// The largest manifest that is read.
pub const MANIFEST_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Why a manifest cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    #[error("is not a manifest: {0}")]
    NotAManifest(String),
    #[error("is a manifest of the form {0}, which this program does not know")]
    OtherSchema(String),
    #[error("was changed: it is not in the form in which manifests are written")]
    NotCanonical,
}

/// What was asked for. The same plan over the same window gives the same rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The command line of the first try.
    pub command: Vec<String>,
    pub filters: Filters,
    pub format: String,
    pub kind: String,
    pub settings: Settings,
    pub target: String,
    /// The digest of the template that was filled.
    pub template_sha256: Option<String>,
}

/// What of the window is left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// Only what was recorded at this time or later, in milliseconds since 1970.
    pub from_ms: Option<i64>,
    /// Only what was recorded before this time.
    pub to_ms: Option<i64>,
}

impl Plan {
    /// The kind of rows.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_word(&self.kind)
    }

    /// Whom they are for.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        Target::from_word(&self.target)
    }

    /// How rows without a form of their own are written.
    #[must_use]
    pub fn row_format(&self) -> RowFormat {
        if self.format == "jsonl" { RowFormat::JsonLines } else { RowFormat::Csv }
    }

    /// Whether another plan asks for the same, however it was typed.
    #[must_use]
    pub fn asks_for_the_same(&self, other: &Self) -> bool {
        Self { command: Vec::new(), ..self.clone() }
            == Self { command: Vec::new(), ..other.clone() }
    }
}

/// One file, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    pub bytes: u64,
    pub name: String,
    pub rows: u64,
    pub sha256: String,
}

/// A manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Of all files with rows together.
    pub bytes: u64,
    /// The signed head of the log under which all of the window lies.
    pub checkpoint: Option<String>,
    pub columns: Vec<String>,
    pub encoding: String,
    pub facility: String,
    pub files: Vec<FileEntry>,
    /// The first entry of the window.
    pub from_seq: u64,
    /// Movements that the target has no word for, by kind.
    pub left_out: BTreeMap<String, u64>,
    /// The series that it continues.
    pub name: Option<String>,
    /// SHA-256 over the people who stand in the rows, as the directory had them then.
    pub people_sha256: String,
    pub plan: Plan,
    /// The manifest before it in its series.
    pub previous_manifest_sha256: Option<String>,
    /// Rows that the target cannot take, with the reason.
    pub rejected: Option<FileEntry>,
    pub rows: u64,
    /// Rows by the kind of event or item.
    pub rows_by_kind: BTreeMap<String, u64>,
    /// The run in this ledger.
    pub run: Option<u64>,
    pub schema: String,
    pub station: String,
    pub tenant: String,
    /// The last entry of the window; one before the first if it has none.
    pub to_seq: i64,
    pub tool: String,
    pub zone: String,
}

impl Manifest {
    /// The bytes that are written.
    #[must_use]
    pub fn to_text(&self) -> String {
        // A map of serde_json keeps its keys in order, and there are only integers and strings: that is the
        // canonical form.
        serde_json::to_value(self).map(|value| value.to_string()).unwrap_or_default()
    }

    /// Reads one, and insists on the form in which it was written.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        let not = |error: serde_json::Error| ManifestError::NotAManifest(error.to_string());
        let value: serde_json::Value = serde_json::from_str(text).map_err(not)?;
        match value.get("schema").and_then(serde_json::Value::as_str) {
            Some(SCHEMA) => {}
            Some(other) => return Err(ManifestError::OtherSchema(other.to_owned())),
            None => return Err(ManifestError::NotAManifest("it names no schema".to_owned())),
        }
        let manifest: Self = serde_json::from_value(value).map_err(not)?;
        if manifest.to_text() == text { Ok(manifest) } else { Err(ManifestError::NotCanonical) }
    }

    /// The first entry after the window.
    #[must_use]
    pub fn until_seq(&self) -> u64 {
        u64::try_from(self.to_seq + 1).unwrap_or(0)
    }
}
