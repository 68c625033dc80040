//! Who may write in a log, as the log itself has said so far.

use std::collections::BTreeMap;

use super::authority::{Founding, LogEvent, Shown};
use super::names::{OperatorName, PublicKey, SessionId, Timestamp};
use super::party::{OperatorKind, Role};

/// An operator, as the log knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub role: Role,
    pub kind: OperatorKind,
    /// With which they open sessions; of a script, the key of its newest token.
    pub key: PublicKey,
    /// Not disabled.
    pub is_active: bool,
}

/// A session that was opened and has not been closed. Whether its time is over depends on what time it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub operator: OperatorName,
    /// Signs what is recorded in it.
    pub key: PublicKey,
    /// Nothing may be recorded in it after this.
    pub until: Timestamp,
    /// It is a token rather than a log-in.
    pub is_token: bool,
}

/// Everybody who ever was enrolled, and every session that is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    pub members: BTreeMap<OperatorName, Member>,
    pub sessions: BTreeMap<SessionId, Session>,
}

impl Roster {
    /// The key that must have signed for an entry of an operator; nothing if there is none, or if the
    /// station needs no more than the log's own key.
    #[must_use]
    pub fn signer(
        &self,
        operator: &OperatorName,
        session: Option<SessionId>,
    ) -> Option<&PublicKey> {
        match session {
            Some(session) => self.sessions.get(&session).map(|session| &session.key),
            None => self.members.get(operator).map(|member| &member.key),
        }
    }

    /// Whether an entry may be there, or why not.
    ///
    /// # Errors
    /// Says why not, in words.
    pub fn allows(
        &self,
        operator: &OperatorName,
        session: Option<SessionId>,
        at: Timestamp,
        shown: Shown,
    ) -> Result<(), String> {
        if operator.is_station() {
            return match (shown, session) {
                (Shown::Nothing, None) => Ok(()),
                _more_is_needed => Err("the station itself may not do this".to_owned()),
            };
        }
        let Some(member) = self.members.get(operator) else {
            return Err(format!("{operator} was not enrolled then"));
        };
        if !member.is_active {
            return Err(format!("{operator} had been disabled"));
        }
        let least = match (shown, session) {
            (Shown::SessionOf(role), Some(session)) => {
                self.allows_session(operator, session, at)?;
                role
            }
            (Shown::SessionOf(_), None) => {
                return Err(format!("{operator} did it outside of any session"));
            }
            (Shown::OwnKey | Shown::Nothing, Some(_)) => {
                return Err("this is not done in a session".to_owned());
            }
            (Shown::OwnKey, None) if member.kind == OperatorKind::Person => Role::Viewer,
            (Shown::OwnKey | Shown::Nothing, None) => {
                return Err(format!("{operator} may not do this"));
            }
        };
        if member.role < least {
            let role = member.role;
            return Err(format!("{operator} was {role} then, and only an {least} may do this"));
        }
        Ok(())
    }

    fn allows_session(
        &self,
        operator: &OperatorName,
        session: SessionId,
        at: Timestamp,
    ) -> Result<(), String> {
        match self.sessions.get(&session) {
            None => Err(format!("{operator} had no session {session} then")),
            Some(found) if found.operator != *operator => {
                Err(format!("session {session} was that of {}, not of {operator}", found.operator))
            }
            Some(found) if at > found.until => {
                Err(format!("the session of {operator} was over then"))
            }
            Some(_) => Ok(()),
        }
    }

    /// A log, or a further epoch of it, begins: whoever founds it is an admin, and nobody is logged in.
    pub fn begin(&mut self, founding: &Founding) {
        self.sessions.clear();
        self.enroll(&founding.admin, Role::Admin, &founding.admin_key, OperatorKind::Person);
    }

    /// Takes into account what an operator did.
    pub fn follow(&mut self, actor: &OperatorName, event: &LogEvent) {
        match event {
            LogEvent::LogCreated(founding) | LogEvent::LogRestored { founding, .. } => {
                self.begin(founding);
            }
            LogEvent::OperatorEnrolled { name, role, key } => {
                self.enroll(name, *role, key, OperatorKind::Person);
                self.end_sessions(name);
            }
            LogEvent::KeyRenewed { key } => {
                self.change(actor, |member| member.key = key.clone());
            }
            LogEvent::RoleChanged { name, role } => {
                self.change(name, |member| member.role = *role);
            }
            LogEvent::OperatorDisabled { name } => {
                self.change(name, |member| member.is_active = false);
                self.end_sessions(name);
            }
            LogEvent::OperatorEnabled { name } => {
                self.change(name, |member| member.is_active = true);
            }
            LogEvent::SessionOpened { session, key, until } => {
                self.sessions.retain(|_, old| old.operator != *actor || old.is_token);
                self.open(*session, actor, key, *until, false);
            }
            LogEvent::SessionClosed { session } => {
                self.sessions.remove(session);
            }
            LogEvent::TokenCreated { token, name, role, key, until } => {
                self.enroll(name, *role, key, OperatorKind::Service);
                self.open(*token, name, key, *until, true);
            }
            LogEvent::Denied { .. }
            | LogEvent::LockedOut { .. }
            | LogEvent::Unlocked { .. }
            | LogEvent::Erased { .. }
            | LogEvent::Purged { .. }
            | LogEvent::CaseOpened(_)
            | LogEvent::CaseLineSettled(_)
            | LogEvent::CaseClosed { .. }
            | LogEvent::NotUnderstood { .. } => {}
        }
    }

    fn enroll(&mut self, name: &OperatorName, role: Role, key: &PublicKey, kind: OperatorKind) {
        let member = Member { role, kind, key: key.clone(), is_active: true };
        self.members.insert(name.clone(), member);
    }

    fn change(&mut self, name: &OperatorName, change: impl FnOnce(&mut Member)) {
        if let Some(member) = self.members.get_mut(name) {
            change(member);
        }
    }

    fn end_sessions(&mut self, name: &OperatorName) {
        self.sessions.retain(|_, session| session.operator != *name);
    }

    fn open(
        &mut self,
        id: SessionId,
        operator: &OperatorName,
        key: &PublicKey,
        until: Timestamp,
        is_token: bool,
    ) {
        let (operator, key) = (operator.clone(), key.clone());
        self.sessions.insert(id, Session { operator, key, until, is_token });
    }
}
