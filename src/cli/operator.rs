//! `custody operator`: who may act at this station.
//!
//! Crash windows: a password is kept before the log says whose key it opens. What is kept for somebody
//! whom the log does not know opens nothing, and the same command again puts it right.

use clap::{Args, Subcommand};
use serde_json::json;

use super::args::{self, Globals};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::login::clocks;
use super::secret_input::{self, From};
use super::time::rfc3339;
use super::ui::Ui;
use super::vault_keys::new_seed;
use crate::access::credentials::{Credentials, Standing, Tried};
use crate::access::password::Proof;
use crate::domain::authority::LogEvent;
use crate::domain::names::{OperatorName, Timestamp};
use crate::domain::party::{Operator, OperatorKind, Role};
use crate::domain::roster::Member;
use crate::ledger::{KeyHolder, Mode};

/// Arguments of `operator`.
#[derive(Debug, Args)]
pub struct OperatorArgs {
    #[command(subcommand)]
    command: OperatorCommand,
}

impl OperatorArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, OperatorCommand::List)
    }
}

#[derive(Debug, Subcommand)]
enum OperatorCommand {
    /// Add an operator, with a first password
    Add {
        /// Their name, lower case
        name: OperatorName,
        /// What they may do
        #[arg(long, value_parser = args::role(), default_value = "operator")]
        role: Role,
        /// Read their password as a line of standard input
        #[arg(long)]
        password_stdin: bool,
    },
    /// List the operators
    List,
    /// Let somebody do more, or less
    Role {
        /// The operator
        name: OperatorName,
        /// What they may do from now on
        #[arg(value_parser = args::role())]
        role: Role,
    },
    /// Let somebody act no more; their sessions and tokens end
    Disable {
        /// The operator
        name: OperatorName,
    },
    /// Let somebody act again
    Enable {
        /// The operator
        name: OperatorName,
    },
    /// Let somebody try again who failed too often
    Unlock {
        /// The operator
        name: OperatorName,
    },
    /// Choose a new password: your own, or as an admin another's
    Password {
        /// Another operator, who lost theirs
        name: Option<OperatorName>,
        /// Read it as a line of standard input; your own after a line with the present one
        #[arg(long)]
        password_stdin: bool,
    },
    /// Choose your PIN, which goes on with a locked session
    Pin {
        /// Read the password and then the PIN, each as a line of standard input
        #[arg(long)]
        pin_stdin: bool,
    },
    /// Give somebody a badge, by which the station knows whose PIN follows
    Badge {
        /// The operator
        name: OperatorName,
        /// What a scan of the badge says
        #[arg(long, value_name = "SCAN")]
        scan: String,
    },
}

/// Runs `operator`.
pub fn run(args: OperatorArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mode = if args.is_a_list() { Mode::Read } else { Mode::Write };
    let desk = Desk::open(globals, ui, mode)?;
    match args.command {
        OperatorCommand::Add { name, role, password_stdin } => {
            let from = From::flag("--password-stdin", password_stdin);
            add(desk, Operator { name, role }, from)
        }
        OperatorCommand::List => list(&desk),
        OperatorCommand::Role { name, role } => change_role(desk, name, role),
        OperatorCommand::Disable { name } => disable(desk, name),
        OperatorCommand::Enable { name } => {
            if member(&desk, &name)?.is_active {
                return ui.line(&format!("{name} may act already"));
            }
            note(desk, LogEvent::OperatorEnabled { name: name.clone() })?;
            ui.line(&format!("{name} may act again"))
        }
        OperatorCommand::Unlock { name } => unlock(desk, name),
        OperatorCommand::Password { name, password_stdin } => {
            let from = From::flag("--password-stdin", password_stdin);
            let own = desk.operator.name.clone();
            match name.filter(|name| *name != own) {
                Some(other) => give_password(desk, other, from),
                None => renew_password(desk, from),
            }
        }
        OperatorCommand::Pin { pin_stdin } => {
            choose_pin(&desk, From::flag("--pin-stdin", pin_stdin))
        }
        OperatorCommand::Badge { name, scan } => give_badge(&desk, &name, &scan),
    }
}

fn open_credentials<'d>(desk: &'d Desk<'_>) -> Result<Credentials<'d>, Failure> {
    let path = desk.folders.credentials_file(&desk.profile.name);
    Ok(Credentials::open(&path, desk.vault.open()?)?)
}

