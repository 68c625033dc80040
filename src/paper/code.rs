//! The proof as the text of a QR code: short enough to be scanned, and the same proof again when it is unpacked.
//!
//! `CST1:` and then base45 (RFC 9285) of deflate (RFC 1951) of the proof in shorthand. `docs/receipts.md` has the format.

use data_encoding::{BASE64, HEXLOWER};

use super::entry::{Entry, Proved};
use super::visible;
use crate::press::{Restores, Symbol, SymbolKind};

/// Is how the text of a code begins that carries a proof.
pub const PREFIX: &str = "CST1:";

/// Is how the text of a code begins that says where the proof is.
pub const PLACE_PREFIX: &str = "custody receipt ";

/// Is the longest text: a QR code of version 32 at level L. At 60 mm its modules are still 0.4 mm.
const LETTERS_MAX: usize = 2_840;

/// Is the longest proof that is unpacked.
const PROOF_BYTES_MAX: usize = 512 * 1024;

/// Stands for 64 hexadecimal digits; 32 bytes follow.
const DIGEST: u8 = 1;
/// Stands for a UUID; 16 bytes follow.
const UUID: u8 = 2;
/// Stands for a hash in base64; 32 bytes follow.
const HASH: u8 = 3;
/// Stands for a signature in base64; 68 bytes follow.
const SIGNATURE: u8 = 4;

/// Is what a code carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// The whole proof, with the names.
    Proof,
    /// The proof; the names that it discloses would make it too large.
    ProofWithoutNames,
    /// Where the proof is to be found.
    Place,
}

/// Returns the text of the code for an entry.
#[must_use]
pub fn text_of(proved: &Proved) -> (String, Carries) {
    if let Some(text) = pack(&proved.proof, &proved.origin).filter(|text| text.len() <= LETTERS_MAX)
    {
        return (text, Carries::Proof);
    }
    let without = without_names(&proved.proof).and_then(|proof| pack(&proof, &proved.origin));
    if let Some(text) = without.filter(|text| text.len() <= LETTERS_MAX) {
        return (text, Carries::ProofWithoutNames);
    }
    let leaf = HEXLOWER.encode(&proved.leaf);
    let origin = visible(&proved.origin);
    let number =
        Entry::of(proved).map_or_else(|_| proved.index.to_string(), |entry| entry.number());
    (format!("{PLACE_PREFIX}{number} log {origin} leaf {leaf}"), Carries::Place)
}

/// Returns the code for an entry; `None` only if it cannot be printed as one.
#[must_use]
pub fn of(proved: &Proved) -> Option<(Symbol, Carries)> {
    let (text, carries) = text_of(proved);
    let symbol = Symbol::encode_with(SymbolKind::Qr, &text, Restores::Little).ok()?;
    Some((symbol, carries))
}

/// Leaves out what a proof discloses; it proves the entry all the same.
fn without_names(proof: &str) -> Option<String> {
    let extra = proof.lines().find_map(|line| line.strip_prefix("extra "))?;
    let json = BASE64.decode(extra.as_bytes()).ok()?;
    let mut value: serde_json::Value = serde_json::from_slice(&json).ok()?;
    value["disclosures"] = serde_json::Value::Array(Vec::new());
    Some(proof.replace(extra, &BASE64.encode(value.to_string().as_bytes())))
}

/// Packs a proof. Of the signatures, that of the log is kept: the one that a receipt is checked with.
fn pack(proof: &str, origin: &str) -> Option<String> {
    let own = format!("\u{2014} {origin} ");
    let lines =
        proof.lines().filter(|line| !line.starts_with('\u{2014}') || line.starts_with(&own));
    let kept: Vec<&str> = lines.collect();
    let mut short = Vec::with_capacity(proof.len());
    for line in &kept {
        if let Some(extra) = line.strip_prefix("extra ") {
            let json = BASE64.decode(extra.as_bytes()).ok()?;
            short.extend_from_slice(b"extra ");
            shorten(std::str::from_utf8(&json).ok()?, &mut short);
        } else if let Some(signature) = line.strip_prefix(&own) {
            short.extend_from_slice(own.as_bytes());
            short.push(SIGNATURE);
            short.extend(BASE64.decode(signature.as_bytes()).ok().filter(|s| s.len() == 68)?);
        } else if let Some(hash) = hash(line) {
            short.push(HASH);
            short.extend(hash);
        } else {
            short.extend_from_slice(line.as_bytes());
        }
        short.push(b'\n');
    }
    let packed = miniz_oxide::deflate::compress_to_vec(&short, 9);
    let text = format!("{PREFIX}{}", base45::encode(&packed));
    let again = kept.iter().flat_map(|line| [*line, "\n"]).collect::<String>();
    // What the shorthand cannot say, it does not say.
    (unpack(&text)? == again).then_some(text)
}

