//! Proposes what is in a parcel from everything on its label: who made it, which model, what kind of thing, and whether it is
//! IT equipment at all.
//!
//! One mark proves little; several that agree do. Every mark is a reason with a weight, and weights of different marks for
//! the same answer add up as independent evidence does. What the facility says of its own labels comes first.
//! Nothing is recorded here: a proposal is shown, and a person or a flag decides.

mod glob;
mod table;

use super::classify;
use super::reading::{Candidate, Class, Reading};
use table::{COMPANY_PREFIXES, NAMES, PART_FORMS};

/// Is how sure a proposal has to be before it is made, in percent.
pub const SURE: u8 = 60;
/// Is by how much the best maker must lead: two that are as likely are none.
const LEAD: u8 = 15;
/// Is the most readings and the longest text that are looked at: a label has a dozen codes.
const READINGS_MAX: usize = 64;
const CANDIDATES_MAX: usize = 32;
const TEXT_MAX: usize = 512;

/// Is everything that is known of a parcel's label.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks<'a> {
    /// What its codes say.
    pub readings: &'a [Reading],
    /// Who sent it, as written.
    pub sender: Option<&'a str>,
    /// Who brought it, as written.
    pub carrier: Option<&'a str>,
}

/// Is what the facility knows of its own labels; its patterns have `*` and `?`, and all that are there must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each mark and each answer is what it is called")]
pub struct Rule {
    pub sender: Option<String>,
    pub carrier: Option<String>,
    pub code: Option<String>,
    pub it: Option<bool>,
    pub maker: Option<String>,
    pub model: Option<String>,
    pub category: Option<String>,
}

/// Is one answer of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess<T> {
    /// The answer.
    pub value: T,
    /// How much speaks for it, from 0 to 100.
    pub confidence: u8,
    /// What speaks for it.
    pub reasons: Vec<String>,
}

/// Is what a label proposes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Whether it is IT equipment.
    pub it: Option<Guess<bool>>,
    /// Who made it.
    pub maker: Option<Guess<String>>,
    /// Which model it is: the maker's part number, usually.
    pub model: Option<Guess<String>>,
    /// What kind of thing it is.
    pub category: Option<Guess<String>>,
}

impl Proposal {
    /// Returns why the parcel should be serialized, if it looks like IT equipment.
    #[must_use]
    pub fn is_it(&self) -> Option<&Guess<bool>> {
        self.it.as_ref().filter(|it| it.value && it.confidence >= SURE)
    }
}

/// Proposes what is in a parcel.
#[must_use]
pub fn propose(marks: &Marks<'_>, rules: &[Rule]) -> Proposal {
    let readings = &marks.readings[..marks.readings.len().min(READINGS_MAX)];
    let mut evidence = Evidence::default();
    let mut barred = None;
    for rule in rules.iter().filter(|rule| rule_fits(rule, readings, marks)) {
        barred = barred.or(rule.it.filter(|it| !it));
        evidence.of_rule(rule);
    }
    if let Some(sender) = marks.sender {
        evidence.names("the sender", sender);
    }
    for reading in readings {
        evidence.of_reading(reading);
    }
    let mut proposal = Proposal {
        it: evidence.it.best(0).map(|guess| Guess {
            value: true,
            confidence: guess.confidence,
            reasons: guess.reasons,
        }),
        maker: evidence.maker.best(LEAD),
        model: evidence.model.best(LEAD),
        category: evidence.category.best(LEAD),
    };
    if barred.is_some() {
        let reasons = vec!["a rule of this facility says so".to_owned()];
        proposal.it = Some(Guess { value: false, confidence: 100, reasons });
    }
    proposal
}

