//! A whole file goes to ServiceNow: one POST to `sys_import.do`, which loads it into the staging table and
//! transforms it.
//!
//! That endpoint loads whatever it gets, also for the second time, and what it answers is documented nowhere. So
//! only what cannot be read otherwise counts as taken; and once the last byte was handed to the network, only an
//! answer that says no counts as not taken. Everything between is open, and is said as that.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::{ServiceNow, setback};
use crate::domain::names::Timestamp;
use crate::remote::Setback;
use crate::remote::http::{Address, HttpError, Request, Verb};

/// The slowest line for which a file is still waited for.
const BYTES_PER_SECOND_MIN: u64 = 32 * 1024;

/// How much of an answer is read for words.
const READ_FOR_WORDS: usize = 16 * 1024;

/// A file that is to be loaded.
#[derive(Debug)]
pub struct LoadFile<'f> {
    /// Letters, digits, hyphens, underscores and periods.
    pub name: &'f str,
    pub bytes: u64,
    /// What its SHA-256 must be.
    pub sha256: &'f str,
    /// At its beginning.
    pub content: File,
}

/// The answer with which a file was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    pub status: u16,
    pub digest: [u8; 32],
}

/// Why a file was not taken, as far as anybody knows.
#[derive(Debug)]
pub enum NotLoaded {
    /// It surely was not taken.
    Setback(Setback),
    /// The file is not what it was to be; not all of it was sent.
    Changed,
    /// All of it was sent, and nobody knows whether it was taken.
    Unsure { why: String },
}

/// How far the sending got.
#[derive(Debug, Default)]
struct Progress {
    /// The network has the end of the request.
    is_whole: AtomicBool,
    /// The file turned out to be another one.
    is_changed: AtomicBool,
}

/// A file that ends only if it is the right one: otherwise the last piece is withheld, so that nobody takes
/// the request for whole.
struct Checked {
    content: File,
    left: u64,
    sha256: String,
    hash: Sha256,
    progress: Arc<Progress>,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        let read = self.content.read(&mut buffer[..most])?;
        self.hash.update(&buffer[..read]);
        self.left -= u64::try_from(read).unwrap_or(0);
        let is_short = read == 0;
        let is_other = || HEXLOWER.encode(&self.hash.clone().finalize()) != self.sha256;
        if is_short || (self.left == 0 && is_other()) {
            self.progress.is_changed.store(true, Ordering::SeqCst);
            return Err(io::Error::other("the file was changed while it was sent"));
        }
        Ok(read)
    }
}

/// What stands behind the file. Whoever reads it has everything before it.
struct Tail {
    text: Cursor<Vec<u8>>,
    progress: Arc<Progress>,
}

impl Read for Tail {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.progress.is_whole.store(true, Ordering::SeqCst);
        self.text.read(buffer)
    }
}

impl ServiceNow {
    /// Asks whether the staging table is there and may be read: a bad secret, a certificate that is not good and a
    /// wrong address are found before anything is sent.
    pub fn knocks(&mut self, now: Timestamp) -> Result<String, Setback> {
        let staging = self.option("staging").to_owned();
        let query = [("sysparm_limit", "1")];
        let to = self.address.below(&["api", "now", "table", &staging], &query);
        let answer = self.ask(Verb::Get, &to, None, now)?;
        if answer.json().is_none_or(|json| !json["result"].is_array()) {
            let why = "ServiceNow did not answer with rows of the staging table";
            return Err(Setback::unavailable(why));
        }
        Ok(format!("the staging table {staging} can be read"))
    }

    /// Sends a file, and waits for the answer, which comes when it is loaded and transformed.
    pub fn load(
        &mut self,
        file: LoadFile<'_>,
        wait: Duration,
        now: Timestamp,
    ) -> Result<Loaded, NotLoaded> {
        let authorization = self.authorization(now).map_err(NotLoaded::Setback)?;
        let to = self.address.below(
            &["sys_import.do"],
            &[
                ("sysparm_import_set_tablename", self.option("staging")),
                ("sysparm_transform_after_load", "true"),
            ],
        );
        let time = wait + Duration::from_secs(file.bytes / BYTES_PER_SECOND_MIN);
        let progress = Arc::new(Progress::default());
        let request = multipart(to, file, &progress)
            .header("accept", "application/json")
            .header("authorization", authorization)
            .within(time);
        let sent = self.client.send(request);
        if progress.is_changed.load(Ordering::SeqCst) {
            return Err(NotLoaded::Changed);
        }
        let answer = match sent {
            Ok(answer) => answer,
            // There was no line, so nothing went over it.
            Err(error @ (HttpError::Unreachable(..) | HttpError::Untrusted(_))) => {
                return Err(NotLoaded::Setback(error.into()));
            }
            Err(error) if progress.is_whole.load(Ordering::SeqCst) => {
                return Err(NotLoaded::Unsure { why: error.to_string() });
            }
            Err(error) => {
                let why = format!("{error}; the file was not sent to its end");
                return Err(NotLoaded::Setback(Setback::unavailable(why)));
            }
        };
        match heard(answer.status, &answer.body) {
            Heard::Taken => Ok(Loaded { status: answer.status, digest: answer.digest() }),
            Heard::No => Err(NotLoaded::Setback(setback(&answer, now))),
            Heard::Login => Err(NotLoaded::Setback(Setback::unavailable(format!(
                "ServiceNow answered {} with its login page: the user was not let in",
                answer.status
            )))),
            Heard::Open => {
                let why = format!("ServiceNow answered {}", answer.problem());
                Err(NotLoaded::Unsure { why })
            }
        }
    }
}

