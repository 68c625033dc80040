//! The sealed box: bytes that only open with the right key, in the place where they were sealed.
//!
//! ```text
//! 01 || 01 (AES-256-GCM) || key_id (8) || nonce (12) || ciphertext || tag (16)
//! ```
//!
//! What is authenticated besides: `custody/aead/v1`, then key id, tenant, table, column and row, each behind
//! its length as four bytes, big end first. So a box cannot be moved to another row, column or tenant.

use std::fmt;

use aes_gcm::aead::{AeadInOut as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce, Tag};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::secret::Secret;
use crate::domain::names::TenantName;

/// The most bytes that are sealed at once: the largest evidence.
pub const PLAIN_BYTES_MAX: usize = 20 * 1024 * 1024;

const VERSION: u8 = 1;
const AES_256_GCM: u8 = 1;
const LABEL: &[u8] = b"custody/aead/v1";
const KEY_ID_LABEL: &[u8] = b"custody/key-id/v1";

const KEY_ID_AT: usize = 2;
const NONCE_AT: usize = KEY_ID_AT + KeyId::BYTES;
const CIPHERTEXT_AT: usize = NONCE_AT + NONCE_BYTES;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// How much longer a box is than what is in it.
pub const BOX_BYTES_MORE: usize = CIPHERTEXT_AT + TAG_BYTES;

/// Why a box cannot be made or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoxError {
    #[error("{bytes} bytes are too few for a sealed value")]
    TooShort { bytes: usize },
    #[error("the sealed value has version {0}, which this custody does not know")]
    UnknownVersion(u8),
    #[error("the sealed value has cipher {0}, which this custody does not know")]
    UnknownCipher(u8),
    #[error("the value is sealed under key {sealed_under}, not under {offered}")]
    WrongKey { sealed_under: KeyId, offered: KeyId },
    /// A cipher cannot tell the two apart: both are "not what was sealed here".
    #[error("the sealed value of {place} is damaged, or was moved there from another place")]
    DamagedOrMoved { place: String },
    #[error("{bytes} bytes are too many to seal at once, at most {PLAIN_BYTES_MAX}")]
    TooLarge { bytes: usize },
    #[error("the system gives no random numbers")]
    NoEntropy,
}

/// Which key sealed a box: the first eight bytes of a labelled digest of the key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; Self::BYTES]);

impl KeyId {
    pub const BYTES: usize = 8;

    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    /// Reads sixteen hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A key that seals values or other keys.
///
/// It lies on the heap, so that moving it leaves no copies behind on the stack.
pub struct DataKey(Box<Zeroizing<[u8; Self::BYTES]>>);

impl DataKey {
    pub const BYTES: usize = 32;

    /// A new random key.
    pub fn generate() -> Result<Self, BoxError> {
        Self::filled(|bytes| getrandom::fill(bytes).map_err(|_| BoxError::NoEntropy))
    }

    /// Takes the bytes of a key; nothing if they are not 32.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let copy = |own: &mut [u8]| {
            let fits = own.len() == bytes.len();
            fits.then(|| own.copy_from_slice(bytes)).ok_or(())
        };
        Self::filled(copy).ok()
    }

    /// Lets `fill` write the key in place.
    pub(super) fn filled<E>(fill: impl FnOnce(&mut [u8]) -> Result<(), E>) -> Result<Self, E> {
        let mut bytes = Box::new(Zeroizing::new([0; Self::BYTES]));
        fill(&mut bytes[..])?;
        Ok(Self(bytes))
    }

    /// The bytes, for wrapping them under another key.
    pub(super) fn expose(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    /// Which key this is; it does not tell the key.
    #[must_use]
    pub fn id(&self) -> KeyId {
        let hash = Sha256::new().chain_update(KEY_ID_LABEL).chain_update(self.expose()).finalize();
        let mut id = [0; KeyId::BYTES];
        id.copy_from_slice(&hash[..KeyId::BYTES]);
        KeyId(id)
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({})", self.id())
    }
}

/// Where a sealed value stands; it opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'p> {
    pub tenant: &'p TenantName,
    pub table: &'p str,
    pub column: &'p str,
    pub row: &'p str,
}

impl Place<'_> {
    /// What is authenticated beside the ciphertext. Lengths keep `ab|c` and `a|bc` apart.
    fn associated(&self, key_id: KeyId) -> Vec<u8> {
        let tenant = self.tenant.as_str();
        let names = [tenant, self.table, self.column, self.row].map(str::as_bytes);
        let length: usize = names.iter().map(|name| name.len() + 4).sum();
        let mut bytes = Vec::with_capacity(LABEL.len() + 4 + KeyId::BYTES + length);
        bytes.extend_from_slice(LABEL);
        for part in [key_id.0.as_slice()].into_iter().chain(names) {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{} {:?} of {}", self.table, self.column, self.row, self.tenant)
    }
}

/// What a box says of itself in the clear; not to be trusted before the box has opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    pub key_id: KeyId,
    /// Never twice under one key: a table of boxes keeps it UNIQUE with the key id.
    pub nonce: [u8; NONCE_BYTES],
}

