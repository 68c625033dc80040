//! What a run did to files, read from the notes of `strace`: one operation after the other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Result;

/// The calls that change files, names, or what is durable of them. Shared memory is left out: it is
/// gone after a power cut, and made again.
pub const CALLS: [&str; 21] = [
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "ftruncate",
    "fallocate",
    "openat",
    "close",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "fsync",
    "fdatasync",
    "copy_file_range",
];

/// One thing that was done to the files of a home; paths are relative to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    Create(PathBuf),
    /// Opened anew with `O_TRUNC`, or cut.
    Truncate(PathBuf, usize),
    Write(PathBuf, usize, Vec<u8>),
    Copy {
        from: PathBuf,
        to: PathBuf,
        at: usize,
        bytes: usize,
    },
    Mkdir(PathBuf),
    Link(PathBuf, PathBuf),
    Rename(PathBuf, PathBuf),
    Unlink(PathBuf),
    Sync(PathBuf),
    /// Written to standard output: it is an answer now.
    Say(Vec<u8>),
}

impl std::fmt::Display for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Create(path) => write!(f, "create {}", path.display()),
            Self::Truncate(path, size) => write!(f, "cut {} to {size}", path.display()),
            Self::Write(path, at, bytes) => {
                write!(f, "write {} bytes to {} at {at}", bytes.len(), path.display())
            }
            Self::Copy { from, to, .. } => write!(f, "copy {} to {}", from.display(), to.display()),
            Self::Mkdir(path) => write!(f, "mkdir {}", path.display()),
            Self::Link(from, to) => write!(f, "link {} as {}", from.display(), to.display()),
            Self::Rename(from, to) => write!(f, "rename {} to {}", from.display(), to.display()),
            Self::Unlink(path) => write!(f, "unlink {}", path.display()),
            Self::Sync(path) => write!(f, "sync {}", path.display()),
            Self::Say(bytes) => write!(f, "say {}", String::from_utf8_lossy(bytes).trim_end()),
        }
    }
}

/// A line of the notes, taken apart.
struct Call<'l> {
    name: &'l str,
    arguments: &'l str,
    result: &'l str,
}

/// Reads the notes of one process, whose working directory is the home.
pub fn read(notes: &str, home: &Path) -> Result<Vec<Op>> {
    let mut reader = Reader { home, positions: HashMap::new(), ops: Vec::new() };
    let mut unfinished: HashMap<&str, String> = HashMap::new();
    for line in notes.lines() {
        let Some((thread, text)) = line.split_once(' ') else { continue };
        let text = text.trim_start();
        if let Some(begun) = text.strip_suffix(" <unfinished ...>") {
            unfinished.insert(thread, begun.to_owned());
        } else if let Some((_, rest)) = text.split_once(" resumed>") {
            let whole = unfinished.remove(thread).unwrap_or_default() + rest;
            reader.take(&whole)?;
        } else {
            reader.take(text)?;
        }
    }
    Ok(reader.ops)
}

struct Reader<'h> {
    home: &'h Path,
    /// Where the next `write` to a descriptor goes.
    positions: HashMap<String, usize>,
    ops: Vec<Op>,
}

