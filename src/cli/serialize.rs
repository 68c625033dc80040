//! `custody serialize`: what is in a parcel becomes assets.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::Args;

use super::announced;
use super::answer::{Beside, Came};
use super::args::{Globals, LateArgs};
use super::desk::{Circumstances, Desk};
use super::devices::{Device, Seen, pair};
use super::failure::{Failure, Kind};
use super::phrases::NameBook;
use super::pictures;
use super::proposal;
use super::scanner::{Scanned, SourceArgs};
use super::scans;
use super::ui::Ui;
use crate::domain::command::{Command, Serialize};
use crate::domain::event::{ContentLine, Identity, ItemKind, Origin};
use crate::domain::names::{
    AssetTag, ItemId, Label, Note, PersonId, PlaceName, SerialNumber, TrackingNumber,
};
use crate::domain::refusal::Refusal;
use crate::ledger::{Line, Mode, Target};
use crate::scan::Reading;
use crate::scan::context::{Guess, Proposal};

/// Arguments of `serialize`.
#[derive(Debug, Default, Args)]
pub struct SerializeArgs {
    /// The parcel, by tracking number
    #[arg(required_unless_present = "no_parcel")]
    parcel: Option<String>,

    /// A serial number; may be given several times. With none, one scan a line is read from stdin or a scanner
    #[arg(long, value_name = "S")]
    serial: Vec<String>,

    /// An asset tag; the n-th tag goes with the n-th serial number
    #[arg(long, value_name = "T")]
    tag: Vec<AssetTag>,

    /// A picture of the box or sticker, read for serial numbers, tags and the part number
    #[arg(long, value_name = "FILE")]
    image: Vec<PathBuf>,

    /// Who made it
    #[arg(long)]
    maker: Option<Label>,

    /// The model
    #[arg(long)]
    model: Option<Label>,

    /// What it is: laptop, monitor, dock
    #[arg(long)]
    category: Option<Label>,

    /// For whom it is meant [default: the parcel's recipient]
    #[arg(long = "for", value_name = "PERSON")]
    recipient: Option<String>,

    /// Where it is put [default: where the parcel lies]
    #[arg(long, value_name = "PLACE")]
    at: Option<PlaceName>,

    /// It can hold data that must be wiped before somebody else gets it
    #[arg(long)]
    data_bearing: bool,

    /// What it is worth, in whole units of the facility's currency
    #[arg(long, value_name = "AMOUNT")]
    worth: Option<u32>,

    /// How many things are in the parcel; it closes when all are accounted for
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    contents: Option<u16>,

    /// Something in it that is not tracked by itself; may be given several times
    #[arg(long, value_name = "TEXT")]
    accessory: Vec<Label>,

    /// Something private in it
    #[arg(long, value_name = "TEXT")]
    personal: Vec<Note>,

    /// Something in it that was not ordered
    #[arg(long, value_name = "TEXT")]
    wrong: Vec<Note>,

    /// Something that should be in it and is not
    #[arg(long, value_name = "TEXT")]
    short: Vec<Note>,

    /// Nothing else is in the parcel: close it
    #[arg(long)]
    last: bool,

    /// There is no parcel, and why
    #[arg(long, value_name = "REASON", conflicts_with = "parcel")]
    no_parcel: Option<Note>,

    /// Take the serial number as it is, although it looks like something else or is not announced
    #[arg(long)]
    confirm: bool,

    #[command(flatten)]
    source: SourceArgs,

    #[command(flatten)]
    late: LateArgs,
}

impl SerializeArgs {
    /// What is in a parcel that was just received, as its label proposes.
    pub fn of_parcel(parcel: &TrackingNumber, picture: Option<PathBuf>, label: &Proposal) -> Self {
        Self {
            parcel: Some(parcel.to_string()),
            image: picture.into_iter().collect(),
            maker: proposal::sure(label.maker.as_ref()),
            model: proposal::sure(label.model.as_ref()),
            category: proposal::sure(label.category.as_ref()),
            ..Self::default()
        }
    }
}

