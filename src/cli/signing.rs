//! How the other party shows that they agree: what the command line says of it, and carrying that out.
//!
//! Crash window: evidence is kept before the order that names it is recorded. What a killed command leaves behind
//! is named by nothing, and `purge` clears it away.

use std::path::PathBuf;

use clap::Args;

use super::desk::{Circumstances, Desk, new_command_id};
use super::failure::{Failure, Kind};
use super::login::clocks;
use super::secret_input::{self, From};
use super::ui::Ui;
use crate::access::credentials::{Credentials, Tried};
use crate::access::password::Proof as Typed;
use crate::domain::event::{Evidence, EvidenceKind, Proof};
use crate::domain::manifest::{Manifest, ManifestLine, Passes};
use crate::domain::names::{Label, Note, OperatorName, PersonId};
use crate::domain::proof::{Capacity, Passage, Signing, SigningWay, StatementMark};
use crate::domain::refusal::Names as _;
use crate::domain::statement::Statement;
use crate::ledger::manifest::digest_of;
use crate::ledger::{Line, Order, Signer, digest_of_statement};
use crate::recipients::same_name;
use crate::signing::page::Listen;

/// What shows that the other party agreed.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Proof")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct SigningArgs {
    /// The signature of the other party: a PNG, JPEG or SVG picture, or a PDF
    #[arg(long, value_name = "FILE", group = "way")]
    pub signature: Option<PathBuf>,

    /// They draw their signature with the mouse, in this terminal, below the list and the statement
    #[arg(long, group = "way")]
    sign_here: bool,

    /// They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes
    #[arg(long, group = "way")]
    sign_on_phone: bool,

    /// The address of this machine at which phones find that page, with a port or without [default: that of the
    /// default route]
    #[arg(long, value_name = "ADDRESS", env = "CUSTODY_LISTEN")]
    listen: Option<Listen>,

    /// They type their name and their PIN below the list and the statement
    #[arg(long, group = "way")]
    type_name: bool,

    /// They sign on a printed receipt, which is scanned and attached later
    #[arg(long, group = "way")]
    on_paper: bool,

    /// They sign later, and why; the signature stays owed until then
    #[arg(long, value_name = "REASON", group = "way")]
    sign_later: Option<Note>,

    /// The language of the statement that they sign [default: that of the profile]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// They enter their PIN; without a terminal it is a line of standard input
    #[arg(long)]
    pin: bool,

    /// What their badge says
    #[arg(long, value_name = "SCAN")]
    badge: Option<String>,

    /// The document that you looked at, and the last four characters of its number: passport:4711
    #[arg(long, value_name = "TYPE:LAST4")]
    id_document: Option<IdDocument>,

    /// The operator who stands by, and enters their password or PIN; without a terminal it is a line of
    /// standard input
    #[arg(long, value_name = "OPERATOR")]
    witness: Option<OperatorName>,
}

/// A document that somebody showed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct IdDocument {
    kind: Label,
    last: String,
}

impl std::str::FromStr for IdDocument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = "write it as TYPE:LAST4, such as passport:4711";
        let (kind, last) = text.split_once(':').ok_or(wanted)?;
        let is_end = last.chars().count() == 4 && last.chars().all(char::is_alphanumeric);
        if !is_end {
            return Err(format!("{wanted}: only the last four characters are taken"));
        }
        let kind = Label::parse(kind).map_err(|error| error.to_string())?;
        Ok(Self { kind, last: last.to_owned() })
    }
}

/// What the other party sees before they sign.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub act: Passage,
    pub title: String,
    /// Tenant and facility.
    pub place: String,
    /// Who gives, and who gets: by name.
    pub parties: Vec<(&'static str, String)>,
    pub lines: Vec<ManifestLine>,
    pub statement: Statement,
    /// The name of whoever is expected to sign.
    pub signer: String,
}

/// What is signed: custody that passes now, or that passed before.
#[derive(Debug)]
pub struct Occasion {
    act: Passage,
    signer: Option<PersonId>,
    capacity: Capacity,
    /// The list, if it is on record already.
    manifest: Option<Manifest>,
}

