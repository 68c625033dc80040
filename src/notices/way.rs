//! The ways to somebody: mail, text messages and chats, each in the form that the other side takes.

use data_encoding::BASE64;
use serde_json::json;

use super::settings::{Chat, Email, Sms, SmsSender, Way};
use super::template::Notice;
use crate::net::Credential;
use crate::net::http::{Address, Answer, Client, HttpError, Request, Verb};
use crate::net::smtp::{Enclosure, Letter, MailAddress, Mailer, Server, SmtpError};

/// The longest text message, in characters: three parts of an SMS.
const SMS_MAX: usize = 459;

/// The longest texts that a chat takes, in characters: a header and a section of Slack.
const HEADER_MAX: usize = 150;
const SECTION_MAX: usize = 3_000;

/// Where somebody is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ways {
    Mail(MailAddress),
    /// A number in the form of E.164.
    Phone(String),
    /// Whoever reads along.
    Chat,
}

impl Ways {
    /// Where somebody is reached by a way, if they are.
    #[must_use]
    pub fn to(way: Way, name: &str, email: Option<&str>, mobile: Option<&str>) -> Option<Self> {
        match way {
            Way::Email => MailAddress::of(name, email?).ok().map(Self::Mail),
            Way::Sms => phone(mobile?).map(Self::Phone),
            Way::Slack | Way::Teams => Some(Self::Chat),
        }
    }
}

/// A number as people write it, in the form of E.164: `+` and 8 to 15 digits.
fn phone(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !" -./()\u{a0}".contains(*c)).collect();
    let digits = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"))?;
    let is_number = (8..=15).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.starts_with('0');
    is_number.then(|| format!("+{digits}"))
}

/// What is to be sent.
#[derive(Debug, Clone)]
pub struct Message {
    pub notice: Notice,
    /// The same on every try.
    pub id: String,
    /// Now, in milliseconds since 1970.
    pub at_ms: i64,
    pub enclosures: Vec<Enclosure>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    Delivered,
    /// `short` tells nothing of anybody and may stand in the log; `why` is for whoever is at the terminal.
    Failed {
        short: String,
        why: String,
    },
    /// The answer was lost, and the other side cannot tell a second try from a first.
    Unsure {
        short: String,
        why: String,
    },
}

/// A way that is open.
#[derive(Debug)]
pub enum Sender {
    Email { mailer: Mailer, from: MailAddress, reply_to: Option<MailAddress> },
    Sms { client: Client, to: Address, login: Credential, sender: SmsSender },
    Slack { client: Client, to: Address },
    Teams { client: Client, to: Address },
}

/// Authorities (PEM) that are trusted besides those of the machine, and the file they are from.
pub type Authorities<'a> = Option<(&'a str, &'a [u8])>;

impl Sender {
    /// Mail.
    pub fn email(
        email: &Email,
        password: Option<&Credential>,
        authorities: Authorities<'_>,
    ) -> Result<Self, SmtpError> {
        let mailer = Mailer::new(&Server {
            host: &email.host,
            port: email.port,
            security: email.security,
            login: email.user.as_deref().zip(password),
            authorities,
            timeout: email.timeout,
        })?;
        Ok(Self::Email { mailer, from: email.from.clone(), reply_to: email.reply_to.clone() })
    }

    /// Text messages.
    pub fn sms(
        sms: &Sms,
        token: &Credential,
        authorities: Authorities<'_>,
    ) -> Result<Self, HttpError> {
        let client = Client::new(&sms.url, authorities, sms.timeout)?;
        let to = sms.url.below(&["2010-04-01", "Accounts", &sms.account, "Messages.json"], &[]);
        let user = sms.key.as_ref().unwrap_or(&sms.account);
        let login = BASE64.encode(format!("{user}:{}", token.expose()).as_bytes());
        Ok(Self::Sms { client, to, login: Credential::new(login), sender: sms.sender.clone() })
    }

    /// A chat, whose address is the secret.
    pub fn chat(
        way: Way,
        chat: &Chat,
        address: &Credential,
        authorities: Authorities<'_>,
    ) -> Result<Self, HttpError> {
        // The address lets anybody post: no error may repeat it.
        let to = Address::parse(address.expose()).map_err(|error| match error {
            HttpError::Address(_, why) => HttpError::Address("what the vault has".to_owned(), why),
            other => other,
        })?;
        let client = Client::new(&to, authorities, chat.timeout)?;
        Ok(if way == Way::Teams { Self::Teams { client, to } } else { Self::Slack { client, to } })
    }

