//! The mail client: TLS from the first byte or by STARTTLS, plain text to this machine only.
//!
//! A letter is made up before anything is sent, so that a name or an address that cannot stand in a header is an
//! error here and never half a conversation.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, SystemTime};

use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Address, Message, SmtpTransport, Transport as _};

use super::{Credential, chain, is_this_machine};

/// How much longer than one answer a whole conversation may take.
const ANSWERS: u32 = 4;

/// The longest subject, in characters.
const SUBJECT_MAX: usize = 200;

/// Why a letter was not taken, or why nobody knows whether it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    #[error("{0} is not an address that mail can be sent to")]
    Address(String),
    #[error("the mail server {0} cannot be used: {1}")]
    Settings(String, String),
    #[error("the mail server {0} cannot be trusted: {1}")]
    Untrusted(String, String),
    #[error("no connection to the mail server {0}: {1}")]
    Unreachable(String, String),
    #[error("the mail server {0} gave no answer in time")]
    TooSlow(String),
    #[error("the mail server {host} said no ({code}): {text}")]
    Refused { host: String, code: String, text: String },
}

impl SmtpError {
    /// What was wrong, in words that tell nothing of anybody: a server's own words may repeat an address.
    #[must_use]
    pub fn in_short(&self) -> String {
        match self {
            Self::Address(_) => "no address that mail can be sent to".to_owned(),
            Self::Settings(..) => "the mail server is set up wrongly".to_owned(),
            Self::Untrusted(..) => "the mail server cannot be trusted".to_owned(),
            Self::Unreachable(..) => "no connection to the mail server".to_owned(),
            Self::TooSlow(_) => "the mail server gave no answer in time".to_owned(),
            Self::Refused { code, .. } => format!("the mail server said no ({code})"),
        }
    }
}

/// How the line is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said that matters.
    StartTls,
    /// None: this machine only.
    Plain,
}

/// A mail server as the settings describe it.
#[derive(Debug)]
pub struct Server<'s> {
    pub host: &'s str,
    pub port: u16,
    pub security: Security,
    pub login: Option<(&'s str, &'s Credential)>,
    /// Authorities (PEM) that are trusted besides those of the machine, and the file they are from.
    pub authorities: Option<(&'s str, &'s [u8])>,
    /// How long each answer may take.
    pub timeout: Duration,
}

/// Somebody's address, and the name that stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(Mailbox);

impl MailAddress {
    /// Reads `ada@example.com` or `Ada <ada@example.com>`.
    pub fn parse(text: &str) -> Result<Self, SmtpError> {
        let mailbox = text.trim().parse().map_err(|_| SmtpError::Address(one_line(text)))?;
        Ok(Self(mailbox))
    }

    /// An address, and a name that may be anything.
    pub fn of(name: &str, address: &str) -> Result<Self, SmtpError> {
        let address: Address =
            address.trim().parse().map_err(|_| SmtpError::Address(one_line(address)))?;
        let name = one_line(name);
        Ok(Self(Mailbox::new((!name.is_empty()).then_some(name), address)))
    }

