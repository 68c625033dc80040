//! `custody remote`: the other systems that events are pushed to.

use std::io::Read as _;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind, nearest};
use super::posting::{self, Here, Known, Telling};
use super::time::rfc3339;
use super::ui::{self, Ui};
use crate::domain::names::RemoteName;
use crate::ledger::note::VerifierKey;
use crate::ledger::{Mode, PushCursor, PushReceipt, RemoteRow};
use crate::remote::http::Address;
use crate::remote::{
    self, Credential, Enrolled, Enrolment, Office, OptionError, Options, SigningKeys, Verdict,
    fits, make_key_pair,
};

/// The longest secret that is read.
const SECRET_BYTES_MAX: u64 = 8 * 1024;

/// How many receipts `remote show` shows.
const RECEIPTS_SHOWN: u32 = 10;

/// Arguments of `remote`.
#[derive(Debug, Args)]
pub struct RemoteArgs {
    #[command(subcommand)]
    command: RemoteCommand,
}

impl RemoteArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, RemoteCommand::List)
    }
}

fn kind() -> impl TypedValueParser<Value = remote::Kind> {
    PossibleValuesParser::new(remote::Kind::ALL.iter().map(|kind| kind.as_str()))
        .try_map(|word| remote::Kind::from_word(&word).ok_or("unknown kind"))
}

fn option(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(key, _)| !key.trim().is_empty());
    let (key, value) = pair.ok_or("write KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

#[derive(Debug, Subcommand)]
enum RemoteCommand {
    /// Add a remote
    Add(AddArgs),
    /// List the remotes, and how far each has got
    List,
    /// Show one remote with its last receipts
    Show { name: RemoteName },
    /// Give a remote another secret: after a leak, or when it was changed over there, or after a restore
    Secret(SecretArgs),
    /// Forget a remote, its receipts and its secret
    Remove { name: RemoteName },
    /// Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1
    Test { name: RemoteName },
    /// Go on with a remote that was stopped, or leave out the event that it refuses
    Resume {
        name: RemoteName,
        /// Never send this event, which must be the next one
        #[arg(long, value_name = "EVENT")]
        leave_out: Option<String>,
    },
}

#[derive(Debug, Args)]
#[command(
    after_help = "The secret is asked for at the terminal, or read with --secret-stdin, and kept in the vault: a \
    webhook's signing secret (whsec_..., whsk_..., several with spaces), the API token of snipe-it, the password or \
    client secret of servicenow, the one-time code of a hub. docs/push.md lists the options of each kind."
)]
struct AddArgs {
    /// What to call it here
    name: RemoteName,
    /// What kind of system it is
    #[arg(long, value_parser = kind())]
    kind: remote::Kind,
    /// Its address: https, or http on this machine
    #[arg(long)]
    url: String,
    /// What is mapped, for example status.available=2; may be said several times
    #[arg(long = "option", value_name = "KEY=VALUE", value_parser = option)]
    options: Vec<(String, String)>,
    /// Read the secret from standard input
    #[arg(long, conflicts_with = "make_key")]
    secret_stdin: bool,
    /// Make a signing key for a webhook, and print its public half
    #[arg(long)]
    make_key: bool,
    /// Send nothing that has happened before now
    #[arg(long)]
    from_now: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "A hub takes a new one-time code, with which the station enrols a new key.")]
struct SecretArgs {
    name: RemoteName,
    /// Read the secret from standard input
    #[arg(long, conflicts_with = "make_key")]
    secret_stdin: bool,
    /// Make a signing key for a webhook, and print its public half
    #[arg(long)]
    make_key: bool,
}

