//! Listens to a source: scans one after the other, and what happens between them.

use std::collections::VecDeque;
use std::io::{self, StdinLock};
use std::sync::mpsc::{RecvTimeoutError, TryRecvError};
use std::time::Duration;

use super::feed::{Feed, Input, Plug, Pressed};
use super::grabbed::GrabbedPlug;
use super::serial::SerialPlug;
use super::terminal::{self, RawMode, TerminalPlug};
use super::{SourceError, SourceName, signals};
use crate::scan::framing::Framing;
use crate::scan::line::{LineError, Lines, RawScan};
use crate::scan::wedge::{Mark, Source, Wedge, WedgeEvent, WedgeProfile, WedgeScan};

/// Is something that comes from a source.
#[derive(Debug)]
pub enum Heard {
    /// A scan or a typed line.
    Scan(WedgeScan),
    /// Bytes that are neither.
    Refused(LineError),
    /// Keys as they arrive: of the terminal, to be shown to whoever types; of all sources where that was asked for.
    Keys {
        /// When, since the source was opened.
        at: Duration,
        /// What.
        bytes: Vec<u8>,
    },
    /// The device is gone, and with it a scan of which so many bytes had come.
    Lost {
        /// What the operating system said.
        why: io::Error,
        /// The bytes that were thrown away.
        begun: usize,
    },
    /// The device is there again.
    Back,
    /// The device dropped keys, and a scan of which so many bytes had come is thrown away.
    Missed {
        /// The bytes that were thrown away.
        begun: usize,
    },
    /// Nothing came for as long as was agreed.
    Quiet,
    /// Somebody asked for an end.
    Interrupt,
}

/// Listens to a source until it ends.
#[derive(Debug)]
pub struct Listening {
    from: From,
    /// Heard and not handed out yet.
    heard: VecDeque<Heard>,
    over: bool,
    /// After how long without anything that is said.
    quiet_after: Option<Duration>,
    /// Keys are told whatever the source is.
    tells_keys: bool,
}

#[derive(Debug)]
enum From {
    Pipe { lines: Box<Lines<StdinLock<'static>>>, framing: Framing },
    Keys { feed: Feed, wedge: Box<Wedge>, raw: Option<RawMode> },
}

impl Listening {
    /// Opens a source. A terminal is raw until this is dropped.
    pub fn open(name: &SourceName, profile: WedgeProfile) -> Result<Self, SourceError> {
        let plug: Box<dyn Plug> = match name {
            SourceName::Stdin if !terminal::is_there() => {
                let lines = Box::new(Lines::new(io::stdin().lock()));
                return Ok(Self::to(From::Pipe { lines, framing: profile.framing }));
            }
            SourceName::Stdin => Box::new(TerminalPlug),
            SourceName::Serial { path, baud } => {
                Box::new(SerialPlug { path: path.clone(), baud: *baud })
            }
            SourceName::Evdev { path } => Box::new(GrabbedPlug { path: path.clone() }),
        };
        // Nobody types on a serial line.
        let hands = profile.hands && !matches!(name, SourceName::Serial { .. });
        let open = |source| SourceError::Open { name: name.to_string(), source };
        let feed = Feed::start(plug).map_err(open)?;
        // Before the terminal is raw, or a signal in between would leave it so.
        signals::watch(feed.sender.clone()).map_err(open)?;
        let raw = match name {
            SourceName::Stdin => Some(RawMode::begin().map_err(open)?),
            SourceName::Serial { .. } | SourceName::Evdev { .. } => None,
        };
        let wedge = Box::new(Wedge::new(WedgeProfile { hands, ..profile }));
        Ok(Self::to(From::Keys { feed, wedge, raw }))
    }

    fn to(from: From) -> Self {
        Self { from, heard: VecDeque::new(), over: false, quiet_after: None, tells_keys: false }
    }

    /// Tells keys as they arrive, whatever the source is.
    pub const fn tell_keys(&mut self) {
        self.tells_keys = true;
    }

    /// Says whether somebody sits at the terminal that is listened to.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        matches!(self.from, From::Keys { raw: Some(_), .. })
    }

    /// Says so whenever nothing came for a while. A pipe is never quiet: it waits or it ends.
    pub const fn tell_when_quiet(&mut self, after: Duration) {
        self.quiet_after = Some(after);
    }

    /// Hands out what has come by now. Of a pipe nothing is known without waiting for it.
    pub fn come_by_now(&mut self) -> Option<Heard> {
        if self.heard.is_empty()
            && let From::Keys { feed, wedge, raw } = &mut self.from
        {
            let mut hear = Hear { heard: &mut self.heard, over: &mut self.over };
            hear.events(wedge.pass(feed.now()));
            match feed.inputs.try_recv() {
                Ok(input) => hear.input(input, wedge, raw.is_some() || self.tells_keys),
                Err(TryRecvError::Disconnected) => self.over = true,
                Err(TryRecvError::Empty) => {}
            }
        }
        self.heard.pop_front()
    }

    /// Says whether nothing more will come.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// Goes on although an end was asked for: it was for something else. What was half typed is thrown away.
    pub fn go_on(&mut self) {
        self.over = false;
        if let From::Keys { wedge, .. } = &mut self.from {
            wedge.forget();
        }
    }

