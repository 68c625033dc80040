//! Telling people that something waits for them, or is due back: what is said, when, and by which way.
//!
//! `matters.rs` reads off an item's history what somebody is to be told; `ladder.rs` says when the next rung of
//! that is due; `template.rs` puts it into words; `way.rs` sends it. All but the last are pure.
//!
//! The order of every step, and what a crash between two of them leaves:
//!
//! 1. An intent is noted durably, under the id of the command that will record the notice.
//! 2. The notice is sent. *Crash here or before 3:* nobody knows whether it went out. The next run finds the intent,
//!    records the notice as *unsure*, says so aloud, and does not send it again: whoever was told twice believes
//!    neither. The next rung comes as usual.
//! 3. The notice is recorded: delivered or failed. *Crash here:* the next run records the same command id, which
//!    changes nothing.
//! 4. The intent is forgotten.
//!
//! A failure that was answered (no connection, a refusal, no answer to a letter in time) is recorded and tried again.
//! A letter bears the same `Message-ID` on every try, so that whoever got it in spite of a lost answer can tell; for a
//! text message or a chat, which bear none, a lost answer is *unsure* and not tried again.

mod ladder;
mod matters;
mod settings;
mod template;
mod way;

pub use ladder::{Clock, Days, Hours, Ladder, Rung, TRIES_MAX, Told};
pub use matters::{COLLECTED_MS, Matter, matters};
pub use settings::{Settings, SettingsError, Way};
pub use template::{Line, Notice, TemplateError, Templates, Words};
pub use way::{Message, Sender, Sent, Ways};
