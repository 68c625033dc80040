//! Jira Assets: an object a row; dates as MM/dd/yyyy, several values in one cell apart by `||`.

use super::state::State;
use super::{Answer, Movement, text, utc};
use crate::domain::event::{AliasKind, ItemKind};
use crate::domain::item::Standing;
use crate::domain::names::Timestamp;
use crate::domain::party::Custodian;

pub(super) const COLUMNS: &[&str] = &[
    "Name",
    "Item ID",
    "Serial Number",
    "Asset Tag",
    "Manufacturer",
    "Model",
    "Category",
    "Status",
    "Owner",
    "Location",
    "With Since",
    "Due Back",
    "Holds",
    "Other Identifiers",
    "Tracking Number",
    "Purchase Order",
    "Last Change",
];

const DATE: &str = "%m/%d/%Y";
const BETWEEN_VALUES: &str = "||";

pub(super) fn answer(m: &Movement<'_>) -> Answer {
    let item = m.item;
    let is_there = !matches!(item.standing, Standing::Unseen | Standing::Expected);
    if item.kind != ItemKind::Asset || !is_there {
        return Answer::LeftOut;
    }
    let identity = &item.identity;
    let name = identity.tag.as_ref().map(ToString::to_string);
    let name = name.or_else(|| identity.serial.as_ref().map(ToString::to_string));
    let Some(name) = name else {
        return Answer::Rejected(
            "it has neither asset tag nor serial number to be named by".into(),
        );
    };
    let date = |at: Timestamp| utc(at, DATE);
    let holds: Vec<&str> = item.holds.iter().map(|code| code.as_str()).collect();
    let person = match &item.custodian {
        Custodian::Person(id) if item.standing == Standing::Out => Some(*id),
        _nobody_owns_it => None,
    };
    let is_staging = person.is_some_and(|id| m.settings.is_staging(m.people, id));
    let owner = person.and_then(|id| m.people.person(id)).and_then(|p| m.settings.person(p));
    let others = item.aliases.iter().filter(|(kind, _)| *kind != AliasKind::Tag);
    let others: Vec<&str> = others.map(|(_, value)| value.as_str()).collect();
    Answer::Row(vec![
        name,
        item.id.to_string(),
        text(identity.serial.as_ref()),
        text(identity.tag.as_ref()),
        text(identity.maker.as_ref()),
        text(identity.model.as_ref()),
        text(identity.category.as_ref()),
        State::of(item, is_staging).as_str().to_owned(),
        owner.unwrap_or_default(),
        text(item.place.as_ref()),
        date(item.since),
        text(item.due.map(date)),
        holds.join(BETWEEN_VALUES),
        others.join(BETWEEN_VALUES),
        text(m.delivery.tracking.as_ref()),
        text(m.delivery.reference.as_ref()),
        date(item.last_at),
    ])
}
