//! Who may do what: one table, asked in one place; and how somebody shows who they are.
//!
//! Roles are enforced by the program, which whoever owns the machine can replace; what the ledger adds
//! is that nobody can write in another's name without their key, and that a refusal is on record.
//!
//! [`credentials`] is what is kept of passwords, [`session_file`] the secret of whoever is logged in,
//! [`token`] that of a script.

pub mod credentials;
mod own_key;
pub mod password;
mod people;
pub mod session_file;
pub mod token;
mod tries;

use crate::domain::party::Role;

/// What a command line needs before it does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// No ledger is touched, or the command asks by its own means whose it is.
    Nothing,
    /// An operator of the station with at least this role.
    Role(Role),
}

use Needs::Nothing;
const VIEWER: Needs = Needs::Role(Role::Viewer);
const OPERATOR: Needs = Needs::Role(Role::Operator);
const ADMIN: Needs = Needs::Role(Role::Admin);

/// Every command, by its words, in alphabetical order.
pub const TABLE: &[(&str, Needs)] = &[
    ("adopt", OPERATOR),
    ("alias", OPERATOR),
    ("attach", OPERATOR),
    ("attempt", OPERATOR),
    ("backup", OPERATOR),
    ("case close", OPERATOR),
    ("case list", VIEWER),
    ("case open", OPERATOR),
    ("case settle", OPERATOR),
    ("case show", VIEWER),
    ("certificate", VIEWER),
    ("checkpoint", VIEWER),
    ("completions", Nothing),
    ("correct", OPERATOR),
    ("decline", OPERATOR),
    ("decode", Nothing),
    ("demo", Nothing),
    ("dispose", OPERATOR),
    ("doctor", Nothing),
    ("due", OPERATOR),
    ("evidence", OPERATOR),
    ("expect", OPERATOR),
    ("export", VIEWER),
    ("export ack", OPERATOR),
    ("export runs", VIEWER),
    ("export upload", OPERATOR),
    ("find", VIEWER),
    ("found", OPERATOR),
    ("hand-off", OPERATOR),
    ("history", VIEWER),
    ("hold", OPERATOR),
    ("holdings", VIEWER),
    ("import", OPERATOR),
    ("init", Nothing),
    ("inspect", OPERATOR),
    ("keys", VIEWER),
    ("label", VIEWER),
    ("list", VIEWER),
    ("lock", Nothing),
    ("login", Nothing),
    ("logout", Nothing),
    ("man", Nothing),
    ("match", OPERATOR),
    ("missing", OPERATOR),
    ("move", OPERATOR),
    ("notify", OPERATOR),
    ("notify secret", ADMIN),
    ("operator add", ADMIN),
    ("operator badge", ADMIN),
    ("operator disable", ADMIN),
    ("operator enable", ADMIN),
    ("operator list", VIEWER),
    ("operator password", VIEWER),
    ("operator pin", VIEWER),
    ("operator role", ADMIN),
    ("operator unlock", ADMIN),
    ("person add", OPERATOR),
    ("person badge", OPERATOR),
    ("person erase", ADMIN),
    ("person list", VIEWER),
    ("person match", VIEWER),
    ("person pin", OPERATOR),
    ("person show", VIEWER),
    ("place add", OPERATOR),
    ("place list", VIEWER),
    ("profile list", Nothing),
    ("profile set", ADMIN),
    ("profile show", Nothing),
    ("profile use", Nothing),
    ("purge", ADMIN),
    ("push", OPERATOR),
    ("rebuild", ADMIN),
    ("receipt", VIEWER),
    ("receive", OPERATOR),
    ("reconcile", VIEWER),
    ("refuse", OPERATOR),
    ("reidentify", OPERATOR),
    ("release", OPERATOR),
    ("remote add", ADMIN),
    ("remote list", VIEWER),
    ("remote remove", ADMIN),
    ("remote resume", ADMIN),
    ("remote secret", ADMIN),
    ("remote show", VIEWER),
    ("remote test", OPERATOR),
    ("replace", OPERATOR),
    ("report activity", VIEWER),
    ("report ageing", VIEWER),
    ("report expected", VIEWER),
    ("report gaps", VIEWER),
    ("report late-entries", VIEWER),
    ("report overdue", VIEWER),
    ("restore", Nothing),
    ("return", OPERATOR),
    ("return-to-sender", OPERATOR),
    ("sanitize", OPERATOR),
    ("scan", OPERATOR),
    ("send", OPERATOR),
    ("serialize", OPERATOR),
    ("settle", OPERATOR),
    ("show", VIEWER),
    ("sign", OPERATOR),
    ("subject export", ADMIN),
    ("take-in", OPERATOR),
    ("token create", ADMIN),
    ("token list", ADMIN),
    ("token revoke", ADMIN),
    ("transfer", OPERATOR),
    ("vault recover", Nothing),
    ("vault renew", ADMIN),
    ("vault rotate", ADMIN),
    ("vault show", Nothing),
    ("vault source", ADMIN),
    ("verify", Nothing),
    ("whoami", Nothing),
];

/// What a command needs. One that the table does not know needs an admin, so that forgetting it opens
/// no door.
#[must_use]
pub fn needs(command: &str) -> Needs {
    let row = TABLE.binary_search_by_key(&command, |(words, _)| words);
    row.map_or(ADMIN, |at| TABLE[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(TABLE.is_sorted_by(|one, other| one.0 < other.0));
    }

    #[test]
    fn what_is_not_in_the_table_is_for_admins() {
        assert_eq!(needs("no such command"), ADMIN);
        assert_eq!(needs("receive"), OPERATOR);
    }
}
