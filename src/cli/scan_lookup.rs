//! What is on record of a scan in a session: items, places, people, operators.

use super::failure::Failure;
use super::matching::describe;
use super::phrases::NameBook;
use super::scan::Shift;
use crate::access::credentials::Credentials;
use crate::dialog::{Act, Inside, Met, Somebody, Thing};
use crate::domain::event::{ContentLine, ItemKind};
use crate::domain::item::Item;
use crate::domain::names::{ItemId, OperatorName, PersonId, PlaceName, SerialNumber};
use crate::domain::party::Custodian;
use crate::domain::refusal::Names as _;
use crate::ledger::Announced;
use crate::scan::{AimId, Source, WedgeScan, classify};

/// How many people are named who may be meant.
const ALIKE_MAX: usize = 3;

impl Shift<'_> {
    /// Looks up what a scan may mean here.
    pub(super) fn meet(&self, scan: &WedgeScan) -> Result<Met, Failure> {
        let aim = scan.aim.map(AimId::as_string);
        let reading = classify(&scan.text, aim.as_deref());
        let text = scan.text.trim();
        let is_own_tag = self.desk.tag_prefix().is_some_and(|prefix| {
            text.len() > prefix.len() && text.to_ascii_uppercase().starts_with(prefix)
        });
        let names = NameBook::new(&self.desk.ledger, &self.desk.zone);
        let mut things = Vec::new();
        for id in self.desk.things(text)? {
            things.extend(self.thing(id, &names)?);
        }
        let mut met = Met {
            text: scan.text.clone(),
            is_typed: scan.source == Source::Typed,
            reading,
            place: None,
            person: None,
            operator: None,
            alike: Vec::new(),
            is_own_tag,
            tags_are_known: self.desk.tag_prefix().is_some(),
            things,
        };
        if !met.things.is_empty() {
            return Ok(met);
        }
        let places = self.desk.ledger.directory().places()?;
        let place = places.iter().find(|place| place.eq_ignore_ascii_case(text));
        met.place = place.map(|place| PlaceName::parse(place)).transpose()?;
        if met.place.is_none() {
            (met.person, met.operator) = self.somebody(text)?;
        }
        let is_nobody = met.place.is_none() && met.person.is_none() && met.operator.is_none();
        if met.is_typed && is_nobody && self.dialog.wants_somebody() && !text.starts_with('/') {
            (met.person, met.alike) = self.somebody_called(text)?;
        }
        Ok(met)
    }

    pub(super) fn thing(&self, id: ItemId, names: &NameBook<'_>) -> Result<Option<Thing>, Failure> {
        let Some(item) = self.desk.ledger.item(id)? else { return Ok(None) };
        let somebody = |id: PersonId| Somebody { id, name: names.person(id) };
        let holder = match &item.custodian {
            Custodian::Person(person) => Some(somebody(*person)),
            _nobody_in_person => None,
        };
        let wants_inside = self.dialog.act() == Act::Serialize && item.kind == ItemKind::Parcel;
        let inside = if wants_inside { Some(self.inside(&item)?) } else { None };
        Ok(Some(Thing {
            id,
            inside,
            since: self.desk.zone.show(item.since),
            kind: item.kind,
            name: names.item(id),
            standing: item.standing,
            holder,
            meant_for: item.recipient.person().map(somebody),
            place: item.place,
        }))
    }

    /// Whose badge or number it is.
    fn somebody(&self, text: &str) -> Result<(Option<Somebody>, Option<OperatorName>), Failure> {
        let directory = self.desk.ledger.directory();
        let named = directory.people_named(text)?;
        let by_number = |person: &&crate::ledger::Person| {
            person.active
                && (person.number.as_deref() == Some(text) || person.email.as_deref() == Some(text))
        };
        if let Some(person) = named.iter().find(by_number) {
            let (id, name) = (person.id, person.name.clone());
            return Ok((Some(Somebody { id, name }), None));
        }
        let vault = self.desk.vault.open()?;
        let path = self.desk.folders.credentials_file(&self.desk.profile.name);
        let credentials = Credentials::open(&path, vault)?;
        if let Some(operator) = credentials.operator_with_badge(text)? {
            return Ok((None, Some(operator)));
        }
        let Some(id) = credentials.person_with_badge(text)? else { return Ok((None, None)) };
        let person = directory.person(id)?;
        Ok((person.map(|person| Somebody { id, name: person.name }), None))
    }

    /// Who is called so; if that is not certain, who may be meant.
    fn somebody_called(&self, text: &str) -> Result<(Option<Somebody>, Vec<String>), Failure> {
        let mut named = self.desk.ledger.directory().people_named(text)?;
        if named.len() == 1 {
            let person = named.swap_remove(0);
            return Ok((Some(Somebody { id: person.id, name: person.name }), Vec::new()));
        }
        let (winner, likely) = self.desk.likely(text, &named)?;
        let somebody = winner.map(|one| Somebody { id: one.person.id, name: one.person.name });
        let alike = likely.iter().take(ALIKE_MAX).map(|one| describe(&one.person)).collect();
        Ok((somebody, alike))
    }

    /// What was found in a parcel, and what was announced for it.
    fn inside(&self, parcel: &Item) -> Result<Inside, Failure> {
        let mut announced: Vec<SerialNumber> = parcel.announced.clone();
        if let Some(tracking) = &parcel.tracking {
            let said = self.desk.ledger.directory().parcel_announced(tracking)?;
            if let Announced::Exactly(lines) = said {
                announced.extend(lines.into_iter().filter_map(|line| line.serial));
            }
        }
        announced.sort();
        announced.dedup();
        let mut missing = announced.clone();
        for line in &parcel.lines {
            let ContentLine::Asset(asset) = line else { continue };
            let found = self.desk.ledger.item(*asset)?.and_then(|asset| asset.identity.serial);
            missing.retain(|serial| Some(serial) != found.as_ref());
        }
        Ok(Inside { found: parcel.lines.len(), contents: parcel.contents, announced, missing })
    }
}
