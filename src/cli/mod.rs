//! The command line: thin. Each subcommand has its arguments and its function in a file of its own;
//! it turns words into an [`Order`](crate::ledger::Order) or a question, and the answer into words.

mod acting;
mod adopt;
mod announced;
mod answer;
mod args;
mod attempt;
mod backup;
mod bundling;
mod case;
mod certificate;
mod checkpoint;
mod correct;
mod corrections;
mod decode;
mod demo;
mod desk;
mod devices;
mod dispose;
mod doctor;
mod due;
mod echo;
mod evidence;
mod expect;
mod export;
mod failure;
mod find;
mod finding;
mod forms;
mod generate;
mod give_back;
mod hand_off;
mod history;
mod hold;
mod import;
mod import_events;
mod import_people;
mod import_rejects;
mod import_rows;
mod import_run;
mod import_twice;
mod init;
mod input_file;
mod inspect;
mod label;
mod list;
mod login;
mod lost;
mod matching;
mod moving;
mod notify;
mod on_phone;
mod operator;
mod output;
mod person;
mod person_secrets;
mod phrases;
mod pictures;
mod place;
mod posting;
mod profile;
mod proposal;
mod purge;
mod push;
mod qr;
mod receipt;
mod receive;
mod reconcile;
mod remote;
mod report;
mod restore;
mod scan;
mod scan_deeds;
mod scan_lock;
mod scan_lookup;
mod scan_screen;
mod scan_test;
mod scan_watch;
mod scanner;
mod scans;
mod sealed_evidence;
mod secret_input;
mod send;
mod serialize;
mod show;
mod sign;
mod signing;
mod subject;
mod time;
mod token;
mod transfer;
mod ui;
mod vault;
mod vault_keys;
mod verify;
mod verify_evidence;
mod verify_manifest;
mod verify_page;
mod verify_receipt;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use args::Globals;
use failure::Failure;
pub use failure::Kind as FailureKind;
use ui::{Color, Format, Ui};

