//! Cuts a stream of bytes into bounded scans.
//!
//! A scanner, a pipe and a file all say the same thing: some bytes, then a terminator. [`Framer`] takes the bytes one
//! by one, so that a raw terminal can feed it; [`Lines`] drives it over any [`Read`].
//!
//! Nothing is guessed here and nothing is repaired. A scan that could not have come from a code (a stray control
//! character, broken UTF-8, kilobytes of text) is refused with the place where it went wrong, and the scans around it
//! are unharmed.

use std::io::{self, Read};

use super::controls::key_sequence_len;

/// Is the longest scan that is accepted, in bytes.
///
/// The largest payload of any symbology is below it (QR version 40-L holds 4296 digits, which no label carries), so a
/// longer run means that the terminator is missing.
pub const MAX_SCAN_BYTES: usize = 4096;

/// Is how many bytes [`Lines`] asks its reader for at once.
const READ_BYTES: usize = 64 * 1024;

const NUL: u8 = 0x00;
const EOT: u8 = 0x04;
const ESC: u8 = 0x1b;
const DEL: char = '\u{7f}';

/// Says what ended a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Terminator {
    /// A carriage return, alone or followed by a line feed.
    CarriageReturn,
    /// A line feed.
    LineFeed,
    /// A horizontal tab.
    Tab,
    /// Silence: the scanner sends no suffix, and the next key was too late to belong to the scan.
    Timeout,
    /// The end of the input.
    EndOfInput,
}

/// Is one scan as it arrived, without its terminator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawScan {
    /// The characters; their UTF-8 bytes are exactly the bytes that arrived.
    pub text: String,
    /// What ended the scan.
    pub terminator: Terminator,
}

impl RawScan {
    /// Returns the bytes as they arrived.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

/// Says why a run of bytes is not a scan.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// More bytes than any code holds arrived without a terminator.
    #[error(
        "a scan of {length} bytes is longer than the {MAX_SCAN_BYTES} bytes any code holds; it was dropped up to the next line end"
    )]
    TooLong {
        /// How many bytes arrived before the terminator.
        length: usize,
    },
    /// A control character that no symbology and no scanner sends as data.
    #[error(
        "character {position} of the scan is the control character U+{code:04X}, which no code contains"
    )]
    ControlCharacter {
        /// Its code point.
        code: u32,
        /// Its place in the scan, counted in characters from 1.
        position: usize,
        /// The refused bytes.
        bytes: Vec<u8>,
    },
    /// Bytes that are not UTF-8.
    #[error("byte {position} of the scan is not valid UTF-8")]
    InvalidUtf8 {
        /// The place of the first bad byte in the scan, counted from 1.
        position: usize,
        /// The refused bytes.
        bytes: Vec<u8>,
    },
    /// A scan without the key that ends every scan of this scanner.
    #[error(
        "the scan stopped after {length} bytes without its end (`scanner.suffix`): it is not whole"
    )]
    Unfinished {
        /// How many bytes arrived.
        length: usize,
    },
    /// The input could not be read further.
    #[error("the scans could not be read{}", unfinished_note(*.unfinished))]
    Read {
        /// What the operating system said.
        source: io::Error,
        /// How many bytes of an unfinished scan were given up, because its end is unknown.
        unfinished: usize,
    },
}

fn unfinished_note(bytes: usize) -> String {
    if bytes == 0 {
        return String::new();
    }
    format!("; {bytes} bytes of an unfinished scan were dropped")
}

/// Collects bytes into scans; knows nothing of clocks or files.
#[derive(Debug, Default)]
pub struct Framer {
    scan: Vec<u8>,
    /// Counts on after `scan` has stopped growing, so that the error can name the length.
    length: usize,
    after_carriage_return: bool,
}

