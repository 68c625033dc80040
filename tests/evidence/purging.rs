//! `custody purge`, with evidence that was recorded long ago.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use custody::access::session_file::{HeldSession, SessionFolder};
use custody::domain::command::Command;
use custody::domain::event::{Condition, Evidence, EvidenceKind, Inspection};
use custody::domain::names::{CommandId, OperatorName, SessionId};
use custody::domain::party::Role;
use custody::ledger::{KeyError, KeyHolder, Keys, Ledger, Mode, Order, Outcome, Outside};
use custody::vault::Vault;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{acme, keep, traces, vault_of};
use crate::common::desk::{Steps, asset, line, outside};
use crate::common::program::Home;
use crate::common::{look, name, operator};

const PHOTO: &[u8] = b"the open bytes of a photo, canary-4712";

/// The private keys of a home, and of whoever is logged in there.
struct OfTheHome {
    vault: Vault,
    session: HeldSession,
}

impl Keys for OfTheHome {
    fn seed(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        let missing = || KeyError::Missing(holder.clone());
        if let KeyHolder::Session { .. } = holder {
            return self.session.seed.expose().try_into().map_err(|_| missing());
        }
        let secret = self.vault.secret(&holder.to_string()).map_err(|_| missing())?;
        secret.expose().try_into().map_err(|_| missing())
    }

    fn make(&self, holder: &KeyHolder) -> Result<[u8; 32], KeyError> {
        Err(KeyError::Exists(holder.clone()))
    }

    fn session_of(&self, _operator: &OperatorName) -> Option<SessionId> {
        Some(self.session.id)
    }
}

/// Records an inspection with a photo as it would have been so many days ago. Answers with its number and
/// the sealed file.
fn inspected(home: &Home, days: u64, bytes: &[u8]) -> (String, std::path::PathBuf) {
    let then = SystemTime::now() - Duration::from_hours(days * 24) - Duration::from_mins(1);
    let ms = then.duration_since(UNIX_EPOCH).expect("it can be done").as_millis();
    let clock = Steps::from(i64::try_from(ms).expect("it can be done"));
    let vault = vault_of(home);
    let sealed_under = Uuid::new_v4();
    let sealed =
        vault.seal_blob(&sealed_under.simple().to_string(), bytes).expect("it can be done");
    let folder = home.path("data/acme/evidence");
    fs::create_dir_all(&folder).expect("it can be done");
    let file = folder.join(sealed_under.simple().to_string());
    fs::write(&file, &sealed.content).expect("it can be done");
    let sessions = SessionFolder::at(home.path("runtime/acme"));
    let session = sessions.held(&name("ada")).expect("it can be done").expect("she is here");
    let outside = Outside { keys: Box::new(OfTheHome { vault, session }), ..outside(&clock) };
    let mut ledger =
        Ledger::open(&home.ledger(), &acme(), Mode::Write, outside).expect("it can be done");
    let sha256 = Sha256::digest(bytes).into();
    let batch = ledger.batch().expect("it can be done");
    let now = batch.now();
    keep(&batch, sha256, sealed_under, &sealed.key, now);
    batch.commit().expect("it can be done");
    let photo = Evidence { kind: EvidenceKind::Photo, sha256, bytes: bytes.len() as u64 };
    let look = Inspection { photos: vec![photo], ..look(Condition::Good) };
    let order = Order {
        id: CommandId::from_uuid(Uuid::new_v4()),
        operator: operator("ada", Role::Admin),
        lines: vec![line(asset("SN-1001"), Command::Inspect(look))],
        late: None,
        overriding: None,
        signer: None,
        statement: None,
    };
    let outcome = ledger.record(&order).expect("it can be done");
    assert!(matches!(outcome, Outcome::Recorded(_)), "{outcome:?}");
    ((ledger.size().expect("it can be done") - 1).to_string(), file)
}

fn home_with_an_asset() -> Home {
    let home = Home::staffed();
    home.does("serialize --no-parcel stock --serial SN-1001");
    home
}

