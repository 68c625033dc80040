//! What a session shows: one line an answer, and one line that says where one is.

use serde_json::json;

use super::ui::Ui;
use crate::dialog::{Saying, Sign};

/// What stands at the end of the longest line, in columns.
const COLUMNS_MAX: usize = 78;

/// The lines of a session.
#[derive(Debug)]
pub struct Screen<'u> {
    ui: &'u Ui,
    bell: bool,
    plain: bool,
    /// Whether there is a line of its own for the prompt.
    has_prompt: bool,
}

impl<'u> Screen<'u> {
    #[must_use]
    pub const fn new(ui: &'u Ui, bell: bool, plain: bool, is_terminal: bool) -> Self {
        Self { ui, bell, plain, has_prompt: is_terminal && !plain }
    }

    /// Takes the prompt away, so that an answer can stand there.
    pub fn clear(&self) {
        if self.has_prompt {
            self.ui.echo("\r\u{1b}[2K");
        }
    }

    /// Shows where one is.
    pub fn prompt(&self, text: &str) {
        if self.has_prompt {
            let text: String = super::ui::safe(text).chars().take(COLUMNS_MAX - 2).collect();
            self.ui.echo(&format!("\r\u{1b}[2K{text}> "));
        }
    }

    /// Answers with a sign and a word.
    pub fn say(&self, saying: &Saying) {
        let Saying { sign, text, hint } = saying;
        self.clear();
        if *sign == Sign::No {
            self.ui.refused("", text, hint.as_deref());
        } else if self.ui.is_json() {
            let line = json!({
                "schema": "custody.saying.v1", "sign": sign.word(), "text": text, "hint": hint,
            });
            // A reader that is gone is noticed with the next answer.
            let _ = self.ui.json_line(&line);
        } else if self.plain {
            self.ui.status(&format!("{}: {text}", sign.word()));
        } else {
            self.ui.status(&format!("{} {text}", sign.mark()));
        }
        self.ring(*sign);
    }

    /// Says no.
    pub fn refuse(&self, subject: &str, why: &str, hint: &str) {
        self.clear();
        self.ui.refused(subject, why, Some(hint));
        self.ring(Sign::No);
    }

    /// Sounds as an answer does.
    pub fn ring(&self, sign: Sign) {
        if self.bell {
            self.ui.echo(&"\u{7}".repeat(sign.bells()));
        }
    }
}
