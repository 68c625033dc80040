//! placeholder
pub mod cli;
pub mod config;
pub mod domain;
pub mod evidence;
pub mod exchange;
pub mod ledger;
pub mod scan;
