//! `custody scan`: the session that stays open at the dock, steered by scans.
//!
//! What a scan means is [`Dialog`]'s business; here it is looked up, carried out and answered. Each answer is given
//! after its commit and before the next scan is handled: what has been answered is durable, and a power cut loses at
//! most the batch that was not finished, which the next session says nothing of because nothing of it happened.

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::answer::Came as Answered;
use super::args::Globals;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::receive::Intake;
use super::scan_deeds::note;
use super::scan_lock::Lock;
use super::scan_screen::Screen;
use super::scan_test;
use super::scan_watch::{Come, Pictured, Watch};
use super::scanner::{GivesUp, Scanned, Shared, SourceArgs};
use super::ui::Ui;
use crate::access::credentials::Credentials;
use crate::dialog::{Act, Came, Dialog, Effect, Saying, Sign};
use crate::domain::command::{Command, Override};
use crate::domain::event::HoldCode;
use crate::domain::names::OperatorName;
use crate::domain::party::{Operator, Role};
use crate::ledger::Mode;
use crate::scan::WedgeScan;
use crate::signing::page::Listen;

/// How often the session looks around while nothing is scanned.
const TICK: Duration = Duration::from_millis(250);

/// Arguments of `scan`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct ScanArgs {
    /// What the session begins with; command barcodes change it (`custody label --controls` prints them)
    #[arg(long, value_enum, default_value_t = Begin::Receive, value_name = "ACT")]
    act: Begin,

    /// How people sign for what they get: on their phone, on paper, or later
    #[arg(long, value_enum, default_value_t = SignWith::Paper, value_name = "WAY")]
    sign_with: SignWith,

    /// Show a code whose page lets a phone's camera send pictures of labels, each received as it comes
    #[arg(long)]
    phone: bool,

    /// The address of this machine at which phones find their pages, with a port or without
    #[arg(long, value_name = "ADDRESS", env = "CUSTODY_LISTEN")]
    listen: Option<Listen>,

    /// A folder of label pictures, which a phone or a document camera fills; each is received as it comes
    #[arg(long, value_name = "FOLDER")]
    watch: Option<PathBuf>,

    /// Ring the terminal: once for what is known already, twice for a question, three times for a no
    #[arg(long)]
    bell: bool,

    /// Plain lines with a word instead of a sign, and no prompt: for screen readers and slow lines
    #[arg(long)]
    plain: bool,

    /// Try a scanner out: say of each scan what arrives, how fast, and what to set. Records nothing, and needs nobody to be
    /// logged in
    #[arg(long, conflicts_with_all = ["phone", "watch", "act", "sign_with", "bell", "plain"])]
    test: bool,

    #[command(flatten)]
    source: SourceArgs,
}

/// What a session begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Begin {
    Receive,
    Serialize,
    HandOff,
    Return,
    Move,
    Audit,
    Sort,
}

/// How people sign in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SignWith {
    Phone,
    Paper,
    Later,
}

impl Begin {
    const fn act(self) -> Act {
        match self {
            Self::Receive => Act::Receive,
            Self::Serialize => Act::Serialize,
            Self::HandOff => Act::Give,
            Self::Return => Act::Return,
            Self::Move => Act::Put,
            Self::Audit => Act::Check,
            Self::Sort => Act::Sort,
        }
    }
}

impl From<Answered> for Came {
    fn from(came: Answered) -> Self {
        match came {
            Answered::Recorded => Self::Recorded,
            Answered::Unchanged => Self::Unchanged,
            Answered::Refused => Self::Refused,
        }
    }
}

const fn sign_of(came: Came) -> Sign {
    match came {
        Came::Recorded => Sign::Done,
        Came::Unchanged => Sign::Known,
        Came::Refused => Sign::No,
    }
}

/// A session under way.
pub(super) struct Shift<'u> {
    pub(super) desk: Desk<'u>,
    globals: Globals,
    pub(super) dialog: Dialog,
    intake: Intake,
    pub(super) screen: Screen<'u>,
    lock: Lock,
    pub(super) sign_with: SignWith,
    /// Where phones find their pages.
    pub(super) listen: Option<Listen>,
    /// What this session recorded, oldest first: ranges of the log.
    pub(super) done: Vec<std::ops::Range<u64>>,
    /// What was refused last: a supervisor's badge may follow.
    refused: Option<Effect>,
    /// A supervisor is about to type their PIN, to set that refusal aside.
    supervisor: Option<(Operator, Effect)>,
    /// Whose word sets a refusal aside, for the one order that it was given for.
    pub(super) word: Option<Override>,
    /// Where pictures of labels come from.
    watch: Watch,
    /// The scan that a question is about.
    asked: Option<WedgeScan>,
}

