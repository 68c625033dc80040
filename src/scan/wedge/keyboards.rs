//! Holds what a US scanner's keys type on hosts with other keyboard layouts.
//!
//! Facts of xkeyboard-config 2.35 (the symbols of the first two levels) and of the Linux console keymaps (GS). Only keys
//! that differ are listed, character by character.

use super::super::controls::GS;

/// Is one keyboard layout.
#[derive(Debug)]
pub(super) struct Keyboard {
    /// The name of the layout in xkeyboard-config, with its variant.
    pub(super) name: &'static str,
    /// The characters the scanner meant ...
    us: &'static str,
    /// ... and what the host makes of each.
    host: &'static str,
    /// The characters the host swallows, waiting for a letter to put an accent on.
    dead: &'static str,
    /// What the host makes of the key for GS.
    gs: Option<char>,
}

// One layout a line reads as the table it is; the order is that of the number of desks.
#[rustfmt::skip]
pub(super) const KEYBOARDS: &[Keyboard] = &[
    Keyboard { name: "de", us: "@#^&*()-_yY[{]};:'\"~\\|zZ<>/?", host: "\"§&/()=ß?zZüÜ+*öÖäÄ°#'yY;:-_", dead: "=+`", gs: Some('\u{1e}') },
    Keyboard { name: "fr", us: "1!2@3#4$5%6^7&8*9(0)-_qQwW]}aA;:'\"`\\|zZmM,<.>/?", host: "&1é2\"3'4(5-6è7_8ç9à0)°aAzZ$£qQmMù%²*µwW,?;.:/!§", dead: "[{", gs: Some('$') },
    Keyboard { name: "gb", us: "@#\"~\\|", host: "\"£@¬#~", dead: "", gs: Some(GS) },
    Keyboard { name: "it", us: "@#^&*()-_=+[{]};:'\"`~\\|<>/?", host: "\"£&/()='?ì^èé+*òçà°\\|ù§;:-_", dead: "", gs: Some(GS) },
    Keyboard { name: "es", us: "@#^&*()-_=+]};:`~\\|<>/?", host: "\"·&/()='?¡¿+*ñÑºªçÇ;:-_", dead: "[{'\"", gs: Some(GS) },
    Keyboard { name: "be", us: "1!2@3#4$5%6^7&8*9(0)-_=+qQwW]}aA;:'\"`~\\|zZmM,<.>/?", host: "&1é2\"3'4(5§6è7!8ç9à0)°-_aAzZ$*qQmMù%²³µ£wW,?;.:/=+", dead: "[{", gs: Some(GS) },
    Keyboard { name: "ch", us: "!@#$^&*()-_yY[{};:'\"`~\\|zZ<>/?", host: "+\"*ç&/()='?zZüè!öéäà§°$£yY;:-_", dead: "=+]", gs: Some(GS) },
    Keyboard { name: "ch:fr", us: "!@#$^&*()-_yY[{};:'\"`~\\|zZ<>/?", host: "+\"*ç&/()='?zZèü!éöàä§°$£yY;:-_", dead: "=+]", gs: Some(GS) },
    Keyboard { name: "nl", us: "@^&*()-_=]};:`~\\|<>/?", host: "\"&_()'/?°*|+±@§<>;:-=", dead: "+[{'\"", gs: Some('\u{1c}') },
    Keyboard { name: "pt", us: "@^&*()-_=+[{;:'\"`~<>/?", host: "\"&/()='?«»+*çÇºª\\|;:-_", dead: "]}\\|", gs: None },
    Keyboard { name: "se", us: "@$^&*()-_[{;:'\"`~\\|<>/?", host: "\"¤&/()=+?åÅöÖäÄ§½'*;:-_", dead: "=+]}", gs: None },
    Keyboard { name: "no", us: "@$^&*()-_=[{;:'\"`~\\|<>/?", host: "\"¤&/()=+?\\åÅøØæÆ|§'*;:-_", dead: "+]}", gs: None },
    Keyboard { name: "dk", us: "@$^&*()-_[{;:'\"`~\\|<>/?", host: "\"¤&/()=+?åÅæÆøØ½§'*;:-_", dead: "=+]}", gs: None },
    Keyboard { name: "fi", us: "@$^*()-_[{;:'\"\\|<>/?", host: "\"¤&()=+?åÅöÖäÄ'*;:-_", dead: "=+]}", gs: None },
    Keyboard { name: "cz", us: "1!2@3#4$5%6^7&8*9(0)-_yY[{]};:'\"`|zZ<>/?", host: "+1ě2š3č4ř5ž6ý7á8í9é0=%zZú/)(ů\"§!;'yY?:-_", dead: "=+~\\", gs: Some(GS) },
    Keyboard { name: "sk", us: "1!2@3#4$5%6^7&8*9(0)-_yY[{]};:'\"`\\|zZ<>/?", host: "+1ľ2š3č4ť5ž6ý7á8í9é0=%zZú/ä(ô\"§!;ň)yY?:-_", dead: "=+~", gs: Some(GS) },
    Keyboard { name: "hu", us: "!@#$^&*(0)-_=+yY[{]};:'\"`~\\|zZ<>/?", host: "'\"+!/=()öÖüÜóÓzZőŐúÚéÉáÁ0§űŰyY?:-_", dead: "", gs: Some('ú') },
    Keyboard { name: "pl", us: "", host: "", dead: "", gs: Some(GS) },
    Keyboard { name: "tr", us: "@#$^&*()-_=+i[{]};:'\"`~\\|,<.>/?", host: "'^+&/()=*?-_ığĞüÜşŞiİ\"é,;öÖçÇ.:", dead: "", gs: Some('\u{1e}') },
    Keyboard { name: "br", us: "]};:`~\\|/?", host: "[{çÇ'\"]};:", dead: "^[{'\"", gs: Some('\u{1b}') },
    Keyboard { name: "latam", us: "@^&*()-_=+]};:'\"`~\\|<>/?", host: "\"&/()='?¿¡+*ñÑ{[|°}];:-_", dead: "[{", gs: Some('\u{1e}') },
    Keyboard { name: "ca", us: "@#^`~\\|<>/?", host: "\"/?#|<>'.éÉ", dead: "[{]}'\"", gs: Some(GS) },
    Keyboard { name: "us:dvorak", us: "-_=+qQwWeErRtTyYuUiIoOpP[{]}sSdDfFgGhHjJkKlL;:'\"zZxXcCvVbBnN,<.>/?", host: "[{]}'\",<.>pPyYfFgGcCrRlL/?=+oOeEuUiIdDhHtTnNsS-_;:qQjJkKxXbBwWvVzZ", dead: "", gs: Some('=') },
];

