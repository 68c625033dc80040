//! `custody certificate`: everything that somebody returned, and what they still hold, for whoever leaves.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::json;

use super::args::Globals;
use super::bundling::{self, Wish};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::forms::{self, FormArgs};
use super::ui::Ui;
use crate::domain::cases::Case;
use crate::domain::event::{Event, Fact};
use crate::domain::manifest::Passes;
use crate::domain::names::{EventId, ItemId, PersonId, Timestamp};
use crate::ledger::{Mode, Person};
use crate::paper::{self, PageKind};

/// Arguments of `certificate`.
#[derive(Debug, Args)]
pub struct CertificateArgs {
    /// The person: id, e-mail address, employee number or name
    #[arg(required_unless_present = "case")]
    person: Option<String>,

    /// With what became of a return case: its list, line by line; what was returned since it was opened
    #[arg(long, value_name = "NUMBER", conflicts_with = "since")]
    case: Option<String>,

    /// Only what was returned at this time or later; what is still held is named in any case
    #[arg(long, value_name = "TIME")]
    since: Option<String>,

    /// Leave lines for both parties to sign on
    #[arg(long)]
    copies_to_sign: bool,

    /// Prove it under a head that a witness has signed, too
    #[arg(long)]
    witnessed: bool,

    #[command(flatten)]
    forms: FormArgs,
}

/// The facts behind a certificate: the last one of each item that the person ever had.
#[derive(Debug, Default)]
struct Account {
    returned: Vec<Fact>,
    passed_on: Vec<Fact>,
    held: Vec<Fact>,
    /// What says what the items are, and that one was lost.
    beside: Vec<Fact>,
}

/// Makes a certificate.
pub fn run(args: &CertificateArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    forms::one_standard_output(&[&args.forms.html, &args.forms.pdf])?;
    let desk = Desk::open(globals, ui, Mode::Read)?;
    let case = args.case.as_deref().map(|number| desk.case(number)).transpose()?;
    let person = whose(&desk, args.person.as_deref(), case.as_ref())?;
    let since = match &case {
        Some(case) => Some(case.opened_at),
        None => args.since.as_deref().map(|text| desk.zone.read(text)).transpose()?,
    };
    let mut account = account(&desk, person.id, since)?;
    if let Some(case) = &case {
        account.describe(&desk, case)?;
    }
    if account.returned.is_empty() && account.passed_on.is_empty() && account.held.is_empty() {
        let text = format!("nothing is on record here that {} returned or holds", person.name);
        return Err(Failure::new(Kind::No, text).hint(match since {
            Some(_) => "leave out --since to go back to the beginning of the log",
            None => "`custody holdings PERSON` says what somebody has",
        }));
    }
    let facts: Vec<&Fact> = account.all().collect();
    let seqs = facts.iter().map(|fact| fact.id.seq).chain(case.iter().flat_map(entries_of));
    let head = if args.witnessed {
        bundling::head_for(&desk, seqs.clone().max().unwrap_or_default(), true)?
    } else {
        desk.ledger.with_cosignatures(desk.ledger.head()?)?
    };
    let wish = Wish {
        paper: args.forms.paper.size(),
        to_sign: args.copies_to_sign,
        witnessed: args.witnessed,
        discloses: &|value| value.label.is_a_name(),
    };
    let (mut bundle, proved) =
        bundling::gathered(&desk, PageKind::Certificate, &head, seqs, &wish)?;
    bundle.person = Some(person.id.to_string());
    for fact in &facts {
        let Some(passes) = Passes::of(&fact.event) else { continue };
        if let Some((manifest, _)) = bundling::manifest(&desk, fact, passes.proof())?
            && !bundle.manifests.contains(&manifest)
        {
            bundle.manifests.push(manifest);
        }
    }
    let page = paper::document(&bundle, &proved)?;
    let written = args.forms.write(&bundle, &page, ui)?;
    let to_stdout = [&args.forms.html, &args.forms.pdf];
    if args.forms.text || to_stdout.iter().any(|file| file.as_deref().is_some_and(forms::is_stdout))
    {
        return Ok(());
    }
    if ui.is_json() {
        let items = |facts: &[Fact]| -> Vec<String> {
            facts.iter().map(|fact| fact.item.to_string()).collect()
        };
        return ui.json(&json!({
            "schema": "custody.certificate.v1",
            "person": person.id.to_string(),
            "name": person.name,
            "returned": items(&account.returned),
            "passed_on": items(&account.passed_on),
            "held": items(&account.held),
            "case": case.map(|case| case.id.seq),
            "log": desk.ledger.identity().origin(),
            "size": head.checkpoint.size,
            "bundle": bundle.to_json(),
        }));
    }
    if written.is_empty() {
        for line in paper::text::write(&page, ui.columns()).lines() {
            ui.line(line)?;
        }
        return Ok(());
    }
    ui.line(&format!(
        "{}: {} returned, {} still held",
        person.name,
        account.returned.len(),
        account.held.len()
    ))?;
    for (what, path) in &written {
        ui.status(&format!("{what} is {}", path.display()));
    }
    Ok(())
}

