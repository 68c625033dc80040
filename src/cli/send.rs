//! `custody send` and `custody take-in`: to a vendor or another facility, and in from there.

use clap::Args;

use super::args::{self, Globals, LateArgs, OverrideArg};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{Condition, Destination, Sending};
use crate::domain::names::{FacilityName, Label, Note, PlaceName, TrackingNumber};
use crate::ledger::Mode;

/// Arguments of `send`.
#[derive(Debug, Args)]
pub struct SendArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// The vendor
    #[arg(long, value_name = "VENDOR", required_unless_present = "facility")]
    to: Option<Label>,

    /// Another facility of ours instead
    #[arg(long, value_name = "NAME", conflicts_with = "to")]
    facility: Option<FacilityName>,

    /// The tracking number it travels under
    #[arg(long, value_name = "T")]
    tracking: Option<TrackingNumber>,

    /// Who takes it there
    #[arg(long)]
    carrier: Option<Label>,

    /// What for: repair, RMA, site transfer
    #[arg(long, value_name = "TEXT")]
    purpose: Option<Note>,

    #[command(flatten)]
    overriding: OverrideArg,

    #[command(flatten)]
    late: LateArgs,
}

/// Arguments of `take-in`.
#[derive(Debug, Args)]
pub struct TakeInArgs {
    /// The items, by any identifier
    #[arg(required = true)]
    items: Vec<String>,

    /// Where they are put [default: the station's place]
    #[arg(long, value_name = "PLACE")]
    at: Option<PlaceName>,

    /// The state they are in
    #[arg(long, value_parser = args::condition(), default_value = "unknown")]
    condition: Condition,

    #[command(flatten)]
    late: LateArgs,
}

/// Sends items out.
pub fn run(args: SendArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, args.overriding.overriding.as_ref())?;
    let to = match (args.to, args.facility) {
        (Some(vendor), None) => Destination::Vendor(vendor),
        (None, Some(facility)) => Destination::Facility(facility),
        (Some(_), Some(_)) | (None, None) => {
            return Err(Failure::new(Kind::Usage, "name a vendor with --to, or --facility"));
        }
    };
    let sending =
        Sending { to, carrier: args.carrier, tracking: args.tracking, purpose: args.purpose };
    desk.carry_out_for(&args.items, &Command::SendOut(sending), &circumstances)
}

/// Takes items in.
pub fn take_in(args: TakeInArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let place = desk.place_or_default(args.at.as_ref())?;
    let command = Command::TakeIn { place, condition: args.condition };
    desk.carry_out_for(&args.items, &command, &circumstances)
}
