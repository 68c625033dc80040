//! What went wrong, what to do about it, and the exit code that says so to a script.

use std::error::Error;
use std::io;
use std::process::ExitCode;

use serde_json::json;

use super::ui::Ui;
use crate::access::credentials::AccessError;
use crate::config::{ConfigError, Profile};
use crate::domain::names::NameError;
use crate::evidence::EvidenceError;
use crate::label::{LabelError, SymbolKind};
use crate::ledger::{KeyHolder, LedgerError, SealError};
use crate::scan::image::ImageError;

/// The kinds of failure; each has one exit code, and the codes are an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The answer is no: a rule refused it, or there is nothing by that name.
    No,
    /// The command line is not understood, or a question could not be asked.
    Usage,
    /// The record does not verify.
    NotVerified,
    /// Some rows of the input were rejected.
    RowsRejected,
    /// The input is not there or not readable.
    InputMissing,
    /// Another system cannot be reached, or does not answer.
    Unavailable,
    /// A bug in custody.
    Bug,
    /// The output cannot be made.
    CannotCreate,
    /// Reading or writing failed.
    Io,
    /// Another process is at it, or an allowance is used up; the same command may succeed in a moment.
    Busy,
    /// The operator may not do that.
    NotAllowed,
    /// The settings are wrong.
    Config,
    /// Somebody ended it with Ctrl-C; what had been answered is recorded.
    Interrupted,
    /// The reader of our output has gone; nothing is wrong.
    PipeClosed,
}

impl Kind {
    /// Every kind, for the table in the documentation and its test.
    pub const ALL: &'static [Self] = &[
        Self::No,
        Self::Usage,
        Self::NotVerified,
        Self::RowsRejected,
        Self::InputMissing,
        Self::Unavailable,
        Self::Bug,
        Self::CannotCreate,
        Self::Io,
        Self::Busy,
        Self::NotAllowed,
        Self::Config,
        Self::Interrupted,
        Self::PipeClosed,
    ];

    /// The exit code; where sysexits.h has one for it, that one.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::PipeClosed => 0,
            Self::No => 1,
            Self::Usage => 2,
            Self::NotVerified => 3,
            Self::RowsRejected => 65,
            Self::InputMissing => 66,
            Self::Unavailable => 69,
            Self::Bug => 70,
            Self::CannotCreate => 73,
            Self::Io => 74,
            Self::Busy => 75,
            Self::NotAllowed => 77,
            Self::Config => 78,
            Self::Interrupted => 130,
        }
    }

    /// What the code means, for the manual.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::PipeClosed => {
                "done, or already so; also when the reader of the output has seen enough"
            }
            Self::No => "the answer is no: refused by a rule, or nothing by that name",
            Self::Usage => {
                "the command line is not understood, or something must be said with a flag"
            }
            Self::NotVerified => "the record does not verify",
            Self::RowsRejected => "some rows or scans of the input were rejected",
            Self::InputMissing => "an input file is missing or cannot be used",
            Self::Unavailable => "a remote cannot be reached; everything is safe here",
            Self::Bug => "a bug in custody",
            Self::CannotCreate => "the output cannot be made",
            Self::Io => "reading or writing failed",
            Self::Busy => {
                "another process is writing, or too many photos came within an hour; nothing was recorded, try again later"
            }
            Self::NotAllowed => "nobody is logged in, or the operator may not do that",
            Self::Config => "the settings are wrong, or there is no profile",
            Self::Interrupted => "ended with Ctrl-C; what had been answered is recorded",
        }
    }

    /// The stable word for it in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Usage => "usage",
            Self::NotVerified => "not_verified",
            Self::RowsRejected => "rows_rejected",
            Self::InputMissing => "input_missing",
            Self::Unavailable => "unavailable",
            Self::Bug => "bug",
            Self::CannotCreate => "cannot_create",
            Self::Io => "io",
            Self::Busy => "busy",
            Self::NotAllowed => "not_allowed",
            Self::Config => "config",
            Self::Interrupted => "interrupted",
            Self::PipeClosed => "pipe_closed",
        }
    }
}

