//! Who was allowed to write what, entry by entry, as the log itself says.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;

use super::super::codec::{Entry, Record};
use super::super::head::log_name;
use super::super::note::VerifierKey;
use super::super::tree::Frontier;
use super::super::{Binding, Digest};
use crate::domain::authority::{Ended, Founding, LogEvent, Shown};
use crate::domain::event::{Event, HoldCode};
use crate::domain::names::{OperatorName, PersonId, SessionId, StationId, Timestamp};
use crate::domain::party::Role;
use crate::domain::roster::Roster;

/// Rule and message.
type Finding = (&'static str, String);

/// What the log has said so far about itself.
#[derive(Default)]
pub(super) struct Authority {
    /// The founding in force.
    pub(super) founding: Option<Founding>,
    /// Whose entries they must be.
    pub(super) station: Option<StationId>,
    /// Every epoch so far: the entry that begins it, and in whose name it is written.
    pub(super) epochs: Vec<(u64, StationId, Founding)>,
    pub(super) roster: Roster,
    /// Whose values were erased, and by which entry for the last time.
    pub(super) erased: BTreeMap<PersonId, u64>,
    /// Which evidence was purged, by which entry for the last time, and when.
    pub(super) purged: BTreeMap<Digest, (u64, Timestamp)>,
    /// Things to know that are no fault: entry, rule and message.
    pub(super) notices: Vec<(u64, &'static str, String)>,
}

/// The least role that may record something; what else the rules ask for depends on the settings of
/// the day.
const fn role_for(event: &Event) -> Role {
    match event {
        Event::Settled { .. }
        | Event::HoldReleased { code: HoldCode::Legal | HoldCode::Dispute, .. } => Role::Admin,
        _others_are_of_the_day => Role::Operator,
    }
}

impl Authority {
    /// The key that signs heads in the epoch in force.
    pub(super) fn log_key(&self) -> Option<VerifierKey> {
        VerifierKey::parse(self.founding.as_ref()?.log_key.as_str()).ok()
    }

    /// The key that must have signed for an entry besides the log's.
    pub(super) fn signer(
        &self,
        operator: &OperatorName,
        session: Option<SessionId>,
    ) -> Option<VerifierKey> {
        VerifierKey::parse(self.roster.signer(operator, session)?.as_str()).ok()
    }

    /// Takes one more entry into account; `before` is the tree of those before it.
    pub(super) fn follow(
        &mut self,
        entry: &Entry,
        binding: &Binding,
        before: &Frontier,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        let seq = entry.record.id().seq;
        let is_founding = match &entry.record {
            Record::Log(fact) => fact.event.founding().is_some(),
            Record::Item(_) => false,
        };
        if is_founding {
            self.station = Some(entry.record.id().station);
        } else if self.station.is_none() {
            findings.push(("founding", "the log does not begin with its founding".to_owned()));
            // Said once; what follows is held against the binding.
            self.station = Some(binding.station_id);
        }
        if entry.tenant != binding.tenant || Some(entry.record.id().station) != self.station {
            let text = "the entry is of another tenant or station";
            findings.push(("binding", text.to_owned()));
        }
        let fact = match &entry.record {
            Record::Item(fact) => {
                let shown = Shown::SessionOf(role_for(&fact.event));
                findings.extend(self.may(entry, shown));
                return findings;
            }
            Record::Log(fact) => fact,
        };
        match &fact.event {
            LogEvent::LogCreated(founding) => {
                if seq != 0 {
                    findings.push(("founding", "the log is founded a second time".to_owned()));
                }
                findings.extend(self.begin(entry, founding, binding));
            }
            LogEvent::LogRestored { founding, ended } => {
                findings.extend(self.restored(seq, founding, ended, before));
                findings.extend(self.begin(entry, founding, binding));
            }
            LogEvent::NotUnderstood { kind } => {
                let text = format!("{kind} is not understood: a newer version may judge");
                self.notices.push((seq, "kind", text));
            }
            other => {
                findings.extend(self.may(entry, other.takes()));
                if let LogEvent::Erased { person } = other {
                    self.erased.insert(*person, seq);
                }
                if let LogEvent::Purged { digests } = other {
                    self.purged.extend(digests.iter().map(|digest| (*digest, (seq, fact.at))));
                }
            }
        }
        self.roster.follow(&fact.actor, &fact.event);
        findings
    }

    fn may(&self, entry: &Entry, shown: Shown) -> Option<Finding> {
        let record = &entry.record;
        let allowed = self.roster.allows(record.actor(), entry.session, record.at(), shown);
        allowed.err().map(|message| ("authority", message))
    }

    fn begin(&mut self, entry: &Entry, founding: &Founding, binding: &Binding) -> Option<Finding> {
        let id = entry.record.id();
        self.epochs.push((id.seq, id.station, founding.clone()));
        let Founding { facility, station, epoch, is_training, .. } = founding;
        let log = log_name(&binding.tenant, facility, station, *is_training);
        let origin = format!("{log}/e{epoch}");
        let key = VerifierKey::parse(founding.log_key.as_str());
        let named = key.is_ok_and(|key| key.name() == origin);
        self.founding = Some(founding.clone());
        (!named).then(|| ("founding", "the key of the log is not named after it".to_owned()))
    }

    fn restored(
        &mut self,
        seq: u64,
        founding: &Founding,
        ended: &Ended,
        before: &Frontier,
    ) -> Option<Finding> {
        let lost = match ended.known_size.map(|known| known.saturating_sub(ended.size)) {
            None => "how many entries are lost is not known".to_owned(),
            Some(1) => "1 entry is lost".to_owned(),
            Some(lost) => format!("{lost} entries are lost"),
        };
        let epoch = founding.epoch;
        let text = format!("epoch {epoch} begins here, from a backup: {lost} ({})", ended.reason);
        self.notices.push((seq, "epoch", text));
        let known = self.roster.members.get(&founding.admin);
        let what = match known {
            Some(member) if member.role != Role::Admin => Some("no admin before"),
            Some(member) if member.key != founding.admin_key => Some("with a new key"),
            Some(_) => None,
            None => Some("no operator before"),
        };
        if let Some(what) = what {
            let text = format!("epoch {epoch} was begun by {}, {what}", founding.admin);
            self.notices.push((seq, "epoch", text));
        }
        let old = self.founding.as_ref().map(|founding| founding.epoch);
        let fits = old.is_some_and(|old| old + 1 == epoch)
            && self.log_key().is_some_and(|key| key.name() == ended.origin.as_str())
            && ended.size == seq
            && ended.root.as_str() == HEXLOWER.encode(&before.root());
        let text = "the new epoch does not follow the one before it";
        (!fits).then(|| ("founding", text.to_owned()))
    }
}
