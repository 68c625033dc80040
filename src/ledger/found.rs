//! The chain of authority: founding a log, and enrolling who may write in it.

use std::path::Path;

use super::cases::Cases;
use super::epoch::Epoch;
use super::head::LogIdentity;
use super::keys::{KeyError, KeyHolder, Keys, named};
use super::note::VerifierKey;
use super::roster::Rosters;
use super::{Batch, Binding, Ledger, LedgerError, Mode, Outside, schema};
use crate::domain::authority::{Founding, LogEvent, LogFact};
use crate::domain::names::{
    CommandId, EventId, Label, NameError, OperatorName, PublicKey, SessionId, Timestamp,
};
use crate::domain::party::Operator;

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
        let holder = KeyHolder::Log { log: binding.station_id };
        let origin = binding.origin(0);
        let key = public(&holder, &origin, &outside.keys.make(&holder)?)?;
        let identity = LogIdentity { epoch: 0, key };
        let epochs = vec![Epoch { station: binding.station_id, first_seq: 0, identity }];
        let mut ledger = Self::with(connection, binding.clone(), epochs, outside)?;
        let mut batch = ledger.found()?;
        let admin_key = batch.key_for(admin)?;
        let founding = Founding {
            facility: binding.facility.clone(),
            station: binding.station.clone(),
            epoch: 0,
            log_key: as_text(&batch.identity.key)?,
            admin: admin.clone(),
            admin_key,
            is_training: binding.is_training,
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
        if Rosters(&batch.tx).member(&new.name)?.is_some() || new.name.is_station() {
            return Ok(false);
        }
        batch.give_key(&by.name, new)?;
        batch.commit()?;
        Ok(true)
    }

    /// Gives an operator a new key, and so ends their sessions; for somebody who lost their password.
    pub fn give_new_key(&mut self, by: &Operator, to: &Operator) -> Result<(), LedgerError> {
        let mut batch = self.batch()?;
        batch.give_key(&by.name, to)?;
        batch.commit()
    }

    /// Puts on record that an operator goes on with a new key of their own making.
    pub fn renew_key(&mut self, operator: &OperatorName) -> Result<(), LedgerError> {
        let mut batch = self.batch()?;
        let key = batch.key_for(operator)?;
        batch.append_log(operator, LogEvent::KeyRenewed { key })?;
        batch.commit()
    }

    /// Opens a session of an operator, signed for with their own key.
    pub fn open_session(
        &mut self,
        operator: &OperatorName,
        session: SessionId,
        until: Timestamp,
    ) -> Result<(), LedgerError> {
        let mut batch = self.batch()?;
        let key = batch.session_key(operator, session)?;
        batch.append_log(operator, LogEvent::SessionOpened { session, key, until })?;
        batch.commit()
    }

    /// Lets a script write with a token, until a time.
    pub fn create_token(
        &mut self,
        by: &OperatorName,
        script: &Operator,
        token: SessionId,
        until: Timestamp,
    ) -> Result<(), LedgerError> {
        let mut batch = self.batch()?;
        let (name, role) = (script.name.clone(), script.role);
        let key = batch.session_key(&name, token)?;
        batch.append_log(by, LogEvent::TokenCreated { token, name, role, key, until })?;
        batch.commit()
    }

    /// Writes down one thing about the log itself.
    pub fn note(&mut self, actor: &OperatorName, event: LogEvent) -> Result<(), LedgerError> {
        let mut batch = self.batch()?;
        batch.append_log(actor, event)?;
        batch.commit()
    }

    /// Puts on record that an operator asked for something that they may not do.
    pub fn deny(&mut self, operator: &Operator, command: &str) -> Result<(), LedgerError> {
        let damaged = |error: NameError| LedgerError::Damaged(error.to_string());
        let command = Label::parse(command).map_err(damaged)?;
        self.note(&operator.name, LogEvent::Denied { command })
    }
}

impl Batch<'_> {
    /// The public key of an operator, made if there is none yet.
    pub(super) fn key_for(&self, operator: &OperatorName) -> Result<PublicKey, LedgerError> {
        let holder = KeyHolder::Operator { name: operator.clone() };
        let seed = make_or_take(self.signing.keys.as_ref(), &holder)?;
        as_text(&public(&holder, &self.binding.operator_key_name(operator), &seed)?)
    }

    fn session_key(
        &self,
        operator: &OperatorName,
        id: SessionId,
    ) -> Result<PublicKey, LedgerError> {
        let holder = KeyHolder::Session { id };
        let seed = make_or_take(self.signing.keys.as_ref(), &holder)?;
        as_text(&public(&holder, &self.binding.session_key_name(operator), &seed)?)
    }

    fn give_key(&mut self, by: &OperatorName, to: &Operator) -> Result<(), LedgerError> {
        let (name, role, key) = (to.name.clone(), to.role, self.key_for(&to.name)?);
        self.append_log(by, LogEvent::OperatorEnrolled { name, role, key })
    }

    /// Writes the entry that begins an epoch, and what it says into the tables beside the log.
    pub(super) fn begin_epoch(
        &mut self,
        founding: &Founding,
        event: LogEvent,
    ) -> Result<(), LedgerError> {
        let first_seq = i64::try_from(self.frontier.size()).unwrap_or(i64::MAX);
        let binding = self.binding;
        if founding.epoch == 0 {
            self.tx.execute(
                "INSERT INTO binding (one, tenant, facility, station, training)
                 VALUES (1, ?1, ?2, ?3, ?4)",
                (
                    binding.tenant.as_str(),
                    binding.facility.as_str(),
                    binding.station.as_str(),
                    binding.is_training,
                ),
            )?;
        }
        self.tx.execute(
            "INSERT INTO epoch (number, station_id, first_seq, log_key) VALUES (?1, ?2, ?3, ?4)",
            (founding.epoch, binding.station_id.uuid(), first_seq, founding.log_key.as_str()),
        )?;
        self.append_log(&founding.admin, event)
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
        let followed = fact.clone();
        self.insert(super::codec::Record::Log(fact), 0, &moment, &Vec::new())?;
        Cases::of(&self.tx).follow(&followed)?;
        Rosters(&self.tx).follow(actor, &followed.event)
    }
}

/// A time-ordered id (RFC 9562, version 7).
fn new_command_id(at_ms: i64) -> CommandId {
    CommandId::from_uuid(super::record::uuid_of(at_ms))
}