/// The file as a form with one field (RFC 7578).
fn multipart(to: Address, file: LoadFile<'_>, progress: &Arc<Progress>) -> Request {
    // No file contains a digest of itself.
    let boundary = format!("custody-{}", file.sha256.get(..32).unwrap_or_default());
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"uploadFile\"; filename=\"{}\"\r\n\
         Content-Type: text/csv; charset=utf-8\r\n\r\n",
        file.name
    );
    let tail = format!("\r\n--{boundary}--\r\n").into_bytes();
    let around = u64::try_from(head.len() + tail.len()).unwrap_or(0);
    let content = Checked {
        content: file.content,
        left: file.bytes,
        sha256: file.sha256.to_owned(),
        hash: Sha256::new(),
        progress: Arc::clone(progress),
    };
    let tail = Tail { text: Cursor::new(tail), progress: Arc::clone(progress) };
    let whole = Cursor::new(head.into_bytes()).chain(content).chain(tail);
    let media_type = format!("multipart/form-data; boundary={boundary}");
    Request::streamed(to, &media_type, whole, file.bytes + around)
}

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    Taken,
    /// It was turned away.
    No,
    /// A page on which somebody is to log in.
    Login,
    /// It may have been loaded, wholly or in part.
    Open,
}

/// Reads an answer. A server that fails after the whole file has come may have loaded it.
fn heard(status: u16, body: &[u8]) -> Heard {
    match status {
        200 | 201 => {}
        300..=499 => return Heard::No,
        _others => return Heard::Open,
    }
    let text = String::from_utf8_lossy(&body[..body.len().min(READ_FOR_WORDS)]).to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |one: &str| words.contains(&one);
    let asks_to_log_in = has("login")
        || has("unauthorized")
        || words.windows(2).any(|two| two == ["log", "in"])
        || words.windows(2).any(|two| two == ["not", "authenticated"]);
    if asks_to_log_in {
        Heard::Login
    } else if has("html") || words.iter().enumerate().any(|(at, _)| is_trouble(&words, at)) {
        Heard::Open
    } else {
        Heard::Taken
    }
}

/// Whether a word says that something went wrong; not so in "errors: 0" and "no errors".
fn is_trouble(words: &[&str], at: usize) -> bool {
    let begins = ["error", "fail", "exception", "invalid", "denied", "reject"];
    if !begins.iter().any(|begin| words[at].starts_with(begin)) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    match words.get(at + 1) {
        Some(&"0" | &"null") => false,
        // How many there are stands behind the word, so what stands before it counts something else.
        Some(next) if next.parse::<u64>().is_ok() => true,
        _other_or_none => !matches!(before, Some(&"0" | &"no")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Seek as _, Write as _};

    use super::*;

    #[test]
    fn an_answer_is_taken_for_success_only_if_it_says_nothing_else() {
        for (status, body, wanted) in [
            (200, "", Heard::Taken),
            (201, "Import set ISET0010001 created", Heard::Taken),
            (200, r#"{"result":{"import_set":"ISET0010001","error":null}}"#, Heard::Taken),
            (200, "Processed: 5, inserts 3, updates 2, errors 0, ignored errors 0", Heard::Taken),
            (200, "5 rows, 0 errors", Heard::Taken),
            (200, "Processed: 5, inserts 3, updates 0, errors 2", Heard::Open),
            (200, r#"{"error":{"message":"Invalid table"},"status":"failure"}"#, Heard::Open),
            (200, "Exception: no such table", Heard::Open),
            (200, "<!DOCTYPE html><html><title>ServiceNow</title></html>", Heard::Open),
            (200, "<html><form action='login.do'></form></html>", Heard::Login),
            (200, "<HTML><TITLE>Log in | ServiceNow</TITLE></HTML>", Heard::Login),
            (200, "User Not Authenticated", Heard::Login),
            (202, "", Heard::Open),
            (204, "", Heard::Open),
            (302, "", Heard::No),
            (401, "", Heard::No),
            (413, "", Heard::No),
            (429, "", Heard::No),
            (500, "", Heard::Open),
            (504, "", Heard::Open),
        ] {
            assert_eq!(heard(status, body.as_bytes()), wanted, "{status} {body}");
        }
    }

    fn checked(content: &[u8], bytes: u64, sha256: &[u8]) -> (Checked, Arc<Progress>) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(content).unwrap();
        file.rewind().unwrap();
        let progress = Arc::new(Progress::default());
        let sha256 = HEXLOWER.encode(&Sha256::digest(sha256));
        let hash = Sha256::new();
        (
            Checked { content: file, left: bytes, sha256, hash, progress: Arc::clone(&progress) },
            progress,
        )
    }

    #[test]
    fn a_file_that_was_changed_never_comes_to_its_end() {
        let (right, is_longer_now) = (b"row_no\r\n1\r\n", b"row_no\r\n1\r\n2\r\n");
        let mut read = Vec::new();
        let (mut same, progress) = checked(right, 11, right);
        assert_eq!(same.read_to_end(&mut read).unwrap(), 11);
        assert!(read == right && !progress.is_changed.load(Ordering::SeqCst));
        // What was added behind is not part of it.
        let (mut longer, _) = checked(is_longer_now, 11, right);
        assert_eq!(longer.read_to_end(&mut Vec::new()).unwrap(), 11);
        for (content, why) in
            [(&b"row_no\r\n2\r\n"[..], "other"), (&b"row_no"[..], "shorter"), (b"", "empty")]
        {
            let (mut other, progress) = checked(content, 11, right);
            let mut read = Vec::new();
            assert!(other.read_to_end(&mut read).is_err(), "{why}");
            assert!(read.len() < 11 && progress.is_changed.load(Ordering::SeqCst), "{why}");
        }
    }
}
