//! `custody token`: what a script shows instead of a password.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;
use uuid::Uuid;

use super::args::{self, Globals};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::time::rfc3339;
use super::ui::Ui;
use super::vault_keys::new_seed;
use crate::access::token::{Token, TokenError};
use crate::domain::authority::LogEvent;
use crate::domain::names::{OperatorName, SessionId, Timestamp};
use crate::domain::party::{Operator, OperatorKind, Role};
use crate::ledger::{KeyHolder, Mode};
use crate::vault::{FileProblem, Secret};

/// A day, in milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Arguments of `token`.
#[derive(Debug, Args)]
pub struct TokenArgs {
    #[command(subcommand)]
    command: TokenCommand,
}

impl TokenArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, TokenCommand::List)
    }
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Make a token for a script, such as a nightly export
    Create {
        /// The name of the script in the log, lower case
        name: OperatorName,
        /// What it may do
        #[arg(long, value_parser = args::role(), default_value = "viewer")]
        role: Role,
        /// How long the token is good, in days
        #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=366))]
        days: i64,
        /// Write the token into a new file that nobody else can read, rather than showing it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// List the tokens
    List,
    /// End a token, or all of a script
    Revoke {
        /// The id of the token, or the name of the script
        token: String,
    },
}

/// Runs `token`.
pub fn run(args: TokenArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match args.command {
        TokenCommand::Create { name, role, days, out } => {
            create(Desk::open(globals, ui, Mode::Write)?, Operator { name, role }, days, out)
        }
        TokenCommand::List => list(&Desk::open(globals, ui, Mode::Read)?),
        TokenCommand::Revoke { token } => revoke(Desk::open(globals, ui, Mode::Write)?, &token),
    }
}

fn create(
    mut desk: Desk<'_>,
    script: Operator,
    days: i64,
    out: Option<PathBuf>,
) -> Result<(), Failure> {
    let known = desk.ledger.roster().member(&script.name)?;
    let is_person = known.as_ref().is_some_and(|member| member.kind == OperatorKind::Person);
    if is_person || script.name.is_station() {
        let text = format!("{} is an operator who logs in", script.name);
        return Err(Failure::new(Kind::No, text).hint("give the script a name of its own"));
    }
    if let Some(other) = known.filter(|member| member.role != script.role) {
        let text = format!("{} is {}, by an earlier token", script.name, other.role);
        return Err(Failure::new(Kind::No, text)
            .hint("change it with `custody operator role`, or give the script another name"));
    }
    let (id, seed) = (SessionId::from_uuid(Uuid::now_v7()), new_seed()?);
    let until = Timestamp::from_millis(desk.now().as_millis() + days * DAY_MS);
    let token = Token { id, operator: script.name.clone(), seed: Secret::new(seed.to_vec()) };
    // The file comes first: a token that the log does not know is worth nothing, one that nobody has
    // would have to be found and revoked.
    if let Some(path) = &out {
        token.write(path).map_err(|error| cannot_write(&error, path))?;
    }
    desk.vault.hold(KeyHolder::Session { id }, &seed);
    let by = desk.operator.name.clone();
    desk.ledger.create_token(&by, &script, id, until)?;
    let shown = out.is_none().then(|| token.text());
    let shown = shown.as_ref().and_then(Secret::expose_text);
    if desk.ui.is_json() {
        return desk.ui.json(&json!({
            "schema": "custody.token.v1",
            "id": id.to_string(),
            "name": script.name.as_str(),
            "role": script.role.as_str(),
            "until": rfc3339(until),
            "file": out.as_ref().map(|path| path.display().to_string()),
            "token": shown,
        }));
    }
    let about = format!("{} ({}), token {id}, until {}", script.name, script.role, rfc3339(until));
    desk.ui.line(&about)?;
    match (&out, shown) {
        (Some(path), _) => {
            desk.ui
                .status(&format!("The script uses it with CUSTODY_TOKEN_FILE={}", path.display()));
            Ok(())
        }
        (None, shown) => {
            desk.ui.line(shown.unwrap_or_default())?;
            desk.ui.status("Keep it in a file with mode 600 and name that with CUSTODY_TOKEN_FILE; it is not shown again");
            Ok(())
        }
    }
}

fn cannot_write(error: &TokenError, path: &std::path::Path) -> Failure {
    let failure = Failure::because(Kind::CannotCreate, error);
    match error {
        TokenError::File(FileProblem::Exists) => failure.hint("name a new file"),
        _other => failure.hint(format!("the file is {}", path.display())),
    }
}

fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let roster = desk.ledger.roster().all()?;
    let tokens = roster.sessions.iter().filter(|(_, session)| session.is_token);
    let now = desk.now();
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for (id, token) in tokens {
        let role = roster.members.get(&token.operator).map(|member| member.role);
        let role = role.map_or("", |role| role.as_str());
        let is_over = token.until < now;
        objects.push(json!({
            "schema": "custody.token.v1",
            "id": id.to_string(),
            "name": token.operator.as_str(),
            "role": role,
            "until": rfc3339(token.until),
            "over": is_over,
        }));
        let until = rfc3339(token.until) + if is_over { ", over" } else { "" };
        rows.push(vec![id.to_string(), token.operator.to_string(), role.to_owned(), until]);
    }
    if desk.ui.is_json() {
        let whole = |list| json!({"schema": "custody.tokens.v1", "tokens": list});
        return desk.ui.json_list(objects, whole);
    }
    desk.ui.table(&["token", "script", "role", "until"], &rows)
}

fn revoke(mut desk: Desk<'_>, which: &str) -> Result<(), Failure> {
    let roster = desk.ledger.roster().all()?;
    let tokens = roster.sessions.iter().filter(|(_, session)| session.is_token);
    let meant =
        tokens.filter(|(id, token)| id.to_string() == which || token.operator.as_str() == which);
    let meant: Vec<_> = meant.map(|(id, token)| (*id, token.operator.clone())).collect();
    if meant.is_empty() {
        let text = format!("there is no token {which}");
        return Err(Failure::new(Kind::No, text).hint("see `custody token list`"));
    }
    let by = desk.operator.name.clone();
    for (id, script) in meant {
        desk.ledger.note(&by, LogEvent::SessionClosed { session: id })?;
        desk.ui.line(&format!("token {id} of {script} is worth nothing any more"))?;
    }
    Ok(())
}
