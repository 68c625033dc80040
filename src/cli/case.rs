//! `custody case`: what somebody has to give back, settled line by line.

mod shown;

use clap::{Args, Subcommand};
use serde_json::json;

use super::args::{self, Globals, OverrideArg};
use super::desk::{Desk, new_command_id};
use super::failure::{Failure, Kind};
use super::phrases::NameBook;
use super::ui::Ui;
use crate::domain::cases::{Case, CaseKind, CaseVerdict, LineSettlement, LineWish};
use crate::domain::command::Command;
use crate::domain::event::{Condition, HandBack};
use crate::domain::item::Standing;
use crate::domain::names::{ItemId, Label, Note, PersonId};
use crate::domain::party::{Custodian, Operator};
use crate::domain::refusal::Names as _;
use crate::ledger::{
    Batch, CaseNo, Ledger, LedgerError, Line, LineRefusal, Mode, NewCase, Order, Outcome, Person,
    Target,
};
use shown::case_json;

/// Arguments of `case`.
#[derive(Debug, Args)]
pub struct CaseArgs {
    #[command(subcommand)]
    command: CaseCommand,
}

impl CaseArgs {
    /// Whether it asks for a list.
    pub const fn is_a_list(&self) -> bool {
        matches!(self.command, CaseCommand::List { .. })
    }
}

#[derive(Debug, Subcommand)]
enum CaseCommand {
    /// Open a case: freeze the list of what somebody has to give back
    Open(OpenArgs),
    /// List the cases
    List {
        /// Only those that are not closed
        #[arg(long)]
        open: bool,
    },
    /// Show a case line by line
    Show {
        /// The case, by its number
        case: String,
    },
    /// Say what became of things on the list
    Settle(SettleArgs),
    /// Close a case of which every line is settled
    Close {
        /// The case, by its number
        case: String,

        #[command(flatten)]
        overriding: OverrideArg,
    },
}

#[derive(Debug, Args)]
struct OpenArgs {
    /// Who has to give things back: id, e-mail address, employee number or name
    #[arg(required_unless_present = "from_leavers")]
    person: Option<String>,

    /// Why things have to come back
    #[arg(long, value_parser = args::case_kind(), default_value = "leaver")]
    kind: CaseKind,

    /// Only this, rather than everything that they have; may be given several times
    #[arg(long, value_name = "ITEM", requires = "person")]
    item: Vec<String>,

    /// Until when (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE")]
    due: Option<String>,

    /// A remark
    #[arg(long, value_name = "TEXT")]
    reason: Option<Note>,

    /// For everybody who has left, still has something and has no open case
    #[arg(long, conflicts_with_all = ["person", "kind"])]
    from_leavers: bool,
}

#[derive(Debug, Args)]
struct SettleArgs {
    /// The case, by its number
    case: String,

    /// The items, by any identifier; all are settled, or none
    #[arg(required = true)]
    items: Vec<String>,

    /// What became of them
    #[arg(long, value_parser = args::case_verdict())]
    verdict: CaseVerdict,

    /// How, or why
    #[arg(long, value_name = "TEXT")]
    note: Option<Note>,

    /// What should have come with it [default: what the return says]; may be given several times
    #[arg(long, value_name = "ACCESSORY")]
    missing: Vec<Label>,
}

/// Runs `case`.
pub fn run(args: CaseArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    match args.command {
        CaseCommand::Open(args) => open(Desk::open(globals, ui, Mode::Write)?, &args),
        CaseCommand::List { open } => {
            let desk = Desk::open(globals, ui, Mode::Read)?;
            shown::list(&desk, &desk.ledger.cases().all(open)?)
        }
        CaseCommand::Show { case } => {
            let desk = Desk::open(globals, ui, Mode::Read)?;
            shown::show(&desk, &desk.case(&case)?)
        }
        CaseCommand::Settle(args) => settle(Desk::open(globals, ui, Mode::Write)?, &args),
        CaseCommand::Close { case, overriding } => {
            close(Desk::open(globals, ui, Mode::Write)?, &case, overriding.overriding.as_ref())
        }
    }
}

impl Desk<'_> {
    /// The case that a number means.
    pub fn case(&self, text: &str) -> Result<Case, Failure> {
        let event = self.event(text)?;
        self.ledger.cases().case(event)?.ok_or_else(|| {
            Failure::new(Kind::No, format!("there is no case {text}"))
                .hint("see the numbers with `custody case list`")
        })
    }

    /// Says no to something about a case.
    fn refuse_case(&self, subject: &str, no: &CaseNo) -> Result<Failure, Failure> {
        let names = NameBook::new(&self.ledger, &self.zone);
        let subject = no.item.map_or_else(|| subject.to_owned(), |item| names.item(item));
        let sentence = no.refusal.sentence(&names);
        let hint = Some(no.refusal.hint());
        self.refuse(&subject, no.item, no.refusal.code(), &sentence, hint)?;
        Ok(Failure::said(Kind::No))
    }
}

