//! Who is told what, by a ledger with a past.

use super::server::MailServer;
use super::{TRACKING, by_mail, home, recorded, sets};
use crate::common::program::Home;

fn days_ago(days: i64) -> String {
    (jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24 * days)).to_string()
}

fn received(home: &Home, number: &str, to: &str, days: i64) {
    let when = days_ago(days);
    home.does(&format!(
        "receive {number} --to {to} --occurred-at {when} --reason 'the scanner was broken'"
    ));
}

fn rungs(home: &Home, item: &str) -> Vec<(u64, String)> {
    recorded(home, item).into_iter().map(|(_, rung, about)| (rung, about)).collect()
}

fn rung(rung: u64, about: &str) -> (u64, String) {
    (rung, about.to_owned())
}

#[test]
fn what_has_waited_is_overdue_and_nobody_is_complained_of_at_once() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    for (number, days) in [("123456789011", 1), ("123456789012", 3), ("123456789013", 40)] {
        received(&home, number, "1815", days);
    }
    home.does("notify --due");
    assert_eq!(rungs(&home, "123456789011"), [rung(0, "pickup")], "nobody is reminded first");
    assert_eq!(rungs(&home, "123456789012"), [rung(2, "pickup")]);
    assert_eq!(rungs(&home, "123456789013"), [rung(2, "pickup")], "she was never told");
    home.does("notify --due");
    assert_eq!(server.taken().len(), 2, "what is overdue is one letter");
}

#[test]
fn nothing_goes_out_in_quiet_hours_and_on_weekends() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.does(&format!("receive {TRACKING} --to 1815"));
    let hour = jiff::Timestamp::now().in_tz("Europe/London").expect("a zone").hour();
    let (from, until) = ((hour + 23) % 24, (hour + 2) % 24);
    let quiet = format!("quiet_hours = \"{from:02}:00-{until:02}:00\"\n");
    let file = "config/profiles/acme.toml";
    let profile = String::from_utf8(home.read(file)).expect("text");
    home.write(file, profile.replace("quiet_hours = \"\"\n", &quiet));
    home.does("notify --due");
    assert_eq!(server.visits(), 0);
    home.write(file, profile);
    home.does("notify --due");
    assert_eq!(server.taken().len(), 1);
}

#[test]
fn who_has_left_is_told_nothing_and_somebody_else_is() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.write(
        "people.csv",
        "name,number,email,manager,active\nAlan Turing,1912,alan@example.com,1906,yes\nOld Hand,1900,old@example.com,,yes\n",
    );
    home.does("import people.csv --kind people --delta");
    home.does("receive 123456789011 --to 1912");
    home.does("receive 123456789012 --to 1900");
    home.write(
        "left.csv",
        "name,number,email,manager,active\nAlan Turing,1912,alan@example.com,1906,no\nOld Hand,1900,old@example.com,,no\n",
    );
    home.does("import left.csv --kind people --delta");
    home.does("notify --due");
    let letters = server.taken();
    let to: Vec<&str> = letters.iter().map(|letter| letter.to[0].as_str()).collect();
    assert!(to.contains(&"RCPT TO:<grace@example.com>"), "the manager: {to:?}");
    assert!(to.contains(&"RCPT TO:<desk@example.com>"), "the desk: {to:?}");
    assert_eq!(to.len(), 2, "nobody else: {to:?}");
    assert_eq!(rungs(&home, "123456789011"), [rung(3, "pickup")]);
    home.tries("notify 123456789011").ends(1).warns("has left, and is told nothing");
    home.does("notify --due");
    assert_eq!(server.taken().len(), 2);
}

#[test]
fn who_was_erased_is_told_nothing_and_not_named() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.does(&format!("receive {TRACKING} --to 1815"));
    home.does("person erase 1815");
    home.does("notify --due");
    let letters = server.taken();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, ["RCPT TO:<desk@example.com>"]);
    assert!(!letters[0].text.contains("Ada") && letters[0].text.contains(TRACKING));
    sets(&home, &by_mail(server.port).replace("desk = \"desk@example.com\"\n", ""));
    home.does("receive 123456789012 --to 1906");
    home.does("person erase 1906");
    home.does("notify --due").warns("123456789012: nobody can be told");
    assert_eq!(server.taken().len(), 1);
}

