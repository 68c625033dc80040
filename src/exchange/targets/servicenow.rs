//! ServiceNow: rows of an import set's staging table. The labels of the columns double as the keys of
//! `insertMultiple`.

use data_encoding::HEXLOWER;

use super::state::State;
use super::successfactors::Values;
use super::{Answer, Movement, text, utc};
use crate::domain::event::{Destination, Event, EvidenceKind, ItemKind, Proof};
use crate::domain::item::Standing;
use crate::domain::names::Label;
use crate::domain::party::Custodian;

pub(super) const COLUMNS: &[&str] = &[
    "row_no",
    "event_id",
    "event_type",
    "event_time",
    "asset_tag",
    "serial_number",
    "manufacturer",
    "model_name",
    "model_number",
    "model_category",
    "state",
    "substate",
    "assigned_to",
    "reserved_for",
    "stockroom",
    "location",
    "carrier",
    "tracking_number",
    "po_number",
    "comments",
    "evidence_sha256",
];

/// The columns that a receiving log may have (`--template`), each with other names for it.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
    ("serial number", &["serial", "serial no"]),
    ("asset tag", &["tag", "asset"]),
    ("model", &["model name", "product model", "display name"]),
    ("manufacturer", &["vendor", "maker"]),
    ("model category", &["category", "asset class"]),
    ("quantity", &["quantity received", "received quantity", "qty"]),
    ("purchase order", &["po", "po number", "purchase order number", "purchase order line"]),
    ("received date", &["received", "received on", "date received", "receipt date"]),
    ("receiving slip", &["receiving slip number", "receipt", "receipt number", "slip"]),
    ("stockroom", &["receiving stockroom", "destination stockroom"]),
    ("location", &[]),
    ("tracking number", &["tracking", "shipment number"]),
    ("carrier", &["shipped by"]),
    ("received by", &["receiver"]),
    ("condition", &[]),
    ("reserved for", &["requested for", "assigned to"]),
    ("comments", &["comment", "notes", "remarks"]),
];

pub(super) const NEEDED: &[&[&str]] = &[&["serial number", "asset tag"]];

/// Where `comments` stands.
const COMMENTS: usize = 19;

/// The widest row that the staging table stores; it skips a wider one and says nothing.
const ROW_BYTES_MAX: usize = 8126;

/// Stands behind a comment that was cut.
const CUT: &str = " [cut]";

pub(super) fn answer(m: &Movement<'_>) -> Answer {
    let item = m.item;
    if item.kind != ItemKind::Asset {
        return Answer::LeftOut;
    }
    let identity = &item.identity;
    if identity.serial.is_none() && identity.tag.is_none() {
        return Answer::Rejected(
            "it has neither serial number nor asset tag to coalesce on".into(),
        );
    }
    let person = match &item.custodian {
        Custodian::Person(id) => Some(*id),
        _nobody_to_assign_it_to => None,
    };
    let state = State::of(item, person.is_some_and(|id| m.settings.is_staging(m.people, id)));
    let set = &m.settings.servicenow;
    let words = set.states.get(state.as_str()).map_or(state.servicenow(), String::as_str);
    let (word, substate) = words.split_once('/').unwrap_or((words, ""));
    let named = |id| m.people.person(id).and_then(|party| m.settings.person(party));
    let assigned = person.filter(|_| item.standing == Standing::Out);
    let assigned_to = assigned.and_then(named);
    if assigned.is_some() && assigned_to.is_none() {
        return Answer::Rejected(
            "whoever has it is not known there by what export.person says".into(),
        );
    }
    let is_here = item.standing == Standing::Held;
    let here = |set: &Option<String>| {
        if is_here { set.clone().unwrap_or_else(|| m.facility.to_owned()) } else { String::new() }
    };
    let (carrier, tracking) = carried(m);
    let mut row = vec![
        m.fact.id.seq.to_string(),
        m.fact.id.to_string(),
        m.event.kind().to_owned(),
        utc(m.fact.occurred(), "%Y-%m-%d %H:%M:%S"),
        text(identity.tag.as_ref()),
        text(identity.serial.as_ref()),
        text(identity.maker.as_ref()),
        text(identity.model.as_ref()),
        String::new(),
        text(identity.category.as_ref()),
        word.trim().to_owned(),
        substate.trim().to_owned(),
        assigned_to.unwrap_or_default(),
        text(item.recipient.person().filter(|_| is_here).and_then(named)),
        here(&set.stockroom),
        here(&set.location),
        carrier,
        tracking,
        text(m.delivery.reference.as_ref()),
        comments(m),
        text(evidence(m.event)),
    ];
    if fit(&mut row) { Answer::Row(row) } else { Answer::Rejected(TOO_WIDE.to_owned()) }
}

