//! One export: which rows, in which order. Where they go is for whoever runs it.

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::io;

use super::context::{Context, Used};
use super::parallel;
use super::rows::{self, Whole};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::domain::event::{Event, Fact};
use crate::domain::item::Item;
use crate::domain::names::{ItemId, PersonId};
use crate::exchange::export::template::Template;
use crate::exchange::export::{Cell, RowFormat, TakeRows};
use crate::exchange::manifest::Plan;
use crate::exchange::targets::{
    Answer, Delivery, Headers, Kind, Movement, Party, People, Target, answer, fill,
};
use crate::ledger::{EventLine, EventView, LedgerError, Window};

/// Why rows could not be written.
#[derive(Debug)]
pub enum Trouble {
    Output(io::Error),
    Ledger(LedgerError),
}

impl From<LedgerError> for Trouble {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// A row that the target cannot take.
#[derive(Debug, Clone)]
pub struct Rejection {
    pub reason: String,
    pub event_type: String,
    pub event_id: String,
    pub item: String,
    pub item_id: String,
}

/// The columns of rejected rows.
pub static REJECTED_COLUMNS: &[&str] = &["reason", "event_type", "event_id", "item", "item_id"];

impl Rejection {
    fn of(m: &Movement<'_>, reason: String) -> Self {
        let identity = &m.item.identity;
        let serial = identity.serial.as_ref().map(ToString::to_string);
        let name = serial.or_else(|| identity.tag.as_ref().map(ToString::to_string));
        Self {
            reason,
            event_type: m.fact.event.kind().to_owned(),
            event_id: m.fact.id.to_string(),
            item: name.unwrap_or_default(),
            item_id: m.item.id.to_string(),
        }
    }

    /// In the order of [`REJECTED_COLUMNS`].
    pub fn cells(&self) -> [Cell<'_>; 5] {
        [&self.reason, &self.event_type, &self.event_id, &self.item, &self.item_id]
            .map(|text| Cell::Text(text))
    }
}

/// Where rows go.
pub trait Shelf: TakeRows {
    /// Takes lines that are written already.
    fn lines(&mut self, bytes: &[u8], rows: u64) -> io::Result<()>;

    /// Takes what the target cannot.
    fn reject(&mut self, rejection: &Rejection) -> io::Result<()>;
}

/// A template that is filled, and what its columns mean.
pub struct Filling {
    pub template: Template,
    pub headers: Headers,
}

/// How many rows there are, and of whom.
#[derive(Debug, Default)]
pub struct Summary {
    pub rows_by_kind: BTreeMap<String, u64>,
    pub left_out: BTreeMap<String, u64>,
    pub used: Used,
}

impl Summary {
    pub fn rows(&self) -> u64 {
        self.rows_by_kind.values().sum()
    }

    pub fn count(&mut self, kind: &str, rows: u64) {
        // Nearly always there: no key is made anew for each row.
        match self.rows_by_kind.get_mut(kind) {
            Some(count) => *count += rows,
            None => drop(self.rows_by_kind.insert(kind.to_owned(), rows)),
        }
    }
}

/// What is exported.
pub struct Job<'j, 'u> {
    pub desk: &'j Desk<'u>,
    pub context: Context,
    pub plan: Plan,
    pub kind: Kind,
    pub target: Target,
    pub window: Window,
    pub filling: Option<Filling>,
}

impl Job<'_, '_> {
    /// The names of the columns.
    pub fn columns(&self) -> Vec<String> {
        if let Some(filling) = &self.filling {
            return filling.headers.names().to_vec();
        }
        let own = self.target.columns().unwrap_or(super::columns::of(self.kind).1);
        own.iter().map(|name| (*name).to_owned()).collect()
    }

    /// The schema of a row in JSON Lines.
    pub fn schema(&self) -> &'static str {
        match self.target {
            Target::ServiceNow => "custody.servicenow_row.v1",
            _others => super::columns::of(self.kind).0,
        }
    }

    /// Puts all rows onto a shelf, in order.
    pub fn run(&self, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
        if parallel::is_for(self) {
            return parallel::events(self, to);
        }
        match (self.target, self.kind) {
            (Target::Generic | Target::Excel, Kind::People) => self.people(to),
            (Target::Generic | Target::Excel, Kind::Assets | Kind::Parcels) => self.items(to),
            (Target::Generic | Target::Excel, Kind::Events | Kind::Handoffs) => self.events(to),
            (_, Kind::Events | Kind::Handoffs) => self.movements(to),
            (_, Kind::Assets | Kind::Parcels | Kind::People) => self.snapshots(to),
        }
    }

