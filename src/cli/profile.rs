//! `custody profile`: see, choose and change profiles.

use clap::{Args, Subcommand};
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::Failure;
use super::scanner;
use super::time::Zone;
use super::ui::Ui;
use crate::config::{Profile, SCANNER_KEYS, SettingOrigin};
use crate::domain::names::{PlaceName, ProfileName};
use crate::ledger::Mode;

/// Arguments of `profile`.
#[derive(Debug, Args)]
pub struct ProfileArgs {
    #[command(subcommand)]
    command: ProfileCommand,
}

impl ProfileArgs {
    /// Whether it asks for a table.
    pub const fn is_a_table(&self) -> bool {
        matches!(self.command, ProfileCommand::List | ProfileCommand::Show { .. })
    }
}

#[derive(Debug, Subcommand)]
enum ProfileCommand {
    /// List the profiles of this machine
    List,
    /// Show the settings of a profile
    Show {
        /// Also say where each value comes from
        #[arg(long)]
        origin: bool,
    },
    /// Use a profile from now on when none is named
    Use {
        /// Its name
        name: ProfileName,
    },
    /// Change a setting
    Set {
        /// The setting, for example `zone`
        key: String,
        /// Its new value; an empty one takes a setting of the scanner or of retention back
        value: String,
    },
}

/// Runs `profile`.
pub fn run(args: ProfileArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let folders = globals.folders()?;
    match args.command {
        ProfileCommand::List => {
            let chosen = folders.choose(globals.profile.as_ref()).ok();
            let names = folders.profile_names()?;
            if ui.is_json() {
                let line = |name: &ProfileName| {
                    json!({
                        "schema": "custody.profile_name.v1",
                        "name": name.as_str(),
                        "chosen": chosen.as_ref() == Some(name),
                    })
                };
                let whole = |_| {
                    let names: Vec<&str> = names.iter().map(ProfileName::as_str).collect();
                    let chosen = chosen.as_ref().map(ProfileName::as_str);
                    json!({"schema": "custody.profiles.v1", "profiles": names, "chosen": chosen})
                };
                return ui.json_list(names.iter().map(line).collect(), whole);
            }
            let row = |name: &ProfileName| {
                let mark = if chosen.as_ref() == Some(name) { "in use" } else { "" };
                vec![name.to_string(), mark.to_owned()]
            };
            ui.table(&["profile", ""], &names.iter().map(row).collect::<Vec<_>>())
        }
        ProfileCommand::Show { origin } => {
            let name = folders.choose(globals.profile.as_ref())?;
            show(&Profile::load(&folders, &name)?, origin, ui)
        }
        ProfileCommand::Use { name } => {
            folders.choose(Some(&name))?;
            folders.set_chosen(&name)?;
            ui.line(&format!("Profile {name} is used from now on"))
        }
        ProfileCommand::Set { key, value } => {
            let name = folders.choose(globals.profile.as_ref())?;
            let value = checked(&key, value, globals, ui)?;
            Profile::set(&folders, &name, &key, &value)?;
            ui.line(&format!("{key} of profile {name} is now {value}"))
        }
    }
}

/// Refuses whoever may not change a setting, and reads its value as the station knows it. Whose word
/// counts, where things lie and what the rules ask for is an admin's business.
fn checked(key: &str, value: String, globals: &Globals, ui: &Ui) -> Result<String, Failure> {
    if !Profile::changeable().contains(&key) {
        return Ok(value);
    }
    if key == "zone" {
        // Not through the desk: it needs the zone, which may be what is wrong.
        Desk::door(globals, ui, Mode::Read)?.let_in(globals)?;
        Zone::typed(&value)?;
        return Ok(value);
    }
    let desk = Desk::open(globals, ui, Mode::Read)?;
    match key {
        key if SCANNER_KEYS.contains(&key) => {
            scanner::check_setting(key, &value)?;
            Ok(value)
        }
        "place" => Ok(desk.place(&PlaceName::parse(&value)?)?.to_string()),
        _others_are_read_with_the_profile => Ok(value),
    }
}

fn show(profile: &Profile, origin: bool, ui: &Ui) -> Result<(), Failure> {
    let text = |value: &dyn std::fmt::Display, origin: &SettingOrigin| {
        (value.to_string(), origin.to_string())
    };
    let mut settings = vec![
        ("tenant", text(&profile.tenant.value, &profile.tenant.origin)),
        ("facility", text(&profile.facility.value, &profile.facility.origin)),
        ("station", text(&profile.station.value, &profile.station.origin)),
        ("zone", text(&profile.zone.value, &profile.zone.origin)),
        ("place", text(&profile.place.value, &profile.place.origin)),
    ];
    if let Some(prefix) = &profile.tag_prefix {
        settings.push(("tag_prefix", text(&prefix.value, &prefix.origin)));
    }
    let rules = profile.rules.iter().map(|(key, rule)| (*key, text(&rule.value, &rule.origin)));
    settings.extend(rules);
    let scanner = profile.scanner.iter().map(|(key, set)| (*key, text(&set.value, &set.origin)));
    settings.extend(scanner);
    let days = profile.retention_days.iter();
    settings.extend(days.map(|(key, set)| (*key, text(&set.value, &set.origin))));
    if ui.is_json() {
        let settings: serde_json::Map<String, serde_json::Value> = settings
            .into_iter()
            .map(|(key, (value, origin))| {
                (key.to_owned(), json!({"value": value, "origin": origin}))
            })
            .collect();
        return ui.json(&json!({
            "schema": "custody.profile.v1", "profile": profile.name.as_str(), "settings": settings,
        }));
    }
    let rows: Vec<Vec<String>> = settings
        .into_iter()
        .map(|(key, (value, from))| {
            let mut row = vec![key.to_owned(), value];
            row.extend(origin.then_some(from));
            row
        })
        .collect();
    let header: &[&str] =
        if origin { &["setting", "value", "origin"] } else { &["setting", "value"] };
    ui.table(header, &rows)
}
