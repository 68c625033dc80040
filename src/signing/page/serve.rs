//! The listener and its connections: a thread with a runtime of its own, and limits on everything.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{self, Runtime};
use tokio::sync::{oneshot, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use super::certificate::{self, Fingerprint};
use super::gate::{Gate, Secret};
use super::{Answer, Noticed, Offer, Options, Page, PageError, request};

/// The most bytes of a request before its body.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// The most header fields.
const HEADERS_MAX: usize = 64;
/// How long a connection may take in all until a request has come in whole, as a multiple of the patience for a step.
const STEPS: u32 = 6;
/// How long the last answer may take to reach its phone when everything is over.
const FAREWELL: Duration = Duration::from_secs(3);
/// How long to wait after the system had no room for a connection.
const BREATH: Duration = Duration::from_millis(50);

/// What all connections of a page share.
pub(super) struct Shared<P: Page> {
    pub page: P,
    /// `ADDR:PORT`, as the `Host` field must have it.
    pub host: String,
    pub fingerprint: Fingerprint,
    pub patience: Duration,
    gate: Arc<Mutex<Gate>>,
    noticed: Arc<Mutex<Noticed>>,
    /// Gone when the page is over, so that whoever waits hears of it.
    answers: Mutex<Option<Sender<Answer<P::Sent>>>>,
    /// How many phones wait for a verdict or are being told one.
    telling: watch::Sender<usize>,
}

/// The lock is never held over anything that can panic half way.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<P: Page> Shared<P> {
    pub fn gate(&self) -> MutexGuard<'_, Gate> {
        lock(&self.gate)
    }

    pub fn notice_opened(&self, from: IpAddr) {
        let mut noticed = lock(&self.noticed);
        noticed.opened += 1;
        noticed.last = Some(from);
    }

    /// Hands something to the caller; `false` if nobody waits for it any more.
    pub fn hand_in(&self, answer: Answer<P::Sent>) -> bool {
        lock(&self.answers).as_ref().is_some_and(|answers| answers.send(answer).is_ok())
    }

    /// Ends the page, for everybody.
    pub fn close(&self) {
        self.gate().close();
        *lock(&self.answers) = None;
    }
}

/// Keeps the server alive until a phone has been told what became of what it sent.
pub(super) struct Telling(watch::Sender<usize>);

impl Telling {
    pub fn begin<P: Page>(shared: &Shared<P>) -> Self {
        shared.telling.send_modify(|count| *count += 1);
        Self(shared.telling.clone())
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

/// What one connection keeps until it has ended.
pub(super) type Kept = Arc<Mutex<Option<Telling>>>;

/// A server, until it is dropped.
pub(super) struct Running {
    noticed: Arc<Mutex<Noticed>>,
    gate: Arc<Mutex<Gate>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    pub fn noticed(&self) -> Noticed {
        Noticed { wrong: lock(&self.gate).wrong(), ..*lock(&self.noticed) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // What it had to say it has said; if it panicked there is nothing to save.
            let _ = thread.join();
        }
    }
}

/// Begins to serve a page.
pub(super) fn start<P: Page>(page: P, options: &Options) -> Result<Offer<P::Sent>, PageError> {
    let wanted = options.listen.address();
    let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let cannot_listen = |source| PageError::Listen { address: wanted, source };
    let listener = runtime.block_on(TcpListener::bind(wanted)).map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    let (tls, fingerprint) = certificate::make(address.ip(), options.now)?;
    let (token, text) = Secret::make()?;
    let (answers, incoming) = channel();
    let gate = Arc::new(Mutex::new(Gate::new(token)));
    let noticed = Arc::new(Mutex::new(Noticed::default()));
    let shared = Arc::new(Shared {
        page,
        host: address.to_string(),
        fingerprint,
        patience: options.patience,
        gate: Arc::clone(&gate),
        noticed: Arc::clone(&noticed),
        answers: Mutex::new(Some(answers)),
        telling: watch::Sender::new(0),
    });
    let (stop, stopped) = oneshot::channel();
    let open_for = options.open_for;
    let thread = thread::Builder::new().name("page".into()).spawn(move || {
        run(&runtime, listener, tls, &shared, open_for, stopped);
    })?;
    let running = Running { noticed, gate, stop: Some(stop), thread: Some(thread) };
    let url = format!("https://{address}/s/{text}");
    Ok(Offer { url, fingerprint, address, answers: incoming, running })
}

fn run<P: Page>(
    runtime: &Runtime,
    listener: TcpListener,
    tls: TlsAcceptor,
    shared: &Arc<Shared<P>>,
    open_for: Duration,
    stopped: oneshot::Receiver<()>,
) {
    runtime.block_on(async {
        let expiring = Arc::clone(shared);
        tokio::spawn(async move {
            sleep(open_for).await;
            expiring.close();
        });
        let accepting = tokio::spawn(accept(listener, tls, Arc::clone(shared)));
        // An error says that the sender was dropped, which is how it is told to stop.
        let _ = stopped.await;
        shared.close();
        accepting.abort();
        let mut telling = shared.telling.subscribe();
        let _ = timeout(FAREWELL, telling.wait_for(|count| *count == 0)).await;
    });
}

async fn accept<P: Page>(listener: TcpListener, tls: TlsAcceptor, shared: Arc<Shared<P>>) {
    loop {
        let Ok((stream, from)) = listener.accept().await else {
            // Out of file descriptors, or the visitor has gone already: others may come.
            sleep(BREATH).await;
            continue;
        };
        if shared.gate().connects(from.ip()) {
            let (tls, shared) = (tls.clone(), Arc::clone(&shared));
            tokio::spawn(async move {
                // Whatever goes wrong on a connection is the visitor's trouble.
                let _ = visit(stream, from, &tls, &shared).await;
                shared.gate().disconnects(from.ip());
            });
        }
    }
}

/// Serves one connection: one request and its answer.
async fn visit<P: Page>(
    stream: TcpStream,
    from: SocketAddr,
    tls: &TlsAcceptor,
    shared: &Arc<Shared<P>>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let stream = timeout(shared.patience, tls.accept(stream)).await??;
    let kept: Kept = Arc::default();
    let keeping = Arc::clone(&kept);
    let service = service_fn(move |asked| {
        request::answer(asked, from.ip(), Arc::clone(shared), Arc::clone(&keeping))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(shared.patience)
        .keep_alive(false)
        .max_headers(HEADERS_MAX)
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), service);
    let served = timeout_unless_told(connection, &kept, shared.patience * STEPS).await;
    drop(lock(&kept).take());
    served
}

/// Ends a connection that takes too long, but not one that waits for a verdict.
async fn timeout_unless_told(
    connection: impl Future<Output = hyper::Result<()>>,
    kept: &Kept,
    limit: Duration,
) -> io::Result<()> {
    let mut connection = std::pin::pin!(connection);
    loop {
        match timeout(limit, &mut connection).await {
            Ok(ended) => return ended.map_err(io::Error::other),
            Err(_) if lock(kept).is_some() => {}
            Err(late) => return Err(late.into()),
        }
    }
}
