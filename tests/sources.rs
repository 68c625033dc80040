//! Scans from a terminal and from a serial line, over pseudo-terminals: what a code contains is data, a device that is
//! unplugged is waited for, and the terminal is left as it was.

use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdout, Stdio};
use std::thread::sleep;
use std::time::Duration;

use rustix::process::Signal;
use serde_json::Value;

use crate::common::line::{PtyLine, signal};
use crate::common::program::{Home, json_lines, ups};

/// Longer than the silence that ends a scan, and than the window for a double trigger.
const A_WHILE: Duration = Duration::from_millis(1300);

/// A program that reads scans, and its answers.
struct Reader {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    fn start(home: &Home, line: &str, stdin: Stdio) -> Self {
        let mut command = home.command(line);
        command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("custody starts");
        let answers = BufReader::new(child.stdout.take().expect("piped"));
        Self { child, answers }
    }

    /// Waits for the next answer.
    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("custody answers");
        json_lines(&line).pop().expect("an answer")
    }

    /// Waits for the end: the exit code or signal, and what was said beside the answers.
    fn ends(mut self) -> (Option<i32>, Option<i32>, String) {
        let mut said = String::new();
        self.child.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
        let status = self.child.wait().expect("it ends");
        (status.code(), status.signal(), said)
    }
}

#[test]
fn at_a_terminal_control_characters_of_a_code_are_data() {
    let home = Home::new();
    let mut line = PtyLine::new();
    let before = line.modes();
    let mut reader = Reader::start(&home, "receive --json", line.stdin());
    line.becomes_raw();
    line.types(format!("{}\r", ups(1)));
    assert_eq!(reader.answer()["outcome"], "recorded");
    // Interrupt, suspend, freeze, quit, end of file, next literal, kill the line.
    for control in [0x03, 0x1a, 0x13, 0x11, 0x04, 0x16, 0x15] {
        let mut keys = ups(2).into_bytes();
        keys.insert(9, control);
        keys.push(b'\r');
        line.types(keys);
        let answer = reader.answer();
        assert_eq!(answer["outcome"], "refused", "{control:#x} {answer}");
    }
    line.types(format!("\x03{}\r\n", ups(2)));
    assert!(reader.answer()["message"].as_str().expect("a sentence").contains("U+0003"));
    line.types(format!("{}\r\n", ups(3)));
    assert_eq!(reader.answer()["tracking"], ups(3));
    sleep(A_WHILE);
    line.types("\x04");
    let (code, _, said) = reader.ends();
    assert_eq!(code, Some(65), "{said}");
    assert!(said.contains("2 received, 0 known already, 8 refused"), "{said}");
    assert!(line.is_as(&before), "the terminal is as it was");
    assert_eq!(home.items().len(), 2);
}

#[test]
fn a_double_trigger_is_answered_without_the_ledger_and_a_later_one_with_the_first_receipt() {
    let home = Home::new();
    let mut line = PtyLine::new();
    let mut reader = Reader::start(&home, "receive --json", line.stdin());
    line.becomes_raw();
    line.types(format!("{0}\r{0}\r", ups(1)));
    let first = reader.answer();
    assert_eq!(reader.answer()["outcome"], "ignored");
    sleep(A_WHILE);
    line.types(format!("{}\r", ups(1)));
    let again = reader.answer();
    assert_eq!((&again["outcome"], &again["receipt"]), (&"unchanged".into(), &first["receipt"]));
    sleep(A_WHILE);
    line.types("\x04");
    assert_eq!(reader.ends().0, Some(0));
}

#[test]
fn ctrl_c_alone_and_signals_end_a_session_and_leave_the_terminal_as_it_was() {
    let home = Home::new();
    let mut line = PtyLine::new();
    let before = line.modes();
    let reader = Reader::start(&home, "receive", line.stdin());
    line.becomes_raw();
    line.types("\x03");
    assert_eq!(reader.ends().0, Some(130));
    assert!(line.is_as(&before));

    let reader = Reader::start(&home, "receive", line.stdin());
    line.becomes_raw();
    signal(&reader.child, Signal::INT);
    assert_eq!(reader.ends().0, Some(130), "in order");
    assert!(line.is_as(&before));

    for deadly in [Signal::TERM, Signal::HUP, Signal::QUIT] {
        let reader = Reader::start(&home, "receive", line.stdin());
        line.becomes_raw();
        signal(&reader.child, deadly);
        assert_eq!(reader.ends().1, Some(deadly.as_raw()));
        assert!(line.is_as(&before), "{deadly:?}");
    }
}