fn rule_fits(rule: &Rule, readings: &[Reading], marks: &Marks<'_>) -> bool {
    let by = |pattern: &Option<String>, fits: &dyn Fn(&str) -> bool| {
        pattern.as_ref().is_none_or(|pattern| fits(pattern))
    };
    let brought_by = |pattern: &str| {
        let carrier = |reading: &Reading| reading.best_of(Class::Tracking)?.carrier;
        let read = readings.iter().filter_map(carrier).any(|c| glob::fits(pattern, c.name()));
        read || marks.carrier.is_some_and(|name| glob::fits(pattern, short(name)))
    };
    by(&rule.sender, &|pattern| {
        marks.sender.is_some_and(|sender| glob::fits(pattern, short(sender)))
    }) && by(&rule.carrier, &brought_by)
        && by(&rule.code, &|pattern| {
            readings.iter().any(|reading| {
                let values = reading.candidates.iter().map(|c| c.value.as_str());
                values.chain([reading.text.as_str()]).any(|code| glob::fits(pattern, short(code)))
            })
        })
}

/// Cuts what no label carries.
fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(TEXT_MAX)]
}

/// Weighs what speaks for each of several answers.
#[derive(Debug, Default)]
struct Scale {
    answers: Vec<Guess<String>>,
}

impl Scale {
    fn add(&mut self, value: &str, weight: u8, reason: &str) {
        let place = self.answers.iter().position(|guess| guess.value == value);
        let place = place.unwrap_or_else(|| {
            let value = value.to_owned();
            self.answers.push(Guess { value, confidence: 0, reasons: Vec::new() });
            self.answers.len() - 1
        });
        let guess = &mut self.answers[place];
        // The same mark again is not new evidence.
        if guess.reasons.iter().any(|known| known == reason) {
            return;
        }
        let doubt = u16::from(100 - guess.confidence) * u16::from(100 - weight.min(100));
        guess.confidence = 100 - u8::try_from(doubt.div_ceil(100)).unwrap_or(100);
        guess.reasons.push(reason.to_owned());
    }

    /// Returns the answer that leads, if it leads by enough.
    fn best(mut self, lead: u8) -> Option<Guess<String>> {
        self.answers.sort_by_key(|guess| std::cmp::Reverse(guess.confidence));
        let second = self.answers.get(1).map_or(0, |guess| guess.confidence);
        let best = self.answers.into_iter().next()?;
        // Only a rule is certain.
        (best.confidence == 100 || second == 0 || best.confidence >= second.saturating_add(lead))
            .then_some(best)
    }
}

/// Is everything that speaks for something.
#[derive(Debug, Default)]
struct Evidence {
    it: Scale,
    maker: Scale,
    model: Scale,
    category: Scale,
}

/// What speaks for IT equipment is weighed as one answer.
const IT: &str = "it";

impl Evidence {
    fn of_rule(&mut self, rule: &Rule) {
        let reason = "a rule of this facility";
        let says = |scale: &mut Scale, text: &Option<String>| {
            if let Some(text) = text {
                scale.add(text, 100, reason);
            }
        };
        says(&mut self.maker, &rule.maker);
        says(&mut self.model, &rule.model);
        says(&mut self.category, &rule.category);
        if rule.it == Some(true) {
            self.it.add(IT, 100, reason);
        }
    }

    /// Looks for names of makers, sellers and products in a text.
    fn names(&mut self, whose: &str, text: &str) {
        let words = words(short(text));
        for name in NAMES {
            if !words.contains(&format!(" {} ", name.words)) {
                continue;
            }
            let reason = format!("{whose} names {}", name.words);
            self.it.add(IT, name.it, &reason);
            if let Some(maker) = name.maker {
                self.maker.add(maker, name.it, &reason);
            }
            if let Some(category) = name.category {
                self.category.add(category, 80, &reason);
            }
            // A shorter name inside of it says the same again.
            if name.category.is_none() {
                return;
            }
        }
    }

