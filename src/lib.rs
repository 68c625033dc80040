//! placeholder
pub mod domain;
pub mod ledger;
