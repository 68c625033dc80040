//! Private keys out of the vault of a profile, and the terminal as the vault's door to a person.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::OnceLock;

use super::failure::{Failure, Kind};
use super::ui::{self, Ui};
use crate::config::Folders;
use crate::domain::names::{OperatorName, ProfileName, SessionId, TenantName};
use crate::ledger::{KeyError, KeyHolder, Keys, Opener, SealError, Sealing, Spot};
use crate::vault::key_source::PassphraseProblem;
use crate::vault::sealed_box::BoxError;
use crate::vault::{self, Ask, KeySource, RecoveryCode, Secret, Unlock, Vault, VaultError};

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

/// The keys of a profile: the log's in its vault, which is opened when the first one is needed, and those
/// of whoever showed who they are. Clones share them, so that nobody is asked twice.
#[derive(Clone)]
pub struct VaultKeys {
    door: Rc<Door>,
}

impl std::fmt::Debug for VaultKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VaultKeys").field("path", &self.door.path).finish_non_exhaustive()
    }
}

struct Door {
    path: PathBuf,
    tenant: TenantName,
    terminal: Terminal,
    vault: OnceLock<Vault>,
    held: RefCell<Held>,
}

/// What whoever acts brought along.
#[derive(Default)]
struct Held {
    keys: Vec<(KeyHolder, Secret)>,
    sessions: Vec<(OperatorName, SessionId)>,
}

impl VaultKeys {
    /// The keys of a profile.
    #[must_use]
    pub fn of(folders: &Folders, name: &ProfileName, tenant: &TenantName, ui: &Ui) -> Self {
        Self::at(&folders.vault_file(name), tenant, ui)
    }

    /// The keys of a vault in a file.
    #[must_use]
    pub fn at(path: &Path, tenant: &TenantName, ui: &Ui) -> Self {
        let (path, tenant, vault) = (path.to_owned(), tenant.clone(), OnceLock::new());
        let (terminal, held) = (Terminal::of(ui), RefCell::default());
        Self { door: Rc::new(Door { path, tenant, terminal, vault, held }) }
    }

    /// The same, opened with its recovery code.
    pub fn recovered(
        path: &Path,
        tenant: &TenantName,
        code: RecoveryCode,
        ui: &Ui,
    ) -> Result<Self, VaultError> {
        let keys = Self::at(path, tenant, ui);
        let vault = Vault::recover(path, tenant, Box::new(Terminal::of(ui)), code)?;
        vault.unlock()?;
        keys.door.vault.get_or_init(|| vault);
        Ok(keys)
    }

    /// The vault, opened when it is first asked for.
    pub fn open(&self) -> Result<&Vault, VaultError> {
        let Door { path, tenant, terminal, vault, .. } = &*self.door;
        if let Some(vault) = vault.get() {
            return Ok(vault);
        }
        let opened = Vault::open(path, tenant, Box::new(*terminal))?;
        Ok(vault.get_or_init(|| opened))
    }

    fn vault(&self, holder: &KeyHolder) -> Result<&Vault, KeyError> {
        self.open().map_err(|error| unusable(holder, &error))
    }

    /// Takes a key along.
    pub fn hold(&self, holder: KeyHolder, seed: &[u8]) {
        let mut held = self.door.held.borrow_mut();
        held.keys.retain(|(known, _)| *known != holder);
        held.keys.push((holder, Secret::new(seed.to_vec())));
    }

    /// Takes the session of an operator along, and acts in it from now on.
    pub fn act_in(&self, operator: &OperatorName, session: SessionId, seed: &[u8]) {
        self.hold(KeyHolder::Session { id: session }, seed);
        let mut held = self.door.held.borrow_mut();
        held.sessions.retain(|(known, _)| known != operator);
        held.sessions.push((operator.clone(), session));
    }

    fn held(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        let held = self.door.held.borrow();
        let found = held.keys.iter().find(|(known, _)| known == holder);
        let (_, seed) = found.ok_or_else(|| KeyError::Missing(holder.clone()))?;
        seed_of(holder, seed)
    }
}

fn seed_of(holder: &KeyHolder, seed: &Secret) -> Result<[u8; 32], KeyError> {
    seed.expose().try_into().map_err(|_| KeyError::Unusable {
        holder: holder.clone(),
        problem: "it has not 32 bytes".to_owned(),
    })
}

/// A new key.
pub fn new_seed() -> Result<[u8; 32], Failure> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| Failure::new(Kind::Io, error.to_string()))?;
    Ok(seed)
}

fn unusable(holder: &KeyHolder, error: &VaultError) -> KeyError {
    KeyError::Unusable { holder: holder.clone(), problem: whole_story(error) }
}

