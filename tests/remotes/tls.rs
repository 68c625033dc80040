//! Who cannot be trusted gets nothing, and nothing is lost by it.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use custody::remote::http::{Address, Client, HttpError, Request};
use custody::remote::{Credential, Ending, Options, SigningKeys, Webhook};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::counterparts::webhook::{Receiver, SECRET};
use super::server::{Server, Service as _, read};
use super::world::{Hourglass, Notebook, Story, one_run};

/// An authority that issues certificates, and its own as a file.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).expect("a certificate");
        Self { pem: certificate.pem(), issuer: Issuer::new(params, key) }
    }

    fn issue(&self, name: &str, last_day: (i32, u8, u8)) -> Identity {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(last_day.0, last_day.1, last_day.2);
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate");
        Identity { certificate: certificate.der().clone(), key: key.serialize_der() }
    }
}

/// A certificate and its key.
struct Identity {
    certificate: CertificateDer<'static>,
    key: Vec<u8>,
}

fn self_signed() -> Identity {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("a name");
    let certificate = params.self_signed(&key).expect("a certificate");
    Identity { certificate: certificate.der().clone(), key: key.serialize_der() }
}

/// A webhook receiver behind TLS: what it took, and how many requests got through to it.
struct Https {
    address: SocketAddr,
    receiver: Arc<Mutex<Receiver>>,
    requests: Arc<AtomicUsize>,
}

/// What it answers instead of taking events, if anything.
fn https(identity: &Identity, instead: Option<String>) -> Https {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(identity.key.clone()));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![identity.certificate.clone()], key)
        .expect("the key belongs to the certificate");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let receiver = Arc::new(Mutex::new(Receiver::default()));
    let requests = Arc::new(AtomicUsize::new(0));
    let (taking, counting) = (Arc::clone(&receiver), Arc::clone(&requests));
    // It ends with the test process.
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = StreamOwned::new(connection, stream);
            let Some(request) = read(&mut stream) else { continue };
            counting.fetch_add(1, Ordering::SeqCst);
            let answer = instead.clone().unwrap_or_else(|| {
                let outcome = taking.lock().expect("nobody panics").handle(&request);
                format!(
                    "HTTP/1.1 {} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
                    outcome.status
                )
            });
            let _ = stream.write_all(answer.as_bytes());
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    });
    Https { address, receiver, requests }
}

fn client(address: SocketAddr, authority: Option<&str>) -> (Client, Address) {
    let address = Address::parse(&format!("https://{address}/hook")).expect("an address");
    let extra = authority.map(|pem| ("ca.pem", pem.as_bytes()));
    let client = Client::new(&address, extra, Duration::from_secs(10)).expect("a client");
    (client, address)
}

/// Pushes two events, and tells how that ended.
fn pushes(to: (Client, Address), book: &mut Notebook, time: &Hourglass) -> Ending {
    let keys = SigningKeys::parse(&Credential::new(SECRET.to_owned())).expect("a secret");
    let mut webhook = Webhook::new(to.0, to.1, keys, &Options::new());
    let mut story = Story::default();
    story.tell("moved");
    story.tell("moved");
    one_run(&mut webhook, &story, book, time).expect("nobody dies").ending
}

/// Refused, nothing sent, nothing lost: the same events arrive once the certificate is good.
fn is_refused(identity: &Identity, authority: Option<&str>, why: &str) {
    let bad = https(identity, None);
    let (mut book, time) = (Notebook::default(), Hourglass::new());
    let ending = pushes(client(bad.address, authority), &mut book, &time);
    let Ending::Untrusted { why: said } = ending else { panic!("{ending:?}") };
    assert!(said.contains(why), "{said}");
    assert_eq!(bad.requests.load(Ordering::SeqCst), 0, "not one byte of a request was sent");
    assert!(book.receipts.is_empty() && book.cursor.next == 0);
    let good = Authority::new();
    let server = https(&good.issue("127.0.0.1", (2099, 1, 1)), None);
    time.turn_to(book.cursor.not_before.expect("a next try"));
    let ending = pushes(client(server.address, Some(&good.pem)), &mut book, &time);
    assert!(matches!(ending, Ending::Done), "{ending:?}");
    assert_eq!(server.receiver.lock().expect("nobody panics").taken.len(), 2);
}

