//! A place to work at: profile, ledger, operator and the way of speaking, opened together.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::acting::{Idle, who_acts};
use super::args::Globals;
use super::failure::{Failure, Kind};
use super::on_phone::Waiting;
use super::output;
use super::scanner::GivesUp;
use super::scans::{self, NotTaken, Taken};
use super::sealed_evidence;
use super::time::{SystemClock, Zone, rfc3339};
use super::ui::Ui;
use super::vault_keys::VaultKeys;
use crate::access::{self, Needs};
use crate::config::{Folders, Profile};
use crate::domain::command::Override;
use crate::domain::event::{Evidence, EvidenceKind, Late};
use crate::domain::names::{
    CommandId, EventId, Note, OperatorName, PlaceName, ProfileName, SerialNumber, SessionId,
    Timestamp,
};
use crate::domain::party::{Operator, Role};
use crate::domain::policy::Policy;
use crate::domain::statement::Statement;
use crate::evidence::{self, Prepared};
use crate::ledger::{
    Anchored, Announced, Head, KeyError, KeyHolder, Keys, Ledger, LedgerError, Line, Mode,
    NewPerson, NoSealing, Numbered, Order, Outcome, Outside, PersonChange, Signer,
};
use crate::scan::{AimId, WedgeScan};

/// How long a recording waits for other writers before it gives up.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Everything a command works with.
#[derive(Debug)]
pub struct Desk<'u> {
    pub ui: &'u Ui,
    pub folders: Folders,
    pub profile: Profile,
    pub zone: Zone,
    pub ledger: Ledger,
    pub operator: Operator,
    /// The vault that the ledger has its keys from, and the keys of whoever acts.
    pub vault: VaultKeys,
    /// A phone that waits to hear whether what was signed on it has been recorded.
    pub waiting: Option<Waiting>,
    /// Who ends the waiting for a phone, if this desk is at work in a session.
    pub gives_up: Option<GivesUp<'u>>,
}

/// A profile that is open, for somebody who is known or for somebody who is not yet.
#[derive(Debug)]
pub struct Door<'u, Who = ()> {
    pub ui: &'u Ui,
    pub folders: Folders,
    pub profile: Profile,
    pub ledger: Ledger,
    pub vault: VaultKeys,
    pub operator: Who,
}

impl<'u> Door<'u> {
    /// The one place where it is asked who acts and whether they may, before anything is read, kept or
    /// entered.
    pub fn let_in(self, globals: &Globals) -> Result<Door<'u, Operator>, Failure> {
        let Self { ui, folders, profile, ledger, vault, operator: () } = self;
        let acting = who_acts(globals, &folders, &profile.name, &ledger, &vault, Idle::Refused)?;
        let operator = acting.operator;
        if let Needs::Role(role) = access::needs(&globals.command)
            && operator.role < role
        {
            drop(ledger);
            return Err(deny((&folders, &profile), &vault, &operator, &globals.command, role));
        }
        Ok(Door { ui, folders, profile, ledger, vault, operator })
    }
}

/// When something happened, if that was earlier, whose word sets a refusal aside, and who comes in new.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    pub late: Option<Late>,
    pub overriding: Option<Override>,
    /// Entered into the directory together with the order, and only if that is recorded.
    pub newcomer: Option<NewPerson>,
    /// Who signs, and what they were shown.
    pub signer: Option<Signer>,
    pub statement: Option<Statement>,
}

impl<'u> Desk<'u> {
    /// Opens the profile that the command line, the environment or the settings name, for whoever is
    /// logged in.
    pub fn open(globals: &Globals, ui: &'u Ui, mode: Mode) -> Result<Self, Failure> {
        let door = Self::door(globals, ui, mode)?.let_in(globals)?;
        let Door { folders, profile, ledger, vault, operator, .. } = door;
        let zone = Zone::named(&profile.zone.value)?;
        Ok(Self {
            ui,
            folders,
            profile,
            zone,
            ledger,
            operator,
            vault,
            waiting: None,
            gives_up: None,
        })
    }

