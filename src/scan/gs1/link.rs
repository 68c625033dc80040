//! Reads GS1 Digital Links: web addresses whose path is an element string.
//!
//! Follows the GS1 Digital Link Standard, URI Syntax 1.4: `https://host/stem/01/<gtin>/10/<lot>/21/<serial>?17=...`.
//! Host and stem are the brand's and mean nothing; the last primary key of the path begins the message.

use super::super::reading::Refused;
use super::{Element, damaged, table, values};

/// Is a primary key, with one sequence of qualifiers that may follow it, in order.
type KeyPath = (&'static str, &'static [&'static str]);

/// Are the primary keys; one with alternative qualifiers has a row for each.
const PRIMARY_KEYS: [KeyPath; 18] = [
    ("00", &[]),
    ("01", &["22", "10", "21"]),
    ("01", &["235"]),
    ("253", &[]),
    ("255", &[]),
    ("401", &[]),
    ("402", &[]),
    ("414", &["254", "7040"]),
    ("415", &["8020"]),
    ("417", &["7040"]),
    ("8003", &[]),
    ("8004", &["7040"]),
    ("8006", &["22", "10", "21"]),
    ("8010", &["8011"]),
    ("8013", &[]),
    ("8014", &[]),
    ("8017", &["8019"]),
    ("8018", &["8019"]),
];

/// Are the words that stood for identifiers in the first version of the standard and still occur in print.
const OLD_WORDS: [(&str, &str); 20] = [
    ("gtin", "01"),
    ("itip", "8006"),
    ("cpid", "8010"),
    ("gmn", "8013"),
    ("gln", "414"),
    ("party", "417"),
    ("gsrnp", "8017"),
    ("gsrn", "8018"),
    ("gcn", "255"),
    ("sscc", "00"),
    ("gdti", "253"),
    ("ginc", "401"),
    ("gsin", "402"),
    ("grai", "8003"),
    ("giai", "8004"),
    ("cpv", "22"),
    ("lot", "10"),
    ("ser", "21"),
    ("srin", "8019"),
    ("cpsn", "8011"),
];

/// Says whether a text is a web address.
pub(in super::super) fn is_web_address(text: &str) -> bool {
    ["https://", "http://", "HTTPS://", "HTTP://"].iter().any(|scheme| text.starts_with(scheme))
}

/// Reads the elements of a Digital Link; `None` when the address is one of another kind.
pub(in super::super) fn parse_link(address: &str) -> Option<Result<Vec<Element>, Refused>> {
    if !is_web_address(address) {
        return None;
    }
    let (_, after_scheme) = address.split_once("://")?;
    let without_fragment = after_scheme.split('#').next()?;
    let (location, query) = without_fragment.split_once('?').unwrap_or((without_fragment, ""));
    let (host, path) = location.split_once('/')?;
    let segments: Vec<&str> = path.split('/').collect();
    // The key must be followed by its value, so the last segment is none.
    let last_key = segments.len().checked_sub(2)?;
    let start = (0..=last_key).rev().find(|&at| {
        (segments.len() - at).is_multiple_of(2) && key_paths(segments[at]).next().is_some()
    })?;
    if !is_host(host) || !address.bytes().all(is_address_character) {
        return Some(Err(damaged("", "the address contains characters that no address has")));
    }
    Some(elements(&segments[start..], query))
}

fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        && port.parse::<u16>().is_ok()
}

/// The characters of RFC 3986, appendix A.
fn is_address_character(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

fn number_of(segment: &str) -> &str {
    OLD_WORDS.iter().find(|(word, _)| *word == segment).map_or(segment, |(_, number)| number)
}

/// Returns the rows of a primary key; none, when the segment is not one.
fn key_paths(segment: &str) -> impl Iterator<Item = &'static KeyPath> {
    let number = number_of(segment).to_owned();
    PRIMARY_KEYS.iter().filter(move |(key, _)| *key == number)
}

/// Reads the path from its primary key on, then the query.
fn elements(path: &[&str], query: &str) -> Result<Vec<Element>, Refused> {
    let second = path.get(2).map(|segment| number_of(segment));
    let (key, qualifiers) = *key_paths(path[0])
        .find(|(_, qualifiers)| second.is_none_or(|second| qualifiers.contains(&second)))
        .ok_or_else(|| damaged(second.unwrap_or(path[0]), "may not stand here"))?;
    let mut out = vec![element(key, path[1], false)?];
    let mut allowed = qualifiers;
    for pair in path[2..].chunks_exact(2) {
        let number = number_of(pair[0]);
        let place = allowed
            .iter()
            .position(|known| *known == number)
            .ok_or_else(|| damaged(number, "may not stand here"))?;
        allowed = &allowed[place + 1..];
        out.push(element(number, pair[1], false)?);
    }
    for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        // Other parameters are for the web site; those that are all digits are claimed by the standard.
        if !name.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        if qualifiers.contains(&name) || out.iter().any(|element| element.ai == name) {
            return Err(damaged(name, "may not stand in the query"));
        }
        out.push(element(name, value, true)?);
    }
    Ok(out)
}

