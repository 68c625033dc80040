//! Pictures of labels that come by themselves: in a folder that a document camera fills, or from a phone.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Weak};
use std::time::Duration;

use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::scans;
use crate::scan::{Code, read_codes};
use crate::signing::Language;
use crate::signing::page::{self, Listen, Options, Photos, Picture, Reply};

/// How often the folder is looked at.
const EVERY: Duration = Duration::from_millis(500);

/// How many pictures may wait to be received.
const WAITING_MAX: usize = 16;

/// What the name of a picture ends with.
const ENDINGS: [&str; 9] = ["png", "jpg", "jpeg", "heic", "heif", "webp", "tif", "tiff", "bmp"];

/// How long the page stays open on which a phone sends pictures.
const PHONE_OPEN_FOR: Duration = Duration::from_hours(1);

/// A picture that has come.
#[derive(Debug)]
pub struct Pictured {
    pub path: PathBuf,
    /// The codes on it, or why it cannot be read.
    pub codes: Result<Vec<Code>, Failure>,
    /// The phone that waits to hear what became of it.
    pub reply: Option<Reply>,
    /// The page that it came by; nothing once that is not wanted any more.
    page: Option<Weak<()>>,
}

impl Pictured {
    fn is_wanted(&self) -> bool {
        self.page.as_ref().is_none_or(|page| page.strong_count() > 0)
    }
}

/// What comes by itself.
#[derive(Debug)]
pub enum Come {
    Picture(Pictured),
    /// The page of the phone is closed: it was told that there are no more, or its time is over.
    PhoneIsDone,
}

/// Where pictures come from: each source has a thread of its own, which also reads the pictures.
#[derive(Debug)]
pub struct Watch {
    pictures: Receiver<Come>,
    sender: SyncSender<Come>,
    /// Dropped when the page for a phone is to end.
    phone: Option<Arc<()>>,
}

impl Watch {
    /// Nothing comes yet.
    #[must_use]
    pub fn new() -> Self {
        let (sender, pictures) = sync_channel(WAITING_MAX);
        Self { pictures, sender, phone: None }
    }

    /// Opens a page on which a phone sends pictures, and shows where it is.
    pub fn phone(&mut self, desk: &Desk<'_>, listen: Option<Listen>) -> Result<(), Failure> {
        let binding = desk.ledger.binding();
        let tag = &desk.profile.statements.language.value;
        let page = Photos {
            language: Language::from_tag(tag).unwrap_or(Language::En),
            tenant: binding.tenant.to_string(),
            facility: binding.facility.to_string(),
            purpose: format!("{} ({})", binding.station, desk.operator.name),
        };
        let options = Options {
            listen: listen.map_or_else(Listen::where_others_see_us, Ok)?,
            open_for: PHONE_OPEN_FOR,
            patience: Options::PATIENCE,
            now: desk.ledger.now(),
        };
        let offer = page::offer(page, &options)?;
        desk.show_offer(&offer, "the pictures of this session")?;
        let sender = self.sender.clone();
        let wanted = Arc::new(());
        let is_wanted = Arc::downgrade(&wanted);
        let thread = std::thread::Builder::new().name("phone".to_owned());
        let started = thread.spawn(move || {
            while let Ok(answer) = offer.wait(|_| is_wanted.strong_count() > 0) {
                let (sent, reply) = answer.take();
                let Picture::Taken(bytes) = sent else {
                    reply.accepted();
                    break;
                };
                let codes = read_codes(&bytes).map_err(Failure::from);
                let path = PathBuf::from("picture from the phone");
                let picture =
                    Pictured { path, codes, reply: Some(reply), page: Some(is_wanted.clone()) };
                if sender.send(Come::Picture(picture)).is_err() {
                    return;
                }
            }
            // Closed first, so that what is said is so; whoever closed it themselves need not be told.
            drop(offer);
            if is_wanted.strong_count() > 0 {
                // The session may have ended meanwhile.
                let _ = sender.send(Come::PhoneIsDone);
            }
        });
        started.map_err(|error| Failure::because(Kind::Io, &error))?;
        self.phone = Some(wanted);
        Ok(())
    }

    /// Ends the page of the phone; says whether it was open.
    pub fn ends_phone(&mut self) -> bool {
        let was_open = self.phone.take();
        was_open.is_some_and(|wanted| Arc::weak_count(&wanted) > 0)
    }

    /// Begins with what is in the folder already.
    pub fn folder(&self, folder: &Path) -> Result<(), Failure> {
        if !folder.is_dir() {
            let text = format!("{} is not a folder", folder.display());
            return Err(Failure::new(Kind::InputMissing, text));
        }
        let sender = self.sender.clone();
        let folder = folder.to_owned();
        let thread = std::thread::Builder::new().name("watch".to_owned());
        let started = thread.spawn(move || look(&folder, &sender));
        started.map(|_| ()).map_err(|error| Failure::because(Kind::Io, &error))
    }

    /// What has come next, if something has.
    pub fn next(&mut self) -> Option<Come> {
        loop {
            match self.pictures.try_recv().ok()? {
                // A phone that waits is told that nothing was recorded.
                Come::Picture(picture) if !picture.is_wanted() => {}
                come => return Some(come),
            }
        }
    }
}

/// Takes each picture once it has stopped growing. Ends when nobody listens any more.
fn look(folder: &Path, sender: &SyncSender<Come>) {
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
                    let picture = Pictured { path, codes, reply: None, page: None };
                    if sender.send(Come::Picture(picture)).is_err() {
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
