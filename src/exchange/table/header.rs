//! The header: which row it is, and which column of the file is which of ours.

use super::{Said, TableError};

/// One column that a kind of file may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Our name for it.
    pub name: &'static str,
    /// What other systems call it; compared without case, space, `_` and `-`.
    pub also: &'static [&'static str],
}

/// What a kind of file has.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub columns: &'static [Column],
    /// Of each group at least one column has to be there.
    pub needed: &'static [&'static [&'static str]],
}

/// A title, a date and an empty line may stand above the header of a report, but not a whole page.
pub(super) const ROWS_ABOVE_MAX: usize = 20;

/// The header as it was found.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Which of the first rows it is, from 0.
    pub index: usize,
    /// Whether the row below names the columns once more: keys first, then labels.
    pub has_labels: bool,
    pub names: Vec<String>,
    /// For each column of ours, where it stands in the file.
    pub places: Vec<Option<usize>>,
}

impl Header {
    /// How many columns of ours were found.
    pub fn found(&self) -> usize {
        self.places.iter().flatten().count()
    }

    pub fn fields(&self, shape: &Shape) -> Vec<(&'static str, String)> {
        let named = shape.columns.iter().zip(&self.places);
        named.filter_map(|(column, at)| Some((column.name, self.names[(*at)?].clone()))).collect()
    }

    pub fn ignored(&self) -> Vec<String> {
        let names = self.names.iter().enumerate();
        let unused =
            names.filter(|(at, name)| !name.is_empty() && !self.places.contains(&Some(*at)));
        unused.map(|(_, name)| name.clone()).collect()
    }
}

/// Finds the header among the first rows of a file: the first row that has every column which is needed.
pub(super) fn find(
    first_rows: &[Vec<String>],
    shape: &Shape,
    said: &Said<'_>,
) -> Result<Header, TableError> {
    let mut why: Option<TableError> = None;
    for (index, row) in first_rows.iter().enumerate().take(ROWS_ABOVE_MAX) {
        let names: Vec<String> = row.iter().map(|name| name.trim().to_owned()).collect();
        if names.iter().all(String::is_empty) {
            continue;
        }
        match places(&names, shape, said) {
            Ok(places) => {
                let below = first_rows.get(index + 1);
                let has_labels = below.is_some_and(|row| are_labels(row, shape, &places));
                return Ok(Header { index, has_labels, names, places });
            }
            Err(error @ TableError::MapField { .. }) => return Err(error),
            Err(error) => {
                // Two columns of one name say more than that none was found in a title above.
                let is_nearer = matches!(error, TableError::TwoColumns { .. });
                if why.is_none() || is_nearer {
                    why = Some(error);
                }
            }
        }
    }
    Err(why.unwrap_or(TableError::Empty))
}

/// A name without case, space and punctuation.
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn keys(column: &Column) -> Vec<String> {
    std::iter::once(column.name).chain(column.also.iter().copied()).map(key).collect()
}

fn places(
    names: &[String],
    shape: &Shape,
    said: &Said<'_>,
) -> Result<Vec<Option<usize>>, TableError> {
    let mut places: Vec<Option<usize>> = vec![None; shape.columns.len()];
    let mut mapped = Vec::new();
    for (column, field) in said.map {
        let ours = shape.columns.iter().position(|c| key(c.name) == key(field));
        let ours = ours.ok_or_else(|| TableError::MapField {
            field: field.clone(),
            fields: shape.columns.iter().map(|column| column.name).collect(),
        })?;
        let at = names.iter().position(|name| key(name) == key(column));
        let at = at.ok_or_else(|| TableError::MapColumn {
            column: column.clone(),
            found: names.to_vec(),
        })?;
        places[ours] = Some(at);
        mapped.push(at);
    }
    let names_by_key: Vec<String> = names.iter().map(|name| key(name)).collect();
    for (ours, column) in shape.columns.iter().enumerate() {
        if places[ours].is_some() {
            continue;
        }
        let known = keys(column);
        let mut found = names_by_key
            .iter()
            .enumerate()
            .filter(|(at, name)| !mapped.contains(at) && known.contains(name))
            .map(|(at, _)| at);
        places[ours] = found.next();
        if found.next().is_some() {
            return Err(TableError::TwoColumns { name: column.name.to_owned() });
        }
    }
    for group in shape.needed {
        let is_there = |name: &&str| {
            shape
                .columns
                .iter()
                .position(|c| c.name == *name)
                .is_some_and(|at| places[at].is_some())
        };
        if !group.iter().any(is_there) {
            return Err(TableError::NoColumn { wanted: group.to_vec(), found: names.to_vec() });
        }
    }
    Ok(places)
}

/// Whether a row names the columns again, as exports with keys in row 1 and labels in row 2 do.
fn are_labels(row: &[String], shape: &Shape, places: &[Option<usize>]) -> bool {
    let mut filled = 0;
    for (column, at) in shape.columns.iter().zip(places) {
        let Some(text) = at.and_then(|at| row.get(at)) else { continue };
        if text.trim().is_empty() {
            continue;
        }
        filled += 1;
        if !keys(column).contains(&key(text)) {
            return false;
        }
    }
    filled > 0
}
