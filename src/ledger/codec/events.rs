//! The `data` of each kind of event: which fields it has, in ascending order.

use super::super::json::{FieldError, Fields, ObjectWriter};
use crate::domain::event::{
    Adoption, Arrival, Disposal, Event, Expectation, HandBack, HandOver, Inspection, Notice,
    Passing, Sanitization, Sending, Serialization,
};
use crate::domain::names::Label;

/// Writes the fields of an event.
#[expect(clippy::too_many_lines, reason = "one arm per kind, in the order of the event list")]
pub(super) fn write(event: &Event, o: &mut ObjectWriter<'_>) {
    match event {
        Event::Expected(e) => {
            o.maybe("carrier", e.carrier.as_ref());
            o.maybe("recipient", e.recipient.as_ref());
            o.maybe("reference", e.reference.as_ref());
            o.maybe("sender", e.sender.as_ref());
            o.maybe("serial", e.serial.as_ref());
            o.list("serials", &e.serials);
            o.maybe("tracking", e.tracking.as_ref());
        }
        Event::Received(a) => {
            o.maybe("carrier", a.carrier.as_ref());
            o.put("class", &a.class);
            o.put("condition", &a.condition);
            o.maybe("contents", a.contents.as_ref());
            o.maybe("note", a.note.as_ref());
            o.list("photos", &a.photos);
            o.put("place", &a.place);
            o.maybe("raw", a.raw.as_ref());
            o.put("recipient", &a.recipient);
            o.maybe("sender", a.sender.as_ref());
            o.put("tracking", &a.tracking);
            o.flag("unattended", a.unattended);
        }
        Event::Refused { tracking, carrier, reason } => {
            o.maybe("carrier", carrier.as_ref());
            o.put("reason", reason);
            o.put("tracking", tracking);
        }
        Event::Matched { recipient } => o.put("recipient", recipient),
        Event::Moved { place } => o.put("place", place),
        Event::HoldPlaced { code, note } | Event::HoldReleased { code, note } => {
            o.put("code", code);
            o.maybe("note", note.as_ref());
        }
        Event::Serialized(s) => {
            o.maybe("fit", s.fit.as_ref());
            o.put("identity", &s.identity);
            o.put("origin", &s.origin);
            o.put("place", &s.place);
            o.maybe("raw", s.raw.as_ref());
            o.maybe("recipient", s.recipient.as_ref());
        }
        Event::Counted { contents } => o.put("contents", contents),
        Event::LineSettled { line } => o.put("line", line),
        Event::Converted | Event::NotUnderstood { .. } => {}
        Event::Adopted(a) => {
            o.put("how", &a.how);
            o.put("identity", &a.identity);
            o.maybe("note", a.note.as_ref());
            o.put("place", &a.place);
        }
        Event::AliasAdded { kind, value } => {
            o.put("alias", kind);
            o.put("value", value);
        }
        Event::Reidentified { serial, reason } => {
            o.put("reason", reason);
            o.put("serial", serial);
        }
        Event::Inspected(i) => {
            o.put("condition", &i.condition);
            o.list("missing", &i.missing);
            o.maybe("note", i.note.as_ref());
            o.list("photos", &i.photos);
            o.list("present", &i.present);
        }
        Event::Notified(n) => {
            o.put("about", &n.about);
            o.put("channel", &n.channel);
            o.maybe("note", n.note.as_ref());
            o.put("result", &n.result);
            o.put("rung", &n.rung);
            o.maybe("to", n.to.as_ref());
        }
        Event::HandedOff(h) => {
            o.list("accessories", &h.accessories);
            o.maybe("by", h.by.as_ref());
            o.maybe("due", h.due.as_ref());
            o.put("items", &h.items);
            o.maybe("note", h.note.as_ref());
            o.list("photos", &h.photos);
            o.maybe("place", h.place.as_ref());
            o.put("proof", &h.proof);
            o.put("to", &h.to);
        }
        Event::Declined { reason } | Event::ReportedMissing { reason } => o.put("reason", reason),
        Event::AttemptFailed { reason, photo } => {
            o.maybe("photo", photo.as_ref());
            o.put("reason", reason);
        }
        Event::Transferred(p) => {
            o.maybe("due", p.due.as_ref());
            o.put("from", &p.from);
            o.maybe("note", p.note.as_ref());
            o.put("proof", &p.proof);
            o.put("to", &p.to);
        }
        Event::Returned(r) => {
            o.list("accessories", &r.accessories);
            o.put("condition", &r.condition);
            o.put("from", &r.from);
            o.list("missing", &r.missing);
            o.maybe("note", r.note.as_ref());
            o.list("photos", &r.photos);
            o.put("place", &r.place);
            o.put("proof", &r.proof);
            o.flag("unattended", r.unattended);
        }
        Event::DueSet { due, reason } => {
            o.maybe("due", due.as_ref());
            o.maybe("reason", reason.as_ref());
        }
        Event::SentOut(s) => {
            o.maybe("carrier", s.carrier.as_ref());
            o.maybe("purpose", s.purpose.as_ref());
            o.put("to", &s.to);
            o.maybe("tracking", s.tracking.as_ref());
        }
        Event::TakenIn { place, condition } => {
            o.put("condition", condition);
            o.put("place", place);
        }
        Event::Found { place, condition, note } => {
            o.put("condition", condition);
            o.maybe("note", note.as_ref());
            o.put("place", place);
        }
        Event::Disposed(d) => {
            o.put("approver", &d.approver);
            o.maybe("certificate", d.certificate.as_ref());
            o.put("method", &d.method);
            o.maybe("note", d.note.as_ref());
        }
        Event::ReturnedToSender { carrier, tracking, reason } => {
            o.maybe("carrier", carrier.as_ref());
            o.put("reason", reason);
            o.maybe("tracking", tracking.as_ref());
        }
        Event::Replaced { by, approver, reason } => {
            o.put("approver", approver);
            o.put("by", by);
            o.put("reason", reason);
        }
        Event::Sanitized(s) => {
            o.maybe("certificate", s.certificate.as_ref());
            o.put("method", &s.method);
            o.put("passed", &s.passed);
            o.maybe("tool", s.tool.as_ref());
            o.maybe("verifier", s.verifier.as_ref());
        }
        Event::Overridden { code, by, reason } => {
            o.put("by", by);
            o.put("code", code);
            o.put("reason", reason);
        }
        Event::Voided { event, reason } => {
            o.put("event", event);
            o.put("reason", reason);
        }
        Event::Amended { event, amendment, reason } => {
            o.put("event", event);
            o.put("reason", reason);
            o.put("set", amendment);
        }
        Event::Settled { keep, over, reason } => {
            o.put("keep", keep);
            o.put("over", over);
            o.put("reason", reason);
        }
        Event::Signed { event, signer, proof } => {
            o.put("event", event);
            o.put("proof", proof);
            o.maybe("signer", signer.as_ref());
        }
        Event::Attached { event, evidence } => {
            o.put("event", event);
            o.list("evidence", evidence);
        }
    }
}