    /// Whether an event is wanted, by when it was recorded.
    pub fn has(&self, fact: &Fact) -> bool {
        let (at, filters) = (fact.at.as_millis(), self.plan.filters);
        filters.from_ms.is_none_or(|from| at >= from) && filters.to_ms.is_none_or(|to| at < to)
    }

    fn each_event(
        &self,
        mut take: impl FnMut(&EventView<'_>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let bar = self.desk.ui.progress(self.window.until - self.window.from, "exporting");
        let mut trouble = Ok(());
        self.desk.ledger.for_each_in(self.window, &mut |view| {
            let done = view.fact.id.seq - self.window.from;
            if done.is_multiple_of(4096) {
                bar.set_position(done);
            }
            if self.has(&view.fact) {
                trouble = take(view);
            }
            trouble.is_ok()
        })?;
        bar.finish_and_clear();
        trouble
    }

    fn each_item(
        &self,
        mut take: impl FnMut(&Item, &[Fact]) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let kind = if self.kind == Kind::Parcels { "parcel" } else { "asset" };
        let ledger = &self.desk.ledger;
        let mut trouble = Ok(());
        ledger.items_in(kind, self.window, &mut |id| {
            trouble = match ledger.item_until(id, self.window.until) {
                Ok((item, facts)) => take(&item, &facts),
                Err(error) => Err(error.into()),
            };
            trouble.is_ok()
        })?;
        trouble
    }

    fn people(&self, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
        let mut summary = Summary::default();
        for person in self.context.everybody.in_order() {
            rows::person(person, to)?;
            summary.used.insert(person.id);
            summary.count("person", 1);
        }
        Ok(summary)
    }

    fn items(&self, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
        let mut summary = Summary::default();
        self.each_item(|item, facts| {
            let origin = match item.origin_parcel {
                Some(parcel) => self.desk.ledger.row(parcel)?.and_then(|row| row.tracking),
                None => None,
            };
            let last_seq = facts.last().map_or(0, |fact| fact.id.seq);
            let whole = Whole { item, last_seq, origin_tracking: origin.as_deref() };
            match self.kind {
                Kind::Parcels => rows::parcel(&self.context, &mut summary.used, &whole, to)?,
                _assets => rows::asset(&self.context, &mut summary.used, &whole, to)?,
            }
            summary.count(item.kind.as_str(), 1);
            Ok(())
        })?;
        Ok(summary)
    }

    fn events(&self, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
        let mut summary = Summary::default();
        self.each_event(|view| {
            let written = match self.kind {
                Kind::Handoffs => {
                    let receipt = self.desk.receipt_number(view.fact.id);
                    rows::handoff(&self.context, &mut summary.used, view, &receipt, to)?
                }
                _events => {
                    let line = EventLine::of(view);
                    rows::event(&self.context, &mut summary.used, &line, to)?;
                    true
                }
            };
            if written {
                summary.count(view.fact.event.kind(), 1);
            }
            Ok(())
        })?;
        Ok(summary)
    }

    /// Rows of a target with words of its own, one for each event about an asset.
    fn movements(&self, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
        let mut summary = Summary::default();
        let mut deliveries = Deliveries::default();
        self.each_event(|view| {
            if view.item.kind != "asset" {
                return Ok(());
            }
            let fact = &view.fact;
            let event = self.context.corrections.read(fact);
            let (item, facts) = self.desk.ledger.item_until(fact.item, fact.id.seq + 1)?;
            let delivery = deliveries.of(self, &item, &facts)?;
            self.put(fact, event, &item, delivery, false, &mut summary, to)
        })?;
        Ok(summary)
    }

    /// Rows of a target with words of its own, one for each asset as it stands.
    fn snapshots(&self, to: &mut dyn Shelf) -> Result<Summary, Trouble> {
        let mut summary = Summary::default();
        let mut deliveries = Deliveries::default();
        let once = self.target == Target::Intune || self.filling.is_some();
        self.each_item(|item, facts| {
            let first = facts.iter().find(|f| registers(&f.event)).or(facts.first());
            // What is entered there once is told when it comes in, not whenever it moves.
            let news = |f: &&Fact| registers(&f.event) || names_anew(&f.event);
            let is_news = facts.iter().filter(|f| f.id.seq >= self.window.from).any(|f| news(&f));
            let told = if self.filling.is_some() { first } else { facts.last() };
            let Some(fact) = told.filter(|_| is_news || !once) else { return Ok(()) };
            let delivery = deliveries.of(self, item, facts)?;
            let event = self.context.corrections.read(fact);
            self.put(fact, event, item, delivery, true, &mut summary, to)
        })?;
        Ok(summary)
    }

    #[expect(clippy::too_many_arguments, reason = "what a movement is made of")]
    fn put(
        &self,
        fact: &Fact,
        event: &Event,
        item: &Item,
        delivery: &Delivery,
        is_snapshot: bool,
        summary: &mut Summary,
        to: &mut dyn Shelf,
    ) -> Result<(), Trouble> {
        let watched = Watched { context: &self.context, used: RefCell::default() };
        let receipt = self.desk.receipt_number(fact.id);
        let movement = Movement {
            fact,
            event,
            item,
            delivery,
            facility: &self.context.facility,
            receipt: &receipt,
            people: &watched,
            settings: &self.plan.settings,
            is_snapshot,
            is_set_aside: self.context.corrections.sets_aside(fact.id),
        };
        let answer = match &self.filling {
            Some(filling) => fill(self.target, &filling.headers, &movement),
            None => answer(self.target, &movement),
        };
        let kind = if is_snapshot { item.kind.as_str() } else { fact.event.kind() };
        match answer {
            Answer::Row(row) => {
                let cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text(text)).collect();
                to.row(&cells)?;
                summary.count(kind, 1);
                summary.used.append(&mut watched.used.borrow_mut());
            }
            Answer::Rejected(reason) => to.reject(&Rejection::of(&movement, reason))?,
            Answer::LeftOut => *summary.left_out.entry(kind.to_owned()).or_default() += 1,
        }
        Ok(())
    }
}

