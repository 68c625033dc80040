//! What Snipe-IT means by an answer: errors come as success, and strings are escaped for web pages.

use std::time::Duration;

use serde_json::Value;

use crate::domain::names::Timestamp;
use crate::remote::Setback;
use crate::remote::http::Answer;
use crate::remote::schedule::retry_after;

/// How long to wait when it is too much and nothing says for how long: its window is a minute.
const A_WINDOW: Duration = Duration::from_mins(1);

/// An answer that is about what was asked.
pub(super) enum Judged {
    Good {
        json: Value,
        status: u16,
        digest: [u8; 32],
    },
    /// It said no.
    Bad {
        why: String,
    },
}

impl Judged {
    /// The answer, as far as there is one.
    pub(super) const fn json(&self) -> &Value {
        match self {
            Self::Good { json, .. } => json,
            Self::Bad { .. } => &Value::Null,
        }
    }
}

/// Tells an answer about the matter from one about the service.
pub(super) fn judge(answer: Answer, now: Timestamp) -> Result<Judged, Setback> {
    let asked = answer.header("retry-after").and_then(|value| retry_after(value, now));
    let json = answer.json();
    match (answer.status, json) {
        (200..=299, Some(json)) if json["status"] == "error" => {
            Ok(Judged::Bad { why: words(&json["messages"]) })
        }
        (200..=299, Some(json)) => {
            let digest = answer.digest();
            Ok(Judged::Good { json, status: answer.status, digest })
        }
        (200..=299, None) => Err(Setback::unavailable(
            "Snipe-IT did not answer in JSON: does the address lead to its API?",
        )),
        (422, Some(json)) => {
            let errors = words(&json["errors"]);
            let why = if errors.is_empty() { words(&json["message"]) } else { errors };
            Ok(Judged::Bad { why })
        }
        (404, Some(json)) if json["messages"].is_string() => {
            Ok(Judged::Bad { why: words(&json["messages"]) })
        }
        (401 | 403, _) => Err(Setback::unavailable(format!(
            "Snipe-IT does not accept the token: {}",
            answer.problem()
        ))),
        (429, _) => Err(Setback::Unavailable {
            why: "Snipe-IT says that these are too many requests".to_owned(),
            wait: Some(asked.unwrap_or(A_WINDOW)),
        }),
        (300..=399, _) => Err(Setback::unavailable(format!(
            "Snipe-IT answered with a redirect, which is not followed: {}",
            answer.status
        ))),
        _other => Err(Setback::Unavailable {
            why: format!("Snipe-IT answered {}", answer.problem()),
            wait: asked,
        }),
    }
}

/// A text, or the texts of an object, in one sentence.
fn words(messages: &Value) -> String {
    let text = match messages {
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let line = |(field, texts): (&String, &Value)| format!("{field}: {}", words(texts));
            fields.iter().map(line).collect::<Vec<_>>().join("; ")
        }
        Value::Array(texts) => texts.iter().map(words).collect::<Vec<_>>().join(", "),
        _nothing => String::new(),
    };
    unescape(&text).chars().take(300).collect()
}

/// Takes back the escaping that Snipe-IT puts on every string.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = text.to_owned();
    // The ampersand last, or what was escaped twice would be taken back twice.
    for (escaped, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(escaped, c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn messages_are_read_whether_text_or_object() {
        assert_eq!(words(&json!("Asset isn&#039;t available")), "Asset isn't available");
        let object =
            json!({"asset_tag": ["must be unique"], "model_id": ["is required", "is no number"]});
        assert_eq!(
            words(&object),
            "asset_tag: must be unique; model_id: is required, is no number"
        );
        assert_eq!(words(&json!(null)), "");
        assert_eq!(unescape("&amp;lt; A &lt; B"), "&lt; A < B");
    }
}