/// Why a command did not succeed.
#[derive(Debug)]
pub struct Failure {
    pub kind: Kind,
    /// Empty if everything has been said already, line by line.
    pub message: String,
    pub causes: Vec<String>,
    pub hints: Vec<String>,
}

impl Failure {
    /// A failure with a message.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), causes: Vec::new(), hints: Vec::new() }
    }

    /// The answer was no, and has been given already.
    #[must_use]
    pub fn said(kind: Kind) -> Self {
        Self::new(kind, "")
    }

    /// Adds what the operator can do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// A failure that an error explains.
    #[must_use]
    pub fn because(kind: Kind, error: &(dyn Error + 'static)) -> Self {
        let mut failure = Self::new(kind, error.to_string());
        let mut cause = error.source();
        while let Some(error) = cause {
            failure.causes.push(error.to_string());
            cause = error.source();
        }
        failure
    }

    /// The command line cannot be read: what is wrong stands in the first paragraph, what to do in the others.
    #[must_use]
    pub fn grammar(error: &clap::Error) -> Self {
        if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            return Self::new(Kind::Usage, "the command is missing")
                .hint("`custody --help` lists all");
        }
        let text = error.render().to_string();
        let mut paragraphs = text.trim().split("\n\n");
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = one_line(paragraphs.next().unwrap_or_default());
        let message = message.trim_start_matches("error: ");
        // Which there are, `--help` says.
        let message = message.split_once(" [subcommands: ").map_or(message, |(said, _)| said);
        let mut failure = Self::new(Kind::Usage, message);
        let hints = paragraphs.map(|text| one_line(text.trim_start().trim_start_matches("tip: ")));
        failure.hints.extend(hints);
        failure
    }

    /// stdout could not be written; a reader that has seen enough is no failure.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "handed to map_err as it is")]
    pub fn stdout(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::said(Kind::PipeClosed),
            _otherwise => Self::because(Kind::Io, &error),
        }
    }

    /// Says it, and turns it into the exit code.
    #[must_use]
    pub fn report(&self, ui: &Ui) -> ExitCode {
        if !self.message.is_empty() {
            if ui.is_json() {
                let error = json!({
                    "schema": "custody.error.v1",
                    "kind": self.kind.as_str(),
                    "message": self.message,
                    "causes": self.causes,
                    "hints": self.hints,
                });
                ui.json_error(&error);
            } else {
                ui.error(&self.message);
                for cause in &self.causes {
                    ui.cause(cause);
                }
                if !self.hints.is_empty() {
                    ui.gap();
                }
                for hint in &self.hints {
                    ui.hint(hint);
                }
            }
        }
        ExitCode::from(self.kind.exit_code())
    }
}