/// Unpacks the text of a code: the proof, if it is one.
#[must_use]
pub fn unpack(text: &str) -> Option<String> {
    let packed = base45::decode(text.strip_prefix(PREFIX)?).ok()?;
    let short =
        miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, PROOF_BYTES_MAX).ok()?;
    let mut long: Vec<u8> = Vec::with_capacity(short.len() * 2);
    let mut rest = short.as_slice();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        let length = match byte {
            DIGEST | HASH => 32,
            UUID => 16,
            SIGNATURE => 68,
            _as_it_is => {
                long.push(byte);
                continue;
            }
        };
        let (bytes, behind) = rest.split_at_checked(length)?;
        rest = behind;
        match byte {
            DIGEST => long.extend(HEXLOWER.encode(bytes).bytes()),
            UUID => {
                let id = uuid::Uuid::from_slice(bytes).ok()?;
                long.extend(id.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()).bytes());
            }
            _hash_or_signature => long.extend(BASE64.encode(bytes).bytes()),
        }
    }
    let long = String::from_utf8(long).ok()?;
    let mut proof = String::with_capacity(long.len() * 3 / 2);
    for line in long.lines() {
        match line.strip_prefix("extra ") {
            Some(json) => {
                proof.push_str("extra ");
                BASE64.encode_append(json.as_bytes(), &mut proof);
            }
            None => proof.push_str(line),
        }
        proof.push('\n');
    }
    Some(proof)
}

/// A line that is a hash in base64.
fn hash(line: &str) -> Option<Vec<u8>> {
    let hash = BASE64.decode(line.as_bytes()).ok()?;
    (hash.len() == 32).then_some(hash)
}

/// Copies a text, with digests and UUIDs in shorthand.
fn shorten(text: &str, short: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let starts_a_word = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let word = |length: usize| bytes.get(at..at + length).filter(|_| starts_a_word);
        if let Some(digest) = word(64).and_then(|word| HEXLOWER.decode(word).ok()) {
            short.push(DIGEST);
            short.extend(digest);
            at += 64;
        } else if let Some(id) = word(36).and_then(uuid_of) {
            short.push(UUID);
            short.extend(id.as_bytes());
            at += 36;
        } else {
            short.push(bytes[at]);
            at += 1;
        }
    }
}

/// A UUID in the one form that comes out again.
fn uuid_of(word: &[u8]) -> Option<uuid::Uuid> {
    let id = uuid::Uuid::try_parse_ascii(word).ok()?;
    let same = id.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()).as_bytes() == word;
    same.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proof(json: &str) -> String {
        let hash = BASE64.encode(&[7; 32]);
        let signature = BASE64.encode(&[9; 68]);
        let extra = BASE64.encode(json.as_bytes());
        format!(
            "c2sp.org/tlog-proof@v1\nextra {extra}\nindex 3\n{hash}\n{hash}\n\nlog/e0\n8\n{hash}\n\n\u{2014} log/e0 {signature}\n"
        )
    }

    #[test]
    fn a_packed_proof_comes_out_byte_for_byte() {
        let digest = "0123456789abcdef".repeat(4);
        for json in [
            format!("{{\"a\":\"{digest}\",\"b\":\"019730f2-5a1c-7e5f-8d7e-000000000001\"}}"),
            format!(
                "{{\"a\":\"{digest}0\",\"b\":\"0{digest}\",\"C\":\"019730F2-5A1C-7E5F-8D7E-000000000001\"}}"
            ),
            "{\"name\":\"Zoë Łukasz 漢字 \\u0001\"}".to_owned(),
            "{}".to_owned(),
        ] {
            let proof = proof(&json);
            let text = pack(&proof, "log/e0").expect(&json);
            assert_eq!(unpack(&text).as_deref(), Some(proof.as_str()), "{json}");
            assert!(text.bytes().all(|b| b.is_ascii_uppercase()
                || b.is_ascii_digit()
                || b" $%*+-./:".contains(&b)));
        }
        let other = BASE64.encode(&[1; 68]);
        let with_two = format!("{}\u{2014} log/operator/ada {other}\n", proof("{}"));
        let text = pack(&with_two, "log/e0").unwrap();
        assert_eq!(unpack(&text).unwrap(), proof("{}"), "the log's signature is enough");
        assert_eq!(
            pack(&proof("{\"a\":\"\u{1}\"}"), "log/e0"),
            None,
            "that would come out as something else"
        );
    }

    #[test]
    fn names_can_be_left_out() {
        let proof = proof("{\"disclosures\":[{\"label\":\"to.name\"}],\"entry\":\"{}\"}");
        let without = without_names(&proof).unwrap();
        let extra = without.lines().find_map(|line| line.strip_prefix("extra ")).unwrap();
        assert_eq!(
            BASE64.decode(extra.as_bytes()).unwrap(),
            b"{\"disclosures\":[],\"entry\":\"{}\"}"
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "(CST1:)?[0-9A-Z $%*+./:-]{0,80}") {
            let _ = unpack(&text);
        }
    }
}