#[test]
fn a_self_signed_certificate_is_refused() {
    is_refused(&self_signed(), None, "UnknownIssuer");
}

#[test]
fn an_expired_certificate_is_refused_though_its_authority_is_trusted() {
    let authority = Authority::new();
    is_refused(&authority.issue("127.0.0.1", (2021, 1, 1)), Some(&authority.pem), "expired");
}

#[test]
fn a_certificate_of_another_host_is_refused() {
    let authority = Authority::new();
    let other = authority.issue("hub.example.com", (2099, 1, 1));
    is_refused(&other, Some(&authority.pem), "not valid for");
}

#[test]
fn a_redirect_from_https_to_http_is_not_followed() {
    let plain = Server::start(Receiver::default());
    let authority = Authority::new();
    let identity = authority.issue("127.0.0.1", (2099, 1, 1));
    for status in [301, 302, 307, 308] {
        let answer = format!(
            "HTTP/1.1 {status} x\r\nlocation: {}/hook\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
            plain.url()
        );
        let server = https(&identity, Some(answer));
        let (mut book, time) = (Notebook::default(), Hourglass::new());
        let ending = pushes(client(server.address, Some(&authority.pem)), &mut book, &time);
        assert!(
            matches!(&ending, Ending::Unavailable { why, .. } if why.contains("redirect")),
            "{ending:?}"
        );
        assert_eq!(server.requests.load(Ordering::SeqCst), 1);
        assert_eq!((plain.seen(), book.cursor.next, book.receipts.len()), (0, 0, 0));
    }
}

/// A server that knows nothing newer than a version of TLS. It gets as far as its hello.
fn answers_with_version(version: [u8; 2]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            say_hello(stream, version);
        }
    });
    address
}

fn say_hello(mut stream: TcpStream, version: [u8; 2]) {
    let mut hello = vec![0; 4096];
    let _ = stream.read(&mut hello);
    // RFC 5246, 7.4.1.3: version, random, an empty session id, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression.
    let mut body = version.to_vec();
    body.extend([7; 32]);
    body.extend([0, 0xC0, 0x13, 0]);
    let length = u8::try_from(body.len()).expect("a short hello");
    let mut record = vec![22, version[0], version[1], 0, length + 4, 2, 0, 0, length];
    record.extend(body);
    let _ = stream.write_all(&record);
    let _ = stream.read(&mut hello);
}

#[test]
fn tls_below_1_2_is_refused() {
    for version in [[3, 1], [3, 2]] {
        let (client, address) = client(answers_with_version(version), None);
        let error = client.send(Request::get(address)).expect_err("it is too old");
        let HttpError::Untrusted(why) = &error else { panic!("{version:?}: {error:?}") };
        assert!(why.contains("DoesNotSupportTls12Or13"), "{why}");
    }
    // The same hello with the version of TLS 1.2 gets past that: it is the version that was refused.
    let (client, address) = client(answers_with_version([3, 3]), None);
    let error = client.send(Request::get(address)).expect_err("it goes no further");
    assert!(!error.to_string().contains("Tls12Or13"), "{error}");
}

#[test]
fn certificates_that_cannot_be_read_are_named() {
    let address = Address::parse("https://127.0.0.1:9/").expect("an address");
    for bad in
        ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
    {
        let made = Client::new(&address, Some(("ca.pem", bad.as_bytes())), Duration::from_secs(1));
        let error = made.err();
        assert!(error.is_some_and(|error| !error.to_string().is_empty()), "{bad:?}");
    }
}