    /// Opens the profile before it is known who acts.
    pub fn door(globals: &Globals, ui: &'u Ui, mode: Mode) -> Result<Door<'u>, Failure> {
        let (folders, name) = Self::look(globals)?;
        let profile = Profile::load(&folders, &name)?;
        let tenant = &profile.tenant.value;
        let vault = VaultKeys::of(&folders, &name, tenant, ui);
        let anchor = Some(folders.anchor_file(&name));
        let outside = outside_with(&vault, profile.policy.clone(), anchor);
        let mut ledger = Ledger::open(&folders.ledger_file(&name), tenant, mode, outside)?;
        if ledger.binding().is_training {
            ui.banner("TRAINING: nothing that is recorded here happened");
        }
        trust(&mut ledger, mode, &folders, &name, ui)?;
        Ok(Door { ui, folders, profile, ledger, vault, operator: () })
    }

    /// Says no, and puts it on record, if what a command is asked to do needs more than the command itself.
    pub fn for_role(self, role: Role, what: &str) -> Result<Self, Failure> {
        if self.operator.role >= role {
            return Ok(self);
        }
        let Self { folders, profile, vault, ledger, operator, .. } = self;
        drop(ledger);
        Err(deny((&folders, &profile), &vault, &operator, what, role))
    }

    /// The profile that is meant, for commands that look at its ledger as at a stranger's.
    pub fn look(globals: &Globals) -> Result<(Folders, ProfileName), Failure> {
        let folders = globals.folders()?;
        let name = folders.choose(globals.profile.as_ref())?;
        Ok((folders, name))
    }

    /// Now, by the station's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.ledger.now()
    }

    /// How the organisation's own asset tags begin.
    #[must_use]
    pub fn tag_prefix(&self) -> Option<&str> {
        self.profile.tag_prefix.as_ref().map(|prefix| prefix.value.as_str())
    }

    /// The place named, or the one where this station puts things.
    pub fn place_or_default(&self, named: Option<&PlaceName>) -> Result<PlaceName, Failure> {
        self.place(named.unwrap_or(&self.profile.place.value))
    }

    /// A place as it is registered, in whatever case it was typed. One that is not registered stays as
    /// it is: the rules refuse it.
    pub fn place(&self, typed: &PlaceName) -> Result<PlaceName, Failure> {
        let places = self.ledger.directory().places()?;
        let same = places.iter().find(|place| place.eq_ignore_ascii_case(typed.as_str()));
        Ok(same.map_or_else(|| Ok(typed.clone()), |place| PlaceName::parse(place))?)
    }

    /// Takes a typed or scanned code for a serial number, or says what it looks like instead.
    pub fn serial(&self, text: &str, insist: bool) -> Result<(SerialNumber, Taken), Failure> {
        self.serial_with(text, None, insist, self.ui)
    }

    /// The same for one of many scans, where nobody can be asked.
    pub fn scanned_serial(
        &self,
        scan: &WedgeScan,
        insist: bool,
    ) -> Result<(SerialNumber, Taken), Failure> {
        let aim = scan.aim.map(AimId::as_string);
        let ui = self.ui.without_questions();
        let (serial, taken) = self.serial_with(&scan.text, aim.as_deref(), insist, &ui)?;
        Ok((serial, taken.scanned_as(&scan.raw)))
    }

    fn serial_with(
        &self,
        text: &str,
        aim: Option<&str>,
        insist: bool,
        ui: &Ui,
    ) -> Result<(SerialNumber, Taken), Failure> {
        let quiet = ui.without_questions();
        let is_clear = scans::serial(text, aim, self.tag_prefix(), insist, &quiet).is_ok();
        // What was announced as a serial number is one, whatever it looks like.
        let insist = insist || (!is_clear && self.is_announced(text)?);
        let no = match scans::serial(text, aim, self.tag_prefix(), insist, ui) {
            Ok(taken) => match SerialNumber::parse(&taken.value) {
                Ok(serial) => return Ok((serial, taken)),
                Err(error) => NotTaken {
                    why: error.to_string(),
                    hint: "scan the code of the serial number, or type it".to_owned(),
                },
            },
            Err(no) => no,
        };
        Err(self.not_a_serial(text, &no)?)
    }

    fn is_announced(&self, text: &str) -> Result<bool, LedgerError> {
        let Ok(serial) = SerialNumber::parse(text.trim()) else { return Ok(false) };
        Ok(matches!(self.ledger.directory().serial_announced(&serial)?, Announced::Exactly(_)))
    }

    /// Enters a person, or brings what is known of them up to date.
    pub fn put_person(&mut self, person: &NewPerson) -> Result<PersonChange, Failure> {
        let now = self.now();
        // One transaction, or two processes could both find that there is no such person.
        let batch = self.ledger.batch()?;
        let change = batch.directory().put_person(person, now)?;
        batch.commit()?;
        Ok(change)
    }

