//! Notices that the host's keyboard layout is not the scanner's, and undoes it.
//!
//! A scanner that plays keyboard presses the keys of a US keyboard; a host with another layout makes other characters of
//! them. Nothing is undone without evidence: an AIM identifier that only one layout can have turned into what arrived, or
//! a text that means nothing as it stands and passes a carrier's or a maker's test once undone.

use super::super::aim::AimId;
use super::super::classify;
use super::super::controls::GS;
use super::super::reading::{Class, Reading};
use super::keyboards::{KEYBOARDS, Keyboard};

/// Is a text as the scanner meant it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Undone {
    pub(super) layout: &'static str,
    /// With its AIM identifier, if it has one.
    pub(super) text: String,
}

/// Is the confidence of a text as it stands from which nothing is tried.
const SENSIBLE: u8 = 40;
/// Is the confidence that an undone text must reach when the arrived one has characters that codes rarely have.
const CONVINCING: u8 = 45;
/// Is the confidence it must reach when only letters would be exchanged, as Y and Z are.
const PROVEN: u8 = 85;

/// Undoes the layout that a device is known to have.
pub(super) fn undo_known(text: &str, layout: &str) -> Option<Undone> {
    let keyboard = Keyboard::named(layout)?;
    let undone = keyboard.undo(text)?;
    // A dead key takes the bracket of the AIM identifier with it.
    let headless =
        keyboard.swallows(']') && AimId::parse(&format!("]{undone}")).is_some_and(AimId::is_known);
    let text = if headless { format!("]{undone}") } else { undone };
    Some(Undone { layout: keyboard.name, text: with_separators(text, keyboard) })
}

/// Finds the layout that a text went through; `None` when it makes sense as it stands, or nothing does.
pub(super) fn find(text: &str) -> Option<Undone> {
    if AimId::parse(text).is_some_and(AimId::is_known) || text.starts_with("[)>") {
        return None;
    }
    by_identifier(text).or_else(|| by_meaning(text))
}

/// Looks for layouts that make an AIM identifier of the first three characters.
fn by_identifier(text: &str) -> Option<Undone> {
    let candidates =
        KEYBOARDS.iter().filter(|keyboard| !keyboard.swallows(']')).filter_map(|keyboard| {
            let undone = keyboard.undo(text)?;
            let is_new =
                !text.starts_with(']') && AimId::parse(&undone).is_some_and(AimId::is_known);
            is_new
                .then(|| Undone { layout: keyboard.name, text: with_separators(undone, keyboard) })
        });
    // Several layouts share the signature; the text that means most is the one.
    best(candidates).map(|(undone, _)| undone)
}

/// Looks for a layout that turns a meaningless text into one that passes a test.
fn by_meaning(text: &str) -> Option<Undone> {
    let arrived = classify(text, None);
    if text.contains(' ') || confidence(&arrived) >= SENSIBLE {
        return None;
    }
    let candidates = KEYBOARDS.iter().filter_map(|keyboard| {
        let undone = keyboard.undo(text)?;
        (undone != text)
            .then(|| Undone { layout: keyboard.name, text: with_separators(undone, keyboard) })
    });
    let (undone, reached) = best(candidates)?;
    let ordinary = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let least = if ordinary { PROVEN } else { CONVINCING };
    (reached >= least && reached >= confidence(&arrived).saturating_add(20)).then_some(undone)
}

/// Returns the candidate whose text means most; of equals, the first.
fn best(candidates: impl Iterator<Item = Undone>) -> Option<(Undone, u8)> {
    candidates
        .map(|undone| {
            let reached = confidence(&classify(&undone.text, None));
            (undone, reached)
        })
        .fold(None, |best: Option<(Undone, u8)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        })
}

/// Returns how much the best meaning of a text says; what is only an unknown field says nothing.
fn confidence(reading: &Reading) -> u8 {
    reading
        .candidates
        .iter()
        .filter(|c| c.class != Class::Unknown)
        .map(|c| c.confidence)
        .max()
        .unwrap_or(0)
}

/// Puts GS back where the host made a printable character of it, which undoes to a bracket; GS1 data has no brackets.
fn with_separators(text: String, keyboard: &Keyboard) -> String {
    let is_gs1 = AimId::parse(&text).is_some_and(AimId::is_gs1);
    if keyboard.printable_gs().is_none() || !is_gs1 {
        return text;
    }
    let (head, data) = text.split_at(3);
    format!("{head}{}", data.replace(']', GS.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&'static str, String)> {
        find(text).map(|undone| (undone.layout, undone.text))
    }

    #[test]
    fn an_identifier_betrays_the_layout() {
        // What `]C0` and a UPS number become on French, Hungarian and Turkish hosts.
        let code = "]C01Z12345E0112345675";
        for name in ["fr", "hu", "tr", "nl", "cz"] {
            let typed = typed_on(name, code);
            assert_ne!(typed, code, "{name}");
            assert_eq!(
                found(&typed).map(|(_, text)| text).as_deref(),
                Some(code),
                "{name}: {typed}"
            );
        }
    }

    /// Types a text on a host with a layout.
    fn typed_on(name: &str, text: &str) -> String {
        let keyboard = Keyboard::named(name).unwrap();
        let all =
            (' '..='~').chain("àâäáåæçčďéèěíňñöóőôøřšśťúůüűýžßµ²³§£¤¨°½¿¡ªº«»±ğışİĞŞÀ".chars());
        let keys: Vec<(char, char)> = all
            .filter_map(|host| {
                keyboard.undo(&host.to_string()).map(|us| (us.chars().next().unwrap(), host))
            })
            .collect();
        text.chars()
            .map(|c| {
                keys.iter().find(|(us, host)| *us == c && *us != *host).map_or(c, |(_, host)| *host)
            })
            .collect()
    }

    #[test]
    fn exchanged_letters_are_undone_only_with_proof() {
        // Z in front of the check digit's body: a UPS number typed on a German host.
        assert_eq!(found("1Y12345E0112345675").unwrap(), ("de", "1Z12345E0112345675".into()));
        for sensible in
            ["5CG8123BCD", "SYZ12345", "YZ-4711", "hello world", "1Z12345E0112345675", "ZY123456"]
        {
            assert_eq!(found(sensible), None, "{sensible}");
        }
    }

    #[test]
    fn odd_characters_are_undone_when_the_result_convinces() {
        assert_eq!(found("AT'004711").unwrap().1, "AT-004711");
        assert_eq!(found("é\"'&"), None, "nothing sensible comes out");
    }

    #[test]
    fn a_known_layout_is_undone_always_and_gives_a_swallowed_bracket_back() {
        let undone = undo_known("C0CND4148KBW", "pt").unwrap();
        assert_eq!((undone.layout, &*undone.text), ("pt", "]C0CND4148KBW"));
        assert_eq!(undo_known("ZY", "de").unwrap().text, "YZ");
        assert_eq!(undo_known("ZY", "klingon"), None);
    }
}
