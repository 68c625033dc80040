//! One line that answers a scan.

/// What kind of answer it is: a sign that needs neither colour nor sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It is recorded.
    Done,
    /// It was so already.
    Known,
    /// It is in the batch, and not recorded yet.
    Picked,
    /// A person, a place or an act is set.
    Set,
    /// The session asks something.
    Ask,
    /// It is not so, and nothing was recorded.
    No,
}

impl Sign {
    /// The sign in ASCII.
    #[must_use]
    pub const fn mark(self) -> char {
        match self {
            Self::Done => '+',
            Self::Known => '=',
            Self::Picked => '*',
            Self::Set => '>',
            Self::Ask => '?',
            Self::No => '!',
        }
    }

    /// The word for it, for whoever hears and does not see.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "recorded",
            Self::Known => "known",
            Self::Picked => "picked",
            Self::Set => "set",
            Self::Ask => "question",
            Self::No => "no",
        }
    }

    /// How often the terminal rings.
    #[must_use]
    pub const fn bells(self) -> usize {
        match self {
            Self::Done | Self::Picked | Self::Set => 0,
            Self::Known => 1,
            Self::Ask => 2,
            Self::No => 3,
        }
    }
}

/// One line that answers a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    pub sign: Sign,
    pub text: String,
    /// What to do next.
    pub hint: Option<String>,
}

impl Saying {
    #[must_use]
    pub fn new(sign: Sign, text: impl Into<String>) -> Self {
        Self { sign, text: text.into(), hint: None }
    }

    pub(super) fn no(subject: &str, why: &str, hint: &str) -> Self {
        let text = if subject.is_empty() { why.to_owned() } else { format!("{subject}: {why}") };
        Self { sign: Sign::No, text, hint: Some(hint.to_owned()) }
    }

    /// The same behind something that has to be said first.
    pub(super) fn after(mut self, before: &str) -> Self {
        self.text = format!("{before}; {}", self.text);
        self
    }
}
