//! What a session shows: one line an answer, and one line that says where one is.

use serde_json::json;

use super::ui::Ui;
use crate::dialog::{Saying, Sign};

/// What a scan of usual length takes behind the prompt, in columns.
const ROOM_TO_TYPE: usize = 22;

/// The least of the prompt that is shown, in columns.
const PROMPT_MIN: usize = 16;

/// What a question looks like in the prompt.
const QUESTION: &str = " | OK or NO?";

/// The lines of a session.
#[derive(Debug)]
pub struct Screen<'u> {
    ui: &'u Ui,
    bell: bool,
    plain: bool,
    /// Whether there is a line of its own for the prompt.
    has_prompt: bool,
    /// How many columns the prompt was written for.
    columns: usize,
}

impl<'u> Screen<'u> {
    #[must_use]
    pub fn new(ui: &'u Ui, bell: bool, plain: bool, is_terminal: bool) -> Self {
        // Where nothing that was written can be taken away, a prompt would only be in the way.
        let can_erase = std::env::var_os("TERM").is_some_and(|term| term != "dumb");
        let has_prompt = is_terminal && !plain && can_erase;
        Self { ui, bell, plain, has_prompt, columns: ui.columns() }
    }

    /// Whether the window has another size than when the prompt was written.
    pub fn has_another_size(&self) -> bool {
        self.has_prompt && self.columns != self.ui.columns()
    }

    /// Takes the prompt away, so that an answer can stand there.
    pub fn clear(&self) {
        if self.has_prompt {
            self.ui.echo("\r\u{1b}[2K");
        }
    }

    /// Shows where one is, and whether something is asked, as far as there is room.
    pub fn prompt(&mut self, parts: &[String], asks: bool) {
        if self.has_prompt {
            self.columns = self.ui.columns();
            let room = self.columns.saturating_sub(ROOM_TO_TYPE).max(PROMPT_MIN);
            let text = fitted(parts, asks, room);
            self.ui.echo(&format!("\r\u{1b}[2K{}> ", self.ui.shown(&text)));
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

/// Leaves out the last parts until the rest fits, but never the question.
fn fitted(parts: &[String], asks: bool, room: usize) -> String {
    let question = if asks { QUESTION } else { "" };
    let room = room.saturating_sub(question.len());
    let fits = |count: &usize| parts[..*count].join(" | ").chars().count() <= room;
    let count = (1..=parts.len()).rev().find(fits).unwrap_or(1);
    let text: String = parts[..count.min(parts.len())].join(" | ").chars().take(room).collect();
    format!("{text}{question}")
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_prompt_leaves_room_to_type_and_never_loses_its_question() {
        let parts = ["olga", "serialize", "1Z999AA10100000013", "tag of IT-00001?", "12 done"];
        let parts = parts.map(ToOwned::to_owned);
        let whole = "olga | serialize | 1Z999AA10100000013 | tag of IT-00001? | 12 done";
        assert_eq!(fitted(&parts, false, 80), whole);
        assert_eq!(fitted(&parts, true, 80), format!("{whole} | OK or NO?"));
        let shorter = "olga | serialize | 1Z999AA10100000013";
        assert_eq!(fitted(&parts, false, 40), shorter);
        assert_eq!(fitted(&parts, true, 58), format!("{shorter} | OK or NO?"));
        assert_eq!(fitted(&parts, true, 18), "olga | OK or NO?");
        assert_eq!(fitted(&parts[2..], false, 10), "1Z999AA101");
        assert_eq!(fitted(&[], true, 0), " | OK or NO?");
    }
}
