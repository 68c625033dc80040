//! The vault: the keys of a profile, and what they seal.
//!
//! A key source (keyring, keyfile, systemd credential, passphrase) or the recovery code gives a key that wraps
//! the *root key*. The root key wraps *data keys*, of which one seals what is new and the older ones still open
//! what they sealed. A data key seals named secrets, values in tables, and the own key of each piece of evidence.
//!
//! Nothing is asked for a key before a secret is needed; then the keys stay until the [`Vault`] is dropped, and
//! are overwritten. Several processes may use one vault: writers queue on a lock, and readers notice a new file.

pub mod blob;
mod changing;
mod error;
mod file;
pub mod key_source;
mod keys;
mod private_file;
mod recovery;
pub mod sealed_box;
mod secret;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::domain::names::TenantName;
pub use blob::SealedBlob;
pub use error::VaultError;
use file::{Content, Sealed, Sheet, Slot};
use key_source::Origin;
pub use key_source::{Ask, KeyError, KeySource, Unlock, password_key};
use keys::{Keys, RECOVERY, SOURCE};
pub use private_file::{FileProblem, read_own_file, write_new_own_file, write_own_file};
pub use recovery::{RecoveryCode, RecoveryCodeError};
use sealed_box::{DataKey, KeyId, Place, ReadyKey};
pub use secret::Secret;

/// The largest secret, in bytes; what is larger is evidence.
pub const SECRET_BYTES_MAX: usize = 64 * 1024;

/// The longest name of a secret.
const SECRET_NAME_MAX: usize = 160;

/// The vault of one profile, bound to one tenant.
pub struct Vault {
    path: PathBuf,
    tenant: TenantName,
    unlock: Box<dyn Unlock>,
    /// If given, it opens the vault instead of the key source.
    recovery: Option<RecoveryCode>,
    state: Mutex<State>,
}

struct State {
    sheet: Sheet,
    keys: Option<Keys>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("path", &self.path).finish_non_exhaustive()
    }
}

/// What `doctor` tells of a vault.
#[derive(Debug)]
pub struct Description {
    pub path: PathBuf,
    pub source: KeySource,
    pub reach: Reach,
    /// Which recovery code belongs to it; see [`RecoveryCode::id`].
    pub recovery: KeyId,
    /// The data key that seals what is new.
    pub current: KeyId,
    /// The older ones, which open what they once sealed.
    pub older: Vec<KeyId>,
    pub secrets: Vec<String>,
}

/// Whether the key source of a vault can be used here and now.
#[derive(Debug)]
pub enum Reach {
    Ready,
    /// It can be used where a person can be asked; nobody was.
    AsksAPerson,
    Unreachable(VaultError),
}

impl Vault {
    /// Makes a vault with its first secrets. The recovery code is given out here and never again.
    ///
    /// Crash window: a key that its source keeps already and no vault uses opens nothing.
    pub fn create(
        path: &Path,
        tenant: &TenantName,
        source: &KeySource,
        unlock: Box<dyn Unlock>,
        secrets: &[(&str, &[u8])],
    ) -> Result<(Self, RecoveryCode), VaultError> {
        if path.symlink_metadata().is_ok() {
            return Err(VaultError::Exists { path: path.to_owned() });
        }
        let (root, data) = (DataKey::generate()?, DataKey::generate()?);
        let (current, wrapped) = keys::wrap_data(&root, tenant, &data)?;
        let mut sealed = BTreeMap::new();
        for (name, secret) in secrets {
            sealed.insert((*name).to_owned(), seal_secret(&data, tenant, name, secret)?);
        }
        // Last, because a source may ask a person.
        let code = RecoveryCode::generate()?;
        let (origin, key) = Origin::establish(source, tenant, &*unlock, path)?;
        let content = Content {
            tenant: tenant.to_string(),
            root: root.id(),
            slot: Slot { root: keys::wrap_root(&key, tenant, SOURCE, &root)?, source: origin },
            recovery: keys::wrap_root(code.key(), tenant, RECOVERY, &root)?,
            current,
            keys: BTreeMap::from([(current, wrapped)]),
            secrets: sealed,
        };
        let _lock = file::lock(path)?;
        let sheet = file::write(path, tenant, content, &root, false)?;
        let keys = Keys::of(root, &sheet, tenant)?;
        let (path, tenant) = (path.to_owned(), tenant.clone());
        let state = Mutex::new(State { sheet, keys });
        Ok((Self { path, tenant, unlock, recovery: None, state }, code))
    }

