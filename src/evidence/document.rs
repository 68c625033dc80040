//! PDF documents: kept as they are, unless they hold scripts, start or send something, or carry other files.
//!
//! What a document does is named in its objects (ISO 32000-2, 12.6). They are read as a reader finds them: in
//! the file itself, and in the streams that pack objects together (7.5.7). Nobody can look into an encrypted
//! document, so that one is refused. A link that a person would have to follow is no more than text, unless
//! the document opens something by itself.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// From how many characters on a name does not come about by accident among a few million random bytes.
const LONG: usize = 6;

/// How much all packed objects of a document may unpack to.
const UNPACKED_BYTES_MAX: usize = 64 * 1024 * 1024;

/// What a quiet document does not name, and what it means.
const LOUD: [(&str, &str); 13] = [
    ("JavaScript", "a script"),
    ("JS", "a script"),
    ("Launch", "an action that starts a program"),
    ("SubmitForm", "a form that is sent"),
    ("ImportData", "an action that fetches data"),
    ("GoToR", "a reference to another file"),
    ("GoToE", "a reference to another file"),
    ("EmbeddedFile", "another file inside"),
    ("EmbeddedFiles", "another file inside"),
    ("RichMedia", "a medium that plays"),
    ("Rendition", "a medium that plays"),
    ("XFA", "a form with rules of its own"),
    ("Encrypt", "encryption, so that nobody can look into it"),
];

/// Whether bytes are a document.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Whether a document does nothing by itself; else what it has that does.
pub(super) fn is_quiet(bytes: &[u8]) -> Result<(), String> {
    let mut names = Names::default();
    // First everywhere, whatever somebody makes pass for a stream: long names are no accident.
    names.read(bytes, |name| name.len() >= LONG)?;
    let mut room = UNPACKED_BYTES_MAX;
    let mut rest = bytes;
    loop {
        // Then outside of streams: what packs pictures may spell a short name by accident.
        let Some(begins) = find(rest, b"stream") else {
            names.read(rest, |_| true)?;
            break;
        };
        let (objects, stream) = rest.split_at(begins);
        names.read(objects, |_| true)?;
        let stream = &stream[b"stream".len()..];
        let ends = find(stream, b"endstream").unwrap_or(stream.len());
        let begins = objects.windows(4).rposition(|window| window == b" obj").unwrap_or(0);
        let dictionary = &objects[begins..];
        if has_name(dictionary, "ObjStm") {
            let unpacked = unpack(dictionary, &stream[..ends], room)?;
            room -= unpacked.len();
            names.read(&unpacked, |_| true)?;
        }
        rest = stream.get(ends + b"endstream".len()..).unwrap_or_default();
    }
    if names.has_link && names.opens_something {
        return Err("a link, and something that is opened by itself".to_owned());
    }
    Ok(())
}

/// Objects that were packed together.
fn unpack(dictionary: &[u8], stream: &[u8], room: usize) -> Result<Vec<u8>, String> {
    let cannot = || "packed objects that cannot be looked into".to_owned();
    if has_name(dictionary, "DecodeParms") {
        return Err(cannot());
    }
    let begins = if stream.starts_with(b"\r\n") { 2 } else { usize::from(!stream.is_empty()) };
    let stream = &stream[begins..];
    if !has_name(dictionary, "Filter") {
        return Ok(stream.to_vec());
    }
    let other = ["ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt"];
    if !has_name(dictionary, "FlateDecode") || other.iter().any(|name| has_name(dictionary, name)) {
        return Err(cannot());
    }
    decompress_to_vec_zlib_with_limit(stream, room).map_err(|_| cannot())
}

/// What the names of a document tell.
#[derive(Default)]
struct Names {
    has_link: bool,
    opens_something: bool,
}

impl Names {
    fn read(&mut self, objects: &[u8], counts: impl Fn(&[u8]) -> bool) -> Result<(), String> {
        for name in names(objects).filter(|name| counts(name)) {
            if let Some((_, what)) = LOUD.iter().find(|(loud, _)| name == loud.as_bytes()) {
                return Err((*what).to_owned());
            }
            self.has_link |= name == b"URI";
            self.opens_something |= name == b"OpenAction" || name == b"AA";
        }
        Ok(())
    }
}

