//! What a facility sets about the rules: `[rules]` and `[[proof]]` in a profile.

use serde::{Deserialize, Serialize};

use super::{ConfigError, Layers, Setting, SettingOrigin, SettingsFile};
use crate::domain::event::ItemKind;
use crate::domain::names::Label;
use crate::domain::policy::Policy;
use crate::domain::proof::{ClassRule, Needs, Passage};

/// The keys, as `profile set` names them.
pub const RULE_KEYS: [&str; 5] = [
    "rules.asset_hand_off",
    "rules.parcel_hand_off",
    "rules.asset_return",
    "rules.undo_window_minutes",
    "rules.may_sign_later",
];

/// The most rules for classes of items that a file may have.
const CLASSES_MAX: usize = 200;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    asset_hand_off: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parcel_hand_off: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asset_return: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undo_window_minutes: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    may_sign_later: Option<bool>,
}

/// One `[[proof]]`: what a class of items needs instead of what all the others need.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProofFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worth_at_least: Option<u32>,
    needs: String,
}

impl RulesFile {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let text = Some(value.to_owned());
        match key {
            "rules.undo_window_minutes" => self.undo_window_minutes = Some(read_minutes(value)?),
            "rules.may_sign_later" => self.may_sign_later = Some(read_yes(value)?),
            proof => {
                Needs::parse(value)?;
                match proof {
                    "rules.asset_hand_off" => self.asset_hand_off = text,
                    "rules.parcel_hand_off" => self.parcel_hand_off = text,
                    _asset_return => self.asset_return = text,
                }
            }
        }
        Ok(())
    }
}

impl ProofFile {
    fn read(&self) -> Result<ClassRule, String> {
        let label = |text: &Option<String>| -> Result<Option<Label>, String> {
            text.as_deref().map(Label::parse).transpose().map_err(|error| error.to_string())
        };
        let word =
            |text: &str, known: &[&str]| format!("has {text:?}: {} are known", known.join(", "));
        let when = self.when.as_deref().map(|text| {
            let known: Vec<&str> = Passage::ALL.iter().map(|passage| passage.as_str()).collect();
            Passage::from_word(text).ok_or_else(|| word(text, &known))
        });
        let kind = self.kind.as_deref().map(|text| {
            let known: Vec<&str> = ItemKind::ALL.iter().map(|kind| kind.as_str()).collect();
            ItemKind::from_word(text).ok_or_else(|| word(text, &known))
        });
        Ok(ClassRule {
            when: when.transpose()?,
            kind: kind.transpose()?,
            category: label(&self.category)?,
            maker: label(&self.maker)?,
            worth_at_least: self.worth_at_least,
            needs: Needs::parse(&self.needs).map_err(|problem| format!("needs {problem}"))?,
        })
    }
}

fn read_minutes(text: &str) -> Result<i64, String> {
    match text.parse() {
        Ok(minutes @ 0..=10_080) => Ok(minutes),
        _out_of_range => Err("must be a whole number of minutes, at most 10080".to_owned()),
    }
}

fn read_yes(text: &str) -> Result<bool, String> {
    text.parse().map_err(|_| "must be true or false".to_owned())
}

/// A setting of a proof: its key, where a file has it, and the rule that it sets.
type Proof<'p> = (&'static str, fn(&SettingsFile) -> Option<String>, &'p mut Needs);
type Rules = Vec<(&'static str, Setting<String>)>;

pub(super) fn read(layers: &Layers) -> Result<(Policy, Rules), ConfigError> {
    let mut policy = Policy::default();
    let mut rules = Rules::new();
    let mut note = |key, value: String, origin: Option<SettingOrigin>| {
        rules.push((key, Setting { value, origin: origin.unwrap_or(SettingOrigin::BuiltIn) }));
    };
    let proofs: [Proof<'_>; 3] = [
        ("rules.asset_hand_off", |f| f.rules.asset_hand_off.clone(), &mut policy.asset_hand_off),
        ("rules.parcel_hand_off", |f| f.rules.parcel_hand_off.clone(), &mut policy.parcel_hand_off),
        ("rules.asset_return", |f| f.rules.asset_return.clone(), &mut policy.asset_return),
    ];
    for (key, of, rule) in proofs {
        let set = layers.pick(key, of, Needs::parse)?;
        if let Some(set) = &set {
            *rule = set.value;
        }
        note(key, rule.to_string(), set.map(|set| set.origin));
    }
    let key = "rules.undo_window_minutes";
    let of = |f: &SettingsFile| f.rules.undo_window_minutes.map(|minutes| minutes.to_string());
    let set = layers.pick(key, of, read_minutes)?;
    if let Some(set) = &set {
        policy.undo_window_ms = set.value * 60_000;
    }
    note(key, (policy.undo_window_ms / 60_000).to_string(), set.map(|set| set.origin));
    let key = "rules.may_sign_later";
    let set = layers.pick(key, |f| f.rules.may_sign_later.map(|yes| yes.to_string()), read_yes)?;
    if let Some(set) = &set {
        policy.may_sign_later = set.value;
    }
    note(key, policy.may_sign_later.to_string(), set.map(|set| set.origin));
    // The machine's rules come first, so that of two that fit the profile's own counts.
    for (path, file) in [&layers.machine, &layers.profile] {
        let value =
            |problem: String| ConfigError::Value { path: path.clone(), key: "proof", problem };
        if file.proof.len() > CLASSES_MAX {
            return Err(value(format!("has more than {CLASSES_MAX} rules")));
        }
        for (at, rule) in file.proof.iter().enumerate() {
            let numbered = |problem: String| value(format!("rule {}: {problem}", at + 1));
            policy.classes.push(rule.read().map_err(numbered)?);
        }
    }
    Ok((policy, rules))
}
