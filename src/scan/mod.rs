//! Scans: from the keys of a scanner, or the pixels of a picture, to what they may mean.
//!
//! ```text
//! bytes         -> line       one bounded scan at a time
//! bytes + times -> wedge      the same from a scanner that plays keyboard: bursts, layouts, Caps Lock
//! pixels        -> image      every code of a picture; `locate` finds them in a large one
//!                  classify   a scan -> what it may mean, best guess first
//!                  verdict    what a prompt may do with it: accept, confirm, choose, reject
//!                  context    what is in a parcel, from everything on its label
//! devices       -> source     terminals, serial lines and grabbed keyboards, through `wedge`
//! ```
//! Nothing here writes or asks, and nothing but `source` opens anything or reads the clock; a scan goes in as text and comes out as values. What a code means is
//! held in tables of facts, one file a syntax: carriers' numbers, GS1 messages, ISO/IEC 15434 envelopes with their data
//! identifiers, device numbers, makers' serial numbers, and our own printed commands.

#![warn(missing_docs)]

mod aim;
mod carrier_message;
mod carriers;
mod check_digits;
mod classify;
pub mod context;
mod control_code;
mod controls;
mod countries;
mod data_ids;
mod device_ids;
pub mod framing;
mod gs1;
pub mod image;
mod iso15434;
pub mod line;
mod locate;
mod reading;
mod shape;
pub mod source;
mod vendors;
pub mod verdict;
pub mod wedge;

pub use aim::AimId;
pub use carriers::Carrier;
pub use classify::classify;
pub use control_code::{Command, VERBS};
pub use framing::Framing;
pub use image::{Area, Code, ImageError, Symbology, read_codes, read_codes_within};
pub use line::{Framer, LineError, Lines, MAX_SCAN_BYTES, RawScan, Terminator};
pub use reading::{Candidate, Class, Field, Reading, Reason, Refused, Warning};
pub use verdict::{Doubt, Expect, Verdict};
pub use wedge::{Mark, Source, Wedge, WedgeEvent, WedgeProfile, WedgeScan};
