//! The rules of custody: no input or output, no clock, no storage format.
//!
//! Read in this order: [`names`] (text that has been checked), [`party`] (who may answer for an
//! item), [`event`] (what happened), [`item`] (what is true now: events folded,
//! with [`history`]), [`command`] (what
//! somebody wants), [`decide`](mod@decide) (what that makes true, or why it may not be),
//! [`refusal`] (every "no"), [`policy`] (what a facility may set about the rules) and [`retention`] (how
//! long evidence is kept). [`authority`] is what happens to the log itself, and [`roster`] who may write
//! in it; [`cases`] are what somebody has to give back.

/// A closed list of words: the enum, its stable text form, and the way back.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every member, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word for it in files, exports and on the command line.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word, exactly as [`Self::as_str`] writes it.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

pub mod authority;
pub mod cases;
pub mod command;
pub mod decide;
pub mod event;
pub mod history;
pub mod item;
pub mod likeness;
pub mod manifest;
pub mod names;
pub mod party;
pub mod payload;
pub mod policy;
pub mod proof;
pub mod refusal;
pub mod retention;
pub mod roster;
pub mod standing;
pub mod statement;
pub mod vocabulary;