impl Reader<'_> {
    fn take(&mut self, line: &str) -> Result<()> {
        let Some(call) = Call::read(line) else { return Ok(()) };
        if call.result.starts_with('-') || call.result.starts_with('?') {
            return Ok(());
        }
        let strange = || format!("a system call that the model does not know: {line:.200}");
        match call.name {
            "openat" => self.open(&call),
            "close" => {
                self.positions.remove(call.descriptor());
            }
            "write" => self.write(&call),
            "pwrite64" => {
                let at = call.last_number().ok_or_else(strange)?;
                if let Some(path) = self.opened(&call) {
                    self.ops.push(Op::Write(path, at, call.bytes()));
                }
            }
            "ftruncate" => {
                let size = call.last_number().ok_or_else(strange)?;
                if let Some(path) = self.opened(&call) {
                    self.ops.push(Op::Truncate(path, size));
                }
            }
            "rename" | "renameat" | "renameat2" => self.both(&call, Op::Rename),
            "link" | "linkat" => self.both(&call, Op::Link),
            "unlink" | "unlinkat" | "rmdir" => self.one(&call, Op::Unlink),
            "mkdir" | "mkdirat" => self.one(&call, Op::Mkdir),
            "fsync" | "fdatasync" => {
                if let Some(path) = self.opened(&call) {
                    self.ops.push(Op::Sync(path));
                }
            }
            "copy_file_range" => self.copy(&call),
            _writev_or_fallocate if self.opened(&call).is_some() => return Err(strange().into()),
            _elsewhere => {}
        }
        Ok(())
    }

    /// A path below the home, relative to it; nothing for what lies elsewhere or is shared memory.
    fn below(&self, path: &str) -> Option<PathBuf> {
        if path.ends_with("-shm") {
            return None;
        }
        Some(self.home.join(path).strip_prefix(self.home).ok()?.to_owned())
    }

    /// Pipes and the like have no path.
    fn opened(&self, call: &Call<'_>) -> Option<PathBuf> {
        call.opened(0).filter(|path| path.starts_with('/')).and_then(|path| self.below(&path))
    }

    fn open(&mut self, call: &Call<'_>) {
        let Some(path) = call.quoted(0).and_then(|path| self.below(&path)) else { return };
        let descriptor = call.result.split('<').next().unwrap_or_default();
        self.positions.insert(descriptor.to_owned(), 0);
        if call.arguments.contains("O_CREAT") {
            self.ops.push(Op::Create(path.clone()));
        }
        if call.arguments.contains("O_TRUNC") {
            self.ops.push(Op::Truncate(path, 0));
        }
    }

    fn write(&mut self, call: &Call<'_>) {
        let bytes = call.bytes();
        if call.descriptor() == "1" {
            return self.ops.push(Op::Say(bytes));
        }
        let Some(path) = self.opened(call) else { return };
        let position = self.positions.entry(call.descriptor().to_owned()).or_default();
        let at = *position;
        *position += bytes.len();
        self.ops.push(Op::Write(path, at, bytes));
    }

    fn copy(&mut self, call: &Call<'_>) {
        let target = call.opened(1).and_then(|path| self.below(&path));
        let (Some(from), Some(to)) = (self.opened(call), target) else { return };
        let bytes = call.result.trim().parse().unwrap_or(0);
        let position = self.positions.entry(format!("copied to {}", to.display())).or_default();
        let at = *position;
        *position += bytes;
        self.ops.push(Op::Copy { from, to, at, bytes });
    }

    fn both(&mut self, call: &Call<'_>, op: impl Fn(PathBuf, PathBuf) -> Op) {
        let path = |nth| call.quoted(nth).and_then(|path| self.below(&path));
        if let (Some(from), Some(to)) = (path(0), path(1)) {
            self.ops.push(op(from, to));
        }
    }

    fn one(&mut self, call: &Call<'_>, op: impl Fn(PathBuf) -> Op) {
        // `unlinkat` of a folder's entry names it relative to the folder.
        let folder =
            call.arguments.strip_prefix("AT_FDCWD").map_or_else(|| call.opened(0), |_| None);
        let Some(name) = call.quoted(0) else { return };
        let path = folder.map_or_else(|| name.clone(), |folder| format!("{folder}/{name}"));
        if let Some(path) = self.below(&path) {
            self.ops.push(op(path));
        }
    }
}

impl<'l> Call<'l> {
    /// Strings are hexadecimal, so that no bracket or quote in them can be meant otherwise.
    fn read(line: &'l str) -> Option<Self> {
        let (call, result) = line.rsplit_once(" = ")?;
        let (name, arguments) = call.split_once('(')?;
        Some(Self { name, arguments: arguments.trim_end().strip_suffix(')')?, result })
    }

    fn descriptor(&self) -> &'l str {
        self.arguments.split(['<', ',', ')']).next().unwrap_or_default()
    }

    /// The path behind the nth descriptor; nothing for a file without a name.
    fn opened(&self, nth: usize) -> Option<String> {
        let behind = self.arguments.split('<').nth(nth + 1)?;
        let (path, rest) = behind.split_once('>')?;
        (!rest.starts_with("(deleted)")).then(|| text(path))
    }

    fn quoted(&self, nth: usize) -> Option<String> {
        self.arguments.split('"').nth(nth * 2 + 1).map(text)
    }

    fn bytes(&self) -> Vec<u8> {
        self.arguments.split('"').nth(1).map(unescaped).unwrap_or_default()
    }

    fn last_number(&self) -> Option<usize> {
        self.arguments.rsplit(", ").next()?.parse().ok()
    }
}

fn text(escaped: &str) -> String {
    String::from_utf8_lossy(&unescaped(escaped)).into_owned()
}

/// `\x41\x42` as bytes.
fn unescaped(escaped: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pair = |pair: &[u8]| match pair {
        [b'\\', b'x', high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _unescaped => None,
    };
    if escaped.starts_with("\\x") {
        escaped.as_bytes().chunks(4).filter_map(pair).collect()
    } else {
        escaped.as_bytes().to_vec()
    }
}
