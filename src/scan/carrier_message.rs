//! Reads format 01 of ISO/IEC 15434, the transportation message of `MaxiCode` and PDF417 labels.
//!
//! The order of the fields is that of ANSI MH10.8.3; UPS's own fields follow the `MaxiCode` chapters of the Honeywell
//! and Zebra printer manuals, which print samples.

use super::carriers::{self, Carrier};
use super::controls::GS;
use super::iso15434::Envelope;
use super::reading::{Candidate, Class, Field, Reason, Refused};

/// Are the fields of every carrier, in their order, behind the two-digit version.
const COMMON: [(&str, &str); 5] = [
    ("postal", "receiver's postal code"),
    ("country", "receiver's country (ISO 3166)"),
    ("class", "class of service"),
    ("tracking", "tracking number"),
    ("scac", "carrier (SCAC)"),
];

/// Are the further fields as UPS orders them.
const UPS: [(&str, &str); 9] = [
    ("shipper", "shipper number"),
    ("julian_day", "day of the year"),
    ("shipment_id", "shipment"),
    ("n_of_x", "package n of x"),
    ("weight", "weight"),
    ("address_validated", "address validated"),
    ("street", "receiver's street"),
    ("city", "receiver's city"),
    ("state", "receiver's state"),
];

/// Adds what a transportation message says.
pub(super) fn read(data: &str, envelope: &mut Envelope) -> Result<(), Refused> {
    let mut parts = data.split(GS);
    let first = parts.next().unwrap_or_default();
    let (version, postal) =
        first.split_at_checked(2).ok_or(Refused::Envelope("a carrier message without version"))?;
    let values: Vec<&str> = std::iter::once(postal).chain(parts).collect();
    if values.len() < COMMON.len() {
        return Err(Refused::Envelope("a carrier message that ends early"));
    }
    let is_ups = version == "96" && values[4].starts_with("UPS");
    let further: &[(&str, &'static str)] = if is_ups { &UPS } else { &[] };
    for (place, value) in values.iter().enumerate() {
        let name = COMMON.iter().chain(further).nth(place);
        match name {
            // UPS sends ten characters of its number here, which is why the corpus of samples calls it so.
            Some(("tracking", title)) if is_ups => {
                envelope.fields.push(Field::new("tracking10", title, *value));
            }
            Some((name, title)) => envelope.fields.push(Field::new(*name, title, *value)),
            None if value.is_empty() => {}
            None => {
                let label = format!("field{}", place + 1);
                envelope.fields.push(Field::new(label, "further field of the carrier", *value));
            }
        }
    }
    let tracking = if is_ups { ups(&values) } else { other(&values) };
    envelope.candidates.extend(tracking);
    Ok(())
}

/// Puts the full UPS number together: `1Z`, the shipper, the last two digits of the class, the last eight sent.
///
/// The message is limited to ten characters of it; the check digit of the whole proves the assembly.
fn ups(values: &[&str]) -> Option<Candidate> {
    let (sent, class, shipper) = (values[3], values[2], values.get(5)?);
    let package = sent.get(2..).filter(|rest| rest.len() == 8 && sent.starts_with("1Z"))?;
    let service = class.get(class.len().checked_sub(2)?..)?;
    let number = format!("1Z{shipper}{service}{package}");
    let mut found = Vec::new();
    carriers::recognise(&number, &mut found, &mut Vec::new());
    let whole = found.into_iter().find(|candidate| candidate.format == "ups_1z")?;
    let mut whole =
        whole.because(97, Reason::Labelled("ISO/IEC 15434")).because(97, Reason::Assembled);
    whole.also.push(sent.to_owned());
    Some(whole)
}

/// Reads another carrier's number; `FedEx` appends a four-digit form number to its twelve.
fn other(values: &[&str]) -> Option<Candidate> {
    let (sent, scac) = (values[3], values[4]);
    if sent.is_empty() {
        return None;
    }
    let is_fedex = scac.starts_with("FD");
    let number = match sent.get(..12) {
        Some(number) if is_fedex && sent.len() == 16 => number,
        _ => sent,
    };
    let mut found = Vec::new();
    carriers::recognise(number, &mut found, &mut Vec::new());
    let known = found.into_iter().find(|c| !is_fedex || c.carrier == Some(Carrier::FedEx));
    let mut candidate =
        known.unwrap_or_else(|| Candidate::new(Class::Tracking, "carrier_message", number));
    if is_fedex {
        candidate.carrier = Some(Carrier::FedEx);
    }
    if number.len() < sent.len() {
        candidate.also.push(sent.to_owned());
    }
    Some(candidate.because(95, Reason::Labelled("ISO/IEC 15434")))
}

#[cfg(test)]
mod tests {
    use super::super::iso15434;
    use super::*;

    /// The sample of the Honeywell E-Class manual, with its published shipper, class and package.
    const SAMPLE: &str = "[)>\u{1e}01\u{1d}96841706672\u{1d}840\u{1d}001\u{1d}1Z12345675\u{1d}UPSN\u{1d}12345E\u{1d}089\u{1d}\u{1d}1/1\u{1d}10\u{1d}Y\u{1d}1 MAIN ST\u{1d}PITTSBURGH\u{1d}PA\u{1e}\u{4}";

    #[test]
    fn a_ups_message_gives_the_whole_number() {
        let envelope = iso15434::parse(SAMPLE).unwrap();
        let best = &envelope.candidates[0];
        assert_eq!((&*best.value, best.carrier), ("1Z12345E0112345675", Some(Carrier::Ups)));
        assert!(best.is_checked() && best.is_labelled());
        assert_eq!(envelope.fields[0], Field::new("postal", COMMON[0].1, "841706672"));
        assert_eq!(envelope.fields.last().unwrap().label, "state");
    }

    #[test]
    fn a_number_whose_check_digit_does_not_fit_is_not_put_together() {
        let envelope = iso15434::parse(&SAMPLE.replace("1Z12345675", "1Z12345676")).unwrap();
        assert!(envelope.candidates.iter().all(|c| c.class != Class::Tracking));
        assert_eq!(envelope.fields[3].value, "1Z12345676");
    }

    #[test]
    fn a_fedex_message_loses_its_form_number() {
        let message = "[)>\u{1e}01\u{1d}0294502\u{1d}840\u{1d}019\u{1d}1234567890120201\u{1d}FDEG\u{1d}1\u{1e}\u{4}";
        let envelope = iso15434::parse(message).unwrap();
        let best = &envelope.candidates[0];
        assert_eq!((&*best.value, best.carrier), ("123456789012", Some(Carrier::FedEx)));
        assert_eq!(best.also, ["1234567890120201"]);
    }

    #[test]
    fn a_message_that_ends_early_is_refused() {
        let cut = "[)>\u{1e}01\u{1d}96841706672\u{1d}840\u{1e}\u{4}";
        assert!(matches!(iso15434::parse(cut), Err(Refused::Envelope(_))));
    }
}
