//! A log in memory, a book in memory that can die, and a clock that nobody has to wait for.

use std::cell::{Cell, RefCell};
use std::sync::OnceLock;
use std::time::Duration;

use custody::domain::names::{EventId, PersonId, Timestamp};
use custody::remote::http::{Address, Client};
use custody::remote::{
    Book, Change, Contact, Cosigned, Cursor, Ending, Fault, Log, Outgoing, Receipt, Run,
    SignedHead, Situation, Subject, Summary, Target, Time, push,
};
use serde_json::json;

use crate::common::{NOON, person, station};

/// A client with patience enough for a busy machine. One serves all: to make one, every authority of the machine
/// is read.
pub fn client(url: &str) -> (Client, Address) {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    of_all(&CLIENT, url, Duration::from_secs(30))
}

/// A client that soon loses patience: one more thing that may happen to any request.
pub fn hasty_client(url: &str) -> (Client, Address) {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    of_all(&CLIENT, url, Duration::from_millis(40))
}

fn of_all(one: &OnceLock<Client>, url: &str, patience: Duration) -> (Client, Address) {
    let address = Address::parse(url).expect("an address on this machine");
    let make = || Client::new(&address, None, patience).expect("a client");
    (one.get_or_init(make).clone(), address)
}

/// Time that passes only when somebody waits.
#[derive(Debug)]
pub struct Hourglass {
    now: Cell<i64>,
    random: Cell<u32>,
    pub slept: RefCell<Vec<Duration>>,
}

impl Hourglass {
    pub fn new() -> Self {
        Self { now: Cell::new(NOON), random: Cell::new(7), slept: RefCell::default() }
    }

    pub fn turn_to(&self, at: Timestamp) {
        self.now.set(self.now.get().max(at.as_millis()));
    }
}

impl Time for Hourglass {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now.get())
    }

    fn sleep(&self, time: Duration) {
        self.slept.borrow_mut().push(time);
        self.now.set(self.now.get() + i64::try_from(time.as_millis()).expect("a short time"));
    }

    fn random(&self) -> u32 {
        self.random.set(self.random.get().wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        self.random.get()
    }
}

/// A log that was written before the test began.
#[derive(Debug, Default)]
pub struct Story {
    pub events: Vec<Outgoing>,
}

impl Log for Story {
    fn size(&self) -> Result<u64, Fault> {
        Ok(u64::try_from(self.events.len())?)
    }

    fn entries(&self, from: u64, most: usize) -> Result<Vec<Outgoing>, Fault> {
        let from = usize::try_from(from)?.min(self.events.len());
        // A small window, so that tests cross its borders.
        Ok(self.events[from..].iter().take(most.min(7)).cloned().collect())
    }

    fn contact(&self, id: PersonId) -> Result<Option<Contact>, Fault> {
        let known = (1..=3).find(|n| person(*n) == id);
        Ok(known.map(|n| Contact { email: Some(format!("p{n}@example.com")), number: None }))
    }

    fn head(&self, most: u64, old: u64) -> Result<Option<SignedHead>, Fault> {
        let note = format!("acme/custody/hq/dock-1/e0\n{most}\nroot\n\n— signature\n");
        Ok(Some(SignedHead { size: most, note, old, consistency: Vec::new() }))
    }
}

impl Story {
    /// An event about nothing that asset systems keep.
    pub fn tell(&mut self, kind: &str) {
        let event = event(self.events.len(), kind, &subject(0));
        self.events.push(event);
    }

    /// An asset goes from one situation to another.
    pub fn goes(&mut self, asset: usize, before: &Situation, after: &Situation) {
        let mut event = event(self.events.len(), after.word(), &subject(asset));
        event.change = Some(Change {
            before: before.clone(),
            after: after.clone(),
            place: Some("dock".to_owned()),
            voids: None,
        });
        self.events.push(event);
    }
}

pub fn event_id(seq: usize) -> EventId {
    EventId { station: station(1), seq: u64::try_from(seq).expect("a short log") }
}

pub fn subject(asset: usize) -> Subject {
    Subject {
        item: format!("item-{asset}"),
        kind: "asset".to_owned(),
        serial: Some(format!("SN-{asset}")),
        tag: asset.is_multiple_of(2).then(|| format!("AT/{asset}#1")),
        maker: Some("Dell".to_owned()),
        model: Some("Latitude 5440".to_owned()),
        ..Subject::default()
    }
}

fn event(seq: usize, kind: &str, subject: &Subject) -> Outgoing {
    let at = Timestamp::from_millis(NOON + i64::try_from(seq).expect("a short log") * 1000);
    Outgoing {
        id: event_id(seq),
        kind: kind.to_owned(),
        actor: "ada".to_owned(),
        occurred: at,
        recorded: at,
        source: "acme/custody/hq/dock-1".to_owned(),
        subject: Some(subject.clone()),
        data: json!({"place": "dock"}),
        people: Vec::new(),
        entry: json!({"kind": kind, "seq": seq}).to_string().into_bytes(),
        change: None,
    }
}

/// What survives a process, and when the process dies.
#[derive(Debug, Default)]
pub struct Notebook {
    pub cursor: Cursor,
    pub receipts: Vec<Receipt>,
    /// Writes until the process dies, and whether it dies with the write done.
    pub dies_in: Option<(u32, bool)>,
}

impl Notebook {
    /// Whether this write happens, and whether anything happens after it.
    fn survives(&mut self) -> (bool, Result<(), Fault>) {
        match &mut self.dies_in {
            Some((0, with_the_write)) => {
                let is_written = *with_the_write;
                self.dies_in = None;
                (is_written, Err("killed".into()))
            }
            Some((left, _)) => {
                *left -= 1;
                (true, Ok(()))
            }
            None => (true, Ok(())),
        }
    }
}

impl Book for Notebook {
    fn cursor(&self) -> Result<Cursor, Fault> {
        Ok(self.cursor.clone())
    }

    fn set_cursor(&mut self, cursor: &Cursor) -> Result<(), Fault> {
        self.settle(&[], cursor)
    }

    fn witness(&mut self, _cosigned: &Cosigned) -> Result<Option<String>, Fault> {
        Ok(None)
    }

    fn settle(&mut self, receipts: &[Receipt], cursor: &Cursor) -> Result<(), Fault> {
        let (is_written, result) = self.survives();
        if is_written {
            for receipt in receipts {
                if self.receipts.iter().all(|kept| kept.seq != receipt.seq) {
                    self.receipts.push(receipt.clone());
                }
            }
            self.cursor = cursor.clone();
        }
        result
    }
}

/// One run of `push`; nothing if the process died.
pub fn one_run(
    target: &mut dyn Target,
    story: &Story,
    book: &mut Notebook,
    time: &Hourglass,
) -> Option<Summary> {
    match push(target, story, book, time, Run::default()) {
        Ok(summary) => Some(summary),
        Err(fault) => {
            assert_eq!(fault.to_string(), "killed");
            None
        }
    }
}

/// Runs until everything is answered for: each time a new process, when the next try is due.
pub fn run_to_the_end(
    make: &mut dyn FnMut(&Cursor) -> Box<dyn Target>,
    story: &Story,
    book: &mut Notebook,
    time: &Hourglass,
    most: usize,
) -> usize {
    for runs in 1..=most {
        let mut target = make(&book.cursor);
        let summary = one_run(&mut *target, story, book, time);
        if summary.is_some_and(|summary| matches!(summary.ending, Ending::Done)) {
            return runs;
        }
        if let Some(at) = book.cursor.not_before {
            time.turn_to(at);
        }
    }
    panic!("no end after {most} runs: {book:?}");
}
