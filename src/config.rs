//! Profiles: named settings that bind a station to one tenant and facility, and where each came from.
//!
//! Strongest first: command-line flag, `CUSTODY_*` variable, profile file, `/etc/custody/config.toml`,
//! built in. The command line applies its flags itself; this module knows the other four.

mod label_rules;
mod retention;
mod rules;
mod scanner;
mod statement;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

pub use label_rules::LabelRule;
pub use retention::RETENTION_KEYS;
use retention::RetentionFile;
use rules::{ProofFile, RULE_KEYS, RulesFile};
pub use scanner::SCANNER_KEYS;
use scanner::ScannerFile;
use statement::StatementFile;
pub use statement::Statements;

use crate::domain::names::{
    AssetTag, FacilityName, PlaceName, ProfileName, StationName, TenantName,
};
use crate::domain::policy::Policy;
use crate::domain::retention::Retention;
use crate::durable;

/// Settings that hold for every profile on the machine.
const MACHINE_FILE: &str = "/etc/custody/config.toml";

/// Why a setting cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("there is no profile yet")]
    NoProfile,
    #[error("there is no profile {name}")]
    UnknownProfile { name: ProfileName, known: Vec<String> },
    #[error("several profiles exist and none is chosen: {}", known.join(", "))]
    NoneChosen { known: Vec<String> },
    #[error("there is a profile {name} already")]
    ProfileExists { name: ProfileName },
    #[error("{} is not readable as settings", path.display())]
    Syntax { path: PathBuf, source: Box<toml::de::Error> },
    #[error("{}: {key} {problem}", path.display())]
    Value { path: PathBuf, key: &'static str, problem: String },
    #[error("the home folder is not known")]
    NoHome,
    #[error("cannot use {}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("there is no setting {key}")]
    UnknownKey { key: String },
    #[error("the setting {key} {problem}")]
    BadValue { key: String, problem: String },
}

/// The folders that custody uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Profiles; made by people, worth a backup.
    pub config: PathBuf,
    /// Ledgers and evidence.
    pub data: PathBuf,
    /// What may be lost without loss.
    pub state: PathBuf,
    /// What goes away when the machine is switched off, or its user logs out.
    pub runtime: PathBuf,
}

impl Folders {
    /// Everything below one folder if `home` is given (`CUSTODY_HOME`), else the XDG folders.
    pub fn locate(home: Option<&Path>) -> Result<Self, ConfigError> {
        if let Some(home) = home {
            let below = |name: &str| home.join(name);
            return Ok(Self {
                config: below("config"),
                data: below("data"),
                state: below("state"),
                runtime: below("runtime"),
            });
        }
        let xdg = etcetera::base_strategy::Xdg::new().map_err(|_| ConfigError::NoHome)?;
        let state = xdg.state_dir().unwrap_or_else(|| xdg.data_dir());
        // Not every login has one: then the state folder has to do.
        let runtime = xdg.runtime_dir().unwrap_or_else(|| state.join("run"));
        Ok(Self {
            config: xdg.config_dir().join("custody"),
            data: xdg.data_dir().join("custody"),
            state: state.join("custody"),
            runtime: runtime.join("custody"),
        })
    }

    fn profiles(&self) -> PathBuf {
        self.config.join("profiles")
    }

    /// The file of a profile.
    #[must_use]
    pub fn profile_file(&self, name: &ProfileName) -> PathBuf {
        self.profiles().join(format!("{name}.toml"))
    }

    /// The file that says which profile is used when none is named.
    fn chosen_file(&self) -> PathBuf {
        self.config.join("profile")
    }

    /// The ledger of a profile.
    #[must_use]
    pub fn ledger_file(&self, name: &ProfileName) -> PathBuf {
        self.data.join(name.as_str()).join("ledger.db")
    }

    /// The evidence of a profile: signatures, photos, papers.
    #[must_use]
    pub fn evidence_folder(&self, name: &ProfileName) -> PathBuf {
        self.data.join(name.as_str()).join("evidence")
    }

    /// The vault of a profile: its private keys, sealed.
    #[must_use]
    pub fn vault_file(&self, name: &ProfileName) -> PathBuf {
        self.data.join(name.as_str()).join("vault.json")
    }

