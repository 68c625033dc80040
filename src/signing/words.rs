//! The words around what is signed, in the languages that are built in.

use serde::Serialize;

use super::terms::{Act, Detail};
use crate::domain::event::Condition;

/// Is a language in which people sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

impl Language {
    /// Is every language that is built in.
    pub const ALL: [Self; 4] = [Self::En, Self::De, Self::Fr, Self::Es];

    /// Returns its tag in BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
        }
    }

    /// Finds it by its tag; a region after it is no matter.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let (language, _) = tag.split_once(['-', '_']).unwrap_or((tag, ""));
        Self::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(language))
    }

    /// Returns its words.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::En => &ENGLISH,
            Self::De => &GERMAN,
            Self::Fr => &FRENCH,
            Self::Es => &SPANISH,
        }
    }
}

/// Are the words that pages and the terminal show; also handed to the script of a page.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each word is its own description")]
pub struct Words {
    pub receive: &'static str,
    pub give_back: &'static str,
    pub pass_on: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub through: &'static str,
    pub items: &'static str,
    pub statement: &'static str,
    pub kind: &'static str,
    pub serial: &'static str,
    pub tag: &'static str,
    pub tracking: &'static str,
    pub condition: &'static str,
    pub accessories: &'static str,
    pub missing_parts: &'static str,
    pub name: &'static str,
    pub signature: &'static str,
    pub draw_here: &'static str,
    pub undo: &'static str,
    pub clear: &'static str,
    pub consent: &'static str,
    pub send: &'static str,
    pub sending: &'static str,
    pub thanks: &'static str,
    pub recorded: &'static str,
    pub not_recorded: &'static str,
    pub close: &'static str,
    pub needs_name: &'static str,
    pub needs_strokes: &'static str,
    pub needs_consent: &'static str,
    pub too_much: &'static str,
    pub malformed: &'static str,
    pub gone: &'static str,
    pub broken: &'static str,
    pub no_script: &'static str,
    pub privacy: &'static str,
    pub certificate: &'static str,
    pub photos: &'static str,
    pub take_photo: &'static str,
    pub photo_sent: &'static str,
    pub photo_refused: &'static str,
    pub done: &'static str,
    pub cancel: &'static str,
    pub read_on: &'static str,
    pub no_mouse: &'static str,
    pub too_small: &'static str,
    pub parcel: &'static str,
    pub device: &'static str,
    pub good: &'static str,
    pub cosmetic: &'static str,
    pub damaged: &'static str,
    pub tampered: &'static str,
    pub inoperable: &'static str,
    pub other_name: &'static str,
    pub ask: &'static str,
}

impl Words {
    pub(super) const fn heading(&self, act: Act) -> &'static str {
        match act {
            Act::HandOff => self.receive,
            Act::Return => self.give_back,
            Act::Transfer => self.pass_on,
        }
    }

    /// Returns the word for a condition, if there is one to say.
    #[must_use]
    pub const fn condition(&self, condition: Condition) -> Option<&'static str> {
        match condition {
            Condition::Unknown => None,
            Condition::Good => Some(self.good),
            Condition::Cosmetic => Some(self.cosmetic),
            Condition::Damaged => Some(self.damaged),
            Condition::Tampered => Some(self.tampered),
            Condition::Inoperable => Some(self.inoperable),
        }
    }

    pub(super) const fn detail(&self, detail: Detail) -> &'static str {
        match detail {
            Detail::Kind => self.kind,
            Detail::Serial => self.serial,
            Detail::Tag => self.tag,
            Detail::Tracking => self.tracking,
            Detail::Condition => self.condition,
            Detail::Accessories => self.accessories,
            Detail::Missing => self.missing_parts,
        }
    }
}