    /// Opens the vault of a tenant. Its key source is asked when the first secret is needed.
    pub fn open(
        path: &Path,
        tenant: &TenantName,
        unlock: Box<dyn Unlock>,
    ) -> Result<Self, VaultError> {
        let sheet = file::read(path, tenant)?;
        let state = Mutex::new(State { sheet, keys: None });
        let (path, tenant) = (path.to_owned(), tenant.clone());
        Ok(Self { path, tenant, unlock, recovery: None, state })
    }

    /// Opens the vault with its recovery code; `unlock` serves the source that is chosen afterwards.
    pub fn recover(
        path: &Path,
        tenant: &TenantName,
        unlock: Box<dyn Unlock>,
        code: RecoveryCode,
    ) -> Result<Self, VaultError> {
        Self::open(path, tenant, unlock).map(|vault| Self { recovery: Some(code), ..vault })
    }

    /// The tenant that it is bound to.
    #[must_use]
    pub const fn tenant(&self) -> &TenantName {
        &self.tenant
    }

    /// A place of this vault's tenant.
    #[must_use]
    pub const fn place<'p>(&'p self, table: &'p str, column: &'p str, row: &'p str) -> Place<'p> {
        Place { tenant: &self.tenant, table, column, row }
    }

    /// Asks the key source now, so that a wrong key is known before work begins.
    pub fn unlock(&self) -> Result<(), VaultError> {
        self.with_keys(|_keys, _content| Ok(()))
    }

    /// A secret by its name.
    pub fn secret(&self, name: &str) -> Result<Secret, VaultError> {
        self.with_keys(|keys, content| {
            let no_secret = || VaultError::NoSecret { name: name.to_owned() };
            let sealed = content.secrets.get(name).ok_or_else(no_secret)?;
            Ok(keys.open(&keys::secret_place(&self.tenant, name), &sealed.0)?)
        })
    }

    /// The names of all secrets; nothing is unlocked for them.
    pub fn secret_names(&self) -> Result<Vec<String>, VaultError> {
        let mut state = self.state();
        self.refresh(&mut state)?;
        Ok(state.sheet.content.secrets.keys().cloned().collect())
    }

    /// Keeps a secret under a name, instead of what it named before.
    pub fn put_secret(&self, name: &str, secret: &[u8]) -> Result<(), VaultError> {
        self.change(|keys, content| {
            let key = current(keys, content)?;
            let sealed = seal_secret(key, &self.tenant, name, secret)?;
            content.secrets.insert(name.to_owned(), sealed);
            Ok(())
        })
    }

    /// Forgets a secret, and says whether there was one.
    pub fn remove_secret(&self, name: &str) -> Result<bool, VaultError> {
        self.change(|_keys, content| Ok(content.secrets.remove(name).is_some()))
    }

