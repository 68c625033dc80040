//! A model of a disk that loses power: what is durable, what is not, and what may be left of it.
//!
//! A file's bytes are durable once the file was synced, a name once its folder was; nothing else is. Of
//! the rest any part may have happened: writes in any order, the last one torn between two sectors.
//! Real file systems promise more, each something else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::trace::Op;
use super::{Dice, Result};

const SECTOR: usize = 512;

/// A file or folder, whatever it is called.
type Node = usize;

/// The folder in which everything lies.
const ROOT: Node = 0;

/// An entry of a folder.
type Name = (Node, String);

#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Truncate(size) => bytes.resize(*size, 0),
            Self::Write(at, new) => {
                let end = at + new.len();
                if bytes.len() < end {
                    bytes.resize(end, 0);
                }
                bytes[*at..end].copy_from_slice(new);
            }
        }
    }

    /// Some of its sectors.
    fn torn(&self, dice: &mut Dice) -> Vec<Self> {
        let Self::Write(at, new) = self else { return Vec::new() };
        let mut left = Vec::new();
        let mut begin = 0;
        while begin < new.len() {
            let end = new.len().min(begin + SECTOR - (at + begin) % SECTOR);
            if dice.one_in(2) {
                left.push(Self::Write(at + begin, new[begin..end].to_vec()));
            }
            begin = end;
        }
        left
    }
}

#[derive(Debug, Default, Clone)]
struct Content {
    is_folder: bool,
    now: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Change>,
}

/// Names that appear or vanish together, and the folders that make it durable.
#[derive(Debug, Clone)]
struct NameChange {
    folders: Vec<Node>,
    set: Vec<(Name, Option<Node>)>,
}

impl NameChange {
    fn apply(&self, names: &mut BTreeMap<Name, Node>) {
        for (name, node) in &self.set {
            match node {
                Some(node) => names.insert(name.clone(), *node),
                None => names.remove(name),
            };
        }
    }
}

/// The disk under a home.
#[derive(Debug, Clone)]
pub struct Disk {
    nodes: Vec<Content>,
    now: BTreeMap<Name, Node>,
    durable: BTreeMap<Name, Node>,
    pending: Vec<NameChange>,
    /// Without them a sync is no barrier: as if the program had not asked for it.
    barriers: bool,
}

/// Which part of what is not durable is left after a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Nothing,
    Everything,
    /// As the dice fall.
    Some,
}

/// What is left on the disk after a power cut: the bytes of each file that has a name.
pub type State = BTreeMap<PathBuf, Vec<u8>>;

impl Disk {
    /// Takes everything below a folder as durable.
    pub fn of(home: &Path, barriers: bool) -> Result<Self> {
        let root = Content { is_folder: true, ..Content::default() };
        let mut disk = Self {
            nodes: vec![root],
            now: BTreeMap::new(),
            durable: BTreeMap::new(),
            pending: Vec::new(),
            barriers,
        };
        disk.load(home, ROOT)?;
        disk.durable = disk.now.clone();
        Ok(disk)
    }

    fn load(&mut self, folder: &Path, node: Node) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let is_folder = entry.file_type()?.is_dir();
            let bytes = if is_folder { Vec::new() } else { fs::read(entry.path())? };
            let content =
                Content { is_folder, now: bytes.clone(), durable: bytes, pending: vec![] };
            let child = self.add(content);
            self.now.insert((node, entry.file_name().to_string_lossy().into_owned()), child);
            if is_folder {
                self.load(&entry.path(), child)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, content: Content) -> Node {
        self.nodes.push(content);
        self.nodes.len() - 1
    }

