//! Signing by drawing: with the mouse in this terminal, or with a finger on a phone.
//!
//! Crash windows: until the order is recorded nothing has happened, and a phone that waits is told so, or to ask at the
//! counter if that is not known. It is thanked once the ledger has answered.

use std::time::Instant;

use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::qr;
use super::scanner::{GivesUp, Session};
use super::sealed_evidence;
use super::signing::Sheet;
use crate::domain::event::{Evidence, EvidenceKind, ItemKind};
use crate::domain::manifest::ManifestLine;
use crate::domain::names::Label;
use crate::domain::proof::Passage;
use crate::evidence;
use crate::label::{Symbol, SymbolKind};
use crate::ledger::Outcome;
use crate::recipients::same_name;
use crate::signing::canvas::Glyphs;
use crate::signing::page::{
    self, Ending, Listen, Noticed, Offer, Options, PageError, Reply, Sign, Signed,
};
use crate::signing::strokes::Strokes;
use crate::signing::terminal::{self, CanvasError, Terminal};
use crate::signing::{Act, Detail, Language, Shown, Terms, Words};

/// A phone that waits to hear whether what was signed on it has been recorded.
#[derive(Debug)]
pub struct Waiting {
    /// `None` once it has been told.
    reply: Option<Reply>,
    words: &'static Words,
    /// The page is open until the phone has been told.
    _offer: Offer<Signed>,
}

impl Waiting {
    /// Tells it what the ledger answered; nothing if that is not known.
    pub fn hears(mut self, outcome: Option<&Outcome>) {
        let Some(reply) = self.reply.take() else { return };
        match outcome {
            Some(Outcome::Recorded(_) | Outcome::Unchanged(_)) => reply.accepted(),
            Some(Outcome::Refused(_)) => reply.refused(self.words.ask),
            None => {}
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // Nobody has asked the ledger.
        if let Some(reply) = self.reply.take() {
            reply.refused(self.words.ask);
        }
    }
}

impl Desk<'_> {
    /// Has somebody draw with the mouse in this terminal.
    pub fn drawn_here(&self, sheet: &Sheet) -> Result<Strokes, Failure> {
        let (input, output) = self.ui.screen().map_err(|e| Failure::because(Kind::Io, &e))?;
        let kind = std::env::var("TERM").unwrap_or_default();
        let terminal = Terminal { input, output, kind, glyphs: glyphs() };
        let begun = Instant::now();
        let now_ms = || u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        let drawn = terminal::sign(&terms(sheet), terminal, now_ms)?;
        drawn.ok_or_else(nobody_signed)
    }

    /// Has somebody draw on their phone, and keeps the phone waiting. Returns the name that they typed, too.
    pub fn drawn_on_phone(
        &mut self,
        listen: Option<Listen>,
        sheet: &Sheet,
    ) -> Result<(Strokes, String), Failure> {
        let listen = listen.map_or_else(Listen::where_others_see_us, Ok)?;
        let (terms, expected) = (terms(sheet), sheet.signer.clone());
        let words = terms.words();
        let mut page = Sign::new(terms);
        if !expected.is_empty() {
            page = page.only_by(move |name| same_name(name, &expected));
        }
        let options = Options {
            listen,
            open_for: Options::OPEN_FOR,
            patience: Options::PATIENCE,
            now: self.ledger.now(),
        };
        let offer = page::offer(page, &options)?;
        self.show_offer(&offer, "one signature; Esc or NO cancels, and records nothing")?;
        // Without a session of its own a command listens to the terminal for as long as it waits.
        let keys = match &self.gives_up {
            Some(session) => Some(session.clone()),
            None => Session::at_terminal(self.ui)?.map(Session::share).map(GivesUp::at),
        };
        let (mut before, mut given_up) = (Noticed::default(), None);
        let answer = offer.wait(|now| {
            self.say_who_came(before, now);
            before = now;
            given_up = keys.as_ref().and_then(GivesUp::now);
            given_up.is_none()
        });
        // From here on the page is closed, unless somebody has signed.
        let answer = answer.map_err(|ending: Ending| match (ending, given_up) {
            (Ending::GivenUp, Some(kind)) => cancelled(kind),
            (Ending::Over | Ending::GivenUp, _) => nobody_signed(),
        })?;
        self.ui.status(&format!("signed on the phone at {}", answer.from));
        let (signed, reply) = answer.take();
        self.waiting = Some(Waiting { reply: Some(reply), words, _offer: offer });
        let strokes = signed.strokes.ok_or_else(nobody_signed)?;
        Ok((strokes, signed.name.as_str().to_owned()))
    }

    /// Shows where a page is, and for what it is open.
    pub fn show_offer<S>(&self, offer: &Offer<S>, what: &str) -> Result<(), Failure> {
        // In capitals a code is smaller, and an address means the same.
        let symbol = Symbol::encode(SymbolKind::Qr, &offer.url().to_uppercase())?;
        self.ui.picture(&qr::rows(&symbol, glyphs(), self.ui.has_colors()));
        self.ui.status(&format!("scan this with the phone, or open {}", offer.url()));
        self.ui.status("the phone warns that it does not know the certificate; its SHA-256 is");
        // In halves, which fit into 80 columns each.
        let fingerprint = offer.fingerprint().to_string();
        let (upper, lower) = fingerprint.split_at(fingerprint.len() / 2 + 1);
        self.ui.status(&format!("  {upper}"));
        self.ui.status(&format!("  {lower}"));
        self.ui.status(&format!("open for a while and {what}"));
        Ok(())
    }

