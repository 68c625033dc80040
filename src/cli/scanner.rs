//! A session at a scanner: where scans come from, how the scanner is set up, and what is said between scans.

use std::cell::RefCell;
use std::io::{self, IsTerminal as _};
use std::rc::Rc;
use std::time::Duration;

use clap::Args;

use super::args::Globals;
use super::echo::Echo;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::config::{ConfigError, Profile, SCANNER_KEYS, Setting};
use crate::dialog::is_no;
use crate::scan::framing::unescape;
use crate::scan::source::{Heard, Listening, SourceError, SourceName};
use crate::scan::wedge::{self, Mark, Source, WedgeProfile, WedgeScan};

/// Where scans come from.
#[derive(Debug, Clone, Default, Args)]
pub struct SourceArgs {
    /// Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE
    #[arg(long, value_name = "SOURCE")]
    source: Option<SourceName>,

    /// How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times
    #[arg(long, value_name = "KEY=VALUE")]
    scanner: Vec<String>,
}

/// The settings of a station's scanner, as text.
pub type Settings = [(&'static str, Setting<String>)];

/// Where scans come from and how they are read.
#[derive(Debug, Default, Clone)]
struct Setup {
    source: SourceName,
    profile: WedgeProfile,
}

impl Setup {
    /// Applies one setting; the error says what is wrong with it.
    fn apply(&mut self, key: &str, value: &str) -> Result<(), String> {
        let framing = &mut self.profile.framing;
        match key {
            "scanner.source" => self.source = value.parse()?,
            "scanner.prefix" => framing.prefix = unescape(value)?,
            "scanner.suffix" => framing.set_suffix(value)?,
            "scanner.fnc1" => framing.fnc1 = unescape(value)?,
            "scanner.layout" => {
                if !wedge::layouts().any(|known| known == value) {
                    let known: Vec<&str> = wedge::layouts().collect();
                    return Err(format!("must be one of {}", known.join(", ")));
                }
                self.profile.layout = Some(value.to_owned());
            }
            "scanner.bounce_ms" => self.profile.bounce = milliseconds(value)?,
            "scanner.gap_ms" => self.profile.gap = milliseconds(value)?,
            "scanner.key_ms" => self.profile.key = milliseconds(value)?,
            _unknown => return Err("is no setting of a scanner".to_owned()),
        }
        Ok(())
    }
}

fn milliseconds(text: &str) -> Result<Duration, String> {
    let wrong = || "must be a whole number of milliseconds, at most 60000".to_owned();
    let ms = text.parse().ok().filter(|ms| *ms <= 60_000).ok_or_else(wrong)?;
    Ok(Duration::from_millis(ms))
}

/// Checks a setting before it is written down; an empty text takes it back.
pub fn check_setting(key: &str, value: &str) -> Result<(), ConfigError> {
    if value.is_empty() {
        return Ok(());
    }
    let bad = |problem| ConfigError::BadValue { key: key.to_owned(), problem };
    Setup::default().apply(key, value).map_err(bad)
}

impl SourceArgs {
    /// What the settings say, and what the command line says instead.
    fn setup(&self, settings: &Settings) -> Result<Setup, Failure> {
        let mut setup = Setup::default();
        for (key, setting) in settings {
            // What is piped in is meant to be read, whatever scanner the station has.
            if *key == "scanner.source" && !io::stdin().is_terminal() {
                continue;
            }
            setup.apply(key, &setting.value).map_err(|problem| {
                let text = format!("{key} {problem}");
                Failure::new(Kind::Config, text).hint(format!("it is set in {}", setting.origin))
            })?;
        }
        for text in &self.scanner {
            let usage = |problem: &str| {
                Failure::new(Kind::Usage, format!("--scanner {text}: {problem}")).hint(format!(
                    "keys are {}",
                    SCANNER_KEYS.map(|key| key.trim_start_matches("scanner.")).join(", ")
                ))
            };
            let (key, value) = text.split_once('=').ok_or_else(|| usage("has no ="))?;
            let key = format!("scanner.{}", key.trim_start_matches("scanner."));
            setup.apply(&key, value).map_err(|problem| usage(&problem))?;
        }
        if let Some(source) = &self.source {
            setup.source = source.clone();
        }
        Ok(setup)
    }

    /// Refuses a source or setting that nothing would be read from.
    pub fn not_needed(&self, because: &str) -> Result<(), Failure> {
        if self.source.is_none() && self.scanner.is_empty() {
            return Ok(());
        }
        let text = format!("--source and --scanner are for scans, and {because}");
        Err(Failure::new(Kind::Usage, text))
    }

    /// Whether a device is named on the command line.
    pub fn names_a_device(&self) -> bool {
        self.source.as_ref().is_some_and(|source| *source != SourceName::Stdin)
    }

    /// Begins a session. `what` is scanned in it.
    pub fn listen<'u>(
        &self,
        settings: &Settings,
        what: &str,
        ui: &'u Ui,
    ) -> Result<Session<'u>, Failure> {
        let Setup { source, profile } = self.setup(settings)?;
        let listening = Listening::open(&source, profile)?;
        if listening.is_terminal() {
            ui.status(&format!("Scan {what}; end with Ctrl-D"));
        } else if source != SourceName::Stdin {
            ui.status(&format!("Scan {what} at {source}; end with Ctrl-C"));
        }
        let (echo, name) = (Echo::default(), source.to_string());
        Ok(Session { ui, listening, echo, name, interrupted: false, hidden: false, keys: None })
    }
}

