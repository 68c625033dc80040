//! The recipient directory: every box opens in its row, and everybody is found by what it says.

use std::collections::BTreeSet;

use super::super::directory::{Directory, read_person, spot};
use super::super::sealing::{Digest, Opener};
use super::super::{Ledger, LedgerError};
use super::{Verdict, as_finding};
use crate::domain::names::PersonId;

/// How many people are listed one by one: nobody reads more.
const LISTED_MAX: usize = 1_000;

impl Ledger {
    /// Whether the keys are at hand with which personal values are sealed; says so if not, because then
    /// they are not compared with anything.
    pub(super) fn opener_for_verify(
        &self,
        verdict: &mut Verdict,
    ) -> Result<Option<Box<dyn Opener>>, LedgerError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM personal) OR EXISTS (SELECT 1 FROM person)";
        if !self.connection.query_row(sql, (), |row| row.get(0))? {
            return Ok(None);
        }
        match self.seals.sealing.opener() {
            Ok(opener) => Ok(Some(opener)),
            Err(error) => {
                let text = format!("the personal values were not compared: {error}");
                verdict.notice(None, "personal", text);
                Ok(None)
            }
        }
    }

    /// Compares the directory with the digests by which people are looked up.
    pub(super) fn check_people(
        &self,
        opener: &dyn Opener,
        verdict: &mut Verdict,
    ) -> Result<(), LedgerError> {
        let directory = self.directory();
        let mut statement = self.connection.prepare("SELECT id, sealed FROM person ORDER BY id")?;
        let mut rows = statement.query(())?;
        let mut wrong = Vec::new();
        while let Some(row) = rows.next()? {
            let id = PersonId::from_uuid(row.get(0)?);
            let sealed = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            if let Err(text) = as_finding(check_person(directory, opener, id, sealed))? {
                wrong.push(format!("person {id}: {text}"));
            }
        }
        let sql = "SELECT count(*) FROM person_key
                   WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = person_key.person)";
        let strays: i64 = self.connection.query_row(sql, (), |row| row.get(0))?;
        if strays > 0 {
            wrong.push(format!("{strays} look-up digests are of people who are not there"));
        }
        let more = wrong.len().saturating_sub(LISTED_MAX);
        for text in wrong.into_iter().take(LISTED_MAX) {
            verdict.problem(None, "directory", text);
        }
        if more > 0 {
            verdict.problem(None, "directory", format!("and {more} more like these"));
        }
        Ok(())
    }
}

fn check_person(
    directory: Directory<'_>,
    opener: &dyn Opener,
    id: PersonId,
    sealed: &[u8],
) -> Result<(), LedgerError> {
    let person = read_person(id, &opener.open(spot(&id.to_string()), sealed)?)?;
    let mut wanted: BTreeSet<(String, Option<Digest>)> = BTreeSet::new();
    for (by, text) in person.look_ups() {
        let digest = directory.seals.digest(directory.connection, by.as_str(), &text)?;
        wanted.insert((by.as_str().to_owned(), digest));
    }
    let mut statement = directory
        .connection
        .prepare_cached("SELECT kind, digest FROM person_key WHERE person = ?1")?;
    let found = statement.query_map([id.uuid()], |row| Ok((row.get(0)?, Some(row.get(1)?))))?;
    let found: BTreeSet<(String, Option<Digest>)> = found.collect::<Result<_, _>>()?;
    let differs = |kind: Option<&(String, Option<Digest>)>, what: &str| {
        kind.map(|(kind, _)| format!("{what} by {kind}"))
    };
    let difference = differs(wanted.difference(&found).next(), "is not found").or_else(|| {
        differs(found.difference(&wanted).next(), "is also found, by what the value does not say,")
    });
    difference.map_or(Ok(()), |text| Err(LedgerError::Damaged(text)))
}
