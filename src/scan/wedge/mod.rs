//! Reads scanners that play keyboard, from the bytes of a raw-mode terminal and the times they arrived.
//!
//! The bytes of a scan come in a burst no hand can type, which tells a scan from typing, ends a scan that has no
//! terminator, and keeps half-typed text out of it. Times are given by the caller, as durations since any moment: nothing
//! here reads a clock, so a recorded stream reads the same as a live one.

mod burst;
mod calibration;
mod keyboards;
mod layout;

use std::time::Duration;

use super::aim::AimId;
use super::classify::{self, swap_case};
use super::controls;
use super::framing::Framing;
use super::line::{Framer, LineError, RawScan, Terminator};
use super::reading::Reading;
use burst::Burst;
pub use calibration::{Calibration, KNOWN, calibrate};

const STX: u8 = 0x02;
const ETX: u8 = 0x03;
const EOT: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const DELETE: u8 = 0x7f;

/// Is what is known about a scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WedgeProfile {
    /// The silence that ends a scan without terminator; Bluetooth scanners need more.
    pub gap: Duration,
    /// The longest time between two keys of a scanner.
    pub key: Duration,
    /// The time within which the same scan again is a slip of the trigger.
    pub bounce: Duration,
    /// The keyboard layout of the host, when it is known to differ from the scanner's (`de`, `fr`, `ch:fr`).
    pub layout: Option<String>,
    /// What the scanner puts around every code.
    pub framing: Framing,
    /// Whether a person may type on the same line; on a serial line nobody can.
    pub hands: bool,
}

impl Default for WedgeProfile {
    fn default() -> Self {
        Self {
            gap: Duration::from_millis(100),
            key: Duration::from_millis(45),
            bounce: Duration::from_secs(1),
            layout: None,
            framing: Framing::default(),
            hands: true,
        }
    }
}

/// Names the keyboard layouts that can be undone, the most frequent first.
pub fn layouts() -> impl Iterator<Item = &'static str> {
    keyboards::KEYBOARDS.iter().map(|keyboard| keyboard.name)
}

/// Says who pressed the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A scanner.
    Scanned,
    /// A person.
    Typed,
}

/// Is something that was noticed about a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The named keyboard layout was undone.
    Layout(&'static str),
    /// Upper and lower case were exchanged: Caps Lock is on.
    CaseInverted,
    /// Separators were restored from the keys the scanner pressed for them.
    ControlRestored,
    /// The same scan again, too soon to be meant.
    Duplicate,
    /// The same scan again, later: a second box with the same code.
    Repeat,
    /// The scan before was the tail of this one: its head was lost while the host woke up.
    SupersedesPrevious,
    /// Something half-typed stood before the scan and was left out.
    TypedDiscarded,
    /// The release of a key was lost, and a character put right because of it.
    ModifierRecovered,
}

impl Mark {
    /// Returns the stable word for exports.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Layout(name) => format!("layout_{name}"),
            Self::CaseInverted => "case_inverted".into(),
            Self::ControlRestored => "control_restored".into(),
            Self::Duplicate => "duplicate".into(),
            Self::Repeat => "repeat".into(),
            Self::SupersedesPrevious => "supersedes_previous".into(),
            Self::TypedDiscarded => "typed_discarded".into(),
            Self::ModifierRecovered => "modifier_recovered".into(),
        }
    }
}

/// Is one scan or one typed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WedgeScan {
    /// The characters as they arrived.
    pub raw: String,
    /// The characters as they were meant, without the AIM identifier.
    pub text: String,
    /// The symbology, when the scanner says it.
    pub aim: Option<AimId>,
    /// Who pressed the keys.
    pub source: Source,
    /// What ended it.
    pub terminator: Terminator,
    /// When its first and its last key arrived.
    pub times: (Duration, Duration),
    /// What was noticed.
    pub marks: Vec<Mark>,
    /// The half-typed text that stood before it.
    pub discarded: Option<String>,
}

impl WedgeScan {
    /// Says what the scan may mean.
    #[must_use]
    pub fn reading(&self) -> Reading {
        classify::classify(&self.text, self.aim.map(AimId::as_string).as_deref())
    }

