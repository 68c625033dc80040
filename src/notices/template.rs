//! The words: templates, built in for four languages, and the facility's own in their place.
//!
//! A template begins with a line `Subject: ...`, then comes an empty line, then the text. Values are plain text on
//! one line each, and so is what they make: nothing that somebody is called becomes a header, a link or a line of
//! its own. Templates read no files, loop only so long, and fail at a name that they misspell.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::ladder::Rung;
use super::settings::LANGUAGES;
use crate::domain::event::NoticeAbout;
use crate::net::smtp::one_line;

/// The largest template, and the longest text that one may make, in bytes.
const SOURCE_MAX: u64 = 16 * 1024;
const TEXT_MAX: usize = 64 * 1024;

/// How many steps a template may take.
const FUEL: u64 = 100_000;

/// The longest value, in characters.
const VALUE_MAX: usize = 200;

const BUILT_IN: [(NoticeAbout, [&str; 4]); 5] = [
    (
        NoticeAbout::Pickup,
        [
            include_str!("templates/pickup.en.j2"),
            include_str!("templates/pickup.de.j2"),
            include_str!("templates/pickup.fr.j2"),
            include_str!("templates/pickup.es.j2"),
        ],
    ),
    (
        NoticeAbout::DueBack,
        [
            include_str!("templates/due_back.en.j2"),
            include_str!("templates/due_back.de.j2"),
            include_str!("templates/due_back.fr.j2"),
            include_str!("templates/due_back.es.j2"),
        ],
    ),
    (
        NoticeAbout::Collected,
        [
            include_str!("templates/collected.en.j2"),
            include_str!("templates/collected.de.j2"),
            include_str!("templates/collected.fr.j2"),
            include_str!("templates/collected.es.j2"),
        ],
    ),
    (
        NoticeAbout::Signature,
        [
            include_str!("templates/signature.en.j2"),
            include_str!("templates/signature.de.j2"),
            include_str!("templates/signature.fr.j2"),
            include_str!("templates/signature.es.j2"),
        ],
    ),
    (
        NoticeAbout::GiveBack,
        [
            include_str!("templates/give_back.en.j2"),
            include_str!("templates/give_back.de.j2"),
            include_str!("templates/give_back.fr.j2"),
            include_str!("templates/give_back.es.j2"),
        ],
    ),
];

/// Why a template cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error("cannot read {}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{} is longer than {SOURCE_MAX} bytes", .0.display())]
    TooLong(PathBuf),
    #[error("{} is not the name of a template: it is {{pickup,due_back,collected,signature,give_back}}.LANGUAGE.j2", .0.display())]
    Name(PathBuf),
    #[error("the template {name} cannot be used: {why}")]
    Wrong { name: String, why: String },
    #[error("there is no template {0}")]
    Missing(String),
}

/// One item, as a template sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What people know it by.
    pub id: String,
    /// `parcel` or `asset`.
    pub kind: String,
    /// Who made it, or who brought it.
    pub what: String,
    pub place: String,
    /// A date: since when it is so.
    pub since: String,
    /// A date, or nothing.
    pub due: String,
}

impl Line {
    /// It as one line of a letter.
    fn in_words(&self) -> String {
        let parts = [&self.what, &self.place, &self.due];
        let rest: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        if rest.is_empty() { self.id.clone() } else { format!("{} ({})", self.id, rest.join(", ")) }
    }
}

/// Everything that a template may say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Whoever gets it; nothing for the desk.
    pub name: String,
    /// Whom it is about; nothing if they are not in the directory any more.
    pub person: String,
    /// They have left.
    pub left: bool,
    /// They were told before.
    pub told: bool,
    /// It goes to somebody else than the person.
    pub other: bool,
    /// Who collected it.
    pub by: String,
    pub facility: String,
    pub items: Vec<Line>,
}

#[derive(Serialize)]
struct Values {
    rung: &'static str,
    name: String,
    person: String,
    left: bool,
    told: bool,
    other: bool,
    by: String,
    facility: String,
    count: usize,
    items: Vec<Line>,
    list: String,
}

/// A value as templates get it.
fn plain(text: &str) -> String {
    one_line(text).chars().take(VALUE_MAX).collect()
}

impl Words {
    fn values(&self, rung: Rung) -> Values {
        let line = |line: &Line| Line {
            id: plain(&line.id),
            kind: plain(&line.kind),
            what: plain(&line.what),
            place: plain(&line.place),
            since: plain(&line.since),
            due: plain(&line.due),
        };
        let items: Vec<Line> = self.items.iter().map(line).collect();
        let list: Vec<String> = items.iter().map(|item| format!("- {}", item.in_words())).collect();
        Values {
            rung: rung.as_str(),
            name: plain(&self.name),
            person: plain(&self.person),
            left: self.left,
            told: self.told,
            other: self.other,
            by: plain(&self.by),
            facility: plain(&self.facility),
            count: items.len(),
            list: list.join("\n"),
            items,
        }
    }
}

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub subject: String,
    pub body: String,
    /// The same in a few words, for a telephone.
    pub short: String,
}

