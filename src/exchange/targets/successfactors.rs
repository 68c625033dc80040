//! `SuccessFactors`: it has no import of company property. What can be filled is the import template of an
//! admin's own custom object: keys in the first row, labels in the second, data from the third on.

use data_encoding::HEXLOWER;

use super::{Movement, text, utc};
use crate::domain::event::{Event, ItemKind};
use crate::domain::names::PersonId;

/// Each field, and what columns are called in which it stands.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
    ("external code", &["externalCode", "code", "record id", "event id"]),
    (
        "user id",
        &[
            "userId",
            "externalUser",
            "employee",
            "employee id",
            "personIdExternal",
            "user",
            "worker",
        ],
    ),
    ("effective start date", &["effectiveStartDate", "start date", "date", "event date"]),
    ("issue date", &["issueDate", "issued on", "handed out on"]),
    ("return date", &["returnDate", "returned on"]),
    ("due date", &["dueDate", "due back"]),
    ("serial number", &["serialNumber", "serial", "cust_serialNumber", "item serial number"]),
    ("asset tag", &["assetTag", "tag", "inventory number", "cust_assetTag", "item id"]),
    ("manufacturer", &["maker", "cust_manufacturer", "brand"]),
    ("model", &["cust_model", "model name"]),
    ("category", &["type", "item type", "property type", "cust_category"]),
    ("status", &["cust_status", "item status"]),
    ("condition", &["cust_condition"]),
    ("description", &["item", "item description", "externalName", "cust_description"]),
    ("signature", &["signature sha256", "evidence", "cust_signature"]),
    ("receipt", &["receipt number", "cust_receipt"]),
    ("comments", &["comment", "notes", "remarks"]),
];

pub(super) const NEEDED: &[&[&str]] = &[&["user id"], &["serial number", "asset tag"]];

const DATE: &str = "%m/%d/%Y";

pub(super) type Values = Vec<(&'static str, String)>;

/// What is said of a hand-off, a transfer or a return of an asset.
pub(super) fn passed(m: &Movement<'_>) -> Result<Option<Values>, String> {
    if m.item.kind != ItemKind::Asset || m.is_set_aside {
        return Ok(None);
    }
    let (person, is_return, proof) = match m.event {
        Event::HandedOff(h) => (Some(h.to), false, &h.proof),
        Event::Transferred(p) => (Some(p.to), false, &p.proof),
        Event::Returned(r) => (r.from.person(), true, &r.proof),
        _others_pass_nothing => return Ok(None),
    };
    let user = user(m, person)?;
    let identity = &m.item.identity;
    let date = utc(m.fact.occurred(), DATE);
    let only = |wanted: bool| if wanted { date.clone() } else { String::new() };
    let words = [&identity.maker, &identity.model].into_iter().flatten();
    let words: Vec<String> = words.map(ToString::to_string).collect();
    let signature = proof.signature.as_ref().map(|evidence| HEXLOWER.encode(&evidence.sha256));
    Ok(Some(vec![
        ("external code", m.receipt.to_owned()),
        ("user id", user),
        ("effective start date", date.clone()),
        ("issue date", only(!is_return)),
        ("return date", only(is_return)),
        ("due date", text(m.item.due.map(|due| utc(due, DATE)))),
        ("serial number", text(identity.serial.as_ref())),
        ("asset tag", text(identity.tag.as_ref())),
        ("manufacturer", text(identity.maker.as_ref())),
        ("model", text(identity.model.as_ref())),
        ("category", text(identity.category.as_ref())),
        ("status", if is_return { "returned" } else { "issued" }.to_owned()),
        ("condition", m.item.condition.as_str().to_owned()),
        ("description", words.join(" ")),
        ("signature", signature.unwrap_or_default()),
        ("receipt", m.receipt.to_owned()),
        ("comments", String::new()),
    ]))
}

/// People are known there by their employee number.
fn user(m: &Movement<'_>, person: Option<PersonId>) -> Result<String, String> {
    let person = person.ok_or("nobody knows who brought it back")?;
    let party = m.people.person(person).ok_or("the person is not in the directory any more")?;
    let number = party.number.ok_or("the person has no employee number")?;
    Ok(number.to_owned())
}
