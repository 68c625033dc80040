//! The queue of parcels that nobody is known for: one after the other, oldest first, or the one in one's hand.

use super::{Dialog, Effect, Met, Saying, Sign, Somebody, Thing, no, nobody, the_thing};
use crate::domain::event::ItemKind;
use crate::domain::item::Standing;

impl Dialog {
    /// A scan while recipients are looked for, which is no person: the box in one's hand.
    pub(super) fn sort(&mut self, met: &Met) -> Effect {
        if met.things.is_empty() {
            return nobody(met);
        }
        let parcel = match the_thing(met) {
            Ok(thing) => thing,
            Err(said) => return said,
        };
        if parcel.kind != ItemKind::Parcel || parcel.standing != Standing::Held {
            return no(&parcel.name, "that is no parcel that waits here", "scan a parcel's label");
        }
        let said = match &parcel.meant_for {
            Some(person) => {
                format!(
                    "{} is for {}: scan whom it is for instead, or NEXT",
                    parcel.name, person.name
                )
            }
            None => format!("{}: for whom?", parcel.name),
        };
        self.parcel = Some(parcel);
        Effect::Say(Saying::new(Sign::Ask, said))
    }

    pub(super) fn match_to(&self, to: Somebody) -> Effect {
        match &self.parcel {
            Some(parcel) => Effect::Match { parcel: parcel.id, to },
            None => no(&to.name, "no parcel is at hand", "scan its label, or SORT for the oldest"),
        }
    }

    /// The recipient of the parcel at hand is looked for later.
    pub(super) fn sort_later(&mut self) -> Effect {
        self.sorted_later.extend(self.parcel.take().map(|parcel| parcel.id));
        Effect::Unmatched { passed_over: self.sorted_later.clone() }
    }

    /// The parcel whose recipient is wanted now; none if all have one or were passed over.
    pub fn sorts(&mut self, parcel: Option<Thing>) {
        self.parcel = parcel;
    }

    /// What follows once the parcel at hand has its recipient.
    #[must_use]
    pub fn goes_on_sorting(&self) -> Effect {
        Effect::Unmatched { passed_over: self.sorted_later.clone() }
    }
}