impl Framer {
    /// Starts with no bytes pending.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one byte, and returns the scan it ends, if it ends one.
    pub fn push(&mut self, byte: u8) -> Option<Result<RawScan, LineError>> {
        // The line feed of a CR LF pair belongs to the scan that is already out.
        let second_half = byte == b'\n' && self.after_carriage_return;
        self.after_carriage_return = byte == b'\r';
        match byte {
            b'\n' if second_half => None,
            b'\n' => self.end(Terminator::LineFeed),
            b'\r' => self.end(Terminator::CarriageReturn),
            b'\t' => self.end(Terminator::Tab),
            _ => {
                self.length += 1;
                if self.scan.len() < MAX_SCAN_BYTES {
                    self.scan.push(byte);
                }
                None
            }
        }
    }

    /// Ends the pending scan, if there is one, for a reason that is not a byte: silence, or the end of the input.
    pub fn end(&mut self, terminator: Terminator) -> Option<Result<RawScan, LineError>> {
        let length = std::mem::take(&mut self.length);
        let bytes = std::mem::take(&mut self.scan);
        if length > MAX_SCAN_BYTES {
            return Some(Err(LineError::TooLong { length }));
        }
        checked_text(bytes)
            .map(|text| (!text.is_empty()).then_some(RawScan { text, terminator }))
            .transpose()
    }

    /// Counts the bytes that wait for a terminator.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.length
    }
}

/// Turns the bytes of one scan into text, or says where they stop being some.
fn checked_text(bytes: Vec<u8>) -> Result<String, LineError> {
    // Some scanners pad their frame with NUL; it carries nothing and stands only at the ends.
    let bytes = match bytes.iter().position(|&b| b != NUL) {
        Some(first) if first == 0 && bytes.last() != Some(&NUL) => bytes,
        Some(first) => {
            let last = bytes.iter().rposition(|&b| b != NUL).unwrap_or(first);
            bytes[first..=last].to_vec()
        }
        None => Vec::new(),
    };
    let text = String::from_utf8(bytes).map_err(|error| LineError::InvalidUtf8 {
        position: error.utf8_error().valid_up_to() + 1,
        bytes: error.into_bytes(),
    })?;
    match first_refused_control(&text) {
        None => Ok(text),
        Some((code, position)) => {
            Err(LineError::ControlCharacter { code, position, bytes: text.into_bytes() })
        }
    }
}

/// Finds the first control character that is neither a separator of ISO/IEC 15434 nor part of a key a scanner types.
fn first_refused_control(text: &str) -> Option<(u32, usize)> {
    let mut skip = 0;
    for (position, (offset, c)) in text.char_indices().enumerate() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let byte = u8::try_from(c).unwrap_or(u8::MAX);
        // Separators may arrive as the keys a scanner types for them; `controls` knows which.
        if byte == ESC
            && let Some(length) = key_sequence_len(&text[offset..])
        {
            skip = length - 1;
            continue;
        }
        let separator = byte == EOT || (0x1c..=0x1f).contains(&byte);
        if (c.is_control() && !separator) || c == DEL {
            return Some((u32::from(c), position + 1));
        }
    }
    None
}

/// Iterates over the scans of a reader.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    framer: Framer,
    finished: bool,
}

impl<R: Read> Lines<R> {
    /// Reads scans from `reader`, which needs no buffer of its own.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: vec![0; READ_BYTES].into_boxed_slice(),
            start: 0,
            end: 0,
            framer: Framer::new(),
            finished: false,
        }
    }

    /// Refills the buffer; `Ok(false)` means the end of the input.
    fn fill(&mut self) -> io::Result<bool> {
        loop {
            match self.reader.read(&mut self.buffer) {
                Ok(count) => {
                    self.start = 0;
                    self.end = count;
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<RawScan, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.finished {
            while self.start < self.end {
                let byte = self.buffer[self.start];
                self.start += 1;
                if let Some(scan) = self.framer.push(byte) {
                    return Some(scan);
                }
            }
            match self.fill() {
                Ok(true) => {}
                Ok(false) => {
                    self.finished = true;
                    return self.framer.end(Terminator::EndOfInput);
                }
                Err(source) => {
                    self.finished = true;
                    // Half a serial number looks like a serial number: without its terminator it is not one.
                    let unfinished = self.framer.pending();
                    return Some(Err(LineError::Read { source, unfinished }));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
