//! What happened to the log itself, rather than to an item: who founded it, who may write in it, and which
//! cases were opened.
//!
//! These facts are the chain of authority: every checkpoint of the log is signed by the log's key and
//! by the operator who made the entries, and these entries say which keys those are.

use super::cases::{CaseOpening, LineSettlement};
use super::names::{
    CommandId, EventId, FacilityName, Label, Note, OperatorName, PersonId, PublicKey, SessionId,
    StationName, Timestamp,
};
use super::party::Role;

/// The beginning of a log, or of a further epoch of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    pub facility: FacilityName,
    pub station: StationName,
    /// How often the log was begun anew from a backup.
    pub epoch: u32,
    /// Signs every head of this epoch; its name is the log's origin.
    pub log_key: PublicKey,
    /// Who founded it; an admin from the beginning.
    pub admin: OperatorName,
    pub admin_key: PublicKey,
    /// Nothing that is recorded here happened: it is for practice.
    pub is_training: bool,
}

/// What is known of the epoch that a restored log follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The origin line of its checkpoints.
    pub origin: Note,
    /// How many entries of it were restored.
    pub size: u64,
    /// The root of those entries, in hexadecimal.
    pub root: Label,
    /// How many entries it is known to have had, if more is known than the backup says.
    pub known_size: Option<u64>,
    /// Why it was restored.
    pub reason: Note,
}

/// What happened to the log itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogEvent {
    /// The log was begun.
    LogCreated(Founding),
    /// The log was begun anew from a backup; what lies between is lost, and this says so.
    LogRestored { founding: Founding, ended: Ended },
    /// Somebody may write from here on: with this key they open sessions. Said of somebody who was
    /// enrolled before, an admin gave them a new password, and so a new key.
    OperatorEnrolled { name: OperatorName, role: Role, key: PublicKey },
    /// The operator chose a new password, and so has a new key.
    KeyRenewed { key: PublicKey },
    /// Somebody may do something else from here on.
    RoleChanged { name: OperatorName, role: Role },
    /// Somebody may not write any more; their sessions end.
    OperatorDisabled { name: OperatorName },
    /// Somebody may write again.
    OperatorEnabled { name: OperatorName },
    /// The operator logged in; the entries of the session are signed with its key. It ends the session
    /// that they had before.
    SessionOpened { session: SessionId, key: PublicKey, until: Timestamp },
    /// A session or token ended before its time.
    SessionClosed { session: SessionId },
    /// A script may write as this operator, with the key of the token.
    TokenCreated {
        token: SessionId,
        name: OperatorName,
        role: Role,
        key: PublicKey,
        until: Timestamp,
    },
    /// Somebody failed too often to say their password.
    LockedOut { name: OperatorName, until: Timestamp },
    /// An admin lets somebody try again before their time.
    Unlocked { name: OperatorName },
    /// Somebody asked for something that they may not do.
    Denied { command: Label },
    /// The personal values of somebody were erased; what was committed to stays.
    Erased { person: PersonId },
    /// Evidence with these digests was deleted, because its time was over; the entries that name it stay.
    Purged { digests: Vec<[u8; 32]> },
    /// Somebody has to give things back: what they had then is listed.
    CaseOpened(CaseOpening),
    /// What became of one thing on the list of a case.
    CaseLineSettled(LineSettlement),
    /// All of a case is settled. Whoever took things back may close it only as an admin, who says why.
    CaseClosed { case: EventId, overriding: Option<Note> },
    /// Something that a newer version wrote.
    NotUnderstood { kind: Label },
}

impl LogEvent {
    /// The stable word for the kind of event.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::LogCreated(_) => "log_created",
            Self::LogRestored { .. } => "log_restored",
            Self::OperatorEnrolled { .. } => "operator_enrolled",
            Self::KeyRenewed { .. } => "key_renewed",
            Self::RoleChanged { .. } => "role_changed",
            Self::OperatorDisabled { .. } => "operator_disabled",
            Self::OperatorEnabled { .. } => "operator_enabled",
            Self::SessionOpened { .. } => "session_opened",
            Self::SessionClosed { .. } => "session_closed",
            Self::TokenCreated { .. } => "token_created",
            Self::LockedOut { .. } => "locked_out",
            Self::Unlocked { .. } => "unlocked",
            Self::Denied { .. } => "denied",
            Self::Erased { .. } => "erased",
            Self::Purged { .. } => "purged",
            Self::CaseOpened(_) => "case_opened",
            Self::CaseLineSettled(_) => "case_line_settled",
            Self::CaseClosed { .. } => "case_closed",
            Self::NotUnderstood { kind } => kind.as_str(),
        }
    }

    /// The founding that it is, if it is one.
    #[must_use]
    pub const fn founding(&self) -> Option<&Founding> {
        match self {
            Self::LogCreated(founding) | Self::LogRestored { founding, .. } => Some(founding),
            _others_found_nothing => None,
        }
    }

    /// What must be shown to write it down.
    #[must_use]
    pub const fn takes(&self) -> Shown {
        match self {
            Self::LogCreated(_) | Self::LogRestored { .. } | Self::SessionOpened { .. } => {
                Shown::OwnKey
            }
            Self::LockedOut { .. } => Shown::Nothing,
            Self::OperatorEnrolled { .. }
            | Self::RoleChanged { .. }
            | Self::OperatorDisabled { .. }
            | Self::OperatorEnabled { .. }
            | Self::TokenCreated { .. }
            | Self::Unlocked { .. }
            | Self::Erased { .. }
            | Self::Purged { .. }
            | Self::CaseClosed { overriding: Some(_), .. } => Shown::SessionOf(Role::Admin),
            Self::CaseOpened(_) | Self::CaseClosed { overriding: None, .. } => {
                Shown::SessionOf(Role::Operator)
            }
            Self::CaseLineSettled(said) => Shown::SessionOf(said.role()),
            Self::KeyRenewed { .. }
            | Self::SessionClosed { .. }
            | Self::Denied { .. }
            | Self::NotUnderstood { .. } => Shown::SessionOf(Role::Viewer),
        }
    }
}

/// By what an entry is attributed to its operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Nobody's word is needed: the station itself saw it.
    Nothing,
    /// The operator's own key, which their password opens.
    OwnKey,
    /// A session of somebody with at least this role.
    SessionOf(Role),
}

/// One thing that happened to the log, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFact {
    pub id: EventId,
    pub op: CommandId,
    pub actor: OperatorName,
    pub at: Timestamp,
    pub event: LogEvent,
}
