//! Secrets that a person types, or a script writes on standard input: never an argument or a variable,
//! which others can see.

use std::io::BufRead as _;

use super::failure::{Failure, Kind};
use super::ui::{self, Ui};
use crate::access::password::{PasswordProblem, Proof};
use crate::vault::Secret;

/// The longest line that is read as a secret, in bytes.
const LINE_BYTES_MAX: usize = 4096;

/// Where a secret comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// A line of standard input, because this flag says so.
    Stdin,
    /// A person at the terminal; without one, this flag has to be given.
    Terminal { flag: &'static str },
}

impl From {
    /// As the flag says, if it was given.
    #[must_use]
    pub const fn flag(flag: &'static str, is_given: bool) -> Self {
        if is_given { Self::Stdin } else { Self::Terminal { flag } }
    }
}

/// Asks for a secret that is there already.
pub fn existing(question: &str, from: From, ui: &Ui) -> Result<Secret, Failure> {
    ask(question, from, false, ui)
}

/// Asks for a new password of an operator, twice at a terminal.
pub fn new_password(operator: &str, from: From, ui: &Ui) -> Result<Proof, Failure> {
    let typed = ask(&format!("New password of {operator}"), from, true, ui)?;
    Ok(Proof::new_password(&typed, operator)?)
}

/// Asks for a new PIN, twice at a terminal.
pub fn new_pin(operator: &str, from: From, ui: &Ui) -> Result<Proof, Failure> {
    let typed = ask(&format!("New PIN of {operator}"), from, true, ui)?;
    Ok(Proof::new_pin(&typed)?)
}

fn ask(question: &str, from: From, is_new: bool, ui: &Ui) -> Result<Secret, Failure> {
    match from {
        From::Stdin => line(),
        From::Terminal { flag } if !ui.can_ask() => {
            Err(Failure::new(Kind::Usage, format!("{flag} is missing"))
                .hint("without a terminal, a secret is read as a line of standard input"))
        }
        From::Terminal { .. } => ui::ask_secret(question, is_new)
            .map(Secret::from)
            .ok_or_else(|| Failure::new(Kind::Usage, "nothing was typed")),
    }
}

/// The next line of standard input. Bytes are taken one line at a time, so that several secrets can follow.
fn line() -> Result<Secret, Failure> {
    let mut stdin = std::io::stdin().lock();
    // Roomy from the start: a buffer that grows leaves copies of the secret behind.
    let mut bytes = Vec::with_capacity(LINE_BYTES_MAX + 2);
    loop {
        let there = stdin.fill_buf().map_err(|e| Failure::because(Kind::InputMissing, &e))?;
        let end = there.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(there.len());
        if bytes.len() + taken > LINE_BYTES_MAX {
            let text = format!("a secret has at most {LINE_BYTES_MAX} bytes");
            return Err(Failure::new(Kind::Usage, text));
        }
        bytes.extend_from_slice(&there[..taken]);
        let is_over = end.is_some() || there.is_empty();
        stdin.consume(taken + usize::from(end.is_some()));
        if is_over {
            break;
        }
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    let secret = Secret::new(bytes);
    if secret.expose().is_empty() {
        return Err(Failure::new(Kind::Usage, "there is no secret on standard input"));
    }
    match secret.expose_text() {
        Some(_) => Ok(secret),
        None => Err(Failure::new(Kind::Usage, "what is on standard input is not UTF-8 text")),
    }
}

impl std::convert::From<PasswordProblem> for Failure {
    fn from(problem: PasswordProblem) -> Self {
        Self::because(Kind::Usage, &problem).hint("several words are long and easy to remember")
    }
}
