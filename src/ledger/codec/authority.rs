//! The `data` of the events about the log itself: which fields each has, in ascending order.

use data_encoding::HEXLOWER;

use super::super::json::{FieldError, Fields, ObjectWriter, Wire, write_text};
use super::payloads::wire_words;
use super::{wire_ids, wire_names};
use crate::domain::authority::{Ended, Founding, LogEvent};
use crate::domain::cases::{CaseKind, CaseOpening, CaseVerdict, LineSettlement};
use crate::domain::names::{Label, PublicKey, SessionId, StationName};
use crate::domain::party::Role;

wire_names!(PublicKey, StationName);
wire_ids!(SessionId);

wire_words!(CaseKind, CaseVerdict, Role);

/// A SHA-256 digest, in hexadecimal.
struct Digest([u8; 32]);

impl Wire for Digest {
    fn write(&self, out: &mut Vec<u8>) {
        write_text(&HEXLOWER.encode(&self.0), out);
    }

    fn read(value: super::Value<'_>) -> Result<Self, String> {
        let digest = HEXLOWER.decode(value.text()?.as_bytes()).ok();
        let digest = digest.and_then(|bytes| bytes.try_into().ok());
        digest.map(Self).ok_or_else(|| "has something else than SHA-256 digests".to_owned())
    }
}

/// Writes the fields of an event.
pub(super) fn write(event: &LogEvent, o: &mut ObjectWriter<'_>) {
    match event {
        LogEvent::LogCreated(founding) => write_founding(founding, o),
        LogEvent::LogRestored { founding, ended } => {
            o.nested("ended", |o| write_ended(ended, o));
            o.nested("founding", |o| write_founding(founding, o));
        }
        LogEvent::OperatorEnrolled { name, role, key } => {
            o.put("key", key);
            o.put("name", name);
            o.put("role", role);
        }
        LogEvent::KeyRenewed { key } => o.put("key", key),
        LogEvent::RoleChanged { name, role } => {
            o.put("name", name);
            o.put("role", role);
        }
        LogEvent::OperatorDisabled { name }
        | LogEvent::OperatorEnabled { name }
        | LogEvent::Unlocked { name } => o.put("name", name),
        LogEvent::SessionOpened { session, key, until } => {
            o.put("key", key);
            o.put("session", session);
            o.put("until", until);
        }
        LogEvent::SessionClosed { session } => o.put("session", session),
        LogEvent::TokenCreated { token, name, role, key, until } => {
            o.put("key", key);
            o.put("name", name);
            o.put("role", role);
            o.put("token", token);
            o.put("until", until);
        }
        LogEvent::LockedOut { name, until } => {
            o.put("name", name);
            o.put("until", until);
        }
        LogEvent::Denied { command } => o.put("command", command),
        LogEvent::Erased { person } => o.put("person", person),
        LogEvent::Purged { digests } => {
            o.list("digests", &digests.iter().copied().map(Digest).collect::<Vec<_>>());
        }
        LogEvent::CaseOpened(opening) => {
            o.maybe("due", opening.due.as_ref());
            o.list("items", &opening.items);
            o.put("kind", &opening.kind);
            o.put("person", &opening.person);
            o.maybe("reason", opening.reason.as_ref());
        }
        LogEvent::CaseLineSettled(said) => write_settlement(said, o),
        LogEvent::CaseClosed { case, overriding } => {
            o.put("case", case);
            o.maybe("override", overriding.as_ref());
        }
        LogEvent::NotUnderstood { .. } => {}
    }
}

fn write_settlement(said: &LineSettlement, o: &mut ObjectWriter<'_>) {
    o.put("case", &said.case);
    o.maybe("instead", said.instead.as_ref());
    o.put("item", &said.item);
    o.list("lacking", &said.lacking);
    o.maybe("note", said.note.as_ref());
    o.maybe("rests_on", said.rests_on.as_ref());
    o.put("verdict", &said.verdict);
}

fn write_founding(founding: &Founding, o: &mut ObjectWriter<'_>) {
    o.put("admin", &founding.admin);
    o.put("admin_key", &founding.admin_key);
    o.put("epoch", &founding.epoch);
    o.put("facility", &founding.facility);
    o.put("log_key", &founding.log_key);
    o.put("station_name", &founding.station);
    o.flag("training", founding.is_training);
}