/// Runs `remote`.
pub fn run(args: RemoteArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let reads = matches!(args.command, RemoteCommand::List | RemoteCommand::Show { .. });
    let desk = Desk::open(globals, ui, if reads { Mode::Read } else { Mode::Write })?;
    match args.command {
        RemoteCommand::Add(args) => add(&desk, args),
        RemoteCommand::List => list(&desk),
        RemoteCommand::Show { name } => show(&desk, &posting::named(&desk.ledger, &name)?),
        RemoteCommand::Secret(args) => secret(&desk, &args),
        RemoteCommand::Remove { name } => remove(&desk, &name),
        RemoteCommand::Test { name } => test(&desk, &posting::named(&desk.ledger, &name)?),
        RemoteCommand::Resume { name, leave_out } => resume(&desk, &name, leave_out.as_deref()),
    }
}

fn add(desk: &Desk<'_>, args: AddArgs) -> Result<(), Failure> {
    let AddArgs { name, kind, url, options, secret_stdin, make_key, from_now } = args;
    let address = Address::parse(&url).map_err(|e| Failure::because(Kind::Usage, &e))?;
    let mut options: Options = options.into_iter().collect();
    if let Some(file) = options.get_mut("ca_file") {
        let path = std::path::absolute(&*file).map_err(|e| Failure::because(Kind::Usage, &e))?;
        *file = path.display().to_string();
    }
    let enrols = kind == remote::Kind::Hub;
    if enrols {
        // The hub says it; until then it stands for what will be said.
        options.insert("station".to_owned(), "unknown".to_owned());
    }
    fits(kind, &options).map_err(|error| unfit(&error))?;
    let _lock = posting::lock(desk, &name)?;
    if desk.ledger.remotes().named(&name)?.is_some() {
        return Err(Failure::new(Kind::No, format!("there is a remote {name} already"))
            .hint(format!("see it with `custody remote show {name}`")));
    }
    let given = take_secret(desk.ui, kind, secret_stdin, make_key)?;
    let mut row = RemoteRow {
        name: name.clone(),
        kind: kind.as_str().to_owned(),
        url: address.as_str().to_owned(),
        options: String::new(),
        added_at: desk.now(),
        cursor: PushCursor::default(),
    };
    if from_now {
        row.cursor.next = desk.ledger.counts()?.events;
    }
    let known = Known { kind, address, options };
    let (options, kept) = establish(desk, known, &given.secret)?;
    row.options = serde_json::to_string(&options).unwrap_or_default();
    // The secret first: a remote without one would fail in the night.
    desk.vault.open()?.put_secret(&posting::secret_name(&name), kept.expose().as_bytes())?;
    if !desk.ledger.remotes().enter(&row)? {
        return Err(Failure::new(Kind::No, format!("there is a remote {name} already")));
    }
    desk.ui.line(&format!("{name} added"))?;
    given.say_public(desk.ui)?;
    desk.ui.status(&format!("check it with `custody remote test {name}`, then run `custody push`"));
    Ok(())
}

/// A secret as it was given, or made here.
struct Given {
    secret: Credential,
    /// The half that is given away, if it was made here.
    public: Option<String>,
}

impl Given {
    fn say_public(&self, ui: &Ui) -> Result<(), Failure> {
        self.public.iter().try_for_each(|public| ui.line(&format!("public key: {public}")))
    }
}

fn take_secret(
    ui: &Ui,
    kind: remote::Kind,
    from_stdin: bool,
    make_key: bool,
) -> Result<Given, Failure> {
    if make_key && kind != remote::Kind::Webhook {
        return Err(Failure::new(Kind::Usage, "only a webhook can have a key made for it"));
    }
    if make_key {
        let (secret, public) = make_key_pair().map_err(posting::our_fault)?;
        return Ok(Given { secret, public: Some(public) });
    }
    Ok(Given { secret: read_secret(ui, from_stdin, kind)?, public: None })
}

