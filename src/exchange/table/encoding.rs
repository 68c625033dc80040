//! Which encoding a text is in, and reading it as UTF-8.
//!
//! What is valid UTF-8 is UTF-8. What is not is looked at as a whole: mostly good multi-byte sequences
//! with a few bad bytes among them are a damaged UTF-8 file, whose bad rows are named one by one; else
//! the detector that browsers use is asked, and only its answer Windows-1252 is taken unsaid.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::TableError;

/// Looks at every byte of a file, a piece at a time.
pub(super) struct Sniffer {
    detector: EncodingDetector,
    /// The first bytes, for marks.
    first: Vec<u8>,
    /// The end of the piece before, as far as it may be the beginning of a character.
    cut: Vec<u8>,
    /// Good sequences of more than one byte, and bytes that fit into none.
    good: u64,
    bad: u64,
    has_nul: bool,
}

/// What a file is, as far as its bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Is(&'static Encoding),
    /// Not to be taken without somebody saying so.
    LooksLike(&'static Encoding),
    Unknown,
}

impl Verdict {
    pub fn encoding(self) -> Result<&'static Encoding, TableError> {
        match self {
            Self::Is(encoding) => Ok(encoding),
            Self::LooksLike(encoding) => {
                Err(TableError::Encoding { looks_like: Some(encoding.name()) })
            }
            Self::Unknown => Err(TableError::Encoding { looks_like: None }),
        }
    }
}

/// The encoding of a name.
pub(super) fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().as_bytes())
}

impl Sniffer {
    pub fn new() -> Self {
        Self {
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            first: Vec::new(),
            cut: Vec::new(),
            good: 0,
            bad: 0,
            has_nul: false,
        }
    }

    pub fn look_at(&mut self, piece: &[u8]) {
        self.first.extend(piece.iter().take(4_usize.saturating_sub(self.first.len())));
        if self.cut.is_empty() && piece.is_ascii() {
            self.has_nul |= piece.contains(&0);
            return;
        }
        self.has_nul |= piece.contains(&0);
        self.detector.feed(piece, false);
        let joined = [std::mem::take(&mut self.cut).as_slice(), piece].concat();
        let mut rest = joined.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.good += count_long(text.as_bytes());
                    return;
                }
                Err(error) => {
                    let (text, behind) = rest.split_at(error.valid_up_to());
                    self.good += count_long(text);
                    let Some(wrong) = error.error_len() else {
                        self.cut = behind.to_vec();
                        return;
                    };
                    self.bad += 1;
                    rest = &behind[wrong..];
                }
            }
        }
    }

    pub fn finish(mut self) -> Verdict {
        self.bad += u64::from(!self.cut.is_empty());
        if let Some((encoding, _)) = Encoding::for_bom(&self.first) {
            return Verdict::Is(encoding);
        }
        if self.has_nul {
            // Half of the bytes of plain text in UTF-16 are 0, and none of any text in the others.
            return match self.first.as_slice() {
                [0, _, ..] => Verdict::LooksLike(UTF_16BE),
                [_, 0, ..] => Verdict::LooksLike(UTF_16LE),
                _elsewhere => Verdict::Unknown,
            };
        }
        if self.bad == 0 || self.good > self.bad {
            return Verdict::Is(UTF_8);
        }
        self.detector.feed(&[], true);
        let guess = self.detector.guess(None, Utf8Detection::Deny);
        if guess == WINDOWS_1252 { Verdict::Is(guess) } else { Verdict::LooksLike(guess) }
    }
}

/// How many characters of good UTF-8 have more than one byte.
fn count_long(text: &[u8]) -> u64 {
    let starts = text.iter().filter(|byte| **byte >= 0xC0).count();
    u64::try_from(starts).unwrap_or(u64::MAX)
}

/// How many bytes are decoded at once.
const PIECE_BYTES: usize = 64 * 1024;

/// Reads any encoding as UTF-8. UTF-8 itself passes as it is, so that bad rows can be named.
pub(super) struct Decoded<R> {
    from: R,
    /// Nothing once the text has ended.
    decoder: Option<Decoder>,
    passes_as_it_is: bool,
    /// Bytes that were read and not decoded yet: `raw[start..]`.
    raw: Vec<u8>,
    start: usize,
    /// Text that was decoded and not handed out yet: `ready[given..]`.
    ready: Vec<u8>,
    given: usize,
    /// How many bytes of the file have been decoded, for a message.
    passed: u64,
}