static ENGLISH: Words = Words {
    receive: "Please sign for what you receive",
    give_back: "Please sign for what you give back",
    pass_on: "Please sign for what changes hands",
    from: "From",
    to: "To",
    through: "In person",
    items: "Items",
    statement: "What you sign",
    kind: "Kind",
    serial: "Serial number",
    tag: "Asset tag",
    tracking: "Tracking number",
    condition: "Condition",
    accessories: "With",
    missing_parts: "Missing",
    name: "Your name",
    signature: "Your signature",
    draw_here: "Draw your signature here with your finger",
    undo: "Undo",
    clear: "Clear",
    consent: "I have read this and agree to sign it electronically.",
    send: "Sign",
    sending: "Sending \u{2026}",
    thanks: "Thank you",
    recorded: "Your signature has been recorded.",
    not_recorded: "Nothing was recorded",
    close: "You can close this page.",
    needs_name: "Please enter your name, on one line.",
    needs_strokes: "Please draw your signature; what is there is too little to be one.",
    needs_consent: "Please tick that you agree.",
    too_much: "That is too much to be a signature. Please clear it and sign again.",
    malformed: "Something went wrong on the way. Please clear the signature and sign again.",
    gone: "This page is no longer valid. Please ask at the counter for a new code.",
    broken: "The connection broke off. Please ask at the counter whether your signature has arrived.",
    no_script: "This page needs JavaScript to draw a signature. Please ask at the counter for another way to sign.",
    privacy: "Your name and your signature go to the mailroom only, over an encrypted connection, and are kept as the proof of this event.",
    certificate: "Certificate of this page (SHA-256)",
    photos: "Pictures for the mailroom",
    take_photo: "Take or choose a picture",
    photo_sent: "The picture has arrived.",
    photo_refused: "The picture could not be used",
    done: "Done",
    cancel: "Cancel",
    read_on: "There is more to read above: Page Down",
    no_mouse: "Draw with the mouse. If it does not draw: Esc, then another way to sign",
    too_small: "Please make the window larger",
    parcel: "Parcel",
    device: "Device",
    good: "good",
    cosmetic: "scratches only",
    damaged: "damaged",
    tampered: "opened or tampered with",
    inoperable: "does not work",
    other_name: "This page is for the person named above. Please enter that name, or ask at the counter.",
    ask: "Please ask at the counter.",
};

static GERMAN: Words = Words {
    receive: "Bitte unterschreiben Sie, was Sie erhalten",
    give_back: "Bitte unterschreiben Sie, was Sie zurückgeben",
    pass_on: "Bitte unterschreiben Sie, was übergeben wird",
    from: "Von",
    to: "An",
    through: "Persönlich",
    items: "Gegenstände",
    statement: "Was Sie unterschreiben",
    kind: "Art",
    serial: "Seriennummer",
    tag: "Inventarnummer",
    tracking: "Sendungsnummer",
    condition: "Zustand",
    accessories: "Mit",
    missing_parts: "Fehlt",
    name: "Ihr Name",
    signature: "Ihre Unterschrift",
    draw_here: "Hier mit dem Finger unterschreiben",
    undo: "Zurück",
    clear: "Löschen",
    consent: "Ich habe dies gelesen und bin einverstanden, elektronisch zu unterschreiben.",
    send: "Unterschreiben",
    sending: "Wird gesendet \u{2026}",
    thanks: "Vielen Dank",
    recorded: "Ihre Unterschrift ist gespeichert.",
    not_recorded: "Nichts wurde gespeichert",
    close: "Sie können diese Seite schließen.",
    needs_name: "Bitte geben Sie Ihren Namen ein, in einer Zeile.",
    needs_strokes: "Bitte unterschreiben Sie; was da steht, ist zu wenig für eine Unterschrift.",
    needs_consent: "Bitte setzen Sie das Häkchen, dass Sie einverstanden sind.",
    too_much: "Das ist zu viel für eine Unterschrift. Bitte löschen Sie sie und unterschreiben Sie neu.",
    malformed: "Unterwegs ging etwas schief. Bitte löschen Sie die Unterschrift und unterschreiben Sie neu.",
    gone: "Diese Seite ist nicht mehr gültig. Bitte fragen Sie am Schalter nach einem neuen Code.",
    broken: "Die Verbindung brach ab. Bitte fragen Sie am Schalter, ob Ihre Unterschrift angekommen ist.",
    no_script: "Diese Seite braucht JavaScript zum Unterschreiben. Bitte fragen Sie am Schalter nach einem anderen Weg.",
    privacy: "Ihr Name und Ihre Unterschrift gehen verschlüsselt und nur an die Poststelle und werden als Nachweis dieses Vorgangs aufbewahrt.",
    certificate: "Zertifikat dieser Seite (SHA-256)",
    photos: "Bilder für die Poststelle",
    take_photo: "Bild aufnehmen oder wählen",
    photo_sent: "Das Bild ist angekommen.",
    photo_refused: "Das Bild ist nicht brauchbar",
    done: "Fertig",
    cancel: "Abbrechen",
    read_on: "Oben steht noch mehr: Bild-ab-Taste",
    no_mouse: "Mit der Maus zeichnen. Zeichnet sie nicht: Esc, dann anders unterschreiben",
    too_small: "Bitte machen Sie das Fenster größer",
    parcel: "Paket",
    device: "Gerät",
    good: "gut",
    cosmetic: "nur Kratzer",
    damaged: "beschädigt",
    tampered: "geöffnet oder manipuliert",
    inoperable: "funktioniert nicht",
    other_name: "Diese Seite ist für die oben genannte Person. Bitte geben Sie deren Namen ein, oder fragen Sie am Schalter.",
    ask: "Bitte fragen Sie am Schalter.",
};

