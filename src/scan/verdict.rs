//! Says what a prompt may do with a scan: take it, ask first, offer a choice, or refuse it.
//!
//! The prompt knows what it asked for, and that settles most of what a code alone leaves open. What it must never do is
//! record the wrong one of the five codes on a box without a word, so the rules for serial numbers are mostly about
//! what is *not* one.

use super::reading::{Candidate, Class, Reading, Refused, Warning};

/// Is how much more a kind counts when the prompt asked for it.
const EXPECTED_BONUS: u8 = 20;
/// Is how far the best kind must be ahead of the next to be taken without a question.
const CLEAR_LEAD: u8 = 20;
/// Is the confidence from which a candidate is taken without a question.
const SURE: u8 = 85;
/// Is the confidence from which a tracking number speaks against a serial number.
const STRONG_TRACKING: u8 = 75;

/// Says what a prompt asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expect {
    /// Whatever comes.
    Anything,
    /// A parcel's tracking number.
    Tracking,
    /// A device's serial number.
    Serial,
    /// The company's own tag.
    AssetTag,
}

/// Is what a prompt may do with a scan.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Take it.
    Accept(Candidate),
    /// Show it with the doubt, and take it only when the operator insists.
    Confirm(Candidate, Doubt),
    /// Let the operator choose.
    Choose(Vec<Candidate>),
    /// Do not take it.
    Reject {
        /// What is wrong with it.
        why: String,
        /// What to do instead.
        hint: String,
    },
}

/// Says why a scan is not simply taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// It looks like something else than what was asked for.
    LooksLike(Class),
    /// No check digit and no label speaks for it.
    Unproven,
    /// Digits only, in a length that product codes and carriers use.
    OnlyDigits,
    /// Too short, too long or without a digit.
    UnusualForm,
    /// A separator seems lost, so the value may contain the next field.
    SeparatorLost,
}

impl Doubt {
    /// Says what the operator can do about it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::LooksLike(Class::Tracking) => {
                "a tracking number is on the carrier's label; the serial number is on the device or its own box"
            }
            Self::LooksLike(
                Class::PartNumber
                | Class::Gtin
                | Class::Imei
                | Class::Meid
                | Class::Mac
                | Class::Iccid,
            ) => "the serial number is usually the code that starts with S or says S/N",
            Self::LooksLike(_) => "scan the code the prompt asks for, or confirm this one",
            Self::Unproven => "compare it with the label before confirming",
            Self::OnlyDigits => {
                "serial numbers rarely are only digits: look for the code marked S/N"
            }
            Self::UnusualForm => {
                "serial numbers have 5 to 25 characters, at least one of them a digit"
            }
            Self::SeparatorLost => {
                "set the scanner to send GS (group separator), or say in `scanner.fnc1` what it sends instead"
            }
        }
    }
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::LooksLike(class) => write!(f, "this looks like {}", class.in_words()),
            Self::Unproven => f.write_str("neither a check digit nor a label proves it"),
            Self::OnlyDigits => f.write_str("it has only digits, as product codes and parcels do"),
            Self::UnusualForm => f.write_str("it is unusually short or long, or has no digit"),
            Self::SeparatorLost => {
                f.write_str("the scanner lost a separator, so it may contain two fields")
            }
        }
    }
}

impl Reading {
    /// Says what a prompt may do with this scan.
    #[must_use]
    pub fn verdict(&self, expect: Expect) -> Verdict {
        if let Some(refused) = &self.refused {
            return rejected(refused);
        }
        let separator_lost = self.warnings.iter().any(|w| matches!(w, Warning::SeparatorLost(_)));
        let verdict = match expect {
            Expect::Anything => self.for_anything(),
            Expect::Tracking => self.for_tracking(),
            Expect::Serial => self.for_serial(),
            Expect::AssetTag => self.for_asset_tag(),
        };
        match verdict {
            Verdict::Accept(candidate) if separator_lost => {
                Verdict::Confirm(candidate, Doubt::SeparatorLost)
            }
            other => other,
        }
    }

    /// A printed command is obeyed at every prompt.
    fn command(&self) -> Option<Verdict> {
        self.best_of(Class::Control).map(|command| Verdict::Accept(command.clone()))
    }

