//! Arguments that several commands share.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::ui::{Color, Format};
use crate::config::Folders;
use crate::domain::cases::{CaseKind, CaseVerdict};
use crate::domain::event::{
    AliasKind, AuthorityHow, Condition, HoldCode, ParcelClass, SanitizeMethod,
};
use crate::domain::names::{Note, OperatorName, ProfileName};

/// Flags that every command takes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct Globals {
    /// Use this profile
    #[arg(long, global = true, env = "CUSTODY_PROFILE", value_name = "NAME")]
    pub profile: Option<ProfileName>,

    /// Act as this operator, who is logged in
    #[arg(long = "as", global = true, env = "CUSTODY_OPERATOR", value_name = "OPERATOR")]
    pub operator: Option<OperatorName>,

    /// Act with the token in this file: for scripts
    #[arg(long, global = true, env = "CUSTODY_TOKEN_FILE", value_name = "FILE")]
    pub token_file: Option<PathBuf>,

    /// How to write the answer
    #[arg(long, global = true, value_enum, default_value_t = Format::Table, hide_default_value = true)]
    pub format: Format,

    /// Short for --format json; several answers are one JSON object a line
    #[arg(long, global = true)]
    pub json: bool,

    /// Say nothing but the answer and what went wrong
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, hide_default_value = true)]
    pub color: Color,

    /// Never ask; fail and name the flag instead
    #[arg(long, global = true)]
    pub no_input: bool,

    /// The command, by its words: `operator add`.
    #[arg(skip)]
    pub command: String,

    /// Keep everything below this folder
    #[arg(long, global = true, hide = true, env = "CUSTODY_HOME", value_name = "DIR")]
    pub home: Option<PathBuf>,
}

impl Globals {
    /// The folders that this run uses.
    pub fn folders(&self) -> Result<Folders, Failure> {
        Ok(Folders::locate(self.home.as_deref())?)
    }
}

/// When it happened, if that was earlier than now.
#[derive(Debug, Clone, Default, Args)]
pub struct LateArgs {
    /// When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)
    #[arg(long, value_name = "TIME")]
    pub occurred_at: Option<String>,

    /// Why it was not recorded then
    #[arg(long, value_name = "TEXT", requires = "occurred_at")]
    pub reason: Option<Note>,
}

/// The same, for commands whose --reason already means something else.
#[derive(Debug, Clone, Default, Args)]
pub struct LateOnly {
    /// When it happened, if earlier than now; --reason then also says why it is recorded late
    #[arg(long, value_name = "TIME")]
    pub occurred_at: Option<String>,
}

impl LateOnly {
    /// With the command's own reason.
    #[must_use]
    pub fn because(&self, reason: &Note) -> LateArgs {
        LateArgs {
            occurred_at: self.occurred_at.clone(),
            reason: self.occurred_at.is_some().then(|| reason.clone()),
        }
    }
}

/// An admin's word against a refusal.
#[derive(Debug, Clone, Default, Args)]
pub struct OverrideArg {
    /// Set a refusal aside, and say why (admins; recorded)
    #[arg(long = "override", value_name = "REASON")]
    pub overriding: Option<Note>,
}

/// Somebody who acts for a person.
#[derive(Debug, Clone, Default, Args)]
pub struct ProxyArgs {
    /// Who comes for them
    #[arg(long, value_name = "PERSON", requires = "authority")]
    pub by: Option<String>,

    /// By what right somebody else comes
    #[arg(long, value_name = "TEXT", requires = "by")]
    pub authority: Option<Note>,

    /// What the authority covers, if not just this
    #[arg(long, value_name = "TEXT", requires = "by")]
    pub scope: Option<Note>,

    /// How the authority was given
    #[arg(long, value_parser = authority_how(), requires = "by", value_name = "HOW")]
    pub authority_given: Option<AuthorityHow>,

    /// Until when it holds (2026-12-24: the end of that day)
    #[arg(long, value_name = "DATE", requires = "by")]
    pub authority_until: Option<String>,

    /// Enter who comes into the directory, if nobody is known by that name
    #[arg(long, requires = "by")]
    pub new_person: bool,
}

macro_rules! word_parser {
    ($fn:ident, $type:ty) => {
        /// Reads a word of a closed list; lists them all in help and in the error.
        pub fn $fn() -> impl clap::builder::TypedValueParser<Value = $type> {
            use clap::builder::{PossibleValuesParser, TypedValueParser as _};
            PossibleValuesParser::new(<$type>::ALL.iter().map(|word| word.as_str()))
                .try_map(|word| <$type>::from_word(&word).ok_or("unknown word"))
        }
    };
}
word_parser!(authority_how, AuthorityHow);
word_parser!(case_kind, CaseKind);
word_parser!(case_verdict, CaseVerdict);
word_parser!(condition, Condition);
word_parser!(hold_code, HoldCode);
word_parser!(parcel_class, ParcelClass);
word_parser!(sanitize_method, SanitizeMethod);
word_parser!(role, crate::domain::party::Role);

/// Reads the kind of a further identifier. That a serial number is a former one only follows from
/// setting it right.
pub fn alias_kind() -> impl clap::builder::TypedValueParser<Value = AliasKind> {
    use clap::builder::{PossibleValuesParser, TypedValueParser as _};
    let kinds = AliasKind::ALL.iter().filter(|kind| **kind != AliasKind::FormerSerial);
    PossibleValuesParser::new(kinds.map(|kind| kind.as_str()))
        .try_map(|word| AliasKind::from_word(&word).ok_or("unknown word"))
}