    /// Waits for whatever comes next.
    fn wait(&mut self) -> Result<(), SourceError> {
        match &mut self.from {
            From::Pipe { lines, framing } => match lines.next() {
                Some(Ok(scan)) => self.heard.push_back(Heard::Scan(piped(scan, framing))),
                Some(Err(LineError::Read { source, .. })) => return Err(source.into()),
                Some(Err(error)) => self.heard.push_back(Heard::Refused(error)),
                None => self.over = true,
            },
            From::Keys { feed, wedge, raw } => {
                let patience = wedge.patience();
                let input = match patience.or(self.quiet_after) {
                    Some(longest) => feed.inputs.recv_timeout(longest),
                    None => feed.inputs.recv().map_err(|_| RecvTimeoutError::Disconnected),
                };
                let mut hear = Hear { heard: &mut self.heard, over: &mut self.over };
                match input {
                    Ok(Input::Failed(error)) => return Err(error.into()),
                    Ok(input) => hear.input(input, wedge, raw.is_some() || self.tells_keys),
                    Err(RecvTimeoutError::Timeout) if patience.is_none() => {
                        hear.heard.push_back(Heard::Quiet);
                    }
                    Err(RecvTimeoutError::Timeout) => hear.events(wedge.pass(feed.now())),
                    Err(RecvTimeoutError::Disconnected) => self.over = true,
                }
            }
        }
        Ok(())
    }
}

impl Iterator for Listening {
    type Item = Result<Heard, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(heard) = self.heard.pop_front() {
                return Some(Ok(heard));
            }
            if self.over {
                return None;
            }
            if let Err(error) = self.wait() {
                self.over = true;
                return Some(Err(error));
            }
        }
    }
}

/// Takes what a source says through the wedge.
struct Hear<'a> {
    heard: &'a mut VecDeque<Heard>,
    over: &'a mut bool,
}

impl Hear<'_> {
    fn input(&mut self, input: Input, wedge: &mut Wedge, tells_keys: bool) {
        match input {
            Input::Keys(pressed) => {
                if tells_keys {
                    let Pressed { at, bytes, .. } = &pressed;
                    self.heard.push_back(Heard::Keys { at: *at, bytes: bytes.clone() });
                }
                for byte in pressed.bytes {
                    self.events(wedge.push(pressed.at, byte));
                }
                if pressed.recovered {
                    wedge.notice(Mark::ModifierRecovered);
                }
            }
            Input::Missed => self.heard.push_back(Heard::Missed { begun: wedge.forget() }),
            Input::Lost(why) => self.heard.push_back(Heard::Lost { why, begun: wedge.forget() }),
            Input::Back => self.heard.push_back(Heard::Back),
            Input::Interrupt => self.events([WedgeEvent::Interrupt]),
            // Half a scan is none: where it ends is not known.
            Input::End | Input::Failed(_) => *self.over = true,
        }
    }

    fn events(&mut self, events: impl IntoIterator<Item = WedgeEvent>) {
        for event in events {
            // What is typed behind an end is not for us.
            if *self.over {
                return;
            }
            match event {
                WedgeEvent::Scan(scan) => self.heard.push_back(Heard::Scan(scan)),
                WedgeEvent::Refused(error) => self.heard.push_back(Heard::Refused(error)),
                WedgeEvent::Interrupt => {
                    self.heard.push_back(Heard::Interrupt);
                    *self.over = true;
                }
                WedgeEvent::End => *self.over = true,
            }
        }
    }
}

/// Makes a scan of a line, which has neither times nor a keyboard that could have mangled it.
fn piped(line: RawScan, framing: &Framing) -> WedgeScan {
    let stripped = framing.strip(&line.text);
    let text = framing.separate(None, stripped).into_owned();
    WedgeScan {
        text,
        aim: None,
        source: Source::Scanned,
        terminator: line.terminator,
        times: (Duration::ZERO, Duration::ZERO),
        marks: Vec::new(),
        discarded: None,
        raw: line.text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::feed::Got;
    use super::super::feed::fake::{FakePlug, keys};
    use super::*;

    fn listen(lives: Vec<Option<Vec<Got>>>) -> Vec<String> {
        let feed = Feed::start(Box::new(FakePlug::new(lives))).unwrap();
        let wedge = Box::new(Wedge::new(WedgeProfile { hands: false, ..WedgeProfile::default() }));
        let listening = Listening::to(From::Keys { feed, wedge, raw: None });
        listening
            .map(|heard| match heard {
                Ok(Heard::Scan(scan)) => scan.text,
                Ok(Heard::Lost { begun, .. }) => format!("lost {begun}"),
                Ok(Heard::Missed { begun }) => format!("missed {begun}"),
                Ok(Heard::Back) => "back".into(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn half_a_scan_is_never_joined_with_the_next() {
        let heard = listen(vec![
            Some(vec![keys("SN1\rSN"), keys("2")]),
            None,
            Some(vec![keys("34\rSN5\r")]),
            Some(vec![keys("SN"), Got::Missed, keys("6\r"), Got::End]),
        ]);
        assert_eq!(
            heard,
            ["SN1", "lost 3", "back", "34", "SN5", "lost 0", "back", "missed 2", "6"]
        );
    }

    #[test]
    fn half_a_scan_at_the_end_is_none() {
        assert_eq!(listen(vec![Some(vec![keys("SN1\rSN2"), Got::End])]), ["SN1"]);
    }

    #[test]
    fn a_line_of_a_pipe_loses_its_frame_and_keeps_its_raw_text() {
        let framing = Framing { prefix: "#".into(), ..Framing::default() };
        let line = RawScan { text: "#SN1".into(), terminator: crate::scan::Terminator::LineFeed };
        let scan = piped(line, &framing);
        assert_eq!((&*scan.text, &*scan.raw), ("SN1", "#SN1"));
    }
}
