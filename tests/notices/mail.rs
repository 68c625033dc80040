//! Mail: what arrives, once, and what becomes of it when the mail server is away or the program dies.

use std::fs::File;

use super::server::{MailServer, Upset};
use super::{TRACKING, by_mail, home, recorded};
use crate::common::program::{Answer, Home};

fn waiting() -> (Home, MailServer) {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.does(&format!("receive {TRACKING} --to 1815"));
    (home, server)
}

fn says_nothing(answer: &Answer) {
    assert!(answer.out.is_empty() && answer.err.is_empty(), "{answer:?}");
}

fn told(result: &str, rung: u64) -> (String, u64, String) {
    (result.to_owned(), rung, "pickup".to_owned())
}

#[test]
fn somebody_is_told_once_that_something_waits_for_them() {
    let (home, server) = waiting();
    home.does("notify --due --dry-run").says("would tell Ada Lovelace by email: to collect");
    assert_eq!(server.visits(), 0);
    home.does("notify --due").says("told Ada Lovelace by email");
    says_nothing(&home.does("notify --due"));
    let letters = server.taken();
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!(letter.from, "MAIL FROM:<mailroom@example.com>");
    assert_eq!(letter.to, ["RCPT TO:<ada@example.com>"]);
    assert_eq!(letter.header("To"), "\"Ada Lovelace\" <ada@example.com>");
    assert_eq!(letter.header("Subject"), "1 item for you at the mailroom hq");
    assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
    assert!(letter.header("Message-ID").ends_with("@example.com>"), "{:?}", letter.head());
    assert!(letter.text.contains(&format!("- {TRACKING} (UPS, dock-1)")), "{}", letter.text);
    assert_eq!(recorded(&home, TRACKING), [told("delivered", 0)]);
    home.does(&format!("history {TRACKING}")).says("Told Ada Lovelace by email that it can be");
    home.verifies();
}

#[test]
fn what_waits_for_one_person_is_one_letter() {
    let (home, server) = waiting();
    home.does("receive 123456789012 --to 1815");
    home.does("receive 123456789013 --to 1906");
    home.does("notify --due");
    let letters = server.taken();
    assert_eq!(letters.len(), 2);
    let ada = letters.iter().find(|letter| letter.to[0].contains("ada")).expect("one to Ada");
    assert!(ada.text.contains(TRACKING) && ada.text.contains("123456789012"));
    assert!(!ada.text.contains("123456789013"));
    assert_eq!(ada.header("Subject"), "2 items for you at the mailroom hq");
    assert_eq!(recorded(&home, "123456789012"), [told("delivered", 0)]);
}

#[test]
fn an_outage_is_recorded_and_everything_sent_later() {
    let upsets = [
        (Upset::HangsUp, "no connection to the mail server"),
        (Upset::Greets("421 busy"), "the mail server said no (421)"),
        (Upset::ToRecipient("450 4.2.1 <ada@example.com> later"), "the mail server said no (450)"),
        (Upset::ToRecipient("550 5.1.1 <ada@example.com> who?"), "the mail server said no (550)"),
        (Upset::ToLetter("451 4.3.0 try again"), "the mail server said no (451)"),
        (Upset::ToLetter("554 5.7.1 spam"), "the mail server said no (554)"),
        (Upset::KeepsSilent, "the mail server gave no answer in time"),
    ];
    let server = MailServer::start();
    for (upset, short) in upsets {
        let home = home(&by_mail(server.port));
        home.does(&format!("receive {TRACKING} --to 1815"));
        server.plan([upset]);
        let visits = server.visits();
        home.tries("notify --due").ends(69).warns("everything is safe here");
        says_nothing(&home.does("notify --due"));
        assert_eq!(server.visits(), visits + 1, "the next try is not due yet: {upset:?}");
        let history = home.does(&format!("history {TRACKING}"));
        assert!(history.out.contains(short), "{upset:?}: {}", history.out);
        assert!(!history.out.contains("ada@example.com"), "the log repeats no words of a server");
        home.does(&format!("notify {TRACKING}")).says("told Ada Lovelace");
        assert_eq!(recorded(&home, TRACKING), [told("failed", 0), told("delivered", 0)]);
        home.verifies();
    }
    // The letter that was taken in silence and its second try can be told to be one.
    let ids: Vec<String> =
        server.taken().iter().rev().take(2).map(|l| l.header("Message-ID")).collect();
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn a_mail_server_that_is_not_there_is_an_outage() {
    let port = MailServer::start().port;
    let home = home(&by_mail(port));
    home.does(&format!("receive {TRACKING} --to 1815"));
    home.tries("notify --due").ends(69).warns("no connection to the mail server 127.0.0.1");
    assert_eq!(recorded(&home, TRACKING), [told("failed", 0)]);
}

#[test]
fn a_server_that_is_away_is_not_asked_hundreds_of_times() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    for n in 0..6 {
        home.does(&format!("person add 'Person {n}' --number {n} --email p{n}@example.com"));
        home.does(&format!("receive 12345678901{n} --to {n}"));
    }
    server.plan([Upset::HangsUp; 3]);
    home.tries("notify --due").ends(69).warns("3 notices could not be sent, 3 notices put off");
    assert_eq!(server.visits(), 3);
    home.does("notify --due").says("told Person");
    assert_eq!(server.taken().len(), 3, "those that were put off");
}

