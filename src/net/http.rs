//! The HTTP client: TLS 1.2 or later, no redirects, no plain text but to this machine, bounded answers.

use std::error::Error as _;
use std::io::Read;
use std::time::Duration;

use reqwest::blocking;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, Method, Url, redirect, tls};
use sha2::{Digest as _, Sha256};

use super::{chain, is_this_machine};

/// The largest answer that is read.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;

/// How long a request may take, unless the options say otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// Why there is no answer. What was sent may have arrived.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    #[error("{0} is not an address that can be used: {1}")]
    Address(String, &'static str),
    #[error("the certificates of {0} cannot be read: {1}")]
    Authorities(String, String),
    #[error("{0}")]
    Untrusted(String),
    #[error("no connection to {0}: {1}")]
    Unreachable(String, String),
    #[error("{0} gave no answer in time")]
    TooSlow(String),
    #[error("the answer of {0} broke off: {1}")]
    Cut(String, String),
    #[error("the answer of {0} has more than {ANSWER_BYTES_MAX} bytes")]
    TooLarge(String),
}

/// A checked address: https, or this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, HttpError> {
        let no = |why| HttpError::Address(without_secrets(text), why);
        let url = Url::parse(text).map_err(|_| no("it is not a URL"))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(no("it holds a password, which belongs into the vault"));
        }
        if url.host_str().is_none_or(str::is_empty) || url.fragment().is_some() {
            return Err(no("it must be a host and a path"));
        }
        match url.scheme() {
            "https" => Ok(Self(url)),
            "http" if is_loopback(&url) => Ok(Self(url)),
            "http" => Err(no("only https is used, except on this machine")),
            _other => Err(no("only https is used")),
        }
    }

    /// The address as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// A path below it; its segments are escaped.
    #[must_use]
    pub fn below(&self, segments: &[&str], query: &[(&str, &str)]) -> Self {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Self(url)
    }

    fn host(&self) -> String {
        let port = self.0.port().map_or_else(String::new, |port| format!(":{port}"));
        format!("{}{port}", self.0.host_str().unwrap_or_default())
    }
}

/// An address as it may be shown: whoever typed a password into one has not to read it in a log.
fn without_secrets(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    if scheme.is_empty() { rest.to_owned() } else { format!("{scheme}://{rest}") }
}

fn is_loopback(url: &Url) -> bool {
    is_this_machine(url.host_str().unwrap_or_default())
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
    Patch,
}

/// What is sent along.
enum Body {
    Bytes(Vec<u8>),
    /// Read while it is sent, so that it need not fit into memory; never sent twice.
    Streamed {
        from: Box<dyn Read + Send>,
        length: u64,
    },
}

/// A request. Headers and body may hold secrets, so `Debug` shows neither.
pub struct Request {
    verb: Verb,
    to: Address,
    headers: Vec<(&'static str, String)>,
    body: Body,
    within: Option<Duration>,
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("verb", &self.verb).finish_non_exhaustive()
    }
}

impl Request {
    /// One without a body.
    #[must_use]
    pub fn get(to: Address) -> Self {
        Self::new(Verb::Get, to, Vec::new(), Body::Bytes(Vec::new()))
    }

    /// One with a body of some type.
    #[must_use]
    pub fn with_body(verb: Verb, to: Address, media_type: &str, body: Vec<u8>) -> Self {
        let headers = vec![("content-type", media_type.to_owned())];
        Self::new(verb, to, headers, Body::Bytes(body))
    }

    /// A POST with a body that is read while it is sent; `length` is how long it is.
    #[must_use]
    pub fn streamed(
        to: Address,
        media_type: &str,
        from: impl Read + Send + 'static,
        length: u64,
    ) -> Self {
        let headers = vec![("content-type", media_type.to_owned())];
        Self::new(Verb::Post, to, headers, Body::Streamed { from: Box::new(from), length })
    }

    const fn new(
        verb: Verb,
        to: Address,
        headers: Vec<(&'static str, String)>,
        body: Body,
    ) -> Self {
        Self { verb, to, headers, body, within: None }
    }

    /// Gives it another time than the client gives to its requests.
    #[must_use]
    pub const fn within(mut self, time: Duration) -> Self {
        self.within = Some(time);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    headers: HeaderMap,
}

impl Answer {
    /// Whether it is one of success: 2xx and nothing else.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// A header, if it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// SHA-256 of the body.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.body).into()
    }

    /// The body as JSON, if it is that.
    #[must_use]
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// What it says is wrong, in a few words: a problem of RFC 9457, or how it begins.
    #[must_use]
    pub fn problem(&self) -> String {
        let json = self.json().unwrap_or_default();
        let text = |key: &str| json.get(key).and_then(|v| v.as_str()).map(ToOwned::to_owned);
        let said = match (text("title"), text("detail")) {
            (Some(title), Some(detail)) => format!("{title}: {detail}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => {
                let body = String::from_utf8_lossy(&self.body);
                let line = body.split_whitespace().collect::<Vec<_>>().join(" ");
                line.chars().take(200).collect()
            }
        };
        let space = if said.is_empty() { "" } else { " " };
        format!("{}{space}{said}", self.status)
    }
}

/// A client for one remote; a clone shares its connections.
#[derive(Clone)]
pub struct Client {
    client: blocking::Client,
    host: String,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("host", &self.host).finish_non_exhaustive()
    }
}

