//! What is handed off or comes back: picked first, and recorded together.

use super::{Act, BATCH_MAX, Dialog, Effect, Met, Saying, Sign, Thing, no, the_thing, with_whom};
use crate::domain::item::Standing;

impl Dialog {
    pub(super) fn give(&mut self, met: &Met) -> Effect {
        let thing = match the_thing(met) {
            Ok(thing) => thing,
            Err(said) => return said,
        };
        if thing.standing != Standing::Held {
            let why = format!("it is not here{}", with_whom(&thing));
            return no(&thing.name, &why, "see `custody show`; RETURN takes it back");
        }
        if self.person.is_none()
            && let Some(person) = thing.meant_for.clone()
        {
            self.person = Some(person);
        }
        self.pick(thing)
    }

    pub(super) fn take_back(&mut self, met: &Met) -> Effect {
        let thing = match the_thing(met) {
            Ok(thing) => thing,
            Err(said) => return said,
        };
        if !matches!(thing.standing, Standing::Out | Standing::Missing) {
            return no(&thing.name, "it is not out", "scan PUT to move it, or GIVE");
        }
        self.pick(thing)
    }

    fn pick(&mut self, thing: Thing) -> Effect {
        if self.batch.iter().any(|picked| picked.id == thing.id) {
            let said = format!("{} is in the batch already", thing.name);
            return Effect::Say(Saying::new(Sign::Known, said));
        }
        if self.batch.len() == BATCH_MAX {
            let why = format!("{BATCH_MAX} items are enough for one signature");
            return no(&thing.name, &why, "scan DONE first");
        }
        let whose = match (self.act, &self.person, &thing.holder) {
            (Act::Give, Some(person), _) => format!(" for {}", person.name),
            (Act::Give, None, _) => ": for whom? scan their badge".to_owned(),
            (_, None, Some(holder)) => format!(" from {}", holder.name),
            (_, Some(person), Some(holder)) if person.id != holder.id => {
                format!(" from {}; by the record {} had it", person.name, holder.name)
            }
            (_, Some(person), _) => format!(" from {}", person.name),
            (_, None, None) => String::new(),
        };
        let said = format!("{}{whose}", thing.name);
        self.batch.push(thing);
        Effect::Say(Saying::new(Sign::Picked, format!("{said}{}", self.batch_so_far())))
    }

    pub(super) fn batch_so_far(&self) -> String {
        match self.batch.len() {
            0 => String::new(),
            count => format!("  [{count} in the batch; DONE to finish]"),
        }
    }

    pub(super) fn forget_batch(&mut self) {
        self.batch.clear();
        self.person = None;
        self.question = None;
    }
}