fn open(mut desk: Desk<'_>, args: &OpenArgs) -> Result<(), Failure> {
    let due = args.due.as_deref().map(|text| desk.zone.read_end_of_day(text)).transpose()?;
    let (people, named) = if let Some(text) = &args.person {
        let person = desk.person(text)?;
        (vec![(person.id, person.name)], desk.items(&args.item)?.ids)
    } else {
        let leavers = leavers(&desk.ledger)?;
        (leavers.into_iter().map(|person| (person.id, person.name)).collect(), Vec::new())
    };
    if people.is_empty() {
        desk.ui.status("everybody who has left and still has something has an open case");
    }
    let by = desk.operator.clone();
    let (mut opened, mut refused) = (Vec::new(), None);
    let mut batch = desk.ledger.batch()?;
    for (person, name) in people {
        let (kind, reason, items) = (args.kind, args.reason.clone(), named.clone());
        match batch.open_case(&by, NewCase { person, kind, reason, due, items })? {
            Ok(case) => opened.push(case),
            Err(no) => {
                refused = Some((name, no));
                break;
            }
        }
    }
    if let Some((name, no)) = refused {
        drop(batch);
        return Err(desk.refuse_case(&name, &no)?);
    }
    batch.commit()?;
    desk.say_anchor_trouble();
    if desk.ui.is_json() {
        let list = opened.iter().map(|case| case_json(&desk, case)).collect::<Result<_, _>>()?;
        if args.from_leavers {
            let whole = |list| json!({"schema": "custody.cases.v1", "cases": list});
            return desk.ui.json_list(list, whole);
        }
        return list.iter().try_for_each(|case| desk.ui.json(case));
    }
    opened.iter().try_for_each(|case| shown::opened(&desk, case))
}

/// Everybody who has left, still has something and has no open case.
pub fn leavers(ledger: &Ledger) -> Result<Vec<Person>, LedgerError> {
    let mut leavers = Vec::new();
    for id in ledger.cases().holders()? {
        if !ledger.cases().has_open(id)?
            && !ledger.cases().to_ask_of(id)?.is_empty()
            && let Some(person) = ledger.directory().person(id)?
            && !person.active
        {
            leavers.push(person);
        }
    }
    Ok(leavers)
}

/// Says after a file of people how many of those who have left still have something.
pub fn say_leavers(desk: &Desk<'_>) -> Result<(), Failure> {
    let people = leavers(&desk.ledger)?.len();
    if people > 0 {
        let who = if people == 1 { "1 person who has left" } else { "people who have left" };
        let count = if people == 1 { String::new() } else { format!("{people} ") };
        let verb = if people == 1 { "has" } else { "have" };
        desk.ui.status(&format!(
            "{count}{who} still {verb} something and no open case: `custody case open --from-leavers`"
        ));
    }
    Ok(())
}

/// Why nothing of it was settled.
enum Refused {
    /// The item cannot be reported missing.
    ByItem(usize, LineRefusal),
    ByCase(CaseNo),
}

fn settle(mut desk: Desk<'_>, args: &SettleArgs) -> Result<(), Failure> {
    let case = desk.case(&args.case)?;
    let named = desk.items(&args.items)?;
    let by = desk.operator.clone();
    let mut said: Vec<(ItemId, Option<LineSettlement>)> = Vec::new();
    let mut refused = None;
    let unseen = match args.verdict {
        CaseVerdict::Missing => not_yet_missing(&desk, &case, &named.ids)?,
        _others_report_nothing => Vec::new(),
    };
    let mut batch = desk.ledger.batch()?;
    for (at, item) in named.ids.iter().enumerate() {
        if unseen.contains(item)
            && let Some(no) = report_missing(&mut batch, &by, *item, args.note.as_ref())?
        {
            refused = Some(Refused::ByItem(at, no));
            break;
        }
        let (verdict, note) = (args.verdict, args.note.clone());
        let wish = LineWish { item: *item, verdict, note, lacking: args.missing.clone() };
        match batch.settle_line(&by, &case, &wish)? {
            Ok(settlement) => said.push((*item, settlement)),
            Err(no) => {
                refused = Some(Refused::ByCase(no));
                break;
            }
        }
    }
    if let Some(refused) = refused {
        drop(batch);
        return Err(match refused {
            Refused::ByCase(no) => desk.refuse_case("", &no)?,
            Refused::ByItem(at, no) => {
                desk.say_refused(&named.subjects[at], &no)?;
                Failure::said(Kind::No)
            }
        });
    }
    batch.commit()?;
    desk.say_anchor_trouble();
    let case = desk.ledger.cases().case(case.id)?.unwrap_or(case);
    shown::settled(&desk, &case, &said)
}

