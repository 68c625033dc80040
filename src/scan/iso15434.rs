//! Reads ISO/IEC 15434 envelopes: `[)>` RS format RS ... EOT, the message of two-dimensional codes on boxes.
//!
//! Envelopes arrive damaged in well-known ways: the first RS or the trailer lost, a `>` in front, separators spelled
//! otherwise (see `controls`). All of that is read. What is not read is an envelope without any separator, because
//! then nothing tells where the serial number ends.

use super::carrier_message;
use super::controls::{EOT, GS, RS};
use super::data_ids;
use super::gs1;
use super::reading::{Candidate, Class, Field, Reason, Refused};

/// Is what an envelope says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Envelope {
    pub(super) fields: Vec<Field>,
    pub(super) candidates: Vec<Candidate>,
}

/// Says whether a text begins as an envelope; some suppliers print a `>` in front.
pub(super) fn claims(text: &str) -> bool {
    text.starts_with("[)>") || text.starts_with(">[)>")
}

/// Reads an envelope whose separators are restored.
pub(super) fn parse(text: &str) -> Result<Envelope, Refused> {
    let message =
        text.trim_start_matches('>').strip_prefix("[)>").ok_or(Refused::Envelope("no header"))?;
    let message = message.trim_end_matches([EOT, RS]);
    let message = message.strip_prefix(RS).unwrap_or(message);
    if message.is_empty() {
        return Err(Refused::Envelope("it ends after its header"));
    }
    if !message.contains([GS, RS]) {
        return Err(Refused::SeparatorsDropped);
    }
    let mut envelope = Envelope { fields: Vec::new(), candidates: Vec::new() };
    let mut airline = None;
    for format in message.split(RS).filter(|format| !format.is_empty()) {
        let (indicator, data) = format
            .split_at_checked(2)
            .ok_or(Refused::Envelope("a format without its two-digit indicator"))?;
        let data = data.strip_prefix(GS).unwrap_or(data);
        match indicator {
            "01" => carrier_message::read(data, &mut envelope)?,
            "05" => read_gs1(data, &mut envelope)?,
            "06" => read_data_ids(data, &mut envelope),
            "12" => airline = Some(data),
            _ if indicator.bytes().all(|b| b.is_ascii_digit()) => {
                envelope.fields.push(Field::new(
                    indicator,
                    "another format of ISO/IEC 15434",
                    data,
                ));
            }
            _ => {
                return Err(Refused::Envelope("a format without its two-digit indicator"));
            }
        }
    }
    // The airline notation repeats what a format before it said, so it counts only when it stands alone.
    if let (Some(data), true) = (airline, envelope.fields.is_empty()) {
        read_text_elements(data, &mut envelope);
    }
    finish(envelope)
}

fn finish(mut envelope: Envelope) -> Result<Envelope, Refused> {
    let Some(first) = envelope.fields.first() else {
        return Err(Refused::Envelope("no field in it"));
    };
    if envelope.candidates.is_empty() {
        let value = Candidate::new(Class::Unknown, "envelope", &*first.value);
        envelope.candidates.push(value.because(45, Reason::Labelled("ISO/IEC 15434")));
    }
    envelope.candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.confidence));
    Ok(envelope)
}

fn read_data_ids(data: &str, envelope: &mut Envelope) {
    for field in data.split(GS).filter(|field| !field.is_empty()) {
        let Some((id, value)) = data_ids::split(field) else {
            envelope.fields.push(Field::new("", "unlabelled", field));
            continue;
        };
        envelope.fields.push(data_ids::field(id, value));
        envelope.candidates.extend(data_ids::labelled(id, value));
    }
    name_the_maker(envelope);
}

/// Takes the maker from `18V` (issuing agency LE and the company) or `1V` for the serial number of the same box.
fn name_the_maker(envelope: &mut Envelope) {
    const MAKERS: [&str; 8] =
        ["Dell", "HP", "Lenovo", "Cisco", "Apple", "Juniper", "Microsoft", "Samsung"];
    let supplier = envelope.fields.iter().find(|field| matches!(&*field.label, "18V" | "1V"));
    let Some(supplier) = supplier else { return };
    let value = supplier.value.to_ascii_uppercase();
    let Some(maker) = MAKERS.into_iter().find(|maker| value.ends_with(&maker.to_ascii_uppercase()))
    else {
        return;
    };
    for candidate in envelope.candidates.iter_mut().filter(|c| c.class == Class::Serial) {
        candidate.vendor = Some(maker);
    }
}

