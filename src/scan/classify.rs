//! Says what one scan may mean.
//!
//! The order is: command, envelope, GS1 message, web address, plain code. A message that labels its parts is believed;
//! a plain code is tried against every syntax, and all that fits is kept, because a twelve-digit `FedEx` number is a
//! valid product code one time in ten. Choosing is the business of [`verdict`](super::verdict), which knows what the
//! prompt asked for.

use std::borrow::Cow;

use super::aim::AimId;
use super::carriers;
use super::control_code::{self, Command};
use super::controls::{self, GS};
use super::data_ids;
use super::device_ids;
use super::gs1;
use super::iso15434;
use super::reading::{Candidate, Class, Field, Reading, Reason, Refused, Warning};
use super::vendors;

/// Says what a scan may mean; `aim` is the symbology when a decoder reported it apart from the text.
///
/// The text may still begin with an AIM identifier, which then counts.
#[must_use]
pub fn classify(text: &str, aim: Option<&str>) -> Reading {
    let mut reading = Reading {
        raw: text.to_owned(),
        text: String::new(),
        aim: aim.and_then(AimId::parse),
        fields: Vec::new(),
        candidates: Vec::new(),
        warnings: Vec::new(),
        refused: None,
    };
    let restored = controls::restore(text.trim_start_matches('\u{feff}'));
    if matches!(restored, Cow::Owned(_)) {
        reading.warnings.push(Warning::ControlsRestored);
    }
    let (in_text, data) = AimId::split(&restored);
    let data = undo_caps_lock(in_text, data, &mut reading);
    let data = data.trim_matches([' ', '\0']);
    data.clone_into(&mut reading.text);
    if let Err(refused) = read_into(data, &mut reading) {
        reading.refused = Some(refused);
        reading.candidates.clear();
    }
    reading
}

/// Notes the AIM identifier; one with the wrong case betrays Caps Lock, which is then undone.
fn undo_caps_lock<'a>(aim: Option<AimId>, data: &'a str, reading: &mut Reading) -> Cow<'a, str> {
    let Some(aim) = aim else {
        return Cow::Borrowed(data);
    };
    if !aim.is_case_inverted() {
        reading.aim = Some(aim);
        return Cow::Borrowed(data);
    }
    reading.aim = AimId::parse(&swap_case(&aim.as_string()));
    reading.warnings.push(Warning::CaseInverted);
    Cow::Owned(swap_case(data))
}

/// Swaps the case of ASCII letters, as Caps Lock does.
pub(super) fn swap_case(text: &str) -> String {
    text.chars()
        .map(
            |c| {
                if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
            },
        )
        .collect()
}

fn read_into(data: &str, reading: &mut Reading) -> Result<(), Refused> {
    if data.chars().all(|c| c == GS || c.is_whitespace()) {
        return Err(Refused::Empty);
    }
    if control_code::claims(data) {
        let command = Command::parse(data).ok_or(Refused::Control)?;
        reading.candidates.push(command.candidate());
        return Ok(());
    }
    if iso15434::claims(data) {
        let envelope = iso15434::parse(data)?;
        reading.fields = envelope.fields;
        reading.candidates = envelope.candidates;
        return Ok(());
    }
    if data.starts_with(GS) || reading.aim.is_some_and(AimId::is_gs1) {
        return read_gs1(data, reading);
    }
    if let Some(aim) = reading.aim.filter(|aim| aim.is_product()) {
        // A composite symbol's second part follows behind a bar (GS1 General Specifications 5.11).
        let (product, _) = data.split_once('|').unwrap_or((data, ""));
        let by_decoder = !reading.raw.starts_with(']');
        reading.candidates.push(device_ids::product(product, aim, by_decoder)?);
        return Ok(());
    }
    if gs1::opens_identifier(data) {
        let elements = gs1::parse_bracketed(data)?;
        keep_elements(&elements, reading);
        return Ok(());
    }
    if gs1::is_web_address(data) {
        read_address(data, reading);
        return Ok(());
    }
    read_plain(data, reading);
    Ok(())
}

fn keep_elements(elements: &[gs1::Element], reading: &mut Reading) {
    reading.fields = elements.iter().map(gs1::Element::field).collect();
    reading.candidates = gs1::candidates(elements);
}

fn read_gs1(data: &str, reading: &mut Reading) -> Result<(), Refused> {
    let lost = gs1::lost_separator(data);
    let parsed = gs1::parse(data);
    let Some((warning, meant)) = lost else {
        keep_elements(&parsed?, reading);
        return Ok(());
    };
    reading.warnings.push(warning);
    keep_elements(&parsed?, reading);
    // Neither reading is safe: the literal one holds a wrong value, the repaired one is a guess.
    for candidate in &mut reading.candidates {
        candidate.confidence = candidate.confidence.min(60);
    }
    for mut candidate in gs1::candidates(&meant) {
        let known = reading
            .candidates
            .iter()
            .any(|c| c.class == candidate.class && c.value == candidate.value);
        if !known {
            candidate.confidence = candidate.confidence.min(62);
            reading.candidates.push(candidate);
        }
    }
    sort(&mut reading.candidates);
    Ok(())
}

