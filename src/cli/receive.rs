//! `custody receive`: parcels come in, by number, by picture, or one scan a line. And `refuse`.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use clap::Args;

use super::announced;
use super::answer::{Beside, Came};
use super::args::{self, Globals, LateArgs, LateOnly};
use super::desk::{Circumstances, Desk};
use super::failure::{Failure, Kind};
use super::pictures;
use super::proposal;
use super::scanner::{Scanned, SourceArgs};
use super::scans::{self, NotTaken, Taken};
use super::serialize::{self, SerializeArgs};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{
    Arrival, Condition, Evidence, EvidenceKind, ParcelClass, Recipient, Unmatched,
};
use crate::domain::names::{Label as Name, Note, PlaceName, TrackingNumber};
use crate::ledger::{Ledger, Line, Mode, Target};
use crate::scan::context::{Proposal, Rule};
use crate::scan::{AimId, Candidate, Class, Code, Reading, WedgeScan, classify};

/// Arguments of `receive`.
#[derive(Debug, Args)]
pub struct ReceiveArgs {
    /// Tracking numbers; with none, one scan a line is read from stdin or a scanner
    tracking: Vec<String>,

    /// A picture of the label; may be given several times, one for each parcel
    #[arg(long, value_name = "FILE")]
    image: Vec<PathBuf>,

    /// For whom it is: id, e-mail address, employee number or name
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,

    /// Who sent it
    #[arg(long, value_name = "SENDER")]
    from: Option<Name>,

    /// Who brought it, if the number does not say
    #[arg(long)]
    carrier: Option<Name>,

    /// The state it is in
    #[arg(long, value_parser = args::condition(), default_value = "good")]
    condition: Condition,

    /// What is believed to be in it
    #[arg(long, value_parser = args::parcel_class(), default_value = "unknown")]
    class: ParcelClass,

    /// Where it is put [default: the station's place]
    #[arg(long, value_name = "PLACE")]
    at: Option<PlaceName>,

    /// How many things are in it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    contents: Option<u16>,

    /// A picture to keep as evidence; may be given several times
    #[arg(long, value_name = "FILE")]
    photo: Vec<PathBuf>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    /// It was found without a courier: who brought it, and when, is not known
    #[arg(long)]
    unattended: bool,

    /// The carrier uses a number again whose parcel was closed
    #[arg(long)]
    again: bool,

    /// Take a number as it is, even if its check digit does not fit
    #[arg(long)]
    confirm: bool,

    #[command(flatten)]
    source: SourceArgs,

    #[command(flatten)]
    late: LateArgs,
}

/// Arguments of `refuse`.
#[derive(Debug, Args)]
pub struct RefuseArgs {
    /// The parcel's tracking number
    tracking: String,

    /// Why it is refused
    #[arg(long, value_name = "TEXT")]
    reason: Note,

    /// Who brought it, if the number does not say
    #[arg(long)]
    carrier: Option<Name>,

    #[command(flatten)]
    late: LateOnly,
}

/// What the whole run counts.
#[derive(Debug, Default)]
struct Tally {
    recorded: u64,
    unchanged: u64,
    refused: u64,
}

impl Tally {
    fn count(&mut self, came: Came) {
        match came {
            Came::Recorded => self.recorded += 1,
            Came::Unchanged => self.unchanged += 1,
            Came::Refused => self.refused += 1,
        }
    }
}

/// Everything about the parcels of this run that does not change from scan to scan.
#[derive(Debug)]
pub struct Intake {
    template: ReceiveArgs,
    recipient: Recipient,
    place: PlaceName,
    photos: Vec<Evidence>,
    circumstances: Circumstances,
    /// What the facility knows of its labels.
    rules: Vec<Rule>,
}

/// What was seen of one parcel.
struct Label {
    subject: String,
    taken: Result<Taken, NotTaken>,
    /// What every code of it may mean.
    readings: Vec<Reading>,
    /// The picture it is on.
    picture: Option<PathBuf>,
}