    fn say_who_came(&self, before: Noticed, now: Noticed) {
        if let Some(from) = now.last.filter(|_| now.opened > before.opened) {
            self.ui.status(&format!("opened on {from}"));
        }
        if now.wrong > before.wrong {
            self.ui.status("somebody tried to open it with a wrong code");
        }
    }

    /// Keeps a drawing as evidence.
    pub fn keep_drawing(&mut self, strokes: &Strokes) -> Result<Evidence, Failure> {
        let svg = strokes.to_svg().into_bytes();
        let prepared = evidence::prepare_drawn(EvidenceKind::Signature, svg)?;
        sealed_evidence::keep(self, std::slice::from_ref(&prepared))?;
        Ok(prepared.evidence)
    }
}

/// Somebody at the terminal would not wait any longer.
fn cancelled(kind: Kind) -> Failure {
    Failure::new(kind, "cancelled: the code for the phone is void, and nothing was recorded")
        .hint("the same command asks again; --sign-later records that the signature is owed")
}

fn nobody_signed() -> Failure {
    Failure::new(Kind::No, "nobody has signed, and nothing was recorded")
        .hint("the same command asks again; --sign-later records that the signature is owed")
}

/// Braille and box drawing need a terminal that is told of them in its locale.
pub(super) fn glyphs() -> Glyphs {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    let knows = locale.contains("utf-8") || locale.contains("utf8");
    if knows { Glyphs::Unicode } else { Glyphs::Ascii }
}

/// What somebody is asked to sign, in the language of its statement.
fn terms(sheet: &Sheet) -> Terms {
    let language = Language::from_tag(&sheet.statement.language).unwrap_or(Language::En);
    let words = language.words();
    let party = |role: &str| {
        let found = sheet.parties.iter().find(|(is, _)| *is == role);
        found.map(|(_, name)| name.clone())
    };
    let (tenant, facility) = sheet.place.split_once(", ").unwrap_or((&sheet.place, ""));
    Terms {
        language,
        act: match sheet.act {
            Passage::HandedOff => Act::HandOff,
            Passage::Returned => Act::Return,
            Passage::Transferred => Act::Transfer,
        },
        tenant: tenant.to_owned(),
        facility: facility.to_owned(),
        from: party("from").unwrap_or_default(),
        to: party("to").unwrap_or_default(),
        through: party("by"),
        items: sheet.lines.iter().map(|line| shown(line, words)).collect(),
        statement: sheet.statement.text.lines().map(ToOwned::to_owned).collect(),
        signer: sheet.signer.clone(),
    }
}

fn shown(line: &ManifestLine, words: &Words) -> Shown {
    let identity = &line.identity;
    let called: Vec<&str> =
        [&identity.maker, &identity.model].into_iter().flatten().map(Label::as_str).collect();
    let kind = match line.kind {
        ItemKind::Parcel => words.parcel,
        ItemKind::Asset => words.device,
    };
    let category = || identity.category.as_ref().map_or(kind, Label::as_str).to_owned();
    let title = if called.is_empty() { category() } else { called.join(" ") };
    let list = |things: &[Label]| {
        let things: Vec<&str> = things.iter().map(Label::as_str).collect();
        (!things.is_empty()).then(|| things.join(", "))
    };
    let tracking = line.tracking.as_ref().filter(|_| line.kind == ItemKind::Parcel);
    let details = [
        (Detail::Serial, identity.serial.as_ref().map(ToString::to_string)),
        (Detail::Tag, identity.tag.as_ref().map(ToString::to_string)),
        (Detail::Tracking, tracking.map(ToString::to_string)),
        (Detail::Condition, words.condition(line.condition).map(ToOwned::to_owned)),
        (Detail::Accessories, list(&line.accessories)),
        (Detail::Missing, list(&line.missing)),
    ];
    let details = details.into_iter().filter_map(|(detail, value)| Some((detail, value?)));
    Shown { title, details: details.collect() }
}

impl From<CanvasError> for Failure {
    fn from(error: CanvasError) -> Self {
        let elsewhere = "sign with --sign-on-phone, or hand in a picture with --signature FILE";
        match error {
            CanvasError::NoTerminal | CanvasError::NoMouse(_) => {
                Self::because(Kind::Usage, &error).hint(elsewhere)
            }
            CanvasError::Closed => Self::because(Kind::Interrupted, &error),
            CanvasError::Io(_) => Self::because(Kind::Io, &error),
        }
    }
}

impl From<PageError> for Failure {
    fn from(error: PageError) -> Self {
        let failure = Self::because(Kind::Io, &error);
        match error {
            PageError::NoNetwork => Self { kind: Kind::Usage, ..failure }
                .hint("name an address of this machine with --listen ADDRESS, or --sign-here"),
            PageError::Listen { .. } => Self { kind: Kind::Usage, ..failure }
                .hint("name an address of this machine and a free port: --listen ADDRESS:PORT"),
            PageError::Tls(_) | PageError::Start(_) | PageError::Random(_) => failure,
        }
    }
}
