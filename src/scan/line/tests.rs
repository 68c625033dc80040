//! Checks that scans are cut where they end, and that nothing is lost around a bad one.

use super::*;

fn texts(bytes: &[u8]) -> Vec<String> {
    Lines::new(bytes).map(|scan| scan.unwrap().text).collect()
}

#[test]
fn every_terminator_ends_one_scan() {
    assert_eq!(texts(b"A1\rB2\nC3\r\nD4\tE5"), ["A1", "B2", "C3", "D4", "E5"]);
    let ends: Vec<_> = Lines::new(&b"A\rB\nC\r\nD\tE"[..]).map(|s| s.unwrap().terminator).collect();
    assert_eq!(
        ends,
        [
            Terminator::CarriageReturn,
            Terminator::LineFeed,
            Terminator::CarriageReturn,
            Terminator::Tab,
            Terminator::EndOfInput
        ]
    );
}

#[test]
fn empty_scans_are_skipped() {
    assert_eq!(texts(b"\r\n\r\n\nA1\n\n\t\rB2\n\0\0\n"), ["A1", "B2"]);
    assert!(texts(b"").is_empty());
}

#[test]
fn separators_are_data() {
    assert_eq!(texts(b"[)>\x1e06\x1dS1\x1e\x04\n"), ["[)>\u{1e}06\u{1d}S1\u{1e}\u{4}"]);
    assert_eq!(texts(b"\x1dA\x1c\x1f\n"), ["\u{1d}A\u{1c}\u{1f}"]);
}

#[test]
fn separators_typed_as_keys_are_data_and_other_escapes_are_not() {
    assert_eq!(texts(b"]C121A\x1b[19~10B\n"), ["]C121A\u{1b}[19~10B"]);
    let refused = Lines::new(&b"AB\x1b[2JC\n"[..]).next().unwrap().unwrap_err();
    assert!(
        matches!(refused, LineError::ControlCharacter { code: 0x1b, position: 3, .. }),
        "{refused:?}"
    );
}

#[test]
fn a_control_character_is_refused_with_its_place_and_the_rest_survives() {
    let mut lines = Lines::new(&b"A1\nB\x07C\nD\x7f\n\xc3\x84\xc2\x9b\nE5\n"[..]);
    assert_eq!(lines.next().unwrap().unwrap().text, "A1");
    for (expected_code, expected_position) in [(0x07, 2), (0x7f, 2), (0x9b, 2)] {
        match lines.next().unwrap().unwrap_err() {
            LineError::ControlCharacter { code, position, bytes } => {
                assert_eq!((code, position), (expected_code, expected_position));
                assert!(!bytes.is_empty());
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(lines.next().unwrap().unwrap().text, "E5");
    assert!(lines.next().is_none());
}

#[test]
fn padding_with_nul_is_dropped_only_at_the_ends() {
    assert_eq!(texts(b"\0\0SN1\0\n"), ["SN1"]);
    assert!(Lines::new(&b"S\0N\n"[..]).next().unwrap().is_err());
}

#[test]
fn broken_utf8_is_refused_with_its_place() {
    let mut lines = Lines::new(&b"AB\xffC\nOK\n"[..]);
    assert!(matches!(
        lines.next().unwrap(),
        Err(LineError::InvalidUtf8 { position: 3, ref bytes }) if bytes == b"AB\xffC"
    ));
    assert_eq!(lines.next().unwrap().unwrap().text, "OK");
}

#[test]
fn the_longest_scan_passes_and_one_byte_more_is_refused_by_its_length() {
    let mut input = vec![b'A'; MAX_SCAN_BYTES];
    input.extend_from_slice(b"\nnext\n");
    assert_eq!(texts(&input)[0].len(), MAX_SCAN_BYTES);

    input.splice(0..0, *b"x");
    let mut lines = Lines::new(&input[..]);
    let error = lines.next().unwrap().unwrap_err();
    assert!(matches!(error, LineError::TooLong { length: 4097 }));
    assert!(error.to_string().contains("4097 bytes"));
    assert_eq!(lines.next().unwrap().unwrap().text, "next");
}

/// Is interrupted before every byte, and breaks at the end.
struct Flaky<'a> {
    bytes: &'a [u8],
    interrupt: bool,
}

impl Read for Flaky<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.interrupt = !self.interrupt;
        if self.interrupt {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let Some((&first, rest)) = self.bytes.split_first() else {
            return Err(io::Error::other("unplugged"));
        };
        self.bytes = rest;
        out[0] = first;
        Ok(1)
    }
}

#[test]
fn an_interrupted_read_is_retried_and_an_error_is_yielded_once() {
    let mut lines = Lines::new(Flaky { bytes: b"A1\r\nB2\nhalf", interrupt: false });
    assert_eq!(lines.next().unwrap().unwrap().text, "A1");
    assert_eq!(lines.next().unwrap().unwrap().text, "B2");
    let error = lines.next().unwrap().unwrap_err();
    assert!(matches!(error, LineError::Read { unfinished: 4, .. }), "{error:?}");
    assert!(lines.next().is_none());
}

proptest::proptest! {
    #[test]
    fn no_input_panics_and_every_scan_is_bounded(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..6000)
    ) {
        for scan in Lines::new(&bytes[..]).flatten() {
            proptest::prop_assert!(!scan.text.is_empty());
            proptest::prop_assert!(scan.bytes().len() <= MAX_SCAN_BYTES);
            proptest::prop_assert!(!scan.text.contains(['\r', '\n', '\t', '\0']));
        }
    }

    #[test]
    fn clean_scans_come_back_as_they_were_whatever_ends_them(
        scans in proptest::collection::vec("[ -~\u{1c}-\u{1f}]{1,40}", 0..20),
        end in proptest::sample::select(vec!["\r", "\n", "\r\n", "\t"]),
    ) {
        let input = scans.join(end) + if scans.is_empty() { "" } else { end };
        let read: Vec<String> = Lines::new(input.as_bytes()).map(|s| s.unwrap().text).collect();
        proptest::prop_assert_eq!(read, scans);
    }
}
