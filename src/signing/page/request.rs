//! One request and its answer.
//!
//! Whoever has no right to the page learns nothing from it: a token that is unknown, guessed, expired, used or of another
//! page, a wrong form, a wrong host and a foreign origin all get the same bytes.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use serde_json::{Value, json};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::serve::{Kept, Shared, Telling};
use super::{Answer, Form, Frame, Message, Page, Refused, Verdict};

/// How much of a body that is too large is read and thrown away, so that the browser gets to read why.
const DISCARDED_MAX: usize = 32 * 1024 * 1024;

type Reply = Response<Full<Bytes>>;

/// Answers a request.
pub(super) async fn answer<P: Page>(
    request: Request<Incoming>,
    from: IpAddr,
    shared: Arc<Shared<P>>,
    kept: Kept,
) -> Result<Reply, Infallible> {
    let reply = match *request.method() {
        Method::GET => show(&request, from, &shared),
        Method::POST => take(request, from, &shared, &kept).await,
        _ => not_allowed(),
    };
    Ok(reply)
}

/// What a path names: `/s/TOKEN` the page, `/s/TOKEN/FORM` a form of it.
fn parts(path: &str) -> Option<(&str, Option<&str>)> {
    // A QR code is smallest in capitals.
    let rest = path.strip_prefix("/s/").or_else(|| path.strip_prefix("/S/"))?;
    let (token, form) = rest.split_once('/').map_or((rest, None), |(t, form)| (t, Some(form)));
    Some((token, form))
}

/// Whether a request was meant for this server: a page of somebody else could send one here under another name.
fn is_for_us(headers: &HeaderMap, host: &str) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let is_host = |value: &HeaderValue| value.as_bytes() == host.as_bytes();
    hosts.next().is_some_and(is_host) && hosts.next().is_none()
}

/// Whether a form was sent by our own page; browsers say where it was.
fn is_from_us(headers: &HeaderMap, host: &str) -> bool {
    let ours = format!("https://{host}");
    headers.get_all(header::ORIGIN).iter().all(|origin| origin.as_bytes() == ours.as_bytes())
}

fn show<P: Page>(request: &Request<Incoming>, from: IpAddr, shared: &Shared<P>) -> Reply {
    let Some((token, None)) = parts(request.uri().path()) else { return gone() };
    if !is_for_us(request.headers(), &shared.host) || !shared.gate().opens(token, from) {
        return gone();
    }
    let Ok(form) = shared.gate().begin_form() else { return troubled() };
    shared.notice_opened(from);
    page(StatusCode::OK, shared, &format!("/s/{token}/{form}"), None)
}

async fn take<P: Page>(
    request: Request<Incoming>,
    from: IpAddr,
    shared: &Shared<P>,
    kept: &Kept,
) -> Reply {
    let Some((token, Some(nonce))) = parts(request.uri().path()) else { return gone() };
    let headers = request.headers();
    let is_ours = is_for_us(headers, &shared.host) && is_from_us(headers, &shared.host);
    let may = {
        let mut gate = shared.gate();
        is_ours && gate.opens(token, from) && gate.has_form(nonce)
    };
    if !may {
        return gone();
    }
    let action = request.uri().path().to_owned();
    let Some(form) = form_of(headers) else {
        return text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Unsupported media type\n");
    };
    let body = match timeout(shared.patience * 3, read(request, shared.page.body_max())).await {
        Ok(Ok(Some(body))) => body,
        Ok(Ok(None)) => {
            let refused = Refused::TooMuch(shared.page.on_too_much().to_owned());
            return told(shared, form, &action, &refused);
        }
        // It broke off, or took too long: half a signature is none.
        Ok(Err(())) | Err(_) => return text(StatusCode::REQUEST_TIMEOUT, "Request timeout\n"),
    };
    match shared.page.read(form, &body) {
        Ok(sent) => decide(sent, from, shared, kept, form, &action).await,
        Err(refused) => told(shared, form, &action, &refused),
    }
}

fn form_of(headers: &HeaderMap) -> Option<Form> {
    let media = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let media = media.split_once(';').map_or(media, |(media, _)| media).trim();
    match media.to_ascii_lowercase().as_str() {
        "application/json" => Some(Form::Json),
        "application/x-www-form-urlencoded" => Some(Form::Fields),
        "image/jpeg" | "image/png" => Some(Form::Picture),
        _other => None,
    }
}