    /// Sends a message, and waits for the answer.
    #[must_use]
    pub fn send(&self, whereto: &Ways, message: &Message) -> Sent {
        match (self, whereto) {
            (Self::Email { mailer, from, reply_to }, Ways::Mail(to)) => {
                let letter = Letter {
                    from: from.clone(),
                    reply_to: reply_to.clone(),
                    to: to.clone(),
                    subject: message.notice.subject.clone(),
                    body: message.notice.body.clone(),
                    id: message.id.clone(),
                    at_ms: message.at_ms,
                    enclosures: message.enclosures.clone(),
                };
                mailer.send(letter).map_or_else(
                    |error| Sent::Failed { short: error.in_short(), why: error.to_string() },
                    |()| Sent::Delivered,
                )
            }
            (Self::Sms { client, to, login, sender }, Ways::Phone(number)) => {
                let body = sms_body(number, sender, &message.notice);
                let form = "application/x-www-form-urlencoded";
                let request = Request::with_body(Verb::Post, to.clone(), form, body)
                    .header("accept", "application/json")
                    .header("authorization", format!("Basic {}", login.expose()));
                judge("the text message service", client.send(request))
            }
            (Self::Slack { client, to }, Ways::Chat) => {
                post(client, to, &slack_body(&message.notice))
            }
            (Self::Teams { client, to }, Ways::Chat) => {
                post(client, to, &teams_body(&message.notice))
            }
            (_other, _elsewhere) => {
                let short = "they are not reached by this way".to_owned();
                Sent::Failed { why: short.clone(), short }
            }
        }
    }
}

fn post(client: &Client, to: &Address, body: &serde_json::Value) -> Sent {
    let bytes = body.to_string().into_bytes();
    let request = Request::with_body(Verb::Post, to.clone(), "application/json", bytes);
    judge("the chat", client.send(request))
}

/// What an answer means. A redirect is a failure: whoever can redirect could take the notices elsewhere.
fn judge(who: &str, answer: Result<Answer, HttpError>) -> Sent {
    let failed = |short: String, why: String| Sent::Failed { short, why };
    match answer {
        Ok(answer) if answer.is_success() => Sent::Delivered,
        Ok(answer) => {
            // Of a service's words only numbers go into the log: it may repeat whom it was to tell.
            let json = answer.json().unwrap_or_default();
            let code = json["code"].as_u64().map_or_else(String::new, |code| format!(", {code}"));
            let short = format!("{who} said no ({}{code})", answer.status);
            let why = json["message"].as_str().map_or_else(|| answer.problem(), ToOwned::to_owned);
            failed(short.clone(), format!("{short}: {why}"))
        }
        Err(
            error @ (HttpError::Address(..)
            | HttpError::Authorities(..)
            | HttpError::Untrusted(_)
            | HttpError::Unreachable(..)),
        ) => failed(format!("no connection to {who}"), error.to_string()),
        Err(error @ (HttpError::TooSlow(_) | HttpError::Cut(..) | HttpError::TooLarge(_))) => {
            Sent::Unsure { short: format!("the answer of {who} was lost"), why: error.to_string() }
        }
    }
}

/// The form that Twilio's Messages resource takes.
fn sms_body(to: &str, sender: &SmsSender, notice: &Notice) -> Vec<u8> {
    let (key, value) = match sender {
        SmsSender::From(from) => ("From", from),
        SmsSender::Service(service) => ("MessagingServiceSid", service),
    };
    let text = shortened(&notice.short, SMS_MAX);
    let pairs = [("To", to), (key, value.as_str()), ("Body", text.as_str())];
    let pair = |(key, value): (&str, &str)| format!("{key}={}", escaped(value));
    pairs.map(pair).join("&").into_bytes()
}

/// A value of a form: everything but letters, digits and a few marks becomes `%` and its bytes.
fn escaped(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._*".contains(&byte) {
            form.push(char::from(byte));
        } else {
            form.push('%');
            form.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    form
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let begin: String = text.chars().take(most - 3).collect();
    format!("{}...", begin.trim_end())
}

