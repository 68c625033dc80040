//! The vault's file: what is in it, and how it is read and written.
//!
//! Everything secret in it is sealed. The rest (which source, which keys, which names) is bound together by
//! a box without content, whose row is the digest of it all: a change by hand is noticed when the vault opens.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

use super::VaultError;
use super::key_source::Origin;
use super::private_file::{self, FileProblem, Stamp, Trust};
use super::sealed_box::{self, BoxError, DataKey, KeyId, Place};
use crate::domain::names::TenantName;

/// The version of the file that this custody writes, and the latest that it reads.
const VERSION: u64 = 1;

const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// How long a writer waits for another, in steps.
const LOCK_STEPS: u32 = 200;
const LOCK_STEP: Duration = Duration::from_millis(25);

/// A sealed box as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sealed(pub(super) Vec<u8>);

impl Serialize for Sealed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Sealed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes());
        bytes.map(Self).map_err(|_| de::Error::custom("a sealed value is not base 64"))
    }
}

impl Serialize for KeyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a key id is not 16 hexadecimal digits"))
    }
}

/// The key of the vault, wrapped by what comes from one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub source: Origin,
    pub root: Sealed,
}

/// What a vault holds.
///
/// A slot wraps the root key, the root key wraps the data keys, and a data key seals values. So a new data
/// key needs no recovery code at hand, and a new source re-wraps one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub tenant: String,
    pub root: KeyId,
    pub slot: Slot,
    /// The root key wrapped by the recovery code. There is no vault without it.
    pub recovery: Sealed,
    /// The data key that seals what is new.
    pub current: KeyId,
    pub keys: BTreeMap<KeyId, Sealed>,
    pub secrets: BTreeMap<String, Sealed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    custody_vault: u64,
    content: Content,
    seal: Sealed,
}

/// Only the version, so that a newer file is named as such whatever else it has.
#[derive(Deserialize)]
struct Versioned {
    custody_vault: u64,
}

/// A file as it was read: well-formed, its seal not looked at yet.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub content: Content,
    seal: Sealed,
    pub stamp: Stamp,
}

impl Content {
    fn digest(&self) -> Result<String, BoxError> {
        // Maps are ordered and numbers are whole: the same content is the same bytes.
        let bytes = serde_json::to_vec(self).map_err(|_| BoxError::TooLarge { bytes: 0 })?;
        Ok(HEXLOWER.encode(&Sha256::digest(bytes)))
    }
}

fn seal_place<'p>(tenant: &'p TenantName, digest: &'p str) -> Place<'p> {
    Place { tenant, table: "vault", column: "content", row: digest }
}

impl Sheet {
    /// Whether the content is as it was written by somebody who had the root key.
    pub fn is_intact(&self, root: &DataKey, tenant: &TenantName) -> bool {
        let digest = self.content.digest();
        digest.is_ok_and(|digest| {
            sealed_box::open(root, &seal_place(tenant, &digest), &self.seal.0).is_ok()
        })
    }
}

/// Reads bytes as a vault's file.
fn parse(path: &Path, bytes: &[u8]) -> Result<(Content, Sealed), VaultError> {
    let malformed = |error: serde_json::Error| VaultError::Malformed {
        path: path.to_owned(),
        line: error.line(),
        column: error.column(),
    };
    let versioned: Versioned = serde_json::from_slice(bytes).map_err(malformed)?;
    if versioned.custody_vault != VERSION {
        let version = versioned.custody_vault;
        return Err(VaultError::UnknownVersion { path: path.to_owned(), version });
    }
    let written: Written = serde_json::from_slice(bytes).map_err(malformed)?;
    Ok((written.content, written.seal))
}

