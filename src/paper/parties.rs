//! Who takes part in what a page is about: between whom custody passed, who signed, and how they were identified.

use serde_json::Value;

use super::document::Party;
use super::entry::{Entry, text};
use super::{visible, words};

/// Those between whom custody passed.
pub(super) fn parties(main: &Entry<'_>) -> Vec<Party> {
    let data = main.data();
    let log = main.log();
    let mailroom = |role: &str| Party {
        role: role.to_owned(),
        name: format!("Mailroom {}", visible(log.facility)),
        lines: vec![format!("by operator {}", main.text("actor"))],
    };
    match main.kind() {
        "handed_off" => {
            vec![
                mailroom("Released by"),
                person(main, "Received by", "to", &data["to"], &data["by"]),
            ]
        }
        "transferred" => vec![
            person(main, "Given by", "from", &data["from"], &Value::Null),
            person(main, "Received by", "to", &data["to"], &Value::Null),
        ],
        "returned" => vec![giver(main), mailroom("Received by")],
        _passes_nothing => Vec::new(),
    }
}

/// A person in a role, as the receipt discloses them.
fn name_of(main: &Entry<'_>, role: &str, id: &Value) -> String {
    main.disclosed(&format!("{role}.name")).unwrap_or_else(|| {
        let shown = if main.commits_to(&format!("{role}.name")) { " (name not shown)" } else { "" };
        format!("person {}{shown}", text(id))
    })
}

fn person(main: &Entry<'_>, does: &str, role: &str, id: &Value, by: &Value) -> Party {
    let mut lines = Vec::new();
    if let Some(number) = main.disclosed(&format!("{role}.number")) {
        lines.push(format!("number {number}"));
    }
    if !by.is_null() {
        lines.push(format!("by {}", name_of(main, "by", &by["person"])));
        lines.push(format!("authority: {}", text(&by["authority"])));
        for (name, says) in [("how", "given"), ("scope", "for")] {
            if by[name].is_string() {
                lines.push(format!("{says}: {}", words::plain(&text(&by[name]))));
            }
        }
    }
    Party { role: does.to_owned(), name: name_of(main, role, id), lines }
}

/// Who brought something back.
fn giver(main: &Entry<'_>) -> Party {
    let from = &main.data()["from"];
    let mut party = if from["person"].is_string() {
        person(main, "Given back by", "from", &from["person"], &from["by"])
    } else {
        let name = if from["parcel"].is_string() { "A parcel" } else { "An unknown person" };
        Party { role: "Given back by".to_owned(), name: name.to_owned(), lines: Vec::new() }
    };
    if from["parcel"].is_string() {
        party.lines.push(format!("in the parcel {}", text(&from["parcel"])));
    }
    if main.data()["unattended"] == true {
        party.lines.push("nobody was there to sign".to_owned());
    }
    party
}

/// The name of whoever signed: as they wrote it, or as they are called in what they signed for.
fn signer(main: &Entry<'_>, subject: &Entry<'_>, capacity: &str) -> Option<String> {
    let role = match capacity {
        "receiver" => "to",
        "giver" => "from",
        "proxy" => "by",
        _unknown => return main.disclosed("signer.name"),
    };
    let label = format!("{role}.name");
    main.disclosed("signer.name").or_else(|| subject.disclosed(&label))
}

/// Who signed, in what capacity, how, and how they were identified.
pub(super) fn signed(main: &Entry<'_>, subject: &Entry<'_>) -> Vec<(String, String)> {
    let proof = &main.data()["proof"];
    let signing = &proof["signing"];
    let mut facts = Vec::new();
    let mut say = |name: &str, value: String| {
        if !value.is_empty() {
            facts.push((name.to_owned(), value));
        }
    };
    if !signing.is_null() {
        let capacity = text(&signing["capacity"]);
        let as_what = words::capacity(&capacity);
        match signer(main, subject, &capacity) {
            Some(name) => say("Signed by", format!("{name}, {as_what}")),
            None => say("Signed", as_what),
        }
        say("How", words::way(&text(&signing["way"])));
    }
    let document = match (text(&proof["document"]), main.disclosed("signer.document")) {
        (_, Some(document)) => document,
        (kind, None) if kind.is_empty() => String::new(),
        (kind, None) => format!("an identity document ({})", words::plain(&kind)),
    };
    let flag = |name: &str, says: &str| {
        if proof[name] == true { says.to_owned() } else { String::new() }
    };
    let by = [flag("badge", "their badge"), flag("pin", "their PIN"), document];
    let by: Vec<String> = by.into_iter().filter(|by| !by.is_empty()).collect();
    say("Identified by", by.join(", "));
    say("Signature owed", text(&proof["owed"]));
    say("Witnessed by", text(&proof["witness"]));
    facts
}
