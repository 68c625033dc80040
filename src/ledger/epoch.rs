//! The epochs of a log: it is begun anew whenever it is restored from a backup.
//!
//! The entries of all epochs stand in one list and one tree, but each epoch has a key, an origin and a
//! station id of its own: what an earlier epoch wrote after the backup was made is lost, and none of its
//! numbers is ever given to something else in the same name.

use rusqlite::Connection;

use super::head::LogIdentity;
use super::note::VerifierKey;
use super::record::Batch;
use super::{Ledger, LedgerError};
use crate::domain::names::{EventId, StationId};

/// One epoch of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Epoch {
    pub(super) station: StationId,
    /// The entry that begins it.
    pub(super) first_seq: u64,
    pub(super) identity: LogIdentity,
}

pub(super) fn read(connection: &Connection) -> Result<Vec<Epoch>, LedgerError> {
    let damaged = || LedgerError::Damaged("its epochs cannot be read".to_owned());
    let mut statement = connection
        .prepare("SELECT number, station_id, first_seq, log_key FROM epoch ORDER BY number")?;
    let mut rows = statement.query(())?;
    let mut epochs = Vec::new();
    while let Some(row) = rows.next()? {
        let (epoch, first_seq, key): (u32, i64, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let key = VerifierKey::parse(&key).map_err(|_| damaged())?;
        epochs.push(Epoch {
            station: StationId::from_uuid(row.get(1)?),
            first_seq: u64::try_from(first_seq).map_err(|_| damaged())?,
            identity: LogIdentity { epoch, key },
        });
    }
    Ok(epochs)
}

/// The log as it signs now.
pub(super) fn identity(epochs: &[Epoch]) -> Result<&LogIdentity, LedgerError> {
    let last = epochs.last().map(|epoch| &epoch.identity);
    last.ok_or_else(|| LedgerError::Damaged("it has no epoch".to_owned()))
}

/// The epoch that an entry belongs to.
fn of(epochs: &[Epoch], seq: u64) -> Option<&Epoch> {
    epochs.iter().rev().find(|epoch| epoch.first_seq <= seq)
}

fn facility_of(epochs: &[Epoch], own: &super::Binding, station: StationId) -> String {
    if station == own.station_id || epochs.iter().any(|epoch| epoch.station == station) {
        own.facility.to_string()
    } else {
        format!("station {station}")
    }
}

/// What a number on a receipt stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    Event(EventId),
    /// An epoch that did not get that far in what was restored of it.
    Lost,
}

impl Ledger {
    /// The facility of a station, as far as this ledger knows.
    #[must_use]
    pub fn facility_of(&self, station: StationId) -> String {
        facility_of(&self.epochs, &self.binding, station)
    }

    /// The id of the event at a place of this log.
    #[must_use]
    pub fn event_at(&self, seq: u64) -> EventId {
        let epoch = of(&self.epochs, seq);
        EventId { station: epoch.map_or(self.binding.station_id, |epoch| epoch.station), seq }
    }

    /// How the epoch that an entry belongs to signs.
    #[must_use]
    pub fn identity_of(&self, seq: u64) -> &LogIdentity {
        of(&self.epochs, seq).map_or(&self.identity, |epoch| &epoch.identity)
    }

    /// How each epoch signs, in order.
    pub fn identities(&self) -> impl Iterator<Item = &LogIdentity> {
        self.epochs.iter().map(|epoch| &epoch.identity)
    }

    /// Whether an event was written in this log, in whatever epoch.
    #[must_use]
    pub fn is_own(&self, event: EventId) -> bool {
        self.event_at(event.seq) == event
    }

    /// The number that is printed on paper: `dock-1-42`, and `dock-1-e1-42` once the log was restored.
    #[must_use]
    pub fn receipt_number(&self, event: EventId) -> String {
        let station = &self.binding.station;
        match of(&self.epochs, event.seq).map_or(0, |epoch| epoch.identity.epoch) {
            0 => format!("{station}-{}", event.seq),
            epoch => format!("{station}-e{epoch}-{}", event.seq),
        }
    }

    /// Reads an event's number as people write it: `42`, or as it is printed on a receipt.
    #[must_use]
    pub fn event_numbered(&self, text: &str) -> Option<Numbered> {
        let own = text.strip_prefix(self.binding.station.as_str());
        let Some(own) = own.and_then(|rest| rest.strip_prefix('-')) else {
            return Some(Numbered::Event(self.event_at(text.parse().ok()?)));
        };
        let seq = own.rsplit('-').next()?.parse().ok()?;
        let event = self.event_at(seq);
        Some(if self.receipt_number(event) == text {
            Numbered::Event(event)
        } else {
            Numbered::Lost
        })
    }
}

impl Batch<'_> {
    /// The facility of a station, as far as this ledger knows.
    #[must_use]
    pub fn facility_of(&self, station: StationId) -> String {
        facility_of(self.epochs, self.binding, station)
    }
}
