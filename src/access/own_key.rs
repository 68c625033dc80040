//! An operator's private key under their password: nobody opens a session in another's name, not even
//! with the vault in hand.
//!
//! ```text
//! salt (16) || sealed box (see the vault) under Argon2id(password, salt)
//! ```

use crate::domain::names::{OperatorName, TenantName};
use crate::vault::sealed_box::{self, Place};
use crate::vault::{Secret, VaultError, password_key};

const SALT_BYTES: usize = 16;

/// Closes a private key under a password.
pub(super) fn close(
    tenant: &TenantName,
    operator: &OperatorName,
    password: &Secret,
    key: &[u8; 32],
) -> Result<Vec<u8>, VaultError> {
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(|_| sealed_box::BoxError::NoEntropy)?;
    let under = password_key(password, salt)?;
    let mut closed = salt.to_vec();
    closed.extend(sealed_box::seal(&under, &place(tenant, operator), key)?);
    Ok(closed)
}

/// Opens a private key; nothing if this is not its password.
pub(super) fn open(
    tenant: &TenantName,
    operator: &OperatorName,
    password: &Secret,
    closed: &[u8],
) -> Result<Option<[u8; 32]>, VaultError> {
    let Some((salt, sealed)) = closed.split_first_chunk::<SALT_BYTES>() else { return Ok(None) };
    let under = password_key(password, *salt)?;
    let opened = sealed_box::open(&under, &place(tenant, operator), sealed);
    Ok(opened.ok().and_then(|key| key.expose().try_into().ok()))
}

fn place<'p>(tenant: &'p TenantName, operator: &'p OperatorName) -> Place<'p> {
    Place { tenant, table: "operator", column: "own_key", row: operator.as_str() }
}
