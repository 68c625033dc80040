//! What a file of people says beyond its rows: who is not in it any more.

use std::collections::HashSet;

use clap::Args;

use super::failure::{Failure, Kind};
use super::import::ImportKind;
use super::ui::Ui;
use crate::domain::names::{Label, NameError, PersonId, Timestamp};
use crate::exchange::people::{Field, read_status};
use crate::exchange::table::{DateOrder, Row};
use crate::ledger::{Batch, Detail, NewPerson, PersonChange, new_person_id};

/// So many may leave at once before somebody has to say that it is meant.
const LEAVERS_MAX: usize = 5;

/// How a file of people is meant.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct PeopleArgs {
    /// The file has everybody: whoever is not in it has left (people only)
    #[arg(long, conflicts_with = "delta")]
    full: bool,

    /// The file has only what is new or changed (people only)
    #[arg(long)]
    delta: bool,

    /// A full file may make more than 10 % of the directory leave
    #[arg(long, requires = "full")]
    allow_mass_leave: bool,
}

/// Who was here before a file, and whom it mentions.
pub struct Census {
    args: PeopleArgs,
    here: HashSet<PersonId>,
    mentioned: HashSet<PersonId>,
    /// Who has left according to their own row.
    left: usize,
}

impl Census {
    /// Begins to count, if the rows are people.
    pub fn begin(
        kind: ImportKind,
        args: PeopleArgs,
        skips_bad: bool,
        batch: &Batch<'_>,
    ) -> Result<Option<Self>, Failure> {
        if kind != ImportKind::People {
            if args.full || args.delta {
                let text = "--full and --delta are about files of people";
                return Err(Failure::new(Kind::Usage, text));
            }
            return Ok(None);
        }
        if !args.full && !args.delta {
            let text = "a file of people has everybody, or only what changed: say which";
            return Err(Failure::new(Kind::Usage, text)
                .hint("add --full: whoever is not in the file has left")
                .hint("add --delta: nothing is said of whoever is not in the file"));
        }
        if args.full && skips_bad {
            let text =
                "a full file is taken whole: whoever is in a row that is left out would have left";
            return Err(Failure::new(Kind::Usage, text)
                .hint("set the bad rows right, or take the file with --delta --skip-bad"));
        }
        let everybody = if args.full { batch.directory().everybody()? } else { Vec::new() };
        let here = everybody.iter().filter(|person| person.active).map(|person| person.id);
        let (here, mentioned) = (here.collect(), HashSet::new());
        Ok(Some(Self { args, here, mentioned, left: 0 }))
    }

    /// What a row says of somebody, in the light of the whole file: in a full one, being there says
    /// that they are here.
    pub fn said(&self, said: NewPerson) -> NewPerson {
        let active = said.active.or(self.args.full.then_some(true));
        NewPerson { active, ..said }
    }

    /// Takes note of what became of a row.
    pub fn mention(&mut self, said: &NewPerson, change: PersonChange) {
        let (PersonChange::Added(id) | PersonChange::Changed(id) | PersonChange::Unchanged(id)) =
            change
        else {
            return;
        };
        self.mentioned.insert(id);
        if said.active == Some(false) && self.here.contains(&id) {
            self.left += 1;
        }
    }

    /// Makes everybody leave whom a full file does not mention; answers how many that are.
    pub fn end(
        self,
        batch: &Batch<'_>,
        at: Timestamp,
        (ui, dry_run): (&Ui, bool),
    ) -> Result<u64, Failure> {
        let mut absent: Vec<PersonId> = self.here.difference(&self.mentioned).copied().collect();
        absent.sort();
        let (leaving, all) = (absent.len() + self.left, self.here.len());
        if leaving > LEAVERS_MAX && leaving * 10 > all && !self.args.allow_mass_leave {
            let text = format!("{leaving} of {all} people would have left; nothing was recorded");
            return Err(Failure::new(Kind::RowsRejected, text)
                .hint("is that the whole file? One that has only changes wants --delta")
                .hint("if so many have left, add --allow-mass-leave"));
        }
        for id in &absent {
            let Some(person) = batch.directory().leaves(*id, at)? else { continue };
            if dry_run && !ui.is_json() {
                ui.line(&format!("{} is not in the file and would be inactive", person.name))?;
            }
        }
        if !absent.is_empty() && !dry_run {
            let count = absent.len();
            ui.status(&format!("{count} people are not in the file, and inactive from now on"));
        }
        Ok(u64::try_from(absent.len()).unwrap_or(0))
    }
}

/// What a row says of a person.
pub fn person(row: &Row<'_>, order: Option<DateOrder>) -> Result<NewPerson, String> {
    let checked = |read: Result<Label, NameError>| read.map_err(|error| error.to_string());
    let text = |field: Field| {
        row.text(field as usize)?.map(|text| checked(Label::parse(text))).transpose()
    };
    let number = |field: Field| {
        row.identifier(field as usize)?.map(|text| checked(Label::parse(text))).transpose()
    };
    let day = |field: Field| {
        let day = row.date(field as usize, order)?;
        // An export may give a day a time; only the day counts.
        day.map(|day| checked(Label::parse(day.get(..10).unwrap_or(&day)))).transpose()
    };
    let (first, last) = (text(Field::First)?, text(Field::Last)?);
    let both = [&first, &last].into_iter().flatten().map(Label::as_str);
    let joined = both.collect::<Vec<_>>().join(" ");
    let joined = if joined.is_empty() { None } else { Some(checked(Label::parse(&joined))?) };
    let login = text(Field::Login)?;
    let mailbox = login.clone().filter(|login| login.as_str().contains('@'));
    let status = row.text(Field::Status as usize)?;
    let mut new = NewPerson {
        name: text(Field::Name)?.or(joined),
        number: number(Field::Number)?.or(number(Field::Id)?),
        email: text(Field::Email)?.or(mailbox),
        department: text(Field::Department)?,
        location: text(Field::Location)?,
        active: status.map(read_status).transpose()?,
        ..NewPerson::of(new_person_id())
    };
    let details = [
        (Detail::First, first),
        (Detail::Last, last),
        (Detail::Login, login),
        (Detail::Nicknames, text(Field::Nicknames)?),
        (Detail::MoreEmails, text(Field::MoreEmails)?),
        (Detail::Mobile, text(Field::Mobile)?),
        (Detail::Manager, text(Field::Manager)?),
        (Detail::Site, text(Field::Site)?),
        (Detail::Type, text(Field::Type)?),
        (Detail::Start, day(Field::Start)?),
        (Detail::LastDay, day(Field::LastDay)?),
    ];
    new.details.extend(details.into_iter().filter_map(|(detail, text)| Some((detail, text?))));
    Ok(new)
}