/// Proves who had an IT asset, from the receiving dock to the employee's desk and back.
#[derive(Debug, Parser)]
#[command(
    name = "custody",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    infer_subcommands = false,
    after_help = "Start with `custody demo`, then `custody init`. `custody help COMMAND` explains a command."
)]
pub struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the whole main job on bundled sample labels, showing each command and its answer
    Demo(demo::DemoArgs),
    /// Make a profile: bind this station to a tenant and a facility
    Init(init::InitArgs),
    /// See, choose and change profiles
    Profile(profile::ProfileArgs),
    /// Add and list the places of the facility
    Place(place::PlaceArgs),
    /// Add and list the people of the recipient directory
    Person(person::PersonArgs),
    /// Log in with a password, or go on with a locked session with a PIN
    Login(login::LoginArgs),
    /// End your session
    Logout(login::LogoutArgs),
    /// Lock your session until you type your PIN or password
    Lock(login::LockArgs),
    /// Show who acts, and until when
    Whoami(login::WhoamiArgs),
    /// Write down everything that is held about one person
    Subject(subject::SubjectArgs),
    /// Add, change and list the operators of the station
    Operator(operator::OperatorArgs),
    /// Make, list and revoke the tokens of scripts
    Token(token::TokenArgs),
    /// See and change how the private keys are sealed
    Vault(vault::VaultArgs),

    /// Announce parcels, serial numbers and orders from a CSV or XLSX file
    Expect(expect::ExpectArgs),
    /// Keep a session open at the dock: everything by scans, without a mouse
    Scan(scan::ScanArgs),
    /// Receive parcels: by number, by a picture of the label, or one scan a line
    Receive(receive::ReceiveArgs),
    /// Refuse a parcel at the door
    Refuse(receive::RefuseArgs),
    /// Set or change the recipient of a parcel
    Match(matching::MatchArgs),
    /// Turn what is in a parcel into assets with serial numbers
    Serialize(serialize::SerializeArgs),
    /// Enter an asset that no parcel of ours brought
    Adopt(adopt::AdoptArgs),
    /// Add another identifier to an item: IMEI, MAC address, tag
    Alias(adopt::AliasArgs),
    /// Set a wrong serial number right; the old one is still found
    Reidentify(adopt::ReidentifyArgs),
    /// Move items to another place
    Move(moving::MoveArgs),
    /// Forbid the release of an item, and say why
    Hold(hold::HoldArgs),
    /// Lift a hold
    Release(hold::ReleaseArgs),
    /// Record the condition of an item
    Inspect(inspect::InspectArgs),
    /// Record that data was removed from an asset
    Sanitize(dispose::SanitizeArgs),

    /// Hand items off to a person
    #[command(visible_alias = "handoff")]
    HandOff(hand_off::HandOffArgs),
    /// Record that the recipient said no
    Decline(attempt::DeclineArgs),
    /// Record a delivery round that failed
    Attempt(attempt::AttemptArgs),
    /// Take assets back from a person
    Return(give_back::ReturnArgs),
    /// Pass assets from one person to another
    Transfer(transfer::TransferArgs),
    /// Give the signature that a hand-off, return or transfer still owes
    Sign(sign::SignArgs),
    /// Add a signed paper, photos or other evidence to an event
    Attach(sign::AttachArgs),
    /// Set, extend or waive the date an asset is due back
    Due(due::DueArgs),
    /// Send items out to a vendor or another facility
    Send(send::SendArgs),
    /// Take items in that come back from a vendor or courier
    TakeIn(send::TakeInArgs),
    /// Report an item missing
    Missing(lost::MissingArgs),
    /// Record that a missing item was found
    Found(lost::FoundArgs),
    /// Dispose of an item for good
    Dispose(dispose::DisposeArgs),
    /// Send a parcel back to its sender
    ReturnToSender(dispose::ReturnToSenderArgs),
    /// Close an asset because another takes its place
    Replace(dispose::ReplaceArgs),
    /// Set an earlier event right, without hiding it
    Correct(correct::CorrectArgs),
    /// Settle a dispute between two stations
    Settle(correct::SettleArgs),
    /// Have a leaver, a mover or anybody give things back: a frozen list, settled line by line
    Case(case::CaseArgs),

    /// Show one item
    Show(show::ShowArgs),
    /// Show everything that happened to an item
    History(history::HistoryArgs),
    /// List items
    List(list::ListArgs),
    /// Look for items by any part of a number, name or description
    Find(find::FindArgs),
    /// List what a person has, or had at a time
    Holdings(list::HoldingsArgs),
    /// Tell what the codes on a picture, or of scanned lines, mean
    Decode(decode::DecodeArgs),
    /// Print labels for items, or the sheet of command barcodes
    Label(label::LabelArgs),

    /// Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity
    Report(report::ReportArgs),

    /// Show the receipt of an event, and write it as a page or as the proof that it is in the log
    Receipt(receipt::ReceiptArgs),
    /// Say what a person returned and what they still hold, with proofs: for whoever leaves
    Certificate(certificate::CertificateArgs),
    /// List the evidence of an event, and open it
    Evidence(evidence::EvidenceArgs),
    /// Check the whole record, or a receipt by itself
    Verify(verify::VerifyArgs),
    /// Write the signed head of the log, to be compared with the log later
    Checkpoint(checkpoint::CheckpointArgs),
    /// List the public keys with which receipts and heads are checked
    Keys(checkpoint::KeysArgs),
    /// Copy the ledger, its evidence and the profile while work goes on
    Backup(backup::BackupArgs),
    /// Begin a new epoch of the log from a backup
    Restore(restore::RestoreArgs),
    /// Delete evidence that is past its time, and what interrupted commands left behind
    Purge(purge::PurgeArgs),
    /// Derive the present anew from the log
    Rebuild(verify::RebuildArgs),
    /// Check the installation and say what is missing
    Doctor(doctor::DoctorArgs),

    /// Import people, parcels, assets or past events from a CSV or XLSX file
    Import(import::ImportArgs),
    /// Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest
    Export(export::ExportArgs),

    /// See and change the other systems that events are pushed to
    Remote(remote::RemoteArgs),
    /// Send what has happened to other systems
    Push(push::PushArgs),
    /// Tell people that something waits for them, is due back, or is to be signed for
    Notify(notify::NotifyArgs),
    /// Compare what other systems believe with what is known here
    Reconcile(reconcile::ReconcileArgs),

    /// Write the completions for a shell
    Completions(generate::CompletionsArgs),
    /// Write the manual pages
    Man(generate::ManArgs),
}

