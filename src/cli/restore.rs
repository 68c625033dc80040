//! `custody restore`: begins a new epoch of the log from a backup.
//!
//! Crash windows: until the new ledger takes the name of the old one, the old one stands. After that, the
//! anchor is of the epoch before, and contradicts. Either way the same command again ends well.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use tempfile::TempPath;
use uuid::Uuid;

use super::args::Globals;
use super::backup::{copy_evidence, read_manifest, write_file};
use super::desk::{outside_with, reading_only};
use super::failure::{Failure, Kind};
use super::login::NewSession;
use super::output::cannot_create;
use super::secret_input::{self, From};
use super::time::SystemClock;
use super::ui::Ui;
use super::vault::{read_code, say_recovery_code};
use super::vault_keys::{VaultKeys, make_vault, new_seed, wherever_we_are};
use crate::access::credentials::{Clocks, Credentials, Tried};
use crate::access::password::Proof;
use crate::access::session_file::SessionFolder;
use crate::config::{Folders, Profile};
use crate::domain::authority::Ended;
use crate::domain::names::{Note, OperatorName, PersonId, ProfileName, StationId, TenantName};
use crate::domain::party::{Operator, OperatorKind, Role};
use crate::domain::policy::Policy;
use crate::domain::roster::Member;
use crate::durable;
use crate::evidence::Folder;
use crate::ledger::{
    Anchored, Clock as _, Digest, Gap, Head, KeyHolder, Ledger, LedgerError, LookUps, Mode, Moment,
    Sealing,
};
use crate::vault::{KeySource, RecoveryCode};

/// How the admin shows who they are.
#[derive(Debug, Args)]
struct PasswordArgs {
    /// Read the admin's password as a line of standard input
    #[arg(long)]
    password_stdin: bool,

    /// Give the admin a new password, because theirs is lost; the log says that they have a new key
    #[arg(long)]
    new_password: bool,
}

/// Arguments of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The folder of the backup
    backup: PathBuf,

    /// Why the log is begun anew; it becomes part of it
    #[arg(long, value_name = "TEXT")]
    reason: Note,

    /// Set the ledger that is there aside, although it has entries that the backup does not have
    #[arg(long)]
    set_aside: bool,

    /// The admin who restores it [default: the only one that the backup has]
    #[arg(long, value_name = "NAME")]
    admin: Option<OperatorName>,

    #[command(flatten)]
    password: PasswordArgs,

    /// Where the key of a new vault comes from, if the profile has none: keyring, keyfile:PATH,
    /// credential:NAME or passphrase [default: a keyfile beside the profile]
    #[arg(long, value_name = "SOURCE")]
    key_source: Option<KeySource>,

    /// Open the vault of the backup with its recovery code, which is read from standard input
    #[arg(long)]
    recover: bool,
}

