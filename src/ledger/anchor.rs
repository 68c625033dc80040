//! The anchor: the last head, kept outside the ledger's folder.
//!
//! Nothing inside a file can tell that it is yesterday's copy. The anchor can, as long as whoever put
//! the copy back did not know of it. It may lag behind the ledger (it is written after the commit) but
//! is never ahead of it.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::LedgerError;
use super::head::{Head, LogIdentity, Tree};
use super::note;
use super::tree::root_at;
use crate::durable;

/// How far the anchor of a busy session may lag behind.
const LAG_MS: i64 = 1_000;

/// The longest anchor that is read, in bytes.
const ANCHOR_BYTES_MAX: u64 = 64 * 1024;

/// What the anchor says of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchored {
    /// This ledger was opened without one.
    NotUsed,
    /// There is none: nothing outside the ledger vouches for it.
    Absent,
    /// The first so many entries are those that it vouches for.
    Agrees { size: u64, note: String },
    /// It vouches for something else.
    Contradicts { anchor: String, message: String },
}

/// The file of an anchor.
#[derive(Debug)]
pub(super) struct Anchor {
    path: PathBuf,
    /// When it was last written, on the clock that counts from the machine's start.
    moved_ms: Option<i64>,
    /// A head that the file does not have yet.
    waiting: Option<Head>,
}

impl Anchor {
    pub(super) const fn at(path: PathBuf) -> Self {
        Self { path, moved_ms: None, waiting: None }
    }

    /// Compares the anchor with the ledger.
    pub(super) fn check(
        &self,
        tree: Tree<'_>,
        identity: &LogIdentity,
    ) -> Result<Anchored, LedgerError> {
        let note = match read(&self.path) {
            Ok(note) => note,
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound => return Ok(Anchored::Absent),
                // Too long, and so none that was written here.
                io::ErrorKind::InvalidData => String::new(),
                _other => {
                    return Err(LedgerError::Io { path: self.path.clone(), source: error });
                }
            },
        };
        let contradicts =
            |message: String| Ok(Anchored::Contradicts { anchor: note.clone(), message });
        let Ok(anchor) = Head::parse(note.clone()) else {
            return contradicts("the anchor is not a checkpoint".to_owned());
        };
        let anchor = anchor.checkpoint;
        if anchor.origin != identity.origin() {
            let text = format!("it is of {}, the ledger of {}", anchor.origin, identity.origin());
            return contradicts(format!("the anchor is not of this ledger: {text}"));
        }
        if let Err(error) = note::open(&note, &[&identity.key]) {
            return contradicts(format!("the anchor is forged: {error}"));
        }
        let size = match tree.head() {
            Ok(head) => head.map_or(0, |head| head.checkpoint.size),
            Err(LedgerError::Damaged(what)) => return contradicts(what),
            Err(other) => return Err(other),
        };
        if anchor.size > size {
            return contradicts(format!(
                "the ledger has {size} entries, but had {} before: its end was cut off, or an \
                 older copy was put in its place",
                anchor.size
            ));
        }
        match root_at(anchor.size, &tree) {
            Ok(root) if root == anchor.root => Ok(Anchored::Agrees { size: anchor.size, note }),
            Ok(_) => contradicts(format!(
                "the first {} entries are not those that were there before: this is another history",
                anchor.size
            )),
            Err(LedgerError::Damaged(what)) => contradicts(what),
            Err(other) => Err(other),
        }
    }

    /// Takes note of a new head; a busy session writes it down once a second.
    pub(super) fn follow(&mut self, head: Head, now_ms: i64) -> io::Result<()> {
        self.waiting = Some(head);
        if self.moved_ms.is_some_and(|moved_ms| (0..LAG_MS).contains(&(now_ms - moved_ms))) {
            return Ok(());
        }
        self.moved_ms = Some(now_ms);
        self.flush()
    }

    /// Writes down the last head that it was told of.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let Some(head) = self.waiting.take() else { return Ok(()) };
        write(&self.path, &head, false)
    }

    /// Begins anew with the first head of an epoch; the anchor before is kept beside it.
    pub(super) fn replace(&mut self, head: &Head) -> io::Result<()> {
        self.waiting = None;
        write(&self.path, head, true)
    }
}

impl Drop for Anchor {
    fn drop(&mut self) {
        // An anchor that lags is noticed, and moved on, by whoever writes next.
        let _lags = self.flush();
    }
}

fn read(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > ANCHOR_BYTES_MAX {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is too long"));
    }
    Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned())
}

/// Moves the anchor on, never back: two processes may come in the wrong order.
fn write(path: &Path, head: &Head, is_new_epoch: bool) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    durable::make_folder(folder, durable::PRIVATE)?;
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path.with_extension("lock"))?;
    lock.lock()?;
    let known = read(path).ok().and_then(|note| Head::parse(note).ok());
    if let Some(known) = known {
        if is_new_epoch {
            // The anchor of the epoch before stays: it says how far that one went.
            let epoch = known.checkpoint.origin.rsplit('/').next().unwrap_or("before");
            fs::copy(path, path.with_extension(epoch))?;
        } else if known.checkpoint.origin != head.checkpoint.origin
            || known.checkpoint.size >= head.checkpoint.size
        {
            return Ok(());
        }
    }
    durable::write(path, head.note.as_bytes())
}
