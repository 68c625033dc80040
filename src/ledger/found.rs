//! The chain of authority: founding a log, and enrolling who may write in it.

use std::path::Path;

use super::epoch::Epoch;
use super::head::{LogIdentity, key_name_of, origin_of};
use super::keys::{KeyError, KeyHolder, Keys, named};
use super::note::VerifierKey;
use super::{Batch, Binding, Ledger, LedgerError, Mode, Outside, schema};
use crate::domain::authority::{Founding, LogEvent, LogFact};
use crate::domain::names::{CommandId, EventId, Label, NameError, OperatorName, PublicKey};
use crate::domain::party::{Operator, Role};

/// Makes a key, or takes up the one that a try before this one made.
fn make_or_take(keys: &dyn Keys, holder: &KeyHolder) -> Result<[u8; 32], LedgerError> {
    match keys.make(holder) {
        Err(KeyError::Exists(_)) => Ok(keys.seed(holder)?),
        other => Ok(other?),
    }
}

pub(super) fn public(
    holder: &KeyHolder,
    name: &str,
    seed: &[u8; 32],
) -> Result<VerifierKey, KeyError> {
    named(holder, name, seed).map(|key| key.verifier())
}

pub(super) fn as_text(key: &VerifierKey) -> Result<PublicKey, LedgerError> {
    PublicKey::parse(&key.to_string()).map_err(|error| LedgerError::Damaged(error.to_string()))
}

impl Ledger {
    /// Makes a new ledger, founded by its first admin. Its anchor is not written yet: see
    /// [`Ledger::anchor_head`].
    pub fn create(
        path: &Path,
        binding: &Binding,
        admin: &OperatorName,
        mut outside: Outside,
    ) -> Result<Self, LedgerError> {
        if let Some(anchor) = outside.anchor.take().filter(|anchor| anchor.exists()) {
            return Err(LedgerError::AnchorExists { path: anchor });
        }
        let connection = schema::open(path, Mode::Create)?;
        let Binding { tenant, facility, station, .. } = binding;
        let holder = KeyHolder::Log { log: binding.station_id };
        let origin = origin_of(tenant, facility, station, 0);
        let key = public(&holder, &origin, &outside.keys.make(&holder)?)?;
        let identity = LogIdentity { epoch: 0, key };
        let epochs = vec![Epoch { station: binding.station_id, first_seq: 0, identity }];
        let mut ledger = Self::with(connection, binding.clone(), epochs, outside)?;
        let mut batch = ledger.found()?;
        let admin_key = batch.key_for(admin)?;
        let founding = Founding {
            facility: facility.clone(),
            station: station.clone(),
            epoch: 0,
            log_key: as_text(&batch.identity.key)?,
            admin: admin.clone(),
            admin_key,
        };
        batch.begin_epoch(&founding, LogEvent::LogCreated(founding.clone()))?;
        batch.commit()?;
        Ok(ledger)
    }

    /// Makes the anchor vouch for the ledger as it is now.
    pub fn anchor_head(&mut self) -> Result<(), LedgerError> {
        let head = self.head()?;
        let path = self.anchor.clone();
        self.signing
            .anchor_at(&head)
            .map_err(|source| LedgerError::Io { path: path.unwrap_or_default(), source })
    }

    /// Enrolls an operator; answers whether the name was free. Only an admin's word counts.
    pub fn enroll(&mut self, by: &Operator, new: &Operator) -> Result<bool, LedgerError> {
        let mut batch = self.batch()?;
        if batch.directory().operator(&new.name)?.is_some() {
            return Ok(false);
        }
        batch.enroll(&by.name, new)?;
        batch.commit()?;
        Ok(true)
    }
}

impl Ledger {
    /// Puts on record that an operator asked for something that they may not do.
    pub fn deny(&mut self, operator: &Operator, command: &str) -> Result<(), LedgerError> {
        let damaged = |error: NameError| LedgerError::Damaged(error.to_string());
        let command = Label::parse(command).map_err(damaged)?;
        let mut batch = self.batch()?;
        batch.append_log(&operator.name, LogEvent::Denied { command })?;
        batch.commit()
    }
}

impl Batch<'_> {
    /// The public key of an operator, made if there is none yet.
    pub(super) fn key_for(&self, operator: &OperatorName) -> Result<PublicKey, LedgerError> {
        let Binding { tenant, facility, station, .. } = self.binding;
        let holder = KeyHolder::Operator { log: self.binding.station_id, name: operator.clone() };
        let seed = make_or_take(self.signing.keys.as_ref(), &holder)?;
        as_text(&public(&holder, &key_name_of(tenant, facility, station, operator), &seed)?)
    }

    /// Writes down that somebody may write from here on, and with which key.
    pub(super) fn enroll(&mut self, by: &OperatorName, new: &Operator) -> Result<(), LedgerError> {
        let key = self.key_for(&new.name)?;
        let event =
            LogEvent::OperatorEnrolled { name: new.name.clone(), role: new.role, key: key.clone() };
        self.append_log(by, event)?;
        self.directory().put_operator(new, &key)
    }

    /// Writes the entry that begins an epoch, and what it says into the tables beside the log.
    pub(super) fn begin_epoch(
        &mut self,
        founding: &Founding,
        event: LogEvent,
    ) -> Result<(), LedgerError> {
        let first_seq = i64::try_from(self.frontier.size()).unwrap_or(i64::MAX);
        self.append_log(&founding.admin, event)?;
        let binding = self.binding;
        if founding.epoch == 0 {
            self.tx.execute(
                "INSERT INTO binding (one, tenant, facility, station) VALUES (1, ?1, ?2, ?3)",
                (binding.tenant.as_str(), binding.facility.as_str(), binding.station.as_str()),
            )?;
        }
        self.tx.execute(
            "INSERT INTO epoch (number, station_id, first_seq, log_key) VALUES (?1, ?2, ?3, ?4)",
            (founding.epoch, binding.station_id.uuid(), first_seq, founding.log_key.as_str()),
        )?;
        let admin = Operator { name: founding.admin.clone(), role: Role::Admin };
        self.directory().put_operator(&admin, &founding.admin_key)
    }

    /// Appends an entry about the log itself, as a command of its own.
    pub(super) fn append_log(
        &mut self,
        actor: &OperatorName,
        event: LogEvent,
    ) -> Result<(), LedgerError> {
        let moment = self.clock.now();
        let fact = LogFact {
            id: EventId { station: self.binding.station_id, seq: self.frontier.size() },
            op: new_command_id(moment.at.as_millis()),
            actor: actor.clone(),
            at: moment.at,
            event,
        };
        self.insert(super::codec::Record::Log(fact), 0, &moment, &Vec::new())?;
        Ok(())
    }
}

/// A time-ordered id (RFC 9562, version 7).
fn new_command_id(at_ms: i64) -> CommandId {
    CommandId::from_uuid(super::record::uuid_of(at_ms))
}