/// Begins a new epoch of the log from a backup.
pub fn run(args: RestoreArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let manifest = read_manifest(&args.backup)?;
    let copy = args.backup.join("ledger.db");
    let source = Ledger::open_evidence(&copy, reading_only())?;
    if let Some(problem) = source.verify(&mut |_| {})?.problems.first() {
        let text = format!("the backup does not verify: {}", problem.message);
        return Err(Failure::new(Kind::NotVerified, text));
    }
    let folders = globals.folders()?;
    let name = match &globals.profile {
        Some(name) => name.clone(),
        None => ProfileName::parse(&manifest.profile)?,
    };
    let is_new = !folders.profile_names()?.contains(&name);
    if is_new {
        write_profile(&args.backup, &folders, &name)?;
    }
    let profile = Profile::load(&folders, &name)?;
    if profile.tenant.value != source.binding().tenant {
        return Err(LedgerError::OtherTenant {
            found: source.binding().tenant.clone(),
            wanted: profile.tenant.value,
        }
        .into());
    }
    let admin = who_restores(args.admin.as_ref().or(globals.operator.as_ref()), &source)?;
    let vaults =
        Vaults::of(&args, (&folders, &name), &profile.tenant.value, ui).inspect_err(|_| {
            if is_new {
                drop(fs::remove_file(folders.profile_file(&name)));
            }
        })?;
    let place = Place { ledger: folders.ledger_file(&name), folders, name, vaults };
    place.take_credentials(&args.backup)?;
    let from = From::flag("--password-stdin", args.password.password_stdin);
    let own_key = place.own_key(&admin, from, args.password.new_password, ui)?;
    let known_size = if let Some(ended) = place.was_restored_from(&source)? {
        place.anchor()?;
        ended.known_size
    } else {
        let known = place.what_is_known(&source, args.set_aside)?;
        let gap = Gap { known_size: known.size, reason: args.reason };
        let missing = place.put(&copy, &args.backup, &admin, &gap, &known, &own_key)?;
        if missing > 0 {
            let text = format!("note: {missing} pieces of evidence are not in the backup");
            ui.status(&format!("{text}; see `custody verify`"));
        }
        known.size
    };
    let lost = known_size.map(|known| known.saturating_sub(manifest.size));
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.restored.v1",
            "profile": place.name.as_str(),
            "entries": manifest.size,
            "known": known_size,
            "lost": lost,
        }));
    }
    ui.line(&format!("{} entries are restored; the log goes on as a new epoch", manifest.size))?;
    ui.line(&match lost {
        Some(0) => "No entry after the backup is known to be lost".to_owned(),
        Some(1) => "1 entry after it is lost, and the log says so".to_owned(),
        Some(lost) => format!("{lost} entries after it are lost, and the log says so"),
        None => "How many entries after it are lost is not known, and the log says so".to_owned(),
    })?;
    if let Some(code) = &place.vaults.code {
        say_recovery_code(code, ui)?;
    }
    ui.status("The log has a new key; receipts from before still verify with the old one");
    ui.status(&format!("{admin} is logged in; the others log in again, and tokens are made anew"));
    Ok(())
}

fn write_profile(backup: &Path, folders: &Folders, name: &ProfileName) -> Result<(), Failure> {
    let target = folders.profile_file(name);
    let failed = |error: io::Error| cannot_create(&target, &error);
    let folder = target.parent().unwrap_or(&target);
    durable::make_folder(folder, durable::PRIVATE).map_err(failed)?;
    let text = fs::read(backup.join("profile.toml")).map_err(failed)?;
    durable::write(&target, &text).map_err(failed)
}

/// The admin who is named, or the only one that there is.
fn who_restores(named: Option<&OperatorName>, source: &Ledger) -> Result<OperatorName, Failure> {
    let members = source.roster().all()?.members;
    let is_one =
        |member: &Member| member.role == Role::Admin && member.kind == OperatorKind::Person;
    let mut admins = members.iter().filter(|(_, member)| is_one(member)).map(|(name, _)| name);
    let found = match named {
        Some(named) => admins.find(|name| *name == named),
        None => admins.next().filter(|_| admins.next().is_none()),
    };
    found.cloned().ok_or_else(|| {
        Failure::new(Kind::NotAllowed, "only an admin may restore a ledger")
            .hint("name one that the backup has with --admin NAME")
    })
}

/// The vault of the profile, and the one of the backup.
struct Vaults {
    own: VaultKeys,
    /// The second one, in a file that goes away with it, if it is another one.
    before: Option<(VaultKeys, TempPath)>,
    /// The recovery code of a vault that was made.
    code: Option<RecoveryCode>,
}