impl Occasion {
    /// Custody that passes with a command.
    pub fn now(passes: Passes<'_>) -> Self {
        let (act, signer, capacity) = (passes.act(), passes.signer(), capacity_of(passes));
        Self { act, signer, capacity, manifest: None }
    }

    /// Custody that has passed.
    pub fn later(passes: Passes<'_>, manifest: Manifest) -> Self {
        Self { manifest: Some(manifest), ..Self::now(passes) }
    }
}

/// What somebody made below a sheet.
struct Mark {
    signature: Option<Evidence>,
    /// Their name as they wrote it.
    name: Option<String>,
}

impl SigningArgs {
    fn way(&self) -> Option<SigningWay> {
        let ways = [
            (self.signature.is_some(), SigningWay::File),
            (self.sign_here, SigningWay::Terminal),
            (self.sign_on_phone, SigningWay::Phone),
            (self.type_name, SigningWay::Typed),
            (self.on_paper, SigningWay::Paper),
        ];
        ways.into_iter().find(|(is, _)| *is).map(|(_, way)| way)
    }

    /// They sign on their phone.
    #[must_use]
    pub fn phone(listen: Option<Listen>) -> Self {
        Self { sign_on_phone: true, listen, ..Self::default() }
    }

    /// They sign on a printed receipt.
    #[must_use]
    pub fn paper() -> Self {
        Self { on_paper: true, ..Self::default() }
    }

    /// They sign later.
    #[must_use]
    pub fn later(reason: &Note) -> Self {
        Self { sign_later: Some(reason.clone()), ..Self::default() }
    }

    /// Whether they sign now.
    pub const fn is_a_signature(&self) -> bool {
        self.signature.is_some() || self.type_name || self.sign_here || self.sign_on_phone
    }

    /// Whether the signature stays owed.
    pub const fn is_owed(&self) -> bool {
        self.on_paper || self.sign_later.is_some()
    }

    /// Whether they sign on paper.
    pub const fn is_on_paper(&self) -> bool {
        self.on_paper
    }
}

