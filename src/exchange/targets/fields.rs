//! What a column of somebody's own template may be called, and what then stands in it.

use super::{Movement, Target, servicenow, successfactors, text};

/// The columns of a template, and which of them are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    /// For each column of the template, the field that fills it.
    fields: Vec<Option<&'static str>>,
    names: Vec<String>,
}

/// A field, and what else its column may be called.
pub(super) type Field = (&'static str, &'static [&'static str]);

/// Compared without case, spaces and punctuation.
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Headers {
    /// Looks up the header rows of a template, which are one name a column each: a column is known by any of
    /// them.
    pub fn read(target: Target, rows: &[Vec<String>]) -> Result<Self, String> {
        let (known, needed): (&[Field], &[&[&str]]) = match target {
            Target::ServiceNow => (servicenow::FIELDS, servicenow::NEEDED),
            _successfactors => (successfactors::FIELDS, successfactors::NEEDED),
        };
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let of = |column: usize| {
            let names = rows.iter().filter_map(|row| row.get(column)).map(|name| key(name));
            let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
            let fits = |(field, others): &&Field| {
                let own = std::iter::once(*field).chain(others.iter().copied());
                own.map(key).any(|own| names.contains(&own))
            };
            known.iter().find(fits).map(|(field, _)| *field)
        };
        let fields: Vec<Option<&'static str>> = (0..width).map(of).collect();
        for any in needed {
            if !any.iter().any(|field| fields.contains(&Some(*field))) {
                return Err(format!("has no column for {}", any.join(" or ")));
            }
        }
        let last = rows.last();
        let name =
            |column: usize| last.and_then(|row| row.get(column)).cloned().unwrap_or_default();
        Ok(Self { fields, names: (0..width).map(name).collect() })
    }

    /// The names of the columns that stay empty.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let pairs = self.fields.iter().zip(&self.names);
        pairs
            .filter(|(field, name)| field.is_none() && !name.is_empty())
            .map(|(_, name)| name.as_str())
    }

    /// The names of all columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

/// The row of a movement in a template.
#[must_use]
pub fn fill(target: Target, headers: &Headers, m: &Movement<'_>) -> super::Answer {
    let values = match target {
        Target::ServiceNow => servicenow::received(m),
        _successfactors => successfactors::passed(m),
    };
    let values = match values {
        Ok(Some(values)) => values,
        Ok(None) => return super::Answer::LeftOut,
        Err(reason) => return super::Answer::Rejected(reason),
    };
    let value = |field: Option<&'static str>| {
        text(field.and_then(|field| values.iter().find(|(name, _)| *name == field)).map(|v| &v.1))
    };
    super::Answer::Row(headers.fields.iter().copied().map(value).collect())
}
