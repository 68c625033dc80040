//! How the keys are reached and how the file changes.

use std::sync::{MutexGuard, PoisonError};

use super::file::{self, Content, Sealed, Slot};
use super::key_source::{KeySource, Origin};
use super::keys::{self, Keys, RECOVERY, SOURCE};
use super::private_file;
use super::sealed_box::{BoxError, DataKey};
use super::{State, Vault, VaultError};

impl Vault {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked left whole values behind: they are only ever replaced.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks whether another process has replaced the file, and follows it.
    pub(super) fn refresh(&self, state: &mut State) -> Result<(), VaultError> {
        let unchanged = private_file::stamp(&self.path).is_ok_and(|now| now == state.sheet.stamp);
        if unchanged {
            return Ok(());
        }
        let sheet = file::read(&self.path, &self.tenant)?;
        // Under a new root the keys at hand are of no use; the source is asked again.
        let known = state.keys.take().filter(|keys| keys.root.id() == sheet.content.root);
        state.sheet = sheet;
        if let Some(keys) = known {
            state.keys = Some(self.keys_of(keys.root, state)?);
        }
        Ok(())
    }

    /// Works with the keys of the file as it is now, asking the source if it has not been asked.
    pub(super) fn with_keys<T>(
        &self,
        work: impl FnOnce(&Keys, &Content) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut state = self.state();
        self.refresh(&mut state)?;
        let keys = match state.keys.take() {
            Some(keys) => keys,
            None => self.keys_of(self.ask_for_root(&state.sheet.content)?, &state)?,
        };
        let done = work(&keys, &state.sheet.content);
        state.keys = Some(keys);
        done
    }

    fn keys_of(&self, root: DataKey, state: &State) -> Result<Keys, VaultError> {
        let altered = || VaultError::Altered { path: self.path.clone() };
        match Keys::of(root, &state.sheet, &self.tenant) {
            Ok(keys) => keys.ok_or_else(altered),
            Err(_damaged) => Err(altered()),
        }
    }

    fn ask_for_root(&self, content: &Content) -> Result<DataKey, VaultError> {
        let Some(code) = &self.recovery else {
            let source = &content.slot.source;
            let key = source.fetch(&*self.unlock, &self.path)?;
            return self.unwrap_root(&key, SOURCE, &content.slot.root, source);
        };
        let root = keys::unwrap_root(code.key(), &self.tenant, RECOVERY, &content.recovery);
        root.map_err(|error| self.not_opened(&error, "the recovery code".to_owned()))
    }

    pub(super) fn unwrap_root(
        &self,
        key: &DataKey,
        slot: &str,
        sealed: &Sealed,
        source: &Origin,
    ) -> Result<DataKey, VaultError> {
        let root = keys::unwrap_root(key, &self.tenant, slot, sealed);
        root.map_err(|error| self.not_opened(&error, source.chosen().to_string()))
    }

    fn not_opened(&self, error: &BoxError, source_name: String) -> VaultError {
        let path = self.path.clone();
        match error {
            BoxError::WrongKey { .. } => VaultError::WrongKey { path, source_name },
            _damaged => VaultError::Altered { path },
        }
    }

    /// Changes the file.
    pub(super) fn change<T>(
        &self,
        change: impl FnOnce(&Keys, &mut Content) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.change_root(|keys, content| Ok((change(keys, content)?, None)))
    }

    /// Changes the file, and its root key if the change answers with another one.
    ///
    /// Two writers: each changes what it reads under the lock, so that neither loses what the other wrote.
    fn change_root<T>(
        &self,
        change: impl FnOnce(&Keys, &mut Content) -> Result<(T, Option<DataKey>), VaultError>,
    ) -> Result<T, VaultError> {
        // Whoever has to be asked is asked before the lock is taken: nobody waits for a person.
        self.with_keys(|_keys, _content| Ok(()))?;
        let _lock = file::lock(&self.path)?;
        let mut state = self.state();
        self.refresh(&mut state)?;
        let renewed = || VaultError::Renewed { path: self.path.clone() };
        let keys = state.keys.take().ok_or_else(renewed)?;
        let mut content = state.sheet.content.clone();
        let changed = change(&keys, &mut content).and_then(|(answer, root)| {
            let root = root.as_ref().unwrap_or(&keys.root);
            let sheet = file::write(&self.path, &self.tenant, content, root, true)?;
            let root = DataKey::from_bytes(root.expose()).ok_or_else(renewed)?;
            Ok((answer, root, sheet))
        });
        let (answer, root, sheet) = match changed {
            Ok(changed) => changed,
            Err(error) => {
                // If the write failed after the rename, the next look at the stamp reads the file again.
                state.keys = Some(keys);
                return Err(error);
            }
        };
        state.sheet = sheet;
        state.keys = Some(self.keys_of(root, &state)?);
        Ok(answer)
    }

    /// Prepares another source and puts it into its slot. The old one is forgotten only when the new one is
    /// durable, and the new one if it did not come to that.
    pub(super) fn replace_source<T>(
        &self,
        source: &KeySource,
        change: impl FnOnce(
            &Keys,
            &mut Content,
            &DataKey,
            Origin,
        ) -> Result<(T, Option<DataKey>), VaultError>,
    ) -> Result<T, VaultError> {
        self.with_keys(|_keys, _content| Ok(()))?;
        let (origin, slot_key) =
            Origin::establish(source, &self.tenant, &*self.unlock, &self.path)?;
        let mut replaced = None;
        let changed = self.change_root(|keys, content| {
            let Slot { source: old, .. } = content.slot.clone();
            let changed = change(keys, content, &slot_key, origin.clone())?;
            replaced = Some(old);
            Ok(changed)
        });
        match (&changed, replaced) {
            (Ok(_), Some(old)) => old.forget(&*self.unlock),
            (Ok(_), None) => {}
            // It may have failed after the rename, when only the folder was not durable yet: then the slot
            // needs its key.
            (Err(_), _) => {
                let written = file::read(&self.path, &self.tenant);
                if written.is_ok_and(|sheet| sheet.content.slot.source != origin) {
                    origin.forget(&*self.unlock);
                }
            }
        }
        changed
    }
}
