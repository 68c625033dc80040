//! Who acts: whoever is logged in at this station, or the script whose token was given.

use std::path::Path;

use super::args::Globals;
use super::failure::{Failure, Kind};
use super::vault_keys::VaultKeys;
use crate::access::session_file::{SessionFileError, SessionFolder};
use crate::access::token::{Token, TokenError};
use crate::config::Folders;
use crate::domain::names::{OperatorName, ProfileName, SessionId, Timestamp};
use crate::domain::party::Operator;
use crate::ledger::Ledger;
use crate::vault::Secret;

/// Whoever acts, and by what right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    pub operator: Operator,
    pub session: SessionId,
    pub until: Timestamp,
    pub is_token: bool,
    /// When their session was used before; nothing for a token.
    pub used_ms: Option<i64>,
}

/// Whether a session has to be one that was used lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    Refused,
    /// To end it, that does not matter.
    Allowed,
}

/// What somebody shows, before the ledger is asked whether it is good.
struct Shown {
    operator: OperatorName,
    session: SessionId,
    seed: Secret,
    used_ms: Option<i64>,
}

/// Finds out who acts, and takes the key of their session along. The role is that of this moment.
pub fn who_acts(
    globals: &Globals,
    folders: &Folders,
    profile: &ProfileName,
    ledger: &Ledger,
    keys: &VaultKeys,
    idle: Idle,
) -> Result<Acting, Failure> {
    let sessions = SessionFolder::at(folders.session_folder(profile));
    let now_ms = ledger.now().as_millis();
    let shown = match &globals.token_file {
        Some(path) => from_token(path, globals.operator.as_ref())?,
        None => from_session(&sessions, globals.operator.as_ref(), now_ms, idle)?,
    };
    let Shown { operator, session: id, seed, used_ms } = shown;
    let what = if used_ms.is_some() { "session" } else { "token" };
    let refused = |why: String| {
        let hint = if what == "token" {
            "an admin makes one with `custody token create`".to_owned()
        } else {
            format!("log in with `custody login {operator}`")
        };
        Failure::new(Kind::NotAllowed, why).hint(hint)
    };
    let found = ledger.roster().session(id)?.filter(|session| session.operator == operator);
    let Some(session) = found else {
        return Err(refused(format!(
            "the {what} of {operator} has ended, or is not of this station"
        )));
    };
    let is_key = match seed.expose().try_into() {
        Ok(seed) => ledger.is_key_of(&session, id, seed)?,
        Err(_not_a_key) => false,
    };
    if !is_key || session.is_token == used_ms.is_some() {
        return Err(refused(format!("this is not the {what} that {operator} was given")));
    }
    if session.until.as_millis() < now_ms {
        return Err(refused(format!("the time of the {what} of {operator} is over")));
    }
    let Some(operator) = ledger.roster().operator(&operator)? else {
        return Err(Failure::new(Kind::NotAllowed, format!("{operator} is disabled")));
    };
    keys.act_in(&operator.name, id, seed.expose());
    if used_ms.is_some() && idle == Idle::Refused {
        // A session that cannot be kept fresh locks early, which harms nobody.
        let _kept_fresh = sessions.touch(&operator.name, now_ms);
    }
    let (until, is_token) = (session.until, session.is_token);
    Ok(Acting { operator, session: id, until, is_token, used_ms })
}

fn from_token(path: &Path, named: Option<&OperatorName>) -> Result<Shown, Failure> {
    let token = Token::read(path).map_err(|error| {
        let kind = match &error {
            TokenError::File(_) => Kind::Config,
            TokenError::Malformed => Kind::NotAllowed,
        };
        Failure::because(kind, &error).hint(format!("the token file is {}", path.display()))
    })?;
    if let Some(named) = named.filter(|named| **named != token.operator) {
        let text = format!("the token is of {}, not of {named}", token.operator);
        return Err(Failure::new(Kind::NotAllowed, text).hint("leave --as away"));
    }
    let Token { id, operator, seed } = token;
    Ok(Shown { operator, session: id, seed, used_ms: None })
}

fn from_session(
    sessions: &SessionFolder,
    named: Option<&OperatorName>,
    now_ms: i64,
    idle: Idle,
) -> Result<Shown, Failure> {
    let operator = match named {
        Some(named) => Some(named.clone()),
        None => sessions.current()?,
    };
    let Some(operator) = operator else {
        return Err(Failure::new(Kind::NotAllowed, "nobody is logged in")
            .hint("log in with `custody login NAME`")
            .hint("a script names its token with CUSTODY_TOKEN_FILE"));
    };
    let login = format!("log in with `custody login {operator}`");
    let Some(held) = sessions.held(&operator)? else {
        let text = format!("{operator} is not logged in at this station");
        return Err(Failure::new(Kind::NotAllowed, text).hint(login));
    };
    if idle == Idle::Refused && held.is_idle(now_ms) {
        let text = format!(
            "the session of {operator} is locked: somebody locked it, or it was not used for a while"
        );
        return Err(Failure::new(Kind::NotAllowed, text).hint(login));
    }
    let used_ms = Some(held.used_ms);
    Ok(Shown { operator, session: held.id, seed: held.seed, used_ms })
}

impl From<SessionFileError> for Failure {
    fn from(error: SessionFileError) -> Self {
        Self::because(Kind::Config, &error).hint("move the file away and log in again")
    }
}