    /// Reads an event's number as people write it: `42`, `dock-1-42` or `<station id>:42`.
    pub fn event(&self, text: &str) -> Result<EventId, Failure> {
        match self.ledger.event_numbered(text) {
            Some(Numbered::Event(event)) => return Ok(event),
            Some(Numbered::Lost) => {
                let text = format!("{text} is not in this ledger: it was written in another epoch");
                return Err(Failure::new(Kind::No, text)
                    .hint("a receipt of it still proves itself: `custody verify --receipt FILE`"));
            }
            None => {}
        }
        EventId::parse(text).map_err(|error| {
            Failure::because(Kind::Usage, &error)
                .hint("event numbers are in the first column of `custody history ITEM`")
        })
    }

    /// The receipt number of an event: what is printed on paper and typed again.
    #[must_use]
    pub fn receipt_number(&self, event: EventId) -> String {
        self.ledger.receipt_number(event)
    }

    /// Keeps a file as evidence, if one is given.
    pub fn keep_if_given(
        &mut self,
        kind: EvidenceKind,
        file: Option<&PathBuf>,
    ) -> Result<Option<Evidence>, Failure> {
        let kept = self.keep_all(kind, file.map_or(&[], std::slice::from_ref))?;
        Ok(kept.into_iter().next())
    }

    /// Keeps several files as evidence: all, or none.
    pub fn keep_all(
        &mut self,
        kind: EvidenceKind,
        files: &[PathBuf],
    ) -> Result<Vec<Evidence>, Failure> {
        let prepared: Vec<Prepared> =
            files.iter().map(|file| evidence::prepare(kind, file)).collect::<Result<_, _>>()?;
        sealed_evidence::keep(self, &prepared)?;
        Ok(prepared.into_iter().map(|piece| piece.evidence).collect())
    }

    /// Reads `--occurred-at`, `--reason` and `--override`.
    pub fn circumstances(
        &self,
        late: &super::args::LateArgs,
        overriding: Option<&Note>,
    ) -> Result<Circumstances, Failure> {
        let late = match (&late.occurred_at, &late.reason) {
            (None, _) => None,
            (Some(text), Some(reason)) => {
                Some(Late { occurred: self.zone.read(text)?, reason: reason.clone() })
            }
            (Some(_), None) => {
                return Err(Failure::new(Kind::Usage, "a late entry needs a reason")
                    .hint("add --reason TEXT: why it was not recorded when it happened"));
            }
        };
        let overriding =
            overriding.map(|reason| Override { by: self.operator.clone(), reason: reason.clone() });
        Ok(Circumstances { late, overriding, ..Circumstances::default() })
    }

    /// Records one order. Waits for other writers as long as an operator would.
    pub fn record(
        &mut self,
        lines: Vec<Line>,
        circumstances: &Circumstances,
    ) -> Result<Outcome, Failure> {
        self.record_as(new_command_id(), lines, circumstances)
    }

    /// The same under a command id that was made before.
    pub fn record_as(
        &mut self,
        id: CommandId,
        lines: Vec<Line>,
        circumstances: &Circumstances,
    ) -> Result<Outcome, Failure> {
        let order = Order {
            id,
            operator: self.operator.clone(),
            lines,
            late: circumstances.late.clone(),
            overriding: circumstances.overriding.clone(),
            signer: circumstances.signer.clone(),
            statement: circumstances.statement.clone(),
        };
        let begun = Instant::now();
        loop {
            match self.record_once(&order, circumstances.newcomer.as_ref()) {
                // The command id makes the retry safe, whatever became of the first try.
                Err(LedgerError::Busy) if begun.elapsed() < PATIENCE => {
                    self.ui.status("waiting for another custody process to finish writing");
                }
                other => {
                    self.say_anchor_trouble();
                    if let Some(waiting) = self.waiting.take() {
                        waiting.hears(other.as_ref().ok());
                    }
                    return Ok(other?);
                }
            }
        }
    }

    /// What was recorded is safe, but nothing outside the ledger vouches for it: worth a word.
    pub fn say_anchor_trouble(&mut self) {
        if let Some(error) = self.ledger.take_anchor_trouble() {
            let path = self.folders.anchor_file(&self.profile.name);
            self.ui.status(&format!(
                "note: recorded, but the anchor {} could not be moved on: {error}; see `custody doctor`",
                path.display()
            ));
        }
    }

    fn record_once(
        &mut self,
        order: &Order,
        newcomer: Option<&NewPerson>,
    ) -> Result<Outcome, LedgerError> {
        let Some(newcomer) = newcomer else { return self.ledger.record(order) };
        let now = self.now();
        let mut batch = self.ledger.batch()?;
        batch.directory().put_person(newcomer, now)?;
        let outcome = batch.record(order)?;
        match outcome {
            Outcome::Recorded(_) => batch.commit()?,
            Outcome::Unchanged(_) | Outcome::Refused(_) => drop(batch),
        }
        Ok(outcome)
    }
}

