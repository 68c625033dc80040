//! Evidence as it lies on the disk: under seal, private, and as it was handed in or not at all.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use custody::vault::SealedBlob;
use rusqlite::Connection;
use uuid::Uuid;

use super::{files_below, traces, vault_of};
use crate::common::program::{Home, INIT, PASSWORD, small_picture};

/// What nobody may find in clear.
const CANARY: &[u8] = b"canary-4711-of-Ada";

fn signature() -> Vec<u8> {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'><title>canary-4711-of-Ada</title></svg>";
    svg.as_bytes().to_vec()
}

fn certificate() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj << /Title (canary-4711-of-Ada) >> endobj\n%%EOF\n".to_vec()
}

/// A JPEG with a comment and an EXIF block, as a camera writes it.
fn photograph() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(64, 48, |x, y| {
        image::Rgb([x, y, x + y].map(|shade| u8::try_from(shade * 2).expect("it is small")))
    });
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Jpeg).expect("a picture can be encoded");
    let plain = file.into_inner();
    let exif = [b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0 GPS 52.5163 ", CANARY].concat();
    let segment = |mark: u8, bytes: &[u8]| {
        let length = u16::try_from(bytes.len() + 2).expect("it is short").to_be_bytes();
        [&[0xff, mark], &length[..], bytes].concat()
    };
    [&plain[..2], &segment(0xe1, &exif), &segment(0xfe, CANARY), &plain[2..]].concat()
}

/// A home where an asset was inspected, handed off and wiped, each with its evidence.
fn with_evidence() -> Home {
    let home = Home::staffed();
    home.write("sign.svg", signature());
    home.write("photo.jpg", photograph());
    home.write("wiped.pdf", certificate());
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does("inspect SN-1001 --condition good --photo photo.jpg");
    home.does("sanitize SN-1001 --method purge --certificate wiped.pdf");
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg");
    home
}

/// The sealed files of a home.
fn sealed_files(home: &Home) -> Vec<PathBuf> {
    files_below(&home.path("data/acme/evidence"))
}

/// Digest, file and sealed key of every piece.
fn rows(home: &Home) -> Vec<(Vec<u8>, Uuid, Vec<u8>)> {
    let ledger = Connection::open(home.ledger()).expect("it is there");
    let mut rows =
        ledger.prepare("SELECT sha256, file, sealed_key FROM evidence").expect("it can be done");
    let rows = rows
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("it can be done");
    rows.collect::<Result<_, _>>().expect("it can be read")
}

/// The number of the last event of a kind.
fn event(home: &Home, kind: &str) -> String {
    let ledger = Connection::open(home.ledger()).expect("it is there");
    let sql = "SELECT max(seq) FROM event WHERE kind = ?1";
    ledger.query_row(sql, [kind], |row| row.get::<_, i64>(0)).expect("it happened").to_string()
}

/// Opens the only piece of evidence of an event.
fn opened(home: &Home, kind: &str) -> Vec<u8> {
    let answer = home.does(&format!("evidence {} --out open --json", event(home, kind))).json();
    let file = answer["evidence"][0]["file"].as_str().expect("it was written").to_owned();
    fs::read(home.path(&file)).expect("it is there")
}

#[test]
fn nothing_of_it_is_in_clear_in_data_state_and_backup() {
    let home = Home::staffed();
    // As long as somebody has it open, the write-ahead log is not taken into the file.
    let reader = Connection::open(home.ledger()).unwrap();
    reader.query_row("SELECT count(*) FROM event", (), |_| Ok(())).unwrap();
    home.write("sign.svg", signature());
    home.write("photo.jpg", photograph());
    home.write("wiped.pdf", certificate());
    home.does("serialize --no-parcel stock --serial SN-1001");
    home.does("inspect SN-1001 --condition good --photo photo.jpg");
    home.does("sanitize SN-1001 --method purge --certificate wiped.pdf");
    home.does("hand-off SN-1001 --to 1815 --signature sign.svg");
    home.does("backup --out backups");
    assert!(fs::metadata(home.ledger().with_extension("db-wal")).unwrap().len() > 0);
    let photo = opened(&home, "inspected");
    let pixels = &photo[photo.len() / 2..photo.len() / 2 + 48];
    for needle in [CANARY, b"%PDF", b"<svg", b"52.5163", pixels] {
        for folder in ["data", "state", "config", "backups"] {
            assert_eq!(traces(&home.path(folder), needle), [] as [PathBuf; 0], "{folder}");
        }
    }
    assert!(!traces(&home.path("open"), pixels).is_empty(), "the search finds what is there");
    assert_eq!(sealed_files(&home).len(), 3);
    for file in sealed_files(&home) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let digest = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(digest, "{name} says something");
    }
    home.verifies();
}

