//! The audit of a shelf: what lies there, held against the record. It changes nothing by itself.

use super::{Dialog, Effect, Met, Saying, Sign};
use crate::domain::item::Standing;
use crate::domain::names::{ItemId, PlaceName};

/// Something that was found on a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It belongs there.
    There { item: ItemId, name: String },
    /// The record has it elsewhere in the mailroom.
    Elsewhere { item: ItemId, name: String, place: Option<PlaceName> },
    /// By the record it is not in the mailroom at all.
    Unexpected { item: ItemId, name: String, standing: Standing },
    /// Nothing is on record of it.
    Unknown { text: String },
}

impl Found {
    /// The item, if it is on record.
    #[must_use]
    pub const fn item(&self) -> Option<ItemId> {
        match self {
            Self::There { item, .. }
            | Self::Elsewhere { item, .. }
            | Self::Unexpected { item, .. } => Some(*item),
            Self::Unknown { .. } => None,
        }
    }
}

/// A shelf that is being compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    pub place: PlaceName,
    pub found: Vec<Found>,
}

impl Shelf {
    pub(super) fn prompt(&self) -> String {
        let there = self.found.iter().filter(|found| matches!(found, Found::There { .. })).count();
        let exceptions = self.found.len() - there;
        format!("{}: {there} found, {exceptions} exceptions", self.place)
    }
}

impl Dialog {
    pub(super) fn open_shelf(&mut self, place: PlaceName) -> Effect {
        if let Some(open) = &self.shelf {
            return super::no(
                place.as_str(),
                &format!("the audit of {} is not finished", open.place),
                "scan DONE to finish it, or NO to drop it",
            );
        }
        let said = format!("audit of {place}: scan everything on it, then DONE");
        self.shelf = Some(Shelf { place, found: Vec::new() });
        Effect::Say(Saying::new(Sign::Set, said))
    }

    pub(super) fn check(&mut self, met: &Met) -> Effect {
        let Some(open) = &mut self.shelf else {
            return super::no(&met.text, "no shelf is open", "scan the place first");
        };
        let found = match met.things.as_slice() {
            [] => Found::Unknown { text: met.text.clone() },
            [thing] => {
                let (item, name) = (thing.id, thing.name.clone());
                let is_there = thing.place.as_ref() == Some(&open.place);
                match thing.standing {
                    Standing::Held if is_there => Found::There { item, name },
                    Standing::Held => Found::Elsewhere { item, name, place: thing.place.clone() },
                    standing => Found::Unexpected { item, name, standing },
                }
            }
            several => {
                let why = format!("{} items answer to it", several.len());
                return super::no(&met.text, &why, "scan another code of it");
            }
        };
        if open.found.contains(&found) {
            return Effect::Say(Saying::new(Sign::Known, format!("{}: scanned already", met.text)));
        }
        let (sign, said) = match &found {
            Found::There { name, .. } => (Sign::Picked, format!("{name}: belongs here")),
            Found::Elsewhere { name, place, .. } => {
                let place = place.as_ref().map_or("no place", PlaceName::as_str);
                (Sign::Ask, format!("{name}: the record has it at {place}"))
            }
            Found::Unexpected { name, standing, .. } => {
                (Sign::Ask, format!("{name}: by the record it is {}", standing.as_str()))
            }
            Found::Unknown { text } => (Sign::Ask, format!("{text}: not on record")),
        };
        open.found.push(found);
        Effect::Say(Saying::new(sign, said))
    }
}