impl From<NameError> for Failure {
    fn from(error: NameError) -> Self {
        Self::because(Kind::Usage, &error)
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        use LedgerError as E;
        let kind = match &error {
            E::Missing { .. }
            | E::OtherTenant { .. }
            | E::NetworkFilesystem { .. }
            | E::Newer { .. }
            | E::Older { .. }
            | E::NotALedger { .. }
            | E::Key(_)
            | E::Seal(SealError::OutOfReach(_))
            | E::OtherKey(_) => Kind::Config,
            E::Exists { .. } | E::AnchorExists { .. } => Kind::CannotCreate,
            E::Busy => Kind::Busy,
            E::TooLarge { .. } => Kind::RowsRejected,
            E::CommandReused { .. } | E::SeveralOperators => Kind::Bug,
            E::NotEnrolled(_) | E::NotAllowed(_) => Kind::NotAllowed,
            E::NoRandomness(_) | E::DiskFull | E::Io { .. } | E::Sqlite(_) => Kind::Io,
            E::NotTrusted { .. }
            | E::BadEntry { .. }
            | E::Seal(SealError::Broken(_))
            | E::Damaged(_) => Kind::NotVerified,
        };
        let failure = Self::because(kind, &error);
        match &error {
            E::Missing { .. } => failure.hint("make one with `custody init`"),
            E::Newer { .. } => failure.hint("upgrade custody on this station"),
            E::Older { .. } => {
                failure.hint("run any recording command once to bring it up to date")
            }
            E::Busy => failure.hint("nothing was recorded; run the command again in a moment"),
            E::DiskFull => {
                failure.hint("nothing was recorded; make room and run the command again")
            }
            E::Seal(SealError::OutOfReach(_)) => failure.hint("see `custody vault show`"),
            E::BadEntry { .. } | E::Damaged(_) | E::Seal(SealError::Broken(_)) => failure.hint(
                "see everything that is wrong with `custody verify`; keep a copy of the file",
            ),
            E::NetworkFilesystem { .. } => failure.hint("put it on a local disk with CUSTODY_HOME"),
            E::TooLarge { .. } => failure.hint("nothing was recorded; say it in several commands"),
            E::Exists { .. } => failure.hint(
                "no profile names it: write its profile again (README, Files), or move it away first",
            ),
            E::OtherKey(KeyHolder::Operator { name }) => failure.hint(format!(
                "nothing was recorded; an admin gives a new one with `custody operator password {name}`"
            )),
            E::Key(_) | E::OtherKey(_) => failure
                .hint("nothing was recorded; see `custody vault show`")
                .hint(
                    "if the key is gone, `custody vault recover SOURCE` takes the recovery code; if the vault \
                     is, `custody restore` begins a new epoch",
                ),
            E::NotTrusted { .. } => failure
                .hint("nothing was recorded; see `custody verify`, and keep a copy of the file")
                .hint("if a backup was put back on purpose, use `custody restore`"),
            E::AnchorExists { .. } => failure.hint(
                "bring that ledger back with `custody restore`, or move the anchor away if it is gone for good",
            ),
            E::NotEnrolled(_) => failure.hint("see `custody operator list`"),
            E::NotAllowed(_) => {
                failure.hint("nothing was recorded; see `custody whoami`, and log in again")
            }
            // Whether a commit that failed halfway is there shows only when the file is opened again.
            E::Io { .. } | E::Sqlite(_) => failure
                .hint("look at the disk, and run the command again: it records nothing twice"),
            E::CommandReused { .. }
            | E::SeveralOperators
            | E::NoRandomness(_)
            | E::NotALedger { .. }
            | E::OtherTenant { .. } => failure,
        }
    }
}

