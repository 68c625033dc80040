//! The tables of operators and sessions: what the log says of who may write, ready to be asked.

use rusqlite::{Connection, Row};

use super::{Ledger, LedgerError};
use crate::domain::authority::LogEvent;
use crate::domain::names::{NameError, OperatorName, PublicKey, SessionId, Timestamp};
use crate::domain::party::{Operator, OperatorKind, Role};
use crate::domain::roster::{Member, Roster, Session};

/// Who may write, as the tables have it.
#[derive(Debug, Clone, Copy)]
pub struct Rosters<'c>(pub(super) &'c Connection);

impl Ledger {
    /// Who may write in it.
    #[must_use]
    pub const fn roster(&self) -> Rosters<'_> {
        Rosters(&self.connection)
    }
}

impl Rosters<'_> {
    /// What the log knows of an operator.
    pub fn member(self, name: &OperatorName) -> Result<Option<Member>, LedgerError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT name, role, kind, key, active FROM operator WHERE name = ?1")?;
        let mut rows = statement.query([name.as_str()])?;
        Ok(rows.next()?.map(member_of).transpose()?.map(|(_, member)| member))
    }

    /// A session or token that has not been closed.
    pub fn session(self, id: SessionId) -> Result<Option<Session>, LedgerError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT id, operator, key, until, token FROM session WHERE id = ?1")?;
        let mut rows = statement.query([id.uuid()])?;
        Ok(rows.next()?.map(session_of).transpose()?.map(|(_, session)| session))
    }

    /// Everybody, and every open session.
    pub fn all(self) -> Result<Roster, LedgerError> {
        let mut roster = Roster::default();
        let mut statement = self.0.prepare("SELECT name, role, kind, key, active FROM operator")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let (name, member) = member_of(row)?;
            roster.members.insert(name, member);
        }
        let mut statement =
            self.0.prepare("SELECT id, operator, key, until, token FROM session")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let (id, session) = session_of(row)?;
            roster.sessions.insert(id, session);
        }
        Ok(roster)
    }

    /// The part of the roster that a rule about one operator in one session needs.
    pub(super) fn about(
        self,
        operator: &OperatorName,
        session: Option<SessionId>,
    ) -> Result<Roster, LedgerError> {
        let mut roster = Roster::default();
        if let Some(member) = self.member(operator)? {
            roster.members.insert(operator.clone(), member);
        }
        if let Some(id) = session
            && let Some(found) = self.session(id)?
        {
            roster.sessions.insert(id, found);
        }
        Ok(roster)
    }

    /// Brings the tables up to what an operator did. What that means is said once, in the domain; here
    /// the rows that it changes are written.
    pub(super) fn follow(self, actor: &OperatorName, event: &LogEvent) -> Result<(), LedgerError> {
        let before = self.all()?;
        let mut after = before.clone();
        after.follow(actor, event);
        for (id, _) in before.sessions.iter().filter(|(id, s)| after.sessions.get(id) != Some(s)) {
            self.0.execute("DELETE FROM session WHERE id = ?1", [id.uuid()])?;
        }
        for (id, s) in after.sessions.iter().filter(|(id, s)| before.sessions.get(id) != Some(s)) {
            self.0.execute(
                "INSERT INTO session (id, operator, key, until, token) VALUES (?1, ?2, ?3, ?4, ?5)",
                (id.uuid(), s.operator.as_str(), s.key.as_str(), s.until.as_millis(), s.is_token),
            )?;
        }
        for (name, m) in
            after.members.iter().filter(|(name, m)| before.members.get(name) != Some(m))
        {
            self.0.execute(
                "INSERT INTO operator (name, role, kind, key, active) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (name) DO UPDATE SET role = ?2, kind = ?3, key = ?4, active = ?5",
                (name.as_str(), m.role.as_str(), m.kind.as_str(), m.key.as_str(), m.is_active),
            )?;
        }
        Ok(())
    }

    /// The operators of the station, in order; those who are disabled, too.
    pub fn operators(self) -> Result<Vec<Operator>, LedgerError> {
        let members = self.all()?.members;
        Ok(members.into_iter().map(|(name, m)| Operator { name, role: m.role }).collect())
    }

    /// The operator with this name, unless they are disabled.
    pub fn operator(self, name: &OperatorName) -> Result<Option<Operator>, LedgerError> {
        let member = self.member(name)?.filter(|member| member.is_active);
        Ok(member.map(|member| Operator { name: name.clone(), role: member.role }))
    }
}

fn damaged(error: NameError) -> LedgerError {
    LedgerError::Damaged(error.to_string())
}

fn member_of(row: &Row<'_>) -> Result<(OperatorName, Member), LedgerError> {
    let (name, role): (String, String) = (row.get(0)?, row.get(1)?);
    let (kind, key): (String, String) = (row.get(2)?, row.get(3)?);
    let unknown =
        |what, word| LedgerError::Damaged(format!("operator {name} has the {what} {word}"));
    let member = Member {
        role: Role::from_word(&role).ok_or_else(|| unknown("role", &role))?,
        kind: OperatorKind::from_word(&kind).ok_or_else(|| unknown("kind", &kind))?,
        key: PublicKey::parse(&key).map_err(damaged)?,
        is_active: row.get(4)?,
    };
    Ok((OperatorName::parse(&name).map_err(damaged)?, member))
}

fn session_of(row: &Row<'_>) -> Result<(SessionId, Session), LedgerError> {
    let (operator, key): (String, String) = (row.get(1)?, row.get(2)?);
    let session = Session {
        operator: OperatorName::parse(&operator).map_err(damaged)?,
        key: PublicKey::parse(&key).map_err(damaged)?,
        until: Timestamp::from_millis(row.get(3)?),
        is_token: row.get(4)?,
    };
    Ok((SessionId::from_uuid(row.get(0)?), session))
}