/// Whose certificate it is.
fn whose(desk: &Desk<'_>, said: Option<&str>, case: Option<&Case>) -> Result<Person, Failure> {
    let Some(text) = said else {
        let person = case.map(|case| desk.ledger.directory().person(case.opening.person));
        return person.transpose()?.flatten().ok_or_else(|| {
            Failure::new(Kind::No, "whoever the case is about is not in the directory any more")
        });
    };
    let person = desk.person(text)?;
    match case {
        Some(case) if case.opening.person != person.id => {
            let text = format!("case {} is not a case of {}", case.id.seq, person.name);
            Err(Failure::new(Kind::No, text).hint("leave out the person: the case says who it is"))
        }
        _theirs => Ok(person),
    }
}

/// The entries of a case: its opening, the settlements that count, its end.
fn entries_of(case: &Case) -> impl Iterator<Item = u64> + Clone {
    let settled = case.lines.iter().filter_map(|line| line.settled.as_ref());
    let settled = settled.map(|settled| settled.entry.seq);
    std::iter::once(case.id.seq)
        .chain(settled)
        .chain(case.closed.iter().map(|closed| closed.entry.seq))
}

impl Account {
    /// Adds what says what the items of a case are that nothing else here names.
    fn describe(&mut self, desk: &Desk<'_>, case: &Case) -> Result<(), Failure> {
        for line in &case.lines {
            if self.all().all(|fact| fact.item != line.item) {
                self.beside.extend(beside(desk, line.item, case.id, false)?);
            }
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = &Fact> {
        self.returned.iter().chain(&self.passed_on).chain(&self.held).chain(&self.beside)
    }
}

/// Sorts what a person ever had: by the last thing that happened to each item between them and anybody.
fn account(
    desk: &Desk<'_>,
    person: PersonId,
    since: Option<Timestamp>,
) -> Result<Account, Failure> {
    let mut last: BTreeMap<ItemId, Fact> = BTreeMap::new();
    for fact in desk.ledger.facts_about(person)? {
        if desk.ledger.is_own(fact.id)
            && role(&fact.event, person).is_some()
            && counts(desk, &fact)?
        {
            last.insert(fact.item, fact);
        }
    }
    let held: Vec<ItemId> =
        desk.ledger.holdings_at(person, desk.now())?.into_iter().map(|item| item.id).collect();
    let mut account = Account::default();
    for (item, fact) in last {
        let is_recent = since.is_none_or(|since| fact.occurred() >= since);
        let to = match role(&fact.event, person) {
            Some(Role::Got) if held.contains(&item) => &mut account.held,
            Some(Role::Returned) if is_recent => &mut account.returned,
            Some(Role::PassedOn) if is_recent => &mut account.passed_on,
            // A parcel that was delivered is theirs.
            _nothing_to_say => continue,
        };
        let is_listed = match Passes::of(&fact.event) {
            Some(passes) => bundling::manifest(desk, &fact, passes.proof())?
                .is_some_and(|(_, items)| items.contains(&item)),
            None => false,
        };
        let got = fact.id;
        to.push(fact);
        account.beside.extend(beside(desk, item, got, is_listed)?);
    }
    for list in [&mut account.returned, &mut account.passed_on, &mut account.held] {
        list.sort_by_key(|fact| (fact.occurred(), fact.id));
    }
    account.beside.sort_by_key(|fact| fact.id);
    Ok(account)
}

/// What a person did with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Got,
    Returned,
    PassedOn,
}

fn role(event: &Event, person: PersonId) -> Option<Role> {
    match event {
        Event::HandedOff(hand_over) if hand_over.to == person => Some(Role::Got),
        Event::Transferred(passing) if passing.to == person => Some(Role::Got),
        Event::Transferred(passing) if passing.from == person => Some(Role::PassedOn),
        Event::Returned(hand_back) if hand_back.from.person() == Some(person) => {
            Some(Role::Returned)
        }
        _others => None,
    }
}

/// Whether a fact was not set aside by a later one.
fn counts(desk: &Desk<'_>, fact: &Fact) -> Result<bool, Failure> {
    let history = desk.ledger.history(fact.item)?;
    Ok(history.is_some_and(|history| !history.set_aside.contains_key(&fact.id)))
}

/// The entries that say what an item is, if no list does, and that it was lost since.
fn beside(
    desk: &Desk<'_>,
    item: ItemId,
    got: EventId,
    is_listed: bool,
) -> Result<Vec<Fact>, Failure> {
    let Some(history) = desk.ledger.history(item)? else { return Ok(Vec::new()) };
    let own =
        |fact: &&Fact| desk.ledger.is_own(fact.id) && !history.set_aside.contains_key(&fact.id);
    let facts = || history.facts.iter().filter(own);
    let first = facts().find(|fact| bundling::says_what_it_is(&fact.event)).filter(|_| !is_listed);
    let is_lost =
        |fact: &&Fact| fact.id.seq > got.seq && matches!(fact.event, Event::ReportedMissing { .. });
    Ok(first.into_iter().chain(facts().filter(is_lost).last()).cloned().collect())
}
