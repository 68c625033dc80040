//! A page for a phone: served over TLS on the local network, for one purpose, once, for a few minutes.
//!
//! ```text
//! address      at which address of this machine
//! certificate  made for this run; its fingerprint is what the operator and the phone can compare
//! gate         the token, the forms and the guesses: who gets in
//! serve        the listener, its connections and their limits, on a thread of its own
//! request      one request and its answer
//! sign, photos what a page shows, and what it takes
//! ```
//! The phone is told "thank you" only after the caller has said what became of it: an [`Answer`] is answered.

mod address;
mod certificate;
mod gate;
mod photos;
mod request;
mod serve;
mod sign;
mod template;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

pub use address::Listen;
pub use certificate::Fingerprint;
pub use photos::{Photos, Picture};
pub use sign::{Sign, Signed};
use tokio::sync::oneshot;

use super::words::Words;
use crate::domain::names::Timestamp;
use serve::Running;

/// Is how often whoever waits for an answer is asked whether to go on.
const TICK: Duration = Duration::from_millis(100);

/// Says why no page can be offered.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// No address to send a phone to.
    #[error("this machine has no network that a phone could reach it by")]
    NoNetwork,
    /// The address or port cannot be had.
    #[error("no page can be offered at {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the operating system said.
        source: io::Error,
    },
    /// The certificate or the encryption cannot be set up.
    #[error("the encryption of the page cannot be set up: {0}")]
    Tls(String),
    /// The server cannot be started.
    #[error("the server of the page cannot be started")]
    Start(#[from] io::Error),
    /// The system has no random numbers.
    #[error("the system gave no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

/// Is what a page shows and takes.
pub trait Page: Send + Sync + 'static {
    /// What comes in by it.
    type Sent: Send + 'static;

    /// Returns the most bytes that it takes at once.
    fn body_max(&self) -> usize;

    /// Returns the words that it speaks in.
    fn words(&self) -> &'static Words;

    /// Returns what it says when what came in has been recorded.
    fn on_recorded(&self) -> &'static str;

    /// Returns what it says when more came in than it takes.
    fn on_too_much(&self) -> &'static str;

    /// Writes the page.
    fn html(&self, frame: &Frame<'_>) -> String;

    /// Reads what came in, or says what is missing, in the words of the page.
    fn read(&self, form: Form, body: &[u8]) -> Result<Self::Sent, Refused>;

    /// Says whether the page has served its purpose once this was taken.
    fn is_last(&self, sent: &Self::Sent) -> bool;
}

/// Is what a page must carry so that the browser and the server know it again.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'f> {
    /// Where its form is sent: an address on the same server.
    pub action: &'f str,
    /// What allows its own script and style, and no other (CSP).
    pub nonce: &'f str,
    /// The certificate by which it was sent.
    pub fingerprint: Fingerprint,
    /// A message instead of the page: what became of a form that was sent without a script.
    pub message: Option<&'f Message>,
}

/// Is a heading and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// In a few words.
    pub heading: String,
    /// What to know and to do.
    pub lines: Vec<String>,
}

/// Is how a body is written, by its media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `application/json`: the script of the page.
    Json,
    /// `application/x-www-form-urlencoded`: the form of the page, without its script.
    Fields,
    /// `image/jpeg` or `image/png`.
    Picture,
}

/// Is a "no" that leaves the page as it is: the phone can set it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Something is missing: which, and what to do about it.
    Missing(Vec<(&'static str, String)>),
    /// It is more than the page takes.
    TooMuch(String),
    /// It is not what the page sends.
    Malformed(String),
}

/// Is how and for how long a page is offered.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Where.
    pub listen: Listen,
    /// For how long.
    pub open_for: Duration,
    /// How long a visitor may take for each step: to greet, to ask, to send.
    pub patience: Duration,
    /// The present, which the certificate is made for.
    pub now: Timestamp,
}

impl Options {
    /// Is how long a page stays open.
    pub const OPEN_FOR: Duration = Duration::from_mins(5);
    /// Is how long a visitor may take for a step.
    pub const PATIENCE: Duration = Duration::from_secs(10);
}

/// Is what has been noticed of the visitors of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noticed {
    /// How often the page was opened, and by whom last.
    pub opened: u32,
    /// The last visitor who opened it.
    pub last: Option<IpAddr>,
    /// How often somebody came with a wrong token.
    pub wrong: u32,
}

/// Is a page that is open: it ends when this is dropped.
pub struct Offer<S> {
    url: String,
    fingerprint: Fingerprint,
    address: SocketAddr,
    answers: Receiver<Answer<S>>,
    running: Running,
}

impl<S> std::fmt::Debug for Offer<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Without the token.
        f.debug_struct("Offer").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Says why nothing came, or nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The time is over, or the page has served its purpose.
    Over,
    /// Whoever waited gave up.
    GivenUp,
}

/// Offers a page. It is open from now on.
pub fn offer<P: Page>(page: P, options: &Options) -> Result<Offer<P::Sent>, PageError> {
    serve::start(page, options)
}

impl<S> Offer<S> {
    /// Returns the address that opens the page, with its token: capitals and digits but for the scheme and path,
    /// and it may be written in capitals altogether.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the fingerprint of its certificate.
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Returns where it is offered.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits for what comes in, until the page ends or `goes_on` says no; it is asked several times a second.
    pub fn wait(&self, mut goes_on: impl FnMut(Noticed) -> bool) -> Result<Answer<S>, Ending> {
        loop {
            match self.answers.recv_timeout(TICK) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(Ending::Over),
                Err(RecvTimeoutError::Timeout) if goes_on(self.running.noticed()) => {}
                Err(RecvTimeoutError::Timeout) => return Err(Ending::GivenUp),
            }
        }
    }
}

/// Is what came in, and the phone that waits to hear what became of it. Dropped without a word, the phone is told
/// to ask at the counter.
pub struct Answer<S> {
    /// What came in.
    pub sent: S,
    /// By whom.
    pub from: IpAddr,
    verdict: oneshot::Sender<Verdict>,
}

impl<S: std::fmt::Debug> std::fmt::Debug for Answer<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer").field("sent", &self.sent).finish_non_exhaustive()
    }
}

/// Is what became of what came in.
#[derive(Debug)]
enum Verdict {
    Accepted,
    Refused(String),
}

impl<S> Answer<S> {
    /// Takes out what came in, and keeps the phone waiting.
    pub fn take(self) -> (S, Reply) {
        (self.sent, Reply(self.verdict))
    }
}

/// Is a phone that waits to hear what became of what it sent.
#[derive(Debug)]
pub struct Reply(oneshot::Sender<Verdict>);

impl Reply {
    /// Says thank you: what came in is recorded.
    pub fn accepted(self) {
        // The phone may have gone; what is recorded stays so.
        let _ = self.0.send(Verdict::Accepted);
    }

    /// Says that nothing was recorded, and why.
    pub fn refused(self, why: impl Into<String>) {
        let _ = self.0.send(Verdict::Refused(why.into()));
    }
}