/// What a ledger of a profile gets from outside.
pub fn outside_with(vault: &VaultKeys, policy: Policy, anchor: Option<PathBuf>) -> Outside {
    Outside {
        policy,
        clock: Box::new(SystemClock::new()),
        keys: Box::new(vault.clone()),
        sealing: Box::new(vault.clone()),
        anchor,
    }
}

/// What a ledger gets that is only looked at.
pub fn reading_only() -> Outside {
    Outside {
        policy: Policy::default(),
        clock: Box::new(SystemClock::new()),
        keys: Box::new(NoKeys),
        sealing: Box::new(NoSealing),
        anchor: None,
    }
}

/// Whoever only looks has no keys.
struct NoKeys;

impl Keys for NoKeys {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        Err(KeyError::Missing(holder.clone()))
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        Err(KeyError::Missing(holder.clone()))
    }

    fn session_of(&self, _operator: &OperatorName) -> Option<SessionId> {
        None
    }
}

/// Says aloud what speaks against the ledger: nothing may be written then, and what is read is doubtful.
fn trust(
    ledger: &mut Ledger,
    mode: Mode,
    folders: &Folders,
    name: &ProfileName,
    ui: &Ui,
) -> Result<(), Failure> {
    if mode == Mode::Write && *ledger.anchored() == Anchored::Absent {
        ui.status(
            "note: the anchor is gone: nothing outside the ledger vouched for it; it is made anew",
        );
        ledger.anchor_head()?;
    }
    let Err(error) = ledger.is_trusted() else { return Ok(()) };
    let mut failure = Failure::from(error);
    if let Some(path) = evidence_of_contradiction(ledger, folders, name)? {
        failure = failure.hint(format!("what speaks against it is kept in {}", path.display()));
    }
    if mode == Mode::Write {
        return Err(failure);
    }
    let _exit_code = failure.report(ui);
    ui.distrust();
    Ok(())
}

/// Keeps both sides of a contradiction: the head that the anchor has and the one that the ledger has,
/// each with its signatures. Whoever holds the log's public key can see that both were signed.
fn evidence_of_contradiction(
    ledger: &Ledger,
    folders: &Folders,
    name: &ProfileName,
) -> Result<Option<PathBuf>, Failure> {
    let Anchored::Contradicts { anchor, message } = ledger.anchored() else { return Ok(None) };
    let head = ledger.head()?;
    let evidence = serde_json::json!({
        "schema": "custody.contradiction.v1",
        "found_at": rfc3339(ledger.now()),
        "message": message,
        "log": ledger.identity().origin(),
        "log_key": ledger.identity().key.to_string(),
        "anchor": anchor,
        "head": head.note,
    });
    // One file for one contradiction, however often it is met.
    let sizes = Head::parse(anchor.clone()).map_or(0, |anchor| anchor.checkpoint.size);
    let file = format!("contradiction-{sizes}-{}.json", head.checkpoint.size);
    let path = folders.anchor_file(name).with_file_name(file);
    if !path.exists() {
        let text = serde_json::to_string_pretty(&evidence).unwrap_or_default() + "\n";
        output::whole(&path, |mut file| {
            file.write_all(text.as_bytes()).map_err(|error| output::cannot_create(&path, &error))
        })?;
    }
    Ok(Some(path))
}

/// A command id for something a person asks for now.
#[must_use]
pub fn new_command_id() -> CommandId {
    CommandId::from_uuid(Uuid::now_v7())
}

/// Says no to whoever has not the role, and puts that on record.
fn deny(
    (folders, profile): (&Folders, &Profile),
    vault: &VaultKeys,
    operator: &Operator,
    command: &str,
    role: Role,
) -> Failure {
    let text = format!("{} is {}, and only an {role} may do that", operator.name, operator.role);
    let failure = Failure::new(Kind::NotAllowed, text).hint("ask an admin");
    let anchor = Some(folders.anchor_file(&profile.name));
    let outside = outside_with(vault, Policy::default(), anchor);
    let path = folders.ledger_file(&profile.name);
    let ledger = Ledger::open(&path, &profile.tenant.value, Mode::Write, outside);
    // The answer is no, whether or not that could be written down.
    match ledger.and_then(|mut ledger| ledger.deny(operator, command)) {
        Ok(()) => failure,
        Err(error) => failure.hint(format!("this could not be recorded: {error}")),
    }
}
