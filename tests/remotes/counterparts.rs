//! The other systems, as far as they were observed: their state, their rules, and their ways of saying no.

pub mod hub;
pub mod multipart;
pub mod service_now;
pub mod snipe_it;
pub mod webhook;
