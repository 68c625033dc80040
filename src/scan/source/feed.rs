//! Reads a source on a thread of its own, so that a key is timed when it arrives and not when it is handled, and waits
//! for a device that was unplugged.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// Is how often a device that is gone is looked for.
const LOOK_AGAIN: Duration = Duration::from_millis(300);
/// Is how many reads may wait to be handled; a scanner that is faster than that has to wait itself.
const WAITING_MAX: usize = 4096;

/// Is what a source says.
#[derive(Debug)]
pub(super) enum Input {
    /// Keys, and when they arrived.
    Keys(Pressed),
    /// Some keys were lost on the way; what was begun is not whole.
    Missed,
    /// The device is gone.
    Lost(io::Error),
    /// The device is there again.
    Back,
    /// Somebody asked for an end.
    Interrupt,
    /// There is nothing more to come.
    End,
    /// There cannot be more.
    Failed(io::Error),
}

/// Are keys that arrived together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pressed {
    /// When, since the source was opened.
    pub(super) at: Duration,
    pub(super) bytes: Vec<u8>,
    /// A lost release of Shift was made up for.
    pub(super) recovered: bool,
}

/// Is what one read of a device gives.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Got {
    /// Keys, each with the time since it was pressed.
    Keys(Vec<(Duration, Pressed)>),
    /// The device says that it dropped some.
    Missed,
    /// Nothing more will come.
    End,
}

/// Is an open device.
pub(super) trait Wire: Send {
    /// Waits for something to come.
    fn read(&mut self) -> io::Result<Got>;
}

/// Opens a device, again and again.
pub(super) trait Plug: Send {
    fn open(&mut self) -> io::Result<Box<dyn Wire>>;

    /// Says whether a device that ends was only unplugged.
    fn comes_back(&self) -> bool;
}

/// Is the running thread's end that is read.
#[derive(Debug)]
pub(super) struct Feed {
    pub(super) inputs: Receiver<Input>,
    pub(super) sender: SyncSender<Input>,
    since: Instant,
}

impl Feed {
    /// Opens a device and reads it from now on; fails if it is not there at first.
    pub(super) fn start(mut plug: Box<dyn Plug>) -> io::Result<Self> {
        let since = Instant::now();
        let wire = plug.open()?;
        let (sender, inputs) = sync_channel(WAITING_MAX);
        let theirs = sender.clone();
        thread::Builder::new().name("scanner".into()).spawn(move || {
            let last_word = LastWord(theirs);
            // Whoever listened has gone when this ends early.
            let _ = run(plug.as_mut(), wire, &last_word.0, since);
        })?;
        Ok(Self { inputs, sender, since })
    }

    /// Returns the time since the source was opened.
    pub(super) fn now(&self) -> Duration {
        self.since.elapsed()
    }
}

/// Says that nothing more will come if the thread panics; a terminal that nobody reads could not even be left.
struct LastWord(SyncSender<Input>);

impl Drop for LastWord {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Input::Failed(io::Error::other("the reader failed")));
        }
    }
}

/// Says that nobody listens any more.
struct Unheard;

fn run(
    plug: &mut dyn Plug,
    mut wire: Box<dyn Wire>,
    sender: &SyncSender<Input>,
    since: Instant,
) -> Result<(), Unheard> {
    let say = |input| sender.send(input).map_err(|_| Unheard);
    loop {
        let error = match wire.read() {
            Ok(Got::Keys(keys)) => {
                let now = since.elapsed();
                for (ago, pressed) in keys {
                    say(Input::Keys(Pressed { at: now.saturating_sub(ago), ..pressed }))?;
                }
                continue;
            }
            Ok(Got::Missed) => {
                say(Input::Missed)?;
                continue;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Ok(Got::End) if plug.comes_back() => io::Error::other("unplugged or switched off"),
            Ok(Got::End) => return say(Input::End),
            Err(error) if plug.comes_back() => error,
            Err(error) => return say(Input::Failed(error)),
        };
        // The dead handle is given up first: an exclusive device could not be opened a second time.
        drop(wire);
        say(Input::Lost(error))?;
        wire = loop {
            thread::sleep(LOOK_AGAIN);
            if let Ok(wire) = plug.open() {
                break wire;
            }
        };
        say(Input::Back)?;
    }
}

#[cfg(test)]
pub(super) mod fake {
    //! A device that can be unplugged by a test.

    use super::*;
    use std::collections::VecDeque;

    /// Is one life of a device: what it gives until it is unplugged.
    type Life = Vec<Got>;

    pub struct FakePlug {
        pub lives: VecDeque<Option<Life>>,
    }

    impl FakePlug {
        /// Is not there where a life is `None`.
        pub fn new(lives: impl IntoIterator<Item = Option<Life>>) -> Self {
            Self { lives: lives.into_iter().collect() }
        }
    }

    struct FakeWire(VecDeque<Got>);

    impl Wire for FakeWire {
        fn read(&mut self) -> io::Result<Got> {
            self.0.pop_front().ok_or_else(|| io::ErrorKind::NotConnected.into())
        }
    }

    impl Plug for FakePlug {
        fn open(&mut self) -> io::Result<Box<dyn Wire>> {
            let life = self.lives.pop_front().flatten();
            Ok(Box::new(FakeWire(life.ok_or(io::ErrorKind::NotFound)?.into())))
        }

        fn comes_back(&self) -> bool {
            !self.lives.is_empty()
        }
    }

    pub fn keys(text: &str) -> Got {
        let pressed = Pressed { bytes: text.into(), ..Pressed::default() };
        Got::Keys(vec![(Duration::ZERO, pressed)])
    }
}

#[cfg(test)]
mod tests {
    use super::fake::{FakePlug, keys};
    use super::*;

    fn words(feed: &Feed) -> Vec<String> {
        let mut words = Vec::new();
        loop {
            let word = match feed.inputs.recv().expect("it says when it ends") {
                Input::Keys(pressed) => String::from_utf8(pressed.bytes).unwrap(),
                Input::Missed => "missed".into(),
                Input::Lost(_) => "lost".into(),
                Input::Back => "back".into(),
                Input::Interrupt => "interrupt".into(),
                Input::End => "end".into(),
                Input::Failed(_) => "failed".into(),
            };
            let last = matches!(&*word, "end" | "failed");
            words.push(word);
            if last {
                return words;
            }
        }
    }

    #[test]
    fn a_device_that_was_unplugged_is_waited_for() {
        let plug = FakePlug::new([
            Some(vec![keys("AB")]),
            None,
            Some(vec![keys("CD"), Got::Missed, Got::End]),
            Some(vec![Got::End]),
        ]);
        let feed = Feed::start(Box::new(plug)).unwrap();
        assert_eq!(words(&feed), ["AB", "lost", "back", "CD", "missed", "lost", "back", "end"]);
    }

    #[test]
    fn what_does_not_come_back_ends_or_fails() {
        assert_eq!(
            words(&Feed::start(Box::new(FakePlug::new([Some(vec![])]))).unwrap()),
            ["failed"]
        );
        assert!(Feed::start(Box::new(FakePlug::new([None]))).is_err());
    }

    #[test]
    fn keys_are_timed_by_when_they_were_pressed() {
        let at_once = Got::Keys(vec![(Duration::from_hours(1), Pressed::default())]);
        let feed = Feed::start(Box::new(FakePlug::new([Some(vec![at_once])]))).unwrap();
        let Ok(Input::Keys(pressed)) = feed.inputs.recv() else { panic!("keys come first") };
        assert_eq!(pressed.at, Duration::ZERO, "not before the source was opened");
    }
}
