//! `custody sign` and `custody attach`: what comes to an event later.

use std::path::PathBuf;

use clap::Args;

use super::args::Globals;
use super::desk::{Circumstances, Desk};
use super::failure::{Failure, Kind};
use super::signing::{Occasion, SigningArgs};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{EvidenceKind, Fact, Proof};
use crate::domain::manifest::Passes;
use crate::domain::names::{ItemId, PersonId};
use crate::domain::refusal::Names as _;
use crate::ledger::{Line, Mode, Target};

/// Arguments of `sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    /// The hand-off, return or transfer: its number in `custody history`, or as it is printed on a receipt
    event: String,

    #[command(flatten)]
    signing: SigningArgs,
}

/// Arguments of `attach`.
#[derive(Debug, Args)]
pub struct AttachArgs {
    /// The event: its number in `custody history`, or as it is printed on a receipt
    event: String,

    /// The files: a scan of the signed receipt, photos, a certificate
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// What they are
    #[arg(long, value_parser = kind(), default_value = "paper")]
    kind: EvidenceKind,
}

fn kind() -> impl clap::builder::TypedValueParser<Value = EvidenceKind> {
    use clap::builder::{PossibleValuesParser, TypedValueParser as _};
    PossibleValuesParser::new(EvidenceKind::ALL.iter().map(|kind| kind.as_str()))
        .try_map(|word| EvidenceKind::from_word(&word).ok_or("unknown word"))
}

/// Gives the signature that an event still owes: for all that its command passed.
pub fn run(args: SignArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let fact = desk.own_fact(&args.event)?;
    let passages = desk.ledger.passages(fact.op)?;
    let manifest = desk.ledger.manifest_of(fact.op)?;
    let (Some(passes), Some(manifest)) = (Passes::of(&fact.event), manifest) else {
        let text = format!("event {} passes custody to nobody who could sign for it", fact.id.seq);
        return Err(Failure::new(Kind::No, text));
    };
    if !args.signing.is_a_signature() {
        return Err(Failure::new(Kind::Usage, "nothing says how they sign")
            .hint("add --sign-here, --sign-on-phone, --signature FILE or --type-name; a paper is added with `custody attach`"));
    }
    let sign = |fact: &Fact| Line {
        target: Target::Item(fact.item),
        command: Command::Sign { event: fact.id, proof: Proof::default() },
    };
    let mut lines: Vec<Line> = passages.iter().map(sign).collect();
    let subjects: Vec<String> = passages.iter().map(|fact| fact.id.seq.to_string()).collect();
    let mut circumstances = Circumstances::default();
    let occasion = Occasion::later(passes, manifest);
    desk.have_signed(&args.signing, &occasion, &mut lines, &mut circumstances)?;
    desk.carry_out(lines, &circumstances, &subjects)
}

/// Adds evidence to an event.
pub fn attach(args: AttachArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let fact = desk.own_fact(&args.event)?;
    let evidence = desk.keep_all(args.kind, &args.files)?;
    // One paper is for all that one command passed.
    let passages = desk.ledger.passages(fact.op)?;
    let is_one_of_them = passages.iter().any(|passage| passage.id == fact.id);
    let facts = if args.kind.can_be_signed() && is_one_of_them { passages } else { vec![fact] };
    let attach = |fact: &Fact| Line {
        target: Target::Item(fact.item),
        command: Command::Attach { event: fact.id, evidence: evidence.clone() },
    };
    let lines = facts.iter().map(attach).collect();
    let subjects: Vec<String> = facts.iter().map(|fact| fact.id.seq.to_string()).collect();
    desk.carry_out(lines, &Circumstances::default(), &subjects)
}

impl Desk<'_> {
    /// The fact that an event of this log is.
    pub fn own_fact(&self, text: &str) -> Result<Fact, Failure> {
        let event = self.event(text)?;
        let fact = if self.ledger.is_own(event) { self.ledger.fact(event.seq)? } else { None };
        fact.ok_or_else(|| {
            Failure::new(Kind::No, format!("there is no event {text}"))
                .hint("event numbers are in the first column of `custody history ITEM`")
        })
    }

    /// Says how an owed signature is given.
    pub fn say_what_is_owed(&self, args: &SigningArgs, items: &[ItemId]) -> Result<(), Failure> {
        if !args.is_owed() || self.ui.is_json() {
            return Ok(());
        }
        for id in items.iter().take(1) {
            let Some(item) = self.ledger.item(*id)? else { continue };
            let Some(event) = item.unsigned else { continue };
            let number = self.receipt_number(event);
            self.ui.status(&if args.is_on_paper() {
                format!(
                    "to sign on paper: `custody receipt {number} --pdf FILE`, and then `custody attach {number} SCAN`"
                )
            } else {
                format!("the signature is owed: `custody sign {number} --sign-here`, or another way")
            });
        }
        Ok(())
    }

    /// Somebody else came: whoever they came for is to know.
    pub fn tell_the_principal(&self, principal: PersonId, by: PersonId) {
        if self.ui.is_json() {
            return;
        }
        let names = super::phrases::NameBook::new(&self.ledger, &self.zone);
        let (principal, by) = (names.person(principal), names.person(by));
        self.ui.status(&format!("tell {principal} that {by} collected for them"));
    }
}
