//! What is signed here, and a page for it on this machine.

use std::time::Duration;

use custody::signing::page::{self, Listen, Offer, Options, Sign, Signed};
use custody::signing::{Act, Detail, Language, Shown, Terms};
use serde_json::{Value, json};

use crate::common::at;

/// Long enough for a busy machine, short enough for a test that waits for it.
pub const PATIENCE: Duration = Duration::from_millis(400);

pub fn options() -> Options {
    Options {
        listen: here(),
        open_for: Duration::from_mins(1),
        patience: Duration::from_secs(5),
        now: at(0),
    }
}

pub fn here() -> Listen {
    "127.0.0.1".parse().expect("this machine")
}

fn shown(title: &str, serial: &str, tag: &str) -> Shown {
    let details = vec![
        (Detail::Serial, serial.to_owned()),
        (Detail::Tag, tag.to_owned()),
        (Detail::Condition, "good".to_owned()),
    ];
    Shown { title: title.to_owned(), details }
}

pub fn terms() -> Terms {
    Terms {
        language: Language::En,
        act: Act::HandOff,
        tenant: "Acme Robotics".to_owned(),
        facility: "Mailroom HQ".to_owned(),
        from: "Mailroom HQ, Olga Ortiz".to_owned(),
        to: "Ada Lovelace".to_owned(),
        through: None,
        items: vec![
            shown("Lenovo ThinkPad T14 Gen 5", "PF3ABCDE", "IT-00412"),
            shown("Lenovo ThinkPad USB-C Dock", "ZEN0042X", "IT-00413"),
            shown("Lenovo 65 W charger", "8SSA10R16", "IT-00414"),
        ],
        statement: vec![
            "I have received the items above in the condition that is stated. I will treat them with care and give them back when I am asked to.".to_owned(),
            "I sign with a simple electronic signature. Later changes to this record can be detected.".to_owned(),
        ],
        signer: "Ada Lovelace".to_owned(),
    }
}

pub fn offer() -> Offer<Signed> {
    offer_of(terms(), &options())
}

pub fn offer_of(terms: Terms, options: &Options) -> Offer<Signed> {
    page::offer(Sign::new(terms), options).expect("a port on this machine")
}

/// A signature as the script of the page sends it.
pub fn filled() -> Value {
    json!({"name": "Ada Lovelace", "consent": true, "strokes": scribble()})
}

fn scribble() -> Value {
    json!({"width": 3580, "height": 2080, "lines": [
        [[200, 1500, 0], [700, 300, 90], [1200, 1500, 180]],
        [[400, 1000, 400], [1000, 1000, 480]],
    ]})
}