/// Reads the vault's file, and whether it is this tenant's.
pub(super) fn read(path: &Path, tenant: &TenantName) -> Result<Sheet, VaultError> {
    let failed = |problem| match problem {
        FileProblem::Missing => VaultError::Missing { path: path.to_owned() },
        source => VaultError::File { path: path.to_owned(), source },
    };
    // Before the bytes: if it is replaced in between, the next look finds an old stamp and reads again.
    let stamp = private_file::stamp(path).map_err(failed)?;
    let bytes = private_file::read(path, Trust::Own, FILE_BYTES_MAX).map_err(failed)?;
    let (content, seal) = parse(path, bytes.expose())?;
    if content.tenant != tenant.as_str() {
        return Err(VaultError::OtherTenant { path: path.to_owned(), tenant: tenant.clone() });
    }
    Ok(Sheet { content, seal, stamp })
}

/// Writes a content under its seal, and answers with what the file now is.
pub(super) fn write(
    path: &Path,
    tenant: &TenantName,
    content: Content,
    root: &DataKey,
    replace: bool,
) -> Result<Sheet, VaultError> {
    let failed = |problem| match problem {
        FileProblem::Exists => VaultError::Exists { path: path.to_owned() },
        source => VaultError::File { path: path.to_owned(), source },
    };
    let digest = content.digest()?;
    let seal = Sealed(sealed_box::seal(root, &seal_place(tenant, &digest), b"")?);
    let written = Written { custody_vault: VERSION, content, seal };
    let mut text = serde_json::to_vec_pretty(&written)
        .map_err(|e| failed(FileProblem::Io(std::io::Error::other(e))))?;
    text.push(b'\n');
    if text.len() as u64 > FILE_BYTES_MAX {
        return Err(failed(FileProblem::TooLarge { max: FILE_BYTES_MAX }));
    }
    private_file::write(path, &text, replace).map_err(failed)?;
    let Written { content, seal, .. } = written;
    // Writers hold the lock: the file that has the name now is the one just written.
    let stamp = private_file::stamp(path).map_err(failed)?;
    Ok(Sheet { content, seal, stamp })
}

/// The right to write, given back when it is dropped.
#[derive(Debug)]
pub(super) struct WriteLock {
    _file: File,
}

/// Waits for the right to write. The lock is on a file beside the vault's, which is replaced at every change.
pub(super) fn lock(path: &Path) -> Result<WriteLock, VaultError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let name = PathBuf::from(name);
    let failed = |source| VaultError::File { path: name.clone(), source };
    let file = private_file::lock_file(&name).map_err(failed)?;
    for _ in 0..LOCK_STEPS {
        match file.try_lock() {
            Ok(()) => return Ok(WriteLock { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => thread::sleep(LOCK_STEP),
            Err(std::fs::TryLockError::Error(error)) => return Err(failed(FileProblem::Io(error))),
        }
    }
    Err(VaultError::Busy { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn malformed(text: &str) -> VaultError {
        parse(Path::new("vault.json"), text.as_bytes()).unwrap_err()
    }

    #[test]
    fn a_newer_file_is_named_as_such_whatever_else_it_has() {
        let error = malformed(r#"{"custody_vault": 2, "unheard": ["of"]}"#);
        assert!(matches!(error, VaultError::UnknownVersion { version: 2, .. }), "{error}");
    }

    #[test]
    fn what_is_no_vault_is_named_with_its_line_and_not_quoted() {
        for text in ["", "{", "[]", "null", "\u{0}", r#"{"custody_vault": "canary"}"#] {
            let error = malformed(text);
            assert!(matches!(error, VaultError::Malformed { .. }), "{text:?}: {error}");
            assert!(!format!("{error:?}").contains("canary"));
        }
        let unknown = r#"{"custody_vault": 1, "content": {"canary": 1}, "seal": ""}"#;
        assert!(!format!("{:?}", malformed(unknown)).contains("canary"));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
            drop(parse(Path::new("vault.json"), &bytes));
        }

        #[test]
        fn no_text_like_json_makes_the_reader_panic(
            text in r#"\{"custody_vault": ?1, ?("content": ?\{("[a-z]{1,8}": ?("[0-9a-f=]{0,16}"|\{\}|1),?){0,4}\},?)?.{0,20}"#
        ) {
            drop(parse(Path::new("vault.json"), text.as_bytes()));
        }
    }
}
