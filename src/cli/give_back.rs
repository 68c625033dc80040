//! `custody return`: custody passes back to the mailroom.

use std::path::PathBuf;

use clap::Args;

use super::args::{self, Globals, LateArgs, ProxyArgs};
use super::case;
use super::desk::{Circumstances, Desk};
use super::failure::Failure;
use super::finding::Named;
use super::phrases::NameBook;
use super::signing::{Occasion, SigningArgs};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Condition, EvidenceKind, Giver, HandBack, Identity, Proof};
use crate::domain::item::{Item, Standing};
use crate::domain::manifest::Passes;
use crate::domain::names::{AssetTag, ItemId, Label, Note, PlaceName};
use crate::domain::party::Custodian;
use crate::domain::refusal::Names as _;
use crate::ledger::{Line, Mode, Target};

/// Arguments of `return`.
#[derive(Debug, Args)]
pub struct ReturnArgs {
    /// The assets, by any identifier
    #[arg(required_unless_present = "unknown")]
    items: Vec<String>,

    /// From whom; `unknown` if nobody knows
    #[arg(long, value_name = "PERSON")]
    from: String,

    #[command(flatten)]
    proxy: ProxyArgs,

    /// The parcel it came back in
    #[arg(long, value_name = "TRACKING", conflicts_with = "by")]
    parcel: Option<String>,

    /// The state it is in
    #[arg(long, value_parser = args::condition(), default_value = "unknown")]
    condition: Condition,

    /// An accessory that came with it; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    with: Vec<Label>,

    /// An accessory that should have come with it; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    missing: Vec<Label>,

    #[command(flatten)]
    signing: SigningArgs,

    /// A picture of the assets as they came back; may be given several times
    #[arg(long, value_name = "FILE")]
    photo: Vec<PathBuf>,

    /// Nobody was there to sign
    #[arg(long, conflicts_with = "way")]
    unattended: bool,

    /// Where it is put [default: the station's place]
    #[arg(long, value_name = "PLACE")]
    at: Option<PlaceName>,

    /// The serial number of a device that is not on record; may be given several times
    #[arg(long, value_name = "SERIAL")]
    unknown: Vec<String>,

    /// Its asset tag
    #[arg(long, value_name = "TAG", requires = "unknown")]
    tag: Option<AssetTag>,

    /// Its maker
    #[arg(long, requires = "unknown")]
    maker: Option<Label>,

    /// Its model
    #[arg(long, requires = "unknown")]
    model: Option<Label>,

    /// It can hold data
    #[arg(long, requires = "unknown")]
    data_bearing: bool,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    /// Take a serial number as it is, although it looks like something else
    #[arg(long)]
    confirm: bool,

    #[command(flatten)]
    late: LateArgs,
}

/// Takes assets back.
pub fn run(args: ReturnArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let Named { ids, mut subjects } = desk.items(&args.items)?;
    let mut circumstances = desk.circumstances(&args.late, None)?;
    let from = giver(&desk, &args, &mut circumstances)?;
    let hand_back = HandBack {
        from,
        condition: args.condition,
        accessories: args.with.clone(),
        missing: args.missing.clone(),
        photos: desk.keep_all(EvidenceKind::Photo, &args.photo)?,
        proof: Proof::default(),
        unattended: args.unattended,
        place: desk.place_or_default(args.at.as_ref())?,
        note: args.note.clone(),
    };
    let mut lines: Vec<Line> = Vec::new();
    let named = ids.clone();
    for item in ids {
        say_who_had_it(&desk, item, &hand_back)?;
        let command = Command::Return { hand_back: hand_back.clone(), unseen: None };
        lines.push(Line { target: Target::Item(item), command });
    }
    for text in &args.unknown {
        let (serial, taken) = desk.serial(text, args.confirm)?;
        let identity = Identity {
            serial: Some(serial),
            tag: args.tag.clone(),
            maker: args.maker.clone().or(taken.maker),
            model: args.model.clone(),
            category: None,
            data_bearing: args.data_bearing,
            worth: None,
        };
        let unseen = Some(identity.clone());
        let command = Command::Return { hand_back: hand_back.clone(), unseen };
        lines.push(Line { target: Target::Asset(identity), command });
    }
    let known = named;
    subjects.extend(args.unknown);
    let occasion = Occasion::now(Passes::Return(&hand_back));
    desk.have_signed(&args.signing, &occasion, &mut lines, &mut circumstances)?;
    desk.carry_out(lines, &circumstances, &subjects)?;
    case::propose_settling(&desk, &known, &hand_back)?;
    desk.say_what_is_owed(&args.signing, &known)
}

/// A return is blocked by nothing, but that somebody else answered for the asset is said aloud.
fn say_who_had_it(desk: &Desk<'_>, item: ItemId, back: &HandBack) -> Result<(), Failure> {
    let Some(item) = desk.ledger.item(item)? else { return Ok(()) };
    if let Custodian::Person(had) = item.custodian
        && item.standing == Standing::Out
        && back.from.person() != Some(had)
    {
        let names = NameBook::new(&desk.ledger, &desk.zone);
        let (what, who) = (names.item(item.id), names.person(had));
        desk.ui.status(&format!("{what}: by the record, {who} had it"));
    }
    say_what_was_with_it(desk, &item, back);
    Ok(())
}

/// The checklist: what they got with it, and nobody has said a word about.
fn say_what_was_with_it(desk: &Desk<'_>, item: &Item, back: &HandBack) {
    let is_said = |thing: &&Label| back.accessories.contains(thing) || back.missing.contains(thing);
    let open: Vec<&str> =
        item.accessories.iter().filter(|thing| !is_said(thing)).map(Label::as_str).collect();
    if !open.is_empty() {
        let what = NameBook::new(&desk.ledger, &desk.zone).item(item.id);
        desk.ui.status(&format!(
            "{what}: handed off with {}; say --with or --missing for each",
            open.join(", ")
        ));
    }
}

fn giver(
    desk: &Desk<'_>,
    args: &ReturnArgs,
    circumstances: &mut Circumstances,
) -> Result<Giver, Failure> {
    let nobody = args.from.eq_ignore_ascii_case("unknown");
    if let Some(parcel) = &args.parcel {
        let person = if nobody { None } else { Some(desk.person(&args.from)?.id) };
        return Ok(Giver::Parcel { parcel: desk.parcel(parcel)?, person });
    }
    if nobody {
        return Ok(Giver::Unknown);
    }
    let person = desk.person(&args.from)?.id;
    Ok(match desk.proxy(&args.proxy, circumstances)? {
        Some(by) => Giver::Proxy { person, by },
        None => Giver::Person(person),
    })
}
