//! `custody notify`: telling people that something waits for them, or is due back.

mod office;
mod plan;
mod sending;

use std::fs::{File, TryLockError};
use std::io::Read as _;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde_json::json;
use zeroize::Zeroizing;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::{self, Ui};
use crate::durable;
use crate::ledger::Mode;
use crate::net::Credential;
use crate::net::http::Address;
use crate::notices::{Sent, Templates, Way};
use office::Office;
use plan::Plan;

/// The longest secret that is read.
const SECRET_BYTES_MAX: u64 = 8 * 1024;

/// Arguments of `notify`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Safe to run from cron, as often as every few minutes: each notice goes out once, and a run that finds \
    another one at work ends quietly. What could not be sent is recorded, and tried again by a later run: after 5 \
    min, 30 min, 2 h, 6 h, 12 h and 24 h. docs/notices.md says how to set it up."
)]
pub struct NotifyArgs {
    #[command(subcommand)]
    command: Option<NotifyCommand>,

    /// The items whose people are to be told now, by any identifier
    #[arg(required_unless_present_any = ["due", "test", "check"])]
    items: Vec<String>,

    /// Tell them by this way
    #[arg(long, value_name = "WAY", value_parser = way())]
    channel: Option<Way>,

    /// Send every notice whose time has come
    #[arg(long, conflicts_with_all = ["items", "channel"])]
    due: bool,

    /// Say what would be sent, and send nothing
    #[arg(long, conflicts_with_all = ["test", "check"])]
    dry_run: bool,

    /// Send a trial to an e-mail address, a number (+44...), `slack` or `teams`
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["items", "due", "channel", "check"])]
    test: Option<String>,

    /// Check the settings, the secrets and every template, and send nothing
    #[arg(long, conflicts_with_all = ["items", "due", "channel"])]
    check: bool,
}

#[derive(Debug, Subcommand)]
enum NotifyCommand {
    /// Keep the secret of a way: a mail password, the address of a chat, the token of a text message service
    Secret(SecretArgs),
}

#[derive(Debug, Args)]
struct SecretArgs {
    /// The way
    #[arg(value_name = "WAY", value_parser = way())]
    name: Way,
    /// Read the secret from standard input
    #[arg(long)]
    secret_stdin: bool,
}

fn way() -> impl TypedValueParser<Value = Way> {
    PossibleValuesParser::new(Way::ALL.map(Way::as_str))
        .try_map(|word| Way::from_word(&word).ok_or("unknown way"))
}

/// Runs `notify`.
pub fn run(args: NotifyArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mode = if args.dry_run { Mode::Read } else { Mode::Write };
    let desk = Desk::open(globals, ui, mode)?;
    if let Some(NotifyCommand::Secret(args)) = args.command {
        return secret(&desk, &args);
    }
    let office = Office::open(&desk)?;
    if args.check {
        return check(&desk, &office);
    }
    if let Some(address) = &args.test {
        return trial(&desk, office, address);
    }
    let is_open = office.settings.ladder.is_open(desk.now());
    if args.due && !is_open && (args.dry_run || ui.can_ask()) {
        ui.status("nothing is sent now: these are quiet hours, or a day that does not count ([notices] quiet_hours, weekends)");
    }
    if args.dry_run {
        let plan = if args.due {
            Plan::due(&desk, &office)?
        } else {
            Plan::of_items(&desk, &office, &args.items, args.channel)?
        };
        return sending::preview(&desk, &office, &plan);
    }
    let Some(_lock) = lock(&desk)? else {
        if args.due {
            ui.status("another process is sending notices");
            return Ok(());
        }
        return Err(Failure::new(Kind::Busy, "another process is sending notices")
            .hint("nothing was sent; run the command again in a moment"));
    };
    // Made under the lock: what another process has just sent is recorded by now.
    let mut desk = desk;
    let doubtful = sending::settle_what_was_interrupted(&mut desk)?;
    let plan = if args.due {
        Plan::due(&desk, &office)?
    } else {
        Plan::of_items(&desk, &office, &args.items, args.channel)?
    };
    sending::send(&mut desk, office, plan, doubtful)
}

/// By what name the vault has the secret of a way.
fn secret_name(way: Way) -> String {
    format!("notice/{}", way.as_str())
}

/// Keeps others from sending notices as long as it lives; nothing if somebody else does.
fn lock(desk: &Desk<'_>) -> Result<Option<File>, Failure> {
    let path = desk.folders.anchor_file(&desk.profile.name).with_file_name("notify.lock");
    let io = |error: std::io::Error| {
        Failure::new(Kind::Io, format!("cannot use {}: {error}", path.display()))
    };
    durable::make_folder(path.parent().unwrap_or(&path), durable::PRIVATE).map_err(io)?;
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(io(error)),
    }
}