/// The settings of the profile in use, or none where there is no profile.
pub fn settings_if_any(globals: &Globals) -> Result<Vec<(&'static str, Setting<String>)>, Failure> {
    let folders = globals.folders()?;
    match folders.choose(globals.profile.as_ref()) {
        Ok(name) => Ok(Profile::load(&folders, &name)?.scanner),
        Err(ConfigError::NoProfile | ConfigError::NoneChosen { .. }) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// What came in.
#[derive(Debug)]
pub enum Scanned {
    /// A scan or a typed line.
    Scan(WedgeScan),
    /// The same scan as just before: a slip of the trigger.
    Twice(WedgeScan),
    /// Bytes that are neither, and what is wrong with them.
    Unreadable(String),
    /// Nothing came for as long as was agreed.
    Quiet,
}

/// Is the key with which somebody gives something up.
const ESCAPE: u8 = 0x1b;

/// A session at a scanner, which whoever waits for a phone asks meanwhile whether to go on.
pub type Shared<'u> = Rc<RefCell<Session<'u>>>;

/// Says whether somebody at the terminal has given up waiting, and how.
#[derive(Clone)]
pub struct GivesUp<'u>(Rc<dyn Fn() -> Option<Kind> + 'u>);

impl<'u> GivesUp<'u> {
    /// Asks a session.
    pub fn at(session: Shared<'u>) -> Self {
        Self(Rc::new(move || session.borrow_mut().gives_up()))
    }

    /// Asks it now.
    pub fn now(&self) -> Option<Kind> {
        (self.0)()
    }
}

impl std::fmt::Debug for GivesUp<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GivesUp")
    }
}

/// One session at a scanner, until it ends.
#[derive(Debug)]
pub struct Session<'u> {
    ui: &'u Ui,
    listening: Listening,
    echo: Echo,
    name: String,
    interrupted: bool,
    /// What is typed is a secret, and not shown.
    hidden: bool,
    /// Every key since the last scan, where somebody looks at them one by one.
    keys: Option<Vec<(Duration, u8)>>,
}