fn write_ended(ended: &Ended, o: &mut ObjectWriter<'_>) {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    o.maybe("known_size", ended.known_size.map(number).as_ref());
    o.put("origin", &ended.origin);
    o.put("reason", &ended.reason);
    o.put("root", &ended.root);
    o.put("size", &number(ended.size));
}

/// Reads the fields of an event of a kind.
pub(super) fn read(kind: &str, mut fields: Fields<'_>) -> Result<LogEvent, FieldError> {
    let f = &mut fields;
    let event = match kind {
        "log_created" => LogEvent::LogCreated(read_founding(f)?),
        "log_restored" => {
            let (mut ended, mut founding) = (f.nested("ended")?, f.nested("founding")?);
            let event = LogEvent::LogRestored {
                founding: read_founding(&mut founding)?,
                ended: read_ended(&mut ended)?,
            };
            ended.end()?;
            founding.end()?;
            event
        }
        "operator_enrolled" => LogEvent::OperatorEnrolled {
            name: f.need("name")?,
            role: f.need("role")?,
            key: f.need("key")?,
        },
        "key_renewed" => LogEvent::KeyRenewed { key: f.need("key")? },
        "role_changed" => LogEvent::RoleChanged { name: f.need("name")?, role: f.need("role")? },
        "operator_disabled" => LogEvent::OperatorDisabled { name: f.need("name")? },
        "operator_enabled" => LogEvent::OperatorEnabled { name: f.need("name")? },
        "session_opened" => LogEvent::SessionOpened {
            session: f.need("session")?,
            key: f.need("key")?,
            until: f.need("until")?,
        },
        "session_closed" => LogEvent::SessionClosed { session: f.need("session")? },
        "token_created" => LogEvent::TokenCreated {
            token: f.need("token")?,
            name: f.need("name")?,
            role: f.need("role")?,
            key: f.need("key")?,
            until: f.need("until")?,
        },
        "locked_out" => LogEvent::LockedOut { name: f.need("name")?, until: f.need("until")? },
        "unlocked" => LogEvent::Unlocked { name: f.need("name")? },
        "denied" => LogEvent::Denied { command: f.need("command")? },
        "erased" => LogEvent::Erased { person: f.need("person")? },
        "purged" => {
            let digests: Vec<Digest> = f.list("digests")?;
            LogEvent::Purged { digests: digests.into_iter().map(|digest| digest.0).collect() }
        }
        "case_opened" => LogEvent::CaseOpened(CaseOpening {
            person: f.need("person")?,
            kind: f.need("kind")?,
            reason: f.maybe("reason")?,
            due: f.maybe("due")?,
            items: f.list("items")?,
        }),
        "case_line_settled" => LogEvent::CaseLineSettled(read_settlement(f)?),
        "case_closed" => {
            LogEvent::CaseClosed { case: f.need("case")?, overriding: f.maybe("override")? }
        }
        newer => {
            let kind = Label::parse(newer).map_err(|e| FieldError::new("kind", e.to_string()))?;
            return Ok(LogEvent::NotUnderstood { kind });
        }
    };
    fields.end()?;
    Ok(event)
}

fn read_settlement(f: &mut Fields<'_>) -> Result<LineSettlement, FieldError> {
    Ok(LineSettlement {
        case: f.need("case")?,
        item: f.need("item")?,
        verdict: f.need("verdict")?,
        note: f.maybe("note")?,
        lacking: f.list("lacking")?,
        rests_on: f.maybe("rests_on")?,
        instead: f.maybe("instead")?,
    })
}

fn read_founding(f: &mut Fields<'_>) -> Result<Founding, FieldError> {
    Ok(Founding {
        facility: f.need("facility")?,
        station: f.need("station_name")?,
        epoch: f.need("epoch")?,
        log_key: f.need("log_key")?,
        admin: f.need("admin")?,
        admin_key: f.need("admin_key")?,
        is_training: f.flag("training")?,
    })
}

fn read_ended(f: &mut Fields<'_>) -> Result<Ended, FieldError> {
    let count = |n: i64| u64::try_from(n).map_err(|_| FieldError::new("size", "is negative"));
    Ok(Ended {
        origin: f.need("origin")?,
        size: count(f.need("size")?)?,
        root: f.need("root")?,
        known_size: f.maybe("known_size")?.map(count).transpose()?,
        reason: f.need("reason")?,
    })
}