fn secret(desk: &Desk<'_>, args: &SecretArgs) -> Result<(), Failure> {
    let way = args.name;
    let what = match way {
        Way::Email => "Password of the mail account",
        Way::Sms => "Token of the account",
        Way::Slack | Way::Teams => "Address of the webhook",
    };
    let text = if args.secret_stdin {
        let mut text = Zeroizing::new(String::new());
        std::io::stdin().take(SECRET_BYTES_MAX).read_to_string(&mut text).map_err(|_| {
            Failure::new(Kind::InputMissing, "the secret on standard input is no text")
        })?;
        text
    } else if desk.ui.can_ask() {
        Zeroizing::new(ui::ask_secret(what, false).unwrap_or_default())
    } else {
        return Err(Failure::new(Kind::Usage, "nobody can be asked for the secret")
            .hint("pipe it in with --secret-stdin"));
    };
    let secret = match text.trim() {
        "" => {
            return Err(Failure::new(
                Kind::Usage,
                "the secret is empty: nothing came on standard input",
            ));
        }
        text if text.chars().any(char::is_control) => {
            return Err(Failure::new(Kind::Usage, "the secret has more than one line"));
        }
        text => Credential::new(text.to_owned()),
    };
    if matches!(way, Way::Slack | Way::Teams) && Address::parse(secret.expose()).is_err() {
        return Err(Failure::new(Kind::Usage, "the secret is not the https address of a webhook"));
    }
    desk.vault.open()?.put_secret(&secret_name(way), secret.expose().as_bytes())?;
    desk.ui.line(&format!("{} has a new secret", way.as_str()))
}

fn check(desk: &Desk<'_>, office: &Office) -> Result<(), Failure> {
    let mut wrong: Vec<Failure> = Vec::new();
    let mut ready = 0;
    for way in Way::ALL.into_iter().filter(|way| office.settings.has(*way)) {
        match office.sender(desk, way) {
            Ok(_ready) => {
                ready += 1;
                let is_used = office.settings.ways.contains(&way);
                let unused = if is_used { "" } else { ", but not among notices.channels" };
                desk.ui.line(&format!("{}: set up{unused}", way.as_str()))?;
            }
            Err(failure) => wrong.push(failure),
        }
    }
    if ready == 0 && wrong.is_empty() {
        wrong.push(plan::nothing_is_set_up());
    }
    if office.settings.desk.is_none() {
        desk.ui.status("note: notices.desk is not set: when somebody cannot be told, nobody is");
    }
    let own: Vec<String> = office.templates.own().map(|path| path.display().to_string()).collect();
    let problems = office.templates.check(&office.settings.language);
    if problems.is_empty() {
        desk.ui.line(&format!("templates: good, {} of your own", own.len()))?;
    }
    wrong.extend(problems.iter().map(|problem| Failure::because(Kind::Config, problem)));
    if wrong.len() > 1 {
        for failure in &wrong {
            let _exit_code = failure.report(desk.ui);
        }
        return Err(Failure::said(Kind::Config));
    }
    wrong.pop().map_or(Ok(()), Err)
}

fn trial(desk: &Desk<'_>, mut office: Office, address: &str) -> Result<(), Failure> {
    let (way, whereto) = office::whereto(address)?;
    if !office.settings.has(way) {
        return Err(plan::not_set_up(way));
    }
    let message = office::trial_message(desk);
    match office.send(desk, way, &whereto, &message)? {
        Sent::Delivered => {
            if desk.ui.is_json() {
                let answer = json!({"schema": "custody.notice_trial.v1", "way": way.as_str(), "result": "delivered"});
                return desk.ui.json_line(&answer);
            }
            desk.ui.line(&format!("a trial was taken by {}", way.as_str()))
        }
        Sent::Failed { why, .. } => Err(Failure::new(Kind::Unavailable, why)),
        Sent::Unsure { why, .. } => {
            Err(Failure::new(Kind::Unavailable, format!("nobody knows whether it arrived: {why}")))
        }
    }
}

/// The templates of a profile.
fn templates(desk: &Desk<'_>) -> Result<Templates, Failure> {
    let folder = desk.folders.template_folder(&desk.profile.name);
    Templates::load(&folder).map_err(|error| {
        Failure::because(Kind::Config, &error)
            .hint(format!("nothing was sent; look into {}", folder.display()))
    })
}