const TOO_WIDE: &str = "the row has more than 8126 bytes without any comment";

/// Cuts the comment so that the row is stored; answers whether that was enough.
fn fit(row: &mut [String]) -> bool {
    let width: usize = row.iter().map(|cell| cell.len() + 1).sum::<usize>() - 1;
    let over = width.saturating_sub(ROW_BYTES_MAX);
    if over == 0 {
        return true;
    }
    let comment = &mut row[COMMENTS];
    let Some(mut keep) = comment.len().checked_sub(over + CUT.len()) else { return false };
    while !comment.is_char_boundary(keep) {
        keep -= 1;
    }
    comment.truncate(keep);
    comment.push_str(CUT);
    true
}

/// Who carries it, under which number: on its way out by what the event says, else how it came.
fn carried(m: &Movement<'_>) -> (String, String) {
    match m.event {
        Event::SentOut(s) => (text(s.carrier.as_ref()), text(s.tracking.as_ref())),
        _came_in => (text(m.delivery.carrier.as_ref()), text(m.delivery.tracking.as_ref())),
    }
}

/// What a receiving log says of an asset that came in.
pub(super) fn received(m: &Movement<'_>) -> Result<Option<Values>, String> {
    let is_first = matches!(m.event, Event::Serialized(_) | Event::Adopted(_));
    let is_there = !matches!(m.item.standing, Standing::Unseen | Standing::Expected);
    let came_in = if m.is_snapshot { is_there } else { is_first && !m.is_set_aside };
    if m.item.kind != ItemKind::Asset || !came_in {
        return Ok(None);
    }
    let identity = &m.item.identity;
    if identity.serial.is_none() && identity.tag.is_none() {
        return Err("it has neither serial number nor asset tag".to_owned());
    }
    let set = &m.settings.servicenow;
    let facility = || m.facility.to_owned();
    let reserved = m.item.recipient.person().and_then(|id| m.people.person(id));
    Ok(Some(vec![
        ("serial number", text(identity.serial.as_ref())),
        ("asset tag", text(identity.tag.as_ref())),
        ("model", text(identity.model.as_ref())),
        ("manufacturer", text(identity.maker.as_ref())),
        ("model category", text(identity.category.as_ref())),
        ("quantity", "1".to_owned()),
        ("purchase order", text(m.delivery.reference.as_ref())),
        ("received date", utc(m.fact.occurred(), "%Y-%m-%d %H:%M:%S")),
        ("receiving slip", m.receipt.to_owned()),
        ("stockroom", set.stockroom.clone().unwrap_or_else(facility)),
        ("location", set.location.clone().unwrap_or_else(facility)),
        ("tracking number", text(m.delivery.tracking.as_ref())),
        ("carrier", text(m.delivery.carrier.as_ref())),
        ("received by", m.fact.actor.to_string()),
        ("condition", m.item.condition.as_str().to_owned()),
        ("reserved for", text(reserved.and_then(|party| m.settings.person(party)))),
        ("comments", comments(m)),
    ]))
}