static FRENCH: Words = Words {
    receive: "Veuillez signer pour ce que vous recevez",
    give_back: "Veuillez signer pour ce que vous rendez",
    pass_on: "Veuillez signer pour ce qui est transmis",
    from: "De",
    to: "À",
    through: "En personne",
    items: "Objets",
    statement: "Ce que vous signez",
    kind: "Type",
    serial: "Numéro de série",
    tag: "Numéro d\u{2019}inventaire",
    tracking: "Numéro de suivi",
    condition: "État",
    accessories: "Avec",
    missing_parts: "Manquant",
    name: "Votre nom",
    signature: "Votre signature",
    draw_here: "Signez ici avec le doigt",
    undo: "Défaire",
    clear: "Effacer",
    consent: "J\u{2019}ai lu ce texte et j\u{2019}accepte de le signer électroniquement.",
    send: "Signer",
    sending: "Envoi en cours \u{2026}",
    thanks: "Merci",
    recorded: "Votre signature est enregistrée.",
    not_recorded: "Rien n\u{2019}a été enregistré",
    close: "Vous pouvez fermer cette page.",
    needs_name: "Veuillez saisir votre nom, sur une ligne.",
    needs_strokes: "Veuillez signer ; ce qui est tracé ne suffit pas pour une signature.",
    needs_consent: "Veuillez cocher que vous êtes d\u{2019}accord.",
    too_much: "C\u{2019}est trop pour une signature. Veuillez effacer et signer à nouveau.",
    malformed: "Une erreur s\u{2019}est produite en route. Veuillez effacer la signature et signer à nouveau.",
    gone: "Cette page n\u{2019}est plus valable. Veuillez demander un nouveau code au guichet.",
    broken: "La connexion a été coupée. Veuillez demander au guichet si votre signature est arrivée.",
    no_script: "Cette page a besoin de JavaScript pour signer. Veuillez demander une autre solution au guichet.",
    privacy: "Votre nom et votre signature sont transmis au seul service courrier, par une connexion chiffrée, et conservés comme preuve de cet événement.",
    certificate: "Certificat de cette page (SHA-256)",
    photos: "Photos pour le service courrier",
    take_photo: "Prendre ou choisir une photo",
    photo_sent: "La photo est arrivée.",
    photo_refused: "La photo n\u{2019}est pas utilisable",
    done: "Terminé",
    cancel: "Annuler",
    read_on: "Il reste du texte à lire ci-dessus : touche Page suivante",
    no_mouse: "Dessinez avec la souris. Si rien ne se trace : Échap, puis signez autrement",
    too_small: "Veuillez agrandir la fenêtre",
    parcel: "Colis",
    device: "Appareil",
    good: "bon",
    cosmetic: "rayures seulement",
    damaged: "endommagé",
    tampered: "ouvert ou manipulé",
    inoperable: "ne fonctionne pas",
    other_name: "Cette page est destinée à la personne nommée ci-dessus. Veuillez saisir ce nom ou demander au guichet.",
    ask: "Veuillez demander au guichet.",
};

