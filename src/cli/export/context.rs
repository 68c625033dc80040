//! What rows need beside the log, read once for an export: names, and what later entries set right.

use std::collections::{BTreeSet, HashMap};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::cli::corrections::Corrections;
use crate::cli::desk::Desk;
use crate::domain::names::{PersonId, Timestamp};
use crate::exchange::targets::{Party, People};
use crate::ledger::{LedgerError, Person};

/// Everybody in the recipient directory.
#[derive(Default)]
pub struct Everybody(HashMap<PersonId, Person>);

impl Everybody {
    pub fn of(desk: &Desk<'_>) -> Result<Self, LedgerError> {
        let people = desk.ledger.directory().everybody()?;
        Ok(Self(people.into_iter().map(|person| (person.id, person)).collect()))
    }

    /// In the order of their ids.
    pub fn in_order(&self) -> Vec<&Person> {
        let mut people: Vec<&Person> = self.0.values().collect();
        people.sort_by_key(|person| person.id);
        people
    }
}

impl People for Everybody {
    fn person(&self, id: PersonId) -> Option<Party<'_>> {
        self.0.get(&id).map(|person| Party {
            name: &person.name,
            email: person.email.as_deref(),
            number: person.number.as_deref(),
        })
    }
}

/// The people who stand in the rows.
pub type Used = BTreeSet<PersonId>;

/// Everything that a row needs besides the log.
pub struct Context {
    pub station: String,
    pub facility: String,
    pub corrections: Corrections,
    pub everybody: Everybody,
    /// The present, as the window knows it: nothing in a row depends on when it is written.
    pub as_of: Timestamp,
}

impl Context {
    /// What a window that ends there needs.
    pub fn of(desk: &Desk<'_>, until: u64) -> Result<Self, LedgerError> {
        let binding = desk.ledger.binding();
        Ok(Self {
            station: binding.station.to_string(),
            facility: binding.facility.to_string(),
            corrections: Corrections::before(&desk.ledger, until)?,
            everybody: Everybody::of(desk)?,
            as_of: desk.ledger.time_before(until)?,
        })
    }

    /// Somebody, and takes note that they stand in a row.
    pub fn person(&self, id: PersonId, used: &mut Used) -> Option<Party<'_>> {
        used.insert(id);
        self.everybody.person(id)
    }

    /// SHA-256 over what the directory says of the people in the rows.
    pub fn digest(&self, used: &Used) -> String {
        let mut hash = Sha256::new();
        for id in used {
            hash.update(id.uuid().as_bytes());
            let Some(person) = self.everybody.0.get(id) else { continue };
            let texts = [Some(&person.name), person.email.as_ref(), person.number.as_ref()];
            for text in texts {
                let text = text.map_or("", String::as_str);
                hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                hash.update(text);
            }
        }
        HEXLOWER.encode(&hash.finalize())
    }
}