/// What the log knows of an operator who has to be there.
fn member(desk: &Desk<'_>, name: &OperatorName) -> Result<Member, Failure> {
    desk.ledger.roster().member(name)?.ok_or_else(|| {
        Failure::new(Kind::No, format!("there is no operator {name}"))
            .hint("see `custody operator list`")
    })
}

/// The same, of one who logs in.
fn person(desk: &Desk<'_>, name: &OperatorName) -> Result<Member, Failure> {
    let member = member(desk, name)?;
    if member.kind == OperatorKind::Service {
        let text = format!("{name} is a script: it has tokens and no password");
        return Err(Failure::new(Kind::No, text).hint("see `custody token list`"));
    }
    Ok(member)
}

fn note(mut desk: Desk<'_>, event: LogEvent) -> Result<(), Failure> {
    let by = desk.operator.name.clone();
    Ok(desk.ledger.note(&by, event)?)
}

fn add(mut desk: Desk<'_>, new: Operator, from: From) -> Result<(), Failure> {
    let taken = desk.ledger.roster().member(&new.name)?.is_some();
    if taken || new.name.is_station() {
        let text = format!("there is an operator {} already", new.name);
        return Err(Failure::new(Kind::No, text).hint("see `custody operator list`"));
    }
    let password = secret_input::new_password(new.name.as_str(), from, desk.ui)?;
    keep_password(&desk, &new.name, &password)?;
    let by = desk.operator.clone();
    if !desk.ledger.enroll(&by, &new)? {
        return Err(Failure::new(Kind::Busy, "somebody else has just added them"));
    }
    desk.ui.line(&format!("{} added as {}", new.name, new.role))
}

/// Keeps a password with a new key under it, and holds the key for the log to take note of.
fn keep_password(desk: &Desk<'_>, name: &OperatorName, password: &Proof) -> Result<(), Failure> {
    let key = new_seed()?;
    let now_ms = desk.now().as_millis();
    open_credentials(desk)?.put_password(name, password, &key, &desk.operator.name, now_ms)?;
    desk.vault.hold(KeyHolder::Operator { name: name.clone() }, &key);
    Ok(())
}

/// Another's password, which they lost: their key and their sessions are worth nothing any more.
fn give_password(desk: Desk<'_>, name: OperatorName, from: From) -> Result<(), Failure> {
    let mut desk = desk.for_role(Role::Admin, "operator password")?;
    let role = person(&desk, &name)?.role;
    let password = secret_input::new_password(name.as_str(), from, desk.ui)?;
    keep_password(&desk, &name, &password)?;
    let by = desk.operator.clone();
    desk.ledger.give_new_key(&by, &Operator { name: name.clone(), role })?;
    desk.ui.line(&format!("{name} has a new password; their sessions have ended"))
}

/// One's own password: whoever does it shows that they know the present one.
fn renew_password(mut desk: Desk<'_>, from: From) -> Result<(), Failure> {
    let name = desk.operator.name.clone();
    person(&desk, &name)?;
    confirm(&desk, from)?;
    let password = secret_input::new_password(name.as_str(), from, desk.ui)?;
    keep_password(&desk, &name, &password)?;
    desk.ledger.renew_key(&name)?;
    desk.ui.line(&format!("{name} has a new password"))
}

/// Asks whoever acts for their present password.
fn confirm(desk: &Desk<'_>, from: From) -> Result<(), Failure> {
    let name = &desk.operator.name;
    let typed = secret_input::existing(&format!("Present password of {name}"), from, desk.ui)?;
    let mut credentials = open_credentials(desk)?;
    let tried = credentials.attempt(name, &Proof::password(&typed), &clocks(&desk.ledger))?;
    match tried {
        Tried::Right { .. } => Ok(()),
        Tried::Wrong { .. } | Tried::Locked => {
            Err(Failure::new(Kind::NotAllowed, format!("this is not the password of {name}")))
        }
    }
}

fn choose_pin(desk: &Desk<'_>, from: From) -> Result<(), Failure> {
    let name = &desk.operator.name;
    person(desk, name)?;
    confirm(desk, from)?;
    let pin = secret_input::new_pin(name.as_str(), from, desk.ui)?;
    open_credentials(desk)?.put_pin(name, &pin)?;
    desk.ui.line(&format!("{name} goes on with a locked session with this PIN"))
}