/// Serializes what is in a parcel.
pub fn run(args: SerializeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let parcel = args.parcel.as_deref().map(|text| desk.parcel(text)).transpose()?;
    let recipient = match &args.recipient {
        Some(text) => Some(desk.receiver(text)?.id),
        None => None,
    };
    let circumstances = desk.circumstances(&args.late, None)?;
    let others = other_lines(&args);
    let (devices, kind) = devices(&desk, &args, parcel)?;
    let place = match (parcel, &args.at) {
        (Some(_), None) => None,
        (_, named) => Some(desk.place_or_default(named.as_ref())?),
    };
    let (contents, last) = (args.contents, args.last);
    let job = Job { args: &args, parcel, recipient, place, kind, contents, last };
    if !devices.is_empty() || !others.is_empty() {
        args.source.not_needed("what is in the parcel is named already")?;
        let (lines, subjects) = job.lines(devices, others)?;
        return match record(&mut desk, lines, &circumstances, &subjects)? {
            Came::Recorded | Came::Unchanged => Ok(()),
            Came::Refused => Err(Failure::said(Kind::No)),
        };
    }
    if contents.is_some() {
        let (lines, subjects) = job.lines(devices, others)?;
        desk.carry_out(lines, &circumstances, &subjects)?;
        // A count is complete by itself; only where scans are piped in do they follow it.
        if io::stdin().is_terminal() && !args.source.names_a_device() {
            return Ok(());
        }
    }
    // What is counted is counted once, and no scan can know that it is the last.
    from_scans(&mut desk, Job { contents: None, last: false, ..job }, &circumstances)
}

/// What all devices of one command are.
#[derive(Debug, Default)]
struct KindOfDevice {
    maker: Option<Label>,
    model: Option<Label>,
    category: Option<Label>,
}

/// The devices that were typed or photographed, and what kind of device the pictures show.
fn devices(
    desk: &Desk<'_>,
    args: &SerializeArgs,
    parcel: Option<ItemId>,
) -> Result<(Vec<Device>, KindOfDevice), Failure> {
    let mut typed = Seen { serials: Vec::new(), tags: args.tag.clone() };
    for text in &args.serial {
        typed.serials.push(desk.serial(text, args.confirm)?);
    }
    let (mut models, mut readings) = (Vec::new(), Vec::new());
    let mut pictured = Seen::default();
    for (path, codes) in args.image.iter().zip(pictures::all(&args.image)?) {
        let label = scans::devices_on(path, &codes, desk.tag_prefix())?;
        models.extend(label.model.filter(|model| !models.contains(model)));
        readings.extend(label.readings);
        for taken in label.serials {
            pictured.add_serial(SerialNumber::parse(&taken.value)?, taken);
        }
        for tag in label.tags {
            pictured.add_tag(AssetTag::parse(&tag).map_err(|error| {
                Failure::because(Kind::InputMissing, &error)
                    .hint(format!("{} shows {tag}; give the right one with --tag", path.display()))
            })?);
        }
    }
    // Pictures of different models say of none of the devices which it is.
    let model = if models.len() == 1 { models.pop() } else { None };
    let kind = kind_of_device(desk, args, parcel, model, &readings)?;
    Ok((pair(typed, pictured)?, kind))
}