    /// The key that opens the vault, unless another source is chosen. It lies apart from the data, so that a
    /// copy of the data alone opens nothing.
    ///
    /// Where everything lies below one folder the path begins at the vault, so that the folder can be moved.
    #[must_use]
    pub fn key_file(&self, name: &ProfileName) -> PathBuf {
        let file = Path::new("keys").join(format!("{name}.key"));
        let is_one_folder = self.config.parent() == self.data.parent();
        match (is_one_folder, self.config.file_name()) {
            (true, Some(config)) => Path::new("../..").join(config).join(file),
            _apart => self.config.join(file),
        }
    }

    /// The facility's own templates for notices.
    #[must_use]
    pub fn template_folder(&self, name: &ProfileName) -> PathBuf {
        self.profiles().join(name.as_str()).join("templates")
    }

    /// Where the head of a profile's ledger is kept besides the ledger.
    #[must_use]
    pub fn anchor_file(&self, name: &ProfileName) -> PathBuf {
        self.state.join(name.as_str()).join("anchor")
    }

    /// What is kept of the passwords of a profile's operators.
    #[must_use]
    pub fn credentials_file(&self, name: &ProfileName) -> PathBuf {
        self.data.join(name.as_str()).join("credentials.db")
    }

    /// The secrets of whoever is logged in to a profile.
    #[must_use]
    pub fn session_folder(&self, name: &ProfileName) -> PathBuf {
        self.runtime.join(name.as_str())
    }

    /// The names of all profiles, in order.
    pub fn profile_names(&self) -> Result<Vec<ProfileName>, ConfigError> {
        let folder = self.profiles();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(ConfigError::Io { path: folder, source }),
        };
        let file_names = entries.filter_map(Result::ok).map(|entry| entry.file_name());
        let mut names: Vec<ProfileName> = file_names
            .filter_map(|name| ProfileName::parse(name.to_str()?.strip_suffix(".toml")?).ok())
            .collect();
        names.sort();
        Ok(names)
    }

    /// The profile to use: the one named, the one chosen, or the only one.
    pub fn choose(&self, named: Option<&ProfileName>) -> Result<ProfileName, ConfigError> {
        let known = self.profile_names()?;
        let listed = || known.iter().map(ToString::to_string).collect::<Vec<_>>();
        let chosen = fs::read_to_string(self.chosen_file()).ok();
        let chosen = chosen.and_then(|text| ProfileName::parse(text.trim()).ok());
        match (named.cloned().or(chosen), known.as_slice()) {
            (Some(name), known) if known.contains(&name) => Ok(name),
            (Some(name), _) => Err(ConfigError::UnknownProfile { name, known: listed() }),
            (None, []) => Err(ConfigError::NoProfile),
            (None, [only]) => Ok(only.clone()),
            (None, _several) => Err(ConfigError::NoneChosen { known: listed() }),
        }
    }

    /// Makes a profile the one that is used when none is named.
    pub fn set_chosen(&self, name: &ProfileName) -> Result<(), ConfigError> {
        write_private(&self.chosen_file(), &format!("{name}\n"))
    }
}

/// A profile file, and the machine's file, as they are written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    station: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag_prefix: Option<String>,
    #[serde(default, skip_serializing_if = "RulesFile::is_empty")]
    rules: RulesFile,
    #[serde(default, skip_serializing_if = "ScannerFile::is_empty")]
    scanner: ScannerFile,
    #[serde(default, skip_serializing_if = "RetentionFile::is_empty")]
    retention: RetentionFile,
    #[serde(default, skip_serializing_if = "toml::Table::is_empty")]
    export: toml::Table,
    #[serde(default, skip_serializing_if = "toml::Table::is_empty")]
    notices: toml::Table,
    #[serde(default, skip_serializing_if = "StatementFile::is_empty")]
    statement: StatementFile,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    proof: Vec<ProofFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    label_rule: Vec<LabelRule>,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingOrigin {
    Flag,
    Variable(&'static str),
    File(PathBuf),
    BuiltIn,
}

impl fmt::Display for SettingOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("command line"),
            Self::Variable(name) => f.write_str(name),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::BuiltIn => f.write_str("built in"),
        }
    }
}

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    pub value: T,
    pub origin: SettingOrigin,
}