impl Vaults {
    fn of(
        args: &RestoreArgs,
        (folders, name): (&Folders, &ProfileName),
        tenant: &TenantName,
        ui: &Ui,
    ) -> Result<Self, Failure> {
        let own = VaultKeys::of(folders, name, tenant, ui);
        let target = folders.vault_file(name);
        let backed_up = args.backup.join("vault.json");
        let code = if args.recover { Some(read_code(ui)?) } else { None };
        match (target.exists(), backed_up.exists()) {
            (true, false) => Ok(Self { own, before: None, code: None }),
            (false, false) => {
                let code = make_vault(folders, name, tenant, args.key_source.clone(), ui)?.1;
                Ok(Self { own, before: None, code: Some(code) })
            }
            (true, true) => {
                let file = beside(&target, &backed_up)?;
                let before = match code {
                    Some(code) => VaultKeys::recovered(&file, tenant, code, ui)?,
                    None => VaultKeys::at(&file, tenant, ui),
                };
                Ok(Self { own, before: Some((before, file)), code: None })
            }
            (false, true) => {
                let file = beside(&target, &backed_up)?;
                take_over(&file, code, args.key_source.clone(), (folders, name), tenant, ui)?;
                // A writer's lock has the name of the file it is for.
                let lock = file.with_extension("lock");
                file.persist(&target).map_err(|error| cannot_create(&target, &error.error))?;
                drop(fs::remove_file(lock));
                Ok(Self { own, before: None, code: None })
            }
        }
    }

    /// Why personal values of the backup cannot be read, and what helps.
    fn cannot_open(&self, error: LedgerError) -> Failure {
        let failure = Failure::from(error);
        match self.before {
            Some(_) => failure.hint(RECOVER),
            None => failure,
        }
    }
}

const RECOVER: &str =
    "add --recover and give the recovery code that belongs to the backup on standard input";

/// A copy of a backup's vault in the folder of the profile, from where its keyfile is found.
fn beside(target: &Path, backed_up: &Path) -> Result<TempPath, Failure> {
    let failed = |error: io::Error| cannot_create(target, &error);
    let folder = target.parent().unwrap_or(target);
    durable::make_folder(folder, durable::PRIVATE).map_err(failed)?;
    let mut file =
        tempfile::Builder::new().prefix(".vault-").tempfile_in(folder).map_err(failed)?;
    file.write_all(&fs::read(backed_up).map_err(failed)?).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    Ok(file.into_temp_path())
}

/// Makes the vault of a backup openable here.
fn take_over(
    file: &Path,
    code: Option<RecoveryCode>,
    source: Option<KeySource>,
    (folders, name): (&Folders, &ProfileName),
    tenant: &TenantName,
    ui: &Ui,
) -> Result<(), Failure> {
    let source = source.map(wherever_we_are).transpose()?;
    let recovered = code.is_some();
    let keys = match code {
        Some(code) => VaultKeys::recovered(file, tenant, code, ui)?,
        None => VaultKeys::at(file, tenant, ui),
    };
    let opened = keys.open().and_then(|vault| vault.unlock().map(|()| vault));
    let vault = opened.map_err(|error| Failure::from(error).hint(RECOVER))?;
    let default = || recovered.then(|| KeySource::Keyfile(folders.key_file(name)));
    if let Some(source) = source.or_else(default) {
        vault.rewrap(&source)?;
    }
    Ok(())
}

/// Where a ledger is restored to.
struct Place {
    folders: Folders,
    name: ProfileName,
    ledger: PathBuf,
    vaults: Vaults,
}

/// What the place of the ledger says of the time after the backup.
struct Known {
    size: Option<u64>,
    erased: Vec<PersonId>,
    /// Evidence that was purged, and not handed in again.
    purged: Vec<Digest>,
}

fn purged_for_good(ledger: &Ledger) -> Result<Vec<Digest>, LedgerError> {
    let mut purged = Vec::new();
    for sha256 in ledger.purged()?.into_keys() {
        if ledger.evidence(&sha256)?.is_none() {
            purged.push(sha256);
        }
    }
    Ok(purged)
}