/// A message for Slack: plain text in blocks, and for notifications the same with what Slack would read as its own
/// marks written as text.
fn slack_body(notice: &Notice) -> serde_json::Value {
    let marks = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let fitting = |text: &str, most: usize| {
        // What is escaped is longer than it was, and must not be cut within a mark.
        let whole = marks(text);
        if whole.chars().count() <= most { whole } else { marks(&shortened(text, most / 5)) }
    };
    let plain = |text: &str, most: usize| json!({"type": "plain_text", "text": fitting(text, most), "emoji": false});
    json!({
        "text": fitting(&notice.short, SECTION_MAX),
        "mrkdwn": false,
        "blocks": [
            {"type": "header", "text": plain(&notice.subject, HEADER_MAX)},
            {"type": "section", "text": plain(&notice.body, SECTION_MAX)},
        ],
    })
}

/// A card for a Teams workflow: runs of text, in which nothing is read as Markdown.
fn teams_body(notice: &Notice) -> serde_json::Value {
    let run = |text: &str, weight: &str| {
        json!({
            "type": "RichTextBlock",
            "inlines": [{"type": "TextRun", "text": text, "weight": weight}],
        })
    };
    let lines = notice.body.lines().filter(|line| !line.trim().is_empty()).take(80);
    let body: Vec<serde_json::Value> = std::iter::once(run(&notice.subject, "Bolder"))
        .chain(lines.map(|line| run(line, "Default")))
        .collect();
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": null,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "body": body,
            },
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(text: &str) -> Notice {
        Notice { subject: text.to_owned(), body: format!("{text}\n"), short: text.to_owned() }
    }

    #[test]
    fn numbers_are_told_as_the_world_writes_them() {
        for (text, number) in [
            ("+44 20 7946 0958", Some("+442079460958")),
            ("0044 (20) 7946-0958", Some("+442079460958")),
            ("+49\u{a0}151/1234.5678", Some("+4915112345678")),
            ("020 7946 0958", None),
            ("+44x2079460958", None),
            ("+4420", None),
            ("+1234567890123456", None),
            ("+0442079460958", None),
            ("+442079460958\r\nTo: +1", None),
            ("", None),
        ] {
            assert_eq!(phone(text).as_deref(), number, "{text:?}");
        }
    }

    #[test]
    fn nothing_becomes_another_field_of_a_form() {
        let sender = SmsSender::From("+15005550006".to_owned());
        let body = sms_body("+442079460958", &sender, &notice("A & B=1\u{e9}+%\n&To=+1"));
        let text = String::from_utf8(body).unwrap();
        let expected = "To=%2B442079460958&From=%2B15005550006&Body=A%20%26%20B%3D1%C3%A9%2B%25%0A%26To%3D%2B1";
        assert_eq!(text, expected);
        let long = sms_body("+1", &sender, &notice(&"x".repeat(2000)));
        assert!(long.len() < 520 && long.ends_with(b"..."));
    }

    #[test]
    fn nothing_is_read_as_a_mention_or_a_link() {
        let nasty = "<!channel> <https://evil.example|click> & *bold*";
        let slack = slack_body(&notice(nasty));
        assert!(!slack.to_string().contains('<'), "{slack}");
        assert_eq!(slack["mrkdwn"], false);
        for block in slack["blocks"].as_array().unwrap() {
            assert_eq!(block["text"]["type"], "plain_text");
        }
        let teams = teams_body(&notice("[click](https://evil.example)"));
        for block in teams["attachments"][0]["content"]["body"].as_array().unwrap() {
            assert_eq!(
                (&block["type"], &block["inlines"][0]["type"]),
                (&json!("RichTextBlock"), &json!("TextRun"))
            );
        }
        let long = slack_body(&notice(&"<".repeat(9000)));
        let section = long["blocks"][1]["text"]["text"].as_str().unwrap();
        assert!(section.len() <= SECTION_MAX, "{}", section.len());
        let header = long["blocks"][0]["text"]["text"].as_str().unwrap();
        assert!(header.len() <= HEADER_MAX, "{}", header.len());
    }
}