static SPANISH: Words = Words {
    receive: "Firme, por favor, lo que recibe",
    give_back: "Firme, por favor, lo que devuelve",
    pass_on: "Firme, por favor, lo que cambia de manos",
    from: "De",
    to: "Para",
    through: "En persona",
    items: "Artículos",
    statement: "Lo que firma",
    kind: "Tipo",
    serial: "Número de serie",
    tag: "Número de inventario",
    tracking: "Número de seguimiento",
    condition: "Estado",
    accessories: "Con",
    missing_parts: "Falta",
    name: "Su nombre",
    signature: "Su firma",
    draw_here: "Firme aquí con el dedo",
    undo: "Deshacer",
    clear: "Borrar",
    consent: "He leído este texto y acepto firmarlo electrónicamente.",
    send: "Firmar",
    sending: "Enviando \u{2026}",
    thanks: "Gracias",
    recorded: "Su firma ha quedado registrada.",
    not_recorded: "No se ha registrado nada",
    close: "Puede cerrar esta página.",
    needs_name: "Escriba su nombre, en una línea.",
    needs_strokes: "Firme, por favor; lo dibujado no basta para ser una firma.",
    needs_consent: "Marque que está de acuerdo.",
    too_much: "Es demasiado para una firma. Bórrela y firme de nuevo.",
    malformed: "Algo ha fallado en el camino. Borre la firma y firme de nuevo.",
    gone: "Esta página ya no es válida. Pida un código nuevo en el mostrador.",
    broken: "Se ha cortado la conexión. Pregunte en el mostrador si su firma ha llegado.",
    no_script: "Esta página necesita JavaScript para firmar. Pida otra forma de firmar en el mostrador.",
    privacy: "Su nombre y su firma llegan cifrados y solo al servicio de correspondencia, y se guardan como prueba de este hecho.",
    certificate: "Certificado de esta página (SHA-256)",
    photos: "Fotos para el servicio de correspondencia",
    take_photo: "Tomar o elegir una foto",
    photo_sent: "La foto ha llegado.",
    photo_refused: "La foto no sirve",
    done: "Listo",
    cancel: "Cancelar",
    read_on: "Queda texto por leer arriba: tecla Av Pág",
    no_mouse: "Dibuje con el ratón. Si no dibuja: Esc, y firme de otra manera",
    too_small: "Haga la ventana más grande",
    parcel: "Paquete",
    device: "Equipo",
    good: "bueno",
    cosmetic: "solo arañazos",
    damaged: "dañado",
    tampered: "abierto o manipulado",
    inoperable: "no funciona",
    other_name: "Esta página es para la persona nombrada arriba. Escriba ese nombre o pregunte en el mostrador.",
    ask: "Pregunte en el mostrador.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_tag() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("de-AT"), Some(Language::De));
        assert_eq!(Language::from_tag("FR_ca"), Some(Language::Fr));
        assert_eq!(Language::from_tag("it"), None);
        assert_eq!(Language::from_tag(""), None);
    }

    #[test]
    fn no_word_is_missing_and_none_is_too_long_for_the_terminal() {
        for language in Language::ALL {
            let words = serde_json::to_value(language.words()).unwrap();
            for (name, word) in words.as_object().unwrap() {
                assert!(!word.as_str().unwrap().is_empty(), "{language:?}: {name}");
            }
            let words = language.words();
            assert!(words.no_mouse.chars().count() <= 76, "{language:?}");
            let buttons = [words.done, words.undo, words.clear, words.cancel];
            let length: usize = buttons.iter().map(|word| word.chars().count()).sum();
            assert!(length <= 46, "{language:?}: the buttons stand on one line of 80 columns");
        }
    }
}