impl Iterator for Session<'_> {
    type Item = Result<Scanned, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let heard = match self.listening.next()? {
                Ok(heard) => heard,
                Err(error) => return Some(Err(error.into())),
            };
            if let Heard::Keys { at, bytes } = heard {
                if let Some(keys) = &mut self.keys {
                    keys.extend(bytes.iter().map(|byte| (at, *byte)));
                }
                let shown = self.echo.keys(&bytes);
                if !self.hidden {
                    self.ui.echo(&shown);
                }
                continue;
            }
            // Whoever thinks while they type goes on on the same line.
            if matches!(heard, Heard::Quiet) {
                return Some(Ok(Scanned::Quiet));
            }
            self.ui.echo(&self.echo.end_line());
            match heard {
                Heard::Scan(scan) => return Some(Ok(self.noted(scan))),
                Heard::Refused(error) => {
                    return Some(Ok(Scanned::Unreadable(error.to_string())));
                }
                between => self.say(&between),
            }
        }
    }
}

impl<'u> Session<'u> {
    fn noted(&self, scan: WedgeScan) -> Scanned {
        // Whoever looks at the keys one by one says it in their own way.
        let marks = if self.keys.is_some() { &[] } else { scan.marks.as_slice() };
        for mark in marks {
            match mark {
                Mark::Layout(layout) => self.ui.status(&format!(
                    "{}: this keyboard is set to {layout} and the scanner is not; the scan was put right",
                    scan.text
                )),
                Mark::CaseInverted => self.ui.status(&format!(
                    "{}: Caps Lock is on; the scan was put right",
                    scan.text
                )),
                Mark::TypedDiscarded => self.ui.status(&format!(
                    "{}: left out what was typed before it: {}",
                    scan.text,
                    scan.discarded.as_deref().unwrap_or_default()
                )),
                Mark::SupersedesPrevious => self.ui.status(&format!(
                    "{}: the scan before was only the end of this one; if it was recorded, take it back with `custody correct`",
                    scan.text
                )),
                Mark::ControlRestored
                | Mark::Duplicate
                | Mark::Repeat
                | Mark::ModifierRecovered => {}
            }
        }
        if scan.has(Mark::Duplicate) { Scanned::Twice(scan) } else { Scanned::Scan(scan) }
    }

    /// Says what happened between two scans.
    fn say(&mut self, heard: &Heard) {
        let lost = |begun: usize| match begun {
            0 => String::new(),
            bytes => {
                format!("; a scan of which {bytes} bytes had come was thrown away: scan it again")
            }
        };
        match heard {
            Heard::Lost { why, begun } => self.ui.error(&format!(
                "{} is gone ({why}){}; plug it in again, or end with Ctrl-C",
                self.name,
                lost(*begun)
            )),
            Heard::Back => self.ui.status(&format!("{} is there again", self.name)),
            Heard::Missed { begun } => {
                self.ui.error(&format!("{} dropped keys{}", self.name, lost(*begun)));
            }
            Heard::Interrupt => self.interrupted = true,
            Heard::Scan(_) | Heard::Refused(_) | Heard::Keys { .. } | Heard::Quiet => {}
        }
    }

    /// The keys of the terminal for as long as a command waits for something else, if there is a terminal.
    pub fn at_terminal(ui: &'u Ui) -> Result<Option<Self>, Failure> {
        if !ui.can_ask() {
            return Ok(None);
        }
        let listening = Listening::open(&SourceName::Stdin, WedgeProfile::default())?;
        let (echo, name) = (Echo::default(), SourceName::Stdin.to_string());
        Ok(Some(Self { ui, listening, echo, name, interrupted: false, hidden: true, keys: None }))
    }