impl Place {
    /// The credentials of the backup, where there are none.
    fn take_credentials(&self, backup: &Path) -> Result<(), Failure> {
        let (from, to) = (backup.join("credentials.db"), self.folders.credentials_file(&self.name));
        // What another vault sealed, this one does not open.
        if to.exists() || !from.exists() || self.vaults.before.is_some() {
            return Ok(());
        }
        let failed = |error: io::Error| cannot_create(&to, &error);
        durable::make_folder(to.parent().unwrap_or(&to), durable::PRIVATE).map_err(failed)?;
        durable::write(&to, &fs::read(from).map_err(failed)?).map_err(failed)
    }

    /// The admin's own key, opened with their password or made anew.
    fn own_key(
        &self,
        admin: &OperatorName,
        from: From,
        is_new: bool,
        ui: &Ui,
    ) -> Result<[u8; 32], Failure> {
        let path = self.folders.credentials_file(&self.name);
        let mut credentials = Credentials::open(&path, self.vaults.own.open()?)?;
        let Moment { at, boot, up_ms } = SystemClock::new().now();
        let clocks = Clocks { wall_ms: at.as_millis(), boot, up_ms };
        let key = if is_new || !credentials.standing(admin, &clocks)?.has_password {
            let password = secret_input::new_password(admin.as_str(), from, ui)?;
            let key = new_seed()?;
            credentials.put_password(admin, &password, &key, admin, clocks.wall_ms)?;
            key
        } else {
            let typed = secret_input::existing(&format!("Password of {admin}"), from, ui)?;
            match credentials.attempt(admin, &Proof::password(&typed), &clocks)? {
                Tried::Right { key: Some(key), .. } => key,
                _other => {
                    let text = format!("this is not the password of {admin}");
                    return Err(Failure::new(Kind::NotAllowed, text)
                        .hint("if it is lost: --new-password; the log will say so"));
                }
            }
        };
        self.vaults.own.hold(KeyHolder::Operator { name: admin.clone() }, &key);
        Ok(key)
    }

    fn what_is_known(&self, source: &Ledger, set_aside: bool) -> Result<Known, Failure> {
        let origin = source.identity().origin();
        let anchor = fs::read_to_string(self.folders.anchor_file(&self.name)).ok();
        let anchor = anchor.and_then(|note| Head::parse(note).ok()).map(|head| head.checkpoint);
        let anchored = anchor.filter(|anchor| anchor.origin == origin).map(|anchor| anchor.size);
        let tenant = &source.binding().tenant;
        let present = Ledger::open(&self.ledger, tenant, Mode::Read, reading_only()).ok();
        let present_size = present.as_ref().and_then(|ledger| ledger.size().ok());
        if self.ledger.exists() && !set_aside {
            let text = format!("there is a ledger at {}", self.ledger.display());
            let has = present_size.map_or_else(
                || "it cannot be read".to_owned(),
                |size| format!("it has {size} entries, the backup {}", source.size().unwrap_or(0)),
            );
            return Err(Failure::new(Kind::CannotCreate, format!("{text}; {has}"))
                .hint("add --set-aside to keep it beside the restored one and go on without it"));
        }
        let erased = present.as_ref().map_or(Ok(Vec::new()), Ledger::erased).unwrap_or_default();
        let purged = present.as_ref().map_or(Ok(Vec::new()), purged_for_good).unwrap_or_default();
        Ok(Known { size: anchored.into_iter().chain(present_size).max(), erased, purged })
    }