#[test]
fn what_is_past_its_time_is_gone_for_good_and_its_receipt_still_verifies() {
    let home = home_with_an_asset();
    let (_, young) = inspected(&home, 89, b"a younger one");
    let (event, file) = inspected(&home, 90, PHOTO);
    let sealed = fs::read(&file).unwrap();
    home.does(&format!("receipt {event} --proof before.tlog-proof"));
    assert_eq!(home.does("verify --json").json()["evidence"], 2);
    let entries = home.verifies();

    home.does("purge --dry-run")
        .says("photo")
        .says("1 pieces of evidence past their time would be");
    assert!(file.exists());
    assert_eq!(home.verifies(), entries);
    home.tries("--as olga purge").ends(77);
    home.does("purge").says(&format!("event {event}")).says("deleted").warns("Backups made before");
    assert!(!file.exists() && young.exists());
    for needle in [PHOTO, &sealed[..64]] {
        assert!(traces(&home.path(""), needle).is_empty());
    }
    let verdict = home.does("verify").says("1 pieces of evidence, 1 purged").out;
    assert!(verdict.starts_with("ok: "), "{verdict}");
    let verdict = home.does("verify --json").json();
    assert_eq!((&verdict["evidence"], &verdict["evidence_purged"]), (&1.into(), &1.into()));
    let log = home.does("keys --json").json()["keys"][0]["key"].as_str().unwrap().to_owned();
    home.does(&format!("verify --receipt before.tlog-proof --key {log}"));
    home.does(&format!("receipt {event} --proof after.tlog-proof"));
    home.does(&format!("verify --receipt after.tlog-proof --key {log}"));
    home.does(&format!("evidence {event} --out open")).says("photo       purged");

    let entries = home.verifies();
    home.does("purge").says("nothing is past its time");
    assert_eq!(home.verifies(), entries, "twice is once");
}