    /// Says whether something was noticed.
    #[must_use]
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

/// Is what a stream of keys gives.
#[derive(Debug)]
pub enum WedgeEvent {
    /// A scan or a typed line.
    Scan(WedgeScan),
    /// Bytes that are neither.
    Refused(LineError),
    /// Ctrl-C, pressed alone.
    Interrupt,
    /// Ctrl-D, pressed alone on an empty line.
    End,
}

/// Reads a stream of keys.
#[derive(Debug, Default)]
pub struct Wedge {
    profile: WedgeProfile,
    /// The keys since the last silence.
    burst: Burst,
    /// What was typed before it and is not ended yet.
    typed: Burst,
    after_carriage_return: bool,
    /// The burst began with STX, so that ETX ends it.
    in_frame: bool,
    /// What the source of the keys noticed about the burst.
    noticed: Vec<Mark>,
    last: Option<WedgeScan>,
}

impl Wedge {
    /// Reads a scanner of the given profile.
    #[must_use]
    pub fn new(profile: WedgeProfile) -> Self {
        Self { profile, ..Self::default() }
    }

    /// Takes a byte and the time it arrived, and returns what it ends: rarely anything, at most two events.
    pub fn push(&mut self, at: Duration, byte: u8) -> Vec<WedgeEvent> {
        let mut events: Vec<WedgeEvent> = self.pass(at).into_iter().collect();
        let second_half = byte == b'\n' && self.after_carriage_return;
        self.after_carriage_return = byte == b'\r';
        match byte {
            b'\n' if second_half => {}
            b'\r' => events.extend(self.end(Terminator::CarriageReturn)),
            b'\n' => events.extend(self.end(Terminator::LineFeed)),
            b'\t' => events.extend(self.end(Terminator::Tab)),
            // Some scanners frame with STX and ETX. Everywhere else ETX is Ctrl-C or something odd in a code.
            ETX if self.in_frame => events.extend(self.end(Terminator::CarriageReturn)),
            _ if self.profile.framing.end == Some(byte) => {
                events.extend(self.end(Terminator::CarriageReturn));
            }
            STX if self.burst.is_empty() => self.in_frame = true,
            BACKSPACE | DELETE if self.may_be_typing() => self.take_back(),
            _ => self.burst.push(at, byte),
        }
        events
    }

    /// Says that time has passed without a key, and returns what this ends: a scan without a terminator, or, when
    /// Ctrl-C or Ctrl-D was pressed alone, everything.
    pub fn pass(&mut self, now: Duration) -> Option<WedgeEvent> {
        let silence = self.burst.last_key().map(|last| now.saturating_sub(last))?;
        if self.profile.hands && silence >= self.profile.key {
            if self.burst.is_only(ETX) {
                self.forget();
                return Some(WedgeEvent::Interrupt);
            }
            if self.burst.is_only(EOT) {
                self.burst = Burst::default();
                return self.typed.is_empty().then_some(WedgeEvent::End);
            }
        }
        if silence < self.profile.gap {
            return None;
        }
        if self.is_scan() {
            return self.end(Terminator::Timeout);
        }
        // Typing goes on until Enter.
        let keys = std::mem::take(&mut self.burst);
        self.typed.append(keys);
        None
    }

    /// Returns how long nothing need be done if no key comes; `None` if silence changes nothing.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        (!self.burst.is_empty()).then(|| self.profile.gap.min(self.profile.key))
    }

    /// Says that no more keys will come, and returns what was left.
    pub fn finish(&mut self) -> Option<WedgeEvent> {
        self.end(Terminator::EndOfInput)
    }

    /// Throws away what was begun, because keys are missing, and returns how many bytes that were.
    pub fn forget(&mut self) -> usize {
        self.in_frame = false;
        self.noticed.clear();
        std::mem::take(&mut self.burst).len() + std::mem::take(&mut self.typed).len()
    }

    /// Notes something about the burst that is coming in.
    pub fn notice(&mut self, mark: Mark) {
        if !self.noticed.contains(&mark) {
            self.noticed.push(mark);
        }
    }

    /// Says whether the keys since the last silence are a scanner's.
    fn is_scan(&self) -> bool {
        !self.profile.hands || self.burst.is_scan(self.profile.key)
    }

    fn may_be_typing(&self) -> bool {
        self.profile.hands && (self.burst.is_empty() || !self.is_scan())
    }

    fn take_back(&mut self) {
        if !self.burst.pop() {
            self.typed.pop();
        }
    }