impl From<AccessError> for Failure {
    fn from(error: AccessError) -> Self {
        use AccessError as E;
        let kind = match error {
            E::Vault(error) => return error.into(),
            E::Busy => Kind::Busy,
            E::Newer { .. } => Kind::Config,
            E::KeyDoesNotOpen { .. } => Kind::NotVerified,
            E::Io { .. } | E::Storage { .. } | E::NoRandomness => Kind::Io,
        };
        let failure = Self::because(kind, &error);
        match error {
            E::Newer { .. } => failure.hint("upgrade custody on this station"),
            E::KeyDoesNotOpen { .. } => {
                failure.hint("an admin gives a new one with `custody operator password NAME`")
            }
            _others => failure,
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        use ConfigError as E;
        let kind = match &error {
            E::Io { .. } => Kind::Io,
            E::ProfileExists { .. } => Kind::CannotCreate,
            E::UnknownKey { .. } | E::BadValue { .. } => Kind::Usage,
            E::NoProfile
            | E::UnknownProfile { .. }
            | E::NoneChosen { .. }
            | E::Syntax { .. }
            | E::Value { .. }
            | E::NoHome => Kind::Config,
        };
        let failure = Self::because(kind, &error);
        match &error {
            E::NoProfile => {
                failure.hint("make one with `custody init`, or look around with `custody demo`")
            }
            E::UnknownProfile { known, .. } if known.is_empty() => {
                failure.hint("make one with `custody init`")
            }
            E::UnknownProfile { known, .. } => {
                failure.hint(format!("there are {}", known.join(", ")))
            }
            E::NoneChosen { .. } => {
                failure.hint("choose one with `custody profile use NAME` or --profile NAME")
            }
            E::ProfileExists { .. } => failure.hint("see it with `custody profile show`"),
            E::UnknownKey { key } => {
                let near = nearest(key, Profile::changeable());
                failure.hint(near.map_or_else(
                    || format!("settings are {}", Profile::changeable().join(", ")),
                    |near| format!("did you mean {near}?"),
                ))
            }
            E::NoHome => failure.hint("set CUSTODY_HOME to a folder"),
            E::BadValue { .. } | E::Syntax { .. } | E::Value { .. } | E::Io { .. } => failure,
        }
    }
}

impl From<EvidenceError> for Failure {
    fn from(error: EvidenceError) -> Self {
        let kind = match &error {
            EvidenceError::Io { .. } => Kind::Io,
            EvidenceError::Folder { .. } => Kind::Config,
            EvidenceError::Missing { .. }
            | EvidenceError::NotAFile { .. }
            | EvidenceError::Empty { .. }
            | EvidenceError::TooLarge { .. }
            | EvidenceError::UnknownFormat { .. }
            | EvidenceError::NotAPhoto { .. }
            | EvidenceError::Picture { .. }
            | EvidenceError::Active { .. } => Kind::InputMissing,
        };
        let failure = Self::because(kind, &error);
        match &error {
            EvidenceError::Active { .. } => {
                failure.hint("save a plain copy of it: print it to a PDF, or export it as PNG")
            }
            EvidenceError::Folder { .. } => {
                failure.hint("look who did that; it must be a folder of the station's own user")
            }
            _others_say_it_all => failure,
        }
    }
}

impl From<ImageError> for Failure {
    fn from(error: ImageError) -> Self {
        Self::because(Kind::InputMissing, &error)
    }
}

impl From<LabelError> for Failure {
    fn from(error: LabelError) -> Self {
        let failure = |kind| Self::because(kind, &error);
        match &error {
            LabelError::NotEncodable(_) => failure(Kind::Usage),
            LabelError::TooLong { kind, needed, .. } => {
                let mut failure = failure(Kind::Usage);
                if let Some(size) = needed {
                    failure = failure.hint(format!("add --size {size}, or a larger one"));
                }
                match kind {
                    SymbolKind::Code128 => failure.hint("a QR code takes less room: --symbol qr"),
                    SymbolKind::Qr => failure,
                }
            }
            LabelError::TooManyForAPicture { .. } => failure(Kind::Usage)
                .hint("use --pdf, which has a page for each label, or label fewer items at a time"),
            LabelError::Picture(_) => failure(Kind::Bug),
        }
    }
}

/// The word of a list that a mistyped one is likely to mean.
pub fn nearest<'w>(typed: &str, words: &[&'w str]) -> Option<&'w str> {
    let typed = typed.to_lowercase();
    let (slips, word) = words.iter().map(|word| (slips_between(&typed, word), *word)).min()?;
    (slips <= 1 + word.chars().count() / 4).then_some(word)
}

/// How many slips of the finger lie between two words: a letter too many, too few or another one, or
/// two that changed places (optimal string alignment).
fn slips_between(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let same = usize::from(a != b);
            let mut best = (rows[i][j] + same).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_word_is_taken_for_the_one_that_is_fewest_slips_away() {
        let words = ["zone", "operator", "place", "rules.undo_window_minutes"];
        for (typed, meant) in [
            ("zoen", Some("zone")),
            ("ZONE", Some("zone")),
            ("oprator", Some("operator")),
            ("palces", Some("place")),
            ("undo_window_minutes", Some("rules.undo_window_minutes")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, &words), meant, "{typed}");
        }
        assert_eq!(nearest("zone", &[]), None);
    }
}
