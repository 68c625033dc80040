//! `custody person pin` and `custody person badge`: what a person shows at the counter.

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::secret_input::{self, From};
use super::ui::Ui;
use crate::access::credentials::Credentials;
use crate::domain::names::PersonId;
use crate::ledger::Mode;

/// Gives a person a PIN that they choose.
pub fn pin(person: &str, from_stdin: bool, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let person = desk.receiver(person)?;
    let from = From::flag("--pin-stdin", from_stdin);
    let pin = secret_input::new_pin(&person.name, from, ui)?;
    let vault = desk.vault.open()?;
    let path = desk.folders.credentials_file(&desk.profile.name);
    let now_ms = desk.now().as_millis();
    Credentials::open(&path, vault)?.put_person_pin(
        person.id,
        &pin,
        &desk.operator.name,
        now_ms,
    )?;
    ui.line(&format!("{} has a PIN", person.name))
}

/// Makes a badge known as a person's.
pub fn badge(person: &str, scan: &str, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let scan = scan.trim();
    if scan.is_empty() || scan.len() > 256 {
        return Err(Failure::new(Kind::Usage, "a badge says 1 to 256 characters"));
    }
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let person = desk.receiver(person)?;
    let vault = desk.vault.open()?;
    let path = desk.folders.credentials_file(&desk.profile.name);
    let now_ms = desk.now().as_millis();
    let mut credentials = Credentials::open(&path, vault)?;
    if credentials.put_person_badge(person.id, scan, &desk.operator.name, now_ms)? {
        return ui.line(&format!("that badge is the badge of {}", person.name));
    }
    Err(Failure::new(Kind::No, "that badge is somebody else's"))
}

/// Forgets what somebody showed who is being erased.
pub fn forget(desk: &Desk<'_>, person: PersonId) -> Result<(), Failure> {
    let path = desk.folders.credentials_file(&desk.profile.name);
    if path.exists() {
        let vault = desk.vault.open()?;
        Credentials::open(&path, vault)?.forget_person(person)?;
    }
    Ok(())
}
