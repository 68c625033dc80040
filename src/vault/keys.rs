//! The keys of a vault, from the source down: a slot wraps the root key, the root wraps the data keys.

use std::collections::BTreeMap;

use super::file::{Content, Sealed, Sheet};
use super::sealed_box::{self, BoxError, DataKey, KeyId, Place, ReadyKey};
use crate::domain::names::TenantName;

/// The row of the slot that a key source opens, and of the one that the recovery code opens.
pub(super) const SOURCE: &str = "source";
pub(super) const RECOVERY: &str = "recovery";

/// The keys of an opened vault. They are overwritten when it is dropped.
#[derive(Debug)]
pub(super) struct Keys {
    pub root: DataKey,
    data: BTreeMap<KeyId, DataKey>,
}

fn place<'p>(tenant: &'p TenantName, column: &'p str, row: &'p str) -> Place<'p> {
    Place { tenant, table: "vault", column, row }
}

/// Wraps the root key for a slot.
pub(super) fn wrap_root(
    under: &DataKey,
    tenant: &TenantName,
    slot: &str,
    root: &DataKey,
) -> Result<Sealed, BoxError> {
    sealed_box::seal(under, &place(tenant, "root", slot), root.expose()).map(Sealed)
}

/// Unwraps the root key from a slot.
pub(super) fn unwrap_root(
    under: &DataKey,
    tenant: &TenantName,
    slot: &str,
    sealed: &Sealed,
) -> Result<DataKey, BoxError> {
    unwrap(under, &place(tenant, "root", slot), sealed)
}

/// Wraps a data key under the root.
pub(super) fn wrap_data(
    root: &DataKey,
    tenant: &TenantName,
    key: &DataKey,
) -> Result<(KeyId, Sealed), BoxError> {
    let id = key.id();
    let row = id.to_string();
    let sealed = sealed_box::seal(root, &place(tenant, "key", &row), key.expose())?;
    Ok((id, Sealed(sealed)))
}

fn unwrap(under: &DataKey, place: &Place<'_>, sealed: &Sealed) -> Result<DataKey, BoxError> {
    let plain = sealed_box::open(under, place, &sealed.0)?;
    let damaged = || BoxError::DamagedOrMoved { place: place.to_string() };
    DataKey::from_bytes(plain.expose()).ok_or_else(damaged)
}

impl Keys {
    /// Unwraps every data key of a file whose root key is known; nothing if the file was altered.
    pub fn of(root: DataKey, sheet: &Sheet, tenant: &TenantName) -> Result<Option<Self>, BoxError> {
        if sheet.content.root != root.id() || !sheet.is_intact(&root, tenant) {
            return Ok(None);
        }
        let mut data = BTreeMap::new();
        for (id, sealed) in &sheet.content.keys {
            let row = id.to_string();
            data.insert(*id, unwrap(&root, &place(tenant, "key", &row), sealed)?);
        }
        Ok(data.contains_key(&sheet.content.current).then_some(Self { root, data }))
    }

    pub fn get(&self, id: KeyId) -> Option<&DataKey> {
        self.data.get(&id)
    }

    /// Every data key, prepared.
    pub fn ready(&self) -> Vec<ReadyKey> {
        self.data.values().map(ReadyKey::of).collect()
    }

    /// Makes a data key and lets it seal what is new; the secrets of the vault are sealed under it at once.
    pub fn rotate(&self, content: &mut Content, tenant: &TenantName) -> Result<KeyId, BoxError> {
        let key = DataKey::generate()?;
        let (id, sealed) = wrap_data(&self.root, tenant, &key)?;
        for (name, secret) in &mut content.secrets {
            let place = secret_place(tenant, name);
            let plain = self.open(&place, &secret.0)?;
            *secret = Sealed(sealed_box::seal(&key, &place, plain.expose())?);
        }
        content.keys.insert(id, sealed);
        content.current = id;
        Ok(id)
    }

    /// Wraps every data key under another root.
    pub fn wrap_all(
        &self,
        root: &DataKey,
        tenant: &TenantName,
    ) -> Result<BTreeMap<KeyId, Sealed>, BoxError> {
        self.data.values().map(|key| wrap_data(root, tenant, key)).collect()
    }

    /// Unwraps a data key that this root wraps.
    pub fn unwrap_data(
        &self,
        tenant: &TenantName,
        id: KeyId,
        sealed: &Sealed,
    ) -> Result<DataKey, BoxError> {
        let row = id.to_string();
        unwrap(&self.root, &place(tenant, "key", &row), sealed)
    }

    /// Opens a box under whichever data key sealed it.
    pub fn open(
        &self,
        place: &Place<'_>,
        sealed: &[u8],
    ) -> Result<super::secret::Secret, BoxError> {
        let sealed_under = sealed_box::header(sealed)?.key_id;
        let offered = self.root.id();
        let key = self.get(sealed_under).ok_or(BoxError::WrongKey { sealed_under, offered })?;
        sealed_box::open(key, place, sealed)
    }
}

/// Where a secret of the vault stands.
pub(super) fn secret_place<'p>(tenant: &'p TenantName, name: &'p str) -> Place<'p> {
    place(tenant, name, "secret")
}