/// Runs a session until it ends.
pub fn run(args: ScanArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    if args.test {
        return scan_test::run(&args.source, globals, ui);
    }
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let mut session =
        args.source.listen(&desk.profile.scanner, "boxes, items, people, places", ui)?;
    session.tell_when_quiet(TICK);
    let mut watch = Watch::new();
    if let Some(folder) = &args.watch {
        watch.folder(folder)?;
    }
    if args.phone {
        watch.phone(&desk, args.listen)?;
    }
    let screen = Screen::new(ui, args.bell, args.plain, session.is_terminal());
    let session = session.share();
    desk.gives_up = Some(GivesUp::at(Rc::clone(&session)));
    let intake = Intake::in_session(&desk, None)?;
    let lock = Lock::open(&desk);
    let dialog = Dialog::new(args.act.act());
    let (globals, sign_with, done) = (globals.clone(), args.sign_with, Vec::new());
    let (refused, supervisor, word) = (None, None, None);
    let mut shift = Shift {
        desk,
        globals,
        dialog,
        intake,
        screen,
        lock,
        sign_with,
        listen: args.listen,
        done,
        refused,
        supervisor,
        word,
        watch,
        asked: None,
    };
    shift.prompt();
    loop {
        // Not borrowed any longer than that: whoever waits for a phone listens to it, too.
        let Some(scanned) = session.borrow_mut().next() else { break };
        let goes_on = shift.answer(scanned?, &session)?;
        shift.look()?;
        if !goes_on {
            break;
        }
    }
    shift.screen.clear();
    shift.say_the_end();
    let refused = shift.dialog.counts.refused;
    session.borrow().how_it_ended()?;
    if refused > 0 && !ui.can_ask() { Err(Failure::said(Kind::RowsRejected)) } else { Ok(()) }
}