    /// What stands behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

/// A file that goes with a letter.
#[derive(Debug, Clone)]
pub struct Enclosure {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// A letter.
#[derive(Debug, Clone)]
pub struct Letter {
    pub from: MailAddress,
    pub reply_to: Option<MailAddress>,
    pub to: MailAddress,
    pub subject: String,
    pub body: String,
    /// What stands before the `@` of its `Message-ID`: the same on every try.
    pub id: String,
    /// When it was written, in milliseconds since 1970.
    pub at_ms: i64,
    pub enclosures: Vec<Enclosure>,
}

impl Letter {
    fn make_up(self) -> Result<(Envelope, Vec<u8>), SmtpError> {
        let broken = |error: &dyn std::fmt::Display| SmtpError::Address(error.to_string());
        let id = format!("<{}@{}>", self.id, self.from.domain());
        let at = u64::try_from(self.at_ms).unwrap_or(0);
        let subject: String = one_line(&self.subject).chars().take(SUBJECT_MAX).collect();
        let mut letter = Message::builder()
            .from(self.from.0)
            .to(self.to.0)
            .subject(subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_millis(at))
            .message_id(Some(id))
            // RFC 3834: nobody's absence note is to answer it.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        if let Some(reply_to) = self.reply_to {
            letter = letter.reply_to(reply_to.0);
        }
        let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(self.body);
        let letter = if self.enclosures.is_empty() {
            letter.singlepart(text)
        } else {
            let mut parts = MultiPart::mixed().singlepart(text);
            for enclosure in self.enclosures {
                let kind = ContentType::parse(&enclosure.media_type).map_err(|e| broken(&e))?;
                parts = parts.singlepart(
                    Attachment::new(one_line(&enclosure.name)).body(enclosure.bytes, kind),
                );
            }
            letter.multipart(parts)
        };
        let letter = letter.map_err(|e| broken(&e))?;
        Ok((letter.envelope().clone(), letter.formatted()))
    }
}

/// A text as it may stand on one line: what is no character of a line is a space.
#[must_use]
pub fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, line and paragraph separators, and the marks that turn text around.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A way to a mail server; it connects for each letter.
pub struct Mailer {
    transport: SmtpTransport,
    host: String,
    limit: Duration,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailer").field("host", &self.host).finish_non_exhaustive()
    }
}

impl Mailer {
    /// Makes one; nothing is connected yet.
    pub fn new(server: &Server<'_>) -> Result<Self, SmtpError> {
        // Somebody else may have installed one in this process; either is good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let host = server.host.to_owned();
        let settings = |why: String| SmtpError::Settings(host.clone(), why);
        let parameters = || -> Result<TlsParameters, SmtpError> {
            let mut parameters = TlsParameters::builder(host.clone());
            if let Some((file, pem)) = server.authorities {
                let extra = Certificate::from_pem(pem)
                    .map_err(|_| settings(format!("{file} has no certificates")))?;
                parameters = parameters.add_root_certificate(extra);
            }
            parameters.build().map_err(|error| settings(chain(&error)))
        };
        let tls = match server.security {
            Security::Tls => Tls::Wrapper(parameters()?),
            Security::StartTls => Tls::Required(parameters()?),
            Security::Plain if is_this_machine(server.host) => Tls::None,
            Security::Plain => {
                return Err(settings("only this machine is spoken to without TLS".to_owned()));
            }
        };
        let mut builder = SmtpTransport::builder_dangerous(server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(server.timeout));
        if let Some((user, password)) = server.login {
            let login = Credentials::new(user.to_owned(), password.expose().to_owned());
            builder = builder.credentials(login);
        }
        Ok(Self { transport: builder.build(), host, limit: server.timeout * ANSWERS })
    }

    /// Sends a letter: `Ok` once the server has taken it over.
    pub fn send(&self, letter: Letter) -> Result<(), SmtpError> {
        let (envelope, bytes) = letter.make_up()?;
        // Each read has a time limit of its own, so that a server which says a byte now and then would never
        // be too slow: the conversation as a whole has one, too.
        let (tell, told) = sync_channel(1);
        let transport = self.transport.clone();
        let conversation = move || {
            // Nobody listens any more once the time was up.
            let _ = tell.send(transport.send_raw(&envelope, &bytes));
        };
        thread::Builder::new()
            .name("mail".to_owned())
            .spawn(conversation)
            .map_err(|error| SmtpError::Unreachable(self.host.clone(), error.to_string()))?;
        match told.recv_timeout(self.limit) {
            Ok(sent) => sent.map(|_taken| ()).map_err(|error| self.explain(&error)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Err(SmtpError::TooSlow(self.host.clone()))
            }
        }
    }

