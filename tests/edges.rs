//! The edges of the command line: what is typed, scanned, read and written, as other programs see it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::common::program::small_picture;
use crate::common::templates;

/// A pair of devices that nobody has in their books: a serial number of a common form, and a tag.
const SERIAL: &str = "C02XL0THJGH5";
const PARCEL: &str = "1Z999AA10123456784";

/// A dock with its own folder, an admin, an operator, a viewer and two people.
struct Dock {
    folder: TempDir,
}

impl Dock {
    fn bare() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    fn new() -> Self {
        let dock = Self::bare();
        templates::copy("dock", &dock.path("home"), |folder| {
            let folder = tempfile::tempdir_in(folder).expect("a folder in there");
            let template = Self { folder };
            template.settle_in();
            template.folder.keep().join("home")
        });
        dock
    }

    fn settle_in(&self) {
        self.init();
        for (who, role) in [("olga", "operator"), ("vera", "viewer")] {
            self.does(&["operator", "add", who, "--role", role]);
        }
        for who in ["olga", "vera", "alice"] {
            self.does(&["login", who]);
        }
        self.does(&["person", "add", "Ada Lovelace", "--email", "ada@example.com"]);
        self.does(&["person", "add", "Alan Turing", "--email", "alan@example.com"]);
    }

    fn init(&self) {
        let line =
            "init --tenant acme --facility hq --station dock-1 --zone Europe/Berlin --admin alice";
        self.does(&line.split(' ').collect::<Vec<_>>());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the dock's folder and answers with its path.
    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a file can be written");
        path.to_string_lossy().into_owned()
    }

    fn signature(&self) -> String {
        self.file("signature.png", &small_picture(1))
    }

    fn with_input(&self, args: &[&str], input: &str) -> Answer {
        let mut child = Command::new(env!("CARGO_BIN_EXE_custody"))
            .args(args)
            .env_clear()
            .env("CUSTODY_HOME", self.folder.path().join("home"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        // A command that reads nothing may have closed it already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        Answer::of(&child.wait_with_output().expect("the program ends"))
    }

    /// Runs a command line; whoever is asked for a password says it.
    fn run(&self, args: &[&str]) -> Answer {
        let asks = matches!(args, ["init" | "login", ..] | ["operator", "add", ..]);
        if !asks {
            return self.with_input(args, "");
        }
        self.with_input(&[args, &["--password-stdin"]].concat(), "correct horse battery\n")
    }

    /// Runs what must go well.
    fn does(&self, args: &[&str]) -> Answer {
        let answer = self.run(args);
        assert_eq!(answer.code, 0, "{args:?}: {answer:?}");
        answer
    }

    /// An asset that is here and may be handed off.
    fn enters(&self, serial: &str, tag: &str) {
        let why = "was here before the books";
        self.does(&[
            "serialize",
            "--no-parcel",
            why,
            "--serial",
            serial,
            "--tag",
            tag,
            "--confirm",
        ]);
    }
}

#[derive(Debug)]
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Answer {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("the answer is JSON")
    }
}

fn picture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/demo").join(name);
    path.to_string_lossy().into_owned()
}

#[test]
fn a_bad_row_of_an_import_is_named_by_its_own_line() {
    let dock = Dock::new();
    for (name, ending) in [("lf.csv", "\n"), ("crlf.csv", "\r\n")] {
        let rows = ["tracking,carrier", "1Z999AA10123456784,UPS", "A!,UPS", "1Z999AA10123456785"];
        let file = dock.file(name, rows.join(ending).as_bytes());
        let answer = dock.run(&["import", &file, "--kind", "parcels"]);
        assert_eq!(answer.code, 65, "{answer:?}");
        assert!(answer.err.contains("line 3: tracking number has"), "{answer:?}");
        assert!(answer.err.contains("line 4: has 1 fields"), "{answer:?}");
    }
}