/// A parcel that looks like IT equipment.
struct Found {
    tracking: TrackingNumber,
    /// The picture of the label, if it shows what is in the parcel, too.
    picture: Option<PathBuf>,
    proposal: Proposal,
}

/// Receives parcels.
pub fn run(args: ReceiveArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let recipient = match &args.to {
        Some(text) => {
            let meant = desk.meant(text)?;
            desk.say_if_left(&meant.person);
            meant.recipient()
        }
        None => Recipient::Unmatched(Unmatched::Missing),
    };
    let intake = Intake {
        recipient,
        place: desk.place_or_default(args.at.as_ref())?,
        // Read and kept once, however many scans follow.
        photos: desk.keep_all(EvidenceKind::Photo, &args.photo)?,
        circumstances: desk.circumstances(&args.late, None)?,
        rules: proposal::rules(&desk.profile),
        template: args,
    };
    let args = &intake.template;
    if args.tracking.is_empty() && args.image.is_empty() {
        return from_scans(&mut desk, &intake);
    }
    args.source.not_needed("the parcels are named already")?;
    // All pictures are read before anything is recorded: one that cannot be read stops none halfway.
    let mut labels = Vec::new();
    for text in &args.tracking {
        let taken = scans::tracking(text, None, args.confirm, ui);
        let readings = vec![classify(text, None)];
        labels.push(Label { subject: text.clone(), taken, readings, picture: None });
    }
    for (path, codes) in args.image.iter().zip(pictures::all(&args.image)?) {
        let taken = scans::tracking_on(path, &codes, ui)?;
        let readings = codes.iter().map(Code::reading).collect();
        let (subject, picture) = (taken.value.clone(), Some(path.clone()));
        labels.push(Label { subject, taken: Ok(taken), readings, picture });
    }
    let mut tally = Tally::default();
    let mut found = Vec::new();
    for label in labels {
        let (came, it) = intake.receive(&mut desk, label)?;
        tally.count(came);
        found.extend(it);
    }
    // Serializing opens the ledger for itself.
    drop(desk);
    for it in found {
        it.offer(globals, ui)?;
    }
    if tally.refused > 0 { Err(Failure::said(Kind::No)) } else { Ok(()) }
}

/// Receives one parcel a scan until the input ends. Each answer is given after its commit and before
/// the next scan is handled, so that what has been answered is durable.
fn from_scans(desk: &mut Desk<'_>, intake: &Intake) -> Result<(), Failure> {
    let source = &intake.template.source;
    let mut session = source.listen(&desk.profile.scanner, "tracking numbers", desk.ui)?;
    let mut tally = Tally::default();
    for scanned in session.by_ref() {
        let label = match scanned? {
            Scanned::Scan(scan) => intake.label_of(scan, desk.ui),
            Scanned::Twice(scan) => {
                desk.already_scanned(&scan.text)?;
                continue;
            }
            Scanned::Quiet => continue,
            Scanned::Unreadable(why) => {
                let hint = "scan it again".to_owned();
                let (subject, taken) = (String::new(), Err(NotTaken { why, hint }));
                Label { subject, taken, readings: Vec::new(), picture: None }
            }
        };
        let (came, it) = intake.receive(desk, label)?;
        tally.count(came);
        // While scans come in, the next one would be taken for the answer.
        if let Some(it) = it {
            it.hint(desk.ui);
        }
    }
    let Tally { recorded, unchanged, refused } = tally;
    desk.ui.status(&format!("{recorded} received, {unchanged} known already, {refused} refused"));
    session.end()?;
    if refused > 0 { Err(Failure::said(Kind::RowsRejected)) } else { Ok(()) }
}

