//! What notices are sent with: the settings, the words, and the ways that are open.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use uuid::Uuid;

use super::super::desk::Desk;
use super::super::failure::{Failure, Kind};
use super::{plan, secret_name, templates};
use crate::ledger::{Detail, Person};
use crate::net::Credential;
use crate::net::http::HttpError;
use crate::net::smtp::{MailAddress, SmtpError};
use crate::notices::{Message, Notice, Sender, Sent, Settings, Templates, Way, Ways};
use crate::vault::VaultError;

/// Everything that a run needs besides the ledger.
pub struct Office {
    pub settings: Settings,
    pub templates: Templates,
    /// Opened when they are first needed: that takes longer than to find that nothing is due.
    senders: BTreeMap<Way, Sender>,
}

impl Office {
    pub fn open(desk: &Desk<'_>) -> Result<Self, Failure> {
        let profile = &desk.profile;
        let language = &profile.statements.language.value;
        let settings =
            Settings::read(&profile.notices, &profile.zone.value, language).map_err(|error| {
                let file = desk.folders.profile_file(&profile.name);
                Failure::because(Kind::Config, &error)
                    .hint(format!("the section [notices] is in {}", file.display()))
            })?;
        Ok(Self { settings, templates: templates(desk)?, senders: BTreeMap::new() })
    }

    /// The first way by which somebody is reached.
    pub fn way_to(&self, person: &Person, wanted: Option<Way>) -> Option<(Way, Ways)> {
        let mobile = person.detail(Detail::Mobile);
        let to = |way| Ways::to(way, &person.name, person.email.as_deref(), mobile);
        let mut ways: Vec<Way> = match wanted {
            Some(way) => vec![way],
            None => self.settings.open_ways().collect(),
        };
        ways.retain(|way| self.settings.has(*way));
        ways.into_iter().find_map(|way| Some((way, to(way)?)))
    }

    /// How the desk is reached.
    pub fn way_to_desk(&self) -> Option<(Way, Ways)> {
        let desk = self.settings.desk.as_ref()?;
        self.settings.has(Way::Email).then(|| (Way::Email, Ways::Mail(desk.clone())))
    }

    /// Opens a way.
    pub fn sender(&self, desk: &Desk<'_>, way: Way) -> Result<Sender, Failure> {
        let settings = &self.settings;
        let pem = |file: &Option<PathBuf>| read_authorities(file.as_ref());
        match way {
            Way::Email => {
                let email = settings.email.as_ref().ok_or_else(|| plan::not_set_up(way))?;
                let password = email.user.as_ref().map(|_| secret_of(desk, way)).transpose()?;
                let pem = pem(&email.ca_file)?;
                Sender::email(email, password.as_ref(), named(pem.as_ref())).map_err(unusable_mail)
            }
            Way::Sms => {
                let sms = settings.sms.as_ref().ok_or_else(|| plan::not_set_up(way))?;
                let pem = pem(&sms.ca_file)?;
                Sender::sms(sms, &secret_of(desk, way)?, named(pem.as_ref())).map_err(unusable)
            }
            Way::Slack | Way::Teams => {
                let chat = if way == Way::Slack { &settings.slack } else { &settings.teams };
                let chat = chat.as_ref().ok_or_else(|| plan::not_set_up(way))?;
                let pem = pem(&chat.ca_file)?;
                Sender::chat(way, chat, &secret_of(desk, way)?, named(pem.as_ref()))
                    .map_err(unusable)
            }
        }
    }

    /// Opens a way if it is not open yet.
    pub fn make_ready(&mut self, desk: &Desk<'_>, way: Way) -> Result<(), Failure> {
        if !self.senders.contains_key(&way) {
            let sender = self.sender(desk, way)?;
            self.senders.insert(way, sender);
        }
        Ok(())
    }

    /// Sends a message by a way, and waits for the answer.
    pub fn send(
        &mut self,
        desk: &Desk<'_>,
        way: Way,
        to: &Ways,
        message: &Message,
    ) -> Result<Sent, Failure> {
        self.make_ready(desk, way)?;
        let sender = self.senders.get(&way).ok_or_else(|| plan::not_set_up(way))?;
        Ok(sender.send(to, message))
    }
}

type Pem = Option<(String, Vec<u8>)>;

fn read_authorities(file: Option<&PathBuf>) -> Result<Pem, Failure> {
    let Some(file) = file else { return Ok(None) };
    let pem = fs::read(file).map_err(|error| {
        let text = format!("the certificates in {} cannot be read: {error}", file.display());
        Failure::new(Kind::Config, text)
    })?;
    Ok(Some((file.display().to_string(), pem)))
}

fn named(pem: Option<&(String, Vec<u8>)>) -> Option<(&str, &[u8])> {
    pem.map(|(file, pem)| (file.as_str(), pem.as_slice()))
}

fn unusable(error: HttpError) -> Failure {
    Failure::because(Kind::Config, &error)
}

fn unusable_mail(error: SmtpError) -> Failure {
    Failure::because(Kind::Config, &error)
}

fn secret_of(desk: &Desk<'_>, way: Way) -> Result<Credential, Failure> {
    let bad = |why: &str| {
        let word = way.as_str();
        Failure::new(Kind::Config, format!("the secret of {word} cannot be used: {why}"))
            .hint(format!("give it with `custody notify secret {word}`"))
    };
    match desk.vault.open()?.secret(&secret_name(way)) {
        Ok(secret) => {
            let text = secret.expose_text().ok_or_else(|| bad("it is no text"))?;
            Ok(Credential::new(text.to_owned()))
        }
        Err(VaultError::NoSecret { .. }) => Err(bad("the vault has none")),
        Err(error) => Err(error.into()),
    }
}

/// What an address on the command line means.
pub fn whereto(text: &str) -> Result<(Way, Ways), Failure> {
    let found = match Way::from_word(text) {
        Some(way @ (Way::Slack | Way::Teams)) => Some((way, Ways::Chat)),
        _others if text.contains('@') => {
            MailAddress::parse(text).ok().map(|address| (Way::Email, Ways::Mail(address)))
        }
        _others => Ways::to(Way::Sms, "", None, Some(text)).map(|to| (Way::Sms, to)),
    };
    found.ok_or_else(|| {
        Failure::new(Kind::Usage, format!("{text} is no address that a trial can be sent to"))
            .hint("write ada@example.com, +442079460958, slack or teams")
    })
}

/// A message that is about nothing.
pub fn trial_message(desk: &Desk<'_>) -> Message {
    let facility = &desk.profile.facility.value;
    let subject = format!("A trial of the mailroom {facility}");
    let body = "Notices of this mailroom arrive here. There is nothing to do.\n".to_owned();
    let short = format!("{subject}: notices arrive here");
    let notice = Notice { subject, body, short };
    let id = Uuid::new_v4().to_string();
    Message { notice, id, at_ms: desk.now().as_millis(), enclosures: Vec::new() }
}