#[test]
fn an_export_says_what_no_longer_counts_and_shows_what_was_set_right() {
    let dock = Dock::new();
    // It becomes entry 7: the log was founded, two operators enrolled and four sessions opened before.
    dock.enters(SERIAL, "AT-1");
    let signature = dock.signature();
    dock.does(&["hand-off", "AT-1", "--to", "ada@example.com", "--signature", &signature]);
    dock.does(&["return", "AT-1", "--from", "ada@example.com", "--condition", "good"]);
    dock.does(&["correct", "9", "--set", "condition=cosmetic", "--reason", "scratched"]);
    let wrong = ["hand-off", "AT-1", "--to", "ada@example.com", "--signature", &signature];
    dock.does(&wrong);
    dock.does(&["correct", "11", "--void", "--reason", "wrong shelf"]);
    for (kind, rows) in [("handoffs", 3), ("events", 6)] {
        let out = dock.does(&["export", kind, "--output", "-"]).out;
        let mut lines = out.lines();
        let header = lines.next().unwrap_or_default();
        assert!(header.ends_with(",voided_by,void_reason"), "{header}");
        let lines: Vec<&str> = lines.collect();
        assert_eq!(lines.len(), rows, "{out}");
        let of = |seq: &str| lines.iter().find(|l| l.contains(&format!(":{seq},{seq},"))).copied();
        assert!(of("8").is_some_and(|line| line.ends_with(",,")), "{out}");
        assert!(of("9").is_some_and(|line| line.contains(",cosmetic,")), "{out}");
        assert!(of("11").is_some_and(|line| line.ends_with(",12,wrong shelf")), "{out}");
    }
}

#[test]
fn an_export_goes_where_the_path_leads_and_keeps_the_mode() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let dock = Dock::new();
    dock.enters(SERIAL, "AT-1");
    let target = dock.file("target.csv", b"old");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o644)).expect("the mode can be set");
    let link = dock.path("link.csv");
    symlink("target.csv", &link).expect("a link can be made");
    let link = link.to_string_lossy();
    dock.does(&["export", "assets", "--output", &link]);
    assert!(fs::symlink_metadata(&*link).expect("it is there").is_symlink());
    assert!(fs::read_to_string(&target).expect("it is there").contains(SERIAL));
    let mode = fs::metadata(&target).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o644);

    let pipe = dock.path("pipe");
    let status = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there");
    assert!(status.success());
    let from = pipe.clone();
    let reader = std::thread::spawn(move || fs::read_to_string(from));
    dock.does(&["export", "assets", "--output", &pipe.to_string_lossy()]);
    let read = reader.join().expect("the reader ends").expect("the pipe can be read");
    assert!(read.contains(SERIAL), "{read}");
}

#[test]
fn what_a_file_or_a_typist_says_cannot_steer_a_terminal() {
    let dock = Dock::new();
    let answer = dock.run(&["show", "A\u{9b}2J\u{202e}", "--json"]);
    assert!(answer.err.contains(r"\u009b2J\u202e"), "{answer:?}");
    let answer = dock.run(&["shew\u{202e}"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains(r"shew\u{202e}"), "{answer:?}");
    assert_eq!(dock.run(&["person", "add", "Ada\u{202e}"]).code, 2);
    let help = dock.does(&["help", "receive"]);
    assert!(help.out.contains("Usage: custody receive"), "{help:?}");
}

#[test]
fn a_photographed_tag_goes_with_the_photographed_serial_number() {
    let dock = Dock::new();
    dock.does(&["profile", "set", "tag_prefix", "AT-"]);
    let (laptop, tag) = (picture("box-laptop.png"), picture("tag-asset.png"));
    let common = ["serialize", "--no-parcel", "was here before", "--confirm", "--json"];
    let images = ["--serial", SERIAL, "--image", &laptop, "--image", &tag];
    let answer = dock.does(&[&common[..], &images[..]].concat());
    let rows: Vec<serde_json::Value> =
        answer.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), 2, "{answer:?}");
    assert_eq!(rows[0]["serial"], SERIAL);
    assert!(rows[0]["tag"].is_null(), "{answer:?}");
    assert!(rows[1]["serial"].is_string() && rows[1]["tag"].is_string(), "{answer:?}");

    let images = ["--serial", "C02ZZ0THJGH6", "--serial", "C02ZZ0THJGH7", "--image", &tag];
    let answer = dock.run(&[&common[..4], &images[..]].concat());
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("--serial and --tag"), "{answer:?}");
}