impl Intake {
    /// For a session that receives whatever comes, and leaves the details for later.
    pub fn in_session(desk: &Desk<'_>, place: Option<&PlaceName>) -> Result<Self, Failure> {
        let template = ReceiveArgs {
            tracking: Vec::new(),
            image: Vec::new(),
            to: None,
            from: None,
            carrier: None,
            condition: Condition::Good,
            class: ParcelClass::Unknown,
            at: None,
            contents: None,
            photo: Vec::new(),
            note: None,
            unattended: false,
            again: false,
            confirm: false,
            source: SourceArgs::default(),
            late: LateArgs::default(),
        };
        Ok(Self {
            template,
            recipient: Recipient::Unmatched(Unmatched::Missing),
            place: desk.place_or_default(place)?,
            photos: Vec::new(),
            circumstances: Circumstances::default(),
            rules: proposal::rules(&desk.profile),
        })
    }

    /// Receives the box that was scanned: found without a courier, or under a number that was used before.
    pub fn scanned(
        &mut self,
        desk: &mut Desk<'_>,
        scan: WedgeScan,
        unattended: bool,
        again: bool,
    ) -> Result<Came, Failure> {
        (self.template.unattended, self.template.again) = (unattended, again);
        // A parcel with this number was closed; what is here is another one.
        self.template.note =
            if again { Note::parse("looked at: not an old label").ok() } else { None };
        let (came, it) = self.receive(desk, self.label_of(scan, desk.ui))?;
        if let Some(it) = it {
            it.hint(desk.ui);
        }
        Ok(came)
    }

    /// Receives the box whose label is on a picture.
    pub fn pictured(
        &mut self,
        desk: &mut Desk<'_>,
        path: &Path,
        codes: &[Code],
        unattended: bool,
    ) -> Result<Came, Failure> {
        (self.template.unattended, self.template.again) = (unattended, false);
        let taken = scans::tracking_on(path, codes, &desk.ui.without_questions())?;
        let readings = codes.iter().map(Code::reading).collect();
        let (subject, picture) = (taken.value.clone(), Some(path.to_owned()));
        let label = Label { subject, taken: Ok(taken), readings, picture };
        let (came, it) = self.receive(desk, label)?;
        if let Some(it) = it {
            it.hint(desk.ui);
        }
        Ok(came)
    }

    fn label_of(&self, scan: WedgeScan, ui: &Ui) -> Label {
        let aim = scan.aim.map(AimId::as_string);
        let insist = self.template.confirm;
        let taken = scans::tracking(&scan.text, aim.as_deref(), insist, ui)
            .map(|taken| taken.scanned_as(&scan.raw));
        let readings = vec![scan.reading()];
        Label { subject: scan.text, taken, readings, picture: None }
    }

