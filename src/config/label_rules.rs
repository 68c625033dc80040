//! What a facility knows of the labels it gets: `[[label_rule]]` in a profile.

use serde::{Deserialize, Serialize};

use super::{ConfigError, Layers};
use crate::domain::names::Label;

/// The most rules that a file may have: each is tried on every label.
const RULES_MAX: usize = 1000;

/// What a label with some marks is.
///
/// The marks are patterns in which `*` stands for any characters and `?` for one; all that are named must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelRule {
    /// Who sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// Who brought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// Any code on the label: `1Z12345E*` is everything that one UPS account sends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is IT equipment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub it: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

impl LabelRule {
    fn check(&self) -> Result<(), String> {
        let marks = [&self.sender, &self.carrier, &self.code];
        if marks.iter().all(|mark| mark.is_none()) {
            return Err("has a rule without sender, carrier or code".to_owned());
        }
        let says = [&self.maker, &self.model, &self.category];
        if self.it.is_none() && says.iter().all(|text| text.is_none()) {
            return Err(
                "has a rule that says nothing: give it, maker, model or category".to_owned()
            );
        }
        for text in says.into_iter().flatten() {
            Label::parse(text).map_err(|error| format!("has a rule with {text:?}: {error}"))?;
        }
        Ok(())
    }
}

/// The rules of the profile, then those of the machine.
pub(super) fn read(layers: &Layers) -> Result<Vec<LabelRule>, ConfigError> {
    let mut rules = Vec::new();
    for (path, file) in [&layers.profile, &layers.machine] {
        let value = |problem| ConfigError::Value { path: path.clone(), key: "label_rule", problem };
        if file.label_rule.len() > RULES_MAX {
            return Err(value(format!("has more than {RULES_MAX} rules")));
        }
        for rule in &file.label_rule {
            rule.check().map_err(value)?;
            rules.push(rule.clone());
        }
    }
    Ok(rules)
}
