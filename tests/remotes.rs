//! Pushing to other systems: counterparts that speak their protocols on this machine, and everything that a
//! network can do on the way.

mod commands;
mod counterparts;
mod faults;
mod network;
mod peers;
pub mod server;
mod tls;
mod upload;
mod world;