/// Reads the fields of an event of a kind.
#[expect(clippy::too_many_lines, reason = "one arm per kind, in the order of the event list")]
pub(super) fn read(kind: &str, mut fields: Fields<'_>) -> Result<Event, FieldError> {
    let f = &mut fields;
    let event = match kind {
        "expected" => Event::Expected(Expectation {
            tracking: f.maybe("tracking")?,
            serial: f.maybe("serial")?,
            carrier: f.maybe("carrier")?,
            reference: f.maybe("reference")?,
            serials: f.list("serials")?,
            recipient: f.maybe("recipient")?,
            sender: f.maybe("sender")?,
        }),
        "received" => Event::Received(Arrival {
            tracking: f.need("tracking")?,
            raw: f.maybe("raw")?,
            carrier: f.maybe("carrier")?,
            sender: f.maybe("sender")?,
            recipient: f.need("recipient")?,
            class: f.need("class")?,
            condition: f.need("condition")?,
            place: f.need("place")?,
            contents: f.maybe("contents")?,
            note: f.maybe("note")?,
            photos: f.list("photos")?,
            unattended: f.flag("unattended")?,
        }),
        "refused" => Event::Refused {
            tracking: f.need("tracking")?,
            carrier: f.maybe("carrier")?,
            reason: f.need("reason")?,
        },
        "matched" => Event::Matched { recipient: f.need("recipient")? },
        "moved" => Event::Moved { place: f.need("place")? },
        "hold_placed" => Event::HoldPlaced { code: f.need("code")?, note: f.maybe("note")? },
        "hold_released" => Event::HoldReleased { code: f.need("code")?, note: f.maybe("note")? },
        "serialized" => Event::Serialized(Serialization {
            identity: f.need("identity")?,
            raw: f.maybe("raw")?,
            origin: f.need("origin")?,
            fit: f.maybe("fit")?,
            recipient: f.maybe("recipient")?,
            place: f.need("place")?,
        }),
        "counted" => Event::Counted { contents: f.need("contents")? },
        "line_settled" => Event::LineSettled { line: f.need("line")? },
        "converted" => Event::Converted,
        "adopted" => Event::Adopted(Adoption {
            identity: f.need("identity")?,
            how: f.need("how")?,
            place: f.need("place")?,
            note: f.maybe("note")?,
        }),
        "alias_added" => Event::AliasAdded { kind: f.need("alias")?, value: f.need("value")? },
        "reidentified" => {
            Event::Reidentified { serial: f.need("serial")?, reason: f.need("reason")? }
        }
        "inspected" => Event::Inspected(Inspection {
            condition: f.need("condition")?,
            present: f.list("present")?,
            missing: f.list("missing")?,
            photos: f.list("photos")?,
            note: f.maybe("note")?,
        }),
        "notified" => Event::Notified(Notice {
            about: f.need("about")?,
            rung: f.need("rung")?,
            channel: f.need("channel")?,
            result: f.need("result")?,
            to: f.maybe("to")?,
            note: f.maybe("note")?,
        }),
        "handed_off" => Event::HandedOff(HandOver {
            to: f.need("to")?,
            by: f.maybe("by")?,
            proof: f.need("proof")?,
            due: f.maybe("due")?,
            place: f.maybe("place")?,
            items: f.need("items")?,
            accessories: f.list("accessories")?,
            photos: f.list("photos")?,
            note: f.maybe("note")?,
        }),
        "declined" => Event::Declined { reason: f.need("reason")? },
        "attempt_failed" => {
            Event::AttemptFailed { reason: f.need("reason")?, photo: f.maybe("photo")? }
        }
        "transferred" => Event::Transferred(Passing {
            from: f.need("from")?,
            to: f.need("to")?,
            proof: f.need("proof")?,
            due: f.maybe("due")?,
            note: f.maybe("note")?,
        }),
        "returned" => Event::Returned(HandBack {
            from: f.need("from")?,
            condition: f.need("condition")?,
            accessories: f.list("accessories")?,
            missing: f.list("missing")?,
            photos: f.list("photos")?,
            proof: f.need("proof")?,
            unattended: f.flag("unattended")?,
            place: f.need("place")?,
            note: f.maybe("note")?,
        }),
        "due_set" => Event::DueSet { due: f.maybe("due")?, reason: f.maybe("reason")? },
        "sent_out" => Event::SentOut(Sending {
            to: f.need("to")?,
            carrier: f.maybe("carrier")?,
            tracking: f.maybe("tracking")?,
            purpose: f.maybe("purpose")?,
        }),
        "taken_in" => Event::TakenIn { place: f.need("place")?, condition: f.need("condition")? },
        "reported_missing" => Event::ReportedMissing { reason: f.need("reason")? },
        "found" => Event::Found {
            place: f.need("place")?,
            condition: f.need("condition")?,
            note: f.maybe("note")?,
        },
        "disposed" => Event::Disposed(Disposal {
            method: f.need("method")?,
            approver: f.need("approver")?,
            certificate: f.maybe("certificate")?,
            note: f.maybe("note")?,
        }),
        "returned_to_sender" => Event::ReturnedToSender {
            carrier: f.maybe("carrier")?,
            tracking: f.maybe("tracking")?,
            reason: f.need("reason")?,
        },
        "replaced" => Event::Replaced {
            by: f.need("by")?,
            approver: f.need("approver")?,
            reason: f.need("reason")?,
        },
        "sanitized" => Event::Sanitized(Sanitization {
            method: f.need("method")?,
            tool: f.maybe("tool")?,
            passed: f.need("passed")?,
            verifier: f.maybe("verifier")?,
            certificate: f.maybe("certificate")?,
        }),
        "overridden" => Event::Overridden {
            code: f.need("code")?,
            by: f.need("by")?,
            reason: f.need("reason")?,
        },
        "voided" => Event::Voided { event: f.need("event")?, reason: f.need("reason")? },
        "amended" => Event::Amended {
            event: f.need("event")?,
            amendment: f.need("set")?,
            reason: f.need("reason")?,
        },
        "settled" => Event::Settled {
            keep: f.need("keep")?,
            over: f.need("over")?,
            reason: f.need("reason")?,
        },
        "signed" => Event::Signed {
            event: f.need("event")?,
            signer: f.maybe("signer")?,
            proof: f.need("proof")?,
        },
        "attached" => Event::Attached { event: f.need("event")?, evidence: f.list("evidence")? },
        newer => {
            let kind = Label::parse(newer).map_err(|e| FieldError::new("kind", e.to_string()))?;
            return Ok(Event::NotUnderstood { kind });
        }
    };
    fields.end()?;
    Ok(event)
}
