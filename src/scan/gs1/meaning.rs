//! Says what the elements of a GS1 message mean at a receiving dock.

use super::super::carriers;
use super::super::device_ids;
use super::super::reading::{Candidate, Class, Field, Reason};
use super::Element;

const STANDARD: Reason = Reason::Labelled("GS1");

/// Says what an element's value is, and how sure that makes it.
///
/// The order of confidence is the order in which a box is meant: the parcel before the device, the device before the
/// product.
fn rule(ai: &str) -> Option<(Class, &'static str, u8)> {
    Some(match ai {
        "00" => (Class::Tracking, "sscc", 96),
        "21" => (Class::Serial, "gs1_serial", 95),
        "8011" => (Class::Serial, "gs1_component_serial", 86),
        "8003" => (Class::AssetTag, "grai", 90),
        "8004" => (Class::AssetTag, "giai", 90),
        "8018" => (Class::Badge, "gsrn", 85),
        "414" | "254" => (Class::Place, "gln", 70),
        "01" => (Class::Gtin, "gtin_14", 74),
        "02" => (Class::Gtin, "gtin_14_content", 60),
        "241" => (Class::PartNumber, "gs1_customer_part", 66),
        "240" => (Class::PartNumber, "gs1_additional_id", 64),
        "8010" => (Class::PartNumber, "gs1_component_part", 64),
        "8042" => (Class::Iccid, "eid", 70),
        "8043" => (Class::Iccid, "iccid", 70),
        "402" => (Class::Unknown, "gsin", 58),
        "401" => (Class::Unknown, "ginc", 58),
        _ => return None,
    })
}

/// Returns what a message may mean, best first.
pub(in super::super) fn candidates(elements: &[Element]) -> Vec<Candidate> {
    let mut out = Vec::new();
    parcel_in_internal_elements(elements, &mut out);
    for Element { ai, value, .. } in elements {
        if matches!(&**ai, "8040" | "8041") {
            let phone = device_ids::labelled_phone(value);
            let confidence = if phone.is_checked() { 72 } else { 40 };
            out.push(phone.because(confidence, STANDARD));
            continue;
        }
        let Some((class, format, confidence)) = rule(ai) else {
            continue;
        };
        let mut candidate = Candidate::new(class, format, &**value).because(confidence, STANDARD);
        match &**ai {
            "00" | "01" | "02" => {
                candidate = candidate.because(confidence, Reason::CheckDigit("GS1 modulo 10"));
            }
            // The tag's own part stands behind the asset type; people type that one.
            "8003" if value.len() > 14 => candidate.also.push(value[14..].to_owned()),
            _ => {}
        }
        out.push(candidate);
    }
    if out.is_empty() {
        out.push(
            Candidate::new(Class::Unknown, "gs1", first_value(elements)).because(50, STANDARD),
        );
    }
    out.sort_by_key(|candidate| std::cmp::Reverse(candidate.confidence));
    out
}

fn first_value(elements: &[Element]) -> &str {
    elements.first().map_or("", |element| &element.value)
}

/// Finds the carriers that use company-internal elements: USPS prints (420) ZIP (92) ..., `FedEx` (96) ...
///
/// Their tracking number includes the digits of the identifier itself.
fn parcel_in_internal_elements(elements: &[Element], out: &mut Vec<Candidate>) {
    let postal = elements.iter().find(|element| matches!(&*element.ai, "420" | "421"));
    for Element { ai, value, .. } in elements.iter().filter(|element| element.ai.starts_with('9')) {
        let mut found = Vec::new();
        carriers::recognise(&format!("{ai}{value}"), &mut found, &mut Vec::new());
        // Only the numbers made for these elements count; other formats of equal length are chance.
        found.retain(|c| matches!(c.format, "usps_impb" | "fedex_96_22" | "fedex_gsn_34"));
        for mut candidate in found {
            candidate.confidence = 97;
            candidate.reasons.push(Reason::Symbology);
            if let Some(postal) = postal {
                candidate.also.push(format!("{}{}{ai}{value}", postal.ai, postal.value));
                candidate =
                    candidate.with(Field::new("postal", "receiver's postal code", &*postal.value));
            }
            out.push(candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn read(message: &str) -> Vec<Candidate> {
        candidates(&parse(message).unwrap())
    }

    #[test]
    fn a_box_is_first_its_serial_then_the_rest() {
        let found = read("010003600029145221SN12\u{1d}8040490154203237518");
        let classes: Vec<_> = found.iter().map(|c| c.class).collect();
        assert_eq!(classes, [Class::Serial, Class::Gtin, Class::Imei]);
        assert_eq!(found[0].value, "SN12");
        assert!(found[0].is_labelled());
    }

    #[test]
    fn a_parcel_is_its_sscc() {
        let found = read("0037610425002123456942094502");
        assert_eq!((found[0].class, &*found[0].value), (Class::Tracking, "376104250021234569"));
        assert_eq!(found[0].carrier, None);
    }

    #[test]
    fn a_usps_label_is_its_package_number_without_the_routing_code() {
        let found = read("42094502\u{1d}9400111899560000000007");
        assert_eq!(found[0].value, "9400111899560000000007");
        assert_eq!(found[0].carrier, Some(carriers::Carrier::Usps));
        assert_eq!(found[0].fields[0].value, "94502");
        assert_eq!(found[0].also, ["420945029400111899560000000007"]);
    }

    #[test]
    fn an_asset_tag_also_answers_to_its_own_part() {
        let found = read("800300614141085750V775I");
        assert_eq!((found[0].class, &*found[0].also[0]), (Class::AssetTag, "V775I"));
    }

    #[test]
    fn internal_data_means_nothing_outside() {
        let found = read("91ABC\u{1d}99DEF");
        assert_eq!((found[0].class, &*found[0].value), (Class::Unknown, "ABC"));
    }
}