/// Runs one command line and answers with the exit code.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match parse(&args) {
        Ok(cli) => cli,
        Err(error) if error.exit_code() != 0 && asks_for_json(&args) => {
            let ui = Ui::new(Format::Json, false, Color::Never, true);
            return Failure::grammar(&error).report(&ui);
        }
        Err(error) => {
            let ui = Ui::new(Format::Table, false, Color::Never, true);
            return ExitCode::from(ui.grammar(&error).exit_code());
        }
    };
    let globals = &cli.globals;
    let format =
        if globals.json && globals.format == Format::Table { Format::Json } else { globals.format };
    let ui = Ui::new(format, globals.quiet, globals.color, globals.no_input);
    match dispatch(cli.command, globals, &ui) {
        Ok(()) if ui.is_distrusted() => ExitCode::from(FailureKind::NotVerified.exit_code()),
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&ui),
    }
}

/// Reads a command line, and takes note of which command it is.
fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = Cli::command().try_get_matches_from(args)?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    let mut inner = matches.subcommand();
    while let Some((name, matches)) = inner {
        let words = &mut cli.globals.command;
        words.push_str(if words.is_empty() { "" } else { " " });
        words.push_str(name);
        inner = matches.subcommand();
    }
    Ok(cli)
}

/// Whether a command line that cannot be read asks for JSON all the same: then so is what is wrong with it.
fn asks_for_json(args: &[OsString]) -> bool {
    let words: Vec<&str> = args.iter().map(|arg| arg.to_str().unwrap_or_default()).collect();
    let words = words.split(|word| *word == "--").next().unwrap_or_default();
    words.iter().any(|word| matches!(*word, "--json" | "--format=json" | "--format=jsonl"))
        || words.windows(2).any(|pair| matches!(pair, ["--format", "json" | "jsonl"]))
}

impl Command {
    /// Whether its answer is rows of one kind, which CSV can hold.
    fn writes_csv(&self) -> bool {
        match self {
            Self::List(_)
            | Self::Holdings(_)
            | Self::Find(_)
            | Self::Keys(_)
            | Self::Report(_)
            | Self::Reconcile(_) => true,
            Self::Decode(args) => args.is_a_table(),
            Self::Export(args) => args.is_a_table(),
            Self::Case(args) => args.is_a_list(),
            Self::Place(args) => args.is_a_list(),
            Self::Person(args) => args.is_a_list(),
            Self::Operator(args) => args.is_a_list(),
            Self::Token(args) => args.is_a_list(),
            Self::Profile(args) => args.is_a_table(),
            Self::Remote(args) => args.is_a_list(),
            _others_answer_in_sentences => false,
        }
    }
}

