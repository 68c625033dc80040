//! Holds keys and the times between them, and tells a scanner's from a hand's.

use std::time::Duration;

use super::super::line::MAX_SCAN_BYTES;

/// Is the least number of keys of a scan: hands type pairs of letters as fast as scanners.
const LEAST_KEYS: usize = 5;
/// Are the parts of the gaps, in percent, that must be short.
const SHORT_GAPS_PERCENT: usize = 80;

/// Is a run of keys.
#[derive(Debug, Default)]
pub(super) struct Burst {
    bytes: Vec<u8>,
    gaps: Vec<Duration>,
    first: Duration,
    last: Duration,
}

impl Burst {
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Says whether there is nothing but one key, pressed once or held.
    pub(super) fn is_only(&self, byte: u8) -> bool {
        !self.is_empty() && self.bytes.iter().all(|pressed| *pressed == byte)
    }

    pub(super) fn push(&mut self, at: Duration, byte: u8) {
        if self.bytes.is_empty() {
            self.first = at;
        } else if self.gaps.len() <= MAX_SCAN_BYTES {
            self.gaps.push(at.saturating_sub(self.last));
        }
        self.last = at;
        // One byte over the limit is enough to be refused; a stuck key fills no memory.
        if self.bytes.len() <= MAX_SCAN_BYTES {
            self.bytes.push(byte);
        }
    }

    /// Takes the last character back; `false` when there is none.
    pub(super) fn pop(&mut self) -> bool {
        let is_continuation = |byte: &u8| byte & 0xc0 == 0x80;
        while self.bytes.pop_if(|byte| is_continuation(byte)).is_some() {
            self.gaps.pop();
        }
        self.gaps.pop();
        self.bytes.pop().is_some()
    }

    /// Adds what was typed later.
    pub(super) fn append(&mut self, later: Self) {
        if later.is_empty() {
            return;
        }
        if self.is_empty() {
            *self = later;
            return;
        }
        let room = (MAX_SCAN_BYTES + 1).saturating_sub(self.bytes.len());
        self.bytes.extend(later.bytes.into_iter().take(room));
        self.last = later.last;
    }

    pub(super) fn last_key(&self) -> Option<Duration> {
        (!self.is_empty()).then_some(self.last)
    }

    pub(super) fn times(&self) -> Option<(Duration, Duration)> {
        (!self.is_empty()).then_some((self.first, self.last))
    }

    /// Says whether a scanner pressed the keys: several, and most of them faster than a hand.
    pub(super) fn is_scan(&self, key: Duration) -> bool {
        let short = self.gaps.iter().filter(|gap| **gap < key).count();
        self.bytes.len() >= LEAST_KEYS && short * 100 >= self.gaps.len() * SHORT_GAPS_PERCENT
    }

    pub(super) fn text(&self) -> Option<String> {
        String::from_utf8(self.bytes.clone()).ok()
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Duration = Duration::from_millis(45);

    fn burst(text: &str, gap_ms: u64) -> Burst {
        let mut burst = Burst::default();
        for (place, byte) in text.bytes().enumerate() {
            burst.push(Duration::from_millis(gap_ms * place as u64), byte);
        }
        burst
    }

    #[test]
    fn a_fast_run_of_keys_is_a_scan() {
        assert!(burst("SN12345", 10).is_scan(KEY));
        assert!(!burst("SN12345", 90).is_scan(KEY));
        assert!(!burst("SN12", 10).is_scan(KEY));
        let mut stalled = burst("SN12345", 10);
        stalled.push(Duration::from_millis(150), b'6');
        assert!(stalled.is_scan(KEY), "one stall is no hand");
    }

    #[test]
    fn whole_characters_are_taken_back() {
        let mut typed = burst("aü", 90);
        assert!(typed.pop());
        assert_eq!(typed.text().as_deref(), Some("a"));
        assert!(typed.pop() && !typed.pop());
    }

    #[test]
    fn a_stuck_key_fills_no_memory() {
        let mut stuck = burst(&"A".repeat(10_000), 1);
        assert_eq!(stuck.bytes.len(), MAX_SCAN_BYTES + 1);
        stuck.append(burst(&"A".repeat(10_000), 1));
        assert_eq!(stuck.into_bytes().len(), MAX_SCAN_BYTES + 1);
    }
}