fn element(number: &str, value: &str, in_query: bool) -> Result<Element, Refused> {
    let ai = table::find(number).ok_or_else(|| damaged(number, "is no application identifier"))?;
    let mut value = percent_decode(value, in_query)
        .ok_or_else(|| damaged(number, "has a broken percent sequence"))?;
    // GTIN-8, -12 and -13 are padded to 14 digits.
    if number == "01" && matches!(value.len(), 8 | 12 | 13) {
        value = format!("{value:0>14}");
    }
    values::check(&ai.components, &value).map_err(|problem| damaged(number, problem))?;
    Ok(Element::new(number, ai.title, &value))
}

/// Undoes percent encoding (RFC 3986, 2.1); in a query, `+` is a blank (HTML form encoding).
fn percent_decode(text: &str, in_query: bool) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            b'+' if in_query => b' ',
            other => other,
        });
    }
    String::from_utf8(out).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> Option<Vec<(String, String)>> {
        let elements = parse_link(address)?.ok()?;
        Some(elements.into_iter().map(|e| (e.ai, e.value)).collect())
    }

    #[test]
    fn path_and_query_become_elements() {
        let expected = [("01", "00036000291452"), ("10", "L/1"), ("21", "SN1"), ("17", "260131")];
        let read = read(
            "https://example.com/shop/01/00036000291452/10/L%2F1/21/SN1?17=260131&lang=en#top",
        );
        let expected: Vec<_> = expected.map(|(a, v)| (a.to_owned(), v.to_owned())).into();
        assert_eq!(read, Some(expected));
    }

    #[test]
    fn short_product_numbers_are_padded_and_old_words_understood() {
        assert_eq!(read("HTTP://a/gtin/036000291452/ser/7").unwrap()[0].1, "00036000291452");
        assert_eq!(read("https://a/01/036000291452/ser/7").unwrap()[1], ("21".into(), "7".into()));
    }

    #[test]
    fn other_addresses_are_no_links() {
        for address in [
            "https://example.com/",
            "https://a",
            "ftp://a/01/036000291452",
            "https://a/x/y",
            "a/01/1",
        ] {
            assert!(parse_link(address).is_none(), "{address}");
        }
    }

    #[test]
    fn a_link_that_breaks_a_rule_is_refused() {
        for address in [
            "https://a/01/036000291453",
            "https://a/01/036000291452/99/ABC",
            "https://a/01/036000291452/21/X/10/Y",
            "https://a/01/036000291452?10=LOT",
            "https://a/01/036000291452?999=X",
            "https://a/01/036000291452?01=036000291452",
            "https://a/01/036000291452?99=A%0",
            "https://a b/01/036000291452",
            "https://a:99999/01/036000291452",
            "https://a/01/Ä6000291452",
        ] {
            assert!(parse_link(address).is_some_and(|link| link.is_err()), "{address}");
        }
    }
}
