//! A folder that a phone or a document camera fills with pictures of labels.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use super::failure::{Failure, Kind};
use super::scans;
use crate::scan::Code;

/// How often the folder is looked at.
const EVERY: Duration = Duration::from_millis(500);

/// How many pictures may wait to be received.
const WAITING_MAX: usize = 16;

/// What the name of a picture ends with.
const ENDINGS: [&str; 9] = ["png", "jpg", "jpeg", "heic", "heif", "webp", "tif", "tiff", "bmp"];

/// A picture, and the codes on it or why it cannot be read.
pub type Pictured = (PathBuf, Result<Vec<Code>, Failure>);

/// The folder, looked at by a thread of its own, which also reads the pictures.
#[derive(Debug)]
pub struct Watch {
    pictures: Receiver<Pictured>,
}

impl Watch {
    /// Begins with what is in the folder already.
    pub fn begin(folder: &Path) -> Result<Self, Failure> {
        if !folder.is_dir() {
            let text = format!("{} is not a folder", folder.display());
            return Err(Failure::new(Kind::InputMissing, text));
        }
        let (sender, pictures) = sync_channel(WAITING_MAX);
        let folder = folder.to_owned();
        let thread = std::thread::Builder::new().name("watch".to_owned());
        let started = thread.spawn(move || look(&folder, &sender));
        started.map_err(|error| Failure::because(Kind::Io, &error))?;
        Ok(Self { pictures })
    }

    /// The next picture, if one has come.
    pub fn next(&mut self) -> Option<Pictured> {
        self.pictures.try_recv().ok()
    }
}

/// Takes each picture once it has stopped growing. Ends when nobody listens any more.
fn look(folder: &Path, sender: &SyncSender<Pictured>) {
    let mut sizes: HashMap<PathBuf, Option<u64>> = HashMap::new();
    loop {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| is_picture(path))
            .collect();
        files.sort();
        for path in files {
            let Ok(size) = path.metadata().map(|about| about.len()) else { continue };
            match sizes.get(&path) {
                // Taken already.
                Some(None) => {}
                Some(Some(before)) if *before == size && size > 0 => {
                    let codes = scans::picture(&path);
                    sizes.insert(path.clone(), None);
                    if sender.send((path, codes)).is_err() {
                        return;
                    }
                }
                Some(Some(_)) | None => {
                    sizes.insert(path, Some(size));
                }
            }
        }
        std::thread::sleep(EVERY);
    }
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