/// What the operator says the devices are, and else what the pictures propose. What was taken from them is said.
fn kind_of_device(
    desk: &Desk<'_>,
    args: &SerializeArgs,
    parcel: Option<ItemId>,
    model: Option<Label>,
    readings: &[Reading],
) -> Result<KindOfDevice, Failure> {
    if readings.is_empty() {
        let (maker, model) = (args.maker.clone(), args.model.clone());
        return Ok(KindOfDevice { maker, model, category: args.category.clone() });
    }
    let item = parcel.map(|parcel| desk.ledger.item(parcel)).transpose()?.flatten();
    let sender = item.and_then(|item| item.sender);
    let rules = proposal::rules(&desk.profile);
    let label = proposal::of_label(readings, sender.as_ref(), None, &rules);
    let mut said = Vec::new();
    let mut choose = |what: &str, given: &Option<Label>, guess: Option<Label>| {
        if given.is_none()
            && let Some(guess) = &guess
        {
            said.push(format!("{what} {guess}"));
        }
        given.clone().or(guess)
    };
    let sure = |guess: &Option<Guess<String>>| proposal::sure(guess.as_ref());
    let kind = KindOfDevice {
        maker: choose("maker", &args.maker, sure(&label.maker)),
        model: choose("model", &args.model, model.or_else(|| sure(&label.model))),
        category: choose("category", &args.category, sure(&label.category)),
    };
    if !said.is_empty() {
        let why = label
            .maker
            .as_ref()
            .map_or_else(String::new, |guess| format!(" ({})", proposal::because(guess)));
        desk.ui.status(&format!("taken from the label: {}{why}", said.join(", ")));
    }
    Ok(kind)
}

/// What all devices of one command have in common.
struct Job<'a> {
    args: &'a SerializeArgs,
    parcel: Option<ItemId>,
    recipient: Option<PersonId>,
    /// Where they are put, if not where the parcel lies.
    place: Option<PlaceName>,
    kind: KindOfDevice,
    contents: Option<u16>,
    last: bool,
}

impl Job<'_> {
    fn lines(
        &self,
        devices: Vec<Device>,
        others: Vec<ContentLine>,
    ) -> Result<(Vec<Line>, Vec<String>), Failure> {
        let (mut lines, mut subjects) = (Vec::new(), Vec::new());
        let mut add = |target, subject: String, command| {
            lines.push(Line { target, command });
            subjects.push(subject);
        };
        let parcel_name = self.args.parcel.clone().unwrap_or_default();
        if let Some(contents) = self.contents {
            let parcel = self.need_parcel("--contents")?;
            add(Target::Item(parcel), parcel_name.clone(), Command::Count { contents });
        }
        let last_at = devices.len() + others.len();
        let mut at = 0;
        for line in others {
            at += 1;
            let parcel = self.need_parcel("a line of contents")?;
            let last = self.last && at == last_at;
            let command = Command::SettleLine { line, last };
            add(Target::Item(parcel), parcel_name.clone(), command);
        }
        for device in devices {
            at += 1;
            let (identity, raw, subject) = self.identify(device);
            let wish = Serialize {
                identity: identity.clone(),
                raw,
                origin: match (self.parcel, &self.args.no_parcel) {
                    (Some(parcel), _) => Origin::Parcel(parcel),
                    (None, Some(reason)) => Origin::NoParcel(reason.clone()),
                    (None, None) => return Err(Failure::new(Kind::Usage, "name the parcel")),
                },
                recipient: self.recipient,
                place: self.place.clone(),
                last: self.last && at == last_at,
                confirmed: self.args.confirm,
            };
            add(Target::Asset(identity), subject, Command::Serialize(wish));
        }
        Ok((lines, subjects))
    }

    fn identify(&self, device: Device) -> (Identity, Option<Note>, String) {
        let (serial, taken) = device.serial.unzip();
        let name = serial.as_ref().map(ToString::to_string);
        let subject = name.or_else(|| device.tag.as_ref().map(ToString::to_string));
        let (raw, maker) = taken.map_or((None, None), |taken| (taken.raw, taken.maker));
        let identity = Identity {
            serial,
            tag: device.tag,
            maker: self.kind.maker.clone().or(maker),
            model: self.kind.model.clone(),
            category: self.kind.category.clone(),
            data_bearing: self.args.data_bearing,
            worth: self.args.worth,
        };
        (identity, raw, subject.unwrap_or_default())
    }

    fn need_parcel(&self, what: &str) -> Result<ItemId, Failure> {
        self.parcel.ok_or_else(|| Failure::new(Kind::Usage, format!("{what} needs a parcel")))
    }
}