/// Makes what was given into what is kept: checks it, or enrols the station with it. The hub says in the
/// options who we are.
fn establish(
    desk: &Desk<'_>,
    known: Known,
    given: &Credential,
) -> Result<(Options, Credential), Failure> {
    let mut kept = given.clone();
    let mut options = known.options.clone();
    match known.kind {
        remote::Kind::Webhook => {
            SigningKeys::parse(given).map_err(|why| Failure::new(Kind::Usage, why))?;
        }
        remote::Kind::Hub => {
            let (enrolled, own) = enrol(desk, &known, given)?;
            options.insert("station".to_owned(), enrolled.station);
            // A hub that has another key now, or none, is not believed under the old one.
            options.remove("witness");
            options.extend(witness_key(enrolled.witness)?.map(|key| ("witness".to_owned(), key)));
            kept = own;
        }
        remote::Kind::SnipeIt | remote::Kind::ServiceNow => {}
    }
    Ok((options, kept))
}

fn secret(desk: &Desk<'_>, args: &SecretArgs) -> Result<(), Failure> {
    let name = &args.name;
    let _lock = posting::lock(desk, name)?;
    let known = Known::of(&posting::named(&desk.ledger, name)?)?;
    let given = take_secret(desk.ui, known.kind, args.secret_stdin, args.make_key)?;
    let (options, kept) = establish(desk, known, &given.secret)?;
    desk.vault.open()?.put_secret(&posting::secret_name(name), kept.expose().as_bytes())?;
    // A crash here leaves a hub's new key under the station's old name: the command mends it.
    let options = serde_json::to_string(&options).unwrap_or_default();
    desk.ledger.remotes().set_options(name, &options)?;
    desk.ui.line(&format!("{name} has a new secret"))?;
    given.say_public(desk.ui)
}

/// The key with which a hub says that it cosigns heads, in its one form.
fn witness_key(said: Option<String>) -> Result<Option<String>, Failure> {
    let Some(said) = said else { return Ok(None) };
    match VerifierKey::parse(&said) {
        Ok(key) if key.is_a_witness() => Ok(Some(key.to_string())),
        _not_a_witness => Err(Failure::new(
            Kind::Unavailable,
            "the hub enrolled this station, and gave as its witness key what is none",
        )
        .hint("tell whoever runs the hub; a witness key is as c2sp.org/tlog-cosignature has it")),
    }
}

/// Makes this station known to a hub, and answers what it said and with which key of ours.
fn enrol(
    desk: &Desk<'_>,
    known: &Known,
    code: &Credential,
) -> Result<(Enrolled, Credential), Failure> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *seed).map_err(|error| Failure::because(Kind::Io, &error))?;
    let identity = desk.ledger.identity();
    let log_key = identity.key.to_string();
    let enrolment = Enrolment {
        code,
        name: desk.ledger.binding().station.as_str(),
        origin: identity.origin(),
        log_key: &log_key,
    };
    let enrolled = enrolment
        .send(&known.client()?, &known.address, &seed, desk.now())
        .map_err(posting::setback)?;
    Ok((enrolled, Credential::new(BASE64.encode(&*seed))))
}

fn unfit(error: &OptionError) -> Failure {
    let failure = Failure::because(Kind::Usage, error);
    match error {
        OptionError::Unknown { key, near, .. } => failure.hint(nearest(key, near).map_or_else(
            || format!("options are {}", near.join(", ")),
            |near| format!("did you mean {near}?"),
        )),
        OptionError::Missing { key, .. } => failure.hint(format!("add --option {key}=...")),
        OptionError::Bad { .. } => failure,
    }
}

