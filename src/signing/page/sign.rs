//! The page on which somebody signs with a finger.

use serde::Deserialize;
use serde_json::json;

use super::super::strokes::{self, Strokes, StrokesError};
use super::super::terms::Terms;
use super::super::words::Words;
use super::template::render;
use super::{Form, Frame, Page, Refused};
use crate::domain::names::Label;

/// How many bytes a name and what is written around it may have beside the strokes.
const NAME_BYTES_MAX: usize = 2 * 1024;

/// Is a page that asks for a signature.
pub struct Sign {
    terms: Terms,
    typed_name_is_enough: bool,
    is_theirs: Option<Box<IsTheirs>>,
}

/// Says whether a name is that of whoever is to sign.
type IsTheirs = dyn Fn(&str) -> bool + Send + Sync;

impl std::fmt::Debug for Sign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sign").field("terms", &self.terms).finish_non_exhaustive()
    }
}

/// Is a signature that came in: whoever sent it was shown the terms and agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The name that they typed.
    pub name: Label,
    /// What they drew; nothing only where a typed name is enough.
    pub strokes: Option<Strokes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Filled {
    name: String,
    consent: bool,
    strokes: Option<strokes::Sent>,
}

impl Sign {
    /// Asks for a name, a drawn signature and consent.
    #[must_use]
    pub const fn new(terms: Terms) -> Self {
        Self { terms, typed_name_is_enough: false, is_theirs: None }
    }

    /// Takes a typed name without a drawn signature, too; then the page also works without scripts.
    #[must_use]
    pub fn or_typed_name(mut self) -> Self {
        self.typed_name_is_enough = true;
        self
    }

    /// Takes no other name than that of whoever is to sign.
    #[must_use]
    pub fn only_by(mut self, is_theirs: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.is_theirs = Some(Box::new(is_theirs));
        self
    }

    fn check(&self, filled: Filled) -> Result<Signed, Refused> {
        let words = self.words();
        let mut missing = Vec::new();
        let name = Label::parse(&filled.name);
        match &name {
            Err(_) => missing.push(("name", words.needs_name.to_owned())),
            Ok(name) if self.is_theirs.as_ref().is_some_and(|is| !is(name.as_str())) => {
                missing.push(("name", words.other_name.to_owned()));
            }
            Ok(_) => {}
        }
        let strokes = match filled.strokes.map(Strokes::try_from) {
            None if self.typed_name_is_enough => None,
            Some(Ok(strokes)) => Some(strokes),
            Some(Err(StrokesError::TooMuch)) => {
                return Err(Refused::TooMuch(words.too_much.to_owned()));
            }
            Some(Err(StrokesError::Malformed(_))) => {
                return Err(Refused::Malformed(words.malformed.to_owned()));
            }
            None | Some(Err(StrokesError::TooLittle)) => {
                missing.push(("strokes", words.needs_strokes.to_owned()));
                None
            }
        };
        if !filled.consent {
            missing.push(("consent", words.needs_consent.to_owned()));
        }
        match name {
            Ok(name) if missing.is_empty() => Ok(Signed { name, strokes }),
            Ok(_) | Err(_) => Err(Refused::Missing(missing)),
        }
    }
}

/// Reads the form of the page as a browser without scripts sends it.
fn fields(body: &[u8]) -> Filled {
    let mut filled = Filled { name: String::new(), consent: false, strokes: None };
    for (key, value) in form_urlencoded::parse(body) {
        match key.as_ref() {
            "name" => filled.name = value.into_owned(),
            "consent" => filled.consent = true,
            _other => {}
        }
    }
    filled
}

impl Page for Sign {
    type Sent = Signed;

    fn body_max(&self) -> usize {
        strokes::BYTES_MAX + NAME_BYTES_MAX
    }

    fn words(&self) -> &'static Words {
        self.terms.words()
    }

    fn on_recorded(&self) -> &'static str {
        self.words().recorded
    }

    fn on_too_much(&self) -> &'static str {
        self.words().too_much
    }

    fn html(&self, frame: &Frame<'_>) -> String {
        let (terms, words) = (&self.terms, self.words());
        let items: Vec<_> = terms
            .items
            .iter()
            .map(|item| {
                let details = item.details.iter();
                let details: Vec<_> =
                    details.map(|(detail, value)| (words.detail(*detail), value)).collect();
                json!({ "title": item.title, "details": details })
            })
            .collect();
        render(
            "sign",
            &json!({
                "nonce": frame.nonce,
                "action": frame.action,
                "fingerprint": frame.fingerprint.bytes(),
                "message": frame.message.map(|message| json!({
                    "heading": message.heading,
                    "lines": message.lines,
                })),
                "language": terms.language.tag(),
                "words": words,
                "spoken": serde_json::to_string(words).unwrap_or_default(),
                "heading": terms.heading(),
                "tenant": terms.tenant,
                "facility": terms.facility,
                "parties": terms.parties(),
                "items": items,
                "statement": terms.statement,
                "signer": terms.signer,
                "typed_name_is_enough": self.typed_name_is_enough,
            }),
        )
    }

    fn read(&self, form: Form, body: &[u8]) -> Result<Signed, Refused> {
        let malformed = || Refused::Malformed(self.words().malformed.to_owned());
        let filled = match form {
            Form::Json => serde_json::from_slice(body).map_err(|_| malformed())?,
            Form::Fields => fields(body),
            Form::Picture => return Err(malformed()),
        };
        self.check(filled)
    }

    fn is_last(&self, _: &Signed) -> bool {
        true
    }
}