fn has_name(objects: &[u8], wanted: &str) -> bool {
    names(objects).any(|name| name == wanted.as_bytes())
}

/// Every name in objects, its escapes undone: `/J#53` is `/JS` (ISO 32000-2, 7.3.5).
fn names(objects: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    objects.split(|byte| *byte == b'/').skip(1).map(|behind| {
        let ends = behind.iter().position(|byte| {
            byte.is_ascii_whitespace() || *byte == 0 || b"()<>[]{}/%".contains(byte)
        });
        let raw = &behind[..ends.unwrap_or(behind.len())];
        let mut name = Vec::with_capacity(raw.len().min(64));
        let mut rest = raw;
        while let [byte, more @ ..] = rest {
            let escaped = more.first_chunk::<2>().filter(|_| *byte == b'#');
            let escaped = escaped.and_then(|digits| {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()
            });
            name.push(escaped.unwrap_or(*byte));
            rest = if escaped.is_some() { &more[2..] } else { more };
        }
        name
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;

    fn with(object: &[u8]) -> Result<(), String> {
        let pdf = [b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog ", object, b" >>\nendobj\n%%EOF\n"];
        is_quiet(&pdf.concat())
    }

    fn packed(objects: &[u8], filter: &str) -> Vec<u8> {
        let stream = compress_to_vec_zlib(objects, 6);
        let head = format!(
            "%PDF-1.7\n4 0 obj << /Type /ObjStm /N 1 /First 4 {filter} /Length {} >>\nstream\n",
            stream.len()
        );
        [head.as_bytes(), &stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn a_document_that_only_shows_pages_is_kept() {
        with(b"/Pages 2 0 R /OpenAction [3 0 R /Fit]").unwrap();
        with(b"/A << /S /URI /URI (https://example.com) >>").unwrap();
        // What is in a picture means nothing, whatever its bytes spell.
        is_quiet(b"%PDF-1.4\n5 0 obj << /Subtype /Image >>\nstream\n/JS /XFA\nendstream").unwrap();
        is_quiet(&packed(b"1 0 << /Type /Page >>", "/Filter /FlateDecode")).unwrap();
    }

    #[test]
    fn what_does_something_is_refused_and_named() {
        for (object, what) in [
            (&b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"[..], "script"),
            (b"/J#53 (x)", "script"),
            (b"/#4a#61vaScript 9 0 R", "script"),
            (b"/S /Launch", "starts a program"),
            (b"/Title (stream\n) /S /JavaScript /Author (endstream)", "script"),
            (b"/S/SubmitForm/F(http://example.com)", "form"),
            (b"/Names << /EmbeddedFiles 7 0 R >>", "another file inside"),
            (b"/AcroForm << /XFA 8 0 R >>", "rules of its own"),
            (b"/Encrypt 9 0 R", "encryption"),
            (b"/AA << /O << /S /URI /URI (http://example.com) >> >>", "by itself"),
        ] {
            let error = with(object).expect_err("it is refused");
            assert!(error.contains(what), "{error}");
        }
    }

    #[test]
    fn packed_objects_are_looked_into() {
        let script = packed(b"1 0 << /S /JavaScript >>", "/Filter /FlateDecode");
        assert!(is_quiet(&script).unwrap_err().contains("script"));
        for filter in ["/Filter /LZWDecode", "/Filter /FlateDecode /DecodeParms << >>"] {
            let odd = packed(b"1 0 << /Type /Page >>", filter);
            assert!(is_quiet(&odd).unwrap_err().contains("cannot be looked into"), "{filter}");
        }
        let cut = packed(b"1 0 << /Type /Page >>", "/Filter /FlateDecode");
        assert!(is_quiet(&cut[..cut.len() - 24]).unwrap_err().contains("cannot be looked into"));
        let bomb = packed(&vec![b' '; UNPACKED_BYTES_MAX + 1], "/Filter /FlateDecode");
        assert!(is_quiet(&bomb).unwrap_err().contains("cannot be looked into"));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes: Vec<u8>, text in "(stream|endstream|/ObjStm|#4|/|.){0,30}") {
            let _ = is_quiet(&bytes);
            let _ = is_quiet(text.as_bytes());
        }
    }
}
