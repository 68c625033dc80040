//! How the station's scanner is set up: `scanner.*` in a profile.
//!
//! Texts are kept as they are written; what they mean is the scanner's business, and whoever reads scans parses them.

use serde::{Deserialize, Serialize};

use super::{ConfigError, Layers, Setting};

/// The keys, as `profile set` and `--scanner` name them.
pub const SCANNER_KEYS: [&str; 8] = [
    "scanner.source",
    "scanner.prefix",
    "scanner.suffix",
    "scanner.fnc1",
    "scanner.layout",
    "scanner.bounce_ms",
    "scanner.gap_ms",
    "scanner.key_ms",
];

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScannerFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fnc1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bounce_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key_ms: Option<u64>,
}

impl ScannerFile {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn get(&self, key: &str) -> Option<String> {
        let number = |number: Option<u64>| number.map(|number| number.to_string());
        match key {
            "scanner.source" => self.source.clone(),
            "scanner.prefix" => self.prefix.clone(),
            "scanner.suffix" => self.suffix.clone(),
            "scanner.fnc1" => self.fnc1.clone(),
            "scanner.layout" => self.layout.clone(),
            "scanner.bounce_ms" => number(self.bounce_ms),
            "scanner.gap_ms" => number(self.gap_ms),
            "scanner.key_ms" => number(self.key_ms),
            _unknown => None,
        }
    }

    /// Sets what was checked already; an empty text takes the setting back.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        let text = (!value.is_empty()).then(|| value.to_owned());
        let number = value.parse().ok();
        match key {
            "scanner.source" => self.source = text,
            "scanner.prefix" => self.prefix = text,
            "scanner.suffix" => self.suffix = text,
            "scanner.fnc1" => self.fnc1 = text,
            "scanner.layout" => self.layout = text,
            "scanner.bounce_ms" => self.bounce_ms = number,
            "scanner.gap_ms" => self.gap_ms = number,
            "scanner.key_ms" => self.key_ms = number,
            _unknown => {}
        }
    }
}

/// What is set, each with its key and origin.
pub(super) fn read(layers: &Layers) -> Result<Vec<(&'static str, Setting<String>)>, ConfigError> {
    let mut settings = Vec::new();
    for key in SCANNER_KEYS {
        let set = layers.pick(key, |file| file.scanner.get(key), |text| Ok(text.to_owned()))?;
        settings.extend(set.map(|set| (key, set)));
    }
    Ok(settings)
}
