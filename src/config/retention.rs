//! How long evidence and people who have left are kept: `[retention]` in a profile.

use serde::{Deserialize, Serialize};

use super::{ConfigError, Layers, Setting, SettingOrigin};
use crate::domain::retention::{DAYS_MAX, Retention};

/// The keys, as `profile set` names them.
pub const RETENTION_KEYS: [&str; 6] = [
    "retention.photo_days",
    "retention.label_days",
    "retention.signature_days",
    "retention.paper_days",
    "retention.certificate_days",
    "retention.left_people_days",
];

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the unit is said where the number is written")]
pub(super) struct RetentionFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    photo_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_people_days: Option<i64>,
}

impl RetentionFile {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of(&mut self, key: &str) -> Option<&mut Option<i64>> {
        Some(match key {
            "retention.photo_days" => &mut self.photo_days,
            "retention.label_days" => &mut self.label_days,
            "retention.signature_days" => &mut self.signature_days,
            "retention.paper_days" => &mut self.paper_days,
            "retention.certificate_days" => &mut self.certificate_days,
            "retention.left_people_days" => &mut self.left_people_days,
            _unknown => return None,
        })
    }

    /// Sets a number of days; an empty text takes the setting back.
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let days = if value.is_empty() { None } else { Some(i64::from(read_days(value)?)) };
        if let Some(setting) = self.of(key) {
            *setting = days;
        }
        Ok(())
    }
}

fn read_days(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(days @ 1..=DAYS_MAX) => Ok(days),
        _out_of_range => Err(format!("must be a whole number of days, 1 to {DAYS_MAX}")),
    }
}

type Settings = Vec<(&'static str, Setting<String>)>;

/// The times, and each as text with its origin.
pub(super) fn read(layers: &Layers) -> Result<(Retention, Settings), ConfigError> {
    let mut retention = Retention::default();
    let mut settings = Settings::new();
    for key in RETENTION_KEYS {
        let set = layers.pick(
            key,
            |file| file.retention.clone().of(key).and_then(|days| *days).map(|n| n.to_string()),
            read_days,
        )?;
        let optional = match key {
            "retention.photo_days" => Ok(&mut retention.photo_days),
            "retention.label_days" => Ok(&mut retention.label_days),
            "retention.signature_days" => Ok(&mut retention.signature_days),
            "retention.paper_days" => Ok(&mut retention.paper_days),
            "retention.certificate_days" => Ok(&mut retention.certificate_days),
            _left_people => Err(&mut retention.left_people_days),
        };
        let origin = set.as_ref().map_or(SettingOrigin::BuiltIn, |setting| setting.origin.clone());
        let value = match optional {
            Ok(days) => {
                *days = set.map_or(*days, |setting| setting.value);
                days.to_string()
            }
            Err(days) => {
                *days = set.map(|setting| setting.value);
                days.map_or_else(|| "never".to_owned(), |days| days.to_string())
            }
        };
        settings.push((key, Setting { value, origin }));
    }
    Ok((retention, settings))
}