fn read_secret(ui: &Ui, from_stdin: bool, kind: remote::Kind) -> Result<Credential, Failure> {
    let what = match kind {
        remote::Kind::Webhook => "Signing secret",
        remote::Kind::SnipeIt => "API token",
        remote::Kind::ServiceNow => "Password or client secret",
        remote::Kind::Hub => "One-time code",
    };
    let text = if from_stdin {
        let mut text = Zeroizing::new(String::new());
        std::io::stdin().take(SECRET_BYTES_MAX).read_to_string(&mut text).map_err(|_| {
            Failure::new(Kind::InputMissing, "the secret on standard input is no text")
        })?;
        text
    } else if ui.can_ask() {
        Zeroizing::new(ui::ask_secret(what, false).unwrap_or_default())
    } else {
        return Err(Failure::new(Kind::Usage, "nobody can be asked for the secret")
            .hint("pipe it in with --secret-stdin"));
    };
    match text.trim() {
        "" => Err(Failure::new(Kind::Usage, "the secret is empty")),
        secret if secret.chars().any(char::is_control) => {
            Err(Failure::new(Kind::Usage, "the secret has more than one line"))
        }
        secret => Ok(Credential::new(secret.to_owned())),
    }
}

/// How a remote is getting on, in a word.
fn standing(cursor: &PushCursor, size: u64) -> &'static str {
    match cursor {
        PushCursor { stopped: true, .. } => "stopped",
        PushCursor { failures: 1.., .. } => "failing",
        PushCursor { next, .. } if *next >= size => "up to date",
        _behind => "behind",
    }
}

fn as_json(row: &RemoteRow, size: u64) -> Value {
    let cursor = &row.cursor;
    let options: Value = serde_json::from_str(&row.options).unwrap_or_default();
    json!({
        "schema": "custody.remote.v1",
        "name": row.name.as_str(),
        "kind": row.kind,
        "url": row.url,
        "options": options,
        "standing": standing(cursor, size),
        "next_seq": cursor.next,
        "left": size.saturating_sub(cursor.next),
        "failures": cursor.failures,
        "next_try_at": cursor.not_before.map(rfc3339),
        "trouble": cursor.trouble,
    })
}

fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let remotes = desk.ledger.remotes().all()?;
    let size = desk.ledger.counts()?.events;
    if desk.ui.is_json() {
        let whole = |list| json!({"schema": "custody.remotes.v1", "remotes": list});
        return desk.ui.json_list(remotes.iter().map(|row| as_json(row, size)).collect(), whole);
    }
    let cells = |row: &RemoteRow| {
        let left = size.saturating_sub(row.cursor.next).to_string();
        let (name, kind) = (row.name.to_string(), row.kind.clone());
        vec![name, kind, row.url.clone(), standing(&row.cursor, size).to_owned(), left]
    };
    let rows: Vec<Vec<String>> = remotes.iter().map(cells).collect();
    desk.ui.table(&["remote", "kind", "url", "standing", "left"], &rows)
}

fn show(desk: &Desk<'_>, row: &RemoteRow) -> Result<(), Failure> {
    let size = desk.ledger.counts()?.events;
    let receipts = desk.ledger.remotes().receipts(&row.name, RECEIPTS_SHOWN)?;
    let answered = desk.ledger.remotes().answered(&row.name)?;
    if desk.ui.is_json() {
        let mut whole = as_json(row, size);
        let receipt = |receipt: &PushReceipt| {
            json!({
                "seq": receipt.seq,
                "verdict": receipt.verdict,
                "remote_id": receipt.remote_id,
                "status": receipt.status,
                "body_sha256": HEXLOWER.encode(&receipt.digest),
                "at": rfc3339(receipt.at),
            })
        };
        whole["answered"] = answered.into();
        whole["receipts"] = receipts.iter().map(receipt).collect();
        return desk.ui.json(&whole);
    }
    let cursor = &row.cursor;
    let mut facts = vec![
        ("kind", row.kind.clone()),
        ("url", row.url.clone()),
        ("standing", standing(cursor, size).to_owned()),
        (
            "answered",
            format!("{answered} events; {} entries left", size.saturating_sub(cursor.next)),
        ),
    ];
    facts.extend(cursor.not_before.map(|at| ("next try", desk.zone.show(at))));
    facts.extend(cursor.trouble.clone().map(|trouble| ("trouble", trouble)));
    let options: Options = serde_json::from_str(&row.options).unwrap_or_default();
    facts.extend(options.iter().map(|(key, value)| ("option", format!("{key}={value}"))));
    for (label, value) in facts {
        desk.ui.line(&format!("{label:<10}{value}"))?;
    }
    for receipt in receipts {
        let id = receipt.remote_id.unwrap_or_default();
        let event = desk.receipt_number(desk.ledger.event_at(receipt.seq));
        let at = desk.zone.show(receipt.at);
        desk.ui.line(&format!(
            "{:<10}{event} {} {} {at} {id}",
            "receipt", receipt.verdict, receipt.status
        ))?;
    }
    Ok(())
}

