//! The commands by which somebody signs on their phone or in the terminal, and what the record says of it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStderr, Stdio};
use std::thread;

use custody::signing::page::Fingerprint;
use rustix::process::Signal;
use serde_json::{Value, json};

use super::client::{Phone, Reply};
use super::world::filled;
use crate::common::line::{PtyLine, signal, until};
use crate::common::program::{Answer, Home};

pub const HAND_OFF: &str = "hand-off SN-1001 SN-1002 SN-1003 --to 1815 --with bag";
pub const ON_PHONE: &str = "--sign-on-phone --listen 127.0.0.1";

/// A laptop, a dock and a charger.
pub fn set() -> Home {
    let home = Home::staffed();
    for (serial, model) in [("SN-1001", "laptop"), ("SN-1002", "dock"), ("SN-1003", "charger")] {
        home.does(&format!(
            "serialize --no-parcel stock --serial {serial} --maker Dell --model {model}"
        ));
    }
    home
}

/// What the last entry of an item says of proof.
fn proof(home: &Home, item: &str) -> Value {
    let history = home.does(&format!("history {item} --format jsonl")).json_lines();
    let last = &history.last().expect("it has a history")["seq"];
    home.does(&format!("receipt {last} --json")).json()["entry"]["data"]["proof"].clone()
}

/// A phone that is sent where three lines say: the address, and the fingerprint in halves.
pub fn phone_of(said: &[impl AsRef<str>]) -> Phone {
    let url = said[0].as_ref().trim_end().rsplit(' ').next().expect("an address");
    let digits: String = said[1..].iter().map(AsRef::as_ref).collect();
    let digits: String = digits.chars().filter(char::is_ascii_hexdigit).collect();
    let bytes = data_encoding::HEXUPPER.decode(digits.as_bytes()).expect("a fingerprint");
    let fingerprint = Fingerprint(bytes.try_into().expect("32 bytes"));
    Phone::sent_to(url, fingerprint, &[&rustls::version::TLS13])
}

/// A command that waits for a phone.
struct Waits {
    /// `None` once it has ended.
    child: Option<Child>,
    err: BufReader<ChildStderr>,
    phone: Phone,
    line: String,
}

impl Waits {
    fn begin(home: &Home, line: &str) -> Self {
        let mut child = home.starts(line);
        let mut err = BufReader::new(child.stderr.take().expect("it has one"));
        let mut said = |wanted: &str| loop {
            let mut text = String::new();
            assert!(err.read_line(&mut text).expect("text") > 0, "{line}: no {wanted}");
            if text.contains(wanted) {
                return text;
            }
        };
        let phone = phone_of(&[said("https://"), said(":"), said(":")]);
        Self { child: Some(child), err, phone, line: line.to_owned() }
    }

    /// Opens the page, and returns where its form goes.
    fn opens(&self) -> String {
        self.phone.opens()
    }

    fn signs(&self, form: &str) -> Reply {
        self.phone.post(form, filled().to_string().as_bytes())
    }