fn read_address(data: &str, reading: &mut Reading) {
    if let Some(Ok(elements)) = gs1::parse_link(data) {
        keep_elements(&elements, reading);
    }
    let address = Candidate::new(Class::Url, "url", data);
    let confidence = if reading.candidates.is_empty() { 95 } else { 30 };
    reading.candidates.push(address.because(confidence, Reason::Prefix));
}

/// Tries a code that labels nothing against every syntax.
fn read_plain(data: &str, reading: &mut Reading) {
    // What a carrier's message code says outside an envelope is its routing, whatever it looks like.
    let is_message = reading.aim.is_some_and(AimId::is_carrier_message);
    // A separator at the end separates nothing.
    let data = data.trim_end_matches(GS);
    let Some(code) = comparable(data).filter(|_| !is_message) else {
        reading
            .candidates
            .push(Candidate::new(Class::Unknown, "text", data).because(20, Reason::Shape));
        return;
    };
    let aim = reading.aim;
    let out = &mut reading.candidates;
    carriers::recognise(&code, out, &mut reading.warnings);
    device_ids::recognise(&code, aim, out);
    vendors::recognise(&code, out);
    let field = data_ids::recognise_single(&code, aim, out);
    routing_code(&code, out, &mut reading.fields);
    out.extend(vendors::looks_like_own_tag(&code));
    out.push(unlabelled(&code));
    sort(out);
    // The field belongs to the reading only where the code is best explained by it.
    let best_is_field = out[0].reasons.iter().any(|r| matches!(r, Reason::IdentifierRemoved(_)));
    reading.fields.extend(field.filter(|_| best_is_field));
}

fn sort(candidates: &mut [Candidate]) {
    // Stable: of equals, the one whose table comes first.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.confidence));
}

/// Returns the spelling that is compared: capitals, no blanks; `None` for text that is no code.
fn comparable(data: &str) -> Option<Cow<'_, str>> {
    if !data.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    if !data.bytes().any(|b| b == b' ' || b.is_ascii_lowercase()) {
        return Some(Cow::Borrowed(data));
    }
    let code: String =
        data.bytes().filter(|&b| b != b' ').map(|b| char::from(b.to_ascii_uppercase())).collect();
    Some(Cow::Owned(code))
}

/// Recognises the routing code that stands alone on UPS and `FedEx` labels: 420 and a ZIP code, never a parcel.
fn routing_code(code: &str, out: &mut Vec<Candidate>, fields: &mut Vec<Field>) {
    let zip = code.strip_prefix("420").filter(|zip| matches!(zip.len(), 5 | 9));
    let Some(zip) = zip.filter(|zip| zip.bytes().all(|b| b.is_ascii_digit())) else {
        return;
    };
    let confidence = if zip.len() == 5 { 78 } else { 45 };
    out.push(Candidate::new(Class::Unknown, "postal", zip).because(confidence, Reason::Prefix));
    if zip.len() == 5 {
        fields.push(Field::new("420", "receiver's postal code", zip));
    }
}

/// Is the reading that is always possible: somebody's number, or plain text.
fn unlabelled(code: &str) -> Candidate {
    let serial = (5..=25).contains(&code.len())
        && code.bytes().any(|b| b.is_ascii_digit())
        && code.bytes().all(|b| b.is_ascii_alphanumeric() || b"-./_+".contains(&b));
    if serial {
        return Candidate::new(Class::Serial, "serial_like", code).because(25, Reason::Shape);
    }
    if is_mail_address(code) {
        return Candidate::new(Class::Person, "e_mail", code.to_ascii_lowercase())
            .because(60, Reason::Shape);
    }
    Candidate::new(Class::Unknown, "text", code).because(10, Reason::Shape)
}

