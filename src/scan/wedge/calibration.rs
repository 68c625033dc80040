//! What a scanner and a host make of a code that is known: frame, keyboard layout, Caps Lock, swallowed keys. Pure.

use super::super::aim::AimId;
use super::super::classify::swap_case;
use super::keyboards::{KEYBOARDS, Keyboard};

/// Is what the code says that is shown to calibrate a scanner: letters and signs by which layouts differ.
pub const KNOWN: &str = "CUSTEST-azqwmyAZQWMY0123456789/:#+*_=][";

/// Is how a scanner's codes arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calibration {
    /// What stands before each code, as it arrives.
    pub prefix: String,
    /// What stands behind each code, but for the key that ends it.
    pub suffix: String,
    /// The symbology, if the scanner says it.
    pub aim: Option<AimId>,
    /// The layouts of the host that would make this of it; none if nothing is changed.
    pub layouts: Vec<&'static str>,
    /// Upper and lower case are exchanged.
    pub case_inverted: bool,
    /// The characters that the host swallows.
    pub lost: String,
}

/// Finds the known code in what arrived; `None` if it is another code, or too much of it is gone.
#[must_use]
pub fn calibrate(raw: &str) -> Option<Calibration> {
    // What needs the least to have gone wrong explains it.
    let inverted = || {
        let found = found(raw, &swap_case(raw), KNOWN)?;
        Some(Calibration { case_inverted: true, ..found })
    };
    found(raw, raw, KNOWN)
        .or_else(inverted)
        .or_else(|| by_layout(raw, str::to_owned, false))
        .or_else(|| by_layout(raw, swap_case, true))
}

fn by_layout(raw: &str, case: impl Fn(&str) -> String, case_inverted: bool) -> Option<Calibration> {
    let mut first: Option<Calibration> = None;
    for keyboard in KEYBOARDS {
        let Some(undone) = keyboard.undo(raw).map(|text| case(&text)) else { continue };
        let lost = swallowed(keyboard);
        let known: String = KNOWN.chars().filter(|c| !lost.contains(*c)).collect();
        let Some(found) = found(raw, &undone, &known) else { continue };
        // A layout that swallows less explains it better; several that say the same are all named.
        match &mut first {
            Some(best) if best.lost == lost => best.layouts.push(keyboard.name),
            Some(best) if best.lost.len() <= lost.len() => {}
            _worse_or_none => {
                first = Some(Calibration {
                    layouts: vec![keyboard.name],
                    case_inverted,
                    lost,
                    ..found
                });
            }
        }
    }
    first
}

fn swallowed(keyboard: &Keyboard) -> String {
    KNOWN.chars().filter(|c| keyboard.swallows(*c)).collect()
}

/// Looks for the code in a text that was put right, character for character, and takes its frame from what arrived.
fn found(raw: &str, undone: &str, known: &str) -> Option<Calibration> {
    let at = undone.find(known)?;
    let before = undone[..at].chars().count();
    let length = known.chars().count();
    let aim = at.checked_sub(3).and_then(|begin| AimId::parse(undone.get(begin..at)?));
    let aim = aim.filter(|aim| aim.is_known());
    let framed = before - if aim.is_some() { 3 } else { 0 };
    Some(Calibration {
        prefix: raw.chars().take(framed).collect(),
        suffix: raw.chars().skip(before + length).collect(),
        aim,
        ..Calibration::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a host makes of the keys of a US scanner.
    fn typed_on(layout: &str, text: &str) -> String {
        let keyboard = Keyboard::named(layout).unwrap();
        let host = |c: char| {
            (' '..='\u{2ff}').find(|&there| {
                there != c && keyboard.undo(&there.to_string()) == Some(c.to_string())
            })
        };
        text.chars().filter(|c| !keyboard.swallows(*c)).map(|c| host(c).unwrap_or(c)).collect()
    }

    #[test]
    fn a_scanner_that_is_set_up_well_has_nothing_to_be_told() {
        assert_eq!(calibrate(KNOWN), Some(Calibration::default()));
        let aim = AimId::parse("]Q1");
        assert_eq!(calibrate(&format!("]Q1{KNOWN}")).unwrap().aim, aim);
    }

    #[test]
    fn the_frame_is_told_from_the_code() {
        let framed = calibrate(&format!("<<]Q1{KNOWN}#")).unwrap();
        assert_eq!(
            (&*framed.prefix, &*framed.suffix, framed.aim),
            ("<<", "#", AimId::parse("]Q1"))
        );
        let framed = calibrate(&format!("\u{2}{KNOWN}\u{3}")).unwrap();
        assert_eq!((&*framed.prefix, &*framed.suffix, framed.aim), ("\u{2}", "\u{3}", None));
    }

    #[test]
    fn caps_lock_is_noticed() {
        let seen = calibrate(&swap_case(&format!("]Q1{KNOWN}"))).unwrap();
        assert!(seen.case_inverted && seen.layouts.is_empty() && seen.aim.is_some(), "{seen:?}");
    }

    #[test]
    fn every_layout_is_named_and_what_it_swallows() {
        for keyboard in KEYBOARDS {
            let arrived = typed_on(keyboard.name, &format!("<{KNOWN}"));
            let seen = calibrate(&arrived).unwrap_or_else(|| panic!("{}", keyboard.name));
            let is_known_as_it_is = seen.layouts.is_empty() && arrived.ends_with(KNOWN);
            assert!(
                is_known_as_it_is
                    || seen.layouts.contains(&keyboard.name)
                    || seen.lost.len() < swallowed(keyboard).len(),
                "{}: {seen:?}",
                keyboard.name
            );
            assert_eq!(seen.prefix.chars().count(), 1, "{}: {seen:?}", keyboard.name);
        }
        let seen = calibrate(&typed_on("de", KNOWN)).unwrap();
        assert_eq!((&seen.layouts[..], &*seen.lost), (&["de"][..], "+="));
        let seen = calibrate(&swap_case(&typed_on("fr", "CUSTEST"))).is_none();
        assert!(seen, "a part of it says nothing");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(before in ".{0,20}", after in ".{0,20}", cut in 0..39_usize) {
            let whole = calibrate(&format!("{before}{KNOWN}{after}"));
            proptest::prop_assert!(whole.is_some());
            let rest = calibrate(&format!("{before}{}{after}", &KNOWN[cut..]));
            proptest::prop_assert!(cut == 0 || rest.is_none_or(|seen| !seen.lost.is_empty()));
        }
    }
}