    fn end(&mut self, terminator: Terminator) -> Option<WedgeEvent> {
        let is_scan = self.is_scan();
        let mut burst = std::mem::take(&mut self.burst);
        let typed = std::mem::take(&mut self.typed);
        self.in_frame = false;
        let noticed = std::mem::take(&mut self.noticed);
        let source = if is_scan { Source::Scanned } else { Source::Typed };
        let mut discarded = None;
        if source == Source::Scanned {
            discarded = typed.text().filter(|text| !text.is_empty());
            // Where every scan has its end, one without was cut short.
            let ended_by_key = !matches!(terminator, Terminator::Timeout | Terminator::EndOfInput);
            if !burst.is_empty() && !ended_by_key && self.profile.framing.end.is_some() {
                let length = burst.len();
                return Some(WedgeEvent::Refused(LineError::Unfinished { length }));
            }
        } else {
            let mut line = typed;
            line.append(burst);
            burst = line;
        }
        let times = burst.times()?;
        let framed = framed(burst, terminator)?;
        Some(match framed {
            Ok(RawScan { text: raw, terminator }) => {
                let mut scan = self.scan(raw, terminator, source, times, discarded);
                scan.marks.extend(noticed);
                WedgeEvent::Scan(scan)
            }
            Err(error) => WedgeEvent::Refused(error),
        })
    }

    fn scan(
        &mut self,
        raw: String,
        terminator: Terminator,
        source: Source,
        times: (Duration, Duration),
        discarded: Option<String>,
    ) -> WedgeScan {
        let mut marks = Vec::new();
        let (aim, text) = match source {
            Source::Typed => (None, raw.trim_start_matches('\u{feff}').to_owned()),
            Source::Scanned => self.put_right(&raw, &mut marks),
        };
        let mut scan = WedgeScan { raw, text, aim, source, terminator, times, marks, discarded };
        if scan.discarded.is_some() {
            scan.marks.push(Mark::TypedDiscarded);
        }
        scan.marks.extend(self.relation_to_last(&scan));
        self.last = Some(scan.clone());
        scan
    }

    /// Restores separators, layout and case, and splits the AIM identifier off.
    fn put_right(&self, raw: &str, marks: &mut Vec<Mark>) -> (Option<AimId>, String) {
        let framing = &self.profile.framing;
        let raw = framing.strip(raw.trim_start_matches('\u{feff}'));
        let undone = match &self.profile.layout {
            Some(name) => layout::undo_known(raw, name),
            None => layout::find(raw),
        };
        let arrived = match undone {
            Some(undone) => {
                if undone.text != raw {
                    marks.push(Mark::Layout(undone.layout));
                }
                undone.text
            }
            None => raw.to_owned(),
        };
        // The frame, too, went through the layout.
        let arrived = framing.strip(&arrived);
        let restored = controls::restore(arrived);
        if restored != arrived {
            marks.push(Mark::ControlRestored);
        }
        let (aim, data) = match AimId::split(&restored) {
            (Some(aim), data) if aim.is_case_inverted() => {
                marks.push(Mark::CaseInverted);
                (AimId::parse(&swap_case(&aim.as_string())), swap_case(data))
            }
            (Some(aim), data) if aim.is_known() => (Some(aim), data.to_owned()),
            _ => (None, restored.into_owned()),
        };
        let separated = framing.separate(aim, &data).into_owned();
        if separated != data {
            marks.push(Mark::ControlRestored);
        }
        (aim, separated)
    }

    /// Compares a scan with the one before it.
    fn relation_to_last(&self, scan: &WedgeScan) -> Option<Mark> {
        const LOST_HEAD_WITHIN: Duration = Duration::from_secs(10);
        let last = self.last.as_ref().filter(|last| last.source == Source::Scanned)?;
        if scan.source != Source::Scanned {
            return None;
        }
        let pause = scan.times.0.saturating_sub(last.times.1);
        if last.text == scan.text {
            return Some(if pause < self.profile.bounce { Mark::Duplicate } else { Mark::Repeat });
        }
        let is_tail = scan.text.ends_with(&last.text) && last.text.len() >= 3;
        (is_tail && pause < LOST_HEAD_WITHIN).then_some(Mark::SupersedesPrevious)
    }
}

/// Runs the bytes of a burst through the same checks as a line of a file.
fn framed(burst: Burst, terminator: Terminator) -> Option<Result<RawScan, LineError>> {
    let mut framer = Framer::new();
    for byte in burst.into_bytes() {
        if let Some(early) = framer.push(byte) {
            return Some(early);
        }
    }
    framer.end(terminator)
}

#[cfg(test)]
mod tests;