impl Desk<'_> {
    /// Has lines signed as the command line says: shows what is signed, takes the mark, and looks at who makes it.
    pub fn have_signed(
        &mut self,
        args: &SigningArgs,
        occasion: &Occasion,
        lines: &mut [Line],
        circumstances: &mut Circumstances,
    ) -> Result<(), Failure> {
        let Occasion { act, signer, capacity, .. } = *occasion;
        let way = args.way();
        let statement = way.map(|_| self.statement(act, args.language.as_deref())).transpose()?;
        let signing = way.zip(statement.as_ref()).map(|(way, statement)| {
            Box::new(Signing {
                way,
                capacity,
                statement: StatementMark {
                    version: label(&statement.version),
                    language: label(&statement.language),
                    sha256: digest_of_statement(statement),
                },
            })
        });
        let mut proof = Proof { signing, ..self.identified(args, signer)? };
        let mut name = None;
        match (way, &statement) {
            (Some(SigningWay::Paper), _) => proof.owed = Some(note("signed on paper")),
            (Some(SigningWay::File), _) => {
                let file = args.signature.as_ref();
                proof.signature = self.keep_if_given(EvidenceKind::Signature, file)?;
            }
            (Some(way), Some(statement)) => {
                let manifest = match &occasion.manifest {
                    Some(manifest) => manifest.clone(),
                    None => self.what_is_signed(lines, circumstances)?,
                };
                let sheet = self.sheet(&manifest, statement.clone(), signer);
                proof.manifest = Some(digest_of(&manifest));
                let mark = self.mark(way, args.listen, &sheet)?;
                (proof.signature, name) = (mark.signature, mark.name);
                if way == SigningWay::Typed && !proof.pin {
                    self.try_pin(signer, "PIN")?;
                    proof.pin = true;
                }
            }
            (_no_way, _) => proof.owed.clone_from(&args.sign_later),
        }
        for line in &mut *lines {
            line.command.set_proof(&proof);
        }
        let document = args.id_document.as_ref().map(|d| format!("{}:{}", d.kind, d.last));
        circumstances.signer = signer.map(|person| Signer { person, name, document });
        circumstances.statement = statement;
        Ok(())
    }

    /// The text that is signed for a passage of custody.
    fn statement(&self, act: Passage, language: Option<&str>) -> Result<Statement, Failure> {
        let statements = &self.profile.statements;
        let language = language.unwrap_or(&statements.language.value);
        statements.of(act, language).ok_or_else(|| {
            Failure::new(Kind::Usage, format!("there is no statement in {language:?}")).hint(
                "en, de, fr and es are built in; [statement.texts.TAG] of the profile adds others",
            )
        })
    }

    /// Looks at what shows who the signer is, before anything is signed.
    fn identified(
        &mut self,
        args: &SigningArgs,
        signer: Option<PersonId>,
    ) -> Result<Proof, Failure> {
        let mut proof = Proof {
            document: args.id_document.as_ref().map(|document| document.kind.clone()),
            ..Proof::default()
        };
        if let Some(badge) = &args.badge {
            self.is_badge_of(badge, signer)?;
            proof.badge = true;
        }
        if args.pin {
            self.try_pin(signer, "PIN")?;
            proof.pin = true;
        }
        if let Some(witness) = &args.witness {
            self.stands_by(witness)?;
            proof.witness = Some(witness.clone());
        }
        Ok(proof)
    }

    /// What is going to pass, once the rules have nothing against it but the proof that is about to be given.
    fn what_is_signed(
        &mut self,
        lines: &[Line],
        circumstances: &Circumstances,
    ) -> Result<Manifest, Failure> {
        let order = Order {
            id: new_command_id(),
            operator: self.operator.clone(),
            lines: lines.to_vec(),
            late: circumstances.late.clone(),
            overriding: circumstances.overriding.clone(),
            signer: None,
            statement: None,
        };
        let preview = self.ledger.preview(&order)?;
        for refused in &preview.refused {
            self.say_refused("", refused)?;
        }
        match preview.manifest {
            Some(manifest) if preview.refused.is_empty() => Ok(manifest),
            _nothing_to_sign if !preview.refused.is_empty() => Err(Failure::said(Kind::No)),
            _already_so => Err(Failure::new(
                Kind::No,
                "there is nothing to sign: it is so already",
            )
            .hint(
                "see `custody history ITEM`; an owed signature is given with `custody sign EVENT`",
            )),
        }
    }

    /// What the signer is shown.
    pub fn sheet(
        &self,
        manifest: &Manifest,
        statement: Statement,
        signer: Option<PersonId>,
    ) -> Sheet {
        let names = super::phrases::NameBook::new(&self.ledger, &self.zone);
        let binding = self.ledger.binding();
        let person = |id: Option<PersonId>| id.map(|id| names.person(id));
        let mailroom = format!("{} ({})", binding.facility, self.operator.name);
        let (from, to) = match manifest.act {
            Passage::HandedOff => (Some(mailroom), person(manifest.to)),
            Passage::Returned => (person(manifest.from), Some(mailroom)),
            Passage::Transferred => (person(manifest.from), person(manifest.to)),
        };
        let parties = [("from", from), ("to", to), ("by", person(manifest.by))];
        let title = match manifest.act {
            Passage::HandedOff => "Hand-off",
            Passage::Returned => "Return",
            Passage::Transferred => "Transfer",
        };
        Sheet {
            act: manifest.act,
            title: title.to_owned(),
            place: format!("{}, {}", binding.tenant, binding.facility),
            parties: parties.into_iter().filter_map(|(role, name)| Some((role, name?))).collect(),
            lines: manifest.lines.clone(),
            statement,
            signer: person(signer).unwrap_or_default(),
        }
    }

    /// Shows a sheet on the terminal.
    fn show(&self, sheet: &Sheet) {
        self.ui.status(&format!("{}, {}", sheet.title, sheet.place));
        for (role, name) in &sheet.parties {
            self.ui.status(&format!("  {role:<5} {name}"));
        }
        for line in &sheet.lines {
            self.ui.status(&format!("  - {}", in_words(line)));
        }
        self.ui.status(&sheet.statement.text);
    }

    /// Takes the mark of somebody who signs here and now.
    fn mark(
        &mut self,
        way: SigningWay,
        listen: Option<Listen>,
        sheet: &Sheet,
    ) -> Result<Mark, Failure> {
        match way {
            SigningWay::Typed => {
                self.show(sheet);
                let typed = self.ui.ask("Your name", None, |text| is_name_of(text, sheet));
                let name = typed.map_or_else(|| typed_on_stdin("name", self.ui), Ok)?;
                is_name_of(&name, sheet).map_err(|problem| Failure::new(Kind::No, problem))?;
                Ok(Mark { signature: None, name: Some(name.trim().to_owned()) })
            }
            SigningWay::Terminal => {
                let strokes = self.drawn_here(sheet)?;
                Ok(Mark { signature: Some(self.keep_drawing(&strokes)?), name: None })
            }
            SigningWay::Phone => {
                let (strokes, name) = self.drawn_on_phone(listen, sheet)?;
                Ok(Mark { signature: Some(self.keep_drawing(&strokes)?), name: Some(name) })
            }
            SigningWay::File | SigningWay::Paper => Ok(Mark { signature: None, name: None }),
        }
    }

    fn is_badge_of(&self, badge: &str, signer: Option<PersonId>) -> Result<(), Failure> {
        let vault = self.vault.open()?;
        let path = self.folders.credentials_file(&self.profile.name);
        let holder = Credentials::open(&path, vault)?.person_with_badge(badge)?;
        let by_number = self.ledger.directory().people_named(badge.trim())?;
        let is_theirs = signer.is_some_and(|signer| {
            holder == Some(signer)
                || holder.is_none()
                    && by_number.iter().any(|person| {
                        person.id == signer && person.number.as_deref() == Some(badge.trim())
                    })
        });
        if is_theirs {
            return Ok(());
        }
        Err(Failure::new(Kind::No, "that badge is not the badge of whoever signs")
            .hint("give them theirs with `custody person badge PERSON SCAN`"))
    }

    /// Lets a person enter their PIN; wrong tries are counted and lock it.
    fn try_pin(&mut self, signer: Option<PersonId>, question: &str) -> Result<(), Failure> {
        let signer = signer
            .ok_or_else(|| Failure::new(Kind::Usage, "nobody is named whose PIN it could be"))?;
        let vault = self.vault.open()?;
        let path = self.folders.credentials_file(&self.profile.name);
        let mut credentials = Credentials::open(&path, vault)?;
        if !credentials.has_person_pin(signer)? {
            return Err(Failure::new(Kind::No, "they have no PIN")
                .hint("they choose one with `custody person pin PERSON`"));
        }
        let names = super::phrases::NameBook::new(&self.ledger, &self.zone);
        let question = format!("{question} of {}", names.person(signer));
        let from = From::flag("", !self.ui.can_ask());
        let typed = secret_input::existing(&question, from, self.ui)?;
        let now = clocks(&self.ledger);
        match credentials.try_person_pin(signer, &Typed::pin(&typed), &now)? {
            Tried::Right { .. } => Ok(()),
            Tried::Wrong { locked_until_ms: None } => {
                Err(Failure::new(Kind::No, "the PIN is wrong"))
            }
            Tried::Wrong { .. } | Tried::Locked => {
                Err(Failure::new(Kind::No, "the PIN is locked: it was wrong too often")
                    .hint("identify them by other means, or try again in a quarter of an hour"))
            }
        }
    }

    /// A second operator shows that they are there.
    fn stands_by(&mut self, witness: &OperatorName) -> Result<(), Failure> {
        let vault = self.vault.open()?;
        let path = self.folders.credentials_file(&self.profile.name);
        let mut credentials = Credentials::open(&path, vault)?;
        let now = clocks(&self.ledger);
        let has_pin = credentials.standing(witness, &now)?.has_pin;
        let question = format!("Password{} of {witness}", if has_pin { " or PIN" } else { "" });
        let from = From::flag("", !self.ui.can_ask());
        let typed = secret_input::existing(&question, from, self.ui)?;
        let is_pin = has_pin && typed.expose().iter().all(u8::is_ascii_digit);
        let proof = if is_pin { Typed::pin(&typed) } else { Typed::password(&typed) };
        match credentials.attempt(witness, &proof, &now)? {
            Tried::Right { .. } => Ok(()),
            Tried::Wrong { .. } | Tried::Locked => {
                let text =
                    format!("what {witness} typed does not fit, or there were too many tries");
                Err(Failure::new(Kind::NotAllowed, text))
            }
        }
    }
}