#[test]
fn a_parcel_is_closed_after_the_last_scan_and_not_after_the_first() {
    let dock = Dock::new();
    dock.does(&["receive", PARCEL]);
    let scans = "C02XL0THJGH5\nC02XL0THJGH6\n";
    let answer = dock.with_input(&["serialize", PARCEL, "--last", "--confirm"], scans);
    assert_eq!(answer.code, 0, "{answer:?}");
    let parcel = dock.does(&["show", PARCEL, "--json"]).json();
    assert_eq!((&parcel["closed_how"], &parcel["settled"]), (&"converted".into(), &2.into()));

    let other = "9400111899560000000007";
    dock.does(&["receive", other]);
    let scans = "C02XL0THJGH7\nC02XL0THJGH8\n";
    let answer = dock.with_input(&["serialize", other, "--contents", "3", "--confirm"], scans);
    assert_eq!(answer.code, 0, "{answer:?}");
    let parcel = dock.does(&["show", other, "--json"]).json();
    assert_eq!((&parcel["contents"], &parcel["settled"]), (&3.into(), &2.into()));
    let answer = dock.with_input(&["serialize", other, "--last", "--confirm"], "C02XL0THJGH8\n");
    assert_eq!(answer.code, 65, "{answer:?}");
    assert!(answer.err.contains("1 of the things counted"), "{answer:?}");
}

#[test]
fn one_laptop_under_two_names_is_one_item_of_a_manifest() {
    let dock = Dock::new();
    dock.enters(SERIAL, "AT-1");
    let signature = dock.signature();
    let to = ["--to", "ada@example.com", "--signature", &signature];
    let answer = dock.does(&[&["hand-off", "AT-1", SERIAL, "--json"][..], &to[..]].concat());
    assert_eq!(answer.out.lines().count(), 1, "{answer:?}");
    let history = dock.does(&["history", "AT-1", "--json"]).json();
    assert_eq!(history[1]["data"]["items"], 1, "{history}");
    let answer = dock.does(&["return", "AT-1", SERIAL, "--from", "ada@example.com", "--json"]);
    assert_eq!(answer.out.lines().count(), 1, "{answer:?}");
}

#[test]
fn a_proxy_is_entered_on_request_and_only_with_what_is_recorded() {
    let dock = Dock::new();
    dock.enters(SERIAL, "AT-1");
    let signature = dock.signature();
    let by = ["--to", "ada@example.com", "--by", "Ada Lovelance", "--authority", "asked by phone"];
    let by = [&["hand-off", "AT-1"][..], &by[..]].concat();
    let answer = dock.run(&by);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("--new-person"), "{answer:?}");
    // Without a signature the rules say no.
    let by = [&by[..], &["--new-person"]].concat();
    let answer = dock.run(&by);
    assert_eq!(answer.code, 1, "{answer:?}");
    let known = |dock: &Dock| dock.does(&["person", "list"]).out.contains("Lovelance");
    assert!(!known(&dock), "a refusal enters nobody");
    dock.does(&[&by[..], &["--signature", &signature]].concat());
    assert!(known(&dock));
    let history = dock.does(&["history", "AT-1"]).out;
    assert!(history.contains("collected by Ada Lovelance (asked by phone)"), "{history}");
}

#[test]
fn a_guess_at_an_identifier_is_a_question_and_no_action() {
    let dock = Dock::new();
    dock.enters("12345XYZ9", "AT-1");
    let signature = dock.signature();
    let to = ["--to", "ada@example.com", "--signature", &signature];
    let answer = dock.run(&[&["hand-off", "S12345XYZ9"][..], &to[..]].concat());
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("did you mean 12345XYZ9?"), "{answer:?}");
    // What the message itself labels is no guess.
    dock.does(&["show", "[)>\u{1e}06\u{1d}S12345XYZ9\u{1e}\u{4}"]);
}

#[test]
fn an_argument_that_must_be_a_parcel_means_the_parcel() {
    let dock = Dock::new();
    dock.does(&["receive", PARCEL]);
    dock.enters(PARCEL, "AT-1");
    assert_eq!(dock.run(&["show", PARCEL]).code, 1, "it means two items");
    dock.does(&["match", PARCEL, "--to", "ada@example.com"]);
    let serial = ["--serial", SERIAL, "--confirm"];
    dock.does(&[&["serialize", PARCEL, "--last"][..], &serial[..]].concat());
    // The parcel is closed now, and the asset is not.
    let again = ["serialize", PARCEL, "--serial", SERIAL, "--confirm"];
    let answer = dock.does(&again);
    assert!(answer.out.contains("already so"), "{answer:?}");
}

