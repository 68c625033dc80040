#![doc = include_str!("../ARCHITECTURE.md")]

pub mod domain;

pub mod durable;

pub mod ledger;

pub mod scan;

pub mod dialog;

pub mod evidence;

pub mod recipients;

pub mod access;

pub mod vault;

pub mod exchange;

pub mod press;

pub mod label;

pub mod paper;

pub mod net;

pub mod notices;

pub mod signing;

pub mod remote;

pub mod config;

pub mod cli;
