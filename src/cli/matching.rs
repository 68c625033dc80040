//! Who is meant by a text, asked by every command in the same way; and `custody match`: for whom a parcel is.

use clap::Args;

use super::args::{Globals, LateArgs};
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::ui::Ui;
use crate::domain::command::Command;
use crate::domain::event::{MatchHow, Recipient};
use crate::ledger::{Detail, Directory, LedgerError, Mode, Person};
use crate::recipients::{Candidate, Described, Roster, Why, rank, winner};

/// How many candidates are shown.
const CANDIDATES_MAX: usize = 8;

/// Somebody who was found, and how.
#[derive(Debug)]
pub struct Meant {
    pub person: Person,
    pub how: MatchHow,
    /// None if a person decided.
    pub score: Option<u8>,
}

impl Meant {
    /// For an event.
    #[must_use]
    pub const fn recipient(&self) -> Recipient {
        Recipient::Matched { person: self.person.id, how: self.how, score: self.score }
    }
}

/// Somebody who may be meant.
pub struct Likely {
    pub person: Person,
    pub score: u8,
    pub why: Why,
}

/// Everybody in the directory, as the search wants them.
pub fn rosters(directory: Directory<'_>) -> Result<Vec<Roster>, LedgerError> {
    directory.gather(Roster::default, |roster, person| {
        let detail = |detail| person.detail(detail).unwrap_or_default();
        roster.add(&Described {
            id: person.id,
            name: person.name,
            nicknames: detail(Detail::Nicknames),
            last: detail(Detail::Last),
            email: person.email.unwrap_or_default(),
            login: detail(Detail::Login),
            department: person.department.unwrap_or_default(),
            active: person.active,
        });
    })
}

impl Desk<'_> {
    /// Finds somebody who is to get something, and says aloud if they have left.
    pub fn receiver(&self, text: &str) -> Result<Person, Failure> {
        let person = self.person(text)?;
        self.say_if_left(&person);
        Ok(person)
    }

    /// Says aloud that somebody has left: it is an operator who decides what follows from that.
    pub fn say_if_left(&self, person: &Person) {
        let today = self.zone.show_date(self.now());
        let last_day = person.detail(Detail::LastDay).filter(|day| *day < today.as_str());
        let when = last_day.map_or_else(String::new, |day| format!(", their last day was {day}"));
        if !person.active || last_day.is_some() {
            self.ui.status(&format!("note: {} has left{when}", person.name));
        }
    }

    /// Finds the one person that a text names.
    pub fn person(&self, text: &str) -> Result<Person, Failure> {
        self.meant(text).map(|meant| meant.person)
    }

    /// Finds the one person that a text names, and says how. What is not certain is asked of whoever sits
    /// at the terminal; without one it is refused, with everybody who may be meant.
    pub fn meant(&self, text: &str) -> Result<Meant, Failure> {
        let mut named = self.ledger.directory().people_named(text)?;
        if named.len() == 1 {
            let person = named.swap_remove(0);
            return Ok(Meant { person, how: MatchHow::Manual, score: None });
        }
        let (winner, likely) = self.likely(text, &named)?;
        if let Some(Likely { person, score, .. }) = winner {
            return Ok(Meant { person, how: MatchHow::Fuzzy, score: Some(score) });
        }
        if let Some(person) = self.ask_who(text, &likely) {
            return Ok(Meant { person, how: MatchHow::Manual, score: None });
        }
        let is_several = !named.is_empty();
        let failure = if is_several {
            Failure::new(Kind::No, format!("{text} may be any of {} people", named.len()))
                .hint("name one by employee number, e-mail address or id")
        } else {
            Failure::new(Kind::No, format!("nobody is known as {text}"))
        };
        let failure = likely.iter().fold(failure, |failure, one| {
            let (who, how) = (describe(&one.person), one.how());
            failure.hint(if is_several { who } else { format!("did you mean {who}? {how}") })
        });
        if is_several {
            return Err(failure);
        }
        Err(failure.hint(format!("add them with `custody person add \"{text}\"`")))
    }

    /// Everybody who may be meant by a text, and the one whom it says, if it says one.
    pub fn likely(
        &self,
        text: &str,
        named: &[Person],
    ) -> Result<(Option<Likely>, Vec<Likely>), Failure> {
        let directory = self.ledger.directory();
        if !named.is_empty() {
            let exact =
                |person: &Person| Likely { person: person.clone(), score: 100, why: Why::Name };
            return Ok((None, named.iter().take(CANDIDATES_MAX).map(exact).collect()));
        }
        let found = rank(&rosters(directory)?, text, CANDIDATES_MAX);
        let known = |one: &Candidate| -> Result<Option<Likely>, LedgerError> {
            let person = directory.person(one.person)?;
            Ok(person.map(|person| Likely { person, score: one.score, why: one.why }))
        };
        let one = winner(&found).map(known).transpose()?.flatten();
        let all =
            found.iter().filter_map(|one| known(one).transpose()).collect::<Result<_, _>>()?;
        Ok((one, all))
    }

    fn ask_who(&self, text: &str, likely: &[Likely]) -> Option<Person> {
        if likely.is_empty() || !self.ui.can_ask() {
            return None;
        }
        let mut options: Vec<String> = likely.iter().map(Likely::line).collect();
        options.push("none of them".to_owned());
        let chosen = self.ui.choose(&format!("Who is meant by {text}?"), &options)?;
        likely.get(chosen).map(|one| one.person.clone())
    }
}

impl Likely {
    /// In words, with the score and the reason.
    fn line(&self) -> String {
        format!("{}  {}", describe(&self.person), self.how())
    }

    fn how(&self) -> String {
        let left = if self.person.active { "" } else { ", has left" };
        format!("{} %, {}{left}", self.score, self.why.as_str())
    }
}

/// What tells a person from others of their name.
#[must_use]
pub fn describe(person: &Person) -> String {
    let further = [&person.number, &person.email, &person.department];
    let further: Vec<&str> = further.into_iter().flatten().map(String::as_str).collect();
    if further.is_empty() {
        format!("{} ({})", person.name, person.id)
    } else {
        format!("{} ({})", person.name, further.join(", "))
    }
}

/// Arguments of `match`.
#[derive(Debug, Args)]
pub struct MatchArgs {
    /// The parcels, by tracking number
    #[arg(required = true)]
    parcels: Vec<String>,

    /// For whom they are
    #[arg(long, value_name = "PERSON")]
    to: String,

    #[command(flatten)]
    late: LateArgs,
}

/// Sets the recipient.
pub fn run(args: MatchArgs, globals: &Globals, ui: &Ui) -> Result<(), Failure> {
    let mut desk = Desk::open(globals, ui, Mode::Write)?;
    let circumstances = desk.circumstances(&args.late, None)?;
    let meant = desk.meant(&args.to)?;
    desk.say_if_left(&meant.person);
    let recipient = meant.recipient();
    let parcels = desk.parcels(&args.parcels)?;
    desk.carry_out_each(&parcels, &Command::Match { recipient }, &circumstances)
}