impl Shift<'_> {
    /// Answers what came in; says whether the session goes on.
    fn answer(&mut self, scanned: Scanned, session: &Shared<'_>) -> Result<bool, Failure> {
        let scan = match scanned {
            Scanned::Quiet => {
                if self.screen.has_another_size() {
                    self.screen.clear();
                    self.prompt();
                    session.borrow().shows_typed();
                }
                if self.lock.falls(&self.desk) {
                    self.say(&Saying::new(Sign::Set, self.lock.said()));
                    session.borrow_mut().hide(true);
                    self.prompt();
                }
                return Ok(true);
            }
            Scanned::Twice(scan) => {
                self.screen.clear();
                self.desk.already_scanned(&scan.text)?;
                self.prompt();
                return Ok(true);
            }
            Scanned::Unreadable(why) => {
                self.refuse("", &why, "scan it again");
                self.prompt();
                return Ok(true);
            }
            Scanned::Scan(scan) => scan,
        };
        self.screen.clear();
        self.lock.falls(&self.desk);
        if self.lock.is_locked() {
            self.unlock(&scan.text)?;
            session.borrow_mut().hide(self.lock.is_locked());
            self.prompt();
            return Ok(true);
        }
        self.lock.used(&self.desk);
        if let Some((supervisor, effect)) = self.supervisor.take() {
            session.borrow_mut().hide(false);
            self.set_aside(supervisor, effect, scan)?;
            self.prompt();
            return Ok(true);
        }
        let met = self.meet(&scan)?;
        let effect = self.dialog.step(&met);
        if let Some(about) = self.dialog.take_passed_over() {
            self.say(&Saying::new(Sign::Set, format!("not done: {about}")));
        }
        let goes_on = effect != Effect::End;
        self.carry_out(effect, scan)?;
        session.borrow_mut().hide(self.lock.is_locked() || self.supervisor.is_some());
        if goes_on {
            self.prompt();
        }
        Ok(goes_on)
    }

    fn carry_out(&mut self, effect: Effect, scan: WedgeScan) -> Result<(), Failure> {
        let before = self.desk.ledger.size()?;
        let came = match &effect {
            Effect::Say(saying) => {
                self.say(saying);
                self.asked = self.dialog.asks().then_some(scan);
                return Ok(());
            }
            Effect::End => return Ok(()),
            Effect::Lock if !Lock::has_pin(&self.desk, &self.desk.operator.name)? => {
                let text = format!("{} has no PIN to go on with", self.desk.operator.name);
                self.refuse("", &text, "set one with `custody operator pin`, or end with Ctrl-D");
                return Ok(());
            }
            Effect::Lock => {
                self.lock.now(&self.desk)?;
                self.say(&Saying::new(Sign::Set, self.lock.said()));
                return Ok(());
            }
            Effect::Switch(operator) => {
                if self.is_asked_to_supervise(operator)? {
                    return Ok(());
                }
                self.lock.for_another(&self.desk, operator.clone())?;
                self.say(&Saying::new(Sign::Set, self.lock.said()));
                return Ok(());
            }
            Effect::Undo => return self.undo(),
            Effect::Phone => {
                self.open_phone();
                return Ok(());
            }
            Effect::Print => return self.say_receipt(),
            Effect::CloseShelf { place, found } => {
                self.close_shelf(place, found)?;
                self.dialog.done(&effect, Came::Unchanged);
                return Ok(());
            }
            Effect::Unmatched { passed_over } => return self.show_unmatched(passed_over),
            Effect::Tally => return self.tally(),
            Effect::Receive { unattended, again } => {
                if let Some(place) = self.dialog.place() {
                    self.intake = Intake::in_session(&self.desk, Some(place))?;
                }
                // The code that agreed is not the code of the box.
                let scan = if *again { self.asked.take().unwrap_or(scan) } else { scan };
                self.intake.scanned(&mut self.desk, scan, *unattended, *again)?
            }
            Effect::Match { parcel, to } => self.match_to(*parcel, to)?,
            Effect::HandOff { to, items } => self.hand_off(to, items)?,
            Effect::Return { from, items } => self.take_back(from.as_ref(), items)?,
            Effect::Serialize { parcel, serial, tag, confirmed } => {
                self.serialize(*parcel, serial.as_deref(), tag.as_deref(), *confirmed)?
            }
            Effect::Count { parcel, contents } => {
                self.record(*parcel, Command::Count { contents: *contents })?
            }
            Effect::CloseParcel { parcel, short } => self.close_parcel(*parcel, short)?,
            Effect::Hold { item } => {
                let code = HoldCode::Damage;
                self.record(*item, Command::Hold { code, note: None })?
            }
            Effect::Put { item, place } => {
                self.record(*item, Command::Move { place: place.clone() })?
            }
        };
        let after = self.desk.ledger.size()?;
        if after > before {
            self.done.push(before..after);
        }
        self.word = None;
        self.refused = (came == Answered::Refused).then(|| effect.clone());
        let came = came.into();
        self.screen.ring(sign_of(came));
        self.dialog.done(&effect, came);
        self.follow_up(&effect, came)
    }

    /// Whether a badge is that of a supervisor who comes because something was refused.
    fn is_asked_to_supervise(&mut self, operator: &OperatorName) -> Result<bool, Failure> {
        let Some(effect) = self.refused.take() else { return Ok(false) };
        let found = self.desk.ledger.roster().operator(operator)?;
        let Some(supervisor) = found
            .filter(|found| found.role >= Role::Admin && found.name != self.desk.operator.name)
        else {
            return Ok(false);
        };
        let said = format!("{operator}: type your PIN to set the refusal aside, or anything else");
        self.say(&Saying::new(Sign::Ask, said));
        self.supervisor = Some((supervisor, effect));
        Ok(true)
    }

    /// Carries out what was refused, on the word of a supervisor, which is recorded with it.
    fn set_aside(
        &mut self,
        supervisor: Operator,
        effect: Effect,
        pin: WedgeScan,
    ) -> Result<(), Failure> {
        if !Lock::is_pin_of(&self.desk, &supervisor.name, &pin.text)? {
            self.refuse("", "that does not fit: the refusal stands", "scan the next code");
            return Ok(());
        }
        let reason = note("set aside at the dock, by badge and PIN");
        self.word = Some(Override { by: supervisor, reason });
        self.carry_out(effect, pin)
    }

    /// Lets somebody go on with a PIN; whoever they are, the screen and the record are theirs then.
    fn unlock(&mut self, typed: &str) -> Result<(), Failure> {
        let badge = {
            let vault = self.desk.vault.open()?;
            let path = self.desk.folders.credentials_file(&self.desk.profile.name);
            Credentials::open(&path, vault)?.operator_with_badge(typed)?
        };
        if let Some(operator) = badge {
            self.lock.for_another(&self.desk, operator)?;
            self.say(&Saying::new(Sign::Set, self.lock.said()));
            return Ok(());
        }
        if !self.lock.may_be_lifted_by(typed) {
            self.refuse("", "nothing was recorded", &self.lock.said());
            return Ok(());
        }
        match self.lock.try_pin(&self.desk, typed)? {
            None => {
                self.refuse(
                    "",
                    "that does not fit, or there were too many tries",
                    &self.lock.said(),
                );
            }
            Some(operator) => {
                let is_another = operator != self.desk.operator.name;
                if is_another {
                    self.become_operator(operator.clone())?;
                }
                self.say(&Saying::new(Sign::Set, format!("{operator} goes on")));
            }
        }
        Ok(())
    }

    /// Everything from here on is recorded in the name of another operator; what they did not begin is dropped.
    fn become_operator(&mut self, operator: OperatorName) -> Result<(), Failure> {
        self.globals.operator = Some(operator);
        let gives_up = self.desk.gives_up.take();
        self.desk = Desk::open(&self.globals, self.desk.ui, Mode::Write)?;
        self.desk.gives_up = gives_up;
        // What the phone sends from now on would be recorded in a name that nobody told it.
        if self.watch.ends_phone() {
            let said = "the page of the phone is closed; PHONE opens another one";
            self.say(&Saying::new(Sign::Set, said));
        }
        if let Some(unfinished) = self.dialog.unfinished() {
            self.say(&Saying::new(Sign::Set, format!("dropped: {unfinished}")));
        }
        self.dialog = Dialog::new(self.dialog.act());
        self.done.clear();
        Ok(())
    }

    /// Receives what the watched folder has.
    fn look(&mut self) -> Result<(), Failure> {
        if self.lock.is_locked() {
            return Ok(());
        }
        while let Some(come) = self.watch.next() {
            self.screen.clear();
            match come {
                Come::Picture(picture) => self.take_picture(picture)?,
                Come::PhoneIsDone => {
                    self.watch.ends_phone();
                    let said = "the page of the phone is closed; PHONE opens another one";
                    self.say(&Saying::new(Sign::Set, said));
                }
            }
            self.prompt();
        }
        Ok(())
    }

    /// Receives the box whose label a picture shows.
    fn take_picture(&mut self, picture: Pictured) -> Result<(), Failure> {
        let Pictured { path, codes, reply, .. } = picture;
        let before = self.desk.ledger.size()?;
        let unattended = self.dialog.is_unattended();
        let came =
            codes.and_then(|codes| self.intake.pictured(&mut self.desk, &path, &codes, unattended));
        let came = match came {
            Ok(came) => came.into(),
            // A picture that cannot be read stops nobody: it stays where it is.
            Err(failure) => {
                self.screen.refuse("", &failure.message, "take it again, or scan the label");
                self.dialog.done(&Effect::Receive { unattended, again: false }, Came::Refused);
                if let Some(reply) = reply {
                    reply.refused(failure.message);
                }
                return Ok(());
            }
        };
        let after = self.desk.ledger.size()?;
        if after > before {
            self.done.push(before..after);
        }
        self.dialog.done(&Effect::Receive { unattended, again: false }, came);
        self.screen.ring(sign_of(came));
        match (reply, came) {
            (Some(reply), Came::Recorded | Came::Unchanged) => reply.accepted(),
            (Some(reply), Came::Refused) => reply.refused("it was not taken: see the terminal"),
            (None, _) => {}
        }
        Ok(())
    }

    /// Opens a page for a phone, in the place of the one that may be open.
    fn open_phone(&mut self) {
        self.watch.ends_phone();
        if let Err(failure) = self.watch.phone(&self.desk, self.listen) {
            let hint = failure.hints.first().map_or("scan the label", String::as_str);
            self.refuse("phone", &failure.message, hint);
        }
    }

    pub(super) fn say(&mut self, saying: &Saying) {
        if saying.sign == Sign::No {
            self.dialog.counts.refused += 1;
        }
        self.screen.say(saying);
    }

    pub(super) fn refuse(&mut self, subject: &str, why: &str, hint: &str) {
        self.dialog.counts.refused += 1;
        self.screen.refuse(subject, why, hint);
    }

    fn prompt(&mut self) {
        let who = &self.desk.operator.name;
        if self.lock.is_locked() {
            self.screen.prompt(&[self.lock.said()], false);
        } else {
            let parts = [&[who.to_string()], self.dialog.prompt().as_slice()].concat();
            self.screen.prompt(&parts, self.dialog.asks());
        }
    }

    fn say_the_end(&self) {
        let counts = self.dialog.counts;
        if let Some(unfinished) = self.dialog.unfinished() {
            self.desk.ui.status(&format!("note: {unfinished}"));
        }
        self.desk.ui.status(&format!(
            "{} recorded, {} known already, {} refused",
            counts.recorded, counts.unchanged, counts.refused
        ));
    }
}
