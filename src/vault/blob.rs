//! Evidence under seal: each piece under a key of its own, which is itself sealed under the vault's key.
//!
//! ```text
//! "custody-blob" || 01 || length of the sealed key (2, big end first) || sealed key || sealed content
//! ```
//!
//! Both parts are sealed boxes. Whoever forgets the sealed key has erased the content, wherever its copies
//! lie; and a new key of the vault needs only the small box sealed anew.

use super::sealed_box::{self, BOX_BYTES_MORE, BoxError, DataKey, PLAIN_BYTES_MAX, Place};
use super::secret::Secret;
use crate::domain::names::TenantName;

const MAGIC: &[u8] = b"custody-blob\x01";
const KEY_BOX_BYTES: usize = DataKey::BYTES + BOX_BYTES_MORE;
const CONTENT_AT: usize = MAGIC.len() + 2 + KEY_BOX_BYTES;

/// The largest sealed blob, in bytes.
pub const BLOB_BYTES_MAX: usize = CONTENT_AT + BOX_BYTES_MORE + PLAIN_BYTES_MAX;

/// Why bytes are no sealed blob.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BlobError {
    #[error("these bytes are not sealed evidence of this custody")]
    NotABlob,
    #[error("{bytes} bytes are more than sealed evidence can have")]
    TooLarge { bytes: usize },
}

/// Evidence under seal, in its two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBlob {
    /// The key of the content, sealed under the vault's.
    pub key: Vec<u8>,
    pub content: Vec<u8>,
}

fn place<'p>(tenant: &'p TenantName, column: &'p str, row: &'p str) -> Place<'p> {
    Place { tenant, table: "evidence", column, row }
}

impl SealedBlob {
    /// Seals bytes for one row under a fresh key.
    pub(super) fn seal(
        under: &DataKey,
        tenant: &TenantName,
        row: &str,
        plain: &[u8],
    ) -> Result<Self, BoxError> {
        let own = DataKey::generate()?;
        let content = sealed_box::seal(&own, &place(tenant, "content", row), plain)?;
        Ok(Self { key: seal_key(under, tenant, row, &own)?, content })
    }

    /// The content, if both parts were sealed for this row.
    pub(super) fn open(
        &self,
        under: &DataKey,
        tenant: &TenantName,
        row: &str,
    ) -> Result<Secret, BoxError> {
        let own = self.open_key(under, tenant, row)?;
        sealed_box::open(&own, &place(tenant, "content", row), &self.content)
    }

    /// The same content, its key sealed under another key of the vault.
    pub(super) fn reseal(
        &self,
        old: &DataKey,
        new: &DataKey,
        tenant: &TenantName,
        row: &str,
    ) -> Result<Self, BoxError> {
        let own = self.open_key(old, tenant, row)?;
        Ok(Self { key: seal_key(new, tenant, row, &own)?, content: self.content.clone() })
    }

    fn open_key(
        &self,
        under: &DataKey,
        tenant: &TenantName,
        row: &str,
    ) -> Result<DataKey, BoxError> {
        let place = place(tenant, "key", row);
        let own = sealed_box::open(under, &place, &self.key)?;
        let damaged = || BoxError::DamagedOrMoved { place: place.to_string() };
        DataKey::from_bytes(own.expose()).ok_or_else(damaged)
    }

    /// Both parts in one, as a file holds them.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let length = u16::try_from(self.key.len()).unwrap_or(u16::MAX);
        let mut bytes = Vec::with_capacity(CONTENT_AT + self.content.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&self.key);
        bytes.extend_from_slice(&self.content);
        bytes
    }

    /// Reads both parts; whether they open is asked later.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BlobError> {
        if bytes.len() > BLOB_BYTES_MAX {
            return Err(BlobError::TooLarge { bytes: bytes.len() });
        }
        let rest = bytes.strip_prefix(MAGIC).ok_or(BlobError::NotABlob)?;
        let (length, rest) = rest.split_first_chunk().ok_or(BlobError::NotABlob)?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length != KEY_BOX_BYTES {
            return Err(BlobError::NotABlob);
        }
        let (key, content) = rest.split_at_checked(length).ok_or(BlobError::NotABlob)?;
        Ok(Self { key: key.to_vec(), content: content.to_vec() })
    }
}

fn seal_key(
    under: &DataKey,
    tenant: &TenantName,
    row: &str,
    own: &DataKey,
) -> Result<Vec<u8>, BoxError> {
    sealed_box::seal(under, &place(tenant, "key", row), own.expose())
}