    fn is_killed(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn ends(mut self) -> Answer {
        let mut err = String::new();
        self.err.read_to_string(&mut err).expect("text");
        let child = self.child.take().expect("it has not ended");
        let mut answer = Answer::when_done(&self.line, child);
        answer.err = err;
        answer
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.is_killed();
    }
}

#[test]
fn three_items_are_signed_for_on_a_phone_with_one_signature() {
    let home = set();
    let waits = Waits::begin(&home, &format!("{HAND_OFF} {ON_PHONE}"));
    let page = waits.phone.get(&waits.phone.path).body;
    for text in [
        "Dell laptop",
        "SN-1002",
        "Ada Lovelace",
        "hq (ada)",
        "I have received the items listed",
        "bag",
    ] {
        assert!(page.contains(text), "{text}");
    }
    let form = waits.opens();
    let told = waits.signs(&form);
    assert_eq!((told.status, &told.json()["heading"]), (200, &json!("Thank you")));
    let address = waits.phone.address;
    waits
        .ends()
        .ends(0)
        .says("handed off to Ada Lovelace")
        .warns("signed on the phone at 127.0.0.1");
    assert!(std::net::TcpStream::connect(address).is_err(), "nobody listens any more");
    let proofs: Vec<Value> =
        ["SN-1001", "SN-1002", "SN-1003"].iter().map(|item| proof(&home, item)).collect();
    assert!(proofs.iter().all(|proof| *proof == proofs[0]), "{proofs:?}");
    assert_eq!(proofs[0]["signing"]["way"], "phone");
    assert_eq!(proofs[0]["signing"]["capacity"], "receiver");
    assert_eq!(proofs[0]["signature"]["kind"], "signature");
    home.verifies();
}

#[test]
fn only_whoever_is_to_sign_does_so_on_the_phone_and_in_their_language() {
    let home = set();
    let waits = Waits::begin(&home, &format!("{HAND_OFF} {ON_PHONE} --language de"));
    let form = waits.opens();
    let mut other = filled();
    other["name"] = json!("Grace Hopper");
    let told = waits.phone.post(&form, other.to_string().as_bytes());
    assert_eq!((told.status, &told.json()["missing"]), (422, &json!(["name"])));
    assert!(told.body.contains("fragen Sie am Schalter"), "{told:?}");
    let mut same = filled();
    same["name"] = json!("LOVELACE  Ada");
    let told = waits.phone.post(&form, same.to_string().as_bytes());
    assert_eq!(told.json()["heading"], "Vielen Dank");
    waits.ends().ends(0);
    assert_eq!(proof(&home, "SN-1001")["signing"]["language"], "de");
    home.verifies();
}

#[test]
fn a_phone_is_told_when_a_rule_says_no_after_all() {
    let home = set();
    let waits = Waits::begin(&home, &format!("{HAND_OFF} {ON_PHONE}"));
    let form = waits.opens();
    // Another operator is faster.
    home.does("hold SN-1002 --code legal");
    let told = waits.signs(&form);
    assert_eq!((told.status, &told.json()["heading"]), (409, &json!("Nothing was recorded")));
    waits.ends().ends(1).warns("refused");
    assert_eq!(home.does("show SN-1001 --json").json()["standing"], "held");
    home.verifies();
}

#[test]
fn what_is_refused_anyway_is_shown_to_no_phone() {
    let home = set();
    home.does("hold SN-1002 --code legal");
    home.tries(&format!("{HAND_OFF} {ON_PHONE}")).ends(1).warns("refused");
    home.tries(&format!("{HAND_OFF} --sign-on-phone --listen 192.0.2.77")).ends(1).warns("refused");
    home.does("release SN-1002 --code legal");
    home.tries(&format!("{HAND_OFF} --sign-on-phone --listen 192.0.2.77"))
        .ends(2)
        .warns("no page can be offered at 192.0.2.77:0")
        .warns("--listen ADDRESS:PORT");
    home.tries(&format!("{HAND_OFF} --sign-on-phone --listen 0.0.0.0")).ends(2);
}

#[test]
fn a_program_that_is_killed_while_a_phone_signs_records_nothing() {
    let home = set();
    let before = home.verifies();
    let mut waits = Waits::begin(&home, &format!("{HAND_OFF} {ON_PHONE}"));
    let form = waits.opens();
    waits.is_killed();
    let body = filled().to_string();
    let sent = waits.phone.says(&waits.phone.request("POST", &form, &[], body.as_bytes()));
    assert!(sent.is_err(), "{sent:?}");
    assert_eq!(home.verifies(), before);
    // The same command again ends well.
    let waits = Waits::begin(&home, &format!("{HAND_OFF} {ON_PHONE}"));
    let form = waits.opens();
    assert_eq!(waits.signs(&form).status, 200);
    waits.ends().ends(0);
}

#[test]
fn an_owed_signature_is_given_on_a_phone_and_a_return_is_signed_there() {
    let home = set();
    home.does("hand-off SN-1001 --to 1815 --sign-later 'the pad is broken'");
    let history = home.does("history SN-1001 --format jsonl").json_lines();
    let event = &history.last().expect("an event")["seq"];
    let waits = Waits::begin(&home, &format!("sign {event} {ON_PHONE}"));
    let form = waits.opens();
    assert_eq!(waits.signs(&form).status, 200);
    waits.ends().ends(0);
    assert!(home.does("list --unsigned --format jsonl").out.is_empty());
    let waits =
        Waits::begin(&home, &format!("return SN-1001 --from 1815 --condition cosmetic {ON_PHONE}"));
    let page = waits.phone.get(&waits.phone.path).body;
    assert!(page.contains("Please sign for what you give back") && page.contains("scratches only"));
    let form = waits.opens();
    assert_eq!(waits.signs(&form).status, 200);
    waits.ends().ends(0);
    assert_eq!(proof(&home, "SN-1001")["signing"]["capacity"], "giver");
    home.verifies();
}

/// Starts a command whose terminal is ours.
fn in_terminal(home: &Home, line: &str, terminal: &PtyLine) -> Child {
    home.command(line)
        .env("TERM", "xterm-256color")
        .env("LC_ALL", "C.UTF-8")
        .stdin(terminal.stdin())
        .stderr(terminal.stdin())
        .stdout(Stdio::piped())
        .spawn()
        .expect("custody starts")
}

/// Reads whatever is shown, so that the program never waits for a screen.
fn watches(terminal: &PtyLine) {
    let mut screen = terminal.screen();
    thread::spawn(move || while matches!(screen.read(&mut [0; 4096]), Ok(1..)) {});
}

const DRAWN: &str = "\u{1b}[<0;12;26M\u{1b}[<32;22;20M\u{1b}[<32;32;26M\u{1b}[<32;42;20M\u{1b}[<32;52;25M\u{1b}[<0;52;25m";

#[test]
fn somebody_draws_in_the_terminal_and_the_drawing_is_evidence() {
    let home = set();
    let mut terminal = PtyLine::new();
    terminal.resize(90, 40);
    watches(&terminal);
    let before = terminal.modes();
    let child = in_terminal(&home, &format!("{HAND_OFF} --sign-here"), &terminal);
    terminal.becomes_raw();
    terminal.types(DRAWN.replace(";26M", ";33M").replace(";20M", ";28M"));
    terminal.types("\u{1b}[6~");
    terminal.types("\r");
    let answer = Answer::when_done("hand-off --sign-here", child).ends(0);
    answer.says("handed off to Ada Lovelace");
    assert!(terminal.is_as(&before));
    let proof = proof(&home, "SN-1003");
    assert_eq!(proof["signing"]["way"], "terminal");
    assert!(proof["signature"]["bytes"].as_u64().is_some_and(|bytes| bytes > 200), "{proof}");
    home.verifies();
}

#[test]
fn a_signal_puts_the_terminal_back_and_records_nothing() {
    let home = set();
    let entries = home.verifies();
    for how in [Signal::TERM, Signal::HUP, Signal::INT] {
        let terminal = PtyLine::new();
        terminal.resize(90, 40);
        watches(&terminal);
        let before = terminal.modes();
        let mut child = in_terminal(&home, &format!("{HAND_OFF} --sign-here"), &terminal);
        terminal.becomes_raw();
        signal(&child, how);
        child.wait().expect("it ends");
        until(|| terminal.is_as(&before));
    }
    assert_eq!(home.verifies(), entries);
}

#[test]
fn where_nobody_can_draw_another_way_is_named() {
    let home = set();
    home.tries(&format!("{HAND_OFF} --sign-here"))
        .ends(2)
        .warns("this is no terminal")
        .warns("--sign-on-phone");
    home.tries(&format!("{HAND_OFF} --sign-here --sign-on-phone")).ends(2);
}
