//! What a label proposes, in words, in JSON and as the command that comes next.

use std::path::Path;

use serde_json::{Value, json};

use crate::config::Profile;
use crate::domain::names::Label;
use crate::scan::Reading;
use crate::scan::context::{self, Guess, Marks, Proposal, Rule};

/// How sure an answer has to be before it is written down for an operator who gave none, in percent.
const SURE_TO_RECORD: u8 = 70;

/// The most reasons that are said: the first are the facility's own and the sender.
const REASONS_SAID: usize = 3;

/// What the facility knows of its labels, as the scans' side takes it.
pub fn rules(profile: &Profile) -> Vec<Rule> {
    let rule = |rule: &crate::config::LabelRule| Rule {
        sender: rule.sender.clone(),
        carrier: rule.carrier.clone(),
        code: rule.code.clone(),
        it: rule.it,
        maker: rule.maker.clone(),
        model: rule.model.clone(),
        category: rule.category.clone(),
    };
    profile.label_rules.iter().map(rule).collect()
}

/// What the codes of a label and its sender propose.
pub fn of_label(
    readings: &[Reading],
    sender: Option<&Label>,
    carrier: Option<&Label>,
    rules: &[Rule],
) -> Proposal {
    let marks =
        Marks { readings, sender: sender.map(Label::as_str), carrier: carrier.map(Label::as_str) };
    context::propose(&marks, rules)
}

/// An answer that is sure enough to be used.
pub fn sure(guess: Option<&Guess<String>>) -> Option<Label> {
    guess
        .filter(|guess| guess.confidence >= SURE_TO_RECORD)
        .and_then(|guess| Label::parse(&guess.value).ok())
}

/// The reasons, on one line.
pub fn because<T>(guess: &Guess<T>) -> String {
    let said: Vec<&str> = guess.reasons.iter().take(REASONS_SAID).map(String::as_str).collect();
    said.join("; ")
}

/// The JSON form.
pub fn as_json(proposal: &Proposal) -> Value {
    let guess = |guess: &Option<Guess<String>>| {
        let guess = guess.as_ref();
        guess.map(|g| json!({"value": g.value, "confidence": g.confidence, "reasons": g.reasons}))
    };
    let it = proposal.it.as_ref();
    json!({
        "it": it.map(|g| json!({"value": g.value, "confidence": g.confidence, "reasons": g.reasons})),
        "serialize": proposal.is_it().is_some(),
        "maker": guess(&proposal.maker),
        "model": guess(&proposal.model),
        "category": guess(&proposal.category),
    })
}

/// The command that makes assets of the parcel, ready for a shell.
pub fn command(parcel: &str, picture: Option<&Path>, proposal: &Proposal) -> String {
    let mut words = vec!["custody serialize".to_owned(), quoted(parcel)];
    if let Some(picture) = picture {
        words.push(format!("--image {}", quoted(&picture.to_string_lossy())));
    }
    for (flag, guess) in [
        ("--maker", &proposal.maker),
        ("--model", &proposal.model),
        ("--category", &proposal.category),
    ] {
        if let Some(value) = sure(guess.as_ref()) {
            words.push(format!("{flag} {}", quoted(value.as_str())));
        }
    }
    words.join(" ")
}

/// Quotes a word for a shell, if it needs that.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:,@%+=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_command_survives_a_shell() {
        let rule = Rule {
            sender: Some("*".into()),
            model: Some("Bob's 14\" $(rm)".into()),
            ..Rule::default()
        };
        let proposal = context::propose_from(&["SPF2ABCD3"], Some("Lenovo"), &[rule]);
        assert_eq!(
            command("1Z999AA10123456784", Some(Path::new("a b.png")), &proposal),
            r#"custody serialize 1Z999AA10123456784 --image 'a b.png' --maker Lenovo --model 'Bob'\''s 14" $(rm)'"#
        );
    }
}