/// Reads a body; `None` if it has more bytes than the page takes. What is too much is read all the same, up to a limit, and
/// thrown away: a browser that is still sending would not hear why.
async fn read(request: Request<Incoming>, max: usize) -> Result<Option<Bytes>, ()> {
    let mut body = request.into_body();
    let (mut whole, mut total) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| ())?;
        let bytes = frame.data_ref().map_or(&[][..], |bytes| bytes);
        total += bytes.len();
        if total > DISCARDED_MAX {
            break;
        }
        if total <= max {
            whole.extend_from_slice(bytes);
        } else {
            whole = Vec::new();
        }
    }
    Ok((total <= max).then(|| Bytes::from(whole)))
}

/// Lets the caller decide, and tells the phone. Nobody is thanked for what was not recorded.
async fn decide<P: Page>(
    sent: P::Sent,
    from: IpAddr,
    shared: &Shared<P>,
    kept: &Kept,
    form: Form,
    action: &str,
) -> Reply {
    if !shared.gate().decide() {
        return gone();
    }
    let goes_on = !shared.page.is_last(&sent);
    let (verdict, decided) = oneshot::channel();
    if let Ok(mut kept) = kept.lock() {
        *kept = Some(Telling::begin(shared));
    }
    let verdict =
        if shared.hand_in(Answer { sent, from, verdict }) { decided.await.ok() } else { None };
    shared.gate().decided(goes_on);
    if !goes_on {
        shared.close();
    }
    let words = shared.page.words();
    let (status, heading, lines) = match verdict {
        Some(Verdict::Accepted) => {
            (StatusCode::OK, words.thanks, vec![shared.page.on_recorded().to_owned()])
        }
        Some(Verdict::Refused(why)) => (StatusCode::CONFLICT, words.not_recorded, vec![why]),
        None => {
            (StatusCode::SERVICE_UNAVAILABLE, words.not_recorded, vec![words.broken.to_owned()])
        }
    };
    let message = Message { heading: heading.to_owned(), lines };
    say(status, shared, form, action, &message, Value::Null)
}

/// Says what to set right; the page stays as it is.
fn told<P: Page>(shared: &Shared<P>, form: Form, action: &str, refused: &Refused) -> Reply {
    let words = shared.page.words();
    let (status, lines, missing) = match refused {
        Refused::Missing(missing) => {
            let lines = missing.iter().map(|(_, text)| text.clone()).collect();
            let fields = missing.iter().map(|(field, _)| *field).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, lines, fields)
        }
        Refused::TooMuch(text) => (StatusCode::PAYLOAD_TOO_LARGE, vec![text.clone()], vec![]),
        Refused::Malformed(text) => (StatusCode::BAD_REQUEST, vec![text.clone()], vec![]),
    };
    let message = Message { heading: words.not_recorded.to_owned(), lines };
    say(status, shared, form, action, &message, json!(missing))
}

/// Says something to the script of the page, or as a page of its own.
fn say<P: Page>(
    status: StatusCode,
    shared: &Shared<P>,
    form: Form,
    action: &str,
    message: &Message,
    missing: Value,
) -> Reply {
    if form == Form::Fields {
        return page(status, shared, action, Some(message));
    }
    let said = json!({"heading": message.heading, "lines": message.lines, "missing": missing});
    reply(status, "application/json", said.to_string(), "default-src 'none'")
}

fn page<P: Page>(
    status: StatusCode,
    shared: &Shared<P>,
    action: &str,
    message: Option<&Message>,
) -> Reply {
    let mut random = [0; 16];
    if getrandom::fill(&mut random).is_err() {
        return troubled();
    }
    let nonce = data_encoding::BASE32_NOPAD.encode(&random);
    let frame = Frame { action, nonce: &nonce, fingerprint: shared.fingerprint, message };
    let allowed = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    reply(status, "text/html; charset=utf-8", shared.page.html(&frame), &allowed)
}

fn gone() -> Reply {
    text(StatusCode::NOT_FOUND, "Not found\n")
}

fn troubled() -> Reply {
    text(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable\n")
}

fn not_allowed() -> Reply {
    let mut reply = text(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed\n");
    reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
    reply
}

fn text(status: StatusCode, text: &str) -> Reply {
    reply(status, "text/plain; charset=utf-8", text.to_owned(), "default-src 'none'")
}

fn reply(status: StatusCode, media: &'static str, body: String, allowed: &str) -> Reply {
    let mut reply = Response::new(Full::new(Bytes::from(body)));
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, media),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(allowed) = HeaderValue::from_str(allowed) {
        headers.insert(header::CONTENT_SECURITY_POLICY, allowed);
    }
    reply
}
