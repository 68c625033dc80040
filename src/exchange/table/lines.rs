//! Which line of a file a row begins on, as an editor counts them.
//!
//! The csv crate tells where it stood before it read a row. In a file with CRLF that is between the CR
//! and the LF of the line before, and after a blank line it is the blank line: both name the wrong
//! line. So the bytes are counted here, on their way into it.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A reader that remembers where lines begin, until they are asked for.
#[derive(Debug)]
pub struct Numbered<R> {
    from: R,
    /// How many bytes have passed.
    passed: u64,
    /// The line that the next byte belongs to, from 1.
    line: u64,
    after_cr: bool,
    at_begin: bool,
    /// Offset and number of every line that has text and was not asked for yet. The csv crate reads
    /// ahead by one buffer, so that there are never many.
    begins: VecDeque<(u64, u64)>,
    /// How many bytes may pass before the row that is being read is too long.
    stop_at: u64,
}

/// A row that does not end: memory has, so it is not read any further.
#[derive(Debug, thiserror::Error)]
#[error("a row does not end")]
pub struct EndlessRow;

impl EndlessRow {
    /// Whether this is what went wrong.
    pub fn is_in(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Self>)
    }
}

impl<R: Read> Numbered<R> {
    pub const fn new(from: R) -> Self {
        let begins = VecDeque::new();
        let stop_at = u64::MAX;
        Self { from, passed: 0, line: 1, after_cr: false, at_begin: true, begins, stop_at }
    }

    /// Lets no byte from this offset on pass.
    pub const fn stop_at(&mut self, offset: u64) {
        self.stop_at = offset;
    }

    /// The line on which the first text at or behind an offset begins. Offsets may only grow.
    pub fn line_from(&mut self, offset: u64) -> u64 {
        while self.begins.front().is_some_and(|(begin, _)| *begin < offset) {
            self.begins.pop_front();
        }
        self.begins.front().map_or(self.line, |(_, line)| *line)
    }

    fn count(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                // The second half of CRLF.
                b'\n' if self.after_cr => {}
                b'\n' | b'\r' => {
                    self.line += 1;
                    self.at_begin = true;
                }
                _text if self.at_begin => {
                    self.begins.push_back((self.passed, self.line));
                    self.at_begin = false;
                }
                _more_text => {}
            }
            self.after_cr = *byte == b'\r';
            self.passed += 1;
        }
    }
}

impl<R: Read> Read for Numbered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.stop_at.saturating_sub(self.passed);
        if left == 0 {
            return Err(io::Error::other(EndlessRow));
        }
        let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.from.read(&mut buffer[..wanted])?;
        self.count(&buffer[..read]);
        Ok(read)
    }
}
