//! `custody return`: custody passes back to the mailroom.

use std::path::PathBuf;

use clap::Args;

use super::args::{self, Globals, LateArgs};
use super::desk::Desk;
use super::failure::Failure;
use super::scans;
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Condition, EvidenceKind, Giver, HandBack, Identity, Proof, Proxy};
use crate::domain::names::{AssetTag, Label, Note, PlaceName, SerialNumber};
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

    /// Who brings it for them
    #[arg(long, value_name = "PERSON", requires = "authority")]
    by: Option<String>,

    /// By what right the other person brings it
    #[arg(long, value_name = "TEXT", requires = "by")]
    authority: Option<Note>,

    /// The parcel it came back in
    #[arg(long, value_name = "TRACKING", conflicts_with = "by")]
    parcel: Option<String>,

    /// The state it is in
    #[arg(long, value_parser = args::condition(), default_value = "unknown")]
    condition: Condition,

    /// An accessory that should have come with it; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    missing: Vec<Label>,

    /// The signature of whoever brings it
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,

    /// Nobody was there to sign
    #[arg(long, conflicts_with = "signature")]
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
    let known = args.items.iter().map(|text| desk.item(text)).collect::<Result<Vec<_>, _>>()?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let from = giver(&mut desk, &args)?;
    let signature = match &args.signature {
        Some(file) => Some(desk.keep(EvidenceKind::Signature, file)?),
        None => None,
    };
    let hand_back = HandBack {
        from,
        condition: args.condition,
        missing: args.missing.clone(),
        proof: Proof { signature },
        unattended: args.unattended,
        place: desk.place_or_default(args.at.as_ref()),
        note: args.note.clone(),
    };
    let mut lines: Vec<Line> = Vec::new();
    for item in known {
        let command = Command::Return { hand_back: hand_back.clone(), unseen: None };
        lines.push(Line { target: Target::Item(item), command });
    }
    for text in &args.unknown {
        let taken = match scans::serial(text, desk.tag_prefix(), args.confirm, ui) {
            Ok(taken) => taken,
            Err(no) => return Err(desk.not_a_serial(text, &no)?),
        };
        let identity = Identity {
            serial: Some(SerialNumber::parse(&taken.value)?),
            tag: args.tag.clone(),
            maker: args.maker.clone().or(taken.maker),
            model: args.model.clone(),
            category: None,
            data_bearing: args.data_bearing,
        };
        let unseen = Some(identity.clone());
        let command = Command::Return { hand_back: hand_back.clone(), unseen };
        lines.push(Line { target: Target::Asset(identity), command });
    }
    let subjects: Vec<String> = args.items.iter().chain(&args.unknown).cloned().collect();
    desk.carry_out(lines, &circumstances, &subjects)
}

fn giver(desk: &mut Desk<'_>, args: &ReturnArgs) -> Result<Giver, Failure> {
    let nobody = args.from.eq_ignore_ascii_case("unknown");
    if let Some(parcel) = &args.parcel {
        let person = if nobody { None } else { Some(desk.person(&args.from)?.id) };
        return Ok(Giver::Parcel { parcel: desk.item(parcel)?, person });
    }
    if nobody {
        return Ok(Giver::Unknown);
    }
    let person = desk.person(&args.from)?.id;
    match args.by.as_ref().zip(args.authority.as_ref()) {
        Some((name, authority)) => {
            let by = Proxy { person: desk.person_or_new(name)?, authority: authority.clone() };
            Ok(Giver::Proxy { person, by })
        }
        None => Ok(Giver::Person(person)),
    }
}