    /// Returns the best candidate that is not of the given kind.
    fn rival(&self, class: Class) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.class != class)
    }

    fn is_misread(&self) -> bool {
        self.warnings.iter().any(|warning| matches!(warning, Warning::CheckDigit(_)))
    }

    fn for_anything(&self) -> Verdict {
        let Some(best) = self.best() else {
            return nothing_usable();
        };
        let lead = self
            .rival(best.class)
            .map_or(100, |next| best.confidence.saturating_sub(next.confidence));
        if best.confidence >= SURE && (lead >= CLEAR_LEAD || best.is_labelled()) {
            return Verdict::Accept(best.clone());
        }
        if self.is_misread() {
            return misread();
        }
        if lead < CLEAR_LEAD && best.confidence >= 30 {
            let close =
                self.candidates.iter().filter(|c| best.confidence - c.confidence < CLEAR_LEAD);
            return Verdict::Choose(close.cloned().collect());
        }
        Verdict::Confirm(best.clone(), Doubt::Unproven)
    }

    fn for_tracking(&self) -> Verdict {
        if let Some(command) = self.command() {
            return command;
        }
        if self.aim.is_some_and(super::AimId::is_product) {
            return Verdict::Reject {
                why:
                    "this is the product code (UPC or EAN), which every box of the product carries"
                        .into(),
                hint: "scan the carrier's label".into(),
            };
        }
        let Some(parcel) = self.best_of(Class::Tracking) else {
            return self.without_tracking();
        };
        let weight = parcel.confidence.saturating_add(EXPECTED_BONUS);
        let rival = self.rival(Class::Tracking);
        let lead = rival.map_or(100, |next| weight.saturating_sub(next.confidence));
        let proven =
            parcel.confidence >= STRONG_TRACKING || parcel.is_checked() || parcel.is_labelled();
        match rival {
            _ if proven && lead >= CLEAR_LEAD => Verdict::Accept(parcel.clone()),
            Some(rival) if lead < CLEAR_LEAD => {
                Verdict::Confirm(parcel.clone(), Doubt::LooksLike(rival.class))
            }
            _ => Verdict::Confirm(parcel.clone(), Doubt::Unproven),
        }
    }

    /// No carrier's format fits: a number may be taken after a question, the rest is something else.
    fn without_tracking(&self) -> Verdict {
        if self.is_misread() {
            return misread();
        }
        let Some(best) = self.best() else {
            return nothing_usable();
        };
        let code = best.also.first().unwrap_or(&best.value);
        let plausible = (8..=40).contains(&code.len())
            && code.bytes().filter(u8::is_ascii_digit).count() >= 4
            && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if plausible
            && matches!(best.class, Class::Serial | Class::Gtin | Class::Imei | Class::AssetTag)
        {
            let literal = Candidate::new(Class::Tracking, "unknown_carrier", code.as_str());
            let doubt = match best.class {
                Class::Serial if best.confidence < 50 => Doubt::Unproven,
                class => Doubt::LooksLike(class),
            };
            return Verdict::Confirm(literal, doubt);
        }
        Verdict::Reject {
            why: format!("this is not a tracking number but {}", best.class.in_words()),
            hint: "scan the long code of the carrier's label, or type its number".into(),
        }
    }

    fn for_serial(&self) -> Verdict {
        if let Some(command) = self.command() {
            return command;
        }
        if self.aim.is_some_and(super::AimId::is_product) {
            return Verdict::Reject {
                why: "this is the product code (UPC or EAN): the same on every box, never a serial number".into(),
                hint: Doubt::LooksLike(Class::Gtin).hint().into(),
            };
        }
        let Some(serial) = self.best_of(Class::Serial) else {
            return self.without_serial();
        };
        if serial.is_labelled() {
            return Verdict::Accept(serial.clone());
        }
        if let Some(other) = self.not_a_serial(serial) {
            return Verdict::Confirm(serial.clone(), Doubt::LooksLike(other));
        }
        let rivals: Vec<Candidate> = self.rival_serials(serial);
        if rivals.len() > 1 {
            return Verdict::Choose(rivals);
        }
        let only_digits =
            serial.format == "serial_like" && serial.value.bytes().all(|b| b.is_ascii_digit());
        if only_digits && matches!(serial.value.len(), 12 | 15 | 18 | 20) {
            return Verdict::Confirm(serial.clone(), Doubt::OnlyDigits);
        }
        if !has_usual_form(&serial.value) {
            return Verdict::Confirm(serial.clone(), Doubt::UnusualForm);
        }
        Verdict::Accept(serial.clone())
    }

    /// Names the kind that speaks against a serial number, if one does.
    fn not_a_serial(&self, serial: &Candidate) -> Option<Class> {
        let against = self.candidates.iter().find(|other| match other.class {
            Class::Serial | Class::AssetTag | Class::Place | Class::Person | Class::Badge => false,
            Class::Tracking => other.confidence >= STRONG_TRACKING || other.is_checked(),
            Class::Unknown => other.is_labelled() || other.format == "postal",
            _ => true,
        })?;
        // A check digit is believed unless the maker's pattern is far ahead; a mere shape has to be the better one.
        let outweighed = if against.is_checked() {
            serial.confidence >= against.confidence.saturating_add(CLEAR_LEAD)
        } else {
            serial.confidence >= against.confidence
        };
        (!outweighed).then_some(against.class)
    }

    /// Returns the serial numbers between which only a person can choose, when there are several.
    ///
    /// The code as it stands is no rival to a maker's pattern behind its data identifier, nor the other way round.
    fn rival_serials(&self, best: &Candidate) -> Vec<Candidate> {
        let mut values: Vec<Candidate> = Vec::new();
        for serial in self.candidates.iter().filter(|c| c.class == Class::Serial) {
            let close =
                best.confidence - serial.confidence < CLEAR_LEAD && serial.format != "serial_like";
            if close && serial.vendor.is_some() && values.iter().all(|v| v.value != serial.value) {
                values.push(serial.clone());
            }
        }
        values
    }

    fn without_serial(&self) -> Verdict {
        let Some(best) = self.best() else {
            return nothing_usable();
        };
        let code = best.also.last().unwrap_or(&best.value);
        if matches!(best.class, Class::Url | Class::Unknown | Class::Person)
            && best.format != "label_field"
        {
            return Verdict::Reject {
                why: format!("this is not a serial number but {}", best.class.in_words()),
                hint: Doubt::UnusualForm.hint().into(),
            };
        }
        let literal = Candidate::new(Class::Serial, "unlabelled", code.as_str());
        Verdict::Confirm(literal, Doubt::LooksLike(best.class))
    }

    fn for_asset_tag(&self) -> Verdict {
        if let Some(command) = self.command() {
            return command;
        }
        if let Some(tag) = self.best_of(Class::AssetTag) {
            let lead = self.rival(Class::AssetTag).map_or(100, |next| {
                tag.confidence.saturating_add(EXPECTED_BONUS).saturating_sub(next.confidence)
            });
            if tag.is_labelled() && tag.confidence >= SURE || lead >= CLEAR_LEAD {
                return Verdict::Accept(tag.clone());
            }
        }
        let Some(best) = self.best() else {
            return nothing_usable();
        };
        let tag = Candidate::new(Class::AssetTag, "unlabelled", self.text.trim());
        let short = (1..=40).contains(&tag.value.chars().count());
        match best.class {
            Class::Gtin | Class::Url | Class::Imei | Class::Mac | Class::Iccid
                if best.confidence >= 60 =>
            {
                Verdict::Reject {
                    why: format!("this is not an asset tag but {}", best.class.in_words()),
                    hint: "scan the company's own label on the device".into(),
                }
            }
            Class::AssetTag => Verdict::Accept(best.clone()),
            Class::Serial | Class::Unknown if best.confidence <= 25 && short => {
                Verdict::Accept(tag)
            }
            class if short => Verdict::Confirm(tag, Doubt::LooksLike(class)),
            _ => Verdict::Confirm(tag, Doubt::UnusualForm),
        }
    }
}

fn has_usual_form(serial: &str) -> bool {
    (5..=25).contains(&serial.len()) && serial.bytes().any(|b| b.is_ascii_digit())
}

fn nothing_usable() -> Verdict {
    Verdict::Reject {
        why: "nothing in this scan can be used".into(),
        hint: "scan the code again".into(),
    }
}

fn misread() -> Verdict {
    Verdict::Reject {
        why: "its check digit does not fit: the code was misread or mistyped".into(),
        hint: "scan it again, or type it as printed".into(),
    }
}

fn rejected(refused: &Refused) -> Verdict {
    let hint = match refused {
        Refused::Empty | Refused::Control | Refused::Product => "scan the code again",
        Refused::SeparatorsDropped => {
            "set the scanner to send control characters, or read it with --source serial or evdev"
        }
        Refused::Envelope(_) | Refused::Gs1 { .. } => {
            "scan it again; if it stays so, scan the single codes of the label instead"
        }
    };
    Verdict::Reject { why: refused.to_string(), hint: hint.into() }
}

#[cfg(test)]
mod tests;