/// Reads the beginning of a box.
pub fn header(sealed: &[u8]) -> Result<Header, BoxError> {
    if sealed.len() < BOX_BYTES_MORE {
        return Err(BoxError::TooShort { bytes: sealed.len() });
    }
    if sealed[0] != VERSION {
        return Err(BoxError::UnknownVersion(sealed[0]));
    }
    if sealed[1] != AES_256_GCM {
        return Err(BoxError::UnknownCipher(sealed[1]));
    }
    let mut key_id = [0; KeyId::BYTES];
    key_id.copy_from_slice(&sealed[KEY_ID_AT..NONCE_AT]);
    let mut nonce = [0; NONCE_BYTES];
    nonce.copy_from_slice(&sealed[NONCE_AT..CIPHERTEXT_AT]);
    Ok(Header { key_id: KeyId(key_id), nonce })
}

/// Seals bytes for one place, under a nonce that is drawn for this box.
///
/// 96 random bits allow some 2^32 boxes under one key before two nonces may meet; far more than a mailroom
/// writes, and each piece of evidence has a key of its own.
pub fn seal(key: &DataKey, place: &Place<'_>, plain: &[u8]) -> Result<Vec<u8>, BoxError> {
    let mut nonce = [0; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(|_| BoxError::NoEntropy)?;
    seal_with(key, place, plain, nonce)
}

/// Seals under a given nonce: for [`seal`], and for comparing with known answers.
fn seal_with(
    key: &DataKey,
    place: &Place<'_>,
    plain: &[u8],
    nonce: [u8; NONCE_BYTES],
) -> Result<Vec<u8>, BoxError> {
    let too_large = || BoxError::TooLarge { bytes: plain.len() };
    if plain.len() > PLAIN_BYTES_MAX {
        return Err(too_large());
    }
    let id = key.id();
    // As long as it will ever be, so that it never moves and leaves plain bytes behind.
    let mut sealed = Vec::with_capacity(BOX_BYTES_MORE + plain.len());
    sealed.extend_from_slice(&[VERSION, AES_256_GCM]);
    sealed.extend_from_slice(&id.0);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let associated = place.associated(id);
    let tag = encrypt(key, nonce, &associated, &mut sealed[CIPHERTEXT_AT..]);
    let tag = tag.ok_or_else(too_large)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Opens a box that was sealed for this place under this key.
pub fn open(key: &DataKey, place: &Place<'_>, sealed: &[u8]) -> Result<Secret, BoxError> {
    ReadyKey::of(key).open(place, sealed)
}

/// Encrypts in place and answers with the tag; nothing if the bytes are too many for the cipher.
fn encrypt(
    key: &DataKey,
    nonce: [u8; NONCE_BYTES],
    associated: &[u8],
    bytes: &mut [u8],
) -> Option<Tag> {
    let cipher = Aes256Gcm::new(key.expose().into());
    cipher.encrypt_inout_detached(&Nonce::from(nonce), associated, bytes.into()).ok()
}

/// A key made ready to open many boxes.
pub struct ReadyKey {
    id: KeyId,
    cipher: Aes256Gcm,
}

impl fmt::Debug for ReadyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadyKey({})", self.id)
    }
}

impl ReadyKey {
    /// Prepares a key.
    #[must_use]
    pub fn of(key: &DataKey) -> Self {
        Self { id: key.id(), cipher: Aes256Gcm::new(key.expose().into()) }
    }

    /// Which key it is.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// Opens a box that was sealed for this place under this key.
    pub fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Secret, BoxError> {
        let mut plain = Vec::new();
        self.open_into(place, sealed, &mut plain)?;
        Ok(Secret::new(plain))
    }

    /// The same into room that is there already; nothing is left in it if the box does not open.
    pub fn open_into(
        &self,
        place: &Place<'_>,
        sealed: &[u8],
        plain: &mut Vec<u8>,
    ) -> Result<(), BoxError> {
        plain.clear();
        let Header { key_id, nonce } = header(sealed)?;
        if key_id != self.id {
            return Err(BoxError::WrongKey { sealed_under: key_id, offered: self.id });
        }
        let (ciphertext, tag) = sealed[CIPHERTEXT_AT..].split_at(sealed.len() - BOX_BYTES_MORE);
        plain.extend_from_slice(ciphertext);
        let associated = place.associated(self.id);
        if self.decrypt(nonce, &associated, plain, tag) {
            Ok(())
        } else {
            plain.clear();
            Err(BoxError::DamagedOrMoved { place: place.to_string() })
        }
    }

    /// Decrypts in place, and says whether the tag is right.
    fn decrypt(
        &self,
        nonce: [u8; NONCE_BYTES],
        associated: &[u8],
        bytes: &mut [u8],
        tag: &[u8],
    ) -> bool {
        let Ok(tag) = <[u8; TAG_BYTES]>::try_from(tag) else { return false };
        let (nonce, tag) = (Nonce::from(nonce), Tag::from(tag));
        self.cipher.decrypt_inout_detached(&nonce, associated, bytes.into(), &tag).is_ok()
    }
}

#[cfg(test)]
mod tests;