    /// Lets others ask it, too.
    #[must_use]
    pub fn share(self) -> Shared<'u> {
        Rc::new(RefCell::new(self))
    }

    /// Whether whoever waits for a phone has given up meanwhile, and how: with Esc or the code NO, or with Ctrl-C. What
    /// else is scanned is not for now, and told so.
    pub fn gives_up(&mut self) -> Option<Kind> {
        while let Some(heard) = self.listening.come_by_now() {
            let subject = match heard {
                Heard::Keys { bytes, .. } if bytes == [ESCAPE] => {
                    self.listening.go_on();
                    return Some(Kind::No);
                }
                Heard::Interrupt => {
                    self.listening.go_on();
                    return Some(Kind::Interrupted);
                }
                Heard::Scan(scan) => {
                    let is_typed = scan.source == Source::Typed;
                    if is_no(&scan.text, is_typed, &scan.reading()) {
                        return Some(Kind::No);
                    }
                    scan.text
                }
                Heard::Refused(_) => String::new(),
                between => {
                    self.say(&between);
                    continue;
                }
            };
            let hint = "scan NO or press Esc to cancel that; then scan it again";
            self.ui.refused(&subject, "somebody is about to sign on a phone", Some(hint));
        }
        // A terminal that is gone has nobody before it.
        self.listening.is_over().then_some(Kind::Interrupted)
    }

    /// Whether somebody sits at the terminal that is listened to.
    pub fn is_terminal(&self) -> bool {
        self.listening.is_terminal()
    }

    /// Shows what is typed so far once more, behind a new prompt.
    pub fn shows_typed(&self) {
        if !self.hidden {
            self.ui.echo(self.echo.shown());
        }
    }

    /// Shows what is typed, or not.
    pub const fn hide(&mut self, hidden: bool) {
        self.hidden = hidden;
    }

    /// Keeps every key with its time, for [`Self::take_keys`].
    pub fn keep_keys(&mut self) {
        self.keys = Some(Vec::new());
        self.listening.tell_keys();
    }

    /// The keys since they were taken before, each with the time it arrived.
    pub fn take_keys(&mut self) -> Vec<(Duration, u8)> {
        self.keys.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Says so whenever nothing came for a while.
    pub const fn tell_when_quiet(&mut self, after: Duration) {
        self.listening.tell_when_quiet(after);
    }

    /// Ends the session, and gives the terminal back.
    pub fn end(self) -> Result<(), Failure> {
        self.how_it_ended()
    }

    /// Fails if somebody broke it off.
    pub fn how_it_ended(&self) -> Result<(), Failure> {
        if self.interrupted { Err(Failure::said(Kind::Interrupted)) } else { Ok(()) }
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        let kind = match &error {
            SourceError::Open { .. } => Kind::InputMissing,
            SourceError::Read { .. } => Kind::Io,
        };
        Self::because(kind, &error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_checked_and_an_empty_one_is_none() {
        for (key, right, wrong) in [
            ("scanner.source", "serial:/dev/ttyACM0", "usb"),
            ("scanner.prefix", r"\x02", r"\q"),
            ("scanner.suffix", r"#\r", r"\x"),
            ("scanner.fnc1", "~", r"\"),
            ("scanner.layout", "ch:fr", "klingon"),
            ("scanner.bounce_ms", "500", "half a second"),
            ("scanner.gap_ms", "0", "-1"),
            ("scanner.key_ms", "60000", "60001"),
        ] {
            assert!(SCANNER_KEYS.contains(&key));
            assert!(check_setting(key, right).is_ok(), "{key}");
            assert!(check_setting(key, wrong).is_err(), "{key}");
            assert!(check_setting(key, "").is_ok(), "{key}");
        }
    }

    #[test]
    fn the_command_line_wins_over_the_profile() {
        let origin = crate::config::SettingOrigin::BuiltIn;
        let setting = |value: &str| Setting { value: value.to_owned(), origin: origin.clone() };
        let settings = [("scanner.prefix", setting("A")), ("scanner.fnc1", setting("~"))];
        let args = SourceArgs { scanner: vec!["prefix=B".into()], ..SourceArgs::default() };
        let framing = args.setup(&settings).unwrap().profile.framing;
        assert_eq!((&*framing.prefix, &*framing.fnc1), ("B", "~"));
        for wrong in ["prefix", "colour=red", r"suffix=\q"] {
            let args = SourceArgs { scanner: vec![wrong.into()], ..SourceArgs::default() };
            assert!(args.setup(&[]).is_err(), "{wrong}");
        }
        assert!(SourceArgs::default().setup(&[("scanner.layout", setting("xx"))]).is_err());
    }
}
