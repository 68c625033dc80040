//! The texts that people sign: what they take on, or give up, and that they sign electronically.

use super::proof::Passage;

/// The version of the built-in texts. A text that was signed is kept with the ledger; a new wording gets a new version.
pub const BUILT_IN_VERSION: &str = "custody-1";

/// The languages of the built-in texts (BCP 47).
pub const LANGUAGES: [&str; 4] = ["en", "de", "fr", "es"];

/// What somebody is shown before they sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which text it is.
    pub version: String,
    /// Its language (BCP 47).
    pub language: String,
    pub text: String,
}

impl Statement {
    /// The built-in text in a language, if there is one.
    #[must_use]
    pub fn built_in(passage: Passage, language: &str) -> Option<Self> {
        let text = match (language, passage) {
            ("en", Passage::HandedOff) => {
                "I have received the items listed and answer for them until I give them back. \
                 I saw the list before I signed. I agree to sign electronically: my signature is \
                 kept together with this text, the list and the time."
            }
            ("en", Passage::Returned) => {
                "I give back the items listed, in the condition noted. I saw the list before I \
                 signed. I agree to sign electronically: my signature is kept together with this \
                 text, the list and the time."
            }
            ("en", Passage::Transferred) => {
                "I take over the items listed and answer for them from now on until I give them \
                 back. I saw the list before I signed. I agree to sign electronically: my \
                 signature is kept together with this text, the list and the time."
            }
            ("de", Passage::HandedOff) => {
                "Ich habe die aufgeführten Gegenstände erhalten und bin bis zur Rückgabe für sie \
                 verantwortlich. Ich habe die Liste vor dem Unterschreiben gesehen. Ich bin damit \
                 einverstanden, elektronisch zu unterschreiben: Meine Unterschrift wird zusammen \
                 mit diesem Text, der Liste und der Uhrzeit aufbewahrt."
            }
            ("de", Passage::Returned) => {
                "Ich gebe die aufgeführten Gegenstände im vermerkten Zustand zurück. Ich habe die \
                 Liste vor dem Unterschreiben gesehen. Ich bin damit einverstanden, elektronisch \
                 zu unterschreiben: Meine Unterschrift wird zusammen mit diesem Text, der Liste \
                 und der Uhrzeit aufbewahrt."
            }
            ("de", Passage::Transferred) => {
                "Ich übernehme die aufgeführten Gegenstände und bin ab jetzt bis zur Rückgabe für \
                 sie verantwortlich. Ich habe die Liste vor dem Unterschreiben gesehen. Ich bin \
                 damit einverstanden, elektronisch zu unterschreiben: Meine Unterschrift wird \
                 zusammen mit diesem Text, der Liste und der Uhrzeit aufbewahrt."
            }
            ("fr", Passage::HandedOff) => {
                "J’ai reçu les articles de la liste et j’en réponds jusqu’à leur restitution. J’ai \
                 vu la liste avant de signer. J’accepte de signer par voie électronique : ma \
                 signature est conservée avec ce texte, la liste et l’heure."
            }
            ("fr", Passage::Returned) => {
                "Je restitue les articles de la liste dans l’état indiqué. J’ai vu la liste avant \
                 de signer. J’accepte de signer par voie électronique : ma signature est conservée \
                 avec ce texte, la liste et l’heure."
            }
            ("fr", Passage::Transferred) => {
                "Je reprends les articles de la liste et j’en réponds dès maintenant jusqu’à leur \
                 restitution. J’ai vu la liste avant de signer. J’accepte de signer par voie \
                 électronique : ma signature est conservée avec ce texte, la liste et l’heure."
            }
            ("es", Passage::HandedOff) => {
                "He recibido los artículos de la lista y respondo de ellos hasta su devolución. He \
                 visto la lista antes de firmar. Acepto firmar electrónicamente: mi firma se \
                 conserva junto con este texto, la lista y la hora."
            }
            ("es", Passage::Returned) => {
                "Devuelvo los artículos de la lista en el estado indicado. He visto la lista antes \
                 de firmar. Acepto firmar electrónicamente: mi firma se conserva junto con este \
                 texto, la lista y la hora."
            }
            ("es", Passage::Transferred) => {
                "Me hago cargo de los artículos de la lista y respondo de ellos desde ahora hasta \
                 su devolución. He visto la lista antes de firmar. Acepto firmar \
                 electrónicamente: mi firma se conserva junto con este texto, la lista y la hora."
            }
            _no_text_in_that_language => return None,
        };
        Some(Self {
            version: BUILT_IN_VERSION.to_owned(),
            language: language.to_owned(),
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_text_for_every_passage() {
        for language in LANGUAGES {
            for passage in Passage::ALL {
                let statement = Statement::built_in(*passage, language);
                assert!(statement.is_some_and(|s| !s.text.contains("  ")), "{language} {passage}");
            }
        }
        assert_eq!(Statement::built_in(Passage::Returned, "tlh"), None);
    }
}