#[test]
fn a_parcel_without_serial_numbers_stays_open_when_its_session_is_broken_off() {
    let home = Home::new();
    home.does("receive 1Z999AA10123456784");
    let mut line = PtyLine::new();
    let mut reader =
        Reader::start(&home, "serialize 1Z999AA10123456784 --last --json", line.stdin());
    line.becomes_raw();
    line.types("SN-10001\r");
    assert_eq!(reader.answer()["outcome"], "recorded");
    sleep(A_WHILE);
    line.types("\x03");
    assert_eq!(reader.ends().0, Some(130));
    home.does("show 1Z999AA10123456784 --json").says("\"held\"");
}

#[test]
fn a_serial_scanner_is_read_lost_and_found_again() {
    let home = Home::new();
    let device = home.path("scanner");
    let mut line = PtyLine::new();
    symlink(&line.path, &device).expect("ours");
    let source = format!("receive --json --source serial:{},115200", device.display());
    let mut reader = Reader::start(&home, &source, Stdio::null());
    line.becomes_raw();
    line.types(format!("{}\r", ups(1)));
    assert_eq!(reader.answer()["tracking"], ups(1));
    line.types(&ups(2)[..9]);
    sleep(Duration::from_millis(30));
    // Closing our end unplugs it; another line under the same name is the same scanner plugged in again.
    std::fs::remove_file(&device).expect("ours");
    drop(line);
    let mut line = PtyLine::new();
    symlink(&line.path, &device).expect("ours");
    line.becomes_raw();
    line.types(format!("{}\r", ups(3)));
    assert_eq!(reader.answer()["tracking"], ups(3));
    line.types(format!("\x03\r{}\r", ups(4)));
    assert_eq!(reader.answer()["outcome"], "refused", "nobody presses Ctrl-C on a serial line");
    assert_eq!(reader.answer()["tracking"], ups(4));
    signal(&reader.child, Signal::INT);
    let (code, _, said) = reader.ends();
    assert_eq!(code, Some(130), "{said}");
    assert!(said.contains("is gone") && said.contains("9 bytes"), "{said}");
    assert!(said.contains("is there again") && said.contains("3 received"), "{said}");
    assert_eq!(home.items().len(), 3);
}

#[test]
fn the_settings_of_the_scanner_are_used_at_a_terminal_and_in_a_pipe() {
    let home = Home::new();
    home.does("profile set scanner.prefix <<");
    home.does("profile set scanner.suffix #\\r");
    home.does("profile set scanner.fnc1 ~");
    home.does("profile show").says("scanner.suffix").says("#\\r");
    home.tries("profile set scanner.layout klingon").ends(2).warns("must be one of de, fr");
    home.tries("profile set scanner.source usb").ends(2).warns("serial:DEVICE");
    let scan = "<<0100036000291452~21SN1#";
    let answer = home.feeds("decode --lines --json", format!("{scan}\n")).ends(0).json_lines();
    assert_eq!((&answer[0]["fields"]["21"], &answer[0]["raw"]), (&"SN1".into(), &scan.into()));
    let mut line = PtyLine::new();
    let mut reader = Reader::start(&home, "decode --lines --json", line.stdin());
    line.becomes_raw();
    line.types(format!("{scan}\r"));
    assert_eq!(reader.answer()["fields"]["21"], "SN1");
    line.types("<<]c1]C1\r");
    assert_eq!(reader.answer()["marks"][0], "case_inverted");
    // Every scan of this scanner has an end, so one without is cut short.
    line.types("<<SN12345");
    assert!(reader.answer()["refused"].as_str().expect("a sentence").contains("scanner.suffix"));
    line.types("\x04");
    assert_eq!(reader.ends().0, Some(0));
    home.tries_words(&["profile", "set", "scanner.prefix", ""]).ends(0);
    assert!(!home.does("profile show").out.contains("scanner.prefix"));
}

#[test]
fn a_source_that_cannot_be_opened_says_what_to_do() {
    let home = Home::new();
    home.tries("receive --source serial:/dev/no-such-line").ends(66).warns("/dev/serial/by-id");
    home.tries("receive --source evdev:/dev/input/no-such-key").ends(66).warns("/dev/input/by-id");
    home.tries("receive --source evdev:/dev/null")
        .ends(66)
        .warns("evdev:/dev/null cannot be opened");
    home.tries("receive --source serial:/dev/null").ends(66).warns("not a serial line");
    home.tries("receive --source usb").ends(2).warns("serial:DEVICE");
    home.tries("receive 1Z999AA10123456784 --source serial:/dev/ttyS0").ends(2).warns("--source");
    home.tries("decode --lines --scanner colour=red").ends(2).warns("keys are source, prefix");
    assert!(home.items().is_empty());
}