#[test]
fn a_picture_that_cannot_be_read_is_said_before_anything_is_recorded() {
    let dock = Dock::new();
    let (first, third) = (picture("parcel-ups.png"), picture("parcel-fedex.png"));
    let missing = dock.path("missing.png").to_string_lossy().into_owned();
    let images = ["receive", "--image", &first, "--image", &missing, "--image", &third];
    assert_eq!(dock.run(&images).code, 66);
    assert_eq!(dock.does(&["list"]).out, "");
}

#[test]
fn a_place_is_recorded_as_it_is_registered() {
    let dock = Dock::new();
    dock.does(&["place", "add", "Shelf B"]);
    dock.does(&["receive", PARCEL, "--at", "SHELF B"]);
    assert_eq!(dock.does(&["show", PARCEL, "--json"]).json()["place"], "Shelf B");
    dock.does(&["move", PARCEL, "--at", "DOCK-1"]);
    assert_eq!(dock.does(&["show", PARCEL, "--json"]).json()["place"], "dock-1");
    let file = dock.file("parcels.csv", b"tracking,place\n9400111899560000000007,shelf b\n");
    dock.does(&["import", &file, "--kind", "parcels"]);
    let parcel = dock.does(&["show", "9400111899560000000007", "--json"]).json();
    assert_eq!(parcel["place"], "Shelf B");
}

#[test]
fn what_a_crash_left_of_an_init_is_in_nobodys_way() {
    let dock = Dock::bare();
    let folder = dock.path("home/data/acme");
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join("ledger.db"), b"").expect("a file can be written");
    dock.init();
    dock.does(&["receive", PARCEL]);
    let names = fs::read_dir(&folder).expect("it is there");
    let mut names: Vec<_> = names.map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(
        names,
        ["credentials.db", "ledger.db", "vault.json", "vault.json.lock"],
        "nothing unfinished stays"
    );

    fs::remove_dir_all(dock.path("home/config")).expect("it is there");
    let again = ["--station", "dock-1", "--zone", "UTC", "--admin", "alice"];
    let answer =
        dock.run(&[&["init", "--tenant", "acme", "--facility", "hq"][..], &again[..]].concat());
    assert_eq!(answer.code, 73, "a ledger with a record is not touched");
    assert!(answer.err.contains("move it away first"), "{answer:?}");
}

#[test]
fn a_history_leaves_out_no_remark_and_marks_what_was_amended() {
    let dock = Dock::new();
    dock.does(&["receive", PARCEL, "--note", "dented corner"]);
    assert!(dock.does(&["history", PARCEL]).out.contains(": dented corner on "));
    dock.enters(SERIAL, "AT-1");
    let signature = dock.signature();
    let signed = ["--signature", &signature];
    let to = ["hand-off", "AT-1", "--to", "ada@example.com", "--note", "at the desk"];
    dock.does(&[&to[..], &signed[..]].concat());
    let on = ["transfer", "AT-1", "--from", "ada@example.com", "--to", "alan@example.com"];
    dock.does(&[&on[..], &["--due", "2099-12-24"], &signed[..]].concat());
    let back = ["return", "AT-1", "--from", "alan@example.com", "--note", "left at the counter"];
    dock.does(&back);
    dock.does(&["sanitize", "AT-1", "--method", "purge", "--verifier", "olga"]);
    let events = dock.does(&["history", "AT-1", "--json"]).json();
    let returned = events[3]["seq"].to_string();
    assert_eq!(events[3]["kind"], "returned", "{events}");
    dock.does(&["correct", &returned, "--set", "condition=good", "--reason", "misread"]);
    let history = dock.does(&["history", "AT-1"]).out;
    for wanted in [
        "signed: at the desk on ",
        "signed, due back 2099-12-24",
        "unknown: left at the counter on ",
        "checked by olga)",
    ] {
        assert!(history.contains(wanted), "{wanted}: {history}");
    }
    let line = history.lines().find(|line| line.contains("left at the counter"));
    assert!(line.is_some_and(|line| line.contains("[amended: see ")), "{history}");
    let events = dock.does(&["history", "AT-1", "--json"]).json();
    let last = events.as_array().and_then(|events| events.last()).expect("there are events");
    assert_eq!(events[3]["amended_by"][0], last["seq"], "{events}");
}