fn is_mail_address(code: &str) -> bool {
    code.strip_prefix("MAILTO:").unwrap_or(code).split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !host.starts_with('.')
            && !host.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(text: &str) -> (Class, String) {
        let reading = classify(text, None);
        let best = reading.best().unwrap_or_else(|| panic!("{text:?}: {:?}", reading.refused));
        (best.class, best.value.clone())
    }

    #[test]
    fn every_kind_of_message_is_recognised() {
        for (text, class, value) in [
            ("1z 123 45e 01 1234 5675", Class::Tracking, "1Z12345E0112345675"),
            ("]C142094502\u{1d}9400111899560000000007", Class::Tracking, "9400111899560000000007"),
            ("]C100376104250021234569", Class::Tracking, "376104250021234569"),
            ("\u{1d}010003600029145221SN12", Class::Serial, "SN12"),
            ("(01)00036000291452(21)SN12", Class::Serial, "SN12"),
            ("https://example.com/01/00036000291452/21/SN12", Class::Serial, "SN12"),
            ("https://example.com/about", Class::Url, "https://example.com/about"),
            ("[)>\u{1e}06\u{1d}SAB12CD\u{1d}1PX9\u{1e}\u{4}", Class::Serial, "AB12CD"),
            ("]E00036000291452", Class::Gtin, "0036000291452"),
            ("490154203237518", Class::Imei, "490154203237518"),
            ("00:1b:44:11:3a:b7", Class::Mac, "001B44113AB7"),
            ("MGN63LL/A", Class::PartNumber, "MGN63LL/A"),
            ("S5CG8123BCD", Class::Serial, "5CG8123BCD"),
            ("42094502", Class::Unknown, "94502"),
            ("AT-004711", Class::AssetTag, "AT-004711"),
            ("Jordan.McAllister@example.com", Class::Person, "jordan.mcallister@example.com"),
            ("1Z12345E0112345675\u{1d}", Class::Tracking, "1Z12345E0112345675"),
            ("Übergabe", Class::Unknown, "Übergabe"),
        ] {
            assert_eq!(best(text), (class, value.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a_command_is_a_command_and_a_damaged_one_is_refused() {
        let code = Command { verb: "LOC", argument: Some("A3".into()) }.code();
        let reading = classify(&code.to_lowercase(), None);
        assert_eq!(reading.best().unwrap().class, Class::Control);
        assert_eq!(reading.all_fields().count(), 2);
        assert_eq!(classify("CUSTCTLUNDOXX", None).refused, Some(Refused::Control));
    }

    #[test]
    fn an_aim_identifier_counts_from_either_side() {
        assert_eq!(classify("0036000291452", Some("]E0")).best().unwrap().confidence, 95);
        assert!(classify("]C1]C1", Some("]C1")).refused.is_some());
        let reading = classify("]C1010003600029145221SN12", Some("]C1"));
        assert_eq!(reading.best().unwrap().value, "SN12");
        assert_eq!(reading.aim.unwrap().to_string(), "]C1");
    }

    #[test]
    fn caps_lock_is_noticed_and_undone() {
        let reading = classify("]c121sn12AB", None);
        assert_eq!(reading.warnings, [Warning::CaseInverted]);
        assert_eq!(reading.best().unwrap().value, "SN12ab");
    }

    #[test]
    fn a_lost_separator_keeps_both_readings_and_none_is_sure() {
        let reading = classify("]C1010003600029145221AB6D2X10LOTK7", None);
        assert!(matches!(reading.warnings[..], [Warning::SeparatorLost(_)]));
        let serials: Vec<_> = reading
            .candidates
            .iter()
            .filter(|c| c.class == Class::Serial)
            .map(|c| &*c.value)
            .collect();
        assert_eq!(serials, ["AB6D2X", "AB6D2X10LOTK7"]);
        assert!(reading.candidates.iter().all(|c| c.confidence < 85));
    }

    #[test]
    fn ambiguous_digits_keep_every_reading() {
        // Passes both FedEx's modulo 11 and GS1's modulo 10.
        let both = (0..1000_u64)
            .map(|n| format!("{:012}", 700_000_000_000 + n))
            .find(|code| {
                super::super::check_digits::fedex_12(code.as_bytes())
                    && super::super::check_digits::gs1_mod10(code.as_bytes())
            })
            .unwrap();
        let reading = classify(&both, None);
        assert!(
            reading.best_of(Class::Tracking).is_some() && reading.best_of(Class::Gtin).is_some()
        );
    }

    #[test]
    fn the_routing_of_a_carriers_message_code_is_no_device_number() {
        assert_eq!(classify("490154203237518", Some("]U1")).best().unwrap().class, Class::Unknown);
    }

    #[test]
    fn empty_scans_are_refused() {
        for empty in ["", " ", "]C1", "\u{1d}", "]Q1  "] {
            assert_eq!(classify(empty, None).refused, Some(Refused::Empty), "{empty:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_and_the_answer_is_bounded(text in "\\PC{0,60}|[\\x00-\\x7f]{0,60}|[0-9]{0,50}|[0-9A-Z]{0,50}") {
            let reading = classify(&text, None);
            proptest::prop_assert_eq!(&reading.raw, &text);
            proptest::prop_assert!(reading.candidates.len() < 32);
            proptest::prop_assert_eq!(reading.refused.is_none(), !reading.candidates.is_empty());
            proptest::prop_assert!(reading.candidates.is_sorted_by_key(|c| std::cmp::Reverse(c.confidence)));
            proptest::prop_assert!(reading.candidates.iter().all(|c| c.value.len() <= 4 * text.len() + 14));
        }

        #[test]
        fn messages_of_every_kind_never_panic(
            head in proptest::sample::select(vec!["]C1", "]d2", "]E0", "[)>\u{1e}06\u{1d}", "[)>\u{1e}01\u{1d}96", "https://a/01/", "(01)", "CUSTCTL", "1S", "]c1"]),
            tail in "[ -~\u{1d}\u{1e}\u{4}äÄ€]{0,80}",
        ) {
            let reading = classify(&format!("{head}{tail}"), None);
            proptest::prop_assert_eq!(reading.refused.is_none(), !reading.candidates.is_empty());
        }
    }
}
