//! `custody serialize`: what is in a parcel becomes assets.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::args::{Globals, LateArgs};
use super::desk::{Circumstances, Desk};
use super::failure::{Failure, Kind};
use super::scans::{self, NotTaken, Taken};
use super::ui::Ui;
use crate::domain::command::{Command, Serialize};
use crate::domain::event::{ContentLine, Identity, Origin};
use crate::domain::names::{AssetTag, ItemId, Label, Note, PersonId, PlaceName, SerialNumber};
use crate::ledger::{Line, Mode, Target};
use crate::scan::line::{LineError, Lines};

/// Arguments of `serialize`.
#[derive(Debug, Args)]
pub struct SerializeArgs {
    /// The parcel, by tracking number
    #[arg(required_unless_present = "no_parcel")]
    parcel: Option<String>,

    /// A serial number; may be given several times. With none, one scan a line is read from stdin
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
    late: LateArgs,
}

/// One device: its serial number as scanned, or its tag alone.
struct Device {
    serial: Option<(SerialNumber, Taken)>,
    tag: Option<AssetTag>,
}

/// Serializes what is in a parcel.
pub fn run(args: SerializeArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let parcel = args.parcel.as_deref().map(|text| desk.item(text)).transpose()?;
    let recipient = match &args.recipient {
        Some(text) => Some(desk.person(text)?.id),
        None => None,
    };
    let circumstances = desk.circumstances(&args.late, None)?;
    let others = other_lines(&args);
    let mut model = args.model.clone();
    let mut serials = Vec::new();
    for text in &args.serial {
        match serial(&desk, text, args.confirm, ui) {
            Ok(serial) => serials.push(serial),
            Err(no) => return Err(desk.not_a_serial(text, &no)?),
        }
    }
    let mut tags = args.tag.clone();
    for path in &args.image {
        let label = scans::devices_on(path, desk.tag_prefix())?;
        model = model.or(label.model);
        for taken in label.serials {
            serials.push((SerialNumber::parse(&taken.value)?, taken));
        }
        tags.extend(label.tags.iter().filter_map(|tag| AssetTag::parse(tag).ok()));
    }
    let devices = pair(serials, tags);
    if devices.is_empty() && others.is_empty() && args.contents.is_none() {
        return from_lines(&mut desk, &args, parcel, recipient, &circumstances);
    }
    let job = Job { args: &args, parcel, recipient, model };
    let (lines, subjects) = job.lines(&desk, devices, others)?;
    desk.carry_out(lines, &circumstances, &subjects)
}

/// What all devices of one command have in common.
struct Job<'a> {
    args: &'a SerializeArgs,
    parcel: Option<ItemId>,
    recipient: Option<PersonId>,
    model: Option<Label>,
}

impl Job<'_> {
    fn lines(
        &self,
        desk: &Desk<'_>,
        devices: Vec<Device>,
        others: Vec<ContentLine>,
    ) -> Result<(Vec<Line>, Vec<String>), Failure> {
        let (mut lines, mut subjects) = (Vec::new(), Vec::new());
        let mut add = |target, subject: String, command| {
            lines.push(Line { target, command });
            subjects.push(subject);
        };
        let parcel_name = self.args.parcel.clone().unwrap_or_default();
        if let Some(contents) = self.args.contents {
            let parcel = self.need_parcel("--contents")?;
            add(Target::Item(parcel), parcel_name.clone(), Command::Count { contents });
        }
        let last_at = devices.len() + others.len();
        let mut at = 0;
        for line in others {
            at += 1;
            let parcel = self.need_parcel("a line of contents")?;
            let last = self.args.last && at == last_at;
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
                place: match self.parcel {
                    Some(_) => self.args.at.clone(),
                    None => Some(desk.place_or_default(self.args.at.as_ref())),
                },
                last: self.args.last && at == last_at,
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
            maker: self.args.maker.clone().or(maker),
            model: self.model.clone(),
            category: self.args.category.clone(),
            data_bearing: self.args.data_bearing,
        };
        (identity, raw, subject.unwrap_or_default())
    }

    fn need_parcel(&self, what: &str) -> Result<ItemId, Failure> {
        self.parcel.ok_or_else(|| Failure::new(Kind::Usage, format!("{what} needs a parcel")))
    }
}

/// Takes a scan for a serial number, or says why not.
fn serial(
    desk: &Desk<'_>,
    text: &str,
    insist: bool,
    ui: &Ui,
) -> Result<(SerialNumber, Taken), NotTaken> {
    let taken = scans::serial(text, desk.tag_prefix(), insist, ui)?;
    match SerialNumber::parse(&taken.value) {
        Ok(serial) => Ok((serial, taken)),
        Err(error) => {
            let hint = "scan the code of the serial number, or type it".to_owned();
            Err(NotTaken { why: error.to_string(), hint })
        }
    }
}

/// The n-th tag goes with the n-th serial number; what is left over stands alone.
fn pair(serials: Vec<(SerialNumber, Taken)>, tags: Vec<AssetTag>) -> Vec<Device> {
    let mut tags = tags.into_iter();
    let mut devices: Vec<Device> = serials
        .into_iter()
        .map(|serial| Device { serial: Some(serial), tag: tags.next() })
        .collect();
    devices.extend(tags.map(|tag| Device { serial: None, tag: Some(tag) }));
    devices
}

fn other_lines(args: &SerializeArgs) -> Vec<ContentLine> {
    let accessories = args.accessory.iter().cloned().map(ContentLine::Accessory);
    let personal = args.personal.iter().cloned().map(ContentLine::Personal);
    let wrong = args.wrong.iter().cloned().map(ContentLine::Wrong);
    let short = args.short.iter().cloned().map(ContentLine::Short);
    accessories.chain(personal).chain(wrong).chain(short).collect()
}

/// Serializes one scanned serial number a line until the input ends.
fn from_lines(
    desk: &mut Desk<'_>,
    args: &SerializeArgs,
    parcel: Option<ItemId>,
    recipient: Option<PersonId>,
    circumstances: &Circumstances,
) -> Result<(), Failure> {
    use super::answer::Came;
    if desk.ui.can_ask() {
        desk.ui.status("Scan serial numbers, one a line; end with Ctrl-D");
    }
    let ui = desk.ui.without_questions();
    let mut refused = false;
    for scan in Lines::new(io::stdin().lock()) {
        let scan = match scan {
            Ok(scan) => scan,
            Err(error @ LineError::Read { .. }) => {
                return Err(Failure::because(Kind::Io, &error));
            }
            Err(error) => {
                desk.refuse(
                    "",
                    None,
                    "refused.unreadable_scan",
                    &error.to_string(),
                    Some("scan it again"),
                )?;
                refused = true;
                continue;
            }
        };
        let device = match serial(desk, &scan.text, args.confirm, &ui) {
            Ok(serial) => Device { serial: Some(serial), tag: None },
            Err(no) => {
                desk.not_a_serial(&scan.text, &no)?;
                refused = true;
                continue;
            }
        };
        let job = Job { args, parcel, recipient, model: args.model.clone() };
        let (lines, subjects) = job.lines(desk, vec![device], Vec::new())?;
        refused |= desk.try_out(lines, circumstances, &subjects)? == Came::Refused;
    }
    if refused { Err(Failure::said(Kind::RowsRejected)) } else { Ok(()) }
}