#[test]
fn what_was_handed_in_comes_back_and_photos_without_what_the_camera_wrote() {
    let home = with_evidence();
    assert_eq!(opened(&home, "handed_off"), signature());
    assert_eq!(opened(&home, "sanitized"), certificate());
    let photo = opened(&home, "inspected");
    assert!(!photo.windows(4).any(|window| window == b"Exif"));
    assert_eq!(image::load_from_memory(&photo).unwrap().width(), 64);
    for file in files_below(&home.path("open")) {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let listed = home.does(&format!("evidence {} --json", event(&home, "inspected"))).json();
    assert_eq!(listed["evidence"][0]["state"], "kept");
    assert_eq!(listed["evidence"][0]["bytes"], photo.len());
    home.tries(&format!("--as vera evidence {}", event(&home, "inspected"))).ends(77);
    home.does(&format!("evidence {}", event(&home, "serialized"))).says("there is no evidence");
    assert_eq!(home.does("verify --json").json()["evidence"], 3);
}

#[test]
fn every_flipped_byte_of_a_file_and_of_its_key_is_an_error() {
    let home = with_evidence();
    let vault = vault_of(&home);
    for (_, file, key) in rows(&home) {
        let row = file.simple().to_string();
        let content = fs::read(home.path("data/acme/evidence").join(&row)).unwrap();
        let opens = |key: Vec<u8>, content: Vec<u8>| {
            vault.open_blob(&row, &SealedBlob { key, content }).is_ok()
        };
        assert!(opens(key.clone(), content.clone()));
        for at in 0..key.len() {
            let mut flipped = key.clone();
            flipped[at] ^= 1;
            assert!(!opens(flipped, content.clone()), "byte {at} of the key");
        }
        for at in 0..content.len() {
            let mut flipped = content.clone();
            flipped[at] ^= 0x80;
            assert!(!opens(key.clone(), flipped), "byte {at} of the content");
        }
    }
    // And whoever verifies is told.
    let path = &sealed_files(&home)[0];
    let honest = fs::read(path).unwrap();
    for at in [0, 5, honest.len() / 2, honest.len() - 1] {
        let mut flipped = honest.clone();
        flipped[at] ^= 1;
        fs::write(path, flipped).unwrap();
        home.tries("verify").ends(3).says("was changed");
    }
    fs::write(path, &honest[..honest.len() - 1]).unwrap();
    home.tries("verify").ends(3).says("was changed");
    fs::remove_file(path).unwrap();
    home.tries("verify").ends(3).says("is not there");
    fs::write(path, honest).unwrap();
    home.verifies();
}

#[test]
fn a_piece_that_was_moved_to_another_row_is_an_error() {
    let home = with_evidence();
    let rows = rows(&home);
    let ledger = Connection::open(home.ledger()).unwrap();
    let set = |column: &str, value: &dyn rusqlite::ToSql, digest: &[u8]| {
        let sql = format!("UPDATE evidence SET {column} = ?1 WHERE sha256 = ?2");
        ledger.execute(&sql, rusqlite::params![value, digest]).unwrap();
    };
    let ((one, one_file, one_key), (other, other_file, other_key)) = (&rows[0], &rows[1]);
    set("file", other_file, one);
    home.tries("verify").ends(3).says("was changed");
    // With its key, too: then it is another piece, and its digest says so.
    set("sealed_key", other_key, one);
    home.tries("verify").ends(3).says("was changed");
    set("file", one_file, one);
    home.tries("verify").ends(3).says("was changed");
    set("sealed_key", one_key, one);
    home.verifies();
    let folder = home.path("data/acme/evidence");
    let path = |file: &Uuid| folder.join(file.simple().to_string());
    fs::rename(path(one_file), path(&Uuid::nil())).unwrap();
    fs::copy(path(other_file), path(one_file)).unwrap();
    home.tries("verify").ends(3).says("was changed");
    fs::rename(path(&Uuid::nil()), path(one_file)).unwrap();
    ledger.execute("DELETE FROM evidence WHERE sha256 = ?1", [other]).unwrap();
    home.tries("verify").ends(3).says("is not there");
}

#[test]
fn whatever_the_umask_everything_is_for_its_owner_only() {
    let home = Home::empty();
    home.write("sign.svg", signature());
    home.write("photo.png", small_picture(1));
    let init = format!("{INIT} --password-stdin < typed");
    home.write("typed", format!("{PASSWORD}\n"));
    let lines = [
        init.as_str(),
        "operator add olga --password-stdin < typed",
        "login olga --password-stdin < typed",
        "login ada --password-stdin < typed",
        "token create bot --out bot.token",
        "serialize --no-parcel stock --serial SN-1001",
        "inspect SN-1001 --condition good --photo photo.png",
        "evidence 7 --out open",
        "backup --out backups",
        "purge",
    ];
    for line in lines {
        let custody = env!("CARGO_BIN_EXE_custody");
        let status = std::process::Command::new("sh")
            .args(["-c", &format!("umask 000; exec {custody} {line}")])
            .env("CUSTODY_HOME", home.path(""))
            .current_dir(home.path(""))
            .status()
            .expect("there is a shell");
        assert!(status.success(), "{line}");
    }
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.path("data/acme/evidence")), 0o700);
    assert_eq!(mode(&home.path("runtime/acme")), 0o700);
    assert_eq!(mode(&home.path("bot.token")), 0o600);
    for folder in ["data", "state", "config", "runtime", "open", "backups"] {
        for file in files_below(&home.path(folder)) {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    }
}

