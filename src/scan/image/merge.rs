//! Makes one list of what several attempts found: one code per place, tracking numbers first.

use super::{Area, Code, Symbology};
use crate::scan::reading::Class;

/// Merges finds of the same text and drops what cannot be, then ranks the rest.
pub(in super::super) fn merge(found: Vec<Code>) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for code in found.into_iter().filter(is_plausible) {
        match codes.iter_mut().find(|known| is_same(known, &code)) {
            Some(known) => keep_better(known, code),
            None => codes.push(code),
        }
    }
    // Inside a stacked or matrix code there are no linear codes: what reads as one is a row of the other.
    let areas: Vec<Area> =
        codes.iter().filter(|c| !c.symbology.is_linear()).map(|c| c.place).collect();
    codes
        .retain(|c| !c.symbology.is_linear() || !areas.iter().any(|area| contains(*area, c.place)));
    codes.sort_by_cached_key(|code| (rank(code), code.place.top, code.place.left));
    codes
}

/// Says whether a text may really be a code: the weak symbologies read bars into anything.
fn is_plausible(code: &Code) -> bool {
    let text = code.text.trim();
    let least = match code.symbology {
        // Neither has a check digit, and their start patterns occur in every drawing.
        Symbology::Itf => 6,
        Symbology::Codabar => 4,
        Symbology::Code39 => 3,
        Symbology::Code93 | Symbology::Code128 => 2,
        _ => 1,
    };
    text.chars().count() >= least
}

fn is_same(one: &Code, other: &Code) -> bool {
    one.text == other.text && family(one.symbology) == family(other.symbology)
}

/// The same bars read as EAN-13 with a leading zero or as UPC-A are one code.
fn family(symbology: Symbology) -> Symbology {
    match symbology {
        Symbology::UpcA => Symbology::Ean13,
        other => other,
    }
}

/// Keeps the larger place, and an identifier where one attempt had none.
fn keep_better(known: &mut Code, other: Code) {
    let size = |area: Area| u64::from(area.width) * u64::from(area.height);
    if size(other.place) > size(known.place) {
        known.place = other.place;
    }
    known.aim = known.aim.take().or(other.aim);
}

fn contains(outer: Area, inner: Area) -> bool {
    let outer_right = outer.left + outer.width;
    let outer_bottom = outer.top + outer.height;
    inner.left >= outer.left
        && inner.top >= outer.top
        && inner.left + inner.width <= outer_right
        && inner.top + inner.height <= outer_bottom
}

/// Ranks by what the operator came for: the parcel, the device, then the rest.
fn rank(code: &Code) -> u8 {
    let reading = code.reading();
    match reading.best() {
        Some(best) if best.class == Class::Tracking && best.confidence >= 75 => 0,
        Some(best) if best.class == Class::Tracking => 1,
        Some(best) if best.class == Class::Serial && best.is_labelled() => 2,
        Some(best) if matches!(best.class, Class::Serial | Class::AssetTag | Class::Control) => 3,
        Some(_) => 4,
        None => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(symbology: Symbology, text: &str, left: u32, width: u32) -> Code {
        let place = Area { left, top: 0, width, height: 10 };
        Code { symbology, text: text.into(), aim: None, place }
    }

    #[test]
    fn one_code_found_twice_is_one_with_the_larger_place() {
        let mut second = code(Symbology::Code128, "SN12345", 0, 90);
        second.aim = Some("]C0".into());
        let merged = merge(vec![code(Symbology::Code128, "SN12345", 5, 9), second]);
        assert_eq!(merged.len(), 1);
        assert_eq!((merged[0].place.width, merged[0].aim.as_deref()), (90, Some("]C0")));
    }

    #[test]
    fn a_tracking_number_comes_first_then_the_serial() {
        let merged = merge(vec![
            code(Symbology::Qr, "https://example.com/", 0, 5),
            code(Symbology::Code128, "5CG8123BCD", 20, 5),
            code(Symbology::Code128, "1Z12345E0112345675", 40, 5),
        ]);
        let texts: Vec<_> = merged.iter().map(|code| &*code.text).collect();
        assert_eq!(texts, ["1Z12345E0112345675", "5CG8123BCD", "https://example.com/"]);
    }

    #[test]
    fn short_codes_of_weak_symbologies_are_dropped() {
        assert!(
            merge(vec![
                code(Symbology::Itf, "12", 0, 5),
                code(Symbology::Codabar, "1", 0, 5),
                code(Symbology::Code39, "-", 0, 5),
            ])
            .is_empty()
        );
        assert_eq!(merge(vec![code(Symbology::Itf, "123456", 0, 5)]).len(), 1);
    }

    #[test]
    fn a_row_of_a_stacked_code_is_no_linear_code() {
        let merged = merge(vec![
            code(Symbology::Pdf417, "a message", 0, 100),
            code(Symbology::Code39, "ABC", 10, 20),
            code(Symbology::Code39, "DEF", 200, 20),
        ]);
        assert_eq!(merged.len(), 2);
    }
}
