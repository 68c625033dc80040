//! A phone without a browser: TLS that trusts one fingerprint, and requests byte for byte.

use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use custody::signing::page::{Fingerprint, Offer};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{
    WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature,
};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme, StreamOwned,
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Trusts the certificate with a fingerprint, as a person does who compares it.
#[derive(Debug)]
struct Compares(Fingerprint, WebPkiSupportedAlgorithms);

impl ServerCertVerifier for Compares {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let seen: [u8; 32] = Sha256::digest(end_entity).into();
        if seen == self.0.0 {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(Error::General("another certificate".to_owned()))
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, signed, &self.1)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, signed, &self.1)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.1.supported_schemes()
    }
}

pub type Line = StreamOwned<ClientConnection, TcpStream>;

/// A phone that was sent to an offer.
#[derive(Debug, Clone)]
pub struct Phone {
    pub address: SocketAddr,
    /// `/s/TOKEN`.
    pub path: String,
    config: Arc<ClientConfig>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    /// All header fields as they came, but for the date.
    pub headers: Vec<String>,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("an answer to the script is JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        let value = |line: &'_ String| line.to_lowercase().starts_with(&format!("{name}: "));
        self.headers.iter().find(|line| value(line)).map_or("", |line| &line[name.len() + 2..])
    }
}

impl Phone {
    pub fn of<S>(offer: &Offer<S>) -> Self {
        Self::with(offer, &[&rustls::version::TLS13, &rustls::version::TLS12])
    }

    pub fn with<S>(
        offer: &Offer<S>,
        versions: &[&'static rustls::SupportedProtocolVersion],
    ) -> Self {
        Self::sent_to(offer.url(), offer.fingerprint(), versions)
    }

    /// One that was sent to an address, and told a fingerprint.
    pub fn sent_to(
        url: &str,
        fingerprint: Fingerprint,
        versions: &[&'static rustls::SupportedProtocolVersion],
    ) -> Self {
        let provider = Arc::new(ring::default_provider());
        let schemes = provider.signature_verification_algorithms;
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .expect("versions")
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Compares(fingerprint, schemes)))
            .with_no_client_auth();
        let rest = url.strip_prefix("https://").expect("TLS");
        let (address, path) = rest.split_once('/').expect("a path");
        let address = address.parse().expect("an address and a port");
        Self { address, path: format!("/{path}"), config: Arc::new(config) }
    }

    /// Connects and greets.
    pub fn connect(&self) -> io::Result<Line> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let name = ServerName::from(self.address.ip());
        let connection =
            ClientConnection::new(Arc::clone(&self.config), name).map_err(io::Error::other)?;
        let mut line = StreamOwned::new(connection, stream);
        while line.conn.is_handshaking() {
            line.conn.complete_io(&mut line.sock)?;
        }
        Ok(line)
    }

    /// Sends bytes, and reads the answer.
    pub fn says(&self, bytes: &[u8]) -> io::Result<Reply> {
        let mut line = self.connect()?;
        // A server that has heard enough may stop listening before the end.
        let sent = line.write_all(bytes).and_then(|()| line.flush());
        hears(&mut line).or_else(|error| sent.and(Err(error)))
    }

    /// A request with everything that a browser sends, but for what is changed.
    pub fn request(&self, method: &str, path: &str, more: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
        let host = self.address.to_string();
        let mut fields = vec![("Host".to_owned(), host.clone())];
        if method == "POST" {
            fields.push(("Origin".to_owned(), format!("https://{host}")));
            fields.push(("Content-Type".to_owned(), "application/json".to_owned()));
            fields.push(("Content-Length".to_owned(), body.len().to_string()));
        }
        for (name, value) in more {
            fields.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            if !value.is_empty() {
                fields.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        let mut head = format!("{method} {path} HTTP/1.1\r\n");
        for (name, value) in fields {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        [head.as_bytes(), b"\r\n", body].concat()
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Reply {
        self.says(&self.request("GET", path, &[], b"")).expect("it answers")
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: &[u8]) -> Reply {
        self.says(&self.request("POST", path, &[], body)).expect("it answers")
    }

    /// Opens the page, and returns where its form goes.
    #[track_caller]
    pub fn opens(&self) -> String {
        let reply = self.get(&self.path);
        assert_eq!(reply.status, 200, "{reply:?}");
        form_of(&reply.body)
    }
}

/// Where the form of a page goes.
#[track_caller]
pub fn form_of(page: &str) -> String {
    let (_, rest) = page.split_once("data-action=\"").expect("it has a form");
    let (action, _) = rest.split_once('"').expect("it ends");
    action.replace("&#x2f;", "/")
}

pub fn hears(line: &mut Line) -> io::Result<Reply> {
    let mut bytes = Vec::new();
    match line.read_to_end(&mut bytes) {
        Ok(_) => {}
        // Without a farewell; what came is whole or not.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
        Err(error) if !bytes.is_empty() => drop(error),
        Err(error) => return Err(error),
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text
        .split_once("\r\n\r\n")
        .ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, "no answer"))?;
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter(|line| !line.to_lowercase().starts_with("date:"));
    Ok(Reply {
        status: status.ok_or_else(|| io::Error::other("no status"))?,
        headers: headers.map(ToOwned::to_owned).collect(),
        body: body.to_owned(),
    })
}