#[test]
fn a_folder_that_is_a_link_is_refused_and_nothing_is_written_behind_it() {
    let home = Home::staffed();
    home.write("photo.png", small_picture(1));
    home.does("serialize --no-parcel stock --serial SN-1001");
    fs::create_dir(home.path("elsewhere")).unwrap();
    symlink(home.path("elsewhere"), home.path("data/acme/evidence")).unwrap();
    let entries = home.does("history SN-1001 --json").out;
    for line in ["inspect SN-1001 --condition good --photo photo.png", "purge", "verify"] {
        home.tries(line).ends(78).warns("is a symbolic link");
    }
    home.tries("backup --out backups").ends(78);
    assert_eq!(fs::read_dir(home.path("elsewhere")).unwrap().count(), 0);
    assert_eq!(home.does("history SN-1001 --json").out, entries);
}

#[test]
fn what_was_damaged_is_kept_anew_when_it_is_handed_in_again() {
    let home = with_evidence();
    for file in sealed_files(&home) {
        fs::write(file, "another").unwrap();
    }
    home.tries("verify").ends(3);
    home.does("inspect SN-1001 --condition good --photo photo.jpg");
    let problems = home.tries("verify").ends(3).out;
    assert!(!problems.contains("photo") && problems.contains("signature"), "{problems}");
}

#[test]
fn evidence_that_acts_is_refused_and_nothing_is_recorded() {
    let home = Home::staffed();
    home.does("serialize --no-parcel stock --serial SN-1001");
    let entries = home.verifies();
    home.write("loud.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>");
    home.write("loud.pdf", "%PDF-1.4\n1 0 obj << /OpenAction << /S /JavaScript >> >> endobj");
    home.write("broken.jpg", &photograph()[..200]);
    let sign = "hand-off SN-1001 --to 1815 --signature";
    home.tries(&format!("{sign} loud.svg")).ends(66).warns("<script>").warns("plain copy");
    home.tries(&format!("{sign} loud.pdf")).ends(66).warns("a script");
    home.tries(&format!("{sign} broken.jpg")).ends(66).warns("damaged or cut short");
    let photo = "inspect SN-1001 --condition good --photo";
    home.write("quiet.svg", signature());
    home.tries(&format!("{photo} quiet.svg")).ends(66).warns("is not a photo");
    assert_eq!(home.verifies(), entries);
    assert!(!home.path("data/acme/evidence").exists());
}

#[test]
fn without_its_key_evidence_is_not_opened_and_that_is_said() {
    let home = with_evidence();
    let key = home.path("config/keys/acme.key");
    let honest = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    for line in ["verify", "verify --evidence"] {
        home.does(line)
            .says("0 pieces of evidence, 3 more not opened")
            .warns("3 pieces of evidence were not opened");
    }
    home.tries(&format!("evidence {} --out open", event(&home, "inspected"))).ends(78);
    fs::write(&sealed_files(&home)[0], "short").unwrap();
    home.tries("verify").ends(3).says("was changed");
    fs::write(&key, honest).unwrap();
    home.tries("verify --evidence data").ends(2).warns("goes with --immutable");
}

#[test]
fn a_new_key_of_the_vault_seals_the_keys_of_evidence_anew() {
    let home = with_evidence();
    let before = rows(&home);
    let contents: Vec<_> = sealed_files(&home).iter().map(|file| fs::read(file).unwrap()).collect();
    home.does("vault rotate").says("keys of evidence");
    for ((_, file, old), (_, same, new)) in before.iter().zip(&rows(&home)) {
        assert_eq!(file, same);
        assert_ne!(old[2..10], new[2..10], "the key that it is sealed under");
        assert!(traces(&home.path("data"), old).is_empty(), "the old box is gone");
    }
    let after: Vec<_> = sealed_files(&home).iter().map(|file| fs::read(file).unwrap()).collect();
    assert_eq!(contents, after, "nothing else is written anew");
    home.verifies();
    home.does("vault renew keyfile:other.key").warns("keys of evidence are sealed with it");
    assert_eq!(opened(&home, "handed_off"), signature());
    assert_eq!(home.does("verify --json").json()["evidence"], 3);
}
