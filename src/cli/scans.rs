//! Scans at the edge: a typed, scanned or photographed code becomes a checked name, or a reason why not.

use std::path::Path;

use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::names::{Label, Note, steers};
use crate::evidence;
use crate::scan::image::{self, Code};
use crate::scan::{Candidate, Class, Doubt, Expect, Reading, Reason, Verdict, classify};

/// How sure a reading must be of the maker before the maker is recorded, in percent.
const SURE_OF_MAKER: u8 = 60;

/// A code that is what was asked for.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The value to store and compare.
    pub value: String,
    /// What was scanned, when that is not the value itself.
    pub raw: Option<Note>,
    pub carrier: Option<Label>,
    pub maker: Option<Label>,
}

impl Taken {
    /// With the scan as it arrived, prefix and mangling included, unless it is the value itself.
    #[must_use]
    pub fn scanned_as(mut self, raw: &str) -> Self {
        if raw.trim() != self.value {
            self.raw = raw_note(raw);
        }
        self
    }
}

/// A code that is not what was asked for.
#[derive(Debug, Clone)]
pub struct NotTaken {
    pub why: String,
    pub hint: String,
}

/// Takes a code for a tracking number. What no carrier's format proves is taken with a word of
/// caution, because a parcel at the door has to be logged; what is plainly something else is not.
pub fn tracking(text: &str, aim: Option<&str>, insist: bool, ui: &Ui) -> Result<Taken, NotTaken> {
    match classify(text, aim).verdict(Expect::Tracking) {
        Verdict::Accept(candidate) if candidate.class == Class::Control => Err(NotTaken {
            why: "this is a command code, not a tracking number".to_owned(),
            hint: "scan the carrier's label".to_owned(),
        }),
        Verdict::Accept(candidate) => Ok(taken(text, &candidate)),
        Verdict::Confirm(candidate, doubt) => {
            if !insist {
                ui.status(&format!(
                    "{}: taken as a tracking number, though {doubt}",
                    candidate.value
                ));
            }
            Ok(taken(text, &candidate))
        }
        Verdict::Choose(candidates) => {
            let first = candidates.into_iter().find(|c| c.class == Class::Tracking);
            first
                .map(|candidate| taken(text, &candidate))
                .ok_or_else(|| not_clear("tracking number"))
        }
        Verdict::Reject { why, hint } => insisted(text, insist)
            .ok_or(NotTaken { why, hint: format!("{hint}; add --confirm to take it as it is") }),
    }
}

/// Takes a code for a serial number, or says what it looks like instead.
pub fn serial(
    text: &str,
    aim: Option<&str>,
    tag_prefix: Option<&str>,
    insist: bool,
    ui: &Ui,
) -> Result<Taken, NotTaken> {
    if !insist && is_own_tag(text, tag_prefix) {
        return Err(NotTaken {
            why: "this looks like an asset tag of ours".to_owned(),
            hint: "give it with --tag; add --confirm to take it as the serial number".to_owned(),
        });
    }
    match classify(text, aim).verdict(Expect::Serial) {
        Verdict::Accept(candidate) if candidate.class == Class::Control => Err(NotTaken {
            why: "this is a command code, not a serial number".to_owned(),
            hint: Doubt::LooksLike(Class::PartNumber).hint().to_owned(),
        }),
        Verdict::Accept(candidate) => Ok(taken(text, &candidate)),
        Verdict::Confirm(candidate, doubt) => {
            let harmless = matches!(doubt, Doubt::Unproven | Doubt::UnusualForm);
            let ask = format!("{}: {doubt}. Take it as the serial number?", candidate.value);
            if harmless || insist || ui.confirm(&ask) == Some(true) {
                return Ok(taken(text, &candidate));
            }
            Err(NotTaken {
                why: doubt.to_string(),
                hint: format!("{}; add --confirm to take it as it is", doubt.hint()),
            })
        }
        Verdict::Choose(candidates) => {
            let options: Vec<String> = candidates.iter().map(describe).collect();
            let chosen = ui.choose("Which one is the serial number?", &options);
            match chosen.and_then(|at| candidates.get(at)) {
                Some(candidate) => Ok(taken(text, candidate)),
                None => insisted(text, insist).ok_or_else(|| not_clear("serial number")),
            }
        }
        Verdict::Reject { why, hint } => insisted(text, insist)
            .ok_or(NotTaken { why, hint: format!("{hint}; add --confirm to take it as it is") }),
    }
}

fn insisted(text: &str, insist: bool) -> Option<Taken> {
    insist.then(|| Taken { value: text.trim().to_owned(), raw: None, carrier: None, maker: None })
}

fn taken(text: &str, candidate: &Candidate) -> Taken {
    let as_is = text.trim() == candidate.value;
    Taken {
        value: candidate.value.clone(),
        raw: if as_is { None } else { raw_note(text) },
        carrier: candidate.carrier.and_then(|carrier| Label::parse(carrier.name()).ok()),
        // A pattern that fits is a guess; a guess is not recorded as a fact.
        maker: candidate
            .vendor
            .filter(|_| candidate.confidence >= SURE_OF_MAKER)
            .and_then(|vendor| Label::parse(vendor).ok()),
    }
}