/// Whether an event makes something an asset of ours.
const fn registers(event: &Event) -> bool {
    matches!(event, Event::Serialized(_) | Event::Adopted(_))
}

/// Whether an event changes what an asset is called.
const fn names_anew(event: &Event) -> bool {
    matches!(event, Event::Reidentified { .. } | Event::Amended { .. })
}

/// The directory, and who was asked for.
struct Watched<'c> {
    context: &'c Context,
    used: RefCell<Used>,
}

impl People for Watched<'_> {
    fn person(&self, id: PersonId) -> Option<Party<'_>> {
        self.used.borrow_mut().insert(id);
        self.context.everybody.person(id)
    }
}

/// How many deliveries are remembered: one parcel often holds many assets.
const DELIVERIES_MAX: usize = 1024;

/// How assets came here, each parcel looked up once.
#[derive(Default)]
struct Deliveries {
    known: HashMap<ItemId, Delivery>,
    own: Delivery,
}

impl Deliveries {
    fn of(&mut self, job: &Job<'_, '_>, item: &Item, facts: &[Fact]) -> Result<&Delivery, Trouble> {
        let Some(parcel) = item.origin_parcel else {
            self.own = delivery(item, facts);
            return Ok(&self.own);
        };
        if self.known.len() >= DELIVERIES_MAX {
            self.known.clear();
        }
        match self.known.entry(parcel) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let (item, facts) = job.desk.ledger.item_until(parcel, job.window.until)?;
                Ok(place.insert(delivery(&item, &facts)))
            }
        }
    }
}

fn delivery(item: &Item, facts: &[Fact]) -> Delivery {
    let reference = facts.iter().find_map(|fact| match &fact.event {
        Event::Expected(expectation) => expectation.reference.as_ref(),
        _others_have_none => None,
    });
    Delivery {
        carrier: item.carrier.as_ref().map(ToString::to_string),
        tracking: item.tracking.as_ref().map(ToString::to_string),
        reference: reference.map(ToString::to_string),
    }
}

/// The form of rows that are lines of text.
pub fn row_format(job: &Job<'_, '_>) -> RowFormat {
    job.plan.row_format()
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Output(error) => {
                Self::because(crate::cli::failure::Kind::CannotCreate, &error)
            }
            Trouble::Ledger(error) => error.into(),
        }
    }
}