fn remove(desk: &Desk<'_>, name: &RemoteName) -> Result<(), Failure> {
    let _lock = posting::lock(desk, name)?;
    posting::named(&desk.ledger, name)?;
    // The secret first, so that none stays behind that nothing names.
    desk.vault.open()?.remove_secret(&posting::secret_name(name))?;
    desk.ledger.remotes().remove(name)?;
    desk.ui.line(&format!("{name} removed"))
}

fn test(desk: &Desk<'_>, row: &RemoteRow) -> Result<(), Failure> {
    let known = Known::of(row)?;
    let log = Telling::of(&desk.ledger, known.kind);
    let mut target = known.target(desk, row)?;
    let here = Here::new();
    let office = Office { log: &log, time: &here, suspect_below: 0 };
    let said = target.test(&office).map_err(posting::setback)?;
    if desk.ui.is_json() {
        let name = row.name.as_str();
        return desk
            .ui
            .json(&json!({"schema": "custody.remote_test.v1", "remote": name, "found": said}));
    }
    said.iter().try_for_each(|line| desk.ui.line(line))
}

fn resume(desk: &Desk<'_>, name: &RemoteName, leave_out: Option<&str>) -> Result<(), Failure> {
    let _lock = posting::lock(desk, name)?;
    let row = posting::named(&desk.ledger, name)?;
    let mut cursor = row.cursor;
    (cursor.stopped, cursor.failures, cursor.not_before, cursor.trouble) = (false, 0, None, None);
    let mut receipts = Vec::new();
    if let Some(text) = leave_out {
        let event = desk.event(text)?;
        let known = Known::of(&posting::named(&desk.ledger, name)?)?;
        let log = Telling::of(&desk.ledger, known.kind);
        let next = first_of_concern(&log, known.kind, cursor.next)?;
        if next != Some(event.seq) {
            let text = format!("event {text} is not the next one for {name}");
            let next = next.map(|seq| desk.receipt_number(desk.ledger.event_at(seq)));
            let hint =
                next.map_or("there is none".to_owned(), |next| format!("the next one is {next}"));
            return Err(Failure::new(Kind::No, text).hint(hint));
        }
        let verdict = Verdict::LeftOut.as_str().to_owned();
        let (seq, at) = (event.seq, desk.now());
        receipts.push(PushReceipt {
            seq,
            verdict,
            remote_id: None,
            status: 0,
            digest: [0; 32],
            at,
        });
        cursor.next = seq + 1;
        cursor.begun = cursor.begun.max(cursor.next);
    }
    desk.ledger.remotes().settle(name, &receipts, &cursor)?;
    desk.ui.line(&format!("{name} goes on with the next push"))
}

/// The first event from a place on that a remote of this kind is told of.
fn first_of_concern(
    log: &Telling<'_>,
    kind: remote::Kind,
    mut from: u64,
) -> Result<Option<u64>, Failure> {
    use crate::remote::Log as _;
    loop {
        let window = log.entries(from, 1_000).map_err(posting::our_fault)?;
        let Some(last) = window.last() else { return Ok(None) };
        if let Some(event) = window.iter().find(|event| kind.concerns(event)) {
            return Ok(Some(event.id.seq));
        }
        from = last.id.seq + 1;
    }
}
