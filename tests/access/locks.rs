//! Wrong passwords: how many are looked at, and what the station says of it.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use custody::access::credentials::{Clocks, Credentials, LOCKED_MS, TRIES_MAX, Tried};
use custody::access::password::Proof;
use custody::domain::names::OperatorName;
use custody::vault::key_source::PassphraseProblem;
use custody::vault::{Ask, Secret, Unlock, Vault};

use crate::common::name;
use crate::common::program::{Home, PASSWORD};

struct Nobody;

impl Unlock for Nobody {
    fn passphrase(&self, _ask: Ask) -> Result<Secret, PassphraseProblem> {
        Err(PassphraseProblem::NobodyToAsk)
    }

    fn credentials_folder(&self) -> Option<PathBuf> {
        None
    }
}

fn vault(home: &Home) -> Vault {
    Vault::open(&home.path("data/acme/vault.json"), &name("acme"), Box::new(Nobody))
        .expect("a vault with a keyfile opens")
}

fn credentials<'v>(home: &Home, vault: &'v Vault) -> Credentials<'v> {
    Credentials::open(&home.path("data/acme/credentials.db"), vault).expect("they can be used")
}

fn password(text: &str) -> Proof {
    Proof::password(&Secret::from(text.to_owned()))
}

/// The clocks, so many milliseconds after some noon, in a boot of the machine.
fn clocks(boot: &str, after_ms: i64) -> Clocks {
    let wall_ms = 1_800_000_000_000 + after_ms;
    Clocks { wall_ms, boot: boot.to_owned(), up_ms: 1_000_000 + after_ms }
}

fn ada() -> OperatorName {
    name("ada")
}

