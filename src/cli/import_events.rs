//! Rows of events that another system recorded before: they enter the log as late entries of ours.
//!
//! Who acted there is no operator of this log, and signs nothing in it: the name goes into the remark. The
//! one who imports vouches for the row.

use super::failure::Failure;
use super::import_rows::{Made, Maker, RowWork, checked, maybe, tracking, word};
use crate::domain::command::{Adopt, Command};
use crate::domain::event::{
    AdoptedHow, Arrival, Condition, Giver, HandBack, HandOver, Identity, Late, ParcelClass,
    Passing, Proof, Recipient, Unmatched,
};
use crate::domain::names::{AssetTag, CommandId, Label, Note, PersonId, SerialNumber};
use crate::exchange::table::Row;
use crate::ledger::{Batch, Target};

/// What happened there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Received,
    HandedOff,
    Returned,
    Transferred,
}

impl What {
    /// Reads what other systems call it, whatever its case and punctuation.
    fn read(text: &str) -> Option<Self> {
        let key: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match key.as_str() {
            "received" | "receive" | "receipt" | "arrived" | "intake" | "scannedin" => {
                Self::Received
            }
            "handedoff" | "handoff" | "handover" | "checkout" | "checkedout" | "issue"
            | "issued" | "assign" | "assigned" | "delivered" | "pickedup" | "collected" => {
                Self::HandedOff
            }
            "returned" | "return" | "checkin" | "checkedin" | "checkinfrom" | "unassigned"
            | "handedback" => Self::Returned,
            "transferred" | "transfer" | "reassigned" => Self::Transferred,
            _unknown => return None,
        })
    }
}

/// What a row names.
enum Subject {
    Parcel(super::import_rows::Tracked),
    Asset(Identity),
}

impl Maker {
    /// Makes the order of one past event.
    pub(super) fn event(&self, row: &Row<'_>, batch: &Batch<'_>, id: CommandId) -> Made {
        let person = |column: usize| -> Result<Result<Option<PersonId>, String>, Failure> {
            match row.text(column) {
                Ok(Some(text)) => self.somebody(text, batch).map(|found| found.map(Some)),
                Ok(None) => Ok(Ok(None)),
                Err(problem) => Ok(Err(problem)),
            }
        };
        let (to, from) = (person(6)?, person(7)?);
        Ok((|| {
            let what = row.text(0)?.ok_or("it does not say what happened")?;
            let what = What::read(what).ok_or_else(|| {
                format!("`{what}` is not an event: received, handed off, returned or transferred")
            })?;
            let when = row.date(1, self.date_order)?.ok_or("it does not say when it happened")?;
            let occurred = self.zone.read(&when).map_err(|failure| failure.message)?;
            let late = Some(Late { occurred, reason: self.late_reason.clone() });
            let subject = subject(row)?;
            let note = remark(row.text(8)?, row.text(11)?)?;
            let (to, from) = (to?, from?);
            let (target, command) = match what {
                What::Received => self.received(row, subject, to, note)?,
                What::HandedOff => {
                    let to = to.ok_or("it does not say who got it")?;
                    let hand_over = HandOver {
                        to,
                        by: None,
                        proof: Proof::default(),
                        due: None,
                        place: None,
                        items: 1,
                        accessories: Vec::new(),
                        photos: Vec::new(),
                        note,
                    };
                    (subject.target(), Command::HandOff(hand_over))
                }
                What::Returned => {
                    // In lists of this kind one column names the other side, whatever happened.
                    let back = HandBack {
                        from: from.or(to).map_or(Giver::Unknown, Giver::Person),
                        condition: condition(row)?,
                        accessories: Vec::new(),
                        missing: Vec::new(),
                        photos: Vec::new(),
                        proof: Proof::default(),
                        unattended: true,
                        place: self.place(row.text(9)?)?,
                        note,
                    };
                    (subject.target(), Command::Return { hand_back: back, unseen: None })
                }
                What::Transferred => {
                    let passing = Passing {
                        from: from.ok_or("it does not say who gave it")?,
                        to: to.ok_or("it does not say who got it")?,
                        proof: Proof::default(),
                        due: None,
                        note,
                    };
                    (subject.target(), Command::Transfer(passing))
                }
            };
            Ok(RowWork::Order(self.order(id, target, command, late)))
        })())
    }

    /// A parcel came in; or an asset did, of which no parcel is known.
    fn received(
        &self,
        row: &Row<'_>,
        subject: Subject,
        to: Option<PersonId>,
        note: Option<Note>,
    ) -> Result<(Target, Command), String> {
        let place = self.place(row.text(9)?)?;
        Ok(match subject {
            Subject::Parcel((tracking, raw, carrier)) => {
                let how = crate::domain::event::MatchHow::Exact;
                let arrival = Arrival {
                    tracking: tracking.clone(),
                    raw,
                    carrier,
                    sender: None,
                    recipient: to.map_or(Recipient::Unmatched(Unmatched::Missing), |person| {
                        Recipient::Matched { person, how, score: Some(100) }
                    }),
                    class: ParcelClass::Unknown,
                    condition: condition(row)?,
                    place,
                    contents: None,
                    note,
                    photos: Vec::new(),
                    unattended: false,
                };
                (Target::Parcel(tracking), Command::Receive { arrival, again: false })
            }
            Subject::Asset(identity) => {
                let adopt =
                    Adopt { identity: identity.clone(), how: AdoptedHow::Import, place, note };
                (Target::Asset(identity), Command::Adopt(adopt))
            }
        })
    }

    /// Whom a row names, and nobody else: a hand-off to somebody who was guessed proves nothing.
    fn somebody(&self, text: &str, batch: &Batch<'_>) -> Result<Result<PersonId, String>, Failure> {
        Ok(match self.looked_up(text, batch)? {
            Recipient::Matched { person, .. } => Ok(person),
            Recipient::Unmatched(Unmatched::Multiple) => {
                Err(format!("several people are called `{text}`; name them by number or e-mail"))
            }
            Recipient::Unmatched(_) => {
                Err(format!("nobody in the directory is called `{text}`; import people first"))
            }
        })
    }
}

impl Subject {
    fn target(self) -> Target {
        match self {
            Self::Parcel((tracking, _, _)) => Target::Parcel(tracking),
            Self::Asset(identity) => Target::Asset(identity),
        }
    }
}

fn subject(row: &Row<'_>) -> Result<Subject, String> {
    let identity = Identity {
        serial: maybe(row.identifier(3)?, SerialNumber::parse)?,
        tag: maybe(row.identifier(4)?, AssetTag::parse)?,
        maker: maybe(row.text(5)?, Label::parse)?,
        ..Identity::default()
    };
    if identity.serial.is_some() || identity.tag.is_some() {
        return Ok(Subject::Asset(identity));
    }
    let text = row.identifier(2)?.ok_or("it names no item: no tracking number, serial or tag")?;
    tracking(text).map(Subject::Parcel)
}

fn condition(row: &Row<'_>) -> Result<Condition, String> {
    word(row.text(10)?, Condition::from_word, Condition::Unknown, "condition")
}

/// The remark, with the one who acted there.
fn remark(operator: Option<&str>, note: Option<&str>) -> Result<Option<Note>, String> {
    let text = match (operator, note) {
        (None, None) => return Ok(None),
        (Some(operator), None) => format!("by {operator} there"),
        (None, Some(note)) => note.to_owned(),
        (Some(operator), Some(note)) => format!("by {operator} there: {note}"),
    };
    checked(Note::parse(&text)).map(Some)
}
