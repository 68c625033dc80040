//! A bundle: all that a page shows, as canonical JSON that the page carries with it.

use std::collections::BTreeMap;

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};

use super::LAYOUT;

/// Is the name and version of the format.
const SCHEMA: &str = "custody.receipt_bundle.v1";

/// Is the largest bundle that is read.
pub const BUNDLE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Says why a text is not a bundle.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BundleError {
    /// There is none in the file.
    #[error("there is no receipt in it that proves itself")]
    Absent,
    /// It is too long.
    #[error("the receipt in it has more than {BUNDLE_BYTES_MAX} bytes")]
    TooLong,
    /// It is not written as this version of the format says.
    #[error("the receipt in it is malformed: {0}")]
    Malformed(String),
}

/// Is what a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Of one event.
    Receipt,
    /// Of everything that somebody returned, and what they still hold.
    Certificate,
}

/// Is a size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// Is 210 by 297 mm.
    A4,
    /// Is 8.5 by 11 inches.
    Letter,
}

/// Is a file that a page shows. `of` is what entries say: the SHA-256 of the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The digest of the evidence.
    pub of: [u8; 32],
    /// Its bytes, or those of a small picture of it.
    pub bytes: Vec<u8>,
    /// Whether they are those of a small picture of it.
    pub reduced: bool,
}

/// Is everything that a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// What the page is.
    pub kind: PageKind,
    /// How it is laid out.
    pub layout: u32,
    /// Entries with their proofs (c2sp.org/tlog-proof); the first is of the event that the receipt is of.
    pub proofs: Vec<String>,
    /// What was handed over, as the ledger lists it; entries commit to it by its digest.
    pub manifests: Vec<String>,
    /// What was signed; entries commit to it by its digest.
    pub statements: Vec<String>,
    /// Signatures and photos.
    pub pictures: Vec<Picture>,
    /// The public key of the log, as the page prints it.
    pub key: String,
    /// The time zone of the facility.
    pub zone: String,
    /// How many seconds the zone was ahead of UTC at each time that the page shows, in milliseconds since 1970.
    pub offsets: BTreeMap<i64, i32>,
    /// The size of the paper.
    pub paper: PaperSize,
    /// Whether there are lines to sign on.
    pub to_sign: bool,
    /// Whose certificate it is, by their id in the log.
    pub person: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    kind: PageKind,
    layout: u32,
    manifests: Vec<String>,
    offsets: BTreeMap<String, i32>,
    paper: PaperSize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    pictures: Vec<WrittenPicture>,
    proofs: Vec<String>,
    schema: String,
    statements: Vec<String>,
    to_sign: bool,
    zone: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPicture {
    bytes: String,
    of: String,
    reduced: bool,
}

impl Bundle {
    /// Writes it: keys in ascending order, nothing between.
    #[must_use]
    pub fn to_json(&self) -> String {
        let picture = |picture: &Picture| WrittenPicture {
            bytes: BASE64.encode(&picture.bytes),
            of: HEXLOWER.encode(&picture.of),
            reduced: picture.reduced,
        };
        let written = Written {
            key: self.key.clone(),
            kind: self.kind,
            layout: self.layout,
            manifests: self.manifests.clone(),
            offsets: self.offsets.iter().map(|(at, s)| (at.to_string(), *s)).collect(),
            paper: self.paper,
            person: self.person.clone(),
            pictures: self.pictures.iter().map(picture).collect(),
            proofs: self.proofs.clone(),
            schema: SCHEMA.to_owned(),
            statements: self.statements.clone(),
            to_sign: self.to_sign,
            zone: self.zone.clone(),
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads one. Whether it is in its one form shows when the page is laid out anew.
    pub fn from_json(json: &str) -> Result<Self, BundleError> {
        let malformed = |what: &str| BundleError::Malformed(what.to_owned());
        if json.len() > BUNDLE_BYTES_MAX {
            return Err(BundleError::TooLong);
        }
        let written: Written = serde_json::from_str(json)
            .map_err(|error| BundleError::Malformed(error.to_string()))?;
        if written.schema != SCHEMA {
            return Err(BundleError::Malformed(format!("its format is {}", written.schema)));
        }
        let offset = |(at, seconds): (String, i32)| {
            let at = at.parse().map_err(|_| malformed("a time of it cannot be read"))?;
            // No zone is further from UTC (RFC 9557 allows less than a day).
            if seconds.unsigned_abs() >= 86_400 {
                return Err(malformed("a time of it is more than a day from UTC"));
            }
            Ok((at, seconds))
        };
        let picture = |picture: WrittenPicture| {
            let of = HEXLOWER.decode(picture.of.as_bytes()).ok().and_then(|of| of.try_into().ok());
            let bytes = BASE64.decode(picture.bytes.as_bytes()).ok();
            let (Some(of), Some(bytes)) = (of, bytes) else {
                return Err(malformed("a picture of it cannot be read"));
            };
            Ok(Picture { of, bytes, reduced: picture.reduced })
        };
        Ok(Self {
            kind: written.kind,
            layout: written.layout,
            proofs: written.proofs,
            manifests: written.manifests,
            statements: written.statements,
            pictures: written.pictures.into_iter().map(picture).collect::<Result<_, _>>()?,
            key: written.key,
            zone: written.zone,
            offsets: written.offsets.into_iter().map(offset).collect::<Result<_, _>>()?,
            paper: written.paper,
            to_sign: written.to_sign,
            person: written.person,
        })
    }

    /// Whether this program lays pages out as it was laid out.
    #[must_use]
    pub const fn is_of_this_layout(&self) -> bool {
        self.layout == LAYOUT
    }

    /// Finds the picture of a piece of evidence.
    pub(super) fn picture(&self, of: &[u8; 32]) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.of == *of)
    }
}