#[test]
fn what_is_due_back_or_unsigned_or_was_collected_by_another_is_said() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.does("serialize --no-parcel stock --serial SN-1001 --tag AT-1");
    home.does("serialize --no-parcel stock --serial SN-1002 --tag AT-2");
    home.does(&format!("receive {TRACKING} --to 1815"));
    home.does("hand-off AT-1 --to 1815 --sign-later 'the pad is broken'");
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24);
    let soon = soon.strftime("%Y-%m-%d").to_string();
    home.does(&format!("due AT-1 --on {soon}"));
    home.does(&format!("hand-off {TRACKING} --to 1815 --by 1906 --authority 'desk neighbour'"));
    home.does("notify --due");
    assert_eq!(rungs(&home, "AT-1").len(), 2);
    assert_eq!(rungs(&home, TRACKING), [rung(0, "collected")], "also of a parcel that is closed");
    assert!(rungs(&home, "AT-2").is_empty(), "nobody waits for it");
    let letters = server.taken();
    let subjects: Vec<String> = letters.iter().map(|letter| letter.header("Subject")).collect();
    for subject in [
        "Due back soon: 1 item",
        "Grace Hopper has collected 1 item for you",
        "Please sign at the mailroom hq: 1 item",
    ] {
        assert!(subjects.iter().any(|said| said == subject), "{subject}: {subjects:?}");
    }
    home.does("notify --due");
    assert_eq!(server.taken().len(), 3);
    home.verifies();
}

#[test]
fn another_recipient_is_told_anew_and_nobody_comes_in_vain() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.does(&format!("receive {TRACKING} --to 1815"));
    home.does(&format!("hold {TRACKING} --code customs"));
    home.does("notify --due");
    assert!(server.taken().is_empty(), "it cannot be collected");
    home.does(&format!("release {TRACKING} --code customs --note paid"));
    home.does("notify --due");
    home.does(&format!("match {TRACKING} --to 1906"));
    home.does("notify --due");
    let to: Vec<String> =
        server.taken().into_iter().map(|mut letter| letter.to.remove(0)).collect();
    assert_eq!(to, ["RCPT TO:<ada@example.com>", "RCPT TO:<grace@example.com>"]);
    home.does(&format!("hand-off {TRACKING} --to 1906"));
    home.does("notify --due");
    assert_eq!(server.taken().len(), 2, "it is gone");
}

#[test]
fn what_a_case_wants_back_is_asked_for_once_and_of_the_manager_of_whoever_has_left() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    let alan = |active: &str| {
        let head = "name,number,email,manager,active";
        home.write("people.csv", format!("{head}\nAlan Turing,1912,,1906,{active}\n"));
        home.does("import people.csv --kind people --delta");
    };
    alan("yes");
    for (serial, who) in [("SN-1001", "1815"), ("SN-1002", "1912"), ("SN-1003", "1815")] {
        home.does(&format!("serialize --no-parcel stock --serial {serial}"));
        home.does(&format!("hand-off {serial} --to {who} --sign-later x"));
    }
    alan("no");
    home.does("notify --due");
    let before = server.taken().len();
    home.does("case open 1815 --item SN-1001 --kind recall --due 2099-12-24 --reason battery");
    home.does("case open --from-leavers");
    home.does("notify --due --dry-run").says("would tell Grace Hopper by email: to give back");
    home.does("notify --due").says("told Ada Lovelace by email: to give back");
    home.does("notify --due");
    let letters = server.taken().split_off(before);
    let said: Vec<(&str, String)> =
        letters.iter().map(|l| (l.to[0].as_str(), l.header("Subject"))).collect();
    let wanted = [
        ("RCPT TO:<ada@example.com>", "Please give back: 1 item".to_owned()),
        ("RCPT TO:<grace@example.com>", "To come back from Alan Turing: 1 item".to_owned()),
    ];
    assert!(wanted.iter().all(|letter| said.contains(letter)) && said.len() == 2, "{said:?}");
    assert!(letters.iter().any(|letter| letter.text.contains("- SN-1001 (2099-12-24)")));
    let asked = rung(0, "give_back");
    assert!(rungs(&home, "SN-1001").contains(&asked) && rungs(&home, "SN-1002").contains(&asked));
    assert!(!rungs(&home, "SN-1003").contains(&asked), "it is on no list");
    home.does("notify SN-1002 --channel email").says("told Grace Hopper");
    home.verifies();
}