#[test]
fn a_list_is_one_object_a_line_and_csv_is_refused_where_there_is_none() {
    let dock = Dock::new();
    dock.enters(SERIAL, "AT-1");
    let now = "2099-01-01T00:00:00Z";
    for (command, lines) in [
        (&["place", "list"][..], 1),
        (&["person", "list"], 2),
        (&["operator", "list"], 3),
        (&["profile", "list"], 1),
        (&["history", "AT-1"], 1),
        (&["find", SERIAL], 1),
        (&["holdings", "ada@example.com", "--as-of", now], 0),
        (&["show", "AT-1"], 1),
    ] {
        let answer = dock.does(&[command, &["--format", "jsonl"][..]].concat());
        assert_eq!(answer.out.lines().count(), lines, "{answer:?}");
        for line in answer.out.lines() {
            let value: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            assert!(value["schema"].is_string(), "{line}");
        }
        let answer = dock.run(&[command, &["--format", "csv"][..]].concat());
        let is_a_table = !matches!(command[0], "history" | "holdings" | "show");
        let wanted = if is_a_table { 0 } else { 2 };
        assert_eq!(answer.code, wanted, "{command:?}: {answer:?}");
    }
    let csv = dock.does(&["find", SERIAL, "--format", "csv"]).out;
    assert!(csv.starts_with("standing,") && csv.contains(SERIAL), "{csv}");
}

#[test]
fn what_the_rules_ask_for_is_an_admins_business() {
    let dock = Dock::new();
    dock.does(&["place", "add", "Shelf B"]);
    for (key, value) in
        [("rules.asset_hand_off", "name"), ("place", "shelf b"), ("tag_prefix", "AT-")]
    {
        for who in ["olga", "vera"] {
            let answer = dock.run(&["profile", "set", key, value, "--as", who]);
            assert_eq!(answer.code, 77, "{key} by {who}: {answer:?}");
        }
        dock.does(&["profile", "set", key, value, "--as", "alice"]);
    }
    let settings = dock.does(&["profile", "show", "--json"]).json();
    assert_eq!(settings["settings"]["place"]["value"], "Shelf B", "{settings}");
    let answer = dock.run(&["profile", "set", "zone", "UTC", "--as", "olga"]);
    assert_eq!(answer.code, 77, "{answer:?}");
}

#[test]
fn a_return_by_somebody_else_is_recorded_and_said_aloud() {
    let dock = Dock::new();
    dock.enters(SERIAL, "AT-1");
    let hand_off =
        ["hand-off", "AT-1", "--to", "ada@example.com", "--override", "the pad is broken"];
    dock.does(&hand_off);
    let answer = dock.does(&["return", "AT-1", "--from", "alan@example.com"]);
    assert!(answer.err.contains("by the record, Ada Lovelace had it"), "{answer:?}");
    assert!(answer.out.contains("Asset received from Alan Turing"), "{answer:?}");
}

#[test]
fn a_person_who_is_renamed_is_said_to_have_had_another_name() {
    let dock = Dock::new();
    let answer = dock.does(&["person", "add", "Ada King", "--email", "ada@example.com"]);
    assert!(answer.out.contains("Ada King brought up to date, was Ada Lovelace"), "{answer:?}");
}

#[test]
fn a_recipient_whom_nobody_knows_is_said_to_be_missing_from_the_directory() {
    let dock = Dock::new();
    let text = b"tracking,recipient\n9400111899560000000007,Nobody Known\n";
    let file = dock.file("parcels.csv", text);
    let answer = dock.does(&["import", &file, "--kind", "parcels"]);
    assert!(answer.err.contains("1 rows name a recipient who is not"), "{answer:?}");
    assert!(dock.does(&["list", "--unmatched"]).out.contains("9400111899560000000007"));
}
