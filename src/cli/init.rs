//! `custody init`: binds this station to a tenant and a facility.

use std::fs;

use clap::Args;
use uuid::Uuid;

use super::args::Globals;
use super::desk::outside_with;
use super::failure::{Failure, Kind};
use super::login::NewSession;
use super::secret_input::{self, From};
use super::time::{SystemClock, Zone};
use super::ui::Ui;
use super::vault::say_recovery_code;
use super::vault_keys::{VaultKeys, make_vault, new_seed};
use crate::access::credentials::{Clocks, Credentials, Tried};
use crate::access::password::Proof;
use crate::access::session_file::SessionFolder;
use crate::config::{ConfigError, Folders, NewProfile, Profile};
use crate::domain::names::{
    FacilityName, OperatorName, PlaceName, ProfileName, StationId, StationName, TenantName,
};
use crate::domain::policy::Policy;
use crate::durable;
use crate::ledger::{
    Anchored, Binding, Clock as _, KeyHolder, Ledger, LedgerError, Mode, Moment, Outside,
};
use crate::vault::{KeySource, Secret};

/// Arguments of `init`; what is missing is asked for on a terminal.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The organisation whose ledger this is, for example acme
    #[arg(long, value_name = "NAME")]
    tenant: Option<TenantName>,

    /// The mailroom site, for example berlin
    #[arg(long, value_name = "NAME")]
    facility: Option<FacilityName>,

    /// This terminal, for example dock-1; also the place where things lie at first
    #[arg(long, value_name = "NAME")]
    station: Option<StationName>,

    /// The facility's time zone, for example Europe/Berlin [default: this machine's]
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,

    /// Where the key comes from that opens the private keys: keyring, keyfile:PATH, credential:NAME or
    /// passphrase [default: a keyfile beside the profile]
    #[arg(long, value_name = "SOURCE")]
    key_source: Option<KeySource>,

    /// The first operator, an admin
    #[arg(long, value_name = "NAME")]
    admin: Option<OperatorName>,

    /// Read the admin's password as a line of standard input
    #[arg(long)]
    password_stdin: bool,

    /// The password, where it is known already: in the demo.
    #[arg(skip)]
    pub password: Option<Secret>,

    /// For practice: every command, head and receipt says that nothing of it happened
    #[arg(long)]
    training: bool,
}

/// Takes a value from the flag, or asks for it, or names the flag that is missing.
fn need<T>(flag: &str, given: Option<T>, question: &str, ui: &Ui) -> Result<T, Failure>
where
    T: std::str::FromStr<Err = crate::domain::names::NameError>,
{
    if let Some(value) = given {
        return Ok(value);
    }
    let check = |text: &str| text.parse::<T>().map(drop).map_err(|error| error.to_string());
    match ui.ask(question, None, check) {
        Some(text) => Ok(text.parse::<T>()?),
        None => Err(Failure::new(Kind::Usage, format!("--{flag} is missing"))
            .hint("without a terminal, everything must be said with flags")),
    }
}

fn ask_zone(ui: &Ui) -> String {
    let own = Zone::of_this_machine();
    let check = |text: &str| Zone::typed(text).map(drop).map_err(|failure| failure.message);
    ui.ask("Time zone of the facility", Some(&own), check).unwrap_or(own)
}

/// A profile that is being made.
struct Founding {
    folders: Folders,
    new: NewProfile,
    binding: Binding,
    admin: OperatorName,
    keys: VaultKeys,
}

impl Founding {
    /// Makes the ledger whole or not at all: under another name, renamed once everything is in it.
    fn make_ledger(&self) -> Result<Ledger, Failure> {
        let path = &self.folders.ledger_file(&self.new.name);
        let io = |source| LedgerError::Io { path: path.to_owned(), source };
        let folder = path.parent().unwrap_or(path);
        durable::make_folder(folder, durable::PRIVATE).map_err(io)?;
        let unfinished =
            tempfile::Builder::new().prefix(".init-").tempdir_in(folder).map_err(io)?;
        let file = unfinished.path().join("ledger.db");
        let ledger = Ledger::create(&file, &self.binding, &self.admin, self.outside())?;
        let place = PlaceName::parse(self.binding.station.as_str())?;
        ledger.directory().add_place(&place, ledger.now())?;
        // The last connection to close does that, too, but says nothing if it cannot.
        ledger.forget_deleted()?;
        drop(ledger);
        fs::rename(&file, path).map_err(io)?;
        durable::sync(folder).map_err(io)?;
        let mut ledger = self.open()?;
        ledger.anchor_head()?;
        Ok(ledger)
    }

    /// Takes up the ledger, if there is one, of an `init` that was interrupted before it had written the
    /// profile: the same station, and nobody has worked there yet.
    fn take_up(&self) -> Result<Option<Ledger>, Failure> {
        let path = self.folders.ledger_file(&self.new.name);
        // An empty file holds no record; with a write-ahead log beside it, it might.
        let is_empty = fs::metadata(&path).is_ok_and(|about| about.len() == 0);
        if !path.exists() || (is_empty && !path.with_extension("db-wal").exists()) {
            return Ok(None);
        }
        let mut ledger = self.open()?;
        let (found, counts) = (ledger.binding(), ledger.counts()?);
        let is_the_same = found.facility == self.binding.facility
            && found.station == self.binding.station
            && found.is_training == self.binding.is_training
            && counts.items == 0
            && matches!(&ledger.roster().operators()?[..], [only] if only.name == self.admin);
        if !is_the_same {
            return Err(LedgerError::Exists { path }.into());
        }
        ledger.is_trusted()?;
        if *ledger.anchored() == Anchored::Absent {
            ledger.anchor_head()?;
        }
        Ok(Some(ledger))
    }