impl Client {
    /// Makes one. Authorities in `extra` (PEM) are trusted besides those of the machine.
    pub fn new(
        address: &Address,
        extra: Option<(&str, &[u8])>,
        timeout: Duration,
    ) -> Result<Self, HttpError> {
        // Somebody else may have installed one in this process; either is good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let host = address.host();
        let mut builder = blocking::Client::builder()
            .user_agent(concat!("custody/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .tls_version_min(tls::Version::TLS_1_2)
            .timeout(timeout)
            .connect_timeout(timeout.min(Duration::from_secs(10)))
            .pool_max_idle_per_host(1)
            .https_only(!is_loopback(&address.0));
        if is_loopback(&address.0) {
            builder = builder.no_proxy();
        }
        if let Some((file, pem)) = extra {
            let unreadable = |e: String| HttpError::Authorities(file.to_owned(), e);
            let found = Certificate::from_pem_bundle(pem).map_err(|e| unreadable(chain(&e)))?;
            if found.is_empty() {
                return Err(unreadable("there are none in it".to_owned()));
            }
            builder = builder.tls_certs_merge(found);
        }
        let client =
            builder.build().map_err(|error| HttpError::Unreachable(host.clone(), chain(&error)))?;
        Ok(Self { client, host })
    }

    /// Sends a request and reads the answer. A redirect is an answer like any other.
    pub fn send(&self, request: Request) -> Result<Answer, HttpError> {
        let Request { verb, to, headers, body, within } = request;
        let verb = match verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Patch => Method::PATCH,
        };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let mut value = HeaderValue::from_str(&value)
                .map_err(|_| HttpError::Address(self.host.clone(), "a header cannot be sent"))?;
            value.set_sensitive(name == "authorization");
            map.insert(HeaderName::from_static(name), value);
        }
        let mut sending = self.client.request(verb.clone(), to.0).headers(map);
        if let Some(time) = within {
            sending = sending.timeout(time);
        }
        sending = match body {
            Body::Bytes(_) if verb == Method::GET => sending,
            Body::Bytes(bytes) => sending.body(bytes),
            Body::Streamed { from, length } => sending.body(blocking::Body::sized(from, length)),
        };
        let answer = sending.send().map_err(|error| self.explain(&error))?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let mut body = Vec::new();
        let read = answer.take(ANSWER_BYTES_MAX + 1).read_to_end(&mut body);
        read.map_err(|error| HttpError::Cut(self.host.clone(), error.to_string()))?;
        if u64::try_from(body.len()).unwrap_or(u64::MAX) > ANSWER_BYTES_MAX {
            return Err(HttpError::TooLarge(self.host.clone()));
        }
        Ok(Answer { status, body, headers })
    }

    /// A bad certificate looks like a failed connection, and would be tried again for days.
    fn explain(&self, error: &reqwest::Error) -> HttpError {
        let host = self.host.clone();
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(problem) = tls_problem(inner) {
                return HttpError::Untrusted(format!("{host} cannot be trusted: {problem}"));
            }
            cause = inner.source();
        }
        if error.is_timeout() {
            return HttpError::TooSlow(host);
        }
        // Without the address, which the caller knows.
        let text = error.source().map_or_else(|| error.to_string(), chain);
        if error.is_connect() {
            HttpError::Unreachable(host, text)
        } else {
            HttpError::Cut(host, text)
        }
    }
}

/// What TLS found wrong with the other side, if this is such an error. I/O errors wrap others without
/// naming them as their source.
fn tls_problem(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    let tls = match wrapped {
        Some(inner) => inner.downcast_ref::<rustls::Error>().or_else(|| {
            let deeper = inner.downcast_ref::<std::io::Error>()?.get_ref()?;
            deeper.downcast_ref::<rustls::Error>()
        }),
        None => error.downcast_ref::<rustls::Error>(),
    };
    tls.map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_this_machine_are_addresses() {
        for good in [
            "https://hub.example.com",
            "https://a.example/x/",
            "http://127.0.0.1:80/",
            "http://localhost",
            "http://[::1]:9/",
        ] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://hub.example.com",
            "http://127.0.0.1.example.com/",
            "http://localhost.example.com/",
            "ftp://127.0.0.1/",
            "hub.example.com",
            "https://",
            "https://a.example/#x",
            "file:///etc/passwd",
        ] {
            assert!(Address::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_in_an_address_is_refused_and_not_repeated() {
        for bad in ["https://user:canary@hub.example.com/", "https://canary@hub.example.com/"] {
            let error = Address::parse(bad).unwrap_err().to_string();
            assert!(error.contains("hub.example.com") && !error.contains("canary"), "{error}");
        }
    }

    #[test]
    fn what_stands_in_a_path_is_escaped() {
        let base = Address::parse("https://a.example/api/v1/").unwrap();
        let there = base.below(&["byserial", "A/1#2?x"], &[("search", "a&b")]);
        assert_eq!(there.as_str(), "https://a.example/api/v1/byserial/A%2F1%232%3Fx?search=a%26b");
    }
}
