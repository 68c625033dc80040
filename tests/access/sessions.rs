//! Sessions: opened with a password, gone on with by a PIN, ended; and tokens of scripts.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::time::{Duration, SystemTime};

use custody::domain::names::Timestamp;
use custody::ledger::LedgerError;

use crate::common::desk::{Desk, line, parcel, session_of};
use crate::common::program::{Home, PASSWORD, ups};
use crate::common::{NOON, commands as c, name};

/// Makes a session look as if it had not been used for so long.
fn idles(home: &Home, who: &str, minutes: u64) {
    let file = home.path(&format!("runtime/acme/session-{who}.json"));
    let then = SystemTime::now() - Duration::from_secs(minutes * 60);
    let file = File::options().write(true).open(file).expect("the session is there");
    file.set_modified(then).expect("its time can be set");
}

#[test]
fn a_session_that_was_not_used_for_a_quarter_of_an_hour_is_locked() {
    let home = Home::staffed();
    idles(&home, "ada", 14);
    home.does("list");
    idles(&home, "ada", 14);
    home.does("list");
    idles(&home, "ada", 16);
    home.tries("list").ends(77).warns("the session of ada is locked");
    home.tries("whoami").ends(77);
    home.does("login ada").says("ada is logged in");
    home.does("list");
    // A time that has not come yet keeps nothing open.
    let file = home.path("runtime/acme/session-ada.json");
    let then = SystemTime::now() + Duration::from_hours(1);
    File::options().write(true).open(file).unwrap().set_modified(then).unwrap();
    home.tries("list").ends(77);
}

#[test]
fn a_badge_and_a_pin_go_on_with_a_locked_session_and_open_none() {
    let home = Home::staffed();
    home.does("operator badge olga --scan BADGE-0815");
    home.tries("operator badge vera --scan badge-0815").ends(1).warns("somebody else has this");
    let pin =
        |line: &str, pin: &str| home.feeds(&format!("{line} --pin-stdin"), format!("{pin}\n"));
    pin("login --badge BADGE-0815", "2580").ends(77);
    home.feeds("operator pin --pin-stdin --as olga", "wrong password\n2580\n").ends(77);
    home.feeds("operator pin --pin-stdin --as olga", format!("{PASSWORD}\n1234\n")).ends(2);
    home.feeds("operator pin --pin-stdin --as olga", format!("{PASSWORD}\n2580\n")).ends(0);
    home.does("lock --as olga");
    home.tries("list --as olga").ends(77);
    pin("login --badge BADGE-0816", "2580").ends(77);
    pin("login --badge BADGE-0815", "2581").ends(77);
    let before = home.does("verify --json").json()["entries"].clone();
    pin("login --badge badge-0815", "2580").ends(0).says("olga goes on");
    assert_eq!(home.does("verify --json").json()["entries"], before, "it is the same session");
    home.does("whoami").says("olga (operator)");
    home.does(&format!("receive {}", ups(1)));
    // Without a session there is nothing to go on with.
    home.does("logout");
    pin("login olga", "2580").ends(77).warns("not logged in");
    home.verifies();
}

#[test]
fn a_new_log_in_ends_the_session_before_it_and_logging_out_ends_it_for_good() {
    let home = Home::staffed();
    let file = home.path("runtime/acme/session-olga.json");
    let first = fs::read(&file).unwrap();
    home.does("login olga");
    let second = fs::read(&file).unwrap();
    fs::write(&file, &first).unwrap();
    home.tries("list --as olga").ends(77).warns("the session of olga has ended");
    fs::write(&file, &second).unwrap();
    home.does("list --as olga");
    home.does("logout --as olga").says("olga is logged out");
    assert!(!file.exists());
    fs::write(&file, &second).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    home.tries("list --as olga").ends(77).warns("has ended");
    home.verifies();
}

#[test]
fn a_session_of_another_station_or_with_another_key_is_none() {
    let home = Home::staffed();
    let file = home.path("runtime/acme/session-ada.json");
    let own = fs::read_to_string(&file).unwrap();
    let other = Home::other();
    fs::write(&file, other.read("runtime/acme/session-ada.json")).unwrap();
    home.tries("list").ends(77).warns("is not of this station");
    let at = own.find("\"secret\":\"").unwrap() + 10;
    let digit = if own[at..].starts_with('0') { "1" } else { "0" };
    let forged = format!("{}{digit}{}", &own[..at], &own[at + 1..]);
    fs::write(&file, &forged).unwrap();
    home.tries("list").ends(77).warns("not the session that ada was given");
    fs::write(&file, own.replace("\"ada\"", "\"olga\"")).unwrap();
    home.tries("list").ends(78).warns("is not the session of an operator");
    fs::write(&file, "{}").unwrap();
    home.tries("list").ends(78);
    fs::write(&file, &own).unwrap();
    home.does("list");
}

#[test]
fn the_secret_of_a_session_is_its_owners_alone() {
    let home = Home::staffed();
    let file = home.path("runtime/acme/session-ada.json");
    let own = fs::read(&file).unwrap();
    for mode in [0o640, 0o604, 0o666] {
        fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
        home.tries("list").ends(78).warns("others may use it");
    }
    fs::remove_file(&file).unwrap();
    let elsewhere = home.path("elsewhere.json");
    fs::write(&elsewhere, &own).unwrap();
    symlink(&elsewhere, &file).unwrap();
    home.tries("list").ends(78).warns("symbolic link");
}