fn typed_on_stdin(what: &str, ui: &Ui) -> Result<String, Failure> {
    let typed = secret_input::existing(what, From::Stdin, ui)?;
    Ok(typed.expose_text().unwrap_or_default().to_owned())
}

/// A name is typed by the one whose name it is.
fn is_name_of(typed: &str, sheet: &Sheet) -> Result<(), String> {
    if same_name(typed, &sheet.signer) {
        return Ok(());
    }
    Err(format!("that is not the name of {}", sheet.signer))
}

/// An item of a list, in words.
#[must_use]
pub fn in_words(line: &ManifestLine) -> String {
    let identity = &line.identity;
    let serial = identity.serial.as_ref().map(|serial| format!("serial {serial}"));
    let tag = identity.tag.as_ref().map(|tag| format!("tag {tag}"));
    let tracking = match (&serial, &tag) {
        (None, None) => line.tracking.as_ref().map(|tracking| format!("parcel {tracking}")),
        _has_a_name => None,
    };
    let text = |label: &Option<Label>| label.as_ref().map(ToString::to_string);
    let words = [text(&identity.maker), text(&identity.model), serial, tag, tracking];
    let mut words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let seen = line.condition.as_str();
    if seen != "unknown" {
        words.extend([", ", seen]);
    }
    for (before, things) in [(", with ", &line.accessories), (", without ", &line.missing)] {
        if !things.is_empty() {
            let things: Vec<&str> = things.iter().map(Label::as_str).collect();
            words.extend([before, &things.join(", ")]);
        }
    }
    words
}

