//! The lock of a session: it falls when nobody scans for a while, and a badge and a PIN lift it.

use super::desk::Desk;
use super::failure::Failure;
use super::login::clocks;
use crate::access::credentials::{Credentials, Tried};
use crate::access::password::Proof;
use crate::access::session_file::SessionFolder;
use crate::domain::names::OperatorName;
use crate::vault::Secret;

/// Whether a session is locked, and for whom.
#[derive(Debug)]
pub struct Lock {
    sessions: SessionFolder,
    /// Who has to enter their PIN.
    waits_for: Option<OperatorName>,
    /// Whether they have one.
    has_pin: bool,
    /// A token is no person: it is never locked.
    is_token: bool,
}

impl Lock {
    #[must_use]
    pub fn open(desk: &Desk<'_>) -> Self {
        let sessions = SessionFolder::at(desk.folders.session_folder(&desk.profile.name));
        let is_token = !matches!(sessions.held(&desk.operator.name), Ok(Some(_)));
        Self { sessions, waits_for: None, has_pin: false, is_token }
    }

    /// Whether somebody has to enter a PIN first.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.waits_for.is_some()
    }

    /// Whether the lock falls now, because nobody has used the session for too long, or locked it elsewhere.
    pub fn falls(&mut self, desk: &Desk<'_>) -> bool {
        if self.is_locked() || self.is_token {
            return false;
        }
        let now_ms = desk.now().as_millis();
        let held = self.sessions.held(&desk.operator.name).ok().flatten();
        if held.is_some_and(|held| !held.is_idle(now_ms)) {
            return false;
        }
        self.wait_for(desk, desk.operator.name.clone());
        true
    }

    /// Notes that the session is in use.
    pub fn used(&self, desk: &Desk<'_>) {
        if !self.is_token {
            // A session that cannot be kept fresh locks early, which harms nobody.
            let _kept_fresh = self.sessions.touch(&desk.operator.name, desk.now().as_millis());
        }
    }

    /// Locks it at once.
    pub fn now(&mut self, desk: &Desk<'_>) -> Result<(), Failure> {
        self.for_another(desk, desk.operator.name.clone())
    }

    /// Locks it until somebody has entered their PIN.
    pub fn for_another(&mut self, desk: &Desk<'_>, who: OperatorName) -> Result<(), Failure> {
        if !self.is_token {
            let locked = self.sessions.lock(&desk.operator.name);
            locked.map_err(|error| Failure::because(super::failure::Kind::Io, &error))?;
        }
        self.wait_for(desk, who);
        Ok(())
    }

    fn wait_for(&mut self, desk: &Desk<'_>, who: OperatorName) {
        // What cannot be read now will be read when somebody types.
        self.has_pin = Self::has_pin(desk, &who).unwrap_or(true);
        self.waits_for = Some(who);
    }

    /// Whether an operator has a PIN to go on with.
    pub fn has_pin(desk: &Desk<'_>, who: &OperatorName) -> Result<bool, Failure> {
        let path = desk.folders.credentials_file(&desk.profile.name);
        let credentials = Credentials::open(&path, desk.vault.open()?)?;
        Ok(credentials.standing(who, &clocks(&desk.ledger))?.has_pin)
    }

    /// Whether a text can lift the lock. A box that is scanned is no guess at a PIN.
    #[must_use]
    pub fn may_be_lifted_by(&self, typed: &str) -> bool {
        self.has_pin && Proof::looks_like_a_pin(typed.trim())
    }

    /// What it says.
    #[must_use]
    pub fn said(&self) -> String {
        match &self.waits_for {
            None => String::new(),
            Some(who) if self.has_pin => {
                format!("locked for {who}: type the PIN, or scan another badge")
            }
            Some(who) => format!(
                "locked for {who}, who has no PIN: scan another badge, or end with Ctrl-D and log in again"
            ),
        }
    }

    /// Whether it is the PIN of an operator. Wrong tries are counted.
    pub fn is_pin_of(desk: &Desk<'_>, who: &OperatorName, typed: &str) -> Result<bool, Failure> {
        let now = clocks(&desk.ledger);
        let path = desk.folders.credentials_file(&desk.profile.name);
        let vault = desk.vault.open()?;
        let pin = Proof::pin(&Secret::from(typed.trim().to_owned()));
        let tried = Credentials::open(&path, vault)?.attempt(who, &pin, &now)?;
        Ok(matches!(tried, Tried::Right { .. }))
    }

    /// Tries a PIN; answers with whoever goes on.
    pub fn try_pin(
        &mut self,
        desk: &Desk<'_>,
        typed: &str,
    ) -> Result<Option<OperatorName>, Failure> {
        let Some(who) = self.waits_for.clone() else { return Ok(None) };
        let has_session = matches!(self.sessions.held(&who), Ok(Some(_)));
        if !Self::is_pin_of(desk, &who, typed)? || !has_session {
            return Ok(None);
        }
        let now_ms = desk.now().as_millis();
        let io = |error| Failure::because(super::failure::Kind::Io, &error);
        self.sessions.touch(&who, now_ms).map_err(io)?;
        self.sessions.set_current(&who)?;
        self.waits_for = None;
        Ok(Some(who))
    }
}
