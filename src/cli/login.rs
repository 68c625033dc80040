//! `custody login`, `logout`, `lock` and `whoami`: who sits at the station.
//!
//! Crash windows of a log-in: the session is in the log before its secret is kept, so a session of which
//! nobody has the secret can remain; the next log-in of the same operator ends it.

use clap::Args;
use serde_json::json;
use uuid::Uuid;

use super::acting::{Acting, Idle, who_acts};
use super::args::Globals;
use super::desk::{Desk, Door};
use super::failure::{Failure, Kind};
use super::secret_input::{self, From};
use super::time::rfc3339;
use super::ui::Ui;
use super::vault_keys::{VaultKeys, new_seed};
use crate::access::credentials::{Clocks, Credentials, Standing, Tried};
use crate::access::password::Proof;
use crate::access::session_file::{LIFETIME_MS, SessionFolder};
use crate::domain::authority::LogEvent;
use crate::domain::names::{OperatorName, SessionId, Timestamp};
use crate::ledger::{KeyHolder, Ledger, Mode};
use crate::vault::Secret;

/// Arguments of `login`.
#[derive(Debug, Args)]
pub struct LoginArgs {
    /// Who logs in; asked for on a terminal
    name: Option<OperatorName>,

    /// Read the password as a line of standard input
    #[arg(long)]
    password_stdin: bool,

    /// Go on with a locked session: the scan of the operator's badge
    #[arg(long, value_name = "SCAN", conflicts_with_all = ["name", "password_stdin"])]
    badge: Option<String>,

    /// Go on with a locked session: read the PIN as a line of standard input
    #[arg(long, conflicts_with = "password_stdin")]
    pin_stdin: bool,
}

/// Arguments of `logout`.
#[derive(Debug, Args)]
pub struct LogoutArgs {}

/// Arguments of `lock`.
#[derive(Debug, Args)]
pub struct LockArgs {}

/// Arguments of `whoami`.
#[derive(Debug, Args)]
pub struct WhoamiArgs {}

/// What a person is told whose try was not right, whatever the reason: neither who there is nor who is
/// locked can be found out by trying.
fn not_let_in() -> Failure {
    Failure::new(Kind::NotAllowed, "the name and what was typed do not fit, or there were too many tries")
        .hint("after 5 wrong tries an operator is locked for 15 minutes; an admin can end that with `custody operator unlock`")
}

/// Runs `login`.
pub fn run(args: LoginArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut door = Desk::door(globals, ui, Mode::Write)?;
    let keys = door.vault.clone();
    let path = door.folders.credentials_file(&door.profile.name);
    let mut credentials = Credentials::open(&path, keys.open()?)?;
    let sessions = SessionFolder::at(door.folders.session_folder(&door.profile.name));
    if let Some(badge) = &args.badge {
        let from = From::flag("--pin-stdin", args.pin_stdin);
        let pin = Proof::pin(&secret_input::existing("PIN", from, ui)?);
        // A badge that nobody has is tried like any other.
        let operator = credentials.operator_with_badge(badge)?;
        return go_on(&mut door, globals, (&mut credentials, &sessions), operator, &pin, ui);
    }
    let operator = match args.name.or_else(|| globals.operator.clone()) {
        Some(name) => name,
        None => ask_name(ui)?,
    };
    let is_locked = sessions.held(&operator).ok().flatten().is_some();
    let has_pin = credentials.standing(&operator, &clocks(&door.ledger))?.has_pin;
    if args.pin_stdin || (is_locked && has_pin && !args.password_stdin && ui.can_ask()) {
        let from = From::flag("--pin-stdin", args.pin_stdin);
        let typed = secret_input::existing("PIN, or the password for a new session", from, ui)?;
        let is_pin = args.pin_stdin || typed.expose().iter().all(u8::is_ascii_digit);
        if is_pin {
            let pin = Proof::pin(&typed);
            return go_on(
                &mut door,
                globals,
                (&mut credentials, &sessions),
                Some(operator),
                &pin,
                ui,
            );
        }
        return begin(&mut door, &mut credentials, &sessions, &operator, &typed, ui);
    }
    let from = From::flag("--password-stdin", args.password_stdin);
    let typed = secret_input::existing(&format!("Password of {operator}"), from, ui)?;
    begin(&mut door, &mut credentials, &sessions, &operator, &typed, ui)
}

