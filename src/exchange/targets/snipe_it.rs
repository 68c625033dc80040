//! Snipe-IT: the columns that its importer in the browser, over the API and on the command line all know.
//!
//! It knows an asset by its tag alone, makes every status, model and user that it does not know, cannot check
//! in, and takes a row that is sent twice for a second checkout. So only first registrations and hand-offs
//! are sent, each once, and only with names that are known there.

use super::state::State;
use super::{Answer, Movement, text, utc};
use crate::domain::event::{Event, ItemKind};
use crate::domain::item::Standing;
use crate::domain::names::PersonId;
use crate::domain::party::Custodian;

pub(super) const COLUMNS: &[&str] = &[
    "Item Name",
    "Asset Tag",
    "Serial Number",
    "Model Name",
    "Model Number",
    "Category",
    "Manufacturer",
    "Status",
    "Location",
    "Checkout Type",
    "Username",
    "Checkout to Location",
    "Checkout Date",
    "Asset Notes",
];

/// To whom an asset is checked out.
enum Checkout {
    None,
    User(PersonId),
    Location(String),
}

pub(super) fn answer(m: &Movement<'_>) -> Answer {
    if m.item.kind != ItemKind::Asset || m.is_set_aside {
        return Answer::LeftOut;
    }
    let checkout = if m.is_snapshot { checkout_now(m) } else { checkout_by(m) };
    let Some(checkout) = checkout else { return Answer::LeftOut };
    match row(m, &checkout) {
        Ok(row) => Answer::Row(row),
        Err(reason) => Answer::Rejected(reason),
    }
}

/// What an event makes of the asset there, if its importer can say it.
fn checkout_by(m: &Movement<'_>) -> Option<Checkout> {
    match m.event {
        Event::Serialized(_) | Event::Adopted(_) => Some(Checkout::None),
        Event::HandedOff(h) => Some(checkout_to(m, h.to)),
        _it_cannot_check_in_or_move => None,
    }
}

/// What the asset should look like there as it stands, if it should be there at all.
fn checkout_now(m: &Movement<'_>) -> Option<Checkout> {
    match (m.item.standing, &m.item.custodian) {
        (Standing::Out, Custodian::Person(person)) => Some(checkout_to(m, *person)),
        (Standing::Out, Custodian::Vendor(name) | Custodian::Courier(name)) => {
            Some(Checkout::Location(name.to_string()))
        }
        (Standing::Held | Standing::Missing | Standing::Out, _) => Some(Checkout::None),
        (Standing::Unseen | Standing::Expected | Standing::Closed(_), _) => None,
    }
}

fn checkout_to(m: &Movement<'_>, person: PersonId) -> Checkout {
    if m.settings.is_staging(m.people, person) {
        let name = m.people.person(person).map(|party| party.name.to_owned());
        return Checkout::Location(name.unwrap_or_default());
    }
    Checkout::User(person)
}

fn row(m: &Movement<'_>, checkout: &Checkout) -> Result<Vec<String>, String> {
    let set = &m.settings.snipe_it;
    let identity = &m.item.identity;
    let tag =
        identity.tag.as_ref().ok_or("it has no asset tag, by which alone Snipe-IT knows assets")?;
    let model =
        identity.model.as_ref().ok_or("it has no model, and Snipe-IT has no asset without")?;
    if !set.models.is_empty() && !set.models.iter().any(|known| known == model.as_str()) {
        return Err(format!(
            "the model `{model}` is not in export.snipe-it.models: it would be made anew"
        ));
    }
    let state = match checkout {
        Checkout::None if m.is_snapshot => State::of(m.item, false),
        Checkout::None if m.item.recipient.person().is_some() => State::Reserved,
        Checkout::None => State::Stored,
        Checkout::User(_) => State::Issued,
        Checkout::Location(_) => State::Staging,
    };
    // Whether the label is one of those that exist there was seen when the settings were read.
    let label = set.label(state);
    let (kind, user, place) = match checkout {
        Checkout::None => ("", String::new(), String::new()),
        Checkout::User(person) => ("user", username(m, *person)?, String::new()),
        Checkout::Location(place) => ("location", String::new(), place.clone()),
    };
    let is_out = !kind.is_empty();
    let date = if is_out { utc(checked_out_at(m), "%Y-%m-%d") } else { String::new() };
    Ok(vec![
        // Its list of errors knows rows by their name.
        tag.to_string(),
        tag.to_string(),
        text(identity.serial.as_ref()),
        model.to_string(),
        String::new(),
        text(identity.category.as_ref()),
        text(identity.maker.as_ref()),
        label.to_owned(),
        set.location.clone().unwrap_or_else(|| m.facility.to_owned()),
        kind.to_owned(),
        user,
        place,
        date,
        format!("custody {}", m.receipt),
    ])
}

fn checked_out_at(m: &Movement<'_>) -> crate::domain::names::Timestamp {
    if m.is_snapshot { m.item.since } else { m.fact.occurred() }
}

fn username(m: &Movement<'_>, person: PersonId) -> Result<String, String> {
    let party = m.people.person(person).ok_or("whoever has it is not in the directory any more")?;
    let name = m.settings.person(party);
    let name = name.ok_or("whoever has it has no value for what export.person names people by")?;
    let users = &m.settings.snipe_it.users;
    if !users.is_empty() && !users.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
        return Err(format!("`{name}` is not in export.snipe-it.users: a user would be made anew"));
    }
    Ok(name)
}
