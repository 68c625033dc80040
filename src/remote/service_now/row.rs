//! An event as a row of the staging table.

use serde_json::{Map, Value};

use super::ServiceNow;
use crate::domain::names::{PersonId, Timestamp};
use crate::remote::outgoing::{Outgoing, Situation};
use crate::remote::{Log, Setback};

/// The longest row that is taken; a longer one is skipped over there without a word.
const ROW_BYTES_MAX: usize = 8_126;

/// State and substate of each situation, unless the options say otherwise.
const STATES: [(&str, &str); 9] = [
    ("available", "In stock/Available"),
    ("reserved", "In stock/Reserved"),
    ("returned", "In stock/Pending repair"),
    ("held", "In stock/Quarantine"),
    ("legal_hold", "In stock/Legal hold"),
    ("issued", "In use/"),
    ("in_transit", "In transit/Reserved"),
    ("missing", "Missing/Lost"),
    ("retired", "Retired/Disposed"),
];

impl ServiceNow {
    /// A row. `insertMultiple` goes by the labels of columns, everything else by their names.
    pub(super) fn row(
        &self,
        event: &Outgoing,
        log: &dyn Log,
        by_name: bool,
    ) -> Result<Value, Setback> {
        let fields = self.fields(event, log)?;
        let key = |label: &str| if by_name { self.column(label) } else { label.to_owned() };
        let row: Map<String, Value> =
            fields.into_iter().map(|(label, value)| (key(label), value.into())).collect();
        Ok(row.into())
    }

    fn fields(
        &self,
        event: &Outgoing,
        log: &dyn Log,
    ) -> Result<Vec<(&'static str, String)>, Setback> {
        let mut row = vec![
            ("row_no", event.id.seq.to_string()),
            ("event_id", event.id.to_string()),
            ("event_type", event.kind.clone()),
            ("event_time", wall_time(event.occurred)),
        ];
        let (Some(subject), Some(change)) = (&event.subject, &event.change) else { return Ok(row) };
        let named = [
            ("asset_tag", &subject.tag),
            ("serial_number", &subject.serial),
            ("manufacturer", &subject.maker),
            ("model_name", &subject.model),
            ("model_category", &subject.category),
        ];
        row.extend(named.into_iter().filter_map(|(label, value)| Some((label, value.clone()?))));
        // To take back that something was entered is to retire it: nothing is deleted over there.
        let after =
            if change.after == Situation::Absent { &Situation::Retired } else { &change.after };
        let (state, substate) = self.state(after);
        row.extend([("state", state), ("substate", substate)]);
        let (assigned, reserved) = match after {
            Situation::With(person) => (self.person(*person, event, log)?, String::new()),
            Situation::Reserved(person) => (String::new(), self.person(*person, event, log)?),
            _nobody => Default::default(),
        };
        // Empty says that nobody has it: the transform map has to let these two through.
        row.extend([("assigned_to", assigned), ("reserved_for", reserved)]);
        if let Some(place) = &change.place {
            let room = self.options.get(&format!("stockroom.{place}"));
            if let Some(room) = room.or_else(|| self.options.get("stockroom")) {
                row.push(("stockroom", room.clone()));
            }
            row.push(("location", place.clone()));
        }
        let voids = change.voids.map_or_else(String::new, |event| format!(" voids {event}"));
        let said = event.data["note"].as_str().or_else(|| event.data["reason"].as_str());
        let said = said.map_or_else(String::new, |said| format!(": {said}"));
        let mut comments = format!("custody {} {}{voids}{said}", event.id, event.kind);
        let bytes: usize = row.iter().map(|(label, value)| label.len() + value.len()).sum();
        let room = ROW_BYTES_MAX.saturating_sub(bytes + 100);
        while comments.len() > room {
            comments.pop();
        }
        row.push(("comments", comments));
        let signature = &event.data["proof"]["signature"]["sha256"];
        let signature = signature.as_str().or_else(|| event.data["signature"]["sha256"].as_str());
        row.extend(signature.map(|digest| ("evidence_sha256", digest.to_owned())));
        Ok(row)
    }

    pub(super) fn state(&self, situation: &Situation) -> (String, String) {
        let word = situation.word();
        let built_in =
            STATES.iter().find(|(known, _)| *known == word).map_or("", |(_, state)| state);
        let state = self.options.get(&format!("state.{word}")).map_or(built_in, String::as_str);
        let (state, substate) = state.split_once('/').unwrap_or((state, ""));
        (state.trim().to_owned(), substate.trim().to_owned())
    }

    fn person(&self, person: PersonId, event: &Outgoing, log: &dyn Log) -> Result<String, Setback> {
        let refused = |why: String| Setback::Refused { event: event.id, why };
        let contact = log.contact(person).map_err(Setback::Fault)?.unwrap_or_default();
        let (value, word) = match self.options.get("people").map(String::as_str) {
            Some("number") => (contact.number, "employee number"),
            Some("none") => {
                return Err(refused("the option people says that nobody is told of".to_owned()));
            }
            _email => (contact.email, "e-mail address"),
        };
        value.ok_or_else(|| refused(format!("person {person} has no {word} here")))
    }
}

/// `yyyy-MM-dd HH:mm:ss` in UTC.
fn wall_time(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map_or_else(|_| String::new(), |instant| instant.strftime("%Y-%m-%d %H:%M:%S").to_string())
}