/// What a person reads beside the state: why, and what the words of the table cannot say.
fn comments(m: &Movement<'_>) -> String {
    let mut said: Vec<String> = Vec::new();
    match m.event {
        Event::Voided { event, reason } => said.push(format!("voids {event}: {reason}")),
        Event::Amended { event, amendment, reason } => {
            said.push(format!(
                "amends {event}: {} is {}: {reason}",
                amendment.field(),
                amendment.value()
            ));
        }
        Event::Settled { keep, over, reason } => {
            said.push(format!("settles for {keep}, voids {over}: {reason}"));
        }
        Event::SentOut(s) => {
            said.push(match &s.to {
                Destination::Vendor(vendor) => format!("sent to {vendor}"),
                Destination::Facility(facility) => format!("sent to {facility}"),
            });
            said.extend(s.purpose.as_ref().map(ToString::to_string));
        }
        Event::HoldPlaced { code, note } => {
            said.push(format!("on hold: {code}"));
            said.extend(note.as_ref().map(ToString::to_string));
        }
        Event::HoldReleased { code, note } => {
            said.push(format!("hold lifted: {code}"));
            said.extend(note.as_ref().map(ToString::to_string));
        }
        Event::HandedOff(h) => {
            if let Some(by) = &h.by {
                said.push(format!("collected by somebody else: {}", by.authority));
            }
            said.extend(h.note.as_ref().map(ToString::to_string));
        }
        Event::Returned(r) => {
            said.push(format!("condition: {}", r.condition));
            if !r.missing.is_empty() {
                let missing: Vec<&str> = r.missing.iter().map(Label::as_str).collect();
                said.push(format!("missing: {}", missing.join(", ")));
            }
            if r.unattended {
                said.push("returned unattended".to_owned());
            }
            said.extend(r.note.as_ref().map(ToString::to_string));
        }
        Event::ReportedMissing { reason }
        | Event::Declined { reason }
        | Event::Reidentified { reason, .. }
        | Event::Replaced { reason, .. }
        | Event::Overridden { reason, .. } => said.push(reason.to_string()),
        Event::Disposed(d) => {
            said.push(format!("{}, approved by {}", d.method, d.approver));
            said.extend(d.note.as_ref().map(ToString::to_string));
        }
        Event::Inspected(i) => {
            said.push(format!("condition: {}", i.condition));
            said.extend(i.note.as_ref().map(ToString::to_string));
        }
        Event::Adopted(a) => said.extend(a.note.as_ref().map(ToString::to_string)),
        Event::Transferred(p) => said.extend(p.note.as_ref().map(ToString::to_string)),
        _others_need_no_words => {}
    }
    if let Some(late) = &m.fact.late {
        said.push(format!("recorded late: {}", late.reason));
    }
    if m.item.is_disputed() {
        said.push("two stations contradict each other about it".to_owned());
    }
    said.join("; ")
}

/// The digest of what proves the event: a signature before a certificate before a photo.
fn evidence(event: &Event) -> Option<String> {
    let signed = |proof: &Proof| proof.signature.as_ref().map(|evidence| evidence.sha256);
    let digest = match event {
        Event::HandedOff(h) => signed(&h.proof),
        Event::Transferred(p) => signed(&p.proof),
        Event::Returned(r) => signed(&r.proof),
        Event::Disposed(d) => d.certificate.as_ref().map(|evidence| evidence.sha256),
        Event::Sanitized(s) => s.certificate.as_ref().map(|evidence| evidence.sha256),
        Event::Inspected(i) => {
            i.photos.iter().find(|e| e.kind == EvidenceKind::Photo).map(|e| e.sha256)
        }
        _others_have_none => None,
    };
    digest.map(|digest| HEXLOWER.encode(&digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(comment: &str, rest: usize) -> Vec<String> {
        let mut row = vec![String::new(); COLUMNS.len()];
        row[0] = "x".repeat(rest);
        row[COMMENTS] = comment.to_owned();
        row
    }

    fn width(row: &[String]) -> usize {
        row.join(",").len()
    }

    #[test]
    fn a_row_that_would_be_skipped_loses_the_end_of_its_comment_and_nothing_else() {
        assert_eq!(COLUMNS[COMMENTS], "comments");
        for rest in [ROW_BYTES_MAX - 1020, ROW_BYTES_MAX - 1019, ROW_BYTES_MAX - 500] {
            let mut cut = row(&"é".repeat(500), rest);
            let before = width(&cut);
            assert!(fit(&mut cut), "{rest}");
            assert!(width(&cut) <= ROW_BYTES_MAX, "{rest}: {}", width(&cut));
            assert_eq!(before > ROW_BYTES_MAX, cut[COMMENTS].ends_with(CUT), "{rest}");
            assert_eq!(cut[0].len(), rest);
        }
        assert!(!fit(&mut row("short", ROW_BYTES_MAX)), "nothing left to cut");
    }
}
