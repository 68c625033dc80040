//! Names in a form in which spellings of one name are equal: lower case, without marks, titles and dots.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Titles and degrees that a name may or may not be written with; without dots.
const TITLES: &[&str] = &[
    "ba", "beng", "bsc", "dame", "dds", "dipl", "dipling", "dr", "dring", "drmed", "frau", "herr",
    "hc", "ii", "iii", "ing", "jr", "lic", "ma", "mag", "mba", "md", "meng", "miss", "mlle", "mme",
    "mr", "mrs", "ms", "msc", "mx", "pan", "pani", "phd", "prof", "sir", "sr", "sra", "srta",
    "univprof",
];

/// What stands between words.
fn parts_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"')
}

/// What stands between the parts of a word that are names of their own.
fn parts_names(c: char) -> bool {
    matches!(c, '-' | '.' | '_' | '/' | '+' | '\u{2010}'..='\u{2015}')
}

/// The folded names of a text, in one piece, so that many texts can be folded without an allocation each.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    ends: Vec<usize>,
    /// Whether titles were left out.
    pub(super) titled: bool,
}

impl Folded {
    /// Forgets the text before, and folds this one.
    pub(super) fn read(&mut self, text: &str) {
        self.clear();
        for word in text.split(parts_words) {
            if is_title(word) {
                self.titled = true;
            } else {
                word.split(parts_names).for_each(|name| self.push(name));
            }
        }
        // Somebody may be called Ing or Ma.
        if self.ends.is_empty() && self.titled {
            self.titled = false;
            for title in text.split(parts_words).filter(|word| is_title(word)) {
                let bare: String = title.chars().filter(|c| !parts_names(*c)).collect();
                self.push(&bare);
            }
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.titled = false;
    }

    /// Adds what is folded already.
    pub(super) fn extend<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        for name in names {
            self.text.push_str(name);
            self.ends.push(self.text.len());
        }
    }

    fn push(&mut self, name: &str) {
        let begin = self.text.len();
        fold_onto(&mut self.text, name);
        if self.text.len() > begin {
            self.ends.push(self.text.len());
        }
    }

    /// The names, in the order of the text.
    pub(super) fn names(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        (0..self.ends.len()).map(|nth| {
            let begin = nth.checked_sub(1).map_or(0, |before| self.ends[before]);
            &self.text[begin..self.ends[nth]]
        })
    }
}

/// The folded names in a text, and whether titles were left out.
pub(super) fn names(text: &str) -> (Vec<String>, bool) {
    let mut folded = Folded::default();
    folded.read(text);
    (folded.names().map(str::to_owned).collect(), folded.titled)
}

/// Whether a word is a title, however it is dotted.
fn is_title(word: &str) -> bool {
    if !word.is_ascii() {
        let bare: String = word.chars().filter(|c| !parts_names(*c)).collect();
        return TITLES.contains(&bare.to_lowercase().as_str());
    }
    let (mut bare, mut len) = ([0; TITLE_MAX], 0);
    for byte in word.bytes().filter(|byte| !parts_names(char::from(*byte))) {
        if len == TITLE_MAX {
            return false;
        }
        bare[len] = byte.to_ascii_lowercase();
        len += 1;
    }
    TITLE_NUMBERS.contains(&u64::from_le_bytes(bare))
}

/// The longest title.
const TITLE_MAX: usize = 8;

/// The titles as numbers, which are compared at once.
const TITLE_NUMBERS: [u64; TITLES.len()] = {
    let mut numbers = [0; TITLES.len()];
    let mut nth = 0;
    while nth < TITLES.len() {
        let (title, mut bytes, mut at) = (TITLES[nth].as_bytes(), [0; TITLE_MAX], 0);
        while at < title.len() {
            bytes[at] = title[at];
            at += 1;
        }
        numbers[nth] = u64::from_le_bytes(bytes);
        nth += 1;
    }
    numbers
};

/// One name without case, marks and spelling habits: `ä`, `ae` and `a` are one letter, and digits that
/// stand between letters are the letters that they are misread for.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_onto(&mut folded, name);
    folded
}

/// The same, behind what is there already.
fn fold_onto(text: &mut String, name: &str) {
    let begin = text.len();
    if name.is_ascii() {
        name.bytes().for_each(|byte| push(text, begin, char::from(byte.to_ascii_lowercase())));
    } else {
        for c in name.chars().flat_map(char::to_lowercase) {
            if let Some(letters) = letters_of(c) {
                letters.chars().for_each(|c| push(text, begin, c));
            } else {
                let parts = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
                parts.for_each(|c| push(text, begin, c));
            }
        }
    }
    let folded = &text[begin..];
    if folded.bytes().any(|byte| byte.is_ascii_digit())
        && folded.chars().filter(|c| c.is_alphabetic()).count() >= 2
    {
        let read: String = folded.chars().map(letter_misread_as).collect();
        text.truncate(begin);
        text.push_str(&read);
    }
}

fn push(text: &mut String, begin: usize, c: char) {
    if !c.is_alphanumeric() {
        return;
    }
    // `ue` for `ü`: both end as `u`. Names that always had an `ue` lose it, too, on both sides.
    if c == 'e' && text[begin..].ends_with(['a', 'o', 'u']) {
        return;
    }
    text.push(c);
}

/// Letters that no mark is taken from, as they are written where they are not known.
const fn letters_of(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' | 'œ' => "ae",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        _has_marks_or_none => return None,
    })
}

const fn letter_misread_as(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'l',
        '5' => 's',
        '8' => 'b',
        other => other,
    }
}

/// Which letters occur in a name, one bit each; what is no letter of `a` to `z` shares a bit.
pub(super) fn letters(name: &str) -> u32 {
    name.bytes().fold(0, |mask, byte| match byte {
        b'a'..=b'z' => mask | 1 << (byte - b'a'),
        b'0'..=b'9' => mask | 1 << 26,
        _other_alphabets => mask | 1 << (27 + byte % 4),
    })
}

/// A number for the letters of a name, the same whatever their order; that of several names together is
/// the sum of theirs.
pub(super) fn content(name: &str) -> u64 {
    name.bytes().fold(0, |sum, byte| sum.wrapping_add(MIXED[usize::from(byte)]))
}

/// A number for each byte, with many bits set.
const MIXED: [u64; 256] = {
    let mut mixed = [0; 256];
    let (mut byte, mut number, mut turn) = (0, 0_u64, 0);
    while byte < mixed.len() {
        number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed[byte] = number.rotate_left(turn);
        turn = (turn + 1) % 61;
        byte += 1;
    }
    mixed
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (one, other) in [
            ("Müller", "MUELLER"),
            ("Müller", "Muller"),
            ("Dupré", "Dupre"),
            ("Zioła", "Ziola"),
            ("Strauß", "STRAUSS"),
            ("O'Brien", "O’Brien"),
            ("5egebahn", "Segebahn"),
            ("Jørgensen", "Joergensen"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("Meyer"), fold("Maier"));
        assert_eq!(fold("東京"), "東京");
    }

    #[test]
    fn titles_are_left_out_and_double_names_are_two() {
        let all = |text: &str| names(text).0.join(" ");
        assert_eq!(all("Prof. Fabian Gnatz B.A."), "fabian gnatz");
        assert_eq!(all("Univ.Prof. Freia Fischer B.Eng."), "freia fischer");
        assert_eq!(all("Hans-Werner  Hiller"), "hans werner hiller");
        assert_eq!(all("G.R. Ewing"), "g r ewing");
        assert_eq!(all("Ing"), "ing");
        assert_eq!(all(" ,.- "), "");
    }
}