impl Keyboard {
    /// Finds a layout by its name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        KEYBOARDS.iter().find(|keyboard| keyboard.name == name)
    }

    /// Returns what the scanner meant by a character that arrived.
    fn meant(&self, arrived: char) -> char {
        let place = self.host.chars().position(|host| host == arrived);
        place.and_then(|place| self.us.chars().nth(place)).unwrap_or(arrived)
    }

    /// Says whether the key for a character is swallowed.
    pub(super) fn swallows(&self, meant: char) -> bool {
        self.dead.contains(meant)
    }

    /// Returns what the scanner meant by a text, or `None` when the layout cannot have typed it.
    pub(super) fn undo(&self, text: &str) -> Option<String> {
        let gs = self.gs.filter(|&gs| gs.is_control());
        text.chars()
            .map(|arrived| {
                if Some(arrived) == gs {
                    return Some(GS);
                }
                let meant = self.meant(arrived);
                // A character of another alphabet that this layout does not have.
                (meant.is_ascii() || meant == arrived && arrived.is_control()).then_some(meant)
            })
            .collect()
    }

    /// Returns the printable character that this host makes of GS, if it makes one.
    pub(super) fn printable_gs(&self) -> Option<char> {
        self.gs.filter(|gs| !gs.is_control())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_one_to_one() {
        for keyboard in KEYBOARDS {
            assert_eq!(
                keyboard.us.chars().count(),
                keyboard.host.chars().count(),
                "{}",
                keyboard.name
            );
            for (us, host) in keyboard.us.chars().zip(keyboard.host.chars()) {
                assert_ne!(us, host, "{}", keyboard.name);
                assert!(us.is_ascii_graphic(), "{}", keyboard.name);
            }
            assert!(KEYBOARDS.iter().filter(|other| other.name == keyboard.name).count() == 1);
        }
    }

    #[test]
    fn a_french_host_is_undone() {
        let french = Keyboard::named("fr").unwrap();
        assert_eq!(french.undo("&Z\u{e0}").as_deref(), Some("1W0"));
        assert_eq!(french.undo("\u{159}"), None, "a Czech letter");
        assert!(french.swallows('[') && Keyboard::named("xx").is_none());
        assert_eq!(Keyboard::named("de").unwrap().undo("a\u{1e}b").as_deref(), Some("a\u{1d}b"));
    }
}