/// What is wrong, why, and what to do about it.
fn whole_story(error: &VaultError) -> String {
    let mut problem = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        problem = format!("{problem}: {error}");
        cause = error.source();
    }
    if let Some(remedy) = error.remedy() {
        problem = format!("{problem}; {remedy}");
    }
    problem
}

impl Keys for VaultKeys {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        let KeyHolder::Log { .. } = holder else { return self.held(holder) };
        match self.vault(holder)?.secret(&holder.to_string()) {
            Ok(secret) => seed_of(holder, &secret),
            Err(VaultError::NoSecret { .. }) => Err(KeyError::Missing(holder.clone())),
            Err(error) => Err(unusable(holder, &error)),
        }
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        // Whoever enrols an operator or opens a session has made the key already.
        let KeyHolder::Log { .. } = holder else { return self.held(holder) };
        // Two processes do not make one key: whoever founds a log holds its write lock.
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

    fn session_of(&self, operator: &OperatorName) -> Option<SessionId> {
        let held = self.door.held.borrow();
        held.sessions.iter().find(|(known, _)| known == operator).map(|(_, id)| *id)
    }
}

/// The secret that makes the look-up digests of one generation.
fn lookup_secret(generation: u32) -> String {
    format!("{LOOKUP_SECRETS}{generation}")
}

/// How the names of those secrets begin.
const LOOKUP_SECRETS: &str = "personal/lookup-";

/// Tells a value that is not what was sealed in its place from a vault that cannot be used.
fn unsealed(error: &VaultError) -> SealError {
    match error {
        VaultError::Box(BoxError::NoEntropy) => SealError::OutOfReach(whole_story(error)),
        VaultError::Box(_) | VaultError::UnknownKey { .. } | VaultError::NoSecret { .. } => {
            SealError::Broken(error.to_string())
        }
        _otherwise => SealError::OutOfReach(whole_story(error)),
    }
}

impl VaultKeys {
    fn unsealing(&self) -> Result<&Vault, SealError> {
        self.open().map_err(|error| unsealed(&error))
    }
}

impl Sealing for VaultKeys {
    fn seal(&self, spot: Spot<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let vault = self.unsealing()?;
        let place = vault.place(spot.table, spot.column, spot.row);
        vault.seal(&place, plain).map_err(|error| unsealed(&error))
    }

    fn open(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let vault = self.unsealing()?;
        let place = vault.place(spot.table, spot.column, spot.row);
        let opened = vault.open_sealed(&place, sealed).map_err(|error| unsealed(&error))?;
        Ok(opened.expose().to_vec())
    }

    fn reseal(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
        let vault = self.unsealing()?;
        let place = vault.place(spot.table, spot.column, spot.row);
        vault.reseal(&place, sealed).map_err(|error| unsealed(&error))
    }

    fn opener(&self) -> Result<Box<dyn Opener>, SealError> {
        let opener = self.unsealing()?.opener().map_err(|error| unsealed(&error))?;
        Ok(Box::new(VaultOpener(opener)))
    }

    fn lookup_key(&self, generation: u32) -> Result<[u8; 32], SealError> {
        let name = lookup_secret(generation);
        let secret = self.unsealing()?.secret(&name).map_err(|error| unsealed(&error))?;
        let short = |_| SealError::OutOfReach(format!("{name} has not 32 bytes"));
        secret.expose().try_into().map_err(short)
    }

    fn make_lookup_key(&self, generation: u32) -> Result<[u8; 32], SealError> {
        let name = lookup_secret(generation);
        let vault = self.unsealing()?;
        match vault.secret(&name) {
            Ok(_) => return self.lookup_key(generation),
            Err(VaultError::NoSecret { .. }) => {}
            Err(error) => return Err(unsealed(&error)),
        }
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| SealError::OutOfReach(error.to_string()))?;
        vault.put_secret(&name, &key).map_err(|error| unsealed(&error))?;
        Ok(key)
    }
}

struct VaultOpener(vault::Opener);

impl Opener for VaultOpener {
    fn open(&self, spot: Spot<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let opened = self.0.open((spot.table, spot.column, spot.row), sealed);
        Ok(opened.map_err(|error| unsealed(&error))?.expose().to_vec())
    }

    fn open_into(
        &self,
        spot: Spot<'_>,
        sealed: &[u8],
        plain: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        let opened = self.0.open_into((spot.table, spot.column, spot.row), sealed, plain);
        opened.map_err(|error| unsealed(&error))
    }
}

/// Whether a secret of a vault is the private key of a log: these are in no backup.
#[must_use]
pub fn is_signing_key(secret: &str) -> bool {
    secret
        .split_once('/')
        .is_some_and(|(log, whose)| uuid::Uuid::try_parse(log).is_ok() && whose == "log")
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
            E::Key(vault::KeyError::Passphrase { .. }) => Kind::Usage,
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