fn other_lines(args: &SerializeArgs) -> Vec<ContentLine> {
    let accessories = args.accessory.iter().cloned().map(ContentLine::Accessory);
    let personal = args.personal.iter().cloned().map(ContentLine::Personal);
    let wrong = args.wrong.iter().cloned().map(ContentLine::Wrong);
    let short = args.short.iter().cloned().map(ContentLine::Short);
    accessories.chain(personal).chain(wrong).chain(short).collect()
}

/// Records, and says of each device how it stands to what is announced.
pub(super) fn record(
    desk: &mut Desk<'_>,
    lines: Vec<Line>,
    circumstances: &Circumstances,
    subjects: &[String],
) -> Result<Came, Failure> {
    let ui = desk.ui;
    let beside: &Beside<'_> = &|ledger, item| {
        let is_asset = ledger.row(item)?.is_some_and(|row| row.kind == ItemKind::Asset.as_str());
        let expected = if is_asset { announced::beside(ui, ledger, item)? } else { None };
        Ok(expected.into_iter().collect())
    };
    desk.try_out_beside(lines, circumstances, subjects, beside)
}

/// Serializes one scanned serial number a line until the input ends.
fn from_scans(
    desk: &mut Desk<'_>,
    job: Job<'_>,
    circumstances: &Circumstances,
) -> Result<(), Failure> {
    let source = &job.args.source;
    let mut session = source.listen(&desk.profile.scanner, "serial numbers", desk.ui)?;
    let mut refused = false;
    for scanned in session.by_ref() {
        let scan = match scanned? {
            Scanned::Scan(scan) => scan,
            Scanned::Twice(scan) => {
                desk.already_scanned(&scan.text)?;
                continue;
            }
            Scanned::Quiet => continue,
            Scanned::Unreadable(why) => {
                desk.refuse("", None, "refused.unreadable_scan", &why, Some("scan it again"))?;
                refused = true;
                continue;
            }
        };
        let device = match desk.scanned_serial(&scan, job.args.confirm) {
            Ok(serial) => Device { serial: Some(serial), tag: None },
            // It has been said already; the next scan may be better.
            Err(no) if no.kind == Kind::No => {
                refused = true;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let (lines, subjects) = job.lines(vec![device], Vec::new())?;
        refused |= record(desk, lines, circumstances, &subjects)? == Came::Refused;
    }
    // Whoever breaks off has not said that this was all.
    session.end()?;
    if job.args.last && refused {
        desk.ui.status("the parcel stays open: not everything that was scanned is in it");
    } else if job.args.last {
        refused = close(desk, &job, circumstances)? == Came::Refused;
    }
    if refused { Err(Failure::said(Kind::RowsRejected)) } else { Ok(()) }
}

/// Closes the parcel after the last scan: what was found by then is counted, and is all there is.
fn close(
    desk: &mut Desk<'_>,
    job: &Job<'_>,
    circumstances: &Circumstances,
) -> Result<Came, Failure> {
    let Some(parcel) = job.parcel else { return Ok(Came::Unchanged) };
    let item = desk.ledger.item(parcel)?;
    let Some(item) = item.filter(|item| item.standing.is_open()) else {
        return Ok(Came::Unchanged);
    };
    let subject = job.args.parcel.clone().unwrap_or_default();
    let found = item.lines.len();
    if found == 0 {
        return Err(Failure::new(Kind::No, "nothing was found in the parcel, so it stays open")
            .hint("say what is not in it with --short TEXT"));
    }
    let open = item.contents.map_or(0, |counted| usize::from(counted).saturating_sub(found));
    if open > 0 {
        let refusal = Refusal::LinesOpen { open };
        let names = NameBook::new(&desk.ledger, &desk.zone);
        let sentence = refusal.sentence(&names);
        desk.refuse(&subject, Some(parcel), refusal.code(), &sentence, refusal.hint())?;
        return Ok(Came::Refused);
    }
    let command = Command::Count { contents: u16::try_from(found).unwrap_or(u16::MAX) };
    desk.try_out(vec![Line { target: Target::Item(parcel), command }], circumstances, &[subject])
}