fn dispatch(command: Command, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    if ui.format == Format::Csv && !command.writes_csv() {
        return Err(Failure::new(FailureKind::Usage, "this command cannot answer in CSV").hint(
            "`list`, `find`, `holdings`, `report` and `export` can; others have --format json or jsonl",
        ));
    }
    match command {
        Command::Demo(args) => demo::run(&args, ui),
        Command::Init(args) => init::run(args, globals, ui),
        Command::Profile(args) => profile::run(args, globals, ui),
        Command::Place(args) => place::run(args, globals, ui),
        Command::Person(args) => person::run(args, globals, ui),
        Command::Login(args) => login::run(args, globals, ui),
        Command::Logout(args) => login::logout(args, globals, ui),
        Command::Lock(args) => login::lock(args, globals, ui),
        Command::Whoami(args) => login::whoami(args, globals, ui),
        Command::Subject(args) => subject::run(args, globals, ui),
        Command::Operator(args) => operator::run(args, globals, ui),
        Command::Token(args) => token::run(args, globals, ui),
        Command::Vault(args) => vault::run(args, globals, ui),
        Command::Expect(args) => expect::run(args, globals, ui),
        Command::Receive(args) => receive::run(args, globals, ui),
        Command::Refuse(args) => receive::refuse(args, globals, ui),
        Command::Match(args) => matching::run(args, globals, ui),
        Command::Serialize(args) => serialize::run(args, globals, ui),
        Command::Adopt(args) => adopt::run(args, globals, ui),
        Command::Alias(args) => adopt::alias(args, globals, ui),
        Command::Reidentify(args) => adopt::reidentify(args, globals, ui),
        Command::Move(args) => moving::run(args, globals, ui),
        Command::Hold(args) => hold::run(args, globals, ui),
        Command::Release(args) => hold::release(args, globals, ui),
        Command::Inspect(args) => inspect::run(args, globals, ui),
        Command::Sanitize(args) => dispose::sanitize(args, globals, ui),
        Command::HandOff(args) => hand_off::run(args, globals, ui),
        Command::Decline(args) => attempt::decline(args, globals, ui),
        Command::Attempt(args) => attempt::run(args, globals, ui),
        Command::Return(args) => give_back::run(args, globals, ui),
        Command::Transfer(args) => transfer::run(args, globals, ui),
        Command::Scan(args) => scan::run(args, globals, ui),
        Command::Sign(args) => sign::run(args, globals, ui),
        Command::Attach(args) => sign::attach(args, globals, ui),
        Command::Due(args) => due::run(args, globals, ui),
        Command::Send(args) => send::run(args, globals, ui),
        Command::TakeIn(args) => send::take_in(args, globals, ui),
        Command::Missing(args) => lost::run(args, globals, ui),
        Command::Found(args) => lost::found(args, globals, ui),
        Command::Dispose(args) => dispose::run(args, globals, ui),
        Command::ReturnToSender(args) => dispose::return_to_sender(args, globals, ui),
        Command::Replace(args) => dispose::replace(args, globals, ui),
        Command::Correct(args) => correct::run(args, globals, ui),
        Command::Settle(args) => correct::settle(args, globals, ui),
        Command::Case(args) => case::run(args, globals, ui),
        Command::Show(args) => show::run(&args, globals, ui),
        Command::History(args) => history::run(&args, globals, ui),
        Command::List(args) => list::run(args, globals, ui),
        Command::Find(args) => find::run(&args, globals, ui),
        Command::Holdings(args) => list::holdings(&args, globals, ui),
        Command::Decode(args) => decode::run(&args, globals, ui),
        Command::Label(args) => label::run(args, globals, ui),
        Command::Report(args) => report::run(&args, globals, ui),
        Command::Verify(args) => verify::run(&args, globals, ui),
        Command::Rebuild(args) => verify::rebuild(&args, globals, ui),
        Command::Evidence(args) => evidence::run(&args, globals, ui),
        Command::Purge(args) => purge::run(&args, globals, ui),
        Command::Receipt(args) => receipt::run(&args, globals, ui),
        Command::Certificate(args) => certificate::run(&args, globals, ui),
        Command::Checkpoint(args) => checkpoint::run(&args, globals, ui),
        Command::Keys(args) => checkpoint::keys(&args, globals, ui),
        Command::Backup(args) => backup::run(&args, globals, ui),
        Command::Restore(args) => restore::run(args, globals, ui),
        Command::Doctor(args) => doctor::run(&args, globals, ui),
        Command::Import(args) => import::run(args, globals, ui),
        Command::Export(args) => export::run(args, globals, ui),
        Command::Remote(args) => remote::run(args, globals, ui),
        Command::Push(args) => push::run(&args, globals, ui),
        Command::Notify(args) => notify::run(args, globals, ui),
        Command::Reconcile(args) => reconcile::run(&args, globals, ui),
        Command::Completions(args) => generate::completions(&args, ui),
        Command::Man(args) => generate::man(&args, ui),
    }
}

/// The whole grammar, for what is generated from it.
#[must_use]
pub fn grammar() -> clap::Command {
    Cli::command()
}