    fn explain(&self, error: &Error) -> SmtpError {
        let host = self.host.clone();
        if is_too_slow(error) {
            return SmtpError::TooSlow(host);
        }
        let text = one_line(&chain(error));
        let text: String = text.chars().take(300).collect();
        if let Some(code) = error.status() {
            return SmtpError::Refused { host, code: code.to_string(), text };
        }
        if error.is_tls() || is_bad_certificate(error) {
            return SmtpError::Untrusted(host, text);
        }
        SmtpError::Unreachable(host, text)
    }
}

/// A read whose time was up is "would block" on some systems and "timed out" on others.
fn is_too_slow(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            use std::io::ErrorKind::{TimedOut, WouldBlock};
            return matches!(io.kind(), TimedOut | WouldBlock);
        }
        cause = inner.source();
    }
    false
}

fn is_bad_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(inner) = cause {
        let wrapped = inner.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        let wrapped = wrapped.and_then(|e| e.downcast_ref::<rustls::Error>());
        if wrapped.is_some() || inner.is::<rustls::Error>() {
            return true;
        }
        cause = inner.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(name: &str, subject: &str) -> Letter {
        Letter {
            from: MailAddress::parse("Mailroom <mailroom@example.com>").unwrap(),
            reply_to: None,
            to: MailAddress::of(name, "ada@example.com").unwrap(),
            subject: subject.to_owned(),
            body: "Hello\n".to_owned(),
            id: "4711".to_owned(),
            at_ms: 784_111_777_000,
            enclosures: Vec::new(),
        }
    }

    fn headers(letter: Letter) -> Vec<String> {
        let (_, bytes) = letter.make_up().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        head.lines().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn no_name_and_no_subject_makes_a_header_of_its_own() {
        for nasty in [
            "Ada\r\nBcc: eve@example.com",
            "Ada\nBcc: eve@example.com",
            "Ada\rBcc: eve@example.com",
            "Ada\u{2028}Bcc: eve@example.com",
            "Ada\0\u{85}Bcc: eve@example.com\r\n\r\nBody",
            "Ada\" <eve@example.com>, \"x",
            "Ada <eve@example.com>",
            "Änne\r\nBcc: eve@example.com",
            "",
        ] {
            let headers = headers(letter(nasty, nasty));
            let names: Vec<&str> =
                headers.iter().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
            let expected = [
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "Auto-Submitted",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding",
            ];
            let mut sorted = names.clone();
            sorted.sort_unstable();
            let mut wanted = expected.to_vec();
            wanted.sort_unstable();
            assert_eq!(sorted, wanted, "{nasty:?}: {headers:#?}");
            let (envelope, _) = letter(nasty, nasty).make_up().unwrap();
            assert_eq!(envelope.to().len(), 1);
            assert_eq!(envelope.to()[0].to_string(), "ada@example.com");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_before_anything_is_sent() {
        for bad in ["", "ada", "ada@", "ada@example.com\r\nRCPT TO:<eve@example.com>", "a b@c d"] {
            assert!(MailAddress::of("Ada", bad).is_err(), "{bad:?}");
            assert!(MailAddress::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn plain_text_goes_to_this_machine_only() {
        let server = |host, security| Server {
            host,
            port: 25,
            security,
            login: None,
            authorities: None,
            timeout: Duration::from_secs(1),
        };
        assert!(Mailer::new(&server("127.0.0.1", Security::Plain)).is_ok());
        for host in ["mail.example.com", "127.0.0.1.example.com", "10.0.0.1"] {
            let error = Mailer::new(&server(host, Security::Plain)).unwrap_err();
            assert!(error.to_string().contains("without TLS"), "{error}");
        }
    }

    #[test]
    fn what_goes_into_the_log_repeats_no_words_of_a_server() {
        let refused = SmtpError::Refused {
            host: "h".to_owned(),
            code: "550".to_owned(),
            text: "5.1.1 <ada@example.com> unknown".to_owned(),
        };
        assert_eq!(refused.in_short(), "the mail server said no (550)");
        assert!(refused.to_string().contains("ada@example.com"));
    }
}