fn give_badge(desk: &Desk<'_>, name: &OperatorName, scan: &str) -> Result<(), Failure> {
    person(desk, name)?;
    if !(4..=128).contains(&scan.trim().chars().count()) {
        return Err(Failure::new(Kind::Usage, "a badge says between 4 and 128 characters"));
    }
    if !open_credentials(desk)?.put_badge(name, scan)? {
        return Err(Failure::new(Kind::No, "somebody else has this badge"));
    }
    desk.ui.line(&format!("{name} has this badge"))
}

fn change_role(desk: Desk<'_>, name: OperatorName, role: Role) -> Result<(), Failure> {
    let ui = desk.ui;
    if member(&desk, &name)?.role == role {
        return ui.line(&format!("{name} is {role} already"));
    }
    not_the_last_admin(&desk, &name)?;
    note(desk, LogEvent::RoleChanged { name: name.clone(), role })?;
    ui.line(&format!("{name} is {role} from now on"))
}

fn disable(desk: Desk<'_>, name: OperatorName) -> Result<(), Failure> {
    let ui = desk.ui;
    if !member(&desk, &name)?.is_active {
        return ui.line(&format!("{name} is disabled already"));
    }
    not_the_last_admin(&desk, &name)?;
    note(desk, LogEvent::OperatorDisabled { name: name.clone() })?;
    ui.line(&format!("{name} may act no more; their sessions have ended"))
}

/// Without an admin nobody could make one.
fn not_the_last_admin(desk: &Desk<'_>, name: &OperatorName) -> Result<(), Failure> {
    let roster = desk.ledger.roster().all()?;
    let is_one = |member: &Member| {
        member.role == Role::Admin && member.is_active && member.kind == OperatorKind::Person
    };
    let others = roster.members.iter().any(|(other, member)| other != name && is_one(member));
    if others || !roster.members.get(name).is_some_and(is_one) {
        return Ok(());
    }
    Err(Failure::new(Kind::No, format!("{name} is the last admin"))
        .hint("make somebody else an admin first"))
}

fn unlock(desk: Desk<'_>, name: OperatorName) -> Result<(), Failure> {
    let ui = desk.ui;
    person(&desk, &name)?;
    if !open_credentials(&desk)?.unlock(&name)? {
        return ui.line(&format!("{name} has not failed"));
    }
    note(desk, LogEvent::Unlocked { name: name.clone() })?;
    ui.line(&format!("{name} may try again"))
}

fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let roster = desk.ledger.roster().all()?;
    // Without the vault the rest of the list can still be told.
    let credentials = open_credentials(desk).ok();
    let now = clocks(&desk.ledger);
    let standing = |name: &OperatorName| -> Result<Standing, Failure> {
        let found = credentials.as_ref().map(|credentials| credentials.standing(name, &now));
        Ok(found.transpose()?.unwrap_or_default())
    };
    let mut rows = Vec::with_capacity(roster.members.len());
    let mut objects = Vec::with_capacity(roster.members.len());
    for (name, member) in &roster.members {
        let standing = standing(name)?;
        let locked = standing.locked_until_ms.map(Timestamp::from_millis);
        let state = match (member.is_active, locked) {
            (false, _) => "disabled".to_owned(),
            (true, Some(until)) => format!("locked until {}", rfc3339(until)),
            (true, None) => "active".to_owned(),
        };
        objects.push(json!({
            "schema": "custody.operator.v1",
            "name": name.as_str(),
            "role": member.role.as_str(),
            "kind": member.kind.as_str(),
            "active": member.is_active,
            "failed": standing.failed,
            "locked_until": locked.map(rfc3339),
            "password_by": standing.set_by,
            "pin": standing.has_pin,
            "badge": standing.has_badge,
        }));
        let (role, kind) = (member.role.to_string(), member.kind.to_string());
        rows.push(vec![name.to_string(), role, kind, state]);
    }
    if desk.ui.is_json() {
        let whole = |list| json!({"schema": "custody.operators.v1", "operators": list});
        return desk.ui.json_list(objects, whole);
    }
    desk.ui.table(&["operator", "role", "kind", "state"], &rows)
}