    fn of_reading(&mut self, reading: &Reading) {
        for field in reading.all_fields() {
            match field.label.as_str() {
                // EDIFICE, whose members name themselves behind its code LE (ISO/IEC 15459-2).
                "18V" => self.names(
                    "the supplier field",
                    field.value.strip_prefix("LE").unwrap_or(&field.value),
                ),
                "V" | "1V" | "11Z" | "12Z" | "13Z" | "20Z" => {
                    self.names("a field of the label", &field.value);
                }
                "23S" => self.it.add(IT, 75, "the label has a network address (MAC)"),
                "8040" | "8041" | "22S" => self.phone(),
                // What is in the parcel, when the code itself is the number of the parcel.
                "01" | "02" => self.product_code(&field.value),
                _says_nothing => {}
            }
        }
        let serial = reading.best_of(Class::Serial).filter(|c| c.is_labelled());
        let part = reading.best_of(Class::PartNumber).filter(|c| c.is_labelled());
        if serial.is_some() && part.is_some() {
            self.it.add(IT, 45, "the label has a serial number beside a part number");
        }
        for candidate in reading.candidates.iter().take(CANDIDATES_MAX) {
            self.of_candidate(candidate, reading.best() == Some(candidate));
        }
    }

    fn of_candidate(&mut self, candidate: &Candidate, is_best: bool) {
        match candidate.class {
            Class::PartNumber if is_best || candidate.is_labelled() => {
                self.part(&candidate.value, candidate.confidence);
            }
            Class::Gtin if is_best => self.product_code(&candidate.value),
            Class::Imei if is_best && candidate.confidence >= SURE => self.phone(),
            Class::Mac if is_best && candidate.confidence >= SURE => {
                self.it.add(IT, 70, "the label has a network address (MAC)");
            }
            Class::Url if is_best => self.names("a web address", &candidate.value),
            Class::Unknown if is_best => self.names("a code", &candidate.value),
            _else => {}
        }
        if let Some(maker) = candidate.vendor.filter(|_| is_best) {
            // A form proves a maker the less, the more other numbers have it.
            let weight = candidate.confidence / 2;
            let reason = format!("{} has the form of {maker}'s numbers", candidate.value);
            self.maker.add(maker, weight, &reason);
            self.it.add(IT, weight, &reason);
        }
    }

    fn phone(&mut self) {
        let reason = "the label has an IMEI";
        self.it.add(IT, 80, reason);
        // Tablets and laptops have one, too.
        self.category.add("phone", 65, reason);
    }

    fn part(&mut self, number: &str, confidence: u8) {
        let reason = format!("part number {number}");
        self.model.add(number, confidence, &reason);
        if let Some(form) = PART_FORMS.iter().find(|form| glob::fits(form.glob, short(number))) {
            self.maker.add(form.maker, form.weight, &reason);
            self.category.add(form.category, form.weight, &reason);
            self.it.add(IT, form.weight, &reason);
        }
    }

    /// Looks up who sells under a product code.
    fn product_code(&mut self, code: &str) {
        let thirteen = format!("{code:0>14}").split_off(1);
        let row = COMPANY_PREFIXES.iter().find(|row| thirteen.starts_with(row.digits));
        if let Some(row) = row {
            let reason = format!("product code {thirteen} is {}'s", row.maker);
            self.maker.add(row.maker, row.weight, &reason);
            self.it.add(IT, row.weight, &reason);
        }
    }
}

/// Returns the words of a text in capitals, each with a blank on both sides.
fn words(text: &str) -> String {
    let mut words = String::from(" ");
    for c in text.chars() {
        if c.is_alphanumeric() {
            words.extend(c.to_uppercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.push(' ');
    words
}

/// Proposes from single texts, as a scan loop has them.
#[must_use]
pub fn propose_from(texts: &[&str], sender: Option<&str>, rules: &[Rule]) -> Proposal {
    let readings: Vec<Reading> = texts.iter().map(|text| classify(text, None)).collect();
    propose(&Marks { readings: &readings, sender, carrier: None }, rules)
}

#[cfg(test)]
mod tests;
