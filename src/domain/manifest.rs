//! The list of all that passes custody with one command: what a signature is for.

use super::event::{Condition, Event, Giver, HandBack, HandOver, Identity, ItemKind, Passing};
use super::item::Item;
use super::names::{ItemId, Label, PersonId, TrackingNumber};
use super::proof::{Passage, Proof};

/// One item of it, as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestLine {
    /// Absent for what was not on record before.
    pub item: Option<ItemId>,
    pub kind: ItemKind,
    pub tracking: Option<TrackingNumber>,
    pub identity: Identity,
    pub condition: Condition,
    /// What goes with it, or came with it.
    pub accessories: Vec<Label>,
    /// What should have come with it and did not.
    pub missing: Vec<Label>,
}

/// What passes, between whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    pub act: Passage,
    pub from: Option<PersonId>,
    /// Who acts for them.
    pub by: Option<PersonId>,
    pub to: Option<PersonId>,
    pub lines: Vec<ManifestLine>,
}

/// Custody passing, in a command or in an event.
#[derive(Debug, Clone, Copy)]
pub enum Passes<'p> {
    HandOff(&'p HandOver),
    Return(&'p HandBack),
    Transfer(&'p Passing),
}

impl<'p> Passes<'p> {
    /// The passage that an event is, if it is one.
    #[must_use]
    pub const fn of(event: &'p Event) -> Option<Self> {
        match event {
            Event::HandedOff(hand_over) => Some(Self::HandOff(hand_over)),
            Event::Returned(hand_back) => Some(Self::Return(hand_back)),
            Event::Transferred(passing) => Some(Self::Transfer(passing)),
            _others_pass_nothing => None,
        }
    }

    /// Which one it is.
    #[must_use]
    pub const fn act(self) -> Passage {
        match self {
            Self::HandOff(_) => Passage::HandedOff,
            Self::Return(_) => Passage::Returned,
            Self::Transfer(_) => Passage::Transferred,
        }
    }

    /// What shows that the other party agreed.
    #[must_use]
    pub const fn proof(self) -> &'p Proof {
        match self {
            Self::HandOff(hand_over) => &hand_over.proof,
            Self::Return(hand_back) => &hand_back.proof,
            Self::Transfer(passing) => &passing.proof,
        }
    }

    /// Who signs: whoever stands at the counter, which may be somebody who acts for the other party.
    #[must_use]
    pub fn signer(self) -> Option<PersonId> {
        match self {
            Self::HandOff(h) => Some(h.by.as_ref().map_or(h.to, |by| by.person)),
            Self::Return(r) => match &r.from {
                Giver::Proxy { by, .. } => Some(by.person),
                Giver::Person(person) => Some(*person),
                Giver::Parcel { .. } | Giver::Unknown => None,
            },
            Self::Transfer(p) => Some(p.to),
        }
    }

    /// The list, still without lines.
    #[must_use]
    pub fn manifest(self) -> Manifest {
        let (from, by, to) = match self {
            Self::HandOff(h) => (None, h.by.as_ref().map(|by| by.person), Some(h.to)),
            Self::Return(r) => {
                let by = match &r.from {
                    Giver::Proxy { by, .. } => Some(by.person),
                    Giver::Person(_) | Giver::Parcel { .. } | Giver::Unknown => None,
                };
                (r.from.person(), by, None)
            }
            Self::Transfer(p) => (Some(p.from), None, Some(p.to)),
        };
        Manifest { act: self.act(), from, by, to, lines: Vec::new() }
    }

    /// The line of an item, given as it is before custody passes.
    #[must_use]
    pub fn line(self, item: &Item, unseen: Option<&Identity>) -> ManifestLine {
        let seen = match self {
            Self::Return(hand_back) => hand_back.condition,
            Self::HandOff(_) | Self::Transfer(_) => Condition::Unknown,
        };
        let (accessories, missing) = match self {
            Self::HandOff(h) => (h.accessories.clone(), Vec::new()),
            Self::Return(r) => (r.accessories.clone(), r.missing.clone()),
            Self::Transfer(_) => (item.accessories.clone(), Vec::new()),
        };
        ManifestLine {
            item: unseen.is_none().then_some(item.id),
            kind: if unseen.is_some() { ItemKind::Asset } else { item.kind },
            tracking: item.tracking.clone(),
            identity: unseen.unwrap_or(&item.identity).clone(),
            condition: if seen == Condition::Unknown && unseen.is_none() {
                item.condition
            } else {
                seen
            },
            accessories,
            missing,
        }
    }
}
