//! The page on which a phone's camera sends pictures.

use serde_json::json;

use super::super::words::{Language, Words};
use super::template::render;
use super::{Form, Frame, Page, Refused};

/// The most bytes of one picture.
const PICTURE_BYTES_MAX: usize = 20 * 1024 * 1024;

/// Is a page that takes pictures, one after the other, until it is told that there are no more.
#[derive(Debug)]
pub struct Photos {
    /// Its language.
    pub language: Language,
    /// The organisation.
    pub tenant: String,
    /// The mailroom.
    pub facility: String,
    /// What the pictures are for: "Labels for the session of olga at dock-1".
    pub purpose: String,
}

/// Is what comes in by it.
#[derive(Clone, PartialEq, Eq)]
pub enum Picture {
    /// A picture, as the phone has it; whether it can be used is not yet known.
    Taken(Vec<u8>),
    /// There are no more.
    NoMore,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Taken(bytes) => write!(f, "Taken({} bytes)", bytes.len()),
            Self::NoMore => f.write_str("NoMore"),
        }
    }
}

impl Page for Photos {
    type Sent = Picture;

    fn body_max(&self) -> usize {
        PICTURE_BYTES_MAX
    }

    fn words(&self) -> &'static Words {
        self.language.words()
    }

    fn on_recorded(&self) -> &'static str {
        self.words().photo_sent
    }

    fn on_too_much(&self) -> &'static str {
        self.words().photo_refused
    }

    fn html(&self, frame: &Frame<'_>) -> String {
        let words = self.words();
        render(
            "photos",
            &json!({
                "nonce": frame.nonce,
                "action": frame.action,
                "fingerprint": frame.fingerprint.bytes(),
                "language": self.language.tag(),
                "words": words,
                "spoken": serde_json::to_string(words).unwrap_or_default(),
                "tenant": self.tenant,
                "facility": self.facility,
                "purpose": self.purpose,
            }),
        )
    }

    fn read(&self, form: Form, body: &[u8]) -> Result<Picture, Refused> {
        let is_picture =
            body.starts_with(b"\xff\xd8\xff") || body.starts_with(b"\x89PNG\r\n\x1a\n");
        match form {
            Form::Picture if is_picture => Ok(Picture::Taken(body.to_vec())),
            Form::Json if body == br#"{"done":true}"# => Ok(Picture::NoMore),
            Form::Picture | Form::Json | Form::Fields => {
                Err(Refused::Malformed(self.words().photo_refused.to_owned()))
            }
        }
    }

    fn is_last(&self, sent: &Picture) -> bool {
        *sent == Picture::NoMore
    }
}
