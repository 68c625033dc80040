//! Somebody in the recipient directory, and the one text that all of it is sealed as.

use std::collections::BTreeMap;

use crate::domain::names::{Label, PersonId};

/// Stands between the fields of a person's text; no [`Label`] can contain it.
const SEPARATOR: char = '\u{1f}';

/// The form of the text.
const FORM: &str = "1";

macro_rules! details {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What else may be known of a person.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Detail {
            $($(#[$doc])* $name,)*
        }

        impl Detail {
            /// Every detail, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word that stands for it in files and answers.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

details! {
    /// Given names.
    First = "first",
    /// Family names.
    Last = "last",
    /// The name with which they log in elsewhere.
    Login = "login",
    /// Further e-mail addresses, separated by `;`.
    MoreEmails = "more_emails",
    /// What they are called besides, separated by `;`.
    Nicknames = "nicknames",
    /// The site, if the location is a room.
    Site = "site",
    /// Employee, contractor, ...
    Type = "type",
    Mobile = "mobile",
    Manager = "manager",
    /// Their first day, `2026-11-22`.
    Start = "start",
    /// Their last day.
    LastDay = "last_day",
}

/// The details that are known.
pub type Details = BTreeMap<Detail, String>;

/// Somebody in the recipient directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub number: Option<String>,
    pub email: Option<String>,
    pub department: Option<String>,
    pub location: Option<String>,
    /// False once they have left.
    pub active: bool,
    pub details: Details,
}

/// What is said of a person who may or may not be in the directory yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Used if they are new.
    pub id: PersonId,
    /// Nothing that is not said replaces what is known.
    pub name: Option<Label>,
    pub number: Option<Label>,
    pub email: Option<Label>,
    pub department: Option<Label>,
    pub location: Option<Label>,
    pub active: Option<bool>,
    pub details: BTreeMap<Detail, Label>,
}

impl NewPerson {
    /// Somebody of whom nothing is said yet.
    #[must_use]
    pub const fn of(id: PersonId) -> Self {
        Self {
            id,
            name: None,
            number: None,
            email: None,
            department: None,
            location: None,
            active: None,
            details: BTreeMap::new(),
        }
    }
}

/// How people are looked up; each kind has digests of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LookUp {
    Number,
    Email,
    Login,
    MoreEmail,
    Name,
}

impl LookUp {
    /// The word that stands for it in the file.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Email => "email",
            Self::Login => "login",
            Self::MoreEmail => "more_email",
            Self::Name => "name",
        }
    }

    /// The form in which a text is compared.
    pub(super) fn normal(self, text: &str) -> String {
        match self {
            Self::Number => text.trim().to_owned(),
            Self::Email | Self::Login | Self::MoreEmail => text.trim().to_lowercase(),
            Self::Name => text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// The parts of a text in which several things are separated by `;`.
pub fn several(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.into_iter().flat_map(|text| text.split(';')).map(str::trim).filter(|part| !part.is_empty())
}

impl Person {
    /// A detail, if it is known.
    #[must_use]
    pub fn detail(&self, detail: Detail) -> Option<&str> {
        self.details.get(&detail).map(String::as_str)
    }

    /// Everything that they are looked up by, in the form in which it is compared.
    pub(super) fn look_ups(&self) -> Vec<(LookUp, String)> {
        let mut all = vec![(LookUp::Name, LookUp::Name.normal(&self.name))];
        let single = [
            (LookUp::Number, self.number.as_deref()),
            (LookUp::Email, self.email.as_deref()),
            (LookUp::Login, self.detail(Detail::Login)),
        ];
        all.extend(single.into_iter().filter_map(|(by, text)| Some((by, by.normal(text?)))));
        let further = several(self.detail(Detail::MoreEmails));
        all.extend(further.map(|text| (LookUp::MoreEmail, LookUp::MoreEmail.normal(text))));
        all.sort();
        all.dedup();
        all
    }

    /// All of it as one text.
    pub(super) fn to_text(&self) -> String {
        let mut text = FORM.to_owned();
        let mut add = |field: &str| {
            text.push(SEPARATOR);
            text.push_str(field);
        };
        add(&self.name);
        for field in [&self.number, &self.email, &self.department, &self.location] {
            add(field.as_deref().unwrap_or_default());
        }
        add(if self.active { "1" } else { "0" });
        for (detail, value) in &self.details {
            add(&format!("{}={value}", detail.as_str()));
        }
        text
    }
}

/// Somebody in the directory as their text has them: nothing of it is copied.
#[derive(Debug, Clone, Copy)]
pub struct Sketch<'t> {
    pub id: PersonId,
    pub name: &'t str,
    pub number: Option<&'t str>,
    pub email: Option<&'t str>,
    pub department: Option<&'t str>,
    pub location: Option<&'t str>,
    /// False once they have left.
    pub active: bool,
    /// The rest of the text; every field of it has been looked at.
    details: &'t str,
}

/// A detail in the text of a person.
fn detail_of(field: &str) -> Option<(Detail, &str)> {
    let (word, value) = field.split_once('=')?;
    let detail = Detail::ALL.iter().find(|detail| detail.as_str() == word)?;
    Some((*detail, value))
}

impl<'t> Sketch<'t> {
    /// Reads what [`Person::to_text`] wrote.
    pub(super) fn read(id: PersonId, text: &'t str) -> Option<Self> {
        let mut rest = Some(text);
        let mut next = || {
            let (field, further) = match rest?.split_once(SEPARATOR) {
                Some((field, further)) => (field, Some(further)),
                None => (rest?, None),
            };
            rest = further;
            Some(field)
        };
        if next()? != FORM {
            return None;
        }
        let name = next().filter(|name| !name.is_empty())?;
        let mut known = || Some(Some(next()?).filter(|field| !field.is_empty()));
        let (number, email, department, location) = (known()?, known()?, known()?, known()?);
        let active = match next()? {
            "1" => true,
            "0" => false,
            _neither => return None,
        };
        let is_readable =
            rest.is_none_or(|rest| rest.split(SEPARATOR).all(|field| detail_of(field).is_some()));
        let details = rest.unwrap_or_default();
        is_readable.then_some(Self {
            id,
            name,
            number,
            email,
            department,
            location,
            active,
            details,
        })
    }

    fn details(&self) -> impl Iterator<Item = (Detail, &'t str)> + use<'t> {
        self.details.split(SEPARATOR).filter_map(detail_of)
    }

    /// A detail, if it is known.
    #[must_use]
    pub fn detail(&self, detail: Detail) -> Option<&'t str> {
        self.details().filter(|(known, _)| *known == detail).last().map(|(_, value)| value)
    }

    /// The same with texts of its own.
    #[must_use]
    pub fn to_person(&self) -> Person {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Person {
            id: self.id,
            name: self.name.to_owned(),
            number: own(self.number),
            email: own(self.email),
            department: own(self.department),
            location: own(self.location),
            active: self.active,
            details: self.details().map(|(detail, value)| (detail, value.to_owned())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn read(id: PersonId, text: &str) -> Option<Person> {
        Sketch::read(id, text).map(|sketch| sketch.to_person())
    }

    fn ada() -> Person {
        Person {
            id: PersonId::from_uuid(Uuid::nil()),
            name: "Ada Lovelace".to_owned(),
            number: Some("1815".to_owned()),
            email: None,
            department: Some("a=b; c".to_owned()),
            location: None,
            active: true,
            details: Details::from([
                (Detail::Nicknames, "Countess; =".to_owned()),
                (Detail::MoreEmails, "Ada@Example.org;ada@example.net".to_owned()),
            ]),
        }
    }

    #[test]
    fn a_person_is_read_as_they_were_written() {
        let ada = ada();
        assert_eq!(read(ada.id, &ada.to_text()), Some(ada.clone()));
        let text = ada.to_text();
        let sketch = Sketch::read(ada.id, &text).expect("what was written");
        assert_eq!((sketch.name, sketch.number, sketch.email), (&*ada.name, Some("1815"), None));
        assert_eq!(sketch.detail(Detail::Nicknames), ada.detail(Detail::Nicknames));
        assert_eq!(sketch.detail(Detail::Login), None);
        let left = Person { active: false, details: Details::new(), ..ada };
        assert_eq!(read(left.id, &left.to_text()), Some(left));
    }

    #[test]
    fn what_is_no_person_is_not_taken_for_one() {
        let text = ada().to_text();
        let end = text.len();
        for bad in [
            "",
            "1",
            "2\u{1f}Ada",
            &text.replace('1', "2"),
            &format!("{text}\u{1f}x"),
            &text[..end - 40],
        ] {
            let read = read(ada().id, bad);
            assert!(read.is_none_or(|read| read != ada()), "{bad:?}");
        }
        assert_eq!(read(ada().id, "1\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}1"), None);
    }

    #[test]
    fn everybody_is_looked_up_by_all_their_addresses() {
        let found = ada().look_ups();
        let of = |by| found.iter().filter(|(kind, _)| *kind == by).count();
        assert_eq!((of(LookUp::Name), of(LookUp::Number), of(LookUp::Email)), (1, 1, 0));
        assert_eq!(of(LookUp::MoreEmail), 2);
        assert!(found.contains(&(LookUp::MoreEmail, "ada@example.org".to_owned())));
    }
}