    /// The admin's own key: new under their password, or opened with it if a try before this one had kept
    /// it and the log knows it.
    fn admin_key(&self, password: &Proof, is_begun: bool) -> Result<[u8; 32], Failure> {
        let path = self.folders.credentials_file(&self.new.name);
        let mut credentials = Credentials::open(&path, self.keys.open()?)?;
        let moment = SystemClock::new().now();
        if !is_begun {
            let key = new_seed()?;
            let now_ms = moment.at.as_millis();
            credentials.put_password(&self.admin, password, &key, &self.admin, now_ms)?;
            return Ok(key);
        }
        let Moment { at, boot, up_ms } = moment;
        let clocks = Clocks { wall_ms: at.as_millis(), boot, up_ms };
        match credentials.attempt(&self.admin, password, &clocks)? {
            Tried::Right { key: Some(key), .. } => Ok(key),
            _other => Err(Failure::new(
                Kind::NotAllowed,
                "an `init` of this profile was begun with another password of its admin",
            )
            .hint("say the same one again")),
        }
    }

    fn open(&self) -> Result<Ledger, Failure> {
        let path = self.folders.ledger_file(&self.new.name);
        Ok(Ledger::open(&path, &self.binding.tenant, Mode::Write, self.outside())?)
    }

    fn outside(&self) -> Outside {
        outside_with(&self.keys, Policy::default(), Some(self.folders.anchor_file(&self.new.name)))
    }
}

/// Makes the profile and its ledger.
pub fn run(args: InitArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let folders = globals.folders()?;
    let tenant = need("tenant", args.tenant, "Organisation (short, lower case)", ui)?;
    let facility = need("facility", args.facility, "Facility (short, lower case)", ui)?;
    let station = need("station", args.station, "This station, for example dock-1", ui)?;
    let admin = need("admin", args.admin, "First operator, an admin", ui)?;
    let zone = match args.zone {
        Some(zone) => zone,
        None => ask_zone(ui),
    };
    Zone::typed(&zone)?;
    let name = match &globals.profile {
        Some(name) => name.clone(),
        None => ProfileName::parse(tenant.as_str())?,
    };
    if folders.profile_names()?.contains(&name) {
        return Err(ConfigError::ProfileExists { name }.into());
    }
    let from = From::flag("--password-stdin", args.password_stdin);
    let password = match &args.password {
        Some(known) => Proof::new_password(known, admin.as_str())?,
        None => secret_input::new_password(admin.as_str(), from, ui)?,
    };
    let binding = Binding {
        tenant: tenant.clone(),
        facility: facility.clone(),
        station: station.clone(),
        station_id: StationId::from_uuid(Uuid::now_v7()),
        is_training: args.training,
    };
    let new = NewProfile { name, tenant, facility, station, zone };
    let keys = VaultKeys::of(&folders, &new.name, &binding.tenant, ui);
    let founding = Founding { folders, new, binding, admin, keys };
    // The ledger comes first: a profile file is the sign that all of it is there.
    let begun = founding.take_up()?;
    let (folders, tenant) = (&founding.folders, &founding.binding.tenant);
    let (source, code) = make_vault(folders, &founding.new.name, tenant, args.key_source, ui)?;
    let admin_key = founding.admin_key(&password, begun.is_some())?;
    let holder = KeyHolder::Operator { name: founding.admin.clone() };
    founding.keys.hold(holder, &admin_key);
    let mut ledger = match begun {
        Some(ledger) => ledger,
        None => founding.make_ledger()?,
    };
    let Founding { folders, new, admin, keys, .. } = &founding;
    let sessions = SessionFolder::at(folders.session_folder(&new.name));
    NewSession::open(&mut ledger, keys, admin, &admin_key)?.keep(&sessions)?;
    new.write(folders)?;
    if folders.profile_names()?.len() == 1 {
        folders.set_chosen(&new.name)?;
    }
    let profile = Profile::load(folders, &new.name)?;
    if ui.is_json() {
        return ui.json(&serde_json::json!({
            "schema": "custody.profile.v1",
            "profile": profile.name.as_str(),
            "tenant": profile.tenant.value.as_str(),
            "facility": profile.facility.value.as_str(),
            "station": profile.station.value.as_str(),
            "station_id": ledger.binding().station_id.to_string(),
            "admin": admin.as_str(),
            "ledger": folders.ledger_file(&new.name).display().to_string(),
            "key_source": source.to_string(),
            "recovery_code": code.printed().expose_text(),
        }));
    }
    ui.line(&format!(
        "Profile {} is ready: tenant {}, facility {}, station {}, first operator {admin}",
        profile.name, profile.tenant.value, profile.facility.value, profile.station.value
    ))?;
    say_recovery_code(&code, ui)?;
    ui.status(&format!("{admin} is logged in"));
    ui.status(&format!("The key of its vault comes from {source}"));
    ui.status(&format!("The ledger is {}", folders.ledger_file(&new.name).display()));
    ui.status(
        "Next: `custody receive` scans parcels in; `custody person add NAME` fills the directory",
    );
    Ok(())
}