fn read_gs1(data: &str, envelope: &mut Envelope) -> Result<(), Refused> {
    let elements = gs1::parse(data)?;
    envelope.fields.extend(elements.iter().map(gs1::Element::field));
    envelope.candidates.extend(gs1::candidates(&elements));
    Ok(())
}

/// Reads format 12, the text element identifiers of ATA Spec 2000: three letters and a value.
fn read_text_elements(data: &str, envelope: &mut Envelope) {
    for element in data.split(GS).filter(|element| !element.is_empty()) {
        let Some((name, value)) = element.split_at_checked(3) else {
            envelope.fields.push(Field::new("", "unlabelled", element));
            continue;
        };
        let value = value.trim_start();
        let (title, class, confidence) = match name {
            "SER" | "UCN" | "SEQ" => ("serial number", Some(Class::Serial), 90),
            "PNR" | "PNO" => ("part number", Some(Class::PartNumber), 74),
            "MFR" | "CAG" => ("maker", None, 0),
            _ => ("text element", None, 0),
        };
        envelope.fields.push(Field::new(name, title, value));
        if let Some(class) = class {
            let candidate = Candidate::new(class, "text_element", value);
            envelope
                .candidates
                .push(candidate.because(confidence, Reason::Labelled("ATA Spec 2000")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: &str = "[)>\u{1e}06\u{1d}SAB12CD\u{1d}1PX-9#1\u{1d}Q1\u{1d}18VLEHP\u{1e}\u{4}";

    fn labels(envelope: &Envelope) -> Vec<(&str, &str)> {
        envelope.fields.iter().map(|field| (&*field.label, &*field.value)).collect()
    }

    #[test]
    fn a_box_names_its_serial_and_part() {
        let envelope = parse(BOX).unwrap();
        assert_eq!(
            labels(&envelope),
            [("S", "AB12CD"), ("1P", "X-9#1"), ("Q", "1"), ("18V", "LEHP")]
        );
        let best = &envelope.candidates[0];
        assert_eq!((best.class, &*best.value, best.vendor), (Class::Serial, "AB12CD", Some("HP")));
        assert_eq!(envelope.candidates[1].class, Class::PartNumber);
    }

    #[test]
    fn usual_damage_changes_nothing() {
        let expected = parse(BOX).unwrap();
        for damaged in [
            BOX.trim_end_matches(EOT).to_owned(),
            BOX.trim_end_matches([EOT, RS]).to_owned(),
            BOX.replacen(RS, "", 1),
            format!(">{}", BOX.replacen(RS, "", 1)),
        ] {
            assert_eq!(parse(&damaged).as_ref(), Ok(&expected), "{damaged:?}");
        }
    }

    #[test]
    fn without_any_separator_nothing_is_guessed() {
        assert_eq!(parse("[)>06SAB12CD1PX9Q1"), Err(Refused::SeparatorsDropped));
        for empty in
            ["[)>", "[)>\u{1e}\u{4}", "[)>\u{1e}06\u{1d}\u{1e}\u{4}", "[)>\u{1e}Ä\u{1d}", "x"]
        {
            assert!(matches!(parse(empty), Err(Refused::Envelope(_))), "{empty:?}");
        }
    }

    #[test]
    fn other_formats_are_read_too() {
        let gs1 = parse("[)>\u{1e}05\u{1d}010003600029145221SN1\u{1e}\u{4}").unwrap();
        assert_eq!(labels(&gs1), [("01", "00036000291452"), ("21", "SN1")]);
        let airline = parse("[)>\u{1e}12\u{1d}MFR1ABC2\u{1d}SER 12X\u{1e}\u{4}").unwrap();
        assert_eq!(labels(&airline), [("MFR", "1ABC2"), ("SER", "12X")]);
        assert_eq!(airline.candidates[0].class, Class::Serial);
        let both = parse("[)>\u{1e}06\u{1d}S1A2B\u{1e}12\u{1d}SER1A2B\u{1e}\u{4}").unwrap();
        assert_eq!(labels(&both), [("S", "1A2B")]);
        assert!(parse("[)>\u{1e}05\u{1d}0100036000291453\u{1e}\u{4}").is_err());
    }
}
