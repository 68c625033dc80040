//! `custody adopt`, `alias` and `reidentify`: assets and identifiers that come to light later.

use clap::Args;

use super::args::{self, Globals};
use super::desk::{Circumstances, Desk};
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::command::{Adopt, Command};
use crate::domain::event::{AdoptedHow, AliasKind, Identity};
use crate::domain::names::{AliasValue, AssetTag, Label, Note, PlaceName, SerialNumber};
use crate::ledger::{Line, Mode, Target};

/// Arguments of `adopt`.
#[derive(Debug, Args)]
pub struct AdoptArgs {
    /// Its serial number
    #[arg(long, value_name = "S", required_unless_present = "tag")]
    serial: Option<String>,

    /// Its asset tag
    #[arg(long, value_name = "T")]
    tag: Option<AssetTag>,

    /// Who made it
    #[arg(long)]
    maker: Option<Label>,

    /// The model
    #[arg(long)]
    model: Option<Label>,

    /// What it is: laptop, monitor, dock
    #[arg(long)]
    category: Option<Label>,

    /// It can hold data
    #[arg(long)]
    data_bearing: bool,

    /// What it is worth, in whole units of the facility's currency
    #[arg(long, value_name = "AMOUNT")]
    worth: Option<u32>,

    /// It is surplus, rather than found
    #[arg(long)]
    surplus: bool,

    /// Where it is put [default: the station's place]
    #[arg(long, value_name = "PLACE")]
    at: Option<PlaceName>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    /// Take the serial number as it is, although it looks like something else
    #[arg(long)]
    confirm: bool,
}

/// Arguments of `alias`.
#[derive(Debug, Args)]
pub struct AliasArgs {
    /// The item, by any identifier
    item: String,

    /// The further identifier
    value: AliasValue,

    /// What it is
    #[arg(long, value_parser = args::alias_kind(), default_value = "other")]
    kind: AliasKind,
}

/// Arguments of `reidentify`.
#[derive(Debug, Args)]
pub struct ReidentifyArgs {
    /// The asset, by any identifier
    item: String,

    /// The right serial number
    #[arg(long, value_name = "S")]
    serial: SerialNumber,

    /// How the wrong one came about
    #[arg(long, value_name = "TEXT")]
    reason: Note,
}

/// Enters an asset.
pub fn run(args: AdoptArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let serial = args.serial.as_deref().map(|text| desk.serial(text, args.confirm)).transpose()?;
    let (serial, taken) = serial.unzip();
    let names =
        [serial.as_ref().map(SerialNumber::as_str), args.tag.as_ref().map(AssetTag::as_str)];
    let subject = names.into_iter().flatten().next().unwrap_or_default().to_owned();
    let identity = Identity {
        serial,
        tag: args.tag,
        maker: args.maker.or_else(|| taken.and_then(|taken| taken.maker)),
        model: args.model,
        category: args.category,
        data_bearing: args.data_bearing,
        worth: args.worth,
    };
    let how = if args.surplus { AdoptedHow::Surplus } else { AdoptedHow::Found };
    let place = desk.place_or_default(args.at.as_ref())?;
    let wish = Adopt { identity: identity.clone(), how, place, note: args.note };
    let line = Line { target: Target::Asset(identity), command: Command::Adopt(wish) };
    desk.carry_out(vec![line], &Circumstances::default(), &[subject])
}

/// Adds an identifier.
pub fn alias(args: AliasArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let command = Command::AddAlias { kind: args.kind, value: args.value };
    desk.carry_out_for(&[args.item], &command, &Circumstances::default())
}

/// Sets a serial number right.
pub fn reidentify(args: ReidentifyArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let command = Command::Reidentify { serial: args.serial, reason: args.reason };
    desk.carry_out_for(&[args.item], &command, &Circumstances::default())
}
