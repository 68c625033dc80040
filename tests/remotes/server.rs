//! A small HTTP server that does to its clients whatever a network does.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

/// What came in.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub method: String,
    /// Without the query, unescaped segment by segment.
    pub path: Vec<String>,
    pub query: BTreeMap<String, String>,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Incoming {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn asks(&self, name: &str) -> &str {
        self.query.get(name).map_or("", String::as_str)
    }
}

/// What goes out.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Outcome {
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        let headers = vec![("content-type", "application/json".to_owned())];
        Self { status, headers, body: body.to_string().into_bytes() }
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

/// What happens to one request on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mishap {
    /// Nothing.
    None,
    /// It never arrives.
    LostOnTheWay,
    /// It arrives, and the answer does not.
    AnswerLost,
    /// It arrives, and the answer breaks off in the middle.
    AnswerCut,
    /// It arrives, and the answer takes longer than anybody waits.
    TooSlow,
    /// Somebody on the way sends it twice; the second answer comes back.
    Twice,
    /// It is held up, and arrives after this many other requests.
    Late(u8),
    /// The service answers with this and does nothing.
    Instead(Outcome),
    /// The service does it, and then fails: 500 with the work done.
    DoneThenFailed,
}

impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        self.status == other.status && self.body == other.body
    }
}
impl Eq for Outcome {}

/// A service behind the server.
pub trait Service: Send + 'static {
    fn handle(&mut self, request: &Incoming) -> Outcome;
}

struct Inside<S> {
    service: S,
    mishaps: VecDeque<Mishap>,
    /// Requests that are held up, and after how many others each comes.
    late: Vec<(u8, Incoming)>,
    seen: usize,
}

/// A server on this machine, for as long as it lives.
pub struct Server<S: Service> {
    pub address: SocketAddr,
    inside: Arc<Mutex<Inside<S>>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl<S: Service> Server<S> {
    pub fn start(service: S) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on this machine");
        let address = listener.local_addr().expect("it has an address");
        let inside = Inside { service, mishaps: VecDeque::new(), late: Vec::new(), seen: 0 };
        let inside = Arc::new(Mutex::new(inside));
        let stop = Arc::new(AtomicBool::new(false));
        let (shared, stopped) = (Arc::clone(&inside), Arc::clone(&stop));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                if let Ok(stream) = stream {
                    serve(stream, &shared);
                }
            }
        });
        Self { address, inside, stop, thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn inside(&self) -> MutexGuard<'_, Inside<S>> {
        self.inside.lock().expect("no handler panics")
    }

    /// Lets this happen to the next requests, in order.
    pub fn plan(&self, mishaps: impl IntoIterator<Item = Mishap>) {
        self.inside().mishaps = mishaps.into_iter().collect();
    }

    /// How many mishaps have not happened yet.
    pub fn mishaps_left(&self) -> usize {
        self.inside().mishaps.len()
    }

    /// How many requests came in.
    pub fn seen(&self) -> usize {
        self.inside().seen
    }

    /// Looks at the service, or changes it.
    pub fn with<T>(&self, look: impl FnOnce(&mut S) -> T) -> T {
        look(&mut self.inside().service)
    }

    /// Lets everything arrive that is still held up.
    pub fn calm(&self) {
        let mut inside = self.inside();
        for (_, request) in std::mem::take(&mut inside.late) {
            inside.service.handle(&request);
        }
        inside.mishaps.clear();
    }
}

impl<S: Service> Drop for Server<S> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            if !std::thread::panicking() {
                ended.expect("the service did not panic");
            }
        }
    }
}

fn serve<S: Service>(mut stream: TcpStream, inside: &Mutex<Inside<S>>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let Some(request) = read(&mut stream) else { return };
    let mut inside = inside.lock().expect("no handler panics");
    inside.seen += 1;
    let mishap = inside.mishaps.pop_front().unwrap_or(Mishap::None);
    let is_too_slow = mishap == Mishap::TooSlow;
    let answer = match mishap {
        Mishap::LostOnTheWay => None,
        Mishap::Late(after) => {
            inside.late.push((after.max(1) + 1, request));
            None
        }
        Mishap::Instead(outcome) => Some((outcome, false)),
        Mishap::AnswerLost | Mishap::TooSlow => {
            inside.service.handle(&request);
            None
        }
        Mishap::AnswerCut => Some((inside.service.handle(&request), true)),
        Mishap::Twice => {
            inside.service.handle(&request);
            Some((inside.service.handle(&request), false))
        }
        Mishap::DoneThenFailed => {
            inside.service.handle(&request);
            Some((
                Outcome { status: 500, headers: Vec::new(), body: b"Server Error".to_vec() },
                false,
            ))
        }
        Mishap::None => Some((inside.service.handle(&request), false)),
    };
    for (after, _) in &mut inside.late {
        *after -= 1;
    }
    let (due, held): (Vec<_>, Vec<_>) =
        std::mem::take(&mut inside.late).into_iter().partition(|(after, _)| *after == 0);
    inside.late = held;
    for (_, request) in due {
        inside.service.handle(&request);
    }
    drop(inside);
    if is_too_slow {
        // Until the client has had enough, or is no more.
        let _ = stream.set_read_timeout(Some(Duration::from_mins(1)));
        let _ = stream.read(&mut [0; 1]);
    }
    if let Some((outcome, is_cut)) = answer {
        write(&mut stream, &outcome, is_cut);
    }
}

fn write(stream: &mut TcpStream, outcome: &Outcome, is_cut: bool) {
    let Outcome { status, headers, body } = outcome;
    let mut text = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    let length = if is_cut { body.len() + 20 } else { body.len() };
    let _ = write!(text, "content-length: {length}\r\n\r\n");
    let _ = stream.write_all(text.as_bytes());
    let _ = stream.write_all(if is_cut { &body[..body.len() / 2] } else { body });
    let _ = stream.flush();
}

/// Reads one request, or nothing if whoever connected says nothing.
pub fn read(stream: &mut impl std::io::Read) -> Option<Incoming> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 * 1024];
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(n) => bytes.extend_from_slice(&buffer[..n]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..head_end]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    let length: usize = headers.get("content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
    let mut body = bytes.split_off(head_end);
    while body.len() < length {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(n) => body.extend_from_slice(&buffer[..n]),
        }
    }
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let path = path.split('/').filter(|part| !part.is_empty()).map(|part| unescape(part, false));
    Some(Incoming { method, path: path.collect(), query: form(query), headers, body })
}

/// Reads what a form or a query says.
pub fn form(text: &str) -> BTreeMap<String, String> {
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unescape(key, true), unescape(value, true))
    };
    text.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

fn unescape(text: &str, is_form: bool) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((&byte, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match (byte, code.and_then(|code| u8::from_str_radix(code, 16).ok())) {
            (b'%', Some(value)) => {
                bytes.push(value);
                rest = &behind[2..];
                continue;
            }
            (b'+', _) if is_form => bytes.push(b' '),
            (other, _) => bytes.push(other),
        }
        rest = behind;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