    /// Prepares the new ledger completely, then puts it in place: a crash before that changes nothing. Answers
    /// with how many pieces of evidence the backup does not have.
    fn put(
        &self,
        copy: &Path,
        backup: &Path,
        admin: &OperatorName,
        gap: &Gap,
        known: &Known,
        own_key: &[u8; 32],
    ) -> Result<u64, Failure> {
        let failed = |error: io::Error| cannot_create(&self.ledger, &error);
        let folder = self.ledger.parent().unwrap_or(&self.ledger);
        durable::make_folder(folder, durable::PRIVATE).map_err(failed)?;
        let unfinished =
            tempfile::Builder::new().prefix(".restore-").tempdir_in(folder).map_err(failed)?;
        let file = unfinished.path().join("ledger.db");
        write_file(&file, &fs::read(copy).map_err(failed)?).map_err(failed)?;
        let outside = outside_with(&self.vaults.own, Policy::default(), None);
        let mut ledger = Ledger::open_restored(&file, outside)?;
        ledger.begin_epoch(admin, StationId::from_uuid(Uuid::now_v7()), gap)?;
        let session = NewSession::open(&mut ledger, &self.vaults.own, admin, own_key)?;
        let before = self.vaults.before.as_ref().map(|(keys, _)| keys as &dyn Sealing);
        ledger.reseal(LookUps::Renewed, before).map_err(|error| self.vaults.cannot_open(error))?;
        let by = Operator { name: admin.clone(), role: Role::Admin };
        for person in &known.erased {
            ledger.erase(&by, *person)?;
        }
        ledger.purge_again(&by, &known.purged)?;
        // Only what the ledger still knows: what is purged does not come back.
        let evidence = self.folders.evidence_folder(&self.name);
        let from = Folder::at(backup.join("evidence"));
        let missing = copy_evidence(&ledger, &from, &evidence).map_err(failed)?;
        // The last connection to close does that, too, but says nothing if it cannot.
        ledger.forget_deleted()?;
        drop(ledger);
        self.set_aside().map_err(failed)?;
        fs::rename(&file, &self.ledger).map_err(failed)?;
        durable::sync(folder).map_err(failed)?;
        self.anchor()?;
        session.keep(&SessionFolder::at(self.folders.session_folder(&self.name)))?;
        Ok(missing)
    }

    /// Makes the anchor vouch for what was restored. A crash before that leaves the anchor of the epoch
    /// before, which contradicts: the same restore again is the way out.
    fn anchor(&self) -> Result<(), Failure> {
        let mut ledger = self.open()?;
        if matches!(ledger.anchored(), Anchored::Agrees { .. }) {
            return Ok(());
        }
        Ok(ledger.anchor_head()?)
    }

    /// How the epoch before ended, if the ledger that is there is what a restore from the same backup has
    /// made before it could say so.
    fn was_restored_from(&self, source: &Ledger) -> Result<Option<Ended>, Failure> {
        let tenant = &source.binding().tenant;
        let Ok(present) = Ledger::open(&self.ledger, tenant, Mode::Read, reading_only()) else {
            return Ok(None);
        };
        Ok(present.begun_from(&source.head()?)?)
    }

    fn open(&self) -> Result<Ledger, Failure> {
        let profile = Profile::load(&self.folders, &self.name)?;
        let anchor = Some(self.folders.anchor_file(&self.name));
        let outside = outside_with(&self.vaults.own, profile.policy.clone(), anchor);
        Ok(Ledger::open(&self.ledger, &profile.tenant.value, Mode::Write, outside)?)
    }

    /// Gives the ledger that is there, if one is, a second name in a folder of its own. Until the new one
    /// takes its first name, it stands where it stood.
    fn set_aside(&self) -> io::Result<()> {
        if !self.ledger.exists() {
            return Ok(());
        }
        let folder = self.ledger.parent().unwrap_or(&self.ledger);
        let name = |n: u32| folder.join(format!("set-aside-{n}"));
        let aside = (1..1_000).map(name).find(|path| !path.exists());
        let aside = aside.unwrap_or_else(|| folder.join("set-aside"));
        durable::make_folder(&aside, durable::PRIVATE)?;
        for ending in ["db-wal", "db"] {
            let file = self.ledger.with_extension(ending);
            if file.exists() {
                durable::link(&file, &aside.join(format!("ledger.{ending}")))?;
            }
        }
        durable::sync(&aside)?;
        // A log of writes that stayed, or came back after a power cut, would be taken for the new file's.
        for ending in ["db-wal", "db-shm"] {
            match fs::remove_file(self.ledger.with_extension(ending)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _gone => {}
            }
        }
        durable::sync(folder)
    }
}
