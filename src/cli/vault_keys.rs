//! Private keys out of the vault of a profile, and the terminal as the vault's door to a person.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::failure::{Failure, Kind};
use super::ui::{self, Ui};
use crate::config::Folders;
use crate::domain::names::{ProfileName, TenantName};
use crate::ledger::{KeyError, KeyHolder, Keys};
use crate::vault::key_source::PassphraseProblem;
use crate::vault::{Ask, KeySource, RecoveryCode, Secret, Unlock, Vault, VaultError};

/// Asks whoever sits at the terminal, if somebody does.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    can_ask: bool,
}

impl Terminal {
    /// The terminal of this run.
    #[must_use]
    pub const fn of(ui: &Ui) -> Self {
        Self { can_ask: ui.can_ask() }
    }
}

impl Unlock for Terminal {
    fn passphrase(&self, ask: Ask) -> Result<Secret, PassphraseProblem> {
        if !self.can_ask {
            return Err(PassphraseProblem::NobodyToAsk);
        }
        let typed = ui::ask_secret("Passphrase of the vault", ask == Ask::New);
        typed.map(Secret::from).ok_or(PassphraseProblem::NobodyToAsk)
    }

    fn credentials_folder(&self) -> Option<PathBuf> {
        std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from)
    }
}

/// The keys in the vault of a profile; it is opened when the first one is needed.
pub struct VaultKeys {
    path: PathBuf,
    tenant: TenantName,
    terminal: Terminal,
    vault: OnceLock<Vault>,
}

impl VaultKeys {
    /// The keys of a profile.
    #[must_use]
    pub fn of(folders: &Folders, name: &ProfileName, tenant: &TenantName, ui: &Ui) -> Self {
        Self {
            path: folders.vault_file(name),
            tenant: tenant.clone(),
            terminal: Terminal::of(ui),
            vault: OnceLock::new(),
        }
    }

    fn vault(&self, holder: &KeyHolder) -> Result<&Vault, KeyError> {
        if let Some(vault) = self.vault.get() {
            return Ok(vault);
        }
        let opened = Vault::open(&self.path, &self.tenant, Box::new(self.terminal));
        let opened = opened.map_err(|error| unusable(holder, &error))?;
        Ok(self.vault.get_or_init(|| opened))
    }
}

fn unusable(holder: &KeyHolder, error: &VaultError) -> KeyError {
    let mut problem = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        problem = format!("{problem}: {error}");
        cause = error.source();
    }
    if let Some(remedy) = error.remedy() {
        problem = format!("{problem}; {remedy}");
    }
    KeyError::Unusable { holder: holder.clone(), problem }
}

impl Keys for VaultKeys {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        match self.vault(holder)?.secret(&holder.to_string()) {
            Ok(secret) => secret.expose().try_into().map_err(|_| KeyError::Unusable {
                holder: holder.clone(),
                problem: "it has not 32 bytes".to_owned(),
            }),
            Err(VaultError::NoSecret { .. }) => Err(KeyError::Missing(holder.clone())),
            Err(error) => Err(unusable(holder, &error)),
        }
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        // Two processes do not make one key: whoever enrols somebody holds the ledger's write lock.
        match self.seed(holder) {
            Err(KeyError::Missing(_)) => {}
            Ok(_) => return Err(KeyError::Exists(holder.clone())),
            Err(error) => return Err(error),
        }
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| KeyError::Unusable {
            holder: holder.clone(),
            problem: error.to_string(),
        })?;
        let vault = self.vault(holder)?;
        vault.put_secret(&holder.to_string(), &seed).map_err(|error| unusable(holder, &error))?;
        Ok(seed)
    }
}

/// The source as it is found from any folder.
pub fn wherever_we_are(source: KeySource) -> Result<KeySource, Failure> {
    let KeySource::Keyfile(path) = &source else { return Ok(source) };
    let path = std::path::absolute(path).map_err(|error| Failure::because(Kind::Usage, &error))?;
    Ok(KeySource::Keyfile(path))
}

/// The vault of a profile that is about to get a ledger, with the recovery code of it. One that a try
/// before this one left behind gets new keys: nobody has seen its recovery code.
pub fn make_vault(
    folders: &Folders,
    name: &ProfileName,
    tenant: &TenantName,
    source: Option<KeySource>,
    ui: &Ui,
) -> Result<(KeySource, RecoveryCode), Failure> {
    let source = match source {
        Some(source) => wherever_we_are(source)?,
        None => KeySource::Keyfile(folders.key_file(name)),
    };
    let path = folders.vault_file(name);
    let terminal = Box::new(Terminal::of(ui));
    let made = Vault::create(&path, tenant, &source, terminal.clone(), &[]);
    let code = match made {
        Ok((_, code)) => code,
        Err(VaultError::Exists { .. }) => Vault::open(&path, tenant, terminal)?.renew(&source)?,
        Err(error) => return Err(error.into()),
    };
    Ok((source, code))
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        use VaultError as E;
        let kind = match &error {
            E::Exists { .. } => Kind::CannotCreate,
            E::File { .. } => Kind::Io,
            E::Altered { .. } => Kind::NotVerified,
            E::Busy { .. } | E::Renewed { .. } => Kind::Busy,
            E::Key(crate::vault::KeyError::Passphrase { .. }) => Kind::Usage,
            E::Missing { .. }
            | E::Malformed { .. }
            | E::UnknownVersion { .. }
            | E::OtherTenant { .. }
            | E::WrongKey { .. }
            | E::Key(_) => Kind::Config,
            E::NoSecret { .. }
            | E::BadName { .. }
            | E::SecretTooLarge { .. }
            | E::UnknownKey { .. }
            | E::KeyInUse { .. }
            | E::ForeignPlace { .. }
            | E::Box(_)
            | E::Blob(_) => Kind::Bug,
        };
        let failure = Self::because(kind, &error);
        match error.remedy() {
            Some(remedy) => failure.hint(remedy),
            None => failure,
        }
    }
}