#[test]
fn whatever_kills_it_nobody_is_told_twice() {
    for upset in [Upset::KillsBeforeAnswer, Upset::KillsAfterAnswer] {
        let (home, server) = waiting();
        server.plan([upset]);
        let child = home.starts("notify --due");
        server.aims_at(child.id());
        let ended = Answer::when_done("notify --due", child);
        let next = home.tries("notify --due");
        assert_eq!(server.taken().len(), 1, "{upset:?}");
        let log = recorded(&home, TRACKING);
        if ended.code == Some(0) {
            // It was quicker than its murderer.
            assert_eq!(log, [told("delivered", 0)]);
        } else {
            let next = next.ends(69);
            next.warns("was interrupted and may have been sent").warns("custody notify ITEM");
            assert_eq!(log, [told("unsure", 0)], "{upset:?}");
        }
        says_nothing(&home.does("notify --due"));
        assert_eq!(server.taken().len(), 1);
        home.verifies();
        home.does(&format!("notify {TRACKING}"));
        assert_eq!(server.taken().len(), 2, "somebody wants it sent again");
    }
}

#[test]
fn two_that_run_at_once_send_once() {
    let (home, server) = waiting();
    let all: Vec<_> = (0..4).map(|_| home.starts("notify --due")).collect();
    for child in all {
        Answer::when_done("notify --due", child).ends(0);
    }
    assert_eq!(server.taken().len(), 1);
    assert_eq!(recorded(&home, TRACKING), [told("delivered", 0)]);
}

#[test]
fn who_finds_another_at_work_ends_quietly() {
    let (home, server) = waiting();
    let path = home.path("state/acme/notify.lock");
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    let lock = File::create(path).expect("a lock");
    lock.lock().expect("nobody has it");
    let answer = home.does("notify --due --quiet");
    says_nothing(&answer);
    home.tries(&format!("notify {TRACKING}")).ends(75).warns("another process is sending notices");
    assert_eq!(server.visits(), 0);
}

#[test]
fn names_make_no_headers() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    let broken = ["person", "add", "Eve\r\nBcc: x@example.com", "--email", "eve@example.com"];
    home.tries_words(&broken).ends(2);
    let odd = ["Bcc: y@example.com", "\"<z@example.com>\" Ωmega", "Ada, <y@example.com>; x"];
    for (n, name) in odd.iter().enumerate() {
        let (number, email) = (n.to_string(), format!("p{n}@example.com"));
        home.tries_words(&["person", "add", name, "--number", &number, "--email", &email]).ends(0);
        home.does(&format!("receive 12345678901{n} --to {n}"));
    }
    home.does("notify --due");
    let letters = server.taken();
    assert_eq!(letters.len(), 3, "{letters:?}");
    for letter in letters {
        assert_eq!(letter.to.len(), 1, "{letter:?}");
        let heads = letter.head();
        assert_eq!(heads.len(), 9, "{heads:#?}");
        assert!(heads.iter().all(|line| !line.starts_with("Bcc")), "{heads:#?}");
    }
}

#[test]
fn a_python_mail_server_takes_it_too() {
    let has_it = std::process::Command::new("python3").args(["-c", "import aiosmtpd"]).output();
    if !has_it.is_ok_and(|output| output.status.success()) {
        skipped("aiosmtpd is not installed for python3: its test is skipped");
        return;
    }
    let folder = tempfile::TempDir::new().expect("a folder");
    let script = "
import socket, sys
from aiosmtpd.controller import Controller
class Keep:
    async def handle_DATA(self, server, session, envelope):
        with open(sys.argv[1] + '/letter', 'wb') as file:
            file.write(envelope.rcpt_tos[0].encode() + b'\\n' + envelope.content)
        return '250 taken'
free = socket.socket()
free.bind(('127.0.0.1', 0))
port = free.getsockname()[1]
free.close()
controller = Controller(Keep(), hostname='127.0.0.1', port=port)
controller.start()
print(port, flush=True)
sys.stdin.read()
controller.stop()
";
    let mut python = std::process::Command::new("python3")
        .args(["-c", script])
        .arg(folder.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("python starts");
    let mut port = String::new();
    let out = python.stdout.take().expect("it is piped");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut port).expect("it speaks");
    let home = home(&by_mail(port.trim().parse().expect("a port")));
    home.does(&format!("receive {TRACKING} --to 1815"));
    home.does("notify --due").says("told Ada Lovelace by email");
    drop(python.stdin.take());
    python.wait().expect("it ends");
    let letter = std::fs::read_to_string(folder.path().join("letter")).expect("it was taken");
    assert!(letter.starts_with("ada@example.com\n") && letter.contains(TRACKING), "{letter}");
}

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn skipped(text: &str) {
    eprintln!("{text}");
}
