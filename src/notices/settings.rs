//! What a facility sets about notices: `[notices]` in a profile.

use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::ladder::{Days, Hours, Ladder};
use crate::domain::event::{Channel, NoticeAbout};
use crate::net::http::Address;
use crate::net::smtp::{MailAddress, Security};

/// The languages in which there are built-in texts.
pub const LANGUAGES: [&str; 4] = ["en", "de", "fr", "es"];

/// The most days that a rung may wait.
const DAYS_MAX: u16 = 366;

/// Where Twilio takes messages.
const TWILIO: &str = "https://api.twilio.com";

/// What is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("notices{key}: {problem}")]
pub struct SettingsError {
    /// Empty, or `.` and the name of the setting.
    pub key: String,
    pub problem: String,
}

fn wrong(key: &str, problem: impl Into<String>) -> SettingsError {
    SettingsError { key: format!(".{key}"), problem: problem.into() }
}

/// A way by which somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Email,
    Sms,
    Slack,
    Teams,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Email, Self::Sms, Self::Slack, Self::Teams];

    /// The word for it in settings and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Slack => "slack",
            Self::Teams => "teams",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == word)
    }

    /// The word for it in the log.
    #[must_use]
    pub const fn channel(self) -> Channel {
        match self {
            Self::Email => Channel::Email,
            Self::Sms => Channel::Sms,
            Self::Slack | Self::Teams => Channel::Chat,
        }
    }
}

/// How mail is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub from: MailAddress,
    pub reply_to: Option<MailAddress>,
    pub user: Option<String>,
    pub ca_file: Option<PathBuf>,
    pub timeout: Duration,
}

/// How a chat is posted to. Its address is a secret, and in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chat {
    pub ca_file: Option<PathBuf>,
    pub timeout: Duration,
}

/// Who a text message comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SmsSender {
    /// A number, or a name where that is allowed.
    From(String),
    /// A messaging service of the account.
    Service(String),
}

/// How text messages are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    pub account: String,
    /// The API key that is used instead of the account's own token.
    pub key: Option<String>,
    pub sender: SmsSender,
    pub url: Address,
    pub ca_file: Option<PathBuf>,
    pub timeout: Duration,
}