impl<R> std::fmt::Debug for Decoded<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoded").field("passed", &self.passed).finish_non_exhaustive()
    }
}

impl<R: Read> Decoded<R> {
    pub fn new(from: R, encoding: &'static Encoding) -> Self {
        Self {
            from,
            decoder: Some(encoding.new_decoder_with_bom_removal()),
            passes_as_it_is: encoding == UTF_8,
            raw: Vec::new(),
            start: 0,
            ready: Vec::new(),
            given: 0,
            passed: 0,
        }
    }

    /// Decodes the next piece, if there is one.
    fn decode(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        let mut is_end = false;
        if self.start == self.raw.len() {
            self.raw.resize(PIECE_BYTES, 0);
            let read = self.from.read(&mut self.raw)?;
            self.raw.truncate(read);
            self.start = 0;
            is_end = read == 0;
        }
        self.ready.resize(PIECE_BYTES, 0);
        let rest = &self.raw[self.start..];
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(rest, &mut self.ready, is_end);
        self.ready.truncate(written);
        self.given = 0;
        self.start += read;
        self.passed += u64::try_from(read).unwrap_or(0);
        match result {
            DecoderResult::Malformed(..) => {
                let text = format!("byte {} is not of the encoding of the file", self.passed);
                return Err(io::Error::new(io::ErrorKind::InvalidData, text));
            }
            DecoderResult::InputEmpty if is_end => self.decoder = None,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.passes_as_it_is {
            return self.from.read(buffer);
        }
        while self.given == self.ready.len() && self.decoder.is_some() {
            self.decode()?;
        }
        let rest = &self.ready[self.given..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(bytes: &[u8]) -> Verdict {
        // However it comes in pieces.
        let mut whole = Sniffer::new();
        whole.look_at(bytes);
        let whole = whole.finish();
        let mut apart = Sniffer::new();
        for byte in bytes {
            apart.look_at(&[*byte]);
        }
        assert_eq!(apart.finish(), whole, "{bytes:?}");
        whole
    }

    #[test]
    fn an_encoding_is_told_by_marks_then_by_what_fits() {
        assert_eq!(verdict(b"plain"), Verdict::Is(UTF_8));
        assert_eq!(verdict("Müller;Zoé\n".as_bytes()), Verdict::Is(UTF_8));
        assert_eq!(verdict(b"\xEF\xBB\xBFx"), Verdict::Is(UTF_8));
        assert_eq!(verdict(b"\xFF\xFEx\0"), Verdict::Is(UTF_16LE));
        assert_eq!(verdict(b"\xFE\xFF\0x"), Verdict::Is(UTF_16BE));
        assert_eq!(verdict(b"x\0y\0"), Verdict::LooksLike(UTF_16LE));
        assert_eq!(
            verdict(b"Name;Ort\r\nM\xFCller;K\xF6ln\r\nGro\xDF;D\xFCren\r\n"),
            Verdict::Is(WINDOWS_1252)
        );
    }

    #[test]
    fn one_damaged_character_does_not_make_another_encoding_of_a_whole_file() {
        let mut text = "Zoé Müller, Jürgen Groß, Łukasz\n".as_bytes().to_vec();
        text.extend(b"Ren\xE9\n");
        assert_eq!(verdict(&text), Verdict::Is(UTF_8));
    }

    #[test]
    fn whatever_the_encoding_the_same_text_comes_out() {
        let text = "tracking;name\r\n1Z;Müller €\r\n".repeat(5000);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (windows, _, _) = WINDOWS_1252.encode(&text);
        for (bytes, encoding) in
            [(utf16.as_slice(), UTF_16LE), (&windows, WINDOWS_1252), (text.as_bytes(), UTF_8)]
        {
            let mut out = String::new();
            Decoded::new(bytes, encoding).read_to_string(&mut out).unwrap();
            assert_eq!(out, text, "{}", encoding.name());
        }
        let lone = [0x00, 0xD8, 0x41, 0x00];
        assert!(Decoded::new(&lone[..], UTF_16LE).read_to_string(&mut String::new()).is_err());
    }
}