/// The templates of a facility.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    /// The facility's own, by name.
    own: BTreeMap<String, PathBuf>,
}

fn name_of(about: NoticeAbout, language: &str) -> String {
    format!("{about}.{language}")
}

impl Templates {
    /// The built-in ones, and those of a folder in their place, if it is there.
    pub fn load(folder: &Path) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_fuel(Some(FUEL));
        let mut templates = Self { environment, own: BTreeMap::new() };
        for (about, texts) in BUILT_IN {
            for (language, text) in LANGUAGES.iter().zip(texts) {
                templates.add(name_of(about, language), text.to_owned())?;
            }
        }
        let io = |source| TemplateError::Io { path: folder.to_owned(), source };
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(templates),
            Err(error) => return Err(io(error)),
        };
        for entry in entries {
            let path = entry.map_err(io)?.path();
            if path.extension().is_some_and(|extension| extension == "j2") {
                templates.add_own(path)?;
            }
        }
        Ok(templates)
    }

    fn add_own(&mut self, path: PathBuf) -> Result<(), TemplateError> {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let about = stem.split_once('.').and_then(|(about, _)| NoticeAbout::from_word(about));
        if about.is_none() {
            return Err(TemplateError::Name(path));
        }
        let io = |source| TemplateError::Io { path: path.clone(), source };
        if std::fs::metadata(&path).map_err(io)?.len() > SOURCE_MAX {
            return Err(TemplateError::TooLong(path));
        }
        let text = std::fs::read_to_string(&path).map_err(io)?;
        let name = stem.to_owned();
        self.add(name.clone(), text)?;
        self.own.insert(name, path);
        Ok(())
    }

    fn add(&mut self, name: String, text: String) -> Result<(), TemplateError> {
        let added = self.environment.add_template_owned(name.clone(), text);
        added.map_err(|error| TemplateError::Wrong { name, why: in_words(&error) })
    }

    /// The facility's own templates.
    pub fn own(&self) -> impl Iterator<Item = &Path> {
        self.own.values().map(PathBuf::as_path)
    }

    /// Puts a notice into words.
    pub fn render(
        &self,
        about: NoticeAbout,
        rung: Rung,
        language: &str,
        words: &Words,
    ) -> Result<Notice, TemplateError> {
        let name = name_of(about, language);
        let wrong = |why: String| TemplateError::Wrong { name: name.clone(), why };
        let Ok(template) = self.environment.get_template(&name) else {
            return Err(TemplateError::Missing(format!("{name}.j2")));
        };
        let values = words.values(rung);
        let text = template
            .render(minijinja::Value::from(minijinja::value::Serde(&values)))
            .map_err(|error| wrong(in_words(&error)))?;
        if text.len() > TEXT_MAX {
            return Err(wrong(format!("it makes a text of more than {TEXT_MAX} bytes")));
        }
        let (first, body) = text.split_once('\n').unwrap_or((&text, ""));
        let subject = first.trim().strip_prefix("Subject:").map(one_line);
        let subject = subject.filter(|subject| !subject.is_empty()).ok_or_else(|| {
            wrong("it must begin with a line `Subject: ...`, and an empty line after it".to_owned())
        })?;
        let body = body.trim();
        if body.is_empty() {
            return Err(wrong("it says nothing but a subject".to_owned()));
        }
        let ids: Vec<&str> = values.items.iter().map(|item| item.id.as_str()).collect();
        let short = one_line(&format!("{subject}: {}", ids.join(", ")));
        Ok(Notice { subject, body: format!("{body}\n"), short })
    }

    /// Puts every notice that a facility may send into words, and tells of each template that cannot be used.
    #[must_use]
    pub fn check(&self, spoken: &str) -> Vec<TemplateError> {
        let item = Line {
            id: "1Z999AA10123456784".to_owned(),
            kind: "parcel".to_owned(),
            what: "UPS".to_owned(),
            place: "dock".to_owned(),
            since: "2026-11-22".to_owned(),
            due: String::new(),
        };
        let all = Words {
            name: "Ada".to_owned(),
            person: "Grace".to_owned(),
            by: "Alan".to_owned(),
            facility: "hq".to_owned(),
            items: vec![item.clone(), item.clone()],
            left: true,
            told: true,
            other: true,
        };
        let least = Words { facility: "hq".to_owned(), items: vec![item], ..Words::default() };
        let mut languages: Vec<&str> = LANGUAGES.to_vec();
        let own = self.own.keys().filter_map(|name| Some(name.split_once('.')?.1));
        languages.extend(own.chain([spoken]));
        languages.sort_unstable();
        languages.dedup();
        let mut wrong = Vec::new();
        for about in NoticeAbout::ALL {
            for language in &languages {
                // A language of the facility's own has to be whole only if it is the one that is spoken.
                let is_there = self.environment.get_template(&name_of(*about, language)).is_ok();
                if !is_there && *language != spoken {
                    continue;
                }
                let tries = Rung::ALL.iter().flat_map(|rung| [(rung, &all), (rung, &least)]);
                let mut tries =
                    tries.map(|(rung, words)| self.render(*about, *rung, language, words));
                wrong.extend(tries.find_map(Result::err));
            }
        }
        wrong
    }
}

