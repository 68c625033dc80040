//! The texts that people sign: `[statement]` in a profile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ConfigError, Layers, Setting, SettingOrigin};
use crate::domain::names::Label;
use crate::domain::proof::Passage;
use crate::domain::statement::{LANGUAGES, Statement};

/// The longest text, in bytes: it has to be read standing.
const TEXT_BYTES_MAX: usize = 4096;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    /// Names the facility's own texts; whoever changes one changes this too.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    /// The texts, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, TextsFile>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextsFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_off: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transferred: Option<String>,
}

impl StatementFile {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn text(&self, language: &str, passage: Passage) -> Option<&String> {
        let texts = self.texts.get(language)?;
        match passage {
            Passage::HandedOff => texts.handed_off.as_ref(),
            Passage::Returned => texts.returned.as_ref(),
            Passage::Transferred => texts.transferred.as_ref(),
        }
    }

    fn check(&self) -> Result<(), String> {
        for (language, texts) in &self.texts {
            read_language(language)?;
            for text in
                [&texts.handed_off, &texts.returned, &texts.transferred].into_iter().flatten()
            {
                let is_said = !text.trim().is_empty() && text.len() <= TEXT_BYTES_MAX;
                if !is_said || text.chars().any(|c| c.is_control() && c != '\n') {
                    return Err(format!(
                        "has a text in {language} that is empty, longer than {TEXT_BYTES_MAX} bytes or not plain text"
                    ));
                }
            }
        }
        match &self.version {
            Some(version) => Label::parse(version).map(|_| ()).map_err(|error| error.to_string()),
            None if self.texts.is_empty() => Ok(()),
            None => Err("has texts of its own and no version that names them".to_owned()),
        }
    }
}

/// A language tag (BCP 47), as far as its form goes.
pub(super) fn read_language(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let is_word = |part: &&str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if parts[0].len() >= 2 && parts.len() <= 4 && parts.iter().all(is_word) {
        return Ok(text.to_owned());
    }
    Err(format!("{text:?} is not a language tag: {} are built in", LANGUAGES.join(", ")))
}

/// The texts of a profile.
#[derive(Debug, Clone)]
pub struct Statements {
    /// The one that is shown if nobody asks for another.
    pub language: Setting<String>,
    own: Vec<StatementFile>,
}

impl Statements {
    /// The text for a passage in a language: the facility's own, else the built-in one.
    #[must_use]
    pub fn of(&self, passage: Passage, language: &str) -> Option<Statement> {
        let own = self.own.iter().find_map(|file| {
            let text = file.text(language, passage)?.clone();
            let version = file.version.clone()?;
            Some(Statement { version, language: language.to_owned(), text })
        });
        own.or_else(|| Statement::built_in(passage, language))
    }
}

pub(super) fn read(layers: &Layers) -> Result<Statements, ConfigError> {
    let key = "statement.language";
    let set = layers.pick(key, |file| file.statement.language.clone(), read_language)?;
    let built_in = || Setting { value: LANGUAGES[0].to_owned(), origin: SettingOrigin::BuiltIn };
    let mut own = Vec::new();
    for (path, file) in [&layers.profile, &layers.machine] {
        file.statement.check().map_err(|problem| ConfigError::Value {
            path: path.clone(),
            key: "statement",
            problem,
        })?;
        own.push(file.statement.clone());
    }
    let statements = Statements { language: set.unwrap_or_else(built_in), own };
    for passage in Passage::ALL {
        let language = &statements.language;
        if statements.of(*passage, &language.value).is_none() {
            let path = match &language.origin {
                SettingOrigin::File(path) => path.clone(),
                _not_in_a_file => layers.profile.0.clone(),
            };
            let problem =
                format!("is {}, and there is no text for {passage} in it", language.value);
            return Err(ConfigError::Value { path, key, problem });
        }
    }
    Ok(statements)
}
