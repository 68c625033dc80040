//! `custody init`: binds this station to a tenant and a facility.

use std::fs;

use clap::Args;
use uuid::Uuid;

use super::args::Globals;
use super::desk::outside;
use super::failure::{Failure, Kind};
use super::time::Zone;
use super::ui::Ui;
use super::vault::say_recovery_code;
use super::vault_keys::make_vault;
use crate::config::{ConfigError, Folders, NewProfile, Profile};
use crate::domain::names::{
    FacilityName, OperatorName, PlaceName, ProfileName, StationId, StationName, TenantName,
};
use crate::domain::policy::Policy;
use crate::durable;
use crate::ledger::{Anchored, Binding, Ledger, LedgerError, Mode};
use crate::vault::KeySource;

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

/// Makes the ledger whole or not at all: under another name, renamed once everything is in it. Answers
/// in whose name it writes.
fn make_ledger(
    folders: &Folders,
    name: &ProfileName,
    binding: &Binding,
    admin: &OperatorName,
    ui: &Ui,
) -> Result<StationId, Failure> {
    let path = &folders.ledger_file(name);
    let io = |source| LedgerError::Io { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or(path);
    durable::make_folder(folder, durable::PRIVATE).map_err(io)?;
    let unfinished = tempfile::Builder::new().prefix(".init-").tempdir_in(folder).map_err(io)?;
    let file = unfinished.path().join("ledger.db");
    let outside = || outside(folders, name, &binding.tenant, Policy::default(), ui);
    let ledger = Ledger::create(&file, binding, admin, outside())?;
    ledger.directory().add_place(&PlaceName::parse(binding.station.as_str())?, ledger.now())?;
    // The last connection to close does that, too, but says nothing if it cannot.
    ledger.forget_deleted()?;
    drop(ledger);
    fs::rename(&file, path).map_err(io)?;
    durable::sync(folder).map_err(io)?;
    let mut ledger = Ledger::open(path, &binding.tenant, Mode::Write, outside())?;
    ledger.anchor_head()?;
    Ok(binding.station_id)
}

/// Takes up the ledger, if there is one, of an `init` that was interrupted before it had written the
/// profile: the same station, and nobody has worked there yet.
fn take_up(
    folders: &Folders,
    name: &ProfileName,
    binding: &Binding,
    admin: &OperatorName,
    ui: &Ui,
) -> Result<Option<StationId>, Failure> {
    let path = folders.ledger_file(name);
    // An empty file holds no record; with a write-ahead log beside it, it might.
    let is_empty = fs::metadata(&path).is_ok_and(|about| about.len() == 0);
    if !path.exists() || (is_empty && !path.with_extension("db-wal").exists()) {
        return Ok(None);
    }
    let outside = outside(folders, name, &binding.tenant, Policy::default(), ui);
    let mut ledger = Ledger::open(&path, &binding.tenant, Mode::Write, outside)?;
    let found = ledger.binding().clone();
    let operators = ledger.directory().operators()?;
    let is_the_same = found.facility == binding.facility
        && found.station == binding.station
        && ledger.counts()?.events == 1
        && matches!(&operators[..], [only] if only.name == *admin);
    if !is_the_same {
        return Err(LedgerError::Exists { path }.into());
    }
    ledger.is_trusted()?;
    if *ledger.anchored() == Anchored::Absent {
        ledger.anchor_head()?;
    }
    Ok(Some(found.station_id))
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
    let binding = Binding {
        tenant: tenant.clone(),
        facility: facility.clone(),
        station: station.clone(),
        station_id: StationId::from_uuid(Uuid::now_v7()),
    };
    let new = NewProfile { name, tenant, facility, station, zone, operator: admin.clone() };
    // The ledger comes first: a profile file is the sign that all of it is there.
    let begun = take_up(&folders, &new.name, &binding, &admin, ui)?;
    let (source, code) = make_vault(&folders, &new.name, &binding.tenant, args.key_source, ui)?;
    let station_id = match begun {
        Some(station_id) => station_id,
        None => make_ledger(&folders, &new.name, &binding, &admin, ui)?,
    };
    new.write(&folders)?;
    if folders.profile_names()?.len() == 1 {
        folders.set_chosen(&new.name)?;
    }
    let profile = Profile::load(&folders, &new.name)?;
    if ui.is_json() {
        return ui.json(&serde_json::json!({
            "schema": "custody.profile.v1",
            "profile": profile.name.as_str(),
            "tenant": profile.tenant.value.as_str(),
            "facility": profile.facility.value.as_str(),
            "station": profile.station.value.as_str(),
            "station_id": station_id.to_string(),
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
    ui.status(&format!("The key of its vault comes from {source}"));
    ui.status(&format!("The ledger is {}", folders.ledger_file(&new.name).display()));
    ui.status(
        "Next: `custody receive` scans parcels in; `custody person add NAME` fills the directory",
    );
    Ok(())
}
