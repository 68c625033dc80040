//! Phones beside a terminal: one sends pictures of labels to a session, and whoever waits for a signature may give up.

use std::fs;
use std::net::TcpStream;
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use custody::scan::Command;
use rustix::process::Signal;
use serde_json::Value;

use super::client::{Phone, Reply};
use super::commands::{HAND_OFF, ON_PHONE, phone_of, set};
use super::terminal::Screen;
use super::world::filled;
use crate::common::line::{PtyLine, signal, until};
use crate::common::program::{Answer, Home, small_picture, ups};

const ESCAPE: &str = "\u{1b}";
const CTRL_C: &str = "\u{3}";

fn code(verb: &'static str) -> String {
    Command { verb, argument: None }.code()
}

/// A program at a terminal, both of which are ours.
pub struct Seat {
    pub terminal: PtyLine,
    screen: Screen,
    /// `None` once it has ended.
    child: Option<Child>,
    line: String,
    /// How much of the screen has been read.
    read: usize,
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Seat {
    pub fn take(home: &Home, line: &str) -> Self {
        let terminal = PtyLine::new();
        terminal.resize(100, 60);
        let screen = Screen::of(&terminal);
        let child = home
            .command(line)
            .env("LC_ALL", "C.UTF-8")
            .stdin(terminal.stdin())
            .stdout(terminal.stdin())
            .stderr(terminal.stdin())
            .spawn()
            .expect("custody starts");
        terminal.becomes_raw();
        Self { terminal, screen, child: Some(child), line: line.to_owned(), read: 0 }
    }

    /// Scans what has to be answered before the next scan.
    #[track_caller]
    pub fn scans(&mut self, text: &str, answer: &str) {
        self.terminal.types(format!("{text}\r"));
        self.says(answer);
    }

    /// Waits until something is said that was not there before.
    #[track_caller]
    pub fn says(&mut self, text: &str) {
        until(|| self.screen.text()[self.read..].contains(text));
        let found = self.screen.text()[self.read..].find(text).expect("it was there");
        self.read += found + text.len();
    }

    /// The phone that is sent to the next page.
    #[track_caller]
    pub fn phone(&mut self) -> Phone {
        self.says("or open ");
        until(|| self.screen.text()[self.read..].contains("open for a while"));
        let text = self.screen.text()[self.read..].to_owned();
        let mut lines = text.lines();
        let url = lines.next().expect("an address").to_owned();
        let halves: Vec<&str> = lines.filter(|line| line.starts_with("  ")).take(2).collect();
        self.read += text.find("open for a while").expect("it is there");
        phone_of(&[&url, halves[0], halves[1]])
    }

    fn ends(mut self) -> Answer {
        let child = self.child.take().expect("it has not ended");
        let mut answer = Answer::when_done(&self.line, child);
        answer.err = self.screen.text();
        answer
    }
}

/// Sends a file as a browser does, but for what is changed.
#[track_caller]
fn sends(phone: &Phone, form: &str, body: &[u8], more: &[(&str, &str)]) -> Reply {
    let fields = [&[("Content-Type", "image/png")], more].concat();
    phone.says(&phone.request("POST", form, &fields, body)).expect("it answers")
}

#[track_caller]
fn is_closed(phone: &Phone) {
    until(|| TcpStream::connect(phone.address).is_err());
}

#[test]
fn a_phone_sends_labels_to_a_session_and_hears_what_became_of_them() {
    let home = Home::staffed();
    home.has_pictures();
    let mut seat = Seat::take(&home, "scan --phone --listen 127.0.0.1");
    let phone = seat.phone();
    assert!(phone.get(&phone.path).body.contains("dock-1 (ada)"), "whose session it is");
    let form = phone.opens();
    let label = home.read("parcel-ups.png");
    let told = sends(&phone, &form, &label, &[]);
    assert_eq!((told.status, told.json()["heading"].as_str()), (200, Some("Thank you")));
    seat.says("Parcel received from UPS");
    // The same label once more is known, and another one is another parcel.
    assert_eq!(sends(&phone, &form, &label, &[]).status, 200);
    seat.says("already so");
    assert_eq!(sends(&phone, &form, &home.read("parcel-fedex.png"), &[]).status, 200);
    assert_eq!(home.items().len(), 2);
    // Scans go on meanwhile.
    seat.scans(&ups(1), "received");
    // Without a code there is nothing to receive, and the phone is told so.
    let told = sends(&phone, &form, &small_picture(7), &[]);
    assert_eq!(told.status, 409);
    assert!(told.body.contains("no tracking number that can be read"), "{told:?}");
    seat.says("no tracking number that can be read");

    let entries = home.verifies();
    let host = phone.address.to_string();
    let no_token = format!("/s/{}", "A".repeat(52));
    let elsewhere = [("Host", "mailroom.example"), ("Host", "127.0.0.1"), ("Host", "")];
    for field in elsewhere {
        let fields: &[(&str, &str)] = &[field];
        assert!(matches!(sends(&phone, &form, &label, fields).status, 400 | 404), "{field:?}");
    }
    for origin in ["https://mailroom.example", "null", &format!("http://{host}")] {
        assert_eq!(sends(&phone, &form, &label, &[("Origin", origin)]).status, 404, "{origin}");
    }
    assert_eq!(phone.get(&no_token).status, 404, "a guess");
    assert_eq!(sends(&phone, &format!("{no_token}/X"), &label, &[]).status, 404);
    assert_eq!(sends(&phone, &format!("{}/X", phone.path), &label, &[]).status, 404);
    let cut_short = &label[..label.len() / 2];
    assert_eq!(sends(&phone, &form, cut_short, &[]).status, 409, "half a picture");
    for (body, media, status) in [
        (b"GIF89a".to_vec(), "image/png", 400),
        (b"GIF89a".to_vec(), "image/gif", 415),
        (vec![0xff; 21 * 1024 * 1024], "image/jpeg", 413),
    ] {
        let told = sends(&phone, &form, &body, &[("Content-Type", media)]);
        assert_eq!(told.status, status, "{media}");
    }
    assert_eq!(home.verifies(), entries, "nothing of that is on record");

    // The phone has no more: its page is gone, and another one has another code.
    assert_eq!(phone.post(&form, b"{\"done\":true}").status, 200);
    seat.says("the page of the phone is closed");
    is_closed(&phone);
    seat.terminal.types(format!("{}\r", code("PHONE")));
    let other = seat.phone();
    assert_ne!(other.path, phone.path);
    assert_eq!(other.get(&phone.path).status, 404, "the code of the page before");
    let form = other.opens();
    assert_eq!(sends(&other, &form, &home.read("parcel-usps.png"), &[]).status, 200);
    sleep(Duration::from_millis(50));
    seat.terminal.types("\u{4}");
    seat.ends().ends(0).warns("4 recorded, 1 known already, 2 refused");
    is_closed(&other);
    home.verifies();
}

#[test]
fn a_phone_sends_nothing_in_the_name_of_the_next_operator() {
    let home = Home::staffed();
    home.has_pictures();
    home.does("operator badge olga --scan B-OLGA");
    home.sits("olga");
    home.feeds("operator pin --pin-stdin", "correct horse battery\n9031\n").ends(0);
    home.sits("ada");
    let mut seat = Seat::take(&home, "scan --phone --listen 127.0.0.1");
    let phone = seat.phone();
    let form = phone.opens();
    seat.scans("B-OLGA", "locked for olga");
    let (same, label) = (phone.clone(), home.read("parcel-ups.png"));
    let waits = std::thread::spawn(move || sends(&same, &form, &label, &[]).status);
    sleep(Duration::from_millis(50));
    assert!(home.tries("list").code != Some(0), "it is locked");
    seat.scans("9031", "the page of the phone is closed");
    seat.says("olga goes on");
    assert_ne!(waits.join().expect("it is told"), 200);
    is_closed(&phone);
    sleep(Duration::from_millis(50));
    seat.terminal.types("\u{4}");
    seat.ends().ends(0);
    home.sits("olga");
    assert_eq!(home.items(), Vec::<Value>::new());
}

#[test]
fn whoever_waits_for_a_signature_in_a_session_may_give_up() {
    let home = set();
    let mut seat =
        Seat::take(&home, "scan --act hand-off --sign-with phone --listen 127.0.0.1 --bell");
    seat.scans("1815", "to: Ada Lovelace");
    seat.scans("SN-1001", "1 in the batch");
    let entries = home.verifies();
    for (nth, cancels) in [
        ESCAPE.to_owned(),
        format!("{}\r", code("NO")),
        format!("{}\r", code("STOP")),
        CTRL_C.to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        seat.scans(&code("DONE"), "OK or NO");
        seat.terminal.types(format!("{}\r", code("OK")));
        let phone = seat.phone();
        let form = phone.opens();
        seat.scans(&ups(40 + u32::try_from(nth).expect("a few")), "about to sign on a phone");
        // Ctrl-C is one only if it comes alone.
        sleep(Duration::from_millis(50));
        seat.terminal.types(cancels);
        seat.says("cancelled: the code for the phone is void");
        is_closed(&phone);
        let body = filled().to_string();
        let late = phone.says(&phone.request("POST", &form, &[], body.as_bytes()));
        assert!(late.is_err(), "{late:?}");
        seat.says("1 in the batch");
    }
    assert_eq!(home.verifies(), entries);
    // The batch is still there, and signed for after all.
    seat.scans(&code("DONE"), "OK or NO");
    seat.terminal.types(format!("{}\r", code("OK")));
    let phone = seat.phone();
    let form = phone.opens();
    assert_eq!(phone.post(&form, filled().to_string().as_bytes()).status, 200);
    seat.says("handed off to Ada Lovelace");
    sleep(Duration::from_millis(50));
    seat.terminal.types("\u{4}");
    seat.ends().ends(0);
    home.verifies();
}

#[test]
fn a_command_that_waits_for_a_phone_ends_with_a_key_and_leaves_the_terminal_as_it_was() {
    let home = set();
    let entries = home.verifies();
    for (given_up, exit_code) in [(ESCAPE, 1), (CTRL_C, 130), ("/no\r", 1)] {
        let mut seat = Seat::take(&home, &format!("{HAND_OFF} {ON_PHONE}"));
        let phone = seat.phone();
        let form = phone.opens();
        sleep(Duration::from_millis(50));
        for key in given_up.chars() {
            // By hand.
            seat.terminal.types(key.to_string());
            sleep(Duration::from_millis(if given_up.len() > 1 { 50 } else { 0 }));
        }
        seat.says("cancelled: the code for the phone is void");
        is_closed(&phone);
        let body = filled().to_string();
        assert!(phone.says(&phone.request("POST", &form, &[], body.as_bytes())).is_err());
        let cooked = PtyLine::new().modes();
        until(|| seat.terminal.is_as(&cooked));
        seat.ends().ends(exit_code);
    }
    let mut seat = Seat::take(&home, &format!("{HAND_OFF} {ON_PHONE}"));
    let phone = seat.phone();
    signal(seat.child.as_ref().expect("it runs"), Signal::TERM);
    is_closed(&phone);
    let cooked = PtyLine::new().modes();
    until(|| seat.terminal.is_as(&cooked));
    drop(seat.ends());
    assert_eq!(home.verifies(), entries);
    fs::metadata(home.ledger()).expect("it is there");
}