    fn receive(&self, desk: &mut Desk<'_>, label: Label) -> Result<(Came, Option<Found>), Failure> {
        let Label { subject, taken, readings, picture } = label;
        let (taken, tracking) = match taken.and_then(checked) {
            Ok(pair) => pair,
            Err(no) => {
                let code = "refused.not_a_tracking_number";
                desk.refuse(&subject, None, code, &no.why, Some(&no.hint))?;
                return Ok((Came::Refused, None));
            }
        };
        let args = &self.template;
        let arrival = Arrival {
            tracking: tracking.clone(),
            raw: taken.raw,
            carrier: args.carrier.clone().or(taken.carrier),
            sender: args.from.clone(),
            recipient: self.recipient.clone(),
            class: args.class,
            condition: args.condition,
            place: self.place.clone(),
            contents: args.contents,
            note: args.note.clone(),
            photos: self.photos.clone(),
            unattended: args.unattended,
        };
        let command = Command::Receive { arrival, again: args.again };
        let line = Line { target: Target::Parcel(tracking.clone()), command };
        let propose = |ledger: &Ledger, item| -> Result<Proposal, Failure> {
            // Announced parcels have their sender from the announcement.
            let item = ledger.item(item)?;
            let (sender, carrier) = item.map(|item| (item.sender, item.carrier)).unzip();
            let (sender, carrier) = (sender.flatten(), carrier.flatten());
            Ok(proposal::of_label(&readings, sender.as_ref(), carrier.as_ref(), &self.rules))
        };
        let (proposed, ui) = (Cell::new(None), desk.ui);
        let beside: &Beside<'_> = &|ledger, item| {
            let proposal = propose(ledger, item)?;
            let json = proposal.it.is_some().then(|| proposal::as_json(&proposal));
            proposed.set(Some(proposal));
            let proposal = json.map(|json| ("proposal".to_owned(), json));
            let expected = announced::beside(ui, ledger, item)?;
            Ok(proposal.into_iter().chain(expected).collect())
        };
        let subjects = [tracking.to_string()];
        let came = desk.try_out_beside(vec![line], &self.circumstances, &subjects, beside)?;
        // A parcel that is said to be something else is not asked about, nor one that is no news.
        let wanted = matches!(args.class, ParcelClass::Unknown | ParcelClass::It);
        let proposal = proposed.take().filter(|proposal| proposal.is_it().is_some());
        let Some(proposal) = proposal.filter(|_| wanted && came == Came::Recorded) else {
            return Ok((came, None));
        };
        let shows_serials = readings
            .iter()
            .any(|reading| reading.best_of(Class::Serial).is_some_and(Candidate::is_labelled));
        let picture = picture.filter(|_| shows_serials);
        Ok((came, Some(Found { tracking, picture, proposal })))
    }
}

impl Found {
    fn command(&self) -> String {
        proposal::command(self.tracking.as_str(), self.picture.as_deref(), &self.proposal)
    }

    fn because(&self) -> String {
        self.proposal.is_it().map_or_else(String::new, proposal::because)
    }

    /// Says what the parcel looks like and what comes next; programs have it in the answer.
    fn hint(&self, ui: &Ui) {
        if !ui.is_json() {
            let (why, command) = (self.because(), self.command());
            ui.status(&format!("this parcel looks like IT equipment ({why}): {command}"));
        }
    }

    /// Asks whether to go on, where somebody can be asked.
    fn offer(self, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
        if ui.is_json() || !ui.can_ask() {
            self.hint(ui);
            return Ok(());
        }
        let question = format!(
            "{}: this parcel looks like IT equipment ({}). Serialize now?",
            self.tracking,
            self.because()
        );
        if ui.confirm(&question) != Some(true) {
            self.hint(ui);
            return Ok(());
        }
        // Said before it is recorded; with a picture, serializing says it itself.
        if self.picture.is_none()
            && let Some(maker) = &self.proposal.maker
            && proposal::sure(Some(maker)).is_some()
        {
            let because = proposal::because(maker);
            ui.status(&format!("taken for the maker of all of them: {} ({because})", maker.value));
        }
        let args = SerializeArgs::of_parcel(&self.tracking, self.picture, &self.proposal);
        serialize::run(args, globals, ui)
    }
}

fn checked(taken: Taken) -> Result<(Taken, TrackingNumber), NotTaken> {
    match TrackingNumber::parse(&taken.value) {
        Ok(tracking) => Ok((taken, tracking)),
        Err(error) => Err(NotTaken {
            why: error.to_string(),
            hint: "scan the carrier's label, or type its number".to_owned(),
        }),
    }
}

/// Refuses a parcel at the door.
pub fn refuse(args: RefuseArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late.because(&args.reason), None)?;
    let taken = scans::tracking(&args.tracking, None, true, ui);
    let (taken, tracking) =
        taken.and_then(checked).map_err(|no| Failure::new(Kind::Usage, no.why).hint(no.hint))?;
    let command = Command::Refuse {
        tracking: tracking.clone(),
        carrier: args.carrier.or(taken.carrier),
        reason: args.reason,
    };
    let line = Line { target: Target::Parcel(tracking.clone()), command };
    desk.carry_out(vec![line], &circumstances, &[tracking.to_string()])
}