fn in_words(error: &minijinja::Error) -> String {
    let detail = error.detail().map_or_else(|| error.kind().to_string(), ToOwned::to_owned);
    error.line().map_or_else(|| detail.clone(), |line| format!("line {line}: {detail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let item = Line { id: "SN-1".to_owned(), what: "Dell".to_owned(), ..Line::default() };
        Words {
            name: "Ada".to_owned(),
            person: "Grace Hopper".to_owned(),
            facility: "hq".to_owned(),
            items: vec![item],
            ..Words::default()
        }
    }

    fn with(name: &str, text: &str) -> Result<Templates, TemplateError> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        Templates::load(folder.path())
    }

    #[test]
    fn every_built_in_template_says_something_for_every_rung() {
        let templates = Templates::load(Path::new("/nonexistent/templates")).unwrap();
        assert!(templates.check("en").is_empty());
        for about in NoticeAbout::ALL {
            for language in LANGUAGES {
                for rung in Rung::ALL {
                    // What somebody is to give back may be asked of their manager from the start.
                    let goes_to_another = match about {
                        NoticeAbout::Collected => false,
                        NoticeAbout::GiveBack => language != "en",
                        _others => rung == Rung::Escalation,
                    };
                    let words = Words { other: goes_to_another, ..words() };
                    let notice = templates.render(*about, rung, language, &words).unwrap();
                    assert!(
                        notice.body.contains("- SN-1 (Dell)"),
                        "{about} {language}: {notice:?}"
                    );
                    assert!(notice.short.ends_with(": SN-1"), "{notice:?}");
                    assert!(!notice.body.contains("\n\n\n"), "{about} {language}: {notice:?}");
                    let says = |text: &str| notice.body.contains(text);
                    let is_about_them = says("Grace Hopper");
                    assert_eq!(is_about_them, goes_to_another, "{about} {language} {rung:?}");
                }
            }
        }
    }

    #[test]
    fn no_value_begins_a_line_or_a_header_of_its_own() {
        let templates = Templates::load(Path::new("/nonexistent/templates")).unwrap();
        let nasty = "Eve\r\nBcc: x@example.com\n\n{{ 7*7 }}{% raw %}\u{2028}\u{202e}";
        let words = Words {
            name: nasty.to_owned(),
            person: nasty.to_owned(),
            by: nasty.to_owned(),
            facility: nasty.to_owned(),
            items: vec![Line { id: nasty.to_owned(), what: nasty.to_owned(), ..Line::default() }],
            left: false,
            told: false,
            other: false,
        };
        for about in NoticeAbout::ALL {
            for rung in Rung::ALL {
                let notice = templates.render(*about, rung, "en", &words).unwrap();
                assert!(!notice.subject.contains(['\r', '\n', '\u{2028}', '\u{202e}']));
                assert!(notice.body.lines().all(|line| !line.starts_with("Bcc:")), "{notice:?}");
                assert!(!notice.body.contains("49"), "values are no templates: {notice:?}");
            }
        }
    }

    #[test]
    fn the_facilitys_own_template_stands_in_place_of_the_built_in_one() {
        let own =
            "Subject: Post für {{ name }}\n\n{% for item in items %}{{ item.id }};{% endfor %}";
        let templates = with("pickup.en.j2", own).unwrap();
        let notice = templates.render(NoticeAbout::Pickup, Rung::First, "en", &words()).unwrap();
        assert_eq!((notice.subject.as_str(), notice.body.as_str()), ("Post für Ada", "SN-1;\n"));
        assert_eq!(templates.own().count(), 1);
    }

    #[test]
    fn a_template_that_cannot_be_used_is_found_before_it_is_needed() {
        for (text, why) in [
            ("Subject: {{ nmae }}\n\nx", "undefined"),
            ("Subject: {% if %}\n\nx", "line 1"),
            ("Hello\n\nx", "Subject"),
            ("Subject: x", "nothing but a subject"),
            (
                "Subject: x\n\n{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
                "fuel",
            ),
            ("Subject: x\n\n{% if rung == 'escalation' %}{{ nobody }}{% endif %}x", "undefined"),
        ] {
            let problems = match with("pickup.en.j2", text) {
                Ok(templates) => templates.check("en"),
                Err(error) => vec![error],
            };
            assert_eq!(problems.len(), 1, "{text}");
            assert!(problems[0].to_string().contains(why), "{text}: {}", problems[0]);
        }
        let long = with("pickup.en.j2", &"x".repeat(17_000));
        assert!(matches!(long, Err(TemplateError::TooLong(_))));
        assert!(matches!(with("pickpu.en.j2", "x"), Err(TemplateError::Name(_))));
    }
}