fn ask_name(ui: &Ui) -> Result<OperatorName, Failure> {
    let check = |text: &str| OperatorName::parse(text).map(drop).map_err(|e| e.to_string());
    match ui.ask("Operator", None, check) {
        Some(text) => Ok(OperatorName::parse(&text)?),
        None => Err(Failure::new(Kind::Usage, "whose log-in is it?")
            .hint("name the operator: `custody login NAME --password-stdin`")),
    }
}

/// The clocks as the credentials want them.
pub fn clocks(ledger: &Ledger) -> Clocks {
    let moment = ledger.moment();
    Clocks { wall_ms: moment.at.as_millis(), boot: moment.boot, up_ms: moment.up_ms }
}

/// A password opens a new session.
fn begin(
    door: &mut Door<'_>,
    credentials: &mut Credentials<'_>,
    sessions: &SessionFolder,
    operator: &OperatorName,
    typed: &Secret,
    ui: &Ui,
) -> Result<(), Failure> {
    let now = clocks(&door.ledger);
    let standing = credentials.standing(operator, &now)?;
    let proof = Proof::password(typed);
    let tried = credentials.attempt(operator, &proof, &now)?;
    let (key, failed) = match tried {
        Tried::Right { key: Some(key), failed_before } => (key, failed_before),
        other => return Err(turned_away(door, operator, &other)),
    };
    if door.ledger.roster().operator(operator)?.is_none() {
        // Disabled since: told like any other wrong try.
        return Err(not_let_in());
    }
    let session = NewSession::open(&mut door.ledger, &door.vault, operator, &key)?;
    session.keep(sessions)?;
    say(operator, session.until, false, ui)?;
    if failed > 0 {
        let earlier = if failed == 1 { "1 try".to_owned() } else { format!("{failed} tries") };
        ui.status(&format!("note: {earlier} before this one failed"));
    }
    say_who_set_it(operator, &standing, ui);
    Ok(())
}

/// A session that was opened, and the secret of it, which is not kept yet.
#[must_use]
#[derive(Debug)]
pub struct NewSession {
    operator: OperatorName,
    id: SessionId,
    seed: Secret,
    pub until: Timestamp,
}

impl NewSession {
    /// Opens a session with the operator's own key, and acts in it.
    pub fn open(
        ledger: &mut Ledger,
        keys: &VaultKeys,
        operator: &OperatorName,
        own_key: &[u8; 32],
    ) -> Result<Self, Failure> {
        let (id, seed) = (SessionId::from_uuid(Uuid::now_v7()), new_seed()?);
        let until = Timestamp::from_millis(ledger.now().as_millis() + LIFETIME_MS);
        keys.hold(KeyHolder::Operator { name: operator.clone() }, own_key);
        keys.hold(KeyHolder::Session { id }, &seed);
        ledger.open_session(operator, id, until)?;
        keys.act_in(operator, id, &seed);
        let (operator, seed) = (operator.clone(), Secret::new(seed.to_vec()));
        Ok(Self { operator, id, seed, until })
    }

    /// Keeps the secret of it: from now on the operator is logged in.
    pub fn keep(&self, sessions: &SessionFolder) -> Result<(), Failure> {
        Ok(sessions.keep(&self.operator, self.id, self.seed.expose())?)
    }
}