#[test]
fn of_fifty_wrong_tries_at_once_five_are_looked_at() {
    let home = Home::new();
    let looked_at = AtomicU32::new(0);
    let locked = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| {
                let vault = vault(&home);
                let mut credentials = credentials(&home, &vault);
                let mut looks = |hash: Option<&str>| {
                    looked_at.fetch_add(u32::from(hash.is_some()), Ordering::SeqCst);
                    false
                };
                let proof = password("a wrong password");
                let now = clocks("b", 0);
                let tried = credentials.attempt_with(&ada(), &proof, &now, &mut looks).unwrap();
                if matches!(tried, Tried::Wrong { locked_until_ms: Some(_) }) {
                    locked.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    assert_eq!(looked_at.into_inner(), TRIES_MAX);
    assert_eq!(locked.into_inner(), 1, "one of them was one too many");
}

#[test]
fn a_try_counts_before_it_is_looked_at_so_that_a_kill_gives_none_for_free() {
    let home = Home::new();
    let before = vault(&home);
    for wanted in 1..=TRIES_MAX {
        let mut login = home
            .command("login ada --password-stdin")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut login.stdin.take().unwrap(), b"a wrong password\n").unwrap();
        // The slow hash takes a quarter of a second: the kill comes in the middle of it.
        let begun = Instant::now();
        let counted = || credentials(&home, &before).standing(&ada(), &clocks("b", 0)).unwrap();
        while counted().failed < wanted {
            assert!(begun.elapsed() < Duration::from_secs(30), "try {wanted} is not counted");
            std::thread::sleep(Duration::from_millis(5));
        }
        login.kill().unwrap();
        login.wait().unwrap();
    }
    home.tries("login ada").ends(77).warns("there were too many tries");
}

#[test]
fn a_lock_lasts_by_both_clocks_and_over_a_boot_by_the_wall_clock() {
    let home = Home::new();
    let vault = vault(&home);
    let mut credentials = credentials(&home, &vault);
    let mut tries = |now: &Clocks, is_right: bool| {
        let proof = password(PASSWORD);
        credentials
            .attempt_with(&ada(), &proof, now, &mut |hash| is_right && hash.is_some())
            .unwrap()
    };
    for _ in 0..TRIES_MAX {
        assert!(matches!(tries(&clocks("b", 0), false), Tried::Wrong { .. }));
    }
    assert!(matches!(tries(&clocks("b", LOCKED_MS - 1), true), Tried::Locked));
    // The wall clock was set; the time since boot was not.
    let set = Clocks { wall_ms: clocks("b", LOCKED_MS + 1).wall_ms, ..clocks("b", 60_000) };
    assert!(matches!(tries(&set, true), Tried::Locked));
    let set_back = Clocks { wall_ms: 0, ..clocks("b", LOCKED_MS + 1) };
    assert!(matches!(tries(&set_back, true), Tried::Locked));
    // After another start of the machine, its time since boot says nothing.
    let later = Clocks { up_ms: 5, ..clocks("c", LOCKED_MS + 1) };
    assert!(matches!(tries(&later, false), Tried::Wrong { locked_until_ms: None }));
    let right = tries(&clocks("c", LOCKED_MS + 2), true);
    let Tried::Right { key: Some(_), failed_before } = right else { panic!("{right:?}") };
    assert_eq!(failed_before, 1, "those before the lock are over");
    assert!(matches!(tries(&clocks("c", LOCKED_MS + 3), false), Tried::Wrong { .. }));
}

#[test]
fn a_lock_is_on_record_and_an_admin_ends_it() {
    let home = Home::staffed();
    for _ in 0..TRIES_MAX {
        home.feeds("login olga --password-stdin", "a wrong password\n").ends(77);
    }
    // The right one is not even looked at.
    let locked = home.tries("login olga").ends(77).err;
    let entries = home.does("verify --json").json()["entries"].as_u64().unwrap();
    let entry = home.does(&format!("receipt {} --json", entries - 1)).json()["entry"].clone();
    assert_eq!((&entry["kind"], &entry["actor"]), (&"locked_out".into(), &"station".into()));
    assert_eq!(entry["data"]["name"], "olga");
    // Neither whether somebody is locked nor whether there is such an operator can be found out.
    let wrong = home.feeds("login vera --password-stdin", "a wrong password\n").ends(77).err;
    let unknown = home.feeds("login nobody --password-stdin", "a wrong password\n").ends(77).err;
    assert_eq!((&locked, &wrong), (&wrong, &unknown));
    // A session that is open goes on.
    home.does("list --as olga");
    home.does("operator list").says("locked until");
    home.does("operator unlock olga").says("olga may try again");
    home.does("login olga");
    home.sits("ada");
    home.does("operator unlock olga").says("has not failed");
    home.verifies();
}

#[test]
fn tries_for_somebody_who_is_not_there_lock_nobody() {
    let home = Home::new();
    let vault = vault(&home);
    let mut credentials = credentials(&home, &vault);
    for _ in 0..50 {
        let mut looks = |hash: Option<&str>| hash.is_some();
        let proof = password(PASSWORD);
        let now = clocks("b", 0);
        let tried = credentials.attempt_with(&name("nobody"), &proof, &now, &mut looks).unwrap();
        assert!(matches!(tried, Tried::Wrong { locked_until_ms: None }), "{tried:?}");
    }
    home.does("login ada");
}

/// Run it on a quiet machine: `cargo nextest run --run-ignored only how_long`.
#[test]
#[ignore = "it takes minutes, and a quiet machine"]
fn how_long_a_try_takes_says_nothing_of_the_operator() {
    let home = Home::new();
    let vault = vault(&home);
    let mut credentials = credentials(&home, &vault);
    for _ in 0..TRIES_MAX {
        credentials.attempt_with(&ada(), &password("x"), &clocks("b", 0), &mut |_| false).unwrap();
    }
    home.does("operator add olga");
    let mut times: [Vec<Duration>; 3] = Default::default();
    for n in 0..200 {
        // Locked, unknown and wrong; the wrong one never five times in a row.
        for (who, times) in ["ada", "nobody", "olga"].into_iter().zip(&mut times) {
            let proof = password("a wrong password");
            let begun = Instant::now();
            credentials.attempt(&name(who), &proof, &clocks("b", n)).unwrap();
            times.push(begun.elapsed());
        }
        credentials.unlock(&name("olga")).unwrap();
    }
    let medians = times.map(|mut times| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    });
    let (least, most) =
        medians.iter().fold((f64::MAX, 0.0_f64), |(l, m), t| (l.min(*t), m.max(*t)));
    assert!(most / least < 1.02, "{medians:?}");
}