#[test]
fn the_time_is_what_the_profile_says() {
    let home = home_with_an_asset();
    let (_, file) = inspected(&home, 10, PHOTO);
    let shown = home.does("profile show --origin").out;
    for (key, days) in [
        ("photo", "90"),
        ("label", "90"),
        ("signature", "3650"),
        ("paper", "3650"),
        ("certificate", "3650"),
        ("left_people", "never"),
    ] {
        let row = shown.lines().find(|row| row.starts_with(&format!("retention.{key}_days")));
        let row = row.expect("it is shown");
        assert!(row.contains(days) && row.contains("built in"), "{row}");
    }
    home.tries("profile set retention.photo_days 0").ends(2).warns("1 to 36500");
    home.tries("profile set retention.photo_day 7").ends(2).warns("retention.photo_days");
    home.tries("profile set retention.photo_days 7 --as olga").ends(77);
    home.does("profile set retention.photo_days 11");
    home.does("purge").says("nothing is past");
    home.does("profile set retention.photo_days 10");
    home.does("profile show --origin").says("acme.toml");
    home.does("purge --json").says("\"dry_run\": false");
    assert!(!file.exists());
    let path = home.path("config/profiles/acme.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("photo_days", "foto_days")).unwrap();
    home.tries("purge").ends(78).warns("foto_days");
}

#[test]
fn what_is_still_out_keeps_its_evidence_and_that_is_said() {
    let home = home_with_an_asset();
    let (_, file) = inspected(&home, 100, PHOTO);
    home.write("sign.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg");
    home.does("purge").says("nothing is past its time").says("1 more are past their time and stay");
    assert!(file.exists());
    home.does("return SN-1001 --from 1815");
    home.does("purge --json");
    assert!(!file.exists());
    home.verifies();
}

#[test]
fn a_backup_from_before_does_not_bring_back_what_was_purged() {
    let home = home_with_an_asset();
    let (event, file) = inspected(&home, 100, PHOTO);
    let backup = home.does("backup --out backups --json").json()["folder"].clone();
    let backup = backup.as_str().unwrap();
    home.does("purge");
    home.does(&format!("restore {backup} --reason 'wrong button' --set-aside"));
    assert!(!file.exists());
    home.does(&format!("evidence {event}")).says("purged");
    let verdict = home.does("verify --json").json();
    assert_eq!((&verdict["verdict"], &verdict["evidence_purged"]), (&"ok".into(), &1.into()));
}

#[test]
fn people_who_left_are_forgotten_only_where_the_profile_says_so() {
    let home = Home::staffed();
    home.does("person add 'Ada Lovelace' --number 1815 --inactive");
    home.does("purge").says("nothing is past its time");
    home.does("person show 1815").says("has left");
    home.does("profile set retention.left_people_days 30");
    home.does("purge").says("nothing is past its time");
    let ledger = rusqlite::Connection::open(home.ledger()).unwrap();
    let month = 31 * super::DAY;
    ledger.execute("UPDATE person SET changed_at = changed_at - ?1", [month]).unwrap();
    home.does("purge --dry-run").says("1 people who have left would be deleted");
    home.does("purge").says("1 people who have left deleted");
    home.tries("person show 1815").ends(1);
    home.does("person show 1906").says("Grace Hopper");
    assert!(traces(&home.path("data"), b"Lovelace").is_empty());
    home.verifies();
}

/// Makes a folder with a file in it, or a file, that was last touched some hours ago.
fn leftover(path: &Path, hours: u64) {
    if path.extension().is_some() {
        fs::write(path, "half").expect("it can be done");
    } else {
        fs::create_dir_all(path).expect("it can be done");
        fs::write(path.join("ledger.db"), "half").expect("it can be done");
    }
    let then = SystemTime::now() - Duration::from_hours(hours);
    fs::File::open(path).expect("it can be done").set_modified(then).expect("it can be done");
}

#[test]
fn leftovers_of_killed_commands_go_after_a_day() {
    let home = home_with_an_asset();
    let (_, kept) = inspected(&home, 1, PHOTO);
    fs::File::open(&kept).unwrap().set_modified(UNIX_EPOCH).unwrap();
    let paths = |mark: &str| {
        [
            format!("data/acme/.init-{mark}"),
            format!("data/acme/.restore-{mark}"),
            format!("data/acme/.tmp{mark}.x"),
            format!("state/acme/.tmp{mark}.x"),
            format!("backups/.backup-{mark}"),
            format!("data/acme/evidence/.tmp{mark}.x"),
        ]
        .map(|name| home.path(&name))
    };
    for (mark, hours) in [("old", 25), ("young", 23)] {
        for path in paths(mark) {
            leftover(&path, hours);
        }
    }
    fs::create_dir_all(home.path("backups/custody-acme-2026-01-01-7")).unwrap();
    let stray = home.path(&format!("data/acme/evidence/{}", Uuid::new_v4().simple()));
    fs::write(&stray, "nobody names it").unwrap();
    fs::File::open(&stray).unwrap().set_modified(UNIX_EPOCH).unwrap();

    home.does("purge --dry-run --backups backups")
        .says("7 leftovers of interrupted commands would");
    assert!(stray.exists() && paths("old").iter().all(|path| path.exists()));
    home.does("purge").says("6 leftovers of interrupted commands deleted");
    assert!(paths("old")[4].exists(), "nobody said where backups are");
    home.does("purge --backups backups").says("1 leftovers");
    assert!(!stray.exists() && paths("old").iter().all(|path| !path.exists()));
    assert!(kept.exists() && paths("young").iter().all(|path| path.exists()));
    assert!(home.path("backups/custody-acme-2026-01-01-7").exists());
    home.verifies();
}

#[test]
fn what_only_a_ledger_names_that_was_set_aside_is_left_alone() {
    let home = home_with_an_asset();
    let backup = home.does("backup --out backups --json").json()["folder"].clone();
    let (_, file) = inspected(&home, 10, PHOTO);
    home.does(&format!("restore {} --reason fire --set-aside", backup.as_str().unwrap()));
    fs::File::open(&file).unwrap().set_modified(UNIX_EPOCH).unwrap();
    home.does("purge").warns("a ledger was set aside");
    assert!(file.exists());
    fs::remove_dir_all(home.path("data/acme/set-aside-1")).unwrap();
    home.does("purge").says("1 leftovers");
    assert!(!file.exists());
}
