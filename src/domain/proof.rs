//! What shows that the other party agreed: what a facility asks for, and what was given.
//!
//! A signature here is a *simple electronic signature with change detection*: somebody was shown a statement and
//! a list, made a mark, and was identified by an operator. The entry binds all of that together by digests, so
//! that none of it can be changed unseen. It claims nothing more.

use super::event::{Evidence, Identity, ItemKind};
use super::names::{Label, OperatorName};

words! {
    /// One way in which the other party can show who they are and that they agree.
    Means {
        /// Their name is known. It always is.
        Name = "name",
        /// They entered the number that only they know.
        Pin = "pin",
        /// Their badge was read.
        Badge = "badge",
        /// Somebody looked at a document of theirs.
        IdDocument = "id_document",
        /// They signed.
        Signature = "signature",
        /// A second operator stood by.
        SecondOperator = "second_operator",
    }
}

words! {
    /// How custody passes between the mailroom and persons.
    Passage { HandedOff = "handed_off", Returned = "returned", Transferred = "transferred" }
}

words! {
    /// How somebody signed.
    SigningWay {
        /// A picture or document that another program or a scanner made.
        File = "file",
        /// Drawn in the terminal.
        Terminal = "terminal",
        /// Drawn on the phone of whoever signed.
        Phone = "phone",
        /// Their name, typed by themself, with their PIN.
        Typed = "typed",
        /// On a printed receipt, which is scanned and attached later.
        Paper = "paper",
    }
}

words! {
    /// As what somebody signed.
    Capacity {
        /// Gets the items.
        Receiver = "receiver",
        /// Gives the items back, or on.
        Giver = "giver",
        /// Acts for the one who gets or gives them.
        Proxy = "proxy",
    }
}

words! {
    /// How the authority of somebody who acts for another was given.
    AuthorityHow {
        Written = "written",
        Email = "email",
        Phone = "phone",
        InPerson = "in_person",
        /// They always may: an assistant, a team lead.
        Standing = "standing",
    }
}

/// A set of [`Means`].
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs(u8);

impl Needs {
    /// A name is enough.
    pub const NAME: Self = Self::of(&[Means::Name]);
    /// A signature must be there.
    pub const SIGNATURE: Self = Self::of(&[Means::Signature]);

    /// The set of these means.
    #[must_use]
    pub const fn of(means: &[Means]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < means.len() {
            bits |= 1 << means[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Reads `signature+id_document`.
    ///
    /// # Errors
    /// What is wrong, and what may be written.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut needs = Self::default();
        for word in text.split('+').map(str::trim) {
            let means = Means::from_word(word).ok_or_else(|| {
                let known: Vec<&str> = Means::ALL.iter().map(|means| means.as_str()).collect();
                format!("must be one of {}, or several of them joined by +", known.join(", "))
            })?;
            needs = needs.and(means);
        }
        Ok(needs)
    }

    /// With one more.
    #[must_use]
    pub const fn and(self, means: Means) -> Self {
        Self(self.0 | Self::of(&[means]).0)
    }

    /// Those that another set does not have.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether one of them is in it.
    #[must_use]
    pub const fn has(self, means: Means) -> bool {
        self.0 & Self::of(&[means]).0 != 0
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The means in it, in order.
    pub fn iter(self) -> impl Iterator<Item = Means> {
        Means::ALL.iter().copied().filter(move |means| self.has(*means))
    }
}

impl std::fmt::Display for Needs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, means) in self.iter().enumerate() {
            write!(f, "{}{means}", if at == 0 { "" } else { "+" })?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Needs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Needs({self})")
    }
}

/// A rule for some items, set by the facility. Of those that fit an item, the last one counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClassRule {
    /// For which passage of custody; for every one if it is not said.
    pub when: Option<Passage>,
    pub kind: Option<ItemKind>,
    /// The category as the asset has it, whatever the case of its letters.
    pub category: Option<Label>,
    pub maker: Option<Label>,
    /// For assets worth as much as this, or more.
    pub worth_at_least: Option<u32>,
    pub needs: Needs,
}

impl ClassRule {
    pub(super) fn fits(&self, passage: Passage, kind: ItemKind, identity: &Identity) -> bool {
        let same = |wanted: &Option<Label>, is: &Option<Label>| {
            wanted.as_ref().is_none_or(|wanted| {
                is.as_ref().is_some_and(|is| is.as_str().eq_ignore_ascii_case(wanted.as_str()))
            })
        };
        self.when.is_none_or(|when| when == passage)
            && self.kind.is_none_or(|wanted| wanted == kind)
            && same(&self.category, &identity.category)
            && same(&self.maker, &identity.maker)
            && self.worth_at_least.is_none_or(|least| identity.worth.is_some_and(|is| is >= least))
    }
}

/// The text that somebody was shown before they signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementMark {
    /// Which text it is.
    pub version: Label,
    /// Its language (BCP 47).
    pub language: Label,
    /// SHA-256 of the text.
    pub sha256: [u8; 32],
}

/// That somebody signed: what they were shown, as what, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    pub way: SigningWay,
    pub capacity: Capacity,
    pub statement: StatementMark,
}

/// What shows that the other party agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// The mark that they made.
    pub signature: Option<Evidence>,
    /// What they signed.
    pub signing: Option<Box<Signing>>,
    /// They took their time: the signature is owed, and why.
    pub owed: Option<super::names::Note>,
    /// They entered their PIN.
    pub pin: bool,
    /// Their badge was read.
    pub badge: bool,
    /// The kind of document that was looked at; what it said is a personal value.
    pub document: Option<Label>,
    /// The second operator.
    pub witness: Option<OperatorName>,
    /// SHA-256 of the list of all that passed with this command. Said of a command, it is what the signer was shown.
    pub manifest: Option<[u8; 32]>,
}

impl Proof {
    /// What it amounts to. Who types their name and PIN to a statement has signed, without a picture.
    #[must_use]
    pub fn means(&self) -> Needs {
        let signed = self.signature.is_some() || self.is_typed();
        let given = [
            (true, Means::Name),
            (self.pin, Means::Pin),
            (self.badge, Means::Badge),
            (self.document.is_some(), Means::IdDocument),
            (signed, Means::Signature),
            (self.witness.is_some(), Means::SecondOperator),
        ];
        given.into_iter().filter(|(is, _)| *is).fold(Needs::default(), |all, (_, m)| all.and(m))
    }

    fn is_typed(&self) -> bool {
        self.pin && self.signing.as_ref().is_some_and(|signing| signing.way == SigningWay::Typed)
    }

    /// Whether somebody has signed, or nothing of the kind is owed.
    #[must_use]
    pub const fn is_owed(&self) -> bool {
        self.owed.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_written_as_they_are_read() {
        for text in ["name", "signature", "pin+badge", "id_document+signature+second_operator"] {
            assert_eq!(Needs::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Needs::parse("signature + pin").unwrap().to_string(), "pin+signature");
        for wrong in ["", "signatur", "signature+", "+", "signature,pin"] {
            let problem = Needs::parse(wrong).unwrap_err();
            assert!(problem.contains("id_document"), "{wrong}: {problem}");
        }
    }
}