/// The items of a case that nobody has reported missing yet, and whose line does not say so.
fn not_yet_missing(
    desk: &Desk<'_>,
    case: &Case,
    items: &[ItemId],
) -> Result<Vec<ItemId>, LedgerError> {
    let mut found = Vec::new();
    for item in items {
        let is_open = case.closed.is_none()
            && case.line(*item).is_some_and(|line| {
                line.settled.as_ref().is_none_or(|s| s.said.verdict != CaseVerdict::Missing)
            });
        let standing = desk.ledger.item(*item)?.map(|item| item.standing);
        if is_open && standing != Some(Standing::Missing) {
            found.push(*item);
        }
    }
    Ok(found)
}

/// Reports an item missing in the same transaction; answers with what a rule has against it.
fn report_missing(
    batch: &mut Batch<'_>,
    by: &Operator,
    item: ItemId,
    note: Option<&Note>,
) -> Result<Option<LineRefusal>, Failure> {
    let reason = note.cloned().map_or_else(|| Note::parse("not given back"), Ok)?;
    let order = Order {
        id: new_command_id(),
        operator: by.clone(),
        lines: vec![Line {
            target: Target::Item(item),
            command: Command::ReportMissing { reason },
        }],
        late: None,
        overriding: None,
        signer: None,
        statement: None,
    };
    Ok(match batch.record(&order)? {
        Outcome::Recorded(_) | Outcome::Unchanged(_) => None,
        Outcome::Refused(refusals) => refusals.into_iter().next(),
    })
}

fn close(mut desk: Desk<'_>, number: &str, overriding: Option<&Note>) -> Result<(), Failure> {
    let case = desk.case(number)?;
    let by = desk.operator.clone();
    let mut batch = desk.ledger.batch()?;
    let closed = match batch.close_case(&by, &case, overriding)? {
        Ok(closed) => closed,
        Err(no) => {
            drop(batch);
            return Err(desk.refuse_case(&format!("case {}", case.id.seq), &no)?);
        }
    };
    batch.commit()?;
    desk.say_anchor_trouble();
    let case = desk.ledger.cases().case(case.id)?.unwrap_or(case);
    shown::closed(&desk, &case, closed)
}

/// The line of an open case that a return settles, and the verdict that it speaks for.
fn line_of(
    ledger: &Ledger,
    item: ItemId,
    back: &HandBack,
) -> Result<Option<(Case, CaseVerdict)>, LedgerError> {
    let case = ledger.cases().open_with(item)?;
    let is_open = |case: &Case| case.line(item).is_some_and(|line| line.settled.is_none());
    let Some(case) = case.filter(is_open) else { return Ok(None) };
    let verdict = match back.condition {
        Condition::Damaged | Condition::Tampered | Condition::Inoperable => CaseVerdict::Damaged,
        Condition::Unknown | Condition::Good | Condition::Cosmetic if back.missing.is_empty() => {
            CaseVerdict::Returned
        }
        Condition::Unknown | Condition::Good | Condition::Cosmetic => CaseVerdict::Incomplete,
    };
    Ok(Some((case, verdict)))
}

/// After a return: which line of which case it may settle. Whether it does, somebody says.
pub fn propose_settling(desk: &Desk<'_>, items: &[ItemId], back: &HandBack) -> Result<(), Failure> {
    if desk.ui.is_json() {
        return Ok(());
    }
    let names = NameBook::new(&desk.ledger, &desk.zone);
    for item in items {
        if let Some((case, verdict)) = line_of(&desk.ledger, *item, back)? {
            let (what, number) = (names.item(*item), case.id.seq);
            desk.ui.status(&format!(
                "{what} is on the list of case {number}: `custody case settle {number} {what} --verdict {verdict}`"
            ));
        }
    }
    Ok(())
}

/// After a hand-off: whoever gets something has to give other things back.
pub fn say_open_cases(desk: &Desk<'_>, to: PersonId) -> Result<(), Failure> {
    let cases = desk.ledger.cases().of_person(to)?;
    let names = NameBook::new(&desk.ledger, &desk.zone);
    for case in cases.iter().filter(|case| case.closed.is_none() && !desk.ui.is_json()) {
        desk.ui.status(&format!(
            "{} has the open case {} ({}); what they get now is not on its list",
            names.person(to),
            case.id.seq,
            case.opening.kind
        ));
    }
    Ok(())
}

/// What of a person is with them and on no list of theirs.
fn beside_the_list(desk: &Desk<'_>, case: &Case) -> Result<Vec<ItemId>, LedgerError> {
    let mut held = desk.ledger.cases().held_by(case.opening.person)?;
    held.retain(|item| case.line(*item).is_none());
    Ok(held)
}

/// Whether, by the record, the person of a case still has an item of it.
fn is_still_theirs(desk: &Desk<'_>, case: &Case, item: ItemId) -> Result<bool, LedgerError> {
    let item = desk.ledger.item(item)?;
    Ok(item.is_some_and(|item| {
        item.standing == Standing::Out && item.custodian == Custodian::Person(case.opening.person)
    }))
}