#[test]
fn nothing_is_recorded_after_a_sessions_time_whatever_was_begun_before() {
    let mut desk = Desk::new();
    let ada = name("ada");
    let until = Timestamp::from_millis(NOON + 3_600_000);
    let session = session_of(&ada);
    desk.ledger.open_session(&ada, session, until).expect("she logs in again");
    desk.does(parcel("1Z0001"), c::receive("1Z0001"));
    desk.clock.set(NOON + 3_600_001);
    let order = desk.order(vec![line(parcel("1Z0002"), c::receive("1Z0002"))]);
    let refused = desk.ledger.record(&order);
    assert!(matches!(refused, Err(LedgerError::NotAllowed(_))), "{refused:?}");
    desk.clock.set(NOON + 3_000_000);
    let verdict = desk.ledger.verify(&mut |_| {}).unwrap();
    assert_eq!(verdict.problems, []);
}

#[test]
fn a_transaction_that_outlasts_its_session_records_nothing() {
    let mut desk = Desk::new();
    let ada = name("ada");
    let until = Timestamp::from_millis(NOON + 3_600_000);
    let session = session_of(&ada);
    desk.ledger.open_session(&ada, session, until).expect("she logs in again");
    let before = desk.events();
    let orders = ["1Z0001", "1Z0002"]
        .map(|number| desk.order(vec![line(parcel(number), c::receive(number))]));
    let mut batch = desk.ledger.batch().expect("the ledger is free");
    batch.record(&orders[0]).expect("there is time");
    desk.clock.set(NOON + 3_600_001);
    let refused = batch.record(&orders[1]);
    assert!(matches!(refused, Err(LedgerError::NotAllowed(_))), "{refused:?}");
    assert!(batch.commit().is_err(), "half of it is not recorded, either");
    assert_eq!(desk.events(), before);
    assert_eq!(desk.ledger.verify(&mut |_| {}).unwrap().problems, []);
}

#[test]
fn a_script_exports_with_a_token_where_nobody_is_logged_in() {
    let home = Home::staffed();
    home.does(&format!("receive {}", ups(1)));
    home.does("token create nightly --role viewer --days 30 --out nightly.token");
    fs::remove_dir_all(home.path("runtime")).unwrap();
    home.tries("list").ends(77);
    let token = home.path("nightly.token");
    let mode = fs::metadata(&token).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let cron = |line: &str| {
        let mut command = home.command(line);
        command.env("CUSTODY_TOKEN_FILE", &token);
        command.output().expect("custody starts")
    };
    let export = cron("export events --output events.csv");
    assert!(export.status.success(), "{export:?}");
    assert!(String::from_utf8(home.read("events.csv")).unwrap().contains(&ups(1)));
    let who = cron("whoami");
    assert!(String::from_utf8_lossy(&who.stdout).contains("nightly (viewer), by token"), "{who:?}");
    // It may do no more than its role, and that is on record in its own name.
    let denied = cron(&format!("receive {}", ups(2)));
    assert_eq!(denied.status.code(), Some(77), "{denied:?}");
    let another = cron("list --as ada");
    assert_eq!(another.status.code(), Some(77), "{another:?}");
    assert_eq!(cron("logout").status.code(), Some(2));
    let entries = home.does("verify --json").json()["entries"].as_u64().unwrap();
    home.does("login ada");
    let last = home.does(&format!("receipt {} --json", entries - 1)).json();
    assert_eq!(
        (&last["entry"]["kind"], &last["entry"]["actor"]),
        (&"denied".into(), &"nightly".into())
    );
    refuses_a_token_that_is_not_private(&home, &token);
    home.verifies();
}

fn refuses_a_token_that_is_not_private(home: &Home, token: &Path) {
    let line = "whoami --token-file nightly.token";
    home.does(line);
    fs::set_permissions(token, Permissions::from_mode(0o640)).expect("the file is ours");
    home.tries(line).ends(78).warns("others may use it");
    fs::set_permissions(token, Permissions::from_mode(0o600)).expect("the file is ours");
    let text = fs::read_to_string(token).expect("the file is ours");
    fs::write(token, text.replace("nightly", "ada")).expect("the file is ours");
    home.tries(line).ends(77);
    fs::write(token, "hello\n").expect("the file is ours");
    home.tries(line).ends(77).warns("not a token");
    fs::remove_file(token).expect("the file is ours");
    home.tries(line).ends(78).warns("there is no such file");
}

#[test]
fn a_token_with_a_role_that_records_signs_for_what_the_script_does() {
    let home = Home::staffed();
    home.does("token create dock-bot --role operator --out bot.token");
    home.does(&format!("receive {} --token-file bot.token", ups(1)));
    let history = home.does(&format!("history {} --json", ups(1))).json();
    assert_eq!(history[0]["actor"], "dock-bot");
    home.does("operator disable dock-bot");
    home.tries(&format!("receive {} --token-file bot.token", ups(2))).ends(77);
    home.tries("operator password dock-bot").ends(1).warns("is a script");
    home.verifies();
}
