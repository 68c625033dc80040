//! The projection cut into pieces, which several threads compare with the log.

use std::sync::Mutex;

use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

use super::LedgerError;
use super::read::ItemIds;

/// How many entries about items a piece has, and some more. Few where assertions are checked, so that tests have
/// several pieces.
const ENTRIES: u32 = if cfg!(debug_assertions) { 3 } else { 8_192 };

/// What one thread compares at a time.
pub(super) enum Piece {
    Identifiers,
    Involved,
    Items(ItemIds),
}

/// The pieces, one after the other, for whoever asks next.
pub(super) struct Pieces(Mutex<Next>);

struct Next {
    number: u64,
    /// Where the next range of items begins; nothing after the last.
    first: Option<Uuid>,
}

impl Default for Pieces {
    fn default() -> Self {
        Self(Mutex::new(Next { number: 0, first: Some(ItemIds::ALL.first) }))
    }
}

impl Pieces {
    /// The next piece, and its number; nothing if there is none.
    pub(super) fn next(
        &self,
        connection: &Connection,
    ) -> Option<(u64, Result<Piece, LedgerError>)> {
        let mut next = self.0.lock().ok()?;
        let piece = match (next.number, next.first) {
            (0, _) => Ok(Piece::Identifiers),
            (1, _) => Ok(Piece::Involved),
            (_, None) => return None,
            (_, Some(first)) => begin_after(connection, first).map(|after| {
                next.first = after;
                // No id lies between the last of a range and the first of the next.
                let last =
                    after.map_or(ItemIds::ALL.last, |after| Uuid::from_u128(after.as_u128() - 1));
                Piece::Items(ItemIds { first, last })
            }),
        };
        if piece.is_err() {
            next.first = None;
        }
        let number = next.number;
        next.number += 1;
        Some((number, piece))
    }
}

/// Where the range after the one that begins at `first` begins.
fn begin_after(connection: &Connection, first: Uuid) -> Result<Option<Uuid>, LedgerError> {
    let mut statement = connection.prepare_cached(
        "SELECT item FROM event INDEXED BY event_by_item
         WHERE item > ?1 ORDER BY item LIMIT 1 OFFSET ?2",
    )?;
    Ok(statement.query_row((first, ENTRIES), |row| row.get(0)).optional()?)
}