/// The scan as it arrived, with separators written out, so that it fits on one line.
fn raw_note(text: &str) -> Option<Note> {
    let shown: String = text
        .chars()
        .map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() })
        .collect();
    Note::parse(&shown).ok()
}

fn not_clear(what: &str) -> NotTaken {
    NotTaken {
        why: format!("it is not clear which part of it is the {what}"),
        hint: format!("scan the code that is only the {what}, or type it"),
    }
}

fn describe(candidate: &Candidate) -> String {
    format!("{}  {} ({} %)", candidate.value, candidate.class.in_words(), candidate.confidence)
}

/// Reads every code of a picture.
pub fn picture(path: &Path) -> Result<Vec<Code>, Failure> {
    let bytes = evidence::read_source(path)?;
    image::read_codes(&bytes).map_err(|error| {
        let mut failure = Failure::from(error);
        failure.message = format!("{}: {}", path.display(), failure.message);
        failure
    })
}

/// The one tracking number among the codes of a label's picture.
pub fn tracking_on(path: &Path, codes: &[Code], ui: &Ui) -> Result<Taken, Failure> {
    let mut found: Vec<Taken> = Vec::new();
    for code in codes {
        let Verdict::Accept(candidate) = code.reading().verdict(Expect::Tracking) else { continue };
        let is_new = found.iter().all(|taken| taken.value != candidate.value);
        if candidate.class == Class::Tracking && is_new {
            found.push(taken(&code.text, &candidate));
        }
    }
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => Err(no_tracking(path, codes)),
        _several => {
            let values: Vec<String> = found.iter().map(|taken| taken.value.clone()).collect();
            match ui.choose("Which tracking number is this parcel's?", &values) {
                Some(at) => Ok(found.swap_remove(at)),
                None => Err(Failure::new(
                    Kind::InputMissing,
                    format!("{} shows {} tracking numbers", path.display(), values.len()),
                )
                .hint(format!("name one of {}", values.join(", ")))),
            }
        }
    }
}

fn no_tracking(path: &Path, codes: &[Code]) -> Failure {
    let failure = Failure::new(
        Kind::InputMissing,
        format!("{} shows no tracking number that can be read", path.display()),
    );
    if codes.is_empty() {
        return failure.hint("no code was found: take the picture closer, in focus and with light");
    }
    let seen: Vec<String> = codes
        .iter()
        .filter_map(|code| {
            code.reading().best().map(|c| format!("{} {}", c.class.as_str(), c.value))
        })
        .collect();
    failure
        .hint(format!("its codes are: {}", seen.join("; ")))
        .hint("type the number: custody receive TRACKING")
}

/// What a picture of a box says of the devices in it.
#[derive(Debug, Clone, Default)]
pub struct BoxLabel {
    pub serials: Vec<Taken>,
    pub tags: Vec<String>,
    pub model: Option<Label>,
    /// What every code of it may mean.
    pub readings: Vec<Reading>,
}

/// Whether a code begins as the organisation's own tags do.
fn is_own_tag(text: &str, prefix: Option<&str>) -> bool {
    let text = text.trim().to_ascii_uppercase();
    prefix.is_some_and(|prefix| text.len() > prefix.len() && text.starts_with(prefix))
}

/// Reads the serial numbers, tags and part number on a picture of a box.
pub fn devices_on(
    path: &Path,
    codes: &[Code],
    tag_prefix: Option<&str>,
) -> Result<BoxLabel, Failure> {
    let readings = codes.iter().map(Code::reading).collect();
    let mut label = BoxLabel { readings, ..BoxLabel::default() };
    // One code that is labelled by a data identifier makes it likely that its neighbours are, too: S
    // in front of a serial number is then its label and not its first letter.
    let speaks_identifiers = codes.iter().any(|code| !code.reading().fields.is_empty());
    for code in codes {
        let reading = code.reading();
        if let Some(part) = reading.best_of(Class::PartNumber).filter(|part| part.is_labelled()) {
            label.model = label.model.or_else(|| Label::parse(&part.value).ok());
        }
        if is_own_tag(&code.text, tag_prefix) {
            let tag = code.text.trim().to_owned();
            if !label.tags.contains(&tag) {
                label.tags.push(tag);
            }
            continue;
        }
        let unlabelled = reading.candidates.iter().find(|candidate| {
            speaks_identifiers && candidate.reasons.contains(&Reason::IdentifierRemoved("S"))
        });
        let candidate = match (unlabelled, reading.verdict(Expect::Serial)) {
            (Some(candidate), _) => candidate.clone(),
            (None, Verdict::Accept(candidate)) => candidate,
            (None, Verdict::Confirm(..) | Verdict::Choose(_) | Verdict::Reject { .. }) => continue,
        };
        let is_new = label.serials.iter().all(|taken| taken.value != candidate.value);
        if candidate.class == Class::Serial && is_new {
            label.serials.push(taken(&code.text, &candidate));
        }
    }
    if label.serials.is_empty() && label.tags.is_empty() {
        return Err(Failure::new(
            Kind::InputMissing,
            format!("{} shows no serial number or asset tag that can be read", path.display()),
        )
        .hint("see what is on it with `custody decode`, or give --serial"));
    }
    Ok(label)
}