/// A PIN goes on with the session that was opened with a password.
fn go_on(
    door: &mut Door<'_>,
    globals: &Globals,
    (credentials, sessions): (&mut Credentials<'_>, &SessionFolder),
    operator: Option<OperatorName>,
    pin: &Proof,
    ui: &Ui,
) -> Result<(), Failure> {
    let nobody = OperatorName::station();
    let now = clocks(&door.ledger);
    let tried = credentials.attempt(operator.as_ref().unwrap_or(&nobody), pin, &now)?;
    let (Some(operator), Tried::Right { .. }) = (&operator, &tried) else {
        return Err(turned_away(door, operator.as_ref().unwrap_or(&nobody), &tried));
    };
    let globals = Globals { operator: Some(operator.clone()), token_file: None, ..globals.clone() };
    let (folders, name) = (&door.folders, &door.profile.name);
    let acting = who_acts(&globals, folders, name, &door.ledger, &door.vault, Idle::Allowed)?;
    let now_ms = door.ledger.now().as_millis();
    sessions.touch(operator, now_ms).map_err(|e| Failure::because(Kind::Io, &e))?;
    sessions.set_current(operator)?;
    say(operator, acting.until, true, ui)
}

/// Says no; the try that was one too many is put on record.
fn turned_away(door: &mut Door<'_>, operator: &OperatorName, tried: &Tried) -> Failure {
    if let Tried::Wrong { locked_until_ms: Some(until_ms) } = tried {
        let until = Timestamp::from_millis(*until_ms);
        let event = LogEvent::LockedOut { name: operator.clone(), until };
        // The answer is no, whether or not that could be written down.
        if let Err(error) = door.ledger.note(&OperatorName::station(), event) {
            return not_let_in().hint(format!("this could not be recorded: {error}"));
        }
    }
    not_let_in()
}

fn say(operator: &OperatorName, until: Timestamp, goes_on: bool, ui: &Ui) -> Result<(), Failure> {
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.login.v1",
            "operator": operator.as_str(),
            "until": rfc3339(until),
            "continued": goes_on,
        }));
    }
    let what = if goes_on { "goes on" } else { "is logged in" };
    ui.line(&format!("{operator} {what}, until {}", rfc3339(until)))
}

/// A password that somebody else chose is known to two.
fn say_who_set_it(operator: &OperatorName, standing: &Standing, ui: &Ui) {
    if let Some(by) = standing.set_by.as_ref().filter(|by| *by != operator.as_str()) {
        ui.status(&format!(
            "note: {by} chose this password; choose your own with `custody operator password`"
        ));
    }
}

/// Runs `logout`.
pub fn logout(_args: LogoutArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut door = Desk::door(globals, ui, Mode::Write)?;
    let (folders, name) = (&door.folders, &door.profile.name);
    let sessions = SessionFolder::at(folders.session_folder(name));
    let acting = who_acts(globals, folders, name, &door.ledger, &door.vault, Idle::Allowed);
    let operator = match acting {
        Ok(Acting { is_token: true, .. }) => {
            return Err(Failure::new(Kind::Usage, "a token does not log out")
                .hint("an admin ends it with `custody token revoke`"));
        }
        Ok(Acting { operator, session, .. }) => {
            door.ledger.note(&operator.name, LogEvent::SessionClosed { session })?;
            operator.name
        }
        // A session that is over needs no end, but its secret can go.
        Err(failure) => match globals
            .operator
            .clone()
            .map_or_else(|| sessions.current(), |name| Ok(Some(name)))?
        {
            Some(operator) if sessions.held(&operator)?.is_some() => operator,
            _nobody => return Err(failure),
        },
    };
    sessions.forget(&operator).map_err(|error| Failure::because(Kind::Io, &error))?;
    ui.line(&format!("{operator} is logged out"))
}

/// Runs `lock`.
pub fn lock(_args: LockArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let door = Desk::door(globals, ui, Mode::Read)?;
    let (folders, name) = (&door.folders, &door.profile.name);
    let acting = who_acts(globals, folders, name, &door.ledger, &door.vault, Idle::Allowed)?;
    if acting.is_token {
        return Err(Failure::new(Kind::Usage, "a token cannot be locked"));
    }
    let sessions = SessionFolder::at(folders.session_folder(name));
    let operator = acting.operator.name;
    sessions.lock(&operator).map_err(|error| Failure::because(Kind::Io, &error))?;
    ui.line(&format!("the session of {operator} is locked; go on with `custody login {operator}`"))
}

/// Runs `whoami`.
pub fn whoami(_args: WhoamiArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let door = Desk::door(globals, ui, Mode::Read)?;
    let (folders, name) = (&door.folders, &door.profile.name);
    let acting = who_acts(globals, folders, name, &door.ledger, &door.vault, Idle::Refused)?;
    let Acting { operator, until, is_token, .. } = &acting;
    let how = if *is_token { "token" } else { "session" };
    if ui.is_json() {
        return ui.json(&json!({
            "schema": "custody.whoami.v1",
            "operator": operator.name.as_str(),
            "role": operator.role.as_str(),
            "by": how,
            "session": acting.session.to_string(),
            "until": rfc3339(*until),
            "profile": name.as_str(),
        }));
    }
    let text = format!("{} ({}), by {how} until {}", operator.name, operator.role, rfc3339(*until));
    ui.line(&format!("{text}, in profile {name}"))
}