/// Everything that is set.
#[derive(Debug, Clone)]
pub struct Settings {
    pub ladder: Ladder,
    /// What people are told of.
    pub about: Vec<NoticeAbout>,
    /// The ways, the one that is preferred first.
    pub ways: Vec<Way>,
    pub language: String,
    /// Who is told when nobody else can be.
    pub desk: Option<MailAddress>,
    pub email: Option<Email>,
    pub sms: Option<Sms>,
    pub slack: Option<Chat>,
    pub teams: Option<Chat>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    about: Option<Vec<String>>,
    channels: Option<Vec<String>>,
    language: Option<String>,
    desk: Option<String>,
    due_soon_days: Option<u16>,
    reminder_days: Option<u16>,
    overdue_days: Option<u16>,
    escalation_days: Option<u16>,
    quiet_hours: Option<String>,
    weekends: Option<bool>,
    email: Option<EmailFile>,
    sms: Option<SmsFile>,
    slack: Option<ChatFile>,
    teams: Option<ChatFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EmailFile {
    host: String,
    port: Option<u16>,
    tls: Option<String>,
    from: String,
    reply_to: Option<String>,
    user: Option<String>,
    ca_file: Option<PathBuf>,
    timeout: Option<u64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmsFile {
    account: String,
    key: Option<String>,
    from: Option<String>,
    service: Option<String>,
    url: Option<String>,
    ca_file: Option<PathBuf>,
    timeout: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ChatFile {
    ca_file: Option<PathBuf>,
    timeout: Option<u64>,
}

impl Settings {
    /// Reads the section as it is written; `zone` is the facility's, `language` the one that it speaks elsewhere.
    pub fn read(table: &toml::Table, zone: &str, language: &str) -> Result<Self, SettingsError> {
        let whole = |error: &toml::de::Error| SettingsError {
            key: String::new(),
            problem: error.message().to_owned(),
        };
        let file: File = table.clone().try_into().map_err(|error| whole(&error))?;
        let is_known = |language: &&str| LANGUAGES.contains(language);
        let language = match &file.language {
            Some(said) => read_language(said)?,
            None => Some(language).filter(is_known).unwrap_or(LANGUAGES[0]).to_owned(),
        };
        let desk = file.desk.as_deref().map(|text| address("desk", text)).transpose()?;
        let settings = Self {
            ladder: ladder(&file, zone)?,
            about: abouts(file.about.as_deref())?,
            ways: ways(file.channels.as_deref())?,
            language,
            desk,
            email: file.email.map(email).transpose()?,
            sms: file.sms.map(sms).transpose()?,
            slack: file.slack.map(|chat| read_chat("slack", chat)).transpose()?,
            teams: file.teams.map(|chat| read_chat("teams", chat)).transpose()?,
        };
        Ok(settings)
    }

    /// Whether a way is set up.
    #[must_use]
    pub const fn has(&self, way: Way) -> bool {
        match way {
            Way::Email => self.email.is_some(),
            Way::Sms => self.sms.is_some(),
            Way::Slack => self.slack.is_some(),
            Way::Teams => self.teams.is_some(),
        }
    }

    /// The ways that are set up and wanted, the preferred one first.
    pub fn open_ways(&self) -> impl Iterator<Item = Way> + '_ {
        self.ways.iter().copied().filter(|way| self.has(*way))
    }
}

fn address(key: &str, text: &str) -> Result<MailAddress, SettingsError> {
    MailAddress::parse(text).map_err(|error| wrong(key, error.to_string()))
}

/// It becomes part of a file's name.
fn read_language(text: &str) -> Result<String, SettingsError> {
    let is_tag = (2..=20).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_tag { Ok(text.to_owned()) } else { Err(wrong("language", "must be a language tag: en")) }
}

fn ladder(file: &File, zone: &str) -> Result<Ladder, SettingsError> {
    let standard = Days::default();
    let days = |key: &str, said: Option<u16>, otherwise: u16| match said.unwrap_or(otherwise) {
        days @ 0..=DAYS_MAX => Ok(days),
        _too_many => Err(wrong(key, format!("must be a number of days, at most {DAYS_MAX}"))),
    };
    let days = Days {
        due_soon: days("due_soon_days", file.due_soon_days, standard.due_soon)?,
        reminder: days("reminder_days", file.reminder_days, standard.reminder)?,
        overdue: days("overdue_days", file.overdue_days, standard.overdue)?,
        escalation: days("escalation_days", file.escalation_days, standard.escalation)?,
    };
    if days.reminder > days.overdue || days.overdue > days.escalation {
        return Err(wrong("overdue_days", "must lie between reminder_days and escalation_days"));
    }
    let quiet = read_hours(file.quiet_hours.as_deref().unwrap_or("19:00-07:00"))?;
    let zone = TimeZone::get(zone).map_err(|_| SettingsError {
        key: String::new(),
        problem: format!("there is no time zone {zone}"),
    })?;
    Ok(Ladder { zone, days, quiet, weekends: file.weekends.unwrap_or(false) })
}

fn read_hours(text: &str) -> Result<Option<Hours>, SettingsError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let bad = || wrong("quiet_hours", "must be two times, 19:00-07:00, or empty");
    let (from, until) = text.split_once('-').ok_or_else(bad)?;
    let time = |text: &str| text.trim().parse::<Time>().map_err(|_| bad());
    let hours = Hours { from: time(from)?, until: time(until)? };
    if hours.from == hours.until { Err(bad()) } else { Ok(Some(hours)) }
}

fn abouts(said: Option<&[String]>) -> Result<Vec<NoticeAbout>, SettingsError> {
    let Some(said) = said else { return Ok(NoticeAbout::ALL.to_vec()) };
    let known = || NoticeAbout::ALL.iter().map(|about| about.as_str()).collect::<Vec<_>>();
    let read = |word: &String| {
        NoticeAbout::from_word(word).ok_or_else(|| {
            wrong("about", format!("there is no {word:?}; there are {}", known().join(", ")))
        })
    };
    said.iter().map(read).collect()
}

fn ways(said: Option<&[String]>) -> Result<Vec<Way>, SettingsError> {
    let Some(said) = said else { return Ok(vec![Way::Email, Way::Sms]) };
    let known = || Way::ALL.map(Way::as_str).join(", ");
    let read = |word: &String| {
        Way::from_word(word).ok_or_else(|| {
            wrong("channels", format!("there is no {word:?}; there are {}", known()))
        })
    };
    said.iter().map(read).collect()
}

fn seconds(key: &str, said: Option<u64>) -> Result<Duration, SettingsError> {
    match said.unwrap_or(30) {
        seconds @ 1..=300 => Ok(Duration::from_secs(seconds)),
        _others => Err(wrong(&format!("{key}.timeout"), "must be a number of seconds, 1 to 300")),
    }
}

fn email(file: EmailFile) -> Result<Email, SettingsError> {
    let (security, port) = match file.tls.as_deref() {
        None | Some("starttls") => (Security::StartTls, 587),
        Some("tls") => (Security::Tls, 465),
        Some("none") => (Security::Plain, 25),
        Some(_other) => {
            return Err(wrong("email.tls", "must be \"starttls\", \"tls\" or \"none\""));
        }
    };
    let is_host = !file.host.is_empty()
        && file.host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    if !is_host {
        return Err(wrong("email.host", "must be the name of a mail server"));
    }
    let reply_to = file.reply_to.as_deref().map(|text| address("email.reply_to", text));
    Ok(Email {
        host: file.host,
        port: file.port.unwrap_or(port),
        security,
        from: address("email.from", &file.from)?,
        reply_to: reply_to.transpose()?,
        user: file.user,
        ca_file: file.ca_file,
        timeout: seconds("email", file.timeout)?,
    })
}

fn read_chat(key: &str, file: ChatFile) -> Result<Chat, SettingsError> {
    Ok(Chat { ca_file: file.ca_file, timeout: seconds(key, file.timeout)? })
}

fn sms(file: SmsFile) -> Result<Sms, SettingsError> {
    let is_sid = |text: &str| text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_sid(&file.account) || file.account.is_empty() {
        return Err(wrong("sms.account", "must be the account SID: AC and 32 digits"));
    }
    let sender = match (file.from, file.service) {
        (Some(from), None) => SmsSender::From(from),
        (None, Some(service)) => SmsSender::Service(service),
        _both_or_none => {
            return Err(wrong("sms", "needs either from or service: who the message comes from"));
        }
    };
    let url = Address::parse(file.url.as_deref().unwrap_or(TWILIO));
    Ok(Sms {
        account: file.account,
        key: file.key,
        sender,
        url: url.map_err(|error| wrong("sms.url", error.to_string()))?,
        ca_file: file.ca_file,
        timeout: seconds("sms", file.timeout)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Settings, SettingsError> {
        Settings::read(&text.parse().unwrap(), "Europe/Berlin", "de")
    }

    #[test]
    fn what_is_not_said_has_a_value() {
        let settings = read("").unwrap();
        assert_eq!(settings.language, "de");
        assert_eq!(settings.ladder.days, Days::default());
        assert_eq!(settings.about, NoticeAbout::ALL);
        assert_eq!(settings.open_ways().count(), 0, "nothing is set up by itself");
        assert_eq!(Settings::read(&toml::Table::new(), "UTC", "it").unwrap().language, "en");
    }

    #[test]
    fn what_cannot_be_meant_is_named() {
        for (text, names) in [
            ("quiet_hour = '1'", "quiet_hour"),
            ("quiet_hours = '19-25'", "notices.quiet_hours"),
            ("quiet_hours = '7:00-7:00'", "notices.quiet_hours"),
            ("reminder_days = 4", "notices.overdue_days"),
            ("reminder_days = -1", "u16"),
            ("escalation_days = 1000", "notices.escalation_days"),
            ("channels = ['fax']", "there is no \"fax\""),
            ("about = ['weather']", "there is no \"weather\""),
            ("language = '../en'", "notices.language"),
            ("desk = 'the desk'", "notices.desk"),
            ("[email]\nhost = 'm'", "from"),
            ("[email]\nhost = 'm'\nfrom = 'x'", "notices.email.from"),
            ("[email]\nhost = 'm'\nfrom = 'a@b.example'\ntls = 'maybe'", "notices.email.tls"),
            ("[email]\nhost = 'm\\nx'\nfrom = 'a@b.example'", "notices.email.host"),
            ("[sms]\naccount = 'AC1'", "notices.sms"),
            ("[sms]\naccount = '../x'\nfrom = '+1'", "notices.sms.account"),
            ("[sms]\naccount = 'AC1'\nfrom = '+1'\nurl = 'http://a.example'", "notices.sms.url"),
            ("[slack]\nurl = 'https://hooks.slack.com/x'", "url"),
            ("[teams]\ntimeout = 0", "notices.teams.timeout"),
        ] {
            let text = text.replace("\\n", "\n").replace("'m\nx'", "'m x'");
            let error = read(&text).unwrap_err().to_string();
            assert!(error.contains(names), "{text}: {error}");
        }
    }
}