    /// Seals a value for its place.
    ///
    /// Call it inside the transaction that stores the box, so that its key is not retired in between.
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        self.own(place)?;
        self.with_keys(|keys, content| Ok(sealed_box::seal(current(keys, content)?, place, plain)?))
    }

    /// Opens a value that was sealed for this place.
    pub fn open_sealed(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Secret, VaultError> {
        self.own(place)?;
        self.with_keys(|keys, _content| Ok(sealed_box::open(key_of(keys, sealed)?, place, sealed)?))
    }

    /// Takes the keys as they are now, to open many values without looking at the file for each.
    pub fn opener(&self) -> Result<Opener, VaultError> {
        self.with_keys(|keys, _content| {
            Ok(Opener { tenant: self.tenant.clone(), keys: keys.ready() })
        })
    }

    /// The same value under the current key; nothing if it is already.
    pub fn reseal(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, VaultError> {
        self.own(place)?;
        self.with_keys(|keys, content| {
            let (old, new) = (key_of(keys, sealed)?, current(keys, content)?);
            if old.id() == new.id() {
                return Ok(None);
            }
            let plain = sealed_box::open(old, place, sealed)?;
            Ok(Some(sealed_box::seal(new, place, plain.expose())?))
        })
    }

    /// Seals evidence under a key of its own, for one row.
    pub fn seal_blob(&self, row: &str, plain: &[u8]) -> Result<SealedBlob, VaultError> {
        self.with_keys(|keys, content| {
            Ok(SealedBlob::seal(current(keys, content)?, &self.tenant, row, plain)?)
        })
    }

    /// Opens evidence that was sealed for this row.
    pub fn open_blob(&self, row: &str, blob: &SealedBlob) -> Result<Secret, VaultError> {
        self.with_keys(|keys, _content| {
            Ok(blob.open(key_of(keys, &blob.key)?, &self.tenant, row)?)
        })
    }

    /// The same evidence, its own key sealed under the current key; nothing if it is already.
    pub fn reseal_blob(
        &self,
        row: &str,
        blob: &SealedBlob,
    ) -> Result<Option<SealedBlob>, VaultError> {
        self.with_keys(|keys, content| {
            let (old, new) = (key_of(keys, &blob.key)?, current(keys, content)?);
            let resealed = || blob.reseal(old, new, &self.tenant, row);
            Ok((old.id() != new.id()).then(resealed).transpose()?)
        })
    }

    /// Makes a new data key and seals what is new under it; older keys still open what they sealed.
    pub fn rotate(&self) -> Result<KeyId, VaultError> {
        self.change(|keys, content| Ok(keys.rotate(content, &self.tenant)?))
    }

    /// Forgets an older data key for ever.
    ///
    /// Call it inside a write transaction that has found nothing sealed under it any more.
    pub fn retire(&self, id: KeyId) -> Result<(), VaultError> {
        self.change(|_keys, content| {
            if id == content.current {
                return Err(VaultError::KeyInUse { id });
            }
            content.keys.remove(&id).map(drop).ok_or(VaultError::UnknownKey { id })
        })
    }

    /// Opens the vault from another source from now on. Nothing but the root key is wrapped anew, and the
    /// recovery code stays good.
    pub fn rewrap(&self, source: &KeySource) -> Result<(), VaultError> {
        self.replace_source(source, |keys, content, slot_key, origin| {
            let root = keys::wrap_root(slot_key, &self.tenant, SOURCE, &keys.root)?;
            content.slot = Slot { source: origin, root };
            Ok(((), None))
        })
    }

    /// Gives the vault a new root key, a new data key and a new recovery code, when the old source, the old
    /// code or a copy of the file may be in wrong hands. What is sealed already wants to be resealed.
    pub fn renew(&self, source: &KeySource) -> Result<RecoveryCode, VaultError> {
        let (root, code) = (DataKey::generate()?, RecoveryCode::generate()?);
        self.replace_source(source, |keys, content, slot_key, origin| {
            keys.rotate(content, &self.tenant)?;
            let (id, newest) = (content.current, content.keys.get(&content.current));
            let newest = newest.ok_or(VaultError::UnknownKey { id })?;
            let newest = keys.unwrap_data(&self.tenant, id, newest)?;
            content.keys = keys.wrap_all(&root, &self.tenant)?;
            content.keys.extend([keys::wrap_data(&root, &self.tenant, &newest)?]);
            content.root = root.id();
            let wrapped = keys::wrap_root(slot_key, &self.tenant, SOURCE, &root)?;
            content.slot = Slot { source: origin, root: wrapped };
            content.recovery = keys::wrap_root(code.key(), &self.tenant, RECOVERY, &root)?;
            Ok(((), Some(root)))
        })?;
        Ok(code)
    }

    /// Writes a copy of the vault that opens what it opens, with those of its secrets that are wanted.
    pub fn copy_to(&self, path: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<(), VaultError> {
        self.with_keys(|keys, content| {
            let mut content = content.clone();
            content.secrets.retain(|name, _| is_wanted(name));
            file::write(path, &self.tenant, content, &keys.root, false).map(drop)
        })
    }

    /// What there is to know about the vault without opening it. The key source is asked, unless it is a person.
    pub fn describe(&self) -> Result<Description, VaultError> {
        let mut state = self.state();
        self.refresh(&mut state)?;
        let content = &state.sheet.content;
        let others = content.keys.keys().filter(|id| **id != content.current);
        Ok(Description {
            path: self.path.clone(),
            source: content.slot.source.chosen(),
            reach: self.reach(&content.slot),
            recovery: sealed_box::header(&content.recovery.0)?.key_id,
            current: content.current,
            older: others.copied().collect(),
            secrets: content.secrets.keys().cloned().collect(),
        })
    }

    fn reach(&self, slot: &Slot) -> Reach {
        if slot.source.asks_a_person() {
            return Reach::AsksAPerson;
        }
        let asked = slot.source.fetch(&*self.unlock, &self.path).map_err(VaultError::from);
        match asked.and_then(|key| self.unwrap_root(&key, SOURCE, &slot.root, &slot.source)) {
            Ok(_root) => Reach::Ready,
            Err(error) => Reach::Unreachable(error),
        }
    }

    fn own(&self, place: &Place<'_>) -> Result<(), VaultError> {
        if *place.tenant == self.tenant {
            return Ok(());
        }
        let (tenant, found) = (self.tenant.clone(), place.tenant.clone());
        Err(VaultError::ForeignPlace { tenant, found })
    }
}

/// The keys of a vault at one moment, ready to open values on several threads.
#[derive(Debug)]
pub struct Opener {
    tenant: TenantName,
    keys: Vec<ReadyKey>,
}

impl Opener {
    /// Opens a value that was sealed for a place of this vault's tenant.
    pub fn open(&self, place: (&str, &str, &str), sealed: &[u8]) -> Result<Secret, VaultError> {
        let mut plain = Vec::new();
        self.open_into(place, sealed, &mut plain)?;
        Ok(Secret::new(plain))
    }

    /// The same into room that is there already, for many values; nothing is left in it if the value does
    /// not open.
    pub fn open_into(
        &self,
        (table, column, row): (&str, &str, &str),
        sealed: &[u8],
        plain: &mut Vec<u8>,
    ) -> Result<(), VaultError> {
        let id = sealed_box::header(sealed)?.key_id;
        let key = self.keys.iter().find(|key| key.id() == id);
        let place = Place { tenant: &self.tenant, table, column, row };
        Ok(key.ok_or(VaultError::UnknownKey { id })?.open_into(&place, sealed, plain)?)
    }
}

/// The data key that seals what is new.
fn current<'k>(keys: &'k Keys, content: &Content) -> Result<&'k DataKey, VaultError> {
    let id = content.current;
    keys.get(id).ok_or(VaultError::UnknownKey { id })
}

/// The data key that sealed a box.
fn key_of<'k>(keys: &'k Keys, sealed: &[u8]) -> Result<&'k DataKey, VaultError> {
    let id = sealed_box::header(sealed)?.key_id;
    keys.get(id).ok_or(VaultError::UnknownKey { id })
}

fn seal_secret(
    key: &DataKey,
    tenant: &TenantName,
    name: &str,
    secret: &[u8],
) -> Result<Sealed, VaultError> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._/-".contains(c);
    if name.is_empty() || name.len() > SECRET_NAME_MAX || !name.chars().all(good) {
        return Err(VaultError::BadName { name: name.to_owned() });
    }
    if secret.len() > SECRET_BYTES_MAX {
        return Err(VaultError::SecretTooLarge { bytes: secret.len() });
    }
    let sealed = sealed_box::seal(key, &keys::secret_place(tenant, name), secret)?;
    Ok(Sealed(sealed))
}
