//! The one door outwards: HTTP and SMTP clients with a secured line, limits and time limits.
//!
//! Whoever asks for something says what, to whom and with which secret; what is on the other side is trusted
//! with nothing. Plain text goes to this machine only.

pub mod http;
pub mod smtp;

use std::fmt;
use std::net::IpAddr;

use zeroize::Zeroizing;

/// A password, a token or a signing key: overwritten when it is dropped, and never shown.
#[derive(Clone)]
pub struct Credential(Zeroizing<String>);

impl Credential {
    /// Takes a text over.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text, for whoever has to send or use it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(..)")
    }
}

/// Whether a host is this machine.
fn is_this_machine(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// An error with all its causes.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
