//! `custody vault`: the keys of a profile, and the key that opens them.

use clap::{Args, Subcommand};
use serde_json::json;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::secret_input::{self, From};
use super::ui::Ui;
use super::vault_keys::{Terminal, VaultKeys, wherever_we_are};
use crate::access::credentials::Credentials;
use crate::config::Profile;
use crate::ledger::{LookUps, Mode};
use crate::vault::{Description, KeySource, RecoveryCode, Vault};

/// Arguments of `vault`.
#[derive(Debug, Args)]
pub struct VaultArgs {
    #[command(subcommand)]
    command: VaultCommand,
}

#[derive(Debug, Subcommand)]
enum VaultCommand {
    /// Show where the key comes from, and whether it is at hand
    Show,
    /// Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase
    Source {
        /// The source
        source: KeySource,
    },
    /// Make a new key, and seal with it everything new, the recipient directory and the keys of evidence
    Rotate,
    /// Make every key anew, and a new recovery code: after a leak, or when the code is lost
    Renew {
        /// The source of the key
        source: KeySource,
    },
    /// Open the vault with the recovery code, which is read from standard input, and give it a new source
    Recover {
        /// The source of the key
        source: KeySource,
    },
}

impl VaultCommand {
    /// Whether personal values are sealed anew.
    const fn reseals(&self) -> bool {
        matches!(self, Self::Rotate | Self::Renew { .. })
    }

    /// With its source as it is found from any folder.
    fn wherever_we_are(self) -> Result<Self, Failure> {
        Ok(match self {
            Self::Source { source } => Self::Source { source: wherever_we_are(source)? },
            Self::Renew { source } => Self::Renew { source: wherever_we_are(source)? },
            Self::Recover { source } => Self::Recover { source: wherever_we_are(source)? },
            Self::Show | Self::Rotate => self,
        })
    }
}

/// Runs `vault`.
pub fn run(args: VaultArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let command = args.command.wherever_we_are()?;
    let mode = if command.reseals() { Mode::Write } else { Mode::Read };
    match command {
        // Whoever has lost the key cannot log in, either.
        VaultCommand::Show => {
            let (folders, name) = Desk::look(globals)?;
            let tenant = Profile::load(&folders, &name)?.tenant.value;
            let keys = VaultKeys::of(&folders, &name, &tenant, ui);
            show(&keys.open()?.describe()?, ui)
        }
        VaultCommand::Source { source } => {
            let desk = Desk::open(globals, ui, mode)?;
            desk.vault.open()?.rewrap(&source)?;
            ui.line(&format!("the key comes from {source} from now on; the recovery code stays"))
        }
        VaultCommand::Rotate => {
            let mut desk = Desk::open(globals, ui, mode)?;
            let key = desk.vault.open()?.rotate()?;
            reseal_credentials(&desk)?;
            let count = desk.ledger.reseal(LookUps::Stay, None)?;
            ui.line(&format!("what is new is sealed with key {key}, and {count} personal values and keys of evidence"))
        }
        VaultCommand::Renew { source } => {
            let mut desk = Desk::open(globals, ui, mode)?;
            let code = desk.vault.open()?.renew(&source)?;
            ui.line(&format!("every key is new; the key comes from {source}"))?;
            // First: whatever happens then, nobody sees the code again.
            say_recovery_code(&code, ui)?;
            reseal_credentials(&desk)?;
            let count = desk.ledger.reseal(LookUps::Renewed, None)?;
            ui.status(&format!("{count} personal values and keys of evidence are sealed with it"));
            Ok(())
        }
        // The recovery code is what they show who have lost the key.
        VaultCommand::Recover { source } => {
            let (folders, name) = Desk::look(globals)?;
            let tenant = &Profile::load(&folders, &name)?.tenant.value;
            let path = folders.vault_file(&name);
            let code = read_code(ui)?;
            let vault = Vault::recover(&path, tenant, Box::new(Terminal::of(ui)), code)?;
            vault.rewrap(&source)?;
            ui.line(&format!("the vault is open again; the key comes from {source} from now on"))
        }
    }
}

/// Reads a recovery code from standard input.
pub fn read_code(ui: &Ui) -> Result<RecoveryCode, Failure> {
    ui.status("recovery code:");
    let text = secret_input::existing("Recovery code", From::Stdin, ui)?;
    let text = text.expose_text().unwrap_or_default();
    RecoveryCode::parse(text.trim()).map_err(|error| {
        Failure::because(Kind::Usage, &error)
            .hint("type it as it is printed; case and spaces do not matter")
    })
}

fn reseal_credentials(desk: &Desk<'_>) -> Result<(), Failure> {
    let path = desk.folders.credentials_file(&desk.profile.name);
    Credentials::open(&path, desk.vault.open()?)?.reseal()?;
    Ok(())
}

/// Shows a recovery code, for the only time.
pub fn say_recovery_code(code: &RecoveryCode, ui: &Ui) -> Result<(), Failure> {
    let printed = code.printed();
    ui.line(&format!("Recovery code: {}", printed.expose_text().unwrap_or_default()))?;
    ui.status("Print it and lock it away: it opens the vault when its key is lost, and is not shown again");
    Ok(())
}

fn show(vault: &Description, ui: &Ui) -> Result<(), Failure> {
    let reach = reach_text(vault);
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.vault.v1",
            "file": vault.path.display().to_string(),
            "source": vault.source.to_string(),
            "reach": reach,
            "recovery": vault.recovery.to_string(),
            "key": vault.current.to_string(),
            "older_keys": vault.older.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "secrets": vault.secrets,
        }));
    }
    let facts = [
        ("file", vault.path.display().to_string()),
        ("source", vault.source.to_string()),
        ("key", reach),
        ("recovery", format!("code {}", vault.recovery)),
        ("sealing", format!("{}, {} older", vault.current, vault.older.len())),
        ("secrets", vault.secrets.len().to_string()),
    ];
    for (label, value) in facts {
        ui.line(&format!("{label:<10}{value}"))?;
    }
    Ok(())
}

/// Whether the key is at hand, in a sentence.
pub fn reach_text(vault: &Description) -> String {
    use crate::vault::Reach;
    match &vault.reach {
        Reach::Ready => "at hand".to_owned(),
        Reach::AsksAPerson => "asked of a person when it is needed".to_owned(),
        Reach::Unreachable(error) => match error.remedy() {
            Some(remedy) => format!("{error}; {remedy}"),
            None => error.to_string(),
        },
    }
}