const fn capacity_of(passes: Passes<'_>) -> Capacity {
    use crate::domain::event::Giver;
    match passes {
        Passes::HandOff(hand_over) if hand_over.by.is_some() => Capacity::Proxy,
        Passes::HandOff(_) | Passes::Transfer(_) => Capacity::Receiver,
        Passes::Return(hand_back) => match hand_back.from {
            Giver::Proxy { .. } => Capacity::Proxy,
            Giver::Person(_) | Giver::Parcel { .. } | Giver::Unknown => Capacity::Giver,
        },
    }
}

/// A version or a language, which the profile has checked.
fn label(text: &str) -> Label {
    Label::parse(text).unwrap_or_else(|_| unreachable!("the profile has checked {text:?}"))
}

fn note(text: &str) -> Note {
    Note::parse(text).unwrap_or_else(|_| unreachable!("{text:?} is a note"))
}

#[cfg(test)]
mod tests {
    use super::IdDocument;

    #[test]
    fn only_the_end_of_a_document_number_is_taken() {
        let document: IdDocument = "passport:47A1".parse().unwrap();
        assert_eq!((document.kind.as_str(), document.last.as_str()), ("passport", "47A1"));
        for wrong in ["passport", "passport:12345678", "passport:12", ":4711", "passport:47 1"] {
            assert!(wrong.parse::<IdDocument>().is_err(), "{wrong}");
        }
    }
}