/// Everything a station needs to know to open its ledger and to act.
#[derive(Debug, Clone)]
pub struct Profile {
    pub name: ProfileName,
    pub tenant: Setting<TenantName>,
    pub facility: Setting<FacilityName>,
    pub station: Setting<StationName>,
    /// IANA name of the facility's time zone.
    pub zone: Setting<String>,
    /// Where items lie when no place is named.
    pub place: Setting<PlaceName>,
    /// How the organisation's own asset tags begin, upper case; nothing if they have no such sign.
    pub tag_prefix: Option<Setting<String>>,
    pub policy: Policy,
    /// What people are shown before they sign.
    pub statements: Statements,
    /// The settings of the rules as text, each with its origin, for `profile show`.
    pub rules: Vec<(&'static str, Setting<String>)>,
    /// How the scanner is set up, as text: what is set, each with its origin.
    pub scanner: Vec<(&'static str, Setting<String>)>,
    pub retention: Retention,
    /// The times of retention as text, each with its origin.
    pub retention_days: Vec<(&'static str, Setting<String>)>,
    /// What the facility says about the systems it exports to, as it is written: the profile's section, else
    /// the machine's. Checked by whoever knows those systems.
    pub export: toml::Table,
    /// How people are told that something waits for them: likewise.
    pub notices: toml::Table,
    /// What the facility knows of the labels it gets.
    pub label_rules: Vec<LabelRule>,
}

/// The settings that `profile set` may change; the others bind the ledger and stay as they are.
const CHANGEABLE: [&str; 23] = [
    "zone",
    "place",
    "tag_prefix",
    "rules.asset_hand_off",
    "rules.parcel_hand_off",
    "rules.asset_return",
    "rules.undo_window_minutes",
    "rules.may_sign_later",
    "statement.language",
    "scanner.source",
    "scanner.prefix",
    "scanner.suffix",
    "scanner.fnc1",
    "scanner.layout",
    "scanner.bounce_ms",
    "scanner.gap_ms",
    "scanner.key_ms",
    "retention.photo_days",
    "retention.label_days",
    "retention.signature_days",
    "retention.paper_days",
    "retention.certificate_days",
    "retention.left_people_days",
];

/// What `init` writes down.
#[derive(Debug, Clone)]
pub struct NewProfile {
    pub name: ProfileName,
    pub tenant: TenantName,
    pub facility: FacilityName,
    pub station: StationName,
    pub zone: String,
}

impl NewProfile {
    /// Writes the profile; refuses to overwrite one.
    pub fn write(&self, folders: &Folders) -> Result<(), ConfigError> {
        let path = folders.profile_file(&self.name);
        if path.exists() {
            return Err(ConfigError::ProfileExists { name: self.name.clone() });
        }
        let file = SettingsFile {
            tenant: Some(self.tenant.to_string()),
            facility: Some(self.facility.to_string()),
            station: Some(self.station.to_string()),
            zone: Some(self.zone.clone()),
            place: Some(self.station.to_string()),
            ..SettingsFile::default()
        };
        write_private(&path, &to_toml(&file))
    }
}

fn to_toml(file: &SettingsFile) -> String {
    toml::to_string(file).unwrap_or_default()
}

fn read_file(path: &Path) -> Result<Option<SettingsFile>, ConfigError> {
    match fs::read(path) {
        Ok(bytes) => toml::from_slice(&bytes).map(Some).map_err(|source| ConfigError::Syntax {
            path: path.to_owned(),
            source: Box::new(source),
        }),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(ConfigError::Io { path: path.to_owned(), source }),
    }
}

/// Picks a value from the profile's file, else from the machine's.
struct Layers {
    profile: (PathBuf, SettingsFile),
    machine: (PathBuf, SettingsFile),
}

impl Layers {
    fn pick<T>(
        &self,
        key: &'static str,
        of: impl Fn(&SettingsFile) -> Option<String>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<Setting<T>>, ConfigError> {
        for (path, file) in [&self.profile, &self.machine] {
            if let Some(text) = of(file) {
                let value = read(&text).map_err(|problem| ConfigError::Value {
                    path: path.clone(),
                    key,
                    problem,
                })?;
                return Ok(Some(Setting { value, origin: SettingOrigin::File(path.clone()) }));
            }
        }
        Ok(None)
    }

    /// A section that is taken whole: the profile's, else the machine's.
    fn section(&self, of: impl Fn(&SettingsFile) -> &toml::Table) -> toml::Table {
        let (own, machine) = (of(&self.profile.1), of(&self.machine.1));
        if own.is_empty() { machine.clone() } else { own.clone() }
    }

    fn need<T>(
        &self,
        key: &'static str,
        of: impl Fn(&SettingsFile) -> Option<String>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Setting<T>, ConfigError> {
        let path = self.profile.0.clone();
        let missing = ConfigError::Value { path, key, problem: "is missing".to_owned() };
        self.pick(key, of, read)?.ok_or(missing)
    }
}

fn read_name<T: std::str::FromStr<Err = E>, E: fmt::Display>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: E| error.to_string())
}

/// A prefix is itself a beginning of an asset tag.
fn read_prefix(text: &str) -> Result<String, String> {
    read_name::<AssetTag, _>(text).map(|prefix| prefix.to_string())
}

impl Profile {
    /// Reads a profile and what the machine and the environment add to it.
    pub fn load(folders: &Folders, name: &ProfileName) -> Result<Self, ConfigError> {
        let path = folders.profile_file(name);
        let file = read_file(&path)?
            .ok_or_else(|| ConfigError::UnknownProfile { name: name.clone(), known: Vec::new() })?;
        let machine_path = PathBuf::from(MACHINE_FILE);
        let machine = read_file(&machine_path)?.unwrap_or_default();
        let layers = Layers { profile: (path, file), machine: (machine_path, machine) };
        let station: Setting<StationName> =
            layers.need("station", |f| f.station.clone(), read_name)?;
        let place = layers.pick("place", |f| f.place.clone(), read_name)?;
        let place = match place {
            Some(place) => place,
            None => Setting {
                value: read_name(station.value.as_str()).map_err(|problem| ConfigError::Value {
                    path: layers.profile.0.clone(),
                    key: "station",
                    problem,
                })?,
                origin: SettingOrigin::BuiltIn,
            },
        };
        let (policy, rules) = rules::read(&layers)?;
        let (retention, retention_days) = retention::read(&layers)?;
        Ok(Self {
            name: name.clone(),
            tenant: layers.need("tenant", |f| f.tenant.clone(), read_name)?,
            facility: layers.need("facility", |f| f.facility.clone(), read_name)?,
            zone: layers.need("zone", |f| f.zone.clone(), |text| Ok(text.to_owned()))?,
            tag_prefix: layers.pick("tag_prefix", |f| f.tag_prefix.clone(), read_prefix)?,
            station,
            place,
            policy,
            rules,
            statements: statement::read(&layers)?,
            scanner: scanner::read(&layers)?,
            retention,
            retention_days,
            export: layers.section(|file| &file.export),
            notices: layers.section(|file| &file.notices),
            label_rules: label_rules::read(&layers)?,
        })
    }

    /// Changes one setting in the profile's file.
    pub fn set(
        folders: &Folders,
        name: &ProfileName,
        key: &str,
        value: &str,
    ) -> Result<(), ConfigError> {
        let path = folders.profile_file(name);
        let mut file = read_file(&path)?.unwrap_or_default();
        let bad = |problem: String| ConfigError::BadValue { key: key.to_owned(), problem };
        let text = Some(value.to_owned());
        match key {
            "zone" => file.zone = text,
            "place" => {
                read_name::<PlaceName, _>(value).map_err(bad)?;
                file.place = text;
            }
            "tag_prefix" => file.tag_prefix = Some(read_prefix(value).map_err(bad)?),
            "statement.language" => {
                file.statement.language = Some(statement::read_language(value).map_err(bad)?);
            }
            key if RULE_KEYS.contains(&key) => file.rules.set(key, value).map_err(bad)?,
            // Checked by whoever knows scanners.
            key if SCANNER_KEYS.contains(&key) => file.scanner.set(key, value),
            key if RETENTION_KEYS.contains(&key) => file.retention.set(key, value).map_err(bad)?,
            "tenant" | "facility" | "station" => {
                return Err(bad("binds the ledger and cannot be changed".to_owned()));
            }
            _unknown => return Err(ConfigError::UnknownKey { key: key.to_owned() }),
        }
        write_private(&path, &to_toml(&file))
    }

    /// The keys that [`Profile::set`] takes.
    #[must_use]
    pub const fn changeable() -> &'static [&'static str] {
        &CHANGEABLE
    }
}

/// Writes a file that only its owner can read: whole or not at all.
fn write_private(path: &Path, text: &str) -> Result<(), ConfigError> {
    let io = |source| ConfigError::Io { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or(path);
    durable::make_folder(folder, durable::PRIVATE).map_err(io)?;
    durable::write(path, text.as_bytes()).map_err(io)
}