    /// Does what the program did.
    pub fn apply(&mut self, op: &Op) -> Result<()> {
        match op {
            Op::Create(path) if self.find(path).is_none() => {
                let node = self.add(Content::default());
                self.rename(vec![(self.name(path)?, Some(node))]);
            }
            Op::Mkdir(path) => {
                let node = self.add(Content { is_folder: true, ..Content::default() });
                self.rename(vec![(self.name(path)?, Some(node))]);
            }
            Op::Link(from, to) => {
                let node = self.node(from)?;
                self.rename(vec![(self.name(to)?, Some(node))]);
            }
            Op::Rename(from, to) => {
                let node = self.node(from)?;
                self.rename(vec![(self.name(from)?, None), (self.name(to)?, Some(node))]);
            }
            Op::Unlink(path) => self.rename(vec![(self.name(path)?, None)]),
            Op::Truncate(path, size) => self.change(path, Change::Truncate(*size))?,
            Op::Write(path, at, bytes) => self.change(path, Change::Write(*at, bytes.clone()))?,
            Op::Copy { from, to, at, bytes } => {
                let source = &self.nodes[self.node(from)?].now;
                let copied = source.get(*at..(at + bytes).min(source.len())).unwrap_or_default();
                self.change(to, Change::Write(*at, copied.to_vec()))?;
            }
            Op::Sync(path) if self.barriers => self.sync(self.node(path)?),
            Op::Create(_) | Op::Sync(_) | Op::Say(_) => {}
        }
        Ok(())
    }

    fn sync(&mut self, node: Node) {
        let content = &mut self.nodes[node];
        if !content.is_folder {
            content.durable.clone_from(&content.now);
            content.pending.clear();
            return;
        }
        for change in self.pending.iter().filter(|change| change.folders.contains(&node)) {
            change.apply(&mut self.durable);
        }
        self.pending.retain(|change| !change.folders.contains(&node));
    }

    fn rename(&mut self, set: Vec<(Name, Option<Node>)>) {
        let folders = set.iter().map(|((folder, _), _)| *folder).collect();
        let change = NameChange { folders, set };
        change.apply(&mut self.now);
        self.pending.push(change);
    }

    fn change(&mut self, path: &Path, change: Change) -> Result<()> {
        let node = self.node(path)?;
        let content = &mut self.nodes[node];
        change.apply(&mut content.now);
        content.pending.push(change);
        Ok(())
    }

    fn find(&self, path: &Path) -> Option<Node> {
        let mut node = ROOT;
        for part in path.components() {
            let Component::Normal(part) = part else { continue };
            node = *self.now.get(&(node, part.to_string_lossy().into_owned()))?;
        }
        Some(node)
    }

    fn node(&self, path: &Path) -> Result<Node> {
        Ok(self.find(path).ok_or_else(|| format!("the model has no {}", path.display()))?)
    }

    fn name(&self, path: &Path) -> Result<Name> {
        let folder = self.node(path.parent().unwrap_or(Path::new("")))?;
        let name = path.file_name().ok_or("a path without a name")?;
        Ok((folder, name.to_string_lossy().into_owned()))
    }

    /// What is left if the power goes now.
    pub fn cut(&self, left: Left, dice: &mut Dice) -> State {
        // Now nearly everything, now nearly nothing: halves alone would leave out the edges.
        let sides = [2, 4, 16][dice.below(3)];
        let mostly = dice.one_in(2);
        let happens = |dice: &mut Dice| match left {
            Left::Nothing => false,
            Left::Everything => true,
            Left::Some => dice.one_in(sides) != mostly,
        };
        let mut names = self.durable.clone();
        for change in &self.pending {
            if happens(dice) {
                change.apply(&mut names);
            }
        }
        let mut state = State::new();
        let mut folders = vec![(ROOT, PathBuf::new())];
        while let Some((folder, path)) = folders.pop() {
            let inside = (folder, String::new())..(folder + 1, String::new());
            for ((_, name), node) in names.range(inside) {
                let content = &self.nodes[*node];
                if content.is_folder {
                    folders.push((*node, path.join(name)));
                    continue;
                }
                let mut changes: Vec<&Change> =
                    content.pending.iter().filter(|_| happens(dice)).collect();
                if left == Left::Some {
                    dice.shuffle(&mut changes);
                }
                let mut bytes = content.durable.clone();
                let last = changes.pop();
                for change in changes {
                    change.apply(&mut bytes);
                }
                match last {
                    Some(last) if left == Left::Some && dice.one_in(3) => {
                        for part in last.torn(dice) {
                            part.apply(&mut bytes);
                        }
                    }
                    Some(last) => last.apply(&mut bytes),
                    None => {}
                }
                state.insert(path.join(name), bytes);
            }
        }
        state
    }
}
