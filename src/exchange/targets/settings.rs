//! What a facility says about the systems it exports to: `[export]` in its profile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::state::State;
use super::{Party, People, PersonId};

/// Why settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {problem}")]
pub struct SettingsError {
    pub key: String,
    pub problem: String,
}

/// By what other systems know people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonKey {
    #[default]
    Email,
    Number,
    Name,
}

/// The whole section. It stands in every manifest, so that a replay has the words of then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Settings {
    /// By what people are named.
    pub person: PersonKey,
    /// People who stand for IT staging: what they have is on its way to somebody.
    pub staging: Vec<String>,
    pub servicenow: ServiceNow,
    pub snipe_it: SnipeIt,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ServiceNow {
    /// The stockroom of what lies here; the facility unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stockroom: Option<String>,
    /// The location of what lies here; the facility unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Other words than the built-in ones: `returned = "In stock / Available"`.
    pub states: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct SnipeIt {
    /// The status labels that exist there. Its importer makes any other one anew.
    pub statuses: Vec<String>,
    /// The models that exist there; any model if empty.
    pub models: Vec<String>,
    /// The user names that exist there; anybody in the directory if empty.
    pub users: Vec<String>,
    /// Where what lies here is; the facility unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Other status labels than the built-in ones: `stored = "Ready to Deploy"`.
    pub labels: BTreeMap<String, String>,
}

impl Settings {
    /// Says what is wrong with settings that were read.
    pub fn check(&self) -> Result<(), SettingsError> {
        let maps = [
            ("export.servicenow.states", &self.servicenow.states),
            ("export.snipe-it.labels", &self.snipe_it.labels),
        ];
        for (section, map) in maps {
            for (word, value) in map {
                let key = format!("{section}.{word}");
                if State::from_word(word).is_none() {
                    let words: Vec<&str> = State::ALL.iter().map(|state| state.as_str()).collect();
                    let problem = format!("is not a state; there are {}", words.join(", "));
                    return Err(SettingsError { key, problem });
                }
                if value.trim().is_empty() || value.chars().any(char::is_control) {
                    return Err(SettingsError { key, problem: "is empty or not text".to_owned() });
                }
            }
        }
        let allowed = self.snipe_it.allowed_statuses();
        for state in State::ALL {
            let label = self.snipe_it.label(*state);
            if !allowed.contains(&label) {
                let key = format!("export.snipe-it.labels.{}", state.as_str());
                let problem = format!("`{label}` is not among export.snipe-it.statuses");
                return Err(SettingsError { key, problem });
            }
        }
        Ok(())
    }

    /// What other systems call somebody.
    #[must_use]
    pub fn person(&self, party: Party<'_>) -> Option<String> {
        let text = match self.person {
            PersonKey::Email => party.email,
            PersonKey::Number => party.number,
            PersonKey::Name => Some(party.name),
        };
        text.map(str::to_owned)
    }

    /// Whether somebody stands for IT staging.
    #[must_use]
    pub fn is_staging(&self, people: &dyn People, id: PersonId) -> bool {
        let Some(party) = people.person(id).filter(|_| !self.staging.is_empty()) else {
            return false;
        };
        let names = [Some(party.name), party.email, party.number];
        let stands = |name: &str| self.staging.iter().any(|set| set.eq_ignore_ascii_case(name));
        names.into_iter().flatten().any(stands)
    }
}

impl SnipeIt {
    /// The labels that a new installation has, unless the profile names others.
    #[must_use]
    pub fn allowed_statuses(&self) -> Vec<&str> {
        if self.statuses.is_empty() {
            return vec!["Ready to Deploy", "Pending", "Archived"];
        }
        self.statuses.iter().map(String::as_str).collect()
    }

    /// The status label of a state.
    #[must_use]
    pub fn label(&self, state: State) -> &str {
        self.labels.get(state.as_str()).map_or(state.snipe_it(), String::as_str)
    }
}
